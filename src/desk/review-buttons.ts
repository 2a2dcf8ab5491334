import type { ReplyButton } from '../core/rich-text.ts';
import type { DeliveryId } from '../core/ids.ts';
import type { DeliveryRow } from '../core/ports/store.ts';
import type { TextSpan } from '../core/rich-text.ts';
import type { Say } from '../core/words.ts';
import { verdicts } from './resolve-held.ts';

/** A held delivery, with the place where a person can look. */
export interface HeldDelivery {
  readonly row: DeliveryRow;
  readonly link: string | null;
}

/** The two buttons of a held delivery; `number` tells several apart. They ask for `command`: "resolve" or "held". */
export const verdictButtons = (
  delivery: DeliveryId,
  { say, command, number }: { readonly say: Say; readonly command: string; readonly number?: number },
): readonly ReplyButton[] =>
  verdicts.map(verdict => ({
    label: `${number === undefined ? '' : `${number} · `}${say(`verdict-${verdict}`)}`,
    command,
    options: { delivery, verdict },
  }));

/** The way into the chat; nothing when there is none to name. */
export const linkSpans = (link: string | null, say: Say): readonly TextSpan[] =>
  link === null ? [] : [{ text: say('notice-open'), href: link }];
