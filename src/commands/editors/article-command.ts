import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../../core/article.ts';
import type { Destination } from '../../core/destination.ts';
import { paragraph, type RichText } from '../../core/rich-text.ts';
import { isSubscribed } from '../../core/subscriptions/subscription.ts';
import type { Say } from '../../core/words.ts';
import { shorten } from '../../format/clean-text.ts';
import { buttonValue } from '../buttons/button-data.ts';
import { ownButton } from '../buttons/page-buttons.ts';
import { articlesList } from '../articles/articles-list.ts';
import { ECHOED } from '../echo.ts';
import type { CommandOption, CommandSpec, Reply } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';
import { findArticle, findPosted } from '../articles/find-article.ts';
import { suggestArticles } from '../articles/suggest-articles.ts';

export const answerOf = (...text: RichText): Reply => ({ text, card: null, private: true });

export const articleOption: CommandOption = {
  name: 'article',
  description: 'option-article-description',
  placeholder: 'option-article-placeholder',
  required: true,
  rest: true,
  suggests: true,
};
export const toOption: CommandOption = {
  name: 'to',
  description: 'option-to-description',
  placeholder: 'option-to-placeholder',
  required: false,
  rest: false,
  suggests: true,
};

export const articleInput = z.object({
  article: z.string().trim().min(1).max(200),
  to: z.string().trim().optional(),
});

/** Where deliveries go, each place once; readers' places are counted. */
export function placesOf(deliveries: readonly { readonly destination: string }[], say: Say): string {
  const names = [...new Set(deliveries.map(({ destination }) => destination))];
  const readers = names.filter(isSubscribed);
  return [
    ...names.filter(name => !isSubscribed(name)),
    ...(readers.length === 0 ? [] : [say('places-readers', { count: readers.length })]),
  ].join(', ');
}

interface ArticleInput {
  readonly article: string;
  readonly to?: string | undefined;
}

/** As much of a name as fits into a button beside an article, terms and signature. */
const MAX_NAME_BYTES = 13;
/** A destination as a button names it: by its name, or by what stands for a longer one, which no name begins with. */
export const tagOf = (name: string): string =>
  Buffer.byteLength(buttonValue(name)) <= MAX_NAME_BYTES
    ? name
    : `#${createHash('sha256').update(name).digest('base64url').slice(0, 10)}`;

/** The destinations that a person means; a refusal when there is none of that name. */
export function destinationsOf(
  to: string | undefined,
  { newsroom, say }: CommandContext,
): { readonly destinations: readonly Destination[] } | { readonly refusal: Reply } {
  const destinations = to
    ? newsroom.destinations.filter(({ name }) => name === to || tagOf(name) === to)
    : newsroom.destinations;
  const names = newsroom.destinations.map(({ name }) => name).join(', ');
  return destinations.length > 0
    ? { destinations }
    : { refusal: answerOf(paragraph(say('post-no-destination', { to: shorten(to ?? '', ECHOED), names }))) };
}

/**
 * The one article that a person means, or the answer that asks which: with a button each where the command has no other option,
 * which might not fit into one. `isPosted`: also one that was withdrawn, while a copy stands.
 */
export async function oneArticle(
  words: string,
  context: CommandContext,
  { command, isPosted = false }: { readonly command: string | null; readonly isPosted?: boolean },
): Promise<{ readonly article: Article } | { readonly refusal: Reply }> {
  const { newsroom, say } = context;
  const found = await (isPosted ? findPosted : findArticle)(newsroom.articles, words);
  switch (found.kind) {
    case 'one':
      return { article: found.article };
    case 'none':
      return { refusal: answerOf(paragraph(say('article-none', { words }))) };
    case 'several':
      if (command !== null) return { refusal: whichOf(found.articles, command, context) };
      return {
        refusal: answerOf(paragraph(say('article-several')), articlesList(found.articles, { ids: true })),
      };
  }
}

function whichOf(articles: readonly Article[], command: string, context: CommandContext): Reply {
  const list = { ...articlesList(articles, { ids: false }), isNumbered: true as const };
  const buttons = articles.map(({ id }, index) =>
    ownButton({ label: String(index + 1), command, options: { article: id } }, context),
  );
  return { ...answerOf(paragraph(context.say('article-which')), list), buttons: [buttons] };
}

/** Destinations to choose from while a person types. */
export const suggestDestinations = (typed: string, { newsroom }: CommandContext) =>
  newsroom.destinations
    .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
    .map(({ name }) => ({ name, value: name }));

/** A command of editors about one article, at one destination or at all; `asksOnly`: also at one that takes no part now;
 * `isPosted`: also about one that was withdrawn, while a copy stands. */
export const articleCommand = (
  words: Pick<CommandSpec, 'name' | 'title' | 'description' | 'isConfidential'>,
  run: (
    at: { readonly article: Article; readonly destinations: readonly Destination[]; readonly to?: string },
    context: CommandContext,
  ) => Promise<Reply>,
  { asksOnly = false, isPosted = false }: { readonly asksOnly?: boolean; readonly isPosted?: boolean } = {},
): Command<ArticleInput> => ({
  spec: { ...words, who: 'editor', visibility: 'private', options: [articleOption, toOption] },
  input: articleInput,
  async run({ article: named, to }, context) {
    const places = destinationsOf(asksOnly ? undefined : to, context);
    if ('refusal' in places) return places.refusal;
    const command = to === undefined ? words.name : null;
    const found = await oneArticle(named, context, { command, isPosted });
    if ('refusal' in found) return found.refusal;
    return run({ ...found, ...places, ...(to ? { to } : {}) }, context);
  },
  suggest: async (option, typed, context) =>
    option === 'article'
      ? suggestArticles(typed, context, { isPosted })
      : suggestDestinations(typed, context),
});
