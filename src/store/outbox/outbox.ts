import { LRUCache } from 'lru-cache';
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { CardImage } from '../../core/card.ts';
import type { ArticleId, CardHash } from '../../core/ids.ts';
import type { Outbox } from '../../core/ports/outbox.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Delivery } from '../../core/post.ts';
import { writeAlert } from './alerts.ts';
import { adoptPlaces } from './adopt-places.ts';
import { readdressSend, waitingElsewhere } from './readdress-sends.ts';
import { settleMessage, readFailedChanges, writeChanges } from './changes.ts';
import { moveChat, readMoves, resumeChat, tryClosed } from './chat-changes.ts';
import type { ClaimDeps } from './claiming/claim.ts';
import { createClaims } from './claiming/claims.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { refreshLanes } from './lanes.ts';
import { endChange, readChanged, readCopies, readMessage, readStanding } from './messages.ts';
import { nextDue } from './claiming/next-due.ts';
import { readPost } from './post-row.ts';
import { recordOutcomes } from './outcomes/record-outcomes.ts';
import type { CardTable, Tables } from '../tables.ts';
import { noteChange, noteStory } from '../articles/note-change.ts';
import { toReasonColumn } from '../reason-column.ts';
import { readTakenBack, writeTakenBack } from '../editors/taken-back.ts';
import { endEmptied } from '../editors/write-decision.ts';
import { inOrder, withdrawal, withdrawSends } from './withdraw-sends.ts';
import { writeDraft, writeSuccessor } from './write-draft.ts';

/** Some 200 kB each. */
const CARDS_AT_HAND = 8;

