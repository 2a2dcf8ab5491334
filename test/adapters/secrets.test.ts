import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { checkDiscord } from '../../src/adapters/discord/check-discord.ts';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { checkTelegram } from '../../src/adapters/telegram/check-telegram.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { createLogger, recordTo } from '../../src/logger.ts';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids } from '../fakes/discord-world.ts';
import { buildDestination } from '../fixtures/build.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './discord/publish/deliveries.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard } from './telegram/publish/deliveries.ts';
import { buildMessage } from '../fixtures/build.ts';

/** Nothing an adapter says may hold its token, whatever the platform puts into its answers. */
const TELEGRAM = '123456789:AAcanary_telegram-secret_0123456789x';
const DISCORD = 'NzAwMDAwMDAw.canary.discord-secret_0123456789';
const calm = new AbortController().signal;

const base64 = (text: string) => Buffer.from(text).toString('base64');
/** A token as careless servers and libraries print it. */
const echoes = (token: string) => [
  token,
  token.slice(token.indexOf(':') + 1),
  `https://api.example/bot${token}/sendMessage?x=1`,
  encodeURIComponent(`https://api.example/bot${token}/getMe`),
  `Authorization: Bot ${token}`,
  `Basic ${base64(`user:${token}`)}`,
  base64(`Bot ${token}`),
  Buffer.from(`x${token}`).toString('base64url'),
  JSON.stringify(JSON.stringify({ token })),
  `POST https://discord.com/api/v10/webhooks/1/${'canary'.repeat(12)}/messages/@original failed`,
];
/** What must be found in nothing: the words of the secrets, and what they are in base64 at any place of a text. */
const marks = [
  'canary',
  ...['', 'x', 'xx'].map(before => base64(`${before}canary_telegram-secret`).slice(4, 20)),
];

/** Also what a careless logger would print: hidden properties, getters, causes. */
function expectClean(...said: readonly unknown[]): void {
  const lines: string[] = [];
  const log = createLogger({ level: 'trace', secrets: [], stream: { write: line => lines.push(line) } });
  for (const one of said) log.error({ one });
  const all = [
    inspect(said, { depth: 12, showHidden: true, getters: true }),
    JSON.stringify(said),
    ...lines,
  ].join('\n');
  const unfolded =
    all +
    [...all.matchAll(/[\w+/-]{16,}/g)]
      .map(([run]) => Buffer.from(run, 'base64').toString('latin1'))
      .join('\n');
  for (const mark of marks) expect(unfolded).not.toContain(mark);
}

const troubles = (echo: string) => [
  ...[400, 401, 403, 404, 409, 413, 429, 500].map(
    status => ({ kind: 'status', status, description: echo }) as const,
  ),
  ...[403, 404, 429, 502].map(status => ({ kind: 'status', status, html: `<p>${echo}</p>` }) as const),
];

test.each(echoes(TELEGRAM))('Telegram, when answers echo %#', async echo => {
  await using fake = await startFakeTelegram({ token: TELEGRAM });
  const access = { token: TELEGRAM, apiRoot: fake.apiRoot };
  const publisher = createTelegramPublisher(access);
  const outcomes: unknown[] = [];
  for (const trouble of troubles(echo))
    for (const card of [null, telegramCard]) {
      fake.fault({ on: /^send/, trouble: { ...trouble, when: 'before' } });
      const delivery = card === null ? buildTelegramDelivery() : buildCardDelivery();
      outcomes.push(await publisher.send(delivery, card === null ? [] : [card], calm));
    }
  expect(outcomes).toHaveLength(24);
  const destinations = [
    {
      ...buildDestination({ platform: 'telegram' }),
      place: { chat: '@canale', topic: null, silent: false },
    },
  ];
  for (const trouble of troubles(echo)) {
    fake.fault({ on: /^get/, trouble: { ...trouble, when: 'before' } });
    outcomes.push(await checkTelegram({ ...access, destinations }));
  }
  expectClean(...outcomes);
});

test.each(echoes(DISCORD))('Discord, when answers echo %#', async echo => {
  await using fake = await startFakeDiscord({ token: DISCORD, limits: false });
  const events: NewsroomEvent[] = [];
  const outcomes: unknown[] = [];
  const place = { channel: ids.text, crosspost: false };
  const destinations = [{ ...buildDestination({ platform: 'discord' }), place }];
  for (const { kind, status, ...words } of troubles(echo)) {
    const how = 'html' in words ? { html: words.html } : { json: { message: words.description, code: 0 } };
    const trouble = { kind, status, when: 'before', ...how } as const;
    const access = { token: DISCORD, apiRoot: fake.apiRoot };
    const publisher = createDiscordPublisher(access);
    for (const card of [null, discordCard]) {
      fake.fault({ on: 'POST', trouble });
      const delivery = buildDiscordDelivery({ card: card === null ? null : cardOf(card) });
      outcomes.push(
        await publisher.send(delivery, card === null ? [] : [card], calm),
        await publisher.find?.(delivery, calm),
      );
    }
    const announced = buildDiscordDelivery({ channel: ids.announcements, crosspost: true });
    const message = buildMessage(announced);
    for (const [on, ask] of [
      [/crosspost$/, () => publisher.publish?.(announced, message, calm)],
      ['PATCH', () => publisher.edit(announced, { message, cards: [] }, calm)],
      ['DELETE', () => publisher.delete(announced, message, calm)],
    ] as const) {
      fake.fault({ on, trouble });
      outcomes.push(await ask());
    }
    fake.fault({ on: 'GET', trouble });
    outcomes.push(await checkDiscord({ ...access, destinations }));
  }
  const lines: string[] = [];
  const log = createLogger({ level: 'trace', secrets: [], stream: { write: line => lines.push(line) } });
  events.forEach(recordTo(log));
  expectClean(...outcomes, events, lines);
});

test.each(['offline', 'silent'] as const)('a platform that is %s gives nothing away', async how => {
  await using telegram = await startFakeTelegram({ token: TELEGRAM });
  await using discord = await startFakeDiscord({ token: DISCORD });
  if (how === 'offline') await Promise.all([telegram.goOffline(), discord.goOffline()]);
  telegram.fault({ on: /./, trouble: { kind: 'hang', when: 'before' }, times: 9 });
  discord.fault({ on: /./, trouble: { kind: 'hang', when: 'before' }, times: 9 });
  const timeoutMs = 100;
  expectClean(
    await createTelegramPublisher({ token: TELEGRAM, apiRoot: telegram.apiRoot, timeoutMs }).send(
      buildTelegramDelivery(),
      [],
      calm,
    ),
    await createDiscordPublisher({ token: DISCORD, apiRoot: discord.apiRoot, timeoutMs }).send(
      buildDiscordDelivery(),
      [],
      calm,
    ),
  );
});

test('a token that cannot be sent is not shown', async () => {
  await using discord = await startFakeDiscord({ token: DISCORD });
  const token = `${DISCORD}\ncanary`;
  expectClean(
    await createDiscordPublisher({ token, apiRoot: discord.apiRoot }).send(buildDiscordDelivery(), [], calm),
  );
});

test.each([...echoes(TELEGRAM), ...echoes(DISCORD)])('these tests would see a secret in echo %#', echo => {
  expect(() => {
    expectClean({ kind: 'unknown', reason: `Telegram 400: ${echo}` });
  }).toThrow();
});
