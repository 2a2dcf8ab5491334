import type { Dispatcher } from 'undici';
import { deadline } from '../core/async/deadline.ts';
import { SECOND } from '../core/time.ts';
import { createAddressGuard, type GuardOptions } from './address-guard.ts';
import { createDispatchers, type ProxySettings } from './dispatchers.ts';
import { FetchError, type AnswerHead, type CheckAddress, type Fetch, type FetchLimits } from './fetch.ts';
import { asFetchError } from './fetch-errors.ts';
import { shownUrl } from './fetch-reason.ts';
import { createHostSlots } from './host-slots.ts';
import { acceptEncoding, readBody, TooLargeError } from './read-body.ts';
import { firstStep, nextStep, urlOf, type Step } from './redirects.ts';

export interface FetchOptions extends GuardOptions {
  readonly proxy?: ProxySettings;
  /** How many requests one host has to answer at once; hosts of `allow` are one's own, and answer more. */
  readonly perHost?: number;
}

const USUAL: FetchLimits = { redirects: 5, bytes: 5 * 1024 * 1024, totalMs: 10 * SECOND };
const PER_HOST = 4;
const PER_OWN_HOST = 32;
const OWN_HEADERS = { 'accept-encoding': acceptEncoding, 'user-agent': 'Strillone' };

/**
 * A `Fetch` on undici. The addresses of a name are checked by the connection that goes there, at each redirect: there is no
 * moment between check and use.
 *
 * Through a proxy there is one: the name is looked up and checked here, and looked up again by the proxy. What is given by
 * number and names that are known to be private are refused as ever, at each redirect too; but a name that tells the proxy
 * another address than us leads wherever the proxy lets it. A name that cannot be looked up here is not fetched through a
 * proxy either, unless it is in `allow`.
 *
 * The deadline begins when it is the request's turn at its host.
 */
export function createFetch(options: FetchOptions): Fetch {
  const guard = createAddressGuard(options);
  const dispatchers = createDispatchers(guard, options.proxy ?? null);
  const slots = createHostSlots();
  const placeAt = ({ url }: Step, signal: AbortSignal | undefined) => {
    const most = guard.isAllowed(url) ? PER_OWN_HOST : (options.perHost ?? PER_HOST);
    return slots.take(url.hostname, most, signal);
  };

  async function send(step: Step, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { url, method, headers, body } = step;
    guard.checkHost(url);
    if (dispatchers.isProxied(url) && !guard.isAllowed(url)) await orAbort(guard.checkNames(url), signal);
    return dispatchers.of(url, method === 'GET').request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers,
      body,
      signal,
    });
  }

  return async request => {
    const limits = { ...USUAL, ...request.limits };
    const first = firstStep(request, OWN_HEADERS);
    guard.checkHost(first.url);
    let place = await placeAt(first, request.signal).catch(() => {
      throw new FetchError('network', `${shownUrl(first.url)}: called off before it was sent`, {
        unsent: true,
      });
    });
    using until = deadline(limits.totalMs, request.signal);
    const { signal } = until;
    let step = first;
    let head: AnswerHead | null = null;
    let permanent = true;
    try {
      for (let hops = 0; hops <= limits.redirects; hops++) {
        const response = await send(step, signal);
        head = headOf(response);
        const next = request.onRedirect === 'answer' ? null : nextStepOf(response, step, head);
        if (next === null) {
          const bytes = await bytesOf(response, head, limits.bytes);
          const url = step.url.href;
          return { ...head, url, bytes, movedTo: hops > 0 && permanent ? url : null };
        }
        permanent &&= head.status === 301 || head.status === 308;
        [step, head] = [next, null];
        place[Symbol.dispose]();
        place = await placeAt(step, signal);
      }
    } catch (error) {
      throw asFetchError(error, { url: step.url, limits, signal, head, sent: step !== first });
    } finally {
      place[Symbol.dispose]();
    }
    throw new FetchError(
      'too-many-redirects',
      `${shownUrl(first.url)}: more than ${limits.redirects} redirects; give the address it ends at`,
    );
  };
}

/** Checks as `createFetch` with the same options does. */
export function createAddressCheck(options: GuardOptions): CheckAddress {
  const guard = createAddressGuard(options);
  return async address => {
    const url = urlOf(address);
    try {
      await guard.checkNames(url);
    } catch (error) {
      throw asFetchError(error, { url, limits: USUAL, signal: null, head: null, sent: false });
    }
  };
}

const headOf = ({ statusCode, headers }: Dispatcher.ResponseData): AnswerHead => ({
  status: statusCode,
  headers: Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  ),
});

/** The next step, if there is one; what else the answer holds is then not waited for. */
function nextStepOf(response: Dispatcher.ResponseData, step: Step, head: AnswerHead): Step | null {
  let stays = false;
  try {
    const next = nextStep(step, head);
    stays = next === null;
    return next;
  } finally {
    if (!stays) discard(response);
  }
}

async function bytesOf(
  response: Dispatcher.ResponseData,
  { headers }: AnswerHead,
  limit: number,
): Promise<Uint8Array> {
  try {
    if (Number(headers['content-length'] ?? 0) > limit) throw new TooLargeError();
    return await readBody(response.body, headers['content-encoding'] ?? '', limit);
  } catch (error) {
    discard(response);
    throw error;
  }
}

/** Ends the connection if there is more to come. */
function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

/** What is not done when the signal aborts is done for nobody. */
async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const called = Promise.withResolvers<never>();
  const callOff = () => {
    called.reject(signal.reason);
  };
  signal.addEventListener('abort', callOff, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, called.promise]);
  } finally {
    signal.removeEventListener('abort', callOff);
    work.catch(() => undefined);
  }
}
