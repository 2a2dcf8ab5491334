import { z } from 'zod';
import { platforms } from '../adapters/registry.ts';
import { duration } from '../adapters/shared/duration-setting.ts';
import type { Entry, PlatformModule } from '../adapters/shared/platform-module.ts';
import { templateSetting } from '../adapters/shared/template-setting.ts';
import { cardSizes } from '../core/card.ts';
import { correctionPolicies, endPolicies, postImages, retractionPolicies } from '../core/destination.ts';
import { sayFilterFault } from '../core/filter/filter.ts';
import { parseFilter } from '../core/filter/parse-filter.ts';
import { fullPolicies } from '../core/feed-state.ts';
import { languageOf } from '../core/language.ts';
import { missedPolicies, paywallPolicies, pickOrders, postParts, scheduleKinds } from '../core/schedule.ts';
import { DAY } from '../core/time.ts';

/**
 * The shape of `config/strillone.yaml`: what a field may hold, and what a person is told when it holds something else.
 * `config/schema.json` is generated from here; `config/README.md` explains every setting.
 */

const TIME_OF_DAY = 'a time of day is HH:MM between 00:00 and 23:59, in quotes';
const timeOfDay = z
  .string(TIME_OF_DAY)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_OF_DAY)
  .transform(text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const name = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u,
    'a name is 1 to 64 letters, digits, spaces, "-", "_" or "."',
  );

const timezone = z
  .string()
  .refine(isTimezone, 'no such time zone; use a name of the tz database, as in Europe/Rome');

function isTimezone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError is how Intl says "unknown"
  }
}

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a tag, as in it, en or pt-BR')
  .overwrite(tag => languageOf(tag) ?? tag);

/** Read here, so that a fault is told with its line; an empty one, as of a variable that is not set, is none. */
const filter = z
  .string('a filter is words, as in "-sport"')
  .transform((written, context) => {
    const read = parseFilter(written);
    if (read.kind === 'ok') return read.filter.clauses.length === 0 ? null : read.filter;
    context.addIssue({ code: 'custom', message: sayFilterFault(read.fault) });
    return z.NEVER;
  })
  .optional();

const LINK =
  'link is parameters (up to 64 letters, digits, "_", "-", ".", "~") and their values, as in { utm_source: channel }';
const link = z
  .record(
    z.string().regex(/^[\w.~-]{1,64}$/, LINK),
    z
      .union([z.string().min(1, 'a parameter has a value; leave it out instead').max(100), z.number()], LINK)
      .transform(String),
    LINK,
  )
  .refine(given => Object.keys(given).length <= 10, 'a link gets at most 10 parameters')
  .transform(given => (Object.keys(given).length === 0 ? null : given))
  .optional();

const topics = z.array(z.string().min(1, 'an empty topic fits nothing; remove it')).default([]);

const look = {
  name,
  language: languageTag.optional(),
  card: z
    .enum([...cardSizes, 'none'], `card is one of ${[...cardSizes, 'none'].join(', ')}`)
    .default('square'),
  theme: z.string().min(1).optional(),
  corrections: z
    .enum(correctionPolicies, `corrections is one of ${correctionPolicies.join(', ')}`)
    .default('edit'),
  retractions: z
    .enum(retractionPolicies, `retractions is one of ${retractionPolicies.join(', ')}`)
    .default('delete'),
  lives: duration.optional(),
  then: z.enum(endPolicies, `then is one of ${endPolicies.join(', ')}`).default('delete'),
  filter,
};

const CARDS = 'cards is 1 to 10: how many cards a post shows at the most';

/** How what people read looks there. */
const words = {
  image: z.enum(postImages, `image is one of ${postImages.join(', ')}`).default('card'),
  cards: z.int(CARDS).min(1, CARDS).max(10, CARDS).default(1),
  template: templateSetting('template'),
  digest_line: templateSetting('digest_line', { most: 500 }),
  link,
};

/** What any destination holds, and those that people read. */
type Look = z.output<z.ZodObject<typeof look>> & z.output<z.ZodObject<typeof words>>;

/** A destination as the file has it: what all of them hold, and its platform's own settings, told apart by their key. */
export type DestinationEntry = Look & Entry;

