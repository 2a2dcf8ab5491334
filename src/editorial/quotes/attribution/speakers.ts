import type { Span } from '../../../core/article.ts';
import type { Attribution } from './attribution.ts';
import { SUBJUNCTIVE } from './attribution.ts';
import { attribute } from './attribute.ts';
import type { Memory, Outlook, Voice } from './lookback.ts';
import { createMemory, reporterOf, subjectPerson, voiceOf } from './lookback.ts';
import { wordSet } from '../languages/language.ts';
import type { DocumentModel } from '../model.ts';
import { isAcronym, personScore } from '../mentions/names.ts';
import { organisationWords, placeWords } from '../languages/organisations.ts';
import type { Person } from '../mentions/people.ts';
import { personInRole } from '../mentions/people.ts';
import type { Mention, Role } from '../mentions/reading.ts';
import { isSpeechNoun } from '../mentions/roles.ts';
import { isTerminal } from '../tokens.ts';

/** Who speaks a marked span, as far as the article makes sure. */
export interface Speaker extends Voice {
  readonly cue: string | null;
  readonly reason: string | null;
}

interface Identity {
  readonly voice: Voice;
  readonly rule: string;
}

const NOBODY: Voice = { name: null, role: null, person: null, impersonal: false };
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

/** Walks the quotations in order and settles who speaks each. */
export function settleSpeakers(model: DocumentModel): readonly Speaker[] {
  const memory = createMemory(model);
  const settled: Speaker[] = [];
  for (const quote of model.marked.keys()) {
    const found = attributeChain(model, quote);
    const { voice, rule } = identify(model, memory, { found, quote });
    memory.hear(quote, voice);
    const cue = found?.cue ?? null;
    const known = voice.name !== null || voice.role !== null;
    settled.push({
      ...voice,
      cue: cue === null ? null : model.text.slice(cue.start, cue.end),
      reason: known ? `${found?.rule ?? 'continues'}: ${rule}` : null,
    });
  }
  return settled.map((speaker, quote) =>
    isSubheading(model, quote) ? lookAhead(model, settled, quote) : speaker,
  );
}

/** A paragraph that is one quotation without a full stop: a heading made of what the next paragraph tells. */
function isSubheading(model: DocumentModel, quote: number): boolean {
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  const span = model.marked[quote];
  if (place === undefined || sentence === undefined || span === undefined || span.open) return false;
  if (model.marked[quote - 1]?.open === true && model.marked[quote - 1]?.paragraph === span.paragraph - 1)
    return false;
  const { tokens } = sentence.paragraph;
  return (
    tokens.length === 1 &&
    !isTerminal(tokens[0]?.text ?? '') &&
    (tokens[0]?.text.length ?? 0) < LONGEST_HEADING
  );
}

const LONGEST_HEADING = 160;

/** The speaker of a heading: whoever is quoted next, or is the subject of what follows. */
function lookAhead(model: DocumentModel, settled: readonly Speaker[], quote: number): Speaker {
  const none: Speaker = { ...NOBODY, cue: null, reason: null };
  const paragraph = model.marked[quote]?.paragraph ?? 0;
  const next = settled[quote + 1];
  const reason = 'heading: who speaks below';
  const sentence = model.sentences.find(s => s.paragraph.index === paragraph + 1);
  const reported = sentence === undefined ? null : reporterOf(model, sentence);
  const person =
    reported?.kind === 'person'
      ? reported.person
      : sentence === undefined
        ? null
        : subjectPerson(model, sentence, { limit: Number.POSITIVE_INFINITY, gender: 'n' });
  if (person !== null) return { ...voiceOf(person), cue: null, reason };
  const isBelow =
    next !== undefined && next.person !== null && model.marked[quote + 1]?.paragraph === paragraph + 1;
  return isBelow ? { ...next, cue: null, reason } : none;
}

/** Longest run of paragraphs that one speech is followed through to find its attribution. */
const LONGEST_CHAIN = 12;

