import { buildDestination } from '../../fixtures/build.ts';
import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDiscord } from '../../../src/adapters/discord/check-discord.ts';
import { THREAD_TITLE, type DiscordPlace } from '../../../src/adapters/discord/format/payload.ts';
import type { Destination } from '../../../src/core/destination.ts';
import { startFakeDiscord } from '../../fakes/discord-server.ts';
import type { FakeDiscord } from '../../fakes/discord-server.ts';
import { ids, postingRights } from '../../fakes/discord-world.ts';
import { inEnglish } from '../../fixtures/in-english.ts';

const TOKEN = 'NzAwMDAwMDAw.CANARY.check-token';
let fake: FakeDiscord;
let said: string;

type Place = Destination<DiscordPlace>;
type At = Partial<DiscordPlace & Pick<Destination, 'name' | 'card'>>;
const place = ({ name = 'redazione', card = 'square', ...at }: At = {}): Place => ({
  ...buildDestination({ platform: 'discord', name, card }),
  place: { channel: ids.text, crosspost: false, ...at },
});
const check = async (destinations: readonly Place[] = [place()], token = TOKEN) => {
  const problems = inEnglish(await checkDiscord({ token, apiRoot: fake.apiRoot, destinations }));
  said += JSON.stringify(problems);
  return problems;
};

beforeEach(async () => {
  fake = await startFakeDiscord({ token: TOKEN });
  said = '';
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  expect(said).not.toContain(TOKEN);
  expect(fake.violations).toEqual([]);
});

test('a bot that may do all has no problems, and nothing is posted', async () => {
  const all = [
    place(),
    place({ channel: ids.announcements, crosspost: true }),
    place({ channel: ids.thread }),
  ];
  expect(await check(all)).toEqual([]);
  expect(fake.requests.every(request => request.method === 'GET')).toBe(true);
});

test('a token that Discord does not know is the only problem', async () => {
  fake.revokeToken();
  expect(await check([place(), place()])).toMatchObject([{ severity: 'error', what: 'DISCORD_BOT_TOKEN' }]);
  expect(fake.requests).toHaveLength(1);
});

test('a Discord that is not there is not blamed on the token', async () => {
  await fake.goOffline();
  const [problem] = await check();
  expect(problem).toMatchObject({ severity: 'error', what: 'Discord' });
  expect(problem?.why).toContain('ECONNREFUSED');
});

