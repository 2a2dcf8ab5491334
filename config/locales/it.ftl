### What the bot says in Italian. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Fonte: { $outlet }
post-read = Leggi
post-paywalled = per abbonati
post-also = Ne parlano anche:
# $time: a time of day
post-updated = Aggiornato il { $time }
# $time: a time of day
post-retracted = Ritirato il { $time }
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
# $date: a day, as in Sunday 29 November
digest-heading = Le notizie di { $date }
# the word on the card of news that cannot wait
card-breaking = Ultim’ora

## Commands and their answers

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
# $words: what was looked for
article-none = Nessun articolo con le parole «{ $words }». Provi con altre parole del titolo.
article-several = Più articoli corrispondono. Ripeta con l’identificativo di quello giusto:
# $to: what was asked for; $names: the destinations
post-no-destination = Nessuna destinazione «{ $to }». Ci sono: { $names }.
# $title: the article; $names: destinations
post-ordered = «{ $title }» parte ora per: { $names }.
# $title, $names, $who: who retracted it
post-taken-back = «{ $title }» è stato ritirato da { $who } e perciò non esce su: { $names }. Per pubblicarlo lo stesso: again:sì
# $title: the article; $names: destinations
post-standing = «{ $title }» c’è già in: { $names }. Per ripeterlo: again:sì
# $title: the article; $names: destinations
post-waiting = «{ $title }» sta già per uscire, o aspetta, in: { $names }. La pagina della redazione dice perché.
# $title: the article; $names: destinations
post-paused = «{ $title }» aspetta che finisca la pausa di: { $names }.
refused = Questo comando è riservato alla redazione. Con /help si vede il resto.
failed = Qualcosa è andato storto, ed è stato annotato. Riprovi tra poco.
# $usage: the command with its options
usage = Si usa così: { $usage }

## What readers ask

command-search = cerca
command-search-description = Cerca parole in tutti gli articoli
command-article = articolo
command-article-description = Un articolo in breve, con le citazioni
command-topics = temi
command-topics-description = Di che cosa parlano gli ultimi articoli
command-mute = silenzio
command-mute-description = Per un po’ non mandare niente qui
command-language = lingua
command-language-description = La lingua delle risposte e degli articoli qui
command-timezone = fuso
command-timezone-description = Il fuso orario delle ore mostrate qui
command-forgetme = dimenticami
command-forgetme-description = Cancella tutto ciò che è conservato su di lei
option-topic-description = Solo gli articoli su questo tema
option-topic-placeholder = tema
option-count-description = Quanti, fino a dieci
option-count-placeholder = NUMERO
option-words-description = Parole che l’articolo contiene
option-words-placeholder = parole
option-speaker-description = Chi l’ha detta, o alcune sue parole
option-speaker-placeholder = chi parla o parole
option-duration-description = Quanto: 30m, 8h, 2d, 1w; con off finisce
option-duration-placeholder = 8h|2d|off
option-off = fine del silenzio
option-tag-description = Una lingua, come it o italiano
option-tag-placeholder = lingua
option-auto = in automatico
option-zone-description = Un fuso o una città, come Europe/Rome o Rome
option-zone-placeholder = fuso o città
search-heading = Ricerca
# $words: what was looked for
search-none = Nessun articolo contiene { $words }. Provi con meno parole, o con altre.
# $topic: what was asked for
latest-none-on = Non ci sono articoli su { $topic }. Con /topics si vede che cosa c’è.
# $words: what was looked for
quote-none-for = Non ci sono citazioni per { $words }.
article-which = Più articoli corrispondono. Quale?
topics-heading = Temi
topics-none = Gli ultimi articoli non indicano temi. Con /latest si vedono.
# $when: a moment
mute-until = Fino a { $when } qui arriva solo ciò che si chiede. Con /mute off finisce prima.
mute-off = Ciò a cui si è abbonati arriva di nuovo qui.
# $language: its name
language-set = D’ora in poi le risposte qui sono in questa lingua: { $language }.
language-auto = Le risposte qui sono di nuovo nella lingua di chi chiede.
# $languages: those there are
language-unknown = Questa lingua non la parlo. Parlo queste: { $languages }.
# $zone: its name; $time: the time there
timezone-set = Le ore qui sono quelle di { $zone }, dove ora sono le { $time }.
# $zone: its name
timezone-auto = Le ore qui sono di nuovo quelle della redazione: { $zone }.
timezone-unknown = Non conosco un fuso con questo nome, o ne conosco più d’uno. Si scrive come Europe/Rome.
forgotten = Fatto: tutto ciò che era conservato su di lei è cancellato.
forgotten-nothing = Su di lei non era conservato niente, e niente lo è.
forgotten-editor = Ciò che ha ordinato e deciso come redattore resta nella storia della redazione.
refused-manager = In un gruppo questo spetta a chi lo amministra. In privato con me spetta a lei.
refused-nobody = Non posso sapere chi è: questo account è di molti. Me lo chieda in privato.
answered-privately = Le ho risposto in privato.
answer-privately = Qui leggono tutti. Mi scriva in privato e lo chieda là.
# $name: what was written
unknown-command = { $name } non è un mio comando. Con /help si vedono tutti.
# $name: what was written; $command: the nearest
unknown-near = { $name } non è un mio comando. Forse { $command }? Con /help si vedono tutti.
unknown-words = Rispondo ai comandi: con /help si vedono. Cerco queste parole negli articoli?
unknown-wordless = Rispondo ai comandi e alle parole: con /help si vede che cosa so fare.
too-many = È molto in una volta. Aspetti mezzo minuto, poi chieda di nuovo.
interrupted = Ciò che ha chiesto è stato interrotto, e forse non è stato fatto.
# $command: its name
interrupted-command = { $command } è stato interrotto, e forse non è stato eseguito.
interrupted-look = Guardi con /queue che cosa risulta; se manca, lo chieda di nuovo.
interrupted-again = Se manca qualcosa, lo chieda di nuovo.
button-expired = Questo pulsante è troppo vecchio. Chieda di nuovo.
button-another = Questi pulsanti sono di chi ha chiesto. Chieda anche lei, e avrà i suoi.
button-previous = Indietro
button-next = Avanti
button-search = Cerca
button-article = L’articolo
button-longer = Riassunto più lungo
more-none = Non c’è altro: l’articolo non è più in archivio.
command-card = carta
command-card-description = La carta di una citazione
message-card = Carta di questo messaggio
card-no-words = Questo messaggio non ha parole.
# $count: the most
card-too-long = Su una carta stanno al più { $count } caratteri.
card-not-drawn = La carta non si è potuta disegnare.
button-shorter = Più breve
# $count: how many
button-quotes = Citazioni: { $count }

## What editors are told and asked

command-held = sospesi
command-held-description = I messaggi in sospeso: si decide se ci sono o se inviarli di nuovo
command-add = aggiungi
command-add-description = Dà alla redazione un articolo: indirizzo, testo o file
command-discard = scarta
command-discard-description = Toglie un articolo che un redattore ha mandato
option-given-description = Un indirizzo, o il testo con il titolo nella prima riga
option-given-placeholder = indirizzo o testo
option-file-description = Un file di testo dell’articolo: .txt, .md, .html o .json
option-file-placeholder = file
# $endings
add-no-text-file = Non è un file di testo. Mandi { $endings }, o il testo stesso.
# $limit
add-too-large = Il file supera i { $limit } MB: mandi solo l’articolo.
# $message: what is wrong
add-failed = Non se ne può fare un articolo: { $message }
add-ask = Finché nessuno decide, non esce.
button-post-all = Pubblica ovunque
# $destination: the destination
button-post-to = Pubblica in { $destination }
button-discard = Scarta
# $title: the article
discarded = Scartato: «{ $title }».
discard-none = Non c’è più, o non l’ha mandato un redattore.
command-resolve = risolvi
command-resolve-description = Dice se un messaggio in sospeso c’è o va inviato di nuovo
command-queue = coda
command-queue-description = Che cosa deve ancora uscire, e quando
option-delivery-description = L’identificativo dell’invio, come lo mostra /held
option-delivery-placeholder = identificativo
option-verdict-description = there: c’è già · again: va inviato di nuovo
option-verdict-placeholder = there|again
verdict-there = C’è
verdict-again = Invia di nuovo
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
resolved-again = { $who }: «{ $title }» si invia di nuovo a { $destination }.
# $title: the article; $destination: the destination; $state: in words
resolved-already = È già deciso: «{ $title }» in { $destination } è { $state }.
button-unknown = Questo pulsante non vale più. Chieda di nuovo.
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
notice-unchanged = Una copia non è stata cambiata
# $title: the article; $destination: the destination
notice-unchanged-text = La copia di «{ $title }» in { $destination } non dice quello che l’articolo dice ora, o non dovrebbe esserci più.
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
# $source: its name
notice-source = { $source } ha bisogno di uno sguardo
# $source: its name
notice-source-back = { $source } si può leggere di nuovo.
# $source: its name; $to: the new address
notice-source-moved = { $source } ora si trova a { $to } e viene letta lì. Aggiorni l’indirizzo nella configurazione.
notice-backup-failed = Non si riesce a fare la copia di riserva della banca dati: si riprova ogni dieci minuti.
notice-backup-back = La copia di riserva della banca dati si fa di nuovo.
notice-config-refused = La configurazione modificata non si può usare: la redazione continua con quella di prima.
notice-config-back = La configurazione si legge di nuovo e la redazione la segue.
# $count: posts that wait
notice-approval-off = L’approvazione è disattivata, ma { $count ->
    [one] un post la aspetta
   *[other] { $count } post la aspettano
 } ancora. Nulla esce senza una decisione: si decide con /approve e /skip, o sulla pagina.
notice-approval-back = I post programmati aspettano di nuovo l’approvazione.
notice-flaw = Nella banca dati qualcosa non torna
# $count: how many; $delivery, $destination, $flaw: the first of them
notice-flaw-text = { $count ->
    [one] Un invio è in uno stato impossibile: { $delivery } per { $destination } ({ $flaw }).
   *[other] { $count } invii sono in uno stato impossibile; il primo è { $delivery } per { $destination } ({ $flaw }).
} Il comando «strillone doctor» dice di più.
# $count: how many
notice-flaw-back = { $count ->
    [one] L’invio che era in uno stato impossibile non lo è più.
   *[other] { $count } invii che erano in uno stato impossibile non lo sono più.
 }
notice-database-down = Non si può scrivere nella banca dati: non esce nulla finché non si rimedia.
notice-database-back = Si può scrivere di nuovo nella banca dati: tutto riprende da dov’era.

## What is still to happen

queue-heading = In coda
queue-none = Non c’è nulla in coda.
# $states: counts by state
queue-counts = In tutto · { $states }
# $count: how many; $state: in words
queue-count = { $state }: { $count }
# $count: how many
queue-readers = { $count ->
    [one] … e una a chi è abbonato
   *[other] … e { $count } a chi è abbonato
 }
# $count: how many are not shown
queue-more = { $count ->
    [one] … e un altro
   *[other] … e altri { $count }
 }
## What becomes of a delivery, a sentence for each

# $destination: the destination
explain-soon = { $destination }, parte appena può
# $destination: the destination
explain-leaving = { $destination }, sta partendo ora
# $destination: the destination; $when: the next try
explain-quiet = { $destination }, { $when }, ore di quiete
# $destination: the destination; $when: the next try
explain-behind = { $destination }, { $when } o poco dopo, aspetta dietro un altro messaggio
# $destination: the destination; $when: the next try
explain-blocked = { $destination }, { $when } o poco dopo
# $destination: the destination; $when: the next try
explain-retry = { $destination }, si riprova { $when }
# $destination: the destination; $when: the next look
explain-doubt = { $destination }, forse c’è già; si guarda { $when }
# $destination: the destination; $when: the next try
explain-suspended = { $destination }, chiusa al bot; si riprova { $when }
# $destination: the destination
explain-closed = { $destination }, chiusa al bot
# $destination: the destination
explain-held = { $destination }, aspetta la parola di un redattore (/held)
# $destination: the destination; $when: when it was
explain-sent = { $destination }, uscito { $when }
# $destination: the destination; $when: when it was
explain-changed = { $destination }, fatto { $when }
# $destination: the destination
explain-dead = { $destination }, non è uscito
# $destination: the destination
explain-withdrawn = { $destination }, ritirato prima di uscire
# $destination: the destination
explain-expired = { $destination }, non esce più
# $destination: the destination
explain-not-picked = { $destination }, non scelto
# $destination: the destination of a message that is edited
explain-place-edit = { $destination } (correzione)
# $destination: the destination of a message that is deleted
explain-place-delete = { $destination } (rimozione)
# $sentence: one of these; $reason: why
explain-because = { $sentence }: { $reason }
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
page-source-ok = letta
page-source-failing = non si può leggere
page-source-gone = non esiste più
page-source-quarantined = aspetta un redattore
# $when: the last time
page-source-read = letta { $when }
# $when: the next time
page-source-next = prossima { $when }
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
page-state-suspended = chat chiusa
page-state-sent = inviato
page-state-dead = non riuscito
page-state-withdrawn = ritirato
page-state-expired = scaduto
page-state-filled = scelto
page-state-empty = vuoto
page-state-skipped = saltato
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-edit = corretto { $time }
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-delete = rimosso { $time }
# a change that is not done; $state: one of the states above
page-change-edit = correzione: { $state }
# a change that is not done; $state: one of the states above
page-change-delete = rimozione: { $state }
# a message handed on to the followers of its channel; $state: one of the states above
page-change-publish = inoltro: { $state }

