import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { languageOf } from '../../core/language.ts';
import type { Instant } from '../../core/time.ts';
import { parseDate } from '../parse-date.ts';
import { isPicturePlace } from '../picture-place.ts';
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

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;
/** Far more than any front matter needs; what is longer is an article between two rulers. */
const LONGEST = 64 * 1024;

/**
 * Parts a seed file into front matter and text. Values are taken as they are written (`1984` is a title, `no` is
 * Norwegian); dates without a zone are local times of `timezone`. Everything wrong is in one fault, at its first line.
 */
export function readFrontMatter(file: string, timezone: string): Parsed<SeedParts> {
  const opening = OPENING.exec(file);
  if (opening === null) return ok({ facts: {}, text: file });
  const rest = file.slice(opening[0].length);
  const closing = CLOSING.exec(rest.slice(0, LONGEST));
  if (closing === null) {
    return faulty(1, 'the front matter that begins here has no end; put a line of three dashes after it');
  }
  const facts = readFacts(rest.slice(0, closing.index), timezone);
  if (facts.kind === 'fault') return facts;
  return ok({ facts: facts.value, text: rest.slice(closing.index + closing[0].length) });
}

interface Complaint {
  readonly line: number;
  readonly message: string;
}

function readFacts(yaml: string, timezone: string): Parsed<SeedFacts> {
  const lines = new LineCounter();
  // failsafe: every value is the text that was written, so that YAML guesses neither numbers nor booleans
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  // one line of three dashes stands before the YAML
  const lineOf = (offset: number) => lines.linePos(offset).line + 1;
  if (document.errors.length > 0) {
    return complain(
      document.errors.map(({ message, pos }) => ({
        line: lineOf(pos[0]),
        message: `${message}; quote values that hold a colon, and indent with blanks`,
      })),
    );
  }
  if (document.contents === null) return ok({});
  if (!isMap(document.contents)) return faulty(2, 'front matter is lines of "field: value"');
  const alias = firstAlias(document);
  if (alias !== null)
    return faulty(lineOf(alias), 'front matter: an alias (*name) is not followed; write the value out');
  const result = factsSchema(timezone).safeParse(valuesOf(document));
  if (result.success) return ok(result.data);
  return complain(
    result.error.issues.flatMap(issue => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
      return keys.map(key => ({ line: lineOf(offsetOf(document, key)), message: complaintOf(issue, key) }));
    }),
  );
}

/** Aliases could make a small file grow without bounds, and no article needs one. */
function firstAlias(document: Document): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias(_key, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** A field without a value says nothing. */
function valuesOf(document: Document): Record<string, unknown> {
  const values = document.toJS() as Record<string, unknown>;
  const isGiven = (value: unknown) => value !== '' && value !== '~' && value !== 'null';
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value)));
}

function offsetOf(document: Document, key: string): number {
  if (!isMap(document.contents)) return 0;
  const pair = document.contents.items.find(item => isScalar(item.key) && item.key.value === key);
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? 0;
}

function complaintOf(issue: z.core.$ZodIssue, key: string): string {
  if (issue.code !== 'unrecognized_keys') return `${key} ${issue.message}`;
  return `there is no field "${key}"; the fields are ${FIELDS.join(', ')}`;
}

function complain(complaints: readonly Complaint[]): Parsed<never> {
  const sorted = complaints.toSorted((a, b) => a.line - b.line);
  const [first] = sorted;
  const text = sorted.length === 1 ? sorted.map(({ message }) => message) : sorted.map(withLine);
  return faulty(first?.line ?? null, `front matter: ${text.join('; ')}`);
}

const withLine = ({ line, message }: Complaint): string => `line ${line}: ${message}`;

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
