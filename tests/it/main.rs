//! One test binary, one file a subject. `support` holds the stage that the subjects share.

#[cfg(feature = "playground")]
mod browser;
#[cfg(feature = "playground")]
mod playground;
#[cfg(feature = "playground")]
mod support;
