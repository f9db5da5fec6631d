//! The database under trouble: copies, damage, old and new schemas, a busy file, forgetting.

use std::path::{Path, PathBuf};
use std::time::Duration;

use pullquote::article::{Access, Kind};
use pullquote::store::{self, NewPost, Outcome, Reply, Store, StoreError};
use pullquote::story::Story;
use pullquote::tags::{Tag, TrackedTag};
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

const HOUR: i64 = 60 * 60;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn post(message: i64) -> NewPost {
    let link = |n: i64| (format!("https://a.example/{message}/{n}"), format!("https://a.example/{message}/{n}"));
    NewPost {
        message,
        guild: 1 + message % 2,
        channel: 7,
        author: 40 + message % 2,
        links: vec![link(1), link(2)],
        asked: false,
        by_program: false,
        posted_at: 1_000 + message,
        edited_at: 0,
    }
}

pub fn story(url: &str, headline: &str) -> Story {
    serde_json::from_value(json!({
        "url": url, "headline": headline, "dek": null, "byline": [], "published": null,
        "outlet": {"name": null, "icon": null}, "lead_image": null, "language": "en", "access": Access::Free,
        "kind": Kind::Article, "opinion": false, "body": "The whole text.", "quotations": [], "pull_quote": null,
        "summary": [], "tags": [],
    }))
    .expect("a story")
}

async fn raw(path: &Path) -> SqlitePool {
    SqlitePool::connect_with(SqliteConnectOptions::new().filename(path)).await.expect("the file opens")
}

async fn count(path: &Path, table: &str) -> i64 {
    let pool = raw(path).await;
    // Names of tables are this file's own.
    let text = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    let count = sqlx::query_scalar(text).fetch_one(&pool).await.expect("a count");
    pool.close().await;
    count
}

#[tokio::test]
async fn a_copy_taken_at_work_is_whole_and_can_be_put_back() {
    let folder = folder();
    let path = folder.path().join("data/pullquote.db");
    let live = Store::open(&path).await.expect("a store");
    let writer = live.clone();
    let writing = tokio::spawn(async move {
        for message in 1..400 {
            assert!(writer.claim(&post(message), 0).await.expect("a claim"));
        }
    });
    let mut copies = Vec::new();
    for n in 0..5 {
        let copy = folder.path().join(format!("copy-{n}.db"));
        store::backup(&path, &copy).await.expect("a copy");
        copies.push(copy);
    }
    writing.await.expect("written");
    for copy in &copies {
        assert_eq!(count(copy, "shares").await, 2 * count(copy, "posts").await, "no post is half there");
    }
    let refused = store::backup(&path, &copies[0]).await.expect_err("nothing is overwritten");
    assert!(refused.to_string().contains("is there already"), "{refused}");
    let last = folder.path().join("last.db");
    store::backup(&path, &last).await.expect("a copy");
    let refused = store::restore(&last, &path).await.expect_err("the database is in use");
    assert!(matches!(refused, StoreError::InUse { .. }), "{refused}");
    live.claim(&post(1_000), 0).await.expect("a claim after the copy");
    live.close().await;
    drop(live);
    let former = store::restore(&last, &path).await.expect("put back").expect("a former database");
    assert_eq!((count(&path, "posts").await, count(&former, "posts").await), (399, 400));
    let again = Store::open(&path).await.expect("it opens");
    assert!(again.post(7).await.expect("read").is_some_and(|post| post.shares.len() == 2));
}

#[tokio::test]
async fn what_is_no_copy_is_not_put_back() {
    let folder = folder();
    let path = folder.path().join("pullquote.db");
    let (text, foreign) = (folder.path().join("notes.txt"), folder.path().join("foreign.db"));
    std::fs::write(&text, "no database at all, but long enough to be read as one ".repeat(40)).expect("a file");
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(&foreign).create_if_missing(true)).await;
    let pool = pool.expect("a file");
    sqlx::query("CREATE TABLE other (x)").execute(&pool).await.expect("a table");
    pool.close().await;
    for (file, said) in [(&text, "damaged"), (&foreign, "no database of Pullquote's")] {
        let refused = store::restore(file, &path).await.expect_err("refused").to_string();
        assert!(refused.contains(said), "{refused}");
        assert!(!path.exists());
    }
    let refused = store::restore(&folder.path().join("nothing.db"), &path).await.expect_err("refused").to_string();
    assert!(refused.contains("there is no file"), "{refused}");
}

