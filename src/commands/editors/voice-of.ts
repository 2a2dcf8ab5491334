import type { MomentVoice } from '../../format/say-moment.ts';
import type { CommandContext } from '../context.ts';

/** The caller's voice, for moments in the newsroom's zone. */
export const voiceOf = ({ say, newsroom }: Pick<CommandContext, 'say' | 'newsroom'>): MomentVoice => ({
  say,
  language: say('page-language'),
  timezone: newsroom.timezone,
  now: newsroom.now(),
});
