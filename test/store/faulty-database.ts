import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** SQLite's result codes of a disk that is full, that fails, that is mounted read-only, and of a file another process has. */
export const faults = { full: 13, failing: 10, 'read-only': 8 } as const;
export type Fault = keyof typeof faults;

/** A connection whose writes fail on demand, as they would on a bad disk: nothing is written, and the error says why. */
export class FaultyDatabase extends DatabaseSync {
  /** Writes that still succeed before the next ones fail; null = all succeed. */
  good: number | null = null;
  fault: Fault = 'full';
  writes = 0;
  /** Writes that failed. */
  failures = 0;
  /** What is committed is written, and nobody is told, as when the connection to a server is lost. */
  losesAnswers = false;

  /** The next `good` writes succeed; those after them fail until `mend`. */
  breakAfter(good: number, fault: Fault): void {
    this.good = good;
    this.fault = fault;
  }

  mend(): void {
    this.good = null;
  }

  override prepare(sql: string): StatementSync {
    const statement = super.prepare(sql);
    if (!/^\s*(insert|update|delete|begin immediate|commit|with[^]*(update|insert))/i.test(sql))
      return statement;
    const { run, all } = { run: statement.run.bind(statement), all: statement.all.bind(statement) };
    const check = () => {
      this.writes++;
      if (this.good === null) return;
      if (this.good-- > 0) return;
      this.good = 0;
      this.failures++;
      throw Object.assign(new Error(`made up: ${this.fault}`), { errcode: faults[this.fault] });
    };
    statement.run = ((...values: Parameters<typeof run>) => {
      check();
      const changes = run(...values);
      if (this.losesAnswers && sql === 'commit')
        throw Object.assign(new Error('made up: no answer'), { errcode: faults.failing });
      return changes;
    }) as typeof statement.run;
    statement.all = ((...values: Parameters<typeof all>) => {
      check();
      return all(...values);
    }) as typeof statement.all;
    return statement;
  }
}