## Commands of the machine

cli-no-article = Non c’è ancora nessun articolo; indichi un file.
cli-nothing = niente
cli-service-delivers = lo consegna il servizio in esecuzione
cli-still-waits = ciò che aspetta ancora parte quando il servizio è in esecuzione: npm start
# $destination: the destination
cli-there-already = { $destination }: c’è già; --again lo ripete
cli-next = prossimo
cli-checked = Tutto a posto: il file, le cartelle, i token e i permessi in ogni chat.
cli-well = Tutto a posto.
# $count: how many things
cli-needs = { $count ->
    [one] Una di queste cose aspetta una persona: sta in cima
   *[other] { $count } di queste cose aspettano una persona: stanno in cima
 }
# $file: the backup; $bytes: its size
cli-backed-up = { $file }: { $bytes } byte, ogni pagina è stata letta
# $destination: the destination
cli-no-card = { $destination } riceve questo articolo senza cartolina; non è stato scritto nulla
# $reason: why
cli-no-photo = la cartolina non mostra la fotografia: { $reason }

## What is known of the newsroom

# $place: the database
diagnosis-database-whole = { $place } è integra: ogni pagina è stata letta
# $place: the database; $problems: what was found; $backup: the newest one
diagnosis-database-damaged = { $place } è danneggiata ({ $problems }): si ferma la redazione e si mette al suo posto una copia di riserva, strillone restore { $backup }
# $detail: what failed
diagnosis-database-unreadable = Non si può esaminare niente: { $detail }
diagnosis-backup-none = Non c’è ancora una copia di riserva: una redazione in funzione ne fa una ogni ora, strillone backup ne fa una adesso
# $place: the database
diagnosis-backup-by-server = { $place } è su un server PostgreSQL: la copia di riserva la fa chi lo gestisce. strillone backup --out FILE ne fa una adesso, con pg_dump
# $file: the backup; $at: when it was made
diagnosis-backup-newest = L’ultima copia di riserva è di { $at }: { $file }
# $size, $free: megabytes
diagnosis-room = La banca dati occupa { $size } MB, sul disco ne restano { $free }
# $size, $free: megabytes
diagnosis-room-tight = La banca dati occupa { $size } MB, sul disco ne restano { $free }: serve spazio, o le prossime copie di riserva non ci stanno
diagnosis-service-none = Nessuna redazione in funzione: npm start
diagnosis-service-starting = Una redazione sta per partire
# $pid, $host: the process; $at: since when
diagnosis-service-runs = Il processo { $pid } su { $host } è in funzione da { $at }
# $pid, $host: the process; $at: since when; $page: its address
diagnosis-service-page = Il processo { $pid } su { $host } è in funzione da { $at }, la sua pagina è { $page }
# $roles: names of roles, with commas between them
diagnosis-service-lacks = Nessun processo ha il ruolo { $roles }. Ne avvii uno che lo abbia: STRILLONE_ROLES, o start --roles
# $name: the destination; $platform: its platform; $count: deliveries
diagnosis-destination-open = { $name } ({ $platform }) è aperta; { $count ->
    [0] non aspetta nulla
    [one] aspetta un invio
   *[other] aspettano { $count } invii
 }
# $name: the destination; $platform: its platform; $count: deliveries; $detail: why it is off
diagnosis-destination-off = { $name } ({ $platform }) non partecipa: { $detail }; { $count ->
    [0] non aspetta nulla
    [one] aspetta un invio
   *[other] aspettano { $count } invii
 }
# $name: the destination; $count: deliveries
diagnosis-destination-removed = { $name } non è più nella configurazione; { $count ->
    [one] un invio la aspetta
   *[other] { $count } invii la aspettano
 }: rimetterla con lo stesso nome, o ritirarli con /retract
# $count: posts that wait
diagnosis-approval-off = { $count ->
    [one] Un post aspetta
   *[other] { $count } post aspettano
 } l’approvazione, che è disattivata: decida con strillone approve o skip, o sulla pagina
# $at: since when; $why: what the delivery that found it closed waits for; $count: deliveries
diagnosis-destination-closed = Da { $at } { $why }; { $count ->
    [one] aspetta un invio
   *[other] aspettano { $count } invii
 }
# $title: the article; $id: the delivery; $why: what becomes of it
diagnosis-delivery = «{ $title }» ({ $id }): { $why }
# $destination: where editors are told; $count: how many; $at: since when
diagnosis-alerts-wait = { $destination }: { $count ->
    [one] un avviso aspetta
   *[other] { $count } avvisi aspettano
 } da { $at }
# $destination: where editors are told; $count: how many; $at: since when; $why: the reason
diagnosis-alerts-stopped = { $destination }: { $count ->
    [one] un avviso aspetta
   *[other] { $count } avvisi aspettano
 } da { $at }: { $why }
# $title: the article; $id: the delivery; $destination: the destination; $state: in words
diagnosis-delivery-unexplained = «{ $title }» ({ $id }) per { $destination }: { $state }, e nulla dice perché
# $id: the delivery; $destination: the destination; $flaw: what cannot be
diagnosis-delivery-invalid = L’invio { $id } per { $destination } è in uno stato impossibile: { $flaw }
# $schedule: its name; $at: when; $names: destinations; $title: the article
diagnosis-schedule-next = { $schedule }, prossimo turno { $at } per { $names }: «{ $title }»
# $schedule: its name; $at: when; $names: destinations; $why: nothing fits
diagnosis-schedule-nothing = { $schedule }, prossimo turno { $at } per { $names }: { $why }
# $what: whom it concerns; $detail: what is wrong; $remedy: what to do
diagnosis-problem = { $what }: { $detail }. { $remedy }
# $name, $place: the source; $count: articles
diagnosis-source-articles = { $name } ha { $count ->
    [0] nessun articolo
    [one] un articolo
   *[other] { $count } articoli
 } da { $place }
# $name: the source; $place: where it is; $why: what is wrong
diagnosis-source-trouble = { $name } ({ $place }): { $why }
# $place: the file; $detail: what is wrong with it
diagnosis-source-fault = { $place } { $detail }
# $count: how many
diagnosis-audit-explained = { $count ->
    [one] Una coppia
   *[other] { $count } coppie
 } di articolo e destinazione sotto esame: tutto spiegato
# $count: how many; $pairs: of how many; $examples: some of them
diagnosis-audit-unexplained = Coppie di articolo e destinazione senza un motivo scritto: { $count } di { $pairs } ({ $examples })
flaw-sent-at-no-moment = è uscito, e non si sa quando
flaw-sent-without-message = è uscito e non ha un messaggio
flaw-message-unknown = è uscito e il suo messaggio non è noto
flaw-no-reason = il suo stato non ha un motivo
flaw-no-items = non impedisce che il suo articolo vi esca di nuovo
flaw-no-lane = sta in una coda che non c’è
flaw-lane-asleep = aspetta in una coda che nessuno guarda
flaw-claim-forgotten = era di un processo che non c’è più, e nessuno se ne occupa
flaw-alert-with-items = è un avviso e impedisce a un articolo di uscire
flaw-alert-held = è un avviso e aspetta la redazione
flaw-no-card = mostra una cartolina che non c’è

## What check and doctor find

# $name: its name
what-destination = destinazione { $name }
# $name: its name
what-source = fonte { $name }
# $name: as the configuration has it
what-setting = { $name }
# $platform: its name; $detail: what it said
problem-token-refused = { $platform } non conosce questo token ({ $detail })
# $detail: why
problem-platform-unreachable = non si raggiunge: { $detail }
# $place: the chat, as it is called
problem-no-text-channel = { $place } non è un canale di testo: non ci si può scrivere direttamente
# $right: as the platform calls it; $place: the chat, as it is called
problem-right-missing = al bot manca il permesso «{ $right }» in { $place }
# $right: as the platform calls it; $place: the chat, as it is called
problem-history-missing = al bot manca il permesso «{ $right }» in { $place }: un messaggio la cui risposta si è persa non si può cercare, e aspetta un redattore
# $place: the chat, as it is called
problem-no-announcements = crosspost è attivo, ma { $place } non è un canale di annunci: i messaggi restano lì e non vengono inoltrati
# $place: the chat, as it is called
problem-channel-unknown = non c’è nessun canale { $place }
# $place: the chat, as it is called
problem-channel-unseen = il bot non vede il canale { $place }: non è in quel server, o lì gli manca «View Channel»
# $place: the chat, as it is called; $detail: what was said
problem-place-unchecked = { $place } non si è potuto controllare: { $detail }
# $id: of the chat; $destination: the other one
problem-same-chat = è la chat { $id }, come la destinazione { $destination }: chi legge riceverebbe tutto due volte
# $destination: its name
problem-shared-log = la chat è quella della destinazione { $destination }: chi legge vedrebbe ciò che si dice ai redattori
# $topic: its number; $place: the chat, as it is called
problem-no-topics = è indicato il topic { $topic }, ma { $place } non ha topic
# $id: the new one
problem-group-moved = il gruppo è diventato un supergruppo: { $id }
# $place: the chat, as it is called
problem-bot-outside = il bot non è in { $place }
# $place: the chat, as it is called; $detail: what was said
problem-chat-unseen = il bot non vede la chat { $place } ({ $detail })
# $place: the chat, as it is called
problem-write-forbidden = il bot non può scrivere in { $place }
# $place: the chat, as it is called
problem-photo-forbidden = il bot non può mandare foto in { $place }, e la destinazione ha una cartolina
# $place: the chat, as it is called
problem-no-administrator = il bot non è amministratore di { $place }
# $host: its name
problem-host-private = { $host } non è in Internet
# $host: its name
problem-host-no-server = a quella porta di { $host } non risponde un server web
# $host: its name
problem-host-unknown = non c’è nessun host { $host }
# $folder: its path
problem-folder-missing = la sua cartella { $folder } non c’è
# $folder: its path
problem-folder-no-folder = { $folder } non è una cartella
# $folder: its path
problem-folder-forbidden = questo utente non può leggere la sua cartella { $folder }
# $folder: its path; $code: of the system
problem-folder-unreadable = la sua cartella { $folder } non si può leggere ({ $code })
# $detail: why
problem-destination-off = non partecipa: { $detail }
problem-address-gone = il webhook non c’è più, o il suo indirizzo è incompleto
# $right $place
problem-right-useful = al bot manca il permesso «{ $right }» in { $place }: di ciò che viene ritirato resta un thread vuoto e senza titolo
# $place
problem-thread-locked = il thread { $place } è chiuso a chi non è moderatore
# $role: its id
problem-role-unknown = non c’è un ruolo { $role }
# $role: its name
problem-role-silent = il ruolo { $role } non può essere menzionato dal bot: nessuno ne avrebbe notizia
# $place: the channel; $group: the id of its group, or none
problem-no-discussion = il gruppo di discussione di { $place } non è quello di comments{ $group ->
        [none] : non ne ha
       *[other] , ma { $group }
    }
