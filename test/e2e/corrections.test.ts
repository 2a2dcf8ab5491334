import { describe, expect, test } from 'vitest';
import { platforms } from '../../src/adapters/registry.ts';
import { ids } from '../fakes/discord-world.ts';
import { FILE, CORRECTED, TITLE, onTelegram, onDiscord, cardOn, posted, settled, read } from './corrected.ts';
import { run } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR } from './platforms.ts';

describe('a corrected article', () => {
  test('changes its posted copies in place: words, picture, and a line that says so', async () => {
    await using world = await openPlatforms();
    await using running = await posted(world);
    const [before] = onTelegram(world);
    const [card, id] = [cardOn(world), onDiscord(world)[0]?.id];
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');

    const [telegram] = onTelegram(world);
    expect(telegram?.id).toBe(before?.id);
    expect(telegram?.caption).toContain(TITLE);
    expect(telegram?.caption).toContain('Da martedì pedoni e biciclette');
    expect(telegram?.caption).toMatch(/\n\nAggiornato il \d{1,2} \p{L}+ alle ore \d{1,2}:\d\d$/u);
    const [discord] = onDiscord(world);
    expect(discord?.id).toBe(id);
    expect(discord?.embeds[0]).toMatchObject({ title: TITLE });
    expect(discord?.embeds[0]?.description).toContain('Aggiornato il');
    expect(discord?.attachments).toHaveLength(1);
    expect([onTelegram(world).length, onDiscord(world).length]).toEqual([1, 1]);
    // the quotation stayed as it was, and so does the card that shows it
    expect(cardOn(world)).toEqual(card);
    expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  });

  test('shows its new words on the card, too', async () => {
    await using world = await openPlatforms();
    await using running = await posted(world);
    const [photo, card] = [onTelegram(world)[0]?.photo, cardOn(world)];
    world.newsroom.writeSeed(FILE, SEED.replace('ogni pietra due volte', 'ogni pietra tre volte'));
    await read(running, 'article-corrected');
    expect(onTelegram(world)[0]?.photo).not.toEqual(photo);
    expect(cardOn(world)).not.toEqual(card);
    expect(onDiscord(world)[0]?.attachments).toHaveLength(1);
  });

  test('whose change nobody sees is left alone', async () => {
    await using world = await openPlatforms();
    await using running = await posted(world);
    const requests = world.discord.received(`PATCH /channels/${ids.text}`).length;
    world.newsroom.writeSeed(FILE, SEED.replace('Altre notizie', 'Altre notizie di ieri'));
    await read(running, 'article-corrected');
    expect(onTelegram(world)[0]?.editedAt).toBeNull();
    expect(world.discord.received(`PATCH /channels/${ids.text}`)).toHaveLength(requests);
    expect(await running.app.store.deliveries.history({ limit: 9 })).toHaveLength(2);
  });

  test('that was corrected while the newsroom was down is brought up to date at the start', async () => {
    await using world = await openPlatforms();
    {
      await using _before = await posted(world);
    }
    world.newsroom.writeSeed(FILE, CORRECTED);
    await using again = await run(world.newsroom.config());
    await settled(again);
    expect(onTelegram(world)[0]?.caption).toContain(TITLE);
    expect(onDiscord(world)[0]?.embeds[0]).toMatchObject({ title: TITLE });
    expect([onTelegram(world).length, onDiscord(world).length]).toEqual([1, 1]);
  });

  test('whose copy somebody removed by hand is at its end: no error, nothing posted anew', async () => {
    await using world = await openPlatforms();
    await using running = await posted(world);
    world.telegram.removeMessage('@canale', onTelegram(world)[0]?.id ?? 0);
    world.discord.removeMessage(ids.text, onDiscord(world)[0]?.id ?? '');
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');
    expect([onTelegram(world).length, onDiscord(world).length]).toEqual([0, 0]);
    const states = (await running.app.store.deliveries.history({ limit: 9 })).map(({ state }) => state);
    expect(states).toEqual(['sent', 'sent', 'sent', 'sent']);
    world.newsroom.writeSeed(FILE, CORRECTED.replace('Da martedì', 'Da giovedì'));
    await read(running, 'article-corrected', 2);
    expect(await running.app.store.deliveries.history({ limit: 9 })).toHaveLength(4);
  });

  test('whose request got lost on its way is asked again until it is confirmed', async () => {
    await using world = await openPlatforms();
    await using running = await posted(world);
    const patch = `PATCH /channels/${ids.text}`;
    world.telegram.fault({ on: 'editMessageCaption', trouble: { kind: 'drop', when: 'before' } });
    world.discord.fault({ on: patch, trouble: { kind: 'drop', when: 'before' } });
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');
    expect(world.telegram.received('editMessageCaption')).toHaveLength(2);
    expect(world.discord.received(patch)).toHaveLength(2);
    expect(onTelegram(world)[0]?.caption).toContain(TITLE);
    expect(onDiscord(world)[0]?.embeds[0]).toMatchObject({ title: TITLE });
    expect([onTelegram(world).length, onDiscord(world).length]).toEqual([1, 1]);
  });
});

