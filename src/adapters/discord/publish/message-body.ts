import { MessageFlags } from 'discord-api-types/v10';
import type {
  APIEmbed,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { CardImage } from '../../../core/card.ts';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import { picturesOf, type DiscordEmbed, type DiscordPayload } from '../format/payload.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import type { AttachedFile } from '../rest/form-body.ts';
import { mentionsOf, postRows, type ButtonRow } from './button-rows.ts';
import { formatPanel } from './panel.ts';

/** A message as it goes over the wire. */
export interface MessageBody {
  /** `flags`: a sum of `MessageFlags`. */
  readonly body: Omit<RESTPostAPIChannelMessageJSONBody, 'flags'> & { readonly flags?: number };
  readonly files: readonly AttachedFile[];
}

/** The same for a message that is there. */
export interface EditBody {
  readonly body: RESTPatchAPIChannelMessageJSONBody;
  readonly files: readonly AttachedFile[];
}

/** Nobody is ever pinged by a text from outside. */
export const noMentions = { parse: [] };

/** The words that describe an attachment are at most this long: docs, resources/message#attachment-object. */
const MAX_ALT = 1024;

/** What a message shows beside its payload. */
interface Shown {
  readonly cards: readonly CardImage[];
  /** Seals what buttons ask the bot for; a webhook's messages have none. */
  readonly seal: ButtonSeal | null;
}

/** The message of a delivery, under a nonce that Discord enforces. */
export function formatMessageBody(
  payload: DiscordPayload,
  { nonce, cards, seal }: Shown & { readonly nonce: string },
): MessageBody {
  const { body, files } = formatContent(payload, { cards, seal });
  return { body: { ...body, ...flagsOf(payload), nonce, enforce_nonce: true }, files };
}

/** The first message of a thread in a forum: the thread has a name and tags, and no nonce. */
export function formatPostBody(
  payload: DiscordPayload,
  { cards, seal, name, tags }: Shown & { readonly name: string; readonly tags: readonly string[] },
) {
  const { body: message, files } = formatContent(payload, { cards, seal });
  const marked = tags.length === 0 ? {} : { applied_tags: [...tags] };
  return { body: { name, ...marked, message: { ...message, ...flagsOf(payload) } }, files };
}

/** The same through a webhook, which takes no nonce: under the name and the picture that the payload gives it. */
export function formatWebhookBody(payload: DiscordPayload, cards: readonly CardImage[]) {
  const { name = null, avatar = null } = payload.sender ?? {};
  const { body, files } = formatContent(payload, { cards, seal: null });
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
 * What a message is to become, whole: what is left out of an edit would stay as it was. So do the cards it shows where
 * their bytes are not at hand: then they stand beside the embed.
 */
export function formatEditBody(
  payload: DiscordPayload,
  shown: Shown & {
    /** In which form it stands: no edit makes one of the other. */
    readonly layout: DiscordPayload['layout'];
    /** The names of the files that it shows, where those are to stay and their bytes are not at hand. */
    readonly kept?: readonly string[];
  },
): EditBody {
  const { layout, kept = [] } = shown;
  const { layout: _wanted, ...words } = payload;
  const { body, files } = formatContent(layout === undefined ? words : { ...words, layout }, shown);
  const keepsCards = payload.card !== null && wrongWith(payload, shown.cards) !== null;
  const bare = keepsCards && (layout === undefined || kept.length > 0) ? {} : { attachments: [] };
  if (layout !== undefined) return { body: { ...bare, ...body, flags: PANEL }, files };
  return { body: { content: '', embeds: [], components: [], ...bare, ...body }, files };
}

/** Why a payload cannot be sent with these cards; null when it can. */
export const wrongWith = (payload: DiscordPayload, cards: readonly CardImage[]): Reason | null =>
  filesOf(payload, cards) === null ? reasonOf('card-missing') : null;

/** Whether two messages show the same pictures. */
export const showSame = (one: DiscordPayload, other: DiscordPayload | null): boolean =>
  other !== null && hashesIn(one) === hashesIn(other);

const hashesIn = (payload: DiscordPayload): string =>
  picturesOf(payload)
    .map(({ hash }) => hash)
    .join();

/** The pictures that a payload shows, with their words; null where one of them is not at hand. */
function filesOf(payload: DiscordPayload, cards: readonly CardImage[]): readonly Attached[] | null {
  const pictures = picturesOf(payload).map(({ hash, alt }) => ({
    card: cards.find(card => card.hash === hash),
    alt,
  }));
  const there = pictures.flatMap(({ card, alt }) => (card === undefined ? [] : [{ card, alt }]));
  return there.length === pictures.length ? there : null;
}

/** Who is pinged: the roles that the config names for what the post is about, and nobody that a text from outside names. */
const allowedOf = ({ mention = [] }: DiscordPayload) =>
  mention.length === 0 ? noMentions : { parse: [], roles: [...mention] };

/** Its embed, with the cards as its gallery, its content, with the cards beside it, or all of it as components. */
function formatContent(
  payload: DiscordPayload,
  { cards, seal, kept = [] }: Shown & { readonly kept?: readonly string[] },
) {
  const { embed, content, layout } = payload;
  const rows = payload.components ?? postRows(payload, seal);
  const files = filesOf(payload, cards) ?? [];
  const attached = files.length === 0 ? null : attach(files);
  const around = {
    allowed_mentions: allowedOf(payload),
    ...(attached ? { attachments: attached.attachments } : {}),
  };
  if (layout !== undefined) {
    const names = attached?.names ?? kept;
    const pictures = picturesOf(payload).flatMap(({ alt }, index) => {
      const name = names[index];
      return name === undefined ? [] : [{ ...imageOf(name), alt: altOf(alt) }];
    });
    const components = formatPanel(payload, { pictures, rows: rows as readonly ButtonRow[] });
    return { body: { components, ...around }, files: attached?.files ?? [] };
  }
  const mentions = mentionsOf(payload);
  const written = [mentions, content].filter(part => part != null).join('\n');
  return {
    body: {
      ...(written === '' ? {} : { content: written }),
      ...(content === undefined ? { embeds: formatEmbeds(embed, attached?.names ?? []) } : {}),
      ...(rows.length === 0 ? {} : { components: [...rows] as MessageBody['body']['components'] }),
      ...around,
    },
    files: attached?.files ?? [],
  };
}

/** A picture of a message, and words for those who do not see it. */
interface Attached {
  readonly card: CardImage;
  readonly alt: string;
}

/** Cards as the files of a message, described for those who do not see them. */
export function attach(pictures: readonly Attached[]) {
  const named = pictures.map(({ card, alt }, index) => {
    const name = `card${index === 0 ? '' : `-${index + 1}`}.${card.mediaType.slice('image/'.length)}`;
    return { card, name, description: altOf(alt) };
  });
  return {
    names: named.map(({ name }) => name),
    attachments: named.map(({ name, description }, index) => ({
      id: String(index),
      filename: name,
      ...(description === '' ? {} : { description }),
    })),
    files: named.map(({ card, name }) => ({
      name,
      data: card.bytes,
      contentType: card.mediaType,
    })),
  };
}

/** Words for those who do not see a picture; empty where there are none to see. */
const altOf = (alt: string): string => Array.from(alt).slice(0, MAX_ALT).join('').trim();

const imageOf = (name: string) => ({ url: `attachment://${name}` });

/** Discord shows embeds of one address as one, with the pictures of all. */
function formatEmbeds(embed: DiscordEmbed, [name, ...others]: readonly string[]): APIEmbed[] {
  const { url, color } = embed;
  const shown = { ...(url === null ? {} : { url }), ...(color === null ? {} : { color }) };
  return [
    { ...formatEmbed(embed), ...(name === undefined ? {} : { image: imageOf(name) }) },
    ...others.map(other => ({ ...shown, image: imageOf(other) })),
  ];
}

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