# $place: the group, by its id
problem-discussion-unheard = nel gruppo di discussione { $place } il bot non vede arrivare i post: non è amministratore
# $from: where it is shown; $name: the variable
remedy-token = Prendere il token da { $from } e metterlo in { $name }.
# $name: the variable
remedy-network = Guardare la rete di questa macchina e { $name }, poi controllare di nuovo.
remedy-text-channel = Indicare un canale di testo, di annunci, un forum, una galleria o un thread.
# $right: as the platform calls it; $place: the chat, as it is called
remedy-right = Nelle impostazioni di { $place }, sotto i permessi, aggiungere il bot e dargli «{ $right }».
# $place: the chat, as it is called
remedy-announcements = Fare di { $place } un canale di annunci, o togliere crosspost.
remedy-channel-id = In Discord attivare la modalità sviluppatore, copiare l’id del canale e indicare quello.
# $link: where it is invited
remedy-invite = Invitare il bot con { $link }, o dargli «View Channel».
remedy-again = Controllare di nuovo; se resta così, guardare i permessi del bot in quella chat.
remedy-one-of-two = Togliere una delle due destinazioni.
remedy-own-log = Indicare una chat solo dei redattori.
remedy-discussion = Indicare in comments l’id del gruppo di discussione del canale (Impostazioni del canale, Discussione).
remedy-make-administrator = Nominarlo amministratore di quel gruppo.
remedy-role-id = Prendere l’id dalle impostazioni del server (Ruoli, «Copia ID ruolo»).
# $role: its name
remedy-mentionable = Permettere a tutti di menzionare { $role } (impostazioni del server, Ruoli), o dare al bot «Mention Everyone».
remedy-topics = Togliere topic dalla destinazione, o attivare i topic nel gruppo.
# $id: the new one
remedy-new-id = Indicare telegram: { $id } nella destinazione.
remedy-add-bot = Aggiungere il bot alla chat.
remedy-chat-name = Controllare la chat: @nome di un canale pubblico o id numerico; poi aggiungervi il bot.
remedy-channel-rights = Nel canale, tra gli amministratori, aggiungere il bot con il diritto di pubblicare messaggi.
remedy-group-rights = Aggiungere il bot al gruppo e permettere ai membri, o al bot come amministratore, di mandare messaggi e foto.
# $host: its name
remedy-allow-host = Se è della redazione, aggiungere «{ $host }» a network.allow.
remedy-address = Controllare l’indirizzo, e la rete di questa macchina.
remedy-make-folder = Crearla, o indicarne un’altra nella configurazione: un percorso parte dal file di configurazione.
remedy-name-folder = Indicare la cartella in cui stanno i file degli articoli.
remedy-folder-rights = Dare a questo utente il diritto di leggerla e di entrarvi.
remedy-disk = Guardare la cartella e il suo disco.
remedy-set-it = Metterlo in .env, o togliere la destinazione.
remedy-new-address = In Discord aprire le impostazioni del canale, Integrazioni, Webhook, crearne uno, copiarne l’URL e indicare quello.
# $place
remedy-unlock = In { $place } aprire il menu del thread e scegliere «Sblocca thread», o dare al bot «Manage Threads».
area-database = banca dati
area-service = servizio
area-destination = destinazione
area-delivery = invio
area-held = in sospeso
area-schedule = orario
area-platform = piattaforma
area-source = fonte
area-audit = verifica

## Why something is as it is: goes on after a colon

# $words: as an older version wrote it
reason-words = { $words }
# $detail: in the words of the platform
reason-not-now = rimandato ({ $detail })
# $detail: in the words of the platform
reason-too-many = troppi messaggi in poco tempo ({ $detail })
# $detail: in the words of the platform
reason-platform-trouble = la piattaforma non si raggiunge, o è in difficoltà ({ $detail })
reason-place-rests = la chat non ne prende altri per un momento
# $detail: in the words of the platform
reason-place-closed = la chat non lascia scrivere il bot ({ $detail })
# $detail: in the words of the platform
reason-bot-refused = la piattaforma rifiuta il bot ({ $detail })
# $detail: in the words of the platform
reason-payload-refused = il messaggio è rifiutato così com’è ({ $detail })
reason-moved = la chat ha un altro indirizzo
reason-message-gone = qualcuno aveva tolto il messaggio
# $detail: in the words of the platform
reason-no-answer = nessuna risposta ({ $detail })
reason-process-ended = la redazione si è fermata prima della risposta
reason-not-there = non era certo che fosse arrivato, e guardando non c’è
# $detail: why not
reason-not-seen = non è certo che sia arrivato, e non è stato possibile guardare ({ $detail })
reason-reader-unsure = non c’è stata risposta, e può essere arrivato; ai lettori non si manda niente due volte
reason-article-withdrawn = l’articolo è stato ritirato
reason-article-expired = l’articolo è scaduto prima di uscire
reason-breaking-late = doveva uscire subito, e ormai non è più un’ultima ora
reason-article-corrected = l’articolo è stato corretto, ed esce con le parole nuove
reason-story-gone = una notizia del riepilogo non vale più, ed esso esce senza
reason-unsubscribed = là non è più abbonato nessuno
reason-muted = là si è chiesto silenzio
reason-overtaken = una modifica più recente dello stesso messaggio ha preso il suo posto
reason-breaking-instead = è uscito subito, come ultima ora
reason-copy-out-of-reach = la redazione non può raggiungere questa copia: va cambiata o cancellata a mano
reason-place-unknown = la sua destinazione non è più nella configurazione e la redazione non può cambiare questa copia: va cambiata o cancellata a mano
reason-card-stays = il testo è barrato, ma la sua cartolina non si è potuta sostituire e dice ancora le parole ritirate: va cancellata a mano
reason-waited-too-long = ha aspettato più a lungo di quanto si conservi qualcosa
reason-restored = la banca dati è stata ripresa da una copia di riserva; nel frattempo può essere uscito
# $by: the editor
reason-said-there = { $by } ha detto che c’è
# $by: the editor
reason-said-again = { $by } ha detto di inviarlo di nuovo
# $status: of its answer
reason-out-of-order = la piattaforma è fuori servizio ({ $status })
reason-called-off = interrotto prima di partire
reason-off-by-now = questa destinazione non partecipa più
reason-card-missing = manca la sua cartolina
# $name, $id: of the chat; $destination: that names it, too
reason-named-twice = { $name } è la chat { $id }, già indicata dalla destinazione { $destination }; va tolta una delle due
# $platform: whose it is
reason-foreign-payload = è scritto per { $platform }, e lì non può uscire
reason-fixed-form = un testo non può diventare un’immagine, né un’immagine un testo
reason-no-followers = la piattaforma non conosce chi segue un canale
# $host: the server; $status: of its answer
reason-address-changed = { $host } ha risposto { $status }: l’indirizzo ora è un altro
# $host: the server; $status: of its answer
reason-answered = { $host } ha risposto { $status }
# $host: who did not answer
reason-too-slow = { $host } non ha risposto in tempo
# $host: who answered
reason-unreadable-answer = la risposta di { $host } non si può leggere
# $host: who asks; $seconds: how long
reason-told-to-wait = { $host } chiede di aspettare { $seconds } s
reason-refused-often = la piattaforma ha rifiutato molte richieste negli ultimi dieci minuti, e ora conviene non farne altre
reason-no-look = la piattaforma non permette di guardare
reason-nothing-to-know = il messaggio non ha parole per riconoscerlo
reason-history-closed = il bot non può leggere i messaggi passati del canale
# $count: messages
reason-too-much-since = dopo il tentativo sono arrivati più di { $count } messaggi
reason-rival-in-doubt = anche un altro invio dell’articolo in questa chat è in dubbio
reason-log-is-place = la chat dei redattori è la destinazione stessa
reason-ids-uncounted = in chat private e gruppi semplici i messaggi non sono numerati di seguito
reason-forwarding-closed = la chat non lascia inoltrare niente
reason-end-unknown = non si riesce a sapere dove finisce la chat
# $id: of a message
reason-older-twin = il messaggio { $id } ha le stesse parole, ma è più vecchio
# $host: the address
reason-fetch-address = { $host } non è un indirizzo che si può chiedere
# $host: the address
reason-fetch-private = { $host } non è in Internet; se è della redazione, va aggiunto a network.allow
# $host: the address
reason-fetch-too-large = ciò che sta a { $host } è troppo grande
# $host: the address
reason-fetch-too-long = { $host } ci mette troppo a rispondere
# $host: the address
reason-fetch-too-many-redirects = { $host } rinvia troppe volte ad altri indirizzi; dare quello dove finisce
# $host: the address; $code: the network’s own
reason-fetch-network = { $host } non si raggiunge ({ $code })
reason-off-no-place = manca l’id della sua chat o del suo canale
reason-off-no-address = manca il suo indirizzo
reason-off-no-secret = manca il suo segreto
# $name: a variable
reason-off-not-set = manca { $name }
# $detail: what the server or the parser said
reason-feed-unreachable = non si può leggere: { $detail }
# $status: its HTTP status
reason-feed-refused = il server ha risposto { $status }
# $detail: what the parser said
reason-feed-unreadable = non è un feed leggibile: { $detail }
reason-feed-gone = il server dice che non esiste più; togliere la fonte o darle il nuovo indirizzo
# $count: how many are new; $total: how many it shows; $name: the source
reason-feed-quarantined = { $count } voci su { $total } sono nuove tutte insieme, come quando un feed viene ricostruito: guardarlo, poi «strillone sources release { $name }» se sono vecchie, oppure «… --news» se sono notizie
# $count: how many articles; $titles: their titles
reason-slot-filled = { $count ->
    [one] un articolo
   *[other] { $count } articoli
 }: { $titles }
# $count: how many slots; $policy: skip, latest or all
reason-slot-missed = { $count ->
    [one] un turno passato mentre il servizio era fermo
   *[other] { $count } turni passati mentre il servizio era fermo
 } (missed: { $policy })
reason-slot-new-schedule = nuovo orario: il primo turno è il prossimo
# $titles: the articles proposed
reason-slot-proposed = affidato alla redazione per l’approvazione: { $titles }
reason-slot-no-destination = nessuna delle sue destinazioni è attiva
reason-slot-overtaken = ciò che era scelto era appena uscito per un altro ordine
reason-slot-restored = la banca dati è stata ripresa da una copia di riserva
reason-ordered = ordinato dalla redazione
# $count: how many fit; $age: in words
reason-pick-newest = { $count ->
    [one] l’unico articolo adatto, di { $age }
   *[other] il più recente di { $count } articoli adatti, di { $age }
 }
# $count: how many fit; $age: in words
reason-pick-oldest = { $count ->
    [one] l’unico articolo adatto, di { $age }
   *[other] il meno recente di { $count } articoli adatti, di { $age }
 }
# $priority: of the article; $count: how many fit; $age: in words
reason-pick-priority = { $count ->
    [one] l’unico articolo adatto, di { $age }, priorità { $priority }
   *[other] priorità { $priority }, la più alta di { $count } articoli adatti, di { $age }
 }
# $count: how many fit
reason-pick-undated = { $count ->
    [one] l’unico adatto; la sua data non si legge
   *[other] il primo di { $count } adatti; la sua data non si legge
 }
# $count: how many fit
reason-pick-random = { $count ->
    [one] l’unico articolo adatto
   *[other] a sorte fra { $count } articoli adatti
 }
# $priority: of the article; $age: in words
reason-pick-breaking = ultima ora, priorità { $priority }, di { $age }
reason-pick-subscribed = c’è chi è abbonato
# $count: how many stories fit
reason-pick-digest = { $count ->
    [one] l’unica storia per il riepilogo
   *[other] le migliori di { $count } storie per il riepilogo
 }
reason-nothing-new = niente che non ci fosse già
reason-no-articles = non ci sono ancora articoli
# $count: how many articles; $reasons: counts by condition
reason-nothing-fits = { $count ->
    [one] un articolo, e non è adatto
   *[other] { $count } articoli, e nessuno è adatto
 }: { $reasons }
# $age: for how long, in words
reason-kept-later = è per più tardi, fra { $age }
# $age: for how long, in words; $source: its source
reason-kept-young = la fonte { $source } trattiene gli articoli all’inizio, questo ancora per { $age }
reason-kept-paywalled = si legge solo a pagamento, e la redazione salta questi articoli
# $filter: the part of the filter that it does not pass; $source: the source
reason-kept-source-filter = bloccato dal filtro { $filter } della fonte { $source }
# $filter: the part of the filter that it does not pass; $destination: the destination
reason-kept-destination-filter = bloccato dal filtro { $filter } della destinazione { $destination }
# $filter: the part of the filter that it does not pass; $schedule: the schedule
reason-kept-schedule-filter = bloccato dal filtro { $filter } dell’orario { $schedule }
# $schedule: the schedule
reason-kept-old = troppo vecchio per l’orario { $schedule }
# $schedule: the schedule; $language: of the article, as a tag
reason-kept-language = l’orario { $schedule } non prende articoli in questa lingua ({ $language })
# $schedule: the schedule
reason-kept-topic = non ha nessuno dei temi dell’orario { $schedule }
reason-kept-twin = un altro articolo con le stesse parole o lo stesso indirizzo è già andato lì
reason-kept-posted = qualcuno ne ha già messo lì il link
# $title: that article
reason-kept-story = un altro articolo sulla stessa notizia è già andato lì: { $title }
# $detail: why
reason-kept-off = non partecipa: { $detail }
reason-kept-no-schedule = nessun orario pubblica lì
# $schedule: the schedule; $age: until its next slot, in words
reason-kept-waits = l’orario { $schedule } può prenderlo, la prossima volta fra { $age }
# $schedule: the schedule
reason-kept-no-slot = l’orario { $schedule } non ha più turni
# $count: articles
misfit-later = { $count } per più tardi
# $count: articles
misfit-expired = { $count ->
    [one] uno scaduto
   *[other] { $count } scaduti
 }
