import { baseOf } from '../../../core/language.ts';

/**
 * Articles, prepositions, conjunctions and the like: words that belong with the next one, so that a line of display type does
 * not end with them. Lower case. Languages by ISO 639-1.
 */
const NO_BREAK_WORDS: Readonly<Record<string, string>> = {
  it: `il lo la i gli le un uno una di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli alle
    dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col coi e ed o od ma se
    che chi cui né non come ogni ci si vi ne mi ti quel san`,
  fr: `le la les un une des du de à au aux en dans par pour sur sous chez avec sans vers entre et ou où ni mais car donc or
    que qui quoi dont si ne se ce cet cette ces mon ma mes ton ta tes son sa ses leur leurs il on je tu très`,
  en: `a an the of to in on at by for from with into as and or but nor so if than that my your his her its our their no i mr mrs ms dr st`,
  es: `el la los las un una unos unas de del a al en con por para sin sobre entre y e o u ni que si no se lo le su sus mi tu muy`,
  pt: `o a os as um uma de do da dos das em no na nos nas por pelo pela para com sem e ou que se não ao à aos às seu sua`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom zu zum
    zur für um durch ohne als wie dass ob wenn nicht kein keine`,
};

const lists = new Map(
  Object.entries(NO_BREAK_WORDS).map(([language, words]) => [language, new Set(words.split(/\s+/u))]),
);

/** Whether a line should not end after this word in that language (a BCP 47 tag). */
export function isNoBreakWord(word: string, language: string): boolean {
  const bare = word.replace(/^[\p{Ps}\p{Pi}"]+/u, '').toLowerCase();
  return lists.get(baseOf(language))?.has(bare) ?? false;
}
