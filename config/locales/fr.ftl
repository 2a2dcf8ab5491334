### What the bot says in French. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Source : { $outlet }
post-read = Lire
post-paywalled = réservé aux abonnés
post-also = Aussi rapporté par
# $time: a time of day
post-updated = Mis à jour le { $time }
# $time: a time of day
post-retracted = Retiré le { $time }
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Citation de { $speaker }, { $role } : { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Citation de { $speaker } : { $text }
# $text: the quotation
card-alt-quote-unnamed = Citation : { $text }
# $text: the headline
card-alt-headline = Titre : { $text }
# $text: the headline
card-alt-breaking = Dernière minute : { $text }
# $text: the digest's dated heading; $items: the titles on its cover, already joined
card-alt-digest = { $text } : { $items }
# $date: a day, as in Sunday 29 November
digest-heading = Les nouvelles du { $date }
# the word on the card of news that cannot wait
card-breaking = Dernière minute

## Commands and their answers

command-start = bonjour
command-start-description = Présentation et commandes
command-help = aide
command-help-description = Ce que je sais faire
command-latest = dernières
command-latest-description = Les derniers articles
command-quote = citation
command-quote-description = Une citation, et qui l’a dite
command-post = publier
command-post-description = Publier un article maintenant
option-article-description = Quelques mots du titre
option-article-placeholder = mots du titre
option-to-description = Une seule destination
option-to-placeholder = NOM
option-again-description = Aussi là où il est déjà paru
option-yes = oui
start-welcome = Bonjour. J’apporte les nouvelles de cette rédaction, dans les mots de ceux qui les ont dites.
help-intro = Voici ce que l’on peut demander :
latest-heading = Les dernières
latest-none = Il n’y a pas encore d’articles. Le prochain arrive bientôt.
quote-none = Aucun article récent n’a de citation à montrer.
# $words: what was looked for
article-none = Aucun article avec les mots « { $words } ». Essayez d’autres mots du titre.
article-several = Plusieurs articles correspondent. Répétez avec l’identifiant du bon :
# $to: what was asked for; $names: the destinations
post-no-destination = Aucune destination « { $to } ». Il y a : { $names }.
# $title: the article; $names: destinations
post-ordered = « { $title } » est en route vers : { $names }.
# $title, $names, $who: who retracted it
post-taken-back = « { $title } » a été retiré par { $who } et ne part donc pas vers : { $names }. Pour le publier quand même : again:oui
# $title: the article; $names: destinations
post-standing = « { $title } » est déjà dans : { $names }. Pour le répéter : again:oui
# $title: the article; $names: destinations
post-waiting = « { $title } » est déjà en route, ou attend, dans : { $names }. La page de la rédaction dit pourquoi.
# $title: the article; $names: destinations
post-paused = « { $title } » attend la fin de la pause de : { $names }.
refused = Cette commande est réservée à la rédaction. /help montre les autres.
failed = Quelque chose s’est mal passé, et c’est noté. Réessayez dans un moment.
# $usage: the command with its options
usage = Elle s’emploie ainsi : { $usage }

## What readers ask

command-search = chercher
command-search-description = Chercher des mots dans tous les articles
command-article = article
command-article-description = Un article en bref, avec ses citations
command-topics = sujets
command-topics-description = De quoi parlent les derniers articles
command-mute = silence
command-mute-description = Ne rien envoyer ici pendant un temps
command-language = langue
command-language-description = La langue des réponses et des articles ici
command-timezone = fuseau
command-timezone-description = Le fuseau horaire des heures affichées ici
command-forgetme = oubliemoi
command-forgetme-description = Effacer tout ce qui est gardé sur vous
option-topic-description = Seulement les articles sur ce sujet
option-topic-placeholder = sujet
option-count-description = Combien, dix au plus
option-count-placeholder = NOMBRE
option-words-description = Des mots que l’article contient
option-words-placeholder = mots
option-speaker-description = Qui l’a dite, ou quelques-uns de ses mots
option-speaker-placeholder = personne ou mots
option-duration-description = Combien de temps : 30m, 8h, 2d, 1w ; off y met fin
option-duration-placeholder = 8h|2d|off
option-off = fin du silence
option-tag-description = Une langue, comme fr ou français
option-tag-placeholder = langue
option-auto = automatique
option-zone-description = Un fuseau ou une ville, comme Europe/Rome ou Rome
option-zone-placeholder = fuseau ou ville
search-heading = Recherche
# $words: what was looked for
search-none = Aucun article ne contient { $words }. Essayez moins de mots, ou d’autres.
# $topic: what was asked for
latest-none-on = Il n’y a pas d’articles sur { $topic }. /topics montre ce qu’il y a.
# $words: what was looked for
quote-none-for = Il n’y a pas de citation pour { $words }.
article-which = Plusieurs articles correspondent. Lequel ?
topics-heading = Sujets
topics-none = Les derniers articles n’indiquent pas de sujets. /latest les montre.
# $when: a moment
mute-until = Rien n’arrive ici sans être demandé jusqu’à { $when }. /mute off y met fin.
mute-off = Ce à quoi on est abonné arrive de nouveau ici.
# $language: its name
language-set = Désormais les réponses ici sont dans cette langue : { $language }.
language-auto = Les réponses ici sont de nouveau dans la langue de qui demande.
# $languages: those there are
language-unknown = Je ne parle pas cette langue. Je parle celles-ci : { $languages }.
# $zone: its name; $time: the time there
timezone-set = Les heures ici sont celles du fuseau { $zone }, où il est maintenant { $time }.
# $zone: its name
timezone-auto = Les heures ici sont de nouveau celles de la rédaction : { $zone }.
timezone-unknown = Je ne connais pas de fuseau de ce nom, ou plusieurs. On l’écrit comme Europe/Rome.
forgotten = C’est fait : tout ce qui était gardé sur vous est effacé.
forgotten-nothing = Rien n’était gardé sur vous, et rien ne l’est.
forgotten-editor = Ce que vous avez demandé et décidé pour la rédaction reste dans son histoire.
refused-manager = Dans un groupe, cela revient à qui l’administre. En privé avec moi, cela vous revient.
refused-nobody = Je ne peux pas savoir qui vous êtes : ce compte est partagé. Demandez-le-moi en privé.
answered-privately = Je vous ai répondu en privé.
answer-privately = Ici, tout le monde lit. Écrivez-moi en privé et demandez là-bas.
# $name: what was written
unknown-command = { $name } n’est pas une de mes commandes. /help les montre.
# $name: what was written; $command: the nearest
unknown-near = { $name } n’est pas une de mes commandes. Serait-ce { $command } ? /help les montre toutes.
unknown-words = Je réponds à des commandes : /help les montre. Dois-je chercher ces mots dans les articles ?
unknown-wordless = Je réponds aux commandes et aux mots : /help montre ce que je sais faire.
too-many = C’est beaucoup à la fois. Attendez une demi-minute, puis demandez de nouveau.
interrupted = Ce que vous avez demandé a été interrompu, et n’a peut-être pas été fait.
# $command: its name
interrupted-command = { $command } a été interrompu, et n’a peut-être pas été exécuté.
interrupted-look = Regardez avec /queue ce qu’il en est ; si cela manque, demandez-le de nouveau.
interrupted-again = S’il manque quelque chose, demandez-le de nouveau.
button-expired = Ce bouton est trop ancien. Demandez de nouveau.
button-another = Ces boutons sont à qui a demandé. Demandez vous aussi, et vous aurez les vôtres.
button-previous = Précédent
button-next = Suivant
button-search = Chercher
button-article = L’article
button-longer = Résumé plus long
more-none = Il n’y a rien de plus : l’article n’est plus conservé.
command-card = carte
command-card-description = La carte d’une citation
message-card = Carte de ce message
card-no-words = Ce message n’a pas de mots.
# $count: the most
card-too-long = Une carte contient au plus { $count } caractères.
card-not-drawn = La carte n’a pas pu être dessinée.
button-shorter = Plus court
# $count: how many
button-quotes = Citations : { $count }

## What editors are told and asked

command-held = attente
command-held-description = Messages en suspens : dire s’ils y sont, ou les renvoyer
command-add = ajouter
command-add-description = Donner un article à la rédaction : adresse, texte ou fichier
command-discard = supprimer
command-discard-description = Retirer un article envoyé par un rédacteur
option-given-description = Une adresse, ou le texte avec le titre sur la première ligne
option-given-placeholder = adresse ou texte
option-file-description = Un fichier texte de l’article : .txt, .md, .html ou .json
option-file-placeholder = fichier
# $endings
add-no-text-file = Ce n’est pas un fichier texte. Envoyez { $endings }, ou le texte lui-même.
# $limit
add-too-large = Le fichier dépasse { $limit } Mo : envoyez seulement l’article.
# $message: what is wrong
add-failed = Impossible d’en faire un article : { $message }
add-ask = Il ne sort pas tant que personne ne décide.
button-post-all = Publier partout
# $destination: the destination
button-post-to = Publier dans { $destination }
button-discard = Supprimer
# $title: the article
discarded = Supprimé : « { $title } ».
discard-none = Il n’est plus là, ou aucun rédacteur ne l’a envoyé.
command-resolve = trancher
command-resolve-description = Dire si un message en suspens y est, ou doit repartir
command-queue = file
command-queue-description = Ce qui doit encore partir, et quand
option-delivery-description = L’identifiant de l’envoi, tel que /held le montre
option-delivery-placeholder = identifiant
option-verdict-description = there : il y est déjà · again : le renvoyer
option-verdict-placeholder = there|again
verdict-there = Il y est
verdict-again = Renvoyer
held-none = Aucun message en suspens.
held-heading = Messages en suspens
held-ask = Il n’est pas certain qu’ils soient arrivés. Regardez dans le salon, puis décidez :
# $count: held deliveries that are not shown
held-more = { $count ->
    [one] … et encore un : /held le montre quand ceux-ci sont tranchés.
   *[other] … et encore { $count } : /held les montre quand ceux-ci sont tranchés.
 }
held-not-found = Aucun envoi n’a cet identifiant. /held montre ceux qui sont en suspens.
# $who: the editor; $title: the article; $destination: the destination
resolved-there = { $who } : « { $title } » dans { $destination } y est. Rien d’autre n’est envoyé.
# $who: the editor; $title: the article; $destination: the destination
resolved-again = { $who } : « { $title } » repart vers { $destination }.
# $title: the article; $destination: the destination; $state: in words
resolved-already = C’est déjà tranché : « { $title } » dans { $destination } est { $state }.
button-unknown = Ce bouton n’est plus valable. Demandez de nouveau.
notice-held = Est-il arrivé ?
# $title: the article; $destination: the destination
notice-held-text = Il n’est pas certain que « { $title } » soit arrivé dans { $destination }. Pour que rien ne paraisse deux fois, il attend la parole de la rédaction : regardez dans le salon.
# $count: how many more
notice-held-more = { $count ->
    [one] Un autre message est en suspens : /held
   *[other] { $count } autres messages sont en suspens : /held
 }
# $reason: in the words of the platform
notice-reason = Raison : { $reason }
notice-open = Ouvrir le salon
notice-dead = Il n’est pas parti
# $title: the article; $destination: the destination
notice-dead-text = « { $title } » n’est pas parti vers { $destination }, et ne peut être envoyé tel quel. /post le demande à nouveau.
notice-unchanged = Une copie n’a pas été modifiée
# $title: the article; $destination: the destination
notice-unchanged-text = La copie de « { $title } » dans { $destination } ne dit pas ce que dit l’article maintenant, ou ne devrait plus être là.
# $count: how many; $titles: some of their titles
notice-dead-many = { $count } messages ne sont pas partis ; la page de la rédaction dit pourquoi. Parmi eux : { $titles }
notice-suspended = Destination suspendue
# $destination: the destination
notice-suspended-text = Le bot ne peut plus écrire dans { $destination }. Ses réglages restent, ses messages attendent ; on essaie une fois par jour, et aussitôt que le droit revient.
# $destination: the destination
notice-resumed = { $destination } accepte de nouveau les messages.
# $platform: its name
notice-platform-refused = { $platform } refuse le bot : rien n’y part tant que personne n’y remédie.
# $platform: its name
notice-platform-back = { $platform } accepte de nouveau le bot.
# $from: the old address; $to: the new one; $destination: the destination
notice-moved = { $destination } est passé de { $from } à { $to } : les messages suivent. Changez l’adresse dans la configuration.
# $source: its name
notice-source = { $source } demande un coup d’œil
# $source: its name
notice-source-back = { $source } peut de nouveau être lue.
# $source: its name; $to: the new address
notice-source-moved = { $source } se trouve maintenant à { $to } et y est lue. Changez l’adresse dans la configuration.
notice-backup-failed = La base de données ne peut être sauvegardée ; nouvel essai toutes les dix minutes.
notice-backup-back = La base de données est de nouveau sauvegardée.
notice-config-refused = La configuration modifiée ne peut pas être utilisée : la rédaction continue avec la précédente.
notice-config-back = La configuration est de nouveau lisible et s’applique.
# $count: posts that wait
notice-approval-off = L’approbation est désactivée, mais { $count ->
    [one] une publication l’attend
   *[other] { $count } publications l’attendent
 } encore. Rien ne part sans décision : /approve et /skip décident, ou la page.
notice-approval-back = Les publications programmées attendent de nouveau l’accord.
notice-flaw = Quelque chose ne va pas dans la base de données
# $count: how many; $delivery, $destination, $flaw: the first of them
notice-flaw-text = { $count ->
    [one] Un envoi est dans un état impossible : { $delivery } vers { $destination } ({ $flaw }).
   *[other] { $count } envois sont dans un état impossible ; le premier est { $delivery } vers { $destination } ({ $flaw }).
} La commande « strillone doctor » en dit plus.
# $count: how many
notice-flaw-back = { $count ->
    [one] L’envoi qui était dans un état impossible ne l’est plus.
   *[other] { $count } envois qui étaient dans un état impossible ne le sont plus.
}
notice-database-down = On ne peut plus écrire dans la base de données : rien ne part tant que cela dure.
notice-database-back = On peut de nouveau écrire dans la base de données : tout reprend où il en était.

## What is still to happen

queue-heading = En file
queue-none = Rien n’attend.
# $states: counts by state
queue-counts = En tout · { $states }
# $count: how many; $state: in words
queue-count = { $state } : { $count }
# $count: how many
queue-readers = { $count ->
    [one] … et un à un abonné
   *[other] … et { $count } à des abonnés
 }
# $count: how many are not shown
queue-more = { $count ->
    [one] … et encore un
   *[other] … et encore { $count }
 }
## What becomes of a delivery, a sentence for each

# $destination: the destination
explain-soon = { $destination }, part dès que possible
# $destination: the destination
explain-leaving = { $destination }, part en ce moment
# $destination: the destination; $when: the next try
explain-quiet = { $destination }, { $when }, heures calmes
# $destination: the destination; $when: the next try
explain-behind = { $destination }, { $when } ou peu après, attend derrière un autre message
# $destination: the destination; $when: the next try
explain-blocked = { $destination }, { $when } ou peu après
# $destination: the destination; $when: the next try
explain-retry = { $destination }, nouvel essai { $when }
# $destination: the destination; $when: the next look
explain-doubt = { $destination }, y est peut-être déjà ; on regarde { $when }
# $destination: the destination; $when: the next try
explain-suspended = { $destination }, fermée au bot ; nouvel essai { $when }
# $destination: the destination
explain-closed = { $destination }, fermée au bot
# $destination: the destination
explain-held = { $destination }, attend la parole de la rédaction (/held)
# $destination: the destination; $when: when it was
explain-sent = { $destination }, parti { $when }
# $destination: the destination; $when: when it was
explain-changed = { $destination }, fait { $when }
# $destination: the destination
explain-dead = { $destination }, n’est pas parti
# $destination: the destination
explain-withdrawn = { $destination }, retiré avant l’envoi
# $destination: the destination
explain-expired = { $destination }, ne part plus
# $destination: the destination
explain-not-picked = { $destination }, pas choisi
# $destination: the destination of a message that is edited
explain-place-edit = { $destination } (correction)
# $destination: the destination of a message that is deleted
explain-place-delete = { $destination } (suppression)
# $sentence: one of these; $reason: why
explain-because = { $sentence } : { $reason }
# $time: the time of day; $day: today, tomorrow, or a date
moment = { $day } { $time }
moment-soon = dans un instant

## The newsroom page

# the locale's own tag, for the page and its dates
page-language = fr
# $brand: the newsroom's name
page-title = { $brand }, la rédaction
page-skip = Aller au contenu
# $time: when the page was made; $zone: the time zone of all its times
page-updated = mis à jour à { $time } ({ $zone })
# $count: messages sent
page-sent-count = { $count ->
    [0] rien d’envoyé encore
    [one] un message envoyé
   *[other] { $count } messages envoyés
 }
page-attention = À regarder
page-held = Envois en suspens
page-held-intro = Il n’est pas certain que ceux-ci soient arrivés. Pour que rien ne paraisse deux fois, ils attendent la parole de la rédaction : un regard dans le salon le dira.
page-needs = À remettre en ordre
page-needs-seen = Dernier contrôle :
page-faults = Fichiers à corriger
# $line: where in the file
page-line = ligne { $line }
page-next = À venir
page-next-none = Aucun horaire. Il s’ajoute sous « schedules » dans la configuration.
page-next-no-article = Aucun article ne convient pour l’instant
# $names: the destinations
page-to = pour { $names }
page-posts = Dernières parutions
page-posts-none = Rien n’est encore paru. La première nouvelle se montre ici dès qu’elle part.
page-why = Pourquoi celle-ci :
page-where = Où elle est allée
# $platform: its name
page-on-platform = Sur { $platform }
# $title: the article
page-card-of = Carte pour « { $title } »
page-queue = Au départ
page-queue-none = Rien n’attend : tout ce qui devait partir est parti.
# $count: how often it was tried
page-attempts = { $count ->
    [one] un essai
   *[other] { $count } essais
 }
page-look = Ce que cela donnera
page-destinations = Destinations
page-destinations-none = Aucune destination. Elle s’ajoute sous « destinations » dans la configuration.
page-this-page = cette page
page-on = active
page-off = arrêtée
page-sources = Sources
page-sources-none = Aucune source. Elle s’ajoute sous « sources » dans la configuration.
page-source-ok = lue
page-source-failing = ne peut pas être lue
page-source-gone = n’existe plus
page-source-quarantined = attend un rédacteur
# $when: the last time
page-source-read = lue { $when }
# $when: the next time
page-source-next = prochaine lecture { $when }
# $count: how many articles
page-articles = { $count ->
    [0] aucun article
    [one] un article
   *[other] { $count } articles
 }
page-slots = Derniers créneaux
page-slots-none = Aucun créneau encore : le premier est plus haut, parmi ce qui vient.
page-state-queued = en file
page-state-claimed = en route
page-state-retry = nouvel essai
page-state-held = en suspens
page-state-suspended = salon fermé
page-state-sent = envoyé
page-state-dead = échoué
page-state-withdrawn = retiré
page-state-expired = périmé
page-state-filled = choisi
page-state-empty = vide
page-state-skipped = écarté
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-edit = corrigé { $time }
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-delete = supprimé { $time }
# a change that is not done; $state: one of the states above
page-change-edit = correction : { $state }
# a change that is not done; $state: one of the states above
page-change-delete = suppression : { $state }
# a message handed on to the followers of its channel; $state: one of the states above
page-change-publish = relais : { $state }

## Commands of the machine

cli-no-article = Il n’y a pas encore d’article ; indiquez un fichier.
cli-nothing = rien
cli-service-delivers = le service en marche le livre
cli-still-waits = ce qui attend encore part quand le service est en marche : npm start
# $destination: the destination
cli-there-already = { $destination } : il y est déjà ; --again le répète
cli-next = prochain
cli-checked = Tout va bien : le fichier, les dossiers, les jetons et les droits dans chaque salon.
cli-well = Tout va bien.
# $count: how many things
cli-needs = { $count ->
    [one] Une de ces choses attend quelqu’un : elle vient en premier
   *[other] { $count } de ces choses attendent quelqu’un : elles viennent en premier
 }
# $file: the backup; $bytes: its size
cli-backed-up = { $file } : { $bytes } octets, chaque page lue
# $destination: the destination
cli-no-card = { $destination } reçoit cet article sans carte ; rien n’a été écrit
# $reason: why
cli-no-photo = la carte ne montre pas de photographie : { $reason }

## What is known of the newsroom

# $place: the database
diagnosis-database-whole = { $place } est intacte : chaque page a été lue
# $place: the database; $problems: what was found; $backup: the newest one
diagnosis-database-damaged = { $place } est endommagée ({ $problems }) : arrêter la rédaction et mettre une sauvegarde à sa place, strillone restore { $backup }
# $detail: what failed
diagnosis-database-unreadable = Rien ne peut être examiné : { $detail }
diagnosis-backup-none = Il n’y a pas encore de sauvegarde : une rédaction en marche en fait une chaque heure, strillone backup en fait une tout de suite
# $place: the database
diagnosis-backup-by-server = { $place } est sur un serveur PostgreSQL : c’est à qui le gère de le sauvegarder. strillone backup --out FICHIER en fait une copie tout de suite, avec pg_dump
# $file: the backup; $at: when it was made
diagnosis-backup-newest = La dernière sauvegarde est de { $at } : { $file }
# $size, $free: megabytes
diagnosis-room = La base de données occupe { $size } Mo, il en reste { $free } sur le disque
# $size, $free: megabytes
diagnosis-room-tight = La base de données occupe { $size } Mo, il en reste { $free } sur le disque : faire de la place, sinon les prochaines sauvegardes n’y tiendront pas
diagnosis-service-none = Aucune rédaction n’est en marche : npm start
diagnosis-service-starting = Une rédaction démarre
# $pid, $host: the process; $at: since when
diagnosis-service-runs = Le processus { $pid } sur { $host } est en marche depuis { $at }
# $pid, $host: the process; $at: since when; $page: its address
diagnosis-service-page = Le processus { $pid } sur { $host } est en marche depuis { $at }, sa page est { $page }
# $roles: names of roles, with commas between them
diagnosis-service-lacks = Aucun processus n’a le rôle { $roles }. Démarrez-en un qui l’ait : STRILLONE_ROLES, ou start --roles
# $name: the destination; $platform: its platform; $count: deliveries
diagnosis-destination-open = { $name } ({ $platform }) est ouverte ; { $count ->
    [0] rien n’attend
    [one] un envoi attend
   *[other] { $count } envois attendent
 }
# $name: the destination; $platform: its platform; $count: deliveries; $detail: why it is off
diagnosis-destination-off = { $name } ({ $platform }) ne participe pas : { $detail } ; { $count ->
    [0] rien n’attend
    [one] un envoi attend
   *[other] { $count } envois attendent
 }
# $name: the destination; $count: deliveries
diagnosis-destination-removed = { $name } n’est plus dans la configuration ; { $count ->
    [one] un envoi l’attend
   *[other] { $count } envois l’attendent
 } : la remettre sous ce nom, ou les retirer avec /retract
# $count: posts that wait
diagnosis-approval-off = { $count ->
    [one] Une publication attend
   *[other] { $count } publications attendent
 } un accord, et l’approbation est désactivée : décidez avec strillone approve ou skip, ou sur la page
# $at: since when; $why: what the delivery that found it closed waits for; $count: deliveries
diagnosis-destination-closed = Depuis { $at } { $why } ; { $count ->
    [one] un envoi attend
   *[other] { $count } envois attendent
 }
# $title: the article; $id: the delivery; $why: what becomes of it
diagnosis-delivery = « { $title } » ({ $id }) : { $why }
# $destination: where editors are told; $count: how many; $at: since when
diagnosis-alerts-wait = { $destination } : { $count ->
    [one] une alerte attend
   *[other] { $count } alertes attendent
 } depuis { $at }
# $destination: where editors are told; $count: how many; $at: since when; $why: the reason
diagnosis-alerts-stopped = { $destination } : { $count ->
    [one] une alerte attend
   *[other] { $count } alertes attendent
 } depuis { $at } : { $why }
# $title: the article; $id: the delivery; $destination: the destination; $state: in words
diagnosis-delivery-unexplained = « { $title } » ({ $id }) vers { $destination } : { $state }, et rien ne dit pourquoi
# $id: the delivery; $destination: the destination; $flaw: what cannot be
diagnosis-delivery-invalid = L’envoi { $id } vers { $destination } est dans un état impossible : { $flaw }
# $schedule: its name; $at: when; $names: destinations; $title: the article
diagnosis-schedule-next = { $schedule } est prévu { $at } pour { $names } : « { $title } »
# $schedule: its name; $at: when; $names: destinations; $why: nothing fits
diagnosis-schedule-nothing = { $schedule } est prévu { $at } pour { $names } : { $why }
# $what: whom it concerns; $detail: what is wrong; $remedy: what to do
diagnosis-problem = { $what } : { $detail }. { $remedy }
# $name, $place: the source; $count: articles
diagnosis-source-articles = { $name } a { $count ->
    [0] aucun article
    [one] un article
   *[other] { $count } articles
 } de { $place }
# $name: the source; $place: where it is; $why: what is wrong
diagnosis-source-trouble = { $name } ({ $place }) : { $why }
# $place: the file; $detail: what is wrong with it
diagnosis-source-fault = { $place } { $detail }
# $count: how many
diagnosis-audit-explained = { $count ->
    [one] Une paire
   *[other] { $count } paires
 } d’article et de destination examinées : tout s’explique
# $count: how many; $pairs: of how many; $examples: some of them
diagnosis-audit-unexplained = Paires d’article et de destination sans raison notée : { $count } sur { $pairs } ({ $examples })
flaw-sent-at-no-moment = il est parti, et on ne sait pas quand
flaw-sent-without-message = il est parti et n’a pas de message
flaw-message-unknown = il est parti et son message n’est pas connu
flaw-no-reason = son état n’a pas de raison
flaw-no-items = il n’empêche pas son article d’y repartir
flaw-no-lane = il est dans une file qui n’existe pas
flaw-lane-asleep = il attend dans une file que personne ne regarde
flaw-claim-forgotten = un processus disparu l’avait, et personne ne s’en occupe
flaw-alert-with-items = c’est une alerte et elle retient un article
flaw-alert-held = c’est une alerte et elle attend la rédaction
flaw-no-card = il montre une carte qui n’est pas là

## What check and doctor find

# $name: its name
what-destination = destination { $name }
# $name: its name
what-source = source { $name }
# $name: as the configuration has it
what-setting = { $name }
# $platform: its name; $detail: what it said
problem-token-refused = { $platform } ne connaît pas ce jeton ({ $detail })
# $detail: why
problem-platform-unreachable = injoignable : { $detail }
# $place: the chat, as it is called
problem-no-text-channel = { $place } n’est pas un salon textuel : on ne peut rien y publier directement
# $right: as the platform calls it; $place: the chat, as it is called
problem-right-missing = le bot n’a pas le droit « { $right } » dans { $place }
# $right: as the platform calls it; $place: the chat, as it is called
problem-history-missing = le bot n’a pas le droit « { $right } » dans { $place } : un message dont la réponse s’est perdue ne peut être cherché, et attend la rédaction
# $place: the chat, as it is called
problem-no-announcements = crosspost est actif, mais { $place } n’est pas un salon d’annonces : les messages y restent et ne sont pas relayés
# $place: the chat, as it is called
problem-channel-unknown = il n’y a pas de salon { $place }
# $place: the chat, as it is called
problem-channel-unseen = le bot ne voit pas le salon { $place } : il n’est pas sur ce serveur, ou n’y a pas « View Channel »
# $place: the chat, as it is called; $detail: what was said
problem-place-unchecked = { $place } n’a pas pu être contrôlé : { $detail }
# $id: of the chat; $destination: the other one
problem-same-chat = c’est le salon { $id }, comme la destination { $destination } : les lecteurs recevraient tout deux fois
# $destination: its name
problem-shared-log = le salon est celui de la destination { $destination } : les lecteurs verraient ce qui est dit à la rédaction
# $topic: its number; $place: the chat, as it is called
problem-no-topics = le topic { $topic } est indiqué, mais { $place } n’a pas de sujets
# $id: the new one
problem-group-moved = le groupe est devenu un supergroupe : { $id }
# $place: the chat, as it is called
problem-bot-outside = le bot n’est pas dans { $place }
# $place: the chat, as it is called; $detail: what was said
problem-chat-unseen = le bot ne voit pas le salon { $place } ({ $detail })
# $place: the chat, as it is called
problem-write-forbidden = le bot ne peut pas écrire dans { $place }
# $place: the chat, as it is called
problem-photo-forbidden = le bot ne peut pas envoyer de photos dans { $place }, et la destination a une carte
# $place: the chat, as it is called
problem-no-administrator = le bot n’est pas administrateur de { $place }
# $host: its name
problem-host-private = { $host } n’est pas sur l’internet public
# $host: its name
problem-host-no-server = aucun serveur web ne répond à ce port de { $host }
# $host: its name
problem-host-unknown = il n’y a pas d’hôte { $host }
# $folder: its path
problem-folder-missing = son dossier { $folder } n’existe pas
# $folder: its path
problem-folder-no-folder = { $folder } n’est pas un dossier
# $folder: its path
problem-folder-forbidden = cet utilisateur ne peut pas lire son dossier { $folder }
# $folder: its path; $code: of the system
problem-folder-unreadable = son dossier { $folder } est illisible ({ $code })
# $detail: why
problem-destination-off = ne participe pas : { $detail }
problem-address-gone = le webhook n’existe plus, ou son adresse est incomplète
# $right $place
problem-right-useful = il manque au bot la permission « { $right } » dans { $place } : de ce qui est retiré il reste un fil vide et sans titre
# $place
problem-thread-locked = le fil { $place } est verrouillé pour tous sauf les modérateurs
# $role: its id
problem-role-unknown = il n’y a pas de rôle { $role }
# $role: its name
problem-role-silent = le bot ne peut pas mentionner le rôle { $role } : personne n’en serait averti
# $place: the channel; $group: the id of its group, or none
problem-no-discussion = comments n’est pas le groupe de discussion de { $place }{ $group ->
        [none]  : il n’en a pas
       *[other] , qui est { $group }
    }
# $place: the group, by its id
problem-discussion-unheard = dans le groupe de discussion { $place }, le bot ne voit pas arriver les publications : il n’est pas administrateur
# $from: where it is shown; $name: the variable
remedy-token = Prendre le jeton sur { $from } et le mettre dans { $name }.
# $name: the variable
remedy-network = Voir le réseau de cette machine et { $name }, puis contrôler de nouveau.
remedy-text-channel = Indiquer un salon textuel, d’annonces, un forum, un salon média ou un fil.
# $right: as the platform calls it; $place: the chat, as it is called
remedy-right = Dans les paramètres de { $place }, sous les permissions, ajouter le bot et autoriser « { $right } ».
# $place: the chat, as it is called
remedy-announcements = Faire de { $place } un salon d’annonces, ou retirer crosspost.
remedy-channel-id = Dans Discord, activer le mode développeur, copier l’identifiant du salon et l’indiquer.
# $link: where it is invited
remedy-invite = Inviter le bot avec { $link }, ou lui autoriser « View Channel ».
remedy-again = Contrôler de nouveau ; si cela reste, voir les droits du bot dans ce salon.
remedy-one-of-two = Retirer l’une des deux destinations.
remedy-own-log = Indiquer un salon réservé à la rédaction.
remedy-discussion = Indiquer sous comments l’identifiant du groupe de discussion du canal (paramètres du canal, Discussion).
remedy-make-administrator = Le nommer administrateur de ce groupe.
remedy-role-id = Prendre l’identifiant dans les paramètres du serveur (Rôles, « Copier l’identifiant du rôle »).
# $role: its name
remedy-mentionable = Permettre à tous de mentionner { $role } (paramètres du serveur, Rôles), ou donner au bot « Mention Everyone ».
remedy-topics = Retirer topic de la destination, ou activer les sujets dans le groupe.
# $id: the new one
remedy-new-id = Indiquer { $id } sous « telegram » dans la destination.
remedy-add-bot = Ajouter le bot au salon.
remedy-chat-name = Vérifier le salon : @nom d’un canal public ou identifiant numérique ; puis y ajouter le bot.
remedy-channel-rights = Dans le canal, parmi les administrateurs, ajouter le bot avec le droit de publier des messages.
remedy-group-rights = Ajouter le bot au groupe et permettre aux membres, ou au bot comme administrateur, d’envoyer messages et photos.
# $host: its name
remedy-allow-host = S’il est à la rédaction, ajouter « { $host } » à network.allow.
remedy-address = Vérifier l’adresse, et le réseau de cette machine.
remedy-make-folder = Le créer, ou en indiquer un autre dans la configuration : un chemin part du fichier de configuration.
remedy-name-folder = Indiquer le dossier où se trouvent les fichiers d’articles.
remedy-folder-rights = Donner à cet utilisateur le droit de le lire et d’y entrer.
remedy-disk = Voir le dossier et son disque.
remedy-set-it = Le mettre dans .env, ou retirer la destination.
remedy-new-address = Dans Discord, ouvrir les paramètres du salon, Intégrations, Webhooks, en créer un, copier son URL et l’indiquer.
# $place
remedy-unlock = Dans { $place }, ouvrir le menu du fil et choisir « Déverrouiller le fil », ou donner « Manage Threads » au bot.
area-database = base
area-service = service
area-destination = destination
area-delivery = envoi
area-held = en suspens
area-schedule = horaire
area-platform = plateforme
area-source = source
area-audit = vérification

## Why something is as it is: goes on after a colon

# $words: as an older version wrote it
reason-words = { $words }
# $detail: in the words of the platform
reason-not-now = reporté ({ $detail })
# $detail: in the words of the platform
reason-too-many = trop de messages en peu de temps ({ $detail })
# $detail: in the words of the platform
reason-platform-trouble = la plateforme est injoignable ou en difficulté ({ $detail })
reason-place-rests = le salon n’en prend plus pour un moment
# $detail: in the words of the platform
reason-place-closed = le salon ne laisse pas le bot écrire ({ $detail })
# $detail: in the words of the platform
reason-bot-refused = la plateforme refuse le bot ({ $detail })
# $detail: in the words of the platform
reason-payload-refused = le message est refusé tel quel ({ $detail })
reason-moved = le salon a une autre adresse
reason-message-gone = quelqu’un avait retiré le message
# $detail: in the words of the platform
reason-no-answer = aucune réponse ({ $detail })
reason-process-ended = la rédaction s’est arrêtée avant la réponse
reason-not-there = il n’était pas certain qu’il soit arrivé, et un regard a montré qu’il n’y est pas
# $detail: why not
reason-not-seen = il n’est pas certain qu’il soit arrivé, et il n’a pas été possible de regarder ({ $detail })
reason-reader-unsure = aucune réponse, il est peut-être arrivé ; rien n’est envoyé deux fois aux lecteurs
reason-article-withdrawn = l’article a été retiré
reason-article-expired = l’article a expiré avant de partir
reason-breaking-late = il devait partir aussitôt, et n’est plus une dernière minute
reason-article-corrected = l’article a été corrigé, et part dans ses nouveaux mots
reason-story-gone = une nouvelle du récapitulatif ne vaut plus, et il part sans elle
reason-unsubscribed = plus personne n’y est abonné
reason-muted = on y a demandé le silence
reason-overtaken = un changement plus récent du même message a pris sa place
reason-breaking-instead = parti aussitôt, en dernière minute
reason-copy-out-of-reach = la rédaction ne peut pas atteindre cette copie : à modifier ou à supprimer à la main
reason-place-unknown = sa destination n’est plus dans la configuration, la rédaction ne peut donc pas modifier cette copie : à modifier ou à supprimer à la main
reason-card-stays = son texte est barré, mais sa carte n’a pas pu être remplacée et dit encore les mots retirés : à supprimer à la main
reason-waited-too-long = il a attendu plus longtemps que l’on ne garde quoi que ce soit
reason-restored = la base de données vient d’une sauvegarde ; il peut être parti depuis
# $by: the editor
reason-said-there = { $by } a dit qu’il y est
# $by: the editor
reason-said-again = { $by } a dit de le renvoyer
# $status: of its answer
reason-out-of-order = la plateforme est hors service ({ $status })
reason-called-off = interrompu avant de partir
reason-off-by-now = cette destination ne participe plus
reason-card-missing = sa carte manque
# $name, $id: of the chat; $destination: that names it, too
reason-named-twice = { $name } est le salon { $id }, que nomme aussi la destination { $destination } ; retirer l’une des deux
# $platform: whose it is
reason-foreign-payload = il est écrit pour { $platform } et ne peut pas y partir
reason-fixed-form = un texte ne peut pas devenir une image, ni une image un texte
reason-no-followers = la plateforme ne connaît pas d’abonnés à un salon
# $host: the server; $status: of its answer
reason-address-changed = { $host } a répondu { $status } : l’adresse a changé
# $host: the server; $status: of its answer
reason-answered = { $host } a répondu { $status }
# $host: who did not answer
reason-too-slow = { $host } n’a pas répondu à temps
# $host: who answered
reason-unreadable-answer = la réponse de { $host } est illisible
# $host: who asks; $seconds: how long
reason-told-to-wait = { $host } demande d’attendre { $seconds } s
reason-refused-often = la plateforme a refusé beaucoup de demandes ces dix dernières minutes, mieux vaut ne plus en faire
reason-no-look = la plateforme ne permet pas de regarder
reason-nothing-to-know = le message n’a pas de mots pour le reconnaître
reason-history-closed = le bot ne peut pas lire l’historique du salon
# $count: messages
reason-too-much-since = plus de { $count } messages sont arrivés après l’essai
reason-rival-in-doubt = un autre envoi de l’article dans ce salon est aussi en suspens
reason-log-is-place = le salon de la rédaction est la destination même
reason-ids-uncounted = les salons privés et les groupes simples ne numérotent pas leurs messages à la suite
reason-forwarding-closed = le salon ne laisse rien transférer
reason-end-unknown = on ne peut pas savoir où finit le salon
# $id: of a message
reason-older-twin = le message { $id } a les mêmes mots, mais il est plus ancien
# $host: the address
reason-fetch-address = { $host } n’est pas une adresse que l’on peut interroger
# $host: the address
reason-fetch-private = { $host } n’est pas sur l’internet public ; s’il est à vous, ajoutez-le à network.allow
# $host: the address
reason-fetch-too-large = ce qui est à { $host } est trop grand
# $host: the address
reason-fetch-too-long = { $host } met trop longtemps à répondre
# $host: the address
reason-fetch-too-many-redirects = { $host } renvoie trop souvent ailleurs ; donner l’adresse d’arrivée
# $host: the address; $code: the network’s own
reason-fetch-network = { $host } est injoignable ({ $code })
reason-off-no-place = l’identifiant de son salon n’est pas indiqué
reason-off-no-address = son adresse n’est pas indiquée
reason-off-no-secret = son secret n’est pas indiqué
# $name: a variable
reason-off-not-set = { $name } n’est pas indiqué
# $detail: what the server or the parser said
reason-feed-unreachable = ne peut pas être lu : { $detail }
# $status: its HTTP status
reason-feed-refused = le serveur a répondu { $status }
# $detail: what the parser said
reason-feed-unreadable = n’est pas un flux lisible : { $detail }
reason-feed-gone = le serveur dit qu’il n’existe plus ; retirer la source ou donner sa nouvelle adresse
# $count: how many are new; $total: how many it shows; $name: the source
reason-feed-quarantined = { $count } éléments sur { $total } sont nouveaux d’un coup, comme pour un flux reconstruit : le regarder, puis « strillone sources release { $name } » s’ils sont anciens, ou « … --news » s’ils sont des nouvelles
# $count: how many articles; $titles: their titles
reason-slot-filled = { $count ->
    [one] un article
   *[other] { $count } articles
 } : { $titles }
# $count: how many slots; $policy: skip, latest or all
reason-slot-missed = { $count ->
    [one] un créneau est tombé pendant l’arrêt du service
   *[other] { $count } créneaux sont tombés pendant l’arrêt du service
 } (missed: { $policy })
reason-slot-new-schedule = nouvel horaire : son premier créneau est le prochain
# $titles: the articles proposed
reason-slot-proposed = soumis à la rédaction pour approbation : { $titles }
reason-slot-no-destination = aucune de ses destinations ne participe
reason-slot-overtaken = ce qui était choisi venait de partir sur une autre demande
reason-slot-restored = la base de données vient d’une sauvegarde
reason-ordered = demandé par la rédaction
# $count: how many fit; $age: in words
reason-pick-newest = { $count ->
    [one] le seul qui convienne, vieux de { $age }
   *[other] le plus récent des { $count } qui conviennent, vieux de { $age }
 }
# $count: how many fit; $age: in words
reason-pick-oldest = { $count ->
    [one] le seul qui convienne, vieux de { $age }
   *[other] le plus ancien des { $count } qui conviennent, vieux de { $age }
 }
# $priority: of the article; $count: how many fit; $age: in words
reason-pick-priority = { $count ->
    [one] le seul qui convienne, vieux de { $age }, priorité { $priority }
   *[other] priorité { $priority }, la plus haute des { $count } qui conviennent, vieux de { $age }
 }
# $count: how many fit
reason-pick-undated = { $count ->
    [one] le seul qui convienne ; sa date est illisible
   *[other] le premier de { $count } qui conviennent ; sa date est illisible
 }
# $count: how many fit
reason-pick-random = { $count ->
    [one] le seul qui convienne
   *[other] tiré au sort parmi { $count } qui conviennent
 }
# $priority: of the article; $age: in words
reason-pick-breaking = dernière minute, priorité { $priority }, vieille de { $age }
reason-pick-subscribed = des lecteurs y sont abonnés
# $count: how many stories fit
reason-pick-digest = { $count ->
    [one] le seul sujet pour le récapitulatif
   *[other] les meilleurs de { $count } sujets pour le récapitulatif
 }
reason-nothing-new = rien qui n’y était déjà
reason-no-articles = il n’y a pas encore d’articles
# $count: how many articles; $reasons: counts by condition
reason-nothing-fits = { $count ->
    [one] un article, et il ne convient pas
   *[other] { $count } articles, et aucun ne convient
 } : { $reasons }
# $age: for how long, in words
reason-kept-later = il est pour plus tard, dans { $age }
# $age: for how long, in words; $source: its source
reason-kept-young = la source { $source } retient d’abord les articles, celui-ci encore { $age }
reason-kept-paywalled = il faut payer pour le lire, et la rédaction écarte ces articles
# $filter: the part of the filter that it does not pass; $source: the source
reason-kept-source-filter = bloqué par le filtre { $filter } de la source { $source }
# $filter: the part of the filter that it does not pass; $destination: the destination
reason-kept-destination-filter = bloqué par le filtre { $filter } de la destination { $destination }
# $filter: the part of the filter that it does not pass; $schedule: the schedule
reason-kept-schedule-filter = bloqué par le filtre { $filter } de l’horaire { $schedule }
# $schedule: the schedule
reason-kept-old = trop ancien pour l’horaire { $schedule }
# $schedule: the schedule; $language: of the article, as a tag
reason-kept-language = l’horaire { $schedule } ne prend pas d’articles dans cette langue ({ $language })
# $schedule: the schedule
reason-kept-topic = il n’a aucun des sujets de l’horaire { $schedule }
reason-kept-twin = un autre article avec les mêmes mots ou la même adresse y est déjà allé
reason-kept-posted = quelqu’un y a déjà publié son lien
# $title: that article
reason-kept-story = un autre article sur la même nouvelle y est déjà allé : { $title }
# $detail: why
reason-kept-off = elle ne participe pas : { $detail }
reason-kept-no-schedule = aucun horaire ne publie là
# $schedule: the schedule; $age: until its next slot, in words
reason-kept-waits = l’horaire { $schedule } peut le prendre, la prochaine fois dans { $age }
# $schedule: the schedule
reason-kept-no-slot = l’horaire { $schedule } n’a plus de créneau
# $count: articles
misfit-later = { $count } pour plus tard
# $count: articles
misfit-expired = { $count ->
    [one] un périmé
   *[other] { $count } périmés
 }
# $count: articles
misfit-old = { $count ->
    [one] un trop vieux
   *[other] { $count } trop vieux
 }
# $count: articles
misfit-language = { $count } dans d’autres langues
# $count: articles
misfit-topic = { $count } sur d’autres sujets
# $count: articles
misfit-young = { $count ->
    [one] un retenu un moment
   *[other] { $count } retenus un moment
 }
# $count: articles
misfit-paywalled = { $count ->
    [one] un payant
   *[other] { $count } payants
 }
# $count: articles
misfit-filtered = { $count ->
    [one] un bloqué par un filtre
   *[other] { $count } bloqués par un filtre
 }
# $count: articles
misfit-retracted = { $count ->
    [one] un retiré par un rédacteur
   *[other] { $count } retirés par un rédacteur
 }
# $count: articles
misfit-unapproved = { $count ->
    [one] un pas encore approuvé
   *[other] { $count } pas encore approuvés
 }
# $count: articles
misfit-story = { $count } sur une nouvelle déjà donnée là
# $count: articles
misfit-there = { $count ->
    [one] un déjà paru là
   *[other] { $count } déjà parus là
 }

## What is wrong with a file, a page or a feed

# $place: a file, an address or a folder; $detail: what is wrong with it
reason-at-place = { $place } : { $detail }
# $line: its number; $detail: what is wrong in it
reason-at-line = ligne { $line } : { $detail }
# $detail, $more: two things that are wrong
reason-as-well = { $detail } ; { $more }
reason-file-missing = ce fichier n’existe pas ; vérifier le nom
reason-file-forbidden = ne peut pas être lu faute de droits ; donner à la rédaction le droit de le lire
reason-file-is-folder = est un dossier ; indiquer un fichier qu’il contient
# $code: what the operating system says
reason-file-unreadable = est illisible ({ $code }) ; vérifier le fichier et son disque
# $size, $limit: in MB
reason-file-too-large = fait { $size } Mo ; la limite est de { $limit } Mo : ne garder que l’article
reason-file-link = est un lien vers l’extérieur du dossier, qui n’est pas suivi ; copier le fichier ici
reason-file-there = un fichier de ce nom existe déjà ; en indiquer un qui n’existe pas
reason-file-closed = ne peut pas être écrit faute de droits ; les donner à cet utilisateur, ou indiquer un autre endroit
# $code: what the operating system says
reason-file-unwritten = ne peut pas être écrit ({ $code }) ; vérifier le dossier et son disque
reason-folder-missing = son dossier n’existe pas ; le créer, ou en indiquer un autre
# $folder: its path
reason-folder-lost = { $folder } n’est pas un dossier ; le créer ou le monter, ou en indiquer un autre dans la configuration. Ses articles restent.
# $count: how many articles; $name: of the source
reason-folder-empty = les fichiers de ses articles ({ $count }) ont disparu tous à la fois, comme pour un disque qui n’est pas monté. Rien n’est retiré : le monter, ou dire « strillone sources release { $name } » s’ils ont été supprimés
reason-text-nul = contient un caractère NUL, qu’aucun texte ne contient ; l’enregistrer à nouveau en texte brut, en UTF-8
reason-text-empty = est vide ; y écrire l’article, ou le supprimer
# $encoding: its name
reason-text-encoding = n’est pas en { $encoding }, comme il le devrait ; l’enregistrer à nouveau avec le codage UTF-8
# $position: of a byte in its line; $value: the byte
reason-text-byte = n’est pas de l’UTF-8 : l’octet { $position } est 0x{ $value } ; enregistrer à nouveau le fichier avec le codage UTF-8
reason-article-no-text = a un en-tête de champs mais aucun texte ; écrire l’article en dessous
reason-article-no-words = n’a pas de texte sous son titre ; y écrire l’article
# $field: a field of the front matter
reason-article-draft = est un brouillon, d’après son champ « { $field } » ; le changer quand ce sera une nouvelle
# $value: what stands there
reason-article-no-date = « { $value } » n’est pas une date, et l’article ne compte pas comme nouveau ; l’écrire comme 2026-11-18 ou 2026-11-18T07:30
reason-page-no-article = aucun article n’a été trouvé sur la page ; enregistrer son texte dans un fichier .txt
# $status: an HTTP status
reason-page-status = le serveur a répondu { $status } ; vérifier l’adresse dans un navigateur
# $type: a media type
reason-page-type = est { $type }, pas une page ; donner l’adresse de la page de l’article, ou son texte
reason-json-invalid = n’est pas du JSON valide à cet endroit ; chercher une virgule, un guillemet ou une parenthèse qui manque
reason-json-no-article = ne contient pas d’article de schema.org ; lui donner le @type NewsArticle
# $names: fields
reason-json-lacks = l’article n’a pas { $names } ; ajouter ce qui manque
# $detail: what is wrong with it
reason-front-matter = en-tête : { $detail }
# $end: the marks that end it
reason-front-matter-open = l’en-tête qui commence ici n’a pas de fin ; mettre après lui une ligne avec { $end }
# $detail: what the parser said
reason-front-matter-yaml = { $detail } ; mettre entre guillemets les valeurs qui contiennent deux-points, et indenter avec des espaces
reason-front-matter-lines = l’en-tête est fait de lignes dont chacune a un champ, deux-points et une valeur
reason-front-matter-alias = en-tête : un alias (*nom) n’est pas suivi ; écrire la valeur en toutes lettres
# $language: the language that it is written in, as it names itself
reason-front-matter-language = un en-tête en { $language } est un programme et n’est pas exécuté ; l’écrire en YAML entre deux lignes de ---
# $field: its name; $names: those there are
reason-field-unknown = il n’y a pas de champ « { $field } » ; les champs sont { $names }
# $field: its name
reason-field-words = { $field } est une ligne de texte
# $field: its name
reason-field-list = { $field } est un nom, ou une liste : [un, deux]
# $field: its name; $value: what stands there
reason-field-address = { $field } « { $value } » n’est pas une adresse http ou https
# $field: its name; $value: what stands there
reason-field-picture = { $field } « { $value } » n’est ni une adresse http ou https, ni une image du dossier (train.jpg, photos/train.png)
# $field: its name; $value: what stands there
reason-field-date = { $field } « { $value } » n’est pas une date ; l’écrire comme 2026-11-18 ou 2026-11-18T07:30
# $field: its name; $value: what stands there
reason-field-language = { $field } « { $value } » n’est pas une langue ; écrire deux lettres, comme fr
# $field: its name
reason-field-priority = { $field } est un nombre entier de -100 à 100
# $seconds: how long
reason-feed-slow = met plus de { $seconds } s à être lu ; rien de réel n’est ainsi ; le retirer des sources
# $size: in MB
reason-feed-memory = demande plus de { $size } Mo pour être lu ; rien de réel n’est ainsi ; le retirer des sources
# $size, $limit: in MB
reason-feed-too-large = fait { $size } Mo, et { $limit } Mo est la limite pour un flux ; en demander à l’éditeur un avec moins d’éléments
# $limit: in MB
reason-feed-unpacked = dépasse { $limit } Mo une fois décompressé, et c’est la limite pour un flux ; en demander à l’éditeur un avec moins d’éléments
reason-feed-empty = est vide ; regarder l’adresse dans un navigateur
# $detail: what the program that unpacks says
reason-feed-gzip = est dans un gzip impossible à décompresser ({ $detail }) ; le dire à l’éditeur
# $detail: what is wrong with it
reason-feed-hostile = n’est pas lu : { $detail } ; aucun vrai flux n’est ainsi ; le retirer des sources
# $count: how deep
reason-xml-deep = ses éléments sont imbriqués sur plus de { $count } niveaux
# $count: how many
reason-xml-many = il contient plus de { $count } éléments
reason-xml-grows = ses propres entités le font grandir sans fin
# $count: how deep
reason-json-deep = son JSON est imbriqué sur plus de { $count } niveaux
# $detail: what the parser said
reason-feed-json = est du JSON illisible ({ $detail }) ; le dire à l’éditeur, ou prendre son flux RSS
reason-feed-other-json = est du JSON, mais pas un JSON Feed ; donner l’adresse d’un flux
reason-feed-page = est une page web, pas un flux ; donner l’adresse de son flux
reason-feed-sitemap = est un sitemap, pas un flux ; en faire une source avec le réglage sitemap
reason-feed-no-element = n’est pas un flux : il ne contient aucun élément XML ; regarder l’adresse dans un navigateur
# $name: an element
reason-feed-begins = n’est pas un flux : il commence par <{ $name }> ; regarder l’adresse dans un navigateur
reason-feed-list = n’est pas une liste de flux (OPML) ; l’exporter à nouveau depuis le programme d’où elle vient
reason-sitemap-none = n’est pas un sitemap ; donner l’adresse d’un sitemap de nouvelles, que robots.txt du site indique
reason-sitemap-no-news = est un sitemap sans nouvelles ; chercher dans robots.txt du site celui des nouvelles, ou prendre son flux
# $names: addresses
reason-sitemap-list = est une liste de sitemaps, dont aucun n’a été lu comme nouvelles ; donner l’adresse d’un qui en a ; elle commence par { $names }
# $count: how many; $value: the date of the first
reason-items-undated = { $count ->
    [one] Un élément a une date illisible (« { $value } ») et ne compte pas comme nouvelle ; le dire à l’éditeur
   *[other] { $count } éléments ont une date illisible (« { $value } ») et ne comptent pas comme nouvelles ; le dire à l’éditeur
 }
# $detail: why
reason-item-page = la page d’un article n’a pas pu être lue, et son accroche est utilisée : { $detail }
reason-photo-address = n’est pas une adresse http ou https ; en donner une
# $type: a media type
reason-photo-type = est { $type }, pas une image ; donner l’adresse de l’image elle-même
reason-photo-outside = se trouve hors du dossier de sa source ; la copier là
reason-photo-no-file = n’est pas un fichier ; indiquer une image
# $size, $limit: in MB
reason-photo-too-large = fait { $size } Mo ; la limite est de { $limit } Mo : la réduire

## What keeps the newsroom from starting

# $folder: its path; $detail: why
reason-data-folder = impossible de créer le dossier de données { $folder } : { $detail }. Définir STRILLONE_DATA sur un dossier où cet utilisateur peut écrire.
# $place: a path; $code: what the operating system says
reason-path-unseen = { $place } ne peut pas être examiné ({ $code })
# $place: a path
reason-path-is-file = { $place } est un fichier
# $folder: its path
reason-folder-closed = cet utilisateur ne peut pas écrire dans { $folder }
# $folder: its path
reason-folder-read-only = { $folder } est sur un disque en lecture seule
reason-disk-full = le disque est plein ; faire de la place
# $folder: its path; $code: what the operating system says
reason-folder-fails = rien ne peut être créé dans { $folder } ({ $code })
reason-newsroom-runs = une rédaction est déjà en marche sur cette base de données, ou bien on la déplace ou la restaure en ce moment. Attendre la fin, ou l’arrêter.
# $pid: the other process; $host: a machine; $since: a moment
reason-newsroom-runs-as = une rédaction est déjà en marche sur cette base de données : processus { $pid } sur { $host }, depuis { $since }. L’arrêter d’abord, ou mettre un autre dossier dans STRILLONE_DATA.
# $pid: the other process; $host: a machine; $since: a moment; $address: of its page
reason-newsroom-runs-at = une rédaction est déjà en marche sur cette base de données : processus { $pid } sur { $host }, depuis { $since }, sa page est { $address }. L’arrêter d’abord, ou mettre un autre dossier dans STRILLONE_DATA.
# $detail: why
reason-database-damaged = la base de données est endommagée ({ $detail }). Il n’y a pas de sauvegarde à côté : la déplacer, et la rédaction recommence de zéro.
# $detail: why; $time: a moment; $command: what to say
reason-database-damaged-since = la base de données est endommagée ({ $detail }). La sauvegarde la plus récente est de { $time } : { $command }
# $host: a machine; $port: its number; $detail: why
reason-port-closed = web : impossible d’écouter sur { $host } port { $port } : { $detail }
reason-port-taken = un autre programme a ce port (une rédaction déjà en marche ?) ; l’arrêter, ou mettre dans web.port un port libre
reason-port-forbidden = cet utilisateur ne peut pas prendre ce port ; mettre dans web.port un port au-dessus de 1023
reason-host-elsewhere = cette machine n’a pas une telle adresse ; mettre dans web.host 127.0.0.1, ou 0.0.0.0 pour tous ses réseaux
# $detail: why
reason-port-other = { $detail } ; vérifier web.host et web.port

## What keeps a database from its work

# $place: the database; $detail: what is wrong; $words: what the database says
reason-database-fault = { $place } : { $detail } ({ $words })
reason-database-locked = un autre processus garde la base de données verrouillée depuis longtemps ; l’arrêter, ou attendre qu’il ait fini
reason-database-read-only = impossible d’écrire dans la base de données ; donner à cet utilisateur le droit d’écrire dans le fichier et dans son dossier
reason-database-disk = le disque est défaillant, ou plein ; le vérifier et, au besoin, remettre une sauvegarde avec strillone restore
reason-database-malformed = la base de données est endommagée ; arrêter la rédaction, puis avec strillone restore remettre une sauvegarde du dossier backups à côté
reason-database-unopened = la base de données ne s’ouvre pas ; ce doit être un fichier, dans un dossier où cet utilisateur peut écrire
reason-database-none = n’est pas une base SQLite ; indiquer un autre fichier, ou mettre une sauvegarde à sa place avec strillone restore
reason-server-refuses = le serveur refuse l’utilisateur ou le mot de passe ; vérifier les deux dans l’adresse, DATABASE_URL
reason-server-no-database = cette base n’existe pas sur le serveur ; la créer, ou en indiquer une autre dans l’adresse, DATABASE_URL
reason-server-right = l’utilisateur n’a pas ce droit sur le serveur ; en faire le propriétaire de la base
reason-server-disk-full = le disque du serveur est plein ; y faire de la place
reason-server-crowded = le serveur n’a plus de connexion libre ; y augmenter max_connections, ou lancer moins de processus
reason-server-busy = le serveur est resté occupé trop longtemps et a renoncé ; voir ce qui l’occupe
reason-server-restarts = le serveur démarre ou s’arrête ; attendre qu’il soit en marche
reason-server-standby = le serveur est un serveur de secours et n’accepte pas d’écritures ; indiquer le primaire dans l’adresse, DATABASE_URL
reason-server-trouble = le serveur est en difficulté ; consulter son journal
reason-server-nobody = personne n’y répond ; démarrer le serveur, ou vérifier l’hôte et le port dans l’adresse, DATABASE_URL
reason-server-no-host = l’hôte est introuvable ; vérifier son nom dans l’adresse, DATABASE_URL, et le réseau
reason-server-silent = le serveur ne répond pas ; vérifier qu’il est en marche, et le réseau
reason-server-tls = aucune connexion chiffrée ne s’établit ; vérifier sslmode dans l’adresse, DATABASE_URL, et le certificat du serveur
reason-server-lost = la connexion au serveur est coupée ; si elle ne revient pas, vérifier le serveur et le réseau
reason-database-foreign = est la base d’un autre programme ; indiquer un autre fichier, ou déplacer celui-ci
# $names: of migrations it has had
reason-database-newer = une version plus récente de Strillone l’a écrite (migration { $names }) ; utiliser à nouveau cette version, ou mettre à sa place une sauvegarde d’avant la mise à jour
reason-database-unfinished = ne contient qu’une partie d’une rédaction : un déménagement n’est pas allé au bout. Relancer le même strillone migrate, ou utiliser la base d’où elle venait.
# $names: of tables
reason-database-incomplete = il manque des tables à la base de données ({ $names }), comme après une sauvegarde qui n’a été remise qu’en partie. En remettre une entière ; strillone restore FICHIER dit comment.
# $version: what it is; $least: what it has to be
reason-server-old = est PostgreSQL { $version } ; il faut la version { $least } ou une plus récente
# $encoding: its name
reason-server-encoding = conserve ses textes en { $encoding } ; recréer la base, avec l’encodage UTF8
# $name: a migration; $detail: why
reason-migration-failed = la base de données n’a pas pu être mise à jour (migration { $name }), et rien n’a été changé : { $detail }. Utiliser à nouveau la version d’avant la mise à jour, et le signaler.
# $row: of a table; $column: its name
reason-row-damaged = dans la base de données, { $column } de { $row } n’est pas tel que cette version l’écrit ; retirer cette ligne, ou remettre une sauvegarde avec strillone restore
# $size: in MB
reason-backup-room = n’a pas la place pour une copie de { $size } Mo ; faire de la place, ou garder moins de sauvegardes
# $detail: what is wrong with the copy
reason-backup-broken = sa copie n’est pas intacte ({ $detail }) ; vérifier le disque, et la base avec strillone doctor
# $detail: what is wrong with it
reason-backup-damaged = est endommagée, ou n’est pas une sauvegarde ({ $detail }) ; en choisir une autre
reason-backup-foreign = n’est pas la sauvegarde d’une rédaction ; choisir un autre fichier
# $detail: what pg_dump says
reason-dump-failed = pg_dump n’a pas fait de copie, et dit : { $detail }
# $line: its number; $detail: why
reason-import-broken = l’import s’est interrompu à la ligne { $line } : { $detail }. Ce qui précède est importé. Une fois cela réparé, importer à nouveau le même fichier.

## What is wrong with the configuration

# $place: where; $detail: what is wrong
reason-in-file = { $place } { $detail }
# $detail: what is wrong
reason-environment = environnement : { $detail }
reason-setting-unknown = ce réglage n’existe pas ; voir config/README.md
reason-setting-misspelt = ce réglage n’existe pas ; le retirer ou corriger son nom
# $detail: what is wrong
reason-setting-missing = manque ({ $detail })
reason-setting-invalid = est illisible ainsi ; voir config/README.md
# $setting: its name
reason-setting-text = { $setting } est un texte, entre guillemets
# $setting: its name
reason-setting-number = { $setting } est un nombre
# $setting: its name
reason-setting-whole = { $setting } est un nombre entier
# $setting: its name
reason-setting-flag = { $setting } est true ou false
# $setting: its name; $example: how it is written
reason-setting-list = { $setting } est une liste, comme { $example }
# $setting: its name; $example: how it is written
reason-setting-map = { $setting } contient d’autres réglages, comme { $example }
# $setting: its name; $names: those there are
reason-setting-one-of = { $setting } est à choisir parmi { $names }
# $setting: its name; $names: those there are
reason-setting-each = chaque élément de { $setting } est à choisir parmi { $names }
# $setting: its name; $value: what stands there
reason-setting-only = { $setting } est { $value }, ou absent
# $setting: its name; $least: the least
reason-setting-least = { $setting } est au moins { $least }
# $setting: its name; $most: the most
reason-setting-most = { $setting } est au plus { $most }
# $setting: its name; $other: another name
reason-setting-above = { $setting } ne doit pas dépasser { $other }
# $setting: its name
reason-setting-empty = { $setting } est vide ; le remplir ou le retirer
# $setting: its name; $most: the most
reason-setting-long = { $setting } a au plus { $most } caractères
# $setting: its name; $most: the most
reason-setting-many = { $setting } a au plus { $most } éléments
# $setting: its name
reason-setting-address = { $setting } est une adresse http ou https
reason-time-of-day = une heure s’écrit HH:MM, de 00:00 à 23:59, entre guillemets
reason-name-form = un nom a de 1 à 64 lettres, chiffres, espaces ou les signes - _ .
reason-zone-unknown = ce fuseau horaire n’existe pas ; il s’écrit comme Europe/Rome (base tz)
reason-language-form = une langue s’indique par un code, comme it, en ou pt-BR
reason-duration-form = une durée est un nombre et une unité, comme 90s, 10m, 48h ou 7d
# $example: how it is written
reason-link-form = link contient des paramètres (jusqu’à 64 lettres, chiffres ou les signes _ - . ~) et leurs valeurs, comme { $example }
# $most: the most
reason-link-many = un lien reçoit au plus { $most } paramètres
reason-topic-empty = un sujet vide ne correspond à rien ; le retirer
# $names: those there are
reason-destination-form = une destination a une seule de ces clés : { $names }
reason-destination-none = indiquer au moins une destination
# $name: its name; $names: those there are
reason-destination-unknown = aucune destination ne s’appelle { $name } ; il y a { $names }
# $name: its name
reason-destination-twice = { $name } est indiqué deux fois ; une suffit
# $names: those there are
reason-source-form = une source a une seule de ces clés : { $names }
# $example: how it is written
reason-sources-form = sources est une liste de dossiers et de flux ; écrire { $example } tant qu’il n’y en a pas
reason-every-short = un flux est lu au plus une fois par minute ; plus souvent seulement si son hôte est dans network.allow
# $example: how it is written
reason-secret-missing = secret est ce que montrent les expéditeurs ; en donner un d’au moins 16 caractères, comme { $example }
# $example: how it is written
reason-secret-short = un secret a au moins 16 caractères ; en créer un avec { $example }
# $example: how it is written
reason-order-reactions = reactions est un ordre de récapitulatifs ; ajouter { $example }
reason-person-once = une personne s’indique ici par ses identifiants sur au moins deux plateformes
# $form: how one is written; $example: how it is written
reason-limit-form = une limite est { $form }, comme { $example }, ou none
# $form: how one is written; $example: how it is written
reason-limit-window = cette limite est { $form }, comme { $example }, ou none ; elle n’a pas de burst
reason-host-form = un hôte est un nom ou une adresse, avec ou sans port, comme cms.internal ou 127.0.0.1:8090
reason-port-form = un port est un nombre entier de 0 à 65535, comme 8080
reason-page-address = l’adresse publique de la page est une adresse http ou https, comme https://news.example.org
reason-keep-short = ce qui a été publié est gardé au moins 30d
reason-lives-kept = ce qui a été publié est oublié après keep : un message doit vivre moins longtemps, sinon rien ne le retire
reason-quiet-same = from et to sont identiques ; retirer quiet pour envoyer à toute heure
# $name: its name
reason-name-taken = le nom { $name } est déjà pris ; les noms sont uniques
# $name: its name
reason-name-desk = le nom { $name } est celui de ce que les rédacteurs envoient ; en donner un autre à la source
# $name: its name; $line: its number
reason-place-taken = le même endroit que { $name } à la ligne { $line } ; tout y serait publié deux fois, retirer l’un des deux
reason-cron-second = seconde
reason-cron-minute = minute
reason-cron-hour = heure
reason-cron-dayOfMonth = jour du mois
reason-cron-month = mois
reason-cron-dayOfWeek = jour de la semaine
# $field: a part of a cron rule; $value: what stands there; $most: the most
reason-cron-above = { $field } { $value } dépasse { $most }
# $field: a part of a cron rule; $value: what stands there; $least: the least
reason-cron-below = { $field } { $value } est sous { $least }
# $field: a part of a cron rule; $value: what stands there
reason-cron-value = { $field } { $value } est illisible ; voir config/README.md
# $day: of the month; $month: its number or name
reason-cron-no-day = { $day } { $month } est un jour qui n’existe dans aucune année
# $example: how it is written
reason-cron-form = n’est pas une règle cron ; elle a 5 champs, ou 6 avec les secondes d’abord, comme { $example }
# $example: how it is written
reason-filter-form = un filtre est fait de mots, comme { $example }
reason-filter-too-long = un filtre a au plus 1000 caractères ; le raccourcir
reason-filter-too-many = un filtre a au plus 50 mots et expressions ; le raccourcir
reason-filter-open-quote = une expression a un guillemet à chaque bout ; le fermer
reason-filter-after-quote = après le guillemet vient une espace, | ou * ; y mettre une espace
reason-filter-no-word = il n’y a ni lettre ni chiffre à chercher ; indiquer un mot
reason-filter-no-term = un mot ou une expression doit suivre ; l’écrire sans espace entre les deux, comme -sport ou topic:esteri
reason-filter-lone-bar = un | se met entre deux mots, comme calcio|tennis ; le retirer, ou indiquer l’autre mot
reason-filter-late-minus = le moins se met devant le premier de plusieurs mots et vaut pour tous, comme -calcio|tennis
reason-filter-star-inside = un * se met après le début d’un mot, comme elezion* ; le retirer ailleurs
reason-filter-star-language = une langue n’a pas de * ; elle vaut pour tous ses pays, comme lang:pt
reason-filter-brackets = il n’y a pas de parenthèses ; écrire calcio|tennis pour l’un ou l’autre, ou mettre entre guillemets les mots à chercher
reason-filter-operator = l’un ou l’autre s’écrit calcio|tennis, sans est -calcio, et tous les mots comptent de toute façon ; pour le chercher, le mettre entre guillemets
# $names: those there are
reason-filter-no-field = ce champ n’existe pas ; écrire l’un de { $names }, ou mettre le tout entre guillemets
reason-filter-no-language = une langue s’indique par un code, comme lang:it ou lang:pt-BR
# $example: how it is written
reason-template-form = un modèle est un texte, comme { $example }
# $setting: its name
reason-template-line = { $setting } est une ligne de texte simple ; retirer la mise en valeur et les liens, et # et > au début
# $most: the most
reason-template-long = le modèle a au plus { $most } caractères
# $example: how it is written
reason-template-nothing = le modèle ne montre rien d’un article ; indiquer une partie, comme { $example }
# $most: the most
reason-template-many = le modèle indique plus de { $most } parties ; en indiquer moins
# $sign: what stands there; $end: what ends it; $escaped: the sign itself
reason-template-open = { $sign } n’a pas de fin ; écrire ensuite { $end }, ou { $escaped } pour le signe lui-même
# $sign: what stands there
reason-template-emphasis = { $sign } est dans une autre mise en valeur ; n’en garder qu’une
# $sign: what stands there
reason-template-between = il n’y a rien entre { $sign } et { $sign } ; les retirer
# $sign: what stands there
reason-template-nested = { $sign } est dans { $sign } ; une condition n’en contient pas d’autre
# $form: how one is written; $example: how it is written
reason-template-condition = { $form } se montre là où ce qu’elle indique existe, et n’indique rien ; y mettre une partie, comme { $example }
reason-template-link-nested = un lien est dans un lien ; n’en garder qu’un
# $example: how it is written; $escaped: the sign itself
reason-template-link = un lien est [mots](adresse), comme { $example } ; écrire { $escaped } pour le crochet lui-même
# $address: what stands there; $example: how it is written
reason-template-address = { $address } n’est pas une adresse ; un lien mène à { $example } ou à une adresse http ou https, qui peut indiquer des parties après son hôte
# $address: what stands there
reason-template-host = { $address } indique une partie dans son hôte ; les parties viennent après le premier / ou ? qui le suit
# $end: what ends it
reason-template-words-open = des mots entre guillemets n’ont pas de fin ; les fermer avec { $end }
# $names: those there are
reason-part-unnamed = une partie a un nom ; il y a { $names }
# $part: of a template; $names: those there are
reason-part-unknown = { $part } n’existe pas ; il y a { $names }
# $part: of a template; $near: a part whose name is near
reason-part-near = { $part } n’existe pas ; s’agit-il de { $near } ?
# $written: what stands there; $part: of a template
reason-part-more = { $written } est de trop après { $part } ; le retirer
# $part: of a template; $written: what stands there
reason-part-no-limit = { $part } n’a pas de limite ; retirer { $written }
# $written: what stands there; $example: how it is written
reason-part-limit = { $written } n’est pas une limite ; c’est un nombre de caractères jusqu’à 9999, comme { $example }
# $form: how one is written; $other: another name
reason-part-forms = ce peut être { $form } ou { $other }
# $platform: its name
reason-id-form = un identifiant { $platform } est fait de chiffres entre guillemets (sans eux, un nombre aussi long perd ses derniers chiffres)
# $platform, $name: its name; $id: how one is written
reason-chat-form = une discussion { $platform } est un nombre (comme { $id }) ou { $name } entre guillemets
reason-chat-zero = la discussion 0 n’existe pas
# $platform: its name
reason-editor-form = un rédacteur sur { $platform } est l’identifiant numérique d’un utilisateur, jamais un @nom : n’importe qui peut prendre un nom
# $id: how one is written
reason-discussion-form = comments est l’identifiant du groupe de discussion du canal, comme { $id }
# $name: its name
reason-forum-topic = un sujet est son { $name }, un nombre
# $example: how it is written
reason-hashtag-form = un hashtag est # et des lettres, chiffres ou _, entre guillemets, comme { $example }
reason-button-twice = chaque bouton n’y figure qu’une fois
# $value: what stands there; $page: a setting
reason-updates-address = { $value } demande { $page }, une adresse https sur le port 443, 80, 88 ou 8443 (Bot API, setWebhook)
# $platform: its name; $example: how it is written
reason-hook-address = un webhook { $platform } est une adresse comme { $example } ; la copier depuis le salon (Modifier le salon, Intégrations, Webhooks)
# $names: those there are
reason-hook-name = le nom d’un webhook a de 1 à 80 caractères, et ne contient pas { $names }
reason-hook-secret = secret est ce qui signe les envois à un webhook, entre guillemets
# $name: its name; $names: those there are
reason-theme-unknown = aucun thème ne s’appelle { $name } ; il y a { $names }
# $name: its name
reason-theme-name = thème { $name } : le nom d’un thème n’a que des lettres, des chiffres, - et _
# $name: its name; $paths: of files
reason-theme-unread = thème { $name } : impossible de lire { $paths } ; ajouter le fichier ou indiquer un autre thème
# $example: how it is written
reason-theme-form = un thème est une liste de réglages ; commencer par { $example }
reason-theme-extends = est le nom d’un thème
reason-theme-circle = les thèmes s’étendent en cercle ; le rompre
# $example: how it is written
reason-colour-form = une couleur s’écrit { $example }
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-low = le contraste avec { $on } est de { $contrast }:1, il doit être d’au moins { $least }:1 ; assombrir ou éclaircir l’une des deux
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-photo = le contraste avec { $on } est de { $contrast }:1, il doit être d’au moins { $least }:1 ; assombrir ou éclaircir l’une des deux, ou garder moins de la photo
# $file: its path
reason-logo-unread = impossible de lire { $file } ; indiquer un fichier à côté de celui du thème
# $file: its path
reason-logo-type = { $file } n’est ni un PNG, ni un SVG avec viewBox ; l’enregistrer dans l’un de ces formats
# $file: its path; $type: a kind of file
reason-logo-damaged = { $file } est un { $type } endommagé ; l’enregistrer de nouveau
# $file: its path; $most: the most
reason-logo-large = { $file } a plus de { $most } millions de pixels ; l’enregistrer plus petit
reason-config-missing = le fichier n’existe pas ; y copier config/strillone.yaml du projet, ou définir STRILLONE_CONFIG
reason-config-encoding = n’est pas en UTF-8 ; l’enregistrer de nouveau avec cet encodage
# $code: what the operating system says
reason-config-unread = est illisible ({ $code }) ; indiquer un fichier que cet utilisateur peut lire
reason-config-empty = le fichier est vide ; y copier config/strillone.yaml du projet
# $detail: what is wrong
reason-config-yaml = n’est pas du YAML lisible ({ $detail }) ; vérifier les retraits, les guillemets et les crochets
reason-yaml-twice = ce réglage est ici une deuxième fois ; en garder un
reason-yaml-tab = est en retrait par une tabulation ; utiliser des espaces
reason-config-no-sources = n’a pas de liste de sources à compléter ; la corriger d’abord (strillone check)
# $name: its name; $other: another name
reason-variable-unset = { $name } n’est pas définie ; la définir dans .env, ou écrire { $other } là où elle peut manquer
# $name: its name; $other: another name
reason-variable-both = { $name } et { $other } sont toutes deux définies : en garder une
# $name: its name; $code: what the operating system says
reason-variable-file = { $name } indique un fichier illisible ({ $code }) : vérifier le chemin et les droits
# $name: its name; $names: those there are
reason-variable-none-of = { $name } n’est pas parmi { $names }
# $name: its name
reason-variable-address = { $name } n’est pas une adresse http ou https ; la retirer pour utiliser le service public
reason-database-address = DATABASE_URL n’est pas l’adresse d’une base PostgreSQL : écrire postgres://utilisateur:motdepasse@hôte:5432/base, ou la retirer pour utiliser SQLite dans STRILLONE_DATA
# $name: its name
reason-proxy-address = { $name } n’est pas l’adresse d’un proxy, comme http://proxy.example:3128
# $name: its name
reason-health-port = { $name } n’est pas un port : écrire un nombre de 0 (n’importe quel port libre) à 65535
# $name: its name; $example: how it is written; $from: where to copy it
reason-token-form = { $name } n’a pas la forme { $example } ; le copier de nouveau depuis { $from }
# $name: its name; $from: where to copy it
reason-token-signs = { $name } contient des espaces ou des lettres qu’aucun jeton n’a ; le copier de nouveau depuis { $from }
# $name: its name; $from: where to copy it
reason-key-form = { $name } n’est pas faite de 64 chiffres hexadécimaux ; la copier depuis { $from }
# $by: who named them; $names: those there are
reason-roles-none = { $by } n’indique aucun rôle ; il y a { $names }
# $by: who named them; $roles: what was named; $names: those there are
reason-roles-unknown = { $by } : { $roles } n’est pas un rôle ; il y a { $names }
# $by: who named them
reason-roles-alone = { $by } : seuls des processus qui partagent une base PostgreSQL peuvent se partager le travail ; définir DATABASE_URL, ou retirer les rôles

## How old, and how long

# $count: minutes
age-minutes = { $count ->
    [0] moins d’une minute
    [one] une minute
   *[other] { $count } minutes
 }
# $count: hours
age-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
 }