# $count: articles
misfit-old = { $count ->
    [one] uno troppo vecchio
   *[other] { $count } troppo vecchi
 }
# $count: articles
misfit-language = { $count } in altre lingue
# $count: articles
misfit-topic = { $count } su altri argomenti
# $count: articles
misfit-young = { $count ->
    [one] uno trattenuto per un po’
   *[other] { $count } trattenuti per un po’
 }
# $count: articles
misfit-paywalled = { $count } a pagamento
# $count: articles
misfit-filtered = { $count ->
    [one] uno bloccato da un filtro
   *[other] { $count } bloccati da un filtro
 }
# $count: articles
misfit-retracted = { $count ->
    [one] un ritirato da un redattore
   *[other] { $count } ritirati da un redattore
 }
# $count: articles
misfit-unapproved = { $count ->
    [one] uno non ancora approvato
   *[other] { $count } non ancora approvati
 }
# $count: articles
misfit-story = { $count } su una notizia già data lì
# $count: articles
misfit-there = { $count ->
    [one] uno già uscito lì
   *[other] { $count } già usciti lì
 }

## What is wrong with a file, a page or a feed

# $place: a file, an address or a folder; $detail: what is wrong with it
reason-at-place = { $place }: { $detail }
# $line: its number; $detail: what is wrong in it
reason-at-line = riga { $line }: { $detail }
# $detail, $more: two things that are wrong
reason-as-well = { $detail }; { $more }
reason-file-missing = questo file non c’è; controllare il nome
reason-file-forbidden = non si può leggere: manca il permesso; darlo alla redazione
reason-file-is-folder = è una cartella; indicare un file che vi sta dentro
# $code: what the operating system says
reason-file-unreadable = non si può leggere ({ $code }); controllare il file e il suo disco
# $size, $limit: in MB
reason-file-too-large = è di { $size } MB; il limite è { $limit } MB: lasciare solo l’articolo
reason-file-link = è un collegamento fuori dalla cartella, che non viene seguito; copiare qui il file
reason-file-there = c’è già un file con questo nome; indicarne uno che non c’è
reason-file-closed = non si può scrivere: manca il permesso; darlo a questo utente, o indicare un altro posto
# $code: what the operating system says
reason-file-unwritten = non si può scrivere ({ $code }); controllare la cartella e il suo disco
reason-folder-missing = la sua cartella non c’è; crearla, o indicarne un’altra
# $folder: its path
reason-folder-lost = { $folder } non è una cartella; crearla o montarla, o indicarne un’altra nella configurazione. I suoi articoli restano.
# $count: how many articles; $name: of the source
reason-folder-empty = i file dei suoi articoli ({ $count }) sono spariti tutti insieme, come quando un disco non è montato. Nulla viene ritirato: montarlo, oppure dire «strillone sources release { $name }» se sono stati cancellati
reason-text-nul = contiene un carattere NUL, che nessun testo ha; salvarlo di nuovo come testo semplice in UTF-8
reason-text-empty = è vuoto; scrivervi l’articolo, o cancellarlo
# $encoding: its name
reason-text-encoding = non è in { $encoding }, come dovrebbe; salvarlo di nuovo con la codifica UTF-8
# $position: of a byte in its line; $value: the byte
reason-text-byte = non è UTF-8: il byte { $position } è 0x{ $value }; salvare di nuovo il file con la codifica UTF-8
reason-article-no-text = ha un’intestazione di campi ma nessun testo; scrivervi sotto l’articolo
reason-article-no-words = non ha testo sotto il titolo; scrivervi l’articolo
# $field: a field of the front matter
reason-article-draft = è una bozza, come dice il suo campo «{ $field }»; cambiarlo quando sarà una notizia
# $value: what stands there
reason-article-no-date = «{ $value }» non è una data, e l’articolo non vale come nuovo; scriverla come 2026-11-18 o 2026-11-18T07:30
reason-page-no-article = nella pagina non si è trovato un articolo; salvarne il testo come file .txt
# $status: an HTTP status
reason-page-status = il server ha risposto { $status }; controllare l’indirizzo in un browser
# $type: a media type
reason-page-type = è { $type }, non una pagina; dare l’indirizzo della pagina dell’articolo, o il suo testo
reason-json-invalid = qui non è JSON valido; cercare una virgola, una virgoletta o una parentesi che manca
reason-json-no-article = non contiene un articolo di schema.org; dargli il @type NewsArticle
# $names: fields
reason-json-lacks = l’articolo non ha { $names }; aggiungere ciò che manca
# $detail: what is wrong with it
reason-front-matter = intestazione: { $detail }
# $end: the marks that end it
reason-front-matter-open = l’intestazione che comincia qui non ha fine; metterle dopo una riga con { $end }
# $detail: what the parser said
reason-front-matter-yaml = { $detail }; mettere tra virgolette i valori che contengono due punti, e rientrare con spazi
reason-front-matter-lines = l’intestazione è fatta di righe «campo: valore»
reason-front-matter-alias = intestazione: un alias (*nome) non viene seguito; scrivere il valore per intero
# $language: the language that it is written in, as it names itself
reason-front-matter-language = l’intestazione in { $language } è un programma e non viene eseguita; scriverla in YAML tra due righe di ---
# $field: its name; $names: those there are
reason-field-unknown = non c’è un campo «{ $field }»; i campi sono { $names }
# $field: its name
reason-field-words = { $field } è una riga di testo
# $field: its name
reason-field-list = { $field } è un nome, o un elenco: [uno, due]
# $field: its name; $value: what stands there
reason-field-address = { $field } «{ $value }» non è un indirizzo http o https
# $field: its name; $value: what stands there
reason-field-picture = { $field } «{ $value }» non è un indirizzo http o https, né un’immagine nella cartella (treno.jpg, foto/treno.png)
# $field: its name; $value: what stands there
reason-field-date = { $field } «{ $value }» non è una data; scriverla come 2026-11-18 o 2026-11-18T07:30
# $field: its name; $value: what stands there
reason-field-language = { $field } «{ $value }» non è una lingua; scrivere due lettere, come it
# $field: its name
reason-field-priority = { $field } è un numero intero da -100 a 100
# $seconds: how long
reason-feed-slow = richiede più di { $seconds } s per essere letto; niente di vero è così; toglierlo dalle fonti
# $size: in MB
reason-feed-memory = richiede più di { $size } MB per essere letto; niente di vero è così; toglierlo dalle fonti
# $size, $limit: in MB
reason-feed-too-large = è di { $size } MB, e { $limit } MB è il limite per un feed; chiederne alla testata uno con meno voci
# $limit: in MB
reason-feed-unpacked = scompattato supera i { $limit } MB, che sono il limite per un feed; chiederne alla testata uno con meno voci
reason-feed-empty = è vuoto; guardare l’indirizzo in un browser
# $detail: what the program that unpacks says
reason-feed-gzip = è in un gzip che non si può scompattare ({ $detail }); dirlo alla testata
# $detail: what is wrong with it
reason-feed-hostile = non viene letto: { $detail }; nessun feed vero è così; toglierlo dalle fonti
# $count: how deep
reason-xml-deep = i suoi elementi sono annidati oltre { $count } livelli
# $count: how many
reason-xml-many = contiene più di { $count } elementi
reason-xml-grows = le sue stesse entità lo fanno crescere senza fine
# $count: how deep
reason-json-deep = il suo JSON è annidato oltre { $count } livelli
# $detail: what the parser said
reason-feed-json = è JSON che non si può leggere ({ $detail }); dirlo alla testata, o usare il suo feed RSS
reason-feed-other-json = è JSON, ma non un JSON Feed; dare l’indirizzo di un feed
reason-feed-page = è una pagina web, non un feed; dare l’indirizzo del suo feed
reason-feed-sitemap = è una sitemap, non un feed; farne una fonte con l’impostazione sitemap
reason-feed-no-element = non è un feed: non contiene elementi XML; guardare l’indirizzo in un browser
# $name: an element
reason-feed-begins = non è un feed: comincia con <{ $name }>; guardare l’indirizzo in un browser
reason-feed-list = non è un elenco di feed (OPML); esportarlo di nuovo dal programma da cui viene
reason-sitemap-none = non è una sitemap; dare l’indirizzo di una sitemap di notizie, che robots.txt del sito indica
reason-sitemap-no-news = è una sitemap senza notizie; cercare in robots.txt del sito quella delle notizie, o usare il suo feed
# $names: addresses
reason-sitemap-list = è un elenco di sitemap, nessuna letta come notizie; dare l’indirizzo di una che ne ha; comincia con { $names }
# $count: how many; $value: the date of the first
reason-items-undated = { $count ->
    [one] Una voce ha una data che non si può leggere («{ $value }») e non vale come notizia; dirlo alla testata
   *[other] { $count } voci hanno una data che non si può leggere («{ $value }») e non valgono come notizie; dirlo alla testata
 }
# $detail: why
reason-item-page = la pagina di un articolo non si è potuta leggere, e se ne usa l’anteprima: { $detail }
reason-photo-address = non è un indirizzo http o https; darne uno
# $type: a media type
reason-photo-type = è { $type }, non un’immagine; dare l’indirizzo dell’immagine stessa
reason-photo-outside = sta fuori dalla cartella della sua fonte; copiarla lì
reason-photo-no-file = non è un file; indicare un’immagine
# $size, $limit: in MB
reason-photo-too-large = è di { $size } MB; il limite è { $limit } MB: rimpicciolirla

## What keeps the newsroom from starting

# $folder: its path; $detail: why
reason-data-folder = non si può creare la cartella dei dati { $folder }: { $detail }. Impostare STRILLONE_DATA su una cartella in cui questo utente può scrivere.
# $place: a path; $code: what the operating system says
reason-path-unseen = { $place } non si può esaminare ({ $code })
# $place: a path
reason-path-is-file = { $place } è un file
# $folder: its path
reason-folder-closed = questo utente non può scrivere in { $folder }
# $folder: its path
reason-folder-read-only = { $folder } è su un disco di sola lettura
reason-disk-full = il disco è pieno; fare spazio
# $folder: its path; $code: what the operating system says
reason-folder-fails = in { $folder } non si può creare niente ({ $code })
reason-newsroom-runs = su questa banca dati è già in funzione una redazione, oppure la si sta spostando o ripristinando. Aspettare che finisca, o fermarla.
# $pid: the other process; $host: a machine; $since: a moment
reason-newsroom-runs-as = su questa banca dati è già in funzione una redazione: processo { $pid } su { $host }, da { $since }. Terminarla prima, o impostare STRILLONE_DATA su un’altra cartella.
# $pid: the other process; $host: a machine; $since: a moment; $address: of its page
reason-newsroom-runs-at = su questa banca dati è già in funzione una redazione: processo { $pid } su { $host }, da { $since }, la sua pagina è { $address }. Terminarla prima, o impostare STRILLONE_DATA su un’altra cartella.
# $detail: why
reason-database-damaged = la banca dati è danneggiata ({ $detail }). Accanto non c’è una copia di riserva: spostarla altrove, e la redazione ricomincia da capo.
# $detail: why; $time: a moment; $command: what to say
reason-database-damaged-since = la banca dati è danneggiata ({ $detail }). La copia di riserva più recente è di { $time }: { $command }
# $host: a machine; $port: its number; $detail: why
reason-port-closed = web: impossibile mettersi in ascolto su { $host } porta { $port }: { $detail }
reason-port-taken = questa porta è di un altro programma (una redazione già in funzione?); fermarlo, o impostare web.port su una libera
reason-port-forbidden = questo utente non può prendere la porta; impostare web.port su una oltre 1023
reason-host-elsewhere = questa macchina non ha un indirizzo simile; impostare web.host su 127.0.0.1, o su 0.0.0.0 per tutte le sue reti
# $detail: why
reason-port-other = { $detail }; controllare web.host e web.port

## What keeps a database from its work

