//! The publication: its name as readers know it, and its icon.

use url::Url;

use super::Outlet;
use super::json_ld::text_of;
use super::page::Page;
use super::wording::fold_key;

/// Longer "names" are a headline in the wrong place.
const LONGEST: usize = 45;

pub fn read(page: &Page<'_>) -> Outlet {
    Outlet { name: name(page), icon: icon(page) }
}

/// Every name that the outlet goes by on the page, for recognising it in titles and bylines.
pub fn names(page: &Page<'_>) -> Vec<String> {
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
    if let Some(host) = page.address.and_then(Url::host_str) {
        let host = host.trim_start_matches("www.");
        add(Some(host.to_owned()));
        let labels: Vec<&str> = host.split('.').collect();
        // `example.co.uk` is known as example; short second labels are registries.
        let main = labels.iter().rev().skip(1).find(|label| label.len() > 3).or(labels.first());
        add(main.map(|label| (*label).to_owned()));
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
    let open_graph = page.meta.get("og:site_name").map(str::to_owned);
    let structured = publisher(page).or_else(|| {
        ["WebSite", "NewsMediaOrganization"].iter().find_map(|kind| text_of(page.data.of_type(kind)?.get("name")?))
    });
    let found = open_graph
        .or(structured)
        .or_else(|| {
            page.meta.first(&["application-name", "apple-mobile-web-app-title", "al:ios:app_name"]).map(str::to_owned)
        })
        .or_else(|| from_title(page));
    found.map(|name| without_slogan(&name)).filter(|name| !name.is_empty() && name.chars().count() < LONGEST)
}

/// The title's last part, where the first heading is the part before it and the address agrees.
fn from_title(page: &Page<'_>) -> Option<String> {
    let title = page.title.as_deref()?;
    let host = fold_key(page.address?.host_str()?);
    let (_, last) = [" | ", " - ", " – ", " — "].iter().find_map(|parter| title.rsplit_once(parter))?;
    let key = fold_key(last);
    (key.len() >= 3 && host.contains(&key)).then(|| last.trim().to_owned())
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
