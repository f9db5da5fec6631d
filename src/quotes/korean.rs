//! Speakers in Korean text: "박지우 대표는 “…”라고 말했다". The name stands before what the person is, which the
//! particle of a subject follows; a particle of quoting follows the marks.

use std::cell::LazyCell;

use super::eastern::{self, Said, range};
use super::marks::Stretch;
use crate::article::letters::is_hangul;

/// What people are, after their names.
const TITLES: [&str; 52] = [
    "후보",
    "당선인",
    "최고위원",
    "비서관",
    "대표",
    "이사",
    "회장",
    "사장",
    "장관",
    "차관",
    "대통령",
    "총리",
    "의원",
    "교수",
    "씨",
    "위원장",
    "위원",
    "감독",
    "선수",
    "시장",
    "지사",
    "본부장",
    "팀장",
    "원장",
    "소장",
    "센터장",
    "변호사",
    "기자",
    "대변인",
    "총장",
    "부장",
    "과장",
    "국장",
    "실장",
    "청장",
    "처장",
    "단장",
    "의장",
    "박사",
    "연구원",
    "작가",
    "배우",
    "가수",
    "판사",
    "검사",
    "군",
    "양",
    "할머니",
    "할아버지",
    "전무",
    "상무",
    "행장",
];

/// Those of nine Koreans in ten.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천";

/// What follows a title that is no subject.
const PARTICLES: [&str; 12] = ["은", "는", "이", "가", "도", "의", "를", "을", "에게", "와", "과", "께서는"];

const SUBJECT: [&str; 6] = ["은", "는", "이", "가", "도", "께서는"];

/// What follows the marks where they hold somebody's words.
const QUOTING: [&str; 14] = [
    "이라고",
    "라고",
    "고 ",
    "며",
    "면서",
    "이라며",
    "라며",
    "이라면서",
    "라면서",
    "는 ",
    "이라는",
    "라는",
    "이란 ",
    "란 ",
];

/// Those of them that name a thing as often.
const NAMING: [&str; 4] = ["이라는", "라는", "이란 ", "란 "];

/// How a clause's verb ends.
const ENDS_CLAUSE: [char; 6] = ['다', '요', '까', '죠', '라', '자'];

/// Endings of words that look like names: of cities, boards, parties, offices.
const NO_NAME: [char; 9] = ['시', '부', '회', '당', '처', '청', '팀', '사', '실'];

/// What joins a further piece of somebody's words to the one before: "“…”며 “…”", "“…”고 했다. 이어 “…”".
const AND: [&str; 6] = ["며", "면서", "라며", "라면서", "이라며", "이라면서"];
const THEN: [&str; 7] = ["이어", "그러면서", "또", "또한", "특히", "아울러", "다만"];

/// Whether the marks may hold speech, not a name or a notion: it ends as a sentence or a clause does, or a particle of
/// quoting follows.
pub fn may_be_said(text: &str, stretch: &Stretch) -> bool {
    let after = &text[stretch.span.end..];
    let inner = &text[stretch.inner.clone()];
    let follows = |particles: &[&str]| particles.iter().any(|particle| after.starts_with(particle));
    stretch.open_ended
        || inner.ends_with(['.', '!', '?', '…'])
        || inner.ends_with(ENDS_CLAUSE) && (inner.contains(' ') || follows(&QUOTING))
        || follows(&QUOTING) && !follows(&NAMING)
}

pub fn attribute(text: &str, stretches: &[Stretch]) -> Vec<Option<Said>> {
    let people = LazyCell::new(|| people(text));
    let mut last: Option<&str> = None;
    let mut said = Vec::with_capacity(stretches.len());
    for index in 0..stretches.len() {
        let after = eastern::after(text, stretches, index, &['.', '\n']);
        let is_quoted = QUOTING.iter().any(|particle| after.starts_with(particle));
        let before = eastern::before(text, stretches, index, &['.', '\n']);
        let name = subject(before, &people)
            .or_else(|| subject(after, &people))
            .or_else(|| last.filter(|_| goes_on(eastern::lead_in(text, stretches, index), before)))
            .or_else(|| unnamed(before))
            .filter(|_| is_quoted);
        last = name;
        said.push(name.map(|name| Said { mention: range(text, name), name: range(text, name), cue: None }));
    }
    said
}

