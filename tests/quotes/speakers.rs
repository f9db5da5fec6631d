//! Who said what: one small text a pattern.

use pullquote::article::{Article, Body};
use pullquote::quotes::{self, Quotation, QuotationKind, Words};

fn read(language: &str, text: &str) -> Vec<Quotation> {
    let article =
        Article { body: Body::from_plain_text(text), language: Some(language.to_owned()), ..Article::default() };
    quotes::find(&Words::of(&article))
}

/// Each quotation's speaker by name, `-` where there is none.
fn check(language: &str, text: &str, speakers: &[&str]) {
    let found = read(language, text);
    let named: Vec<&str> = found
        .iter()
        .filter(|quotation| quotation.kind != QuotationKind::NotSpeech)
        .map(|quotation| quotation.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str()))
        .collect();
    assert_eq!(named, speakers, "{text}");
}

#[test]
fn english() {
    check("en", "“It is late,” said Ida Brook. “Go home.”", &["Ida Brook", "Ida Brook"]);
    check("en", "“It is late,” Ida Brook told reporters.", &["Ida Brook"]);
    check("en", "Ida Brook, the mayor of Ely, said: “It is late.”", &["Ida Brook"]);
    check("en", "Ida Brook came.\n\n“It is late,” she said.", &["Ida Brook"]);
    check("en", "Ida Brook came. Brook said, “It is late.”", &["Ida Brook"]);
    check("en", "According to Ida Brook, the plan is “dead on arrival.”", &["Ida Brook"]);
    check("en", "“It is late,” police said.", &["police"]);
    check("en", "“It is late,” said a spokesman for the ministry.", &["a spokesman"]);
    check("en", "Ida Brook put it simply:\n\n“It is late.”", &["Ida Brook"]);
    check("en", "“It is late,” said Brook, who has lived here for years.", &["Brook"]);
    check("en", "“It is late,” said Ida Brook.\n\n“And it is cold,” she added.", &["Ida Brook", "Ida Brook"]);
    check("en", "“It is late.” — Ida Brook", &["Ida Brook"]);
}

/// The cases whose quotations all have a right speaker are at least this share, in per cent.
fn check_all(cases: &str, share: usize) {
    let (mut all, mut wrong) = (0, Vec::new());
    for line in cases.lines().skip(1) {
        let (language, case) = line.split_once(' ').filter(|(tag, _)| tag.len() == 2).expect("a language");
        let (text, names) = case.rsplit_once('#').expect("a case");
        let text = text.replace(" ¶ ", "\n\n");
        let found = read(language, &text);
        let mut said = found.iter().filter(|quotation| quotation.kind != QuotationKind::NotSpeech).peekable();
        let right = said.peek().is_some()
            && said.all(|quotation| {
                quotation.speaker.as_ref().is_some_and(|speaker| {
                    let mention = &text[speaker.mention.clone()];
                    names.split('|').any(|name| mention.contains(name) || speaker.name.contains(name))
                })
            });
        all += 1;
        if !right {
            wrong.push(line);
        }
    }
    assert!((all - wrong.len()) * 100 >= all * share, "{} of {all} are wrong: {wrong:#?}", wrong.len());
}

#[test]
fn german() {
    check_all(include_str!("german.txt"), 95);
}

#[test]
fn french_spanish_italian_portuguese_and_dutch() {
    check_all(include_str!("languages.txt"), 94);
}

#[test]
fn russian_ukrainian_czech_and_polish() {
    check_all(include_str!("slavic.txt"), 99);
    // The tag stands inside the marks.
    let text = "«Билет будет стоить два рубля, — пояснил директор порта Иван Якорев. — Дети поедут бесплатно».";
    let said: Vec<String> = read("ru", text).into_iter().map(|quotation| quotation.text).collect();
    assert_eq!(said, ["Билет будет стоить два рубля", "Дети поедут бесплатно"]);
}

