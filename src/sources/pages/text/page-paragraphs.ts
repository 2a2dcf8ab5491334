import { withoutShortcodes } from '../../shortcodes.ts';
import { linesThatGoOn } from './broken-lines.ts';

/** Elements that begin a paragraph of their own. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 ' +
    'HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TH THEAD TR UL'
  ).split(' '),
);
/** Elements whose words are no part of the text. */
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV FOOTER ASIDE FORM BUTTON SELECT TEXTAREA SVG IFRAME FIGCAPTION'.split(
    ' ',
  ),
);

const ELEMENT = 1;
const TEXT = 3;

export interface Paragraph {
  readonly text: string;
  /** How many of its characters are links. */
  readonly linked: number;
  /** Level of a heading; 0 for what is none. */
  readonly heading: number;
  /** Whether it stands in a list or a table. */
  readonly isItem: boolean;
}

/** The words under an element by paragraphs, blanks folded; scripts, navigation and captions left out. */
export function paragraphsOf(root: Element | null): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let [open, linked, links, heading, items] = ['', 0, 0, 0, 0];
  // lines of the open block that are broken by hand
  let lines: { text: string; linked: number }[] = [];
  const breakLine = (): void => {
    lines.push({ text: withoutShortcodes(open).replace(/\s+/gu, ' ').trim(), linked });
    [open, linked] = ['', 0];
  };
  const close = (): void => {
    breakLine();
    const goesOn = linesThatGoOn(lines.map(({ text }) => text));
    let from = 0;
    for (const at of lines.keys()) {
      if (goesOn[at] === true) continue;
      const joined = lines.slice(from, at + 1);
      const text = joined.map(line => line.text).join(' ');
      const linked = joined.reduce((sum, line) => sum + line.linked, 0);
      if (text !== '') paragraphs.push({ text, linked, heading, isItem: items > 0 });
      from = at + 1;
    }
    lines = [];
  };
  // a stack of our own: pages nest deeper than calls may
  const stack: (Node | (() => unknown))[] = root === null ? [] : [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'function') {
      node();
    } else if (node.nodeType === TEXT) {
      const text = node.textContent ?? '';
      open += text;
      if (links > 0) linked += text.trim().length;
    } else if (node.nodeType === ELEMENT) {
      const name = node.nodeName.toUpperCase();
      if (SILENT.has(name)) continue;
      const isBlock = BLOCKS.has(name);
      if (isBlock) close();
      else if (name === 'BR') breakLine();
      if (isBlock) stack.push(close);
      if (name === 'A') {
        links++;
        stack.push(() => (links -= 1));
      } else if (name === 'LI' || name === 'TD' || name === 'TH') {
        items++;
        stack.push(() => (items -= 1));
        stack.push(close);
      } else if (/^H[1-6]$/.test(name)) {
        heading = Number(name[1]);
        stack.push(() => (heading = 0));
        stack.push(close);
      }
      for (let child = node.lastChild; child !== null; child = child.previousSibling) stack.push(child);
    }
  }
  close();
  return paragraphs;
}
