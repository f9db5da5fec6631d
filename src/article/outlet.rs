//! The publication: its name as readers know it, and its icon.

use url::Url;

use super::Outlet;
use super::document::{NodeId, Tag};
use super::json_ld::text_of;
use super::page::Page;
use super::wording::{domain_ending, fold_key, han_title, shows_letters};

/// Longer "names" are a headline in the wrong place.
const LONGEST: usize = 45;

pub fn read(page: &Page<'_>) -> Outlet {
    Outlet { name: name(page), icon: icon(page) }
}

/// Every name that the outlet goes by on the page, for recognising it in titles and bylines.
pub fn names(page: &Page<'_>, outlet: &Outlet) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: Option<String>| {
        if let Some(name) = name.filter(|name| !name.is_empty() && name.chars().count() < LONGEST)
            && !names.contains(&name)
        {
            names.push(name);
        }
    };
    add(page.meta.get("og:site_name").map(str::to_owned));
    add(publisher(page));
    for key in [
        "application-name",
        "apple-mobile-web-app-title",
        "twitter:site",
        "al:ios:app_name",
        "dc.publisher",
        "publisher",
        "copyright",
    ] {
        add(page.meta.get(key).map(|name| name.trim_start_matches('@').to_owned()));
    }
    for kind in ["WebSite", "NewsMediaOrganization", "Organization"] {
        add(page.data.of_type(kind).and_then(|object| text_of(object.get("name")?)));
    }
    add(outlet.name.clone());
    if let Some(host) = page.address.and_then(Url::host_str) {
        add(Some(host.trim_start_matches("www.").to_owned()));
        add(Some(main_label(host)));
    }
    names
}

fn publisher(page: &Page<'_>) -> Option<String> {
    let publisher = page.data.article()?.get("publisher")?;
    let object = publisher.as_object().or_else(|| publisher.as_array()?.first()?.as_object());
    match object {
        Some(object) => text_of(page.data.resolve(object).get("name")?),
        None => text_of(publisher),
    }
}

fn name(page: &Page<'_>) -> Option<String> {
    let site =
        ["WebSite", "NewsMediaOrganization"].iter().find_map(|kind| text_of(page.data.of_type(kind)?.get("name")?));
    let candidates: Vec<String> = [
        page.meta.get("og:site_name").map(str::to_owned),
        publisher(page),
        site,
        page.meta.first(&["application-name", "apple-mobile-web-app-title", "al:ios:app_name"]).map(str::to_owned),
        from_title(page).or_else(|| from_han_title(page)),
    ]
    .into_iter()
    .flatten()
    .map(|name| plain(&name))
    .filter(|name| shows_letters(name) && name.chars().count() < LONGEST)
    .collect();
    // A name that the address confirms, then one that is no address, then any.
    let label = page.address.and_then(Url::host_str).map(main_label).unwrap_or_default();
    let confirmed = |name: &&String| {
        let key = fold_key(name);
        label.len() > 2 && key.len() > 2 && (key.contains(&label) || label.contains(&key))
    };
    let named = || candidates.iter().filter(|name| !is_address(name));
    // A publishing house has the publication's name in its own.
    let is_label = |name: &&String| fold_key(name) == label;
    let publication = if page.meta.get("og:site_name").is_none() { named().find(is_label) } else { None };
    let found = publication.or_else(|| named().find(confirmed)).or_else(|| named().next()).or(candidates.first());
    found.map(|name| capitalised(&candidates, without_ending(name))).or_else(|| from_home_link(page))
}

/// The name as another place writes it, where it has no capital here and one there; capitals alone are a logo's.
fn capitalised(candidates: &[String], name: String) -> String {
    if name.contains(char::is_uppercase) {
        return name;
    }
    let key = fold_key(&name);
    let others = candidates.iter().map(|other| without_ending(other));
    let is_written = |other: &String| {
        other.contains(char::is_uppercase) && (other.contains(char::is_lowercase) || other.contains(' '))
    };
    let mut same = others.filter(|other| is_written(other) && fold_key(other) == key);
    same.next().unwrap_or(name)
}

/// The part of a host that is a name: `example` of `www.example.co.uk`.
fn main_label(host: &str) -> String {
    let labels: Vec<&str> = host.trim_start_matches("www.").split('.').collect();
    let main = labels.iter().rev().skip(1).find(|label| label.len() > 3).or(labels.first());
    main.map(|label| fold_key(label)).unwrap_or_default()
}

fn is_address(name: &str) -> bool {
    domain_ending(name).is_some_and(|end| end.len() <= 4)
}

/// `Le Monde.fr` to `Le Monde`.
fn without_ending(name: &str) -> String {
    let Some((front, end)) = name.rsplit_once('.') else { return name.to_owned() };
    let is_ending = (2..=3).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_ending || front.contains('.') || front.len() < 2 {
        return name.to_owned();
    }
    // Short names are read letter by letter.
    if front.len() <= 3 { front.to_uppercase() } else { front.to_owned() }
}

/// What companies are called and publications are not.
const COMPANY_ENDINGS: [&str; 10] =
    [" Inc", " Inc.", " LLC", " Ltd", " Ltd.", " GmbH", " AG", " Limited", " S.A.", " Corp."];

fn plain(name: &str) -> String {
    let name = without_slogan(name.trim().trim_start_matches("www."));
    let name =
        COMPANY_ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name).trim_end_matches(',');
    // An abbreviation in brackets repeats the name.
    match name.split_once(" (") {
        Some((front, end)) if end.ends_with(')') && end.len() < 8 => front.to_owned(),
        _ => name.to_owned(),
    }
}