#[test]
fn other_languages() {
    check("fr", "« Il est tard », explique Lise Marchal. « Rentrez. »", &["Lise Marchal", "Lise Marchal"]);
    check("fr", "« Il est tard, rentrez vite », a déclaré le maire, Paul Roche.", &["Paul Roche"]);
    check("es", "«Es tarde, vuelvan a casa», dijo Rosa Vidal, vecina del barrio.", &["Rosa Vidal"]);
    check("es", "Según Rosa Vidal, el plan es «una broma de mal gusto».", &["Rosa Vidal"]);
    check("es", "La oficina que dirige Rosa Vidal dice que el plan es «una broma de mal gusto».", &["La oficina"]);
    check("it", "«È tardi, andate a casa», ha detto Carla Neri.", &["Carla Neri"]);
    check("pt", "“É tarde, vão para casa”, disse Rita Lopes.", &["Rita Lopes"]);
    check("nl", "“Het is laat, ga naar huis”, zegt Joke Visser.", &["Joke Visser"]);
    check("pl", "„Jest późno, idźcie do domu”, powiedziała Anna Nowak.", &["Anna Nowak"]);
    check("sv", "”Det är sent, gå hem”, säger Eva Lind.", &["Eva Lind"]);
    check("da", "»Det er sent, gå hjem«, siger Mette Holm.", &["Mette Holm"]);
    check("no", "«Det er sent, gå hjem», sier Kari Vik.", &["Kari Vik"]);
    check("ja", "町長の浜野光一さんが来た。「もう遅い時間だ。帰ろう」と浜野さんは話した。", &["浜野光一"]);
}

#[test]
fn names_without_capitals() {
    for (language, text, speakers) in [
        ("ja", "俳優のアンナ・ブルックは、次のように述べている。「この港はとても静かです」", &["アンナ・ブルック"][..]),
        ("ja", "アンナ・ブルックは「この港はとても静かです」と語った。", &["アンナ・ブルック"]),
        ("zh", "港务局发言人丹尼尔·布鲁克(Daniel Brook)表示：“港口今天已经关闭了。”", &["丹尼尔·布鲁克"]),
        ("zh", "在港口工作的王小明表示：“这里的水很深，要小心。”", &["王小明"]),
        ("zh", "王小明在会议的发言中说：“这里的水很深，要小心。”", &["王小明"]),
        ("zh", "“这里的水很深。”李明说，“我们要小心。”", &["李明", "李明"]),
        ("zh", "“这里的水很深，要小心。”李小明恳切地说。", &["李小明"]),
        ("zh", "协会会长安娜·布鲁克指出，“这里的水很深，要小心。”", &["安娜·布鲁克"]),
        ("zh", "李明是船长。“这里的水很深，要小心。”李明恳切地说。", &["李明"]),
        ("zh", "王小明则表示：“这里的水很深，要小心。”王小明还说：“快回家吧。”", &["王小明", "王小明"]),
        ("zh", "王小明在开船前叮嘱道：“这里的水很深，要小心。”", &["王小明"]),
        ("zh", "港务局表示：“这里的水很深，要小心。”", &["港务局"]),
        ("zh", "渡轮来了。一名船长对本报记者说：“这里的水很深，要小心。”", &["一名船长"]),
        ("zh", "报道称：“这里的水很深，要小心。”", &["-"]),
        ("zh", "他说：“这里的水很深，要小心。”", &["-"]),
        ("zh", "他表示，港口很安静。“这里的水很深，要小心。”", &["-"]),
        ("ja", "町はアンナ・ブルックが来たと言うが、ある漁師は「この港はとても静かです」と語った。", &["ある漁師"]),
        ("ja", "港湾公社は「この港はとても静かです」と説明している。", &["港湾公社"]),
        ("ja", "港で働く女性（６４）は「この港はとても静かです」と話した。", &["港で働く女性"]),
        ("ja", "彼女は「この港はとても静かです」と話した。", &["-"]),
        ("ja", "この港は「とても静かだ」と評判だ。", &["-"]),
        ("ko", "항구를 지키는 박지우 대표는 “여기 물은 아주 깊다”라고 말했다.", &["박지우"]),
        ("ko", "“여기 물은 아주 깊다”고 박지우 소장이 말했다.", &["박지우"]),
        ("ko", "박지우 하늘당 수석대변인은 “물은 아주 깊다”며 “모두 조심해야 한다”고 말했다.", &["박지우", "박지우"]),
        (
            "ko",
            "박지우 전 의원이 왔다. 박 의원은 “물은 아주 깊다”고 말했다. 이어 “모두 조심해야 한다”고 했다.",
            &["박지우", "박지우"],
        ),
        ("ko", "박지우 의원과 박서연 의원이 왔다. 박 의원은 “물은 아주 깊다”고 말했다.", &["-"]),
        ("ko", "지역 어민들은 “여기 물은 아주 깊다”고 말했다.", &["지역 어민들"]),
        ("ko", "항만공사는 “여기 물은 아주 깊다”고 밝혔다.", &["항만공사"]),
        ("ko", "그는 “여기 물은 아주 깊다”고 말했다.", &["-"]),
        ("ko", "서울시 시장은 “여기 물은 아주 깊다”고 말했다.", &["-"]),
    ] {
        check(language, text, speakers);
    }
    for title in [
        "新しいアプリ「みなとナビゲーション」が出た。",
        "「みなとの夏の大きな祭り」という祭りがある。",
        "番組「みなとさんに聞いてみた！」が受賞した。",
        "岸には「ここで泳がないでください」と書かれた板がある。",
    ] {
        assert_eq!(read("ja", title)[0].kind, QuotationKind::NotSpeech, "{title}");
    }
    for (language, text) in [
        ("zh", "港口的“老渡轮复航周”昨天开始。"),
        ("zh", "企业要有“自我更新”的能力。"),
        ("zh", "本届论坛的主题是“港口与城市发展”。"),
        ("ko", "항구는 ‘새 다리 잇기’ 행사를 연다."),
        ("ko", "이 항구는 “달빛 항구”라는 이름을 얻었다."),
    ] {
        assert_eq!(read(language, text)[0].kind, QuotationKind::NotSpeech, "{text}");
    }
    for (language, text) in [
        ("zh", "李小明说“这里的水很深”。"),
        ("zh", "有人在岸上听见“我在这里等你”。"),
        ("zh", "“这个港口今天很安静”\n人们回家了。"),
        ("ko", "그는 “여기 물은 아주 깊다”고 했다."),
        ("ko", "사람들은 “언제 떠납니까?” 하고 물었다."),
    ] {
        assert_ne!(read(language, text)[0].kind, QuotationKind::NotSpeech, "{text}");
    }
}

