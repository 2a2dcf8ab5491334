import { describe, expect, test } from 'vitest';
import { telegramIds } from '../fakes/telegram-world.ts';
import { CORRECTED, FILE, onDiscord, onTelegram, read, settled, TITLE } from './corrected.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const SAID = [
  '“Domani mattina apriremo il passaggio ai primi pedoni della valle”, ha detto il direttore dei lavori Tullio Pravisi.',
  '“Per tre anni abbiamo fatto il giro lungo e nessuno ci credeva più”, ha raccontato la panettiera Irma Solvani.',
].join('\n');
const withQuotes = (seed: string) => seed.replace('Argomenti correlati:', `${SAID}\nArgomenti correlati:`);
const ARTICLE = withQuotes(SEED);
const ALBUM = ', cards: 3';
const LOG = telegramIds.supergroup;

/** Orders the article with the quotations to one destination. */
async function order({ app }: Running, to: string): Promise<void> {
  const [article] = await app.store.articles.search('Pravisi', 1);
  if (article === undefined) throw new Error('it was read');
  const destinations = app.newsroom.destinations.filter(({ name }) => name === to);
  await app.newsroom.order(article, { destinations, by: 'cli', again: false });
}

const clean = ({ telegram, discord }: PlatformWorld) => {
  expect([...telegram.violations, ...discord.violations]).toEqual([]);
};

describe('a post with several cards', () => {
  test('is one album on Telegram and one message with a gallery on Discord', async () => {
    await using world = await openPlatforms('first: now', '', { telegram: ALBUM, discord: ALBUM });
    world.newsroom.writeSeed(FILE, ARTICLE);
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    const album = onTelegram(world);
    expect(album.map(({ album: of }) => of)).toEqual(Array.from({ length: 3 }, () => album[0]?.album));
    expect(album.map(({ caption }) => caption === null)).toEqual([false, true, true]);
    expect(world.telegram.received('sendMediaGroup')).toHaveLength(1);
    const [message, ...others] = onDiscord(world);
    expect(others).toEqual([]);
    // the best first, as the rule has it
    expect(message?.attachments.map(({ description }) => description).sort()).toEqual([
      expect.stringContaining('Citazione di Ada Ruvini'),
      expect.stringContaining('Citazione di Irma Solvani'),
      expect.stringContaining('Citazione di Tullio Pravisi'),
    ]);
    expect(message?.embeds).toHaveLength(3);
    const sent = await running.app.store.deliveries.history({ limit: 9 });
    expect(sent.map(({ messageIds }) => messageIds.length).sort()).toEqual([1, 3]);
    clean(world);
  });

  test('is corrected and taken back as a whole', async () => {
    await using world = await openPlatforms('first: now', '', {
      telegram: ALBUM,
      discord: `${ALBUM}, layout: components`,
    });
    world.newsroom.writeSeed(FILE, ARTICLE);
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    const before = onTelegram(world).map(({ id, photo }) => [id, photo?.id]);
    const corrected = withQuotes(CORRECTED).replace('pietra due volte', 'pietra tre volte');
    world.newsroom.writeSeed(FILE, corrected);
    await read(running, 'article-corrected');
    const after = onTelegram(world).map(({ id, photo }) => [id, photo?.id]);
    expect(after.map(([id]) => id)).toEqual(before.map(([id]) => id));
    expect(after.filter(([, photo], place) => photo !== before[place]?.[1])).toHaveLength(1);
    expect(onTelegram(world)[0]?.caption).toContain(TITLE);
    expect(onDiscord(world)[0]?.attachments).toHaveLength(3);
    expect(JSON.stringify(onDiscord(world)[0]?.components)).toContain(TITLE);

    // a quotation less is a picture less; none comes back, for no platform puts one into an album that stands
    const shorter = corrected.replace(/“Per tre anni.*\n/u, '');
    world.newsroom.writeSeed(FILE, shorter);
    await read(running, 'article-corrected', 2);
    expect(onTelegram(world).map(({ id }) => id)).toEqual(before.slice(0, 2).map(([id]) => id));
    expect(onDiscord(world)[0]?.attachments).toHaveLength(2);
    world.newsroom.writeSeed(FILE, corrected);
    await read(running, 'article-corrected', 3);
    expect(onTelegram(world)).toHaveLength(2);

    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect([onTelegram(world), onDiscord(world)]).toEqual([[], []]);
    clean(world);
  });

  test('that is struck keeps one picture, which says only that', async () => {
    const strike = `${ALBUM}, retractions: strike`;
    await using world = await openPlatforms('first: now', '', { telegram: strike, discord: strike });
    world.newsroom.writeSeed(FILE, ARTICLE);
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect(onTelegram(world)).toHaveLength(1);
    expect(onTelegram(world)[0]?.caption).toContain('Ritirato');
    expect(onDiscord(world)[0]?.attachments).toMatchObject([
      { description: expect.stringMatching(/^Ritirato il/) as string },
    ]);
    clean(world);
  });

  test('of which somebody removes the picture with the words by hand is removed whole by the next change', async () => {
    await using world = await openPlatforms('first: now', '', { telegram: ALBUM });
    world.newsroom.writeSeed(FILE, ARTICLE);
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    const [first] = onTelegram(world);
    world.telegram.removeMessage('@canale', first?.id ?? 0);
    world.newsroom.writeSeed(FILE, ARTICLE.replaceAll('ponte', 'molo'));
    await read(running, 'article-corrected');
    expect(onTelegram(world)).toEqual([]);
    clean(world);
  });

  test('whose answer is lost is found whole, and not sent again', async () => {
    await using world = await openPlatforms('first: now', `, log: { telegram: ${LOG} }`, { telegram: ALBUM });
    const { telegram } = world;
    world.newsroom.writeSeed(
      'mulino.txt',
      SEED.replaceAll('ponte', 'mulino').replace('Il mulino', 'Un mulino'),
    );
    await using running = await run(world.newsroom.config(), { clock: fastClock(), maxInFlightMs: 20 });
    await settled(running);
    telegram.fault({ on: 'sendMediaGroup', trouble: { kind: 'drop', when: 'after' } });
    world.newsroom.writeSeed(FILE, ARTICLE);
    await expect.poll(async () => (await running.app.store.articles.count())[0]?.articles).toBe(2);
    await order(running, 'canale');
    await settled(running);
    const album = onTelegram(world).filter(({ album: of }) => of !== null);
    expect(album).toHaveLength(3);
    expect(telegram.received('sendMediaGroup')).toHaveLength(1);
    const history = await running.app.store.deliveries.history({ destination: 'canale', limit: 9 });
    const sent = history.find(({ messageIds }) => messageIds.length > 1);
    expect(sent).toMatchObject({ state: 'sent', messageIds: album.map(({ id }) => String(id)) });
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect(onTelegram(world).filter(({ album: of }) => of !== null)).toEqual([]);
    clean(world);
  });
});

