import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const LABELS = join(import.meta.dirname, '../labels');

/** One labelled quotation, in the form of the shared sets. */
export interface GoldQuote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly kind?: string | null;
  /** True: the right answer is a named person; false: no person; null: not known. */
  readonly person: boolean | null;
  readonly attributed?: boolean;
  readonly mention?: string | null;
  readonly form?: string;
  readonly speaker_type?: string;
  readonly description?: string | null;
  readonly speaker_alt?: readonly string[];
  /** A later part of speech that the writer interrupts inside the marks. */
  readonly continues?: boolean;
}

export interface GoldDocument {
  readonly id: string;
  readonly lang: string;
  readonly title: string | null;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
  /** Index of the quotation an editor would print, null for none; absent where nobody chose. */
  readonly pull?: number | null;
}

/** What `analyze` answers, as far as it is judged here. */
export interface GivenQuote {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly role: string | null;
}
export interface Given {
  readonly quotes: readonly GivenQuote[];
  readonly card: number | null;
}

/** The sets there are: two from outside, and what was labelled here. */
export const SETS = ['quotes', 'quotes2', 'labels'] as const;
export type SetName = (typeof SETS)[number];

/** A line of test/eval/labels (see its README). */
interface LabelRow {
  readonly id: string;
  readonly set: string;
  readonly lang: string;
  readonly pull: number | null;
  readonly quotes: readonly {
    readonly start: number;
    readonly end: number;
    readonly speaker: string | null;
    readonly role: string | null;
    readonly speakerType: 'person' | 'organization' | 'unnamed' | 'unknown';
    readonly form: 'direct' | 'fragment' | 'not_quote';
    readonly kind: string;
    readonly alt: readonly string[];
    readonly continues?: boolean;
  }[];
}

/** A line of test/eval/labels/spans: single spans of an article, of which the others have no label. */
interface SpansRow extends Pick<LabelRow, 'id' | 'set' | 'lang'> {
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly speaker: string | null;
    readonly speakerType: 'person' | 'organization' | 'unnamed' | 'none';
    readonly alt: readonly string[];
  }[];
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what its file holds
const rowsOf = <Row>(file: string): readonly Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Row);

const filesOf = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.jsonl'))
        .sort()
        .map(name => join(folder, name))
    : [];

/** The texts of a set that labels point into; null when they are not on this machine. */
function readTexts(set: string, folders: readonly string[]) {
  const file = folders.map(folder => join(folder, `${set}.jsonl`)).find(path => existsSync(path));
  if (file === undefined) return null;
  const rows = rowsOf<{ id: string; article: string; title?: string | null }>(file);
  return new Map(rows.map(row => [row.id, row]));
}

/** Reads the texts of a set once. */
function textsIn(folders: readonly string[]) {
  const texts = new Map<string, ReturnType<typeof readTexts>>();
  return (set: string, id: string) => {
    if (!texts.has(set)) texts.set(set, readTexts(set, folders));
    return texts.get(set)?.get(id);
  };
}

const PERSON = { person: true, organization: false, unnamed: false, unknown: null } as const;

function readLabels(folders: readonly string[]): readonly GoldDocument[] {
  const textOf = textsIn(folders);
  return filesOf(LABELS)
    .flatMap(file => rowsOf<LabelRow>(file))
    .flatMap(({ id, set, lang, pull, quotes }) => {
      const row = textOf(set, id);
      if (row === undefined) return [];
      const { article: text, title = null } = row;
      const gold = quotes.map(
        ({ start, end, speaker, role, speakerType, form, kind, alt, continues = false }): GoldQuote => ({
          start,
          end,
          text: text.slice(start, end),
          speaker,
          role,
          kind: form === 'not_quote' ? 'none' : speakerType === 'organization' ? 'org' : kind,
          person: PERSON[speakerType],
          attributed: form !== 'not_quote',
          form,
          speaker_type: speakerType,
          description: speakerType === 'unnamed' ? role : null,
          speaker_alt: alt,
          continues,
        }),
      );
      return [{ id, lang, title, text, quotes: gold, pull }];
    });
}

const foldersOf = (texts: string | null): readonly string[] => [
  join(DATA, 'summaries'),
  ...(texts === null ? [] : [texts]),
];

/** Articles with a label for some of their marked spans, for learning only: nothing can be counted that is not labelled. */
export function readSpans(texts: string | null = null): readonly GoldDocument[] {
  const textOf = textsIn(foldersOf(texts));
  return filesOf(join(LABELS, 'spans'))
    .flatMap(file => rowsOf<SpansRow>(file))
    .flatMap(({ id, set, lang, spans }) => {
      const row = textOf(set, id);
      if (row === undefined) return [];
      const { article: text, title = null } = row;
      const quotes = spans.map(({ start, end, speaker, speakerType, alt }): GoldQuote => ({
        start,
        end,
        text: text.slice(start, end),
        speaker,
        role: null,
        kind: speakerType === 'organization' ? 'org' : null,
        person: speakerType === 'none' ? null : speakerType === 'person',
        attributed: speakerType !== 'none',
        speaker_alt: alt,
      }));
      return [{ id, lang, title, text, quotes }];
    });
}

/**
 * The labelled documents of a set; fewer where texts are not there. Texts that are not among the shared ones are looked for in
 * `texts`, as test/eval/labels/check.ts does.
 */
export function readLabelled(set: SetName, texts: string | null = null): readonly GoldDocument[] {
  if (set === 'labels') return readLabels(foldersOf(texts));
  return filesOf(join(DATA, set)).flatMap(file => rowsOf<GoldDocument>(file));
}

/** The value of `--name=value` on the command line; null when it is not there. */
export const optionOf = (name: string): string | null =>
  process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
