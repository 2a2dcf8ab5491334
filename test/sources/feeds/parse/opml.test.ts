import { expect, test } from 'vitest';
import { parseOpml } from '../../../../src/sources/feeds/parse/opml.ts';
import { writeOpml } from '../../../../src/sources/feeds/parse/write-opml.ts';
import { failureOf } from '../../../fixtures/in-english.ts';

const ORIGIN = { url: null, contentType: null };

test('a list as another reader exports it keeps titles and folders', () => {
  const list = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
    <outline text="News"><outline text="Italia &amp; Europa" title="Italia &amp; Europa">
      <outline type="rss" text="A" title="Agenzia" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/"/>
    </outline></outline>
    <outline text="only a link" type="link" url="https://b.example/"/>
    <outline xmlURL="https://c.example/rss"/></body></opml>`;
  expect(parseOpml(Buffer.from(list), ORIGIN)).toEqual({
    title: 'Mine',
    feeds: [
      {
        title: 'Agenzia',
        url: 'https://a.example/feed?x=1&y=2',
        link: 'https://a.example/',
        folders: ['News', 'Italia & Europa'],
      },
      { title: null, url: 'https://c.example/rss', link: null, folders: [] },
    ],
  });
});

test('what is written is read back the same', () => {
  const subscriptions = {
    title: 'Città "nuova"',
    feeds: [
      { title: 'A <b>', url: 'https://a.example/?a&b', link: null, folders: [] },
      { title: 'B', url: 'https://b.example/', link: 'https://b.example/home', folders: ['x', 'y'] },
      { title: 'C', url: 'https://c.example/', link: null, folders: ['x'] },
    ],
  };
  const written = writeOpml(subscriptions, Date.parse('2026-11-28T10:00:00Z'));
  expect(written).toContain('<dateCreated>Sat, 28 Nov 2026 10:00:00 GMT</dateCreated>');
  expect(parseOpml(Buffer.from(written), ORIGIN)).toEqual(subscriptions);
});

test('what is no list is refused', async () => {
  const read = () => parseOpml(Buffer.from('<rss/>'), ORIGIN);
  expect(await failureOf(read)).toMatch(/is no list of feeds \(OPML\); export/);
});
