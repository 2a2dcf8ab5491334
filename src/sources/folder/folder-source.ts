import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { FOLDER_KEY } from '../../core/article.ts';
import type { Source } from '../../core/ports/ports.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import type { Clock } from '../../core/time.ts';
import { refusalOf } from '../../core/reasons/file-faults.ts';
import { readSeedFile } from '../fetch/read-document.ts';
import { watchFolder, type FolderEvent } from './watch-folder.ts';

export interface FolderSourceOptions {
  readonly name: string;
  readonly folder: string;
  /** Added to each article's own. */
  readonly topics: readonly string[];
  /** Of articles that do not say it themselves; null = told from the text. */
  readonly language: string | null;
  /** IANA zone of dates that name none. */
  readonly timezone: string;
  /** Tells how long a file has stood still. */
  readonly clock: Clock;
}

type Event = SourceEvents extends AsyncIterable<infer T> ? T : never;
type SourceEvents = ReturnType<Source['events']>;

/** Fewer that go at once, to the last, are taken for deleted by somebody. */
const EMPTIED_FROM = 4;

/**
 * A folder of seed files, its subfolders included. A file's key is its path below the folder, with `/`. First every file in
 * the order of its key, then `settled`, then what changes, until `signal` aborts. A folder that is not there is a fault and
 * is waited for; its articles are kept, for a disk that is not mounted says nothing about them. Nor does one that is empty at
 * the beginning, that is empty when it is back, or from which many files went at once, to the last: it is told as `emptied`.
 */
export function createFolderSource(options: FolderSourceOptions): Source {
  return {
    name: options.name,
    kind: 'snapshot',
    async *events(signal) {
      // a folder may be reached through a link; everything below it is compared with where it really is
      const folder = await realpath(options.folder).catch(() => options.folder);
      yield* translate({ ...options, folder }, watchFolder(folder, { clock: options.clock, signal }));
    },
  };
}

async function* translate(
  options: FolderSourceOptions,
  changes: AsyncIterable<FolderEvent>,
): AsyncGenerator<Event> {
  const { name: source, folder } = options;
  const fault = (reason: Reason): Event => ({
    kind: 'fault',
    fault: { source, key: FOLDER_KEY, line: null, reason },
  });
  /** Keys of files that were told as documents or faults, and not as gone since. */
  const told = new Set<string>();
  const missingOf = async (keys: readonly string[]): Promise<readonly string[]> => {
    const missing: string[] = [];
    for (const key of keys) {
      // a file that is back already will be told, or was
      if (told.has(key) && (await stat(join(folder, key)).catch(() => null)) === null) missing.push(key);
    }
    return missing;
  };
  let isLost = false;
  for await (const change of changes) {
    switch (change.kind) {
      case 'there': {
        const event = await readFile(options, change.path);
        if (event === null) break;
        told.add(keyOf(folder, change.path));
        yield event;
        break;
      }
      case 'gone': {
        const { paths } = change;
        const missing = await missingOf(paths?.map(path => keyOf(folder, path)) ?? [...told]);
        for (const key of missing) told.delete(key);
        if (told.size === 0 && missing.length >= (paths === null ? 1 : EMPTIED_FROM))
          yield { kind: 'emptied' };
        else for (const key of missing) yield { kind: 'gone', source, key };
        break;
      }
      case 'folder-lost':
        isLost = true;
        yield fault(reasonOf('folder-lost', { folder }));
        break;
      case 'folder-back':
        yield { kind: 'gone', source, key: FOLDER_KEY };
        break;
      case 'settled':
        if (!isLost) yield { kind: 'gone', source, key: FOLDER_KEY };
        if (!isLost && !change.partial && told.size === 0) yield { kind: 'emptied' };
        yield isLost || change.partial ? { kind: 'settled', partial: true } : { kind: 'settled' };
        break;
      case 'error':
        yield fault(reasonOf('at-place', { place: folder, detail: refusalOf(change.error) }));
        break;
    }
  }
}

const keyOf = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** What a file says now; null when it went away before it could be read, or is none. */
async function readFile(options: FolderSourceOptions, path: string): Promise<Event | null> {
  const { name: source, folder, timezone } = options;
  const key = keyOf(folder, path);
  const fault = (line: number | null, reason: Reason): Event => ({
    kind: 'fault',
    fault: { source, key, line, reason },
  });
  try {
    const real = await realpath(path);
    if (!real.startsWith(folder + sep)) {
      return fault(null, reasonOf('file-link'));
    }
    // a pipe or a device would be waited for without end
    if (!(await stat(real)).isFile()) return null;
    const read = await readSeedFile(path, timezone);
    if (read.kind === 'fault') return fault(read.fault.line, read.fault.reason);
    const topics = [...new Set([...read.value.topics, ...options.topics])];
    const language = read.value.language ?? options.language;
    return { kind: 'document', document: { ...read.value, source, key, topics, language } };
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? null : fault(null, refusalOf(error));
  }
}