/// A store with committed posts in its log, as a kill would leave it: database and log.
async fn killed(folder: &Path, posts: i64) -> (Vec<u8>, Vec<u8>) {
    let path = folder.join("live.db");
    let store = Store::open(&path).await.expect("a store");
    for message in 1..=posts {
        store.claim(&post(message), 0).await.expect("a claim");
    }
    let log = folder.join("live.db-wal");
    (std::fs::read(&path).expect("the file"), std::fs::read(log).expect("the log"))
}

fn put(folder: &Path, name: &str, database: &[u8], log: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, database).expect("a file");
    std::fs::write(folder.join(format!("{name}-wal")), log).expect("a log");
    path
}

#[tokio::test]
async fn a_torn_log_loses_what_was_not_written_and_nothing_else() {
    let folder = folder();
    let (database, log) = killed(folder.path(), 20).await;
    let mut before = 0;
    for (n, cut) in (0..=8).map(|eighth| (eighth, log.len() * eighth / 8)).chain([(9, log.len() - 1)]) {
        let path = put(folder.path(), &format!("cut-{n}.db"), &database, &log[..cut]);
        let store = Store::open(&path).await.expect("it opens");
        let mut kept = 0;
        for message in 1..=20 {
            match store.post(message).await.expect("read") {
                Some(post) => {
                    assert_eq!(post.shares.len(), 2, "no post is half there");
                    assert_eq!(kept, message - 1, "what is kept is what came first");
                    kept = message;
                }
                None => assert!(kept < message),
            }
        }
        if n <= 8 {
            assert!(kept >= before);
            before = kept;
        }
        store.claim(&post(99), 0).await.expect("and it goes on");
        store.close().await;
    }
    assert_eq!(before, 20);
}

#[tokio::test]
async fn a_damaged_file_is_found_at_the_start() {
    let folder = folder();
    let path = folder.path().join("pullquote.db");
    let store = Store::open(&path).await.expect("a store");
    for message in 1..=200 {
        store.claim(&post(message), 0).await.expect("a claim");
    }
    store.close().await;
    drop(store);
    let good = std::fs::read(&path).expect("the file");
    let pages = good.len() / 4_096;
    let mut found = 0;
    for page in 0..pages {
        let mut bad = good.clone();
        bad[page * 4_096..(page + 1) * 4_096].fill(0xa5);
        std::fs::write(&path, &bad).expect("a file");
        match Store::open(&path).await {
            Err(error @ StoreError::Damaged { .. }) => {
                let said = error.to_string();
                assert!(said.contains("is damaged") && said.contains("pullquote restore FILE"), "{said}");
                found += 1;
            }
            Err(error) => panic!("page {page}: {error}"),
            Ok(store) => store.close().await,
        }
    }
    // A page that nothing stands on may be anything.
    assert!(found * 10 >= pages * 9, "{found} of {pages} damaged pages were found");
    std::fs::write(&path, &good[..good.len() / 2 / 4_096 * 4_096]).expect("a file");
    assert!(matches!(Store::open(&path).await, Err(StoreError::Damaged { .. })), "half a file");
    std::fs::write(&path, &good).expect("a file");
    Store::open(&path).await.expect("the good one opens");
}

/// The migrations that were released, in a folder: the first `count` of them.
fn released(folder: &Path, count: usize) -> PathBuf {
    let to = folder.join(format!("schema-{count}"));
    std::fs::create_dir_all(&to).expect("a folder");
    for file in &migrations()[..count] {
        std::fs::copy(file, to.join(file.file_name().expect("a name"))).expect("a copy");
    }
    to
}

/// The migrations of a file, in their order: those of both databases and its own.
fn migrations() -> Vec<PathBuf> {
    let both = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let folders = [both.clone(), both.join("sqlite")];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("migrations"));
    let mut all: Vec<PathBuf> =
        files.map(|entry| entry.expect("a file").path()).filter(|path| path.is_file()).collect();
    all.sort_by_key(|path| path.file_name().map(std::ffi::OsStr::to_owned));
    all
}

fn schemas() -> usize {
    migrations().len()
}

/// How many migrations came before one.
fn before(migration: &str) -> usize {
    migrations().iter().position(|file| file.ends_with(migration)).expect("it is there")
}

