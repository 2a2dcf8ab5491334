import { parseArgs } from 'node:util';
import type { CliArguments, CliCommand, CliWorld } from './command.ts';

/** Every command, in the order in which people read of them. Each is loaded when it is meant. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  start: async () => (await import('./operator/start.ts')).startCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  init: async () => (await import('./operator/init/init.ts')).initCommand,
  analyze: async () => (await import('./analyze.ts')).analyzeCommand,
  preview: async () => (await import('./preview.ts')).previewCommand,
  post: async () => (await import('./post.ts')).postCommand,
  queue: async () => (await import('./deliveries.ts')).queueCommand,
  history: async () => (await import('./deliveries.ts')).historyCommand,
  held: async () => (await import('./held.ts')).heldCommand,
  approve: async () => (await import('./editors/approve.ts')).approveCommand,
  skip: async () => (await import('./editors/approve.ts')).skipCommand,
  correct: async () => (await import('./editors/change.ts')).correctCommand,
  retract: async () => (await import('./editors/change.ts')).retractCommand,
  pause: async () => (await import('./editors/pause.ts')).pauseCommand,
  resume: async () => (await import('./editors/pause.ts')).resumeCommand,
  stats: async () => (await import('./editors/stats.ts')).statsCommand,
  why: async () => (await import('./why.ts')).whyCommand,
  schedules: async () => (await import('./schedules.ts')).schedulesCommand,
  sources: async () => (await import('./sources.ts')).sourcesCommand,
  subscriptions: async () => (await import('./readers/subscriptions.ts')).subscriptionsCommand,
  'read-feed': async () => (await import('./read-feed.ts')).readFeedCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  backup: async () => (await import('./backups/backup.ts')).backupCommand,
  restore: async () => (await import('./backups/restore.ts')).restoreCommand,
  migrate: async () => (await import('./moving/migrate.ts')).migrateCommand,
  export: async () => (await import('./moving/export.ts')).exportCommand,
  import: async () => (await import('./moving/import.ts')).importCommand,
  completion: async () => (await import('./operator/completion.ts')).completionCommand(allCommands),
};

const allCommands = (): Promise<readonly CliCommand[]> =>
  Promise.all(Object.values(COMMANDS).map(load => load()));

/** Runs one command line (without node and script); answers the exit code. A fault is one kind sentence, never a stack. */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    world.out(overview(await allCommands()));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    world.err(`no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
    return 2;
  }
  const command = await load();
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

function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map(entry => entry.name.length));
  const lines = commands.map(entry => `  ${entry.name.padEnd(width)}  ${entry.summary}`);
  return ['usage: strillone <command> [options]', '', ...lines, '', 'Each has --help and --json.'].join('\n');
}

function helpOf(command: CliCommand): string {
  const options = [...command.help, '--json  the same, as JSON', '--help  this page'];
  return [`usage: ${usageOf(command)}`, '', command.summary, '', ...options.map(line => `  ${line}`)].join(
    '\n',
  );
}
