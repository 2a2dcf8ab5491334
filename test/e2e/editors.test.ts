import { afterEach, expect, test } from 'vitest';
import { HOUR, SECOND } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import type { FakeMessage } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';
import { runCommand } from './run-command.ts';

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function open(schedule = 'first: now', editors = ''): Promise<void> {
  world = await openPlatforms(schedule, editors);
  world.newsroom.writeSeed('ponte.txt', SEED);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
}
const tell = async (text: string): Promise<FakeMessage> =>
  world.telegram.userSays({ from: { id: TELEGRAM_EDITOR, language_code: 'it' }, text });
const say = async (text: string) => {
  const { text: words, caption } = await tell(text);
  return words ?? caption ?? '';
};
const onDiscord = async (
  command: string,
  options: Record<string, string> = {},
  user: string = ids.editor,
) => {
  const seen = await world.discord.interact({ command, options, user });
  if (seen.kind !== 'answer') throw new Error(seen.kind);
  return seen;
};
const states = async () => {
  const { deliveries } = running.app.store;
  const rows = [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))];
  return rows.map(({ operation, state }) => `${operation} ${state}`).sort();
};
const become = (...expected: string[]) => expect.poll(states).toEqual(expected.sort());
const posts = () => world.telegram.messages('@canale').map(({ caption }) => caption ?? '');

const COMMANDS: Readonly<Record<string, string>> = {
  post: 'ponte',
  preview: 'ponte',
  queue: '',
  approve: '',
  skip: '',
  pause: 'canale',
  resume: 'canale',
  correct: 'ponte',
  retract: 'ponte',
  why: 'ponte',
  schedules: '',
  sources: '',
  stats: '',
  doctor: '',
};

test('strangers are refused each of the editors’ commands on both platforms, and nothing changes', async () => {
  await open();
  await become('send sent', 'send sent');
  for (const [name, words] of Object.entries(COMMANDS)) {
    clock.goOn(10 * SECOND); // nobody may ask for all of them at once
    const stranger = { id: 77, language_code: 'it' };
    const answer = await world.telegram.userSays({ from: stranger, text: `/${name} ${words}` });
    expect(`${name}: ${answer.text}`).toContain('riservato alla redazione');
    const option = ['pause', 'resume'].includes(name) ? 'to' : 'article';
    const seen = await onDiscord(name, words === '' ? {} : { [option]: words }, ids.reader);
    expect(`${name}: ${seen.content}`).toContain('riservato alla redazione');
    expect(seen.private).toBe(true);
  }
  await become('send sent', 'send sent');
  expect(await running.app.newsroom.editing.pauses()).toEqual([]);
});

test('an editor previews a post as it will look, with its card, for nobody else', async () => {
  await open('first: wait');
  const shown = await tell('/preview ponte');
  expect(shown.photo).not.toBeNull();
  expect(shown.caption).toMatch(
    /uscirebbe su canale[\s\S]*Il ponte di Valdorsa riapre dopo[\s\S]*Anche su: redazione/,
  );
  const seen = await onDiscord('preview', { article: 'ponte' });
  expect(seen).toMatchObject({ private: true, files: [{}] });
  expect(seen.content).toContain('Il ponte di Valdorsa riapre');
  expect(await states()).toEqual([]);
});

