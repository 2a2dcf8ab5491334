import { describe, expect, test } from 'vitest';
import { createButtonSeal } from '../../src/commands/buttons/button-data.ts';
import type { Caller, Reply } from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { DAY, HOUR } from '../../src/core/time.ts';
import { buildCard, NOW } from '../fixtures/build.ts';
import { EDITOR, labelsOf, member, openDesk, person, textOf, words } from './desk-world.ts';

const say = words('it');
const reader = person('1');
const many = Array.from({ length: 13 }, (_, at) => ({
  key: `k${at}`,
  title: `Ponte ${at}`,
  text: `Ponte ${at}\nIl ponte numero ${at}.\nApre oggi.`,
  topics: at % 2 === 0 ? ['Sport'] : ['Cultura'],
  publishedAt: NOW - at * HOUR,
}));
const quote = (speaker: string | null, text: string, more = {}) => ({
  start: 0,
  end: text.length,
  text,
  speaker,
  role: 'sindaca',
  cue: null,
  reason: null,
  worth: 1,
  ...more,
});
const titles = (reply: Reply) => [...textOf(reply.text).matchAll(/Ponte \d+/gu)].map(([title]) => title);

/** Presses a button, as its platform gives it back. */
function press(
  reply: Reply,
  label: string,
  caller: Caller,
): { name: string; options: Readonly<Record<string, string>> } {
  const seal = createButtonSeal('token', commandSpecs);
  const button = (reply.buttons ?? []).flat().find(one => one.label === label);
  if (button === undefined) throw new Error(`no button ${label}: ${JSON.stringify(labelsOf(reply))}`);
  const opened = seal.open(seal.seal(button), { user: caller.user, places: [], now: NOW });
  if (opened.kind !== 'asked') throw new Error(opened.kind);
  return { name: opened.command, options: opened.options };
}

describe('/latest and /search', () => {
  test.each([
    ['latest', {}],
    ['latest', { topic: `${'x'.repeat(0)}Sport` }],
    ['search', { words: 'ponte' }],
    ['search', { words: 'il ponte numero: «apre» oggi ~ %' }],
  ])('/%s %o turns pages there and back, whatever was asked', async (name, options) => {
    await using world = await openDesk({}, ...many);
    const first = await world.desk.answer(name, options, reader);
    expect(titles(first).length).toBeGreaterThanOrEqual(5);
    expect(labelsOf(first).at(-1)).toEqual([say('button-next')]);
    const forth = press(first, say('button-next'), reader);
    const second = await world.desk.answer(forth.name, forth.options, reader);
    expect(second.replaces).toBe('all');
    expect(titles(second)[0]).not.toBe(titles(first)[0]);
    const back = press(second, say('button-previous'), reader);
    expect(textOf((await world.desk.answer(back.name, back.options, reader)).text)).toBe(textOf(first.text));
    // pressed twice it is the same page
    expect(textOf((await world.desk.answer(forth.name, forth.options, reader)).text)).toBe(
      textOf(second.text),
    );
  });

  test('buttons are for whoever asked, and for a day', async () => {
    await using world = await openDesk({}, ...many);
    const reply = await world.desk.answer('latest', {}, reader);
    for (const button of (reply.buttons ?? []).flat())
      expect(button).toMatchObject({ presser: '1', until: NOW + DAY });
  });

  test('a count is held between one and ten, a topic is told without regard to case', async () => {
    await using world = await openDesk({}, ...many);
    const asked = async (options: Record<string, string>) =>
      titles(await world.desk.answer('latest', options, reader)).length;
    expect(await asked({ count: '3' })).toBe(3);
    expect(await asked({ count: '99' })).toBe(10);
    expect(await asked({ count: '0' })).toBe(1);
    expect(await asked({ topic: 'CULTURA', count: '10' })).toBe(6);
    expect(textOf((await world.desk.answer('latest', { count: 'x' }, reader)).text)).toContain('/latest [');
    const none = await world.desk.answer('latest', { topic: 'scacchi' }, reader);
    expect(textOf(none.text)).toContain('scacchi');
  });

  test('a number alone is how many, and no topic', async () => {
    await using world = await openDesk({}, ...many);
    expect(titles(await world.desk.answer('latest', { topic: '3' }, reader))).toHaveLength(3);
    expect(titles(await world.desk.answer('latest', { topic: '99' }, reader))).toHaveLength(10);
    const of2026 = await world.desk.answer('latest', { topic: '2026' }, reader);
    expect(textOf(of2026.text)).toContain('2026');
  });

  test('the reader’s language comes first, and any when there is nothing in it', async () => {
    await using world = await openDesk({}, ...many.slice(0, 2), { ...many[2], language: 'de' });
    expect(titles(await world.desk.answer('latest', {}, person('1', { language: 'de' })))).toEqual([
      'Ponte 2',
    ]);
    expect(titles(await world.desk.answer('latest', {}, person('1', { language: 'es' })))).toHaveLength(3);
  });

  test('hits are bold, and words that nothing holds are said back as code', async () => {
    await using world = await openDesk({}, many[0] ?? {});
    const reply = await world.desk.answer('search', { words: 'NUMERO' }, reader);
    const spans = reply.text.flatMap(block => (block.kind === 'list' ? [] : block.spans));
    expect(spans).toContainEqual({ text: 'numero', style: 'bold' });
    const none = await world.desk.answer('search', { words: '@durov' }, reader);
    expect(none.text[0]).toMatchObject({ spans: [{}, { text: '@durov', style: 'code' }, {}] });
    expect(textOf((await world.desk.answer('search', {}, reader)).text)).toContain('/search <');
  });

  test('a number opens the article as a message of its own', async () => {
    await using world = await openDesk({}, ...many);
    const list = await world.desk.answer('latest', {}, reader);
    const { name, options } = press(list, '2', reader);
    const article = await world.desk.answer(name, options, reader);
    expect(textOf(article.text)).toContain('Ponte 1');
    expect(article.replaces).toBe('nothing');
  });
});