/// Whether a stretch is of whom the one before is of, by all that stands between them and its own sentence's part.
fn goes_on(between: &str, before: &str) -> bool {
    !between.contains('\n') && (AND.contains(&between.trim()) || THEN.contains(&before.trim()))
}

/// A name and what its bearer is.
type Person<'a> = (&'a str, &'static str);

/// Who is named with a title anywhere, in order.
fn people(text: &str) -> Vec<Person<'_>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = |at: usize| {
        let title = title(words[at], &PARTICLES).or_else(|| title(words[at], &[""]))?;
        Some((name_before(&words[..at])?, title))
    };
    (0..words.len()).filter_map(named).collect()
}

/// The last name of the words that is their subject; of a surname with a title alone, whose it is.
fn subject<'a>(words: &'a str, people: &[Person<'a>]) -> Option<&'a str> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let named = |at: usize| {
        let title = title(words[at], &SUBJECT)?;
        let surname = || {
            let surname = words[..at].iter().rev().find(|word| **word != "전")?;
            let mut bearers = people.iter().filter(|person| person.1 == title && person.0.starts_with(*surname));
            let (name, _) = bearers.next().filter(|_| surname.chars().count() == 1)?;
            bearers.all(|(other, _)| other == name).then_some(*name)
        };
        name_before(&words[..at]).or_else(surname)
    };
    (0..words.len()).rev().find_map(named)
}

/// Who is the subject right before the marks without being named: "지역 어민들은 “…”", "항만공사는 “…”". A title alone is
/// somebody's whom the words before name.
fn unnamed(words: &str) -> Option<&str> {
    const SHORTEST: usize = 2;
    let words = words.trim_end_matches([' ', ',']);
    let last = words.rsplit(' ').next()?;
    let bare = SUBJECT.iter().filter_map(|particle| last.strip_suffix(particle)).min_by_key(|bare| bare.len())?;
    let is_somebody = bare.chars().count() >= SHORTEST
        && bare.chars().all(char::is_alphanumeric)
        && title(last, &SUBJECT).is_none()
        && !NOBODY.contains(&bare);
    if !is_somebody {
        return None;
    }
    let start = words.len() - last.len();
    let end = start + bare.len();
    // "업계 관계자": a noun before it, which no particle ends.
    let noun = words[..start]
        .trim_end()
        .rsplit(' ')
        .next()
        .filter(|noun| noun.chars().count() >= SHORTEST && noun.chars().all(is_hangul) && !noun.ends_with(ENDINGS));
    Some(noun.map_or(&words[start..end], |noun| &words[range(words, noun).start..end]))
}

/// Words for somebody whom only the sentences before can name.
const NOBODY: [&str; 10] = ["그녀", "우리", "저희", "이들", "그들", "자신", "본인", "이것", "그것", "양측"];

/// Endings of words before a noun that are no noun themselves.
const ENDINGS: [char; 22] = [
    '은', '는', '이', '가', '을', '를', '에', '의', '로', '와', '과', '도', '고', '며', '서', '다', '한', '된', '할',
    '던', '인', '게',
];

/// The title that a word is, or ends with, before one of these particles.
fn title(word: &str, particles: &[&str]) -> Option<&'static str> {
    let one = |title: &str| title.chars().nth(1).is_none();
    let of = |bare: &str| TITLES.into_iter().find(|title| bare == *title || !one(title) && bare.ends_with(title));
    particles.iter().filter_map(|particle| word.strip_suffix(particle)).find_map(of)
}

/// "강준현 하늘당 수석", "유승민 전": the name that a title goes with, a party or "former" between them.
fn name_before<'a>(words: &[&'a str]) -> Option<&'a str> {
    const BETWEEN: usize = 3;
    for word in words.iter().rev().take(BETWEEN) {
        if is_name(word) {
            return Some(word);
        }
        if !matches!(*word, "전" | "현" | "대선" | "신임" | "수석") && !word.ends_with('당') {
            return None;
        }
    }
    None
}

fn is_name(word: &str) -> bool {
    const SIGNS: usize = 3;
    word.chars().count() == SIGNS
        && word.chars().all(is_hangul)
        && word.chars().next().is_some_and(|first| SURNAMES.contains(first))
        && !word.ends_with(NO_NAME)
}
