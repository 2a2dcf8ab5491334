/**
 * Replaces every secret by `[secret]`: as it is, inside JSON, URL-encoded, and within base64 at any place of a longer text.
 * So is whatever has the shape of a token in an address, be it known or not: a bot's at Telegram, a webhook's and an
 * interaction's at Discord (library errors print whole addresses: seen with grammY and discord.js). User, password and
 * query of an address are left out. Secrets under six characters are words, and stay.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.filter(secret => secret.length >= 6).flatMap(formsOf))].sort(
    (a, b) => b.length - a.length,
  );
  return text => {
    let clean = text;
    for (const form of forms) clean = clean.replaceAll(form, '[secret]');
    for (const [shape, kept] of SHAPES) clean = clean.replace(shape, kept);
    return clean;
  };
}

const SHAPES = [
  // user and password of an address, and what is asked of it
  [/\b([a-z][a-z\d+.-]*:\/\/)[^\s"'<>/?#\\]*@/gi, '$1'],
  [/\b([a-z][a-z\d+.-]*:\/\/[^\s"'<>?#\\]+)[?#][^\s"'<>\\]*/gi, '$1'],
  [/\bbot\d{3,}(?::|%3A)[\w-]{10,}/gi, 'bot[secret]'],
  [/\b(webhooks|interactions)(\/|%2F)(\d+)\2[\w.-]{20,}/gi, '$1$2$3$2[secret]'],
] as const;

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    ...[0, 1, 2].flatMap(before => base64Within(secret, before)),
  ];
}

/** What is surely there of a secret in the base64 of a longer text in which `before` bytes (modulo 3) stand before it. */
function base64Within(secret: string, before: number): string[] {
  const bytes = [...new TextEncoder().encode(`${' '.repeat(before)}${secret}`)];
  // the first letters depend on what stands before, the last on what follows
  const whole = bytes.slice(0, bytes.length - (bytes.length % 3));
  const letters = btoa(String.fromCharCode(...whole)).slice([0, 2, 3][before]);
  return letters.length < 8 ? [] : [letters, letters.replaceAll('+', '-').replaceAll('/', '_')];
}

const hideTokens = createRedactor([]);

/**
 * An address as people, logs and errors may see it: without user, password, query and fragment, and without the token that
 * is part of a bot's or a webhook's path (law 7). What is no address comes back as it is.
 */
export function shownAddress(address: string): string {
  const url = URL.parse(address);
  if (url !== null && /^https?:$/.test(url.protocol))
    return hideTokens(`${url.protocol}//${url.host}${url.pathname}`);
  // a mere path may hold whatever it likes
  return address.includes('://') ? hideTokens(address.replace(/[?#].*$/su, '')) : address;
}
