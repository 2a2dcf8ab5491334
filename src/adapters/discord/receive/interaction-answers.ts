import {
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  Routes,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk, CommandSpec, Reply, SentFile, Suggestion } from '../../../commands/command.ts';
import type { RecordEvent } from '../../../core/ports/ports.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import { SECOND, type Clock, type Duration, type Instant } from '../../../core/time.ts';
import type { Words } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import type { Fetch } from '../../../net/fetch.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { snowflake } from '../rest/discord-shapes.ts';
import { outcomeOf, reasonOf } from '../publish/discord-refusal.ts';
import { noMentions } from '../publish/message-body.ts';
import { plainMarkdown } from '../format/shown-markdown.ts';
import { messageCommandName } from './command-announcement.ts';
import { COMMANDS, createPersonGate, LETTERS } from '../../shared/person-gate.ts';
import { createPressAnswers, pressIn } from './component-answers.ts';
import { isLate, TAKEN, type Once } from './once.ts';
import {
  callerOf,
  formatReply,
  personShape,
  privacyOf,
  type Person,
  type ReplyMessage,
} from './reply-message.ts';

export interface InteractionAnswersOptions {
  readonly api: DiscordApi;
  readonly desk: CommandDesk;
  readonly seal: ButtonSeal;
  /** Of all that answer interactions; letters that are typed are no orders and need none. */
  readonly once: Once;
  readonly words: Words;
  readonly record: RecordEvent;
  readonly sleep: Clock['sleep'];
  /** For the files that people send. */
  readonly fetch: Fetch;
  readonly now: () => Instant;
  /** Taken out of every reason. */
  readonly token: string;
  /** Half of the three seconds Discord gives for a first answer, so that the network has the other half. */
  readonly deferAfterMs?: Duration;
}

const DEFER_AFTER: Duration = 1.5 * SECOND;
const MAX_CHOICES = 25;
const MAX_CHOICE_LENGTH = 100;

/** A message, as far as a command on it asks. */
const writtenShape = z.object({
  content: z.string().default(''),
  author: z.object({ username: z.string(), global_name: z.string().nullish() }),
});

/** The fields of INTERACTION_CREATE that are read of a command. */
const interactionShape = z.object({
  ...personShape,
  id: snowflake,
  application_id: z.string(),
  token: z.string(),
  type: z.int(),
  data: z.object({
    name: z.string(),
    /** ApplicationCommandType. */
    type: z.int().optional(),
    target_id: z.string().optional(),
    options: z
      .array(z.object({ name: z.string(), value: z.unknown(), focused: z.boolean().optional() }))
      .default([]),
    /** What the options of kind attachment name by their ids. */
    resolved: z
      .object({
        attachments: z
          .record(z.string(), z.object({ filename: z.string(), size: z.number(), url: z.string() }))
          .default({}),
        /** The message that a command was chosen on. */
        messages: z.record(z.string(), writtenShape).default({}),
      })
      .optional(),
  }),
});
type Interaction = z.output<typeof interactionShape>;

export interface InteractionAnswers {
  /** Answers an interaction as Discord sent it. Never rejects: what cannot be answered is a `command-failed` event. */
  answer(raw: unknown): Promise<void>;
  /** Resolves when all that was heard by now is answered. */
  idle(): Promise<void>;
}

