# Il testo fisso del bot. Ciò che dice un articolo non è mai tradotto.

# La scheda
card-by = Di { $authors }
card-paywalled = A pagamento
card-opinion = Opinione
card-live = In diretta
card-old = Pubblicato { $when }
button-more-on = Altro su #{ $tag }
button-more-quotes = Altre citazioni
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

# Generale
privacy-ignored = Da ora lascio stare i tuoi link, in ogni server. Per annullare: /privacy ignore-me con ignore su False.
privacy-heard = I tuoi link ricevono di nuovo le schede.
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
command-settings-compact = Schede senza immagine né sommario
command-settings-reposts = Per quanto un articolo già condiviso riceve un avviso invece di una scheda
command-settings-failures = Reagire ai link senza scheda
command-settings-bots = Se i link di altri bot e webhook ricevono schede
option-on = Se è attivo
option-hours = Ore; 0: sempre una scheda
