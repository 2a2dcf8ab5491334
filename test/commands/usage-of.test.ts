import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CommandSpec } from '../../src/commands/command.ts';
import { postCommand } from '../../src/commands/post.ts';
import { quoteCommand } from '../../src/commands/readers/quote.ts';
import { resolveCommand } from '../../src/commands/resolve.ts';
import { usageOf } from '../../src/commands/usage-of.ts';
import { createWords } from '../../src/words.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
const usage = (spec: CommandSpec, platform: string, [answer, app = answer]: readonly [string, string?]) =>
  usageOf(spec, { style: platforms.styleOf(platform), say: words(answer), titles: words(app) });

test('on Telegram the words follow the command and other options have their names', () => {
  expect(usage(postCommand.spec, 'telegram', ['it'])).toBe(
    '/post <parole del titolo> [to:NOME] [again:sì] [at:HH:MM]',
  );
  expect(usage(quoteCommand.spec, 'telegram', ['en'])).toBe('/quote [speaker or words]');
  expect(usage(resolveCommand.spec, 'telegram', ['en'])).toBe('/resolve <id> verdict:there|again');
});

test('on Discord every option has its name, and the command that of the reader’s language', () => {
  expect(usage(postCommand.spec, 'discord', ['it'])).toBe(
    '/pubblica article:<parole del titolo> [to:NOME] [again:sì] [at:HH:MM]',
  );
  expect(usage(quoteCommand.spec, 'discord', ['en'])).toBe('/quote [words:<speaker or words>]');
});

test('on Discord a command has the name that the reader’s app shows, in whatever language they are answered', () => {
  expect(usage(quoteCommand.spec, 'discord', ['it', 'de'])).toBe('/zitat [words:<chi parla o parole>]');
});
