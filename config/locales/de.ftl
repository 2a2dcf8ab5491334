### What the bot says in German. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Quelle: { $outlet }
post-read = Lesen
post-paywalled = nur für Abonnenten
post-also = Auch berichtet von
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
# $date: a day, as in Sunday 29 November
digest-heading = Nachrichten vom { $date }
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
# $words: what was looked for
article-none = Kein Artikel mit den Wörtern „{ $words }“. Bitte andere Wörter des Titels versuchen.
article-several = Mehrere Artikel passen. Bitte mit der Kennung des richtigen wiederholen:
# $to: what was asked for; $names: the destinations
post-no-destination = Kein Ziel „{ $to }“. Es gibt: { $names }.
# $title: the article; $names: destinations
post-ordered = „{ $title }“ ist unterwegs nach: { $names }.
# $title, $names, $who: who retracted it
post-taken-back = „{ $title }“ wurde von { $who } zurückgezogen und geht darum nicht an: { $names }. Um es trotzdem zu senden: again:ja
# $title: the article; $names: destinations
post-standing = „{ $title }“ steht schon in: { $names }. Zum Wiederholen: again:ja
# $title: the article; $names: destinations
post-waiting = „{ $title }“ ist schon unterwegs, oder wartet, in: { $names }. Die Seite der Redaktion sagt warum.
# $title: the article; $names: destinations
post-paused = „{ $title }“ wartet auf das Ende der Pause von: { $names }.
refused = Dieser Befehl ist der Redaktion vorbehalten. /help zeigt die anderen.
failed = Etwas ging schief, und es ist notiert. Bitte in einer Weile noch einmal versuchen.
# $usage: the command with its options
usage = So wird es benutzt: { $usage }

## What readers ask

command-search = suche
command-search-description = Alle Artikel nach Wörtern durchsuchen
command-article = artikel
command-article-description = Ein Artikel in Kürze, mit seinen Zitaten
command-topics = themen
command-topics-description = Wovon die neuesten Artikel handeln
command-mute = stumm
command-mute-description = Eine Zeit lang nichts hierher senden
command-language = sprache
command-language-description = Die Sprache der Antworten und Artikel hier
command-timezone = zeitzone
command-timezone-description = Die Zeitzone der Uhrzeiten hier
command-forgetme = vergissmich
command-forgetme-description = Alles löschen, was über Sie gespeichert ist
option-topic-description = Nur Artikel zu diesem Thema
option-topic-placeholder = Thema
option-count-description = Wie viele, bis zu zehn
option-count-placeholder = ZAHL
option-words-description = Wörter, die der Artikel enthält
option-words-placeholder = Wörter
option-speaker-description = Wer es gesagt hat, oder Wörter daraus
option-speaker-placeholder = Person oder Wörter
option-duration-description = Wie lange: 30m, 8h, 2d, 1w; off beendet es
option-duration-placeholder = 8h|2d|off
option-off = nicht mehr stumm
option-tag-description = Eine Sprache, wie de oder Deutsch
option-tag-placeholder = Sprache
option-auto = automatisch
option-zone-description = Eine Zone oder Stadt, wie Europe/Rome oder Rome
option-zone-placeholder = Zone oder Stadt
search-heading = Suche
# $words: what was looked for
search-none = Kein Artikel enthält { $words }. Bitte weniger oder andere Wörter versuchen.
# $topic: what was asked for
latest-none-on = Zu { $topic } gibt es keine Artikel. /topics zeigt, was es gibt.
# $words: what was looked for
quote-none-for = Zu { $words } gibt es kein Zitat.
article-which = Mehrere Artikel passen. Welcher?
topics-heading = Themen
topics-none = Die neuesten Artikel nennen keine Themen. /latest zeigt sie.
# $when: a moment
mute-until = Bis { $when } kommt hierher nichts ungefragt. /mute off beendet es.
mute-off = Was abonniert ist, kommt wieder hierher.
# $language: its name
language-set = Von nun an sind die Antworten hier in dieser Sprache: { $language }.
language-auto = Die Antworten hier sind wieder in der Sprache dessen, der fragt.
# $languages: those there are
language-unknown = Diese Sprache spreche ich nicht. Diese ja: { $languages }.
# $zone: its name; $time: the time there
timezone-set = Uhrzeiten hier sind die von { $zone }; dort ist es jetzt { $time }.
# $zone: its name
timezone-auto = Uhrzeiten hier sind wieder die der Redaktion: { $zone }.
timezone-unknown = Eine Zeitzone dieses Namens kenne ich nicht, oder mehrere. Man schreibt sie wie Europe/Rome.
forgotten = Erledigt: Alles, was über Sie gespeichert war, ist gelöscht.
forgotten-nothing = Über Sie war nichts gespeichert, und nichts ist es.
forgotten-editor = Was Sie für die Redaktion angeordnet und entschieden haben, bleibt in ihrer Geschichte.
refused-manager = In einer Gruppe ist das Sache ihrer Verwaltung. Im privaten Chat mit mir ist es Ihre.
refused-nobody = Wer Sie sind, kann ich nicht wissen, denn dieses Konto teilen sich viele. Fragen Sie mich im privaten Chat.
answered-privately = Die Antwort steht im privaten Chat.
answer-privately = Hier lesen alle mit. Bitte schreiben Sie mir privat und fragen Sie dort.
# $name: what was written
unknown-command = { $name } ist keiner meiner Befehle. /help zeigt sie.
# $name: what was written; $command: the nearest
unknown-near = { $name } ist keiner meiner Befehle. Ist { $command } gemeint? /help zeigt alle.
unknown-words = Ich antworte auf Befehle: /help zeigt sie. Soll ich diese Wörter in den Artikeln suchen?
unknown-wordless = Ich antworte auf Befehle und Wörter: /help zeigt, was ich kann.
too-many = Das ist viel auf einmal. Bitte eine halbe Minute warten und dann noch einmal fragen.
interrupted = Was Sie wollten, wurde unterbrochen und ist vielleicht nicht geschehen.
# $command: its name
interrupted-command = { $command } wurde unterbrochen und ist vielleicht nicht ausgeführt.
interrupted-look = Mit /queue nachsehen, was da ist; fehlt es, noch einmal darum bitten.
interrupted-again = Fehlt etwas, bitte noch einmal fragen.
button-expired = Dieser Knopf ist zu alt. Bitte noch einmal fragen.
button-another = Diese Knöpfe sind für den, der gefragt hat. Wer selbst fragt, bekommt eigene.
button-previous = Zurück
button-next = Weiter
button-search = Suchen
button-article = Der Artikel
button-longer = Längere Zusammenfassung
more-none = Mehr gibt es nicht: der Artikel ist nicht mehr da.
command-card = karte
command-card-description = Die Karte eines Zitats
message-card = Zitatkarte dieser Nachricht
card-no-words = Diese Nachricht hat keine Worte.
# $count: the most
card-too-long = Auf eine Karte passen höchstens { $count } Zeichen.
card-not-drawn = Die Karte ließ sich nicht zeichnen.
button-shorter = Kürzer
# $count: how many
button-quotes = Zitate: { $count }

## What editors are told and asked

command-held = offen
command-held-description = Ungeklärte Nachrichten: sagen, ob sie da sind, oder neu senden
command-add = hinzufügen
command-add-description = Der Redaktion einen Artikel geben: Adresse, Text oder Datei
command-discard = verwerfen
command-discard-description = Einen Artikel zurücknehmen, den ein Redakteur geschickt hat
option-given-description = Eine Adresse, oder der Text mit dem Titel in der ersten Zeile
option-given-placeholder = Adresse oder Text
option-file-description = Eine Textdatei des Artikels: .txt, .md, .html oder .json
option-file-placeholder = Datei
# $endings
add-no-text-file = Das ist keine Textdatei. Bitte { $endings } schicken, oder den Text selbst.
# $limit
add-too-large = Die Datei hat mehr als { $limit } MB: bitte nur den Artikel schicken.
# $message: what is wrong
add-failed = Daraus wird kein Artikel: { $message }
add-ask = Er geht nirgends hin, bis jemand entscheidet.
button-post-all = Überall senden
# $destination: the destination
button-post-to = An { $destination } senden
button-discard = Verwerfen
# $title: the article
discarded = Verworfen: „{ $title }“.
discard-none = Er ist nicht mehr da, oder kein Redakteur hat ihn geschickt.
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
button-unknown = Dieser Knopf gilt nicht mehr. Bitte noch einmal fragen.
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
notice-unchanged = Eine Kopie wurde nicht geändert
# $title: the article; $destination: the destination
notice-unchanged-text = Die Kopie von „{ $title }“ in { $destination } sagt nicht, was der Artikel jetzt sagt, oder sollte nicht mehr da sein.
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
# $source: its name
notice-source = { $source } braucht einen Blick
# $source: its name
notice-source-back = { $source } kann wieder gelesen werden.
# $source: its name; $to: the new address
notice-source-moved = { $source } ist jetzt unter { $to } und wird dort gelesen. Bitte die Adresse in der Konfiguration ändern.
notice-backup-failed = Die Datenbank kann nicht gesichert werden; alle zehn Minuten wird es neu versucht.
notice-backup-back = Die Datenbank wird wieder gesichert.
notice-config-refused = Die geänderte Konfiguration ist nicht zu gebrauchen: Es geht mit der bisherigen weiter.
notice-config-back = Die Konfiguration ist wieder lesbar und gilt.
# $count: posts that wait
notice-approval-off = Die Freigabe ist abgeschaltet, aber { $count ->
    [one] ein Beitrag wartet
   *[other] { $count } Beiträge warten
 } noch darauf. Ungefragt geht nichts hinaus: /approve und /skip entscheiden, oder die Seite.
notice-approval-back = Geplante Beiträge warten wieder auf Freigabe.
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
# $count: how many
queue-readers = { $count ->
    [one] … und eine an einen Abonnenten
   *[other] … und { $count } an Abonnenten
 }
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
explain-place-delete = { $destination } (Entfernung)
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
page-faults = Zu korrigierende Dateien
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
page-source-ok = gelesen
page-source-failing = kann nicht gelesen werden
page-source-gone = gibt es nicht mehr
page-source-quarantined = wartet auf einen Redakteur
# $when: the last time
page-source-read = gelesen { $when }
# $when: the next time
page-source-next = wieder { $when }
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
page-state-suspended = Chat geschlossen
page-state-sent = gesendet
page-state-dead = gescheitert
page-state-withdrawn = zurückgezogen
page-state-expired = abgelaufen
page-state-filled = ausgewählt
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
# a message handed on to the followers of its channel; $state: one of the states above
page-change-publish = Weitergabe: { $state }

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
# $reason: why
cli-no-photo = die Karte zeigt kein Foto: { $reason }

## What is known of the newsroom

# $place: the database
diagnosis-database-whole = { $place } ist unversehrt: jede Seite wurde gelesen
# $place: the database; $problems: what was found; $backup: the newest one
diagnosis-database-damaged = { $place } ist beschädigt ({ $problems }): die Redaktion beenden und eine Sicherung an ihre Stelle setzen, strillone restore { $backup }
# $detail: what failed
diagnosis-database-unreadable = Es lässt sich nichts prüfen: { $detail }
diagnosis-backup-none = Es gibt noch keine Sicherung: eine laufende Redaktion macht jede Stunde eine, strillone backup sofort
# $place: the database
diagnosis-backup-by-server = { $place } liegt auf einem PostgreSQL-Server: Ihn sichert, wer ihn betreibt. strillone backup --out DATEI macht jetzt eine Kopie, mit pg_dump
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
# $roles: names of roles, with commas between them
diagnosis-service-lacks = Kein Prozess hat die Rolle { $roles }. Einen damit starten: STRILLONE_ROLES, oder start --roles
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
# $name: the destination; $count: deliveries
diagnosis-destination-removed = { $name } steht nicht mehr in der Konfiguration; { $count ->
    [one] eine Sendung wartet darauf
   *[other] { $count } Sendungen warten darauf
 }: unter demselben Namen wieder eintragen oder mit /retract zurückziehen
# $count: posts that wait
diagnosis-approval-off = { $count ->
    [one] Ein Beitrag wartet
   *[other] { $count } Beiträge warten
 } auf die Freigabe, die abgeschaltet ist: mit strillone approve oder skip entscheiden, oder auf der Seite
