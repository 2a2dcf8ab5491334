import { describe, expect, test } from 'vitest';
import { said } from './read-quotes.ts';

const QUESTIONS = ['Perché proprio adesso?', 'E il vecchio ponte di Gino Balli?', 'Che cosa farà domani?'];
const ANSWERS = ['Perché il fiume non aspetta.', 'Quello resta dove sta.', 'Domani dormirò fino a tardi.'];
const talk = (lead: string, answers: readonly string[] = ANSWERS.map(words => `«${words}»`)): string =>
  [lead, ...QUESTIONS.flatMap((question, i) => [question, answers[i] ?? ''])].join('\n');

describe('an article of questions and answers', () => {
  test('whom it introduces answers, not who is asked about', () => {
    const text = talk('Marta Quilli costruisce ponti da trent’anni. La incontriamo sul fiume.');
    expect(said(text, 'it')).toEqual(ANSWERS.map(words => `${words} → Marta Quilli`));
  });

  test('the title introduces too', () => {
    const text = talk('Trent’anni sul fiume, e non è stanca.');
    expect(said(text, 'it', 'Marta Quilli: il fiume non aspetta')).toEqual(
      ANSWERS.map(words => `${words} → Marta Quilli`),
    );
  });

  test('an answer goes on in the next paragraph', () => {
    const [first = '', ...rest] = ANSWERS.map(words => `«${words}»`);
    const open = `${first.slice(0, -1)}\nIl resto verrà da sé, con calma.»`;
    const text = talk('Marta Quilli costruisce ponti da trent’anni.', [open, ...rest]);
    expect(said(text, 'it')[1]).toBe('Il resto verrà da sé, con calma. → Marta Quilli');
  });

  test('nobody is named where two are introduced alike', () => {
    const text = talk('Marta Quilli e Dora Balli costruiscono ponti da trent’anni.');
    expect(said(text, 'it').filter(line => line.endsWith('→ ?'))).toHaveLength(ANSWERS.length);
  });

  test.each([
    'Signora Quilli, che cosa farà il ponte?',
    'Lei, signora Quilli, è la donna dei ponti. E adesso?',
  ])('whom the first question addresses answers: %s', question => {
    const lead = 'Dora Balli ha costruito il ponte con Marta Quilli, che tutti conoscono.';
    const text = `${lead}\n${question}\n«Domani vedremo che cosa farà.»\n${talk('')}`;
    expect(said(text, 'it').every(line => line.endsWith('→ Marta Quilli'))).toBe(true);
  });

  test('a question that quotes somebody is one too', () => {
    const text = `${talk('Marta Quilli costruisce ponti da trent’anni.')}\nPerché lei dice che «il fiume vince sempre su tutti noi»?\n«Lo vedrete l’anno prossimo, quando verrà la piena.»`;
    expect(said(text, 'it').at(-1)).toBe('Lo vedrete l’anno prossimo, quando verrà la piena. → Marta Quilli');
  });

  test('who only signed the article is not asked', () => {
    const text = talk('di Dora Balli\nTrent’anni sul fiume, e l’ingegnera Quilli non è stanca.');
    expect(said(text, 'it').filter(line => line.includes('Dora'))).toEqual([]);
  });

  test('what only sounds like a name introduces nobody', () => {
    const text = talk('Il Ponte Nuovo è il Ponte Nuovo. L’ingegnera Marta Quilli ne va fiera.');
    expect(said(text, 'it')[0]).toBe(`${ANSWERS[0]} → Marta Quilli`);
  });

  test('what the writer only remarks is answered, too', () => {
    const text = `${talk('Marta Quilli costruisce ponti da trent’anni.')}\nMa in città dicono che il ponte è brutto.\n«Lo dicevano anche del vecchio, e adesso lo rimpiangono.»`;
    expect(said(text, 'it').at(-1)).toBe(
      'Lo dicevano anche del vecchio, e adesso lo rimpiangono. → Marta Quilli',
    );
  });

  test('speech that the writer gives to another is no answer', () => {
    const text = `${talk('Marta Quilli costruisce ponti da trent’anni.')}\nMa in città dicono che il ponte è brutto.\n«È un pugno nell’occhio», dice Aldo Renni.`;
    expect(said(text, 'it').at(-1)).toBe('È un pugno nell’occhio → Aldo Renni');
  });
});
