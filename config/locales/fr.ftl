### What stands around a post for readers of French; editors are answered in the newsroom's own language.
### A comment above a phrase names its arguments.

# $outlet: the paper the article comes from
post-source = Source : { $outlet }
post-read = Lire
# $time: a time of day
post-updated = Mis à jour à { $time }
# $time: a time of day
post-retracted = Retiré à { $time }
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
# the word on the card of news that cannot wait
card-breaking = Dernière minute
