import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { telegramSpecFaults } from '../specs/telegram-spec.ts';
import { readFormBody } from './http-body.ts';
import type { UploadedFile } from './http-body.ts';
import { createTelegramLife } from './telegram-life.ts';
import { createTelegramLimits } from './telegram-limits.ts';
import type { TelegramLimits } from './telegram-limits.ts';
import { telegramHandlers } from './telegram-methods.ts';
import type { ApiState, MenuOfCommands, OwnMethod } from './telegram-methods.ts';
import { Refusal, refusalOfIssues } from './telegram-refusals.ts';
import { faultsOfRequest, telegramMethods } from './telegram-rules.ts';
import type { TelegramMethod } from './telegram-rules.ts';
import { createTelegramUpdates } from './telegram-updates.ts';
import { createTelegramWorld } from './telegram-world.ts';
import type { FakeMessage } from './telegram-world.ts';

/** A request as it came over the wire; `body` is the base64 of its bytes. */
export interface RecordedRequest {
  readonly platform: 'telegram';
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The Bot API's method. */
  readonly call: string;
  readonly params: Readonly<Record<string, unknown>>;
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
  | {
      readonly kind: 'status';
      readonly when: 'before' | 'after';
      readonly status: number;
      /** The description of a refusal. */
      readonly description?: string;
      readonly parameters?: Readonly<Record<string, number>>;
      /** Instead of JSON: a front server's page. */
      readonly html?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Which requests a trouble takes: by method, and by chat as the request names it. Once unless `times` says more. */
export interface Fault {
  readonly on: TelegramMethod | RegExp;
  readonly chat?: number | string;
  readonly trouble: Trouble;
  readonly times?: number;
}

export interface FakeTelegramOptions {
  /** "123456789:secret"; the number is the bot's id. */
  readonly token: string;
  /** The fake's clock; the machine's when left out. */
  readonly now?: () => number;
  /** What Telegram lets through; null (the default) = whatever comes. */
  readonly limits?: TelegramLimits | null;
  /** For many messages: requests are not kept, nor are the bytes of pictures. */
  readonly lean?: boolean;
}

/** Starts a Bot API server of one's own on loopback, with the chats of `createTelegramWorld`. */
export async function startFakeTelegram(options: FakeTelegramOptions) {
  let token: string | null = options.token;
  const now = options.now ?? Date.now;
  const limits = createTelegramLimits(now, options.limits ?? null);
  const world = createTelegramWorld(now, Number(options.token.split(':')[0]), limits.admit);
  const state: ApiState = { world, menus: [], callbacks: new Map(), inline: new Map() };
  const updates = createTelegramUpdates();
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  let landed = 0;
  const faults: { readonly fault: Fault; left: number }[] = [];
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

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readAll(request);
    const path = request.url ?? '/';
    const [, key, id = ''] = /^\/file\/bot([^/]+)\/documents\/(\w+)$/.exec(path) ?? [];
    if (key !== undefined) {
      const file = key === token ? world.documents.get(id) : undefined;
      response.writeHead(file === undefined ? 404 : 200, { 'content-type': 'application/octet-stream' });
      response.end(file);
      return;
    }
    const [, given = '', call = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { params, files } = readFormBody(bytes, headers['content-type'] ?? '');
    if (options.lean !== true)
      requests.push({
        platform: 'telegram',
        at: now(),
        method: request.method ?? 'GET',
        path,
        headers,
        call,
        params,
        body: bytes.toString('base64'),
      });
    if (isMethod(call))
      violations.push(
        ...[...faultsOfRequest(call, params, files), ...telegramSpecFaults(call, params, files)].map(
          fault => `${call}: ${fault}`,
        ),
      );
    else violations.push(`${call}: no such method`);
    changed();
    const answer = (result: unknown) => {
      send(response, result);
      changed();
    };
    const trouble = takeFault(call, params);
    try {
      if (trouble?.when === 'before') {
        spoil(response, trouble);
        if (trouble.kind === 'late' && isMethod(call) && !isOwn(call)) {
          await wait(trouble.afterMs, undefined, { ref: false });
          try {
            run(call, params, files);
          } finally {
            landed++; // refused or not: an edit to what is there by now is one
          }
        }
        return;
      }
      if (token === null || given !== token)
        throw /^\d+:[\w-]+$/.test(given) ? new Refusal(401, 'Unauthorized') : new Refusal(404, 'Not Found');
      if (!isMethod(call)) throw new Refusal(404, 'Not Found: method not found');
      if (call === 'getUpdates') {
        const end = updates.poll(telegramMethods.getUpdates.parse(params), {
          answer:
            trouble === null
              ? answer
              : () => {
                  spoil(response, trouble);
                },
          refuse: refusal => {
            refuse(response, refusal);
          },
        });
        response.on('close', end);
        changed();
        return;
      }
      const result =
        call === 'setWebhook'
          ? updates.setWebhook(telegramMethods.setWebhook.parse(params))
          : call === 'deleteWebhook'
            ? updates.deleteWebhook()
            : run(call, params, files);
      if (trouble?.kind === 'slow') await wait(trouble.afterMs, undefined, { ref: false });
      if (options.lean === true) forgetBytes(params.chat_id);
      if (trouble === null || trouble.kind === 'slow') answer(result);
      else spoil(response, trouble);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error);
    } finally {
      changed();
    }
  }

  function forgetBytes(place: unknown): void {
    const message = world.find(String(place))?.messages.at(-1);
    if (message?.photo) message.photo = { ...message.photo, bytes: new Uint8Array() };
  }

  function takeFault(call: string, params: Readonly<Record<string, unknown>>): Trouble | null {
    const hit = faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (typeof fault.on === 'string' ? fault.on === call : fault.on.test(call)) &&
        (fault.chat === undefined || String(fault.chat) === String(params.chat_id)),
    );
    if (hit === undefined) return null;
    hit.left--;
    return hit.fault.trouble;
  }

