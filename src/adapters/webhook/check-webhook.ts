import { lookup } from 'node:dns/promises';
import { addressRuleFor } from '../../net/address-guard.ts';
import type { Problem } from '../../core/problem.ts';
import type { WebhookPlace } from './webhook-config.ts';

/** Whether each address can be reached at all, as far as that is known without posting anything. Never throws. */
export async function checkWebhook(
  places: ReadonlyMap<string, WebhookPlace>,
  allowedHosts: readonly string[],
): Promise<readonly Problem[]> {
  const found = await Promise.all(
    [...places].map(async ([name, { url }]): Promise<readonly Problem[]> => {
      const { hostname } = new URL(url);
      const isAllowed = addressRuleFor(new URL(url), allowedHosts);
      const problem = (why: string, remedy: string): Problem[] => [
        { severity: 'error', what: `destination ${name}`, why, remedy },
      ];
      try {
        const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
        return addresses.every(({ address }) => isAllowed(address))
          ? []
          : problem(
              `${hostname} is not on the public internet`,
              `If it is yours, add "${hostname}" to network.allow.`,
            );
      } catch {
        return problem(`there is no host ${hostname}`, 'Check the address, and the network of this machine.');
      }
    }),
  );
  return found.flat();
}
