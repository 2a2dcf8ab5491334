### What the bot says in Spanish. Short and kind; no exclamation marks, no emoji.
### A comment above a phrase names its arguments.

## Around a post

# $outlet: the paper the article comes from
post-source = Fuente: { $outlet }
post-read = Leer
post-paywalled = solo para suscriptores
post-also = También lo cuentan:
# $time: a time of day
post-updated = Actualizado el { $time }
# $time: a time of day
post-retracted = Retirado el { $time }
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
# $date: a day, as in Sunday 29 November
digest-heading = Las noticias del { $date }
# the word on the card of news that cannot wait
card-breaking = Última hora

## Commands and their answers

command-start = inicio
command-start-description = Presentación y comandos
command-help = ayuda
command-help-description = Lo que sé hacer
command-latest = últimas
command-latest-description = Los últimos artículos
command-quote = cita
command-quote-description = Una cita, y quién la dijo
command-post = publicar
command-post-description = Publicar un artículo ahora
option-article-description = Algunas palabras del título
option-article-placeholder = palabras del título
option-to-description = Un solo destino
option-to-placeholder = NOMBRE
option-again-description = También donde ya salió
option-yes = sí
start-welcome = Buenos días. Traigo las noticias de esta redacción, en las palabras de quienes las dijeron.
help-intro = Esto es lo que se puede pedir:
latest-heading = Las últimas
latest-none = Todavía no hay artículos. El próximo llega pronto.
quote-none = Ningún artículo reciente tiene una cita que mostrar.
# $words: what was looked for
article-none = Ningún artículo con las palabras «{ $words }». Pruebe con otras palabras del título.
article-several = Varios artículos encajan. Repita con el identificador del correcto:
# $to: what was asked for; $names: the destinations
post-no-destination = Ningún destino «{ $to }». Hay: { $names }.
# $title: the article; $names: destinations
post-ordered = «{ $title }» va de camino a: { $names }.
# $title, $names, $who: who retracted it
post-taken-back = «{ $title }» fue retirado por { $who }, así que no sale en: { $names }. Para publicarlo de todos modos: again:sí
# $title: the article; $names: destinations
post-standing = «{ $title }» ya está en: { $names }. Para repetirlo: again:sí
# $title: the article; $names: destinations
post-waiting = «{ $title }» ya va de camino, o espera, en: { $names }. La página de la redacción dice por qué.
# $title: the article; $names: destinations
post-paused = «{ $title }» espera a que termine la pausa de: { $names }.
refused = Este comando es solo para la redacción. /help muestra los demás.
failed = Algo salió mal, y quedó anotado. Inténtelo de nuevo dentro de un rato.
# $usage: the command with its options
usage = Se usa así: { $usage }

## What readers ask

command-search = buscar
command-search-description = Buscar palabras en todos los artículos
command-article = artículo
command-article-description = Un artículo en breve, con sus citas
command-topics = temas
command-topics-description = De qué tratan los últimos artículos
command-mute = silencio
command-mute-description = No enviar nada aquí por un tiempo
command-language = idioma
command-language-description = El idioma de las respuestas y los artículos aquí
command-timezone = zona
command-timezone-description = La zona horaria de las horas que se muestran aquí
command-forgetme = olvídame
command-forgetme-description = Borrar todo lo que se guarda sobre usted
option-topic-description = Solo los artículos sobre este tema
option-topic-placeholder = tema
option-count-description = Cuántos, hasta diez
option-count-placeholder = NÚMERO
option-words-description = Palabras que el artículo contiene
option-words-placeholder = palabras
option-speaker-description = Quién la dijo, o algunas de sus palabras
option-speaker-placeholder = persona o palabras
option-duration-description = Cuánto tiempo: 30m, 8h, 2d, 1w; off lo termina
option-duration-placeholder = 8h|2d|off
option-off = fin del silencio
option-tag-description = Un idioma, como es o español
option-tag-placeholder = idioma
option-auto = automático
option-zone-description = Una zona o una ciudad, como Europe/Rome o Rome
option-zone-placeholder = zona o ciudad
search-heading = Búsqueda
# $words: what was looked for
search-none = Ningún artículo contiene { $words }. Pruebe con menos palabras, o con otras.
# $topic: what was asked for
latest-none-on = No hay artículos sobre { $topic }. /topics muestra lo que hay.
# $words: what was looked for
quote-none-for = No hay ninguna cita para { $words }.
article-which = Varios artículos encajan. ¿Cuál?
topics-heading = Temas
topics-none = Los últimos artículos no indican temas. /latest los muestra.
# $when: a moment
mute-until = Hasta { $when } no llega aquí nada que no se pida. /mute off lo termina.
mute-off = Aquello a lo que se está suscrito llega de nuevo aquí.
# $language: its name
language-set = Desde ahora las respuestas aquí son en este idioma: { $language }.
language-auto = Las respuestas aquí son de nuevo en el idioma de quien pregunta.
# $languages: those there are
language-unknown = Ese idioma no lo hablo. Hablo estos: { $languages }.
# $zone: its name; $time: the time there
timezone-set = Las horas aquí son las de { $zone }, donde ahora son las { $time }.
# $zone: its name
timezone-auto = Las horas aquí son de nuevo las de la redacción: { $zone }.
timezone-unknown = No conozco ninguna zona con ese nombre, o conozco varias. Se escribe como Europe/Rome.
forgotten = Hecho: todo lo que se guardaba sobre usted está borrado.
forgotten-nothing = No se guardaba nada sobre usted, y nada se guarda.
forgotten-editor = Lo que ha encargado y decidido como redactor queda en la historia de la redacción.
refused-manager = En un grupo esto es de quien lo administra. En privado conmigo es suyo.
refused-nobody = No puedo saber quién es, pues esta cuenta es de muchos. Pregúntemelo en privado.
answered-privately = Le he respondido en privado.
answer-privately = Aquí lo leen todos. Escríbame en privado y pregunte allí.
# $name: what was written
unknown-command = { $name } no es uno de mis comandos. /help los muestra.
# $name: what was written; $command: the nearest
unknown-near = { $name } no es uno de mis comandos. ¿Será { $command }? /help los muestra todos.
unknown-words = Respondo a comandos: /help los muestra. ¿Busco estas palabras en los artículos?
unknown-wordless = Respondo a comandos y palabras: /help muestra lo que sé hacer.
too-many = Es mucho de una vez. Espere medio minuto y pregunte de nuevo.
interrupted = Lo que pidió se interrumpió, y quizá no se hizo.
# $command: its name
interrupted-command = { $command } se interrumpió, y quizá no se hizo.
interrupted-look = Mire con /queue lo que hay; si falta, pídalo de nuevo.
interrupted-again = Si falta algo, pídalo de nuevo.
button-expired = Este botón es demasiado antiguo. Pregunte de nuevo.
button-another = Estos botones son de quien preguntó. Pregunte usted también y tendrá los suyos.
button-previous = Anterior
button-next = Siguiente
button-search = Buscar
button-article = El artículo
button-longer = Resumen más largo
more-none = No hay nada más: el artículo ya no se conserva.
command-card = tarjeta
command-card-description = La tarjeta de una cita
message-card = Tarjeta de este mensaje
card-no-words = Este mensaje no tiene palabras.
# $count: the most
card-too-long = En una tarjeta caben como mucho { $count } caracteres.
card-not-drawn = No se pudo dibujar la tarjeta.
button-shorter = Más breve
# $count: how many
button-quotes = Citas: { $count }

## What editors are told and asked

command-held = pendientes
command-held-description = Mensajes en duda: decir si están, o enviarlos de nuevo
command-add = añadir
command-add-description = Dar un artículo a la redacción: dirección, texto o archivo
command-discard = descartar
command-discard-description = Retirar un artículo que envió un redactor
option-given-description = Una dirección, o el texto con el título en la primera línea
option-given-placeholder = dirección o texto
option-file-description = Un archivo de texto del artículo: .txt, .md, .html o .json
option-file-placeholder = archivo
# $endings
add-no-text-file = No es un archivo de texto. Envíe { $endings }, o el propio texto.
# $limit
add-too-large = El archivo pasa de { $limit } MB: envíe solo el artículo.
# $message: what is wrong
add-failed = No se puede hacer un artículo de ello: { $message }
add-ask = No sale hasta que alguien decida.
button-post-all = Publicar en todas partes
# $destination: the destination
button-post-to = Publicar en { $destination }
button-discard = Descartar
# $title: the article
discarded = Descartado: «{ $title }».
discard-none = Ya no está, o no lo envió ningún redactor.
command-resolve = resolver
command-resolve-description = Decir si un mensaje en duda está, o va de nuevo
command-queue = cola
command-queue-description = Lo que aún ha de salir, y cuándo
option-delivery-description = El identificador del envío, como lo muestra /held
option-delivery-placeholder = identificador
option-verdict-description = there: ya está · again: enviarlo de nuevo
option-verdict-placeholder = there|again
verdict-there = Está
verdict-again = Enviar de nuevo
held-none = Ningún mensaje está en duda.
held-heading = Mensajes en duda
held-ask = No es seguro que hayan llegado. Mire en el chat y decida:
# $count: held deliveries that are not shown
held-more = { $count ->
    [one] … y uno más: /held lo muestra cuando estos estén decididos.
   *[other] … y { $count } más: /held los muestra cuando estos estén decididos.
 }
held-not-found = Ningún envío tiene este identificador. /held muestra los que están en duda.
# $who: the editor; $title: the article; $destination: the destination
resolved-there = { $who }: «{ $title }» está en { $destination }. No se envía nada más.
# $who: the editor; $title: the article; $destination: the destination
resolved-again = { $who }: «{ $title }» va de nuevo a { $destination }.
# $title: the article; $destination: the destination; $state: in words
resolved-already = Ya está decidido: «{ $title }» en { $destination } figura como { $state }.
button-unknown = Este botón ya no vale. Pregunte de nuevo.
notice-held = ¿Ha llegado?
# $title: the article; $destination: the destination
notice-held-text = No es seguro que «{ $title }» haya llegado a { $destination }. Para que nada salga dos veces, espera la palabra de la redacción: mire en el chat.
# $count: how many more
notice-held-more = { $count ->
    [one] Otro mensaje está en duda: /held
   *[other] Otros { $count } mensajes están en duda: /held
 }
# $reason: in the words of the platform
notice-reason = Motivo: { $reason }
notice-open = Abrir el chat
notice-dead = No salió
# $title: the article; $destination: the destination
notice-dead-text = «{ $title }» no salió hacia { $destination }, y tal como está no se puede enviar. /post lo encarga de nuevo.
notice-unchanged = Una copia no se ha cambiado
# $title: the article; $destination: the destination
notice-unchanged-text = La copia de «{ $title }» en { $destination } no dice lo que el artículo dice ahora, o ya no debería estar.
# $count: how many; $titles: some of their titles
notice-dead-many = { $count } mensajes no salieron; la página de la redacción dice por qué. Entre ellos: { $titles }
notice-suspended = Destino suspendido
# $destination: the destination
notice-suspended-text = El bot ya no puede escribir en { $destination }. Sus ajustes se conservan y sus mensajes esperan; se prueba una vez al día, y en cuanto vuelva el permiso.
# $destination: the destination
notice-resumed = { $destination } acepta mensajes de nuevo.
# $platform: its name
notice-platform-refused = { $platform } rechaza al bot: allí no sale nada hasta que alguien lo arregle.
# $platform: its name
notice-platform-back = { $platform } acepta al bot de nuevo.
# $from: the old address; $to: the new one; $destination: the destination
notice-moved = { $destination } pasó de { $from } a { $to }: los mensajes lo siguen. Cambie la dirección en la configuración.
# $source: its name
notice-source = { $source } necesita una mirada
# $source: its name
notice-source-back = { $source } se puede leer de nuevo.
# $source: its name; $to: the new address
notice-source-moved = { $source } está ahora en { $to } y se lee allí. Cambie la dirección en la configuración.
notice-backup-failed = No se puede hacer copia de la base de datos; se prueba de nuevo cada diez minutos.
notice-backup-back = Se vuelve a hacer copia de la base de datos.
notice-config-refused = La configuración modificada no se puede usar: la redacción sigue con la anterior.
notice-config-back = La configuración vuelve a leerse y se aplica.
# $count: posts that wait
notice-approval-off = La aprobación está desactivada, pero { $count ->
    [one] una publicación todavía la espera
   *[other] { $count } publicaciones todavía la esperan
 }. Nada sale sin una decisión: se decide con /approve y /skip, o en la página.
notice-approval-back = Las publicaciones programadas vuelven a esperar aprobación.
notice-flaw = Algo va mal en la base de datos
# $count: how many; $delivery, $destination, $flaw: the first of them
notice-flaw-text = { $count ->
    [one] Un envío está en un estado imposible: { $delivery } a { $destination } ({ $flaw }).
   *[other] { $count } envíos están en un estado imposible; el primero es { $delivery } a { $destination } ({ $flaw }).
} El comando «strillone doctor» dice más.
# $count: how many
notice-flaw-back = { $count ->
    [one] El envío que estaba en un estado imposible ya no lo está.
   *[other] { $count } envíos que estaban en un estado imposible ya no lo están.
}
notice-database-down = No se puede escribir en la base de datos: no sale nada hasta que se arregle.
notice-database-back = Se puede escribir de nuevo en la base de datos: todo sigue donde estaba.

