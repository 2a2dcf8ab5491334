import { z } from 'zod';
import { paragraph, type Block } from '../../core/rich-text.ts';
import type { PostId } from '../../core/ids.ts';
import type { WaitingPost } from '../../desk/approval/waiting-post.ts';
import { sayMoment } from '../../format/say-moment.ts';
import type { Reply } from '../command.ts';
import type { Command, CommandContext } from '../context.ts';
import { findProposal } from './find-proposal.ts';
import { personOf } from '../editors/person-of.ts';
import { ownButton } from '../buttons/page-buttons.ts';
import { voiceOf } from '../editors/voice-of.ts';
import { sayResult } from './say-result.ts';

interface ProposalInput {
  readonly article?: string | undefined;
  /** By a button of the list: the version that the list was of. */
  readonly version?: number | undefined;
}

const POST_ID = /^[0-9a-z]{20}$/;
/** Every platform takes five rows of buttons. */
const SHOWN = 5;

/** Sends what waits for approval; without a name, lists what does. */
export const approveCommand = deciding('approve', 'approved');
/** Has what waits for approval not be sent; without a name, lists what does. */
export const skipCommand = deciding('skip', 'skipped');

function deciding(name: 'approve' | 'skip', kind: 'approved' | 'skipped'): Command<ProposalInput> {
  return {
    spec: {
      name,
      title: `command-${name}`,
      description: `command-${name}-description`,
      who: 'editor',
      visibility: 'private',
      options: [
        {
          name: 'article',
          description: 'option-proposal-description',
          placeholder: 'option-article-placeholder',
          required: false,
          rest: true,
          suggests: true,
        },
        {
          name: 'version',
          description: 'option-proposal-description',
          required: false,
          rest: false,
          suggests: false,
          isHidden: true,
        },
      ],
    },
    input: z.object({
      article: z.string().trim().max(200).optional(),
      version: z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number)
        .optional(),
    }),
    async run({ article = '', version: seen }, context) {
      const { approval } = context.newsroom;
      if (seen !== undefined) return oneOfList({ post: article as PostId, version: seen, kind }, context);
      // by its id it is found wherever it stands, decided or not
      const named = POST_ID.test(article) ? await approval.find(article as PostId) : null;
      const waiting = named === null ? await approval.waiting() : [named];
      const found = article === '' || named !== null ? waiting : findProposal(waiting, article);
      const [only] = found;
      if (article === '' || found.length > 1 || only === undefined)
        return listOf(found, { article, context, isAll: article === '' });
      const { post, version } = only.proposal;
      const result = await approval.decide({ post: post.id, by: personOf(context.caller), version, kind });
      return said(sayResult(result, kind, voiceOf(context)));
    },
    async suggest(_option, typed, { newsroom }) {
      const words = typed.trim().toLowerCase();
      return (await newsroom.approval.waiting())
        .map(({ proposal, title }) => ({ name: title, value: proposal.post.id }))
        .filter(({ name, value }) => name.toLowerCase().includes(words) || value.startsWith(words));
    },
  };
}

/** Decides what a list showed, and shows the rest in its place. */
async function oneOfList(
  word: { readonly post: PostId; readonly version: number; readonly kind: 'approved' | 'skipped' },
  context: CommandContext,
): Promise<Reply> {
  const { approval } = context.newsroom;
  const result = await approval.decide({ ...word, by: personOf(context.caller) });
  const rest = listOf(await approval.waiting(), { article: '', context, isAll: true });
  const told = paragraph(sayResult(result, word.kind, voiceOf(context)));
  return { ...rest, text: [told, ...rest.text], replaces: 'all' };
}

const said = (text: string): Reply => ({ text: [paragraph(text)], card: null, private: true });

function listOf(
  found: readonly WaitingPost[],
  { article, context, isAll }: { article: string; context: CommandContext; isAll: boolean },
): Reply {
  const { say } = context;
  if (found.length === 0)
    return said(isAll ? say('approve-none') : say('approve-none-of', { words: article }));
  const voice = voiceOf(context);
  const shown = found.slice(0, SHOWN);
  const text: Block[] = [
    { kind: 'heading', spans: [{ text: say('approve-heading') }] },
    {
      kind: 'list',
      isNumbered: true,
      items: shown.map(({ proposal, title, deliveries }) => [
        { text: title, style: 'bold' as const },
        { text: ` · ${deliveries.map(({ destination }) => destination).join(', ')}` },
        ...(proposal.decideBy === null
          ? []
          : [{ text: ` (${say('approve-until', { when: sayMoment(proposal.decideBy, voice) })})` }]),
      ]),
    },
    ...(found.length > shown.length
      ? [paragraph(say('queue-more', { count: found.length - shown.length }))]
      : []),
  ];
  const buttons = shown.map(({ proposal: { post, version } }, index) =>
    (['approve', 'skip'] as const).map(command => {
      const label = `${index + 1} · ${say(`proposal-${command}`)}`;
      return ownButton({ label, command, options: { article: post.id, version: String(version) } }, context);
    }),
  );
  return { text, card: null, private: true, buttons };
}
