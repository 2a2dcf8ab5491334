import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTILE } from './hostile-documents.ts';
import { spawnAsService } from './spawn-as-service.ts';

const SHARED = join(import.meta.dirname, '../../../shared/data/feeds/hostile');

/**
 * What hostile feeds and pages cost a process that reads them as the service does, each in a process of its own: the
 * processor's time, memory over what it had before, and the longest that its own thread was busy without a pause (in its
 * own processor time: other work on the machine does not count).
 */
export async function* hostileFigures(): AsyncGenerator<string> {
  const cases = join(SHARED, 'cases.jsonl');
  const files = existsSync(cases)
    ? readFileSync(cases, 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as { readonly file: string })
    : [];
  if (files.length === 0) yield `no hostile files at ${cases}: only our own are measured`;
  const all = [
    ...files.map(({ file }) => ['feed', join(SHARED, file)]),
    ...Object.keys(HOSTILE.feed).map(name => ['feed', name]),
    ...Object.keys(HOSTILE.page).map(name => ['page', name]),
  ];
  const worst = { seconds: 0, mb: 0, busyMs: 0 };
  for (const [kind = '', name = ''] of all) {
    const child = spawnAsService(['test/bench/hostile-process.ts', kind, name]);
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    await once(child, 'close');
    const { seconds, mb, busyMs, what } = JSON.parse(said) as typeof worst & { readonly what: string };
    worst.seconds = Math.max(worst.seconds, seconds);
    worst.mb = Math.max(worst.mb, mb);
    worst.busyMs = Math.max(worst.busyMs, busyMs);
    const shown = name.replace(`${SHARED}/files/`, '');
    yield `${kind} ${shown}: ${seconds.toFixed(1)} s, ${mb.toFixed(0)} MB, ${busyMs.toFixed(0)} ms; ${what}`;
  }
  yield `worst of ${all.length}: ${worst.seconds.toFixed(1)} s (floor 5), ${worst.mb.toFixed(0)} MB (floor 150), ${worst.busyMs.toFixed(0)} ms busy (floor 100)`;
}
