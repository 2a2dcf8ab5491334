import { languageOf } from '../../../core/language.ts';
import { DAY, HOUR, MINUTE, type Duration } from '../../../core/time.ts';
import type { Feed, FeedItem } from '../feed.ts';
import { childrenOf, firstOf } from './xml/children.ts';
import { absolute, linkOf } from './fields/links.ts';
import { itemOf } from './fields/read-item.ts';
import { textIn, titleIn } from './fields/read-text.ts';
import type { XmlElement } from './xml/xml-tree.ts';

const ROOTS = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'channel', 'atom:feed', 'entry', 'atom:entry']);
const ITEMS = new Set(['item', 'entry', 'atom:entry']);
/** Items stand in the root, in its channel, or in a list in that. */
const ITEM_DEPTH = 3;

/** Whether a document's first element is that of a feed. */
export const isFeedRoot = (root: XmlElement): boolean => ROOTS.has(root.name);

/** RSS of every version, RDF, Atom, CDF → a feed. All are read by the same rules: publishers mix them. */
export function readXmlFeed(root: XmlElement, url: string | null): Feed {
  const channel = root.name === 'channel' ? root : (firstOf(root, 'channel') ?? root);
  const head = root.name.endsWith('entry') ? undefined : channel;
  const context = { authors: channel, language: languageIn(channel) };
  return {
    ...titleIn(head === undefined ? undefined : firstOf(head, 'title', 'dc:title', 'atom:title')),
    link: head === undefined ? null : linkOf(head),
    language: context.language,
    hub: hubOf(channel, url),
    changesEveryMs: changesEvery(channel),
    items: itemsIn(root, 0)
      .filter(isWholeEnough)
      .map((item): FeedItem => itemOf(item, context)),
  };
}

/** One that was cut off comes whole the next time: without a guid or link of its own it could not be known again then. */
const isWholeEnough = (item: XmlElement): boolean =>
  item.isCutOff !== true ||
  childrenOf(item).some(({ name, isCutOff }) => IDENTITIES.has(name) && isCutOff !== true);
const IDENTITIES = new Set(['guid', 'id', 'link', 'atom:id', 'atom:link']);

function itemsIn(element: XmlElement, depth: number): readonly XmlElement[] {
  if (ITEMS.has(element.name)) return [element];
  if (depth === ITEM_DEPTH) return [];
  return childrenOf(element).flatMap(child => itemsIn(child, depth + 1));
}

function languageIn(channel: XmlElement): string | null {
  const said = textIn(firstOf(channel, 'language', 'dc:language')) ?? channel.language;
  return said === null ? null : languageOf(said);
}

/** WebSub: the hub and the address that the feed is known by there. */
function hubOf(channel: XmlElement, url: string | null): Feed['hub'] {
  const links = childrenOf(channel).filter(({ name }) => name === 'link' || name === 'atom:link');
  const to = (rel: string): string | null => {
    const link = links.find(({ attributes }) => attributes.get('rel')?.trim().toLowerCase() === rel);
    return link === undefined ? null : absolute(link.attributes.get('href'), link.base);
  };
  const hub = to('hub');
  const topic = to('self') ?? url;
  return hub === null || topic === null ? null : { url: hub, topic };
}

const PERIODS: Readonly<Record<string, Duration>> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};

function changesEvery(channel: XmlElement): Duration | null {
  const minutes = Number(textIn(firstOf(channel, 'ttl')) ?? 0);
  if (minutes > 0 && minutes < 1e6) return minutes * MINUTE;
  const period = PERIODS[textIn(firstOf(channel, 'sy:updateperiod'))?.toLowerCase() ?? ''];
  if (period === undefined) return null;
  const frequency = Number(textIn(firstOf(channel, 'sy:updatefrequency')) ?? 1);
  return period / (frequency >= 1 ? frequency : 1);
}
