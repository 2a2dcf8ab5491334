import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Config, ConfigResult } from '../../src/config/config.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { watchConfig } from '../../src/service/config-changes.ts';
import { systemClock } from '../../src/system-clock.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = temporaryFolder();
const FAULT = reasonOf('config-empty');

test('a file that was refused and says the same as before again is told as mended, and restarts nothing', async () => {
  const file = join(folder, 'strillone.yaml');
  writeFileSync(file, 'language: it');
  const current = { language: 'it' } as unknown as Config;
  let result: ConfigResult = { kind: 'faults', faults: [FAULT], language: null };
  using changes = watchConfig({
    file,
    load: () => result,
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
    lookEveryMs: 10,
  });
  const stop = new AbortController();
  const heard: string[] = [];
  const next = changes.next(current, {
    stop: stop.signal,
    refuse: faults => heard.push(...faults.map(({ code }) => code)),
    mended: () => heard.push('mended'),
  });
  let times = 0;
  // the first look at the file may be still to come: what was written before it is no change
  const heardAfterChange = () => {
    writeFileSync(file, `# ${'x'.repeat(++times)}`);
    return heard;
  };
  await expect.poll(heardAfterChange, { interval: 100 }).toContain(FAULT.code);
  result = { kind: 'ok', config: { ...current } };
  await expect.poll(heardAfterChange, { interval: 100 }).toContain('mended');
  stop.abort();
  expect(await next).toBeNull();
  expect(heard.filter(one => one === 'mended')).toHaveLength(1);
});
