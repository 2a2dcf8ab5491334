import type { Article, Quote } from '../article.ts';
import type { Platform } from '../destination.ts';
import type { ArticleId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Duration, Instant } from '../time.ts';
import { DAY } from '../time.ts';

/** Whose settings: a person's, or a place's that many share; `id` is the platform's own. */
export interface ReaderKey {
  readonly platform: Platform;
  readonly kind: 'person' | 'place';
  readonly id: string;
}

/** What a reader has set; null = nothing, so that the platform's or the newsroom's own holds. */
export interface ReaderSettings {
  readonly language: Language | null;
  /** A name of the tz database. */
  readonly timezone: string | null;
  /** Until when nothing is sent there that was not asked for. */
  readonly mutedUntil: Instant | null;
}

export const NO_SETTINGS: ReaderSettings = { language: null, timezone: null, mutedUntil: null };

/** A reader who was not there for so long is forgotten. */
export const READER_KEPT: Duration = 400 * DAY;

/** What is known of readers. */
export interface ReaderStore {
  /** Notes that they were there, once a month. */
  settings(key: ReaderKey, now: Instant): Promise<ReaderSettings>;
  /**
   * Settings that are left out stay. Nobody is remembered who has set nothing. Where quiet begins, what waits for places of that
   * reader is withdrawn.
   */
  change(key: ReaderKey, change: Partial<ReaderSettings>, now: Instant): Promise<ReaderSettings>;
  /** Deletes all that is known of them; whether there was anything. */
  forget(key: ReaderKey): Promise<boolean>;
  /** Keeps a text too long for a button for some days; the same text has the same key, of 12 characters. */
  keepText(text: string, now: Instant): Promise<string>;
  keptText(key: string): Promise<string | null>;
}

/** An article as a line of a list. */
export type ArticleLine = Pick<Article, 'id' | 'title' | 'url' | 'outlet' | 'language'> & {
  readonly newsAt: Instant;
};

/** A piece of a text around what was looked for. */
export interface SnippetPart {
  readonly text: string;
  readonly isHit: boolean;
}

export interface Page {
  readonly now: Instant;
  readonly skip: number;
  readonly limit: number;
}

/** Living articles as readers may see them: begun and not expired at `now`. */
export interface ReaderArticles {
  /** Newest news first. `language`: that one, of whatever country; null = any. `topic`: one of topics or keywords. */
  latest(
    query: Page & { readonly language: Language | null; readonly topic: string | null },
  ): Promise<readonly ArticleLine[]>;
  /**
   * Articles that hold all the words: in the title before words that follow each other, those before names (outlet, authors,
   * speakers, topics), those before all others; of each the last that came first. Words whose beginnings alone fit count
   * when no whole ones do. Words are data, never syntax; no word finds nothing. `snippet` is of the text, empty where the
   * words stand elsewhere.
   */
  find(
    query: Page & { readonly words: string },
  ): Promise<readonly (ArticleLine & { readonly snippet: readonly SnippetPart[] })[]>;
  /** Articles with their quotes: those that hold the words in their names before all others; without words the newest. */
  quoted(
    query: Page & { readonly words: string | null; readonly language: Language | null },
  ): Promise<readonly { readonly id: ArticleId; readonly quotes: readonly Quote[] }[]>;
  /** Topics of the newest articles with how many have them, the most frequent first, as they were first written. */
  topics(query: {
    readonly now: Instant;
    readonly language: Language | null;
    readonly limit: number;
  }): Promise<readonly { readonly topic: string; readonly articles: number }[]>;
}
