import type { PlatformToSet } from '../../../adapters/shared/set-up.ts';
import type { Say } from '../../../core/words.ts';

/** Asks a person. Each question is answered by null when they want to end it all. */
export interface Asker {
  text(
    question: string,
    options?: { readonly initial?: string; readonly wrong?: (answer: string) => string | null },
  ): Promise<string | null>;
  /** Nobody sees what is written. */
  secret(question: string): Promise<string | null>;
  choose<T extends string | number>(question: string, among: readonly Choice<T>[]): Promise<T | null>;
  chooseSome<T extends string>(question: string, among: readonly Choice<T>[]): Promise<readonly T[] | null>;
  confirm(question: string): Promise<boolean | null>;
  /** Shows that something is waited for until `work` is done; its signal aborts when the person has enough of it. */
  wait<T>(what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  tell(text: string): void;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** What `init` works with. */
export interface SetUpWorld {
  /** Null where no terminal is there to ask at. */
  readonly asker: Asker | null;
  /** The config file that is to be written, and the `.env` beside the newsroom. */
  readonly config: string;
  readonly env: string;
  readonly platforms: readonly PlatformToSet[];
  /** A word that nobody writes by chance. */
  readonly word: () => string;
  readonly sayIn: (language: string) => Say;
}
