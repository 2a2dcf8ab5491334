import { paragraph, type Block } from '../../core/rich-text.ts';
import type { Delivery } from '../../core/post.ts';
import { sayReason } from '../../format/say-reason.ts';
import { answerOf, articleCommand } from './article-command.ts';
import { personOf } from './person-of.ts';

const namesOf = (deliveries: readonly Delivery[]): string =>
  [...new Set(deliveries.map(({ destination }) => destination))].join(', ');

/** Takes an article back where it was posted, and says of what it could not. */
export const retractCommand = articleCommand(
  { name: 'retract', title: 'command-retract', description: 'command-retract-description' },
  async ({ article, to }, { newsroom, say, caller }) => {
    const { title } = article;
    const by = personOf(caller);
    const result = await newsroom.editing.retract(article, { by, ...(to === undefined ? {} : { to }) });
    const { written, skipped, outOfReach, undecided } = result;
    const line = (
      key: 'retract-done' | 'retract-skipped' | 'retract-undecided',
      all: readonly Delivery[],
    ): Block[] => (all.length === 0 ? [] : [paragraph(say(key, { title, names: namesOf(all) }))]);
    const failed = outOfReach.map(({ destination, reason }) =>
      paragraph(
        say('retract-failed', { title, destination, reason: reason === null ? '—' : sayReason(reason, say) }),
      ),
    );
    const told = [
      ...line('retract-done', written),
      ...line('retract-skipped', skipped),
      ...failed,
      ...line('retract-undecided', undecided),
    ];
    return answerOf(...(told.length > 0 ? told : [paragraph(say('retract-none', { title }))]));
  },
);