/// A database as a former version left it, with a row of each kind.
async fn former(folder: &Path, schema: usize) -> PathBuf {
    let path = folder.join(format!("former-{schema}.db"));
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let pool = SqlitePool::connect_with(options).await.expect("a file");
    let migrator = sqlx::migrate::Migrator::new(released(folder, schema)).await.expect("migrations");
    migrator.run(&pool).await.expect("the former schema");
    let saved = serde_json::to_string(&story("https://a.example/1/1", "A former headline")).expect("JSON");
    for statement in [
        "INSERT INTO guilds (guild_id, settings) VALUES (2, '{\"locale\":\"de\"}')",
        "INSERT INTO watched (guild_id, channel_id, added_at) VALUES (2, 7, 5)",
        "INSERT INTO tracked_tags (guild_id, tag_key, display, aliases) VALUES (2, 'otter', 'Otter', '[\"lutra\"]'), (2, 'łodz', 'Łódź', '[]'), (2, 'tromsø', 'Tromsø', '[]'), (2, 'tromso', 'Tromso', '[]')",
        "INSERT INTO posts (message_id, guild_id, channel_id, author_id, state, lease_until, posted_at, asked, reply_id)
         VALUES (1, 2, 7, 41, 'done', 0, 1001, 0, 900), (2, 2, 7, 41, 'open', 0, 1002, 0, NULL)",
        "INSERT INTO shares (share_id, message_id, guild_id, channel_id, author_id, url, canonical_url, outcome, story_id, shared_at)
         VALUES (10, 1, 2, 7, 41, 'https://a.example/1/1', 'https://a.example/1/1', 'card', 100, 1001),
                (11, 2, 2, 7, 41, 'https://a.example/2', 'https://a.example/2', 'pending', NULL, 1002)",
        "INSERT INTO ignored (user_id) VALUES (77)",
        "INSERT INTO facts (name, value) VALUES ('x', 'y')",
    ] {
        if statement.contains("INTO shares") {
            sqlx::query(
                "INSERT INTO stories (story_id, canonical_url, headline, outlet, read_at, story)
                 VALUES (100, 'https://a.example/1/1', 'A former headline', 'a.example', 1000, $1)",
            )
            .bind(&saved)
            .execute(&pool)
            .await
            .expect("a story");
        }
        sqlx::query(statement).execute(&pool).await.expect(statement);
    }
    pool.close().await;
    path
}

#[tokio::test]
async fn every_former_schema_is_brought_up_with_its_rows() {
    let folder = folder();
    // From this schema on keys are written in plain letters.
    let plain_from = 1 + before("0011_plain_letters.sql");
    for schema in 1..=schemas() {
        let path = former(folder.path(), schema).await;
        let store = Store::open(&path).await.unwrap_or_else(|error| panic!("schema {schema}: {error}"));
        assert_eq!(store.settings(2).await.expect("settings").locale.as_deref(), Some("de"));
        assert_eq!(store.watched(Some(2)).await.expect("watched"), [7]);
        let tracked = store.tracked(2).await.expect("tags");
        assert!(tracked.iter().any(|tracked| tracked.tag.key == "otter" && tracked.aliases == ["lutra"]));
        let key = |display: &str| tracked.iter().find(|tracked| tracked.tag.display == display).map(|t| &*t.tag.key);
        assert!(schema >= plain_from || key("Łódź") == Some("lodz"), "{tracked:?}");
        assert_eq!((key("Tromso"), tracked.len()), (Some("tromso"), 4), "no tag is lost");
        assert!(store.is_left_alone(77, 0).await.expect("ignored"));
        let answered = store.post(1).await.expect("read").expect("the post");
        assert_eq!((answered.shares[0].story, answered.shares.len()), (Some(100), 1));
        assert_eq!(store.story(100).await.expect("read").expect("the story").story.headline, "A former headline");
        assert_eq!(store.take_up(10, 20).await.expect("open posts"), [2]);
        store.close().await;
    }
}

