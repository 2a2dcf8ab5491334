import { z } from 'zod';
import type { Filter } from '../../core/filter/filter.ts';
import { paragraph } from '../../core/rich-text.ts';
import { saySubscription } from '../../format/say-subscription.ts';
import type { AskedIn, Caller } from '../command.ts';
import type { Command } from '../context.ts';

const EVERYTHING: Filter = { text: '', clauses: [] };

/** What the button below a post asks for: all news, in private, for whoever presses it. */
export const followCommand: Command<object> = {
  spec: {
    name: 'follow',
    title: 'command-subscribe',
    description: 'command-subscribe-description',
    who: 'reader',
    isHidden: true,
    visibility: 'private',
    options: [],
  },
  input: z.object({}),
  async run(_input, { newsroom, caller, person, say, language }) {
    const told = (text: string) => ({ text: [paragraph(text)], card: null, private: true });
    if (person === null) return told(say('refused-nobody'));
    const place = await privatePlaceOf(caller);
    if (place === null) return told(say('subscribe-unreachable'));
    const wish = { filter: EVERYTHING, rhythm: { kind: 'now' }, language } as const;
    const result = await newsroom.subscribe({ ...caller, place }, wish);
    switch (result.kind) {
      case 'closed':
      case 'off':
        return told(say(`subscribe-${result.kind}`));
      case 'full':
        return told(say('subscribe-full', { limit: result.limit }));
      case 'added':
      case 'there':
        return told(say('subscribed-privately', { subscription: saySubscription(result.subscription, say) }));
    }
  },
};

const privatePlaceOf = async ({ place, openPrivately }: Caller): Promise<AskedIn | null> =>
  place?.kind === 'private' ? place : ((await openPrivately?.()) ?? null);
