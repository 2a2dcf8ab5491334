/**
 * How a language says that nobody is known to have said the words at hand. The patterns are read by `attribution/denied`: one a
 * line, words parted by blanks, each a word or several by `|`, with `*` for any letters and `_` for a blank inside.
 *
 * - `V`: a verb of saying of `saying`; `B`: what bears words, of `bearers`; `N`: a negation of `negations`.
 * - `..4`: up to four words of any kind but verbs of saying; `--4`: the same without conjunctions.
 * - `~3`: up to three adverbs, auxiliaries and words of `light`.
 * - `Q`: the quotation, with the marks beside it. `Q¶`: the same, also where the words behind are the next sentence.
 * - `?x`: x or nothing; `!x`: no x here; `^`: the sentence begins; `$`: a mark or the end.
 */
export interface Denials {
  /** Verbs of saying that negation, question or condition turn into words not said; no verbs of thinking: "non crede che «…»". */
  readonly saying: string;
  readonly negations: string;
  /** Pronouns that stand inside a verb, and other little words there. */
  readonly light: string;
  /** Posters, banners, shirts. */
  readonly bearers: string;
  /** Before somebody whose words they are all the same: by whom something is said, or whom somebody quotes. */
  readonly agents: string;
  /** Not said, by whomever. */
  readonly unsaid: string;
  /** Said to somebody, read out or quoted by him: his, unless he is the one by whom. */
  readonly told: string;
}

const english: Denials = {
  saying:
    'say|says|said|tell|tells|told|write|writes|wrote|written|tweet|tweets|tweeted|posted|uttered|called|used_the_words|used_the_phrase|used_the_word|spoken_the_words|spoke_the_words',
  negations: "never|not|*n't|*n’t|nor",
  light: 'ever|once|really|having|in_fact',
  bearers:
    'placard|placards|sign|signs|poster|posters|banner|banners|billboard|billboards|t-shirt|t-shirts|sticker|stickers|graffiti|mural',
  agents: 'by|quoting|quotes|citing|paraphrasing',
  unsaid: `
    N !only|just|merely|simply|least ~3 V !for|when|whether|why|who|how|much|more|anything ..4 Q
    denies|denied|deny|disputes|disputed ~2 saying|writing|telling|tweeting|calling|said|written|told|called ..4 Q
    denies|denied|deny|disputes|disputed --5 that --4 V --4 Q
    whether ..5 V ..4 Q
    asked|asks|ask|wondered|unclear|know|knew if ..5 V ..4 Q
    would|could|might|should ~1 have ~2 V ..4 Q
    ^ had ..4 V ..4 Q
    if ..4 had ~2 V ..4 Q
    fake|faked|fabricated|doctored|manipulated|forged|bogus|deepfake|ai-generated|spoof|parody|satirical ..5 in_which|where|showing|that_shows|that_has|of ..6 V|saying ..4 Q
    falsely|wrongly quoted|quoting|attributed|shown ..6 ?V|saying ..3 Q
    B --6 ?that read|reads|reading|said|says|saying|stated|proclaimed|declared ..1 Q
    allegedly|reportedly|supposedly|said_to_have|alleged_to_have|accused_of ..5 V|saying|telling|writing ..4 Q which|something|a_claim|a_remark|words ?that ..4 denies|denied|disputes|disputed
    Q ..4 supposed|alleged|said|reported to have V , which|something|a_claim|a_remark|words ?that ..4 denies|denied|disputes|disputed
    Q ..3 allegedly|reportedly|supposedly V ..3 , which|something|a_claim|a_remark|words ?that ..4 denies|denied|disputes|disputed
    his|her|their|my|our ..1 used_to|always|would V ..3 Q
    Q ..3 N !only|just ~2 say|said|write|wrote|written $
    Q¶ ..4 N ~2 say|said|write|wrote|written that|it|so|this|those_words|such_a_thing $
    Q¶ ..4 denies|denied ~2 saying|said|writing|written that|it|so|this $
  `,
  told: `
    Q ..4 was|were|is|are|been|being|got ~1 told|warned|informed|advised|asked|reminded
    was|were|is|are|been|being|got ~2 told|warned|informed|advised|asked|reminded !to|about|off|of ..6 Q
    read|reads|reading ?out|aloud ..3 letter|letters|email|e-mail|message|note|essay|poem ..6 ?, ..5 ?, Q
    read|reads|reading ?out|aloud ..3 statement from|by|of|on_behalf_of ..6 ?, ..5 ?, Q
    quoting|quotes|citing|paraphrasing !by|as|in * ..4 Q
  `,
};

