import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DISCORD_TEMPLATE, formatDiscordPost } from '../../src/adapters/discord/format/format-post.ts';
import { shownLine, shownMarkdown } from '../../src/adapters/discord/format/shown-markdown.ts';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { formatDigest, formatPost } from '../../src/adapters/discord/discord-platform.ts';
import type { DiscordPayload } from '../../src/adapters/discord/format/payload.ts';
import { formatTelegramDigest } from '../../src/adapters/telegram/format/format-digest.ts';
import { formatTelegramPost, TELEGRAM_TEMPLATE } from '../../src/adapters/telegram/format/format-post.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { ShownText } from '../../src/core/ports/message-view.ts';
import type { DigestContent, PostContent } from '../../src/core/post.ts';
import type { RichText } from '../../src/core/rich-text.ts';
import { asksFor, type Template } from '../../src/core/template/template.ts';
import { cleanLines } from '../../src/format/clean-text.ts';
import { postPartsOf, type PostParts } from '../../src/format/post-parts.ts';
import { builtIn } from '../../src/format/template/built-in.ts';
import { fillTemplate } from '../../src/format/template/fill-template.ts';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids } from '../fakes/discord-world.ts';
import { wordsOfRich } from '../fakes/telegram-rich.ts';
import { parseTelegramHtml } from '../fakes/telegram-html.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { naughtyStrings } from '../format/naughty-strings.ts';
import { fullPost, sayItalian } from '../format/post-samples.ts';
import { buildDiscordDelivery } from './discord/publish/deliveries.ts';
import { buildTelegramDelivery, TOKEN } from './telegram/publish/deliveries.ts';

const calm = new AbortController().signal;

/** Each way in which a template can show a part. */
const templates: Readonly<Record<string, Template | null>> = {
  'the built-in one': null,
  'a newsroom’s': builtIn(
    '# {title}\n\n{lead|summary:500}\n\n> {quote}\n> **{speaker}**, _{role}_\n\n{source} · [Leggi]({url}) · {date}[[ · di {author}]]',
  ),
  emphasis: builtIn('**{title}** _{outlet}_ ~~{author}~~ `{topics}` [{speaker}]({url})'),
  lines: builtIn('{title}\n{outlet}\n{author} {topics}\n{hashtags}\n{brand}'),
  quoted: builtIn('> {summary}\n> {role}\n\n{also}'),
  links: builtIn('[**{title}**](https://a.example/) {url}'),
};

/** A post that is this text all over. */
const postOf = (text: string): PostContent => ({
  ...fullPost,
  title: text,
  lead: text,
  summary: [text, `${text}.`],
  quote: { text, start: 0, end: 0, speaker: text, role: text, cue: null, reason: null, worth: 1 },
  outlet: text,
  authors: [text, text],
  topics: [text],
  hashtags: [`#${text}`],
  also: [{ name: text, url: 'https://eco.example/' }],
  brand: text,
});

const place = { chat: '@canale', topic: null, silent: false } as const;
const telegram = (content: PostContent, template: Template | null) =>
  formatTelegramPost(content, { ...place, template }, sayItalian) as { readonly text: string };
const discord = (content: PostContent, template: Template | null) =>
  formatDiscordPost(content, { channel: ids.text, crosspost: false, template }, sayItalian);

/** Blanks are folded by platforms each in its way. */
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const wordsOf = (text: RichText): string =>
  folded(
    text
      .map(block => (block.kind === 'list' ? '' : block.spans.map(span => cleanLines(span.text)).join('')))
      .join('\n\n'),
  );
const shownWords = (text: ShownText): string =>
  text.map(part => (typeof part === 'string' ? part : shownWords(part.children))).join('');
/** What is meant: the template's words with the article's in them, as far as they fit. */
const meant = (parts: PostParts, template: Template): string =>
  wordsOf(fillTemplate(template, parts, sayItalian));

/** Fits on every platform, so that nothing has to fall away. */
const fitsWhole = (text: string): boolean => text.length < 150;

