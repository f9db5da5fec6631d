# Le texte fixe du bot. Ce que dit un article n'est jamais traduit.

# La carte
card-by = Par { $authors }
card-paywalled = Accès payant
card-opinion = Opinion
card-live = En direct
card-updated = Modifié
card-gone = La page a été retirée
card-old = Publié { $when }
button-more-on = Plus sur #{ $tag }
button-more-quotes = Autres citations
button-earlier = Version précédente
button-share = Partager
button-remove = Retirer
button-show-card = Voir la carte
repost = Déjà partagé par { $who } { $when } : { $link }
repost-link = voir la discussion

# Listes
button-previous = Précédent
button-next = Suivant
title-recent = Articles récents
title-tag = Articles sur #{ $tag }
title-search = Articles contenant « { $words } »
title-quotes = Citations de cet article
title-said = Qui a dit quoi
title-share = Partager cet article
title-earlier = Version précédente de cet article
shared = Partagé par { $who } { $when }
none-recent = Aucun article n'a encore été partagé ici. Publiez un lien d'actualité dans un salon suivi ; /watch list les énumère.
none-tag = Aucun article sur #{ $tag } n'a été partagé dans un salon que vous pouvez voir.
none-search = Rien trouvé pour « { $words } ». Essayez moins de mots, ou d'autres.
none-found = Rien de tel n'a été partagé dans un salon que vous pouvez voir.
none-quotes = Cet article ne cite personne.
search-no-date = Ce n'est pas une date. Donnez-en une comme 2026-03-01, ou une durée comme 36h, 7d ou 2w.
page = Page { $page }
speaker-unknown = auteur non nommé

# Boutons qui refusent
press-remove-denied = Seule la personne qui a publié le lien, ou quelqu'un qui peut gérer les messages, peut retirer cette carte.
press-not-yours = Seule la personne qui a demandé peut tourner ces pages. La même commande vous donne les vôtres.
press-forgotten = Cette liste est trop ancienne. Veuillez redemander.
press-gone = Cet article n'est plus conservé ici.
removed = La carte est retirée.

# /watch
watch-added = Je suis maintenant { $channel } : les liens d'actualité publiés là reçoivent une carte.
watch-already = { $channel } est déjà suivi.
watch-removed = Je ne suis plus { $channel }.
watch-absent = { $channel } n'est pas suivi.
watch-list = Salons suivis : { $channels }
watch-none = Aucun salon n'est encore suivi. Commencez par /watch add.
watch-missing = Dans { $channel }, il me manque : { $permissions }. Accordez-les-moi là, et les cartes apparaîtront.
channel-paused = Dans { $channel }, Discord ne me laisse rien publier. Je réessaie dans { $minutes } minutes ; vérifiez que je peux voir ce salon, y écrire et y intégrer des liens.
too-many-links = Je lis { $limit } liens par minute d’un même membre ; il y en a davantage. Merci de publier le reste plus tard.

# /tags
tags-tracked = #{ $tag } est maintenant suivi.
tags-tracked-aliases = #{ $tag } est maintenant suivi, aussi comme : { $aliases }.
tags-untracked = #{ $tag } n'est plus suivi.
tags-absent = #{ $tag } n'est pas suivi. /tags list montre ce qui l'est.
tags-list = Mots-clés suivis
tags-none = Aucun mot-clé n'est encore suivi. Commencez par /tags track.
tags-invalid = Un mot-clé doit contenir au moins une lettre ou un chiffre.
tags-full = Ce serveur suit déjà { $limit } mots-clés. Cessez d'abord d'en suivre un.

# /settings
settings-saved = Enregistré.
settings-share-none = Les cartes de ce serveur n'ont plus de boutons de partage.
settings-share = Les cartes de ce serveur proposent maintenant : { $networks }
settings-network-unknown = Il n'y a pas de réseau « { $network } ». Choisissez parmi : { $networks }
settings-locale-unknown = « { $locale } » n'est pas une de mes langues : { $locales }

