//! One test binary, one file a subject. `support` holds the stage that the subjects share.

#[cfg(feature = "playground")]
mod browser;
#[cfg(feature = "playground")]
mod cards;
#[cfg(feature = "playground")]
mod commands;
#[cfg(feature = "playground")]
mod playground;
mod program;
mod quotations;
mod rooms;
mod seed;
#[cfg(feature = "playground")]
mod support;
