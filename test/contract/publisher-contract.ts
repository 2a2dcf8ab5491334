import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CardImage } from '../../src/core/card.ts';
import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { buildMessage } from '../fixtures/build.ts';

/** What can go wrong with one attempt, in no platform's words. */
export const troubles = [
  /** Nothing listens where the platform should be. */
  'connection-refused',
  /** The connection is cut before the message is stored. */
  'cut-before',
  /** The message is stored, then the connection is cut. */
  'cut-after',
  /** The message is stored and no answer ever comes. */
  'silence-after',
  /** The message is stored, and a front server answers 502 with a page. */
  'bad-gateway-after',
  /** "Not now": 429 with a wait of seven seconds for this place. */
  'too-many',
  /** The bot has lost the place: kicked, blocked, deleted. */
  'place-closed',
  /** The bot is in the place and may not post there. */
  'right-missing',
  /** There is no such place. */
  'place-unknown',
  /** The platform does not know the token. */
  'token-refused',
  /** The platform finds the message itself wrong. */
  'payload-refused',
] as const;
export type Trouble = (typeof troubles)[number];

/** A fake platform with one publisher at its door. */
export interface PublisherWorld extends AsyncDisposable {
  readonly publisher: Publisher;
  /** An ordinary delivery as the newsroom would queue it; a new id with each call. */
  delivery(kind: 'text' | 'card'): { readonly delivery: Delivery; readonly card: CardImage | null };
  /** A delivery whose payload belongs to another platform. */
  foreignDelivery(): Delivery;
  /** What this message is to become: a delivery of other words, with the same picture. */
  edition(of: Delivery): Delivery;
  /** Lets the next attempt (and only that one) meet this trouble. */
  prepare(trouble: Trouble): Promise<void>;
  /** What the messages at the place show, oldest first, in whatever form. */
  shown(): readonly string[];
  /** Somebody removes the newest message by hand. */
  remove(): void;
  /** Resolves when the platform has stored a message (or has stored one already). */
  stored(): Promise<void>;
  /** Ids of the messages at the place, oldest first. */
  posted(): readonly string[];
  /** How many requests to post the platform has received, whatever became of them. */
  attempts(): number;
  /** What the platform's rules find wrong in the requests it received. */
  violations(): readonly string[];
  /** A word that must never leave the adapter: the token. */
  readonly secret: string;
}

/** What each trouble must be called, and how many messages it leaves. */
const expected: Readonly<
  Record<Trouble, { readonly outcome: Partial<Outcome>; readonly posted: number; readonly attempts: number }>
> = {
  'connection-refused': { outcome: { kind: 'retry', scope: 'platform' }, posted: 0, attempts: 0 },
  'cut-before': { outcome: { kind: 'unknown' }, posted: 0, attempts: 1 },
  'cut-after': { outcome: { kind: 'unknown' }, posted: 1, attempts: 1 },
  'silence-after': { outcome: { kind: 'unknown' }, posted: 1, attempts: 1 },
  'bad-gateway-after': { outcome: { kind: 'unknown' }, posted: 1, attempts: 1 },
  'too-many': { outcome: { kind: 'retry', scope: 'place', afterMs: 7000 }, posted: 0, attempts: 1 },
  'place-closed': { outcome: { kind: 'rejected', scope: 'destination' }, posted: 0, attempts: 1 },
  'right-missing': { outcome: { kind: 'rejected', scope: 'destination' }, posted: 0, attempts: 1 },
  'place-unknown': { outcome: { kind: 'rejected', scope: 'destination' }, posted: 0, attempts: 1 },
  'token-refused': { outcome: { kind: 'rejected', scope: 'platform' }, posted: 0, attempts: 1 },
  'payload-refused': {
    outcome: { kind: 'rejected', scope: 'payload', remedy: 'plain-text' },
    posted: 0,
    attempts: 1,
  },
};
/** What a platform can do and can suffer; decides which promises apply to it. */
export interface PublisherTraits {
  /** Troubles this platform can meet: a preview page cannot answer 429. */
  readonly troubles: readonly Trouble[];
  /** `repeatableForMs` is above zero: a repeat is answered with the first message. */
  readonly repeats: boolean;
  /** It has `find`. */
  readonly finds: boolean;
  /** It does not know whether a message is there. */
  readonly forgets?: true;
  /** What some troubles are called where they mean something else. */
  readonly differs?: Readonly<Partial<Record<Trouble, Partial<Outcome>>>>;
}

const lost = ['cut-before', 'cut-after', 'silence-after', 'bad-gateway-after'] as const satisfies Trouble[];

