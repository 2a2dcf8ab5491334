import { join } from 'node:path';
import { createTelegramBot } from '../../../../src/adapters/telegram/receive/telegram-bot.ts';
import type { Caller, CommandDesk, CommandSpec, Reply } from '../../../../src/commands/command.ts';
import type { NewsroomEvent } from '../../../../src/core/ports/events.ts';
import type { ChatStatusChange } from '../../../../src/core/ports/ports.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { createWords } from '../../../../src/words.ts';
import type { UpdateStore } from '../../../../src/core/updates/update-store.ts';
import { startFakeTelegram, type FakeTelegram } from '../../../fakes/telegram-server.ts';
import { TOKEN } from '../publish/deliveries.ts';

export interface Asked {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly caller: Caller;
}

const spec = (name: 'help' | 'latest' | 'post', more: Partial<CommandSpec> = {}): CommandSpec => ({
  name,
  title: `command-${name}`,
  description: `command-${name}-description`,
  who: 'reader',
  visibility: 'public',
  options: [],
  ...more,
});
const article = {
  name: 'article',
  description: 'option-article-description',
  required: true,
  rest: true,
  suggests: true,
} as const;
const to = {
  name: 'to',
  description: 'option-to-description',
  required: false,
  rest: false,
  suggests: true,
} as const;

/** The event of a kind, where one shape may serve several kinds. */
type EventOf<K, E = NewsroomEvent> = E extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? E
    : never
  : never;

/** A bot over a fake Telegram, with a desk that says what it was asked. */
export async function openBot(
  options: {
    readonly answer?: (asked: Asked) => Promise<Reply> | Reply;
    readonly sleep?: (afterMs: number, signal?: AbortSignal) => Promise<void>;
    readonly onPlace?: () => Promise<void>;
    readonly updates?: UpdateStore;
    /** The machine's clock when left out. */
    readonly now?: () => number;
    /** Where another bot ran before. */
    readonly fake?: FakeTelegram;
  } = {},
) {
  const fake = options.fake ?? (await startFakeTelegram({ token: TOKEN }));
  const asked: Asked[] = [];
  const events: NewsroomEvent[] = [];
  const news: ChatStatusChange[] = [];
  const listeners = new Set<() => void>();
  const record = (event: NewsroomEvent): void => {
    events.push(event);
    for (const listener of [...listeners]) listener();
  };
  const desk: CommandDesk = {
    commands: [spec('help'), spec('latest'), spec('post', { who: 'editor', options: [article, to] })],
    answer: async (name, given, caller) => {
      const one = { name, options: given, caller };
      asked.push(one);
      return (
        (await options.answer?.(one)) ?? {
          text: [paragraph(`/${name} <ok> & fine`)],
          card: null,
          private: false,
        }
      );
    },
    interrupted: name =>
      Promise.resolve({ text: [paragraph(`interrupted: ${name}`)], card: null, private: true }),
    suggest: () => Promise.resolve([]),
  };
  const words = createWords({
    directory: join(import.meta.dirname, '../../../../config/locales'),
    fallback: 'it',
  });
  const { sleep = systemClock.sleep.bind(systemClock) } = options;
  const bot = createTelegramBot({
    token: TOKEN,
    apiRoot: fake.apiRoot,
    desk,
    words,
    record,
    sleep,
    ...(options.updates === undefined ? {} : { updates: options.updates }),
    ...(options.now === undefined ? {} : { now: options.now }),
    onPlace: one => {
      news.push(one);
      fake.poke();
      return options.onPlace?.() ?? Promise.resolve();
    },
  });
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  return {
    fake,
    asked,
    desk,
    words,
    events,
    /** What the bot told of places. */
    news,
    /** Resolves with the `n`th event of a kind, now or when it comes. */
    told<K extends NewsroomEvent['kind']>(kind: K, n = 1): Promise<EventOf<K>> {
      return new Promise(resolve => {
        const look = () => {
          const found = events.filter(event => event.kind === kind)[n - 1];
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found as EventOf<K>);
        };
        listeners.add(look);
        look();
      });
    },
    start(): void {
      running = bot.run(stop.signal);
    },
    /** Resolves when the bot has ended; of itself, or because of `stop`. */
    ended: async () => running ?? undefined,
    async stop(): Promise<void> {
      stop.abort();
      await running;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
      await fake[Symbol.asyncDispose]();
    },
  };
}
