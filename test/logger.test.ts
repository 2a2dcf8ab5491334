import { expect, test } from 'vitest';
import { reasonOf } from '../src/core/reasons/reason.ts';
import { createLogger, recordTo } from '../src/logger.ts';

const TOKEN = '123456789:CANARY_abcdefghij-KLMNOP';
const PASSWORD = 'canary "p/ss" wörd';

function logging(secrets: readonly string[]) {
  const lines: string[] = [];
  const log = createLogger({
    level: 'trace',
    secrets,
    stream: { write: line => lines.push(line) },
  });
  return { log, lines };
}

test('one business event is one line of JSON with its name, its fields, ISO times, and reasons in English', () => {
  const { log, lines } = logging([]);
  const reason = reasonOf('slot-filled', { count: 1, titles: 'Il ponte' });
  recordTo(log)({ kind: 'slot-filled', schedule: 'mattino', dueAt: 0, posts: 1, reason });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 30,
    event: 'slot-filled',
    dueAt: '1970-01-01T00:00:00.000Z',
    reason,
    msg: 'mattino 1970-01-01T00:00:00.000Z: one article: Il ponte',
  });
});

test('that a schedule has its article is written only after it had none', () => {
  const { log, lines } = logging([]);
  recordTo(log)({ kind: 'schedule-supplied', schedule: 'mattino', wasDry: false });
  expect(lines).toEqual([]);
  recordTo(log)({ kind: 'schedule-supplied', schedule: 'mattino', wasDry: true });
  expect(lines).toEqual([expect.stringContaining('the next slot of mattino has an article') as string]);
});

test('no secret is written, however it gets into an object', () => {
  const { log, lines } = logging([TOKEN, PASSWORD]);
  const error = new Error(`request to https://api.example/bot${TOKEN}/getMe failed`, {
    cause: new Error(`inner ${TOKEN}`),
  });
  log.error({ err: error, nested: { url: `/bot${encodeURIComponent(TOKEN)}/x`, auth: [PASSWORD] } }, TOKEN);
  log.info(Buffer.from(TOKEN).toString('base64'));
  log.info(encodeURIComponent(PASSWORD));
  const all = lines.join('');
  expect(lines).toHaveLength(3);
  expect(all).toContain('[secret]');
  expect(all).not.toMatch(/canary/i);
  expect(all).not.toContain(Buffer.from(TOKEN).toString('base64').slice(0, 20));
});
