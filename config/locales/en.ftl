### What the bot says in English. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Source: { $outlet }
post-read = Read
post-paywalled = for subscribers
post-also = Also reported by
# $time: a time of day
post-updated = Updated { $time }
# $time: a time of day
post-retracted = Withdrawn { $time }
# $speaker, $role: who speaks and in what office; $text: the quotation
card-alt-quote = Quotation from { $speaker }, { $role }: { $text }
# $speaker: who speaks; $text: the quotation
card-alt-quote-no-role = Quotation from { $speaker }: { $text }
# $text: the quotation
card-alt-quote-unnamed = Quotation: { $text }
# $text: the headline
card-alt-headline = Headline: { $text }
# $text: the headline
card-alt-breaking = Breaking news: { $text }
# $text: the digest's dated heading; $items: the titles on its cover, already joined
card-alt-digest = { $text }: { $items }
# $date: a day, as in Sunday 29 November
digest-heading = News of { $date }
# the word on the card of news that cannot wait
card-breaking = Breaking

## Commands and their answers

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
option-article-placeholder = words of the title
option-to-description = One destination only
option-to-placeholder = NAME
option-again-description = Also where it was posted already
option-yes = yes
start-welcome = Hello. I bring the news of this newsroom, in the words of those who said them.
help-intro = This is what you can ask for:
latest-heading = The latest
latest-none = There are no articles yet. The next one will be here soon.
quote-none = No recent article has a quotation to show.
# $words: what was looked for
article-none = No article with the words “{ $words }”. Try other words of its title.
article-several = Several articles fit. Say it again with the id of the right one:
# $to: what was asked for; $names: the destinations
post-no-destination = No destination “{ $to }”. There are: { $names }.
# $title: the article; $names: destinations
post-ordered = “{ $title }” is on its way to: { $names }.
# $title, $names, $who: who retracted it
post-taken-back = “{ $title }” was retracted by { $who }, so it does not go to: { $names }. To post it all the same: again:yes
# $title: the article; $names: destinations
post-standing = “{ $title }” is there already in: { $names }. To repeat it: again:yes
# $title: the article; $names: destinations
post-waiting = “{ $title }” is on its way already, or waits, in: { $names }. The newsroom’s page says why.
# $title: the article; $names: destinations
post-paused = “{ $title }” waits for the end of the pause of: { $names }.
refused = This command is for the newsroom’s editors. /help shows the rest.
failed = Something went wrong, and it was noted. Please try again in a while.
# $usage: the command with its options
usage = It is used like this: { $usage }

## What readers ask

command-search = search
command-search-description = Search all articles for words
command-article = article
command-article-description = An article in short, with its quotations
command-topics = topics
command-topics-description = What the newest articles are about
command-mute = mute
command-mute-description = Send nothing here for a while
command-language = language
command-language-description = The language of answers and articles here
command-timezone = timezone
command-timezone-description = The time zone of the times shown here
command-forgetme = forgetme
command-forgetme-description = Delete all that is kept about you
option-topic-description = Only articles on this topic
option-topic-placeholder = topic
option-count-description = How many, up to ten
option-count-placeholder = NUMBER
option-words-description = Words that the article holds
option-words-placeholder = words
option-speaker-description = Who said it, or words of it
option-speaker-placeholder = speaker or words
option-duration-description = How long: 30m, 8h, 2d, 1w; off ends it
option-duration-placeholder = 8h|2d|off
option-off = no longer muted
option-tag-description = A language, such as en or English
option-tag-placeholder = language
option-auto = automatic
option-zone-description = A zone or a city, such as Europe/Rome or Rome
option-zone-placeholder = zone or city
search-heading = Search
# $words: what was looked for
search-none = No article holds { $words }. Try fewer or other words.
# $topic: what was asked for
latest-none-on = There are no articles on { $topic }. /topics shows what there is.
# $words: what was looked for
quote-none-for = There is no quotation for { $words }.
article-which = Several articles fit. Which one?
topics-heading = Topics
topics-none = The newest articles name no topics. /latest shows them.
# $when: a moment
mute-until = Nothing comes here unasked until { $when }. /mute off ends it.
mute-off = What is subscribed to comes here again.
# $language: its name
language-set = From now on answers here are in this language: { $language }.
language-auto = Answers here are again in the language of whoever asks.
# $languages: those there are
language-unknown = I do not speak that language. These I do: { $languages }.
# $zone: its name; $time: the time there
timezone-set = Times here are those of { $zone }, where it is { $time } now.
# $zone: its name
timezone-auto = Times here are again the newsroom’s own: { $zone }.
timezone-unknown = I know no time zone of that name, or several. One is written like Europe/Rome.
forgotten = Done: all that was kept about you is deleted.
forgotten-nothing = Nothing was kept about you, and nothing is.
forgotten-editor = What you have ordered and decided as an editor stays in the newsroom’s history.
refused-manager = In a group this is for its administrators. In a private chat with me it is yours.
refused-nobody = I cannot tell who you are, since this account is shared by many. Ask me in a private chat.
answered-privately = I have answered you in private.
answer-privately = Everybody reads along here. Write to me in private and ask there.
# $name: what was written
unknown-command = { $name } is none of my commands. /help shows them.
# $name: what was written; $command: the nearest
unknown-near = { $name } is none of my commands. Is it { $command }? /help shows them all.
unknown-words = I answer to commands: /help shows them. Shall I search the articles for these words?
unknown-wordless = I answer to commands and words: /help shows what I can do.
too-many = That is a lot at once. Please wait half a minute, then ask again.
interrupted = What you asked for was interrupted, and may not have been done.
# $command: its name
interrupted-command = { $command } was interrupted, and may not have been done.
interrupted-look = Look with /queue at what is there; if it is missing, ask again.
interrupted-again = If something is missing, ask again.
button-expired = This button is too old. Please ask again.
button-another = These buttons are for whoever asked. Ask for yourself, and you get your own.
button-previous = Previous
button-next = Next
button-search = Search
button-article = The article
button-longer = Longer summary
more-none = There is nothing more: the article is no longer kept.
command-card = card
command-card-description = The card of a quotation
message-card = Quote card of this message
card-no-words = This message has no words.
# $count: the most
card-too-long = A card has room for { $count } characters at most.
card-not-drawn = The card could not be drawn.
button-shorter = Shorter
# $count: how many
button-quotes = Quotations: { $count }

## What editors are told and asked

command-held = held
command-held-description = Messages on hold: say whether they are there or send them again
command-add = add
command-add-description = Give the newsroom an article: its address, its text or a file
command-discard = discard
command-discard-description = Take back an article that an editor sent
option-given-description = An address, or the text with its title on the first line
option-given-placeholder = address or text
option-file-description = A text file of the article: .txt, .md, .html or .json
option-file-placeholder = file
# $endings
add-no-text-file = That is no text file. Send { $endings }, or the text itself.
# $limit
add-too-large = The file has more than { $limit } MB: send the article only.
# $message: what is wrong
add-failed = No article can be made of it: { $message }
add-ask = It goes nowhere until somebody decides.
button-post-all = Post everywhere
# $destination: the destination
button-post-to = Post to { $destination }
button-discard = Discard
# $title: the article
discarded = Discarded: “{ $title }”.
discard-none = It is there no more, or no editor sent it.
command-resolve = resolve
command-resolve-description = Say whether a message on hold is there or goes again
command-queue = queue
command-queue-description = What is still to go out, and when
option-delivery-description = The id of the delivery, as /held shows it
option-delivery-placeholder = id
option-verdict-description = there: it is there already · again: send it again
option-verdict-placeholder = there|again
verdict-there = It is there
verdict-again = Send again
held-none = No message is on hold.
held-heading = Messages on hold
held-ask = It is not certain that these arrived. Look into the chat, then decide:
# $count: held deliveries that are not shown
held-more = { $count ->
    [one] … and one more: /held shows it when these are decided.
   *[other] … and { $count } more: /held shows them when these are decided.
 }
held-not-found = No delivery has this id. /held shows those on hold.
# $who: the editor; $title: the article; $destination: the destination
resolved-there = { $who }: “{ $title }” is there, in { $destination }. Nothing more is sent.
# $who: the editor; $title: the article; $destination: the destination
resolved-again = { $who }: “{ $title }” goes to { $destination } again.
# $title: the article; $destination: the destination; $state: in words
resolved-already = That is decided already: “{ $title }” in { $destination } is { $state }.
button-unknown = This button is no longer good. Please ask again.
notice-held = Did it arrive?
# $title: the article; $destination: the destination
notice-held-text = It is not certain that “{ $title }” arrived in { $destination }. So that nothing goes out twice, it waits for an editor’s word: please look into the chat.
# $count: how many more
notice-held-more = { $count ->
    [one] One more message is on hold: /held
   *[other] { $count } more messages are on hold: /held
 }
# $reason: in the words of the platform
notice-reason = Reason: { $reason }
notice-open = Open the chat
notice-dead = It did not go out
# $title: the article; $destination: the destination
notice-dead-text = “{ $title }” did not go out to { $destination }, and as it is it cannot be sent. /post orders it anew.
notice-unchanged = A copy was not changed
# $title: the article; $destination: the destination
notice-unchanged-text = The copy of “{ $title }” in { $destination } does not say what the article says now, or should be gone.
# $count: how many; $titles: some of their titles
notice-dead-many = { $count } messages did not go out; the newsroom’s page says why. Among them: { $titles }
notice-suspended = Destination suspended
# $destination: the destination
notice-suspended-text = The bot may no longer write in { $destination }. Its settings are kept and its messages wait; it is tried once a day, and at once when the right is back.
# $destination: the destination
notice-resumed = { $destination } takes messages again.
# $platform: its name
notice-platform-refused = { $platform } refuses the bot: nothing goes out there until somebody mends it.
# $platform: its name
notice-platform-back = { $platform } accepts the bot again.
# $from: the old address; $to: the new one; $destination: the destination
notice-moved = { $destination } moved from { $from } to { $to }: messages follow it. Please change the address in the configuration.
# $source: its name
notice-source = { $source } needs a look
# $source: its name
notice-source-back = { $source } can be read again.
# $source: its name; $to: the new address
notice-source-moved = { $source } lives at { $to } now and is read there. Please change the address in the configuration.
notice-backup-failed = No backup of the database can be made; it is tried again every ten minutes.
notice-backup-back = Backups of the database are made again.
notice-config-refused = The changed configuration cannot be used: the newsroom goes on with the one before.
notice-config-back = The configuration can be read again, and the newsroom works by it.
# $count: posts that wait
notice-approval-off = Approval is switched off, but { $count ->
    [one] one post waits
   *[other] { $count } posts wait
 } for it still. Nothing is posted unasked: /approve and /skip decide, and so does the page.
notice-approval-back = Scheduled posts wait for approval again.
notice-flaw = Something is wrong in the database
# $count: how many; $delivery, $destination, $flaw: the first of them
notice-flaw-text = { $count ->
    [one] A delivery is in an impossible state: { $delivery } to { $destination } ({ $flaw }).
   *[other] { $count } deliveries are in an impossible state; the first is { $delivery } to { $destination } ({ $flaw }).
} The command “strillone doctor” says more.
# $count: how many
notice-flaw-back = { $count ->
    [one] The delivery that was in an impossible state no longer is.
   *[other] { $count } deliveries that were in an impossible state no longer are.
 }
