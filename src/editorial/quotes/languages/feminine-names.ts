/** Feminine forenames, in lower case and without accents; one in both lists serves both. */
export const FEMININE = `abby abigail abir ada addison adela adelaida adele adelheid adelina adeline adoracion adriana adrienne
    agata agathe agnes agnese agnieszka agostina agueda agustina aicha aida aigul aileen ailsa ainara aine
    ainhoa ainoa aisha aishatou aissatou aitana akiko alaina alana alanna alazne alba albachiara albane
    alberta albertina albina alda alecia alejandra aleksandra alena alessandra alessia alexandra alexandria
    alexandrina alexia alfonsina alice alicia alida aliette alina aline alisa alisha alison alissa alix
    alizee alla allie allison allyson alma almudena almut aloisia alya alyce alyona alyson alyssa amaia amal
    amalia amalie amanda amandine amani amaya amber ambra amelia amelie amina aminata amira amparo amy ana
    anabel anahi anahit anais anastasia anastasie anastasiya anca andrea-maria andree andreea andreina aneta
    angela angele angelica angelika angelina angelines angelique angie angiola anika anila anisa anissa
    anita anja anjali anka anke ann anna annabell annabelle annalaura annalena annalisa annalise annamaria
    annarita anne annegret annekatrin anneli anneliese annelore annemarie annerose annett annette annick
    annie annika anniken annmarie annunziata anouk anoushka antje antoinette antonella antonia antonie
    antonietta antonina anu anuradha aparna apolline apollonia apolonia araceli arancha arantxa arantza
    ariadna ariana ariane arianna arielle arlene arlette armelle armida artemisia arundhati arwa ashlee
    ashleigh ashley ashlyn asma asmaa assunta astrid asuman asuncion athena aubree aud aude audra audrey
    augustine aurea aurelia aurelie aurora aurore autumn ava axelle aya ayaan ayelet aylin aynur ayse aysel
    azadeh azar azelie aziza azra azucena babette balbina barb barbara barbel bartolomea beata beate
    beatrice beatrix beatriz becca becky begona belen belinda belle benazir benedetta benedicte benedikta
    benita berengere berenice berit bernadette bernarda bernardetta bernardina bernice berta bertha berthe
    bertille bessie beth bethany betsy bette bettina betty beulah beverley beverly bianca biancamaria bianka
    bibiana bice biljana birgit birgitt birgitta birte birthe blanca blandine blanka bobbi bobbie bodil
    bojana bonaria bonnie bozena brandi branka brankica breanna bree brenda brianna bridget bridgette
    brigida brigitta brigitte brit britt britta brittany brittney brooke brune brunella brunhilde cacilia
    caitlin caitlyn callie camila camilla camille candace candela candelaria candice candida cara carin
    carina carine carissa carla carlota carlotta carly carme carmela carmelina carmen carmina carol carola
    carole carolin carolina caroline carolyn carrie casilda cassandra cassandre cassidy cassie catalina
    caterina catharina catherine cathleen cathrin cathy catia cayetana cecelia cecile cecilia celeste
    celestina celestine celia celine cesarina cettina chandrika chantal charlene charlotte charmaine charo
    chelsea chelsey cherie cheryl chiaki chiara chimamanda chimene chloe christa christel christelle christi
    christiane christie christin christina christine christy chrystal cindy cinzia claire clara claretta
    clarissa clarisse claudette claudia claudie claudine clea clelia clementina clementine cleo cleofe
    clorinda clothilde clotilde colette coline colleen concetta concettina concha conchita condoleezza
    connie constance constanza constanze consuelo coralie cordelia cordula corentine corina corinna corinne
    cornelia cosetta cosima courtney cristiana cristina crystal cunegonde cynthia cyrielle dafne dagmar
    dagny daisy dalia dalila damiana dana danica daniela danielle danijela danuta daphne darcy daria darlene
    darya daryna deana deanna deanne debbie debora deborah debra deepa deidre deirdre delia delilah delores
    deloris delphine demetra demi dena denise denitsa desdemona desideria desiree desislava destinee destiny
    diana diane dianna dianne diaraba dilara dilek diletta dilma dina djamila dolores dolors dominga
    domitilla domitille domiziana donata donatella donna dora doralice doreen doris dorit dorota dorotea
    dorothea dorothee dorothy dorte dragana dunja ebba ebony ebru eda edda edelmira edeltraud edie edina
    edita edith edna edoarda edurne edvige edwige efisia eglantine egle eileen ekaterina ela elaine elba
    elda eleanor elena eleni eleonora eleonore elettra elfi elfriede eliana eliane elif elin elina elisa
    elisabet elisabeth elisabetta elisaveta elise elisenda elisha eliza elizabeth elke ella ellen ellie elly
    elna elodie eloisa eloise elsa elsbeth else elsebeth elsie elvira elvire elyse elzbieta ema emanuela
    emeline emilia emiliana emilie emily emina emine emma emmanuelle emmeline encarna encarnacion encarni
    enisa enrica enriqueta enza erica erika erin erma ermelinda erminia erna ernesta ernestine ersilia
    esmeralda esra essie estefania estela estelle ester esther estibaliz eszter etelvina ethel etta eufemia
    eugenia eugenie eula eulalia eulalie eunice eva evamaria evangeline evdokia eve evelin evelina eveline
    evelyn evelyne ewa ewelina fabia fabiana fabienne fabiola fabrizia fadela fadila fadwa faith faiza
    fannie fanny farah fariba farida farzana fatemeh fatima fatimah fatimata fatimatou fatma fatou fatoumata
    fausta faustine fawzia federica fedora felicia felicie felicitas felipa felisa femke fereshteh fermina
    fernanda fernande fiamma fiammetta filomena finja fiona fiorella fiorenza firdaus flaminia flavia flavie
    fleur florence florencia florentina floriana floriane floris fosca fran franca frances francesca
    francette francine francisca francoise franka franziska frauke freda frederike frederique frida frieda
    friederike fulvia fumiko funda gabby gabi gabriela gabriella gabrielle gaelle gaia gail galina ganna
    gayle gelsomina gena genet genevieve genoveffa genoveva genziana georgette georgina geraldine gerda
    gerlinde germaine germana gerti gertraud gertrud gertrude gertrudis gesa gesche gesine ghada ghazal
    ghislaine ghita giacinta giacoma giada gianna giannina gigliola gilberte gilda gillian gimena gina
    ginette ginevra ginny gioconda giordana giorgia giovanna giovannina gisela gisele giselle gita gitta
    gitte giuditta giulia giuliana giulietta giuseppa giuseppina giusi giustina giusy gladys glenda glenna
    gloria golshifteh gordana grace gracie graciela grazia graziana graziella grazyna gregoria greta
    gretchen grete grethe griselda grit gro guadalupe gudrun guendalina guglielmina guillermina guinevere
    gulnara gulsen gulsum gunda gundula gunhild gunilla gunvor guzel gwen gwenaelle gwendoline gwendolyn
    gwyneth hafida hafsa hailey hala haley halime halina hallie hamida hana hanan hanna hannah hanne
    hannelene hannelore harriet hasna hatice hattie hayat haydee hayley heather hedda hedwig heide
    heidemarie heiderose heidi heidrun heike hela helen helena helene helga hella helle helma heloise hend
    henrietta henriette henrike herlinde hermine herminia hermione herta hertha hiba hilary hilda hilde
    hildegard hillary hiltrud hina hind hiroko hjordis hoda holly hortense hortensia houda houria huda
    huguette huma iaia iciar ida idoia iga ignacia ignazia ilana ilaria ilda ileana ilene ilenia ilham ilka
    ilona ilse imani imelda imke imma immacolata imogen imogene ina india ines inez inga inge ingeborg
    ingeborga ingela ingelore inger ingrid ingunn inka inma inmaculada inna insa insaf ioana iolanda iole
    iona ione irada irati irem irena irene iria irina iris irma irmela irmgard irmhild irmtraud irmtrud
    iryna isabeau isabel isabell isabella isabelle isadora isatou isaura isaure isla isolde isotta itsaso
    itziar iva ivana ivanka ivette ivona ivonne iwona izaskun jacinda jacinta jackie jaclyn jacqueline
    jacquelyn jada jadranka jadwiga jaione jana jane janelle janet janette janice janie janina janine janna
    janne jannette jaqueline jasmin jasmina jasmine jasna jaye jayne jazmin jeanette jeanie jeanine jeanne
    jeannette jeannie jeannine jelena jemima jen jenna jennie jennifer jenny jeri jerri jessica jessie jette
    jill jillian jimena joan joann joanna joanne joaquina jocelyn jocelyne jodi jodie joelle johanna jolanta
    jole joni jordina jorunn josefa josefina josefine josephine josette josiane josie josune josyane jovana
    jowita joy joyce juana juanita judi judit judith judy julia juliana juliane julianne julie juliet
    julieta juliette julija julita june justine jutta jytte kacey kadiatou kadija kaisa kaitlin kaitlyn kaja
    kaleigh kalinda kamala kamila kara karen kari karianne karima karin karina karine karla karola karolin
    karolina karoline karyn kasey katalin katarina katarzyna kate katell katelyn kateryna katharina
    katharine kathe katherine katheryn kathie kathleen kathrin kathrine kathryn kathy katia katica katie
    katja katrin katrina katy kay kaye kayla kayleigh keiko keira keisha kelley kelli kellie kelly kelsey
    kendra keri kerri kerrie kerstin kerttu khadidja khadija khalida khatia khloe kiara kiera kim-anne
    kimberley kimberly kinga kirsi kirsten kirstin kjersti klara klaudia kornelia kourtney krista kristen
    kristi kristie kristin kristina kristine kristy krystal krystyna ksenia kyla kylie kyra lacey lada
    laetitia laia laila lalita lamia lana lara larisa larissa lata latasha latifa latife latonya latoya
    laura laure laurel lauren laurence laurentina laurie laurine laverne lavinia lea leah leann leanna
    leanne leda leila leire lejla lela lelia lella lena lene leni lenora leocadia leona leonarda leonie
    leonilde leonor leonora leonore leontina leontine leta leticia letitia letizia leyla lia liana liane
    licia lidia lidija lidiya liesbeth liesel lieselotte lila lilas lili lilia lilian liliana liliane liliya
    lill lilla lilli lillian lillie lilly lilou lily lina linda lindsay lindsey line linette linnea lioba
    lis lisa lisbeth lise liselotte lisette lison liudmyla liv livia liviana liz liza lizzie ljiljana
    ljubica ljudmila loane lois lola lora loraine loredana lorella lorena lorenza lorenzina loretta lori
    lorna lorrie lotte lottie louane loubna louella louisa louise louison lourdes luana lucette lucia
    luciana lucie lucienne lucile lucilla lucille lucinda lucrecia lucrezia lucy lucyna ludivine ludmila
    ludmilla ludovica luella luigia luigina luisa luise luisella lulu luzia lydia lydie lyla lylou lyubov
    lyudmila maarit mabel macarena mackenzie maddalena maddie madeleine madeline madelyn madge madina
    madison mae maelle maeva mafalda magali magda magdalena maggie mahnaz maia maialen maike maimouna maisie
    maite maj maja majda makayla malala malena malgorzata malia malika malin mallory manal mandy manja manon
    manuela mara maram marcela marcella marci marcia marcy mareike maren marga margaret margareta margarete
    margarethe margarita margaux margery margherita margie margit margitta margo margot margret margrethe
    margrit marguerite maria mariagrazia mariah marialuisa mariam mariana mariangela marianna marianne
    mariannina mariapia mariarosa mariarosaria mariastella mariateresa mariavittoria maribel maricarmen
    marie mariel mariele mariella marielle marietta mariette mariia marija marijana marika marilena marilou
    marilyn marilyne marina marine marinella mariolina marion marisa marisol marissa maristella marit marita
    maritza mariya marjolaine marjorie marla marleen marlene marlies marlis marsha marta martha marthe
    martina martine maruska marva mary mary-kate maryam maryann maryanne maryellen marylene maryline marylou
    maryse maryvonne marzia masha masooma massimiliana mathilde matilda matilde mattie maud maude maura
    maureen mauretta mauricette mavis maxi maxine maya mayada mayte mckenzie meagan mechthild medea medina
    meenakshi meera meg megan megawati meghan mehbooba mei meike melania melanie melba melek melina melinda
    melisa melisande melissa melitta melodie meltem mena merce mercedes meriem meritxell merle merve mesude
    mette mia micaela michaela michela michele-marie micheline michelle mihaela mikayla mila milagros
    mildred milena milene milica millicent millie milly mimi mindy minerva minnie mira miranda mireia
    mireille mirella miren mireya miriam mirjam mirjana mirta mirza mitra mitzi moira mollie molly mona
    monia monica monika monique monserrat montse montserrat morena morgana morgane mouna mounia moza
    muguette munira muriel murielle mursal mylene myra myriam myrna nabila nada nadege nadezda nadezhda
    nadia nadine nadiya nadja nafissatou nagat naglaa nagore nahed nahid naila naima najat naledi nan nana
    nancy nanette naomi narges nargiz nasreen nasrin nasrine nastassja natacha natalia natalie nataliia
    natalina nataliya natallia natasa natascha natascia natasha nathalie nawal nazanin nazaret nazli nebahat
    nekane nele nelida nell nella nellie nelly nerea nerina nesrin nettie nevin nichole nicki nicla nicolasa
    nicole nicoletta nigar nikki nila nilde niloufar nina ninfa nino ninon nirmala nirupama nisreen nita
    nives noelia noelle noemi noemie nola noor nora noreen norma nour nuccia nunzia nunziata nuray nurcan
    nuria nursel nurten nusta obdulia oceane octavia oddny odette odile ofelia oihane oksana olaia olalla
    oleksandra olena olesya olga olha oliva olivia olympe ombeline ombretta oona ophelia ophelie orane
    oriana oriane orianna orietta ornella orsola orsolina ortrud ottavia ottilie oumou ozlem paige paloma
    pamela pansy paola paoletta paolina parisa parvin pascale pasqualina patricia patrizia patsy patti patty
    paula paule paulette paulina pauline paz peggy pelin pembe penelope pernille perrine petra petya
    philippine philomene phoebe phyllis pia piera pierangela pierina pierrette pilar pina pinar pinuccia
    piper polina polly pooja portia pratibha preeti priscila priscilla pritam priyanka purificacion quirina
    rabia rachael rachel rachele rachida rada radka radmila raffaella ragnhild raimonda raisa rajaa ramona
    rana randi rania ranim raquel rasha raymonde reba rebeca rebecca rebekah rebekka rebiya reem regina
    regine reina reingard reinhild rejane rena renata renate renee renuka reyes reyhan rhea rhoda rhonda
    ricarda rihanna riitta rima rina rita roberta robyn rochelle rocio roksana rolande romane romilda romina
    romy ronda ronja rosa rosalba rosalia rosalie rosalind rosalinda rosalinde rosalyn rosalynn rosamaria
    rosangela rosanna rosanne rosaria rosario rosaura roselina roseline rosella roselyne rosemarie rosemary
    rosenda roser rosetta rosie rosina rosita roslyn rossana rossella roswitha rowena roxana roxane roxanne
    roya rukmini rula ruslana ruta ruth sabiha sabina sabine sabrina sadia sadie sadiqa safia sagrario sahra
    saida saira sakina sally salma salome salvatrice salwa samanta samantha samar samia samira sana sandra
    sandrine sania sanja sanna sanne sara sarah saray sarita sasha-anne saskia saundra savannah saveria
    savina savita segolene selena selene selin selina selma semra senta serafina serena sevda severina
    severine sevgi sevim shabana shaima shakila shana shanna shannon shari sharlene sharon shauna sheena
    sheila shelia shelley shelly sheri sherri sherrie sheryl shireen shirin shirley shreya shukria sibel
    sibeth sibilla sibylle sidonie sieglinde siegrid signe sigrid sigrun sigrunn silja silke silvana silvia
    silvija simin simona simonetta sina siobhan sissel siv siw sixtine sladjana slavica smriti snezana
    snezhana sofia sofie sofija sofiya solange soledad solene soline solveig sondra songul sonia sonja sonya
    sophia sophie soraya sowmya staci stacie stacy stanislava stefania stefanie steffi stefka stella
    stephanie suad sue sumaya sunita susan susana susann susanna susannah susanne sushma susi susie susy
    suzan suzana suzanne suzette suzon suzy svea svenja svetlana sveva svitlana sybil sybille sylke sylvia
    sylviane sylvie synnove tabea tabitha tahmina taisia tamar tamara tameka tami tamika tammi tammy tania
    tanisha tanja tansu tanya tara tarana tarja tasha tatiana tatjana tatsiana tawakkol tecla telma teodora
    teresa teresita tereza teri terri tess tessa teuta thais thandi thea thekla thelma theresa therese
    theresia tiana tiffany tina tiphaine tiphanie titti tiziana tomoko tone tonya torhild tori torunn tove
    tracey traci tracie tracy traudel traute tricia trina trine trinidad trisha trista trude trudy tsai
    tsitsi tuba tuccia tugba tulay tulin tullia tulsi turid tuula ubalda uliana uljana ulla ulrike uma
    umaima undine unn ursel ursula ursule urszula uschi usha uta ute uxue vaira valentina valentine
    valentyna valeria valerie valeriya vanda vandana vanesa vanessa vanna vasilisa vasundhara vera verena
    verna veronica veronika veronique vesela veselina vesna vibeke vicenta vicki vickie vicky victoria
    victorine vida viktoria viktorija vilma vincenza viola violaine violante violeta violetta violette
    viorica vira virginia virginie virna vivian viviana viviane vivien vjosa vlasta wafa wafaa walburga
    waltraud waltraut wanda wanjiru wenche wencke wendi wendy whitney wibke wided wiebke wilhelmina
    wilhelmine willa wilma winifred winnie winona wislawa xaviere xenia xhemile ximena xiomara yael yaiza
    yamina yana yanina yara yasemin yasmin yasmina yekaterina yelena yelizaveta yesenia yessica yevgenia
    yevgeniya yingluck ylenia ylva yoko yolanda yolande yoona yoshiko yuko yulia yuliia yulija yuliya yumi
    yuriko yvette yvonne zaha zahia zahra zaida zainab zaineb zaira zakia zehra zeina zeinab zejna zelda
    zelie zenab zeynep zhanna zinaida zineb zita zlata zoe zoey zofia zofija zohra zoja zora zoraida zorica
    zsuzsanna zulema zuzana zuzanna`;
