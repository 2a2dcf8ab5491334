import { foldInflection } from '../text/fold-inflection.ts';

/**
 * Nouns that any article may have and nobody looks for: people and their offices | areas, times, quantities, and the words of
 * reporting itself. One form each: endings are folded. Written down from general knowledge.
 */
const GENERIC: Readonly<Record<string, string>> = {
  it: `segretario presidente vicepresidente ministro viceministro sottosegretario premier sindaco sindaca assessore governatore
    senatore senatrice deputato deputata onorevole consigliere portavoce direttore direttrice capo leader responsabile comandante generale
    commissario procuratore giudice avvocato professore dottore esperto rappresentante esponente numero amministratore delegato
    fondatore re regina principe papa monsignor don signor signora uomo donna uomini persona gente bambino ragazzo ragazza
    giovane figlio figlia padre madre moglie marito fratello sorella amico famiglia cittadino abitante residente vittima
    popolazione gruppo membro collega lavoratore utente cliente
    | regione paese città provincia comune stato nazione mondo zona area quartiere territorio luogo posto piazza strada via centro casa
    sede nord sud est ovest
    anno mese settimana giorno giornata ora minuto secondo notte sera mattina pomeriggio oggi ieri domani volta tempo periodo fine
    inizio momento secolo futuro passato lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio
    giugno luglio agosto settembre ottobre novembre dicembre estate inverno primavera autunno
    cosa caso modo parte tipo punto fatto problema situazione questione motivo ragione causa effetto risultato livello numero
    quota percento milione miliardo migliaio euro dollaro metro chilometro aumento calo serie resto totale maggioranza
    notizia articolo giornale video foto intervista dichiarazione parola domanda risposta messaggio post commento incontro riunione
    conferenza annuncio comunicato rapporto dato decisione operazione misura progetto programma piano proposta richiesta accordo attività
    lavoro azione intervento ruolo possibilità opportunità vita morte inchiesta indagine fonte agenzia presenza assenza
    primo secondo terzo ultimo nuovo grande cuore mano occhio piccolo governo parlamento redazione visita attacco ricerca
    tecnico elezione voto politica organizzazione veicolo colore italiano francese tedesco inglese americano russo cinese`,
  en: `secretary president vice-president vice minister premier chancellor mayor governor senator congressman congresswoman representative
    councillor spokesman spokeswoman spokesperson director chief head leader officer chairman chairwoman chair ceo executive manager
    commissioner prosecutor judge lawyer attorney professor doctor expert official author editor king queen prince pope sir lord dame
    mr mrs ms man men woman women person people child children kid boy girl son daughter father mother wife husband brother sister friend
    family families citizen resident victim population group member colleague worker user customer team player coach fan star actor
    | region country countries city cities county province state nation world area zone district territory place street road home house
    center centre north south east west community
    year month week day hour minute second night evening morning afternoon today yesterday tomorrow time period end start moment century
    future past monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december summer winter spring autumn fall season weekend
    thing case way part kind type point fact problem issue situation question reason cause effect result level number share percent
    million billion thousand dollar euro pound mile metre meter increase decrease rise series rest total majority
    news article newspaper video photo picture interview statement word answer message post comment meeting conference announcement report
    data decision operation measure project program programme plan proposal request agreement deal activity work action role chance
    life death investigation inquiry source agency campaign match game win victory effort service line side
    first last new great hand eye
    company companies business police government
    american british english french german italian spanish russian chinese european ukrainian israeli palestinian indian canadian
    australian african asian democrat republican belgian dutch turkish iranian japanese korean search attack incident color colour
    event league parliament email website site organization organisation vehicle small little man-made accused`,
  de: `sekretär generalsekretär präsident präsidentin vizepräsident minister ministerin kanzler kanzlerin premier ministerpräsident
    bürgermeister bürgermeisterin oberbürgermeister landeshauptmann gouverneur senator abgeordneter sprecher sprecherin chef chefin direktor
    direktorin leiter leiterin vorsitzender vorstand geschäftsführer kommissar staatsanwalt richter anwalt professor doktor experte expertin
    vertreter könig königin prinz papst herr frau mann männer frauen mensch menschen person leute kind kinder junge mädchen sohn tochter vater mutter
    ehefrau ehemann bruder schwester freund familie bürger bewohner einwohner anwohner opfer bevölkerung gruppe mitglied kollege
    mitarbeiter nutzer kunde team spieler trainer fan star autor teilnehmer besucher gast
    | region land länder stadt städte kreis bezirk gemeinde staat nation welt gebiet zone ort platz straße haus zentrum norden süden osten
    westen
    jahr monat woche tag stunde minute sekunde nacht abend morgen nachmittag mittag heute gestern zeit zeitraum ende anfang beginn
    augenblick moment jahrhundert zukunft vergangenheit montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar
    februar märz april mai juni juli august september oktober november dezember sommer winter frühjahr herbst wochenende mal jahrzehnt
    ding sache fall weise teil art punkt tatsache problem lage situation frage antwort grund ursache folge ergebnis niveau zahl anteil
    prozent million milliarde tausend euro dollar meter kilometer anstieg rückgang reihe rest hälfte mehrheit viertel
    nachricht artikel zeitung video foto bild interview gespräch aussage wort meldung beitrag kommentar treffen sitzung konferenz
    ankündigung mitteilung bericht daten angabe entscheidung einsatz maßnahme projekt programm plan vorschlag antrag abkommen tätigkeit
    arbeit aktion rolle möglichkeit chance leben tod ermittlung quelle agentur blick weg stelle seite hand auge thema ziel
    erste zweite letzte neue große größe posten summe händler eltern meinung fahrt verbindung regierung parlament partei besuch
    angriff suche kleine deutsche franzose europäer bedienung event tipp ball spiel schule unternehmen firma polizei handy richtung bereich rahmen form idee hilfe`,
  fr: `secrétaire président présidente vice-président ministre premier maire gouverneur sénateur député conseiller conseillère
    porte-parole directeur directrice chef cheffe leader responsable commandant général commissaire procureur procureure juge avocat avocate
    professeur docteur expert représentant roi reine prince pape monsieur madame homme femme personne gens enfant garçon fille fils
    père mère épouse mari frère sœur ami famille citoyen habitant résident victime population groupe membre collègue salarié
    utilisateur client équipe joueur entraîneur acteur auteur
    | région pays ville province commune état nation monde zone quartier territoire lieu place rue route maison centre nord sud est ouest
    département
    année an mois semaine jour journée heure minute seconde nuit soir soirée matin matinée aujourd'hui hier demain fois temps période
    fin début moment siècle avenir lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre été hiver printemps automne
    chose cas façon partie type point fait problème situation question raison cause effet résultat niveau nombre part pourcent million
    milliard millier euro dollar mètre kilomètre hausse baisse série reste total majorité ensemble
    nouvelle article journal vidéo photo interview entretien déclaration mot réponse message commentaire rencontre réunion conférence
    annonce communiqué rapport donnée décision opération mesure projet programme plan proposition demande accord activité travail action
    rôle possibilité vie mort enquête source agence suite mise cadre
    dernier nouveau grand petit main œil acte silence affaire chaîne visite prix élu hommage français française américain allemand
    italien espagnol russe chinois gouvernement parlement attaque recherche organisation véhicule chanteur album rassemblement
    message espoir société entreprise police restaurant`,
  es: `secretario secretaria presidente presidenta vicepresidente ministro ministra primer canciller alcalde alcaldesa gobernador
    gobernadora senador senadora diputado diputada concejal portavoz vocero director directora jefe jefa líder responsable comandante general
    comisario fiscal juez jueza abogado abogada profesor profesora doctor doctora experto experta representante rey reina príncipe papa
    señor señora hombre mujer mujeres persona gente niño niña chico chica hijo hija padre madre esposa marido hermano hermana amigo
    familia ciudadano habitante vecino residente víctima población grupo miembro compañero trabajador usuario cliente equipo jugador
    entrenador actor actriz autor periodista expresidente mandatario
    | región país países ciudad ciudades provincia municipio estado nación mundo zona área barrio territorio lugar plaza calle casa centro
    sede norte sur este oeste
    año mes meses semana día hora minuto segundo noche tarde mañana hoy ayer vez veces tiempo periodo período fin final inicio
    momento siglo futuro pasado lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre verano invierno primavera otoño
    cosa caso modo forma parte tipo punto hecho problema situación cuestión motivo razón causa efecto resultado nivel número porcentaje
    millón millones millar euro dólar metro kilómetro aumento serie resto total mayoría
    noticia artículo periódico video vídeo foto entrevista declaración palabra pregunta respuesta mensaje comentario encuentro reunión
    conferencia anuncio comunicado informe dato decisión operación medida proyecto programa plan propuesta solicitud acuerdo actividad
    trabajo acción papel posibilidad vida muerte investigación fuente agencia
    primero último nuevo gran pequeño mano ojo gobierno parlamento congreso organización vehículo visita ataque búsqueda respeto
    republicano demócrata español francés alemán italiano estadounidense ruso chino empresa policía`,
};