test('each picture of an album goes up once for all chats', async () => {
  await using world = await openPlatforms('first: now', '', {
    telegram: `${ALBUM} }\n  - { name: gruppo, telegram: "@gruppo", card: square${ALBUM}`,
  });
  world.newsroom.writeSeed(FILE, ARTICLE);
  await using running = await run(world.newsroom.config(), { clock: fastClock() });
  await settled(running);
  await order(running, 'gruppo');
  await settled(running);
  expect(onTelegram(world)).toHaveLength(3);
  expect(world.telegram.messages('@gruppo')).toHaveLength(3);
  const uploads = JSON.stringify(world.telegram.received('sendMediaGroup').map(({ params }) => params.media));
  expect(uploads.match(/attach:/g)).toHaveLength(3);
  clean(world);
});

test('a digest shows its cover and the cards of its first stories', async () => {
  await using world = await openPlatforms('first: now, kind: digest, pick: { count: 3 }', '', {
    telegram: ALBUM,
    discord: ALBUM,
  });
  world.newsroom.writeSeed('ponte.txt', ARTICLE);
  world.newsroom.writeSeed(
    'fiera.txt',
    'La fiera di Collebruno chiude con ventimila visitatori\nMai così tanti in quarant’anni.\nLa fiera di Collebruno ha chiuso ieri sera con ventimila visitatori, il doppio di un anno fa. “Non ci aspettavamo una folla così grande nemmeno il sabato”, ha detto il presidente della fiera Oreste Malvini.\n',
  );
  await using running = await run(world.newsroom.config(), { clock: fastClock() });
  await settled(running);
  expect(onTelegram(world)).toHaveLength(3);
  expect(onDiscord(world)[0]?.attachments).toHaveLength(3);
  world.newsroom.removeSeed('fiera.txt');
  await read(running, 'article-withdrawn');
  expect(onTelegram(world)).toHaveLength(2);
  clean(world);
});

test('with a single quotation a post stays a photo, with its buttons', async () => {
  await using world = await openPlatforms('first: now', '', { telegram: `${ALBUM}, buttons: [copy]` });
  world.newsroom.writeSeed(FILE, SEED);
  await using running = await run(world.newsroom.config(), { clock: fastClock() });
  await settled(running);
  expect(world.telegram.received('sendPhoto')).toHaveLength(1);
  expect(onTelegram(world)[0]?.markup).toBeDefined();
  clean(world);
});
