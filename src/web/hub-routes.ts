import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HubCallbacks, PlatformCallback } from '../core/ports/push.ts';

/** The callbacks of subscriptions to hubs (WebSub). Their paths nobody can guess, and what is under another is not read. */
export function addHubRoutes(app: Hono, hubs: HubCallbacks): void {
  app.use('/hub/:token', async (c, next) =>
    (await hubs.isKnown(c.req.param('token'))) ? next() : c.notFound(),
  );
  app.get('/hub/:token', async c => {
    const said = await hubs.notice({
      token: c.req.param('token'),
      mode: c.req.query('hub.mode') ?? null,
      topic: c.req.query('hub.topic') ?? null,
      challenge: c.req.query('hub.challenge') ?? null,
      leaseSeconds: c.req.query('hub.lease_seconds') ?? null,
    });
    return said === null ? c.notFound() : c.text(said);
  });
  app.post('/hub/:token', bodyLimit({ maxSize: hubs.largest }), async c => {
    const became = await hubs.receive({
      token: c.req.param('token'),
      contentType: c.req.header('content-type') ?? null,
      signature: c.req.header('x-hub-signature') ?? null,
      body: new Uint8Array(await c.req.arrayBuffer()),
    });
    if (became === 'unknown') return c.notFound();
    if (became === 'full') return c.body(null, 503, { 'Retry-After': '60' });
    return c.body(null, 202);
  });
}

/** Where platforms speak to us. Who may is told by their signatures. */
export function addCallbackRoutes(app: Hono, callbacks: readonly PlatformCallback[]): void {
  for (const { path, largest, take } of callbacks)
    app.post(path, bodyLimit({ maxSize: largest }), async c => {
      const answer = await take({
        body: new Uint8Array(await c.req.arrayBuffer()),
        header: name => c.req.header(name) ?? null,
      });
      const body = typeof answer.body === 'string' ? answer.body : Uint8Array.from(answer.body);
      return c.body(body, answer.status, { 'Content-Type': answer.contentType, 'Cache-Control': 'no-store' });
    });
}
