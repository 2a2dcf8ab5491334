import { z } from 'zod';

/** What becomes of an article whose link somebody has posted at the place, where the platform tells of it. */
export const alreadyPosted = {
  already_posted: z.enum(['skip', 'post']).default('post'),
};
