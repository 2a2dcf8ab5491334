/**
 * Both platforms for load: takes messages by the ten thousand and keeps no more of them than a count. What it refuses is
 * what costs deliveries under load: too many a second, a minute, a chat. Run as a process of its own, so that it takes
 * nothing of the core that is measured: `node bulk-server.ts [--limits]`; prints its port, answers `GET /counts`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const hasLimits = process.argv.includes('--limits');
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Counts arrivals in a sliding window; false for one too many. */
function createWindow(most: number, perMs: number) {
  const arrivals: number[] = [];
  return (now: number): boolean => {
    while (arrivals.length > 0 && now - (arrivals[0] ?? 0) >= perMs) arrivals.shift();
    if (arrivals.length >= most) return false;
    arrivals.push(now);
    return true;
  };
}

interface Chat {
  newest: number;
  readonly perSecond: (now: number) => boolean;
  readonly perMinute: (now: number) => boolean;
}
const chats = new Map<string, Chat>();
const allTelegram = createWindow(30, SECOND);
const allDiscord = createWindow(50, SECOND);
const counts = { telegram: 0, discord: 0, tooMany: 0, refused: 0, first: 0, last: 0 };
const nonces = new Map<string, string>();

function chatOf(id: string): Chat {
  const known = chats.get(id);
  if (known) return known;
  // the chat's burst is the platform's own kindness; three at once are taken, four are not
  const chat = { newest: 0, perSecond: createWindow(3, SECOND), perMinute: createWindow(20, MINUTE) };
  chats.set(id, chat);
  return chat;
}

function taken(platform: 'telegram' | 'discord', now: number): void {
  counts[platform]++;
  counts.first ||= now;
  counts.last = now;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function takeTelegram(
  request: { readonly call: string; readonly body: string },
  response: ServerResponse,
): void {
  const now = performance.now();
  const params = JSON.parse(request.body) as { chat_id?: number; text?: string };
  const { chat_id: id, text = '' } = params;
  if (request.call !== 'sendMessage' || typeof id !== 'number' || text === '' || text.length > 4096) {
    counts.refused++;
    answer(response, 400, { ok: false, error_code: 400, description: 'Bad Request: not for load' });
    return;
  }
  const chat = chatOf(`telegram ${id}`);
  if (hasLimits && !(allTelegram(now) && chat.perSecond(now) && (id > 0 || chat.perMinute(now)))) {
    counts.tooMany++;
    const parameters = { retry_after: 1 };
    const description = 'Too Many Requests: retry after 1';
    answer(response, 429, { ok: false, error_code: 429, description, parameters });
    return;
  }
  taken('telegram', now);
  chat.newest++;
  const type = id > 0 ? 'private' : 'supergroup';
  answer(response, 200, { ok: true, result: { message_id: chat.newest, date: 0, chat: { id, type }, text } });
}

function takeDiscord(
  request: { readonly path: string; readonly body: string },
  response: ServerResponse,
): void {
  const now = performance.now();
  const channel = /^\/api\/v10\/channels\/(\d+)/.exec(request.path)?.[1] ?? '';
  if (request.body === '') {
    answer(response, 200, { id: channel, type: 0, guild_id: '1' });
    return;
  }
  if (hasLimits && !allDiscord(now)) {
    counts.tooMany++;
    answer(response, 429, { message: 'You are being rate limited.', retry_after: 1, global: true });
    return;
  }
  const { nonce = '' } = JSON.parse(request.body) as { nonce?: string };
  const before = nonces.get(nonce);
  if (before === undefined) taken('discord', now);
  const chat = chatOf(`discord ${channel}`);
  const id = before ?? String(10 ** 17 + chats.size * 1000 + ++chat.newest);
  // a few minutes are remembered, as the real one does
  if (nonces.size > 5000) nonces.delete(nonces.keys().next().value ?? '');
  nonces.set(nonce, id);
  response.setHeader('x-ratelimit-bucket', 'messages');
  response.setHeader('x-ratelimit-limit', '5');
  response.setHeader('x-ratelimit-remaining', '4');
  response.setHeader('x-ratelimit-reset-after', '1');
  answer(response, 200, { id, channel_id: channel });
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.once('end', () => {
    take(request.url ?? '/', body, response);
  });
}

function take(path: string, body: string, response: ServerResponse): void {
  const call = /^\/bot[^/]+\/(\w+)$/.exec(path)?.[1];
  if (path === '/counts') answer(response, 200, counts);
  else if (call !== undefined) takeTelegram({ call, body }, response);
  else takeDiscord({ path, body }, response);
}

const server = createServer(serve);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
