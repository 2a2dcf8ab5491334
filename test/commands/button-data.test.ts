import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createButtonSeal, MAX_BUTTON_BYTES } from '../../src/commands/buttons/button-data.ts';
import type { CommandSpec } from '../../src/commands/command.ts';
import { heldCommand } from '../../src/commands/held.ts';
import { resolveCommand } from '../../src/commands/resolve.ts';
import { deliveryIdOf, postIdOf, type ArticleId } from '../../src/core/ids.ts';
import { HOUR } from '../../src/core/time.ts';
import { verdicts } from '../../src/desk/resolve-held.ts';

const TOKEN = '123456789:CANARY_telegram_token';
const commands: readonly CommandSpec[] = [heldCommand.spec, resolveCommand.spec];
const sealing = createButtonSeal(TOKEN, commands);
const presser = { user: '7', places: ['-100'], now: 0 };
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
    fc.property(
      value,
      value,
      fc.constantFrom({}, { presser: '7', until: 1 }, { place: '-100', until: 1 }),
      (id, verdict, terms) => {
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
      },
    ),
  );
});

test('what was changed, made up, sealed with another token or for other options is not opened', () => {
  const good = sealing.seal({ command: 'resolve', options: { delivery, verdict: 'again' } });
  const other = createButtonSeal('987:other', commands);
  const [first] = resolveCommand.spec.options;
  if (first === undefined) throw new Error('it has options');
  const longer = createButtonSeal(TOKEN, [
    { ...resolveCommand.spec, options: [...resolveCommand.spec.options, { ...first, name: 'more' }] },
  ]);
  for (const data of [
    good.replace('again', 'there'),
    good.slice(0, -1),
    `${good}A`,
    'resolve',
    '',
    ':',
    other.seal({ command: 'resolve', options: { delivery, verdict: 'again' } }),
    longer.seal({ command: 'resolve', options: { delivery, verdict: 'again', more: 'x' } }),
  ])
    expect(sealing.open(data, presser).kind).not.toBe('asked');
  fc.assert(
    fc.property(fc.string(), data => {
      expect(sealing.open(data, presser).kind).not.toBe('asked');
    }),
  );
});

test('a button for one chat opens there alone, under any address of it, and says nothing of what may be done elsewhere', () => {
  const data = sealing.seal({ command: 'held', options: {}, place: '@Redazione' });
  const opened = (...places: string[]) => sealing.open(data, { ...presser, places }).kind;
  expect([opened('-100', '@redazione'), opened('@REDAZIONE')]).toEqual(['asked', 'asked']);
  expect([opened(), opened('-100'), opened('in @redazione')]).toEqual(['unknown', 'unknown', 'unknown']);
  // the terms are signed: neither can be taken off, nor one be made another
  for (const made of [data.replace(':~C', ''), data.replace('~C', '~P'), data.replace('~C', '~')])
    expect(sealing.open(made, { ...presser, places: ['@redazione'] }).kind).not.toBe('asked');
});

test.each(['c', 'p', 'P', 'z'])('a moment that begins with %s in base 36 is read as that moment', first => {
  const until = parseInt(`${first}000`, 36) * HOUR;
  const data = sealing.seal({ command: 'held', options: {}, until });
  expect(sealing.open(data, { ...presser, now: until - 1 }).kind).toBe('asked');
  expect(sealing.open(data, { ...presser, now: until }).kind).toBe('expired');
});

test('what does not fit is a fault of ours, told at once', () => {
  expect(() => sealing.seal({ command: 'held', options: { delivery: 'x'.repeat(60) } })).toThrow(RangeError);
});
