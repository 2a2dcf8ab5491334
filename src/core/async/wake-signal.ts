/** Lets one part of the newsroom tell another that there is something to do. */
export interface WakeSignal {
  wake(): void;
  /** Resolves at the next `wake` after this call. */
  next(): Promise<void>;
}

export function createWakeSignal(): WakeSignal {
  let bell = Promise.withResolvers<undefined>();
  return {
    wake() {
      bell.resolve(undefined);
      bell = Promise.withResolvers();
    },
    next: () => bell.promise,
  };
}
