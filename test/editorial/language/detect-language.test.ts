import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/editorial/language/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['it', 'La nave è arrivata ieri nel porto vecchio'],
    ['it', 'Probabilmente torneranno domani'],
    ['en', 'The ferry came back to the harbour late'],
    ['en', 'Rescuers worked through the night'],
    ['de', 'Die Fähre kehrte gestern in den Hafen zurück'],
    ['de', 'Mehrere Anwohner wurden verletzt'],
    ['fr', "Le bateau est rentré hier dans l'après-midi"],
    ['fr', 'Plusieurs habitants ont quitté leur maison'],
    ['es', 'El barco volvió ayer al puerto'],
    ['es', 'Varias personas resultaron heridas'],
  ])('tells %s from a few words: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['pt', 'O navio não chegou ainda ao porto, disse a capitã'],
    ['nl', 'De veerboot is gisteren niet meer naar de haven gekomen'],
    ['ca', 'El vaixell no va arribar al port amb els passatgers'],
    ['sv', 'Färjan kom inte till hamnen och resenärerna fick vänta'],
    ['pl', 'Statek nie wrócił do portu, który był zamknięty'],
  ])('tells %s, a language the newsroom has no grammar of', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['ru', 'Паром вернулся в гавань'],
    ['uk', 'Пором повернувся до гавані'],
    ['el', 'Το πλοίο επέστρεψε στο λιμάνι'],
    ['ja', 'フェリーは港に戻った'],
    ['zh', '渡轮返回港口'],
    ['ko', '여객선이 항구로 돌아왔다'],
    ['ar', 'عادت العبارة إلى الميناء'],
  ])('tells %s by its script', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is not led astray by a foreign title between quotation marks', () => {
    expect(detectLanguage('Mit dem Lied „The Boat and the Sea“ begann sie')).toBe('de');
    expect(detectLanguage('Dans la chanson « The Boat and the Sea », elle')).toBe('fr');
  });

  it('is not led astray by foreign names', () => {
    expect(detectLanguage('Secondo Wilhelm Achterberg dello Harbour Watch')).toBe('it');
  });

  it('takes a typographic apostrophe for a plain one', () => {
    const text = "L'acqua dell'isola c'è";
    expect(detectLanguage(text.replaceAll("'", '’'))).toBe(detectLanguage(text));
  });

  it.each(['', '123 – 45', '…', '\ud83d'])('says und of a text without letters: %j', text => {
    expect(detectLanguage(text)).toBe('und');
  });

  it('answers any text with a code of two letters or und', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(detectLanguage(text)).toMatch(/^(?:[a-z]{2}|und)$/);
      }),
    );
  });

  it('looks at the beginning alone, so that a long text costs no more than a short one', () => {
    const start = 'La nave è arrivata ieri nel porto vecchio. '.repeat(20);
    expect(detectLanguage(start + 'the ferry and the harbour '.repeat(40_000))).toBe('it');
  });
});