## What is still to happen

queue-heading = En cola
queue-none = No espera nada.
# $states: counts by state
queue-counts = En total · { $states }
# $count: how many; $state: in words
queue-count = { $state }: { $count }
# $count: how many
queue-readers = { $count ->
    [one] … y uno a un suscriptor
   *[other] … y { $count } a suscriptores
 }
# $count: how many are not shown
queue-more = { $count ->
    [one] … y uno más
   *[other] … y { $count } más
 }
## What becomes of a delivery, a sentence for each

# $destination: the destination
explain-soon = { $destination }, sale en cuanto pueda
# $destination: the destination
explain-leaving = { $destination }, está saliendo ahora
# $destination: the destination; $when: the next try
explain-quiet = { $destination }, { $when }, horas de silencio
# $destination: the destination; $when: the next try
explain-behind = { $destination }, { $when } o poco después, espera detrás de otro mensaje
# $destination: the destination; $when: the next try
explain-blocked = { $destination }, { $when } o poco después
# $destination: the destination; $when: the next try
explain-retry = { $destination }, nuevo intento { $when }
# $destination: the destination; $when: the next look
explain-doubt = { $destination }, quizá ya está; se mira { $when }
# $destination: the destination; $when: the next try
explain-suspended = { $destination }, cerrado al bot; nuevo intento { $when }
# $destination: the destination
explain-closed = { $destination }, cerrado al bot
# $destination: the destination
explain-held = { $destination }, espera la palabra de la redacción (/held)
# $destination: the destination; $when: when it was
explain-sent = { $destination }, enviado { $when }
# $destination: the destination; $when: when it was
explain-changed = { $destination }, hecho { $when }
# $destination: the destination
explain-dead = { $destination }, no salió
# $destination: the destination
explain-withdrawn = { $destination }, retirado antes de salir
# $destination: the destination
explain-expired = { $destination }, ya no sale
# $destination: the destination
explain-not-picked = { $destination }, no elegido
# $destination: the destination of a message that is edited
explain-place-edit = { $destination } (corrección)
# $destination: the destination of a message that is deleted
explain-place-delete = { $destination } (retirada)
# $sentence: one of these; $reason: why
explain-because = { $sentence }: { $reason }
# $time: the time of day; $day: today, tomorrow, or a date
moment = { $day } { $time }
moment-soon = en breve

## The newsroom page

# the locale's own tag, for the page and its dates
page-language = es
# $brand: the newsroom's name
page-title = { $brand }, la redacción
page-skip = Ir al contenido
# $time: when the page was made; $zone: the time zone of all its times
page-updated = actualizado a las { $time } ({ $zone })
# $count: messages sent
page-sent-count = { $count ->
    [0] nada enviado todavía
    [one] un mensaje enviado
   *[other] { $count } mensajes enviados
 }
page-attention = Conviene mirar
page-held = Envíos en duda
page-held-intro = No es seguro que estos hayan llegado. Para que nada salga dos veces, esperan la palabra de la redacción: una mirada al chat lo dirá.
page-needs = Por arreglar
page-needs-seen = Última revisión:
page-faults = Archivos por corregir
# $line: where in the file
page-line = línea { $line }
page-next = Lo próximo
page-next-none = No hay ningún horario. Se añade en «schedules», en la configuración.
page-next-no-article = Por ahora ningún artículo encaja
# $names: the destinations
page-to = para { $names }
page-posts = Últimas publicaciones
page-posts-none = Todavía no salió nada. La primera noticia aparece aquí en cuanto salga.
page-why = Por qué esta:
page-where = Adónde fue
# $platform: its name
page-on-platform = En { $platform }
# $title: the article
page-card-of = Tarjeta de «{ $title }»
page-queue = De camino
page-queue-none = No espera nada: todo lo que tocaba ya salió.
# $count: how often it was tried
page-attempts = { $count ->
    [one] un intento
   *[other] { $count } intentos
 }
page-look = Cómo se verá
page-destinations = Destinos
page-destinations-none = Ningún destino. Se añade en «destinations», en la configuración.
page-this-page = esta página
page-on = activo
page-off = parado
page-sources = Fuentes
page-sources-none = Ninguna fuente. Se añade en «sources», en la configuración.
page-source-ok = leída
page-source-failing = no se puede leer
page-source-gone = ya no existe
page-source-quarantined = espera a un redactor
# $when: the last time
page-source-read = leída { $when }
# $when: the next time
page-source-next = próxima { $when }
# $count: how many articles
page-articles = { $count ->
    [0] ningún artículo
    [one] un artículo
   *[other] { $count } artículos
 }
page-slots = Últimos turnos
page-slots-none = Todavía ningún turno: el primero está arriba, en lo próximo.
page-state-queued = en cola
page-state-claimed = saliendo
page-state-retry = nuevo intento
page-state-held = en duda
page-state-suspended = chat cerrado
page-state-sent = enviado
page-state-dead = fallido
page-state-withdrawn = retirado
page-state-expired = caducado
page-state-filled = elegido
page-state-empty = vacío
page-state-skipped = omitido
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-edit = corregido { $time }
# a message that was changed; $time: the moment, as in 14:05 or "tue 25 nov, 14:05"
page-done-delete = retirado { $time }
# a change that is not done; $state: one of the states above
page-change-edit = corrección: { $state }
# a change that is not done; $state: one of the states above
page-change-delete = retirada: { $state }
# a message handed on to the followers of its channel; $state: one of the states above
page-change-publish = reenvío: { $state }

## Commands of the machine

cli-no-article = Todavía no hay ningún artículo; indique un archivo.
cli-nothing = nada
cli-service-delivers = lo entrega el servicio en marcha
cli-still-waits = lo que aún espera sale cuando el servicio esté en marcha: npm start
# $destination: the destination
cli-there-already = { $destination }: ya está allí; --again lo repite
cli-next = próximo
cli-checked = Todo bien: el archivo, las carpetas, los tokens y los permisos en cada chat.
cli-well = Todo bien.
# $count: how many things
cli-needs = { $count ->
    [one] Una de estas cosas necesita a alguien: está la primera
   *[other] { $count } de estas cosas necesitan a alguien: están las primeras
 }
# $file: the backup; $bytes: its size
cli-backed-up = { $file }: { $bytes } bytes, cada página leída
# $destination: the destination
cli-no-card = { $destination } recibe este artículo sin tarjeta; no se escribió nada
# $reason: why
cli-no-photo = la tarjeta no muestra la fotografía: { $reason }

## What is known of the newsroom

# $place: the database
diagnosis-database-whole = { $place } está íntegra: se leyó cada página
# $place: the database; $problems: what was found; $backup: the newest one
diagnosis-database-damaged = { $place } está dañada ({ $problems }): parar la redacción y poner una copia en su lugar, strillone restore { $backup }
# $detail: what failed
diagnosis-database-unreadable = No se puede examinar nada: { $detail }
diagnosis-backup-none = Todavía no hay copia: una redacción en marcha hace una cada hora, strillone backup hace una ahora
# $place: the database
diagnosis-backup-by-server = { $place } está en un servidor PostgreSQL: la copia de seguridad la hace quien lo administra. strillone backup --out ARCHIVO hace una ahora, con pg_dump
# $file: the backup; $at: when it was made
diagnosis-backup-newest = La última copia es de { $at }: { $file }
# $size, $free: megabytes
diagnosis-room = La base de datos ocupa { $size } MB, en el disco quedan { $free }
# $size, $free: megabytes
diagnosis-room-tight = La base de datos ocupa { $size } MB, en el disco quedan { $free }: hace falta sitio, o las próximas copias no cabrán
diagnosis-service-none = Ninguna redacción está en marcha: npm start
diagnosis-service-starting = Una redacción está arrancando
# $pid, $host: the process; $at: since when
diagnosis-service-runs = El proceso { $pid } en { $host } está en marcha desde { $at }
# $pid, $host: the process; $at: since when; $page: its address
diagnosis-service-page = El proceso { $pid } en { $host } está en marcha desde { $at }, su página es { $page }
# $roles: names of roles, with commas between them
diagnosis-service-lacks = Ningún proceso tiene el papel { $roles }. Inicie uno que lo tenga: STRILLONE_ROLES, o start --roles
# $name: the destination; $platform: its platform; $count: deliveries
diagnosis-destination-open = { $name } ({ $platform }) está abierto; { $count ->
    [0] no espera nada
    [one] espera un envío
   *[other] esperan { $count } envíos
 }
# $name: the destination; $platform: its platform; $count: deliveries; $detail: why it is off
diagnosis-destination-off = { $name } ({ $platform }) no participa: { $detail }; { $count ->
    [0] no espera nada
    [one] espera un envío
   *[other] esperan { $count } envíos
 }
# $name: the destination; $count: deliveries
diagnosis-destination-removed = { $name } ya no está en la configuración; { $count ->
    [one] lo espera un envío
   *[other] lo esperan { $count } envíos
 }: volver a ponerlo con este nombre, o retirarlos con /retract
# $count: posts that wait
diagnosis-approval-off = { $count ->
    [one] Una publicación espera
   *[other] { $count } publicaciones esperan
 } la aprobación, que está desactivada: decida con strillone approve o skip, o en la página
# $at: since when; $why: what the delivery that found it closed waits for; $count: deliveries
diagnosis-destination-closed = Desde { $at } { $why }; { $count ->
    [one] espera un envío
   *[other] esperan { $count } envíos
 }
# $title: the article; $id: the delivery; $why: what becomes of it
diagnosis-delivery = «{ $title }» ({ $id }): { $why }
# $destination: where editors are told; $count: how many; $at: since when
diagnosis-alerts-wait = { $destination }: { $count ->
    [one] un aviso espera
   *[other] { $count } avisos esperan
 } desde { $at }
# $destination: where editors are told; $count: how many; $at: since when; $why: the reason
diagnosis-alerts-stopped = { $destination }: { $count ->
    [one] un aviso espera
   *[other] { $count } avisos esperan
 } desde { $at }: { $why }
# $title: the article; $id: the delivery; $destination: the destination; $state: in words
diagnosis-delivery-unexplained = «{ $title }» ({ $id }) a { $destination }: { $state }, y nada dice por qué
# $id: the delivery; $destination: the destination; $flaw: what cannot be
diagnosis-delivery-invalid = El envío { $id } a { $destination } está en un estado imposible: { $flaw }
# $schedule: its name; $at: when; $names: destinations; $title: the article
diagnosis-schedule-next = { $schedule }, próximo turno { $at } para { $names }: «{ $title }»
# $schedule: its name; $at: when; $names: destinations; $why: nothing fits
diagnosis-schedule-nothing = { $schedule }, próximo turno { $at } para { $names }: { $why }
# $what: whom it concerns; $detail: what is wrong; $remedy: what to do
diagnosis-problem = { $what }: { $detail }. { $remedy }
# $name, $place: the source; $count: articles
diagnosis-source-articles = { $name } tiene { $count ->
    [0] ningún artículo
    [one] un artículo
   *[other] { $count } artículos
 } de { $place }
# $name: the source; $place: where it is; $why: what is wrong
diagnosis-source-trouble = { $name } ({ $place }): { $why }
# $place: the file; $detail: what is wrong with it
diagnosis-source-fault = { $place } { $detail }
# $count: how many
diagnosis-audit-explained = { $count ->
    [one] Un par
   *[other] { $count } pares
 } de artículo y destino bajo examen: todo explicado
# $count: how many; $pairs: of how many; $examples: some of them
diagnosis-audit-unexplained = Pares de artículo y destino sin motivo anotado: { $count } de { $pairs } ({ $examples })
flaw-sent-at-no-moment = salió, y no se sabe cuándo
flaw-sent-without-message = salió y no tiene mensaje
flaw-message-unknown = salió y su mensaje no se conoce
flaw-no-reason = su estado no tiene motivo
flaw-no-items = no impide que su artículo vaya allí de nuevo
flaw-no-lane = está en una cola que no existe
flaw-lane-asleep = espera en una cola que nadie mira
flaw-claim-forgotten = lo tenía un proceso que ya no existe, y nadie se ocupa
flaw-alert-with-items = es un aviso y retiene un artículo
flaw-alert-held = es un aviso y espera a la redacción
flaw-no-card = muestra una tarjeta que no está

## What check and doctor find

