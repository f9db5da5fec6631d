# Il testo fisso del bot. Ciò che dice un articolo non è mai tradotto.

# La scheda
card-by = Di { $authors }
card-paywalled = A pagamento
card-opinion = Opinione
card-live = In diretta
card-updated = Aggiornato
card-gone = La pagina è stata rimossa
card-old = Pubblicato { $when }
button-more-on = Altro su #{ $tag }
button-more-quotes = Altre citazioni
button-earlier = Testo precedente
button-share = Condividi
button-remove = Rimuovi
button-show-card = Mostra la scheda
repost = Già condiviso da { $who } { $when }: { $link }
repost-link = vai alla discussione

# Elenchi
button-previous = Indietro
button-next = Avanti
title-recent = Articoli recenti
title-tag = Articoli su #{ $tag }
title-search = Articoli che dicono «{ $words }»
title-quotes = Citazioni in questo articolo
title-said = Chi ha detto che cosa
title-share = Condividi questo articolo
title-earlier = Testo precedente di questo articolo
shared = Condiviso da { $who } { $when }
none-recent = Qui non è ancora stato condiviso nessun articolo. Pubblica un link in un canale seguito; /watch list dice quali sono.
none-tag = Nessun articolo su #{ $tag } è stato condiviso in un canale che puoi vedere.
none-search = Nessun risultato per «{ $words }». Prova con meno parole o con altre.
none-found = Niente di simile è stato condiviso in un canale che puoi vedere.
none-quotes = Questo articolo non cita nessuno.
search-no-date = Non è una data. Danne una come 2026-03-01, o un tempo fa come 36h, 7d o 2w.
page = Pagina { $page }
speaker-unknown = chi parla non è nominato

# Pulsanti che dicono di no
press-remove-denied = Solo chi ha pubblicato il link, o chi può gestire i messaggi, può rimuovere questa scheda.
press-not-yours = Solo chi ha chiesto può sfogliare queste pagine. Lo stesso comando ti dà le tue.
press-forgotten = Questo elenco è troppo vecchio. Chiedi di nuovo.
press-gone = Questo articolo non è più conservato qui.
removed = La scheda è stata rimossa.

# /watch
watch-added = Ora seguo { $channel }: i link di notizie pubblicati lì ricevono una scheda.
watch-already = { $channel } è già seguito.
watch-removed = Non seguo più { $channel }.
watch-absent = { $channel } non è seguito.
watch-list = Canali seguiti: { $channels }
watch-none = Nessun canale è ancora seguito. Comincia con /watch add.
watch-missing = In { $channel } mi manca: { $permissions }. Concedimelo lì, e le schede appariranno.
channel-paused = In { $channel } Discord non mi lascia pubblicare. Riprovo tra { $minutes } minuti; controlla che io possa vedere quel canale, scriverci e incorporare link.
too-many-links = Leggo { $limit } link al minuto da un membro; questi sono di più. Pubblica gli altri più tardi, per favore.

# /tags
tags-tracked = #{ $tag } ora è seguito.
tags-tracked-aliases = #{ $tag } ora è seguito, anche come: { $aliases }.
tags-untracked = #{ $tag } non è più seguito.
tags-absent = #{ $tag } non è seguito. /tags list mostra quelli seguiti.
tags-list = Tag seguiti
tags-none = Nessun tag è ancora seguito. Comincia con /tags track.
tags-invalid = Un tag ha bisogno di almeno una lettera o una cifra.
tags-full = Questo server segue già { $limit } tag. Prima smetti di seguirne uno.

# /settings
settings-saved = Salvato.
settings-share-none = Le schede di questo server ora non hanno pulsanti di condivisione.
settings-share = Le schede di questo server ora offrono: { $networks }
settings-network-unknown = Non esiste una rete «{ $network }». Scegli tra: { $networks }
settings-locale-unknown = «{ $locale }» non è una delle mie lingue: { $locales }

