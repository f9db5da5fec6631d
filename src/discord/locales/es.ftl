# El texto fijo del bot. Lo que dice una noticia nunca se traduce.

# La tarjeta
card-by = Por { $authors }
card-paywalled = De pago
card-opinion = Opinión
card-live = En directo
card-updated = Actualizado
card-gone = La página fue retirada
card-old = Publicado { $when }
button-more-on = Más sobre #{ $tag }
button-more-quotes = Más citas
button-earlier = Texto anterior
button-share = Compartir
button-remove = Quitar
button-show-card = Ver la tarjeta
repost = Ya lo compartió { $who } { $when }: { $link }
repost-link = ver la conversación

# Listas
button-previous = Anterior
button-next = Siguiente
title-recent = Noticias recientes
title-tag = Noticias sobre #{ $tag }
title-search = Noticias que dicen «{ $words }»
title-quotes = Citas de esta noticia
title-said = Quién dijo qué
title-share = Compartir esta noticia
title-earlier = Texto anterior de esta noticia
shared = Compartida por { $who } { $when }
none-recent = Aquí aún no se ha compartido ninguna noticia. Publica un enlace en un canal vigilado; /watch list dice cuáles son.
none-tag = No se ha compartido nada sobre #{ $tag } en un canal que puedas ver.
none-search = Nada encontrado para «{ $words }». Prueba con menos palabras o con otras.
none-found = Nada así se ha compartido en un canal que puedas ver.
none-quotes = Esta noticia no cita a nadie.
search-no-date = Eso no es una fecha. Da una como 2026-03-01, o un tiempo atrás como 36h, 7d o 2w.
page = Página { $page }
speaker-unknown = sin nombre de quien habla

# Botones que dicen que no
press-remove-denied = Solo quien publicó el enlace, o alguien que gestiona mensajes, puede quitar esta tarjeta.
press-not-yours = Solo quien preguntó puede pasar estas páginas. El mismo comando te da las tuyas.
press-forgotten = Esa lista es demasiado antigua. Vuelve a preguntar.
press-gone = Esa noticia ya no se conserva aquí.
removed = La tarjeta se ha quitado.

# /watch
watch-added = Ahora vigilo { $channel }: los enlaces de noticias que se publiquen allí tendrán tarjeta.
watch-already = { $channel } ya se vigila.
watch-removed = Ya no vigilo { $channel }.
watch-absent = { $channel } no se vigila.
watch-list = Canales vigilados: { $channels }
watch-none = Aún no se vigila ningún canal. Empieza con /watch add.
watch-missing = En { $channel } me falta: { $permissions }. Permítemelo allí y aparecerán las tarjetas.
channel-paused = En { $channel } Discord no me deja publicar. Lo intento de nuevo en { $minutes } minutos; comprueba que puedo ver ese canal, escribir e insertar enlaces allí.
too-many-links = Leo { $limit } enlaces por minuto de cada miembro; estos son más. Publica el resto más tarde, por favor.

# /tags
tags-tracked = Ahora se sigue #{ $tag }.
tags-tracked-aliases = Ahora se sigue #{ $tag }, también como: { $aliases }.
tags-untracked = Ya no se sigue #{ $tag }.
tags-absent = #{ $tag } no se sigue. /tags list muestra lo que se sigue.
tags-list = Etiquetas seguidas
tags-none = Aún no se sigue ninguna etiqueta. Empieza con /tags track.
tags-invalid = Una etiqueta necesita al menos una letra o una cifra.
tags-full = Este servidor ya sigue { $limit } etiquetas. Deja antes de seguir una.

# /settings
settings-saved = Guardado.
settings-share-none = Las tarjetas de este servidor ya no tienen botones para compartir.
settings-share = Las tarjetas de este servidor ofrecen ahora: { $networks }
settings-network-unknown = No hay ninguna red «{ $network }». Elige una de estas: { $networks }
settings-locale-unknown = «{ $locale }» no es uno de mis idiomas: { $locales }