describe('/article', () => {
  const sentences = Array.from(
    { length: 12 },
    (_, at) => `La frase numero ${at} racconta la riapertura del ponte sul fiume.`,
  );
  const text = `Riapre il ponte\nSommario.\n${sentences.join(' ')}`;
  const long = {
    key: 'long',
    text,
    sentences: sentences.map((one, rank) => ({
      start: text.indexOf(one),
      end: text.indexOf(one) + one.length,
      text: one,
      rank,
    })),
    quotes: [1, 2, 3].map(n => quote(`Ada ${n}`, `Parole ${n}`, { worth: n })),
  };

  test('is a summary, the best quotations and the link; longer, or with all of them, by buttons', async () => {
    await using world = await openDesk({}, long);
    const short = await world.desk.answer('article', { words: 'riapre' }, reader);
    expect(textOf(short.text)).toMatch(/frase numero 0.*Parole 2.*Parole 3/su);
    expect(textOf(short.text)).not.toContain('Parole 1');
    expect(short.text.at(-1)).toMatchObject({
      spans: [{ text: say('post-read'), href: world.saved[0]?.url }],
    });
    const longer = press(short, say('button-longer'), reader);
    const second = await world.desk.answer(longer.name, longer.options, reader);
    expect(second.replaces).toBe('all');
    expect(textOf(second.text).length).toBeGreaterThan(textOf(short.text).length);
    const quotes = press(second, say('button-quotes', { count: 3 }), reader);
    expect(textOf((await world.desk.answer(quotes.name, quotes.options, reader)).text)).toMatch(
      /Ada 1.*Ada 2.*Ada 3/su,
    );
  });

  test('is asked back when several fit, kept back while it may not be seen, and found by id and address', async () => {
    const hidden = { key: 'hidden', text: 'Segreto\nx\ny', notBefore: NOW + HOUR };
    await using world = await openDesk({}, ...many.slice(0, 3), hidden);
    const which = await world.desk.answer('article', { words: 'ponte' }, reader);
    expect(textOf(which.text)).toContain(say('article-which'));
    expect(labelsOf(which)).toEqual([['1', '2', '3']]);
    const [first, , , secret] = world.saved;
    for (const asked of [first?.id, first?.url, 'ponte 0'])
      expect(textOf((await world.desk.answer('article', { words: asked ?? '' }, reader)).text)).toContain(
        'Ponte 0',
      );
    for (const asked of [secret?.id, secret?.url, 'segreto'])
      expect(textOf((await world.desk.answer('article', { words: asked ?? '' }, reader)).text)).not.toContain(
        'Segreto x',
      );
  });
});

