### What the bot says in Italian. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Fonte: { $outlet }
post-read = Leggi
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Citazione di { $speaker }, { $role }: { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Citazione di { $speaker }: { $text }
# $text: the quotation
card-alt-quote-unnamed = Citazione: { $text }
# $text: the headline
card-alt-headline = Titolo: { $text }

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
option-to-description = Una sola destinazione
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
post-standing = «{ $title }» c’è già, o sta per uscire, in: { $names }. Per ripeterlo: again:sì
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
slot-no-destination = nessuna delle sue destinazioni è attiva
order-why = ordinato dalla redazione
