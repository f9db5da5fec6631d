# Der feste Text des Bots. Was ein Artikel sagt, wird nie übersetzt.

# Die Karte
card-by = Von { $authors }
card-paywalled = Bezahlschranke
card-opinion = Meinung
card-live = Live
card-updated = Geändert
card-gone = Die Seite wurde entfernt
card-old = Erschienen { $when }
button-more-on = Mehr zu #{ $tag }
button-more-quotes = Weitere Zitate
button-earlier = Früherer Wortlaut
button-share = Teilen
button-remove = Entfernen
button-show-card = Karte zeigen
repost = Schon geteilt von { $who } { $when }: { $link }
repost-link = zum Gespräch

# Listen
button-previous = Zurück
button-next = Weiter
title-recent = Neueste Artikel
title-tag = Artikel zu #{ $tag }
title-search = Artikel mit „{ $words }“
title-quotes = Zitate in diesem Artikel
title-said = Wer was gesagt hat
title-share = Diesen Artikel teilen
title-earlier = Früherer Wortlaut dieses Artikels
shared = Geteilt von { $who } { $when }
none-recent = Hier wurde noch kein Artikel geteilt. Poste einen Nachrichtenlink in einem beobachteten Kanal; /watch list sagt, welche das sind.
none-tag = In Kanälen, die du sehen kannst, wurde nichts zu #{ $tag } geteilt.
none-search = Nichts gefunden zu „{ $words }“. Versuche weniger oder andere Wörter.
none-found = So etwas wurde in keinem Kanal geteilt, den du sehen kannst.
none-quotes = Dieser Artikel zitiert niemanden.
search-no-date = Das ist kein Datum. Gib eines an wie 2026-03-01 oder eine Zeit davor wie 36h, 7d oder 2w.
page = Seite { $page }
speaker-unknown = Sprecher nicht genannt

# Knöpfe, die Nein sagen
press-remove-denied = Nur wer den Link gepostet hat oder Nachrichten verwalten darf, kann diese Karte entfernen.
press-not-yours = Nur wer gefragt hat, kann hier blättern. Derselbe Befehl gibt dir deine eigene Liste.
press-forgotten = Diese Liste ist zu alt zum Blättern. Bitte frage noch einmal.
press-gone = Dieser Artikel ist hier nicht mehr gespeichert.
removed = Die Karte ist entfernt.

# /watch
watch-added = Ich beobachte jetzt { $channel }: Nachrichtenlinks dort bekommen eine Karte.
watch-already = { $channel } wird schon beobachtet.
watch-removed = Ich beobachte { $channel } nicht mehr.
watch-absent = { $channel } wird nicht beobachtet.
watch-list = Beobachtete Kanäle: { $channels }
watch-none = Noch wird kein Kanal beobachtet. Beginne mit /watch add.
watch-missing = In { $channel } fehlt mir: { $permissions }. Bitte erlaube mir das dort, dann erscheinen Karten.
channel-paused = In { $channel } lässt Discord mich nichts posten. Ich versuche es in { $minutes } Minuten wieder; bitte prüfe, ob ich den Kanal sehen, dort schreiben und Links einbetten darf.
too-many-links = Ich lese { $limit } Links pro Minute von einem Mitglied; das sind mehr. Bitte poste die übrigen später.

# /tags
tags-tracked = #{ $tag } wird jetzt verfolgt.
tags-tracked-aliases = #{ $tag } wird jetzt verfolgt, auch als: { $aliases }.
tags-untracked = #{ $tag } wird nicht mehr verfolgt.
tags-absent = #{ $tag } wird nicht verfolgt. /tags list zeigt, was verfolgt wird.
tags-list = Verfolgte Schlagwörter
tags-none = Noch wird kein Schlagwort verfolgt. Beginne mit /tags track.
tags-invalid = Ein Schlagwort braucht mindestens einen Buchstaben oder eine Ziffer.
tags-full = Dieser Server verfolgt schon { $limit } Schlagwörter. Beende erst eines.

