import type { Instant } from '../../core/time.ts';
import { isNode, type Node } from '../pages/linked-nodes.ts';
import { parseDate } from '../parse-date.ts';

/** Names under which systems say when they last changed what they send; those without a zone say UTC by their names. */
const NAMES = [
  'updated_at',
  'modified_gmt',
  'post_modified_gmt',
  'updatedAt',
  'dateModified',
  'date_updated',
  'changed',
  'updated',
  'lastmod',
];
/** Where they may stand, the present before the past. */
const placesIn = ({ post, page, data, entry, sys, payload }: Node): readonly unknown[] =>
  [post, page]
    .flatMap(one => (isNode(one) ? [one.current, one, one.previous] : []))
    .concat([entry, sys, payload, isNode(data) ? data.attributes : undefined, data]);

/** When the system changed what this body tells; null where it does not say. */
export function changedAt(body: Node): Instant | null {
  for (const place of [...placesIn(body), body]) {
    if (!isNode(place)) continue;
    for (const name of NAMES) {
      const said = place[name];
      const at = typeof said === 'string' ? parseDate(said, 'UTC') : null;
      if (at !== null) return at;
    }
  }
  return null;
}
