import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { PostId } from '../../core/ids.ts';
import type { ProposalStore, ProposalWord } from '../../core/ports/proposals.ts';
import type { Decision, Proposal } from '../../core/editors/proposal.ts';
import { signatureOf } from '../../core/editors/proposal.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { toJson } from '../json-column.ts';
import { toReasonColumn } from '../reason-column.ts';
import type { DecisionTable, ProposalTable } from '../desk-tables.ts';
import type { Tables } from '../tables.ts';
import { fromDeliveryRow, toDeliveryRow } from '../outbox/delivery-row.ts';
import { openLanes, refreshLanes } from '../outbox/lanes.ts';
import { writeChange } from '../outbox/changes.ts';
import { readPost } from '../outbox/post-row.ts';
import { approvedPost } from './released.ts';
import { moveItems } from './move-items.ts';
import { noteChange, writeDecision } from './write-decision.ts';
import { followMoves, writeCards } from '../outbox/write-draft.ts';

type Trx = Transaction<Tables>;

/** Proposals in a database. */
export function createProposalStore(db: Kysely<Tables>): ProposalStore {
  const get = async (on: Kysely<Tables>, post: PostId): Promise<Proposal | null> => {
    const row = await on.selectFrom('proposals').selectAll().where('post', '=', post).executeTakeFirst();
    return row === undefined ? null : fromRow(on, row);
  };
  const all = async (rows: readonly Selectable<ProposalTable>[]): Promise<readonly Proposal[]> =>
    (await Promise.all(rows.map(row => fromRow(db, row)))).flatMap(proposal => proposal ?? []);
  const waiting = () =>
    db
      .selectFrom('proposals as p')
      .innerJoin('posts as t', 't.id', 'p.post')
      .selectAll('p')
      // the condition of the index `posts_proposed`, to the letter
      .where(sql<boolean>`t.state = 'proposed'`)
      .orderBy('t.created_at')
      .orderBy('t.id');

  return {
    get: post => get(db, post),
    waiting: async limit => all(await waiting().limit(limit).execute()),
    waitingFor: async article =>
      all(
        await waiting()
          .where('p.post', 'in', eb =>
            eb.selectFrom('post_items').select('post').where('article', '=', article),
          )
          .execute(),
      ),

    async deliveries(post) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('post', '=', post)
        .where('state', '=', 'proposed')
        .orderBy('seq')
        .execute();
      return rows.map(fromDeliveryRow);
    },

    decide: (word, now) =>
      db.transaction().execute(async trx => {
        const { post, kind, by, notBefore } = word;
        if (!(await take(trx, word))) return null;
        await trx.updateTable('posts').set({ state: kind }).where('id', '=', post).execute();
        const skipped =
          by === null ? reasonOf('approval-lapsed') : reasonOf('skipped-by', { by: signatureOf(by) });
        const rows = await trx
          .updateTable('deliveries')
          .set(
            kind === 'approved'
              ? { state: 'queued', reason: null, not_before: notBefore }
              : { state: 'skipped', reason: toReasonColumn(skipped), ended_at: now },
          )
          .where('post', '=', post)
          .where('state', '=', 'proposed')
          .returningAll()
          .execute();
        await openLanes(trx, rows);
        await refreshLanes(
          trx,
          rows.map(({ lane }) => lane),
          now,
        );
        await writeDecision(trx, post, { kind, by, at: now });
        await noteChange(trx, post);
        return rows.toSorted((a, b) => a.seq - b.seq).map(fromDeliveryRow);
      }),

    revise: (revision, now) =>
      db.transaction().execute(async trx => {
        const { post, kind, by, content, items, deliveries, cards } = revision;
        if (!(await take(trx, revision)) || !(await moveItems(trx, post, items))) return null;
        await trx
          .updateTable('posts')
          .set({ content_json: toJson(content) })
          .where('id', '=', post)
          .execute();
        await writeCards(trx, cards, now);
        for (const { id, payload, wanted } of deliveries)
          await trx
            .updateTable('deliveries')
            .set({ payload_json: toJson(payload), wanted })
            .where('id', '=', id)
            .where('state', '=', 'proposed')
            .execute();
        await writeDecision(trx, post, { kind, by, at: now });
        await noteChange(trx, post);
        return get(trx, post);
      }),

    postpone: (word, now) =>
      db.transaction().execute(async trx => {
        const { post, by, decideBy, showAt } = word;
        if (!(await take(trx, word))) return null;
        await trx
          .updateTable('proposals')
          .set(eb => ({ decide_by: decideBy, show_at: showAt, round: eb('round', '+', 1) }))
          .where('post', '=', post)
          .execute();
        await writeDecision(trx, post, { kind: 'later', by, at: now });
        await noteChange(trx, post);
        return get(trx, post);
      }),

    async approved(article, now) {
      const { rows } = await sql<{ id: PostId; at: Instant }>`
        select o.id, coalesce(
            (select max(c.at) from decisions c where c.post = o.id and c.kind = 'approved'), o.created_at) as at
          from ${approvedPost(sql.val(article), now)}
          order by case o.kind when 'article' then 0 else 1 end, o.created_at desc, o.id limit 1`.execute(db);
      const post = rows[0] === undefined ? null : await readPost(db, rows[0].id);
      if (post === null) return null;
      return {
        choices: post.kind === 'article' ? post.content : null,
        at: rows[0]?.at ?? post.createdAt,
      };
    },

    decisions: async post => (await decisionsOf(db, [post])).get(post) ?? [],

    untold: async limit =>
      all(
        await db
          .selectFrom('proposals as p')
          .innerJoin('posts as t', 't.id', 'p.post')
          .selectAll('p')
          // the condition of the index `proposals_untold`, to the letter
          .where(sql<boolean>`p.is_told = 0`)
          .orderBy('t.created_at')
          .limit(limit)
          .execute(),
      ),

    copies: post =>
      db.selectFrom('proposal_copies').selectAll().where('post', '=', post).orderBy('round').execute(),

    send: (copy, now) =>
      db.transaction().execute(async trx => {
        const { post, platform, round, version, draft, cards, instead } = copy;
        if (instead !== undefined)
          await trx
            .deleteFrom('proposal_copies')
            .where('post', '=', post)
            .where('delivery', '=', instead)
            .execute();
        const written = await trx
          .insertInto('proposal_copies')
          .values({ post, platform, round, version, delivery: draft.id })
          .onConflict(conflict => conflict.doNothing())
          .returning('delivery')
          .execute();
        if (written.length === 0) return;
        await writeCards(trx, cards, now);
        const moved = await followMoves(trx, [draft]);
        const rows = await trx
          .insertInto('deliveries')
          .values(moved.map(one => toDeliveryRow({ ...one, urgent: true }, { post: null, now })))
          .returning(['lane', 'platform'])
          .execute();
        await openLanes(trx, rows);
        await refreshLanes(
          trx,
          rows.map(({ lane }) => lane),
          now,
        );
      }),

    show: (copy, now) =>
      db.transaction().execute(async trx => {
        const { post, platform, round, version, change, cards } = copy;
        const { numUpdatedRows } = await trx
          .updateTable('proposal_copies')
          .set({ version })
          .where('post', '=', post)
          .where('platform', '=', platform)
          .where('round', '=', round)
          .where('version', '<', version)
          .executeTakeFirst();
        if (numUpdatedRows === 0n || change === null) return;
        await writeCards(trx, cards, now);
        const row = await writeChange(trx, change, now);
        await refreshLanes(trx, row === null ? [] : [row.lane], now);
      }),

    async told(post, version) {
      await db
        .updateTable('proposals')
        .set({ is_told: 1 })
        .where('post', '=', post)
        .where('version', '=', version)
        .execute();
    },

    lapsed: async (now, limit) =>
      all(
        await db
          .selectFrom('proposals as p')
          .innerJoin('posts as t', 't.id', 'p.post')
          .selectAll('p')
          .where(sql<boolean>`t.state = 'proposed'`)
          .where('p.decide_by', '<=', now)
          .orderBy('p.decide_by')
          .orderBy('t.id')
          .limit(limit)
          .execute(),
      ),
  };
}

