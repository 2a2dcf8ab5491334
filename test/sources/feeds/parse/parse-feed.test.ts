import { expect, test } from 'vitest';
import { ReadError } from '../../../../src/sources/reading/read-error.ts';
import { parseFeed } from '../../../../src/sources/feeds/parse/parse-feed.ts';
import { failureOf } from '../../../fixtures/in-english.ts';

const URL = 'https://esempio.it/rss/feed.xml';
const read = (xml: string | Uint8Array, contentType: string | null = null) =>
  parseFeed(typeof xml === 'string' ? Buffer.from(xml) : xml, { url: URL, contentType });
const rss = (inside: string, attributes = '') =>
  read(`<rss version="2.0" ${attributes}><channel><title>Esempio</title>${inside}</channel></rss>`);
const item = (inside: string, attributes = '') => rss(`<item>${inside}</item>`, attributes).items[0]!;
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

test('an item within which the document ends is left for the next time, all others are read', () => {
  const cut = '<rss><channel><item><title>Uno</title></item><item><title>Due</title><guid>2';
  expect(read(cut).items.map(({ title }) => title)).toEqual(['Uno']);
  expect(read('<rss><channel><item><guid>1</guid><title>Uno</title><descr').items).toHaveLength(1);
  expect(read('<rss><channel><item><title>Uno</title><item><title>Due</title></rss>').items).toHaveLength(1);
  expect(read('<rss><channel><item><title>Uno</title></item>').items).toHaveLength(1);
});

test('what a video platform says of a video is its summary', () => {
  const video = item(
    '<title>Uno</title><media:group><media:description>Di che si tratta.</media:description></media:group>',
  );
  expect(video.summary).toBe('Di che si tratta.');
});

test('RSS 2.0 with what WordPress adds is read whole', () => {
  const feed = rss(
    `<link>https://esempio.it</link><language>it-it</language><ttl>30</ttl>
     <atom:link rel="self" href="https://esempio.it/rss/feed.xml"/><atom:link rel="hub" href="https://hub.example/"/>
     <item><title>La giunta &amp; il bilancio</title><link>https://esempio.it/1/</link><guid isPermaLink="false">?p=1</guid>
     <pubDate>Sat, 28 Nov 2026 10:15:00 +0100</pubDate><dc:creator><![CDATA[Maria Rossi]]></dc:creator>
     <category><![CDATA[Politica]]></category><category>Bilancio</category>
     <description>Un riassunto.</description><content:encoded><![CDATA[<p>Il <b>testo</b>.</p>]]></content:encoded>
     <enclosure url="/foto.jpg" type="image/jpeg" length="1"/></item>`,
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  );
  expect(feed).toMatchObject({
    title: 'Esempio',
    link: 'https://esempio.it',
    language: 'it-IT',
    hub: { url: 'https://hub.example/', topic: URL },
    changesEveryMs: 30 * 60_000,
  });
  expect(feed.items).toEqual([
    {
      id: '?p=1',
      title: 'La giunta & il bilancio',
      link: 'https://esempio.it/1/',
      published: Date.parse('2026-11-28T09:15:00Z'),
      unreadDate: null,
      authors: ['Maria Rossi'],
      summary: 'Un riassunto.',
      content: '<p>Il <b>testo</b>.</p>',
      image: 'https://esempio.it/foto.jpg',
      topics: ['Politica', 'Bilancio'],
      language: 'it-IT',
    },
  ]);
});

