import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postCommand } from '../../src/commands/post.ts';
import { quoteCommand } from '../../src/commands/readers/quote.ts';
import { resolveCommand } from '../../src/commands/resolve.ts';
import { usageOf } from '../../src/commands/usage-of.ts';
import { createWords } from '../../src/words.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });

test('on Telegram the words follow the command and other options have their names', () => {
  expect(usageOf(postCommand.spec, platforms.styleOf('telegram'), words('it'))).toBe(
    '/post <parole del titolo> [to:NOME] [again:sì]',
  );
  expect(usageOf(quoteCommand.spec, platforms.styleOf('telegram'), words('en'))).toBe(
    '/quote [speaker or words]',
  );
  expect(usageOf(resolveCommand.spec, platforms.styleOf('telegram'), words('en'))).toBe(
    '/resolve <id> verdict:there|again',
  );
});

test('on Discord every option has its name, and the command that of the reader’s language', () => {
  expect(usageOf(postCommand.spec, platforms.styleOf('discord'), words('it'))).toBe(
    '/pubblica article:<parole del titolo> [to:NOME] [again:sì]',
  );
  expect(usageOf(quoteCommand.spec, platforms.styleOf('discord'), words('en'))).toBe(
    '/quote [words:<speaker or words>]',
  );
});