# $at: since when; $why: what the delivery that found it closed waits for; $count: deliveries
diagnosis-destination-closed = Seit { $at } { $why }; { $count ->
    [one] eine Sendung wartet
   *[other] { $count } Sendungen warten
 }
# $title: the article; $id: the delivery; $why: what becomes of it
diagnosis-delivery = „{ $title }“ ({ $id }): { $why }
# $destination: where editors are told; $count: how many; $at: since when
diagnosis-alerts-wait = { $destination }: { $count ->
    [one] ein Hinweis wartet
   *[other] { $count } Hinweise warten
 } seit { $at }
# $destination: where editors are told; $count: how many; $at: since when; $why: the reason
diagnosis-alerts-stopped = { $destination }: { $count ->
    [one] ein Hinweis wartet
   *[other] { $count } Hinweise warten
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
# $name: the source; $place: where it is; $why: what is wrong
diagnosis-source-trouble = { $name } ({ $place }): { $why }
# $place: the file; $detail: what is wrong with it
diagnosis-source-fault = { $place } { $detail }
# $count: how many
diagnosis-audit-explained = { $count ->
    [one] Ein Paar
   *[other] { $count } Paare
 } aus Artikel und Ziel geprüft: alles erklärt
# $count: how many; $pairs: of how many; $examples: some of them
diagnosis-audit-unexplained = Paare aus Artikel und Ziel ohne vermerkten Grund: { $count } von { $pairs } ({ $examples })
flaw-sent-at-no-moment = sie wurde gesendet, und niemand weiß wann
flaw-sent-without-message = sie wurde gesendet und hat keine Nachricht
flaw-message-unknown = sie wurde gesendet, und ihre Nachricht ist nicht bekannt
flaw-no-reason = ihr Zustand hat keinen Grund
flaw-no-items = sie hält ihren Artikel nicht davon ab, noch einmal dorthin zu gehen
flaw-no-lane = sie steht in einer Warteschlange, die es nicht gibt
flaw-lane-asleep = sie wartet in einer Warteschlange, nach der niemand sieht
flaw-claim-forgotten = ein Prozess, den es nicht mehr gibt, hatte sie, und niemand kümmert sich
flaw-alert-with-items = sie ist ein Hinweis und hält einen Artikel zurück
flaw-alert-held = sie ist ein Hinweis und wartet auf die Redaktion
flaw-no-card = sie zeigt eine Karte, die nicht da ist

## What check and doctor find

# $name: its name
what-destination = Ziel { $name }
# $name: its name
what-source = Quelle { $name }
# $name: as the configuration has it
what-setting = { $name }
# $platform: its name; $detail: what it said
problem-token-refused = { $platform } kennt dieses Token nicht ({ $detail })
# $detail: why
problem-platform-unreachable = nicht erreichbar: { $detail }
# $place: the chat, as it is called
problem-no-text-channel = { $place } ist kein Textkanal: direkt kann dort nichts erscheinen
# $right: as the platform calls it; $place: the chat, as it is called
problem-right-missing = dem Bot fehlt das Recht „{ $right }“ in { $place }
# $right: as the platform calls it; $place: the chat, as it is called
problem-history-missing = dem Bot fehlt das Recht „{ $right }“ in { $place }: eine Nachricht, deren Antwort verloren ging, kann nicht gesucht werden und wartet auf die Redaktion
# $place: the chat, as it is called
problem-no-announcements = crosspost ist an, aber { $place } ist kein Ankündigungskanal: Beiträge bleiben dort und werden nicht weitergegeben
# $place: the chat, as it is called
problem-channel-unknown = es gibt keinen Kanal { $place }
# $place: the chat, as it is called
problem-channel-unseen = der Bot sieht den Kanal { $place } nicht: er ist nicht auf diesem Server, oder ihm fehlt dort „View Channel“
# $place: the chat, as it is called; $detail: what was said
problem-place-unchecked = { $place } konnte nicht geprüft werden: { $detail }
# $id: of the chat; $destination: the other one
problem-same-chat = es ist der Chat { $id }, wie das Ziel { $destination }: die Leser bekämen alles doppelt
# $destination: its name
problem-shared-log = der Chat ist der des Ziels { $destination }: die Leser sähen, was der Redaktion gesagt wird
# $topic: its number; $place: the chat, as it is called
problem-no-topics = topic { $topic } ist gesetzt, aber { $place } hat keine Themen
# $id: the new one
problem-group-moved = die Gruppe wurde zur Supergruppe: { $id }
# $place: the chat, as it is called
problem-bot-outside = der Bot ist nicht in { $place }
# $place: the chat, as it is called; $detail: what was said
problem-chat-unseen = der Bot sieht den Chat { $place } nicht ({ $detail })
# $place: the chat, as it is called
problem-write-forbidden = der Bot darf in { $place } nicht schreiben
# $place: the chat, as it is called
problem-photo-forbidden = der Bot darf in { $place } keine Fotos senden, und das Ziel hat eine Karte
# $place: the chat, as it is called
problem-no-administrator = der Bot ist kein Administrator von { $place }
# $host: its name
problem-host-private = { $host } ist nicht im öffentlichen Internet
# $host: its name
problem-host-no-server = an diesem Port von { $host } antwortet kein Webserver
# $host: its name
problem-host-unknown = es gibt keinen Host { $host }
# $folder: its path
problem-folder-missing = ihr Ordner { $folder } ist nicht da
# $folder: its path
problem-folder-no-folder = { $folder } ist kein Ordner
# $folder: its path
problem-folder-forbidden = dieser Benutzer darf ihren Ordner { $folder } nicht lesen
# $folder: its path; $code: of the system
problem-folder-unreadable = ihr Ordner { $folder } lässt sich nicht lesen ({ $code })
# $detail: why
problem-destination-off = nimmt nicht teil: { $detail }
problem-address-gone = den Webhook gibt es nicht mehr, oder seine Adresse ist nicht vollständig
# $right $place
problem-right-useful = dem Bot fehlt das Recht „{ $right }“ in { $place }: von dem, was zurückgezogen wird, bleibt ein leerer Thread ohne Titel
# $place
problem-thread-locked = der Thread { $place } ist für alle außer Moderatoren gesperrt
# $role: its id
problem-role-unknown = es gibt keine Rolle { $role }
# $role: its name
problem-role-silent = der Bot darf die Rolle { $role } nicht erwähnen: niemand erführe davon
# $place: the channel; $group: the id of its group, or none
problem-no-discussion = comments ist nicht die Diskussionsgruppe von { $place }{ $group ->
        [none] : der Kanal hat keine
       *[other] , das ist { $group }
    }
# $place: the group, by its id
problem-discussion-unheard = in der Diskussionsgruppe { $place } sieht der Bot keine Beiträge ankommen: er ist kein Administrator
# $from: where it is shown; $name: the variable
remedy-token = Das Token bei { $from } holen und { $name } setzen.
# $name: the variable
remedy-network = Das Netz dieser Maschine und { $name } ansehen, dann neu prüfen.
remedy-text-channel = Einen Text-, Ankündigungs-, Foren- oder Medienkanal oder einen Thread angeben.
# $right: as the platform calls it; $place: the chat, as it is called
remedy-right = In den Einstellungen von { $place } unter den Rechten den Bot hinzufügen und „{ $right }“ erlauben.
# $place: the chat, as it is called
remedy-announcements = { $place } zum Ankündigungskanal machen, oder crosspost entfernen.
remedy-channel-id = In Discord den Entwicklermodus einschalten, die Kanal-ID kopieren und diese eintragen.
# $link: where it is invited
remedy-invite = Den Bot mit { $link } einladen, oder ihm „View Channel“ erlauben.
remedy-again = Neu prüfen; bleibt es so, die Rechte des Bots dort ansehen.
remedy-one-of-two = Eines der beiden Ziele entfernen.
remedy-own-log = Einen Chat nennen, in dem nur die Redaktion ist.
remedy-discussion = Unter comments die Id der Diskussionsgruppe des Kanals eintragen (Kanaleinstellungen, Diskussion).
remedy-make-administrator = Ihn zum Administrator dieser Gruppe machen.
remedy-role-id = Die Id den Servereinstellungen entnehmen (Rollen, „Rollen-ID kopieren“).
# $role: its name
remedy-mentionable = Allen erlauben, { $role } zu erwähnen (Servereinstellungen, Rollen), oder dem Bot „Mention Everyone“ geben.
remedy-topics = topic beim Ziel entfernen, oder Themen in der Gruppe einschalten.
# $id: the new one
remedy-new-id = Beim Ziel telegram: { $id } eintragen.
remedy-add-bot = Den Bot zum Chat hinzufügen.
remedy-chat-name = Den Chat prüfen: @name eines öffentlichen Kanals oder die Nummer; dann den Bot hinzufügen.
remedy-channel-rights = Im Kanal den Bot als Administrator hinzufügen, mit dem Recht, Nachrichten zu veröffentlichen.
remedy-group-rights = Den Bot zur Gruppe hinzufügen und ihren Mitgliedern, oder dem Bot als Administrator, Nachrichten und Fotos erlauben.
# $host: its name
remedy-allow-host = Gehört er der Redaktion, „{ $host }“ zu network.allow hinzufügen.
remedy-address = Die Adresse und das Netz dieser Maschine prüfen.
remedy-make-folder = Ihn anlegen, oder einen anderen in der Konfiguration nennen: ein Pfad zählt ab der Konfigurationsdatei.
remedy-name-folder = Den Ordner nennen, in dem die Artikeldateien liegen.
remedy-folder-rights = Diesem Benutzer das Recht geben, ihn zu lesen und zu betreten.
remedy-disk = Den Ordner und seine Platte ansehen.
remedy-set-it = In .env setzen, oder das Ziel entfernen.
remedy-new-address = In Discord die Einstellungen des Kanals öffnen, Integrationen, Webhooks, einen neuen anlegen, seine URL kopieren und diese angeben.
# $place
remedy-unlock = In { $place } das Menü des Threads öffnen und „Thread entsperren“ wählen, oder dem Bot „Manage Threads“ geben.
area-database = Datenbank
area-service = Dienst
area-destination = Ziel
area-delivery = Sendung
area-held = ungeklärt
area-schedule = Zeitplan
area-platform = Plattform
area-source = Quelle
area-audit = Prüfung

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
reason-no-answer = es kam keine Antwort ({ $detail })
reason-process-ended = die Redaktion hielt an, bevor eine Antwort kam
reason-not-there = es war nicht sicher, dass sie ankam, und ein Blick zeigte, dass sie nicht da ist
# $detail: why not
reason-not-seen = es ist nicht sicher, dass sie ankam, und ein Blick war nicht möglich ({ $detail })
reason-reader-unsure = es kam keine Antwort, vielleicht ist sie da; Leserinnen und Leser bekommen nichts zweimal
reason-article-withdrawn = der Artikel wurde zurückgezogen
reason-article-expired = der Artikel lief ab, bevor er hinausgehen konnte
reason-breaking-late = sie sollte sofort hinaus und ist keine Eilmeldung mehr
reason-article-corrected = der Artikel wurde korrigiert und geht in seinen neuen Worten hinaus
reason-story-gone = eine Meldung der Übersicht gilt nicht mehr, und sie geht ohne diese hinaus
reason-unsubscribed = dort ist niemand mehr Abonnent
reason-muted = dort wurde um Ruhe gebeten
reason-overtaken = eine neuere Änderung derselben Nachricht trat an ihre Stelle
reason-breaking-instead = ging sofort hinaus, als Eilmeldung
reason-copy-out-of-reach = die Redaktion kommt an diese Kopie nicht heran: bitte von Hand ändern oder löschen
reason-place-unknown = ihr Ziel steht nicht mehr in der Konfiguration, daher kann die Redaktion diese Kopie nicht ändern: bitte von Hand ändern oder löschen
reason-card-stays = ihr Text ist gestrichen, aber ihre Karte konnte nicht ersetzt werden und sagt noch die zurückgezogenen Worte: bitte von Hand löschen
reason-waited-too-long = sie wartete länger, als irgendetwas aufbewahrt wird
reason-restored = die Datenbank kam aus einer Sicherung zurück; seitdem kann es hinausgegangen sein
# $by: the editor
reason-said-there = { $by } sagte, sie ist da
# $by: the editor
reason-said-again = { $by } sagte, sie soll noch einmal gehen
# $status: of its answer
reason-out-of-order = die Plattform ist gestört ({ $status })
reason-called-off = abgebrochen, bevor es hinausging
reason-off-by-now = dieses Ziel nimmt nicht mehr teil
reason-card-missing = seine Karte fehlt
# $name, $id: of the chat; $destination: that names it, too
reason-named-twice = { $name } ist der Chat { $id }, den auch das Ziel { $destination } nennt; eines der beiden entfernen
# $platform: whose it is
reason-foreign-payload = es ist für { $platform } geschrieben und kann dort nicht erscheinen
reason-fixed-form = aus einem Text kann kein Bild werden und aus einem Bild kein Text
reason-no-followers = die Plattform kennt keine Folgenden
# $host: the server; $status: of its answer
reason-address-changed = { $host } antwortete { $status }: die Adresse ist jetzt eine andere
# $host: the server; $status: of its answer
reason-answered = { $host } antwortete { $status }
# $host: who did not answer
reason-too-slow = { $host } antwortete nicht rechtzeitig
# $host: who answered
reason-unreadable-answer = die Antwort von { $host } lässt sich nicht lesen
# $host: who asks; $seconds: how long
reason-told-to-wait = { $host } verlangt { $seconds } s Geduld
reason-refused-often = die Plattform hat in den letzten zehn Minuten viele Anfragen abgewiesen, weitere werden nicht gewagt
reason-no-look = die Plattform lässt keinen Blick zu
reason-nothing-to-know = die Nachricht hat keine Wörter, an denen man sie erkennt
reason-history-closed = der Bot darf den Verlauf des Kanals nicht lesen
# $count: messages
reason-too-much-since = nach dem Versuch kamen mehr als { $count } Nachrichten
reason-rival-in-doubt = auch eine andere Sendung des Artikels in diesen Chat ist ungeklärt
reason-log-is-place = der Chat der Redaktion ist das Ziel selbst
reason-ids-uncounted = private Chats und einfache Gruppen zählen ihre Nachrichten nicht fortlaufend
reason-forwarding-closed = der Chat lässt nichts weiterleiten
reason-end-unknown = wo der Chat endet, lässt sich nicht sagen
# $id: of a message
reason-older-twin = Nachricht { $id } hat dieselben Worte, ist aber älter
# $host: the address
reason-fetch-address = { $host } ist keine Adresse, die man fragen kann
# $host: the address
reason-fetch-private = { $host } ist nicht im öffentlichen Internet; gehört es Ihnen, fügen Sie es zu network.allow hinzu
# $host: the address
reason-fetch-too-large = was unter { $host } liegt, ist zu groß
# $host: the address
reason-fetch-too-long = { $host } braucht zu lange für eine Antwort
# $host: the address
reason-fetch-too-many-redirects = { $host } leitet zu oft weiter; die Adresse angeben, bei der es endet
# $host: the address; $code: the network’s own
reason-fetch-network = { $host } ist nicht erreichbar ({ $code })
reason-off-no-place = die Kennung seines Chats oder Kanals fehlt
reason-off-no-address = seine Adresse fehlt
reason-off-no-secret = sein Geheimnis fehlt
# $name: a variable
reason-off-not-set = { $name } fehlt
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
reason-slot-proposed = der Redaktion zur Freigabe gegeben: { $titles }
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
    [one] der einzige passende Artikel, { $age } alt, Priorität { $priority }
   *[other] Priorität { $priority }, die höchste von { $count } passenden, { $age } alt
 }