describe('/quote', () => {
  const speaks = {
    key: 'a',
    text: 'Consiglio\nIl ponte resta, la piazza chiude.\ny1',
    quotes: [quote('Ada Ruvini', 'Il ponte resta'), quote('Bo Neri', 'La piazza chiude')],
  };
  const named = {
    key: 'b',
    text: 'Ruvini in piazza\nx\ny2',
    quotes: [quote('Cia Verdi', 'Altro', { worth: 9 })],
  };

  test.each([
    ['ruvini', 'Il ponte resta'],
    ['NERI', 'La piazza chiude'],
    ['piazza chiude', 'La piazza chiude'],
    ['ruvini in piazza', 'Altro'],
  ])('%s is %s', async (asked, said) => {
    await using world = await openDesk({}, speaks, named);
    expect(textOf((await world.desk.answer('quote', { words: asked }, reader)).text)).toContain(said);
  });

  test('is shown as its own card, and without words is the newest worth showing', async () => {
    const drawn: string[] = [];
    const quoteCard = (_article: unknown, { text }: { readonly text: string }) => {
      drawn.push(text);
      return Promise.resolve(buildCard());
    };
    await using world = await openDesk({ quoteCard }, { ...speaks, publishedAt: NOW }, named);
    const reply = await world.desk.answer('quote', {}, reader);
    expect(reply.card).not.toBeNull();
    expect(textOf(reply.text)).not.toContain('Il ponte resta');
    await world.desk.answer('quote', { words: 'neri' }, reader);
    expect(drawn).toEqual(['Il ponte resta', 'La piazza chiude']);
    const none = await world.desk.answer('quote', { words: 'xyzzy' }, reader);
    expect(textOf(none.text)).toContain('xyzzy');
  });
});

test('/topics counts what the newest are about, with a button for each', async () => {
  await using world = await openDesk({}, ...many);
  const reply = await world.desk.answer('topics', {}, reader);
  expect(textOf(reply.text)).toBe('Temi');
  expect(labelsOf(reply)).toEqual([['Sport · 7', 'Cultura · 6']]);
  const { name, options } = press(reply, 'Cultura · 6', reader);
  expect(titles(await world.desk.answer(name, options, reader))[0]).toBe('Ponte 1');
});

describe('settings', () => {
  test('/language changes the answers of a person, and back', async () => {
    await using world = await openDesk();
    const said = async (tag: string) => textOf((await world.desk.answer('language', { tag }, reader)).text);
    expect(await said('Tedesco')).toBe(words('de')('language-set', { language: 'Deutsch' }));
    expect(textOf((await world.desk.answer('latest', {}, reader)).text)).toBe(words('de')('latest-none'));
    expect(textOf((await world.desk.answer('latest', {}, person('2'))).text)).toBe(say('latest-none'));
    expect(await said('ja')).toContain('Italiano (it)');
    await said('auto');
    expect(textOf((await world.desk.answer('latest', {}, reader)).text)).toBe(say('latest-none'));
  });

  test.each(['language', 'timezone', 'mute'])('/%s of a group is for who manages it', async name => {
    await using world = await openDesk();
    const options = { tag: 'fr', name: 'Paris', duration: '8h' };
    const key = { platform: 'telegram', kind: 'place', id: '-100' } as const;
    for (const caller of [member('1', false), member(EDITOR, false)])
      expect(textOf((await world.desk.answer(name, options, caller)).text)).toBe(say('refused-manager'));
    const nobody = member('', true);
    expect(textOf((await world.desk.answer(name, options, nobody)).text)).toBe(say('refused-nobody'));
    const before = await world.store.readers.settings(key, NOW);
    expect(Object.values(before)).toEqual([null, null, null]);
    await world.desk.answer(name, options, member('1', true));
    expect(await world.store.readers.settings(key, NOW)).not.toEqual(before);
    expect(await world.store.readers.forget({ platform: 'telegram', kind: 'person', id: '1' })).toBe(false);
  });

  test('a group’s language goes before that of its members', async () => {
    await using world = await openDesk();
    await world.desk.answer('language', { tag: 'de' }, reader);
    await world.desk.answer('language', { tag: 'fr' }, member('9', true));
    expect(textOf((await world.desk.answer('latest', {}, member('1', false))).text)).toBe(
      words('fr')('latest-none'),
    );
    expect(textOf((await world.desk.answer('latest', {}, reader)).text)).toBe(words('de')('latest-none'));
  });

  test('/timezone takes a zone or a city, and times follow it', async () => {
    await using world = await openDesk({}, { ...many[0], publishedAt: NOW });
    const said = async (name: string) => textOf((await world.desk.answer('timezone', { name }, reader)).text);
    expect(textOf((await world.desk.answer('latest', {}, reader)).text)).toContain('09:00');
    expect(await said('new york')).toContain('America/New_York');
    expect(textOf((await world.desk.answer('latest', {}, reader)).text)).toContain('03:00');
    expect(await said('europe/rome')).toContain('Europe/Rome');
    // by its present name, its former one and its city
    for (const name of ['Asia/Kolkata', 'asia/calcutta', 'Kolkata'])
      expect(await said(name)).toContain('Asia/Kolkata, dove ora sono le 13:30');
    expect(await said('Europe/Kyiv')).toContain('Europe/Kyiv');
    expect(await said('cet')).toContain('Europe/');
    // zones without a summer, of other people than those who write so
    for (const wrong of ['+02:00', 'Atlantis', '../x', 'EST', 'bst'])
      expect(await said(wrong)).toBe(say('timezone-unknown'));
  });

  test.each([
    ['30m', NOW + HOUR / 2],
    ['2 d', NOW + 2 * DAY],
    ['1w', NOW + 7 * DAY],
    ['off', null],
  ])('/mute %s', async (duration, until) => {
    await using world = await openDesk();
    await world.desk.answer('language', { tag: 'it' }, reader);
    await world.desk.answer('mute', { duration }, reader);
    const key = { platform: 'telegram', kind: 'person', id: '1' } as const;
    expect((await world.store.readers.settings(key, NOW)).mutedUntil).toBe(until);
  });

  test.each(['', '0h', '9999d', '1y', 'domani', '-1h'])('/mute %o tells its use', async duration => {
    await using world = await openDesk();
    expect(textOf((await world.desk.answer('mute', { duration }, reader)).text)).toContain(
      '/mute <8h|2d|off>',
    );
  });

  test('/forgetme deletes all that is kept, says so, and tells editors what stays', async () => {
    await using world = await openDesk();
    const said = async (caller: Caller) => textOf((await world.desk.answer('forgetme', {}, caller)).text);
    await world.desk.answer('language', { tag: 'de' }, person(EDITOR));
    expect(await said(person(EDITOR))).toBe(`${words('de')('forgotten')} ${words('de')('forgotten-editor')}`);
    expect(await said(person(EDITOR))).toContain(say('forgotten-nothing'));
    expect(await said(member('', true))).toBe(say('refused-nobody'));
  });
});

