import { z } from 'zod';
import { paragraph } from '../../core/rich-text.ts';
import type { Reply } from '../command.ts';
import type { Command } from '../context.ts';
import { saySubscription } from '../../format/say-subscription.ts';

const input = z.object({
  /** Its place in the list; `#` and its own number, which buttons name; or all. */
  number: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?:#?[1-9]\d{0,14}|all)$/, 'a number of the list, or all')
    .optional(),
});
type Input = z.output<typeof input>;

/** Ends what comes to the place where it is asked. */
export const unsubscribeCommand: Command<Input> = {
  spec: {
    name: 'unsubscribe',
    title: 'command-unsubscribe',
    description: 'command-unsubscribe-description',
    who: 'manager',
    visibility: 'private',
    options: [
      {
        name: 'number',
        description: 'option-number-description',
        placeholder: 'option-number-placeholder',
        required: false,
        rest: true,
        suggests: true,
      },
    ],
  },
  input,
  async run({ number }, { newsroom, caller, say }) {
    const told = (text: string, more: Partial<Reply> = {}): Reply => ({
      text: [paragraph(text)],
      card: null,
      private: true,
      ...more,
    });
    const all = await newsroom.subscriptionsAt(caller);
    if (all.length === 0) return told(say('subscriptions-none'), { replaces: 'buttons' });
    // one needs no number
    const wanted =
      number === 'all' || (number === undefined && all.length === 1)
        ? all
        : number?.startsWith('#') === true
          ? all.filter(({ id }) => `#${id}` === number)
          : all.filter((_one, index) => String(index + 1) === number);
    // a button's own number is of one that has ended since; a number of the list is none
    if (wanted.length === 0 && number?.startsWith('#') !== true) return told(say('unsubscribe-which'));
    const ended = await newsroom.unsubscribe(
      caller,
      wanted.map(({ id }) => id),
    );
    const [first] = ended;
    if (first === undefined) return told(say('unsubscribe-not-there'), { replaces: 'buttons' });
    const text =
      ended.length === 1
        ? say('unsubscribed', { subscription: saySubscription(first, say) })
        : say('unsubscribed-all', { count: ended.length });
    return told(text, { replaces: 'all' });
  },
  async suggest(_option, typed, { newsroom, caller, say }) {
    const all = await newsroom.subscriptionsAt(caller);
    return all
      .map((one, index) => ({
        name: `${index + 1}. ${saySubscription(one, say)}`.slice(0, 100),
        value: String(index + 1),
      }))
      .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
      .slice(0, 25);
  },
};
