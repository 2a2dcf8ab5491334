import { decodeHTMLStrict } from 'entities';

/** What templates put around a block of JSON: comments of HTML, CDATA sections, comments of JavaScript around either. */
const OPENING = /^(?:\s|\/\*|\*\/|\/\/|<!--|<!\[CDATA\[|-->|>)+/;
const CLOSING = /(?:\s|\/\*|\*\/|\/\/|-->|<!|\]\]>|;)+$/;

/** In characters; what articles say of themselves, their text included, is a tenth of it. */
const LONGEST = 500_000;

/**
 * Parses JSON as templates write it: wrapped in comments or CDATA, with raw line breaks and tabs in strings, commas before
 * brackets, escapes that JSON does not know, comments, several values one after the other (they become a list), quotes as
 * entities. Undefined when it is beyond repair. In time linear in the text.
 */
export function parseLooseJson(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  const attempts = [() => text, () => repaired(bare(text))];
  if (text.includes('&quot;')) attempts.push(() => repaired(bare(decodeHTMLStrict(text))));
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt());
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** The tail is looked at in a short piece: a pattern tied to the end alone would be tried at each place of the text. */
function bare(text: string): string {
  const opened = text.replace(OPENING, '').trimEnd();
  const tail = Math.max(0, opened.length - 100);
  return opened.slice(0, tail) + opened.slice(tail).replace(CLOSING, '');
}

// whatever has no end goes to the end of the text, so that nothing is looked through twice
const TOKEN =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|[,{}[\]]|[^\s,{}[\]"/]+|[\s\S]/g;

function repaired(json: string): string {
  const kept: string[] = [];
  let [comma, depth, values] = [false, 0, 0];
  for (const [token] of json.matchAll(TOKEN)) {
    if (/^\s/.test(token) || token.startsWith('//') || token.startsWith('/*')) continue;
    if (token === ',') {
      comma = true;
      continue;
    }
    const isClosing = token === '}' || token === ']';
    const isOpening = token === '{' || token === '[';
    // a comma before a bracket, after one, or after another comma says nothing
    if (comma && !isClosing && !/[{[]$/.test(kept.at(-1) ?? '[')) kept.push(',');
    else if (depth === 0 && values > 0) kept.push(',');
    comma = false;
    if (depth === 0) values++;
    if (isOpening) depth++;
    if (isClosing) depth--;
    kept.push(token.startsWith('"') ? stringOf(token) : token);
  }
  return values > 1 ? `[${kept.join('')}]` : kept.join('');
}

/** A string as JSON allows it. */
const stringOf = (token: string): string =>
  token
    .replace(/\\(?:u(?![\da-f]{4})|[^"\\/bfnrtu])/gi, escape => JSON.stringify(escape.slice(1)).slice(1, -1))
    .replace(/[\u0000-\u001F]/g, character => JSON.stringify(character).slice(1, -1));
