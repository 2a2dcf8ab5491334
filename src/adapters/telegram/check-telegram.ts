import { GrammyError } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { ChatFullInfo, ChatMember } from 'grammy/types';
import type { Destination } from '../../core/destination.ts';
import { remedyOf, whyOf, type Concern, type Problem } from '../../core/problem.ts';
import type { TelegramPlace } from './format/payload.ts';
import { DAY, type Duration } from '../../core/time.ts';
import { createTelegramApi } from './telegram-api.ts';
import type { TelegramAccess } from './telegram-api.ts';
import { placeKey } from './publish/refuse-second-name.ts';
import { detailOf } from './publish/telegram-refusal.ts';

/** What is checked of a place, and what it is called. */
interface Place
  extends
    Pick<TelegramPlace, 'chat' | 'topic' | 'pinBreakingMs' | 'comments'>,
    Pick<Destination, 'card' | 'lives'> {
  readonly what: Concern;
}

/** A place and its chat's id, null where Telegram did not tell it; `problems` are what is in the way of posting there. */
interface FoundPlace {
  readonly place: Place;
  readonly id: number | null;
  readonly problems: readonly Problem[];
}

export interface CheckTelegramOptions extends TelegramAccess {
  readonly destinations: readonly Destination<TelegramPlace>[];
  /** The chat of `editors.log`: where editors are told, and through which lost messages are looked for. */
  readonly log?: number | string;
}

/**
 * Asks Telegram whether the token is good and whether the bot can post to each destination; answers what is in the way.
 * Posts nothing. Never throws; holds no secret.
 */
export async function checkTelegram(options: CheckTelegramOptions): Promise<readonly Problem[]> {
  const { token } = options;
  const api = createTelegramApi(options);
  let bot: number;
  try {
    bot = (await api.getMe()).id;
  } catch (error) {
    return [tokenProblem(error, token)];
  }
  const { destinations, log } = options;
  const places: Place[] = [
    ...destinations.map(({ name, place, card, lives }) => ({
      ...place,
      ...(lives === undefined ? {} : { lives }),
      card,
      what: { kind: 'destination', name } as const,
    })),
    ...(log === undefined ? [] : [{ what: LOG, chat: log, topic: null, card: null }]),
  ];
  const found = await Promise.all(places.map(place => checkPlace(api, { place, bot, token })));
  return [
    ...found.flatMap(({ problems }) => problems),
    ...namedTwice(found.slice(0, destinations.length)),
    ...sharedLog(options),
  ];
}

/** Destinations whose chat and topic an earlier one names in another way: readers would get everything twice. */
function namedTwice(found: readonly FoundPlace[]): Problem[] {
  const first = new Map<string, Concern>();
  return found.flatMap(({ place: { what, topic }, id }) => {
    if (id === null) return [];
    const key = placeKey(id, topic);
    const other = first.get(key);
    first.set(key, other ?? what);
    if (other === undefined) return [];
    const why = whyOf('same-chat', { id: String(id), destination: other.name });
    return [{ severity: 'error', what, why, remedy: remedyOf('one-of-two') }];
  });
}

/** Editors' matters in a chat that readers see: told there, and looked for through it, lost messages would be shown. */
const sharedLog = ({ destinations, log }: CheckTelegramOptions): readonly Problem[] =>
  destinations
    .filter(
      ({ place: { chat } }) => log !== undefined && String(chat).toLowerCase() === String(log).toLowerCase(),
    )
    .map(({ name }) => ({
      severity: 'error',
      what: LOG,
      why: whyOf('shared-log', { destination: name }),
      remedy: remedyOf('own-log'),
    }));

const LOG: Concern = { kind: 'setting', name: 'editors.log.telegram' };

/** Why it does not accept the token, or does not answer. */
export function tokenProblem(error: unknown, token: string): Problem {
  const refused = error instanceof GrammyError && [401, 404].includes(error.error_code);
  const detail = detailOf(error, token);
  return {
    severity: 'error',
    what: { kind: 'setting', name: refused ? 'TELEGRAM_BOT_TOKEN' : 'Telegram' },
    why: refused
      ? whyOf('token-refused', { platform: 'Telegram', detail })
      : whyOf('platform-unreachable', { detail }),
    remedy: refused
      ? remedyOf('token', { from: '@BotFather → /mybots → API Token', name: 'TELEGRAM_BOT_TOKEN' })
      : remedyOf('network', { name: 'TELEGRAM_API_ROOT' }),
  };
}

/** Bot API, deleteMessage. */
const DELETABLE_FOR: Duration = 2 * DAY;

type MakeProblem = (why: Problem['why'], remedy: Problem['remedy']) => Problem;

