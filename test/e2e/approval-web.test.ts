import { afterEach, expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const PASSWORD = 'parola';
const AUTHORIZATION = `Basic ${btoa(`x:${PASSWORD}`)}`;

let world: PlatformWorld;
let running: Running;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function open(password: string | null = PASSWORD): Promise<string> {
  world = await openPlatforms('first: now', '', {
    newsroom: `approval: { discord: "${ids.announcements}" }`,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  const config = world.newsroom.config();
  running = await run({ ...config, web: { ...config.web, password } }, { clock: fastClock() });
  await expect.poll(states).toEqual(['proposed', 'proposed']);
  const page = await fetch(running.service.address, { headers: { authorization: AUTHORIZATION } });
  return page.text();
}
const states = async () => {
  const { deliveries } = running.app.store;
  const rows = [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))];
  return rows.map(({ state }) => state);
};
const fieldsOf = (page: string, kind: 'approved' | 'skipped') =>
  new URLSearchParams({
    post: /name="post" value="([^"]*)"/.exec(page)?.[1] ?? '',
    version: /name="version" value="([^"]*)"/.exec(page)?.[1] ?? '',
    kind,
  });
const send = (body: URLSearchParams, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${running.service.address}/decide`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { authorization: AUTHORIZATION, origin: running.service.address, ...headers },
  });

test('the page approves what waits, once, and the preview says that it was there', async () => {
  const page = await open();
  expect(page.match(/<form/g)).toHaveLength(1);
  const answer = await send(fieldsOf(page, 'approved'));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#queue']);
  await expect.poll(states).toEqual(['sent', 'sent']);
  const late = await send(fieldsOf(page, 'skipped'));
  expect(late.status).toBe(409);
  expect(await late.text()).toMatch(/già deciso, approvato da web/);
  await world.discord.until(() =>
    world.discord.messages(ids.announcements)[0]?.embeds[0]?.description?.includes('approvato da web'),
  );
});

test('it decides nothing for other pages, forged fields, an older version, or whoever has no password', async () => {
  const page = await open();
  const good = fieldsOf(page, 'approved');
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: `${running.service.address}0` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ];
  for (const headers of foreign) expect((await send(good, headers)).status).toBe(403);
  expect((await send(good, { authorization: '' })).status).toBe(401);
  const changed = (name: string, value: string) => {
    const fields = new URLSearchParams(good);
    fields.set(name, value);
    return fields;
  };
  for (const fields of [changed('kind', 'later'), changed('post', "' or 1=1"), changed('version', '1e9')])
    expect((await send(fields)).status).toBe(400);
  expect((await send(changed('version', '7'))).status).toBe(409);
  expect((await send(changed('post', 'x'.repeat(5000)))).status).toBe(413);
  expect((await send(changed('post', 'x'.repeat(20)))).status).toBe(409);
  expect(await states()).toEqual(['proposed', 'proposed']);
  expect((await send(fieldsOf(page, 'skipped'))).status).toBe(303);
  expect(await states()).toEqual(['skipped', 'skipped']);
});

test('without a password nobody decides there: it knows nothing of who asks', async () => {
  const page = await open(null);
  expect(page).not.toContain('<form');
  const answer = await send(new URLSearchParams({ post: 'x'.repeat(20), version: '1', kind: 'approved' }));
  expect(answer.status).toBe(404);
  expect(await states()).toEqual(['proposed', 'proposed']);
});
