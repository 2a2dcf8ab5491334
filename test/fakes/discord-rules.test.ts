import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discordSpecFaults } from '../specs/discord-spec.ts';
import { faultsOf, headFaults, invalidFormBody } from './discord-rules.ts';
import type { BodyKind, FilePart } from './discord-rules.ts';

const quiet = { allowed_mentions: { parse: [] } };
const file = (more: Partial<FilePart> = {}): FilePart => ({
  field: 'files[0]',
  filename: 'card.png',
  size: 1000,
  ...more,
});
const attached = { attachments: [{ id: '0', filename: 'card.png', description: 'alt' }] };
const command = { type: 1, name: 'latest', description: 'The latest' };
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const embed = { title: 'T', url: 'https://e.example/', description: 'D', color: 1, footer: { text: 'f' } };
const full = { embeds: [{ ...embed, image: { url: 'attachment://card.png' } }], ...attached, ...quiet };

const rowOf = (...customIds: string[]) => ({
  type: 1,
  components: customIds.map(custom_id => ({ type: 2, style: 2, label: 'C’è', custom_id })),
});

const linkButton = { type: 2, style: 5, label: 'Leggi', url: 'https://e.example/a' };
const named = { parse: [], roles: ['800000000000000005'] };
const display = (content: string) => ({ type: 10, content });
const panel = (components: readonly object[]) => ({
  components: [{ type: 17, accent_color: 1, components }],
  flags: 1 << 15,
  ...quiet,
});

