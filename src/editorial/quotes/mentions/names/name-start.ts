import { AUXILIARY, TITLE } from '../../languages/kinds.ts';
import type { Lexicon } from '../../languages/language.ts';
import type { NameLore } from './names.ts';
import { AGENT, isAcronym, isRoleWord } from './names.ts';
import { agencyWords, organisationWords, placeWords } from '../../languages/organisations.ts';
import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';

/** Behind the last title or office of the sequence; 0 when it holds none. */
function behindOffices(lexicon: Lexicon, tokens: readonly Token[]): number {
  const last = tokens.slice(0, -1).findLastIndex(t => isRoleWord(lexicon, t) || is(t, TITLE));
  if (last < 0) return 0;
  // "Direttore Esecutivo Mario Rossi", "Geschäftsführer Sport Jonas Weber"
  let next = last + 1;
  const qualifies = (lower: string) => lexicon.ranks.has(lower) || lexicon.portfolios.has(lower);
  while (next + 1 < tokens.length && qualifies(tokens[next]?.lower ?? '')) next++;
  return next;
}

/** French for somebody of a town or country. */
const OF_PEOPLE = /(?:aise?|oise?|ienn?e?|éenn?e?|aine?)$/u;

/** What somebody is, joined to where or what of: "Canadian-born Ibsen", "Oscar-winner Nora Quill". */
const JOINED = /-(?:born|based|led|native|raised|trained|winner|winning|nominee)$/u;

/** "Medienunternehmer Sondhi Limthongkul", "Britain Liu Xiaming": one word that is no name's first. */
function startsWithOther(lexicon: Lexicon, tokens: readonly Token[], complement: boolean): boolean {
  const [first, second] = tokens;
  if (first === undefined || second === undefined) return false;
  // "la Rouennaise Clémentine"
  if (!lexicon.capitalNouns && tokens.length === 2 && first.text.length > 5 && first.forename === null)
    if (second.forename !== null && OF_PEOPLE.test(first.lower)) return true;
  if (tokens.length < 3) return false;
  // "Londoner Nora Quill", "Texan Paul Harwick"
  if (lexicon.qualifiersFirst && second.forename !== null && first.forename === null)
    if (/.{4}(?:er|an|ite)$/u.test(first.lower)) return true;
  // "le Britannique Paul Morel"
  if (!lexicon.capitalNouns && !lexicon.qualifiersFirst && second.forename !== null)
    if (lexicon.adjectiveEnding.test(first.lower) && first.forename === null) return true;
  if (lexicon.capitalNouns && first.text.length > 6 && AGENT.test(first.lower))
    return !(AGENT.test(second.lower) && second.text.length > 7);
  return (
    complement &&
    placeWords.has(first.lower) &&
    !placeWords.has(second.lower) &&
    !organisationWords.has(second.lower)
  );
}

/** Company forms, which end the name of a firm. */
const COMPANY_FORM = /^(?:llc|inc\.?|corp\.?|ltd\.?|plc|ag|gmbh|spa|s\.p\.a\.|srl|sas)$/u;

/** "Competition Neelie Kroes", "ANA Mitsuo Morimoto", "Chrysler LLC Jim Press": what the office is for, and then the name. */
function behindBody(lexicon: Lexicon, tokens: readonly Token[]): number {
  const form = tokens.findLastIndex(t => COMPANY_FORM.test(t.lower)) + 1;
  const field = tokens.findIndex(t => !isAcronym(t.text) && !lexicon.portfolios.has(t.lower));
  const at = Math.max(form, field);
  const rest = tokens.slice(at);
  const isName = !rest.some(
    t => organisationWords.has(t.lower) || placeWords.has(t.lower) || isAcronym(t.text),
  );
  return at > 0 && rest.length > 1 && rest.length < 4 && isName ? at : 0;
}

/** Something other than a person stands first, so that a forename further on begins the name. */
function isStrange(lexicon: Lexicon, first: Token, complement: boolean): boolean {
  if (complement || isAcronym(first.text)) return true;
  if (lexicon.capitalNouns) return true;
  return organisationWords.has(first.lower) || placeWords.has(first.lower);
}

/**
 * Where, inside a capitalised sequence, the person's name begins after an organisation, a place or a role: "NATO Mark
 * Rutte" → 1. `complement`: the sequence stands behind a preposition, where a role's own complement may lead.
 */
