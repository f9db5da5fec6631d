//! Every command and every button, and that both outlive a restart.

use pullquote::playground::RecordedRequest;
use pullquote::store::{Store, to_row};
use pullquote::tags::{Tag, TrackedTag};
use serde_json::{Value, json};

use crate::away::database;
use crate::cards::answers;
use crate::support::bot::{Bot, folder};
use crate::support::{Stage, number, openapi, stage};

/// A choice is sent by its place in the list.
const COMPACT: u64 = 1;

pub fn says(part: &str) -> impl Fn(&Value) -> bool + use<> {
    let part = part.to_owned();
    move |message| message["content"].as_str().is_some_and(|content| content.contains(&part))
}

pub fn shows(part: &str) -> impl Fn(&Value) -> bool + use<> {
    let part = part.to_owned();
    move |message| message["embeds"][0].to_string().contains(&part)
}

/// Posts every sample story and waits for the cards.
async fn share_all(stage: &Stage) -> Vec<Value> {
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let mut replies = Vec::new();
    for story in stage.news.stories().iter().filter(|story| !story.title.contains("no article")) {
        let posted = member.post(news, &story.url).await;
        replies.push(member.sees(news, &story.title, answers(&posted)).await);
    }
    replies
}

pub fn custom_id(reply: &Value, label: &str) -> String {
    let rows = reply["components"].as_array().cloned().unwrap_or_default();
    rows.iter()
        .flat_map(|row| row["components"].as_array().cloned().unwrap_or_default())
        .find(|button| button["label"].as_str().is_some_and(|found| found.starts_with(label)))
        .and_then(|button| button["custom_id"].as_str().map(str::to_owned))
        .unwrap_or_else(|| panic!("no button {label} in {reply}"))
}

#[tokio::test]
async fn watch_and_tags_belong_to_those_who_manage_the_server() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (news, owner, member) = (stage.channel("news"), stage.person("owner"), stage.person("member"));
    owner.run_command(news, "watch list", json!({})).await;
    owner.sees_ephemeral("no channel yet", says("No channel is watched yet")).await;
    owner.run_command(news, "watch add", json!({})).await;
    owner.sees_ephemeral("the channel is watched", says(&format!("I now watch <#{news}>"))).await;
    owner.run_command(news, "watch add", json!({})).await;
    owner.sees_ephemeral("it was", says("watched already")).await;
    owner.run_command(news, "watch list", json!({})).await;
    owner.sees_ephemeral("one channel", says(&format!("Watched channels: <#{news}>"))).await;
    owner.run_command(news, "watch remove", json!({})).await;
    owner.sees_ephemeral("no longer", says("I no longer watch")).await;
    let (status, _) = member.run_command(news, "watch add", json!({})).await;
    assert_eq!(status, 403, "Discord does not offer it to members");

    owner.run_command(news, "tags track", json!({"tag": "#Sea Level", "aliases": "storm surge, tide gates"})).await;
    owner.sees_ephemeral("tracked", says("#SeaLevel is tracked now, also as: storm surge, tide gates")).await;
    owner.run_command(news, "tags track", json!({"tag": "coming out"})).await;
    owner.sees_ephemeral("a common tag knows its other words", says("also as: coming out, came out")).await;
    owner.run_command(news, "tags track", json!({"tag": "!!"})).await;
    owner.sees_ephemeral("refused", says("at least one letter")).await;
    let choices = owner.autocomplete(news, "tags untrack", json!({"tag": "sea"}), "tag").await;
    assert_eq!(choices[0]["value"], "Sea Level");
    owner.run_command(news, "tags list", json!({})).await;
    owner.sees_ephemeral("the list", shows("#SeaLevel")).await;
    owner.run_command(news, "tags untrack", json!({"tag": "sea-level"})).await;
    owner.sees_ephemeral("untracked", says("no longer tracked")).await;
    owner.run_command(news, "help", json!({})).await;
    owner.sees_ephemeral("help", says("Watched here: nothing yet")).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn stories_are_found_and_pages_turn_after_a_restart() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    share_all(&stage).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    member.run_command(news, "stories recent", json!({})).await;
    let list = member.sees_ephemeral("recent stories", shows("Recent stories")).await;
    assert!(list["embeds"][0]["description"].as_str().is_some_and(|text| text.contains("Un cometa")), "{list}");
    let (id, next) = (number(&list["id"]), custom_id(&list, "Next"));

    bot.stop().await;
    let bot = Bot::start(&stage, &folder).await;
    member.press(news, id, &next).await;
    let page = member.sees_ephemeral("the second page", shows("Page 2")).await;
    assert_eq!(number(&page["id"]), id, "the page is turned in place");
    assert!(page["embeds"][0]["description"].as_str().is_some_and(|text| text.contains("tide gates hold")), "{page}");

    member.run_command(news, "stories search", json!({"words": "comèta"})).await;
    member.sees_ephemeral("what was searched", shows("Un cometa que se escucha")).await;
    member.run_command(news, "stories search", json!({"words": "銭湯"})).await;
    member.sees_ephemeral("two Japanese characters are found", shows("汐の湯")).await;
    let japanese =
        json!({"words": "銭湯", "outlet": "朝凪", "since": "1d", "in": news.to_string(), "by": member.id.to_string()});
    member.run_command(news, "stories search", japanese).await;
    member.sees_ephemeral("the match in bold", shows("**銭湯**")).await;
    member.run_command(news, "stories search", json!({"until": "1d"})).await;
    member.sees_ephemeral("nothing so old", says("Nothing like that was shared")).await;
    member.run_command(news, "stories search", json!({"since": "yesterday"})).await;
    member.sees_ephemeral("no date", says("That is no date")).await;
    let speakers = member.autocomplete(news, "quotes", json!({"by": ""}), "by").await;
    let speaker = speakers[0]["value"].as_str().expect("somebody is quoted").to_owned();
    member.run_command(news, "quotes", json!({"by": speaker, "public": true})).await;
    member.sees(news, "who said what, for all", shows("Who said what")).await;
    member.run_command(news, "stories search", json!({"words": "xyzzy"})).await;
    member.sees_ephemeral("nothing found", says("Nothing found for “xyzzy”")).await;
    let choices = owner.autocomplete(news, "stories recent", json!({"tag": ""}), "tag").await;
    assert!(!choices.is_empty() && choices.len() <= 25);
    let tag = choices[0]["value"].as_str().expect("a tag").to_owned();
    owner.run_command(news, "stories recent", json!({"tag": tag})).await;
    owner.sees_ephemeral("stories of the tag", shows("Stories on #")).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn only_readable_channels_are_searched() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, culture, member) = (stage.channel("news"), stage.channel("culture"), stage.person("member"));
    let posted = member.post(culture, &stage.news.stories()[0].url).await;
    member.sees(culture, "a card", answers(&posted)).await;
    member.run_command(news, "stories recent", json!({})).await;
    member.sees_ephemeral("the story", shows("tide gates")).await;
    bot.stop().await;
}

