import { join } from 'node:path';
import { inspect } from 'node:util';
import { createDiscordBot } from '../../../../src/adapters/discord/receive/discord-bot.ts';
import type { WatchedPlace } from '../../../../src/adapters/discord/receive/channel-status.ts';
import type { Caller, CommandDesk, CommandSpec, Reply } from '../../../../src/commands/command.ts';
import type { NewsroomEvent } from '../../../../src/core/ports/events.ts';
import type { ChatStatusChange } from '../../../../src/core/ports/ports.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import type { AskMemory } from '../../../../src/adapters/shared/asked-once.ts';
import { createWords } from '../../../../src/words.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { FakeDiscord, FakeDiscordOptions } from '../../../fakes/discord-server.ts';

/** The token of these tests: must be found in nothing the adapter says. */
export const TOKEN = 'NzAwMDAwMDAw.CANARY.bot-token';

export const words = createWords({
  directory: join(import.meta.dirname, '../../../../config/locales'),
  fallback: 'it',
});

const base: CommandSpec = {
  name: 'latest',
  title: 'command-latest',
  description: 'command-latest-description',
  who: 'reader',
  visibility: 'public',
  options: [],
};
const article = {
  name: 'article',
  description: 'option-article-description',
  rest: true,
  suggests: true,
} as const;

/** A public one, one with an optional word, a private one for editors, and one that is not for Discord. */
export const specs: readonly CommandSpec[] = [
  base,
  {
    ...base,
    name: 'quote',
    title: 'command-quote',
    description: 'command-quote-description',
    options: [{ ...article, required: false }],
  },
  {
    ...base,
    name: 'post',
    title: 'command-post',
    description: 'command-post-description',
    who: 'editor',
    visibility: 'private',
    options: [
      { name: 'to', description: 'option-to-description', required: false, rest: false, suggests: true },
      { ...article, required: true },
    ],
  },
  {
    ...base,
    name: 'start',
    title: 'command-start',
    description: 'command-start-description',
  },
];

export const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  text: [paragraph(text)],
  card: null,
  private: false,
  ...more,
});

export interface Asked {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly caller: Caller;
}

/** A desk that does as the test says, and keeps what it was asked. */
export function createDesk(does: Partial<Pick<CommandDesk, 'answer' | 'suggest'>> = {}) {
  const asked: Asked[] = [];
  const desk: CommandDesk = {
    commands: specs,
    answer(name, options, caller) {
      asked.push({ name, options, caller });
      return does.answer?.(name, options, caller) ?? Promise.resolve(reply(`answer to /${name}`));
    },
    interrupted: name => Promise.resolve(reply(`interrupted: ${name}`)),
    suggest: does.suggest ?? (() => Promise.resolve([])),
  };
  return { desk, asked };
}

/**
 * Sleeps that are over at once, or that only their signal ends: which, is said by their length. Nothing really waits.
 */
export const sleepUnless =
  (endless: (ms: number) => boolean) =>
  (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      if (!endless(ms) || signal?.aborted) resolve();
      else
        signal?.addEventListener('abort', () => {
          resolve();
        });
    });

/** The first answer is always soon enough, the gateway's gap short enough; pauses before another try are skipped. */
export const usualSleep = sleepUnless(ms => [1500, 2000, 30_000].includes(ms));

/** `Extract` finds nothing where one member of the union has several kinds. */
type EventOf<K extends NewsroomEvent['kind']> = NewsroomEvent & { readonly kind: K };

/** A bot that runs against a fake Discord until it is disposed. */
export async function startBotWorld(
  options: Partial<Pick<FakeDiscordOptions, 'limits'>> & {
    readonly does?: Partial<Pick<CommandDesk, 'answer' | 'suggest'>>;
    readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
    readonly token?: string;
    readonly places?: readonly WatchedPlace[];
    readonly onPlace?: (news: ChatStatusChange) => void;
    readonly updates?: AskMemory;
    /** The machine's clock when left out. */
    readonly now?: () => number;
    /** Where another bot runs already. */
    readonly fake?: FakeDiscord;
    /** Something to do to the fake before the bot comes. */
    readonly before?: (fake: Awaited<ReturnType<typeof startFakeDiscord>>) => Promise<void> | void;
  } = {},
) {
  const fake = options.fake ?? (await startFakeDiscord({ token: TOKEN }));
  await options.before?.(fake);
  const { desk, asked } = createDesk(options.does);
  const events: NewsroomEvent[] = [];
  const listeners = new Set<() => void>();
  const { places = [] } = options;
  const bot = createDiscordBot({
    places,
    ...(options.updates === undefined ? {} : { updates: options.updates }),
    ...(options.now === undefined ? {} : { now: options.now }),
    onPlace: news => {
      options.onPlace?.(news);
      return Promise.resolve();
    },
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    token: options.token ?? TOKEN,
    apiRoot: fake.apiRoot,
    desk,
    words,
    sleep: options.sleep ?? usualSleep,
    record: event => {
      events.push(event);
      for (const look of [...listeners]) look();
    },
  });
  const stop = new AbortController();
  const running = bot.run(stop.signal);
  return {
    fake,
    asked,
    events,
    bot,
    running,
    stop: async () => {
      stop.abort();
      await running;
    },
    /** Resolves with the first event of this kind, past or to come. */
    event: <K extends NewsroomEvent['kind']>(kind: K) =>
      new Promise<EventOf<K>>(resolve => {
        const look = () => {
          const found = events.find((one): one is EventOf<K> => one.kind === kind);
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    /** All that was said, as a careless logger would print it. */
    said: () => inspect(events, { depth: 12, showHidden: true }) + JSON.stringify(events),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
      await fake[Symbol.asyncDispose]();
    },
  };
}
