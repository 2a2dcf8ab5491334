import { z } from 'zod';
import { languageOf } from '../../core/language.ts';
import type { Instant } from '../../core/time.ts';
import { parseDate } from '../parse-date.ts';
import { isPicturePlace } from '../picture-place.ts';
import { complain, readBlock } from './front-matter-block.ts';
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
      return faulty(
        lineOf(read.field),
        `is a draft, as its field "${read.field}" says; change that when it is to be news`,
      );
    case 'wrong':
      return complain(read.complaints.map(({ field, message }) => ({ line: lineOf(field), message })));
  }
}

/** What fields say, whoever gave them; or all that is wrong with them, each with the name under which it was written. */
export type FactsRead =
  | { readonly kind: 'ok'; readonly facts: SeedFacts }
  | { readonly kind: 'draft'; readonly field: string }
  | {
      readonly kind: 'wrong';
      readonly complaints: readonly { readonly field: string; readonly message: string }[];
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
      return { field: name, message: complaintOf(issue, name) };
    });
  });
  return { kind: 'wrong', complaints };
}

function complaintOf(issue: z.core.$ZodIssue, key: string): string {
  if (issue.code !== 'unrecognized_keys') return `${key} ${issue.message}`;
  return `there is no field "${key}"; the fields are ${FIELDS.join(', ')}`;
}

const words = z.string('is one line of text').trim().min(1, 'is one line of text');
const list = z.preprocess(
  value => (typeof value === 'string' ? [value] : value),
  z.array(words, 'is one name, or a list: [one, two]').transform(items => items.map(item => item)),
);
const webAddress = z.url({
  protocol: /^https?$/,
  error: issue => `"${String(issue.input)}" is no http or https address`,
});

const moment = (timezone: string, edge: 'start' | 'end') =>
  z.string('is a date').transform((text, context): Instant => {
    const at = parseDate(text, timezone, { edge });
    if (at !== null) return at;
    context.addIssue(`"${text}" is no date; write it as 2026-11-18 or 2026-11-18T07:30`);
    return z.NEVER;
  });

const factsSchema = (timezone: string) =>
  z.strictObject({
    title: words.optional(),
    lead: words.optional(),
    url: webAddress.optional(),
    source: words.optional(),
    authors: list.optional(),
    published: moment(timezone, 'start').optional(),
    language: z
      .string()
      .refine(tag => languageOf(tag) !== null, {
        error: issue => `"${String(issue.input)}" is no language; write two letters, like it`,
      })
      .transform(tag => languageOf(tag) ?? tag)
      .optional(),
    topics: list.optional(),
    image: z
      .string('is one address')
      .refine(isPicturePlace, {
        error: issue =>
          `"${String(issue.input)}" is no http or https address, and no picture in the folder (train.jpg, photos/train.png)`,
      })
      .optional(),
    not_before: moment(timezone, 'start').optional(),
    expires: moment(timezone, 'end').optional(),
    priority: z
      .string()
      .regex(/^[+-]?\d{1,3}$/, 'is a whole number from -100 to 100')
      .transform(Number)
      .refine(value => Math.abs(value) <= 100, 'is a whole number from -100 to 100')
      .optional(),
  });

const FIELDS = Object.keys(factsSchema('UTC').shape);
