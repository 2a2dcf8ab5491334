import { execFile, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const LAUNCHER = join(ROOT, 'src/strillone.js');
const ARTICLE = 'Il ponte riapre\n\n«È un giorno di festa», ha detto la sindaca Carla Rinaldi in piazza.\n';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], variables: Record<string, string> = {}): Promise<Ended> {
  try {
    const env = { ...process.env, ...variables };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-bin-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The package as npm would lay it out below `folder`; its dependencies are links to those of this checkout. */
function install(folder: string): string {
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  const options = { cwd: ROOT, env, encoding: 'utf8' } as const;
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], options);
  const [archive = ''] = readdirSync(folder);
  const home = join(folder, 'node_modules/strillone');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', home, '--strip-components=1']);
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter(name => !name.startsWith('.')))
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  mkdirSync(join(folder, 'node_modules/.bin'));
  const bin = join(folder, 'node_modules/.bin/strillone');
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: { strillone: string };
  };
  symlinkSync(join('../strillone', manifest.bin.strillone), bin);
  return bin;
}

test('installed as a package among others, the command runs, all rooms of the service included', async () => {
  const folder = temporaryFolder();
  const bin = install(folder);
  const article = join(folder, 'ponte.txt');
  writeFileSync(article, ARTICLE);
  const analyzed = await run([bin, 'analyze', article, '--json']);
  expect([analyzed.code, analyzed.err]).toEqual([0, '']);
  expect(JSON.parse(analyzed.out)).toMatchObject({
    title: 'Il ponte riapre',
    quotes: [{ speaker: 'Carla Rinaldi' }],
  });
  const own = join(folder, 'node_modules/strillone');
  const sources = await run([bin, 'sources', '--json'], {
    STRILLONE_CONFIG: join(own, 'config/strillone.yaml'),
    STRILLONE_DATA: join(folder, 'data'),
  });
  expect([sources.code, sources.err]).toEqual([0, '']);
  expect(JSON.parse(sources.out)).toMatchObject([{ articles: 12, faults: [] }]);
});

test('the service finds its types stripped by another process, and keeps nothing that strips them', async () => {
  const folder = temporaryFolder();
  const { code, err } = await run(['--no-strip-types', LAUNCHER, 'start'], {
    STRILLONE_CONFIG: join(folder, 'none.yaml'),
  });
  expect([code, err]).toEqual([1, expect.stringContaining('none.yaml: no such file')]);
});

/** Makes the Node that this test starts say that it is 20; what that one starts says the truth. */
const AS_NODE_20 = `--import=data:text/javascript,${encodeURIComponent(
  `if (process.ppid === ${process.pid})
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });`,
)}`;

test('on an older Node the one that npm installed beside it takes over, with arguments, input and exit code', async () => {
  expect(await run([AS_NODE_20, LAUNCHER, 'analyze', '-', '--summary-chars', 'x'])).toEqual({
    code: 2,
    out: '',
    err: '--summary-chars and --summary-sentences take a whole number from 1\n',
  });
});

test('on an older Node without a newer one beside it, one sentence says what to do', async () => {
  const folder = temporaryFolder();
  copyFileSync(LAUNCHER, join(folder, 'strillone.mjs'));
  const { code, out, err } = await run([AS_NODE_20, join(folder, 'strillone.mjs'), 'check']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toBe(
    'strillone needs Node 24 or newer and this is Node 20.19.0: install it from https://nodejs.org and try again\n',
  );
});
