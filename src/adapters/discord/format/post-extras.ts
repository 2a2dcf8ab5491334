import type { Article } from '../../../core/article.ts';
import { foldTopic } from '../../../core/fold-topic.ts';
import type { PostContent } from '../../../core/post.ts';
import type { Say } from '../../../core/words.ts';
import { cleanText, shorten } from '../../../format/clean-text.ts';
import { linkedAddress } from './linked-address.ts';
import type { DiscordPayload, DiscordPlace, PostButton, PostThread, ThreadSettings } from './payload.ts';

/** docs, resources/channel: the name of a thread; components/reference: a button; and more roles than any news concerns. */
const MOST = { name: 100, url: 512, label: 80, roles: 5 } as const;

/** What a post is about, as far as it decides what hangs on it. */
interface About {
  readonly title: string;
  readonly outlet: string | null;
  readonly articles: readonly Article[];
  readonly isRetracted: boolean;
}

/** A digest has no buttons and pings nobody; its thread is named by its heading. */
export const withDigestExtras = (
  payload: DiscordPayload,
  about: Pick<About, 'title'>,
  { layout, thread }: DiscordPlace,
): DiscordPayload => ({
  ...payload,
  ...(layout === undefined ? {} : { layout }),
  ...(thread === undefined
    ? {}
    : { thread: threadOf({ ...about, outlet: null, articles: [], isRetracted: false }, thread) }),
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
  const about = { title: content.title, outlet: content.outlet, articles, isRetracted };
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
    ...(thread === undefined ? {} : { thread: threadOf(about, thread) }),
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
function threadOf(about: About, { title, tags, ofItsOwn }: ThreadSettings): PostThread {
  const topics = topicsOf(about.articles);
  const words: Readonly<Record<string, string>> = {
    title: about.title,
    outlet: about.outlet ?? '',
    topic: topics[0] ?? '',
  };
  const written = title.replace(/\{(title|outlet|topic)\}/g, (_, key: string) => words[key] ?? '');
  const named = cleanText(written.replace(/^[\s:·—–|-]+|[\s:·—–|-]+$/gu, '')).replace(/\s+/gu, ' ');
  return {
    name: shorten(named, MOST.name).trim() || '…',
    tags: [...new Set(topics.map(topic => tags[foldTopic(topic)] ?? topic))],
    lastTag: tags['*'] ?? null,
    ofItsOwn,
  };
}
