/**
 * Lines that are no article, by the words they are made of: related topics, teasers, share and subscribe lines, bylines,
 * agency marks, captions, cookie and registration texts, in five languages. Each pattern is linear in the line's length.
 */
const LABELS =
  /^(?:argomenti(?: correlati)?|altre notizie|leggi anche|potrebbe interessarti|ti potrebbe interessare|da non perdere|correlati|tag|temi|in evidenza|related(?: topics| articles| stories)?|read more|read also|more on this(?: story)?|see also|topics|tags|most read|mehr zum thema|lesen sie auch|auch interessant|das könnte sie auch interessieren|themen|schlagwörter|weitere artikel|à lire aussi|lire aussi|sur le même sujet|mots[- ]clés|à voir aussi|lea también|lee también|te puede interesar|más noticias|noticias relacionadas|temas(?: relacionados)?|etiquetas)(?:\s*[:…].{0,160})?\s*$/iu;
const ACTIONS =
  /^(?:condividi|stampa|commenta|seguici|iscriviti|abbonati|accedi|registrati|scarica l['’]app|share|print|comment|follow us|subscribe|sign up|log in|teilen|drucken|kommentieren|folgen sie|abonnieren|newsletter|anmelden|partager|imprimer|commenter|suivez|abonnez|inscrivez|compartir|imprimir|comentar|síguenos|suscríbete|suscribirse|regístrate)\b.{0,140}$/iu;
const COOKIES =
  /\b(?:cookies?|privacy policy|informativa sulla privacy|datenschutz(?:erklärung)?|politique de confidentialité|política de privacidad|javascript)\b/iu;
const RIGHTS =
  /(?:©|\(c\)|riproduzione riservata|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)/iu;
const CAPTION =
  /^(?:foto|photo|bild|imagen|image|video|credit|crédit|fotografia|fotografía|galleria|gallery|in foto|nella foto)\s*[:/(–-].{0,200}$/iu;
const BYLINE =
  /^(?:di|by|von|par|por|redazione|a cura di|text|texte|texto)\s+(?:\p{Lu}[\p{L}'’.-]+\s*){1,4}(?:[,|·–-].{0,60})?$/u;
const STAMP =
  /^(?:(?:aggiornato|pubblicato|updated|published|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado)\b.{0,80}|[\d\s./:,|–-]{4,40}|\(?[A-Z]{3,12}\)?(?:\s*[-/–]\s*[A-Z]{3,12})?)$/iu;
const READING =
  /^(?:tempo di lettura|reading time|lesezeit|temps de lecture|tiempo de lectura|\d+\s*min(?:uti|uten|utes|utos)?\b).{0,60}$/iu;

const PATTERNS = [LABELS, ACTIONS, CAPTION, BYLINE, STAMP, READING];
/** A legal or technical notice is short; a long paragraph that mentions cookies may be news about them. */
const NOTICE_CHARS = 260;

/** Whether a line is rubbish by its words alone. */
export function isRubbish(line: string): boolean {
  if (PATTERNS.some(pattern => pattern.test(line))) return true;
  return line.length <= NOTICE_CHARS && (RIGHTS.test(line) || (COOKIES.test(line) && !/["“«„]/u.test(line)));
}
