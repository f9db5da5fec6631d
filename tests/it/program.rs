//! The program as people start it: answers on standard output, one sentence when something is wrong.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Otters return to the mill pond | Weir Gazette</title>
<meta property="og:site_name" content="Weir Gazette"><meta property="og:type" content="article">
<meta property="og:title" content="Otters return to the mill pond">
<link rel="canonical" href="https://weir.example/otters"></head><body><article><h1>Otters return to the mill pond</h1>
<p>Two otters were seen at the mill pond on Monday, the first in forty years, the warden said.</p>
<p>“I dropped my sandwich and did not even mind,” said Petra Quill, who has looked after the pond since 1998. She added that
nobody should bring dogs near the bank for the time being, because the animals are shy and leave when they are disturbed.</p>
<p>“They will stay if we let them,” she said, and the council agreed to close the path until the spring is over.</p></article>
</body></html>"#;

fn pullquote(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    command.args(arguments).current_dir(folder);
    for name in ["DISCORD_TOKEN", "PULLQUOTE_DISCORD_API", "PULLQUOTE_FETCH_ALLOW", "PULLQUOTE_DATA", "PULLQUOTE_LOG"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    pullquote(folder, arguments).output().expect("the program starts")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The program fails, with a message of few lines that says all of `parts`.
fn check_refused(output: &Output, parts: &[&str]) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{error}");
    for part in parts {
        assert!(error.contains(part), "{part:?} is not in: {error}");
    }
    assert!(!error.contains("panicked") && !error.contains("stack backtrace"), "{error}");
}

#[test]
fn extract_reads_a_page_from_a_file_and_from_standard_input() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("page.html"), PAGE).expect("a file");
    let read =
        run(folder.path(), &["extract", "page.html", "--json", "--url", "https://weir.example/otters?utm_source=x"]);
    let story: Value = serde_json::from_str(&out(&read)).expect("JSON");
    assert_eq!(story["headline"], "Otters return to the mill pond");
    assert_eq!(story["canonical_url"], "https://weir.example/otters");
    assert_eq!(story["kind"], "article");
    let body = story["body"].as_str().expect("a body");
    let characters: Vec<char> = body.chars().collect();
    let quotes = story["quotes"].as_array().expect("quotes");
    assert!(!quotes.is_empty());
    for quote in quotes {
        let place = |key: &str| usize::try_from(quote[key].as_u64().expect("an offset")).expect("an offset");
        let slice: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(slice, format!("“{}”", quote["text"].as_str().expect("text")), "offsets count characters");
    }

    let mut child = pullquote(folder.path(), &["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(PAGE.as_bytes()).expect("written");
    let read = child.wait_with_output().expect("it ends");
    assert!(out(&read).contains("Otters return to the mill pond"), "{}", out(&read));
}

#[test]
fn a_batch_goes_on_past_pages_that_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("page.html"), PAGE).expect("a file");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(PAGE.as_bytes()).expect("packed");
    std::fs::write(folder.path().join("page.html.gz"), packed.finish().expect("packed")).expect("a file");
    std::fs::write(folder.path().join("cut.html.gz"), [0x1f, 0x8b, 8, 0]).expect("a file");
    let list = "a\tpage.html\thttps://weir.example/otters\nb\tnowhere.html\thttps://weir.example/\nc\tpage.html.gz\t\n\
                d\ne\tcut.html.gz\t\nf\tpage.html\tno address\n";
    std::fs::write(folder.path().join("list.tsv"), list).expect("a file");
    for threads in ["1", "3"] {
        let read = run(folder.path(), &["extract", "--batch", "list.tsv", "--threads", threads]);
        assert!(read.status.success());
        let lines: Vec<Value> =
            out(&read).lines().map(|line| serde_json::from_str(line).expect("JSON on every line")).collect();
        let ids: Vec<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "d", "e", "f"]);
        let failed: Vec<bool> = lines.iter().map(|line| line["error"].is_string()).collect();
        assert_eq!(failed, [false, true, false, true, true, true]);
        assert_eq!(lines[0]["body"], lines[2]["body"]);
    }
}

