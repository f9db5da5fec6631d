//! demo
use crate::config::Config;
use std::process::ExitCode;
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}
pub(super) fn run(_config: &Config, _demo: &Arguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("soon")
}
