import { expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { run } from './newsroom-world.ts';
import { openPlatforms } from './platforms.ts';

test('whoever chooses it in the menu of a message on Discord gets the card of its words, and nobody else sees it', async () => {
  await using world = await openPlatforms();
  const { discord, newsroom } = world;
  await using _running = await run(newsroom.config());
  const chosen = (content: string) =>
    discord.interact({
      command: 'Carta di questo messaggio',
      on: discord.say(ids.text, ids.editor, content),
    });
  const seen = await chosen(
    '**Il ponte** <@800000000000000021> resta aperto, *anche* di notte <:ponte:123456789012345678>',
  );
  expect(seen).toMatchObject({ kind: 'answer', private: true, content: '' });
  if (seen.kind !== 'answer') throw new Error('it is answered');
  expect(seen.files).toMatchObject([{ filename: expect.stringMatching(/^card\.(png|jpeg)$/) as string }]);
  expect(seen.files[0]?.description).toContain('Il ponte resta aperto, anche di notte :ponte:');
  expect(await chosen('x'.repeat(500))).toMatchObject({
    private: true,
    content: 'Su una carta stanno al più 400 caratteri.',
  });
  expect(await chosen('')).toMatchObject({ private: true, content: 'Questo messaggio non ha parole.' });
  const menu = discord.commands.find(({ type }) => type === 3);
  expect(menu).toMatchObject({
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    name_localizations: { de: 'Zitatkarte dieser Nachricht', 'en-GB': 'Quote card of this message' },
  });
  expect(discord.commands.find(({ name }) => name === 'quote')).toMatchObject({ integration_types: [0, 1] });
  expect(discord.violations).toEqual([]);
});
