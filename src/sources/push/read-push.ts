import type { Instant } from '../../core/time.ts';
import type { Say } from '../../core/words.ts';
import { sayReason } from '../../format/say-reason.ts';
import { findNewsArticle } from '../pages/news-article.ts';
import { isNode, type Node } from '../pages/linked-nodes.ts';
import { plainLine, plainParagraphs } from '../pages/plain-text.ts';
import { readFacts } from '../seeds/front-matter.ts';
import { asWritten } from '../seeds/front-matter-values.ts';
import type { RawValues } from '../seeds/generator-fields.ts';
import {
  NOTHING_SAID,
  parseSeed,
  withFacts,
  visibleContent,
  type DocumentContent,
} from '../seeds/parse-seed.ts';
import { changedAt } from './changed-at.ts';
import { readEntry } from './entry-systems.ts';
import { readSystemPost } from './known-systems.ts';

/** What was pushed; or all that is wrong with it, a sentence each. */
export type PushRead =
  | ({ readonly kind: 'article'; readonly key: string; readonly content: DocumentContent } & Changed)
  /** The system says that the article is not public any more. */
  | ({ readonly kind: 'withdrawn'; readonly key: string } & Changed)
  | { readonly kind: 'wrong'; readonly faults: readonly string[] };

interface Changed {
  /** When the system changed it, where it says so: requests may come in another order than they were sent in. */
  readonly changedAt?: Instant;
}

export interface PushReading {
  readonly timezone: string;
  /** Says what is wrong. */
  readonly say: Say;
}

/** Far longer than any address. */
const LONGEST_KEY = 2000;
const NO_KEY = 'there is no "key" and no "url": give one, so that a correction is known as one';

/**
 * Reads the body of a push: a schema.org article, a post as WordPress or Ghost send it, or our own fields with `text` or
 * `html`. Dates without a zone are local times of `timezone`.
 */
export async function readPush(body: Uint8Array, reading: PushReading): Promise<PushRead> {
  const json = parseBody(body);
  if (!isNode(json)) return wrong('the body is no JSON object; send { "key", "title", "text" }');
  const read = await readBody(json, reading);
  if (read.kind === 'wrong') return read;
  const at = changedAt(json);
  return at === null ? read : { ...read, changedAt: at };
}

async function readBody(json: Node, { timezone, say }: PushReading): Promise<PushRead> {
  const system = readSystemPost(json) ?? readEntry(json);
  if (system !== null) {
    const { key } = system.fields;
    if (system.unpublished) return key == null ? wrong(NO_KEY) : { kind: 'withdrawn', key: keyIn(key) };
    const read = readFields(withoutUndefined(system.fields), { timezone, say });
    if (system.paywalled !== true || read.kind !== 'article') return read;
    return { ...read, content: { ...read.content, paywalled: true } };
  }
  return findNewsArticle(json, timezone) === null
    ? readFields(json, { timezone, say })
    : readSchemaOrg(json, { timezone, say });
}

function parseBody(body: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return FORM.test(text) ? formFields(text) : JSON.parse(text);
  } catch {
    return null; // neither UTF-8 nor JSON: what is wrong is said of the body as a whole
  }
}

/** WordPress.com and HookPress send a form. */
const FORM = /^[\w.%[\]-]{1,100}=[^{}"\s]{0,5000}&[\w.%[\]-]{1,100}=/;
const formFields = (text: string): unknown => Object.fromEntries(new URLSearchParams(text.trim()));

async function readSchemaOrg(json: Node, { timezone, say }: PushReading): Promise<PushRead> {
  const { key, ...article } = json;
  const read = await parseSeed(new TextEncoder().encode(JSON.stringify(article)), {
    kind: '.json',
    timezone,
  });
  if (read.kind === 'fault') return wrong(sayReason(read.fault.reason, say));
  return withKey(key ?? read.value.url, read.value);
}

function readFields(fields: Node, { timezone, say }: PushReading): PushRead {
  const { key, text, html, ...rest } = fields;
  const read = readFacts(asWritten(rest) as RawValues, timezone);
  const faults = read.kind === 'wrong' ? read.complaints.map(({ reason }) => sayReason(reason, say)) : [];
  if (read.kind === 'draft')
    faults.push(`"${read.field}" says that it is a draft; push it when it is to be news`);
  const words = wordsOf(text, html);
  if (words === '') faults.push('there is no "text" and no "html": give one of them');
  const facts = read.kind === 'ok' ? read.facts : {};
  if (read.kind === 'ok' && facts.title === undefined) faults.push('there is no "title": give one');
  if (key == null && rest.url == null) faults.push(NO_KEY);
  if (faults.length > 0) return { kind: 'wrong', faults };
  // CMS excerpts and titles are HTML, too
  const plain = {
    ...facts,
    ...(facts.title === undefined ? {} : { title: plainLine(facts.title) }),
    ...(facts.lead === undefined ? {} : { lead: plainLine(facts.lead) }),
  };
  const content = withFacts({ ...NOTHING_SAID, text: words }, plain);
  return withKey(key ?? content.url, visibleContent({ ...content, isExtracted: typeof html === 'string' }));
}

function wordsOf(text: unknown, html: unknown): string {
  if (typeof html === 'string' && html.trim() !== '') return plainParagraphs(html);
  return typeof text === 'string' ? text.trim() : '';
}

function withKey(given: unknown, content: DocumentContent): PushRead {
  if (given == null || given === '') return wrong(NO_KEY);
  const key = keyIn(given);
  if (key.length > LONGEST_KEY)
    return wrong(`"key" has more than ${LONGEST_KEY} characters; give a shorter one`);
  return { kind: 'article', key, content };
}

const keyIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : JSON.stringify(value));
const wrong = (...faults: readonly string[]): PushRead => ({ kind: 'wrong', faults });
const withoutUndefined = (fields: Node): Node =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null && value !== ''));
