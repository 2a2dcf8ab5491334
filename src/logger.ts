import { pino, type DestinationStream, type Logger } from 'pino';
import { createRedactor } from './adapters/shared/redact.ts';
import type { Config } from './config/config.ts';
import type { NewsroomEvent } from './core/ports/events.ts';
import type { RecordEvent } from './core/ports/ports.ts';
import { detailOf } from './core/reasons/reason-error.ts';
import type { Detail } from './core/reasons/reason.ts';
import { toIso } from './core/time.ts';
import { sayDetail } from './format/say-reason.ts';
import { english } from './words.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Words that must never be written, in no form that `createRedactor` knows. */
  readonly secrets: readonly string[];
  readonly stream: DestinationStream;
}

/** The process's logger. What it writes passes through `createRedactor` last, whatever an object in it printed. */
export function createLogger({ level, secrets, stream }: LoggerOptions): Logger {
  return pino({ level, base: null, hooks: { streamWrite: createRedactor(secrets) } }, stream);
}

/**
 * Where log lines go: standard output (1) or standard error (2). One sentence a line for a person at a terminal, JSON with
 * all fields otherwise; what makes sentences is loaded only where there is a terminal.
 */
export async function openLogStream(to: {
  readonly fd: 1 | 2;
  readonly terminal: boolean;
}): Promise<DestinationStream> {
  if (!to.terminal) return pino.destination({ fd: to.fd, sync: true });
  const { default: pretty } = await import('pino-pretty');
  return pretty({ hideObject: true, translateTime: 'SYS:HH:MM:ss', sync: true, destination: to.fd });
}

/** A logger after a config: the service logs to standard output; a command keeps that for its results and says warnings beside it. */
export async function loggerFor(
  config: Config,
  part: 'service' | 'command',
  log?: DestinationStream,
): Promise<Logger> {
  const output = part === 'service' ? process.stdout : process.stderr;
  const stream = log ?? (await openLogStream({ fd: part === 'service' ? 1 : 2, terminal: output.isTTY }));
  return createLogger({
    level: part === 'command' && config.logLevel === 'info' ? 'warn' : config.logLevel,
    secrets: config.secrets,
    stream,
  });
}

/** The one place where events become log lines: level, words and fields by kind. */
export function recordTo(log: Logger): RecordEvent {
  return event => {
    if (isSilent(event)) return;
    const { kind, ...fields } = event;
    log[levelOf(event)]({ event: kind, ...withIsoTimes(fields), ...saidIn(event) }, sentenceOf(event));
  };
}

/** Faults are sentences in the fields, too: nobody looks a code up who mends a file. */
const saidIn = (event: NewsroomEvent): { readonly faults?: readonly string[] } =>
  event.kind === 'config-refused' ? { faults: event.faults.map(inEnglish) } : {};

/** The first look at a schedule that has its article, at approval, or at a folder: known to end what the process before has told, and nothing new. */
const isSilent = (event: NewsroomEvent): boolean =>
  event.kind === 'approval-on' ||
  (event.kind === 'schedule-supplied' && !event.wasDry) ||
  (event.kind === 'source-back' && event.isQuiet === true);

function levelOf(event: NewsroomEvent): 'info' | 'warn' | 'error' {
  switch (event.kind) {
    case 'source-fault':
    case 'source-retry':
    case 'source-trouble':
    case 'source-moved':
    case 'config-refused':
    case 'delivery-retry':
    case 'delivery-suspended':
    case 'approval-off':
    case 'chat-moved':
    case 'command-refused':
    case 'platform-fault':
    case 'alert-refused':
    case 'card-failed':
    case 'photo-failed':
    case 'clock-moved':
    case 'backup-failed':
      return 'warn';
    case 'delivery-held':
    case 'delivery-dead':
    case 'command-failed':
    case 'service-fault':
    case 'platform-down':
    case 'database-down':
    case 'sum-check-failed':
      return 'error';
    default:
      return 'info';
  }
}

