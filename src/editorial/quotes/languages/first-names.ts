import type { Gender } from './language.ts';
import { gendered } from './language.ts';

/**
 * Common forenames of the five languages and of people often in their news, from general knowledge, in lower case and without
 * accents. A help to tell persons from places and firms, and he from she; names not listed are judged by their surroundings.
 */
const forenames: ReadonlyMap<string, Gender> = gendered(
  `aaron abdel abdul abraham adam adolf adrian ahmad ahmed alain alan albert alberto aldo alejandro
    alessandro alessio alex alexander alexandre alexis alfonso alfred alfredo ali allan allen alvaro amadou
    amir anatoli anders andre andreas andrei andrej andres andrew andy angelo anthony antoine anton antonio
    antony armando armin arnaud arnold arthur arturo attilio august augusto axel barack bart bashar bastien
    beat ben benedetto benedikt benito benjamin benoit bernard bernardo bernd bernhard bernie bertrand bill
    billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan burkhard calvin
    carl carlo carlos carmelo carmine carsten cedric cem cesar cesare chad charles charlie chester chris
    christian christoph christophe christopher chuck ciro clarence clark claude claudio claus clemens clement
    cliff clint clinton colin conrad cory craig cristian cristiano cristobal curt curtis cyril dale damien dan
    daniel daniele danilo danny dario darren dave david davide dean dennis denis derek detlef didier diego
    dieter dietmar dimitri dirk dmitri dmitry domenico dominic dominik dominique don donald doug douglas drew
    duncan dustin dwight dylan eberhard ed eddie edgar edmond edmund eduardo edoardo edouard edward edwin egon
    elie elio elias elijah elon eloy emanuel emanuele emiliano emilio emmanuel enrico enrique enzo eric erich
    erik ernest ernesto ernst erwin esteban ethan etienne eugene eugenio evan evo ezio fabian fabio fabrice
    fabrizio federico felipe felix ferdinand fernando fidel filippo flavio florian florent francesco francis
    francisco franck franco francois frank franz fred frederic frederick friedrich fritz gabriel gabriele
    gaetano gary gavin gennaro geoff geoffrey georg george georges gerald gerard gerardo gerd gerhard gerry
    giacomo giampaolo gian giancarlo gianfranco gianluca gianluigi gianni gilbert gilles gino giorgio giovanni
    giulio giuseppe glen glenn gonzalo gordon graham greg gregor gregory guido guillaume guillermo guenther
    gunter gunther gunnar gustav gustavo guy hans harald harold harry hartmut hassan hector heiko heiner
    heinrich heinz helmut hendrik henri henrik henry herbert hermann hernan hillel holger horacio horst howard
    hubert hugh hugo humberto hussein ian ibrahim ignacio ignazio igor igor ilja imran ingo isaac ismail ivan
    ivo jack jacob jacopo jacques jaime jair jake jakob james jamie jan jared jaroslav jason javier jay jean
    jeb jed jeff jeffrey jens jeremie jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin jochen
    joe joel joerg johan johann johannes john johnny jon jonas jonathan jordan jordi jorge jörg jose josef
    joseph josh joshua juan julian julien julio jurgen jürgen justin kai karim karl keir keith kellyanne ken
    kenneth kevin khalid kim klaus knut kofi konrad kurt kyle lamar lance larry lars laurent lawrence lee leif
    len lenny leo leon leonard leonardo leopoldo lewis liam linus lionel livio logan lorenz lorenzo lothar lou
    louis loic luca lucas luciano lucien ludovic ludwig luigi luis luiz lukas luke lutz mahmoud malcolm
    manfred manuel marc marcel marcello marcelo marco marcos marcus mariano mario marius mark marko markus
    marshall martin marvin massimiliano massimo mateo mathias mathieu matt matteo matthew matthias matthieu
    mattia maurice mauricio maurizio mauro max maxime maximilian mehdi mehmet mel michael michel michele
    miguel mike mikhail milos mirko mitch mitt moritz morris moses moshe moussa muhammad mohamed mohammed
    mohammad mustafa nathan ned neil nelson nello nestor newt niccolo nicholas nick nicola nicolas nicolo
    nigel nikolai nikolaus nils noah noam noel norbert norman octavio olaf oleg oliver olivier omar oreste
    oscar oskar osvaldo otto owen pablo paolo pascal pasquale pat patrice patricio patrick paul pedro pepe
    pepijn pete peter petro phil philip philipp philippe phillip pier piero pierre pietro pino piotr placido
    preston quentin rafael raffaele rahm rainer ralf ralph ramiro ramon ramzan rand randy raphael raul ray
    raymond reince reinhard reinhold remi renato renaud rene rex ricardo riccardo richard rick rob robert
    roberto robin rocco rod rodney rodolfo rodrigo roger roland rolf roman romano romain ron ronald ronnie
    ross roy ruben rudi rudolf rudy rufus rupert russell ryan sacha sadiq salif salvatore salvador sam samuel
    samuele sandro santiago santo scott sean sebastian sebastien sepp serge sergei sergej sergey sergio seth
    shane shawn shinzo sigmar silvano silvio simon simone spencer stan stanislas stanley stefan stefano
    stephan stephane stephen steve steven stewart stuart sven sylvain tayyip ted terence terrence terry thabo
    theo theodor theodore thiago thibault thierry thomas thorsten tiago tiberio tim timothy timo tino tito
    tobias todd tom tomas tommaso tommy tony torsten toussaint travis trent trevor trey tullio tyler udo ugo
    ulf uli ulrich umberto uwe valentin valentino valerio valery vasco vaclav vicente victor viktor vincent
    vincenzo virgil vito vittorio vladimir volker volodymyr wade waldemar wallace walter warren wayne
    wenceslas werner wesley wilfried wilhelm will willem william willy winfried winston wladimir wolf wolfgang
    xavier yann yannick yasser yassin yoshihide yves zac zach zachary zeno zinedine abdoulaye abdallah achille
    adnan ahmet aitor akira alaa aleksandar aleksandr aleksei alexei alexey alhaji alpha alassane amadeo amine
    amit anatoly andrii andriy andrzej anibal anil anis anwar arsene arvind asif ashraf aurelien ayman aziz
    babacar baltasar baptiste bashir basil bekim benedict bilal bilawal bjorn björn bohdan bola borut brahim
    branko brody bronislaw caleb carles carsten cheikh cody cosimo cyrille cyprien damian darnell declan
    deepak desmond devin dilip dimitris dimitrios dirk dragan draghi drago dusan dwayne eckart edi ehud ekrem
    elmar emil emmerson ercole eren erdal ettore evangelos evo faisal fadi farid fawzi ferenc fethullah finn
    florentino fouad frans fulvio fumio furio gabor gael gaston geert gennady gerald gideon gilad giorgos
    goran goodluck grzegorz gustaf habib hakan hakim hamid hamza haider haruki hauke henning hinrich hiroshi
    hisham hitoshi hossein hristo hugues hunter husni iker ilhami ilir inaki inigo isidoro isidro istvan ivica
    iyad jacek jacky jalal jamal janez janos jarosław jaroslaw jayden jeroen jiri joost jonah jordan jorg jorn
    josip jovan jozef kaan kamal karel karl-heinz karsten kazuo kees kemal kenji kenny khaled khalil kiril
    kostas krzysztof kwame kyriakos laszlo lenin leszek levi lino lothar ludvig luka macky magnus mahathir
    mahmud majid malik mamadou manmohan manlio marek marian marquis marwan marzio mason mateusz mattias
    maurilio mauro melvin metin mevlut micha mikael mikel milan milorad miroslav mladen mojtaba moncef moreno
    mounir muhammadu murat musa nabil naftali narendra nasser nawaz nayib nazario nicolae niklas nikola nikos
    nizar nuno oleksandr oleksiy oleksii ollanta olusegun omid onder oriol orlando osama osman oumar ousmane
    ozgur pau pavel pavlo pawel pere petar petros petteri pierfrancesco pierluigi piotr predrag primo radek
    radoslaw rached rafal raila rajesh rami ramin rashid razvan recep redouane remy renzo reza rhys rino romeo
    romolo rudiger ruggero rui rune rustam ruud saad sabri saddam sadio said salah salim salman salvo samir
    sander sanjay santi santino saverio sebastiaan selim seydou shaun shehbaz silverio simeon slavoj slobodan
    soren spiro stanislav stavros sunil sultan szymon taavi tadeusz takashi talal tamer tarek tariq taro
    tayfun teun theodoros till tiziano toni tonino traian tunde ubaldo uhuru unai vaclav valdis valter vasily
    vasyl vikram vijay vitali vitaly vittorino vuk waleed walid wassim wieslaw witold wojciech wopke xavi yair
    yann yanis yannis yaser yasin yehuda yiannis yigal yitzhak yoann yoav yoram yoweri yuki yuri yusuf zayed
    zbigniew zlatan zoltan zoran zdenek`,
  `abigail ada adele adriana agata agnes agnese aicha aida aisha alba alessandra alessia alexandra alexandria
    alexia alice alicia alina aline alison alma amanda amber amelia amelie amy ana anais andrea-maria andree
    angela angelica angelina angelique anita anja anke ann anna annalisa annamaria annalena anne anneliese
    annemarie annette annie anouk antje antonella antonia arianna arielle ashley assunta astrid audrey aurelie
    aurora ava barbara beate beatrice beatrix beatriz becky belen benedetta benedicte berenice bernadette
    bertha beth bethany betsy betty bianca birgit blanca bonnie brenda bridget brigitta brigitte britta
    brittany caitlin camila camilla camille carla carlotta carly carmen carol carola carole carolina caroline
    caterina catherine cathy cecile cecilia celeste celia celine chantal charlene charlotte chelsea cherie
    chiara chloe christa christel christiane christina christine cindy claire clara clarissa claudia claudie
    clelia clementine colette concetta condoleezza concha connie constance corinne cornelia cristina crystal
    cynthia dagmar daisy dalia dana daniela danielle daphne deborah debbie debra delphine denise diana diane
    dilma dolores donatella donna dora doris dorothea dorothee dorothy edith edna eileen elaine eleanor elena
    eleonora elfriede elif elisa elisabeth elisabetta elise elizabeth elke ella ellen eloise elsa elvira
    emanuela emilia emilie emily emma erica erika erin ernestine esmeralda estelle esther eugenia eva evelyn
    evelyne fabiana fabienne faith fanny fatima federica felicia felicitas fiona flavia florence franca france
    francesca francine francisca franziska frauke frederique frida frieda gabriela gabriella gabrielle gail
    geraldine gerda germaine gertrud ghislaine gianna gilda gina giorgia giovanna gisela gisele giulia
    giuliana giuseppina glenda gloria grace graciela grazia greta gretchen guadalupe gudrun gwen hanna hannah
    hannelore heather hedwig heide heidemarie heidi helen helena helene helga henriette hermine hilary hilda
    hilde hillary holly huma ida ilaria ilse imelda immacolata india ines inga inge ingrid irene iris irina
    irma isabel isabella isabelle ivana ivanka jackie jacqueline jane janet janice jeanette jeanne jenna
    jennifer jenny jessica jill jimena joan joanna joanne jocelyn johanna josefa josefina josephine joy joyce
    juana juanita judith judy julia juliana julie juliet juliette june jutta kamala karen karin karina karla
    kate katherine kathleen kathrin kathryn kathy katia katja katrin katy kayla kelly kerstin kim-anne
    kimberly kirsten kirstin kristen kristin kristina laetitia lana lara larissa laura laure laurence laurie
    lauren lavinia lea leila lena leonie leticia letizia lia liana liane lidia liliana lilian lilli lily linda
    lisa liz loretta lorena loredana lori louisa louise lourdes luana lucia luciana lucie lucille lucy
    ludovica luisa luise lydia mabel madeleine madison maddalena magali magdalena mafalda maike maja malala
    malia manon manuela mara marcela marcella margaret margarita margherita margit margot margrethe marguerite
    maria mariana marianna marianne maribel marie mariella marietta marilena marilyn marina marine mariolina
    marion marisa marisol marit marjorie marlene marta martha martina martine mary marylene mathilde matilda
    maud maureen mechthild megan melania melanie melinda melissa mercedes mette michaela michela michele-marie
    michelle milena miranda mireille miriam molly mona monica monika monique muriel nadia nadine naomi nancy
    natacha natalia natalie natascha nathalie nicole nicoletta nicki nikki nina noemi nora norma octavia odile
    olga olivia ornella pamela paola pascale patricia patrizia patty paula paulina pauline penelope petra
    phoebe pia pilar priscilla rachel rachele raffaella raquel rebecca regina regine renata renate ricarda
    rita roberta rocio romina rosa rosalia rosanna rosario rosemary rosie roxana ruth sabina sabine sabrina
    sahra sally samantha sandra sara sarah sasha-anne saskia savannah segolene serena shannon sharon sheila
    sheryl shirley sibylle sigrid silke silvana silvia simona simonetta sofia solange sonia sonja sophia
    sophie soraya stacy stefania stella stephanie sue susan susana susanna susanne susi suzanne svenja
    svetlana sybille sylvia sylvie tamara tammy tania tanja tara tatiana teresa tereza thelma theresa therese
    tiffany tina tracy trinidad trudy tulsi uma ursula ute valentina valeria valerie vanessa vera verena
    veronica veronika veronique victoria viola violeta virginia virginie viviana viviane wanda wendy whitney
    wilma winifred xenia yasmin ylenia yolanda yulia yvette yvonne zelda zoe agathe agnieszka ailsa aine akiko
    alena alessia alisha amal amandine amina aminata amira anastasia andreea aneta angelika anika anissa
    annalisa annamaria antje antonietta anu apolline arlette arundhati asma asuncion aude autumn aya aysel
    ayse azadeh azra barbel bärbel beata begona benazir berta birgitta birte bojana bozena brianna brooke
    brune candice carme carmela cayetana charlene chimamanda clea cleo consuelo corina cosima cristiana dalila
    danuta darya debora destiny dina dorota ebony edina ekaterina elke elly emine encarna erna estefania ewa
    fadela fatma fatou fatoumata femke fernanda fleur florence fumiko gaelle gesa ghada graziella gro gulnara
    haley halina hana hanan hatice heike helle henrike hina hiroko houria huda ida iga ilenia ilham ilona imke
    inna ione ioana irena irem isaure ivette iwona jacinda jadwiga jana jasmine jelena jole jolanta jovana
    kaitlyn kaja kamila katalin katarina katarzyna kayleigh keiko keisha ksenia laia latifa latoya leila leyla
    licia liliane ljubica ludmila macarena magda maia maja malgorzata malika manal marija marilou mariam
    mariastella marzia marlene marta mary-kate medea meera meike melek meritxell merce mia mihaela milica
    mireia mirella miriam mona montserrat mouna nabila nadezhda nadja najat nana nasrin natasa naima nawal
    nigar nirmala nora noor nour nunzia nuria ofelia oksana olha olena oona paige paz petya piera pierangela
    pinar priyanka rachida rania renee reyes reyhan ricarda rima roberta roselyne rossana rossella sadia safia
    saida salma samia samira sanna sanne savina selma semra shabana shireen sibel sibeth signe simin siv
    snezana soledad sonya sunita suzana suzy svitlana tabea tamar tatjana tansu teodora thandi tiziana trine
    tuba tulin tuula ulrike urszula vanda vandana vesna viorica virna viktoria wafa wanjiru wibke wiebke
    xiomara yael yamina yasmina yekaterina yingluck ylva yoko yoona yuko yuliya yulia zahra zainab zeynep
    zineb zita zofia zuzana`,
  'andrea ariel casey chris dana dominique gale jo jody kerry leslie lynn morgan nicki nour pat sacha sasha taylor shelby sidney stacey claude camille dell kim robin alex sam lee jordan cameron terry maxime kit meredith avery quinn reese charlie joan jean-marie nikita sasa misha toni yuval shay ariel rene kim jin ming yan',
);

const MARK = /\p{M}/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** Lower case without accents. */
export const plain = (word: string): string =>
  ASCII.test(word) ? word.toLowerCase() : word.normalize('NFD').replace(MARK, '').toLowerCase();

/** What a forename tells; null when the word is none that is listed. Hyphened names go by their first half. */
export function forenameGender(word: string): Gender | null {
  const key = plain(word);
  const known = forenames.get(key);
  if (known !== undefined) return known;
  const hyphen = key.indexOf('-');
  return hyphen < 0 ? null : (forenames.get(key.slice(0, hyphen)) ?? null);
}
