import { createDiscordBot } from '../../../src/adapters/discord/discord-bot.ts';
import { createDesk, words } from './bot-world.ts';

/** A process with nothing but the bot in it: ends by itself once the bot has stopped, or not at all. */
const stop = new AbortController();
process.on('message', () => {
  process.disconnect();
  stop.abort();
});
const running = createDiscordBot({
  token: process.env.FAKE_TOKEN ?? '',
  apiRoot: process.env.FAKE_ROOT ?? '',
  desk: createDesk().desk,
  words,
  record: () => undefined,
}).run(stop.signal);
process.send?.('running');
await running;
