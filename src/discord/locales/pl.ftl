# Stały tekst bota. To, co mówi artykuł, nigdy nie jest tłumaczone.

# Karta
card-by = Autor: { $authors }
card-paywalled = Płatny dostęp
card-opinion = Opinia
card-live = Na żywo
card-updated = Zmieniono
card-gone = Stronę usunięto
card-old = Opublikowano { $when }
button-more-on = Więcej o #{ $tag }
button-more-quotes = Więcej cytatów
button-earlier = Wcześniejsza treść
button-share = Udostępnij
button-remove = Usuń
button-show-card = Pokaż kartę
repost = Link już udostępniony przez { $who } { $when }: { $link }
repost-link = zobacz dyskusję

# Listy
button-previous = Wstecz
button-next = Dalej
title-recent = Najnowsze artykuły
title-tag = Artykuły o #{ $tag }
title-search = Artykuły ze słowami „{ $words }”
title-quotes = Cytaty w tym artykule
title-said = Kto co powiedział
title-share = Udostępnij ten artykuł
title-earlier = Wcześniejsza treść tego artykułu
shared = Udostępnione przez { $who } { $when }
none-recent = Nie udostępniono tu jeszcze żadnego artykułu. Wklej link w obserwowanym kanale; /watch list mówi, które to kanały.
none-tag = W kanałach, które widzisz, nie udostępniono nic o #{ $tag }.
none-search = Nic nie znaleziono dla „{ $words }”. Spróbuj mniej słów albo innych.
none-found = Niczego takiego nie udostępniono w kanale, który widzisz.
none-quotes = Ten artykuł nikogo nie cytuje.
search-no-date = To nie jest data. Podaj taką jak 2026-03-01 albo czas wstecz jak 36h, 7d lub 2w.
page = Strona { $page }
speaker-unknown = nie podano, kto mówi

# Przyciski, które odmawiają
press-remove-denied = Tylko osoba, która wkleiła link, albo ktoś z prawem zarządzania wiadomościami może usunąć tę kartę.
press-not-yours = Tylko osoba, która pytała, może przewracać te strony. To samo polecenie da ci twoje.
press-forgotten = Ta lista jest za stara. Zapytaj jeszcze raz.
press-gone = Tego artykułu już tu nie ma.
removed = Karta została usunięta.

# /watch
watch-added = Obserwuję teraz { $channel }: linki do wiadomości dostaną tam kartę.
watch-already = { $channel } jest już obserwowany.
watch-removed = Nie obserwuję już { $channel }.
watch-absent = { $channel } nie jest obserwowany.
watch-list = Obserwowane kanały: { $channels }
watch-none = Żaden kanał nie jest jeszcze obserwowany. Zacznij od /watch add.
watch-missing = W { $channel } brakuje mi: { $permissions }. Zezwól mi na to tam, a karty się pojawią.
channel-paused = Na { $channel } Discord nie pozwala mi nic opublikować. Spróbuję znowu za { $minutes } min; sprawdź, czy mogę widzieć ten kanał, pisać tam i osadzać linki.
too-many-links = Czytam { $limit } linków na minutę od jednej osoby; tu jest ich więcej. Opublikuj resztę później.

# /tags
tags-tracked = #{ $tag } jest teraz śledzony.
tags-tracked-aliases = #{ $tag } jest teraz śledzony, także jako: { $aliases }.
tags-untracked = #{ $tag } nie jest już śledzony.
tags-absent = #{ $tag } nie jest śledzony. /tags list pokazuje śledzone.
tags-list = Śledzone tagi
tags-none = Żaden tag nie jest jeszcze śledzony. Zacznij od /tags track.
tags-invalid = Tag musi mieć co najmniej jedną literę lub cyfrę.
tags-full = Ten serwer śledzi już { $limit } tagów. Najpierw usuń któryś.

# /settings
settings-saved = Zapisano.
settings-share-none = Karty na tym serwerze nie mają teraz przycisków udostępniania.
settings-share = Karty na tym serwerze oferują teraz: { $networks }
settings-network-unknown = Nie ma sieci „{ $network }”. Wybierz jedną z: { $networks }
settings-locale-unknown = „{ $locale }” nie należy do moich języków: { $locales }