# Pedido y no disponible
summarize-no-link = Ese mensaje no tiene ningún enlace que pueda leer. Dejo en paz los enlaces entre <…>, en código y en citas.
preview-no-address = Eso no es una dirección web. Da una como https://news.example/story.
fail-refused = No abro esa dirección: { $reason }.
fail-no-host = No hay ningún sitio en { $site }.
fail-unreachable = Ahora no se puede llegar a { $site }. Inténtalo más tarde.
fail-certificate = { $site } no demuestra su identidad: su certificado no es válido.
fail-robots = { $site } pide a los programas que no lean esta página (robots.txt). En un navegador se abre.
fail-timeout = { $site } tardó demasiado en responder. Inténtalo más tarde.
fail-gone = { $site } dice que esa página ya no existe.
fail-blocked = { $site } no deja que los programas lean esta página. En un navegador se abre.
fail-status = { $site } respondió con un error ({ $status }). Inténtalo más tarde.
fail-not-html = Ese enlace lleva a un archivo, no a una página web.
fail-too-large = Esa página es demasiado grande para leerla.
fail-redirects = Ese enlace redirige una y otra vez sin llegar.
fail-broken = La respuesta de { $site } se cortó. Inténtalo más tarde.
fail-empty = { $site } envió una página vacía.
fail-not-news = Esa página no es una noticia: { $reason }.
fail-consent = { $site } muestra primero una página de consentimiento, y no puedo consentir por ti.
fail-login = { $site } pide iniciar sesión antes de mostrar esa página.
fail-script = { $site } construye esa página con scripts, y yo no ejecuto ninguno.
reason-scheme = solo se abren enlaces http y https
reason-port = solo se abren los puertos 80 y 443
reason-userinfo = no se abren enlaces con usuario o contraseña
reason-no-host = el enlace no nombra ningún sitio
reason-private-name = no es un sitio público
reason-private-address = no está en la internet pública
reason-video = trata de un vídeo
reason-section = enumera noticias y no cuenta ninguna
reason-shop = ofrece un producto
reason-repository = muestra código fuente
reason-forum = es un debate
reason-search = enumera resultados de búsqueda
reason-missing = el sitio dice que no existe
reason-other = hay muy poco texto para una noticia

# General
privacy-ignored = Desde ahora dejo en paz tus enlaces, en todos los servidores. Para deshacerlo: /privacy ignore-me con ignore en False.
privacy-heard = Tus enlaces vuelven a tener tarjeta.
privacy-forgotten = He olvidado lo que publicaste en todos los servidores; sus tarjetas desaparecen ahora.
need-manage-guild = Para eso hace falta el permiso de gestionar el servidor.
only-in-server = Eso solo funciona en un servidor.
fault = Algo ha fallado por mi parte. Está registrado; inténtalo de nuevo.
help-about = Leo los enlaces de noticias que se publican en los canales vigilados y respondo con una tarjeta: titular, cita clave y quién la dice, etiquetas, enlaces para compartir. Cada palabra es de la página.
help-watched = Vigilado aquí: { $channels }
help-next = Siguiente paso: { $next }
help-stories = lo que se compartió aquí
help-manage = para quienes gestionan el servidor
help-summarize = Mensaje → Aplicaciones → Summarize link: una tarjeta de cualquier mensaje, solo para ti
help-opt-out = Un enlace entre <…> o tras un spoiler no recibe tarjeta.
help-none = nada todavía
help-next-watch = /watch add en un canal donde se publiquen noticias
help-next-post = publica un enlace de noticias, o mira /stories recent

# Comandos, como los muestran los menús de Discord
command-watch = Elige los canales cuyos enlaces reciben tarjeta
command-watch-add = Vigilar un canal
command-watch-remove = Dejar de vigilar un canal
command-watch-list = Enumerar los canales vigilados
command-tags = Seguir las etiquetas que importan aquí
command-tags-track = Seguir una etiqueta
command-tags-untrack = Dejar de seguir una etiqueta
command-tags-list = Enumerar las etiquetas seguidas
command-stories = Encontrar noticias compartidas aquí
command-stories-recent = Las últimas noticias
command-stories-search = Buscar noticias por palabras
command-settings = Cómo se ven las tarjetas en este servidor
command-settings-share = Mostrar u ocultar un botón para compartir
command-settings-preview = Conservar u ocultar las vistas previas de Discord
command-settings-language = El idioma de mis propias palabras
command-help = Qué hago y qué está configurado aquí
option-channel = El canal; este, si se omite
option-tag = Una etiqueta
option-aliases = Otras palabras para ella, separadas por comas
option-words = Palabras que la noticia debe contener
option-network = La red
option-shown = Si las tarjetas la ofrecen
option-preview = Qué pasa con la vista previa de Discord
option-language = El idioma
command-preview = Mostrar la tarjeta de cualquier dirección
command-privacy = Qué hago con tus enlaces
command-privacy-ignore-me = Dejar en paz mis enlaces
command-privacy-forget-me = Olvidar lo que publiqué y quitar sus tarjetas
option-url = La dirección de la página
option-private = Mostrarla solo a mí
option-ignore = Si hay que dejarlos en paz
command-quotes = Qué dijo alguien en las noticias compartidas aquí
option-outlet = El medio
option-speaker = A quién se cita
option-by = Quién lo compartió
option-in = Dónde se compartió
option-since = Compartido desde: 2026-03-01, o hace 7d
option-until = Compartido hasta: 2026-03-01, o hace 7d
option-public = Mostrar la respuesta a todos
command-settings-reposts = Cuánto tiempo una noticia ya compartida recibe un aviso en vez de tarjeta
command-settings-failures = Reaccionar a los enlaces sin tarjeta
command-settings-bots = Si los enlaces de otros bots y webhooks reciben tarjeta
option-on = Si está activado
option-hours = Horas; 0: siempre una tarjeta

