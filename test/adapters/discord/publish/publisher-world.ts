import { inspect } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';
import { createDiscordPublisher } from '../../../../src/adapters/discord/publish/discord-publisher.ts';
import type { InvalidRequests } from '../../../../src/adapters/discord/rest/invalid-requests.ts';
import type { NewsroomEvent } from '../../../../src/core/ports/events.ts';
import type { Delivery } from '../../../../src/core/post.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { FakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { discordCard } from './deliveries.ts';

const TOKEN = 'NzAwMDAwMDAw.CANARY.publisher-token';
export const POST = `POST /channels/${ids.text}/messages`;
export const calm = new AbortController().signal;

export let fake: FakeDiscord;
export let events: NewsroomEvent[];
let answers: unknown[];

/** Gives each test of the file a Discord of its own, and sees to it that nothing the publisher said holds its token. */
export function openDiscordForEach(): void {
  beforeEach(async () => {
    fake = await startFakeDiscord({ token: TOKEN });
    events = [];
    answers = [];
  });
  afterEach(async () => {
    await fake[Symbol.asyncDispose]();
    expect(inspect([events, answers], { depth: 12, showHidden: true })).not.toContain(TOKEN);
  });
}

export const publisherOf = (
  more: { now?: () => number; timeoutMs?: number; invalid?: InvalidRequests } = {},
) =>
  createDiscordPublisher({
    token: TOKEN,
    apiRoot: fake.apiRoot,
    ...more,
  });
const keep = <T>(answer: T): T => {
  answers.push(answer);
  return answer;
};
export const publish = async (delivery: Delivery, card = false) =>
  keep(await publisherOf().send(delivery, card ? [discordCard] : [], calm));
/** For answers that never end; a busy machine must not look like one. */
export const publishImpatiently = async (delivery: Delivery) =>
  keep(await publisherOf({ timeoutMs: 200 }).send(delivery, [], calm));
export const find = async (delivery: Delivery, now?: () => number) =>
  keep(await publisherOf(now ? { now } : {}).find?.(delivery, calm));
