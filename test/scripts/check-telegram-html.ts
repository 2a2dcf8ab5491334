/**
 * Compares our own parser of Telegram's HTML with TDLib, the library the real server is built on, over hand-written and
 * generated texts. TDLib cannot be among this project's packages, so it is taken from where it is installed:
 *
 *     node test/scripts/check-telegram-html.ts [folder where tdl and prebuilt-tdlib are installed] [how many texts] [seed]
 *
 * Ends with 1 when they differ, and says so when TDLib is not there.
 */
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseTelegramHtml } from '../fakes/telegram-html.ts';
import type { HtmlEntity, ParsedHtml } from '../fakes/telegram-html.ts';
import { telegramHtmlCorpus } from './telegram-html-corpus.ts';

interface TdObject {
  readonly _: string;
  readonly message?: string;
  readonly text?: string;
  readonly entities?: readonly { offset: number; length: number; type: TdType }[];
}
interface TdType {
  readonly _: string;
  readonly url?: string;
  readonly language?: string;
  readonly custom_emoji_id?: string;
  readonly user_id?: number;
}
interface Tdl {
  configure(options: object): void;
  execute(request: object): TdObject;
}

const names: Readonly<Record<string, HtmlEntity['type']>> = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  Code: 'code',
  Pre: 'pre',
  PreCode: 'pre',
  BlockQuote: 'blockquote',
  ExpandableBlockQuote: 'expandable_blockquote',
  TextUrl: 'text_link',
  MentionName: 'text_mention',
  CustomEmoji: 'custom_emoji',
  DateTime: 'date_time',
};

function loadTdlib(folder: string): (html: string) => ParsedHtml {
  const load = createRequire(join(folder, 'anything.js'));
  const tdl = load('tdl') as Tdl;
  const prebuilt = load('prebuilt-tdlib') as { getTdjson(): string };
  tdl.configure({ tdjson: prebuilt.getTdjson(), verbosityLevel: 0 });
  return html => {
    const answer = tdl.execute({
      _: 'parseTextEntities',
      text: html,
      parse_mode: { _: 'textParseModeHTML' },
    });
    if (answer._ === 'error') {
      const words = answer.message ?? '';
      return { error: words.charAt(0).toLowerCase() + words.slice(1) };
    }
    return { text: answer.text ?? '', entities: (answer.entities ?? []).map(entityOf) };
  };
}

function entityOf({ offset, length, type }: { offset: number; length: number; type: TdType }): HtmlEntity {
  const name = names[type._.replace('textEntityType', '')];
  if (name === undefined) throw new Error(`TDLib names an entity that our parser does not know: ${type._}`);
  return {
    type: name,
    offset,
    length,
    ...(type.url === undefined ? {} : { url: type.url }),
    ...(type.language === undefined || type.language === '' ? {} : { language: type.language }),
    ...(type.custom_emoji_id === undefined ? {} : { custom_emoji_id: type.custom_emoji_id }),
    ...(type.user_id === undefined ? {} : { user: type.user_id }),
  };
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const [place = '../shared/tools/validator', count = '20000', seed = '1'] = process.argv.slice(2);
const folder = resolve(import.meta.dirname, '../..', place);
if (!existsSync(join(folder, 'node_modules/prebuilt-tdlib'))) {
  say(`TDLib is not installed in ${folder}: NOTHING WAS COMPARED. Install tdl and prebuilt-tdlib there.`);
} else {
  const theirs = loadTdlib(folder);
  let different = 0;
  let refused = 0;
  let total = 0;
  for (const html of telegramHtmlCorpus(Number(count), Number(seed))) {
    total++;
    const [mine, real] = [parseTelegramHtml(html), theirs(html)];
    if ('error' in real) refused++;
    if (isDeepStrictEqual(mine, real)) continue;
    different++;
    if (different <= 20)
      say(`${JSON.stringify(html)}\n  ours   ${JSON.stringify(mine)}\n  TDLib  ${JSON.stringify(real)}`);
  }
  say(`${total} texts compared (TDLib refused ${refused}), ${different} differ`);
  process.exitCode = different === 0 ? 0 : 1;
}
