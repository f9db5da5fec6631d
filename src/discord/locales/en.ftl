# The fixed text of the bot. What a story says is never translated.

# The card
card-by = By { $authors }
card-paywalled = Paywall
card-opinion = Opinion
card-live = Live
card-updated = Updated
card-gone = The page was taken away
card-old = Published { $when }
button-more-on = Read more on #{ $tag }
button-more-quotes = More quotes
button-earlier = Earlier wording
button-share = Share
button-remove = Remove
button-show-card = Show card
repost = Already shared by { $who } { $when }: { $link }
repost-link = see the discussion

# Lists
button-previous = Previous
button-next = Next
title-recent = Recent stories
title-tag = Stories on #{ $tag }
title-search = Stories that say “{ $words }”
title-quotes = Quotations in this story
title-said = Who said what
title-share = Share this story
title-earlier = Earlier wording of this story
shared = Shared by { $who } { $when }
none-recent = No story has been shared here yet. Post a news link in a watched channel; /watch list says which those are.
none-tag = No story on #{ $tag } has been shared in a channel that you can see.
none-search = Nothing found for “{ $words }”. Try fewer or other words.
none-found = Nothing like that was shared in a channel that you can see.
none-quotes = This story quotes nobody.
search-no-date = That is no date. Give one such as 2026-03-01, or a time ago such as 36h, 7d or 2w.
page = Page { $page }
speaker-unknown = speaker not named

# Buttons that say no
press-remove-denied = Only who posted the link, or somebody with Manage Messages, can remove this card.
press-not-yours = Only who asked can turn these pages. The same command gives you your own.
press-forgotten = That list is too old to turn. Please ask again.
press-gone = That story is no longer kept here.
removed = The card is removed.

# /watch
watch-added = I now watch { $channel }: news links posted there get a card.
watch-already = { $channel } is watched already.
watch-removed = I no longer watch { $channel }.
watch-absent = { $channel } is not watched.
watch-list = Watched channels: { $channels }
watch-none = No channel is watched yet. Start with /watch add.
watch-missing = In { $channel } I lack: { $permissions }. Please allow these to me there, then cards will appear.
channel-paused = In { $channel } Discord does not let me post. I try again in { $minutes } minutes; please check that I may see that channel, post and embed links there.
too-many-links = I read { $limit } links a minute from one member; these are more. Please post the rest later.

# /tags
tags-tracked = #{ $tag } is tracked now.
tags-tracked-aliases = #{ $tag } is tracked now, also as: { $aliases }.
tags-untracked = #{ $tag } is no longer tracked.
tags-absent = #{ $tag } is not tracked. /tags list shows what is.
tags-list = Tracked tags
tags-none = No tag is tracked yet. Start with /tags track.
tags-invalid = A tag needs at least one letter or digit.
tags-full = This server tracks { $limit } tags already. Untrack one first.

# /settings
settings-saved = Saved.
settings-share-none = Cards in this server now have no share buttons.
settings-share = Cards in this server now offer: { $networks }
settings-network-unknown = There is no network “{ $network }”. Choose one of: { $networks }
settings-locale-unknown = “{ $locale }” is not one of my languages: { $locales }

# Asked for, and not to be had
summarize-no-link = That message has no link that I may read. Links in <…>, code and quoted lines are left alone.
preview-no-address = That is no web address. Give one such as https://news.example/story.
fail-refused = I do not open that address: { $reason }.
fail-no-host = There is no site at { $site }.
fail-unreachable = { $site } cannot be reached right now. Please try again later.
fail-certificate = { $site } does not prove who it is: its certificate is not valid.
fail-robots = { $site } asks programs not to read this page (robots.txt). It opens in a browser.
fail-timeout = { $site } took too long to answer. Please try again later.
fail-gone = { $site } says that page is gone.
fail-blocked = { $site } does not let programs read this page. It opens in a browser.
fail-status = { $site } answered with an error ({ $status }). Please try again later.
fail-not-html = That link leads to a file, not to a web page.
fail-too-large = That page is too large to read.
fail-redirects = That link leads on and on without arriving.
fail-broken = The answer of { $site } broke off. Please try again later.
fail-empty = { $site } sent an empty page.
fail-not-news = That page is no news article: { $reason }.
fail-consent = { $site } shows a consent page first, and I cannot consent for you.
fail-login = { $site } wants a login before it shows that page.
fail-script = { $site } builds that page by script, and I run none.
reason-scheme = only http and https links are fetched
reason-port = only ports 80 and 443 are fetched
reason-userinfo = links with a user name or password are not fetched
reason-no-host = the link has no host
reason-private-name = it is not a public site
reason-private-address = it is not on the public internet
reason-video = it is about a video
reason-section = it lists stories and tells none itself
reason-shop = it offers a product
reason-repository = it shows source code
reason-forum = it is a discussion
reason-search = it lists search results
reason-missing = the site says that it is not there
reason-other = there is too little text for a story

# General
privacy-ignored = I leave your links alone from now on, in every server. Undo it with /privacy ignore-me and ignore set to False.
privacy-heard = Your links get cards again.
privacy-forgotten = What you posted is forgotten in every server; its cards go now.
need-manage-guild = That needs the permission Manage Server.
only-in-server = That works only in a server.
fault = Something went wrong on my side. It is logged; please try again.
help-about = I read the news links that are posted in watched channels and answer with a card: headline, key quote with its speaker, tags, share links. Every word on it is the page's own.
help-watched = Watched here: { $channels }
help-next = Next: { $next }
help-stories = what was shared here
help-manage = for those who manage the server
help-summarize = Message → Apps → Summarize link: a card for any message, shown to you alone
help-opt-out = A link in <…> or behind a spoiler gets no card.
help-none = nothing yet
help-next-watch = /watch add in a channel where people post news
help-next-post = post a news link, or look at /stories recent