# $name: its name
what-destination = destino { $name }
# $name: its name
what-source = fuente { $name }
# $name: as the configuration has it
what-setting = { $name }
# $platform: its name; $detail: what it said
problem-token-refused = { $platform } no conoce este token ({ $detail })
# $detail: why
problem-platform-unreachable = no se puede llegar: { $detail }
# $place: the chat, as it is called
problem-no-text-channel = { $place } no es un canal de texto: no se puede publicar allí directamente
# $right: as the platform calls it; $place: the chat, as it is called
problem-right-missing = al bot le falta el permiso «{ $right }» en { $place }
# $right: as the platform calls it; $place: the chat, as it is called
problem-history-missing = al bot le falta el permiso «{ $right }» en { $place }: un mensaje cuya respuesta se perdió no se puede buscar, y espera a la redacción
# $place: the chat, as it is called
problem-no-announcements = crosspost está activo, pero { $place } no es un canal de anuncios: los mensajes se quedan allí y no se reenvían
# $place: the chat, as it is called
problem-channel-unknown = no hay ningún canal { $place }
# $place: the chat, as it is called
problem-channel-unseen = el bot no ve el canal { $place }: no está en ese servidor, o allí le falta «View Channel»
# $place: the chat, as it is called; $detail: what was said
problem-place-unchecked = no se pudo comprobar { $place }: { $detail }
# $id: of the chat; $destination: the other one
problem-same-chat = es el chat { $id }, como el destino { $destination }: los lectores recibirían todo dos veces
# $destination: its name
problem-shared-log = el chat es el del destino { $destination }: los lectores verían lo que se dice a la redacción
# $topic: its number; $place: the chat, as it is called
problem-no-topics = está puesto el topic { $topic }, pero { $place } no tiene temas
# $id: the new one
problem-group-moved = el grupo pasó a ser un supergrupo: { $id }
# $place: the chat, as it is called
problem-bot-outside = el bot no está en { $place }
# $place: the chat, as it is called; $detail: what was said
problem-chat-unseen = el bot no ve el chat { $place } ({ $detail })
# $place: the chat, as it is called
problem-write-forbidden = el bot no puede escribir en { $place }
# $place: the chat, as it is called
problem-photo-forbidden = el bot no puede enviar fotos en { $place }, y el destino tiene una tarjeta
# $place: the chat, as it is called
problem-no-administrator = el bot no es administrador de { $place }
# $host: its name
problem-host-private = { $host } no está en la internet pública
# $host: its name
problem-host-no-server = ningún servidor web responde en ese puerto de { $host }
# $host: its name
problem-host-unknown = no hay ningún host { $host }
# $folder: its path
problem-folder-missing = su carpeta { $folder } no existe
# $folder: its path
problem-folder-no-folder = { $folder } no es una carpeta
# $folder: its path
problem-folder-forbidden = este usuario no puede leer su carpeta { $folder }
# $folder: its path; $code: of the system
problem-folder-unreadable = su carpeta { $folder } no se puede leer ({ $code })
# $detail: why
problem-destination-off = no participa: { $detail }
problem-address-gone = el webhook ya no existe, o su dirección está incompleta
# $right $place
problem-right-useful = al bot le falta el permiso «{ $right }» en { $place }: de lo que se retira queda un hilo vacío y sin título
# $place
problem-thread-locked = el hilo { $place } está bloqueado para todos menos los moderadores
# $role: its id
problem-role-unknown = no hay un rol { $role }
# $role: its name
problem-role-silent = el bot no puede mencionar el rol { $role }: nadie se enteraría
# $place: the channel; $group: the id of its group, or none
problem-no-discussion = comments no es el grupo de discusión de { $place }{ $group ->
        [none] : no tiene ninguno
       *[other] , que es { $group }
    }
# $place: the group, by its id
problem-discussion-unheard = en el grupo de discusión { $place } el bot no ve llegar las publicaciones: no es administrador
# $from: where it is shown; $name: the variable
remedy-token = Tomar el token de { $from } y ponerlo en { $name }.
# $name: the variable
remedy-network = Mirar la red de esta máquina y { $name }, y comprobar de nuevo.
remedy-text-channel = Indicar un canal de texto, de anuncios, un foro, un canal multimedia o un hilo.
# $right: as the platform calls it; $place: the chat, as it is called
remedy-right = En los ajustes de { $place }, en los permisos, añadir el bot y permitir «{ $right }».
# $place: the chat, as it is called
remedy-announcements = Convertir { $place } en canal de anuncios, o quitar crosspost.
remedy-channel-id = En Discord activar el modo de desarrollador, copiar el identificador del canal y ponerlo.
# $link: where it is invited
remedy-invite = Invitar al bot con { $link }, o permitirle «View Channel».
remedy-again = Comprobar de nuevo; si sigue así, mirar los permisos del bot allí.
remedy-one-of-two = Quitar uno de los dos destinos.
remedy-own-log = Indicar un chat solo de la redacción.
remedy-discussion = Indicar en comments el id del grupo de discusión del canal (ajustes del canal, Discusión).
remedy-make-administrator = Nombrarlo administrador de ese grupo.
remedy-role-id = Tomar el id de los ajustes del servidor (Roles, «Copiar ID del rol»).
# $role: its name
remedy-mentionable = Permitir a todos mencionar { $role } (ajustes del servidor, Roles), o dar al bot «Mention Everyone».
remedy-topics = Quitar topic del destino, o activar los temas en el grupo.
# $id: the new one
remedy-new-id = Poner telegram: { $id } en el destino.
remedy-add-bot = Añadir el bot al chat.
remedy-chat-name = Comprobar el chat: @nombre de un canal público o el identificador numérico; luego añadir el bot.
remedy-channel-rights = En el canal, entre los administradores, añadir el bot con el permiso de publicar mensajes.
remedy-group-rights = Añadir el bot al grupo y permitir a sus miembros, o al bot como administrador, enviar mensajes y fotos.
# $host: its name
remedy-allow-host = Si es de la redacción, añadir «{ $host }» a network.allow.
remedy-address = Comprobar la dirección, y la red de esta máquina.
remedy-make-folder = Crearla, o indicar otra en la configuración: una ruta parte del archivo de configuración.
remedy-name-folder = Indicar la carpeta donde están los archivos de los artículos.
remedy-folder-rights = Dar a este usuario permiso para leerla y entrar en ella.
remedy-disk = Mirar la carpeta y su disco.
remedy-set-it = Ponerlo en .env, o quitar el destino.
remedy-new-address = En Discord, abrir los ajustes del canal, Integraciones, Webhooks, crear uno nuevo, copiar su URL e indicarla.
# $place
remedy-unlock = En { $place }, abrir el menú del hilo y elegir «Desbloquear hilo», o dar al bot «Manage Threads».
area-database = base
area-service = servicio
area-destination = destino
area-delivery = envío
area-held = en duda
area-schedule = horario
area-platform = plataforma
area-source = fuente
area-audit = revisión

## Why something is as it is: goes on after a colon

# $words: as an older version wrote it
reason-words = { $words }
# $detail: in the words of the platform
reason-not-now = aplazado ({ $detail })
# $detail: in the words of the platform
reason-too-many = demasiados mensajes en poco tiempo ({ $detail })
# $detail: in the words of the platform
reason-platform-trouble = no se llega a la plataforma, o tiene problemas ({ $detail })
reason-place-rests = el chat no acepta más por un momento
# $detail: in the words of the platform
reason-place-closed = el chat no deja escribir al bot ({ $detail })
# $detail: in the words of the platform
reason-bot-refused = la plataforma rechaza al bot ({ $detail })
# $detail: in the words of the platform
reason-payload-refused = el mensaje se rechaza tal como está ({ $detail })
reason-moved = el chat tiene ahora otra dirección
reason-message-gone = alguien había quitado el mensaje
# $detail: in the words of the platform
reason-no-answer = no hubo respuesta ({ $detail })
reason-process-ended = la redacción se paró antes de la respuesta
reason-not-there = no era seguro que hubiera llegado, y al mirar no está
# $detail: why not
reason-not-seen = no es seguro que haya llegado, y no fue posible mirar ({ $detail })
reason-reader-unsure = no hubo respuesta, y puede haber llegado; a los lectores no se les manda nada dos veces
reason-article-withdrawn = el artículo fue retirado
reason-article-expired = el artículo caducó antes de salir
reason-breaking-late = tenía que salir enseguida, y ya no es última hora
reason-article-corrected = el artículo fue corregido, y sale con sus palabras nuevas
reason-story-gone = una noticia del resumen ya no vale, y sale sin ella
reason-unsubscribed = allí ya no hay nadie suscrito
reason-muted = allí se ha pedido silencio
reason-overtaken = un cambio más reciente del mismo mensaje ocupó su lugar
reason-breaking-instead = salió enseguida, como última hora
reason-copy-out-of-reach = la redacción no puede llegar a esta copia: hay que cambiarla o borrarla a mano
reason-place-unknown = su destino ya no está en la configuración y la redacción no puede cambiar esta copia: hay que cambiarla o borrarla a mano
reason-card-stays = su texto está tachado, pero su tarjeta no se pudo reemplazar y aún dice las palabras retiradas: hay que borrarla a mano
reason-waited-too-long = esperó más de lo que se conserva nada
reason-restored = la base de datos se recuperó de una copia; puede haber salido desde entonces
# $by: the editor
reason-said-there = { $by } dijo que está
# $by: the editor
reason-said-again = { $by } dijo que se envíe de nuevo
# $status: of its answer
reason-out-of-order = la plataforma está fuera de servicio ({ $status })
reason-called-off = interrumpido antes de salir
reason-off-by-now = este destino ya no participa
reason-card-missing = falta su tarjeta
# $name, $id: of the chat; $destination: that names it, too
reason-named-twice = { $name } es el chat { $id }, que nombra también el destino { $destination }; hay que quitar uno de los dos
# $platform: whose it is
reason-foreign-payload = está escrito para { $platform } y no puede salir allí
reason-fixed-form = un texto no puede convertirse en imagen, ni una imagen en texto
reason-no-followers = la plataforma no conoce seguidores
# $host: the server; $status: of its answer
reason-address-changed = { $host } respondió { $status }: la dirección ahora es otra
# $host: the server; $status: of its answer
reason-answered = { $host } respondió { $status }
# $host: who did not answer
reason-too-slow = { $host } no respondió a tiempo
# $host: who answered
reason-unreadable-answer = la respuesta de { $host } no se puede leer
# $host: who asks; $seconds: how long
reason-told-to-wait = { $host } pide esperar { $seconds } s
reason-refused-often = la plataforma rechazó muchas solicitudes en los últimos diez minutos, y no se arriesgan más
reason-no-look = la plataforma no permite mirar
reason-nothing-to-know = el mensaje no tiene palabras por las que reconocerlo
reason-history-closed = el bot no puede leer el historial del canal
# $count: messages
reason-too-much-since = después del intento llegaron más de { $count } mensajes
reason-rival-in-doubt = otro envío del artículo a este chat también está en duda
reason-log-is-place = el chat de la redacción es el destino mismo
reason-ids-uncounted = los chats privados y los grupos básicos no numeran sus mensajes seguidos
reason-forwarding-closed = el chat no deja reenviar nada
reason-end-unknown = no se puede saber dónde termina el chat
# $id: of a message
reason-older-twin = el mensaje { $id } tiene las mismas palabras, pero es más antiguo
# $host: the address
reason-fetch-address = { $host } no es una dirección que se pueda consultar
# $host: the address
reason-fetch-private = { $host } no está en la internet pública; si es suyo, añádalo a network.allow
# $host: the address
reason-fetch-too-large = lo que hay en { $host } es demasiado grande
# $host: the address
reason-fetch-too-long = { $host } tarda demasiado en responder
# $host: the address
reason-fetch-too-many-redirects = { $host } redirige demasiadas veces; dar la dirección final
# $host: the address; $code: the network’s own
reason-fetch-network = no se llega a { $host } ({ $code })
reason-off-no-place = falta el identificador de su chat o canal
reason-off-no-address = falta su dirección
reason-off-no-secret = falta su secreto
# $name: a variable
reason-off-not-set = falta { $name }
# $detail: what the server or the parser said
reason-feed-unreachable = no se puede leer: { $detail }
# $status: its HTTP status
reason-feed-refused = el servidor respondió { $status }
# $detail: what the parser said
reason-feed-unreadable = no es un feed legible: { $detail }
reason-feed-gone = el servidor dice que ya no existe; quitar la fuente o dar su nueva dirección
# $count: how many are new; $total: how many it shows; $name: the source
reason-feed-quarantined = { $count } de { $total } entradas son nuevas a la vez, como en un feed reconstruido: mirarlo y luego «strillone sources release { $name }» si son viejas, o «… --news» si son noticias
# $count: how many articles; $titles: their titles
reason-slot-filled = { $count ->
    [one] un artículo
   *[other] { $count } artículos
 }: { $titles }
# $count: how many slots; $policy: skip, latest or all
reason-slot-missed = { $count ->
    [one] un turno cayó con el servicio parado
   *[other] { $count } turnos cayeron con el servicio parado
 } (missed: { $policy })
reason-slot-new-schedule = horario nuevo: su primer turno es el próximo
# $titles: the articles proposed
reason-slot-proposed = entregado a la redacción para su aprobación: { $titles }
reason-slot-no-destination = ninguno de sus destinos participa
reason-slot-overtaken = lo elegido acababa de salir por otro encargo
reason-slot-restored = la base de datos se recuperó de una copia
reason-ordered = encargado por la redacción
# $count: how many fit; $age: in words
reason-pick-newest = { $count ->
    [one] el único que encaja, de hace { $age }
   *[other] el más reciente de { $count } que encajan, de hace { $age }
 }
