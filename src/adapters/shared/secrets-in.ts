/** A shorter value in a query is a word, which logs may hold. */
const SHORTEST_KEY = 12;

/** What must not be shown of an address: its password, and values of its query that may be keys; as written and as meant. */
export function secretsIn(address: string): readonly string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const values = url.search.split(/[?&]/).map(one => one.slice(one.indexOf('=') + 1));
  return [url.password, ...values.filter(value => value.length >= SHORTEST_KEY)]
    .filter(secret => secret !== '')
    .flatMap(secret => [secret, decoded(secret)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that stands for itself
  }
}
