import type { Span } from '../../core/article.ts';
import type { Cue } from './cues.ts';
import { findCues, WEAK_SOURCES } from './cues.ts';
import type { Mention } from './reading.ts';
import type { DocumentModel, SentenceModel } from './model.ts';
import type { Subject } from './subjects.ts';
import { isHeadOfClause, subjectOf } from './subjects.ts';

/** What the sentence around a quotation says about who speaks, before anybody is looked up. */
export interface Attribution {
  readonly subject: Subject | null;
  readonly cue: Span | null;
  /** The rule, in words a reader of `analyze --explain` understands. */
  readonly rule: string;
}

const DASH = /^[—–\-―]$/u;
/** How far behind a quotation its verb may stand, in tokens. */
const REACH = 44;

/** The tokens behind a quotation up to the next one or the sentence's end. */
function stretchAfter(sentence: SentenceModel, at: number): Span {
  const { tokens } = sentence.paragraph;
  let start = at + 1;
  while (
    start < sentence.span.end &&
    tokens[start]?.kind === 'mark' &&
    /^[,—–\-―.!?…)»”"]$/u.test(tokens[start]?.text ?? '')
  )
    start++;
  if (tokens[start]?.text === '(')
    for (let i = start; i < sentence.span.end && tokens[i]?.kind !== 'quote'; i++)
      if (tokens[i]?.text === ')') {
        start = tokens[i + 1]?.text === ',' ? i + 2 : i + 1;
        break;
      }
  let end = start;
  while (end < sentence.span.end && end - start < REACH && tokens[end]?.kind !== 'quote') end++;
  return { start, end };
}

function stretchBefore(sentence: SentenceModel, at: number): Span {
  const { tokens } = sentence.paragraph;
  let start = at;
  while (start > sentence.span.start && tokens[start - 1]?.kind !== 'quote') start--;
  return { start, end: at };
}

/** A comma stands right behind the name. */
function isApposed(sentence: SentenceModel, mention: Mention): boolean {
  const { tokens } = sentence.paragraph;
  const last = mention.name.at(-1);
  for (let i = mention.from; i <= mention.to && i < tokens.length; i++)
    if (tokens[i] === last) return tokens[i + 1]?.text === ',';
  return false;
}

/** True when nothing but a subject, adverbs and auxiliaries stands between the quotation and the verb. */
function reaches(model: DocumentModel, sentence: SentenceModel, place: { range: Span; cue: Cue }): boolean {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const { range, cue } = place;
  let i = range.start;
  const first = tokens[i];
  if (first === undefined) return false;
  if (
    lexicon.conjunctions.has(first.lower) &&
    !lexicon.adverbs.has(first.lower) &&
    !/^(?:come|comme|como|as)$/u.test(first.lower)
  )
    return false;
  if (lexicon.relatives.has(first.lower) && first.kind === 'word') return false;
  // "…," Lucas Paganini, a planetary scientist at NASA in Greenbelt, Maryland, said
  const named = sentence.mentions.some(
    m => m.from === range.start && m.kind === 'name' && m.to < cue.from && isApposed(sentence, m),
  );
  if (named && lexicon.language === 'en') return true;
  let skipped = 0;
  while (i < cue.from) {
    const mention = sentence.mentions.find(m => m.from === i && m.to <= cue.from);
    if (mention !== undefined) {
      i = mention.to;
      continue;
    }
    const token = tokens[i];
    if (token === undefined) return false;
    if (token.kind === 'mark' && !/^[,()]$/u.test(token.text)) return false;
    if (!lexicon.adverbs.has(token.lower) && token.kind === 'word') skipped++;
    if (skipped > 3) return false;
    i++;
  }
  return true;
}

