/** What a link by which somebody subscribes says. */
export interface SubscribeLink {
  /** As a filter is written; empty = everything. */
  readonly filter: string;
  /** Minutes after midnight; null = at once. */
  readonly digest: number | null;
}

/** The Bot API takes so many letters, digits, "_" and "-" behind a link's `start=`; other platforms are given the same. */
const LONGEST = 64;
const FORM = /^s(\d{4})?(?:-([\w-]+))?$/;

/** `s`, the digest's hour, and the filter in base64url; null for a filter too long for a link. */
export function subscribeLink({ filter, digest }: SubscribeLink): string | null {
  const hour = digest === null ? '' : String(Math.floor(digest / 60) * 100 + (digest % 60)).padStart(4, '0');
  const words = filter === '' ? '' : `-${toBase64Url(filter)}`;
  const link = `s${hour}${words}`;
  return link.length > LONGEST ? null : link;
}

/** Reads such a link; null for any other. */
export function readSubscribeLink(link: string): SubscribeLink | null {
  const match = FORM.exec(link);
  if (match === null) return null;
  const [, hour, words = ''] = match;
  const [hours, minutes] = [Number(hour?.slice(0, 2)), Number(hour?.slice(2))];
  if (hour !== undefined && (hours > 23 || minutes > 59)) return null;
  try {
    return { filter: fromBase64Url(words), digest: hour === undefined ? null : hours * 60 + minutes };
  } catch {
    return null; // what somebody wrote by hand
  }
}

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Throws for what is no such text. */
const fromBase64Url = (words: string): string => {
  const letters = atob(words.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};
