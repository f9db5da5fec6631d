use pullquote::article::dates::{epoch_seconds, iso, written};
use pullquote::article::read;
use url::Url;

use super::{page, read_page, structured};

#[test]
fn written_dates_in_many_languages() {
    for (text, expected) in [
        ("March 2, 2020", "2020-03-02"),
        ("Mon 2 Mar 2020", "2020-03-02"),
        ("2nd March 2020", "2020-03-02"),
        ("2. März 2020", "2020-03-02"),
        ("Wien, 2. Jänner 2020, 12:00 Uhr", "2020-01-02"),
        ("le 2 mars 2020 à 12h", "2020-03-02"),
        ("1er août 2020", "2020-08-01"),
        ("2 de marzo de 2020", "2020-03-02"),
        ("2 marzo 2020", "2020-03-02"),
        ("2 de março de 2020", "2020-03-02"),
        ("2 maart 2020", "2020-03-02"),
        ("2 mars 2020", "2020-03-02"),
        ("2. marts 2020", "2020-03-02"),
        ("2. desember 2020", "2020-12-02"),
        ("2 marca 2020", "2020-03-02"),
        ("2. března 2020", "2020-03-02"),
        ("2. maaliskuuta 2020", "2020-03-02"),
        ("2 Mart 2020", "2020-03-02"),
        ("2 марта 2020", "2020-03-02"),
        ("2 березня 2020", "2020-03-02"),
        ("2 مارس 2020", "2020-03-02"),
        ("٢ مارس ٢٠٢٠", "2020-03-02"),
        ("2020. augusztus 3., hétfő", "2020-08-03"),
        ("2020. aug. 3. 10:20", "2020-08-03"),
        ("2020 m. rugpjūčio 3 d.", "2020-08-03"),
        ("2020. gada 3. augustā", "2020-08-03"),
        ("3 Αυγούστου 2020", "2020-08-03"),
        ("3 август 2020 г.", "2020-08-03"),
        ("3. kolovoza 2020.", "2020-08-03"),
        ("3. ágúst 2020", "2020-08-03"),
        ("3 באוגוסט 2020", "2020-08-03"),
        ("3 كانون الثاني 2020", "2020-01-03"),
        ("3 สิงหาคม 2563", "2020-08-03"),
        ("3 ส.ค. 2563 10:20", "2020-08-03"),
        ("Thứ Hai, 3 tháng 8 năm 2020", "2020-08-03"),
        ("3 अगस्त 2020", "2020-08-03"),
        ("2020年3月2日", "2020-03-02"),
        ("2020년 3월 2일", "2020-03-02"),
        ("2020/3/2", "2020-03-02"),
        ("02.03.2020", "2020-03-02"),
        ("23/03/2020", "2020-03-23"),
        ("3/23/2020", "2020-03-23"),
        ("Mon Aug 03 12:45:00 EDT 2015", "2015-08-03"),
        ("14 Feb ’20", "2020-02-14"),
        ("Feb 14 '20", "2020-02-14"),
        // Glued by the page: the agency's name, the time.
        ("Harbour PressMarch 2, 2020 GMT", "2020-03-02"),
        ("lunes, 2 de marzo de 202014:00 hs", "2020-03-02"),
        ("02/03/202001/03/2020", "2020-03-02"),
    ] {
        assert_eq!(written(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "12 people",
        "31 February 2020",
        "version 2.3.4",
        "may 1",
        "In 2020 the city",
        "1/2/3",
        "14 Feb 20",
        "in 2020. May 3",
    ] {
        assert_eq!(written(text), None, "{text}");
    }
}

#[test]
fn machines_dates_keep_their_zone() {
    for (text, expected) in [
        ("2020-03-02T14:07:11-05:00", "2020-03-02T14:07:11-05:00"),
        ("2020-03-02T14:07:11.123Z", "2020-03-02T14:07:11Z"),
        ("2020-03-02 14:07", "2020-03-02T14:07:00"),
        ("2020-03-02T14:07:11+0100", "2020-03-02T14:07:11+01:00"),
        ("2020-03-02", "2020-03-02"),
        ("20200302", "2020-03-02"),
        ("1583176031", "2020-03-02T19:07:11Z"),
    ] {
        assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn epoch_seconds_minds_the_zone() {
    assert_eq!(epoch_seconds("2020-03-02T14:07:11-05:00"), Some(1_583_176_031));
    assert_eq!(epoch_seconds("2020-03-02T19:07:11Z"), Some(1_583_176_031));
    assert_eq!(epoch_seconds("2020-03-02"), Some(1_583_107_200));
    assert_eq!(epoch_seconds("soon"), None);
    assert_eq!(epoch_seconds("2020-13-40"), None);
}

#[track_caller]
fn check(head: &str, before: &str, published: Option<&str>, updated: Option<&str>) {
    let article = read_page(&page(head, &format!("<h1>The ferry returns</h1>{before}")));
    assert_eq!((article.published.as_deref(), article.updated.as_deref()), (published, updated));
}

#[test]
fn a_date_for_machines_tells_day_from_month() {
    check("<meta name=date content=2020-03-12>", "<p>03/12/2020</p>", Some("2020-03-12"), None);
    check("<meta name=date content=2021-05-01>", "<p>03/12/2020</p>", Some("2020-12-03"), None);
}

#[test]
fn one_month_has_another_name_in_croatia() {
    let html = page("", "<h1>The ferry returns</h1><p>3. listopada 2020.</p>");
    assert_eq!(read_page(&html).published.as_deref(), Some("2020-11-03"));
    assert_eq!(read_page(&html.replace("lang=en", "lang=hr")).published.as_deref(), Some("2020-10-03"));
}

#[test]
fn sources_in_order_of_trust() {
    let data = structured("\"datePublished\":\"2020-03-02T10:00:00Z\",\"dateModified\":\"2020-03-03T10:00:00Z\"");
    check(
        &data,
        "<time datetime=2019-01-01>1 January</time>",
        Some("2020-03-02T10:00:00Z"),
        Some("2020-03-03T10:00:00Z"),
    );
    check("<meta property=article:published_time content=2020-03-02>", "", Some("2020-03-02"), None);
    check("", "<time datetime='2020-03-02T10:00'>Monday</time>", Some("2020-03-02T10:00:00"), None);
    // The one that is marked stands at another story.
    let other =
        "<article><h3><a href=/other>The crane</a></h3><time pubdate datetime=2020-04-05>5 April</time></article>";
    check("", &format!("<time datetime=2020-03-02>2 March</time>{other}"), Some("2020-03-02"), None);
    check("", "<p>2. März 2020</p>", Some("2020-03-02"), None);
    check("", "", None, None);
}

#[test]
fn the_day_of_the_last_build_is_trusted_least() {
    check("<meta name=date content=2020-05-05>", "<p class=date>2 March 2020</p>", Some("2020-03-02"), None);
}

#[test]
fn an_update_is_told_apart() {
    let same = structured("\"datePublished\":\"2020-03-02T10:00:00Z\",\"dateModified\":\"2020-03-02T11:00:00+01:00\"");
    check(&same, "", Some("2020-03-02T10:00:00Z"), None);
}

#[test]
fn a_shown_update_is_told_apart() {
    let times = "<ul><li><b>Updated:</b> <time datetime=2020-05-06>6 May 2020</time></li>\
                 <li><b>Original:</b> <time datetime=2020-03-02>2 March 2020</time></li></ul>";
    check("", times, Some("2020-03-02"), Some("2020-05-06"));
    check("", "<div>Published Mar 2, 2020</div><div>Updated May 6, 2020</div>", Some("2020-03-02"), Some("2020-05-06"));
    check("", "<p>Zuletzt geändert: 06.05.2020</p><p>02.03.2020</p>", Some("2020-03-02"), Some("2020-05-06"));
    // Better than none.
    check("", "<p>Mis à jour le 6 mai 2020</p>", Some("2020-05-06"), None);
}

#[test]
fn what_stands_at_the_headline_outweighs_what_is_far() {
    let far = format!("{}<time datetime=2022-10-20>20 October</time>", "<p>A long way down.</p>".repeat(120));
    check("", &format!("<div>March 2, 2020</div>{far}"), Some("2020-03-02"), None);
    let list = format!("{}<div class=date>20 October 2022</div>", "<p>A long way down.</p>".repeat(120));
    check(
        "",
        &format!("<div>By Ann Lee | Mar 2, 2020 | Harbours and all who work there</div>{list}"),
        Some("2020-03-02"),
        None,
    );
    check("", "<p class=caption>Available until 20 October 2022</p><p>2 March 2020</p>", Some("2020-03-02"), None);
}

#[test]
fn addresses_tell_dates() {
    for path in [
        "/2020/3/2/ferry",
        "/2020/03/02/ferry",
        "/city/2020-03-02-ferry",
        "/city/20200302/ferry",
        "/2020/mar/02/ferry",
        "/A2020030214320005196",
    ] {
        let url = Url::parse(&format!("https://www.harbourpost.example{path}")).ok();
        assert_eq!(
            read(&page("", "<h1>The ferry returns</h1>"), url.as_ref()).published.as_deref(),
            Some("2020-03-02"),
            "{path}"
        );
    }
}

#[test]
fn an_embedded_posts_date_is_not_the_storys() {
    check(
        "",
        "<blockquote class=twitter-tweet><p>Hello</p>&mdash; Ann (@ann) <a href='https://twitter.com/ann/status/1'>March 2, 2020</a></blockquote>",
        None,
        None,
    );
}

#[track_caller]
fn published(head: &str, before: &str, address: &str) -> Option<String> {
    read(&page(head, before), Url::parse(address).ok().as_ref()).published
}

#[test]
fn a_date_may_open_the_text_or_a_line() {
    let heading = "<h1>The ferry returns</h1>";
    for line in [
        "<p>27.1.2022 - At the pier they had waited for years, and on this day the boat came in at last.</p>",
        "<p>05.02.2020 - Editor: Ann Lee (press officer of the harbour and of all who work around it)</p>",
    ] {
        let found = published("", &format!("{heading}{line}"), "https://www.harbourpost.example/ferry");
        assert!(matches!(found.as_deref(), Some("2022-01-27" | "2020-02-05")), "{line}: {found:?}");
    }
}

#[test]
fn the_storys_own_footer_tells_and_the_sites_clock_does_not() {
    let address = "https://www.harbourpost.example/ferry";
    let footer = "<h1>The ferry returns</h1><article><div class=footerRow><p class=documentByLine>by Ann Lee, \
                  published 28.01.2022 06:00</p></div></article>";
    assert_eq!(published("", footer, address).as_deref(), Some("2022-01-28"));
    let clock = "<div class=site-header><time datetime=2031-05-05>Today</time></div><h1>The ferry returns</h1>\
                 <p>31. Oktober 2023. Am Kai haben sie lange gewartet, nun ist das Schiff wieder da und blau.</p>";
    assert_eq!(published("", clock, address).as_deref(), Some("2023-10-31"));
}

#[test]
fn a_moment_is_given_on_the_day_that_the_address_names() {
    let of = |moment: &str, address: &str| {
        published(&structured(&format!("\"datePublished\":\"{moment}\"")), "<h1>The ferry returns</h1>", address)
    };
    let dated = "https://www.harbourpost.example/2019/01/01/ferry";
    assert_eq!(of("2018-12-31T23:11:59+00:00", dated).as_deref(), Some("2019-01-01T00:11:59+01:00"));
    assert_eq!(of("2019-01-02T04:30:00Z", dated).as_deref(), Some("2019-01-01T23:30:00-05:00"));
    assert_eq!(of("2019-01-02T00:00:00Z", dated).as_deref(), Some("2019-01-01T23:00:00-01:00"));
    assert_eq!(of("2019-01-01T12:00:00Z", dated).as_deref(), Some("2019-01-01T12:00:00Z"));
    // The printed paper's day, and a zone that the page itself gives.
    assert_eq!(of("2018-12-31T11:46:01Z", dated).as_deref(), Some("2018-12-31T11:46:01Z"));
    assert_eq!(of("2018-12-31T23:11:59-05:00", dated).as_deref(), Some("2018-12-31T23:11:59-05:00"));
}

#[test]
fn a_moment_outweighs_a_midnight_beside_it() {
    let of = |moment: &str| structured(&format!("\"headline\":\"Ferry\",\"datePublished\":\"{moment}\""));
    let head = format!("{}{}", of("2023-05-17T00:00:00+0000"), of("2023-05-18T04:39:05+00:00"));
    assert_eq!(read_page(&page(&head, "<h1>Ferry</h1>")).published.as_deref(), Some("2023-05-18T04:39:05+00:00"));
}

#[test]
fn a_live_blogs_long_data_is_read() {
    let update = format!("{{\"@type\":\"BlogPosting\",\"articleBody\":\"{}\"}}", "The boat moves. ".repeat(50));
    let updates = vec![update; 1_000].join(",");
    let head = structured(&format!("\"datePublished\":\"2024-08-04T13:23:00Z\",\"liveBlogUpdate\":[{updates}]"));
    assert!(head.len() > 800_000, "longer than most pages");
    assert_eq!(read_page(&page(&head, "")).published.as_deref(), Some("2024-08-04T13:23:00Z"));
}

#[test]
fn todays_date_above_the_page_is_not_the_storys() {
    let clock = format!("<div class=date-box>Monday, 5 May 2031</div>{}", "<p>Home</p>".repeat(60));
    let line = "<h1>The ferry returns</h1><div class=bar>Ann Lee, 2 March 2020</div>";
    let found = published("", &format!("{clock}{line}"), "https://www.harbourpost.example/ferry");
    assert_eq!(found.as_deref(), Some("2020-03-02"));
}

#[test]
fn an_archives_address_tells_the_day_of_the_copy() {
    let heading = "<h1>The ferry returns</h1>";
    let of = |address: &str| published("", heading, address);
    assert_eq!(of("https://archive.example/web/20230115021305/https://www.harbourpost.example/ferry"), None);
    let dated = "https://archive.example/web/20230115021305/https://www.harbourpost.example/2020/3/2/ferry";
    assert_eq!(of(dated).as_deref(), Some("2020-03-02"));
}
