import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { cliNames, cliValues, type CliName, type CliValue } from '../core/cli/cli-words.ts';
import { detailOf } from '../core/reasons/reason-error.ts';
import type { Say } from '../core/words.ts';
import { sayDetail } from '../format/say-reason.ts';
import {
  tell,
  type CliArguments,
  type CliCommand,
  type CliWorld,
  type HelpLine,
  type Phrase,
} from './command.ts';

/** Every command, in the order in which people read of them. Each is loaded when it is meant. */
const COMMANDS: Readonly<Record<CliName, () => Promise<CliCommand>>> = {
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
    world.out(overview(world.voice().say));
    return name === undefined ? 2 : 0;
  }
  if (!isCliName(name)) {
    tell(world, 'cli-no-command', { name, names: cliNames.join(', ') });
    return 2;
  }
  const command = await COMMANDS[name]();
  const args = parse(command, rest);
  const wrong = 'wrong' in args ? args.wrong : args.values.help === true ? null : wrongWith(command, args);
  if ('wrong' in args || wrong !== null) {
    const { say } = world.voice();
    world.err(wrong === null ? '' : say(...wrong));
    world.err(say('cli-usage', { usage: usageOf(command, say) }));
    return 2;
  }
  if (args.values.help === true) {
    world.out(helpOf(command, world.voice().say));
    return 0;
  }
  try {
    return await command.run(args, world);
  } catch (error) {
    world.err(sayDetail(detailOf(error), world.voice().say));
    return 1;
  }
}

const isCliName = (name: string): name is CliName => Object.hasOwn(COMMANDS, name);

/** The arguments of a command, or what is wrong with its options. */
function parse(command: CliCommand, argv: readonly string[]): CliArguments | { readonly wrong: Phrase } {
  const options = {
    ...command.options,
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { positionals, values };
  } catch (error) {
    return { wrong: wrongOption(error, options) };
  }
}

/** What node complains of, which names the option in quotes first (https://nodejs.org/api/errors.html#err_parse_args_unknown_option). */
function wrongOption(error: unknown, options: ParseArgsOptionsConfig): Phrase {
  const written = /'(?:-\w, )?(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (written === undefined) throw error;
  const known = Object.entries(options).find(([name]) => written === `--${name}`)?.[1];
  if (known === undefined) return ['cli-option-unknown', { option: written }];
  return [known.type === 'string' ? 'cli-option-value' : 'cli-option-flag', { option: written }];
}

const wrongWith = (command: CliCommand, args: CliArguments): Phrase | null =>
  wrongWords(command, args) ?? command.wrongWith?.(args) ?? null;

/** What is wrong with the words beside the options; null when nothing is. */
function wrongWords({ words: { min, max } }: CliCommand, { positionals }: CliArguments): Phrase | null {
  const surplus = positionals[max];
  if (surplus !== undefined) return ['cli-word-more', { word: surplus }];
  return positionals.filter(word => word.trim() !== '').length < min ? ['cli-missing'] : null;
}

function overview(say: Say): string {
  const width = Math.max(...cliNames.map(name => name.length));
  const lines = cliNames.map(name => `  ${name.padEnd(width)}  ${say(`summary-${name}`)}`);
  const usage = inLanguage('strillone <command> [<options>]', say);
  return [say('cli-usage', { usage }), '', ...lines, '', say('cli-every')].join('\n');
}

const usageOf = ({ name, usage }: CliCommand, say: Say): string =>
  `strillone ${name} ${inLanguage(usage, say)}`.trim();

/** Terms in one column, what they are in another; a line without a term goes from the first. */
function helpOf(command: CliCommand, say: Say): string {
  const lines = [...command.help, ...EVERY].map(([term, ...[key, args]]) => ({
    term: inLanguage(term, say),
    text: key === undefined ? '' : say(key, args),
  }));
  const width = Math.max(...lines.filter(({ text }) => text !== '').map(({ term }) => term.length));
  const shown = lines.map(({ term, text }) =>
    term === '' ? text : `${term.padEnd(width)}  ${text}`.trimEnd(),
  );
  const head = [say('cli-usage', { usage: usageOf(command, say) }), '', say(`summary-${command.name}`), ''];
  return [...head, ...shown.map(line => `  ${line}`)].join('\n');
}

const EVERY: readonly HelpLine[] = [
  ['--json', 'help-json'],
  ['--help', 'help-help'],
];

/** What stands for a value in a usage, in that language: `<article>` and `NAME`; other words are what is typed. */
const inLanguage = (usage: string, say: Say): string =>
  usage.replace(/<([a-z]+)>|\b[A-Z]{2,}\b/g, (whole, bracketed: string | undefined) => {
    const value = bracketed ?? whole.toLowerCase();
    if (!isCliValue(value)) return whole;
    return bracketed === undefined ? say(`value-${value}`).toUpperCase() : `<${say(`value-${value}`)}>`;
  });

const isCliValue = (word: string): word is CliValue => (cliValues as readonly string[]).includes(word);
