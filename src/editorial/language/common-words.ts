/**
 * Everyday and newsroom words of the languages we work in, in many inflections: they teach the letter sequences and
 * endings of a language, which a short text without little words is told by. Written down from general knowledge, not
 * counted from any corpus. Words apart by white space.
 */
export const COMMON_WORDS = {
  it: `
    accordo agenzia aggiunto aiuto alcune alcuni alto altre altri altro amico andare anziché aperto
    approvato aprile arrivato arrivare articolo assessore attacco attraverso attività aumento autorità
    aveva avevano avrebbe avuto azienda bambini bassa bene bisogna buona calcio cambiamento campagna casa
    caso causa centro cercare chiede chiesto chiuso cinque cittadini città comincia compagnia comune
    comunicazione condannato conferenza consiglio conoscere continua contro costruito costruzione creare
    crescita crisi cucina cultura davanti decide decisione deciso detto dice dicembre dichiarato dicono
    difesa difficile diritti diritto diventa diventato domanda domenica donna donne dovrebbe dovuto
    durante economica edificio elezioni esempio europeo facendo facile famiglia fare fatto febbraio ferito
    figlia figlio fiume forse forte forze fratello fuori gennaio gente giocatore giornale giornata giorni
    giorno giovane giovani giudice giugno giunta governo grande grandi grazie gruppo guerra importante
    incidente incontro indagine informazioni iniziato insieme intanto invece italiana italiano lanciato
    lasciato lavoratori lavoro legge lettera libro livello locale luglio lungo luogo luoghi maggio
    maggioranza mamma mancanza marzo mattina medico meglio meno mercato mese mesi mettere mezzo miglia
    migliaia migliore milioni ministro modo moglie mondo morire morte morto mostra musica nato natura
    nazionale necessario nessuno noi nome notizia notte novembre numero nuova nuove nuovi nuovo occhi oggi
    ospedale ottobre padre paese paesi pagare parla parlare parola parole parte partita partito passato
    persona persone piazza piccolo polizia popolazione porta portare portato posto potrebbe potuto poiché
    politica possibile possono presente presidente presso pressione prezzo primi primo principale problema
    prodotto progetto proprio provincia pubblico qualche qualcosa quartiere quasi quattro questi queste
    quindi ragazza ragazzi ragione rapporto regione ricerca ricevuto richiesta rimane rimasto riunione
    rispetto risposta ritorno riuscito sabato sanità scelta scoperto scritto scrive scuola secondo
    segretario sempre sera serie servizio settembre settimana sicurezza sindacato sindaco sino sistema
    situazione società soldi soltanto sopra soprattutto sotto spesso spettacolo squadra stagione storia
    strada studenti studio successo territorio terzo tornare trasporti trovare trovato ufficio ultimi
    ultimo umano università uomini uomo usare usato valore vecchio veniva venne vengono venire verrà verso
    vicino vie vincere vinto vita vittima vittoria vivere voleva volta volte vuole zona velocemente
    naturalmente finalmente probabilmente completamente libertà qualità possibilità nazioni stazione
    produzione elezione costruire finire capire scrisse nacque vinse divenne furono andò lasciò portò
    trovò iniziò`,
  en: `
    able about above according accused across action added after again against agency ago agreed agreement
    allowed almost along already although always among announced another answer anything area around
    arrested asked attack author available away back based became because become before began behind being
    believe best better between beyond biggest book both bought bring brother brought building built
    business called came campaign cannot care case caused century chairman change charged chief child
    children choice church citizens city claim close coach company computer concerned considered continue
    control could council country court created crime crisis daughter day days deal death decade decided
    decision defence described despite developed development did died different discovered does done door
    down during each early earlier economic education eight election enough especially even evening ever
    every everyone evidence example expected eyes face fact failed fall family famous far father feel few
    field fight film finally find fire five following food football force foreign former forward found
    four free friend friends full further game gave general girl give given going good government great
    ground group growing growth had half hand happened hard having head health hear heard heart held help
    here herself high himself history hold home hope hospital house however hundred husband idea important
    including increase industry information inside instead interest interview investigation island issue
    itself job judge just keep killed kind king knew know known land language large last late later law
    leader leading leave led left less let letter level life light likely line list little live lived
    living local long look looking lost love lower made main major make making man many market married
    matter maybe mayor mean means meeting member members men middle might million minister money month
    months morning most mother mountain move moved much murder music must name named nation near nearly
    need never news next night north nothing noticed now number off offered office officer officials often
    old once only open opened order others our outside own paid parents parliament part party passed past
    pay people perhaps person place plan plans play played player point police policy political poor
    population position possible power president pressure price private probably problem process produced
    programme project proved provided public published question quickly quite rather reached read ready
    really reason received recent recently record region released remained report reported research rest
    result return right rise river road role room round rule running same saw say saying says school
    scientists second secretary see seems seen sent series serious served service set seven several shall
    she should show shown side signed similar since six small social society something sometimes son soon
    sought south speech spent spokesman started state statement station stay still stop story street
    strong students study such suggested summer support sure system take taken team tell third those
    though thought thousand three through throughout thus time today together told took top toward town
    trade trial tried true turn turned under understand union university until upon used using usually
    value very victim victory view village visit voice vote wait walk want wanted war warned was watch
    water way week weeks went west what whether while whole whose why wife win winter within without woman
    women won work worked workers working world worth would write writer written wrong wrote yesterday yet
    you young your knowledge friendship happiness careful beautiful slowly greatest weather breakfast`,
  de: `
    abend abgeordnete aber alle allem allen aller allerdings alles alte alten andere anderen anderer
    anderes anfang angaben angriff anhand ankündigung antwort april arbeit arbeiten arbeiter art artikel
    aufgabe aufgrund augen august ausgabe aussage außerdem bald beginn begann beginnt beide beiden beim
    beispiel bekannt bekommen bereich bereits bericht berichtet beschlossen besonders besser bestehen
    beste bevölkerung bevor bewegung bezeichnet beziehungen bisher bleiben bleibt blieb brachte brauchen
    bringen bruder buch bundesregierung bürger bürgermeister chef dabei dadurch dafür dagegen daher damals
    damit danach daneben daran darauf daraus darin darüber darum davon dazu deinen denen denn dennoch
    deren derzeit deshalb dessen deutlich deutsche deutschen deutschland dezember dich dies diesem diesen
    dieses dir doch donnerstag dort drei dritte drohte durfte dürfen ebenfalls ebenso eigene eigenen
    eigentlich einfach einfluss einige einigen einiger einmal einsatz einzige eltern ende endlich entdeckt
    entscheidung entstand entweder entwickelt entwicklung erfolg erhalten erhielt erklärt erklärte
    erreicht erst erste ersten erster erwartet erzählt etwa etwas euch europäische fahren fall familie
    fanden fast februar feuer finden folge folgen folgende forderte forschung frage fragen frau frauen
    frei freitag freund freunde früher früh führen führt führte fünf gab ganz ganze ganzen geben gebaut
    gebäude geboren gefunden gegeben gegenüber gehen geht gehört geld gemacht gemeinde gemeinsam genannt
    genau genug gerade gericht gerne geschichte geschlossen gesellschaft gesetz gesagt gestern gestorben
    getötet gewalt gewesen gewinnen gewonnen geworden gibt ging gleich gleichzeitig größe große großen
    großer größte grund gruppe gut gute guten habe hatte hatten hätte hand häufig haus heißt helfen hervor
    heute hier hilfe hin hinter hoch hohe hoher ich ihm ihn ihnen ihrem ihren ihrer immer indem innerhalb
    insel insgesamt interesse irgendwann jahren jahrhundert januar jede jedem jeder jedes jedoch jemand
    jetzt jugendliche juli jung junge juni kamen kam kampf kannst kaum kein keinem keinen keiner kind
    kinder kirche klein kleine kleinen kommen kommt könig könnte könnten können konnte konnten kosten
    krankenhaus krieg kunst kurz lage lagen land länder lang lange langsam lassen laufen laut leben lebte
    leicht letzte letzten leute lieber liegt links machen macht machte mai manche mann männer markt märz
    maßnahmen mein meine meinung meisten mensch menschen minister mit mitarbeiter mitglied mitte mittwoch
    möchte möglich möglichkeit monat monate montag morgen musste mussten müssen muss mutter nachdem
    nächste nacht nahm name namen natürlich neben nehmen nennen neu neue neuen neuer nichts nie niemand
    nimmt noch november nun ob oben obwohl öffentlich öfter ohne oktober ort partei parteien paar person
    platz plötzlich politik politiker politische polizei präsident preis problem produktion prozent punkt
    recht rechte regierung reich reihe reise richtig richtung rief rolle rund sache sagen sagt sagte
    samstag sämtliche schaffen schlecht schließlich schnell schnitt schreiben schrieb schule schüler
    schwer schwester sechs sehen sehr seien seinem seinen seiner seit seite selbst september setzen sicher
    sicherheit sieben sieht sogar sohn soll sollen sollte sollten sondern sonntag sonst sowie spiel
    spielen spieler sprache sprechen sprecher staat staaten stadt stand standen stark stehen steht stelle
    stellen stellte starb sterben straße stück studie stunde stunden suchen süden tag tage tagen tat teil
    teile tier tochter tod tote traf tragen treffen trotz tun überhaupt übernehmen umwelt unbedingt
    unglück universität uns unser unsere unternehmen unterschied unterstützung untersuchung ursprünglich
    vater verändert verfügung vergangenen verhandlungen verletzt verliert verlor verloren verschiedene
    verstehen versucht versuchte vertrag verwendet viel viele vielen vielleicht vier völlig voll voraus
    vorher vorsitzende während wahl wahrscheinlich wann warum was wasser weder weg wegen weil weise weiß
    weit weiter weitere weiteren welche welchen welt wenig weniger wer werde west wichtig wichtige wider
    wieder will wir wirklich wirtschaft wissen wissenschaft woche wochen wohl wohnung wollen wollte
    wollten worden wort wurden würde würden zahl zehn zeigen zeigt zeigte zeit zeitung zentrum ziel
    ziemlich zivil zudem zuerst zug zukunft zunächst zurück zusammen zwar zweite zweiten zwischen
    freundschaft möglichkeiten gesellschaftlich jährige freundlich`,
  fr: `
    accord accusé affaire ailleurs ainsi ajouté alors ami an ancien annoncé année années annonce août
    appelé apprendre appris approche appuyer arrêté arrivé arriver article assez association attaque
    attend aucun aucune aujourd'hui auquel auraient aurait auteur autorités autour autre autres avaient
    avant avenir avril ayant beaucoup besoin blessé blessés boire bon bonne bout bras bureau but campagne
    car cas cause celle celles celui centre cents certain certaines certains chacun chambre changement
    chaque chef chemin chercher chez chose choses cinq citoyens comment commence commencé commune
    communiqué compagnie comprendre compte conduit connaissance connaît connu conseil consommation
    construction construit continue contraire côté côtés coup cour cours créé crise croissance culture
    d'abord d'autres dame danger davantage début décédé décembre décidé décision découvert dedans défense
    dehors déjà demain demande demandé député dernier dernière derniers dernières derrière désormais
    dessous dessus détruit développement devant devenir devenu devient devrait difficile dimanche dire
    directeur dit doit doivent dollars donc donne donner droit droite droits durant durée eau échec école
    économie économique écrit écrivain effet égalité également élections élève élevé emploi empêche encore
    enfance enfant enfants enfin enquête enseignement ensemble ensuite entendre entraîneur entreprise
    entreprises envers environ équipe espace espère essentiel essayer estime étaient étant état été
    étranger étudiants étude eu européen européenne eux événement évidemment éviter exemple existe
    expliqué explique façon faible faire faisait fait faites falloir famille faut femme femmes fermé feu
    février fille film fils fin finalement fleuve fois font force forces forme fort forte français
    française frère fut gagné gagner garçon gauche genre gens gouvernement grâce grand grande grandes
    grands groupe guerre habitants haut hier histoire homme hommes hôpital hors ici idée importance
    important importante incendie informations île images janvier jamais jeu jeudi jeune jeunes joie jouer
    joueur jour journal journée jours juge juillet juin jusqu'à jusque justice l'autre laisse laissé
    laisser langue large législation lendemain lequel lettre lieu ligne livre loi loin long longtemps lors
    lorsque lorsqu'il lui lundi lutte l'un madame mai main maintenant maire maison majorité mal malgré
    malheureusement manière marché mardi mariage mars matin mauvais médecin meilleur même membres mercredi
    mère mesure met mettre midi mieux milieu milliers million millions ministère ministre mis mise mission
    moins mois moitié moment mon monde monsieur montre mort morts mot mourir mouvement moyen musique
    naissance naît nationale nature né nécessaire ni niveau nom nombre nombreuses nombreux nord notamment
    notre nouveau nouveaux nouvel nouvelle nouvelles novembre nuit numéro objet obtenu occasion octobre
    œuvre offre on ouvert ouverture palais parce parents parfois parlement parler parmi parole parti
    particulier partie partir partout passage passé passe passer pays peine pendant pensée penser père
    personne personnes petit petite petits peu peuple peur peut-être peuvent place plan plein plupart
    plusieurs plutôt poids point police politique politiques populaire population porte porté possible
    poste pourquoi pourrait pourtant pouvait pouvoir précise précédent préfet premiers prendre près
    présence présent président presque presse prêt preuve prévu principal pris prise prix problème
    problèmes procès prochain production produit professeur projet propose propre province public publié
    puis puisque quand quarante quartier quatre quel quelle quelque quelques question quelqu'un quoi
    raison rapport réalisé recherche reçu récemment regard région règles relations rendre rencontre rentre
    répond réponse reste résultat retour retrouver réunion réussi rien rivière roi rôle route rue sait
    salle samedi sang santé savoir scène séance second secteur sécurité selon semaine semaines sembler
    sens septembre sera serait série service services seul seule seulement siècle siège signé situation
    société soir soit soldats soleil somme sommes sorte sortie sortir soudain sous soutien souvent succès
    sud suite suivant sujet surtout syndicat système tandis tant tard tel telle temps tenir tenu terme
    terre tête théâtre titre toujours tombe tour toute toutefois toutes travail travailler travailleurs
    travers très triste trois trop trouve trouvé trouver tué tués unis université usage usine utiliser
    vaut vend vendredi venir vent venu vers verre version veut viande victime victimes vie vient vieux
    village ville villes vivre voilà voir voire voisin voiture voix vol volonté vont vote vouloir voulu
    voyage vrai vraiment vue yeux rapidement heureusement longuement heureux heureuse écrire écrivit
    naquit devint furent prirent quitte quitta étudie`,
  es: `
    abajo abril acerca aceptó acción acuerdo además adelante afirmó agosto agua ahí aire alcalde alemán
    algo alguien algún alguna algunas algunos allí alrededor alto amigo amigos amor andar anterior anunció
    aparece apenas apoyo aprender aprobó aquel aquella aquellos aquí arma arriba artículo asegura aseguró
    asesinato asociación ataque atención aumento aún aunque autor autoridades ayer ayuda ayudar
    ayuntamiento baja bajo barco barrio bastante bueno buena buenos buscar calidad calle cámara cambio
    cambios camino campaña campo cantidad capital cara carácter cargo carrera carta casa casi caso causa
    central centro cerca cien ciento ciudad ciudadanos clase cinco cine comenzó comercio comida comienzo
    comisión cómo compañía completamente común comunidad con conflicto congreso conocer conocida conocido
    consejo conseguir considera construcción construido continúa contrario control corazón creación crear
    crecimiento creer crisis cual cuales cualquier cuanto cuatro cuenta cuerpo cuestión cultura daño dar
    debe deben debido debió decía decidió decir decisión declaró defensa dejar dejó delante demás dentro
    derecha derecho derechos desarrollo descubrió después destino detenido detrás día días diario dice
    dicen dicho dieron diez diferentes difícil dijeron dijo dinero dirección director diciembre divide
    doctor dólares domingo donde dónde duda durante economía económica edad edificio educación efecto
    ejemplo ejército elecciones ella ellas ello ellos embargo empezó empleo empresa empresas encima
    encontrar encontró encuentra encuentro enero enfermedad enfrente enseñanza entonces entró equipo era
    eran eres escribió escribir escritor escuela esfuerzo eso espacio español española españoles especial
    especialmente espera esperanza esposa estaba estaban estado estados estas estar estos estoy estuvo
    estudiantes estudio estudios europea europeo evitar existe éxito experiencia explicó extranjero fácil
    falta familia favor febrero fecha feliz fiesta final finalmente fiscal forma frente fueron fuego fuera
    fuerte fuerza fuerzas futuro ganar ganó general gente gobierno gracias gran grande grandes grupo
    grupos guerra gusta habían haber habla hablar hablando habría hace hacen hacer haciendo hacia hagan
    hecho hermana hermano hermoso herido heridos hija hijo hijos historia hombre hombres hora horas hoy
    hospital hubiera hubo iglesia igual imagen importante incluso información informe ingeniero iniciativa
    inicio internacional investigación isla izquierda jamás jefe joven jóvenes jueves juego jugador jugar
    juicio julio junio junto jurado justicia juzgado lado larga largo lejos lengua ley leyes libertad
    libre libro libros llamada llamado llega llegada llegar llegó lleno llevar llevó lluvia local lograr
    logró luego lugar lugares lunes luz madre madrugada maestro mal malo manera mano manos mañana mar
    marco martes marzo mayo mayor mayores mayoría medida medidas médico medio medios mejor mejores menor
    menos mensaje mercado mes mesa meses mientras miércoles mil millones ministerio ministro mínimo mirada
    misma mismos mitad modelo modo momento montaña mucha muchas muchos muerte muerto muertos mujer mujeres
    mundial mundo murió música nacer nació nacional nada nadie necesario necesidad negocio negro ninguna
    ninguno niña niño niños nivel noche nombre norte nosotros noticias noviembre nueva nuevas nuevo nuevos
    número nunca objetivo obra obras octubre ocurrió oficina ofrece ojos olvidar once orden otra otras
    otros padre padres país países palabra palabras papel para parece pareja partido partir pasa pasado
    pasar paso paz pedir película peligro pequeña pequeño perder perdió periodista periódico permite pero
    persona personal personas pesar pidió pie piel plan plaza pleno población pobre poco pocos podemos
    poder podía podría policía política político políticos poner porque posibilidad posible precio precios
    pregunta premio presencia presidente presión prensa primer primero principal principio problema
    problemas proceso producción profesor programa propia propio próximo proyecto prueba pública público
    pudo pueblo puede pueden puerta puesto pues punto quedó quien quienes quiere quizá quiso rapidamente
    razón realidad realizar realmente recibió reconoció recuerdo red región regreso relación relaciones
    reloj república resultado reunión rey rico río rodilla rueda ruido sabe saber sábado salida salir
    salió salud sangre sección sector según segundo segunda seguridad seis semana semanas sentido señaló
    señor señora septiembre serie serio servicio servicios siempre siendo siete siglo siguiente siguió
    silencio sindicato siquiera sistema situación sobrino social sociedad sol solamente solo sola solución
    sueño suerte sueldo superior sur supuesto surge tal tales tamaño también tampoco tan tanto tarde tarea
    temporada temprano tener tenía tenían tercera término terminó tiempos tienen tierra tipo título
    todavía toda todas tomar tomó trabajador trabajadores trabajar trabajo tras tratamiento trata través
    treinta tren tres triste tú último última últimos única único unas unidad unidos unión universidad
    unos usar usted usuario valor vamos varios vecinos veces veinte vemos vender venir ventana ver verdad
    verde versión vez viaje víctima víctimas vieja viejo viernes vino visita vista vivir vivo voluntad
    volver volvió voz vuelta zona rápidamente claramente ciudades canción naciones`,
} as const satisfies Readonly<Record<string, string>>;