# Chiesto, ma non disponibile
summarize-no-link = Quel messaggio non ha link che io possa leggere. Lascio stare i link tra <…>, nel codice e nelle righe citate.
preview-no-address = Non è un indirizzo web. Danne uno come https://news.example/story.
fail-refused = Non apro quell'indirizzo: { $reason }.
fail-no-host = Non c'è nessun sito a { $site }.
fail-unreachable = { $site } non è raggiungibile ora. Riprova più tardi.
fail-certificate = { $site } non dimostra la propria identità: il suo certificato non è valido.
fail-robots = { $site } chiede ai programmi di non leggere questa pagina (robots.txt). Si apre in un browser.
fail-timeout = { $site } ha impiegato troppo a rispondere. Riprova più tardi.
fail-gone = { $site } dice che quella pagina non c'è più.
fail-blocked = { $site } non lascia leggere questa pagina ai programmi. In un browser si apre.
fail-status = { $site } ha risposto con un errore ({ $status }). Riprova più tardi.
fail-not-html = Quel link porta a un file, non a una pagina web.
fail-too-large = Quella pagina è troppo grande da leggere.
fail-redirects = Quel link rimanda all'infinito senza arrivare.
fail-broken = La risposta di { $site } si è interrotta. Riprova più tardi.
fail-empty = { $site } ha inviato una pagina vuota.
fail-not-news = Quella pagina non è un articolo di notizie: { $reason }.
fail-consent = { $site } mostra prima una pagina di consenso, e non posso acconsentire per te.
fail-login = { $site } chiede l'accesso prima di mostrare quella pagina.
fail-script = { $site } costruisce quella pagina con script, e io non ne eseguo.
reason-scheme = si aprono solo link http e https
reason-port = si aprono solo le porte 80 e 443
reason-userinfo = i link con nome utente o password non si aprono
reason-no-host = il link non indica alcun sito
reason-private-name = non è un sito pubblico
reason-private-address = non è sull'internet pubblica
reason-video = presenta un video
reason-section = elenca articoli e non ne racconta nessuno
reason-shop = offre un prodotto
reason-repository = mostra codice sorgente
reason-forum = è una discussione
reason-search = elenca risultati di ricerca
reason-missing = il sito dice che non esiste
reason-other = c'è troppo poco testo per un articolo

# Generale
privacy-ignored = Da ora lascio stare i tuoi link, in ogni server. Per annullare: /privacy ignore-me con ignore su False.
privacy-heard = I tuoi link ricevono di nuovo le schede.
privacy-forgotten = Ho dimenticato ciò che hai pubblicato in tutti i server; le schede spariscono ora.
need-manage-guild = Serve il permesso di gestire il server.
only-in-server = Funziona solo in un server.
fault = Qualcosa è andato storto da parte mia. È registrato; riprova.
help-about = Leggo i link di notizie pubblicati nei canali seguiti e rispondo con una scheda: titolo, citazione chiave con chi la dice, tag, link di condivisione. Ogni parola è della pagina.
help-watched = Seguito qui: { $channels }
help-next = Prossimo passo: { $next }
help-stories = ciò che è stato condiviso qui
help-manage = per chi gestisce il server
help-summarize = Messaggio → App → Summarize link: una scheda per qualsiasi messaggio, solo per te
help-opt-out = Un link tra <…> o dietro uno spoiler non riceve scheda.
help-none = ancora niente
help-next-watch = /watch add in un canale dove si pubblicano notizie
help-next-post = pubblica un link di notizie, o guarda /stories recent

# Comandi, come li mostrano i menu di Discord
command-watch = Scegli i canali i cui link ricevono una scheda
command-watch-add = Segui un canale
command-watch-remove = Smetti di seguire un canale
command-watch-list = Elenca i canali seguiti
command-tags = Segui i tag che contano qui
command-tags-track = Segui un tag
command-tags-untrack = Smetti di seguire un tag
command-tags-list = Elenca i tag seguiti
command-stories = Trova gli articoli condivisi qui
command-stories-recent = Gli ultimi articoli
command-stories-search = Cerca gli articoli per parole
command-settings = L'aspetto delle schede in questo server
command-settings-share = Mostra o nascondi un pulsante di condivisione
command-settings-preview = Tieni o nascondi le anteprime di Discord
command-settings-language = La lingua delle mie parole
command-help = Che cosa faccio e che cosa è impostato qui
option-channel = Il canale; questo, se omesso
option-tag = Un tag
option-aliases = Altre parole per dirlo, separate da virgole
option-words = Parole che l'articolo deve contenere
option-network = La rete
option-shown = Se le schede la offrono
option-preview = Che ne è dell'anteprima di Discord
option-language = La lingua
command-preview = Mostra la scheda di qualsiasi indirizzo
command-privacy = Che cosa faccio con i tuoi link
command-privacy-ignore-me = Lascia stare i miei link
command-privacy-forget-me = Dimentica ciò che ho pubblicato e rimuovi le schede
option-url = L'indirizzo della pagina
option-private = Mostrala solo a me
option-ignore = Se lasciarli stare
command-quotes = Che cosa ha detto qualcuno negli articoli condivisi qui
option-outlet = La testata
option-speaker = Chi è citato
option-by = Chi l'ha condiviso
option-in = Dove è stato condiviso
option-since = Condiviso dal: 2026-03-01, o 7d fa
option-until = Condiviso fino al: 2026-03-01, o 7d fa
option-public = Mostra la risposta a tutti
command-settings-reposts = Per quanto un articolo già condiviso riceve un avviso invece di una scheda
command-settings-failures = Reagire ai link senza scheda
command-settings-bots = Se i link di altri bot e webhook ricevono schede
option-on = Se è attivo
option-hours = Ore; 0: sempre una scheda

