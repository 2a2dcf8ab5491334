import { z } from 'zod';
import { webAddress } from '../../format/clean-text.ts';
import { alreadyPosted } from '../shared/already-posted-setting.ts';
import { duration } from '../shared/duration-setting.ts';
import { secretsIn } from '../shared/secrets-in.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import type { PlatformConfig } from '../shared/platform-module.ts';
import type { Duration } from '../../core/time.ts';
import type { LinkPreview, TelegramPlace } from './format/payload.ts';
import { postButtons, type PostButton } from './format/post-buttons.ts';
import type { TelegramAccess } from './telegram-api.ts';

const CLOUD = 'https://api.telegram.org';

const PLATFORM = 'Telegram';
const CHAT = asMessage(
  reasonOf('chat-form', { platform: PLATFORM, id: '-1001234567890', name: '"@username"' }),
);
/** Empty means "left out": that is what `"${TELEGRAM_CHAT:-}"` gives while the variable is not set. */
const chat = z
  .union([z.int(CHAT), z.string(CHAT).regex(/^(|@[A-Za-z]\w{3,31}|-?\d{1,16})$/, CHAT)], CHAT)
  .refine(value => value !== 0, asMessage(reasonOf('chat-zero')))
  .transform(value => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value));

const EDITOR = asMessage(reasonOf('editor-form', { platform: PLATFORM }));
/** Numeric user ids. */
export type TelegramEditors = readonly number[];

