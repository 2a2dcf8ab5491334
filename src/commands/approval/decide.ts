import { z } from 'zod';
import type { PostId } from '../../core/ids.ts';
import { paragraph, type RichText } from '../../core/rich-text.ts';
import type { EditorWord, WordResult } from '../../desk/approval/approvals.ts';
import type { WaitingPost } from '../../desk/approval/waiting-post.ts';
import {
  chosenSentences,
  offeredQuotes,
  offeredSentences,
  quoteNow,
  wordsLimit,
  type Choice,
} from '../../desk/approval/choices.ts';
import { shorten } from '../../format/clean-text.ts';
import { quoted } from '../../format/quotation-marks.ts';
import type { CommandOption, Reply } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';
import { personOf } from '../editors/person-of.ts';
import { ownTerms } from '../buttons/page-buttons.ts';
import { voiceOf } from '../editors/voice-of.ts';
import { editStories } from './edit-stories.ts';
import { acts, buttonsOf, listOf, type Act, type MenuButton } from './menu.ts';
import { sayResult } from './say-result.ts';

interface DecideInput {
  readonly post: string;
  readonly act: Act;
  readonly version: number;
  readonly item?: number | undefined;
  readonly words?: string | undefined;
}

/** Of a quotation or a sentence that is offered, as many characters: ten must fit in an answer. */
const SHOWN_CHARS = 140;
/** The number by which no quotation is chosen. */
const NO_QUOTE = 0;

const option = (name: string, more: Partial<CommandOption> = {}): CommandOption => ({
  name,
  description: 'command-decide-description',
  required: false,
  rest: false,
  suggests: false,
  ...more,
});

/**
 * What the buttons below a proposal ask for. Each holds the version that its presser saw. Those of a preview are for any
 * editor in its chat, those of a menu for whoever opened it.
 */
export const decideCommand: Command<DecideInput> = {
  spec: {
    name: 'decide',
    title: 'command-decide',
    description: 'command-decide-description',
    who: 'editor',
    isHidden: true,
    visibility: 'private',
    options: [
      option('post', { required: true }),
      option('act', { required: true }),
      option('version', { required: true }),
      option('item'),
      option('words', { isWritten: true }),
    ],
  },
  input: z.object({
    post: z.string().regex(/^[0-9a-z]{20}$/),
    act: z.enum(acts),
    version: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
    item: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .optional(),
    words: z.string().max(4096).optional(),
  }),
  async run(input, context) {
    const { approval } = context.newsroom;
    const word: EditorWord = {
      post: input.post as PostId,
      by: personOf(context.caller),
      version: input.version,
    };
    switch (input.act) {
      case 'approve':
        return decided(await approval.decide({ ...word, kind: 'approved' }), 'approved', context);
      case 'skip':
        return decided(await approval.decide({ ...word, kind: 'skipped' }), 'skipped', context);
      case 'later':
        return decided(await approval.postpone(word), 'later', context);
      default:
        return edit({ ...input, act: input.act }, word, context);
    }
  },
};

const answer = (
  result: WordResult,
  done: 'approved' | 'skipped' | 'later' | 'edited',
  context: CommandContext,
): Reply => ({ text: [paragraph(sayResult(result, done, voiceOf(context)))], card: null, private: true });

/**
 * A preview of which nothing can be decided any more loses its buttons with the press: it may be one that nobody knows of,
 * sent by a process that was killed before it heard so, and never changed again.
 */
const decided = (
  result: WordResult,
  done: Parameters<typeof sayResult>[1],
  context: CommandContext,
): Reply => ({
  ...answer(result, done, context),
  ...(isOver(result) ? { replaces: 'buttons' } : {}),
});

const isOver = ({ kind }: WordResult): boolean => ['done', 'decided', 'unknown'].includes(kind);

type EditInput = Omit<DecideInput, 'act'> & { readonly act: Exclude<Act, 'approve' | 'skip' | 'later'> };

async function edit(input: EditInput, word: EditorWord, context: CommandContext): Promise<Reply> {
  const { approval } = context.newsroom;
  const waiting = await approval.find(word.post);
  if (waiting === null) return gone({ kind: 'unknown' }, input, context);
  const { proposal, article } = waiting;
  const { title } = waiting;
  if (proposal.post.state !== 'proposed') {
    const decision = (await approval.decisions(word.post)).at(-1) ?? null;
    return gone({ kind: 'decided', title, decision }, input, context);
  }
  if (proposal.version !== word.version) return gone({ kind: 'changed', title }, input, context);
  if (proposal.post.kind === 'digest') return editStories(waiting, { word, item: input.item, context });
  switch (input.act) {
    case 'edit':
      return menuOf(waiting, [paragraph(context.say('decide-what', { title }))], context);
    case 'quotes':
      return quotesOf(waiting, context);
    case 'texts':
      return textsOf(waiting, context);
    case 'quote': {
      const chosen = input.item === NO_QUOTE ? null : offeredQuotes(article)[(input.item ?? 0) - 1]?.text;
      if (chosen === undefined) return quotesOf(waiting, context);
      return choose(word, { kind: 'quote', text: chosen }, { context, next: quotesOf });
    }
    case 'text': {
      const sentence = offeredSentences(article, proposal.post.content)[(input.item ?? 0) - 1];
      if (sentence === undefined) return textsOf(waiting, context);
      return choose(word, { kind: 'sentence', text: sentence.text }, { context, next: textsOf });
    }
    case 'write':
      return write(waiting, { word, written: input.words, context });
    case 'story':
      return gone({ kind: 'unknown' }, input, context);
  }
}