/// The last of the title's parts that the address says, too, or a link to the home page.
fn from_title(page: &Page<'_>) -> Option<String> {
    let title = page.title.as_deref()?;
    let address = page.address.and_then(Url::host_str);
    let host = address.map(fold_key).unwrap_or_default();
    let label = address.map(main_label).unwrap_or_default();
    let home: Vec<String> = home_links(page).iter().map(|text| fold_key(text)).collect();
    let agrees = |part: &&str| {
        let key = fold_key(part);
        key.len() >= 3 && (host.contains(&key) || home.contains(&key) || abbreviates(&label, part))
    };
    // "Harbour Post Online" of harbourpost.example; what opens the title is the headline.
    let holds = |part: &&str| holds_label(&label, part) && !title.starts_with(*part);
    let parts =
        || [" | ", " - ", " – ", " — ", " « "].into_iter().flat_map(|parter| title.rsplit(parter).map(str::trim));
    parts().find(agrees).or_else(|| parts().find(holds)).map(str::to_owned)
}

/// The name at the end of a title that no address can spell.
fn from_han_title(page: &Page<'_>) -> Option<String> {
    han_title(page.title.as_deref()?)?.outlet.map(str::to_owned)
}

/// Whether a short text has a host's name in it, spelt out.
fn holds_label(label: &str, text: &str) -> bool {
    const SHORTEST: usize = 4;
    const WORDS: usize = 4;
    label.len() >= SHORTEST && text.split(' ').count() <= WORDS && fold_key(text).contains(label)
}

/// The shortest that a link to the home page says, where the address confirms it.
fn from_home_link(page: &Page<'_>) -> Option<String> {
    let label = page.address.and_then(Url::host_str).map(main_label)?;
    let names = home_links(page).into_iter().map(|text| plain(&without_labels(&text)));
    names.filter(|name| holds_label(&label, name) && !is_address(name)).min_by_key(String::len)
}

/// "Harbour Post logo", "Zur Startseite von Harbour Post": the name alone.
fn without_labels(text: &str) -> String {
    const LABELS: [&str; 23] = [
        "logo",
        "home",
        "homepage",
        "startseite",
        "start",
        "page",
        "accueil",
        "inicio",
        "portada",
        "to",
        "the",
        "go",
        "back",
        "zur",
        "zum",
        "von",
        "of",
        "link",
        "website",
        "site",
        "hem",
        "forside",
        "icon",
    ];
    let is_label = |word: &&str| LABELS.contains(&word.trim_matches([':', ',', '-']).to_lowercase().as_str());
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty()).collect();
    let front = words.iter().take_while(|word| is_label(word) && **word != "The").count();
    let end = words.iter().rev().take_while(|word| is_label(word)).count().min(words.len() - front);
    words[front..words.len() - end].join(" ").trim_matches(['-', '|', ':', ' ']).to_owned()
}

/// Whether a label puts the beginnings of a name's words together, as `nytimes` does.
fn abbreviates(label: &str, name: &str) -> bool {
    const SHORTEST: usize = 5;
    let words: Vec<String> = name.split(' ').map(fold_key).filter(|word| !word.is_empty()).collect();
    // Each word gives its first letter or all of it; an article may give nothing.
    let words = words.strip_prefix(&["the".to_owned()]).unwrap_or(&words);
    let rest = words.iter().try_fold(label, |rest, word| {
        rest.strip_prefix(word.as_str()).or_else(|| rest.strip_prefix(word.chars().next()?))
    });
    label.len() >= SHORTEST && words.len() >= 2 && rest == Some("")
}

/// Links that are looked at for one to the home page.
const FIRST_LINKS: usize = 60;

/// What the first links to the home page say, or the pictures in them.
fn home_links(page: &Page<'_>) -> Vec<String> {
    let document = page.document;
    let leads_home = |id: &NodeId| {
        let href = document.attribute(*id, "href").filter(|href| may_lead_home(href));
        let url = href.and_then(|href| page.resolve(&href));
        url.is_some_and(|url| url.path() == "/" && url.query().is_none())
    };
    let says = |id: NodeId| {
        let picture = (id..document.end(id)).find(|inner| document.tag(*inner) == Tag::Img);
        let alt = picture.and_then(|picture| document.attribute(picture, "alt")).map(std::borrow::Cow::into_owned);
        [Some(document.text(id)), alt]
    };
    let links = page.anchors.iter().copied().take(FIRST_LINKS).filter(leads_home);
    links.flat_map(says).flatten().filter(|text| !text.trim().is_empty()).collect()
}

/// Whether an address may be a home page's by what stands behind its host, before it is taken apart.
fn may_lead_home(href: &str) -> bool {
    let href = href.trim_start();
    let whole = ["https://", "http://", "//"].iter().find_map(|start| href.strip_prefix(start));
    let path = whole.map_or(href, |whole| &whole[whole.find('/').unwrap_or(whole.len())..]);
    let mut path = path.bytes().take_while(|byte| *byte != b'#');
    !path.any(|byte| byte.is_ascii_alphanumeric()) || href.contains("..")
}

fn without_slogan(name: &str) -> String {
    let name = name.trim().trim_start_matches('@');
    let cut = [" | ", " – ", " — ", " - ", " :: "].iter().find_map(|parter| name.split_once(parter));
    cut.map_or(name, |(front, _)| front).trim().to_owned()
}

fn icon(page: &Page<'_>) -> Option<Url> {
    let of_kind = |wanted: &[&str]| {
        page.links.iter().find_map(|id| {
            let rel = page.document.raw_attribute(*id, "rel")?.to_ascii_lowercase();
            if !rel.split_ascii_whitespace().any(|word| wanted.contains(&word)) {
                return None;
            }
            page.resolve(&page.document.attribute(*id, "href")?)
        })
    };
    of_kind(&["apple-touch-icon", "apple-touch-icon-precomposed"]).or_else(|| of_kind(&["icon"]))
}
