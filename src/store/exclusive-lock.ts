/** A lock among all processes that use a database, released by the system when the process that has it ends. */
export interface ExclusiveLock {
  /** False when another has it, or another connection of this process. */
  tryTake(): Promise<boolean>;
  isTaken(): Promise<boolean>;
  release(): void;
}
