import { z } from 'zod';
import { paragraph } from '../core/rich-text.ts';
import type { Caller, CommandDesk, Reply } from './command.ts';
import type { Command, CommandContext } from './context.ts';
import { createContext, type ContextDeps } from './create-context.ts';
import { approveCommand, skipCommand } from './approval/approve.ts';
import { decideCommand } from './approval/decide.ts';
import { correctCommand } from './editors/correct.ts';
import { moveCommand } from './editors/move.ts';
import { pauseCommand, resumeCommand } from './editors/pause.ts';
import { previewCommand } from './editors/preview.ts';
import { retractCommand } from './editors/retract.ts';
import { doctorCommand, schedulesCommand, sourcesCommand, statsCommand } from './editors/state.ts';
import { whyCommand } from './editors/why.ts';
import { addCommand, isArticle } from './editors/add.ts';
import { discardCommand } from './editors/discard.ts';
import { heldCommand } from './held.ts';
import { postCommand } from './post.ts';
import { queueCommand } from './queue.ts';
import { articleCommand } from './readers/article.ts';
import { followCommand } from './subscriptions/follow.ts';
import { forgetmeCommand } from './readers/forgetme.ts';
import { helpCommand } from './readers/help.ts';
import { languageCommand } from './readers/language.ts';
import { latestCommand } from './readers/latest.ts';
import { cardCommand } from './hidden/card.ts';
import { moreCommand } from './hidden/more.ts';
import { muteCommand } from './readers/mute.ts';
import { quoteCommand } from './readers/quote.ts';
import { reportCommand } from './readers/report.ts';
import { searchCommand } from './readers/search.ts';
import { startCommand } from './readers/start.ts';
import { timezoneCommand } from './readers/timezone.ts';
import { topicsCommand } from './readers/topics.ts';
import { resolveCommand } from './resolve.ts';
import { subscribeCommand } from './subscriptions/subscribe.ts';
import { subscriptionsCommand } from './subscriptions/subscriptions.ts';
import { unsubscribeCommand } from './subscriptions/unsubscribe.ts';
import { replyToUnknown, replyToWords } from './unknown/reply-to-unknown.ts';
import { MAX_WORDS } from './option-values.ts';
import { shareable } from './share.ts';
import { usageOf } from './usage-of.ts';

export type DeskDeps = ContextDeps;

/** In the order in which people read of them. */
const COMMANDS = [
  startCommand,
  helpCommand,
  latestCommand,
  searchCommand,
  quoteCommand,
  articleCommand,
  moreCommand,
  topicsCommand,
  subscribeCommand,
  followCommand,
  subscriptionsCommand,
  unsubscribeCommand,
  muteCommand,
  languageCommand,
  timezoneCommand,
  forgetmeCommand,
  postCommand,
  addCommand,
  discardCommand,
  queueCommand,
  heldCommand,
  resolveCommand,
  approveCommand,
  skipCommand,
  decideCommand,
  previewCommand,
  pauseCommand,
  resumeCommand,
  correctCommand,
  retractCommand,
  whyCommand,
  schedulesCommand,
  sourcesCommand,
  statsCommand,
  doctorCommand,
  moveCommand,
  reportCommand,
  cardCommand,
] as const;

/** What every command announces. */
export const commandSpecs = COMMANDS.map(({ spec }) => spec);

