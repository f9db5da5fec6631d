//! The demo's page in a real browser: post a story by one click, see its card, press a button, find a
//! command by keyboard.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use pullquote::playground::Options;
use serde_json::json;

use crate::support::bot::{Bot, folder};
use crate::support::{Stage, eventually, loopback, stage_with};

/// The message that carries the card.
const CARD: &str = "//*[contains(concat(' ', @class, ' '), ' message ')][.//button[normalize-space()='More quotes']]";

/// chromedriver on a port of its own; ends with the test.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    async fn start() -> Self {
        let port = loopback().await.local_addr().expect("an address").port();
        let child = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        Self { child, address: format!("http://127.0.0.1:{port}") }
    }

    async fn browser(&self) -> Client {
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1200", "--force-dark-mode"];
        let options = json!({ "goog:chromeOptions": { "args": arguments } });
        eventually("a browser", || async {
            let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
            builder.capabilities(options.as_object().expect("an object").clone());
            builder.connect(&self.address).await.ok()
        })
        .await
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn keep(picture: &[u8], name: &str) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/artifacts");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{name}.png")), picture).expect("written");
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver"]
async fn a_sample_story_is_one_click_away() {
    let (stage, folder) = (stage_with(Options::default()).await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let driver = Driver::start().await;
    let page = driver.browser().await;
    // The browser ends also when the page does not do what it should.
    let tried = AssertUnwindSafe(try_the_page(&page, &stage)).catch_unwind().await;
    page.close().await.expect("closed");
    bot.stop().await;
    if let Err(panic) = tried {
        resume_unwind(panic);
    }
}

async fn try_the_page(page: &Client, stage: &Stage) {
    page.goto(&stage.playground.api_base()).await.expect("the page");
    let wait = || page.wait().at_most(Duration::from_secs(15));
    wait().for_element(Locator::Css("#app[data-ready]")).await.expect("the page is ready");

    page.find(Locator::Css("#samples button")).await.expect("samples").click().await.expect("one click");
    // The page draws a message again when it changes, so an element is looked up each time it is used.
    let story = &stage.news.stories()[0];
    eventually("the message with its link", || async {
        let posted = page.find(Locator::Css(".message .content a")).await.ok()?;
        posted.attr("href").await.ok()?.filter(|href| *href == story.url)
    })
    .await;
    eventually("the card", || async {
        page.find(Locator::XPath(CARD)).await.ok()?;
        let card = page.find(Locator::Css(".embed")).await.ok()?.text().await.ok()?;
        (card.contains("Marrowick’s tide gates hold") && card.contains("— ")).then_some(())
    })
    .await;
    eventually("the picture", || async {
        let loaded = "return [...document.querySelectorAll('.embed img')].every(i => i.complete && i.naturalWidth > 0)";
        page.execute(loaded, Vec::new()).await.ok().filter(|done| *done == true)
    })
    .await;
    let picture = eventually("a picture of the card", || async {
        page.find(Locator::XPath(CARD)).await.ok()?.screenshot().await.ok()
    })
    .await;
    keep(&picture, "card");

    eventually("a press", || async {
        let more = page.find(Locator::XPath("//button[normalize-space()='More quotes']")).await.ok()?;
        more.click().await.ok()
    })
    .await;
    wait()
        .for_element(Locator::XPath("//*[contains(text(),'Quotations in this story')]"))
        .await
        .expect("the quotations, for who pressed");

    let input = page.find(Locator::Css("#composer-input")).await.expect("the message box");
    eventually("the command in the list", || async {
        input.clear().await.ok()?;
        input.send_keys("/stories rec").await.ok()?;
        page.find(Locator::Css("#picker-list [role=option]")).await.ok()
    })
    .await;
    input.send_keys(&char::from(Key::Tab).to_string()).await.expect("tab");
    let typed = input.prop("value").await.expect("a value").unwrap_or_default();
    assert!(typed.starts_with("/stories recent"), "{typed}");
    input.send_keys(&char::from(Key::Enter).to_string()).await.expect("enter");
    wait().for_element(Locator::XPath("//*[contains(text(),'Recent stories')]")).await.expect("the list");
    keep(&page.screenshot().await.expect("a screenshot"), "demo");

    // An option is completed by the bot, taken over by keyboard, and sent.
    input.send_keys("/stories recent tag: tide").await.expect("typed");
    let choice = wait().for_element(Locator::XPath("//li[@role='option'][contains(., 'tide gates')]")).await;
    assert!(choice.is_ok(), "the bot's choices are offered");
    input.send_keys(&char::from(Key::Tab).to_string()).await.expect("tab");
    input.send_keys(&char::from(Key::Enter).to_string()).await.expect("enter");
    wait().for_element(Locator::XPath("//*[contains(text(),'Stories on #')]")).await.expect("the tag's stories");

    // A message command from the message's menu.
    page.execute("document.querySelector('.message button[aria-label=More]').click()", Vec::new())
        .await
        .expect("a menu");
    let command = wait().for_element(Locator::XPath("//*[@role='menuitem'][contains(., 'Summarize link')]")).await;
    command.expect("the command").click().await.expect("a click");
    eventually("the card for who asked", || async {
        let cards = page.find_all(Locator::Css(".embed-title")).await.ok()?;
        (cards.len() >= 4).then_some(())
    })
    .await;
}