# $count: days
age-days = { $count ->
    [one] un jour
   *[other] { $count } jours
 }

## Subscriptions

command-subscribe = abonner
command-subscribe-description = Recevoir ici les nouvelles
command-subscriptions = abonnements
command-subscriptions-description = Ce qui arrive ici
command-unsubscribe = désabonner
command-unsubscribe-description = Arrêter ce qui arrive ici
option-filter-description = Des mots, topic:x, lang:x, -sans ; rien du tout : tout
option-filter-placeholder = mots
option-digest-description = Une fois par jour à cette heure, comme 07:30
option-digest-placeholder = HH:MM
option-number-description = Son numéro dans la liste, ou all pour tous
option-number-placeholder = numéro ou all
button-subscribe = S’abonner
button-unsubscribe = Se désabonner
subscription-everything = tout
# $what: the filter, or everything
subscription-now = { $what }, aussitôt
# $what: the filter, or everything; $time: a time of day; $zone: its time zone
subscription-digest = { $what }, chaque jour à { $time } ({ $zone })
# $subscription: what and when
subscribed = Désormais ici : { $subscription }.
# $subscription: what and when
subscribed-already = Cela arrive déjà ici : { $subscription }.
# $subscription: what and when
subscribed-privately = À partir de maintenant, dans un message privé de ma part : { $subscription }. Si rien n’arrive, autorisez les messages privés des membres de ce serveur. Là, /subscriptions les montre et /unsubscribe y met fin.
subscribe-unreachable = Je ne peux pas vous écrire en privé. Autorisez les messages privés des membres de ce serveur et appuyez de nouveau.
# $limit: how often one may subscribe
subscribe-full = { $limit ->
    [one] Vous avez un abonnement, et on ne peut en avoir plus. /unsubscribe l’arrête.
   *[other] Vous avez { $limit } abonnements, et on ne peut en avoir plus. /unsubscribe en arrête un.
 }
