import { platforms as registry } from './adapters/registry.ts';
import type { SourceEvent } from './core/article.ts';
import { DESK_RULE } from './planning/picking/gates.ts';
import { digestHeading } from './planning/digest-composer.ts';
import { createComposer } from './planning/composer.ts';
import { createCorrections } from './intake/correct.ts';
import { createApprovals } from './desk/approval/approvals.ts';
import { createEditorDesk } from './desk/editing/editor-desk.ts';
import { createIngest } from './intake/ingest.ts';
import { createNewsroomDesk } from './desk/newsroom-desk.ts';
import { ORDER_PARTS } from './desk/order.ts';
import type { TakeIn } from './desk/take-in.ts';
import { createWhy } from './desk/why.ts';
import { createPlanner } from './planning/planner.ts';
import { createDestinations } from './planning/subscribers/destinations.ts';
import { createDestinationOf } from './planning/subscribers/subscribed-destination.ts';
import { createSubscriptionIndex } from './planning/subscribers/subscription-index.ts';
import { createSubscribers } from './planning/subscribers/subscribers.ts';
import { ruleOf } from './config/parse-cron.ts';
import { createSources, hubsFor } from './create-sources.ts';
import { english } from './words.ts';
import { createPhotoFinder } from './sources/find-photo.ts';
import { createReceivePush } from './sources/push/receive-push.ts';
import { type Ground, type Overrides } from './ground.ts';
import { foldersOf, viewFacts } from './config/view-facts.ts';

export type Writers = Awaited<ReturnType<typeof createWriters>>;

/** What makes articles of documents and posts of articles. */
export async function createWriters(ground: Ground, overrides: Overrides) {
  const { config, clock, record, listeners, measure, renderer, store, words, destinations } = ground;
  const { wakeSignal, fetch } = ground;
  const photos = createPhotoFinder({ folders: foldersOf(config), fetch });
  const { brand, timezone, quiet, approval, breaking, paywall, stories } = config;
  const told = stories ? store.stories : null;
  const named = (names: readonly string[]) => destinations.filter(({ name }) => names.includes(name));
  const composer = createComposer({
    renderer,
    photos,
    words,
    record,
    brand,
    timezone,
    paywall,
    formats: registry,
    stories: told,
  });
  const posting = { ...store, composer, clock, record, wakeSignal, payloads: registry };
  const everywhere = createDestinations({ ...config, formats: registry, subscriptions: store.subscriptions });
  const index = createSubscriptionIndex(store.subscriptions);
  const configured = config.destinations.map(({ destination }) => destination);
  const approvals = createApprovals({
    ...config,
    ...posting,
    destinations: configured,
    rule: approval,
    headingOf: digest => digestHeading(digest, words(config.language), config.language),
  });
  const corrections = createCorrections({
    ...posting,
    destinations: everywhere,
    refresh: approvals.refresh,
    deletableForMs: registry.deletableForMs,
    parts: ORDER_PARTS,
  });
  listeners.push(corrections.note.bind(corrections));
  const gates = { sources: [...config.sources, DESK_RULE], paywall, stories };
  const schedules = config.schedules.map(schedule => ({
    ...schedule,
    rule: ruleOf(schedule.cron),
    destinations: named(schedule.to),
  }));
  const why = createWhy({ ...posting, gates, schedules, destinations: config.destinations });
  const editing = createEditorDesk({
    ...posting,
    corrections,
    schedules,
    sources: viewFacts(config).sources,
    why,
    show: registry.show,
  });
  const onChanged = () => corrections.bringUpToDate();
  const ingest = createIngest({ ...posting, measure, stories: told, onChanged });
  const take = (event: SourceEvent) => ingest.take(event);
  const { hubs, callbacks } = hubsFor({ ...ground, calls: store.hubCalls });
  // loaded when an editor sends something
  const takeIn: TakeIn = async given => {
    const { createTakeIn } = await import('./sources/desk/take-in.ts');
    return createTakeIn({ ...posting, fetch, timezone, take })(given);
  };
  return {
    composer,
    approvals,
    why,
    hubs,
    callbacks,
    sources: await createSources({
      ...ground,
      hubs,
      feeds: store.feeds,
      articles: store.articles,
      chance: overrides.chance ?? Math.random,
    }),
    push: createReceivePush({
      sources: config.sources.filter(source => source.kind === 'push'),
      timezone,
      clock,
      articles: store.articles,
      take,
      say: english,
    }),
    corrections,
    everywhere,
    index,
    subscribers: createSubscribers({
      ...posting,
      index,
      gates,
      quiet,
      needsApproval: approval !== null,
      destinationOf: createDestinationOf(destinations, registry, config),
    }),
    ingest,
    planner: createPlanner({
      ...posting,
      quiet,
      gates,
      breaking: breaking === null ? null : { ...breaking, destinations: named(breaking.to) },
      approval,
      schedules,
    }),
    editing,
    desk: createNewsroomDesk({
      ...posting,
      destinations,
      timezone,
      findLink: registry.findLink,
      take,
      takeIn,
      index,
      placeOf: (platform, chat) => registry.placeOf(platform, chat),
      allowed: config.subscriptions,
      approval: approvals,
      editing,
      rule: approval,
    }),
  };
}
