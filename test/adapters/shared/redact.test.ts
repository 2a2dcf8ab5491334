import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor, shownAddress } from '../../../src/adapters/shared/redact.ts';

const SECRET = '123456789:AAF_canary+of/35=signs';
const redact = createRedactor([SECRET]);

test.each([
  ['as it is', SECRET],
  ['in an address', `https://api.telegram.org/bot${SECRET}/sendMessage`],
  ['URL-encoded', encodeURIComponent(`https://example.org/?t=${SECRET}`)],
  ['inside JSON', JSON.stringify({ inner: JSON.stringify({ token: SECRET }) })],
])('a secret %s is not let through', (_how, text) => {
  expect(redact(text)).toContain('[secret]');
  expect(redact(text)).not.toMatch(/canary/);
});

test('a secret within base64 is not let through, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (before, after) => {
      for (const encoding of ['base64', 'base64url'] as const) {
        const redacted = redact(Buffer.from(`${before}${SECRET}${after}`).toString(encoding));
        const left = redacted.split('[secret]').map(part => Buffer.from(part, encoding).toString());
        expect(redacted).toContain('[secret]');
        expect(left.join(' ')).not.toContain('canary');
      }
    }),
  );
});

test.each([
  ['https://api.telegram.org/bot987654321:AAFother_token_of_others/getMe', 'bot[secret]/getMe'],
  [`https://discord.com/api/v10/webhooks/123/${'w'.repeat(68)}/messages/@original`, 'webhooks/123/[secret]/'],
  [`/interactions/123/${'i'.repeat(40)}/callback`, 'interactions/123/[secret]/callback'],
])('what looks like a token is not let through although nobody named it: %s', (text, kept) => {
  expect(createRedactor([])(text)).toContain(kept);
});

test('other words stay, and so do secrets that are mere words', () => {
  expect(createRedactor(['a', 'post', ''])('a post for the robot: 5')).toBe('a post for the robot: 5');
});

test.each([
  ['https://user:canary@example.org/rss.xml?key=canary#canary', 'https://example.org/rss.xml'],
  ['http://canary@example.org:8090/feed', 'http://example.org:8090/feed'],
  ['https://example.org?canary', 'https://example.org/'],
  [
    `https://discord.com/api/webhooks/123/${'canary'.repeat(11)}?wait=true`,
    'https://discord.com/api/webhooks/123/[secret]',
  ],
  ['https://api.telegram.org/bot123456:canary_canary/getMe', 'https://api.telegram.org/bot[secret]/getMe'],
  ['seeds/ponte.txt', 'seeds/ponte.txt'],
  ['https://user:canary@exa mple.org/a b?canary', 'https://exa mple.org/a b'],
])('%s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});
