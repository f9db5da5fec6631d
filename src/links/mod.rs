//! URLs in Discord messages, and the one form under which the same page is known.
//!
//! Pure. Nothing here decides whether an address may be contacted: that is `fetch::policy`.

mod canonical;
mod scan;
mod shown;

pub use canonical::{CanonicalUrl, HostParameters, TrackingRules, out_of_cache};
pub use scan::{Link, SCHEME_END, scan};
pub use shown::shown_site;