async function checkPlace(
  api: Api,
  { place, bot, token }: { place: Place; bot: number; token: string },
): Promise<FoundPlace> {
  const problem: MakeProblem = (why, remedy) => ({
    severity: 'error',
    what: place.what,
    why,
    remedy,
  });
  try {
    const chat = await api.getChat(place.chat);
    const member = chat.type === 'private' ? null : await api.getChatMember(chat.id, bot);
    const lacking = member === null ? null : lackingIn(chat, member, place.card !== null);
    const problems: Problem[] = lacking === null ? [] : [problem(lacking, remedyFor(chat))];
    if (member !== null && lacking === null)
      for (const right of missingRights(chat, member, place)) {
        const at = { right, place: nameOf(chat) };
        problems.push({ ...problem(whyOf('right-missing', at), remedyOf('right', at)), severity: 'warning' });
      }
    if (place.comments !== undefined)
      problems.push(...(await discussionOf(api, { chat, place, bot, problem })));
    if (place.topic !== null && chat.is_forum !== true)
      problems.push(
        problem(whyOf('no-topics', { topic: String(place.topic), place: nameOf(chat) }), remedyOf('topics')),
      );
    return { place, id: chat.id, problems };
  } catch (error) {
    return { place, id: null, problems: [placeProblem(error, problem, { place, token })] };
  }
}

/** Whether posts of a channel come to the group that is named for their comments, and the bot sees them there. */
async function discussionOf(
  api: Api,
  at: {
    readonly chat: ChatFullInfo;
    readonly place: Place;
    readonly bot: number;
    readonly problem: MakeProblem;
  },
): Promise<readonly Problem[]> {
  const { chat, place, bot, problem } = at;
  const { comments = 0 } = place;
  if (chat.linked_chat_id !== comments) {
    const group = chat.linked_chat_id === undefined ? 'none' : String(chat.linked_chat_id);
    return [problem(whyOf('no-discussion', { place: nameOf(chat), group }), remedyOf('discussion'))];
  }
  const member = await api.getChatMember(comments, bot);
  const there = String(comments);
  // Telegram, "Privacy mode": others hear only what is meant for them
  return member.status === 'administrator' || member.status === 'creator'
    ? []
    : [problem(whyOf('discussion-unheard', { place: there }), remedyOf('make-administrator'))];
}

function placeProblem(
  error: unknown,
  problem: MakeProblem,
  { place: { chat }, token }: { place: Place; token: string },
): Problem {
  const detail = detailOf(error, token);
  const place = String(chat);
  if (!(error instanceof GrammyError))
    return problem(whyOf('place-unchecked', { place, detail }), remedyOf('again'));
  const moved = error.parameters.migrate_to_chat_id;
  if (moved !== undefined) {
    const id = String(moved);
    return problem(whyOf('group-moved', { id }), remedyOf('new-id', { id }));
  }
  return error.error_code === 403
    ? problem(whyOf('bot-outside', { place }), remedyOf('add-bot'))
    : problem(whyOf('chat-unseen', { place, detail }), remedyOf('chat-name'));
}

/** What keeps a member from posting there; null when nothing does. */
function lackingIn(chat: ChatFullInfo, member: ChatMember, photos: boolean): Problem['why'] | null {
  const place = nameOf(chat);
  const said = (can: boolean, pictures: boolean) =>
    !can
      ? whyOf('write-forbidden', { place })
      : photos && !pictures
        ? whyOf('photo-forbidden', { place })
        : null;
  switch (member.status) {
    case 'creator':
      return null;
    case 'administrator':
      return said(chat.type !== 'channel' || member.can_post_messages === true, true);
    case 'member':
      if (chat.type === 'channel') return whyOf('no-administrator', { place });
      return said(chat.permissions?.can_send_messages !== false, chat.permissions?.can_send_photos !== false);
    case 'restricted':
      return said(member.can_send_messages, member.can_send_photos);
    case 'left':
    case 'kicked':
      return whyOf('bot-outside', { place });
  }
}

/** Rights without which it posts, but does not all it was told to; as Telegram's apps call them. */
function missingRights(chat: ChatFullInfo, member: ChatMember, place: Place): readonly string[] {
  if (member.status === 'creator') return [];
  const mayDelete = member.status === 'administrator' && member.can_delete_messages;
  const isLate = place.lives?.then === 'delete' && place.lives.forMs > DELETABLE_FOR && !mayDelete;
  return [...(isLate ? ['Delete Messages of Others'] : []), ...missingToPin(chat, member, place)];
}

function missingToPin(chat: ChatFullInfo, member: ChatMember, { pinBreakingMs }: Place): readonly string[] {
  if (pinBreakingMs === undefined) return [];
  // Bot API, pinChatMessage
  if (chat.type === 'channel')
    return member.status === 'administrator' && member.can_edit_messages === true
      ? []
      : ['Edit Messages of Others'];
  return member.status === 'administrator' && member.can_pin_messages === true ? [] : ['Pin Messages'];
}

const nameOf = (chat: ChatFullInfo): string => chat.title ?? chat.first_name;

const remedyFor = (chat: ChatFullInfo): Problem['remedy'] =>
  remedyOf(chat.type === 'channel' ? 'channel-rights' : 'group-rights');
