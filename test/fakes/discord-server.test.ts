import { once } from 'node:events';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startFakeDiscord } from './discord-server.ts';
import type { FakeDiscord } from './discord-server.ts';
import { ids } from './discord-world.ts';

const TOKEN = 'a-token';
const MESSAGES = `/channels/${ids.text}/messages`;
const quiet = { allowed_mentions: { parse: [] } };
const hello = { content: 'hello', ...quiet };
const MINUTE = 60_000;

let fake: FakeDiscord;
beforeEach(async () => {
  fake = await startFakeDiscord({ token: TOKEN });
});
afterEach(() => fake[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown> & { readonly id: string };
}
async function ask(line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const [method, path = ''] = line.split(' ');
  const response = await fetch(`${fake.apiRoot}/v10${path}`, {
    method: method ?? 'GET',
    headers: {
      'user-agent': 'DiscordBot (https://e.example, 1.0)',
      ...(/^.(interactions|webhooks)/.test(path) ? {} : { authorization: `Bot ${TOKEN}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: (text === '' ? {} : JSON.parse(text)) as never,
  };
}

describe('messages', () => {
  test('are stored, and read back newest first, from a point on', async () => {
    const posted: string[] = [];
    for (let i = 0; i < 3; i++)
      posted.push((await ask(`POST ${MESSAGES}`, { ...hello, content: `no. ${i}` })).json.id);
    const { json } = await ask(`GET ${MESSAGES}?after=${posted[0] ?? ''}&limit=100`);
    expect(json).toMatchObject([{ content: 'no. 2' }, { content: 'no. 1' }]);
    expect(fake.violations).toEqual([]);
  });

  test('an enforced nonce answers the first message for some minutes, and is not stored', async () => {
    const body = { ...hello, nonce: 'abc', enforce_nonce: true };
    const first = await ask(`POST ${MESSAGES}`, body);
    fake.advance(4 * MINUTE);
    expect((await ask(`POST ${MESSAGES}`, body)).json).toMatchObject({ id: first.json.id, nonce: 'abc' });
    fake.advance(2 * MINUTE);
    expect((await ask(`POST ${MESSAGES}`, body)).json.id).not.toBe(first.json.id);
    expect(JSON.stringify((await ask(`GET ${MESSAGES}`)).json)).not.toContain('nonce');
  });

  test('without enforcement a nonce holds nobody back; of a deleted message it is unknown', async () => {
    const loose = { ...hello, nonce: 'abc' };
    await ask(`POST ${MESSAGES}`, loose);
    const { id } = (await ask(`POST ${MESSAGES}`, loose)).json;
    expect(fake.messages(ids.text)).toHaveLength(2);
    expect(await ask(`DELETE ${MESSAGES}/${id}`)).toMatchObject({ status: 204 });
    expect((await ask(`POST ${MESSAGES}`, { ...loose, enforce_nonce: true })).json).toMatchObject({
      code: 10008,
    });
  });

  test.each([
    [401, 0, { authorization: 'Bot wrong' }, `POST ${MESSAGES}`, hello],
    [404, 0, {}, 'POST /massages', hello],
    [404, 10003, {}, 'POST /channels/900000000000009999/messages', hello],
    [400, 50006, {}, `POST ${MESSAGES}`, { content: '  ', ...quiet }],
    [400, 50035, {}, `POST ${MESSAGES}`, { content: 'x'.repeat(2001), ...quiet }],
    [400, 50008, {}, `POST /channels/${ids.forum}/messages`, hello],
    [400, 50024, {}, `POST ${MESSAGES}/1/crosspost`, undefined],
    [404, 10007, {}, `GET /guilds/${ids.guild}/members/1`, undefined],
  ])('%i (%i)', async (...[status, code, headers, line, body]) => {
    const own = fake.say(ids.text, ids.bot, 'mine');
    const answer = await ask(line.replace('/1/', `/${own.id}/`), body, headers);
    expect(answer).toMatchObject({ status, json: { code } });
    expect(answer.json.message).toEqual(expect.any(String));
  });

  test('what others wrote cannot be changed, what we wrote can', async () => {
    const theirs = fake.say(ids.text, ids.reader, 'theirs');
    expect(await ask(`PATCH ${MESSAGES}/${theirs.id}`, hello)).toMatchObject({
      status: 403,
      json: { code: 50005 },
    });
    expect(await ask(`DELETE ${MESSAGES}/${theirs.id}`)).toMatchObject({
      status: 403,
      json: { code: 50013 },
    });
    const ours = await ask(`POST ${MESSAGES}`, hello);
    expect(await ask(`PATCH ${MESSAGES}/${ours.json.id}`, { ...hello, content: 'new' })).toMatchObject({
      json: { content: 'new' },
    });
  });

  test.each([
    ['seeing', PermissionFlagsBits.ViewChannel, hello, 50001],
    ['writing', PermissionFlagsBits.SendMessages, hello, 50013],
    ['embeds', PermissionFlagsBits.EmbedLinks, { embeds: [{ title: 'T' }], ...quiet }, 50013],
  ] as const)('a right that is missing: %s', async (...[, right, body, code]) => {
    fake.deny(ids.text, right);
    expect(await ask(`POST ${MESSAGES}`, body)).toMatchObject({ status: 403, json: { code } });
  });

  test('without the right to the history the list is empty, and no error says so', async () => {
    await ask(`POST ${MESSAGES}`, hello);
    fake.deny(ids.text, PermissionFlagsBits.ReadMessageHistory);
    expect(await ask(`GET ${MESSAGES}`)).toMatchObject({ status: 200, json: [] });
  });

  test('a bucket that is empty says when it is full again', async () => {
    for (let i = 0; i < 5; i++) await ask(`POST ${MESSAGES}`, hello);
    const limited = await ask(`POST ${MESSAGES}`, hello);
    expect(limited).toMatchObject({
      status: 429,
      json: { global: false, retry_after: expect.any(Number) as number },
    });
    expect(limited.headers.get('retry-after')).toBe('5');
    expect(limited.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await ask(`POST /channels/${ids.thread}/messages`, hello)).status).toBe(200);
    fake.advance(5001);
    expect((await ask(`POST ${MESSAGES}`, hello)).status).toBe(200);
  });
});

describe('commands and interactions', () => {
  const PUT = `PUT /applications/${ids.application}/commands`;
  const latest = { type: 1, name: 'latest', description: 'The latest', name_localizations: { it: 'ultime' } };

  test('commands keep their ids, and show their localizations when asked to', async () => {
    await ask(PUT, [latest]);
    const [before] = fake.commands;
    await ask(PUT, [
      { ...latest, description: 'New' },
      { ...latest, name: 'quote' },
    ]);
    expect(fake.commands[0]?.id).toBe(before?.id);
    const GET = `GET /applications/${ids.application}/commands`;
    expect((await ask(GET)).json).not.toMatchObject([{ name_localizations: { it: 'ultime' } }, {}]);
    expect((await ask(`${GET}?with_localizations=true`)).json).toMatchObject([
      { name_localizations: { it: 'ultime' }, description: 'New' },
      { name: 'quote' },
    ]);
  });

  test('a day has 200 new names', async () => {
    const many = (prefix: string) =>
      Array.from({ length: 100 }, (_, i) => ({ ...latest, name: `${prefix}${i}` }));
    expect((await ask(PUT, many('a'))).status).toBe(200);
    expect((await ask(PUT, many('b'))).status).toBe(200);
    expect(await ask(PUT, [...many('b').slice(1), latest])).toMatchObject({
      status: 400,
      json: { code: 30034 },
    });
    expect((await ask(PUT, many('b'))).status).toBe(200);
  });

  /** Someone who types /latest, and the callback route of it. */
  async function type(kind: 'interact' | 'autocomplete' = 'interact') {
    await ask(PUT, [latest]);
    const socket = await connect();
    const seen = fake[kind]({ command: 'latest', options: { article: 'x' } });
    const { d } = await socket.hears('INTERACTION_CREATE');
    const { id, token } = d as { id: string; token: string };
    return {
      seen,
      callback: `POST /interactions/${id}/${token}/callback`,
      webhook: `/webhooks/${ids.application}/${token}`,
    };
  }
  const answer = { type: 4, data: { content: 'here', ...quiet } };

  test('an answer is seen once; a second is refused', async () => {
    const { seen, callback } = await type();
    expect((await ask(callback, answer)).status).toBe(204);
    expect(await seen).toMatchObject({ kind: 'answer', content: 'here', private: false });
    expect(await ask(callback, answer)).toMatchObject({ status: 400, json: { code: 40060 } });
  });

  test('after three seconds the person sees a failure, and no answer is taken', async () => {
    const { seen, callback } = await type();
    fake.advance(3001);
    expect(await seen).toEqual({ kind: 'failed' });
    expect(await ask(callback, answer)).toMatchObject({ status: 404, json: { code: 10062 } });
  });

  test('a deferred answer may take a quarter of an hour', async () => {
    const { callback, webhook } = await type();
    expect(await ask(`PATCH ${webhook}/messages/@original`, hello)).toMatchObject({ status: 404 });
    await ask(callback, { type: 5 });
    fake.advance(14 * MINUTE);
    expect((await ask(`PATCH ${webhook}/messages/@original`, hello)).status).toBe(200);
    fake.advance(2 * MINUTE);
    expect(await ask(`PATCH ${webhook}/messages/@original`, hello)).toMatchObject({
      status: 401,
      json: { code: 50027 },
    });
  });

  test('suggestions answer typing, and nothing else does', async () => {
    const { seen, callback } = await type('autocomplete');
    expect((await ask(callback, answer)).status).toBe(400);
    await ask(callback, { type: 8, data: { choices: [{ name: 'n', value: 'v' }] } });
    expect(await seen).toEqual([{ name: 'n', value: 'v' }]);
  });
});

interface Payload {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: unknown;
}
const sockets: WebSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

/** A gateway client that says `greeting` (by default identifies as it should). */
async function connect(greeting: object = { op: 2, d: { token: TOKEN, intents: 1, properties: {} } }) {
  const socket = new WebSocket(fake.gateway.url());
  sockets.push(socket);
  const heard: Payload[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', data => {
    heard.push(JSON.parse((data as Buffer).toString('utf8')) as Payload);
    for (const look of [...waiting]) look();
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  socket.send(JSON.stringify(greeting));
  const hears = (what: string | number) =>
    new Promise<Payload>(resolve => {
      const look = () => {
        const found = heard.find(one => one.t === what || one.op === what);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { socket, heard, closed, hears };
}

describe('the gateway', () => {
  test('greets, makes ready, tells of its servers and acknowledges heartbeats', async () => {
    const { socket, heard, hears } = await connect();
    await hears('GUILD_CREATE');
    expect(heard.map(one => one.t ?? one.op)).toEqual([10, 'READY', 'GUILD_CREATE']);
    socket.send(JSON.stringify({ op: 1, d: 2 }));
    await hears(11);
    expect(fake.gateway.history.heartbeats).toBe(1);
  });

  test.each([
    [4004, { op: 2, d: { token: 'wrong', intents: 1 } }],
    [4013, { op: 2, d: { token: TOKEN, intents: 1 << 30 } }],
    [4014, { op: 2, d: { token: TOKEN, intents: 1 | (1 << 15) } }],
    [4003, { op: 8, d: {} }],
    [4002, { op: 2, d: { token: 'x'.repeat(5000), intents: 1 } }],
  ])('closes with %i', async (code, greeting) => {
    const { closed } = await connect(greeting);
    expect(await closed).toBe(code);
  });

  test('a second greeting is one too many', async () => {
    const { socket, hears, closed } = await connect();
    await hears('READY');
    socket.send(JSON.stringify({ op: 2, d: { token: TOKEN, intents: 1 } }));
    expect(await closed).toBe(4005);
  });

  test('a session that is resumed hears what it missed, an unknown one is refused', async () => {
    const first = await connect();
    const ready = await first.hears('READY');
    const { session_id } = ready.d as { session_id: string };
    await first.hears('GUILD_CREATE');
    first.socket.terminate();
    await fake.until(() => !fake.gateway.ready);
    fake.gateway.send('INTERACTION_CREATE', { id: 'missed' });
    const second = await connect({ op: 6, d: { token: TOKEN, session_id, seq: 2 } });
    await second.hears('RESUMED');
    expect(second.heard.map(one => one.t ?? one.op)).toEqual([10, 'INTERACTION_CREATE', 'RESUMED']);
    const stranger = await connect({ op: 6, d: { token: TOKEN, session_id: 'none', seq: 2 } });
    expect(await stranger.hears(9)).toMatchObject({ d: false });
  });
});
