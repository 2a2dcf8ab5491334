/**
 * What a post looks like at a destination, read. Made by `parseTemplate`, filled by `format/template/fill-template`.
 *
 *     # {title}
 *
 *     {lead|summary:500}
 *
 *     > {quote}
 *     > **{speaker}**, {role}
 *
 *     {source} · [Leggi]({url})[[ · di {author}]]
 *
 * The marks of emphasis are the template's own; what an article says is put in as data and never read for marks.
 */
export interface Template {
  /** As it was written. */
  readonly text: string;
  readonly blocks: readonly TemplateBlock[];
}

/** Lines without a blank line between them. */
export interface TemplateBlock {
  readonly kind: 'heading' | 'paragraph' | 'quote';
  /** At least one. */
  readonly lines: readonly TemplateLine[];
}

export type TemplateLine = readonly Piece[];

export type Piece =
  /** The template's own words. */
  | { readonly kind: 'words'; readonly text: string }
  /** `{lead|summary|"…"}`: the first of these that is there. */
  | { readonly kind: 'part'; readonly alternatives: readonly Alternative[] }
  | { readonly kind: 'styled'; readonly style: TemplateStyle; readonly pieces: readonly Piece[] }
  /** `address` null: the article's; else words and parts, which are put into it in their percent form. */
  | { readonly kind: 'link'; readonly address: Address | null; readonly pieces: readonly Piece[] }
  /** `[[…]]`: shown where all parts in it are there. */
  | { readonly kind: 'condition'; readonly pieces: readonly Piece[] };

export type Address = readonly (
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'name'; readonly name: PartName }
)[];

export type TemplateStyle = 'bold' | 'italic' | 'strike' | 'code';

export type Alternative =
  /** `limit` in UTF-16 units; null = none. */
  | {
      readonly kind: 'name';
      readonly name: PartName;
      readonly limit: number | null;
      /** Absent = as it is. */
      readonly form?: PartForm;
    }
  | { readonly kind: 'words'; readonly text: string };

/** Letters of one case; of a date, the day or the time of day. */
export const partForms = ['upper', 'lower', 'day', 'time'] as const;
export type PartForm = (typeof partForms)[number];
/** Which forms a part has: none, or two. */
export const formsOf = (name: PartName): readonly PartForm[] =>
  name === 'date'
    ? ['day', 'time']
    : ['url', 'read', 'paywalled', 'also'].includes(name)
      ? []
      : ['upper', 'lower'];

/** What a template may ask for: true where it is shortened or left away by a limit; the others are no longer than they are. */
const PARTS = {
  title: true,
  lead: true,
  summary: true,
  quote: true,
  speaker: true,
  role: true,
  outlet: true,
  author: true,
  topic: true,
  topics: true,
  hashtags: true,
  brand: true,
  url: false,
  date: false,
  source: false,
  read: false,
  paywalled: false,
  also: false,
} as const satisfies Readonly<Record<string, boolean>>;

export type PartName = keyof typeof PARTS;
export const partNames = Object.keys(PARTS) as readonly PartName[];
export const takesLimit = (name: PartName): boolean => PARTS[name];

/** Every alternative of every part, in the order in which they stand. */
export function alternativesIn({ blocks }: Template): readonly Alternative[] {
  const within = (pieces: readonly Piece[]): readonly Alternative[] =>
    pieces.flatMap(piece =>
      piece.kind === 'words' ? [] : piece.kind === 'part' ? piece.alternatives : within(piece.pieces),
    );
  return blocks.flatMap(({ lines }) => lines.flatMap(within));
}

/** Whether the template asks for any of these. */
export const asksFor = (template: Template, ...names: readonly PartName[]): boolean =>
  alternativesIn(template).some(one => one.kind === 'name' && names.includes(one.name));

/** Whether it is one line of plain text, as names are. */
export const isPlainLine = ({ blocks: [block, ...others] }: Template): boolean =>
  block?.kind === 'paragraph' &&
  others.length === 0 &&
  block.lines.length === 1 &&
  block.lines[0]?.every(isPlain) === true;

const isPlain = (piece: Piece): boolean =>
  piece.kind === 'condition' ? piece.pieces.every(isPlain) : piece.kind !== 'styled' && piece.kind !== 'link';

/** How much of a summary the template shows at most, in UTF-16 units; null where it does not say. */
export function summaryLimitIn(template: Template): number | null {
  const limits = alternativesIn(template).flatMap(one =>
    one.kind === 'name' && one.name === 'summary' ? [one.limit] : [],
  );
  return limits.length === 0 || limits.includes(null)
    ? null
    : Math.max(...limits.filter(one => one !== null));
}