subscribe-closed = On ne peut pas s’abonner ici. Écrivez-moi en privé.
subscribe-off = Cette rédaction ne prend pas d’abonnements ici. /latest donne les nouvelles.
# $offender: what cannot be read
subscribe-unreadable = Je ne peux pas lire « { $offender } ». Écrivez des mots, "une expression", -sans, topic:x, lang:x, source:x, author:x, speaker:x ou title:x ; a|b est l’un ou l’autre.
# $limit: the most characters; $words: the most words
subscribe-too-long = C’est trop pour un seul abonnement : { $limit } caractères et { $words } mots au plus. On peut en faire plusieurs.
subscriptions-heading = Ce qui arrive ici
subscriptions-none = Rien n’arrive encore ici. /subscribe y remédie.
subscriptions-how = /unsubscribe et le numéro en arrête un ; /unsubscribe all les arrête tous.
# $subscription: what and when
unsubscribed = Arrêté : { $subscription }.
# $count: how many
unsubscribed-all = { $count ->
    [one] Un abonnement est arrêté.
   *[other] { $count } abonnements sont arrêtés.
 }
unsubscribe-which = Lequel ? Écrivez son numéro, ou all ; /subscriptions les montre.
unsubscribe-not-there = Cela n’arrive plus ici. /subscriptions montre ce qui arrive.