# Na życzenie, a niedostępne
summarize-no-link = W tej wiadomości nie ma linku, który mogę przeczytać. Nie ruszam linków w <…>, w kodzie i w cytowanych wierszach.
preview-no-address = To nie jest adres strony. Podaj taki jak https://news.example/story.
fail-refused = Nie otwieram tego adresu: { $reason }.
fail-no-host = Pod { $site } nie ma strony.
fail-unreachable = { $site } jest teraz nieosiągalny. Spróbuj później.
fail-certificate = { $site } nie potwierdza swojej tożsamości: certyfikat jest nieważny.
fail-robots = { $site } prosi programy, by nie czytały tej strony (robots.txt). W przeglądarce się otworzy.
fail-timeout = { $site } zbyt długo nie odpowiadał. Spróbuj później.
fail-gone = { $site } mówi, że tej strony już nie ma.
fail-blocked = { $site } nie pozwala programom czytać tej strony. W przeglądarce się otworzy.
fail-status = { $site } odpowiedział błędem ({ $status }). Spróbuj później.
fail-not-html = Ten link prowadzi do pliku, nie do strony internetowej.
fail-too-large = Ta strona jest za duża, by ją przeczytać.
fail-redirects = Ten link przekierowuje bez końca.
fail-broken = Odpowiedź { $site } urwała się. Spróbuj później.
fail-empty = { $site } przysłał pustą stronę.
fail-not-news = Ta strona nie jest artykułem: { $reason }.
fail-consent = { $site } najpierw pokazuje stronę zgody, a ja nie mogę się zgodzić za ciebie.
fail-login = { $site } wymaga zalogowania, zanim pokaże tę stronę.
fail-script = { $site } buduje tę stronę skryptem, a ja żadnych nie uruchamiam.
reason-scheme = otwierane są tylko linki http i https
reason-port = otwierane są tylko porty 80 i 443
reason-userinfo = linki z nazwą użytkownika lub hasłem nie są otwierane
reason-no-host = link nie podaje żadnej strony
reason-private-name = to nie jest strona publiczna
reason-private-address = nie jest dostępna w publicznym internecie
reason-video = przedstawia film
reason-section = wymienia artykuły, a sama żadnym nie jest
reason-shop = oferuje produkt
reason-repository = pokazuje kod źródłowy
reason-forum = to dyskusja
reason-search = wymienia wyniki wyszukiwania
reason-missing = serwis twierdzi, że jej nie ma
reason-other = za mało tekstu jak na artykuł

# Ogólne
privacy-ignored = Od teraz nie ruszam twoich linków, na żadnym serwerze. Cofniesz to przez /privacy ignore-me z ignore ustawionym na False.
privacy-heard = Twoje linki znów dostają karty.
privacy-forgotten = Zapomniałem wszystko, co publikowałeś na wszystkich serwerach; karty właśnie znikają.
need-manage-guild = Do tego potrzeba prawa zarządzania serwerem.
only-in-server = To działa tylko na serwerze.
fault = Coś poszło źle po mojej stronie. Jest to zapisane; spróbuj jeszcze raz.
help-about = Czytam linki do wiadomości w obserwowanych kanałach i odpowiadam kartą: nagłówek, kluczowy cytat z osobą, która mówi, tagi, linki do udostępniania. Każde słowo pochodzi ze strony.
help-watched = Obserwowane tutaj: { $channels }
help-next = Następny krok: { $next }
help-stories = co tu udostępniono
help-manage = dla zarządzających serwerem
help-summarize = Wiadomość → Aplikacje → Summarize link: karta do dowolnej wiadomości, tylko dla ciebie
help-opt-out = Link w <…> albo za spoilerem nie dostaje karty.
help-none = jeszcze nic
help-next-watch = /watch add w kanale, w którym pojawiają się wiadomości
help-next-post = wklej link do wiadomości albo zobacz /stories recent

# Polecenia, tak jak pokazują je menu Discorda
command-watch = Wybierz kanały, których linki dostają kartę
command-watch-add = Obserwuj kanał
command-watch-remove = Przestań obserwować kanał
command-watch-list = Wymień obserwowane kanały
command-tags = Śledź tagi, które się tu liczą
command-tags-track = Śledź tag
command-tags-untrack = Przestań śledzić tag
command-tags-list = Wymień śledzone tagi
command-stories = Znajdź artykuły udostępnione tutaj
command-stories-recent = Najnowsze artykuły
command-stories-search = Szukaj artykułów po słowach
command-settings = Wygląd kart na tym serwerze
command-settings-share = Pokaż lub ukryj przycisk udostępniania
command-settings-preview = Zachowaj lub ukryj podglądy Discorda
command-settings-language = Język moich własnych słów
command-help = Co robię i co jest tu ustawione
option-channel = Kanał; ten, jeśli pominięto
option-tag = Tag
option-aliases = Inne słowa, rozdzielone przecinkami
option-words = Słowa, które artykuł musi zawierać
option-network = Sieć
option-shown = Czy karty ją oferują
option-preview = Co stanie się z podglądem Discorda
option-language = Język
command-preview = Pokaż kartę dowolnego adresu
command-privacy = Co robię z twoimi linkami
command-privacy-ignore-me = Nie ruszaj moich linków
command-privacy-forget-me = Zapomnij, co opublikowałem, i usuń karty
option-url = Adres strony
option-private = Pokaż tylko mnie
option-ignore = Czy ich nie ruszać
command-quotes = Co ktoś powiedział w udostępnionych tu artykułach
option-outlet = Tytuł prasowy
option-speaker = Kogo się cytuje
option-by = Kto to udostępnił
option-in = Gdzie to udostępniono
option-since = Udostępniono od: 2026-03-01 albo 7d temu
option-until = Udostępniono do: 2026-03-01 albo 7d temu
option-public = Pokaż odpowiedź wszystkim
command-settings-reposts = Jak długo udostępniony artykuł dostaje wzmiankę zamiast karty
command-settings-failures = Reaguj na linki bez karty
command-settings-bots = Czy linki innych botów i webhooków dostają karty
option-on = Czy ma być włączone
option-hours = Godziny; 0: zawsze karta

