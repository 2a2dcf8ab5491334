import type { Definiteness, Gender, WrittenLexicon } from './language.ts';
import { gendered, inflect, wordSet, words } from './language.ts';

/** German trades and offices have a feminine in -in beside the masculine. */
function rolePairs(list: string): Map<string, Gender> {
  const map = new Map<string, Gender>();
  for (const word of words(list)) {
    map.set(word, 'm');
    if (!word.endsWith('in')) map.set(`${word.replace(/e$/u, '')}in`, 'f');
    if (!/[en]$/u.test(word)) map.set(`${word}s`, 'm');
  }
  return map;
}

const verbs = new Set([
  ...inflect(
    'sag meint erklär bericht äußer beton ergänz erläuter kritisier warn fragt antwortet bestätig versicher',
    '- t te ten en',
  ),
  ...inflect(
    `beton ergänz erläuter kritisier warn bestätig versicher forder kommentier lob beklag erzähl begründ vermut
    formulier zitier resümier argumentier prophezei signalisier attestier konstatier präzisier attackier
    verteidig verkünd verlang vermerk unterstrich hinterfrag schimpf schwärm spott scherz flüster murmel brüll
    ruf beteuer bemerk bemängel entgegn erwider berichtet mahn appellier reagier schilder stell stimm
    spekulier protestier plädier hoff freu glaub mein wünsch wunder dank droh wetter lästert lächel grins lach
    jubel frohlock urteil analysier befürcht behaupt bewert charakterisier feier folger geißel gratulier heb
    illustrier informier insistier interpretier korrigier lehn moser offenbar prognostizier referier
    relativier stöhn seufz tadel titel unterstreich verrat verkündet verweis würdig zürn äußer erinner
    bilanzier diktier fass bezeichn erklär sag frag leugn rechtfertig dementier stammel twitter`,
    't te ten et ete eten',
  ),
  ...inflect(
    'berichte antworte rede behaupte urteile melde spotte warte vermute fürchte befürchte bedeute betete prahle',
    't te ten',
  ),
  ...wordSet(`sagt sagte sagten gesagt sagen meint meinte meinten gemeint erklärt erklärte erklärten berichtet
    berichtete berichteten äußert äußerte geäußert betont betonte ergänzte spricht sprach sprachen gesprochen
    schreibt schrieb schrieben geschrieben ruft rief riefen gerufen gibt gab nennt nannte nannten genannt
    verspricht versprach weist wies findet fand hält hielt denkt dachte gesteht gestand bezeichnet bezeichnete
    fügt fügte fügten heißt hieß bittet bat widerspricht widersprach verweist verwies unterstreicht
    unterstrich räumt räumte teilt teilte gibt wirft warf fasst fasste zeigt zeigte schließt schloss
    beschreibt beschrieb empfiehlt empfahl schlägt schlug stellt stellte begründet begründete bekräftigt
    bekräftigte betrachtet gefragt fragt fragte antwortet antwortete urteilt urteilte behauptet behauptete
    vertritt kündigt kündigte weiß wusste zieht zog fährt fuhr setzt setzte betonen erklären kritisieren
    fordern fordert forderte zitiert zitierte kommentiert kommentierte bestätigt bestätigte moniert monierte
    rechnet rechnete bezweifelt meldet meldete lautet lautete lautet beteuert beteuerte bemerkt bemerkte
    berichtet hofft hoffte freut freute glaubt glaubte wünscht wünschte ausführte ausführt führte einräumte
    hinzufügte mitteilte feststellte beurteilte beurteilt bilanzierte klagt klagte witzelt witzelte spottet
    spottete höhnt höhnte poltert polterte raunt raunte stottert stotterte knurrt knurrte donnert donnerte
    wettert wetterte jammert jammerte prahlt prahlte schwärmt schwärmte mutmaßt mutmaßte präzisiert
    präzisierte beschwichtigt beschwichtigte versprach kontert konterte lobte tadelte mahnt mahnte würdigte
    würdigt plädiert plädierte rät riet gestand schmunzelt schmunzelte resümierte fuhr stellte stellt`),
  ...wordSet(`ätzt ätzte bedauert bedauerte befand befindet bekannte bekennt ereifert ereiferte findet fand hofft lästert lästerte
    notiert notierte orakelt postet postete rügt rügte schätzt schätzte schlussfolgert staunt staunte stichelt stichelte tönt
    tönte verrät verriet weiß wiederholt wiederholte zweifelt zweifelte empört empörte dankt dankte ahnt`),
  // with the particle before the verb, as clauses end
  ...wordSet(`auffordert aufforderte hinzufügt mitteilt angibt angab zugibt zugab zurückweist zurückwies ankündigt ankündigte
    vorwirft vorwarf hinweist hinwies klarstellt klarstellte festhält festhielt einräumt feststellt anmerkt anmerkte
    ausdrückt ausdrückte zusammenfasst zusammenfasste`),
]);
for (const weak of [
  'gibt',
  'hält',
  'weiß',
  'zeigt',
  'zeigte',
  'zieht',
  'zog',
  'stimmt',
  'setzt',
  'setzte',
  'hebt',
  'genannt',
  'fand',
  'findet',
  'lehnt',
  'dankt',
  'schlägt',
  'schlug',
  'fährt',
  'heißt',
  'hieß',
])
  verbs.delete(weak);

