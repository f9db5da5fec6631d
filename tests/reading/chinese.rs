//! Pages in Chinese characters: what stands without spaces, and what editors there write around a story.

use pullquote::article::{Article, Kind, read};
use url::Url;

const HEADLINE: &str = "停航两年的老渡轮周一恢复通航";

/// Three short paragraphs: as much as a brief report.
const STORY: &str = "<p>市政府昨日宣布，停航两年的老渡轮将于周一恢复通航，单程十二分钟，票价两元。</p>\
    <p>北码头的店主李安说：“我们等这一天等了很久。”</p>\
    <p>渡轮每日运行十八小时，十二岁以下儿童免票，自行车可免费上船。</p>";

fn read_at(address: &str, head: &str, body: &str) -> Article {
    let html = format!("<!DOCTYPE html><html lang=zh><head>{head}</head><body>{body}</body></html>");
    read(&html, Url::parse(address).ok().as_ref())
}

fn read_page(head: &str, body: &str) -> Article {
    read_at("https://www.gangwan.example/a/1.html", head, body)
}

#[test]
fn a_title_parts_headline_topics_and_outlet_without_spaces() {
    for (title, outlet) in [
        ("停航两年的老渡轮周一恢复通航_港湾新闻", Some("港湾新闻")),
        ("停航两年的老渡轮周一恢复通航-港湾网", Some("港湾网")),
        ("停航两年的老渡轮周一恢复通航--社会--港湾网", Some("港湾网")),
        ("停航两年的老渡轮周一恢复通航|渡轮|码头_社会频道_港湾网_gangwan.example", Some("港湾网")),
        ("停航两年的老渡轮周一恢复通航", None),
    ] {
        let article = read_page(&format!("<title>{title}</title>"), STORY);
        assert_eq!(article.outlet.name.as_deref(), outlet, "{title}");
        let headline = article.headline.unwrap_or_default();
        assert!(headline.trim_end_matches("--社会") == HEADLINE, "{title}: {headline}");
    }
    // A section alone is no headline, nor is what a hyphen joins a name of.
    for title in ["新闻动态--港湾学会", "3-10月全市渡轮客运量同比增长近一成"] {
        assert_eq!(read_page(&format!("<title>{title}</title>"), STORY).headline.as_deref(), Some(title));
    }
}

#[test]
fn a_hidden_heading_that_names_the_outlet_is_no_headline() {
    let head = format!("<title>{HEADLINE} - 港湾网</title><meta property=og:title content='{HEADLINE}'>");
    let body = format!("<h2 class=blind><a href='/'>港湾网</a></h2><h1 class=blind>港湾网</h1>{STORY}");
    assert_eq!(read_page(&head, &body).headline.as_deref(), Some(HEADLINE));
}

#[test]
fn editors_sources_and_buttons_are_no_authors() {
    for (line, authors) in [
        ("<p class=author>责任编辑：王平</p>", &[][..]),
        ("<p class=author>作者：李安 责任编辑：王平</p>", &["李安"]),
        ("<p class=author>[责任编辑：王平 PK155]</p>", &[]),
        ("<div class=author>作者：未知 &nbsp; 编辑：王平</div>", &[]),
        ("<div class=author><span>港湾夜话</span><span>关注</span></div>", &["港湾夜话"]),
        ("<div class=author><b>李安</b><i>港湾大学海洋运输研究院院长</i></div>", &["李安"]),
        ("<meta name=author content='name, mail@example.org'>", &[]),
    ] {
        let article = read_page("", &format!("<h1>{HEADLINE}</h1>{line}{STORY}"));
        assert_eq!(article.byline, authors, "{line}");
    }
}

