import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../../src/config/config-schema.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import type { ConfigResult } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { systemLanguage } from '../../src/config/environment.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

/** The example of the design page. */
const EXAMPLE = `timezone: Europe/Rome
language: it                       # the newsroom's own words: labels, commands, dates
web: { host: 127.0.0.1 }
sources:
  - { name: seeds, folder: ../seeds }
  - { name: agency, feed: "https://example.org/rss.xml", every: 10m, topics: [esteri] }
destinations:
  - { name: canale,    telegram: "@my_channel", card: square }
  - { name: gruppo,    telegram: -1001234567890, topic: 42, language: en }
  - { name: redazione, discord: "112233445566778899", crosspost: true }
  - { name: anteprima, preview: true }
schedules:
  - name: mattino
    cron: "0 8 * * *"
    to: [canale, redazione]
    pick: { count: 1, order: newest, within: 48h, topics: [esteri], languages: [it] }
    post: [summary, quote-card]
    missed: latest
quiet: { from: "23:00", to: "07:00" }
editors: { telegram: [123456789], discord: { users: ["1122"], roles: ["3344"] },
           log: { telegram: -1009876543210, discord: "5566" } }
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strillone-config-'));
  mkdirSync(join(folder, 'config'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const load = (yaml: string, variables: Record<string, string> = {}) => {
  writeFileSync(join(folder, 'config/strillone.yaml'), yaml);
  return loadConfig(folder, variables);
};
const configOf = (yaml: string, variables: Record<string, string> = {}) => {
  const result = load(yaml, variables);
  if (result.kind === 'faults') throw new Error(result.faults.map(reasonInEnglish).join('\n'));
  return result.config;
};
/** Its faults as somebody reads them who speaks English. */
const told = (result: ConfigResult) => (result.kind === 'faults' ? result.faults.map(reasonInEnglish) : []);
const faultsOf = (yaml: string, variables: Record<string, string> = {}) => told(load(yaml, variables));

test('the example of the design page is read to the letter', () => {
  const config = configOf(EXAMPLE, { TELEGRAM_BOT_TOKEN: '1:abc', DISCORD_BOT_TOKEN: 'd' });
  expect(
    config.destinations.map(({ destination, off }) => [destination.name, destination.platform, off]),
  ).toEqual([
    ['canale', 'telegram', null],
    ['gruppo', 'telegram', null],
    ['redazione', 'discord', null],
    ['anteprima', 'preview', null],
  ]);
  expect(config.destinations[1]?.destination).toMatchObject({
    language: 'en',
    place: { chat: -1001234567890, topic: 42, silent: false },
  });
  expect(config.schedules[0]).toMatchObject({
    name: 'mattino',
    timezone: 'Europe/Rome',
    missed: 'latest',
    pick: { count: 1, order: 'newest', within: 48 * 3600_000, topics: ['esteri'], languages: ['it'] },
  });
  expect(config.quiet).toEqual({ from: 23 * 60, to: 7 * 60, timezone: 'Europe/Rome' });
  expect(config.editors).toEqual({
    telegram: [123456789],
    discord: { users: ['1122'], roles: ['3344'] },
  });
  expect(config.platforms.logs).toEqual({ telegram: -1009876543210, discord: '5566' });
  expect(config.sources[0]).toMatchObject({ kind: 'folder', folder: join(folder, 'seeds') });
});

test('a destination has a template and parameters for its links; what of them cannot be read is told with its place', () => {
  const looks = (more: string) => EXAMPLE.replace('card: square', `card: square, ${more}`);
  const { destination } = configOf(looks('template: "# {title}", link: { utm_source: canale, y: 2026 }'))
    .destinations[0]!;
  expect(destination.template?.text).toBe('# {title}');
  expect(destination.link).toEqual({ utm_source: 'canale', y: '2026' });
  expect(configOf(looks('template: "${NONE:-}", link: {}')).destinations[0]?.destination).toMatchObject({
    template: null,
    link: null,
  });
  const block = EXAMPLE.replace(
    '  - { name: anteprima, preview: true }',
    '  - name: anteprima\n    preview: true\n    template: |\n      # {title}\n\n      {sumary:200}\n',
  );
  expect(faultsOf(block)).toEqual([
    'config/strillone.yaml:13 destinations[3].template: line 3: there is no {sumary}; {summary} is meant?',
  ]);
  expect(faultsOf(looks('link: { "utm source": x }'))[0]).toContain('up to 64 letters');
  expect(faultsOf(looks('link: { a: [b] }'))[0]).toContain('link is parameters');
  expect(
    configOf(looks('digest_line: "{title} ({topic})"')).destinations[0]?.destination.digestLine?.text,
  ).toBe('{title} ({topic})');
  expect(faultsOf(EXAMPLE.replace('crosspost: true', 'thread_title: "**{title}**"'))[0]).toContain(
    'destinations[2].thread_title "**{title}**": thread_title is one line of plain text',
  );
  const hook =
    '  - { name: hook, webhook: "https://a.example/", secret: s, template: "{title}" }\nschedules:';
  expect(faultsOf(EXAMPLE.replace('schedules:', hook))[0]).toContain('destinations[4].template');
});

test('a destination has the accent of its theme, for what stands around its cards', () => {
  const config = configOf(EXAMPLE.replace('crosspost: true', 'crosspost: true, theme: notte'));
  expect(config.accent).toBe(0xa3271f);
  expect(config.destinations.map(({ destination }) => destination.accent)).toEqual([
    0xa3271f, 0xa3271f, 0xeab654, 0xa3271f,
  ]);
});

test('filters, hold, breaking news and paywalls are read, and what cannot be is told with its place', () => {
  const config = configOf(
    EXAMPLE.replace('folder: ../seeds', 'folder: ../seeds, hold: 5m, filter: "-sport"')
      .replace('card: square', 'card: square, filter: "topic:esteri"')
      .replace('count: 1,', 'count: 1, filter: "${NONE:-}",') + 'breaking: { to: [canale] }\npaywall: skip\n',
  );
  expect(config.sources[0]).toMatchObject({ hold: 5 * 60_000, filter: { text: '-sport' } });
  expect(config.destinations[0]?.destination.filter?.text).toBe('topic:esteri');
  expect(config.destinations[1]?.destination.filter).toBeNull();
  expect(config.schedules[0]?.pick.filter).toBeNull();
  expect(config.breaking).toEqual({ to: ['canale'], within: 3600_000 });
  expect(config.paywall).toBe('skip');
  expect(configOf(EXAMPLE)).toMatchObject({ breaking: null, paywall: 'mark' });
  const faults = faultsOf(
    EXAMPLE.replace('card: square', 'card: square, filter: "tema:x"') +
      'breaking: { to: [canale, nowhere] }\npaywall: hide\n',
  );
  expect(faults).toEqual([
    expect.stringMatching(
      /:\d+ destinations\[0\]\.filter "tema:x": "tema:x": there is no such field; write one of/,
    ),
    expect.stringMatching(/paywall "hide": paywall is one of mark, skip, ignore/),
    expect.stringMatching(/breaking\.to\[1\]: no destination is named "nowhere"/),
  ]);
});

test('the config of a fresh checkout works without a token', () => {
  const root = join(import.meta.dirname, '../..');
  const result = loadConfig(root, {});
  expect(result.kind).toBe('ok');
  if (result.kind !== 'ok') return;
  expect(result.config.destinations.filter(({ off }) => off === null)).toHaveLength(1);
});

test('a process does what its roles say; what the command line says of them goes before the environment', () => {
  const shared = { DATABASE_URL: 'postgres://u:p@localhost/news' };
  const rolesOf = (variables: Record<string, string>, roles?: string) => {
    writeFileSync(join(folder, 'config/strillone.yaml'), EXAMPLE);
    const result = loadConfig(folder, variables, roles === undefined ? {} : { roles });
    return result.kind === 'ok' ? [...result.config.roles].sort() : result.faults.map(reasonInEnglish);
  };
  expect(rolesOf({})).toEqual(expect.arrayContaining(['dispatcher', 'telegram', 'web']));
  expect(rolesOf({ ...shared, STRILLONE_ROLES: 'web planner' })).toEqual(['planner', 'web']);
  expect(rolesOf({ ...shared, STRILLONE_ROLES: 'web' }, 'sources, planner')).toEqual(['planner', 'sources']);
  expect(rolesOf(shared, 'cook,web')).toEqual([
    expect.stringMatching(/^--roles: cook is no role; there are /),
  ]);
  expect(rolesOf(shared, ' ,')).toEqual([expect.stringMatching(/^--roles names no role; there are /)]);
  expect(rolesOf({ ...shared, STRILLONE_ROLES: 'cook' })).toEqual([
    expect.stringMatching(/^environment: STRILLONE_ROLES: cook is no role/),
  ]);
  expect(rolesOf({}, 'web')).toEqual([expect.stringMatching(/^--roles: only processes .* set DATABASE_URL/)]);
});

test('a destination without its token or id takes no part and says why', () => {
  const config = configOf(EXAMPLE.replace('"@my_channel"', '"${CHAT:-}"'), { DISCORD_BOT_TOKEN: 'd' });
  expect(config.destinations.map(({ off }) => off)).toEqual([
    reasonOf('off-no-place'),
    reasonOf('off-not-set', { name: 'TELEGRAM_BOT_TOKEN' }),
    null,
    null,
  ]);
});

test('every fault is told at once, with file, line, field, rule and remedy', () => {
  const faults = faultsOf(`timezone: Europe/Roma
