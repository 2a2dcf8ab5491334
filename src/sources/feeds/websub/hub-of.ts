import { secretsIn } from '../../../adapters/shared/secrets-in.ts';
import type { Feed } from '../feed.ts';

/** One link of a header `Link` (RFC 8288): its address and its parameters. */
const LINK = /<([^<>]*)>((?:\s*;\s*[a-z*]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/giu;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/iu;
/** A header longer than any real one is not looked at. */
const LONGEST_HEADER = 8000;

/**
 * The hub that a feed offers, and the topic there: by the header `Link` of its answer, else by what stands in it
 * (https://www.w3.org/TR/websub/#discovery). Null without one, and where an address holds a key: that is not handed on.
 */
export function hubOf(
  feed: Pick<Feed, 'hub'>,
  from: { readonly url: string; readonly link?: string },
): Feed['hub'] {
  const links = linksIn(from.link ?? '', from.url);
  const url = links.get('hub');
  const hub = url === undefined ? feed.hub : { url, topic: links.get('self') ?? feed.hub?.topic ?? from.url };
  if (hub === null) return null;
  const isOpen = [hub.url, hub.topic].every(one => isHttp(one) && secretsIn(one).length === 0);
  return isOpen ? hub : null;
}

function linksIn(header: string, base: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  if (header.length > LONGEST_HEADER) return links;
  for (const [, target = '', parameters = ''] of header.matchAll(LINK)) {
    const rel = REL.exec(parameters);
    const address = URL.parse(target, base)?.href;
    if (address === undefined) continue;
    for (const kind of (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/))
      if (!links.has(kind)) links.set(kind, address);
  }
  return links;
}

const isHttp = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? '');
