import type { CardContent } from '../../../src/core/card.ts';
import { quoteCard } from '../layout/card-samples.ts';

const frame = {
  outlet: quoteCard.outlet,
  publishedAt: quoteCard.publishedAt,
  language: 'it',
  brand: 'Strillone',
  timezone: 'Europe/Rome',
  photo: null,
};

/** Texts that are hard to set, all invented; the contact sheet shows each in every theme and size. */
export const hardCards: Readonly<Record<string, CardContent>> = {
  'one-word': { ...quoteCard, text: 'No', role: null },
  'four-hundred-characters': {
    ...quoteCard,
    text: 'Quando il fiume è salito per la terza volta, nessuno in paese ha chiesto di chi fosse la colpa: abbiamo spostato i banchi del mercato, le biciclette dei ragazzi, i libri della biblioteca e perfino il pianoforte della scuola. Poi, la mattina dopo, con gli stivali ancora bagnati, ci siamo seduti a contare i danni e abbiamo scoperto che mancava una cosa sola: la paura. Quella se l’era portata via l’acqua.',
  },
  'long-word': {
    ...quoteCard,
    language: 'de',
    speaker: 'Gerlinde Wasserburger-Hohenstaufen',
    role: 'Vorsitzende',
    text: 'Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft bleibt, wo sie ist',
  },
  'french-marks-within': {
    ...quoteCard,
    language: 'fr',
    speaker: 'Hélène Vaucanson',
    role: "directrice de l'Agence des eaux",
    text: "On m'a dit : \"Attendez le printemps !\" ; j'ai répondu que le fleuve, lui, n'attend pas… Et après ?",
  },
  'german-marks-within': {
    ...quoteCard,
    language: 'de',
    speaker: 'Jörg Überacker',
    role: 'Oberbürgermeister von Weißenfels an der Öhre',
    text: 'Wer "später" sagt, meint meistens nie -- und wer nie sagt, hat es noch nicht versucht',
  },
  arabic: {
    ...quoteCard,
    language: 'ar',
    speaker: 'سلمى الحداد',
    role: 'عمدة المدينة القديمة',
    outlet: 'صوت الجسر',
    text: 'لم نغلق الجسر لأن النهر كان غاضبًا (كما قيل في 2025)، بل لأن أحدًا لم يعتنِ بالجدار منذ 30 عامًا',
  },
  hebrew: {
    ...quoteCard,
    language: 'he',
    speaker: 'דנה כהן-לוי',
    role: 'ראש העיר',
    outlet: 'קול הגשר',
    text: 'השוק נפתח מחדש אחרי 9 שנים: 100 דוכנים, תנור וספרייה',
  },
  japanese: {
    ...quoteCard,
    language: 'ja',
    speaker: '山田花子',
    role: '市長',
    outlet: '橋の新聞',
    text: '市場は九年ぶりに再び開きます。百の屋台とパン窯、そして「誰でも入れる」図書館がそろいました。',
  },
  emoji: {
    ...quoteCard,
    speaker: 'Zoë 🦊 Nováková',
    role: 'streamer',
    text: 'Grazie a tutti 👩‍👩‍👧‍👦 🇮🇹🇺🇦🏴󠁧󠁢󠁳󠁣󠁴󠁿 — ci vediamo al mercato 👍🏽 domani, ore 8 ☕️ → portate 🎈!',
  },
  'long-role': {
    ...quoteCard,
    text: 'La piazza torna alle persone',
    speaker: 'Massimiliano Bartolomeo della Torre-Quercegrossa',
    role: 'presidente del comitato interregionale per la tutela dei ponti storici e vicedirettore generale dell’Agenzia per le acque',
    outlet: 'Il Quotidiano dell’Appennino Centrale e delle Valli',
  },
  headline: {
    ...frame,
    kind: 'headline',
    text: 'Riapre il mercato coperto: cento banchi, un forno e una biblioteca',
  },
  breaking: {
    ...frame,
    kind: 'breaking',
    label: 'Ultim’ora',
    text: 'Il fiume supera gli argini a Borgonero, evacuata la riva sinistra',
  },
  digest: {
    ...frame,
    kind: 'digest',
    outlet: null,
    text: 'Sabato 14 marzo, mattina',
    items: [
      { title: 'Riapre il mercato coperto dopo nove anni', outlet: 'La Gazzetta del Ponte' },
      { title: 'Il fiume scende, la scuola resta chiusa fino a lunedì', outlet: 'Il Corriere della Riva' },
      { title: 'Der Nachtzug wartet wieder auf seine Leser', outlet: null },
      { title: 'Un’orchestra di campanelli per la stazione', outlet: 'La Gazzetta del Ponte' },
    ],
  },
};

/** Hills at evening, as RGB rows: a photograph of nowhere, the same each time. */
export function hills(width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, y / height];
      const far = 0.55 + 0.08 * Math.sin(u * 9) + 0.03 * Math.sin(u * 31);
      const near = 0.75 + 0.09 * Math.sin(u * 5 + 2) + 0.02 * Math.sin(u * 47);
      const sun = Math.max(0, 1 - Math.hypot((u - 0.68) * 1.6, v - 0.36) * 9);
      const sky = [235 - 90 * v + 60 * sun, 170 - 60 * v + 80 * sun, 120 + 60 * v + 90 * sun];
      const color = v > near ? [40, 52, 44] : v > far ? [96, 92, 110] : sky;
      const grain = ((x * 7919 + y * 104_729) % 13) - 6;
      color.forEach((part, i) => {
        rgb[(y * width + x) * 3 + i] = Math.max(0, Math.min(255, part + grain));
      });
    }
  }
  return rgb;
}