  function run(
    call: Exclude<TelegramMethod, OwnMethod>,
    params: Readonly<Record<string, unknown>>,
    files: readonly UploadedFile[],
  ): unknown {
    const schema = telegramMethods[call];
    // the real server passes over parameters it does not know: they are violations, not refusals
    const known = Object.fromEntries(Object.entries(params).filter(([name]) => name in schema.shape));
    const parsed = schema.safeParse(known);
    if (!parsed.success) throw refusalOfIssues(parsed.error.issues);
    const handle = telegramHandlers[call] as (call: object) => unknown;
    try {
      return handle({ state, params: parsed.data, files });
    } catch (error) {
      // neither depends on the chat: a well-behaved bot does not send such files
      if (error instanceof Refusal && /PHOTO_INVALID|IMAGE_PROCESS/.test(error.message))
        violations.push(`${call}: ${error.message}`);
      throw error;
    }
  }

  const listen = (port: number) =>
    new Promise<void>(resolve => {
      server.listen(port, '127.0.0.1', resolve);
    });
  async function close(): Promise<void> {
    updates.stop();
    if (!server.listening) return;
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
  await listen(0);
  const { port } = server.address() as AddressInfo;

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

  const life = createTelegramLife({ state, updates, until });

  return {
    /** What grammY calls `apiRoot`. */
    apiRoot: `http://127.0.0.1:${port}`,
    world,
    updates,
    requests,
    /** What a well-behaved bot would not have sent. */
    violations,
    /** How many requests were carried out late. */
    get landed(): number {
      return landed;
    },
    get menus(): readonly MenuOfCommands[] {
      return state.menus;
    },
    callbacks: state.callbacks,
    inline: state.inline,
    /** How many messages went through, and how many were too many. */
    counts: limits.counts,
    ...life,
    messages: (place: number | string): readonly FakeMessage[] => life.chat(place).messages,
    /** The requests of one method so far. */
    received: (call: TelegramMethod): readonly RecordedRequest[] => requests.filter(one => one.call === call),
    until,
    /** Looks again for whoever waits by `until`. */
    poke: changed,
    fault(fault: Fault): void {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    /** The token is revoked at BotFather's. */
    revokeToken(): void {
      token = null;
    },
    /** Nothing listens any more: connections are cut and new ones refused. */
    goOffline: close,
    /** Listens again, at the same address and with the same world. */
    goOnline: () => listen(port),
    /** Stops listening; connections are cut. */
    [Symbol.asyncDispose]: close,
  };
}

export type FakeTelegram = Awaited<ReturnType<typeof startFakeTelegram>>;

const isOwn = (call: string): call is OwnMethod =>
  ['getUpdates', 'setWebhook', 'deleteWebhook'].includes(call);

const isMethod = (call: string): call is TelegramMethod => Object.hasOwn(telegramMethods, call);

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

function refuse(response: ServerResponse, { code, message, parameters }: Refusal): void {
  const body = { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function spoil(response: ServerResponse, trouble: Trouble): void {
  switch (trouble.kind) {
    case 'drop':
    case 'late':
      response.socket?.destroy();
      return;
    case 'hang':
    case 'slow':
      return;
    case 'status': {
      const { status, html, description = 'Internal Server Error', parameters } = trouble;
      if (html === undefined) refuse(response, new Refusal(status, description, parameters));
      else response.writeHead(status, { 'content-type': 'text/html', ...trouble.headers }).end(html);
    }
  }
}
