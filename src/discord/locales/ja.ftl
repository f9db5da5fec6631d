# ボットの固定文。記事の言葉は翻訳しません。

# カード
card-by = 筆者: { $authors }
card-paywalled = 有料
card-opinion = 意見
card-live = ライブ
card-updated = 更新あり
card-gone = ページは削除されました
card-old = 公開: { $when }
button-more-on = #{ $tag } の記事
button-more-quotes = ほかの発言
button-earlier = 以前の文面
button-share = 共有
button-remove = 削除
button-show-card = カードを表示
repost = { $who } さんが { $when } に共有済みです: { $link }
repost-link = 会話を見る

# 一覧
button-previous = 前へ
button-next = 次へ
title-recent = 最近の記事
title-tag = #{ $tag } の記事
title-search = 「{ $words }」を含む記事
title-quotes = この記事の発言
title-said = 誰が何を言ったか
title-share = この記事を共有
title-earlier = この記事の以前の文面
shared = { $who } さんが { $when } に共有
none-recent = ここではまだ記事が共有されていません。監視中のチャンネルにニュースのリンクを投稿してください。/watch list で確認できます。
none-tag = あなたが見られるチャンネルでは #{ $tag } の記事は共有されていません。
none-search = 「{ $words }」は見つかりませんでした。言葉を減らすか変えてみてください。
none-found = あなたが見られるチャンネルでは、そのような記事は共有されていません。
none-quotes = この記事に発言の引用はありません。
search-no-date = 日付ではありません。2026-03-01 か、36h、7d、2w のように入力してください。
page = { $page } ページ
speaker-unknown = 話者の記載なし

# 断るボタン
press-remove-denied = このカードを削除できるのは、リンクの投稿者か「メッセージの管理」権限を持つ人だけです。
press-not-yours = ページをめくれるのは質問した人だけです。同じコマンドで自分の一覧を出せます。
press-forgotten = この一覧は古くなりました。もう一度お試しください。
press-gone = その記事はもう保存されていません。
removed = カードを削除しました。

# /watch
watch-added = { $channel } の監視を始めました。投稿されたニュースのリンクにカードを付けます。
watch-already = { $channel } はすでに監視中です。
watch-removed = { $channel } の監視をやめました。
watch-absent = { $channel } は監視していません。
watch-list = 監視中のチャンネル: { $channels }
watch-none = 監視中のチャンネルはまだありません。/watch add で始めてください。
watch-missing = { $channel } で次の権限が足りません: { $permissions }。許可するとカードが表示されます。
channel-paused = { $channel } への投稿が Discord に拒否されました。{ $minutes } 分後にもう一度試します。チャンネルの閲覧、投稿、埋め込みリンクの権限を確認してください。
too-many-links = 一人のメンバーから読むリンクは 1 分間に { $limit } 件までです。残りはあとで投稿してください。

# /tags
tags-tracked = #{ $tag } の追跡を始めました。
tags-tracked-aliases = #{ $tag } の追跡を始めました。別名: { $aliases }
tags-untracked = #{ $tag } の追跡をやめました。
tags-absent = #{ $tag } は追跡していません。/tags list で確認できます。
tags-list = 追跡中のタグ
tags-none = 追跡中のタグはまだありません。/tags track で始めてください。
tags-invalid = タグには文字か数字が一つ以上必要です。
tags-full = このサーバーではすでに { $limit } 個のタグを追跡しています。先に一つ外してください。

# /settings
settings-saved = 保存しました。
settings-share-none = このサーバーのカードには共有ボタンが付きません。
settings-share = このサーバーのカードの共有先: { $networks }
settings-network-unknown = 「{ $network }」という共有先はありません。次から選んでください: { $networks }
settings-locale-unknown = 「{ $locale }」には対応していません。対応言語: { $locales }

