import { paragraph, type Block } from '../../core/rich-text.ts';
import type { Delivery } from '../../core/post.ts';
import { isSubscribed } from '../../core/subscriptions/subscription.ts';
import { sayReason } from '../../format/say-reason.ts';
import { answerOf, articleCommand, placesOf } from './article-command.ts';
import { personOf } from './person-of.ts';

/** Takes an article back where it was posted, and says of what it could not. */
export const retractCommand = articleCommand(
  { name: 'retract', title: 'command-retract', description: 'command-retract-description' },
  async ({ article, to }, { newsroom, say, caller }) => {
    const { title } = article;
    const by = personOf(caller);
    const result = await newsroom.editing.retract(article, { by, ...(to === undefined ? {} : { to }) });
    const { written, skipped, leftOut, outOfReach, undecided } = result;
    const line = (
      key: 'retract-done' | 'retract-skipped' | 'retract-left-out' | 'retract-undecided',
      all: readonly Delivery[],
    ): Block[] => (all.length === 0 ? [] : [paragraph(say(key, { title, names: placesOf(all, say) }))]);
    const why = ({ reason }: Delivery) => (reason === null ? '—' : sayReason(reason, say));
    // what readers have is told together
    const failed = [
      ...Map.groupBy(outOfReach, one => (isSubscribed(one.destination) ? why(one) : one.id)),
    ].map(([, all]) => {
      const [first] = all;
      const reason = first === undefined ? '—' : why(first);
      return paragraph(say('retract-failed', { title, destination: placesOf(all, say), reason }));
    });
    const told = [
      ...line('retract-done', written),
      ...line('retract-skipped', skipped),
      ...line('retract-left-out', leftOut),
      ...failed,
      ...line('retract-undecided', undecided),
    ];
    return answerOf(...(told.length > 0 ? told : [paragraph(say('retract-none', { title }))]));
  },
  { isPosted: true },
);
