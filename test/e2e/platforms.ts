import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids as discordIds } from '../fakes/discord-world.ts';
import { startFakeTelegram, type FakeTelegram } from '../fakes/telegram-server.ts';
import type { FakeDiscord } from '../fakes/discord-server.ts';
import { createNewsroomFolder, type NewsroomFolder } from './newsroom-world.ts';

const TELEGRAM_TOKEN = '123456789:TEST_canary_telegram_token';
const DISCORD_TOKEN = 'canary.discord.token';
export const TELEGRAM_EDITOR = 4242;

/** Both platforms on loopback and a newsroom that posts to a channel of each. */
export interface PlatformWorld extends AsyncDisposable {
  readonly telegram: FakeTelegram;
  readonly discord: FakeDiscord;
  readonly newsroom: NewsroomFolder;
  readonly secrets: readonly string[];
}

/**
 * `schedule` is the schedule's body in YAML, `editors` more of the editors' (as their log), `more` of each
 * destination, of the source, and of the newsroom itself (lines of their own); no seeds are there yet.
 */
export async function openPlatforms(
  schedule = 'first: now',
  editors = '',
  more: {
    readonly telegram?: string;
    readonly discord?: string;
    readonly source?: string;
    readonly newsroom?: string;
    /** A second editor on Telegram. */
    readonly editor?: number;
  } = {},
): Promise<PlatformWorld> {
  const telegram = await startFakeTelegram({ token: TELEGRAM_TOKEN });
  const discord = await startFakeDiscord({ token: DISCORD_TOKEN });
  const newsroom = createNewsroomFolder(
    `language: it
web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds${more.source ?? ''} }]
destinations:
  - { name: canale, telegram: "@canale", card: square${more.telegram ?? ''} }
  - { name: redazione, discord: "${discordIds.text}", card: wide${more.discord ?? ''} }
schedules:
  - { name: mattino, cron: "0 8 1 1 *", to: [canale, redazione], ${schedule} }
editors: { telegram: ${JSON.stringify([TELEGRAM_EDITOR, more.editor ?? []].flat())}, discord: { roles: ["${discordIds.editorRole}"] }${editors} }
${more.newsroom ?? ''}`,
    {
      TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_BOT_TOKEN: DISCORD_TOKEN,
      DISCORD_API_ROOT: discord.apiRoot,
    },
  );
  return {
    telegram,
    discord,
    newsroom,
    secrets: [TELEGRAM_TOKEN, DISCORD_TOKEN],
    async [Symbol.asyncDispose]() {
      await telegram[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      newsroom[Symbol.dispose]();
    },
  };
}

/** An article of ours, as a page gives it: a quotation by role, its name paragraphs earlier, two lines that are none. */
export const SEED = `Il ponte di Valdorsa riapre dopo tre anni di cantiere
Da lunedì pedoni e biciclette tornano a passare sul Mareno.
Il ponte di Valdorsa riapre lunedì mattina, tre anni dopo la piena che ne aveva portato via due campate. Lo ha annunciato la sindaca di Valdorsa Ada Ruvini, riferisce Gazzetta del Mareno.
I lavori sono costati quattro milioni di talleri, un milione meno del previsto, perché le pietre cadute nel fiume sono state ripescate una per una.
“Abbiamo contato ogni pietra due volte e nessuna è rimasta nel fiume a dormire”, ha detto la sindaca di Valdorsa.
Nelle prime due settimane il ponte sarà chiuso alle carrozze. Poi si vedrà, dicono in municipio.
Argomenti correlati:
Altre notizie
`;
