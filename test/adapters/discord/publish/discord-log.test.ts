import { PermissionFlagsBits } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createDiscordLog } from '../../../../src/adapters/discord/publish/discord-log.ts';
import { createInvalidRequests } from '../../../../src/adapters/discord/rest/invalid-requests.ts';
import { resolveCommand } from '../../../../src/commands/resolve.ts';
import { paragraph } from '../../../../src/core/rich-text.ts';
import { startFakeDiscord, type Trouble } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { TOKEN } from '../receive/bot-world.ts';

const notice = {
  id: 'abc',
  text: [paragraph('@everyone *arrivato*?')],
  buttons: [[{ label: 'C’è', command: 'resolve', options: { delivery: 'd1', verdict: 'there' } }]],
};

async function openLog() {
  const fake = await startFakeDiscord({ token: TOKEN });
  onTestFinished(() => fake[Symbol.asyncDispose]());
  const invalid = createInvalidRequests({ soft: 1 });
  const access = { token: TOKEN, apiRoot: fake.apiRoot, invalid };
  const log = createDiscordLog({ ...access, channel: ids.text, commands: [resolveCommand.spec] });
  return { fake, log, invalid };
}

test('a notice is a message with its buttons; told once more it is still one', async () => {
  const { fake, log } = await openLog();
  expect(await log.tell(notice)).toEqual({ kind: 'told' });
  expect(await log.tell(notice)).toEqual({ kind: 'told' });
  expect(fake.messages(ids.text)).toMatchObject([
    {
      components: [
        { components: [{ label: 'C’è', custom_id: expect.stringMatching(/^resolve:d1:there:/) as string }] },
      ],
    },
  ]);
  expect(fake.messages(ids.text)[0]?.content).not.toContain('*arrivato*');
  expect(fake.violations).toEqual([]);
});

test.each<[string, Trouble, object]>([
  [
    'too many requests',
    {
      kind: 'status',
      when: 'before',
      status: 429,
      json: { message: 'slow', retry_after: 9, global: false },
      headers: { 'retry-after': '9' },
    },
    { kind: 'later' },
  ],
  ['a lost answer', { kind: 'drop', when: 'after' }, { kind: 'unsure' }],
  [
    'a closed channel',
    { kind: 'status', when: 'before', status: 403, json: { message: 'Missing Access', code: 50001 } },
    { kind: 'refused' },
  ],
])('%s is told as what it is, without the token', async (_name, trouble, expected) => {
  const { fake, log } = await openLog();
  fake.fault({ on: 'POST /channels', trouble });
  const told = await log.tell(notice);
  expect(told).toMatchObject(expected);
  expect(JSON.stringify(told)).not.toContain(TOKEN);
});

test('a refusal counts among the invalid requests of this process', async () => {
  const { fake, log, invalid } = await openLog();
  expect(invalid.hold(ids.text)).toBe(null);
  fake.deny(ids.text, PermissionFlagsBits.SendMessages);
  expect(await log.tell(notice)).toMatchObject({ kind: 'refused' });
  expect(invalid.hold(ids.text)).toMatchObject({ scope: 'place' });
});
