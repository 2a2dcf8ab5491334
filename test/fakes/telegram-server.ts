import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFormBody } from './http-body.ts';
import type { UploadedFile } from './http-body.ts';
import { commandsIn } from './telegram-content.ts';
import { telegramHandlers } from './telegram-methods.ts';
import type { ApiState, MenuOfCommands } from './telegram-methods.ts';
import { Refusal, refusalOfIssues } from './telegram-refusals.ts';
import { faultsOfRequest, telegramMethods } from './telegram-rules.ts';
import type { TelegramMethod } from './telegram-rules.ts';
import { createTelegramUpdates } from './telegram-updates.ts';
import { chatJson, createTelegramWorld, messageJson } from './telegram-world.ts';
import type { FakeChat, FakeMessage } from './telegram-world.ts';

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
  /** Nothing is ever answered. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
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
  readonly now?: () => number;
}

/** What a person types; into the private chat with the bot when `chat` is left out. */
export interface Typed {
  readonly chat?: number | string;
  readonly from: { readonly id: number; readonly language_code?: string; readonly is_bot?: boolean };
  readonly text: string;
  readonly topic?: number;
  /** More fields of the message: `sender_chat` of an anonymous administrator, `forward_origin`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Starts a Bot API server of one's own on loopback, with the chats of `createTelegramWorld`. */
export async function startFakeTelegram(options: FakeTelegramOptions) {
  let token: string | null = options.token;
  const now = options.now ?? Date.now;
  const world = createTelegramWorld(now, Number(options.token.split(':')[0]));
  const state: ApiState = { world, menus: [], callbacks: new Map() };
  const updates = createTelegramUpdates();
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
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
    const [, given = '', call = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { params, files } = readFormBody(bytes, headers['content-type'] ?? '');
    requests.push({
      ...{ platform: 'telegram', at: now(), method: request.method ?? 'GET', path, headers, call, params },
      body: bytes.toString('base64'),
    });
    if (isMethod(call))
      violations.push(...faultsOfRequest(call, params, files).map(fault => `${call}: ${fault}`));
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
      const result = run(call, params, files);
      if (trouble === null) answer(result);
      else spoil(response, trouble);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error);
    } finally {
      changed();
    }
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
    call: Exclude<TelegramMethod, 'getUpdates'>,
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

  function chat(place: number | string): FakeChat {
    const found = world.find(place);
    if (found === undefined) throw new Error(`the fake has no chat ${place}`);
    return found;
  }

  function personOf({ id, language_code }: Typed['from']): FakeChat {
    const language = language_code ?? null;
    return world.find(id) ?? world.add({ id, type: 'private', title: `Persona ${id}`, language });
  }

  /** Somebody writes; nobody waits for an answer. */
  function say(typed: Typed): FakeMessage {
    const person = personOf(typed.from);
    const place = typed.chat === undefined ? person : chat(typed.chat);
    const message: FakeMessage = {
      ...{ id: world.nextMessageId(place), chat: place.id, from: typed.from.id, at: now() },
      ...{ topic: typed.topic ?? null, silent: false, replyTo: null, album: null, text: typed.text },
      ...{ caption: null, entities: [], photo: null, markup: undefined, preview: undefined, editedAt: null },
      ...{ origin: null, service: false, protected: false },
    };
    place.messages.push(message);
    const { language_code, is_bot = false } = typed.from;
    const from = {
      id: typed.from.id,
      is_bot,
      first_name: person.title,
      ...(language_code ? { language_code } : {}),
    };
    const commands = commandsIn(typed.text);
    const json = {
      ...messageJson(world, place, message),
      ...(commands.length === 0 ? {} : { entities: commands }),
      ...(place.type === 'channel' ? {} : { from }),
      ...typed.more,
    };
    updates.push(place.type === 'channel' ? 'channel_post' : 'message', json);
    return message;
  }

  return {
    /** What grammY calls `apiRoot`. */
    apiRoot: `http://127.0.0.1:${port}`,
    world,
    updates,
    requests,
    /** What a well-behaved bot would not have sent. */
    violations,
    get menus(): readonly MenuOfCommands[] {
      return state.menus;
    },
    callbacks: state.callbacks,
    chat,
    messages: (place: number | string): readonly FakeMessage[] => chat(place).messages,
    /** The requests of one method so far. */
    received: (call: TelegramMethod): readonly RecordedRequest[] => requests.filter(one => one.call === call),
    until,
    fault(fault: Fault): void {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    say,
    /** Somebody writes; resolves with the bot's next message in that chat. */
    userSays(typed: Typed): Promise<FakeMessage> {
      const place = typed.chat === undefined ? personOf(typed.from) : chat(typed.chat);
      const asked = say(typed);
      return until(() => place.messages.find(({ id, from }) => id > asked.id && from === world.bot.id));
    },
    /** Somebody joins, pins or renames: a message without words, which takes a number of the chat. */
    serviceMessage(place: number | string): FakeMessage {
      const where = chat(place);
      const message: FakeMessage = {
        ...{
          id: world.nextMessageId(where),
          chat: where.id,
          from: 777,
          at: now(),
          topic: null,
          silent: true,
        },
        ...{ replyTo: null, album: null, text: null, caption: null, entities: [], photo: null },
        ...{ markup: undefined, preview: undefined, editedAt: null, origin: null },
        ...{ service: true, protected: false },
      };
      where.messages.push(message);
      return message;
    },
    /**
     * Somebody presses a button of a message; the callback's id, by which `callbacks` tells how it was answered. `data`
     * may be any: whoever writes their own app can send what no button has.
     */
    presses(pressed: {
      readonly chat: number | string;
      readonly message: number;
      readonly from: number;
      readonly data: string;
      readonly language?: string;
    }): string {
      const place = chat(pressed.chat);
      const message = place.messages.find(({ id }) => id === pressed.message);
      if (message === undefined)
        throw new Error(`the fake has no message ${pressed.message} in ${pressed.chat}`);
      const id = world.unique();
      state.callbacks.set(id, { answered: false, text: null });
      updates.push('callback_query', {
        ...{ id, chat_instance: String(place.id), data: pressed.data },
        from: {
          ...{ id: pressed.from, is_bot: false, first_name: 'Persona' },
          ...(pressed.language === undefined ? {} : { language_code: pressed.language }),
        },
        message: messageJson(world, place, message),
      });
      return id;
    },
    /** The bot is thrown out of a chat. */
    kickBot(place: number | string): void {
      const left = chat(place);
      left.standing = 'kicked';
      updates.push('my_chat_member', {
        ...{
          chat: chatJson(left),
          from: { id: 1, is_bot: false, first_name: 'Capo' },
          date: Math.floor(now() / 1000),
        },
        old_chat_member: { status: 'member', user: { ...world.bot, is_bot: true } },
        new_chat_member: { status: 'kicked', user: { ...world.bot, is_bot: true }, until_date: 0 },
      });
    },
    /** A basic group becomes a supergroup, with a new id. */
    migrate(place: number | string): FakeChat {
      const old = chat(place);
      const id = -1_002_000_000_000 + old.id;
      old.movedTo = id;
      return world.add({ id, type: 'supergroup', title: old.title });
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
      response.socket?.destroy();
      return;
    case 'hang':
      return;
    case 'status': {
      const { status, html, description = 'Internal Server Error', parameters } = trouble;
      if (html === undefined) refuse(response, new Refusal(status, description, parameters));
      else response.writeHead(status, { 'content-type': 'text/html', ...trouble.headers }).end(html);
    }
  }
}
