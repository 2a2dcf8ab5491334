import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './discord-body.ts';
import { createGateway } from './discord-gateway.ts';
import type { Gateway } from './discord-gateway.ts';
import { createInteractions } from './discord-interactions.ts';
import type { Choice, Seen } from './discord-interactions.ts';
import { routes } from './discord-rest.ts';
import type { Call, RegisteredCommand, Reply, RestState, Route } from './discord-rest.ts';
import { faultsOf, headFaults, isEmptyMessage, messageIn } from './discord-rules.ts';
import { createWorld, ids, memberJson, messageJson } from './discord-world.ts';
import type { FakeChannel, FakeMessage, World } from './discord-world.ts';

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
  /** Nothing is ever answered. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
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
  /** Rate limits are real ones by default; false = none, for tests that post much. */
  readonly limits?: boolean;
}

export interface Typed {
  readonly command: string;
  readonly options?: Readonly<Record<string, string>>;
  /** A member of the server by id; `ids.reader` when left out. */
  readonly user?: string;
  readonly locale?: string;
  /** In private with the bot instead of in the server. */
  readonly direct?: boolean;
}

const matches = (line: string, on: string | RegExp): boolean =>
  typeof on === 'string' ? line.startsWith(on) : on.test(line);
const major = (path: string): string =>
  /^\/(?:channels|guilds|webhooks)\/([^/]+)/.exec(path)?.[1] ?? 'global';
