import type { Person } from '../../mentions/people.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { SentenceModel } from '../../model.ts';
import { personOfMention } from '../lookback.ts';
import type { Around } from './place-features.ts';
import type { Scene } from './scene.ts';
import type { Track } from './track.ts';

/** How the voice before this quotation was given: by a name, an office, a pronoun, or not at all. */
export function inheritedFeatures(scene: Scene, person: Person | null): string[] {
  const last = scene.heard.at(-1);
  if (last === undefined) return [];
  const whose = last.person === person ? 'same voice' : person === null ? 'no voice' : 'other voice';
  return [`${whose} by ${last.how}`];
}

/** Whether somebody came in, who is no person of the article, since the person spoke or was named. */
export function strangerFeature(
  { heard }: Scene,
  place: { sentence: SentenceModel; around: Around },
  candidate: { person: Person; track: Track },
): string {
  const last = heard.at(-1);
  const since = last?.person === candidate.person ? place.sentence.index - last.sentence : REACH;
  const distance = Math.min(candidate.track.nearest ?? REACH, since);
  return `stranger ${strangerSince(place.around.strangers, distance)}`;
}

/** Sentences further back are not looked at. */
const REACH = 6;

/**
 * Who stands as a subject and is no person of the article, in each of the sentences from the quotation's back: "une voisine",
 * "la police"; null where nobody does.
 */
export function findStrangers({ model, quote }: Scene, sentence: SentenceModel): readonly (string | null)[] {
  const at = model.places[quote]?.at ?? 0;
  return Array.from({ length: REACH }, (_, back) => {
    for (const mention of model.sentences[sentence.index - back]?.mentions ?? []) {
      if (back === 0 && mention.from >= at) break;
      if (mention.oblique || mention.possessive || personOfMention(model, mention) !== null) continue;
      const kind = strangerKind(mention);
      if (kind !== null) return kind;
    }
    return null;
  });
}

/** The nearest of them who came in after the person was met last. */
function strangerSince(strangers: readonly (string | null)[], distance: number): string {
  const back = strangers.slice(0, distance).findIndex(kind => kind !== null);
  return back < 0 ? 'none' : `${strangers[back] ?? ''} ${back === 0 ? 'here' : 'before'}`;
}

function strangerKind({ kind, gender, definiteness }: Mention): string | null {
  if (kind === 'role')
    return gender === 'plural' ? 'several' : definiteness === 'indefinite' ? 'new' : 'known';
  return kind === 'collective' ? 'body' : kind === 'name' ? 'name' : null;
}