# More on cards and lists
card-from-preview = De la vista previa de Discord: el sitio no deja que ningún programa lea la página
card-related = También lo cuentan { $outlets }
button-context = Contexto
button-context-of = Contexto de { $number }
button-publish = Mostrar a todos
search-read-as = Nada para «{ $words }». Esto es para «{ $meant }».
title-trending = En alza aquí
trending-tags = Etiquetas
trending-stories = Noticias
trending-shares =
    { $count ->
        [one] compartido una vez
       *[other] compartido { $count } veces
    }
trending-sharers =
    { $count ->
        [one] por una persona
       *[other] por { $count } personas
    }

# /follow
follow-direct = Ahora sigues #{ $tag }: te envío un mensaje directo cuando alguien comparta algo sobre ello donde tú puedas verlo.
follow-mention = Ahora sigues #{ $tag }: te menciono junto a la tarjeta cuando alguien comparta algo sobre ello.
follow-full = Ya sigues { $limit } etiquetas. Deja antes una con /unfollow.
unfollowed = Ya no sigues #{ $tag }.
unfollow-absent = No sigues #{ $tag }. /following muestra lo que sigues.
following = Aquí sigues:
following-none = Aún no sigues ninguna etiqueta aquí. Empieza con /follow.
following-closed = Tus mensajes directos están cerrados para mí y no envío ninguno. Ábrelos (menú del servidor → Privacidad → Mensajes directos) y usa /follow otra vez.
title-alerts = Novedades de las etiquetas que sigues
alerts-stop = /unfollow en ese servidor detiene estos mensajes.

# More of the rest
settings-no-webhook = Eso no es un webhook. Da su id o su dirección.
help-tracked = Seguidas aquí: { $tags }
help-follow = enterarte de lo nuevo sobre una etiqueta
command-stories-trending = Lo que sube aquí: etiquetas y noticias
command-stories-show = La tarjeta de una noticia compartida aquí
command-follow = Enterarte de lo nuevo sobre una etiqueta
command-unfollow = Dejar de seguir una etiqueta
command-following = Las etiquetas que sigues aquí
command-settings-mode = Tarjetas completas, pequeñas o en hilos; para el servidor o un canal
option-way = Cómo avisarte
option-story = Una noticia: elígela por palabras del titular
option-mode = Cuánto ocupa una tarjeta
option-answer = Qué recibe una noticia ya compartida
option-bot = Solo este bot
option-webhook = Solo este webhook: su id o dirección
command-quotes-option-by = Quién lo dijo
command-settings-mode-option-channel = Solo para este canal; si falta, todo el servidor
choice-way-direct = por mensaje directo
choice-way-mention = con una mención junto a la tarjeta
choice-preview-hide = ocultarla donde hay tarjeta
choice-preview-keep = conservarla
choice-preview-neither = ni vista previa ni tarjeta, salvo que alguien pida
choice-mode-full = completa
choice-mode-compact = pequeña: sin imagen ni entradilla
choice-mode-thread = en un hilo bajo el mensaje
choice-repost-notice = una línea que enlaza la conversación anterior
choice-repost-card = una tarjeta como cualquier noticia
choice-repost-nothing = nada

# Names of commands and options, one word each in lower case
name-watch = vigilar
name-add = añadir
name-remove = quitar
name-list = lista
name-tags = etiquetas
name-track = seguir
name-untrack = olvidar
name-stories = noticias
name-recent = recientes
name-search = buscar
name-trending = tendencias
name-show = mostrar
name-settings = ajustes
name-share = compartir
name-preview = vista-previa
name-language = idioma
name-mode = modo
name-reposts = repeticiones
name-failures = fallos
name-bots = bots
name-summarize-link = Resumir enlace
name-privacy = privacidad
name-ignore-me = ignórame
name-forget-me = olvídame
name-help = ayuda
name-follow = suscribir
name-unfollow = desuscribir
name-following = suscripciones
name-quotes = citas
name-channel = canal
name-tag = etiqueta
name-aliases = otras-palabras
name-public = público
name-words = palabras
name-outlet = medio
name-speaker = citado
name-by = por
name-in = en
name-since = desde
name-until = hasta
name-story = noticia
name-network = red
name-shown = mostrado
name-hours = horas
name-answer = respuesta
name-on = activo
name-bot = bot
name-webhook = webhook
name-url = dirección
name-private = privado
name-ignore = ignorar
name-way = forma
