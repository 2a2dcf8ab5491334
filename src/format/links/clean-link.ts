/** Parameters that tell where a reader came from, and nothing of what is read. */
const TRACKING =
  /^(?:utm_\w+|fb(?:clid|_\w+)|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsa_\w+|vero_(?:id|conv)|oly_\w+_id|_openstat|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc\w*)|xtor|wt(?:\.|_)(?:mc|zmc|tsrc)\w*|ns_(?:campaign|mchannel|source|linkname|fee)|cmpid|cmp|ito|ocid|ncid|spm|s_kwcid|ef_id|pk_\w+|piwik_\w+|mtm_\w+|matomo_\w+|ref_?(?:src|url)?|src_?rss|rss|cid=rss)$/i;
/** Values that say it where the parameter's name may mean anything. */
const TRACKING_VALUE = /^(?:rss|feed|rss[_-]?feed|atom|newsletter)$/i;
const TRACKING_FRAGMENT = /^(?:utm_|xtor=|ref=|rss$|feed$|link_?time|comments?$|respond$)/i;

/** Whether a parameter tells by its name where a reader came from. */
export const isTracking = (name: string): boolean => TRACKING.test(name);

/**
 * An item's link as it is kept and posted: without tracking parameters. What is no http or https address comes back as it
 * is.
 */
export function cleanLink(link: string): string {
  const url = URL.parse(link);
  if (url === null || !/^https?:$/.test(url.protocol)) return link;
  const kept = [...url.searchParams].filter(
    ([name, value]) =>
      !TRACKING.test(name) && !(/^(?:source|from|src)$/i.test(name) && TRACKING_VALUE.test(value)),
  );
  // a query without tracking stays as it was written
  if (kept.length < [...url.searchParams].length) {
    url.search = new URLSearchParams(kept).toString();
  }
  if (TRACKING_FRAGMENT.test(url.hash.slice(1))) url.hash = '';
  return url.href;
}

/**
 * What tells two links apart: the address without scheme, tracking, "www." and final slash, its parameters in order. Null
 * for what is no http or https address, and for the front page of a site, which is no item's own.
 */
export function linkIdentity(link: string): string | null {
  const path = linkPath(link);
  const host = URL.parse(link)?.host;
  if (path === null || host === undefined) return null;
  return `${host.replace(/^(?:www\d?|m|amp|mobile)\./, '')}${path}`;
}

/** The same without its host: what stays when a site moves to another. */
export function linkPath(link: string): string | null {
  const url = URL.parse(cleanLink(link));
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.searchParams.sort();
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php))?$/, '').replace(/\/amp$/, '');
  const whole = `${path}${url.search}${url.hash}`;
  return whole === '' ? null : whole;
}

/** A path that hardly two articles share, whatever their hosts: with a title in it, or a long number. */
export const isTelling = (path: string): boolean => /[^/]+(?:[-_][^/-]+){2}|\d{5}/.test(path);
