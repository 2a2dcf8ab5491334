/** Lets one part of the newsroom tell another that there is something to do. */
export interface Waker {
  wake(): void;
  /** Resolves at the next `wake` after this call. */
  next(): Promise<void>;
}

export function createWaker(): Waker {
  let bell = Promise.withResolvers<undefined>();
  return {
    wake() {
      bell.resolve(undefined);
      bell = Promise.withResolvers();
    },
    next: () => bell.promise,
  };
}
