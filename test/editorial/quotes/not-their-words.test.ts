import { expect, test } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';

/** Who is printed under the quotation that holds these words. */
const speakerOf = (text: string, words: string) => {
  const quote = analyze({ text }).quotes.find(({ text: said }) => said.includes(words));
  if (quote === undefined) throw new Error(`no quotation holds "${words}"`);
  return quote.speaker;
};

test.each([
  [
    'en',
    'Greta Tallow',
    `The two Tallows of Wex
Hugh Tallow, who owns the quarry, is being sued by his neighbour, Judge Greta Tallow.
“The dust is no worse than it was,” Hugh Tallow said on Friday. Hugh Tallow has run the quarry since 1998.
“I have had to repaint the porch every spring,” Judge Tallow wrote in her complaint.`,
    'porch',
  ],
  [
    'en of a brother',
    'Frank Mallory',
    `Brothers at odds over the weir
The miller Neil Mallory wants the weir kept. His brother, Councillor Frank Mallory, voted to remove it.
“It has fed four generations,” Neil Mallory said on Monday. Neil Mallory showed the old lease.
“It has drowned three meadows,” Councillor Mallory told the meeting.`,
    'three meadows',
  ],
  [
    'de',
    'Anke Brehm',
    `Streit der Brehms um den Steg
Der Fischer Jost Brehm will den Steg am Ostufer behalten. Die Richterin Anke Brehm wohnt gegenüber.
„Der Steg liegt hier seit hundert Jahren“, sagte Jost Brehm. Jost Brehm zeigte alte Karten.
„Karten ersetzen keine Genehmigung“, sagte die Richterin Brehm.`,
    'Genehmigung',
  ],
  [
    'es',
    'Elena Sotillo',
    `Dos Sotillo y un pozo
El ganadero Tomás Sotillo quiere abrir un pozo en Valdehierro. La ingeniera Elena Sotillo firma el informe en contra.
«Mis vacas no beben papeles», dijo Tomás Sotillo. Tomás Sotillo recurrirá.
«El acuífero baja un metro al año», respondió la ingeniera Sotillo.`,
    'acuífero',
  ],
])(
  'of two with one surname the one whose office is told is meant, or nobody: %s',
  (...[, right, text, words]) => {
    expect([right, null]).toContain(speakerOf(text, words));
  },
);

test.each([
  [
    'en',
    'Ida Quarrel',
    `‘I build boats for people who cannot swim’: Ida Quarrel on wood and water
Ida Quarrel, 63, has built her last dinghy. The yachtsman Rolf Penn once said her boats “float like pianos”.
Did Rolf Penn ever apologise?
“He bought one. That is what an apology looks like in this trade.”
Will anybody take over the yard?
“My niece, if she learns to sharpen a plane.”`,
    'apology',
  ],
  [
    'it',
    'Nora Valli',
    `Nora Valli: «Il pane non aspetta nessuno»
La fornaia Nora Valli apre alle tre di notte a Monteluce.
Il presidente dei panificatori Ezio Grandi dice che il mestiere è finito.
«Il presidente dorme quando noi lavoriamo. Passi a vedere la fila del sabato».
Che cosa insegna agli apprendisti?
«A stare zitti e a guardare il forno».`,
    'fila',
  ],
  [
    'de',
    'Ruth Amsel',
    `„Eine Glocke lügt nicht“
Die Glockengießerin Ruth Amsel hört nach vierzig Jahren auf. Der Domkapitular Emil Voss hatte ihr letztes Geläut „blechern“ genannt.
Hat Emil Voss recht?
„Er soll sich am Sonntag unter den Turm stellen und noch einmal fragen.“
Was machen Sie jetzt?
„Ich lerne endlich Klavier.“`,
    'Sonntag',
  ],
  [
    'fr',
    'Odile Ferrand',
    `Odile Ferrand : « Un jardin, ça se perd en un été »
La jardinière Odile Ferrand quitte le parc de Brissol après trente ans.
L'adjoint Yves Colomb affirme que les massifs coûtaient trop cher.
« Il compte les fleurs, moi je comptais les enfants qui venaient les voir. »
Que laissez-vous ?
« Des rosiers, et un carnet pour celui qui voudra bien le lire. »`,
    'compte les fleurs',
  ],
  [
    'es',
    'Carmen Laredo',
    `Carmen Laredo: «Un faro no se jubila»
La farera Carmen Laredo deja el cabo de Ronda tras treinta inviernos.
El consejero Iván Prieto dice que la luz ya no hace falta.
«Que venga una noche de niebla y lo repita mirando al mar».
¿Qué hará en tierra?
«Voy a dormir sin contar los destellos de nadie».`,
    'niebla',
  ],
])('an answer is not of whom the question is about: %s', (...[, right, text, words]) => {
  expect([right, null]).toContain(speakerOf(text, words));
});

