import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import { readQuotesLink } from '../../format/start-link.ts';
import { readSubscribeLink } from '../../format/subscribe-link.ts';
import type { Command } from '../context.ts';
import { articleCommand } from './article.ts';
import { commandsList } from './help.ts';
import { subscribe } from '../subscriptions/subscribe.ts';

const input = z.object({ link: z.string().optional() });

/** What a person sees who opens the bot for the first time; by a link to subscribe, they do, and by one to an article's quotations they see them; in private only. */
export const startCommand: Command<z.output<typeof input>> = {
  spec: {
    name: 'start',
    title: 'command-start',
    description: 'command-start-description',
    who: 'reader',
    visibility: 'private',
    options: [
      {
        name: 'link',
        description: 'command-subscribe-description',
        required: false,
        rest: true,
        suggests: false,
        isHidden: true,
      },
    ],
  },
  input,
  async run({ link }, context) {
    const quoted = link === undefined ? null : readQuotesLink(link);
    if (quoted !== null && context.caller.place?.kind === 'private')
      return articleCommand.run({ words: quoted, view: 'quotes' }, context);
    const wish = link === undefined ? null : readSubscribeLink(link);
    if (wish !== null && context.caller.place?.kind === 'private') {
      const { filter, digest } = wish;
      return subscribe({ filter, ...(digest === null ? {} : { digest }) }, context);
    }
    return {
      text: [paragraph(context.say('start-welcome')), commandsList(context)],
      card: null,
      private: true,
    };
  },
};