const previewPlaces = ['above', 'below', 'none'] as const;
const COMMENTS = asMessage(reasonOf('discussion-form', { id: '-1001234567890' }));
const TOPIC = asMessage(reasonOf('forum-topic', { name: 'message_thread_id' }));
const HASHTAG = asMessage(reasonOf('hashtag-form', { example: '"#news"' }));
/** As Telegram knows them: letters and digits of any language, not digits alone. */
const hashtag = z.string(HASHTAG).regex(/^#(?=.*[\p{L}_])[\p{L}\p{M}\p{N}_]{1,60}$/u, HASHTAG);

/** Telegram's own section of the file. */
export interface TelegramSection {
  /** Whether Telegram is asked for what people do, or sends it to the page. */
  readonly updates: 'polling' | 'webhook';
}

const entry = z.object({
  telegram: z.union([z.string(), z.number()]),
  topic: z.number().optional().catch(undefined),
});

/** The token, also where it was copied with what stands before it in an address. */
const tokenIn = (value: string): string => value.replace(/^bot\s*(?=\d)/i, '');

export const telegramConfig: PlatformConfig<TelegramPlace, TelegramAccess, TelegramEditors> = {
  key: 'telegram',
  destination: {
    telegram: chat,
    topic: z.int(TOPIC).positive(TOPIC).optional(),
    silent: z.boolean().default(false),
    subscribe: z.boolean().default(false),
    protect: z.boolean().default(false),
    layout: z.enum(['message', 'rich']).default('message'),
    preview: z.enum(previewPlaces).default('below'),
    preview_size: z.enum(['small', 'large']).optional(),
    buttons: z
      .array(z.enum(postButtons))
      .refine(all => new Set(all).size === all.length, asMessage(reasonOf('button-twice')))
      .default([]),
    hashtags: z.array(hashtag).max(30).optional(),
    pin: z.literal('breaking').optional(),
    pin_for: duration.prefault('24h'),
    ...alreadyPosted,
    comments: z.int(COMMENTS).negative(COMMENTS).optional(),
  },
  placeOf: given => {
    const {
      telegram,
      topic,
      silent,
      subscribe,
      protect,
      preview,
      preview_size: size,
      ...more
    } = given as {
      telegram: number | string;
      topic?: number;
      silent: boolean;
      subscribe?: boolean;
      protect?: boolean;
      preview?: LinkPreview['where'];
      preview_size?: LinkPreview['size'];
      buttons?: readonly PostButton[];
      hashtags?: readonly string[];
      pin?: 'breaking';
      pin_for?: Duration;
      comments?: number;
      layout?: 'message' | 'rich';
    };
    const { buttons = [], hashtags, pin, pin_for: pinBreakingMs, comments, layout } = more;
    const isUsual = (preview ?? 'below') === 'below' && size === undefined;
    return {
      chat: telegram,
      topic: topicOf(topic),
      silent,
      ...(subscribe === true ? { subscribe } : {}),
      ...(protect === true ? { protect } : {}),
      ...(preview === undefined || isUsual
        ? {}
        : { preview: { where: preview, ...(size === undefined ? {} : { size }) } }),
      ...(buttons.length > 0 ? { buttons } : {}),
      ...(hashtags === undefined ? {} : { hashtags }),
      ...(comments === undefined ? {} : { comments }),
      ...(layout === 'rich' ? { layout } : {}),
      ...(pin === undefined || pinBreakingMs === undefined ? {} : { pinBreakingMs }),
    };
  },
  commentsPlace: ({ comments, protect }) =>
    comments === undefined
      ? null
      : {
          chat: comments,
          topic: null,
          silent: true,
          preview: { where: 'none' },
          ...(protect === true ? { protect } : {}),
        },
  offReason: (place, access) =>
    place.chat === ''
      ? reasonOf('off-no-place')
      : access === null
        ? reasonOf('off-not-set', { name: 'TELEGRAM_BOT_TOKEN' })
        : null,
  samePlace: given => {
    const read = entry.safeParse(given);
    if (!read.success || read.data.telegram === '') return null;
    // names are the same in capitals, and a number may be written as text
    const named = String(read.data.telegram).toLowerCase();
    return `${/^-?\d+$/.test(named) ? Number(named) : named} ${topicOf(read.data.topic) ?? ''}`;
  },
  environment: [
    {
      name: 'TELEGRAM_BOT_TOKEN',
      wrong: value =>
        /^\d+:[\w-]+$/.test(tokenIn(value))
          ? null
          : reasonOf('token-form', {
              name: 'TELEGRAM_BOT_TOKEN',
              example: '123456:ABC…',
              from: '@BotFather',
            }),
    },
    {
      name: 'TELEGRAM_API_ROOT',
      wrong: root =>
        webAddress(root) !== null ? null : reasonOf('variable-address', { name: 'TELEGRAM_API_ROOT' }),
    },
  ],
  accessFrom: env => {
    const value = env('TELEGRAM_BOT_TOKEN');
    if (value === undefined) return null;
    return { token: tokenIn(value), apiRoot: (env('TELEGRAM_API_ROOT') ?? CLOUD).replace(/\/+$/, '') };
  },
  secretsOf: access =>
    access === null ? [] : [access.token, access.token.replace(/^\d+:/, ''), ...secretsIn(access.apiRoot)],
  editors: z.array(z.int(EDITOR).positive(EDITOR)).default([]),
  person: z.int(EDITOR).positive(EDITOR),
  log: chat,
  // `chat` is the older name
  approval: { telegram: chat.optional(), chat: chat.optional() },
  approvalPlace: ({ telegram, chat: older }) => telegram ?? older ?? null,
  takesSubscriptions: true,
  section: z
    .strictObject({
      updates: z.enum(['polling', 'webhook']).default('polling'),
    })
    .prefault({}),
  sectionFault: (given, page) =>
    section.parse(given).updates === 'webhook' && !isWebhookAddress(page)
      ? reasonOf('updates-address', { value: 'updates: webhook', page: 'web.address' })
      : null,
};

const section = z.object({ updates: z.string().catch('polling') }).catch({ updates: 'polling' });

/** What Telegram sends to; a Bot API server of one's own sends to any. */
function isWebhookAddress(address: string | null): boolean {
  const url = address === null ? null : URL.parse(address);
  if (url === null) return false;
  return url.protocol === 'https:' ? ['', '80', '88', '8443'].includes(url.port) : isOwnHost(url.hostname);
}

/** Names that only a server beside this one can mean. */
const isOwnHost = (host: string): boolean =>
  /^(localhost|127\.[\d.]+|\[::1\])$/.test(host) || !host.includes('.');

/**
 * A forum's General topic has the number 1, and Telegram refuses a message that names it (tdlib/telegram-bot-api#798): it
 * is the place of the forum without any topic.
 */
const topicOf = (topic: number | undefined): number | null =>
  topic === undefined || topic === 1 ? null : topic;
