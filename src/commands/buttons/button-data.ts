import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReplyButton } from '../../core/rich-text.ts';
import { HOUR, type Instant } from '../../core/time.ts';
import type { CommandSpec } from '../command.ts';

/** What the narrowest of the platforms takes as a button's data. */
export const MAX_BUTTON_BYTES = 64;
/** 96 bits of HMAC-SHA-256 (RFC 2104, 5: no less than 80 should be left of it). */
const SIGNATURE_BYTES = 12;
/** Begins the terms of a button: who may press it, and until when. No option of a command stands after it. */
const TERMS = '~';
const PERSONAL = 'p';

type Sealed = Pick<ReplyButton, 'command' | 'options' | 'presser' | 'until'>;

export interface Presser {
  readonly user: string;
  readonly now: Instant;
}

/** What comes of a pressed button: `another` = it is another person's, or nobody's. */
export type Opened =
  | { readonly kind: 'asked'; readonly command: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'expired' | 'another' | 'unknown' };

/** A button as the platform gives it back when it is pressed, and what comes of it there. */
export interface ButtonSeal {
  /** Throws `RangeError` when it does not fit: a command's options are to be short. */
  seal(button: Sealed): string;
  /** `unknown`: this newsroom's bot has not sealed it itself. Anybody can send any data with an app of their own. */
  open(data: string, presser: Presser): Opened;
}

/** A value as it stands in a button. */
export const buttonValue = (value: string): string =>
  value.replace(/[:%~\p{C}]/gu, character => (character === TERMS ? '%7E' : encodeURIComponent(character)));

/**
 * Signs what buttons hold, with a key made from the bot's token: a button outlives restarts, and dies with the token.
 * The person it is for is signed with it, and not written: another's press does not fit. Where it is for anybody, who may
 * press it is not its matter: the desk asks each time.
 */
export function createButtonSeal(token: string, commands: readonly CommandSpec[]): ButtonSeal {
  const key = createHmac('sha256', token).update('strillone buttons').digest();
  const sign = (words: string) =>
    createHmac('sha256', key).update(words).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');
  return {
    seal({ command, options, presser, until }) {
      const spec = commands.find(({ name }) => name === command);
      const values = (spec?.options ?? []).map(({ name }) => buttonValue(options[name] ?? ''));
      const words = [command, ...values, ...termsOf(presser, until)].join(':');
      const data = `${words}:${sign(presser === undefined ? words : `${words}\n${presser}`)}`;
      if (Buffer.byteLength(data) > MAX_BUTTON_BYTES)
        throw new RangeError(`a button of /${command} has more than ${MAX_BUTTON_BYTES} bytes: ${words}`);
      return data;
    },
    open(data, { user, now }) {
      const end = data.lastIndexOf(':');
      const words = data.slice(0, Math.max(0, end));
      const parts = words.split(':');
      const terms = parts.at(-1)?.startsWith(TERMS) === true ? (parts.pop() ?? '').slice(1) : '';
      const isPersonal = terms.startsWith(PERSONAL);
      const given = Buffer.from(data.slice(end + 1));
      const right = Buffer.from(sign(isPersonal ? `${words}\n${user}` : words));
      if (given.length !== right.length || !timingSafeEqual(given, right))
        return { kind: isPersonal ? 'another' : 'unknown' };
      const hours = terms.slice(isPersonal ? 1 : 0);
      if (hours !== '' && now >= parseInt(hours, 36) * HOUR) return { kind: 'expired' };
      const [command = '', ...values] = parts;
      const spec = commands.find(({ name }) => name === command);
      // a command that was renamed since, or takes other options
      if (spec?.options.length !== values.length) return { kind: 'unknown' };
      const options = spec.options.flatMap(({ name }, index): [string, string][] => {
        const value = decodeURIComponent(values[index] ?? '');
        return value === '' ? [] : [[name, value]];
      });
      return { kind: 'asked', command, options: Object.fromEntries(options) };
    },
  };
}

/** "~p9x1c": for one person, good until that hour since 1970, in base 36. */
function termsOf(presser: string | undefined, until: Instant | undefined): readonly string[] {
  if (presser === undefined && until === undefined) return [];
  const hours = until === undefined ? '' : Math.ceil(until / HOUR).toString(36);
  return [`${TERMS}${presser === undefined ? '' : PERSONAL}${hours}`];
}
