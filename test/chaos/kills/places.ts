export const LOG = -1009000000000;
/** Of each platform. What a killed process was at blocks its places until the lease ends: the others go on meanwhile. */
export const PLACES = 12;
export const channelOf = (place: number): number => LOG - 1 - place;
export const discordChannelOf = (place: number): string => String(700_000_000_000_000_000n + BigInt(place));
/** Where articles that are withdrawn are struck through instead of deleted. */
export const isStruckAt = (place: number): boolean => place % 3 === 0;