# More on cards and lists
card-from-preview = Dall'anteprima di Discord: il sito non lascia leggere la pagina ai programmi
card-related = Ne parlano anche { $outlets }
button-context = Contesto
button-context-of = Contesto di { $number }
button-publish = Mostra a tutti
search-read-as = Nulla per «{ $words }». Questo è per «{ $meant }».
title-trending = In ascesa qui
trending-tags = Tag
trending-stories = Articoli
trending-shares =
    { $count ->
        [one] condiviso una volta
       *[other] condiviso { $count } volte
    }
trending-sharers =
    { $count ->
        [one] da una persona
       *[other] da { $count } persone
    }

# /follow
follow-direct = Ora segui #{ $tag }: ti mando un messaggio diretto quando qualcuno condivide un articolo dove puoi vederlo.
follow-mention = Ora segui #{ $tag }: ti menziono con la scheda quando qualcuno condivide un articolo.
follow-full = Segui già { $limit } tag. Prima lasciane uno con /unfollow.
unfollowed = Non segui più #{ $tag }.
unfollow-absent = Non segui #{ $tag }. /following mostra che cosa segui.
following = Qui segui:
following-none = Qui non segui ancora nessun tag. Comincia con /follow.
following-closed = I tuoi messaggi diretti mi sono chiusi, perciò non ne mando. Aprili (menu del server → Privacy → Messaggi diretti), poi usa ancora /follow.
title-alerts = Novità sui tag che segui
alerts-stop = /unfollow in quel server li ferma.

# More of the rest
settings-no-webhook = Non è un webhook. Indica il suo id o indirizzo.
help-tracked = Seguiti qui: { $tags }
help-follow = sapere dei nuovi articoli su un tag
command-stories-trending = Che cosa sale qui: tag e articoli
command-stories-show = La scheda di un articolo condiviso qui
command-follow = Sapere dei nuovi articoli su un tag
command-unfollow = Non seguire più un tag
command-following = I tag che segui qui
command-settings-mode = Schede intere, piccole o in thread; per il server o un canale
option-way = Come avvisarti
option-story = Un articolo: sceglilo dalle parole del titolo
option-mode = Quanto spazio prende una scheda
option-answer = Che cosa riceve un articolo già condiviso
option-bot = Solo questo bot
option-webhook = Solo questo webhook: id o indirizzo
command-quotes-option-by = Chi l'ha detto
command-settings-mode-option-channel = Solo per questo canale; altrimenti tutto il server
choice-way-direct = con messaggio diretto
choice-way-mention = con una menzione sotto la scheda
choice-preview-hide = nasconderla dove c'è una scheda
choice-preview-keep = tenerla
choice-preview-neither = né anteprima né scheda, se nessuno chiede
choice-mode-full = intera
choice-mode-compact = piccola: senza immagine e sommario
choice-mode-thread = in un thread sotto il messaggio
choice-repost-notice = una riga con il link alla discussione precedente
choice-repost-card = una scheda come ogni articolo
choice-repost-nothing = niente

# Names of commands and options, one word each in lower case
name-watch = osserva
name-add = aggiungi
name-remove = rimuovi
name-list = elenco
name-tags = tag
name-track = segui
name-untrack = dimentica
name-stories = articoli
name-recent = recenti
name-search = cerca
name-trending = tendenze
name-show = mostra
name-settings = impostazioni
name-share = condivisione
name-preview = anteprima
name-language = lingua
name-mode = modalità
name-reposts = ripetizioni
name-failures = errori
name-bots = bot
name-summarize-link = Riassumi link
name-privacy = privacy
name-ignore-me = ignorami
name-forget-me = dimenticami
name-help = aiuto
name-follow = abbonati
name-unfollow = disiscriviti
name-following = iscrizioni
name-quotes = citazioni
name-channel = canale
name-tag = tag
name-aliases = altre-parole
name-public = pubblico
name-words = parole
name-outlet = testata
name-speaker = citato
name-by = da
name-in = in
name-since = dal
name-until = fino-al
name-story = articolo
name-network = rete
name-shown = mostrato
name-hours = ore
name-answer = risposta
name-on = attivo
name-bot = bot
name-webhook = webhook
name-url = indirizzo
name-private = privato
name-ignore = ignora
name-way = modo