# $place: the database; $detail: what is wrong; $words: what the database says
reason-database-fault = { $place }: { $detail } ({ $words })
reason-database-locked = un altro processo tiene bloccata la banca dati da molto; terminarlo, o aspettare che finisca
reason-database-read-only = nella banca dati non si può scrivere; dare a questo utente il permesso di scrivere nel file e nella sua cartella
reason-database-disk = il disco ha un guasto, o è pieno; controllarlo e, se serve, rimettere una copia di riserva con strillone restore
reason-database-malformed = la banca dati è danneggiata; fermare la redazione, poi con strillone restore rimettere una copia di riserva dalla cartella backups lì accanto
reason-database-unopened = la banca dati non si può aprire; dev’essere un file in una cartella in cui questo utente può scrivere
reason-database-none = non è una banca dati SQLite; indicare un altro file, o mettere al suo posto una copia di riserva con strillone restore
reason-server-refuses = il server rifiuta l’utente o la password; controllarli nell’indirizzo, DATABASE_URL
reason-server-no-database = il server non ha questa banca dati; crearla, o indicarne un’altra nell’indirizzo, DATABASE_URL
reason-server-right = l’utente non ha il permesso di farlo sul server; renderlo proprietario della banca dati
reason-server-disk-full = il disco del server è pieno; fare spazio lì
reason-server-crowded = il server non ha più connessioni libere; aumentarne max_connections, o far girare meno processi
reason-server-busy = il server è rimasto occupato troppo a lungo e ha rinunciato; vedere che cosa lo tiene occupato
reason-server-restarts = il server si sta avviando o arrestando; aspettare che sia in funzione
reason-server-standby = il server è una replica in standby e non accetta scritture; indicare il primario nell’indirizzo, DATABASE_URL
reason-server-trouble = il server è in difficoltà; guardarne il log
reason-server-nobody = lì non risponde nessuno; avviare il server, o controllare host e porta nell’indirizzo, DATABASE_URL
reason-server-no-host = l’host non si trova; controllarne il nome nell’indirizzo, DATABASE_URL, e la rete
reason-server-silent = il server non risponde; controllare che sia in funzione, e la rete
reason-server-tls = non si riesce a stabilire una connessione cifrata; controllare sslmode nell’indirizzo, DATABASE_URL, e il certificato del server
reason-server-lost = la connessione al server è caduta; se non torna, controllare il server e la rete
reason-database-foreign = è la banca dati di un altro programma; indicare un altro file, o spostare altrove questo
# $names: of migrations it has had
reason-database-newer = l’ha scritta una versione più recente di Strillone (migrazione { $names }); usare di nuovo quella versione, o mettere al suo posto una copia di riserva di prima dell’aggiornamento
reason-database-unfinished = contiene solo una parte di una redazione: uno spostamento non è arrivato alla fine. Ripetere lo stesso strillone migrate, o usare la banca dati da cui proveniva.
# $names: of tables
reason-database-incomplete = nella banca dati mancano tabelle ({ $names }), come quando una copia di riserva è stata rimessa solo in parte. Rimetterne una intera; strillone restore FILE dice come.
# $version: what it is; $least: what it has to be
reason-server-old = è PostgreSQL { $version }; serve la versione { $least } o una più recente
# $encoding: its name
reason-server-encoding = conserva i testi in { $encoding }; creare di nuovo la banca dati, con la codifica UTF8
# $name: a migration; $detail: why
reason-migration-failed = la banca dati non si è potuta aggiornare (migrazione { $name }), e nulla è stato cambiato: { $detail }. Usare di nuovo la versione di prima dell’aggiornamento, e segnalarlo.
# $row: of a table; $column: its name
reason-row-damaged = nella banca dati { $column } di { $row } non è come lo scrive questa versione; togliere quella riga, o rimettere una copia di riserva con strillone restore
# $size: in MB
reason-backup-room = non ha posto per una copia di { $size } MB; fare spazio, o tenere meno copie di riserva
# $detail: what is wrong with the copy
reason-backup-broken = la sua copia non è integra ({ $detail }); controllare il disco, e la banca dati con strillone doctor
# $detail: what is wrong with it
reason-backup-damaged = è danneggiata, o non è affatto una copia di riserva ({ $detail }); sceglierne un’altra
reason-backup-foreign = non è la copia di riserva di una redazione; scegliere un altro file
# $detail: what pg_dump says
reason-dump-failed = pg_dump non ha fatto la copia, e dice: { $detail }
# $line: its number; $detail: why
reason-import-broken = l’importazione si è interrotta alla riga { $line }: { $detail }. Ciò che precede è stato importato. Rimediato a questo, importare di nuovo lo stesso file.

## What is wrong with the configuration

# $place: where; $detail: what is wrong
reason-in-file = { $place } { $detail }
# $detail: what is wrong
reason-environment = ambiente: { $detail }
reason-setting-unknown = questa impostazione non c’è; vedere config/README.md
reason-setting-misspelt = questa impostazione non c’è; toglierla o correggerne il nome
# $detail: what is wrong
reason-setting-missing = manca ({ $detail })
reason-setting-invalid = così non si può leggere; vedere config/README.md
# $setting: its name
reason-setting-text = { $setting } è un testo, tra virgolette
# $setting: its name
reason-setting-number = { $setting } è un numero
# $setting: its name
reason-setting-whole = { $setting } è un numero intero
# $setting: its name
reason-setting-flag = { $setting } è true o false
# $setting: its name; $example: how it is written
reason-setting-list = { $setting } è un elenco, come { $example }
# $setting: its name; $example: how it is written
reason-setting-map = { $setting } contiene altre impostazioni, come { $example }
# $setting: its name; $names: those there are
reason-setting-one-of = { $setting } è uno tra { $names }
# $setting: its name; $names: those there are
reason-setting-each = ogni voce di { $setting } è una tra { $names }
# $setting: its name; $value: what stands there
reason-setting-only = { $setting } è { $value }, o non si indica
# $setting: its name; $least: the least
reason-setting-least = { $setting } è almeno { $least }
# $setting: its name; $most: the most
reason-setting-most = { $setting } è al massimo { $most }
# $setting: its name; $other: another name
reason-setting-above = { $setting } non deve superare { $other }
# $setting: its name
reason-setting-empty = { $setting } è vuoto; completarlo o toglierlo
# $setting: its name; $most: the most
reason-setting-long = { $setting } ha al massimo { $most } caratteri
# $setting: its name; $most: the most
reason-setting-many = { $setting } ha al massimo { $most } voci
# $setting: its name
reason-setting-address = { $setting } è un indirizzo http o https
reason-time-of-day = un’ora si scrive HH:MM, da 00:00 a 23:59, tra virgolette
reason-name-form = un nome ha da 1 a 64 lettere, cifre, spazi o i segni - _ .
reason-zone-unknown = questo fuso orario non esiste; si scrive come Europe/Rome (banca dati tz)
reason-language-form = una lingua si indica con una sigla, come it, en o pt-BR
reason-duration-form = una durata è un numero con un’unità, come 90s, 10m, 48h o 7d
# $example: how it is written
reason-link-form = link contiene parametri (fino a 64 lettere, cifre o i segni _ - . ~) con i loro valori, come { $example }
# $most: the most
reason-link-many = un link riceve al massimo { $most } parametri
reason-topic-empty = un tema vuoto non trova niente; toglierlo
# $names: those there are
reason-destination-form = una destinazione ha una sola tra queste: { $names }
reason-destination-none = indicare almeno una destinazione
# $name: its name; $names: those there are
reason-destination-unknown = nessuna destinazione si chiama { $name }; ci sono { $names }
# $name: its name
reason-destination-twice = { $name } è indicato due volte; una basta
# $names: those there are
reason-source-form = una fonte ha una sola tra queste: { $names }
# $example: how it is written
reason-sources-form = sources è un elenco di cartelle e feed; scrivere { $example } finché non ce ne sono
reason-every-short = un feed si legge al massimo una volta al minuto; più spesso solo se il suo host è in network.allow
# $example: how it is written
reason-secret-missing = secret è ciò che mostra chi invia; darne uno di almeno 16 caratteri, come { $example }
# $example: how it is written
reason-secret-short = un segreto ha almeno 16 caratteri; crearne uno con { $example }
# $example: how it is written
reason-order-reactions = reactions è un ordine dei riepiloghi; aggiungere { $example }
reason-person-once = qui una persona si indica con gli id su almeno due piattaforme
# $form: how one is written; $example: how it is written
reason-limit-form = un limite è { $form }, come { $example }, oppure none
# $form: how one is written; $example: how it is written
reason-limit-window = questo limite è { $form }, come { $example }, oppure none; non ha burst
reason-host-form = un host è un nome o un indirizzo, con o senza porta, come cms.internal o 127.0.0.1:8090
reason-port-form = una porta è un numero intero da 0 a 65535, come 8080
reason-page-address = l’indirizzo pubblico della pagina è un indirizzo http o https, come https://news.example.org
reason-keep-short = ciò che è uscito si ricorda per almeno 30d
reason-lives-kept = ciò che è uscito si dimentica dopo keep: un post deve durare meno, o niente lo toglie più
reason-quiet-same = from e to sono uguali; togliere quiet per inviare a tutte le ore
# $name: its name
reason-name-taken = il nome { $name } c’è già; i nomi sono unici
# $name: its name
reason-name-desk = il nome { $name } è quello di ciò che inviano i redattori; darne un altro alla fonte
# $name: its name; $line: its number
reason-place-taken = lo stesso posto di { $name } alla riga { $line }; tutto vi uscirebbe due volte, togliere uno dei due
reason-cron-second = secondo
reason-cron-minute = minuto
reason-cron-hour = ora
reason-cron-dayOfMonth = giorno del mese
reason-cron-month = mese
reason-cron-dayOfWeek = giorno della settimana
# $field: a part of a cron rule; $value: what stands there; $most: the most
reason-cron-above = { $field } { $value } è oltre { $most }
# $field: a part of a cron rule; $value: what stands there; $least: the least
reason-cron-below = { $field } { $value } è sotto { $least }
# $field: a part of a cron rule; $value: what stands there
reason-cron-value = { $field } { $value } non si può leggere; vedere config/README.md
# $day: of the month; $month: its number or name
reason-cron-no-day = { $day } { $month } è un giorno che non c’è in nessun anno
# $example: how it is written
reason-cron-form = non è una regola cron; ha 5 campi, o 6 con i secondi per primi, come { $example }
# $example: how it is written
reason-filter-form = un filtro è fatto di parole, come { $example }
reason-filter-too-long = un filtro ha al massimo 1000 caratteri; accorciarlo
reason-filter-too-many = un filtro ha al massimo 50 parole e frasi; accorciarlo
reason-filter-open-quote = una frase ha le virgolette alle due estremità; chiuderle
reason-filter-after-quote = dopo le virgolette viene uno spazio, | o *; mettere uno spazio
reason-filter-no-word = non ha lettere né cifre da cercare; indicare una parola
reason-filter-no-term = deve seguire una parola o una frase; scriverla senza spazio in mezzo, come -sport o topic:esteri
reason-filter-lone-bar = un | sta tra due parole, come calcio|tennis; toglierlo, o indicare l’altra parola
reason-filter-late-minus = il meno sta davanti alla prima di più parole e vale per tutte, come -calcio|tennis
reason-filter-star-inside = un * sta dopo l’inizio di una parola, come elezion*; toglierlo altrove
reason-filter-star-language = una lingua non ha *; vale per tutti i suoi paesi, come lang:pt
reason-filter-brackets = non ci sono parentesi; scrivere calcio|tennis per l’uno o l’altro, o mettere tra virgolette le parole da cercare
reason-filter-operator = l’uno o l’altro si scrive calcio|tennis, senza è -calcio, e tutte le parole valgono comunque; per cercarla, metterla tra virgolette
# $names: those there are
reason-filter-no-field = questo campo non c’è; scrivere uno tra { $names }, o mettere tutto tra virgolette
reason-filter-no-language = una lingua si indica con una sigla, come lang:it o lang:pt-BR
# $example: how it is written
reason-template-form = un modello è un testo, come { $example }
# $setting: its name
reason-template-line = { $setting } è una riga di testo semplice; togliere enfasi e link, e # e > all’inizio
# $most: the most
reason-template-long = ha al massimo { $most } caratteri
# $example: how it is written
reason-template-nothing = non mostra niente di un articolo; indicare una parte, come { $example }
# $most: the most
reason-template-many = indica più di { $most } parti; indicarne meno
# $sign: what stands there; $end: what ends it; $escaped: the sign itself
reason-template-open = { $sign } non ha fine; scrivere poi { $end }, o { $escaped } per il segno stesso
# $sign: what stands there
reason-template-emphasis = { $sign } sta dentro un’altra enfasi; usarne una sola
# $sign: what stands there
reason-template-between = tra { $sign } e { $sign } non c’è niente; toglierli
# $sign: what stands there
reason-template-nested = { $sign } sta dentro { $sign }; una condizione non ne contiene un’altra
# $form: how one is written; $example: how it is written
reason-template-condition = { $form } si mostra dove c’è ciò che indica, e non indica niente; metterci una parte, come { $example }
reason-template-link-nested = un link sta dentro un link; usarne uno solo
# $example: how it is written; $escaped: the sign itself
reason-template-link = un link è [parole](indirizzo), come { $example }; scrivere { $escaped } per la parentesi stessa
# $address: what stands there; $example: how it is written
reason-template-address = { $address } non è un indirizzo; un link porta a { $example } o a un indirizzo http o https, che può indicare parti dopo l’host
# $address: what stands there
reason-template-host = { $address } indica una parte nell’host; le parti stanno dopo il primo / o il primo ? che segue
# $end: what ends it
reason-template-words-open = le parole tra virgolette non hanno fine; chiuderle con { $end }
# $names: those there are
reason-part-unnamed = una parte ha un nome; ci sono { $names }
# $part: of a template; $names: those there are
reason-part-unknown = non c’è { $part }; ci sono { $names }
# $part: of a template; $near: a part whose name is near
reason-part-near = non c’è { $part }; si intende { $near }?
# $written: what stands there; $part: of a template
reason-part-more = { $written } è di troppo dopo { $part }; toglierlo
# $part: of a template; $written: what stands there
reason-part-no-limit = { $part } non ha un limite; togliere { $written }
# $written: what stands there; $example: how it is written
reason-part-limit = { $written } non è un limite; è un numero di caratteri fino a 9999, come { $example }
# $form: how one is written; $other: another name
reason-part-forms = può essere { $form } o { $other }
# $platform: its name
reason-id-form = un id di { $platform } è fatto di cifre tra virgolette (senza, un numero così lungo perde le ultime cifre)
# $platform, $name: its name; $id: how one is written
reason-chat-form = una chat di { $platform } è un numero (come { $id }) o { $name } tra virgolette
reason-chat-zero = la chat 0 non esiste
# $platform: its name
reason-editor-form = un redattore su { $platform } è l’id numerico di un utente, mai un @nome: un nome lo può prendere chiunque
# $id: how one is written
reason-discussion-form = comments è l’id del gruppo di discussione del canale, come { $id }
# $name: its name
reason-forum-topic = un topic è il suo { $name }, un numero
# $example: how it is written
reason-hashtag-form = un hashtag è # con lettere, cifre o _, tra virgolette, come { $example }
reason-button-twice = ogni pulsante ci sta una volta sola
# $value: what stands there; $page: a setting
reason-updates-address = { $value } richiede { $page }, un indirizzo https sulla porta 443, 80, 88 o 8443 (Bot API, setWebhook)
# $platform: its name; $example: how it is written
reason-hook-address = un webhook di { $platform } è un indirizzo come { $example }; copiarlo dal canale (Modifica canale, Integrazioni, Webhook)
# $names: those there are
reason-hook-name = il nome di un webhook ha da 1 a 80 caratteri, e non contiene { $names }
reason-hook-secret = secret è ciò con cui si firmano gli invii a un webhook, tra virgolette
# $name: its name; $names: those there are
reason-theme-unknown = nessun tema si chiama { $name }; ci sono { $names }
# $name: its name
reason-theme-name = tema { $name }: il nome di un tema ha solo lettere, cifre, - e _
# $name: its name; $paths: of files
reason-theme-unread = tema { $name }: non si può leggere { $paths }; aggiungere il file o indicare un altro tema
# $example: how it is written
reason-theme-form = un tema è un elenco di impostazioni; cominciare con { $example }
reason-theme-extends = è il nome di un tema
reason-theme-circle = i temi si estendono in cerchio; interromperlo
# $example: how it is written
reason-colour-form = un colore si scrive { $example }
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-low = il contrasto con { $on } è { $contrast }:1, dev’essere almeno { $least }:1; scurire o schiarire uno dei due
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-photo = il contrasto con { $on } è { $contrast }:1, dev’essere almeno { $least }:1; scurire o schiarire uno dei due, o tenere meno della foto
# $file: its path
reason-logo-unread = non si può leggere { $file }; indicare un file accanto a quello del tema
# $file: its path
reason-logo-type = { $file } non è un PNG, né un SVG con viewBox; salvarlo in uno di questi formati
# $file: its path; $type: a kind of file
reason-logo-damaged = { $file } è un { $type } danneggiato; salvarlo di nuovo
# $file: its path; $most: the most
reason-logo-large = { $file } ha più di { $most } milioni di pixel; salvarlo più piccolo
reason-config-missing = il file non c’è; copiarvi config/strillone.yaml del progetto, o impostare STRILLONE_CONFIG
reason-config-encoding = non è UTF-8; salvarlo di nuovo con questa codifica
# $code: what the operating system says
reason-config-unread = non si può leggere ({ $code }); indicare un file che questo utente può leggere
reason-config-empty = il file è vuoto; copiarvi config/strillone.yaml del progetto
# $detail: what is wrong
reason-config-yaml = non è YAML leggibile ({ $detail }); controllare rientri, virgolette e parentesi
reason-yaml-twice = questa impostazione c’è una seconda volta; tenerne una
reason-yaml-tab = è rientrato con una tabulazione; usare spazi
reason-config-no-sources = non ha un elenco di fonti a cui aggiungere; prima correggerlo (strillone check)
# $name: its name; $other: another name
reason-variable-unset = { $name } non è impostata; impostarla in .env, o scrivere { $other } dove può mancare
# $name: its name; $other: another name
reason-variable-both = { $name } e { $other } sono impostate entrambe: tenerne una
# $name: its name; $code: what the operating system says
reason-variable-file = { $name } indica un file che non si può leggere ({ $code }): controllare il percorso e i permessi
# $name: its name; $names: those there are
reason-variable-none-of = { $name } non è uno tra { $names }
# $name: its name
reason-variable-address = { $name } non è un indirizzo http o https; toglierla per usare il servizio pubblico
reason-database-address = DATABASE_URL non è l’indirizzo di una banca dati PostgreSQL: scrivere postgres://utente:password@host:5432/database, o toglierla per usare SQLite in STRILLONE_DATA
# $name: its name
reason-proxy-address = { $name } non è l’indirizzo di un proxy, come http://proxy.example:3128
# $name: its name
reason-health-port = { $name } non è una porta: scrivere un numero da 0 (una libera qualsiasi) a 65535
# $name: its name; $example: how it is written; $from: where to copy it
reason-token-form = { $name } non ha la forma { $example }; copiarlo di nuovo da { $from }
# $name: its name; $from: where to copy it
reason-token-signs = { $name } contiene spazi o lettere che nessun token ha; copiarlo di nuovo da { $from }
# $name: its name; $from: where to copy it
reason-key-form = { $name } non è fatta di 64 cifre esadecimali; copiarla da { $from }
# $by: who named them; $names: those there are
reason-roles-none = { $by } non indica alcun ruolo; ci sono { $names }
# $by: who named them; $roles: what was named; $names: those there are
reason-roles-unknown = { $by }: { $roles } non è un ruolo; ci sono { $names }
# $by: who named them
reason-roles-alone = { $by }: possono dividersi il lavoro solo processi che usano la stessa banca dati PostgreSQL; impostare DATABASE_URL, o togliere i ruoli

