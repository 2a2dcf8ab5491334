import { remedyOf, whyOf, type Problem } from '../../core/problem.ts';
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
      const problem = (why: Problem['why'], remedy: Problem['remedy']): Problem[] => [
        { severity: 'error', what: { kind: 'destination', name }, why, remedy },
      ];
      try {
        await check(url);
        return [];
      } catch (error) {
        const why = error instanceof FetchError ? error.why : 'network';
        const host = hostname;
        if (why === 'private')
          return problem(whyOf('host-private', { host }), remedyOf('allow-host', { host }));
        if (why === 'address')
          return problem(whyOf('host-no-server', { host }), remedyOf('allow-host', { host }));
        return problem(whyOf('host-unknown', { host }), remedyOf('address'));
      }
    }),
  );
  return found.flat();
}
