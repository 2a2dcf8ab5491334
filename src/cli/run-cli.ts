import { parseArgs } from 'node:util';
import { analyzeCommand } from './analyze.ts';
import { approveCommand, skipCommand } from './editors/approve.ts';
import { correctCommand, retractCommand } from './editors/change.ts';
import { pauseCommand, resumeCommand } from './editors/pause.ts';
import { exportCommand } from './moving/export.ts';
import { importCommand } from './moving/import.ts';
import { migrateCommand } from './moving/migrate.ts';
import { statsCommand } from './editors/stats.ts';
import { backupCommand } from './backups/backup.ts';
import { checkCommand } from './check.ts';
import type { CliArguments, CliCommand, CliWorld } from './command.ts';
import { heldCommand } from './held.ts';
import { historyCommand, queueCommand } from './deliveries.ts';
import { doctorCommand } from './doctor.ts';
import { postCommand } from './post.ts';
import { previewCommand } from './preview.ts';
import { readFeedCommand } from './read-feed.ts';
import { restoreCommand } from './backups/restore.ts';
import { schedulesCommand } from './schedules.ts';
import { sourcesCommand } from './sources.ts';
import { completionCommand } from './operator/completion.ts';
import { initCommand } from './operator/init/init.ts';
import { startCommand } from './operator/start.ts';
import { subscriptionsCommand } from './readers/subscriptions.ts';
import { whyCommand } from './why.ts';

const COMMANDS: readonly CliCommand[] = [
  startCommand,
  checkCommand,
  initCommand,
  analyzeCommand,
  previewCommand,
  postCommand,
  queueCommand,
  historyCommand,
  heldCommand,
  approveCommand,
  skipCommand,
  correctCommand,
  retractCommand,
  pauseCommand,
  resumeCommand,
  statsCommand,
  whyCommand,
  schedulesCommand,
  sourcesCommand,
  subscriptionsCommand,
  readFeedCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  exportCommand,
  importCommand,
  completionCommand(() => COMMANDS),
];

/** Runs one command line (without node and script); answers the exit code. A fault is one kind sentence, never a stack. */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    world.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find(entry => entry.name === name);
  if (command === undefined) {
    world.err(`no command "${name}"; there are ${COMMANDS.map(entry => entry.name).join(', ')}`);
    return 2;
  }
  const args = parse(command, rest, world);
  if (args === null) return 2;
  if (args.values.help === true) {
    world.out(helpOf(command));
    return 0;
  }
  const wrong = wrongWords(command, args) ?? command.wrongWith?.(args) ?? null;
  if (wrong !== null) {
    world.err(wrong);
    world.err(`usage: ${usageOf(command)}`);
    return 2;
  }
  try {
    return await command.run(args, world);
  } catch (error) {
    world.err(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function parse(command: CliCommand, argv: readonly string[], world: CliWorld): CliArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...command.options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    return { positionals, values };
  } catch (error) {
    world.err(error instanceof Error ? error.message : String(error));
    world.err(`usage: ${usageOf(command)}`);
    return null;
  }
}

/** What is wrong with the words beside the options; null when nothing is. */
function wrongWords({ words: { min, max } }: CliCommand, { positionals }: CliArguments): string | null {
  const surplus = positionals[max];
  if (surplus !== undefined) return `"${surplus}" is one word too many`;
  return positionals.filter(word => word.trim() !== '').length < min ? 'something is missing' : null;
}

const usageOf = (command: CliCommand): string => `strillone ${command.name} ${command.usage}`.trim();

function overview(): string {
  const width = Math.max(...COMMANDS.map(entry => entry.name.length));
  const lines = COMMANDS.map(entry => `  ${entry.name.padEnd(width)}  ${entry.summary}`);
  return ['usage: strillone <command> [options]', '', ...lines, '', 'Each has --help and --json.'].join('\n');
}

function helpOf(command: CliCommand): string {
  const options = [...command.help, '--json  the same, as JSON', '--help  this page'];
  return [`usage: ${usageOf(command)}`, '', command.summary, '', ...options.map(line => `  ${line}`)].join(
    '\n',
  );
}
