import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for all tests: the address of a database of its own; null where there is none. */
    postgres: string | null;
  }
}

/** `DATABASE_URL_TEST` names a server of one's own, whose user may create databases; without it one is started. */
export async function setup(project: TestProject) {
  const own = process.env.DATABASE_URL_TEST;
  if (own !== undefined && own !== '') {
    project.provide('postgres', own);
    return undefined;
  }
  try {
    const server = await startPostgres();
    project.provide('postgres', server.url);
    return () => server[Symbol.asyncDispose]();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `No PostgreSQL here, so its tests are skipped (${why}). Name a server in DATABASE_URL_TEST.\n`,
    );
    project.provide('postgres', null);
    return undefined;
  }
}
