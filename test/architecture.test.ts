import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { platforms } from '../src/adapters/registry.ts';

const SRC = join(import.meta.dirname, '../src');

/** The floor of each room; a folder or file within may lie on another floor. Files of src itself stand above all. */
const FLOORS: Readonly<Record<string, number>> = {
  core: 0,
  editorial: 1,
  format: 1,
  'cards/layout': 1,
  'planning/picking': 1,
  'planning/schedule': 1,
  planning: 2,
  net: 2,
  intake: 2,
  desk: 2,
  outbox: 2,
  alerts: 2,
  maintenance: 2,
  commands: 2,
  adapters: 3,
  'adapters/registry.ts': 4,
  'adapters/shared': 2,
  'adapters/preview/format/payload.ts': 1,
  'cards/draw': 3,
  cli: 3,
  sources: 3,
  store: 3,
  web: 3,
  config: 4,
  // what runs the service stands beside it
  service: 5,
};
/** Each platform is a room of its own, and so is its formatter; drawing is apart from laying out. */
const ROOMS_WITHIN = ['adapters', 'cards'];
const TOP = 5;
/** A platform's formatter, whichever platform it is. */
const FORMATTER = /^(adapters\/[a-z]+\/format)\//;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:ts|js)$/.test(name))
  .map(name => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

function roomOf(name: string): string {
  const [first = '', second = ''] = name.split('/');
  if (!name.includes('/')) return name;
  const formatter = FORMATTER.exec(name)?.[1];
  if (formatter !== undefined) return formatter;
  return ROOMS_WITHIN.includes(first) && !second.includes('.') ? `${first}/${second}` : first;
}

function floorOf(name: string): number {
  if (FORMATTER.test(name)) return 1;
  for (let folder = name; folder !== '.'; folder = dirname(folder)) {
    const floor = FLOORS[folder];
    if (floor !== undefined) return floor;
  }
  return name.includes('/') ? 1 : TOP;
}

const importsOf = (file: { readonly name: string; readonly text: string }): readonly string[] =>
  [...file.text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(match =>
    relative(SRC, join(SRC, file.name, '..', match[1] ?? '')),
  );

test('imports go down, and never between two rooms of floor 3', () => {
  const wrong = files.flatMap(file =>
    importsOf(file)
      .filter(target => {
        const [from, to] = [floorOf(file.name), floorOf(target)];
        return to > from || (from === 3 && to === 3 && roomOf(file.name) !== roomOf(target));
      })
      .map(target => `${file.name} → ${target}`),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test('there is no circle between rooms', () => {
  const uses = new Map<string, Set<string>>();
  for (const file of files) {
    const from = roomOf(file.name);
    for (const target of importsOf(file)) {
      const to = roomOf(target);
      if (to !== from) uses.set(from, (uses.get(from) ?? new Set()).add(to));
    }
  }
  const circles: string[] = [];
  const walk = (room: string, path: readonly string[]) => {
    const at = path.indexOf(room);
    if (at >= 0) {
      circles.push([...path.slice(at), room].join(' → '));
      return;
    }
    for (const next of uses.get(room) ?? []) walk(next, [...path, room]);
  };
  for (const room of uses.keys()) walk(room, []);
  expect([...new Set(circles)].sort((a, b) => a.length - b.length).slice(0, 8)).toEqual([]);
});

test('pure rooms have no await, no clock, no chance and no node: modules', () => {
  const wrong = files
    .filter(file => floorOf(file.name) === 1)
    .filter(file => /\bawait\b|\basync\b|Date\.now\(|new Date\(\)|Math\.random|'node:/.test(file.text))
    .map(file => file.name);
  expect(wrong).toEqual([]);
});

test('nobody but the config reads the environment, and nobody ends the process', () => {
  const wrong = files
    .filter(
      file =>
        (file.name !== 'config/load-config.ts' && file.text.includes('process.env')) ||
        file.text.includes('process.exit('),
    )
    .map(file => file.name);
  expect(wrong).toEqual([]);
});

/** Servers, the adapters whose platforms' libraries go to the network themselves, and what asks our own page how it is. */
const MAY_USE_THE_NETWORK = /^(?:(?:net|web|adapters\/(?:telegram|discord))\/|ask-health\.js$)/;
/** Types, and what an address looks like, are no way out. */
const WAY_OUT =
  /^import (?!type\b).*from '(?:node:(?:http2?|https|tls|dgram|dns(?:\/promises)?)|undici|ws)'|^import (?!type\b)(?!\{ isIP(?:v[46])?(?:, isIP(?:v[46])?)* \}).*from 'node:net'|import\('(?:node:(?:http2?|https|net|tls|dgram|dns(?:\/promises)?)|undici|ws)'\)|\bglobalThis\.fetch\b|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\(/m;
/** A call of the global function: in a file where no parameter or import has that name. */
const callsGlobalFetch = (text: string): boolean =>
  /(?<![\w.])fetch\(/.test(text) && !/[{,(]\s*fetch\b\s*[,:}?)]/.test(text);

test('nothing reaches the network but through `net`, and the libraries of platforms', () => {
  const wrong = files
    .filter(({ name }) => !MAY_USE_THE_NETWORK.test(name))
    .filter(({ text }) => WAY_OUT.test(text) || callsGlobalFetch(text))
    .map(({ name }) => name);
  expect(wrong).toEqual([]);
  for (const way of [
    "import { request } from 'node:https';",
    "import { connect } from 'node:net';",
    "import { Agent } from 'undici';",
    "const { get } = await import('node:http');",
  ])
    expect([way, WAY_OUT.test(way)]).toEqual([way, true]);
  expect(callsGlobalFetch('await fetch(url)')).toBe(true);
  expect(callsGlobalFetch('async ({ fetch }) => await fetch(url)')).toBe(false);
});

/** Words that articles use, and tables as they were when they were released. */
const MAY_NAME_PLATFORMS = ['adapters/', 'editorial/', 'store/migrations/'];
/** One platform has a common word for its name: that counts as a name between quotation marks. */
const COMMON = 'preview';
const NAMED = new RegExp(
  platforms.modules.map(({ name }) => (name === COMMON ? `'${name}'` : name)).join('|'),
  'i',
);
/** The command that shows a post before it is sent has that name, too. */
const COMMANDS = ['cli/preview.ts', 'commands/editors/preview.ts', 'core/cli/cli-words.ts'];

test('nothing outside of the adapters names a platform', () => {
  const wrong = files
    .filter(
      ({ name }) => !MAY_NAME_PLATFORMS.some(folder => name.startsWith(folder)) && !COMMANDS.includes(name),
    )
    .flatMap(({ name, text }) =>
      text.split('\n').flatMap((line, i) => (NAMED.test(line) ? [`${name}:${i + 1} ${line.trim()}`] : [])),
    );
  expect(wrong).toEqual([]);
  expect(NAMED.test('case Telegram')).toBe(true);
});

/** What listens writes what it hears into the log; what people are told comes from the rest. */
const MAY_SPEAK_ENGLISH = /^(?:adapters\/[a-z]+\/receive\/|logger\.ts$)/;
/** A reason, its detail or what goes wrong, given as words of ours instead of a code. */
const WORDS_AS_REASON =
  /\b(?:reason|detail|why|off)\s*:\s*(?:[^,;\n]*\? )?(?:'[^'\n]* [^'\n]*'|`[^`\n]*[a-z] [^`\n]*`)|\b(?:refused|unable|whyOf|remedyOf|offReason)\(\s*(?:'[^'\n]* [^'\n]*'|`)/;

/** A sentence of ours, handed to a terminal as it is. */
const TOLD_IN_ENGLISH = /\b(?:out|err)\(\s*(?:'[^'\n]*[a-z] [a-z][^'\n]*'|`[^`\n]*[a-z] [a-z][^`\n]*`)/;

test('what the command line tells stands in the locale files', () => {
  const wrong = files
    .filter(({ name }) => /^(?:cli\/|cli-world|source-book)/.test(name))
    .flatMap(({ name, text }) => {
      const found = TOLD_IN_ENGLISH.exec(text);
      return found === null ? [] : [`${name}: ${found[0]}`];
    });
  expect(wrong).toEqual([]);
  expect(TOLD_IN_ENGLISH.test('world.err(`${name} is left out`)')).toBe(true);
});

test('why something is so is told by a code, which each language says in its own words', () => {
  const wrong = files
    .filter(({ name }) => !MAY_SPEAK_ENGLISH.test(name))
    .flatMap(({ name, text }) => {
      const found = WORDS_AS_REASON.exec(text);
      return found === null ? [] : [`${name}: ${found[0]}`];
    });
  expect(wrong).toEqual([]);
  for (const said of [
    "{ kind: 'retry', reason: 'called off before it was sent' }",
    'reason: `more than ${MAX} messages came`',
    "return refused('the card is missing');",
    "why: missing ? 'its folder is not there' : null",
  ])
    expect([said, WORDS_AS_REASON.test(said)]).toEqual([said, true]);
  expect(WORDS_AS_REASON.test("reason: reasonOf('card-missing')")).toBe(false);
});

test('no file is longer than 400 lines', () => {
  expect(files.filter(file => file.text.split('\n').length > 400).map(file => file.name)).toEqual([]);
});

test('no folder holds more than sixteen files beside each other', () => {
  const counts = Map.groupBy(files, file => dirname(file.name));
  // migrations only grow, and nobody looks for anything among them but by number
  const crowded = [...counts].filter(
    ([folder, inside]) => inside.length > 16 && !folder.endsWith('/migrations'),
  );
  expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
});
