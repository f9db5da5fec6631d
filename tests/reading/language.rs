use super::read_page;

#[track_caller]
fn check(lang: &str, text: &str, expected: &str) {
    let html = format!("<html {lang}><article><h1>x</h1><p>{text}</p><p>{text}</p></article></html>");
    assert_eq!(read_page(&html).language.as_deref(), Some(expected), "{text}");
}

#[test]
fn scripts_settle_it() {
    check("", "彼は昨日、港でフェリーが再び運航を始めると述べた。長い間待っていたのだという。", "ja");
    check("", "市政府周一表示，渡轮将重新开始运营。人们等待了很长时间。这是一个好消息。", "zh");
    check("", "시는 월요일부터 여객선이 다시 운항한다고 밝혔다. 사람들은 오래 기다렸다.", "ko");
    check("", "قالت المدينة إن العبارة ستعود إلى العمل يوم الاثنين بعد عامين من الإصلاحات.", "ar");
    check("", "Паром снова пойдёт через гавань с понедельника, сообщил город после двух лет ремонта.", "ru");
    check("", "Пором знову піде через гавань із понеділка, повідомило місто після двох років ремонту.", "uk");
}

#[test]
fn words_outweigh_a_wrong_claim() {
    let german = "Die alte Fähre wird ab Montag wieder durch den Hafen fahren, und das ist nicht alles, was die Stadt für die Menschen auf der Insel tut, die sich nach dem Boot sehnen.";
    check("lang=en", german, "de");
    check("lang=de-AT", german, "de-AT");
    // Nobody writes Russian so.
    check("lang=ru", german, "de");
    let swahili = "Mashua ya zamani itarudi bandarini siku ya Jumatatu, na watu wa mji wamefurahi kwa habari hiyo, kwa kuwa ni miaka miwili ya kusubiri katika kisiwa cha jirani, na pia ni wakati wa sikukuu ya mji.";
    check("lang=en-US", swahili, "sw");
}

#[test]
fn a_claim_that_no_word_bears_out_is_none() {
    let paragraph = |day| format!("<p>Itsasontzia {day}. egunean berriro helduko zaio hiriko portuari.</p>");
    let text: String = (0..40).map(paragraph).collect();
    let of = |lang: &str| read_page(&format!("<html lang={lang}><article><h1>x</h1>{text}</article></html>")).language;
    assert_eq!(of("en"), None);
    assert_eq!(of("eu").as_deref(), Some("eu"));
}

#[test]
fn a_claim_keeps_its_region() {
    check("lang=pt-br", "Curto.", "pt-BR");
    check("lang=en_gb", "Short.", "en-GB");
}

#[test]
fn a_script_does_not_tell_the_languages_that_share_it() {
    check("lang=bg", "Старият ферибот отново ще пресича пристанището от понеделник, съобщиха от града.", "bg");
    check("lang=ur", "پرانی کشتی پیر کے دن سے دوبارہ بندرگاہ پار کرے گی، شہر نے دو سال کی مرمت کے بعد کہا۔", "ur");
    check("lang=bg", "市政府周一表示，渡轮将重新开始运营。人们等待了很长时间。这是一个好消息。", "zh");
}
