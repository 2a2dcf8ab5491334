import { z } from 'zod';
import { paragraph, type Block } from '../core/rich-text.ts';
import { articlesList } from './articles-list.ts';
import type { Command } from './context.ts';
import { findArticle } from './find-article.ts';
import { suggestArticles } from './suggest-articles.ts';

const yes = z
  .string()
  .optional()
  .transform(text => text !== undefined && !/^(no|false|0)$/i.test(text));

interface PostInput {
  readonly article: string;
  readonly to?: string | undefined;
  readonly again: boolean;
}

/** An editor's order: post this article now, everywhere or to one destination. */
export const postCommand: Command<PostInput> = {
  spec: {
    name: 'post',
    title: 'command-post',
    description: 'command-post-description',
    who: 'editor',
    visibility: 'private',
    options: [
      {
        name: 'article',
        description: 'option-article-description',
        placeholder: 'option-article-placeholder',
        required: true,
        rest: true,
        suggests: true,
      },
      {
        name: 'to',
        description: 'option-to-description',
        placeholder: 'option-to-placeholder',
        required: false,
        rest: false,
        suggests: true,
      },
      {
        name: 'again',
        description: 'option-again-description',
        placeholder: 'option-yes',
        required: false,
        rest: false,
        suggests: true,
      },
    ],
  },
  input: z.object({
    article: z.string().trim().min(1).max(200),
    to: z.string().trim().optional(),
    again: yes,
  }),
  async run({ article: words, to, again }, { newsroom, say, caller }) {
    const answer = (...text: Block[]) => ({ text, card: null, private: true });
    const destinations = to ? newsroom.destinations.filter(({ name }) => name === to) : newsroom.destinations;
    const names = newsroom.destinations.map(({ name }) => name).join(', ');
    if (destinations.length === 0)
      return answer(paragraph(say('post-no-destination', { to: to ?? '', names })));

    const found = await findArticle(newsroom.articles, words);
    if (found.kind === 'none') return answer(paragraph(say('article-none', { words })));
    if (found.kind === 'several') {
      return answer(paragraph(say('article-several')), articlesList(found.articles, { ids: true }));
    }
    const by = `${caller.platform}:${caller.user}`;
    const result = await newsroom.order(found.article, { destinations, by, again });
    const { title } = found.article;
    const sent = result.standing.filter(({ state }) => state === 'sent');
    const waiting = result.standing.filter(({ state }) => state !== 'sent');
    const list = (deliveries: readonly { destination: string }[]) =>
      deliveries.map(({ destination }) => destination).join(', ');
    return answer(
      ...(result.ordered.length > 0
        ? [paragraph(say('post-ordered', { title, names: list(result.ordered) }))]
        : []),
      ...(sent.length > 0 ? [paragraph(say('post-standing', { title, names: list(sent) }))] : []),
      ...(waiting.length > 0 ? [paragraph(say('post-waiting', { title, names: list(waiting) }))] : []),
    );
  },
  async suggest(option, typed, context) {
    if (option === 'article') return suggestArticles(typed, context);
    if (option === 'again') return [{ name: context.say('option-yes'), value: 'yes' }];
    return context.newsroom.destinations
      .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
      .map(({ name }) => ({ name, value: name }));
  },
};
