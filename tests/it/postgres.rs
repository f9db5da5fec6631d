//! The other database: it says the same as the file, it may go away and come back, and its errors say what
//! to do. These tests need `PostgreSQL`'s programs.

use std::time::Duration;

use pullquote::store::{
    Follow, Follower, GuildSettings, NewPost, Outcome, Preview, Question, Reply, Reread, Share, Store, Way, Wording,
};
use pullquote::story::Story;
use pullquote::tags::{Tag, TrackedTag};

use crate::cards::answers;
use crate::process::end;
use crate::running::command;
use crate::storage::story;
use crate::support::bot::folder;
use crate::support::postgres::Server;
use crate::support::site::Stories;
use crate::support::{eventually, number, stage};

fn post(message: i64, url: &str) -> NewPost {
    NewPost {
        message,
        guild: 1,
        channel: 7,
        author: 40 + message % 2,
        links: vec![(url.to_owned(), url.to_owned())],
        asked: false,
        by_program: false,
        posted_at: 1_000 + message,
        edited_at: 0,
    }
}

fn tag(name: &str) -> Tag {
    Tag::new(name).expect("a tag")
}

/// Stories in several scripts, one with what no database should stumble over.
fn stories() -> Vec<Story> {
    let texts = [
        ("Tide gates hold", "The harbour's gates held, and the harbour slept. 100% of it; it's \"safe\" \\ 'sound'."),
        ("Zürich Flüsse steigen", "Die Flüsse steigen seit Montag, sagte die Behörde in Zürich."),
        ("東京で雨が降った", "昨日、東京で雨が降った。気象庁が発表した。"),
        ("Nothing\u{1}odd", "Zero\u{0}bytes and \u{202e}marks & 🦀 crabs <b>'; DROP TABLE stories; --"),
    ];
    let make = |(at, (headline, body)): (usize, (&str, &str))| {
        let mut made = story(&format!("https://{at}.example/{at}"), headline);
        body.clone_into(&mut made.body);
        made.tags = vec![tag("Otters"), tag(&format!("Topic {at}")), tag("nul\u{0}l")];
        made
    };
    texts.into_iter().enumerate().map(make).collect()
}

