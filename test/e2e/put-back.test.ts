import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { createNewsroomFolder } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';

async function say(url: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
}

describe.skipIf(inject('postgres') === null)('a newsroom in a PostgreSQL database', () => {
  const { urlOf } = postgresDatabases();

  test('does not start on what was put back only in part, and says what to do', async () => {
    const url = await urlOf('half');
    await say(url, 'drop table articles cascade; drop table cards cascade');
    using newsroom = createNewsroomFolder(
      'language: en\nsources: []\ndestinations: [{ name: a, preview: true }]\nweb: { port: 0 }\n',
    );
    const { code, err } = await runCommand(
      { ...newsroom, variables: { ...newsroom.variables, DATABASE_URL: url } },
      'start',
    );
    expect(code).toBe(1);
    expect(err).toContain(
      'the database lacks tables (articles, cards), as when a copy was put back only in part. Put one back whole; strillone restore FILE says how.',
    );
  });
});
