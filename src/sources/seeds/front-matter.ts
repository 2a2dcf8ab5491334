import { z } from 'zod';
import { languageOf } from '../../core/language.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { parseDate } from '../parse-date.ts';
import { plainLine } from '../pages/plain-text.ts';
import { isPicturePlace } from '../picture-place.ts';
import { readBlock } from './front-matter-block.ts';
import { complain } from './front-matter-values.ts';
import { normalFields, type RawValues } from './generator-fields.ts';
import { faulty, ok, type Parsed } from './seed-fault.ts';

/** What a seed file says about its article; a field that is not there is not said. */
export interface SeedFacts {
  readonly title?: string | undefined;
  readonly lead?: string | undefined;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly published?: Instant | undefined;
  readonly language?: string | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly image?: string | undefined;
  readonly not_before?: Instant | undefined;
  readonly expires?: Instant | undefined;
  readonly priority?: number | undefined;
}

export interface SeedParts {
  readonly facts: SeedFacts;
  /** The text after the front matter, as it stands in the file. */
  readonly text: string;
}

/**
 * Parts a seed file into front matter and text. Values are taken as they are written (`1984` is a title, `no` is
 * Norwegian); dates without a zone are local times of `timezone`. What other generators call these fields is read, too, what
 * only they need is passed over. Everything wrong is in one fault, at its first line; that it is a draft is one.
 */
export function readFrontMatter(file: string, timezone: string): Parsed<SeedParts> {
  const block = readBlock(file);
  if (block === null) return ok({ facts: {}, text: file });
  if (block.kind === 'fault') return block;
  const { values: raw, lineOf, text } = block.value;
  const read = readFacts(raw, timezone);
  switch (read.kind) {
    case 'ok':
      return ok({ facts: read.facts, text });
    case 'draft':
      return faulty(lineOf(read.field), reasonOf('article-draft', { field: read.field }));
    case 'wrong':
      return complain(read.complaints.map(({ field, reason }) => ({ line: lineOf(field), reason })));
  }
}

/** What fields say, whoever gave them; or all that is wrong with them, each with the name under which it was written. */
export type FactsRead =
  | { readonly kind: 'ok'; readonly facts: SeedFacts }
  | { readonly kind: 'draft'; readonly field: string }
  | {
      readonly kind: 'wrong';
      readonly complaints: readonly { readonly field: string; readonly reason: Reason }[];
    };

/** Reads fields, ours or other generators'; their values are texts, lists and maps of texts. */
export function readFacts(raw: RawValues, timezone: string): FactsRead {
  const { values, writtenAs, draft } = normalFields(raw, FIELDS);
  if (draft !== null) return { kind: 'draft', field: draft };
  const result = factsSchema(timezone).safeParse(values);
  if (result.success) return { kind: 'ok', facts: result.data };
  const complaints = result.error.issues.flatMap(issue => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
    return fields.map(field => {
      const name = writtenAs.get(field) ?? field;
      return {
        field: name,
        reason: complaintOf(issue, {
          field: name,
          value: typeof values[field] === 'string' ? values[field] : JSON.stringify(values[field] ?? null),
        }),
      };
    });
  });
  return { kind: 'wrong', complaints };
}

/** What the schema complains of: what each rule says is one of these. */
const COMPLAINTS = {
  words: ({ field }: Written) => reasonOf('field-words', { field }),
  list: ({ field }: Written) => reasonOf('field-list', { field }),
  address: (written: Written) => reasonOf('field-address', written),
  picture: (written: Written) => reasonOf('field-picture', written),
  date: (written: Written) => reasonOf('field-date', written),
  language: (written: Written) => reasonOf('field-language', written),
  priority: ({ field }: Written) => reasonOf('field-priority', { field }),
} as const;
type Complaint = keyof typeof COMPLAINTS;

/** A field under the name that it was written with, and its value. */
interface Written {
  readonly field: string;
  readonly value: string;
}

function complaintOf(issue: z.core.$ZodIssue, written: Written): Reason {
  const { field } = written;
  if (issue.code === 'unrecognized_keys')
    return reasonOf('field-unknown', { field, names: FIELDS.join(', ') });
  return isComplaint(issue.message) ? COMPLAINTS[issue.message](written) : reasonOf('field-words', { field });
}

const isComplaint = (message: string): message is Complaint => Object.hasOwn(COMPLAINTS, message);
const but = (complaint: Complaint): Complaint => complaint;

const words = z.string(but('words')).trim().min(1, but('words'));
/** Generators print these as HTML: entities and tags in them are meant as such. */
const line = words.transform(text => plainLine(text) || text);
const list = z.preprocess(
  value => (typeof value === 'string' ? [value] : value),
  z.array(words, but('list')).transform(items => items.map(item => item)),
);
const webAddress = z.url({ protocol: /^https?$/, error: () => but('address') });

const moment = (timezone: string, edge: 'start' | 'end') =>
  z.string(but('date')).transform((text, context): Instant => {
    const at = parseDate(text, timezone, { edge });
    if (at !== null) return at;
    context.addIssue(but('date'));
    return z.NEVER;
  });

const factsSchema = (timezone: string) =>
  z.strictObject({
    title: line.optional(),
    lead: line.optional(),
    url: webAddress.optional(),
    source: words.optional(),
    authors: list.optional(),
    published: moment(timezone, 'start').optional(),
    language: z
      .string(but('language'))
      .refine(tag => languageOf(tag) !== null, but('language'))
      .transform(tag => languageOf(tag) ?? tag)
      .optional(),
    topics: list.optional(),
    image: z.string(but('picture')).refine(isPicturePlace, but('picture')).optional(),
    not_before: moment(timezone, 'start').optional(),
    expires: moment(timezone, 'end').optional(),
    priority: z
      .string(but('priority'))
      .regex(/^[+-]?\d{1,3}$/, but('priority'))
      .transform(Number)
      .refine(value => Math.abs(value) <= 100, but('priority'))
      .optional(),
  });

const FIELDS = Object.keys(factsSchema('UTC').shape);