#[test]
fn quotes_reads_plain_texts() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = concat!(
        r#"{"id": "é1", "title": "Otters", "text": "Naïve? “We will wait and see what happens,” said Petra Quill."}"#,
        "\nnot JSON\n",
        r#"{"id": 7}"#,
        "\n"
    );
    std::fs::write(folder.path().join("texts.jsonl"), lines).expect("a file");
    let read = run(folder.path(), &["quotes", "--batch", "texts.jsonl"]);
    let lines: Vec<Value> = out(&read).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    let quote = &lines[0]["quotes"][0];
    assert_eq!((quote["start"].as_u64(), quote["end"].as_u64()), (Some(7), Some(43)));
    assert_eq!(quote["speaker"], "Petra Quill");
    assert_eq!((quote["speaker_start"].as_u64(), quote["speaker_end"].as_u64()), (Some(49), Some(60)));
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string());
    assert_eq!(lines[2]["id"], 7);
}

#[test]
fn what_is_wrong_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    check_refused(&run(folder.path(), &[]), &["DISCORD_TOKEN", "pullquote demo", "README"]);
    check_refused(&run(folder.path(), &["run"]), &["DISCORD_TOKEN", "pullquote demo"]);
    check_refused(&run(folder.path(), &["extract", "nowhere.html"]), &["cannot read nowhere.html"]);
    check_refused(&run(folder.path(), &["invite"]), &["--application"]);
    std::fs::write(folder.path().join("odd.toml"), "[fetch]\ndeadline = 3\n").expect("a file");
    check_refused(&run(folder.path(), &["run", "--config", "odd.toml"]), &["odd.toml", "unknown field `deadline`"]);
    check_refused(&run(folder.path(), &["run", "--config", "none.toml"]), &["none.toml", "--config"]);
    std::fs::write(folder.path().join(".env"), "DISCORD_TOKEN=not a token\nodd line\n").expect("a file");
    let refused = run(folder.path(), &["run"]);
    check_refused(&refused, &[".env"]);
    assert!(!String::from_utf8_lossy(&refused.stderr).contains("not a token"), "the token is not repeated");
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("file"), "in the way").expect("a file");
    let refused = pullquote(folder.path(), &["run"])
        .env("DISCORD_TOKEN", "x.y.z")
        .env("PULLQUOTE_DATA", "file/data")
        .output()
        .expect("the program starts");
    check_refused(&refused, &["cannot create the data folder file/data"]);
}

#[cfg(feature = "playground")]
#[test]
fn a_port_in_use_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    check_refused(&run(folder.path(), &["demo", "--port", &port]), &["is in use", "--port"]);
    check_refused(&run(folder.path(), &["demo", "--port", "0", "--pages", "none"]), &["none is not a folder"]);
}

#[test]
fn invite_prints_the_address() {
    let folder = tempfile::tempdir().expect("a folder");
    let printed = out(&run(folder.path(), &["invite", "--application", "1170000000041943040"]));
    assert!(printed.contains("client_id=1170000000041943040") && printed.contains("permissions="), "{printed}");
}

#[cfg(unix)]
#[test]
fn who_else_can_read_the_token_is_warned_of() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(".env");
    std::fs::write(&file, "DISCORD_TOKEN=secret-part.of.it\n").expect("a file");
    for (mode, warned) in [(0o644, true), (0o640, true), (0o604, true), (0o600, false), (0o400, false)] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("rights");
        let mut command = pullquote(folder.path(), &["run"]);
        // Nobody listens there.
        let ended = command.env("PULLQUOTE_DISCORD_API", "http://127.0.0.1:9").output().expect("the program starts");
        check_refused(&ended, &["cannot be reached"]);
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(said.contains("others on this machine can read the token"), warned, "{mode:o}: {said}");
        assert!(!said.contains("secret-part"), "{said}");
    }
}
