import { forenameGender } from '../languages/first-names.ts';
import type { Gender, Lexicon } from '../languages/language.ts';
import type { Mention, Role } from './reading.ts';
import { isAcronym, plainName } from './names/names.ts';
import { gatherNicknames, isInitials } from './names/nicknames.ts';

/** A person of the article, gathered from all the places that name her. */
export interface Person {
  /** The fullest form in the article. */
  name: string;
  /** The same without accents and case. */
  words: readonly string[];
  gender: Gender;
  readonly roles: Role[];
  /** The parties that the article says the person is of. */
  readonly parties: Set<string>;
  /** How often the full name stands in the article. */
  count: number;
  /** How much the best place that names the person looks like a person's name. */
  readonly evidence: number;
}

/** Everybody the article names, and who a shorter form means. */
export interface People {
  readonly persons: readonly Person[];
  /** The person a mention names; null when it names none that is sure, or two that fit. */
  readonly personOf: (mention: Mention) => Person | null;
  /** True when the mention is a surname of somebody named, even if two share it. */
  readonly isSurname: (mention: Mention) => boolean;
}

/** From this sum of evidence on, a capitalised name is a person's. */
const ENOUGH = 1;
/** Evidence that nothing outweighs: the words themselves say that a body is named. */
export const NO_PERSON = -9;
/** Of two who fit, the one named this many times as often is meant. */
const DOMINANCE = 3;
/** More namesakes, roles or office-holders than these are not compared: no article has them, and the work stays linear. */
const MOST_NAMESAKES = 40;
const MOST_ROLES = 12;
const MOST_PERSONS = 400;
const SUFFIXES = /^(?:jr|sr|ii|iii|iv)$/u;

interface Group {
  words: readonly string[];
  readonly name: string;
  score: number;
  readonly mentions: Mention[];
}

const wordsOf = (mention: Mention): string[] =>
  mention.name.map(t => plainName(t.text)).filter(w => w !== '');

function groupByName(mentions: readonly Mention[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const mention of mentions) {
    const words = wordsOf(mention);
    if (words.length === 0) continue;
    const key = words.join(' ');
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, {
        words,
        name: mention.spelled,
        score: mention.score,
        mentions: [mention],
      });
    else {
      const isNone = Math.min(group.score, mention.score) <= NO_PERSON;
      group.score = isNone ? NO_PERSON : Math.max(group.score, mention.score);
      group.mentions.push(mention);
    }
  }
  return groups;
}

function genderOf(group: Group): Gender {
  const votes = { m: 0, f: 0 };
  for (const { title, role } of group.mentions) {
    if (title === 'm' || title === 'f') votes[title] += 3;
    if (role !== null && role.gender !== 'n') votes[role.gender] += 1;
  }
  const forename = forenameGender(group.words[0] ?? '');
  if (group.words.length > 1 && (forename === 'm' || forename === 'f')) votes[forename] += 4;
  return votes.m === votes.f ? 'n' : votes.m > votes.f ? 'm' : 'f';
}

const isTail = (short: readonly string[], long: readonly string[]): boolean =>
  short.length < long.length && short.every((w, i) => w === long[long.length - short.length + i]);
const isHead = (short: readonly string[], long: readonly string[]): boolean =>
  short.length < long.length && short.every((w, i) => w === long[i]);

/** "Harold J. Quint" and "Harold Quint", "Lin Mei-hua" and "Lin Mei Hua": first and last agree. */
function isSameName(a: readonly string[], b: readonly string[]): boolean {
  const core = (w: readonly string[]) => w.filter(x => !SUFFIXES.test(x));
  const [x, y] = [core(a), core(b)];
  return x.length > 1 && y.length > 1 && isSameFirst(x[0] ?? '', y[0] ?? '') && x.at(-1) === y.at(-1);
}

/** "B. Obama" is Barack. */
const isSameFirst = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** The article goes on to call this name by its last word alone, as it does with persons. */
const isUsedAlone = (lexicon: Lexicon, groups: ReadonlyMap<string, Group>, group: Group): boolean =>
  group.words.length < 4 &&
  (groups.get(group.words.at(-1) ?? '')?.score ?? -1) >= (lexicon.capitalNouns ? 1 : 0);

/** "Marta Kettleby Speaks": a headline's capitals, once, around a name that the article uses on its own. */
const isHeadlineOf = (groups: ReadonlyMap<string, Group>, pair: { short: Group; long: Person }): boolean =>
  isHead(pair.short.words, pair.long.words) &&
  pair.long.count === 1 &&
  !/\s\p{Ll}/u.test(pair.long.name) &&
  !groups.has(pair.long.words.at(-1) ?? '') &&
  (pair.short.mentions.length > 1 || groups.has(pair.short.words.at(-1) ?? ''));

