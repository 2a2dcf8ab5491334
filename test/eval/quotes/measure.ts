import type { Json } from '../score.ts';
import { analyzed, at, scoreRows } from '../score.ts';
import { judgeCards, judgeRoles } from './judge.ts';
import { isKeptAside } from './kept-aside.ts';
import type { GoldDocument, Given, SetName } from './labelled.ts';
import { optionOf, readLabelled, SETS } from './labelled.ts';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
const show = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(1));

const HEADS = [
  'documents',
  'full name',
  'printed right',
  'nobody',
  'news full',
  'news e2e',
  'news role',
  'role right · wrong or cut (beside a name)',
  'card right · of quotable',
  'pull',
];

/** One line of figures for documents of one set, one language or one split. */
function figures(rows: readonly GoldDocument[], answers: ReadonlyMap<string, Json>): readonly string[] {
  const keyOf = ({ id, lang }: { readonly id: unknown; readonly lang: unknown }) =>
    `${String(lang)} ${String(id)}`;
  const predict = (input: Json): Json => ({
    ...answers.get(keyOf({ id: input.id, lang: input.lang })),
    id: input.id,
    lang: input.lang,
  });
  const all = scoreRows('quotes', rows, predict);
  const news = rows.filter(({ quotes }) => quotes.some(({ speaker_type }) => speaker_type !== undefined));
  const strict = news.length === 0 ? null : scoreRows('quotes-news', news, predict);
  const given = rows.map(gold => ({ gold, answer: answers.get(keyOf(gold)) as unknown as Given }));
  const roles = judgeRoles(given);
  const cards = judgeCards(given);
  return [
    String(rows.length),
    show(at(all, 'overall', 'full')),
    show(at(all, 'overall', 'printedRight')),
    show(at(all, 'overall', 'nonPersonEmpty')),
    show(100 * at(strict, 'overall', 'speaker_full')),
    show(100 * at(strict, 'overall', 'e2e_f1')),
    show(100 * at(strict, 'overall', 'role')),
    `${share(roles.right, roles.asked)} · ${share(roles.wrong, roles.given)} (${share(roles.namedWrong, roles.named)})`,
    `${share(cards.right, cards.named)} · ${share(cards.namedQuotable, cards.quotable)}`,
    `${share(cards.pulled, cards.pulls)} (longest ${share(cards.longest, cards.pulls)}, first ${share(cards.first, cards.pulls)})`,
  ];
}

/**
 * Quotations and speakers of every labelled set, of what rules were written from and of what was kept aside, by language. Of
 * the documents kept aside only these totals are ever shown.
 */
export function quoteTable(): readonly (readonly string[])[] {
  const table: (readonly string[])[] = [['set', ...HEADS]];
  const aside: GoldDocument[] = [];
  const answers = new Map<string, Json>();
  for (const set of SETS) {
    const documents = readLabelled(set, optionOf('texts'));
    for (const { id, lang, text, title } of documents)
      answers.set(`${lang} ${id}`, analyzed({ id, text, title }));
    for (const kept of [false, true]) {
      const rows = documents.filter(({ id }) => isKeptAside(id) === kept);
      if (rows.length === 0) continue;
      table.push([`${set}, ${kept ? 'kept aside' : 'written from'}`, ...figures(rows, answers)]);
      if (kept && isFresh(set)) aside.push(...rows);
    }
  }
  for (const lang of new Set(aside.map(one => one.lang)))
    table.push([
      `${lang}, kept aside`,
      ...figures(
        aside.filter(one => one.lang === lang),
        answers,
      ),
    ]);
  if (aside.length > 0) table.push(['quotes2 and labels, kept aside', ...figures(aside, answers)]);
  return table;
}

/** The first set was known, whole, when the first rules were written. */
const isFresh = (set: SetName): boolean => set !== 'quotes';