const determiners = new Map<string, Definiteness>([
  ...['der', 'die', 'das', 'den', 'dem', 'des'].map(w => [w, 'definite'] as const),
  ...['ein', 'eine', 'einer', 'einem', 'einen', 'eines', 'mehrere', 'viele', 'einige', 'zwei'].map(
    w => [w, 'indefinite'] as const,
  ),
  ...['dieser', 'diese', 'dieses', 'jener', 'jene', 'diesem', 'diesen'].map(w => [w, 'pointing'] as const),
  ...[
    'sein',
    'seine',
    'seinem',
    'seinen',
    'ihrem',
    'ihren',
    'unserem',
    'unseren',
    'seiner',
    'ihr',
    'ihre',
    'ihrer',
    'unser',
    'unsere',
    'mein',
    'meine',
    'deren',
    'dessen',
  ].map(w => [w, 'possessive'] as const),
]);

/** Of verbs with a particle, and others that are passive as often: "„…“, hatte die Sprecherin mitgeteilt". */
const perfects =
  wordSet(`mitgeteilt angekündigt hinzugefügt eingeräumt festgestellt zurückgewiesen hingewiesen klargestellt angemerkt
    ausgeführt ausgedrückt zusammengefasst vorgeworfen aufgefordert zugegeben angegeben festgehalten gewarnt gefordert gelobt
    geklagt gemahnt gehofft geschildert gestanden gespottet gescherzt gewettert getwittert gepostet gedroht geurteilt geantwortet
    gebeten gerügt gemutmaßt gewünscht beschrieben versprochen empfohlen unterstrichen verwiesen widersprochen vorgerechnet
    vorgeschlagen angedeutet dargelegt eingewandt eingewendet gejubelt geschwärmt gestöhnt geflüstert gemurmelt gestaunt geseufzt`);

