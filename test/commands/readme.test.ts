import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  isAnnounced,
  shownOptions,
  type CommandOption,
  type CommandSpec,
} from '../../src/commands/command.ts';
import { commandSpecs } from '../../src/commands/desk.ts';
import { usageOf } from '../../src/commands/usage-of.ts';
import { words } from './desk-world.ts';

const say = words('en');
const WHO = {
  reader: 'everybody',
  manager: 'who manages the place; in private everybody',
  editor: 'editors',
} as const;

const typeOf = ({ type, suggests }: CommandOption): string => {
  if (type?.kind === 'count') return `a number from ${type.min} to ${type.max}`;
  if (type?.kind === 'choice') return `one of ${type.choices.map(({ value }) => value).join(', ')}`;
  return suggests ? 'words, completed while typed' : 'words';
};
const cell = (text: string) => text.replaceAll('|', '\\|');
const rowOf = (spec: CommandSpec): string =>
  [
    `\`${usageOf(spec, { style: null, say, titles: say })}\``,
    WHO[spec.who],
    say(spec.description),
    shownOptions(spec)
      .map(option => `\`${option.name}\`: ${typeOf(option)}`)
      .join('; '),
    spec.visibility,
  ]
    .map(cell)
    .join(' | ');

const README = `# Commands

A command is one file: who may use it, its options as data, its input (zod), its words (by key, in \`config/locales\`), its
handler. \`desk.ts\` asks for the permission, reads the input, runs the handler and turns what it throws into a kind
sentence. Platforms announce the options, complete them while they are typed, and draw the reply; none has words of its own.

- **Who**: \`reader\`, \`manager\` (of the place where it is asked: the platform tells; in private everybody for themselves)
  or \`editor\` (by numeric id or role, never by name). Accounts that many share are nobody.
- **Options**: one takes the words after the command (\`rest\`); others are \`name:value\`, with several words in quotation marks.
  Where options have names of their own they are filled in. \`isHidden\` ones are for buttons alone, as \`isHidden\` commands are. \`onMessage\`: offered in the menu of a message, whose words and author are its options.
- **Forms** (\`form\` of an answer) ask a person to write; what they write is the command's \`isWritten\` option.
- **Buttons** are commands with their options, signed. \`presser\` binds one to a person, \`place\` to a chat, \`until\` lets it expire;
  words too long for a button are kept for some days under a key. Below an answer they are the asker's, for a day. Below a preview
  in the editors' chat any editor may press them, there and for thirty days, and they hold the version that was seen; below an
  alert, there, while what they decide is open.
- **Settings** (language, time zone, mute) belong to a person in private, and to the place in a group or server.

The table is written by \`npx vitest run test/commands/readme.test.ts -u\`.

| command | who | what | options | answer |
|---|---|---|---|---|
${commandSpecs
  .filter(spec => isAnnounced(spec, null))
  .map(spec => `| ${rowOf(spec)} |`)
  .join('\n')}
`;

test('the table of commands is that of the definitions', async () => {
  await expect(README).toMatchFileSnapshot(join(import.meta.dirname, '../../src/commands/README.md'));
});

test('a name, its options and its buttons are such as every platform takes', () => {
  for (const spec of commandSpecs) {
    expect(spec.name).toMatch(/^[a-z]{1,32}$/);
    expect(spec.options.filter(({ rest }) => rest).length).toBeLessThanOrEqual(1);
    expect(spec.options.length).toBeLessThanOrEqual(25);
    for (const { name } of spec.options) expect(name).toMatch(/^[a-z]{1,32}$/);
  }
});
