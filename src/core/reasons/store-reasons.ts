/** What keeps a database from its work, and a newsroom from being copied, restored or moved: codes of reasons as in `reasonParams`, each with the remedy in its words. */
export const storeParams = {
  /** `detail`: one of the next two groups; `words`: what the database said. */
  'database-fault': ['place', 'detail', 'words'],

  // what SQLite says
  'database-locked': [],
  'database-read-only': [],
  'database-disk': [],
  'database-malformed': [],
  'database-unopened': [],
  'database-none': [],

  // what a PostgreSQL server says, or the way to it
  'server-refuses': [],
  'server-no-database': [],
  'server-right': [],
  'server-disk-full': [],
  'server-crowded': [],
  'server-busy': [],
  'server-restarts': [],
  'server-standby': [],
  'server-trouble': [],
  'server-nobody': [],
  'server-no-host': [],
  'server-silent': [],
  'server-tls': [],
  'server-lost': [],

  // what a database is
  'database-foreign': [],
  /** `names`: of migrations. */
  'database-newer': ['names'],
  'database-unfinished': [],
  /** `names`: of tables. */
  'database-incomplete': ['names'],
  'server-old': ['version', 'least'],
  'server-encoding': ['encoding'],
  'migration-failed': ['name', 'detail'],
  'row-damaged': ['row', 'column'],

  // backups
  /** In megabytes. */
  'backup-room': ['size'],
  'backup-broken': ['detail'],
  'backup-damaged': ['detail'],
  'backup-foreign': [],
  'backup-no-program': ['place'],
  'backup-by-server': ['place'],
  'dump-failed': ['detail'],

  // moving, exporting, importing
  /** `option`: the one that holds no address. */
  'move-address': ['option'],
  'move-same': ['place'],
  'move-filled': ['place', 'table', 'count'],
  /** It holds the beginning of a move, and not of this one. */
  'move-other': ['place', 'table'],
  /** `row`: its key. */
  'move-row': ['place', 'table', 'row', 'detail'],
  'import-broken': ['line', 'detail'],
  // why a line is not imported
  /** It is there already, and stays as it is. */
  'import-there': [],
  /** Another article of its source has its address or its words. */
  'import-duplicate': [],
  /** It was there, and was deleted because it was old. */
  'import-forgotten': [],
  'import-no-json': [],
  'import-unknown': ['type'],
  'line-moment': ['example'],
  'line-rhythm': [],
  'line-hash': [],
  'line-part': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