/** Answers slash commands, buttons and autocompletion by the desk. A first answer leaves within `deferAfterMs`, be it "thinking…". */
export function createInteractionAnswers(options: InteractionAnswersOptions): InteractionAnswers {
  const {
    api,
    desk,
    seal,
    words,
    record,
    sleep,
    now,
    deferAfterMs = DEFER_AFTER,
    token,
    fetch,
    once,
  } = options;
  const answerPress = createPressAnswers({ api, desk, seal, words, sleep, now, deferAfterMs, once });

  const callback = ({ id, token: key }: Pick<Interaction, 'id' | 'token'>, body: object, files: Files = []) =>
    api.call({
      method: 'POST',
      route: Routes.interactionCallback(id, key),
      open: true,
      body,
      ...(files.length > 0 ? { files } : {}),
    });

  async function command(interaction: Interaction): Promise<void> {
    const spec = desk.commands.find(one => isMeant(one, interaction));
    const name = spec?.name ?? interaction.data.name;
    const caller = Object.assign(callerOf(interaction), fileIn(interaction, fetch));
    const asked = { ...valuesOf(interaction), ...messageIn(interaction) };
    // what a refusal will need is not known yet: only a command that is private by itself thinks in private
    const isPrivate = spec?.visibility === 'private';
    const think = () =>
      callback(interaction, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: privacyOf(isPrivate),
      });
    const late = isLate(interaction.id, now());
    const answering = once.work(interaction, name, async () => {
      if (late) await think();
      return desk.answer(name, asked, caller);
    });
    const prompt = late ? null : await withTimeout(answering, deferAfterMs, sleep);
    if (prompt === TAKEN) return;
    if (prompt !== null) {
      await withApology(interaction, prompt, ({ body, files }) => {
        const type = InteractionResponseType.ChannelMessageWithSource;
        return callback(interaction, { type, data: { ...body, ...privacyOf(prompt.private) } }, files);
      });
      return;
    }
    if (!late) await think();
    const reply = await answering;
    if (reply === TAKEN) return;
    await withApology(interaction, reply, message =>
      reply.private && !isPrivate ? replaceInPrivate(interaction, message) : edit(interaction, message),
    );
  }

  const isMeant = ({ name, onMessage }: CommandSpec, { data }: Interaction): boolean =>
    data.type === ApplicationCommandType.Message.valueOf()
      ? onMessage !== undefined && messageCommandName(onMessage, words) === data.name
      : name === data.name;

  /** An answer Discord finds wrong (a card too large…) must not leave the person with "thinking…". */
  async function withApology(
    interaction: Interaction,
    reply: Reply,
    send: (message: ReplyMessage) => Promise<unknown>,
  ): Promise<void> {
    try {
      await send(formatReply(reply, seal));
    } catch (error) {
      const outcome = outcomeOf(error, token);
      if (outcome.kind !== 'rejected' || outcome.scope !== 'payload') throw error;
      failed(interaction, error, interaction.data.name);
      const content = words(interaction.locale ?? 'und')('failed');
      await send({ body: { content, allowed_mentions: noMentions }, files: [] });
    }
  }

  const edit = ({ application_id, token: key }: Interaction, { body, files }: ReplyMessage) =>
    api.call({
      method: 'PATCH',
      route: Routes.webhookMessage(application_id, key),
      open: true,
      body,
      ...(files.length > 0 ? { files } : {}),
    });

  /** The privacy of "thinking…" cannot be changed: a private answer after a public one is a message of its own. */
  async function replaceInPrivate(
    { application_id, token: key }: Interaction,
    { body, files }: ReplyMessage,
  ) {
    await api.call({ method: 'DELETE', route: Routes.webhookMessage(application_id, key), open: true });
    await api.call({
      method: 'POST',
      route: Routes.webhook(application_id, key),
      open: true,
      body: { ...body, ...privacyOf(true) },
      ...(files.length > 0 ? { files } : {}),
    });
  }

  function failed(interaction: Pick<Interaction, 'user' | 'member'>, error: unknown, command: string): void {
    record({
      kind: 'command-failed',
      command,
      platform: 'discord',
      user: callerOf(interaction).user,
      // discord.js's own error holds the address with the interaction's token
      error: new Error(reasonOf(error, token)),
    });
  }

  async function autocomplete(interaction: Interaction): Promise<void> {
    const focused = interaction.data.options.find(one => one.focused === true);
    const found =
      focused === undefined
        ? []
        : await desk.suggest(
            interaction.data.name,
            { option: focused.name, typed: String(focused.value) },
            callerOf(interaction),
          );
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await callback(interaction, { type, data: { choices: choicesOf(found) } });
  }

  const gates = {
    command: createPersonGate({ ...COMMANDS, isInOrder: false }, now),
    letter: createPersonGate(LETTERS, now),
  };

  /** As much as the person is allowed. Who asks for too much is told so once; then Discord says that nobody answers. */
  async function withinAllowance(
    interaction: Pick<Interaction, 'id' | 'token' | 'type'> & Person,
    work: () => Promise<void>,
  ) {
    const isLetter = interaction.type === InteractionType.ApplicationCommandAutocomplete.valueOf();
    const done = Promise.withResolvers<undefined>();
    const taken = gates[isLetter ? 'letter' : 'command'].take(callerOf(interaction).user, () =>
      work().finally(() => {
        done.resolve(undefined);
      }),
    );
    if (taken === 'taken') await done.promise;
    else if (taken === 'cut' && !isLetter) {
      const content = words(interaction.locale ?? 'und')('too-many');
      const type = InteractionResponseType.ChannelMessageWithSource;
      await callback(interaction, {
        type,
        data: { content, allowed_mentions: noMentions, ...privacyOf(true) },
      });
    }
  }

  async function answer(raw: unknown): Promise<void> {
    const press = pressIn(raw);
    const parsed = press === null ? interactionShape.safeParse(raw) : null;
    const interaction = press ?? parsed?.data;
    // menus and what Discord may invent are not ours
    if (interaction === undefined || !handled.has(interaction.type)) return;
    const work = async () => {
      if (press !== null) await answerPress(press);
      else if (parsed?.success === true) {
        const isCommand = interaction.type === InteractionType.ApplicationCommand.valueOf();
        await (isCommand ? command(parsed.data) : autocomplete(parsed.data));
      }
    };
    const told = (error: unknown) => {
      failed(interaction, error, parsed?.data?.data.name ?? '(button)');
    };
    const done = () => once.end(interaction.id);
    await withinAllowance(interaction, () => work().catch(told).then(done)).catch(told);
  }

  return {
    answer,
    async idle() {
      await Promise.all([gates.command.idle(), gates.letter.idle()]);
    },
  };
}