#[tokio::test]
async fn who_was_forgotten_when_moments_were_kept_stays_forgotten() {
    let folder = folder();
    let path = former(folder.path(), before("0017_forgotten_before.sql")).await;
    let (forgotten_at, epoch) = (1_700_000_000_i64, 1_420_070_400);
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(&path)).await.expect("the file");
    let row = sqlx::query("INSERT INTO forgotten (user_id, forgotten_at) VALUES (78, $1)").bind(forgotten_at);
    row.execute(&pool).await.expect("a row");
    pool.close().await;
    let store = Store::open(&path).await.expect("it opens");
    let sent_at = |second: i64, milliseconds: i64| ((second - epoch) * 1_000 + milliseconds) << 22;
    assert!(store.is_left_alone(78, sent_at(forgotten_at, 999)).await.expect("read"), "that very second");
    assert!(!store.is_left_alone(78, sent_at(forgotten_at + 1, 0)).await.expect("read"), "the next");
    store.close().await;
}

#[tokio::test]
async fn a_migration_that_fails_changes_nothing() {
    let folder = folder();
    for schema in 1..schemas() {
        let path = former(folder.path(), schema).await;
        let applied = count(&path, "_sqlx_migrations").await;
        let tables = count(&path, "sqlite_schema").await;
        let pool = raw(&path).await;
        // Whatever the next ones make, this stands in the way of writing it down.
        sqlx::query("CREATE TRIGGER stop BEFORE INSERT ON _sqlx_migrations BEGIN SELECT RAISE(ABORT, 'stop'); END")
            .execute(&pool)
            .await
            .expect("a trigger");
        pool.close().await;
        let error = Store::open(&path).await.expect_err("it fails").to_string();
        assert!(error.contains("stays as it was"), "{error}");
        assert_eq!(count(&path, "_sqlx_migrations").await, applied);
        assert_eq!(count(&path, "sqlite_schema").await, tables + 1, "the trigger alone is new");
        let pool = raw(&path).await;
        sqlx::query("DROP TRIGGER stop").execute(&pool).await.expect("dropped");
        pool.close().await;
        Store::open(&path).await.expect("the next try brings it up").close().await;
    }
}

/// Real kills: some hit the middle of bringing a schema with many rows up to date.
#[cfg(unix)]
#[tokio::test]
async fn a_process_killed_in_mid_migration_leaves_one_schema_or_the_next() {
    const ROWS: i64 = 60_000;
    let folder = folder();
    let former = former(folder.path(), 4).await;
    let pool = raw(&former).await;
    let many = "WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < $1)
         INSERT INTO story_tags (story_id, tag_key, display) SELECT 100, 'tromsø ' || n, 'Tromsø' FROM count";
    sqlx::query(many).bind(ROWS).execute(&pool).await.expect("many rows");
    pool.close().await;
    let data = folder.path().join("data");
    let path = data.join("pullquote.db");
    let mut cut = 0;
    for round in 0..200_u64 {
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data).expect("a folder");
        std::fs::copy(&former, &path).expect("a copy");
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"))
            .current_dir(folder.path())
            .env("DISCORD_TOKEN", "none")
            .env("PULLQUOTE_DISCORD_API", "http://127.0.0.1:9")
            .env("PULLQUOTE_DATA", &data)
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program starts");
        tokio::time::sleep(Duration::from_millis(10 + 7 * (round % 100))).await;
        child.kill().expect("killed");
        child.wait().expect("ended");
        let begun = std::fs::metadata(data.join("pullquote.db-wal")).is_ok_and(|log| log.len() > 0);
        let pool = raw(&path).await;
        let versions: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations ORDER BY version")
            .fetch_all(&pool)
            .await
            .expect("the versions");
        let newer = sqlx::query("SELECT revision FROM posts").fetch_all(&pool).await.is_ok();
        let older = sqlx::query("SELECT url FROM rereads").fetch_all(&pool).await.is_ok();
        pool.close().await;
        assert_eq!((older, newer), (versions.contains(&10), versions.contains(&12)), "{versions:?}");
        let plain = count(&path, "story_tags WHERE tag_key LIKE 'tromso %'").await;
        assert_eq!(plain, if versions.contains(&11) { ROWS } else { 0 }, "{versions:?}");
        let is_whole = versions.len() == schemas();
        cut += u32::from(begun && !is_whole);
        Store::open(&path).await.expect("the next start brings it up").close().await;
        assert_eq!(count(&path, "story_tags WHERE tag_key LIKE 'tromso %'").await, ROWS);
        if cut == 4 {
            return;
        }
    }
    panic!("{cut} kills alone came in the middle");
}

