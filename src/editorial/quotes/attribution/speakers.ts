import { attribute } from './attribute.ts';
import type { Attribution } from './attribution.ts';
import type { Candidate } from './candidates/candidates.ts';
import { gatherCandidates } from './candidates/candidates.ts';
import type { Trees } from './candidates/choose.ts';
import { weigh } from './candidates/choose.ts';
import type { Heard } from './candidates/scene.ts';
import { isHeading } from './candidates/scene.ts';
import type { Identity } from './identify.ts';
import { bodyOf, describe } from './unnamed/describe.ts';
import { chooseRole } from './roles/choose-role.ts';
import { wholeOffice } from './roles/of-which-body.ts';
import { gatherOffices } from './roles/offices.ts';
import { identify, NOBODY } from './identify.ts';
import { isTalkedAbout, readInterview } from './interview.ts';
import type { Voice } from './lookback.ts';
import { createMemory, voiceOf } from './lookback.ts';
import { isDenied } from './denied.ts';
import { formOf, SURE } from '../form.ts';
import type { DocumentModel } from '../model.ts';
import type { Person } from '../mentions/people.ts';
import type { Role } from '../mentions/reading.ts';
import { findRepeats } from './repeats.ts';
import type { Presences } from './presence.ts';
import { gatherPresences } from './presence.ts';
import { TREES } from './candidates/trees.ts';

/** Who most likely speaks a marked span, and how likely that is. */
export interface Speaker {
  readonly name: string | null;
  /** Whether that is sure enough to print the name. */
  readonly sure: boolean;
  /**
   * The person's office, as the article has it in full; where the name is not sure, an office or body that the sentence itself
   * names as speaking. Null when there is none that is surely whole.
   */
  readonly role: string | null;
  readonly cue: string | null;
  readonly reason: string | null;
  /** 0 to 1: how likely the name is right; with no name: that nobody could be named. */
  readonly confidence: number;
}

/** Told of every quotation what was weighed: for learning the trees, and for tests. */
export type Observer = (quote: number, candidates: readonly Candidate[]) => void;

