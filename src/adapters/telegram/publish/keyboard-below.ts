import type { Api } from 'grammy/web';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { HOUR, type Duration, type Instant } from '../../../core/time.ts';
import type { TelegramPayload } from '../format/payload.ts';
import type { TelegramButton } from '../format/post-buttons.ts';

/** What stands below a message; nothing takes away what stood there before an edit. */
export interface Keyboard {
  readonly reply_markup?: InlineKeyboardMarkup;
}

interface Bot {
  readonly name: string;
  readonly hasInline: boolean;
}

/** A channel may be given another group: its address is asked for anew after that. */
const LINK_LASTS: Duration = HOUR;

/**
 * Draws what a payload has below it. The bot's name is asked for once, and the group of a channel now and then, where a button
 * needs them; what cannot be known leaves its button out, and the post goes out.
 */
export function createKeyboards(
  now: () => Instant,
): (api: Api, payload: TelegramPayload) => Promise<Keyboard> {
  let bot: Bot | null = null;
  const groups = new Map<string, { readonly link: string | null; readonly until: Instant }>();

  async function botOf(api: Api): Promise<Bot | null> {
    bot ??= await api.getMe().then(
      me => ({ name: me.username, hasInline: me.supports_inline_queries }),
      () => null,
    );
    return bot;
  }

  async function discussionOf(api: Api, chat: TelegramPayload['chat']): Promise<string | null> {
    const known = groups.get(String(chat));
    if (known !== undefined && known.until > now()) return known.link;
    const link = await linkOfGroup(api, chat).catch(() => undefined);
    if (link === undefined) return known?.link ?? null;
    groups.set(String(chat), { link, until: now() + LINK_LASTS });
    return link;
  }

  async function drawn(api: Api, button: TelegramButton, chat: TelegramPayload['chat']) {
    const { text } = button;
    if ('data' in button) return { text, callback_data: button.data };
    if ('url' in button) return { text, url: button.url };
    if ('copy' in button) return { text, copy_text: { text: button.copy } };
    if ('opens' in button) {
      const url = await discussionOf(api, chat);
      return url === null ? null : { text, url };
    }
    const own = await botOf(api);
    if (own === null) return null;
    if ('start' in button) return { text, url: `https://t.me/${own.name}?start=${button.start}` };
    return own.hasInline ? { text, switch_inline_query: button.ask } : null;
  }

  return async (api, { buttons = [], invitation, chat }) => {
    const rows = [...buttons, ...(invitation === undefined ? [] : [[invitation]])];
    const keyboard: InlineKeyboardButton[][] = [];
    for (const row of rows) {
      const shown = await Promise.all(row.map(button => drawn(api, button, chat)));
      const present = shown.filter(button => button !== null);
      if (present.length > 0) keyboard.push(present);
    }
    return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } };
  };
}

/** The address of the group in which a channel's posts are discussed; null where there is none that readers can open. */
async function linkOfGroup(api: Api, channel: TelegramPayload['chat']): Promise<string | null> {
  const { linked_chat_id: group } = await api.getChat(channel);
  if (group === undefined) return null;
  const { username, invite_link: invitation } = await api.getChat(group);
  return username === undefined ? (invitation ?? null) : `https://t.me/${username}`;
}
