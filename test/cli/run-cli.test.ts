import { expect, test } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import { english } from '../fixtures/in-english.ts';

/** Runs a command line that must end before it reaches for the newsroom. */
async function run(...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const unreachable = () => Promise.reject(new Error('opened'));
  const code = await runCli(argv, {
    out: text => said.out.push(text),
    err: text => said.err.push(text),
    readInput: unreachable,
    inputLines: () => {
      throw new Error('opened');
    },
    openNewsroom: unreachable,
    voice: () => ({ say: english, language: 'en', timezone: 'UTC', now: 0 }),
    configFaults: () => [],
    localeFaults: () => [],
    restore: unreachable,
    holdDue: unreachable,
    move: unreachable,
    showProgress: () => undefined,
    serve: roles => {
      said.out.push(`served ${roles ?? 'all'}`);
      return Promise.resolve(0);
    },
    readDocument: unreachable,
    openFeedReader: unreachable,
    findFeeds: () => Promise.reject(new Error('not of this test')),
    readFeedList: () => Promise.reject(new Error('not of this test')),
    addSources: () => null,
    feedList: () => null,
    openSetUp: unreachable,
    htmlReader: unreachable,
  });
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

test.each([
  'start now',
  'check all',
  'queue 5',
  'history 5',
  'schedules mattino',
  'sources add https://example.org more',
  'analyze a.txt b.txt',
])('%s has a word too many: usage, exit code 2', async line => {
  const { code, out, err } = await run(...line.split(' '));
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^“[^”]+” is one word too many\nusage: strillone \w+/);
});

test.each(['post', 'preview'])('%s without an article: usage, exit code 2', async name => {
  for (const words of [[], [' ']])
    expect(await run(name, ...words)).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(`\nusage: strillone ${name} <article>`) as string,
    });
});

test('analyze takes either a file or lines', async () => {
  expect(await run('analyze')).toMatchObject({ code: 2 });
  expect(await run('analyze', '--jsonl', 'a.txt')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^--jsonl reads from standard input: name no file\nusage: /) as string,
  });
});

test('start hands its roles on', async () => {
  expect(await run('start', '--roles', 'web,planner')).toMatchObject({ code: 0, out: 'served web,planner' });
  expect(await run('start')).toMatchObject({ code: 0, out: 'served all' });
  expect(await run('start', '--roles')).toMatchObject({
    code: 2,
    err: expect.stringContaining('usage: strillone start [--roles ROLE,…]') as string,
  });
});

test('an option that is none is refused with the usage, and --help comes before all', async () => {
  for (const [written, why] of [
    ['--colour', 'there is no option --colour'],
    ['-x', 'there is no option -x'],
    ['--limit', '--limit needs a value'],
    ['--json=yes', '--json takes no value'],
  ] as const) {
    const { code, out, err } = await run('queue', written);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^${why}\nusage: strillone queue `));
  }
  expect(await run('queue', 'too', 'many', '--help')).toMatchObject({ code: 0, err: '' });
});

test('completion knows every command that the overview shows, for each shell', async () => {
  const { out } = await run('help');
  const names = [...out.matchAll(/^  ([a-z-]+)  /gm)].map(([, name = '']) => name);
  expect(names).toContain('completion');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const script = await run('completion', shell);
    for (const name of names) expect([shell, name, script.out.includes(name)]).toEqual([shell, name, true]);
    expect([script.code, script.err]).toEqual([0, '']);
  }
  expect(await run('completion', 'tcsh')).toMatchObject({
    code: 2,
    err: expect.stringContaining('none of') as string,
  });
});

test('a command that is none is none', async () => {
  expect(await run('pots')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^no command “pots”; there are/) as string,
  });
});