sources:
  - { name: seeds, folder: ../seeds, colour: red }
destinations:
  - { name: canale, telegram: "@x", card: square }
  - { name: canale, preview: true }
  - { name: nowhere }
  - { name: both, telegram: -1, discord: "1" }
  - { name: long, discord: 112233445566778899 }
schedules:
  - { name: mattino, cron: "0 25 * * *", to: [canle], pick: { within: 2 weeks } }
quiet: { from: "24:00", to: "07:00" }
editors: { telegram: ["@mario"] }
`);
  const line = (number: number) =>
    faults.filter(fault => fault.startsWith(`config/strillone.yaml:${number} `));
  expect(line(1)[0]).toMatch(/timezone "Europe\/Roma": no such time zone/);
  expect(line(3)[0]).toMatch(/sources\[0\]\.colour "red": no such setting/);
  expect(line(5)[0]).toMatch(/destinations\[0\]\.telegram "@x": a Telegram chat is a number/);
  expect(line(7)[0]).toMatch(
    /destinations\[2\]: a destination has exactly one of telegram, discord, discord_webhook, webhook, preview/,
  );
  expect(line(8)[0]).toMatch(/destinations\[3\]: a destination has exactly one of/);
  expect(line(9)[0]).toMatch(/destinations\[4\]\.discord \d+: a Discord id is digits in quotes/);
  expect(line(11)[0]).toMatch(/schedules\[0\]\.pick\.within "2 weeks": a length of time/);
  expect(line(12)[0]).toMatch(/quiet\.from "24:00": a time of day/);
  expect(line(13)[0]).toMatch(/editors\.telegram\[0\] "@mario": an editor on Telegram is a numeric user id/);
  expect(line(6)[0]).toMatch(/destinations\[1\]\.name: the name "canale" is taken/);
  expect(line(11).join(' ')).toMatch(/hour 25 is above 23.*no destination is named "canle"/);
  expect(faults).toHaveLength(12);
});

test('what a source or destination lacks is told of the kind that it is', () => {
  const faults = faultsOf(`sources:
  - { name: cms, push: true }
  - { nome: agency, feed: "https://a.example/" }