#[tokio::test]
async fn outlets_are_found_as_people_type_them() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    for (message, outlet) in [(2, "Österreich Heute"), (4, "The Guardian")] {
        store.claim(&post(message), 0).await.expect("a claim");
        let mut saved = story(&format!("https://a.example/{message}/1"), "Words of it");
        saved.outlet.name = Some(outlet.to_owned());
        let id = store.save_story(&saved, HOUR).await.expect("saved");
        let share = store.post(message).await.expect("read").expect("the post").shares[0].id;
        store.settle(share, &card(id), HOUR).await.expect("settled");
    }
    for (typed, found) in [("österreich", 2), ("ÖSTERREICH h", 2), ("osterreich", 2), ("guard", 4), ("the guardian", 4)]
    {
        assert_eq!(store.suggest_outlets(1, typed, 9, &|_| true).await.expect("read").len(), 1, "{typed}");
        let question = store::Question { outlet: Some(typed.to_owned()), ..Default::default() };
        let hits = store.find(1, &question, 0, 9, &|_| true).await.expect("an answer").hits;
        assert_eq!(hits.iter().map(|hit| hit.message).collect::<Vec<_>>(), [found], "{typed}");
    }
    for typed in ["…", "nobody"] {
        let question = store::Question { outlet: Some(typed.to_owned()), ..Default::default() };
        assert!(store.find(1, &question, 0, 9, &|_| true).await.expect("an answer").hits.is_empty(), "{typed}");
    }
    store.close().await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("pullquote.db");
    Store::open(&path).await.expect("a store").close().await;
    let pool = raw(&path).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'later', TRUE, x'00', 1)",
    )
    .execute(&pool)
    .await
    .expect("a row");
    pool.close().await;
    let error = Store::open(&path).await.expect_err("it is refused").to_string();
    assert!(error.contains("newer Pullquote") && error.contains("9999"), "{error}");
    let copy = folder.path().join("copy.db");
    store::backup(&path, &copy).await.expect("it can still be copied");
}

