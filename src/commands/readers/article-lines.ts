import { UNDATED } from '../../core/article.ts';
import type { ArticleLine, SnippetPart } from '../../core/ports/readers.ts';
import type { Instant } from '../../core/time.ts';
import { paragraph, type Block, type TextSpan } from '../../core/rich-text.ts';
import { sayPast } from '../../format/say-moment.ts';
import type { CommandContext } from '../context.ts';

/** A paragraph for each article: its number, title (linked where it has an address), outlet and time, and a piece of its text. */
export const articleLines = (
  lines: readonly (ArticleLine & { readonly snippet?: readonly SnippetPart[] })[],
  context: CommandContext,
): readonly Block[] =>
  lines.map(({ title, url, outlet, newsAt, snippet = [] }, index) => {
    const about = [outlet, sayTime(newsAt, context)].filter(part => part !== null).join(', ');
    const piece = snippet.map(({ text, isHit }): TextSpan => (isHit ? { text, style: 'bold' } : { text }));
    return paragraph(
      `${index + 1} · `,
      { text: title, style: 'bold', ...(url === null ? {} : { href: url }) },
      about === '' ? '' : ` (${about})`,
      ...(piece.length === 0 ? [] : ['\n', ...piece.map(oneLine)]),
    );
  });

/** When an article became news, in the reader's language and zone; null where nobody knows. */
export const sayTime = (at: Instant, { say, timezone, newsroom }: CommandContext): string | null =>
  at === UNDATED ? null : sayPast(at, { say, language: say('page-language'), timezone, now: newsroom.now() });

const oneLine = (span: TextSpan): TextSpan => ({ ...span, text: span.text.replace(/\s+/gu, ' ') });
