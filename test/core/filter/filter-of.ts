import type { Filter } from '../../../src/core/filter/filter.ts';
import { parseFilter } from '../../../src/core/filter/parse-filter.ts';

/** A filter that can be read. */
export function filterOf(written: string): Filter {
  const read = parseFilter(written);
  if (read.kind === 'fault') throw new Error(JSON.stringify(read.fault));
  return read.filter;
}
