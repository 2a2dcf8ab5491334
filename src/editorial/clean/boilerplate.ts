/**
 * Lines that are no article, by the words they are made of: related topics, teasers, share and subscribe lines, bylines,
 * agency marks, captions, cookie and registration texts, in five languages. Each pattern is linear in the line's length.
 */
const LABELS =
  /^(?:argomenti(?: correlati)?|altre notizie|leggi anche|potrebbe interessarti|ti potrebbe interessare|da non perdere|correlati|tag|temi|in evidenza|related(?: topics| articles| stories)?|read more|read also|also read|more on this(?: story)?|see also|topics|tags|most read|mehr zum thema|lesen sie auch|auch interessant|das könnte sie auch interessieren|themen|schlagwörter|weitere artikel|à lire aussi|lire aussi|sur le même sujet|mots[- ]clés|à voir aussi|lea también|lee también|te puede interesar|más noticias|noticias relacionadas|temas(?: relacionados)?|etiquetas)(?:\s*[:…].{0,160})?\s*$/iu;
const ACTIONS =
  /^(?:condividi|commenta|seguici|iscriviti|abbonati|accedi|registrati|scarica l['’]app|follow us|subscribe|sign up|log in|folgen sie|abonnieren|newsletter|suivez|abonnez|inscrivez|síguenos|suscríbete|suscribirse|regístrate|zur startseite|skip to content|get in touch|weiterlesen|continua a leggere|continue reading|seguir leyendo|lire la suite|fehler gefunden|hai trovato un errore|spotted a mistake|found an error)\b.{0,140}$/iu;
/** Words that are a button's as well as a sentence's first: a button has no full stop. */
const BUTTONS =
  /^(?:stampa|share|print|comment|teilen|drucken|kommentieren|anmelden|partager|imprimer|commenter|compartir|imprimir|comentar|escuchar|ascolta|anhören|merken)\b.{0,139}[^.!?…”"»]$/iu;
const COOKIES = /\b(?:cookies?|javascript)\b/iu;
const CONSENT =
  /\b(?:accept|accett|rifiut|utilizz|verwend|akzept|utilis|utiliza|acept|navig|einstellungen|policy|informativa|consent|we use|enable|disable|attiv|aktiv|activ|allow|improve|experience)/iu;
/** A newsletter's promise, a gift, a machine's translation, a wall before foreign content: the site talks, not the article. */
const NOTICES =
  /\b(?:(?:in|into|to) your inbox|nella tua casella|in (?:ihr|dein) postfach|dans votre boîte (?:mail|de réception)|en tu (?:correo|bandeja de entrada)|for more stories like this|schenkt dir diesen artikel|gifted you this article|ti regala questo articolo|vous offre cet article|te regala este artículo|maschinelle übersetzung|machine[- ]translat\p{L}*|automatically translated|tradotto automaticamente|traduction automatique|traducción automática|dass mir externe inhalte|external content is|contenuti esterni)\b/iu;
/** Who stands where on a picture. */
const ON_PICTURE =
  /^(?:pictured\b|from left\b|von links\b|v\. ?l\. ?n\. ?r\.|da sinistra\b|de gauche à droite\b|de izquierda a derecha\b|im bild\b)|\((?:li\.? nach re\.?|v\. ?l\. ?n?\.?|from left|da sinistra|von links|de g\. à d\.|de izda?\. a dcha?\.)/iu;
/** What is left of a page's programs. */
const CODE =
  /(?:\bfunction\s*\(|\bvar \w+\s*=|\b(?:document|window)\.\w+\s*[.(=]|=>\s*\{|<\/?(?:script|iframe|div)\b|googletag|\{[|*] |^\s*[.#@]?[\w-]+\s*\{[^}]*\}\s*$)/u;
const RIGHTS =
  /(?:©|\(c\)|riproduzione riservata|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)/iu;
const CAPTION =
  /^(?:foto|photo|picture|caption|bild|imagen|image|video|credit|crédit|fotografia|fotografía|galleria|gallery|in foto|nella foto)\s*[:/(–-].{0,200}$/iu;
const BYLINE =
  /^(?:[Dd]i|[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Rr]edazione|[Aa] cura di|[Tt]exte?|[Tt]exto):?\s+\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|del|della|di|van|von|la|le|e|y|et|und|and)\s+)?\p{Lu}[\p{L}'’.-]*){0,4}(?:\s*[,|·–-].{0,60})?$/u;
const STAMP =
  /^(?:(?:aggiornato|pubblicato|updated|published|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado)\b.{0,80}|[\d\s./:,|–-]{4,40}|\(?[A-Z]{3,12}\)?(?:\s*[-/–]\s*[A-Z]{3,12})?)$/iu;
const READING =
  /^(?:tempo di lettura|reading time|lesezeit|temps de lecture|tiempo de lectura|\d+\s*min(?:uti|uten|utes|utos)?\b).{0,60}$/iu;

/** Words by which a site speaks to its reader about itself; an article about newspapers may have one, so a sign only. */
const SITE_TALK =
  /\b(?:newsletter|abonn\p{L}*|abbon\p{L}*|subscri\p{L}*|suscr[ií]\p{L}*|sign(?:ing)? up|log(?:ged)? in|register|registr(?:ati|arsi|ierung|ieren|ez)|anmeld\p{L}*|einwillig\p{L}*|einverstanden|kommentar\p{L}*|comment(?:s|i|aires?|o|aren?)|comentarios?|cookies?|privacy|datenschutz\p{L}*|impressum|agb|account|konto|app|download\p{L}*|herunterladen|scarica|descarga|télécharg\p{L}*|share|teilen|condividi|partage[rz]|compart\p{L}*|facebook|whatsapp|twitter|instagram|telegram|bluesky|linkedin|youtube|e-?mail|podcast|liveblog|advertisement|werbung|anzeige|pubblicità|publicité|publicidad|redaktion|redazione|rédaction|redacción|copyright|article réservé|lesen sie|mehr zum|read more|leggi anche|lire aussi|lea también|ihre meinung|unseren? leser\p{L}*|our readers|this article|dieser artikel|questo articolo|cet article|este artículo|klick\p{L}*|click|externe[nrs]? inhalt\p{L}*|privatsphäre\p{L}*|maschinelle übersetzung|automatisch übersetzt|commissions?|appareil|dispositivo|abonnés|recommended|empfehlungen|consiglia(?:ti|to)|recomendad[oa]s?|verwalten|nutzungsdaten|widerruf\p{L}*|consent|clicca|cliquez|contributed to this report|reporting by|editing by|terms of|nutzungsbedingungen)\b/iu;

/** Whether the words of a line speak of the site rather than of the news. */
export const isSiteTalk = (line: string): boolean => SITE_TALK.test(line);

const PATTERNS = [LABELS, ACTIONS, BUTTONS, CODE, CAPTION, BYLINE, STAMP, READING];
/** A caption that long would be a paragraph. */
const CAPTION_CHARS = 300;
/** Whatever it begins with, a line that long is not one of these. */
const LONGEST = 600;
/** A legal or technical notice is short; a long paragraph that mentions cookies may be news about them. */
const NOTICE_CHARS = 260;

/** Whether a line is rubbish by its words alone. */
export function isBoilerplate(line: string): boolean {
  if (line.length > LONGEST) return false;
  if (PATTERNS.some(pattern => pattern.test(line)) || (line.length <= CAPTION_CHARS && ON_PICTURE.test(line)))
    return true;
  return (
    line.length <= NOTICE_CHARS &&
    (RIGHTS.test(line) ||
      NOTICES.test(line) ||
      (COOKIES.test(line) && CONSENT.test(line) && !/["“«„]/u.test(line)))
  );
}
