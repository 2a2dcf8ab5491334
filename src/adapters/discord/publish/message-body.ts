import { MessageFlags } from 'discord-api-types/v10';
import type {
  APIEmbed,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { RawFile } from '@discordjs/rest';
import type { CardImage } from '../../../core/card.ts';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { DiscordEmbed, DiscordPayload } from '../format/payload.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import { mentionsOf, postRows, type ButtonRow } from './button-rows.ts';
import { formatPanel } from './panel.ts';

/** A message as it goes over the wire. */
export interface MessageBody {
  /** `flags`: a sum of `MessageFlags`. */
  readonly body: Omit<RESTPostAPIChannelMessageJSONBody, 'flags'> & { readonly flags?: number };
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

/** The first message of a thread in a forum: the thread has a name and tags, and no nonce. */
export function formatPostBody(
  payload: DiscordPayload,
  { card, seal, name, tags }: Shown & { readonly name: string; readonly tags: readonly string[] },
) {
  const { body: message, files } = formatContent(payload, { card, seal });
  const marked = tags.length === 0 ? {} : { applied_tags: [...tags] };
  return { body: { name, ...marked, message: { ...message, ...flagsOf(payload) } }, files };
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
function flagsOf({ silent, layout }: DiscordPayload): { readonly flags?: number } {
  const flags =
    (silent === true ? MessageFlags.SuppressNotifications.valueOf() : 0) |
    (layout === undefined ? 0 : PANEL.valueOf());
  return flags === 0 ? {} : { flags };
}

/** The flag of messages of components: once there, it stays. */
const PANEL: MessageFlags = MessageFlags.IsComponentsV2;

/**
 * What a message is to become, whole: what is left out of an edit would stay as it was. So does the card it shows where
 * its bytes are not at hand: then it stands beside the embed.
 */
export function formatEditBody(
  payload: DiscordPayload,
  shown: Shown & {
    /** In which form it stands: no edit makes one of the other. */
    readonly layout: DiscordPayload['layout'];
    /** The name of the file that it shows, where that is to stay and its bytes are not at hand. */
    readonly kept?: string | null;
  },
): EditBody {
  const { layout, kept = null } = shown;
  const { layout: _wanted, ...words } = payload;
  const { body, files } = formatContent(layout === undefined ? words : { ...words, layout }, shown);
  const keepsCard = payload.card !== null && shown.card === null;
  const bare = keepsCard && (layout === undefined || kept !== null) ? {} : { attachments: [] };
  if (layout !== undefined) return { body: { ...bare, ...body, flags: PANEL }, files };
  return { body: { content: '', embeds: [], components: [], ...bare, ...body }, files };
}

/** Why a payload cannot be sent with this card; null when it can. */
export const wrongWith = (payload: DiscordPayload, card: CardImage | null): Reason | null =>
  payload.card !== null && card?.hash !== payload.card.hash ? reasonOf('card-missing') : null;

/** Who is pinged: the roles that the config names for what the post is about, and nobody that a text from outside names. */
const allowedOf = ({ mention = [] }: DiscordPayload) =>
  mention.length === 0 ? noMentions : { parse: [], roles: [...mention] };

/** Its embed, with the card as the embed's image, its content, with the card beside it, or all of it as components. */
function formatContent(
  payload: DiscordPayload,
  { card, seal, kept }: Shown & { readonly kept?: string | null },
) {
  const { embed, content, card: shown, layout } = payload;
  const rows = payload.components ?? postRows(payload, seal);
  const attached = card === null || shown === null ? null : attach(card, shown.alt);
  const around = {
    allowed_mentions: allowedOf(payload),
    ...(attached ? { attachments: attached.attachments } : {}),
  };
  const files = attached ? attached.files : [];
  const file = attached?.name ?? (shown === null ? null : (kept ?? null));
  if (layout !== undefined) {
    const picture = file === null || shown === null ? null : { ...imageOf(file), alt: altOf(shown.alt) };
    const components = formatPanel(payload, { picture, rows: rows as readonly ButtonRow[] });
    return { body: { components, ...around }, files };
  }
  const mentions = mentionsOf(payload);
  const written = [mentions, content].filter(part => part != null).join('\n');
  return {
    body: {
      ...(written === '' ? {} : { content: written }),
      ...(content === undefined
        ? { embeds: [{ ...formatEmbed(embed), ...(attached ? { image: imageOf(attached.name) } : {}) }] }
        : {}),
      ...(rows.length === 0 ? {} : { components: [...rows] as MessageBody['body']['components'] }),
      ...around,
    },
    files,
  };
}

/** The same bytes, not a copy of them: one card goes to many channels. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** A card as the one file of a message, described for those who do not see it. */
export function attach(card: CardImage, alt: string) {
  const name = `card.${card.mediaType.slice('image/'.length)}`;
  const description = altOf(alt);
  return {
    name,
    attachments: [{ id: '0', filename: name, ...(description === '' ? {} : { description }) }],
    files: [{ name, data: asBuffer(card.bytes), contentType: card.mediaType }] satisfies RawFile[],
  };
}

/** Words for those who do not see a picture; empty where there are none to see. */
const altOf = (alt: string): string => Array.from(alt).slice(0, MAX_ALT).join('').trim();

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
