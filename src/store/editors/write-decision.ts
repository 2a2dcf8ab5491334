import { sql, type Transaction } from 'kysely';
import type { PostId } from '../../core/ids.ts';
import type { Post } from '../../core/post.ts';
import type { Decision } from '../../core/editors/proposal.ts';
import type { Instant } from '../../core/time.ts';
import type { Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/** Writes that a post waits for approval, with the post itself. */
export async function writeProposal(trx: Trx, post: Post, decideBy: Instant | null): Promise<void> {
  await trx
    .insertInto('proposals')
    .values({ post: post.id, version: 1, round: 1, decide_by: decideBy, show_at: null, is_told: 0 })
    .execute();
  const by = post.orderedBy === null ? null : { id: post.orderedBy, name: null };
  await writeDecision(trx, post.id, { kind: 'proposed', by, at: post.createdAt });
}

export async function writeDecision(trx: Trx, post: PostId, { kind, by, at }: Decision): Promise<void> {
  await trx
    .insertInto('decisions')
    .values({
      post,
      number: sql<number>`(select coalesce(max(d.number), 0) + 1 from decisions d where d.post = ${post})`,
      kind,
      by_id: by?.id ?? null,
      by_name: by?.name ?? null,
      at,
    })
    .execute();
}

/** The proposal is another one now: whoever saw the old one is shown it. */
export async function noteChange(trx: Trx, post: PostId): Promise<void> {
  await trx
    .updateTable('proposals')
    .set(eb => ({ version: eb('version', '+', 1), is_told: 0 }))
    .where('post', '=', post)
    .execute();
}

/** Posts of which nothing waits any more, since their deliveries were taken back, are decided by that. */
export async function endEmptied(trx: Trx, posts: readonly PostId[], now: Instant): Promise<void> {
  if (posts.length === 0) return;
  const ended = await trx
    .updateTable('posts')
    .set({ state: 'skipped' })
    .where('id', 'in', posts)
    .where('state', '=', 'proposed')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deliveries as d')
            .select('d.seq')
            .whereRef('d.post', '=', 'posts.id')
            .where('d.state', '=', 'proposed'),
        ),
      ),
    )
    .returning('id')
    .execute();
  for (const { id } of ended) {
    await writeDecision(trx, id, { kind: 'withdrawn', by: null, at: now });
    await noteChange(trx, id);
  }
}
