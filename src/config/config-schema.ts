import { z } from 'zod';
import { platforms } from '../adapters/registry.ts';
import { addressSetting } from '../adapters/shared/address-setting.ts';
import { duration } from '../adapters/shared/duration-setting.ts';
import type { Entry, PlatformModule } from '../adapters/shared/platform-module.ts';
import { templateSetting } from '../adapters/shared/template-setting.ts';
import { cardSizes } from '../core/card.ts';
import { correctionPolicies, endPolicies, postImages, retractionPolicies } from '../core/destination.ts';
import { reasonOfFilterFault } from '../core/filter/filter.ts';
import { parseFilter } from '../core/filter/parse-filter.ts';
import { fullPolicies } from '../core/feed-state.ts';
import { languageOf } from '../core/language.ts';
import { LONGEST_NAME } from '../core/text/longest-name.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { asMessage } from '../core/reasons/setting-faults.ts';
import { missedPolicies, paywallPolicies, pickOrders, postParts, scheduleKinds } from '../core/schedule.ts';
import { DAY, isTimezone } from '../core/time.ts';

/**
 * The shape of `config/strillone.yaml`: what a field may hold, and what a person is told when it holds something else,
 * where that does not follow from the shape (`reasonOfIssue`).
 * `config/schema.json` is generated from here; `config/README.md` explains every setting.
 */

const TIME_OF_DAY = asMessage(reasonOf('time-of-day'));
const timeOfDay = z
  .string(TIME_OF_DAY)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_OF_DAY)
  .transform(text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const name = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u, asMessage(reasonOf('name-form')));

const timezone = z.string().refine(isTimezone, asMessage(reasonOf('zone-unknown')));

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, asMessage(reasonOf('language-form')))
  .overwrite(tag => languageOf(tag) ?? tag);

/** Read here, so that a fault is told with its line; an empty one, as of a variable that is not set, is none. */
const filter = z
  .string(asMessage(reasonOf('filter-form', { example: '"-sport"' })))
  .transform((written, context) => {
    const read = parseFilter(written);
    if (read.kind === 'ok') return read.filter.clauses.length === 0 ? null : read.filter;
    context.addIssue({ code: 'custom', message: asMessage(reasonOfFilterFault(read.fault)) });
    return z.NEVER;
  })
  .optional();

const LINK = asMessage(reasonOf('link-form', { example: '{ utm_source: channel }' }));
const MOST_PARAMETERS = 10;
const link = z
  .record(
    z.string().regex(/^[\w.~-]{1,64}$/, LINK),
    z.union([z.string().min(1).max(100), z.number()], LINK).transform(String),
    LINK,
  )
  .refine(
    given => Object.keys(given).length <= MOST_PARAMETERS,
    asMessage(reasonOf('link-many', { most: String(MOST_PARAMETERS) })),
  )
  .transform(given => (Object.keys(given).length === 0 ? null : given))
  .optional();

const topics = z.array(z.string().min(1, asMessage(reasonOf('topic-empty')))).default([]);

/** How long what was posted is remembered, where nothing is said. */
export const KEPT = '400d';

const look = {
  name,
  language: languageTag.optional(),
  card: z.enum([...cardSizes, 'none']).default('square'),
  theme: z.string().min(1).optional(),
  corrections: z.enum(correctionPolicies).default('edit'),
  retractions: z.enum(retractionPolicies).default('delete'),
  lives: duration.optional(),
  then: z.enum(endPolicies).default('delete'),
  filter,
};

/** How what people read looks there. */
const words = {
  image: z.enum(postImages).default('card'),
  cards: z.int().min(1).max(10).default(1),
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
  asMessage(reasonOf('destination-form', { names: keys.join(', ') })),
) as z.ZodType<DestinationEntry>;

/** What any source holds. */
const ofSources = {
  name,
  topics,
  language: languageTag.optional(),
  hold: duration.optional(),
  filter,
};
/** What is polled. */
const polled = {
  ...ofSources,
  every: duration.prefault('15m'),
  newest: z.int().min(0).max(1000).default(0),
  full: z.enum(fullPolicies).default('auto'),
  user: z.string().optional(),
  password: z.string().optional(),
};

const source = z.union(
  [
    z.strictObject({ ...ofSources, folder: z.string().min(1) }),
    // an address with a user and password is taken: the fetch sends them as credentials, and shows them nowhere
    z.strictObject({ ...polled, feed: addressSetting('feed'), title: z.string().max(200).optional() }),
    z.strictObject({ ...polled, sitemap: addressSetting('sitemap') }),
    z.strictObject({
      ...ofSources,
      push: z.literal(true),
      secret: z
        .string(asMessage(reasonOf('secret-missing', { example: 'secret: "${PUSH_SECRET}"' })))
        .min(16, asMessage(reasonOf('secret-short', { example: 'openssl rand -hex 24' }))),
    }),
  ],
  asMessage(reasonOf('source-form', { names: 'folder, feed, sitemap, push' })),
);

