import { GrammyError } from 'grammy/web';
import type { Api, InputFile } from 'grammy/web';
import type { Message } from 'grammy/types';
import type { CardHash } from '../../../core/ids.ts';
import { picturesOf, type TelegramPayload } from '../format/payload.ts';
import type { Keyboard } from './keyboard-below.ts';
import { isUnmodified } from './telegram-refusal.ts';

type Media = InputFile | string;
interface Looks {
  readonly parse_mode?: 'HTML';
}

/** Pictures as one message of the place: an album, of which the first has the words. */
export const sendAlbum = (
  api: Api,
  chat: TelegramPayload['chat'],
  {
    photo,
    others,
    caption,
    looks,
    place,
  }: {
    readonly photo: Media;
    readonly others: readonly Media[];
    readonly caption: string;
    readonly looks: Looks;
    readonly place: object;
  },
): Promise<readonly Message[]> =>
  api.sendMediaGroup(
    chat,
    [
      { type: 'photo', media: photo, caption, ...looks },
      ...others.map(media => ({ type: 'photo' as const, media })),
    ],
    place,
  );

/** What of a message's pictures an edit has to change. */
export interface EditPlan {
  /** The message that has the words. */
  readonly first: string | undefined;
  readonly replaced: readonly { readonly id: string; readonly card: CardHash }[];
  /** Those that have no picture any more; Telegram adds none to an album, but takes some away. */
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/** `shown` null: what the message shows is not known. */
export function planEdit(
  payload: TelegramPayload,
  shown: TelegramPayload | null,
  ids: readonly string[],
): EditPlan {
  const wanted = picturesOf(payload);
  // a rich message is written anew, with all that it shows
  if (payload.kind === 'rich')
    return {
      first: ids[0],
      replaced: wanted.map(card => ({ id: ids[0] ?? '', card })),
      removed: [],
      kept: ids,
    };
  const there = shown === null ? [] : picturesOf(shown);
  const kept = wanted.length === 0 ? ids : ids.slice(0, wanted.length);
  return {
    first: ids[0],
    replaced: kept.flatMap((id, index) => {
      const card = wanted[index];
      return card === undefined || card === there[index] ? [] : [{ id, card }];
    }),
    removed: ids.slice(kept.length),
    kept,
  };
}

/** Replaces and removes pictures; `media` in the order of `plan.replaced`. Answers what Telegram said of each of those. */
export async function editPictures(
  api: Api,
  chat: TelegramPayload['chat'],
  what: {
    readonly plan: EditPlan;
    readonly media: readonly Media[];
    readonly type: 'photo' | 'document';
    readonly first: Looks & { readonly caption: string };
    readonly keyboard: Keyboard;
  },
): Promise<readonly unknown[]> {
  const { plan, media, type, first, keyboard } = what;
  const answers: unknown[] = [];
  for (const [index, { id }] of plan.replaced.entries()) {
    const isFirst = id === plan.first;
    const edition = { type, media: media[index] ?? '', ...(isFirst ? first : {}) } as const;
    const editing = asItIs(api.editMessageMedia(chat, Number(id), edition, isFirst ? keyboard : {}));
    // the post stands without a picture that somebody has removed by hand
    answers.push(await (isFirst ? editing : editing.catch(nullWhenGone)));
  }
  if (plan.removed.length > 0) await api.deleteMessages(chat, plan.removed.map(Number));
  return answers;
}

/** An edit that changes nothing has been made before. */
export const asItIs = (editing: Promise<unknown>): Promise<unknown> =>
  editing.catch((error: unknown) => {
    if (!isUnmodified(error)) throw error;
    return null;
  });

function nullWhenGone(error: unknown): null {
  if (error instanceof GrammyError && /message to edit not found/i.test(error.description)) return null;
  throw error;
}
