import { GrammyError } from 'grammy';
import type { Api } from 'grammy';
import type { ChatFullInfo, ChatMember } from 'grammy/types';
import type { Destination } from '../../core/destination.ts';
import type { Problem } from '../../core/problem.ts';
import type { TelegramPlace } from './format/payload.ts';
import { createTelegramApi } from './telegram-api.ts';
import type { TelegramAccess } from './telegram-api.ts';
import { placeKey } from './publish/refuse-second-name.ts';
import { reasonOf } from './publish/telegram-refusal.ts';

/** What is checked of a place, and what it is called. */
interface Place extends Pick<TelegramPlace, 'chat' | 'topic'>, Pick<Destination, 'card'> {
  readonly what: string;
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
    ...destinations.map(({ name, place, card }) => ({
      chat: place.chat,
      topic: place.topic,
      card,
      what: `destination ${name}`,
    })),
    ...(log === undefined ? [] : [{ what: 'editors.log.telegram', chat: log, topic: null, card: null }]),
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
  const first = new Map<string, string>();
  return found.flatMap(({ place: { what, topic }, id }) => {
    if (id === null) return [];
    const key = placeKey(id, topic);
    const other = first.get(key);
    first.set(key, other ?? what);
    if (other === undefined) return [];
    const why = `it is the chat ${id}, as ${other} is: its readers would get everything twice`;
    return [{ severity: 'error', what, why, remedy: 'Remove one of the two destinations.' }];
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
      what: 'editors.log.telegram',
      why: `the chat is that of destination ${name}: its readers would see what editors are told`,
      remedy: 'Name a chat of the editors alone.',
    }));

function tokenProblem(error: unknown, token: string): Problem {
  const refused = error instanceof GrammyError && [401, 404].includes(error.error_code);
  return {
    severity: 'error',
    what: refused ? 'TELEGRAM_BOT_TOKEN' : 'Telegram',
    why: refused ? `Telegram does not know this token (${reasonOf(error, token)})` : reasonOf(error, token),
    remedy: refused
      ? 'Take the token from @BotFather (/mybots, your bot, API Token) and set TELEGRAM_BOT_TOKEN.'
      : 'Look at the network of this machine and at TELEGRAM_API_ROOT, then check again.',
  };
}

async function checkPlace(
  api: Api,
  { place, bot, token }: { place: Place; bot: number; token: string },
): Promise<FoundPlace> {
  const problem = (why: string, remedy: string): Problem => ({
    severity: 'error',
    what: place.what,
    why,
    remedy,
  });
  try {
    const chat = await api.getChat(place.chat);
    const lacking =
      chat.type === 'private'
        ? null
        : lackingIn(chat, await api.getChatMember(chat.id, bot), place.card !== null);
    const problems = lacking === null ? [] : [problem(lacking, remedyFor(chat))];
    if (place.topic !== null && chat.is_forum !== true)
      problems.push(
        problem(
          `topic ${place.topic} is set, but ${nameOf(chat)} has no topics`,
          'Remove topic from the destination, or turn topics on in the group.',
        ),
      );
    return { place, id: chat.id, problems };
  } catch (error) {
    return { place, id: null, problems: [placeProblem(error, problem, { place, token })] };
  }
}

function placeProblem(
  error: unknown,
  problem: (why: string, remedy: string) => Problem,
  { place, token }: { place: Place; token: string },
): Problem {
  const reason = reasonOf(error, token);
  if (!(error instanceof GrammyError))
    return problem(
      `chat ${place.chat} could not be checked: ${reason}`,
      'Check again when the network is better.',
    );
  const moved = error.parameters.migrate_to_chat_id;
  if (moved !== undefined)
    return problem(`the group became a supergroup (${reason})`, `Set telegram: ${moved} in the destination.`);
  return error.error_code === 403
    ? problem(`the bot is not in chat ${place.chat} (${reason})`, 'Add the bot to the chat again.')
    : problem(
        `the bot does not see chat ${place.chat} (${reason})`,
        'Check the chat: "@name" of a public channel or the numeric id; then add the bot to it.',
      );
}

/** What keeps a member from posting there; null when nothing does. */
function lackingIn(chat: ChatFullInfo, member: ChatMember, photos: boolean): string | null {
  const name = nameOf(chat);
  const said = (can: boolean, pictures: boolean) =>
    !can
      ? `the bot may not write in ${name}`
      : photos && !pictures
        ? `the bot may not send photos in ${name}, and the destination has a card`
        : null;
  switch (member.status) {
    case 'creator':
      return null;
    case 'administrator':
      return said(chat.type !== 'channel' || member.can_post_messages === true, true);
    case 'member':
      if (chat.type === 'channel') return `the bot is no administrator of ${name}`;
      return said(chat.permissions?.can_send_messages !== false, chat.permissions?.can_send_photos !== false);
    case 'restricted':
      return said(member.can_send_messages, member.can_send_photos);
    case 'left':
    case 'kicked':
      return `the bot is not in ${name}`;
  }
}

const nameOf = (chat: ChatFullInfo): string => `"${chat.title ?? chat.first_name}"`;

const remedyFor = (chat: ChatFullInfo): string =>
  chat.type === 'channel'
    ? 'In the channel: Administrators, Add Admin, the bot, with the right "Post Messages".'
    : 'Add the bot to the group and let its members, or the bot as administrator, send messages and photos.';
