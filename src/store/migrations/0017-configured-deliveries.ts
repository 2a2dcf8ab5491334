import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What goes to the places of the config is found at once, open or ended, however much goes to readers (`isConfigured`). */
export const configuredDeliveries: Migration = {
  async up(db) {
    await sql`
      create index deliveries_configured on deliveries (ended_at, seq)
      where (destination < 'reader:' or destination >= 'reader;')`.execute(db);
  },
};
