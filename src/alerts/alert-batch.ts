import type { Platform } from '../core/destination.ts';
import type { DeliveryId } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { FindLink } from '../core/ports/platform.ts';
import type { ArticleStore, DeliveryQueries } from '../core/ports/store.ts';
import type { DeliveryState } from '../core/post.ts';
import type { Say } from '../core/words.ts';
import type { Alert } from './log-channel.ts';
import type { Item } from './pending-alerts.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import { messageLink } from '../desk/message-link.ts';
import { titleOf } from '../desk/resolve-held.ts';
import {
  approvalBackNotice,
  approvalNotice,
  backupBackNotice,
  backupNotice,
  configBackNotice,
  configNotice,
  databaseNotice,
  deadManyNotice,
  deadNotice,
  dryNotice,
  flawNotice,
  heldMoreNotice,
  heldNotice,
  mendedNotice,
  movedNotice,
  platformBackNotice,
  platformNotice,
  resumedNotice,
  suppliedNotice,
  sourceBackNotice,
  sourceMovedNotice,
  sourceNotice,
  suspendedNotice,
  type Told,
} from './write-alert.ts';

/** So many held deliveries in a row have a message each, the rest is told as a number: nobody works through fifty. */
const HELD_EACH = 4;
const DEAD_EACH = 3;

/**
 * What is told next, in one message: what stops everything first, then what only a person can decide. Of many held or dead
 * deliveries the rest is told together, and what the sum check found always. `heldInRow`: how many had a message of their own since there was nothing to tell.
 */
export function nextBatch(items: readonly Item[], heldInRow: number): readonly Item[] {
  const all = (kind: Item['kind']) => items.filter(item => item.kind === kind);
  const [first] = (
    ['database', 'platform', 'platform-back', 'config', 'config-back', 'backup', 'backup-back'] as const
  ).flatMap(all);
  if (first !== undefined) return [first];
  const held = all('held');
  if (held.length > 0) return heldInRow >= HELD_EACH ? held : held.slice(0, 1);
  const [place] = (
    [
      ...(['approval', 'approval-back'] as const),
      ...(['place', 'place-back', 'moved', 'source', 'source-back', 'source-moved'] as const),
    ] as const
  ).flatMap(all);
  if (place !== undefined) return [place];
  const [flaws, mended] = [all('flaw'), all('flaw-back')];
  if (flaws.length > 0 || mended.length > 0) return flaws.length > 0 ? flaws : mended;
  const [dry] = [...all('dry'), ...all('dry-back')];
  if (dry !== undefined) return [dry];
  const dead = all('dead');
  return dead.length > DEAD_EACH ? dead : dead.slice(0, 1);
}

export interface BatchDeps {
  readonly outbox: Pick<Outbox, 'get'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly deliveries: Pick<DeliveryQueries, 'history'>;
  readonly findLink: FindLink;
  /** A platform's name for people; null where it has none. */
  readonly titleOf: (platform: Platform) => string | null;
  readonly say: Say;
  readonly voice: () => MomentVoice;
}

/** The words for a batch; null when nothing of it is so any more. */
export async function writeBatch(deps: BatchDeps, batch: readonly Item[]): Promise<Alert | null> {
  const { say } = deps;
  const [first] = batch;
  if (first === undefined) return null;
  switch (first.kind) {
    case 'held': {
      const [one, ...more] = await standing(deps, batch, 'held');
      if (one === undefined) return null;
      if (more.length > 0) return heldMoreNotice(more.length + 1, say);
      return heldNotice(one, await messageLink(one.delivery, deps), say);
    }
    case 'dead': {
      const all = await standing(deps, batch, 'dead');
      const [one] = all;
      if (one === undefined) return null;
      return all.length > 1 ? deadManyNotice(all, say) : deadNotice(one, say);
    }
    case 'place':
      return suspendedNotice(first.destination, first.reason, say);
    case 'place-back':
      return resumedNotice(first.destination, say);
    case 'platform':
      return platformNotice(titleIn(deps, first.platform), first.reason, say);
    case 'platform-back':
      return platformBackNotice(titleIn(deps, first.platform), say);
    case 'backup':
      return backupNotice(first.reason, say);
    case 'backup-back':
      return backupBackNotice(say);
    case 'config':
      return configNotice(first.faults, say);
    case 'config-back':
      return configBackNotice(say);
    case 'approval':
      return approvalNotice(first.count, say);
    case 'approval-back':
      return approvalBackNotice(say);
    case 'flaw':
      return flawNotice(first, batch.length, say);
    case 'flaw-back':
      return mendedNotice(batch.length, say);
    case 'moved':
      return movedNotice(first, say);
    case 'dry':
      return dryNotice(first, deps.voice());
    case 'dry-back':
      return suppliedNotice(first.schedule, say);
    case 'source':
      return sourceNotice(first.source, first.reason, say);
    case 'source-back':
      return sourceBackNotice(first.source, say);
    case 'source-moved':
      return sourceMovedNotice(first.source, first.to, say);
    case 'database':
      return databaseNotice(first.reason, say);
  }
}

const titleIn = ({ titleOf }: BatchDeps, platform: Platform): string => titleOf(platform) ?? platform;

/** The deliveries of a batch that still are in this state, each with its article's title. */
async function standing(deps: BatchDeps, batch: readonly Item[], state: DeliveryState): Promise<Told[]> {
  const found: Told[] = [];
  for (const item of batch) {
    if (!('delivery' in item)) continue;
    const delivery = await deps.outbox.get(item.delivery as DeliveryId);
    if (delivery?.state !== state) continue;
    found.push({ delivery, title: await titleOf(deps.articles, delivery) });
  }
  return found;
}