const italian: Denials = {
  saying:
    'detto|dette|detta|detti|dire|dice|dicono|disse|diceva|dica|dicesse|scritto|scritte|scritta|scrivere|scrive|scrisse|pronunciato|pronunciate|pronunciare|affermato|dichiarato|promesso|usato_le_parole|usato_la_parola',
  negations: 'non|mai|né',
  light: "lo|la|l’|l'|gli|le|ne|si|mi|ti|ci|vi|se|me|di|aver|averlo|avergli|avere",
  bearers:
    'cartello|cartelli|cartellone|cartelloni|striscione|striscioni|manifesto|manifesti|maglietta|magliette|locandina|locandine|targa|adesivo|adesivi|murale',
  agents: "da|dal|dalla|dall’|dall'|dai|dalle|citato|citando|citò|parafrasando",
  unsaid: `
    N !solo|soltanto|solamente|altro|nulla|niente ~3 V !altro|solo|soltanto|niente|nulla|di_no|di_sì|se|quando ..4 Q
    nega|negano|negato|negò|negando|smentisce|smentiscono|smentito|smentì|smentendo ..2 di ~3 V ..4 Q
    nega|negano|negato|negò|negando|smentisce|smentiscono|smentito|smentì|smentendo ..3 che ..4 abbia|avesse|abbiano ~2 V ..4 Q
    chiede*|chiest*|domand*|sapere|interrogat*|capire|vero|chiarire ..3 se ..5 V ..4 Q
    se ..3 avesse|avessero|avessi ~2 V ..4 Q
    ^ avesse ..4 V ..4 Q
    avrebbe|avrebbero dovuto|potuto|voluto V ..4 Q
    falso|falsa|falsi|false|finto|finta|deepfake|manipolat*|taroccat*|contraffatt*|inventat*|satiric*|fake ..5 in_cui|nel_quale|nella_quale|dove|che_mostra ..6 V ..4 Q
    B --6 si_legge|si_leggeva|leggeva|scritto|recita|recitava|campeggia|campeggiava|diceva|con_scritto|con_su_scritto ..2 Q
    legge|leggeva|scritto|campeggia|campeggiava ..1 su|sul|sullo|sulla|sui|sulle ..3 B ..5 Q
    Q ..4 su|sul|sullo|sulla|sui|sulle ..3 B
    avrebbe ~2 V ..4 Q cosa|circostanza|frase|parole|affermazione|il ?che ..3 nega|smentisce|negato|smentito
    Q ..3 avrebbe ~2 V ..4 , cosa|circostanza|frase|parole|affermazione|il ?che ..3 nega|smentisce|negato|smentito
    quel|quello|ciò|come ?che suo|sua|mio|mia ..1 diceva|ripeteva|soleva|era ?solito|solita|dire ?dire|sempre ..1 Q
    Q¶ ..3 non lo|l’|l' ~3 V
    Q ..3 non ~3 V !altro|solo $
    Q¶ ..4 nega|negato|smentisce|smentito di averlo|averla ~2 V
  `,
  told: `
    sentit* dire|rispondere|ripetere|chiedere|rinfacciare ..6 Q
    Q ..4 sentit* dire|rispondere|ripetere|chiedere|rinfacciare
    è|era|fu|viene|venne|stato ~1 detto|chiesto|risposto !che ..4 Q
    Q gli|le|mi|a|al|alla ..4 stato detto|chiesto|risposto|spiegato
    letto|legge|lesse|leggendo|leggere ..5 lettera|lettere|mail|e-mail|messaggio|biglietto|tema|poesia ..6 ?, ..5 ?, Q
    citato|citando|citò|parafrasando !da|dal|dalla|dai|dall’|dall' * ..4 Q
  `,
};

