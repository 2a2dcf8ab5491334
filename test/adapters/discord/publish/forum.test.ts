import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { DiscordPayload } from '../../../../src/adapters/discord/format/payload.ts';
import type { Outcome } from '../../../../src/core/post.ts';
import { buildMessage } from '../../../fixtures/build.ts';
import { ids, postingRights } from '../../../fakes/discord-world.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './deliveries.ts';
import { calm, fake, find, openDiscordForEach, publisherOf } from './publisher-world.ts';

openDiscordForEach();
afterEach(() => {
  expect(fake.violations).toEqual([]);
});

const thread = { name: 'Riapre il ponte', tags: [], lastTag: null, ofItsOwn: false } as const;
const post = (more: Partial<DiscordPayload> = {}) =>
  buildDiscordDelivery({ channel: ids.forum, thread, ...more });
const tag = (id: string, name: string, moderated = false) => ({ id, name, moderated });
const THREADS = `POST /channels/${ids.forum}/threads`;

function idOf(outcome: Outcome): string {
  if (outcome.kind !== 'sent') throw new Error(`it was to be sent, and is ${JSON.stringify(outcome)}`);
  return outcome.messageIds[0] ?? '';
}
const stand = async (delivery: ReturnType<typeof post>, card = false) => {
  const outcome = await publisherOf().send(delivery, card ? [discordCard] : [], calm);
  return buildMessage(delivery, { messageIds: [idOf(outcome)], url: null });
};
const threadsOf = (parent: string) => [...fake.world.channels.values()].filter(one => one.parent === parent);

test.each([ids.forum, ids.media])(
  'in %s a post is a thread with its card in the first message',
  async channel => {
    const delivery = post({ channel, card: cardOf(discordCard), silent: true });
    const outcome = await publisherOf().send(delivery, [discordCard], calm);
    const id = idOf(outcome);
    expect(fake.channel(id)).toMatchObject({ name: thread.name, parent: channel, appliedTags: [] });
    expect(fake.messages(id)).toMatchObject([
      { id, flags: 4096, attachments: [{ description: discordCard.alt }], embeds: [{}] },
    ]);
    expect(outcome).toMatchObject({ url: `https://discord.com/channels/${ids.guild}/${id}/${id}` });
    expect(outcome).not.toHaveProperty('publish');
  },
);

test('a forum is asked what it is once, not for each post', async () => {
  const publisher = publisherOf();
  for (let i = 0; i < 3; i++) await publisher.send(post(), [], calm);
  expect(fake.received(`GET /channels/${ids.forum}`)).toHaveLength(1);
  expect(fake.received(THREADS)).toHaveLength(3);
});

test.each([
  [
    'by its topics, at most five',
    ['esteri', 'Città', 'a', 'b', 'c', 'd'],
    null,
    ['1', '2', '11', '12', '13'],
  ],
  ['none where none fits', ['sport'], null, []],
  ['the one for what has no other', ['sport'], 'Altro', ['3']],
  ['not what only moderators apply', ['Annunci'], null, []],
] as const)('its tags are told %s', async (...[, tags, lastTag, applied]) => {
  fake.channel(ids.forum).tags = [
    ...[tag('1', 'Esteri'), tag('2', 'citta'), tag('3', 'Altro'), tag('4', 'annunci', true)],
    ...['a', 'b', 'c', 'd'].map((name, i) => tag(`1${i + 1}`, name)),
  ];
  const { messageIds } = await stand(post({ thread: { ...thread, tags, lastTag } }));
  expect(fake.channel(messageIds[0] ?? '').appliedTags).toEqual(applied);
});

test('a forum that asks for a tag gets its first where none fits', async () => {
  Object.assign(fake.channel(ids.forum), {
    requiresTag: true,
    tags: [tag('1', 'Mod', true), tag('2', 'Altro')],
  });
  const { messageIds } = await stand(post());
  expect(fake.channel(messageIds[0] ?? '').appliedTags).toEqual(['2']);
});

test('a forum that has no tag to give closes the place, and is asked anew when it is tried again', async () => {
  fake.channel(ids.forum).requiresTag = true;
  const publisher = publisherOf();
  expect(await publisher.send(post(), [], calm)).toMatchObject({ kind: 'rejected', scope: 'destination' });
  fake.channel(ids.forum).tags = [tag('2', 'Altro')];
  expect(await publisher.send(post(), [], calm)).toMatchObject({ kind: 'sent' });
});

test('a correction changes the first message and the name, in an archived thread too, which stays archived', async () => {
  const delivery = post();
  const message = await stand(delivery);
  const [id = ''] = message.messageIds;
  fake.archive(id);
  const payload = {
    ...delivery.payload,
    embed: { ...delivery.payload.embed, title: 'Riapre, e resta aperto' },
    thread: { ...thread, name: 'Riapre, e resta aperto' },
  };
  const edit = { ...delivery, payload };
  expect(await publisherOf().edit(edit, { message, cards: [] }, calm)).toMatchObject({ kind: 'sent' });
  expect(fake.channel(id)).toMatchObject({ name: 'Riapre, e resta aperto', archived: true });
  expect(fake.messages(id)[0]?.embeds[0]?.title).toBe('Riapre, e resta aperto');
});