# /settings
settings-saved = Gespeichert.
settings-share-none = Karten auf diesem Server haben jetzt keine Teilen-Knöpfe.
settings-share = Karten auf diesem Server bieten jetzt: { $networks }
settings-network-unknown = Ein Netzwerk „{ $network }“ gibt es nicht. Zur Wahl stehen: { $networks }
settings-locale-unknown = „{ $locale }“ gehört nicht zu meinen Sprachen: { $locales }

# Gefragt, aber nicht zu haben
summarize-no-link = Diese Nachricht hat keinen Link, den ich lesen darf. Links in <…>, Code und Zitatzeilen lasse ich in Ruhe.
preview-no-address = Das ist keine Webadresse. Gib eine an wie https://news.example/story.
fail-refused = Diese Adresse öffne ich nicht: { $reason }.
fail-no-host = Unter { $site } gibt es keine Website.
fail-unreachable = { $site } ist gerade nicht erreichbar. Bitte versuche es später.
fail-certificate = { $site } kann sich nicht ausweisen: Das Zertifikat ist ungültig.
fail-robots = { $site } bittet Programme, diese Seite nicht zu lesen (robots.txt). Im Browser geht sie auf.
fail-timeout = { $site } hat zu lange nicht geantwortet. Bitte versuche es später.
fail-gone = { $site } sagt, dass es diese Seite nicht mehr gibt.
fail-blocked = { $site } lässt Programme diese Seite nicht lesen. Im Browser geht sie auf.
fail-status = { $site } hat mit einem Fehler geantwortet ({ $status }). Bitte versuche es später.
fail-not-html = Dieser Link führt zu einer Datei, nicht zu einer Webseite.
fail-too-large = Diese Seite ist zu groß zum Lesen.
fail-redirects = Dieser Link leitet immer weiter, ohne anzukommen.
fail-broken = Die Antwort von { $site } brach ab. Bitte versuche es später.
fail-empty = { $site } hat eine leere Seite geschickt.
fail-not-news = Diese Seite ist kein Nachrichtenartikel: { $reason }.
fail-consent = { $site } zeigt zuerst eine Zustimmungsseite, und ich kann nicht für dich zustimmen.
fail-login = { $site } will eine Anmeldung, bevor die Seite erscheint.
fail-script = { $site } baut diese Seite mit Skripten, und ich führe keine aus.
reason-scheme = nur Links mit http und https werden geöffnet
reason-port = nur die Ports 80 und 443 werden geöffnet
reason-userinfo = Links mit Namen oder Passwort werden nicht geöffnet
reason-no-host = der Link nennt keine Website
reason-private-name = es ist keine öffentliche Website
reason-private-address = sie liegt nicht im öffentlichen Internet
reason-video = sie handelt von einem Video
reason-section = sie listet Artikel auf und ist selbst keiner
reason-shop = sie bietet ein Produkt an
reason-repository = sie zeigt Quelltext
reason-forum = sie ist eine Diskussion
reason-search = sie listet Suchergebnisse auf
reason-missing = die Website sagt, dass es sie nicht gibt
reason-other = für einen Artikel ist zu wenig Text da

# Allgemein
privacy-ignored = Ich lasse deine Links ab jetzt in Ruhe, auf jedem Server. Rückgängig mit /privacy ignore-me und ignore auf False.
privacy-heard = Deine Links bekommen wieder Karten.
privacy-forgotten = Was du gepostet hast, ist auf allen Servern vergessen; die Karten dazu verschwinden jetzt.
need-manage-guild = Dafür braucht es das Recht, den Server zu verwalten.
only-in-server = Das geht nur auf einem Server.
fault = Bei mir ist etwas schiefgegangen. Es ist protokolliert; bitte versuche es noch einmal.
help-about = Ich lese Nachrichtenlinks in beobachteten Kanälen und antworte mit einer Karte: Überschrift, Schlüsselzitat mit Sprecher, Schlagwörter, Links zum Teilen. Jedes Wort darauf stammt von der Seite.
help-watched = Hier beobachtet: { $channels }
help-next = Als Nächstes: { $next }
help-stories = was hier geteilt wurde
help-manage = für alle, die den Server verwalten
help-summarize = Nachricht → Apps → Summarize link: eine Karte zu jeder Nachricht, nur für dich
help-opt-out = Ein Link in <…> oder hinter einem Spoiler bekommt keine Karte.
help-none = noch nichts
help-next-watch = /watch add in einem Kanal, in dem Nachrichten gepostet werden
help-next-post = poste einen Nachrichtenlink oder sieh dir /stories recent an