notice-database-down = The database cannot be written: nothing goes out until that is mended.
notice-database-back = The database can be written again: everything goes on from where it was.

## What is still to happen

queue-heading = On its way
queue-none = Nothing is waiting.
# $states: counts by state
queue-counts = In all · { $states }
# $count: how many; $state: in words
queue-count = { $state }: { $count }
# $count: how many
queue-readers = { $count ->
    [one] … and one to a reader who subscribes
   *[other] … and { $count } to readers who subscribe
 }
# $count: how many are not shown
queue-more = { $count ->
    [one] … and one more
   *[other] … and { $count } more
 }
## What becomes of a delivery, a sentence for each

# $destination: the destination
explain-soon = { $destination }, leaves as soon as possible
# $destination: the destination
explain-leaving = { $destination }, is leaving now
# $destination: the destination; $when: the next try
explain-quiet = { $destination }, { $when }, quiet hours
# $destination: the destination; $when: the next try
explain-behind = { $destination }, { $when } or shortly after, waits behind another message
# $destination: the destination; $when: the next try
explain-blocked = { $destination }, { $when } or shortly after
# $destination: the destination; $when: the next try
explain-retry = { $destination }, tried again { $when }
# $destination: the destination; $when: the next look
explain-doubt = { $destination }, may be there already; looked for { $when }
# $destination: the destination; $when: the next try
explain-suspended = { $destination }, closed to the bot; tried again { $when }
# $destination: the destination
explain-closed = { $destination }, closed to the bot
# $destination: the destination
explain-held = { $destination }, waits for an editor’s word (/held)
# $destination: the destination; $when: when it was
explain-sent = { $destination }, sent { $when }
# $destination: the destination; $when: when it was
explain-changed = { $destination }, done { $when }
# $destination: the destination
explain-dead = { $destination }, did not go out
# $destination: the destination
explain-withdrawn = { $destination }, withdrawn before it went out
# $destination: the destination
explain-expired = { $destination }, not sent any more
# $destination: the destination
explain-not-picked = { $destination }, not picked
# $destination: the destination of a message that is edited
explain-place-edit = { $destination } (correction)
# $destination: the destination of a message that is deleted
explain-place-delete = { $destination } (removal)
# $sentence: one of these; $reason: why
explain-because = { $sentence }: { $reason }
# $time: the time of day; $day: today, tomorrow, or a date
moment = { $day } { $time }
moment-soon = in a moment

## The newsroom page

# the locale's own tag, for the page and its dates
page-language = en
# $brand: the newsroom's name
page-title = { $brand }, the newsroom
page-skip = Skip to the content
# $time: when the page was made; $zone: the time zone of all its times
page-updated = updated at { $time } ({ $zone })
# $count: messages sent
page-sent-count = { $count ->
    [0] nothing sent yet
    [one] one message sent
   *[other] { $count } messages sent
 }
page-attention = Please have a look
page-held = Messages on hold
page-held-intro = It is not certain that these arrived. So that nothing goes out twice, they wait for an editor’s word: a look into the chat will tell.
page-needs = To be put right
page-needs-seen = Last checked:
page-faults = Files to correct
# $line: where in the file
page-line = line { $line }
page-next = Coming up
page-next-none = No schedule is set. Add one under “schedules” in the configuration.
page-next-no-article = No article fits so far
# $names: the destinations
page-to = to { $names }
page-posts = Latest posts
page-posts-none = Nothing is out yet. The first story appears here as soon as it leaves.
page-why = Why this one:
page-where = Where it went
# $platform: its name
page-on-platform = On { $platform }
# $title: the article
page-card-of = Card for “{ $title }”
page-queue = On its way
page-queue-none = Nothing is waiting: all that was due has gone out.
# $count: how often it was tried
page-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
 }
page-look = How it will look
page-destinations = Destinations
page-destinations-none = No destination. Add one under “destinations” in the configuration.
page-this-page = this page
page-on = on
page-off = off
page-sources = Sources
page-sources-none = No source. Add one under “sources” in the configuration.
page-source-ok = read
page-source-failing = cannot be read
page-source-gone = gone
page-source-quarantined = waits for an editor
# $when: the last time
page-source-read = read { $when }
# $when: the next time
page-source-next = next { $when }
# $count: how many articles
page-articles = { $count ->
    [0] no articles
    [one] one article
   *[other] { $count } articles
 }
page-slots = Recent slots
page-slots-none = No slot yet: the first one is above, under what is coming up.
page-state-queued = queued
page-state-claimed = leaving
page-state-retry = trying again
page-state-held = on hold
page-state-suspended = chat closed
page-state-sent = sent
page-state-dead = failed
page-state-withdrawn = withdrawn
page-state-expired = expired
page-state-filled = picked
page-state-empty = empty
page-state-skipped = skipped
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-edit = corrected { $time }
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-delete = removed { $time }
# a change that is not done; $state: one of the states above
page-change-edit = correction: { $state }
# a change that is not done; $state: one of the states above
page-change-delete = removal: { $state }
# a message handed on to the followers of its channel; $state: one of the states above
page-change-publish = handing on: { $state }

## Commands of the machine

cli-no-article = There is no article yet; name a file.
cli-nothing = nothing
cli-service-delivers = the running service delivers it
cli-still-waits = what still waits is delivered when the service runs: npm start
# $destination: the destination
cli-there-already = { $destination }: it is there already; --again repeats it
cli-next = next
cli-checked = All well: the file, the folders, the tokens and the rights in each chat.
cli-well = All well.
# $count: how many things
cli-needs = { $count ->
    [one] One of these needs a person: it stands first
   *[other] { $count } of these need a person: they stand first
 }
# $file: the backup; $bytes: its size
cli-backed-up = { $file }: { $bytes } bytes, every page read
# $destination: the destination
cli-no-card = { $destination } gets this article without a card; nothing was written
# $reason: why
cli-no-photo = the card shows no photograph: { $reason }

## What is known of the newsroom

# $place: the database
diagnosis-database-whole = { $place } is whole: every page was read
# $place: the database; $problems: what was found; $backup: the newest one
diagnosis-database-damaged = { $place } is damaged ({ $problems }): stop the newsroom and put a backup in its place, strillone restore { $backup }
# $detail: what failed
diagnosis-database-unreadable = Nothing can be looked at: { $detail }
diagnosis-backup-none = There is no backup yet: a running newsroom makes one each hour, strillone backup makes one now
# $place: the database
diagnosis-backup-by-server = { $place } is on a PostgreSQL server: whoever runs it backs it up. strillone backup --out FILE makes a copy now, with pg_dump
# $file: the backup; $at: when it was made
diagnosis-backup-newest = The newest backup is from { $at }: { $file }
# $size, $free: megabytes
diagnosis-room = The database takes { $size } MB, and its disk has { $free } MB left
# $size, $free: megabytes
diagnosis-room-tight = The database takes { $size } MB, and its disk has { $free } MB left: make room, or the next backups will not fit
diagnosis-service-none = No newsroom is running: npm start
diagnosis-service-starting = A newsroom is about to start
# $pid, $host: the process; $at: since when
diagnosis-service-runs = Process { $pid } on { $host } has been running since { $at }
# $pid, $host: the process; $at: since when; $page: its address
diagnosis-service-page = Process { $pid } on { $host } has been running since { $at }, its page is { $page }
# $roles: names of roles, with commas between them
diagnosis-service-lacks = No process has the role { $roles }. Start one with it: STRILLONE_ROLES, or start --roles
# $name: the destination; $platform: its platform; $count: deliveries
diagnosis-destination-open = { $name } ({ $platform }) is open; { $count ->
    [0] nothing waits
    [one] one delivery waits
   *[other] { $count } deliveries wait
 }
# $name: the destination; $platform: its platform; $count: deliveries; $detail: why it is off
diagnosis-destination-off = { $name } ({ $platform }) takes no part: { $detail }; { $count ->
    [0] nothing waits
    [one] one delivery waits
   *[other] { $count } deliveries wait
 }
# $name: the destination; $count: deliveries
diagnosis-destination-removed = { $name } is not in the config any more; { $count ->
    [one] one post waits for it
   *[other] { $count } posts wait for it
 }: put it back under this name, or take them back with /retract
# $count: posts that wait
diagnosis-approval-off = { $count ->
    [one] One post waits
   *[other] { $count } posts wait
 } for approval, which is switched off: decide with strillone approve or skip, or on the page
# $at: since when; $why: what the delivery that found it closed waits for; $count: deliveries
diagnosis-destination-closed = Since { $at } { $why }; { $count ->
    [one] one delivery waits
   *[other] { $count } deliveries wait
 }
# $title: the article; $id: the delivery; $why: what becomes of it
diagnosis-delivery = “{ $title }” ({ $id }): { $why }
# $destination: where editors are told; $count: how many; $at: since when
diagnosis-alerts-wait = { $destination }: { $count ->
    [one] an alert waits
   *[other] { $count } alerts wait
 } since { $at }
# $destination: where editors are told; $count: how many; $at: since when; $why: the reason
diagnosis-alerts-stopped = { $destination }: { $count ->
    [one] an alert waits
   *[other] { $count } alerts wait
 } since { $at }: { $why }
# $title: the article; $id: the delivery; $destination: the destination; $state: in words
diagnosis-delivery-unexplained = “{ $title }” ({ $id }) to { $destination }: { $state }, and nothing tells why
# $id: the delivery; $destination: the destination; $flaw: what cannot be
diagnosis-delivery-invalid = Delivery { $id } to { $destination } is in an impossible state: { $flaw }
# $schedule: its name; $at: when; $names: destinations; $title: the article
diagnosis-schedule-next = { $schedule } is due { $at } for { $names }: “{ $title }”
# $schedule: its name; $at: when; $names: destinations; $why: nothing fits
diagnosis-schedule-nothing = { $schedule } is due { $at } for { $names }: { $why }
# $what: whom it concerns; $detail: what is wrong; $remedy: what to do
diagnosis-problem = { $what }: { $detail }. { $remedy }
# $name, $place: the source; $count: articles
diagnosis-source-articles = { $name } has { $count ->
    [0] no articles
    [one] one article
   *[other] { $count } articles
 } from { $place }
# $name: the source; $place: where it is; $why: what is wrong
diagnosis-source-trouble = { $name } ({ $place }): { $why }
# $place: the file; $detail: what is wrong with it
diagnosis-source-fault = { $place } { $detail }
# $count: how many
diagnosis-audit-explained = { $count ->
    [one] One pair
   *[other] { $count } pairs
 } of an article and a destination looked at: all explained
# $count: how many; $pairs: of how many; $examples: some of them
diagnosis-audit-unexplained = Pairs of an article and a destination without a reason written down: { $count } of { $pairs } ({ $examples })
flaw-sent-at-no-moment = it was sent, and nobody knows when
flaw-sent-without-message = it was sent and has no message
flaw-message-unknown = it was sent and its message is not known
flaw-no-reason = its state has no reason
flaw-no-items = it does not keep its article from going there again
flaw-no-lane = it stands in a queue that is not there
flaw-lane-asleep = it waits in a queue that nobody looks at
flaw-claim-forgotten = a process that is gone had it, and nobody looks after it
flaw-alert-with-items = it is an alert and keeps an article from going out
flaw-alert-held = it is an alert and waits for an editor
flaw-no-card = it shows a card that is not there

