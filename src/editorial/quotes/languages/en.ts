import type { Definiteness, WrittenLexicon } from './language.ts';
import { gendered, words, wordSet } from './language.ts';

/** says, said, saying: the bare form is left out, it is a noun too often ("claim", "report"). */
function regularForms(base: string): string[] {
  if (base.endsWith('e')) return [`${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  if (/(?:s|sh|ch|x)$/.test(base)) return [`${base}es`, `${base}ed`, `${base}ing`];
  return [`${base}s`, `${base}ed`, `${base}ing`];
}

const verbs = new Set([
  ...words(`add ask remark explain insist respond recall warn announce agree acknowledge argue assert boast complain
    concede confirm contend continue cry deny describe elaborate emphasize emphasise exclaim lament maintain
    mention muse observe pledge predict proclaim promise protest quip recite reflect reiterate repeat reply
    retort reveal shout shrug sigh stress suggest tweet urge utter vow whisper wonder yell testify caution
    counter declare estimate gush imply interject lash mutter opine plead rail recount remind remember scream
    snap summarize summarise tout underscore advise call conclude dub deem denounce criticize criticise
    condemn praise blast slam clarify admit assure accuse characterize mock believe lambaste scoff chide
    enthuse theorize bemoan applaud allege cite joke inform sing bellow bark bristle chirp echo exhort fume
    groan growl grumble joke moan rant sob stammer thunder whine sneer deadpan posit surmise concur disclose
    elaborate forecast inquire insinuate intone marvel mumble object pronounce propose query reassure rebut
    reckon recommend relay scold speculate taunt tease threaten chant blog text email argue warn label brag
    hint note claim state demand comment answer express`).flatMap(regularForms),
  ...wordSet(`say says said saying tell tells told telling write writes wrote written writing think thinks thought thinking
    argue reads read spoke speaks speaking swore sang laughed laughs smiled nodded
    feels felt began chuckled admitted admitting posted questioned pointed reported reports quoted
    quipped stated joked noted outlined concluded begged bragged fired shot`),
  ...wordSet(
    `affirmed answers chimed confessed confesses confides confided cracked raged reasoned snapped states summed`,
  ),
]);
for (const noun of [
  'claims',
  'demands',
  'comments',
  'answers',
  'states',
  'labels',
  'calls',
  'shot',
  'promises',
  'protests',
  'reports',
])
  verbs.delete(noun);

const determiners = new Map<string, Definiteness>([
  ['the', 'definite'],
  ...['a', 'an', 'one', 'another', 'some', 'several', 'two', 'three', 'many', 'other'].map(
    w => [w, 'indefinite'] as const,
  ),
  ...['this', 'that', 'these', 'those'].map(w => [w, 'pointing'] as const),
  ...['his', 'her', 'their', 'its', 'my', 'our'].map(w => [w, 'possessive'] as const),
]);

/** English. Words from general knowledge of the language and its newspapers. */
export const english: WrittenLexicon = {
  language: 'en',
  verbs,
  perfects: new Set(),
  having: new Set(),
  hearing: new Set(),
  twoWordVerbs: new Map([['clear', wordSet('made makes making')]]),
  addressing: wordSet(
    'tell tells told telling asked informed reminded urged warned assured advised called calls calling slammed blasted criticized criticised accused described labeled dubbed mocked praised condemned denounced lambasted quoted quotes cited',
  ),
  asking: wordSet('asks asked'),
  answering: wordSet('answers answered replies replied responds responded'),
  auxiliaries: wordSet(
    'has have had was were is are be been did does do would will could can may might should also',
  ),
  adverbs:
    wordSet(`also then later once again still never always already even just only recently previously earlier
    reportedly repeatedly famously simply bluntly jokingly quietly publicly initially subsequently afterwards
    finally today yesterday tonight monday tuesday wednesday thursday friday saturday sunday not n't has have
    had was is were been would will could to now often further flatly openly proudly angrily sarcastically
    eventually immediately reluctantly specifically reportedly out on back up first quickly long correctly
    clearly apparently explicitly frequently actually instead`),
  stressed: new Set(),
  sources: ['according to', 'in the words of', 'per', 'in the opinion of', 'as per'],
  contractions: new Map(),
  whence: new Set(),
  framedSources: new Map(),
  sourcesBehind: new Set(),
  pronouns: new Map([
    ['he', 'm'],
    ['she', 'f'],
    ['they', 'plural'],
    ['it', 'plural'],
    ['we', 'plural'],
    ['i', 'plural'],
    ['you', 'plural'],
  ]),
  prepositions:
    wordSet(`of in to for with on at by from about as into like through after over between against during without
    before under around among than because toward towards upon within along across behind beyond near since
    until per via despite except including regarding inside outside alongside above below off unlike`),
  determiners,
  conjunctions: wordSet(
    'and but or that because when while if as although though yet so where whether since until nor after before then',
  ),
  relatives: wordSet('who which that whose whom where'),
  roles: gendered(
    `king prince actor husband son brother father grandfather uncle boyfriend policeman congressman assemblyman
    councilman businessman spokesman chairman salesman fireman nephew duke lord boy man dad waiter pope imam
    frontman widower gentleman anchorman
    fisherman mailman guardsman airman seaman yachtsman foreman monk friar abbot heir emir sultan patrolman`,
    `queen princess actress wife daughter sister mother grandmother aunt girlfriend policewoman congresswoman
    assemblywoman councilwoman businesswoman spokeswoman chairwoman saleswoman niece duchess lady girl woman
    mom mum waitress widow
    fisherwoman yachtswoman forewoman nun heiress hairdresser stewardess`,
    `president councillor councilor alderman alderwoman bailiff provost secretary minister director senator representative governor mayor spokesperson chief executive
    ceo cfo coo officer chancellor premier leader head founder co-founder cofounder owner partner manager
    chair chairperson deputy commissioner general colonel captain lieutenant sergeant commander admiral judge
    justice attorney lawyer prosecutor sheriff detective officer agent investigator inspector doctor physician
    surgeon nurse professor lecturer teacher principal dean researcher scientist economist analyst strategist
    expert historian author writer novelist poet journalist reporter editor columnist critic correspondent
    host anchor producer singer rapper musician artist painter photographer dancer star player coach striker
    midfielder defender goalkeeper quarterback pitcher athlete champion driver rider pilot astronaut engineer
    architect designer candidate nominee opponent rival aide adviser advisor consultant pollster activist
    campaigner organizer volunteer ambassador diplomat envoy negotiator bishop archbishop cardinal priest
    pastor rabbi reverend coordinator representative supervisor student farmer worker resident neighbor
    neighbour witness victim survivor friend colleague classmate roommate cousin parent teammate fan customer
    driver passenger veteran soldier curator treasurer lawmaker legislator politician mp mep democrat
    republican conservative liberal libertarian socialist billionaire entrepreneur investor developer
    real-estate celebrity comedian model chef activist blogger vlogger youtuber official administrator
    superintendent chancellor undersecretary vice-president co-chair speaker whip treasurer operative
    surrogate mogul magnate tycoon heiress insider contributor co-author dissident defector whistleblower
    plaintiff defendant suspect gunman parishioner voter supporter moderator debater programmer technician
    psychologist psychiatrist therapist sociologist anthropologist ecologist biologist physicist chemist
    epidemiologist virologist pathologist archaeologist geologist meteorologist climatologist paramedic
    firefighter trooper constable superintendent vet veterinarian barrister solicitor magistrate chaplain
    trustee president-elect ex-president successor predecessor narrator trader broker strategist lobbyist
    fundraiser donor backer gov. sen. rep. gen. adm. col. lt. capt. maj. sgt. congressmember defenseman winger
    linebacker goalie shortstop outfielder infielder skipper captain umpire referee swimmer
    sprinter boxer golfer skier skater cyclist deportee employee trainee detainee refugee retiree
    commentator broadcaster presenter newsreader photojournalist cartoonist illustrator songwriter composer
    guitarist drummer bassist vocalist violinist pianist conductor choreographer playwright screenwriter
    filmmaker cinematographer sculptor landscaper plumber electrician     contractor mechanic farmer vintner innkeeper hotelier
    restaurateur bartender shopkeeper financier accountant auditor actuary banker economist treasurer
    bookkeeper recruiter realtor landlord tenant homeowner commuter motorist cyclist pedestrian shopper
    librarian archivist registrar bursar headteacher headmaster headmistress schoolteacher tutor cardiologist
    oncologist neurologist pediatrician paediatrician dermatologist immunologist microbiologist geneticist
    neuroscientist astronomer astrophysicist mathematician statistician demographer geographer criminologist
    ethicist theologian oceanographer glaciologist zoologist botanist ornithologist conservationist
    environmentalist ecologist pharmacist dentist midwife medic caregiver carer ombudsman commissioner
    councilmember selectman alderperson comptroller lifeguard
    biochemist bioethicist bioengineer nutritionist dietitian dietician barber jeweler jeweller florist
    grocer butcher gardener rancher grower winemaker brewer distiller forester logger miner welder carpenter
    builder roofer surveyor urbanist coder hacker gamer streamer podcaster influencer copywriter publicist
    promoter impresario auctioneer gallerist philanthropist benefactor deacon vicar ayatollah cleric sheikh
    monarch dictator warlord jihadist inmate juror paralegal notary arbitrator counselor counsellor
    psychotherapist psychoanalyst optometrist chiropractor acupuncturist commodore brigadier marshal
    corporal commandant sniper aviator co-pilot copilot steward caretaker janitor custodian housekeeper
    nanny babysitter instructor trainer educator academic postdoc undergraduate alumnus alumna valedictorian
    sophomore bowler batsman batter catcher fullback cornerback jockey racer motorcyclist snowboarder surfer
    climber mountaineer runner marathoner wrestler fencer judoka gymnast diver rower sailor kayaker pundit
    bookmaker vice-chancellor vice-chair vice-chairman co-director co-host co-owner co-leader co-creator
    creator inventor interpreter translator essayist biographer memoirist satirist impressionist
    caricaturist animator sound-engineer showrunner stuntman bureaucrat technocrat attache attaché consul
    commissioner-general councilperson freeholder prosecutor-general hydrologist seismologist toxicologist
    radiologist urologist nephrologist gynecologist gynaecologist obstetrician rheumatologist
    endocrinologist anesthesiologist anaesthetist orthodontist radiographer sonographer phlebotomist
    sexologist psephologist futurist feminist abolitionist separatist unionist loyalist royalist monarchist
    marxist anarchist communist evangelist televangelist missionary preacher imam caseworker ranger staffer cabinet-maker editor-in-chief`,
  ),
  phrasedRoles: new Map([
    ['team', 'principal'],
    ...words('board cast committee council crew faculty family staff').map(body => [body, 'member'] as const),
  ]),
  roleEndings: new Set(),
  collectives:
    wordSet(`police officials authorities sources experts analysts lawyers prosecutors investigators residents
    witnesses students critics supporters voters democrats republicans lawmakers senators aides advisers
    scientists researchers doctors activists protesters campaign team company government ministry department
    administration committee commission council association organization organisation agency group firm bank
    court university school statement report letter document email memo post tweet article newspaper magazine
    website site network outlet study survey poll ruling law source crowd people men women spokespeople
    officers agents troops soldiers rebels parents friends family neighbors fans customers workers employees
    users readers leaders jury board panel union party house senate congress parliament pentagon kremlin navy
    army editorial headline caption sign banner song video ad advertisement ads magazine paper tape transcript
    filing lawsuit complaint indictment embassy institute center centre families representatives hospital club league coalition foundation charity bureau office authority airline relatives teachers nurses physicians pupils`),
  bodyEnding: null,
  parties: new Map(),
  openOffices: null,
  titles: gendered(
    'mr. mr sir lord king prince father brother pope herr monsieur señor',
    'mrs. mrs ms. ms miss madam lady dame queen princess sister mother frau madame señora',
    `dr. dr prof. prof professor rev. rev reverend sen. sen rep. rep gov. gov gen. gen col. col lt. lt capt.
    capt sgt. sgt maj. maj adm. adm president vice senator representative governor mayor judge justice
    secretary chancellor general colonel captain congressman congresswoman officer detective sheriff coach
    minister premier ambassador bishop cardinal archbishop canon deacon vicar commodore brigadier councillor councilor alderman superintendent inspector hon. atty. del. mayor-elect`,
  ),
  notNames:
    wordSet(`the a an and but or if in on at to for of from by with about as into after before when while where who
    what why how which that this these those there here he she it they we i you his her its their our my your
    one two three four five six seven eight nine ten some many most all both each every another other others
    no not now then so yet still also even just only according asked because since until although though
    despite during however meanwhile instead later earlier today yesterday tomorrow monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october
    november december are is was were be been being do does did have has had will would could should can yes
    let like once never perhaps maybe more less much such than too very well first second third last next new
    old good american americans republican republicans democrat democrats democratic gop congress senate house
    white capitol twitter facebook christmas english french german italian spanish british russian chinese
    muslim muslims jewish christian catholic black latino latinos hispanic photo image video read watch
    related click share sign follow advertisement speaking following while having given born add added asked
    again under over among between through without within along whether either neither nor indeed internet web
    god gold star dow nasdaq election day meet`),
  modifiers: wordSet(
    `former then current ex new longtime veteran top senior junior chief deputy assistant vice acting prime
    first late lead leading democratic republican presidential campaign press foreign national local state
    federal legal executive managing associate young old elderly fellow famous retired political financial
    public communications conservative liberal house senate`,
  ),
  titleCues:
    wordSet(`titled entitled called named dubbed nicknamed known film movie book song album novel series show program
    programme segment column headline headlined article magazine episode hashtag word words term phrase slogan
    slogans motto tagline principle so-called labeled video documentary play musical operation project ship
    award category hit single`),
  tying: wordSet('of for at'),
  dative: wordSet('to'),
  dativeRoles: /^(?:ambassador|envoy|advis[eo]r|aide|assistant|secretary|deputy|candidate|heir|counsel)$/u,
  locating: wordSet('in at'),
  qualifying: wordSet('with from to on in at as against between without under about behind'),
  occasions:
    wordSet(`statement interview email e-mail letter tweet post press release conference briefing speech podcast video message
    phone telephone call news report newspaper radio television tv twitter facebook instagram x time moment year years
    month week day days morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december today yesterday tomorrow reporters
    journalists court testimony cnn reuters bbc response end past present order addition`),
  agentEnding:
    /(?:keeper|maker|worker|master|ger|ner|ter|der|cher|sher|ler|ator|itor|ist|ian|grapher|woman|man)$/u,
  adjectiveEnding: /(?!)/u,
  calledCues: ['alias', 'aka', 'known as', 'better known as', 'also known as', 'nicknamed'],
  tiedSurname: null,
  offices: wordSet(
    `expert specialist head chief member founder co-founder director secretary minister leader chairman chairwoman chair brother sister son daughter father mother husband wife friend colleague partner deputy manager representative executive officer coordinator editor owner supervisor successor predecessor aide adviser advisor nominee employee boss captain coach treasurer trustee counsel spokesman spokeswoman spokesperson ceo cfo coo creator candidate resident passenger victim suspect organizer organiser administrator professor`,
  ),
  wholeOffices: new Set(['prime minister', 'former prime minister']),
  relations: wordSet(
    'father mother dad mom mum brother sister son daughter husband wife widow widower uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter stepfather stepmother friend colleague partner boyfriend girlfriend fiancé fiancée roommate classmate teammate neighbor neighbour rival opponent successor predecessor ally boss companion supporter critic woman man boy girl mate',
  ),
  ranks: wordSet(
    'former ex then current new longtime deputy assistant vice acting general executive chief senior junior first second third late outgoing incoming incumbent interim managing associate principal top lead head retired longtime newly elected now co',
  ),
  portfolios: wordSet(
    `competition trade commerce defense defence health finance justice education agriculture energy labor labour transport transportation state interior environment acquisition security affairs treasury culture industry housing development immigration economy veterans`,
  ),
  officeEnding: /(?:woman|man|person)$/u,
  strongEnding: new Map(),
  objectsBeforeVerb: wordSet('that'),
  infinitive: null,
  participle: null,
  leaningVerb: /ing$/u,
  pluralVerb: null,
  unlistedVerb: /(?:ed|s)$/u,
  impersonal: null,
  thus: null,
  pointingBack: wordSet(''),
  leaningWords: wordSet('and but so because also he she they it this that these those which then however'),
  firstPerson: wordSet('i me my mine myself'),
  firstPlural: wordSet('we us our ours ourselves'),
  reportedMood: new Set(),
  finiteVerbs: wordSet(
    'is are was were am be been has have had do does did will would can could should must need want think know believe get go goes make makes made take says',
  ),
  finiteEnding: /(?:['’](?:s|re|m|ll|ve|d)|n['’]t)$/u,
  dropsSubject: false,
  capitalNouns: false,
  qualifiersFirst: true,
  subjectFirst: true,
  partsByComma: true,
  headlineCapitals: true,
  hungPronouns: false,
};