describe('what is no command', () => {
  test.each([
    ['serach', '/search'],
    ['cerca', '/search'],
    ['lates', '/latest'],
    ['hlep', '/help'],
    ['time', '/timezone'],
  ])('/%s is answered with %s', async (typed, near) => {
    await using world = await openDesk();
    expect(textOf((await world.desk.answer(typed, {}, reader)).text)).toContain(near);
  });

  test('a stranger is not led to editors’ commands, and nothing near is said plainly', async () => {
    await using world = await openDesk();
    expect(textOf((await world.desk.answer('queu', {}, reader)).text)).not.toContain('/queue');
    expect(textOf((await world.desk.answer('queu', {}, person(EDITOR))).text)).toContain('/queue');
    expect(textOf((await world.desk.answer('xyzzy', {}, reader)).text)).toContain('/help');
  });

  test('what holds no word is answered, too', async () => {
    await using world = await openDesk();
    for (const words of ['', '👍', '…'])
      expect(textOf((await world.desk.answer('', { words }, reader)).text)).toBe(say('unknown-wordless'));
  });

  test('words may be looked for by a button, be they long', async () => {
    await using world = await openDesk({}, many[0] ?? {});
    for (const typed of ['ponte', `ponte ${'numero '.repeat(20)}`]) {
      const { name, options } = press(
        await world.desk.answer('', { words: typed }, reader),
        say('button-search'),
        reader,
      );
      expect(titles(await world.desk.answer(name, options, reader))[0]).toBe('Ponte 0');
    }
    expect((await world.desk.answer('', { words: '👍' }, reader)).buttons).toBeUndefined();
  });
});

test('every option that can be offered is, and each offer is taken', async () => {
  await using world = await openDesk({}, ...many, {
    key: 'q',
    text: 'Q\nx\ny',
    quotes: [quote('Ada Ruvini', 'x')],
  });
  const offered = async (name: string, option: string, typed: string) =>
    world.desk.suggest(name, { option, typed }, reader);
  for (const [name, option, typed, expected] of [
    ['latest', 'topic', 'cult', 'Cultura'],
    ['search', 'words', 'pont', 'Ponte 12'],
    ['quote', 'words', 'ruv', 'Ada Ruvini'],
    ['article', 'words', '', 'Ponte 0'],
    ['mute', 'duration', '', '8 ore'],
    ['language', 'tag', 'ted', 'Deutsch'],
    ['timezone', 'name', 'rome', 'Europe/Rome'],
  ] as const) {
    const choices = await offered(name, option, typed);
    const choice = choices.find(one => one.name === expected);
    expect(choice, `${name} ${typed}: ${JSON.stringify(choices)}`).toBeDefined();
    const reply = await world.desk.answer(name, { [option]: choice?.value ?? '' }, reader);
    expect(textOf(reply.text)).not.toMatch(/\/\w+ [<[]/u);
  }
});

test('a store that is down costs the settings, not the answer', async () => {
  await using world = await openDesk({
    readers: { settings: () => Promise.reject(new Error('disk')) } as never,
  });
  expect(textOf((await world.desk.answer('latest', {}, reader)).text)).toBe(say('latest-none'));
  expect(world.events[0]).toMatchObject({ kind: 'service-fault', part: 'readers' });
});
