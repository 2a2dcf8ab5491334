import { expect, test } from 'vitest';
import { startFakeDiscord } from './discord-server.ts';
import { ids } from './discord-world.ts';

const TOKEN = 'NzAw.TEST.token';
const MINUTE = 60_000;

async function open(limits: boolean | 'strict', nonceWindowMs?: number) {
  const window = nonceWindowMs === undefined ? {} : { nonceWindowMs };
  const fake = await startFakeDiscord({ token: TOKEN, now: () => 1_800_000_000_000, limits, ...window });
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${fake.apiRoot}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${TOKEN}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const json = (await response.json()) as { readonly id: string; readonly global?: boolean };
    return { status: response.status, headers: response.headers, ...json };
  };
  const post = (channel: string, more = {}) =>
    call('POST', `/channels/${channel}/messages`, { content: 'a', allowed_mentions: { parse: [] }, ...more });
  return { fake, call, post };
}

test('a channel takes five messages in five seconds, says so before, and counts who does not wait', async () => {
  const { fake, post } = await open(true);
  await using _ = fake;
  const left = [];
  for (let i = 0; i < 5; i++) left.push((await post(ids.text)).headers.get('x-ratelimit-remaining'));
  expect(left).toEqual(['4', '3', '2', '1', '0']);
  const refused = await post(ids.text);
  expect(refused).toMatchObject({ status: 429, global: false });
  expect(refused.headers.get('retry-after')).toBe('5');
  expect((await post(ids.announcements)).status).toBe(200);
  await post(ids.text);
  expect(fake.counts).toEqual({ passed: 6, refused: 2, early: 1, invalid: 2 });
  fake.advance(5000);
  expect((await post(ids.text)).status).toBe(200);
  fake.advance(11 * MINUTE);
  await post(ids.text);
  expect(fake.counts.invalid).toBe(2);
});

test.each([
  ['strict', 429],
  [true, 200],
  [false, 200],
] as const)('with limits "%s" the 51st request in a second is answered %i', async (limits, status) => {
  const { fake, call } = await open(limits);
  await using _ = fake;
  const paths = ['/users/@me', '/applications/@me'];
  let last = await call('GET', '/users/@me');
  for (let i = 0; i < 50; i++) last = await call('GET', paths[i % 2] ?? '');
  expect(last.status).toBe(status);
  if (status !== 429) return;
  expect(last).toMatchObject({ global: true });
  expect(last.headers.get('x-ratelimit-scope')).toBe('global');
  fake.advance(1000);
  expect((await call('GET', '/users/@me')).status).toBe(200);
});

test('ten messages an hour can be published in a channel', async () => {
  const { fake, call, post } = await open(true);
  await using _ = fake;
  const answers = [];
  for (let i = 0; i < 11; i++) {
    fake.advance(2000);
    const { id } = await post(ids.announcements);
    answers.push((await call('POST', `/channels/${ids.announcements}/messages/${id}/crosspost`)).status);
  }
  expect(answers).toEqual([...Array<number>(10).fill(200), 429]);
});

test('a nonce is remembered for as long as it was told, and no longer', async () => {
  const { fake, post } = await open(false, MINUTE);
  await using _ = fake;
  const send = () => post(ids.text, { nonce: 'n', enforce_nonce: true });
  const first = await send();
  fake.advance(MINUTE - 1);
  expect((await send()).id).toBe(first.id);
  fake.advance(1);
  expect((await send()).id).not.toBe(first.id);
  expect(fake.messages(ids.text)).toHaveLength(2);
});

test('answers that come late come, and a lean fake keeps nothing of what it was sent', async () => {
  await using fake = await startFakeDiscord({ token: TOKEN, lean: true });
  fake.fault({ on: 'POST', trouble: { kind: 'slow', when: 'after', afterMs: 5 } });
  const answer = await fetch(`${fake.apiRoot}/v10/channels/${ids.text}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'a' }),
  });
  expect(answer.status).toBe(200);
  expect(fake.messages(ids.text)).toHaveLength(1);
  expect(fake.requests).toEqual([]);
});