/** Speech that runs over paragraphs without closing is attributed once, before its first part or behind its last. */
function attributeChain(model: DocumentModel, quote: number): Attribution | null {
  const found = attribute(model, quote);
  if (found?.cue != null || found?.rule === 'colon' || found?.rule === 'signature') return found;
  let last = quote;
  while (last < quote + LONGEST_CHAIN && continuesInNextParagraph(model, last)) last++;
  if (last === quote) return found;
  const later = attribute(model, last);
  return later?.cue != null && later.rule.endsWith('after') ? later : found;
}

function continuesInNextParagraph(model: DocumentModel, quote: number): boolean {
  const span = model.marked[quote];
  const next = model.marked[quote + 1];
  const place = model.places[quote + 1];
  if (span?.open !== true || next?.paragraph !== span.paragraph + 1 || place === undefined) return false;
  return place.at === 0;
}

function identify(
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
  const reported =
    model.lexicon.capitalNouns &&
    tokens.slice(sentence.span.start, sentence.span.end).some(t => SUBJUNCTIVE.has(t.lower));
  return embedded && !near && !reported ? UNKNOWN : found;
}

/** "L'elogio di Brandi: …", "Der Kern der Rede von Uwe Tannroth lautete: …": the person whose words the noun means. */
function authorOf(model: DocumentModel, thing: Mention): Mention | null {
  const sentence = model.sentences[thing.sentence];
  if (sentence === undefined || thing.role === null || !isSpeechNoun(thing.role.noun)) return null;
  return (
    sentence.mentions.find(
      m => m.kind === 'name' && m.oblique && m.from >= thing.to && m.from <= thing.to + 2,
    ) ?? null
  );
}

/** The office as it stands here, or in its fuller form from elsewhere: "il ministro" → "ministro della Salute". */
function roleText(person: Person, here: Role | null): string | null {
  if (here === null) return person.roles[0]?.text ?? null;
  if (here.words.size > 0) return here.text;
  const fuller = person.roles.find(known => known.words.size > 0 && known.head === here.head);
  return (fuller ?? here).text;
}

function identifyName(model: DocumentModel, mention: Mention, hasCue: boolean): Identity {
  const person = model.people.personOf(mention);
  if (person !== null) {
    const voice = voiceOf(person);
    return {
      voice: { ...voice, role: roleText(person, mention.role) },
      rule: mention.name.length > 1 ? 'name' : 'surname',
    };
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
  ergänzte ergänzt fügte fügt fuhr bekräftigte`);

const isContinuing = (model: DocumentModel, cue: Span | null): boolean =>
  cue !== null &&
  model.text
    .slice(cue.start, cue.end)
    .toLowerCase()
    .split(/\s+/u)
    .some(word => CONTINUING.has(word));

/** "said the actor": the one who spoke last, unless the article introduced somebody else by that word. */
function isMeant(model: DocumentModel, mention: Mention, before: Identity): boolean {
  if (before.rule === 'last person spoken of') return false;
  const head = mention.role?.head;
  for (let i = mention.sentence; i >= Math.max(0, mention.sentence - 12); i--)
    for (const other of model.sentences[i]?.mentions ?? [])
      if (
        other !== mention &&
        other.role?.head === head &&
        other.kind === 'role' &&
        other.definiteness !== 'definite'
      )
        return false;
  return true;
}

function identifyRole(
  model: DocumentModel,
  place: { mention: Mention; continues: boolean },
  back: (outlook: Outlook) => Identity,
): Identity {
  const { mention, continues } = place;
  const { role, definiteness } = mention;
  if (role === null) return UNKNOWN;
  if (definiteness === 'indefinite' || definiteness === 'possessive' || mention.gender === 'plural')
    return unnamed(role.text, 'role without a name');
  const person = personInRole(model.people, role);
  if (person !== null)
    return { voice: { ...voiceOf(person), role: roleText(person, role) }, rule: 'role → name' };
  if (definiteness === 'pointing' || (definiteness === 'definite' && (continues || role.words.size === 0))) {
    const before = back({ sentence: mention.sentence, at: mention.from, gender: role.gender });
    if (
      before.voice.person !== null &&
      (definiteness === 'pointing' || continues || isMeant(model, mention, before))
    )
      return {
        voice: { ...before.voice, role: roleText(before.voice.person, role) },
        rule: `role → ${before.rule}`,
      };
  }
  return unnamed(role.text, 'role without a name');
}