# Demandé, mais indisponible
summarize-no-link = Ce message n'a pas de lien que je puisse lire. Je laisse les liens entre <…>, dans du code ou en citation.
preview-no-address = Ce n'est pas une adresse web. Donnez-en une comme https://news.example/story.
fail-refused = Je n'ouvre pas cette adresse : { $reason }.
fail-no-host = Il n'y a pas de site à { $site }.
fail-unreachable = { $site } est injoignable pour le moment. Réessayez plus tard.
fail-certificate = { $site } ne prouve pas son identité : son certificat n'est pas valide.
fail-robots = { $site } demande aux programmes de ne pas lire cette page (robots.txt). Elle s'ouvre dans un navigateur.
fail-timeout = { $site } a mis trop de temps à répondre. Réessayez plus tard.
fail-gone = { $site } dit que cette page n'existe plus.
fail-blocked = { $site } ne laisse pas les programmes lire cette page. Elle s'ouvre dans un navigateur.
fail-status = { $site } a répondu par une erreur ({ $status }). Réessayez plus tard.
fail-not-html = Ce lien mène à un fichier, pas à une page web.
fail-too-large = Cette page est trop grande pour être lue.
fail-redirects = Ce lien redirige sans fin.
fail-broken = La réponse de { $site } s'est interrompue. Réessayez plus tard.
fail-empty = { $site } a envoyé une page vide.
fail-not-news = Cette page n'est pas un article d'actualité : { $reason }.
fail-consent = { $site } affiche d'abord une page de consentement, et je ne peux pas consentir pour vous.
fail-login = { $site } demande une connexion avant d'afficher cette page.
fail-script = { $site } construit cette page par script, et je n'en exécute aucun.
reason-scheme = seuls les liens http et https sont ouverts
reason-port = seuls les ports 80 et 443 sont ouverts
reason-userinfo = les liens avec un nom ou un mot de passe ne sont pas ouverts
reason-no-host = le lien ne nomme aucun site
reason-private-name = ce n'est pas un site public
reason-private-address = elle n'est pas sur l'internet public
reason-video = elle présente une vidéo
reason-section = elle liste des articles sans en être un
reason-shop = elle propose un produit
reason-repository = elle montre du code source
reason-forum = c'est une discussion
reason-search = elle liste des résultats de recherche
reason-missing = le site dit qu'elle n'existe pas
reason-other = il y a trop peu de texte pour un article

# Général
privacy-ignored = Je laisse désormais vos liens tranquilles, sur tous les serveurs. Pour revenir : /privacy ignore-me avec ignore sur False.
privacy-heard = Vos liens reçoivent de nouveau des cartes.
privacy-forgotten = Ce que vous avez publié est oublié sur tous les serveurs ; les cartes disparaissent maintenant.
need-manage-guild = Il faut pour cela la permission de gérer le serveur.
only-in-server = Cela ne marche que dans un serveur.
fault = Quelque chose s'est mal passé de mon côté. C'est consigné ; veuillez réessayer.
help-about = Je lis les liens d'actualité publiés dans les salons suivis et réponds par une carte : titre, citation clé et qui parle, mots-clés, liens de partage. Chaque mot y vient de la page.
help-watched = Suivi ici : { $channels }
help-next = Ensuite : { $next }
help-stories = ce qui a été partagé ici
help-manage = pour qui gère le serveur
help-summarize = Message → Applications → Summarize link : une carte pour n'importe quel message, visible de vous seul
help-opt-out = Un lien entre <…> ou sous un spoiler ne reçoit pas de carte.
help-none = rien encore
help-next-watch = /watch add dans un salon où l'on publie des actualités
help-next-post = publiez un lien d'actualité, ou voyez /stories recent

# Commandes, comme les menus de Discord les montrent
command-watch = Choisir les salons dont les liens reçoivent une carte
command-watch-add = Suivre un salon
command-watch-remove = Ne plus suivre un salon
command-watch-list = Énumérer les salons suivis
command-tags = Suivre les mots-clés qui comptent ici
command-tags-track = Suivre un mot-clé
command-tags-untrack = Ne plus suivre un mot-clé
command-tags-list = Énumérer les mots-clés suivis
command-stories = Trouver les articles partagés ici
command-stories-recent = Les derniers articles
command-stories-search = Chercher des articles par mots
command-settings = L'aspect des cartes dans ce serveur
command-settings-share = Montrer ou cacher un bouton de partage
command-settings-preview = Garder ou cacher les aperçus de Discord
command-settings-language = La langue de mes propres mots
command-help = Ce que je fais, et ce qui est réglé ici
option-channel = Le salon ; celui-ci par défaut
option-tag = Un mot-clé
option-aliases = D'autres mots pour le dire, séparés par des virgules
option-words = Des mots que l'article doit contenir
option-network = Le réseau
option-shown = Si les cartes le proposent
option-preview = Ce que devient l'aperçu de Discord
option-language = La langue
command-preview = Montrer la carte de n'importe quelle adresse
command-privacy = Ce que je fais de vos liens
command-privacy-ignore-me = Laisser mes liens tranquilles
command-privacy-forget-me = Oublier ce que j’ai publié et retirer les cartes
option-url = L'adresse de la page
option-private = Ne la montrer qu'à moi
option-ignore = S'il faut les laisser tranquilles
command-quotes = Ce que quelqu'un a dit dans les articles partagés ici
option-outlet = Le média
option-speaker = Qui est cité
option-by = Qui l'a partagé
option-in = Où c'était partagé
option-since = Partagé depuis : 2026-03-01, ou il y a 7d
option-until = Partagé jusqu'au : 2026-03-01, ou il y a 7d
option-public = Montrer la réponse à tous
command-settings-reposts = Combien de temps un article déjà partagé reçoit un avis au lieu d'une carte
command-settings-failures = Réagir aux liens sans carte
command-settings-bots = Si les liens d'autres bots et webhooks reçoivent des cartes
option-on = Si c'est activé
option-hours = Heures ; 0 : toujours une carte

