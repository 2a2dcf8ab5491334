/** How many unanswered messages of one chat are kept: more is a flood, and nobody reads so many answers. */
const LONGEST = 20;

/**
 * Work in order within a chat, side by side between chats: somebody who floods the bot delays only themselves. `work`
 * must not reject.
 */
export function createChatQueue() {
  const chats = new Map<number, { tail: Promise<void>; length: number }>();
  return {
    /** False, and nothing done, when too much of this chat waits already. */
    add(chat: number, work: () => Promise<void>): boolean {
      const line = chats.get(chat) ?? { tail: Promise.resolve(), length: 0 };
      if (line.length >= LONGEST) return false;
      chats.set(chat, line);
      line.length++;
      line.tail = line.tail.then(work).then(() => {
        if (--line.length === 0) chats.delete(chat);
      });
      return true;
    },
    /** Resolves when all that was added by now is done. */
    async idle(): Promise<void> {
      await Promise.all([...chats.values()].map(({ tail }) => tail));
    },
  };
}
