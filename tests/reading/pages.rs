//! Whole pages, as a reader of the result sees them.

use std::fmt::Write;

use pullquote::article::{Article, read};
use url::Url;

#[test]
fn a_news_page() {
    let url = Url::parse("https://www.harbourpost.example/city/2020/03/02/ferry-returns?utm_source=feed").ok();
    insta::assert_snapshot!(show(&read(include_str!("pages/news.html"), url.as_ref())));
}

#[test]
fn a_blog_without_metadata() {
    let url = Url::parse("https://pier.example/2020/03/02/ferry").ok();
    insta::assert_snapshot!(show(&read(include_str!("pages/blog.html"), url.as_ref())));
}

fn show(article: &Article) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| writeln!(text, "{name}: {value}").expect("a string takes any text");
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    line("headline", or_none(&article.headline));
    line("dek", or_none(&article.dek));
    line("byline", article.byline.join(" / "));
    line("published", or_none(&article.published));
    line("updated", or_none(&article.updated));
    line("canonical", article.canonical_url.as_ref().map_or("-", Url::as_str).to_owned());
    line("outlet", or_none(&article.outlet.name));
    line("icon", article.outlet.icon.as_ref().map_or("-", Url::as_str).to_owned());
    line("image", article.lead_image.as_ref().map_or("-", |image| image.url.as_str()).to_owned());
    line("tags", article.tags.join(" / "));
    line("language", or_none(&article.language));
    line("kind", format!("{} ({})", article.kind.as_str(), article.kind_reason));
    line("access", article.access.as_str().to_owned());
    line("pull quotes", article.pull_quotes.join(" / "));
    for post in &article.embedded_posts {
        line(
            "post",
            format!(
                "{} {} {} {}: {}",
                post.network,
                or_none(&post.author),
                or_none(&post.handle),
                or_none(&post.date),
                or_none(&post.text)
            ),
        );
    }
    for block in &article.body.blocks {
        line(&format!("{:?}", block.kind), article.body.text[block.span.clone()].to_owned());
    }
    text
}
