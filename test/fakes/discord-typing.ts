import { ApplicationCommandOptionType } from 'discord.js';
import type { Gateway } from './discord-gateway.ts';
import type { Choice, Interactions, Seen } from './discord-interactions.ts';
import type { RegisteredCommand, RestState } from './discord-route-ground.ts';
import { ids, memberJson, messageJson } from './discord-world.ts';
import type { FakeMessage } from './discord-world.ts';

export interface Typed {
  readonly command: string;
  readonly options?: Readonly<Record<string, string>>;
  /** A member of the server by id; `ids.reader` when left out. */
  readonly user?: string;
  readonly locale?: string;
  /** In private with the bot instead of in the server. */
  /** In another server that has the bot. */
  readonly server?: { readonly guild: string; readonly channel: string };
  readonly direct?: boolean;
  /** Fills the options of kind attachment. */
  readonly file?: { readonly filename: string; readonly size: number; readonly url: string };
  /** What the person may do there, as Discord's bits; nothing when left out. */
  readonly permissions?: bigint;
  /** It is chosen in the menu of this message. */
  readonly on?: FakeMessage;
}

/** As numbers: what is read of what the bot has announced is JSON. */
const ATTACHMENT: number = ApplicationCommandOptionType.Attachment;
/** The id of what is attached. */
const FILE = '7700000000000000001';

/** An option as it was announced; one that was not is words. */
function optionJson(command: RegisteredCommand, name: string, value: string) {
  const type: number =
    (command.options ?? []).find(one => one.name === name)?.type ?? ApplicationCommandOptionType.String;
  if (type !== ApplicationCommandOptionType.Integer.valueOf()) return { name, type, value };
  if (!/^-?\d+$/.test(value)) throw new Error(`${name} is a number: ${value}`);
  return { name, type, value: Number(value) };
}

/** What people type and press, as INTERACTION_CREATE, and what they see of it. */
export function createDiscordTyping(stage: {
  readonly state: RestState;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly until: <T>(look: () => T | null | undefined | false) => Promise<T>;
}) {
  const { state, gateway, interactions, until } = stage;
  const { world } = state;

  /** INTERACTION_CREATE as Discord sends it. */
  function interactionJson(
    typed: Typed,
    registered: RegisteredCommand,
    more: { id: string; token: string; type: number; options: unknown; channel?: string },
  ) {
    const member = world.guilds.get(ids.guild)?.members.get(typed.user ?? ids.reader);
    if (member === undefined) throw new Error(`the fake has no member ${typed.user ?? ids.reader}`);
    const channel = typed.direct ? ids.direct : (typed.server?.channel ?? more.channel ?? ids.text);
    const guild = typed.server?.guild ?? ids.guild;
    const place = { id: channel, type: 0, name: 'notizie', guild_id: guild };
    return {
      id: more.id,
      application_id: world.application,
      type: more.type,
      token: more.token,
      version: 1,
      data: {
        id: registered.id,
        name: registered.name,
        type: typed.on === undefined ? 1 : 3,
        ...(typed.on === undefined
          ? { options: more.options }
          : { target_id: typed.on.id, resolved: { messages: { [typed.on.id]: messageJson(typed.on) } } }),
        ...(typed.file === undefined
          ? {}
          : { resolved: { attachments: { [FILE]: { id: FILE, ...typed.file } } } }),
      },
      channel: typed.direct ? { id: ids.direct, type: 1, recipients: [member.user] } : place,
      channel_id: channel,
      ...(typed.direct
        ? { user: member.user, context: 1 }
        : {
            guild_id: guild,
            guild_locale: 'it',
            member: { ...memberJson(member), permissions: String(typed.permissions ?? 0n) },
            context: 0,
          }),
      locale: typed.locale ?? 'it',
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: { '0': guild },
      attachment_size_limit: 10_485_760,
    };
  }

  const registered = (name: string) => until(() => state.commands.find(command => command.name === name));

  async function typeCommand(typed: Typed): Promise<Seen> {
    const command = await registered(typed.command);
    return new Promise(resolve => {
      const { id, token: key } = interactions.command(resolve);
      const filled = Object.entries(typed.options ?? {}).map(([name, value]) =>
        optionJson(command, name, value),
      );
      const attached = (command.options ?? [])
        .filter(({ type }) => typed.file !== undefined && type === ATTACHMENT)
        .map(({ name, type }) => ({ name, type, value: FILE }));
      gateway.send(
        'INTERACTION_CREATE',
        interactionJson(typed, command, { id, token: key, type: 2, options: [...filled, ...attached] }),
      );
    });
  }

  return {
    /** Somebody types a command (once it is announced and heard); resolves with what they see in the end. */
    async interact(typed: Typed): Promise<Seen> {
      await until(() => gateway.ready);
      return typeCommand(typed);
    },
    /**
     * Somebody presses a button of a message in a channel; the answer grows by what they see. `data` may be any: whoever
     * writes their own app can send what no button has.
     */
    async press(pressed: {
      readonly message: FakeMessage;
      readonly data: string;
      readonly user?: string;
      readonly locale?: string;
      /** It is no button but a form that one opened, sent with these words. */
      readonly written?: string;
    }): Promise<readonly Seen[]> {
      await until(() => gateway.ready);
      const seen: Seen[] = [];
      const { id, token: key } = interactions.button(pressed.message, one => seen.push(one));
      const typed = { command: '', ...pressed };
      const json = interactionJson(
        typed,
        { id: '0', name: '' },
        {
          id,
          token: key,
          type: pressed.written === undefined ? 3 : 5,
          options: [],
          channel: pressed.message.channel,
        },
      );
      gateway.send('INTERACTION_CREATE', {
        ...json,
        data:
          pressed.written === undefined
            ? { component_type: 2, custom_id: pressed.data }
            : {
                custom_id: pressed.data,
                components: [
                  {
                    type: 18,
                    id: 1,
                    component: { type: 4, id: 2, custom_id: 'written', value: pressed.written },
                  },
                ],
              },
        message: messageJson(pressed.message),
      });
      return seen;
    },
    /** Somebody types a command while the bot is not there: it hears of it when it comes back in time. */
    interactMissed: (typed: Typed): Promise<Seen> => typeCommand(typed),
    /** Somebody is typing the last of these options; resolves with what they are offered. */
    async autocomplete(typed: Typed): Promise<readonly Choice[]> {
      await until(() => gateway.ready);
      const command = await registered(typed.command);
      return new Promise(resolve => {
        const { id, token: key } = interactions.autocomplete(resolve);
        const entries = Object.entries(typed.options ?? {});
        const filled = entries.map(([name, value], index) => ({
          ...optionJson(command, name, value),
          ...(index === entries.length - 1 ? { focused: true } : {}),
        }));
        gateway.send(
          'INTERACTION_CREATE',
          interactionJson(typed, command, { id, token: key, type: 4, options: filled }),
        );
      });
    },
  };
}