describe('a withdrawn article', () => {
  test('is deleted where it was posted, or struck through where the destination wants that', async () => {
    await using world = await openPlatforms('first: now', '', { discord: ', retractions: strike' });
    await using running = await posted(world);
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect(onTelegram(world)).toEqual([]);
    const [struck] = onDiscord(world);
    expect(struck?.embeds[0]?.title).toBe('~~Il ponte di Valdorsa riapre dopo tre anni di cantiere~~');
    expect(struck?.embeds[0]?.description).toMatch(/^\*Ritirato il\* <t:\d{10}:f>$/u);
    expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  });

  test('that is struck loses its picture to one that says only that it was withdrawn', async () => {
    const strike = ', retractions: strike';
    await using world = await openPlatforms('first: now', '', { telegram: strike, discord: strike });
    await using running = await posted(world);
    const before = structuredClone(onTelegram(world)[0]?.photo);
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    const [struck] = onTelegram(world);
    expect(struck?.caption).toContain('Ritirato');
    expect(struck?.photo).toBeTruthy();
    expect(struck?.photo).not.toEqual(before);
    expect(world.telegram.received('editMessageMedia')).toHaveLength(1);
    const [shown] = onDiscord(world);
    expect(shown?.attachments).toMatchObject([
      { description: expect.stringMatching(/^Ritirato il/) as string },
    ]);
    const rows = await running.app.store.deliveries.history({ limit: 9 });
    const cardsOf = (wanted: string) =>
      rows
        .filter(({ operation }) => operation === wanted)
        .map(({ payload }) => platforms.cardsOf(payload)[0] ?? null);
    expect(cardsOf('edit')).toHaveLength(2);
    expect(cardsOf('edit').filter(hash => hash === null || cardsOf('send').includes(hash))).toEqual([]);
    // what is struck is struck once
    await running.app.corrections.bringUpToDate();
    expect(world.telegram.received('editMessageMedia')).toHaveLength(1);
    expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  });

  test('stays where the destination wants it to stay', async () => {
    const ignore = ', corrections: ignore, retractions: ignore';
    await using world = await openPlatforms('first: now', '', { telegram: ignore, discord: ignore });
    await using running = await posted(world);
    world.newsroom.writeSeed(FILE, CORRECTED);
    await read(running, 'article-corrected');
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect(onTelegram(world)[0]).toMatchObject({ editedAt: null });
    expect(onDiscord(world)[0]?.embeds[0]).toMatchObject({
      title: 'Il ponte di Valdorsa riapre dopo tre anni di cantiere',
    });
  });

  test('that Telegram lets nobody delete any more is said in words', async () => {
    await using world = await openPlatforms();
    await using running = await posted(world);
    const description = "Bad Request: message can't be deleted for everyone";
    world.telegram.fault({
      on: 'deleteMessage',
      trouble: { kind: 'status', status: 400, description, when: 'before' },
    });
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    const dead = (await running.app.store.deliveries.history({ limit: 9 })).find(
      ({ state }) => state === 'dead',
    );
    expect(dead).toMatchObject({ operation: 'delete', destination: 'canale' });
    expect(dead?.reason?.params.detail).toContain("message can't be deleted for everyone");
    expect(onTelegram(world)).toHaveLength(1);
    // by its words, though its source tells it no more
    expect((await runCommand(world.newsroom, 'retract', 'ponte', 'Valdorsa')).code).toBe(0);
    await settled(running);
    expect(onTelegram(world)).toEqual([]);
  });

  test.each([
    ['its id', (id: string) => id],
    ['some words', () => 'valdorsa riapre'],
    ['its title', () => SEED.split('\n')[0] ?? ''],
  ])('that its destination keeps is taken back by an editor who names it by %s', async (_by, named) => {
    await using world = await openPlatforms('first: now', '', { telegram: ', retractions: ignore' });
    await using running = await posted(world);
    const [article] = await running.app.store.articles.latest({ languages: [], limit: 1 });
    world.newsroom.removeSeed(FILE);
    await read(running, 'article-withdrawn');
    expect(onTelegram(world)).toHaveLength(1);
    const words = named(article?.id ?? '');
    expect((await runCommand(world.newsroom, 'why', words)).out).toContain('canale');
    await world.telegram.userSays({
      from: { id: TELEGRAM_EDITOR, language_code: 'it' },
      text: `/retract ${words}`,
    });
    await expect.poll(() => onTelegram(world)).toEqual([]);
    await settled(running);
  });
});
