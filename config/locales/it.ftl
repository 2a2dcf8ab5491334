### What the bot says in Italian. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Fonte: { $outlet }
post-read = Leggi
# $time: a time of day
post-updated = Aggiornato alle { $time }
# $time: a time of day
post-retracted = Ritirato alle { $time }
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Citazione di { $speaker }, { $role }: { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Citazione di { $speaker }: { $text }
# $text: the quotation
card-alt-quote-unnamed = Citazione: { $text }
# $text: the headline
card-alt-headline = Titolo: { $text }
# $text: the headline
card-alt-breaking = Ultim’ora: { $text }
# $text: the digest's dated heading; $items: the titles on its cover, already joined
card-alt-digest = { $text }: { $items }
# the word on the card of news that cannot wait
card-breaking = Ultim’ora

## Commands, their answers, slots and orders

command-start = inizia
command-start-description = Presentazione e comandi
command-help = aiuto
command-help-description = Che cosa so fare
command-latest = ultime
command-latest-description = Gli ultimi articoli
command-quote = citazione
command-quote-description = Una citazione, con chi l’ha detta
command-post = pubblica
command-post-description = Pubblica ora un articolo
option-article-description = Alcune parole del titolo
option-article-placeholder = parole del titolo
option-to-description = Una sola destinazione
option-to-placeholder = NOME
option-again-description = Anche dove è già uscito
option-yes = sì
start-welcome = Buongiorno. Porto le notizie della redazione, con le parole di chi le ha dette.
help-intro = Ecco che cosa si può chiedere:
latest-heading = Le ultime
latest-none = Non ci sono ancora articoli. Il prossimo arriva presto.
quote-none = Nessun articolo recente ha una citazione da mostrare.
# $title: the article
quote-none-in = In «{ $title }» non ci sono citazioni da mostrare.
# $words: what was looked for
article-none = Nessun articolo con le parole «{ $words }». Provi con altre parole del titolo.
article-several = Più articoli corrispondono. Ripeta con l’identificativo di quello giusto:
# $to: what was asked for; $names: the destinations
post-no-destination = Nessuna destinazione «{ $to }». Ci sono: { $names }.
# $title: the article; $names: destinations
post-ordered = «{ $title }» parte ora per: { $names }.
# $title: the article; $names: destinations
post-standing = «{ $title }» c’è già in: { $names }. Per ripeterlo: again:sì
# $title: the article; $names: destinations
post-waiting = «{ $title }» sta già per uscire, o aspetta, in: { $names }. La pagina della redazione dice perché.
refused = Questo comando è riservato alla redazione. Con /help si vede il resto.
failed = Qualcosa è andato storto, ed è stato annotato. Riprovi tra poco.
# $usage: the command with its options
usage = Si usa così: { $usage }
# $count: how many articles; $titles: their titles
slot-filled = { $count ->
    [one] un articolo
   *[other] { $count } articoli
 }: { $titles }
# $count: how many slots; $policy: skip, latest or all
slot-missed = { $count ->
    [one] un turno passato mentre il servizio era fermo
   *[other] { $count } turni passati mentre il servizio era fermo
 } (missed: { $policy })
slot-new-schedule = nuovo orario: il primo turno è il prossimo
# $titles: the articles proposed
slot-proposed = aspetta una decisione della redazione: { $titles }. Si pubblica con /post
slot-no-destination = nessuna delle sue destinazioni è attiva
order-why = ordinato dalla redazione

## What editors are told and asked

command-held = sospesi
command-held-description = I messaggi in sospeso: si decide se ci sono o se rimandarli
command-resolve = decidi
command-resolve-description = Dice se un messaggio in sospeso c’è o va rimandato
command-queue = coda
command-queue-description = Che cosa deve ancora uscire, e quando
option-delivery-description = L’identificativo dell’invio, come lo mostra /held
option-delivery-placeholder = identificativo
option-verdict-description = there: c’è già · again: va rimandato
option-verdict-placeholder = there|again
verdict-there = C’è
verdict-again = Rimandalo
held-none = Nessun messaggio in sospeso.
held-heading = Messaggi in sospeso
held-ask = Non è certo che siano arrivati. Guardi nella chat, poi decida:
# $count: held deliveries that are not shown
held-more = { $count ->
    [one] … e un altro: /held lo mostra quando questi sono decisi.
   *[other] … e altri { $count }: /held li mostra quando questi sono decisi.
 }
held-not-found = Nessun invio con questo identificativo. /held mostra quelli in sospeso.
# $who: the editor; $title: the article; $destination: the destination
resolved-there = { $who }: «{ $title }» in { $destination } c’è. Non si manda altro.
# $who: the editor; $title: the article; $destination: the destination
resolved-again = { $who }: «{ $title }» si rimanda a { $destination }.
# $title: the article; $destination: the destination; $state: in words
resolved-already = È già deciso: «{ $title }» in { $destination } è { $state }.
button-unknown = Questo pulsante non vale più. /held mostra che cosa c’è da decidere.
notice-held = È arrivato o no?
# $title: the article; $destination: the destination
notice-held-text = Non si sa se «{ $title }» sia arrivato in { $destination }. Perché non esca due volte, aspetta la parola di un redattore: guardi nella chat.
# $count: how many more
notice-held-more = { $count ->
    [one] Un altro messaggio è in sospeso: /held
   *[other] Altri { $count } messaggi sono in sospeso: /held
 }
# $reason: in the words of the platform
notice-reason = Motivo: { $reason }
notice-open = Apri la chat
notice-dead = Non è uscito
# $title: the article; $destination: the destination
notice-dead-text = «{ $title }» non è uscito in { $destination }, e così com’è non si può mandare. Con /post si può ordinare di nuovo.
# $count: how many; $titles: some of their titles
notice-dead-many = { $count } messaggi non sono usciti; la pagina della redazione dice perché. Tra questi: { $titles }
notice-suspended = Destinazione sospesa
# $destination: the destination
notice-suspended-text = In { $destination } non si può più scrivere. Le impostazioni restano, i messaggi aspettano; si riprova una volta al giorno, e subito quando il permesso torna.
# $destination: the destination
notice-resumed = In { $destination } si scrive di nuovo.
# $platform: its name
notice-platform-refused = { $platform } rifiuta l’accesso del bot: lì non esce nulla finché qualcuno non rimedia.
# $platform: its name
notice-platform-back = { $platform } accetta di nuovo il bot.
# $from: the old address; $to: the new one; $destination: the destination
notice-moved = { $destination } è passato da { $from } a { $to }: i messaggi lo seguono. Aggiorni l’indirizzo nella configurazione.
notice-backup-failed = Non si riesce a fare la copia di riserva della banca dati: si riprova ogni dieci minuti.
notice-backup-back = La copia di riserva della banca dati si fa di nuovo.
notice-flaw = Nella banca dati qualcosa non torna
# $count: how many; $delivery, $destination, $flaw: the first of them
notice-flaw-text = { $count ->
    [one] Una consegna è in uno stato impossibile: la { $delivery } per { $destination } ({ $flaw }).
   *[other] { $count } consegne sono in uno stato impossibile; la prima è la { $delivery } per { $destination } ({ $flaw }).
} Il comando «strillone doctor» dice di più.
# $count: how many
notice-flaw-back = { $count ->
    [one] La consegna che era in uno stato impossibile non lo è più.
   *[other] { $count } consegne che erano in uno stato impossibile non lo sono più.
}
notice-database-down = La banca dati non si può scrivere: non esce nulla finché non si rimedia.
notice-database-back = La banca dati si scrive di nuovo: tutto riprende da dove era.

## What is still to happen, a sentence for each

queue-heading = In coda
queue-none = Non c’è nulla in coda.
# $states: counts by state
queue-counts = In tutto · { $states }
# $count: how many; $state: in words
queue-count = { $state }: { $count }
# $count: how many are not shown
queue-more = { $count ->
    [one] … e un altro
   *[other] … e altri { $count }
 }
# $destination: the destination
queue-soon = { $destination }, parte appena può
# $destination: the destination
queue-leaving = { $destination }, sta partendo ora
# $destination: the destination; $when: the next try
queue-quiet = { $destination }, { $when }, ore di quiete
# $destination: the destination; $when: the next try
queue-behind = { $destination }, { $when } o poco dopo: aspetta dietro un altro messaggio
# $destination: the destination; $when: the next try; $reason: why its place or platform rests
queue-blocked = { $destination }, { $when } o poco dopo: { $reason }
# $destination: the destination; $when: the next try; $reason: in words
queue-retry = { $destination }, si riprova { $when }: { $reason }
# $destination: the destination; $when: the next look; $reason: in words
queue-doubt = { $destination }, forse c’è già; si guarda { $when }: { $reason }
# $destination: the destination; $when: the next try; $reason: in words
queue-suspended = { $destination }, chiusa al bot; si riprova { $when }: { $reason }
# $destination: the destination; $reason: in words
queue-closed = { $destination }, chiusa al bot: { $reason }
# $destination: the destination
queue-held = { $destination }, aspetta la parola di un redattore: /held
# $time: the time of day; $day: today, tomorrow, or a date
moment = { $day } { $time }
moment-soon = tra poco

## The newsroom page

# the locale's own tag, for the page and its dates
page-language = it
# $brand: the newsroom's name
page-title = { $brand }, la redazione
page-skip = Vai al contenuto
# $time: when the page was made; $zone: the time zone of all its times
page-updated = aggiornato alle { $time } ({ $zone })
# $count: messages sent
page-sent-count = { $count ->
    [0] ancora nessun invio
    [one] un invio riuscito
   *[other] { $count } invii riusciti
 }
page-attention = Serve un’occhiata
page-held = Invii in sospeso
page-held-intro = Non è certo che siano arrivati. Per non uscire due volte aspettano una parola della redazione: conviene guardare nella chat.
page-needs = Da sistemare
page-needs-seen = Ultimo controllo:
page-faults = File da correggere
# $line: where in the file
page-line = riga { $line }
page-next = Prossime uscite
page-next-none = Nessun orario in programma. Si aggiunge sotto «schedules» nella configurazione.
page-next-no-article = Per ora nessun articolo adatto
# $names: the destinations
page-to = per { $names }
page-posts = Ultime uscite
page-posts-none = Non è ancora uscito nulla. La prima notizia compare qui appena parte.
page-why = Perché questa:
page-where = Dove è andata
# $platform: its name
page-on-platform = Su { $platform }
# $title: the article
page-card-of = Cartolina per «{ $title }»
page-queue = In partenza
page-queue-none = Niente in attesa: tutto quello che doveva partire è partito.
# $count: how often it was tried
page-attempts = { $count ->
    [one] un tentativo
   *[other] { $count } tentativi
 }
page-look = Come apparirà
page-destinations = Destinazioni
page-destinations-none = Nessuna destinazione. Si aggiunge sotto «destinations» nella configurazione.
page-this-page = questa pagina
page-on = attiva
page-off = ferma
page-sources = Fonti
page-sources-none = Nessuna fonte. Si aggiunge sotto «sources» nella configurazione.
# $count: how many articles
page-articles = { $count ->
    [0] nessun articolo
    [one] un articolo
   *[other] { $count } articoli
 }
page-slots = Ultimi turni
page-slots-none = Nessun turno ancora: il primo è qui sopra, tra le prossime uscite.
page-state-queued = in coda
page-state-claimed = in viaggio
page-state-retry = si riprova
page-state-held = in sospeso
page-state-suspended = in pausa
page-state-sent = inviato
page-state-dead = non riuscito
page-state-withdrawn = ritirato
page-state-expired = scaduto
page-state-filled = uscito
page-state-empty = vuoto
page-state-skipped = saltato

## Why an article was picked, or none

# $count: how many fit; $age: in words
pick-why-newest = { $count ->
    [one] l’unico articolo adatto, di { $age }
   *[other] il più recente di { $count } articoli adatti, di { $age }
 }
# $count: how many fit; $age: in words
pick-why-oldest = { $count ->
    [one] l’unico articolo adatto, di { $age }
   *[other] il meno recente di { $count } articoli adatti, di { $age }
 }
# $priority: of the article; $count: how many fit; $age: in words
pick-why-priority = { $count ->
    [one] l’unico articolo adatto, di { $age }, priorità { $priority }
   *[other] priorità { $priority }, la più alta di { $count } articoli adatti, di { $age }
 }
# $count: how many fit
pick-why-random = { $count ->
    [one] l’unico articolo adatto
   *[other] a sorte fra { $count } articoli adatti
 }
# $count: minutes
age-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minuti
 }
# $count: hours
age-hours = { $count ->
    [one] un’ora
   *[other] { $count } ore
 }
# $count: days
age-days = { $count ->
    [one] un giorno
   *[other] { $count } giorni
 }
pick-none = non c’è nessun articolo che non sia già uscito
# $reasons: counts by reason
pick-none-fits = nessun articolo adatto: { $reasons }
# $count: articles
pick-later = { $count } per più tardi
# $count: articles
pick-expired = { $count ->
    [one] uno scaduto
   *[other] { $count } scaduti
 }
# $count: articles
pick-old = { $count ->
    [one] uno troppo vecchio
   *[other] { $count } troppo vecchi
 }
# $count: articles
pick-language = { $count } in altre lingue
# $count: articles
pick-topic = { $count } su altri argomenti
