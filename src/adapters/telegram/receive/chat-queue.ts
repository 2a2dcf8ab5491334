import { sequentialize } from '@grammyjs/runner';

/** How many unanswered messages of one chat are kept: more is a flood, and nobody reads so many answers. */
const LONGEST = 20;

/**
 * Work in order within a chat, side by side between chats (grammY's `sequentialize`): somebody who floods the bot delays
 * only themselves. `work` must not reject.
 */
export function createChatQueue() {
  const inOrder = sequentialize<number>(String);
  const chats = new Map<number, { readonly tasks: Set<Promise<void>>; isCut: boolean }>();
  return {
    /** `cut`, and nothing done, when too much of this chat waits already; `cut again` until all of that is done. */
    add(chat: number, work: () => Promise<void>): 'taken' | 'cut' | 'cut again' {
      const line = chats.get(chat) ?? { tasks: new Set(), isCut: false };
      if (line.tasks.size >= LONGEST) {
        const again = line.isCut;
        line.isCut = true;
        return again ? 'cut again' : 'cut';
      }
      chats.set(chat, line);
      const task = inOrder(chat, work).then(() => {
        line.tasks.delete(task);
        if (line.tasks.size === 0) chats.delete(chat);
      });
      line.tasks.add(task);
      return 'taken';
    },
    /** Resolves when all that was added by now is done. */
    async idle(): Promise<void> {
      await Promise.all([...chats.values()].flatMap(({ tasks }) => [...tasks]));
    },
  };
}
