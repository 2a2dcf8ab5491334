import { isBoilerplate, isSiteTalk } from './boilerplate.ts';

/** What a line is by itself; widths in characters, one of a script without blanks counts as two. */
export interface LineLook {
  readonly words: string;
  readonly width: number;
  /** Sentences, not a label: ends like one and is as long as one. */
  readonly prose: boolean;
  readonly values: readonly number[];
}

/** A sentence's end, after which an author's sign may stand: "… gestorben. (nz)". */
const END = /[.!?…。！？।؟։][)\]"'”“»’」』]*(?:\s*[([（【][^)\]）】]{1,40}[)\]）】])?$/u;
/** Agencies and picture desks that sign pictures; a caption ends with one of them, an article's sentence does not. */
const CREDIT =
  /(?:©|\(c\)|\b(?:foto|photo|photograph|picture|bild|bilder|immagine|imagen|fotografía|crédit|credit|grafik|screenshot|video|legende|quelle|archiv|archivio|archives|archivo|archivbild|getty images|reuters|afp|ap|epa|dpa|apa|ansa|lapresse|imago|efe|keystone|shutterstock|unsplash|alamy|belga|pixabay|istock|picture[ -]alliance|via ap|supplied|handout|pool)\b)/iu;
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
  /\b(?:journalist\p{L}*|reporter\p{L}*|redakteur\p{L}*|editors?|autor\p{L}*|authors?|writer|correspondent|columnist|kolumnist\p{L}*|korrespondent\p{L}*|giornalista|redattore|redattrice|scrive per|fellow|volontär\p{L}*|periodista|journaliste)\b/iu;
const TO_READER =
  /\b(?:you|your|yours|vous|votre|vos|Sie|Ihnen|Ihre[nmrs]?|du|dir|dein\p{L}*|ihr|euch|tuo|tua|tuoi|tue|usted|ustedes)\b/gu;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** As much of a line as it takes to know it. */
const HEAD_CHARS = 400;
const TAIL_CHARS = 70;

const bit = (yes: boolean): number => (yes ? 1 : 0);

/** Looks at one line; linear in its length. */
export function lookAtLine(words: string): LineLook {
  const head = words.slice(0, HEAD_CHARS);
  const tail = words.slice(-TAIL_CHARS);
  const wide = head.match(WIDE)?.length ?? 0;
  const width = words.length + wide * Math.max(1, words.length / HEAD_CHARS);
  const tokens = head.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  const capitals = tokens.filter(token => /^\p{Lu}/u.test(token)).length / Math.max(1, tokens.length);
  const ends = END.test(tail);
  const stops = head.match(/[.!?。]["”»)]*(?=\s|$)/gu)?.length ?? 0;
  const small = bit(width < 60);
  return {
    words,
    width,
    prose: ends && width >= 70,
    values: [
      Math.min(1, Math.log2(1 + width) / 10),
      bit(width < 25),
      small,
      bit(width >= 200),
      bit(width >= 350),
      bit(ends),
      bit(ends) * small,
      bit(/[:：]$/u.test(tail)),
      bit(/\?["”»]?$/u.test(tail)),
      Math.min(4, stops) / 4,
      Math.min(5, head.match(/[,;，、]/gu)?.length ?? 0) / 5,
      capitals,
      bit(/^\p{Ll}/u.test(head)),
      bit(/^["“„«»‘'–—-]/u.test(head)),
      bit(/["“”„«»‘]/u.test(head)),
      bit(CREDIT.test(tail) && width < 450),
      bit(CREDIT_START.test(head) && width < 450),
      bit(POINTING.test(head) && width < 350),
      bit(isBoilerplate(words)),
      bit(isSiteTalk(head) && width < 450),
      bit(ADDRESS.test(head)),
      bit(CLOCK.test(head)) * bit(width < 90),
      Math.min(4, head.match(DIVIDERS)?.length ?? 0) / 4,
      bit(/^\d/u.test(head)) * small,
      bit(tail.endsWith('!')),
      bit(/[)\]]$/u.test(tail)),
      bit(/(?:\.\.\.|…)$/u.test(tail)),
      bit(ABOUT_AUTHOR.test(head) && width < 350),
      bit(isSiteTalk(head) && width >= 70 && width < 350 && ends),
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
  const counts = new Map<string, number>();
  for (const { words } of lines) counts.set(words, (counts.get(words) ?? 0) + 1);
  return lines.map((line, place) => {
    const near = (from: number, to: number) => {
      let [prose, labels, seen] = [0, 0, 0];
      for (let at = Math.max(0, place + from); at <= Math.min(lines.length - 1, place + to); at++) {
        const other = lines[at];
        if (other === undefined || at === place) continue;
        seen++;
        if (other.prose) prose += Math.min(1, other.width / 250);
        else if (other.width < 60) labels++;
      }
      return [seen === 0 ? 0.5 : prose / seen, seen === 0 ? 0 : labels / seen] as const;
    };
    const [proseBefore, labelsBefore] = near(-CLOSE, -1);
    const [proseAfter, labelsAfter] = near(1, CLOSE);
    const share = mass === 0 ? 0.5 : (before[place] ?? 0) / mass;
    const after = mass === 0 ? 0.5 : 1 - share - massOf(line) / mass;
    return [
      proseBefore,
      labelsBefore,
      proseAfter,
      labelsAfter,
      share,
      after,
      bit((before[place] ?? 0) === 0),
      bit(after < 0.02),
      bit((counts.get(line.words) ?? 0) > 1),
      bit(line.prose),
    ];
  });
}
