import { Api, GrammyError } from 'grammy';
import type { ChatFullInfo, ChatMember } from 'grammy/types';
import type { DestinationOf } from '../../core/destination.ts';
import type { Problem } from '../../core/problem.ts';
import type { TelegramAccess } from './telegram-access.ts';
import { reasonOf } from './telegram-refusal.ts';

/** Asks Telegram about the token and about our rights in each chat. Never throws; holds no secret. */
export async function checkTelegram(
  options: TelegramAccess & { readonly destinations: readonly DestinationOf<'telegram'>[] },
): Promise<readonly Problem[]> {
  const { token, apiRoot } = options;
  const api = new Api(token, { apiRoot, timeoutSeconds: 15 });
  let bot: number;
  try {
    bot = (await api.getMe()).id;
  } catch (error) {
    return [tokenProblem(error, token)];
  }
  const found = await Promise.all(options.destinations.map(place => checkPlace(api, { place, bot, token })));
  return found.flat();
}

function tokenProblem(error: unknown, token: string): Problem {
  const refused = error instanceof GrammyError && [401, 404].includes(error.error_code);
  return {
    severity: 'error',
    what: 'TELEGRAM_BOT_TOKEN',
    why: reasonOf(error, token),
    remedy: refused
      ? 'Take a new token from @BotFather and set it in .env.'
      : 'Check the network, and TELEGRAM_API_ROOT if it is set.',
  };
}

async function checkPlace(
  api: Api,
  { place, bot, token }: { place: DestinationOf<'telegram'>; bot: number; token: string },
): Promise<readonly Problem[]> {
  const problem = (why: string, remedy: string): Problem => ({
    severity: 'error',
    what: `destination ${place.name}`,
    why,
    remedy,
  });
  try {
    const chat = await api.getChat(place.chat);
    const member = await api.getChatMember(place.chat, bot);
    const topics = place.topic !== null && chat.is_forum !== true;
    return [
      ...(mayPost(chat, member)
        ? []
        : [problem(`the bot may not post there (it is ${member.status})`, rightRemedy(chat))]),
      ...(topics
        ? [
            problem(
              'the chat has no topics',
              'Remove topic from the destination, or turn topics on in the group.',
            ),
          ]
        : []),
    ];
  } catch (error) {
    return [problem(reasonOf(error, token), 'Check the chat id, and add the bot to the chat.')];
  }
}

function mayPost(chat: ChatFullInfo, member: ChatMember): boolean {
  switch (member.status) {
    case 'creator':
      return true;
    case 'administrator':
      return chat.type !== 'channel' || member.can_post_messages === true;
    case 'member':
      return (
        chat.type === 'private' || (chat.type !== 'channel' && chat.permissions?.can_send_messages !== false)
      );
    case 'restricted':
      return member.can_send_messages;
    case 'left':
    case 'kicked':
      return false;
  }
}

const rightRemedy = (chat: ChatFullInfo): string =>
  chat.type === 'channel'
    ? 'Make the bot an administrator of the channel with the right to post messages.'
    : 'Add the bot to the group and let it send messages and photos.';
