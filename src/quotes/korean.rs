//! Speakers in Korean text: "박지우 대표는 “…”라고 말했다". The name stands before what the person is, which the
//! particle of a subject follows; a particle of quoting follows the marks.

use super::eastern::{self, Said, is_hangul, range};
use super::marks::Stretch;

/// What people are, after their names.
const TITLES: [&str; 48] = [
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

/// Endings of words that look like names: of cities, boards, parties, offices.
const NO_NAME: [char; 9] = ['시', '부', '회', '당', '처', '청', '팀', '사', '실'];

pub fn attribute(text: &str, stretches: &[Stretch]) -> Vec<Option<Said>> {
    (0..stretches.len())
        .map(|index| {
            let after = eastern::after(text, stretches, index, &['.', '\n']);
            if !QUOTING.iter().any(|particle| after.starts_with(particle)) {
                return None;
            }
            let before = eastern::before(text, stretches, index, &['.', '\n']);
            let name = subject(before).or_else(|| subject(after))?;
            Some(Said { mention: range(text, name), name: range(text, name), cue: None })
        })
        .collect()
}

/// The last name of the words that is their subject.
fn subject(words: &str) -> Option<&str> {
    let mut found = None;
    let mut last = "";
    for word in words.split_whitespace() {
        let titled =
            SUBJECT.iter().find_map(|particle| word.strip_suffix(particle)).is_some_and(|bare| TITLES.contains(&bare));
        if titled && is_name(last) {
            found = Some(last);
        }
        last = word;
    }
    found
}

fn is_name(word: &str) -> bool {
    const SIGNS: usize = 3;
    word.chars().count() == SIGNS
        && word.chars().all(is_hangul)
        && word.chars().next().is_some_and(|first| SURNAMES.contains(first))
        && !word.ends_with(NO_NAME)
}
