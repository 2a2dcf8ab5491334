import { z } from 'zod';
import type { Destination } from '../core/destination.ts';
import { pauseOf, type Pause } from '../core/ports/pauses.ts';
import type { Delivery } from '../core/post.ts';
import type { Instant } from '../core/time.ts';
import { paragraph, type Block } from '../core/rich-text.ts';
import { parseMoment } from '../desk/editing/parse-moment.ts';
import type { OrderResult } from '../desk/order.ts';
import { sayMoment } from '../format/say-moment.ts';
import type { Reply } from './command.ts';
import type { Command, CommandContext } from './context.ts';
import {
  answerOf,
  articleOption,
  destinationsOf,
  oneArticle,
  suggestDestinations,
  toOption,
} from './editors/article-command.ts';
import { personOf } from './editors/person-of.ts';
import { voiceOf } from './editors/voice-of.ts';
import { suggestArticles } from './articles/suggest-articles.ts';

/** In any of our languages; whatever else is written is neither. */
const YES = ['yes', 'y', 'sì', 'si', 'sí', 's', 'ja', 'j', 'oui', 'o', 'true', '1'] as const;
const NO = ['', 'no', 'n', 'nein', 'non', 'false', '0'] as const;

const yes = z
  .string()
  .default('')
  .transform(text => text.trim().normalize('NFC').toLowerCase())
  .pipe(z.enum([...YES, ...NO]))
  .transform(word => YES.some(one => one === word));

interface PostInput {
  readonly article: string;
  readonly to?: string | undefined;
  readonly again: boolean;
  readonly at?: string | undefined;
}

/** What `at` says for the next slot that nobody has. */
const SLOT = 'slot';

/** An editor's order: post this article, everywhere or to one destination, now or at a moment. */
export const postCommand: Command<PostInput> = {
  spec: {
    name: 'post',
    title: 'command-post',
    description: 'command-post-description',
    who: 'editor',
    visibility: 'private',
    options: [
      articleOption,
      toOption,
      {
        name: 'again',
        description: 'option-again-description',
        placeholder: 'option-yes',
        required: false,
        rest: false,
        suggests: true,
      },
      {
        name: 'at',
        description: 'option-at-description',
        placeholder: 'option-at-placeholder',
        required: false,
        rest: false,
        suggests: true,
      },
    ],
  },
  input: z.object({
    article: z.string().trim().min(1).max(200),
    to: z.string().trim().optional(),
    again: yes,
    at: z.string().trim().min(1).max(40).optional(),
  }),
  async run({ article: words, to, again, at: written }, context) {
    const { newsroom, caller } = context;
    const places = destinationsOf(to, context);
    if ('refusal' in places) return places.refusal;
    const command = written === undefined && to === undefined && !again ? 'post' : null;
    const found = await oneArticle(words, context, { command });
    if ('refusal' in found) return found.refusal;
    const moments = await momentsOf(written, places.destinations, context);
    if ('refusal' in moments) return moments.refusal;
    const by = personOf(caller).id;
    const pauses = await newsroom.editing.pauses();
    const text: Block[] = [];
    for (const { destinations, at } of moments.groups) {
      const wish = { destinations, by, again, ...(at === null ? {} : { at }) };
      const result = await newsroom.order(found.article, wish);
      text.push(...saidOf(found.article.title, { ...result, at, pauses }, context));
    }
    return answerOf(...text);
  },
  async suggest(option, typed, context) {
    if (option === 'article') return suggestArticles(typed, context);
    if (option === 'again') return [{ name: context.say('option-yes'), value: 'yes' }];
    if (option === 'at') return [{ name: context.say('option-at-slot'), value: SLOT }];
    return suggestDestinations(typed, context);
  },
};

interface Group {
  readonly destinations: readonly Destination[];
  /** Null = now. */
  readonly at: Instant | null;
}

/** When it goes where: each destination has slots of its own. */
async function momentsOf(
  at: string | undefined,
  destinations: readonly Destination[],
  { newsroom, say }: CommandContext,
): Promise<{ readonly groups: readonly Group[] } | { readonly refusal: Reply }> {
  if (at === undefined) return { groups: [{ destinations, at: null }] };
  if (at.toLowerCase() !== SLOT) {
    const moment = parseMoment(at, newsroom.now(), newsroom.timezone);
    return moment === null
      ? { refusal: answerOf(paragraph(say('post-at-unclear', { at }))) }
      : { groups: [{ destinations, at: moment }] };
  }
  const byMoment = new Map<Instant, Destination[]>();
  for (const destination of destinations) {
    const slot = await newsroom.editing.freeSlot(destination.name);
    if (slot === null)
      return { refusal: answerOf(paragraph(say('post-at-no-slot', { names: destination.name }))) };
    byMoment.set(slot, [...(byMoment.get(slot) ?? []), destination]);
  }
  return { groups: [...byMoment].map(([moment, places]) => ({ destinations: places, at: moment })) };
}

function saidOf(
  title: string,
  result: {
    readonly ordered: readonly Delivery[];
    readonly standing: readonly Delivery[];
    readonly takenBack: OrderResult['takenBack'];
    readonly at: Instant | null;
    readonly pauses: readonly Pause[];
  },
  context: CommandContext,
): readonly Block[] {
  const { say } = context;
  const list = (deliveries: readonly Delivery[]) =>
    deliveries.map(({ destination }) => destination).join(', ');
  const sent = result.standing.filter(({ state }) => state === 'sent');
  const waiting = result.standing.filter(({ state }) => state !== 'sent');
  const proposed = result.ordered.filter(({ state }) => state === 'proposed');
  // one that is over by then holds back nothing
  const lasting = result.pauses.filter(({ until }) => (until ?? Infinity) > (result.at ?? 0));
  const isPaused = ({ destination }: Delivery) => pauseOf(lasting, destination) !== null;
  const approved = result.ordered.filter(({ state }) => state !== 'proposed');
  const [ordered, paused] = [approved.filter(one => !isPaused(one)), approved.filter(isPaused)];
  const when = result.at === null ? null : sayMoment(result.at, voiceOf(context));
  return [
    ...(ordered.length === 0
      ? []
      : [
          paragraph(
            when === null
              ? say('post-ordered', { title, names: list(ordered) })
              : say('post-at', { title, names: list(ordered), when }),
          ),
        ]),
    ...(paused.length > 0 ? [paragraph(say('post-paused', { title, names: list(paused) }))] : []),
    ...(proposed.length > 0 ? [paragraph(say('post-proposed', { title, names: list(proposed) }))] : []),
    ...(sent.length > 0 ? [paragraph(say('post-standing', { title, names: list(sent) }))] : []),
    ...[...Map.groupBy(result.takenBack, ({ by }) => by)].map(([who, places]) => {
      const names = places.map(({ destination }) => destination).join(', ');
      return paragraph(say('post-taken-back', { title, names, who }));
    }),
    ...(waiting.length > 0 ? [paragraph(say('post-waiting', { title, names: list(waiting) }))] : []),
  ];
}
