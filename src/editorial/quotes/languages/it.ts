import type { Definiteness, WrittenLexicon } from './language.ts';
import { gendered, inflect, wordSet } from './language.ts';

const ARE = 'a ano ò arono ava avano ato ata ati ate ando are erà eranno erebbe ino';
const ISCE = 'isce iscono ì irono iva ivano ito ita iti ite endo ire irà irebbe isca';

const verbs = new Set([
  ...inflect(
    `afferm dichiar spieg sottoline raccont comment osserv ricord replic precis annunci conferm confess denunci
    evidenzi esclam domand continu incalz attacc assicur avvis auspic rivel segnal not rilev rimarc puntualizz
    argoment accus lament ipotizz rivendic post twitt ironizz tuon sbott grid url sussurr mormor ragion esort
    invit minacci obiett obbiett contest rassicur rincar chios elogi critic testimoni confid scherz giur indic
    pens sped insinu anticip augur avanz balbett boll brontol cit coment consigli constat declar declam dett
    elenc enfatizz ecceped elogi enunci esagit formul illustr implor interrog lanci lod manifest medit narr
    ordin ostent paragon parl pretest preg proclam profetizz pronunci propon protest raccomand reclam recit
    report ribadisc riepilog riport sentenzi sollecit specific specul sper stigmatizz supplic teorizz valut
    vant afferr arring ribatt aggior salut conclam dialog rimprover ringrazi celebr sferz liquid stronc gel
    esult rilanci punzecchi scandisc punt motteggi sentenzi infier ammett rievoc sintetizz pronostic bisbigli
    dubit sfog`,
    ARE,
  ),
  ...inflect(
    'rifer ribad chiar garant defin ammon smarr sugger avvert ammonit inveh blater ammonir reag defin sanc esib plaud esord sment intervien insist',
    ISCE,
  ),
  ...wordSet(`dice dicono disse dissero diceva dicevano detto detta dicendo dire dirà direbbe dica dicendosi
    sostiene sostengono sostenne sostennero sosteneva sostenevano sostenuto sostenendo sostenere
    chiede chiedono chiese chiesero chiedeva chiesto chiedendo chiedere chiedersi
    risponde rispondono rispose risposero rispondeva risposto rispondendo rispondere
    aggiunge aggiungono aggiunse aggiunsero aggiungeva aggiunto aggiungendo aggiungere
    conclude concludono concluse conclusero concludeva concluso concludendo concludere
    scrive scrivono scrisse scrissero scriveva scrivevano scritto scrivendo scrivere
    prosegue proseguono proseguì proseguiva proseguito proseguendo proseguire
    insiste insistono insistette insisteva insistito insistendo
    ribatte ribattono ribatté ribatteva ribattuto ribattendo
    avverte avvertono avvertì avvertiva avvertito avvertendo suggerisce suggerito
    ammette ammettono ammise ammetteva ammesso ammettendo promette promettono promise promesso promettendo
    riprende riprendono riprese ripreso ripete ripetono ripeté ripeteva ripetuto ripetendo
    riflette ritiene ritengono riteneva ritenuto ritenendo crede credono credeva creduto
    interviene intervenuto intervenendo sorride sorrise sorridendo smentisce smentito esordisce esordito
    propone propose proposto riassume riassunto chiarisce chiarito fa sapere fanno spiegato ridacchia ride
    annuisce sbuffa replicò decide promette sospira definendo descrive descritto descrivendo twitta posta
    indigna indignato rammarica rammaricato difende sfoga sfogato mette condanna condannato condannando legge letto considera considerato giudica difende difeso`),
  ...wordSet(`analizza annota attesta azzarda bacchetta borbotta controbatte dettaglia esprime espresso informa minimizza nega negato negando
    polemizza polemizzato premette premesso riconosce riconosciuto ripercorre scandisce scandito sdrammatizza snocciola
    sogghigna strilla svela svelato teme vaticina rammenta rammentato motiva mugugna boccia inveisce sintetizza`),
]);
verbs.delete('fa');
verbs.delete('fanno');
verbs.delete('mette');
verbs.delete('decide');

