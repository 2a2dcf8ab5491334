import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import {
  NO_SETTINGS,
  type ReaderKey,
  type ReaderSettings,
  type ReaderStore,
} from '../../core/ports/readers.ts';
import { baseOf } from '../../core/language.ts';
import { DAY, type Instant } from '../../core/time.ts';
import { cleanText } from '../articles/clean-text.ts';
import { withdrawWaiting } from '../subscriptions/withdraw-waiting.ts';
import type { Tables } from '../tables.ts';

/** A moment that is only to tell the living from the gone need not be written at each question. */
const SEEN_EVERY = 30 * DAY;
const KEY_LENGTH = 12;

/** What waits for a reader's places is not sent: who asks for quiet means what is on its way, too. */
async function quieten(
  trx: Transaction<Tables>,
  { platform, kind, id }: ReaderKey,
  now: Instant,
): Promise<void> {
  const places = await trx
    .selectFrom('subscribed_places')
    .select('name')
    .where('platform', '=', platform)
    .where('reader_kind', '=', kind)
    .where('reader_id', '=', id)
    .execute();
  await withdrawWaiting(
    trx,
    places.map(({ name }) => name),
    { reason: 'muted', now },
  );
}

/** What comes to a reader's places is in their language, too. */
async function speak(
  trx: Transaction<Tables>,
  { platform, kind, id }: ReaderKey,
  tag: string,
): Promise<void> {
  await trx
    .updateTable('subscribed_places')
    .set({ language: baseOf(tag) })
    .where('platform', '=', platform)
    .where('reader_kind', '=', kind)
    .where('reader_id', '=', id)
    .execute();
}

/** Readers in a database. */
export function createReaderStore(db: Kysely<Tables>): ReaderStore {
  const rowOf = (key: ReaderKey) =>
    db
      .selectFrom('readers')
      .select(['language', 'timezone', 'muted_until', 'seen_at'])
      .where('platform', '=', key.platform)
      .where('kind', '=', key.kind)
      .where('id', '=', key.id)
      .executeTakeFirst();
  const deleteRow = (key: ReaderKey) =>
    db
      .deleteFrom('readers')
      .where('platform', '=', key.platform)
      .where('kind', '=', key.kind)
      .where('id', '=', key.id)
      .executeTakeFirst();

  async function settings(key: ReaderKey): Promise<ReaderSettings> {
    const row = await rowOf(key);
    if (row === undefined) return NO_SETTINGS;
    return { language: row.language, timezone: row.timezone, mutedUntil: row.muted_until };
  }

  return {
    async settings(key, now) {
      const row = await rowOf(key);
      if (row === undefined) return NO_SETTINGS;
      if (row.seen_at < now - SEEN_EVERY)
        await db
          .updateTable('readers')
          .set({ seen_at: now })
          .where('platform', '=', key.platform)
          .where('kind', '=', key.kind)
          .where('id', '=', key.id)
          .execute();
      return { language: row.language, timezone: row.timezone, mutedUntil: row.muted_until };
    },

    async change(key, change, now) {
      const row = {
        ...(change.language === undefined ? {} : { language: change.language }),
        ...(change.timezone === undefined ? {} : { timezone: change.timezone }),
        ...(change.mutedUntil === undefined ? {} : { muted_until: change.mutedUntil }),
        seen_at: now,
      };
      await db.transaction().execute(async trx => {
        await trx
          .insertInto('readers')
          .values({ ...key, language: null, timezone: null, muted_until: null, ...row })
          .onConflict(conflict => conflict.columns(['platform', 'kind', 'id']).doUpdateSet(row))
          .execute();
        if ((change.mutedUntil ?? now) > now) await quieten(trx, key, now);
        if (change.language != null) await speak(trx, key, change.language);
      });
      const changed = await settings(key);
      if (Object.values(changed).every(value => value === null)) await deleteRow(key);
      return changed;
    },

    async forget(key) {
      const { numDeletedRows } = await deleteRow(key);
      return numDeletedRows > 0n;
    },

    async keepText(given, now) {
      const text = cleanText(given);
      const key = createHash('sha256').update(text).digest('base64url').slice(0, KEY_LENGTH);
      await db
        .insertInto('kept_texts')
        .values({ key, text, kept_at: now })
        .onConflict(conflict => conflict.column('key').doUpdateSet({ kept_at: now }))
        .execute();
      return key;
    },

    async keptText(key) {
      const row = await db.selectFrom('kept_texts').select('text').where('key', '=', key).executeTakeFirst();
      return row?.text ?? null;
    },
  };
}
