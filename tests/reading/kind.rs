use pullquote::article::{Kind, read};
use url::Url;

use super::{STORY, page, read_page, structured};

#[track_caller]
fn check(html: &str, address: &str, expected: Kind) {
    let article = read(html, Url::parse(address).ok().as_ref());
    assert_eq!(article.kind, expected, "{}", article.kind_reason);
    assert!(!article.kind_reason.is_empty());
}

const STORY_ADDRESS: &str = "https://www.harbourpost.example/city/ferry-returns";

#[test]
fn stories() {
    check(&page("", "<h1>The ferry returns</h1><p class=byline>By Ann Lee</p>"), STORY_ADDRESS, Kind::Article);
    check(&page(&structured("\"headline\":\"The ferry returns\""), ""), STORY_ADDRESS, Kind::Article);
    check(
        &page(
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Ferry live\"}</script>",
            "",
        ),
        STORY_ADDRESS,
        Kind::LiveBlog,
    );
}

#[test]
fn what_is_no_story() {
    let teasers = (0..20)
        .map(|n| format!("<div><h3><a href='/s{n}'>Story number {n}</a></h3><p>A short teaser.</p></div>"))
        .collect::<Vec<_>>()
        .concat();
    check(
        &format!("<title>Harbour Post</title><main>{teasers}</main>"),
        "https://www.harbourpost.example/",
        Kind::Section,
    );
    for home in ["https://www.harbourpost.example/en", "https://www.harbourpost.example/pt-br/"] {
        check(&format!("<title>Harbour Post</title><main>{STORY}</main>"), home, Kind::Section);
    }
    check(
        &format!("<title>City</title><h1>City</h1><main>{teasers}</main>"),
        "https://www.harbourpost.example/city/",
        Kind::Section,
    );
    check(
        "<title>Blue cup</title><meta property=og:type content=product><h1>Blue cup</h1><p>Buy it now.</p>",
        "https://shop.example/cup",
        Kind::Shop,
    );
    check("<title>ann/boats</title><h1>boats</h1><p>Code.</p>", "https://github.com/ann/boats", Kind::Repository);
    check(
        "<title>Results</title><h1>Results for boats</h1>",
        "https://www.harbourpost.example/search?q=boats",
        Kind::Search,
    );
    check("<title>404 - Page not found</title><h1>Page not found</h1><p>Sorry.</p>", STORY_ADDRESS, Kind::Missing);
    check(
        "<title>Boats</title><meta property=og:type content=video.other><h1>Boats</h1>",
        "https://video.example/watch",
        Kind::Video,
    );
    check(
        "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\",\"headline\":\"Boats?\"}</script><p>Which boat?</p>",
        "https://forum.example/t/1",
        Kind::Forum,
    );
    check("", STORY_ADDRESS, Kind::Other);
}

#[test]
fn opinion_is_named() {
    let opinion = |html: &str, address: &str| read(html, Url::parse(address).ok().as_ref()).opinion;
    assert!(opinion(&page("", "<h1>Buy boats</h1>"), "https://www.harbourpost.example/opinion/buy-boats"));
    assert!(opinion(
        &page(
            "<script type='application/ld+json'>{\"@type\":\"OpinionNewsArticle\",\"headline\":\"Buy boats\"}</script>",
            ""
        ),
        STORY_ADDRESS
    ));
    assert!(!opinion(&page("", "<h1>Opinions differ</h1>"), STORY_ADDRESS));
}

#[test]
fn the_outlet_is_named() {
    let article = read_page(&format!(
        "<meta property=og:site_name content='Harbour Post | News from the sea'><link rel=apple-touch-icon href='/icon.png'><h1>The ferry returns</h1>{STORY}"
    ));
    assert_eq!(article.outlet.name.as_deref(), Some("Harbour Post"));
    assert_eq!(article.outlet.icon.map(String::from).as_deref(), Some("https://www.harbourpost.example/icon.png"));
}

#[test]
fn a_setting_in_a_name_makes_no_live_blog() {
    let of = |class: &str| format!("<html><body class='{class}'><h1>The ferry returns</h1>{STORY}</body></html>");
    check(&of("k_liveblog_pollInterval_10000 is-story"), STORY_ADDRESS, Kind::Article);
    check(&of("page single-liveblog"), STORY_ADDRESS, Kind::LiveBlog);
}