function check(text: string, template: Template | null): void {
  const content = postOf(text);
  const parts = postPartsOf(content);
  const { text: html } = telegram(content, template);
  const parsed = parseTelegramHtml(html);
  if ('error' in parsed) throw new Error(`${JSON.stringify(text)}: ${parsed.error}`);
  expect(parsed.entities.filter(({ type }) => type === 'text_mention')).toEqual([]);
  const { embed } = discord(content, template);
  const shown = folded(
    [
      embed.title === null || template !== null ? '' : shownWords(shownLine(embed.title)),
      embed.description === null ? '' : shownWords(shownMarkdown(embed.description)),
    ].join('\n\n'),
  );
  for (const part of [embed.title, embed.description])
    // within code marks nothing is read
    expect((part ?? '').replace(/(?<!\\)`[^`]*`/gu, '')).not.toMatch(
      /(?<!\\)(?:\\\\)*(?:<(?:@|#|:|a:|id:|\/)|@(?:everyone|here))/u,
    );
  if (!fitsWhole(text)) return;
  expect(folded(parsed.text)).toBe(meant(parts, template ?? TELEGRAM_TEMPLATE) || folded(parts.brand) || '…');
  const title = template === null ? parts.title : '';
  const expected = folded([title, meant(parts, template ?? DISCORD_TEMPLATE)].join('\n\n'));
  const hasTitle = template !== null && !asksFor(template, 'title') && parts.title !== '';
  expect(shown).toBe(expected || (hasTitle ? '' : folded(parts.brand) || '…'));
}

describe.each(Object.entries(templates))('through %s', (_name, template) => {
  test('every naughty string is valid, pings nobody, and is read as it was meant', () => {
    for (const text of naughtyStrings) check(text, template);
  });

  test('and so is every string of the large list', context => {
    const list = join(import.meta.dirname, '../../../shared/data/text/naughty.json');
    if (!existsSync(list)) context.skip(`no strings at ${list}`);
    for (const text of JSON.parse(readFileSync(list, 'utf8')) as string[]) check(text, template);
  });
});

test.each([{}, { layout: 'rich' }] as const)(
  'Telegram refuses none of them, and shows what was meant (%j)',
  async look => {
    await using fake = await startFakeTelegram({ token: TOKEN });
    const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
    for (const text of naughtyStrings)
      for (const template of Object.values(templates)) {
        const payload = formatTelegramPost(postOf(text), { ...place, ...look, template }, sayItalian);
        const outcome = await publisher.send(buildTelegramDelivery(payload), [], calm);
        expect([text, outcome.kind]).toEqual([text, 'sent']);
        if (!fitsWhole(text)) continue;
        const parts = postPartsOf(postOf(text));
        const message = fake.messages('@canale').at(-1);
        const read = folded(
          message?.text ?? wordsOfRich(message?.rich?.blocks ?? []).replaceAll('\n', '\n\n'),
        );
        expect(read).toBe(meant(parts, template ?? TELEGRAM_TEMPLATE) || folded(parts.brand) || '…');
      }
    expect(fake.violations).toEqual([]);
  },
);

test('Discord refuses none of them, and nobody is pinged', async () => {
  await using fake = await startFakeDiscord({ token: TOKEN, limits: false });
  const publisher = createDiscordPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  for (const text of naughtyStrings)
    for (const template of Object.values(templates)) {
      const delivery = buildDiscordDelivery(discord(postOf(text), template));
      const outcome = await publisher.send(delivery, [], calm);
      expect([text, outcome.kind]).toEqual([text, 'sent']);
    }
  expect(fake.violations).toEqual([]);
});

/** What each story of a digest, and the name of a thread, can look like. */
const digestLines: readonly (Template | null)[] = [
  null,
  builtIn('{date} · **{title}**[[ ({author})]] {read}\n> {lead|summary}'),
  builtIn('[`{title}`]({url}) _{topic}_ {source}'),
];
const threadTitles = ['{title}', '{topic}: {title}[[ ({author})]]', '{outlet|brand} · {hashtags:40}'].map(
  text => builtIn(text),
);
const digestOf = (text: string): DigestContent => ({
  heading: text,
  brand: text,
  card: null,
  mark: null,
  lines: [1, 2].map(at => ({
    article: `a${at}` as DigestContent['lines'][number]['article'],
    title: text,
    sentence: text,
    outlet: text,
    url: 'https://gazzetta.example/a_(b)',
    isRetracted: at === 2,
    about: { lead: text, authors: [text], topics: [text], date: text, publishedAt: 0 },
  })),
});

test('neither platform refuses them in a digest, as the name of a thread, as a container or as a text with a link', async () => {
  await using onTelegram = await startFakeTelegram({ token: TOKEN });
  await using onDiscord = await startFakeDiscord({ token: TOKEN, limits: false });
  const telegramPublisher = createTelegramPublisher({ token: TOKEN, apiRoot: onTelegram.apiRoot });
  const discordPublisher = createDiscordPublisher({ token: TOKEN, apiRoot: onDiscord.apiRoot });
  const outcomes = new Set<string>();
  const send = async (payload: DiscordPayload) => {
    const { kind } = await discordPublisher.send(buildDiscordDelivery(payload), [], calm);
    outcomes.add(kind);
  };
  for (const text of naughtyStrings) {
    for (const digestLine of digestLines) {
      const payload = formatTelegramDigest(digestOf(text), { ...place, digestLine }, sayItalian);
      outcomes.add((await telegramPublisher.send(buildTelegramDelivery(payload), [], calm)).kind);
      const rich = formatTelegramDigest(digestOf(text), { ...place, layout: 'rich', digestLine }, sayItalian);
      outcomes.add((await telegramPublisher.send(buildTelegramDelivery(rich), [], calm)).kind);
      const look = { place: { channel: ids.text, crosspost: false }, digestLine };
      await send(formatDigest(digestOf(text), look, sayItalian));
    }
    const words = { content: () => ({ ...postOf(text), card: null }), articles: [], card: null };
    for (const title of threadTitles) {
      const thread = { ofItsOwn: false, title, tags: {} };
      await send(formatPost(words, { place: { channel: ids.forum, crosspost: false, thread } }, sayItalian));
    }
    const at = { channel: ids.text, crosspost: false };
    await send(formatPost(words, { place: { ...at, layout: 'components' } }, sayItalian));
    await send(formatPost(words, { place: at, image: 'link' }, sayItalian));
  }
  expect([...outcomes]).toEqual(['sent']);
  expect(onTelegram.violations).toEqual([]);
  expect(onDiscord.violations).toEqual([]);
  const pinged = [...onDiscord.world.channels.values()]
    .flatMap(({ messages }) => messages)
    .filter(({ content }) => /(?<!\\)<@|(?<!\\)@(?:everyone|here)/u.test(content.replace(/`[^`]*`/gu, '')));
  expect(pinged).toEqual([]);
});