# Befehle, wie Discords Menüs sie zeigen
command-watch = Wähle die Kanäle, deren Links eine Karte bekommen
command-watch-add = Einen Kanal beobachten
command-watch-remove = Einen Kanal nicht mehr beobachten
command-watch-list = Die beobachteten Kanäle auflisten
command-tags = Schlagwörter verfolgen, die hier wichtig sind
command-tags-track = Ein Schlagwort verfolgen
command-tags-untrack = Ein Schlagwort nicht mehr verfolgen
command-tags-list = Die verfolgten Schlagwörter auflisten
command-stories = Artikel finden, die hier geteilt wurden
command-stories-recent = Die neuesten Artikel
command-stories-search = Die Artikel nach Wörtern durchsuchen
command-settings = Wie Karten auf diesem Server aussehen
command-settings-share = Einen Teilen-Knopf zeigen oder verbergen
command-settings-preview = Discords eigene Vorschau behalten oder verbergen
command-settings-language = Die Sprache meiner eigenen Worte
command-help = Was ich tue und was hier eingerichtet ist
option-channel = Der Kanal; ohne Angabe dieser
option-tag = Ein Schlagwort
option-aliases = Andere Wörter dafür, durch Kommas getrennt
option-words = Wörter, die der Artikel enthalten muss
option-network = Das Netzwerk
option-shown = Ob Karten es anbieten
option-preview = Was aus Discords eigener Vorschau wird
option-language = Die Sprache
command-preview = Die Karte zu einer beliebigen Adresse zeigen
command-privacy = Was ich mit deinen Links mache
command-privacy-ignore-me = Meine Links in Ruhe lassen
command-privacy-forget-me = Vergessen, was ich gepostet habe, und die Karten entfernen
option-url = Die Adresse der Seite
option-private = Nur mir zeigen
option-ignore = Ob sie in Ruhe gelassen werden
command-quotes = Was jemand in den hier geteilten Artikeln gesagt hat
option-outlet = Das Medium
option-speaker = Wer zitiert wird
option-by = Wer es geteilt hat
option-in = Wo es geteilt wurde
option-since = Geteilt seit: 2026-03-01 oder vor 7d
option-until = Geteilt bis: 2026-03-01 oder vor 7d
option-public = Die Antwort allen zeigen
command-settings-reposts = Wie lange ein geteilter Artikel einen Hinweis statt einer Karte bekommt
command-settings-failures = Auf Links ohne Karte reagieren
command-settings-bots = Ob Links anderer Bots und Webhooks Karten bekommen
option-on = Ob es an ist
option-hours = Stunden; 0: immer eine Karte

# More on cards and lists
card-from-preview = Aus Discords Vorschau: Die Website lässt kein Programm die Seite lesen
card-related = Auch berichtet von { $outlets }
button-context = Zusammenhang
button-context-of = Zusammenhang von { $number }
button-publish = Allen zeigen
search-read-as = Nichts gefunden zu „{ $words }“. Das hier ist zu „{ $meant }“.
title-trending = Im Kommen
trending-tags = Schlagwörter
trending-stories = Artikel
trending-shares =
    { $count ->
        [one] einmal geteilt
       *[other] { $count }-mal geteilt
    }
trending-sharers =
    { $count ->
        [one] von einer Person
       *[other] von { $count } Personen
    }

