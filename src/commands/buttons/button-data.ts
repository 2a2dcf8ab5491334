import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReplyButton } from '../../core/rich-text.ts';
import type { CommandSpec } from '../command.ts';

/** What the narrowest of the platforms takes as a button's data. */
export const MAX_BUTTON_BYTES = 64;
/** 96 bits of HMAC-SHA-256 (RFC 2104, 5: no less than 80 should be left of it). */
const SIGNATURE_BYTES = 12;

/** A button as the platform gives it back when it is pressed, and what comes of it there. */
export interface ButtonSeal {
  /** Throws `RangeError` when it does not fit: a command's options are to be short. */
  seal(button: Pick<ReplyButton, 'command' | 'options'>): string;
  /** Null for what this newsroom's bot has not sealed itself: anybody can send any data with an app of their own. */
  open(data: string): { readonly command: string; readonly options: Readonly<Record<string, string>> } | null;
}

/**
 * Signs what buttons hold, with a key made from the bot's token: a button outlives restarts, and dies with the token.
 * Who may press it is not its matter: the desk asks each time.
 */
export function createButtonSeal(token: string, commands: readonly CommandSpec[]): ButtonSeal {
  const key = createHmac('sha256', token).update('strillone buttons').digest();
  const sign = (words: string) =>
    createHmac('sha256', key).update(words).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');
  return {
    seal({ command, options }) {
      const spec = commands.find(({ name }) => name === command);
      const values = (spec?.options ?? []).map(({ name }) => encodeURIComponent(options[name] ?? ''));
      const words = [command, ...values].join(':');
      const data = `${words}:${sign(words)}`;
      if (Buffer.byteLength(data) > MAX_BUTTON_BYTES)
        throw new RangeError(`a button of /${command} has more than ${MAX_BUTTON_BYTES} bytes: ${words}`);
      return data;
    },
    open(data) {
      const end = data.lastIndexOf(':');
      const words = data.slice(0, Math.max(0, end));
      const given = Buffer.from(data.slice(end + 1));
      const right = Buffer.from(sign(words));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const [command = '', ...values] = words.split(':');
      const spec = commands.find(({ name }) => name === command);
      // a command that was renamed since, or takes other options
      if (spec?.options.length !== values.length) return null;
      const options = spec.options.flatMap(({ name }, index): [string, string][] => {
        const value = decodeURIComponent(values[index] ?? '');
        return value === '' ? [] : [[name, value]];
      });
      return { command, options: Object.fromEntries(options) };
    },
  };
}
