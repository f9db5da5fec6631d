//! A story laid out as a card: every text escaped, every length within Discord's limits.
//!
//! Pure; knows no Discord client. The words around the story ("by", "Share") and the conversion to
//! an embed are `discord`'s work.

pub mod escape;
pub mod limits;
mod share;

use crate::article::{Access, Kind};
use crate::story::Story;
use crate::tags::Tag;

pub use share::{Network, Networks, ShareLink};

/// How a server wants its cards.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    pub networks: &'a [&'a Network],
    /// Without picture and standfirst.
    pub compact: bool,
    /// What others told of the same event.
    pub related: &'a [Related],
    /// Code points that the card may take: the embeds of one message share [`limits::EMBEDS_TOTAL`].
    pub room: usize,
}

/// What readers should know before they open a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Live,
    Opinion,
    Paywalled,
    /// Only what Discord's own preview says is known.
    FromPreview,
    /// Its wording was another before.
    Updated,
    /// Its page was taken away.
    Gone,
}

/// Another outlet's account of the same event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub outlet: String,
    pub url: String,
}

/// One card. All texts are Discord markdown, escaped, within limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub outlet: String,
    pub outlet_icon: Option<String>,
    /// The headline, as plain text: embed titles show markdown, so it is escaped.
    pub title: String,
    pub url: String,
    pub dek: Option<String>,
    pub quote: Option<CardQuote>,
    /// `#ComingOut`, joined by blanks.
    pub hashtags: String,
    pub byline: Option<String>,
    /// Seconds since 1970.
    pub published_at: Option<i64>,
    pub image: Option<String>,
    pub image_alt: Option<String>,
    pub share: Vec<ShareLink>,
    pub labels: Vec<Label>,
    /// Masked links to other outlets' accounts.
    pub related: Vec<String>,
}

/// The key quote as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardQuote {
    /// With the quotation marks of the page.
    pub text: String,
    pub speaker: Option<String>,
    pub description: Option<String>,
}

/// Longest texts shown, in code points: a card is read at a glance, and three must fit a message.
const DEK_SHOWN: usize = 350;
const QUOTE_SHOWN: usize = 400;
const SPEAKER_SHOWN: usize = 100;
const BYLINE_SHOWN: usize = 120;
const OUTLET_SHOWN: usize = 60;
/// Tags shown.
const TAGS_SHOWN: usize = 5;
/// What the localised words around a card may take.
const WORDS_ROOM: usize = 120;

/// Lays out `story`.
#[must_use]
pub fn lay_out(story: &Story, look: &Look<'_>) -> Card {
    let dek = story
        .dek
        .clone()
        .filter(|_| !look.compact)
        .or_else(|| (!look.compact && !story.summary.is_empty()).then(|| story.summary.join(" ")));
    let quote = story.pull_quote.as_ref().map(|quote| {
        let speaker = quote.speaker.as_ref().filter(|speaker| speaker.is_sure);
        let shown = |text: &str| escape::line(text, SPEAKER_SHOWN);
        CardQuote {
            text: escape::line(&quoted(&quote.text, story.language.as_deref()), QUOTE_SHOWN),
            speaker: speaker.map(|speaker| shown(&speaker.name)),
            description: speaker.and_then(|speaker| speaker.description.as_deref()).map(shown),
        }
    });
    let hashtags: Vec<String> =
        story.tags.iter().take(TAGS_SHOWN).map(|tag| escape::line(&format!("#{}", tag.hashtag()), 60)).collect();
    let mut card = Card {
        outlet: outlet(story),
        outlet_icon: story.outlet.icon.as_ref().and_then(|icon| shown_address(icon.as_str())),
        title: escape::line(seen(&story.headline, story), limits::TITLE),
        url: story.url.as_str().to_owned(),
        dek: dek.filter(|dek| !escape::is_blank(dek)).map(|dek| escape::line(&dek, DEK_SHOWN)),
        quote,
        hashtags: hashtags.join(" "),
        byline: Some(escape::unformatted(&story.byline.join(", "), BYLINE_SHOWN))
            .filter(|byline| !escape::is_blank(byline)),
        published_at: story.published_at(),
        image: (!look.compact)
            .then(|| story.lead_image.as_ref().and_then(|image| shown_address(image.url.as_str())))
            .flatten(),
        image_alt: story.lead_image.as_ref().and_then(|image| image.alt.as_deref()).map(escape::plain),
        share: share::links(look.networks, &story.url, &story.headline),
        labels: labels(story),
        // A long address would leave no room for the rest.
        related: look.related.iter().filter(|other| other.url.len() <= limits::BUTTON_URL).map(masked_link).collect(),
    };
    // What matters least goes first when the message is full.
    if card.size() > look.room {
        card.related.clear();
    }
    if card.size() > look.room {
        card.dek = None;
    }
    if card.size() > look.room {
        card.quote = None;
    }
    card
}

