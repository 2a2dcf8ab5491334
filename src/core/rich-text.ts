import type { Instant } from './time.ts';

/** Text with a little structure that every platform can show: what commands answer with. */
export type RichText = readonly Block[];

export type Block =
  | { readonly kind: 'heading'; readonly spans: readonly TextSpan[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly TextSpan[] }
  | { readonly kind: 'quote'; readonly spans: readonly TextSpan[] }
  | {
      readonly kind: 'list';
      readonly items: readonly (readonly TextSpan[])[];
      /** Each item begins with its number, from 1, instead of a bullet: for buttons that say it. */
      readonly isNumbered?: true;
    };

/** `text` is data: it may hold anything, and is escaped by the platform's formatter. */
export interface TextSpan {
  readonly text: string;
  readonly style?: 'bold' | 'italic' | 'strike' | 'code';
  readonly href?: string;
  /** The moment that `text` says: platforms that can show it in the reader's zone and way. */
  readonly moment?: Instant;
  /** What of the moment; absent = day and time. */
  readonly shows?: 'day' | 'time';
}

/** What stands before an item of a list: its number, else the platform's bullet. */
export const markOf = (
  { isNumbered }: Block & { readonly kind: 'list' },
  index: number,
  bullet: string,
): string => (isNumbered === true ? `${index + 1} · ` : bullet);

export const paragraph = (...spans: readonly (string | TextSpan)[]): Block => ({
  kind: 'paragraph',
  spans: spans.map(span => (typeof span === 'string' ? { text: span } : span)),
});

/** Pressed, it asks the desk for a command as whoever pressed it; what it holds is signed, so it cannot be made up. */
export interface ReplyButton {
  /** A verb, ≤ 40 characters. */
  readonly label: string;
  readonly command: string;
  /** By the command's own options. Short: all of it must fit in 64 bytes, signature included. */
  readonly options: Readonly<Record<string, string>>;
  /** The only person who may press it, by the platform's id; absent = anybody, and the desk asks who may. */
  readonly presser?: string;
  /** The only chat in which it may be pressed, as the platform addresses it; absent = any. */
  readonly place?: string;
  /** Until when it is good; absent = as long as the bot's token. */
  readonly until?: Instant;
}
