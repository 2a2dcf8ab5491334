import { GrammyError } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { Payload } from '../../../core/payload.ts';
import type { FollowUp, Message, Outcome } from '../../../core/post.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { asTelegramPayload, type TelegramPayload } from '../format/payload.ts';

/** What is done with a message of ours once it stands. */
interface TelegramStep extends Payload {
  readonly platform: 'telegram';
  readonly chat: TelegramPayload['chat'];
  readonly step: 'pin' | 'unpin';
}

/** Pins go in their order, and hold up nothing else. */
const PINS = 'pins';

/** What is to follow a message of this payload. */
export function followUpsOf(payload: Payload): { readonly follow?: readonly FollowUp[] } {
  const it = asTelegramPayload(payload);
  if (it?.pinMs === undefined) return {};
  const step = (name: TelegramStep['step'], afterMs: number): FollowUp => {
    const pin: TelegramStep = { platform: 'telegram', chat: it.chat, step: name };
    return { key: name, queue: PINS, payload: pin, afterMs };
  };
  return { follow: [step('pin', 0), step('unpin', it.pinMs)] };
}

export function asTelegramStep(payload: Payload): TelegramStep | null {
  const it = payload as TelegramStep;
  return payload.platform === 'telegram' && ['pin', 'unpin'].includes(it.step) ? it : null;
}

/** Pins a message without a sound, or unpins it. Throws what grammY throws, but that it is so already. */
export async function takeStep(
  api: Api,
  { chat, step }: TelegramStep,
  { messageIds, url }: Message,
): Promise<Outcome> {
  const id = Number(messageIds[0]);
  try {
    if (step === 'pin') await api.pinChatMessage(chat, id, { disable_notification: true });
    else await api.unpinChatMessage(chat, id);
  } catch (error) {
    if (!isAlreadySo(error)) throw error;
  }
  return { kind: 'sent', messageIds, url };
}

const isAlreadySo = (error: unknown): boolean =>
  error instanceof GrammyError && /CHAT_NOT_MODIFIED|message to unpin not found/i.test(error.description);

/** A chat in which we may not pin takes posts all the same: only the pin is refused. */
export const ofPin = (outcome: Outcome, { step }: TelegramStep): Outcome =>
  outcome.kind === 'rejected' && outcome.scope === 'destination'
    ? {
        kind: 'rejected',
        scope: 'payload',
        reason: reasonOf(step === 'pin' ? 'no-pin-right' : 'no-unpin-right'),
      }
    : outcome;
