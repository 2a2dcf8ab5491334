import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { NewsroomView } from '../desk/view.ts';
import { isOwnHost } from './is-own-host.ts';

export interface HealthDeps {
  readonly view: Pick<NewsroomView, 'notReady'>;
  /** This process's metrics, in Prometheus's text format 0.0.4. */
  readonly metrics: () => Promise<string>;
  readonly record: RecordEvent;
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

/**
 * Health, which anybody may ask for, then what `open` adds for everybody, then the door: what is added afterwards is behind
 * it, metrics first.
 */
export function createHealthApp(
  { view, metrics, record, password, host }: HealthDeps,
  open: (app: Hono) => void = () => undefined,
): Hono {
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
  open(app);
  if (password !== null)
    app.use(basicAuth({ realm: 'Strillone', verifyUser: (_user, given) => same(given, password) }));
  else app.use(async (c, next) => (isOwnHost(c.req.header('host'), host) ? next() : c.text(NOT_HERE, 403)));
  app.get('/metrics', async c => {
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(await metrics());
  });
  app.notFound(c => c.text('There is no such page. The newsroom is at /', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    record({ kind: 'service-fault', part: `web ${c.req.path}`, error });
    return c.text('This cannot be shown just now; the log says why. Try again in a moment.', 500);
  });
  return app;
}

/** Takes as long for a wrong password as for the right one. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
