import { wordSet } from './language.ts';

/** Words that make a capitalised name one of an organisation, a place or a thing; lower case, five languages. */
export const organisationWords =
  wordSet(`inc inc. corp corp. ltd ltd. llc plc gmbh ag spa s.p.a. srl sa co co. company group bank banco banca
    banque banken university college school institute institut istituto instituto university universität
    université università universidad ministry ministero ministère ministerio ministerium department
    dipartimento association associazione association asociación verband verein bund party partito parti
    partido partei union unione unión federation federazione fédération federación liga league lega council
    consiglio conseil consejo rat commission commissione comisión kommission committee comitato comité
    ausschuss court corte cour tribunale tribunal gericht parliament parlamento parlement parlament bundestag
    bundesrat bundesregierung senate senato sénat senado congress camera times post herald tribune journal
    news gazette magazine zeitung spiegel allgemeine tageszeitung radio television tv network agency agenzia
    agence agencia agentur press foundation fondazione fondation fundación stiftung center centre centro
    zentrum air flight airlines airways motors motor systems technologies microsystems software records
    entertainment pictures studios partners holdings capital fund funds securities investments research
    services solutions networks international americas street avenue road hospital ospedale hôpital hospital
    krankenhaus church chiesa église iglesia kirche police polizia polizei policía army navy nations staaten
    vereinigten states stato stati estado état etat etats uniti unite unis unidos états estados united airport
    stadium county city town island islands river lake mount fc cf ac as club juventus movement movimento
    mouvement movimiento bewegung front coalition koalition alliance allianz team project projekt progetto
    proyecto act gesetz law amendment committee organization organisation organizzazione organización trust
    society società sociedad société gesellschaft exchange börse bourse borsa bolsa index museum museo musée
    theater theatre teatro festival award awards prize cup coppa copa coupe pokal games series show world war
    krieg day week red north south east west northern southern eastern western central national nationale
    nazionale nacional international européenne europea européen european europäische europäischen democratic
    republic republik repubblica république república kingdom emirates committee bureau office board academy
    accademia académie academia akademie fraction fraktion gewerkschaft konzern behörde bundesamt landesamt
    amt fox cnn nbc abc cbs reuters afp ansa dpa efe bbc msnbc facebook twitter google apple microsoft amazon
    netflix youtube instagram tiktok boeing airbus toyota intel ibm sony samsung nokia volkswagen daimler
    siemens tesla fiat ford sun breitbart politico guardian telegraph bild tagesspiegel corriere repubblica
    monde figaro libération país mundo stampa presse franceinfo inter bfm bfmtv rmc rtl rtbf lci cnews mediapart parisien echos
    télévisions cour bleu météo autoroutes beauvau bercy insee sudpresse verts insoumis insoumise larem lrem modem eelv
    agreement treaty debate hall kreuz tower towers building palace street
    house whitehouse sorbonne charité`);

/** Countries, regions, towns and peoples often in the news of the five languages, lower case, one word each. */
export const placeWords =
  wordSet(`italia italy italie italien roma rome rom milano milan mailand napoli torino venezia firenze bologna
    sicilia germany germania allemagne deutschland alemania berlin berlino berlín hamburg münchen munich köln
    frankfurt stuttgart bremen hannover leipzig dresden bayern hessen sachsen niedersachsen brandenburg
    thüringen nordrhein-westfalen schleswig-holstein mecklenburg-vorpommern rheinland-pfalz france francia
    frankreich paris parigi parís lyon marseille bruxelles brussels brüssel bruselas belgio belgique belgien
    bélgica belgium spain spagna espagne spanien españa madrid barcelona cataluña catalogna valencia sevilla
    england inghilterra angleterre inglaterra london londra londres britain scotland wales ireland irlanda
    irlande irland dublin portugal portogallo lisboa austria österreich autriche wien vienna vienne viena
    schweiz svizzera suisse suiza switzerland bern zürich genf genève ginevra geneva niederlande holland polen
    poland polonia pologne russia russie russland rusia moscow mosca moscou moskau moscú kiev kyiv ucraina
    ukraine ucrania china cina chine peking beijing pechino pékin pekín japan giappone japon japón tokyo tokio
    india indien inde iran irak iraq israel israele israël gaza jerusalem gerusalemme syria siria syrien syrie
    turkey turchia turquie türkei turquía ankara istanbul egypt egitto ägypten égypte egipto kairo libya libia
    libye libyen tunisia algeria maroc marocco marruecos africa afrika afrique áfrica nigeria kenya usa uno
    onu nato otan eu ue u.s. us uk u.n. un usa washington america amerika amérique américa états-unis boston
    chicago texas florida california ohio pennsylvania virginia michigan georgia york manhattan hollywood
    atlanta dallas denver miami seattle philadelphia canada kanada toronto montréal québec quebec mexico
    méxico messico mexique mexiko brazil brasile brésil brasil brasilien argentina argentine argentinien chile
    venezuela colombia bolivia perú peru cuba haiti honduras nicaragua europe europa asia asien asie australia
    australien sydney neuseeland zealand queensland pakistan afghanistan kabul korea pyongyang seoul taiwan
    hongkong vietnam indonesia thailand syrien libanon lebanon jordan greece grecia grèce griechenland athens
    atene athen hungary ungarn ungheria hongrie budapest romania serbia belgrad kosovo sweden schweden svezia
    suède norway norwegen norvegia dänemark denmark finland finnland czech prag praga prague vatican vaticano
    vatikan auschwitz mauthausen kapstadt düsseldorf dortmund duisburg bochum nürnberg augsburg mannheim karlsruhe wiesbaden
    rostock magdeburg erfurt potsdam cottbus chemnitz yonne somme oise aisne gironde vendée hérault isère drôme savoie
    vosges moselle ardennes calvados finistère morbihan charente dordogne corrèze cantal ardèche lozère aveyron ariège
    essonne yvelines toulouse bordeaux nantes strasbourg montpellier rennes grenoble`);

