import { CLOSING_MARKS, QUESTION_END } from '../text/sentence-end.ts';
import { isSiteTalk } from './boilerplate.ts';

/** What a line is by itself; widths in characters, one of a script without blanks counts as two. */
export interface LineLook {
  readonly words: string;
  readonly width: number;
  /** Sentences, not a label: ends like one and is as long as one. */
  readonly prose: boolean;
  /** As long as a headline and without a sentence's end. */
  readonly headline: boolean;
  /** By its words the site speaks, not the article. */
  readonly site: boolean;
  /** Who speaks, where the line begins with "Name: "; null otherwise. */
  readonly label: string | null;
  /** The first letters of its long words. */
  readonly stems: ReadonlySet<string>;
  readonly values: readonly number[];
  /** What its neighbours may know of it. */
  readonly shown: readonly number[];
}

/** A sentence's end, after which an author's sign may stand: "… gestorben. (nz)". */
export const SIGNED_END = new RegExp(
  `[.!?…。！？।؟։]${CLOSING_MARKS}(?:\\s*[([（【][^)\\]）】]{1,40}[)\\]）】])?$`,
  'u',
);
/** Agencies and picture desks that sign pictures; a caption ends with one of them, an article's sentence does not. */
const CREDIT =
  /(?:©|\(c\)|\b(?:foto|photo|photograph|picture|bild|bilder|immagine|imagen|fotografía|crédit|credit|grafik|screenshot|video|legende|quelle|archiv|archivio|archives|archivo|archivbild|getty images|reuters|afp|ap|epa|dpa|apa|ansa|lapresse|imago|efe|keystone|shutterstock|unsplash|alamy|belga|pixabay|istock|picture[ -]alliance|via ap|supplied|handout|pool)\b)/u;
const CREDIT_START =
  /^(?:foto|photo|bild|legende|caption|image|imagen|immagine|picture|nella foto|in foto|pictured|crédit|grafik)\b/iu;
const ADDRESS = /https?:|www\.|\S@\S+\.\S|\.(?:com|de|it|fr|es|org|net)\b/iu;
const CLOCK =
  /\b(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)?\d\d|(?:19|20)\d\d|[0-2]?\d[:h.][0-5]\d|\d+\s*(?:min|uhr|ore|hours? ago)\b)/iu;
const DIVIDERS = /[|·•»›→©<>{}*]|\s{2,}/gu;
/** A caption shows where to look. */
const POINTING =
  /\((?:l\.|r\.|li\.|re\.|von li|links|rechts|left|right|(?:a )?sinistra|(?:a )?destra|(?:à )?gauche|(?:à )?droite|izq|archiv|file|centre|center|mitte|hinten|vorne)|\b(?:from left|far left|far right|von links|v\. ?l\. ?n\. ?r|da sinistra|de gauche à droite|de izquierda a derecha|pictured|abgebildet)\b/iu;
/** Who wrote it, said at the end of many pages. */
const ABOUT_AUTHOR =
  /\b(?:journalist\p{L}*|reporter\p{L}*|redakteur\p{L}*|editors?|autor\p{L}*|authors?|writer|correspondent|columnist|kolumnist\p{L}*|korrespondent\p{L}*|giornalista|redattore|redattrice|scrive per|fellow|volontär\p{L}*|periodista|journaliste)\b/u;
const TO_READER =
  /\b(?:you|your|yours|vous|votre|vos|Sie|Ihnen|Ihre[nmrs]?|du|dir|dein\p{L}*|ihr|euch|tuo|tua|tuoi|tue|usted|ustedes)\b/gu;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** As much of a line as it takes to know it. */
const HEAD_CHARS = 400;
const TAIL_CHARS = 70;

/** Who speaks: a name of one to three words before a colon. */
export const SPEAKER_LABEL = /^(\p{Lu}[\p{L}.’'-]{0,24}(?: \p{Lu}[\p{L}.’'-]*){0,2}) ?: ?\S/u;

const isCapital = (token: string): boolean => token < 'a' || (token > 'z' && /^\p{Lu}/u.test(token));

const bit = (yes: boolean): number => (yes ? 1 : 0);