# $count: how many fit
reason-pick-undated = { $count ->
    [one] der einzige, der passt; sein Datum ist nicht zu lesen
   *[other] der erste von { $count }, die passen; sein Datum ist nicht zu lesen
 }
# $count: how many fit
reason-pick-random = { $count ->
    [one] der einzige passende Artikel
   *[other] durch Los unter { $count } passenden
 }
# $priority: of the article; $age: in words
reason-pick-breaking = Eilmeldung, Priorität { $priority }, { $age } alt
reason-pick-subscribed = Leser haben es abonniert
# $count: how many stories fit
reason-pick-digest = { $count ->
    [one] die einzige Geschichte für die Übersicht
   *[other] die besten von { $count } Geschichten für die Übersicht
 }
reason-nothing-new = nichts, was nicht schon da war
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
reason-kept-posted = jemand hat seinen Link dort schon gepostet
# $title: that article
reason-kept-story = ein anderer Artikel zur selben Nachricht ging schon dorthin: { $title }
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
misfit-retracted = { $count } von der Redaktion zurückgezogen
# $count: articles
misfit-unapproved = { $count } noch nicht freigegeben
# $count: articles
misfit-story = { $count } zu einer Nachricht, die schon dort ist
# $count: articles
misfit-there = { $count } schon dort

## What is wrong with a file, a page or a feed

# $place: a file, an address or a folder; $detail: what is wrong with it
reason-at-place = { $place }: { $detail }
# $line: its number; $detail: what is wrong in it
reason-at-line = Zeile { $line }: { $detail }
# $detail, $more: two things that are wrong
reason-as-well = { $detail }; { $more }
reason-file-missing = diese Datei gibt es nicht; den Namen prüfen
reason-file-forbidden = darf nicht gelesen werden; der Redaktion das Recht dazu geben
reason-file-is-folder = ist ein Ordner; eine Datei darin nennen
# $code: what the operating system says
reason-file-unreadable = lässt sich nicht lesen ({ $code }); die Datei und ihre Festplatte prüfen
# $size, $limit: in MB
reason-file-too-large = hat { $size } MB; die Grenze ist { $limit } MB: nur den Artikel behalten
reason-file-link = ist eine Verknüpfung aus dem Ordner hinaus, der nicht gefolgt wird; die Datei hierher kopieren
reason-file-there = eine Datei dieses Namens gibt es schon; eine nennen, die es nicht gibt
reason-file-closed = darf nicht geschrieben werden; diesem Benutzer das Recht dazu geben, oder einen anderen Ort nennen
# $code: what the operating system says
reason-file-unwritten = lässt sich nicht schreiben ({ $code }); den Ordner und seine Festplatte prüfen
reason-folder-missing = den Ordner dafür gibt es nicht; ihn anlegen, oder einen anderen nennen
# $folder: its path
reason-folder-lost = { $folder } ist kein Ordner; ihn anlegen oder einhängen, oder einen anderen in der Konfiguration nennen. Seine Artikel bleiben.
# $count: how many articles; $name: of the source
reason-folder-empty = die Dateien seiner Artikel ({ $count }) sind alle auf einmal fort, wie bei einem Laufwerk, das nicht eingehängt ist. Nichts wird zurückgezogen: es einhängen, oder „strillone sources release { $name }“, wenn sie gelöscht wurden
reason-text-nul = enthält ein NUL-Zeichen, das in keinem Text steht; noch einmal als reinen Text in UTF-8 speichern
reason-text-empty = ist leer; den Artikel hineinschreiben, oder sie löschen
# $encoding: its name
reason-text-encoding = ist nicht in { $encoding }, wie es sein sollte; noch einmal mit der Kodierung UTF-8 speichern
# $position: of a byte in its line; $value: the byte
reason-text-byte = ist kein UTF-8: Byte { $position } ist 0x{ $value }; die Datei noch einmal mit der Kodierung UTF-8 speichern
reason-article-no-text = hat einen Kopf mit Feldern, aber keinen Text; den Artikel darunter schreiben
reason-article-no-words = hat keinen Text unter der Überschrift; den Artikel dorthin schreiben
# $field: a field of the front matter
reason-article-draft = ist ein Entwurf, wie das Feld „{ $field }“ sagt; das ändern, wenn es eine Nachricht werden soll
# $value: what stands there
reason-article-no-date = „{ $value }“ ist kein Datum, und der Artikel gilt nicht als neu; es schreiben wie 2026-11-18 oder 2026-11-18T07:30
reason-page-no-article = auf der Seite fand sich kein Artikel; ihren Text als .txt-Datei speichern
# $status: an HTTP status
reason-page-status = der Server antwortete { $status }; die Adresse in einem Browser prüfen
# $type: a media type
reason-page-type = ist { $type }, keine Seite; die Adresse der Seite des Artikels geben, oder seinen Text
reason-json-invalid = ist hier kein gültiges JSON; nach einem fehlenden Komma, Anführungszeichen oder einer Klammer suchen
reason-json-no-article = enthält keinen Artikel von schema.org; ihm den @type NewsArticle geben
# $names: fields
reason-json-lacks = der Artikel hat nicht: { $names }; ergänzen, was fehlt
# $detail: what is wrong with it
reason-front-matter = Kopf der Datei: { $detail }
# $end: the marks that end it
reason-front-matter-open = der Kopf, der hier beginnt, hat kein Ende; eine Zeile mit { $end } dahinter setzen
# $detail: what the parser said
reason-front-matter-yaml = { $detail }; Werte mit einem Doppelpunkt in Anführungszeichen setzen, und mit Leerzeichen einrücken
reason-front-matter-lines = der Kopf besteht aus Zeilen „Feld: Wert“
reason-front-matter-alias = Kopf der Datei: einem Alias (*Name) wird nicht gefolgt; den Wert ausschreiben
# $language: the language that it is written in, as it names itself
reason-front-matter-language = ein Kopf in { $language } ist ein Programm und wird nicht ausgeführt; ihn in YAML zwischen zwei Zeilen mit --- schreiben
# $field: its name; $names: those there are
reason-field-unknown = es gibt kein Feld „{ $field }“; die Felder sind { $names }
# $field: its name
reason-field-words = { $field } ist eine Zeile Text
# $field: its name
reason-field-list = { $field } ist ein Name, oder eine Liste: [eins, zwei]
# $field: its name; $value: what stands there
reason-field-address = { $field } „{ $value }“ ist keine Adresse mit http oder https
# $field: its name; $value: what stands there
reason-field-picture = { $field } „{ $value }“ ist weder eine Adresse mit http oder https noch ein Bild im Ordner (zug.jpg, fotos/zug.png)
# $field: its name; $value: what stands there
reason-field-date = { $field } „{ $value }“ ist kein Datum; es schreiben wie 2026-11-18 oder 2026-11-18T07:30
# $field: its name; $value: what stands there
reason-field-language = { $field } „{ $value }“ ist keine Sprache; zwei Buchstaben schreiben, wie de
# $field: its name
reason-field-priority = { $field } ist eine ganze Zahl von -100 bis 100
# $seconds: how long
reason-feed-slow = braucht länger als { $seconds } s zum Lesen; nichts Echtes ist so; es aus den Quellen nehmen
# $size: in MB
reason-feed-memory = braucht mehr als { $size } MB zum Lesen; nichts Echtes ist so; es aus den Quellen nehmen
# $size, $limit: in MB
reason-feed-too-large = hat { $size } MB, und { $limit } MB ist die Grenze für einen Feed; die Zeitung um einen mit weniger Einträgen bitten
# $limit: in MB
reason-feed-unpacked = hat entpackt mehr als { $limit } MB, und das ist die Grenze für einen Feed; die Zeitung um einen mit weniger Einträgen bitten
reason-feed-empty = ist leer; die Adresse in einem Browser ansehen
# $detail: what the program that unpacks says
reason-feed-gzip = ist in gzip, das sich nicht entpacken lässt ({ $detail }); es der Zeitung sagen
# $detail: what is wrong with it
reason-feed-hostile = wird nicht gelesen: { $detail }; kein echter Feed ist so; ihn aus den Quellen nehmen
# $count: how deep
reason-xml-deep = seine Elemente sind mehr als { $count } Ebenen tief verschachtelt
# $count: how many
reason-xml-many = er enthält mehr als { $count } Elemente
reason-xml-grows = seine eigenen Entitäten lassen ihn ohne Ende wachsen
# $count: how deep
reason-json-deep = sein JSON ist mehr als { $count } Ebenen tief verschachtelt
# $detail: what the parser said
reason-feed-json = ist JSON, das sich nicht lesen lässt ({ $detail }); es der Zeitung sagen, oder ihren RSS-Feed nehmen
reason-feed-other-json = ist JSON, aber kein JSON Feed; die Adresse eines Feeds geben
reason-feed-page = ist eine Webseite, kein Feed; die Adresse ihres Feeds geben
reason-feed-sitemap = ist eine Sitemap, kein Feed; sie mit der Einstellung sitemap zur Quelle machen
reason-feed-no-element = ist kein Feed: er enthält kein XML-Element; die Adresse in einem Browser ansehen
# $name: an element
reason-feed-begins = ist kein Feed: er beginnt mit <{ $name }>; die Adresse in einem Browser ansehen
reason-feed-list = ist keine Liste von Feeds (OPML); sie noch einmal aus dem Programm exportieren, aus dem sie kommt
reason-sitemap-none = ist keine Sitemap; die Adresse einer Nachrichten-Sitemap geben, robots.txt der Website nennt sie
reason-sitemap-no-news = ist eine Sitemap ohne Nachrichten; in robots.txt der Website die der Nachrichten suchen, oder ihren Feed nehmen
# $names: addresses
reason-sitemap-list = ist eine Liste von Sitemaps, von denen keine als Nachrichten gelesen wurde; die Adresse einer mit Nachrichten geben; sie beginnt mit { $names }
# $count: how many; $value: the date of the first
reason-items-undated = { $count ->
    [one] Ein Eintrag hat ein Datum, das sich nicht lesen lässt („{ $value }“), und gilt nicht als Nachricht; es der Zeitung sagen
   *[other] { $count } Einträge haben ein Datum, das sich nicht lesen lässt („{ $value }“), und gelten nicht als Nachrichten; es der Zeitung sagen
 }