# $count: how many fit; $age: in words
reason-pick-oldest = { $count ->
    [one] el único que encaja, de hace { $age }
   *[other] el más antiguo de { $count } que encajan, de hace { $age }
 }
# $priority: of the article; $count: how many fit; $age: in words
reason-pick-priority = { $count ->
    [one] el único que encaja, de hace { $age }, prioridad { $priority }
   *[other] prioridad { $priority }, la más alta de { $count } que encajan, de hace { $age }
 }
# $count: how many fit
reason-pick-undated = { $count ->
    [one] el único que encaja; su fecha no se puede leer
   *[other] el primero de { $count } que encajan; su fecha no se puede leer
 }
# $count: how many fit
reason-pick-random = { $count ->
    [one] el único que encaja
   *[other] por sorteo entre { $count } que encajan
 }
# $priority: of the article; $age: in words
reason-pick-breaking = última hora, prioridad { $priority }, de hace { $age }
reason-pick-subscribed = hay lectores suscritos
# $count: how many stories fit
reason-pick-digest = { $count ->
    [one] la única historia para el resumen
   *[other] las mejores de { $count } historias para el resumen
 }
reason-nothing-new = nada que no estuviera ya
reason-no-articles = todavía no hay artículos
# $count: how many articles; $reasons: counts by condition
reason-nothing-fits = { $count ->
    [one] un artículo, y no encaja
   *[other] { $count } artículos, y ninguno encaja
 }: { $reasons }
# $age: for how long, in words
reason-kept-later = es para más tarde, dentro de { $age }
# $age: for how long, in words; $source: its source
reason-kept-young = la fuente { $source } retiene los artículos al principio, este todavía { $age }
reason-kept-paywalled = hay que pagar para leerlo, y la redacción omite esos artículos
# $filter: the part of the filter that it does not pass; $source: the source
reason-kept-source-filter = bloqueado por el filtro { $filter } de la fuente { $source }
# $filter: the part of the filter that it does not pass; $destination: the destination
reason-kept-destination-filter = bloqueado por el filtro { $filter } del destino { $destination }
# $filter: the part of the filter that it does not pass; $schedule: the schedule
reason-kept-schedule-filter = bloqueado por el filtro { $filter } del horario { $schedule }
# $schedule: the schedule
reason-kept-old = demasiado antiguo para el horario { $schedule }
# $schedule: the schedule; $language: of the article, as a tag
reason-kept-language = el horario { $schedule } no toma artículos en este idioma ({ $language })
# $schedule: the schedule
reason-kept-topic = no tiene ninguno de los temas del horario { $schedule }
reason-kept-twin = otro artículo con las mismas palabras o la misma dirección ya fue allí
reason-kept-posted = alguien ya publicó allí su enlace
# $title: that article
reason-kept-story = otro artículo sobre la misma noticia ya fue allí: { $title }
# $detail: why
reason-kept-off = no participa: { $detail }
reason-kept-no-schedule = ningún horario publica allí
# $schedule: the schedule; $age: until its next slot, in words
reason-kept-waits = el horario { $schedule } puede tomarlo, la próxima vez dentro de { $age }
# $schedule: the schedule
reason-kept-no-slot = el horario { $schedule } ya no tiene turnos
# $count: articles
misfit-later = { $count } para más tarde
# $count: articles
misfit-expired = { $count ->
    [one] uno caducado
   *[other] { $count } caducados
 }
# $count: articles
misfit-old = { $count ->
    [one] uno demasiado antiguo
   *[other] { $count } demasiado antiguos
 }
# $count: articles
misfit-language = { $count } en otros idiomas
# $count: articles
misfit-topic = { $count } sobre otros temas
# $count: articles
misfit-young = { $count ->
    [one] uno retenido un rato
   *[other] { $count } retenidos un rato
 }
# $count: articles
misfit-paywalled = { $count } de pago
# $count: articles
misfit-filtered = { $count ->
    [one] uno bloqueado por un filtro
   *[other] { $count } bloqueados por un filtro
 }
# $count: articles
misfit-retracted = { $count ->
    [one] uno retirado por un redactor
   *[other] { $count } retirados por un redactor
 }
# $count: articles
misfit-unapproved = { $count ->
    [one] uno aún sin aprobar
   *[other] { $count } aún sin aprobar
 }
# $count: articles
misfit-story = { $count } sobre una noticia ya dada allí
# $count: articles
misfit-there = { $count ->
    [one] uno que ya salió allí
   *[other] { $count } que ya salieron allí
 }

## What is wrong with a file, a page or a feed

# $place: a file, an address or a folder; $detail: what is wrong with it
reason-at-place = { $place }: { $detail }
# $line: its number; $detail: what is wrong in it
reason-at-line = línea { $line }: { $detail }
# $detail, $more: two things that are wrong
reason-as-well = { $detail }; { $more }
reason-file-missing = ese archivo no existe; revisar el nombre
reason-file-forbidden = no se puede leer por falta de permiso; dárselo a la redacción
reason-file-is-folder = es una carpeta; indicar un archivo que esté en ella
# $code: what the operating system says
reason-file-unreadable = no se puede leer ({ $code }); revisar el archivo y su disco
# $size, $limit: in MB
reason-file-too-large = tiene { $size } MB; el límite es { $limit } MB: dejar solo el artículo
reason-file-link = es un enlace hacia fuera de la carpeta, que no se sigue; copiar aquí el archivo
reason-file-there = ya hay un archivo con ese nombre; indicar uno que no exista
reason-file-closed = no se puede escribir por falta de permiso; dárselo a este usuario, o indicar otro lugar
# $code: what the operating system says
reason-file-unwritten = no se puede escribir ({ $code }); revisar la carpeta y su disco
reason-folder-missing = su carpeta no existe; crearla, o indicar otra
# $folder: its path
reason-folder-lost = { $folder } no es una carpeta; crearla o montarla, o indicar otra en la configuración. Sus artículos se conservan.
# $count: how many articles; $name: of the source
reason-folder-empty = los archivos de sus artículos ({ $count }) han desaparecido todos a la vez, como con un disco que no está montado. No se retira nada: montarlo, o decir «strillone sources release { $name }» si se borraron
reason-text-nul = contiene un carácter NUL, que ningún texto tiene; guardarlo de nuevo como texto sin formato en UTF-8
reason-text-empty = está vacío; escribir en él el artículo, o borrarlo
# $encoding: its name
reason-text-encoding = no está en { $encoding }, como debería; guardarlo de nuevo con la codificación UTF-8
# $position: of a byte in its line; $value: the byte
reason-text-byte = no es UTF-8: el byte { $position } es 0x{ $value }; guardar de nuevo el archivo con la codificación UTF-8
reason-article-no-text = tiene una cabecera de campos pero ningún texto; escribir el artículo debajo
reason-article-no-words = no tiene texto bajo el título; escribir allí el artículo
# $field: a field of the front matter
reason-article-draft = es un borrador, según su campo «{ $field }»; cambiarlo cuando deba ser noticia
# $value: what stands there
reason-article-no-date = «{ $value }» no es una fecha, y el artículo no cuenta como nuevo; escribirla como 2026-11-18 o 2026-11-18T07:30
reason-page-no-article = en la página no se encontró ningún artículo; guardar su texto como archivo .txt
# $status: an HTTP status
reason-page-status = el servidor respondió { $status }; revisar la dirección en un navegador
# $type: a media type
reason-page-type = es { $type }, no una página; dar la dirección de la página del artículo, o su texto
reason-json-invalid = no es JSON válido aquí; buscar una coma, una comilla o un paréntesis que falte
reason-json-no-article = no contiene un artículo de schema.org; darle el @type NewsArticle
# $names: fields
reason-json-lacks = el artículo no tiene { $names }; añadir lo que falta
# $detail: what is wrong with it
reason-front-matter = cabecera: { $detail }
# $end: the marks that end it
reason-front-matter-open = la cabecera que empieza aquí no tiene fin; poner después una línea con { $end }
# $detail: what the parser said
reason-front-matter-yaml = { $detail }; poner entre comillas los valores que contienen dos puntos, y sangrar con espacios
reason-front-matter-lines = la cabecera son líneas «campo: valor»
reason-front-matter-alias = cabecera: un alias (*nombre) no se sigue; escribir el valor completo
# $language: the language that it is written in, as it names itself
reason-front-matter-language = una cabecera en { $language } es un programa y no se ejecuta; escribirla en YAML entre dos líneas de ---
# $field: its name; $names: those there are
reason-field-unknown = no hay ningún campo «{ $field }»; los campos son { $names }
# $field: its name
reason-field-words = { $field } es una línea de texto
# $field: its name
reason-field-list = { $field } es un nombre, o una lista: [uno, dos]
# $field: its name; $value: what stands there
reason-field-address = { $field } «{ $value }» no es una dirección http o https
# $field: its name; $value: what stands there
reason-field-picture = { $field } «{ $value }» no es una dirección http o https, ni una imagen de la carpeta (tren.jpg, fotos/tren.png)
# $field: its name; $value: what stands there
reason-field-date = { $field } «{ $value }» no es una fecha; escribirla como 2026-11-18 o 2026-11-18T07:30
# $field: its name; $value: what stands there
reason-field-language = { $field } «{ $value }» no es un idioma; escribir dos letras, como es
# $field: its name
reason-field-priority = { $field } es un número entero de -100 a 100
# $seconds: how long
reason-feed-slow = tarda más de { $seconds } s en leerse; nada real es así; quitarlo de las fuentes
# $size: in MB
reason-feed-memory = necesita más de { $size } MB para leerse; nada real es así; quitarlo de las fuentes
# $size, $limit: in MB
reason-feed-too-large = tiene { $size } MB, y { $limit } MB es el límite para un feed; pedir al editor uno con menos entradas
# $limit: in MB
reason-feed-unpacked = supera los { $limit } MB al descomprimirse, y ese es el límite para un feed; pedir al editor uno con menos entradas
reason-feed-empty = está vacío; mirar la dirección en un navegador
# $detail: what the program that unpacks says
reason-feed-gzip = está en un gzip que no se puede descomprimir ({ $detail }); decírselo al editor
# $detail: what is wrong with it
reason-feed-hostile = no se lee: { $detail }; ningún feed real es así; quitarlo de las fuentes
# $count: how deep
reason-xml-deep = sus elementos se anidan más de { $count } niveles
# $count: how many
reason-xml-many = contiene más de { $count } elementos
reason-xml-grows = sus propias entidades lo hacen crecer sin fin
# $count: how deep
reason-json-deep = su JSON se anida más de { $count } niveles
# $detail: what the parser said
reason-feed-json = es JSON que no se puede leer ({ $detail }); decírselo al editor, o usar su feed RSS
reason-feed-other-json = es JSON, pero no un JSON Feed; dar la dirección de un feed
reason-feed-page = es una página web, no un feed; dar la dirección de su feed
reason-feed-sitemap = es un sitemap, no un feed; hacer de él una fuente con el ajuste sitemap
reason-feed-no-element = no es un feed: no contiene ningún elemento XML; mirar la dirección en un navegador
# $name: an element
reason-feed-begins = no es un feed: empieza con <{ $name }>; mirar la dirección en un navegador
reason-feed-list = no es una lista de feeds (OPML); exportarla de nuevo desde el programa del que viene
reason-sitemap-none = no es un sitemap; dar la dirección de un sitemap de noticias, que robots.txt del sitio indica
reason-sitemap-no-news = es un sitemap sin noticias; buscar en robots.txt del sitio el de las noticias, o usar su feed
# $names: addresses
reason-sitemap-list = es una lista de sitemaps, ninguno leído como noticias; dar la dirección de uno que las tenga; empieza con { $names }
# $count: how many; $value: the date of the first
reason-items-undated = { $count ->
    [one] Una entrada tiene una fecha ilegible («{ $value }») y no cuenta como noticia; decírselo al editor
   *[other] { $count } entradas tienen una fecha ilegible («{ $value }») y no cuentan como noticias; decírselo al editor
 }
# $detail: why
reason-item-page = la página de un artículo no se pudo leer, y se usa su entradilla: { $detail }
reason-photo-address = no es una dirección http o https; dar una
# $type: a media type
reason-photo-type = es { $type }, no una imagen; dar la dirección de la imagen misma
reason-photo-outside = está fuera de la carpeta de su fuente; copiarla allí
reason-photo-no-file = no es un archivo; indicar una imagen
# $size, $limit: in MB
reason-photo-too-large = tiene { $size } MB; el límite es { $limit } MB: reducirla

## What keeps the newsroom from starting

