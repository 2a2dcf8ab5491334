import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createButtonSeal } from '../../src/commands/buttons/button-data.ts';
import type { Caller, CommandDesk, CommandSpec } from '../../src/commands/command.ts';
import { replyToPress } from '../../src/commands/buttons/reply-to-press.ts';
import { HOUR } from '../../src/core/time.ts';
import { createWords } from '../../src/words.ts';

const NOW = Date.UTC(2026, 2, 2, 8);
const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
const commands = [{ name: 'resolve', options: [{ name: 'delivery' }] }] as unknown as readonly CommandSpec[];
const seal = createButtonSeal('token', commands);
const caller: Caller = { platform: 'discord', user: '7', roles: [], language: 'en-GB' };

function createRooms() {
  const asked: unknown[] = [];
  const desk: CommandDesk = {
    commands,
    answer(...question) {
      asked.push(question);
      return Promise.resolve({ text: [], card: null, private: false, replaces: 'all' });
    },
    interrupted: () => Promise.reject(new Error('nothing was interrupted here')),
    suggest: () => Promise.resolve([]),
  };
  return { asked, desk, seal, words, now: () => NOW };
}

test('a button of ours asks the desk, as whoever pressed it', async () => {
  const rooms = createRooms();
  const data = seal.seal({ command: 'resolve', options: { delivery: 'd1' } });
  expect(await replyToPress({ data, places: [] }, caller, rooms)).toMatchObject({ replaces: 'all' });
  expect(rooms.asked).toEqual([['resolve', { delivery: 'd1' }, caller]]);
});

test.each([
  undefined,
  '',
  'resolve:d1',
  createButtonSeal('other', commands).seal({ command: 'resolve', options: {} }),
])(
  'a button that is not ours (%j) asks nothing, and whoever pressed it is told in their language',
  async data => {
    const rooms = createRooms();
    const reply = await replyToPress({ data, places: [] }, caller, rooms);
    expect(reply).toMatchObject({ card: null, private: true });
    expect(reply).not.toHaveProperty('replaces');
    expect(reply.text).toMatchObject([{ spans: [{ text: words('en')('button-unknown') }] }]);
    expect(rooms.asked).toEqual([]);
  },
);

test.each([
  ['another', { presser: '8' }],
  ['expired', { presser: '7', until: NOW - HOUR }],
  ['expired', { until: NOW }],
] as const)('a button that is %s asks nothing: %o', async (why, terms) => {
  const rooms = createRooms();
  const data = seal.seal({ command: 'resolve', options: { delivery: 'd1' }, ...terms });
  const reply = await replyToPress({ data, places: [] }, caller, rooms);
  expect(reply.text).toMatchObject([{ spans: [{ text: words('en')(`button-${why}`) }] }]);
  expect(rooms.asked).toEqual([]);
});

test('a button of one’s own, in time, asks', async () => {
  const rooms = createRooms();
  const data = seal.seal({ command: 'resolve', options: { delivery: 'd1' }, presser: '7', until: NOW + 1 });
  await replyToPress({ data, places: [] }, caller, rooms);
  expect(rooms.asked).toHaveLength(1);
});