# 求められたが出せないとき
summarize-no-link = そのメッセージには読めるリンクがありません。<…>、コード、引用行の中のリンクには触れません。
preview-no-address = それはウェブのアドレスではありません。https://news.example/story のように入力してください。
fail-refused = そのアドレスは開きません: { $reason }
fail-no-host = { $site } にサイトはありません。
fail-unreachable = { $site } に接続できません。後でもう一度お試しください。
fail-certificate = { $site } の証明書が無効なため、本物のサイトか確認できません。
fail-robots = { $site } はプログラムによるこのページの読み取りを断っています（robots.txt）。ブラウザでは開けます。
fail-timeout = { $site } の応答に時間がかかりすぎました。後でもう一度お試しください。
fail-gone = { $site } によると、そのページはもうありません。
fail-blocked = { $site } はプログラムによる閲覧を許可していません。ブラウザーでは開けます。
fail-status = { $site } がエラーを返しました ({ $status })。後でもう一度お試しください。
fail-not-html = そのリンクはウェブページではなくファイルです。
fail-too-large = そのページは大きすぎて読めません。
fail-redirects = そのリンクは転送が続き、たどり着けません。
fail-broken = { $site } の応答が途切れました。後でもう一度お試しください。
fail-empty = { $site } は空のページを返しました。
fail-not-news = そのページはニュース記事ではありません: { $reason }
fail-consent = { $site } は先に同意画面を表示します。代わりに同意することはできません。
fail-login = { $site } はログインしないとそのページを表示しません。
fail-script = { $site } はそのページをスクリプトで作ります。スクリプトは実行しません。
reason-scheme = http と https のリンクだけを開きます
reason-port = ポート 80 と 443 だけを開きます
reason-userinfo = ユーザー名やパスワードを含むリンクは開きません
reason-no-host = リンクにサイトがありません
reason-private-name = 公開されたサイトではありません
reason-private-address = 公開されたインターネット上にありません
reason-video = 動画のページです
reason-section = 記事の一覧で、記事そのものではありません
reason-shop = 商品のページです
reason-repository = ソースコードのページです
reason-forum = ディスカッションです
reason-search = 検索結果の一覧です
reason-missing = ページが見つからないとサイトが示しています
reason-other = 記事としては文章が短すぎます

# 全般
privacy-ignored = これからは、どのサーバーでもあなたのリンクに触れません。/privacy ignore-me で ignore を False にすると元に戻せます。
privacy-heard = あなたのリンクにまたカードを付けます。
privacy-forgotten = すべてのサーバーであなたの投稿を忘れました。カードは今から消えます。
need-manage-guild = それには「サーバー管理」の権限が必要です。
only-in-server = それはサーバーの中でだけ使えます。
fault = こちらで問題が起きました。記録しましたので、もう一度お試しください。
help-about = 監視中のチャンネルに投稿されたニュースのリンクを読み、見出し、発言と話者、タグ、共有リンクのカードで返信します。カードの言葉はすべて元のページのものです。
help-watched = ここで監視中: { $channels }
help-next = 次は: { $next }
help-stories = ここで共有された記事
help-manage = サーバーを管理する人向け
help-summarize = メッセージ → アプリ → Summarize link: どのメッセージでも、あなただけにカードを表示します
help-opt-out = <…> の中やネタバレの後ろのリンクにはカードを付けません。
help-none = まだありません
help-next-watch = ニュースが投稿されるチャンネルで /watch add
help-next-post = ニュースのリンクを投稿するか、/stories recent を見てください

# Discord のメニューに出るコマンドの説明
command-watch = リンクにカードを付けるチャンネルを選ぶ
command-watch-add = チャンネルを監視する
command-watch-remove = チャンネルの監視をやめる
command-watch-list = 監視中のチャンネルを一覧する
command-tags = ここで大切なタグを追跡する
command-tags-track = タグを追跡する
command-tags-untrack = タグの追跡をやめる
command-tags-list = 追跡中のタグを一覧する
command-stories = ここで共有された記事を探す
command-stories-recent = 最新の記事
command-stories-search = 言葉で記事を検索する
command-settings = このサーバーのカードの見た目
command-settings-share = 共有ボタンを表示または非表示にする
command-settings-preview = Discord のプレビューを残すか隠すか
command-settings-language = ボット自身の言葉の言語
command-help = できることと、ここでの設定
option-channel = チャンネル。省略するとここ
option-tag = タグ
option-aliases = 別の言い方。コンマ区切り
option-words = 記事に含まれる言葉
option-network = 共有先
option-shown = カードに表示するかどうか
option-preview = Discord のプレビューの扱い
option-language = 言語
command-preview = 任意のアドレスのカードを表示する
command-privacy = あなたのリンクの扱い
command-privacy-ignore-me = 自分のリンクに触れないようにする
command-privacy-forget-me = 自分の投稿を忘れさせ、カードを消す
option-url = ページのアドレス
option-private = 自分だけに表示する
option-ignore = 触れないようにするかどうか
command-quotes = ここで共有された記事での、ある人の発言
option-outlet = 媒体
option-speaker = 引用されている人
option-by = 共有した人
option-in = 共有された場所
option-since = 共有日（から）: 2026-03-01 または 7d 前
option-until = 共有日（まで）: 2026-03-01 または 7d 前
option-public = 回答を全員に表示する
command-settings-reposts = 共有済みの記事にカードの代わりに通知を出す期間
command-settings-failures = カードのないリンクにリアクションを付ける
command-settings-bots = ほかのボットやウェブフックのリンクにカードを付けるかどうか
option-on = 有効にするかどうか
option-hours = 時間。0 なら常にカード

