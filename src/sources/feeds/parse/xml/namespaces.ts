/** Vocabularies by their address: lower case, without protocol, "www." and a mark at the end. '' is the format's own. */
const KNOWN: Readonly<Record<string, string>> = {
  'purl.org/rss/1.0': '',
  'purl.org/net/rss1.1': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss': '',
  'sitemaps.org/schemas/sitemap/0.9': '',
  'google.com/schemas/sitemap/0.84': '',
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'search.yahoo.com/mrss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'google.com/schemas/play-podcasts/1.0': 'googleplay',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'google.com/schemas/sitemap-news/0.9': 'news',
  'google.com/schemas/sitemap-image/1.1': 'image',
  'w3.org/1999/xhtml': 'xhtml',
  'w3.org/xml/1998/namespace': 'xml',
};
const USERLAND = /^(?:backend\.)?userland\.com\/rss/;

/** The house's prefix for a vocabulary; null for one it does not know. */
export function prefixOf(address: string): string | null {
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '');
  return USERLAND.test(key) ? '' : (KNOWN[key] ?? null);
}