/** Walks the quotations in order and settles who speaks each. */
export function settleSpeakers(
  model: DocumentModel,
  options: { readonly trees?: Trees; readonly observe?: Observer } = {},
): readonly Speaker[] {
  const memory = createMemory(model);
  const presences = gatherPresences(model);
  const attributions = [...model.marked.keys()].map(quote => attributeChain(model, quote));
  const explicit = attributions.map(found => personNamed(model, found));
  const interview = readInterview(
    model,
    presences,
    explicit.map((person, quote) => (attributions[quote]?.cue == null ? null : person)),
  );
  const timesNamed = countPersons(explicit);
  const voices = new Set<Person | null>();
  const proven = new Set<Person>();
  const heard: Heard[] = [];
  const told = new Map<Person, Role[]>();
  const offices = gatherOffices(model);
  const settled = attributions.map((found, quote) => {
    const isSubheading = found?.subject == null && isHeading({ model, quote });
    const guess = isSubheading
      ? speakerBelow(model, { presences, quote, explicit })
      : identify(model, memory, { found, quote });
    const form = formOf(model.text, model.marked[quote] ?? { start: 0, end: 0 });
    const candidates = gatherCandidates({
      model,
      presences,
      quote,
      form,
      found,
      guess,
      heard,
      explicit,
      timesNamed,
      voices,
      proven,
    });
    options.observe?.(quote, candidates);
    const weighed = weigh(candidates, options.trees ?? TREES).toSorted((a, b) => b.share - a.share);
    const [best] = weighed;
    const prompt = found?.subject == null ? interview?.answers.get(quote) : undefined;
    const answering = prompt === undefined ? null : (interview?.person ?? null);
    const together = voiceOfBoth(model, found);
    const { voice, rule } =
      answering !== null
        ? { voice: voiceOf(answering), rule: 'answers in an interview' }
        : together !== null
          ? { voice: together, rule: 'two together' }
          : settle(guess, best?.candidate);
    const isAbout = prompt != null && voice.person !== null && isTalkedAbout(model, prompt, voice.person);
    const confidence =
      answering !== null || together !== null
        ? ANSWERS
        : Math.min(
            isAbout || guess.voice.stranger === true || isUnread(model, found) ? UNREAD : 1,
            best?.share ?? 0,
          ) *
          inherited(
            found,
            voice.person,
            heard.findLast(({ person }) => person !== null),
          );
    memory.hear(quote, voice);
    const sentence = model.places[quote]?.sentence ?? 0;
    const noPerson = shareOfNobody(weighed, guess);
    const described = describe(model, found, {
      guess,
      quote,
      confidence,
      noPerson,
      last: heard.at(-1),
      sentence,
      offices,
    });
    const body = bodyOf(model, found, { guess, last: heard.at(-1)?.body ?? null });
    heard.push({
      quote,
      sentence,
      person: voice.person,
      described,
      body,
      confidence,
      how: candidates[0]?.block ?? 'none',
    });
    voices.add(voice.person);
    if (voice.person !== null && confidence >= PROVEN && candidates[0]?.block === 'name')
      proven.add(voice.person);
    const here = rolesHere(model, found, voice.person);
    if (voice.person !== null && confidence >= TOLD && isRole(found))
      told.set(voice.person, [...(told.get(voice.person) ?? []), ...here]);
    const denied = isDenied(model, quote, voice.person);
    return { found, form, voice, rule, confidence, described, here, denied };
  });
  for (const [quote, other] of findRepeats(model)) {
    const [here, there] = [settled[quote], settled[other]];
    if (here === undefined || there?.voice.person == null) continue;
    // what names its speaker itself does not follow what only goes on
    if (here.found?.cue != null && there.found?.cue == null && here.voice.person !== null) continue;
    if (here.voice.person !== null && there.confidence <= here.confidence) continue;
    const { voice, confidence } = there;
    settled[quote] = { ...here, voice, confidence, rule: 'says the same elsewhere' };
  }
  const printed = new Map<Person, Role>();
  return settled.map(({ found, form, voice, rule, confidence, described, here, denied }) => {
    const { person } = voice;
    // a body that speaks by its name stands where an office would
    const isBody = person === null && rule === 'organisation';
    const sure = voice.name !== null && !isBody && !denied && confidence >= SURE[form];
    const role =
      person === null || !sure
        ? null
        : chooseRole(person, {
            here,
            byName: found?.subject?.kind === 'mention' && found.subject.mention.kind === 'name',
            told: told.get(person) ?? [],
            last: printed.get(person) ?? null,
            offices,
          });
    if (person !== null && role !== null) printed.set(person, role);
    return {
      name: voice.name?.replaceAll(SOFT_HYPHEN, '') ?? null,
      sure,
      role: printable(
        (role === null || person === null ? null : wholeOffice(model, person, { role, offices })) ??
          (denied || (sure && person !== null) ? null : described),
      ),
      cue: found?.cue == null ? null : model.text.slice(found.cue.start, found.cue.end),
      reason: voice.name === null && described === null ? null : `${found?.rule ?? 'continues'}: ${rule}`,
      confidence,
    };
  });
}

/** Where a word may be broken: no part of it. */
const SOFT_HYPHEN = '\u00ad';

