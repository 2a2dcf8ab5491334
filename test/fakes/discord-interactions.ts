import type { APIEmbed } from 'discord.js';
import { messageIn } from './discord-rules.ts';
import type { FakeAttachment, FakeMessage, FakeRow, World } from './discord-world.ts';

/** What the person who typed a command sees in the end. */
export type Seen =
  | {
      readonly kind: 'answer';
      readonly content: string;
      readonly embeds: readonly APIEmbed[];
      readonly files: readonly FakeAttachment[];
      readonly components: readonly FakeRow[];
      /** Only they see it. */
      readonly private: boolean;
      /** The bot said "thinking…" first. */
      readonly deferred: boolean;
    }
  /** The message whose button was pressed is another one now. */
  | { readonly kind: 'changed' }
  /** A form to write in. */
  | {
      readonly kind: 'form';
      readonly title: string;
      readonly customId: string;
      /** What stands in its one field. */
      readonly value: string;
      readonly limit: number;
    }
  /** "The application did not respond". */
  | { readonly kind: 'failed' };

export interface Choice {
  readonly name: string;
  readonly value: string;
}

interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'autocomplete' | 'button';
  /** With the button that was pressed. */
  readonly message: FakeMessage | null;
  readonly at: number;
  state: 'waiting' | 'deferred' | 'answered' | 'failed';
  private: boolean;
  deferred: boolean;
  readonly see: (seen: Seen) => void;
  readonly choose: (choices: readonly Choice[]) => void;
}

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
}

const FIRST_ANSWER_MS = 3000;
const TOKEN_MS = 15 * 60_000;
const EPHEMERAL = 64;
const unknownInteraction: Answer = { status: 404, json: { message: 'Unknown interaction', code: 10062 } };
const invalidToken: Answer = { status: 401, json: { message: 'Invalid Webhook Token', code: 50027 } };
const unknownMessage: Answer = { status: 404, json: { message: 'Unknown Message', code: 10008 } };

/** The interactions of the fake: their deadlines, and what becomes visible of the answers. */
export function createInteractions(world: World) {
  const all = new Map<string, Interaction>();
  const none = () => undefined;

  const open = (
    kind: Interaction['kind'],
    handlers: Partial<Pick<Interaction, 'see' | 'choose' | 'message'>>,
  ) => {
    const id = world.snowflake();
    const interaction: Interaction = {
      id,
      token: `interaction-token-${id}`,
      kind,
      at: world.now(),
      state: 'waiting',
      private: false,
      deferred: false,
      message: null,
      see: none,
      choose: none,
      ...handlers,
    };
    all.set(id, interaction);
    return interaction;
  };

  const show = (
    interaction: Interaction,
    body: Readonly<Record<string, unknown>>,
    files: readonly FakeAttachment[],
  ) => {
    interaction.state = 'answered';
    interaction.see({
      kind: 'answer',
      content: typeof body.content === 'string' ? body.content : '',
      embeds: Array.isArray(body.embeds) ? (body.embeds as APIEmbed[]) : [],
      files,
      components: Array.isArray(body.components) ? (body.components as readonly FakeRow[]) : [],
      private: interaction.private,
      deferred: interaction.deferred,
    });
  };

  const change = (interaction: Interaction, body: Readonly<Record<string, unknown>>) => {
    interaction.state = 'answered';
    const { message } = interaction;
    if (message === null) return;
    if (typeof body.content === 'string') message.content = body.content.trim();
    if (Array.isArray(body.components)) message.components = body.components as readonly FakeRow[];
    interaction.see({ kind: 'changed' });
  };

  return {
    /** A button was pressed: `see` is told each thing its person sees. */
    button: (message: FakeMessage, see: Interaction['see']) => open('button', { message, see }),
    /** A command was typed: `see` is told what its person sees in the end. */
    command: (see: Interaction['see']) => open('command', { see }),
    /** Somebody is typing an option. */
    autocomplete: (choose: Interaction['choose']) => open('autocomplete', { choose }),

    /** Interactions nobody answered within three seconds fail; to be called when the clock has moved. */
    expire(): void {
      for (const one of all.values())
        if (one.state === 'waiting' && world.now() - one.at > FIRST_ANSWER_MS) {
          one.state = 'failed';
          one.see({ kind: 'failed' });
          one.choose([]);
        }
    },

    /** POST /interactions/:id/:token/callback */
    callback(key: { id: string; token: string }, body: unknown, files: readonly FakeAttachment[]): Answer {
      const interaction = all.get(key.id);
      if (interaction?.token !== key.token || interaction.state === 'failed') return unknownInteraction;
      if (interaction.state !== 'waiting')
        return {
          status: 400,
          json: { message: 'Interaction has already been acknowledged.', code: 40060 },
        };
      if (world.now() - interaction.at > FIRST_ANSWER_MS) return unknownInteraction;
      const { type } = body as { type: number };
      const data = messageIn('callback', body);
      const isForButton = type === 6 || type === 7 || type === 9;
      if (
        (type === 8) !== (interaction.kind === 'autocomplete') ||
        (isForButton && interaction.message === null)
      )
        return { status: 400, json: { message: 'Invalid interaction response type', code: 50035 } };
      interaction.private = (Number(data.flags ?? 0) & EPHEMERAL) !== 0;
      if (type === 8) {
        interaction.state = 'answered';
        interaction.choose(data.choices as readonly Choice[]);
      } else if (type === 5) {
        interaction.state = 'deferred';
        interaction.deferred = true;
      } else if (type === 9) {
        interaction.state = 'answered';
        const form = data as unknown as {
          title: string;
          custom_id: string;
          components: readonly { component: { value?: string; max_length: number } }[];
        };
        const field = form.components[0]?.component;
        interaction.see({
          kind: 'form',
          title: form.title,
          customId: form.custom_id,
          value: field?.value ?? '',
          limit: field?.max_length ?? 0,
        });
      } else if (type === 6) interaction.state = 'deferred';
      else if (type === 7) change(interaction, data);
      else show(interaction, data, files);
      return { status: 204 };
    },

    /** PATCH (or with no body DELETE) /webhooks/:application/:token/messages/@original */
    original(
      token: string,
      body: Readonly<Record<string, unknown>> | null,
      files: readonly FakeAttachment[],
    ): Answer {
      const interaction = [...all.values()].find(one => one.token === token);
      if (interaction === undefined || world.now() - interaction.at > TOKEN_MS) return invalidToken;
      if (interaction.state === 'waiting' || interaction.state === 'failed') return unknownMessage;
      if (body === null) {
        interaction.state = 'answered';
        return { status: 204 };
      }
      // of a press the original is the message with the button
      if (interaction.message === null) show(interaction, body, files);
      else change(interaction, body);
      return { status: 200, json: { id: world.snowflake(), content: body.content ?? '' } };
    },

    /** POST /webhooks/:application/:token */
    followUp(
      token: string,
      body: Readonly<Record<string, unknown>>,
      files: readonly FakeAttachment[],
    ): Answer {
      const interaction = [...all.values()].find(one => one.token === token);
      if (interaction === undefined || world.now() - interaction.at > TOKEN_MS) return invalidToken;
      if (interaction.state === 'waiting' || interaction.state === 'failed')
        return { status: 404, json: { message: 'Unknown Webhook', code: 10015 } };
      // the first follow-up of a deferred answer takes its place, and its privacy
      if (interaction.state === 'answered' || interaction.message !== null)
        interaction.private = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
      show(interaction, body, files);
      return { status: 200, json: { id: world.snowflake(), content: body.content ?? '' } };
    },
  };
}

export type Interactions = ReturnType<typeof createInteractions>;
