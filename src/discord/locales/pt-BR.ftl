# O texto fixo do bot. O que uma notícia diz nunca é traduzido.

# O cartão
card-by = Por { $authors }
card-paywalled = Conteúdo pago
card-opinion = Opinião
card-live = Ao vivo
card-updated = Atualizado
card-gone = A página foi retirada
card-old = Publicado { $when }
button-more-on = Mais sobre #{ $tag }
button-more-quotes = Mais citações
button-earlier = Texto anterior
button-share = Compartilhar
button-remove = Remover
button-show-card = Ver o cartão
repost = Já compartilhado por { $who } { $when }: { $link }
repost-link = ver a conversa

# Listas
button-previous = Anterior
button-next = Próxima
title-recent = Notícias recentes
title-tag = Notícias sobre #{ $tag }
title-search = Notícias que dizem “{ $words }”
title-quotes = Citações desta notícia
title-said = Quem disse o quê
title-share = Compartilhar esta notícia
title-earlier = Texto anterior desta notícia
shared = Compartilhada por { $who } { $when }
none-recent = Nenhuma notícia foi compartilhada aqui ainda. Publique um link em um canal observado; /watch list diz quais são.
none-tag = Nada sobre #{ $tag } foi compartilhado em um canal que você possa ver.
none-search = Nada encontrado para “{ $words }”. Tente menos palavras ou outras.
none-found = Nada assim foi compartilhado em um canal que você possa ver.
none-quotes = Esta notícia não cita ninguém.
search-no-date = Isso não é uma data. Dê uma como 2026-03-01, ou um tempo atrás como 36h, 7d ou 2w.
page = Página { $page }
speaker-unknown = quem fala não foi nomeado

# Botões que dizem não
press-remove-denied = Só quem publicou o link, ou alguém que gerencia mensagens, pode remover este cartão.
press-not-yours = Só quem perguntou pode virar estas páginas. O mesmo comando dá as suas.
press-forgotten = Essa lista é antiga demais. Pergunte de novo.
press-gone = Essa notícia não está mais guardada aqui.
removed = O cartão foi removido.

# /watch
watch-added = Agora observo { $channel }: links de notícias publicados lá recebem um cartão.
watch-already = { $channel } já é observado.
watch-removed = Não observo mais { $channel }.
watch-absent = { $channel } não é observado.
watch-list = Canais observados: { $channels }
watch-none = Nenhum canal é observado ainda. Comece com /watch add.
watch-missing = Em { $channel } me falta: { $permissions }. Permita isso para mim lá, e os cartões aparecerão.
channel-paused = Em { $channel } o Discord não me deixa publicar. Tento de novo em { $minutes } minutos; verifique se posso ver esse canal, escrever e inserir links lá.
too-many-links = Leio { $limit } links por minuto de um membro; estes são mais. Publique o resto mais tarde, por favor.

# /tags
tags-tracked = #{ $tag } agora é acompanhada.
tags-tracked-aliases = #{ $tag } agora é acompanhada, também como: { $aliases }.
tags-untracked = #{ $tag } não é mais acompanhada.
tags-absent = #{ $tag } não é acompanhada. /tags list mostra as que são.
tags-list = Tags acompanhadas
tags-none = Nenhuma tag é acompanhada ainda. Comece com /tags track.
tags-invalid = Uma tag precisa de pelo menos uma letra ou um algarismo.
tags-full = Este servidor já acompanha { $limit } tags. Deixe de acompanhar uma antes.

# /settings
settings-saved = Salvo.
settings-share-none = Os cartões deste servidor agora não têm botões de compartilhar.
settings-share = Os cartões deste servidor agora oferecem: { $networks }
settings-network-unknown = Não existe a rede “{ $network }”. Escolha uma destas: { $networks }
settings-locale-unknown = “{ $locale }” não é um dos meus idiomas: { $locales }