## Posts that wait for approval

page-state-proposed = à approuver
# $destination
explain-proposed = { $destination }, attend l’accord de la rédaction (/approve)
# $destination
explain-skipped = { $destination }, non publié
reason-waits-approval = attend une décision de la rédaction
# $by: who decided
reason-skipped-by = ainsi décidé par { $by }
reason-approval-lapsed = personne n’a décidé à temps
command-approve = approuver
command-approve-description = Publier ce qui attend l’accord
command-skip = écarter
command-skip-description = Ne pas publier ce qui attend l’accord
command-decide = décider
command-decide-description = Ce que font les boutons d’une proposition
option-proposal-description = Quelle proposition ; sans, la liste
approve-none = Il n’y a rien à approuver.
# $words: what was looked for
approve-none-of = Aucune proposition pour « { $words } ».
approve-heading = À approuver
# $when: a moment
approve-until = jusqu’à { $when }
proposal-approve = Approuver
proposal-edit = Modifier
proposal-skip = Écarter
proposal-later = Plus tard
# $schedule: the schedule; $names: destinations
proposal-scheduled = À approuver : { $schedule } → { $names }
# $who: the editor; $names: destinations
proposal-ordered = À approuver : demandé par { $who } → { $names }
# $when: a moment
proposal-until-skip = sans réponse avant { $when }, il sera écarté
# $when: a moment
proposal-until-post = sans réponse avant { $when }, il sera publié
# $when: a moment
proposal-again = revient { $when }
# $who: the editor; $when: a moment
decision-proposed = proposé par { $who }, { $when }
# $who: the editor; $when: a moment
decision-edited = modifié par { $who }, { $when }
# $who: the editor; $when: a moment
decision-corrected = mis à jour par { $who }, { $when }
# $who: the editor; $when: a moment
decision-later = reporté par { $who }, { $when }
# $who: the editor; $when: a moment
decision-approved = approuvé par { $who }, { $when }
# $who: the editor; $when: a moment
decision-skipped = écarté par { $who }, { $when }
# $who: the editor; $when: a moment
decision-withdrawn = retiré par { $who }, { $when }
# $who: the editor; $when: a moment
decision-restored = restauré par { $who }, { $when }
# $when: a moment
decision-rule-proposed = proposé par un horaire, { $when }
# $when: a moment
decision-rule-edited = modifié, { $when }
# $when: a moment
decision-rule-corrected = mis à jour avec l’article, { $when }
# $when: a moment
decision-rule-later = reporté, { $when }
# $when: a moment
decision-rule-approved = approuvé, personne n’ayant décidé, { $when }
# $when: a moment
decision-rule-skipped = écarté, personne n’ayant décidé, { $when }
# $when: a moment
decision-rule-withdrawn = retiré avec l’article, { $when }
# $when: a moment
decision-rule-restored = la base de données vient d’une sauvegarde, { $when } : il peut être parti depuis
# $title: the article; $names: destinations
decide-approved = Approuvé : « { $title } » part vers { $names }.
# $title: the article; $names: destinations
decide-skipped = Écarté : « { $title } » ne part pas vers { $names }.
# $title: the article; $names: destinations
decide-later = Reporté : « { $title } » ({ $names }) revient dans une heure.
# $title: the article; $names: destinations
decide-edited = Modifié : « { $title } » ({ $names }). L’aperçu le montre.
# $title: the article; $decision: what was decided
decide-already = « { $title } » : déjà décidé, { $decision }.
# $title: the article
decide-changed = « { $title } » a changé entre-temps : voyez l’aperçu et décidez de nouveau.
# $title: the article
decide-own = Qui a demandé « { $title } » ne peut l’approuver : il faut une autre personne.
decide-unknown = Cette proposition n’existe plus.
# $title: the article
decide-what = Que changer à « { $title } » ?
decide-quotes = Citation
decide-texts = Phrases
decide-write = Écrire
decide-quotes-ask = Quelle citation ?
decide-texts-ask = Quelles phrases dans le résumé ?
decide-stories-ask = Quels sujets dans le récapitulatif ?
decide-no-quote = Aucune
# $title: the article; $limit: the most characters
decide-write-ask = Répondez à ce message avec le texte pour « { $title } » : { $limit } caractères au plus, à la place du résumé.
# $title: the article; $limit: the most characters; $count: how many were written
decide-too-long = Le texte pour « { $title } » a { $count } caractères, { $limit } au plus : raccourcissez-le.
decide-write-title = Le texte du message
# $limit: the most characters
decide-write-label = { $limit } caractères au plus

