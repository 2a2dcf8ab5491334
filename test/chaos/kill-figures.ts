import { bundleWorker } from './bundle-worker.ts';
import { torment, type Torment, type TormentOptions } from './torment.ts';

const MILLISECONDS = 1000;

export interface KillPlan extends Pick<TormentOptions, 'processes' | 'restart'> {
  /** In all worlds together. */
  readonly kills: number;
  /** Outboxes that are killed side by side, each with platforms of its own. */
  readonly worlds: number;
  /** Whether Telegram can be read back. */
  readonly probe: boolean;
  /** Makes an empty PostgreSQL database for each world; absent = SQLite. */
  readonly createDatabase?: () => Promise<string>;
}

/** Kills outboxes, looks for every post and says what it found; answers whether none was lost, doubled or left unexplained. */
export async function killFigures(
  { kills, worlds, createDatabase, ...options }: KillPlan,
  say: (line: string) => void,
) {
  const began = performance.now();
  using worker = await bundleWorker();
  const shares = Array.from({ length: worlds }, (_, i) => Math.floor((kills + i) / worlds));
  const audits = await Promise.all(
    shares.map(async share => {
      const url = await createDatabase?.();
      return torment(share, { ...options, worker, ...(url === undefined ? {} : { url }) });
    }),
  );
  const sum = (of: (audit: Torment) => number) => audits.reduce((total, audit) => total + of(audit), 0);
  for (const name of ['telegram', 'discord']) {
    const on = (list: readonly string[]) => list.filter(what => what.startsWith(name)).length;
    say(
      `${name}: ${kills} kills, ${sum(({ posts }) => posts)} posts, each to a place and a reader, ` +
        `${sum(({ digests }) => digests / 2)} digests, lost ${sum(({ lost }) => on(lost))}, ` +
        `duplicated ${sum(({ duplicated }) => on(duplicated))}, unexplained ${sum(({ unexplained }) => on(unexplained))}, ` +
        `outdated ${sum(({ outdated }) => on(outdated))}, ` +
        `held for an editor or over at a reader ${sum(({ held }) => on(held))}`,
    );
  }
  say(
    `on ${sum(({ approved, skipped }) => approved + skipped)} proposals two editors spoke at once: approved ${sum(({ approved }) => approved)}, skipped ${sum(({ skipped }) => skipped)}`,
  );
  const tookMs = performance.now() - began;
  say(
    `${sum(({ sentMeanwhile }) => sentMeanwhile)} of ${sum(({ posts, digests }) => 4 * posts + digests)} deliveries were sent between the kills, ` +
      `the others after the last; ${sum(({ changed }) => changed)} were corrected or retracted; copies left in the log ${sum(({ leftovers }) => leftovers)}, ${(tookMs / MILLISECONDS).toFixed(0)} s`,
  );
  const wrong = audits.flatMap(audit => [
    ...audit.lost,
    ...audit.duplicated,
    ...audit.outdated,
    ...audit.unexplained,
  ]);
  for (const what of [...wrong, ...audits.flatMap(({ held }) => held)].slice(0, 20)) say(what);
  const faults = Map.groupBy(
    audits.flatMap(audit => audit.faults),
    fault => fault.replace(/\d+/g, 'N'),
  );
  for (const [fault, all] of faults) say(`${all.length} times: ${fault}`);
  return wrong.length === 0;
}