#[tokio::test]
async fn every_button_works_after_a_restart() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let replies = share_all(&stage).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    let first = &replies[0];
    let id = number(&first["id"]);
    bot.stop().await;
    let bot = Bot::start(&stage, &folder).await;
    owner.press(news, id, &custom_id(first, "Read more on #")).await;
    owner.sees_ephemeral("stories of the tag", shows("Stories on #")).await;
    assert!(member.ephemeral().await.is_empty(), "only who pressed sees it");
    owner.press(news, id, &custom_id(first, "More quotes")).await;
    owner.sees_ephemeral("quotations", shows("Quotations in this story")).await;
    let remove = custom_id(first, "Remove");
    let outsider = stage.person("moderator");
    member.press(news, id, &remove).await;
    member.sees_ephemeral("removed", says("The card is removed")).await;
    assert!(outsider.message(news, id).await.is_none());
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn long_lists_are_cut_between_their_entries() {
    let (stage, folder) = (stage().await, folder());
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    for number in 0..120 {
        store.watch(to_row(stage.guild()), (1 << 60) + number, 0).await.expect("watched");
        let tag = Tag::new(&format!("tag number {number} with a name that is long")).expect("a tag");
        store.track(to_row(stage.guild()), &TrackedTag { tag, aliases: Vec::new() }).await.expect("tracked");
    }
    store.close().await;
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    owner.run_command(news, "watch list", json!({})).await;
    let list = owner.sees_ephemeral("the list", says("Watched channels")).await;
    let text = list["content"].as_str().expect("content");
    assert!(text.ends_with(">, …") && text.matches("<#").count() > 70, "{text}");
    owner.run_command(news, "help", json!({})).await;
    let help = owner.sees_ephemeral("the help", says("Watched here")).await;
    let text = help["content"].as_str().expect("content");
    assert!(
        text.lines().any(|line| line.ends_with(">, …")) && text.lines().any(|line| line.ends_with("Long …")),
        "{text}"
    );
    assert!(text.contains("Summarize link") && text.matches('<').count() == text.matches('>').count(), "{text}");
    bot.stop().await;
}

#[tokio::test]
async fn an_answer_for_all_is_for_all_also_when_it_is_slow() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, moderator) = (stage.channel("news"), stage.person("member"), stage.person("moderator"));
    let posted = member.post(news, &stage.news.stories()[0].url).await;
    member.sees(news, "a card", answers(&posted)).await;
    // The answer is kept for its next pages: that waits until this is done.
    let mut other = database(folder.path()).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("begun");
    member.run_command(news, "stories recent", json!({"public": true})).await;
    crate::support::eventually("the word that it takes time", || async {
        let is_deferral = |call: &RecordedRequest| call.path.ends_with("/callback") && call.body["type"] == 5;
        stage.playground.requests().iter().any(is_deferral).then_some(())
    })
    .await;
    sqlx::query("COMMIT").execute(&mut other).await.expect("done");
    moderator.sees(news, "the list", shows("Recent stories")).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_stranger_cannot_remove_a_card() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    let posted = owner.post(news, &stage.news.stories()[0].url).await;
    let reply = member.sees(news, "a card", answers(&posted)).await;
    member.press(news, number(&reply["id"]), &custom_id(&reply, "Remove")).await;
    member.sees_ephemeral("a polite no", says("Only who posted the link")).await;
    assert!(member.message(news, number(&reply["id"])).await.is_some());
    bot.stop().await;
}

