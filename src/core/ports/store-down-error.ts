/**
 * What every method of a store throws while its database cannot do its work: locked, full, read-only, broken. The message
 * names the database, what is wrong and the remedy. Nothing was written; the same call may be made again later.
 */
export class StoreDownError extends Error {
  override readonly name = 'StoreDownError';
}
