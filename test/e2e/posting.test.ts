import { expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR } from './platforms.ts';

test('one article is posted once to a Telegram channel and once to a Discord channel, and never again after a restart', async () => {
  await using world = await openPlatforms();
  const { telegram, discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  {
    await using first = await run(newsroom.config());
    await telegram.until(() => telegram.messages('@canale').length > 0);
    await discord.until(() => discord.messages(ids.text).length > 0);
    const history = () => first.app.store.deliveries.history({ limit: 10 });
    await expect.poll(async () => (await history()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect((await history()).map(({ url }) => url).every(url => url?.startsWith('https://'))).toBe(true);
  }
  const [onTelegram] = telegram.messages('@canale');
  expect(onTelegram?.caption).toContain('Il ponte di Valdorsa riapre dopo tre anni di cantiere');
  expect(onTelegram?.caption).toContain('Fonte: Gazzetta del Mareno');
  const [onDiscord] = discord.messages(ids.text);
  expect(onDiscord?.embeds[0]).toMatchObject({
    title: 'Il ponte di Valdorsa riapre dopo tre anni di cantiere',
  });
  expect(onDiscord?.attachments[0]?.description).toMatch(
    /^Citazione di Ada Ruvini, sindaca di Valdorsa: Abbiamo contato/,
  );

  await using again = await run(newsroom.config());
  await again.app.planner.fillDue();
  expect(await again.app.store.deliveries.queue({ limit: 10 })).toEqual([]);
  expect(telegram.messages('@canale')).toHaveLength(1);
  expect(discord.messages(ids.text)).toHaveLength(1);
  expect([...telegram.violations, ...discord.violations]).toEqual([]);
});

test('an editor posts from Telegram and from Discord; anybody else is refused kindly and it is logged', async () => {
  await using world = await openPlatforms('first: wait');
  const { telegram, discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  newsroom.writeSeed('lampioni.txt', SEED.replaceAll('ponte', 'lampione').replace('Il ponte', 'Un lampione'));
  await using running = await run(newsroom.config());

  const stranger = await telegram.userSays({
    from: { id: 77, language_code: 'en' },
    text: '/post ponte valdorsa',
  });
  expect(stranger.text).toContain('for the newsroom’s editors');
  expect(running.events).toContainEqual(expect.objectContaining({ kind: 'command-refused', user: '77' }));
  expect(telegram.messages('@canale')).toEqual([]);

  const answer = await telegram.userSays({
    from: { id: TELEGRAM_EDITOR, language_code: 'it' },
    text: '/post to:canale ponte valdorsa',
  });
  expect(answer.text).toContain('parte ora per: canale');
  await telegram.until(() => telegram.messages('@canale').length === 1);

  const refused = await discord.interact({
    command: 'post',
    options: { article: 'ponte' },
    user: ids.reader,
    locale: 'it',
  });
  expect(JSON.stringify(refused)).toContain('riservato alla redazione');
  await discord.interact({
    command: 'post',
    options: { article: 'ponte valdorsa', to: 'redazione' },
    user: ids.editor,
    locale: 'it',
  });
  await discord.until(() => discord.messages(ids.text).length === 1);
  expect([...telegram.violations, ...discord.violations]).toEqual([]);
});

test('readers ask on both platforms in their own language', async () => {
  await using world = await openPlatforms('first: wait');
  const { telegram, discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  await using _running = await run(newsroom.config());

  const hello = await telegram.userSays({ from: { id: 5, language_code: 'en' }, text: '/start' });
  expect(hello.text).toContain('I bring the news');
  const latest = await telegram.userSays({ from: { id: 5, language_code: 'it' }, text: '/latest' });
  expect(latest.text).toContain('Il ponte di Valdorsa riapre');
  const quote = await telegram.userSays({ from: { id: 5, language_code: 'it' }, text: '/quote' });
  expect(quote.caption).toContain('Il ponte di Valdorsa riapre');

  const seen = await discord.interact({ command: 'latest', locale: 'en-US' });
  expect(JSON.stringify(seen)).toContain('Il ponte di Valdorsa riapre');
  const offered = await discord.autocomplete({ command: 'article', options: { words: 'pon' } });
  expect(offered.map(({ name }) => name)).toEqual(['Il ponte di Valdorsa riapre dopo tre anni di cantiere']);
  expect([...telegram.violations, ...discord.violations]).toEqual([]);
});

test('a platform that is lost does not stop the other, and its post waits', async () => {
  await using world = await openPlatforms();
  const { telegram, discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  await telegram[Symbol.asyncDispose]();
  await using running = await run(newsroom.config());
  await discord.until(() => discord.messages(ids.text).length === 1);
  await expect
    .poll(async () => (await running.app.store.deliveries.queue({ limit: 5 }))[0]?.state)
    .toBe('retry');
  await expect
    .poll(() => running.events)
    .toContainEqual(expect.objectContaining({ kind: 'platform-down', platform: 'telegram' }));
});

test('tokens appear in no event and on no page', async () => {
  await using world = await openPlatforms();
  const { telegram, discord, newsroom, secrets } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  telegram.fault({ on: 'sendPhoto', trouble: { kind: 'drop', when: 'before' } });
  await using running = await run(newsroom.config());
  await discord.until(() => discord.messages(ids.text).length === 1);
  await expect
    .poll(async () => (await running.app.store.deliveries.queue({ limit: 5 }))[0]?.state)
    .toBe('held');
  const page = await (await fetch(running.service.address)).text();
  const rows = JSON.stringify([await running.app.view.snapshot(), running.events]);
  for (const secret of secrets) expect(page + rows).not.toContain(secret);
  expect(page).toContain('Gazzetta');
});

test.each(['corrected', 'withdrawn'])(
  'an article %s while a lost answer waits for its repeat is posted once, and then brought to what it is now',
  async change => {
    await using world = await openPlatforms();
    const { discord, newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    discord.fault({ on: `POST /channels/${ids.text}/messages`, trouble: { kind: 'drop', when: 'after' } });
    const clock = fastClock();
    clock.stop(); // until the change was read
    await using running = await run(newsroom.config(), { clock });
    const { deliveries } = running.app.store;
    const onDiscord = async () =>
      [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))]
        .filter(({ platform }) => platform === 'discord')
        .map(({ state }) => state);
    await expect.poll(onDiscord).toEqual(['retry']);
    if (change === 'corrected') newsroom.writeSeed('ponte.txt', SEED.replace('tre anni', 'quattro anni'));
    else newsroom.removeSeed('ponte.txt');
    await expect.poll(() => running.events.map(({ kind }) => kind)).toContain(`article-${change}`);
    clock.goOn(0);
    await expect.poll(onDiscord).toEqual(['sent', 'sent']);
    const titles = discord.messages(ids.text).map(({ embeds }) => embeds[0]?.title);
    expect(titles).toEqual(change === 'withdrawn' ? [] : [expect.stringContaining('quattro anni')]);
    expect(discord.received(`POST /channels/${ids.text}/messages`)).toHaveLength(2);
  },
);

test('two editors who order the same article at the same moment are both answered, and it is posted once', async () => {
  await using world = await openPlatforms('first: wait');
  const { discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  await using running = await run(newsroom.config());
  const typed = {
    command: 'post',
    user: ids.editor,
    locale: 'it',
    options: { article: 'ponte valdorsa', to: 'redazione' },
  };
  const answers = await Promise.all([discord.interact(typed), discord.interact(typed)]);
  for (const answer of answers)
    expect(JSON.stringify(answer)).toMatch(/parte ora per|sta già per uscire|c’è già/);
  await discord.until(() => discord.messages(ids.text).length === 1);
  expect(running.events.filter(({ kind }) => kind === 'command-failed')).toEqual([]);
  expect(discord.violations).toEqual([]);
});
