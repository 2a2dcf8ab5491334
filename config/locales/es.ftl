### What stands around a post for readers of Spanish; editors are answered in the newsroom's own language.
### A comment above a phrase names its arguments.

# $outlet: the paper the article comes from
post-source = Fuente: { $outlet }
post-read = Leer
# $time: a time of day
post-updated = Actualizado a las { $time }
# $time: a time of day
post-retracted = Retirado a las { $time }
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Cita de { $speaker }, { $role }: { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Cita de { $speaker }: { $text }
# $text: the quotation
card-alt-quote-unnamed = Cita: { $text }
# $text: the headline
card-alt-headline = Titular: { $text }
# $text: the headline
card-alt-breaking = Última hora: { $text }
# $text: the digest's dated heading; $items: the titles on its cover, already joined
card-alt-digest = { $text }: { $items }
# the word on the card of news that cannot wait
card-breaking = Última hora
