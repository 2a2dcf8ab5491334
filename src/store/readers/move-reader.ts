import type { Transaction } from 'kysely';
import { addressIn, type ChatKey } from '../../core/ordering-key.ts';
import type { Tables } from '../tables.ts';

/** What a chat that many share has set goes along with it; what is set at the new address already stands. */
export async function moveReader(trx: Transaction<Tables>, chat: ChatKey, movedTo: number): Promise<void> {
  const platform = chat.slice(0, chat.indexOf(':'));
  const [from, to] = [addressIn(chat), String(movedTo)];
  await trx
    .updateTable('subscribed_places')
    .set({ reader_id: to })
    .where('platform', '=', platform)
    .where('reader_kind', '=', 'place')
    .where('reader_id', '=', from)
    .execute();
  const settings = (id: string) => ({ platform, kind: 'place', id }) as const;
  const there = await trx
    .selectFrom('readers')
    .select('id')
    .where(eb => eb.and(settings(to)))
    .executeTakeFirst();
  await (there === undefined
    ? trx
        .updateTable('readers')
        .set({ id: to })
        .where(eb => eb.and(settings(from)))
        .execute()
    : trx
        .deleteFrom('readers')
        .where(eb => eb.and(settings(from)))
        .execute());
}
