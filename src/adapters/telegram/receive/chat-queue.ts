/** How many unanswered messages of one chat are kept: more is a flood, and nobody reads so many answers. */
const LONGEST = 20;

/**
 * Work in order within a chat, side by side between chats: somebody who floods the bot delays only themselves. `work`
 * must not reject.
 */
export function createChatQueue() {
  const chats = new Map<number, { tail: Promise<void>; length: number; isCut: boolean }>();
  return {
    /** `cut`, and nothing done, when too much of this chat waits already; `cut again` until all of that is done. */
    add(chat: number, work: () => Promise<void>): 'taken' | 'cut' | 'cut again' {
      const line = chats.get(chat) ?? { tail: Promise.resolve(), length: 0, isCut: false };
      if (line.length >= LONGEST) {
        const again = line.isCut;
        line.isCut = true;
        return again ? 'cut again' : 'cut';
      }
      chats.set(chat, line);
      line.length++;
      line.tail = line.tail.then(work).then(() => {
        if (--line.length === 0) chats.delete(chat);
      });
      return 'taken';
    },
    /** Resolves when all that was added by now is done. */
    async idle(): Promise<void> {
      await Promise.all([...chats.values()].map(({ tail }) => tail));
    },
  };
}
