### What the bot says in German. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Quelle: { $outlet }
post-read = Lesen
post-paywalled = nur für Abonnenten
# $time: a time of day
post-updated = Aktualisiert am { $time }
# $time: a time of day
post-retracted = Zurückgezogen am { $time }
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Zitat von { $speaker }, { $role }: { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Zitat von { $speaker }: { $text }
# $text: the quotation
card-alt-quote-unnamed = Zitat: { $text }
# $text: the headline
card-alt-headline = Schlagzeile: { $text }
# $text: the headline
card-alt-breaking = Eilmeldung: { $text }
# $text: the digest's dated heading; $items: the titles on its cover, already joined
card-alt-digest = { $text }: { $items }
# the word on the card of news that cannot wait
card-breaking = Eilmeldung

## Commands and their answers

command-start = start
command-start-description = Vorstellung und Befehle
command-help = hilfe
command-help-description = Was ich kann
command-latest = neues
command-latest-description = Die neuesten Artikel
command-quote = zitat
command-quote-description = Ein Zitat, und wer es gesagt hat
command-post = senden
command-post-description = Einen Artikel jetzt senden
option-article-description = Einige Wörter des Titels
option-article-placeholder = Wörter des Titels
option-to-description = Nur ein Ziel
option-to-placeholder = NAME
option-again-description = Auch dort, wo er schon steht
option-yes = ja
start-welcome = Guten Tag. Ich bringe die Nachrichten dieser Redaktion, in den Worten derer, die sie gesagt haben.
help-intro = Danach kann man fragen:
latest-heading = Das Neueste
latest-none = Es gibt noch keine Artikel. Der nächste ist bald hier.
quote-none = Kein neuerer Artikel hat ein Zitat zu zeigen.
# $title: the article
quote-none-in = „{ $title }“ hat kein Zitat zu zeigen.
# $words: what was looked for
article-none = Kein Artikel mit den Wörtern „{ $words }“. Bitte andere Wörter des Titels versuchen.
article-several = Mehrere Artikel passen. Bitte mit der Kennung des richtigen wiederholen:
# $to: what was asked for; $names: the destinations
post-no-destination = Kein Ziel „{ $to }“. Es gibt: { $names }.
# $title: the article; $names: destinations
post-ordered = „{ $title }“ ist unterwegs nach: { $names }.
# $title: the article; $names: destinations
post-standing = „{ $title }“ steht schon in: { $names }. Zum Wiederholen: again:ja
# $title: the article; $names: destinations
post-waiting = „{ $title }“ ist schon unterwegs, oder wartet, in: { $names }. Die Seite der Redaktion sagt warum.
refused = Dieser Befehl ist der Redaktion vorbehalten. /help zeigt die anderen.
failed = Etwas ging schief, und es ist notiert. Bitte in einer Weile noch einmal versuchen.
# $usage: the command with its options
usage = So wird es benutzt: { $usage }

## What editors are told and asked

command-held = offen
command-held-description = Ungeklärte Nachrichten: sagen, ob sie da sind, oder neu senden
command-resolve = klären
command-resolve-description = Sagen, ob eine ungeklärte Nachricht da ist oder noch einmal geht
command-queue = schlange
command-queue-description = Was noch hinausgeht, und wann
option-delivery-description = Die Kennung der Sendung, wie /held sie zeigt
option-delivery-placeholder = Kennung
option-verdict-description = there: sie ist schon da · again: noch einmal senden
option-verdict-placeholder = there|again
verdict-there = Ist da
verdict-again = Noch einmal senden
held-none = Keine Nachricht ist ungeklärt.
held-heading = Ungeklärte Nachrichten
held-ask = Es ist nicht sicher, dass sie angekommen sind. Bitte in den Chat schauen, dann entscheiden:
# $count: held deliveries that are not shown
held-more = { $count ->
    [one] … und noch eine: /held zeigt sie, wenn diese entschieden sind.
   *[other] … und noch { $count }: /held zeigt sie, wenn diese entschieden sind.
 }
held-not-found = Keine Sendung hat diese Kennung. /held zeigt die ungeklärten.
# $who: the editor; $title: the article; $destination: the destination
resolved-there = { $who }: „{ $title }“ in { $destination } ist da. Es wird nichts mehr gesendet.
# $who: the editor; $title: the article; $destination: the destination
resolved-again = { $who }: „{ $title }“ geht noch einmal an { $destination }.
# $title: the article; $destination: the destination; $state: in words
resolved-already = Das ist schon entschieden: „{ $title }“ in { $destination } ist { $state }.
button-unknown = Dieser Knopf gilt nicht mehr. /held zeigt, was zu entscheiden ist.
notice-held = Ist es angekommen?
# $title: the article; $destination: the destination
notice-held-text = Es ist nicht sicher, dass „{ $title }“ in { $destination } angekommen ist. Damit nichts doppelt erscheint, wartet es auf ein Wort der Redaktion: bitte in den Chat schauen.
# $count: how many more
notice-held-more = { $count ->
    [one] Noch eine Nachricht ist ungeklärt: /held
   *[other] Noch { $count } Nachrichten sind ungeklärt: /held
 }
# $reason: in the words of the platform
notice-reason = Grund: { $reason }
notice-open = Chat öffnen
notice-dead = Nicht hinausgegangen
# $title: the article; $destination: the destination
notice-dead-text = „{ $title }“ ging nicht an { $destination } hinaus und kann so nicht gesendet werden. /post bestellt es neu.
# $count: how many; $titles: some of their titles
notice-dead-many = { $count } Nachrichten gingen nicht hinaus; die Seite der Redaktion sagt warum. Darunter: { $titles }
notice-suspended = Ziel ausgesetzt
# $destination: the destination
notice-suspended-text = Der Bot darf in { $destination } nicht mehr schreiben. Die Einstellungen bleiben, die Nachrichten warten; einmal am Tag wird es versucht, und sofort, wenn das Recht zurück ist.
# $destination: the destination
notice-resumed = { $destination } nimmt wieder Nachrichten an.
# $platform: its name
notice-platform-refused = { $platform } weist den Bot ab: dort geht nichts hinaus, bis jemand das behebt.
# $platform: its name
notice-platform-back = { $platform } nimmt den Bot wieder an.
# $from: the old address; $to: the new one; $destination: the destination
notice-moved = { $destination } ist von { $from } nach { $to } umgezogen: die Nachrichten folgen. Bitte die Adresse in der Konfiguration ändern.
notice-backup-failed = Die Datenbank kann nicht gesichert werden; alle zehn Minuten wird es neu versucht.
notice-backup-back = Die Datenbank wird wieder gesichert.
notice-flaw = In der Datenbank stimmt etwas nicht
# $count: how many; $delivery, $destination, $flaw: the first of them
notice-flaw-text = { $count ->
    [one] Eine Sendung ist in einem unmöglichen Zustand: { $delivery } an { $destination } ({ $flaw }).
   *[other] { $count } Sendungen sind in einem unmöglichen Zustand; die erste ist { $delivery } an { $destination } ({ $flaw }).
} Der Befehl „strillone doctor“ sagt mehr.
# $count: how many
notice-flaw-back = { $count ->
    [one] Die Sendung, die in einem unmöglichen Zustand war, ist es nicht mehr.
   *[other] { $count } Sendungen, die in einem unmöglichen Zustand waren, sind es nicht mehr.
}
notice-database-down = In die Datenbank kann nicht geschrieben werden: bis das behoben ist, geht nichts hinaus.
notice-database-back = In die Datenbank kann wieder geschrieben werden: alles geht weiter, wo es war.

## What is still to happen

queue-heading = Unterwegs
queue-none = Es wartet nichts.
# $states: counts by state
queue-counts = Insgesamt · { $states }
# $count: how many; $state: in words
queue-count = { $state }: { $count }
# $count: how many are not shown
queue-more = { $count ->
    [one] … und noch eine
   *[other] … und noch { $count }
 }
## What becomes of a delivery, a sentence for each

# $destination: the destination
explain-soon = { $destination }, geht so bald wie möglich
# $destination: the destination
explain-leaving = { $destination }, geht gerade hinaus
# $destination: the destination; $when: the next try
explain-quiet = { $destination }, { $when }, Ruhezeit
# $destination: the destination; $when: the next try
explain-behind = { $destination }, { $when } oder kurz danach, wartet hinter einer anderen Nachricht
# $destination: the destination; $when: the next try
explain-blocked = { $destination }, { $when } oder kurz danach
# $destination: the destination; $when: the next try
explain-retry = { $destination }, neuer Versuch { $when }
# $destination: the destination; $when: the next look
explain-doubt = { $destination }, vielleicht schon da; nachgesehen wird { $when }
# $destination: the destination; $when: the next try
explain-suspended = { $destination }, für den Bot geschlossen; neuer Versuch { $when }
# $destination: the destination
explain-closed = { $destination }, für den Bot geschlossen
# $destination: the destination
explain-held = { $destination }, wartet auf ein Wort der Redaktion (/held)
# $destination: the destination; $when: when it was
explain-sent = { $destination }, gesendet { $when }
# $destination: the destination; $when: when it was
explain-changed = { $destination }, erledigt { $when }
# $destination: the destination
explain-dead = { $destination }, nicht hinausgegangen
# $destination: the destination
explain-withdrawn = { $destination }, vor dem Senden zurückgezogen
# $destination: the destination
explain-expired = { $destination }, wird nicht mehr gesendet
# $destination: the destination
explain-not-picked = { $destination }, nicht ausgewählt
# $destination: the destination of a message that is edited
explain-place-edit = { $destination } (Korrektur)
# $destination: the destination of a message that is deleted
explain-place-delete = { $destination } (Löschung)
# $sentence: one of these; $reason: why
explain-because = { $sentence }: { $reason }
# $time: the time of day; $day: today, tomorrow, or a date
moment = { $day } { $time }
moment-soon = gleich

## The newsroom page

# the locale's own tag, for the page and its dates
page-language = de
# $brand: the newsroom's name
page-title = { $brand }, die Redaktion
page-skip = Zum Inhalt
# $time: when the page was made; $zone: the time zone of all its times
page-updated = Stand { $time } ({ $zone })
# $count: messages sent
page-sent-count = { $count ->
    [0] noch nichts gesendet
    [one] eine Nachricht gesendet
   *[other] { $count } Nachrichten gesendet
 }
page-attention = Bitte nachsehen
page-held = Ungeklärte Sendungen
page-held-intro = Es ist nicht sicher, dass diese angekommen sind. Damit nichts doppelt erscheint, warten sie auf ein Wort der Redaktion: ein Blick in den Chat klärt es.
page-needs = In Ordnung zu bringen
page-needs-seen = Zuletzt geprüft:
page-faults = Dateien zu berichtigen
# $line: where in the file
page-line = Zeile { $line }
page-next = Als Nächstes
page-next-none = Kein Zeitplan ist gesetzt. Er kommt unter „schedules“ in die Konfiguration.
page-next-no-article = Bisher passt kein Artikel
# $names: the destinations
page-to = für { $names }
page-posts = Zuletzt erschienen
page-posts-none = Noch ist nichts erschienen. Die erste Meldung steht hier, sobald sie hinausgeht.
page-why = Warum diese:
page-where = Wohin sie ging
# $platform: its name
page-on-platform = Auf { $platform }
# $title: the article
page-card-of = Karte zu „{ $title }“
page-queue = Unterwegs
page-queue-none = Es wartet nichts: alles Fällige ist hinausgegangen.
# $count: how often it was tried
page-attempts = { $count ->
    [one] ein Versuch
   *[other] { $count } Versuche
 }
page-look = So wird es aussehen
page-destinations = Ziele
page-destinations-none = Kein Ziel. Es kommt unter „destinations“ in die Konfiguration.
page-this-page = diese Seite
page-on = aktiv
page-off = aus
page-sources = Quellen
page-sources-none = Keine Quelle. Sie kommt unter „sources“ in die Konfiguration.
# $count: how many articles
page-articles = { $count ->
    [0] keine Artikel
    [one] ein Artikel
   *[other] { $count } Artikel
 }
page-slots = Letzte Termine
page-slots-none = Noch kein Termin: der erste steht oben unter dem Nächsten.
page-state-queued = eingereiht
page-state-claimed = unterwegs
page-state-retry = neuer Versuch
page-state-held = ungeklärt
page-state-suspended = ausgesetzt
page-state-sent = gesendet
page-state-dead = gescheitert
page-state-withdrawn = zurückgezogen
page-state-expired = abgelaufen
page-state-filled = erschienen
page-state-empty = leer
page-state-skipped = ausgelassen
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-edit = korrigiert { $time }
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-delete = entfernt { $time }
# a change that is not done; $state: one of the states above
page-change-edit = Korrektur: { $state }
# a change that is not done; $state: one of the states above
page-change-delete = Entfernung: { $state }

## Commands of the machine

cli-no-article = Es gibt noch keinen Artikel; bitte eine Datei nennen.
cli-nothing = nichts
cli-service-delivers = der laufende Dienst stellt es zu
cli-still-waits = was noch wartet, geht hinaus, wenn der Dienst läuft: npm start
# $destination: the destination
cli-there-already = { $destination }: steht schon dort; --again wiederholt es
cli-next = nächster
cli-checked = Alles in Ordnung: die Datei, die Ordner, die Tokens und die Rechte in jedem Chat.
cli-well = Alles in Ordnung.
# $count: how many things
cli-needs = { $count ->
    [one] Eines davon braucht einen Menschen: es steht zuerst
   *[other] { $count } davon brauchen einen Menschen: sie stehen zuerst
 }
# $file: the backup; $bytes: its size
cli-backed-up = { $file }: { $bytes } Bytes, jede Seite gelesen
# $destination: the destination
cli-no-card = { $destination } bekommt diesen Artikel ohne Karte; nichts wurde geschrieben

## What is known of the newsroom

# $place: the database
diagnosis-database-whole = { $place } ist unversehrt: jede Seite wurde gelesen
# $place: the database; $problems: what was found; $backup: the newest one
diagnosis-database-damaged = { $place } ist beschädigt ({ $problems }): die Redaktion beenden und eine Sicherung an ihre Stelle setzen, strillone restore { $backup }
# $detail: what failed
diagnosis-database-unreadable = Die Datenbank lässt sich nicht öffnen: { $detail }
diagnosis-backup-none = Es gibt noch keine Sicherung: eine laufende Redaktion macht jede Stunde eine, strillone backup sofort
# $file: the backup; $at: when it was made
diagnosis-backup-newest = Die neueste Sicherung ist von { $at }: { $file }
# $size, $free: megabytes
diagnosis-room = Die Datenbank hat { $size } MB, auf der Platte sind { $free } MB frei
# $size, $free: megabytes
diagnosis-room-tight = Die Datenbank hat { $size } MB, auf der Platte sind { $free } MB frei: Platz schaffen, sonst passen die nächsten Sicherungen nicht
diagnosis-service-none = Keine Redaktion läuft: npm start
diagnosis-service-starting = Eine Redaktion startet gerade
# $pid, $host: the process; $at: since when
diagnosis-service-runs = Prozess { $pid } auf { $host } läuft seit { $at }
# $pid, $host: the process; $at: since when; $page: its address
diagnosis-service-page = Prozess { $pid } auf { $host } läuft seit { $at }, seine Seite ist { $page }
# $name: the destination; $platform: its platform; $count: deliveries
diagnosis-destination-open = { $name } ({ $platform }) ist offen; { $count ->
    [0] nichts wartet
    [one] eine Sendung wartet
   *[other] { $count } Sendungen warten
 }
# $name: the destination; $platform: its platform; $count: deliveries; $detail: why it is off
diagnosis-destination-off = { $name } ({ $platform }) nimmt nicht teil: { $detail }; { $count ->
    [0] nichts wartet
    [one] eine Sendung wartet
   *[other] { $count } Sendungen warten
 }
# $at: since when; $why: what the delivery that found it closed waits for; $count: deliveries
diagnosis-destination-closed = Seit { $at } { $why }; { $count ->
    [one] eine Sendung wartet
   *[other] { $count } Sendungen warten
 }
# $title: the article; $id: the delivery; $why: what becomes of it
diagnosis-delivery = „{ $title }“ ({ $id }): { $why }
# $destination: where editors are told; $count: how many; $at: since when
diagnosis-alerts-wait = { $destination }: { $count ->
    [one] eine Meldung wartet
   *[other] { $count } Meldungen warten
 } seit { $at }
# $destination: where editors are told; $count: how many; $at: since when; $why: the reason
diagnosis-alerts-stopped = { $destination }: { $count ->
    [one] eine Meldung wartet
   *[other] { $count } Meldungen warten
 } seit { $at }: { $why }
# $title: the article; $id: the delivery; $destination: the destination; $state: in words
diagnosis-delivery-unexplained = „{ $title }“ ({ $id }) an { $destination }: { $state }, und nichts sagt warum
# $id: the delivery; $destination: the destination; $flaw: what cannot be
diagnosis-delivery-invalid = Die Sendung { $id } an { $destination } ist in einem unmöglichen Zustand: { $flaw }
# $schedule: its name; $at: when; $names: destinations; $title: the article
diagnosis-schedule-next = { $schedule } ist { $at } fällig für { $names }: „{ $title }“
# $schedule: its name; $at: when; $names: destinations; $why: nothing fits
diagnosis-schedule-nothing = { $schedule } ist { $at } fällig für { $names }: { $why }
# $what: whom it concerns; $detail: what is wrong; $remedy: what to do
diagnosis-problem = { $what }: { $detail }. { $remedy }
# $name, $place: the source; $count: articles
diagnosis-source-articles = { $name } hat { $count ->
    [0] keine Artikel
    [one] einen Artikel
   *[other] { $count } Artikel
 } aus { $place }
# $place: the file; $detail: what is wrong with it
diagnosis-source-fault = { $place } { $detail }
# $count: how many
diagnosis-audit-explained = { $count ->
    [one] Ein Paar
   *[other] { $count } Paare
 } aus Artikel und Ziel geprüft: alles erklärt
# $count: how many; $pairs: of how many; $examples: some of them
diagnosis-audit-unexplained = { $count } von { $pairs } Paaren aus Artikel und Ziel haben keinen Grund vermerkt: { $examples }
flaw-sent-at-no-moment = sie wurde zu keinem Zeitpunkt gesendet
flaw-sent-without-message = sie wurde gesendet und hat keine Nachricht
flaw-message-unknown = sie wurde gesendet, und ihre Nachricht ist nicht bekannt
flaw-no-reason = ihr Zustand hat keinen Grund
flaw-no-items = sie hält ihren Artikel nicht davon ab, noch einmal dorthin zu gehen
flaw-no-lane = sie steht in einer Schlange, die es nicht gibt
flaw-lane-asleep = sie wartet in einer Schlange, nach der niemand sieht
flaw-claim-forgotten = ein Prozess, den es nicht mehr gibt, hatte sie, und niemand kümmert sich
flaw-alert-with-items = sie ist eine Meldung und hält einen Artikel zurück
flaw-alert-held = sie ist eine Meldung und wartet auf die Redaktion
flaw-no-card = sie zeigt eine Karte, die nicht da ist

## Why something is as it is: goes on after a colon

# $words: as an older version wrote it
reason-words = { $words }
# $detail: in the words of the platform
reason-not-now = aufgeschoben ({ $detail })
# $detail: in the words of the platform
reason-too-many = zu viele Nachrichten in kurzer Zeit ({ $detail })
# $detail: in the words of the platform
reason-platform-trouble = die Plattform ist nicht erreichbar oder gestört ({ $detail })
reason-place-rests = der Chat nimmt einen Moment lang nichts mehr an
# $detail: in the words of the platform
reason-place-closed = der Chat lässt den Bot nicht schreiben ({ $detail })
# $detail: in the words of the platform
reason-bot-refused = die Plattform weist den Bot ab ({ $detail })
# $detail: in the words of the platform
reason-payload-refused = die Nachricht wird so, wie sie ist, abgelehnt ({ $detail })
reason-moved = der Chat hat jetzt eine andere Adresse
reason-message-gone = jemand hatte die Nachricht entfernt
# $detail: in the words of the platform
reason-no-answer = keine Antwort kam ({ $detail })
reason-process-ended = die Redaktion hielt an, bevor eine Antwort kam
reason-not-there = keine Antwort kam, und ein Blick zeigte, dass sie nicht da ist
# $detail: why not
reason-not-seen = keine Antwort kam, und ein Blick war nicht möglich ({ $detail })
reason-article-withdrawn = der Artikel wurde zurückgezogen
reason-article-expired = der Artikel lief ab, bevor er hinausgehen konnte
reason-breaking-late = sie sollte sofort hinaus und ist keine Eilmeldung mehr
reason-article-corrected = der Artikel wurde berichtigt und geht in seinen neuen Worten hinaus
reason-overtaken = eine neuere Änderung derselben Nachricht trat an ihre Stelle
reason-waited-too-long = sie wartete länger, als irgendetwas aufbewahrt wird
reason-restored = die Datenbank kam aus einer Sicherung zurück; seitdem kann es hinausgegangen sein
# $by: the editor
reason-said-there = { $by } sagte, sie ist da
# $by: the editor
reason-said-again = { $by } sagte, sie soll noch einmal gehen
# $detail: what the server or the parser said
reason-feed-unreachable = kann nicht gelesen werden: { $detail }
# $status: its HTTP status
reason-feed-refused = der Server antwortete { $status }
# $detail: what the parser said
reason-feed-unreadable = ist kein lesbarer Feed: { $detail }
reason-feed-gone = der Server sagt, es gebe ihn nicht mehr; die Quelle entfernen oder ihre neue Adresse angeben
# $count: how many are new; $total: how many it shows; $name: the source
reason-feed-quarantined = { $count } von { $total } Einträgen sind auf einmal neu, wie bei einem neu gebauten Feed: ansehen, dann „strillone sources release { $name }“, wenn sie alt sind, oder „… --news“, wenn sie Nachrichten sind
# $count: how many articles; $titles: their titles
reason-slot-filled = { $count ->
    [one] ein Artikel
   *[other] { $count } Artikel
 }: { $titles }
# $count: how many slots; $policy: skip, latest or all
reason-slot-missed = { $count ->
    [one] ein Termin fiel in die Zeit, in der der Dienst stand
   *[other] { $count } Termine fielen in die Zeit, in der der Dienst stand
 } (missed: { $policy })
reason-slot-new-schedule = neuer Zeitplan: sein erster Termin ist der nächste
# $titles: the articles proposed
reason-slot-proposed = wartet auf die Redaktion: { $titles }. /post sendet es
reason-slot-no-destination = keines seiner Ziele nimmt teil
reason-slot-overtaken = das Gewählte war gerade auf eine andere Bestellung hinausgegangen
reason-slot-restored = die Datenbank kam aus einer Sicherung zurück
reason-ordered = von der Redaktion bestellt
# $count: how many fit; $age: in words
reason-pick-newest = { $count ->
    [one] der einzige passende Artikel, { $age } alt
   *[other] der neueste von { $count } passenden, { $age } alt
 }
# $count: how many fit; $age: in words
reason-pick-oldest = { $count ->
    [one] der einzige passende Artikel, { $age } alt
   *[other] der älteste von { $count } passenden, { $age } alt
 }
# $priority: of the article; $count: how many fit; $age: in words
reason-pick-priority = { $count ->
    [one] der einzige passende Artikel, { $age } alt, Vorrang { $priority }
   *[other] Vorrang { $priority }, der höchste von { $count } passenden, { $age } alt
 }
# $count: how many fit
reason-pick-random = { $count ->
    [one] der einzige passende Artikel
   *[other] durch Los unter { $count } passenden
 }
# $priority: of the article; $age: in words
reason-pick-breaking = Eilmeldung, Priorität { $priority }, { $age } alt
reason-no-articles = es gibt noch keine Artikel
# $count: how many articles; $reasons: counts by condition
reason-nothing-fits = { $count ->
    [one] ein Artikel, und er passt nicht
   *[other] { $count } Artikel, und keiner passt
 }: { $reasons }
# $age: for how long, in words
reason-kept-later = er ist für später, noch { $age }
# $age: for how long, in words; $source: its source
reason-kept-young = die Quelle { $source } hält Artikel zuerst zurück, diesen noch { $age }
reason-kept-paywalled = man muss für ihn bezahlen, und die Redaktion lässt solche Artikel aus
# $filter: the part of the filter that it does not pass; $source: the source
reason-kept-source-filter = vom Filter { $filter } der Quelle { $source } ausgeschlossen
# $filter: the part of the filter that it does not pass; $destination: the destination
reason-kept-destination-filter = vom Filter { $filter } des Ziels { $destination } ausgeschlossen
# $filter: the part of the filter that it does not pass; $schedule: the schedule
reason-kept-schedule-filter = vom Filter { $filter } des Zeitplans { $schedule } ausgeschlossen
# $schedule: the schedule
reason-kept-old = zu alt für den Zeitplan { $schedule }
# $schedule: the schedule; $language: of the article, as a tag
reason-kept-language = der Zeitplan { $schedule } nimmt keine Artikel in dieser Sprache ({ $language })
# $schedule: the schedule
reason-kept-topic = er hat keines der Themen des Zeitplans { $schedule }
reason-kept-twin = ein anderer Artikel mit denselben Worten oder derselben Adresse ging schon dorthin
# $detail: why
reason-kept-off = es nimmt nicht teil: { $detail }
reason-kept-no-schedule = kein Zeitplan veröffentlicht dort
# $schedule: the schedule; $age: until its next slot, in words
reason-kept-waits = der Zeitplan { $schedule } kann ihn nehmen, bis zum nächsten Termin noch { $age }
# $schedule: the schedule
reason-kept-no-slot = der Zeitplan { $schedule } hat keinen Termin mehr
# $count: articles
misfit-later = { $count } für später
# $count: articles
misfit-expired = { $count } abgelaufen
# $count: articles
misfit-old = { $count } zu alt
# $count: articles
misfit-language = { $count } in anderen Sprachen
# $count: articles
misfit-topic = { $count } zu anderen Themen
# $count: articles
misfit-young = { $count } noch zurückgehalten
# $count: articles
misfit-paywalled = { $count } hinter einer Bezahlschranke
# $count: articles
misfit-filtered = { $count } von einem Filter ausgeschlossen
# $count: articles
misfit-there = { $count } schon dort
# $count: minutes
age-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
 }
# $count: hours
age-hours = { $count ->
    [one] eine Stunde
   *[other] { $count } Stunden
 }
# $count: days
age-days = { $count ->
    [one] einen Tag
   *[other] { $count } Tage
 }