## What editors ask for

# $by: who did
reason-retracted-by = retiré par { $by }
reason-slot-paused = les destinations sont en pause
reason-kept-paused = la destination est en pause
# $destination; $when: a moment
explain-at = { $destination }, { $when }, comme demandé
# $destination; $who: the editor
explain-paused = { $destination }, en pause sur décision de { $who } jusqu’à la reprise
# $destination; $who: the editor; $when: a moment
explain-paused-until = { $destination }, en pause sur décision de { $who } jusqu’à { $when }
# $schedule: its name
notice-dry = Rien à publier pour { $schedule }
# $schedule: its name; $when: its next slot
notice-dry-text = Le prochain créneau de { $schedule }, { $when }, n’a pas d’article.
# $schedule: its name
notice-dry-back = { $schedule } a de nouveau un article pour le prochain créneau.
option-at-description = Quand : HH:MM, date et heure, ou slot pour le prochain créneau libre
option-at-placeholder = HH:MM
option-at-slot = Prochain créneau libre
# $title: the article; $names: destinations; $when: a moment
post-at = « { $title } » part vers { $names } : { $when }.
# $at: what was written
post-at-unclear = « { $at } » n’est pas un moment à venir. 18:30, 2026-12-24 18:30 ou slot conviennent.
# $names: destinations
post-at-no-slot = Aucun créneau libre pour { $names }.
# $title: the article; $names: destinations
post-proposed = « { $title } » attend l’accord d’une autre personne : { $names }.
queue-top = En tête
queue-slot = Prochain créneau libre
command-move = déplacer
command-move-description = Ce que font les boutons de la file
move-none = On ne peut plus le déplacer : il n’attend pas, ou aucun créneau n’est libre.
# $destination
move-top = { $destination } : il part en premier.
# $destination; $when: a moment
move-slot = { $destination } : il part { $when }.
command-preview = aperçu
command-preview-description = Montrer à vous seul le message d’un article
# $destination
preview-heading = Tel qu’il partirait vers { $destination }
# $names: destinations
preview-others = Aussi vers : { $names } (avec to:NOM)
command-pause = pause
command-pause-description = Mettre en pause une destination, ou toutes
option-for-description = Combien de temps : 30m, 2h, 7d ; sans, jusqu’à la reprise
option-for-placeholder = 2h
command-resume = reprendre
command-resume-description = Reprendre une destination, ou toutes
pause-all = toutes les destinations
# $names: what; $who: the editor
pause-open = En pause : { $names } (par { $who }), jusqu’à la reprise.
# $names: what; $who: the editor; $when: a moment
pause-until = En pause : { $names } (par { $who }), jusqu’à { $when }.
# $names: what
resume-done = Repris : { $names }.
resume-none = Ce n’était pas en pause.
# $names: a destination
resume-whole = { $names } n’a pas de pause à elle : toutes les destinations sont en pause. Sans nom, toutes reprennent.
# $names: a destination
resume-still = { $names } : sa propre pause est finie, mais toutes les destinations sont en pause. Sans nom, toutes reprennent.
command-correct = corriger
command-correct-description = Mettre à jour les copies publiées
# $title: the article; $names: destinations
correct-done = « { $title } » est mis à jour : { $names }.
# $title: the article
correct-none = « { $title } » : rien à mettre à jour.
# $title: the article; $names: destinations
correct-undecided = « { $title } » est en route vers { $names } : réessayez bientôt.
command-retract = retirer
command-retract-description = Retirer un article là où il est paru
# $title: the article; $names: destinations
retract-done = « { $title } » est retiré de { $names }.
# $title: the article; $names: destinations
retract-skipped = « { $title } » attendait et ne part pas vers { $names }.
# $title: the article; $names: destinations
retract-left-out = Le récapitulatif qui attend pour { $names } part sans « { $title } ».
# $title: the article; $destination; $reason
retract-failed = « { $title } » ne peut être retiré de { $destination } : { $reason }
# $title: the article; $names: destinations
retract-undecided = « { $title } » est en route vers { $names } : réessayez bientôt.
# $title: the article
retract-none = « { $title } » n’est nulle part.
command-why = pourquoi
command-why-description = Pourquoi un article est paru, ou non
command-schedules = créneaux
command-schedules-description = Les cinq prochains créneaux de chaque horaire
schedules-none = Aucun horaire.
command-sources = sources
command-sources-description = D’où viennent les articles
command-stats = chiffres
command-stats-description = Ce qui est paru ces derniers jours
option-days-description = Combien de jours (7)
option-days-placeholder = jours
# $days: how many
stats-heading = { $days ->
    [one] Ce dernier jour
   *[other] Ces { $days } derniers jours
 }