# Pedido, mas indisponível
summarize-no-link = Essa mensagem não tem link que eu possa ler. Deixo em paz links entre <…>, em código e em citações.
preview-no-address = Isso não é um endereço da web. Dê um como https://news.example/story.
fail-refused = Não abro esse endereço: { $reason }.
fail-no-host = Não há site em { $site }.
fail-unreachable = { $site } está inacessível agora. Tente mais tarde.
fail-certificate = { $site } não comprova sua identidade: o certificado não é válido.
fail-robots = { $site } pede que programas não leiam esta página (robots.txt). No navegador ela abre.
fail-timeout = { $site } demorou demais para responder. Tente mais tarde.
fail-gone = { $site } diz que essa página não existe mais.
fail-blocked = { $site } não deixa programas lerem esta página. Ela abre em um navegador.
fail-status = { $site } respondeu com um erro ({ $status }). Tente mais tarde.
fail-not-html = Esse link leva a um arquivo, não a uma página da web.
fail-too-large = Essa página é grande demais para ler.
fail-redirects = Esse link redireciona sem nunca chegar.
fail-broken = A resposta de { $site } foi interrompida. Tente mais tarde.
fail-empty = { $site } enviou uma página vazia.
fail-not-news = Essa página não é uma notícia: { $reason }.
fail-consent = { $site } mostra primeiro uma página de consentimento, e não posso consentir por você.
fail-login = { $site } exige login antes de mostrar essa página.
fail-script = { $site } monta essa página por script, e eu não executo nenhum.
reason-scheme = só abro links http e https
reason-port = só abro as portas 80 e 443
reason-userinfo = links com usuário ou senha não são abertos
reason-no-host = o link não indica nenhum site
reason-private-name = não é um site público
reason-private-address = não está na internet pública
reason-video = trata de um vídeo
reason-section = lista notícias e não conta nenhuma
reason-shop = oferece um produto
reason-repository = mostra código-fonte
reason-forum = é uma discussão
reason-search = lista resultados de busca
reason-missing = o site diz que ela não existe
reason-other = há pouco texto para uma notícia

# Geral
privacy-ignored = De agora em diante deixo seus links em paz, em todos os servidores. Para desfazer: /privacy ignore-me com ignore em False.
privacy-heard = Seus links voltam a receber cartões.
privacy-forgotten = Esqueci o que você publicou em todos os servidores; os cartões somem agora.
need-manage-guild = Isso exige a permissão Gerenciar servidor.
only-in-server = Isso só funciona em um servidor.
fault = Algo deu errado do meu lado. Está registrado; tente de novo.
help-about = Leio os links de notícias publicados nos canais observados e respondo com um cartão: título, citação principal e quem fala, tags, links para compartilhar. Cada palavra é da própria página.
help-watched = Observado aqui: { $channels }
help-next = Próximo passo: { $next }
help-stories = o que foi compartilhado aqui
help-manage = para quem gerencia o servidor
help-summarize = Mensagem → Apps → Summarize link: um cartão de qualquer mensagem, só para você
help-opt-out = Um link entre <…> ou atrás de um spoiler não recebe cartão.
help-none = nada ainda
help-next-watch = /watch add em um canal onde se publicam notícias
help-next-post = publique um link de notícia, ou veja /stories recent

# Comandos, como os menus do Discord os mostram
command-watch = Escolher os canais cujos links recebem um cartão
command-watch-add = Observar um canal
command-watch-remove = Deixar de observar um canal
command-watch-list = Listar os canais observados
command-tags = Acompanhar as tags que importam aqui
command-tags-track = Acompanhar uma tag
command-tags-untrack = Deixar de acompanhar uma tag
command-tags-list = Listar as tags acompanhadas
command-stories = Encontrar notícias compartilhadas aqui
command-stories-recent = As últimas notícias
command-stories-search = Buscar notícias por palavras
command-settings = Como são os cartões neste servidor
command-settings-share = Mostrar ou ocultar um botão de compartilhar
command-settings-preview = Manter ou ocultar as prévias do Discord
command-settings-language = O idioma das minhas próprias palavras
command-help = O que faço e o que está configurado aqui
option-channel = O canal; este, se omitido
option-tag = Uma tag
option-aliases = Outras palavras para ela, separadas por vírgulas
option-words = Palavras que a notícia deve conter
option-network = A rede
option-shown = Se os cartões a oferecem
option-preview = O que acontece com a prévia do Discord
option-language = O idioma
command-preview = Mostrar o cartão de qualquer endereço
command-privacy = O que faço com seus links
command-privacy-ignore-me = Deixar meus links em paz
command-privacy-forget-me = Esquecer o que publiquei e remover os cartões
option-url = O endereço da página
option-private = Mostrar só para mim
option-ignore = Se devem ser deixados em paz
command-quotes = O que alguém disse nas notícias compartilhadas aqui
option-outlet = O veículo
option-speaker = Quem é citado
option-by = Quem compartilhou
option-in = Onde foi compartilhado
option-since = Compartilhado desde: 2026-03-01, ou há 7d
option-until = Compartilhado até: 2026-03-01, ou há 7d
option-public = Mostrar a resposta a todos
command-settings-reposts = Por quanto tempo uma notícia já compartilhada recebe um aviso em vez de cartão
command-settings-failures = Reagir a links sem cartão
command-settings-bots = Se links de outros bots e webhooks recebem cartões
option-on = Se está ligado
option-hours = Horas; 0: sempre um cartão