#[test]
fn dialogue_opens_with_a_dash() {
    let found = read("es", "—Es tarde para todos —dijo Rosa Vidal—. Vamos a casa.");
    let words: Vec<&str> = found.iter().map(|quotation| quotation.text.as_str()).collect();
    assert_eq!(words, ["Es tarde para todos", "Vamos a casa."]);
    check("es", "—Es tarde para todos —dijo Rosa Vidal—. Vamos a casa.", &["Rosa Vidal", "Rosa Vidal"]);
    check("pl", "— Jest już późno — powiedziała Anna Nowak.", &["Anna Nowak"]);
    check("fr", "— Il est tard, dit Rosa Vidal.", &["Rosa Vidal"]);
    check("fr", "– Vous venez ? demande Paul Roche.", &["Paul Roche"]);
    check("it", "– È tardi per tutti – disse Rosa Neri. – Andiamo a casa.", &["Rosa Neri", "Rosa Neri"]);
    check("sv", "– Det är en sorg för hela byn, säger grannen Per Holm.", &["Per Holm"]);
    check("no", "– Det er sent for oss alle, sier ordfører Kari Vik til avisen.", &["Kari Vik"]);
    check("da", "– Er det for sent? spørger Ida Holm.", &["Ida Holm"]);
    for (language, list) in [
        ("es", "— pan, leche y café"),
        ("fr", "– pain, lait – 3 euros"),
        ("it", "– pane e latte"),
        ("sv", "– bröd, mjölk och kaffe"),
    ] {
        assert_eq!(read(language, list).len(), 0, "a list: {list}");
    }
}

