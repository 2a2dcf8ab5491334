import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { pipeline, Transform, type Readable } from 'node:stream';
import { deadline } from '../../core/async/deadline.ts';
import { guardedLookup } from '../../net/address-guard.ts';
import { isPublicAddress } from '../../net/public-address.ts';
import { shownAddress } from '../../adapters/shared/redact.ts';

export interface FetchedPage {
  /** Where it was found after all redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface FetchLimits {
  readonly redirects: number;
  /** After decompression. */
  readonly bytes: number;
  readonly totalMs: number;
}

const LIMITS: FetchLimits = { redirects: 5, bytes: 5 * 1024 * 1024, totalMs: 10_000 };

/** Who may be talked to; a test puts its loopback server here, the product never does. */
export interface FetchRules {
  readonly isAllowed: (address: string) => boolean;
  readonly limits: FetchLimits;
  /** What is asked for, as the header `accept` has it. */
  readonly accept: string;
  /** The remedy for what is larger than the limit. */
  readonly whenTooLarge: string;
}

/** The product's rules for pages. */
export const publicOnly: FetchRules = {
  isAllowed: isPublicAddress,
  limits: LIMITS,
  accept: 'text/html,application/xhtml+xml',
  whenTooLarge: "save the article's text as a file instead",
};

/**
 * Fetches a public web page. Private networks are never reached: the address is checked where the connection is made, so
 * neither a redirect nor a name that changes its answer gets around it. One deadline covers everything.
 *
 * Throws an `Error` that names the place, the rule and the remedy.
 */
export async function fetchPage(address: string, rules: FetchRules = publicOnly): Promise<FetchedPage> {
  const { limits } = rules;
  using until = deadline(limits.totalMs);
  let url = checkedUrl(address, address);
  for (let hop = 0; hop <= limits.redirects; hop++) {
    const response = await open(url, until.signal, rules);
    const location = response.headers.location;
    if (location !== undefined && [301, 302, 303, 307, 308].includes(response.statusCode ?? 0)) {
      response.destroy();
      url = checkedUrl(new URL(location, url).href, address);
      continue;
    }
    if (response.statusCode !== 200) {
      response.destroy();
      throw new Error(
        `${shown(url)}: the server answered ${response.statusCode}; check the address in a browser`,
      );
    }
    const bytes = await buffer(limited(decompressed(response), url, rules));
    return { url: url.href, contentType: response.headers['content-type'] ?? '', bytes };
  }
  throw new Error(
    `${shownAddress(address)}: more than ${limits.redirects} redirects; give the address it ends at`,
  );
}

function checkedUrl(address: string, asked: string): URL {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Error(`${shownAddress(asked)}: not an http or https address; give the address of a page`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error(`${shown(url)}: an address must not hold a name or password; leave them out`);
  }
  return url;
}

const shown = (url: URL): string => shownAddress(url.href);

function open(url: URL, signal: AbortSignal, rules: FetchRules): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !rules.isAllowed(host)) return Promise.reject(privateError(url));
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: rules.accept,
    'accept-encoding': 'br, gzip, deflate',
    'user-agent': 'Strillone',
  };
  return new Promise((resolve, reject) => {
    send(
      url,
      { headers, signal, lookup: guardedLookup(rules.isAllowed, () => privateError(url)), agent: false },
      resolve,
    )
      .on('error', cause => {
        const why = signal.aborted ? `no answer within ${rules.limits.totalMs / 1000} s` : cause.message;
        reject(new Error(`${shown(url)}: ${why}; check the address and try again`, { cause }));
      })
      .end();
  });
}

const privateError = (url: URL): Error =>
  new Error(`${url.hostname}: not on the public internet; private networks are never fetched from`);

function decompressed(response: IncomingMessage): Readable {
  const decoders = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate } as const;
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return response;
  if (!(encoding in decoders)) throw new Error(`the server answers in "${encoding}", which nobody asked for`);
  // the error reaches whoever reads the result
  return pipeline(response, decoders[encoding as keyof typeof decoders](), () => undefined);
}

function limited(stream: Readable, url: URL, { limits, whenTooLarge }: FetchRules): Readable {
  let seen = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      const over =
        seen > limits.bytes
          ? new Error(`${shown(url)}: larger than ${limits.bytes / 1024 / 1024} MB; ${whenTooLarge}`)
          : null;
      done(over, chunk);
    },
  });
  return pipeline(stream, meter, () => undefined);
}
