import type { Attribution } from './attribute.ts';
import { attribute } from './attribute.ts';
import type { Memory, Outlook, Voice } from './lookback.ts';
import { createMemory, voiceOf } from './lookback.ts';
import type { DocumentModel } from './model.ts';
import { isAcronym } from './names.ts';
import { organisationWords, placeWords } from './organisations.ts';
import { personInRole } from './people.ts';
import type { Mention } from './reading.ts';

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
  const memory = createMemory(model);
  return [...model.marked.keys()].map(quote => {
    const found = attribute(model, quote);
    const { voice, rule } = identify(model, memory, { found, quote });
    memory.hear(quote, voice);
    const cue = found?.cue ?? null;
    const known = voice.name !== null || voice.role !== null;
    return {
      ...voice,
      cue: cue === null ? null : model.text.slice(cue.start, cue.end),
      reason: known ? `${found?.rule ?? 'continues'}: ${rule}` : null,
    };
  });
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
  if (subject === null) return back({ ...here, gender: 'n' });
  if (subject.kind === 'understood')
    return subject.gender === 'plural' ? unnamed(null, 'several') : back({ ...here, gender: subject.gender });
  const { mention } = subject;
  switch (mention.kind) {
    case 'pronoun':
      if (mention.gender === 'plural') return unnamed(null, 'several');
      return back({ sentence: mention.sentence, at: mention.from, gender: mention.gender });
    case 'collective':
    case 'thing':
      return unnamed(mention.role?.text ?? null, 'not a person');
    case 'role':
      return identifyRole(model, mention, back);
    case 'name':
      return identifyName(model, mention, found?.cue != null || found?.rule === 'signature');
  }
}

function identifyName(model: DocumentModel, mention: Mention, hasCue: boolean): Identity {
  const person = model.people.personOf(mention);
  if (person !== null) {
    const voice = voiceOf(person);
    return {
      voice: { ...voice, role: mention.role?.text ?? voice.role },
      rule: mention.name.length > 1 ? 'name' : 'surname',
    };
  }
  const text = nameText(model, mention);
  if (isThing(mention)) return unnamed(text, 'organisation');
  if (hasCue && mention.score >= (mention.name.length > 1 ? 1 : 0) && mention.definiteness === null)
    return { voice: { ...NOBODY, name: text, role: mention.role?.text ?? null }, rule: 'name' };
  return { voice: { ...NOBODY, role: text }, rule: 'name of unknown kind' };
}

function identifyRole(
  model: DocumentModel,
  mention: Mention,
  back: (outlook: Outlook) => Identity,
): Identity {
  const { role, definiteness } = mention;
  if (role === null) return UNKNOWN;
  if (definiteness === 'indefinite' || definiteness === 'possessive' || mention.gender === 'plural')
    return unnamed(role.text, 'role without a name');
  const person = personInRole(model.people, role);
  if (person !== null) return { voice: { ...voiceOf(person), role: role.text }, rule: 'role → name' };
  if (definiteness === 'pointing' || (definiteness === 'definite' && role.words.size === 0)) {
    const before = back({ sentence: mention.sentence, at: mention.from, gender: role.gender });
    if (before.voice.person !== null && before.voice.person.roles.length === 0)
      return { ...before, rule: `role → ${before.rule}` };
  }
  return unnamed(role.text, 'role without a name');
}
