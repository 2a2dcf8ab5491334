import type { Destination } from '../../core/destination.ts';
import type { PostWords } from '../../core/ports/platform.ts';
import type { DigestContent } from '../../core/post.ts';
import { NO_LIMITS } from '../../core/rate-limits.ts';
import { summaryLimitIn } from '../../core/template/template.ts';
import { HOUR, SECOND } from '../../core/time.ts';
import type { Say } from '../../core/words.ts';
import type { PlatformModule } from '../shared/platform-module.ts';
import { discordCommands } from './command-style.ts';
import { discordConfig, type DiscordEditors } from './discord-config.ts';
import { contentOf, contentRoom } from './format/content.ts';
import { degradeDiscord } from './format/degrade.ts';
import { formatDiscordDigest } from './format/format-digest.ts';
import { DEFAULT_COLOR, formatDiscordPost } from './format/format-post.ts';
import {
  asDiscordPayload,
  discordQueue,
  picturesOf,
  type DiscordPayload,
  type DiscordPlace,
} from './format/payload.ts';
import { printDiscord } from './format/print.ts';
import { withDigestExtras, withPostExtras } from './format/post-extras.ts';
import { showDiscordMessage } from './format/show-message.ts';
import type { DiscordAccess } from './rest/discord-api.ts';

/** A reader-sized summary in an embed, in characters. */
const SUMMARY_CHARS = 600;

/** How a place of Discord shows posts. */
type Look<Place extends DiscordPlace> = Pick<
  Destination<Place>,
  'place' | 'template' | 'digestLine' | 'accent' | 'image'
>;

/** The stripe has the accent of the destination's theme. */
const colored = <Place extends DiscordPlace>({ place, accent }: Look<Place>): Place =>
  accent === undefined ? place : { ...place, color: accent };

/** A post with all that its place asks for. */
export function formatPost<Place extends DiscordPlace>(
  { content, articles }: PostWords,
  look: Look<Place>,
  say: Say,
): DiscordPayload {
  const { template = null } = look;
  const said = content((template === null ? null : summaryLimitIn(template)) ?? SUMMARY_CHARS);
  const place = colored(look);
  // Discord makes a picture of a link in the text of a message, and of no other
  const isLink = look.image === 'link' && place.layout === undefined;
  const room = isLink ? { room: contentRoom(said.url) } : {};
  const payload = formatDiscordPost(said, { ...place, ...room, template }, say);
  const whole = withPostExtras(payload, { content: said, articles }, { place, say });
  return isLink ? { ...whole, content: contentOf(whole) } : whole;
}

/** The same of a digest. */
export function formatDigest<Place extends DiscordPlace>(
  digest: DigestContent,
  look: Look<Place>,
  say: Say,
): DiscordPayload {
  const place = colored(look);
  const payload = formatDiscordDigest(digest, { ...place, digestLine: look.digestLine ?? null }, say);
  return withDigestExtras(payload, digest, { place, say });
}

/** Places that ask for nothing but words share a payload. */
const hasExtras = ({
  layout,
  buttons,
  mention,
  thread,
}: Pick<DiscordPlace, 'layout'> & {
  readonly buttons?: unknown;
  readonly mention?: unknown;
  readonly thread?: unknown;
}) => layout !== undefined || buttons !== undefined || mention !== undefined || thread !== undefined;

/** Discord: channels and threads, through REST and the gateway. */
export const discordPlatform: PlatformModule<DiscordPlace, DiscordAccess, DiscordEditors> = {
  name: 'discord',
  title: 'Discord',
  config: discordConfig,
  limits: {
    // PLATFORMS, "rate": 50/s is documented, crossposts are not
    usual: {
      /** All channels together; each channel's own limit is in its answers. */
      all: { count: 50, perMs: SECOND, burst: 3 },
      /** Messages that are published to followers, in each announcement channel. */
      crosspost: { count: 10, perMs: HOUR, burst: 10 },
    },
    windowed: ['crosspost'],
    inChat: ({ crosspost = null }, { operation, payload }) => ({
      ...NO_LIMITS,
      window: operation === 'publish' && asDiscordPayload(payload)?.crosspost === true ? crosspost : null,
    }),
  },
  commands: discordCommands,

  orderingKeyOf: ({ place }) => discordQueue(place.channel),
  format: formatPost,
  formatDigest: ({ content }, destination, say) => formatDigest(content, destination, say),
  readdress(payload, { place, accent }) {
    const { channel, crosspost, subscribe, silent } = place;
    const it = asDiscordPayload(payload);
    // what has a button and what has none is not the same
    if (it === null || (it.invitation !== undefined) !== (subscribe === true)) return null;
    if (it.silent !== silent || hasExtras(place) || hasExtras(it)) return null;
    return { ...it, channel, crosspost, embed: { ...it.embed, color: accent ?? DEFAULT_COLOR } };
  },
  samplePlace: name => ({ channel: name, crosspost: false }),
  placeIn: ({ channel }) => ({ channel, crosspost: false }),
  cardsOf(payload) {
    const it = asDiscordPayload(payload);
    return it === null ? [] : picturesOf(it).map(({ hash }) => hash);
  },
  degrade(payload, remedy, smaller) {
    const it = asDiscordPayload(payload);
    return it === null ? null : degradeDiscord(it, remedy, smaller);
  },
  show(payload) {
    const it = asDiscordPayload(payload);
    return it === null ? [] : [showDiscordMessage(it)];
  },
  print(payload) {
    const it = asDiscordPayload(payload);
    return it === null ? '' : printDiscord(it);
  },
  /** The channel, by what was last posted there: its address needs the server's id. */
  async findLink(_delivery, lastUrl) {
    const last = await lastUrl();
    return last === null ? null : last.slice(0, last.lastIndexOf('/'));
  },
  isEditor: ({ user, roles }, editors) =>
    editors.users.includes(user) || roles.some(role => editors.roles.includes(role)),

  setUp: {
    token: 'DISCORD_BOT_TOKEN',
    from: 'https://discord.com/developers/applications → Bot → Reset Token',
    async know(access) {
      const { knowDiscordBot } = await import('./set-up-discord.ts');
      return knowDiscordBot(access);
    },
  },
  async connect(settings, rooms) {
    const { connectDiscord } = await import('./connect-discord.ts');
    return connectDiscord(settings, rooms);
  },
};
