import type { CompiledQuery } from 'kysely';

/** Whether a query surely writes nothing; one that may is taken for one that does. */
export const onlyReads = ({ query, sql }: CompiledQuery): boolean =>
  query.kind === 'SelectQueryNode' ||
  (query.kind === 'RawNode' &&
    /^\s*(select|with)\b/i.test(sql) &&
    !/\b(insert|update|delete|replace)\b/i.test(sql));