test.each([
  [
    'a channel that is none',
    (one: FakeDiscord) => {
      one.deleteChannel(ids.text);
    },
    [/no channel/, /Developer Mode/],
  ],
  [
    'a server the bot is not in',
    (one: FakeDiscord) => {
      one.kick();
    },
    [/not in that server/, /client_id=700000000000000001&permissions=\d+/],
  ],
  [
    'a channel it cannot see',
    (one: FakeDiscord) => {
      one.deny(ids.text, PermissionFlagsBits.ViewChannel);
    },
    [/cannot see/, /View Channel/],
  ],
  [
    'writing',
    (one: FakeDiscord) => {
      one.deny(ids.text, PermissionFlagsBits.SendMessages);
    },
    [/“Send Messages” in #notizie/, /allow “Send Messages”/],
  ],
  [
    'embeds',
    (one: FakeDiscord) => {
      one.deny(ids.text, PermissionFlagsBits.EmbedLinks);
    },
    [/“Embed Links”/, /allow/],
  ],
  [
    'files',
    (one: FakeDiscord) => {
      one.deny(ids.text, PermissionFlagsBits.AttachFiles);
    },
    [/“Attach Files”/, /allow/],
  ],
] as const)('%s: what is wrong and what to do', async (_what, happens, [why, remedy]) => {
  happens(fake);
  const problems = await check();
  expect(problems).toMatchObject([{ severity: 'error', what: 'destination redazione' }]);
  expect(problems[0]?.why).toMatch(why);
  expect(problems[0]?.remedy).toMatch(remedy);
});

test('without the history a lost answer cannot be looked for: a warning', async () => {
  fake.deny(ids.text, PermissionFlagsBits.ReadMessageHistory);
  expect(await check()).toMatchObject([
    { severity: 'warning', why: expect.stringContaining('Read Message History') as string },
  ]);
});

test('a destination without cards needs no right to attach', async () => {
  fake.deny(ids.text, PermissionFlagsBits.AttachFiles);
  expect(await check([place({ card: null })])).toEqual([]);
});

test('a thread is written in by a right of its own, held by its channel', async () => {
  fake.deny(ids.text, PermissionFlagsBits.SendMessages);
  expect(await check([place({ channel: ids.thread })])).toEqual([]);
  fake.deny(ids.text, PermissionFlagsBits.SendMessagesInThreads);
  expect(await check([place({ channel: ids.thread })])).toMatchObject([{ severity: 'error' }]);
});

test('crosspost where nothing can be published is a warning', async () => {
  expect(await check([place({ crosspost: true })])).toMatchObject([
    { severity: 'warning', remedy: expect.stringContaining('announcement') as string },
  ]);
});

test('a category takes no messages', async () => {
  Object.assign(fake.channel(ids.forum), { type: ChannelType.GuildCategory });
  expect(await check([place({ channel: ids.forum })])).toMatchObject([
    { severity: 'error', why: expect.stringContaining('not a text channel') as string },
  ]);
});

test('of a forum the rights are named as its settings name them', async () => {
  const forum = place({ channel: ids.forum });
  const [useful, ...others] = await check([forum]);
  expect(others).toEqual([]);
  expect(useful).toMatchObject({ severity: 'warning' });
  expect(useful?.why).toContain('Manage Posts');
  fake.setRole(postingRights | PermissionFlagsBits.ManageThreads);
  expect(await check([forum])).toEqual([]);
  fake.deny(ids.forum, PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads);
  const why = (await check([forum])).map(problem => problem.why).join();
  expect(why).toContain('Create Posts');
  expect(why).toContain('Send Messages in Posts');
});

test('threads of posts need a right of their own, and a locked thread is closed', async () => {
  const thread = { ofItsOwn: true, title: THREAD_TITLE, tags: {} };
  const why = (await check([place({ thread })])).map(problem => problem.why).join();
  expect(why).toContain('Create Public Threads');
  expect(why).toContain('Manage Threads');
  fake.lock(ids.thread);
  const [locked] = await check([place({ channel: ids.thread })]);
  expect(locked?.why).toContain('locked');
  expect(locked?.remedy).toContain('Unlock Thread');
});

test('a check that Discord interrupts goes on with the next destination', async () => {
  fake.fault({
    on: `GET /channels/${ids.text}`,
    trouble: { kind: 'status', when: 'before', status: 502, html: 'bad' },
  });
  const problems = await check([place(), place({ name: 'annunci', channel: ids.announcements })]);
  expect(problems).toMatchObject([
    { what: 'destination redazione', why: expect.stringContaining('502') as string },
  ]);
});

test('a role that is to be pinged is there, and the bot may mention it', async () => {
  const mention = { esteri: ids.editorRole, sport: '800000000000009999' };
  const codes = async () => (await check([place({ mention })])).map(({ why, remedy }) => [why, remedy]);
  expect(await codes()).toEqual([
    [expect.stringContaining('may not mention the role'), expect.stringContaining('Mention Everyone')],
    [expect.stringContaining('there is no role 800000000000009999'), expect.stringContaining('Copy Role ID')],
  ]);
  fake.setRole(postingRights | PermissionFlagsBits.MentionEveryone);
  expect(await codes()).toHaveLength(1);
  fake.setRole(postingRights);
  const role = fake.world.guilds.get(ids.guild)?.roles.find(({ id }) => id === ids.editorRole);
  if (role === undefined) throw new Error('the fake has it');
  role.mentionable = true;
  expect(await codes()).toHaveLength(1);
});