## What check and doctor find

# $name: its name
what-destination = destination { $name }
# $name: its name
what-source = source { $name }
# $name: as the configuration has it
what-setting = { $name }
# $platform: its name; $detail: what it said
problem-token-refused = { $platform } does not know this token ({ $detail })
# $detail: why
problem-platform-unreachable = cannot be reached: { $detail }
# $place: the chat, as it is called
problem-no-text-channel = { $place } is not a text channel: nothing can be posted into it directly
# $right: as the platform calls it; $place: the chat, as it is called
problem-right-missing = the bot lacks the permission “{ $right }” in { $place }
# $right: as the platform calls it; $place: the chat, as it is called
problem-history-missing = the bot lacks the permission “{ $right }” in { $place }: a message whose answer was lost cannot be looked for, and waits for an editor
# $place: the chat, as it is called
problem-no-announcements = crosspost is on, but { $place } is no announcement channel: posts stay there and are not published
# $place: the chat, as it is called
problem-channel-unknown = there is no channel { $place }
# $place: the chat, as it is called
problem-channel-unseen = the bot cannot see channel { $place }: it is not in that server, or lacks “View Channel” there
# $place: the chat, as it is called; $detail: what was said
problem-place-unchecked = { $place } could not be checked: { $detail }
# $id: of the chat; $destination: the other one
problem-same-chat = it is the chat { $id }, as destination { $destination } is: its readers would get everything twice
# $destination: its name
problem-shared-log = the chat is that of destination { $destination }: its readers would see what editors are told
# $topic: its number; $place: the chat, as it is called
problem-no-topics = topic { $topic } is set, but { $place } has no topics
# $id: the new one
problem-group-moved = the group became a supergroup: { $id }
# $place: the chat, as it is called
problem-bot-outside = the bot is not in { $place }
# $place: the chat, as it is called; $detail: what was said
problem-chat-unseen = the bot does not see chat { $place } ({ $detail })
# $place: the chat, as it is called
problem-write-forbidden = the bot may not write in { $place }
# $place: the chat, as it is called
problem-photo-forbidden = the bot may not send photos in { $place }, and the destination has a card
# $place: the chat, as it is called
problem-no-administrator = the bot is no administrator of { $place }
# $host: its name
problem-host-private = { $host } is not on the public internet
# $host: its name
problem-host-no-server = no web server answers at that port of { $host }
# $host: its name
problem-host-unknown = there is no host { $host }
# $folder: its path
problem-folder-missing = its folder { $folder } is not there
# $folder: its path
problem-folder-no-folder = { $folder } is no folder
# $folder: its path
problem-folder-forbidden = its folder { $folder } may not be read by this user
# $folder: its path; $code: of the system
problem-folder-unreadable = its folder { $folder } cannot be read ({ $code })
# $detail: why
problem-destination-off = takes no part: { $detail }
problem-address-gone = the webhook is there no more, or its address is not whole
# $right $place
problem-right-useful = the bot lacks the permission “{ $right }” in { $place }: of what is retracted an empty thread without a title stays
# $place
problem-thread-locked = the thread { $place } is locked to all but moderators
# $role: its id
problem-role-unknown = there is no role { $role }
# $role: its name
problem-role-silent = the bot may not mention the role { $role }: nobody would be told
# $place: the channel; $group: the id of its group, or none
problem-no-discussion = comments is not the discussion group of { $place }{ $group ->
        [none] : it has none
       *[other] , which is { $group }
    }
# $place: the group, by its id
problem-discussion-unheard = in the discussion group { $place } the bot does not see posts arrive: it is no administrator
# $from: where it is shown; $name: the variable
remedy-token = Take the token from { $from } and set { $name }.
# $name: the variable
remedy-network = Look at the network of this machine and at { $name }, then check again.
remedy-text-channel = Name a text, announcement, forum or media channel, or a thread.
# $right: as the platform calls it; $place: the chat, as it is called
remedy-right = In the settings of { $place }, under permissions, add the bot and allow “{ $right }”.
# $place: the chat, as it is called
remedy-announcements = Turn { $place } into an announcement channel, or remove crosspost.
remedy-channel-id = In Discord turn on Developer Mode, copy the channel’s id, and set that.
# $link: where it is invited
remedy-invite = Invite the bot with { $link }, or allow it “View Channel”.
remedy-again = Check again; if it stays, look at the bot’s rights there.
remedy-one-of-two = Remove one of the two destinations.
remedy-own-log = Name a chat of the editors alone.
remedy-discussion = Enter the id of the channel’s discussion group under comments (channel settings, Discussion).
remedy-make-administrator = Make it an administrator of that group.
remedy-role-id = Take the id from the server settings (Roles, “Copy Role ID”).
# $role: its name
remedy-mentionable = Allow anyone to mention { $role } (server settings, Roles), or give the bot “Mention Everyone”.
remedy-topics = Remove topic from the destination, or turn topics on in the group.
# $id: the new one
remedy-new-id = Set telegram: { $id } in the destination.
remedy-add-bot = Add the bot to the chat.
remedy-chat-name = Check the chat: @name of a public channel or the numeric id; then add the bot to it.
remedy-channel-rights = In the channel, among its administrators, add the bot with the right to post messages.
remedy-group-rights = Add the bot to the group and let its members, or the bot as administrator, send messages and photos.
# $host: its name
remedy-allow-host = If it is yours, add “{ $host }” to network.allow.
remedy-address = Check the address, and the network of this machine.
remedy-make-folder = Make it, or name another in the configuration: a path counts from the configuration file.
remedy-name-folder = Name the folder that the article files lie in.
remedy-folder-rights = Give this user the right to read it and to enter it.
remedy-disk = Look at the folder and its disk.
remedy-set-it = Set it in .env, or remove the destination.
remedy-new-address = In Discord open the channel’s settings, Integrations, Webhooks, make a new one, copy its URL and name that.
# $place
remedy-unlock = In { $place } open the thread’s menu and press “Unlock Thread”, or give the bot “Manage Threads”.
area-database = database
area-service = service
area-destination = destination
area-delivery = delivery
area-held = on hold
area-schedule = schedule
area-platform = platform
area-source = source
area-audit = audit

## Why something is as it is: goes on after a colon

# $words: as an older version wrote it
reason-words = { $words }
# $detail: in the words of the platform
reason-not-now = it was put off ({ $detail })
# $detail: in the words of the platform
reason-too-many = too many messages in a short time ({ $detail })
# $detail: in the words of the platform
reason-platform-trouble = the platform cannot be reached, or has trouble ({ $detail })
reason-place-rests = the chat takes no more for a moment
# $detail: in the words of the platform
reason-place-closed = the chat does not let the bot write ({ $detail })
# $detail: in the words of the platform
reason-bot-refused = the platform refuses the bot ({ $detail })
# $detail: in the words of the platform
reason-payload-refused = the message is refused as it is ({ $detail })
reason-moved = the chat has another address now
reason-message-gone = somebody had removed the message
# $detail: in the words of the platform
reason-no-answer = no answer came ({ $detail })
reason-process-ended = the newsroom stopped before an answer came
reason-not-there = it was not certain that it arrived, and a look showed that it is not there
# $detail: why not
reason-not-seen = it is not certain that it arrived, and a look was not possible ({ $detail })
reason-reader-unsure = no answer came, so it may be there; readers are sent nothing twice
reason-article-withdrawn = the article was withdrawn
reason-article-expired = the article expired before it could go out
reason-breaking-late = it was to go out at once, and is no breaking news any more
reason-article-corrected = the article was corrected, and goes out in its new words
reason-story-gone = a story of the digest holds no more, and it goes out without it
reason-unsubscribed = nobody subscribes there any more
reason-muted = quiet was asked for there
reason-overtaken = a newer change of the same message took its place
reason-breaking-instead = it went out at once, as breaking news
reason-copy-out-of-reach = the newsroom cannot reach this copy: change or delete it by hand
reason-place-unknown = its destination is not in the configuration any more, so the newsroom cannot change this copy: change or delete it by hand
reason-card-stays = its text is struck, but its card could not be replaced and still says the withdrawn words: delete it by hand
reason-waited-too-long = it waited for longer than anything is kept
reason-restored = the database was restored from a backup; it may have gone out since
# $by: the editor
reason-said-there = { $by } said that it is there
# $by: the editor
reason-said-again = { $by } said to send it again
# $status: of its answer
reason-out-of-order = the platform is out of order ({ $status })
reason-called-off = called off before it left
reason-off-by-now = this destination takes no part any more
reason-card-missing = its card is missing
# $name, $id: of the chat; $destination: that names it, too
reason-named-twice = { $name } is the chat { $id }, which destination { $destination } names, too; remove one of the two
# $platform: whose it is
reason-foreign-payload = it is written for { $platform } and cannot go there
reason-fixed-form = a text cannot become a picture, nor a picture a text
reason-no-followers = the platform knows no followers
# $host: the server; $status: of its answer
reason-address-changed = { $host } answered { $status }: the address is another one now
# $host: the server; $status: of its answer
reason-answered = { $host } answered { $status }
# $host: who did not answer
reason-too-slow = { $host } did not answer in time
# $host: who answered
reason-unreadable-answer = the answer of { $host } cannot be read
# $host: who asks; $seconds: how long
reason-told-to-wait = { $host } asks to wait { $seconds } s
reason-refused-often = the platform has refused many requests in the last ten minutes, and no more are risked
reason-no-look = the platform gives no way to look
reason-nothing-to-know = the message has no words to know it by
reason-history-closed = the bot may not read the channel’s history
# $count: messages
reason-too-much-since = more than { $count } messages came after the attempt
reason-rival-in-doubt = another delivery of the article to this chat is in doubt, too
reason-log-is-place = the editors’ chat is the destination itself
reason-ids-uncounted = private chats and basic groups do not number their messages in a row
reason-forwarding-closed = the chat lets nothing be forwarded
reason-end-unknown = where the chat ends cannot be told
# $id: of a message
reason-older-twin = message { $id } has its words, but is older
# $host: the address
reason-fetch-address = { $host } is no address that can be asked
# $host: the address
reason-fetch-private = { $host } is not on the public internet; if it is yours, add it to network.allow
# $host: the address
reason-fetch-too-large = what is at { $host } is too large
# $host: the address
reason-fetch-too-long = { $host } takes too long to answer
# $host: the address
reason-fetch-too-many-redirects = { $host } redirects too often; give the address it ends at
# $host: the address; $code: the network’s own
reason-fetch-network = { $host } cannot be reached ({ $code })
reason-off-no-place = the id of its chat or channel is not set
reason-off-no-address = its address is not set
reason-off-no-secret = its secret is not set
# $name: a variable
reason-off-not-set = { $name } is not set
# $detail: what the server or the parser said
reason-feed-unreachable = cannot be read: { $detail }
# $status: its HTTP status
reason-feed-refused = the server answered { $status }
# $detail: what the parser said
reason-feed-unreadable = is no feed that can be read: { $detail }
reason-feed-gone = the server says that it is gone for good; remove the source or give its new address
# $count: how many are new; $total: how many it shows; $name: the source
reason-feed-quarantined = { $count } of { $total } items are new at once, as when a feed is built anew: look at it, then “strillone sources release { $name }” if they are old, or “… --news” if they are news
# $count: how many articles; $titles: their titles
reason-slot-filled = { $count ->
    [one] one article
   *[other] { $count } articles
 }: { $titles }