/// Who is shown as the first quotation's speaker.
fn shown(language: &str, text: &str) -> Option<String> {
    let found = read(language, text);
    found.first()?.speaker.as_ref()?.shown().map(str::to_owned)
}

#[test]
fn nobody_is_shown_whom_the_text_leaves_in_doubt() {
    for (language, text) in [
        ("de", "Was ging dir durch den Kopf?\n\n„Ich wollte nur noch nach Hause.“"),
        ("de", "Lange dauerten die Gespräche.\n\n„Wir wollten alle nur noch nach Hause.“"),
        ("de", "Das hing mit der Hansen Agency zusammen. „Ich hatte großes Glück“, sagte sie."),
        ("fr", "Voire même trop tôt. « Nous avons eu beaucoup de chance hier. »"),
        ("en", "Where to watch: HBO Max\n\n“It was the best night that we ever had.”"),
        ("en", "A lot has changed. “It was the best night that we ever had.”"),
        ("en", "Sailors who never met Ida Brook may wonder, “What will she do with all of these boats?”"),
        ("cs", "Sešli se v Brně. „Byla to nejlepší noc v našem životě.“"),
        ("ru", "Но всё было иначе. «Мы сегодня все очень устали.»"),
    ] {
        assert_eq!(shown(language, text), None, "{text}");
    }
}

#[test]
fn who_is_sure_is_shown() {
    for (language, text, name) in [
        ("en", "Ida Brook came late. “It was the best night ever,” she said.", "Ida Brook"),
        ("en", "“It was the best night ever,” police said.", "police"),
        ("de", "Bundespräsidentin Ida Brook kam spät. „Es war die beste Nacht“, sagte sie.", "Ida Brook"),
        ("de", "„Es war die beste Nacht“, sagte Ursula von der Linde.", "Ursula von der Linde"),
        ("de", "„Es war die beste Nacht“, sagte ein Feuerwehrsprecher.", "ein Feuerwehrsprecher"),
        ("cs", "„Byla to nejlepší noc v našem životě,“ řekl Petr Novák.", "Petr Novák"),
    ] {
        assert_eq!(shown(language, text).as_deref(), Some(name), "{text}");
    }
}

/// Who is shown as the last quotation's speaker.
fn last_shown(text: &str) -> Option<String> {
    let found = read("en", text);
    found.last()?.speaker.as_ref()?.shown().map(str::to_owned)
}

#[test]
fn a_surname_is_whose_it_is() {
    let twice = "Ida Brook met her brother Tom Brook in Ely.\n\n“It is late,” Brook said.";
    for (text, name) in [
        // Not what was named after its bearer.
        (
            "Ida Brook came. She owns the Brook Tower and the Brook Organization.\n\n“It is late,” Brook said.",
            "Ida Brook",
        ),
        ("Bill Hale, a fisherman, spoke of the Hale Institute. “It is late,” Hale said.", "Bill Hale"),
        ("Ana Rosa Vidal came. “It is late,” Rosa Vidal said.", "Ana Rosa Vidal"),
        ("Talk With Ida Brook.\n\nIda Brook came. “It is late,” Brook said.", "Ida Brook"),
        // Two bear it.
        (twice, "Brook"),
        // Where somebody is from, and what an office is of, is no part of the name.
        ("“It is late,” said Sen. Ida Brook of Texas.", "Ida Brook"),
        ("“It is late,” said Secretary of State Ida Mary Brook.", "Ida Mary Brook"),
        ("“It is late,” said Harbour Trust CEO Ida Brook.", "Ida Brook"),
        ("“It is late,” said chief inspector Ida Brook.", "Ida Brook"),
        ("“It is late,” said a fisher named Ida.", "Ida"),
        ("“It is late,” the Fishers' Association said.", "Fishers' Association"),
        ("“It is late,” the Department of Tides and River Gates said.", "Department of Tides and River Gates"),
        (
            "Jim Cole runs the Boat Friends of Texas.\n\nIn north Texas, engineer Eva Hale said so.\n\n“It is late,” she said.",
            "Eva Hale",
        ),
        // What somebody is, by words that are no name.
        ("“It is late,” one of the engineers said.", "one of the engineers"),
        ("The harbour committee wrote that it was “far too late.”", "The harbour committee"),
        ("A harbour official sharply said: “It is late.”", "A harbour official"),
        ("“It is late,” the Ohio Republican said.", "the Ohio Republican"),
    ] {
        assert_eq!(last_shown(text).as_deref(), Some(name), "{text}");
    }
}