destinations:
  - { name: archive, webhook: "ftp://a.example" }
`);
  expect(faults).toEqual([
    'config/strillone.yaml:2 sources[0].secret: missing (secret is what senders show; give one of at least 16 characters, as in secret: "${PUSH_SECRET}")',
    'config/strillone.yaml:3 sources[1].name: missing (name is a text, in quotes)',
    'config/strillone.yaml:3 sources[1].nome "agency": no such setting; see config/README.md',
    'config/strillone.yaml:5 destinations[0].webhook "ftp://a.example": webhook is an http or https address',
    'config/strillone.yaml:5 destinations[0].secret: missing (secret is what posts to a webhook are signed with, in quotes)',
  ]);
});

test('two destinations on one chat and topic, or on one channel, are a fault that names both lines', () => {
  const at = (...destinations: string[]) =>
    faultsOf(
      `sources: [{ name: seeds, folder: ../seeds }]\ndestinations:\n${destinations.map(one => `  - ${one}\n`).join('')}`,
      {
        CHAT: '-100123',
      },
    );
  expect(at('{ name: a, telegram: "@My_Channel" }', '{ name: b, telegram: "@my_channel" }')).toEqual([
    'config/strillone.yaml:4 destinations[1].telegram: the same place as "a" in line 3; all would be posted there twice, remove one of them',
  ]);
  expect(
    at(
      '{ name: a, telegram: -100123, topic: 4 }',
      '{ name: b, preview: true }',
      '{ name: c, telegram: "${CHAT}", topic: 4 }',
    ),
  ).toEqual([expect.stringMatching(/:5 destinations\[2\]\.telegram: the same place as "a" in line 3/)]);
  expect(at('{ name: a, discord: "55" }', '{ name: b, discord: "55" }')).toEqual([
    expect.stringMatching(/:4 destinations\[1\]\.discord: the same place as "a" in line 3/),
  ]);
  // the General topic of a forum is where posts go that name no topic
  expect(at('{ name: a, telegram: -100123 }', '{ name: b, telegram: -100123, topic: 1 }')).toEqual([
    expect.stringMatching(/:4 destinations\[1\]\.telegram: the same place as "a" in line 3/),
  ]);
  const different = [
    '{ name: a, telegram: -100123 }',
    '{ name: b, telegram: -100123, topic: 4 }',
    '{ name: c, telegram: -100123, topic: 5 }',
    '{ name: d, telegram: "${LATER:-}" }',
    '{ name: e, telegram: "${LATER:-}" }',
    '{ name: f, discord: "55" }',
    '{ name: g, discord: "" }',
    '{ name: h, discord: "" }',
    '{ name: i, preview: true }',
    '{ name: j, preview: true }',
  ];
  expect(at(...different)).toEqual([]);
});

test('rules that span fields are told too: names taken, destinations that are none, hours that are none', () => {
  const faults = faultsOf(
    EXAMPLE.replace('name: gruppo', 'name: canale')
      .replace('[canale, redazione]', '[canle]')
      .replace('0 8', '0 25'),
  );
  expect(faults.join('\n')).toMatch(/:9 destinations\[1\]\.name: the name "canale" is taken/);
  expect(faults.join('\n')).toMatch(/:14 schedules\[0\]\.cron: "0 25 \* \* \*": hour 25/);
  expect(faults.join('\n')).toMatch(
    /:15 schedules\[0\]\.to\[0\]: no destination is named "canle"; there are canale/,
  );
});

test('faults of the schema, of fields together and of the environment come in one round', () => {
  const yaml = `theme: nope
