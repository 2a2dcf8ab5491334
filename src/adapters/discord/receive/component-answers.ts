import {
  ComponentType,
  InteractionResponseType,
  InteractionType,
  Routes,
  TextInputStyle,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import { replyToPress, type Pressed, type PressDesk } from '../../../commands/buttons/reply-to-press.ts';
import type { AskedIn, Reply, ReplyForm } from '../../../commands/command.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { Clock, Duration } from '../../../core/time.ts';
import { shorten } from '../../../format/clean-text.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { discordCodeOf } from '../publish/discord-refusal.ts';
import { noMentions } from '../publish/message-body.ts';
import { snowflake } from '../rest/discord-shapes.ts';
import { isLate, TAKEN, type Once } from './once.ts';
import { callerOf, formatReply, personShape, privacyOf, type ReplyMessage } from './reply-message.ts';

export interface PressAnswersOptions extends PressDesk {
  readonly api: DiscordApi;
  readonly sleep: Clock['sleep'];
  readonly deferAfterMs: Duration;
  readonly once: Once;
}

const around = {
  ...personShape,
  id: snowflake,
  application_id: z.string(),
  token: z.string(),
};
const channelIdShape = z.object({ id: snowflake });
const written = z.object({ value: z.string() });
/** The fields of INTERACTION_CREATE that are read when a button was pressed, or a form sent. */
const pressShape = z.discriminatedUnion('type', [
  z.object({
    ...around,
    type: z.literal(InteractionType.MessageComponent),
    data: z.object({ component_type: z.literal(ComponentType.Button), custom_id: z.string() }),
  }),
  z.object({
    ...around,
    type: z.literal(InteractionType.ModalSubmit),
    data: z.object({
      custom_id: z.string(),
      // a form of ours has one field, in a label
      components: z.tuple([z.object({ component: written })]),
    }),
  }),
]);
export type Press = z.output<typeof pressShape>;

/** The press or the form that an interaction is; null for any other. */
export const pressIn = (raw: unknown): Press | null => pressShape.safeParse(raw).data ?? null;

const pressedIn = ({ data, channel_id: channel }: Press): Pressed => ({
  data: data.custom_id,
  places: channel === undefined ? [] : [channel],
  ...('components' in data ? { written: data.components[0].component.value } : {}),
});

/** The form as Discord shows it: one field of several lines. */
const modalOf = ({ title, label, value, limit, ...asked }: ReplyForm, seal: ButtonSeal) => ({
  custom_id: seal.seal(asked),
  title: shorten(title, FORM_WORDS),
  components: [
    {
      type: ComponentType.Label,
      label: shorten(label, FORM_WORDS),
      component: {
        type: ComponentType.TextInput,
        custom_id: 'written',
        style: TextInputStyle.Paragraph,
        max_length: limit,
        required: true,
        ...(value === '' ? {} : { value: value.slice(0, limit) }),
      },
    },
  ],
});

/** Discord's documentation, "Modal" and "Label". */
const FORM_WORDS = 45;

/** A form opens only as the first answer to a button: later, and after a form, a button opens it. */
function withButtonFor({ form, ...reply }: Reply, text = reply.text): Reply {
  if (form === undefined) return reply;
  const { title: label, command, options, presser, until } = form;
  return { ...reply, text, buttons: [[{ label, command, options, presser, until }]] };
}

/**
 * Answers pressed buttons and forms by the desk: the message changes, or whoever pressed is told what came of it, or asked
 * to write. A first answer leaves within `deferAfterMs`. Throws what the api throws.
 */
export function createPressAnswers(options: PressAnswersOptions): (press: Press) => Promise<void> {
  const { api, seal, sleep, deferAfterMs, once } = options;

  const callback = (
    { id, token }: Press,
    body: object,
    files: { readonly files?: ReplyMessage['files'] } = {},
  ) => api.call({ method: 'POST', route: Routes.interactionCallback(id, token), open: true, body, ...files });
  const tell = ({ application_id, token }: Press, reply: Reply) =>
    api.call({
      method: 'POST',
      route: Routes.webhook(application_id, token),
      open: true,
      ...messageOf(reply),
    });
  const messageOf = (reply: Reply, wrap: (body: object) => object = body => body) => {
    const { body, files } = formatReply(reply, seal);
    // a message of its own may be for all; what is said to whoever pressed is not
    const isPrivate = reply.replaces !== 'nothing' || reply.private;
    return { body: wrap({ ...body, ...privacyOf(isPrivate) }), ...(files.length > 0 ? { files } : {}) };
  };
  const change = ({ application_id, token }: Press, body: object) =>
    api.call({ method: 'PATCH', route: Routes.webhookMessage(application_id, token), open: true, body });

  /** What becomes of the message; null = nothing. Its buttons go unless the answer brings its own. */
  const changeBy = (reply: Reply): object | null => {
    if (reply.replaces === undefined || reply.replaces === 'nothing') return null;
    const left = reply.replaces === 'all' ? formatReply(reply, seal).body : { allowed_mentions: noMentions };
    return { components: [], ...left };
  };

  async function answerAtOnce(press: Press, reply: Reply): Promise<void> {
    if (reply.form !== undefined && press.type === InteractionType.MessageComponent) {
      await callback(press, { type: InteractionResponseType.Modal, data: modalOf(reply.form, seal) });
      return;
    }
    const changed = changeBy(reply);
    if (changed === null) {
      const type = InteractionResponseType.ChannelMessageWithSource;
      const { body, ...files } = messageOf(withButtonFor(reply), data => ({ type, data }));
      await callback(press, body, files);
      return;
    }
    await callback(press, { type: InteractionResponseType.UpdateMessage, data: changed });
    if (reply.replaces === 'buttons') await tell(press, reply);
  }

  const acknowledge = (press: Press) =>
    callback(press, { type: InteractionResponseType.DeferredMessageUpdate });

  async function answerLate(press: Press, answering: Promise<Reply | typeof TAKEN>): Promise<void> {
    const reply = await answering;
    if (reply === TAKEN) return;
    const changed = changeBy(reply);
    if (changed !== null) await change(press, changed);
    const late = reply.form === undefined ? reply.text : [paragraph(reply.form.label)];
    if (reply.replaces !== 'all') await tell(press, withButtonFor(reply, late));
  }

  /** The chat with somebody alone; Discord says which it is, whether there was one or not. */
  async function openPrivately(user: string): Promise<AskedIn | null> {
    try {
      const { data } = await api.call({
        method: 'POST',
        route: Routes.userChannels(),
        body: { recipient_id: user },
      });
      const { id } = channelIdShape.parse(data);
      return { kind: 'private', id, channel: id, topic: null };
    } catch (error) {
      if (discordCodeOf(error) === null) throw error;
      return null; // they let nobody in
    }
  }

  return async press => {
    const caller = callerOf(press);
    const asking = { ...caller, openPrivately: () => openPrivately(caller.user) };
    const late = isLate(press.id, options.now());
    const answering = once.work(press, '', async () => {
      if (late) await acknowledge(press);
      return replyToPress(pressedIn(press), asking, options);
    });
    const prompt = late ? null : await withTimeout(answering, deferAfterMs, sleep);
    if (prompt === TAKEN) return;
    if (prompt !== null) {
      await answerAtOnce(press, prompt);
      return;
    }
    if (!late) await acknowledge(press);
    await answerLate(press, answering);
  };
}
