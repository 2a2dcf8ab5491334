### What stands around a post for readers of German; editors are answered in the newsroom's own language.
### A comment above a phrase names its arguments.

# $outlet: the paper the article comes from
post-source = Quelle: { $outlet }
post-read = Lesen
# $time: a time of day
post-updated = Aktualisiert um { $time }
# $time: a time of day
post-retracted = Zurückgezogen um { $time }
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
