//! Pages made to hurt. Each must end soon and never panic; the limit is generous, because tests run
//! unoptimised and beside others. The measured times are in `benches/reading.rs`.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use pullquote::article::read;
use url::Url;

use super::{ADDRESS, STORY};

/// Ten times what a release build may take.
const LIMIT: Duration = Duration::from_secs(10);

#[track_caller]
fn check(name: &str, html: &str) {
    let started = Instant::now();
    let article = read(html, Url::parse(ADDRESS).ok().as_ref());
    let took = started.elapsed();
    assert!(took < LIMIT, "{name} took {took:?}");
    for block in &article.body.blocks {
        assert!(article.body.text.get(block.span.clone()).is_some(), "{name}");
    }
}

/// About half a megabyte of it.
fn many(piece: &str) -> String {
    piece.repeat(500_000 / piece.len())
}

/// Pieces that differ by their number.
fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

#[test]
fn broken_and_endless_markup() {
    check("deep", &("<div>".repeat(100_000) + STORY));
    check("attributes", &format!("<div {}>x</div>", numbered(150_000, |n| format!("a{n}=1 "))));
    check("formatting", &numbered(20_000, |n| format!("<b id={n}>")));
    check("unmatched ends", &("<div>".repeat(100_000) + &"</span>".repeat(100_000)));
    check("paragraphs in depth", &("<div>".repeat(40_000) + &"<p>".repeat(40_000)));
    check("cells", &format!("<div><table><td>{}", many("<b></div>")));
    check("links", &"<a href=/t>x</a>".repeat(130_000));
    check("open links", &many("<a><div>"));
    check("a long attribute", &format!("<p class='{}'>x</p>", "a ".repeat(1_000_000)));
    check("nothing but NUL", &many("\0"));
    check("an open comment", &format!("<!-- {}", many("x")));
    check("open comments", &many("<!--"));
    check("angles", &many("<"));
    check("references", &many("&CounterClockwiseContourIntegra"));
    check("unknown elements", &numbered(50_000, |n| format!("<x{n}></y{n}>")));
    check("an open quotation mark", &format!("<a href=\"{STORY}"));
}

#[test]
fn endless_data() {
    let script = |json: &str| format!("<script type=application/ld+json>{json}</script>{STORY}");
    check("deep lists", &script(&"[".repeat(10_000)));
    check("deep objects", &script(&"{\"a\":".repeat(10_000)));
    check("a megabyte", &script(&format!("{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}", "x".repeat(1_000_000))));
    check("a long list", &script(&format!("[{}0]", many("0,"))));
    check("many stories", &script(&format!("[{}{{}}]", many("{\"@type\":\"NewsArticle\",\"headline\":\"x\"},"))));
    check("quotation marks", &script(&format!("{{\"a\":\"{}", many("\" "))));
}

#[test]
fn endless_state() {
    let script = |json: &str| format!("<meta property=og:type content=article><h1>A</h1><script>x={json}</script>");
    for (name, unit) in [
        ("open lists", "["),
        ("open objects", "{\"a\":"),
        ("assignments", "=["),
        ("strings that hold signs", "[\"=[(\","),
        ("open strings", "[\""),
        ("calls", "f(["),
        ("texts", "[\"<p>One two three four five six seven eight nine ten.\"],"),
        ("nested texts", "{\"text\":[\"One two three four five six seven eight nine ten.\"],\"a\":"),
    ] {
        check(name, &script(&many(unit)));
    }
    check("a long text", &script(&format!("[\"{}\"]", many("<p>One two three.</p>"))));
    let within = |open: &str, close: &str| format!("{}\"{}\"{}", open.repeat(120), many("One. "), close.repeat(120));
    check("a text in lists in lists", &script(&within("[", "]")));
    check("a text in texts in texts", &script(&within("{\"text\":[", "]}")));
    check("an open list of signs", &script(&format!("[{}", many("\"=[\","))));
}

