# De vaste tekst van de bot. Wat een artikel zegt, wordt nooit vertaald.

# De kaart
card-by = Door { $authors }
card-paywalled = Betaalmuur
card-opinion = Opinie
card-live = Live
card-updated = Gewijzigd
card-gone = De pagina is verwijderd
card-old = Verschenen { $when }
button-more-on = Meer over #{ $tag }
button-more-quotes = Meer citaten
button-earlier = Eerdere tekst
button-share = Delen
button-remove = Verwijderen
button-show-card = Kaart tonen
repost = Al gedeeld door { $who } { $when }: { $link }
repost-link = naar het gesprek

# Lijsten
button-previous = Vorige
button-next = Volgende
title-recent = Recente artikelen
title-tag = Artikelen over #{ $tag }
title-search = Artikelen met “{ $words }”
title-quotes = Citaten in dit artikel
title-said = Wie wat zei
title-share = Dit artikel delen
title-earlier = Eerdere tekst van dit artikel
shared = Gedeeld door { $who } { $when }
none-recent = Hier is nog geen artikel gedeeld. Plaats een nieuwslink in een gevolgd kanaal; /watch list zegt welke dat zijn.
none-tag = Over #{ $tag } is niets gedeeld in een kanaal dat je kunt zien.
none-search = Niets gevonden voor “{ $words }”. Probeer minder of andere woorden.
none-found = Zoiets is niet gedeeld in een kanaal dat je kunt zien.
none-quotes = Dit artikel citeert niemand.
search-no-date = Dat is geen datum. Geef er een zoals 2026-03-01, of een tijd geleden zoals 36h, 7d of 2w.
page = Pagina { $page }
speaker-unknown = spreker niet genoemd

# Knoppen die nee zeggen
press-remove-denied = Alleen wie de link plaatste, of iemand die berichten beheert, kan deze kaart verwijderen.
press-not-yours = Alleen wie vroeg, kan hier bladeren. Hetzelfde commando geeft je je eigen lijst.
press-forgotten = Die lijst is te oud om te bladeren. Vraag het opnieuw.
press-gone = Dat artikel wordt hier niet meer bewaard.
removed = De kaart is verwijderd.

# /watch
watch-added = Ik volg nu { $channel }: nieuwslinks daar krijgen een kaart.
watch-already = { $channel } wordt al gevolgd.
watch-removed = Ik volg { $channel } niet meer.
watch-absent = { $channel } wordt niet gevolgd.
watch-list = Gevolgde kanalen: { $channels }
watch-none = Er wordt nog geen kanaal gevolgd. Begin met /watch add.
watch-missing = In { $channel } mis ik: { $permissions }. Sta me dat daar toe, dan verschijnen er kaarten.
channel-paused = In { $channel } laat Discord me niets plaatsen. Ik probeer het over { $minutes } minuten opnieuw; kijk of ik dat kanaal mag zien, er mag schrijven en links mag insluiten.
too-many-links = Ik lees { $limit } links per minuut van één lid; dit zijn er meer. Plaats de rest later, alsjeblieft.

# /tags
tags-tracked = #{ $tag } wordt nu gevolgd.
tags-tracked-aliases = #{ $tag } wordt nu gevolgd, ook als: { $aliases }.
tags-untracked = #{ $tag } wordt niet meer gevolgd.
tags-absent = #{ $tag } wordt niet gevolgd. /tags list toont wat wel.
tags-list = Gevolgde tags
tags-none = Er wordt nog geen tag gevolgd. Begin met /tags track.
tags-invalid = Een tag heeft minstens één letter of cijfer nodig.
tags-full = Deze server volgt al { $limit } tags. Stop er eerst met een.

# /settings
settings-saved = Opgeslagen.
settings-share-none = Kaarten op deze server hebben nu geen deelknoppen.
settings-share = Kaarten op deze server bieden nu: { $networks }
settings-network-unknown = Er is geen netwerk “{ $network }”. Kies uit: { $networks }
settings-locale-unknown = “{ $locale }” is niet een van mijn talen: { $locales }