sources: [{ name: seeds, folder: ../seeds, colour: red }]
destinations: [{ name: a, preview: true, theme: sepia }, { name: a, preview: true }]
schedules: [{ name: m, cron: "0 25 * * *", to: [a, nessuno, a], pick: { within: 48 } }]
`;
  const faults = faultsOf(yaml, {
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://x/y',
    DISCORD_API_ROOT: 'ftp://x',
  });
  for (const said of [
    /environment: LOG_LEVEL is not one of/,
    /environment: DATABASE_URL/,
    /environment: DISCORD_API_ROOT/,
    /:1 theme: no theme is named "nope"; there are .*broadsheet, /,
    /:2 sources\[0\]\.colour "red": no such setting/,
    /:3 destinations\[0\]\.theme: no theme is named "sepia"/,
    /:3 destinations\[1\]\.name: the name "a" is taken/,
    /:4 schedules\[0\]\.cron: "0 25 \* \* \*": hour 25 is above 23/,
    /:4 schedules\[0\]\.to\[1\]: no destination is named "nessuno"/,
    /:4 schedules\[0\]\.to\[2\]: "a" is named twice/,
    /:4 schedules\[0\]\.pick\.within 48: a length of time is a number and a unit/,
  ]) {
    expect(faults.filter(fault => said.test(fault)).length, String(said)).toBe(1);
  }
  expect(faults).toHaveLength(11);
});

test('a file that is empty, not UTF-8 or no file says so', () => {
  expect(faultsOf('')[0]).toMatch(/strillone\.yaml:1 the file is empty; copy/);
  writeFileSync(join(folder, 'config/strillone.yaml'), Buffer.from([0xff, 0xfe, 0x61, 0]));
  expect(told(loadConfig(folder, {}))).toEqual([expect.stringMatching(/is not UTF-8; save it again/)]);
  expect(told(loadConfig(folder, { STRILLONE_CONFIG: 'config' }))).toEqual([
    expect.stringMatching(/cannot be read \(EISDIR\); name a file/),
  ]);
});

test('YAML that cannot be read is told with its line', () => {
  expect(faultsOf('sources: [\n  - a: {\n')[0]).toMatch(
    /^config\/strillone\.yaml:\d+ is no YAML that can be read \(/,
  );
  expect(faultsOf('name: a\nname: b\n')).toEqual([
    'config/strillone.yaml:2 this setting stands here a second time; keep one of the two',
  ]);
  expect(faultsOf('web:\n\tport: 1\n')[0]).toMatch(/:2 is indented with a tab; use spaces$/);
});

test('approval is taken', () => {
  const config = configOf(`${EXAMPLE}approval: { chat: -100987654321 }\n`);
  expect(config.approval).toEqual({
    places: { telegram: -100987654321 },
    afterMs: null,
    then: 'skip',
    two: false,
  });
  const whole = 'approval: { telegram: -1009, discord: "5566", after: 2h, then: post, two: true }';
  expect(configOf(`${EXAMPLE}${whole}\n`).approval).toEqual({
    places: { telegram: -1009, discord: '5566' },
    afterMs: 2 * 3600_000,
    then: 'post',
    two: true,
  });
});

test('a name in braces is replaced from the environment, and a missing one is a fault with its line', () => {
  const yaml = EXAMPLE.replace('"@my_channel"', '"${CHANNEL}"');
  expect(configOf(yaml, { CHANNEL: '-1005' }).destinations[0]?.destination).toMatchObject({
    place: { chat: -1005 },
  });
  expect(faultsOf(yaml)[0]).toMatch(/strillone\.yaml:8 \$\{CHANNEL\} is not set; set it in \.env/);
});

test('a value from the environment is data and cannot add settings', () => {
  const config = configOf(
    EXAMPLE.replace('timezone: Europe/Rome', 'timezone: Europe/Rome\nname: "${NAME}"'),
    {
      NAME: 'a\nlanguage: en # "',
    },
  );
  expect(config.brand).toBe('a\nlanguage: en # "');
  expect(config.language).toBe('it');
});

test('a .env file is read, the process goes before it, and X_FILE names a file with the value', () => {
  writeFileSync(join(folder, 'secret'), '1:from-file\n');
  writeFileSync(join(folder, '.env'), `TELEGRAM_BOT_TOKEN_FILE=${join(folder, 'secret')}\nLOG_LEVEL=warn\n`);
  expect(configOf(EXAMPLE).platforms.access.telegram).toMatchObject({ token: '1:from-file' });
  expect(configOf(EXAMPLE).logLevel).toBe('warn');
  expect(configOf(EXAMPLE, { LOG_LEVEL: 'error' }).logLevel).toBe('error');
  expect(faultsOf(EXAMPLE, { TELEGRAM_BOT_TOKEN: '1:x' })[0]).toMatch(
    /TELEGRAM_BOT_TOKEN and .*_FILE are both set/,
  );
  expect(faultsOf(EXAMPLE, { DISCORD_BOT_TOKEN_FILE: join(folder, 'none') })[0]).toMatch(
    /cannot be read \(ENOENT\)/,
  );
});

test.each([
  ['a line end', (value: string) => `${value}\r\n`],
  ['blanks', (value: string) => ` \t${value}\u00a0 `],
  ['quotes', (value: string) => `"${value}"\n`],
  ['quotes with blanks within', (value: string) => `' ${value} '`],
  ['signs of no width', (value: string) => `\u200b${value}\ufeff`],
])('tokens and ids with %s around them are taken as without', (_what, around) => {
  const yaml = EXAMPLE.replace('"@my_channel"', '"${CHAT}"').replace('"112233445566778899"', '"${CHANNEL}"');
  const values = {
    TELEGRAM_BOT_TOKEN: '123:abc_DE-f',
    DISCORD_BOT_TOKEN: 'NzAw.abc.def-g',
    CHAT: '@my_channel',
    CHANNEL: '112233445566778899',
  };
  const surrounded = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, around(value)]));
  const files = Object.fromEntries(
    Object.entries(surrounded).map(([name, value]) => {
      const file = join(folder, name);
      writeFileSync(file, value);
      return [`${name}_FILE`, file];
    }),
  );
  for (const variables of [surrounded, files]) {
    const { platforms, destinations } = configOf(yaml, variables);
    expect(platforms.access).toMatchObject({
      telegram: { token: values.TELEGRAM_BOT_TOKEN },
      discord: { token: values.DISCORD_BOT_TOKEN },
    });
    expect(destinations[0]).toMatchObject({ destination: { place: { chat: '@my_channel' } }, off: null });
    expect(destinations[2]).toMatchObject({ destination: { place: { channel: values.CHANNEL } }, off: null });
  }
});

test('what stands in the place of a .env file and cannot be read is told', () => {
  const place = join(folder, '.env');
  rmSync(place, { force: true });
  mkdirSync(place); // as Docker makes where the file to mount is not there
  expect(faultsOf(EXAMPLE)).toContain(`environment: ${place}: is a folder; name a file in it`);
  rmSync(place, { recursive: true });
});

test('a .env file may hold a token in quotes with its line end', () => {
  writeFileSync(
    join(folder, '.env'),
    'TELEGRAM_BOT_TOKEN="123:abc\\n"\nDISCORD_BOT_TOKEN=" NzAw.abc \\r\\n"\n',
  );
  expect(configOf(EXAMPLE).platforms.access).toMatchObject({
    telegram: { token: '123:abc' },
    discord: { token: 'NzAw.abc' },
  });
});

test('a token may be copied with the "Bot" before it', () => {
  const { platforms } = configOf(EXAMPLE, {
    TELEGRAM_BOT_TOKEN: 'bot123:abc',
    DISCORD_BOT_TOKEN: '"Bot NzAw.abc"',
  });
  expect(platforms.access).toMatchObject({ telegram: { token: '123:abc' }, discord: { token: 'NzAw.abc' } });
});

test('a value of nothing but blanks is not set', () => {
  const yaml = EXAMPLE.replace('"@my_channel"', '"${CHAT:-}"');
  const { platforms, destinations } = configOf(yaml, { TELEGRAM_BOT_TOKEN: ' \n', CHAT: '" "' });
  expect(platforms.access.telegram).toBeNull();
  expect(destinations[0]?.off).toEqual(reasonOf('off-no-place'));
});

test('blanks within a token or an id are refused by the name of the variable, and the value is not shown', () => {
  const yaml = EXAMPLE.replace('"@my_channel"', '"${CHAT}"').replace('"112233445566778899"', '"${CHANNEL}"');
  const faults = faultsOf(yaml, {
    TELEGRAM_BOT_TOKEN: '123:canary one',
    DISCORD_BOT_TOKEN: 'Bot canary two',
    CHAT: '@canary three',
    CHANNEL: '1122 canary',
  });
  expect(faults).toEqual([
    expect.stringMatching(/TELEGRAM_BOT_TOKEN is not of the form/),
    expect.stringMatching(/DISCORD_BOT_TOKEN holds blanks/),
    expect.stringMatching(/:8 destinations\[0\]\.telegram "\$\{CHAT\}": a Telegram chat/),
    expect.stringMatching(/:10 destinations\[2\]\.discord "\$\{CHANNEL\}": a Discord id/),
  ]);
  expect(faults.join('\n')).not.toMatch(/canary/);
});

test('a complaint shows what the file says, not what came from the environment', () => {
  const yaml = EXAMPLE.replace('language: it ', 'theme: "${THEME}"\nlanguage: it ').replace(
    '"0 8 * * *"',
    '"${HOUR} 8 * * ${DAY}"',
  );
  const faults = faultsOf(yaml, { THEME: 'canary-theme', HOUR: 'canary', DAY: 'x' }).join('\n');
  expect(faults).toMatch(/theme.*no theme is named "\$\{THEME\}"/);
  expect(faults).toContain('${HOUR} 8 * * ${DAY}');
  expect(faults).not.toMatch(/canary/);
});

test('a fault never repeats a secret', () => {
  expect(
    faultsOf(EXAMPLE, { TELEGRAM_BOT_TOKEN: 'canary-secret', LOG_LEVEL: 'loud' }).join('\n'),
  ).not.toContain('canary');
});

test('a theme of the newsroom’s own lies in a folder beside the file, and its faults are told with the others', () => {
  const yaml = EXAMPLE.replace('timezone: Europe/Rome', 'timezone: Europe/Rome\ntheme: mio\nthemes: ./vesti');
  mkdirSync(join(folder, 'config/vesti'));
  const theme = join(folder, 'config/vesti/mio.yaml');
  writeFileSync(theme, "extends: notte\ncolors: { accent: '#ffffff' }\n");
  expect(configOf(yaml).themes[0]).toBe(join(folder, 'config/vesti'));
  expect(configOf(yaml).destinations[0]?.destination.theme).toBe('mio');
  writeFileSync(theme, 'extends: notte\ncolors: { ink: red }\n');
  expect(faultsOf(yaml)).toEqual([
    expect.stringContaining(`strillone.yaml:2 theme: ${theme}:2 colors.ink: a colour is written "#rrggbb"`),
  ]);
  rmSync(theme);
  expect(faultsOf(yaml)[0]).toMatch(/:2 theme: no theme is named "mio"; there are broadsheet, /);
});

test('a missing file names the remedy', () => {
  const result = loadConfig(folder, { STRILLONE_CONFIG: 'elsewhere.yaml' });
  expect(result).toMatchObject({ kind: 'faults', language: null });
  expect(told(result)).toEqual([expect.stringMatching(/elsewhere\.yaml: no such file; copy/)]);
});

test('the language of a machine’s user is what POSIX says it is', () => {
  expect(systemLanguage({ LANG: 'de_AT.UTF-8' })).toBe('de-AT');
  expect(systemLanguage({ LANG: 'de_AT.UTF-8', LC_MESSAGES: 'it', LC_ALL: '' })).toBe('it');
  expect(systemLanguage({ LANG: 'de', LC_MESSAGES: 'it', LC_ALL: 'fr_FR@euro' })).toBe('fr-FR');
  for (const none of ['C', 'C.UTF-8', 'POSIX', '']) expect(systemLanguage({ LANG: none })).toBe('en');
});

test('the JSON Schema beside the config is the one of this code', async () => {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../config/schema.json');
});

test('config/README.md explains every setting', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../config/README.md'), 'utf8');
  const settings = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node) Object.keys(node.properties as object).forEach(name => settings.add(name));
    Object.values(node).forEach(walk);
  };
  walk(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }));
  expect([...settings].filter(name => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('a webhook has an address and a secret, and what of them is not set is told as the reason why it is off', () => {
  const hook = (more: string) =>
    EXAMPLE.replace('  - { name: anteprima', `  - { name: hook, ${more} }\n  - { name: anteprima`);
  const both =
    'webhook: "https://example.org/in/long-key-in-the-path?t=long-key-in-query", secret: "geheim-9"';
  const { destinations, secrets, network } = configOf(hook(both) + 'network: { allow: [cms.internal] }\n');
  expect(destinations[3]).toMatchObject({
    off: null,
    destination: { platform: 'webhook', corrections: 'edit', place: { secret: 'geheim-9' } },
  });
  expect(secrets).toEqual(expect.arrayContaining(['geheim-9', 'long-key-in-the-path', 'long-key-in-query']));
  expect(network.allow).toEqual(['cms.internal']);
  const offOf = (more: string) => configOf(hook(more)).destinations[3]?.off;
  expect(offOf('webhook: "${HOOK:-}", secret: x')).toEqual(reasonOf('off-no-address'));
  expect(offOf('webhook: "https://example.org/in", secret: "${SECRET:-}"')).toEqual(
    reasonOf('off-no-secret'),
  );
  expect(faultsOf(hook('webhook: "ftp://example.org", secret: x'))[0]).toMatch(
    /webhook.*http or https address/,
  );
  expect(faultsOf(hook('webhook: "https://example.org/in"'))[0]).toMatch(/hook|secret/);
  expect(faultsOf(`${EXAMPLE}network: { allow: ["http://x/"] }\n`)[0]).toMatch(
    /network\.allow\[0\].*a host is/,
  );
});

test('a proxy comes from the environment, and its password is a secret', () => {
  const variables = {
    HTTPS_PROXY: 'http://ada:geheim-9@proxy.example:3128',
    http_proxy: 'proxy.example:8080',
    NO_PROXY: 'localhost',
  };
  const { network, secrets } = configOf(EXAMPLE, variables);
  expect(network.proxy).toEqual({
    http: 'http://proxy.example:8080/',
    https: 'http://ada:geheim-9@proxy.example:3128/',
    except: 'localhost',
  });
  expect(secrets).toContain('geheim-9');
  expect(configOf(EXAMPLE).network.proxy).toEqual({ http: null, https: null, except: '' });
  const faults = faultsOf(EXAMPLE, { HTTPS_PROXY: 'socks5://ada:geheim-9@proxy.example' });
  expect(faults).toEqual([
    'environment: HTTPS_PROXY is not the address of a proxy, as http://proxy.example:3128',
  ]);
});

test('a post may not live longer than it is remembered: nothing would end it', () => {
  const at = (lives: string, keep = '') =>
    faultsOf(`${keep}
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: a, preview: true, lives: ${lives} }]
`);
  const refused = [
    `config/strillone.yaml:3 destinations[0].lives: what was posted is forgotten after keep: a post must live for less, or nothing ends it`,
  ];
  expect(at('30d', 'keep: 30d')).toEqual(refused);
  expect(at('400d')).toEqual(refused);
  expect(at('29d', 'keep: 30d')).toEqual([]);
  expect(at('399d')).toEqual([]);
});
