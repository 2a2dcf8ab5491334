import type { RouteLike } from '@discordjs/rest';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CardImage } from '../../../core/card.ts';
import type { DiscordPayload } from '../format/payload.ts';
import type { ApiRequest, DiscordApi } from '../rest/discord-api.ts';
import { messageShape } from '../rest/discord-shapes.ts';
import { formatEditBody, wrongWith, type EditBody } from './message-body.ts';

/** What an edit makes of a message that stands, in the form in which it stands. */
export function formatEdit(
  payload: DiscordPayload,
  shown: {
    readonly stood: DiscordPayload | null;
    readonly cards: readonly CardImage[];
    readonly seal: ButtonSeal | null;
    readonly kept: readonly string[];
  },
): EditBody {
  const { stood, ...rest } = shown;
  return formatEditBody(payload, { ...rest, layout: (stood ?? payload).layout });
}

/**
 * The names of the files that a container shows, where their bytes are not at hand: they are written into the container by
 * name, and Discord tells the names. None where that is not needed. Throws what the api throws.
 */
export async function keptFilesOf(
  api: DiscordApi,
  at: {
    readonly payload: DiscordPayload;
    readonly stood: DiscordPayload | null;
    readonly cards: readonly CardImage[];
    readonly route: RouteLike;
    readonly signal: AbortSignal;
  } & Pick<ApiRequest, 'query' | 'open'>,
): Promise<readonly string[]> {
  const { payload, stood, cards, ...request } = at;
  if (wrongWith(payload, cards) === null || (stood ?? payload).layout === undefined) return [];
  const { data } = await api.call({ method: 'GET', ...request });
  return messageShape.parse(data).attachments.map(({ filename }) => filename);
}