const german: Denials = {
  saying:
    'gesagt|sagt|sagte|sagten|sagen|geschrieben|schrieb|schreibt|schreiben|genannt|nannte|nennt|behauptet|behauptete|versprochen|versprach|geäußert|getwittert|gedroht',
  negations: 'nie|niemals|nicht|keineswegs|nirgends|nirgendwo',
  light: 'er|sie|jemals|je|so|öffentlich|wörtlich|ihm|ihr|ihnen|das|dies',
  bearers:
    '*plakat|*plakate|*plakaten|*plakats|schild|schilder|schildern|*transparent|*transparente|*transparenten|*banner|*bannern|*t-shirt|*t-shirts|aufkleber|aufklebern|pappschild|spruchband|graffiti|*tafel',
  agents: 'von|vom|durch|zitierte',
  unsaid: `
    N !nur|ohne|müde|zuletzt|anders|minder|weniger|umhin ~2 V !wann|ob|wie|warum|wer|viel|mehr ..3 ?,_dass Q
    sagt|sagte|schrieb|schreibt ~2 N !nur|ohne|viel|mehr|anders ..2 ?,_dass Q
    N !nur|ohne|anders ..3 ?,_dass Q gesagt|geschrieben|genannt|behauptet|versprochen|geäußert|getwittert|sagen
    bestreitet|bestritt|bestritten|bestreiten|dementiert|dementierte|leugnet|leugnete|verneint|verneinte ..3 , ?dass ..5 ?,_dass Q ..3 gesagt|geschrieben|genannt|behauptet|versprochen|geäußert|getwittert
    bestreitet|bestritt|bestritten|bestreiten|dementiert|dementierte|leugnet|leugnete|verneint|verneinte ..3 , ..6 V ..3 ?,_dass Q
    ob ..6 Q ..3 gesagt|geschrieben|genannt|behauptet|versprochen|geäußert|getwittert
    ob ..6 gesagt|geschrieben|genannt|behauptet|versprochen|geäußert|getwittert ..2 ?,_dass Q
    hätte|hätten|würde|würden !es|man ..4 gesagt|sagen|geschrieben|schreiben ..3 ?,_dass Q
    hätte|hätten|würde|würden ..4 Q gesagt|sagen|geschrieben|schreiben
    gefälscht*|falsche|falscher|falschen|falsches|manipuliert*|erfundene*|deepfake*|ki-generiert*|satirisch*|fake-* ..5 ?, in_dem|in_der|in_denen|auf_dem|worin|wo ..6 ?V ..3 Q
    B --6 stand|steht|standen|stehen|prangt|prangte|hieß|heißt|lautet|lautete|lesen ..2 Q
    stand|steht|lesen|prangt|prangte ..2 auf|an ..3 B --6 Q
    Q ..4 auf|an ..3 B
    soll|sollen ..6 Q ..4 haben , was ..3 bestreitet|bestritt|dementiert|dementierte|leugnet|leugnete
    Q soll ..4 V haben , was ..3 bestreitet|bestritt|dementiert|dementierte|leugnet|leugnete
    was|wie sein|seine|ihr|ihre|mein|meine ..1 ~1 sagte|sagen ?immer|pflegte|stets ..1 Q
    Q ?das ?dies hat|habe|haben|hatte ..3 N ~2 gesagt|geschrieben|behauptet
    Q¶ das|dies|so hat|habe|haben|hatte ..3 N ~2 gesagt|geschrieben|behauptet
    Q ?das ?dies sagte|schrieb ..3 N $
  `,
  told: `
    sich ..5 sagen|anhören|vorwerfen|fragen|vorhalten lassen|müssen ..2 ?,_dass Q
    sich ..5 sagen|anhören|vorwerfen|fragen|vorhalten lassen|müssen ..2 Q
    musste|muss|mussten|müssen|lassen ..3 sich ..5 Q sagen|anhören|vorwerfen|fragen|vorhalten
    Q musste|muss|mussten ..3 sich ..5 sagen|anhören|vorwerfen|fragen|vorhalten
    wurde|wird|worden ..5 gesagt|gefragt|vorgeworfen|mitgeteilt|geantwortet ?worden ?,_dass Q
    Q wurde|wird ..4 gesagt|gefragt|vorgeworfen|mitgeteilt|geantwortet
    las|liest|verlas|verliest|vorlas ..7 brief|mail|e-mail|nachricht|aufsatz|gedicht ..6 ?, ..5 ?, Q
    zitierte !von * ..4 Q
  `,
};

