import type { Definiteness, WrittenLexicon } from './language.ts';
import { gendered, inflect, wordSet } from './language.ts';

const AR = 'a an ó aron aba aban ado ada ados ando ar ará aría';
const IR = 'e en ió ieron ía ían ido ida iendo ir irá iría er erá';

const verbs = new Set([
  ...inflect(
    `afirm declar explic señal coment observ precis anunci confirm confes denunci evidenci exclam pregunt
    continu asegur avis revel not argument acus lament ironiz grit mascull murmur razon exhort invit amenaz
    objet contest tranquiliz critic testimoni brome jur indic pens agreg apunt subray destac resalt sentenci
    aclar avanz manifest relat detall alert reiter remarc report coment anticip zanj consider valor opin augur
    record matiz puntualiz apostill especific enfatiz sospech celebr felicit elogi reclam solicit exclam
    plante arguy record cuestion ejemplific desvel celebr conclu asever recalc aconsej justific reproch
    pronostic pronunci proclam protest ratific rememor tuite twite public inform express expres mencion
    sugirier ilustr interpel interrog llam calific narr orden postul predic rechaz rectific relativiz resum
    teoriz acot acept acept lanz asever vaticin especul espet exig bram contraatac recrimin aleg corrobor
    esgrim vaticin reivindic adelant finaliz apremi`,
    AR,
  ),
  ...inflect(
    'añad respond admit insist rebat arremet escrib coincid prosegu promet defend discut entend describ cre sosten describ aplaud percib',
    IR,
  ),
  ...wordSet(`dice dicen dijo dijeron decía decían dicho diciendo decir dirá diría digo cuenta cuentan contó contaba
    contado contando recuerda recuerdan recordó recordando sostiene sostienen sostuvo sostenía sostenido
    sosteniendo añadió añade añadiendo advierte advierten advirtió advertía advertido advirtiendo sugiere
    sugirió sugerido reconoce reconocen reconoció reconocía reconocido reconociendo escribió escrito concluye
    concluyen concluyó concluía concluido concluyendo contesta contestó asevera arguye arguyó pide piden pidió
    pedía pedido pidiendo sigue siguió prosigue prosiguió prosiguiendo niega negó negaba ríe rió sonríe sonrió
    insiste propone propuso propuesto mantiene mantuvo expone expuso expuesto muestra mostró supone supuso
    parece cree creía piensa repite repitió repetía refiere refirió comenta hace hizo espeta espetó zanja
    define definió definía define desmiente desmintió responde respondió lee leyó siente sintió apostilla
    apostilló incide incidió aduce adujo reza teme temía descarta ruega rogó explaya reflexiona reflexionó`),
  ...wordSet(`abunda abundó abundaba amplía amplió anota anotó calcula calculó censura censuró clama clamó comparó concreta concretó confía confió
    confiesa continúa defiende defienden demanda demandó deseó desliza deslizó diferencia diferenció discrepa discrepó enumera
    esgrime esgrimió estima estimó estimaba evalúa evaluó exige exigió exigía externó garantiza garantizó insinúa insinuó
    insta instó instaba manifiesta manifiestan postea posteó publicó reacciona reaccionó recomienda recomendó remacha
    remachó remata remató replica replicó resume resumió rotundiza suspira suspiró suelta soltó traslada trasladó ataja
    atajó ahonda ahondó contextualiza sintetiza sintetizó enfatizó dictaminó ensalza disculpó apela apeló verbaliza`),
  ...inflect(
    `replic remach remat anot censur clam compar concret confi desliz discrep enumer evalu extern garantiz insinu inst
    reaccion recomend suspir traslad ataj ahond contextualiz sintetiz dictamin apel verbaliz abund`,
    'ado ando aba aban ar',
  ),
  ...inflect('exig defend', 'ido iendo ía ían'),
]);
for (const weak of [
  'hace',
  'hizo',
  'parece',
  'muestra',
  'mostró',
  'público',
  'publicó',
  'notar',
  'informa',
  'informar',
  'lee',
  'orden',
  'llamado',
  'llamada',
])
  verbs.delete(weak);
verbs.add('informa');