/** Wires the commands to the newsroom. */
export function createDesk(deps: DeskDeps): CommandDesk {
  const entries = COMMANDS.map(command => bind(command as Command<unknown>, deps));
  const byName = new Map(entries.map(entry => [entry.spec.name, entry]));
  return {
    commands: commandSpecs,
    async answer(name, options, caller) {
      const context = await createContext(caller, commandSpecs, deps);
      const entry = byName.get(name);
      if (entry !== undefined) return entry.answer(options, context);
      try {
        if (name !== '') return replyToUnknown(name, context);
        const { words = '' } = options;
        return context.editor && (caller.file !== undefined || isArticle(words))
          ? await bind(addCommand, deps).answer({ words }, context)
          : await replyToWords(words, context);
      } catch (error) {
        deps.record({ ...eventOf('(unknown)', caller), kind: 'command-failed', error });
        return privately(context, 'failed');
      }
    },
    async interrupted(name, caller) {
      const { say, titles, style, editor } = await createContext(caller, commandSpecs, deps);
      const spec = byName.get(name)?.spec;
      const command = `/${style?.optionsNamed === true && spec !== undefined ? titles(spec.title) : name}`;
      const text = [
        paragraph(name === '' ? say('interrupted') : say('interrupted-command', { command })),
        paragraph(say(editor ? 'interrupted-look' : 'interrupted-again')),
      ];
      return { text, card: null, private: true };
    },
    async share(words, page, caller) {
      try {
        return await shareable(words, page, await createContext(caller, commandSpecs, deps));
      } catch (error) {
        deps.record({ ...eventOf('(share)', caller), kind: 'command-failed', error });
        return [];
      }
    },
    async suggest(name, { option, typed }, caller) {
      const context = await createContext(caller, commandSpecs, deps);
      // no more than is ever taken of it
      return (await byName.get(name)?.suggest(option, typed.slice(0, MAX_WORDS), context)) ?? [];
    },
  };
}

const eventOf = (command: string, { platform, user }: Caller) => ({ command, platform, user });

const privately = (
  { say }: CommandContext,
  key: 'refused' | 'refused-manager' | 'refused-nobody' | 'failed',
): Reply => ({ text: [paragraph(say(key))], card: null, private: true });

/** Permission, input, handler, boundary: the same four steps for every command. */
function bind<Input>(command: Command<Input>, { record }: DeskDeps) {
  const { spec } = command;

  async function answer(options: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply> {
    const event = eventOf(spec.name, context.caller);
    const refused = await refusalOf(context);
    if (refused !== null) {
      record({ ...event, kind: 'command-refused', reason: REFUSALS[refused] });
      return privately(context, refused);
    }
    const input = command.input.safeParse(options);
    if (!input.success) {
      record({ ...event, kind: 'command-refused', reason: z.prettifyError(input.error) });
      const text = [paragraph(context.say('usage', { usage: usageOf(spec, context) }))];
      return { text, card: null, private: true };
    }
    const reply = await command.run(input.data, context);
    record({ ...event, kind: 'command-answered' });
    return spec.isConfidential === true ? { ...reply, isConfidential: true } : reply;
  }

  /** Why the caller may not; null when they may. */
  async function refusalOf({ caller, editor }: CommandContext): Promise<keyof typeof REFUSALS | null> {
    if (spec.who === 'editor') return editor ? null : 'refused';
    if (spec.who === 'reader' || caller.platform === 'cli') return null;
    if (caller.user === '') return 'refused-nobody';
    const isTheirs = caller.place?.kind !== 'shared' || (await caller.manages?.()) === true;
    return isTheirs ? null : 'refused-manager';
  }

  return {
    spec,
    async answer(options: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply> {
      try {
        return await answer(options, context);
      } catch (error) {
        record({ ...eventOf(spec.name, context.caller), kind: 'command-failed', error });
        return privately(context, 'failed');
      }
    },
    async suggest(option: string, typed: string, context: CommandContext) {
      // what a manager may set is no secret: the right is asked for when it is set
      if (spec.who === 'editor' && !context.editor) return [];
      try {
        return (await command.suggest?.(option, typed, context)) ?? [];
      } catch (error) {
        record({ ...eventOf(spec.name, context.caller), kind: 'command-failed', error });
        return [];
      }
    },
  };
}

/** For the log. */
const REFUSALS = {
  refused: 'not an editor',
  'refused-manager': 'may not manage the place',
  'refused-nobody': 'nobody in particular',
} as const;