#[test]
fn many_short_paragraphs_under_linked_headings_are_teasers() {
    let teaser = |n: u32| {
        format!(
            "<h3><a href='/s{n}'>Story number {n}</a></h3><p>The boat of pier {n} is late again, and nobody on it knows why.</p>"
        )
    };
    let teasers = (0..30).map(teaser).collect::<Vec<_>>().concat();
    let front = format!("<title>World</title><h1>World</h1><p class=date>2 March 2020</p><main>{teasers}</main>");
    check(&front, "https://www.harbourpost.example/world/", Kind::Section);
    // Links behind the words of a heading serve those who edit.
    let part = |n: u32| {
        format!(
            "<h3>Pier {n} <a href='/edit/{n}'>edit</a></h3><p>The boat of pier {n} is late again, and nobody on it knows why.</p>"
        )
    };
    let parts = (0..30).map(part).collect::<Vec<_>>().concat();
    let guide = format!("<title>Piers</title><h1>Piers</h1><p class=date>2 March 2020</p><main>{parts}</main>");
    check(&guide, "https://www.harbourpost.example/guide/piers", Kind::Article);
}

#[test]
fn the_title_names_the_outlet_that_its_address_abbreviates() {
    let of = |title: &str, address: &str| {
        read(&format!("<title>{title}</title>{STORY}"), Url::parse(address).ok().as_ref()).outlet.name
    };
    let times = "https://www.hptimes.example/ferry";
    assert_eq!(of("The ferry returns - The Harbour Post Times", times).as_deref(), Some("The Harbour Post Times"));
    assert_eq!(of("The ferry returns - Harbour Papers", times), None);
    let city = "https://www.harbourpost.example/ferry";
    assert_eq!(
        of("The ferry returns - HarbourPost.example - All of the city", city).as_deref(),
        Some("HarbourPost.example")
    );
    let html = format!("<meta property=og:site_name content=www.harbourpost.com>{STORY}");
    assert_eq!(read_page(&html).outlet.name.as_deref(), Some("harbourpost"));
}

#[test]
fn a_page_that_calls_itself_none_and_names_nobody_is_no_story() {
    let of = |head: &str, before: &str| page(head, &format!("<h1>The ferry</h1>{before}{}", STORY.repeat(4)));
    let website = "<meta property=og:type content=website>";
    check(&of(website, ""), STORY_ADDRESS, Kind::Other);
    check(&of(website, "<p class=byline>By Ann Lee</p>"), STORY_ADDRESS, Kind::Article);
    check(&of(website, "<p>2 March 2020</p>"), STORY_ADDRESS, Kind::Article);
    check(&of("", ""), STORY_ADDRESS, Kind::Article);
}

/// Ten headings that lead to other stories.
fn teasers(text: &str) -> String {
    let teaser = |number| format!("<div><h3><a href='/story/{number}'>Boat {number}</a></h3>{text}</div>");
    (0..10).map(teaser).collect()
}

#[test]
fn stories_beside_a_story_make_no_list_of_it() {
    let year =
        |number| format!("<p>In its year {number} the ferry crossed the harbour more often than in all before.</p>");
    let story: String = (0..16).map(year).collect();
    let beside = format!(
        "<title>The ferry returns</title><body><main><h2>The ferry returns</h2><div>{story}</div></main><div>{}</div></body>",
        teasers("")
    );
    let article = read_page(&beside);
    assert_eq!((article.kind, article.kind_reason), (Kind::Article, "a headline and running text"));
    let text = "<p>The boat will be repaired in spring and cross the harbour again in summer.</p>";
    let list = format!("<body><main><h2>The harbour</h2><div>{}</div></main></body>", teasers(text).repeat(3));
    assert_eq!(read_page(&list).kind, Kind::Section);
    let sold = beside.replace("</main>", "<button> Add to cart </button></main>");
    assert_eq!(read_page(&sold).kind, Kind::Shop);
}

#[test]
fn of_an_outlets_names_the_best_written_is_shown() {
    let of = |site: &str, publisher: &str, app: &str| {
        let site =
            if site.is_empty() { String::new() } else { format!("<meta property=og:site_name content='{site}'>") };
        let publisher = structured(&format!("\"publisher\":{{\"name\":\"{publisher}\"}}"));
        let app = format!("<meta name=application-name content='{app}'>");
        read_page(&page(&format!("{site}{publisher}{app}"), "<h1>The ferry returns</h1>")).outlet.name
    };
    assert_eq!(of("harbourpost", "Harbour Post", "").as_deref(), Some("Harbour Post"));
    assert_eq!(of("harbourpost", "HARBOURPOST", "").as_deref(), Some("harbourpost"));
    assert_eq!(of("", "Harbour Post Publishing Group", "Harbour Post").as_deref(), Some("Harbour Post"));
    assert_eq!(of("Harbour Post City", "Harbour Post Group", "Harbour Post").as_deref(), Some("Harbour Post City"));
}