export function nameStart(
  lexicon: Lexicon,
  tokens: readonly Token[],
  context: {
    readonly lore: NameLore;
    readonly complement: boolean;
    readonly opens?: boolean;
    /** Behind a preposition that does not mean "of": through whom somebody speaks may lead, "a Télam Fernando Quilla". */
    readonly through?: boolean;
    /** The word before is an office: what follows may be a forename that no list has. */
    readonly behindOffice?: boolean;
    /** Behind "state of", "province of": the first word is the place, whatever else is called so. */
    readonly ofDistrict?: boolean;
  },
): number {
  const { lore, complement } = context;
  const [first, second] = tokens;
  if (first === undefined || tokens.length < 2) return 0;
  if (JOINED.test(first.lower)) return 1;
  // "l’ancienne ministre de Paul Morel Anne Rossi": whose she was, and then her name
  const another = tokens.length > 3 && second?.forename === null && tokens[2]?.forename != null;
  if (complement && first.forename !== null && another) return 2;
  // "gobernador del estado de Miranda Paul Morel"
  if (context.ofDistrict === true && tokens.length > 2 && first.forename !== null) return 1;
  if (first.forename !== null && !isAcronym(first.text) && !isRoleWord(lexicon, first) && !is(first, TITLE)) {
    // "Alba Berlins Manager Marco Baldi": called like a woman
    const office = lexicon.capitalNouns ? behindOffices(lexicon, tokens) : 0;
    if (office > 1 && tokens[office]?.forename != null) return office;
    // "Will Michael Müller …?"
    const isAsking = context.opens === true && is(first, AUXILIARY) && second?.forename != null;
    return isAsking && tokens.length > 2 ? 1 : 0;
  }
  // "a affirmé à l’Agence France-Presse Romuald"
  const agency = tokens.slice(0, -1).findLastIndex(t => agencyWords.has(t.lower));
  if (agency >= 0 && tokens[agency + 1]?.forename != null) return agency + 1;
  // "Wovor Vintz warnt": a sentence's first word before somebody's surname
  if (tokens.length === 2 && context.opens && lore.bornSurnames.has(tokens[1]?.lower ?? '')) return 1;
  const after = behindOffices(lexicon, tokens);
  if (after > 0) return after;
  const body = complement ? behindBody(lexicon, tokens) : 0;
  if (body > 0) return body;
  if (startsWithOther(lexicon, tokens, complement)) return 1;
  // "a regretté à Paris Ludovic"
  if (
    tokens.length === 2 &&
    context.through === true &&
    placeWords.has(first.lower) &&
    second?.forename != null
  )
    return 1;
  // "a déclaré à Marseille Priscillia Quille"
  const isThroughPlace = context.through === true && placeWords.has(first.lower) && tokens.length === 3;
  const isOther = tokens.slice(1).some(t => placeWords.has(t.lower) || organisationWords.has(t.lower));
  if (isThroughPlace && !isOther && !lexicon.qualifiersFirst) return 1;
  // "avoue à l'AFP Solène"
  if (tokens.length === 2 && second !== undefined && isAcronym(first.text) && !isAcronym(second.text))
    if (second.forename !== null || lore.alone.has(second.text)) return 1;
  const texts = tokens.map(t => t.text);
  const whole = lore.alone.get(texts.join(' ')) ?? 1;
  const governed = complement && (context.behindOffice !== true || lore.lowerWords.has(first.lower));
  const strange = context.through === true || isStrange(lexicon, first, governed);
  for (let i = 1; i + 2 <= tokens.length; i++) {
    // "el médico Stalin Vílchez Rivera", and then "Vílchez Rivera": two surnames, and a forename that no list has
    const isForename = context.behindOffice === true && !strange && tokens.length - i === 2;
    if (!isForename && (lore.alone.get(texts.slice(i).join(' ')) ?? 0) >= whole)
      // "Quills Herausforderer Nora Weber": what stands alone elsewhere may begin with what she is
      return i + (startsWithOther(lexicon, tokens.slice(i), complement) ? 1 : 0);
    const surnameLater =
      complement && tokens.length > 2 && i === tokens.length - 2 && lore.alone.has(texts.at(-1) ?? '');
    // "a Sky TG24 Matteo Salvini"
    const behindAcronym = isAcronym(tokens[i - 1]?.text ?? '');
    // "alla Bridge Engineering Gazette Bruno Quilli"
    const behindOrganisation = organisationWords.has(tokens[i - 1]?.lower ?? '');
    if (surnameLater || ((strange || behindAcronym || behindOrganisation) && tokens[i]?.forename != null))
      return i;
  }
  return 0;
}