#[test]
fn reporters_are_named_where_the_text_opens_or_ends() {
    let long = "市政府昨日宣布，停航两年的老渡轮将于周一恢复通航，单程十二分钟，票价两元，儿童免票。";
    let korean = "시는 이 년 동안 멈췄던 나룻배가 월요일부터 다시 항구를 건넌다고 어제 밝혔다.";
    for (text, authors) in [
        (format!("<p>港湾社北码头8月3日电（记者李小安、王平）{long}</p>"), &["李小安", "王平"][..]),
        (format!("<p>本报讯(记者 李小安 通讯员 王平){long}</p>"), &["李小安", "王平"]),
        (format!("<p>港湾报记者 李小安</p><p>{long}</p>"), &["李小安"]),
        (format!("<p>記者李小安／北港報導</p><p>{long}</p>"), &["李小安"]),
        (format!("<p>{long}</p><p>{long}</p><p>（记者 李小安）</p>"), &["李小安"]),
        (format!("<p>(부산=항구통신) 박지우 기자 = {korean}</p>"), &["박지우"]),
        (format!("<p>{long}</p><p>他告诉记者，渡轮很快。</p>"), &[]),
        (format!("<p>记者昨天（8月3日）在码头看到，{long}</p>"), &[]),
    ] {
        assert_eq!(read_page("", &format!("<h1>{HEADLINE}</h1>{text}")).byline, authors, "{text}");
    }
}

#[test]
fn a_brief_report_is_an_article_beside_many_recommended_ones() {
    let teaser =
        "<div class=item><h3><a href='/b/2.html'>北码头新店开张首日迎来上千名顾客</a></h3><p>5小时前</p></div>";
    let head = format!("<title>{HEADLINE}</title><meta name=publishdate content=2020-08-03>");
    for class in ["post_recommend", "tuijian"] {
        let body = format!("<div><h1>{HEADLINE}</h1>{STORY}<div class={class}>{}</div></div>", teaser.repeat(12));
        let article = read_page(&head, &body);
        assert_eq!(article.kind, Kind::Article, "{class}: {}", article.kind_reason);
        assert!(!article.body.text.contains("小时前"), "{}", article.body.text);
    }
}

#[test]
fn what_a_page_says_of_itself_is_not_the_story() {
    let body = format!(
        "<h1>{HEADLINE}</h1><div><p>（原标题：渡轮复航）</p>{STORY}\
         <p>责任编辑：王平</p><p>免责声明：本文不代表本网立场。</p></div>"
    );
    let text = read_page("", &body).body.text;
    assert!(text.starts_with("市政府") && text.ends_with("免费上船。"), "{text}");
}

#[test]
fn a_description_goes_on_behind_the_headline_or_is_none() {
    let told = "市政府昨日宣布，渡轮单程十二分钟，票价两元，学生半价。";
    for (description, dek) in [
        (format!("{HEADLINE} ---{told}"), Some(told)),
        (format!("{HEADLINE} 渡轮,码头,通航"), None),
        (format!("{HEADLINE}-社会频道-港湾网"), None),
        ("渡轮,码头,通航,市政府,票价,学生".to_owned(), None),
    ] {
        let head = format!("<meta name=description content='{description}'>");
        let article = read_page(&head, &format!("<h1>{HEADLINE}</h1>{STORY}"));
        assert_eq!(article.dek.as_deref(), dek, "{description}");
    }
}

#[test]
fn keywords_are_cut_at_full_width_commas_and_at_spaces() {
    for (keywords, tags) in [
        ("渡轮，码头，市政府", &["渡轮", "码头", "市政府"][..]),
        ("渡轮 码头 市政府", &["渡轮", "码头", "市政府"]),
        ("李小安 王大平", &["李小安", "王大平"]),
        ("渡轮,首页,停航两年的老渡轮周一恢复通航,渡轮票价会涨吗？", &["渡轮"]),
    ] {
        let head = format!("<meta name=keywords content='{keywords}'>");
        assert_eq!(read_page(&head, &format!("<h1>{HEADLINE}</h1>{STORY}")).tags, tags, "{keywords}");
    }
}
