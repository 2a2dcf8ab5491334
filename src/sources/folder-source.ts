import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceEvent } from '../core/article.ts';
import type { Source } from '../core/ports.ts';
import { readSeedFile, refusalOf } from './read-document.ts';
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
}

type Event = SourceEvent | { readonly kind: 'settled'; readonly partial?: true };

/** The key of faults that concern the folder and not one file. */
const FOLDER_KEY = '.';

/**
 * A folder of seed files, its subfolders included. A file's key is its path below the folder, with `/`. First every file in
 * the order of its key, then `settled`, then what changes, until `signal` aborts. A folder that is not there is a fault and
 * is waited for; its articles are kept, for a disk that is not mounted says nothing about them.
 */
export function createFolderSource(options: FolderSourceOptions): Source {
  return {
    name: options.name,
    async *events(signal) {
      // a folder may be reached through a link; everything below it is compared with where it really is
      const folder = await realpath(options.folder).catch(() => options.folder);
      const told = new Set<string>();
      for await (const event of watchFolder(folder, signal)) {
        for (const answer of await eventsFor({ ...options, folder }, event)) {
          if (answer.kind === 'document') told.add(answer.document.key);
          if (answer.kind === 'gone') told.delete(answer.key);
          yield answer;
        }
        if (event.kind === 'folder-back') yield* goneSince({ ...options, folder }, told);
      }
    },
  };
}

async function eventsFor(options: FolderSourceOptions, event: FolderEvent): Promise<readonly Event[]> {
  const { name: source, folder } = options;
  const folderFault = (message: string): Event => ({
    kind: 'fault',
    fault: { source, key: FOLDER_KEY, line: null, message },
  });
  const lost = folderFault(
    `${folder} is no folder; make it or mount it, or name another in the config. Its articles are kept.`,
  );
  switch (event.kind) {
    case 'there': {
      const read = await readFile(options, event.path);
      return read === null ? [] : [read];
    }
    case 'gone':
      return [{ kind: 'gone', source, key: keyOf(folder, event.path) }];
    case 'settled':
      return (await isFolder(folder))
        ? [{ kind: 'gone', source, key: FOLDER_KEY }, { kind: 'settled' }]
        : [lost, { kind: 'settled', partial: true }];
    case 'folder-lost':
      return [lost];
    case 'folder-back':
      return [{ kind: 'gone', source, key: FOLDER_KEY }];
    case 'error':
      return [folderFault(`${folder} ${refusalOf(event.error)}`)];
  }
}

const keyOf = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');
const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

/** What a file says now; null when it went away before it could be read, or is none. */
async function readFile(options: FolderSourceOptions, path: string): Promise<Event | null> {
  const { name: source, folder, timezone } = options;
  const key = keyOf(folder, path);
  const fault = (line: number | null, message: string): Event => ({
    kind: 'fault',
    fault: { source, key, line, message },
  });
  try {
    const real = await realpath(path);
    if (!real.startsWith(folder + sep)) {
      return fault(null, 'is a link out of the folder, which is not followed; copy the file here instead');
    }
    // a pipe or a device would be waited for without end
    if (!(await stat(real)).isFile()) return null;
    const read = await readSeedFile(path, timezone);
    if (read.kind === 'fault') return fault(read.fault.line, read.fault.message);
    const topics = [...new Set([...read.value.topics, ...options.topics])];
    const language = read.value.language ?? options.language;
    return { kind: 'document', document: { ...read.value, source, key, topics, language } };
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? null : fault(null, refusalOf(error));
  }
}

/** Files that were told and did not come back with their folder. */
async function* goneSince(
  { name: source, folder }: FolderSourceOptions,
  told: Set<string>,
): AsyncGenerator<Event> {
  for (const key of [...told]) {
    if ((await stat(join(folder, key)).catch(() => null)) !== null) continue;
    told.delete(key);
    yield { kind: 'gone', source, key };
  }
}