const determiners = new Map<string, Definiteness>([
  ...['il', 'lo', 'la', 'i', 'gli', 'le', "l'", 'l’'].map(w => [w, 'definite'] as const),
  ...['un', 'uno', 'una', "un'", 'un’', 'alcuni', 'alcune', 'qualche', 'due', 'tre', 'diversi', 'molti'].map(
    w => [w, 'indefinite'] as const,
  ),
  ...[
    'questo',
    'questa',
    'quel',
    'quello',
    'quella',
    'stesso',
    'stessa',
    "quest'",
    'quest’',
    "quell'",
    'quell’',
  ].map(w => [w, 'pointing'] as const),
  ...['suo', 'sua', 'suoi', 'sue', 'mio', 'nostro', 'nostra', 'loro'].map(w => [w, 'possessive'] as const),
]);

/** Italian. Words from general knowledge of the language and its newspapers. */
export const italian: WrittenLexicon = {
  language: 'it',
  verbs,
  perfects: new Set(),
  having: new Set(),
  hearing: new Set(),
  twoWordVerbs: new Map([
    ['sapere', wordSet('fa fanno fatto fece facendo')],
    ['presente', wordSet('fa fanno fatto fece facendo')],
  ]),
  addressing: wordSet(
    'attacca attaccato attaccando accusa accusato critica criticato definisce definito bolla bollato loda elogia elogiato giudica condanna considera difende contesta smentisce informa informato informò ringrazia esorta invita rassicura',
  ),
  asking: wordSet('chiede chiese chiesto chiedeva domanda domandò domandato'),
  answering: wordSet('risponde rispose risposto rispondeva'),
  auxiliaries: wordSet(
    'ha hanno è sono aveva avevano era erano ebbe abbia avrebbe avrebbero sarebbe viene venne fu avendo fa fatto va sta stava torna continua tiene vuole può deve',
  ),
  adverbs:
    wordSet(`poi anche inoltre infatti quindi ieri oggi subito ancora sempre così invece però dunque infine intanto
    mentre pure già non mai solo soltanto appena di nuovo nuovamente successivamente recentemente lunedì
    martedì mercoledì giovedì venerdì sabato domenica stamattina stamane stasera lo la li si ci ne gli le mi
    vi se dopo prima sul su tutto chiaramente semplicemente duramente chiaro a in sapere sottolineare
    ricordare dire precisare`),
  stressed: new Set(),
  sources: [
    'secondo',
    'per',
    'stando a',
    'a detta di',
    'a giudizio di',
    'a parere di',
    'ad avviso di',
    'nelle parole di',
  ],
  contractions: new Map([
    ['di', wordSet("del dello della dell' dell’ dei degli delle d' d’")],
    ['a', wordSet("al allo alla all' all’ ai agli alle")],
  ]),
  whence: wordSet("da dal dallo dalla dall' dall’ dai dagli dalle"),
  framedSources: new Map(),
  sourcesBehind: new Set(),
  pronouns: new Map([
    ['lui', 'm'],
    ['lei', 'f'],
    ['egli', 'm'],
    ['ella', 'f'],
    ['loro', 'plural'],
    ['essi', 'plural'],
    ['costui', 'm'],
    ['costei', 'f'],
    ["quest'ultimo", 'm'],
    ["quest'ultima", 'f'],
    ['quest’ultimo', 'm'],
    ['quest’ultima', 'f'],
  ]),
  prepositions:
    wordSet(`di a da in con su per tra fra del dello della dell' dell’ dei degli delle al allo alla all' all’ ai agli
    alle dal dallo dalla dall' dall’ dai dagli dalle nel nello nella nell' nell’ nei negli nelle sul sullo
    sulla sull' sull’ sui sugli sulle col coi d' d’ contro verso senza sotto sopra presso dopo durante oltre
    tramite attraverso ad ed come davanti dentro fuori riguardo nonostante entro`),
  determiners,
  conjunctions: wordSet(
    'e ed ma o che perché quando mentre se come però oppure né anche quindi dunque poi infatti cui dove',
  ),
  relatives: wordSet('che cui quale chi dove'),
  roles: gendered(
    `ministro sovrintendente soprintendente presidente segretario direttore sindaco assessore deputato senatore onorevole governatore
    portavoce avvocato procuratore giudice magistrato questore prefetto commissario generale colonnello
    capitano comandante ammiraglio leader capo vicepremier premier vicepresidente vicedirettore
    sottosegretario viceministro consigliere cancelliere re principe papa vescovo arcivescovo cardinale
    sacerdote parroco padre imprenditore manager amministratore fondatore proprietario titolare economista
    analista esperto professore docente ricercatore scienziato medico chirurgo virologo infettivologo
    psicologo sociologo storico filosofo scrittore autore giornalista regista attore cantante rapper musicista
    artista pittore fotografo calciatore allenatore tecnico ct mister pilota ciclista tennista campione atleta
    giocatore difensore attaccante portiere capitano numero dirigente funzionario responsabile coordinatore
    rappresentante delegato ambasciatore console diplomatico poliziotto carabiniere agente ispettore
    maresciallo tenente pm gip testimone imputato marito figlio fratello nonno zio amico collega compagno
    studente operaio pensionato residente cittadino tifoso passeggero medico infermiere primario rettore
    preside maestro insegnante capogruppo eurodeputato parlamentare europarlamentare candidato avversario
    rivale finanziere azionista banchiere personal trainer vigile pompiere astronauta successore predecessore
    architetto ingegnere chef cuoco stilista imam rabbino patriarca premier capitano sceriffo ex numero uno
    patron vertice vicesindaco vicecapo vicario legale difensore notaio consulente perito politico attivista
    militante blogger influencer conduttore autista dj comico uomo ragazzo giovane bambino politologo ceo ad
    cfo dg vicario segretario esponente dipendente plenipotenziario climatologo epidemiologo immunologo biologo geologo fisico chimico matematico astronomo meteorologo criminologo antropologo pediatra oncologo cardiologo psichiatra veterinario fornaio artigiano ristoratore albergatore pescatore camionista tassista ferroviere volontario bagnino cronista inviato corrispondente opinionista editore produttore sceneggiatore compositore cantautore ballerino scultore curatore collezionista archeologo bibliotecario custode soccorritore vicequestore brigadiere appuntato magistrato giurista costituzionalista garante presidente-fondatore cofondatore socio socia azionista imprenditore coordinatore vignettista fumettista cestista pallavolista nuotatore sciatore alpinista velista ciclista motociclista arbitro procuratore preparatore opinionista ufficiale sergente agricoltore negoziante commerciante barista sindacalista
    miliardario milionario religioso frate monaco pontefice magnate youtuber tiktoker streamer tycoon vignaiolo allevatore romanziere saggista poeta drammaturgo cineasta disegnatore illustratore modello centravanti centrocampista terzino trequartista bomber exsindaco exministro expresidente nipote cugino cognato vedovo adolescente anziano alunno specialista fantasista presidentissimo azzurro
    membro relatore designer supervisor supervisore inventore ideatore promotore organizzatore animatore
    educatore formatore operatore investitore collaboratore sostenitore ambientalista ecologista
    nutrizionista farmacista dentista fisioterapista biochimico biogeochimico botanico oceanografo geografo
    demografo naturalista agronomo sommelier panettiere pizzaiolo macellaio barbiere parrucchiere falegname
    idraulico elettricista muratore carpentiere minatore marinaio steward rifugiato profugo mediatore
    negoziatore tesoriere luogotenente contrammiraglio caporale penalista civilista sondaggista lobbista
    director ds vicecapitano playmaker fantino schermidore ginnasta pugile judoka surfista monsignore
    pastore diacono abate duca sultano emiro oppositore dissidente 
    urbanista paesaggista pubblicitario grafico programmatore sviluppatore informatico gestore manutentore
    soprano tenore baritono violinista pianista chitarrista batterista bassista percussionista flautista
    violoncellista direttore-generale divulgatore documentarista fotoreporter reporter caporedattore
    redattore capocronista vaticanista quirinalista scommettitore collaudatore coautore coproduttore
    comproprietario azzurrino vincitore detentore primatista recordman superstite sopravvissuto pentito
    latitante detenuto ostaggio attentatore eurocommissario supercommissario vigilante guardiano paladino
    teorico caposquadra capofila capodelegazione capolista caposala caposcorta studioso accademico ecologo referente apicoltore enologo partner`,
    `ministra presidentessa segretaria direttrice sindaca assessora deputata senatrice governatrice avvocata
    avvocatessa procuratrice giudice magistrata prefetta commissaria consigliera cancelliera regina
    principessa imprenditrice amministratrice fondatrice proprietaria titolare economista analista esperta
    professoressa docente ricercatrice scienziata dottoressa virologa psicologa sociologa storica filosofa
    scrittrice autrice giornalista regista attrice cantante musicista artista pittrice fotografa calciatrice
    allenatrice tennista campionessa atleta giocatrice dirigente funzionaria responsabile coordinatrice
    rappresentante delegata ambasciatrice poliziotta agente pm testimone imputata moglie figlia sorella nonna
    zia amica madre mamma collega compagna studentessa operaia pensionata residente cittadina infermiera
    rettrice preside maestra insegnante capogruppo eurodeputata parlamentare candidata avversaria rivale donna
    ragazza giovane bambina premier leader portavoce vicepresidente sottosegretaria viceministra politica
    esponente dipendente climatologa epidemiologa immunologa biologa geologa fisica chimica matematica astronoma antropologa pediatra oncologa psichiatra veterinaria artigiana volontaria cronista inviata corrispondente opinionista editrice produttrice sceneggiatrice cantautrice ballerina curatrice archeologa bibliotecaria soccorritrice giurista garante cofondatrice socia sindacalista nuotatrice sciatrice pallavolista eurodeputata attivista vicesindaca legale presidente stilista conduttrice fidanzata
    miliardaria milionaria religiosa monaca youtuber tiktoker streamer allevatrice romanziera saggista poetessa cineasta disegnatrice illustratrice modella specialista nipote cugina cognata vedova adolescente anziana alunna
    relatrice designer supervisor inventrice ideatrice promotrice organizzatrice animatrice educatrice
    formatrice operatrice investitrice collaboratrice sostenitrice ambientalista ecologista nutrizionista
    farmacista dentista fisioterapista ostetrica levatrice biochimica biogeochimica oceanografa geografa
    demografa naturalista agronoma sommelier parrucchiera rifugiata profuga mediatrice negoziatrice
    tesoriera penalista civilista sondaggista lobbista ginnasta judoka surfista suora vescova badessa
    diaconessa duchessa oppositrice dissidente urbanista
    paesaggista pubblicitaria programmatrice sviluppatrice soprano violinista pianista chitarrista
    batterista bassista divulgatrice documentarista fotoreporter reporter redattrice coautrice vincitrice
    detentrice primatista superstite sopravvissuta detenuta eurocommissaria studiosa accademica ecologa apicoltrice partner`,
  ),
  phrasedRoles: new Map([['team', 'principal']]),
  roleEndings: new Set(),
  collectives:
    wordSet(`fonti fonte autorità polizia carabinieri investigatori inquirenti procura giudici esperti analisti medici
    avvocati legali residenti testimoni vigilantes tifosi studenti cittadini genitori amici colleghi familiari
    parenti sindacati partiti governo ministero tribunale commissione comitato associazione azienda società
    gruppo banca comune regione provincia comunicato nota rapporto documento lettera messaggio post articolo
    quotidiano giornale agenzia sito rivista testata portale studio sentenza legge ricercatori scienziati
    organizzazione ong opposizione maggioranza parlamento camera senato consiglio assemblea federazione club
    squadra partito movimento sindacato fondazione ente agenzia compagnia casa bianca cremlino quirinale
    viminale farnesina anarchici manifestanti attivisti militanti ribelli talebani soldati militari ufficiali
    funzionari dirigenti portavoce prefettura ambasciata direzione ospedale università lega istituto osservatorio famiglia coalizione esercito questura assessorato segreteria`),
  bodyEnding: null,
  parties: new Map(),
  openOffices: null,
  titles: gendered(
    'ingegner ingegnere architetto geometra ragionier maestro reverendo signor sig. sig dottor dott. dott don professor prof. prof ing. avv. on. onorevole sen. monsignor mons. padre fra san papa re sir mister',
    'signora sig.ra dottoressa dott.ssa donna suor professoressa prof.ssa lady regina',
    'presidente ministro avv. gen.',
  ),
  notNames:
    wordSet(`il lo la i gli le un uno una di a da in con su per tra fra del dello della dei degli delle al alla ai agli
    alle dal dalla dai nel nella nei sul sulla sui e ma o se che chi cui non più come dove quando perché
    mentre anche dopo prima secondo ieri oggi domani ora poi così questo questa questi queste quello quella
    quelli quelle tutto tutti tutte ogni alcuni alcune molti altri altre altro nessuno ecco inoltre infine
    infatti intanto invece però quindi dunque già ancora sempre mai solo noi voi loro io tu lui lei egli essi
    suo sua suoi sue nostro mio lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio
    marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre sono è ha hanno era erano sì
    no grazie stando durante oltre contro senza nonostante secondo tuttavia allora eppure oppure ovvero cioè
    insomma certo forse anzi pure l' l’ un' un’ dell' dell’ all' all’ nell' nell’ dall' dall’ sull' sull’ d'
    d’ c' c’ e' e’ quest' quest’ quell' quell’ nessun ministero governo parlamento paese europa`),
  modifiers: wordSet(
    'nuovo nuova ex vice neo gran grande presunto presunta futuro futura storico storica celebre proprio propria attuale stesso stessa primo prima allora giovane noto nota vero vera ultimo ultima primo ex-',
  ),
  titleCues:
    wordSet(`titolo intitolato intitolata intitolati film libro canzone brano album romanzo serie programma
    trasmissione cosiddetto cosiddetta cosiddetti cosiddette soprannominato soprannominata chiamato chiamata
    chiamati denominato denominata operazione progetto detto detta locale discoteca ristorante complesso
    questione slogan scritta principio motto formula rivista giornale quotidiano nome parola termine`),
  tying: wordSet("di del dello della dell' dell’ dei degli delle d' d’ per"),
  dative: wordSet("alla all' all’ agli allo alle al ai"),
  dativeRoles:
    /^(?:ministr[oa]|sottosegretari[oa]|viceministr[oa]|assessor[ea]|vicepresidente|candidat[oa]|delegat[oa]|consulente|consiglier[ea]|commissari[oa]|docente|professor(?:e|essa)|ricercator[ei]|ricercatrice|ambasciat(?:ore|rice)|responsabile|capogruppo|addett[oa]|inviat[oa])$/u,
  locating: wordSet("in nel nella nello nell' nell’ nei nelle presso"),
  qualifying: wordSet(
    "di da in con su per presso contro tra fra senza a ad al alla all' all’ ai agli alle nel nella nell' nell’ nei nelle sul sulla sull' sull’ dal dalla dall' dall’ col",
  ),
  occasions:
    wordSet(`serata mattina mattinata pomeriggio notte sera giornata giorni giorno settimana settimane mese mesi anno anni ora ore
    corso occasione conferenza intervista nota comunicato post messaggio video tweet lettera telefonata radio tv microfoni
    microfono aula facebook twitter instagram x social stampa giornalisti margine apertura chiusura vista merito tempo
    seguito passato futuro termine fine inizio lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio
    marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ansa`),
  agentEnding: /(?:olog[oa]|graf[oa]|ista|tore|trice|ier[ea]|nai[oa]|ari[oa]|iatra)$/u,
  adjectiveEnding:
    /(?:[ae]n[oaie]|ens[ei]|es[ei]|in[oaie]|ic[oaie]|ch[ei]|al[ei]|ar[ei]|ari[oa]?e?|iv[oaie]|os[oaie]|ist[aie]|[ae]nt[ei]|[aiu]t[oaie]|tor[ei]|trice|[bs]il[ei]|sc[oaie]|e[oaie]|ier[oaie]|gen[oaie])$/u,
  calledCues: [
    'alias',
    'detto',
    'detta',
    'noto come',
    'nota come',
    'meglio noto come',
    'meglio nota come',
    'conosciuto come',
    'conosciuta come',
    'soprannominato',
    'soprannominata',
    'in arte',
  ],
  tiedSurname: null,
  offices: wordSet(
    `esperto esperta religioso religiosa specialista ministro ministra presidente presidentessa direttore direttrice segretario segretaria capo vicepresidente vicedirettore viceministro sottosegretario portavoce sindaco sindaca assessore assessora responsabile fondatore fondatrice leader numero fratello sorella figlio figlia padre madre marito moglie membro rappresentante coordinatore coordinatrice dirigente consigliere commissario titolare amministratore amministratrice rettore rettrice candidato candidata deputato deputata senatore senatrice governatore vicesindaco capogruppo patron vice collega amico amica successore predecessore procuratore procuratrice prefetto questore ceo ad manager cofondatore cofondatrice proprietario proprietaria socio socia dipendente allenatore allenatrice capitano comandante gestore abitante residente professore professoressa`,
  ),
  wholeOffices: new Set(['primo ministro', 'prima ministra', 'ex primo ministro']),
  relations: wordSet(
    'padre madre papà mamma fratello sorella figlio figlia marito moglie vedova vedovo zio zia cugino cugina nonno nonna nipote amico amica collega compagno compagna fidanzato fidanzata vicino vicina rivale avversario avversaria successore predecessore uomo donna ragazzo ragazza',
  ),
  ranks: wordSet(
    'generale delegato delegata esecutivo esecutiva aggiunto aggiunta vice primo prima secondo seconda nuovo nuova ex attuale futuro futura presunto presunta onorario onoraria uscente capo gran',
  ),
  portfolios: wordSet(
    `concorrenza salute difesa economia finanze giustizia istruzione agricoltura energia lavoro trasporti interno interni esteri ambiente infrastrutture cultura sport turismo sviluppo economico università ricerca sicurezza mobilità urbanistica scuola bilancio sanità welfare commercio industria immigrazione`,
  ),
  officeEnding: /(?:trice|tora|tor|tore|essa|a|o|e)$/u,
  strongEnding: new Map(),
  objectsBeforeVerb: wordSet(
    "lo l' l’ questo questa quel quello quella stesso stessa quest' quest’ quell' quell’",
  ),
  infinitive: /.{2}(?:are|ere|ire|arsi|ersi|irsi)$/u,
  participle: /.(?:at|it|ut|nt|tt|st|rt)[oaie]$/u,
  leaningVerb: /ndo$/u,
  pluralVerb: /^(?:hanno|avevano|abbiano|avrebbero|(?!sono$)\p{L}+no)$/u,
  unlistedVerb: null,
  impersonal: {
    pronoun: 'si',
    that: 'che',
    reflexive: wordSet('augura augurò auguri chiede chiese domanda lamenta lamentò raccomanda aspetta'),
  },
  thus: 'così',
  pointingBack: wordSet('lo così questo quanto'),
  leaningWords: wordSet(
    'e ed ma però quindi perché anche lui lei loro questo questa ciò quello quella così poi infatti invece',
  ),
  firstPerson: wordSet('io mi me mio mia miei mie ho sono'),
  firstPlural: wordSet('noi ci nostro nostra nostri nostre abbiamo siamo'),
  reportedMood: new Set(),
  finiteVerbs: wordSet(
    'è sono siamo ha hanno abbiamo ho hai sia era erano sarà saranno può possono posso deve devono dobbiamo vuole vogliamo voglio fa fanno serve bisogna va sta rischia minaccia minacciano resta diventa chiede sappiamo credo',
  ),
  finiteEnding: /(?:iamo|ano|ono|ete|ò|rà|ranno|ava|avano|eva|evano|iva|isce|iscono|rebbe|rebbero)$/u,
  dropsSubject: true,
  capitalNouns: false,
  qualifiersFirst: false,
  subjectFirst: false,
  partsByComma: false,
  headlineCapitals: false,
  hungPronouns: false,
};