#[test]
fn endless_facts() {
    check("headings", &many("<h1>A headline of some words</h1>"));
    check("nested headings", &many("<h1><div>A headline of some words"));
    check("times", &many("<time>1/1/1 1/1/1</time>"));
    check("authors", &many("<i itemprop=author>Ann Lee</i>"));
    check("bylines", &format!("<h1>The ferry returns</h1>{}", many("<i class=byline>x")));
    check("tags", &many("<a class=tag rel=tag>topic</a>"));
    check("keywords", &format!("<meta name=keywords content='{}'>", numbered(60_000, |n| format!("t{n},"))));
    // Each name keeps what the element says: this would be many gigabytes.
    let said = many("a b ");
    check("names of one fact", &format!("<meta content='{said}' property='{said}'>"));
    check("a headline without end", &format!("<title>{said}</title><h1>{said}</h1>{STORY}"));
    check("names", &format!("<meta name=author content='{}'>", many("Ann Lee and ")));
    check("titles", &format!("<title>{}</title>{}", many("a - "), "<h1>A headline</h1>".repeat(2_000)));
    check("Chinese titles", &format!("<title>港口今天恢复通航了{}</title>{STORY}", many("_")));
    check("reporters", &format!("<h1>港口今天恢复通航</h1>{}", many("<p>（记者 王小明、李小安）</p>")));
    check("posts", &many("<blockquote class=twitter-tweet><p>hi"));
    check(
        "pictures",
        &format!("<meta property=og:image content=/z.jpg><h1>Head</h1>{}", many("<figure><img src=a.jpg></figure>")),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read(html in "\\PC{0,400}") {
        let _ = read(&html, None);
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&String::from_utf8_lossy(&bytes), None);
    }

    /// Markup in any order: what browsers must survive, too.
    #[test]
    fn any_markup_is_read(pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let article = read(&pieces.concat(), Url::parse(ADDRESS).ok().as_ref());
        for block in &article.body.blocks {
            prop_assert!(article.body.text.get(block.span.clone()).is_some());
        }
    }

    /// A page with pieces cut out, cut short or put elsewhere.
    #[test]
    fn any_mutated_page_is_read(cuts in proptest::collection::vec((0_usize..4_000, 0_usize..80), 0..12)) {
        let mut page: Vec<char> = include_str!("pages/news.html").chars().collect();
        for (at, length) in cuts {
            let at = at % page.len().max(1);
            let end = (at + length).min(page.len());
            let cut: Vec<char> = page.drain(at..end).collect();
            let to = (at * 7) % (page.len() + 1);
            if length % 2 == 0 {
                page.splice(to..to, cut);
            }
        }
        let _ = read(&page.into_iter().collect::<String>(), Url::parse(ADDRESS).ok().as_ref());
    }
}

const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<a href='/tags/x'>",
    "</a>",
    "<h1>",
    "</h1>",
    "<h2 class=title>",
    "<span class=byline>",
    "</span>",
    "<li>",
    "<ul>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<article>",
    "</article>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>",
    "{\"@type\":\"NewsArticle\",\"headline\":",
    "\"x\"}",
    "<time datetime=2020-01-01>",
    "</time>",
    "<blockquote class=twitter-tweet>",
    "</blockquote>",
    "<br>",
    "<br><br>",
    "<title>",
    "</title>",
    "<meta name=author content='Ann Lee'>",
    "<!--",
    "-->",
    "<select><option>",
    "<svg>",
    "</svg>",
    "<template>",
    "<noscript>",
    "<body>",
    "</body>",
    "</html>",
    "<head>",
    "</head>",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "\0",
    "Ann Lee said on 2 March 2020 that it was so.",
    "“Never,” he said.",
    "長い文章。",
    "von Anna Groß",
    "ı",
    "İ",
    "ß",
    "\u{301}",
    "By Ann",
    " | ",
    " - ",
    "2020年3月2日",
];
