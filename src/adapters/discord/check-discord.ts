import { ChannelType, OAuth2Routes, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { deadline } from '../../core/async/deadline.ts';
import type { Destination } from '../../core/destination.ts';
import { remedyOf, whyOf, type Problem } from '../../core/problem.ts';
import { SECOND } from '../../core/time.ts';
import { fetchRights, isThread } from './bot-rights.ts';
import type { DiscordPlace } from './format/payload.ts';
import { checkMentions } from './check-mentions.ts';
import { PORTAL } from './discord-config.ts';
import { createDiscordApi } from './rest/discord-api.ts';
import type { DiscordAccess, DiscordApi } from './rest/discord-api.ts';
import { isForum, takesThreads } from './publish/known-channels.ts';
import { detailOf, discordCodeOf, outcomeOf } from './publish/discord-refusal.ts';
import { channelShape, userShape } from './rest/discord-shapes.ts';
import type { ChannelShape } from './rest/discord-shapes.ts';

type DiscordDestination = Destination<DiscordPlace>;

export interface CheckDiscordOptions extends DiscordAccess {
  readonly destinations: readonly DiscordDestination[];
}

const {
  ViewChannel,
  SendMessages,
  SendMessagesInThreads,
  EmbedLinks,
  AttachFiles,
  ReadMessageHistory,
  CreatePublicThreads,
  ManageThreads,
} = PermissionFlagsBits;
const MISSING_ACCESS = 50001;
const UNKNOWN_CHANNEL = 10003;
const TOKEN = 'DISCORD_BOT_TOKEN';
const ANSWER_WITHIN = 10 * SECOND;
const INVITED_WITH =
  ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory;

/** A right that a channel asks for, by the name that Discord's own settings use. */
interface Wanted {
  readonly bit: bigint;
  readonly name: string;
  /** Without it nothing is posted; a right that is not needed costs something when it is missing. */
  readonly lack: 'error' | 'right-useful' | 'history-missing';
}

/** The rights a channel asks for: some have another name in a forum. */
function rightsFor(
  { card, place, retractions }: DiscordDestination,
  channel: ChannelShape,
): readonly Wanted[] {
  const ofItsOwn = place.thread?.ofItsOwn === true && takesThreads(channel);
  const needed = (bit: bigint, name: string): Wanted => ({ bit, name, lack: 'error' });
  const writing = isForum(channel)
    ? [needed(SendMessages, 'Create Posts'), needed(SendMessagesInThreads, 'Send Messages in Posts')]
    : isThread(channel)
      ? [needed(SendMessagesInThreads, 'Send Messages in Threads')]
      : [needed(SendMessages, 'Send Messages')];
  const removes = retractions === 'delete' && (isForum(channel) || ofItsOwn);
  return [
    needed(ViewChannel, 'View Channel'),
    ...writing,
    needed(EmbedLinks, 'Embed Links'),
    ...(card === null ? [] : [needed(AttachFiles, 'Attach Files')]),
    ...(ofItsOwn ? [needed(CreatePublicThreads, 'Create Public Threads')] : []),
    ...(removes
      ? [
          {
            bit: ManageThreads,
            name: isForum(channel) ? 'Manage Posts' : 'Manage Threads',
            lack: 'right-useful' as const,
          },
        ]
      : []),
    { bit: ReadMessageHistory, name: 'Read Message History', lack: 'history-missing' },
  ];
}

/**
 * Asks Discord whether the token is good and whether the bot can post to each destination; answers what is in the way.
 * Posts nothing. Never throws.
 */
export async function checkDiscord(options: CheckDiscordOptions): Promise<readonly Problem[]> {
  const api = createDiscordApi(options, { timeoutMs: ANSWER_WITHIN });
  using until = deadline(6 * ANSWER_WITHIN);
  const { signal } = until;
  let bot: string;
  try {
    const { data } = await api.call({ method: 'GET', route: Routes.user(), signal });
    bot = userShape.parse(data).id;
  } catch (error) {
    return [tokenProblem(error, options)];
  }
  const found: Problem[] = [];
  // one after the other: a newsroom has a handful of channels, and a burst of refusals counts against the bot
  for (const destination of options.destinations) {
    try {
      found.push(...(await checkDestination(api, destination, { bot, signal })));
    } catch (error) {
      found.push(await placeProblem(api, destination, { error, signal, token: options.token }));
    }
  }
  return found;
}

/** Why it does not accept the token, or does not answer. */
export function tokenProblem(error: unknown, { token }: DiscordAccess): Problem {
  const outcome = outcomeOf(error, token);
  const refused = outcome.kind === 'rejected' && outcome.scope === 'platform';
  return {
    severity: 'error',
    what: { kind: 'setting', name: refused ? TOKEN : 'Discord' },
    why: refused
      ? whyOf('token-refused', { platform: 'Discord', detail: outcome.reason })
      : whyOf('platform-unreachable', { detail: outcome.reason }),
    remedy: refused
      ? remedyOf('token', { from: `${PORTAL} → Bot → Reset Token`, name: TOKEN })
      : remedyOf('network', { name: 'DISCORD_API_ROOT' }),
  };
}

async function checkDestination(
  api: DiscordApi,
  destination: DiscordDestination,
  who: { readonly bot: string; readonly signal: AbortSignal },
): Promise<readonly Problem[]> {
  const what = { kind: 'destination', name: destination.name } as const;
  const { data } = await api.call({
    method: 'GET',
    route: Routes.channel(destination.place.channel),
    signal: who.signal,
  });
  const channel = channelShape.parse(data);
  const place = channel.name ? `#${channel.name}` : channel.id;
  if (!takesMessages(channel))
    return [
      {
        severity: 'error',
        what,
        why: whyOf('no-text-channel', { place }),
        remedy: remedyOf('text-channel'),
      },
    ];
  const rights = await fetchRights(api, channel, who);
  if (channel.thread_metadata?.locked === true && (rights & ManageThreads) === 0n)
    return [
      {
        severity: 'error',
        what,
        why: whyOf('thread-locked', { place }),
        remedy: remedyOf('unlock', { place }),
      },
    ];
  const missing = rightsFor(destination, channel).filter(right => (rights & right.bit) === 0n);
  const problems = missing.map((right): Problem => ({
    severity: right.lack === 'error' ? 'error' : 'warning',
    what,
    why: whyOf(right.lack === 'error' ? 'right-missing' : right.lack, { right: right.name, place }),
    remedy: remedyOf('right', { right: right.name, place }),
  }));
  problems.push(
    ...(await checkMentions(api, channel, { what, place: destination.place, rights, signal: who.signal })),
  );
  if (destination.place.crosspost && channel.type !== ChannelType.GuildAnnouncement.valueOf())
    problems.push({
      severity: 'warning',
      what,
      why: whyOf('no-announcements', { place }),
      remedy: remedyOf('announcements', { place }),
    });
  return problems;
}

const takesMessages = (channel: ChannelShape): boolean =>
  isThread(channel) || isForum(channel) || (textTypes as readonly number[]).includes(channel.type);
const textTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.DM,
];