impl Card {
    /// Code points that count against [`limits::EMBEDS_TOTAL`], with room for the words around.
    #[must_use]
    pub fn size(&self) -> usize {
        let quote = self.quote.as_ref().map_or(0, |quote| {
            count(&quote.text)
                + quote.speaker.as_deref().map_or(0, count)
                + quote.description.as_deref().map_or(0, count)
        });
        self.related.iter().map(|link| count(link) + 2).sum::<usize>()
            + count(&self.outlet)
            + count(&self.title)
            + self.dek.as_deref().map_or(0, count)
            + quote
            + count(&self.hashtags)
            + self.byline.as_deref().map_or(0, count)
            + WORDS_ROOM
    }
}

fn labels(story: &Story) -> Vec<Label> {
    let all = [
        (Label::Live, story.kind == Kind::LiveBlog),
        (Label::Opinion, story.opinion),
        (Label::FromPreview, story.from_preview),
        (Label::Updated, story.updated),
        (Label::Gone, story.gone),
        (Label::Paywalled, matches!(story.access, Access::Paywalled | Access::Metered)),
    ];
    all.into_iter().filter_map(|(label, holds)| holds.then_some(label)).collect()
}

fn masked_link(related: &Related) -> String {
    format!("[{}]({})", escape::line(&related.outlet, OUTLET_SHOWN), escape::address(&related.url))
}

/// The outlet's name, with the site's where that does not bear it out: any page may call itself anything.
fn outlet(story: &Story) -> String {
    let name = escape::unformatted(seen(story.outlet_name(), story), OUTLET_SHOWN);
    let site = story.url.site();
    if story.url.is_internal() || bears_out(site, &name) { name } else { format!("{name} · {site}") }
}

/// Whether a site's name is made of words of an outlet's name, and of most of it: `theguardian.com` of "The
/// Guardian", but not `times.example` of "The New York Times", nor `pal.example` of a "Payment Pal".
fn bears_out(site: &str, name: &str) -> bool {
    let key = |text: &str| Tag::new(text).map(|tag| tag.key).unwrap_or_default();
    let (label, whole) = (key(site.split('.').next().unwrap_or_default()), key(name));
    if key(site) == whole {
        return true;
    }
    let words: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).map(key).collect();
    let runs = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
    2 * label.len() >= whole.len() && runs.into_iter().any(|(from, to)| words[from..to].concat() == label)
}

