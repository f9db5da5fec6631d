//! Quotations, key quotes, sentences and tags, on texts written for this project. Figures on other
//! people's pages are in `tests/it/quotations.rs`.

mod key_quote;
mod properties;
mod speakers;
mod tracking;
