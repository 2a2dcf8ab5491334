import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CardContent, CardPhoto, DrawnCard } from '../../src/core/card.ts';
import type { Destination } from '../../src/core/destination.ts';
import type { CardHash } from '../../src/core/ids.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { FoundPhoto } from '../../src/core/ports/ports.ts';
import type { PaywallPolicy } from '../../src/core/schedule.ts';
import { createCardMaker } from '../../src/planning/card-maker.ts';
import { createComposer } from '../../src/planning/composer.ts';
import { createWords } from '../../src/words.ts';
import { buildArticle, buildCard, buildDestination } from '../fixtures/build.ts';

const words = createWords({
  directory: join(import.meta.dirname, '../../config/locales'),
  fallback: 'it',
});
const photo = { bytes: new Uint8Array([1, 2, 3]), hash: 'abc' };
const square = { card: 'square', theme: 'foto' } as const;

/** A renderer that notes what it is given to draw. */
function makerWith(world: {
  found?: FoundPhoto;
  showsPhoto?: boolean;
  drawn?: DrawnCard;
  fails?: string;
  paywall?: PaywallPolicy;
}) {
  const [contents, events]: [CardContent[], NewsroomEvent[]] = [[], []];
  let asked = 0;
  const deps = {
    renderer: {
      render: (content: CardContent) => {
        contents.push(content);
        return world.fails === undefined
          ? Promise.resolve(world.drawn ?? buildCard())
          : Promise.reject(new Error(world.fails));
      },
      showsPhoto: () => Promise.resolve(world.showsPhoto ?? true),
      photograph: ({ hash }: CardPhoto, alt: string) =>
        hash === 'broken'
          ? Promise.reject(new Error('the photo is broken; give another one'))
          : Promise.resolve({ ...buildCard(), hash: `photo of ${hash}` as CardHash, alt }),
    },
    photos: {
      find: () => {
        asked++;
        return Promise.resolve(world.found ?? { kind: 'photo' as const, photo });
      },
    },
    words,
    formats: platforms,
    record: (event: NewsroomEvent) => events.push(event),
    brand: 'Strillone',
    paywall: world.paywall ?? ('mark' as const),
    timezone: 'Europe/Rome',
  };
  return {
    maker: createCardMaker(deps),
    composer: createComposer(deps),
    contents,
    events,
    asked: () => asked,
  };
}

const quote = {
  text: 'Domani si apre',
  start: 0,
  end: 14,
  speaker: 'Elvira Santamarta',
  role: 'sindaca',
  cue: null,
  reason: null,
  worth: 1,
};
const article = buildArticle({ image: 'https://example.org/a.jpg', language: 'it' });

test('a quote, a headline and breaking news each have a card of their kind', async () => {
  const { maker, contents } = makerWith({});
  await maker.tryCard(article, quote, square);
  await maker.tryCard(article, null, square);
  await maker.tryCard({ ...article, priority: 10 }, null, square);
  await maker.tryCard({ ...article, priority: 9 }, null, square);
  await maker.tryCard({ ...article, priority: 10, language: 'en' }, null, square);
  expect(contents.map(({ kind }) => kind)).toEqual([
    ...['quote', 'headline', 'breaking', 'headline', 'breaking'],
  ]);
  expect(contents[0]).toMatchObject({
    text: 'Domani si apre',
    speaker: 'Elvira Santamarta',
    role: 'sindaca',
  });
  expect(contents[2]).toMatchObject({ text: article.title, label: 'Ultim’ora' });
  expect(contents[4]).toMatchObject({ label: 'Breaking' });
});

test('an article whose outlet nobody names is from the site it stands on, or from nowhere', async () => {
  const { maker, contents } = makerWith({});
  const unnamed = { ...article, outlet: null, url: 'https://www.gazzetta.example/2026/ponte' };
  await maker.tryCard(unnamed, quote, square);
  await maker.tryCard({ ...unnamed, url: null }, quote, square);
  await maker.tryCover({ text: 'Sabato', language: 'it', at: 0, articles: [unnamed] }, square);
  const items = contents.flatMap(content => (content.kind === 'digest' ? content.items : []));
  expect(contents.slice(0, 2).map(({ outlet }) => outlet)).toEqual(['gazzetta.example', null]);
  expect(items.map(({ outlet }) => outlet)).toEqual(['gazzetta.example']);
});

test('breaking news is posted with its headline, whatever was said in it', async () => {
  const { composer, contents } = makerWith({});
  const destination = buildDestination(square);
  const content = { parts: ['quote-card'] } as const;
  const said = { ...article, quotes: [quote] };
  await composer.compose({ article: said, content }, [destination]);
  await composer.compose({ article: { ...said, priority: 50 }, content }, [destination]);
  expect(contents.map(({ kind }) => kind)).toEqual(['quote', 'breaking']);
});

test('a digest has a cover with its titles and the photograph of the first', async () => {
  const { maker, contents } = makerWith({});
  const cover = { text: 'Sabato 14 marzo', language: 'it', at: 0, articles: [article, buildArticle()] };
  await maker.tryCover(cover, square);
  expect(contents[0]).toMatchObject({
    kind: 'digest',
    text: 'Sabato 14 marzo',
    photo,
    items: [{ title: article.title }, {}],
  });
});

