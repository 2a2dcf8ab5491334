import type { Definiteness, WrittenLexicon } from './language.ts';
import { gendered, inflect, wordSet } from './language.ts';

const ER = 'e ent a èrent ait aient é ée és ées ant er era eraient erait';

const verbs = new Set([
  ...inflect(
    `affirm déclar expliqu soulign racont comment observ précis confirm dénonc not remarqu ajout insist demand
    argument accus lament ironis tonn cri hurl murmur raisonn exhort invit menac object contest rassur critiqu
    témoign confi plaisant jur indiqu pens annonc avanc martel détaill illustr interrog manifest martèl ordonn
    plaid proclam propos protest réclam relat report résum sollicit spécifi suppli vant estim assur concèd
    révèl suggèr signal constat déplor regrett confess rappel rappell lanc lâch glisse gliss rétorqu répliqu
    enchaîn poursuiv affich alert analys apostroph argument clam déclam déclin dénonc diagnostiqu dict emport
    étonn évoqu exclam exig exult félicit gémi grinc hasard implor indign inquiét insinu interpell juge jug
    martel médit minaud moqu narr nuanc pest pointe point préconis prévien professe profess pronostiqu prôn
    raill récapitul réclam redout regrett reconnaiss réfut renchéri répét répèt répond résum salu sermonn
    soupir souhait soulev stigmatis tranch trouv tweet vitupér voci fulmin ponctu justifi pari démen argu
    considèr considér déplor commente décriv réitèr réitér espèr espér exprim tempèt tempêt sign écri imagin
    entonn balay balanc décrypt philosoph postul relèv relev rapport résign résum schématis théoris persifl
    ras rassur revendiqu qualifi dévoil félicit abond cingl scand relay recens tacl tanc continu opin approuv certifi
    parl twitt remémor enflamm rengorg irrit synthétis explicit acquiesc brocard maugré bougonn marmonn`,
    ER,
  ),
  // c and g are written otherwise before a
  ...inflect(
    'lanç annonç dénonç avanç balanç énonç exerç nuanç exige interroge juge rengorge',
    'ait aient ant a',
  ),
  ...inflect('concéd révél suggér répét réitér inquiét complét préconis', 'é ée és ait aient er'),
  ...inflect('tempéris temporis condamn titr', 'e ent ait aient ant'),
  ...inflect('oppos appuy post', 'é ée és ait aient'),
  ...inflect(
    'avert préven garant réag renchér réfléch bondi gém rug démenti',
    'it issait issent issant i ie ir ira',
  ),
  ...wordSet(`dit disent disait disaient dirent dira dirait dite dites disant dire répond répondent répondit répondait
    répondu répondant répondre soutient soutiennent soutenait soutint soutenu soutenant soutenir maintient
    maintenait maintenu maintenant-là prévient prévenait prévenu prévenir poursuit poursuivent poursuivait
    poursuivi poursuivant poursuivre conclut concluent concluait conclu concluant conclure écrit écrivent
    écrivait écrivit écrivant écrire reconnaît reconnait reconnaissent reconnaissait reconnu reconnaissant
    reconnaître admet admettent admettait admis admettant promet promettait promis promettant reprend
    reprenait repris reprenant décrit décrivait décrivant sourit souriait rit rugit souvient souvenait souviennent réjouit réjouissait réjouissent moque moquait insurge insurgeait agace avertit averti s'écrie
    prétend prétendait prétendu croit croyait croient veut défend défendait défendu démentait dément fait
    feint craint craignait craignent conçoit lit lisait résout perçoit appelle rappelle rappellent appelé
    ému émue émus agacé agacée insurgé insurgée interrogé interrogée alarmé alarmée offusqué offusquée emporté emportée
    plaint amusé amusée exclamé exclamée souvenu excusé excusée réjoui réjouie enthousiasmé désolé désolée
    interrompt promet redit redisait souligne estime juge`),
  ...wordSet(`abonde assène asséné atteste avoue avoué balaie bafouille chuchote complète complété concédé congratule
    convient convenu cingle désole embraye énonce énumère enrage étaye expose fustige fustigé gronde informe informé intime
    jubile mentionne mentionné minimise nie opine prophétise questionne réaffirme réaffirmé recommande recommandé relativise
    préviennent appuie oppose reproche reproché révélé riposte souffle soufflé stipule suggéré surenchérit susurre tempère trépigne vitupère vocifère défendre soutenir admettre conclure émeut grommelle`),
  // what is past of those above, and of verbs that say how somebody speaks
  ...inflect(
    `expos avou attest balay chuchot complét embray énonc énumér enrag étay fustig grond inform jubil mentionn minimis
    opin réaffirm recommand relativis reproch ripost souffl tempér vocifér questionn appréci alarm offusqu énerv agac
    impatient désol enthousiasm amus inquiét développ`,
    'é és ait aient er',
  ),
  ...inflect('surenchér applaud', 'i it issait ir'),
  ...wordSet('alarme offusque énerve apprécie inquiète enthousiasme prédit prédisait prédire dépeint'),
]);
for (const weak of [
  'fait',
  'maintenant-là',
  'appelle',
  'appelé',
  'veut',
  'trouve',
  'trouvé',
  'demande',
  'signé',
  'reporté',
  'reporter',
  'lit',
])
  verbs.delete(weak);
