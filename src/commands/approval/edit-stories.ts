import { paragraph } from '../../core/rich-text.ts';
import type { EditorWord } from '../../desk/approval/approvals.ts';
import { offeredStories, type WaitingPost } from '../../desk/approval/waiting-post.ts';
import { shorten } from '../../format/clean-text.ts';
import { voiceOf } from '../editors/voice-of.ts';
import type { Reply } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { listOf } from './menu.ts';
import { sayResult } from './say-result.ts';

/** Numbered on buttons, in two rows of five. */
const OFFERED = 10;
const TITLE_CHARS = 140;

/** The stories of a proposed digest: a press on one (`item`, by its number) leaves it out, or puts it in again. */
export async function editStories(
  waiting: WaitingPost,
  at: { readonly word: EditorWord; readonly item: number | undefined; readonly context: CommandContext },
): Promise<Reply> {
  const { word, item, context } = at;
  const story = item === undefined ? undefined : offeredStories(waiting.proposal.post)[item - 1];
  // the list was opened: what it is about goes on standing
  if (item === undefined) return { ...(await storiesOf(waiting, context)), replaces: 'nothing' };
  if (story === undefined) return storiesOf(waiting, context);
  const result = await context.newsroom.approval.choose(word, { kind: 'story', article: story });
  if (result.kind === 'done') return storiesOf(result.waiting, context);
  const said = sayResult(result, 'edited', voiceOf(context));
  return { text: [paragraph(said)], card: null, private: true, replaces: 'all' };
}

async function storiesOf(waiting: WaitingPost, context: CommandContext): Promise<Reply> {
  const { post } = waiting.proposal;
  const offered = offeredStories(post).slice(0, OFFERED);
  const stories = await Promise.all(offered.map(id => context.newsroom.articles.get(id)));
  const lines = stories.map(story => shorten(story?.title ?? '—', TITLE_CHARS));
  const isIn = (id: (typeof offered)[number]) => post.items.some(({ article }) => article === id);
  const numbered = offered.map((id, index) => ({ isChosen: isIn(id), index }));
  const heading = context.say('decide-stories-ask');
  return listOf(waiting, { lines, numbered, act: 'story', heading, last: [] }, context);
}
