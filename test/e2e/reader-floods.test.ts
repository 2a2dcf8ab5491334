import { expect, test } from 'vitest';
import { SECOND } from '../../src/core/time.ts';
import { words } from '../commands/desk-world.ts';
import { ids } from '../fakes/discord-world.ts';
import { openReaderWorld } from './reader-world.ts';

const A_MINUTE = 10_000;
const SECONDS = 60;
const articles = Array.from({ length: 20 }, (_, at) => ({
  key: `k${at}`,
  text: `Ponte ${at}\nIl ponte.\nOggi ${at}.`,
}));
/** Told, not held to: how long it takes is the machine's matter. */
const p95 = (took: readonly number[]) =>
  took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Infinity;

test('on Telegram others are answered at once while one person asks 10 000 times a minute', async () => {
  await using world = await openReaderWorld({}, ...articles);
  const { telegram } = world;
  const took: number[] = [];
  for (let second = 0; second < SECONDS; second++) {
    world.clock.now += SECOND;
    for (let n = 0; n < A_MINUTE / SECONDS; n++) telegram.say({ from: { id: 66 }, text: '/search ponte' });
    const began = performance.now();
    // the clock stands meanwhile: an answer that waited for its turn would never come
    const shown = await world.onTelegram({
      command: 'search',
      options: { words: 'ponte' },
      person: 1000 + second,
    });
    took.push(performance.now() - began);
    expect(shown.text).toContain('Ponte 19');
  }
  process.stdout.write(`flood on telegram: others' answers p95 ${p95(took).toFixed(0)} ms\n`);
  await telegram.until(() => telegram.updates.unconfirmed.length === 0);
  const answers = telegram.messages(66).filter(({ from }) => from !== 66);
  // twelve at once, then one in two seconds, and one word to slow down
  expect(answers.length).toBeLessThanOrEqual(12 + SECONDS / 2 + 1);
  expect(answers.filter(({ text }) => text === words('it')('too-many'))).toHaveLength(1);
  expect(world.events.filter(({ kind }) => kind === 'platform-fault')).toHaveLength(1);
  expect(telegram.violations).toEqual([]);
});

test('on Discord others are answered at once while one person asks 10 000 times a minute', async () => {
  await using world = await openReaderWorld({}, ...articles);
  const { discord } = world;
  await discord.until(() => discord.gateway.ready);
  const took: number[] = [];
  let seen = 0;
  let slow = 0;
  for (let second = 0; second < SECONDS; second++) {
    world.clock.now += SECOND;
    for (let n = 0; n < A_MINUTE / SECONDS; n++)
      void discord.interact({ command: 'search', options: { words: 'ponte' }, locale: 'it' }).then(one => {
        seen++;
        if (one.kind === 'answer' && one.content === words('it')('too-many')) slow++;
      });
    // as often as one person may
    if (second % 3 !== 0) continue;
    const began = performance.now();
    const shown = await discord.interact({ command: 'latest', user: ids.editor });
    took.push(performance.now() - began);
    expect(shown).toMatchObject({ kind: 'answer' });
  }
  process.stdout.write(`flood on discord: others' answers p95 ${p95(took).toFixed(0)} ms\n`);
  expect(seen).toBeLessThanOrEqual(12 + SECONDS / 2 + 1);
  expect(slow).toBe(1);
  expect(discord.violations).toEqual([]);
});
