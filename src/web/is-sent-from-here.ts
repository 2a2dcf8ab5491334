/**
 * Whether a form was sent from this page itself, and by no page elsewhere with the password that the browser remembers.
 * Browsers say so in headers that no page can set: `Sec-Fetch-Site` (not over plain http to another machine), else `Origin`.
 */
export function isSentFromHere(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const host = header('host')?.toLowerCase();
  return host !== undefined && URL.parse(header('origin') ?? '')?.host === host;
}
