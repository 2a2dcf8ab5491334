import { expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { FILE, onTelegram, settled } from './corrected.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

const ARTICLE = SEED.replace(
  'Argomenti correlati:',
  '“Domani mattina apriremo il passaggio ai primi pedoni della valle”, ha detto il direttore dei lavori Tullio Pravisi.\nArgomenti correlati:',
);
const READER = 777_001;

test.each(['embed', 'components'])(
  '"More quotes" and "Longer summary" on Discord (%s) answer whoever presses, and nobody else',
  async layout => {
    await using world = await openPlatforms('first: now', '', {
      discord: `, layout: ${layout}, buttons: [quotes, summary]`,
    });
    const { discord, newsroom } = world;
    newsroom.writeSeed(FILE, ARTICLE);
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await settled(running);
    const [message] = discord.messages(ids.text);
    if (message === undefined) throw new Error('it is there');
    const [quotes = '', longer = ''] = JSON.stringify(message.components).match(/more:[^"]+/g) ?? [];
    const pressed = async (data: string) => {
      const seen = await discord.press({ message, data });
      await discord.until(() => seen.length > 0);
      expect(seen).toMatchObject([{ kind: 'answer', private: true }]);
      return JSON.stringify(seen);
    };
    const all = await pressed(quotes);
    expect(all).toContain('Abbiamo contato ogni pietra');
    expect(all).toContain('Domani mattina apriremo il passaggio');
    expect(await pressed(longer)).toContain('Nelle prime due settimane il ponte sarà chiuso alle carrozze');
    expect(discord.messages(ids.text)).toEqual([message]);
    newsroom.removeSeed(FILE);
    await expect.poll(() => discord.messages(ids.text)).toHaveLength(0);
    expect(await pressed(quotes)).not.toContain('Abbiamo contato');
    expect(discord.violations).toEqual([]);
  },
);

test('"More quotes" on Telegram opens the bot, which tells all of them there', async () => {
  await using world = await openPlatforms('first: now', '', { telegram: ', buttons: [quotes]' });
  const { telegram, newsroom } = world;
  newsroom.writeSeed(FILE, ARTICLE);
  await using running = await run(newsroom.config(), { clock: fastClock() });
  await settled(running);
  const [, start] = /start=([\w-]+)/.exec(JSON.stringify(onTelegram(world)[0]?.markup)) ?? [];
  const from = { id: READER, language_code: 'it' };
  const answer = await telegram.userSays({ from, text: `/start ${start ?? ''}` });
  expect(answer.text).toContain('Abbiamo contato ogni pietra');
  expect(answer.text).toContain('Domani mattina apriremo il passaggio');
  newsroom.removeSeed(FILE);
  await expect.poll(() => onTelegram(world)).toHaveLength(0);
  const gone = await telegram.userSays({ from, text: `/start ${start ?? ''}` });
  expect(gone.text).not.toContain('Abbiamo contato');
  expect(telegram.violations).toEqual([]);
});