# $folder: its path; $detail: why
reason-data-folder = no se puede crear la carpeta de datos { $folder }: { $detail }. Definir STRILLONE_DATA con una carpeta en la que este usuario pueda escribir.
# $place: a path; $code: what the operating system says
reason-path-unseen = { $place } no se puede examinar ({ $code })
# $place: a path
reason-path-is-file = { $place } es un archivo
# $folder: its path
reason-folder-closed = este usuario no puede escribir en { $folder }
# $folder: its path
reason-folder-read-only = { $folder } está en un disco de solo lectura
reason-disk-full = el disco está lleno; liberar espacio
# $folder: its path; $code: what the operating system says
reason-folder-fails = no se puede crear nada en { $folder } ({ $code })
reason-newsroom-runs = en esta base de datos ya funciona una redacción, o se está trasladando o restaurando. Terminar eso antes, o esperar.
# $pid: the other process; $host: a machine; $since: a moment
reason-newsroom-runs-as = en esta base de datos ya funciona una redacción: proceso { $pid } en { $host }, desde { $since }. Terminarla antes, o poner otra carpeta en STRILLONE_DATA.
# $pid: the other process; $host: a machine; $since: a moment; $address: of its page
reason-newsroom-runs-at = en esta base de datos ya funciona una redacción: proceso { $pid } en { $host }, desde { $since }, su página es { $address }. Terminarla antes, o poner otra carpeta en STRILLONE_DATA.
# $detail: why
reason-database-damaged = la base de datos está dañada ({ $detail }). No hay ninguna copia a su lado: moverla a otro sitio, y la redacción empieza de nuevo.
# $detail: why; $time: a moment; $command: what to say
reason-database-damaged-since = la base de datos está dañada ({ $detail }). La copia más reciente es de { $time }: { $command }
# $host: a machine; $port: its number; $detail: why
reason-port-closed = web: no se puede escuchar en { $host } puerto { $port }: { $detail }
reason-port-taken = otro programa tiene este puerto (¿una redacción en marcha?); detenerlo, o poner en web.port uno libre
reason-port-forbidden = este usuario no puede tomar el puerto; poner en web.port uno por encima de 1023
reason-host-elsewhere = esta máquina no tiene esa dirección; poner en web.host 127.0.0.1, o 0.0.0.0 para todas sus redes
# $detail: why
reason-port-other = { $detail }; revisar web.host y web.port

## What keeps a database from its work

# $place: the database; $detail: what is wrong; $words: what the database says
reason-database-fault = { $place }: { $detail } ({ $words })
reason-database-locked = otro proceso tiene bloqueada la base de datos desde hace mucho; terminarlo, o esperar a que acabe
reason-database-read-only = no se puede escribir en la base de datos; dar a este usuario permiso de escritura en el archivo y en su carpeta
reason-database-disk = el disco ha fallado, o está lleno; revisarlo y, si hace falta, restaurar una copia con strillone restore
reason-database-malformed = la base de datos está dañada; parar la redacción y, con strillone restore, restaurar una copia de la carpeta backups que está al lado
reason-database-unopened = la base de datos no se puede abrir; ha de ser un archivo en una carpeta en la que este usuario pueda escribir
reason-database-none = no es una base de datos SQLite; indicar otro archivo, o poner una copia en su lugar con strillone restore
reason-server-refuses = el servidor rechaza el usuario o la contraseña; revisar ambos en la dirección, DATABASE_URL
reason-server-no-database = esa base de datos no existe en el servidor; crearla, o indicar otra en la dirección, DATABASE_URL
reason-server-right = el usuario no tiene permiso para esto en el servidor; hacerlo propietario de la base de datos
reason-server-disk-full = el disco del servidor está lleno; liberar espacio allí
reason-server-crowded = al servidor no le quedan conexiones; aumentar su max_connections, o ejecutar menos procesos
reason-server-busy = el servidor estuvo ocupado demasiado tiempo y desistió; ver qué lo tiene ocupado
reason-server-restarts = el servidor se está iniciando o apagando; esperar a que esté en marcha
reason-server-standby = el servidor es una réplica en espera y no acepta escrituras; indicar el primario en la dirección, DATABASE_URL
reason-server-trouble = el servidor tiene problemas; mirar su registro
reason-server-nobody = ahí no responde nadie; iniciar el servidor, o revisar el host y el puerto en la dirección, DATABASE_URL
reason-server-no-host = no se encuentra el host; revisar su nombre en la dirección, DATABASE_URL, y la red
reason-server-silent = el servidor no responde; comprobar que está en marcha, y la red
reason-server-tls = no se logra una conexión cifrada; revisar sslmode en la dirección, DATABASE_URL, y el certificado del servidor
reason-server-lost = se perdió la conexión con el servidor; si no vuelve, revisar el servidor y la red
reason-database-foreign = es la base de datos de otro programa; indicar otro archivo, o mover este a otro sitio
# $names: of migrations it has had
reason-database-newer = la escribió una versión más reciente de Strillone (migración { $names }); usar de nuevo esa versión, o poner en su lugar una copia anterior a la actualización
reason-database-unfinished = contiene solo una parte de una redacción: una mudanza no llegó al final. Repetir el mismo strillone migrate, o usar la base de la que venía.
# $names: of tables
reason-database-incomplete = a la base de datos le faltan tablas ({ $names }), como cuando una copia solo se repuso en parte. Reponer una entera; strillone restore ARCHIVO dice cómo.
# $version: what it is; $least: what it has to be
reason-server-old = es PostgreSQL { $version }; hace falta la versión { $least } o una más reciente
# $encoding: its name
reason-server-encoding = guarda sus textos en { $encoding }; crear de nuevo la base de datos, con la codificación UTF8
# $name: a migration; $detail: why
reason-migration-failed = no se pudo actualizar la base de datos (migración { $name }), y no se cambió nada: { $detail }. Usar de nuevo la versión anterior a la actualización, e informar de ello.
# $row: of a table; $column: its name
reason-row-damaged = en la base de datos, { $column } de { $row } no está como lo escribe esta versión; quitar esa fila, o restaurar una copia con strillone restore
# $size: in MB
reason-backup-room = no tiene sitio para una copia de { $size } MB; liberar espacio, o guardar menos copias
# $detail: what is wrong with the copy
reason-backup-broken = su copia no está íntegra ({ $detail }); revisar el disco, y la base de datos con strillone doctor
# $detail: what is wrong with it
reason-backup-damaged = está dañada, o no es una copia de seguridad ({ $detail }); elegir otra
reason-backup-foreign = no es la copia de seguridad de una redacción; elegir otro archivo
# $detail: what pg_dump says
reason-dump-failed = pg_dump no hizo la copia, y dice: { $detail }
# $line: its number; $detail: why
reason-import-broken = la importación se interrumpió en la línea { $line }: { $detail }. Lo anterior está importado. Cuando se arregle, importar de nuevo el mismo archivo.

## What is wrong with the configuration