function gatherPersons(
  lexicon: Lexicon,
  groups: ReadonlyMap<string, Group>,
  nicknames: ReadonlyMap<string, Mention>,
): {
  persons: Person[];
  byKey: Map<string, Person>;
} {
  const byKey = new Map<string, Person>();
  const persons: Person[] = [];
  const full = [...groups.entries()]
    .filter(([key]) => !nicknames.has(key))
    .filter(([, g]) => g.words.length > 1 && g.score + (isUsedAlone(lexicon, groups, g) ? 1 : 0) >= ENOUGH)
    .sort((a, b) => b[1].words.length - a[1].words.length);
  const byLast = new Map<string, Person[]>();
  for (const [key, group] of full) {
    const last = group.words.findLast(w => !SUFFIXES.test(w)) ?? '';
    const kin = byLast.get(last) ?? [];
    let person = kin.find(p => isSameName(group.words, p.words) || isTail(group.words, p.words));
    person ??=
      forenameGender(group.words[0] ?? '') === null
        ? undefined
        : persons.slice(-40).find(p => group.words.length > 1 && isHead(group.words, p.words));
    if (person === undefined) {
      person = {
        name: group.name,
        words: group.words,
        gender: 'n',
        roles: [],
        parties: new Set(),
        count: 0,
        evidence: group.score,
      };
      persons.push(person);
      if (kin.length < MOST_NAMESAKES) byLast.set(last, [...kin, person]);
    }
    byKey.set(key, person);
    if (person.words[0]?.length === 1 && (group.words[0]?.length ?? 0) > 1) {
      person.name = group.name;
      person.words = group.words;
    }
    if (isHeadlineOf(groups, { short: group, long: person })) {
      person.name = group.name;
      person.words = group.words;
    }
    person.count += group.mentions.length;
    if (person.gender === 'n') person.gender = genderOf(group);
    for (const mention of group.mentions) addRoles(person, mention);
  }
  return { persons, byKey };
}

/**
 * Picks one of those who share a surname: by title and office first, then the one the article is about. Null where the office is
 * of none whose office is known, but may be that of another, who is told to be somebody's brother at most: it would be learnt of the
 * wrong one.
 */
function pick(candidates: readonly Person[], { title, role }: Mention): Person | null {
  const of = (wanted: Gender) => candidates.filter(p => p.gender === wanted || p.gender === 'n');
  const ofRole = role === null || role.gender === 'n' ? [] : of(role.gender);
  const fit = title === 'm' || title === 'f' ? of(title) : ofRole.length > 0 ? ofRole : candidates;
  const [first, second] = [...fit].sort((a, b) => b.count - a.count);
  if (first === undefined) return null;
  if (second !== undefined && role !== null) {
    const [holder, ...holders] = fit.filter(p => p.roles.some(({ head }) => head === role.head));
    if (holder !== undefined && holders.length === 0) return holder;
    if (holder === undefined && fit.some(p => p.roles.every(({ owned }) => owned))) return null;
  }
  if (second !== undefined && second.count * 2 > first.count) return null;
  return first;
}

/** Who bears one of these goes by a forename alone: "Prinz Charles" is not the Charles who has a surname. */
const CROWNED =
  /^(?:prinz(?:essin)?|könig(?:in)?|papst|prince(?:sse|ss)?|roi|reine|pape|pr[ií]ncipe|principessa|princesa|re|regina|rey|reina|papa|king|queen|pope)$/u;

const isCrowned = ({ name, role, title }: Mention): boolean =>
  name.length === 1 && role?.beforeName === true && title !== null && CROWNED.test(role.noun);

function addTo(index: Map<string, Person[]>, key: string, person: Person): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [person]);
  else if (list.length < MOST_NAMESAKES) list.push(person);
}

