import type { RouteLike } from '@discordjs/rest';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CardImage } from '../../../core/card.ts';
import type { DiscordPayload } from '../format/payload.ts';
import type { ApiRequest, DiscordApi } from '../rest/discord-api.ts';
import { messageShape } from '../rest/discord-shapes.ts';
import { formatEditBody, type EditBody } from './message-body.ts';

/** What an edit makes of a message that stands, in the form in which it stands. */
export function formatEdit(
  payload: DiscordPayload,
  shown: {
    readonly stood: DiscordPayload | null;
    readonly card: CardImage | null;
    readonly seal: ButtonSeal | null;
    readonly kept: string | null;
  },
): EditBody {
  const { stood, ...rest } = shown;
  return formatEditBody(payload, { ...rest, layout: (stood ?? payload).layout });
}

/**
 * The name of the file that a container shows, where its bytes are not at hand: it is written into the container by name, and
 * Discord tells the name. Null where that is not needed. Throws what the api throws.
 */
export async function keptFileOf(
  api: DiscordApi,
  at: {
    readonly payload: DiscordPayload;
    readonly stood: DiscordPayload | null;
    readonly card: CardImage | null;
    readonly route: RouteLike;
    readonly signal: AbortSignal;
  } & Pick<ApiRequest, 'query' | 'open'>,
): Promise<string | null> {
  const { payload, stood, card, ...request } = at;
  if (card !== null || payload.card === null || (stood ?? payload).layout === undefined) return null;
  const { data } = await api.call({ method: 'GET', ...request });
  return messageShape.parse(data).attachments[0]?.filename ?? null;
}
