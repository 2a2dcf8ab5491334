import { z } from 'zod';
import type { Article } from '../../core/article.ts';
import { articleIdOf } from '../../core/ids.ts';
import { languageOf } from '../../core/language.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import { moment, toMoment } from './moment.ts';

const text = z.string();
const texts = z.array(text);
const offset = z.int().min(0);

const schema = z
  .object({
    type: z.literal('article'),
    source: text.min(1),
    key: text.min(1),
    url: text.nullable(),
    sharesUrl: z.boolean().default(false),
    title: text,
    lead: text.nullable(),
    text,
    body: texts,
    language: text.refine(
      tag => tag === 'und' || languageOf(tag) !== null,
      asMessage(reasonOf('language-form')),
    ),
    outlet: text.nullable(),
    authors: texts,
    topics: texts,
    image: text.nullable(),
    published: moment.nullable(),
    unreadDate: text.nullable(),
    notBefore: moment.nullable(),
    expires: moment.nullable(),
    priority: z.number(),
    paywalled: z.boolean(),
    received: moment,
    corrected: moment.nullable(),
    withdrawn: moment.nullable(),
    revision: z.int().min(1),
    contentHash: text.regex(/^[0-9a-f]{64}$/, asMessage(reasonOf('line-hash'))),
    keywords: texts,
    dropped: texts,
    sentences: z.array(z.object({ start: offset, end: offset, text, rank: offset })),
    quotes: z.array(
      z.object({
        start: offset,
        end: offset,
        text,
        speaker: text.nullable(),
        role: text.nullable(),
        cue: text.nullable(),
        confidence: z.number().min(0).max(1).exactOptional(),
        guess: text.nullable().exactOptional(),
        reason: text.nullable(),
        worth: z.number(),
      }),
    ),
  })
  // what is printed as the article's own words stands in it
  .refine(
    line =>
      [...line.sentences, ...line.quotes].every(part => line.text.slice(part.start, part.end) === part.text),
    asMessage(reasonOf('line-part')),
  );

/** An article as a line of an export. */
export function toArticleLine(article: Article): string {
  const {
    publishedAt,
    notBefore,
    expiresAt,
    receivedAt,
    correctedAt,
    withdrawnAt,
    id: _id,
    ...rest
  } = article;
  return JSON.stringify({
    type: 'article',
    ...rest,
    published: toMoment(publishedAt),
    notBefore: toMoment(notBefore),
    expires: toMoment(expiresAt),
    received: toMoment(receivedAt),
    corrected: toMoment(correctedAt),
    withdrawn: toMoment(withdrawnAt),
  });
}

/** The article of a line. Throws `ZodError`. */
export function fromArticleLine(value: unknown): Article {
  const { type: _type, published, expires, received, corrected, withdrawn, ...rest } = schema.parse(value);
  return {
    ...rest,
    id: articleIdOf(rest.source, rest.key),
    publishedAt: published,
    expiresAt: expires,
    receivedAt: received,
    correctedAt: corrected,
    withdrawnAt: withdrawn,
  };
}
