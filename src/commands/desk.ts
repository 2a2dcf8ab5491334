import { z } from 'zod';
import type { Platform } from '../core/destination.ts';
import { baseOf } from '../core/language.ts';
import { paragraph } from '../core/rich-text.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { Words } from '../core/words.ts';
import type { Caller, CommandDesk, CommandStyle, Reply } from './command.ts';
import type { NewsroomDesk } from '../desk/newsroom-desk.ts';
import type { Command, CommandContext } from './context.ts';
import { approveCommand, skipCommand } from './approval/approve.ts';
import { decideCommand } from './approval/decide.ts';
import { correctCommand } from './editors/correct.ts';
import { moveCommand } from './editors/move.ts';
import { pauseCommand, resumeCommand } from './editors/pause.ts';
import { previewCommand } from './editors/preview.ts';
import { retractCommand } from './editors/retract.ts';
import { doctorCommand, schedulesCommand, sourcesCommand, statsCommand } from './editors/state.ts';
import { whyCommand } from './editors/why.ts';
import { heldCommand } from './held.ts';
import { helpCommand } from './help.ts';
import { latestCommand } from './latest.ts';
import { postCommand } from './post.ts';
import { queueCommand } from './queue.ts';
import { quoteCommand } from './quote.ts';
import { resolveCommand } from './resolve.ts';
import { startCommand } from './start.ts';
import { usageOf } from './usage-of.ts';

export interface DeskDeps {
  readonly newsroom: NewsroomDesk;
  /** Whether a caller from a platform is an editor there: by numeric id or role, never by name. */
  readonly isEditor: (caller: Caller) => boolean;
  readonly styleOf: (platform: Platform) => CommandStyle | null;
  readonly words: Words;
  /** The newsroom's language: for callers whose platform tells none. */
  readonly language: string;
  readonly record: RecordEvent;
}

/** Whether the caller may give orders: whoever can run commands on this machine owns its files; nobody may on the page. */
const mayOrder = (caller: Caller, isEditor: DeskDeps['isEditor']): boolean =>
  caller.platform === 'cli' || isEditor(caller);

const COMMANDS = [
  startCommand,
  helpCommand,
  latestCommand,
  quoteCommand,
  postCommand,
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
] as const;

/** Wires the commands to the newsroom. */
export function createDesk(deps: DeskDeps): CommandDesk {
  const entries = COMMANDS.map(command => bind(command as Command<unknown>, deps));
  const byName = new Map(entries.map(entry => [entry.spec.name, entry]));
  const commands = entries.map(entry => entry.spec);
  const contextFor = (caller: Caller): CommandContext => {
    const tag = caller.language ?? deps.language;
    const editor = mayOrder(caller, deps.isEditor);
    const style = deps.styleOf(caller.platform);
    const language = baseOf(tag);
    const voices = { say: deps.words(tag), house: deps.words(deps.language), language };
    return { ...voices, caller, style, newsroom: deps.newsroom, editor, commands };
  };
  return {
    commands,
    async answer(name, options, caller) {
      const context = contextFor(caller);
      const entry = byName.get(name) ?? byName.get('help');
      if (entry === undefined) return { text: [], card: null, private: true };
      return entry.answer(options, context);
    },
    async suggest(name, { option, typed }, caller) {
      const context = contextFor(caller);
      return (await byName.get(name)?.suggest(option, typed, context)) ?? [];
    },
  };
}

/** Permission, input, handler, boundary: the same four steps for every command. */
function bind<Input>(command: Command<Input>, { record }: DeskDeps) {
  const { spec } = command;
  const refusal = (context: CommandContext, key: 'refused' | 'failed'): Reply => ({
    text: [paragraph(context.say(key))],
    card: null,
    private: true,
  });
  const allowed = (context: CommandContext) => spec.who === 'reader' || context.editor;
  return {
    spec,
    async answer(options: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply> {
      const { platform, user } = context.caller;
      const event = { command: spec.name, platform, user };
      if (!allowed(context)) {
        record({ ...event, kind: 'command-refused', reason: 'not an editor' });
        return refusal(context, 'refused');
      }
      const input = command.input.safeParse(options);
      if (!input.success) {
        record({ ...event, kind: 'command-refused', reason: z.prettifyError(input.error) });
        const usage = usageOf(spec, context.style, context.say);
        const text = [paragraph(context.say('usage', { usage }))];
        return { text, card: null, private: true };
      }
      try {
        const reply = await command.run(input.data, context);
        record({ ...event, kind: 'command-answered' });
        return reply;
      } catch (error) {
        record({ ...event, kind: 'command-failed', error });
        return refusal(context, 'failed');
      }
    },
    async suggest(option: string, typed: string, context: CommandContext) {
      if (!allowed(context)) return [];
      try {
        return (await command.suggest?.(option, typed, context)) ?? [];
      } catch (error) {
        const { platform, user } = context.caller;
        record({ kind: 'command-failed', command: spec.name, platform, user, error });
        return [];
      }
    },
  };
}