test('a retraction removes the thread where the bot may, else its first message and its title', async () => {
  const delivery = post();
  const first = await stand(delivery);
  expect(await publisherOf().delete(delivery, first, calm)).toMatchObject({ kind: 'sent' });
  const [id = ''] = first.messageIds;
  expect(fake.channel(id)).toMatchObject({ name: '—', archived: true, messages: [] });
  fake.setRole(~0n & ~PermissionFlagsBits.Administrator);
  const second = await stand(delivery);
  expect(await publisherOf().delete(delivery, second, calm)).toMatchObject({ kind: 'sent' });
  expect(threadsOf(ids.forum).map(({ id: one }) => one)).toEqual([id]);
  expect(await publisherOf().delete(delivery, second, calm)).toMatchObject({ kind: 'gone' });
  expect(await publisherOf().edit(delivery, { message: second, cards: [] }, calm)).toMatchObject({
    kind: 'gone',
  });
});

test('a lost answer is never repeated in a forum: the thread is looked for, open or archived', async () => {
  const publisher = publisherOf();
  const lost = post();
  expect(await publisher.lostAnswersOf?.(lost)).toEqual({ repeatableForMs: 0, maxInFlightMs: 30_000 });
  expect(await publisher.lostAnswersOf?.(buildDiscordDelivery({ thread }))).toBeNull();
  await stand(post()); // another article of the same title
  fake.fault({ on: THREADS, trouble: { kind: 'drop', when: 'before' } });
  expect(await publisher.send(lost, [], calm)).toMatchObject({ kind: 'unknown' });
  expect(await find(lost)).toEqual({ kind: 'absent' });
  fake.fault({ on: THREADS, trouble: { kind: 'drop', when: 'after' } });
  expect(await publisher.send(lost, [], calm)).toMatchObject({ kind: 'unknown' });
  const id = threadsOf(ids.forum).at(-1)?.id ?? '';
  expect(await find(lost)).toMatchObject({ kind: 'found', messageIds: [id] });
  fake.archive(id);
  expect(await find(lost)).toMatchObject({ kind: 'found', messageIds: [id] });
  fake.archive(id, false);
  fake.removeMessage(id, id);
  expect(await find(lost)).toMatchObject({ kind: 'found', messageIds: [id] });
  fake.deny(ids.forum, PermissionFlagsBits.ReadMessageHistory);
  expect(await find(lost)).toMatchObject({ kind: 'unable' });
});

test('a forum that cannot be asked what it is gets nothing, and nothing is in doubt', async () => {
  fake.fault({ on: `GET /channels/${ids.forum}`, trouble: { kind: 'drop', when: 'before' }, times: 2 });
  const publisher = publisherOf();
  expect(await publisher.lostAnswersOf?.(post())).toMatchObject({ repeatableForMs: 0 });
  expect(await publisher.send(post(), [], calm)).toMatchObject({ kind: 'retry' });
  expect(threadsOf(ids.forum)).toEqual([]);
});

test('an archived thread is opened before it is posted to', async () => {
  fake.archive(ids.thread);
  expect(
    await publisherOf().send(buildDiscordDelivery({ channel: ids.thread, thread }), [], calm),
  ).toMatchObject({
    kind: 'sent',
  });
  expect(fake.channel(ids.thread).archived).toBe(false);
  expect(fake.messages(ids.thread)).toHaveLength(1);
});

test('an archived thread that is locked is closed to the bot', async () => {
  Object.assign(fake.channel(ids.thread), { archived: true, locked: true });
  expect(
    await publisherOf().send(buildDiscordDelivery({ channel: ids.thread, thread }), [], calm),
  ).toMatchObject({
    kind: 'rejected',
    scope: 'destination',
  });
});

test('in a text channel a post may have a thread of its own, begun once', async () => {
  const delivery = buildDiscordDelivery({ thread: { ...thread, ofItsOwn: true } });
  const publisher = publisherOf();
  const outcome = await publisher.send(delivery, [], calm);
  expect(outcome).toMatchObject({ kind: 'sent', publish: true });
  const id = idOf(outcome);
  const message = buildMessage(delivery, { messageIds: [id] });
  // without the right the post stands, and the next one does not wait for it
  expect(await publisher.publish?.(delivery, message, calm)).toMatchObject({
    kind: 'rejected',
    scope: 'payload',
  });
  fake.setRole(postingRights | PermissionFlagsBits.CreatePublicThreads);
  for (let i = 0; i < 2; i++)
    expect(await publisher.publish?.(delivery, message, calm)).toMatchObject({ kind: 'sent' });
  expect(threadsOf(ids.text).filter(one => one.id === id)).toMatchObject([{ name: thread.name }]);
  expect(await publisher.delete(delivery, message, calm)).toMatchObject({ kind: 'sent' });
  expect(fake.messages(ids.text)).toEqual([]);
  expect(fake.channel(id).name).toBe('—');
});
