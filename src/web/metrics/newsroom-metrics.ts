import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Measure, TakeMeasure } from '../../core/ports/events.ts';
import { deliveryStates } from '../../core/post.ts';
import { SECOND } from '../../core/time.ts';
import type { Numbers } from '../../desk/view.ts';

const SOURCE_STATES = ['ok', 'failing', 'gone', 'quarantined'] as const;
/** Seconds. A platform answers in parts of one, or makes us wait until the attempt is given up. */
const ATTEMPT_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const CARD_BUCKETS = [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12];
const ANALYSIS_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

export interface NewsroomMetrics {
  readonly take: TakeMeasure;
  /** All metrics in Prometheus's text format 0.0.4. */
  text(): Promise<string>;
}

/** Of Node and the process; they outlive a reload of the config. */
let ofProcess: Registry | undefined;

function processRegistry(): Registry {
  if (ofProcess !== undefined) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return ofProcess;
}

/**
 * What this process has measured, and at each scrape what the database says, which is the same from every process that shares
 * it. Names and units as Prometheus wants them: https://prometheus.io/docs/practices/naming/
 */
export function createNewsroomMetrics(numbers: () => Promise<Numbers>): NewsroomMetrics {
  const register = new Registry();
  const work = measuredWork(register);
  const show = shownNumbers(register);
  return {
    take: work,
    async text() {
      show(await numbers());
      return (await register.metrics()) + (await processRegistry().metrics());
    },
  };
}

/** Counts what this process does. */
function measuredWork(register: Registry): TakeMeasure {
  const registers = [register];
  const attempts = new Counter({
    name: 'strillone_delivery_attempts_total',
    help: 'Requests of this process to a platform, by what became of them.',
    labelNames: ['platform', 'operation', 'outcome'],
    registers,
  });
  const attemptSeconds = new Histogram({
    name: 'strillone_delivery_attempt_duration_seconds',
    help: 'How long a platform took to answer, or not to.',
    labelNames: ['platform'],
    buckets: ATTEMPT_BUCKETS,
    registers,
  });
  const cardSeconds = new Histogram({
    name: 'strillone_card_duration_seconds',
    help: 'How long a card took to draw; cards drawn before and kept do not count.',
    buckets: CARD_BUCKETS,
    registers,
  });
  const analysisSeconds = new Histogram({
    name: 'strillone_analysis_duration_seconds',
    help: 'How long the editorial core took for a document.',
    buckets: ANALYSIS_BUCKETS,
    registers,
  });
  return (measure: Measure) => {
    const seconds = measure.tookMs / SECOND;
    switch (measure.kind) {
      case 'attempt': {
        const { platform, operation, outcome } = measure;
        attempts.inc({ platform, operation, outcome });
        attemptSeconds.observe({ platform }, seconds);
        return;
      }
      case 'card':
        cardSeconds.observe(seconds);
        return;
      case 'analysis':
        analysisSeconds.observe(seconds);
        return;
    }
  };
}

/** Shows what the database says. */
function shownNumbers(register: Registry): (numbers: Numbers) => void {
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [register] });
  const deliveries = gauge('strillone_deliveries', 'Deliveries by state.', ['state']);
  const open = gauge('strillone_open_deliveries', 'Deliveries that have not ended, alerts too.', [
    'platform',
    'state',
  ]);
  const age = gauge(
    'strillone_queue_oldest_due_seconds',
    'For how long the delivery that is due longest has been due.',
    ['platform'],
  );
  const used = gauge(
    'strillone_rate_limit_used_ratio',
    'How much of the burst of a platform’s rate limit is used, from 0 to 1.',
    ['platform'],
  );
  const articles = gauge('strillone_articles', 'Living articles by source.', ['source']);
  const state = gauge('strillone_source_state', '1 for the state that a source is in, 0 for the others.', [
    'source',
    'state',
  ]);
  const readAge = gauge('strillone_source_read_age_seconds', 'How long ago a feed was last read well.', [
    'source',
  ]);
  const failures = gauge(
    'strillone_source_failures',
    'Polls of a source that failed one after the other, up to now.',
    ['source'],
  );
  const faults = gauge('strillone_source_faults', 'Files and feeds that cannot be read.');
  const on = gauge('strillone_destinations_on', 'Destinations that take part.');
  const changing = [open, age, used, articles, state, readAge, failures];
  return numbers => {
    // what is gone from the database is gone from here
    for (const one of changing) one.reset();
    for (const one of deliveryStates) deliveries.set({ state: one }, numbers.counts[one] ?? 0);
    for (const { platform, state: one, count } of numbers.open) open.set({ platform, state: one }, count);
    for (const { platform } of numbers.limits) age.set({ platform }, 0);
    for (const { platform, since } of numbers.oldestDue)
      age.set({ platform }, Math.max(0, (numbers.at - since) / SECOND));
    for (const { platform, used: part } of numbers.limits) used.set({ platform }, part);
    for (const { name: source, ...one } of numbers.sources) {
      articles.set({ source }, one.articles);
      for (const name of SOURCE_STATES) state.set({ source, state: name }, name === one.state ? 1 : 0);
      failures.set({ source }, one.failures);
      if (one.lastReadAt !== null) readAge.set({ source }, (numbers.at - one.lastReadAt) / SECOND);
    }
    faults.set(numbers.faults);
    on.set(numbers.destinationsOn);
  };
}
