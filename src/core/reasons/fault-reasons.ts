/** What is wrong with a file, a page or a feed, or with the ground a newsroom stands on: codes of reasons as in `reasonParams`, each with the remedy in its words. */
export const faultParams = {
  /** `place`: a file, an address or a folder. */
  'at-place': ['place', 'detail'],
  'at-line': ['line', 'detail'],
  /** Two faults of one file. */
  'as-well': ['detail', 'more'],

  // what the file system says
  'file-missing': [],
  'file-forbidden': [],
  'file-is-folder': [],
  'file-unreadable': ['code'],
  /** In megabytes. */
  'file-too-large': ['size', 'limit'],
  'file-link': [],
  'file-there': [],
  'file-closed': [],
  'file-unwritten': ['code'],
  'folder-missing': [],
  'folder-lost': ['folder'],
  /** A folder that shows nothing of its `count` articles; `name`: of the source. */
  'folder-empty': ['count', 'name'],

  // what is no text
  'text-nul': [],
  'text-empty': [],
  'text-encoding': ['encoding'],
  /** `value`: the byte, in hexadecimal digits. */
  'text-byte': ['position', 'value'],

  // what is no article
  'article-no-text': [],
  'article-no-words': [],
  'article-draft': ['field'],
  'article-no-date': ['value'],
  'page-no-article': [],
  /** What a server answered in place of a page. */
  'page-status': ['status'],
  'page-type': ['type'],
  'json-invalid': [],
  'json-no-article': [],
  'json-lacks': ['names'],

  // what is no front matter
  'front-matter': ['detail'],
  /** `end`: the marks that end it. */
  'front-matter-open': ['end'],
  'front-matter-yaml': ['detail'],
  'front-matter-lines': [],
  'front-matter-alias': [],
  /** `language`: of a program that would have to be run. */
  'front-matter-language': ['language'],
  'field-unknown': ['field', 'names'],
  'field-words': ['field'],
  'field-list': ['field'],
  'field-address': ['field', 'value'],
  'field-picture': ['field', 'value'],
  'field-date': ['field', 'value'],
  'field-language': ['field', 'value'],
  'field-priority': ['field'],

  // what is no feed
  'feed-slow': ['seconds'],
  'feed-memory': ['size'],
  'feed-too-large': ['size', 'limit'],
  'feed-unpacked': ['limit'],
  'feed-empty': [],
  'feed-gzip': ['detail'],
  /** It is made to exhaust whoever reads it. */
  'feed-hostile': ['detail'],
  'xml-deep': ['count'],
  'xml-many': ['count'],
  'xml-grows': [],
  'json-deep': ['count'],
  'feed-json': ['detail'],
  'feed-other-json': [],
  'feed-page': [],
  'feed-sitemap': [],
  'feed-no-element': [],
  'feed-begins': ['name'],
  'feed-list': [],
  'sitemap-none': [],
  'sitemap-no-news': [],
  'sitemap-list': ['names'],

  // what of a feed's items could not be read
  'items-undated': ['count', 'value'],
  'item-page': ['detail'],

  // why a card shows no photograph
  'photo-address': [],
  'photo-type': ['type'],
  'photo-outside': [],
  'photo-no-file': [],
  'photo-too-large': ['size', 'limit'],

  // what keeps the newsroom from starting
  'data-folder': ['folder', 'detail'],
  'path-unseen': ['place', 'code'],
  'path-is-file': ['place'],
  'folder-closed': ['folder'],
  'folder-read-only': ['folder'],
  'disk-full': [],
  'folder-fails': ['folder', 'code'],
  'newsroom-runs': [],
  'newsroom-runs-as': ['pid', 'host', 'since'],
  'newsroom-runs-at': ['pid', 'host', 'since', 'address'],
  'database-damaged': ['detail'],
  'database-damaged-since': ['detail', 'time', 'command'],
  'port-closed': ['host', 'port', 'detail'],
  'port-taken': [],
  'port-forbidden': [],
  'host-elsewhere': [],
  'port-other': ['detail'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
