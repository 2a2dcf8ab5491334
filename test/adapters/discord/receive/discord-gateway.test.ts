import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { FakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { sleepUnless, startBotWorld, TOKEN, usualSleep } from './bot-world.ts';

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
  }
});
const kinds = ({ events }: World) => events.map(event => event.kind);

describe('connecting', () => {
  test('only the servers are asked for, and the platform is up', async () => {
    const { fake, event } = await start();
    expect(await event('platform-up')).toMatchObject({ platform: 'discord' });
    expect(fake.gateway.identified).toEqual([1]);
    expect(fake.violations).toEqual([]);
  });

  test('a Discord that is down at the start is said once and found when it is back', async () => {
    const back = Promise.withResolvers<undefined>();
    const world = await start({
      before: fake => fake.goOffline(),
      // the first pause lasts until Discord is back
      sleep: (ms, signal) => (ms === 5000 ? back.promise : usualSleep(ms, signal)),
    });
    const { reason } = await world.event('platform-down');
    expect(reason).toContain('ECONNREFUSED');
    await world.fake.goOnline();
    back.resolve(undefined);
    await world.event('platform-up');
    expect(kinds(world)).toEqual(['platform-down', 'platform-up']);
  });

  test('an address that is none is asked for again', async () => {
    const nonsense = {
      url: 'nonsense',
      shards: 1,
      session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 },
    };
    const { fake, event } = await start({
      before: one => {
        one.fault({
          on: 'GET /gateway/bot',
          trouble: { kind: 'status', when: 'before', status: 200, json: nonsense },
        });
      },
    });
    expect((await event('platform-down')).reason).toContain('cannot be read');
    expect(await fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
  });

  test('as many connections as Discord recommends are opened, each with its share of the servers', async () => {
    const world = await start({
      places: [{ channel: ids.text, card: false }],
      before: fake => {
        fake.gateway.limits.shards = 3;
      },
    });
    await world.fake.until(() => world.fake.gateway.shards.length === 3);
    expect(world.fake.gateway.shards.map(String).sort()).toEqual(['0,3', '1,3', '2,3']);
    expect(await world.fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
    world.fake.gateway.drop();
    await world.fake.until(() => world.fake.gateway.history.resumes === 3);
    expect(world.fake.gateway.history.identifies).toBe(3);
  });

  test('no session is begun that Discord does not allow today', async () => {
    const { fake, event } = await start({
      before: one => {
        one.gateway.limits.remaining = 0;
      },
      sleep: sleepUnless(() => true),
    });
    expect((await event('platform-down')).reason).toContain('no new session');
    expect(fake.gateway.history.knocks).toBe(0);
  });

  test('sessions that Discord ends one after the other do not use up what it allows', async () => {
    const world = await start({
      before: fake => {
        fake.gateway.limits.remaining = 2;
      },
      sleep: sleepUnless(ms => [1500, 5000, 30_000].includes(ms)),
    });
    for (const n of [1, 2]) {
      await world.fake.until(() => world.fake.gateway.history.identifies === n && world.fake.gateway.ready);
      world.fake.gateway.invalidate();
    }
    expect((await world.event('platform-down')).reason).toContain('no new session');
    expect(world.fake.gateway.history.identifies).toBe(2);
  });

  test('a gateway that says nothing is said to be silent', async () => {
    const world = await start({
      before: fake => {
        fake.gateway.fallSilent();
      },
      sleep: sleepUnless(ms => ms === 2000),
    });
    expect((await world.event('platform-down')).reason).toContain('silent');
  });
});

describe('a token or rights that Discord refuses', () => {
  test('a wrong token is said with its remedy, asked for once, and the process goes on', async () => {
    const world = await start({ token: 'wrong' });
    const { reason } = await world.event('platform-down');
    expect(reason).toContain('DISCORD_BOT_TOKEN');
    await expect(Promise.race([world.running, Promise.resolve('running')])).resolves.toBe('running');
    await world.stop();
    expect(world.fake.requests).toHaveLength(1);
    expect(world.said()).not.toContain('"wrong"');
  });

  test.each([4004, 4013, 4014])('close code %i to the first greeting is final', async code => {
    const world = await start({
      before: fake => {
        fake.gateway.refuseIdentify(code);
      },
    });
    const { reason } = await world.event('platform-down');
    expect(reason).toMatch(/restart|update/);
    await world.stop();
    expect(world.fake.gateway.history).toMatchObject({ connections: 1, identifies: 1 });
  });

  test('a token that is reset while the bot runs is final, too', async () => {
    const world = await start();
    await world.event('platform-up');
    world.fake.gateway.close(4004);
    expect((await world.event('platform-down')).reason).toContain('DISCORD_BOT_TOKEN');
    await world.stop();
    expect(world.fake.gateway.history.connections).toBe(1);
  });
});

describe('losing the gateway', () => {
  test.each([
    [
      'a cut connection',
      (fake: FakeDiscord) => {
        fake.gateway.drop();
      },
    ],
    [
      'a request to reconnect',
      (fake: FakeDiscord) => {
        fake.gateway.askToReconnect();
      },
    ],
  ])('after %s the session is resumed, and what was missed is answered', async (_what, lose) => {
    const { fake, asked } = await start();
    await fake.interact({ command: 'latest' });
    lose(fake);
    await fake.until(() => !fake.gateway.ready);
    expect(await fake.interactMissed({ command: 'quote' })).toMatchObject({ kind: 'answer' });
    expect(asked.map(one => one.name)).toEqual(['latest', 'quote']);
    expect(fake.gateway.history).toMatchObject({ identifies: 1, resumes: 1 });
  });

  test('a session that is over is begun anew', async () => {
    const { fake } = await start();
    await fake.interact({ command: 'latest' });
    fake.gateway.invalidate();
    await fake.until(() => fake.gateway.history.identifies === 2);
    expect(await fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
  });

  test('a request to reconnect in the middle of a greeting is followed once', async () => {
    const { fake } = await start({
      before: one => {
        one.gateway.refuseIdentify('reconnect');
      },
    });
    expect(await fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
    expect(fake.gateway.history).toMatchObject({ connections: 2, identifies: 2 });
  });

  test('a door that stays shut is knocked at more and more rarely', async () => {
    const pauses: number[] = [];
    const { fake } = await start({
      before: one => {
        one.gateway.shutDoor('shut');
      },
      sleep: (ms, signal) => {
        if (ms < 30_000) pauses.push(ms);
        return usualSleep(ms, signal);
      },
    });
    await fake.until(() => fake.gateway.history.knocks === 4);
    expect(pauses).toEqual([1000, 3000, 9000]);
  });

  test('a short gap is nobody’s business, a long one is said, and its end, too', async () => {
    const gap = Promise.withResolvers<undefined>();
    let gaps = 0;
    const world = await start({
      sleep: (ms, signal) =>
        ms === 30_000 && ++gaps === 2 ? gap.promise : sleepUnless(one => one !== 5000)(ms, signal),
    });
    await world.fake.interact({ command: 'latest' });
    await world.fake.goOffline();
    gap.resolve(undefined);
    expect((await world.event('platform-down')).reason).toContain('silent');
    await world.fake.goOnline();
    await world.fake.until(() => world.fake.gateway.ready);
    await world.fake.interact({ command: 'latest' });
    expect(kinds(world)).toEqual(['platform-up', 'platform-down', 'platform-up']);
  });
});

test('a READY without a session is a fault, and the client begins anew', async () => {
  const { fake, event } = await start();
  await fake.interact({ command: 'latest' });
  fake.gateway.send('READY', {});
  expect((await event('platform-down')).reason).toContain('cannot be read');
  await fake.until(() => fake.gateway.history.identifies === 2);
  expect(await fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
});

test('an address to resume at that is none is left aside', async () => {
  const { fake } = await start({
    before: one => {
      one.gateway.resumeAt('nonsense');
    },
  });
  await fake.interact({ command: 'latest' });
  fake.gateway.drop();
  await fake.until(() => fake.gateway.history.resumes === 1);
  expect(await fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
});

test('events that nobody can read do not end the process', async () => {
  const { fake, events } = await start();
  await fake.interact({ command: 'latest' });
  fake.gateway.send('GUILD_CREATE', { id: '1' });
  fake.gateway.send('GUILD_DELETE', null);
  fake.gateway.send('INTERACTION_CREATE', null);
  fake.gateway.send('INTERACTION_CREATE', { id: 5, type: 2 });
  fake.gateway.send('SOMETHING_NEW', { wonder: true });
  fake.gateway.send('THREAD_LIST_SYNC', null);
  expect(await fake.interact({ command: 'latest' })).toMatchObject({ kind: 'answer' });
  expect(events.filter(event => event.kind === 'platform-fault').length).toBeGreaterThan(0);
});

describe('stopping', () => {
  test('an answer in the making is not waited for', async () => {
    const asked = Promise.withResolvers<undefined>();
    const answer = () => {
      asked.resolve(undefined);
      return new Promise<never>(() => undefined);
    };
    const world = await start({ does: { answer } });
    void world.fake.interact({ command: 'latest' });
    await asked.promise;
    await world.stop();
    await world.fake.until(() => world.fake.gateway.connections === 0);
  });

  /** Where a bot can be when it is told to stop: what its Discord is like, and how one sees that it got there. */
  const places: Readonly<
    Record<string, readonly [(fake: FakeDiscord) => unknown, (fake: FakeDiscord) => unknown]>
  > = {
    'it listens': [() => undefined, fake => fake.interact({ command: 'latest' })],
    'Discord is down': [fake => fake.goOffline(), () => undefined],
    'the gateway is silent': [
      fake => {
        fake.gateway.fallSilent();
      },
      fake => fake.until(() => fake.gateway.connections > 0),
    ],
    'its handshake is not answered': [
      fake => {
        fake.gateway.shutDoor('unanswered');
      },
      fake => fake.until(() => fake.gateway.history.knocks > 0),
    ],
    'it pauses before it tries again': [
      fake => {
        fake.gateway.shutDoor('shut');
      },
      fake => fake.until(() => fake.gateway.history.knocks > 1),
    ],
    'it has lost the gateway': [
      () => undefined,
      async fake => {
        await fake.interact({ command: 'latest' });
        fake.gateway.shutDoor('shut');
        fake.gateway.drop();
        await fake.until(() => fake.gateway.history.knocks === 2);
      },
    ],
    'it waits to greet again': [
      () => undefined,
      async fake => {
        await fake.interact({ command: 'latest' });
        fake.gateway.invalidate();
        await fake.until(() => fake.gateway.history.connections === 2);
      },
    ],
    'its token is refused': [
      fake => {
        fake.gateway.refuseIdentify(4004);
      },
      fake => fake.until(() => fake.gateway.history.identifies > 0),
    ],
  };

  test(`a process ends by itself when its bots stop, wherever they are: ${Object.keys(places).join(', ')}`, async () => {
    const fakes = await Promise.all(Object.keys(places).map(() => startFakeDiscord({ token: TOKEN })));
    const each = (do_: 0 | 1) =>
      Promise.all(Object.values(places).map((place, i) => fakes[i] && place[do_](fakes[i])));
    await each(0);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'run-bots.ts')], {
      env: { ...process.env, FAKE_ROOTS: fakes.map(fake => fake.apiRoot).join(' '), FAKE_TOKEN: TOKEN },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const said: string[] = [];
    child.stderr?.on('data', chunk => said.push(String(chunk)));
    const exit = once(child, 'exit');
    await once(child, 'message');
    await each(1);
    child.send('stop');
    expect({ exit: await exit, said: said.join('') }).toEqual({ exit: [0, null], said: '' });
    await Promise.all(fakes.map(fake => fake[Symbol.asyncDispose]()));
  });
});
