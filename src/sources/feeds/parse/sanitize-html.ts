import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What an article is made of. Elements in neither list are taken away and their words kept. */
export const keptElements = words(
  'a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
    'figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small ' +
    'span strike strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
);
/** What goes with all that is in it: it runs, loads, draws or asks. */
export const droppedElements = words(
  'applet audio base button canvas embed frame frameset head iframe input link math meta noembed noframes noscript object ' +
    'option plaintext script select style svg template textarea title video xmp',
);
const VOID = words('br col hr img wbr');
/** Those that never have an end, so that nothing is dropped until one comes. */
const DROPPED_VOID = words('base embed frame input link meta');
const BLOCKS = words(
  'article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre ' +
    'section table td th tr ul',
);
const ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href title'),
  abbr: words('title'),
  blockquote: words('cite'),
  del: words('datetime'),
  img: words('src alt title width height'),
  ins: words('datetime'),
  li: words('value'),
  ol: words('start reversed'),
  q: words('cite'),
  td: words('colspan rowspan'),
  th: words('colspan rowspan scope'),
  time: words('datetime'),
};
const EVERYWHERE = words('dir lang');
const ADDRESSES = words('href src cite');
const SCHEMES: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?|mailto|tel):$/,
  src: /^https?:$/,
  cite: /^https?:$/,
};
/** Articles nest some twenty deep; what nests deeper is made to exhaust. */
const DEEPEST = 200;

/**
 * HTML of strangers → HTML of text, lists, tables, pictures and links, every element closed, every address absolute where
 * there is a `base`. Nothing in it runs, loads a document or has a style. What nests too deep is returned as its words.
 */
export function sanitizeHtml(html: string, base: string | null): string {
  if (!html.includes('<')) return html;
  let out = '';
  const done = walk(html, {
    open(name, attributes) {
      if (!keptElements.has(name)) return;
      out += `<${name}${attributesOf(name, attributes, base)}>`;
    },
    close(name) {
      if (keptElements.has(name) && !VOID.has(name)) out += `</${name}>`;
    },
    text(data) {
      out += escaped(data);
    },
  });
  return done ? out : escaped(html.replace(/<[^<>]*>/g, ' '));
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

const escaped = (text: string): string =>
  text.includes('<') || text.includes('>') ? text.replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

function attributesOf(
  element: string,
  attributes: Readonly<Record<string, string>>,
  base: string | null,
): string {
  const kept = ATTRIBUTES[element];
  let out = '';
  for (const name of Object.keys(attributes)) {
    if (!EVERYWHERE.has(name) && kept?.has(name) !== true) continue;
    const given = decodeHTMLAttribute(attributes[name] ?? '');
    const value = ADDRESSES.has(name) ? addressIn(given, name, base) : given;
    if (value !== null) out += ` ${name}="${quoted(value)}"`;
  }
  return out;
}

const quoted = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The absolute address, or the relative one where nobody knows to what; null when its scheme is none for this place. */
function addressIn(given: string, attribute: string, base: string | null): string | null {
  const url = URL.parse(given, base ?? 'http://relative.invalid/');
  if (url === null || SCHEMES[attribute]?.test(url.protocol) !== true) return null;
  return url.hostname === 'relative.invalid' ? given.trim() : url.href;
}
