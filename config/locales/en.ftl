### What the bot says in English. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Source: { $outlet }
post-read = Read
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Quotation from { $speaker }, { $role }: { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Quotation from { $speaker }: { $text }
# $text: the quotation
card-alt-quote-unnamed = Quotation: { $text }
# $text: the headline
card-alt-headline = Headline: { $text }

## Commands, their answers, slots and orders

command-start = start
command-start-description = Introduction and commands
command-help = help
command-help-description = What I can do
command-latest = latest
command-latest-description = The latest articles
command-quote = quote
command-quote-description = A quotation, with who said it
command-post = post
command-post-description = Post an article now
option-article-description = A few words of the title
option-to-description = One destination only
option-again-description = Also where it was posted already
option-yes = yes
start-welcome = Hello. I bring the news of this newsroom, in the words of those who said them.
help-intro = This is what you can ask for:
latest-heading = The latest
latest-none = There are no articles yet. The next one will be here soon.
quote-none = No recent article has a quotation to show.
# $title: the article
quote-none-in = “{ $title }” has no quotation to show.
# $words: what was looked for
article-none = No article with the words “{ $words }”. Try other words of its title.
article-several = Several articles fit. Say it again with the id of the right one:
# $to: what was asked for; $names: the destinations
post-no-destination = No destination “{ $to }”. There are: { $names }.
# $title: the article; $names: destinations
post-ordered = “{ $title }” is on its way to: { $names }.
# $title: the article; $names: destinations
post-standing = “{ $title }” is there already, or on its way, in: { $names }. To repeat it: again:yes
refused = This command is for the newsroom’s editors. /help shows the rest.
failed = Something went wrong, and it was noted. Please try again in a while.
# $usage: the command with its options
usage = It is used like this: { $usage }
# $count: how many articles; $titles: their titles
slot-filled = { $count ->
    [one] one article
   *[other] { $count } articles
 }: { $titles }
# $count: how many slots; $policy: skip, latest or all
slot-missed = { $count ->
    [one] one slot fell while the service was down
   *[other] { $count } slots fell while the service was down
 } (missed: { $policy })
slot-new-schedule = new schedule: its first slot is the next one
slot-no-destination = none of its destinations takes part
order-why = ordered by an editor
