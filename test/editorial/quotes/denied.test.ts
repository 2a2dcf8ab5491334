import { describe, expect, test } from 'vitest';
import { chooseCard } from '../../../src/editorial/quotes/card.ts';
import { readQuotes } from './read-quotes.ts';

const INTRODUCED: Readonly<Record<string, string>> = {
  de: 'Uwe Tannroth, der Bürgermeister von Korvach, kam am Montag in den Hafen.\n',
  en: 'Ann Quill, the mayor of Corvara, came to the harbour on Monday.\n',
  es: 'Ana Quilla, alcaldesa de Corvara, llegó el lunes al puerto.\n',
  fr: 'Anne Quille, maire de Corvara, est venue lundi au port.\n',
  it: 'Anna Quilli, sindaca di Corvara, è arrivata lunedì al porto.\n',
};

/** Who is printed with the quotations of a line below the one that introduces the mayor, and whether one goes on a card. */
function printed(language: string, line: string) {
  const quotes = readQuotes(`${INTRODUCED[language] ?? ''}${line}`, language);
  return { names: quotes.map(({ speaker, role }) => [speaker, role]), card: chooseCard(quotes) };
}

const NOBODY = { names: [[null, null]], card: null };

describe('what somebody never said has no speaker', () => {
  test.each([
    ['de', 'Tannroth habe nie gesagt: „Wir reißen die Brücke im Winter ab“, teilte sein Büro mit.'],
    ['de', 'Tannroth hat niemals öffentlich „Wir reißen die Brücke im Winter ab“ gesagt.'],
    ['de', '„Wir reißen die Brücke im Winter ab.“ Das hat Tannroth nie gesagt.'],
    ['en', 'Quill never said “We will tear the bridge down before the winter”, her office insisted.'],
    ['en', 'Quill didn’t tell anybody “We will tear the bridge down before the winter”.'],
    ['en', '“We will tear the bridge down before the winter.” Quill never said that.'],
    ['es', 'Quilla nunca dijo “derribaremos el puente antes del invierno”.'],
    ['es', 'Quilla no ha dicho: “Derribaremos el puente antes del invierno”.'],
    ['es', '“Derribaremos el puente antes del invierno”. Quilla jamás lo dijo.'],
    ['fr', 'Quille n’a jamais dit « nous démolirons le pont avant l’hiver ».'],
    ['fr', 'Quille ne l’a pas dit. Elle n’a pas écrit : « Nous démolirons le pont avant l’hiver. »'],
    ['fr', '« Nous démolirons le pont avant l’hiver. » Quille ne l’a jamais dit.'],
    ['it', 'Quilli non ha mai detto: «Abbatteremo il ponte prima dell’inverno».'],
    ['it', '«Abbatteremo il ponte prima dell’inverno, ve lo prometto.» Quilli non lo ha mai detto.'],
  ])('%s %s', (language, line) => {
    expect(printed(language, line)).toEqual(NOBODY);
  });

  test('nor what stands beside it', () => {
    const line = 'Quill never said “We will tear the bridge down” or “We will sell the old harbour”.';
    expect(printed('en', line).names).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe('what somebody denies to have said has no speaker', () => {
  test.each([
    ['de', 'Tannroth bestritt, „Wir reißen die Brücke im Winter ab“ gesagt zu haben.'],
    ['de', 'Tannroth dementiert, dass er den Leuten geschrieben habe: „Wir reißen die Brücke ab.“'],
    ['de', '„Wir reißen die Brücke im Winter ab“, soll Tannroth gesagt haben, was er bestreitet.'],
    ['en', 'Quill denied that she had told friends: “We will tear the bridge down before the winter.”'],
    ['en', 'Quill denies ever writing “We will tear the bridge down before the winter”.'],
    ['en', '“We will tear it down before winter,” Quill is alleged to have said, which she denies.'],
    ['es', 'Quilla niega haber dicho: “Derribaremos el puente antes del invierno”.'],
    ['es', '“Derribaremos el puente antes del invierno”, habría dicho Quilla, algo que ella niega.'],
    ['fr', 'Quille a nié avoir dit : « Nous démolirons le pont avant l’hiver. »'],
    ['fr', '« Nous démolirons le pont avant l’hiver », aurait dit Quille, ce qu’elle dément.'],
    ['it', 'Quilli nega di aver scritto: «Abbatteremo il ponte prima dell’inverno».'],
    ['it', '«Abbatteremo il ponte prima dell’inverno», avrebbe detto Quilli, cosa che lei nega.'],
  ])('%s %s', (language, line) => {
    expect(printed(language, line)).toEqual(NOBODY);
  });
});

describe('what was said to somebody is not hers', () => {
  test.each([
    ['de', 'Tannroth musste sich sagen lassen: „Ihre Brücke ist der Stadt viel zu teuer.“'],
    ['de', '„Ihre Brücke ist der Stadt viel zu teuer“, musste sich Tannroth anhören.'],
    ['en', '“Your bridge is far too dear for this town,” Quill was told by the owner of the line.'],
    ['en', 'Quill was told: “Your bridge is far too dear for this town.”'],
    ['es', 'Quilla ha oído decir: “Su puente es demasiado caro para esta ciudad”.'],
    ['fr', 'Quille s’est entendu répondre : « Votre pont est trop cher pour cette ville. »'],
    ['it', '«Il suo ponte è troppo caro per questa città», si è sentita dire Quilli dal consiglio.'],
  ])('%s %s', (language, line) => {
    expect(printed(language, line)).toEqual(NOBODY);
  });

  test('but of the one by whom', () => {
    const text = 'Bruno Moor came. Ann Quill was told by Bruno Moor: “Your bridge is far too dear for us.”';
    expect(readQuotes(text, 'en').map(({ speaker }) => speaker)).not.toContain('Ann Quill');
  });
});

describe('what is only asked about, faked or imagined has no speaker', () => {
  test.each([
    ['de', 'Auf die Frage, ob er „Wir reißen die Brücke im Winter ab“ gesagt habe, schwieg Tannroth.'],
    ['de', 'Ein gefälschtes Video, in dem Tannroth sagt: „Wir reißen die Brücke ab“, macht die Runde.'],
    ['de', 'Hätte Tannroth gesagt: „Wir reißen die Brücke im Winter ab“, wäre der Rat da gewesen.'],
    ['en', 'Asked whether she had written “We will tear the bridge down soon”, Quill shook her head.'],
    ['en', 'A fake video in which Quill says “We will tear the bridge down soon” was passed around.'],
    ['en', 'Had Quill said “We will tear the bridge down before the winter”, the council would have met.'],
    ['en', 'A year ago Quill would have said “We will tear the bridge down before the winter”.'],
    ['es', 'Preguntada por si había escrito “derribaremos el puente en invierno”, Quilla calló.'],
    ['es', 'Un vídeo falso en el que Quilla dice “derribaremos el puente en invierno” corre por la red.'],
    ['es', 'Si Quilla hubiera dicho “derribaremos el puente en invierno”, el pleno se habría reunido.'],
    ['fr', 'Interrogée pour savoir si elle avait écrit « nous démolirons le pont », Quille s’est tue.'],
    ['fr', 'Une fausse vidéo où Quille dit « nous démolirons le pont cet hiver » circule.'],
    ['fr', 'Si Quille avait dit « nous démolirons le pont », le conseil se serait réuni.'],
    ['it', 'Alla domanda se avesse scritto «abbatteremo il ponte in inverno», Quilli ha taciuto.'],
    ['it', 'Un video falso in cui Quilli dice «abbatteremo il ponte in inverno» gira da lunedì.'],
    ['it', 'Se Quilli avesse detto «abbatteremo il ponte in inverno», il consiglio si sarebbe riunito.'],
  ])('%s %s', (language, line) => {
    expect(printed(language, line)).toEqual(NOBODY);
  });
});

describe('what stands on a poster, and what somebody’s father used to say', () => {
  test.each([
    ['de', 'Auf einem Plakat von Uwe Tannroth stand: „Eine alte Brücke trägt keine neue Last.“'],
    ['de', 'Tannroth erinnerte daran, was sein Vater immer sagte: „Eine alte Brücke trägt keine Last.“'],
    ['en', 'A poster of Ann Quill read: “An old bridge does not carry a new burden.”'],
    ['en', 'Quill recalled what her father used to say: “An old bridge does not carry a new burden.”'],
    ['es', 'En una pancarta de Ana Quilla se leía: “Un puente viejo no lleva carga nueva”.'],
    ['es', 'Quilla recordó lo que su padre solía decir: “Un puente viejo no lleva carga nueva”.'],
    ['fr', 'Sur une affiche d’Anne Quille, on lisait : « Un vieux pont ne porte pas de charge. »'],
    ['fr', 'Quille se souvient de ce que son père disait toujours : « Un vieux pont ne porte rien. »'],
    ['it', 'Su un manifesto di Anna Quilli si leggeva: «Un ponte vecchio non porta pesi nuovi».'],
    ['it', 'Quilli ricorda quello che suo padre diceva sempre: «Un ponte vecchio non porta pesi».'],
  ])('%s %s', (language, line) => {
    expect(printed(language, line)).toEqual(NOBODY);
  });
});

describe('a negation beside words that were said takes no name away', () => {
  test.each([
    ['de', 'Tannroth sagte nicht nur: „Wir reißen die alte Brücke im Winter ab.“'],
    ['de', 'Tannroth geht nie, ohne zu sagen: „Wir reißen die alte Brücke im Winter ab.“'],
    ['de', 'Tannroth bestritt die Meldung und sagte: „Wir reißen die alte Brücke nicht ab.“'],
    ['en', 'Quill not only said “We will tear the old bridge down before the winter”, she did it.'],
    ['en', 'Quill did not hesitate to say: “We will tear the old bridge down before the winter.”'],
    ['en', 'Quill denied the report on Monday, saying: “We will not tear the old bridge down.”'],
    ['en', 'Asked whether she had read it, Quill said: “We will not tear the old bridge down.”'],
    ['en', '“We will not tear the bridge down,” Quill said. She was told to wait.'],
    ['es', 'Quilla no solo dijo “derribaremos el viejo puente antes del invierno”.'],
    ['es', 'Quilla no dudó en decir: “Derribaremos el viejo puente antes del invierno”.'],
    ['fr', 'Quille n’a pas hésité à dire : « Nous démolirons le vieux pont avant l’hiver. »'],
    ['fr', 'Quille ne dit pas autre chose : « Nous démolirons le vieux pont avant l’hiver. »'],
    ['fr', 'Si Quille affirme que « le vieux pont ne sera pas démoli », le conseil en doute.'],
    ['it', 'Quilli non ha detto altro che «abbatteremo il vecchio ponte prima dell’inverno».'],
    ['it', 'Quilli non ha esitato a dire: «Abbatteremo il vecchio ponte prima dell’inverno».'],
    ['it', 'Quilli ha smentito la notizia, dicendo: «Non abbatteremo il vecchio ponte».'],
  ])('%s %s', (language, line) => {
    expect(printed(language, line).names[0]?.[0]).toMatch(
      /^(?:Uwe Tannroth|Ann Quill|Ana Quilla|Anne Quille|Anna Quilli)$/u,
    );
  });
});
