//! One test binary, one file a subject. `support` holds the stage that the subjects share.

mod addresses;
mod addresses_dialled;
#[cfg(feature = "playground")]
mod asking;
#[cfg(feature = "playground")]
mod away;
#[cfg(feature = "playground")]
mod browser;
#[cfg(feature = "playground")]
mod cards;
#[cfg(feature = "playground")]
mod commands;
#[cfg(feature = "playground")]
mod community;
mod corpus;
mod deployment;
mod dice;
#[cfg(feature = "playground")]
mod faults;
mod fetching;
#[cfg(feature = "playground")]
mod gateway;
#[cfg(all(unix, feature = "playground"))]
mod kills;
#[cfg(feature = "playground")]
mod limits;
mod load;
mod mutations;
#[cfg(feature = "playground")]
mod naughty;
#[cfg(feature = "playground")]
mod places;
#[cfg(feature = "playground")]
mod playground;
#[cfg(all(unix, feature = "playground"))]
mod postgres;
#[cfg(feature = "playground")]
mod privacy;
#[cfg(all(unix, feature = "playground"))]
mod process;
mod program;
mod published;
mod quotations;
mod rereading;
mod robots;
mod rooms;
mod rules;
#[cfg(all(unix, feature = "playground"))]
mod running;
mod seed;
mod storage;
#[cfg(feature = "playground")]
mod support;
mod tls;
#[cfg(feature = "playground")]
mod turns;