test('what is paused waits, through a restart, says so, and goes on when it is resumed or its time is over', async () => {
  await open('first: wait');
  expect(await say('/pause canale')).toMatch(/^In pausa: canale \(deciso da Persona/);
  await say('/post ponte');
  await become('send queued', 'send sent');
  expect(await say('/queue')).toMatch(/canale, messa in pausa da Persona/);
  await running[Symbol.asyncDispose]();
  running = await run(world.newsroom.config(), { clock });
  expect(await say('/why ponte to:canale')).toMatch(/in pausa/);
  expect(posts()).toEqual([]);
  expect((await onDiscord('resume', { to: 'canale' })).content).toMatch(/^Si riprende: canale/);
  await become('send sent', 'send sent');

  expect((await runCommand(world.newsroom, 'pause', '--for', '1h', '--json')).out).toContain(
    '"destination": null',
  );
  expect((await runCommand(world.newsroom, 'resume')).out).toBe('Si riprende: tutte le destinazioni.\n');
  expect((await runCommand(world.newsroom, 'resume')).err).toBe('Non era in pausa.\n');
  await runCommand(world.newsroom, 'pause', '--for', '1h');
  await say('/post ponte to:canale again:yes');
  await become('send queued', 'send sent', 'send sent');
  expect(await say('/queue')).toMatch(/messa in pausa da cli fino a/);
  expect((await runCommand(world.newsroom, 'pause', 'nowhere')).code).toBe(1);
  clock.goOn(HOUR);
  await become('send sent', 'send sent', 'send sent');
  expect(await running.app.newsroom.editing.pauses()).toEqual([]);
});

test('of two pauses that overlap, one that is resumed or over leaves the other', async () => {
  await open('first: wait');
  await say('/pause for:2h');
  await say('/pause canale for:1h');
  await say('/post ponte');
  await become('send queued', 'send queued');
  // of both the later end is told
  const whole = (await running.app.newsroom.editing.pauses()).find(({ destination }) => destination === null);
  const until = /messa in pausa da Persona 4242 fino a (.*)/.exec(await say('/why ponte to:canale'))?.[1];
  expect(await say('/why ponte to:redazione')).toContain(`fino a ${until ?? '?'}`);
  expect(whole?.until).toBeGreaterThan(clock.now() + HOUR);
  // it goes on only where not everything is paused
  expect(await say('/resume canale')).toMatch(
    /^canale: la sua pausa è finita, ma sono in pausa tutte[^\n]*\n\nIn pausa: tutte le destinazioni/,
  );
  expect((await onDiscord('resume', { to: 'canale' })).content).toMatch(/^canale non ha una pausa sua/);
  expect((await runCommand(world.newsroom, 'resume', 'canale')).err).toMatch(/^canale non ha una pausa sua/);
  await say('/pause canale for:4h');
  clock.goOn(2 * HOUR);
  await become('send queued', 'send sent');
  expect(posts()).toEqual([]);
  expect(await say('/resume canale')).toBe('Si riprende: canale.');
  await become('send sent', 'send sent');
});

test('a slot picks nothing for places that are paused, and says why', async () => {
  await open('first: wait');
  await say('/pause');
  const { planner, store } = running.app;
  expect(await planner.upcoming()).toMatchObject([{ title: null, why: { code: 'slot-paused' } }]);
  expect((await runCommand(world.newsroom, 'why', 'ponte', 'canale')).out).toMatch(/in pausa/);
  await say('/resume');
  expect(await planner.upcoming()).toMatchObject([{ title: expect.stringContaining('ponte') as string }]);
  expect(await store.pauses.list()).toEqual([]);
});

test('an order for later waits for its moment; the queue’s buttons move it to a free slot and to the top', async () => {
  await open('first: wait');
  expect(await say('/post ponte to:canale at:99:99')).toMatch(/non è un momento/);
  expect(await say('/post ponte to:canale at:2020-01-01T10:00')).toMatch(/non è un momento/);
  expect(await say('/post ponte to:canale at:slot')).toMatch(/esce su canale: .*08:00/);
  await become('send queued');
  const queue = await tell('/queue');
  const keys = (queue.markup as { inline_keyboard: { text: string; callback_data: string }[][] })
    .inline_keyboard;
  expect(keys.flat().map(({ text }) => text)).toEqual(['1 · In cima', '1 · Prossimo turno libero']);
  const press = (index: number, from = TELEGRAM_EDITOR) =>
    world.telegram.presses({
      chat: TELEGRAM_EDITOR,
      message: queue.id,
      from,
      data: keys.flat()[index]?.callback_data ?? '',
    });
  const stranger = press(0, 77);
  await world.telegram.until(() => world.telegram.callbacks.get(stranger)?.text?.includes('chi ha chiesto'));
  const [before] = await running.app.store.deliveries.queue({ limit: 1 });
  const again = press(1);
  await world.telegram.until(() => world.telegram.callbacks.get(again)?.text?.includes('08:00'));
  const [after] = await running.app.store.deliveries.queue({ limit: 1 });
  expect(after?.notBefore).toBeGreaterThan(before?.notBefore ?? 0);
  press(0);
  await become('send sent');
  const late = press(0);
  await world.telegram.until(() => world.telegram.callbacks.get(late)?.text?.startsWith('Non si può più'));
  expect(posts()).toHaveLength(1);
});

test('of several articles that fit, a button each is asked for the one that was meant', async () => {
  await open('first: wait');
  world.newsroom.writeSeed(
    'lampioni.txt',
    'Il ponte dei lampioni\nLi accende il Comune.\nCosteranno meno.\n',
  );
  await expect.poll(() => running.app.store.articles.count()).toEqual([{ source: 'seeds', articles: 2 }]);
  const asked = await tell('/post ponte');
  expect(asked.text).toMatch(/Quale\?[\s\S]*1 · .*\n2 · /);
  const lamps = (asked.text ?? '').includes('1 · Il ponte dei lampioni') ? 0 : 1;
  const data = keysOf(asked.markup)[lamps]?.callback_data ?? '';
  const press = { chat: TELEGRAM_EDITOR, message: asked.id, data };
  const stranger = world.telegram.presses({ ...press, from: 77 });
  await world.telegram.until(() => world.telegram.callbacks.get(stranger)?.text?.includes('chi ha chiesto'));
  expect(await states()).toEqual([]);
  // pressed twice, it is posted once
  for (let time = 0; time < 2; time++) world.telegram.presses({ ...press, from: TELEGRAM_EDITOR });
  await become('send sent', 'send sent');
  expect(posts()).toEqual([expect.stringContaining('Il ponte dei lampioni') as string]);
  // with more than the article, its id is written again
  expect(await say('/post ponte to:canale')).toContain('identificativo');
});

test('an order for the next free slot of several places names a slot once', async () => {
  await open('first: wait');
  expect(await say('/post ponte at:slot')).toMatch(/^«.*» esce su canale, redazione: .*08:00\.$/);
});

test('an editor retracts what was posted; what cannot be taken back is named', async () => {
  await open();
  await become('send sent', 'send sent');
  expect(await say('/retract ponte to:canale')).toMatch(/viene ritirato da canale/);
  await world.telegram.until(() => posts().length === 0);
  expect(world.discord.messages(ids.text)).toHaveLength(1);
  // it stands nowhere there, and is not picked for there again
  expect(await say('/retract ponte to:canale')).toMatch(/da nessuna parte/);
  await running.app.planner.fillDue();
  expect(posts()).toEqual([]);
  await running[Symbol.asyncDispose]();
  const { code, out } = await runCommand(world.newsroom, 'retract', 'ponte', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    changes: [{ destination: 'redazione', operation: 'delete', state: 'sent' }],
  });
  expect(world.discord.messages(ids.text)).toEqual([]);
  running = await run(world.newsroom.config(), { clock });
});

