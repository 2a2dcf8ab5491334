import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { BlankEnv } from 'hono/types';
import { etag } from 'hono/etag';
import type { CardHash } from '../core/ids.ts';
import type {
  HubCallbacks,
  PlatformCallback,
  PushAnswer,
  PushRequest,
  ReceivePush,
} from '../core/ports/push.ts';
import type { ShowMessages } from '../core/ports/platform.ts';
import type { Words } from '../core/words.ts';
import type { ApprovalDesk } from '../desk/approval/approvals.ts';
import type { NewsroomView } from '../desk/view.ts';
import { answerDecision } from './answer-decision.ts';
import { addCallbackRoutes, addHubRoutes } from './hub-routes.ts';
import { createHealthApp, type HealthDeps } from './health-app.ts';
import { REFRESH_SCRIPT } from './page/refresh-script.ts';

export interface WebDeps extends HealthDeps {
  readonly view: NewsroomView;
  readonly words: Words;
  /** A payload as its readers see it. */
  readonly show: ShowMessages;
  /** Takes what is pushed, by its own secrets. */
  readonly push: ReceivePush;
  /** Takes what the hubs of feeds say; null: there are no subscriptions to hubs. */
  readonly hubs: HubCallbacks | null;
  /** Where platforms speak to us; absent: nowhere. */
  readonly callbacks?: readonly PlatformCallback[];
  /** What is done with proposed posts; only with a password, for it is all that the page knows of who asks. */
  readonly approval: Pick<ApprovalDesk, 'decide'>;
}

const SERIF = '@fontsource-variable/source-serif-4/files/source-serif-4-latin';
const partOf = (specifier: string) =>
  new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve(specifier))));

/** Parts of the program, read once. */
const assets = [
  ['/style.css', 'text/css; charset=utf-8', partOf('./page/style.css')],
  ['/refresh.js', 'text/javascript; charset=utf-8', new TextEncoder().encode(REFRESH_SCRIPT)],
  ['/icon.svg', 'image/svg+xml', partOf('./page/icon.svg')],
  ['/serif.woff2', 'font/woff2', partOf(`${SERIF}-opsz-normal.woff2`)],
  ['/serif-italic.woff2', 'font/woff2', partOf(`${SERIF}-wght-italic.woff2`)],
] as const;

/** The newsroom's web, without a port: the page, its parts, health and metrics. */
export function createWebApp(deps: WebDeps): Hono {
  const { view, words, show, push, hubs, approval, password, callbacks = [] } = deps;
  const app = createHealthApp(deps, open => {
    open.post('/push/:source', bodyLimit({ maxSize: MOST_PUSHED, onError: tooLarge }), c =>
      answerPush(c, { operation: 'push', key: null }, push),
    );
    open.delete('/push/:source', bodyLimit({ maxSize: MOST_PUSHED, onError: tooLarge }), c =>
      answerPush(c, { operation: 'withdraw', key: c.req.query('key') ?? null }, push),
    );
    if (hubs !== null) addHubRoutes(open, hubs);
    addCallbackRoutes(open, callbacks);
  });
  app.get('/', async c => {
    // loaded when somebody looks
    const [{ newsroomPage }, snapshot] = await Promise.all([
      import('./page/newsroom-page.ts'),
      view.snapshot(),
    ]);
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
  app.get('/cards/:file{[0-9a-f]{64}(?:\\.png)?}', async c => {
    const card = await view.card(c.req.param('file').slice(0, 64) as CardHash);
    if (card === null) return c.notFound();
    c.header('Content-Type', card.mediaType);
    c.header('Cache-Control', `${password === null ? 'public' : 'private'}, max-age=31536000, immutable`);
    return c.body(Uint8Array.from(card.bytes));
  });
  for (const [path, type, bytes] of assets)
    app.get(path, etag(), c => c.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
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
  let body: ArrayBuffer;
  try {
    body = await c.req.arrayBuffer();
  } catch {
    // the sender hung up: no fault of ours
    return c.json({ faults: ['the body ended too soon'] }, 400);
  }
  const answer: PushAnswer = await push({
    ...asked,
    source: c.req.param('source'),
    authorization: c.req.header('authorization') ?? null,
    signature: c.req.header('x-hub-signature-256') ?? c.req.header('x-ghost-signature') ?? null,
    body: new Uint8Array(body),
  });
  if (answer.retryAfterS !== undefined) c.header('Retry-After', String(answer.retryAfterS));
  return c.json(answer.body, answer.status);
}

/** "de-CH" of "de-CH,de;q=0.9": the one a reader wants most stands first. */
function firstLanguage(header: string | undefined): string | undefined {
  const tag = header?.split(/[,;]/u)[0]?.trim();
  return tag === '' || tag === '*' ? undefined : tag;
}
