/**
 * Keys of the server's advisory locks, all in one place so that no two mean the same: two numbers, of which the first is ours
 * ("STRL") and keeps clear of other programs on the same database.
 */
const OURS = 0x5354524c;

/** Whoever writes. */
export const WRITE_LOCK = `${OURS}, 1`;
/** The instance that runs on the database. */
export const INSTANCE_LOCK = `${OURS}, 2`;
