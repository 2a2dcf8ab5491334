import type { Route } from './discord-rest.ts';
import type { Reply } from './discord-route-ground.ts';

/** What of a client's haste was met. */
export interface LimitCounts {
  /** Requests that were let through. */
  passed: number;
  /** Requests answered 429 by the fake's own limits. */
  refused: number;
  /** Of those, the ones that came although the client had been told to wait. */
  early: number;
  /** The most answers 401, 403 and 429 in any ten minutes: Discord shuts an address out at 10 000. */
  invalid: number;
}

/** Documented: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
const ALL = { count: 50, perMs: 1000 } as const;
const INVALID_WINDOW = 10 * 60_000;
const major = (path: string): string =>
  /^\/(?:channels|guilds|webhooks|interactions)\/([^/]+)/.exec(path)?.[1] ?? 'global';

/**
 * Counts requests as Discord does. `true` = each route's bucket; `strict` = the limit over all as well; false = whatever
 * comes is let through, with headers that never end.
 */
export function createDiscordLimits(now: () => number, mode: boolean | 'strict') {
  const counts: LimitCounts = { passed: 0, refused: 0, early: 0, invalid: 0 };
  const buckets = new Map<string, { until: number; left: number; told: boolean }>();
  const all: number[] = [];
  const invalidAt: number[] = [];
  let allTold = 0;

  function bucketOf(route: Route, path: string) {
    const key = `${route.method} ${route.pattern.source} ${major(path)}`;
    let bucket = buckets.get(key);
    if (bucket === undefined || bucket.until <= now()) {
      bucket = { until: now() + route.limit.perMs, left: route.limit.calls, told: false };
      buckets.set(key, bucket);
    }
    return bucket;
  }

  /** How long all have to wait; 0 = not at all. */
  function waitOfAll(): number {
    while (all[0] !== undefined && all[0] + ALL.perMs <= now()) all.shift();
    return all.length < ALL.count ? 0 : (all[0] ?? 0) + ALL.perMs - now();
  }

  const tooMany = (afterMs: number, isGlobal: boolean, headers: Record<string, string>) => {
    counts.refused++;
    const afterS = afterMs / 1000;
    return {
      headers: {
        ...headers,
        'retry-after': String(Math.ceil(afterS)),
        'x-ratelimit-scope': isGlobal ? 'global' : 'user',
        ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
      },
      reply: {
        status: 429,
        json: { message: 'You are being rate limited.', retry_after: afterS, global: isGlobal },
      },
    };
  };

  return {
    counts,
    /** Takes one call out of its bucket, and out of all; `reply` is the refusal when there is none left. */
    take(route: Route, path: string): { headers: Record<string, string>; reply: Reply | null } {
      // answers to interactions are exempt
      const allWait = mode === 'strict' && !route.open ? waitOfAll() : 0;
      if (allWait > 0) {
        if (now() < allTold) counts.early++;
        allTold = now() + allWait;
        return tooMany(allWait, true, {});
      }
      const bucket = bucketOf(route, path);
      const empty = bucket.left === 0 && mode !== false;
      if (bucket.left > 0) bucket.left--;
      const afterMs = bucket.until - now();
      const headers = {
        'x-ratelimit-limit': String(route.limit.calls),
        'x-ratelimit-remaining': String(mode === false ? route.limit.calls : bucket.left),
        'x-ratelimit-reset': (bucket.until / 1000).toFixed(3),
        'x-ratelimit-reset-after': (afterMs / 1000).toFixed(3),
        'x-ratelimit-bucket': Buffer.from(route.pattern.source).toString('hex').slice(0, 32),
      };
      if (empty) {
        if (bucket.told) counts.early++;
        bucket.told = true;
        return tooMany(afterMs, false, headers);
      }
      if (!route.open) all.push(now());
      counts.passed++;
      return { headers, reply: null };
    },
    /** An answer went out. */
    answered(status: number): void {
      if (![401, 403, 429].includes(status)) return;
      while (invalidAt[0] !== undefined && invalidAt[0] + INVALID_WINDOW <= now()) invalidAt.shift();
      invalidAt.push(now());
      counts.invalid = Math.max(counts.invalid, invalidAt.length);
    },
  };
}
