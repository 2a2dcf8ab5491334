import { z } from 'zod';
import { foldTopic } from '../../core/fold-topic.ts';
import { paragraph, type Block } from '../../core/rich-text.ts';
import { pagingOptions, wordsAsked, wordsForButton } from '../buttons/page-buttons.ts';
import type { Command, CommandContext } from '../context.ts';
import { sayEcho } from '../echo.ts';
import { countValue, pagingValues, wordsValue } from '../option-values.ts';
import { articlePage, expired, PAGE_SHOWN } from './article-pages.ts';

const MOST = 10;

interface LatestInput {
  readonly topic?: string | undefined;
  readonly count?: number | undefined;
  readonly page: number;
  readonly kept?: string | undefined;
}

/** The newest articles, by pages: in the reader's language, or in any when there are none. */
export const latestCommand: Command<LatestInput> = {
  spec: {
    name: 'latest',
    title: 'command-latest',
    description: 'command-latest-description',
    who: 'reader',
    visibility: 'public',
    options: [
      {
        name: 'topic',
        description: 'option-topic-description',
        placeholder: 'option-topic-placeholder',
        required: false,
        rest: true,
        suggests: true,
      },
      {
        name: 'count',
        description: 'option-count-description',
        placeholder: 'option-count-placeholder',
        required: false,
        rest: false,
        suggests: false,
        type: { kind: 'count', min: 1, max: MOST },
      },
      ...pagingOptions,
    ],
  },
  input: z
    .object({ topic: wordsValue, count: countValue(1, MOST), ...pagingValues })
    // "/latest 3": a number by itself is how many, not a topic
    .transform(given =>
      given.count === undefined && /^\d{1,2}$/.test(given.topic ?? '')
        ? { ...given, topic: undefined, count: Math.min(MOST, Math.max(1, Number(given.topic))) }
        : given,
    ),
  async run({ topic: typed, count = PAGE_SHOWN, page, kept }, context) {
    const { newsroom } = context;
    const words = await wordsAsked(typed, kept, context);
    if (words === null) return expired(context);
    const topic = foldTopic(words) === '' ? null : words;
    const query = { now: newsroom.now(), topic };
    const own = await newsroom.reading.latest({ ...query, language: context.language, skip: 0, limit: 1 });
    const lines = await newsroom.reading.latest({
      ...query,
      language: own.length > 0 ? context.language : null,
      skip: page * count,
      limit: count + 1,
    });
    const options = {
      ...(await wordsForButton('topic', words, context)),
      ...(count === PAGE_SHOWN ? {} : { count: String(count) }),
    };
    const heading = lines.length === 0 ? noneOf(topic, context) : headingOf(topic, context);
    return articlePage({ heading, lines, count, page, command: 'latest', options }, context);
  },
  async suggest(option, typed, { newsroom, language }) {
    if (option !== 'topic') return [];
    const now = newsroom.now();
    const own = await newsroom.reading.topics({ now, language, limit: 200 });
    const topics = own.length > 0 ? own : await newsroom.reading.topics({ now, language: null, limit: 200 });
    const wanted = foldTopic(typed);
    return topics
      .filter(({ topic }) => foldTopic(topic).includes(wanted))
      .map(({ topic }) => ({ name: topic, value: topic }));
  },
};

const headingOf = (topic: string | null, { say }: CommandContext): Block =>
  topic === null
    ? { kind: 'heading', spans: [{ text: say('latest-heading') }] }
    : paragraph({ text: say('latest-heading'), style: 'bold' }, ' · ', { text: topic, style: 'code' });

const noneOf = (topic: string | null, { say }: CommandContext): Block =>
  topic === null
    ? paragraph(say('latest-none'))
    : paragraph(...sayEcho(say, 'latest-none-on', { name: 'topic', typed: topic }));