# $count: how many slots; $policy: skip, latest or all
reason-slot-missed = { $count ->
    [one] one slot fell while the service was down
   *[other] { $count } slots fell while the service was down
 } (missed: { $policy })
reason-slot-new-schedule = new schedule: its first slot is the next one
# $titles: the articles proposed
reason-slot-proposed = given to the editors for approval: { $titles }
reason-slot-no-destination = none of its destinations takes part
reason-slot-overtaken = what was chosen had just gone out on another order
reason-slot-restored = the database was restored from a backup
reason-ordered = ordered by an editor
# $count: how many fit; $age: in words
reason-pick-newest = { $count ->
    [one] the only one that fits, { $age } old
   *[other] the newest of { $count } that fit, { $age } old
 }
# $count: how many fit; $age: in words
reason-pick-oldest = { $count ->
    [one] the only one that fits, { $age } old
   *[other] the oldest of { $count } that fit, { $age } old
 }
# $priority: of the article; $count: how many fit; $age: in words
reason-pick-priority = { $count ->
    [one] the only one that fits, { $age } old, priority { $priority }
   *[other] priority { $priority }, the highest of { $count } that fit, { $age } old
 }
# $count: how many fit
reason-pick-undated = { $count ->
    [one] the only one that fits; its date cannot be read
   *[other] first of { $count } that fit; its date cannot be read
 }
# $count: how many fit
reason-pick-random = { $count ->
    [one] the only one that fits
   *[other] by lot among { $count } that fit
 }
# $priority: of the article; $age: in words
reason-pick-breaking = breaking news, priority { $priority }, { $age } old
reason-pick-subscribed = readers subscribe to it
# $count: how many stories fit
reason-pick-digest = { $count ->
    [one] the only story for the digest
   *[other] the best of { $count } stories for the digest
 }
reason-nothing-new = nothing that was not there already
reason-no-articles = there are no articles yet
# $count: how many articles; $reasons: counts by condition
reason-nothing-fits = { $count ->
    [one] one article, and it does not fit
   *[other] { $count } articles, and none fits
 }: { $reasons }
# $age: for how long, in words
reason-kept-later = it is for later, in { $age }
# $age: for how long, in words; $source: its source
reason-kept-young = source { $source } holds articles back at first, this one for another { $age }
reason-kept-paywalled = one must pay to read it, and the newsroom skips such articles
# $filter: the part of the filter that it does not pass; $source: the source
reason-kept-source-filter = blocked by filter { $filter } of source { $source }
# $filter: the part of the filter that it does not pass; $destination: the destination
reason-kept-destination-filter = blocked by filter { $filter } of destination { $destination }
# $filter: the part of the filter that it does not pass; $schedule: the schedule
reason-kept-schedule-filter = blocked by filter { $filter } of schedule { $schedule }
# $schedule: the schedule
reason-kept-old = too old for schedule { $schedule }
# $schedule: the schedule; $language: of the article, as a tag
reason-kept-language = schedule { $schedule } takes no articles in this language ({ $language })
# $schedule: the schedule
reason-kept-topic = it has none of the topics of schedule { $schedule }
reason-kept-twin = another article with its words or its address went there
reason-kept-posted = somebody has posted its link there already
# $title: that article
reason-kept-story = another article on the same story went there: { $title }
# $detail: why
reason-kept-off = it takes no part: { $detail }
reason-kept-no-schedule = no schedule posts there
# $schedule: the schedule; $age: until its next slot, in words
reason-kept-waits = schedule { $schedule } may take it, next in { $age }
# $schedule: the schedule
reason-kept-no-slot = schedule { $schedule } has no slot any more
# $count: articles
misfit-later = { $count } for later
# $count: articles
misfit-expired = { $count } expired
# $count: articles
misfit-old = { $count } too old
# $count: articles
misfit-language = { $count } in other languages
# $count: articles
misfit-topic = { $count } on other topics
# $count: articles
misfit-young = { $count } held back for a while
# $count: articles
misfit-paywalled = { $count } behind a paywall
# $count: articles
misfit-filtered = { $count } blocked by a filter
# $count: articles
misfit-retracted = { $count } taken back by an editor
# $count: articles
misfit-unapproved = { $count } not approved yet
# $count: articles
misfit-story = { $count } on a story already told there
# $count: articles
misfit-there = { $count } already there

## What is wrong with a file, a page or a feed

# $place: a file, an address or a folder; $detail: what is wrong with it
reason-at-place = { $place }: { $detail }
# $line: its number; $detail: what is wrong in it
reason-at-line = line { $line }: { $detail }
# $detail, $more: two things that are wrong
reason-as-well = { $detail }; { $more }
reason-file-missing = there is no such file; check the name
reason-file-forbidden = may not be read; give the newsroom the right to read it
reason-file-is-folder = is a folder; name a file in it
# $code: what the operating system says
reason-file-unreadable = cannot be read ({ $code }); check the file and its disk
# $size, $limit: in MB
reason-file-too-large = has { $size } MB; the limit is { $limit } MB: keep the article only
reason-file-link = is a link out of the folder, which is not followed; copy the file here instead
reason-file-there = there is a file of that name already; name one that is not there
reason-file-closed = may not be written; give this user the right, or name another place
# $code: what the operating system says
reason-file-unwritten = cannot be written ({ $code }); check the folder and its disk
reason-folder-missing = its folder is not there; make it, or name another
# $folder: its path
reason-folder-lost = { $folder } is no folder; make it or mount it, or name another in the config. Its articles are kept.
# $count: how many articles; $name: of the source
reason-folder-empty = the files of its articles ({ $count }) are gone all at once, as when a disk is not mounted. Nothing is withdrawn: mount it, or say “strillone sources release { $name }” if they were deleted
reason-text-nul = holds a NUL character, which no text has; save it again as plain text in UTF-8
reason-text-empty = is empty; write the article into it, or delete it
# $encoding: its name
reason-text-encoding = is not in { $encoding }, as it should be; save it again with the encoding UTF-8
# $position: of a byte in its line; $value: the byte
reason-text-byte = is not UTF-8: byte { $position } is 0x{ $value }; save the file again with the encoding UTF-8
reason-article-no-text = has front matter but no text; write the article below it
reason-article-no-words = has no text under its heading; write the article there
# $field: a field of the front matter
reason-article-draft = is a draft, as its field “{ $field }” says; change that when it is to be news
# $value: what stands there
reason-article-no-date = “{ $value }” is no date, so the article is not taken for new; write it as 2026-11-18 or 2026-11-18T07:30
reason-page-no-article = no article was found on the page; save its text as a .txt file instead
# $status: an HTTP status
reason-page-status = the server answered { $status }; check the address in a browser
# $type: a media type
reason-page-type = is { $type }, no page; give the address of the article’s page, or its text
reason-json-invalid = is no valid JSON here; look for a missing comma, quotation mark or bracket
reason-json-no-article = holds no schema.org article; give it the @type NewsArticle
# $names: fields
reason-json-lacks = the article has no { $names }; add what is missing
# $detail: what is wrong with it
reason-front-matter = front matter: { $detail }
# $end: the marks that end it
reason-front-matter-open = the front matter that begins here has no end; put a line with { $end } after it
# $detail: what the parser said
reason-front-matter-yaml = { $detail }; quote values that hold a colon, and indent with blanks
reason-front-matter-lines = front matter is lines of “field: value”
reason-front-matter-alias = front matter: an alias (*name) is not followed; write the value out
# $language: the language that it is written in, as it names itself
reason-front-matter-language = front matter in { $language } is a program and is not run; write it in YAML between two lines of ---
# $field: its name; $names: those there are
reason-field-unknown = there is no field “{ $field }”; the fields are { $names }
# $field: its name
reason-field-words = { $field } is one line of text
# $field: its name
reason-field-list = { $field } is one name, or a list: [one, two]
# $field: its name; $value: what stands there
reason-field-address = { $field } “{ $value }” is no http or https address
# $field: its name; $value: what stands there
reason-field-picture = { $field } “{ $value }” is no http or https address, and no picture in the folder (train.jpg, photos/train.png)
# $field: its name; $value: what stands there
reason-field-date = { $field } “{ $value }” is no date; write it as 2026-11-18 or 2026-11-18T07:30
# $field: its name; $value: what stands there
reason-field-language = { $field } “{ $value }” is no language; write two letters, like it
# $field: its name
reason-field-priority = { $field } is a whole number from -100 to 100
# $seconds: how long
reason-feed-slow = takes longer than { $seconds } s to read; nothing real is like that; take it out of the sources
# $size: in MB
reason-feed-memory = takes more than { $size } MB to read; nothing real is like that; take it out of the sources
# $size, $limit: in MB
reason-feed-too-large = has { $size } MB, and { $limit } MB is the limit for a feed; ask the publisher for one with fewer items
# $limit: in MB
reason-feed-unpacked = has more than { $limit } MB when it is unpacked, and that is the limit for a feed; ask the publisher for one with fewer items
reason-feed-empty = is empty; look at the address in a browser
# $detail: what the program that unpacks says
reason-feed-gzip = is in gzip that cannot be unpacked ({ $detail }); tell its publisher
# $detail: what is wrong with it
reason-feed-hostile = is not read: { $detail }; no real feed is like that; take it out of the sources
# $count: how deep
reason-xml-deep = its elements nest more than { $count } deep
# $count: how many
reason-xml-many = it holds more than { $count } elements
reason-xml-grows = its own entities make it grow without end
# $count: how deep
reason-json-deep = its JSON nests more than { $count } deep
# $detail: what the parser said
reason-feed-json = is JSON that cannot be read ({ $detail }); tell its publisher, or use its RSS feed
reason-feed-other-json = is JSON, but no JSON Feed; give the address of a feed
reason-feed-page = is a web page, not a feed; give the address of its feed
reason-feed-sitemap = is a sitemap, not a feed; make it a source with the setting sitemap
reason-feed-no-element = is no feed: it holds no XML element; look at the address in a browser
# $name: an element
reason-feed-begins = is no feed: it begins with <{ $name }>; look at the address in a browser
reason-feed-list = is no list of feeds (OPML); export the list again from the program it is from
reason-sitemap-none = is no sitemap; give the address of a news sitemap; robots.txt of the site names it
reason-sitemap-no-news = is a sitemap without news; look in robots.txt of the site for the one of its news, or use its feed
# $names: addresses
reason-sitemap-list = is a list of sitemaps, none of which was read as news; give the address of one that has news; it begins with { $names }
# $count: how many; $value: the date of the first
reason-items-undated = { $count ->
    [one] One item has a date that cannot be read (“{ $value }”), and is no news; tell the publisher
   *[other] { $count } items have a date that cannot be read (“{ $value }”), and are no news; tell the publisher
 }
# $detail: why
reason-item-page = an article’s page could not be read, and its teaser is used: { $detail }
reason-photo-address = is no http or https address; give one
# $type: a media type
reason-photo-type = is { $type }, no picture; give the picture’s own address
reason-photo-outside = lies outside of its source’s folder; copy it there
reason-photo-no-file = is no file; name a picture
# $size, $limit: in MB
reason-photo-too-large = has { $size } MB; the limit is { $limit } MB: make it smaller

