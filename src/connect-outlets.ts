import { uptime } from 'node:os';
import { platforms as registry } from './adapters/registry.ts';
import { connectPlatforms } from './adapters/shared/connect-platforms.ts';
import type { Caller } from './commands/command.ts';
import type { Platform } from './core/destination.ts';
import { SECOND } from './core/time.ts';
import { createTellEditors } from './alerts/tell-editors.ts';
import type { TellEditors } from './core/updates/reader-report.ts';
import { createPreviews } from './desk/approval/previews.ts';
import { createDispatcher } from './outbox/dispatcher.ts';
import { createSeenLinks } from './intake/seen-links.ts';
import { createComments } from './planning/comment.ts';
import { onChatStatus } from './outbox/chat-status.ts';
import { createAlerts } from './alerts/alerts.ts';
import { createDegrader } from './outbox/degrade-delivery.ts';
import { createMaintenance } from './maintenance/maintenance.ts';
import { type Ground, type Overrides } from './ground.ts';
import type { Writers } from './create-writers.ts';

/** What brings posts to their places, hears what people say there, tells editors and keeps the database. */
export async function connectOutlets(
  ground: Ground,
  { desk: newsroom, composer, approvals, corrections, editing, everywhere, index }: Writers,
  overrides: Overrides,
) {
  const {
    config,
    clock,
    record,
    listeners,
    renderer,
    store,
    words,
    say,
    voice,
    destinations,
    wakeSignal,
    fetch,
    checkAddress,
  } = ground;
  const { editors, language } = config;
  const page: { address: string | null } = { address: null };
  const isEditor = (caller: Caller) => registry.isEditor(caller, editors);
  const { styleOf, findLink, titleOf } = registry;
  // a desk is opened for platforms before it is known where editors are told
  let tell: TellEditors | null = null;
  const isAnybodyTold = Object.values(config.platforms.logs).some(log => log !== undefined);
  const tellEditors: TellEditors = async report => (await tell?.(report)) ?? 'nobody';
  const comments = createComments({
    ...store,
    clock,
    record,
    composer,
    wakeSignal,
    formats: registry,
    places: config.comments,
  });
  const platforms = await connectPlatforms(
    registry.modules,
    { ...config.platforms, destinations, editors },
    {
      words,
      record,
      now: () => clock.now(),
      desk: async () => {
        const { createDesk } = await import('./commands/desk.ts');
        return createDesk({
          // where nobody hears readers, nobody is offered to be told
          newsroom: isAnybodyTold ? { ...newsroom, tellEditors } : newsroom,
          isEditor,
          styleOf,
          words,
          language,
          record,
        });
      },
      deliveries: store.deliveries,
      updates: store.updates,
      sleep: clock.sleep.bind(clock),
      pageAddress: async () => {
        if (page.address !== null) return page.address;
        const state = await store.lock.state();
        return state.kind === 'taken' ? (state.by?.address ?? null) : null;
      },
      fetch,
      checkAddress,
      ...(overrides.maxInFlightMs === undefined ? {} : { maxInFlightMs: overrides.maxInFlightMs }),
      onPlace: onChatStatus({ ...store, clock, record, wakeSignal, destinations: everywhere }),
      onSeen: createSeenLinks({ ...store, clock, destinations: everywhere, formats: registry }),
      onDiscussed: discussed => comments.note(discussed),
      isSubscribed: chat => index.isShared(chat),
      moves: () => store.outbox.moves(),
    },
  );
  const { publishers } = platforms;
  tell = createTellEditors({ ...store, channels: platforms.logs, clock, wakeSignal, titleOf, say });
  const served: readonly Platform[] = publishers.map(({ platform }) => platform);
  const alerts = createAlerts({
    ...store,
    channels: platforms.logs,
    publishers,
    clock,
    record,
    wakeSignal,
    say,
    voice,
    findLink,
    titleOf,
  });
  listeners.push(alerts.note.bind(alerts));
  const previews = createPreviews({
    ...store,
    channels: platforms.approvals,
    lapse: async () => {
      await approvals.lapse();
      await editing.lapse();
    },
    composer,
    payloads: registry,
    destinations: config.destinations.map(({ destination }) => destination),
    titleOf,
    clock,
    record,
    wakeSignal,
    voice,
    then: config.approval?.then ?? 'skip',
  });
  listeners.push(previews.note.bind(previews));
  const dispatcher = createDispatcher({
    outbox: store.outbox,
    publishers,
    clock,
    record,
    measure: ground.measure,
    wakeSignal,
    chance: overrides.chance ?? Math.random,
    payloads: registry,
    limits: Object.fromEntries(served.map(name => [name, config.pacing[name]?.all ?? null])),
    degrade: createDegrader({
      outbox: store.outbox,
      payloads: registry,
      shrink: card => renderer.shrinkCard(card, Math.floor(card.bytes.length / 2)),
    }),
    remake: corrections.remake,
    ...(overrides.leaseMs === undefined ? {} : { leaseMs: overrides.leaseMs }),
    ...(overrides.maxInFlightMs === undefined ? {} : { editLandsMs: overrides.maxInFlightMs }),
  });
  const maintenance = createMaintenance({
    store,
    clock,
    record,
    uptime: () => uptime() * SECOND,
    platforms: served,
    standing: config.sources.flatMap(({ kind, name }) => (kind === 'folder' ? [name] : [])),
    keepMs: config.keepMs,
    onClockMoved: () => {
      wakeSignal.wake();
    },
  });
  return { page, platforms, served, alerts, comments, previews, dispatcher, maintenance };
}
