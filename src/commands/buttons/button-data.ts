import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReplyButton } from '../../core/rich-text.ts';
import { HOUR, type Instant } from '../../core/time.ts';
import type { CommandSpec } from '../command.ts';

/** What the narrowest of the platforms takes as a button's data. */
export const MAX_BUTTON_BYTES = 64;
/** 96 bits of HMAC-SHA-256 (RFC 2104, 5: no less than 80 should be left of it). */
const SIGNATURE_BYTES = 12;
/** Begins the terms of a button: who may press it, where, and until when. No option of a command stands after it. */
const TERMS = '~';
/** Capitals: the moment beside them is written in small letters and digits. */
const [PERSONAL, LOCAL] = ['P', 'C'];
const TERMS_SHAPE = /^(?<personal>P?)(?<local>C?)(?<hours>[0-9a-z]*)$/;

type Sealed = Pick<ReplyButton, 'command' | 'options' | 'presser' | 'place' | 'until'>;

export interface Presser {
  readonly user: string;
  /** The chat in which the button is, under each address that it has or had. */
  readonly places: readonly string[];
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
  /** `unknown`: this newsroom's bot has not sealed it itself, or not for there. Anybody can send any data with an app of their own. */
  open(data: string, presser: Presser): Opened;
}

/** A value as it stands in a button. */
export const buttonValue = (value: string): string =>
  value.replace(/[:%~\p{C}]/gu, character => (character === TERMS ? '%7E' : encodeURIComponent(character)));

/**
 * Signs what buttons hold, with a key made from the bot's token: a button outlives restarts, and dies with the token.
 * The person and the chat it is for are signed with it, and not written: a press by another or elsewhere does not fit. Where
 * it is for anybody, who may press it is not its matter: the desk asks each time.
 */
export function createButtonSeal(token: string, commands: readonly CommandSpec[]): ButtonSeal {
  const key = createHmac('sha256', token).update('strillone buttons').digest();
  const sign = (words: string) =>
    createHmac('sha256', key).update(words).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');
  return {
    seal(button) {
      const { command, options, presser, place } = button;
      const spec = commands.find(({ name }) => name === command);
      const values = (spec?.options ?? []).map(({ name }) => buttonValue(options[name] ?? ''));
      while (values.at(-1) === '') values.pop();
      const words = [command, ...values, ...termsOf(button)].join(':');
      const data = `${words}:${sign([words, ...addressee(presser, place)].join('\n'))}`;
      if (Buffer.byteLength(data) > MAX_BUTTON_BYTES)
        throw new RangeError(`a button of /${command} has more than ${MAX_BUTTON_BYTES} bytes: ${words}`);
      return data;
    },
    open(data, { user, places, now }) {
      const end = data.lastIndexOf(':');
      const words = data.slice(0, Math.max(0, end));
      const parts = words.split(':');
      const terms = parts.at(-1)?.startsWith(TERMS) === true ? (parts.pop() ?? '').slice(1) : '';
      const { personal, local, hours = '' } = TERMS_SHAPE.exec(terms)?.groups ?? {};
      const isPersonal = personal === PERSONAL;
      const given = Buffer.from(data.slice(end + 1));
      const isSigned = (place?: string) => {
        const right = sign([words, ...addressee(isPersonal ? user : undefined, place)].join('\n'));
        return given.length === right.length && timingSafeEqual(given, Buffer.from(right));
      };
      if (!(local === LOCAL ? places.some(isSigned) : isSigned()))
        return { kind: isPersonal ? 'another' : 'unknown' };
      if (hours !== '' && now >= parseInt(hours, 36) * HOUR) return { kind: 'expired' };
      const [command = '', ...values] = parts;
      const spec = commands.find(({ name }) => name === command);
      // a command that was renamed since, or takes fewer options
      if (spec === undefined || values.length > spec.options.length) return { kind: 'unknown' };
      const options = spec.options.flatMap(({ name }, index): [string, string][] => {
        const value = decodeURIComponent(values[index] ?? '');
        return value === '' ? [] : [[name, value]];
      });
      return { kind: 'asked', command, options: Object.fromEntries(options) };
    },
  };
}

/** "~Paldz": for one person (C: in one chat), good until that hour since 1970, in base 36. */
function termsOf({ presser, place, until }: Sealed): readonly string[] {
  const hours = until === undefined ? '' : Math.ceil(until / HOUR).toString(36);
  const terms = [presser === undefined ? '' : PERSONAL, place === undefined ? '' : LOCAL, hours].join('');
  return terms === '' ? [] : [`${TERMS}${terms}`];
}

/** Whom and where a button is for, as it is signed. Names of chats are the same in capitals. */
const addressee = (presser: string | undefined, place: string | undefined): readonly string[] => [
  ...(presser === undefined ? [] : [presser]),
  ...(place === undefined ? [] : [`in ${place.toLowerCase()}`]),
];
