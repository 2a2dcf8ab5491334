import { decodeHTMLAttribute } from 'entities';

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
export const voidElements = words('br col hr img wbr');

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
const SCHEMES: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?|mailto|tel):/i,
  src: /^https?:/i,
  cite: /^https?:/i,
};
const NONE: ReadonlySet<string> = new Set();

/** What may stand in a start tag of this element. */
export const attributesOf = (element: string): ReadonlySet<string> => ATTRIBUTES[element] ?? NONE;

/** An attribute as it is written, made harmless, with a blank before it; '' for one that is not kept. */
export function attribute(
  element: string,
  [name, written]: readonly [string, string],
  base: string | null,
): string {
  if (!attributesOf(element).has(name) && !EVERYWHERE.has(name)) return '';
  const given = written.includes('&') ? decodeHTMLAttribute(written) : written;
  const schemes = SCHEMES[name];
  const value = schemes === undefined ? given : addressIn(given, schemes, base);
  return value === null ? '' : ` ${name}="${quoted(value)}"`;
}

const quoted = (value: string): string =>
  /[&"<>]/.test(value)
    ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : value;

/** An address that nothing has to be done about. */
const USUAL = /^https?:\/\/[a-z\d.-]+\/[\w./?&=%+~:;,@#-]*$/;

/** The absolute address, or the relative one where nobody knows to what; null when its scheme is none for this place. */
function addressIn(given: string, schemes: RegExp, base: string | null): string | null {
  if (USUAL.test(given)) return given;
  // a scheme is one for some readers even with control characters in it
  const compact = given.replace(/[\0-\x20]+/g, '');
  const isRelative = !/^[^/?#]*:/.test(compact);
  if (isRelative && base === null) return given.trim();
  const url = URL.parse(given, base ?? undefined);
  return url !== null && schemes.test(url.href) && (isRelative || schemes.test(compact)) ? url.href : null;
}

export const escapedText = (text: string): string =>
  text.includes('<') || text.includes('>') ? text.replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
