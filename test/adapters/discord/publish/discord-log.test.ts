import { expect, onTestFinished, test } from 'vitest';
import { createDiscordLog } from '../../../../src/adapters/discord/publish/discord-log.ts';
import { createDiscordPublisher } from '../../../../src/adapters/discord/publish/discord-publisher.ts';
import { resolveCommand } from '../../../../src/commands/resolve.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDelivery } from '../../../fixtures/build.ts';
import { TOKEN } from '../receive/bot-world.ts';

const alert = {
  text: [paragraph('@everyone *arrivato*?')],
  buttons: [[{ label: 'C’è', command: 'resolve', options: { delivery: 'd1', verdict: 'there' } }]],
};

test('an alert is a message with its buttons; sent once more it is still one', async () => {
  const fake = await startFakeDiscord({ token: TOKEN });
  onTestFinished(() => fake[Symbol.asyncDispose]());
  const log = createDiscordLog({ token: TOKEN, channel: ids.text, commands: [resolveCommand.spec] });
  const { payload, orderingKey } = log.draft(alert);
  expect(orderingKey).toBe(`discord:${ids.text}`);
  expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);

  const delivery = { ...buildDelivery({ platform: 'discord', payload }), post: null, article: null };
  const publisher = createDiscordPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  for (let times = 0; times < 2; times++)
    expect(await publisher.send(delivery, [], new AbortController().signal)).toMatchObject({
      kind: 'sent',
    });
  expect(fake.messages(ids.text)).toMatchObject([
    {
      embeds: [],
      components: [
        { components: [{ label: 'C’è', custom_id: expect.stringMatching(/^resolve:d1:there:/) as string }] },
      ],
    },
  ]);
  expect(fake.messages(ids.text)[0]?.content).not.toContain('*arrivato*');
  expect(fake.violations).toEqual([]);
});
