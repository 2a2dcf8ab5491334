import { setTimeout as wait } from 'node:timers/promises';
import { InputFile } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { Message } from 'grammy/types';
import type { CardImage } from '../../../core/card.ts';
import type { Payload } from '../../../core/payload.ts';
import type { Publisher } from '../../../core/ports/ports.ts';
import type { StoredCard } from '../../../core/ports/outbox.ts';
import type { ChatKind, Outcome } from '../../../core/post.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import { SECOND, type Clock, type Duration, type Instant } from '../../../core/time.ts';
import { asTelegramStep, followUpsOf, ofPin, takeStep } from './follow-ups.ts';
import { createGlobalLimitDetector } from './global-limit-detector.ts';
import { createKeyboards, type Keyboard } from './keyboard-below.ts';
import { asTelegramPayload, picturesOf, type TelegramPayload } from '../format/payload.ts';
import { createTelegramApi, createTelegramAttempt } from '../telegram-api.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { photosIn, richMessage } from './rich-message.ts';
import { asItIs, editPictures, planEdit, sendAlbum, type EditPlan } from './pictures.ts';
import { isGone, outcomeOf } from './telegram-refusal.ts';
import { createUploads } from './uploads.ts';

export interface TelegramPublisherOptions extends TelegramAccess {
  /** How long an answer may take, the upload included. */
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
  /** The machine's when left out. */
  readonly sleep?: Clock['sleep'];
}

/** How long a post waits for what its buttons need to be known. */
const QUESTION: Duration = 5 * SECOND;

/**
 * Posts to Telegram chats, one request an attempt. Telegram has no idempotency for bots, so a lost answer is `unknown`
 * and nothing repeats it: `repeatableForMs` is 0.
 */
export function createTelegramPublisher(options: TelegramPublisherOptions): Publisher {
  const { token, timeoutMs, now = () => Date.now(), sleep = pause } = options;
  const uploads = createUploads(sleep);
  const flood = createGlobalLimitDetector();

  /** One request; `act` makes it. */
  async function attempt(
    place: TelegramPayload['chat'],
    signal: AbortSignal,
    act: (api: Api) => Promise<Outcome>,
  ): Promise<Outcome> {
    if (signal.aborted) return { kind: 'retry', reason: reasonOf('called-off'), afterMs: null };
    const { api, trace } = createTelegramAttempt(options, { answerMs: timeoutMs, signal });
    const outcome = await act(api).catch((error: unknown) => outcomeOf(error, { token, trace }));
    if (outcome.kind === 'sent') flood.passed();
    if (outcome.kind !== 'retry' || outcome.scope !== 'place') return outcome;
    return { ...outcome, scope: flood.told(String(place), outcome.afterMs, now()) };
  }

  const keyboardBelow = createKeyboards(now);
  /** Questions go by connections of their own: what they ran into says nothing of the message. */
  const asking = (signal: AbortSignal) => createTelegramApi(options, { answerMs: QUESTION, signal });

  return {
    platform: 'telegram',
    repeatableForMs: 0,

    async send(delivery, cards, signal) {
      const payload = asTelegramPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      const pictures = shownIn(payload, cards);
      if (pictures === null) return refused(reasonOf('card-missing'));
      const post = (files: readonly (string | null)[]) =>
        attempt(payload.chat, signal, async api => {
          const keyboard = await keyboardBelow(asking(signal), payload);
          const media = pictures.map((card, index) => files[index] ?? cardFile(card));
          const messages = await send(api, payload, { media, keyboard });
          const [message] = messages;
          if (message === undefined || !messages.every(isMessage))
            return { kind: 'unknown', reason: reasonOf('unreadable-answer', { host: 'Telegram' }) };
          return {
            kind: 'sent',
            messageIds: messages.map(({ message_id: id }) => String(id)),
            url: messageUrl(message),
            chatKind: chatKinds[message.chat.type],
            ...newFiles(pictures, filesIn(messages)),
            ...followUpsOf(payload),
          };
        });
      return pictures.length === 0 ? post([]) : uploads.share(pictures, post);
    },

    async edit(delivery, { message, cards }, signal) {
      const payload = asTelegramPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      const shown = asTelegramPayload(message.payload);
      const wrong = unlike(payload, shown);
      if (wrong !== null) return refused(wrong);
      const plan = planEdit(payload, shown, message.messageIds);
      const wanted = plan.replaced.map(({ card }) => cards.find(({ hash }) => hash === card));
      const pictures = wanted.filter(card => card !== undefined);
      if (pictures.length < wanted.length) return refused(reasonOf('card-missing'));
      const change = (files: readonly (string | null)[]) =>
        attempt(payload.chat, signal, async api => {
          const keyboard = await keyboardBelow(asking(signal), payload);
          const media = pictures.map((card, index) => files[index] ?? cardFile(card));
          const answers = await edit(api, payload, { plan, media, keyboard }).catch(
            async (error: unknown) => {
              if (isGone(error)) await deleteOthers(api, payload.chat, message.messageIds);
              throw error;
            },
          );
          return {
            kind: 'sent',
            messageIds: plan.kept,
            url: message.url,
            ...newFiles(pictures, filesIn(answers.map(answer => (isMessage(answer) ? answer : {})))),
          };
        });
      return pictures.length === 0 ? change([]) : uploads.share(pictures, change);
    },

    async publish(delivery, message, signal) {
      const step = asTelegramStep(delivery.payload);
      if (step === null) return refused(reasonOf('no-followers'));
      return ofPin(await attempt(step.chat, signal, api => takeStep(api, step, message)), step);
    },

    async delete(delivery, message, signal) {
      const payload = asTelegramPayload(delivery.payload);
      if (payload === null) return refused(foreign(delivery.payload));
      return attempt(payload.chat, signal, async api => {
        const ids = message.messageIds.map(Number);
        const [first] = ids;
        // of one it says whether it was there; of several it passes over those that are not
        if (ids.length === 1 && first !== undefined) await api.deleteMessage(payload.chat, first);
        else await api.deleteMessages(payload.chat, ids);
        return { kind: 'sent', messageIds: message.messageIds, url: message.url };
      });
    },
  };
}

