import { z } from 'zod';
import { FILTER_LIMITS } from '../../core/filter/filter.ts';
import { parseFilter } from '../../core/filter/parse-filter.ts';
import { paragraph } from '../../core/rich-text.ts';
import { shorten } from '../../format/clean-text.ts';
import { ownButton } from '../buttons/page-buttons.ts';
import type { Reply } from '../command.ts';
import { ECHOED } from '../echo.ts';
import type { Command, CommandContext } from '../context.ts';
import { saySubscription } from '../../format/say-subscription.ts';

const input = z.object({
  filter: z.string().optional(),
  digest: z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'a time of day, as in 07:30')
    .transform(text => {
      const [hours = 0, minutes = 0] = text.split(/[:.]/).map(Number);
      return hours * 60 + minutes;
    })
    .optional(),
});
type Input = z.output<typeof input>;

/** From now on what passes the filter comes to the place where it is asked: at once, or once a day. */
export const subscribeCommand: Command<Input> = {
  spec: {
    name: 'subscribe',
    title: 'command-subscribe',
    description: 'command-subscribe-description',
    who: 'manager',
    visibility: 'private',
    options: [
      {
        name: 'filter',
        description: 'option-filter-description',
        placeholder: 'option-filter-placeholder',
        required: false,
        rest: true,
        suggests: false,
      },
      {
        name: 'digest',
        description: 'option-digest-description',
        placeholder: 'option-digest-placeholder',
        required: false,
        rest: false,
        suggests: false,
      },
    ],
  },
  input,
  run: (wish, context) => subscribe(wish, context),
};

/** Subscribes the caller where they are, and says so. */
export async function subscribe(
  { filter: written = '', digest }: Input,
  context: CommandContext,
): Promise<Reply> {
  const { newsroom, caller, say, language, timezone } = context;
  const told = (text: string, more: Partial<Reply> = {}): Reply => ({
    text: [paragraph(text)],
    card: null,
    private: true,
    ...more,
  });
  const read = parseFilter(written);
  if (read.kind === 'fault') {
    const { code, offender } = read.fault;
    return told(
      code === 'too-long' || code === 'too-many'
        ? say('subscribe-too-long', { limit: FILTER_LIMITS.characters, words: FILTER_LIMITS.terms })
        : say('subscribe-unreadable', { offender: shorten(offender, ECHOED) }),
    );
  }
  const rhythm =
    digest === undefined ? { kind: 'now' as const } : { kind: 'digest' as const, at: digest, timezone };
  const result = await newsroom.subscribe(caller, { filter: read.filter, rhythm, language });
  switch (result.kind) {
    case 'closed':
    case 'off':
      return told(say(`subscribe-${result.kind}`));
    case 'full':
      return told(say('subscribe-full', { limit: result.limit }));
    case 'added':
    case 'there': {
      const { subscription } = result;
      const key = result.kind === 'added' ? 'subscribed' : 'subscribed-already';
      const button = ownButton(
        {
          label: say('button-unsubscribe'),
          command: 'unsubscribe',
          options: { number: `#${subscription.id}` },
        },
        context,
      );
      return told(say(key, { subscription: saySubscription(subscription, say) }), { buttons: [[button]] });
    }
  }
}
