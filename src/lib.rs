//! Pullquote reads the news links that a Discord community shares and answers each with one card.
//!
//! This page is the map. A room imports only rooms before it (`tests/it/rooms.rs` holds the order):
//!
//! `links` → `article` → `quotes` → `tags` → `story` → `card` | `fetch` (links), `store` (links, tags,
//! story) → `desk` → `discord` → `cli`. `config` imports no room, only `cli` reads it and hands each
//! room its own small struct. `playground` imports no room: it speaks Discord's wire JSON, so that it
//! cannot share a mistake with the bot.
//!
//! `links`, `article`, `quotes`, `tags`, `story` and `card` are pure: they take text and values and
//! return values, and read no clock, network, environment or disk.
//!
//! # A message's journey
//!
//! 1. `discord::events` drops what is no person's post in a watched channel.
//! 2. `links::scan` finds the links, `links::TrackingRules` gives each its canonical form.
//! 3. `store` claims the post with its links in one insert: the outbox. Whoever loses that race stops;
//!    a post whose lease ran out, or that a former process left open, is taken up again, and what was
//!    posted while the bot was away is read back (`discord::catch_up`).
//! 4. `desk` works on each link: `fetch` gives a `Page`, `article::read` reads it once, `quotes` and
//!    `tags` work on what was read, `Story::of` puts it together, `store` saves it. A story that was
//!    shared here before becomes a notice.
//! 5. `card::lay_out` brings each story within Discord's limits, `discord::embed` puts the words of
//!    the server's language around it, `discord::lifecycle` makes the post's one reply what is wanted,
//!    `discord::delivery` creates it under the post's own nonce, edits it, or deletes it.
//!
//! # When things go wrong
//!
//! - Discord's gateway: `discord::gate` slows tries to connect, `discord::gateway_end` hears of ends for
//!   good, `discord::look_again` follows edits and deletions that were missed. A token that is refused
//!   ends the process (`BotError::is_hopeless`), a channel that refuses is left alone (`discord::pauses`).
//! - Discord's REST: `discord::rest` makes every call at the pace that the answers ask for, with sense or
//!   without; `discord::delivery` calls again what must not be lost.
//! - The database: `store::health` finds damage at the start; while nothing can be written,
//!   `discord::intake` takes no posts in, and reads them back afterwards.
//! - Too much of everything: `discord::throttle` (members, servers), `fetch::pacing` (sites, sockets,
//!   memory), the outbox (the newest posts wait).
//! - A story that changes: `desk::corrections` asks again, `discord::corrections` brings its cards up to
//!   date.
//!
//! # Where the code departs from the first plan, and why
//!
//! - The outbox row is the post, with a row a link below it: Discord shows one reply a post, so that
//!   is the unit that must be neither lost nor doubled.
//! - `article` parses with a tokenizer and tree of its own instead of `scraper`: the tree is one list
//!   that borrows from the page, its cost grows with the page's length alone whatever the markup
//!   (nesting, attributes, unclosed tags), and the whole reading costs less than `scraper`'s parsing.
//!   `scraper` is what the benchmark measures against.

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
