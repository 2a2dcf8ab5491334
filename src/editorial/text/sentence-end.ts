/** Marks that close what a sentence's own mark ends, to be built into expressions; French sets a blank before its own: "… nos promesses. »". */
export const CLOSING_MARKS = `(?:[)\\]"'”“»’」』]|\\s[”»])*`;

/** At the end of words: a sentence ends there. */
export const SENTENCE_END = new RegExp(`[.!?…。！？।؟։]${CLOSING_MARKS}$`, 'u');

/** At the end of words: a question ends there. */
export const QUESTION_END = new RegExp(`[?？؟]${CLOSING_MARKS}$`, 'u');
