/** A piece of text that stands near the headline: in document order, first those below it. */
export interface Spot {
  readonly text: string;
  /** Classes, ids and the like of the elements it stands in, as far as these do not hold the headline, innermost first. */
  readonly names: string;
  /** Where it links to. */
  readonly link: string | null;
}

const ELEMENT = 1;
const TEXT = 3;
/** Bylines and dates stand within so many pieces of text below or above the headline. */
const [BELOW, ABOVE] = [40, 12];
/** How many elements around a piece of text say what it is. */
const AROUND = 4;
/** Attributes that say what an element is. */
const NAMING = ['class', 'id', 'itemprop', 'rel', 'data-testid'];
const PASSED_OVER = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SVG BUTTON SELECT'.split(' '));

/** The pieces of text below and above an element. */
export function spotsAround(headline: Element): readonly Spot[] {
  return [...walk(headline, 'forth', BELOW), ...walk(headline, 'back', ABOVE)];
}

function walk(headline: Element, way: 'forth' | 'back', most: number): readonly Spot[] {
  const spots: Spot[] = [];
  let node = beyond(headline, way);
  for (let steps = 0; node !== null && spots.length < most && steps < 20 * most; steps++) {
    if (node.nodeType === TEXT) {
      const text = (node.textContent ?? '').replace(/\s+/gu, ' ').trim();
      if (text !== '') spots.push(spotOf(node, text, headline));
    }
    const isOpen = node.nodeType === ELEMENT && !PASSED_OVER.has(node.nodeName.toUpperCase());
    const inside: Node | null = !isOpen ? null : way === 'forth' ? node.firstChild : node.lastChild;
    node = inside ?? beyond(node, way);
  }
  return spots;
}

/** What comes next in the document after a node and all that is in it. */
function beyond(node: Node, way: 'forth' | 'back'): Node | null {
  for (let at: Node | null = node; at !== null; at = at.parentNode) {
    const next = way === 'forth' ? at.nextSibling : at.previousSibling;
    if (next !== null) return next;
  }
  return null;
}

function spotOf(node: Node, text: string, headline: Element): Spot {
  const names: string[] = [];
  let link: string | null = null;
  let at = node.parentElement;
  for (
    let depth = 0;
    at !== null && depth < AROUND && !at.contains(headline);
    depth++, at = at.parentElement
  ) {
    for (const attribute of NAMING) names.push(at.getAttribute(attribute) ?? '');
    if (depth < 2) link ??= at.getAttribute('href');
  }
  return { text, names: names.join(' '), link };
}
