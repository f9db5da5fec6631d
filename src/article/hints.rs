//! What an element's class, id, role and name tell about its purpose.
//!
//! Names are cut into words (`articleBody__share-buttons` is article, body, share, buttons) and each
//! word or pair of words is looked up in `hint_words`: `share` is found, `shareholder` is not.

use std::collections::HashMap;
use std::ops::{BitOr, BitOrAssign};

use ahash::RandomState;

use super::document::{Document, NodeId, Tag};
use super::hint_words::{of_pair, of_word};

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

    /// What stands around a story, or in it, and is of something else.
    pub const OF_OTHERS: Self = Self::NAVIGATION
        .or(Self::FOOTER)
        .or(Self::ASIDE)
        .or(Self::SHARE)
        .or(Self::RELATED)
        .or(Self::COMMENTS)
        .or(Self::SIGN_UP)
        .or(Self::ADVERT)
        .or(Self::CAPTION)
        .or(Self::FORM)
        .or(Self::EMBED)
        .or(Self::DIALOG)
        .or(Self::TEASER);
    /// What never holds the story, by name.
    pub const FOREIGN: Self = Self::OF_OTHERS
        .or(Self::HEADER)
        .or(Self::FIGURE)
        .or(Self::BYLINE)
        .or(Self::TAGS)
        .or(Self::PULL_QUOTE)
        .or(Self::BIOGRAPHY)
        .or(Self::HIDDEN)
        .or(Self::KICKER)
        .or(Self::CORRECTION);

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
            | "data-test-tag"
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
    seen: HashMap<&'a str, Hints, RandomState>,
    lower: String,
    ends: Vec<usize>,
}

/// How such classes begin.
const LABELLED: [&str; 8] = ["tag-", "category-", "author-", "topic-", "keyword-", "post_tag-", "format-", "section-"];
/// Longer names are style sheets' utility lists or generated.
const MAX_NAME: usize = 600;

fn is_no_letter(c: char) -> bool {
    !c.is_ascii_alphanumeric()
}

/// Whether a piece of a name was made by a program ("ad7e0c19", "k2OvAdTgMX"): digits amid what is hexadecimal, or
/// amid many runs of one letter or two. What can be read in it is chance.
fn is_generated(piece: &str) -> bool {
    const HEXADECIMAL: usize = 4;
    const RUNS: usize = 3;
    let bytes = piece.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || digits == bytes.len() {
        return false;
    }
    // "ad12" is the twelfth of them.
    let is_numbered = bytes.iter().skip_while(|byte| byte.is_ascii_alphabetic()).all(u8::is_ascii_digit);
    if bytes.len() >= HEXADECIMAL && bytes.iter().all(u8::is_ascii_hexdigit) && !is_numbered {
        return true;
    }
    let opens_run = |pair: &[u8]| {
        let is_hump = pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
        pair[1].is_ascii_alphabetic() && (!pair[0].is_ascii_alphabetic() || is_hump)
    };
    let runs = usize::from(bytes[0].is_ascii_alphabetic()) + bytes.windows(2).filter(|pair| opens_run(pair)).count();
    runs >= RUNS && bytes.len() - digits < 2 * runs
}

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
            let told;
            let part = if part.bytes().any(|byte| byte.is_ascii_digit()) && part.split(is_no_letter).any(is_generated) {
                told = part.split(is_no_letter).filter(|piece| !is_generated(piece)).collect::<Vec<_>>().join("-");
                told.as_str()
            } else {
                part
            };
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
            let mut opens_pair = false;
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
                    opens_pair = of_word(word).opens_pair;
                    continue;
                }
                first = false;
                let told = of_word(word);
                hints |= told.hints;
                if opens_pair {
                    let pair = of_pair(previous, word);
                    // `news-list-date` is a date; only what ends in the pair is a list of stories.
                    let ends_here = start == whole;
                    hints |= if ends_here { pair } else { pair.without(Hints::RELATED) };
                }
                opens_pair = told.opens_pair;
                previous = word;
            }
        }
        hints
    }
}
