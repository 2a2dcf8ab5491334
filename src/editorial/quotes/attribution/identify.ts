import type { Span } from '../../../core/article.ts';
import { organisationWords, placeWords } from '../languages/organisations.ts';
import { wordSet } from '../languages/language.ts';
import { isAcronym, personScore } from '../mentions/names/names.ts';
import { isOfOtherParty, personInRole } from '../mentions/people.ts';
import type { Mention } from '../mentions/reading.ts';
import type { DocumentModel } from '../model.ts';
import type { Attribution } from './attribution.ts';
import { isReported } from './attribution.ts';
import { ownerOf } from './subjects/subjects.ts';
import type { Memory, Outlook, Voice } from './lookback.ts';
import { isStranger, voiceOf } from './lookback.ts';

/** Who speaks by the rules alone, and which of them found it. */
export interface Identity {
  readonly voice: Voice;
  readonly rule: string;
}

/** No name, no role: nothing to print. */
export const NOBODY: Voice = { name: null, role: null, person: null, impersonal: false };
const UNKNOWN: Identity = { voice: NOBODY, rule: 'nobody found' };

const unnamed = (role: string | null, rule: string): Identity => ({
  voice: { ...NOBODY, role, impersonal: true },
  rule,
});

const isThing = (mention: Mention): boolean =>
  personScore(mention.name) < 0 ||
  mention.name.some(t => isAcronym(t.text)) ||
  mention.name.every(t => placeWords.has(t.lower));

/** An organisation by its own words: an acronym, or a word that only organisations bear; no place, no common nouns. */
const isOrganisation = (mention: Mention): boolean =>
  mention.definiteness !== 'indefinite' &&
  mention.name.length < 6 &&
  mention.name.some(t => organisationWords.has(t.lower) || isAcronym(t.text)) &&
  !mention.name.some(t => placeWords.has(t.lower) || placeWords.has(t.lower.replace(/s$/u, '')));

/** Who the rules say speaks a marked span; `found` is what its sentence says about the speaker. */
export function identify(
  model: DocumentModel,
  memory: Memory,
  place: { found: Attribution | null; quote: number },
): Identity {
  const { found, quote } = place;
  const here = model.places[quote];
  if (here === undefined) return UNKNOWN;
  const back = (outlook: Outlook): Identity => memory.lookBack(outlook) ?? UNKNOWN;
  const subject = found?.subject ?? null;
  if (subject === null) return identifyFloating(model, memory, quote);
  if (subject.kind === 'understood')
    return subject.gender === 'plural' ? unnamed(null, 'several') : back({ ...here, gender: subject.gender });
  if (subject.kind === 'nobody') return UNKNOWN;
  const { mention } = subject;
  switch (mention.kind) {
    case 'pronoun':
      if (mention.gender === 'plural') return unnamed(null, 'several');
      return back({ sentence: mention.sentence, at: mention.from, gender: mention.gender });
    case 'collective':
      return unnamed(mention.role?.text ?? null, 'not a person');
    case 'thing': {
      const author = authorOf(model, mention);
      return author === null
        ? unnamed(mention.role?.text ?? null, 'not a person')
        : identifyName(model, author, true);
    }
    case 'role':
      return identifyRole(model, { mention, continues: isContinuing(model, found?.cue ?? null) }, back);
    case 'name':
      return identifyName(model, mention, found?.cue != null || found?.rule === 'signature');
  }
}

/** Nothing in the sentence says who speaks: whoever spoke last goes on, if the text gives no sign against it. */
function identifyFloating(model: DocumentModel, memory: Memory, quote: number): Identity {
  const here = model.places[quote];
  const sentence = here === undefined ? undefined : model.sentences[here.sentence];
  if (here === undefined || sentence === undefined) return UNKNOWN;
  const { tokens } = sentence.paragraph;
  const text = tokens[here.at]?.text ?? '';
  const goesOn = tokens[here.at + 1]?.kind === 'word' && here.at + 1 < sentence.span.end;
  // "…," and then words that nobody understood: they name the speaker
  if (model.lexicon.partsByComma && text.endsWith(',') && goesOn) return UNKNOWN;
  const found = memory.lookBack({ ...here, gender: 'n' });
  if (found === null) return UNKNOWN;
  const embedded = here.at > sentence.span.start && tokens[here.at - 1]?.kind !== 'mark';
  const near = model.sentences[found.sentence]?.paragraph === sentence.paragraph;
  return embedded && !near && !isReported(model, sentence, sentence.span) ? UNKNOWN : found;
}

