import { describe, expect, test } from 'vitest';
import { telegramIds } from '../fakes/telegram-world.ts';
import { wordsOfRich } from '../fakes/telegram-rich.ts';
import { CORRECTED, FILE, onTelegram, read, settled, TITLE } from './corrected.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const RICH = ', layout: rich, buttons: [copy]';
const SECOND = SEED.replaceAll('ponte', 'mulino').replace('Il mulino', 'Un mulino');

const richOn = (world: PlatformWorld) => onTelegram(world).map(({ rich }) => rich);
const clean = ({ telegram, discord }: PlatformWorld) => {
  expect([...telegram.violations, ...discord.violations]).toEqual([]);
};

describe('a rich message', () => {
  test('has picture, heading, words and buttons in one text', async () => {
    await using world = await openPlatforms('first: now', '', { telegram: RICH });
    world.newsroom.writeSeed(FILE, SEED);
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    const [rich] = richOn(world);
    expect(rich?.blocks.map(block => (block as { type: string }).type)).toEqual([
      ...['photo', 'heading', 'paragraph', 'paragraph', 'paragraph'],
    ]);
    expect(wordsOfRich(rich?.blocks ?? [])).toMatch(
      /^Il ponte di Valdorsa riapre dopo tre anni di cantiere\nDa lunedì pedoni/u,
    );
    expect(onTelegram(world)[0]?.markup).toBeDefined();
    clean(world);
  });

  test('is corrected in place, struck with another picture, and shows several pictures as one block', async () => {
    await using world = await openPlatforms('first: now', '', {
      telegram: `${RICH}, cards: 3, retractions: strike`,
    });
    const quoted = (seed: string) =>
      seed.replace(
        'Argomenti correlati:',
        '“Domani mattina apriremo il passaggio ai primi pedoni della valle”, ha detto il direttore dei lavori Tullio Pravisi.\nArgomenti correlati:',
      );
    world.newsroom.writeSeed(FILE, quoted(SEED));
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    expect(richOn(world)[0]?.photos).toHaveLength(2);
    world.newsroom.writeSeed(FILE, quoted(CORRECTED));
    await read(running, 'article-corrected');
    expect(richOn(world)).toHaveLength(1);
    expect(wordsOfRich(richOn(world)[0]?.blocks ?? [])).toContain(TITLE);
    // the pictures stay, by the names that Telegram has for them
    expect(JSON.stringify(world.telegram.received('editMessageText')[0]?.params)).not.toContain('attach:');
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect(richOn(world)[0]?.photos).toHaveLength(1);
    expect(wordsOfRich(richOn(world)[0]?.blocks ?? [])).toContain('Ritirato');
    clean(world);
  });

  test('whose answer is lost is found by its words', async () => {
    await using world = await openPlatforms('first: now', `, log: { telegram: ${telegramIds.supergroup} }`, {
      telegram: RICH,
    });
    const { telegram } = world;
    world.newsroom.writeSeed('mulino.txt', SECOND);
    await using running = await run(world.newsroom.config(), { clock: fastClock(), maxInFlightMs: 20 });
    await settled(running);
    telegram.fault({ on: 'sendRichMessage', trouble: { kind: 'drop', when: 'after' } });
    world.newsroom.writeSeed(FILE, SEED);
    await expect.poll(async () => (await running.app.store.articles.count())[0]?.articles).toBe(2);
    const [article] = await running.app.store.articles.search('Valdorsa ponte', 1);
    if (article === undefined) throw new Error('it was read');
    const destinations = running.app.newsroom.destinations.filter(({ name }) => name === 'canale');
    await running.app.newsroom.order(article, { destinations, by: 'cli', again: false });
    await settled(running);
    expect(richOn(world)).toHaveLength(2);
    expect(telegram.received('sendRichMessage')).toHaveLength(2);
    clean(world);
  });

  test('that Telegram refuses goes out in bare words', async () => {
    await using world = await openPlatforms('first: now', '', { telegram: RICH });
    world.telegram.fault({
      on: 'sendRichMessage',
      trouble: {
        kind: 'status',
        when: 'before',
        status: 400,
        description: 'Bad Request: RICH_VALIDATE_CTOR_NOT_ALLOWED',
      },
    });
    world.newsroom.writeSeed(FILE, SEED);
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await settled(running);
    const [rich] = richOn(world);
    expect(wordsOfRich(rich?.blocks ?? [])).toContain('Il ponte di Valdorsa riapre');
    expect(JSON.stringify(rich?.blocks)).not.toContain('heading');
    clean(world);
  });
});

test('a digest may be a rich message', async () => {
  await using world = await openPlatforms('first: now, kind: digest, pick: { count: 3 }', '', {
    telegram: ', layout: rich, cards: 3',
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  world.newsroom.writeSeed(
    'fiera.txt',
    'La fiera di Collebruno chiude con ventimila visitatori\nMai così tanti in quarant’anni.\nLa fiera di Collebruno ha chiuso ieri sera con ventimila visitatori, il doppio di un anno fa.\n',
  );
  await using running = await run(world.newsroom.config(), { clock: fastClock() });
  await settled(running);
  expect(richOn(world)[0]?.photos.length).toBeGreaterThan(1);
  expect(wordsOfRich(richOn(world)[0]?.blocks ?? [])).toContain('Collebruno');
  clean(world);
});