/** Gathers the persons of an article from its mentions (the title's among them). */
export function gatherPeople(lexicon: Lexicon, mentions: readonly Mention[]): People {
  const named = mentions.filter(m => m.kind === 'name' && m.name.length > 0);
  const groups = groupByName(named);
  const nicknames = gatherNicknames(named);
  const { persons, byKey } = gatherPersons(lexicon, groups, nicknames);
  const bySurname = new Map<string, Person[]>();
  const byAny = new Map<string, Person[]>();
  for (const person of persons) {
    const last = person.words.findLast(w => !SUFFIXES.test(w)) ?? '';
    addTo(bySurname, last, person);
    for (const word of person.words) if (word !== last) addTo(byAny, word, person);
  }
  // "das Unternehmen Westfleisch", and then "Westfleisch"
  const bodies = new Set([...groups.values()].filter(g => g.score <= NO_PERSON).map(g => g.words.at(-1)));
  const called = calledOtherwise(groups, persons);
  for (const [key, group] of groups) {
    if (nicknames.has(key) || called.has(key)) continue;
    if (group.words.length !== 1 || group.score < ENOUGH || bodies.has(key)) continue;
    if (bySurname.has(key) || (byAny.has(key) && !group.mentions.some(isCrowned))) continue;
    const single: Person = {
      name: group.name,
      words: group.words,
      gender: genderOf(group),
      roles: [],
      parties: new Set(),
      count: group.mentions.length,
      evidence: group.score,
    };
    for (const mention of group.mentions) addRoles(single, mention);
    persons.push(single);
    byKey.set(key, single);
  }
  const cache = new Map<Mention, Person | null>();
  const find = (mention: Mention): Person | null => {
    const words = wordsOf(mention);
    const key = words.join(' ');
    const exact = byKey.get(key);
    if (exact !== undefined) return exact;
    const owner = nicknames.get(key);
    if (owner !== undefined && owner !== mention) return personOf(owner);
    const initialled = called.get(key);
    if (initialled !== undefined) return initialled;
    const last = words.findLast(w => !SUFFIXES.test(w)) ?? '';
    if (words.length === 1) {
      const kin = bySurname.get(last);
      if (kin !== undefined) return pick(kin, mention);
      // "Porcaro's brother Steve" is not the other Steve
      const called = mention.role === null ? byAny.get(last) : undefined;
      return called === undefined ? null : pick(called, mention);
    }
    const kin = (bySurname.get(last) ?? []).filter(p => isTail(words, p.words) || isSameName(words, p.words));
    return pick(kin, mention);
  };
  const personOf = (mention: Mention): Person | null => {
    const known = cache.get(mention);
    if (known !== undefined) return known;
    const person = find(mention);
    cache.set(mention, person);
    if (person !== null) learn(person, mention);
    return person;
  };
  for (const mention of named) personOf(mention);
  const isSurname = (mention: Mention) => bySurname.has(wordsOf(mention).at(-1) ?? '');
  return { persons, personOf, isSurname };
}

/** Names made of a person's initials, of one person only: "AMLO". */
function calledOtherwise(
  groups: ReadonlyMap<string, Group>,
  persons: readonly Person[],
): ReadonlyMap<string, Person> {
  const called = new Map<string, Person>();
  for (const [key, { name, words, mentions }] of groups) {
    if (words.length !== 1 || !isAcronym(name)) continue;
    const [person, other] = persons
      .slice(0, MOST_PERSONS)
      .filter(known => forenameGender(known.words[0] ?? '') !== null && isInitials(name, known.words));
    if (person === undefined || other !== undefined) continue;
    called.set(key, person);
    person.count += mentions.length;
  }
  return called;
}

function addRoles({ roles, parties }: Person, { role, apposed, party }: Mention): void {
  for (const one of [role, apposed])
    if (one !== null && roles.length < MOST_ROLES && !roles.includes(one)) roles.push(one);
  for (const one of [party, role?.party, apposed?.party]) if (one != null) parties.add(one);
}

/** "der SPD-Politiker" is nobody of whom the article only says that he is of another party. */
export const isOfOtherParty = ({ parties }: Person, { party }: Role): boolean =>
  party !== null && parties.size > 0 && !parties.has(party);

/** A surname with a title or a role tells more of the person: "Mrs. Kettleby", "ministro Rossi". */
function learn(person: Person, mention: Mention): void {
  addRoles(person, mention);
  if (person.gender === 'n' && (mention.title === 'm' || mention.title === 'f'))
    person.gender = mention.title;
  if (person.gender === 'n' && mention.role !== null) person.gender = mention.role.gender;
}

/** The one person whose known office is this one; null when there is none, or two who fit. */
export function personInRole(people: People, role: Role): Person | null {
  let best: Person | null = null;
  let bestScore = -1;
  let tied = false;
  for (const person of people.persons.slice(0, MOST_PERSONS)) {
    if (role.gender !== 'n' && person.gender !== 'n' && person.gender !== role.gender) continue;
    if (isOfOtherParty(person, role)) continue;
    let score = -1;
    for (const known of person.roles) {
      if (known.head !== role.head && !known.head.endsWith(role.head)) continue;
      const shared = [...role.words].filter(w => known.words.has(w)).length;
      const conflict = shared === 0 && role.words.size > 0 && known.words.size > 0;
      if (!conflict) score = Math.max(score, shared);
    }
    if (score < 0) continue;
    if (score > bestScore) {
      best = person;
      bestScore = score;
      tied = false;
    } else if (score === bestScore && best !== null) {
      // two fit: only the one the article is about may still be meant
      if (person.count >= DOMINANCE * best.count) best = person;
      else if (best.count < DOMINANCE * person.count) tied = true;
    }
  }
  return tied ? null : best;
}