#[test]
fn those_who_speak_together_are_named_together() {
    check("en", "“It is late,” Ida Brook and Tom Hale wrote.", &["Ida Brook and Tom Hale"]);
    check("en", "“It is late,” said Ida Brook and Tom Hale.", &["Ida Brook and Tom Hale"]);
    check("en", "She met Jim Cole and Ida Brook said: “It is late.”", &["Ida Brook"]);
}

#[test]
fn a_pronoun_is_not_whom_its_clause_is_about() {
    for (text, name) in [
        (
            "Tom Hale spoke first. His rival is Jim Cole, whom he accused of “reckless fishing at night.”",
            Some("Tom Hale"),
        ),
        ("Ida Brook wrote the book. My mother is old, but she says, “It is late, and I am tired.”", None),
        (
            "“It is late,” Jim Cole said. ¶ Tom Hale came by boat. He said the harbour was “far too small for us.”",
            Some("Tom Hale"),
        ),
    ] {
        assert_eq!(last_shown(&text.replace(" ¶ ", "\n\n")).as_deref(), name, "{text}");
    }
}

#[test]
fn what_goes_on_may_be_somebody_elses() {
    for text in [
        // An answer.
        "“It is late,” said Ida Brook. “Will you go home?”\n\n“We will stay until the tide turns.”",
        // Another person in between.
        "“It is late,” said Ida Brook. Out on the pier stood Tom Hale. “We will stay until the tide turns.”",
        // Said by nobody, or by somebody else.
        "The harbour was described as “far too small for us.”",
        "We've seen it before, and it's a “far too small harbour.”",
        "“The harbour is far too small for us.” What would be the Ida Brook quote?",
    ] {
        assert_eq!(last_shown(text), None, "{text}");
    }
    let text = "The tower is known as “Old Grey.” According to Ida Brook, it is “far too small for us.”";
    assert_eq!(read("en", text)[0].kind, QuotationKind::NotSpeech);
    assert_eq!(last_shown(text).as_deref(), Some("Ida Brook"));
}

#[test]
fn the_nearest_clause_says_who_goes_on() {
    for (text, name) in [
        ("Ida Brook got louder, and Tom Hale would calm her, saying, “It is late, my dear.”", "Tom Hale"),
        ("The feast of boats began, with Mayor Tom Hale proclaiming, “It is late, my dear.”", "Tom Hale"),
        ("Aboard the ferry Ida Brook, the captain said: “It is late, my dear.”", "the captain"),
        ("The paper reported that a source said he had “no idea at all.”", "a source"),
    ] {
        assert_eq!(last_shown(text).as_deref(), Some(name), "{text}");
    }
}

#[test]
fn an_adverb_is_nobody() {
    let shown = |language, text| {
        let found = read(language, text);
        found[0].speaker.as_ref().map(|speaker| speaker.name.clone())
    };
    assert_ne!(
        shown("es", "Posteriormente volvió a casa. “Es tarde para todos”, dijo."),
        Some("Posteriormente".into())
    );
    assert_ne!(shown("fr", "Finalement il est parti. « Il est tard pour tous », dit-on."), Some("Finalement".into()));
    assert_eq!(last_shown("“It is late.” (Oddly, nobody left.)"), None);
}

