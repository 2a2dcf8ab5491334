import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const speakers = (text: string) => readQuotes(text, 'fr').map(({ speaker }) => speaker);
/** A quotation with its tail behind it: `« … », <tail>`. */
const behind = (tail: string) =>
  `Hier, on en parlait au marché. « Il est grand temps de rouvrir ce pont », ${tail}`;

describe('what is put into a verb leaves it its subject', () => {
  test.each([
    'Nora Quille, du syndicat, a elle relevé que « le pont rouille depuis des années ».',
    'Bruno Morel se tait. Nora Quille a, dans un long message, déploré que « le pont rouille depuis des années ».',
    'Bruno Morel se tait. Nora Quille a, elle, souligné que « le pont rouille depuis des années ».',
  ])('%s', text => {
    expect(speakers(text)).toEqual(['Nora Quille']);
  });
});

describe('what is put between a verb and its subject hides it not', () => {
  test.each([
    'constate, impassible, Nora Quille.',
    'espérait, dans les couloirs, Nora Quille, une voisine.',
    'a résumé, samedi matin sur Onde 1, Nora Quille, éleveuse de chèvres.',
    'a écrit, Nora Quille, déléguée du syndicat.',
    'prédisait il y a un an Nora Quille.',
    'a déclaré jeudi dans une vidéo Nora Quille.',
    'commente à son tour Nora Quille, porte-parole du syndicat.',
    'explique à la radio et à quelques journaux Nora Quille.',
    'expliquait sur France Info Nora Quille.',
    'confie à l’Agence France Presse l’éleveuse Nora Quille.',
    'a mis en garde Nora Quille, maire de Vaubrun.',
    'l’interrompt Nora Quille.',
    'affirme l’un d’eux, Nora Quille.',
    'prévient la présidente de l’agglomération Val Commun, Nora Quille.',
    's’était réjouie la secrétaire \u00adgénérale du syndicat, Nora Quille.',
    'selon les mots de Nora Quille.',
    'selon l’expression utilisée par Nora Quille.',
  ])('%s', tail => {
    expect(speakers(behind(tail))).toEqual(['Nora Quille']);
  });
});

describe('nobody is named', () => {
  const before = 'Nora Quille a rouvert le pont. Nora Quille en est fière.';
  test.each([
    'a témoigné l’un d’eux.',
    'plaide un autre.',
    'a indiqué un proche de la présidente Quille.',
    'pestait un habitué CGT.',
    'titre Le Courrier.',
    'scandait la foule.',
  ])('%s', tail => {
    expect(speakers(`${before} « Il est grand temps de rouvrir ce pont », ${tail}`)).toEqual([null]);
  });
  test('where several shout a name', () => {
    const text = 'Les manifestants scandaient Quille démission et « nous voulons enfin un nouveau pont ».';
    expect(speakers(text)).toEqual([null]);
  });
});

test('who is asked about is no object of the verb in the clause about the speaker', () => {
  const text =
    'Pour Me Nora Quille, qui défend aussi Bruno Morel, « cette affaire ne concerne pas le pont ».';
  const [quote] = readQuotes(text, 'fr');
  expect(quote?.speaker ?? quote?.guess).toBe('Nora Quille');
});

test('a second office behind the name is the same person’s', () => {
  const text =
    'L’ex-ministre Nora Quille et présidente de Pont Libre dénonce « un retour au temps des bacs à chaînes ».';
  expect(speakers(text)).toEqual(['Nora Quille']);
});

test('a person who opens the sentence speaks where only a thing does otherwise', () => {
  const text =
    'Nora Quille, maire de Vaubrun, est inquiète. Pour Nora Quille, la fermeture se justifie car « le pont rouille depuis des années ».';
  const [quote] = readQuotes(text, 'fr');
  expect(quote?.speaker ?? quote?.guess).toBe('Nora Quille');
});