test('Atom 1.0: links by their rel, XHTML without its wrapper, the authors of the feed', () => {
  const { items } = read(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><author><name>Jo Roe</name></author><entry xml:base="/a/">
     <title type="html">Ein &amp;lt;b&gt; und &lt;i&gt;mehr&lt;/i&gt;</title><id>tag:x,2026:1</id>
     <link rel="enclosure" type="image/png" href="bild.png"/><link rel="alternate" type="application/json" href="j"/><link href="1.html"/>
     <published>2026-11-28T10:15:00+01:00</published><updated>2026-11-29T10:15:00Z</updated>
     <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text <a href="2.html">hier</a><br/></p></div></content>
     </entry></feed>`,
  );
  expect(items).toEqual([
    {
      id: 'tag:x,2026:1',
      title: 'Ein <b> und mehr',
      titleHtml: 'Ein &lt;b&gt; und <i>mehr</i>',
      link: 'https://esempio.it/a/1.html',
      published: Date.parse('2026-11-28T09:15:00Z'),
      unreadDate: null,
      authors: ['Jo Roe'],
      summary: null,
      content: '<p>Text <a href="https://esempio.it/a/2.html">hier</a><br></p>',
      image: 'https://esempio.it/a/bild.png',
      topics: [],
      language: 'de',
    },
  ]);
});

test('RDF with prefixes of its own: items beside the channel, id by rdf:about', () => {
  const { title, items } = read(
    `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
     <s:channel><s:title>Old</s:title></s:channel>
     <s:item rdf:about="https://old.example/1"><s:title>One</s:title><d:date>2026-11-28</d:date></s:item></r:RDF>`,
  );
  expect(title).toBe('Old');
  expect(items[0]).toMatchObject({
    id: 'https://old.example/1',
    link: 'https://old.example/1',
    title: 'One',
  });
  expect(iso(items[0]!.published)).toBe('2026-11-28T00:00:00.000Z');
});

test('JSON Feed: text becomes HTML, attachments a picture, numbers ids', () => {
  const { title, items } = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      language: 'en',
      authors: [{ name: 'Jo' }],
      items: [
        { id: 7, url: '/7', content_text: 'a < b\n\nc', date_published: '2026-11-28T10:00:00Z', tags: ['x'] },
        {
          id: '8',
          content_html: '<p onclick="x()">y</p>',
          attachments: [{ url: '/p.png', mime_type: 'image/png' }],
        },
      ],
    }),
  );
  expect(title).toBe('J');
  expect(items).toMatchObject([
    {
      id: '7',
      link: 'https://esempio.it/7',
      content: '<p>a &lt; b</p><p>c</p>',
      authors: ['Jo'],
      topics: ['x'],
    },
    { id: '8', content: '<p>y</p>', image: 'https://esempio.it/p.png', language: 'en' },
  ]);
});

test.each([
  [
    'blanks and a mark before the declaration',
    '\ufeff \n\n<?xml version="1.0"?><rss><channel><item><title>A</title></item></channel></rss>',
  ],
  [
    'a prefix nobody declared',
    '<rss><channel><item><dc:date>2026-11-28</dc:date><title>A</title></item></channel></rss>',
  ],
  ['an end that is missing', '<rss><channel><item><title>A</title><link>/a</link><description>cut of'],
  ['an element that is not closed', '<rss><channel><item><title>A</title><category>x</item></channel></rss>'],
  ['other letters', '<RSS><Channel><ITEM><Title>A</Title></ITEM></Channel></RSS>'],
  ['items outside of the channel', '<rss><channel></channel><item><title>A</title></item></rss>'],
])('%s is no reason to refuse a feed', (_, xml) => {
  expect(read(xml).items.map(({ title }) => title)).toEqual(['A']);
});

test('ampersands and entities as publishers write them', () => {
  expect(item('<title>Rock & Roll</title><link>https://x.example/?a=1&copy=2</link>')).toMatchObject({
    title: 'Rock & Roll',
    link: 'https://x.example/?a=1&copy=2',
  });
  expect(item('<title>Citt&agrave;&nbsp;&#8211; caff&egrave; &#146;s</title>').title).toBe(
    'Città\u00a0– caffè ’s',
  );
  expect(item('<title>AT&amp;amp;T</title>').title).toBe('AT&T');
  expect(item('<title>1 &lt; 2</title>')).not.toHaveProperty('titleHtml');
  expect(
    read('<!DOCTYPE rss [<!ENTITY who "Anna">]><rss><channel><title>&who; &other;</title></channel></rss>')
      .title,
  ).toBe('Anna &other;');
});

test('an entity that points at a file is never followed', () => {
  const { title } = read(
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>a&x;b</title></channel></rss>',
  );
  expect(title).toBe('a&x;b');
});

test.each<[string, Uint8Array, string | null]>([
  [
    'header',
    Buffer.from('<rss><channel><title>Citt\xe0 \x80</title></channel></rss>', 'latin1'),
    'text/xml; charset=ISO-8859-1',
  ],
  [
    'declaration',
    Buffer.from(
      '<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>Citt\xe0 \x80</title></channel></rss>',
      'latin1',
    ),
    null,
  ],
  ['nobody', Buffer.from('<rss><channel><title>Citt\xe0 \x80</title></channel></rss>', 'latin1'), null],
  [
    'a header that is wrong',
    Buffer.from('<rss><channel><title>Città €</title></channel></rss>'),
    'text/xml; charset=ISO-8859-1',
  ],
  [
    'mark',
    Buffer.from('\ufeff<rss><channel><title>Città €</title></channel></rss>', 'utf16le'),
    'text/xml; charset=utf-8',
  ],
  ['its looks', Buffer.from('<rss><channel><title>Città €</title></channel></rss>', 'utf16le'), null],
])('the encoding is told by %s', (_, bytes, contentType) => {
  expect(read(bytes, contentType).title).toBe('Città €');
});

test('a few broken bytes do not make another encoding of UTF-8', () => {
  const bytes = Buffer.concat([
    Buffer.from(`<rss><channel><title>${'è'.repeat(30)}`),
    Buffer.of(0xe8),
    Buffer.from('</title></channel></rss>'),
  ]);
  expect(read(bytes).title).toBe(`${'è'.repeat(30)}\ufffd`);
});

test('a date that nobody can read is said, and never a date', () => {
  expect(item('<pubDate>ieri sera</pubDate>')).toMatchObject({ published: null, unreadDate: 'ieri sera' });
  expect(item('<title>A</title>')).toMatchObject({ published: null, unreadDate: null });
  expect(item('<pubDate>ieri</pubDate><dc:date>2026-11-28T10:00:00Z</dc:date>')).toMatchObject({
    published: Date.parse('2026-11-28T10:00:00Z'),
    unreadDate: null,
  });
});

test.each([
  ['<guid>https://x.example/1</guid>', 'https://x.example/1'],
  ['<guid isPermaLink="false">https://x.example/1</guid>', null],
  ['<guid>abc</guid>', null],
  ['<link>javascript:alert(1)</link>', null],
  ['<link>\n  /a/b\n</link>', 'https://esempio.it/a/b'],
  [
    '<link rel="enclosure" href="https://x.example/e"/><link rel="alternate" href="https://x.example/p"/>',
    'https://x.example/p',
  ],
])('the link of %s', (inside, link) => {
  expect(item(inside).link).toBe(link);
});

test.each([
  [
    '<media:content url="s.jpg" width="100" medium="image"/><media:content url="l.jpg" width="900" medium="image"/>',
    'l.jpg',
  ],
  [
    '<media:group><media:content url="film.mp4" type="video/mp4"/><media:thumbnail url="t.jpg"/></media:group>',
    't.jpg',
  ],
  ['<enclosure url="a.mp3" type="audio/mpeg"/><itunes:image href="i.jpg"/>', 'i.jpg'],
  [
    '<description>&lt;img src="pixel.gif" width="1" height="1"&gt;&lt;img src="p.jpg?a=1&amp;amp;b=2"&gt;</description>',
    'p.jpg?a=1&b=2',
  ],
])('the picture of %s', (inside, file) => {
  expect(item(inside).image).toBe(`https://esempio.it/rss/${file}`);
});

test.each([
  ['<author>jo@x.example (Jo Roe)</author>', ['Jo Roe']],
  ['<author>Jo Roe &lt;jo@x.example&gt;</author>', ['Jo Roe']],
  ['<author>jo@x.example</author>', []],
  ['<dc:creator>Jo</dc:creator><dc:creator>Al</dc:creator><author>x@y.example (Z)</author>', ['Jo', 'Al']],
])('the authors of %s', (inside, authors) => {
  expect(item(inside).authors).toEqual(authors);
});

test.each<[string, string | Uint8Array, RegExp]>([
  [
    'a page',
    '<!DOCTYPE html><html><body></body></html>',
    /is a web page, not a feed; give the address of its feed/,
  ],
  ['nothing', ' ', /is empty/],
  ['other XML', '<note/>', /begins with <note>/],
  ['text', 'hello', /holds no XML element/],
  ['broken JSON', '{"version"', /is JSON that cannot be read/],
  ['other JSON', '{"a":1}', /no JSON Feed/],
  ['JSON without end', `{"a":"[",${'['.repeat(1000)}`, /its JSON nests more than 100 deep/],
  ['a sitemap', '<urlset/>', /is a sitemap, not a feed/],
  ['too deep a nest', '<rss>'.repeat(1000), /nest more than 300 deep/],
  ['17 MB', new Uint8Array(17 * 1024 * 1024), /has 17\.0 MB, and 16 MB is the limit/],
  ['gzip that is none', Buffer.of(0x1f, 0x8b, 1, 2), /in gzip that cannot be unpacked/],
])('%s is refused with place, rule and remedy', async (_, bytes, why) => {
  const refused = () =>
    parseFeed(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {
      url: 'https://user:pass@esempio.it/feed?key=secret',
      contentType: null,
    });
  expect(refused).toThrow(ReadError);
  const said = await failureOf(refused);
  expect(said).toMatch(why);
  expect(said).toMatch(/^https:\/\/esempio\.it\/feed[^;]*: .*; .+/);
  expect(said).not.toMatch(/secret|pass/);
});