const pause: Clock['sleep'] = (afterMs, signal) =>
  wait(afterMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);

const refused = (reason: Reason): Outcome => ({ kind: 'rejected', scope: 'payload', reason });

const chatKinds: Readonly<Record<Message['chat']['type'], ChatKind>> = {
  private: 'private',
  group: 'group',
  supergroup: 'group',
  channel: 'channel',
};

const foreign = ({ platform }: Payload): Reason => reasonOf('foreign-payload', { platform });

/** The pictures of a payload in their order; null where one is not at hand. */
function shownIn(payload: TelegramPayload, cards: readonly StoredCard[]): readonly StoredCard[] | null {
  const shown = picturesOf(payload).map(hash => cards.find(card => card.hash === hash));
  const there = shown.filter(card => card !== undefined);
  return there.length === shown.length ? there : null;
}

/** Telegram's names for pictures that it did not know by them before. */
function newFiles(pictures: readonly StoredCard[], files: readonly (string | null)[]) {
  const fresh = pictures.flatMap(({ hash, file }, index) => {
    const name = files[index] ?? null;
    return name === null || name === file ? [] : [[hash, name] as const];
  });
  return fresh.length === 0 ? {} : { cardFiles: new Map(fresh) };
}

/** Telegram makes no picture of a text, nor the reverse. */
const unlike = (payload: TelegramPayload, shown: TelegramPayload | null): Reason | null =>
  shown === null || payload.kind === shown.kind ? null : reasonOf('fixed-form');

const looksOf = (payload: TelegramPayload) => (payload.plain === true ? {} : { parse_mode: 'HTML' as const });

type TextPayload = Extract<TelegramPayload, { kind: 'text' }>;

const previewOf = ({ preview: url, previewLook: { isAbove, size } = {} }: TextPayload) =>
  url === null
    ? { is_disabled: true }
    : {
        url,
        ...(isAbove === true ? { show_above_text: true } : {}),
        ...(size === undefined ? {} : { [`prefer_${size}_media`]: true }),
      };

