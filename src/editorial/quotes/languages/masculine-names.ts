/** Masculine forenames, in lower case and without accents; one in both lists serves both. */
export const MASCULINE = `aaron abbas abdallah abdel abdelaziz abdelkader abdellah abderrahmane abdiel abdoulaye abdul abdulaziz
    abdullah abdurrahman abebe abel abelardo abele abiy abner abraham abu abundio achille achim achmed
    adalbert adalberto adam adama adan adel adelbert adelin adelino adelmo ademaro adnan adolf adolfo
    adolphe adrian adriano adrien afonso agapito agim agostino agustin ahmad ahmed ahmet ainsley aitor akbar
    akira aklilu aksel alaa alain alan alassane alastair alban alberico albert alberto albino alcide aldair
    alden aldo aldobrando alec aleix alejandro alejo aleksandar aleksander aleksandr aleksei aleksey
    alessandro alessio alex alexander alexandre alexandru alexei alexey alexis alfio alfons alfonso alfred
    alfredo alhaji ali alighiero alireza alirio alisher alistair allan allen alois alonso alpay alpha
    alphonse altan alton alvar alvaro alvin amadeo amado amador amadou amancio amaro amaury ambroise ambrose
    amedeo amerigo amilcare amin amine amir amit amos anacleto anand anas anastasio anatole anatoli anatolij
    anatoly ander anders andoni andre andreas andrei andreino andrej andres andrew andrii andriy andrzej
    andy angelo angiolino angus anibal anicet aniceto anil anis annibale anouar ansel anselme anselmo ansgar
    antal anthony antoine antolin anton antonello antonin antonino antonio antony antti anwar anxo apolinar
    apollinare aquiles aram arash arben arcangelo archibald archie ardian arduino arif aristide aritz arjun
    arkadi arkady arlo armand armando armen armin arnaldo arnau arnaud arnd arne arno arnold arnulf aroldo
    arrigo arsene arsenio arslan artem arthur artur arturo arvid arvind asad asbjorn ascanio asger ashok
    ashraf asier asif aslan astolfo atif atilla attilio aubin aubrey august auguste augustin augusto
    aureliano aurelien aurelio avi aviv axel ayman aymeric ayoub aziz babacar babak bakary bakir balazs
    baldassarre baldo balduin baltasar baptiste barack baran barnabe barnaby barney barry bart barthelemy
    bartholomew bartolo bartolome bartolomeo bashar bashir basil basile basilio bassam bastian bastiano
    bastien battista baudouin bautista baxter beat behrouz bekim belisario ben benedetto benedict benedikt
    beniamino benicio benito benjamin bennett benno benoit bent benyamin berardo berend berkay bernabe
    bernard bernardino bernardo bernd bernhard bernie bert berthold bertin bertram bertrand besnik bezalel
    biagio bilal bilawal bilel bill billy binali birger bjarne bjorn blaine blaise blake blas bob bobby bodo
    bogdan bogumil bohdan bojan bola bonaventura boniface bonifacio borge boris borja borje bortolo borut
    boubacar bouna boutros boyd brad braden bradley brady brahim bram brando brandon branislav branko
    braulio brayan brendan brennan brent brett brian brice brock brody bronislaw bruce bruno bryan bryce
    bryson bulent burak burghard burkhard byron caleb calixto calogero calvin camillo camilo candido carey
    carl carles carletto carlo carlos carmelo carmine carsten cary casimir casimiro cataldo catello cayetano
    cecil cedric ceferino celestin celestino celso cem cemal cesar cesare cesareo chad chadwick charles
    charlie chauncey cheick cheikh cherubino chester chet chidi chinedu chris christer christian christof
    christoph christophe christopher chuck cipriano ciriaco cirilo ciro claas clarence clark claude claudio
    claus clayton clelio clemens clement cliff clifford clint clinton clive clovis clyde cody colby cole
    colin colm colombo connor conor conrad conrado constantin constantino cord corentin corey cornelius corradino
    corrado cory cosimo cosme costantino costanzo craig crescenzo crisanto crispin cristi cristian cristiano
    cristobal cristoforo curt curtis custodio cyprien cyriaque cyril cyrille czeslaw dagfinn dagobert dale
    dalibor damian damiano damien damon dan dane daniel daniele danilo danny dante daoud dario darius darko
    darnell darrell darren darrin darryl daryl dave david davide davis davor dawid dean deandre declan
    deepak deivid dejan delfin demetrio denis dennis denny denys denzel derek desiderio desire desmond
    detlef detlev devin dexter dick didier diedrich diego dierk dieter dietmar dietrich dilip dimitar
    dimitri dimitrios dimitris dinesh dino diodato diogo dionigi diosdado dirk ditmar dmitri dmitrii dmitriy
    dmitry dmytro domagoj domenico dominic dominik dominique don donald donatello donatien donato donnie
    donovan dorian doug douglas doyle dragan draghi drago drazen drew duane duccio duilio duncan dusan
    dustin dwayne dwight dylan dzhokhar eberhard ebrahim eckart eckehard eckhard eckhart ed eddie edelmiro
    edgar edgardo edi edin edmond edmondo edmund edmundo edoardo edouard eduard eduardo edvard edward edwin
    efisio efrain efren egbert egidio egil egisto egon ehrenfried ehud eike einar eirik eitan eitel eivind
    ekkehard ekrem eladio elbert eldon eleazar eleuterio eli elia elias elie eligio elijah elio eliott
    eliseo elliot elliott ellis elmar elmer eloi elon eloy elpidio elton elvio elwood elyas emanuel emanuele
    emeric emeterio emidio emil emile emiliano emilien emilio emin emmanuel emmanuil emmerson emmett emre
    engelbert enguerrand ennio enno enoch enric enrico enrique enver enzo ephraim epifanio eraldo erasmo
    ercole erdal erdogan eren ergin erhard eric erich erik erkan erkki erlend erling ermanno ermes ermete
    erminio ernest ernestino ernesto ernie ernst erol erskine ervin erwan erwin esau eskil esko esmail espen
    estanislao esteban ethan etienne ettore eudes eufemio eugen eugene eugenio eulogio eusebio eustache
    eustaquio evan evangelos evariste evaristo evelio everett evgeni evgeny evo ewald eyal ezequiel ezio
    ezra fabian fabiano fabien fabio fabrice fabrizio facundo fadi fahad faisal faiz falk falko faouzi
    farhad farid farouk farrell fatih fatmir faustino fawzi fayez faysal federico feliciano felicien felipe
    felix ferdinand ferdinando ferenc fergus ferhat fermin fernand fernando ferran ferris ferruccio
    fethullah fiacre fidel fidencio fikret filemon filiberto filippo finlay finn fiorello fiorenzo fiorino
    flaminio flavien flavio florencio florent florentin florentino florian floriano floyd folco forrest
    fouad francesc francesco franchino francis francisco franck franco francois frank frankie frans franz
    frazier fred freddie freddy frederic frederick frederik fredrik fridolin friedbert friedemann frieder
    friedhelm friedrich fritz frode froilan fructuoso fuad fulgencio fulvio fumio furio gabin gabino gabor
    gabriel gabriele gadi gael gaetan gaetano galeazzo ganesh gareth garik garrett garry garth gary gaspar
    gaspare gaston gauthier gautier gavin gavino gaylord gazmend gebhard geert geir genaro gennadi gennady
    gennaro genti geoff geoffrey geoffroy georg george georges georgi georgios gerald gerard gerardo gerd
    geremia gereon gerfried gerhard germain german germano gernot gero gerolamo gerold gerolf gerry gert
    gervais gervasio gesualdo ghassan ghislain gholamreza giacinto giacomo giampaolo giampiero gian
    giancarlo giandomenico gianfelice gianfilippo gianfranco giangiacomo gianguido gianis gianluca gianluigi
    gianmarco gianmaria gianmario giannantonio gianni giannicola gianpaolo gianpiero gianpietro gianrico
    gianvito gideon gilad gilbert gilberto gildas gildo giles gilles gines gino gioacchino gioele giona
    giordano giorgi giorgio giorgos giosue giovambattista giovanni giovannino giro girolamo gisbert gisle
    giuliano giulio giuseppe giustino glauco glen glenn godefroy godfrey goetz goffredo gontran gonzague
    gonzalo goodluck goran gordon gorka gorm gosta gotabaya gottfried gotthard gotz grady graeme graham
    graziano greg gregg gregoire gregor gregorio gregory griffin grigori grigoris grzegorz gualtiero gudmund
    guelfo guenther guerrino guglielmo guido guidobaldo guilhem guillaume guillem guillermo gulbuddin
    guldbrand gumersindo gundolf gunnar gunter gunther gus gustaf gustav gustave gustavo guy gwenael gyorgy
    haakon habib hadi hadrien hafez haider haile haim hajo hakan hakim halil halvard halvor hamad hamadi
    hamed hameed hamid hamish hamza hani hank hannes hanno hanns hans hans-peter hansgeorg hansjorg
    hanspeter harald haris harold harriet harris harry hartmut hartwig haruki harun harvey hasan hashim
    hassan hasso hauke havard haythem heath hector hedi heiko heiner heinrich heinz helge heliodoro hellmut
    hellmuth helmut helmuth hendrik henning henri henrik henry henryk heraclio herb herbert heribert
    heriberto herman hermann hermenegildo hernan herve hichem hideo hilaire hilario hillel hilmar hinnerk
    hinrich hipolito hippolyte hiram hiroshi hisham hitoshi hjalmar holger honore honorio horacio horst
    hoshyar hossam hossein houcine howard hristo hubert hubertus huey hugh hugo hugues humberto humphrey
    hunter husain husni hussain hussein iacopo iain ian ibrahim ibrahima idris idrissa ignace ignacio ignasi
    ignaz ignazio igor ihor iker ilan ilario ildebrando ildefonso ilhami ilir ilja ilya imad imanol immanuel
    imran inaki ingbert ingemar ingo ingolf ingvar inigo innocenzo inocencio ioannis ionut iosif ippolito
    ireneo ireneusz irfan irvin irwin isaac isacco isaia isaiah ishaq isidor isidore isidoro isidro iskander
    ismael ismail ismet issa istvan itamar ivan ivano ivaylo iver ivica ivo ivor iyad jacek jacinto jack
    jacky jacob jacobo jacopo jacques jafar jaime jair jairo jake jakob jakub jalal jalen jamal jamar jamel
    james jamie jan janez janis jannik jannis janos janosch jared jarl jarle jaroslav jaroslaw jarosław
    jarrod jarvis jason jasper jaume javad javier jawad jay jayden jean jeannot jeb jed jedediah jeff
    jeffery jeffrey jens jerald jeremiah jeremie jeremy jerod jeroen jerome jeronimo jerry jesper jess jesse
    jesus jethro jim jimmie jimmy jiri joachim joakim joao joaquin jochen joe joel joerg joey joffrey johan
    johann johannes john johnny jon jonah jonas jonathan joost jordan jordi jorg jorge jorgen joris jorma
    jorn joschka jose joseba josef josep joseph josh joshua josiah josip josselin jostein josu jovan jozef
    juan juancho juanjo juanma judd jude juha jules julian julien julio julius jurgen juri jussi justin kaan
    kaare kadir kai kamal kamel kamran karan kare kareem karel karim karl karl-heinz karlheinz karol karolis
    karsten kasimir kaspar kasper kassym kassym-jomart kazimierz kazuo keanu keegan keenan kees keir keith
    kellyanne kemal ken kendrick kenji kenneth kenny kenton keon kersten kevin khaled khalid khalifa khalil
    khurram kieran kilian killian kim kirby kiriakos kiril kirk kjartan kjell kjetil klaas klaus knut kofi
    koldo konrad konstantin korbinian kostas kostyantyn kresten krzysztof kumar kurt kushtrim kwame kyle
    kyriakos lachlan ladislao lamar lambert lamberto lance lando landon lanfranco lapo larry lars lasse
    laszlo laurent laurenz lautaro lawrence lazare lazaro lazzaro leander leandre lee leif leland lemuel len
    lenin lennart lenny leo leoluca leon leonard leonardo leoncio leonel leonhard leopold leopoldo leroy les
    lester leszek levi levin lewis liam liborio licio lino linus lionel lisandro livio lloyd lluis lodovico
    logan loic loick lonnie loredano loren lorenz lorenzo loris lorne lothar lou louis lubomir luc luca
    lucas luciano lucien lucio lucjan ludger ludolf ludovic ludovico ludvig ludwig luigi luigino luis
    luitpold luiz luka lukas lukasz luke luther lutz lyes lyle lyndon macario maciej macky madan mads mael
    magne magnus mahathir mahdi maher mahinda mahmoud mahmud majid maksim maksym malachi malcolm malik malo
    malte mamadou manel manfred manfredi manlio manmohan manolo manrico mansour mansueto manu manuel manuele
    marat marc marcantonio marceau marcel marcelin marcelino marcello marcelo marcial marciano marcin marco
    marcos marcus marek marian mariano marien mario marius mariusz marjan mark marko markus marlon marouane
    marquis marshall martial martin martino marty marvin marwan marzio mason masoud massimiliano massimino
    massimo massoud mateo mateusz mathias mathieu mathis matias mats matt matteo matteus matthaus matthew
    matthias matthieu mattia mattias mauno maurice mauricio maurilio maurizio mauro maverick max maxence
    maxime maximilian maximiliano maximilien maximino maxwell medard mehdi mehmet meinhard meinolf mel
    melchior melchiorre melchor melquiades melvin menachem merle merlin merrill mesut metin mevlut micah
    micha michael michal michel michelangelo michele mickael mickey mieczyslaw miguel mihai mihail mihajlo
    mikael mike mikel mikhail mikheil mikko mikola mikulas milad milan milo milorad milos miloud mimmo
    mircea mirco mirko miro miroslav miroslaw mitch mitchell mitt mladen moammar mogens mohamed mohammad
    mohammed mohan mohsen mojtaba moncef monty moreno moritz morris morten moses moshe mostafa mounir
    mourad moussa moustapha muammar muhammad muhammadu muhammed mukesh munir murad murat musa mustafa
    mustapha mykhailo mykola myron nabil nadim nadir naftali naguib nahuel naldo napoleone narciso narcisse
    narendra naser nasr nasser nat natalio nathan nathaniel nawaf nawaz nayib nazareno nazario nebojsa ned
    neil nello nelson nemesio nepomuk nereo nestor neville nevio newt nicanor nicasio niccolo nichi nicholas
    nick nico nicodemo nicola nicolae nicolas nicolo nicomedes nicos niels nigel niklas nikola nikolai
    nikolaos nikolas nikolaus nikolay nikos nils nino nizar njal noah noam noel nolan norbert norberto
    norman norris noureddine nouri nuno nunzio nuri nursultan octave octavio oddone oddvar odell odoardo
    odon oivind olaf olav ole oleg olegario oleguer oleh oleksandr oleksii oleksiy olindo oliver olivier
    oliviero ollanta olli ollie olof olusegun omar omer omero omid onder onesimo onofrio onur orazio oreste
    orfeo orhan oriol orlando oronzo orson orville osama oscar oskar osman osvaldo oswald oswaldo otis otmar
    ottar ottaviano ottavio ottfried ottmar otto ottokar ottone oumar ousmane ousseynou ovidio owen oystein
    ozgur pablino pablo pacome palmiro panagiotis panayotis pancrazio pantaleo paolo paride pascal pascual
    pasquale pasqualino pat patrice patricio patrick patrik patrizio patxi pau paul paulin paulino pavel
    pavlo pawel peder pedro peer pekka pelayo pelle pellegrino pepe pepijn peppino percy pere perry petar
    pete peter petr petri petro petros petter petteri phil philemon philibert philip philipp philippe
    phillip phineas pier piercarlo pierferdinando pierfrancesco piergiorgio pierluigi piermario piero
    pieropaolo pierpaolo pierre pierrick piersilvio pietrangelo pietro pino piotr pirmin pjotr placide
    placido policarpo pompeo ponciano porfirio poul prakash prayut preben predrag preston primo procopio
    prospero prudencio qasim quentin quim quincy quintino quinton quique quirin quirino rached rachid radek
    radko radomir radoslaw radovan rafael rafal raffaele rafik ragnar rahm rahul raila raimondo raimund
    raimundo rainer rainiero rajesh rajiv rakesh ralf ralph ramadan ramazan rami ramin ramiro ramon ramsey
    ramush ramzan ramzi rand randall randolf randolph randy raniero raoul raphael rashad rashid rasmus ratko
    raul ravi ray raymond raymundo razvan recep reda redouane refik reggie reginald regis reinaldo reince
    reiner reinhard reinhart reinhold reinold rembert remi remigio remo remy renato renaud rene renzo reto
    reuben rex reynald reynaldo reza rhys riad ricardo riccardo richard rick ricky rigoberto riley rinaldo
    rino rizwan roald rob robbie robert robertino roberto robin rocco rod roderick rodney rodolfo rodolphe
    rodrigo rodrigue rogelio roger rohan roland rolando rolf rollin romain roman romano romaric romeo romolo
    romuald romualdo ron ronald ronan ronnie ronny roparz roque rory roscoe rosendo ross rouven roy ruben
    rudi rudiger rudolf rudolph rudy rufino rufus ruggero ruggiero rui rune rupert ruperto ruprecht ruslan
    russ russell rustam ruud ryan ryszard saad sabatino saber sabri sacha saddam sadio sadiq said saif sajid
    salah saleh salif salim salman salomon salvador salvatore salvo sam samad sami samir sammy samson samuel
    samuele samuli samy sancho sander sandor sandro sanjay sanjeev santi santiago santino santo sascha
    satoshi saturnino saul saverio savino sayed scott scotty seamus sean sebald sebastiaan sebastian
    sebastiano sebastien selahattin selcuk selim senen sepp serafin serge sergei sergej sergey sergi sergii
    sergio sergiu serhat serhii serhiy serkan servando seth settimio severiano severin seydou seymour
    shahbaz shahid shane shaukat shaun shavkat shawn shehbaz sheldon sherman shigeru shimon shinichi shinzo
    shlomo sibghatullah sid sidi sidoine siegbert siegfried siegmar siegmund sigfrido sigismund sigmar
    sigmund sigurd silas silvan silvano silverio silvestre silvestro silvio simcha simeon simon simone sinan
    sindre sinisa siro sivert sixto slaven slavko slavoj slawomir slobodan sofiane sonke soren sorin spencer
    spiro stan stanislao stanislas stanislav stanislaw stanley stavros stefan stefano stefanos steffen
    stellan stepan stephan stephane stephen steve steven stewart stipe stjepan stuart sturla suleiman
    sulejman suleyman sultan sunil suresh svein sven sverre swen syd sylvain sylvester sylvestre szymon
    søren taavi tad tadao taddeo tadeusz tage taha tahar tahir taiwo takashi takeshi talal tamas tamer tamim
    tamir tancredi tanguy taras tarcisio tarek tareq tariq taro tassilo tawfiq tayfun taylan tayyip ted
    teddy tedros telesforo telmo tengku teobaldo teodoro teofilo terence terenzio terje terrance terrell
    terrence terry teun thabo thad thaddeus theo theodor theodore theodoros theophile thiago thibaud
    thibault thierry thilo thomas thor thorben thorbjorn thorsten thorvald tiago tiberio tibor tiemoko
    tijjani till tillmann tilman tilo tim timmy timo timoteo timothee timothy timur tino tito titouan titus
    tiziano tjark tobia tobias toby todd todor tom tomas tomasz tomislav tommaso tommy tomoaki toni tonino
    tony toomas torben torbjorn tore torgeir toribio torkel torquato torstein torsten toto toussaint traian
    traugott travis trent trevor trey tristan trond troy tryggve tucker tullio tuncay tunde turki txema
    tyler ubaldo uberto udo ugo ugur uhuru ulderico ulf uli ulises ulisse ulrich ulysse ulysses umar umaru
    umberto umit unai unal urbain urho urs usman utz uwe vaclav vadim vagif vahid valdas valdis valentin
    valentino valeriano valerij valerio valeriy valery valter vance vasco vasil vasile vasilis vasily
    vassili vasyl vegard veit velimir venancio venanzio vern vernon viacheslav vianney vic vicente victor
    victoriano victorien vidal vidar viggo vijay vikram viktor vinay vince vincent vincenzo vinicio vinod
    vinzenz virgil virgile virgilio virginio vishal vitale vitali vitaliy vitaly vito vitor vittore
    vittorino vittorio vivien vlad vladan vladimir vladimiro vladislav vojislav volker volkmar volodymyr vuk
    vyacheslav wade wael waldemar waleed walid wallace wally walt walter walther warren waseem wassim wayne
    wenceslao wenceslas wendelin wendell wenzel werner wes wesley wieland wieslaw wiktor wilbert wilbur
    wilfred wilfredo wilfried wilhelm will willard willem willi william willibald willie willis willy wilmer
    wilson winfred winfried winston witold wladimir wladimiro wlodzimierz wojciech wolf wolfdietrich
    wolfgang wolfhard wolfram woodrow woody wopke wyatt xabi xabier xanana xander xaver xavi xavier yacine
    yago yahya yair yanis yann yannick yannik yannis yaroslav yaser yasin yasir yasser yassin yassine yehuda
    yeray yevgeni yevgeny yiannis yigal yildirim yitzhak yngve yoann yoav yoel yohan yohannes yoram
    yoshihide yossi younes youri youssef youssouf yoweri yuki yuri yuriy yusuf yvan yves yvon zac zacarias
    zaccaria zach zachariah zacharias zacharie zachary zack zafer zaher zaki zane zayed zbigniew zdenek
    zeljko zeno zenon zhivko ziad ziga zinedine zlatan zlatko zoltan zoran zsolt zubair zygmunt øyvind`;
