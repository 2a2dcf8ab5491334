import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createButtonSeal, MAX_BUTTON_BYTES } from '../../src/commands/buttons/button-data.ts';
import type { CommandSpec } from '../../src/commands/command.ts';
import { heldCommand } from '../../src/commands/held.ts';
import { resolveCommand } from '../../src/commands/resolve.ts';
import { deliveryIdOf, postIdOf, type ArticleId } from '../../src/core/ids.ts';
import { verdicts } from '../../src/desk/resolve-held.ts';

const TOKEN = '123456789:CANARY_telegram_token';
const commands: readonly CommandSpec[] = [heldCommand.spec, resolveCommand.spec];
const sealing = createButtonSeal(TOKEN, commands);
const presser = { user: '7', now: 0 };
const delivery = deliveryIdOf(postIdOf('a' as ArticleId, 'b'), 'canale');

test('what was sealed is opened again, fits both platforms and does not hold the token', () => {
  for (const { name: command } of commands)
    for (const verdict of verdicts) {
      const button = { command, options: { delivery, verdict } };
      const data = sealing.seal(button);
      expect(sealing.open(data, presser)).toEqual({ kind: 'asked', ...button });
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_BUTTON_BYTES);
      expect(data).not.toContain('CANARY');
    }
});

const value = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('~p1', '~', 'a:b', '%7E'));

test('whatever values fit come back as they were', () => {
  fc.assert(
    fc.property(value, value, fc.constantFrom({}, { presser: '7', until: 1 }), (id, verdict, terms) => {
      const options = { ...(id === '' ? {} : { delivery: id }), ...(verdict === '' ? {} : { verdict }) };
      try {
        const button = { command: 'held', options, ...terms };
        expect(sealing.open(sealing.seal(button), presser)).toEqual({
          kind: 'asked',
          command: 'held',
          options,
        });
      } catch (error) {
        if (!(error instanceof RangeError) && !(error instanceof URIError)) throw error;
      }
    }),
  );
});

test('what was changed, made up, sealed with another token or for other options is not opened', () => {
  const good = sealing.seal({ command: 'resolve', options: { delivery, verdict: 'again' } });
  const other = createButtonSeal('987:other', commands);
  const older = createButtonSeal(TOKEN, [{ ...resolveCommand.spec, options: [] }]);
  for (const data of [
    good.replace('again', 'there'),
    good.slice(0, -1),
    `${good}A`,
    'resolve',
    '',
    ':',
    other.seal({ command: 'resolve', options: { delivery, verdict: 'again' } }),
    older.seal({ command: 'resolve', options: {} }),
  ])
    expect(sealing.open(data, presser).kind).not.toBe('asked');
  fc.assert(
    fc.property(fc.string(), data => {
      expect(sealing.open(data, presser).kind).not.toBe('asked');
    }),
  );
});

test('what does not fit is a fault of ours, told at once', () => {
  expect(() => sealing.seal({ command: 'held', options: { delivery: 'x'.repeat(60) } })).toThrow(RangeError);
});
