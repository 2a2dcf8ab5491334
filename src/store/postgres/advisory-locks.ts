/**
 * Keys of the server's advisory locks, all in one place so that no two mean the same: two numbers, of which the first is ours
 * ("STRL", "STRM") and keeps clear of other programs on the same database.
 */

/** Whoever writes. */
export const WRITE_LOCK = '1398035020, 1';
/** Shared by all who run a newsroom; whoever moves it has it alone. */
export const WORK_LOCK = '1398035020, 2';
/** The first number of the locks of those who lead; the second is a hash of what they lead. */
export const LEADERS = 0x5354524d;

/** Where the database tells that deliveries or articles were written. */
export const NEWS_CHANNEL = 'strillone_news';