stats-readers = Lecteurs
# $count: how many
places-readers = { $count ->
    [one] un lecteur
   *[other] { $count } lecteurs
 }
stats-none = Rien n’est paru.
command-doctor = diagnostic
command-doctor-description = Comment va la rédaction, et que faire

## The command line

# $usage: the command with its options
cli-usage = usage : { $usage }
cli-every = Chacune a --help et --json.
# $name: what was written; $names: those there are
cli-no-command = pas de commande « { $name } » ; il y a { $names }
# $word: what was written
cli-word-more = « { $word } » est un mot de trop
cli-missing = il manque quelque chose
cli-missing-article = il manque quelque chose : indiquer un article
# $word: what was written; $names: those there are
cli-none-of = « { $word } » n’est pas parmi { $names }
# $option: what was written
cli-option-unknown = il n’y a pas d’option { $option }
# $option: its name
cli-option-value = { $option } demande une valeur
# $option: its name
cli-option-flag = { $option } ne prend pas de valeur
# $option: its name
cli-whole-number = { $option } demande un nombre entier à partir de 1
# $option, $other: options
cli-goes-with = { $option } va avec { $other }
cli-one-place = indiquer un fichier ou une adresse
cli-one-place-or-input = indiquer un fichier, une adresse, ou - pour l’entrée standard
cli-jsonl-no-file = --jsonl lit l’entrée standard : n’indiquer aucun fichier
cli-both-databases = indiquer les deux bases, avec --from et --to
cli-hold-no-file = avec --hold, n’indiquer aucun fichier
# $option: its name; $length: what was written
cli-length = { $option } { $length } : une durée s’écrit comme 30m, 2h ou 7d
cli-days = le nombre de jours est un nombre entier de 1 à 999
# $delivery: its id
cli-verdict = dire de { $delivery } : there s’il y est, ou again s’il faut le renvoyer
# $file: its path, or that it was not written; $theme, $size: how it looks; $width, $height: in pixels; $type: a media type; $kilobytes: its size
cli-card-drawn = { $file } : { $theme }, { $size }, { $width }×{ $height } { $type }, { $kilobytes } ko
# $option: how a file is named
cli-card-unwritten = non écrite ({ $option })
# $file: its path; $type: a media type; $ending: of a name
cli-card-ending = { $file } contient { $type } ; un nom en { $ending } le dirait
# $file: the database; $backup: a file
cli-restored = { $file } est maintenant { $backup }
# $folder: its path
cli-restored-aside = ce qui s’y trouvait avant est dans { $folder }
# $file: the database; $backup: a file
cli-restored-whole = { $backup } est intacte. Pour la mettre à la place de { $file }, le dire avec --yes.
cli-feed-none = aucun flux n’a été trouvé là ; en chercher un dans un navigateur et donner son adresse
# $count: how many
cli-feed-items = { $count ->
    [one] un élément
   *[other] { $count } éléments
 }
