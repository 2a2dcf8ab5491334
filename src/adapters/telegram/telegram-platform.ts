import type { Delivery } from '../../core/post.ts';
import { NO_LIMITS } from '../../core/rate-limits.ts';
import { summaryLimitIn } from '../../core/template/template.ts';
import { DAY, MINUTE, SECOND } from '../../core/time.ts';
import type { PlatformModule } from '../shared/platform-module.ts';
import { degradeTelegram } from './format/degrade.ts';
import { formatTelegramDigest } from './format/format-digest.ts';
import { formatTelegramMessage } from './format/format-message.ts';
import {
  addressOf,
  asTelegramPayload,
  picturesOf,
  wordsOf,
  styleOf,
  telegramQueue,
  type TelegramPayload,
  type TelegramPlace,
} from './format/payload.ts';
import { showTelegramMessage } from './format/show-message.ts';
import type { TelegramAccess } from './telegram-api.ts';
import { telegramConfig, type TelegramEditors } from './telegram-config.ts';

/** Reader-sized summaries: a caption under a card is taken in at a glance, a text may say more. */
const SUMMARY_CHARS = { caption: 420, text: 800 } as const;

/**
 * Shared accounts: the anonymous group administrator, the service account that forwards channel posts, the stand-in for
 * channels. Whoever writes through them could be anybody, so an editor they never are.
 */
const SHARED_USERS: ReadonlySet<string> = new Set(['1087968824', '777000', '136817688']);

/** Telegram: channels, groups and topics, through the Bot API. */
export const telegramPlatform: PlatformModule<TelegramPlace, TelegramAccess, TelegramEditors> = {
  name: 'telegram',
  title: 'Telegram',
  config: telegramConfig,
  limits: {
    // PLATFORMS, "rate": they are "or so" and unspecified
    usual: {
      /** All chats together. */
      all: { count: 30, perMs: SECOND, burst: 3 },
      chat: { count: 1, perMs: SECOND, burst: 3 },
      /** On top of `chat`: groups, and chats of which no answer has told yet what they are. */
      group: { count: 20, perMs: MINUTE, burst: 1 },
    },
    inChat({ chat: perChat = null, group = null }, { payload: { chat } }, kind) {
      // people have positive ids; of the others only an answer tells what they are
      const isPerson = typeof chat === 'number' && chat > 0;
      const isGroup = kind === null ? !isPerson : kind === 'group';
      return { ...NO_LIMITS, quick: perChat, slow: isGroup ? group : null };
    },
    /** Each picture of an album is a message. */
    messagesIn({ operation, payload }) {
      const it = operation === 'send' ? asTelegramPayload(payload) : null;
      return it?.kind === 'photo' ? picturesOf(it).length : 1;
    },
  },
  /** Bot API, deleteMessage: later it takes a right that a bot may not have. */
  deletableForMs: 2 * DAY,
  commands: { optionsNamed: false, unannounced: [] },

  orderingKeyOf: ({ place }) => telegramQueue(place),
  format({ content, card, articles }, { place, template = null }, say) {
    const own = template === null ? null : summaryLimitIn(template);
    const isText = card === null || place.layout === 'rich';
    const usual = isText ? SUMMARY_CHARS.text : SUMMARY_CHARS.caption;
    return formatTelegramMessage(content(own ?? usual), {
      place: { ...place, template },
      say,
      articles,
      card,
    });
  },
  formatDigest: ({ content }, { place, digestLine = null }, say) =>
    formatTelegramDigest(content, { ...place, digestLine }, say),
  readdress(payload, { place }) {
    const it = asTelegramPayload(payload);
    // what has buttons and what has none is not the same
    if (it === null || it.style !== styleOf(place).style) return null;
    const { protect: _protect, ...rest } = it;
    return { ...rest, ...addressOf(place) };
  },
  samplePlace: name => ({ chat: name, topic: null, silent: false }),
  placeIn: ({ channel, topic }) => ({ chat: Number(channel), topic, silent: false }),
  cardsOf(payload) {
    const it = asTelegramPayload(payload);
    return it === null ? [] : picturesOf(it);
  },
  degrade(payload, remedy, smaller) {
    const it = asTelegramPayload(payload);
    return it === null ? null : degradeTelegram(it, remedy, smaller);
  },
  show(payload) {
    const it = asTelegramPayload(payload);
    return it === null ? [] : [showTelegramMessage(it)];
  },
  print(payload) {
    const it = asTelegramPayload(payload);
    if (it === null) return '';
    const pictures = picturesOf(it).map(() => '[card]');
    return [
      ...(pictures.length === 0 ? [] : [pictures.join(' ')]),
      it.kind === 'rich' ? it.html : wordsOf(it),
      ...labelsOf(it),
    ].join('\n');
  },
  findLink: delivery => Promise.resolve(linkOf(delivery)),
  isEditor: ({ user }, editors) => !SHARED_USERS.has(user) && editors.some(id => String(id) === user),

  setUp: {
    token: 'TELEGRAM_BOT_TOKEN',
    from: '@BotFather → /newbot',
    async know(access) {
      const { knowTelegramBot } = await import('./set-up-telegram.ts');
      return knowTelegramBot(access);
    },
  },
  async connect(settings, rooms) {
    const { connectTelegram } = await import('./connect-telegram.ts');
    return connectTelegram(settings, rooms);
  },
};

/** Its buttons, a row on a line. */
const labelsOf = ({ buttons = [], invitation }: TelegramPayload): readonly string[] =>
  [
    ...buttons.map(row => row.map(({ text }) => text)),
    ...(invitation === undefined ? [] : [[invitation.text]]),
  ].map(row => row.map(text => `[${text}]`).join(' '));

/** The chat, at the last message known from before. */
function linkOf({ payload, lastSeenMessageId }: Delivery): string | null {
  const chat = String(payload.chat);
  const [, name] = /^@(\w+)$/.exec(chat) ?? [];
  if (name !== undefined)
    return `https://t.me/${name}${lastSeenMessageId === null ? '' : `/${lastSeenMessageId}`}`;
  // https://core.telegram.org/api/links: private supergroups and channels open only at a message
  const [, number] = /^-100(\d+)$/.exec(chat) ?? [];
  return number === undefined ? null : `https://t.me/c/${number}/${lastSeenMessageId ?? 1}`;
}