# More on cards and lists
card-from-preview = Da prévia do Discord: o site não deixa nenhum programa ler a página
card-related = Também noticiado por { $outlets }
button-context = Contexto
button-context-of = Contexto de { $number }
button-publish = Mostrar a todos
search-read-as = Nada encontrado para “{ $words }”. Isto é para “{ $meant }”.
title-trending = Em alta aqui
trending-tags = Tags
trending-stories = Notícias
trending-shares =
    { $count ->
        [one] compartilhado uma vez
       *[other] compartilhado { $count } vezes
    }
trending-sharers =
    { $count ->
        [one] por uma pessoa
       *[other] por { $count } pessoas
    }

# /follow
follow-direct = Agora você segue #{ $tag }: envio uma mensagem direta quando alguém compartilhar algo sobre isso onde você possa ver.
follow-mention = Agora você segue #{ $tag }: menciono você junto ao cartão quando alguém compartilhar algo sobre isso.
follow-full = Você já segue { $limit } tags. Deixe uma antes com /unfollow.
unfollowed = Você não segue mais #{ $tag }.
unfollow-absent = Você não segue #{ $tag }. /following mostra o que você segue.
following = Aqui você segue:
following-none = Você ainda não segue nenhuma tag aqui. Comece com /follow.
following-closed = Suas mensagens diretas estão fechadas para mim, então não envio nenhuma. Abra-as (menu do servidor → Privacidade → Mensagens diretas) e use /follow mais uma vez.
title-alerts = Novidades nas tags que você segue
alerts-stop = /unfollow naquele servidor para estas mensagens.

# More of the rest
settings-no-webhook = Isso não é um webhook. Dê o id ou o endereço dele.
help-tracked = Acompanhadas aqui: { $tags }
help-follow = saber de novidades sobre uma tag
command-stories-trending = O que está em alta aqui: tags e notícias
command-stories-show = O cartão de uma notícia compartilhada aqui
command-follow = Saber de novidades sobre uma tag
command-unfollow = Deixar de seguir uma tag
command-following = As tags que você segue aqui
command-settings-mode = Cartões completos, pequenos ou em tópicos; para o servidor ou um canal
option-way = Como avisar você
option-story = Uma notícia: escolha por palavras da manchete
option-mode = Quanto um cartão ocupa
option-answer = O que recebe uma notícia já compartilhada
option-bot = Só este bot
option-webhook = Só este webhook: o id ou endereço dele
command-quotes-option-by = Quem disse
command-settings-mode-option-channel = Só para este canal; sem ele, o servidor todo
choice-way-direct = por mensagem direta
choice-way-mention = por uma menção junto ao cartão
choice-preview-hide = ocultar onde há cartão
choice-preview-keep = manter
choice-preview-neither = nem prévia nem cartão, a menos que alguém peça
choice-mode-full = completo
choice-mode-compact = pequeno: sem imagem nem linha fina
choice-mode-thread = em um tópico abaixo da mensagem
choice-repost-notice = uma linha com link para a conversa anterior
choice-repost-card = um cartão como qualquer notícia
choice-repost-nothing = nada

# Names of commands and options, one word each in lower case
name-watch = vigiar
name-add = adicionar
name-remove = remover
name-list = lista
name-tags = tags
name-track = acompanhar
name-untrack = esquecer
name-stories = notícias
name-recent = recentes
name-search = buscar
name-trending = em-alta
name-show = mostrar
name-settings = configurações
name-share = compartilhar
name-preview = prévia
name-language = idioma
name-mode = modo
name-reposts = repetições
name-failures = falhas
name-bots = bots
name-summarize-link = Resumir link
name-privacy = privacidade
name-ignore-me = me-ignore
name-forget-me = esqueça-me
name-help = ajuda
name-follow = inscrever
name-unfollow = desinscrever
name-following = inscrições
name-quotes = citações
name-channel = canal
name-tag = tag
name-aliases = outras-palavras
name-public = público
name-words = palavras
name-outlet = veículo
name-speaker = citado
name-by = por
name-in = em
name-since = desde
name-until = até
name-story = notícia
name-network = rede
name-shown = mostrado
name-hours = horas
name-answer = resposta
name-on = ativo
name-bot = bot
name-webhook = webhook
name-url = endereço
name-private = privado
name-ignore = ignorar
name-way = forma