function afterwards(model: DocumentModel, sentence: SentenceModel, at: number): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const range = stretchAfter(sentence, at);
  if (range.start >= range.end) return null;
  const signed = signature(sentence, at, range);
  if (signed !== null) return { subject: signed, cue: null, rule: 'signature' };
  const first = tokens[range.start];
  if (lexicon.language === 'de' && first?.lower === 'so') {
    const cue: Cue = {
      kind: 'source',
      from: range.start,
      to: range.start + 1,
      at: range.start,
      inverted: null,
      leaning: false,
      plural: false,
    };
    const subject = subjectOf(lexicon, sentence, { ...cue, side: 'after', range });
    if (
      subject?.kind === 'mention' &&
      subject.mention.kind !== 'thing' &&
      subject.mention.from === cue.to &&
      (tokens[cue.to]?.capital === true || lexicon.determiners.has(tokens[cue.to]?.lower ?? ''))
    )
      return { subject, cue: spanOf(sentence, cue), rule: 'source after' };
  }
  // English parts the speech from its attribution by a comma, inside the marks or behind them
  if (
    lexicon.language === 'en' &&
    range.start === at + 1 &&
    !/[,.?!…—–-]['’”"]?$/u.test(tokens[at]?.text ?? '')
  )
    return null;
  const cues = findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span });
  const cue = cues[0];
  if (
    cue !== undefined &&
    !(cue.leaning && cue.inverted === null) &&
    reaches(model, sentence, { range, cue })
  ) {
    if (cue.kind === 'source' && cue.from - range.start > 1) return null;
    const subject = subjectOf(lexicon, sentence, { ...cue, side: 'after', range });
    if (cue.kind === 'source' && subject === null) return null;
    if (lexicon.capitalNouns && subject?.kind === 'understood') return verbLast(model, sentence, { at, cue });
    return {
      subject,
      cue: spanOf(sentence, cue),
      rule: cue.kind === 'source' ? 'source after' : 'verb after',
    };
  }
  return openVerb(model, sentence, { range, at });
}

/** "…" — Name: a dash, a name, and nothing more. */
function signature(sentence: SentenceModel, at: number, range: Span): Subject | null {
  const { tokens } = sentence.paragraph;
  if (!DASH.test(tokens[at + 1]?.text ?? '') && !DASH.test(tokens[at + 2]?.text ?? '')) return null;
  const mention = sentence.mentions.find(m => m.from === range.start);
  if (mention?.kind !== 'name') return null;
  const rest = tokens.slice(mention.to, sentence.span.end);
  return rest.every(t => t.kind === 'mark') ? { kind: 'mention', mention, where: 'after' } : null;
}

/** German puts the verb last: "X hat das als „…“ bezeichnet." The subject stands before the quotation, if at all. */
function verbLast(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { at: number; cue: Cue },
): Attribution {
  const range = stretchBefore(sentence, place.at);
  const main = range.start < range.end ? mainSubject(model, sentence, range) : null;
  const alone = range.start >= range.end;
  const subject: Subject = main ?? (alone ? { kind: 'understood', gender: 'n' } : { kind: 'nobody' });
  return { subject, cue: spanOf(sentence, place.cue), rule: 'verb last' };
}

/** A clause that ends the sentence and names the source: ", so Rice.", ", secondo il ministro.", ", said Smith." */
function trailing(model: DocumentModel, sentence: SentenceModel, at: number): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const range = stretchAfter(sentence, at);
  const last = sentence.mentions.at(-1);
  if (last === undefined || last.from <= range.start || last.from > range.end) return null;
  if (tokens.slice(last.to, sentence.span.end).some(t => t.kind !== 'mark')) return null;
  const isSo = lexicon.capitalNouns && tokens[last.from - 1]?.lower === 'so';
  const so: Cue = {
    kind: 'source',
    from: last.from - 1,
    to: last.from,
    at: last.from - 1,
    inverted: null,
    leaning: false,
    plural: false,
  };
  const cue = isSo
    ? so
    : findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span }).findLast(
        c => c.to === last.from,
      );
  if (
    cue === undefined ||
    tokens[cue.from - 1]?.text !== ',' ||
    lexicon.addressing.has(tokens[cue.at]?.lower ?? '')
  )
    return null;
  return {
    subject: { kind: 'mention', mention: last, where: 'after' },
    cue: spanOf(sentence, cue),
    rule: 'clause after',
  };
}

