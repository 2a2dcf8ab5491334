import { platforms } from '../../src/adapters/registry.ts';
import { withNames } from '../../src/commands/named-commands.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAnnounced } from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { telegramCard } from '../adapters/telegram/publish/deliveries.ts';
import { words } from '../commands/desk-world.ts';
import { noEditing } from '../commands/no-approval.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { NOW } from '../fixtures/build.ts';
import { keysOf, openReaderWorld, type Asking, type Role } from './reader-world.ts';

const say = words('it');
const quote = {
  start: 0,
  end: 9,
  text: 'Il ponte & <noi> *resta*',
  speaker: 'Ada Ruvini',
  role: 'sindaca',
  cue: null,
  reason: null,
  worth: 1,
};
const articles = Array.from({ length: 8 }, (_, at) => ({
  key: `k${at}`,
  text: `Ponte <${at}> & *altro*\nIl _ponte_ numero ${at} <b>riapre</b>.\nOggi @everyone.`,
  topics: ['Città & sport'],
  quotes: at === 0 ? [quote] : [],
  publishedAt: NOW - at * HOUR,
}));

const sources = () => Promise.resolve([{ name: 'valdorsa', place: 'seme/', articles: 8, faults: [] }]);

let world: Awaited<ReturnType<typeof openReaderWorld>>;
beforeAll(async () => {
  world = await openReaderWorld(
    { quoteCard: () => Promise.resolve(telegramCard), editing: { ...noEditing, sources } },
    ...articles,
  );
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** What each command answers whoever may ask for it; `options` are typed. */
const ANSWERS: Readonly<
  Record<string, { readonly options?: Readonly<Record<string, string>>; readonly says: string | RegExp }>
> = {
  start: { says: say('start-welcome') },
  help: { says: say('help-intro') },
  latest: { options: { topic: 'citta & SPORT', count: '2' }, says: /1 · .*Ponte.*0.*2 · .*Ponte.*1/su },
  search: { options: { words: 'numero ponte' }, says: /ponte.*numero/su },
  quote: { options: { words: 'ruvini' }, says: /Ponte/u },
  article: { options: { words: 'numero 3' }, says: /Ponte.*3.*Oggi/su },
  topics: { says: say('topics-heading') },
  mute: { options: { duration: '8h' }, says: /qui arriva solo ciò che si chiede/u },
  language: { options: { tag: 'it' }, says: say('language-set', { language: 'Italiano' }) },
  timezone: { options: { name: 'Europe/Rome' }, says: 'Europe' },
  forgetme: { says: /cancellato|conservato/u },
  post: { options: { article: 'xyzzy' }, says: /Nessun|destinazione/u },
  add: { options: { words: 'https://x.example' }, says: say('add-failed', { message: 'no page' }) },
  discard: { options: { article: 'xyzzy' }, says: say('discard-none') },
  queue: { says: say('queue-none') },
  held: { says: say('held-none') },
  resolve: { options: { delivery: 'd1', verdict: 'there' }, says: /consegna|invio|identificativo/iu },
  approve: { says: say('approve-none') },
  skip: { options: { article: 'xyzzy' }, says: say('approve-none-of', { words: 'xyzzy' }) },
  ...Object.fromEntries(
    ['preview', 'correct', 'retract', 'why'].map(name => [
      name,
      { options: { article: 'xyzzy' }, says: 'Nessuna destinazione' },
    ]),
  ),
  pause: { options: { to: 'canale' }, says: 'Nessuna destinazione «canale»' },
  resume: { options: { to: 'canale' }, says: 'Nessuna destinazione «canale»' },
  schedules: { says: say('schedules-none') },
  sources: { says: /valdorsa.* seme/u },
  stats: { says: say('stats-none') },
  doctor: { says: say('cli-well') },
};
/** Commands have names of their own in each language there. */
const onDiscord = withNames(say, commandSpecs, { style: platforms.styleOf('discord'), titles: say });
const PLACES = ['private', 'shared'] as const;

/** What somebody is told: an answer, or why not. */
function expected(
  command: string,
  as: Role,
  place: (typeof PLACES)[number],
): 'answer' | 'refused' | 'refused-manager' | 'refused-nobody' {
  const who = commandSpecs.find(({ name }) => name === command)?.who;
  if (who === 'editor') return as === 'editor' ? 'answer' : 'refused';
  if (who === 'manager' && place === 'shared') {
    if (as === 'stranger') return 'refused-nobody';
    return as === 'manager' ? 'answer' : 'refused-manager';
  }
  return command === 'forgetme' && as === 'stranger' ? 'refused-nobody' : 'answer';
}

const plain = (text: string) => text.replaceAll('\\', '');

describe.each(Object.keys(ANSWERS))('/%s', command => {
  const { options = {}, says } = ANSWERS[command] ?? { says: '' };
  const check = (text: string, told: ReturnType<typeof expected>, voice = say) => {
    if (told === 'answer') expect(plain(text)).toMatch(says);
    else expect(plain(text)).toBe(voice(told));
  };

  test.each([
    ...(['reader', 'editor'] as const).flatMap(as => PLACES.map(place => [as, place] as const)),
    ['manager', 'shared'] as const,
    ['stranger', 'shared'] as const,
  ])('on Telegram, as %s, in %s', async (as, place) => {
    world.clock.now += MINUTE;
    const shown = await world.onTelegram({ command, options, as, shared: place === 'shared' });
    check(shown.text, expected(command, as, place));
    if (command === 'quote') expect(shown.hasCard).toBe(true);
  });

  test.each([
    ...(['reader', 'editor'] as const).flatMap(as => PLACES.map(place => [as, place] as const)),
    ['manager', 'shared'] as const,
  ])('on Discord, as %s, in %s', async (as, place) => {
    if (command === 'start') return; // nobody starts a bot there
    world.clock.now += MINUTE;
    const shown = await world.onDiscord({ command, options, as, shared: place === 'shared' });
    check(shown.text, expected(command, as, place), onDiscord);
    if (command === 'quote') expect(shown.hasCard).toBe(true);
  });
});

test('every command that is announced has its answers here', () => {
  // subscriptions have a file of their own
  const announced = commandSpecs
    .filter(spec => isAnnounced(spec, null) && !spec.name.includes('subscri'))
    .map(({ name }) => name);
  expect(Object.keys(ANSWERS).sort()).toEqual(announced.sort());
});

describe('pages', () => {
  const search: Asking = { command: 'search', options: { words: 'ponte' }, shared: true };
  const next = say('button-next');

  test('turn on Telegram for whoever asked, twice is once, and for nobody else', async () => {
    world.clock.now += HOUR;
    const { telegram } = world;
    await world.onTelegram({ ...search, person: 700 });
    const message = telegram.messages(telegramIds.supergroup).at(-1);
    if (message === undefined) throw new Error('no answer');
    const first = message.text;
    const data = keysOf(message.markup).find(({ text }) => text === next)?.callback_data ?? '';
    const press = async (from: number) => {
      const id = telegram.presses({
        chat: telegramIds.supergroup,
        message: message.id,
        from,
        data,
        language: 'it',
      });
      return telegram.until(() =>
        telegram.callbacks.get(id)?.answered === true ? telegram.callbacks.get(id) : null,
      );
    };
    expect(await press(701)).toMatchObject({ text: say('button-another') });
    expect(message.text).toBe(first);
    await Promise.all([press(700), press(700)]);
    await telegram.until(() => message.text !== first);
    expect(keysOf(message.markup).map(({ text }) => text)).toContain(say('button-previous'));
    world.clock.now += 25 * HOUR;
    expect(await press(700)).toMatchObject({ text: say('button-expired') });
  });

  test('a number opens an article below, on both', async () => {
    world.clock.now += 2 * HOUR;
    const { telegram } = world;
    await world.onTelegram({ command: 'latest', person: 710 });
    const list = telegram.messages(710).at(-1);
    const data = keysOf(list?.markup).find(({ text }) => text === '2')?.callback_data ?? '';
    telegram.presses({ chat: 710, message: list?.id ?? 0, from: 710, data });
    const opened = await telegram.until(() => telegram.messages(710).find(({ id }) => id > (list?.id ?? 0)));
    expect(opened.text).toMatch(/^Ponte <1>/u);
  });
});

describe('what is told twice is done once', () => {
  test('an update of Telegram’s', async () => {
    world.clock.now += 3 * HOUR;
    const { telegram } = world;
    telegram.fault({ on: 'getUpdates', trouble: { kind: 'drop', when: 'after' } });
    await world.onTelegram({ command: 'help', person: 720 });
    await world.onTelegram({ command: 'help', person: 721 });
    expect(telegram.messages(720).filter(({ from }) => from !== 720)).toHaveLength(1);
  });
});

test('a reply to what is no command comes in private, and in a group only when the bot is named', async () => {
  world.clock.now += 4 * HOUR;
  const from = { id: 730, language_code: 'it' };
  const { telegram } = world;
  const near = await telegram.userSays({ from, text: '/serach ponte' });
  expect(near.text).toContain('/search');
  const loose = await telegram.userSays({ from, text: 'buongiorno @durov' });
  expect(keysOf(loose.markup).map(({ text }) => text)).toEqual([say('button-search')]);
  telegram.say({ chat: telegramIds.supergroup, from, text: '/serach ponte' });
  const named = await telegram.userSays({
    chat: telegramIds.supergroup,
    from,
    text: '/serach@strillone_bot ponte',
  });
  expect(named.replyTo).toBe(telegram.messages(telegramIds.supergroup).at(-2)?.id);
});

test('options are completed on Discord, numbers are numbers there, and hidden ones are told nobody', async () => {
  const { discord } = world;
  const choices = await discord.autocomplete({ command: 'latest', options: { topic: 'cit' } });
  expect(choices).toEqual([{ name: 'Città & sport', value: 'Città & sport' }]);
  const announced = discord.commands;
  expect(announced.find(({ name }) => name === 'latest')?.options).toMatchObject([
    { name: 'topic', type: 3 },
    { name: 'count', type: 4, min_value: 1, max_value: 10 },
  ]);
});

test('nobody was pinged, nothing was refused, nothing failed', () => {
  expect(world.telegram.violations).toEqual([]);
  expect(world.discord.violations).toEqual([]);
  const wrong = world.events.filter(({ kind }) =>
    ['command-failed', 'platform-fault', 'service-fault'].includes(kind),
  );
  expect(wrong).toEqual([]);
  const bodies = world.discord.requests.map(({ body }) => Buffer.from(body, 'base64').toString());
  const said = bodies.filter(body => body.includes('"content"'));
  expect(said.length).toBeGreaterThan(10);
  for (const body of said) expect(body).toContain('"allowed_mentions":{"parse":[]}');
  expect(ids.editor).not.toBe('');
});
