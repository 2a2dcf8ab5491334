import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';
import { summarize, summarizeAtLength } from '../../../src/editorial/summary/summarize.ts';
import type { Sentence } from '../../../src/core/article.ts';

/** Sentences of an article in their order, each with its rank. */
function ranked(...given: readonly (readonly [text: string, rank: number])[]): {
  readonly sentences: readonly Sentence[];
  readonly language: string;
} {
  let start = 0;
  const sentences = given.map(([text, rank]) => {
    const sentence = { text, rank, start, end: start + text.length };
    start += text.length + 1;
    return sentence;
  });
  return { sentences, language: 'en' };
}
const textOf = (sentences: readonly Sentence[]) => sentences.map(({ text }) => text).join(' ');

const FERRY = `The council of Brackwater Bay votes to buy a second ferry
The council of Brackwater Bay voted on Monday to buy a second ferry for the harbour, after three winters of complaints.
The ship will cost 4 million crowns and will sail from May.
"We waited too long," said mayor Ottilie Fenwick. "Now people will get home."
She thanked the fishermen who had carried passengers for nothing.
However, two councillors of the opposition voted against it.
The weather was fine.
The harbour office expects 900 passengers a day on the second ferry.`;

describe('summarize', () => {
  it('tells first what happened', () => {
    const [first] = summarize(analyze({ text: FERRY }), { sentences: 1 });
    expect(first?.text).toMatch(/^The council of Brackwater Bay voted on Monday/);
  });

  it('does not say again the sentence that stands as the title, and what follows it may lean on it', () => {
    const article = { ...ranked(['The ferry sails.', 0], ['However, it is late.', 1], ['It rains.', 2]) };
    const title = 'The ferry sails.';
    expect(textOf(summarize({ ...article, title }, { chars: 60 }))).toBe('However, it is late. It rains.');
    expect(textOf(summarize({ ...ranked([title, 0]), title }, { chars: 60 }))).toBe(title);
  });

  it('keeps the order of the article, not of the ranking', () => {
    const article = ranked(['Second best.', 1], ['Least of all.', 2], ['Best of all.', 0]);
    expect(textOf(summarize(article, { sentences: 2 }))).toBe('Second best. Best of all.');
  });

  it('leaves out the best sentence when it alone does not fit', () => {
    const article = ranked([`${'long '.repeat(20)}end.`, 0], ['Short one.', 1]);
    expect(textOf(summarize(article, { chars: 50 }))).toBe('Short one.');
  });

  it('takes two sentences that fit rather than one that leaves no room', () => {
    const article = ranked(
      ['The first one says it all here.', 0],
      ['The second fills the rest of the room.', 1],
      ['A third.', 2],
      ['And another fourth sentence goes with the third one for sure.', 3],
    );
    expect(textOf(summarize(article, { chars: 42 }))).toBe('The first one says it all here. A third.');
  });

  it('leaves out a sentence that leans on one left out', () => {
    const article = ranked(
      ['The mayor spoke at length about boats. '.repeat(4), 0],
      ['She thanked the fishermen.', 1],
      ['The ferry sails in May.', 2],
    );
    expect(textOf(summarize(article, { chars: 60 }))).toBe('The ferry sails in May.');
  });

  it('keeps a sentence that leans on the one before it when that is there', () => {
    const article = ranked(
      ['The mayor spoke.', 0],
      ['She thanked the fishermen.', 1],
      ['The ferry sails in May.', 2],
    );
    expect(textOf(summarize(article, { chars: 45 }))).toBe('The mayor spoke. She thanked the fishermen.');
  });

  it('cuts no quotation in half', () => {
    const article = ranked(
      ['"We waited too long.', 0],
      ['Now we sail," she said.', 1],
      ['The ferry sails.', 2],
    );
    expect(textOf(summarize(article, { chars: 45 }))).toBe('The ferry sails.');
  });

  it('would rather say nothing than a sentence that leans on one that does not fit', () => {
    const article = ranked([`${'long '.repeat(20)}end.`, 1], ['However, it sails.', 0]);
    expect(summarize(article, { chars: 45 })).toEqual([]);
    expect(textOf(summarize(ranked(['However, it sails.', 0]), { chars: 45 }))).toBe('However, it sails.');
  });

  it('gives fewer sentences first that lean, each after the one it leans on', () => {
    const article = ranked(
      ['The mayor spoke.', 3],
      ['She thanked the fishermen.', 0],
      ['They cheered.', 1],
      ['The ferry sails in May.', 2],
    );
    expect(textOf(summarize(article, { sentences: 1 }))).toBe('The ferry sails in May.');
    expect(textOf(summarize(article, { sentences: 3 }))).toBe(
      'The mayor spoke. She thanked the fishermen. The ferry sails in May.',
    );
  });

  it('says nothing when nothing fits', () => {
    expect(summarize(analyze({ text: FERRY }), { chars: 10 })).toEqual([]);
    expect(summarize(ranked(), { chars: 300 })).toEqual([]);
    expect(summarize(analyze({ text: FERRY }), { chars: 300, sentences: 0 })).toEqual([]);
  });

  it('gives all sentences where all are asked for', () => {
    const analysis = analyze({ text: FERRY });
    expect(summarize(analysis, { sentences: 1_000 })).toEqual(analysis.sentences);
  });

  it('does not repeat the title', () => {
    const [title = ''] = FERRY.split('\n');
    const article = analyze({ text: `${title}.\n${FERRY.split('\n').slice(1).join('\n')}`, title });
    for (const chars of [120, 300, 420]) expect(textOf(summarize(article, { chars }))).not.toContain(title);
  });

  it('stays in its budget, in order, and in the words of the article, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('The ferry sails. ', 'She said "no. ', '\n', 'However, it came back. ', '«Ja», ', '. '),
    );
    const text = fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(6), (words, chars, most) => {
        const chosen = summarize(analyze({ text: words }), { chars, sentences: most });
        expect(textOf(chosen).length).toBeLessThanOrEqual(chars);
        expect(chosen.length).toBeLessThanOrEqual(most);
        chosen.forEach((sentence, at) => {
          expect(words.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.start).toBeGreaterThanOrEqual(chosen[at - 1]?.end ?? 0);
        });
      }),
    );
  });
});

it('at length a summary has as many of the best sentences as fit, and at a glance what it has anyway', () => {
  const text = (at: number) => `La frase numero ${at} dice una cosa sua. ${'x'.repeat(60)}`;
  const analysis = {
    language: 'it',
    sentences: Array.from({ length: 40 }, (_, at) => ({ text: text(at), rank: at, start: 0, end: 1 })),
  };
  expect(summarizeAtLength(analysis, 400)).toEqual(summarize(analysis, { chars: 400 }));
  const long = summarizeAtLength(analysis, 2000).map(sentence => sentence.text);
  expect(long.join(' ').length).toBeLessThanOrEqual(2000);
  expect(long.length).toBeGreaterThan(15);
  expect(summarizeAtLength({ ...analysis, sentences: [] }, 2000)).toEqual([]);
});