/** What a place is, before "of" and its name, which may be a forename: "estado de Miranda". */
export const districtWords =
  wordSet(`state province city county district estado provincia departamento municipio comuna región ciudad distrito
    région département commune ville regione comune città`);

/** Names of firms and papers that are surnames as well: behind a forename they are taken as such. */
export const brandWords = wordSet(
  'press ford fox sun post bild apple siemens daimler toyota boeing street hall park lake mount north south east west towers banks king young war cup',
);

/** What is written, shown or heard, in the five languages: its words are somebody's, whom it does not name. */
export const documentWords =
  wordSet(`statement report letter document email e-mail memo post tweet article website site study survey poll ruling law
    editorial headline caption sign banner song video ad ads advertisement paper tape transcript filing lawsuit complaint
    indictment source petition text note
    comunicado nota informe documento carta mensaje artículo sitio estudio sentencia ley auto tuit vídeo texto solicitud
    fuente cartel cuerpo pancarta
    comunicato rapporto lettera messaggio articolo sito studio legge fonte testo cartello striscione petizione
    communiqué note rapport document lettre message étude jugement loi vidéo texte tract affiche banderole source pétition
    studie bericht brief schreiben mitteilung pressemitteilung erklärung urteil gesetz artikel internetseite homepage
    webseite petition dokument schild plakat
    comment comments signs banners posts tweets letters emails documents reports slogan slogans placard placards leaflet blog
    account analysis summary synopsis idea rumor rumour theory passage line verse proverb motto poll
    pancarta pancartas cartelera pintada pintadas lema consigna consignas eslogan mensajes carteles informes documentos
    publicación artículos leyenda inscripción encuesta refrán análisis idea resumen rumor teoría escrito oficio circular
    striscioni cartelli scritta scritte slogan commenti commento messaggi post documenti rapporti sondaggio proverbio analisi
    sintesi idea didascalia emendamento ricerca circolare volantino manifesto dossier voce voci titolo dato dati
    pancarte pancartes affiches banderoles banderole slogan slogans messages commentaires commentaire publication tracts
    documents rapports lettres posts tweets légende inscription panneau panneaux tag tags graffiti sondage proverbe analyse
    synthèse idée rumeur théorie amendement avis pétitions notice circulaire missive dossier éditorial édito hommage plainte plaintes chronique billet projet clip vers refrain
    banner slogan spruchband plakate schilder transparent transparente kommentar kommentare inschrift aufschrift beschriftung
    umfrage sprichwort analyse erkenntnis idee theorie gerücht these überschrift schlagzeile schlussfolgerung credo parole
    flugblatt blogeintrag eintrag zettel satz text texte meldung papier gutachten`);

/** News agencies: a name that follows one is somebody's who spoke to it. */
export const agencyWords = wordSet(
  'france-presse presse-agentur afp dpa ats apa ansa adnkronos efe reuters belga',
);

/** Kinds of body that are called after persons: "Fondazione Guido Carli", "Institut Pierre Mendès France". */
export const namedAfterPersons =
  wordSet(`fondazione fondation fundación foundation stiftung istituto institut instituto institute università université
    universidad ospedale hôpital hospital clinica clinique clínica teatro théâtre museo musée museum centro centre center
    associazione association asociación premio prix liceo lycée collège scuola école escuela stadio stade estadio
    aeroporto aéroport aeropuerto accademia académie academia comitato comité circolo biblioteca bibliothèque
    cattedra chaire collettivo collectif gruppo groupe grupo famiglia famille familia`);

/** Where people are served, called by a name that looks like somebody's: "le restaurant Paul", "il bar Mario". */
export const houseWords =
  wordSet(`restaurant café bar brasserie bistrot pizzeria boulangerie pâtisserie boutique magasin hôtel pub salon
    ristorante trattoria osteria caffè negozio albergo pasticceria panetteria
    restaurante tienda hotel panadería cafetería bodega posada`);
