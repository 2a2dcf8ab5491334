/**
 * The commonest little words of each language, commonest first: what tells languages apart in a few words of text.
 * Written down from general knowledge, not counted from any corpus.
 */
export const FUNCTION_WORDS = {
  it: "di e il la che è un una per in con non si da sono ha del della dei delle degli al alla ai alle nel nella dal dalla sul sulla le lo gli i come più ma anche l' dell' all' nell' dall' un' c' questo questa suo sua loro essere stato stata era hanno fu tra fra o se dopo prima quando dove molto ed ad cui chi perché così ogni tutti tutto due anni anno stati anche ancora già",
  en: 'the of and to in a is that for it was on with as be by at from are this have an had not or which were his her their they but he she you we has been its will who would said more when there can out up about into than them after other some could over all also if one two new years no what so like only',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir wenn kann gegen vom schon unter ihre seine ihr eines jahr jahre zwei waren diese dieser keine',
  fr: "de la le et les des en un du une que est pour qui a dans par au il sur pas plus ce ne se son avec ont aux mais ou comme été cette sont la l' d' qu' n' s' c' j' leur ses sa elle nous vous deux fait après dont même sans aussi ces tout être était avoir entre ils très où y bien ans premier première depuis contre peut encore",
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada e vida otro después contra durante primera años ante',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será nós tenho são',
  nl: 'de en van het een in is dat op te zijn met voor niet die aan er om ook als dan maar bij of uit nog worden door naar heeft hebben ze wel deze werd over tot hij kan meer wordt zo zich geen hun wat wordt na al was jaar moet onder tegen waar veel dit',
  ca: "de la i el que a en les per un del una els amb no es va al ser com més dels ha són però o està també aquest aquesta seva seu les molt ens han era fins entre quan tot ja hi això als on perquè l' d' s' n'",
  ro: 'de și în a la cu pe care nu din mai este un o că pentru al se au sau ca fost prin sunt ale lui dar după cel cea ce fi iar către dintre unui unei acest această si in fiind',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under också efter eller nu där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan över bara',
  da: 'og i at det er en til af på som for med den de der har han ikke om et var men jeg sig fra vi så kan når år efter eller nu hvor ved mod skal skulle kommer ud får være havde alle andre meget end her da siden over bare blev også',
  no: 'og i det er en til av på som for med den de har han ikke om et var men jeg seg fra vi så kan når år etter eller nå hvor ved mot skal skulle kommer ut får være hadde alle andre mye enn her da siden over bare ble også',
  pl: 'i w na z do się nie że to jest o jak po co ale za od dla przez tym czy są był było była jego tylko oraz ma już może która który które przy tak bez pod ich',
  cs: 'a se v na je že to s z do o k i ve jako za po by ale pro od jsou která který které jeho byl bylo byla při už jen nebo tak podle také jsem může si ze',
  hu: 'a az és hogy nem is egy van volt ez meg de csak már mint még el ha azt ki lehet után fel szerint között majd vagy által minden',
  tr: 've bir bu da de için ile o olarak çok daha en gibi olan kadar sonra var ne ya ama değil her olduğu ki mi göre iki',
  fi: 'ja on ei että se oli hän ovat joka mutta myös kun niin ole kuin sen mukaan vuoden jo tai voi olla hänen sitä nyt tämä vain jos',
} as const satisfies Readonly<Record<string, string>>;

/** Letters that a language uses and its neighbours do not, or less. */
export const TELLING_LETTERS: Readonly<Record<keyof typeof FUNCTION_WORDS, RegExp>> = {
  it: /ò|ù|ì|è|à/g,
  en: /w|k|th/g,
  de: /ß|ä|ö|ü/g,
  fr: /ç|œ|ê|è|û|î|ô|à|â|ë/g,
  es: /ñ|¿|¡/g,
  pt: /ã|õ|ç/g,
  nl: /ij|aa|oo|ee/g,
  ca: /ç|·|à|ò|è/g,
  ro: /ă|ș|ț|ţ|ş|â|î/g,
  sv: /å|ä|ö/g,
  da: /å|æ|ø/g,
  no: /å|æ|ø/g,
  pl: /ł|ż|ą|ę|ś|ń|ź|ć/g,
  cs: /ř|ě|ů|ž|š|č/g,
  hu: /ő|ű|é|á/g,
  tr: /ı|ğ|ş/g,
  fi: /ä|ö/g,
};