/** An insertion with a verb that no list has: ", sbotta il ministro", ", s'étonne le magistrat", ", grinned Smith". */
function openVerb(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { range: Span; at: number },
): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const { range, at } = place;
  const gap = tokens[at + 1];
  const marked = gap?.kind === 'mark' && (gap.text === ',' || DASH.test(gap.text));
  const inside = /[,?!…]$/u.test(tokens[at]?.text ?? '');
  if (!marked && !inside) return null;
  let i = range.start;
  while (i < range.end && lexicon.adverbs.has(tokens[i]?.lower ?? '')) i++;
  let auxiliaries = 0;
  while (
    i < range.end &&
    (lexicon.auxiliaries.has(tokens[i]?.lower ?? '') || lexicon.adverbs.has(tokens[i]?.lower ?? ''))
  ) {
    auxiliaries++;
    i++;
  }
  const word = tokens[i];
  if (
    word?.kind !== 'word' ||
    word.capital ||
    lexicon.prepositions.has(word.lower) ||
    lexicon.conjunctions.has(word.lower)
  )
    return null;
  if (
    lexicon.determiners.has(word.lower) ||
    lexicon.relatives.has(word.lower) ||
    lexicon.pronouns.has(word.lower) ||
    word.lower.length < 3
  )
    return null;
  const cue: Cue = {
    kind: 'verb',
    from: range.start,
    to: i + 1,
    at: i,
    inverted: null,
    leaning: false,
    plural: false,
  };
  const next = sentence.mentions.find(
    m => m.from === i + 1 || (m.from === i + 2 && lexicon.adverbs.has(tokens[i + 1]?.lower ?? '')),
  );
  if (next === undefined || next.oblique || next.kind === 'thing') return null;
  if (lexicon.language === 'en' && !/(?:ed|s)$/u.test(word.lower)) return null;
  if (auxiliaries > 0 && !/(?:[oaie]|é|i|u|s|t|d|en)$/u.test(word.lower)) return null;
  return {
    subject: { kind: 'mention', mention: next, where: 'after' },
    cue: spanOf(sentence, cue),
    rule: 'insertion',
  };
}

/** Words that take up the quotation before them: "Lo ha detto il ministro.", "So der Sprecher.", "Ainsi parlait …". */
const TAKING_UP: Readonly<Record<string, RegExp>> = {
  it: /^(?:lo|così|questo|parole|è|a)$/u,
  de: /^(?:so|das|dies)$/u,
  fr: /^(?:ainsi|c['’])$/u,
  es: /^(?:así|lo|esto)$/u,
  en: /^(?:so|thus)$/u,
};

/** The quotation is a sentence by itself, and the next one says who spoke it. */
function nextSentence(model: DocumentModel, sentence: SentenceModel, at: number): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  for (let i = at + 1; i < sentence.span.end; i++) if (tokens[i]?.kind !== 'mark') return null;
  const next = model.sentences[sentence.index + 1];
  if (next?.paragraph !== sentence.paragraph) return null;
  const first = tokens[next.span.start];
  if (first === undefined || TAKING_UP[lexicon.language]?.test(first.lower) !== true) return null;
  const range = { start: next.span.start + 1, end: next.span.end };
  const cue = findCues(lexicon, next.paragraph, { range, sentence: next.span })[0];
  if (cue?.kind !== 'verb' || cue.from - range.start > 4) return null;
  const subject = subjectOf(lexicon, next, {
    ...cue,
    side: 'after',
    range: { start: cue.from, end: range.end },
  });
  if (subject?.kind !== 'mention') return null;
  return { subject, cue: spanOf(next, cue), rule: 'next sentence' };
}

const isWeakSource = (sentence: SentenceModel, cue: Cue): boolean =>
  WEAK_SOURCES.has(sentence.paragraph.tokens[cue.from]?.lower ?? '');

function spanOf(sentence: SentenceModel, cue: Cue): Span {
  const { tokens } = sentence.paragraph;
  return { start: tokens[cue.from]?.start ?? 0, end: tokens[cue.to - 1]?.end ?? 0 };
}

function beforehand(
  model: DocumentModel,
  sentence: SentenceModel,
  at: number,
): (Attribution & { near: boolean }) | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const range = stretchBefore(sentence, at);
  if (range.start >= range.end) return null;
  const colon = tokens[at - 1]?.text === ':';
  if (tokens[at - 1]?.text === '(') {
    // "… Jens Stoltenberg („…“)"
    const named = sentence.mentions.find(m => m.to === at - 1 && m.kind === 'name');
    if (named !== undefined)
      return {
        subject: { kind: 'mention', mention: named, where: 'before' },
        cue: null,
        rule: 'in brackets',
        near: true,
      };
  }
  const cues = findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span }).filter(
    c =>
      c.kind === 'verb' ||
      !isWeakSource(sentence, c) ||
      sentence.mentions.some(m => m.kind !== 'thing' && m.to > c.to && m.from <= c.to + 1),
  );
  const cue = cues.at(-1);
  const main =
    mainSubject(model, sentence, range) ??
    (colon && lexicon.capitalNouns ? anyPerson(model, sentence, range) : null);
  if (cue !== undefined) {
    const near =
      colon ||
      at - cue.to <= 2 ||
      (cue.kind === 'source' &&
        sentence.mentions.some(m => m.from >= cue.to && m.from <= cue.to + 2 && m.to >= at - 1));
    let subject = subjectOf(lexicon, sentence, { ...cue, side: 'before', range });
    if (cue.kind === 'source' && subject === null)
      return main === null ? null : { subject: main, cue: null, rule: 'subject of the sentence', near };
    if (cue.leaning && (subject === null || subject.kind === 'understood') && main !== null) subject = main;
    return {
      subject,
      cue: spanOf(sentence, cue),
      rule: cue.kind === 'source' ? 'source before' : 'verb before',
      near,
    };
  }
  if (colon)
    return { subject: main ?? colonSubject(model, sentence, range), cue: null, rule: 'colon', near: true };
  if (main?.kind === 'mention' && main.mention.kind !== 'pronoun')
    return { subject: main, cue: null, rule: 'subject of the sentence', near: false };
  return null;
}

