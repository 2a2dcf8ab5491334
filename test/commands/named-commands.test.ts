import { expect, test } from 'vitest';
import { platforms } from '../../src/adapters/registry.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { withNames } from '../../src/commands/named-commands.ts';
import { words } from './desk-world.ts';

const voice = (platform: string, app = 'it') =>
  withNames(words('it'), commandSpecs, { style: platforms.styleOf(platform), titles: words(app) });

test('phrases call a command as it is called where somebody asks', () => {
  expect(voice('discord')('refused')).toContain('/aiuto');
  expect(voice('discord')('subscriptions-how')).toMatch(/^\/disdici .*\/disdici all/);
  expect(voice('telegram')('refused')).toContain('/help');
  // an app in German, in a server that is answered in Italian
  expect(voice('discord', 'de')('refused')).toMatch(/riservato.*\/hilfe/);
});

test('what is told in a phrase, and what only looks like a command, stays as it is', () => {
  const title = 'Che cosa fa /help, in /latest/search';
  expect(voice('discord')('post-at', { title, names: 'a', when: 'b' })).toContain(title);
  expect(voice('discord')('timezone-set', { zone: 'Europe/search', time: '1' })).toContain('Europe/search');
  expect(voice('discord')('unknown-command', { name: '/help' })).toMatch(/^\/help .*\/aiuto/);
});