/** Who reports and where it is shared: an article names them without being about them. */
const SOURCES = new Set(
  (
    'cnn bbc fox msnbc nbc abc cbs npr reuters afp ansa dpa apa efe ap tf1 lci rtl bfm bfmtv franceinfo rmc cnews rai mediaset tgcom24 ' +
    'ard zdf ntv n-tv orf srf faz sz boe facebook twitter instagram youtube whatsapp telegram tiktok bluesky linkedin x internet'
  ).split(' '),
);
export const isSource = (word: string): boolean => SOURCES.has(word);

/** Where nouns are compounds their last part says what they are. */
const OFFICE_ENDINGS: Readonly<Record<string, RegExp>> = {
  de: /(?:präsident|minister|kanzler|sprecher|chef|direktor|leiter|meister|anwält|sekretär|trainer|politiker|sprecher|vertreter)(?:in|innen|s|en|n)?$|(?:vorsitzende|abgeordnete)[nr]?$|anwalts?$/u,
};

interface GenericWords {
  readonly people: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

const tables = new Map<string, GenericWords>();

function tableOf(language: string): GenericWords {
  let table = tables.get(language);
  if (table === undefined) {
    const [people = '', others = ''] = (GENERIC[language] ?? '').split('|');
    const fold = (words: string) =>
      new Set((words.match(/\S+/gu) ?? []).map(word => foldInflection(word, language)));
    tables.set(language, (table = { people: fold(people), others: fold(others) }));
  }
  return table;
}

/** What makes a word no subject of its own: it is somebody's office or a word for people, or too general; null if neither. */
export function generalityOf(word: string, language: string): 'office' | 'generic' | null {
  const { people, others } = tableOf(language);
  const folded = foldInflection(word, language);
  if (people.has(folded) || OFFICE_ENDINGS[language]?.test(word) === true) return 'office';
  return others.has(folded) ? 'generic' : null;
}
