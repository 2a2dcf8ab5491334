import type { Person } from '../../mentions/people.ts';
import type { Form } from '../../form.ts';
import type { DocumentModel } from '../../model.ts';
import { isTerminal } from '../../tokens.ts';
import type { Attribution } from '../attribution.ts';
import type { Identity } from '../identify.ts';
import type { Presences } from '../presence.ts';

/** A voice that was heard, and how sure it is. */
export interface Heard {
  readonly quote: number;
  readonly sentence: number;
  readonly person: Person | null;
  /** The office or body that spoke, where no person is known. */
  readonly described: string | null;
  /** Whether that is a body, by its own name or by a common noun. */
  readonly body: 'named' | 'common' | null;
  readonly confidence: number;
  /** What its sentence said of the speaker. */
  readonly how: Block;
}

/** All that is known when a quotation is looked at. */
export interface Scene {
  readonly model: DocumentModel;
  readonly presences: Presences;
  readonly quote: number;
  /** How it reads by itself. */
  readonly form: Form;
  readonly found: Attribution | null;
  readonly guess: Identity;
  /** The quotations before this one, the nearest last. */
  readonly heard: readonly Heard[];
  /** Whom the sentence itself names as the speaker, for each quotation of the article. */
  readonly explicit: readonly (Person | null)[];
  /** How many quotations name each person so. */
  readonly timesNamed: ReadonlyMap<Person, number>;
  /** Everybody heard so far; null: somebody who is not known. */
  readonly voices: ReadonlySet<Person | null>;
  /** Persons whom a quotation before this one surely names as its speaker. */
  readonly proven: ReadonlySet<Person>;
}

/** What the sentence says of the speaker: the candidates of a quotation have it as a feature. */
export type Block = 'name' | 'role' | 'pronoun' | 'unread' | 'thing' | 'none' | 'heading';

/** What the sentence of the quotation says of its speaker. */
export function blockOf(scene: Scene): Block {
  const subject = scene.found?.subject ?? null;
  if (subject === null) return isHeading(scene) ? 'heading' : 'none';
  // where a verb has its subject beside it always, one that is understood was not read
  if (subject.kind === 'understood')
    return subject.gender === 'n' && !scene.model.lexicon.dropsSubject ? 'unread' : 'pronoun';
  if (subject.kind === 'nobody') return 'thing';
  const { kind } = subject.mention;
  return kind === 'collective' ? 'thing' : kind;
}

const LONGEST_HEADING = 160;

/** A paragraph that is one quotation without a full stop: a heading made of what the next paragraph tells. */
export function isHeading({ model, quote }: Pick<Scene, 'model' | 'quote'>): boolean {
  const place = model.places[quote];
  const span = model.marked[quote];
  const before = model.marked[quote - 1];
  if (place === undefined || span === undefined || span.open) return false;
  if (before?.open === true && before.paragraph === span.paragraph - 1) return false;
  const [only, ...rest] = model.sentences[place.sentence]?.paragraph.tokens ?? [];
  return (
    only !== undefined && rest.length === 0 && !isTerminal(only.text) && only.text.length < LONGEST_HEADING
  );
}