# Gevraagd, maar niet te krijgen
summarize-no-link = Dat bericht heeft geen link die ik mag lezen. Links in <…>, code en geciteerde regels laat ik met rust.
preview-no-address = Dat is geen webadres. Geef er een zoals https://news.example/story.
fail-refused = Dat adres open ik niet: { $reason }.
fail-no-host = Er is geen site op { $site }.
fail-unreachable = { $site } is nu niet bereikbaar. Probeer het later.
fail-certificate = { $site } bewijst niet wie het is: het certificaat is ongeldig.
fail-robots = { $site } vraagt programma's om deze pagina niet te lezen (robots.txt). In een browser gaat ze open.
fail-timeout = { $site } deed te lang over een antwoord. Probeer het later.
fail-gone = { $site } zegt dat die pagina er niet meer is.
fail-blocked = { $site } laat programma's deze pagina niet lezen. In een browser gaat ze open.
fail-status = { $site } antwoordde met een fout ({ $status }). Probeer het later.
fail-not-html = Die link leidt naar een bestand, niet naar een webpagina.
fail-too-large = Die pagina is te groot om te lezen.
fail-redirects = Die link verwijst eindeloos door.
fail-broken = Het antwoord van { $site } brak af. Probeer het later.
fail-empty = { $site } stuurde een lege pagina.
fail-not-news = Die pagina is geen nieuwsartikel: { $reason }.
fail-consent = { $site } toont eerst een toestemmingspagina, en ik kan niet voor jou toestemmen.
fail-login = { $site } wil een login voordat die pagina verschijnt.
fail-script = { $site } bouwt die pagina met scripts, en ik voer er geen uit.
reason-scheme = alleen http- en https-links worden geopend
reason-port = alleen de poorten 80 en 443 worden geopend
reason-userinfo = links met een naam of wachtwoord worden niet geopend
reason-no-host = de link noemt geen site
reason-private-name = het is geen openbare site
reason-private-address = het staat niet op het openbare internet
reason-video = ze gaat over een video
reason-section = ze somt artikelen op en is er zelf geen
reason-shop = ze biedt een product aan
reason-repository = ze toont broncode
reason-forum = het is een discussie
reason-search = ze somt zoekresultaten op
reason-missing = de site zegt dat ze niet bestaat
reason-other = er staat te weinig tekst voor een artikel

# Algemeen
privacy-ignored = Ik laat je links vanaf nu met rust, op elke server. Ongedaan maken: /privacy ignore-me met ignore op False.
privacy-heard = Je links krijgen weer kaarten.
privacy-forgotten = Wat je plaatste is in elke server vergeten; de kaarten verdwijnen nu.
need-manage-guild = Daarvoor is het recht nodig om de server te beheren.
only-in-server = Dat werkt alleen op een server.
fault = Er ging iets mis aan mijn kant. Het is vastgelegd; probeer het opnieuw.
help-about = Ik lees nieuwslinks in gevolgde kanalen en antwoord met een kaart: kop, kerncitaat met spreker, tags, deellinks. Elk woord erop komt van de pagina.
help-watched = Hier gevolgd: { $channels }
help-next = Volgende stap: { $next }
help-stories = wat hier gedeeld is
help-manage = voor wie de server beheert
help-summarize = Bericht → Apps → Summarize link: een kaart bij elk bericht, alleen voor jou
help-opt-out = Een link in <…> of achter een spoiler krijgt geen kaart.
help-none = nog niets
help-next-watch = /watch add in een kanaal waar nieuws geplaatst wordt
help-next-post = plaats een nieuwslink, of bekijk /stories recent

# Commando's, zoals Discords menu's ze tonen
command-watch = Kies de kanalen waarvan links een kaart krijgen
command-watch-add = Een kanaal volgen
command-watch-remove = Een kanaal niet meer volgen
command-watch-list = De gevolgde kanalen opsommen
command-tags = Tags volgen die hier tellen
command-tags-track = Een tag volgen
command-tags-untrack = Een tag niet meer volgen
command-tags-list = De gevolgde tags opsommen
command-stories = Artikelen vinden die hier gedeeld zijn
command-stories-recent = De nieuwste artikelen
command-stories-search = De artikelen op woorden doorzoeken
command-settings = Hoe kaarten er op deze server uitzien
command-settings-share = Een deelknop tonen of verbergen
command-settings-preview = Discords eigen voorbeelden houden of verbergen
command-settings-language = De taal van mijn eigen woorden
command-help = Wat ik doe en wat hier is ingesteld
option-channel = Het kanaal; dit, als je niets kiest
option-tag = Een tag
option-aliases = Andere woorden ervoor, gescheiden door komma's
option-words = Woorden die het artikel moet bevatten
option-network = Het netwerk
option-shown = Of kaarten het aanbieden
option-preview = Wat er met Discords eigen voorbeeld gebeurt
option-language = De taal
command-preview = De kaart van een adres tonen
command-privacy = Wat ik met je links doe
command-privacy-ignore-me = Mijn links met rust laten
command-privacy-forget-me = Vergeten wat ik plaatste en de kaarten verwijderen
option-url = Het adres van de pagina
option-private = Alleen aan mij tonen
option-ignore = Of ze met rust gelaten worden
command-quotes = Wat iemand zei in de artikelen die hier gedeeld zijn
option-outlet = Het medium
option-speaker = Wie geciteerd wordt
option-by = Wie het deelde
option-in = Waar het gedeeld is
option-since = Gedeeld sinds: 2026-03-01, of 7d geleden
option-until = Gedeeld tot: 2026-03-01, of 7d geleden
option-public = Het antwoord aan iedereen tonen
command-settings-reposts = Hoe lang een gedeeld artikel een melding krijgt in plaats van een kaart
command-settings-failures = Op links zonder kaart reageren
command-settings-bots = Of links van andere bots en webhooks kaarten krijgen
option-on = Of het aan staat
option-hours = Uren; 0: altijd een kaart