/** A menu that is of no use any more goes; a preview shows by itself what it is now. */
function gone(result: WordResult, { act }: Pick<EditInput, 'act'>, context: CommandContext): Reply {
  if (act === 'edit') return decided(result, 'edited', context);
  return { ...answer(result, 'edited', context), ...(act === 'write' ? {} : { replaces: 'all' }) };
}

async function choose(
  word: EditorWord,
  choice: Choice,
  at: {
    readonly context: CommandContext;
    readonly next: (waiting: WaitingPost, context: CommandContext) => Reply;
  },
): Promise<Reply> {
  const result = await at.context.newsroom.approval.choose(word, choice);
  return result.kind === 'done'
    ? at.next(result.waiting, at.context)
    : { ...answer(result, 'edited', at.context), replaces: 'all' };
}

async function write(
  { proposal, article }: WaitingPost,
  at: { readonly word: EditorWord; readonly written: string | undefined; readonly context: CommandContext },
): Promise<Reply> {
  const { say, newsroom } = at.context;
  const { content, id } = proposal.post;
  const limit = wordsLimit(article);
  // what nobody would see is nothing
  const written = /[\p{L}\p{N}\p{P}\p{S}]/u.test(at.written ?? '') ? (at.written ?? '').trim() : '';
  const reply = (ask: string): Reply => ({
    text: [paragraph(ask)],
    card: null,
    private: true,
    form: {
      title: say('decide-write-title'),
      label: say('decide-write-label', { limit }),
      value: written === '' ? (content.words ?? chosenSentences(article, content).join('\n')) : written,
      limit,
      command: 'decide',
      options: { post: id, act: 'write', version: String(proposal.version) },
      ...ownTerms(at.context),
    },
  });
  const { title } = article;
  if (written === '') return reply(say('decide-write-ask', { title, limit }));
  if (written.length > limit) return reply(say('decide-too-long', { title, limit, count: written.length }));
  const result = await newsroom.approval.choose(at.word, { kind: 'words', text: written });
  return answer(result, 'edited', at.context);
}

/** What can be edited. */
function menuOf(waiting: WaitingPost, text: RichText, context: CommandContext): Reply {
  const row = buttonsOf(waiting.proposal, menus(waiting, context), context);
  return { text, card: null, private: true, buttons: [row], replaces: 'nothing' };
}

const others = (open: Act, waiting: WaitingPost, context: CommandContext): readonly MenuButton[] =>
  menus(waiting, context).filter(({ act }) => act !== open);

/** Of what the article has. */
function menus({ article, proposal }: WaitingPost, { say }: CommandContext): readonly MenuButton[] {
  const there = {
    quotes: offeredQuotes(article).length > 0,
    texts: offeredSentences(article, proposal.post.content).length > 0,
    write: true,
  };
  return (['quotes', 'texts', 'write'] as const)
    .filter(act => there[act])
    .map(act => ({ label: say(`decide-${act}`), act }));
}

function quotesOf(waiting: WaitingPost, context: CommandContext): Reply {
  const { proposal, article } = waiting;
  const { say } = context;
  const now = quoteNow(article, proposal.post.content);
  const quotes = offeredQuotes(article);
  const lines = quotes.map(({ text, speaker, role }) => {
    const who = [speaker, role].filter(part => part !== null).join(', ');
    return `${quoted(shorten(text, SHOWN_CHARS), article.language)}${who === '' ? '' : ` ${who}`}`;
  });
  const label = `${now === null ? '✓ ' : ''}${say('decide-no-quote')}`;
  const none: MenuButton = { label, act: 'quote', item: NO_QUOTE };
  const numbered = quotes.map((quote, index) => ({ isChosen: quote.text === now, index }));
  return listOf(
    waiting,
    {
      lines,
      numbered,
      act: 'quote',
      heading: say('decide-quotes-ask'),
      last: [none, ...others('quotes', waiting, context)],
    },
    context,
  );
}

function textsOf(waiting: WaitingPost, context: CommandContext): Reply {
  const { proposal, article } = waiting;
  const { content } = proposal.post;
  const chosen = content.words === undefined ? chosenSentences(article, content) : [];
  const sentences = offeredSentences(article, content);
  const lines = sentences.map(({ text }) => shorten(text, SHOWN_CHARS));
  const numbered = sentences.map((sentence, index) => ({ isChosen: chosen.includes(sentence.text), index }));
  const heading = context.say('decide-texts-ask');
  return listOf(
    waiting,
    { lines, numbered, act: 'text', heading, last: others('texts', waiting, context) },
    context,
  );
}