# $place: where; $detail: what is wrong
reason-in-file = { $place } { $detail }
# $detail: what is wrong
reason-environment = entorno: { $detail }
reason-setting-unknown = este ajuste no existe; ver config/README.md
reason-setting-misspelt = este ajuste no existe; quitarlo o corregir su nombre
# $detail: what is wrong
reason-setting-missing = falta ({ $detail })
reason-setting-invalid = así no se puede leer; ver config/README.md
# $setting: its name
reason-setting-text = { $setting } es un texto, entre comillas
# $setting: its name
reason-setting-number = { $setting } es un número
# $setting: its name
reason-setting-whole = { $setting } es un número entero
# $setting: its name
reason-setting-flag = { $setting } es true o false
# $setting: its name; $example: how it is written
reason-setting-list = { $setting } es una lista, como { $example }
# $setting: its name; $example: how it is written
reason-setting-map = { $setting } contiene otros ajustes, como { $example }
# $setting: its name; $names: those there are
reason-setting-one-of = { $setting } es uno de { $names }
# $setting: its name; $names: those there are
reason-setting-each = cada elemento de { $setting } es uno de { $names }
# $setting: its name; $value: what stands there
reason-setting-only = { $setting } es { $value }, o no se pone
# $setting: its name; $least: the least
reason-setting-least = { $setting } es como mínimo { $least }
# $setting: its name; $most: the most
reason-setting-most = { $setting } es como máximo { $most }
# $setting: its name; $other: another name
reason-setting-above = { $setting } no debe superar { $other }
# $setting: its name
reason-setting-empty = { $setting } está vacío; completarlo o quitarlo
# $setting: its name; $most: the most
reason-setting-long = { $setting } tiene como máximo { $most } caracteres
# $setting: its name; $most: the most
reason-setting-many = { $setting } tiene como máximo { $most } elementos
# $setting: its name
reason-setting-address = { $setting } es una dirección http o https
reason-time-of-day = una hora se escribe HH:MM, de 00:00 a 23:59, entre comillas
reason-name-form = un nombre tiene de 1 a 64 letras, cifras, espacios o los signos - _ .
reason-zone-unknown = esta zona horaria no existe; se escribe como Europe/Rome (base de datos tz)
reason-language-form = un idioma se indica con un código, como it, en o pt-BR
reason-duration-form = una duración es un número y una unidad, como 90s, 10m, 48h o 7d
# $example: how it is written
reason-link-form = link contiene parámetros (hasta 64 letras, cifras o los signos _ - . ~) y sus valores, como { $example }
# $most: the most
reason-link-many = un enlace recibe como máximo { $most } parámetros
reason-topic-empty = un tema vacío no encaja con nada; quitarlo
# $names: those there are
reason-destination-form = un destino tiene exactamente uno de { $names }
reason-destination-none = indicar al menos un destino
# $name: its name; $names: those there are
reason-destination-unknown = ningún destino se llama { $name }; hay { $names }
# $name: its name
reason-destination-twice = { $name } está indicado dos veces; basta una
# $names: those there are
reason-source-form = una fuente tiene exactamente uno de { $names }
# $example: how it is written
reason-sources-form = sources es una lista de carpetas y feeds; escribir { $example } mientras no haya ninguno
reason-every-short = un feed se lee como máximo una vez por minuto; más a menudo solo si su host está en network.allow
# $example: how it is written
reason-secret-missing = secret es lo que muestran quienes envían; dar uno de al menos 16 caracteres, como { $example }
# $example: how it is written
reason-secret-short = un secreto tiene al menos 16 caracteres; crear uno con { $example }
# $example: how it is written
reason-order-reactions = reactions es un orden de los resúmenes; añadir { $example }
reason-person-once = aquí una persona se indica con sus id en al menos dos plataformas
# $form: how one is written; $example: how it is written
reason-limit-form = un límite es { $form }, como { $example }, o none
# $form: how one is written; $example: how it is written
reason-limit-window = este límite es { $form }, como { $example }, o none; no tiene burst
reason-host-form = un host es un nombre o una dirección, con o sin puerto, como cms.internal o 127.0.0.1:8090
reason-port-form = un puerto es un número entero de 0 a 65535, como 8080
reason-page-address = la dirección pública de la página es una dirección http o https, como https://news.example.org
reason-keep-short = lo publicado se recuerda al menos 30d
reason-lives-kept = lo publicado se olvida después de keep: un mensaje debe durar menos, o nada lo quita
reason-quiet-same = from y to son iguales; quitar quiet para enviar a todas horas
# $name: its name
reason-name-taken = el nombre { $name } ya está en uso; los nombres son únicos
# $name: its name
reason-name-desk = el nombre { $name } es el de lo que envían los redactores; dar otro a la fuente
# $name: its name; $line: its number
reason-place-taken = el mismo lugar que { $name } en la línea { $line }; todo se publicaría allí dos veces, quitar uno de los dos
reason-cron-second = segundo
reason-cron-minute = minuto
reason-cron-hour = hora
reason-cron-dayOfMonth = día del mes
reason-cron-month = mes
reason-cron-dayOfWeek = día de la semana
# $field: a part of a cron rule; $value: what stands there; $most: the most
reason-cron-above = { $field } { $value } pasa de { $most }
# $field: a part of a cron rule; $value: what stands there; $least: the least
reason-cron-below = { $field } { $value } no llega a { $least }
# $field: a part of a cron rule; $value: what stands there
reason-cron-value = { $field } { $value } no se puede leer; ver config/README.md
# $day: of the month; $month: its number or name
reason-cron-no-day = { $day } { $month } es un día que no existe en ningún año
# $example: how it is written
reason-cron-form = no es una regla cron; tiene 5 campos, o 6 con los segundos primero, como { $example }
# $example: how it is written
reason-filter-form = un filtro se compone de palabras, como { $example }
reason-filter-too-long = un filtro tiene como máximo 1000 caracteres; acortarlo
reason-filter-too-many = un filtro tiene como máximo 50 palabras y frases; acortarlo
reason-filter-open-quote = una frase lleva comillas en los dos extremos; cerrarlas
reason-filter-after-quote = tras las comillas va un espacio, | o *; poner un espacio
reason-filter-no-word = no tiene letras ni cifras que buscar; indicar una palabra
reason-filter-no-term = debe seguir una palabra o una frase; escribirla sin espacio en medio, como -sport o topic:esteri
reason-filter-lone-bar = un | va entre dos palabras, como calcio|tennis; quitarlo, o indicar la otra palabra
reason-filter-late-minus = el menos va delante de la primera de varias palabras y vale para todas, como -calcio|tennis
reason-filter-star-inside = un * va tras el principio de una palabra, como elezion*; quitarlo en otro sitio
reason-filter-star-language = un idioma no lleva *; vale para todos sus países, como lang:pt
reason-filter-brackets = no hay paréntesis; escribir calcio|tennis para uno u otro, o poner entre comillas las palabras que se buscan
reason-filter-operator = uno u otro se escribe calcio|tennis, sin es -calcio, y todas las palabras cuentan de todos modos; para buscarla, ponerla entre comillas
# $names: those there are
reason-filter-no-field = este campo no existe; escribir uno de { $names }, o poner todo entre comillas
reason-filter-no-language = un idioma se indica con un código, como lang:it o lang:pt-BR
# $example: how it is written
reason-template-form = una plantilla es un texto, como { $example }
# $setting: its name
reason-template-line = { $setting } es una línea de texto sencillo; quitar énfasis y enlaces, y # y > al principio
# $most: the most
reason-template-long = tiene como máximo { $most } caracteres
# $example: how it is written
reason-template-nothing = no muestra nada de un artículo; indicar una parte, como { $example }
# $most: the most
reason-template-many = indica más de { $most } partes; indicar menos
# $sign: what stands there; $end: what ends it; $escaped: the sign itself
reason-template-open = { $sign } no tiene fin; escribir después { $end }, o { $escaped } para el signo mismo
# $sign: what stands there
reason-template-emphasis = { $sign } está dentro de otro énfasis; usar solo uno
# $sign: what stands there
reason-template-between = entre { $sign } y { $sign } no hay nada; quitarlos
# $sign: what stands there
reason-template-nested = { $sign } está dentro de { $sign }; una condición no contiene otra
# $form: how one is written; $example: how it is written
reason-template-condition = { $form } se muestra donde está lo que indica, y no indica nada; poner dentro una parte, como { $example }
reason-template-link-nested = un enlace está dentro de un enlace; usar solo uno
# $example: how it is written; $escaped: the sign itself
reason-template-link = un enlace es [palabras](dirección), como { $example }; escribir { $escaped } para el corchete mismo
# $address: what stands there; $example: how it is written
reason-template-address = { $address } no es una dirección; un enlace lleva a { $example } o a una dirección http o https, que puede indicar partes tras su host
# $address: what stands there
reason-template-host = { $address } indica una parte en su host; las partes van tras el primer / o ? que lo sigue
# $end: what ends it
reason-template-words-open = unas palabras entre comillas no tienen fin; cerrarlas con { $end }
# $names: those there are
reason-part-unnamed = una parte tiene un nombre; hay { $names }
# $part: of a template; $names: those there are
reason-part-unknown = no existe { $part }; hay { $names }
# $part: of a template; $near: a part whose name is near
reason-part-near = no existe { $part }; ¿se refiere a { $near }?
# $written: what stands there; $part: of a template
reason-part-more = { $written } sobra tras { $part }; quitarlo
# $part: of a template; $written: what stands there
reason-part-no-limit = { $part } no tiene límite; quitar { $written }
# $written: what stands there; $example: how it is written
reason-part-limit = { $written } no es un límite; es un número de caracteres hasta 9999, como { $example }
# $form: how one is written; $other: another name
reason-part-forms = puede ser { $form } u { $other }
# $platform: its name
reason-id-form = un id de { $platform } son cifras entre comillas (sin ellas, un número tan largo pierde las últimas)
# $platform, $name: its name; $id: how one is written
reason-chat-form = un chat de { $platform } es un número (como { $id }) o { $name } entre comillas
reason-chat-zero = el chat 0 no existe
# $platform: its name
reason-editor-form = un redactor en { $platform } es el id numérico de un usuario, nunca un @nombre: un nombre lo puede tomar cualquiera
# $id: how one is written
reason-discussion-form = comments es el id del grupo de discusión del canal, como { $id }
# $name: its name
reason-forum-topic = un tema es su { $name }, un número
# $example: how it is written
reason-hashtag-form = un hashtag es # y letras, cifras o _, entre comillas, como { $example }
reason-button-twice = cada botón está ahí una sola vez
# $value: what stands there; $page: a setting
reason-updates-address = { $value } necesita { $page }, una dirección https en el puerto 443, 80, 88 o 8443 (Bot API, setWebhook)
# $platform: its name; $example: how it is written
reason-hook-address = un webhook de { $platform } es una dirección como { $example }; copiarla del canal (Editar canal, Integraciones, Webhooks)
# $names: those there are
reason-hook-name = el nombre de un webhook tiene de 1 a 80 caracteres, y no contiene { $names }
reason-hook-secret = secret es con lo que se firman los envíos a un webhook, entre comillas
# $name: its name; $names: those there are
reason-theme-unknown = ningún tema se llama { $name }; hay { $names }
# $name: its name
reason-theme-name = tema { $name }: el nombre de un tema solo tiene letras, cifras, - y _
# $name: its name; $paths: of files
reason-theme-unread = tema { $name }: no se puede leer { $paths }; añadir el archivo o indicar otro tema
# $example: how it is written
reason-theme-form = un tema es una lista de ajustes; empezar con { $example }
reason-theme-extends = es el nombre de un tema
reason-theme-circle = los temas se extienden en círculo; romperlo
# $example: how it is written
reason-colour-form = un color se escribe { $example }
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-low = el contraste con { $on } es { $contrast }:1, debe ser al menos { $least }:1; oscurecer o aclarar uno de los dos
# $on: a colour; $contrast: a number; $least: the least
reason-contrast-photo = el contraste con { $on } es { $contrast }:1, debe ser al menos { $least }:1; oscurecer o aclarar uno de los dos, o conservar menos de la foto
# $file: its path
reason-logo-unread = no se puede leer { $file }; indicar un archivo junto al del tema
# $file: its path
reason-logo-type = { $file } no es un PNG ni un SVG con viewBox; guardarlo en uno de estos formatos
# $file: its path; $type: a kind of file
reason-logo-damaged = { $file } es un { $type } dañado; guardarlo de nuevo
# $file: its path; $most: the most
reason-logo-large = { $file } tiene más de { $most } millones de píxeles; guardarlo más pequeño
reason-config-missing = el archivo no existe; copiar ahí config/strillone.yaml del proyecto, o definir STRILLONE_CONFIG
reason-config-encoding = no es UTF-8; guardarlo de nuevo con esa codificación
# $code: what the operating system says
reason-config-unread = no se puede leer ({ $code }); indicar un archivo que este usuario pueda leer
reason-config-empty = el archivo está vacío; copiar ahí config/strillone.yaml del proyecto
# $detail: what is wrong
reason-config-yaml = no es YAML legible ({ $detail }); revisar sangrías, comillas y corchetes
reason-yaml-twice = este ajuste está aquí por segunda vez; dejar uno
reason-yaml-tab = está sangrado con un tabulador; usar espacios
reason-config-no-sources = no tiene una lista de fuentes a la que añadir; corregirlo antes (strillone check)
# $name: its name; $other: another name
reason-variable-unset = { $name } no está definida; definirla en .env, o escribir { $other } donde puede faltar
# $name: its name; $other: another name
reason-variable-both = { $name } y { $other } están definidas las dos: dejar una
# $name: its name; $code: what the operating system says
reason-variable-file = { $name } indica un archivo que no se puede leer ({ $code }): revisar la ruta y los permisos
# $name: its name; $names: those there are
reason-variable-none-of = { $name } no es uno de { $names }
# $name: its name
reason-variable-address = { $name } no es una dirección http o https; quitarla para usar el servicio público
reason-database-address = DATABASE_URL no es la dirección de una base PostgreSQL: escribir postgres://usuario:contraseña@host:5432/base, o quitarla para usar SQLite en STRILLONE_DATA
# $name: its name
reason-proxy-address = { $name } no es la dirección de un proxy, como http://proxy.example:3128
# $name: its name
reason-health-port = { $name } no es un puerto: escribir un número de 0 (cualquiera libre) a 65535
# $name: its name; $example: how it is written; $from: where to copy it
reason-token-form = { $name } no tiene la forma { $example }; copiarlo de nuevo de { $from }
# $name: its name; $from: where to copy it
reason-token-signs = { $name } contiene espacios o letras que ningún token tiene; copiarlo de nuevo de { $from }
# $name: its name; $from: where to copy it
reason-key-form = { $name } no son 64 cifras hexadecimales; copiarla de { $from }
# $by: who named them; $names: those there are
reason-roles-none = { $by } no indica ningún rol; hay { $names }
# $by: who named them; $roles: what was named; $names: those there are
reason-roles-unknown = { $by }: { $roles } no es un rol; hay { $names }
# $by: who named them
reason-roles-alone = { $by }: solo los procesos que comparten una base PostgreSQL pueden repartirse el trabajo; definir DATABASE_URL, o quitar los roles

## How old, and how long

# $count: minutes
age-minutes = { $count ->
    [0] menos de un minuto
    [one] un minuto
   *[other] { $count } minutos
 }
# $count: hours
age-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
 }
# $count: days
age-days = { $count ->
    [one] un día
   *[other] { $count } días
 }

## Subscriptions

command-subscribe = suscribir
command-subscribe-description = Recibir aquí las noticias
command-subscriptions = suscripciones
command-subscriptions-description = Qué llega aquí
command-unsubscribe = desuscribir
command-unsubscribe-description = Terminar lo que llega aquí
option-filter-description = Palabras, topic:x, lang:x, -sin; sin nada: todo
option-filter-placeholder = palabras
option-digest-description = Una vez al día a esta hora, como 07:30
option-digest-placeholder = HH:MM
option-number-description = Su número en la lista, o all para todas
option-number-placeholder = número o all
button-subscribe = Suscribirse
button-unsubscribe = Cancelar
subscription-everything = todo
# $what: the filter, or everything
subscription-now = { $what }, enseguida
# $what: the filter, or everything; $time: a time of day; $zone: its time zone
subscription-digest = { $what }, cada día a las { $time } ({ $zone })
# $subscription: what and when
subscribed = Desde ahora llega aquí: { $subscription }.
# $subscription: what and when
subscribed-already = Aquí ya llega: { $subscription }.
# $subscription: what and when
subscribed-privately = Desde ahora, en un mensaje privado mío: { $subscription }. Si no llega nada, permita los mensajes directos de los miembros de este servidor. Allí /subscriptions los muestra y /unsubscribe los termina.
subscribe-unreachable = No puedo escribirle en privado. Permita los mensajes directos de los miembros de este servidor y pulse otra vez.
# $limit: how often one may subscribe
subscribe-full = { $limit ->
    [one] Tiene una suscripción, y más no se puede. Con /unsubscribe termina.
   *[other] Tiene { $limit } suscripciones, y más no se puede. Con /unsubscribe termina una.
 }
subscribe-closed = Aquí no es posible suscribirse. Escríbame en privado.
subscribe-off = Esta redacción no admite suscripciones aquí. /latest trae las noticias.
# $offender: what cannot be read
subscribe-unreadable = No puedo leer «{ $offender }». Escriba palabras, "una frase", -sin, topic:x, lang:x, source:x, author:x, speaker:x o title:x; a|b es una u otra.
# $limit: the most characters; $words: the most words
subscribe-too-long = Es demasiado para una sola suscripción: como mucho { $limit } caracteres y { $words } palabras. Puede haber varias.
subscriptions-heading = Qué llega aquí
subscriptions-none = Aquí no llega nada todavía. Con /subscribe empieza.
subscriptions-how = /unsubscribe y el número termina una; /unsubscribe all, todas.
# $subscription: what and when
unsubscribed = Terminada: { $subscription }.
# $count: how many
unsubscribed-all = { $count ->
    [one] Una suscripción terminada.
   *[other] { $count } suscripciones terminadas.
 }
unsubscribe-which = ¿Cuál? Escriba su número, o all; /subscriptions las muestra.
unsubscribe-not-there = Eso ya no llega aquí. /subscriptions muestra qué llega.

## Posts that wait for approval

