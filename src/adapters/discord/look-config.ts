import { z } from 'zod';
import type { Entry } from '../shared/platform-module.ts';
import type { DiscordLook } from './format/payload.ts';

/** What a destination on Discord may say of how its posts look and sound, be it a channel or a webhook. */
export const lookSettings = () => ({
  silent: z.boolean('silent is true or false').default(false),
});

/** Reads a destination that has those settings. */
export function lookOf(given: Entry): DiscordLook {
  const { silent } = given as { readonly silent?: boolean };
  return silent === true ? { silent } : {};
}
