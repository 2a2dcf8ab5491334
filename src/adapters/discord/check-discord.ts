import { ChannelType, OAuth2Routes, PermissionFlagsBits, Routes } from 'discord.js';
import { deadline } from '../../core/async/deadline.ts';
import type { Destination } from '../../core/destination.ts';
import type { Problem } from '../../core/problem.ts';
import { SECOND } from '../../core/time.ts';
import { fetchRights, isThread } from './bot-rights.ts';
import type { DiscordPlace } from './format/payload.ts';
import { createDiscordApi } from './rest/discord-api.ts';
import type { DiscordAccess, DiscordApi } from './rest/discord-api.ts';
import { discordCodeOf, outcomeOf, reasonOf } from './publish/discord-refusal.ts';
import { channelShape, userShape } from './rest/discord-shapes.ts';
import type { ChannelShape } from './rest/discord-shapes.ts';

type DiscordDestination = Destination<DiscordPlace>;

export interface CheckDiscordOptions extends DiscordAccess {
  readonly destinations: readonly DiscordDestination[];
}

const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles, ReadMessageHistory } =
  PermissionFlagsBits;
const MISSING_ACCESS = 50001;
const UNKNOWN_CHANNEL = 10003;
const TOKEN = 'DISCORD_BOT_TOKEN';
const ANSWER_WITHIN = 10 * SECOND;
const PORTAL = 'https://discord.com/developers/applications';
const INVITED_WITH =
  ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory;

/** The rights a channel asks for, by the names Discord's own settings use; `loss` null = nothing works without it. */
function rightsFor(destination: DiscordDestination, channel: ChannelShape) {
  const card = destination.card === null ? [] : [{ bit: AttachFiles, name: 'Attach Files', loss: null }];
  return [
    isThread(channel)
      ? { bit: SendMessagesInThreads, name: 'Send Messages in Threads', loss: null }
      : { bit: SendMessages, name: 'Send Messages', loss: null },
    { bit: EmbedLinks, name: 'Embed Links', loss: null },
    ...card,
    {
      bit: ReadMessageHistory,
      name: 'Read Message History',
      loss: 'a message whose answer was lost cannot be looked for, and waits for an editor',
    },
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

function tokenProblem(error: unknown, { token }: DiscordAccess): Problem {
  const outcome = outcomeOf(error, token);
  const refused = outcome.kind === 'rejected' && outcome.scope === 'platform';
  return {
    severity: 'error',
    what: refused ? TOKEN : 'Discord',
    why: refused ? `Discord does not know this token (${outcome.reason})` : outcome.reason,
    remedy: refused
      ? `Take the token from ${PORTAL} (your application, Bot, Reset Token) and set ${TOKEN}.`
      : 'Look at the network of this machine and at DISCORD_API_ROOT, then check again.',
  };
}

async function checkDestination(
  api: DiscordApi,
  destination: DiscordDestination,
  who: { readonly bot: string; readonly signal: AbortSignal },
): Promise<readonly Problem[]> {
  const what = `destination ${destination.name}`;
  const { data } = await api.call({
    method: 'GET',
    route: Routes.channel(destination.place.channel),
    signal: who.signal,
  });
  const channel = channelShape.parse(data);
  const name = channel.name ? `#${channel.name}` : `channel ${channel.id}`;
  if (!takesMessages(channel))
    return [
      {
        severity: 'error',
        what,
        why: `${name} is not a text channel: nothing can be posted into it directly`,
        remedy: 'Name a text channel, an announcement channel or a thread.',
      },
    ];
  const rights = await fetchRights(api, channel, who);
  const missing = rightsFor(destination, channel).filter(right => (rights & right.bit) === 0n);
  const problems = missing.map((right): Problem => ({
    severity: right.loss === null ? 'error' : 'warning',
    what,
    why: `the bot lacks the permission "${right.name}" in ${name}${right.loss === null ? '' : `: ${right.loss}`}`,
    remedy: `In Discord, open the settings of ${name}, Permissions, add the bot and allow "${right.name}".`,
  }));
  if (destination.place.crosspost && channel.type !== ChannelType.GuildAnnouncement.valueOf())
    problems.push({
      severity: 'warning',
      what,
      why: `crosspost is on, but ${name} is no announcement channel: posts stay there and are not published`,
      remedy: `Turn ${name} into an announcement channel, or remove crosspost.`,
    });
  return problems;
}

const takesMessages = (channel: ChannelShape): boolean =>
  isThread(channel) || (textTypes as readonly number[]).includes(channel.type);
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
  const what = `destination ${destination.name}`;
  switch (discordCodeOf(failed.error)) {
    case UNKNOWN_CHANNEL:
      return {
        severity: 'error',
        what,
        why: `there is no channel ${destination.place.channel}`,
        remedy: 'In Discord turn on Developer Mode, right-click the channel, Copy Channel ID, and set that.',
      };
    case MISSING_ACCESS:
      return {
        severity: 'error',
        what,
        why: `the bot cannot see channel ${destination.place.channel}: it is not in that server, or lacks "View Channel" there`,
        remedy: `Invite the bot with ${await inviteLink(api, failed.signal)} or allow it "View Channel".`,
      };
    default: {
      const why = `channel ${destination.place.channel} could not be checked: ${reasonOf(failed.error, failed.token)}`;
      return {
        severity: 'error',
        what,
        why,
        remedy: 'Check again; if it stays, look at the bot’s rights there.',
      };
    }
  }
}

/** An application's first bot has the application's id, but not every bot: so it is asked for. */
async function inviteLink(api: DiscordApi, signal: AbortSignal): Promise<string> {
  try {
    const { data } = await api.call({ method: 'GET', route: Routes.currentApplication(), signal });
    const query = `client_id=${userShape.pick({ id: true }).parse(data).id}&permissions=${INVITED_WITH}`;
    return `${OAuth2Routes.authorizationURL}?${query}&scope=bot+applications.commands`;
  } catch {
    return `the link of ${PORTAL} (your application, Installation)`;
  }
}
