import type { Client } from 'pg';
import type { ExclusiveLock } from '../exclusive-lock.ts';
import { storeFault } from './postgres-faults.ts';

/**
 * A lock that the server gives to one session and takes back when that ends, however it ends. The session is the lock's own:
 * one from the pool might be closed with it, or be shared.
 */
export function createSessionLock(
  key: string,
  { connect, place }: { readonly connect: () => Promise<Client>; readonly place: string },
): ExclusiveLock {
  let held: Client | null = null;

  const asked = async (client: Client, question: string): Promise<boolean> => {
    const { rows } = await client.query<{ is_so: boolean }>(`select ${question} as is_so`);
    return rows[0]?.is_so === true;
  };
  const said = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw storeFault(place, error);
    }
  };
  return {
    async tryTake() {
      if (held !== null) return false;
      const client = await said(connect);
      client.on('error', () => {
        if (held === client) held = null; // the server took the lock back
      });
      if (await said(() => asked(client, `pg_try_advisory_lock(${key})`))) {
        held = client;
        return true;
      }
      await client.end();
      return false;
    },
    async isTaken() {
      if (held !== null) return true;
      const client = await said(connect);
      try {
        const isFree = await said(() => asked(client, `pg_try_advisory_lock(${key})`));
        return !isFree;
      } finally {
        await client.end();
      }
    },
    release() {
      held?.end().catch(() => {
        // gone already
      });
      held = null;
    },
  };
}
