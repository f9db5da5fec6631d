use super::{STORY, read_page};

#[track_caller]
fn check(
    markup: &str,
    network: &str,
    author: Option<&str>,
    handle: Option<&str>,
    text: Option<&str>,
    date: Option<&str>,
) {
    let article = read_page(&format!("<article><h1>The ferry returns</h1><div>{STORY}{markup}</div></article>"));
    let [post] = &article.embedded_posts[..] else { panic!("{:?}", article.embedded_posts) };
    assert_eq!(post.network, network);
    assert_eq!(
        (post.author.as_deref(), post.handle.as_deref(), post.text.as_deref(), post.date.as_deref()),
        (author, handle, text, date)
    );
    assert!(text.is_none_or(|text| !article.body.text.contains(text)));
}

#[test]
fn instagram() {
    check(
        "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/AbC/'><a href='https://www.instagram.com/p/AbC/'>View this post on Instagram</a><p><a href='https://www.instagram.com/p/AbC/'>Back on the water</a></p><p>A post shared by <a href='https://www.instagram.com/ann/'>Ann Lee</a> (@ann) on <time datetime='2020-03-03T00:21:03+00:00'>Mar 2, 2020 at 4:21pm PST</time></p></blockquote>",
        "Instagram",
        Some("Ann Lee"),
        Some("@ann"),
        Some("Back on the water"),
        Some("2020-03-02"),
    );
}

#[test]
fn x() {
    check(
        "<blockquote class='twitter-tweet'><p lang=en>Back on the water &amp; happy</p>&mdash; Ann Lee (@ann) <a href='https://twitter.com/ann/status/12?ref_src=x'>March 2, 2020</a></blockquote>",
        "X",
        Some("Ann Lee"),
        Some("@ann"),
        Some("Back on the water & happy"),
        Some("2020-03-02"),
    );
}

#[test]
fn tiktok() {
    check(
        "<blockquote class=tiktok-embed cite='https://www.tiktok.com/@ann/video/7'><section><a href='https://www.tiktok.com/@ann'>@ann</a><p>Back on the water</p></section></blockquote>",
        "TikTok",
        None,
        Some("@ann"),
        Some("Back on the water"),
        None,
    );
}

#[test]
fn bluesky() {
    check(
        "<blockquote class=bluesky-embed data-bluesky-uri='at://did:plc:x/app.bsky.feed.post/3'><p lang=en>Back on the water</p>&mdash; Ann Lee (<a href='https://bsky.app/profile/ann.example?ref_src=embed'>@ann.example</a>) <a href='https://bsky.app/profile/ann.example/post/3'>March 2, 2020 at 4:00 PM</a></blockquote>",
        "Bluesky",
        Some("Ann Lee"),
        Some("@ann.example"),
        Some("Back on the water"),
        Some("2020-03-02"),
    );
}

#[test]
fn frames() {
    check("<iframe src='https://www.youtube.com/embed/abc'></iframe>", "YouTube", None, None, None, None);
    check(
        "<iframe class=mastodon-embed src='https://boats.example/@ann/1/embed'></iframe>",
        "Mastodon",
        None,
        None,
        None,
        None,
    );
    check(
        "<iframe src='https://www.facebook.com/plugins/post.php?href=x'></iframe>",
        "Facebook",
        None,
        None,
        None,
        None,
    );
}

#[test]
fn share_buttons_are_no_posts() {
    let article = read_page(&format!(
        "<article><h1>The ferry returns</h1><a class=share-twitter href='https://twitter.com/intent/tweet?url=x'>Share</a><div>{STORY}</div></article>"
    ));
    assert!(article.embedded_posts.is_empty());
}

#[test]
fn a_post_without_its_class() {
    let link = "<a href='https://twitter.com/ann/status/123'>November 20, 2025</a>";
    check(
        &format!("<blockquote><p>The boat is back</p>&mdash; Ann Lee (@ann) {link}</blockquote>"),
        "X",
        Some("Ann Lee"),
        Some("@ann"),
        Some("The boat is back"),
        Some("2025-11-20"),
    );
    // What somebody writes of a post is quoted like any other words.
    let quoted = format!("<blockquote><p>The boat is back, as Ann Lee (@ann) {link} wrote.</p></blockquote>");
    let article = read_page(&format!("<article><h1>The ferry returns</h1><div>{STORY}{quoted}</div></article>"));
    assert!(article.embedded_posts.is_empty() && article.body.text.contains("as Ann Lee"), "{article:?}");
}
