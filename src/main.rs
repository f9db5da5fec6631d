//! The `pullquote` program: arguments to `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    pullquote::cli::main()
}
