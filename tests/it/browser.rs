//! The demo's page in a real browser: post a story by one click, find commands by keyboard.

use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;

use crate::support::{eventually, start_demo};

/// Where chromedriver listens; `PULLQUOTE_WEBDRIVER` names another place.
const WEBDRIVER: &str = "http://127.0.0.1:9515";

async fn browser() -> Client {
    let options = json!({
        "goog:chromeOptions": {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"]},
    });
    let address = std::env::var("PULLQUOTE_WEBDRIVER").unwrap_or_else(|_| WEBDRIVER.to_owned());
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    builder.capabilities(options.as_object().expect("an object").clone());
    builder.connect(&address).await.expect("chromedriver listens")
}

async fn keep_screenshot(page: &Client, name: &str) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/artifacts");
    std::fs::create_dir_all(&folder).expect("a folder");
    let picture = page.screenshot().await.expect("a screenshot");
    std::fs::write(folder.join(format!("{name}.png")), picture).expect("written");
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver"]
async fn a_sample_story_is_one_click_away() {
    let stage = start_demo().await;
    let page = browser().await;
    page.goto(&stage.playground.api_base()).await.expect("the page");
    let wait = || page.wait().at_most(Duration::from_secs(15));
    wait().for_element(Locator::Css("#app[data-ready]")).await.expect("the page is ready");

    page.find(Locator::Css("#samples button")).await.expect("samples").click().await.expect("one click");
    let posted = wait().for_element(Locator::Css(".message .content a")).await.expect("the message");
    let story = &stage.news.stories()[0];
    assert_eq!(posted.attr("href").await.expect("an address").as_deref(), Some(story.url.as_str()));
    let preview = wait().for_element(Locator::Css(".embed-title")).await.expect("a preview or a card");
    assert!(!preview.text().await.expect("text").is_empty());

    let commands = json!([{"name": "find", "description": "Finds a story", "type": 1}]);
    let path = format!("/applications/{}/commands", stage.session["application_id"].as_str().expect("an id"));
    assert_eq!(stage.as_bot("PUT", &path, Some(commands)).await.0, 200);
    let input = page.find(Locator::Css("#composer-input")).await.expect("the message box");
    eventually("the command in the list", || async {
        input.clear().await.ok()?;
        input.send_keys("/fi").await.ok()?;
        page.find(Locator::Css("#picker-list [role=option]")).await.ok()
    })
    .await;
    input.send_keys(&char::from(Key::Tab).to_string()).await.expect("tab");
    assert_eq!(input.prop("value").await.expect("a value").as_deref(), Some("/find "));
    keep_screenshot(&page, "demo").await;
    page.close().await.expect("closed");
}