verbs.delete('manifestant');
verbs.add('demande');
verbs.add('trouve');

const determiners = new Map<string, Definiteness>([
  ...['le', 'la', 'les', "l'", 'l’'].map(w => [w, 'definite'] as const),
  ...['un', 'une', 'des', 'plusieurs', 'certains', 'quelques', 'deux', 'trois', 'de nombreux'].map(
    w => [w, 'indefinite'] as const,
  ),
  ...['ce', 'cet', 'cette', 'ces'].map(w => [w, 'pointing'] as const),
  ...['son', 'sa', 'ses', 'leur', 'leurs', 'notre', 'mon', 'ma', 'nos'].map(w => [w, 'possessive'] as const),
]);

/** French. Words from general knowledge of the language and its newspapers. */
export const french: WrittenLexicon = {
  language: 'fr',
  verbs,
  perfects: new Set(),
  having: new Set(),
  hearing: wordSet('entend entendait entendent entendaient entendu entendre entend-il entend-elle entend-on'),
  addressing: new Set([
    ...wordSet(
      'informé prévenu rassuré accusé félicité remercié exhorté invité interpellé décrit décrivant dépeint',
    ),
    ...inflect('qualifi', 'e é ée ait ant er ent'),
  ]),
  twoWordVerbs: new Map([
    ['savoir', wordSet('fait faisait font faisaient fit faisant')],
    ['valoir', wordSet('fait faisait font faisaient fit faisant')],
    ['entendre', wordSet('laisse laissait laissent laissé laissant')],
    ['croire', wordSet('veut voulait veulent')],
    ['état', wordSet('fait faisait font faisaient fit faisant')],
    ['à', wordSet('appelé appelle appelait appellent appelant')],
    ['part', wordSet('fait faisait font faisaient fit faisant')],
    ['montre', wordSet("se s'est")],
    ['montré', wordSet('est était')],
    ['montrée', wordSet('est était')],
    ['garde', new Set(['mis en', 'met en', 'mettait en', 'mettent en'])],
    ['voit', wordSet('y')],
    ['voyait', wordSet('y')],
  ]),
  asking: wordSet('demande demandé demanda demandait interroge interrogé'),
  answering: wordSet('répond répondu répondit répondait'),
  auxiliaries: wordSet(
    'a ont est sont avait avaient était étaient ait aura eut fut ayant fait va vont doit peut veut',
  ),
  adverbs:
    wordSet(`aussi encore également ensuite puis alors hier aujourd'hui toujours déjà notamment même ne pas plus jamais
    bien pourtant cependant toutefois enfin ainsi récemment finalement lundi mardi mercredi jeudi vendredi
    samedi dimanche se s' s’ lui leur l' l’ le la les en y nous vous me m' m’ n' n’ d'abord immédiatement
    simplement clairement quant pour à tout fait longuement publiquement souvent d'ailleurs part de côté son
    sa autre peu loin tard tôt volontiers emblée hésiter détour auparavant`),
  stressed: wordSet('elle elles eux lui'),
  sources: [
    'selon',
    "d'après",
    'd’après',
    'pour',
    'aux yeux de',
    "de l'avis de",
    'à en croire',
    'dixit',
    'd’ après',
    "d' après",
  ],
  contractions: new Map([['de', wordSet("du des d’ d'")]]),
  whence: wordSet('à au aux chez'),
  framedSources: new Map(),
  sourcesBehind: new Set(),
  pronouns: new Map([
    ['il', 'm'],
    ['elle', 'f'],
    ['lui', 'm'],
    ['celui-ci', 'm'],
    ['celle-ci', 'f'],
    ['ce dernier', 'm'],
    ['celui', 'm'],
    ['celle', 'f'],
    ['ceux', 'plural'],
    ['celles', 'plural'],
    ['ils', 'plural'],
    ['elles', 'plural'],
    ['on', 'plural'],
    ['nous', 'plural'],
    ['je', 'plural'],
  ]),
  prepositions:
    wordSet(`de du des à au aux en dans par pour sur avec sans sous chez vers contre entre depuis pendant après avant durant
    d' d’ lors malgré selon parmi comme outre dès jusque hors auprès face devant derrière via envers`),
  determiners,
  conjunctions: wordSet(
    "et ou mais que qu' qu’ car donc or quand lorsque lorsqu' lorsqu’ si comme puis alors tandis où dont puisque ni",
  ),
  relatives: wordSet("qui que qu' qu’ dont où lequel laquelle"),
  roles: gendered(
    `frontiste socialiste écologiste centriste communiste gaulliste macroniste manifestant lycéen retraité ministre président secrétaire directeur maire député sénateur gouverneur porte-parole avocat procureur
    juge magistrat préfet commissaire général colonel capitaine commandant amiral leader chef vice-président
    conseiller chancelier roi prince pape évêque archevêque cardinal prêtre curé père entrepreneur
    patron dirigeant fondateur propriétaire économiste analyste expert professeur chercheur scientifique
    médecin chirurgien virologue infectiologue épidémiologiste psychologue sociologue historien philosophe
    écrivain auteur journaliste réalisateur acteur comédien chanteur rappeur musicien artiste peintre
    photographe footballeur entraîneur sélectionneur pilote cycliste champion athlète joueur défenseur
    attaquant gardien capitaine responsable coordinateur représentant délégué ambassadeur consul diplomate
    policier gendarme agent inspecteur lieutenant témoin accusé prévenu mari fils frère grand-père oncle ami
    collègue étudiant ouvrier retraité résident citoyen supporter passager infirmier recteur proviseur
    instituteur enseignant eurodéputé parlementaire candidat adversaire rival actionnaire banquier architecte
    ingénieur cuisinier imam rabbin patriarche élu homme politicien militant blogueur animateur conducteur
    chauffeur éditeur producteur pdg dg adjoint cofondateur président-directeur sheikh cadre boucher artisan
    agriculteur commerçant restaurateur hôtelier syndicaliste habitant voisin garçon jeune astronaute
    astronome physicien politique successeur prédécesseur biologiste climatologue géologue vétérinaire notaire
    homologue proche otage prisonnier graphiste dessinateur généticien mathématicien chimiste astrophysicien
    neurologue cardiologue cancérologue pédiatre psychiatre immunologiste politologue criminologue anthropologue
    géographe démographe archéologue paléontologue océanographe glaciologue météorologue éleveur viticulteur
    pêcheur fleuriste libraire bibliothécaire kiné pharmacien aide-soignant ambulancier pompier
    secouriste bénévole salarié employé gérant directeur-adjoint intendant gestionnaire trésorier rapporteur
    haut-commissaire vice-premier ex-ministre ex-président ex-premier ex-député ex-maire sous-préfet brigadier
    adjudant sergent général-major légiste greffier éditorialiste chroniqueur correspondant envoyé présentateur
    documentariste scénariste compositeur chorégraphe danseur sculpteur styliste couturier mannequin
    collectionneur commissaire-priseur galeriste navigateur skipper nageur rugbyman basketteur handballeur
    tennisman arbitre automobiliste motard cheminot routier cofondateur associé entrepreneur banquier courtier
    investisseur lobbyiste négociateur médiateur plaignant victime survivant rescapé suspect meurtrier
    locataire internaute utilisateur greffier huissier bâtonnier juriste constitutionnaliste consultant
    milliardaire millionnaire universitaire magnat humoriste polémiste philanthrope militaire trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire enseignant-chercheur doctorant romancier poète cinéaste ex-footballeur ex-champion ex-patron ex-chef ex-sénateur ex-conseiller ex-directeur édile religieux moine missionnaire pontife petit-fils cousin neveu beau-frère veuf adolescent youtubeur influenceur streameur spécialiste lanceur buteur latéral milieu
    urgentiste réanimateur généraliste dentiste kinésithérapeute psychanalyste psychothérapeute
    nutritionniste diététicien biochimiste botaniste naturaliste agronome vigneron maraîcher apiculteur
    berger céréalier paysan boulanger pâtissier serveur barman coiffeur tailleur bijoutier horloger
    menuisier charpentier maçon plombier électricien garagiste mécanicien livreur concierge vigile
    légionnaire parachutiste officier sous-officier sous-lieutenant contre-amiral vice-amiral maréchal
    substitut vice-procureur expert-comptable comptable trader assureur communicant publicitaire designer
    urbaniste paysagiste géomètre technicien informaticien développeur programmeur reporter rédacteur
    intervieweur imitateur metteur dramaturge parolier pianiste violoniste guitariste batteur bassiste ténor
    baryton magicien coureur sprinteur perchiste judoka boxeur escrimeur gymnaste surfeur skieur biathlète
    patineur copilote coach préparateur ailier pilier talonneur vice-capitaine maire-adjoint vice-maire
    bourgmestre échevin questeur co-président coprésident co-fondateur gréviste postier doyen politiste
    cartographe réfugié migrant exilé détenu opposant dissident putschiste djihadiste terroriste coauteur
    co-auteur coréalisateur concepteur inventeur créateur vainqueur lauréat médaillé tenant organisateur
    promoteur animateur-radio conférencier formateur éducateur entraîneur-adjoint directeur-général
    secrétaire-général vice-ministre vice-chancelier vice-gouverneur ex-secrétaire ex-procureur ex-juge
    ex-avocat ex-entraîneur ex-joueur ex-international ex-capitaine 
    passant participant intérimaire fonctionnaire sondeur académicien administrateur meneur syndiqué contrôleur
    client partisan finaliste fidèle bloqueur interlocuteur individu intéressé anonyme acolyte membre médecin-chef
    initiateur autoentrepreneur auto-entrepreneur visiteur essayiste nouvelliste caricaturiste
    illustrateur bédéiste libraire-éditeur hydrologue moniteur instructeur guide chargé référent surveillant`,
    `socialiste écologiste centriste communiste macroniste ministre présidente secrétaire directrice maire mairesse députée sénatrice gouverneure avocate procureure juge
    magistrate préfète commissaire générale conseillère chancelière reine princesse cheffe vice-présidente
    patronne dirigeante fondatrice propriétaire économiste analyste experte professeure chercheuse
    scientifique médecin chirurgienne virologue psychologue sociologue historienne philosophe écrivaine
    auteure autrice journaliste réalisatrice actrice comédienne chanteuse rappeuse musicienne artiste peintre
    photographe professeur auteur écrivain ingénieur procureur footballeuse entraîneuse championne athlète joueuse gardienne responsable coordinatrice
    représentante déléguée ambassadrice diplomate policière gendarme agente témoin accusée prévenue femme
    épouse fille sœur soeur grand-mère tante mère amie collègue étudiante ouvrière retraitée résidente
    citoyenne infirmière rectrice institutrice enseignante eurodéputée parlementaire candidate adversaire
    rivale élue politicienne militante blogueuse animatrice conductrice éditrice productrice adjointe
    homologue proche otage prisonnière graphiste dessinatrice généticienne mathématicienne chimiste politologue
    neurologue pédiatre psychiatre géographe archéologue éleveuse viticultrice boulangère fleuriste libraire
    pharmacienne aide-soignante bénévole salariée employée gérante gestionnaire trésorière rapporteure
    haut-commissaire ex-ministre ex-présidente ex-députée éditorialiste chroniqueuse correspondante présentatrice
    scénariste compositrice chorégraphe danseuse styliste navigatrice nageuse basketteuse handballeuse arbitre
    automobiliste associée investisseuse médiatrice plaignante victime survivante rescapée locataire internaute
    utilisatrice cofondatrice porte-parole leader habitante voisine jeune agricultrice biologiste
    milliardaire millionnaire universitaire humoriste polémiste philanthrope militaire trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire enseignante-chercheuse doctorante romancière poétesse cinéaste ex-championne ex-patronne ex-sénatrice ex-conseillère ex-directrice édile religieuse petite-fille cousine nièce veuve adolescente youtubeuse influenceuse spécialiste
    sage-femme urgentiste réanimatrice généraliste dentiste kinésithérapeute psychanalyste psychothérapeute
    nutritionniste diététicienne biochimiste botaniste naturaliste agronome vigneronne maraîchère
    apicultrice bergère paysanne serveuse coiffeuse esthéticienne officière commandante colonelle
    sous-préfète substitut vice-procureure expert-comptable comptable banquière consultante lobbyiste
    communicante publicitaire designer urbaniste paysagiste ingénieure technicienne informaticienne
    développeuse reporter rédactrice metteuse dramaturge pianiste violoniste guitariste batteuse bassiste
    soprano coureuse sprinteuse judoka boxeuse escrimeuse gymnaste surfeuse skieuse biathlète patineuse
    tenniswoman sélectionneuse coach préparatrice co-présidente coprésidente gréviste cheminote doyenne
    politiste réfugiée migrante exilée détenue opposante dissidente coautrice créatrice conceptrice lauréate
    médaillée organisatrice formatrice éducatrice conférencière vice-ministre ex-secrétaire ex-juge
    ex-avocate ex-joueuse ex-compagne 
    manifestante lycéenne passante participante intérimaire fonctionnaire académicienne administratrice meneuse syndiquée
    contrôleuse cliente finaliste fidèle interlocutrice intéressée anonyme membre dame initiatrice autoentrepreneuse
    auto-entrepreneuse essayiste illustratrice monitrice courtière huissière greffière cuisinière sous-directrice référente lieutenante proviseure surveillante restauratrice commerçante chargée`,
  ),
  phrasedRoles: new Map([
    ['garde', 'des sceaux'],
    ['numéro', 'un'],
  ]),
  roleEndings: new Set(),
  collectives:
    wordSet(`source sources autorités police gendarmes enquêteurs parquet juges experts analystes médecins avocats
    riverains témoins supporters étudiants citoyens parents amis collègues proches syndicats syndicat partis
    parti gouvernement ministère tribunal commission comité association entreprise société groupe banque
    mairie région communiqué note rapport document lettre message post article quotidien journal agence site
    revue chaîne étude jugement loi chercheurs scientifiques organisation ong opposition majorité parlement
    chambre sénat conseil assemblée fédération club équipe mouvement fondation compagnie élysée matignon
    kremlin manifestants militants rebelles soldats militaires officiers responsables dirigeants élus
    habitants centrale confédération collectif internautes fans secouristes pompiers tweet vidéo magazine
    hebdomadaire texte tract affiche banderole maison-blanche préfecture ambassade entourage direction hôpital université ligue service services observatoire institut coalition armée délégation rectorat famille secrétariat`),
  bodyEnding: null,
  parties: new Map(
    ['ps', 'lr', 'fn', 'rn', 'lfi', 'lrem', 'eelv', 'pcf', 'udi', 'modem'].map(party => [party, party]),
  ),
  openOffices: null,
  titles: gendered(
    'm. monsieur mr mgr père frère abbé sir lord don cheikh sheikh',
    'mme madame mlle mademoiselle sœur lady',
    'dr docteur me maître pr professeur dr. pr. colonel général capitaine',
  ),
  notNames:
    wordSet(`le la les l' l’ un une des de du d' d’ à au aux en dans par pour sur avec sans sous chez vers contre entre
    depuis pendant après avant durant et ou mais que qui quoi dont où quand comment pourquoi si ne non oui pas
    plus jamais toujours encore aussi alors ainsi donc car or il elle ils elles on nous vous je tu ce cet
    cette ces c' c’ cela ça son sa ses leur leurs notre nos mon ma mes tout tous toute toutes autre autres
    même chaque certains certaines plusieurs quelques aucun lors selon malgré outre hier aujourd'hui demain
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre est sont a ont était avait enfin puis ensuite cependant toutefois
    pourtant néanmoins d'après face interrogé interrogée bien très trop moins peu beaucoup ici là n' n’ s' s’
    j' j’ m' m’ qu' qu’ lorsque lorsqu' puisque tandis grâce parmi dès jusque hormis voici voilà celui celle
    comme seulement justement certes bref résultat idem preuve évidemment surtout visiblement
    sinon coup sept huit neuf dix onze douze vingt cent mille brexit merci bravo adieu bonjour bonsoir salut vive stop
    ceux celles dernier première premier deux trois quatre europe gouvernement ministère ville pays`),
  modifiers: wordSet(
    'nouveau nouvel nouvelle ancien ancienne ex premier première actuel actuelle même jeune vice-premier vice-première futur future vice grand grande célèbre principal principale haut haute',
  ),
  titleCues:
    wordSet(`titre intitulé intitulée intitulés film livre chanson album roman série émission revue dit dite surnommé
    surnommée appelé appelée appelés nommé nommée dénommé opération projet magazine journal hebdomadaire
    exposition spectacle slogan devise principe mot terme baptisé baptisée tableau sculpture poème
    documentaire`),
  tying: wordSet("de du des d' d’ en"),
  dative: wordSet('à aux au'),
  dativeRoles:
    /^(?:ministre|secrétaire|conseill(?:er|ère)|délégué(?:e)?|adjoint(?:e)?|candidat(?:e)?|ambassad(?:eur|rice)|haut-commissaire|professeur(?:e)?|chercheu(?:r|se)|maître|maîtresse|étudiant(?:e)?|avocat(?:e)?|ingénieure?|médecin|économiste|journaliste|analyste|chef(?:fe)?|directeur|directrice|chargée?|spécialiste|chirurgien(?:ne)?|infirmi(?:er|ère)|procureure?)$/u,
  locating: wordSet('en chez dans'),
  qualifying: wordSet('en à au aux chez pour sur sous auprès avec contre entre sans'),
  occasions:
    wordSet(`sujet matin matinée soir soirée midi après-midi nuit journée jour jours semaine mois année années an ans heure heures cours
    occasion conférence entretien interview communiqué tweet message vidéo lettre micro antenne plateau radio télévision
    colonnes presse journalistes journaliste facebook twitter instagram x réseaux marge issue fin début suite afp moment
    quotidien journal magazine hebdomadaire lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril
    mai juin juillet août septembre octobre novembre décembre direct public privé`),
  agentEnding: /(?:ologue|graphe|iste|eur|euse|trice|i[eè]re?|ien(?:ne)?|aire|iatre)$/u,
  adjectiveEnding:
    /(?:ain|aine|ais|aise|ois|oise|ien|ienne|iques?|al|ale|aux|ales|aires?|if|ive|eux|euse|istes?|ée?s?|ante?|ente?|els?|elles?|ine?|ises?|ies?|eur|eure|[ai]bles?|rice)$/u,
  calledCues: [
    'alias',
    'dit',
    'dite',
    'surnommé',
    'surnommée',
    'connu sous le nom de',
    'connue sous le nom de',
  ],
  tiedSurname: / de$/u,
  offices: wordSet(
    `intéressé intéressée individu anonyme dame passant passante participant participante universitaire militaire milliardaire spécialiste expert experte ministre président présidente directeur directrice secrétaire chef cheffe vice-président porte-parole maire adjoint adjointe responsable fondateur fondatrice leader frère sœur fils fille père mère mari femme membre représentant représentante coordinateur coordinatrice conseiller conseillère titulaire administrateur recteur candidat candidate député députée sénateur sénatrice élu élue gouverneur collègue ami amie patron patronne numéro procureur procureure préfet préfète propriétaire pdg dg gérant gérante associé associée manager entraîneur entraîneuse capitaine commandant délégué déléguée salarié salariée employé employée ex-ministre coauteur co-auteur cofondateur cofondatrice habitant habitante premier professeur professeure`,
  ),
  wholeOffices: new Set([
    'premier ministre',
    'première ministre',
    'première dame',
    'commissaire divisionnaire',
    'commandant divisionnaire',
    'ancien premier ministre',
    'ancienne première ministre',
  ]),
  relations: wordSet(
    'père mère frère sœur fils fille mari femme époux épouse veuve veuf oncle tante cousin cousine neveu nièce grand-père grand-mère ami amie collègue compagnon compagne conjoint conjointe fiancé fiancée petit-fils petite-fille voisin voisine rival rivale adversaire coéquipier coéquipière successeur prédécesseur proche homme jeune garçon',
  ),
  ranks: wordSet(
    'général générale exécutif exécutive délégué déléguée adjoint adjointe premier première second seconde nouveau nouvel nouvelle ancien ancienne ex actuel actuelle futur future principal principale présumé présumée honoraire sortant sortante vice grand grande haut haute seul seule président-directeur divisionnaire',
  ),
  portfolios: wordSet(
    `concurrence santé défense économie finances justice éducation nationale agriculture énergie travail transports transport intérieur étrangères écologie environnement logement culture sports tourisme recherche sécurité commerce industrie numérique affaires sociales solidarités budget`,
  ),
  officeEnding: /(?:trice|teur|euse|eur|e)$/u,
  strongEnding: new Map(),
  objectsBeforeVerb: new Set(),
  infinitive: /.{2}(?:er|ir|oir|dre|tre|ire)$/u,
  participle: /.(?:ée?s?|ies?|ue?s?)$/u,
  leaningVerb: /ant$/u,
  pluralVerb: /^(?:ont|avaient|auraient|(?!\p{L}*[vt]ient$)\p{L}+ent)$/u,
  unlistedVerb: null,
  impersonal: null,
  thus: null,
  pointingBack: wordSet(''),
  leaningWords: wordSet('et mais donc car aussi il elle ils elles ça cela ce celui ceci puis alors c’est c'),
  firstPerson: wordSet('je j me moi mon ma mes m'),
  firstPlural: wordSet('nous notre nos'),
  reportedMood: new Set(),
  finiteVerbs: wordSet(
    `est sont était suis sommes a ont avait ai avons faut doit doivent peut peuvent veut va vont sera fait reste participe
    sort vient prend met tient devient semble paraît souhaite tente cherche commence refuse accepte attend reçoit rejoint
    quitte donne laisse pense suit sert vit voit sait permet propose organise dirige joue perd arrive monte entend revient
    parvient obtient appartient intervient retient assiste occupe explique exige décide ajoute affirme venu venue venus venues`,
  ),
  finiteEnding: /(?:ons|ez|ont|ait|aient|era|eront|ent|issent)$/u,
  dropsSubject: false,
  capitalNouns: false,
  qualifiersFirst: false,
  subjectFirst: false,
  partsByComma: false,
  headlineCapitals: false,
  hungPronouns: true,
};