const keys = platforms.modules.map(({ config }) => config.key);
const destination = z.union(
  platforms.modules.map(({ config }) =>
    z.strictObject({ ...look, ...(config.isData === true ? {} : words), ...config.destination }),
  ),
  `a destination has exactly one of ${keys.join(', ')}`,
) as z.ZodType<DestinationEntry>;

const FEED_ADDRESS = 'a feed is an http or https address';
/** One with a user and password is taken: the fetch sends them as credentials, and shows them nowhere. */
const feedAddress = (what: string) => z.url({ protocol: /^https?$/, error: what });

const HOLD = 'hold is a length of time, as in 5m';
/** What a list of feeds calls it. */
const feedTitle = z.string().max(200, 'title is at most 200 characters');
/** What any source holds. */
const ofSources = {
  name,
  topics,
  language: languageTag.optional(),
  hold: z.string(HOLD).pipe(duration).optional(),
  filter,
};
/** What is polled. */
const polled = {
  ...ofSources,
  every: duration.prefault('15m'),
  newest: z
    .int('newest is a number of articles')
    .min(0, 'newest is a number of articles')
    .max(1000, 'newest is at most 1000')
    .default(0),
  full: z.enum(fullPolicies, `full is one of ${fullPolicies.join(', ')}`).default('auto'),
  user: z.string().optional(),
  password: z.string().optional(),
};

const source = z.union(
  [
    z.strictObject({ ...ofSources, folder: z.string().min(1) }),
    z.strictObject({ ...polled, feed: feedAddress(FEED_ADDRESS), title: feedTitle.optional() }),
    z.strictObject({ ...polled, sitemap: feedAddress('a sitemap is an http or https address') }),
    z.strictObject({
      ...ofSources,
      push: z.literal(true, 'push is true, for a source that articles are pushed to'),
      secret: z
        .string(
          'secret is what senders show; give one of at least 16 characters, as in secret: "${PUSH_SECRET}"',
        )
        .min(16, 'a secret has at least 16 characters; make one with: openssl rand -hex 24'),
    }),
  ],
  'a source has exactly one of folder, feed, sitemap, push',
);

const pick = z.strictObject({
  count: z
    .int()
    .min(1, 'a slot takes at least 1 article')
    .max(10, 'a slot takes at most 10 articles')
    .default(1),
  order: z.enum(pickOrders, `order is one of ${pickOrders.join(', ')}`).default('newest'),
  within: duration.optional(),
  topics,
  languages: z.array(languageTag).default([]),
  filter,
});

const schedule = z
  .strictObject({
    name,
    cron: z.string().min(1),
    timezone: timezone.optional(),
    to: z.array(z.string()).min(1, 'name at least one destination'),
    kind: z.enum(scheduleKinds, `kind is one of ${scheduleKinds.join(', ')}`).default('post'),
    pick: pick.prefault({}),
    post: z
      .array(z.enum(postParts, `a post is made of ${postParts.join(', ')}`))
      .min(1, `name at least one of ${postParts.join(', ')}`)
      .default(['summary', 'quote-card']),
    missed: z.enum(missedPolicies, `missed is one of ${missedPolicies.join(', ')}`).default('latest'),
    first: z.enum(['now', 'wait'], 'first is now or wait').default('wait'),
  })
  .refine(({ kind, pick: { order } }) => kind === 'digest' || order !== 'reactions', {
    path: ['pick', 'order'],
    error: 'reactions is an order of digests; add kind: digest',
  });

/** One member for each platform that has such a part. */
function byPlatform(part: (module: PlatformModule) => z.ZodType | undefined): Record<string, z.ZodType> {
  return Object.fromEntries(
    platforms.modules.flatMap(module => {
      const shape = part(module);
      return shape === undefined ? [] : [[module.name, shape]];
    }),
  );
}

const person = z
  .strictObject(byPlatform(({ config }) => config.person?.optional()))
  .refine(ids => Object.keys(ids).length > 1, 'a person is named here by ids on at least two platforms');

const editors = z.strictObject({
  ...byPlatform(({ config }) => config.editors),
  people: z.array(person).default([]),
  log: z.strictObject(byPlatform(({ config }) => config.log?.optional())).prefault({}),
}) as z.ZodType<Entry & { readonly log: Entry; readonly people: readonly Entry[] }, Entry>;

