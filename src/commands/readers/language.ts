import { z } from 'zod';
import { baseOf, languageOf } from '../../core/language.ts';
import { paragraph } from '../../core/rich-text.ts';
import type { Words } from '../../core/words.ts';
import { AUTO } from '../option-values.ts';
import type { Command } from '../context.ts';
import { foldWords } from '../articles/find-article.ts';

/** Languages with most readers on the platforms; those without words of their own are passed over. */
const KNOWN =
  'it en de fr es pt nl pl uk ru ro el cs sv da fi nb hu tr ar he fa hi id vi th ja ko zh ca eu gl hr sl sk bg sr sq et lv lt ga mt is'.split(
    ' ',
  );

/** Whether the bot has words of its own in a language. */
const isSpoken = (tag: string, words: Words): boolean => baseOf(words(tag)('page-language')) === baseOf(tag);

/** "Italiano", in the language itself. */
const nameOf = (tag: string, language = tag): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
};

/** The language of answers, and of the articles that come first. */
export const languageCommand: Command<{ readonly tag: string }> = {
  spec: {
    name: 'language',
    title: 'command-language',
    description: 'command-language-description',
    who: 'manager',
    visibility: 'private',
    options: [
      {
        name: 'tag',
        description: 'option-tag-description',
        placeholder: 'option-tag-placeholder',
        required: true,
        rest: true,
        suggests: true,
      },
    ],
  },
  input: z.object({ tag: z.string().trim().min(1).max(60) }),
  async run({ tag: typed }, { newsroom, owner, say, words }) {
    const reply = (text: string) => ({ text: [paragraph(text)], card: null, private: true });
    if (owner === null) return reply(say('refused-nobody'));
    const now = newsroom.now();
    if (typed.toLowerCase() === AUTO) {
      await newsroom.readers.change(owner, { language: null }, now);
      return reply(say('language-auto'));
    }
    const language = meant(typed, say('page-language'), words);
    if (language === null) {
      const spoken = KNOWN.filter(tag => isSpoken(tag, words)).map(tag => `${nameOf(tag)} (${tag})`);
      return reply(say('language-unknown', { languages: spoken.join(', ') }));
    }
    await newsroom.readers.change(owner, { language }, now);
    return reply(words(language)('language-set', { language: nameOf(language) }));
  },
  suggest(_option, typed, { say, words }) {
    const wanted = foldWords(typed);
    const own = say('page-language');
    const offered = KNOWN.filter(tag => isSpoken(tag, words)).map(tag => ({
      name: nameOf(tag),
      other: nameOf(tag, own),
      value: tag,
    }));
    const fitting = offered.filter(({ name, other, value }) =>
      foldWords(`${value} ${name} ${other}`).includes(wanted),
    );
    const all = fitting.map(({ name, value }) => ({ name, value }));
    return Promise.resolve([...all, { name: say('option-auto'), value: AUTO }]);
  },
};

/** The tag of a language that somebody wrote: as a tag, or by its name in its own language or in theirs. */
function meant(typed: string, own: string, words: Words): string | null {
  const tag = languageOf(typed);
  if (tag !== null && isSpoken(tag, words)) return tag;
  const wanted = foldWords(typed);
  const named = KNOWN.find(
    one => foldWords(nameOf(one)) === wanted || foldWords(nameOf(one, own)) === wanted,
  );
  return named !== undefined && isSpoken(named, words) ? named : null;
}
