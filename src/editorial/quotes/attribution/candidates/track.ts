import type { Person } from '../../mentions/people.ts';
import type { Scene } from './scene.ts';

const REACH = 24;
const MOST = 8;
const LOOK_AHEAD = 3;

/** What a walk back from the quotation tells of one person. */
export interface Track {
  nearest: number | null;
  nearestHead: number | null;
  reported: number | null;
  /** Other persons met before this one was. */
  since: number;
  sameSentenceOblique: boolean;
  leadsParagraph: boolean;
  ahead: number | null;
  /** The first subject of the next sentence. */
  leadsNext: boolean;
  /** Tokens between the nearest mention in the sentence and the quotation, before and behind it. */
  gapBefore: number | null;
  gapBehind: number | null;
}

/** Nothing known of a person yet but how many others were met before. */
export const newTrack = (since: number): Track => ({
  nearest: null,
  nearestHead: null,
  reported: null,
  since,
  sameSentenceOblique: false,
  leadsParagraph: false,
  ahead: null,
  leadsNext: false,
  gapBefore: null,
  gapBehind: null,
});

/** Whom the sentences before the quotation, and a few behind it, name. */
export function walkBack(scene: Scene, place: { sentence: number; at: number }): Map<Person, Track> {
  const { model, presences } = scene;
  const tracks = new Map<Person, Track>();
  const trackOf = (person: Person): Track => {
    let track = tracks.get(person);
    if (track === undefined) {
      track = newTrack(tracks.size);
      tracks.set(person, track);
    }
    return track;
  };
  const here = model.sentences[place.sentence]?.paragraph;
  for (let i = place.sentence; i >= Math.max(0, place.sentence - REACH) && tracks.size < MOST; i--) {
    const distance = place.sentence - i;
    for (const presence of (presences.bySentence[i] ?? []).toReversed()) {
      if (distance === 0 && presence.mention.from >= place.at) continue;
      const track = trackOf(presence.person);
      track.nearest ??= distance;
      if (distance === 0) track.gapBefore ??= place.at - presence.mention.to;
      if (presence.head) track.nearestHead ??= distance;
      else if (distance === 0) track.sameSentenceOblique = true;
      if (presence.first && model.sentences[i]?.paragraph === here) track.leadsParagraph = true;
    }
    const reporter = distance > 0 ? presences.reporterOf(i) : null;
    if (reporter !== null) trackOf(reporter).reported ??= distance;
  }
  for (let i = place.sentence; i <= place.sentence + LOOK_AHEAD; i++)
    for (const presence of presences.bySentence[i] ?? []) {
      if (i === place.sentence && presence.mention.from < place.at) continue;
      const known = tracks.get(presence.person);
      if (known === undefined && tracks.size >= MOST + LOOK_AHEAD) continue;
      const track = known ?? trackOf(presence.person);
      track.ahead ??= i - place.sentence;
      if (i === place.sentence + 1 && presence.head && presence === presences.bySentence[i]?.[0])
        track.leadsNext = true;
      if (i === place.sentence) track.gapBehind ??= presence.mention.from - place.at;
    }
  return tracks;
}