# /follow
follow-direct = Du folgst jetzt #{ $tag }: Ich schreibe dir eine Direktnachricht, wenn jemand dazu etwas teilt, wo du es sehen kannst.
follow-mention = Du folgst jetzt #{ $tag }: Ich erwähne dich an der Karte, wenn jemand dazu etwas teilt.
follow-full = Du folgst schon { $limit } Schlagwörtern. Beende erst eines mit /unfollow.
unfollowed = Du folgst #{ $tag } nicht mehr.
unfollow-absent = Du folgst #{ $tag } nicht. /following zeigt, wem du folgst.
following = Du folgst hier:
following-none = Du folgst hier noch keinem Schlagwort. Beginne mit /follow.
following-closed = Deine Direktnachrichten sind für mich geschlossen, darum schicke ich keine. Öffne sie (Servermenü → Privatsphäre-Einstellungen → Direktnachrichten) und nutze dann noch einmal /follow.
title-alerts = Neues zu deinen Schlagwörtern
alerts-stop = /unfollow auf jenem Server beendet das.

# More of the rest
settings-no-webhook = Das ist kein Webhook. Gib seine ID oder Adresse an.
help-tracked = Hier verfolgt: { $tags }
help-follow = von neuen Artikeln zu einem Schlagwort hören
command-stories-trending = Was hier im Kommen ist: Schlagwörter und Artikel
command-stories-show = Die Karte eines hier geteilten Artikels
command-follow = Von neuen Artikeln zu einem Schlagwort hören
command-unfollow = Von einem Schlagwort nicht mehr hören
command-following = Die Schlagwörter, denen du hier folgst
command-settings-mode = Volle Karten, kleine oder Karten in Threads; für den Server oder einen Kanal
option-way = Wie du es erfährst
option-story = Ein Artikel: wähle ihn nach Wörtern der Überschrift
option-mode = Wie viel eine Karte einnimmt
option-answer = Was ein schon geteilter Artikel bekommt
option-bot = Nur dieser Bot
option-webhook = Nur dieser Webhook: seine ID oder Adresse
command-quotes-option-by = Wer es gesagt hat
command-settings-mode-option-channel = Nur für diesen Kanal; ohne Angabe der ganze Server
choice-way-direct = per Direktnachricht
choice-way-mention = durch eine Erwähnung an der Karte
choice-preview-hide = verbergen, wo es eine Karte gibt
choice-preview-keep = behalten
choice-preview-neither = weder Vorschau noch Karte, außer jemand fragt
choice-mode-full = voll
choice-mode-compact = klein: ohne Bild und Vorspann
choice-mode-thread = in einem Thread unter dem Beitrag
choice-repost-notice = eine Zeile mit Link zum früheren Gespräch
choice-repost-card = eine Karte wie jeder Artikel
choice-repost-nothing = nichts

# Names of commands and options, one word each in lower case
name-watch = beobachten
name-add = hinzufügen
name-remove = entfernen
name-list = liste
name-tags = schlagwörter
name-track = verfolgen
name-untrack = beenden
name-stories = artikel
name-recent = neu
name-search = suchen
name-trending = trends
name-show = zeigen
name-settings = einstellungen
name-share = teilen
name-preview = vorschau
name-language = sprache
name-mode = modus
name-reposts = wiederholungen
name-failures = fehlschläge
name-bots = bots
name-summarize-link = Link zusammenfassen
name-privacy = datenschutz
name-ignore-me = ignoriere-mich
name-forget-me = vergiss-mich
name-help = hilfe
name-follow = folgen
name-unfollow = entfolgen
name-following = gefolgt
name-quotes = zitate
name-channel = kanal
name-tag = schlagwort
name-aliases = andere-wörter
name-public = öffentlich
name-words = wörter
name-outlet = medium
name-speaker = sprecher
name-by = von
name-in = in
name-since = seit
name-until = bis
name-story = artikel
name-network = netzwerk
name-shown = gezeigt
name-hours = stunden
name-answer = antwort
name-on = an
name-bot = bot
name-webhook = webhook
name-url = adresse
name-private = privat
name-ignore = ignorieren
name-way = weg
