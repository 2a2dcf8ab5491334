const MB = 1_000_000;
const filled = (part: string, letters = 5 * MB): string => part.repeat(Math.ceil(letters / part.length));
const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join('');
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body><article><h1>Titolo</h1>${body}</article></body></html>`;
const feed = (inside: string): string => `<rss><channel><title>a</title>${inside}</channel></rss>`;
const sentence = 'La giunta ha approvato il bilancio, e il ponte resta chiuso. ';

/** Documents made to cost more than they are worth, beyond those that others have collected: by kind and name. */
export const HOSTILE: Readonly<Record<'feed' | 'page', Readonly<Record<string, () => string>>>> = {
  feed: {
    'many items': () => feed(filled('<item><title>a</title></item>', 14 * MB)),
    'items that differ': () =>
      feed(
        times(
          150_000,
          n => `<item><title>${n}</title><guid>${n}</guid><link>https://a.it/${n}</link></item>`,
        ),
      ),
    'one article': () =>
      feed(`<item><title>a</title><description>${filled(sentence, 14 * MB)}</description></item>`),
    'one article of tags': () =>
      feed(`<item><title>a</title><description><![CDATA[${filled('<p>a', 14 * MB)}]]></description></item>`),
    'one article of nests': () =>
      feed(`<item><title>a</title><description><![CDATA[${filled('<b>', 14 * MB)}]]></description></item>`),
    'one title': () => feed(`<item><title>${filled('a &lt; ', 14 * MB)}</title></item>`),
    'large articles': () =>
      feed(
        times(
          28,
          n =>
            `<item><title>${n}</title><guid>${n}</guid><description><![CDATA[${filled('<p>a</p>', MB / 2)}]]></description></item>`,
        ),
      ),
    'scripts without end': () =>
      feed(
        `<item><title>a</title><description><![CDATA[${filled('<script', 14 * MB)}]]></description></item>`,
      ),
    links: () => feed(`<item><title>a</title>${filled('<link>https://a.it/b</link>', 14 * MB)}</item>`),
    json: () => `{"version":"https://jsonfeed.org/version/1","items":[${filled('[', 14 * MB)}`,
    'json items': () =>
      `{"version":"https://jsonfeed.org/version/1","items":[${times(400_000, n => `{"id":"${n}","title":"a"},`)}{}]}`,
  },
  page: {
    brackets: () => page(filled('<')),
    'open boxes': () => page(filled('<div>')),
    'closed boxes': () => page(filled('<p></p>')),
    'boxes within the limit': () =>
      page(times(49_000, n => `<p class="${'share '.repeat(12)}">${n} ${'a'.repeat(20)}`)),
    'deep boxes within the limit': () => page(times(49_000, () => '<div class="sidebar promo share-it">a ')),
    'deep boxes closed': () => page(`${'<div class="content">a '.repeat(24_000)}${'</div>'.repeat(24_000)}`),
    'links within the limit': () =>
      page(times(24_000, n => `<p><a href="/author/${n}">Anna Verdi ${n}</a></p>`)),
    headings: () => page(times(24_000, n => `<h1>Titolo di ${n}</h1>`)),
    'meta elements': () =>
      page(
        'a',
        times(49_000, n => `<meta name="author" content="Anna Verdi ${n}">`),
      ),
    times: () => page(times(24_000, n => `<time class="updated">ieri ${n}</time>`)),
    attributes: () => page(`<p ${times(500_000, n => `a${n}=1 `)}>a</p>`),
    'one class': () => page(`<p class="${filled('share-')}">a</p>`),
    'one style': () => page(`<div style="${filled('display :')}">a</div>`),
    'one paragraph': () => page(`<p>${filled(sentence)}</p>`),
    'one paragraph of blanks': () => page(`<p>a${filled(' ')}b</p>`),
    paragraphs: () => page(times(20_000, n => `<p>${n} ${sentence.repeat(4)}</p>`)),
    'one title': () => page('a', `<title>${filled('a | ')}</title>`),
    'one heading': () => page(`<h1>${filled('Titolo ')}</h1>`),
    'scripts without end': () => page(`<p>${filled('&lt;script')}</p>`),
    'meta of scripts without end': () =>
      page(
        'a',
        `<meta name="description" content="${filled('&lt;script')}"><meta name="author" content="${filled('<script')}">`,
      ),
    entities: () => page(filled('&amp;')),
    'entities within entities': () => page('a', `<meta name="author" content="${filled('&amp;amp;lt;')}">`),
    'json-ld of brackets': () =>
      page('a', `<script type="application/ld+json">${filled('[', 499_000)}</script>`),
    ...Object.fromEntries(
      ['\\"', '"', '/*', '//', '{', ',', '{"a":', '<!--'].map(part => [
        `json-ld of ${part}`,
        () => page('a', `<script type="application/ld+json">${filled(part, 499_000)}</script>`),
      ]),
    ),
    'json-ld many': () =>
      page(
        'a',
        times(
          24_000,
          n => `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${n}"}</script>`,
        ),
      ),
    'json-ld of persons': () =>
      page(
        'a',
        `<script type="application/ld+json">{"@type":"NewsArticle","author":[${times(20_000, n => `{"name":"Anna Verdi ${n}"},`)}]}</script>`,
      ),
    'json-ld of scripts without end': () =>
      page(
        'a',
        `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${filled('<script', 490_000)}"}</script>`,
      ),
    'notices of payment': () => page(times(20_000, () => `<p>${'per continuare a leggere '.repeat(9)}</p>`)),
    bylines: () => page(times(24_000, () => `<p class="byline">di a cura di scritto da Anna Verdi</p>`)),
    'dates written out': () => page(times(24_000, () => `<p class="date">12 alle ore 2026 12 di </p>`)),
    comments: () => page(filled('<!--')),
    tables: () => page(filled('<table><tr><td>', 600_000)),
    lists: () => page(`${'<ul><li>'.repeat(40)}${times(40_000, n => `<li>voce ${n}`)}`),
  },
};