const allowed: [BodyKind, unknown, FilePart[]][] = [
  ['newMessage', { content: 'x'.repeat(2000), ...quiet }, []],
  ['newMessage', { content: '𝄞'.repeat(2000), ...quiet }, []],
  ['newMessage', { ...full, nonce: 'x'.repeat(25), enforce_nonce: true }, [file()]],
  [
    'newMessage',
    { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1904) }], ...quiet },
    [],
  ],
  ['editedMessage', { content: '', ...quiet }, []],
  ['newMessage', { content: 'a', components: [rowOf('1', '2'), rowOf('3')], ...quiet }, []],
  ['callback', { type: 6 }, []],
  ['callback', { type: 7, data: { components: [], ...quiet } }, []],
  ['callback', { type: 4, data: { content: 'x', flags: 64, ...quiet } }, []],
  ['callback', { type: 5 }, []],
  ['callback', { type: 8, data: { choices: [{ name: 'n', value: 'v' }] } }, []],
  ['answer', { content: 'x', flags: 64, ...quiet }, []],
  [
    'commands',
    [{ ...command, options: [option('a', { required: true }), option('b', { autocomplete: true })] }],
    [],
  ],
  ['commands', [{ ...command, name_localizations: { it: 'novità', 'en-GB': 'news' } }], []],
  ['newMessage', { content: 'a', components: [{ type: 1, components: [linkButton] }], ...quiet }, []],
  ['newMessage', { content: '<@&800000000000000005>', allowed_mentions: named, flags: 4096 }, []],
  ['newMessage', panel([display('x'.repeat(3990)), display('0123456789')]), []],
  ['newMessage', panel(Array.from({ length: 39 }, () => display('a'))), []],
  ['editedMessage', panel([display('a')]), []],
  ['newPost', { name: 'x'.repeat(100), applied_tags: ['5'], message: full }, [file()]],
  ['newThread', { name: 'Il ponte' }, []],
  ['changedThread', { archived: false }, []],
  ['webhookMessage', { username: 'La Redazione', avatar_url: 'https://e.example/a.png', ...full }, [file()]],
];
const refused: [string, BodyKind, unknown, FilePart[]][] = [
  ['content', 'newMessage', { content: 'x'.repeat(2001), ...quiet }, []],
  ['content', 'newMessage', { content: 5, ...quiet }, []],
  ['components', 'newMessage', { content: 'a', components: [rowOf('1', '1')], ...quiet }, []],
  ['components', 'newMessage', { content: 'a', components: Array(6).fill(rowOf('1')), ...quiet }, []],
  [
    'components.0.components.0.custom_id',
    'newMessage',
    { content: 'a', components: [rowOf('x'.repeat(101))], ...quiet },
    [],
  ],
  ['data', 'callback', { type: 7, data: { content: 'a', flags: 64, ...quiet } }, []],
  ['allowed_mentions', 'newMessage', { content: 'hi' }, []],
  ['allowed_mentions.parse', 'newMessage', { content: 'hi', allowed_mentions: { parse: ['everyone'] } }, []],
  ['nonce', 'newMessage', { content: 'a', nonce: 'x'.repeat(26), ...quiet }, []],
  ['nonce', 'newMessage', { content: 'a', enforce_nonce: true, ...quiet }, []],
  ['flags', 'newMessage', { content: 'a', flags: 64, ...quiet }, []],
  ['', 'newMessage', { content: 'a', contnet: 'b', ...quiet }, []],
  ['embeds', 'newMessage', { embeds: Array.from({ length: 11 }, () => embed), ...quiet }, []],
  ['embeds.0.title', 'newMessage', { embeds: [{ title: 'x'.repeat(257) }], ...quiet }, []],
  [
    'embeds',
    'newMessage',
    { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1905) }], ...quiet },
    [],
  ],
  [
    'embeds.0.fields.0.value',
    'newMessage',
    { embeds: [{ title: 'a', fields: [{ name: 'n' }] }], ...quiet },
    [],
  ],
  ['embeds.0.url', 'newMessage', { embeds: [{ title: 'a', url: 'ftp://e.example' }], ...quiet }, []],
  ['embeds.0.url', 'newMessage', { embeds: [{ title: 'a', url: 'gazzetta.example' }], ...quiet }, []],
  [
    'embeds.0.image.url',
    'newMessage',
    { ...full, embeds: [{ image: { url: 'attachment://gone.png' } }] },
    [file()],
  ],
  ['embeds.0', 'newMessage', { embeds: [{}], ...quiet }, []],
  ['embeds.0', 'newMessage', { embeds: [{ color: 1 }], ...quiet }, []],
  ['attachments.0', 'newMessage', { content: 'a', ...attached, ...quiet }, []],
  ['files[0]', 'newMessage', { content: 'a', ...quiet }, [file()]],
  ['upload', 'newMessage', { content: 'a', ...quiet }, [file({ field: 'upload' })]],
  ['files[0]', 'newMessage', { ...full }, [file({ size: 11 * 1024 * 1024 })]],
  ['type', 'callback', { type: 77 }, []],
  [
    'data.choices',
    'callback',
    { type: 8, data: { choices: Array.from({ length: 26 }, (_, i) => ({ name: `n${i}`, value: 'v' })) } },
    [],
  ],
  [
    'data.choices.0.name',
    'callback',
    { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'v' }] } },
    [],
  ],
  ['0.name', 'commands', [{ ...command, name: 'Latest' }], []],
  ['0.name', 'commands', [{ ...command, name: 'the latest' }], []],
  ['0.name_localizations.it', 'commands', [{ ...command, name_localizations: { it: 'Le ultime' } }], []],
  ['0.name_localizations', 'commands', [{ ...command, name_localizations: { en: 'latest' } }], []],
  ['0.description', 'commands', [{ ...command, description: 'x'.repeat(101) }], []],
  ['0.options', 'commands', [{ ...command, options: [option('a'), option('b', { required: true })] }], []],
  ['0.options', 'commands', [{ ...command, options: [option('a'), option('a')] }], []],
  ['', 'commands', [command, command], []],
  [
    'components.0.components.0.url',
    'newMessage',
    {
      content: 'a',
      components: [{ type: 1, components: [{ ...linkButton, url: `https://e.example/${'x'.repeat(512)}` }] }],
      ...quiet,
    },
    [],
  ],
  ['components.0.type', 'newMessage', { content: 'a', components: [display('a')], ...quiet }, []],
  ['components', 'newMessage', panel([display('x'.repeat(3990)), display('01234567890')]), []],
  ['components', 'newMessage', panel(Array.from({ length: 40 }, () => display('a'))), []],
  ['', 'newMessage', { ...panel([display('a')]), content: 'a' }, []],
  ['components.0.components.0.content', 'newMessage', panel([display(' ')]), []],
  ['components', 'newMessage', panel([rowOf('1', '1')]), []],
  ['name', 'newPost', { name: 'x'.repeat(101), message: full }, [file()]],
  ['name', 'newPost', { name: ' ', message: full }, [file()]],
  [
    'applied_tags',
    'newPost',
    { name: 'a', applied_tags: ['1', '2', '3', '4', '5', '6'], message: full },
    [file()],
  ],
  ['username', 'webhookMessage', { username: 'Discord News', ...full }, [file()]],
];

