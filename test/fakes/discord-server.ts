import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { discordSpecFaults } from '../specs/discord-spec.ts';
import { readBody } from './discord-body.ts';
import { createGateway } from './discord-gateway.ts';
import type { Gateway } from './discord-gateway.ts';
import { createInteractions } from './discord-interactions.ts';
import { createDiscordLife } from './discord-life.ts';
import { createDiscordLimits } from './discord-limits.ts';
import { routes } from './discord-rest.ts';
import type { Route } from './discord-rest.ts';
import type { Call, RegisteredCommand, Reply, RestState } from './discord-route-ground.ts';
import { faultsOf, headFaults, isEmptyMessage, messageIn } from './discord-rules.ts';
import { createDiscordTyping } from './discord-typing.ts';
import { createWorld } from './discord-world.ts';
import type { FakeMessage, World } from './discord-world.ts';

/** A request as it came over the wire; `body` is the base64 of its bytes. */
export interface RecordedRequest {
  readonly platform: 'discord';
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The JSON (or `payload_json`), read. */
  readonly payload: unknown;
  readonly files: readonly { readonly field: string; readonly filename: string; readonly size: number }[];
}

/** What goes wrong with a request that a fault takes: the server has done nothing (`before`) or all of it (`after`). */
export type Trouble =
  /** The connection is cut. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** The connection is cut, and the request is carried out so much later all the same. */
  | { readonly kind: 'late'; readonly when: 'before'; readonly afterMs: number }
  /** Nothing is ever answered. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** The work is done, and the answer comes so much later. */
  | { readonly kind: 'slow'; readonly when: 'after'; readonly afterMs: number }
  /** The head of an answer and half of its body, then silence. */
  | { readonly kind: 'stall' }
  | {
      readonly kind: 'status';
      readonly when: 'before' | 'after';
      readonly status: number;
      readonly json?: unknown;
      /** Instead of JSON: a front server's page. */
      readonly html?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Which requests a trouble takes: "POST /channels/900…/messages", or the beginning of it. Once unless `times` says more. */
export interface Fault {
  readonly on: string | RegExp;
  readonly trouble: Trouble;
  readonly times?: number;
}

export interface FakeDiscordOptions {
  readonly token: string;
  /** Moves with `advance`; the real clock when left out. */
  readonly now?: () => number;
  /** Each route's bucket by default; `strict` = the limit over all as well; false = none, for tests that post much. */
  readonly limits?: boolean | 'strict';
  /** For how long a nonce is remembered; five minutes when left out. */
  readonly nonceWindowMs?: number;
  /** For many messages: requests are not kept, nor are the bytes of files. */
  readonly lean?: boolean;
}

const NEW: ReadonlySet<string> = new Set(['newMessage', 'answer', 'newPost', 'webhookMessage']);
const NONCE_WINDOW = 5 * 60_000;
const matches = (line: string, on: string | RegExp): boolean =>
  typeof on === 'string' ? line.startsWith(on) : on.test(line);
/** Starts a Discord of one's own on loopback: REST under `apiRoot`, and the gateway. */
export async function startFakeDiscord(options: FakeDiscordOptions) {
  let skew = 0;
  let token: string | null = options.token;
  const base = options.now ?? Date.now;
  const now = () => base() + skew;
  const world: World = createWorld(now);
  const interactions = createInteractions(world);
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  let landed = 0;
  const faults: { readonly fault: Fault; left: number }[] = [];
  const limits = createDiscordLimits(now, options.limits ?? true);
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const look of [...waiting]) look();
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return; // the client went away in the middle
      violations.push(`the fake could not serve a request: ${String(error)}`);
      response.destroy();
    });
  });
  const gateway: Gateway = createGateway({ server, world, token: () => token ?? '(revoked)', changed });
  const state: RestState = {
    world,
    interactions,
    commands: [],
    creates: 0,
    nonces: new Map(),
    crossposted: new Set(),
    gatewayUrl: gateway.url,
    gatewayLimits: gateway.limits,
    nonceWindowMs: options.nonceWindowMs ?? NONCE_WINDOW,
  };

  function judge(record: RecordedRequest, path: string, route: Route | undefined): void {
    const blame = (what: string) =>
      violations.push(`${record.method} ${path.replace(/interaction-token-\d+/, '…')}: ${what}`);
    if (route === undefined) {
      blame('no such route');
      return;
    }
    for (const fault of headFaults(record.headers, route.open)) blame(fault);
    const published = discordSpecFaults(record.method, path, record.payload);
    for (const fault of published ?? (record.body === '' ? [] : ['no such request is published']))
      blame(fault);
    if (route.body === null) {
      if (record.body !== '') blame('takes no body');
      return;
    }
    for (const fault of faultsOf(route.body, record.payload, record.files))
      blame(`${fault.path.join('.')}: ${fault.message}`);
    const message = messageIn(route.body, record.payload);
    if (NEW.has(route.body) && isEmptyMessage(message, record.files)) blame('an empty message');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { record, call } = await read(request, world, options.lean === true);
    if (options.lean !== true) requests.push(record);
    const route = routes.find(one => one.method === call.method && one.pattern.test(call.path));
    judge(record, call.path, route);
    const line = `${call.method} ${call.path}`;
    const hit = faults.find(one => one.left > 0 && matches(line, one.fault.on));
    if (hit) hit.left--;
    const trouble = hit?.fault.trouble;
    response.setHeader('date', new Date(now()).toUTCString());
    const early = trouble !== undefined && 'when' in trouble && trouble.when === 'before';
    const answer = early ? { reply: { status: 500 }, headers: {} } : answerTo(call, record, route);
    changed();
    if (trouble?.kind === 'slow') await wait(trouble.afterMs, undefined, { ref: false });
    const spoiled = trouble?.kind === 'status' ? trouble.status : null;
    limits.answered(spoiled ?? answer.reply.status);
    if (trouble === undefined || trouble.kind === 'slow') send(response, answer.reply, answer.headers);
    else spoil(response, trouble, answer.reply);
    if (trouble?.kind !== 'late') return;
    await wait(trouble.afterMs, undefined, { ref: false });
    answerTo(call, record, route);
    landed++;
    changed();
  }

  function answerTo(call: Call, record: RecordedRequest, route: Route | undefined) {
    if (route === undefined)
      return { reply: { status: 404, json: { message: '404: Not Found', code: 0 } }, headers: {} };
    if (!route.open && record.headers.authorization !== `Bot ${token ?? ''}`)
      return { reply: { status: 401, json: { message: '401: Unauthorized', code: 0 } }, headers: {} };
    const { headers, reply } = limits.take(route, call.path);
    if (reply) return { reply, headers };
    const args = (route.pattern.exec(call.path) ?? []).slice(1);
    return { reply: route.handle(state, call, args), headers };
  }

  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  gateway.listening(`ws://127.0.0.1:${port}`);

  /** Resolves with what `look` finds, now or after the next change; the test's own timeout ends a vain wait. */
  function until<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise(resolve => {
      const attempt = () => {
        const found = look();
        if (found === undefined || found === null || found === false) return;
        waiting.delete(attempt);
        resolve(found);
      };
      waiting.add(attempt);
      attempt();
    });
  }

  const life = createDiscordLife(world, gateway);
  const typing = createDiscordTyping({ state, gateway, interactions, until });

  return {
    /** What discord.js calls `rest.api`. */
    apiRoot: `http://127.0.0.1:${port}/api`,
    world,
    gateway,
    requests,
    /** What a well-behaved bot would not have sent. */
    violations,
    /** How many requests were carried out late. */
    get landed(): number {
      return landed;
    },
    get commands(): readonly RegisteredCommand[] {
      return state.commands;
    },
    get crossposted(): ReadonlySet<string> {
      return state.crossposted;
    },
    /** How many requests were let through, and how many were too many. */
    counts: limits.counts,
    ...life,
    ...typing,
    messages: (id: string): readonly FakeMessage[] => life.channel(id).messages,
    until,
    /** The requests of one route so far: "POST /channels/…/messages", or the beginning of it. */
    received: (on: string): readonly RecordedRequest[] =>
      requests.filter(one => `${one.method} ${one.path.replace(/^\/api\/v10/, '')}`.startsWith(on)),
    fault(fault: Fault): void {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    /** Moves the fake's clock; what nobody answered in time fails. */
    advance(ms: number): void {
      skew += ms;
      interactions.expire();
      changed();
    },
    now,
    /** The token is reset in the developer portal. */
    revokeToken(): void {
      token = null;
    },
    /** Nothing listens any more: connections are cut and new ones refused. */
    async goOffline(): Promise<void> {
      gateway.drop();
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    /** Listens again, at the same address and with the same world. */
    async goOnline(): Promise<void> {
      await new Promise<void>(resolve => {
        server.listen(port, '127.0.0.1', resolve);
      });
    },
    /** Stops listening; connections are cut. */
    async [Symbol.asyncDispose](): Promise<void> {
      await gateway.stop();
      if (!server.listening) return;
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export type FakeDiscord = Awaited<ReturnType<typeof startFakeDiscord>>;

async function read(
  request: IncomingMessage,
  world: World,
  lean: boolean,
): Promise<{ record: RecordedRequest; call: Call }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const url = new URL(request.url ?? '/', 'http://fake.invalid');
  const { payload, files } = readBody(bytes, headers['content-type'] ?? '');
  const method = request.method ?? 'GET';
  const described = ((payload as { attachments?: unknown } | undefined)?.attachments ??
    (payload as { data?: { attachments?: unknown } } | undefined)?.data?.attachments ??
    (payload as { message?: { attachments?: unknown } } | undefined)?.message?.attachments ??
    []) as readonly { readonly id: string; readonly description?: string }[];
  return {
    record: {
      platform: 'discord',
      at: world.now(),
      method,
      path: request.url ?? '/',
      headers,
      payload,
      body: lean ? '' : bytes.toString('base64'),
      files: files.map(file => ({ field: file.field, filename: file.filename, size: file.bytes.length })),
    },
    call: {
      method,
      path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
      query: url.searchParams,
      body: payload,
      files: files.map(file => ({
        ...(lean ? { ...file, bytes: new Uint8Array() } : file),
        id: world.snowflake(),
        description: described.find(one => file.field === `files[${one.id}]`)?.description,
      })),
    },
  };
}

function send(response: ServerResponse, reply: Reply, headers: Readonly<Record<string, string>>): void {
  // a 204 must carry no JSON content type: discord.js would try to read it
  if (reply.json === undefined) response.writeHead(reply.status, headers).end();
  else
    response
      .writeHead(reply.status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(reply.json));
}

function spoil(response: ServerResponse, trouble: Trouble, reply: Reply): void {
  switch (trouble.kind) {
    case 'drop':
    case 'late':
      response.socket?.destroy();
      return;
    case 'hang':
    case 'slow':
      return;
    case 'stall': {
      const text = JSON.stringify(reply.json ?? {});
      response.writeHead(reply.status, { 'content-type': 'application/json', 'content-length': text.length });
      response.write(text.slice(0, text.length / 2));
      return;
    }
    case 'status':
      if (trouble.html === undefined)
        send(response, { status: trouble.status, json: trouble.json }, trouble.headers ?? {});
      else
        response
          .writeHead(trouble.status, { 'content-type': 'text/html', ...trouble.headers })
          .end(trouble.html);
  }
}
