import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNewsroomMetrics } from '../../src/web/metrics/newsroom-metrics.ts';
import type { Numbers } from '../../src/desk/view.ts';
import { NOW } from '../fixtures/build.ts';
import { buildSnapshot, buildSource, numbersOf } from './build-snapshot.ts';

const ROOT = join(import.meta.dirname, '../..');

const textOf = async (numbers: Partial<Numbers> = {}) => {
  const metrics = createNewsroomMetrics(() => Promise.resolve({ ...numbersOf(buildSnapshot()), ...numbers }));
  metrics.take({ kind: 'attempt', platform: 'alpha', operation: 'send', outcome: 'sent', tookMs: 120 });
  metrics.take({ kind: 'attempt', platform: 'alpha', operation: 'send', outcome: 'sent', tookMs: 80 });
  metrics.take({ kind: 'attempt', platform: 'beta', operation: 'edit', outcome: 'retry', tookMs: 4000 });
  metrics.take({ kind: 'card', tookMs: 300 });
  metrics.take({ kind: 'analysis', tookMs: 12 });
  return metrics.text();
};

test('what was measured is counted by platform and outcome, in seconds', async () => {
  const text = await textOf();
  for (const line of [
    'strillone_delivery_attempts_total{platform="alpha",operation="send",outcome="sent"} 2',
    'strillone_delivery_attempts_total{platform="beta",operation="edit",outcome="retry"} 1',
    'strillone_delivery_attempt_duration_seconds_sum{platform="beta"} 4',
    'strillone_delivery_attempt_duration_seconds_bucket{le="0.1",platform="alpha"} 1',
    'strillone_card_duration_seconds_sum 0.3',
    'strillone_analysis_duration_seconds_count 1',
    'strillone_analysis_duration_seconds_bucket{le="0.01"} 0',
    'strillone_analysis_duration_seconds_bucket{le="0.025"} 1',
  ])
    expect(text.split('\n')).toContain(line);
});

test('what the database says is shown as it is now: what is gone from it is gone from here', async () => {
  let numbers: Numbers = {
    ...numbersOf(buildSnapshot()),
    open: [{ platform: 'alpha', state: 'queued', count: 7 }],
    oldestDue: [{ platform: 'alpha', since: NOW - 90_000 }],
    limits: [
      { platform: 'alpha', used: 0.5 },
      { platform: 'beta', used: 0 },
    ],
    sources: [
      buildSource({ name: 'agency', kind: 'feed', lastReadAt: NOW - 60_000, state: 'failing', failures: 3 }),
      buildSource({ name: 'seeds' }),
    ],
  };
  const metrics = createNewsroomMetrics(() => Promise.resolve(numbers));
  const lines = (await metrics.text()).split('\n');
  for (const line of [
    'strillone_open_deliveries{platform="alpha",state="queued"} 7',
    'strillone_queue_oldest_due_seconds{platform="alpha"} 90',
    'strillone_queue_oldest_due_seconds{platform="beta"} 0',
    'strillone_rate_limit_used_ratio{platform="alpha"} 0.5',
    'strillone_source_state{source="agency",state="failing"} 1',
    'strillone_source_state{source="agency",state="ok"} 0',
    'strillone_source_failures{source="agency"} 3',
    'strillone_source_read_age_seconds{source="agency"} 60',
  ])
    expect(lines).toContain(line);
  numbers = numbersOf(buildSnapshot());
  const after = await metrics.text();
  for (const gone of ['agency', 'alpha', 'beta']) expect(after).not.toContain(gone);
});

test('the process itself is measured: memory, processor, the lag of its event loop', async () => {
  const text = await textOf();
  for (const name of [
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
    'nodejs_eventloop_lag_p99_seconds',
  ])
    expect(text).toMatch(new RegExp(`^${name} [0-9.e+-]+$`, 'm'));
});

test('the dashboard asks for metrics and labels that there are', async () => {
  const text = await textOf({
    open: [{ platform: 'alpha', state: 'queued', count: 7 }],
    limits: [{ platform: 'alpha', used: 0.5 }],
    oldestDue: [{ platform: 'alpha', since: NOW }],
    sources: [buildSource({ kind: 'feed', lastReadAt: NOW })],
  });
  const labels = new Map<string, Set<string>>();
  for (const [, name = '', list = ''] of text.matchAll(/^(\w+)(?:\{([^}]*)\})? /gm))
    labels.set(
      name,
      new Set([
        ...(labels.get(name) ?? []),
        ...[...list.matchAll(/(\w+)="/g)].map(([, label = '']) => label),
      ]),
    );
  const dashboard = JSON.parse(readFileSync(join(ROOT, 'config/grafana-dashboard.json'), 'utf8')) as {
    readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[];
  };
  const asked = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(asked.length).toBeGreaterThan(10);
  const known = [...labels.values()].flatMap(names => [...names]);
  for (const expr of asked) {
    const names = expr.match(/\b(?:strillone|process|nodejs)_\w+/g) ?? [];
    expect([expr, names.length > 0]).toEqual([expr, true]);
    for (const name of names) expect([expr, name, labels.has(name)]).toEqual([expr, name, true]);
    for (const [, by = ''] of expr.matchAll(/\bby \(([^)]*)\)/g))
      for (const label of by.split(',').map(one => one.trim()))
        expect([expr, label, known.includes(label) || label === 'instance']).toEqual([expr, label, true]);
  }
  // and it leaves none of ours out
  const ours = [...labels.keys()].filter(name => name.startsWith('strillone_'));
  const families = new Set(ours.map(name => name.replace(/_(?:bucket|sum|count)$/, '')));
  for (const family of families)
    expect([family, asked.some(expr => expr.includes(family))]).toEqual([family, true]);
});