const optionType = 3;

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
  const faults: { readonly fault: Fault; left: number }[] = [];
  const buckets = new Map<string, { until: number; left: number }>();
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const look of [...waiting]) look();
  };

  const server = createServer((request, response) => {
    void serve(request, response);
  });
  const gateway: Gateway = createGateway({ server, world, token: () => token ?? '(revoked)', changed });
  const state: RestState = {
    ...{ world, interactions, commands: [], creates: 0, nonces: new Map(), crossposted: new Set() },
    gatewayUrl: gateway.url,
  };

  /** Takes one call out of its bucket; the answer when it is empty. */
  function throttle(route: Route, path: string): { headers: Record<string, string>; reply: Reply | null } {
    const key = `${route.method} ${route.pattern.source} ${major(path)}`;
    let bucket = buckets.get(key);
    if (bucket === undefined || bucket.until <= now()) {
      bucket = { until: now() + route.limit.perMs, left: route.limit.calls };
      buckets.set(key, bucket);
    }
    const empty = bucket.left === 0 && options.limits !== false;
    if (bucket.left > 0) bucket.left--;
    const afterS = (bucket.until - now()) / 1000;
    const headers = {
      'x-ratelimit-limit': String(route.limit.calls),
      'x-ratelimit-remaining': String(options.limits === false ? route.limit.calls : bucket.left),
      'x-ratelimit-reset': (bucket.until / 1000).toFixed(3),
      'x-ratelimit-reset-after': afterS.toFixed(3),
      'x-ratelimit-bucket': Buffer.from(route.pattern.source).toString('hex').slice(0, 32),
    };
    if (!empty) return { headers, reply: null };
    return {
      headers: { ...headers, 'retry-after': String(Math.ceil(afterS)), 'x-ratelimit-scope': 'user' },
      reply: {
        status: 429,
        json: { message: 'You are being rate limited.', retry_after: afterS, global: false },
      },
    };
  }

  function judge(record: RecordedRequest, path: string, route: Route | undefined): void {
    const blame = (what: string) =>
      violations.push(`${record.method} ${path.replace(/interaction-token-\d+/, '…')}: ${what}`);
    if (route === undefined) {
      blame('no such route');
      return;
    }
    for (const fault of headFaults(record.headers, route.open)) blame(fault);
    if (route.body === null) {
      if (record.body !== '') blame('takes no body');
      return;
    }
    for (const fault of faultsOf(route.body, record.payload, record.files))
      blame(`${fault.path.join('.')}: ${fault.message}`);
    const message = messageIn(route.body, record.payload);
    if ((route.body === 'newMessage' || route.body === 'answer') && isEmptyMessage(message, record.files))
      blame('an empty message');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { record, call } = await read(request, world);
    requests.push(record);
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
    if (trouble === undefined) send(response, answer.reply, answer.headers);
    else spoil(response, trouble, answer.reply);
  }

  function answerTo(call: Call, record: RecordedRequest, route: Route | undefined) {
    if (route === undefined)
      return { reply: { status: 404, json: { message: '404: Not Found', code: 0 } }, headers: {} };
    if (!route.open && record.headers.authorization !== `Bot ${token ?? ''}`)
      return { reply: { status: 401, json: { message: '401: Unauthorized', code: 0 } }, headers: {} };
    const { headers, reply } = throttle(route, call.path);
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

  function channel(id: string): FakeChannel {
    const found = world.channels.get(id);
    if (found === undefined) throw new Error(`the fake has no channel ${id}`);
    return found;
  }

  /** INTERACTION_CREATE as Discord sends it. */
  function interactionJson(
    typed: Typed,
    registered: RegisteredCommand,
    more: { id: string; token: string; type: number; options: unknown },
  ) {
    const member = world.guilds.get(ids.guild)?.members.get(typed.user ?? ids.reader);
    if (member === undefined) throw new Error(`the fake has no member ${typed.user ?? ids.reader}`);
    const place = { id: ids.text, type: typed.direct ? 1 : 0, name: 'notizie', guild_id: ids.guild };
    return {
      ...{ id: more.id, application_id: world.application, type: more.type, token: more.token, version: 1 },
      data: { id: registered.id, name: registered.name, type: 1, options: more.options },
      channel: typed.direct ? { id: '500000000000000001', type: 1, recipients: [member.user] } : place,
      channel_id: typed.direct ? '500000000000000001' : ids.text,
      ...(typed.direct
        ? { user: member.user, context: 1 }
        : {
            guild_id: ids.guild,
            guild_locale: 'it',
            member: { ...memberJson(member), permissions: '0' },
            context: 0,
          }),
      locale: typed.locale ?? 'it',
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: { '0': ids.guild },
      attachment_size_limit: 10_485_760,
    };
  }

  const registered = (name: string) => until(() => state.commands.find(command => command.name === name));

  async function typeCommand(typed: Typed): Promise<Seen> {
    const command = await registered(typed.command);
    return new Promise(resolve => {
      const { id, token: key } = interactions.command(resolve);
      const filled = Object.entries(typed.options ?? {}).map(([name, value]) => ({
        name,
        value,
        type: optionType,
      }));
      gateway.send(
        'INTERACTION_CREATE',
        interactionJson(typed, command, { id, token: key, type: 2, options: filled }),
      );
    });
  }

  return {
    /** What discord.js calls `rest.api`. */
    apiRoot: `http://127.0.0.1:${port}/api`,
    world,
    gateway,
    requests,
    /** What a well-behaved bot would not have sent. */
    violations,
    get commands(): readonly RegisteredCommand[] {
      return state.commands;
    },
    get crossposted(): ReadonlySet<string> {
      return state.crossposted;
    },
    channel,
    messages: (id: string): readonly FakeMessage[] => channel(id).messages,
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
    /** Somebody else (or, as `ids.bot`, the bot in another life) writes into a channel. */
    say(id: string, user: string, content: string): FakeMessage {
      const author = world.guilds.get(ids.guild)?.members.get(user)?.user ?? world.bot;
      const message: FakeMessage = {
        ...{
          id: world.snowflake(),
          channel: id,
          author,
          content,
          embeds: [],
          attachments: [],
          components: [],
          flags: 0,
          at: now(),
        },
      };
      channel(id).messages.push(message);
      return message;
    },
    /** The bot is thrown out of the server. */
    kick(): void {
      world.guilds.get(ids.guild)?.members.delete(ids.bot);
      gateway.send('GUILD_DELETE', { id: ids.guild });
    },
    deleteChannel(id: string): void {
      world.channels.delete(id);
    },
    /** Takes rights from the bot in one channel. */
    deny(id: string, rights: bigint): void {
      channel(id).overwrites = [...channel(id).overwrites, { id: ids.bot, type: 1, allow: 0n, deny: rights }];
    },
    /** The token is reset in the developer portal. */
    revokeToken(): void {
      token = null;
    },
    /** Somebody types a command (once it is announced and heard); resolves with what they see in the end. */
    async interact(typed: Typed): Promise<Seen> {
      await until(() => gateway.ready);
      return typeCommand(typed);
    },
    /**
     * Somebody presses a button of a message in a channel; the answer grows by what they see. `data` may be any: whoever
     * writes their own app can send what no button has.
     */
    async press(pressed: {
      readonly message: FakeMessage;
      readonly data: string;
      readonly user?: string;
      readonly locale?: string;
    }): Promise<readonly Seen[]> {
      await until(() => gateway.ready);
      const seen: Seen[] = [];
      const { id, token: key } = interactions.button(pressed.message, one => seen.push(one));
      const typed = { command: '', ...pressed };
      const json = interactionJson(typed, { id: '0', name: '' }, { id, token: key, type: 3, options: [] });
      gateway.send('INTERACTION_CREATE', {
        ...json,
        data: { component_type: 2, custom_id: pressed.data },
        message: messageJson(pressed.message),
      });
      return seen;
    },
    /** Somebody types a command while the bot is not there: it hears of it when it comes back in time. */
    interactMissed: (typed: Typed): Promise<Seen> => typeCommand(typed),
    /** Somebody is typing the last of these options; resolves with what they are offered. */
    async autocomplete(typed: Typed): Promise<readonly Choice[]> {
      await until(() => gateway.ready);
      const command = await registered(typed.command);
      return new Promise(resolve => {
        const { id, token: key } = interactions.autocomplete(resolve);
        const entries = Object.entries(typed.options ?? {});
        const filled = entries.map(([name, value], index) => ({
          ...{ name, value, type: optionType },
          ...(index === entries.length - 1 ? { focused: true } : {}),
        }));
        gateway.send(
          'INTERACTION_CREATE',
          interactionJson(typed, command, { id, token: key, type: 4, options: filled }),
        );
      });
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
    []) as readonly { readonly id: string; readonly description?: string }[];
  return {
    record: {
      ...{ platform: 'discord', at: world.now(), method, path: request.url ?? '/', headers, payload },
      body: bytes.toString('base64'),
      files: files.map(file => ({ field: file.field, filename: file.filename, size: file.bytes.length })),
    },
    call: {
      method,
      path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
      query: url.searchParams,
      body: payload,
      files: files.map(file => ({
        ...file,
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
      response.socket?.destroy();
      return;
    case 'hang':
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
