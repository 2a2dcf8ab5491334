import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono, type Context } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bodyLimit } from 'hono/body-limit';
import type { BlankEnv } from 'hono/types';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { CardHash } from '../core/ids.ts';
import type { PushAnswer, PushRequest, ReceivePush } from '../core/ports/push.ts';
import type { ShowMessages } from '../core/ports/platform.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { Words } from '../core/words.ts';
import type { ApprovalDesk } from '../desk/approval/approvals.ts';
import type { NewsroomView } from '../desk/view.ts';
import { answerDecision } from './answer-decision.ts';
import { isOwnHost } from './is-own-host.ts';
import { metricsOf } from './metrics.ts';
import { newsroomPage } from './newsroom-page.ts';
import { REFRESH_SCRIPT } from './refresh-script.ts';

export interface WebDeps {
  readonly view: NewsroomView;
  readonly words: Words;
  readonly record: RecordEvent;
  /** A payload as its readers see it. */
  readonly show: ShowMessages;
  /** Takes what is pushed, by its own secrets. */
  readonly push: ReceivePush;
  /** What is done with proposed posts; only with a password, for it is all that the page knows of who asks. */
  readonly approval: Pick<ApprovalDesk, 'decide'>;
  /** Asked for by everything but the two health pages and what is pushed, under any user name; null = open to all who reach the port. */
  readonly password: string | null;
  /** Where the page is served, as `web.host` says it. Without a password no other name is answered, health aside. */
  readonly host: string;
}

const NOT_HERE =
  'This page is not served under that name. Open it at its address, or set web.host to the name or STRILLONE_WEB_PASSWORD to a password.';

/** Nothing inline, nothing from elsewhere, in no frame; the page's own script may only ask for the page again. */
const POLICY = {
  defaultSrc: ["'none'"],
  imgSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const SERIF = '@fontsource-variable/source-serif-4/files/source-serif-4-latin';
const partOf = (specifier: string) =>
  new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve(specifier))));

/** Parts of the program, read once. */
const assets = [
  ['/style.css', 'text/css; charset=utf-8', partOf('./style.css')],
  ['/refresh.js', 'text/javascript; charset=utf-8', new TextEncoder().encode(REFRESH_SCRIPT)],
  ['/icon.svg', 'image/svg+xml', partOf('./icon.svg')],
  ['/serif.woff2', 'font/woff2', partOf(`${SERIF}-opsz-normal.woff2`)],
  ['/serif-italic.woff2', 'font/woff2', partOf(`${SERIF}-wght-italic.woff2`)],
] as const;

/** The newsroom's web, without a port: the page, its parts, health and metrics. */
export function createWebApp({ view, words, record, show, push, approval, password, host }: WebDeps): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: POLICY,
      // with none at all, browsers do not say either where a form was sent from
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // whether there is TLS is known to the proxy in front, if there is one
      strictTransportSecurity: false,
    }),
  );
  app.get('/healthz', c => c.text('ok'));
  app.get('/readyz', async c => {
    const reason = await view.notReady();
    return reason === null ? c.text('ready') : c.text(reason, 503);
  });
  app.post('/push/:source', bodyLimit({ maxSize: MOST_PUSHED, onError: tooLarge }), c =>
    answerPush(c, { operation: 'push', key: null }, push),
  );
  app.delete('/push/:source', bodyLimit({ maxSize: MOST_PUSHED, onError: tooLarge }), c =>
    answerPush(c, { operation: 'withdraw', key: c.req.query('key') ?? null }, push),
  );
  if (password !== null)
    app.use(basicAuth({ realm: 'Strillone', verifyUser: (_user, given) => same(given, password) }));
  else app.use(async (c, next) => (isOwnHost(c.req.header('host'), host) ? next() : c.text(NOT_HERE, 403)));
  app.get('/', async c => {
    const snapshot = await view.snapshot();
    const language =
      c.req.query('lang') ?? firstLanguage(c.req.header('accept-language')) ?? snapshot.language;
    c.header('Cache-Control', 'no-store');
    const shown = password === null ? { ...snapshot, proposals: [] } : snapshot;
    return c.html(newsroomPage(shown, words(language), show));
  });
  if (password !== null)
    app.post('/decide', bodyLimit({ maxSize: MOST_DECIDED }), c =>
      answerDecision(c, { approval, view, words }),
    );
  app.get('/metrics', async c => {
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(metricsOf(await view.snapshot()));
  });
  app.get('/cards/:file{[0-9a-f]{64}(?:\\.png)?}', async c => {
    const card = await view.card(c.req.param('file').slice(0, 64) as CardHash);
    if (card === null) return c.notFound();
    c.header('Content-Type', card.mediaType);
    c.header('Cache-Control', `${password === null ? 'public' : 'private'}, max-age=31536000, immutable`);
    return c.body(Uint8Array.from(card.bytes));
  });
  for (const [path, type, bytes] of assets)
    app.get(path, etag(), c => c.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
  app.notFound(c => c.text('There is no such page. The newsroom is at /', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    record({ kind: 'service-fault', part: `web ${c.req.path}`, error });
    return c.text('This cannot be shown just now; the log says why. Try again in a moment.', 500);
  });
  return app;
}

const MOST_DECIDED = 1024;
const MOST_PUSHED = 5 * 1024 * 1024;
const tooLarge = (c: Context) =>
  c.json({ faults: ['the body has more than 5 MB; send the article only'] }, 413);

async function answerPush(
  c: Context<BlankEnv, '/push/:source'>,
  asked: Pick<PushRequest, 'operation' | 'key'>,
  push: ReceivePush,
): Promise<Response> {
  const answer: PushAnswer = await push({
    ...asked,
    source: c.req.param('source'),
    authorization: c.req.header('authorization') ?? null,
    signature: c.req.header('x-hub-signature-256') ?? null,
    body: new Uint8Array(await c.req.arrayBuffer()),
  });
  if (answer.retryAfterS !== undefined) c.header('Retry-After', String(answer.retryAfterS));
  return c.json(answer.body, answer.status);
}

/** "de-CH" of "de-CH,de;q=0.9": the one a reader wants most stands first. */
function firstLanguage(header: string | undefined): string | undefined {
  const tag = header?.split(/[,;]/u)[0]?.trim();
  return tag === '' || tag === '*' ? undefined : tag;
}

/** Takes as long for a wrong password as for the right one. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
