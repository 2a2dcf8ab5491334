import { SPEAKER_LABEL } from '../clean/line-features.ts';
import { QUESTION_END, SENTENCE_END } from '../text/sentence-end.ts';

/** A longer paragraph that ends in a question tells something. */
const QUESTION_CHARS = 250;
/** What an interviewer says in order to be contradicted is short. */
const PROMPT_CHARS = 160;
/** Where no answer has marks or a name before it, of the paragraphs of an interview so many are questions. */
const ASKED_SHARE = 0.2;
/** As much of a paragraph as may be a label. */
const HEAD_CHARS = 90;

/** Who asks, in five languages: "Q: ", "Domanda: ". */
const ASKS = /^(?:[QDFP]|Question|Domanda|Frage|Pregunta) ?: ?\S/u;
/** A box about whom it is of. */
const BOX =
  /^(?:zur person|zur sache|steckbrief|chi è|la scheda|scheda|profile|factbox|who is who|bio express|bio|repères|profil|quién es|perfil|la ficha|ficha) ?:/iu;
/** How it was made, in small letters. */
const NOTE =
  /(?:this interview (?:was|has been)|interview has been edited|das (?:gespräch|interview) (?:führte|wurde)|l['’]intervista è stata|intervista raccolta|propos recueillis|cet entretien a été|la entrevista (?:ha sido|se ha|fue) )/u;
/** Under a quotation that stands alone: "— Amara Osei, leader of the council". */
const SIGNATURE = /^[—–-]{1,2} ?\p{Lu}/u;
const SIGNATURE_CHARS = 120;

const OPENS_MARKS = /^["“«„»‘'—–]/u;
const CLOSES_MARKS = /["”“»«’']$/u;

/**
 * Which paragraphs are not the article's own account: an interviewer's questions and prompts, a box about a person, a note of how
 * the interview was made, a signature below a quotation. They stand for no article.
 */
export function findAsides(paragraphs: readonly string[]): readonly boolean[] {
  const labels = paragraphs.map(paragraph => SPEAKER_LABEL.exec(paragraph.slice(0, HEAD_CHARS))?.[1] ?? null);
  const isQuestion = paragraphs.map(isAsked);
  const askers = askersOf(labels, isQuestion);
  const answers = (at: number) => {
    const [label, words] = [labels[at] ?? null, paragraphs[at] ?? ''];
    return OPENS_MARKS.test(words) || (label !== null && !askers.has(label));
  };
  const isWholeAnswer = (at: number) =>
    answers(at) && (CLOSES_MARKS.test(paragraphs[at] ?? '') || !OPENS_MARKS.test(paragraphs[at] ?? ''));
  const asked = isQuestion.flatMap((is, at) => (is ? [at] : []));
  const isAnswered = asked.some(at => answers(at + 1));
  const isInterview = asked.length > 1 && (isAnswered || asked.length >= ASKED_SHARE * paragraphs.length);
  return paragraphs.map((paragraph, at) => {
    const head = paragraph.slice(0, HEAD_CHARS);
    if (ASKS.test(head) || BOX.test(head) || askers.has(labels[at] ?? '')) return true;
    if (isSignature(paragraph)) return true;
    if (isQuestion[at] === true) return isInterview || answers(at + 1);
    if (paragraph.length <= QUESTION_CHARS && NOTE.test(paragraph.toLowerCase())) return true;
    return isAnswered && at > 0 && paragraph.length <= PROMPT_CHARS && !answers(at) && isWholeAnswer(at + 1);
  });
}

/** Somebody's words in marks are no question of the writer's. */
const isAsked = (paragraph: string): boolean =>
  paragraph.length <= QUESTION_CHARS && QUESTION_END.test(paragraph) && !OPENS_MARKS.test(paragraph);

const isSignature = (paragraph: string): boolean =>
  paragraph.length <= SIGNATURE_CHARS && SIGNATURE.test(paragraph) && !SENTENCE_END.test(paragraph);

/** The labels of those who mostly ask. */
function askersOf(labels: readonly (string | null)[], isQuestion: readonly boolean[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; asked: number }>();
  for (const [at, label] of labels.entries()) {
    if (label === null) continue;
    const { all, asked } = counts.get(label) ?? { all: 0, asked: 0 };
    counts.set(label, { all: all + 1, asked: asked + (isQuestion[at] === true ? 1 : 0) });
  }
  const askers = [...counts].filter(([, { all, asked }]) => asked > 1 && asked * 2 > all);
  return new Set(askers.map(([label]) => label));
}