const pick = z.strictObject({
  count: z.int().min(1).max(10).default(1),
  order: z.enum(pickOrders).default('newest'),
  within: duration.optional(),
  topics,
  languages: z.array(languageTag).default([]),
  filter,
});

const NO_DESTINATION = asMessage(reasonOf('destination-none'));

const schedule = z
  .strictObject({
    name,
    cron: z.string().min(1),
    timezone: timezone.optional(),
    to: z.array(z.string()).min(1, NO_DESTINATION),
    kind: z.enum(scheduleKinds).default('post'),
    pick: pick.prefault({}),
    post: z.array(z.enum(postParts)).min(1).default(['summary', 'quote-card']),
    missed: z.enum(missedPolicies).default('latest'),
    first: z.enum(['now', 'wait']).default('wait'),
  })
  .refine(({ kind, pick: { order } }) => kind === 'digest' || order !== 'reactions', {
    path: ['pick', 'order'],
    error: asMessage(reasonOf('order-reactions', { example: 'kind: digest' })),
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
  .refine(ids => Object.keys(ids).length > 1, asMessage(reasonOf('person-once')));

const editors = z.strictObject({
  ...byPlatform(({ config }) => config.editors),
  people: z.array(person).default([]),
  log: z.strictObject(byPlatform(({ config }) => config.log?.optional())).prefault({}),
}) as z.ZodType<Entry & { readonly log: Entry; readonly people: readonly Entry[] }, Entry>;

const LIMIT = asMessage(
  reasonOf('limit-form', { form: '{ count, per, burst }', example: '{ count: 20, per: 1m }' }),
);
const WINDOW = asMessage(
  reasonOf('limit-window', { form: '{ count, per }', example: '{ count: 10, per: 1h }' }),
);
const rate = { count: z.int().min(1), per: duration };
const limit = z
  .union([z.literal('none'), z.strictObject({ ...rate, burst: z.int().min(1).default(1) })], LIMIT)
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
  then: z.enum(['skip', 'post']).default('skip'),
  two: z.boolean().default(false),
}) as z.ZodType<
  Entry & { readonly after?: number; readonly then: 'skip' | 'post'; readonly two: boolean },
  Entry
>;

const subscriptions = z.strictObject({
  ...byPlatform(({ config }) => (config.takesSubscriptions ? z.boolean().default(true) : undefined)),
  per_person: z.int().min(1).default(20),
}) as z.ZodType<Entry & { readonly per_person: number }, Entry>;

const breaking = z.strictObject({
  to: z.array(z.string()).min(1, NO_DESTINATION),
  within: duration.prefault('1h'),
});

const HOST = asMessage(reasonOf('host-form'));
const network = z.strictObject({
  allow: z.array(z.string(HOST).regex(/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i, HOST)).default([]),
});

/** Platforms' own sections: what they are made of only their platform reads. */
const sections = byPlatform(({ config }) => config.section);

const A_PORT = asMessage(reasonOf('port-form'));
export const configSchema = z.strictObject({
  name: z.string().min(1).max(LONGEST_NAME).default('Strillone'),
  timezone: timezone.default('Europe/Rome'),
  language: languageTag.default('it'),
  theme: z.string().min(1).default('broadsheet'),
  themes: z.string().min(1).optional(),
  web: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.int(A_PORT).min(0, A_PORT).max(65535, A_PORT).optional(),
      address: z
        .url({ protocol: /^https?$/, error: asMessage(reasonOf('page-address')) })
        .transform(url => url.replace(/\/+$/, ''))
        .optional(),
    })
    .prefault({}),
  // none yet: `strillone sources add` writes the first
  sources: z.array(source, asMessage(reasonOf('sources-form', { example: '[]' }))),
  destinations: z.array(destination).min(1, NO_DESTINATION),
  schedules: z.array(schedule).default([]),
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  editors: editors.prefault({}),
  pacing: pacing.prefault({}),
  breaking: breaking.optional(),
  paywall: z.enum(paywallPolicies).default('mark'),
  stories: z.boolean().default(true),
  approval: approval.optional(),
  subscriptions: subscriptions.prefault({}),
  network: network.prefault({}),
  ...sections,
  keep: duration.refine(value => value >= 30 * DAY, asMessage(reasonOf('keep-short'))).prefault(KEPT),
  backups: z
    .strictObject({
      hours: z.int().min(1).max(1000).default(24),
      days: z.int().min(0).max(1000).default(7),
    })
    .prefault({}),
});

export type ConfigFile = z.output<typeof configSchema>;
