import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const COMMAND = join(ROOT, 'src/strillone.js');
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

/**
 * The package as npm packs and lays it out below `folder`; answers its command. Its dependencies are links to those of this
 * checkout; with `REGISTRY=1` in the environment npm really installs them.
 */
function install(folder: string): string {
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  const npm = (cwd: string, ...args: readonly string[]) => execFileSync('npm', args, { cwd, env });
  npm(ROOT, 'pack', '--silent', '--pack-destination', folder);
  const archive = join(folder, readdirSync(folder)[0] ?? '');
  const bin = join(folder, 'node_modules/.bin/strillone');
  if (process.env.REGISTRY !== undefined) {
    npm(folder, 'install', '--silent', '--no-audit', '--no-fund', archive);
    return bin;
  }
  const home = join(folder, 'node_modules/strillone');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', archive, '-C', home, '--strip-components=1']);
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter(name => !name.startsWith('.')))
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  mkdirSync(dirname(bin));
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: { strillone: string };
  };
  symlinkSync(join('../strillone', manifest.bin.strillone), bin);
  return bin;
}

/** Starts the service and stops it when its page has been read; answers the page, its style and the exit code. */
async function readPageOf(bin: string, variables: Record<string, string>) {
  const child = spawn(process.execPath, [bin, 'start'], { env: { ...process.env, ...variables } });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const { address } = JSON.parse(line) as { readonly address?: string };
    if (address === undefined) continue;
    const read = async (path: string) => (await fetch(`${address}${path}`)).text();
    const [page, style] = [await read('/'), await read('/style.css')];
    child.kill('SIGTERM');
    return { page, style, code: ((await ended) as [number | null])[0] };
  }
  throw new Error('the service ended before it said where its page is');
}

test(
  'packed and installed in an empty folder, the command and the service run',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    const bin = install(folder);
    const own = join(folder, 'node_modules/strillone');
    expect(readdirSync(own).sort()).toEqual(
      ['LICENSE', 'README.md', 'config', 'dist', 'package.json', 'seeds'].sort(),
    );
    const help = await run([bin, '--help'], { STRILLONE_CONFIG: join(folder, 'none.yaml'), LC_ALL: 'C' });
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toMatch(/^usage: strillone <command>/);

    const article = join(folder, 'ponte.txt');
    writeFileSync(article, ARTICLE);
    const analyzed = await run([bin, 'analyze', article, '--json']);
    expect([analyzed.code, analyzed.err]).toEqual([0, '']);
    expect(JSON.parse(analyzed.out)).toMatchObject({
      title: 'Il ponte riapre',
      quotes: [{ speaker: 'Carla Rinaldi' }],
    });

    const config = join(own, 'config/strillone.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('host: 127.0.0.1', 'port: 0'));
    const variables = { STRILLONE_CONFIG: config, STRILLONE_DATA: join(folder, 'data') };
    const { page, style, code } = await readPageOf(bin, variables);
    expect(page).toContain('<title>Strillone');
    expect(style).toBe(readFileSync(join(ROOT, 'src/web/page/style.css'), 'utf8'));
    expect(code).toBe(0);
    const sources = await run([bin, 'sources', '--json'], variables);
    expect([sources.code, sources.err]).toEqual([0, '']);
    expect(JSON.parse(sources.out)).toMatchObject([{ articles: 12, faults: [] }]);
  },
);

/** Makes the Node that this test starts say that it is 20. */
const AS_NODE_20 = `--import=data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });",
)}`;

test('on an older Node one sentence says what to do', async () => {
  const folder = temporaryFolder();
  copyFileSync(COMMAND, join(folder, 'strillone.mjs'));
  const { code, out, err } = await run([AS_NODE_20, join(folder, 'strillone.mjs'), 'check']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toBe(
    'strillone needs Node 24 or newer and this is Node 20.19.0: install it from https://nodejs.org and try again\n',
  );
});
