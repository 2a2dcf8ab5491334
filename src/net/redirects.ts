import { FetchError, type AnswerHead, type FetchRequest } from './fetch.ts';
import { shownText, shownUrl } from './fetch-reason.ts';

/** One request on the way to an answer. */
export interface Step {
  readonly url: URL;
  readonly method: NonNullable<FetchRequest['method']>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | null;
}

/** What is said to the first host only. */
const PRIVATE_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie']);

/** `own`: headers that the caller cannot change. Throws `FetchError` for what is no web address. */
export function firstStep(request: FetchRequest, own: Readonly<Record<string, string>>): Step {
  const written = URL.parse(request.url);
  const credentials = request.credentials ?? (written === null ? null : credentialsIn(written));
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const basic =
    credentials === null
      ? null
      : `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  return {
    url: urlOf(request.url),
    method: request.method ?? 'GET',
    headers: {
      ...(Object.fromEntries(given) as Record<string, string>),
      ...(basic === null ? {} : { authorization: basic }),
      ...own,
    },
    body: request.body ?? null,
  };
}

function credentialsIn({ username, password }: URL): NonNullable<FetchRequest['credentials']> | null {
  if (username === '' && password === '') return null;
  return { user: decoded(username), password: decoded(password) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A web address without user, password, fragment, and without a full stop after its host, by which no server goes. */
export function urlOf(address: string): URL {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new FetchError(
      'address',
      `${url === null ? shownText(address) : `${url.protocol}${url.host}`}: not an http or https address; give the address of a page`,
    );
  url.username = '';
  url.password = '';
  url.hash = '';
  url.hostname = url.hostname.replace(/\.+$/, '');
  return url;
}

/** Where an answer sends the request (RFC 9110, 15.4); null when it does not. Throws `FetchError` for no web address. */
export function nextStep(step: Step, { status, headers }: AnswerHead): Step | null {
  const { location } = headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return null;
  // headers are read byte by byte; addresses in them are UTF-8 where they are not ASCII
  const target = URL.parse(Buffer.from(location, 'latin1').toString(), step.url);
  if (target === null || !/^https?:$/.test(target.protocol))
    throw new FetchError(
      'address',
      `${shownUrl(step.url)}: redirects to what is not an http or https address; give the address it should lead to`,
    );
  const url = urlOf(target.href);
  const becomesGet = (status === 303 && step.method !== 'GET') || (status <= 302 && step.method === 'POST');
  const kept = Object.entries(step.headers).filter(
    ([name]) =>
      !(becomesGet && name.startsWith('content-')) &&
      !(url.origin !== step.url.origin && PRIVATE_HEADERS.has(name)),
  );
  const headersKept = Object.fromEntries(kept);
  return becomesGet
    ? { url, method: 'GET', headers: headersKept, body: null }
    : { ...step, url, headers: headersKept };
}
