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

/** The words under an element, a string a paragraph, blanks folded; scripts, navigation and captions left out. */
export function paragraphsOf(root: Element | null): readonly string[] {
  const paragraphs: string[] = [];
  let open = '';
  const close = (): void => {
    const paragraph = open.replace(/\s+/gu, ' ').trim();
    if (paragraph !== '') paragraphs.push(paragraph);
    open = '';
  };
  // a stack of our own: pages nest deeper than calls may
  const stack: (Node | 'close')[] = root === null ? [] : [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'close') {
      close();
    } else if (node.nodeType === TEXT) {
      open += node.textContent ?? '';
    } else if (node.nodeType === ELEMENT) {
      const name = node.nodeName.toUpperCase();
      if (SILENT.has(name)) continue;
      const isBlock = BLOCKS.has(name);
      if (isBlock || name === 'BR') close();
      if (isBlock) stack.push('close');
      stack.push(...[...node.childNodes].reverse());
    }
  }
  close();
  return paragraphs;
}
