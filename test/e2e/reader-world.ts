import { createDiscordBot } from '../../src/adapters/discord/receive/discord-bot.ts';
import { createTelegramBot } from '../../src/adapters/telegram/receive/telegram-bot.ts';
import { shownOptions } from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import type { Article } from '../../src/core/article.ts';
import type { NewsroomDesk } from '../../src/desk/newsroom-desk.ts';
import { systemClock } from '../../src/system-clock.ts';
import { EDITOR, openDesk, words } from '../commands/desk-world.ts';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { telegramIds } from '../fakes/telegram-world.ts';

const TELEGRAM_TOKEN = '123456789:TEST_token';
const DISCORD_TOKEN = 'reader.discord.token';

/** `manager`: a reader who manages the group or server. `stranger`: nobody in particular, where the platform has such. */
export type Role = 'reader' | 'manager' | 'editor' | 'stranger';

export interface Asking {
  readonly command: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly as?: Role;
  /** In a group or server instead of in private. */
  readonly shared?: boolean;
  /** Another person of that role. */
  readonly person?: number;
}

/** What the person sees. */
export interface Shown {
  readonly text: string;
  readonly hasCard: boolean;
  readonly labels: readonly string[];
}

/** Readers and editors on both platforms before one desk over a store in memory; what people are allowed is by a driven clock. */
export async function openReaderWorld(
  newsroom: Partial<NewsroomDesk> = {},
  ...articles: readonly Partial<Article>[]
) {
  const world = await openDesk(newsroom, ...articles);
  const telegram = await startFakeTelegram({ token: TELEGRAM_TOKEN });
  const discord = await startFakeDiscord({ token: DISCORD_TOKEN, now: () => world.clock.now });
  const shared = {
    desk: world.desk,
    words,
    record: (event: (typeof world.events)[number]) => world.events.push(event),
    sleep: systemClock.sleep.bind(systemClock),
    now: () => world.clock.now,
  };
  const stop = new AbortController();
  const running = [
    createTelegramBot({
      ...shared,
      token: TELEGRAM_TOKEN,
      apiRoot: telegram.apiRoot,
      editorsChats: [telegramIds.supergroup],
    }).run(stop.signal),
    createDiscordBot({
      fetch: () => Promise.reject(new Error('nothing is fetched here')),
      ...shared,
      token: DISCORD_TOKEN,
      apiRoot: discord.apiRoot,
    }).run(stop.signal),
  ];
  const MANAGER = 600;
  telegram.chat(telegramIds.supergroup).administrators.add(MANAGER);

  const telegramPerson = (as: Role, person: number) =>
    ({ reader: person, manager: MANAGER, editor: Number(EDITOR), stranger: 1_087_968_824 })[as];

  return {
    ...world,
    telegram,
    discord,
    async onTelegram({
      command,
      options = {},
      as = 'reader',
      shared: inGroup = false,
      person = 500,
    }: Asking): Promise<Shown> {
      const from = { id: telegramPerson(as, person), language_code: 'it' };
      const text = textFor(command, options);
      const message = await telegram.userSays(
        inGroup ? { chat: telegramIds.supergroup, from, text } : { from, text },
      );
      return {
        text: message.text ?? message.caption ?? '',
        hasCard: message.photo !== null,
        labels: keysOf(message.markup).map(key => key.text),
      };
    },
    async onDiscord({
      command,
      options = {},
      as = 'reader',
      shared: inServer = false,
    }: Asking): Promise<Shown> {
      const seen = await discord.interact({
        command,
        options,
        locale: 'it',
        direct: !inServer,
        user: as === 'editor' ? ids.editor : ids.reader,
        ...(as === 'manager' ? { permissions: 1n << 5n } : {}),
      });
      if (seen.kind !== 'answer') throw new Error(`/${command}: ${seen.kind}`);
      return {
        text: seen.content,
        hasCard: seen.files.length > 0,
        labels: seen.components.flatMap(({ components }) => components.map(({ label }) => label)),
      };
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(running);
      await telegram[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

/** A command as it is typed where words follow it. */
export function textFor(command: string, options: Readonly<Record<string, string>>): string {
  const spec = commandSpecs.find(({ name }) => name === command);
  const main = shownOptions(spec ?? { options: [] }).find(({ rest }) => rest)?.name ?? '';
  const others = Object.entries(options).filter(([name]) => name !== main);
  return [`/${command}`, options[main], ...others.map(([name, value]) => `${name}:${value}`)]
    .filter(Boolean)
    .join(' ');
}

export const keysOf = (
  markup: unknown,
): readonly { readonly text: string; readonly callback_data: string }[] =>
  (
    markup as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined
  )?.inline_keyboard?.flat() ?? [];
