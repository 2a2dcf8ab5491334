import type { Address, Alternative, Piece, Template, TemplateBlock } from '../../core/template/template.ts';
import { asksFor } from '../../core/template/template.ts';
import type { Block, RichText, TextSpan } from '../../core/rich-text.ts';
import type { Say } from '../../core/words.ts';
import { summaryBlocksOf, type PostParts } from '../post-parts.ts';
import { inForm, itemsOf, valueOf } from './part-values.ts';

interface Filling {
  readonly parts: PostParts;
  /** The template shows the article's own lead. */
  readonly hasLead: boolean;
  readonly say: Say;
}

/** What a stretch of a template became. */
interface Filled {
  readonly spans: readonly TextSpan[];
  /** Parts it names, and those of them that are there. */
  readonly named: number;
  readonly there: number;
}

/** Between two parts of a line it parts them, and stands only where both are there. */
const JOINT = /^[\s·•|,;:/–—-]+$/u;

/**
 * A post by its template. A line that names parts and has none of them falls away, and so does a block without lines. Alone
 * in its block, a summary without a lead has its first sentence by itself and the others as one paragraph.
 */
export function fillTemplate(template: Template, parts: PostParts, say: Say): RichText {
  const hasLead = parts.lead !== '' && asksFor(template, 'lead');
  // what the lead has said already, the summary below it does not say again
  const shown = hasLead
    ? { ...parts, summary: parts.summary.filter(sentence => !parts.lead.includes(sentence)) }
    : parts;
  return template.blocks.flatMap(block => fillBlock(block, { parts: shown, hasLead, say }));
}

/** The words of a template of one plain line; empty where nothing of it is there. */
export function fillLine(template: Template, parts: PostParts, say: Say): string {
  const spans = fillTemplate(template, parts, say).flatMap(block =>
    block.kind === 'list' ? [] : block.spans,
  );
  return spans.map(({ text }) => text).join('');
}

function fillBlock({ kind, lines }: TemplateBlock, filling: Filling): readonly Block[] {
  const [only] = lines;
  if (kind === 'paragraph' && !filling.hasLead && lines.length === 1 && only?.length === 1) {
    const summary = onlySummary(only[0], filling);
    if (summary !== null) return summaryBlocksOf(summary);
  }
  const filled = lines.map(line => fill(line, filling));
  const shown = filled.filter(({ named, there }) => named === 0 || there > 0);
  // words over what is not there would lead nowhere
  if (shown.every(({ named }) => named === 0) && shown.length < filled.length) return [];
  const spans = shown.flatMap(({ spans: line }, at) => (at === 0 ? line : [{ text: '\n' }, ...line]));
  return spans.length === 0 ? [] : [{ kind, spans }];
}

/** The parts with as much of the summary as is shown, where it is the summary that is shown; else null. */
function onlySummary(piece: Piece | undefined, filling: Filling): Pick<PostParts, 'summary'> | null {
  if (piece?.kind !== 'part') return null;
  const shown = piece.alternatives.find(one => alternativeValue(one, filling).length > 0);
  return shown?.kind === 'name' && shown.name === 'summary'
    ? { summary: itemsOf(filling.parts.summary, ' ', shown.limit) }
    : null;
}

const alternativeValue = (one: Alternative, { parts, say }: Filling): readonly TextSpan[] =>
  one.kind === 'words'
    ? one.text === ''
      ? []
      : [{ text: one.text }]
    : inForm(valueOf(one.name, one.limit, { parts, say }), { form: one.form, parts });

function fill(pieces: readonly Piece[], filling: Filling): Filled {
  const spans: TextSpan[] = [];
  let joint: string | null = null;
  let [named, there] = [0, 0];
  const push = (span: TextSpan) => {
    const last = spans.at(-1);
    // what a platform takes for the beginning of a line is seen by whole words
    if (last !== undefined && isPlain(last) && isPlain(span))
      spans[spans.length - 1] = { text: last.text + span.text };
    else spans.push(span);
  };
  const show = (more: readonly TextSpan[]) => {
    const [first, ...rest] = more;
    if (first === undefined) return;
    if (joint !== null && spans.length > 0) push({ text: joint });
    joint = null;
    push(first);
    spans.push(...rest);
  };
  for (const piece of flattened(pieces, filling)) {
    if (piece.kind === 'words') {
      // of two that meet, the second belongs to what follows
      if (JOINT.test(piece.text)) joint = piece.text;
      else show([{ text: piece.text }]);
      continue;
    }
    const filled = fillPiece(piece, filling);
    named += filled.named;
    there += filled.there;
    show(filled.spans);
  }
  return { spans, named, there };
}

/** Conditions give way to what is in them where that is shown, so that what parts it from its neighbours is seen as such. */
const flattened = (pieces: readonly Piece[], filling: Filling): readonly Piece[] =>
  pieces.flatMap(piece => {
    if (piece.kind !== 'condition') return piece;
    const { named, there } = fill(piece.pieces, filling);
    return named === there ? piece.pieces : [{ kind: 'part', alternatives: [] }];
  });

function fillPiece(piece: Exclude<Piece, { kind: 'words' }>, filling: Filling): Filled {
  switch (piece.kind) {
    case 'part': {
      const spans =
        piece.alternatives.map(one => alternativeValue(one, filling)).find(value => value.length > 0) ?? [];
      return { spans, named: 1, there: spans.length > 0 ? 1 : 0 };
    }
    case 'styled': {
      const inner = fill(piece.pieces, filling);
      return shownWith(inner, span => ({ ...span, style: span.style ?? piece.style }));
    }
    case 'link': {
      const inner = fill(piece.pieces, filling);
      const href = piece.address === null ? filling.parts.url : addressOf(piece.address, filling);
      if (href !== null) {
        // the address of the article is a part of it, and what stands for it is there with it
        const isPart = piece.address === null && inner.named === 0;
        const counted = isPart ? { ...inner, named: 1, there: 1 } : inner;
        return shownWith(counted, span => ({ ...span, href: span.href ?? href }));
      }
      // what the article says stays as words, what was to be pressed goes
      return inner.named > 0 ? inner : { spans: [], named: 1, there: 0 };
    }
    case 'condition':
      return fill(piece.pieces, filling);
  }
}

/** The address with its parts in their percent form; null where one of them is not there. */
function addressOf(address: Address, { parts, say }: Filling): string | null {
  const filled = address.map(piece =>
    piece.kind === 'words'
      ? piece.text
      : encodeURIComponent(
          valueOf(piece.name, null, { parts, say })
            .map(({ text }) => text)
            .join('')
            .toWellFormed(),
        ),
  );
  return filled.includes('') ? null : filled.join('');
}

const shownWith = (inner: Filled, change: (span: TextSpan) => TextSpan): Filled =>
  inner.named > 0 && inner.there === 0
    ? { ...inner, spans: [] }
    : { ...inner, spans: inner.spans.map(change) };

const isPlain = ({ style, href, moment }: TextSpan): boolean =>
  style === undefined && href === undefined && moment === undefined;
