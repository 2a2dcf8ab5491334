import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createButtonSeal } from '../../../../src/commands/buttons/button-data.ts';
import { commandSpecs } from '../../../../src/commands/desk.ts';
import type { CardImage } from '../../../../src/core/card.ts';
import type { CardHash } from '../../../../src/core/ids.ts';
import type { PostContent } from '../../../../src/core/post.ts';
import { degradeDiscord } from '../../../../src/adapters/discord/format/degrade.ts';
import { formatDigest, formatPost } from '../../../../src/adapters/discord/discord-platform.ts';
import type { DiscordPayload, DiscordPlace } from '../../../../src/adapters/discord/format/payload.ts';
import {
  formatMessageBody,
  formatPostBody,
  formatWebhookBody,
} from '../../../../src/adapters/discord/publish/message-body.ts';
import { builtIn } from '../../../../src/format/template/built-in.ts';
import { naughtyStrings } from '../../../core/filter/naughty-strings.ts';
import { faultsOf, messageIn } from '../../../fakes/discord-rules.ts';
import { buildArticle } from '../../../fixtures/build.ts';
import { barePost, fullPost, hostilePost, sayItalian } from '../../../format/post-samples.ts';
import { cardOf, discordCard } from '../publish/deliveries.ts';

const seal = createButtonSeal('NzAw.TEST.token', commandSpecs);
const ROLE = '800000000000000077';
const quote = (text: string) => ({ ...fullPost.quote, text, start: 0, end: 0 }) as never;
const article = buildArticle({
  topics: ['Esteri', 'Città'],
  keywords: ['ponte'],
  quotes: [quote('Uno'), quote('Due')],
  sentences: ['a', 'b', 'c', 'd'].map((text, rank) => ({ text, rank, start: 0, end: 1 })),
});

/** Every way to look, with all that a place can ask for. */
const layouts: Readonly<Record<string, DiscordPlace & { readonly image?: 'link' }>> = {
  link: { channel: '1122', crosspost: false, buttons: ['read'], mention: { esteri: ROLE }, image: 'link' },
  embed: {
    channel: '1122',
    crosspost: false,
    buttons: ['quotes', 'summary', 'read'],
    mention: { esteri: ROLE },
  },
  components: {
    channel: '1122',
    crosspost: false,
    layout: 'components',
    buttons: ['quotes', 'summary', 'read'],
    mention: { esteri: ROLE },
    silent: true,
  },
  forum: {
    channel: '1122',
    crosspost: false,
    layout: 'components',
    thread: { ofItsOwn: false, title: builtIn('{outlet}: {title}'), tags: { esteri: 'Mondo', '*': 'Altro' } },
  },
};

const payloadOf = (content: PostContent, place: DiscordPlace & { readonly image?: 'link' }, of = article) =>
  formatPost({ content: () => content, articles: [of], card: null }, { place, ...place }, sayItalian);
/** What goes over the wire: as a message, as a forum's thread, through a webhook. */
function bodiesOf(payload: DiscordPayload, card: CardImage | null) {
  const cards = card === null ? [] : [card];
  const { thread } = payload;
  return [
    ['newMessage', formatMessageBody(payload, { nonce: 'n', cards, seal }).body],
    ...(thread === undefined
      ? []
      : [['newPost', formatPostBody(payload, { cards, seal, name: thread.name, tags: [] }).body] as const]),
    ['webhookMessage', formatWebhookBody(payload, cards).body],
  ] as const;
}
const filesOf = (card: CardImage | null) =>
  card === null ? [] : [{ field: 'files[0]', filename: 'card.png', size: card.bytes.length }];
