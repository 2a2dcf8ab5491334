import type { Person } from '../../core/editors/proposal.ts';
import type { Caller } from '../command.ts';

/** Who gives an order or decides, as it is kept: by the id that tells people apart, with the name for people. */
export const personOf = ({ platform, user, name }: Caller): Person => ({
  id: platform === 'cli' ? 'cli' : `${platform}:${user}`,
  name: name ?? null,
});