page-state-proposed = por aprobar
# $destination
explain-proposed = { $destination }, espera la aprobación de la redacción (/approve)
# $destination
explain-skipped = { $destination }, no publicado
reason-waits-approval = espera una decisión de la redacción
# $by: who decided
reason-skipped-by = así lo decidió { $by }
reason-approval-lapsed = nadie decidió a tiempo
command-approve = aprobar
command-approve-description = Publicar lo que espera aprobación
command-skip = omitir
command-skip-description = No publicar lo que espera aprobación
command-decide = decidir
command-decide-description = Lo que hacen los botones de una propuesta
option-proposal-description = Qué propuesta; sin ella, la lista
approve-none = Nada espera aprobación.
# $words: what was looked for
approve-none-of = Ninguna propuesta para «{ $words }».
approve-heading = Por aprobar
# $when: a moment
approve-until = hasta { $when }
proposal-approve = Aprobar
proposal-edit = Editar
proposal-skip = Omitir
proposal-later = Más tarde
# $schedule: the schedule; $names: destinations
proposal-scheduled = Por aprobar: { $schedule } → { $names }
# $who: the editor; $names: destinations
proposal-ordered = Por aprobar: encargo de { $who } → { $names }
# $when: a moment
proposal-until-skip = sin respuesta antes de { $when } se omite
# $when: a moment
proposal-until-post = sin respuesta antes de { $when } se publica
# $when: a moment
proposal-again = vuelve { $when }
# $who: the editor; $when: a moment
decision-proposed = propuesto por { $who }, { $when }
# $who: the editor; $when: a moment
decision-edited = editado por { $who }, { $when }
# $who: the editor; $when: a moment
decision-corrected = actualizado por { $who }, { $when }
# $who: the editor; $when: a moment
decision-later = aplazado por { $who }, { $when }
# $who: the editor; $when: a moment
decision-approved = aprobado por { $who }, { $when }
# $who: the editor; $when: a moment
decision-skipped = omitido por { $who }, { $when }
# $who: the editor; $when: a moment
decision-withdrawn = retirado por { $who }, { $when }
# $who: the editor; $when: a moment
decision-restored = recuperado por { $who }, { $when }
# $when: a moment
decision-rule-proposed = propuesto por un horario, { $when }
# $when: a moment
decision-rule-edited = editado, { $when }
# $when: a moment
decision-rule-corrected = actualizado con el artículo, { $when }
# $when: a moment
decision-rule-later = aplazado, { $when }
# $when: a moment
decision-rule-approved = aprobado porque nadie decidió, { $when }
# $when: a moment
decision-rule-skipped = omitido porque nadie decidió, { $when }
# $when: a moment
decision-rule-withdrawn = retirado con el artículo, { $when }
# $when: a moment
decision-rule-restored = la base de datos se recuperó de una copia, { $when }: puede haber salido desde entonces
# $title: the article; $names: destinations
decide-approved = Aprobado: «{ $title }» sale en { $names }.
# $title: the article; $names: destinations
decide-skipped = Omitido: «{ $title }» no sale en { $names }.
# $title: the article; $names: destinations
decide-later = Aplazado: «{ $title }» ({ $names }) vuelve dentro de una hora.
# $title: the article; $names: destinations
decide-edited = Editado: «{ $title }» ({ $names }). La vista previa lo muestra.
# $title: the article; $decision: what was decided
decide-already = «{ $title }»: ya decidido, { $decision }.
# $title: the article
decide-changed = «{ $title }» ha cambiado entretanto: mire la vista previa y decida de nuevo.
# $title: the article
decide-own = Quien encargó «{ $title }» no puede aprobarlo: hace falta otra persona.
decide-unknown = Esta propuesta ya no existe.
# $title: the article
decide-what = ¿Qué cambiar de «{ $title }»?
decide-quotes = Cita
decide-texts = Frases
decide-write = Escribir
decide-quotes-ask = ¿Qué cita?
decide-texts-ask = ¿Qué frases en el resumen?
decide-stories-ask = ¿Qué historias en el resumen?
decide-no-quote = Ninguna
# $title: the article; $limit: the most characters
decide-write-ask = Responda a este mensaje con el texto para «{ $title }»: como mucho { $limit } caracteres, en lugar del resumen.
# $title: the article; $limit: the most characters; $count: how many were written
decide-too-long = El texto para «{ $title }» tiene { $count } caracteres, como mucho { $limit }: acórtelo.
decide-write-title = El texto del mensaje
# $limit: the most characters
decide-write-label = Como mucho { $limit } caracteres

## What editors ask for

# $by: who did
reason-retracted-by = retirado por { $by }
reason-slot-paused = los destinos están en pausa
reason-kept-paused = el destino está en pausa
# $destination; $when: a moment
explain-at = { $destination }, { $when }, como se encargó
# $destination; $who: the editor
explain-paused = { $destination }, en pausa por decisión de { $who } hasta que se reanude
# $destination; $who: the editor; $when: a moment
explain-paused-until = { $destination }, en pausa por decisión de { $who } hasta { $when }
# $schedule: its name
notice-dry = Nada que publicar para { $schedule }
# $schedule: its name; $when: its next slot
notice-dry-text = El próximo turno de { $schedule }, { $when }, no tiene artículo.
# $schedule: its name
notice-dry-back = { $schedule } vuelve a tener artículo para el próximo turno.
option-at-description = Cuándo: HH:MM, fecha y hora, o slot para el próximo turno libre
option-at-placeholder = HH:MM
option-at-slot = Próximo turno libre
# $title: the article; $names: destinations; $when: a moment
post-at = «{ $title }» sale en { $names }: { $when }.
# $at: what was written
post-at-unclear = «{ $at }» no es un momento por venir. Vale 18:30, 2026-12-24 18:30 o slot.
# $names: destinations
post-at-no-slot = Ningún turno libre para { $names }.
# $title: the article; $names: destinations
post-proposed = «{ $title }» espera la aprobación de otra persona: { $names }.
queue-top = Al principio
queue-slot = Próximo turno libre
command-move = mover
command-move-description = Lo que hacen los botones de la cola
move-none = Ya no se puede mover: no espera, o no hay turno libre.
# $destination
move-top = { $destination }: sale primero.
# $destination; $when: a moment
move-slot = { $destination }: sale { $when }.
command-preview = vistaprevia
command-preview-description = Mostrarle solo a usted el mensaje de un artículo
# $destination
preview-heading = Así saldría en { $destination }
# $names: destinations
preview-others = También en: { $names } (con to:NOMBRE)
command-pause = pausa
command-pause-description = Pausar un destino, o todos, por un rato
option-for-description = Cuánto tiempo: 30m, 2h, 7d; sin ello, hasta reanudar
option-for-placeholder = 2h
command-resume = reanudar
command-resume-description = Reanudar un destino, o todos
pause-all = todos los destinos
# $names: what; $who: the editor
pause-open = En pausa: { $names } (por { $who }), hasta que se reanude.
# $names: what; $who: the editor; $when: a moment
pause-until = En pausa: { $names } (por { $who }), hasta { $when }.
# $names: what
resume-done = Reanudado: { $names }.
resume-none = No estaba en pausa.
# $names: a destination
resume-whole = { $names } no tiene una pausa propia: están en pausa todos los destinos. Sin nombre se reanudan todos.
# $names: a destination
resume-still = { $names }: su propia pausa ha terminado, pero están en pausa todos los destinos. Sin nombre se reanudan todos.
command-correct = corregir
command-correct-description = Llevar lo publicado al texto de ahora
# $title: the article; $names: destinations
correct-done = «{ $title }» se actualiza en { $names }.
# $title: the article
correct-none = «{ $title }»: nada que actualizar.
# $title: the article; $names: destinations
correct-undecided = «{ $title }» está saliendo en { $names }: inténtelo de nuevo pronto.
command-retract = retirar
command-retract-description = Retirar un artículo de donde salió
# $title: the article; $names: destinations
retract-done = «{ $title }» se retira de { $names }.
# $title: the article; $names: destinations
retract-skipped = «{ $title }» esperaba y no sale en { $names }.
# $title: the article; $names: destinations
retract-left-out = El resumen que espera para { $names } sale sin «{ $title }».
# $title: the article; $destination; $reason
retract-failed = «{ $title }» no se puede retirar de { $destination }: { $reason }
# $title: the article; $names: destinations
retract-undecided = «{ $title }» está saliendo en { $names }: inténtelo de nuevo pronto.
# $title: the article
retract-none = «{ $title }» no está en ninguna parte.
command-why = porqué
command-why-description = Por qué un artículo salió, o no
command-schedules = turnos
command-schedules-description = Los próximos cinco turnos de cada horario
schedules-none = Ningún horario.
command-sources = fuentes
command-sources-description = De dónde vienen los artículos
command-stats = cifras
command-stats-description = Lo que salió en los últimos días
option-days-description = Cuántos días (7)
option-days-placeholder = días
# $days: how many
stats-heading = { $days ->
    [one] En el último día
   *[other] En los últimos { $days } días
 }
stats-readers = Lectores
# $count: how many
places-readers = { $count ->
    [one] un lector
   *[other] { $count } lectores
 }
stats-none = No salió nada.
command-doctor = diagnóstico
command-doctor-description = Cómo está la redacción y qué hacer

## The command line

# $usage: the command with its options
cli-usage = uso: { $usage }
cli-every = Cada uno tiene --help y --json.
# $name: what was written; $names: those there are
cli-no-command = no hay ningún comando «{ $name }»; hay { $names }
# $word: what was written
cli-word-more = «{ $word }» es una palabra de más
cli-missing = falta algo
cli-missing-article = falta algo: indicar un artículo
# $word: what was written; $names: those there are
cli-none-of = «{ $word }» no está entre { $names }
# $option: what was written
cli-option-unknown = no hay ninguna opción { $option }
# $option: its name
cli-option-value = { $option } necesita un valor
# $option: its name
cli-option-flag = { $option } no lleva valor
# $option: its name
cli-whole-number = { $option } necesita un número entero desde 1
# $option, $other: options
cli-goes-with = { $option } va con { $other }
cli-one-place = indicar un archivo o una dirección
cli-one-place-or-input = indicar un archivo, una dirección, o - para la entrada estándar
cli-jsonl-no-file = --jsonl lee de la entrada estándar: no indicar ningún archivo
cli-both-databases = indicar las dos bases, con --from y --to
cli-hold-no-file = con --hold no indicar ningún archivo
# $option: its name; $length: what was written
cli-length = { $option } { $length }: una duración se escribe como 30m, 2h o 7d
cli-days = los días son un número entero de 1 a 999
# $delivery: its id
cli-verdict = decir de { $delivery }: there si está, o again si hay que enviarlo de nuevo
# $file: its path, or that it was not written; $theme, $size: how it looks; $width, $height: in pixels; $type: a media type; $kilobytes: its size
cli-card-drawn = { $file }: { $theme }, { $size }, { $width }×{ $height } { $type }, { $kilobytes } kB
# $option: how a file is named
cli-card-unwritten = sin escribir ({ $option })
# $file: its path; $type: a media type; $ending: of a name
cli-card-ending = { $file } contiene { $type }; un nombre terminado en { $ending } lo diría
# $file: the database; $backup: a file
cli-restored = { $file } es ahora { $backup }
# $folder: its path
cli-restored-aside = lo que había antes está en { $folder }
# $file: the database; $backup: a file
cli-restored-whole = { $backup } está íntegra. Para ponerla en lugar de { $file }, decirlo con --yes.
cli-feed-none = allí no se encontró ningún feed; buscar uno en un navegador y dar su dirección
# $count: how many
cli-feed-items = { $count ->
    [one] una entrada
   *[other] { $count } entradas
 }
cli-feed-untitled = (sin título)
cli-feed-undated = (sin fecha)
cli-analyze-summary = Resumen
cli-analyze-quotes = Citas
cli-analyze-keywords = Palabras clave
cli-analyze-dropped = Descartado
# $time: a moment
cli-analyze-published = publicado { $time }
cli-analyze-card = (para la tarjeta)
cli-analyze-nobody = (nadie nombrado)
cli-analyze-no-rule = ninguna regla
# $name: a person
cli-analyze-guess = quizá { $name }
# $percent: how sure
cli-analyze-sure = seguro al { $percent } %
# $outlet: a paper
cli-analyze-outlet = recoge de { $outlet }
# $count: how many
cli-analyze-paragraphs = { $count ->
    [one] un párrafo
   *[other] { $count } párrafos
 }
