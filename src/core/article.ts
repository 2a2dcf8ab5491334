import type { ArticleId } from './ids.ts';
import type { Language } from './language.ts';
import type { Reason } from './reasons/reason.ts';
import type { Instant } from './time.ts';

/** A stretch of a text in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words taken verbatim from an article: `article.text.slice(start, end) === text`, without the quotation marks. */
export interface Quote extends Span {
  readonly text: string;
  /**
   * The speaker's name in its fullest form in the article, given only where it is sure enough to be printed. Of two who speak
   * together both, as the article joins them: "Ana Cruz y Luis Mora".
   */
  readonly speaker: string | null;
  /** The speaker's office or part as the article words it, without article: "Segretario generale della NATO". */
  readonly role: string | null;
  /** The words that attribute: "ha affermato", "laut", "so". */
  readonly cue: string | null;
  /**
   * How likely `speaker` is right, or `guess` where nobody is sure; with neither: that there is nobody to be named. 0 to 1;
   * absent in articles that were stored before it was known.
   */
  readonly confidence?: number;
  /** Whom the rules would name without being sure: for editors only, never printed. */
  readonly guess?: string | null;
  /** Which rule named the speaker, for `analyze --explain` and for the page: "verb after, surname" … */
  readonly reason: string | null;
  /** How well it stands alone on a card: 0 = not at all; higher is better; compared within one article only. */
  readonly worth: number;
}

/** A sentence of the article's lead or body: `article.text.slice(start, end) === text`. */
export interface Sentence extends Span {
  readonly text: string;
  /** 0 = the sentence that stands best for the article; every sentence of an article has its own rank. */
  readonly rank: number;
}

/** What the editorial core makes of one text. Offsets point into the text it was given. */
export interface Analysis {
  readonly title: string | null;
  readonly lead: string | null;
  readonly body: readonly string[];
  readonly language: Language;
  /** Lines that are no article (related topics, share lines, captions…), in their order: returned, never lost. */
  readonly dropped: readonly string[];
  /** In the order of the article, without an interviewer's questions and the like; whoever needs the best ones goes by `rank`. */
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  /** Best first, as a reader would write them ("Corea del Nord"). */
  readonly keywords: readonly string[];
  /** Another outlet that the article says it reports from ("riferisce Politico"); null when none is named. */
  readonly outlet: string | null;
}

/** An article as a source hands it over: what was read, before the editorial core has seen it. */
export interface SourceDocument {
  readonly source: string;
  /** Its place in the source, stable while its words change: a file's path within the folder, a feed's guid. */
  readonly key: string;
  /** As read. Plain text of a page: title on the first line unless `title` is given (null: the text has none). */
  readonly text: string;
  readonly title?: string | null;
  readonly lead?: string | null;
  readonly url: string | null;
  /** Whether other articles have that address, too, so that it tells none of them apart: a page of alerts; absent: no. */
  readonly sharesUrl?: boolean;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: Instant | null;
  /** The words that stand where its date should and that nobody can read; null, absent: there are none. */
  readonly unreadDate?: string | null;
  readonly language: Language | null;
  readonly topics: readonly string[];
  /** A picture's http(s) address, or its path as seen from the file that `key` names. */
  readonly image: string | null;
  readonly notBefore: Instant | null;
  readonly expiresAt: Instant | null;
  /** Higher goes first under `order: priority`; 0 unless the source says otherwise. */
  readonly priority: number;
  /** Whether the publisher says that one must pay to read it all; absent: no. */
  readonly paywalled?: boolean;
  /** Whether its writer marked `text` up (Markdown, JSON), so that only lines are dropped that say what they are; absent: no. */
  readonly isMarkedUp?: boolean;
  /** Whether `text` is the article and nothing else, a paragraph a line, so that nothing of it is to be dropped; absent: no. */
  readonly isExtracted?: boolean;
}

/** One news item: what its source said of it, and what the editorial core made of it. */
export interface Article extends Omit<Analysis, 'title' | 'outlet'> {
  readonly id: ArticleId;
  readonly source: string;
  readonly key: string;
  readonly url: string | null;
  /** Whether other articles have that address, too: an article is not known again by it. */
  readonly sharesUrl: boolean;
  /** The text that all offsets point into. */
  readonly text: string;
  readonly title: string;
  /** Who published it, or whom it reports from; null when neither is known. */
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly image: string | null;
  readonly publishedAt: Instant | null;
  /** The words that stand where its date should and that nobody can read; null: there are none. */
  readonly unreadDate: string | null;
  readonly notBefore: Instant | null;
  readonly expiresAt: Instant | null;
  readonly priority: number;
  /** Whether its publisher says that one must pay to read it all. */
  readonly paywalled: boolean;
  readonly contentHash: string;
  /** 1 when first seen; one more with each correction. */
  readonly revision: number;
  readonly receivedAt: Instant;
  /** When the last correction came; null: there was none. */
  readonly correctedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
}

/**
 * When the article counts as news: its publication, or the moment we first saw it. One whose date is there and cannot be
 * read is as old as can be: nobody knows that it is new.
 */
export const newsTimeOf = (article: Pick<Article, 'publishedAt' | 'unreadDate' | 'receivedAt'>): Instant =>
  article.publishedAt ?? (article.unreadDate === null ? article.receivedAt : UNDATED);

/** The news time of what has a date that cannot be read: no moment to show anybody. */
export const UNDATED: Instant = 0;

/** The source of what editors send themselves. No source of the config is named so. */
export const DESK_SOURCE = 'desk';

/** From this priority on an article is news that cannot wait. */
export const BREAKING_PRIORITY = 10;

/** Whether an article is breaking news: its card says so and shows the headline, whatever was said. */
export const isBreaking = ({ priority }: Pick<Article, 'priority'>): boolean => priority >= BREAKING_PRIORITY;

/** What happened in a source. A fault names the file (or feed), the line where it can; its reason the rule and the remedy. */
export type SourceEvent =
  | { readonly kind: 'document'; readonly document: SourceDocument }
  | { readonly kind: 'gone'; readonly source: string; readonly key: string }
  | { readonly kind: 'fault'; readonly fault: SourceFault };

/** The key of faults that concern a folder and not one file of it. */
export const FOLDER_KEY = '.';

export interface SourceFault {
  readonly source: string;
  readonly key: string;
  readonly line: number | null;
  readonly reason: Reason;
}