type Files = ReplyMessage['files'];

const handled = new Set<number>([
  InteractionType.ApplicationCommand,
  InteractionType.ApplicationCommandAutocomplete,
  InteractionType.MessageComponent,
  InteractionType.ModalSubmit,
]);

const valuesOf = ({ data }: Interaction): Readonly<Record<string, string>> =>
  Object.fromEntries(data.options.map(one => [one.name, String(one.value)]));

/** The words of the message that a command was chosen on, without its markup, and the name of who wrote it. */
function messageIn({
  data: { resolved, target_id: id = '' },
}: Interaction): Readonly<Record<string, string>> {
  const message = resolved?.messages[id];
  if (message === undefined) return {};
  const { content, author } = message;
  return { words: plainMarkdown(content), speaker: author.global_name ?? author.username };
}

/** The file that comes with a command: the first, where there are several. */
function fileIn({ data: { resolved } }: Interaction, fetch: Fetch): { readonly file?: SentFile } {
  const [attachment] = Object.values(resolved?.attachments ?? {});
  if (attachment === undefined) return {};
  const { filename: name, size, url } = attachment;
  const read = async (bytes: number): Promise<Uint8Array> => {
    const answer = await fetch({ url, limits: { bytes } });
    if (answer.status === 200) return answer.bytes;
    throw new Error('Discord does not hand the file out; send it again, or send the text');
  };
  return { file: { name, size, read } };
}

const choicesOf = (found: readonly Suggestion[]) =>
  found
    .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= MAX_CHOICE_LENGTH)
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: shorten(name, MAX_CHOICE_LENGTH), value }));
