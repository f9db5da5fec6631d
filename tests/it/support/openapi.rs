//! Later.
pub fn check(_: &[pullquote::playground::RecordedRequest]) {}