# Commands, as Discord's menus show them
command-watch = Choose the channels whose links get a card
command-watch-add = Watch a channel
command-watch-remove = Stop watching a channel
command-watch-list = List the watched channels
command-tags = Track tags that matter here
command-tags-track = Track a tag
command-tags-untrack = Stop tracking a tag
command-tags-list = List the tracked tags
command-stories = Find stories that were shared here
command-stories-recent = The latest stories
command-stories-search = Search the stories by words
command-settings = How cards look in this server
command-settings-share = Show or hide a share button
command-settings-preview = Keep or hide Discord's own previews
command-settings-language = The language of my own words
command-help = What I do, and what is set up here
option-channel = The channel; this one, if left out
option-tag = A tag
option-aliases = Other words for it, parted by commas
option-words = Words that the story must contain
option-network = The network
option-shown = Whether cards offer it
option-preview = What becomes of Discord's own preview
option-language = The language
command-preview = Show the card of any address
command-privacy = What I do with your links
command-privacy-ignore-me = Leave my links alone
command-privacy-forget-me = Forget what I posted, and remove its cards
option-url = The address of the page
option-private = Show it to me alone
option-ignore = Whether to leave them alone
command-quotes = What somebody said in the stories shared here
option-outlet = The outlet
option-speaker = Who is quoted
option-by = Who shared it
option-in = Where it was shared
option-since = Shared since: 2026-03-01, or 7d ago
option-until = Shared until: 2026-03-01, or 7d ago
option-public = Show the answer to everyone
command-settings-reposts = How long a shared story gets a notice instead of a card
command-settings-failures = React to links that have no card
command-settings-bots = Whether links of other bots and webhooks get cards
option-on = Whether it is on
option-hours = Hours; 0: always a card

# More on cards and lists
card-from-preview = From Discord's preview: the site lets no program read the page
card-related = Also covered by { $outlets }
button-context = Context
button-context-of = Context of { $number }
button-publish = Show to everyone
search-read-as = Nothing found for “{ $words }”. This is for “{ $meant }”.
title-trending = Rising here
trending-tags = Tags
trending-stories = Stories
trending-shares =
    { $count ->
        [one] shared once
       *[other] shared { $count } times
    }
trending-sharers =
    { $count ->
        [one] by one person
       *[other] by { $count } people
    }

# /follow
follow-direct = You follow #{ $tag } now: I send you a direct message when somebody shares a story on it where you can see it.
follow-mention = You follow #{ $tag } now: I mention you below the card when somebody shares a story on it.
follow-full = You follow { $limit } tags already. /unfollow one first.
unfollowed = You no longer follow #{ $tag }.
unfollow-absent = You don't follow #{ $tag }. /following shows what you do.
following = You follow here:
following-none = You follow no tag here yet. Start with /follow.
following-closed = Your direct messages are closed to me, so I send none. Open them (server menu → Privacy Settings → Direct Messages), then use /follow once more.
title-alerts = New on tags that you follow
alerts-stop = /unfollow in that server stops this.

# More of the rest
settings-no-webhook = That is no webhook. Give its id or its address.
help-tracked = Tracked here: { $tags }
help-follow = hear of new stories on a tag
command-stories-trending = What rises here: tags and stories
command-stories-show = The card of a story that was shared here
command-follow = Hear of new stories on a tag
command-unfollow = No longer hear of a tag
command-following = The tags that you follow here
command-settings-mode = Full cards, small ones, or cards in threads; for the server or a channel
option-way = How to tell you
option-story = A story: choose it by words of its headline
option-mode = How much a card takes
option-answer = What a story that was shared before gets
option-bot = This bot alone
option-webhook = This webhook alone: its id or address
command-quotes-option-by = Who said it
command-settings-mode-option-channel = For this channel alone; the whole server, if left out
choice-way-direct = by direct message
choice-way-mention = by a mention below the card
choice-preview-hide = hide it where there is a card
choice-preview-keep = keep it
choice-preview-neither = neither preview nor card, unless somebody asks
choice-mode-full = full
choice-mode-compact = small: without picture and standfirst
choice-mode-thread = in a thread below the post
choice-repost-notice = a line that links the earlier discussion
choice-repost-card = a card like any story
choice-repost-nothing = nothing

# Names of commands and options, one word each in lower case
name-watch = watch
name-add = add
name-remove = remove
name-list = list
name-tags = tags
name-track = track
name-untrack = untrack
name-stories = stories
name-recent = recent
name-search = search
name-trending = trending
name-show = show
name-settings = settings
name-share = share
name-preview = preview
name-language = language
name-mode = mode
name-reposts = reposts
name-failures = failures
name-bots = bots
name-summarize-link = Summarize link
name-privacy = privacy
name-ignore-me = ignore-me
name-forget-me = forget-me
name-help = help
name-follow = follow
name-unfollow = unfollow
name-following = following
name-quotes = quotes
name-channel = channel
name-tag = tag
name-aliases = aliases
name-public = public
name-words = words
name-outlet = outlet
name-speaker = speaker
name-by = by
name-in = in
name-since = since
name-until = until
name-story = story
name-network = network
name-shown = shown
name-hours = hours
name-answer = answer
name-on = on
name-bot = bot
name-webhook = webhook
name-url = url
name-private = private
name-ignore = ignore
name-way = way