# $detail: why
reason-item-page = die Seite eines Artikels ließ sich nicht lesen, und sein Anreißer wird genommen: { $detail }
reason-photo-address = ist keine Adresse mit http oder https; eine solche geben
# $type: a media type
reason-photo-type = ist { $type }, kein Bild; die Adresse des Bildes selbst geben
reason-photo-outside = liegt außerhalb des Ordners seiner Quelle; es dorthin kopieren
reason-photo-no-file = ist keine Datei; ein Bild nennen
# $size, $limit: in MB
reason-photo-too-large = hat { $size } MB; die Grenze ist { $limit } MB: es verkleinern

## What keeps the newsroom from starting

# $folder: its path; $detail: why
reason-data-folder = der Datenordner { $folder } lässt sich nicht anlegen: { $detail }. STRILLONE_DATA auf einen Ordner setzen, in den dieser Benutzer schreiben darf.
# $place: a path; $code: what the operating system says
reason-path-unseen = { $place } lässt sich nicht ansehen ({ $code })
# $place: a path
reason-path-is-file = { $place } ist eine Datei
# $folder: its path
reason-folder-closed = dieser Benutzer darf in { $folder } nicht schreiben
# $folder: its path
reason-folder-read-only = { $folder } liegt auf einem schreibgeschützten Datenträger
reason-disk-full = die Festplatte ist voll; Platz schaffen
# $folder: its path; $code: what the operating system says
reason-folder-fails = in { $folder } lässt sich nichts anlegen ({ $code })
reason-newsroom-runs = auf dieser Datenbank läuft bereits eine Redaktion, oder sie wird gerade umgezogen oder wiederhergestellt. Das zuerst beenden, oder abwarten.
# $pid: the other process; $host: a machine; $since: a moment
reason-newsroom-runs-as = auf dieser Datenbank läuft bereits eine Redaktion: Prozess { $pid } auf { $host }, seit { $since }. Sie zuerst beenden, oder STRILLONE_DATA auf einen anderen Ordner setzen.
# $pid: the other process; $host: a machine; $since: a moment; $address: of its page
reason-newsroom-runs-at = auf dieser Datenbank läuft bereits eine Redaktion: Prozess { $pid } auf { $host }, seit { $since }, ihre Seite ist { $address }. Sie zuerst beenden, oder STRILLONE_DATA auf einen anderen Ordner setzen.
# $detail: why
reason-database-damaged = die Datenbank ist beschädigt ({ $detail }). Daneben liegt keine Sicherung: sie wegschieben, dann beginnt die Redaktion von vorn.
# $detail: why; $time: a moment; $command: what to say
reason-database-damaged-since = die Datenbank ist beschädigt ({ $detail }). Die neueste Sicherung ist von { $time }: { $command }
# $host: a machine; $port: its number; $detail: why
reason-port-closed = web: auf { $host } Port { $port } ist kein Empfang möglich: { $detail }
reason-port-taken = diesen Port hat ein anderes Programm (eine Redaktion, die schon läuft?); es beenden, oder web.port auf einen freien setzen
reason-port-forbidden = dieser Benutzer darf den Port nicht nehmen; web.port auf einen über 1023 setzen
reason-host-elsewhere = diese Maschine hat keine solche Adresse; web.host auf 127.0.0.1 setzen, oder auf 0.0.0.0 für alle ihre Netze
# $detail: why
reason-port-other = { $detail }; web.host und web.port prüfen

## What keeps a database from its work

# $place: the database; $detail: what is wrong; $words: what the database says
reason-database-fault = { $place }: { $detail } ({ $words })
reason-database-locked = ein anderer Prozess hält die Datenbank seit Langem gesperrt; ihn beenden, oder warten, bis er fertig ist
reason-database-read-only = in die Datenbank lässt sich nicht schreiben; diesem Benutzer Schreibrechte für die Datei und ihren Ordner geben
reason-database-disk = die Festplatte hat versagt oder ist voll; sie prüfen und, wenn nötig, mit strillone restore eine Sicherung einspielen
reason-database-malformed = die Datenbank ist beschädigt; die Redaktion beenden, dann mit strillone restore eine Sicherung aus dem Ordner backups daneben zurückspielen
reason-database-unopened = die Datenbank lässt sich nicht öffnen; sie muss eine Datei in einem Ordner sein, in den dieser Benutzer schreiben darf
reason-database-none = ist keine SQLite-Datenbank; eine andere Datei nennen, oder mit strillone restore eine Sicherung an ihre Stelle setzen
reason-server-refuses = der Server weist den Benutzer oder das Passwort ab; beides in der Adresse, DATABASE_URL, prüfen
reason-server-no-database = diese Datenbank gibt es auf dem Server nicht; sie anlegen, oder in der Adresse, DATABASE_URL, eine andere nennen
reason-server-right = der Benutzer darf das auf dem Server nicht; ihn zum Eigentümer der Datenbank machen
reason-server-disk-full = die Festplatte des Servers ist voll; dort Platz schaffen
reason-server-crowded = der Server hat keine Verbindung mehr frei; dort max_connections erhöhen, oder weniger Prozesse laufen lassen
reason-server-busy = der Server war zu lange beschäftigt und hat aufgegeben; nachsehen, was ihn beschäftigt
reason-server-restarts = der Server startet oder fährt herunter; warten, bis er läuft
reason-server-standby = der Server ist ein Standby und nimmt keine Schreibzugriffe an; in der Adresse, DATABASE_URL, den Primärserver nennen
reason-server-trouble = der Server hat eine Störung; in sein Log sehen
reason-server-nobody = dort antwortet niemand; den Server starten, oder Host und Port in der Adresse, DATABASE_URL, prüfen
reason-server-no-host = der Host ist nicht zu finden; seinen Namen in der Adresse, DATABASE_URL, und das Netz prüfen
reason-server-silent = der Server antwortet nicht; prüfen, ob er läuft, und das Netz
reason-server-tls = es kommt keine verschlüsselte Verbindung zustande; sslmode in der Adresse, DATABASE_URL, und das Zertifikat des Servers prüfen
reason-server-lost = die Verbindung zum Server ist abgebrochen; kommt sie nicht wieder, den Server und das Netz prüfen
reason-database-foreign = ist die Datenbank eines anderen Programms; eine andere Datei nennen, oder diese wegschieben
# $names: of migrations it has had
reason-database-newer = eine neuere Version von Strillone hat sie geschrieben (Migration { $names }); wieder diese Version verwenden, oder eine Sicherung von vor der Aktualisierung an ihre Stelle setzen
reason-database-unfinished = enthält nur einen Teil einer Redaktion: Ein Umzug dorthin kam nicht zu Ende. Dasselbe strillone migrate wiederholen, oder die Datenbank verwenden, aus der sie kam.
# $names: of tables
reason-database-incomplete = der Datenbank fehlen Tabellen ({ $names }), wie nach einer Sicherung, die nur zum Teil zurückgespielt wurde. Eine ganz zurückspielen; strillone restore DATEI sagt, wie.
# $version: what it is; $least: what it has to be
reason-server-old = ist PostgreSQL { $version }; nötig ist Version { $least } oder neuer
# $encoding: its name
reason-server-encoding = speichert Texte in { $encoding }; die Datenbank neu anlegen, mit der Kodierung UTF8
# $name: a migration; $detail: why
reason-migration-failed = die Datenbank ließ sich nicht aktualisieren (Migration { $name }), und nichts wurde geändert: { $detail }. Wieder die Version von vor der Aktualisierung verwenden, und dies melden.
# $row: of a table; $column: its name
reason-row-damaged = in der Datenbank ist { $column } von { $row } nicht so, wie diese Version es schreibt; diese Zeile entfernen, oder mit strillone restore eine Sicherung zurückspielen
# $size: in MB
reason-backup-room = hat keinen Platz für eine Kopie von { $size } MB; Platz schaffen, oder weniger Sicherungen aufheben
# $detail: what is wrong with the copy
reason-backup-broken = die Kopie davon ist nicht unversehrt ({ $detail }); die Festplatte prüfen, und die Datenbank mit strillone doctor
# $detail: what is wrong with it
reason-backup-damaged = ist beschädigt oder gar keine Sicherung ({ $detail }); eine andere wählen
reason-backup-foreign = ist keine Sicherung einer Redaktion; eine andere Datei wählen
# $detail: what pg_dump says
reason-dump-failed = pg_dump hat keine Kopie gemacht und sagt: { $detail }
# $line: its number; $detail: why
reason-import-broken = der Import ist bei Zeile { $line } abgebrochen: { $detail }. Was davor steht, ist importiert. Wenn das behoben ist, dieselbe Datei noch einmal importieren.

## What is wrong with the configuration