/** German. Words from general knowledge of the language and its newspapers. */
export const german: WrittenLexicon = {
  language: 'de',
  verbs,
  perfects,
  having: wordSet('hat hatte habe haben hatten'),
  hearing: wordSet('hört hörte hören hörten liest lesen las lasen'),
  twoWordVerbs: new Map([['es', wordSet('heißt hieß')]]),
  addressing: wordSet(
    'bittet bat informiert informierte nennt nannte bezeichnet bezeichnete kritisiert kritisierte lobt lobte zitiert zitierte erinnert erinnerte attackiert attackierte',
  ),
  asking: wordSet('fragt fragte gefragt'),
  answering: wordSet('antwortet antwortete geantwortet entgegnet entgegnete'),
  auxiliaries: wordSet(
    'hat haben hatte hatten ist sind war waren habe wird wurde wurden werden sei soll kann will',
  ),
  adverbs:
    wordSet(`auch dann dazu weiter später noch wieder gestern heute zuvor zudem außerdem hingegen dagegen aber jedoch
    allerdings schließlich anschließend nun damals bereits einmal immer nur etwa sich es dies ihn ihm uns ihr
    ihnen mir mich daraufhin montag dienstag mittwoch donnerstag freitag samstag sonntag am im in hierzu
    darauf dabei so unter anderem gegenüber hinzu fort an ein klar fest morgen abend mittag nachmittag
    vormittag vor denn kürzlich jüngst neulich wiederum da schon also jetzt daher darin beispielsweise dennoch ebenfalls
    zugleich gleichzeitig inzwischen mittlerweile nämlich freilich indes unterdessen derweil stattdessen trotzdem`),
  stressed: new Set(),
  sources: [
    'laut',
    'nach angaben',
    'nach ansicht',
    'nach meinung',
    'nach auffassung',
    'nach aussage',
    'nach aussagen',
    'nach einschätzung',
    'nach überzeugung',
    'nach darstellung',
    'nach den worten',
    'nach worten',
    'aus sicht',
    'aus der sicht',
    'in den augen',
    'für',
  ],
  contractions: new Map(),
  whence: wordSet('aus von vom bei beim seitens'),
  framedSources: new Map([
    ['aus', wordSet('sicht')],
    [
      'nach',
      wordSet(
        'ansicht angaben worten meinung einschätzung auffassung aussage aussagen darstellung überzeugung',
      ),
    ],
    ['in', wordSet('augen')],
  ]),
  sourcesBehind: wordSet('zufolge'),
  pronouns: new Map([
    ['er', 'm'],
    ['sie', 'f'],
    ['dieser', 'm'],
    ['diese', 'f'],
    ['wir', 'plural'],
    ['man', 'plural'],
    ['ich', 'plural'],
    ['es', 'plural'],
  ]),
  prepositions:
    wordSet(`von vom zu zum zur in im an am auf aus bei beim mit nach seit für gegen ohne um durch über unter vor
    hinter neben zwischen bis wegen trotz während gegenüber laut ins ans aufs innerhalb außerhalb statt
    anstelle entlang per als des dem den einem eines einen`),
  determiners,
  conjunctions: wordSet(
    'und oder aber denn dass daß weil wenn als während obwohl da sondern ob nachdem bevor damit sowie wie doch jedoch',
  ),
  relatives: wordSet('welcher welche welches wer dessen deren'),
  roles:
    rolePairs(`minister präsident kanzler sprecher chef direktor leiter vorsitzender vorsitzende abgeordneter abgeordnete
    senator gouverneur bürgermeister richter anwalt staatsanwalt kommissar general oberst kapitän kommandant
    admiral sekretär generalsekretär botschafter bischof erzbischof kardinal papst priester pfarrer pastor
    könig prinz fürst professor experte forscher wissenschaftler ökonom analyst arzt chirurg virologe
    psychologe soziologe historiker philosoph schriftsteller autor journalist redakteur reporter regisseur
    schauspieler sänger rapper musiker künstler maler fotograf fußballer trainer coach torwart stürmer
    verteidiger spieler kapitän athlet sportler fahrer pilot astronaut ingenieur architekt unternehmer manager
    geschäftsführer gründer inhaber eigentümer vorstand vorstandschef berater assistent koordinator vertreter
    delegierter kandidat gegner rivale politiker aktivist polizist beamter beamte ermittler detektiv soldat
    veteran zeuge opfer angeklagter angeklagte student schüler lehrer rektor dekan bewohner nachbar anwohner
    freund kollege bruder sohn vater onkel mann großvater premier premierminister regierungschef staatschef
    parteichef fraktionschef landesvater stellvertreter vize verteidiger gewerkschafter demokrat republikaner
    grüner linker liberaler konservativer imam rabbi patriarch intendant kurator nachfolger vorgänger händler
    bauer landwirt wirt koch patient kunde besucher fan zuschauer passagier retter feuerwehrmann sheriff
    meteorologe geologe physiker biologe chemiker klimaforscher jurist notar gutachter verleger herausgeber
    produzent moderator komponist dirigent designer blogger astronom archäologe tierarzt förster seelsorger
    mitarbeiter augenzeuge innensenator verwalter betreuer vermieter mieter pendler autofahrer radfahrer
    ladenbesitzer handwerker elektriker lokführer busfahrer
    taxifahrer apotheker zahnarzt pfleger krankenpfleger hebamme sanitäter notarzt epidemiologe immunologe
    biochemiker mathematiker astrophysiker politologe politikwissenschaftler kriminologe anthropologe geograf
    demograf archivar bibliothekar kolumnist korrespondent kommentator karikaturist illustrator komiker
    kabarettist tänzer bildhauer drehbuchautor filmemacher pianist gitarrist schlagzeuger dirigentin tennisspieler
    schwimmer läufer skifahrer boxer radprofi schiedsrichter sportdirektor teamchef kapitänin ehrenamtlicher
    linguist germanist pädagoge frauenrechtler menschenrechtler völkerrechtler mitautor mitgründer mitbegründer sozialarbeiter sozialpädagoge erzieher volkswirt betriebswirt
    boss organisator milliardär millionär profi betreiber mogul influencer youtuber schriftführer schatzmeister
    director executive officer ceo cto cfo coo genetiker genetikerin dozent promi star torhüter mittelfeldspieler abwehrspieler weltmeister olympiasieger bundestrainer jockey galerist therapeut initiator rabbiner diktator konsul`),
  phrasedRoles: new Map([['team', 'principal']]),
  roleEndings:
    wordSet(`minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin chef chefin direktor
    direktorin leiter leiterin vorsitzender vorsitzende vorsitzenden abgeordneter abgeordnete abgeordneten
    senator senatorin gouverneur gouverneurin meister meisterin richter richterin anwalt anwältin kommissar
    kommissarin sekretär sekretärin botschafter botschafterin bischof bischöfin experte expertin forscher
    forscherin wissenschaftler wissenschaftlerin politiker politikerin beauftragter beauftragte beauftragten
    führer führerin trainer trainerin spieler spielerin autor autorin professor professorin ökonom arzt ärztin
    kandidat kandidatin inhaber berater beraterin rat rätin vorstand manager managerin geschäftsführer
    geschäftsführerin gründer gründerin aktivist aktivistin schauspieler schauspielerin sänger sängerin
    journalist journalistin ermittler vertreter vertreterin mitglied premier vize redakteur koordinator
    unternehmer rabbiner analyst dezernent händler meteorologe meteorologin schiedsrichter general obmann
    architekt architektin obfrau hauptmann landrat landrätin dekan rektor historiker boss organisator organisatorin milliardär betreiber
    betreiberin profi betreuer betreuerin soziologe soziologin psychologe psychologin biologe biologin virologe virologin
    dozent dozentin loge login iker ikerin alist alistin nist nistin olist olistin urist juristin orist arist etist atist
    istin künstler künstlerin fotograf fotografin lehrer lehrerin ingenieur ingenieurin sportler sportlerin läufer läuferin
    springer springerin schwimmer schwimmerin fahrer fahrerin pilot pilotin helfer helferin pfleger pflegerin retter retterin
    arbeiter arbeiterin händlerin einkäufer einkäuferin verkäufer verkäuferin entwickler entwicklerin gewerkschafter
    gewerkschafterin funktionär funktionärin diplomat diplomatin inspektor inspektorin offizier offizierin soldat soldatin
    beobachter beobachterin schriftsteller schriftstellerin übersetzer übersetzerin verleger verlegerin herausgeber
    herausgeberin kurator kuratorin regisseur regisseurin dirigent komponist komponistin moderator moderatorin kommentator
    kommentatorin reporter reporterin korrespondent korrespondentin besitzer besitzerin eigentümer eigentümerin pächter wirt
    wirtin gastronom winzer winzerin züchter züchterin anwalt verteidiger stürmer torwart torhüter profi star kollege kollegin
    geologe geologin ökologe ökologin philosoph philosophin theologe theologin pfarrer pfarrerin bewohner nachfolger
    vorgänger stellvertreter stellvertreterin sekretärin assistent assistentin kandidat experte gutachter gutachterin
    unternehmerin vermieter vermieterin landwirt landwirtin förster zoologe organisatorin beamter beamtin polizist polizistin
    ermittlerin detektiv kapitän kapitänin verwalter verwalterin rechtler rechtlerin gärtner gärtnerin director officer
    executive therapeut therapeutin student studentin initiator initiatorin galerist galeristin azubi demokrat demokratin`),
  collectives:
    wordSet(`polizei behörden behörde regierung ministerium staatsanwaltschaft gericht kommission partei fraktion
    verband verein unternehmen konzern firma bank gewerkschaft opposition koalition parlament senat ermittler
    experten quellen sprecher kreise zeitung magazin agentur nachrichtenagentur sender studie bericht brief
    schreiben mitteilung pressemitteilung erklärung kritiker anwohner zeugen augenzeugen demonstranten
    forscher wissenschaftler politiker grünen linken union spd cdu csu fdp afd npd grüne organisation stiftung
    institut universität klub mannschaft armee militär rebellen taliban urteil gesetz leute menschen eltern
    freunde kollegen schüler studenten mitarbeiter beamte vertreter stadt amt bundesregierung bundestag
    bundesamt bundesanwaltschaft gruppe bürgerinitiative artikel text internetseite homepage webseite blatt botschaft direktion klinik krankenhaus behördensprecher liga familie landesregierung staatsschutz bildungsdirektion polizeipräsidium land kanzlei verwaltung feuerwehr leitung`),
  bodyEnding:
    /.(?:amt|ämter|behörden?|ministerium|ministerien|verwaltung|präsidium|verband|verbände|bund|verein|vereinigung|gewerkschaft|gericht|anwaltschaft|rat|kammer|direktion|zentrale|leitung|regierung|kommission|fraktion|partei|institut|klinik|klinikum|universität|hochschule|konzern|unternehmen|gesellschaft|genossenschaft|stiftung|zeitung|agentur|polizei|feuerwehr|innung|liga|klub|kanzlei|bank|kasse|werke|betriebe|tochter)$/u,
  parties: new Map([
    ...words('spd cdu csu fdp afd npd bsw').map(party => [party, party] as const),
    ...words('grüne grünen').map(party => [party, 'grüne'] as const),
    ...words('linke linken').map(party => [party, 'linke'] as const),
  ]),
  openOffices: {
    ofParty:
      /^(?:(?:co|vize|ex)-?)?(?:bundes|landes|land|bezirks|kreis|orts)?(?:landes|partei|(?:bundestags|landtags|stadtrats)?fraktions)(?:chef|vize|vizechef|vorsitzende[nr]?|vorstand|führer)(?:in)?$/u,
    partyPrefixes: new Map([
      ...words('SPD CDU CSU FDP AfD NPD BSW').map(party => [party.toLowerCase(), `${party}-`] as const),
      ['grüne', 'Grünen-'],
      ['linke', 'Linken-'],
    ]),
    lone: wordSet(`präsident präsidentin ministerpräsident ministerpräsidentin gouverneur gouverneurin bürgermeister bürgermeisterin
      oberbürgermeister oberbürgermeisterin landrat landrätin hauptgeschäftsführer hauptgeschäftsführerin intendant intendantin
      premier premierminister premierministerin regierungschef regierungschefin generalsekretär generalsekretärin vorstandschef`),
    ofDistrict: new Map<string, { noun: RegExp; tie: string }>([
      ['landrat', { noun: /Landkreis(?:es|en|e|s)?/u, tie: 'des Landkreises' }],
      ['landrätin', { noun: /Landkreis(?:es|en|e|s)?/u, tie: 'des Landkreises' }],
      ['bezirksbürgermeister', { noun: /Bezirk(?:es|en|e|s)?/u, tie: 'des Bezirks' }],
      ['bezirksbürgermeisterin', { noun: /Bezirk(?:es|en|e|s)?/u, tie: 'des Bezirks' }],
    ]),
  },
  titles: gendered(
    'herr herrn sir lord könig prinz pater bruder papst mister don',
    'frau lady königin prinzessin schwester',
    'dr. prof. doktor professor bundeskanzler präsident us-präsident',
  ),
  notNames:
    wordSet(`der die das den dem des ein eine einer einem einen eines und oder aber wenn als da dass daß weil während
    nach vor in im an am auf aus bei beim mit von vom zu zum zur seit für gegen ohne um durch über unter er
    sie es wir ich ihr man sein seine ihre dieser diese dieses jener jene auch nur so noch nicht kein keine
    dann dort hier heute gestern morgen nun jetzt schon bereits allerdings jedoch zudem außerdem dabei damit
    dazu darauf daher deshalb trotz laut wie wo was wer warum ob alle viele einige montag dienstag mittwoch
    donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober
    november dezember anfang mitte ende prozent euro dollar millionen milliarden uhr jahr jahre jahren tag
    tage woche monat hintergrund themenverwandte artikel quellen deutsche deutschen deutscher deutsches
    amerikanische russische französische zwar ebenso ebenfalls insgesamt unterdessen inzwischen später zuvor
    danach davor wegen zwischen ferner weiter weitere mehr diesem diesen jeder jede jedes bis bisher lediglich
    sollte wird werden wurde wurden hat haben hatte ist sind war waren kann kritik regierung polizei stadt
    land staat präsidium menschen mann frau herr seiner ihrer ihren ihrem unser nachdem obwohl ähnlich
    offenbar passend gleichzeitig zugleich anschließend schließlich besonders gerade vielmehr folgendes
    natürlich vielleicht erst zuletzt demnach somit sowohl weder denn doch ja nein bereits anders zum damals
    dennoch meinung ansicht angaben stattdessen trotzdem gleichwohl neuerdings offiziell konkret apropos zumal selbst
    wenige drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert hunderte tausende dutzend dutzende
    immerhin letztlich schlussendlich erstmals inwiefern freilich dadurch dafür dagegen daraufhin deswegen mittlerweile
    nebenbei nichtsdestotrotz sogar überdies umso vermutlich wahrscheinlich weshalb wieso womöglich worauf zudem zunächst
    beispielsweise einerseits andererseits jedenfalls tatsächlich allen satz sätze überschrift überschriften schlagzeile schlagzeilen zweieinhalb eineinhalb anderthalb
    danke hallo tschüss bravo adieu servus`),
  modifiers:
    wordSet(`ehemalige ehemaliger ehemaligen frühere früherer früheren neue neuer neuen stellvertretende
    stellvertretender stellvertretenden designierte amtierende amtierender amtierenden damalige damaliger
    damaligen deutsche deutscher deutschen französische französischer französischen britische britischer
    britischen russische russischer russischen italienische italienischer iranische iranischer israelische
    israelischer israelischen türkische türkischer chinesische chinesischer polnische polnischer amerikanische
    amerikanischer us-amerikanische us-amerikanischer österreichische österreichischer schweizer bayerische
    bayerischer innenpolitische innenpolitischer außenpolitische außenpolitischer rechtspolitische
    rechtspolitischer parlamentarische parlamentarischer junge junger alte alter erste erster zuständige
    zuständiger zuständigen niedersächsische niedersächsischer sächsische sächsischer hessische hessischer
    japanische japanischer ukrainische ukrainischer spanische spanischer ex grünen-`),
  titleCues:
    wordSet(`titel film buch roman song lied album serie sendung zeitschrift zeitung magazin sogenannte sogenannten
    sogenannter sogenanntes namens genannt genannte genannten operation projekt schiff motto begriff wort name
    namen preis oper stück benannt heißt hieß zeitungs fernsehsendung überschrift programm theaterstück single
    computerspiel`),
  tying: wordSet('der des von vom für im beim'),
  dative: new Set(),
  dativeRoles: /^$/u,
  locating: wordSet('in an bei am im um'),
  qualifying: wordSet('mit zur zum aus bei an am im in auf über bei gegen'),
  occasions: wordSet(
    `debatte morgen abend nacht mittag nachmittag tag tage tagen woche wochen monat monaten jahr jahre jahren uhr stunde stunden
    interview gespräch mitteilung pressemitteilung erklärung pressekonferenz rede brief tweet video post facebook twitter
    instagram x radio fernsehen zeitung magazin sendung montag dienstag mittwoch donnerstag freitag samstag sonnabend
    sonntag januar februar märz april mai juni juli august september oktober november dezember rande anschluss zeit
    anfrage rahmen zdf ard rbb mdr ndr wdr swr rtl dpa afp tagesspiegel deutschlandfunk rundfunk nachrichtenagentur talkshow
    morgenmagazin podcast redaktionsnetzwerk youtube`,
    inflect(
      'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
      'früh morgen vormittag mittag nachmittag abend nacht',
    ).join(' '),
  ),
  agentEnding: /(?:[lntkghscd]er|mann|frau|ist|ent|ant|eur|tor|loge)(?:in)?$|login$/u,
  adjectiveEnding: /(?!)/u,
  calledCues: ['alias', 'genannt', 'bekannt als'],
  tiedSurname: null,
  offices: wordSet(
    `ceo cfo cto coo director executive officer chef chefin leiter leiterin vorsitzender vorsitzende vorstand mitglied sprecher sprecherin vertreter vertreterin nachfolger nachfolgerin vorgänger bruder schwester sohn tochter vater mutter mann frau freund freundin kollege kollegin direktor direktorin kandidat kandidatin gegner gegnerin führer stellvertreter geschäftsführer geschäftsführerin minister ministerin manager managerin inhaber inhaberin gründer gründerin mitgründer mitgründerin besitzer besitzerin eigentümer eigentümerin vizepräsident vizepräsidentin generalsekretär generalsekretärin mitarbeiter mitarbeiterin angestellter angestellte professor professorin`,
  ),
  wholeOffices: new Set([]),
  relations: wordSet(
    'vater mutter bruder schwester sohn tochter ehemann ehefrau mann frau witwe witwer onkel tante cousin cousine neffe nichte großvater großmutter opa oma enkel enkelin freund freundin kollege kollegin partner partnerin lebensgefährte lebensgefährtin nachbar nachbarin rivale rivalin gegner gegnerin nachfolger nachfolgerin vorgänger vorgängerin junge mädchen',
  ),
  ranks: wordSet(
    'stellvertretender stellvertretende erster erste zweiter zweite neuer neue ehemaliger ehemalige früherer frühere ex amtierender amtierende designierter designierte künftiger künftige damaliger damalige heutiger heutige leitender leitende langjähriger langjährige oberster oberste geschäftsführender geschäftsführende zuständiger zuständige verantwortlicher verantwortliche scheidender scheidende',
  ),
  portfolios:
    wordSet(`sport finanzen personal technik vertrieb marketing recht politik wirtschaft kultur medien forschung
    kommunikation lizenzspieler profifußball`),
  officeEnding: /(?:er|e|en|s)?(?:in)?$/u,
  strongEnding: new Map([['der', 'r']]),
  objectsBeforeVerb: new Set(),
  infinitive: null,
  participle: null,
  leaningVerb: null,
  pluralVerb: null,
  unlistedVerb: null,
  impersonal: null,
  thus: 'so',
  pointingBack: wordSet('das so dies'),
  leaningWords: wordSet(
    'und aber also denn auch er sie das dies diese dieser dieses damit dann deshalb dabei daher',
  ),
  firstPerson: wordSet('ich mich mir mein meine meinen meinem meiner meines'),
  firstPlural: wordSet('wir uns unser unsere unseren unserem unserer unseres'),
  reportedMood: wordSet(
    `sei seien habe werde könne müsse dürfe solle wolle möge gebe gehe komme stehe sehe nehme halte lasse mache finde brauche
    bleibe gelte liege führe zeige bringe drohe fehle helfe hoffe lerne lebe leiste arbeite bedeute bestehe biete erfolge
    erhalte erlaube ergebe erreiche ermögliche fahre falle fühle fordere gefährde gehöre genieße gewinne glaube hänge höre
    kaufe kenne laufe leide löse meine nutze passe plane prüfe rechne rede richte schaffe scheine schließe schreibe schütze
    setze sinke sorge spiele spreche sterbe steige stelle stimme suche trete trage treffe tue unterstütze verdiene verfüge
    vergesse verlange verliere verstehe versuche vertraue wachse warte wisse wirke wünsche zahle ziehe begrüße befürchte
    bekomme berichte betone bitte entspreche enthalte entscheide erwarte freue frage gelinge geschehe handle kämpfe mangele
    reagiere übernehme unterscheide verhindere vorliege zeichne hätten würden müssten könnten seiest stünden gäbe`,
  ),
  finiteVerbs: wordSet(
    'ist sind war waren bin hat haben hatte hatten habe wird werden wurde muss müssen kann können könnte soll sollen darf will wollen brauchen braucht gibt geht steht macht bleibt',
  ),
  finiteEnding: /(?:ieren|iert|ierte|ten|tet|est)$/u,
  dropsSubject: false,
  capitalNouns: true,
  qualifiersFirst: false,
  subjectFirst: false,
  partsByComma: false,
  headlineCapitals: false,
  hungPronouns: false,
};