## What keeps the newsroom from starting

# $folder: its path; $detail: why
reason-data-folder = the data folder { $folder } cannot be made: { $detail }. Set STRILLONE_DATA to a folder this user may write.
# $place: a path; $code: what the operating system says
reason-path-unseen = { $place } cannot be looked at ({ $code })
# $place: a path
reason-path-is-file = { $place } is a file
# $folder: its path
reason-folder-closed = this user may not write in { $folder }
# $folder: its path
reason-folder-read-only = { $folder } is on a disk that is read-only
reason-disk-full = the disk is full; make room
# $folder: its path; $code: what the operating system says
reason-folder-fails = nothing can be made in { $folder } ({ $code })
reason-newsroom-runs = a newsroom runs on this database already, or it is being moved or restored. End that first, or wait.
# $pid: the other process; $host: a machine; $since: a moment
reason-newsroom-runs-as = a newsroom runs on this database already: process { $pid } on { $host }, since { $since }. End it first, or set STRILLONE_DATA to another folder.
# $pid: the other process; $host: a machine; $since: a moment; $address: of its page
reason-newsroom-runs-at = a newsroom runs on this database already: process { $pid } on { $host }, since { $since }, its page is { $address }. End it first, or set STRILLONE_DATA to another folder.
# $detail: why
reason-database-damaged = the database is damaged ({ $detail }). There is no backup beside it: move it away, and the newsroom begins anew.
# $detail: why; $time: a moment; $command: what to say
reason-database-damaged-since = the database is damaged ({ $detail }). The newest backup is of { $time }: { $command }
# $host: a machine; $port: its number; $detail: why
reason-port-closed = web: cannot listen on { $host } port { $port }: { $detail }
reason-port-taken = another program has this port (a newsroom that runs already?); stop it, or set web.port to a free one
reason-port-forbidden = this user may not take the port; set web.port to one above 1023
reason-host-elsewhere = this machine has no such address; set web.host to 127.0.0.1, or to 0.0.0.0 for all of its networks
# $detail: why
reason-port-other = { $detail }; check web.host and web.port

## What keeps a database from its work

# $place: the database; $detail: what is wrong; $words: what the database says
reason-database-fault = { $place }: { $detail } ({ $words })
reason-database-locked = another process has kept the database locked for long; end it, or wait until it is done
reason-database-read-only = the database cannot be written; give this user the right to write the file and its folder
reason-database-disk = the disk failed, or is full; check it and, if need be, put a backup in place with strillone restore
reason-database-malformed = the database is damaged; end the newsroom, then use strillone restore to put back a backup from the folder backups beside it
reason-database-unopened = the database cannot be opened; it has to be a file in a folder that this user may write
reason-database-none = is no SQLite database; name another file, or put a backup in its place with strillone restore
reason-server-refuses = the server refuses the user or the password; check both in the address, DATABASE_URL
reason-server-no-database = the server has no such database; create it, or name another in the address, DATABASE_URL
reason-server-right = the user may not do this on the server; make it the owner of the database
reason-server-disk-full = the disk of the server is full; make room there
reason-server-crowded = the server has no connection left; raise its max_connections, or run fewer processes
reason-server-busy = the server was busy for too long and gave up; see what keeps it busy
reason-server-restarts = the server is starting or shutting down; wait until it is up
reason-server-standby = the server is a standby and takes no writes; name the primary in the address, DATABASE_URL
reason-server-trouble = the server is in trouble; look at its log
reason-server-nobody = nobody answers there; start the server, or check host and port in the address, DATABASE_URL
reason-server-no-host = the host cannot be found; check its name in the address, DATABASE_URL, and the network
reason-server-silent = the server does not answer; check that it runs, and the network
reason-server-tls = no encrypted connection comes about; check sslmode in the address, DATABASE_URL, and the certificate of the server
reason-server-lost = the connection to the server was lost; if it stays away, check the server and the network
reason-database-foreign = is the database of another program; name another file, or move this one away
# $names: of migrations it has had
reason-database-newer = a newer version of Strillone wrote it (migration { $names }); run that version again, or put a backup from before the update in its place
reason-database-unfinished = holds only a part of a newsroom: a move to it did not end. Say the same strillone migrate again, or use the database that it came from.
# $names: of tables
reason-database-incomplete = the database lacks tables ({ $names }), as when a copy was put back only in part. Put one back whole; strillone restore FILE says how.
# $version: what it is; $least: what it has to be
reason-server-old = is PostgreSQL { $version }; version { $least } or newer is needed
# $encoding: its name
reason-server-encoding = keeps its texts in { $encoding }; create the database anew, with the encoding UTF8
# $name: a migration; $detail: why
reason-migration-failed = the database could not be brought up to date (migration { $name }), and nothing was changed: { $detail }. Run the version from before the update again, and report this.
# $row: of a table; $column: its name
reason-row-damaged = the database holds { $column } of { $row } as this version does not write it; remove that row, or put back a backup with strillone restore
# $size: in MB
reason-backup-room = has no room for a copy of { $size } MB; make room, or keep fewer backups
# $detail: what is wrong with the copy
reason-backup-broken = its copy is not whole ({ $detail }); check the disk, and have strillone doctor look at the database
# $detail: what is wrong with it
reason-backup-damaged = is damaged, or no backup at all ({ $detail }); choose another
reason-backup-foreign = is no backup of a newsroom; choose another file
# $detail: what pg_dump says
reason-dump-failed = pg_dump made no copy, and says: { $detail }
# $line: its number; $detail: why
reason-import-broken = the import ended at line { $line }: { $detail }. What stands before it is in. When this is mended, import the same file again.

## What is wrong with the configuration