/**
 * The promises of every `Publisher`, run over one implementation. `open` must give a publisher whose own deadline is
 * short (some 200 ms), so that silence ends soon. Call it inside a test file: it declares the tests.
 */
export function publisherContract(
  name: string,
  traits: PublisherTraits,
  open: () => Promise<PublisherWorld>,
): void {
  const met = troubles.filter(trouble => traits.troubles.includes(trouble));
  const lostHere = lost.filter(trouble => traits.troubles.includes(trouble));
  const called = (trouble: Trouble) => traits.differs?.[trouble] ?? expected[trouble].outcome;
  describe(`publisher contract: ${name}`, () => {
    let world: PublisherWorld;
    const calm = new AbortController().signal;
    const publish = (what: ReturnType<PublisherWorld['delivery']>, signal = calm) =>
      world.publisher.send(what.delivery, what.card === null ? [] : [what.card], signal);
    beforeEach(async () => {
      world = await open();
    });
    afterEach(async () => {
      await world[Symbol.asyncDispose]();
    });

    test.each(['text', 'card'] as const)(
      'a delivery (%s) is posted once and its message is named',
      async kind => {
        const outcome = await publish(world.delivery(kind));
        expect(outcome).toMatchObject({ kind: 'sent', messageIds: world.posted() });
        expect(world.posted()).toHaveLength(1);
        expect(outcome.kind === 'sent' && (outcome.url === null || URL.canParse(outcome.url))).toBe(true);
        expect(world.attempts()).toBeLessThanOrEqual(1);
        expect(world.violations()).toEqual([]);
      },
    );

    test('two deliveries are two messages', async () => {
      await publish(world.delivery('text'));
      await publish(world.delivery('card'));
      expect(new Set(world.posted()).size).toBe(2);
    });

    test('two deliveries at the same time do not disturb each other', async () => {
      const outcomes = await Promise.all(
        [world.delivery('card'), world.delivery('text')].map(one => publish(one)),
      );
      expect(outcomes.map(outcome => outcome.kind)).toEqual(['sent', 'sent']);
      expect(outcomes.flatMap(o => (o.kind === 'sent' ? o.messageIds : [])).sort()).toEqual(
        [...world.posted()].sort(),
      );
    });

    test.each(met)(
      '%s: the outcome says what is known, and nothing is repeated behind our back',
      async trouble => {
        await world.prepare(trouble);
        const outcome = await publish(world.delivery('card'));
        expect(outcome).toMatchObject(called(trouble));
        expect(outcome).toHaveProperty('reason');
        expect(outcome).not.toHaveProperty('reason', '');
        expect(world.posted()).toHaveLength(expected[trouble].posted);
        expect(world.attempts()).toBe(expected[trouble].attempts);
        expect(JSON.stringify(outcome)).not.toContain(world.secret);
      },
    );

    test('what it says of itself is what it can do', () => {
      expect(world.publisher.repeatableForMs > 0).toBe(traits.repeats);
      expect(world.publisher.find !== undefined).toBe(traits.finds);
    });

    test.each(traits.repeats ? lostHere : [])('%s: repeating leaves one message', async trouble => {
      await world.prepare(trouble);
      const what = world.delivery('card');
      await publish(what);
      expect(await publish(what)).toMatchObject({ kind: 'sent', messageIds: world.posted() });
      expect(world.posted()).toHaveLength(1);
    });

    test.each(traits.finds ? lostHere : [])('%s: a look at the place tells the truth', async trouble => {
      const { publisher } = world;
      await publish(world.delivery('text'));
      await world.prepare(trouble);
      const what = world.delivery('card');
      await publish(what);
      const there = world.posted().slice(1);
      expect(await publisher.find?.(what.delivery, calm)).toMatchObject(
        there.length === 0 ? { kind: 'absent' } : { kind: 'found', messageIds: there },
      );
    });

    test.each(met)('%s: the next delivery is not harmed by it', async trouble => {
      await world.prepare(trouble);
      await publish(world.delivery('text'));
      expect(await publish(world.delivery('text'))).toMatchObject({ kind: 'sent' });
    });

    test('an attempt that is called off before it begins posts nothing and may be retried', async () => {
      expect(await publish(world.delivery('card'), AbortSignal.abort())).toMatchObject({ kind: 'retry' });
      expect(world.posted()).toEqual([]);
    });

    test.runIf(met.includes('silence-after'))('an attempt called off in the middle is unknown', async () => {
      await world.prepare('silence-after');
      const stop = new AbortController();
      const attempt = publish(world.delivery('card'), stop.signal);
      await world.stored();
      stop.abort();
      expect(await attempt).toMatchObject({ kind: 'unknown' });
      expect(world.posted()).toHaveLength(1);
    });

    /** A message that stands, and what is needed to change it. */
    async function stand(kind: 'text' | 'card') {
      const what = world.delivery(kind);
      const outcome = await publish(what);
      if (outcome.kind !== 'sent') throw new Error(`it was to be sent, and is ${outcome.kind}`);
      const { messageIds, url } = outcome;
      const message = buildMessage(what.delivery, { messageIds, url });
      const delivery = world.edition(what.delivery);
      return {
        message,
        edit: () =>
          world.publisher.edit(delivery, { message, cards: what.card === null ? [] : [what.card] }, calm),
        remove: () => world.publisher.delete(what.delivery, message, calm),
      };
    }

    test.each(['text', 'card'] as const)('a message (%s) is edited in place', async kind => {
      const { edit, message } = await stand(kind);
      const [before] = world.shown();
      expect(await edit()).toMatchObject({ kind: 'sent', messageIds: message.messageIds });
      expect(world.posted()).toEqual(message.messageIds);
      expect(world.shown()).not.toEqual([before]);
      const [after] = world.shown();
      // once more: it shows that already
      expect(await edit()).toMatchObject({ kind: 'sent', messageIds: message.messageIds });
      expect(world.shown()).toEqual([after]);
      expect(world.violations()).toEqual([]);
    });

    test('a message is deleted, and deleting it again finds it gone', async () => {
      const { remove } = await stand('card');
      expect(await remove()).toMatchObject({ kind: 'sent' });
      expect(world.posted()).toEqual([]);
      expect(['gone', 'sent']).toContain((await remove()).kind);
      expect(world.violations()).toEqual([]);
    });

    test.runIf(traits.forgets !== true)(
      'a message that somebody removed is gone for an edit and a deletion',
      async () => {
        const { edit, remove } = await stand('text');
        world.remove();
        expect(await edit()).toMatchObject({ kind: 'gone' });
        expect(await remove()).toMatchObject({ kind: 'gone' });
        expect(world.posted()).toEqual([]);
      },
    );

    test.each(lostHere)(
      '%s: an edit and a deletion are unknown, and repeating confirms them',
      async trouble => {
        const { edit, remove } = await stand('card');
        const [before] = world.shown();
        for (const change of [edit, remove]) {
          await world.prepare(trouble);
          expect(await change()).toMatchObject({ kind: 'unknown' });
          expect(['sent', 'gone']).toContain((await change()).kind);
        }
        expect(world.shown()).not.toContain(before);
        expect(world.posted()).toEqual([]);
      },
    );

    test.each(met.filter(trouble => !(lost as readonly Trouble[]).includes(trouble)))(
      '%s: an edit says what is known and changes nothing',
      async trouble => {
        const { edit } = await stand('card');
        const before = world.shown();
        await world.prepare(trouble);
        const outcome = await edit();
        // of a connection that was kept nobody knows when it was cut
        if (trouble === 'connection-refused') expect(['retry', 'unknown']).toContain(outcome.kind);
        else expect(outcome).toMatchObject(called(trouble));
        expect(world.shown()).toEqual(before);
      },
    );

    test('a change that is called off before it begins changes nothing and may be retried', async () => {
      const what = world.delivery('text');
      await publish(what);
      const before = world.shown();
      const message = buildMessage(what.delivery, { messageIds: world.posted() });
      const off = AbortSignal.abort();
      const edition = world.edition(what.delivery);
      expect(await world.publisher.edit(edition, { message, cards: [] }, off)).toMatchObject({
        kind: 'retry',
      });
      expect(await world.publisher.delete(edition, message, off)).toMatchObject({ kind: 'retry' });
      expect(world.shown()).toEqual(before);
    });

    test('a payload of another platform is rejected, not thrown', async () => {
      const outcome = await world.publisher.send(world.foreignDelivery(), [], calm);
      expect(outcome).toMatchObject({ kind: 'rejected', scope: 'payload' });
      expect(world.posted()).toEqual([]);
    });

    test('a payload whose card is missing is rejected, not posted without it', async () => {
      const { delivery } = world.delivery('card');
      const outcome = await world.publisher.send(delivery, [], calm);
      expect(outcome).toMatchObject({ kind: 'rejected', scope: 'payload' });
      expect(world.posted()).toEqual([]);
    });
  });
}