cli-feed-untitled = (sans titre)
cli-feed-undated = (sans date)
cli-analyze-summary = Résumé
cli-analyze-quotes = Citations
cli-analyze-keywords = Mots-clés
cli-analyze-dropped = Écarté
# $time: a moment
cli-analyze-published = paru { $time }
cli-analyze-card = (pour la carte)
cli-analyze-nobody = (personne de nommé)
cli-analyze-no-rule = aucune règle
# $name: a person
cli-analyze-guess = peut-être { $name }
# $percent: how sure
cli-analyze-sure = sûr à { $percent } %
# $outlet: a paper
cli-analyze-outlet = reprend { $outlet }
# $count: how many
cli-analyze-paragraphs = { $count ->
    [one] un paragraphe
   *[other] { $count } paragraphes
 }
# $option: how one is named
cli-feed-several = il y a plusieurs flux : en indiquer un avec { $option }
# $address: of a feed
cli-feed-there = { $address } est déjà une source
# $address: of a feed
cli-feed-secret = { $address } est laissé de côté : donner utilisateur et mot de passe comme réglages de la source
# $name: of a source
cli-feed-key = { $name } est laissé de côté : son adresse contient une clé
# $file: the config
cli-feed-written = écrit dans { $file } ; une rédaction en marche le lira dans quelques secondes
# $name: of a source
cli-feed-not-waiting = aucune source nommée « { $name } » n’attend la rédaction ; voir strillone sources
# $name: of a source
cli-feed-news = { $name } : ce qu’il montre compte comme nouvelles, dès la prochaine lecture
# $name: of a source
cli-feed-known = { $name } : ce qu’il montre maintenant est connu et ne paraît pas ; ce qui viendra ensuite est nouveau
# $name: of a source; $count: how many articles
cli-folder-released = { $name } : articles retirés, dont les fichiers ne sont pas là : { $count }
value-article = article
value-command = commande
value-database = base
value-days = jours
value-delivery = envoi
value-destination = destination
value-file = fichier
value-moment = moment
value-name = nom
value-options = options
value-proposal = proposition
value-role = rôle
value-size = format
value-time = durée
summary-start = Fait marcher la rédaction jusqu’à Ctrl-C.
summary-check = Vérifie le fichier de configuration, les dossiers d’articles, les jetons et les droits dans chaque salon.
summary-init = Prépare une rédaction : interroge, vérifie les jetons, trouve les salons, écrit la configuration et .env.
summary-analyze = Montre ce que la rédaction tire d’un article.
summary-preview = Montre le message que deviendrait un article, sans le publier.
summary-post = Publie un article maintenant.
summary-queue = Montre ce qui doit encore partir, le prochain d’abord.
summary-history = Montre ce qui est terminé, le plus récent d’abord.
summary-held = Montre ce qui est en suspens, ou décide d’un de ces envois.
summary-approve = Publie ce qui attend l’accord, ou le liste.
summary-skip = Ne publie pas ce qui attend l’accord, ou le liste.
summary-correct = Met à jour les copies publiées d’un article.
summary-retract = Retire un article là où il est paru, et dit ce qui n’a pas pu l’être.
summary-pause = Ne publie rien à une destination, ou à aucune, pendant un moment.
summary-resume = Publie de nouveau à une destination, ou à toutes.
summary-stats = Montre ce qui a paru, a changé ou n’a pas paru ces derniers jours.
summary-why = Dit pourquoi un article est paru, ou pourquoi non.
summary-schedules = Montre chaque horaire, son prochain créneau avec l’article probable, et ce que sont devenus les derniers.
summary-sources = Montre d’où viennent les articles, combien il y en a, et ce qui n’a pas pu être lu ; ajoute des flux.
summary-subscriptions = Montre à quoi les lecteurs sont abonnés, et où.
summary-read-feed = Montre ce qui est lu d’un flux ou d’un sitemap de nouvelles.
summary-doctor = Explique l’état de tout : base, service, destinations, envois, horaires, sources.
summary-backup = Copie la base, que la rédaction soit en marche ou non, et vérifie la copie.
summary-restore = Met une sauvegarde à la place de la base. La rédaction doit être arrêtée.
summary-migrate = Déplace la rédaction d’une base à une autre, et compare les deux à la fin.
summary-export = Écrit tous les articles et abonnements en JSON Lines, que la rédaction soit en marche ou non.
summary-import = Reprend articles et abonnements de JSON Lines ; ce qui s’y trouve déjà reste tel quel.
summary-completion = Imprime ce qui complète ces commandes dans un shell.
help-json = la même chose, en JSON
help-help = cette page
help-roles = ce que fait ce processus, quand plusieurs partagent une base PostgreSQL (tout) :
help-role-sources = lit dossiers et flux
help-role-planner = remplit créneaux, résumés et abonnements
help-role-dispatcher = envoie
help-role-web = sert la page, les mesures et les articles poussés
help-role-maintenance = sauvegardes, conservation, santé
help-role-platforms = et le nom de chaque plateforme : entend ce qui s’y dit
# $name: a variable of the environment
help-role-before = Cela passe avant { $name }.
help-init-kept = Ce qui existe déjà n’est pas écrasé sans question.
# $format: of a line
help-jsonl = un objet par ligne en entrée : { $format } ; un par ligne en sortie
help-explain = dire quelle règle a nommé chaque locuteur
# $count: the default
help-summary-chars = résumé le plus long, en caractères ({ $count })
help-summary-sentences = résumé le plus long, en phrases plutôt
help-article = son identifiant, ou quelques mots de son titre
help-preview-to = tel que cette destination le recevrait (la première)
help-preview-out = y écrire la carte
help-preview-card = seulement la carte, aussi d’un fichier ; sans article, du plus récent
help-preview-theme = de config/themes (celui de la destination)
# $names: those there are
help-preview-size = l’un de { $names } (celui de la destination)
help-post-to = seulement à cette destination
help-post-again = aussi là où il est déjà paru, ou a été retiré
# $time, $moment: two examples
help-post-at = { $time } ou { $moment }, dans le fuseau de la rédaction
# $count: the default
help-limit = au plus autant d’envois ({ $count })
help-of-article = seulement de cet article
help-to-destination = seulement vers cette destination
help-readers = aussi aux lecteurs abonnés, comme avec toutes ces options sauf --limit, et en JSON
help-held-delivery = son identifiant, tel que la liste et queue --json le montrent
help-held-there = il y est : rien de plus n’est envoyé
help-held-again = il n’y est pas : il est renvoyé
help-proposal = l’identifiant d’un message ou d’un article, ou des mots de son titre ; sans lui, tout ce qui attend est listé
help-change-to = seulement à cette destination
help-pause-destination = son nom ; sans lui, toutes
help-pause-for = 30m, 2h ou 7d ; sans, jusqu’à la reprise
help-resume-destination = son nom ; sans lui, tout ce qui est en pause
# $count: the default
help-days = combien ({ $count })
help-why-article = son identifiant, son adresse, ou des mots de son titre entre guillemets
help-why-destination = seulement là
# $name, $take: options
help-sources-add = trouve le flux d’une page et l’écrit dans la configuration ; { $name }, { $take } s’il y en a plusieurs
help-sources-release = reprend un flux qui montrait trop de nouveautés : elles sont connues, ou avec --news ce sont des nouvelles ; pour un dossier vide : ses fichiers ont été supprimés
help-sources-import = écrit les flux d’une liste OPML dans la configuration, avec leurs titres
help-sources-export = les flux de la configuration en liste OPML
help-feed-html = Les titres balisés, résumés et contenus sont du HTML assaini.
help-doctor-code = Finit par 1 quand quelque chose demande une personne.
help-backup-out = dans ce fichier, qui ne doit pas exister ; sans lui, parmi les sauvegardes horaires
help-backup-postgres = Une base PostgreSQL est copiée par pg_dump, dans son format custom, et demande --out.
help-restore-file = une sauvegarde ; strillone doctor indique la plus récente
help-restore-yes = le faire ; sans, la sauvegarde est seulement vérifiée
help-restore-hold = sans fichier, après qu’un serveur PostgreSQL a remis une copie : retenir ce qui devait partir
help-restore-aside = Ce qui s’y trouvait va dans un dossier à côté. Ce qui devait partir est retenu : il a pu partir depuis la sauvegarde.
# $sqlite, $postgres: how an address is written
help-migrate-from = où elle est : { $sqlite } ou { $postgres } ; elle reste telle quelle
help-migrate-to = où elle va : une vide, ou une où le même déplacement a été interrompu
help-migrate-ended = La rédaction doit être arrêtée. Un déplacement interrompu reprend où il en était quand on le relance.
help-export-file = ne doit pas exister ; un objet par ligne, de type article ou subscription
help-export-rest = Les messages et ce qu’ils sont devenus n’y sont pas : strillone migrate déplace tout, strillone backup copie tout.
help-import-file = tel que strillone export l’écrit
help-import-posts = Cela ne publie rien : les abonnés ne reçoivent pas ce qui est importé. Les horaires peuvent le choisir comme d’autres articles de son âge.
help-import-code = Finit par 1 quand une ligne n’a pas pu être lue.

