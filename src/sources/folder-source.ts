import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import type { SourceEvent } from '../core/article.ts';
import type { Source } from '../core/ports.ts';
import { createEventQueue } from './event-queue.ts';
import { readSeedFile, SEED_KINDS } from './read-document.ts';

export interface FolderSourceOptions {
  readonly name: string;
  readonly folder: string;
  /** Added to each article's own. */
  readonly topics: readonly string[];
  /** Of articles that do not say it themselves; null = told from the text. */
  readonly language: string | null;
  /** Dates without an offset are read in it. */
  readonly timezone: string;
}

/** A file is read when its size has stood still this long: an editor may still be writing. */
const SETTLED_AFTER_MS = 300;
/** A file that vanishes and is back within this was saved by writing beside it and renaming. */
const ATOMIC_WITHIN_MS = 200;

/**
 * A folder of seed files, its subfolders included. A file's key is its path below the folder, with `/`. First every file
 * in the order of its key, then `settled`, then what changes. A folder that is not there is a fault, and is watched for.
 */
export function createFolderSource(options: FolderSourceOptions): Source {
  return {
    name: options.name,
    async *events(signal) {
      const queue = createEventQueue<SourceEvent | { kind: 'settled' }>(signal);
      const { folder } = options;
      const missing = await folderFault(options);
      if (missing !== null) yield missing;
      const seen = await listSeeds(folder);
      for (const path of seen) {
        const event = await eventFor(options, path);
        if (event !== null) yield event;
        if (signal.aborted) return;
      }
      await using _watcher = watchFolder(options, { known: new Set(seen), queue });
      yield { kind: 'settled' };
      yield* queue;
    },
  };
}

async function folderFault({ name, folder }: FolderSourceOptions): Promise<SourceEvent | null> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true) return null;
  const message = `${folder} is no folder; make it, or name another in the config`;
  return { kind: 'fault', fault: { source: name, key: '.', line: null, message } };
}

const isSeed = (path: string): boolean =>
  (SEED_KINDS as readonly string[]).includes(extname(path).toLowerCase()) &&
  !/^[._~#]|^README\.|~$/i.test(basename(path));

async function listSeeds(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(
      path =>
        isSeed(path) &&
        !relative(folder, path)
          .split(sep)
          .some(part => part.startsWith('.')),
    )
    .sort();
}

const keyOf = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** What a file says now; null when it went away before it could be read. */
async function eventFor(options: FolderSourceOptions, path: string): Promise<SourceEvent | null> {
  const { name: source, folder } = options;
  const key = keyOf(folder, path);
  const fault = (line: number | null, message: string): SourceEvent => ({
    kind: 'fault',
    fault: { source, key, line, message },
  });
  try {
    const [real, root] = await Promise.all([realpath(path), realpath(folder)]);
    if (!real.startsWith(root + sep))
      return fault(null, 'is a link out of the folder, which is not followed; copy the file');
    const result = await readSeedFile(path, options.timezone);
    if (result.kind === 'fault') return fault(result.fault.line, result.fault.message);
    const { content } = result;
    const topics = [...new Set([...content.topics, ...options.topics])];
    const language = content.language ?? options.language;
    return { kind: 'document', document: { ...content, source, key, topics, language } };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT' ? null : fault(null, `cannot be read (${code}); check its rights`);
  }
}

/** Watches from now on; files in `known` were told of already and are told again only when they change. */
function watchFolder(
  options: FolderSourceOptions,
  { known, queue }: { known: Set<string>; queue: { push(event: SourceEvent): void } },
): AsyncDisposable {
  const { folder, name: source } = options;
  // one after the other, so that a file's last state is told last
  let reading = Promise.resolve();
  const tell = (path: string, isNew: boolean) => {
    if (!isSeed(path)) return;
    reading = reading.then(async () => {
      if (isNew && known.delete(path)) return;
      const event = await eventFor(options, path);
      if (event !== null) queue.push(event);
    });
  };
  const watcher = watch(folder, {
    ignored: (path, stats) =>
      path !== folder && (basename(path).startsWith('.') || (stats?.isFile() === true && !isSeed(path))),
    followSymlinks: false,
    atomic: ATOMIC_WITHIN_MS,
    awaitWriteFinish: { stabilityThreshold: SETTLED_AFTER_MS, pollInterval: SETTLED_AFTER_MS / 3 },
  })
    .on('add', path => {
      tell(path, true);
    })
    .on('change', path => {
      tell(path, false);
    })
    .on('unlink', path => {
      if (!isSeed(path)) return;
      reading = reading.then(() => {
        known.delete(path);
        queue.push({ kind: 'gone', source, key: keyOf(folder, path) });
      });
    })
    .on('error', error => {
      const message = `the folder cannot be watched (${String(error)}); restart when it can`;
      queue.push({ kind: 'fault', fault: { source, key: '.', line: null, message } });
    });
  return {
    async [Symbol.asyncDispose]() {
      await watcher.close();
      await reading;
    },
  };
}
