//! Where a story's first sentence begins behind its dateline: "HARWICH, England (Wire) — ", "London, Nov. 17 (Wire) ",
//! "【６月18日 港通信】". What it says is the page's, not the story's.

use std::ops::Range;

use super::lexicon::Class;
use super::tokens::{Kind, Token};

/// Bytes and signs of the longest dateline.
const LONGEST: usize = 80;
const MOST_TOKENS: usize = 16;

/// The sentence without a dateline; `tokens` are its own, in order.
pub fn without(text: &str, sentence: Range<usize>, tokens: &[Token]) -> Range<usize> {
    let start = behind_brackets(text, &sentence).or_else(|| behind_place(text, tokens)).unwrap_or(sentence.start);
    start..sentence.end
}

/// "【６月18日 港通信】", "新港社北京11月17日电（记者王小明）", "(부산=항구통신) 박지우 기자 = ": what opens a text of an
/// agency in the East.
fn behind_brackets(text: &str, sentence: &Range<usize>) -> Option<usize> {
    let words = &text[sentence.clone()];
    let opening = &words[..words.floor_char_boundary(LONGEST)];
    let end = if opening.starts_with('【') {
        opening.find('】')? + '】'.len_utf8()
    } else if opening.starts_with(['(', '[']) {
        const REPORTER: &str = "기자 =";
        opening.find(REPORTER)? + REPORTER.len()
    } else {
        behind_wire(opening)?
    };
    let rest = words[end..].trim_start();
    (!rest.is_empty()).then(|| sentence.end - rest.len())
}

/// The end of "新港社北京11月17日电", of "本报讯", of the reporter's bracket behind one of them.
fn behind_wire(opening: &str) -> Option<usize> {
    const SPACES: [char; 2] = [' ', '\u{3000}'];
    const BEFORE: usize = 20;
    let signed = |sign: &&str| {
        let at = opening.find(*sign)?;
        let is_dated = opening[..at].contains('日');
        let is_own = sign.starts_with(['讯', '訊']) && opening[..at].chars().count() <= BEFORE;
        (is_dated || is_own).then_some(at + sign.len())
    };
    let end = ["电", "電", "讯", "訊"].iter().filter_map(signed).min()?;
    let rest = &opening[end..];
    let bracket = ["（记者", "(记者", "（記者", "(記者"]
        .iter()
        .any(|bracket| rest.trim_start_matches(SPACES).starts_with(bracket));
    match rest.find(['）', ')']) {
        Some(close) if bracket => Some(end + close + rest[close..].chars().next()?.len_utf8()),
        // Without a space the sign is a part of a word.
        _ => rest.starts_with(SPACES).then_some(end),
    }
}

/// A place, with a day or an agency or not, that a dash or the agency's bracket parts from the story.
fn behind_place(text: &str, tokens: &[Token]) -> Option<usize> {
    let mut is_place = false;
    let mut agency = false;
    for (at, token) in tokens.iter().enumerate().take(MOST_TOKENS) {
        let next = tokens.get(at + 1)?;
        let opens = |next: &Token| next.capital || !text[next.span()].starts_with(char::is_lowercase);
        match token.kind {
            Kind::Word if token.capital || token.class.any(Class::CONNECTOR.or(Class::TIME)) || agency => {
                let word = &text[token.span()];
                let shouts = word.chars().count() > 2 && !word.contains(char::is_lowercase);
                is_place |= token.class.any(Class::PLACE) || shouts && !agency;
            }
            Kind::Number | Kind::Sign(',' | '.' | '/') => {}
            Kind::Sign('(') if at > 0 => agency = true,
            Kind::Sign(')') if agency => {
                agency = false;
                // "London, Nov. 17 (Wire) The Ministry"
                if is_place && next.is_word() && next.capital && next.start > token.end {
                    return Some(next.start);
                }
            }
            Kind::Sign('—' | '–' | '-') if is_place && at > 0 => {
                let behind = tokens[at + 1..].iter().find(|next| !matches!(next.kind, Kind::Sign('-' | '—' | '–')))?;
                // "Berlin – die Hauptstadt" goes on, "Berlin – Die Hauptstadt" begins.
                return opens(behind).then_some(behind.start);
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use crate::article::{Article, Body};

    #[test]
    fn what_stands_before_the_story_is_left_out() {
        for (language, dateline, story) in [
            ("en", "HARWICH, England (Wire) -- ", "The tide rose."),
            ("en", "London, Nov. 17 (Wire) ", "The tide rose."),
            ("en", "PORT ELY — ", "The tide rose."),
            ("de", "Berlin (Draht) - ", "Die Flut stieg."),
            ("zh", "新港社北京11月17日电 ", "港口今天关闭了。"),
            ("zh", "新港社北京11月17日电（记者王小明）", "港口今天关闭了。"),
            ("zh", "港湾报讯（记者 王小明） ", "港口今天关闭了。"),
            ("zh", "", "11月17日电视台在港口采访了船长。"),
            ("zh", "", "通讯社今天关闭了。"),
            ("ja", "【６月18日 港通信】", "港は静かだ。"),
            ("ko", "(부산=항구통신) 박지우 기자 = ", "항구는 오늘 조용하다."),
            ("en", "", "London — the city of fog — is wet."),
            ("en", "", "Ida Brook — The Voice — sang."),
            ("en", "", "LONDON is wet (again) and cold."),
        ] {
            let text = format!("{dateline}{story}");
            let article = Article {
                body: Body::from_plain_text(&text),
                language: Some(language.to_owned()),
                ..Article::default()
            };
            let words = Words::of(&article);
            let left = super::without(&text, 0..text.len(), &words.tokens);
            assert_eq!(&text[left], story, "{text}");
        }
    }
}