# More on cards and lists
card-from-preview = D'après l'aperçu de Discord : le site ne laisse aucun programme lire la page
card-related = Aussi traité par { $outlets }
button-context = Contexte
button-context-of = Contexte de { $number }
button-publish = Montrer à tous
search-read-as = Rien trouvé pour « { $words } ». Voici pour « { $meant } ».
title-trending = En hausse ici
trending-tags = Mots-clés
trending-stories = Articles
trending-shares =
    { $count ->
        [one] partagé { $count } fois
       *[other] partagé { $count } fois
    }
trending-sharers =
    { $count ->
        [one] par { $count } personne
       *[other] par { $count } personnes
    }

# /follow
follow-direct = Vous suivez maintenant #{ $tag } : je vous envoie un message privé quand quelqu'un partage un article à ce sujet là où vous pouvez le voir.
follow-mention = Vous suivez maintenant #{ $tag } : je vous mentionne avec la carte quand quelqu'un partage un article à ce sujet.
follow-full = Vous suivez déjà { $limit } mots-clés. Retirez-en un d'abord avec /unfollow.
unfollowed = Vous ne suivez plus #{ $tag }.
unfollow-absent = Vous ne suivez pas #{ $tag }. /following montre ce que vous suivez.
following = Vous suivez ici :
following-none = Vous ne suivez encore aucun mot-clé ici. Commencez par /follow.
following-closed = Vos messages privés me sont fermés, je n'en envoie donc pas. Ouvrez-les (menu du serveur → Confidentialité → Messages privés), puis utilisez /follow encore une fois.
title-alerts = Du nouveau sur les mots-clés que vous suivez
alerts-stop = /unfollow sur ce serveur arrête ces messages.

# More of the rest
settings-no-webhook = Ce n'est pas un webhook. Donnez son identifiant ou son adresse.
help-tracked = Suivis ici : { $tags }
help-follow = être averti des nouveaux articles sur un mot-clé
command-stories-trending = Ce qui monte ici : mots-clés et articles
command-stories-show = La carte d'un article partagé ici
command-follow = Être averti des nouveaux articles sur un mot-clé
command-unfollow = Ne plus être averti sur un mot-clé
command-following = Les mots-clés que vous suivez ici
command-settings-mode = Cartes complètes, petites ou dans des fils ; pour le serveur ou un salon
option-way = Comment vous avertir
option-story = Un article : choisissez-le par des mots du titre
option-mode = La place que prend une carte
option-answer = Ce que reçoit un article déjà partagé
option-bot = Ce bot seulement
option-webhook = Ce webhook seulement : son identifiant ou adresse
command-quotes-option-by = Qui l'a dit
command-settings-mode-option-channel = Pour ce salon seulement ; sinon tout le serveur
choice-way-direct = par message privé
choice-way-mention = par une mention avec la carte
choice-preview-hide = le masquer s'il y a une carte
choice-preview-keep = le garder
choice-preview-neither = ni aperçu ni carte, sauf demande
choice-mode-full = complet
choice-mode-compact = petit : sans image ni chapô
choice-mode-thread = dans un fil sous le message
choice-repost-notice = une ligne vers la discussion précédente
choice-repost-card = une carte comme tout article
choice-repost-nothing = rien

# Names of commands and options, one word each in lower case
name-watch = surveiller
name-add = ajouter
name-remove = retirer
name-list = liste
name-tags = mots-clés
name-track = suivre
name-untrack = oublier
name-stories = articles
name-recent = récents
name-search = chercher
name-trending = tendances
name-show = montrer
name-settings = réglages
name-share = partage
name-preview = aperçu
name-language = langue
name-mode = mode
name-reposts = répétitions
name-failures = échecs
name-bots = bots
name-summarize-link = Résumer le lien
name-privacy = confidentialité
name-ignore-me = ignore-moi
name-forget-me = oublie-moi
name-help = aide
name-follow = abonner
name-unfollow = désabonner
name-following = abonnements
name-quotes = citations
name-channel = salon
name-tag = mot-clé
name-aliases = autres-mots
name-public = public
name-words = mots
name-outlet = média
name-speaker = auteur-cité
name-by = par
name-in = dans
name-since = depuis
name-until = jusque
name-story = article
name-network = réseau
name-shown = affiché
name-hours = heures
name-answer = réponse
name-on = actif
name-bot = bot
name-webhook = webhook
name-url = adresse
name-private = privé
name-ignore = ignorer
name-way = façon
