//! The process is killed at each step of a post's way, and at any moment: every post gets one card.
//!
//! `PULLQUOTE_KILLS=1000 cargo test --release --test it kills -- --nocapture` kills it more often.

use std::path::PathBuf;
use std::process::Child;
use std::time::Duration;

use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

use crate::cards::answers;
use crate::dice::Dice;
use crate::process::{end, watch};
use crate::running::command;
use crate::support::bot::folder;
use crate::support::site::Stories;
use crate::support::{Person, Stage, eventually, number, stage};

/// Kills in a usual run.
const USUAL: usize = 24;

/// The steps between a post and its card, and between a deletion and the end of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The message was posted; the bot may not even know.
    Posted,
    /// The outbox holds it.
    Claimed,
    /// Its page was asked for.
    Fetching,
    /// Its links have their outcomes.
    Settled,
    /// The reply was asked for, and does not stand yet.
    Replying,
    /// The reply stands, and the bot was not told.
    Replied,
    /// The outbox says so too.
    Finished,
    /// The post was deleted; the outbox knows that the card must go.
    Gone,
    /// The card's end was asked for.
    Deleting,
    /// Some milliseconds after the post.
    Any,
}

const STEPS: &[Step] = &[
    Step::Posted,
    Step::Claimed,
    Step::Fetching,
    Step::Settled,
    Step::Replying,
    Step::Replied,
    Step::Finished,
    Step::Gone,
    Step::Deleting,
    Step::Any,
];

struct Scene {
    stage: Stage,
    stories: Stories,
    folder: tempfile::TempDir,
    news: u64,
    member: Person,
}

impl Scene {
    fn start(&self) -> Child {
        command(&self.stage, &self.stories, &self.folder).spawn().expect("the program starts")
    }

    async fn row(&self, question: &'static str, message: u64) -> Option<String> {
        let path: PathBuf = self.folder.path().join("data/pullquote.db");
        let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(path).read_only(true)).await.ok()?;
        let id = i64::try_from(message).expect("an id");
        let found = sqlx::query_scalar(question).bind(id).fetch_optional(&pool).await.ok().flatten();
        pool.close().await;
        found
    }

    async fn post_is(&self, message: u64, state: &str) {
        eventually(&format!("the post to be {state}"), || async {
            let found = self.row("SELECT state FROM posts WHERE message_id = $1", message).await;
            (found.as_deref() == Some(state)).then_some(())
        })
        .await;
    }

    async fn requested(&self, method: &str, path: &str) {
        eventually(&format!("{method} {path}"), || async {
            let all = self.stage.playground.requests();
            all.iter().any(|request| request.method == method && request.path.contains(path)).then_some(())
        })
        .await;
    }

    /// Posts story `story` and returns when the process has come to `step`, at which it is to be killed.
    async fn bring_to(&self, step: Step, story: u64, dice: &mut Dice) -> (Value, bool) {
        let messages = format!("/channels/{}/messages", self.news);
        self.stage.playground.forget_requests();
        self.stories.pause(if step == Step::Fetching { 400 } else { 0 });
        let slow = |after_effect: bool, method: &str, tail: &str| {
            json!({"kind": "rest", "match": format!("{method} {messages}{tail}"), "delay_ms": 300, "reset": after_effect,
                   "after_effect": after_effect})
        };
        match step {
            Step::Replying => self.stage.order_fault(slow(false, "POST", "")).await,
            Step::Replied => self.stage.order_fault(slow(true, "POST", "")).await,
            Step::Deleting => self.stage.order_fault(slow(false, "DELETE", "/*")).await,
            _ => {}
        }
        let posted = self.member.post(self.news, &self.stories.story(story)).await;
        let id = number(&posted["id"]);
        match step {
            Step::Posted => {}
            Step::Claimed => {
                eventually("the claim", || self.row("SELECT state FROM posts WHERE message_id = $1", id)).await;
            }
            Step::Fetching => {
                eventually("the page to be asked for", || async { (self.stories.asked_for(story) > 0).then_some(()) })
                    .await;
            }
            Step::Settled => {
                let question = "SELECT outcome FROM shares WHERE message_id = $1 AND outcome <> 'pending'";
                eventually("the outcome", || self.row(question, id)).await;
            }
            // The request is held for 300 ms before it has its effect.
            Step::Replying => tokio::time::sleep(Duration::from_millis(150)).await,
            Step::Replied => self.requested("POST", &messages).await,
            Step::Finished => self.post_is(id, "done").await,
            Step::Gone | Step::Deleting => {
                self.post_is(id, "done").await;
                self.member.delete(self.news, id).await;
                if step == Step::Gone {
                    eventually("the end to be noted", || async {
                        let found = self.row("SELECT state FROM posts WHERE message_id = $1", id).await;
                        (found.as_deref() != Some("done")).then_some(())
                    })
                    .await;
                } else {
                    tokio::time::sleep(Duration::from_millis(150)).await;
                }
            }
            Step::Any => {
                tokio::time::sleep(Duration::from_micros(u64::try_from(dice.below(120_000)).expect("small"))).await;
            }
        }
        (posted, matches!(step, Step::Gone | Step::Deleting))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_at_any_step_neither_loses_nor_doubles_a_card() {
    let kills = std::env::var("PULLQUOTE_KILLS").ok().and_then(|value| value.parse().ok()).unwrap_or(USUAL);
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let scene = Scene { stage, stories, folder, news, member };
    let mut dice = Dice(11);
    let mut child = scene.start();
    watch(&scene.stage, news).await;
    let (mut lost, mut doubled, mut stayed) = (0, 0, 0);
    for kill in 0..kills {
        let step = STEPS[kill % STEPS.len()];
        let story = u64::try_from(kill).expect("small") + 1;
        let (posted, deleted) = scene.bring_to(step, story, &mut dice).await;
        end(child, "KILL").await;
        scene.stage.order_fault(json!({"kind": "clear"})).await;
        scene.stories.pause(0);
        child = scene.start();
        let replies = || async { scene.member.history(news).await.iter().filter(|m| answers(&posted)(m)).count() };
        if deleted {
            let gone = tokio::time::timeout(Duration::from_mins(1), async {
                while replies().await > 0 {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            });
            stayed += usize::from(gone.await.is_err());
            continue;
        }
        let came = tokio::time::timeout(Duration::from_mins(2), async {
            while replies().await == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        if came.await.is_err() {
            eprintln!("lost at {step:?}");
            lost += 1;
        }
        scene.post_is(number(&posted["id"]), "done").await;
        let found = replies().await;
        if found > 1 {
            eprintln!("doubled at {step:?}");
            doubled += 1;
        }
        // The history that people read is short.
        if kill % 10 == 9 {
            for message in scene.member.history(news).await {
                scene
                    .stage
                    .as_bot("DELETE", &format!("/channels/{news}/messages/{}", number(&message["id"])), None)
                    .await;
            }
        }
    }
    end(child, "TERM").await;
    println!(
        "{kills} kills at {} kinds of moments: {lost} lost, {doubled} doubled, {stayed} cards of deleted posts left",
        STEPS.len()
    );
    assert_eq!((lost, doubled, stayed), (0, 0, 0));
}
