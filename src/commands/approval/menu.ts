import { paragraph, type Block, type ReplyButton } from '../../core/rich-text.ts';
import type { WaitingPost } from '../../desk/approval/waiting-post.ts';
import { ownButton } from '../buttons/page-buttons.ts';
import type { Reply } from '../command.ts';
import type { CommandContext } from '../context.ts';

/**
 * What buttons about a proposal ask for. `quotes`, `texts`: what there is to choose; `quote`, `text`: one of it, by its
 * number; `write`: words of one's own; `story`: one of a digest's, by its number.
 */
export const acts = [
  'approve',
  'skip',
  'later',
  'edit',
  'quotes',
  'quote',
  'texts',
  'text',
  'write',
  'story',
] as const;
export type Act = (typeof acts)[number];

export interface MenuButton {
  readonly label: string;
  readonly act: Act;
  readonly item?: number;
}

/** Buttons of a menu about a proposal. */
export const buttonsOf = (
  { post, version }: WaitingPost['proposal'],
  buttons: readonly MenuButton[],
  context: CommandContext,
): readonly ReplyButton[] =>
  buttons.map(({ label, act, item }) => {
    const options = {
      post: post.id,
      act,
      version: String(version),
      ...(item === undefined ? {} : { item: String(item) }),
    };
    return ownButton({ label, command: 'decide', options }, context);
  });

const IN_A_ROW = 5;

/** Numbered lines with a button for each; what is chosen has a tick. */
export function listOf(
  { proposal }: WaitingPost,
  list: {
    readonly heading: string;
    readonly lines: readonly string[];
    readonly numbered: readonly { readonly isChosen: boolean; readonly index: number }[];
    readonly act: 'quote' | 'text' | 'story';
    readonly last: readonly MenuButton[];
  },
  context: CommandContext,
): Reply {
  const text: Block[] = [
    paragraph(list.heading),
    { kind: 'list', isNumbered: true, items: list.lines.map(text => [{ text }]) },
  ];
  const numbers = list.numbered.map(({ isChosen, index }) => ({
    label: `${isChosen ? '✓ ' : ''}${index + 1}`,
    act: list.act,
    item: index + 1,
  }));
  const rows = [numbers.slice(0, IN_A_ROW), numbers.slice(IN_A_ROW), list.last];
  const buttons = rows.filter(row => row.length > 0).map(row => buttonsOf(proposal, row, context));
  return { text, card: null, private: true, replaces: 'all', buttons };
}
