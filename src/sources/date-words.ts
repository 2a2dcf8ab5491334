/**
 * Names and short forms of the months in twenty languages of Europe (Unicode CLDR 48), without accents and dots. Written
 * out: making the formatters that know them takes a fifth of a second.
 */
const MONTHS = [
  'january jan janner gennaio gen janvier janv enero ene januar janeiro januari ιανουαριου ιαν styczen stycznia sty tammikuu tammikuuta tammi leden ledna led ianuarie ian ocak oca январь января янв січень січня січ gener de gener de gen',
  'february feb feber febbraio fevrier fevr febrero februar fevereiro fev februari φεβρουαριου φεβ luty lutego lut helmikuu helmikuuta helmi unor unora uno februarie febr subat sub февраль февраля февр лютии лютого лют febrer de febrer de febr',
  'march mar marzo mars marz marco maart mrt μαρτιου μαρ marzec marca marts maaliskuu maaliskuuta maalis brezen brezna bre martie marcius marc mart март марта мар березень березня бер de marc',
  'april apr aprile avril avr abril abr απριλιου απρ kwiecien kwietnia kwi huhtikuu huhtikuuta huhti duben dubna dub aprilie aprilis nisan nis апрель апреля апр квітень квітня квіт d’abril d’abr',
  'may maggio mag mai mayo maio mei μαιου μαι maj maja toukokuu toukokuuta touko kveten kvetna kve majus mayıs маи мая травень травня трав maig de maig',
  'june jun giugno giu juin junio juni junho ιουνιου ιουν czerwiec czerwca cze kesakuu kesakuuta kesa cerven cervna cvn iunie iun junius haziran haz июнь июня июн червень червня черв juny de juny',
  'july jul luglio lug juillet juil julio juli julho ιουλιου ιουλ lipiec lipca lip heinakuu heinakuuta heina cervenec cervence cvc iulie iul julius temmuz tem июль июля июл липень липня лип juliol de juliol de jul',
  'august aug agosto ago aout augustus αυγουστου αυγ sierpien sierpnia sie augusti elokuu elokuuta elo srpen srpna srp augusztus agustos agu август августа авг серпень серпня серп agost d’agost ag d’ag',
  'september sep settembre set septembre sept septiembre setembro σεπτεμβριου σεπ wrzesien wrzesnia wrz syyskuu syyskuuta syys zari zar septembrie szeptember szept eylul eyl сентябрь сентября сент вересень вересня вер setembre de setembre de set',
  'october oct ottobre ott octobre octubre oktober okt outubro out οκτωβριου οκτ pazdziernik pazdziernika paz lokakuu lokakuuta loka rijen rijna rij octombrie ekim eki октябрь октября окт жовтень жовтня жовт d’octubre d’oct',
  'november nov novembre noviembre novembro νοεμβριου νοε listopad listopada lis marraskuu marraskuuta marras listopadu noiembrie kasım kas ноябрь ноября нояб листопад листопада лист de novembre de nov',
  'december dec dicembre dic decembre diciembre dezember dez dezembro δεκεμβριου δεκ grudzien grudnia gru desember des joulukuu joulukuuta joulu prosinec prosince pro decembrie aralık ara декабрь декабря дек грудень грудня груд desembre de desembre de des',
] as const;

const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.split(' ').map(name => [name, index + 1])));

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();

/** 1 to 12, or null for what is no month. */
export const monthOf = (word: string): number | null => MONTH_OF.get(plain(word)) ?? null;

const WEEKDAYS = new Set(
  (
    'mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday ' +
    'lunedi martedi mercoledi giovedi venerdi sabato domenica lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'lunes martes miercoles jueves viernes sabado domingo montag dienstag mittwoch donnerstag freitag samstag sonnabend ' +
    'sonntag segunda terca quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'
  ).split(' '),
);

/** Whether it is a day of the week as it may stand before a date without a comma. */
export const isWeekday = (word: string): boolean => WEEKDAYS.has(plain(word));

const SHORT_WEEKDAYS = new Set(
  'lun mar mer gio ven sab dom jeu sam dim mie jue vie lu ma me gi ve sa do mo di mi fr so'.split(' '),
);

/** Whether it may be one cut short, in the languages in which a month or another word is written alike. */
export const isShortWeekday = (word: string): boolean => SHORT_WEEKDAYS.has(plain(word));

/** Words between the parts of a date, which say nothing. "AT" is a zone. */
export const FILLER =
  /^(?:[-–|·@]|at|a|h|de|del|of|on|um|[Uu]hr|alle|ore|à|las|le|il|el|der|den|am|kl\.?|klo)$/;

/** Short names of zones in hours from UTC, where nearly everybody who writes them means the same. */
export const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  MET: 1,
  CET: 1,
  MEZ: 1,
  MEST: 2,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  SGT: 8,
  HKT: 8,
  JST: 9,
  KST: 9,
  AWST: 8,
  ACST: 9.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  NST: -3.5,
  NDT: -2.5,
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  ART: -3,
  // American zones without saying whether it is summer: their standard time
  AT: -4,
  ET: -5,
  CT: -6,
  MT: -7,
  PT: -8,
};