# $option: how one is named
cli-feed-several = hay varios feeds: indicar uno con { $option }
# $address: of a feed
cli-feed-there = { $address } ya es una fuente
# $address: of a feed
cli-feed-secret = { $address } queda fuera: dar usuario y contraseña como ajustes de la fuente
# $name: of a source
cli-feed-key = { $name } queda fuera: su dirección contiene una clave
# $file: the config
cli-feed-written = escrito en { $file }; una redacción en marcha lo lee en unos segundos
# $name: of a source
cli-feed-not-waiting = ninguna fuente llamada «{ $name }» espera a la redacción; véase strillone sources
# $name: of a source
cli-feed-news = { $name }: lo que muestra son noticias, desde la próxima lectura
# $name: of a source
cli-feed-known = { $name }: lo que muestra ahora es conocido y no se publica; lo que venga después es noticia
# $name: of a source; $count: how many articles
cli-folder-released = { $name }: artículos retirados cuyos archivos no están: { $count }
value-article = artículo
value-command = comando
value-database = base
value-days = días
value-delivery = envío
value-destination = destino
value-file = archivo
value-moment = momento
value-name = nombre
value-options = opciones
value-proposal = propuesta
value-role = rol
value-size = formato
value-time = duración
summary-start = Mantiene la redacción en marcha hasta Ctrl-C.
summary-check = Revisa el archivo de configuración, las carpetas de artículos, los tokens y los permisos en cada chat.
summary-init = Prepara una redacción: pregunta, revisa los tokens, encuentra los chats, escribe la configuración y .env.
summary-analyze = Muestra lo que la redacción saca de un artículo.
summary-preview = Muestra el mensaje en que se convertiría un artículo, sin publicarlo.
summary-post = Publica un artículo ahora.
summary-queue = Muestra lo que aún ha de salir, lo próximo primero.
summary-history = Muestra lo que ha terminado, lo más reciente primero.
summary-held = Muestra lo que está en duda, o decide sobre uno de estos envíos.
summary-approve = Publica lo que espera aprobación, o lo lista.
summary-skip = No publica lo que espera aprobación, o lo lista.
summary-correct = Lleva las copias publicadas de un artículo al texto de ahora.
summary-retract = Retira un artículo de donde salió, y dice lo que no se pudo.
summary-pause = No publica nada en un destino, o en ninguno, por un rato.
summary-resume = Vuelve a publicar en un destino, o en todos.
summary-stats = Muestra lo que salió, cambió y no salió en los últimos días.
summary-why = Dice por qué un artículo salió, o por qué no.
summary-schedules = Muestra cada horario, su próximo turno con el artículo probable, y qué fue de los últimos.
summary-sources = Muestra de dónde vienen los artículos, cuántos hay y lo que no se pudo leer; añade feeds.
summary-subscriptions = Muestra a qué están suscritos los lectores, y dónde.
summary-read-feed = Muestra lo que se lee de un feed o de un sitemap de noticias.
summary-doctor = Explica el estado de todo: base, servicio, destinos, envíos, horarios, fuentes.
summary-backup = Copia la base, esté o no en marcha la redacción, y revisa la copia.
summary-restore = Pone una copia de seguridad en lugar de la base. La redacción debe estar parada.
summary-migrate = Traslada la redacción de una base a otra, y compara ambas al final.
summary-export = Escribe todos los artículos y suscripciones como JSON Lines, esté o no en marcha la redacción.
summary-import = Incorpora artículos y suscripciones de JSON Lines; lo que ya está queda como está.
summary-completion = Imprime lo que completa estos comandos en un shell.
help-json = lo mismo, en JSON
help-help = esta página
help-roles = lo que hace este proceso, donde varios comparten una base PostgreSQL (todo):
help-role-sources = lee carpetas y feeds
help-role-planner = llena turnos, resúmenes y suscripciones
help-role-dispatcher = envía
help-role-web = sirve la página, las métricas y los artículos enviados por otros programas
help-role-maintenance = copias de seguridad, conservación, salud
help-role-platforms = y el nombre de cada plataforma: oye lo que allí se dice
# $name: a variable of the environment
help-role-before = Va antes que { $name }.
help-init-kept = Lo que ya existe no se sobrescribe sin preguntar.
# $format: of a line
help-jsonl = un objeto por línea de entrada: { $format }; uno por línea de salida
help-explain = decir qué regla nombró a cada hablante
# $count: the default
help-summary-chars = resumen más largo, en caracteres ({ $count })
help-summary-sentences = resumen más largo, pero en frases
help-article = su identificador, o unas palabras de su título
help-preview-to = como lo recibiría este destino (el primero)
help-preview-out = escribir allí la tarjeta
help-preview-card = solo la tarjeta, también de un archivo; sin artículo, del más reciente
help-preview-theme = de config/themes (el del destino)
# $names: those there are
help-preview-size = uno de { $names } (el del destino)
help-post-to = solo en este destino
help-post-again = también donde ya salió, o se retiró
# $time, $moment: two examples
help-post-at = { $time } o { $moment }, en la zona de la redacción
# $count: the default
help-limit = como mucho tantos envíos ({ $count })
help-of-article = solo de este artículo
help-to-destination = solo hacia este destino
help-readers = también a los lectores suscritos, como con cualquiera de estas opciones salvo --limit, y en JSON
help-held-delivery = su identificador, como lo muestran la lista y queue --json
help-held-there = está: no se envía nada más
help-held-again = no está: se envía de nuevo
help-proposal = el identificador de un mensaje o de un artículo, o palabras de su título; sin él, se lista todo lo que espera
help-change-to = solo en este destino
help-pause-destination = su nombre; sin él, todos
help-pause-for = 30m, 2h o 7d; sin ello, hasta reanudar
help-resume-destination = su nombre; sin él, todo lo que está en pausa
# $count: the default
help-days = cuántos ({ $count })
help-why-article = su identificador, su dirección, o palabras de su título entre comillas
help-why-destination = solo allí
# $name, $take: options
help-sources-add = encuentra el feed de una página y lo escribe en la configuración; { $name }, { $take } si hay varios
help-sources-release = continúa con un feed que mostró demasiado de nuevo: es conocido, o con --news son noticias; de una carpeta vacía: sus archivos se borraron
help-sources-import = escribe en la configuración los feeds de una lista OPML, con sus títulos
help-sources-export = los feeds de la configuración como lista OPML
help-feed-html = Los títulos con marcas, resúmenes y contenidos son HTML depurado.
help-doctor-code = Termina con 1 cuando algo necesita a una persona.
help-backup-out = en este archivo, que no debe existir; sin él, entre las copias de cada hora
help-backup-postgres = Una base PostgreSQL la copia pg_dump, en su formato custom, y necesita --out.
help-restore-file = una copia de seguridad; strillone doctor indica la más reciente
help-restore-yes = hacerlo; sin ello, solo se revisa la copia
help-restore-hold = sin archivo, después de que un servidor PostgreSQL repusiera una copia: retener lo que tocaba
help-restore-aside = Lo que había pasa a una carpeta al lado. Lo que tocaba se retiene, pues pudo salir después de la copia.
# $sqlite, $postgres: how an address is written
help-migrate-from = dónde está: { $sqlite } o { $postgres }; queda como está
help-migrate-to = adónde va: una vacía, o una en la que se interrumpió el mismo traslado
help-migrate-ended = La redacción debe estar parada. Un traslado interrumpido sigue donde estaba cuando se repite.
help-export-file = no debe existir; un objeto por línea, de tipo article o subscription
help-export-rest = Los mensajes y lo que fue de ellos no están: strillone migrate lo traslada todo, strillone backup lo copia todo.
help-import-file = como lo escribe strillone export
help-import-posts = No publica nada: los suscriptores no reciben lo que se importa. Los horarios pueden elegirlo como a otros artículos de su edad.
help-import-code = Termina con 1 cuando una línea no se pudo leer.

## Mudar, exportar, importar

# $option: the option
reason-move-address = { $option } no nombra ninguna base de datos: escriba sqlite:RUTA o postgres://usuario:contraseña@host:5432/base.
# $place: the database
reason-move-same = { $place } es a la vez el origen y el destino. Indique otra base de datos.
# $place: the database; $table: one of its tables; $count: its rows
reason-move-filled = { $place } no está vacía: filas de su tabla { $table }: { $count }. Indique una base que no tenga ninguna.
# $place: the database; $table: one of its tables
reason-move-other = { $place } contiene el comienzo de una mudanza, pero no de esta redacción tal como está ahora ({ $table } difiere). Quite esa base, o vacíela, y empiece de nuevo.
# $place: the database; $table: one of its tables; $row: the key of a row; $detail: what the database says
reason-move-row = { $place } no acepta la fila { $row } de { $table }: { $detail }
move-table = tabla
move-rows = filas
move-hash = SHA-256
move-same = igual
move-other = distinta
# $from: the former database; $to: the new one; $rows: how many were copied
move-done = { $from } está ahora en { $to }, cada fila leída y comparada; se copiaron { $rows }. La base anterior quedó como estaba: inicie la redacción solo en la nueva.
# $from: the former database; $to: the new one
move-differs = { $to } no es igual a { $from }. Ninguna redacción arranca en ella. Durante una mudanza nadie debe escribir en ninguna de las dos: vacíe { $to } y empiece de nuevo.
# $file: the file; $articles, $subscriptions: how many
cli-exported = { $file }: artículos { $articles }, suscripciones { $subscriptions }
# $articles, $subscriptions: how many were imported; $skipped: how many lines were not
cli-imported = Artículos nuevos: { $articles }; suscripciones nuevas: { $subscriptions }; líneas omitidas: { $skipped }
# $line: its number; $why: one of the following phrases
import-line = línea { $line }: { $why }
reason-import-there = ya está y se queda como está
reason-import-duplicate = su fuente tiene otro artículo con esa dirección o esas palabras
reason-import-forgotten = se borró aquí por antiguo
reason-import-no-json = no es un objeto JSON
# $type: what it says it is
reason-import-unknown = es de tipo { $type }, que no es ni article ni subscription
# $example: a moment
reason-line-moment = un momento se escribe como { $example }
reason-line-rhythm = escribir now, o una hora como 07:30
reason-line-hash = son 64 cifras hexadecimales
reason-line-part = una frase o una cita no es lo que está en su lugar en el texto; exportar de nuevo el artículo
import-unmarked = Las líneas del archivo no dicen qué lugar tenían, como las escriben las versiones anteriores: no se puede decir si está todo
# $line: the number of its last line
import-cut = El archivo se cortó tras la línea { $line }: falta lo que seguía. Hay que exportarlo o copiarlo de nuevo; lo que había se ha tomado
# $lacking: how many lines are missing
import-lacks = De las líneas exportadas faltan tantas en el archivo: { $lacking }. Hay que exportarlo o copiarlo de nuevo
# $place: the database
reason-backup-no-program = pg_dump, que copia { $place }, no está en esta máquina. Instale los programas cliente de PostgreSQL, o escriba artículos y suscripciones con: strillone export ARCHIVO
# $place: the database
reason-backup-by-server = { $place } está en un servidor PostgreSQL: la copia de seguridad la hace quien lo administra. strillone backup --out ARCHIVO hace una ahora, con pg_dump
# $place: the database; $command: what to say
restore-by-program = { $place } está en un servidor PostgreSQL, que repone la copia por sí mismo. Detenga la redacción y luego ejecute esto donde estén los programas cliente de PostgreSQL; si algo falla, la base queda como estaba: { $command }
# $file: the copy; $bytes: its size
cli-dumped = { $file }: { $bytes } bytes, escritos por pg_dump
# $place: the database; $count: how many deliveries
restore-held = { $place }: envíos retenidos: { $count }, porque pudieron salir después de la copia. Se preguntará a la redacción cuando esté en marcha.
# $place: the database
restore-none = { $place }: no había nada pendiente
# $place: the database
restore-news = { $place }: lo que los horarios eligieron después de la copia no consta allí: pueden elegirlo de nuevo. Las noticias publicadas antes de ahora no van ni a quienes están suscritos ni entre las urgentes: lo que falte lo publica la redacción.

init-name = ¿Cómo se llama la redacción?
init-name-wrong = Un nombre tiene letras, y ningún signo de dólar ante una llave.
init-timezone = Zona horaria
init-timezone-wrong = Esta zona horaria no existe; se escribe como Europe/Rome.
init-platforms = ¿Dónde publicar? (en ningún sitio: solo la vista previa)
# $platform: its name; $from: where to get one
init-token = { $platform }: el token del bot, de { $from }
# $platform: its name; $name: the bot
init-token-good = { $platform } conoce este bot: { $name }
# $name: the bot; $word: what to write
init-word = Añada { $name } al canal o al grupo como administrador que puede publicar y escriba allí: { $word }
# $place: its name
init-place-found = Encontrado: { $place }
# $name: the bot
init-place-none = { $name } no ve ningún lugar donde publicar: antes hay que invitarlo.
init-place-choose = ¿En qué canal?
init-again = ¿Probar de nuevo?
# $file: its path
init-overwrite = { $file } ya existe. ¿Sobrescribirlo?
# $file: its path
init-replace-tokens = { $file } ya tiene otros tokens. ¿Sustituirlos?
# $file: its path
init-kept = { $file } se ha quedado como estaba.
# $file: its path
init-written = { $file } está escrito.
# $names: destinations
init-test = ¿Enviar ahora una tarjeta de prueba a { $names }?
init-done = La redacción arranca con: npm start
init-stopped = No se ha escrito nada.
init-no-terminal = init hace preguntas: ejecútelo en un terminal.

## Telegram

# $time: a time of day
post-over = Ya no es actual desde el { $time }
button-share = Compartir
button-more-quotes = Más citas
button-copy = Copiar la cita
button-comments = Comentar
reason-no-pin-right = el bot no puede fijar mensajes allí
reason-no-unpin-right = el bot no puede dejar de fijar mensajes allí: hágalo a mano
# $destination: where the post is
reason-comment = resumen más largo bajo la publicación de { $destination }
command-report = avisar
command-report-description = Decir algo a la redacción
button-report = Decirlo a la redacción
report-told = Gracias: la redacción ya lo tiene.
report-too-many = Es mucho de una vez. Escriba de nuevo más tarde.
report-nobody = Desde aquí no se llega a la redacción.
report-heading = Escribe un lector
# $who: a name and an id; $platform: as people call it
report-from = De { $who }, en { $platform }
# $place: a chat
report-place = En { $place }
# $count: reactions of readers
stats-reactions = { $count ->
    [one] una reacción
   *[other] { $count } reacciones
}
