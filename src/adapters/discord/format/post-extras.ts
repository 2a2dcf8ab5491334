import type { Article } from '../../../core/article.ts';
import { foldTopic } from '../../../core/fold-topic.ts';
import type { DigestContent, PostContent } from '../../../core/post.ts';
import type { Say } from '../../../core/words.ts';
import { cleanText, shorten } from '../../../format/clean-text.ts';
import { postPartsOf, type PostParts } from '../../../format/post-parts.ts';
import { fillLine } from '../../../format/template/fill-template.ts';
import { linkedAddress } from './linked-address.ts';
import type { DiscordPayload, DiscordPlace, PostButton, PostThread, ThreadSettings } from './payload.ts';

/** docs, resources/channel: the name of a thread; components/reference: a button; and more roles than any news concerns. */
const MOST = { name: 100, url: 512, label: 80, roles: 5 } as const;

/** A digest has no buttons and pings nobody; its thread is named by its heading. */
export const withDigestExtras = (
  payload: DiscordPayload,
  { heading, brand }: Pick<DigestContent, 'heading' | 'brand'>,
  { place: { layout, thread }, say }: { readonly place: DiscordPlace; readonly say: Say },
): DiscordPayload => ({
  ...payload,
  ...(layout === undefined ? {} : { layout }),
  ...(thread === undefined
    ? {}
    : { thread: threadOf({ parts: titleOnly(heading, brand), articles: [], say }, thread) }),
});

const titleOnly = (title: string, brand: string): PostParts =>
  postPartsOf({
    title,
    brand,
    summary: [],
    quote: null,
    outlet: null,
    url: null,
    hashtags: [],
    publishedAt: null,
    language: 'und',
    card: null,
  });

/** The payload with what its place asks for beside the words: another layout, buttons, roles that are pinged, a thread. */
export function withPostExtras(
  payload: DiscordPayload,
  post: { readonly content: PostContent; readonly articles: readonly Article[] },
  at: { readonly place: DiscordPlace; readonly say: Say },
): DiscordPayload {
  const { layout, buttons = [], mention = {}, thread } = at.place;
  const { content, articles } = post;
  const isRetracted = content.mark?.kind === 'retracted';
  const shown = isRetracted
    ? []
    : buttons.flatMap(name => buttonsOf(name, { content, article: articles[0], say: at.say }));
  const roles = [...new Set(topicsOf(articles).flatMap(topic => mention[foldTopic(topic)] ?? []))].slice(
    0,
    MOST.roles,
  );
  return {
    ...payload,
    ...(layout === undefined ? {} : { layout }),
    ...(shown.length === 0 ? {} : { buttons: shown }),
    ...(roles.length === 0 ? {} : { mention: roles }),
    ...(thread === undefined
      ? {}
      : { thread: threadOf({ parts: postPartsOf(content), articles, say: at.say }, thread) }),
  };
}

/** As picking knows them: what its source calls it, then what it is about. */
const topicsOf = (articles: readonly Article[]): readonly string[] =>
  articles.flatMap(({ topics, keywords }) => [...topics, ...keywords]);

/** A button only where it leads to something that the post does not show. */
function buttonsOf(
  name: NonNullable<DiscordPlace['buttons']>[number],
  post: { readonly content: PostContent; readonly article: Article | undefined; readonly say: Say },
): readonly PostButton[] {
  const { content, article, say } = post;
  const label = (text: string) => shorten(text, MOST.label);
  if (name === 'read') {
    const url = linkedAddress(content.url);
    return url === null || url.length > MOST.url
      ? []
      : [{ kind: 'link', label: label(say('post-read')), url }];
  }
  if (article === undefined) return [];
  const question = (view: string, text: string): PostButton => ({
    kind: 'question',
    label: label(text),
    command: 'more',
    options: { article: article.id, view },
  });
  if (name === 'quotes')
    return article.quotes.length < 2 ? [] : [question('quotes', say('button-more-quotes'))];
  return article.sentences.length <= content.summary.length ? [] : [question('long', say('button-longer'))];
}

/** A thread's name is plain text; a line of its own, never empty, cut by whole letters. */
function threadOf(
  {
    parts,
    articles,
    say,
  }: { readonly parts: PostParts; readonly articles: readonly Article[]; readonly say: Say },
  { title, tags, ofItsOwn }: ThreadSettings,
): PostThread {
  const topics = topicsOf(articles);
  const named = cleanText(fillLine(title, parts, say)).replace(/\s+/gu, ' ');
  return {
    name: shorten(named === '' ? parts.title : named, MOST.name).trim() || '…',
    tags: [...new Set(topics.map(topic => tags[foldTopic(topic)] ?? topic))],
    lastTag: tags['*'] ?? null,
    ofItsOwn,
  };
}
