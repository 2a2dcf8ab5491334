import { describe, expect, it, test } from 'vitest';
import { leansBack } from '../../../src/editorial/summary/leans-back.ts';

describe.each([
  [
    'it',
    [
      'Tuttavia il faro resta chiuso.',
      'Dentro c’erano quattro lettere.',
      'Lo ha affermato il sindaco di Roccafiorita.',
      'L’ha detto Nora Quilli.',
      'Questo non basta, secondo Quilli.',
      'Anche lei ha firmato.',
      'La sua barca è rimasta in porto.',
      'Per questo il molo chiude.',
      'Ha aggiunto che il molo chiude.',
      'A riferirlo è il guardiano del faro.',
      'L’uomo è stato salvato dai pescatori.',
      'Durante la riunione lui ha firmato.',
    ],
    [
      'Il faro resta chiuso.',
      'Il vento resta forte a sud.',
      'Lo sciopero dei pescatori è finito.',
      'Durante la riunione Nora Quilli ha firmato, e lei sola.',
      'L’uomo di mare più vecchio del paese è Pio Quilli.',
    ],
  ],
  [
    'en',
    [
      'However, the lighthouse stays shut.',
      'She thanked the fishermen.',
      'Later the ferry came back.',
      '“But the ferry is late,” said Fenwick.',
      'This was not enough.',
      'Their boat stayed in the harbour.',
      'The woman was rescued by fishermen.',
      'In a statement on Monday, he said the quay would close.',
      'According to him, the quay will close.',
    ],
    [
      'Theresa Fenwick thanked the fishermen.',
      'There are four ferries in the bay.',
      'It is raining in Low Wickering.',
      'In a statement on Monday, Fenwick said she would close the quay.',
      'The woman who keeps the lighthouse is Theresa Fenwick.',
      'So far four ferries have come.',
    ],
  ],
  [
    'de',
    [
      'Dort fanden sie vier Briefe.',
      'Er dankte den Fischern.',
      'Das sagte die Bürgermeisterin.',
      'Dies reicht nicht aus.',
      'Ihr Boot blieb im Hafen.',
      'Deshalb bleibt der Turm zu.',
      'Am Montag sagte er, dass der Turm zu bleibt.',
      'Der Mann wurde von Fischern gerettet.',
    ],
    [
      'Es gibt vier Fähren in der Bucht.',
      'Ernst Quill dankte den Fischern.',
      'Am Montag sagte Ernst Quill, dass er den Turm schließt.',
      'Das Boot blieb im Hafen.',
      'Der Mann aus Möwenried heißt Ernst Quill.',
    ],
  ],
  [
    'fr',
    [
      'Puis le bateau est parti.',
      'Elle a remercié les pêcheurs.',
      'Il a remercié les pêcheurs.',
      'Il n’avait pas de bateau.',
      'Cette décision ne suffit pas.',
      'Selon elle, le quai va fermer.',
      'Ce dernier a remercié les pêcheurs.',
      'Dans un communiqué, elle a remercié les pêcheurs.',
      'La jeune femme a été sauvée.',
    ],
    [
      'Il y a quatre bateaux dans la baie.',
      'Apolline Garance a remercié les pêcheurs.',
      'Ce lundi, Apolline Garance a rouvert le quai.',
      'Dans un communiqué, Apolline Garance dit qu’elle a rouvert le quai.',
    ],
  ],
  [
    'es',
    [
      'Entonces volvió el barco.',
      'Sin embargo, el faro sigue cerrado.',
      'Esto no basta.',
      'Lo anunció la alcaldesa.',
      'Su barco se quedó en el puerto.',
      'Por su parte, el farero calla.',
      'Añadió que el puerto cierra.',
      'La mujer fue rescatada.',
    ],
    [
      'Lugo reabre el puerto.',
      'Este lunes reabre el puerto de Lugo.',
      'Además de Lugo, reabre el puerto de Ribera.',
      'La mujer del faro es Eulalia Marcha.',
    ],
  ],
] as const)('in %s', (language, leaning, standing) => {
  it.each(leaning)('a sentence that leans on what was said before: %s', sentence => {
    expect(leansBack(sentence, language)).toBe(true);
  });

  it.each(standing)('a sentence that stands alone: %s', sentence => {
    expect(leansBack(sentence, language)).toBe(false);
  });
});

test('nothing is said of a language we have no words of', () => {
  expect(leansBack('Dette er ikke nok.', 'no')).toBe(false);
});
