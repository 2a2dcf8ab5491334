import { expect, test } from 'vitest';
import { digestInZone, nextDigest } from '../../../src/planning/subscribers/next-digest.ts';

const next = (at: number, after: string) =>
  new Date(nextDigest({ at, timezone: 'Europe/Rome' }, Date.parse(after))).toISOString();

test('a digest comes once on each local day, whatever the clock does', () => {
  expect(next(450, '2026-03-28T12:00:00Z')).toBe('2026-03-29T05:30:00.000Z');
  expect(next(450, '2026-03-29T05:30:00Z')).toBe('2026-03-30T05:30:00.000Z');
  expect(next(450, '2026-10-24T12:00:00Z')).toBe('2026-10-25T06:30:00.000Z');
  // 02:30 does not exist on the day clocks go forward, and comes twice on the day they go back
  expect(next(150, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  expect(next(150, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(next(150, '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
});

test('a digest whose reader moves comes at their hour there, on no day on which they have had one', () => {
  const moved = (dueAt: string, timezone: string, now: string) => {
    const rhythm = { at: 450, timezone: 'Europe/Rome', dueAt: Date.parse(dueAt) };
    return new Date(digestInZone(rhythm, timezone, Date.parse(now))).toISOString();
  };
  // today's was had at 07:30 in Rome; in New York it is not 07:30 yet
  expect(moved('2026-03-04T06:30:00Z', 'America/New_York', '2026-03-03T07:00:00Z')).toBe(
    '2026-03-04T12:30:00.000Z',
  );
  // today's was not had yet
  expect(moved('2026-03-03T06:30:00Z', 'America/New_York', '2026-03-03T05:00:00Z')).toBe(
    '2026-03-03T12:30:00.000Z',
  );
  // there it is past the hour already
  expect(moved('2026-03-03T06:30:00Z', 'Asia/Tokyo', '2026-03-03T05:00:00Z')).toBe(
    '2026-03-03T22:30:00.000Z',
  );
  expect(moved('2026-03-03T06:30:00Z', 'Europe/Rome', '2026-03-03T05:00:00Z')).toBe(
    '2026-03-03T06:30:00.000Z',
  );
});

test.each(
  [
    ['Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Marquesas', 'America/St_Johns', 'Australia/Lord_Howe'],
    ['Pacific/Chatham', 'Africa/Casablanca', 'Europe/Dublin', 'America/Havana', 'Asia/Gaza', 'Pacific/Apia'],
  ].flat(),
)('in %s a year has a digest on each of its days, at the hour that was asked for', zone => {
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
  });
  for (const at of [0, 90, 135, 150, 450, 1439]) {
    const hour = [Math.floor(at / 60), at % 60].map(part => String(part).padStart(2, '0')).join(':');
    let after = Date.parse('2026-01-15T12:00:00Z');
    const [days, others] = [new Set<string>(), [] as string[]];
    for (let day = 0; day < 365; day++) {
      after = nextDigest({ at, timezone: zone }, after);
      const [date = '', time = ''] = local.format(after).split(', ');
      days.add(date);
      if (time !== hour) others.push(`${date} ${time}`);
    }
    expect(days.size).toBe(365);
    // that hour does not exist on a day on which clocks go forward
    expect(others.length, others.join(' ')).toBeLessThanOrEqual(1);
  }
});