const french: Denials = {
  saying:
    'dit|dite|dites|dire|disait|écrit|écrire|affirmé|affirmer|déclaré|déclarer|prononcé|prononcer|promis|prétendu|prétendre|tweeté|employé_le_mot|utilisé_le_mot',
  negations: 'jamais|pas|point|aucunement|nullement',
  light: "le|la|l’|l'|les|lui|leur|y|en|s’|s'|se|me|m’|m'|avoir|ait",
  bearers:
    'affiche|affiches|pancarte|pancartes|banderole|banderoles|panneau|panneaux|t-shirt|t-shirts|tee-shirt|autocollant|autocollants|écriteau|écriteaux|tag|tags',
  agents: 'par|citant|paraphrasant|cité',
  unsaid: `
    ne|n’|n' ~3 N !seulement|uniquement|autre ~3 V !autre|autrement|seulement|non|oui|mieux|moins|si|quand|que_non ..4 Q
    ne|n’|n' ~2 dit|disait|écrit|affirme|prétend N !autre|seulement|non|mieux|moins|si|quand ..3 Q
    nie|nient|nié|nier|niant|niait|dément|démentent|démenti|démentir|démentait|démentant|conteste|contesté|réfute|réfuté|récuse ..1 avoir ~3 V ..4 Q
    nie|nient|nié|nier|niant|niait|dément|démentent|démenti|démentir|démentait|démentant|conteste|contesté|réfute|réfuté|récuse ..3 que|qu’|qu' ..4 ait|eût ~2 V ..4 Q
    savoir|demand*|interrogé*|ignore|question ..2 si|s’|s' ..5 V ..4 Q
    si|s’|s' ..3 avait|avaient ~2 V ..4 Q ..4 aurait|auraient|serait|seraient
    aurait|auraient pu|dû V ..4 Q
    faux|fausse|fausses|truqué*|trafiqué*|falsifié*|deepfake*|hypertrucage*|parodique*|satirique*|inventée|manipulée ..5 ?, où|dans_laquelle|dans_lequel|dans_lesquelles|sur_laquelle|montrant|faisant ..6 V ..4 Q
    B --6 lit|lisait|lire|écrit|inscrit|proclame|proclamait|disant|disait|lit-on ..2 Q
    lit|lisait|lire|écrit|inscrit|lit-on ..2 sur|au|dans ..3 B --6 Q
    Q ..5 sur ..3 B
    aurait ~2 V ..4 Q ce|des ?propos|phrase|mots qu’|qu'|que ..3 nie|nié|dément|démenti|conteste|réfute|récuse
    Q aurait ~2 V ..4 , ce|des ?propos|phrase|mots qu’|qu'|que ..3 nie|nié|dément|démenti|conteste|réfute|récuse
    ce|comme ?que son|sa|mon|ma ..1 disait|répétait ?toujours|souvent ..1 Q
    Q¶ ..3 ne|n’|n' le|la|l’|l' ~2 N ~2 V
    Q¶ ..4 nie|nié|dément|démenti ?l’|l' avoir ~2 V
  `,
  told: `
    entendu|entendre|entend|vu|voir|voit|fait|faire dire|répondre|rétorquer|demander|reprocher|signifier|répliquer ..6 Q
    Q ..4 s’|s'|se ~1 entendu|entendre|entend|vu|voit dire|répondre|rétorquer|demander|reprocher|signifier|répliquer
    été dit|répondu|demandé|rétorqué ..5 Q
    Q ..4 lui ~1 été dit|répondu|demandé|rétorqué
    lu|lit|lisait|lisant|lire|relu ..5 lettre|lettres|courrier|courriel|mail|message|rédaction|poème ..6 ?, ..5 ?, Q
    citant|paraphrasant * ..4 Q
    a|ait|avait|en|ayant cité !par|en|comme|dans * ..4 Q
  `,
};

