//! `pullquote invite`: the address that adds the bot to a server, with the permissions it needs.

use std::process::ExitCode;

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as STANDARD_NO_PAD;

use crate::discord::NEEDED_PERMISSIONS;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The application's id: developer portal, General Information [default: read from `DISCORD_TOKEN`]
    #[arg(long, value_name = "ID")]
    application: Option<u64>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Some(id) = arguments.application.or_else(|| std::env::var("DISCORD_TOKEN").ok().as_deref().and_then(id_in))
    else {
        anyhow::bail!(
            "which application? Give --application ID (developer portal, General Information), or set DISCORD_TOKEN"
        );
    };
    let permissions = NEEDED_PERMISSIONS.bits();
    println!(
        "https://discord.com/oauth2/authorize?client_id={id}&scope=bot%20applications.commands&permissions={permissions}"
    );
    Ok(ExitCode::SUCCESS)
}

/// The application's id: the first part of a token, in base 64.
fn id_in(token: &str) -> Option<u64> {
    let first = token.trim().split('.').next()?.trim_end_matches('=');
    let id = STANDARD_NO_PAD.decode(first).ok()?;
    std::str::from_utf8(&id).ok()?.parse().ok()
}
