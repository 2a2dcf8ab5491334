import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { attribute, droppedElements, escapedText, keptElements, voidElements } from './allowed-html.ts';
import { sanitizeSimple } from './sanitize-simple.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Those that never have an end, so that nothing is dropped until one comes. */
const DROPPED_VOID = words('base embed frame input link meta');
const BLOCKS = words(
  'article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre ' +
    'section table td th tr ul',
);
/** Articles nest some twenty deep; what nests deeper is made to exhaust. */
const DEEPEST = 200;

/**
 * HTML of strangers → HTML of text, lists, tables, pictures and links, every element closed, every address absolute where
 * there is a `base`. Nothing in it runs, loads a document or has a style. What nests too deep is returned as its words.
 */
export function sanitizeHtml(html: string, base: string | null): string {
  if (!html.includes('<')) return escapedText(html);
  const simple = sanitizeSimple(html, base);
  if (simple !== null) return simple;
  let out = '';
  const done = walk(html, {
    open(name, attributes) {
      if (!keptElements.has(name)) return;
      const kept = Object.entries(attributes).map(pair => attribute(name, pair, base));
      out += `<${name}${kept.join('')}>`;
    },
    close(name) {
      if (keptElements.has(name) && !voidElements.has(name)) out += `</${name}>`;
    },
    text(data) {
      out += escapedText(data);
    },
  });
  return done ? out : escapedText(html.replace(/<[^<>]*>/g, ' '));
}

/** The words of a piece of HTML, blanks folded. */
export function plainText(html: string): string {
  let out = '';
  const space = (name: string): void => {
    if (BLOCKS.has(name)) out += ' ';
  };
  const done = !html.includes('<')
    ? false
    : walk(html, {
        open: space,
        close: space,
        text(data) {
          out += data;
        },
      });
  return (
    decodeHTML(done ? out : html.replace(/<[^<>]*>/g, ' '))
      // no-break and other wide blanks are the writer's
      .replace(/[ \t\r\n\f\v]+/g, ' ')
      .trim()
  );
}

interface Handler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  /** As it is written: entities are not decoded. */
  text(data: string): void;
}

/** Tells of what is left of a piece of HTML without what is dropped; false when it nests too deep. */
function walk(html: string, handler: Handler): boolean {
  let depth = 0;
  let dropping = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new TooDeep();
        if (droppedElements.has(name)) dropping += DROPPED_VOID.has(name) ? 0 : 1;
        else if (dropping === 0) handler.open(name, attributes);
      },
      onclosetag(name) {
        depth--;
        if (droppedElements.has(name)) dropping -= DROPPED_VOID.has(name) ? 0 : 1;
        else if (dropping === 0) handler.close(name);
      },
      ontext(data) {
        if (dropping === 0) handler.text(data);
      },
    },
    { decodeEntities: false },
  );
  try {
    parser.end(html);
    return true;
  } catch (error) {
    if (error instanceof TooDeep) return false;
    throw error;
  }
}

class TooDeep extends Error {}