const LIMIT = 'a limit is { count, per, burst }, as in { count: 20, per: 1m }, or none';
const WINDOW = 'this limit is { count, per }, as in { count: 10, per: 1h }, or none; it has no burst';
const rate = {
  count: z.int().min(1, 'count is at least 1; a destination that gets nothing is removed instead'),
  per: duration,
};
const limit = z
  .union(
    [z.literal('none'), z.strictObject({ ...rate, burst: z.int().min(1, 'burst is at least 1').default(1) })],
    LIMIT,
  )
  .transform(value =>
    value === 'none' ? null : { count: value.count, perMs: value.per, burst: value.burst },
  )
  .optional();

/** One that is counted in windows: all of it may go at once. */
const windowLimit = z
  .union([z.literal('none'), z.strictObject(rate)], WINDOW)
  .transform(value =>
    value === 'none' ? null : { count: value.count, perMs: value.per, burst: value.count },
  )
  .optional();

const pacing = z.strictObject(
  byPlatform(({ limits }) => {
    const names = Object.keys(limits.usual);
    if (names.length === 0) return undefined;
    const shape = names.map(one => [one, limits.windowed?.includes(one) === true ? windowLimit : limit]);
    return z.strictObject(Object.fromEntries(shape) as z.ZodRawShape).prefault({});
  }),
) as z.ZodType<Readonly<Record<string, Readonly<Record<string, z.output<typeof limit>>>>>, Entry>;

const approval = z.strictObject({
  ...(Object.fromEntries(
    platforms.modules.flatMap(({ config }) => Object.entries(config.approval ?? {})),
  ) as Record<string, z.ZodType>),
  after: duration.optional(),
  then: z.enum(['skip', 'post'], 'then is skip or post').default('skip'),
  two: z.boolean().default(false),
}) as z.ZodType<
  Entry & { readonly after?: number; readonly then: 'skip' | 'post'; readonly two: boolean },
  Entry
>;

const subscriptions = z.strictObject({
  ...byPlatform(({ config }) => (config.takesSubscriptions ? z.boolean().default(true) : undefined)),
  per_person: z.int().min(1, 'a person may subscribe at least once').default(20),
}) as z.ZodType<Entry & { readonly per_person: number }, Entry>;

const breaking = z.strictObject({
  to: z.array(z.string()).min(1, 'name at least one destination'),
  within: duration.prefault('1h'),
});

const HOST = 'a host is a name or an address, with or without a port, as in cms.internal or 127.0.0.1:8090';
const network = z.strictObject({
  allow: z.array(z.string(HOST).regex(/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i, HOST)).default([]),
});

/** Platforms' own sections: what they are made of only their platform reads. */
const sections = byPlatform(({ config }) => config.section);

const A_PORT = 'a port is a whole number from 0 to 65535, as in 8080';
export const configSchema = z.strictObject({
  name: z.string().min(1).max(60, 'the name of the newsroom has at most 60 characters').default('Strillone'),
  timezone: timezone.default('Europe/Rome'),
  language: languageTag.default('it'),
  theme: z.string().min(1).default('broadsheet'),
  themes: z.string().min(1).optional(),
  web: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.int(A_PORT).min(0, A_PORT).max(65535, A_PORT).optional(),
      address: z
        .url({
          protocol: /^https?$/,
          error: 'the public address of the page is an http or https address, as in https://news.example.org',
        })
        .transform(url => url.replace(/\/+$/, ''))
        .optional(),
    })
    .prefault({}),
  // none yet: `strillone sources add` writes the first
  sources: z.array(source, 'sources is a list of folders and feeds; write [] while there are none'),
  destinations: z.array(destination).min(1, 'name at least one destination'),
  schedules: z.array(schedule).default([]),
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  editors: editors.prefault({}),
  pacing: pacing.prefault({}),
  breaking: breaking.optional(),
  paywall: z.enum(paywallPolicies, `paywall is one of ${paywallPolicies.join(', ')}`).default('mark'),
  stories: z.boolean('stories is true or false').default(true),
  approval: approval.optional(),
  subscriptions: subscriptions.prefault({}),
  network: network.prefault({}),
  ...sections,
  keep: duration
    .refine(value => value >= 30 * DAY, 'what was posted is remembered for at least 30d')
    .prefault('400d'),
  backups: z
    .strictObject({
      hours: z.int().min(1, 'at least the newest backup is kept').max(1000).default(24),
      days: z.int().min(0).max(1000).default(7),
    })
    .prefault({}),
});

export type ConfigFile = z.output<typeof configSchema>;
