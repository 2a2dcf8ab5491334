import { expect, test } from 'vitest';
import { createInvalidRequests } from '../../../../src/adapters/discord/rest/invalid-requests.ts';
import { MINUTE, SECOND } from '../../../../src/core/time.ts';

/** Asks a thousand places over and over for ten minutes, ten requests a second; `isRefused` tells the answer to each. */
function askMany(isRefused: (number: number) => boolean) {
  let now = 0;
  const invalid = createInvalidRequests({ now: () => now });
  const seen = { asked: 0, refused: 0, held: 0 };
  for (let number = 0; now < 10 * MINUTE; number++, now += SECOND / 10) {
    const place = `${number % 1000}`;
    if (invalid.hold(place) !== null) {
      seen.held++;
      continue;
    }
    seen.asked++;
    const refused = isRefused(number);
    if (refused) seen.refused++;
    invalid.note({ status: refused ? 429 : 200, shared: false, place });
  }
  return seen;
}

test('a storm over a thousand places costs less than a hundredth of what Discord puts up with', () => {
  const { asked, refused } = askMany(number => number % 10 !== 9);
  expect(refused).toBeLessThan(100);
  expect(asked).toBeGreaterThan(50);
});

test('places that take our messages are asked as before, though others refuse', () => {
  // one place in twenty is closed for good, and is asked six times
  const { asked, refused, held } = askMany(number => number % 20 === 7);
  expect({ asked, refused, held }).toEqual({ asked: 6000 - held, refused: 60, held: 300 - 60 });
});