## How old, and how long

# $count: minutes
age-minutes = { $count ->
    [0] meno di un minuto
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

## Subscriptions

command-subscribe = abbonati
command-subscribe-description = Ricevere qui le notizie
command-subscriptions = abbonamenti
command-subscriptions-description = Che cosa arriva qui
command-unsubscribe = disdici
command-unsubscribe-description = Far finire ciò che arriva qui
option-filter-description = Parole, topic:x, lang:x, -non; senza niente: tutto
option-filter-placeholder = parole
option-digest-description = Una volta al giorno a quest’ora, come 07:30
option-digest-placeholder = HH:MM
option-number-description = Il suo numero nell’elenco, o all per tutti
option-number-placeholder = numero o all
button-subscribe = Abbonati
button-unsubscribe = Disdici
subscription-everything = tutto
# $what: the filter, or everything
subscription-now = { $what }, subito
# $what: the filter, or everything; $time: a time of day; $zone: its time zone
subscription-digest = { $what }, ogni giorno alle { $time } ({ $zone })
# $subscription: what and when
subscribed = Da ora qui arriva: { $subscription }.
# $subscription: what and when
subscribed-already = Qui arriva già: { $subscription }.
# $subscription: what and when
subscribed-privately = Da ora in un mio messaggio privato: { $subscription }. Se non arriva niente, permetta i messaggi diretti dai membri di questo server. Là /subscriptions li mostra e /unsubscribe li fa finire.
subscribe-unreachable = Non riesco a scriverle in privato. Permetta i messaggi diretti dai membri di questo server e prema di nuovo.
# $limit: how often one may subscribe
subscribe-full = { $limit ->
    [one] C’è già un abbonamento, e di più non se ne possono avere. Con /unsubscribe finisce.
   *[other] Ci sono già { $limit } abbonamenti, e di più non se ne possono avere. Con /unsubscribe ne finisce uno.
 }
subscribe-closed = Qui non ci si può abbonare. Mi scriva in privato.
subscribe-off = Questa redazione qui non prende abbonamenti. Con /latest ci sono le notizie.
# $offender: what cannot be read
subscribe-unreadable = Non riesco a leggere «{ $offender }». Scriva parole, "una frase", -non, topic:x, lang:x, source:x, author:x, speaker:x o title:x; a|b è l’uno o l’altro.
# $limit: the most characters; $words: the most words
subscribe-too-long = È troppo per un solo abbonamento: al massimo { $limit } caratteri e { $words } parole. Se ne può fare più d’uno.
subscriptions-heading = Che cosa arriva qui
subscriptions-none = Qui non arriva ancora niente. Con /subscribe si comincia.
subscriptions-how = /unsubscribe e il numero ne fa finire uno; /unsubscribe all tutti.
# $subscription: what and when
unsubscribed = Finito: { $subscription }.
# $count: how many
unsubscribed-all = { $count ->
    [one] Un abbonamento è finito.
   *[other] { $count } abbonamenti sono finiti.
 }
unsubscribe-which = Quale? Scriva il numero, o all; /subscriptions li mostra.
unsubscribe-not-there = Questo qui non arriva più. /subscriptions mostra che cosa arriva.

## Posts that wait for approval

page-state-proposed = da approvare
# $destination
explain-proposed = { $destination }, aspetta l’approvazione della redazione (/approve)
# $destination
explain-skipped = { $destination }, non pubblicato
reason-waits-approval = aspetta una decisione della redazione
# $by: who decided
reason-skipped-by = così ha deciso { $by }
reason-approval-lapsed = nessuno ha deciso in tempo
command-approve = approva
command-approve-description = Pubblica ciò che aspetta l’approvazione
command-skip = salta
command-skip-description = Scarta ciò che aspetta l’approvazione
command-decide = decidi
command-decide-description = Ciò che fanno i pulsanti di una proposta
option-proposal-description = Quale proposta; senza, l’elenco
approve-none = Niente aspetta l’approvazione.
# $words: what was looked for
approve-none-of = Nessuna proposta per «{ $words }».
approve-heading = Da approvare
# $when: a moment
approve-until = fino a { $when }
proposal-approve = Approva
proposal-edit = Modifica
proposal-skip = Salta
proposal-later = Più tardi
# $schedule: the schedule; $names: destinations
proposal-scheduled = Da approvare: { $schedule } → { $names }
# $who: the editor; $names: destinations
proposal-ordered = Da approvare: ordine di { $who } → { $names }
# $when: a moment
proposal-until-skip = senza risposta entro { $when } si salta
# $when: a moment
proposal-until-post = senza risposta entro { $when } si pubblica
# $when: a moment
proposal-again = torna { $when }
# $who: the editor; $when: a moment
decision-proposed = proposto da { $who }, { $when }
# $who: the editor; $when: a moment
decision-edited = modificato da { $who }, { $when }
# $who: the editor; $when: a moment
decision-corrected = aggiornato da { $who }, { $when }
# $who: the editor; $when: a moment
decision-later = rimandato da { $who }, { $when }
# $who: the editor; $when: a moment
decision-approved = approvato da { $who }, { $when }
# $who: the editor; $when: a moment
decision-skipped = saltato da { $who }, { $when }
# $who: the editor; $when: a moment
decision-withdrawn = ritirato da { $who }, { $when }
# $who: the editor; $when: a moment
decision-restored = ripristinato da { $who }, { $when }
# $when: a moment
decision-rule-proposed = proposto da un orario, { $when }
# $when: a moment
decision-rule-edited = modificato, { $when }
# $when: a moment
decision-rule-corrected = aggiornato con l’articolo, { $when }
# $when: a moment
decision-rule-later = rimandato, { $when }
# $when: a moment
decision-rule-approved = approvato perché nessuno ha deciso, { $when }
# $when: a moment
decision-rule-skipped = saltato perché nessuno ha deciso, { $when }
# $when: a moment
decision-rule-withdrawn = ritirato con l’articolo, { $when }
# $when: a moment
decision-rule-restored = la banca dati è stata ripresa da una copia di riserva, { $when }: nel frattempo può essere uscito
# $title: the article; $names: destinations
decide-approved = Approvato: «{ $title }» esce su { $names }.
# $title: the article; $names: destinations
decide-skipped = Saltato: «{ $title }» non esce su { $names }.
# $title: the article; $names: destinations
decide-later = Rimandato: «{ $title }» ({ $names }) torna tra un’ora.
# $title: the article; $names: destinations
decide-edited = Modificato: «{ $title }» ({ $names }). L’anteprima lo mostra.
# $title: the article; $decision: what was decided
decide-already = «{ $title }»: già deciso, { $decision }.
# $title: the article
decide-changed = «{ $title }» è cambiato nel frattempo: guardi l’anteprima e decida di nuovo.
# $title: the article
decide-own = Chi ha ordinato «{ $title }» non può approvarlo: serve un’altra persona.
decide-unknown = Questa proposta non c’è più.
# $title: the article
decide-what = Che cosa cambiare di «{ $title }»?
decide-quotes = Citazione
decide-texts = Frasi
decide-write = Scrivi
decide-quotes-ask = Quale citazione?
decide-texts-ask = Quali frasi nel riassunto?
decide-stories-ask = Quali storie nel riepilogo?
decide-no-quote = Nessuna
# $title: the article; $limit: the most characters
decide-write-ask = Risponda a questo messaggio con il testo per «{ $title }»: al massimo { $limit } caratteri, al posto del riassunto.
# $title: the article; $limit: the most characters; $count: how many were written
decide-too-long = Il testo per «{ $title }» ha { $count } caratteri, al massimo { $limit }: lo accorci.
decide-write-title = Il testo del post
# $limit: the most characters
decide-write-label = Al massimo { $limit } caratteri

## What editors ask for

# $by: who did
reason-retracted-by = ritirato da { $by }
reason-slot-paused = le destinazioni sono in pausa
reason-kept-paused = la destinazione è in pausa
# $destination; $when: a moment
explain-at = { $destination }, { $when }, come ordinato
# $destination; $who: the editor
explain-paused = { $destination }, messa in pausa da { $who } finché non si riprende
# $destination; $who: the editor; $when: a moment
explain-paused-until = { $destination }, messa in pausa da { $who } fino a { $when }
# $schedule: its name
notice-dry = Niente da pubblicare per { $schedule }
# $schedule: its name; $when: its next slot
notice-dry-text = Il prossimo turno di { $schedule }, { $when }, non ha un articolo.
# $schedule: its name
notice-dry-back = { $schedule } ha di nuovo un articolo per il prossimo turno.
option-at-description = Quando: HH:MM, data e ora, o slot per il prossimo turno libero
option-at-placeholder = HH:MM
option-at-slot = Prossimo turno libero
# $title: the article; $names: destinations; $when: a moment
post-at = «{ $title }» esce su { $names }: { $when }.
# $at: what was written
post-at-unclear = «{ $at }» non è un momento che deve ancora venire. Va bene 18:30, 2026-12-24 18:30, o slot.
# $names: destinations
post-at-no-slot = Nessun turno libero per { $names }.
# $title: the article; $names: destinations
post-proposed = «{ $title }» aspetta l’approvazione di un’altra persona: { $names }.
queue-top = In cima
queue-slot = Prossimo turno libero
command-move = sposta
command-move-description = Ciò che fanno i pulsanti della coda
move-none = Non si può più spostare: non aspetta, o non c’è un turno libero.
# $destination
move-top = { $destination }: esce per primo.
# $destination; $when: a moment
move-slot = { $destination }: esce { $when }.
command-preview = anteprima
command-preview-description = Mostra solo a lei il post di un articolo
# $destination
preview-heading = Così uscirebbe su { $destination }
# $names: destinations
preview-others = Anche su: { $names } (con to:NOME)
command-pause = pausa
command-pause-description = Ferma una destinazione, o tutte, per un po’
option-for-description = Per quanto: 30m, 2h, 7d; senza, finché non si riprende
option-for-placeholder = 2h
command-resume = riprendi
command-resume-description = Riprende una destinazione, o tutte
pause-all = tutte le destinazioni
# $names: what; $who: the editor
pause-open = In pausa: { $names } (deciso da { $who }), finché non si riprende.
# $names: what; $who: the editor; $when: a moment
pause-until = In pausa: { $names } (deciso da { $who }), fino a { $when }.
# $names: what
resume-done = Si riprende: { $names }.
resume-none = Non era in pausa.
# $names: a destination
resume-whole = { $names } non ha una pausa sua: sono in pausa tutte le destinazioni. Senza un nome riprendono tutte.
# $names: a destination
resume-still = { $names }: la sua pausa è finita, ma sono in pausa tutte le destinazioni. Senza un nome riprendono tutte.
command-correct = correggi
command-correct-description = Porta le copie pubblicate al testo di ora
# $title: the article; $names: destinations
correct-done = «{ $title }» si aggiorna su { $names }.
# $title: the article
correct-none = «{ $title }»: niente da aggiornare.
# $title: the article; $names: destinations
correct-undecided = «{ $title }» sta uscendo su { $names }: riprovi tra poco.
command-retract = ritira
command-retract-description = Ritira un articolo da dove è uscito
# $title: the article; $names: destinations
retract-done = «{ $title }» viene ritirato da { $names }.
# $title: the article; $names: destinations
retract-skipped = «{ $title }» aspettava e non esce su { $names }.
# $title: the article; $names: destinations
retract-left-out = Il riepilogo che aspetta per { $names } esce senza «{ $title }».
# $title: the article; $destination; $reason
retract-failed = «{ $title }» non si può ritirare da { $destination }: { $reason }
# $title: the article; $names: destinations
retract-undecided = «{ $title }» sta uscendo su { $names }: riprovi tra poco.
# $title: the article
retract-none = «{ $title }» non sta da nessuna parte.
command-why = perché
command-why-description = Perché un articolo è uscito, o no
command-schedules = turni
command-schedules-description = I prossimi cinque turni di ogni orario
schedules-none = Nessun orario.
command-sources = fonti
command-sources-description = Da dove vengono gli articoli
command-stats = numeri
command-stats-description = Che cosa è uscito negli ultimi giorni
option-days-description = Quanti giorni (7)
option-days-placeholder = giorni
# $days: how many
stats-heading = { $days ->
    [one] Nell’ultimo giorno
   *[other] Negli ultimi { $days } giorni
 }
stats-readers = Lettori
# $count: how many
places-readers = { $count ->
    [one] un lettore
   *[other] { $count } lettori
 }
stats-none = Niente è uscito.
command-doctor = diagnosi
command-doctor-description = Come sta la redazione e che cosa fare

## The command line

# $usage: the command with its options
cli-usage = uso: { $usage }
cli-every = Ognuno ha --help e --json.
# $name: what was written; $names: those there are
cli-no-command = non c’è un comando «{ $name }»; ci sono { $names }
# $word: what was written
cli-word-more = «{ $word }» è una parola di troppo
cli-missing = manca qualcosa
cli-missing-article = manca qualcosa: indicare un articolo
# $word: what was written; $names: those there are
cli-none-of = «{ $word }» non è tra { $names }
# $option: what was written
cli-option-unknown = non c’è un’opzione { $option }
# $option: its name
cli-option-value = { $option } vuole un valore
# $option: its name
cli-option-flag = { $option } non vuole un valore
# $option: its name
cli-whole-number = { $option } vuole un numero intero da 1 in su
# $option, $other: options
cli-goes-with = { $option } va insieme a { $other }
cli-one-place = indicare un file o un indirizzo
cli-one-place-or-input = indicare un file, un indirizzo, o - per lo standard input
cli-jsonl-no-file = --jsonl legge dallo standard input: non indicare file
cli-both-databases = indicare le due banche dati, con --from e --to
cli-hold-no-file = con --hold non indicare file
# $option: its name; $length: what was written
cli-length = { $option } { $length }: una durata si scrive come 30m, 2h o 7d
cli-days = i giorni sono un numero intero da 1 a 999
# $delivery: its id
cli-verdict = dire di { $delivery }: there se c’è, o again se va inviato di nuovo
# $file: its path, or that it was not written; $theme, $size: how it looks; $width, $height: in pixels; $type: a media type; $kilobytes: its size
cli-card-drawn = { $file }: { $theme }, { $size }, { $width }×{ $height } { $type }, { $kilobytes } kB
# $option: how a file is named
cli-card-unwritten = non scritta ({ $option })
# $file: its path; $type: a media type; $ending: of a name
cli-card-ending = { $file } contiene { $type }; un nome che finisce in { $ending } lo direbbe
# $file: the database; $backup: a file
cli-restored = { $file } ora è { $backup }
# $folder: its path
cli-restored-aside = ciò che c’era prima è in { $folder }
# $file: the database; $backup: a file
cli-restored-whole = { $backup } è integra. Per metterla al posto di { $file } va detto con --yes.
cli-feed-none = lì non si è trovato nessun feed; cercarne uno in un browser e darne l’indirizzo
# $count: how many
cli-feed-items = { $count ->
    [one] una voce
   *[other] { $count } voci
 }
cli-feed-untitled = (senza titolo)
cli-feed-undated = (senza data)
cli-analyze-summary = Riassunto
cli-analyze-quotes = Citazioni
cli-analyze-keywords = Parole chiave
cli-analyze-dropped = Scartato
# $time: a moment
cli-analyze-published = uscito { $time }
cli-analyze-card = (per la cartolina)
cli-analyze-nobody = (senza nome)
cli-analyze-no-rule = nessuna regola
# $name: a person
cli-analyze-guess = forse { $name }
# $percent: how sure
cli-analyze-sure = sicuro al { $percent } %
# $outlet: a paper
cli-analyze-outlet = riprende da { $outlet }
# $count: how many
cli-analyze-paragraphs = { $count ->
    [one] un paragrafo
   *[other] { $count } paragrafi
 }
# $option: how one is named
cli-feed-several = ci sono più feed: indicarne uno con { $option }
# $address: of a feed
cli-feed-there = { $address } è già una fonte
# $address: of a feed
cli-feed-secret = { $address } resta fuori: utente e password vanno dati come impostazioni della fonte
# $name: of a source
cli-feed-key = { $name } resta fuori: il suo indirizzo contiene una chiave
# $file: the config
cli-feed-written = scritto in { $file }; una redazione in funzione lo legge entro pochi secondi
# $name: of a source
cli-feed-not-waiting = nessuna fonte di nome «{ $name }» aspetta un redattore; vedere strillone sources
# $name: of a source
cli-feed-news = { $name }: ciò che mostra vale come notizia, dalla prossima lettura
# $name: of a source
cli-feed-known = { $name }: ciò che mostra ora è noto e non viene pubblicato; ciò che verrà dopo è notizia
# $name: of a source; $count: how many articles
cli-folder-released = { $name }: articoli ritirati, i cui file non ci sono: { $count }
value-article = articolo
value-command = comando
value-database = banca-dati
value-days = giorni
value-delivery = invio
value-destination = destinazione
value-file = file
value-moment = momento
value-name = nome
value-options = opzioni
value-proposal = proposta
value-role = ruolo
value-size = formato
value-time = durata
summary-start = Tiene in funzione la redazione fino a Ctrl-C.
summary-check = Controlla il file di configurazione, le cartelle degli articoli, i token e i permessi in ogni chat.
summary-init = Prepara una redazione: chiede, controlla i token, trova le chat, scrive configurazione e .env.
summary-analyze = Mostra che cosa la redazione ricava da un articolo.
summary-preview = Mostra il post che un articolo diventerebbe, senza pubblicarlo.
summary-post = Pubblica ora un articolo.
summary-queue = Mostra che cosa deve ancora uscire, dal più vicino.
summary-history = Mostra che cosa è concluso, dal più recente.
summary-held = Mostra che cosa è in sospeso, o decide di uno di questi invii.
summary-approve = Pubblica ciò che aspetta l’approvazione, o lo elenca.
summary-skip = Scarta ciò che aspetta l’approvazione, o lo elenca.
summary-correct = Porta le copie pubblicate di un articolo al testo di ora.
summary-retract = Ritira un articolo da dove è uscito, e dice che cosa non si è potuto.
summary-pause = Non pubblica in una destinazione, o in nessuna, per un po’.
summary-resume = Riprende a pubblicare in una destinazione, o in tutte.
summary-stats = Mostra che cosa è uscito, è cambiato e non è uscito negli ultimi giorni.
summary-why = Dice perché un articolo è uscito, o perché no.
summary-schedules = Mostra ogni orario, il suo prossimo turno con l’articolo probabile, e com’è andata con gli ultimi.
summary-sources = Mostra da dove vengono gli articoli, quanti sono, e che cosa non si è potuto leggere; aggiunge feed.
summary-subscriptions = Mostra a che cosa sono iscritti i lettori, e dove.
summary-read-feed = Mostra che cosa si legge di un feed o di una sitemap di notizie.
summary-doctor = Spiega lo stato di tutto: banca dati, servizio, destinazioni, invii, orari, fonti.
summary-backup = Copia la banca dati, che la redazione sia in funzione o no, e controlla la copia.
summary-restore = Mette una copia di riserva al posto della banca dati. La redazione dev’essere ferma.
summary-migrate = Sposta la redazione da una banca dati a un’altra, e alla fine le confronta.
summary-export = Scrive tutti gli articoli e le iscrizioni come JSON Lines, che la redazione sia in funzione o no.
summary-import = Prende articoli e iscrizioni da JSON Lines; ciò che c’è già resta com’è.
summary-completion = Stampa ciò che completa questi comandi in una shell.
help-json = lo stesso, in JSON
help-help = questa pagina
help-roles = che cosa fa questo processo, dove più di uno usa la stessa banca dati PostgreSQL (tutto):
help-role-sources = legge cartelle e feed
help-role-planner = riempie turni, riassunti e iscrizioni
help-role-dispatcher = invia
help-role-web = serve la pagina, le misure e gli articoli mandati da altri programmi
help-role-maintenance = copie di riserva, conservazione, salute
help-role-platforms = e il nome di ogni piattaforma: ascolta che cosa vi si dice
# $name: a variable of the environment
help-role-before = Va prima di { $name }.
help-init-kept = Ciò che c’è già non viene sovrascritto senza chiedere.
# $format: of a line
help-jsonl = un oggetto per riga in ingresso: { $format }; uno per riga in uscita
help-explain = dire quale regola ha indicato chi parla
# $count: the default
help-summary-chars = riassunto più lungo, in caratteri ({ $count })
help-summary-sentences = riassunto più lungo, invece, in frasi
help-article = il suo identificativo, o qualche parola del titolo
help-preview-to = come lo riceverebbe questa destinazione (la prima)
help-preview-out = scrivere lì la cartolina
help-preview-card = solo la cartolina, anche di un file; senza un articolo, del più recente
help-preview-theme = di config/themes (quello della destinazione)
# $names: those there are
help-preview-size = uno tra { $names } (quello della destinazione)
help-post-to = solo in questa destinazione
help-post-again = anche dove è già uscito, o è stato ritirato
# $time, $moment: two examples
help-post-at = { $time } o { $moment }, nel fuso della redazione
# $count: the default
help-limit = al massimo tanti invii ({ $count })
help-of-article = solo di questo articolo
help-to-destination = solo verso questa destinazione
help-readers = anche ai lettori iscritti, come con ogni altra di queste opzioni tranne --limit, e in JSON
help-held-delivery = il suo identificativo, come lo mostrano l’elenco e queue --json
help-held-there = c’è: non si invia altro
help-held-again = non c’è: si invia di nuovo
help-proposal = l’identificativo di un post o di un articolo, o parole del titolo; senza, si elenca tutto ciò che aspetta
help-change-to = solo in questa destinazione
help-pause-destination = il suo nome; senza, tutte
help-pause-for = 30m, 2h o 7d; senza, finché non si riprende
help-resume-destination = il suo nome; senza, tutto ciò che è fermo
# $count: the default
help-days = quanti ({ $count })
help-why-article = il suo identificativo, il suo indirizzo, o parole del titolo tra virgolette
help-why-destination = solo lì
# $name, $take: options
help-sources-add = trova il feed di una pagina e lo scrive nella configurazione; { $name }, e { $take } se sono più d’uno
help-sources-release = riprende un feed che ha mostrato troppe novità insieme: sono note, o con --news sono notizie; di una cartella vuota: i suoi file sono stati cancellati
help-sources-import = scrive nella configurazione i feed di un elenco OPML, con i loro titoli
help-sources-export = i feed della configurazione come elenco OPML
help-feed-html = Titoli con marcatura, riassunti e contenuti sono HTML ripulito.
help-doctor-code = Finisce con 1 quando qualcosa ha bisogno di una persona.
help-backup-out = in questo file, che non deve esistere; senza, tra le copie di ogni ora
help-backup-postgres = Una banca dati PostgreSQL viene copiata da pg_dump, nel suo formato custom, e vuole --out.
help-restore-file = una copia di riserva; strillone doctor indica la più recente
help-restore-yes = farlo; senza, si controlla soltanto la copia
help-restore-hold = senza file, dopo che un server PostgreSQL ha rimesso una copia: tiene in sospeso ciò che doveva uscire
help-restore-aside = Ciò che c’era va in una cartella accanto. Ciò che doveva uscire resta in sospeso: può essere uscito dopo la copia.
# $sqlite, $postgres: how an address is written
help-migrate-from = dove sta: { $sqlite } o { $postgres }; resta com’è
help-migrate-to = dove va: una vuota, o una in cui lo stesso spostamento si è interrotto
help-migrate-ended = La redazione dev’essere ferma. Uno spostamento interrotto riprende da dov’era quando lo si ripete.
help-export-file = non deve esistere; un oggetto per riga, di tipo article o subscription
help-export-rest = I post e ciò che ne è stato non vi sono: strillone migrate sposta tutto, strillone backup copia tutto.
help-import-file = come lo scrive strillone export
help-import-posts = Non pubblica niente: gli iscritti non ricevono ciò che si importa. Gli orari possono sceglierlo come gli altri articoli della stessa età.
help-import-code = Finisce con 1 quando una riga non si è potuta leggere.

## Spostare, esportare, importare

# $option: the option
reason-move-address = { $option } non nomina alcuna banca dati: scriva sqlite:PERCORSO o postgres://utente:password@host:5432/database.
# $place: the database
reason-move-same = { $place } è insieme il punto di partenza e quello d’arrivo. Indichi un’altra banca dati.
# $place: the database; $table: one of its tables; $count: its rows
reason-move-filled = { $place } non è vuota: righe della tabella { $table }: { $count }. Indichi una banca dati che non ne abbia.
# $place: the database; $table: one of its tables
reason-move-other = { $place } contiene l’inizio di uno spostamento, ma non di questa redazione com’è ora ({ $table } è diversa). Tolga quella banca dati, o la svuoti, e ricominci.
# $place: the database; $table: one of its tables; $row: the key of a row; $detail: what the database says
reason-move-row = { $place } non accetta la riga { $row } di { $table }: { $detail }
move-table = tabella
move-rows = righe
move-hash = SHA-256
move-same = uguale
move-other = diversa
# $from: the former database; $to: the new one; $rows: how many were copied
move-done = { $from } è ora in { $to }, ogni riga letta e confrontata; ne sono state copiate { $rows }. La banca dati di prima è rimasta com’era: avvii la redazione solo su quella nuova.
# $from: the former database; $to: the new one
move-differs = { $to } non è uguale a { $from }. Nessuna redazione vi si avvia. Durante uno spostamento nessuno deve scrivere in nessuno dei due: svuoti { $to } e ricominci.
# $file: the file; $articles, $subscriptions: how many
cli-exported = { $file }: articoli { $articles }, iscrizioni { $subscriptions }
# $articles, $subscriptions: how many were imported; $skipped: how many lines were not
cli-imported = Nuovi articoli: { $articles }; nuove iscrizioni: { $subscriptions }; righe saltate: { $skipped }
# $line: its number; $why: one of the following phrases
import-line = riga { $line }: { $why }
reason-import-there = c’è già e resta com’è
reason-import-duplicate = la sua fonte ha un altro articolo con lo stesso indirizzo o le stesse parole
reason-import-forgotten = qui è stato cancellato perché vecchio
reason-import-no-json = non è un oggetto JSON
# $type: what it says it is
reason-import-unknown = è di tipo { $type }, che non è né article né subscription
# $example: a moment
reason-line-moment = un momento si scrive come { $example }
reason-line-rhythm = scrivere now, o un’ora come 07:30
reason-line-hash = sono 64 cifre esadecimali
reason-line-part = una frase o una citazione non è ciò che sta al suo posto nel testo; esportare di nuovo l’articolo
import-unmarked = Le righe del file non dicono quale posto avevano, come le scrivono le versioni più vecchie: se ci sia tutto non si può dire
# $line: the number of its last line
import-cut = Il file è stato troncato dopo la riga { $line }: quel che seguiva manca. Va esportato o copiato di nuovo; quel che c’era è stato preso
# $lacking: how many lines are missing
import-lacks = Delle righe esportate tante mancano nel file: { $lacking }. Va esportato o copiato di nuovo
# $place: the database
reason-backup-no-program = pg_dump, che copia { $place }, non è su questa macchina. Installi i programmi client di PostgreSQL, o scriva articoli e iscrizioni con: strillone export FILE
# $place: the database
reason-backup-by-server = { $place } è su un server PostgreSQL: la copia di riserva la fa chi lo gestisce. strillone backup --out FILE ne fa una adesso, con pg_dump
# $place: the database; $command: what to say
restore-by-program = { $place } è su un server PostgreSQL, che rimette a posto la copia da sé. Termini la redazione, poi dia questo comando dove sono i programmi client di PostgreSQL; se qualcosa fallisce, la banca dati resta com’era: { $command }
# $file: the copy; $bytes: its size
cli-dumped = { $file }: { $bytes } byte, scritti da pg_dump
# $place: the database; $count: how many deliveries
restore-held = { $place }: consegne trattenute: { $count }, perché possono essere partite dopo la copia. Quando la redazione è in funzione si chiede a chi la cura.
# $place: the database
restore-none = { $place }: non c’era niente in scadenza
# $place: the database
restore-news = { $place }: ciò che gli orari hanno scelto dopo la copia lì non risulta: possono sceglierlo di nuovo. Le notizie pubblicate prima di adesso non vanno né a chi è iscritto né tra le urgenti: ciò che manca lo pubblica chi cura la redazione.

init-name = Come si chiama la redazione?
init-name-wrong = Un nome ha delle lettere, e nessun segno di dollaro davanti a una parentesi graffa.
init-timezone = Fuso orario
init-timezone-wrong = Questo fuso orario non esiste; si scrive come Europe/Rome.
init-platforms = Dove si pubblica? (da nessuna parte: solo l’anteprima)
# $platform: its name; $from: where to get one
init-token = { $platform }: il token del bot, da { $from }
# $platform: its name; $name: the bot
init-token-good = { $platform } conosce questo bot: { $name }
# $name: the bot; $word: what to write
init-word = Aggiunga { $name } al canale o al gruppo come amministratore che può pubblicare, poi scriva lì: { $word }
# $place: its name
init-place-found = Trovato: { $place }
# $name: the bot
init-place-none = { $name } non vede nessun posto dove pubblicare: va invitato, prima.
init-place-choose = In quale canale?
init-again = Provare ancora?
# $file: its path
init-overwrite = { $file } esiste già. Sovrascriverlo?
# $file: its path
init-replace-tokens = { $file } contiene già altri token. Sostituirli?
# $file: its path
init-kept = { $file } è rimasto com’era.
# $file: its path
init-written = { $file } è scritto.
# $names: destinations
init-test = Mandare ora una scheda di prova a { $names }?
init-done = La redazione parte con: npm start
init-stopped = Non è stato scritto niente.
init-no-terminal = init fa domande: va avviato in un terminale.

## Telegram

# $time: a time of day
post-over = Non più attuale dal { $time }
button-share = Condividi
button-more-quotes = Altre citazioni
button-copy = Copia la citazione
button-comments = Commenta
reason-no-pin-right = il bot non può fissare messaggi lì
reason-no-unpin-right = il bot non può togliere messaggi fissati lì: lo tolga a mano
# $destination: where the post is
reason-comment = riassunto più lungo sotto la notizia di { $destination }
command-report = segnala
command-report-description = Dire qualcosa alla redazione
button-report = Alla redazione
report-told = Grazie: ora ce l’ha la redazione.
report-too-many = È molto in una volta. Scriva di nuovo più tardi.
report-nobody = Da qui la redazione non si raggiunge.
report-heading = Scrive un lettore
# $who: a name and an id; $platform: as people call it
report-from = Da { $who }, su { $platform }
# $place: a chat
report-place = In { $place }
# $count: reactions of readers
stats-reactions = { $count ->
    [one] una reazione
   *[other] { $count } reazioni
}
