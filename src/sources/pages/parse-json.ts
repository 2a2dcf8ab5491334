import { decodeHTMLStrict } from 'entities';

/** What templates put around a block of JSON: comments of HTML, CDATA sections, comments of JavaScript around either. */
const OPENING = /^(?:\s|\/\*|\*\/|\/\/|<!--|<!\[CDATA\[|-->|>)+/;
const CLOSING = /(?:\s|\/\*|\*\/|\/\/|-->|<!|\]\]>|;)+$/;

/** In characters; what articles say of themselves, their text included, is a tenth of it. */
const LONGEST = 500_000;

export interface Looseness {
  /** In characters; what is longer is not read. */
  readonly longest?: number;
  /** Whether what was cut off is beyond repair. Default: no. */
  readonly isWhole?: boolean;
}

/**
 * Parses JSON as templates write it: wrapped in comments or CDATA, with raw line breaks and tabs in strings, commas before
 * brackets, escapes that JSON does not know, comments, several values one after the other (they become a list), names without
 * quotes or in single ones, quotes within strings or as entities, brackets that nobody closed, commas and values that nobody
 * wrote, words before the first bracket. Undefined when it is beyond repair. In time linear in the text.
 */
export function parseLooseJson(
  text: string,
  { longest = LONGEST, isWhole = false }: Looseness = {},
): unknown {
  if (text.length > longest) return undefined;
  const attempts = [
    () => text,
    () => repaired(bare(text), isWhole),
    () => repaired(withQuotesEscaped(bare(text)), isWhole),
  ];
  attempts.push(() => repaired(fromFirstObject(bare(text)), isWhole, { addCommas: true }));
  if (text.includes('&quot;')) attempts.push(() => repaired(bare(decodeHTMLStrict(text)), isWhole));
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt());
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** Without the lines at the top that are a remark, and no wrapping. */
function withoutRemarks(text: string): string {
  let rest = text.trimStart();
  for (let end = rest.indexOf('\n'); rest.startsWith('//') && end !== -1; end = rest.indexOf('\n')) {
    const line = rest.slice(0, end);
    if (end > LONGEST_REMARK || /[<>{[]/.test(line)) break;
    rest = rest.slice(end + 1).trimStart();
  }
  return rest;
}
const LONGEST_REMARK = 300;

/** The tail is looked at in a short piece: a pattern tied to the end alone would be tried at each place of the text. */
function bare(text: string): string {
  const opened = withoutRemarks(text).replace(OPENING, '').trimEnd();
  const tail = Math.max(0, opened.length - 100);
  return opened.slice(0, tail) + opened.slice(tail).replace(CLOSING, '');
}

// whatever has no end goes to the end of the text, so that nothing is looked through twice
const TOKEN =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|'[^'\\]*(?:\\[\s\S][^'\\]*)*(?:'|\\?$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|[,:{}[\]]|[^\s,:{}[\]"'/]+|[\s\S]/g;

/** What a server complains of, or a variable to which the block is assigned, may stand before it. */
const fromFirstObject = (json: string): string => json.slice(Math.max(0, json.search(/[{[]\s*["[{]/)));

/** What a value ends with; a comma must follow, or a bracket. */
const ENDS_VALUE = /(?:[\]}"\d]|true|false|null)$/;

function repaired(json: string, isWhole: boolean, { addCommas = false } = {}): string {
  const kept: string[] = [];
  const open: ('}' | ']')[] = [];
  const waiting = { '}': 0, ']': 0 };
  let [comma, values] = [false, 0];
  for (const [token] of json.matchAll(TOKEN)) {
    if (/^\s/.test(token) || token.startsWith('//') || token.startsWith('/*')) continue;
    const isClosing = token === '}' || token === ']';
    if ((token === ',' || isClosing) && kept.at(-1) === ':') kept.push('null');
    if (token === ',') {
      comma = true;
      continue;
    }
    if (addCommas && open.length > 0 && /^["'{[]/.test(token) && ENDS_VALUE.test(kept.at(-1) ?? ''))
      comma = true;
    // a comma before a bracket, after one, or after another comma says nothing
    if (comma && !isClosing && !/[{[]$/.test(kept.at(-1) ?? '[')) kept.push(',');
    else if (open.length === 0 && values > 0) kept.push(',');
    comma = false;
    if (open.length === 0) values++;
    if (isClosing) {
      // a bracket closes those within it that nobody closed; one that closes nothing is as it is, and wrong
      if (waiting[token] === 0) kept.push(token);
      for (let last = waiting[token] === 0 ? undefined : open.pop(); last !== undefined;) {
        waiting[last]--;
        kept.push(last);
        last = last === token ? undefined : open.pop();
      }
      continue;
    }
    if (token === '{' || token === '[') {
      const close = token === '{' ? '}' : ']';
      open.push(close);
      waiting[close]++;
    }
    // JavaScript's names need no quotes
    if (token === ':' && /^[A-Za-z_$@][\w$@-]*$/.test(kept.at(-1) ?? ''))
      kept.push(JSON.stringify(kept.pop()));
    kept.push(/^["']/.test(token) ? stringOf(token) : /^(?:undefined|NaN)$/.test(token) ? 'null' : token);
  }
  // what nobody closed is closed where the text ends, unless it ends within a word
  if (open.length > 0 && !isWhole && /[}\]"]$/.test(json.trimEnd())) kept.push(open.reverse().join(''));
  return values > 1 ? `[${kept.join('')}]` : kept.join('');
}

/** A quotation mark that ends a string stands before a comma, a colon or a bracket; all others within it are its own. */
const ENDS_STRING = /^\s*(?:[\]}:]|,\s*(?:["[{\]}]|-?\d|true|false|null)|$)/;
const LOOK_AHEAD = 60;

function withQuotesEscaped(json: string): string {
  let [kept, at, isInside] = ['', 0, false];
  for (const { index } of json.matchAll(/(?<!\\)"/g)) {
    kept += json.slice(at, index);
    at = index + 1;
    const isOwn = isInside && !ENDS_STRING.test(json.slice(at, at + LOOK_AHEAD));
    kept += isOwn ? '\\"' : '"';
    if (!isOwn) isInside = !isInside;
  }
  return kept + json.slice(at);
}

/** A string as JSON allows it. */
const stringOf = (token: string): string =>
  (token.startsWith("'") ? inDoubleQuotes(token) : token)
    .replace(/\\(?:u(?![\da-f]{4})|[^"\\/bfnrtu])/gi, escape => JSON.stringify(escape.slice(1)).slice(1, -1))
    .replace(/[\u0000-\u001F]/g, character => JSON.stringify(character).slice(1, -1));

const inDoubleQuotes = (token: string): string => {
  const end = token.length > 1 && token.endsWith("'") ? -1 : undefined;
  return `"${token
    .slice(1, end)
    .replace(/\\'/g, "'")
    .replace(/(?<!\\)"/g, '\\"')}"`;
};
