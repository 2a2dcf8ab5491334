const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
};

function characterOf(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

/** The words of a piece of sanitised HTML, or of plain text, on one line: for comparing and counting, not for showing. */
export function wordsOf(html: string | null): string {
  if (html === null) return '';
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, characterOf)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Shorter than that it is no article. */
const SHORTEST_ARTICLE = 800;
const CUT_OFF = /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\])\s*$/;

/** Whether what a feed carries of an article is only a teaser of it. */
export function isTeaser({
  summary,
  content,
}: {
  readonly summary: string | null;
  readonly content: string | null;
}): boolean {
  const words = wordsOf(content ?? summary);
  return words.length < SHORTEST_ARTICLE || CUT_OFF.test(words);
}
