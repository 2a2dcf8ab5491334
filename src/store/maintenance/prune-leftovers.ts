import type { Instant } from '../../core/time.ts';
import { PAGE, type Cursors, type Deleted, type Trx } from './prune-page.ts';
import { cardsIn } from './invariants.ts';

/** With more open deliveries than this the pictures wait: to know which are still needed all are read. */
const OPEN_AT_MOST = 2000;

/** The last slot of a schedule tells what is due; it stays however old it is. */
export async function pruneSlots(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
  const page = await trx
    .selectFrom('slots as s')
    .select(eb => [
      's.id',
      's.due_at',
      eb
        .or([
          eb.exists(eb.selectFrom('posts as p').select('p.id').whereRef('p.slot', '=', 's.id')),
          eb.not(
            eb.exists(
              eb
                .selectFrom('slots as t')
                .select('t.id')
                .whereRef('t.schedule', '=', 's.schedule')
                .whereRef('t.due_at', '>', 's.due_at'),
            ),
          ),
        ])
        .as('is_needed'),
    ])
    .where('s.due_at', '>=', at.slot)
    .where('s.due_at', '<', before)
    .orderBy('s.due_at')
    .orderBy('s.schedule')
    .limit(PAGE)
    .execute();
  const last = page.at(-1);
  // slots of one moment may be looked at twice, or, where hundreds share it, at the next round
  at.slot = page.length === PAGE && last !== undefined ? Math.max(last.due_at, at.slot + 1) : 0;
  const ids = page.filter(row => !row.is_needed).map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom('slots').where('id', 'in', ids).execute();
  return { slots: ids.length };
}

/** Deletes pictures last meant to go out before that moment, but for those that an open delivery shows. */
export async function pruneCards(trx: Trx, before: Instant): Promise<Deleted> {
  const old = await trx
    .selectFrom('cards')
    .select('hash')
    .where('used_at', '<', before)
    .orderBy('used_at')
    .limit(PAGE)
    .execute();
  if (old.length === 0) return {};
  const open = await trx
    .selectFrom('deliveries')
    .select('payload_json')
    .where('ended_at', 'is', null)
    .limit(OPEN_AT_MOST + 1)
    .execute();
  if (open.length > OPEN_AT_MOST) return {};
  const shown = new Set(open.flatMap(row => cardsIn(row.payload_json)));
  const hashes = old.map(({ hash }) => hash);
  // one that is still shown comes to the end of the line
  const kept = hashes.filter(hash => shown.has(hash));
  if (kept.length > 0) {
    await trx.updateTable('cards').set({ used_at: before }).where('hash', 'in', kept).execute();
  }
  const useless = hashes.filter(hash => !shown.has(hash));
  if (useless.length > 0) {
    await trx.deleteFrom('card_files').where('card', 'in', useless).execute();
    await trx.deleteFrom('cards').where('hash', 'in', useless).execute();
  }
  return { cards: useless.length };
}

/** A chat's pace goes when it is long empty, and then its lanes, where nothing is open. */
export async function prunePlaces(trx: Trx, at: Cursors, before: Instant): Promise<Deleted> {
  const page = await trx
    .selectFrom('lanes')
    .select(['lane', 'chat'])
    .where('lane', '>', at.lane)
    .orderBy('lane')
    .limit(PAGE)
    .execute();
  at.lane = page.length < PAGE ? '' : (page.at(-1)?.lane ?? '');
  if (page.length === 0) return {};
  const chats = [...new Set(page.map(({ chat }) => chat))];
  const paces = await trx
    .deleteFrom('paces')
    .where('key', 'in', chats)
    .where(eb =>
      eb.and(
        (['level', 'slow_level', 'recent_until', 'blocked_until'] as const).map(moment =>
          eb(eb.fn.coalesce(moment, eb.val(0)), '<', before),
        ),
      ),
    )
    .executeTakeFirst();
  const lanes = await trx
    .deleteFrom('lanes')
    .where(
      'lane',
      'in',
      page.map(({ lane }) => lane),
    )
    .where('suspended_at', 'is', null)
    .where(eb => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '<', before)]))
    .where(eb =>
      eb.not(
        eb.or([
          eb.exists(eb.selectFrom('paces as p').select('p.key').whereRef('p.key', '=', 'lanes.chat')),
          eb.exists(
            eb
              .selectFrom('deliveries as d')
              .select('d.seq')
              .whereRef('d.lane', '=', 'lanes.lane')
              .where('d.ended_at', 'is', null),
          ),
        ]),
      ),
    )
    .executeTakeFirst();
  return { paces: Number(paces.numDeletedRows), lanes: Number(lanes.numDeletedRows) };
}

/** Deletes marks of stories that were written before that moment, of so many articles at a time as many feeds tell. */
export async function pruneMarks(trx: Trx, before: Instant): Promise<Deleted> {
  const old = await trx
    .selectFrom('story_marks')
    .select('article')
    .where('seen_at', '<', before)
    .orderBy('seen_at')
    .limit(10 * PAGE)
    .execute();
  if (old.length === 0) return {};
  const articles = [...new Set(old.map(({ article }) => article))];
  const { numDeletedRows } = await trx
    .deleteFrom('story_marks')
    .where('article', 'in', articles)
    .executeTakeFirst();
  return { story_marks: Number(numDeletedRows) };
}

/** Deletes what platforms have told before that moment. */
export async function pruneUpdates(trx: Trx, before: Instant): Promise<Deleted> {
  const { numDeletedRows } = await trx
    .deleteFrom('taken_updates')
    .where('taken_at', '<', before)
    .executeTakeFirst();
  const waiting = await trx.deleteFrom('discussed').where('told_at', '<', before).executeTakeFirst();
  return { taken_updates: Number(numDeletedRows), discussed: Number(waiting.numDeletedRows) };
}

/** Deletes links that people posted before that moment. */
export async function pruneLinks(trx: Trx, before: Instant): Promise<Deleted> {
  const { numDeletedRows } = await trx
    .deleteFrom('seen_links')
    .where('seen_at', '<', before)
    .executeTakeFirst();
  return { seen_links: Number(numDeletedRows) };
}

/** Deletes old faults and notices, and the memory of what was forgotten long before that. */
export async function pruneNotes(trx: Trx, before: Instant, longBefore: Instant): Promise<Deleted> {
  const faults = await trx.deleteFrom('faults').where('at', '<', before).executeTakeFirst();
  const notices = await trx.deleteFrom('notices').where('told_at', '<', before).executeTakeFirst();
  const forgotten = await trx
    .deleteFrom('forgotten')
    .where('id', 'in', eb =>
      eb
        .selectFrom('forgotten')
        .select('id')
        .where('forgotten_at', '<', longBefore)
        .orderBy('forgotten_at')
        .limit(PAGE),
    )
    .executeTakeFirst();
  return {
    faults: Number(faults.numDeletedRows),
    notices: Number(notices.numDeletedRows),
    forgotten: Number(forgotten.numDeletedRows),
  };
}
