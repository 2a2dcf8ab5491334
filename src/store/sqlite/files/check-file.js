// A worker, in plain JavaScript: Node strips no types below node_modules, and no hook of the main thread reaches here.
import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';

const [file = '', settle = ''] = process.argv.slice(2);

/** Reads every page and row of the file. `settle`: makes it one file first, which belongs to nobody but us. */
function check() {
  const database = new DatabaseSync(file, { readOnly: settle === '' });
  try {
    if (settle !== '') database.exec('pragma journal_mode = delete');
    /** @param {string} sql */
    const words = sql =>
      database
        .prepare(sql)
        .all()
        .flatMap(row => Object.values(row).map(String));
    const problems = words('pragma integrity_check(9)').filter(word => word !== 'ok');
    const orphans = database.prepare('pragma foreign_key_check').all().length;
    if (orphans > 0) problems.push(`foreign_key_check: ${orphans}`);
    const application = Number(words('pragma application_id')[0]);
    const known = words("select count(*) from sqlite_master where name = 'kysely_migration'")[0] !== '0';
    return { problems, application, migrations: known ? words('select name from kysely_migration') : [] };
  } finally {
    database.close();
  }
}

try {
  parentPort?.postMessage(check());
} catch (error) {
  parentPort?.postMessage({
    problems: [error instanceof Error ? error.message : String(error)],
    application: 0,
    migrations: [],
  });
}
