import type { Span } from '../../../core/article.ts';
import type { Definiteness, Gender, Lexicon } from '../languages/language.ts';
import type { NameLore } from './names/names.ts';
import type { Token, TokenParagraph } from '../tokens.ts';

/** An office or part as the article words it, and what it takes to recognise it elsewhere. */
export interface Role {
  readonly text: string;
  /** Its first token. */
  readonly from: number;
  /** First token after the role and all that belongs to it. */
  readonly to: number;
  /** First token after the words that are printed: they may reach further. */
  readonly printedTo: number;
  /** The role word as it stands, in lower case. */
  readonly noun: string;
  /** The role word itself, masculine and without accents: ministra → ministro. */
  readonly head: string;
  readonly gender: Gender;
  /** An office without what it is of: "the minister", "secrétaire général", "his lawyer" say little by themselves. */
  readonly bare: boolean;
  /** What somebody is to another who is not named with it: "his lawyer", "the father", "teammate". */
  readonly owned: boolean;
  /** The party that the office is of or held for: "CSU-Politiker", "député LR". */
  readonly party: string | null;
  /** Stands right before a name: "le procureur Morel". */
  readonly beforeName: boolean;
  /** And with the capital of a title: "l’Assessore Morel", against "le procureur Morel". */
  readonly asTitle: boolean;
  /** Said of somebody in a sentence of its own: "Ana Pizarro is mayor of La Pintana". */
  readonly stated: boolean;
  /** Read to its end as far as can be told: only then it may be printed. */
  readonly whole: boolean;
  /** The other words that carry meaning, without accents. */
  readonly words: ReadonlySet<string>;
}

/** A place in the text that may be the one who speaks. Positions are token positions of the paragraph, end exclusive. */
export interface Mention {
  readonly kind: 'name' | 'role' | 'collective' | 'pronoun' | 'thing';
  readonly paragraph: number;
  readonly sentence: number;
  readonly from: number;
  to: number;
  /** The words of the name, without titles; empty when there is none. */
  readonly name: readonly Token[];
  /** The name as it is written; empty when there is none. */
  readonly spelled: string;
  /** The words of another name that stands right behind: "alias El Chapo"; empty when none does. */
  readonly nickname: readonly Token[];
  readonly title: Gender | null;
  role: Role | null;
  /** What stands behind the name between commas, where a role stands before it as well. */
  readonly apposed: Role | null;
  /** The party in brackets behind the name: "(CSU)". */
  readonly party: string | null;
  readonly definiteness: Definiteness | null;
  readonly gender: Gender | 'plural';
  /** Governed by a preposition or an oblique article: no subject. */
  readonly oblique: boolean;
  /** Owner of what follows: "Kettleby's". */
  readonly possessive: boolean;
  /** Looks like a person from where it stands (title, role, age beside it) and by its own words. */
  readonly score: number;
}

/** All that reading a sentence needs to know. */
export interface Reading {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly lore: NameLore;
  readonly paragraph: TokenParagraph;
  readonly sentence: Span;
  readonly sentenceIndex: number;
}

/** The words of a name as the text writes them; empty for no tokens. */
export const spell = (text: string, name: readonly Token[]): string =>
  text.slice(name[0]?.start ?? 0, name.at(-1)?.end ?? 0).replace(/ {2,}/gu, ' ');
