# ボットの固定文。記事の言葉は翻訳しません。

# カード
card-by = 筆者: { $authors }
card-paywalled = 有料
card-opinion = 意見
card-live = ライブ
card-old = 公開: { $when }
button-more-on = #{ $tag } の記事
button-more-quotes = ほかの発言
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

# 全般
privacy-ignored = これからは、どのサーバーでもあなたのリンクに触れません。/privacy ignore-me で ignore を False にすると元に戻せます。
privacy-heard = あなたのリンクにまたカードを付けます。
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
command-settings-compact = 画像とリード文のないカードにする
command-settings-reposts = 共有済みの記事にカードの代わりに通知を出す期間
command-settings-failures = カードのないリンクにリアクションを付ける
command-settings-bots = ほかのボットやウェブフックのリンクにカードを付けるかどうか
option-on = 有効にするかどうか
option-hours = 時間。0 なら常にカード