#[test]
fn a_name_that_a_comma_adds_to_a_role_is_whose_the_words_are() {
    for (language, text, name) in [
        ("fr", "« Il est tard », a déclaré le porte-parole du port, Jean Roux, lors d’une visite.", "Jean Roux"),
        ("fr", "« Il est tard », a averti le ministre français des Ports, Jean Roux.", "Jean Roux"),
        ("de", "„Es ist spät“, kritisiert die Vorsitzende des Hafenvereins, Anna Reiff.", "Anna Reiff"),
        ("es", "«Es tarde para todos», dijo la directora del Museo de la Marea, Rosa Vidal.", "Rosa Vidal"),
        (
            "pt",
            "O presidente Ivo Reis saiu.\n\nO presidente da Câmara, Ana Prado (PX), ficou. Ela disse que é “tarde demais”.",
            "Ana Prado",
        ),
        ("da", "Adspurgt svarer formand for havnen, Ida Holm, ”at det er for sent for alle”.", "Ida Holm"),
        // Two roles of one person.
        ("de", "„Es ist spät“, sagt die Ärztin und Autorin Anna Reiff.", "Anna Reiff"),
        ("de", "„Es ist spät“, sagt der Klima- und Hafenexperte Jens Ohl.", "Jens Ohl"),
        ("de", "„Es ist spät“, sagt Reiffs‘ Kollege Jens Ohl.", "Jens Ohl"),
    ] {
        assert_eq!(shown(language, text).as_deref(), Some(name), "{text}");
    }
    let text = "“It is late,” he said, with the head of the board, Ida Brook, and her aides.";
    assert_ne!(last_shown(text).as_deref(), Some("Ida Brook"));
}

#[test]
fn a_verb_of_speech_may_be_any_that_follows_the_words() {
    for (language, text, name) in [
        ("fr", "« Il est trop tard », a martelé le maire Paul Roche.", Some("Paul Roche")),
        ("fr", "« Il est trop tard », juge Mme Roche.", Some("Roche")),
        ("fr", "« Il est trop tard », résume quant à elle Lise Marchal.", Some("Lise Marchal")),
        ("es", "«Es tarde para todos», afirma por su parte Rosa Vidal.", Some("Rosa Vidal")),
        ("it", "Un’immagine che ricorda: «È troppo tardi per tutti noi».", None),
        ("it", "«È troppo tardi per tutti», ha sbottato Carla Neri.", Some("Carla Neri")),
        ("it", "«È troppo tardi per tutti», ha poi twittato Carla Neri.", Some("Carla Neri")),
        ("es", "«Es tarde para todos», espetó el ingeniero Luis Vidal.", Some("Luis Vidal")),
        ("pl", "„Jest już za późno” – przekazał prezydent Jan Kos.", Some("Jan Kos")),
        // Of what an office is is nobody's name.
        ("pl", "„Jest już za późno” – zakończył prezydent USA.", Some("prezydent USA")),
    ] {
        assert_eq!(shown(language, text).as_deref(), name, "{text}");
    }
}

#[test]
fn an_office_is_no_part_of_the_name_behind_it() {
    for (language, text, name) in [
        ("es", "“No hay otra opción”, dijo la ministra de Salud Ana Bravo en la sala.", "Ana Bravo"),
        ("fr", "« Il n’y a pas le choix », a dit la ministre de l’Économie Anne Brun.", "Anne Brun"),
        ("it", "«Non abbiamo altra scelta», ha spiegato il ministro della Salute Paolo Bruni.", "Paolo Bruni"),
        ("pt", "“É inaceitável para nós”, afirma o prefeito de Itu, Paulo Dias.", "Paulo Dias"),
        ("da", "»Det er uacceptabelt,« siger borgmester Hans Krogh.", "Hans Krogh"),
        ("sv", "Försvarsadvokaten Lisa Ström kallar domen ”helt orimlig och fel”.", "Lisa Ström"),
        ("da", "»Vi har intet valg,« lyder det fra statsminister Ole Friis.", "Ole Friis"),
        ("de", "Aus Sicht von Senatorin Marta Pohl ist der Plan „ein historischer Fortschritt“.", "Marta Pohl"),
        ("es", "A juicio de la consejera Marta Pina, el plan es “un avance histórico”.", "Marta Pina"),
        ("de", "Dem widerspricht Verbandspräsident Uwe Lahm: „Davon kann keine Rede sein.“", "Uwe Lahm"),
        ("de", "„Es ist spät“, sagte der 51-Jährige dem Sender Hafenfunk.", "der 51-Jährige"),
    ] {
        assert_eq!(shown(language, text).as_deref(), Some(name), "{text}");
    }
    let text = "A juicio del mandatario europeo, el plan es “un avance histórico”.";
    assert_eq!(shown("es", text), None, "{text}");
}