const spanish: Denials = {
  saying:
    'dicho|dichas|decir|dijo|dice|decía|diga|dijera|dijese|escrito|escribir|escribió|pronunciado|pronunciar|pronunció|prometido|prometió|afirmado|asegurado|tuiteado',
  negations: 'nunca|jamás|no|tampoco',
  light: 'lo|la|le|les|se|me|nos|que|haber|haberlo|haberle|haya|hubiera',
  bearers:
    'pancarta|pancartas|cartel|carteles|letrero|letreros|camiseta|camisetas|pegatina|pegatinas|valla|vallas|mural|rótulo',
  agents: 'por|a|citando|parafraseando',
  unsaid: `
    N !solo|sólo|solamente|únicamente ~3 V !más|otra|nada|menos|si|cuándo|que_no ..4 Q
    niega|niegan|niegue|negó|negaron|negado|negaba|negar|negando|desmiente|desmienten|desmintió|desmentido ..2 haber|haberlo|haberle|haberles ~2 V ..4 Q
    niega|niegan|niegue|negó|negaron|negado|negaba|negar|negando|desmiente|desmienten|desmintió|desmentido ..3 que ..4 haya|hubiera|hubiese|dijera|dijese ~2 ?V ..4 Q
    pregunt*|saber|duda|aclarar|interrogad* ..3 si ..5 V ..4 Q
    si ..3 hubiera|hubiese|hubieran ~2 V ..4 Q
    ^ hubiera|hubiese ..4 V ..4 Q
    habría|habrían podido|debido V ..4 Q
    falso|falsa|falsos|falsas|manipulad*|trucad*|deepfake*|inventad*|satíric*|montaje|fake ..5 en_el_que|en_la_que|en_los_que|en_las_que|donde|que_muestra ..6 V ..4 Q
    B --6 lee|leía|leer|reza|rezaba|decía|dice|ponía|pone|escrito|proclamaba|con_la_frase|con_el_lema|con_la_leyenda ..2 Q
    lee|leía|leer|escrito ..2 en ..3 B --6 Q
    Q ..5 en ..3 B
    habría ~2 V ..4 Q lo|algo|cosa|extremo|palabras|frase que|cual ..3 niega|negó|desmiente|desmintió|negado|desmentido
    Q habría ~2 V ..4 , lo|algo|cosa|extremo|palabras|frase que|cual ..3 niega|negó|desmiente|desmintió|negado|desmentido
    lo|como ?que su|mi ..1 ?siempre solía|decía ?decir|siempre ..1 Q
    Q¶ ..3 N lo ~2 V
    Q¶ ..4 niega|negó|desmiente haberlo ~2 V
  `,
  told: `
    oído|oyó|oye|oír|escuchó|escuchado|escuchar decir ..6 Q
    fue|fueron|sido|es|era informad*|preguntad*|interrogad*|advertid*|avisad* ..5 Q
    se|le le|les|fue|han dijo|preguntó|respondió|dicho|preguntado|comunicó ..5 Q
    Q ..4 oído|oyó|oye|oír|escuchó|escuchar decir
    Q se le|les dijo|preguntó|respondió|comunicó
    leyó|lee|leído|leyendo|leer ..5 carta|cartas|correo|mensaje|nota|redacción|poema ..6 ?, ..5 ?, Q
    citando|parafraseando * ..4 Q
    citó a|al * ..4 Q
  `,
};

const denials: Readonly<Record<string, Denials>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
};

/** How a language denies; null where nobody has written it down. */
export const denialsOf = (language: string): Denials | null => denials[language] ?? null;
