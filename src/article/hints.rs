//! What an element's class, id, role and name tell about its purpose.
//!
//! Names are cut into words (`articleBody__share-buttons` is article, body, share, buttons) and each
//! word or pair of words is looked up: `share` is found, `shareholder` is not.

use std::collections::HashMap;
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use super::document::{Document, NodeId, Tag};

/// A set of purposes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hints(u32);

impl Hints {
    pub const NONE: Self = Self(0);
    pub const NAVIGATION: Self = Self(1);
    pub const FOOTER: Self = Self(1 << 1);
    pub const ASIDE: Self = Self(1 << 2);
    pub const SHARE: Self = Self(1 << 3);
    pub const RELATED: Self = Self(1 << 4);
    pub const COMMENTS: Self = Self(1 << 5);
    pub const SIGN_UP: Self = Self(1 << 6);
    pub const ADVERT: Self = Self(1 << 7);
    pub const CAPTION: Self = Self(1 << 8);
    pub const FIGURE: Self = Self(1 << 9);
    pub const FORM: Self = Self(1 << 10);
    pub const BYLINE: Self = Self(1 << 11);
    pub const TAGS: Self = Self(1 << 12);
    pub const DATE: Self = Self(1 << 13);
    pub const EMBED: Self = Self(1 << 14);
    pub const DIALOG: Self = Self(1 << 15);
    pub const PULL_QUOTE: Self = Self(1 << 16);
    pub const BIOGRAPHY: Self = Self(1 << 17);
    pub const HIDDEN: Self = Self(1 << 18);
    pub const PAYWALL: Self = Self(1 << 19);
    pub const KICKER: Self = Self(1 << 20);
    pub const HEADER: Self = Self(1 << 21);
    pub const TEASER: Self = Self(1 << 22);
    /// Belongs to the story's text.
    pub const BODY: Self = Self(1 << 24);
    pub const HEADLINE: Self = Self(1 << 25);
    pub const DEK: Self = Self(1 << 26);
    pub const ARTICLE: Self = Self(1 << 27);
    pub const CORRECTION: Self = Self(1 << 28);

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub const fn without(self, removed: Self) -> Self {
        Self(self.0 & !removed.0)
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Hints {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Hints {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What an element is, by itself: not what it stands in.
pub fn of_element<'a>(document: &Document<'a>, id: NodeId, words: &mut Words<'a>) -> Hints {
    let mut hints = of_tag(document.tag(id));
    if matches!(document.tag(id), Tag::Html | Tag::Body | Tag::Text) {
        return Hints::NONE;
    }
    for (name, value) in document.attributes(id) {
        let lower;
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            lower = name.to_ascii_lowercase();
            lower.as_str()
        } else {
            name
        };
        match name {
            "class"
            | "id"
            | "data-testid"
            | "data-component"
            | "data-type"
            | "data-module"
            | "data-qa"
            | "data-test"
            | "data-component-name" => {
                hints |= words.hints(value);
            }
            "itemprop" => hints |= of_property(value),
            "role" => hints |= of_role(value),
            "hidden" => hints |= Hints::HIDDEN,
            "aria-hidden" if *value == "true" => hints |= Hints::HIDDEN,
            "style" if hides(value) => hints |= Hints::HIDDEN,
            "rel" if value.split_ascii_whitespace().any(|rel| rel == "author") => hints |= Hints::BYLINE,
            "rel" if value.split_ascii_whitespace().any(|rel| rel == "tag") => hints |= Hints::TAGS,
            _ => {}
        }
    }
    hints
}

fn hides(style: &str) -> bool {
    if !style.contains(':') || style.len() > MAX_NAME {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

fn of_tag(tag: Tag) -> Hints {
    match tag {
        Tag::Nav | Tag::Menu => Hints::NAVIGATION,
        Tag::Footer => Hints::FOOTER,
        Tag::Aside => Hints::ASIDE,
        Tag::Form | Tag::Button | Tag::Select | Tag::Label | Tag::Fieldset | Tag::Textarea => Hints::FORM,
        Tag::Figcaption => Hints::CAPTION,
        Tag::Figure | Tag::Picture => Hints::FIGURE,
        Tag::Dialog => Hints::DIALOG,
        Tag::Article => Hints::ARTICLE,
        Tag::Noscript | Tag::Template => Hints::HIDDEN,
        _ => Hints::NONE,
    }
}

fn of_role(role: &str) -> Hints {
    match role {
        "navigation" | "menu" | "menubar" | "tablist" => Hints::NAVIGATION,
        "contentinfo" => Hints::FOOTER,
        "banner" => Hints::HEADER,
        "complementary" => Hints::ASIDE,
        "dialog" | "alertdialog" => Hints::DIALOG,
        "search" | "form" => Hints::FORM,
        "article" => Hints::ARTICLE,
        _ => Hints::NONE,
    }
}

fn of_property(property: &str) -> Hints {
    let mut hints = Hints::NONE;
    for word in property.split_ascii_whitespace() {
        hints |= match word {
            "articleBody" | "reviewBody" => Hints::BODY,
            "headline" => Hints::HEADLINE,
            "alternativeHeadline" | "description" => Hints::DEK,
            "author" | "creator" => Hints::BYLINE,
            "datePublished" | "dateModified" | "dateCreated" => Hints::DATE,
            "keywords" | "about" => Hints::TAGS,
            "comment" => Hints::COMMENTS,
            "caption" => Hints::CAPTION,
            _ => Hints::NONE,
        };
    }
    hints
}

/// Cuts names into words and remembers what came out, as pages repeat few names often.
#[derive(Debug, Default)]
pub struct Words<'a> {
    seen: HashMap<&'a str, Hints>,
    lower: String,
    ends: Vec<usize>,
}

/// How such classes begin.
const LABELLED: [&str; 8] = ["tag-", "category-", "author-", "topic-", "keyword-", "post_tag-", "format-", "section-"];
/// Longer names are style sheets' utility lists or generated.
const MAX_NAME: usize = 600;

impl<'a> Words<'a> {
    fn hints(&mut self, name: &'a str) -> Hints {
        if name.is_empty() || name.len() > MAX_NAME {
            return Hints::NONE;
        }
        if let Some(found) = self.seen.get(name) {
            return *found;
        }
        let hints = self.read(name);
        self.seen.insert(name, hints);
        hints
    }

    fn read(&mut self, name: &str) -> Hints {
        let mut hints = Hints::NONE;
        // WordPress lists a post's own tags, categories and authors among its classes.
        let post_classes = name.contains("type-") && name.contains("status-") || name.contains("hentry");
        for part in name.split_ascii_whitespace() {
            if post_classes && LABELLED.iter().any(|label| part.starts_with(label)) {
                continue;
            }
            // Utility classes (`md:hidden`, `has-[.ad]`) speak of looks.
            if part.contains([':', '[']) {
                continue;
            }
            self.lower.clear();
            self.ends.clear();
            let mut before = b' ';
            for byte in part.bytes() {
                let breaks = (byte.is_ascii_uppercase() && before.is_ascii_lowercase())
                    || (!byte.is_ascii_alphabetic() && before.is_ascii_alphabetic());
                if breaks {
                    self.ends.push(self.lower.len());
                }
                if byte.is_ascii_alphabetic() {
                    self.lower.push(char::from(byte.to_ascii_lowercase()));
                }
                before = byte;
            }
            self.ends.push(self.lower.len());
            let mut start = 0;
            let mut previous = "";
            let mut first = true;
            let whole = self.lower.len();
            for end in &self.ends {
                let word = &self.lower[start..*end];
                start = *end;
                if word.is_empty() {
                    continue;
                }
                // `has-sidebar`, `no-comments` and `with-share` tell what stands elsewhere.
                if first
                    && matches!(word, "has" | "no" | "with" | "is" | "not" | "show" | "hide" | "js" | "u" | "wp")
                    && !matches!(part, "is-hidden")
                {
                    if matches!(word, "has" | "no" | "with" | "not") {
                        break;
                    }
                    first = false;
                    previous = word;
                    continue;
                }
                first = false;
                let pair = of_pair(previous, word);
                // `news-list-date` is a date; only what ends in the pair is a list of stories.
                let ends_here = start == whole;
                hints |= of_word(word) | if ends_here { pair } else { pair.without(Hints::RELATED) };
                previous = word;
            }
        }
        hints
    }
}

/// What single words tell.
const WORDS: [(Hints, &[&str]); 27] = [
    (
        Hints::NAVIGATION,
        &[
            "nav",
            "navigation",
            "navbar",
            "menu",
            "submenu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "skiplink",
            "toc",
            "lwptoc",
            "toolbar",
            "topbar",
            "subnav",
            "megamenu",
            "inhaltsverzeichnis",
        ],
    ),
    (
        Hints::FIGURE,
        &[
            "figure",
            "gallery",
            "slideshow",
            "carousel",
            "lightbox",
            "embed",
            "embedded",
            "oembed",
            "infographic",
            "slider",
            "swiper",
        ],
    ),
    (
        Hints::HIDDEN,
        &["hidden", "invisible", "noprint", "screenreader", "offscreen", "visuallyhidden", "sronly", "hide"],
    ),
    (Hints::FOOTER, &["footer", "foot", "colophon", "copyright", "disclaimer", "impressum"]),
    (Hints::HEADER, &["masthead", "banner"]),
    (
        Hints::ASIDE,
        &[
            "sidebar",
            "rail",
            "aside",
            "sidecolumn",
            "factbox",
            "infobox",
            "faktabox",
            "faktaruta",
            "infokasten",
            "faktaboks",
            "infobloc",
            "expandable",
            "seitenleiste",
        ],
    ),
    (
        Hints::SHARE,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharetools",
            "sharedaddy",
            "socials",
            "shares",
            "addtoany",
            "addthis",
            "shariff",
            "teilen",
            "compartir",
            "partage",
            "sharebuttons",
            "sharethis",
            "sociallinks",
            "socialshare",
        ],
    ),
    (
        Hints::RELATED,
        &[
            "related",
            "recommended",
            "recommendations",
            "recommendation",
            "recirc",
            "recirculation",
            "readmore",
            "outbrain",
            "taboola",
            "promo",
            "promos",
            "trending",
            "popular",
            "mostread",
            "relacionadas",
            "relacionados",
            "relacionado",
            "relacionada",
            "similar",
            "upnext",
            "crosssell",
            "suggested",
            "suggestions",
            "moreon",
            "jp-relatedposts",
            "relatedposts",
            "yarpp",
            "zergnet",
            "revcontent",
            "spotim",
            "plista",
            "crosslink",
            "seealso",
            "autorelated",
            "nextprev",
            "prevnext",
        ],
    ),
    (
        Hints::COMMENTS,
        &[
            "comment",
            "comments",
            "disqus",
            "commentlist",
            "kommentare",
            "comentarios",
            "commentaires",
            "respond",
            "coral",
            "replies",
            "livefyre",
            "commenti",
        ],
    ),
    (
        Hints::SIGN_UP,
        &[
            "newsletter",
            "newsletters",
            "signup",
            "subscribe",
            "subscription",
            "subscriptions",
            "optin",
            "mailchimp",
            "mailpoet",
            "abo",
            "donate",
            "donation",
            "membership",
            "follow",
        ],
    ),
    (
        Hints::ADVERT,
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "advertorial",
            "adslot",
            "adunit",
            "adbox",
            "dfp",
            "sponsor",
            "sponsored",
            "sponsors",
            "anzeige",
            "werbung",
            "publicidad",
            "publicite",
            "pubblicita",
            "gpt",
            "adsbygoogle",
            "annonse",
            "annons",
            "affiliate",
            "adv",
            "reklama",
            "reklame",
        ],
    ),
    (
        Hints::CAPTION,
        &[
            "caption",
            "captions",
            "figcaption",
            "credit",
            "credits",
            "photocredit",
            "legende",
            "bildunterschrift",
            "didascalia",
            "cutline",
            "bildtext",
        ],
    ),
    (
        Hints::BYLINE,
        &[
            "byline",
            "bylines",
            "author",
            "authors",
            "autor",
            "autoren",
            "auteur",
            "autore",
            "autores",
            "contributor",
            "contributors",
            "writer",
            "journalist",
            "skribent",
            "firma",
            "verfasser",
            "redakteur",
            "forfatter",
            "reporter",
            "authorship",
            "authorname",
            "authorlink",
            "authors-name",
            "postauthor",
            "vcard",
        ],
    ),
    (
        Hints::TAGS,
        &[
            "tags",
            "tag",
            "topics",
            "topic",
            "keywords",
            "keyword",
            "etiquetas",
            "taglist",
            "themen",
            "schlagworte",
            "schlagwort",
            "hashtags",
            "tagged",
            "emner",
        ],
    ),
    (
        Hints::DATE,
        &[
            "date",
            "time",
            "timestamp",
            "datetime",
            "dateline",
            "published",
            "datum",
            "fecha",
            "posted",
            "pubdate",
            "publication",
        ],
    ),
    (Hints::EMBED, &["twitter", "tweet", "instagram", "facebook", "tiktok", "bluesky", "youtube", "mastodon"]),
    (
        Hints::DIALOG,
        &[
            "modal",
            "popup",
            "popover",
            "overlay",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "cmp",
            "onetrust",
            "didomi",
            "toast",
            "tooltip",
            "interstitial",
            "dialog",
            "sourcepoint",
        ],
    ),
    (Hints::PULL_QUOTE, &["pullquote", "blockquoter", "zitatbox"]),
    (Hints::BIOGRAPHY, &["bio", "biography", "authorbox", "authorbio"]),
    (Hints::PAYWALL, &["paywall", "regwall", "piano", "metered", "plenigo", "subscriber"]),
    (
        Hints::KICKER,
        &[
            "kicker",
            "eyebrow",
            "overline",
            "rubric",
            "flag",
            "dachzeile",
            "topline",
            "spitzmarke",
            "roofline",
            "supertitle",
            "pretitle",
            "antetitulo",
        ],
    ),
    (
        Hints::BODY,
        &[
            "articlebody",
            "storybody",
            "postbody",
            "articletext",
            "articlecontent",
            "postcontent",
            "entrytext",
            "bodytext",
            "articulo",
            "storytext",
            "brodtext",
            "richtext",
            "prose",
        ],
    ),
    (
        Hints::HEADLINE,
        &["headline", "title", "titel", "titre", "titulo", "titolo", "heading", "tittel", "rubrik", "overskrift"],
    ),
    (
        Hints::DEK,
        &[
            "dek",
            "deck",
            "standfirst",
            "subtitle",
            "subheadline",
            "subhead",
            "subheading",
            "lead",
            "lede",
            "intro",
            "introduction",
            "teasertext",
            "chapo",
            "chapeau",
            "sottotitolo",
            "entradilla",
            "bajada",
            "ingress",
            "preamble",
            "perex",
            "vorspann",
            "manchet",
            "sommario",
            "occhiello",
            "excerpt",
            "summary",
            "abstract",
            "untertitel",
            "unterzeile",
            "sumario",
            "subtitulo",
            "manchete",
            "underrubrik",
            "synopsis",
            "tagline",
            "epigraphe",
            "leadtext",
            "undertitle",
            "introtext",
            "resumen",
            "linha",
            "strapline",
            "copete",
            "volanta",
            "subheader",
            "spot",
            "underline",
            "ledetext",
            "leadin",
            "description",
        ],
    ),
    (Hints::ARTICLE, &["article"]),
    (Hints::TEASER, &["teaser", "teasers"]),
    (Hints::CORRECTION, &["correction", "corrections", "clarification"]),
];

static OF_WORD: LazyLock<HashMap<&str, Hints>> =
    LazyLock::new(|| WORDS.iter().flat_map(|(hints, words)| words.iter().map(|word| (*word, *hints))).collect());

fn of_word(word: &str) -> Hints {
    OF_WORD.get(word).copied().unwrap_or_default()
}

/// Two words that only together tell something.
fn of_pair(first: &str, second: &str) -> Hints {
    match (first, second) {
        (
            "article" | "story" | "post" | "entry" | "news" | "content" | "page" | "main" | "detail" | "single"
            | "field" | "blog" | "text" | "node",
            "body",
        )
        | (
            "article" | "story" | "post" | "entry" | "single" | "news" | "blog" | "detail",
            "content" | "text" | "copy" | "paragraphs" | "main",
        )
        | ("body", "text" | "copy" | "content" | "main")
        | ("rich", "text") => Hints::BODY,
        ("read" | "see" | "more", "more" | "also" | "on" | "from" | "stories" | "news" | "articles" | "like")
        | ("most", "read" | "popular" | "viewed")
        | ("up" | "read", "next")
        | ("next" | "previous" | "prev" | "adjacent", "article" | "story" | "post" | "articles" | "posts")
        | ("editors" | "top", "picks" | "stories")
        | ("story" | "article" | "post" | "news", "list" | "card" | "cards" | "feed" | "links")
        | ("you", "may" | "might")
        | ("latest", "news" | "articles" | "posts" | "stories")
        | ("link", "box" | "list")
        | ("tag" | "tags", "cloud")
        | ("mas", "noticias") => Hints::RELATED,
        ("sign", "up" | "in")
        | ("log", "in")
        | ("mailing", "list")
        | ("call", "to")
        | ("email", "signup" | "capture" | "form") => Hints::SIGN_UP,
        (
            "social",
            "share" | "links" | "media" | "icons" | "bar" | "buttons" | "sharing" | "tools" | "list" | "follow"
            | "networks",
        )
        | ("article" | "story" | "post", "tools" | "actions" | "utilities") => Hints::SHARE,
        ("by", "line") => Hints::BYLINE,
        ("post", "media") | ("fb", "post" | "video") => Hints::EMBED,
        ("pull", "quote" | "quotes") | ("quote", "pull") => Hints::PULL_QUOTE,
        (
            "author" | "about" | "writer" | "contributor",
            "bio" | "box" | "info" | "author" | "description" | "biography" | "card" | "details" | "profile",
        ) => Hints::BIOGRAPHY,
        ("screen", "reader")
        | ("sr" | "print", "only")
        | ("visually" | "is", "hidden")
        | ("d", "none")
        | ("hidden", "print") => Hints::HIDDEN,
        (
            "image" | "photo" | "media" | "img" | "video" | "picture" | "figure" | "wp",
            "caption" | "credit" | "description" | "text" | "info" | "legend" | "copyright" | "meta",
        ) => Hints::CAPTION,
        ("site" | "page" | "global" | "main", "header") => Hints::HEADER,
        ("sub", "title" | "tit" | "header" | "headline" | "head" | "heading")
        | ("article" | "story" | "post", "description" | "intro" | "summary" | "lead" | "excerpt" | "abstract")
        | ("teaser", "text") => Hints::DEK,
        ("table", "contents") => Hints::NAVIGATION,
        ("side", "bar") | ("widget", "area") | ("info" | "fact" | "fakta" | "facts", "box" | "boxes") => Hints::ASIDE,
        _ => Hints::NONE,
    }
}
