import { expect, test } from 'vitest';
import { isBoilerplate } from '../../../src/editorial/clean/boilerplate.ts';

test.each([
  'ALSO READ: The bell that rings by itself',
  'Get in touch with the harbour desk by writing to us.',
  'The week in Low Wickering, delivered to your inbox every Friday.',
  'Ogni venerdì, le notizie del molo nella tua casella.',
  'Die Woche am See, freitags in Ihr Postfach.',
  'Les nouvelles du port, chaque vendredi dans votre boîte mail.',
  'Las noticias del muelle, cada viernes en tu correo.',
  'Dieser Text ist eine maschinelle Übersetzung aus dem Dänischen.',
  'Pictured from left: the ferrywoman, the clerk and the dog.',
  'Die Glöckner von Möwenried (v. l. n. r.): Kuno, Ada und Pit',
  'Da sinistra: la guardiana, il maestro e il gatto',
  'Continua a leggere',
  'Weiterlesen nach der Anzeige',
  'Schon als Glöcknerin war sie umstritten, zuletzt hieß es, sie sei überfordert. mehr',
  'Here is how the ferrywoman looks at the tides … Read more',
  'La gardienne monte encore chaque soir au phare. Lire la suite →',
])('what a site says of itself is rubbish: %s', line => {
  expect(isBoilerplate(line)).toBe(true);
});

test.each([
  'The clerk delivered the letters to every house on the quay, and nobody was in.',
  'La guardiana continua a salire ogni sera i centotré gradini del faro.',
  'Vom See kam der Wind, von rechts die Fähre, und in der Mitte stand die Bürgermeisterin.',
  'Am Ende wollte die Fährfrau nur eines: mehr Zeit. Und vom Wind wollte sie nicht mehr.',
  'Le traducteur a rendu le manuscrit, et la machine à écrire est restée sur la table.',
])('what an article says is not: %s', line => {
  expect(isBoilerplate(line)).toBe(false);
});
