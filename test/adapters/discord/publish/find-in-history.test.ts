import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../../src/core/time.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDiscordDelivery } from './deliveries.ts';
import { fake, find, POST, publish, openDiscordForEach } from './publisher-world.ts';

openDiscordForEach();

describe('looking for a message whose answer was lost', () => {
  async function loseAnswer(delivery = buildDiscordDelivery()) {
    fake.fault({ on: POST, trouble: { kind: 'drop', when: 'after' } });
    expect(await publish(delivery)).toMatchObject({ kind: 'unknown' });
    return { delivery, id: fake.messages(ids.text).at(-1)?.id ?? '' };
  }

  test('past the nonce’s window a repeat would be a second message, and the look finds the first', async () => {
    const { delivery, id } = await loseAnswer();
    fake.advance(HOUR);
    expect(await find(delivery, () => Date.now() + HOUR)).toEqual({
      kind: 'found',
      messageIds: [id],
      url: `https://discord.com/channels/${ids.guild}/${ids.text}/${id}`,
    });
    await publish(delivery);
    expect(fake.messages(ids.text)).toHaveLength(2); // so the fake is honest about the window
  });

  test('it is found behind hundreds of others, and not confused with them', async () => {
    for (let i = 0; i < 30; i++) fake.say(ids.text, ids.reader, `before ${i}`);
    const { delivery, id } = await loseAnswer();
    for (let i = 0; i < 250; i++) fake.say(ids.text, ids.reader, `after ${i}`);
    expect(await find(delivery)).toMatchObject({ kind: 'found', messageIds: [id] });
    expect(await find(buildDiscordDelivery())).toEqual({ kind: 'absent' });
    expect(fake.violations).toEqual([]);
  });

  test.each([
    { title: 'Riapre il molo' },
    { url: 'https://gazzetta.example/molo' },
    { description: 'Altro.' },
  ])('another post of ours is not it: %o', async part => {
    const { delivery } = await loseAnswer();
    const embed = { ...delivery.payload.embed, ...part };
    expect(await find(buildDiscordDelivery({ embed }))).toEqual({ kind: 'absent' });
    expect(await find({ ...delivery, payload: delivery.payload })).toMatchObject({ kind: 'found' });
  });

  test.each([true, false])(
    'a delivery with content only is found by its words (content sent: %s)',
    async plain => {
      const lightened = buildDiscordDelivery({ content: 'Riapre  il ponte\nfine' });
      const { content: _content, ...whole } = lightened.payload;
      const { id } = await loseAnswer(plain ? lightened : { ...lightened, payload: whole });
      expect(await find(lightened)).toMatchObject({ kind: 'found', messageIds: [id] });
      const { embed } = buildDiscordDelivery().payload;
      expect(await find(buildDiscordDelivery({ content: 'Altro', embed }))).toEqual({ kind: 'absent' });
    },
  );

  test('the same words by somebody else are not ours', async () => {
    const { delivery } = await loseAnswer();
    const [message] = fake.messages(ids.text);
    if (message)
      fake.channel(ids.text).messages[0] = { ...message, author: fake.say(ids.text, ids.reader, 'x').author };
    expect(await find(delivery)).toEqual({ kind: 'absent' });
  });

  test.each([-HOUR, HOUR])('a clock that is wrong by %i ms does not hide it', async skew => {
    fake.advance(skew); // seen from Discord, our clock is off
    const { delivery, id } = await loseAnswer();
    expect(await find(delivery)).toMatchObject({ kind: 'found', messageIds: [id] });
  });

  test('a description that Discord trims is still known', async () => {
    const { embed } = buildDiscordDelivery().payload;
    const padded = {
      ...embed,
      title: ` ${embed.title ?? ''}`,
      description: `\n${embed.description ?? ''}\n\n`,
    };
    const { delivery, id } = await loseAnswer(buildDiscordDelivery({ embed: padded }));
    expect(await find(delivery)).toMatchObject({ kind: 'found', messageIds: [id] });
  });

  test('without the right to read the history it does not say absent', async () => {
    const { delivery } = await loseAnswer();
    fake.deny(ids.text, PermissionFlagsBits.ReadMessageHistory);
    expect(await find(delivery)).toMatchObject({
      kind: 'unable',
      reason: { code: 'history-closed' },
    });
  });

  describe.each(['GET /channels', 'GET /users/@me', 'GET /guilds'])('when %s fails', on => {
    test.each([
      { kind: 'status', when: 'before', status: 502, html: 'bad' },
      { kind: 'drop', when: 'before' },
      { kind: 'drop', when: 'after' },
    ] as const)('for a while (%o), the look is made again and nobody is asked', async trouble => {
      fake.fault({ on, trouble });
      expect(await find(buildDiscordDelivery())).toMatchObject({ kind: 'unable', afterMs: 30_000 });
    });

    test('since too much was asked, the look is made again when Discord says', async () => {
      const json = { message: 'You are being rate limited.', retry_after: 43, global: true };
      const headers = { 'retry-after': '43', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
      fake.fault({ on, trouble: { kind: 'status', when: 'before', status: 429, json, headers } });
      expect(await find(buildDiscordDelivery())).toMatchObject({ kind: 'unable', afterMs: 43_000 });
    });

    test('by a refusal, a person is asked', async () => {
      const json = { message: 'Missing Access', code: 50_001 };
      fake.fault({ on, trouble: { kind: 'status', when: 'before', status: 403, json } });
      const finding = await find(buildDiscordDelivery());
      expect(finding).toMatchObject({ kind: 'unable' });
      expect(finding).not.toHaveProperty('afterMs');
    });
  });

  test('what was never sent is absent', async () => {
    fake.fault({ on: POST, trouble: { kind: 'drop', when: 'before' } });
    const delivery = buildDiscordDelivery();
    expect(await publish(delivery)).toMatchObject({ kind: 'unknown' });
    expect(await find(delivery)).toEqual({ kind: 'absent' });
  });
});