#[tokio::test]
async fn summarize_link_tells_what_it_finds_and_why_not() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (general, member) = (stage.channel("general"), stage.person("member"));
    let base = format!("http://{}", stage.news.address());
    for (text, expected) in [
        ("no link here".to_owned(), "no link that I may read"),
        (format!("{base}/gone"), "says that page is gone"),
        (format!("{base}/blocked"), "does not let programs read"),
        (format!("{base}/broken"), "answered with an error (500)"),
        (format!("{base}/reports/harbour-plan.pdf"), "leads to a file"),
        (format!("{base}/r/loop"), "without arriving"),
        ("http://192.168.1.1/router".to_owned(), "I do not open that address"),
        (format!("{base}/ledger/"), "no news article"),
    ] {
        let posted = member.post(general, &text).await;
        member.run_menu(general, 3, "Summarize link", number(&posted["id"])).await;
        member.sees_ephemeral(expected, says(expected)).await;
    }
    let posted = member.post(general, &stage.news.stories()[1].url).await;
    member.run_menu(general, 3, "Summarize link", number(&posted["id"])).await;
    member.sees_ephemeral("the card", shows("A night train comes back")).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_server_chooses_how_calm_it_is() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    let saved = async |count: usize| {
        let all = || async { owner.ephemeral().await.iter().filter(|m| says("Saved.")(m)).count() };
        crate::support::eventually("saved", || async { (all().await == count).then_some(()) }).await;
    };
    owner.run_command(news, "settings mode", json!({"mode": COMPACT})).await;
    saved(1).await;
    owner.run_command(news, "settings reposts", json!({"hours": 0})).await;
    saved(2).await;
    owner.run_command(news, "settings failures", json!({"on": true})).await;
    saved(3).await;
    owner.run_command(news, "settings bots", json!({"on": true})).await;
    saved(4).await;
    let url = stage.news.stories()[0].url.clone();
    for _ in 0..2 {
        let posted = owner.post(news, &url).await;
        let reply = owner.sees(news, "a card, also the second time", answers(&posted)).await;
        let embed = &reply["embeds"][0];
        assert!(embed["title"].is_string() && embed["image"].is_null(), "{embed}");
        assert!(!embed["description"].as_str().is_some_and(|text| text.contains("The old fish quarter")), "{embed}");
    }
    let posted = owner.post(news, &format!("http://{}/gone", stage.news.address())).await;
    let id = number(&posted["id"]);
    crate::support::eventually("a reaction", || async {
        let message = owner.message(news, id).await?;
        message["reactions"].as_array().filter(|all| !all.is_empty()).map(|_| ())
    })
    .await;
    let feed = json!({"content": stage.news.stories()[1].url, "flags": 0});
    // The playground has one bot; its own posts are never answered, whatever the server chose.
    let (_, own) = stage.as_bot("POST", &format!("/channels/{news}/messages"), Some(feed)).await;
    let last = owner.post(news, &stage.news.stories()[2].url).await;
    owner.sees(news, "a card", answers(&last)).await;
    bot.stop().await;
    assert!(!owner.history(news).await.iter().any(answers(&own)));
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_server_chooses_its_share_buttons_and_language() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    let choices = owner.autocomplete(news, "settings share", json!({"network": "ma"}), "network").await;
    assert_eq!(choices[0]["value"], "Mastodon");
    owner.run_command(news, "settings share", json!({"network": "Mastodon", "shown": true})).await;
    owner.sees_ephemeral("saved", says("Mastodon")).await;
    owner.run_command(news, "settings share", json!({"network": "Facebook", "shown": false})).await;
    owner.sees_ephemeral("saved", says("offer: X, Bluesky, Mastodon")).await;
    owner.run_command(news, "settings share", json!({"network": "Orkut", "shown": true})).await;
    owner.sees_ephemeral("refused", says("no network “Orkut”")).await;
    owner.run_command(news, "settings preview", json!({"preview": 1})).await;
    owner.run_command(news, "settings language", json!({"language": "fr"})).await;
    owner.sees_ephemeral("saved, in French", says("Enregistré.")).await;
    let posted = owner.post(news, &stage.news.stories()[0].url).await;
    let reply = owner.sees(news, "a card", answers(&posted)).await;
    assert!(reply["components"].to_string().contains("mastodonshare"), "{reply}");
    assert!(!reply["components"].to_string().contains("facebook"), "{reply}");
    assert!(reply["components"].to_string().contains("Autres citations"), "{reply}");
    bot.stop().await;
}