# More on cards and lists
card-from-preview = Z podglądu Discorda: serwis nie pozwala programom czytać tej strony
card-related = Piszą o tym także { $outlets }
button-context = Kontekst
button-context-of = Kontekst { $number }
button-publish = Pokaż wszystkim
search-read-as = Nic dla „{ $words }”. To wyniki dla „{ $meant }”.
title-trending = Zyskuje tu uwagę
trending-tags = Tagi
trending-stories = Artykuły
trending-shares =
    { $count ->
        [one] udostępniono raz
        [few] udostępniono { $count } razy
        [many] udostępniono { $count } razy
       *[other] udostępniono { $count } raza
    }
trending-sharers =
    { $count ->
        [one] przez jedną osobę
        [few] przez { $count } osoby
        [many] przez { $count } osób
       *[other] przez { $count } osoby
    }

# /follow
follow-direct = Obserwujesz teraz #{ $tag }: wyślę ci wiadomość prywatną, gdy ktoś udostępni artykuł tam, gdzie go widzisz.
follow-mention = Obserwujesz teraz #{ $tag }: wspomnę o tobie przy karcie, gdy ktoś udostępni artykuł.
follow-full = Obserwujesz już tagi w liczbie { $limit }. Najpierw zrezygnuj z jednego przez /unfollow.
unfollowed = Nie obserwujesz już #{ $tag }.
unfollow-absent = Nie obserwujesz #{ $tag }. /following pokazuje, co obserwujesz.
following = Obserwujesz tutaj:
following-none = Nie obserwujesz tu jeszcze żadnego tagu. Zacznij od /follow.
following-closed = Twoje wiadomości prywatne są dla mnie zamknięte, więc ich nie wysyłam. Otwórz je (menu serwera → Prywatność → Wiadomości prywatne), a potem użyj /follow jeszcze raz.
title-alerts = Nowe o obserwowanych tagach
alerts-stop = /unfollow na tamtym serwerze to kończy.

# More of the rest
settings-no-webhook = To nie jest webhook. Podaj jego identyfikator albo adres.
help-tracked = Śledzone tutaj: { $tags }
help-follow = dowiaduj się o nowych artykułach o tagu
command-stories-trending = Co tu zyskuje uwagę: tagi i artykuły
command-stories-show = Karta artykułu, który tu udostępniono
command-follow = Dowiaduj się o nowych artykułach o tagu
command-unfollow = Przestań obserwować tag
command-following = Tagi, które tu obserwujesz
command-settings-mode = Pełne karty, małe albo w wątkach; dla serwera lub kanału
option-way = Jak ci o tym powiedzieć
option-story = Artykuł: wybierz go po słowach nagłówka
option-mode = Ile miejsca zajmuje karta
option-answer = Co dostaje artykuł, który już udostępniono
option-bot = Tylko ten bot
option-webhook = Tylko ten webhook: identyfikator albo adres
command-quotes-option-by = Kto to powiedział
command-settings-mode-option-channel = Tylko dla tego kanału; bez niego cały serwer
choice-way-direct = wiadomością prywatną
choice-way-mention = wzmianką przy karcie
choice-preview-hide = ukryj, gdzie jest karta
choice-preview-keep = zostaw
choice-preview-neither = ani podglądu, ani karty, chyba że ktoś poprosi
choice-mode-full = pełny
choice-mode-compact = mały: bez zdjęcia i leadu
choice-mode-thread = w wątku pod wiadomością
choice-repost-notice = linia z odnośnikiem do wcześniejszej rozmowy
choice-repost-card = karta jak każdy artykuł
choice-repost-nothing = nic

# Names of commands and options, one word each in lower case
name-watch = kanały
name-add = dodaj
name-remove = usuń
name-list = lista
name-tags = tagi
name-track = śledź
name-untrack = nie-śledź
name-stories = artykuły
name-recent = najnowsze
name-search = szukaj
name-trending = trendy
name-show = pokaż
name-settings = ustawienia
name-share = udostępnianie
name-preview = podgląd
name-language = język
name-mode = tryb
name-reposts = powtórki
name-failures = błędy
name-bots = boty
name-summarize-link = Streść odnośnik
name-privacy = prywatność
name-ignore-me = ignoruj-mnie
name-forget-me = zapomnij-mnie
name-help = pomoc
name-follow = obserwuj
name-unfollow = przestań
name-following = obserwowane
name-quotes = cytaty
name-channel = kanał
name-tag = tag
name-aliases = inne-słowa
name-public = publicznie
name-words = słowa
name-outlet = serwis
name-speaker = cytowany
name-by = od
name-in = w
name-since = od-kiedy
name-until = do-kiedy
name-story = artykuł
name-network = sieć
name-shown = pokazany
name-hours = godziny
name-answer = odpowiedź
name-on = włączone
name-bot = bot
name-webhook = webhook
name-url = adres
name-private = prywatnie
name-ignore = ignoruj
name-way = sposób
