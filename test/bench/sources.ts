import { parseFeed } from '../../src/sources/feeds/parse/parse-feed.ts';

const ITEMS = 200;
const ROUNDS = 12;

/** A paragraph as WordPress writes it. */
const paragraph = (number: number): string =>
  `<p>La giunta ha approvato il bilancio numero ${number}, con <a href="https://esempio.it/atti/${number}?a=1&amp;b=2">tre voti ` +
  'contrari</a> e un&#8217;astensione. &laquo;Non &egrave; una sorpresa&raquo;, ha detto la sindaca <strong>Anna Verdi</strong>, ' +
  '&laquo;ma un segnale per la citt&agrave;&raquo;.</p>\n';

const article = (number: number): string =>
  Array.from({ length: 12 }, (_, index) => paragraph(12 * number + index)).join('') +
  `<img src="/foto/${number}.jpg" width="800" height="600" alt="">`;

function feed(write: (html: string) => string): Buffer {
  const items = Array.from(
    { length: ITEMS },
    (_, number) =>
      `<item><title>Articolo &#8220;numero&#8221; ${number}</title><link>https://esempio.it/${number}/</link>` +
      '<dc:creator><![CDATA[Maria Rossi]]></dc:creator><pubDate>Sat, 28 Nov 2026 10:15:00 +0000</pubDate>' +
      `<category><![CDATA[Politica]]></category><guid isPermaLink="false">https://esempio.it/?p=${number}</guid>` +
      `<description>${write(paragraph(number))}</description><content:encoded>${write(article(number))}</content:encoded></item>`,
  );
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Esempio</title>${items.join('\n')}</channel></rss>`,
  );
}

const FEEDS = {
  'in CDATA': feed(html => `<![CDATA[${html}]]>`),
  escaped: feed(html => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
};

/** What reading costs, in time of the processor: other work on the machine does not count. The best of some rounds. */
export function* sourceFigures(): Generator<string> {
  for (const [how, bytes] of Object.entries(FEEDS)) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const before = process.cpuUsage();
      parseFeed(bytes, { url: 'https://esempio.it/feed', contentType: null });
      const { user, system } = process.cpuUsage(before);
      best = Math.min(best, user + system);
    }
    const size = (bytes.length / 1e6).toFixed(1);
    yield `feed of ${size} MB, articles ${how}: ${(bytes.length / best).toFixed(0)} MB a second of the processor`;
  }
}
