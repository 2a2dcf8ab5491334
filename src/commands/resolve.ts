import { z } from 'zod';
import { paragraph } from '../core/rich-text.ts';
import { verdicts, type Verdict } from '../desk/resolve-held.ts';
import { sayReason } from '../format/say-reason.ts';
import type { Caller, CommandOption, Reply, Suggestion } from './command.ts';
import type { Command, CommandContext } from './context.ts';

export interface VerdictInput {
  readonly delivery: string;
  readonly verdict: Verdict;
}

/** A delivery and a verdict; typed in one go ("5k3… there") the words are told apart. */
export const verdictInput = z.preprocess(
  given => {
    const { delivery, verdict, ...rest } = given as Readonly<Record<string, unknown>>;
    const [id, word] = typeof delivery === 'string' ? delivery.trim().split(/\s+/) : [];
    return { ...rest, delivery: id, verdict: verdict ?? word };
  },
  z.object({
    delivery: z.string().regex(/^[0-9a-z]{1,25}$/),
    verdict: z.string().toLowerCase().pipe(z.enum(verdicts)),
  }),
);

/** The options of the commands that decide about a held delivery. */
export const verdictOptions = (required: boolean): readonly CommandOption[] => [
  {
    name: 'delivery',
    description: 'option-delivery-description',
    placeholder: 'option-delivery-placeholder',
    required,
    rest: true,
    suggests: true,
  },
  {
    name: 'verdict',
    description: 'option-verdict-description',
    placeholder: 'option-verdict-placeholder',
    required,
    rest: false,
    suggests: true,
  },
];

/** An editor's word on one held delivery: it is there, or it goes out again. */
export const resolveCommand: Command<VerdictInput> = {
  spec: {
    name: 'resolve',
    title: 'command-resolve',
    description: 'command-resolve-description',
    who: 'editor',
    visibility: 'private',
    options: verdictOptions(true),
  },
  input: verdictInput,
  run: decide,
  suggest: suggestHeld,
};

/**
 * Decides, and says who decided what: in the newsroom's own language, since under a button everybody in the editors' log
 * reads it. Who comes second is told what stands.
 */
export async function decide({ delivery, verdict }: VerdictInput, context: CommandContext): Promise<Reply> {
  const { newsroom, say, house, caller } = context;
  const result = await newsroom.resolve({ delivery, verdict, by: signatureOf(caller) });
  const reply = (text: string) => ({ text: [paragraph(text)], card: null, private: true });
  switch (result.kind) {
    case 'resolved': {
      const { destination } = result.delivery;
      const said = { who: caller.name ?? caller.user, title: result.title, destination };
      return { ...reply(house(`resolved-${verdict}`, said)), replaces: 'all' };
    }
    case 'standing': {
      const { destination, state, reason } = result.delivery;
      const said = { title: result.title, destination, state: say(`page-state-${state}`) };
      const text = `${say('resolved-already', said)}${reason === null ? '' : ` (${sayReason(reason, say)})`}`;
      // what the message says of the decision stays
      return { ...reply(text), replaces: 'buttons' };
    }
    case 'unknown':
      return reply(say('held-not-found'));
  }
}

/** Who decided, as it is kept: the name for people, the id for the record. */
const signatureOf = ({ platform, user, name }: Caller): string =>
  name === undefined ? `${platform}:${user}` : `${name} (${platform}:${user})`;

/** Held deliveries to choose from while a person types, or the two verdicts. */
export async function suggestHeld(
  option: string,
  typed: string,
  { newsroom, say }: CommandContext,
): Promise<readonly Suggestion[]> {
  if (option === 'verdict') return verdicts.map(value => ({ name: say(`verdict-${value}`), value }));
  const { shown } = await newsroom.held(20);
  const words = typed.toLowerCase();
  return shown
    .map(({ row }) => ({ name: `${row.destination} · ${row.articleTitle}`, value: row.id }))
    .filter(({ name, value }) => name.toLowerCase().includes(words) || value.startsWith(words));
}
