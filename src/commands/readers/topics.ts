import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { shorten } from '../../format/clean-text.ts';
import { ownButton, wordsForButton } from '../buttons/page-buttons.ts';
import type { Command } from '../context.ts';

const SHOWN = 20;
/** Rows of buttons, two in each. */
const ROWS = 5;
const LABEL = 40;

/** What the newest articles are about, each with a button for its articles. */
export const topicsCommand: Command<object> = {
  spec: {
    name: 'topics',
    title: 'command-topics',
    description: 'command-topics-description',
    who: 'reader',
    visibility: 'public',
    options: [],
  },
  input: z.object({}),
  async run(_input, context) {
    const { newsroom, say, language } = context;
    const query = { now: newsroom.now(), limit: SHOWN };
    const own = await newsroom.reading.topics({ ...query, language });
    const topics = own.length > 0 ? own : await newsroom.reading.topics({ ...query, language: null });
    if (topics.length === 0) return { text: [paragraph(say('topics-none'))], card: null, private: true };
    const buttons = await Promise.all(
      topics.slice(0, ROWS * 2).map(async ({ topic, articles }) =>
        ownButton(
          {
            label: `${shorten(topic, LABEL)} · ${articles}`,
            command: 'latest',
            options: await wordsForButton('topic', topic, context),
          },
          context,
        ),
      ),
    );
    // what has a button is read there
    const others = topics.slice(ROWS * 2).map(({ topic, articles }) => [{ text: `${topic} · ${articles}` }]);
    return {
      text: [
        { kind: 'heading', spans: [{ text: say('topics-heading') }] },
        ...(others.length === 0 ? [] : [{ kind: 'list' as const, items: others }]),
      ],
      card: null,
      private: false,
      buttons: Array.from({ length: ROWS }, (_, row) => buttons.slice(row * 2, row * 2 + 2)).filter(
        row => row.length > 0,
      ),
    };
  },
};