test.each([
  [
    'en',
    `Harbour tolls to rise
Port director Clive Marsh defended the new tolls on Tuesday. “Nobody enjoys paying for dredging,” Marsh said.
A spokeswoman for the fishermen said they would appeal. “We were told nothing until Monday,” she added.`,
    'until Monday',
  ],
  [
    'it',
    `Aumentano i pedaggi del porto
Il direttore del porto Carlo Marsi ha difeso martedì le tariffe. «A nessuno piace pagare i dragaggi», ha detto Marsi.
Un rappresentante dei pescatori ha annunciato un ricorso. «L’abbiamo saputo lunedì», ha aggiunto.`,
    'saputo lunedì',
  ],
  [
    'de',
    `Hafengebühren steigen
Hafenchef Claus Marsch verteidigte am Dienstag die Gebühren. „Niemand zahlt gern fürs Baggern“, sagte Marsch.
Ein Vertreter der Fischer kündigte an, man werde klagen. „Wir haben es erst am Montag erfahren“, sagte er.`,
    'erst am Montag',
  ],
  [
    'fr',
    `Les droits de port augmentent
Le directeur du port Claude Marchal a défendu mardi les tarifs. « Personne n’aime payer le dragage », a dit Marchal.
Un représentant des pêcheurs a annoncé un recours. « Nous l’avons appris lundi », a-t-il ajouté.`,
    'appris lundi',
  ],
  [
    'es',
    `Suben las tasas del puerto
El director del puerto Carlos Marín defendió el martes las tarifas. «A nadie le gusta pagar el dragado», dijo Marín.
Un representante de los pescadores anunció un recurso. «Nos enteramos el lunes», añadió.`,
    'enteramos el lunes',
  ],
])('what somebody unnamed adds is not of who spoke before: %s', (_, text, words) => {
  expect(speakerOf(text, words)).toBeNull();
});

test.each([
  [
    'en',
    'Tess Orme',
    `Committee reads out a pupil’s words
Alderman Felix Crane read out an email from a pupil, Tess Orme: “Our bus stop has been under a scaffold for two winters.”`,
    'bus stop',
  ],
  [
    'it',
    'Gina Sarto',
    `In aula le parole di una pensionata
L’assessore Piero Landi ha letto al consiglio la lettera di una pensionata, Gina Sarto: «La mia via è al buio da ottobre».`,
    'al buio',
  ],
  [
    'de',
    'Lena Falk',
    `Ein Brief im Kreistag
Landrat Georg Wiese las im Kreistag den Brief einer Schülerin vor, Lena Falk: „Unser Bus kommt seit zwei Wintern zu spät.“`,
    'Unser Bus',
  ],
  [
    'fr',
    'Zoé Patin',
    `Une lettre au conseil
Le conseiller Guy Morin a lu au conseil la lettre d’une lycéenne, Zoé Patin : « Notre bus a deux hivers de retard. »`,
    'Notre bus',
  ],
  [
    'es',
    'Nuria Pons',
    `Una carta en el pleno
El concejal Luis Vera leyó en el pleno la carta de una alumna, Nuria Pons: «Nuestro autobús llega tarde desde hace dos inviernos».`,
    'autobús',
  ],
])('a letter is of who wrote it, not of who reads it out: %s', (...[, right, text, words]) => {
  expect([right, null]).toContain(speakerOf(text, words));
});

test('whom somebody quotes is not who quotes', () => {
  const text = `Festa della scuola ad Arvello\nIl preside Dino Berti ha parlato agli studenti di Arvello. Poi ha citato don Mazzi: «Chi studia non ha paura di niente».`;
  expect(speakerOf(text, 'Chi studia')).not.toBe('Dino Berti');
  const french = `Rentrée à Brissol
Le maire Paul Garnet a parlé aux élèves. Puis le maire Paul Garnet a cité Victor Lussac : « Lire, c’est voyager sans payer le train. »`;
  expect(speakerOf(french, 'voyager')).not.toBe('Paul Garnet');
  const quoted = `Rücktritt in Arnsau\nEin Sender berichtete vom Rücktritt. Er zitierte Edgar Lohse: „Ich klebe nicht an meinem Stuhl, das wissen alle.“`;
  expect(speakerOf(quoted, 'Stuhl')).toBe('Edgar Lohse');
});