# $place: where; $detail: what is wrong
reason-in-file = { $place } { $detail }
# $detail: what is wrong
reason-environment = Umgebung: { $detail }
reason-setting-unknown = diese Einstellung gibt es nicht; siehe config/README.md
reason-setting-misspelt = diese Einstellung gibt es nicht; sie entfernen oder ihren Namen berichtigen
# $detail: what is wrong
reason-setting-missing = fehlt ({ $detail })
reason-setting-invalid = ist so nicht lesbar; siehe config/README.md
# $setting: its name
reason-setting-text = { $setting } ist ein Text, in Anführungszeichen
# $setting: its name
reason-setting-number = { $setting } ist eine Zahl
# $setting: its name
reason-setting-whole = { $setting } ist eine ganze Zahl
# $setting: its name
reason-setting-flag = { $setting } ist true oder false
# $setting: its name; $example: how it is written
reason-setting-list = { $setting } ist eine Liste, wie in { $example }
# $setting: its name; $example: how it is written
reason-setting-map = { $setting } enthält eigene Einstellungen, wie in { $example }
# $setting: its name; $names: those there are
reason-setting-one-of = { $setting } ist eines von { $names }
# $setting: its name; $names: those there are
reason-setting-each = jeder Eintrag von { $setting } ist einer von { $names }
# $setting: its name; $value: what stands there
reason-setting-only = { $setting } ist { $value } oder fehlt
# $setting: its name; $least: the least
reason-setting-least = { $setting } ist mindestens { $least }
# $setting: its name; $most: the most
reason-setting-most = { $setting } ist höchstens { $most }
# $setting: its name; $other: another name
reason-setting-above = { $setting } darf nicht über { $other } liegen
# $setting: its name
reason-setting-empty = { $setting } ist leer; etwas eintragen oder es weglassen
# $setting: its name; $most: the most
reason-setting-long = { $setting } hat höchstens { $most } Zeichen
# $setting: its name; $most: the most
reason-setting-many = { $setting } hat höchstens { $most } Einträge
# $setting: its name
reason-setting-address = { $setting } ist eine Adresse mit http oder https
reason-time-of-day = eine Uhrzeit schreibt sich HH:MM, von 00:00 bis 23:59, in Anführungszeichen
reason-name-form = ein Name hat 1 bis 64 Buchstaben, Ziffern, Leerzeichen oder die Zeichen - _ .
reason-zone-unknown = diese Zeitzone gibt es nicht; sie schreibt sich wie Europe/Rome (tz-Datenbank)
reason-language-form = eine Sprache wird mit einem Kürzel genannt, wie it, en oder pt-BR
reason-duration-form = eine Dauer ist eine Zahl mit einer Einheit, wie 90s, 10m, 48h oder 7d
# $example: how it is written
reason-link-form = link sind Parameter (bis zu 64 Buchstaben, Ziffern oder die Zeichen _ - . ~) mit ihren Werten, wie in { $example }
# $most: the most
reason-link-many = ein Link erhält höchstens { $most } Parameter
reason-topic-empty = ein leeres Thema passt auf nichts; es entfernen
# $names: those there are
reason-destination-form = ein Ziel hat genau eines von { $names }
reason-destination-none = mindestens ein Ziel nennen
# $name: its name; $names: those there are
reason-destination-unknown = kein Ziel heißt { $name }; es gibt { $names }
# $name: its name
reason-destination-twice = { $name } ist zweimal genannt; einmal genügt
# $names: those there are
reason-source-form = eine Quelle hat genau eines von { $names }
# $example: how it is written
reason-sources-form = sources ist eine Liste von Ordnern und Feeds; { $example } schreiben, solange es keine gibt
reason-every-short = ein Feed wird höchstens einmal in der Minute abgefragt; öfter nur, wenn sein Host in network.allow steht
# $example: how it is written
reason-secret-missing = secret ist, was Absender vorzeigen; eines mit mindestens 16 Zeichen geben, wie in { $example }
# $example: how it is written
reason-secret-short = ein Geheimnis hat mindestens 16 Zeichen; eines erzeugen mit { $example }
# $example: how it is written
reason-order-reactions = reactions ist eine Reihenfolge von Übersichten; { $example } hinzufügen
reason-person-once = eine Person wird hier mit Ids auf mindestens zwei Plattformen genannt
# $form: how one is written; $example: how it is written
reason-limit-form = eine Grenze ist { $form }, wie in { $example }, oder none
# $form: how one is written; $example: how it is written
reason-limit-window = diese Grenze ist { $form }, wie in { $example }, oder none; sie hat kein burst
reason-host-form = ein Host ist ein Name oder eine Adresse, mit oder ohne Port, wie cms.internal oder 127.0.0.1:8090
reason-port-form = ein Port ist eine ganze Zahl von 0 bis 65535, wie 8080
reason-page-address = die öffentliche Adresse der Seite ist eine Adresse mit http oder https, wie https://news.example.org
reason-keep-short = was erschienen ist, wird mindestens 30d behalten
reason-lives-kept = was erschienen ist, wird nach keep vergessen: ein Beitrag muss kürzer leben, sonst endet er nie
reason-quiet-same = from und to sind gleich; quiet weglassen, um zu jeder Stunde zu senden
# $name: its name
reason-name-taken = der Name { $name } ist vergeben; Namen sind eindeutig
# $name: its name
reason-name-desk = der Name { $name } gehört dem, was die Redaktion schickt; der Quelle einen anderen geben
# $name: its name; $line: its number
reason-place-taken = derselbe Ort wie { $name } in Zeile { $line }; alles erschiene dort zweimal, eines davon entfernen
reason-cron-second = Sekunde
reason-cron-minute = Minute
reason-cron-hour = Stunde
reason-cron-dayOfMonth = Tag des Monats
reason-cron-month = Monat
reason-cron-dayOfWeek = Wochentag
# $field: a part of a cron rule; $value: what stands there; $most: the most
reason-cron-above = { $field } { $value } liegt über { $most }
# $field: a part of a cron rule; $value: what stands there; $least: the least
reason-cron-below = { $field } { $value } liegt unter { $least }
# $field: a part of a cron rule; $value: what stands there
reason-cron-value = { $field } { $value } ist nicht lesbar; siehe config/README.md
# $day: of the month; $month: its number or name
reason-cron-no-day = { $day } { $month } ist ein Tag, den es in keinem Jahr gibt
# $example: how it is written
reason-cron-form = ist keine Cron-Regel; sie hat 5 Felder, oder 6 mit den Sekunden zuerst, wie in { $example }
# $example: how it is written
reason-filter-form = ein Filter besteht aus Wörtern, wie in { $example }
reason-filter-too-long = ein Filter hat höchstens 1000 Zeichen; ihn kürzen
reason-filter-too-many = ein Filter hat höchstens 50 Wörter und Wendungen; ihn kürzen
reason-filter-open-quote = eine Wendung hat an beiden Enden ein Anführungszeichen; es schließen
reason-filter-after-quote = nach dem Anführungszeichen kommt ein Leerzeichen, | oder *; ein Leerzeichen setzen
reason-filter-no-word = es hat weder Buchstaben noch Ziffern, nach denen zu suchen wäre; ein Wort nennen
reason-filter-no-term = es muss ein Wort oder eine Wendung folgen; ohne Leerzeichen dazwischen schreiben, wie -sport oder topic:esteri
reason-filter-lone-bar = ein | steht zwischen zwei Wörtern, wie calcio|tennis; es entfernen oder das andere Wort nennen
reason-filter-late-minus = ein Minus steht vor dem ersten von mehreren Wörtern und gilt für alle, wie -calcio|tennis
reason-filter-star-inside = ein * steht nach dem Anfang eines Wortes, wie elezion*; es anderswo entfernen
reason-filter-star-language = eine Sprache hat kein *; sie gilt für alle ihre Länder, wie lang:pt
reason-filter-brackets = Klammern gibt es nicht; calcio|tennis für eines von beiden schreiben, oder gesuchte Wörter in Anführungszeichen setzen
reason-filter-operator = eines von beiden schreibt sich calcio|tennis, ohne ist -calcio, und alle Wörter gelten ohnehin; um danach zu suchen, es in Anführungszeichen setzen
# $names: those there are
reason-filter-no-field = dieses Feld gibt es nicht; eines von { $names } schreiben, oder alles in Anführungszeichen setzen
reason-filter-no-language = eine Sprache wird mit einem Kürzel genannt, wie lang:it oder lang:pt-BR
# $example: how it is written
reason-template-form = eine Vorlage ist ein Text, wie in { $example }
# $setting: its name
reason-template-line = { $setting } ist eine Zeile schlichter Text; Hervorhebungen, Links sowie # und > am Anfang weglassen
# $most: the most
reason-template-long = die Vorlage hat höchstens { $most } Zeichen
# $example: how it is written
reason-template-nothing = die Vorlage zeigt nichts von einem Artikel; einen Teil nennen, wie in { $example }
# $most: the most
reason-template-many = die Vorlage nennt mehr als { $most } Teile; weniger nennen
# $sign: what stands there; $end: what ends it; $escaped: the sign itself
reason-template-open = { $sign } hat kein Ende; danach { $end } schreiben, oder { $escaped } für das Zeichen selbst
# $sign: what stands there
reason-template-emphasis = { $sign } steht in einer anderen Hervorhebung; nur eine davon verwenden
# $sign: what stands there
reason-template-between = zwischen { $sign } und { $sign } steht nichts; sie entfernen
# $sign: what stands there
reason-template-nested = { $sign } steht in { $sign }; eine Bedingung enthält keine andere
# $form: how one is written; $example: how it is written
reason-template-condition = { $form } wird gezeigt, wo da ist, was darin genannt ist, und nennt nichts; einen Teil hineinsetzen, wie in { $example }
reason-template-link-nested = ein Link steht in einem Link; nur einen davon verwenden
# $example: how it is written; $escaped: the sign itself
reason-template-link = ein Link ist [Wörter](Adresse), wie in { $example }; für die Klammer selbst { $escaped } schreiben
# $address: what stands there; $example: how it is written
reason-template-address = { $address } ist keine Adresse; ein Link führt zu { $example } oder zu einer Adresse mit http oder https, die hinter ihrem Host Teile nennen darf
# $address: what stands there
reason-template-host = { $address } nennt einen Teil in ihrem Host; Teile stehen hinter dem ersten / oder ? danach
# $end: what ends it
reason-template-words-open = Wörter in Anführungszeichen haben kein Ende; sie mit { $end } schließen
# $names: those there are
reason-part-unnamed = ein Teil hat einen Namen; es gibt { $names }
# $part: of a template; $names: those there are
reason-part-unknown = { $part } gibt es nicht; es gibt { $names }
# $part: of a template; $near: a part whose name is near
reason-part-near = { $part } gibt es nicht; ist { $near } gemeint?
# $written: what stands there; $part: of a template
reason-part-more = { $written } ist nach { $part } zu viel; es weglassen
# $part: of a template; $written: what stands there
reason-part-no-limit = { $part } hat keine Grenze; { $written } weglassen
# $written: what stands there; $example: how it is written
reason-part-limit = { $written } ist keine Grenze; sie ist eine Zahl von Zeichen bis 9999, wie in { $example }
# $form: how one is written; $other: another name
reason-part-forms = es darf { $form } oder { $other } sein
# $platform: its name
reason-id-form = eine Id von { $platform } besteht aus Ziffern in Anführungszeichen (ohne sie verliert eine so lange Zahl ihre letzten Ziffern)
# $platform, $name: its name; $id: how one is written
reason-chat-form = ein Chat von { $platform } ist eine Zahl (wie { $id }) oder { $name } in Anführungszeichen
reason-chat-zero = den Chat 0 gibt es nicht
# $platform: its name
reason-editor-form = wer auf { $platform } zur Redaktion gehört, wird mit der numerischen Id genannt, nie mit einem @Namen: Namen kann sich jeder nehmen
# $id: how one is written
reason-discussion-form = comments ist die Id der Diskussionsgruppe des Kanals, wie { $id }
# $name: its name
reason-forum-topic = ein Thema ist seine { $name }, eine Zahl
# $example: how it is written
reason-hashtag-form = ein Hashtag ist # mit Buchstaben, Ziffern oder _, in Anführungszeichen, wie { $example }
reason-button-twice = jede Schaltfläche steht dort nur einmal
# $value: what stands there; $page: a setting
reason-updates-address = { $value } braucht { $page }, eine https-Adresse auf Port 443, 80, 88 oder 8443 (Bot API, setWebhook)
# $platform: its name; $example: how it is written
reason-hook-address = ein Webhook von { $platform } ist eine Adresse wie { $example }; sie aus dem Kanal kopieren (Kanal bearbeiten, Integrationen, Webhooks)
# $names: those there are
reason-hook-name = der Name eines Webhooks hat 1 bis 80 Zeichen und enthält keines von { $names }
reason-hook-secret = mit secret wird unterschrieben, was an einen Webhook geht; in Anführungszeichen
# $name: its name; $names: those there are
reason-theme-unknown = kein Design heißt { $name }; es gibt { $names }
# $name: its name
reason-theme-name = Design { $name }: der Name eines Designs hat nur Buchstaben, Ziffern, - und _
# $name: its name; $paths: of files
reason-theme-unread = Design { $name }: { $paths } nicht lesbar; die Datei hinzufügen oder ein anderes Design nennen
# $example: how it is written
reason-theme-form = ein Design ist eine Liste von Einstellungen; mit { $example } beginnen
reason-theme-extends = ist der Name eines Designs
reason-theme-circle = die Designs erweitern sich im Kreis; ihn auflösen
# $example: how it is written
reason-colour-form = eine Farbe schreibt sich { $example }
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-low = der Kontrast zu { $on } ist { $contrast }:1, er muss mindestens { $least }:1 sein; eine der beiden Farben dunkler oder heller machen
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-photo = der Kontrast zu { $on } ist { $contrast }:1, er muss mindestens { $least }:1 sein; eine der beiden Farben dunkler oder heller machen, oder weniger vom Foto behalten
# $file: its path
reason-logo-unread = { $file } nicht lesbar; eine Datei neben der des Designs nennen
# $file: its path
reason-logo-type = { $file } ist weder ein PNG noch ein SVG mit viewBox; es in einem dieser Formate speichern
# $file: its path; $type: a kind of file
reason-logo-damaged = { $file } ist ein beschädigtes { $type }; es neu speichern
# $file: its path; $most: the most
reason-logo-large = { $file } hat mehr als { $most } Millionen Pixel; es kleiner speichern
reason-config-missing = die Datei gibt es nicht; config/strillone.yaml des Projekts dorthin kopieren, oder STRILLONE_CONFIG setzen
reason-config-encoding = ist nicht UTF-8; mit dieser Kodierung neu speichern
# $code: what the operating system says
reason-config-unread = ist nicht lesbar ({ $code }); eine Datei nennen, die dieser Benutzer lesen darf
reason-config-empty = die Datei ist leer; config/strillone.yaml des Projekts dorthin kopieren
# $detail: what is wrong
reason-config-yaml = ist kein lesbares YAML ({ $detail }); Einrückung, Anführungszeichen und Klammern prüfen
reason-yaml-twice = diese Einstellung steht hier ein zweites Mal; eine von beiden behalten
reason-yaml-tab = ist mit einem Tabulator eingerückt; Leerzeichen verwenden
reason-config-no-sources = hat keine Liste von Quellen, die sich ergänzen ließe; sie erst berichtigen (strillone check)
# $name: its name; $other: another name
reason-variable-unset = { $name } ist nicht gesetzt; es in .env setzen, oder { $other } schreiben, wo es fehlen darf
# $name: its name; $other: another name
reason-variable-both = { $name } und { $other } sind beide gesetzt: eine davon behalten
# $name: its name; $code: what the operating system says
reason-variable-file = { $name } nennt eine Datei, die nicht lesbar ist ({ $code }): den Pfad und die Rechte prüfen
# $name: its name; $names: those there are
reason-variable-none-of = { $name } ist keines von { $names }
# $name: its name
reason-variable-address = { $name } ist keine Adresse mit http oder https; es entfernen, um den öffentlichen Dienst zu nutzen
reason-database-address = DATABASE_URL ist keine Adresse einer PostgreSQL-Datenbank: postgres://benutzer:passwort@host:5432/datenbank schreiben, oder es entfernen, um SQLite in STRILLONE_DATA zu nutzen
# $name: its name
reason-proxy-address = { $name } ist keine Adresse eines Proxys, wie http://proxy.example:3128
# $name: its name
reason-health-port = { $name } ist kein Port: eine Zahl von 0 (irgendein freier) bis 65535 schreiben
# $name: its name; $example: how it is written; $from: where to copy it
reason-token-form = { $name } hat nicht die Form { $example }; es noch einmal von { $from } kopieren
# $name: its name; $from: where to copy it
reason-token-signs = { $name } enthält Leerzeichen oder Buchstaben, die kein Token hat; es noch einmal von { $from } kopieren
# $name: its name; $from: where to copy it
reason-key-form = { $name } besteht nicht aus 64 Hexadezimalziffern; es von { $from } kopieren
# $by: who named them; $names: those there are
reason-roles-none = { $by } nennt keine Rolle; es gibt { $names }
# $by: who named them; $roles: what was named; $names: those there are
reason-roles-unknown = { $by }: { $roles } ist keine Rolle; es gibt { $names }
# $by: who named them
reason-roles-alone = { $by }: nur Prozesse, die sich eine PostgreSQL-Datenbank teilen, können sich die Arbeit teilen; DATABASE_URL setzen, oder die Rollen weglassen

