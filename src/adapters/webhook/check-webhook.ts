import type { Problem } from '../../core/problem.ts';
import { FetchError, type CheckAddress } from '../../net/fetch.ts';
import type { WebhookPlace } from './webhook-config.ts';

/** Whether each address can be reached at all, as far as that is known without posting anything. Never throws. */
export async function checkWebhook(
  places: ReadonlyMap<string, WebhookPlace>,
  check: CheckAddress,
): Promise<readonly Problem[]> {
  const found = await Promise.all(
    [...places].map(async ([name, { url }]): Promise<readonly Problem[]> => {
      const { hostname } = new URL(url);
      const problem = (why: string, remedy: string): Problem[] => [
        { severity: 'error', what: `destination ${name}`, why, remedy },
      ];
      try {
        await check(url);
        return [];
      } catch (error) {
        const why = error instanceof FetchError ? error.why : 'network';
        if (why === 'private' || why === 'address')
          return problem(
            why === 'private'
              ? `${hostname} is not on the public internet`
              : `no web server answers at the port of ${hostname}`,
            `If it is yours, add "${hostname}" to network.allow.`,
          );
        return problem(`there is no host ${hostname}`, 'Check the address, and the network of this machine.');
      }
    }),
  );
  return found.flat();
}
