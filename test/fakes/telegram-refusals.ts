import type { FakeChat } from './telegram-world.ts';

/** What the server answers instead of a result. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400, in the server's words. */
export const badRequest = (words: string): Refusal => new Refusal(400, `Bad Request: ${words}`);

/** What the server says of a parameter it cannot do without or cannot read. */
const wordsOfParameter: Readonly<Record<string, string>> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  photo: 'there is no photo in the request',
  parse_mode: 'unsupported parse_mode',
  message_id: 'message identifier is not specified',
};

/** The refusal of wrong parameters: in the server's words where we know them, else in ours. */
export function refusalOfIssues(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Refusal {
  const [first] = issues;
  const known = first?.path.length === 1 ? wordsOfParameter[String(first.path[0])] : undefined;
  return badRequest(
    known ?? issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`).join('; '),
  );
}

const forbidden = (words: string): Refusal => new Refusal(403, `Forbidden: ${words}`);

/** Throws what keeps the bot out of this chat. */
export function mustBeIn(chat: FakeChat | undefined): asserts chat is FakeChat {
  if (chat === undefined) throw badRequest('chat not found');
  if (chat.movedTo !== null)
    throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.movedTo,
    });
  const kind = `${chat.type} chat`;
  if (chat.state === 'blocked') throw forbidden('bot was blocked by the user');
  if (chat.state === 'deactivated') throw forbidden('user is deactivated');
  if (chat.state === 'deleted') throw forbidden('the group chat was deleted');
  if (chat.standing === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (chat.standing === 'left') throw forbidden(`bot is not a member of the ${kind}`);
}

/** Throws what keeps the bot from sending into this chat and topic. */
export function mustBeAbleToSend(
  chat: FakeChat | undefined,
  what: { readonly topic: number | null; readonly photo: boolean },
): asserts chat is FakeChat {
  mustBeIn(chat);
  if (chat.type === 'channel' && (chat.standing !== 'administrator' || !chat.rights.post))
    throw badRequest('need administrator rights in the channel chat');
  if (!chat.rights.post) throw badRequest('not enough rights to send text messages to the chat');
  if (what.photo && !chat.rights.photos) throw badRequest('not enough rights to send photos to the chat');
  if (what.topic === null) return;
  const open = chat.topics?.get(what.topic);
  if (open === undefined) throw badRequest('message thread not found');
  if (!open && chat.standing !== 'administrator') throw badRequest('TOPIC_CLOSED');
}