#[test]
fn what_opens_a_sentence_may_be_nobody() {
    for (language, text, name) in [
        ("da", "Få dage senere fortæller Jens Holm: »Det er for sent for os alle.«", "Jens Holm"),
        ("it", "Soddisfatto per la gara si è detto Paolo Neri: «È stata una bella giornata».", "Paolo Neri"),
        ("de", "Jens Ohl kam. Für sie und seine Leute sagte er: „Es ist zu spät für uns.“", "Jens Ohl"),
        ("de", "„Sehr klein“ sind sie, sagt der Bauer Jens Ohl im Hafen.", "Jens Ohl"),
        ("pl", "„Jest już za późno” – mówi „Gazecie” Jan Kos.", "Jan Kos"),
        (
            "da",
            "Ida Maja Holm kom. Ida gik ned på havnen.\n\n»Det er for sent for os alle,« fortæller hun.",
            "Ida Maja Holm",
        ),
        ("de", "Erfreut über die Wahl zeigte sich auch Anna Reiff. „Es ist nie zu spät“, schrieb sie.", "Anna Reiff"),
    ] {
        assert_eq!(shown(language, text).as_deref(), Some(name), "{text}");
    }
    let text = "Après le tir confirmé par la police, la mairie parle d’une « grande erreur ».";
    assert_eq!(shown("fr", text).as_deref(), Some("la mairie"));
    let text = "Wirst du gefragt, ob es dort kalt ist?\n\n„Ja, sehr oft sogar, im Winter.“";
    assert_eq!(shown("de", text), None, "{text}");
    assert_ne!(shown("pl", "Portowy szef ocenił: „Jest już za późno”.").as_deref(), Some("Portowy"));
}

#[test]
fn a_title_or_a_heading_has_no_speaker_beside_it() {
    assert_eq!(shown("de", "„Hier ist der Hafen“: Die Sprecherin Anna Reiff informiert jeden Tag."), None);
    assert_eq!(shown("it", "Il caso Carla Neri: «È già troppo tardi per lei»"), None);
    let kind = |text| read("de", text)[0].kind;
    assert_eq!(kind("Das sagte Anna Reiff gegenüber „Hafenblatt“."), QuotationKind::NotSpeech);
    assert_eq!(
        kind("In ihrem Buch „Ebbe und was sie mit uns macht“ beschreibt Anna Reiff den Hafen."),
        QuotationKind::NotSpeech
    );
    assert_eq!(kind("In ihrem Buch: „Ich habe die Ebbe immer geliebt.“, schreibt Anna Reiff."), QuotationKind::Speech);
}

fn described(language: &str, text: &str) -> Option<String> {
    read(language, text)[0].speaker.as_ref().expect("a speaker").description.clone()
}

