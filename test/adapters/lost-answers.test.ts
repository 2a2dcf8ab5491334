import { expect, test } from 'vitest';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { createForwardingLook } from '../../src/adapters/telegram/publish/find/find-by-forwarding.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { CardImage } from '../../src/core/card.ts';
import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Delivery } from '../../src/core/post.ts';
import { HOUR } from '../../src/core/time.ts';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './discord/publish/deliveries.ts';
import {
  buildCardDelivery,
  buildTelegramDelivery,
  telegramCard,
  TOKEN,
} from './telegram/publish/deliveries.ts';

/**
 * What a lost answer leaves, for each fault and each way of sending, by the outbox's rule: repeat while a repeat is safe,
 * else look, and send again only what is surely absent. LOST_ANSWERS sets the deliveries of each case (2, or 1000).
 */
const COUNT = Number(process.env.LOST_ANSWERS ?? 2);
const PATIENCE = { timeout: 60_000 + COUNT * 1500 };
const calm = new AbortController().signal;

const faults = {
  'cut before it was taken': { kind: 'drop', when: 'before' },
  'cut after it was stored': { kind: 'drop', when: 'after' },
  'no answer, nothing stored': { kind: 'hang', when: 'before' },
  'no answer, stored': { kind: 'hang', when: 'after' },
  '502 by a front server, nothing stored': {
    kind: 'status',
    when: 'before',
    status: 502,
    html: '<h1>502</h1>',
  },
  '502 by a front server, stored': { kind: 'status', when: 'after', status: 502, html: '<h1>502</h1>' },
  '500, stored': { kind: 'status', when: 'after', status: 500 },
  '504, stored': { kind: 'status', when: 'after', status: 504, html: '' },
  'a success that is no JSON, stored': { kind: 'status', when: 'after', status: 200, html: 'OK' },
} as const;
type FaultName = keyof typeof faults;
const cases = (Object.keys(faults) as FaultName[]).flatMap(fault =>
  (['words', 'card'] as const).map(kind => [fault, kind] as const),
);
const isSilent = (fault: FaultName) => faults[fault].kind === 'hang';

/** Gives up as soon as its request has arrived: then it is the answer that is missing, however loaded the machine. */
const impatient = (publisher: Publisher, arrival: () => Promise<unknown>): Publisher => ({
  ...publisher,
  send(delivery, card) {
    const over = new AbortController();
    void arrival().then(() => {
      over.abort();
    });
    return publisher.send(delivery, card, over.signal);
  },
});

/** Who sends after the one that is not answered, and who looks, has all the time there is. */
interface Senders {
  readonly first: Publisher;
  readonly then: Publisher;
}

/** Sends by the outbox's rule until it is there; how many attempts that took. */
async function carry(
  { first, then: publisher }: Senders,
  what: { readonly delivery: Delivery; readonly card: CardImage | null; readonly repeats: boolean },
): Promise<number> {
  for (let attempts = 1; ; attempts++) {
    const sender = attempts === 1 ? first : publisher;
    const outcome = await sender.send(what.delivery, what.card === null ? [] : [what.card], calm);
    if (outcome.kind === 'sent') return attempts;
    expect(outcome.kind).toBe('unknown');
    if (what.repeats) continue;
    const finding = await publisher.find?.(what.delivery, calm);
    if (finding?.kind === 'found') return attempts;
    expect(finding).toEqual({ kind: 'absent' });
  }
}

test.concurrent.each(cases)(
  'Telegram, %s (%s): one message, found by forwarding',
  PATIENCE,
  async (fault, kind) => {
    await using fake = await startFakeTelegram({ token: TOKEN });
    const access = { token: TOKEN, apiRoot: fake.apiRoot };
    let at = Date.now();
    const publisher: Publisher = {
      ...createTelegramPublisher(access),
      find: createForwardingLook({
        ...access,
        log: telegramIds.supergroup,
        now: () => at,
        rivals: () => Promise.resolve([]),
        onLeftover: message => {
          throw new Error(message);
        },
        sleep: afterMs => Promise.resolve(void (at += afterMs)),
      }),
    };
    const arrived = () => fake.requests.filter(({ call }) => call.startsWith('send')).length;
    await publisher.send(buildTelegramDelivery({ text: 'Prima' }), [], calm);
    for (let i = 0; i < COUNT; i++) {
      at += HOUR;
      const build = kind === 'card' ? buildCardDelivery : buildTelegramDelivery;
      const words = `<b>Riapre il ponte numero ${i}</b>`;
      const delivery = {
        ...build(kind === 'card' ? { caption: words } : { text: words }),
        firstAttemptAt: Date.now(),
        lastSeenMessageId: String(fake.messages('@canale').at(-1)?.id),
      };
      const sends = arrived();
      fake.fault({ on: /^send/, trouble: faults[fault] });
      const hasArrived = () => fake.until(() => arrived() > sends);
      const senders = {
        first: isSilent(fault) ? impatient(publisher, hasArrived) : publisher,
        then: publisher,
      };
      const attempts = await carry(senders, {
        delivery,
        card: kind === 'card' ? telegramCard : null,
        repeats: false,
      });
      expect(arrived()).toBe(sends + attempts);
    }
    const texts = fake.messages('@canale').map(({ text, caption }) => text ?? caption);
    expect(texts).toHaveLength(COUNT + 1);
    expect(new Set(texts).size).toBe(COUNT + 1);
  },
);

const windows = [true, false].flatMap(repeats =>
  cases.map(([fault, kind]) => [fault, kind, repeats] as const),
);

test.concurrent.each(windows)(
  'Discord, %s (%s): one message (within the nonce’s window: %s)',
  PATIENCE,
  async (fault, kind, repeats) => {
    await using fake = await startFakeDiscord({ token: 'NzAw.TEST.token', limits: false });
    let skew = 0;
    const discord = createDiscordPublisher({
      token: 'NzAw.TEST.token',
      apiRoot: fake.apiRoot,
      now: () => Date.now() + skew,
    });
    const publisher: Publisher = {
      ...discord,
      async send(...attempt) {
        const outcome = await discord.send(...attempt);
        // past the window a repeat would be a second message
        if (!repeats && outcome.kind === 'unknown') {
          fake.advance(HOUR);
          skew += HOUR;
        }
        return outcome;
      },
    };
    const on = `POST /channels/${ids.text}/messages`;
    for (let i = 0; i < COUNT; i++) {
      const card = kind === 'card' ? discordCard : null;
      const delivery = {
        ...buildDiscordDelivery({ card: card === null ? null : cardOf(card) }),
        firstAttemptAt: Date.now() + skew,
      };
      const sends = fake.received(on).length;
      fake.fault({ on, trouble: faults[fault] });
      const hasArrived = () => fake.until(() => fake.received(on).length > sends);
      const first = isSilent(fault) ? impatient(publisher, hasArrived) : publisher;
      const attempts = await carry({ first, then: publisher }, { delivery, card, repeats });
      expect(fake.received(on)).toHaveLength(sends + attempts);
    }
    const titles = fake.messages(ids.text).map(({ embeds }) => embeds[0]?.title);
    expect(titles).toHaveLength(COUNT);
    expect(new Set(titles).size).toBe(COUNT);
  },
);