/** Looks at one line; linear in its length. `boilerplate`: whether it is that by its words. */
export function lookAtLine(words: string, boilerplate: boolean): LineLook {
  const head = words.slice(0, HEAD_CHARS);
  const tail = words.slice(-TAIL_CHARS);
  const wide = head.match(WIDE)?.length ?? 0;
  const width = words.length + wide * Math.max(1, words.length / HEAD_CHARS);
  const tokens = head.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  const capitals = tokens.filter(isCapital).length / Math.max(1, tokens.length);
  const ends = SIGNED_END.test(tail);
  const stops = head.match(/[.!?。]["”»)]*(?=\s|$)/gu)?.length ?? 0;
  const small = bit(width < 60);
  const lower = head.toLowerCase();
  const siteTalk = width < 450 && isSiteTalk(lower);
  const stems = new Set<string>();
  for (const token of tokens) if (token.length >= 5) stems.add(token.slice(0, 6).toLowerCase());
  const credit = width < 450 && CREDIT.test(tail.toLowerCase());
  const creditStart = width < 450 && CREDIT_START.test(head);
  const headline = !ends && width >= 25 && width < 140;
  const colon = /[:：]$/u.test(tail);
  const clock = width < 90 && CLOCK.test(head);
  return {
    words,
    width,
    prose: ends && width >= 70,
    headline,
    shown: [
      small,
      bit(ends),
      bit(colon),
      bit(width < 160 && (credit || creditStart)),
      bit(boilerplate || (siteTalk && width < 200)),
      bit(clock),
      bit(headline),
    ],
    site: boilerplate || (siteTalk && width < 200),
    label: SPEAKER_LABEL.exec(head)?.[1] ?? null,
    stems,
    values: [
      Math.min(1, Math.log2(1 + width) / 10),
      bit(width < 25),
      small,
      bit(width >= 200),
      bit(width >= 350),
      bit(ends),
      bit(ends) * small,
      bit(colon),
      bit(QUESTION_END.test(tail)),
      Math.min(4, stops) / 4,
      Math.min(5, head.match(/[,;，、]/gu)?.length ?? 0) / 5,
      capitals,
      bit(/^\p{Ll}/u.test(head)),
      bit(/^["“„«»‘'–—-]/u.test(head)),
      bit(/["“”„«»‘]/u.test(head)),
      bit(credit),
      bit(creditStart),
      bit(width < 350 && POINTING.test(head)),
      bit(boilerplate),
      bit(siteTalk),
      bit(ADDRESS.test(head)),
      bit(clock),
      Math.min(4, head.match(DIVIDERS)?.length ?? 0) / 4,
      bit(/^\d/u.test(head)) * small,
      bit(tail.endsWith('!')),
      bit(/[)\]]$/u.test(tail)),
      bit(/(?:\.\.\.|…)$/u.test(tail)),
      bit(width < 350 && ABOUT_AUTHOR.test(lower)),
      bit(siteTalk && width >= 70 && width < 350 && ends),
      Math.min(3, head.match(TO_READER)?.length ?? 0) / 3,
    ],
  };
}

const CLOSE = 3;

/** What stands around the line at `place`: how much prose, how many labels, how far from the start and the end of the prose. */
export function lookAround(lines: readonly LineLook[]): readonly (readonly number[])[] {
  const before: number[] = [];
  let mass = 0;
  const massOf = (line: LineLook) => (line.prose ? Math.min(line.width, 800) : 0);
  for (const line of lines) {
    before.push(mass);
    mass += massOf(line);
  }
  const [counts, labels, spread] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const countOne = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { words, label, prose, stems } of lines) {
    countOne(counts, words);
    if (label !== null) countOne(labels, label);
    if (prose) for (const stem of stems) countOne(spread, stem);
  }
  const [sinceProse, siteSince] = distances(lines);
  const [untilProse, siteUntil] = distances(lines.toReversed()).map(values => values.toReversed());
  const share = (isSo: (line: LineLook) => boolean) => lines.filter(isSo).length / Math.max(1, lines.length);
  const page = [
    share(({ width, prose }) => width < 25 && !prose),
    share(({ headline }) => headline),
    share(({ site }) => site),
    Math.min(1, Math.log2(1 + lines.length) / 8),
  ];
  return lines.map((line, place) => {
    const near = (from: number, to: number) => {
      let [prose, labels, headlines, seen] = [0, 0, 0, 0];
      for (let at = Math.max(0, place + from); at <= Math.min(lines.length - 1, place + to); at++) {
        const other = lines[at];
        if (other === undefined || at === place) continue;
        seen++;
        if (other.prose) prose += Math.min(1, other.width / 250);
        else if (other.width < 60) labels++;
        if (other.headline) headlines++;
      }
      return [seen === 0 ? 0.5 : prose / seen, seen === 0 ? 0 : labels / seen, headlines / CLOSE] as const;
    };
    const [proseBefore, labelsBefore, headlinesBefore] = near(-CLOSE, -1);
    const [proseAfter, labelsAfter, headlinesAfter] = near(1, CLOSE);
    const passed = mass === 0 ? 0.5 : (before[place] ?? 0) / mass;
    const after = mass === 0 ? 0.5 : 1 - passed - massOf(line) / mass;
    let common = 0;
    for (const stem of line.stems) if ((spread.get(stem) ?? 0) > (line.prose ? 1 : 0)) common++;
    const said = common / (line.stems.size + 2);
    return [
      proseBefore,
      labelsBefore,
      proseAfter,
      labelsAfter,
      passed,
      after,
      bit((before[place] ?? 0) === 0),
      bit(after < 0.02),
      bit((counts.get(line.words) ?? 0) > 1),
      bit(line.prose),
      said,
      said * bit(line.headline),
      said * bit(line.width < 60),
      bit(line.headline),
      headlinesBefore,
      headlinesAfter,
      bit((labels.get(line.label ?? '') ?? 0) > 1),
      sinceProse?.[place] ?? 0,
      untilProse?.[place] ?? 0,
      siteSince?.[place] ?? 0,
      siteUntil?.[place] ?? 0,
      ...page,
      ...(lines[place - 1]?.shown ?? NOTHING_SHOWN),
      ...(lines[place + 1]?.shown ?? NOTHING_SHOWN),
    ];
  });
}

const FAR = 8;
const NOTHING_SHOWN = [0, 0, 0, 0, 0, 0, 0];

/** Of each line: how far the prose before it is (0 near, 1 far or none), and how much of what lies between speaks of the site. */
function distances(lines: readonly LineLook[]): readonly (readonly number[])[] {
  let [far, site] = [FAR, 0];
  const [away, between]: [number[], number[]] = [[], []];
  for (const line of lines) {
    away.push(Math.min(far, FAR) / FAR);
    between.push(Math.min(site, 2) / 2);
    if (line.site) site++;
    if (line.prose && !line.site) [far, site] = [0, 0];
    else far++;
  }
  return [away, between];
}