/** All that is read as Markdown, but for the role that is meant and the addresses of links. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
    typeof one === 'string' && MARKDOWN.has(key) && !('media' in value)
      ? [one.replaceAll(`<@&${ROLE}>`, '').replace(/\]\(<[^>]*>\)|\bhttps?:\/\/\S+/gu, ' ')]
      : textsOf(one),
  );
}
const MARKDOWN = new Set(['content', 'title']);
const json = (value: unknown) =>
  `${JSON.stringify(value, null, 2)}\n`.replace(/(more:\w+:\w+:)[\w-]+/g, '$1<signature>');

test.each(['embed', 'components'] as const)('several pictures are one gallery in %s', async layout => {
  const cards = [1, 2, 3, 4, 5].map(n => ({
    ...discordCard,
    hash: `${discordCard.hash.slice(1)}${n}` as CardHash,
    alt: `Citazione ${n}`,
  }));
  const [card = null, ...more] = cards.map(cardOf);
  const place: DiscordPlace = { channel: '1122', crosspost: false };
  const payload = payloadOf(
    { ...fullPost, card, more: more.filter(one => one !== null) },
    layout === 'embed' ? place : { ...place, layout },
  );
  const { body, files } = formatMessageBody(payload, { nonce: 'n', cards, seal });
  await expect(json(body)).toMatchFileSnapshot(
    `../../../golden/messages/discord-layout-gallery-${layout}.txt`,
  );
  const sizes = files.map(({ name }, index) => ({ field: `files[${index}]`, filename: name, size: 9 }));
  expect(sizes).toHaveLength(layout === 'embed' ? 4 : 5);
  expect(faultsOf('newMessage', body, sizes)).toEqual([]);
});

describe.each(Object.entries(layouts))('the layout %s', (name, place) => {
  test('is as it was read in a review', async () => {
    const card = place.image === 'link' ? null : discordCard;
    const payload = payloadOf({ ...fullPost, card: card && cardOf(card) }, place);
    const bodies = bodiesOf(payload, card);
    const [kind, body] = bodies[name === 'forum' ? 1 : 0];
    await expect(json(body)).toMatchFileSnapshot(`../../../golden/messages/discord-layout-${name}.txt`);
    expect(faultsOf(kind, body, filesOf(card))).toEqual([]);
  });

  test('is refused for nothing that a post may hold, and pings nobody but the named role', () => {
    const check = (content: PostContent, hasCard: boolean) => {
      const card = hasCard && place.image !== 'link' ? discordCard : null;
      const whole = payloadOf({ ...content, card: card && cardOf(card) }, place);
      const versions = [
        whole,
        degradeDiscord(whole, 'plain-text', new Map()),
        degradeDiscord(whole, 'no-card', new Map()),
      ];
      for (const payload of versions)
        for (const [kind, body] of payload === null ? [] : bodiesOf(payload, payload.card && card)) {
          expect(faultsOf(kind, body, payload?.card == null ? [] : filesOf(card))).toEqual([]);
          const { allowed_mentions: allowed } = messageIn(kind, body);
          const isAsked = place.mention !== undefined && content.mark?.kind !== 'retracted';
          expect(allowed).toEqual(isAsked ? { parse: [], roles: [ROLE] } : { parse: [] });
          for (const text of textsOf(body))
            expect(text).not.toMatch(/(?<!\\)<[@#]|(?<!\\)@(?:everyone|here)/u);
        }
    };
    for (const text of naughtyStrings)
      check(
        { ...fullPost, title: text, summary: [text, text], outlet: text, brand: text, quote: null },
        true,
      );
    fc.assert(fc.property(hostilePost, fc.boolean(), check), { numRuns: 150 });
  });

  test('says of a retracted post nothing but that', () => {
    const payload = payloadOf({ ...fullPost, mark: { kind: 'retracted', time: '9:00' } }, place);
    expect(payload).not.toHaveProperty('buttons');
    expect(payload.embed.title).toMatch(/^~~.*~~$/);
  });
});

test('a button leads to something that the post does not show, or is not there', () => {
  const { embed: place } = layouts;
  if (place === undefined) throw new Error('there is an embed');
  const labels = (content: PostContent, of = article) =>
    (payloadOf(content, place, of).buttons ?? []).map(({ label }) => label.replace(/: $/, ''));
  expect(labels(fullPost)).toEqual(['button-more-quotes', 'button-longer', 'Leggi']);
  expect(labels(barePost, buildArticle({ quotes: [], sentences: [] }))).toEqual([]);
  expect(labels({ ...fullPost, url: 'http://redazione/ponte' })).not.toContain('Leggi');
  expect(labels({ ...fullPost, url: `https://e.example/${'x'.repeat(600)}` })).not.toContain('Leggi');
});

test('a role is pinged for the topics that it is named for, accents and case aside, and for no others', () => {
  const place = { channel: '1', crosspost: false, mention: { citta: '5', esteri: '6', sport: '7' } };
  expect(payloadOf(fullPost, place).mention).toEqual(['6', '5']);
  expect(payloadOf(fullPost, place, buildArticle({ topics: ['cronaca'] }))).not.toHaveProperty('mention');
});

test.each([
  ['{title}', 'x'.repeat(300), 100],
  ['{author} · {title}[[ ({topic})]]', 'Il ponte', 17],
  ['{topic} · {title}', 'Il ponte', 18],
  ['{title}', '\u202E', 1],
  ['{outlet}: {title}', ' ', 19],
])('a thread is named by %s, within a hundred characters, and never by nothing', (title, said, length) => {
  const thread = { ofItsOwn: true, title: builtIn(title), tags: {} };
  const { thread: made } = payloadOf(
    { ...fullPost, title: said, topics: ['Esteri'] },
    { channel: '1', crosspost: false, thread },
  );
  expect(made?.name.length).toBeLessThanOrEqual(100);
  expect(made?.name).not.toBe('');
  expect(made?.name.trim()).toBe(made?.name);
  expect(Math.abs((made?.name.length ?? 0) - length)).toBeLessThanOrEqual(6);
});

test('a digest in a forum is named by its heading, and its container fits', () => {
  const line = {
    title: 'x'.repeat(200),
    sentence: 'y'.repeat(300),
    outlet: 'z',
    url: 'https://e.example/a',
    isRetracted: false,
  };
  const lines = Array.from({ length: 10 }, (_, i) => ({ ...line, article: `a${i}` as never }));
  const digest = { heading: 'Le notizie di oggi', lines, brand: 'Strillone', card: null, mark: null };
  const { forum } = layouts;
  if (forum === undefined) throw new Error('there is a forum');
  const payload = formatDigest(digest, { place: forum }, sayItalian);
  expect(payload.thread?.name).toBe('Le notizie di oggi');
  for (const [kind, body] of bodiesOf(payload, null)) expect(faultsOf(kind, body, [])).toEqual([]);
});
