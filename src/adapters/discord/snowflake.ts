import type { Instant } from '../../core/time.ts';

/** The first second of 2015. */
const EPOCH = 1_420_070_400_000;

/** The lowest id that Discord gives out at this instant of its clock: ms since its epoch, above 22 bits (its reference, "Snowflakes"). */
export const snowflakeAt = (at: Instant): bigint => BigInt(at - EPOCH) << 22n;

/** When Discord gave an id out, by its clock. */
export const timeOf = (id: string): Instant => Number(BigInt(id) >> 22n) + EPOCH;