# $place: where; $detail: what is wrong
reason-in-file = { $place } { $detail }
# $detail: what is wrong
reason-environment = environment: { $detail }
reason-setting-unknown = no such setting; see config/README.md
reason-setting-misspelt = there is no such setting; remove it or mend its spelling
# $detail: what is wrong
reason-setting-missing = missing ({ $detail })
reason-setting-invalid = cannot be read like this; see config/README.md
# $setting: its name
reason-setting-text = { $setting } is a text, in quotes
# $setting: its name
reason-setting-number = { $setting } is a number
# $setting: its name
reason-setting-whole = { $setting } is a whole number
# $setting: its name
reason-setting-flag = { $setting } is true or false
# $setting: its name; $example: how it is written
reason-setting-list = { $setting } is a list, as in { $example }
# $setting: its name; $example: how it is written
reason-setting-map = { $setting } holds settings of its own, as in { $example }
# $setting: its name; $names: those there are
reason-setting-one-of = { $setting } is one of { $names }
# $setting: its name; $names: those there are
reason-setting-each = each of { $setting } is one of { $names }
# $setting: its name; $value: what stands there
reason-setting-only = { $setting } is { $value }, or is left out
# $setting: its name; $least: the least
reason-setting-least = { $setting } is at least { $least }
# $setting: its name; $most: the most
reason-setting-most = { $setting } is at most { $most }
# $setting: its name; $other: another name
reason-setting-above = { $setting } must not be above { $other }
# $setting: its name
reason-setting-empty = { $setting } is empty; fill it in, or leave it out
# $setting: its name; $most: the most
reason-setting-long = { $setting } has at most { $most } characters
# $setting: its name; $most: the most
reason-setting-many = { $setting } has at most { $most } entries
# $setting: its name
reason-setting-address = { $setting } is an http or https address
reason-time-of-day = a time of day is HH:MM between 00:00 and 23:59, in quotes
reason-name-form = a name is 1 to 64 letters, digits, spaces, or the signs - _ .
reason-zone-unknown = no such time zone; use a name of the tz database, as in Europe/Rome
reason-language-form = a language is a tag, as in it, en or pt-BR
reason-duration-form = a length of time is a number and a unit, as in 90s, 10m, 48h or 7d
# $example: how it is written
reason-link-form = link is parameters (up to 64 letters, digits or the signs _ - . ~) and their values, as in { $example }
# $most: the most
reason-link-many = a link gets at most { $most } parameters
reason-topic-empty = an empty topic fits nothing; remove it
# $names: those there are
reason-destination-form = a destination has exactly one of { $names }
reason-destination-none = name at least one destination
# $name: its name; $names: those there are
reason-destination-unknown = no destination is named { $name }; there are { $names }
# $name: its name
reason-destination-twice = { $name } is named twice; once is enough
# $names: those there are
reason-source-form = a source has exactly one of { $names }
# $example: how it is written
reason-sources-form = sources is a list of folders and feeds; write { $example } while there are none
reason-every-short = a feed is asked once a minute at most; under it only hosts that network.allow names
# $example: how it is written
reason-secret-missing = secret is what senders show; give one of at least 16 characters, as in { $example }
# $example: how it is written
reason-secret-short = a secret has at least 16 characters; make one with { $example }
# $example: how it is written
reason-order-reactions = reactions is an order of digests; add { $example }
reason-person-once = a person is named here by ids on at least two platforms
# $form: how one is written; $example: how it is written
reason-limit-form = a limit is { $form }, as in { $example }, or none
# $form: how one is written; $example: how it is written
reason-limit-window = this limit is { $form }, as in { $example }, or none; it has no burst
reason-host-form = a host is a name or an address, with or without a port, as in cms.internal or 127.0.0.1:8090
reason-port-form = a port is a whole number from 0 to 65535, as in 8080
reason-page-address = the public address of the page is an http or https address, as in https://news.example.org
reason-keep-short = what was posted is remembered for at least 30d
reason-lives-kept = what was posted is forgotten after keep: a post must live for less, or nothing ends it
reason-quiet-same = from and to are the same; leave quiet out to send at all hours
# $name: its name
reason-name-taken = the name { $name } is taken; names are unique
# $name: its name
reason-name-desk = the name { $name } is that of what editors send; give the source another
# $name: its name; $line: its number
reason-place-taken = the same place as { $name } in line { $line }; all would be posted there twice, remove one of them
reason-cron-second = second
reason-cron-minute = minute
reason-cron-hour = hour
reason-cron-dayOfMonth = day of month
reason-cron-month = month
reason-cron-dayOfWeek = day of week
# $field: a part of a cron rule; $value: what stands there; $most: the most
reason-cron-above = { $field } { $value } is above { $most }
# $field: a part of a cron rule; $value: what stands there; $least: the least
reason-cron-below = { $field } { $value } is below { $least }
# $field: a part of a cron rule; $value: what stands there
reason-cron-value = { $field } { $value } cannot be read; see config/README.md
# $day: of the month; $month: its number or name
reason-cron-no-day = { $day } { $month } is an impossible day of the month; no year has it
# $example: how it is written
reason-cron-form = is no cron rule; it has 5 fields, or 6 with seconds first, as in { $example }
# $example: how it is written
reason-filter-form = a filter is words, as in { $example }
reason-filter-too-long = a filter has at most 1000 characters; make it shorter
reason-filter-too-many = a filter has at most 50 words and phrases; make it shorter
reason-filter-open-quote = a phrase has a quotation mark at both ends; close it
reason-filter-after-quote = after the quotation mark comes a blank, | or *; put a blank there
reason-filter-no-word = it has no letter and no digit to look for; name a word
reason-filter-no-term = a word or phrase has to follow; write it without a blank between, as in -sport or topic:esteri
reason-filter-lone-bar = a | stands between two words, as in calcio|tennis; remove it, or name the other word
reason-filter-late-minus = a minus stands before the first of several words and is meant for all, as in -calcio|tennis
reason-filter-star-inside = a * stands after the beginning of a word, as in elezion*; remove it elsewhere
reason-filter-star-language = a language has no *; it is meant for all its countries, as in lang:pt
reason-filter-brackets = there are no brackets; write calcio|tennis for either, or quotation marks around words to look for
reason-filter-operator = either is written calcio|tennis, without is -calcio, and all words are meant anyway; quote it to look for it
# $names: those there are
reason-filter-no-field = there is no such field; write one of { $names }, or quotation marks around all of it
reason-filter-no-language = a language is a tag, as in lang:it or lang:pt-BR
# $example: how it is written
reason-template-form = a template is text, as in { $example }
# $setting: its name
reason-template-line = { $setting } is one line of plain text; leave emphasis, links, # and > at its beginning out
# $most: the most
reason-template-long = it has at most { $most } characters
# $example: how it is written
reason-template-nothing = it shows nothing of an article; name a part, as in { $example }
# $most: the most
reason-template-many = it names more than { $most } parts; name fewer
# $sign: what stands there; $end: what ends it; $escaped: the sign itself
reason-template-open = { $sign } has no end; write { $end } after it, or { $escaped } for the sign itself
# $sign: what stands there
reason-template-emphasis = { $sign } stands within other emphasis; use one of them
# $sign: what stands there
reason-template-between = nothing stands between { $sign } and { $sign }; remove them
# $sign: what stands there
reason-template-nested = { $sign } stands within { $sign }; conditions do not nest
# $form: how one is written; $example: how it is written
reason-template-condition = { $form } is shown where what it names is there, and names nothing; put a part in it, as in { $example }
reason-template-link-nested = a link stands within a link; use one of them
# $example: how it is written; $escaped: the sign itself
reason-template-link = a link is [words](address), as in { $example }; write { $escaped } for the bracket itself
# $address: what stands there; $example: how it is written
reason-template-address = { $address } is no address; a link leads to { $example } or to an http or https address, which may name parts behind its host
# $address: what stands there
reason-template-host = { $address } names a part within its host; parts stand behind the first / or ? after it
# $end: what ends it
reason-template-words-open = words in quotation marks have no end; close them with { $end }
# $names: those there are
reason-part-unnamed = a part has a name; there are { $names }
# $part: of a template; $names: those there are
reason-part-unknown = there is no { $part }; there are { $names }
# $part: of a template; $near: a part whose name is near
reason-part-near = there is no { $part }; { $near } is meant?
# $written: what stands there; $part: of a template
reason-part-more = { $written } is one too many after { $part }; leave it out
# $part: of a template; $written: what stands there
reason-part-no-limit = { $part } has no limit; leave { $written } out
# $written: what stands there; $example: how it is written
reason-part-limit = { $written } is no limit; it is a number of characters up to 9999, as in { $example }
# $form: how one is written; $other: another name
reason-part-forms = it may be { $form } or { $other }
# $platform: its name
reason-id-form = a { $platform } id is digits in quotes (a bare number that long loses its last digits)
# $platform, $name: its name; $id: how one is written
reason-chat-form = a { $platform } chat is a number (as in { $id }) or { $name } in quotes
reason-chat-zero = chat 0 does not exist
# $platform: its name
reason-editor-form = an editor on { $platform } is a numeric user id, never a @name: names can be taken by anybody
# $id: how one is written
reason-discussion-form = comments is the id of the channel’s discussion group, as in { $id }
# $name: its name
reason-forum-topic = a topic is its { $name }, a number
# $example: how it is written
reason-hashtag-form = a hashtag is # and letters, digits or _, in quotes, as in { $example }
reason-button-twice = each button stands there once
# $value: what stands there; $page: a setting
reason-updates-address = { $value } needs { $page }, an https address on port 443, 80, 88 or 8443 (Bot API, setWebhook)
# $platform: its name; $example: how it is written
reason-hook-address = a { $platform } webhook is an address as in { $example }; copy it from the channel (Edit Channel, Integrations, Webhooks)
# $names: those there are
reason-hook-name = the name of a webhook has 1 to 80 characters, and none of { $names } in it
reason-hook-secret = secret is what posts to a webhook are signed with, in quotes
# $name: its name; $names: those there are
reason-theme-unknown = no theme is named { $name }; there are { $names }
# $name: its name
reason-theme-name = theme { $name }: a theme’s name has letters, digits, - and _ only
# $name: its name; $paths: of files
reason-theme-unread = theme { $name }: cannot read { $paths }; add the file or name another theme
# $example: how it is written
reason-theme-form = a theme is a list of settings; begin with { $example }
reason-theme-extends = is the name of a theme
reason-theme-circle = themes extend each other in a circle; end it
# $example: how it is written
reason-colour-form = a colour is written { $example }
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-low = contrast with { $on } is { $contrast }:1, must be at least { $least }:1; darken or lighten one of them
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-photo = contrast with { $on } is { $contrast }:1, must be at least { $least }:1; darken or lighten one of them, or keep less of the photo
# $file: its path
reason-logo-unread = cannot read { $file }; name a file beside the theme’s
# $file: its path
reason-logo-type = { $file } is no PNG, and no SVG with a viewBox; save it as one of these
# $file: its path; $type: a kind of file
reason-logo-damaged = { $file } is a damaged { $type }; save it anew
# $file: its path; $most: the most
reason-logo-large = { $file } has more than { $most } million pixels; save it smaller
reason-config-missing = no such file; copy config/strillone.yaml of the project there, or set STRILLONE_CONFIG
reason-config-encoding = is not UTF-8; save it again with that encoding
# $code: what the operating system says
reason-config-unread = cannot be read ({ $code }); name a file that this user may read
reason-config-empty = the file is empty; copy config/strillone.yaml of the project there
# $detail: what is wrong
reason-config-yaml = is no YAML that can be read ({ $detail }); check indentation, quotation marks and brackets
reason-yaml-twice = this setting stands here a second time; keep one of the two
reason-yaml-tab = is indented with a tab; use spaces
reason-config-no-sources = has no list of sources to add to; mend it first (strillone check)
# $name: its name; $other: another name
reason-variable-unset = { $name } is not set; set it in .env, or write { $other } where it may be left out
# $name: its name; $other: another name
reason-variable-both = { $name } and { $other } are both set: keep one of them
# $name: its name; $code: what the operating system says
reason-variable-file = { $name } names a file that cannot be read ({ $code }): check the path and its rights
# $name: its name; $names: those there are
reason-variable-none-of = { $name } is not one of { $names }
# $name: its name
reason-variable-address = { $name } is not an http or https address; unset it to use the cloud
reason-database-address = DATABASE_URL is no address of a PostgreSQL database: write postgres://user:password@host:5432/database, or unset it to use SQLite in STRILLONE_DATA
# $name: its name
reason-proxy-address = { $name } is not the address of a proxy, as http://proxy.example:3128
# $name: its name
reason-health-port = { $name } is no port: write a number from 0 (any free one) to 65535
# $name: its name; $example: how it is written; $from: where to copy it
reason-token-form = { $name } is not of the form { $example }; copy it again from { $from }
# $name: its name; $from: where to copy it
reason-token-signs = { $name } holds blanks or letters that no token has; copy it again from { $from }
# $name: its name; $from: where to copy it
reason-key-form = { $name } is not 64 hexadecimal digits; copy it from { $from }
# $by: who named them; $names: those there are
reason-roles-none = { $by } names no role; there are { $names }
# $by: who named them; $roles: what was named; $names: those there are
reason-roles-unknown = { $by }: { $roles } is no role; there are { $names }
# $by: who named them
reason-roles-alone = { $by }: only processes that share a PostgreSQL database can share the work; set DATABASE_URL, or leave the roles out

## How old, and how long

# $count: minutes
age-minutes = { $count ->
    [0] less than a minute
    [one] one minute
   *[other] { $count } minutes
 }
# $count: hours
age-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
 }
# $count: days
age-days = { $count ->
    [one] one day
   *[other] { $count } days
 }

## Subscriptions

command-subscribe = subscribe
command-subscribe-description = Have the news come here
command-subscriptions = subscriptions
command-subscriptions-description = What comes here
command-unsubscribe = unsubscribe
command-unsubscribe-description = End what comes here
option-filter-description = Words, topic:x, lang:x, -not; without any: everything
option-filter-placeholder = words
option-digest-description = Once a day at this time, as in 07:30
option-digest-placeholder = HH:MM
option-number-description = Its number in the list, or all
option-number-placeholder = number or all
button-subscribe = Subscribe
button-unsubscribe = Unsubscribe
subscription-everything = everything
# $what: the filter, or everything
subscription-now = { $what }, at once
# $what: the filter, or everything; $time: a time of day; $zone: its time zone
subscription-digest = { $what }, every day at { $time } ({ $zone })
# $subscription: what and when
subscribed = From now on here: { $subscription }.
# $subscription: what and when
subscribed-already = That comes here already: { $subscription }.
# $subscription: what and when
subscribed-privately = In a private message from me, from now on: { $subscription }. If nothing comes, allow direct messages from members of this server. /subscriptions there shows and ends it.
subscribe-unreachable = I cannot write to you in private. Allow direct messages from members of this server, and press again.
# $limit: how often one may subscribe
subscribe-full = { $limit ->
    [one] You have one subscription, and that is as many as one may have. End it with /unsubscribe.
   *[other] You have { $limit } subscriptions, and that is as many as one may have. End one with /unsubscribe.
 }
subscribe-closed = Nobody can subscribe here. Write to me in private.
subscribe-off = This newsroom takes no subscriptions here. /latest has the news.
# $offender: what cannot be read
subscribe-unreadable = I cannot read “{ $offender }”. Write words, "a phrase", -not, topic:x, lang:x, source:x, author:x, speaker:x or title:x; a|b is either.
# $limit: the most characters; $words: the most words
subscribe-too-long = That is too much for one subscription: at most { $limit } characters and { $words } words. There may be more than one.
subscriptions-heading = What comes here
subscriptions-none = Nothing comes here yet. /subscribe changes that.
subscriptions-how = /unsubscribe and the number ends one; /unsubscribe all ends all of them.
# $subscription: what and when
unsubscribed = Ended: { $subscription }.
# $count: how many
unsubscribed-all = { $count ->
    [one] One subscription is ended.
   *[other] { $count } subscriptions are ended.
 }
unsubscribe-which = Which one? Write its number, or all; /subscriptions shows them.
unsubscribe-not-there = That does not come here any more. /subscriptions shows what does.

## Posts that wait for approval