## Déménager, exporter, importer

# $option: the option
reason-move-address = { $option } ne nomme aucune base de données : écrivez sqlite:CHEMIN ou postgres://utilisateur:motdepasse@hôte:5432/base.
# $place: the database
reason-move-same = { $place } est à la fois le départ et l’arrivée. Indiquez une autre base.
# $place: the database; $table: one of its tables; $count: its rows
reason-move-filled = { $place } n’est pas vide : lignes de sa table { $table } : { $count }. Indiquez une base qui n’en a aucune.
# $place: the database; $table: one of its tables
reason-move-other = { $place } contient le début d’un déménagement, mais pas de cette rédaction telle qu’elle est ({ $table } diffère). Retirez cette base, ou videz-la, et recommencez.
# $place: the database; $table: one of its tables; $row: the key of a row; $detail: what the database says
reason-move-row = { $place } n’accepte pas la ligne { $row } de { $table } : { $detail }
move-table = table
move-rows = lignes
move-hash = SHA-256
move-same = identique
move-other = différente
# $from: the former database; $to: the new one; $rows: how many were copied
move-done = { $from } est maintenant dans { $to }, chaque ligne lue et comparée ; { $rows } ont été copiées. L’ancienne base est restée telle quelle : ne démarrez la rédaction que sur la nouvelle.
# $from: the former database; $to: the new one
move-differs = { $to } n’est pas identique à { $from }. Aucune rédaction n’y démarre. Pendant un déménagement, personne ne doit écrire dans l’une ou l’autre : videz { $to } et recommencez.
# $file: the file; $articles, $subscriptions: how many
cli-exported = { $file } : articles { $articles }, abonnements { $subscriptions }
# $articles, $subscriptions: how many were imported; $skipped: how many lines were not
cli-imported = Nouveaux articles : { $articles } ; nouveaux abonnements : { $subscriptions } ; lignes ignorées : { $skipped }
# $line: its number; $why: one of the following phrases
import-line = ligne { $line } : { $why }
reason-import-there = est déjà là et reste tel quel
reason-import-duplicate = sa source a un autre article avec cette adresse ou ces mots
reason-import-forgotten = a été supprimé ici parce qu’il était ancien
reason-import-no-json = n’est pas un objet JSON
# $type: what it says it is
reason-import-unknown = est de type { $type }, qui n’est ni article ni subscription
# $example: a moment
reason-line-moment = un moment s’écrit comme { $example }
reason-line-rhythm = écrire now, ou une heure comme 07:30
reason-line-hash = ce sont 64 chiffres hexadécimaux
reason-line-part = une phrase ou une citation n’est pas ce qui se trouve à sa place dans le texte ; exporter à nouveau l’article
import-unmarked = Les lignes du fichier ne disent pas quelle place elles avaient, comme les écrivent les anciennes versions : on ne peut dire si tout y est
# $line: the number of its last line
import-cut = Le fichier a été coupé après la ligne { $line } : la suite manque. Il faut l’exporter ou le copier de nouveau ; ce qui s’y trouvait a été pris
# $lacking: how many lines are missing
import-lacks = Des lignes exportées, il en manque tant dans le fichier : { $lacking }. Il faut l’exporter ou le copier de nouveau
# $place: the database
reason-backup-no-program = pg_dump, qui copie { $place }, n’est pas sur cette machine. Installez les programmes clients de PostgreSQL, ou écrivez articles et abonnements avec : strillone export FICHIER
# $place: the database
reason-backup-by-server = { $place } est sur un serveur PostgreSQL : c’est à qui le gère de le sauvegarder. strillone backup --out FICHIER en fait une copie tout de suite, avec pg_dump
# $place: the database; $command: what to say
restore-by-program = { $place } est sur un serveur PostgreSQL, qui remet la copie en place lui-même. Arrêtez la rédaction, puis lancez ceci là où sont les programmes clients de PostgreSQL ; si quelque chose échoue, la base reste comme elle était : { $command }
# $file: the copy; $bytes: its size
cli-dumped = { $file } : { $bytes } octets, écrits par pg_dump
# $place: the database; $count: how many deliveries
restore-held = { $place } : envois retenus : { $count }, car ils ont pu partir depuis la copie. La rédaction sera interrogée quand elle sera en marche.
# $place: the database
restore-none = { $place } : rien n’était dû
# $place: the database
restore-news = { $place } : ce que les horaires ont choisi depuis la copie n’y est pas connu : ils peuvent le choisir de nouveau. Les nouvelles publiées avant maintenant ne vont ni aux abonnés ni parmi les urgentes : ce qui en manque, la rédaction le publie.

init-name = Comment s’appelle la rédaction ?
init-name-wrong = Un nom a des lettres, et pas de signe dollar devant une accolade.
init-timezone = Fuseau horaire
init-timezone-wrong = Ce fuseau horaire n’existe pas ; il s’écrit comme Europe/Rome.
init-platforms = Où publier ? (nulle part : seulement l’aperçu)
# $platform: its name; $from: where to get one
init-token = { $platform } : le jeton du bot, depuis { $from }
# $platform: its name; $name: the bot
init-token-good = { $platform } connaît ce bot : { $name }
# $name: the bot; $word: what to write
init-word = Ajoutez { $name } au canal ou au groupe comme administrateur qui peut publier, puis écrivez-y : { $word }
# $place: its name
init-place-found = Trouvé : { $place }
# $name: the bot
init-place-none = { $name } ne voit aucun lieu où publier : il faut d’abord l’inviter.
init-place-choose = Dans quel salon ?
init-again = Réessayer ?
# $file: its path
init-overwrite = { $file } existe déjà. L’écraser ?
# $file: its path
init-replace-tokens = { $file } contient déjà d’autres jetons. Les remplacer ?
# $file: its path
init-kept = { $file } est resté tel quel.
# $file: its path
init-written = { $file } est écrit.
# $names: destinations
init-test = Envoyer maintenant une carte d’essai à { $names } ?
init-done = La rédaction démarre avec : npm start
init-stopped = Rien n’a été écrit.
init-no-terminal = init pose des questions : lancez-le dans un terminal.

## Telegram

# $time: a time of day
post-over = N’est plus d’actualité depuis le { $time }
button-share = Partager
button-more-quotes = Autres citations
button-copy = Copier la citation
button-comments = Commenter
reason-no-pin-right = le bot ne peut pas y épingler de messages
reason-no-unpin-right = le bot ne peut pas y détacher de messages : détachez-le à la main
# $destination: where the post is
reason-comment = résumé plus long sous la publication de { $destination }
command-report = signaler
command-report-description = Dire quelque chose à la rédaction
button-report = Le dire à la rédaction
report-told = Merci : la rédaction l’a reçu.
report-too-many = C’est beaucoup à la fois. Écrivez de nouveau plus tard.
report-nobody = La rédaction n’est pas joignable d’ici.
report-heading = Un lecteur écrit
# $who: a name and an id; $platform: as people call it
report-from = De { $who }, sur { $platform }
# $place: a chat
report-place = Dans { $place }
# $count: reactions of readers
stats-reactions = { $count ->
    [one] une réaction
   *[other] { $count } réactions
}
