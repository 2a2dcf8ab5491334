import { deliveryStates } from '../core/post.ts';
import type { Snapshot } from '../desk/view.ts';

/** The newsroom's counts as Prometheus text (exposition format 0.0.4). */
export function metricsOf({ counts, sources, faults, destinations }: Snapshot): string {
  const gauge = (name: string, help: string, samples: readonly string[]) =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples.map(sample => `${name}${sample}`), ''].join(
      '\n',
    );
  const on = destinations.filter(({ off }) => off === null).length;
  return [
    gauge(
      'strillone_deliveries',
      'Deliveries by state.',
      deliveryStates.map(state => `{state="${state}"} ${counts[state] ?? 0}`),
    ),
    gauge(
      'strillone_articles',
      'Living articles by source.',
      sources.map(({ name, articles }) => `{source="${escapeLabel(name)}"} ${articles}`),
    ),
    gauge('strillone_source_faults', 'Files and feeds that cannot be read.', [` ${faults.length}`]),
    gauge('strillone_destinations_on', 'Destinations that take part.', [` ${on}`]),
  ].join('');
}

const escapeLabel = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