page-state-proposed = to be approved
# $destination
explain-proposed = { $destination }, waits for an editor’s approval (/approve)
# $destination
explain-skipped = { $destination }, not posted
reason-waits-approval = waits for an editor’s decision
# $by: who decided
reason-skipped-by = so decided by { $by }
reason-approval-lapsed = nobody decided in time
command-approve = approve
command-approve-description = Post what waits for approval
command-skip = skip
command-skip-description = Do not post what waits for approval
command-decide = decide
command-decide-description = What the buttons of a proposal do
option-proposal-description = Which proposal; without one, the list
approve-none = Nothing waits for approval.
# $words: what was looked for
approve-none-of = No proposal for “{ $words }”.
approve-heading = To be approved
# $when: a moment
approve-until = until { $when }
proposal-approve = Approve
proposal-edit = Edit
proposal-skip = Skip
proposal-later = Later
# $schedule: the schedule; $names: destinations
proposal-scheduled = To be approved: { $schedule } → { $names }
# $who: the editor; $names: destinations
proposal-ordered = To be approved: ordered by { $who } → { $names }
# $when: a moment
proposal-until-skip = skipped if nobody answers by { $when }
# $when: a moment
proposal-until-post = posted if nobody answers by { $when }
# $when: a moment
proposal-again = comes back { $when }
# $who: the editor; $when: a moment
decision-proposed = proposed by { $who }, { $when }
# $who: the editor; $when: a moment
decision-edited = edited by { $who }, { $when }
# $who: the editor; $when: a moment
decision-corrected = updated by { $who }, { $when }
# $who: the editor; $when: a moment
decision-later = put off by { $who }, { $when }
# $who: the editor; $when: a moment
decision-approved = approved by { $who }, { $when }
# $who: the editor; $when: a moment
decision-skipped = skipped by { $who }, { $when }
# $who: the editor; $when: a moment
decision-withdrawn = withdrawn by { $who }, { $when }
# $who: the editor; $when: a moment
decision-restored = restored by { $who }, { $when }
# $when: a moment
decision-rule-proposed = proposed by a schedule, { $when }
# $when: a moment
decision-rule-edited = edited, { $when }
# $when: a moment
decision-rule-corrected = updated with its article, { $when }
# $when: a moment
decision-rule-later = put off, { $when }
# $when: a moment
decision-rule-approved = approved since nobody decided, { $when }
# $when: a moment
decision-rule-skipped = skipped since nobody decided, { $when }
# $when: a moment
decision-rule-withdrawn = withdrawn with its article, { $when }
# $when: a moment
decision-rule-restored = the database was put back from a backup, { $when }: it may have been posted since
# $title: the article; $names: destinations
decide-approved = Approved: “{ $title }” goes to { $names }.
# $title: the article; $names: destinations
decide-skipped = Skipped: “{ $title }” does not go to { $names }.
# $title: the article; $names: destinations
decide-later = Put off: “{ $title }” ({ $names }) comes back in an hour.
# $title: the article; $names: destinations
decide-edited = Edited: “{ $title }” ({ $names }). The preview shows it.
# $title: the article; $decision: what was decided
decide-already = “{ $title }”: decided already, { $decision }.
# $title: the article
decide-changed = “{ $title }” has changed meanwhile: look at the preview and decide again.
# $title: the article
decide-own = Whoever ordered “{ $title }” may not approve it: another editor has to.
decide-unknown = This proposal is no longer there.
# $title: the article
decide-what = What shall change in “{ $title }”?
decide-quotes = Quotation
decide-texts = Sentences
decide-write = Write
decide-quotes-ask = Which quotation?
decide-texts-ask = Which sentences in the summary?
decide-stories-ask = Which stories shall the digest tell?
decide-no-quote = None
# $title: the article; $limit: the most characters
decide-write-ask = Reply to this message with the text for “{ $title }”: at most { $limit } characters, in place of the summary.
# $title: the article; $limit: the most characters; $count: how many were written
decide-too-long = The text for “{ $title }” has { $count } characters, at most { $limit }: please shorten it.
decide-write-title = The text of the post
# $limit: the most characters
decide-write-label = At most { $limit } characters

## What editors ask for

# $by: who did
reason-retracted-by = retracted by { $by }
reason-slot-paused = its destinations are paused
reason-kept-paused = the destination is paused
# $destination; $when: a moment
explain-at = { $destination }, { $when }, as ordered
# $destination; $who: the editor
explain-paused = { $destination }, paused by { $who } until somebody resumes
# $destination; $who: the editor; $when: a moment
explain-paused-until = { $destination }, paused by { $who } until { $when }
# $schedule: its name
notice-dry = Nothing to post for { $schedule }
# $schedule: its name; $when: its next slot
notice-dry-text = The next slot of { $schedule }, { $when }, has no article.
# $schedule: its name
notice-dry-back = { $schedule } has an article for its next slot again.
option-at-description = When: HH:MM, date and time, or slot for the next free slot
option-at-placeholder = HH:MM
option-at-slot = Next free slot
# $title: the article; $names: destinations; $when: a moment
post-at = “{ $title }” goes to { $names }: { $when }.
# $at: what was written
post-at-unclear = “{ $at }” is no moment to come. 18:30, 2026-12-24 18:30, or slot will do.
# $names: destinations
post-at-no-slot = No free slot for { $names }.
# $title: the article; $names: destinations
post-proposed = “{ $title }” waits for another editor’s approval: { $names }.
queue-top = To the top
queue-slot = Next free slot
command-move = move
command-move-description = What the buttons of the queue do
move-none = It cannot be moved any more: it does not wait, or there is no free slot.
# $destination
move-top = { $destination }: it goes first.
# $destination; $when: a moment
move-slot = { $destination }: it goes { $when }.
command-preview = preview
command-preview-description = Show only you the post of an article
# $destination
preview-heading = As it would go to { $destination }
# $names: destinations
preview-others = Also to: { $names } (with to:NAME)
command-pause = pause
command-pause-description = Pause a destination, or all, for a while
option-for-description = For how long: 30m, 2h, 7d; without it, until resumed
option-for-placeholder = 2h
command-resume = resume
command-resume-description = Resume a destination, or all
pause-all = all destinations
# $names: what; $who: the editor
pause-open = Paused: { $names } (by { $who }), until somebody resumes.
# $names: what; $who: the editor; $when: a moment
pause-until = Paused: { $names } (by { $who }), until { $when }.
# $names: what
resume-done = Resumed: { $names }.
resume-none = It was not paused.
# $names: a destination
resume-whole = { $names } has no pause of its own: all destinations are paused. Without a name, all are resumed.
# $names: a destination
resume-still = { $names }: its own pause is over, but all destinations are paused. Without a name, all are resumed.
command-correct = correct
command-correct-description = Bring posted copies to the present words
# $title: the article; $names: destinations
correct-done = “{ $title }” is being updated at { $names }.
# $title: the article
correct-none = “{ $title }”: nothing to update.
# $title: the article; $names: destinations
correct-undecided = “{ $title }” is on its way to { $names }: try again soon.
command-retract = retract
command-retract-description = Retract an article where it was posted
# $title: the article; $names: destinations
retract-done = “{ $title }” is being retracted from { $names }.
# $title: the article; $names: destinations
retract-skipped = “{ $title }” waited and does not go to { $names }.
# $title: the article; $names: destinations
retract-left-out = The digest that waits for { $names } goes out without “{ $title }”.
# $title: the article; $destination; $reason
retract-failed = “{ $title }” cannot be retracted from { $destination }: { $reason }
# $title: the article; $names: destinations
retract-undecided = “{ $title }” is on its way to { $names }: try again soon.
# $title: the article
retract-none = “{ $title }” is posted nowhere.
command-why = why
command-why-description = Why an article was posted, or not
command-schedules = schedules
command-schedules-description = The next five slots of each schedule
schedules-none = No schedule.
command-sources = sources
command-sources-description = Where articles come from
command-stats = stats
command-stats-description = What was posted in recent days
option-days-description = How many days (7)
option-days-placeholder = days
# $days: how many
stats-heading = { $days ->
    [one] In the last day
   *[other] In the last { $days } days
 }
stats-readers = Readers
# $count: how many
places-readers = { $count ->
    [one] one reader
   *[other] { $count } readers
 }
stats-none = Nothing was posted.
command-doctor = doctor
command-doctor-description = How the newsroom is, and what to do

## The command line

# $usage: the command with its options
cli-usage = usage: { $usage }
cli-every = Each has --help and --json.
# $name: what was written; $names: those there are
cli-no-command = no command “{ $name }”; there are { $names }
# $word: what was written
cli-word-more = “{ $word }” is one word too many
cli-missing = something is missing
cli-missing-article = something is missing: name an article
# $word: what was written; $names: those there are
cli-none-of = “{ $word }” is none of { $names }
# $option: what was written
cli-option-unknown = there is no option { $option }
# $option: its name
cli-option-value = { $option } needs a value
# $option: its name
cli-option-flag = { $option } takes no value
# $option: its name
cli-whole-number = { $option } takes a whole number from 1
# $option, $other: options
cli-goes-with = { $option } goes with { $other }
cli-one-place = name one file or one address
cli-one-place-or-input = name one file, one address, or - for standard input
cli-jsonl-no-file = --jsonl reads from standard input: name no file
cli-both-databases = name both databases, with --from and --to
cli-hold-no-file = with --hold, name no file
# $option: its name; $length: what was written
cli-length = { $option } { $length }: a length of time is as in 30m, 2h or 7d
cli-days = a number of days is a whole number from 1 to 999
# $delivery: its id
cli-verdict = say what is so of { $delivery }: there, or again
# $file: its path, or that it was not written; $theme, $size: how it looks; $width, $height: in pixels; $type: a media type; $kilobytes: its size
cli-card-drawn = { $file }: { $theme }, { $size }, { $width }×{ $height } { $type }, { $kilobytes } kB
# $option: how a file is named
cli-card-unwritten = not written ({ $option })
# $file: its path; $type: a media type; $ending: of a name
cli-card-ending = { $file } holds { $type }; a name that ends in { $ending } would say so
# $file: the database; $backup: a file
cli-restored = { $file } is now { $backup }
# $folder: its path
cli-restored-aside = what was there before is in { $folder }
# $file: the database; $backup: a file
cli-restored-whole = { $backup } is whole. To put it in the place of { $file }, say so with --yes.
cli-feed-none = no feed was found there; look for one in a browser and give its own address
# $count: how many
cli-feed-items = { $count ->
    [one] one item
   *[other] { $count } items
 }
cli-feed-untitled = (no title)
cli-feed-undated = (no date)
cli-analyze-summary = Summary
cli-analyze-quotes = Quotations
cli-analyze-keywords = Keywords
cli-analyze-dropped = Dropped
# $time: a moment
cli-analyze-published = published { $time }
cli-analyze-card = (for the card)
cli-analyze-nobody = (nobody named)
cli-analyze-no-rule = no rule
# $name: a person
cli-analyze-guess = perhaps { $name }
# $percent: how sure
cli-analyze-sure = sure to { $percent } %
# $outlet: a paper
cli-analyze-outlet = reports from { $outlet }
# $count: how many
cli-analyze-paragraphs = { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
 }