/// The text, or the site's name where it shows nothing: Discord refuses a card without a title.
fn seen<'a>(text: &'a str, story: &'a Story) -> &'a str {
    if escape::is_blank(text) { story.url.site() } else { text }
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// An address that Discord accepts for a picture.
fn shown_address(address: &str) -> Option<String> {
    (address.starts_with("http") && address.len() <= limits::URL).then(|| address.to_owned())
}

/// Puts the quotation marks of the story's language around its words. The words are the page's; the
/// marks were parted from them when the quotation was read.
fn quoted(text: &str, language: Option<&str>) -> String {
    let (open, close) = match language.and_then(|tag| tag.get(..2)).unwrap_or("en") {
        "de" | "cs" | "sk" | "sl" | "hr" | "bg" | "is" => ('„', '“'),
        "fr" | "it" | "es" | "pt" | "no" | "nb" | "nn" | "ru" | "uk" | "el" => ('«', '»'),
        "pl" | "ro" | "hu" => ('„', '”'),
        "sv" | "fi" => ('”', '”'),
        "ja" | "zh" => ('「', '」'),
        _ => ('“', '”'),
    };
    if language.is_some_and(|tag| tag.starts_with("fr")) {
        return format!("{open}\u{a0}{text}\u{a0}{close}");
    }
    format!("{open}{text}{close}")
}

#[cfg(test)]
mod tests {
    use super::{Card, Look, bears_out, lay_out, limits};
    use crate::links::TrackingRules;
    use crate::story::{LinkPreview, Story};

    /// The card of a story at `address` with this headline, of an outlet that calls itself so.
    fn card(address: &str, headline: &str, outlet: Option<&str>) -> Card {
        let address = TrackingRules::default().canonical(&address.parse().expect("an address"));
        let preview = LinkPreview { title: "Any".to_owned(), ..LinkPreview::default() };
        let mut story = Story::of_preview(address, &preview).expect("a story");
        headline.clone_into(&mut story.headline);
        story.outlet.name = outlet.map(str::to_owned);
        lay_out(&story, &Look { networks: &[], compact: false, related: &[], room: limits::EMBEDS_TOTAL })
    }

    #[test]
    fn a_headline_fits_its_limit_whole_or_is_cut() {
        let (fits, longer) = ("x".repeat(limits::TITLE), "x".repeat(limits::TITLE + 1));
        assert_eq!(card("https://a.example/", &fits, None).title, fits);
        let cut = card("https://a.example/", &longer, None).title;
        assert!(cut.ends_with('…') && cut.chars().count() == limits::TITLE, "{cut}");
        let family = "👩‍👩‍👧".repeat(limits::TITLE);
        let cut = card("https://a.example/", &family, None).title;
        assert!(cut.trim_end_matches('…').ends_with("👩‍👩‍👧") && cut.chars().count() <= limits::TITLE, "{cut}");
    }

    #[test]
    fn what_shows_nothing_gives_way_to_the_site() {
        for nothing in ["", " \u{200b}\u{2800}", "\u{3164}"] {
            let card = card("https://www.news.example/x", nothing, Some(nothing));
            assert_eq!((card.title.as_str(), card.outlet.as_str()), ("news.example", "news.example"), "{nothing:?}");
        }
    }

    #[test]
    fn no_site_passes_for_another_on_a_card() {
        let shown = |address: &str, name| card(address, "A headline", name).outlet;
        assert_eq!(shown("https://paypal.com.evil.co.uk/x", None), "evil.co.uk");
        assert_eq!(shown("https://paypal.com.evil.co.uk/x", Some("PayPal")), "PayPal · evil.co.uk");
        assert_eq!(shown("https://www.раураl.com/", Some("PayPal")), "PayPal · xn--l-7sba6dbr.com");
        assert_eq!(shown("https://www.theguardian.com/x", Some("The Guardian")), "The Guardian");
    }

    #[test]
    fn a_name_is_borne_out_by_its_site_alone() {
        for (site, name) in [
            ("theguardian.com", "The Guardian"),
            ("spiegel.de", "DER SPIEGEL"),
            ("elpais.com", "El País"),
            ("example.org", "example.org"),
            ("heute-morgen.de", "Heute Morgen"),
        ] {
            assert!(bears_out(site, name), "{site} {name}");
        }
        for (site, name) in [
            ("evil.co.uk", "PayPal"),
            ("pal.example", "PayPal"),
            ("paypal-login.com", "PayPal"),
            ("times.example", "The New York Times"),
            ("t.co", "T Mobile News"),
        ] {
            assert!(!bears_out(site, name), "{site} {name}");
        }
    }
}
