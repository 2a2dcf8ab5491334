import { createDiscordBot } from '../../../../src/adapters/discord/receive/discord-bot.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { createDesk, words } from './bot-world.ts';

/** A process with nothing but bots in it: ends by itself once they have stopped, or not at all. */
const stop = new AbortController();
process.on('message', () => {
  process.disconnect();
  stop.abort();
});
const sleep = systemClock.sleep.bind(systemClock);
const { FAKE_TOKEN: token = '', FAKE_ROOTS: roots = '' } = process.env;
const running = roots.split(' ').map(apiRoot =>
  createDiscordBot({
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    token,
    apiRoot,
    desk: createDesk().desk,
    words,
    record: () => undefined,
    sleep,
  }).run(stop.signal),
);
process.send?.('running');
await Promise.all(running);
