import { expect, test } from 'vitest';
import { shownOptions } from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { runsOr } from '../long-runs.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR } from './platforms.ts';
import { keysOf, textFor, type Role } from './reader-world.ts';

/** Ours: markup of each platform, mentions, broken text, options that are none, and what other programs stumble over. */
const NAUGHTY = [
  '<b>x</b> <a href="tg://user?id=1">y</a> &amp; &lt;',
  '@everyone @here <@1> <@&2> <#3> </help:4>',
  '**x** __y__ ~~z~~ ||s|| `c` ```\nd\n``` > q',
  '\'; drop table posts; -- " \\',
  'to:canale at:99:99 again: for:-1h days:0',
  'to:"',
  '\u202Exyz\u2066 \u200B\uFEFF\u0007\uD800',
  '👩‍👩‍👧'.repeat(30),
  'Z̸̢̛͚̪̠͎͉̲̭̻͇͐́͂̓̈́͘a̴l̷g̶o̵',
  '[x](https://x.example) https://x.example/<b>',
  '-1',
  '9'.repeat(190),
  '0x1F 1e999 NaN null undefined __proto__ constructor',
  '${7*7} {{7*7}} %s %n { $title }',
  '25:61',
  'canale\nredazione',
];
/** Each option of each command gets so many of them, in turn. */
const STRINGS = Math.min(runsOr(5), NAUGHTY.length);
const ROLES: readonly Role[] = ['editor', 'editor', 'editor', 'reader', 'stranger'];
const editors = commandSpecs.filter(
  ({ who, isHidden, name }) => who === 'editor' && isHidden !== true && !['held', 'resolve'].includes(name),
);
const turns = editors
  .flatMap(spec => shownOptions(spec).map(option => ({ spec, option: option.name })))
  .flatMap(({ spec, option }, at) =>
    Array.from({ length: STRINGS }, (_, turn) => {
      // an article that there is, so that what is asked of the others is reached
      const rest = spec.options.some(({ name }) => name === 'article') && option !== 'article';
      const value = NAUGHTY[(at * 3 + turn) % NAUGHTY.length] ?? '';
      return {
        command: spec.name,
        options: { ...(rest ? { article: 'ponte' } : {}), [option]: value },
        as: ROLES[(at + turn) % ROLES.length] ?? 'editor',
      };
    }),
  );
const SAID = new Set([
  ...['bold', 'text_link', 'code', 'blockquote', 'expandable_blockquote', 'bot_command', 'italic'],
]);

test(
  'whatever editors, readers and strangers ask of editors’ commands, each answers, escaped, and pings nobody',
  {
    timeout: 3 * MINUTE,
  },
  async () => {
    const chat: number = telegramIds.supergroup;
    await using world = await openPlatforms('first: now', '', {
      newsroom: `approval: { telegram: ${chat}, discord: "${ids.announcements}" }`,
    });
    const { telegram, discord, newsroom } = world;
    newsroom.writeSeed('ponte.txt', SEED);
    for (const [at, text] of NAUGHTY.entries())
      newsroom.writeSeed(
        `n${at}.txt`,
        `Titolo ${text.replaceAll('\n', ' ')}\n\nIl fatto ${text}\nOggi ${at}.`,
      );
    const clock = fastClock(1);
    await using running = await run(newsroom.config(), { clock });
    const people = { editor: TELEGRAM_EDITOR, reader: 77, manager: 78, stranger: 1_087_968_824 };
    for (const { command, options, as } of turns) {
      // nobody may ask for all of them at once
      clock.goOn(2 * SECOND);
      discord.advance(2 * SECOND);
      const from = { id: people[as], language_code: 'it' };
      const text = textFor(command, options);
      const shared = as === 'stranger' ? { chat } : {};
      const answer = await telegram.userSays({ ...shared, from, text });
      expect(answer.text ?? answer.caption).not.toBe('');
      const user = as === 'editor' ? ids.editor : ids.reader;
      const seen = await discord.interact({ command, options, user });
      expect(seen).toMatchObject({ kind: 'answer', private: true });
    }

    // words of an editor's own, on the proposal that the first slot made
    const { approval } = running.app.newsroom;
    for (const text of NAUGHTY) {
      const [waiting] = await approval.waiting();
      if (waiting === undefined) break;
      const { post } = waiting.proposal;
      await approval.choose({ post: post.id, by: { id: 'cli', name: text } }, { kind: 'words', text });
    }
    for (const { proposal } of await approval.waiting())
      await approval.decide({
        post: proposal.post.id,
        by: { id: 'cli', name: NAUGHTY[1] ?? '' },
        kind: 'approved',
      });
    await telegram.until(() => telegram.messages(chat).every(({ markup }) => keysOf(markup).length === 0));

    const own = [...telegram.world.chats.values()].flatMap(({ messages }) =>
      messages.filter(({ from }) => from === telegram.world.bot.id),
    );
    const types = new Set(own.flatMap(({ entities }) => entities.map(({ type }) => type)));
    expect([...types].filter(type => !SAID.has(type))).toEqual([]);
    for (const { body } of discord.requests) {
      const said = Buffer.from(body, 'base64').toString();
      if (!said.includes('"content"') && !said.includes('"embeds"')) continue;
      expect(said).toContain('"allowed_mentions":{"parse":[]}');
    }
    const contents = [...discord.world.channels.values()].flatMap(({ messages }) =>
      messages.map(one => one.content),
    );
    for (const said of contents)
      expect(said.replace(/`[^`]*`/gu, '')).not.toMatch(/(?<!\\)(?:@everyone|@here|<@)/u);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
    const faults = running.events.filter(({ kind }) =>
      ['command-failed', 'platform-fault', 'service-fault', 'delivery-dead'].includes(kind),
    );
    expect(faults).toEqual([]);
  },
);