## How old, and how long

# $count: minutes
age-minutes = { $count ->
    [0] weniger als eine Minute
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

## Subscriptions

command-subscribe = abonnieren
command-subscribe-description = Nachrichten hierher kommen lassen
command-subscriptions = abos
command-subscriptions-description = Was hierher kommt
command-unsubscribe = abbestellen
command-unsubscribe-description = Beenden, was hierher kommt
option-filter-description = Wörter, topic:x, lang:x, -nicht; ohne alles: alles
option-filter-placeholder = Wörter
option-digest-description = Einmal am Tag um diese Zeit, etwa 07:30
option-digest-placeholder = HH:MM
option-number-description = Seine Nummer in der Liste, oder all für alle
option-number-placeholder = Nummer oder all
button-subscribe = Abonnieren
button-unsubscribe = Abbestellen
subscription-everything = alles
# $what: the filter, or everything
subscription-now = { $what }, sofort
# $what: the filter, or everything; $time: a time of day; $zone: its time zone
subscription-digest = { $what }, täglich um { $time } ({ $zone })
# $subscription: what and when
subscribed = Ab jetzt hier: { $subscription }.
# $subscription: what and when
subscribed-already = Das kommt schon hierher: { $subscription }.
# $subscription: what and when
subscribed-privately = Ab jetzt in einer privaten Nachricht von mir: { $subscription }. Kommt nichts an, erlauben Sie Direktnachrichten von Mitgliedern dieses Servers. Dort zeigt /subscriptions, was Sie haben, und /unsubscribe beendet es.
subscribe-unreachable = Ich kann Ihnen nicht privat schreiben. Erlauben Sie Direktnachrichten von Mitgliedern dieses Servers und drücken Sie noch einmal.
# $limit: how often one may subscribe
subscribe-full = { $limit ->
    [one] Sie haben ein Abo, mehr sind nicht möglich. /unsubscribe beendet es.
   *[other] Sie haben { $limit } Abos, mehr sind nicht möglich. /unsubscribe beendet eines.
 }
subscribe-closed = Hier kann niemand abonnieren. Schreiben Sie mir privat.
subscribe-off = Diese Redaktion nimmt hier keine Abos an. /latest zeigt die Nachrichten.
# $offender: what cannot be read
subscribe-unreadable = „{ $offender }“ kann ich nicht lesen. Schreiben Sie Wörter, "eine Wendung", -nicht, topic:x, lang:x, source:x, author:x, speaker:x oder title:x; a|b ist eines von beiden.
# $limit: the most characters; $words: the most words
subscribe-too-long = Das ist zu viel für ein einziges Abo: höchstens { $limit } Zeichen und { $words } Wörter. Es darf mehrere geben.
subscriptions-heading = Was hierher kommt
subscriptions-none = Noch kommt nichts hierher. Mit /subscribe ändert sich das.
subscriptions-how = /unsubscribe mit der Nummer beendet eines, /unsubscribe all alle.
# $subscription: what and when
unsubscribed = Beendet: { $subscription }.
# $count: how many
unsubscribed-all = { $count ->
    [one] Ein Abo ist beendet.
   *[other] { $count } Abos sind beendet.
 }
unsubscribe-which = Welches? Schreiben Sie die Nummer oder all; /subscriptions zeigt sie.
unsubscribe-not-there = Das kommt nicht mehr hierher. /subscriptions zeigt, was kommt.

## Posts that wait for approval

page-state-proposed = freizugeben
# $destination
explain-proposed = { $destination }, wartet auf die Freigabe der Redaktion (/approve)
# $destination
explain-skipped = { $destination }, nicht gesendet
reason-waits-approval = wartet auf eine Entscheidung der Redaktion
# $by: who decided
reason-skipped-by = so entschieden von { $by }
reason-approval-lapsed = niemand hat rechtzeitig entschieden
command-approve = freigeben
command-approve-description = Senden, was auf Freigabe wartet
command-skip = auslassen
command-skip-description = Nicht senden, was auf Freigabe wartet
command-decide = entscheiden
command-decide-description = Was die Knöpfe eines Vorschlags tun
option-proposal-description = Welcher Vorschlag; ohne: die Liste
approve-none = Nichts wartet auf Freigabe.
# $words: what was looked for
approve-none-of = Kein Vorschlag zu „{ $words }“.
approve-heading = Freizugeben
# $when: a moment
approve-until = bis { $when }
proposal-approve = Freigeben
proposal-edit = Ändern
proposal-skip = Auslassen
proposal-later = Später
# $schedule: the schedule; $names: destinations
proposal-scheduled = Freizugeben: { $schedule } → { $names }
# $who: the editor; $names: destinations
proposal-ordered = Freizugeben: bestellt von { $who } → { $names }
# $when: a moment
proposal-until-skip = ohne Antwort bis { $when } wird ausgelassen
# $when: a moment
proposal-until-post = ohne Antwort bis { $when } wird gesendet
# $when: a moment
proposal-again = kommt wieder { $when }
# $who: the editor; $when: a moment
decision-proposed = vorgeschlagen von { $who }, { $when }
# $who: the editor; $when: a moment
decision-edited = geändert von { $who }, { $when }
# $who: the editor; $when: a moment
decision-corrected = aktualisiert von { $who }, { $when }
# $who: the editor; $when: a moment
decision-later = verschoben von { $who }, { $when }
# $who: the editor; $when: a moment
decision-approved = freigegeben von { $who }, { $when }
# $who: the editor; $when: a moment
decision-skipped = ausgelassen von { $who }, { $when }
# $who: the editor; $when: a moment
decision-withdrawn = zurückgezogen von { $who }, { $when }
# $who: the editor; $when: a moment
decision-restored = wiederhergestellt von { $who }, { $when }
# $when: a moment
decision-rule-proposed = von einem Zeitplan vorgeschlagen, { $when }
# $when: a moment
decision-rule-edited = geändert, { $when }
# $when: a moment
decision-rule-corrected = mit dem Artikel aktualisiert, { $when }
# $when: a moment
decision-rule-later = verschoben, { $when }
# $when: a moment
decision-rule-approved = freigegeben, weil niemand entschied, { $when }
# $when: a moment
decision-rule-skipped = ausgelassen, weil niemand entschied, { $when }
# $when: a moment
decision-rule-withdrawn = mit dem Artikel zurückgezogen, { $when }
# $when: a moment
decision-rule-restored = die Datenbank kam aus einer Sicherung zurück, { $when }: seitdem kann es hinausgegangen sein
# $title: the article; $names: destinations
decide-approved = Freigegeben: „{ $title }“ geht an { $names }.
# $title: the article; $names: destinations
decide-skipped = Ausgelassen: „{ $title }“ geht nicht an { $names }.
# $title: the article; $names: destinations
decide-later = Verschoben: „{ $title }“ ({ $names }) kommt in einer Stunde wieder.
# $title: the article; $names: destinations
decide-edited = Geändert: „{ $title }“ ({ $names }). Die Vorschau zeigt es.
# $title: the article; $decision: what was decided
decide-already = „{ $title }“: schon entschieden, { $decision }.
# $title: the article
decide-changed = „{ $title }“ wurde inzwischen geändert: bitte die Vorschau ansehen und neu entscheiden.
# $title: the article
decide-own = Wer „{ $title }“ bestellt hat, darf es nicht freigeben: das muss jemand anders tun.
decide-unknown = Diesen Vorschlag gibt es nicht mehr.
# $title: the article
decide-what = Was soll an „{ $title }“ anders werden?
decide-quotes = Zitat
decide-texts = Sätze
decide-write = Schreiben
decide-quotes-ask = Welches Zitat?
decide-texts-ask = Welche Sätze in der Zusammenfassung?
decide-stories-ask = Welche Geschichten in der Übersicht?
decide-no-quote = Keines
# $title: the article; $limit: the most characters
decide-write-ask = Antworten Sie auf diese Nachricht mit dem Text für „{ $title }“: höchstens { $limit } Zeichen, statt der Zusammenfassung.
# $title: the article; $limit: the most characters; $count: how many were written
decide-too-long = Der Text für „{ $title }“ hat { $count } Zeichen, höchstens { $limit }: bitte kürzen.
decide-write-title = Der Text des Beitrags
# $limit: the most characters
decide-write-label = Höchstens { $limit } Zeichen

## What editors ask for

# $by: who did
reason-retracted-by = zurückgezogen von { $by }
reason-slot-paused = die Ziele sind angehalten
reason-kept-paused = das Ziel ist angehalten
# $destination; $when: a moment
explain-at = { $destination }, { $when }, wie bestellt
# $destination; $who: the editor
explain-paused = { $destination }, angehalten von { $who }, bis jemand fortsetzt
# $destination; $who: the editor; $when: a moment
explain-paused-until = { $destination }, angehalten von { $who } bis { $when }
# $schedule: its name
notice-dry = Nichts zu senden für { $schedule }
# $schedule: its name; $when: its next slot
notice-dry-text = Der nächste Termin von { $schedule }, { $when }, hat keinen Artikel.
# $schedule: its name
notice-dry-back = { $schedule } hat wieder einen Artikel für den nächsten Termin.
option-at-description = Wann: HH:MM, Tag und Uhrzeit, oder slot für den nächsten freien Termin
option-at-placeholder = HH:MM
option-at-slot = Nächster freier Termin
# $title: the article; $names: destinations; $when: a moment
post-at = „{ $title }“ geht an { $names }: { $when }.
# $at: what was written
post-at-unclear = „{ $at }“ ist kein künftiger Zeitpunkt. Es geht 18:30, 2026-12-24 18:30 oder slot.
# $names: destinations
post-at-no-slot = Kein freier Termin für { $names }.
# $title: the article; $names: destinations
post-proposed = „{ $title }“ wartet auf die Freigabe durch jemand anderen: { $names }.
queue-top = Nach oben
queue-slot = Nächster freier Termin
command-move = verschieben
command-move-description = Was die Knöpfe der Warteschlange tun
move-none = Das lässt sich nicht mehr verschieben: es wartet nicht, oder kein Termin ist frei.
# $destination
move-top = { $destination }: geht als Erstes.
# $destination; $when: a moment
move-slot = { $destination }: geht { $when }.
command-preview = vorschau
command-preview-description = Nur Ihnen den Beitrag zu einem Artikel zeigen
# $destination
preview-heading = So ginge es an { $destination }
# $names: destinations
preview-others = Auch an: { $names } (mit to:NAME)
command-pause = pause
command-pause-description = Ein Ziel oder alle eine Weile anhalten
option-for-description = Wie lange: 30m, 2h, 7d; ohne: bis jemand fortsetzt
option-for-placeholder = 2h
command-resume = fortsetzen
command-resume-description = Ein Ziel oder alle fortsetzen
pause-all = alle Ziele
# $names: what; $who: the editor
pause-open = Angehalten: { $names } (von { $who }), bis jemand fortsetzt.
# $names: what; $who: the editor; $when: a moment
pause-until = Angehalten: { $names } (von { $who }), bis { $when }.
# $names: what
resume-done = Fortgesetzt: { $names }.
resume-none = Es war nicht angehalten.
# $names: a destination
resume-whole = { $names } hat keine eigene Pause: Alle Ziele sind angehalten. Ohne Namen geht es überall weiter.
# $names: a destination
resume-still = { $names }: Die eigene Pause ist vorbei, doch alle Ziele sind angehalten. Ohne Namen geht es überall weiter.
command-correct = korrigieren
command-correct-description = Gesendetes auf den jetzigen Wortlaut bringen
# $title: the article; $names: destinations
correct-done = „{ $title }“ wird aktualisiert: { $names }.
# $title: the article
correct-none = „{ $title }“: nichts zu aktualisieren.
# $title: the article; $names: destinations
correct-undecided = „{ $title }“ geht gerade hinaus an { $names }: bitte bald noch einmal versuchen.
command-retract = zurückziehen
command-retract-description = Einen Artikel zurückziehen, wo er steht
# $title: the article; $names: destinations
retract-done = „{ $title }“ wird zurückgezogen: { $names }.
# $title: the article; $names: destinations
retract-skipped = „{ $title }“ wartete und geht nicht an { $names }.
# $title: the article; $names: destinations
retract-left-out = Die Übersicht, die für { $names } wartet, geht ohne „{ $title }“ hinaus.
# $title: the article; $destination; $reason
retract-failed = „{ $title }“ lässt sich bei { $destination } nicht zurückziehen: { $reason }
# $title: the article; $names: destinations
retract-undecided = „{ $title }“ ist unterwegs nach { $names }: bitte bald noch einmal.
# $title: the article
retract-none = „{ $title }“ steht nirgends.
command-why = warum
command-why-description = Warum ein Artikel gesendet wurde oder nicht
command-schedules = termine
command-schedules-description = Die nächsten fünf Termine jedes Zeitplans
schedules-none = Kein Zeitplan.
command-sources = quellen
command-sources-description = Woher die Artikel kommen
command-stats = zahlen
command-stats-description = Was in den letzten Tagen gesendet wurde
option-days-description = Wie viele Tage (7)
option-days-placeholder = Tage
# $days: how many
stats-heading = { $days ->
    [one] Am letzten Tag
   *[other] In den letzten { $days } Tagen
 }
stats-readers = Leser
# $count: how many
places-readers = { $count ->
    [one] 1 Leser
   *[other] { $count } Leser
 }
stats-none = Nichts wurde gesendet.
command-doctor = diagnose
command-doctor-description = Wie es der Redaktion geht und was zu tun ist

## The command line

# $usage: the command with its options
cli-usage = Aufruf: { $usage }
cli-every = Jeder hat --help und --json.
# $name: what was written; $names: those there are
cli-no-command = kein Befehl „{ $name }“; es gibt { $names }
# $word: what was written
cli-word-more = „{ $word }“ ist ein Wort zu viel
cli-missing = es fehlt etwas
cli-missing-article = es fehlt etwas: einen Artikel nennen
# $word: what was written; $names: those there are
cli-none-of = „{ $word }“ ist keines von { $names }
# $option: what was written
cli-option-unknown = es gibt keine Option { $option }
# $option: its name
cli-option-value = { $option } braucht einen Wert
# $option: its name
cli-option-flag = { $option } nimmt keinen Wert
# $option: its name
cli-whole-number = { $option } nimmt eine ganze Zahl ab 1
# $option, $other: options
cli-goes-with = { $option } gehört zu { $other }
cli-one-place = eine Datei oder eine Adresse nennen
cli-one-place-or-input = eine Datei, eine Adresse, oder - für die Standardeingabe nennen
cli-jsonl-no-file = --jsonl liest von der Standardeingabe: keine Datei nennen
cli-both-databases = beide Datenbanken nennen, mit --from und --to
cli-hold-no-file = mit --hold keine Datei nennen
# $option: its name; $length: what was written
cli-length = { $option } { $length }: eine Dauer schreibt sich wie 30m, 2h oder 7d
cli-days = die Zahl der Tage ist eine ganze Zahl von 1 bis 999
# $delivery: its id
cli-verdict = zu { $delivery } sagen: there, wenn sie da ist, oder again, wenn neu zu senden ist
# $file: its path, or that it was not written; $theme, $size: how it looks; $width, $height: in pixels; $type: a media type; $kilobytes: its size
cli-card-drawn = { $file }: { $theme }, { $size }, { $width }×{ $height } { $type }, { $kilobytes } kB
# $option: how a file is named
cli-card-unwritten = nicht geschrieben ({ $option })
# $file: its path; $type: a media type; $ending: of a name
cli-card-ending = { $file } enthält { $type }; ein Name mit der Endung { $ending } würde es sagen
# $file: the database; $backup: a file
cli-restored = { $file } ist jetzt { $backup }
# $folder: its path
cli-restored-aside = was vorher da war, ist in { $folder }
# $file: the database; $backup: a file
cli-restored-whole = { $backup } ist unversehrt. Mit --yes tritt sie an die Stelle von { $file }.
cli-feed-none = dort fand sich kein Feed; in einem Browser einen suchen und seine eigene Adresse geben
# $count: how many
cli-feed-items = { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
 }
cli-feed-untitled = (ohne Titel)
cli-feed-undated = (ohne Datum)
cli-analyze-summary = Zusammenfassung
cli-analyze-quotes = Zitate
cli-analyze-keywords = Stichwörter
cli-analyze-dropped = Weggelassen
# $time: a moment
cli-analyze-published = erschienen { $time }
cli-analyze-card = (für die Karte)
cli-analyze-nobody = (niemand genannt)
cli-analyze-no-rule = keine Regel
# $name: a person
cli-analyze-guess = vielleicht { $name }
# $percent: how sure
cli-analyze-sure = zu { $percent } % sicher
# $outlet: a paper
cli-analyze-outlet = berichtet nach { $outlet }
# $count: how many
cli-analyze-paragraphs = { $count ->
    [one] ein Absatz
   *[other] { $count } Absätze
 }
# $option: how one is named
cli-feed-several = dort sind mehrere Feeds: einen mit { $option } nennen
# $address: of a feed
cli-feed-there = { $address } ist schon eine Quelle
# $address: of a feed
cli-feed-secret = { $address } bleibt weg: Benutzer und Passwort als Einstellungen der Quelle angeben
# $name: of a source
cli-feed-key = { $name } bleibt weg: seine Adresse enthält einen Schlüssel
# $file: the config
cli-feed-written = in { $file } geschrieben; eine laufende Redaktion liest es in wenigen Sekunden
# $name: of a source
cli-feed-not-waiting = keine Quelle namens „{ $name }“ wartet auf die Redaktion; siehe strillone sources
# $name: of a source
cli-feed-news = { $name }: was er zeigt, sind Nachrichten, ab der nächsten Abfrage
# $name: of a source
cli-feed-known = { $name }: was er jetzt zeigt, ist bekannt und wird nicht gesendet; was danach kommt, ist neu
# $name: of a source; $count: how many articles
cli-folder-released = { $name }: zurückgezogene Artikel, deren Dateien nicht da sind: { $count }
value-article = artikel
value-command = befehl
value-database = datenbank
value-days = tage
value-delivery = sendung
value-destination = ziel
value-file = datei
value-moment = zeitpunkt
value-name = name
value-options = optionen
value-proposal = vorschlag
value-role = rolle
value-size = format
value-time = dauer
summary-start = Die Redaktion laufen lassen, bis Strg-C sie beendet.
summary-check = Die Konfiguration, die Ordner mit Artikeln, die Tokens und die Rechte in jedem Chat prüfen.
summary-init = Eine Redaktion einrichten: fragt, prüft die Tokens, findet die Chats, schreibt Konfiguration und .env.
summary-analyze = Zeigen, was die Redaktion aus einem Artikel macht.
summary-preview = Den Beitrag zeigen, der aus einem Artikel würde, ohne ihn zu senden.
summary-post = Einen Artikel jetzt senden.
summary-queue = Zeigen, was noch hinausgeht, das Nächste zuerst.
summary-history = Zeigen, was abgeschlossen ist, das Neueste zuerst.
summary-held = Das Ungeklärte zeigen, oder über eines davon entscheiden.
summary-approve = Senden, was auf Freigabe wartet, oder es auflisten.
summary-skip = Nicht senden, was auf Freigabe wartet, oder es auflisten.
summary-correct = Die gesendeten Fassungen eines Artikels auf den jetzigen Wortlaut bringen.
summary-retract = Einen Artikel zurückziehen, wo er steht, und sagen, was nicht ging.
summary-pause = Eine Weile nichts an ein Ziel senden, oder an keines.
summary-resume = Wieder an ein Ziel senden, oder an alle.
summary-stats = Zeigen, was in den letzten Tagen gesendet, geändert und nicht gesendet wurde.
summary-why = Sagen, warum ein Artikel gesendet wurde, oder warum nicht.
summary-schedules = Jeden Zeitplan zeigen, seinen nächsten Termin mit dem wahrscheinlichen Artikel, und was aus den letzten wurde.
summary-sources = Zeigen, woher die Artikel kommen, wie viele es sind und was nicht zu lesen war; Feeds hinzufügen.
summary-subscriptions = Zeigen, was Leser abonniert haben, und wo.
summary-read-feed = Zeigen, was von einem Feed oder einer Nachrichten-Sitemap gelesen wird.
summary-doctor = Den Zustand von allem erklären: Datenbank, Dienst, Ziele, Sendungen, Zeitpläne, Quellen.
summary-backup = Die Datenbank kopieren, ob die Redaktion läuft oder nicht, und die Kopie prüfen.
summary-restore = Eine Sicherung an die Stelle der Datenbank setzen. Die Redaktion muss beendet sein.
summary-migrate = Die Redaktion von einer Datenbank in eine andere umziehen, und am Ende beide vergleichen.
summary-export = Alle Artikel und Abonnements als JSON Lines schreiben, ob die Redaktion läuft oder nicht.
summary-import = Artikel und Abonnements aus JSON Lines aufnehmen; was da ist, bleibt, wie es ist.
summary-completion = Ausgeben, was diese Befehle in einer Shell ergänzt.
help-json = dasselbe, als JSON
help-help = diese Seite
help-roles = was dieser Prozess tut, wo mehrere sich eine PostgreSQL-Datenbank teilen (alles):
help-role-sources = liest Ordner und Feeds
help-role-planner = füllt Termine, Übersichten und Abonnements
help-role-dispatcher = sendet
help-role-web = stellt Seite und Messwerte bereit und nimmt zugestellte Artikel an
help-role-maintenance = Sicherungen, Aufbewahrung, Zustand
help-role-platforms = und der Name jeder Plattform: hört, was dort gesagt wird
# $name: a variable of the environment
help-role-before = Es geht { $name } vor.
help-init-kept = Was schon da ist, wird nicht ohne Nachfrage überschrieben.
# $format: of a line
help-jsonl = ein Objekt je Zeile hinein: { $format }; eines je Zeile heraus
help-explain = sagen, welche Regel jeden Sprecher nannte
# $count: the default
help-summary-chars = längste Zusammenfassung, in Zeichen ({ $count })
help-summary-sentences = längste Zusammenfassung, stattdessen in Sätzen
help-article = seine Kennung, oder einige Wörter des Titels
help-preview-to = wie dieses Ziel ihn bekäme (das erste)
help-preview-out = die Karte dorthin schreiben
help-preview-card = nur die Karte, auch zu einer Datei; ohne Artikel die des neuesten
help-preview-theme = aus config/themes (das des Ziels)
# $names: those there are
help-preview-size = eines von { $names } (das des Ziels)
help-post-to = nur an dieses Ziel
help-post-again = auch wohin er schon gesendet oder wo er zurückgezogen wurde
# $time, $moment: two examples
help-post-at = { $time } oder { $moment }, in der Zeitzone der Redaktion
# $count: the default
help-limit = höchstens so viele Sendungen ({ $count })
help-of-article = nur von diesem Artikel
help-to-destination = nur an dieses Ziel
help-readers = auch an Leser mit Abonnement, wie mit jeder dieser Optionen außer --limit, und als JSON
help-held-delivery = ihre Kennung, wie die Liste und queue --json sie zeigen
help-held-there = sie ist da: nichts wird mehr gesendet
help-held-again = sie ist nicht da: sie wird neu gesendet
help-proposal = die Kennung eines Beitrags oder Artikels, oder Wörter des Titels; ohne sie wird alles Wartende aufgelistet
help-change-to = nur an diesem Ziel
help-pause-destination = sein Name; ohne ihn alle
help-pause-for = 30m, 2h oder 7d; ohne: bis jemand fortsetzt
help-resume-destination = sein Name; ohne ihn alles Angehaltene
# $count: the default
help-days = wie viele ({ $count })
help-why-article = seine Kennung, seine Adresse, oder Wörter des Titels in Anführungszeichen
help-why-destination = nur dort
# $name, $take: options
help-sources-add = findet den Feed einer Seite und schreibt ihn in die Konfiguration; { $name }, { $take } bei mehreren
help-sources-release = setzt einen Feed fort, der zu viel Neues zeigte: es ist bekannt, oder mit --news sind es Nachrichten; bei einem leeren Ordner: seine Dateien wurden gelöscht
help-sources-import = schreibt die Feeds einer OPML-Liste in die Konfiguration, mit ihren Titeln
help-sources-export = die Feeds der Konfiguration als OPML-Liste
help-feed-html = Titel mit Auszeichnung, Zusammenfassungen und Inhalte sind bereinigtes HTML.
help-doctor-code = Endet mit 1, wenn etwas einen Menschen braucht.
help-backup-out = in diese Datei, die es nicht geben darf; ohne sie zu den stündlichen Sicherungen
help-backup-postgres = Eine PostgreSQL-Datenbank kopiert pg_dump in seinem Format custom; sie braucht --out.
help-restore-file = eine Sicherung; strillone doctor nennt die neueste
help-restore-yes = es tun; ohne wird nur die Sicherung geprüft
help-restore-hold = ohne Datei, nachdem ein PostgreSQL-Server eine Kopie zurückgespielt hat: Fälliges zurückhalten
help-restore-aside = Was da war, kommt in einen Ordner daneben. Fälliges wird zurückgehalten, denn es kann seit der Sicherung gesendet worden sein.
# $sqlite, $postgres: how an address is written
help-migrate-from = wo sie ist: { $sqlite } oder { $postgres }; sie bleibt, wie sie ist
help-migrate-to = wohin sie soll: eine leere, oder eine, in der derselbe Umzug unterbrochen wurde
help-migrate-ended = Die Redaktion muss beendet sein. Ein unterbrochener Umzug geht weiter, wo er war, wenn er wieder aufgerufen wird.
help-export-file = darf es nicht geben; ein Objekt je Zeile, vom Typ article oder subscription
help-export-rest = Beiträge und was aus ihnen wurde sind nicht darin: strillone migrate zieht alles um, strillone backup kopiert alles.
help-import-file = wie strillone export sie schreibt
help-import-posts = Es sendet nichts: Abonnenten bekommen nicht, was importiert wird. Zeitpläne können es wählen wie andere Artikel seines Alters.
help-import-code = Endet mit 1, wenn eine Zeile nicht zu lesen war.

## Umziehen, ausgeben, übernehmen

# $option: the option
reason-move-address = { $option } nennt keine Datenbank: sqlite:PFAD oder postgres://benutzer:passwort@host:5432/datenbank schreiben.
# $place: the database
reason-move-same = { $place } ist Ausgang und Ziel zugleich. Eine andere Datenbank nennen.
# $place: the database; $table: one of its tables; $count: its rows
reason-move-filled = { $place } ist nicht leer: Zeilen in der Tabelle { $table }: { $count }. Eine Datenbank ohne Zeilen nennen.
# $place: the database; $table: one of its tables
reason-move-other = { $place } enthält den Anfang eines Umzugs, aber nicht dieser Redaktion in ihrem jetzigen Stand ({ $table } weicht ab). Diese Datenbank entfernen oder leeren und neu beginnen.
# $place: the database; $table: one of its tables; $row: the key of a row; $detail: what the database says
reason-move-row = { $place } nimmt die Zeile { $row } von { $table } nicht an: { $detail }
move-table = Tabelle
move-rows = Zeilen
move-hash = SHA-256
move-same = gleich
move-other = verschieden
# $from: the former database; $to: the new one; $rows: how many were copied
move-done = { $from } ist jetzt in { $to }, jede Zeile gelesen und verglichen; { $rows } wurden kopiert. Die bisherige Datenbank ist, wie sie war: Die Redaktion nur noch auf der neuen starten.
# $from: the former database; $to: the new one
move-differs = { $to } gleicht { $from } nicht. Keine Redaktion startet darauf. Während eines Umzugs darf niemand in eine der beiden schreiben: { $to } leeren und neu beginnen.
# $file: the file; $articles, $subscriptions: how many
cli-exported = { $file }: Artikel { $articles }, Abonnements { $subscriptions }
# $articles, $subscriptions: how many were imported; $skipped: how many lines were not
cli-imported = Neue Artikel: { $articles }; neue Abonnements: { $subscriptions }; übergangene Zeilen: { $skipped }
# $line: its number; $why: one of the following phrases
import-line = Zeile { $line }: { $why }
reason-import-there = ist schon da und bleibt, wie es ist
reason-import-duplicate = seine Quelle hat einen anderen Artikel mit dieser Adresse oder diesen Worten
reason-import-forgotten = wurde hier gelöscht, weil er alt war
reason-import-no-json = ist kein JSON-Objekt
# $type: what it says it is
reason-import-unknown = ist vom Typ { $type }, also weder article noch subscription
# $example: a moment
reason-line-moment = ein Zeitpunkt wird wie { $example } geschrieben
reason-line-rhythm = now schreiben, oder eine Uhrzeit wie 07:30
reason-line-hash = es sind 64 hexadezimale Ziffern
reason-line-part = ein Satz oder Zitat ist nicht, was an seiner Stelle im Text steht; den Artikel neu exportieren
import-unmarked = Die Zeilen der Datei sagen nicht, an welcher Stelle sie standen, wie ältere Versionen sie schreiben: ob alles da ist, lässt sich nicht sagen
# $line: the number of its last line
import-cut = Die Datei ist nach Zeile { $line } abgeschnitten: Was folgte, fehlt. Sie ist neu zu exportieren oder zu kopieren; was da war, ist übernommen
# $lacking: how many lines are missing
import-lacks = Von den exportierten Zeilen fehlen in der Datei so viele: { $lacking }. Sie ist neu zu exportieren oder zu kopieren
# $place: the database
reason-backup-no-program = pg_dump, das { $place } kopiert, ist nicht auf diesem Rechner. Die Clientprogramme von PostgreSQL installieren oder Artikel und Abonnements schreiben: strillone export DATEI
# $place: the database
reason-backup-by-server = { $place } liegt auf einem PostgreSQL-Server: Ihn sichert, wer ihn betreibt. strillone backup --out DATEI macht jetzt eine Kopie, mit pg_dump
# $place: the database; $command: what to say
restore-by-program = { $place } liegt auf einem PostgreSQL-Server, der die Kopie selbst zurückspielt. Die Redaktion beenden, dann dies aufrufen, wo die Clientprogramme von PostgreSQL sind; schlägt etwas davon fehl, bleibt die Datenbank, wie sie war: { $command }
# $file: the copy; $bytes: its size
cli-dumped = { $file }: { $bytes } Bytes, von pg_dump geschrieben
# $place: the database; $count: how many deliveries
restore-held = { $place }: { $count } Sendungen werden gehalten, denn sie können seit der Kopie hinausgegangen sein. Sobald die Redaktion läuft, wird sie gefragt.
# $place: the database
restore-none = { $place }: Nichts war fällig
# $place: the database
restore-news = { $place }: Was Zeitpläne seit der Kopie gewählt haben, ist dort nicht bekannt: Sie können es noch einmal wählen. Nachrichten, die vor jetzt veröffentlicht wurden, gehen weder an Abonnenten noch als Eilmeldung hinaus: Was davon fehlt, schickt die Redaktion.

init-name = Wie heißt die Redaktion?
init-name-wrong = Ein Name hat Buchstaben und kein Dollarzeichen vor einer geschweiften Klammer.
init-timezone = Zeitzone
init-timezone-wrong = Diese Zeitzone gibt es nicht; sie schreibt sich wie Europe/Rome.
init-platforms = Wo soll veröffentlicht werden? (nirgends: nur die Vorschau)
# $platform: its name; $from: where to get one
init-token = { $platform }: das Token des Bots, von { $from }
# $platform: its name; $name: the bot
init-token-good = { $platform } kennt diesen Bot: { $name }
# $name: the bot; $word: what to write
init-word = { $name } als Administrator, der schreiben darf, in den Kanal oder die Gruppe aufnehmen und dort schreiben: { $word }
# $place: its name
init-place-found = Gefunden: { $place }
# $name: the bot
init-place-none = { $name } sieht keinen Ort zum Schreiben: Erst muss der Bot eingeladen werden.
init-place-choose = In welchem Kanal?
init-again = Noch einmal versuchen?
# $file: its path
init-overwrite = { $file } ist schon da. Überschreiben?
# $file: its path
init-replace-tokens = In { $file } stehen schon andere Token. Ersetzen?
# $file: its path
init-kept = { $file } blieb, wie es war.
# $file: its path
init-written = { $file } ist geschrieben.
# $names: destinations
init-test = Jetzt eine Probekarte an { $names } schicken?
init-done = Die Redaktion startet mit: npm start
init-stopped = Nichts wurde geschrieben.
init-no-terminal = init stellt Fragen: in einem Terminal starten.

## Telegram

# $time: a time of day
post-over = Nicht mehr aktuell seit dem { $time }
button-share = Teilen
button-more-quotes = Weitere Zitate
button-copy = Zitat kopieren
button-comments = Kommentieren
reason-no-pin-right = der Bot darf dort keine Nachrichten anheften
reason-no-unpin-right = der Bot darf dort keine Nachrichten lösen: lösen Sie sie von Hand
# $destination: where the post is
reason-comment = längere Zusammenfassung unter dem Beitrag in { $destination }
command-report = melden
command-report-description = Der Redaktion etwas mitteilen
button-report = Der Redaktion sagen
report-told = Danke: Die Redaktion hat es jetzt.
report-too-many = Das war viel auf einmal. Schreiben Sie bitte später noch einmal.
report-nobody = Von hier aus ist die Redaktion nicht zu erreichen.
report-heading = Jemand schreibt der Redaktion
# $who: a name and an id; $platform: as people call it
report-from = Von { $who }, auf { $platform }
# $place: a chat
report-place = In { $place }
# $count: reactions of readers
stats-reactions = { $count ->
    [one] eine Reaktion
   *[other] { $count } Reaktionen
}