describe('names are read to their ends', () => {
  test.each([
    [
      'Nora Le Quill est maire. « Il est grand temps de rouvrir ce pont », a jugé Mme Le Quill.',
      'Nora Le Quill',
    ],
    [
      'Bruno de Quille est maire. « Il est grand temps de rouvrir ce pont », a dit M. de Quille.',
      'Bruno de Quille',
    ],
    ['« Il est grand temps de rouvrir ce pont », explique Nora Van De Quille.', 'Nora Van De Quille'],
    ['« Il est grand temps de rouvrir ce pont », explique Hassan al-Quill.', 'Hassan al-Quill'],
    ['« Il est grand temps de rouvrir ce pont », a taclé le Britannique Peter Quill.', 'Peter Quill'],
    [
      '« Il est grand temps de rouvrir ce pont », note l’ex-conseillère de Paul Morel Nora Quille.',
      'Nora Quille',
    ],
    [
      '« Il est grand temps de rouvrir ce pont », explique le député LaREM de la Vienne, Bruno Quille.',
      'Bruno Quille',
    ],
  ])('%s', (text, name) => {
    expect(speakers(text)).toEqual([name]);
  });
});

test.each([
  'Bruno Morel se tait. Le préfet Paul Quille a appelé à « faire preuve de patience et de calme ».',
  'Bruno Morel se tait. Le préfet Paul Quille a fait état de pertes « sans précédent dans la région ».',
  'Bruno Morel se tait. Le préfet Paul Quille veut croire que « la patience finira par payer ».',
])('verbs of several words: %s', text => {
  expect(speakers(text)).toEqual(['Paul Quille']);
});

test('"celui qui" is whoever was spoken of', () => {
  const text =
    'Bruno Quille, maire de Vaubrun, est venu. « Il est grand temps de rouvrir ce pont », admet celui qui dirigea le port.';
  const [quote] = readQuotes(text, 'fr');
  expect(quote?.speaker ?? quote?.guess).toBe('Bruno Quille');
});

test('whence somebody came is no part of what she is', () => {
  const text =
    '« Il est grand temps de rouvrir ce pont », explique Nora Quille, une éleveuse de chèvres venue de Vaubrun.';
  expect(readQuotes(text, 'fr')[0]).toMatchObject({ speaker: 'Nora Quille', role: 'éleveuse de chèvres' });
});

test('an office that breaks off inside quotation marks is not printed', () => {
  const text =
    'Un collectif des « riverains libres » a demandé jeudi que « la préfecture rouvre enfin ce pont ».';
  for (const { role } of readQuotes(text, 'fr')) expect(role ?? '').not.toContain('«');
});

test('one of those called so is nobody, and may tell of the one named before', () => {
  const text =
    'Nora, un Gilet Mauve qui n’a rien lâché explique : « Le pont est vraiment très vieux et dangereux. »';
  expect(readQuotes(text, 'fr').map(({ speaker, guess }) => speaker ?? guess)).toEqual(['Nora']);
});

test('a participle at the beginning of a sentence tells of its subject, who is reported by the verb behind', () => {
  const text =
    'Anna Morel a parlé hier devant les députés. Invitée ce matin sur RMC, Nora Quille s’est dite opposée au projet. « Ce pont est beaucoup trop vieux », explique-t-elle.';
  expect(speakers(text)).toEqual(['Nora Quille']);
});

describe('a name begins behind', () => {
  test.each([
    [
      'the agency it spoke to',
      '« Le pont est vraiment très vieux », a affirmé à l’Agence France-Presse Paul, pêcheur.',
      'Paul',
    ],
    [
      'what is called out',
      'Merci Nora, lit-on partout. « Le pont est vraiment très beau », dit Nora.',
      'Nora',
    ],
  ])('%s', (_what, text, name) => {
    expect(readQuotes(text, 'fr').map(({ speaker, guess }) => speaker ?? guess)).toEqual([name]);
  });
});

describe('who is to do what the infinitive says, says it', () => {
  test.each([
    'Nora Quille se tait. L’occasion pour le maire Bruno Morel de répéter que « le pont est vraiment très vieux ».',
    'Nora Quille se tait. À Bruno Morel de répondre que « le pont est vraiment très vieux ».',
  ])('%s', text => {
    expect(speakers(text)).toEqual(['Bruno Morel']);
  });
});

test('an adverb that opens a sentence is nobody', () => {
  const text =
    'Nora Quille dirige les travaux. Ironiquement, le pont tient. « Il est vraiment très vieux », dit-elle.';
  expect(speakers(text)).toEqual(['Nora Quille']);
});
