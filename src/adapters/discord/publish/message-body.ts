import { MessageFlags } from 'discord.js';
import type {
  APIEmbed,
  RawFile,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { CardImage } from '../../../core/card.ts';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { DiscordEmbed, DiscordPayload } from '../format/payload.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import { buttonRows } from './button-rows.ts';

/** A message as it goes over the wire. */
export interface MessageBody {
  readonly body: RESTPostAPIChannelMessageJSONBody;
  readonly files: RawFile[];
}

/** The same for a message that is there. */
export interface EditBody {
  readonly body: RESTPatchAPIChannelMessageJSONBody;
  readonly files: RawFile[];
}

/** Nobody is ever pinged by a text from outside. */
export const noMentions = { parse: [] };

/** The words that describe an attachment are at most this long: docs, resources/message#attachment-object. */
const MAX_ALT = 1024;

/** What a message shows beside its payload. */
interface Shown {
  readonly card: CardImage | null;
  /** Seals what buttons ask the bot for; a webhook's messages have none. */
  readonly seal: ButtonSeal | null;
}

/** The message of a delivery, under a nonce that Discord enforces. */
export function formatMessageBody(
  payload: DiscordPayload,
  { nonce, card, seal }: Shown & { readonly nonce: string },
): MessageBody {
  const { body, files } = formatContent(payload, { card, seal });
  return { body: { ...body, ...flagsOf(payload), nonce, enforce_nonce: true }, files };
}

/** The same through a webhook, which takes no nonce: under the name and the picture that the payload gives it. */
export function formatWebhookBody(payload: DiscordPayload, card: CardImage | null) {
  const { name = null, avatar = null } = payload.sender ?? {};
  const { body, files } = formatContent(payload, { card, seal: null });
  const sender = {
    ...(name === null ? {} : { username: name }),
    ...(avatar === null ? {} : { avatar_url: avatar }),
  };
  return { body: { ...body, ...flagsOf(payload), ...sender }, files };
}

/** What a new message says of itself. */
function flagsOf({ silent }: DiscordPayload): { readonly flags?: number } {
  const flags = silent === true ? Number(MessageFlags.SuppressNotifications) : 0;
  return flags === 0 ? {} : { flags };
}

/**
 * What a message is to become, whole: what is left out of an edit would stay as it was. So does the card it shows where
 * its bytes are not at hand: then it stands beside the embed.
 */
export function formatEditBody(payload: DiscordPayload, shown: Shown): EditBody {
  const { body, files } = formatContent(payload, shown);
  const keepsCard = payload.card !== null && shown.card === null;
  const bare = { content: '', embeds: [], components: [], ...(keepsCard ? {} : { attachments: [] }) };
  return { body: { ...bare, ...body }, files };
}

/** Why a payload cannot be sent with this card; null when it can. */
export const wrongWith = (payload: DiscordPayload, card: CardImage | null): Reason | null =>
  payload.card !== null && card?.hash !== payload.card.hash ? reasonOf('card-missing') : null;

/** Its embed, with the card as the embed's image, or its content, with the card beside it. */
function formatContent(payload: DiscordPayload, { card, seal }: Shown) {
  const { embed, content, card: shown, invitation } = payload;
  const components =
    invitation === undefined || seal === null
      ? payload.components
      : buttonRows([[{ label: invitation, command: 'follow', options: {} }]], seal);
  const attached = card === null || shown === null ? null : attach(card, shown.alt);
  return {
    body: {
      ...(content === undefined
        ? { embeds: [{ ...formatEmbed(embed), ...(attached ? { image: imageOf(attached.name) } : {}) }] }
        : { content }),
      allowed_mentions: noMentions,
      ...(components === undefined
        ? {}
        : { components: [...components] as MessageBody['body']['components'] }),
      ...(attached ? { attachments: attached.attachments } : {}),
    },
    files: attached ? attached.files : [],
  };
}

/** The same bytes, not a copy of them: one card goes to many channels. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** A card as the one file of a message, described for those who do not see it. */
export function attach(card: CardImage, alt: string) {
  const name = `card.${card.mediaType.slice('image/'.length)}`;
  const description = Array.from(alt).slice(0, MAX_ALT).join('');
  return {
    name,
    attachments: [{ id: '0', filename: name, ...(description.trim() === '' ? {} : { description }) }],
    files: [{ name, data: asBuffer(card.bytes), contentType: card.mediaType }] satisfies RawFile[],
  };
}

const imageOf = (name: string) => ({ url: `attachment://${name}` });

function formatEmbed(embed: DiscordEmbed): APIEmbed {
  const { author, title, url, description, fields, footer, timestamp, color } = embed;
  return {
    ...(author === null ? {} : { author: { name: author } }),
    ...(title === null ? {} : { title }),
    ...(url === null ? {} : { url }),
    ...(description === null ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields: fields.map(({ name, value }) => ({ name, value })) }),
    ...(footer === null ? {} : { footer: { text: footer } }),
    ...(timestamp === null ? {} : { timestamp }),
    ...(color === null ? {} : { color }),
  };
}
