import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '../../core/time.ts';

/** That the subscribed place `p` is not muted at `now`: by the person in private, by the place where many are. */
export const isHeard = (now: Instant): RawBuilder<SqlBool> => sql<SqlBool>`not exists (
  select 1 from readers r where r.platform = p.platform and r.kind = p.reader_kind and r.id = p.reader_id and r.muted_until > ${now})`;