#[tokio::test]
async fn a_busy_file_is_waited_for() {
    let folder = folder();
    let path = folder.path().join("pullquote.db");
    let store = Store::open(&path).await.expect("a store");
    let pool = raw(&path).await;
    let mut held = pool.acquire().await.expect("a connection");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *held).await.expect("held");
    let waiting: Vec<_> = (1..=20)
        .map(|message| {
            let store = store.clone();
            tokio::spawn(async move { store.claim(&post(message), 0).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(waiting.iter().all(|claim| !claim.is_finished()), "writers wait");
    sqlx::query("COMMIT").execute(&mut *held).await.expect("let go");
    for claim in waiting {
        assert!(claim.await.expect("no panic").expect("a claim"));
    }
    assert_eq!(count(&path, "posts").await, 20);
}

/// A disk that is full for the database: its file may not grow.
#[tokio::test]
async fn a_full_disk_is_told_from_a_defect_and_passes() {
    let folder = folder();
    let path = folder.path().join("pullquote.db");
    let store = Store::open(&path).await.expect("a store");
    store.claim(&post(1), 0).await.expect("a claim");
    store.limit_pages(Some(1)).await.expect("a limit");
    let mut message = 2;
    let error = loop {
        match store.claim(&post(message), 0).await {
            Ok(_) => message += 1,
            Err(error) => break error,
        }
    };
    assert!(error.is_unwritable(), "{error}");
    assert!(store.post(message).await.expect("reading goes on").is_none(), "and no half post");
    store.limit_pages(None).await.expect("room again");
    assert!(store.claim(&post(message), 0).await.expect("it goes on"));
    let defect = StoreError::from(sqlx::Error::RowNotFound);
    assert!(!defect.is_unwritable());
}

#[tokio::test]
async fn a_disk_that_became_read_only_is_told_from_a_defect_and_passes() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    store.claim(&post(1), 0).await.expect("a claim");
    store.refuse_writes(true).await.expect("no writes");
    let error = store.claim(&post(2), 0).await.expect_err("nothing can be written");
    assert!(error.is_unwritable(), "{error}");
    assert!(store.post(1).await.expect("reading goes on").is_some());
    store.refuse_writes(false).await.expect("writes again");
    assert!(store.claim(&post(2), 0).await.expect("it goes on"));
}

fn card(story: i64) -> Outcome {
    Outcome::Card { story, tags: Vec::new(), told: Vec::new() }
}

#[tokio::test]
async fn who_leaves_is_forgotten() {
    let folder = folder();
    let path = folder.path().join("pullquote.db");
    let store = Store::open(&path).await.expect("a store");
    for message in 1..=4 {
        store.claim(&post(message), 0).await.expect("a claim");
        let id = store.save_story(&story(&format!("https://a.example/{message}/1"), "Words of it"), HOUR).await;
        let share = store.post(message).await.expect("read").expect("the post").shares[0].id;
        store.settle(share, &card(id.expect("saved")), HOUR).await.expect("settled");
        store.finish(message, 0, Some(Reply { channel: 7, message: 900 + message })).await.expect("finished");
    }
    for (guild, member) in [(1, 40), (2, 41)] {
        store.watch(guild, 7 * guild, 1).await.expect("watched");
        store.change_settings(guild, |_| {}).await.expect("saved");
        let tag = Tag::new("Otters").expect("a tag");
        store.track(guild, &TrackedTag { tag: tag.clone(), aliases: Vec::new() }).await.expect("tracked");
        store.follow(guild, member, &store::Follow { tag, way: store::Way::Direct }).await.expect("followed");
    }
    store.save_view(40, &"a question", 1).await.expect("saved");
    let thread = store::Thread { id: 70, guild: 1, parent: 7 };
    store.save_thread(&thread).await.expect("saved");
    store.save_thread(&thread).await.expect("saved");
    assert_eq!(store.threads().await.expect("read"), [thread]);
    // Even posts are of member 40 in server 1, odd ones of 41 in server 2.
    store.forget_member(40, 500, HOUR).await.expect("forgotten");
    assert_eq!(store.take_up(1, 2).await.expect("open"), [2, 4], "their replies are to go");
    let left = store.post(2).await.expect("read").expect("the post");
    assert_eq!((left.gone, left.author, left.shares.len()), (true, store::NOBODY, 0), "nothing but that");
    assert!(store.post(1).await.expect("read").is_some_and(|other| !other.gone && other.shares.len() == 2));
    let alone = async |user, message| store.is_left_alone(user, message).await.expect("read");
    assert!(alone(40, 499).await && !alone(40, 500).await && !alone(41, 0).await, "what was before");
    store.end_forgetting(26 * HOUR).await.expect("ended");
    assert!(!alone(40, 499).await, "what is not read back any more needs no name");
    assert!(store.following(1, 40).await.expect("read").is_empty(), "nor do they follow anything");
    store.forget_guild(1).await.expect("forgotten");
    store.forget_guild(2).await.expect("forgotten");
    store.forget_unshared().await.expect("forgotten");
    store.close().await;
    for table in [
        "posts",
        "shares",
        "stories",
        "story_words",
        "story_tags",
        "share_tags",
        "guilds",
        "watched",
        "tracked_tags",
        "follows",
        "alerts",
        "views",
        "forgotten",
        "threads",
    ] {
        assert_eq!(count(&path, table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn each_process_takes_up_what_is_of_its_servers() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    let part = |numbers: &str| store.clone().serving(numbers.parse().expect("shards"));
    // Message 10 is of a server of shard 0 of 4, and so on; message 14 came directly.
    for shard in 0..4 {
        let guild = (900 + shard) << 22 | 5;
        store.claim(&NewPost { guild, ..post(10 + shard) }, 0).await.expect("a claim");
    }
    store.claim(&NewPost { guild: 0, ..post(14) }, 0).await.expect("a claim");
    for (numbers, messages) in [("1-2/4", vec![11, 12]), ("3/4", vec![13]), ("0/4", vec![10, 14])] {
        assert_eq!(part(numbers).take_up(50, 60).await.expect("taken up"), messages, "{numbers}");
    }
    assert_eq!(store.take_up(70, 80).await.expect("taken up"), [10, 11, 12, 13, 14], "one process has them all");

    let tag = Tag::new("Otters").expect("a tag");
    let follow = store::Follow { tag, way: store::Way::Direct };
    let told = vec![store::Follower { user: 99, follow }];
    let otters = store.save_story(&story("https://a.example/otters", "Otters"), 1).await.expect("saved");
    for message in [11, 13] {
        let share = store.post(message).await.expect("read").expect("the post").shares[0].id;
        let card = Outcome::Card { story: otters, tags: Vec::new(), told: told.clone() };
        store.settle(share, &card, 5).await.expect("settled");
    }
    let (one, three, none) = (part("1/4"), part("3/4"), part("2/4"));
    let (first, second) = (one.due_batches(9).await.expect("due"), three.due_batches(9).await.expect("due"));
    assert_eq!((first.len(), second.len(), none.due_batches(9).await.expect("due").len()), (1, 1, 0));
    let messages = |alerts: Vec<store::Alert>| alerts.iter().map(|alert| alert.message).collect::<Vec<_>>();
    assert_eq!(messages(one.alerts(first[0].1).await.expect("alerts")), [11]);
    assert_eq!(messages(three.alerts(second[0].1).await.expect("alerts")), [13]);
    assert_eq!(one.due_batches(9).await.expect("due"), first, "a batch comes back as it was until it is ended");

    one.save_missed_since(Some(7)).await.expect("written");
    assert_eq!(three.missed_since().await.expect("read"), None, "the others have missed nothing");
    assert_eq!(one.missed_since().await.expect("read"), Some(7));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn edits_wait_for_other_writers_and_are_not_lost() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    for message in 1..=20 {
        assert!(store.claim(&post(message), 0).await.expect("a claim"));
    }
    let writers = (1..=20).flat_map(|message| {
        let (edits, ends) = (store.clone(), store.clone());
        let edited = tokio::spawn(async move {
            let without_links = NewPost { links: Vec::new(), ..post(message) };
            edits.relink(&without_links, 0).await.map(|changed| assert!(changed))
        });
        let finished = tokio::spawn(async move { ends.finish(message, 0, None).await.map(|_| ()) });
        [edited, finished]
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("no panic").expect("written");
    }
    for message in 1..=20 {
        let post = store.post(message).await.expect("read").expect("the post");
        assert_eq!(post.shares, [], "the edit of {message} is there");
    }
}

#[tokio::test]
async fn an_answer_to_an_older_edit_leaves_the_post_open() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    store.claim(&post(1), 0).await.expect("a claim");
    let before = store.post(1).await.expect("read").expect("the post");
    let edited = |microsecond, links| NewPost { edited_at: microsecond, links, ..post(1) };
    assert!(store.relink(&edited(20, post(2).links), 0).await.expect("an edit"));
    assert!(!store.relink(&edited(10, post(3).links), 0).await.expect("an edit that arrives late"));
    let reply = Reply { channel: 7, message: 900 };
    store.finish(1, before.revision, Some(reply)).await.expect("finished");
    assert_eq!(store.take_up(1, 9).await.expect("taken up"), [1], "still open");
    let after = store.post(1).await.expect("read").expect("the post");
    assert_eq!(after.reply, Some(reply), "but its reply is known");
    assert_eq!(after.shares[0].url, post(2).links[0].0);
    store.finish(1, after.revision, Some(reply)).await.expect("finished");
    assert_eq!(store.take_up(10, 19).await.expect("taken up"), [0_i64; 0]);
    assert!(!store.remove_cards(1, 899).await.expect("another reply"), "which was deleted is its reply no more");
    assert!(store.remove_cards(1, 900).await.expect("its reply"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn settings_that_are_changed_at_once_are_all_kept() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    let changes = (0..20).map(|bot| {
        let store = store.clone();
        tokio::spawn(async move { store.change_settings(1, |settings| settings.let_in.extend([bot])).await })
    });
    for change in changes.collect::<Vec<_>>() {
        change.await.expect("no panic").expect("changed");
    }
    assert_eq!(store.settings(1).await.expect("read").let_in.len(), 20);
}

#[tokio::test]
async fn an_edit_that_comes_after_the_deletion_changes_nothing() {
    let folder = folder();
    let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
    store.claim(&post(1), 0).await.expect("a claim");
    assert!(store.mark_gone(1, 0).await.expect("deleted"));
    let edited = NewPost { edited_at: 20, links: post(2).links, ..post(1) };
    assert!(!store.relink(&edited, 0).await.expect("an edit"));
    let gone = store.post(1).await.expect("read").expect("the post");
    assert_eq!(gone.shares, [], "nothing is to be shown any more");
    store.finish(1, gone.revision, None).await.expect("finished");
    assert!(store.post(1).await.expect("read").is_none());
}