/** German verbs in the mood of reported speech: what stands around them is still somebody's words. */
export const SUBJUNCTIVE = new Set([
  'sei',
  'seien',
  'habe',
  'müsse',
  'könne',
  'werde',
  'dürfe',
  'solle',
  'wolle',
  'gebe',
  'drohe',
  'gehe',
  'komme',
  'brauche',
  'bleibe',
]);

/** German puts the subject behind the verb: "Im Kongress warb Obama mit den Worten: …". */
function anyPerson(model: DocumentModel, sentence: SentenceModel, range: Span): Subject | null {
  const mention = sentence.mentions.find(
    m =>
      m.kind === 'name' &&
      m.from >= range.start &&
      m.to <= range.end &&
      !m.oblique &&
      !m.possessive &&
      model.people.personOf(m) !== null,
  );
  return mention === undefined ? null : { kind: 'mention', mention, where: 'before' };
}

/** Before a colon without a verb of saying and without a person: what stands first, or whoever is understood. */
function colonSubject(model: DocumentModel, sentence: SentenceModel, range: Span): Subject {
  const { capitalNouns } = model.lexicon;
  const reported = sentence.paragraph.tokens
    .slice(range.start, range.end)
    .some(t => SUBJUNCTIVE.has(t.lower));
  if (capitalNouns && reported) return { kind: 'understood', gender: 'n' };
  const first = sentence.mentions.find(
    m => m.from >= range.start && m.to <= range.end && !m.oblique && !m.possessive,
  );
  if (first?.kind === 'thing') return { kind: 'mention', mention: first, where: 'before' };
  return capitalNouns ? { kind: 'nobody' } : { kind: 'understood', gender: 'n' };
}

/** The first mention of the stretch that heads a clause: the subject of a sentence that names no verb of saying. */
function mainSubject(model: DocumentModel, sentence: SentenceModel, range: Span): Subject | null {
  let role: Mention | null = null;
  for (const mention of sentence.mentions) {
    if (mention.from < range.start || mention.to > range.end) continue;
    if (mention.oblique || mention.possessive || mention.kind === 'thing') continue;
    if (!isHeadOfClause(model.lexicon, sentence, mention)) continue;
    if (
      mention.kind === 'name' &&
      (model.people.personOf(mention) !== null || model.people.isSurname(mention))
    )
      return { kind: 'mention', mention, where: 'before' };
    if (mention.kind !== 'name') role ??= mention;
  }
  return role === null ? null : { kind: 'mention', mention: role, where: 'before' };
}

/** Reads the sentence around a marked span; null subject and no cue when it says nothing about a speaker. */
export function attribute(model: DocumentModel, quote: number): Attribution | null {
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (place === undefined || sentence === undefined) return null;
  const before = beforehand(model, sentence, place.at);
  if (before?.near === true && (before.cue !== null || before.rule !== 'colon')) return before;
  const after = afterwards(model, sentence, place.at);
  if (after !== null && (after.subject?.kind === 'mention' || !before?.cue)) return after;
  if (before?.cue || before?.rule === 'colon') return before;
  return after ?? trailing(model, sentence, place.at) ?? nextSentence(model, sentence, place.at) ?? before;
}
