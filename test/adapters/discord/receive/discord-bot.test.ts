import { MessageFlags } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { createDiscordBot } from '../../../../src/adapters/discord/receive/discord-bot.ts';
import type { Reply } from '../../../../src/commands/command.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { createDesk, reply, sleepUnless, startBotWorld, TOKEN, usualSleep, words } from './bot-world.ts';
import { discordCard } from '../publish/deliveries.ts';

type World = Awaited<ReturnType<typeof startBotWorld>>;
let worlds: World[] = [];
const start = async (...options: Parameters<typeof startBotWorld>) => {
  const world = await startBotWorld(...options);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  const ended = worlds;
  worlds = [];
  for (const world of ended) {
    await world[Symbol.asyncDispose]();
    expect(world.said()).not.toContain(TOKEN);
    expect(world.said()).not.toContain('interaction-token');
  }
});

describe('announcing', () => {
  const announcements = ({ fake }: World) => fake.received('PUT /applications');

  test('commands are announced in every language there are words for', async () => {
    const { fake } = await start();
    await fake.until(() => fake.commands.length > 0);
    expect(fake.commands.map(command => command.name)).toEqual(['latest', 'quote', 'post']);
    const [latest, , post] = fake.commands;
    expect(latest).toMatchObject({
      description: words('it')('command-latest-description'),
      name_localizations: { it: words('it')('command-latest') },
      description_localizations: {
        'en-US': words('en')('command-latest-description'),
        'en-GB': words('en')('command-latest-description'),
      },
      default_member_permissions: null,
      contexts: [0, 1, 2],
    });
    // Discord wants what is required first, whatever the order of the definition
    expect(post).toMatchObject({
      options: [
        { name: 'article', required: true, autocomplete: true },
        { name: 'to', required: false },
      ],
    });
    expect(fake.violations).toEqual([]);
  });

  test('the same commands are not announced again', async () => {
    const world = await start();
    await world.fake.until(() => world.fake.commands.length > 0);
    await world.stop();
    const stop = new AbortController();
    const again = createDiscordBot({
      fetch: () => Promise.reject(new Error('nothing is fetched here')),
      token: TOKEN,
      apiRoot: world.fake.apiRoot,
      desk: createDesk().desk,
      words,
      sleep: usualSleep,
      record: () => undefined,
    }).run(stop.signal);
    await world.fake.until(() => world.fake.received('GET /applications').length === 2);
    await world.fake.interact({ command: 'latest' });
    stop.abort();
    await again;
    expect(announcements(world)).toHaveLength(1);
  });

  test('an announcement that fails is said once and tried again', async () => {
    const world = await start({
      before: fake => {
        fake.fault({
          on: 'PUT /applications',
          trouble: { kind: 'status', when: 'before', status: 500 },
          times: 2,
        });
      },
    });
    await world.fake.until(() => world.fake.commands.length > 0);
    expect(announcements(world)).toHaveLength(3);
    expect(world.events.filter(event => event.kind === 'platform-fault')).toHaveLength(1);
  });
});

