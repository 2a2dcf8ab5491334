import { SENTENCE_END } from '../../../editorial/text/sentence-end.ts';
import { isEntryMark, signatureOf } from './entry-mark.ts';
import type { Paragraph } from './page-paragraphs.ts';

export interface Known {
  readonly title: string | null;
}

/** What follows these at the end of an article is none of it. */
const AFTERWORD =
  /^(?:related(?: (?:posts?|articles?|stories|content|links|topics|reading|news))?|(?:you (?:may|might) also (?:like|enjoy)|more (?:from|on|stories)|read (?:next|more)|recommended(?: for you)?|about the authors?|share this(?: .{0,20})?|leave a (?:reply|comment)|comments?|\d+ (?:comments?|kommentare?|commenti|commentaires?|comentarios?)|keep reading|further reading|up next|most (?:read|popular)|popular posts|latest (?:news|posts|articles)|trending(?: now)?|über den autor|über die autorin|ähnliche (?:artikel|beiträge)|weitere(?:r|s)? (?:artikel|beiträge|nachrichten|informationen|links?|themen)|weiterführende(?:r|s)? (?:links?|informationen)|mehr (?:zum thema|von|aus|artikel)|auch interessant|das könnte (?:sie|dich) auch interessieren|lesen sie auch|verwandte (?:artikel|themen|beiträge)|kommentare?|noch mehr infos.*|articoli correlati|leggi anche|potrebbe(?:ro)? interessarti.*|ti potrebbe interessare.*|altri articoli|commenti|articles (?:liés|similaires|connexes)|à lire aussi|lire aussi|sur le même sujet|vous aimerez aussi|commentaires|artículos relacionados|noticias relacionadas|te puede interesar|también te puede interesar|lee también|comentarios))\s*[:…]?$/iu;
/** An afterword begins after this share of the text. */
const LAST_PART = 0.7;
/** Buttons, and who posted an entry of a live blog. */
const LABEL =
  /^(?:(?:condividi|commenta|share|tweet|print|email|teilen|drucken|merken|kommentieren|partager|imprimer|commenter|compartir|imprimir|comentar|stampa|salva|save|advertisement|advert|werbung|anzeige|pubblicità|publicité|publicidad|continue reading|read more|weiterlesen|lire la suite|seguir leyendo|continua a leggere)(?: below| (?:su|on|auf|sur|en) .{1,30})?|(?:pubblicato da|posted by|gepostet von|veröffentlicht von|geschrieben von|publié par|posté par|publicado por) .{2,60})\s*[:…]?$/iu;
/** What a site says of its price. */
const PAYMENT =
  /(?:subscribe|sign up|log in|register|become a (?:member|subscriber)) (?:now |today |here )?(?:to|and) (?:continue|keep|read|unlock|get (?:full|unlimited) access)|(?:to (?:continue|keep) reading|to read (?:the|this) (?:full|whole|rest)|for unlimited access)\b.{0,80}(?:subscri|sign|log in|register|account)|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:paying )?(?:subscribers|members)|already a (?:subscriber|member)\?|(?:sei|siete) già abbonat[oi]|(?:contenuto|articolo) (?:è )?(?:riservato|esclusivo|premium)[^.]{0,40}abbonat|(?:abbonati|accedi|registrati)\b.{0,30} (?:per|e) (?:continuare|continua|leggere|leggi)\b|per (?:continuare a leggere|leggere (?:tutto )?(?:l['’]articolo|il resto))\b.{0,80}(?:abbon|acced|registr)|nur für (?:unsere )?abonnent|(?:jetzt|hier) (?:abonnieren|registrieren|anmelden|kostenlos testen) und (?:weiter)?lesen|(?:um|zum) (?:weiterzulesen|weiterlesen|den (?:ganzen|vollständigen|kompletten) (?:artikel|text))\b.{0,80}(?:abo|anmeld|registr)|(?:dieser|der) (?:artikel|text|inhalt) ist (?:exklusiv |nur )?(?:für|abonnenten|registrierte)|(?:sie|du) (?:haben|hast) (?:schon|bereits) ein (?:abo|konto)|article (?:est )?(?:exclusivement )?réservé (?:à nos |aux )abonnés|il vous reste .{1,20} de (?:cet article|ce contenu) à lire|la suite est réservée|(?:abonnez-vous|connectez-vous|inscrivez-vous)\b.{0,30} (?:pour|et) (?:lire|continuer|accéder)|pour (?:lire la suite|continuer (?:à lire|la lecture))\b.{0,80}(?:abonn|connect)|déjà abonné|(?:contenido|artículo) (?:es )?(?:exclusivo|solo|reservado) para (?:nuestros )?suscriptores|(?:suscríbete|suscríbase|regístrate|inicia sesión)\b.{0,30} (?:para|y) (?:seguir|continuar|leer|acceder)|para (?:seguir|continuar) leyendo\b.{0,80}(?:suscr|regístr|inicia)|¿ya (?:eres|es) suscriptor/iu;
const PAYMENT_CHARS = 300;

/** Whether a line asks the reader to pay or to sign in: never a part of an article. */
export const isPaymentNotice = (line: string): boolean => line.length <= PAYMENT_CHARS && PAYMENT.test(line);

/** Paragraphs without what pages leave among them: buttons, notices of payment, links to other articles, what follows the end. */
export function withoutLeftovers(paragraphs: readonly Paragraph[], { title }: Known): readonly Paragraph[] {
  const signed = new Map<string, number>();
  for (const { text } of paragraphs) {
    const name = signatureOf(text);
    if (name !== null) signed.set(name, (signed.get(name) ?? 0) + 1);
  }
  const kept = paragraphs.filter(paragraph => {
    const { text } = paragraph;
    return (
      text !== title &&
      !LABEL.test(text.slice(0, LABEL_CHARS)) &&
      !isPaymentNotice(text) &&
      !isEntryMark(text) &&
      (signed.get(signatureOf(text) ?? '') ?? 0) < 2 &&
      !isLinkAlone(paragraph)
    );
  });
  const total = kept.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  const end = kept.findIndex(({ text }) => {
    const isEnd = before > LAST_PART * total && AFTERWORD.test(text);
    before += text.length;
    return isEnd;
  });
  return end === -1 ? kept : kept.slice(0, end);
}

const LABEL_CHARS = 120;

/** A paragraph of nothing but a link that is no sentence leads to another article. */
const isLinkAlone = ({ text, linked, heading, isItem }: Paragraph): boolean =>
  !isItem &&
  heading === 0 &&
  linked > 0 &&
  linked >= 0.95 * text.length - 2 &&
  !text.endsWith(':') &&
  !SENTENCE_END.test(text);