#[test]
fn descriptions_are_the_texts_own() {
    for (text, description) in [
        ("“It is late,” said Ida Brook, the mayor of Ely.", Some("the mayor of Ely")),
        (
            "“It is late,” said Ida Brook, head of financial reporting at the harbour.",
            Some("head of financial reporting at the harbour"),
        ),
        (
            "“It is late,” said Ida Brook, a teacher at Port State University.",
            Some("a teacher at Port State University"),
        ),
        ("“It is late,” said Ida Brook, author of “Tides.”", Some("author")),
        ("“It is late,” Harbour House press secretary Ida Brook said.", Some("Harbour House press secretary")),
        ("“It is late,” said an engineer named Ida Brook.", Some("an engineer")),
        // What somebody does, or with whom, is no description.
        ("“It is late,” said Ida Brook, watched by her father.", None),
        ("“It is late,” said Ida Brook, in a call with the mayor.", None),
        ("On the form confirmed by a tide officer, Ida Brook answered “not that I know of.”", None),
    ] {
        assert_eq!(described("en", text).as_deref(), description, "{text}");
    }
    for (language, text, description) in [
        ("fr", "« Il est tard », a dit le porte-parole du port, Jean Roux.", Some("le porte-parole du port")),
        ("fr", "« Il est tard », a dit Jean Roux, après l’arrivée du maire Paul Roche.", None),
        ("de", "„Es ist spät“, sagt Jens Ohl, Chef der Werft angesichts der Zahlen.", Some("Chef der Werft")),
        ("it", "«È tardi», ha detto Carla Neri, la sindaca di Livorno Anna Conti, e altri.", None),
        // A case that cannot stand alone.
        ("de", "Es kam zum Streit mit seinem alten Kollegen Jens Ohl. „Es ist spät“, sagte Ohl.", None),
    ] {
        assert_eq!(described(language, text).as_deref(), description, "{text}");
    }
    assert_eq!(read("en", "“It is late,” said Ida Brook.")[0].cue.as_deref(), Some("said"));
}

#[test]
fn what_is_no_speech_is_said_to_be_none() {
    // A German noun opens with a capital inside the writer's sentence too.
    for text in [
        "Anna Reiff kämpft für die „Freiheit der Häfen in der Welt“ und warnte vor Streit.",
        "Wenn man „Häfen schließt und Schiffe verkauft“, wird es laut Anna Reiff still.",
    ] {
        assert_eq!(read("de", text)[0].kind, QuotationKind::Fragment, "{text}");
    }
    for text in [
        "She read “War and Peace” twice.",
        "His so-called “friends” left.",
        "He sang “Blue Moon Over Town” again.",
        "Ida Brook said so on the network’s “Meet the Town.”",
        "Ida Brook made a list of the “Ten Best Tides You Never Saw.”",
        "Ida Brook starred in Tom Hale’s “Get on the Boat” last year.",
    ] {
        let found = read("en", text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].kind, QuotationKind::NotSpeech, "{text}");
    }
}

#[test]
fn utterances_in_pieces_are_one() {
    let found = read("en", "“We will,” Ida Brook said on Monday, “never give up.”");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "We will, […] never give up.");
    let found = read("en", "Ida Brook said: “We came.\n\n“We saw.\n\n“We left.”");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pieces.len(), 3);
    assert_eq!(found[0].text, "We came.\n\nWe saw.\n\nWe left.");
}

#[test]
fn marks_are_paired_by_what_is_open() {
    for (language, text, words) in [
        ("en", "He said: “She told me ‘no’ twice.”", "She told me ‘no’ twice."),
        ("de", "Er sagte: „Sie rief ‚nein‘ und ging.“", "Sie rief ‚nein‘ und ging."),
        ("de", "Er sagte: »Sie ging nach Hause.«", "Sie ging nach Hause."),
        ("fr", "Il dit : « Elle est partie hier. »", "Elle est partie hier."),
        ("sv", "Han sa: ”Hon gick hem igår.”", "Hon gick hem igår."),
        ("ja", "彼は言った。「『汐の湯』へ行こう」", "『汐の湯』へ行こう"),
        ("en", "He said: \"She left at once.\"", "She left at once."),
        ("en", "He said: ‘The boys’ coats are wet.’", "The boys’ coats are wet."),
        // A mark typed twice, one that was forgotten, one glued to the sentence before.
        ("en", "““She left at once,” he said.", "She left at once,"),
        ("en", "He said: “She left at once.", "She left at once."),
        ("en", "That was all he said.\"She left at once.\"", "She left at once."),
    ] {
        let found = read(language, text);
        assert_eq!(found.iter().map(|quotation| quotation.text.as_str()).collect::<Vec<_>>(), [words], "{text}");
    }
    let two = read("en", "They asked ‘where is the boat’ and ‘when is the tide,’ she said.");
    assert_eq!(two.len(), 2);
}
