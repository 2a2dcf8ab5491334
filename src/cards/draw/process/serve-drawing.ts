import { CardError, type Answer, type Call, type Drawing } from './drawing.ts';

/** Makes this process, a child started by `createDrawingProcess`, answer calls until its parent disconnects or ends. */
export function serveDrawing(drawing: Drawing): void {
  // Ctrl-C and service managers signal all processes: the parent finishes its cards first, then disconnects
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.on('message', message => {
    void answerOf(drawing, message as Call).then(answer => {
      // where the parent is gone nobody waits for it
      if (process.connected) process.send?.(answer);
    });
  });
}

async function answerOf(drawing: Drawing, { id, name, args }: Call): Promise<Answer> {
  try {
    const work = drawing[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return { id, value: await work(...args) };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { id, fault, isOfCard: error instanceof CardError };
  }
}
