import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { ids } from '../../fakes/discord-world.ts';
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
