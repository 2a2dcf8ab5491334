import type { Person } from '../../mentions/people.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { SentenceModel } from '../../model.ts';
import { personOfMention } from '../lookback.ts';
import { bucket } from './flow-features.ts';
import type { Around } from './place-features.ts';
import type { Block, Scene } from './scene.ts';
import type { Track } from './track.ts';

/** How the voice before this quotation was given: by a name, an office, a pronoun, or not at all. */
export function inheritedFeatures(scene: Scene, person: Person | null): string[] {
  const last = scene.heard.at(-1);
  if (last === undefined) return [];
  const whose = last.person === person ? 'same voice' : person === null ? 'no voice' : 'other voice';
  return [`${whose} by ${last.how}`];
}

/** When the person spoke and was named last, and whether somebody else came in since who is no person of the article. */
export function standingFeatures(
  scene: Scene,
  place: { sentence: SentenceModel; block: Block; around: Around },
  candidate: { person: Person; track: Track },
): string[] {
  const { sentence, block } = place;
  if (block !== 'pronoun' && block !== 'role' && block !== 'none' && block !== 'unread') return [];
  const { person, track } = candidate;
  const last = scene.heard.at(-1);
  const since = last?.person === person ? sentence.index - last.sentence : null;
  const spoke = since === null ? 'silent' : since < 2 ? 'spoke now' : since < 4 ? 'spoke' : 'spoke once';
  const named = bucket(track.nearestHead);
  return [
    `${spoke} named ${named}`,
    `stranger ${strangerSince(place.around.strangers, Math.min(track.nearest ?? REACH, since ?? REACH))}`,
  ];
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
