//! One test binary, one file a subject. `support` holds the stage that the subjects share.

#[cfg(feature = "playground")]
mod asking;
#[cfg(feature = "playground")]
mod browser;
#[cfg(feature = "playground")]
mod cards;
#[cfg(feature = "playground")]
mod commands;
mod community;
mod corpus;
mod fetching;
#[cfg(feature = "playground")]
mod places;
mod playground;
#[cfg(all(unix, feature = "playground"))]
mod process;
mod program;
mod quotations;
mod rooms;
mod rules;
mod seed;
#[cfg(feature = "playground")]
mod support;