# $option: how one is named
cli-feed-several = several feeds are there: name one with { $option }
# $address: of a feed
cli-feed-there = { $address } is a source already
# $address: of a feed
cli-feed-secret = { $address } is left out: give its user and password as settings of the source
# $name: of a source
cli-feed-key = { $name } is left out: its address holds a key
# $file: the config
cli-feed-written = written to { $file }; a running newsroom reads it within seconds
# $name: of a source
cli-feed-not-waiting = no source named “{ $name }” waits for an editor; see strillone sources
# $name: of a source
cli-feed-news = { $name }: what it shows is news, from its next poll on
# $name: of a source
cli-feed-known = { $name }: what it shows now is known and is not posted; what comes after is news
# $name: of a source; $count: how many articles
cli-folder-released = { $name }: articles withdrawn whose files are not there: { $count }
value-article = article
value-command = command
value-database = database
value-days = days
value-delivery = delivery
value-destination = destination
value-file = file
value-moment = moment
value-name = name
value-options = options
value-proposal = proposal
value-role = role
value-size = size
value-time = time
summary-start = Run the newsroom until Ctrl-C.
summary-check = Check the config file, the folders of articles, the tokens and the rights in each chat.
summary-init = Set a newsroom up: asks, checks the tokens, finds the chats, writes config and .env.
summary-analyze = Show what the editorial core makes of an article.
summary-preview = Show the post an article would become, without posting it.
summary-post = Post an article now.
summary-queue = Show what is still to happen, next first.
summary-history = Show what has ended, newest first.
summary-held = Show what is on hold, or decide about one of these.
summary-approve = Post what waits for approval, or list it.
summary-skip = Do not post what waits for approval, or list it.
summary-correct = Bring posted copies of an article to its present words.
summary-retract = Take an article back where it was posted, and say what could not be.
summary-pause = Post nothing to a destination, or to any, for a while.
summary-resume = Post again to a destination, or to all.
summary-stats = Show what was posted, changed and not posted in the last days.
summary-why = Say why an article was posted, or why it was not.
summary-schedules = Show each schedule, its next slot with the likely article, and what became of the latest slots.
summary-sources = Show where articles come from, how many there are, and what could not be read; add feeds.
summary-subscriptions = Show what readers subscribe to, and where.
summary-read-feed = Show what is read of a feed or a news sitemap.
summary-doctor = Explain the state of everything: database, service, destinations, deliveries, schedules, sources.
summary-backup = Copy the database, while the newsroom runs or not, and check the copy.
summary-restore = Put a backup in the place of the database. The newsroom must have ended.
summary-migrate = Move the newsroom from one database to another, and compare both at the end.
summary-export = Write all articles and subscriptions as JSON Lines, while the newsroom runs or not.
summary-import = Take in articles and subscriptions from JSON Lines; what is there stays as it is.
summary-completion = Print what completes these commands in a shell.
help-json = the same, as JSON
help-help = this page
help-roles = what this process does, where several share a PostgreSQL database (all of it):
help-role-sources = reads folders and feeds
help-role-planner = fills slots, digests and subscriptions
help-role-dispatcher = sends
help-role-web = serves page, metrics and pushed articles
help-role-maintenance = backups, retention, health
help-role-platforms = and each platform’s name: hears what people say there
# $name: a variable of the environment
help-role-before = It goes before { $name }.
help-init-kept = What is there already is not overwritten without a question.
# $format: of a line
help-jsonl = one object a line in: { $format }; one a line out
help-explain = say which rule named each speaker
# $count: the default
help-summary-chars = longest summary, in characters ({ $count })
help-summary-sentences = longest summary, in sentences, instead
help-article = its id, or a few words of its title
help-preview-to = as this destination would get it (the first one)
help-preview-out = write the card there
help-preview-card = only the card, also of a seed file; without an article, of the newest one
help-preview-theme = of config/themes (the destination’s)
# $names: those there are
help-preview-size = one of { $names } (the destination’s)
help-post-to = to this destination only
help-post-again = also where it was sent already, or taken back
# $time, $moment: two examples
help-post-at = { $time } or { $moment }, in the newsroom’s zone
# $count: the default
help-limit = at most so many deliveries ({ $count })
help-of-article = only of this article
help-to-destination = only to this destination
help-readers = also to readers who subscribe, as with any of these but --limit, and as JSON
help-held-delivery = its id, as the list and queue --json show it
help-held-there = it is there: nothing more is sent
help-held-again = it is not: it is sent again
help-proposal = a post’s or an article’s id, or words of its title; without it, all that wait are listed
help-change-to = at this destination only
help-pause-destination = its name; without it, all of them
help-pause-for = 30m, 2h or 7d; without it, until somebody resumes
help-resume-destination = its name; without it, whatever is paused
# $count: the default
help-days = how many ({ $count })
help-why-article = its id, its address, or words of its title, in quotes
help-why-destination = only there
# $name, $take: options
help-sources-add = finds the feed of a page and writes it into the config; { $name }, { $take } of several
help-sources-release = goes on with a feed that showed too much that is new: it is known, or with --news it is news; of a folder that is empty: its files were deleted
help-sources-import = writes the feeds of an OPML list into the config, with their titles
help-sources-export = the feeds of the config as an OPML list
help-feed-html = Titles with markup, summaries and contents are sanitised HTML.
help-doctor-code = Ends with 1 when something needs a person.
help-backup-out = into this file, which must not be there; without it, among the hourly backups
help-backup-postgres = A PostgreSQL database is copied by pg_dump, in its custom format, and needs --out.
help-restore-file = a backup; strillone doctor names the newest
help-restore-yes = do it; without it, only the backup is checked
help-restore-hold = without a file, after a PostgreSQL server has put a copy back: hold what was due
help-restore-aside = What was there is moved into a folder beside it. What was due is held, for it may have been sent since the backup.
# $sqlite, $postgres: how an address is written
help-migrate-from = where it is: { $sqlite } or { $postgres }; it stays as it is
help-migrate-to = where it goes: an empty one, or one in which the same move was interrupted
help-migrate-ended = The newsroom must have ended. A move that is interrupted goes on where it was when it is said again.
help-export-file = must not be there; one object a line, of type article or subscription
help-export-rest = Posts and what became of them are not in it: strillone migrate moves all, strillone backup copies all.
help-import-file = as strillone export writes it
help-import-posts = Nothing is posted by it: subscribers do not get what is imported. Schedules may pick it like other articles of its age.
help-import-code = Ends with 1 when a line could not be read.

## Moving, exporting, importing

# $option: the option
reason-move-address = { $option } names no database: write sqlite:PATH or postgres://user:password@host:5432/database.
# $place: the database
reason-move-same = { $place } is both what to move from and what to move to. Name another database.
# $place: the database; $table: one of its tables; $count: its rows
reason-move-filled = { $place } is not empty: rows in its table { $table }: { $count }. Name a database without any.
# $place: the database; $table: one of its tables
reason-move-other = { $place } holds the beginning of a move, but not of this newsroom as it is now ({ $table } differs). Take that database away, or empty it, and begin anew.
# $place: the database; $table: one of its tables; $row: the key of a row; $detail: what the database says
reason-move-row = { $place } does not take row { $row } of { $table }: { $detail }
move-table = table
move-rows = rows
move-hash = SHA-256
move-same = same
move-other = differs
# $from: the former database; $to: the new one; $rows: how many were copied
move-done = { $from } is now in { $to }, every row read and compared; { $rows } were copied. The former database is as it was: start the newsroom on the new one only.
# $from: the former database; $to: the new one
move-differs = { $to } is not the same as { $from }. No newsroom starts on it. Nothing may write to either while a newsroom is moved: empty { $to } and begin anew.
# $file: the file; $articles, $subscriptions: how many
cli-exported = { $file }: { $articles } articles, { $subscriptions } subscriptions
# $articles, $subscriptions: how many were imported; $skipped: how many lines were not
cli-imported = { $articles } articles and { $subscriptions } subscriptions are new; { $skipped } lines were skipped
# $line: its number; $why: one of the following phrases
import-line = line { $line }: { $why }
reason-import-there = is there already and stays as it is
reason-import-duplicate = its source has another article with its address or its words
reason-import-forgotten = it was deleted here because it was old
reason-import-no-json = is no JSON object
# $type: what it says it is
reason-import-unknown = is of type { $type }, which is none of article, subscription
# $example: a moment
reason-line-moment = a moment is written as { $example }
reason-line-rhythm = write now, or a time such as 07:30
reason-line-hash = it is 64 hexadecimal digits
reason-line-part = a sentence or quote is not what stands at its place in the text; export the article anew
import-unmarked = The lines of the file do not say where they stood, as older versions write them: nobody can tell whether all of it is there
# $line: the number of its last line
import-cut = The file was cut after line { $line }: what followed is missing. Export or copy it anew; what was there has been taken
# $lacking: how many lines are missing
import-lacks = Of the lines that were exported so many are missing from the file: { $lacking }. Export or copy it anew
# $place: the database
reason-backup-no-program = pg_dump, which copies { $place }, is not on this machine. Install PostgreSQL’s client programs, or write articles and subscriptions with: strillone export FILE
# $place: the database
reason-backup-by-server = { $place } is on a PostgreSQL server: whoever runs it backs it up. strillone backup --out FILE makes a copy now, with pg_dump
# $place: the database; $command: what to say
restore-by-program = { $place } is on a PostgreSQL server, which puts the copy back itself. End the newsroom, then say this, where PostgreSQL’s client programs are; when any of it fails, the database stays as it was: { $command }
# $file: the copy; $bytes: its size
cli-dumped = { $file }: { $bytes } bytes, written by pg_dump
# $place: the database; $count: how many deliveries
restore-held = { $place }: { $count } deliveries are held, for they may have been sent since the copy was made. Editors are asked when the newsroom runs.
# $place: the database
restore-none = { $place }: nothing was due
# $place: the database
restore-news = { $place }: what schedules picked since the copy was made is not known there: they may pick it again. Readers get no news, and no breaking news is posted, that was published before now: what of it is lacking, editors post.

init-name = What is the newsroom called?
init-name-wrong = A name has letters, and no dollar sign before a curly bracket.
init-timezone = Time zone
init-timezone-wrong = There is no such time zone; write it as Europe/Rome.
init-platforms = Where do you want to post? (nowhere: only the preview)
# $platform: its name; $from: where to get one
init-token = { $platform }: the bot’s token, from { $from }
# $platform: its name; $name: the bot
init-token-good = { $platform } knows this bot: { $name }
# $name: the bot; $word: what to write
init-word = Add { $name } to the channel or group as an administrator who may post, then write there: { $word }
# $place: its name
init-place-found = Found: { $place }
# $name: the bot
init-place-none = { $name } sees no place to post to: invite it first.
init-place-choose = Which channel?
init-again = Try again?
# $file: its path
init-overwrite = { $file } is there already. Overwrite it?
# $file: its path
init-replace-tokens = { $file } has other tokens already. Replace them?
# $file: its path
init-kept = { $file } was left as it was.
# $file: its path
init-written = { $file } is written.
# $names: destinations
init-test = Send a test card to { $names } now?
init-done = Start the newsroom with: npm start
init-stopped = Nothing was written.
init-no-terminal = init asks questions: run it in a terminal.

## Telegram

# $time: a time of day
post-over = No longer current since { $time }
button-share = Share
button-more-quotes = More quotes
button-copy = Copy the quote
button-comments = Comment
reason-no-pin-right = the bot may not pin messages there
reason-no-unpin-right = the bot may not unpin messages there: unpin it by hand
# $destination: where the post is
reason-comment = longer summary below the post at { $destination }
command-report = report
command-report-description = Tell the editors something
button-report = Tell the editors
report-told = Thank you: the editors have it now.
report-too-many = That was much at once. Please write again later.
report-nobody = The editors cannot be reached from here.
report-heading = A reader writes
# $who: a name and an id; $platform: as people call it
report-from = From { $who }, on { $platform }
# $place: a chat
report-place = In { $place }
# $count: reactions of readers
stats-reactions = { $count ->
    [one] one reaction
   *[other] { $count } reactions
}