async function placeProblem(
  api: DiscordApi,
  destination: DiscordDestination,
  failed: { readonly error: unknown; readonly signal: AbortSignal; readonly token: string },
): Promise<Problem> {
  const what = { kind: 'destination', name: destination.name } as const;
  const place = destination.place.channel;
  switch (discordCodeOf(failed.error)) {
    case UNKNOWN_CHANNEL:
      return {
        severity: 'error',
        what,
        why: whyOf('channel-unknown', { place }),
        remedy: remedyOf('channel-id'),
      };
    case MISSING_ACCESS:
      return {
        severity: 'error',
        what,
        why: whyOf('channel-unseen', { place }),
        remedy: remedyOf('invite', { link: await inviteLink(api, failed.signal) }),
      };
    default:
      return {
        severity: 'error',
        what,
        why: whyOf('place-unchecked', { place, detail: detailOf(failed.error, failed.token) }),
        remedy: remedyOf('again'),
      };
  }
}

/** An application's first bot has the application's id, but not every bot: so it is asked for. */
async function inviteLink(api: DiscordApi, signal: AbortSignal): Promise<string> {
  try {
    const { data } = await api.call({ method: 'GET', route: Routes.currentApplication(), signal });
    const query = `client_id=${userShape.pick({ id: true }).parse(data).id}&permissions=${INVITED_WITH}`;
    return `${OAuth2Routes.authorizationURL}?${query}&scope=bot+applications.commands`;
  } catch {
    return `${PORTAL} → Installation`;
  }
}
