/** m and f as grammar has them; n where the word or name serves both, or nobody can tell. */
export type Gender = 'm' | 'f' | 'n';

/** What a determiner says of its noun: known already (the), new (a), pointed at (this), somebody's (his). */
export type Definiteness = 'definite' | 'indefinite' | 'pointing' | 'possessive';

/** Offices of one word that leave open what they are of, and how it is put to them. */
export interface OpenOffices {
  /** Those that are held in a party: "Parteichef". */
  readonly ofParty: RegExp;
  /** Each party as it stands before such an office: "SPD-", "Grünen-". */
  readonly partyPrefixes: ReadonlyMap<string, string>;
  /** Those that one person in a body holds at a time, so that the article's own full form of it is meant: "Ministerpräsident". */
  readonly lone: ReadonlySet<string>;
  /** Those over a district: the noun before its name, and the form in which that follows the office. */
  readonly ofDistrict: ReadonlyMap<string, { readonly noun: RegExp; readonly tie: string }>;
}

/** The words of one language that tell who speaks. All lower case. */
export interface Lexicon {
  readonly language: string;
  /** Finite forms, participles, gerunds and infinitives of verbs of saying. */
  readonly verbs: ReadonlySet<string>;
  /** Past participles of others, which say so only with one of `having` in their clause: "hatte die Ministerin mitgeteilt". */
  readonly perfects: ReadonlySet<string>;
  readonly having: ReadonlySet<string>;
  /** Verbs whose subject hears or reads what others say: "„…“, das hört Müller oft". */
  readonly hearing: ReadonlySet<string>;
  /** Words that make a verb of saying with the one or two before them: "fait savoir", "dejó claro", "mis en garde". */
  readonly twoWordVerbs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those whose object is the person spoken to, so that the name after them is never the speaker ("told"). */
  readonly addressing: ReadonlySet<string>;
  /** Verbs of asking, and of answering: who did the one does not do the other next. */
  readonly asking: ReadonlySet<string>;
  readonly answering: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Words that may stand inside a verb group or between verb and subject without changing who speaks. */
  readonly adverbs: ReadonlySet<string>;
  /** Pronouns that stress the subject inside its verb: "a elle relevé". */
  readonly stressed: ReadonlySet<string>;
  /** Openers of a source ("secondo", "according to"), words joined by a blank. */
  readonly sources: readonly string[];
  /** What the last word of an opener becomes with an article: "a juicio del", "aux yeux des". */
  readonly contractions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Prepositions of where words come from that nobody is said to speak: "dicen desde el Ayuntamiento". */
  readonly whence: ReadonlySet<string>;
  /** Openers of a source whose owner stands before their noun: "aus Müllers Sicht". */
  readonly framedSources: ReadonlyMap<string, ReadonlySet<string>>;
  /** Prepositions of a source that stand behind it: "Müller zufolge". */
  readonly sourcesBehind: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, Gender | 'plural'>;
  readonly prepositions: ReadonlySet<string>;
  readonly determiners: ReadonlyMap<string, Definiteness>;
  readonly conjunctions: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  /** Nouns for offices, trades and parts a person plays. */
  readonly roles: ReadonlyMap<string, Gender>;
  /** Offices of several words of which the first alone is none: "garde des Sceaux". */
  readonly phrasedRoles: ReadonlyMap<string, string>;
  /** Endings that make a role of a compound (German). */
  readonly roleEndings: ReadonlySet<string>;
  /** Nouns for several people or for nobody in particular: they may speak, but are no person. */
  readonly collectives: ReadonlySet<string>;
  /** Endings of compounds for bodies: "Landratsamt"; null where there are no such compounds. */
  readonly bodyEnding: RegExp | null;
  /** Parties as they are written beside their members, each with one of its spellings: "CSU", "Grünen". */
  readonly parties: ReadonlyMap<string, string>;
  /** Offices of one word that leave open what they are of, where a word alone may be whole; null where none is. */
  readonly openOffices: OpenOffices | null;
  readonly titles: ReadonlyMap<string, Gender>;
  /** Words that open a sentence in capitals without being names, and other capitalised words that are none. */
  readonly notNames: ReadonlySet<string>;
  /** Adjectives that may stand between determiner and role ("ehemalige", "former"). */
  readonly modifiers: ReadonlySet<string>;
  /** Words before a marked span that call it a title, a name or a term. */
  readonly titleCues: ReadonlySet<string>;
  /** Prepositions that tie a complement to a role: "segretario della NATO", "head of the IMF". */
  readonly tying: ReadonlySet<string>;
  /** Prepositions that tie a complement only to some roles: "ambassador to Britain", "sottosegretario alla Difesa". */
  readonly dative: ReadonlySet<string>;
  readonly dativeRoles: RegExp;
  /** Prepositions that say where an office is held, before a name: "portavoz en el Congreso", "head in the Pacific". */
  readonly locating: ReadonlySet<string>;
  /** Other prepositions that belong to a role between commas: "analyst with Cazenove", "éditrice chez Plon". */
  readonly qualifying: ReadonlySet<string>;
  /** Nouns for when and through what somebody speaks, which are no part of a role: "in a statement", "nella serata". */
  readonly occasions: ReadonlySet<string>;
  /** Endings of nouns for who does something, where no list has the noun: "beekeeper", "climatologo". */
  readonly agentEnding: RegExp;
  /** Endings of adjectives, where these stand behind their noun. */
  readonly adjectiveEnding: RegExp;
  /** What stands between a name and a nickname, words joined by a blank. */
  readonly calledCues: readonly string[];
  /** Surnames and the "de", with its article, that ties a second half to them: "salinas de", in French any; null where none does. */
  readonly tiedSurname: RegExp | null;
  /** Offices that say little without what they are of: "ministro", "head", "frère". */
  readonly offices: ReadonlySet<string>;
  /** Offices that are whole by themselves, though their words are not: "prime minister". */
  readonly wholeOffices: ReadonlySet<string>;
  /** Nouns for what somebody is to somebody else, and nothing without him: "cousin", "teammate", "successore". */
  readonly relations: ReadonlySet<string>;
  /** Words that rank an office and do not say what it is of: "général", "deputy", "former". */
  readonly ranks: ReadonlySet<string>;
  /** What ministries and commissioners are for, where it is written with a capital: "Competition", "Salute". */
  readonly portfolios: ReadonlySet<string>;
  /** The ending in which masculine and feminine of an office differ: ministra, ministro. */
  readonly officeEnding: RegExp;
  /** Determiners after which an adjective without them ends otherwise: "der syrische Journalist", "syrischer Journalist". */
  readonly strongEnding: ReadonlyMap<string, string>;
  /** Determiners that before a verb are its object: "lo dijo", "l'ha detto". */
  readonly objectsBeforeVerb: ReadonlySet<string>;
  /** The ending of infinitives, where few nouns end so. */
  readonly infinitive: RegExp | null;
  /** The ending of past participles, where they follow a noun like an adjective. */
  readonly participle: RegExp | null;
  /** Forms of a verb that lean on the subject of another: gerunds. */
  readonly leaningVerb: RegExp | null;
  /** Finite forms that say several speak. */
  readonly pluralVerb: RegExp | null;
  /** What a verb that no list has must end in to attribute speech between commas. */
  readonly unlistedVerb: RegExp | null;
  /** The pronoun that leaves open who says something, before a verb and "that", and the verbs with which it means oneself. */
  readonly impersonal: {
    readonly pronoun: string;
    readonly that: string;
    readonly reflexive: ReadonlySet<string>;
  } | null;
  /** A word that alone, before a subject, attributes: "so Merkel", "così Rossi". */
  readonly thus: string | null;
  /** Words that with a verb of saying mean what was just quoted: "lo ha detto Rossi", "das sagt Weber". */
  readonly pointingBack: ReadonlySet<string>;
  /** Words at the start of a quotation that lean on something said before. */
  readonly leaningWords: ReadonlySet<string>;
  /** Words by which one speaks of oneself: "I", "my". */
  readonly firstPerson: ReadonlySet<string>;
  /** The same of several: "we", "our". */
  readonly firstPlural: ReadonlySet<string>;
  /** Verbs in the mood of reported speech, German Konjunktiv: what they tell is somebody's words, and nobody there speaks. */
  readonly reportedMood: ReadonlySet<string>;
  /** Finite verbs: frequent ones, and endings that only they have often enough to trust them. */
  readonly finiteVerbs: ReadonlySet<string>;
  readonly finiteEnding: RegExp;
  /** What each of its words may be: bits of `kinds`. */
  readonly kinds: ReadonlyMap<string, number>;
  /** The verb may stand alone, its subject understood. */
  readonly dropsSubject: boolean;
  /** Nouns are written with a capital, so that a capital says little. */
  readonly capitalNouns: boolean;
  /** What qualifies a noun stands before it, with no preposition between: "Kettleby campaign manager". */
  readonly qualifiersFirst: boolean;
  /** The subject stands before its verb, unless it touches the verb from behind. */
  readonly subjectFirst: boolean;
  /** A comma parts speech from what attributes it, inside the marks or behind them. */
  readonly partsByComma: boolean;
  /** Headlines write most words with a capital. */
  readonly headlineCapitals: boolean;
  /** Pronouns hang on the verb: "a-t-il". */
  readonly hungPronouns: boolean;
}

/** A lexicon as it is written down. */
export type WrittenLexicon = Omit<Lexicon, 'kinds'>;

/** Splits a written list of words. */
export const words = (list: string): string[] => list.split(/\s+/u).filter(Boolean);
/** A set of the words of one or more written lists. */
export const wordSet = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap(words));

/** Reads "word word | word word": masculine | feminine | both. */
export function gendered(masculine: string, feminine: string, both = ''): ReadonlyMap<string, Gender> {
  const map = new Map<string, Gender>();
  for (const word of words(masculine)) map.set(word, 'm');
  for (const word of words(feminine)) map.set(word, map.has(word) ? 'n' : 'f');
  for (const word of words(both)) map.set(word, 'n');
  return map;
}

/** Puts every ending on every stem. */
export const inflect = (stems: string, endings: string): string[] =>
  words(stems).flatMap(stem => words(endings).map(ending => stem + (ending === '-' ? '' : ending)));
