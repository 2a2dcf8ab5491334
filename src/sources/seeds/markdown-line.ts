/** `{.lead}`, `{#id .class key="value"}`, `{-}`, as Hugo, MkDocs, Pandoc and markdown-it's plugin have them. */
const ATTRIBUTE = String.raw`(?:[.#][\w:.-]+|[\w:-]+=(?:"[^"{}]{0,200}"|'[^'{}]{0,200}'|[^\s"'{}]{1,200})|-)`;
const ATTRIBUTES = String.raw`\{:?[ \t]*${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE}){0,20}[ \t]*\}`;
const SPAN = new RegExp(String.raw`\[([^[\]]{1,500})\](?=${ATTRIBUTES})`, 'g');
const LIST_OF_ATTRIBUTES = new RegExp(String.raw`[ \t]*${ATTRIBUTES}`, 'g');

/** A line of these marks has no words of the article: it opens or closes a box, is a row of a table or a note on the whole text. */
const MARKS_ONLY = [
  // Docusaurus, VuePress, Pandoc: ":::tip Title"
  /^:{3,}/,
  // MkDocs: '!!! note "Title"'
  /^(?:!!!|\?\?\?\+?)\s+[\w-]+/,
  // kramdown's tables need no head, Pandoc's have corners
  /^\|[^|]*\|/,
  /^\|[\s:=+-]*$/,
  /^\+[-=+:]{2,}\+$/,
  // what an abbreviation means
  /^\*\[[^[\]]{1,80}\]:/,
  // a name for the block above (Obsidian), the end of one (kramdown)
  /^\^[\w-]{0,40}$/,
  // where the list of headings is to stand
  /^\[{1,2}_?toc_?\]{1,2}$/i,
  /^\$\{toc\}$/i,
];

/** `[[Page]]`, `[[folder/Page#Heading|words]]`, and what is put in by `![[…]]`, as in Obsidian. */
const PUT_IN = /!\[\[[^[\]\n]{1,300}\]\]/g;
const WIKI_LINK = /\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/g;
/** The mark of a note that nobody wrote. */
const NOTE = /\[\^[^[\]\s]{1,80}\]/g;
const HIGHLIGHT = /(?<![=\w])==(?=\S)([^=\n]{1,500})==(?!=)/g;
const BLOCK_ID = /\s\^[\w-]{1,40}$/;
const CALLOUT = /^\[![\w-]{1,30}(?:\|[^[\]]{0,60})?\][+-]?\s*/;
const TASK = /^\[[ xX/-]\]\s+/;
const MEANING = /^:\s+(?=\S)/;

/** One line of Markdown, its standard markup taken off: without what else generators add to Markdown; null = no words are left. */
export function plainLineOf(line: string): string | null {
  const trimmed = line.trim();
  if (MARKS_ONLY.some(pattern => pattern.test(trimmed))) return null;
  const plain = trimmed
    .replace(SPAN, '$1')
    .replace(LIST_OF_ATTRIBUTES, '')
    .replace(PUT_IN, '')
    .replace(WIKI_LINK, (_, page: string, words: string | undefined) => words ?? nameOf(page))
    .replace(NOTE, '')
    .replace(HIGHLIGHT, '$1')
    .replace(BLOCK_ID, '')
    .replace(CALLOUT, '')
    .replace(TASK, '')
    .replace(MEANING, '')
    .trim();
  return plain === '' ? null : plain;
}

/** Whether a line begins a paragraph of its own, though it is wrapped into one. */
export const standsAlone = (line: string): boolean => /^\s*(?:\[!|:\s|:{3}|!!!|\?\?\?|\|)/.test(line);

/** "folder/Page#Heading" is shown as "Page". */
const nameOf = (page: string): string => page.replace(/#.*$/, '').replace(/^.*\//, '').replace(/\.md$/i, '');
