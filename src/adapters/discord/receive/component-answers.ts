import { ComponentType, InteractionResponseType, InteractionType, Routes } from 'discord.js';
import { z } from 'zod';
import { replyToPress, type PressDesk } from '../../../commands/buttons/reply-to-press.ts';
import type { Reply } from '../../../commands/command.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import type { Clock, Duration } from '../../../core/time.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { noMentions } from '../publish/message-body.ts';
import { callerOf, formatReply, personShape, privacyOf, type ReplyMessage } from './reply-message.ts';

export interface PressAnswersOptions extends PressDesk {
  readonly api: DiscordApi;
  readonly sleep: Clock['sleep'];
  readonly deferAfterMs: Duration;
}

/** The fields of INTERACTION_CREATE that are read when a button was pressed. */
const pressShape = z.object({
  ...personShape,
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  type: z.literal(InteractionType.MessageComponent),
  data: z.object({ component_type: z.literal(ComponentType.Button), custom_id: z.string() }),
});
export type Press = z.output<typeof pressShape>;

/** The press that an interaction is; null for any other. */
export const pressIn = (raw: unknown): Press | null => pressShape.safeParse(raw).data ?? null;

/**
 * Answers pressed buttons by the desk: the message changes, or whoever pressed is told why not. A first answer leaves
 * within `deferAfterMs`. Throws what the api throws.
 */
export function createPressAnswers(options: PressAnswersOptions): (press: Press) => Promise<void> {
  const { api, seal, sleep, deferAfterMs } = options;

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
    const changed = changeBy(reply);
    if (changed === null) {
      const type = InteractionResponseType.ChannelMessageWithSource;
      const { body, ...files } = messageOf(reply, data => ({ type, data }));
      await callback(press, body, files);
      return;
    }
    await callback(press, { type: InteractionResponseType.UpdateMessage, data: changed });
    if (reply.replaces === 'buttons') await tell(press, reply);
  }

  async function answerLate(press: Press, answering: Promise<Reply>): Promise<void> {
    await callback(press, { type: InteractionResponseType.DeferredMessageUpdate });
    const reply = await answering;
    const changed = changeBy(reply);
    if (changed !== null) await change(press, changed);
    if (reply.replaces !== 'all') await tell(press, reply);
  }

  return async press => {
    const answering = replyToPress(press.data.custom_id, callerOf(press), options);
    const prompt = await withTimeout(answering, deferAfterMs, sleep);
    await (prompt === null ? answerLate(press, answering) : answerAtOnce(press, prompt));
  };
}