test.each(allowed)('%s no. %# is allowed', (kind, body, files) => {
  expect(faultsOf(kind, body, files)).toEqual([]);
});

test.each(refused)('no. %#, %s of %s is refused', (...[path, kind, body, files]) => {
  expect(faultsOf(kind, body, files).map(fault => fault.path.join('.'))).toContain(path);
});

test('a request says who it is and by what right', () => {
  const headers = { 'user-agent': 'DiscordBot (https://e.example, 1.0)', authorization: 'Bot x' };
  expect(headFaults(headers, false)).toEqual([]);
  expect(headFaults({}, false)).toHaveLength(2);
  expect(headFaults(headers, true)).toEqual(['authorization: sent although the token is in the path']);
});

test('an invalid body is described as a tree, as Discord does', () => {
  const faults = faultsOf('newMessage', { embeds: [{ title: 'x'.repeat(257) }], ...quiet }, []);
  expect(invalidFormBody(faults)).toEqual({
    message: 'Invalid Form Body',
    code: 50035,
    errors: {
      embeds: {
        0: {
          title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }] },
        },
      },
    },
  });
});

/** Where each of them goes. */
const routes: Readonly<Record<BodyKind, string>> = {
  recipient: 'POST /users/@me/channels',
  newMessage: 'POST /channels/300/messages',
  editedMessage: 'PATCH /channels/300/messages/5',
  answer: 'POST /webhooks/100/token',
  callback: 'POST /interactions/1/token/callback',
  commands: 'PUT /applications/100/commands',
  newPost: 'POST /channels/300/threads',
  newThread: 'POST /channels/300/messages/5/threads',
  changedThread: 'PATCH /channels/300',
  webhookMessage: 'POST /webhooks/100/token',
};

test.each(allowed)('the published specification has nothing against %s no. %#', (kind, body) => {
  const [method = '', path = ''] = routes[kind].split(' ');
  expect(discordSpecFaults(method, path, body)).toEqual([]);
});

/** A second opinion, from Discord's published OpenAPI: installed beside the checkout, or where REQUEST_VALIDATOR says. */
const validator =
  process.env.REQUEST_VALIDATOR ?? join(import.meta.dirname, '../../../shared/tools/validator');
const installed = existsSync(join(validator, 'node_modules/ajv'));
if (!installed)
  process.stderr.write(`no request validator installed in ${validator}: second opinion skipped\n`);

interface Validator {
  readonly validateDiscord: (record: object, options: object) => { readonly errors: readonly object[] };
}

describe.skipIf(!installed)('the published specification agrees', () => {
  async function opinionOf(kind: BodyKind, body: unknown, files: readonly FilePart[]): Promise<boolean> {
    const { validateDiscord } = (await import(
      pathToFileURL(join(validator, 'src/index.js')).href
    )) as Validator;
    const [method, path = ''] = routes[kind].split(' ');
    const open = /^.(interactions|webhooks)/.test(path);
    const headers = {
      'user-agent': 'DiscordBot (https://e.example, 1.0)',
      'content-type': files.length > 0 ? 'multipart/form-data; boundary=x' : 'application/json',
      ...(open ? {} : { authorization: 'Bot x' }),
    };
    const content =
      files.length > 0 ? { form: { payload_json: JSON.stringify(body) }, files } : { json: body };
    const { errors } = validateDiscord(
      { method, path: `/api/v10${path}`, headers, ...content },
      { strictUnknown: true },
    );
    return errors.length === 0;
  }

  test.each(allowed)('%s no. %#', async (kind, body, files) => {
    expect(await opinionOf(kind, body, files)).toBe(true);
  });

  test('on whatever embeds there may be', async () => {
    const words = (max: number) =>
      fc.option(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).filter(t => t.trim() !== ''),
        { nil: undefined },
      );
    const one = fc.record(
      {
        title: words(300),
        description: words(400),
        url: fc.constantFrom('https://e.example/a', 'ftp://e.example', 'http://e.example'),
        color: fc.integer({ min: -5, max: 0x1000005 }),
        footer: fc.record({ text: fc.constantFrom('f', 'x'.repeat(2049)) }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async embeds => {
        const body = JSON.parse(JSON.stringify({ embeds, ...quiet })) as unknown;
        expect(faultsOf('newMessage', body, []).length === 0).toBe(await opinionOf('newMessage', body, []));
      }),
      { numRuns: 300 },
    );
  });
});
