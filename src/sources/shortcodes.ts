/** Shortcodes of WordPress whose words, to the closing tag, are none of the article's, and how long these may be. */
const WITH_WORDS =
  /\[(wp_caption|caption|gallery|embed|audio|video|playlist)(?=[\s\]/])[^[\]]{0,500}\](?![([:])/y;
const WORDS_CHARS = 4000;
/** Any shortcode with values, `[name key="value"]`; no prose looks like it. */
const WITH_VALUES =
  /\[[a-z][\w-]{0,40}\s+[a-z][\w-]{0,40}=\\?(?:["'“”„″«]|&(?:quot|#\d{2,5});|\d)[^[\]]{0,500}\](?!\()/y;
const CLOSING = /\[\/[a-z][\w-]{0,40}\](?!\()/y;

/** Where the shortcode ends that begins at a place, with the words that belong to it; null when there is none. */
export function shortcodeEnd(text: string, start: number): number | null {
  const endOf = (tag: RegExp): RegExpExecArray | null => {
    tag.lastIndex = start;
    return tag.exec(text);
  };
  const opened = endOf(WITH_WORDS);
  if (opened !== null) {
    const [tag, name = ''] = opened;
    const end = start + tag.length;
    const next = new RegExp(String.raw`\[(/?)${name}\b[^[\]]{0,500}\]`).exec(
      text.slice(end, end + WORDS_CHARS),
    );
    // one without its end before another has no words
    return next?.[1] === '/' ? end + next.index + next[0].length : end;
  }
  const other = endOf(WITH_VALUES) ?? endOf(CLOSING);
  return other === null ? null : start + other[0].length;
}

/** A text without the shortcodes of WordPress. In time linear in its length. */
export function withoutShortcodes(text: string): string {
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('['); open !== -1; open = text.indexOf('[', Math.max(at, open + 1))) {
    const end = shortcodeEnd(text, open);
    if (end === null) continue;
    kept += text.slice(at, open);
    at = end;
  }
  return kept + text.slice(at);
}
