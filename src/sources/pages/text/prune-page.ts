/** Elements that hold no words of an article, whatever stands in them. */
const NEVER = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME LINK BUTTON INPUT SELECT TEXTAREA NAV DIALOG CANVAS OBJECT EMBED VIDEO AUDIO'.split(
    ' ',
  ),
);
/** Elements that are about the page, unless the article stands in them. */
const SELDOM = new Set(['FOOTER', 'FORM', 'ASIDE', 'FIGCAPTION', 'MENU']);
/** Names that sites give to boxes beside the article, in class and id. */
const BESIDE =
  /(?:^|[\s_-])(?:shar(?:e|ing|er)(?!d)|social|sociable|addtoany|a2a|addthis|related|recommend\w*|recirc\w*|readmore|read-?(?:more|also|next)|also-?read|more-?(?:stories|articles|news|posts)|most-?(?:read|popular|viewed)|popular-posts|newsletters?|subscri(?:be|ption)\w*|signup|sign-up|outbrain|taboola|breadcrumbs?|pagination|post-?nav(?:igation)?|navbar|navigation|comments?|comment-?(?:list|form|area|respond)|respond|disqus|cookies?|consent|gdpr|popup|lightbox|paywall|piano|regwall|author-?(?:bio|box|info|card|block|profile|meta|details|about)|about-?(?:the-?)?author|byline|post-?meta|entry-?meta|article-?meta|meta-?(?:info|data)|post-?info|tags|tag-?(?:list|links|cloud)|post-?tags|entry-?tags|captions?|credits?|wp-caption-text|copyright|footer|print(?:friendly|-only)|skip-?(?:link|to)|screen-reader\w*|visually-?hidden|sr-only|jp-relatedposts|sharedaddy|noprint|vcard|firma|signature|feedback)(?:$|[\s_-])/i;
/** Names that boxes beside the article have, and now and then what stands in it: only what is short or made of links is one. */
const PERHAPS_BESIDE =
  /(?:^|[\s_-])(?:popular|trending|teasers?|promo\w*|optin|cta|ads?|adsense|advert\w*|advertorial|sponsor\w*|sidebar|pager|modal|toolbar|bio|keywords|rating|reading-?time|follow|donat(?:e|ion)|widgets?|likes?|votes?|key-?(?:events?|moments?|updates?))(?:$|[\s_-])/i;
const [SHORT, LINKED_SHARE] = [150, 0.3];
/** Names of what holds an article, whatever else it is called. */
const HOLDS_ARTICLE =
  /(?:^|[\s_-])(?:(?:article|entry|post|story|news|page|main|blog|single|body)[-_]*(?:content|body|text|main|inner|copy|full)|content-(?:body|text|main|area)|article[-_]+\w*content|articlebody|rich-?text|rte|text-editor|theme-post-content)(?:$|[\s_-])/i;
/** Of paragraphs only these are no text. */
const BESIDE_PARAGRAPH =
  /(?:^|[\s_-])(?:byline|captions?|credits?|wp-caption-text|firma|signature|author|date|dateline|published|timestamp|copyright|share|social|related|also-?read|read-?(?:more|also)|advert\w*|ads?|newsletter|paywall|subscri\w+|comments?)(?:$|[\s_-])/i;
/** Never taken away by name: the article is in them. */
const KEPT = new Set(['HTML', 'BODY', 'ARTICLE', 'MAIN', 'H1']);
/** What a box beside the article may hold of the page's text; a box that holds more is no box. */
const BOX_SHARE = 0.3;
/** What is hidden and holds more than this share is shown later. */
const HIDDEN_SHARE = 0.5;
const NOT_SHOWN = /display\s*:\s*none/i;

/** Removes what is never part of an article from a document: programs, navigation, and boxes that are named as what they are. */
export function prunePage(document: Document): void {
  const body = document.querySelector('body');
  if (body === null) return;
  const boxes: { readonly element: Element; readonly isSure: boolean }[] = [];
  // a stack of our own: pages nest deeper than calls may
  const stack: Element[] = [body];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const name = element.nodeName.toUpperCase();
    if (NEVER.has(name)) {
      element.remove();
      continue;
    }
    const box = besideOf(element, name);
    if (box !== null) boxes.push(box);
    for (let child = element.lastElementChild; child !== null; child = child.previousElementSibling)
      stack.push(child);
  }
  const all = lengthOf(body);
  const most = BOX_SHARE * all;
  for (const element of body.querySelectorAll('[hidden], [style*="display"]')) {
    const isHidden = element.hasAttribute('hidden') || NOT_SHOWN.test(element.getAttribute('style') ?? '');
    if (!isHidden) continue;
    // a page that is put together in the browser comes with its text hidden
    if (lengthOf(element) <= HIDDEN_SHARE * all) element.remove();
    else element.removeAttribute('hidden');
  }
  for (const { element, isSure } of boxes) {
    const length = lengthOf(element);
    if (length > most || element.querySelector('h1') !== null) continue;
    if (isSure || length <= SHORT || linkedLengthOf(element) >= LINKED_SHARE * length) element.remove();
  }
}

/** What an element's name and classes say; null: nothing. */
function besideOf(
  element: Element,
  name: string,
): { readonly element: Element; readonly isSure: boolean } | null {
  if (KEPT.has(name)) return null;
  if (SELDOM.has(name)) return { element, isSure: true };
  const role = element.getAttribute('role') ?? '';
  if (/^(?:navigation|complementary|contentinfo|search|dialog|menu)$/i.test(role))
    return { element, isSure: true };
  const given = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (given === ' ') return null;
  const names = given.replace(/([a-z])([A-Z])/g, '$1-$2');
  if (name === 'P' || /^H[2-6]$/.test(name))
    return BESIDE_PARAGRAPH.test(names) ? { element, isSure: true } : null;
  const isSure = BESIDE.test(names);
  return (isSure || PERHAPS_BESIDE.test(names)) && !HOLDS_ARTICLE.test(names) ? { element, isSure } : null;
}

const linkedLengthOf = (element: Element): number =>
  [...element.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link), 0);
const lengthOf = (element: Element): number => element.textContent.replace(/\s+/g, ' ').length;
