import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';

/** The last quotation's speaker and role. */
function last(language: string, text: string): { speaker: string | null; role: string | null } {
  const quotes = findQuotes({ text, title: null, paragraphs: [{ start: 0, end: text.length }], language });
  const { speaker, role } = quotes.at(-1) ?? { speaker: null, role: null };
  return { speaker, role };
}

describe('what the article says elsewhere of somebody’s office', () => {
  test('a bare office is the one that the article has in full', () => {
    const text =
      'L’examen est reporté sur décision du ministre de l’Éducation nationale. Bruno Morel a parlé lundi. « Il faut que tous les élèves reviennent en classe », a dit Bruno Morel. « Nous allons le répéter à tous les parents », a souligné le ministre.';
    expect(last('fr', text)).toEqual({ speaker: 'Bruno Morel', role: 'ministre de l’Éducation nationale' });
  });
  test('but not where somebody else has it', () => {
    const text =
      'Anne Tordelle, ministre de l’Éducation nationale, était là. Bruno Morel a parlé lundi. « Il faut que tous les élèves reviennent en classe », a dit le ministre Bruno Morel.';
    expect(last('fr', text).role).not.toBe('ministre de l’Éducation nationale');
  });
  test('of two forms of one office the one that says more', () => {
    const text =
      'Anne Tordelle, la présidente de la région Haute-Mer, a parlé. « Il faut que tous les trains partent à l’heure », a dit la présidente de région Anne Tordelle.';
    expect(last('fr', text).role).toBe('présidente de la région Haute-Mer');
  });
  test('a word more beside the name is no other office', () => {
    const text =
      'Ne parla il climatologo Marco Rossi, professore associato alla Scuola di scienze di Verdia. «Non sappiamo ancora che cosa cambierà per noi», ha detto Rossi.';
    expect(last('it', text).role).toBe('professore associato alla Scuola di scienze di Verdia');
  });
  test('a word that only points back does not replace the office given with the name', () => {
    const text =
      'Der Klimaforscher Peter Wray hat gerechnet. „Das haben wir uns im ganzen Sommer nicht so vorgestellt“, sagte Wray. „Das wird im nächsten Jahr wieder so sein“, erklärte der Wissenschaftler.';
    expect(last('de', text).role).toBe('Klimaforscher');
  });
  test('a body that is only pointed back to has its name where the article gives one', () => {
    const text =
      'El Club Deportivo Montes cierra el estadio. «No tiene ningún sentido para nosotros», dijo ayer Bruno Salas, presidente del club.';
    expect(last('es', text).role).toBe('presidente del Club Deportivo Montes');
  });
  test('but not where it names two of a kind', () => {
    const text =
      'El Club Deportivo Montes y el Club Atlético Robles cierran. «No tiene ningún sentido para nosotros», dijo ayer Bruno Salas, presidente del club.';
    expect(last('es', text).role).toBe('presidente del club');
  });
  test('somebody else’s office of the same name takes nothing away', () => {
    const text =
      'C’era l’imprenditore texano Luca Verdi. «Non sappiamo ancora che cosa cambierà per noi», ha detto l’imprenditore Marco Rossi.';
    expect(last('it', text).role).toBe('imprenditore');
  });
  test.each([
    [
      'en',
      'Peter Marsh is a photographer based in Dayton. “We do not know yet what this changes for us,” said Marsh.',
      'photographer based in Dayton',
    ],
    [
      'es',
      'Ana Gómez es alcaldesa de Río Alto. «No sabemos todavía lo que esto va a cambiar», dijo Gómez.',
      'alcaldesa de Río Alto',
    ],
    [
      'en',
      'Peter Marsh is not a photographer. “We do not know yet what this changes for us,” said Marsh.',
      null,
    ],
  ])('what a sentence states of somebody, where no more is said of him; %s: %s', (language, text, role) => {
    expect(last(language, text).role).toBe(role);
  });
});

describe('where nobody is named', () => {
  test.each([
    ['en', 'A statement came. “We do not know yet what this changes for us,” said the statement.'],
    ['it', '«Non sappiamo ancora che cosa cambierà per noi», ha detto l’amministratore delegato.'],
    ['it', '«Non sappiamo ancora che cosa cambierà per noi», ha detto la sorella dell’uomo.'],
    ['es', '«No sabemos todavía lo que esto va a cambiar», dijo esta vecina del barrio.'],
    ['fr', 'Les autorités sont sans nouvelles « d’encore plus de deux cents personnes » ce soir.'],
  ])('what only points at somebody is not printed; %s: %s', (language, text) => {
    expect(last(language, text)).toEqual({ speaker: null, role: null });
  });
  test('what says whom it is about is', () => {
    const text =
      'Le porte-parole de l’association Salam a réagi. « Il faut protéger tous les habitants de la ville », a dit le porte-parole de l’association.';
    expect(last('fr', text).role).toBe('porte-parole de l’association Salam');
  });
});
