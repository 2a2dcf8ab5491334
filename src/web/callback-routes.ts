import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { PlatformCallback } from '../core/ports/platform-callback.ts';

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
