import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import type { Command } from '../context.ts';
import { saySubscription } from '../../format/say-subscription.ts';

/** Longer lists than any person may make are of many persons. */
const SHOWN = 40;

/** What comes to the place where it is asked, numbered. */
export const subscriptionsCommand: Command<object> = {
  spec: {
    name: 'subscriptions',
    title: 'command-subscriptions',
    description: 'command-subscriptions-description',
    who: 'reader',
    visibility: 'private',
    options: [],
  },
  input: z.object({}),
  async run(_input, { newsroom, caller, say }) {
    const all = await newsroom.subscriptionsAt(caller);
    if (all.length === 0) return { text: [paragraph(say('subscriptions-none'))], card: null, private: true };
    const lines = all
      .slice(0, SHOWN)
      .map((one, index) => paragraph(`${index + 1}. ${saySubscription(one, say)}`));
    return {
      text: [
        { kind: 'heading', spans: [{ text: say('subscriptions-heading') }] },
        ...lines,
        paragraph(say('subscriptions-how')),
      ],
      card: null,
      private: true,
    };
  },
};
