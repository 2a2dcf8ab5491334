/** Text with a little structure that every platform can show: what commands answer with. */
export type RichText = readonly Block[];

export type Block =
  | { readonly kind: 'heading'; readonly spans: readonly TextSpan[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly TextSpan[] }
  | { readonly kind: 'quote'; readonly spans: readonly TextSpan[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly TextSpan[])[] };

/** `text` is data: it may hold anything, and is escaped by the platform's formatter. */
export interface TextSpan {
  readonly text: string;
  readonly style?: 'bold' | 'italic' | 'code';
  readonly href?: string;
}

export const paragraph = (...spans: readonly (string | TextSpan)[]): Block => ({
  kind: 'paragraph',
  spans: spans.map(span => (typeof span === 'string' ? { text: span } : span)),
});