/** "L'elogio di Brandi: …", "Der Kern der Rede von Uwe Tannroth lautete: …": the person whose words the noun means. */
function authorOf(model: DocumentModel, thing: Mention): Mention | null {
  const sentence = model.sentences[thing.sentence];
  return sentence === undefined ? null : ownerOf(sentence, thing);
}

function identifyName(model: DocumentModel, mention: Mention, hasCue: boolean): Identity {
  const person = model.people.personOf(mention);
  if (person !== null) {
    return { voice: voiceOf(person), rule: mention.name.length > 1 ? 'name' : 'surname' };
  }
  const text = mention.spelled;
  if (isOrganisation(mention))
    return { voice: { ...NOBODY, name: text, impersonal: true }, rule: 'organisation' };
  if (isThing(mention)) return unnamed(text, 'place or thing');
  const isNamed = mention.score > 1 || model.people.isSurname(mention);
  if (
    isNamed ||
    (hasCue && mention.score >= (mention.name.length > 1 ? 1 : 0) && mention.definiteness === null)
  )
    return { voice: { ...NOBODY, name: text, role: mention.role?.text ?? null }, rule: 'name' };
  return { voice: { ...NOBODY, role: text }, rule: 'name of unknown kind' };
}

/** Verbs that say the one who spoke goes on. */
const CONTINUING =
  wordSet(`aggiunto aggiunge aggiunse proseguito prosegue continuato continua concluso conclude ribadito ribadisce
  added adds continued continues concluded concludes reiterated
  ajouté ajoute poursuivi poursuit continué continue conclu conclut renchérit insiste
  añadió añade agregó agrega continuó continúa prosiguió concluyó concluye insistió insiste apostilló
  ergänzte ergänzt fügte fügt fuhr bekräftigte
  aggiungendo proseguendo concludendo concluse incalza rincara adding continuing concluding
  ajouter ajoutant ajoutait poursuivre poursuivait conclure concluait enchaîne enchaîné insisté insistait renchéri
  reprend repris complète complété
  añadido añadía agregado agregando añadiendo prosigue proseguido concluido concluía insistido remachó remachado
  apostillado abundó abundado zanjó zanjado remató rematado`);

/** True when the verb says that the one who spoke goes on. */
export const isContinuing = (model: DocumentModel, cue: Span | null): boolean =>
  cue !== null &&
  model.text
    .slice(cue.start, cue.end)
    .toLowerCase()
    .split(/\s+/u)
    .some(word => CONTINUING.has(word));

/** "A doctor stood nearby. …, the doctor said.": somebody whom the article brings in by that word, without a name. */
export function isIntroduced(model: DocumentModel, mention: Mention): boolean {
  for (let i = mention.sentence; i >= Math.max(0, mention.sentence - INTRODUCED_WITHIN); i--)
    for (const other of model.sentences[i]?.mentions ?? [])
      if (
        other !== mention &&
        other.role?.head === mention.role?.head &&
        other.kind === 'role' &&
        other.definiteness === 'indefinite'
      )
        return true;
  return false;
}

const INTRODUCED_WITHIN = 12;

/** "said the actor": the one who spoke last, unless the article introduced somebody else by that word. */
const isMeant = (model: DocumentModel, mention: Mention, before: Identity): boolean =>
  before.rule !== 'last person spoken of' && !isIntroduced(model, mention);

function identifyRole(
  model: DocumentModel,
  place: { mention: Mention; continues: boolean },
  back: (outlook: Outlook) => Identity,
): Identity {
  const { mention, continues } = place;
  const { role, definiteness } = mention;
  if (role === null) return UNKNOWN;
  if (definiteness === 'indefinite' || definiteness === 'possessive' || mention.gender === 'plural') {
    const { voice, rule } = unnamed(role.text, 'role without a name');
    return { voice: { ...voice, stranger: isStranger(mention) && mention.gender !== 'plural' }, rule };
  }
  const person = personInRole(model.people, role);
  if (person !== null) return { voice: voiceOf(person), rule: 'role → name' };
  if (definiteness === 'pointing' || (definiteness === 'definite' && (continues || role.words.size === 0))) {
    const before = back({ sentence: mention.sentence, at: mention.from, gender: role.gender });
    if (
      before.voice.person !== null &&
      !isOfOtherParty(before.voice.person, role) &&
      (definiteness === 'pointing' || continues || isMeant(model, mention, before))
    )
      return { voice: before.voice, rule: `role → ${before.rule}` };
  }
  return unnamed(role.text, 'role without a name');
}