/** Deliveries in a database, claimed under leases: any number of processes may work on one outbox. */
export function createOutbox(db: Kysely<Tables>, { engine, pacing }: ClaimDeps): Outbox {
  // one card goes to many places: its bytes are read once
  const cards = new LRUCache<CardHash, CardImage>({ max: CARDS_AT_HAND });
  const readCard = async (hash: CardHash): Promise<CardImage | null> => {
    const known = cards.get(hash);
    if (known !== undefined) return known;
    const row = await db.selectFrom('cards').selectAll().where('hash', '=', hash).executeTakeFirst();
    if (row === undefined) return null;
    const card = cardOf(row);
    cards.set(hash, card);
    return card;
  };
  return {
    ...createClaims(db, { engine, pacing }),
    order: draft => db.transaction().execute(trx => writeDraft(trx, draft)),

    alert: (order, now) => db.transaction().execute(trx => writeAlert(trx, order, now)),
    async told(kind) {
      const rows = await db
        .selectFrom('notices')
        .select('subject')
        .where('kind', '=', kind)
        .orderBy('subject')
        .execute();
      return rows.map(({ subject }) => subject);
    },

    settle: (claim, settlement, now) =>
      db
        .transaction()
        .execute(async trx => (await recordOutcomes(trx, [{ claim, settlement }], now))[0] ?? false),
    settleAll: (arrived, now) => db.transaction().execute(trx => recordOutcomes(trx, arrived(), now)),

    async get(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? fromDeliveryRow(row) : null;
    },

    withdraw: (article, reason, now) =>
      db.transaction().execute(async trx => {
        const rows = await withdrawSends(trx, { reason, now }, query =>
          query
            .where('post', 'in', eb =>
              eb.selectFrom('post_items').select('post').where('article', '=', article),
            )
            .where(tellsNothingBut(article)),
        );
        return inOrder(rows).map(fromDeliveryRow);
      }),

    takeBack: (what, now) =>
      db.transaction().execute(async trx => {
        const { article, to, by } = what;
        await writeTakenBack(trx, what, now);
        await noteStory(trx, article, now);
        const rows = await withdrawal(trx, {
          state: 'skipped',
          reason: reasonOf('retracted-by', { by }),
          now,
        })
          .where('post', 'in', eb =>
            eb.selectFrom('post_items').select('post').where('article', '=', article),
          )
          .where(tellsNothingBut(article))
          .$if(to !== undefined, query => query.where('destination', '=', to ?? ''))
          .returningAll()
          .execute();
        await endEmptied(
          trx,
          rows.flatMap(({ post }) => post ?? []),
          now,
        );
        await refreshLanes(
          trx,
          rows.map(({ lane }) => lane),
          now,
        );
        return inOrder(rows).map(fromDeliveryRow);
      }),

    takenBack: article => readTakenBack(db, article),

    reschedule: (id, notBefore, now) =>
      db.transaction().execute(async trx => {
        const row = await trx
          .updateTable('deliveries')
          .set({ not_before: notBefore, ...(notBefore === null ? { rank: 0 } : {}) })
          .where('id', '=', id)
          .where('state', '=', 'queued')
          .where('operation', '=', 'send')
          .where('post', 'is not', null)
          .where('first_attempt_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await refreshLanes(trx, [row.lane], now);
        return fromDeliveryRow(row);
      }),

    replace: (successors, reason, now) =>
      db.transaction().execute(async trx => {
        const written: Delivery[] = [];
        let areAllWithdrawn = true;
        for (const { of, draft } of successors) {
          const instead = async () =>
            (await withdrawSends(trx, { reason, now }, query => query.where('id', '=', of))).length > 0;
          const inItsPlace = await writeSuccessor(trx, of, { draft, instead });
          if (inItsPlace === null) areAllWithdrawn = false;
          else written.push(...inItsPlace);
        }
        return { written, areAllWithdrawn };
      }),

    resolve: (id, verdict, now) =>
      db.transaction().execute(async trx => {
        const row = await trx
          .updateTable('deliveries')
          .set(
            verdict.kind === 'there'
              ? { state: 'sent', reason: verdictColumn(verdict), sent_at: now, ended_at: now }
              : { state: 'queued', reason: verdictColumn(verdict), not_before: null, first_attempt_at: null },
          )
          .where('id', '=', id)
          .where('state', '=', 'held')
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await settleMessage(trx, row, { settlement: {}, now });
        await refreshLanes(trx, [row.lane], now);
        return fromDeliveryRow(row);
      }),

    move: (chat, movedTo, now) => db.transaction().execute(trx => moveChat(trx, { chat, movedTo, now })),
    resume: (chat, now) => db.transaction().execute(trx => resumeChat(trx, chat, now)),
    tryClosed: now => db.transaction().execute(trx => tryClosed(trx, now)),
    adopt: (places, now) => adoptPlaces(db, places, now),
    waitingElsewhere: places => waitingElsewhere(db, places),
    readdress: (anew, now) => db.transaction().execute(trx => readdressSend(trx, anew, now)),
    moves: () => readMoves(db),
    nextDue: (platforms, now) => nextDue(db, pacing, { platforms, now }),

    card: readCard,

    async cardFor(hash, platform) {
      const card = await readCard(hash);
      if (card === null) return null;
      const known = await db
        .selectFrom('card_files')
        .select('file')
        .where('card', '=', hash)
        .where('platform', '=', platform)
        .executeTakeFirst();
      return { ...card, file: known?.file ?? null };
    },

    message: id => readMessage(db, id),
    post: id => readPost(db, id),
    copiesOf: article => readCopies(db, article),
    change: (changes, now) => db.transaction().execute(trx => writeChanges(trx, changes, now)),

    retract: (article, sends, now) =>
      db.transaction().execute(async trx => {
        if (sends.length === 0) return;
        await trx
          .insertInto('retractions')
          .values(sends.map(delivery => ({ delivery, article, at: now })))
          .onConflict(conflict => conflict.doNothing())
          .execute();
        await noteChange(trx, article, now);
      }),
    async retractedIn(message) {
      const rows = await db
        .selectFrom('retractions')
        .select(['article', 'at'])
        .where('delivery', '=', message)
        .execute();
      return new Map(rows.map(({ article, at }) => [article, at]));
    },

    changedArticles: (limit, after) => readChanged(db, limit, after),
    changesDone: change => endChange(db, change),
    standingSince: query => readStanding(db, query),
    failedChanges: limit => readFailedChanges(db, limit),

    async standing(article, destination) {
      const row = await db
        .selectFrom('delivery_items as i')
        .innerJoin('deliveries as d', 'd.id', 'i.delivery')
        .selectAll('d')
        .select('i.repost')
        .where('i.article', '=', article)
        .where('i.destination', '=', destination)
        .orderBy('i.repost', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { repostNumber: row.repost, delivery: fromDeliveryRow(row) } : null;
    },
  };
}

/** What tells other stories goes on without this one. */
const tellsNothingBut = (article: ArticleId) => sql<SqlBool>`not exists (
  select 1 from post_items i join articles a on a.id = i.article
  where i.post = deliveries.post and i.article <> ${article} and a.withdrawn_at is null)`;

const cardOf = ({ hash, media_type: mediaType, width, height, bytes, alt }: Selectable<CardTable>) => ({
  hash,
  mediaType,
  width,
  height,
  bytes,
  alt,
});

const verdictColumn = ({ kind, by }: Parameters<Outbox['resolve']>[1]): string | null =>
  by === undefined ? null : toReasonColumn(reasonOf(`said-${kind}`, { by }));