test('a photograph is asked for only where the theme shows one and the article has one', async () => {
  const plain = makerWith({ showsPhoto: false });
  await plain.maker.tryCard(article, quote, square);
  const without = makerWith({});
  await without.maker.tryCard({ ...article, image: null }, quote, square);
  expect([plain.asked(), without.asked()]).toEqual([0, 0]);
  expect([plain.contents[0]?.photo, without.contents[0]?.photo]).toEqual([null, null]);
  const shown = makerWith({});
  await shown.maker.tryCard(article, quote, square);
  expect(shown.contents[0]?.photo).toBe(photo);
});

test('a photograph that cannot be had or shown costs the card that alone, and is told', async () => {
  const lost = makerWith({ found: { kind: 'fault', why: 'the server answered 404' } });
  expect(await lost.maker.tryCard(article, quote, square)).not.toBeNull();
  expect(lost.contents[0]?.photo).toBeNull();
  const broken = makerWith({ drawn: { ...buildCard(), photoFault: 'the photo is broken' } });
  const card = await broken.maker.tryCard(article, quote, square);
  expect(card).toEqual(buildCard());
  expect([...lost.events, ...broken.events]).toEqual([
    { kind: 'photo-failed', article: article.id, why: 'the server answered 404' },
    { kind: 'photo-failed', article: article.id, why: 'the photo is broken' },
  ]);
});

test('a card that cannot be drawn is none, and told', async () => {
  const { maker, events } = makerWith({ fails: 'no font here draws ᚠ' });
  expect(await maker.tryCard(article, quote, square)).toBeNull();
  expect(events).toEqual([{ kind: 'card-failed', article: article.id, message: 'no font here draws ᚠ' }]);
});

test('a post says in its reader’s language that one must pay, where the newsroom wants it said', async () => {
  const payloadOf = async (paywall: PaywallPolicy, paywalled = true) => {
    const said = { article: buildArticle({ paywalled }), content: { parts: ['summary' as const] } };
    const [composed] = await makerWith({ paywall }).composer.compose(said, [
      buildDestination({ language: 'it' }),
    ]);
    return JSON.stringify(composed?.payload);
  };
  expect(await payloadOf('mark')).toContain('per abbonati');
  expect(await payloadOf('mark', false)).not.toContain('per abbonati');
  expect(await payloadOf('ignore')).not.toContain('per abbonati');
});

describe('the picture of a post', () => {
  const parts = ['summary', 'quote-card'] as const;
  const said = { article: { ...article, quotes: [quote] }, content: { parts } };
  const at = (look: Partial<Destination>) =>
    buildDestination({ platform: 'telegram', place: { chat: 1, topic: null, silent: false }, ...look });
  const shown = async (world: Parameters<typeof makerWith>[0], look: Partial<Destination>) => {
    const made = makerWith(world);
    const [composed] = await made.composer.compose(said, [at(look)]);
    return { ...made, card: composed?.cards[0] ?? null, payload: JSON.stringify(composed?.payload) };
  };

  test('is the article’s photograph where the place shows those, described by its title, and the quotation stands in the words', async () => {
    const { card, payload, contents } = await shown({}, { image: 'article' });
    expect(card).toMatchObject({ hash: 'photo of abc', alt: article.title });
    expect(payload).toContain('Domani si apre');
    expect(contents).toEqual([]);
  });

  test.each([
    ['there is none', { kind: 'none' }, []],
    ['it cannot be fetched', { kind: 'fault', why: 'no answer' }, ['no answer']],
    [
      'it is none',
      { kind: 'photo', photo: { ...photo, hash: 'broken' } },
      ['the photo is broken; give another one'],
    ],
  ] as const)('is the card where %s, or none where the place has no cards', async (_name, found, faults) => {
    const withCard = await shown({ found, showsPhoto: false }, { image: 'article' });
    expect(withCard.card).toMatchObject({ hash: buildCard().hash });
    expect(withCard.payload).not.toContain('Domani si apre');
    expect(withCard.events).toEqual(faults.map(why => ({ kind: 'photo-failed', article: article.id, why })));
    const without = await shown({ found }, { image: 'article', card: null });
    expect(without.card).toBeNull();
    expect(without.payload).toContain('Domani si apre');
  });

  test('of a corrected copy is fetched anew; a card takes the place of what cannot be had any more, for its words hold', async () => {
    const standing = { hash: 'photo of abc' as CardHash, image: null };
    const change = { standing: [standing], mark: 'updated', at: 0 } as const;
    const fetched = await makerWith({}).composer.recompose(said, at({ image: 'article' }), change);
    expect(fetched.cards[0]?.hash).toBe('photo of abc');
    const gone = makerWith({ found: { kind: 'none' } }).composer;
    const drawn = await gone.recompose(said, at({ image: 'article' }), change);
    expect(drawn.cards[0]?.hash).toBe(buildCard().hash);
    const kept = await gone.recompose(said, at({ image: 'article', card: null }), change);
    expect(kept).toMatchObject({ cards: [], payload: { card: 'photo of abc' } });
    expect(JSON.stringify(kept.payload)).toContain('Domani si apre');
  });
});
