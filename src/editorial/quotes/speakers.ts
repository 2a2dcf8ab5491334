import type { Attribution } from './attribute.ts';
import { attribute } from './attribute.ts';
import type { Gender } from './lexicon.ts';
import type { Mention } from './reading.ts';
import type { DocumentModel, SentenceModel } from './model.ts';
import { isAcronym } from './names.ts';
import { organisationWords, placeWords } from './organisations.ts';
import type { Person } from './people.ts';
import type { Role } from './roles.ts';

/** Who speaks a marked span, as far as the article makes sure. */
export interface Speaker {
  readonly name: string | null;
  readonly role: string | null;
  readonly cue: string | null;
  readonly reason: string | null;
  /** Known to be somebody or something that is no named person. */
  readonly impersonal: boolean;
  readonly person: Person | null;
}

type Identity = Pick<Speaker, 'name' | 'role' | 'person' | 'impersonal'> & { readonly rule: string };

const NOBODY: Identity = { name: null, role: null, person: null, impersonal: false, rule: 'nobody found' };
/** How many sentences back a pronoun may reach. */
const REACH = 10;

const fits = (person: Person, gender: Gender | 'plural'): boolean =>
  gender === 'n' || person.gender === 'n' || person.gender === gender;

const roleTextOf = (person: Person): string | null => person.roles[0]?.text ?? null;

/** The one person whose known office is this one; null when there is none, or two who fit. */
function personInRole(model: DocumentModel, role: Role, gender: Gender | 'plural'): Person | null {
  let best: Person | null = null;
  let bestScore = -1;
  let tied = false;
  for (const person of model.people.persons) {
    if (!fits(person, gender === 'plural' ? 'n' : gender)) continue;
    let score = -1;
    for (const known of person.roles) {
      if (known.head !== role.head) continue;
      const shared = [...role.words].filter(w => known.words.has(w)).length;
      const conflict = shared === 0 && role.words.size > 0 && known.words.size > 0;
      if (!conflict) score = Math.max(score, shared);
    }
    if (score < 0) continue;
    if (score > bestScore) {
      best = person;
      bestScore = score;
      tied = false;
    } else if (score === bestScore) tied = true;
  }
  return tied ? null : best;
}

function isThing(mention: Mention): boolean {
  return (
    mention.name.some(t => organisationWords.has(t.lower) || isAcronym(t.text)) ||
    mention.name.every(t => placeWords.has(t.lower))
  );
}

function nameText(model: DocumentModel, mention: Mention): string {
  return model.text.slice(mention.name[0]?.start ?? 0, mention.name.at(-1)?.end ?? 0);
}

/** Walks the quotations in order and settles who speaks each. */
export function settleSpeakers(model: DocumentModel): readonly Speaker[] {
  const settled: Speaker[] = [];
  const spokenIn = new Map<number, { at: number; speaker: Speaker }[]>();
  for (const quote of model.marked.keys()) {
    const found = attribute(model, quote);
    const speaker = settle({ model, spokenIn, quote, found });
    settled.push(speaker);
    const place = model.places[quote];
    if (place !== undefined) {
      const list = spokenIn.get(place.sentence);
      if (list === undefined) spokenIn.set(place.sentence, [{ at: place.at, speaker }]);
      else list.push({ at: place.at, speaker });
    }
  }
  return settled;
}

interface Situation {
  readonly model: DocumentModel;
  readonly spokenIn: ReadonlyMap<number, readonly { at: number; speaker: Speaker }[]>;
  readonly quote: number;
  readonly found: Attribution | null;
}

function settle(situation: Situation): Speaker {
  const { model, quote, found } = situation;
  const place = model.places[quote];
  if (place === undefined) return { ...NOBODY, cue: null, reason: null };
  const identity = identify(situation, place);
  const cue = found?.cue ?? null;
  const rule = found === null ? 'continues' : found.rule;
  const known = identity.name !== null || identity.role !== null;
  return {
    name: identity.name,
    role: identity.role,
    person: identity.person,
    impersonal: identity.impersonal,
    cue: cue === null ? null : model.text.slice(cue.start, cue.end),
    reason: known ? `${rule}: ${identity.rule}` : null,
  };
}

