import type { Mention, Role } from '../mentions/reading.ts';
import type { DocumentModel } from '../model.ts';
import type { Attribution } from './attribution.ts';
import type { Heard } from './candidates/scene.ts';
import type { Identity } from './identify.ts';

/** How many sentences a pronoun may stand behind the office or body that it means. */
const NEAR = 2;

/** The offices that the sentence gives along with the speaker, where nobody is named. */
function roleSaid(found: Attribution | null): Role | null {
  if (found?.subject?.kind !== 'mention' || found.subject.mention.kind === 'thing') return null;
  return found.subject.mention.role ?? found.subject.mention.apposed;
}

/** The words of a body's name that hold what it is: "Storm Prediction Center" for "center". */
const bodyName = ({ kind, name, spelled }: Mention, noun: string): string | null =>
  kind === 'name' && name.length > 1 && name.some(t => t.lower === noun) ? spelled : null;

/** What was looked up in an article, forgotten with it. */
const lookedUp = new WeakMap<DocumentModel, Map<string, string | null>>();
/** More nouns are not looked up in one article: the work stays linear. */
const MOST_NOUNS = 40;

/** What the article calls it in full, where that is one thing only: "la préfecture" is the "préfecture de Haute-Garonne". */
function inFull(model: DocumentModel, noun: string): string | null {
  const known = lookedUp.get(model) ?? new Map<string, string | null>();
  lookedUp.set(model, known);
  if (!known.has(noun)) known.set(noun, known.size < MOST_NOUNS ? lookUp(model, noun) : null);
  return known.get(noun) ?? null;
}

function lookUp(model: DocumentModel, noun: string): string | null {
  const found = new Set<string>();
  for (const { mentions } of model.sentences)
    for (const mention of mentions) {
      const { role } = mention;
      const isSame = role?.noun === noun && mention.kind !== 'name' && role.whole && /\s/u.test(role.text);
      const text = isSame ? role.text : bodyName(mention, noun);
      if (text !== null) found.add(text);
    }
  const [only = null, ...others] = found;
  return others.length === 0 ? only : null;
}

/** Nobody is named, and the sentence says so: a pronoun or nothing. */
function pointsBack(found: Attribution | null): boolean {
  const subject = found?.subject;
  if (subject?.kind === 'mention')
    return subject.mention.kind === 'pronoun' && subject.mention.gender !== 'plural';
  return subject == null || subject.kind === 'understood';
}

/** The office or body that speaks, where nobody is named: this sentence's, or that of the quotation it continues. */
export function describe(
  model: DocumentModel,
  found: Attribution | null,
  place: { guess: Identity; last: Heard | undefined; sentence: number },
): string | null {
  const { guess, last, sentence } = place;
  if (guess.rule === 'organisation') return guess.voice.name;
  const role = roleSaid(found);
  if (role !== null && found?.subject?.kind === 'mention') {
    const { definiteness, kind } = found.subject.mention;
    const isShort = !/\s/u.test(role.text);
    const full = isShort && definiteness !== 'indefinite' ? inFull(model, role.noun) : null;
    if (full !== null) return full;
    const isNew = definiteness === 'indefinite';
    const isSaid = found.cue !== null && (kind === 'collective' || !role.bare);
    return role.whole && (isNew || isSaid || !isShort) ? role.text : null;
  }
  if (last?.person !== null || last.described === null || !pointsBack(found)) return null;
  const isNear = sentence - last.sentence <= NEAR && found?.subject != null;
  return isNear || guess.voice.person === null ? last.described : null;
}