function sentenceOf(event: NewsroomEvent): string {
  switch (event.kind) {
    case 'article-received':
      return `received "${event.title}" from ${event.source}`;
    case 'article-corrected':
      return `article ${event.article} corrected, revision ${event.revision}`;
    case 'story-grown':
      return `"${event.title}" from ${event.source} tells a story that is known`;
    case 'article-duplicate':
      return `${event.source}/${event.key} is the same article as ${event.of}`;
    case 'article-moved':
      return `article ${event.article} is ${event.source}/${event.to} now, no longer ${event.from}`;
    case 'article-withdrawn':
      return `article ${event.article} withdrawn with ${event.deliveries} waiting deliveries`;
    case 'source-fault':
      return `${event.source}/${event.key}${event.line === null ? '' : `:${event.line}`} ${inEnglish(event.reason)}`;
    case 'source-retry':
      return `${event.source} ${inEnglish(event.reason)}; it is read again, later each time`;
    case 'source-trouble':
      return `${event.source} is ${event.state}: ${inEnglish(event.reason)}`;
    case 'source-back':
      return `${event.source} can be read again`;
    case 'source-moved':
      return `${event.source} lives at ${event.to} now; set the new address in the config`;
    case 'slot-filled':
    case 'slot-empty':
    case 'slot-skipped':
      return `${event.schedule} ${toIso(event.dueAt)}: ${inEnglish(event.reason)}`;
    case 'breaking-posted':
      return `breaking: "${event.title}" to ${event.destinations} destinations`;
    case 'subscribers-told':
      return `"${event.title}" to ${event.destinations} subscribed places`;
    case 'digest-filled':
    case 'digest-empty':
      return `digest of ${toIso(event.dueAt)} for ${event.destination}: ${event.articles} articles`;
    case 'subscribed':
    case 'unsubscribed':
      return `subscription ${event.subscription} on ${event.platform} ${event.kind === 'subscribed' ? 'made' : 'ended'}`;
    case 'post-ordered':
      return `${event.by} ordered article ${event.article} to ${event.deliveries} destinations`;
    case 'schedule-dry':
      return `${event.schedule} ${toIso(event.dueAt)} has no article: ${inEnglish(event.reason)}`;
    case 'schedule-supplied':
      return `the next slot of ${event.schedule} has an article`;
    case 'approval-off':
      return `approval is switched off, and ${event.count} posts wait for it`;
    case 'approval-on':
      return 'approval is switched on';
    case 'destination-paused':
    case 'destination-resumed':
      return `${event.destination ?? 'everything'} ${event.kind.slice('destination-'.length)}${event.by === null ? '' : ` by ${event.by}`}`;
    case 'post-decided':
      return `"${event.title}" (${event.post}): ${event.decision}${event.by === null ? '' : ` by ${event.by}`}`;
    case 'card-failed':
      return `article ${event.article} goes out without a card: ${inEnglish(event.message)}`;
    case 'photo-failed':
      return `the card of article ${event.article} shows no photograph: ${inEnglish(event.why)}`;
    case 'delivery-sent':
      return `sent ${event.article ?? 'an alert'} to ${event.destination}`;
    case 'message-changed':
      return `${CHANGED[event.operation]} a message at ${event.destination}${event.reason === null ? '' : `: ${inEnglish(event.reason)}`}`;
    case 'delivery-retry':
      return `${event.destination} again at ${toIso(event.notBefore)}: ${inEnglish(event.reason)}`;
    case 'delivery-held':
    case 'delivery-dead':
    case 'delivery-suspended':
    case 'delivery-expired':
    case 'delivery-withdrawn':
      return `${event.destination} ${event.kind.slice('delivery-'.length)}: ${inEnglish(event.reason)}`;
    case 'chat-moved':
      return `${event.destination} moved from ${event.from} to ${event.to}; set the new address in the config`;
    case 'delivery-resolved':
      return `${event.by} said of ${event.delivery} (${event.destination}): ${event.verdict}`;
    case 'command-answered':
      return `/${event.command} answered`;
    case 'command-refused':
      return `/${event.command} refused to ${event.platform}:${event.user}: ${event.reason}`;
    case 'command-failed':
      return `/${event.command} failed: ${messageOf(event.error)}`;
    case 'config-refused':
      return `the config is not used, and the one before goes on: ${event.faults.map(inEnglish).join('; ')}`;
    case 'config-reloaded':
      return 'the config was read anew, and everything goes on with it';
    case 'service-stopping':
      return 'stopping';
    case 'service-up':
      return `${event.name}: ${event.address}`;
    case 'platform-up':
      return `${event.platform} is up`;
    case 'platform-down':
      return `${event.platform} is down: ${inEnglish(event.reason)}`;
    case 'database-down':
      return `nothing is sent until the database can be written again: ${inEnglish(event.reason)}`;
    case 'database-up':
      return `the database can be written again after ${Math.round(event.downMs / 1000)} s`;
    case 'clock-moved':
      return `the clock went ${event.byMs < 0 ? 'back' : 'forward'} by ${Math.round(Math.abs(event.byMs) / 1000)} s; ${event.deliveries} waiting deliveries were moved with it`;
    case 'backup-made':
      return `backup ${event.file} made and verified`;
    case 'backup-failed':
      return `no backup was made: ${inEnglish(event.reason)}`;
    case 'sum-check-failed':
      return `delivery ${event.delivery} to ${event.destination} is in no valid state: ${english(`flaw-${event.flaw}`)}`;
    case 'sum-check-mended':
      return `delivery ${event.delivery} is in a valid state again`;
    case 'pruned':
      return `forgot what is too old to be needed: ${Object.entries(event.rows)
        .map(([table, count]) => `${count} ${table}`)
        .join(', ')}`;
    case 'service-fault':
      return `fault in the ${event.part}: ${messageOf(event.error)}`;
    case 'platform-fault':
      return `${event.platform}: ${event.message}`;
    case 'alert-refused':
      return `${event.destination} could not be told: ${inEnglish(event.reason)}`;
    case 'destination-off':
      return `${event.destination} takes no part: ${inEnglish(event.reason)}`;
  }
}

/** The log is in English, whatever the newsroom speaks. */
const inEnglish = (reason: Detail | null): string =>
  reason === null ? 'no reason given' : sayDetail(reason, english);

const CHANGED = { edit: 'edited', delete: 'deleted', publish: 'followed up' } as const;

function withIsoTimes(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) =>
      name === 'error'
        ? ['err', value]
        : /At$|^notBefore$/.test(name) && typeof value === 'number'
          ? [name, toIso(value)]
          : [name, value],
    ),
  );
}

const messageOf = (error: unknown): string => inEnglish(detailOf(error));