describe('answering', () => {
  test('a command is answered where it was asked, and pings nobody', async () => {
    const { fake, asked } = await start({
      does: { answer: () => Promise.resolve(reply('@everyone the bridge is open')) },
    });
    const seen = await fake.interact({ command: 'latest', user: ids.editor, locale: 'en-GB' });
    expect(seen).toMatchObject({ kind: 'answer', private: false, deferred: false });
    expect(seen.kind === 'answer' && seen.content).toContain('the bridge is open');
    expect(asked).toEqual([
      {
        name: 'latest',
        options: {},
        caller: {
          platform: 'discord',
          user: ids.editor,
          roles: [ids.editorRole],
          language: 'en-GB',
          name: 'editor',
          place: { kind: 'shared', id: ids.guild, channel: ids.text, topic: null },
          manages: expect.any(Function) as () => Promise<boolean>,
        },
      },
    ]);
    expect(fake.violations).toEqual([]);
  });

  test('in private with the bot the asker has no roles', async () => {
    const { fake, asked } = await start();
    await fake.interact({ command: 'quote', options: { article: 'ponte' }, user: ids.editor, direct: true });
    expect(asked[0]).toMatchObject({
      options: { article: 'ponte' },
      caller: {
        user: ids.editor,
        roles: [],
        place: { kind: 'private', id: ids.direct, channel: ids.direct, topic: null },
      },
    });
  });

  test('a private answer is seen by its asker only', async () => {
    const { fake } = await start({
      does: { answer: () => Promise.resolve(reply('only for editors', { private: true })) },
    });
    expect(await fake.interact({ command: 'post', options: { article: 'ponte' } })).toMatchObject({
      private: true,
    });
  });

  test('a card comes with its words for those who do not see it', async () => {
    const { fake } = await start({
      does: { answer: () => Promise.resolve(reply('here', { card: discordCard })) },
    });
    const seen = await fake.interact({ command: 'quote' });
    expect(seen).toMatchObject({
      files: [{ filename: 'card.png', description: discordCard.alt, bytes: discordCard.bytes }],
    });
    expect(fake.violations).toEqual([]);
  });

  /** A desk that answers when told to, and a bot that thinks at once. */
  async function startSlow() {
    const answer = Promise.withResolvers<Reply>();
    const world = await start({
      does: { answer: () => answer.promise },
      sleep: sleepUnless(ms => [2000, 30_000].includes(ms)),
    });
    const thought = () => world.fake.until(() => world.fake.received('POST /interactions').length > 0);
    return { ...world, answer, thought };
  }

  test('an answer that takes its time is announced by "thinking" and follows', async () => {
    const { fake, answer, thought } = await startSlow();
    const seen = fake.interact({ command: 'quote' });
    await thought();
    answer.resolve(reply('at last', { card: discordCard }));
    expect(await seen).toMatchObject({ kind: 'answer', content: 'at last', deferred: true, private: false });
    expect(await seen).toMatchObject({ files: [{ description: discordCard.alt }] });
    expect(fake.violations).toEqual([]);
  });

  test('a private command thinks in private', async () => {
    const { fake, answer, thought } = await startSlow();
    const seen = fake.interact({ command: 'post', options: { article: 'ponte' } });
    await thought();
    expect(fake.received('POST /interactions')[0]?.payload).toMatchObject({
      data: { flags: MessageFlags.Ephemeral },
    });
    answer.resolve(reply('on its way', { private: true }));
    expect(await seen).toMatchObject({ content: 'on its way', deferred: true, private: true });
  });

  test('a private answer after public thinking is still private', async () => {
    const { fake, answer, thought } = await startSlow();
    const seen = fake.interact({ command: 'quote' });
    await thought();
    answer.resolve(reply('not for you', { private: true }));
    expect(await seen).toMatchObject({ content: 'not for you', private: true });
    expect(fake.received('DELETE /webhooks')).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test('an answer that Discord finds wrong becomes an apology, and is noted', async () => {
    const { fake, event } = await start();
    fake.fault({
      on: 'POST /interactions',
      trouble: {
        kind: 'status',
        when: 'before',
        status: 413,
        json: { message: 'Request entity too large', code: 40005 },
      },
    });
    expect(await fake.interact({ command: 'latest', locale: 'en-US' })).toMatchObject({
      content: words('en')('failed'),
    });
    expect(await event('command-failed')).toMatchObject({ command: 'latest', user: ids.reader });
  });

  test('an answer that comes after the token is dead is noted, and the next is given', async () => {
    const { fake, answer, thought, event } = await startSlow();
    void fake.interact({ command: 'quote' });
    await thought();
    fake.advance(16 * 60_000);
    answer.resolve(reply('too late'));
    const { error } = await event('command-failed');
    expect(error).toMatchObject({ message: expect.stringContaining('50027') as string });
    expect(await fake.interact({ command: 'latest' })).toMatchObject({ content: 'too late' });
  });
});

describe('suggesting', () => {
  test('what is being typed reaches the desk, and at most 25 short names come back', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ name: `${'à'.repeat(120)}${i}`, value: `id-${i}` }));
    const asked: unknown[] = [];
    const { fake } = await start({
      does: {
        suggest: (...question) => {
          asked.push(question);
          return Promise.resolve([{ name: ' ', value: 'blank' }, ...many]);
        },
      },
    });
    const choices = await fake.autocomplete({ command: 'post', options: { to: 'canale', article: 'pon' } });
    expect(asked).toEqual([
      ['post', { option: 'article', typed: 'pon' }, expect.objectContaining({ user: ids.reader })],
    ]);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: `${'à'.repeat(99)}…`, value: 'id-0' });
    expect(fake.violations).toEqual([]);
  });
});
