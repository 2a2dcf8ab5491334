import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';

/** What a line of a page is; headings, title and summary count neither way. */
export type LineLabel = 'title' | 'summary' | 'heading' | 'body' | 'junk';

/** The visible lines of a page from a little above its title to a little below its article, as one who copies it gets them. */
export interface LabelledPage {
  readonly id: string;
  readonly set: string;
  readonly publisher: string;
  readonly lang: string | null;
  readonly title: string | null;
  readonly lines: readonly (readonly [label: LineLabel, line: string])[];
}

const BLOCKS = new Set(
  'address article aside blockquote br button dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main nav ol option p pre section select summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const UNSEEN = new Set(
  'head script style noscript template svg iframe object video audio canvas select textarea'.split(' '),
);
const [ABOVE, BELOW] = [5, 25];
/** A page whose article is not found again in its lines teaches nothing. */
const FOUND = 0.85;

interface VisibleLine {
  readonly text: string;
  readonly heading: boolean;
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  getAttribute?(name: string): string | null;
  hasAttribute?(name: string): boolean;
}

function visibleLines(html: string): readonly VisibleLine[] {
  const { document } = parseHTML(html);
  const lines: VisibleLine[] = [];
  let [text, heading] = ['', false];
  const end = () => {
    const line = text.replace(/\s+/gu, ' ').trim();
    if (line !== '') lines.push({ text: line, heading });
    text = '';
  };
  const walk = (node: DomNode) => {
    if (node.nodeType === 3) text += node.textContent ?? '';
    if (node.nodeType !== 1) return;
    const name = node.nodeName.toLowerCase();
    if (UNSEEN.has(name) || node.hasAttribute?.('hidden') === true) return;
    if (/display:\s*none/u.test(node.getAttribute?.('style') ?? '')) return;
    const isBlock = BLOCKS.has(name);
    if (isBlock) end();
    const isHeading = /^h[1-6]$/u.test(name);
    if (isHeading) heading = true;
    for (const child of node.childNodes) walk(child);
    if (isBlock) end();
    if (isHeading) heading = false;
  };
  walk(document.body);
  end();
  return lines;
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Truth {
  readonly title: string | null;
  readonly body: string;
}

/** Longer than this, words of the article inside a line are no accident. */
const PART_CHARS = 50;

/** A paragraph with something of the page inside it: neither one nor the other. */
const isPartly = (words: string, body: string): boolean =>
  words.length > 2 * PART_CHARS &&
  (body.includes(words.slice(0, PART_CHARS)) || body.includes(words.slice(-PART_CHARS)));

/** Labels lines by the article's own text; null when too little of it is found. */
export function labelLines(html: string, truth: Truth): LabelledPage['lines'] | null {
  const lines = visibleLines(html);
  const body = ` ${fold(truth.body)} `;
  const own = new Set(truth.body.split('\n').map(fold));
  const title = fold(truth.title ?? '');
  let titleAt = lines.findIndex(({ text, heading }) => heading && fold(text) === title && title !== '');
  if (titleAt < 0) titleAt = lines.findIndex(({ text }) => fold(text) === title && title !== '');
  let found = 0;
  const seen = new Set<string>();
  const labels = lines.map(({ text, heading }, at): LineLabel => {
    if (at === titleAt) return 'title';
    const words = fold(text);
    const isBody = own.has(words) || (words.length >= 30 && body.includes(` ${words} `));
    if (!isBody && isPartly(words, body)) return 'summary';
    if (!isBody || words === '' || seen.has(words) || at < titleAt) return 'junk';
    seen.add(words);
    found += words.length;
    return heading ? 'heading' : 'body';
  });
  if (found < FOUND * (body.length - 2)) return null;
  const firstBody = labels.indexOf('body');
  const lastBody = labels.lastIndexOf('body');
  if (firstBody < 0) return null;
  const from = Math.max(0, (titleAt >= 0 ? titleAt : firstBody) - ABOVE);
  return lines
    .slice(from, lastBody + 1 + BELOW)
    .map(({ text }, at) => [labels[from + at] ?? 'junk', text] as const);
}

const parseLines = (file: string): readonly Record<string, unknown>[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line) as Record<string, unknown>)
    : [];

/** Labelled pages of the evaluation data: the set whose lines are labelled, and those that give the article beside the page. */
export function* labelledPages(data: string): Generator<LabelledPage> {
  for (const page of parseLines(join(data, 'cleaning/pages.jsonl')))
    yield { ...(page as unknown as LabelledPage), set: 'cleaning' };
  for (const set of ['aeb', 'wcxb']) {
    const folder = join(data, 'pages', set);
    for (const page of parseLines(join(folder, 'truth.jsonl'))) {
      const html = gunzipSync(readFileSync(join(folder, String(page.file)))).toString('utf8');
      const { document } = parseHTML(html);
      const ofPage = document.querySelector('h1')?.textContent ?? document.title;
      const title = typeof page.title === 'string' ? page.title : ofPage.trim();
      const body = String(page.articleBody ?? page.mainContent);
      const lines = labelLines(html, { title, body });
      if (lines === null) continue;
      const publisher = URL.parse(String(page.url))?.hostname.replace(/^www\./u, '') ?? String(page.id);
      yield { id: String(page.id), set, publisher, lang: 'en', title, lines };
    }
  }
}

/** A third of all pages, by publisher: no sign or weight is ever chosen by them. */
export const isKeptAside = ({ publisher }: Pick<LabelledPage, 'publisher'>): boolean =>
  (createHash('sha256').update(publisher).digest()[0] ?? 0) % 3 === 0;