/** Whether a word on a proposal counts: it waits, in the version that is meant. What follows in the transaction is alone. */
async function take(trx: Trx, { post, version }: ProposalWord): Promise<boolean> {
  // the first write of the transaction: whoever comes second waits for it, and then finds another state or version
  const { numUpdatedRows } = await trx
    .updateTable('proposals')
    .set({ is_told: 0 })
    .where('post', '=', post)
    .$if(version !== undefined, query => query.where('version', '=', version ?? 0))
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('posts as t')
          .select('t.id')
          .whereRef('t.id', '=', 'proposals.post')
          .where('t.state', '=', 'proposed'),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function fromRow(db: Kysely<Tables>, row: Selectable<ProposalTable>): Promise<Proposal | null> {
  const post = await readPost(db, row.post);
  if (post === null) return null;
  const { version, round, decide_by: decideBy, show_at: showAt } = row;
  return { post, version, round, decideBy, showAt };
}

/** What was decided of each of these posts, oldest first. */
export async function decisionsOf(
  db: Kysely<Tables>,
  posts: readonly PostId[],
): Promise<ReadonlyMap<PostId, readonly Decision[]>> {
  if (posts.length === 0) return new Map();
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('post', 'in', posts)
    .orderBy('post')
    .orderBy('number')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ post }) => post)].map(([post, of]) => [post, of.map(fromDecision)]),
  );
}

const fromDecision = ({ kind, by_id: id, by_name: name, at }: Selectable<DecisionTable>): Decision => ({
  kind,
  by: id === null ? null : { id, name },
  at: at satisfies Instant,
});