# More on cards and lists
card-from-preview = Uit de voorvertoning van Discord: de site laat geen programma de pagina lezen
card-related = Ook bericht door { $outlets }
button-context = Context
button-context-of = Context van { $number }
button-publish = Aan iedereen tonen
search-read-as = Niets gevonden voor “{ $words }”. Dit is voor “{ $meant }”.
title-trending = In opkomst hier
trending-tags = Tags
trending-stories = Artikelen
trending-shares =
    { $count ->
        [one] één keer gedeeld
       *[other] { $count } keer gedeeld
    }
trending-sharers =
    { $count ->
        [one] door één persoon
       *[other] door { $count } mensen
    }

# /follow
follow-direct = Je volgt nu #{ $tag }: ik stuur je een privébericht als iemand er iets over deelt waar jij het kunt zien.
follow-mention = Je volgt nu #{ $tag }: ik noem je bij de kaart als iemand er iets over deelt.
follow-full = Je volgt al { $limit } tags. Stop er eerst één met /unfollow.
unfollowed = Je volgt #{ $tag } niet meer.
unfollow-absent = Je volgt #{ $tag } niet. /following toont wat je volgt.
following = Je volgt hier:
following-none = Je volgt hier nog geen tag. Begin met /follow.
following-closed = Je privéberichten zijn voor mij gesloten, dus ik stuur er geen. Zet ze open (servermenu → Privacy → Privéberichten) en gebruik dan nog eens /follow.
title-alerts = Nieuw bij tags die je volgt
alerts-stop = /unfollow op die server stopt dit.

# More of the rest
settings-no-webhook = Dat is geen webhook. Geef zijn id of adres.
help-tracked = Hier gevolgd: { $tags }
help-follow = horen van nieuwe artikelen bij een tag
command-stories-trending = Wat hier opkomt: tags en artikelen
command-stories-show = De kaart van een hier gedeeld artikel
command-follow = Horen van nieuwe artikelen bij een tag
command-unfollow = Een tag niet meer volgen
command-following = De tags die je hier volgt
command-settings-mode = Volle kaarten, kleine of kaarten in threads; voor de server of een kanaal
option-way = Hoe je het hoort
option-story = Een artikel: kies het op woorden van de kop
option-mode = Hoeveel een kaart inneemt
option-answer = Wat een al gedeeld artikel krijgt
option-bot = Alleen deze bot
option-webhook = Alleen deze webhook: zijn id of adres
command-quotes-option-by = Wie het zei
command-settings-mode-option-channel = Alleen voor dit kanaal; anders de hele server
choice-way-direct = per privébericht
choice-way-mention = met een vermelding bij de kaart
choice-preview-hide = verbergen waar een kaart is
choice-preview-keep = houden
choice-preview-neither = geen voorvertoning en geen kaart, tenzij iemand vraagt
choice-mode-full = vol
choice-mode-compact = klein: zonder beeld en inleiding
choice-mode-thread = in een thread onder het bericht
choice-repost-notice = een regel met een link naar het eerdere gesprek
choice-repost-card = een kaart zoals elk artikel
choice-repost-nothing = niets

# Names of commands and options, one word each in lower case
name-watch = volg-kanaal
name-add = toevoegen
name-remove = verwijderen
name-list = lijst
name-tags = tags
name-track = volgen
name-untrack = stoppen
name-stories = artikelen
name-recent = recent
name-search = zoeken
name-trending = trends
name-show = tonen
name-settings = instellingen
name-share = delen
name-preview = voorvertoning
name-language = taal
name-mode = modus
name-reposts = herhalingen
name-failures = mislukkingen
name-bots = bots
name-summarize-link = Link samenvatten
name-privacy = privacy
name-ignore-me = negeer-mij
name-forget-me = vergeet-mij
name-help = hulp
name-follow = volgen
name-unfollow = ontvolgen
name-following = gevolgd
name-quotes = citaten
name-channel = kanaal
name-tag = tag
name-aliases = andere-woorden
name-public = openbaar
name-words = woorden
name-outlet = medium
name-speaker = spreker
name-by = van
name-in = in
name-since = sinds
name-until = tot
name-story = artikel
name-network = netwerk
name-shown = getoond
name-hours = uren
name-answer = antwoord
name-on = aan
name-bot = bot
name-webhook = webhook
name-url = adres
name-private = privé
name-ignore = negeren
name-way = manier