# More on cards and lists
card-from-preview = Discordのプレビューから：このサイトはプログラムによる閲覧を許していません
card-related = ほかの報道：{ $outlets }
button-context = 前後の文
button-context-of = { $number } の前後
button-publish = 全員に表示
search-read-as = 「{ $words }」は見つかりませんでした。「{ $meant }」の結果です。
title-trending = ここで話題
trending-tags = タグ
trending-stories = 記事
trending-shares =
    { $count ->
       *[other] { $count }回共有
    }
trending-sharers =
    { $count ->
       *[other] { $count }人が共有
    }

# /follow
follow-direct = #{ $tag } をフォローしました。あなたが見られる場所で記事が共有されたら、ダイレクトメッセージを送ります。
follow-mention = #{ $tag } をフォローしました。記事が共有されたら、カードであなたにメンションします。
follow-full = すでに { $limit } 個のタグをフォローしています。先に /unfollow でひとつ外してください。
unfollowed = #{ $tag } のフォローをやめました。
unfollow-absent = #{ $tag } はフォローしていません。/following で一覧を見られます。
following = ここでフォロー中：
following-none = まだタグをフォローしていません。/follow で始められます。
following-closed = ダイレクトメッセージが閉じられているため送れません。サーバーメニュー → プライバシー設定 → ダイレクトメッセージで許可してから、もう一度 /follow を使ってください。
title-alerts = フォロー中のタグの新着
alerts-stop = そのサーバーで /unfollow を使うと止まります。

# More of the rest
settings-no-webhook = Webhookではありません。IDまたはアドレスを入力してください。
help-tracked = ここで追跡中：{ $tags }
help-follow = タグの新しい記事を知らせてもらう
command-stories-trending = ここで話題のタグと記事
command-stories-show = ここで共有された記事のカード
command-follow = タグの新しい記事を知らせてもらう
command-unfollow = タグのフォローをやめる
command-following = ここでフォロー中のタグ
command-settings-mode = 通常・小型・スレッド内のカード。サーバー全体またはチャンネルごと
option-way = 知らせ方
option-story = 記事：見出しの言葉で選ぶ
option-mode = カードの大きさ
option-answer = すでに共有された記事への応答
option-bot = このボットだけ
option-webhook = このWebhookだけ：IDまたはアドレス
command-quotes-option-by = 発言した人
command-settings-mode-option-channel = このチャンネルだけ。省略するとサーバー全体
choice-way-direct = ダイレクトメッセージで
choice-way-mention = カードでのメンションで
choice-preview-hide = カードがあるときは隠す
choice-preview-keep = 残す
choice-preview-neither = 頼まれない限り、プレビューもカードも出さない
choice-mode-full = 通常
choice-mode-compact = 小型：画像とリードなし
choice-mode-thread = 投稿の下のスレッド内
choice-repost-notice = 以前の会話へのリンクを一行で
choice-repost-card = ほかの記事と同じカード
choice-repost-nothing = 何もしない

# Names of commands and options, one word each in lower case
name-watch = 監視
name-add = 追加
name-remove = 解除
name-list = 一覧
name-tags = タグ管理
name-track = 追跡
name-untrack = 追跡解除
name-stories = 記事
name-recent = 最近
name-search = 検索
name-trending = 話題
name-show = 表示
name-settings = 設定
name-share = 共有
name-preview = プレビュー
name-language = 言語
name-mode = モード
name-reposts = 再投稿
name-failures = 失敗
name-bots = ボット
name-summarize-link = リンクを要約
name-privacy = プライバシー
name-ignore-me = 無視して
name-forget-me = 忘れて
name-help = ヘルプ
name-follow = フォロー
name-unfollow = フォロー解除
name-following = フォロー中
name-quotes = 発言
name-channel = チャンネル
name-tag = タグ
name-aliases = 別名
name-public = 公開
name-words = 語句
name-outlet = 媒体
name-speaker = 発言者
name-by = 人
name-in = 場所
name-since = 開始
name-until = 終了
name-story = 記事名
name-network = ネットワーク
name-shown = 表示有無
name-hours = 時間
name-answer = 応答
name-on = 有効
name-bot = 対象ボット
name-webhook = webhook
name-url = アドレス
name-private = 非公開
name-ignore = 無視
name-way = 方法