const determiners = new Map<string, Definiteness>([
  ...['el', 'la', 'los', 'las', 'lo'].map(w => [w, 'definite'] as const),
  ...[
    'un',
    'uno',
    'una',
    'unos',
    'unas',
    'algunos',
    'algunas',
    'varios',
    'varias',
    'dos',
    'tres',
    'otro',
    'otra',
  ].map(w => [w, 'indefinite'] as const),
  ...[
    'este',
    'esta',
    'ese',
    'esa',
    'aquel',
    'aquella',
    'propio',
    'propia',
    'mismo',
    'misma',
    'dicha',
    'dichos',
    'dichas',
  ].map(w => [w, 'pointing'] as const),
  ...['su', 'sus', 'mi', 'nuestro', 'nuestra'].map(w => [w, 'possessive'] as const),
]);

/** Spanish. Words from general knowledge of the language and its newspapers. */
export const spanish: WrittenLexicon = {
  language: 'es',
  verbs,
  perfects: new Set(),
  having: new Set(),
  hearing: new Set(),
  twoWordVerbs: new Map([
    ['saber', wordSet('hace hacen hizo hicieron hecho haciendo')],
    ['claro', wordSet('deja dejan dejó dejaron dejado dejando')],
  ]),
  addressing: wordSet('informó informado avisó felicitó agradeció invitó'),
  asking: wordSet('pregunta preguntó preguntado preguntaba cuestionó'),
  answering: wordSet('responde respondió respondía respondido contesta contestó contestado'),
  auxiliaries: wordSet(
    'ha han es son había habían era eran fue fueron haya hubo habría habiendo está estaba va vuelve volvió quiere puede debe',
  ),
  adverbs:
    wordSet(`también además luego después ayer hoy entonces aún todavía ya no nunca siempre así sin embargo pero
    incluso finalmente posteriormente recientemente previamente lunes martes miércoles jueves viernes sábado
    domingo se le les lo la los las me nos te antes ahora mientras asimismo igualmente tajante rotundo
    contundente a este esta al respecto en su vez por parte`),
  stressed: new Set(),
  sources: [
    'según',
    'de acuerdo con',
    'de acuerdo a',
    'para',
    'a juicio de',
    'en opinión de',
    'en palabras de',
    'a decir de',
  ],
  contractions: new Map([
    ['de', wordSet('del')],
    ['a', wordSet('al')],
  ]),
  whence: wordSet('desde'),
  framedSources: new Map(),
  sourcesBehind: new Set(),
  pronouns: new Map([
    ['él', 'm'],
    ['ella', 'f'],
    ['este', 'm'],
    ['éste', 'm'],
    ['ésta', 'f'],
    ['ellos', 'plural'],
    ['ellas', 'plural'],
    ['yo', 'plural'],
    ['nosotros', 'plural'],
  ]),
  prepositions:
    wordSet(`de del a al en con por para sin sobre entre hasta desde hacia contra según durante mediante tras ante bajo como
    excepto salvo incluso junto frente vía`),
  determiners,
  conjunctions: wordSet('y e o u pero que porque cuando mientras si como aunque pues ni donde sino luego'),
  relatives: wordSet('que quien quienes cual cuyo cuya donde'),
  roles: gendered(
    `ministro presidente secretario director alcalde concejal diputado senador gobernador portavoz vocero
    abogado procurador fiscal juez magistrado prefecto comisario general coronel capitán comandante almirante
    líder jefe vicepresidente viceministro consejero canciller rey príncipe papa obispo arzobispo cardenal
    sacerdote cura padre reverendo empresario gerente administrador fundador propietario dueño titular economista
    analista experto profesor docente investigador científico médico cirujano virólogo epidemiólogo psicólogo
    sociólogo historiador filósofo escritor autor periodista director actor cantante rapero músico artista
    pintor fotógrafo futbolista entrenador técnico seleccionador piloto ciclista tenista campeón atleta
    jugador defensa delantero portero capitán dirigente funcionario responsable coordinador representante
    delegado embajador cónsul diplomático policía agente inspector teniente testigo acusado imputado marido
    esposo hijo hermano abuelo tío amigo colega compañero estudiante obrero jubilado vecino ciudadano hincha
    pasajero enfermero rector maestro eurodiputado parlamentario candidato rival accionista banquero
    arquitecto ingeniero chef cocinero imán rabino patriarca hombre chico joven político activista militante
    bloguero presentador conductor exministro expresidente exalcalde exlíder mandatario exmandatario premier
    consejero sucesor predecesor subsecretario edil conseller lehendakari guardia sargento agricultor
    comerciante sindicalista ceo asesor legislador congresista gremialista integrante intendente militar
    meteorólogo antropólogo arqueólogo oncólogo pediatra psiquiatra cardiólogo inmunólogo neurólogo ingeniero
    químico matemático astrofísico geógrafo politólogo criminólogo ganadero pescador panadero hostelero camionero
    taxista ferroviario voluntario cronista corresponsal columnista comunicador locutor guionista compositor
    cantautor bailarín escultor comisario cofundador socio árbitro nadador ciclista alpinista boxeador
    baloncestista seleccionador exjugador exdirector exportavoz exalcalde exsecretario vicealcalde
    vicesecretario viceconsejero superintendente gobernante primer-ministro constituyente asambleísta cabildante
    comandante brigadier sobreviviente superviviente víctima denunciante demandante pensionista usuario vocal
    tesorero encargado operario trabajador empleado activista defensor letrado notario perito consultor productor editor biólogo físico astrónomo astronauta geólogo climatólogo
    religioso monje fraile misionero párroco pontífice magnate millonario multimillonario panelista comentarista streamer influencer youtuber humorista cómico mediocampista lateral arquero guardameta catedrático divulgador pensador intelectual ensayista dramaturgo novelista poeta cineasta realizador dibujante ilustrador diseñador modelo exsenador exdiputado exgobernador exjefe exjuez exfiscal exfutbolista extécnico nieto primo sobrino cuñado viudo novio anciano adolescente tatuador chofer chófer albañil repartidor feligrés alumno profesional especialista uniformado estadista aspirante abanderado zaguero volante ministro-presidente
    académico relator galeno genetista diácono jurista tuitero nutricionista dietista fisioterapeuta
    dentista bioquímico matrón bombero carpintero electricista fontanero marinero minero pastor apicultor
    viticultor camarero peluquero modista sastre joyero librero bibliotecario archivero curador galerista
    coleccionista marchante violinista pianista guitarrista baterista bajista tenor barítono reportero
    fotoperiodista camarógrafo redactor subdirector vicedirector vicerrector decano subinspector
    contralmirante vicealmirante nuncio canónigo abad ayatolá jeque emir sultán dictador guerrillero
    narcotraficante sicario preso reo detenido sospechoso damnificado paciente donante tendero vendedor
    dependiente cajero transportista maquinista controlador programador desarrollador hacker creador
    inventor emprendedor inversor inversionista corredor bróker contador auditor gestor mediador negociador
    regidor exvicepresidente exprimer expremier excanciller excandidato expiloto personero contralor
    opositor disidente urbanista paisajista publicista estilista coordinador-general codirector coautor
    coproductor directivo conferencista conferenciante tertuliano contertulio internauta organizador promotor impulsor
    ideólogo portador ganador vencedor medallista olímpico plusmarquista escalador montañero gimnasta judoca
    surfista esgrimista jinete regatista velocista maratonista lanzador bateador receptor caporal alguacil
    secretario-general vicecanciller vicefiscal vicegobernador vicecónsul anfitrión celador cirujano-jefe
    urgenciólogo intensivista internista anestesista socorrista rescatista brigadista cooperante urólogo comisionado excomisionado letrado`,
    `ministra presidenta presidente secretaria directora alcaldesa concejala diputada senadora gobernadora
    portavoz vocera abogada fiscal jueza juez magistrada comisaria consejera canciller reina princesa
    empresaria gerente administradora fundadora propietaria dueña titular economista analista experta
    profesora docente investigadora científica médica doctora viróloga epidemióloga psicóloga socióloga
    historiadora filósofa escritora autora periodista actriz cantante artista pintora fotógrafa futbolista
    entrenadora tenista campeona atleta jugadora dirigente funcionaria responsable coordinadora representante
    delegada embajadora policía agente testigo acusada imputada mujer esposa hija hermana abuela tía madre
    amiga colega compañera estudiante obrera jubilada vecina ciudadana enfermera rectora maestra eurodiputada
    parlamentaria candidata rival chica joven política activista militante líder jefa vicepresidenta
    meteoróloga antropóloga arqueóloga oncóloga pediatra psiquiatra ingeniera química matemática politóloga
    ganadera voluntaria corresponsal columnista comunicadora locutora guionista compositora cofundadora socia
    nadadora exjugadora exdirectora exportavoz exalcaldesa vicealcaldesa vicesecretaria superviviente víctima
    denunciante usuaria vocal tesorera encargada trabajadora empleada defensora presentadora conductora exministra expresidenta mandataria consellera asesora legisladora
    religiosa monja misionera millonaria multimillonaria panelista comentarista streamer influencer youtuber humorista arquera catedrática divulgadora pensadora intelectual ensayista novelista poeta cineasta realizadora dibujante ilustradora diseñadora modelo exsenadora exdiputada exgobernadora exjefa exjueza exfiscal nieta prima sobrina cuñada viuda novia anciana adolescente alumna profesional especialista estadista aspirante abanderada
    académica relatora subsecretaria comadrona matrona galena genetista diaconisa jurista tuitera bloguera
    nutricionista dietista fisioterapeuta dentista bioquímica bombera camarera peluquera modista librera
    bibliotecaria archivera curadora galerista coleccionista violinista pianista guitarrista baterista
    bajista soprano reportera fotoperiodista redactora editora productora subdirectora vicedirectora
    vicerrectora decana subinspectora capitana rabina dictadora presa reclusa detenida sospechosa
    damnificada paciente donante vendedora dependienta cajera azafata programadora creadora inventora
    emprendedora inversora inversionista corredora contadora auditora gestora mediadora negociadora regidora
    intendenta exvicepresidenta exmandataria excandidata personera contralora opositora disidente urbanista
    paisajista publicista estilista codirectora coautora conferencista conferenciante tertuliana internauta
    organizadora promotora impulsora ganadora vencedora medallista escaladora gimnasta judoca surfista
    esgrimista amazona regatista velocista maratonista lanzadora vicecanciller viceministra vicefiscal
    vicegobernadora anfitriona celadora intensivista internista anestesista socorrista rescatista brigadista
    cooperante agricultora comisionada excomisionada letrada uróloga`,
  ),
  phrasedRoles: new Map([['team', 'principal']]),
  roleEndings: new Set(),
  collectives:
    wordSet(`fuente fuentes autoridades policía investigadores fiscalía jueces expertos analistas médicos abogados
    vecinos testigos hinchas estudiantes ciudadanos padres amigos colegas familiares sindicatos sindicato
    partidos partido gobierno ministerio tribunal comisión comité asociación empresa sociedad compañía grupo
    banco ayuntamiento comunidad comunicado nota informe documento carta mensaje artículo diario periódico
    agencia sitio revista cadena portal estudio sentencia ley auto investigación científicos organización ong
    oposición mayoría parlamento cámara senado consejo asamblea federación club equipo movimiento fundación
    entidad corporación manifestantes militantes rebeldes soldados militares oficiales funcionarios dirigentes
    responsables moncloa ejecutivo fiscales defensa cuerpo cartel tuit vídeo video texto solicitud usuarios
    trabajadores embajada dirección hospital universidad instituto observatorio familia coalición ejército plataforma secretaría cancillería prefectura juzgado mesa`),
  bodyEnding: null,
  parties: new Map(),
  openOffices: null,
  titles: gendered(
    'señor sr. sr don d. fray padre monseñor sir lord',
    'señora sra. sra doña sor lady señorita srta.',
    'dr. dr dra. doctor doctora prof. profesor profesora',
  ),
  notNames:
    wordSet(`el la los las lo un una unos unas de del a al en con por para sin sobre entre hasta desde hacia contra
    según durante tras ante bajo y e o u pero que quien quién qué cuál cuando cuándo donde dónde como cómo
    porque si sí no más menos muy también además ya aún todavía así entonces luego después antes ahora hoy
    ayer mañana este esta estos estas ese esa esos esas aquel aquella su sus mi mis nuestro nuestra todo todos
    toda todas otro otra otros otras mismo cada algunos algunas varios ninguno él ella ellos ellas yo tú usted
    nosotros lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre es son ha han era fue había sin embargo mientras aunque pues
    pese asimismo incluso sólo solo finalmente cabe tampoco nunca siempre quizá quizás bien mal dos tres
    cuatro primer primera gobierno ministerio país europa ciudad congreso`),
  modifiers: wordSet(
    'nuevo nueva ex gran primer primera anterior actual mismo misma joven antiguo antigua entonces vice futuro propio propia',
  ),
  titleCues:
    wordSet(`título titulado titulada película libro canción álbum novela serie programa revista llamado llamada
    llamados llamadas denominado denominada apodado apodada conocido conocida alias operación proyecto
    periódico diario eslogan lema principio palabra término obra disco documental bautizado bautizada`),
  tying: wordSet('de del para'),
  dative: wordSet('a al'),
  dativeRoles: /^(?:candidat[oa]|aspirante|embajador|embajadora)$/u,
  locating: wordSet('en'),
  qualifying: wordSet('en con a al por ante sobre contra entre sin'),
  occasions:
    wordSet(`mañana tarde noche jornada día días semana mes año años hora horas momento rueda entrevista comunicado tuit mensaje vídeo
    video carta radio televisión micrófonos prensa periodistas medio medios facebook twitter instagram x redes margen tiempo
    conferencia declaraciones marco lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre público directo agencia`),
  agentEnding: /(?:[óo]log[oa]|graf[oa]|ista|dora?|tora?|triz|er[oa]|ari[oa]|iatra)$/u,
  adjectiveEnding:
    /(?:[aei]n[oa]s?|eñ[oa]s?|és|es[ae]s?|ic[oa]s?|[aei]l(?:es)?|ar(?:es)?|ari[oa]s?|iv[oa]s?|os[oa]s?|ist[ao]s?|[aiu][dt][oa]s?|ense?s?|or[ae]?s?|[aei]ntes?|bles?|í|án|ana|eo|ea)$/u,
  calledCues: [
    'alias',
    'conocido como',
    'conocida como',
    'mejor conocido como',
    'mejor conocida como',
    'más conocido como',
    'más conocida como',
    'apodado',
    'apodada',
  ],
  tiedSurname:
    /^(?:\p{L}+(?:[eéií]z|[oó]z|[ií]as)|salinas|ponce|cabeza|garcía|romero|torres|velasco|montes|calderón|pinto) de/u,
  offices: wordSet(
    `experto experta religioso religiosa especialista profesional vecino vecina ministro ministra presidente presidenta director directora secretario secretaria jefe jefa vicepresidente vicepresidenta portavoz vocero vocera alcalde alcaldesa responsable fundador fundadora líder hermano hermana hijo hija padre madre marido esposa miembro representante coordinador coordinadora consejero consejera titular administrador rector rectora candidato candidata diputado diputada senador senadora gobernador gobernadora concejal edil colega amigo amiga mandatario ceo dueño dueña propietario propietaria entrenador entrenadora capitán comandante gerente delegado delegada socio socia empleado empleada cofundador cofundadora residente profesor profesora`,
  ),
  wholeOffices: new Set(['primer ministro', 'primera ministra', 'ex primer ministro']),
  relations: wordSet(
    'padre madre hermano hermana hijo hija marido esposo esposa mujer viuda viudo tío tía primo prima sobrino sobrina abuelo abuela nieto nieta amigo amiga colega compañero compañera novio novia pareja vecino vecina rival sucesor sucesora predecesor predecesora hombre joven chico chica',
  ),
  ranks: wordSet(
    'general anterior ejecutivo ejecutiva delegado delegada adjunto adjunta primer primera primero segundo segunda nuevo nueva ex exministro actual futuro futura presunto presunta saliente interino interina entonces antiguo antigua gran vice',
  ),
  portfolios: wordSet(
    `competencia salud defensa economía hacienda justicia educación agricultura energía trabajo transportes transporte interior exteriores ambiente fomento cultura deporte turismo ciencia sanidad vivienda igualdad consumo industria comercio seguridad desarrollo ambiente`,
  ),
  officeEnding: /(?:trice|tora|tor|tore|essa|a|o|e)$/u,
  strongEnding: new Map(),
  objectsBeforeVerb: wordSet('lo'),
  infinitive: /.{2}(?:ar|er|ir)(?:se|lo|la|le|los|las)?$/u,
  participle: /.(?:ad|id)[oa]s?$/u,
  leaningVerb: /ndo$/u,
  pluralVerb: /^(?:han|habían|\p{L}+(?:an|en|on|án|ían))$/u,
  unlistedVerb: null,
  impersonal: {
    pronoun: 'se',
    that: 'que',
    reflexive: wordSet('pregunta preguntó lamenta lamentó queja quejó explica teme'),
  },
  thus: null,
  pointingBack: wordSet('lo así eso esto'),
  leaningWords: wordSet('y pero porque también él ella ellos ellas eso esto ese esta así entonces'),
  firstPerson: wordSet('yo me mí mi mis mío mía he estoy creo soy'),
  firstPlural: wordSet('nosotros nosotras nos nuestro nuestra nuestros nuestras hemos estamos somos'),
  reportedMood: new Set(),
  finiteVerbs: wordSet(
    'es son era está están estamos somos ha han hemos he hay debe deben puede pueden quiere va van tiene tienen tenemos será hace necesitamos',
  ),
  finiteEnding: /(?:amos|emos|imos|aron|ieron|aba|aban|ía|ían|ará|arán|ó|an)$/u,
  dropsSubject: true,
  capitalNouns: false,
  qualifiersFirst: false,
  subjectFirst: false,
  partsByComma: false,
  headlineCapitals: false,
  hungPronouns: false,
};
