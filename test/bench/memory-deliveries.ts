import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SECOND } from '../../src/core/time.ts';
import { createNewsroomFolder } from '../e2e/newsroom-world.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { peakMb, processorMs, residentMb, spawnAsService } from './spawn-as-service.ts';
import { writeArticles } from './write-articles.ts';

const ARTICLES = 50;
/** Of each platform. */
const PLACES = 20;
const SCHEDULES = 5;
const TELEGRAM_TOKEN = '123456789:bench';
const DISCORD_TOKEN = 'bench';

/**
 * What the service needs of processor and memory (resident, in MB of 10^6 bytes) to send 50 articles to 40 destinations, cards
 * and all, when no limit slows it down. It is started as `npm start` starts it; both platforms are in this process.
 */
export async function deliveriesFigure(): Promise<string> {
  await using telegram = await startFakeTelegram({ token: TELEGRAM_TOKEN, lean: true });
  await using discord = await startFakeDiscord({ token: DISCORD_TOKEN, limits: false, lean: true });
  const channel = discord.channel(ids.text);
  const places = Array.from({ length: PLACES }, (_, at) => ({
    chat: -1_009_000_000_001 - at,
    id: `${91 + at}0000000000000000`,
  }));
  for (const { chat, id } of places) {
    telegram.world.add({ id: chat, type: 'channel', title: `channel ${chat}` });
    discord.world.channels.set(id, { ...channel, id, messages: [] });
  }
  using newsroom = createNewsroomFolder(configFor(places), {
    TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DISCORD_BOT_TOKEN: DISCORD_TOKEN,
    DISCORD_API_ROOT: discord.apiRoot,
    STRILLONE_WEB_PASSWORD: '', // a checkout's own .env must take no part
  });
  writeArticles(newsroom.folder, ARTICLES);

  const startedAt = performance.now();
  const child = spawnAsService(['src/strillone.js', 'start'], {
    ...newsroom.variables,
    STRILLONE_CONFIG: `${newsroom.folder}/config/strillone.yaml`,
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  let sent = 0;
  for await (const line of lines) {
    if (line.includes('"delivery-sent"') && ++sent === ARTICLES * 2 * PLACES) break;
  }
  const seconds = (ms: number) => (ms / SECOND).toFixed(1);
  const figure = `${sent} deliveries (${ARTICLES} articles × ${2 * PLACES} destinations): ${seconds(processorMs(child.pid))} s of a processor (floor 12), ${peakMb(child.pid).toFixed(0)} MB at most (floor 260), ${residentMb(child.pid).toFixed(0)} MB at the end, in ${seconds(performance.now() - startedAt)} s`;
  child.kill('SIGTERM');
  await ended;
  const arrived = places.reduce(
    (sum, { chat, id }) => sum + telegram.messages(chat).length + discord.messages(id).length,
    0,
  );
  if (arrived !== sent || sent !== ARTICLES * 2 * PLACES)
    throw new Error(`${sent} were sent, ${arrived} arrived`);
  const violations = [...telegram.violations, ...discord.violations];
  if (violations.length > 0) throw new Error(violations.slice(0, 5).join('\n'));
  return figure;
}

/** Schedules that are due at once, each with the most articles that a slot takes. */
function configFor(places: readonly { readonly chat: number; readonly id: string }[]): string {
  const names = places.flatMap((_, at) => [`t${at}`, `d${at}`]);
  return `web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
pacing: { telegram: { all: none, chat: none, group: none }, discord: { all: none } }
destinations:
${places.map(({ chat, id }, at) => `  - { name: t${at}, telegram: ${chat}, card: square }\n  - { name: d${at}, discord: "${id}", card: wide }`).join('\n')}
schedules:
${Array.from({ length: SCHEDULES }, (_, at) => `  - { name: s${at}, cron: "0 8 1 1 *", to: [${names.join(', ')}], first: now, pick: { count: ${ARTICLES / SCHEDULES} } }`).join('\n')}
`;
}