/** An office as it is printed; null for one that breaks off inside quotation marks: "groupe des «Gilets". */
function printable(role: string | null): string | null {
  const marks = role?.match(/["“”«»]/gu)?.length ?? 0;
  return marks % 2 === 0 ? (role?.replaceAll(SOFT_HYPHEN, '') ?? null) : null;
}

/** How likely it is that no person speaks: nobody, or a body by its name. */
const shareOfNobody = (weighed: ReturnType<typeof weigh>, { voice: { impersonal } }: Identity): number =>
  weighed
    .filter(({ candidate: { person, literal } }) => person === null && (literal === null || impersonal))
    .reduce((sum, { share }) => sum + share, 0);

function countPersons(persons: readonly (Person | null)[]): ReadonlyMap<Person, number> {
  const counts = new Map<Person, number>();
  for (const person of persons) if (person !== null) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

/** So sure must it be that a name speaks before it is a person's, whatever its own words look like. */
const PROVEN = 0.9;
/** So sure must it be that "the president of the Senate" is this person before the article is taken to say so. */
const TOLD = 0.8;

const isRole = (found: Attribution | null): boolean =>
  found?.subject?.kind === 'mention' && found.subject.mention.kind === 'role';

/** At most so sure is it who speaks where the sentence says so in words that were not read. */
const UNREAD = 0.7;

/**
 * "« … », résume au chapitre deux le texte": a finite verb of saying right behind the quotation, where a verb has its subject beside it
 * always, and none was read: not who spoke before, but somebody else.
 */
function isUnread({ lexicon, text }: DocumentModel, found: Attribution | null): boolean {
  const { subject, cue, rule } = found ?? { subject: null, cue: null, rule: '' };
  if (subject?.kind !== 'understood' || subject.gender !== 'n' || cue === null || rule !== 'verb after')
    return false;
  if (!lexicon.hungPronouns || !/[»”"]\s*,\s*$/u.test(text.slice(Math.max(0, cue.start - 4), cue.start)))
    return false;
  const words = text.slice(cue.start, cue.end).toLowerCase().split(/\s+/u);
  const last = words.at(-1) ?? '';
  if (words.some(word => lexicon.auxiliaries.has(word))) return true;
  return lexicon.participle?.test(last) !== true && lexicon.infinitive?.test(last) !== true;
}

/** Who goes on speaking is as sure as it is that he spoke before. */
function inherited(found: Attribution | null, person: Person | null, last: Heard | undefined): number {
  const isNamed = found?.subject?.kind === 'mention' && found.subject.mention.kind === 'name';
  return isNamed || person === null || last?.person !== person ? 1 : last.confidence ** CHAIN;
}

const CHAIN = 0.25;
/** How sure it is that a question is answered by the person of the interview, or that two named together speak. */
const ANSWERS = 0.95;

/** "… dijeron Ana Cruz y Luis Mora": both by their full names; null where the sentence does not name two persons together. */
function voiceOfBoth(model: DocumentModel, found: Attribution | null): Voice | null {
  const [first, second, third] = found?.subject?.kind === 'understood' ? (found.subject.both ?? []) : [];
  if (first === undefined || second === undefined || third !== undefined) return null;
  const [a, b] = [model.people.personOf(first), model.people.personOf(second)];
  const { tokens } = model.sentences[first.sentence]?.paragraph ?? { tokens: [] };
  if (a === null || b === null || a === b) return null;
  return { ...NOBODY, name: `${a.name} ${tokens[first.to]?.text ?? ''} ${b.name}` };
}

/** The offices that the sentence gives along with the speaker, by name or without. */
function rolesHere(model: DocumentModel, found: Attribution | null, person: Person | null): readonly Role[] {
  if (found?.subject?.kind !== 'mention') return [];
  const { mention } = found.subject;
  const isMeant =
    person === null
      ? mention.kind !== 'thing'
      : mention.gender !== 'plural' &&
        ((mention.kind === 'role' && mention.definiteness !== 'indefinite') ||
          (mention.kind === 'name' && model.people.personOf(mention) === person));
  return isMeant ? [mention.role, mention.apposed].filter(role => role !== null) : [];
}

/** The speaker of a heading: whoever is quoted next by name, or is the first subject of what follows. */
function speakerBelow(
  model: DocumentModel,
  place: { presences: Presences; quote: number; explicit: readonly (Person | null)[] },
): Identity {
  const next = (model.places[place.quote]?.sentence ?? 0) + 1;
  const isBelow = model.marked[place.quote + 1]?.paragraph === model.sentences[next]?.paragraph.index;
  const quoted = isBelow ? (place.explicit[place.quote + 1] ?? null) : null;
  const person = quoted ?? place.presences.bySentence[next]?.find(({ head }) => head)?.person ?? null;
  if (person === null) return { voice: NOBODY, rule: 'nobody found' };
  return { voice: voiceOf(person), rule: 'who speaks below' };
}

/** The voice that belongs to the candidate chosen. */
function settle(guess: Identity, chosen: Candidate | undefined): Identity {
  if (chosen === undefined) return guess;
  const { person, literal } = chosen;
  if (person !== null)
    return guess.voice.person === person ? guess : { voice: voiceOf(person), rule: 'likeliest' };
  if (literal !== null) return guess;
  return guess.voice.name === null ? guess : { voice: NOBODY, rule: 'nobody sure' };
}

const personNamed = (model: DocumentModel, found: Attribution | null): Person | null =>
  found?.subject?.kind === 'mention' && found.subject.mention.kind === 'name'
    ? model.people.personOf(found.subject.mention)
    : null;

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