/// Runs through the life of a server's data, and writes down all that the store answers.
async fn life(store: &Store) -> Vec<String> {
    let mut said = Vec::new();
    let mut say = |what: &str, answer: String| said.push(format!("{what}: {answer}"));
    let all = |_: i64| true;
    let settings = GuildSettings { preview: Some(Preview::Keep), locale: Some("de".to_owned()), ..Default::default() };
    store.change_settings(1, |kept| *kept = settings).await.expect("saved");
    say("settings", format!("{:?}", store.settings(1).await.expect("read")));
    say("watch", format!("{:?}", (store.watch(1, 7, 5).await, store.watch(1, 7, 6).await)));
    say("watched", format!("{:?} {:?}", store.watched(None).await, store.watched_since(1).await));
    let tracked = TrackedTag { tag: tag("Otters"), aliases: vec!["lutra".to_owned()] };
    store.track(1, &tracked).await.expect("tracked");
    say("tracked", format!("{:?}", store.tracked(1).await));
    let follows = [("Otters", Way::Direct), ("Topic 1", Way::Mention), ("Topic 2", Way::Direct)];
    let follows = follows.map(|(name, way)| Follow { tag: tag(name), way });
    for follow in &follows {
        store.follow(1, 99, follow).await.expect("follows");
    }
    say("following", format!("{:?} {:?}", store.following(1, 99).await, store.followers(1).await));
    for (at, story) in stories().iter().enumerate() {
        let message = i64::try_from(at).expect("small") + 1;
        let new = post(message, story.url.as_str());
        say("claim", format!("{:?}", (store.claim(&new, 90).await, store.claim(&new, 90).await)));
        let id = store.save_story(story, 100).await.expect("saved");
        assert_eq!(store.save_story(story, 200 + message).await.expect("saved again"), id, "its id stays");
        let saved = store.story(id).await.expect("read").expect("the story");
        say("story", format!("{} {}", saved.read_at, serde_json::to_string(&saved.story).expect("JSON")));
        let open = store.post(message).await.expect("read").expect("the post");
        let told = follows.iter().map(|follow| Follower { user: 99, follow: follow.clone() }).collect();
        let card = Outcome::Card { story: id, tags: vec![tag("Otters")], told };
        store.settle(open.shares[0].id, &card, 50).await.expect("settled");
        let reply = Reply { channel: 7, message: 900 + message };
        store.try_reply(message).await.expect("tried");
        say("tried", format!("{:?}", store.post(message).await.map(|post| post.map(|post| post.tried))));
        store.finish(message, open.revision, Some(reply)).await.expect("finished");
        let post = store.post(message).await.expect("read").expect("the post");
        let shown = |share: &Share| format!("{} {} {:?} {:?}", share.url, share.canonical, share.state, share.tags);
        say(
            "post",
            format!("{:?} {} {:?}", post.reply, post.revision, post.shares.iter().map(shown).collect::<Vec<_>>()),
        );
        let reread =
            Reread { story: id, url: "https://a.example/".to_owned(), etag: Some("x".to_owned()), last_modified: None };
        store.plan_reread(&reread, 10).await.expect("planned");
        let wording = Wording { replaced_at: 30 + message, headline: "Before".to_owned(), quote: None };
        store.keep_wording(id, &wording).await.expect("kept");
        say("wordings", format!("{:?}", store.wordings(id).await));
        let opened = (store.open_again(id, 9).await, store.take_up(1, 40).await, store.take_up(1, 40).await);
        say("opened again", format!("{opened:?}"));
        store.finish(message, open.revision, Some(reply)).await.expect("finished");
        let earlier = store.earlier(&post, id, 0, &all).await.expect("read");
        say("earlier", format!("{:?}", earlier.map(|earlier| earlier.message)));
        say("twin", format!("{:?}", store.twin(&post, id, 0, &all).await.expect("read").map(|twin| twin.message)));
        say("coverage", format!("{:?}", store.coverage(1, id, 0, 9, &all).await));
        say("mentions", format!("{:?}", store.mentions(message).await));
        say(
            "behind",
            format!("{:?}", store.story_behind(story.url.as_str(), 0).await.expect("read").map(|s| s.id == id)),
        );
    }
    let part = |numbers: &str| store.clone().serving(numbers.parse().expect("shards"));
    let due = (part("0/2").due_batches(60).await, part("1/2").due_batches(60).await.map(|due| due.len()));
    say("alerts by shard", format!("{:?} {:?}", due.0.map(|due| due.len()), due.1));
    say(
        "rereads",
        format!("{:?}", store.due_rereads(4_000, 9).await.expect("due").iter().map(|r| &r.url).collect::<Vec<_>>()),
    );
    say("later rereads", format!("{:?}", store.due_rereads(4_000, 9).await.map(|due| due.len())));
    let due = store.due_batches(60).await.expect("due");
    for (user, batch) in due {
        let alerts = store.alerts(batch).await.expect("alerts");
        say(
            "alerts",
            format!("{user} {:?}", alerts.iter().map(|alert| (alert.message, &alert.tags)).collect::<Vec<_>>()),
        );
        let last: Vec<i64> = alerts.iter().skip(1).map(|alert| alert.id).collect();
        store.end_batch(batch, &last).await.expect("ended");
        say("left of the batch", format!("{:?}", store.due_batches(60).await.map(|due| due.len())));
    }
    say("questions", String::new());
    let asked = |words: &str| Question { words: Some(words.to_owned()), ..Default::default() };
    let questions = [
        Question::default(),
        asked("harbour gates"),
        asked("har"),
        asked("flusse zurich"),
        asked("東京"),
        asked("habrour"),
        asked("it's 100% \"safe\" \\ ' | & ! :* OR"),
        asked("nowhere"),
        asked("…"),
        asked("crabs"),
        Question { tag: Some("otters".to_owned()), until: Some(1_003), ..Default::default() },
        Question { outlet: Some("1.EX".to_owned()), ..Default::default() },
        Question { outlet: Some("…".to_owned()), ..Default::default() },
        Question { speaker: Some("nobody".to_owned()), ..Default::default() },
        Question { by: Some(41), channel: Some(7), since: Some(1_002), ..Default::default() },
    ];
    for question in &questions {
        let found = store.find(1, question, 0, 3, &all).await.expect("an answer");
        let hits: Vec<_> = found.hits.iter().map(|hit| (&hit.story.story.headline, hit.message, hit.author)).collect();
        say("found", format!("{question:?}: {hits:?} {} {:?}", found.more, found.read_as));
    }
    for typed in ["", "topic", "2", "a"] {
        say("tags", format!("{:?}", store.suggest_tags(1, typed, 9, &all).await));
        say("outlets", format!("{:?}", store.suggest_outlets(1, typed, 9, &all).await));
        say("speakers", format!("{:?}", store.suggest_speakers(1, typed, 9, &all).await));
    }
    let suggested = store.suggest_stories(1, "tide", 9, &all).await.expect("read");
    say("suggested", format!("{:?}", suggested.iter().map(|(_, headline)| headline).collect::<Vec<_>>()));
    let trends = store.trending(1, 2_000, 9, &all).await.expect("trends");
    let rising: Vec<_> = trends.stories.iter().map(|(hit, count)| (&hit.story.story.headline, count)).collect();
    say("trending", format!("{:?} {rising:?}", trends.tags));
    let view = store.save_view(99, &questions[1], 10).await.expect("saved");
    say("view", format!("{:?}", store.view::<Question>(view).await));
    say("facts", format!("{:?}", (store.save_missed_since(Some(7)).await, store.missed_since().await)));
    say("edit", format!("{:?}", store.relink(&NewPost { edited_at: 5, ..post(2, "https://new.example/") }, 0).await));
    say("taken up", format!("{:?} {:?}", store.take_up(50, 60).await, store.take_up(50, 60).await));
    say("standing", format!("{:?}", store.standing(1, 0, 9).await));
    say("last", format!("{:?}", store.last_claimed(7, 4).await));
    say("removed", format!("{:?}", (store.remove_cards(3, 903).await, store.remove_cards(3, 903).await)));
    say("gone", format!("{:?} {:?}", store.mark_gone(1, 0).await, store.mark_gone(77, 0).await));
    store.finish(1, 0, None).await.expect("finished");
    say("forgotten post", format!("{:?}", store.post(1).await));
    say("closed", format!("{:?} {:?}", store.close_direct(99).await, store.following(1, 99).await));
    say("forgotten member", format!("{:?}", store.forget_member(40, 90, 90).await));
    say("left alone", format!("{:?} {:?}", store.is_left_alone(40, 89).await, store.is_left_alone(40, 90).await));
    store.forget_guild(1).await.expect("forgotten");
    store.forget_unshared().await.expect("forgotten");
    say("nothing left", format!("{:?}", store.find(1, &asked("harbour"), 0, 3, &all).await));
    said
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn both_databases_give_the_same_answers() {
    let (server, folder) = (Server::start().await, folder());
    let file = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    let other = Store::connect(&server.url()).await.expect("a store");
    let (of_file, of_server) = (life(&file).await, life(&other).await);
    for (one, other) in of_file.iter().zip(&of_server) {
        assert_eq!(one, other);
    }
    assert!(of_file.len() > 60 && of_file.len() == of_server.len(), "{of_file:#?}");
    assert!(
        of_file
            .iter()
            .any(|line| line.starts_with("found") && line.contains("read_as") || line.contains("Some(\"harbour\")"))
    );
    assert!(of_file.iter().all(|line| !line.contains("Err(")), "{of_file:#?}");
    other.close().await;
    Store::connect(&server.url()).await.expect("it is found again").close().await;
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn a_server_that_goes_away_and_comes_back_costs_no_card() {
    let (stage, stories, folder, mut server) = (stage().await, Stories::start().await, folder(), Server::start().await);
    let child = command(&stage, &stories, &folder).env("DATABASE_URL", server.url()).spawn().expect("it starts");
    let (news, member) = (stage.channel("news"), stage.person("member"));
    crate::process::watch(&stage, news).await;
    stories.pause(150);
    let mut posts = Vec::new();
    for (round, how) in ["INT", "QUIT", "INT"].into_iter().enumerate() {
        let base = u64::try_from(round).expect("small") * 20;
        for n in 0..8 {
            posts.push(member.post(news, &stories.story(base + n)).await);
        }
        tokio::time::sleep(Duration::from_millis(120)).await;
        server.down(how).await;
        for n in 8..12 {
            posts.push(member.post(news, &stories.story(base + n)).await);
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        server.up().await;
    }
    let started = std::time::Instant::now();
    for posted in &posts {
        while !member.history(news).await.iter().any(answers(posted)) {
            assert!(started.elapsed() < Duration::from_mins(4), "a card is missing");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    member.delete(news, number(&posts[0]["id"])).await;
    let standing = 2 * posts.len() - 2;
    eventually("the deleted post's card to go", || async {
        (member.history(news).await.len() == standing).then_some(())
    })
    .await;
    let ended = end(child, "TERM").await;
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{log}");
    assert!(!log.contains("hidden-password"), "{log}");
    let replies = member.history(news).await.iter().filter(|message| message["author"]["bot"] == true).count();
    assert_eq!(replies, posts.len() - 1, "each once");
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn two_processes_share_the_servers_and_the_database() {
    let (stage, stories, server) = (stage().await, Stories::start().await, Server::start().await);
    let folders = [folder(), folder()];
    let start = |number: usize| {
        let mut command = command(&stage, &stories, &folders[number]);
        command.env("DATABASE_URL", server.url()).env("PULLQUOTE_SHARDS", format!("{number}/2"));
        command.spawn().expect("it starts")
    };
    // The playground's server is told of on one of the two, direct messages on the first.
    let own = usize::try_from((stage.guild() >> 22) % 2).expect("small");
    let mut processes = [start(0), start(1)].map(Some);
    let (news, member) = (stage.channel("news"), stage.person("member"));
    crate::process::watch(&stage, news).await;
    eventually("both connections", || async { (stage.playground.bot_connections() == 2).then_some(()) }).await;
    let mut posts = Vec::new();
    for n in 0..6 {
        posts.push(member.post(news, &stories.story(n)).await);
    }
    for posted in &posts {
        member.sees(news, "the card", answers(posted)).await;
    }
    // Killed in the middle, the one leaves its posts to nobody else, and goes on with them itself.
    stories.pause(400);
    for n in 6..10 {
        posts.push(member.post(news, &stories.story(n)).await);
    }
    let killed = processes[own].take().expect("it runs");
    end(killed, "KILL").await;
    stories.pause(0);
    processes[own] = Some(start(own));
    for posted in &posts {
        member.sees(news, "the card", answers(posted)).await;
    }
    for process in processes.into_iter().flatten() {
        let ended = end(process, "TERM").await;
        let log = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success() && !log.contains("another process"), "{log}");
    }
    let replies = member.history(news).await.iter().filter(|message| message["author"]["bot"] == true).count();
    assert_eq!(replies, posts.len(), "each once");
}

#[tokio::test]
#[ignore = "needs PostgreSQL"]
async fn what_is_wrong_with_a_server_is_said_without_its_password() {
    let mut server = Server::start().await;
    Store::connect(&server.url()).await.expect("a store").close().await;
    let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&server.url()).await.expect("connected");
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'later', TRUE, '', 1)",
    )
    .execute(&mut connection)
    .await
    .expect("a row");
    let newer = Store::connect(&server.url()).await.expect_err("refused").to_string();
    assert!(newer.contains("newer Pullquote") && newer.contains("127.0.0.1"), "{newer}");
    let other = server.url().replace("/postgres", "/nowhere");
    let unknown = Store::connect(&other).await.expect_err("refused").to_string();
    assert!(unknown.contains("nowhere") && unknown.contains("DATABASE_URL"), "{unknown}");
    server.down("INT").await;
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    for (url, said) in [
        (server.url(), "Is it running"),
        ("mysql://news:hidden-password@127.0.0.1/news".to_owned(), "it begins with mysql:"),
        ("hidden-password".to_owned(), "no address of a PostgreSQL database"),
        ("postgres://news:hidden-password@127.0.0.1/news?sslmode=perhaps".to_owned(), "no address of a PostgreSQL"),
    ] {
        let child = command(&stage, &stories, &folder).env("DATABASE_URL", &url).spawn().expect("it starts");
        let ended =
            tokio::task::spawn_blocking(move || child.wait_with_output()).await.expect("waited").expect("ended");
        let error = String::from_utf8_lossy(&ended.stderr);
        assert!(error.contains(said) && error.contains("DATABASE_URL"), "{url}: {error}");
        assert!(!error.contains("hidden-password"), "{error}");
    }
    let copied = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["backup", "copy.db"])
        .current_dir(folder.path())
        .env("DATABASE_URL", server.url())
        .output()
        .expect("it runs");
    assert!(String::from_utf8_lossy(&copied.stderr).contains("pg_dump"), "{copied:?}");
}