async function send(
  api: Api,
  payload: TelegramPayload,
  { media, keyboard }: { readonly media: readonly (InputFile | string)[]; readonly keyboard: Keyboard },
): Promise<readonly Message[]> {
  const place = {
    ...topicOf(payload),
    ...(payload.silent ? { disable_notification: true } : {}),
    ...(payload.protect === true ? { protect_content: true } : {}),
    ...(payload.replyTo === undefined ? {} : { reply_parameters: { message_id: payload.replyTo } }),
  };
  const around = { ...place, ...keyboard, ...looksOf(payload) };
  const { chat } = payload;
  if (payload.kind === 'text')
    return [
      await api.sendMessage(chat, payload.text, { ...around, link_preview_options: previewOf(payload) }),
    ];
  if (payload.kind === 'rich')
    return [await api.sendRichMessage(chat, richMessage(payload, media), { ...place, ...keyboard })];
  const { caption } = payload;
  const [photo, ...others] = media;
  if (photo === undefined)
    return [await api.sendMessage(chat, caption, { ...around, link_preview_options: { is_disabled: true } })];
  if (others.length > 0)
    return sendAlbum(api, chat, { photo, others, caption, looks: looksOf(payload), place });
  const captioned = { ...around, caption };
  return [
    payload.asFile === true
      ? await api.sendDocument(chat, photo, captioned)
      : await api.sendPhoto(chat, photo, captioned),
  ];
}

/** A forum's General topic has the number 1 and is meant where none is named: Telegram refuses it by its number. */
const topicOf = ({ topic }: TelegramPayload) =>
  topic === null || topic === 1 ? {} : { message_thread_id: topic };

/** Pictures without the one that bears the caption are no post, and nobody would look for them again. */
async function deleteOthers(
  api: Api,
  chat: TelegramPayload['chat'],
  [, ...others]: readonly string[],
): Promise<void> {
  if (others.length > 0) await api.deleteMessages(chat, others.map(Number));
}

/** Only what differs is sent. Answers what Telegram said of each picture that was replaced. */
async function edit(
  api: Api,
  payload: TelegramPayload,
  {
    plan,
    media,
    keyboard,
  }: {
    readonly plan: EditPlan;
    readonly media: readonly (InputFile | string)[];
    readonly keyboard: Keyboard;
  },
): Promise<readonly unknown[]> {
  const id = Number(plan.first);
  const { chat } = payload;
  const looks = looksOf(payload);
  if (payload.kind === 'text') {
    const link_preview_options = previewOf(payload);
    await asItIs(
      api.editMessageText(chat, id, payload.text, { ...looks, ...keyboard, link_preview_options }),
    );
    return [];
  }
  if (payload.kind === 'rich')
    return [await asItIs(api.editMessageText(chat, id, richMessage(payload, media), keyboard))];
  const { caption } = payload;
  if (plan.replaced[0]?.id !== plan.first)
    await asItIs(api.editMessageCaption(chat, id, { ...looks, ...keyboard, caption }));
  return editPictures(api, chat, {
    plan,
    media,
    type: payload.asFile === true ? 'document' : 'photo',
    first: { caption, ...looks },
    keyboard,
  });
}

/** Telegram's own names for the pictures of messages, in their order. */
const filesIn = (
  messages: readonly Pick<Message, 'photo' | 'document' | 'rich_message'>[],
): readonly (string | null)[] =>
  messages.flatMap(({ photo, document, rich_message: rich }) =>
    rich === undefined
      ? [photo?.at(-1)?.file_id ?? document?.file_id ?? null]
      : photosIn(rich.blocks).map(sizes => sizes.at(-1)?.file_id ?? null),
  );

/** A card as a file for upload, named by its bytes. */
export const cardFile = (card: CardImage): InputFile =>
  new InputFile(card.bytes, `${card.hash.slice(0, 12)}.${card.mediaType.replace('image/', '')}`);

/** What a proxy or a half-way server answers may be anything. */
const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' &&
  value !== null &&
  'message_id' in value &&
  Number.isSafeInteger(value.message_id) &&
  'chat' in value &&
  typeof value.chat === 'object' &&
  value.chat !== null;

/**
 * Where a person can see a message: public chats by name, supergroups and channels by number (for members), others
 * nowhere. https://core.telegram.org/api/links#message-links
 */
export function messageUrl(
  message: Pick<Message, 'message_id' | 'chat' | 'message_thread_id'>,
): string | null {
  const { chat, message_id: id, message_thread_id: topic } = message;
  const path = `${topic === undefined ? '' : `${topic}/`}${id}`;
  if ('username' in chat && chat.username !== undefined && chat.type !== 'private')
    return `https://t.me/${chat.username}/${path}`;
  const number = /^-100(\d+)$/.exec(String(chat.id))?.[1];
  return number === undefined ? null : `https://t.me/c/${number}/${path}`;
}
