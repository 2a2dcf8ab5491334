/** Alternatives of regular expressions. */
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*`;
const JOINED = String.raw`(?:\s+(?:(?:de|del|della|di|van|von|la|le|e|y|et|und|and)\s+)?${NAME})`;
const OWN_WRITER = String.raw`[Dd]al(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)|[Vv]on unsere[mr] (?:Korrespondent(?:en|in)|Reporter(?:in)?)|[Dd]e (?:notre|nos) (?:envoyée?s?|correspondante?s?)(?: spéciale?s?)?|[Dd]e (?:nuestr[oa]) (?:enviad[oa](?: especial)?|corresponsal)`;

/** Who wrote an article, alone on a line: "By Dana Whitlock", "di Marco Rossi, Torvella". */
const BYLINE = new RegExp(
  String.raw`^(?:[Dd]i|[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Rr]edazione|[Aa] cura di|[Tt]exte?|[Tt]exto|${OWN_WRITER}):?\s+${NAME}${JOINED}{0,4}(?:\s*[,|·(–-].{0,60})?$`,
  'u',
);

/** Begin the names of places: "di San Donato" is where, not who. */
const OF_PLACES =
  /^\p{L}+ (?:Sant?[aio]?|Sainte?|Sankt|St|Los|Las|El|New|Bad|Monte|Castel|Villa|Puerto|Port|Nord|Süd)\b/u;
const TWO_NAMES = new RegExp(String.raw`\s${NAME}\s+${NAME}`, 'u');
const AGENCIES =
  'dpa|afp|apa?|ansa|epd|kna|sid|efe|agi|reuters|adnkronos|lapresse|europa press|red(?:azione|aktion|acción)?|agenzie|agencias|agences|agenturen|agencies';
/** An agency's mark or an editor's behind it: "dpa/jbe", "con Ansa", "red, dpa". */
const MARK = new RegExp(
  String.raw`^[\p{L}]{2,5}(?: ?[/+] ?[\p{L}]{2,5}){1,3}$|^(?:(?:con|mit|avec|with) (?:l['’])?)?(?:${AGENCIES})(?:(?:[,/+ -]| e | und | et | y | and )+(?:${AGENCIES}))*$`,
  'iu',
);

/** Whether a line says who wrote the article, with a word before the name. Linear in the line's length. */
export const isByline = (line: string): boolean => BYLINE.test(line);

/**
 * Whether a line that begins with a small letter is who wrote the article or which agency did, not the rest of the sentence in the
 * line above: "by Dana Whitlock", "dpa/jbe".
 */
export function isSmallSignature(line: string): boolean {
  const words = line.trim();
  if (words.length > SIGNATURE_CHARS) return false;
  return MARK.test(words) || (BYLINE.test(words) && TWO_NAMES.test(words) && !OF_PLACES.test(words));
}

const SIGNATURE_CHARS = 120;
