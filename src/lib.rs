//! Pullquote reads the news links that a Discord community shares and answers each with one card.
//!
//! This page is the map. The rooms, in the order a message passes them (a room imports only rooms
//! to its left; `tests/it/rooms.rs` holds the order):
//!
//! `links` → `article` → `quotes`, `tags` → `story` → `card` | `fetch` (links), `store` (links, tags,
//! story) → `desk` → `discord` → `cli`. `config` imports no room, only `cli` reads it. `playground`
//! imports no room: it speaks Discord's wire JSON, so that it cannot share a mistake with the bot.
//!
//! `article`, `quotes`, `tags`, `links`, `story` and `card` are pure: they take text and values and
//! return values, and read no clock, network, environment or disk.

pub mod article;
pub mod card;
pub mod cli;
pub mod config;
pub mod desk;
pub mod discord;
pub mod fetch;
pub mod links;
#[cfg(feature = "playground")]
pub mod playground;
pub mod quotes;
pub mod store;
pub mod story;
pub mod tags;
