import { expect, test } from 'vitest';
import { shownOptions } from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR } from './platforms.ts';
import { textFor } from './reader-world.ts';

/** More, less and other than anybody means. */
const ABSURD = [
  'x'.repeat(4000),
  'parola '.repeat(570),
  '1000000',
  '-5',
  'NaN',
  'Infinity',
  '1e6',
  '0',
  '99999d',
  '99999w',
  '999999999999999h',
  '25:00',
  '9999-12-31 23:59',
  '|'.repeat(60),
  '"'.repeat(400),
  '-'.repeat(400),
  'topic:'.repeat(60),
];
/** What else a command needs, so that what is absurd of it is reached. */
const REST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  article: { article: 'ponte' },
  words: { words: 'ponte' },
  delivery: { delivery: 'a1' },
  verdict: { verdict: 'there' },
};

test(
  'each option of each command, filled in absurdly, gets an answer that the platforms take, and nothing fails',
  { timeout: 4 * MINUTE },
  async () => {
    await using world = await openPlatforms('first: wait');
    const { telegram, discord, newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    const clock = fastClock(1);
    await using running = await run(newsroom.config(), { clock });
    const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
    for (const spec of commandSpecs) {
      if (spec.isHidden === true) continue;
      for (const { name, type } of shownOptions(spec)) {
        if (type?.kind === 'file') continue;
        for (const value of ABSURD) {
          const needed = spec.options.filter(one => one.required && one.name !== name);
          const rest = Object.assign({}, ...needed.map(one => REST[one.name] ?? {})) as object;
          const options = { ...rest, [name]: value };
          // nobody may ask for all of them at once
          clock.goOn(2 * SECOND);
          discord.advance(2 * SECOND);
          const text = textFor(spec.name, options).slice(0, 4096);
          const answer = await telegram.userSays({ from, text });
          expect(answer.text ?? answer.caption ?? '', text.slice(0, 80)).not.toBe('');
          // nobody is read their own four thousand characters
          if (spec.name !== 'add' && spec.name !== 'preview')
            expect((answer.text ?? '').length, text.slice(0, 80)).toBeLessThan(1200);
          // an app sends no number out of its bounds
          if (type?.kind === 'count') continue;
          const seen = await discord.interact({
            command: spec.name,
            options,
            user: ids.editor,
            direct: true,
          });
          expect(seen, text.slice(0, 80)).toMatchObject({ kind: 'answer' });
        }
      }
    }
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
    const failed = running.events.filter(({ kind }) =>
      ['command-failed', 'platform-fault', 'service-fault', 'delivery-dead'].includes(kind),
    );
    expect(failed).toEqual([]);
  },
);
