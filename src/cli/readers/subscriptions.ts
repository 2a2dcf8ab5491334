import type { Subscription } from '../../core/subscriptions/subscription.ts';
import { toIso } from '../../core/time.ts';
import { clockTime, saySubscription } from '../../format/say-subscription.ts';
import { isSet, NO_WORDS, type CliCommand } from '../command.ts';

const PAGE = 500;

/** What readers subscribe to, and where. */
export const subscriptionsCommand: CliCommand = {
  name: 'subscriptions',
  usage: '',
  words: NO_WORDS,
  options: {},
  help: [],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const { subscriptions } = newsroom.store;
    const all: Subscription[] = [];
    for (;;) {
      const page = await subscriptions.list({ after: all.at(-1)?.id ?? 0, limit: PAGE });
      all.push(...page);
      if (page.length < PAGE) break;
    }
    const rows = all.map(({ id, filter, rhythm, place, subscriber, createdAt }) => ({
      id,
      filter: filter.text,
      rhythm: rhythm.kind,
      at: rhythm.kind === 'digest' ? clockTime(rhythm.at) : null,
      timezone: rhythm.kind === 'digest' ? rhythm.timezone : null,
      destination: place.name,
      platform: place.platform,
      language: place.language,
      subscriber,
      created: toIso(createdAt),
      suspendedSince: place.suspendedAt === null ? null : toIso(place.suspendedAt),
    }));
    if (isSet(args, 'json')) {
      world.out(JSON.stringify(rows, null, 2));
      return 0;
    }
    const { say } = newsroom.voice();
    for (const [index, one] of all.entries()) {
      const since = rows[index]?.suspendedSince ?? null;
      const closed = since === null ? '' : `  ${say('page-state-suspended')} ${since}`;
      world.out(`${one.id}  ${one.place.name}  ${one.place.platform}  ${saySubscription(one, say)}${closed}`);
    }
    if (all.length === 0) world.out(say('cli-nothing'));
    return 0;
  },
};
