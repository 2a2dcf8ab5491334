import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CliWorld } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { cliKeys, cliNames } from '../../src/core/cli/cli-words.ts';
import type { Say } from '../../src/core/words.ts';
import { LOCALES, nearestVoice } from '../../src/words.ts';

const tags = readdirSync(LOCALES).map(name => name.slice(0, -'.ftl'.length));

/** What the overview and each command's help say. */
async function helpIn(say: Say): Promise<readonly string[]> {
  const said: string[] = [];
  const world: Pick<CliWorld, 'out' | 'voice'> = {
    out: text => said.push(text),
    voice: () => ({ say, language: 'en', timezone: 'UTC', now: 0 }),
  };
  for (const argv of [['--help'], ...cliNames.map(name => [name, '--help'])])
    expect(await runCli(argv, world as CliWorld)).toBe(0);
  return said;
}

test('every command, option and value that has words is shown by --help', async () => {
  const keys = new Set<string>();
  await helpIn(key => {
    keys.add(key);
    return key;
  });
  const shown = cliKeys.filter(key => !key.startsWith('cli-'));
  expect(shown.filter(key => !keys.has(key))).toEqual([]);
});

test.each(tags)('the help of %s keeps what is typed, in columns that fit', async tag => {
  const said = await helpIn(nearestVoice(LOCALES, tag));
  for (const [index, name] of cliNames.entries()) {
    const help = said[index + 1] ?? '';
    expect(help.split('\n')[0]).toContain(`strillone ${name}`);
    const at = help
      .split('\n')
      .filter(line => / {2}--(?:json|help) /.test(line))
      .map(line => line.search(/(?<=\S {2,})\S/));
    expect(new Set(at).size).toBe(1);
  }
});

test('a command is explained like this', async () => {
  const [, ...helps] = await helpIn(nearestVoice(LOCALES, 'en'));
  const posting = helps[cliNames.indexOf('post')] ?? '';
  expect(posting.split('\n')).toEqual([
    'usage: strillone post <article> [--to NAME] [--again] [--at MOMENT]',
    '',
    'Post an article now.',
    '',
    '  <article>    its id, or a few words of its title',
    '  --to NAME    to this destination only',
    '  --again      also where it was sent already, or taken back',
    '  --at MOMENT  18:30 or "2026-12-24 18:30", in the newsroom’s zone',
    '  --json       the same, as JSON',
    '  --help       this page',
  ]);
});