function identify(situation: Situation, place: { sentence: number; at: number }): Identity {
  const { model, found } = situation;
  const subject = found?.subject ?? null;
  if (subject === null) return lookBack(situation, { ...place, gender: 'n' });
  if (subject.kind === 'understood') {
    if (subject.gender === 'plural') return { ...NOBODY, impersonal: true };
    return lookBack(situation, { ...place, gender: subject.gender });
  }
  const { mention } = subject;
  switch (mention.kind) {
    case 'pronoun':
      if (mention.gender === 'plural') return { ...NOBODY, impersonal: true };
      return lookBack(situation, { sentence: mention.sentence, at: mention.from, gender: mention.gender });
    case 'collective':
    case 'thing':
      return { ...NOBODY, role: mention.role?.text ?? null, impersonal: true, rule: 'not a person' };
    case 'role':
      return identifyRole(model, mention);
    case 'name':
      return identifyName(model, mention, found?.cue != null);
  }
}

function identifyName(model: DocumentModel, mention: Mention, hasCue: boolean): Identity {
  const person = model.people.personOf(mention);
  if (person !== null)
    return personIdentity(person, mention.name.length > 1 ? 'name' : 'surname', mention.role);
  const text = nameText(model, mention);
  if (isThing(mention)) return { ...NOBODY, role: text, impersonal: true, rule: 'organisation' };
  if (hasCue && mention.score >= (mention.name.length > 1 ? 1 : 0) && mention.definiteness === null)
    return { name: text, role: mention.role?.text ?? null, person: null, impersonal: false, rule: 'name' };
  return { ...NOBODY, role: text, rule: 'name of unknown kind' };
}

function personIdentity(person: Person, rule: string, role: Role | null = null): Identity {
  return { name: person.name, role: role?.text ?? roleTextOf(person), person, impersonal: false, rule };
}

function identifyRole(model: DocumentModel, mention: Mention): Identity {
  const { role, definiteness } = mention;
  if (role === null) return NOBODY;
  const unnamed = { ...NOBODY, role: role.text, impersonal: true, rule: 'role without a name' };
  if (definiteness === 'indefinite' || mention.gender === 'plural') return unnamed;
  const person = personInRole(model, role, mention.gender);
  return person === null ? unnamed : { ...personIdentity(person, 'role → name'), role: role.text };
}

/** The last person who spoke or was spoken of as a subject, before a place. */
function lookBack(
  situation: Situation,
  from: { readonly sentence: number; readonly at: number; readonly gender: Gender | 'plural' },
): Identity {
  const { model, spokenIn } = situation;
  for (let i = from.sentence; i >= Math.max(0, from.sentence - REACH); i--) {
    const sentence = model.sentences[i];
    if (sentence === undefined) break;
    const limit = i === from.sentence ? from.at : Number.POSITIVE_INFINITY;
    const spoken = spokenIn.get(i)?.findLast(s => s.at < limit)?.speaker;
    if (spoken?.person != null && fits(spoken.person, from.gender))
      return personIdentity(spoken.person, 'last who spoke');
    if (
      spoken !== undefined &&
      (spoken.name !== null || spoken.role !== null) &&
      spoken.person === null &&
      from.gender === 'n'
    )
      return {
        name: spoken.name,
        role: spoken.role,
        person: null,
        impersonal: spoken.impersonal,
        rule: 'last who spoke',
      };
    const person = subjectPerson(model, sentence, { limit, gender: from.gender });
    if (person !== null) return personIdentity(person, 'last person spoken of');
  }
  return NOBODY;
}

function subjectPerson(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { limit: number; gender: Gender | 'plural' },
): Person | null {
  let second: Person | null = null;
  for (const mention of sentence.mentions) {
    if (mention.to > place.limit || mention.kind !== 'name' || mention.possessive) continue;
    const person = model.people.personOf(mention);
    if (person === null || !fits(person, place.gender)) continue;
    if (!mention.oblique) return person;
    second ??= person;
  }
  return second;
}
