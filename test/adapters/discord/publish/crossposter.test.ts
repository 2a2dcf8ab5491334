import { setImmediate } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { DiscordPublisher } from '../../../../src/adapters/discord/publish/discord-publisher.ts';
import type { Delivery, Outcome } from '../../../../src/core/post.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/core/time.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDiscordDelivery } from './deliveries.ts';
import { calm, events, fake, find, publish, publisherOf, openDiscordForEach } from './publisher-world.ts';

openDiscordForEach();

describe('publishing to followers', () => {
  const announcement = () => buildDiscordDelivery({ channel: ids.announcements, crosspost: true });
  const faults = () => events.filter(event => event.kind === 'platform-fault');

  test('an announcement is published after it is there', async () => {
    await publish(announcement());
    expect([...fake.crossposted]).toEqual(fake.messages(ids.announcements).map(message => message.id));
    expect(events).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  const CROSSPOST = new RegExp(`^POST /channels/${ids.announcements}/messages/\\d+/crosspost`);
  const published = () => fake.messages(ids.announcements).map(({ id }) => fake.crossposted.has(id));

  test('a channel that is none for announcements leaves the message sent, and is said once', async () => {
    const publisher = publisherOf();
    for (let i = 0; i < 2; i++) {
      const delivery = buildDiscordDelivery({ channel: ids.text, crosspost: true });
      expect(await publisher.publish(delivery, null, calm)).toMatchObject({ kind: 'sent' });
    }
    expect(faults().map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^redazione: the message \d+ is there, but not published to followers: Discord 400/,
      ),
      expect.stringMatching(/^redazione: /),
    ]);
    expect(fake.received(`POST /channels/${ids.text}/messages/`)).toHaveLength(2); // none was tried again
  });

  test('what the hour’s limit keeps back is published later, without a second message', async () => {
    const publisher = publisherOf({ now: fake.now });
    const send = async () => {
      expect(await publisher.publish(announcement(), null, calm)).toMatchObject({ kind: 'sent' });
    };
    for (let i = 0; i < 12; i++) {
      fake.advance(MINUTE);
      await send();
    }
    expect(published()).toEqual([...Array<boolean>(10).fill(true), false, false]);
    expect(faults()).toHaveLength(2);
    // the twelfth was not even asked for: the limit is the channel's
    expect(fake.requests.filter(({ path }) => path.endsWith('/crosspost'))).toHaveLength(11);
    fake.advance(HOUR);
    await send();
    await send();
    expect(published()).toEqual(Array<boolean>(14).fill(true));
    expect(fake.messages(ids.announcements)).toHaveLength(14);
    expect(faults()).toHaveLength(2);
    expect(fake.violations).toEqual([]);
  });

  test.each([
    ['silence', { kind: 'hang', when: 'before' } as const],
    ['a fault of the server', { kind: 'status', when: 'after', status: 502, html: '' } as const],
  ])('%s leaves the message sent, is said, and is tried again', async (_what, trouble) => {
    fake.fault({ on: CROSSPOST, trouble });
    let now = Date.now();
    const publisher = publisherOf({ timeoutMs: 200, now: () => now });
    expect(await publisher.publish(announcement(), null, calm)).toMatchObject({ kind: 'sent' });
    expect(faults()).toHaveLength(1);
    now += HOUR;
    expect(await publisher.publish(announcement(), null, calm)).toMatchObject({ kind: 'sent' });
    expect(published()).toEqual([true, true]);
    expect(faults()).toHaveLength(1);
  });

  /**
   * Runs what publishes by itself until nothing is left to wait for; its sleeps take the fake's time, not ours. `sent`: what
   * the database knows of deliveries.
   */
  async function runUntilIdle(
    publisher: DiscordPublisher,
    sent: readonly Delivery[] = [],
  ): Promise<readonly number[]> {
    const stop = new AbortController();
    const sleeps: number[] = [];
    const sleep = async (afterMs: number, signal?: AbortSignal) => {
      if (sleeps.push(afterMs) > 50) stop.abort(); // it turns in circles
      await setImmediate();
      if (signal?.aborted === true) return;
      if (Number.isFinite(afterMs)) fake.advance(afterMs);
      else stop.abort();
    };
    await publisher.run(stop.signal, { sleep, sent: () => Promise.resolve(sent) });
    return sleeps;
  }
  const sentAs = (delivery: Delivery, outcome: Outcome | null): Delivery => ({
    ...delivery,
    state: 'sent',
    sentAt: fake.now(),
    messageIds: outcome?.kind === 'sent' ? outcome.messageIds : [],
  });
  /** So many messages in a row by a process that then ends; as the database knows them. */
  async function postMany(count: number): Promise<readonly Delivery[]> {
    const publisher = publisherOf({ now: fake.now });
    const deliveries: Delivery[] = [];
    for (let i = 0; i < count; i++) {
      const delivery = announcement();
      deliveries.push(sentAs(delivery, await publisher.publish(delivery, null, calm)));
      fake.advance(SECOND);
    }
    return deliveries;
  }
  const asked = () => fake.requests.filter(({ path }) => path.endsWith('/crosspost')).length;

  test('what the hour’s limit keeps back is published by itself, too', async () => {
    const publisher = publisherOf({ now: fake.now });
    for (let i = 0; i < 13; i++) {
      await publisher.publish(announcement(), null, calm);
      fake.advance(SECOND);
    }
    expect(published().filter(Boolean)).toHaveLength(10);
    // no more often than the limit says
    expect((await runUntilIdle(publisher)).length).toBeLessThan(5);
    expect(published()).toEqual(Array<boolean>(13).fill(true));
    expect(faults()).toHaveLength(3);
    expect(fake.violations).toEqual([]);
  });

  test('what a process leaves unpublished the next one publishes, and asks for nothing that is', async () => {
    const deliveries = await postMany(12);
    expect(published().filter(Boolean)).toHaveLength(10);
    const before = asked();
    fake.advance(HOUR);
    await runUntilIdle(publisherOf({ now: fake.now }), deliveries);
    expect(published()).toEqual(Array<boolean>(12).fill(true));
    expect(asked() - before).toBe(2);
    expect(fake.violations).toEqual([]);
  });

  test('what is a day old, deleted, of another kind or nobody’s delivery is let be', async () => {
    const [old] = await postMany(11).then(all => all.slice(-1));
    fake.advance(24 * HOUR);
    const rest = await postMany(13);
    const messages = fake.channel(ids.announcements).messages;
    messages.splice(
      messages.findIndex(({ id }) => id === rest[10]?.messageIds[0]),
      1,
    );
    const kept = rest[11];
    if (old === undefined || kept?.payload.platform !== 'discord') throw new Error('none');
    const quiet = { ...kept, payload: { ...kept.payload, crosspost: false } };
    fake.advance(HOUR);
    const before = asked();
    await runUntilIdle(publisherOf({ now: fake.now }), [old, ...rest.slice(0, 11), quiet]);
    expect(asked()).toBe(before);
  });

  test('a look that fails is made again', async () => {
    const deliveries = await postMany(11);
    fake.advance(HOUR);
    fake.fault({
      on: `GET /channels/${ids.announcements}/messages`,
      trouble: { kind: 'drop', when: 'before' },
    });
    const told = faults().length;
    await runUntilIdle(publisherOf({ now: fake.now }), deliveries);
    expect(published()).toEqual(Array<boolean>(11).fill(true));
    expect(faults().slice(told)).toMatchObject([
      { message: expect.stringMatching(/^what was left unpublished could not be looked for: /) as string },
    ]);
  });

  test('a channel whose history the bot may not read is said', async () => {
    const deliveries = await postMany(11);
    fake.advance(HOUR);
    fake.deny(ids.announcements, PermissionFlagsBits.ReadMessageHistory);
    const told = faults().length;
    await runUntilIdle(publisherOf({ now: fake.now }), deliveries);
    expect(faults().slice(told)).toMatchObject([
      {
        message: expect.stringMatching(
          /^redazione: none of its 11 messages of the last day is seen/,
        ) as string,
      },
    ]);
    expect(published().filter(Boolean)).toHaveLength(10);
  });

  test('a repeat of what is published already says nothing', async () => {
    const delivery = announcement();
    await publish(delivery);
    expect(await publish(delivery)).toMatchObject({ kind: 'sent' });
    expect(faults()).toEqual([]);
  });

  test('what a look finds unpublished is published', async () => {
    const delivery = announcement();
    fake.fault({
      on: `POST /channels/${ids.announcements}/messages`,
      trouble: { kind: 'drop', when: 'after' },
    });
    expect(await publish(delivery)).toMatchObject({ kind: 'unknown' });
    expect(fake.crossposted.size).toBe(0);
    expect(await find(delivery)).toMatchObject({ kind: 'found' });
    expect(fake.crossposted.size).toBe(1);
  });
});