test('what an editor has retracted goes nowhere by a schedule, nor by an order that does not say so', async () => {
  await open('first: wait');
  await say('/post ponte to:canale');
  await become('send sent');
  // it never was at the other
  expect(await say('/retract ponte')).toMatch(/viene ritirato da canale/);
  await world.telegram.until(() => posts().length === 0);
  const { planner } = running.app;
  expect(await planner.upcoming()).toMatchObject([{ title: null, why: { code: 'nothing-fits' } }]);
  expect(await say('/why ponte to:redazione')).toMatch(/redazione.*ritirato da Persona/);
  const refused = await onDiscord('post', { article: 'ponte' });
  expect(refused.content).toMatch(/ritirato da Persona 4242 \(telegram:4242\).*canale, redazione/);
  const { code, err } = await runCommand(world.newsroom, 'post', 'ponte');
  expect(code).toBe(1);
  expect(err).toContain('ritirato da Persona');

  expect(await say('/post ponte to:redazione again:sì')).toMatch(/parte ora per: redazione/);
  await world.discord.until(() => world.discord.messages(ids.text).length === 1);
  expect(posts()).toEqual([]);
});

test('retracted at one destination, it is picked for the others', async () => {
  await open('first: wait');
  expect(await say('/retract ponte to:canale')).toMatch(/da nessuna parte/);
  const { planner } = running.app;
  expect(await planner.upcoming()).toMatchObject([{ title: expect.stringContaining('ponte') as string }]);
  expect(await say('/why ponte to:canale')).toMatch(/ritirato da Persona/);
  expect(await say('/why ponte to:redazione')).not.toMatch(/ritirato/);
});

test('an editor has copies corrected; schedules, sources, stats and doctor answer', async () => {
  await open();
  await become('send sent', 'send sent');
  expect(await say('/correct ponte')).toMatch(/niente da aggiornare/);
  expect(await say('/schedules')).toMatch(/mattino → canale, redazione · .*08:00( · .*08:00){4}/);
  expect(await say('/sources')).toMatch(/seeds .*un articolo/);
  expect(await say('/stats')).toMatch(/canale · .*: 1/);
  expect((await onDiscord('stats', { days: '3' })).content).toContain('redazione');
  expect(await say('/doctor')).not.toBe('');
  expect((await onDiscord('why', { article: 'ponte', to: 'canale' })).content).toMatch(/canale/);
  const stats = JSON.parse((await runCommand(world.newsroom, 'stats', '--json')).out) as unknown[];
  expect(stats).toEqual([
    { destination: 'canale', operation: 'send', state: 'sent', count: 1 },
    { destination: 'redazione', operation: 'send', state: 'sent', count: 1 },
  ]);
  expect((await runCommand(world.newsroom, 'stats')).out.trim().split('\n')).toEqual([
    'canale  inviato: 1',
    'redazione  inviato: 1',
  ]);
  const schedules = JSON.parse((await runCommand(world.newsroom, 'schedules', '--json')).out) as {
    upcoming: [];
  }[];
  expect(schedules[0]?.upcoming).toHaveLength(5);
});

test('editors are told once when a schedule’s next slot has no article, and when it has one', async () => {
  world = await openPlatforms('first: wait', `, log: { telegram: ${telegramIds.supergroup} }`);
  clock = fastClock(1);
  const config = world.newsroom.config();
  // half an hour away, so that no slot falls while the test runs
  const minute = (new Date(clock.now()).getUTCMinutes() + 30) % 60;
  const cron = `${minute} * * * *`;
  const hourly = { ...config, schedules: config.schedules.map(one => ({ ...one, cron })) };
  running = await run(hourly, { clock });
  const told = () => world.telegram.messages(telegramIds.supergroup).map(({ text }) => text);
  await expect.poll(told).toEqual([expect.stringMatching(/Niente da pubblicare per mattino/) as string]);
  world.newsroom.writeSeed('ponte.txt', SEED);
  await expect.poll(async () => (await running.app.store.articles.count())[0]?.articles).toBe(1);
  clock.goOn(HOUR / 10);
  await running.app.planner.fillDue();
  await expect.poll(() => told().length).toBe(2);
  expect(told()[1]).toMatch(/di nuovo un articolo/);
});
