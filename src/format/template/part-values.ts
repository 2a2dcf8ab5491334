import type { PartForm, PartName } from '../../core/template/template.ts';
import type { TextSpan } from '../../core/rich-text.ts';
import type { Say } from '../../core/words.ts';
import { shorten } from '../clean-text.ts';
import { alsoSpansOf, titleSpanOf, type PostParts } from '../post-parts.ts';

/** What a part of a template shows; no span where it is not there, or not within its limit. */
export function valueOf(
  name: PartName,
  limit: number | null,
  { parts, say }: { readonly parts: PostParts; readonly say: Say },
): readonly TextSpan[] {
  const { quote, url } = parts;
  switch (name) {
    case 'title':
      return spansOf({ ...titleSpanOf(parts), text: within(parts.title, limit) });
    case 'lead':
      return wholeOf(parts.lead, limit);
    case 'summary':
      return spansOf({ text: itemsOf(parts.summary, ' ', limit).join(' ') });
    case 'quote':
      return wholeOf(quote?.words ?? '', limit);
    case 'speaker':
      return wholeOf(quote?.speaker ?? '', limit);
    case 'role':
      return wholeOf(quote?.role ?? '', limit);
    case 'outlet':
      return spansOf({ text: within(parts.outlet, limit) });
    case 'author':
      return spansOf({ text: within(parts.authors.join(', '), limit) });
    case 'topic':
      return spansOf({ text: within(parts.topics[0] ?? '', limit) });
    case 'topics':
      return spansOf({ text: itemsOf(parts.topics, ', ', limit).join(', ') });
    case 'hashtags':
      return spansOf({ text: itemsOf(parts.hashtags, ' ', limit).join(' ') });
    case 'brand':
      return spansOf({ text: within(parts.brand, limit) });
    case 'url':
      return url === null ? [] : [{ text: url, href: url }];
    case 'date':
      return parts.date === null ? [] : [{ text: parts.date.text, moment: parts.date.at }];
    case 'source':
      return parts.outlet === '' ? [] : [{ text: say('post-source', { outlet: parts.outlet }) }];
    case 'read':
      return url === null ? [] : [{ text: say('post-read'), href: url }];
    case 'paywalled':
      return parts.isPaywalled ? [{ text: say('post-paywalled'), style: 'italic' }] : [];
    case 'also':
      return alsoSpansOf(parts, say);
  }
}

/** The same in letters of one case, in the way of the article's language; of a date the day or the time. */
export function inForm(
  spans: readonly TextSpan[],
  { form, parts: { language, date } }: { readonly form: PartForm | undefined; readonly parts: PostParts },
): readonly TextSpan[] {
  switch (form) {
    case undefined:
      return spans;
    case 'upper':
      return spans.map(span => ({ ...span, text: span.text.toLocaleUpperCase(language) }));
    case 'lower':
      return spans.map(span => ({ ...span, text: span.text.toLocaleLowerCase(language) }));
    case 'day':
    case 'time':
      return spans.map(span => ({ ...span, text: date?.[form] ?? span.text, shows: form }));
  }
}

/** The first of them that fit the limit together, each whole. */
export function itemsOf(items: readonly string[], between: string, limit: number | null): readonly string[] {
  if (limit === null) return items;
  let length = -between.length;
  const end = items.findIndex(item => (length += between.length + item.length) > limit);
  return end < 0 ? items : items.slice(0, end);
}

const spansOf = (span: TextSpan): readonly TextSpan[] => (span.text === '' ? [] : [span]);

const within = (text: string, limit: number | null): string => (limit === null ? text : shorten(text, limit));

/** What is somebody's own words, name or office is shown whole or not at all. */
const wholeOf = (text: string, limit: number | null): readonly TextSpan[] =>
  limit !== null && text.length > limit ? [] : spansOf({ text });
