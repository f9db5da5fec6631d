//! Speakers in Japanese text, which parts its words by particles and not by spaces: 「…」と浜野さんは話す.
//! Names are known by what is said after them (さん, 氏, 教授); whoever は or が marks speaks.

use std::ops::Range;
use std::sync::LazyLock;

use super::marks::Stretch;

/// What stands after a person's name.
const HONORIFICS: [&str; 34] = [
    "さん",
    "氏",
    "准教授",
    "名誉教授",
    "教授",
    "社長",
    "市長",
    "町長",
    "村長",
    "知事",
    "首相",
    "大臣",
    "大統領",
    "監督",
    "選手",
    "会長",
    "代表",
    "議員",
    "被告",
    "容疑者",
    "園長",
    "校長",
    "館長",
    "店長",
    "理事長",
    "委員長",
    "部長",
    "課長",
    "長官",
    "外相",
    "財務相",
    "記者",
    "弁護士",
    "くん",
];

static FIRST_OF_HONORIFICS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut first: Vec<char> = HONORIFICS.iter().filter_map(|word| word.chars().next()).collect();
    first.sort_unstable();
    first
});

/// Verbs after the quotation and its と.
const VERBS: [&str; 30] = [
    "話した",
    "話す",
    "話して",
    "述べた",
    "述べ",
    "語った",
    "語る",
    "語り",
    "指摘した",
    "指摘する",
    "説明した",
    "説明する",
    "強調した",
    "訴えた",
    "訴える",
    "振り返った",
    "振り返る",
    "答えた",
    "答え",
    "明かした",
    "書いた",
    "言った",
    "言う",
    "コメント",
    "発表した",
    "批判した",
    "呼びかけ",
    "笑顔",
    "喜ぶ",
    "主張",
];

const PARTICLES: [char; 10] = ['の', 'は', 'が', 'を', 'に', 'で', 'と', 'も', 'や', 'へ'];

/// A speaker: the mention and the verb.
pub struct Said {
    pub mention: Range<usize>,
    pub name: Range<usize>,
    pub cue: Option<String>,
}

/// Whether the text is Japanese: some of its letters are kana.
pub fn is_written(language: Option<&str>, text: &str) -> bool {
    language.is_some_and(|tag| tag.starts_with("ja"))
        || text.chars().take(400).filter(|c| matches!(c, '\u{3040}'..='\u{30ff}')).count() > 40
}

/// The speakers of the stretches, each seeing the one before.
pub fn attribute(text: &str, stretches: &[Stretch]) -> Vec<Option<Said>> {
    let names = names(text);
    let bare: Vec<Range<usize>> = names.iter().map(|name| bare(text, name)).collect();
    let mut said: Vec<Option<Said>> = Vec::with_capacity(stretches.len());
    for (index, stretch) in stretches.iter().enumerate() {
        let end = stretches.get(index + 1).map_or(text.len(), |next| next.span.start);
        let after = sentence_after(text, stretch.span.end, end);
        let start = if index == 0 { 0 } else { stretches[index - 1].span.end };
        let before = sentence_before(text, start, stretch.span.start);
        let quoted = text[after.clone()].starts_with('と') || text[after.clone()].starts_with("などと");
        let cue = VERBS.iter().find(|verb| text[after.clone()].contains(**verb)).map(|verb| (*verb).to_owned());
        let mention = marked(text, &names, &after)
            .filter(|_| quoted)
            .or_else(|| last_marked(text, &names, &before).filter(|_| quoted || cue.is_some()));
        said.push(mention.map(|mention| Said { name: fullest(text, &bare, &mention), mention, cue: cue.clone() }));
    }
    said
}

fn sentence_after(text: &str, start: usize, end: usize) -> Range<usize> {
    let stop = text[start..end].find(['。', '\n']).map_or(end, |at| start + at);
    start..stop
}

fn sentence_before(text: &str, start: usize, end: usize) -> Range<usize> {
    let begin = text[start..end].rfind(['。', '\n']).map_or(start, |at| start + at + 1);
    let begin = (begin..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    // Behind the full stop, which has three bytes.
    begin..end
}

/// Names with what stands after them, in order.
fn names(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 10;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| FIRST_OF_HONORIFICS.binary_search(c).is_ok()) {
        let Some(honorific) = HONORIFICS.iter().find(|word| text[at..].starts_with(**word)) else { continue };
        let mut start = at;
        for (count, (offset, c)) in text[..at].char_indices().rev().enumerate() {
            let in_name =
                matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '々') && !PARTICLES.contains(&c);
            if !in_name || count >= LONGEST {
                break;
            }
            start = offset;
        }
        let end = at + honorific.len();
        if start < at && found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found
}

/// The first name in the range that は, が or も marks.
fn marked(text: &str, names: &[Range<usize>], range: &Range<usize>) -> Option<Range<usize>> {
    names.iter().find(|name| range.start <= name.start && name.end <= range.end && is_marked(text, name.end)).cloned()
}

fn last_marked(text: &str, names: &[Range<usize>], range: &Range<usize>) -> Option<Range<usize>> {
    let inside = |name: &&Range<usize>| range.start <= name.start && name.end <= range.end;
    names
        .iter()
        .rev()
        .filter(inside)
        .find(|name| is_marked(text, name.end))
        .or_else(|| names.iter().rev().find(inside))
        .cloned()
}

/// A marker follows, an age in brackets aside.
fn is_marked(text: &str, at: usize) -> bool {
    let mut rest = &text[at..];
    if let Some(bracket) = rest.strip_prefix('（') {
        rest = bracket.split_once('）').map_or(bracket, |(_, rest)| rest);
    }
    rest.starts_with(['は', 'が', 'も', 'で', '、']) || rest.starts_with("ら")
}

/// A name without what stands after it.
fn bare(text: &str, name: &Range<usize>) -> Range<usize> {
    let word = &text[name.clone()];
    let cut = HONORIFICS.iter().find_map(|honorific| word.strip_suffix(honorific)).unwrap_or(word);
    name.start..name.start + cut.len()
}

/// The longest name that opens as this one does; `names` are bare.
fn fullest(text: &str, names: &[Range<usize>], mention: &Range<usize>) -> Range<usize> {
    let own = bare(text, mention);
    let opens_so = |name: &&Range<usize>| text[(*name).clone()].starts_with(&text[own.clone()]);
    let longest = names.iter().filter(opens_so).max_by_key(|name| (name.len(), std::cmp::Reverse(name.start)));
    longest.cloned().unwrap_or(own)
}
