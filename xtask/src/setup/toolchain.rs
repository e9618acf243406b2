//! A Rust compiler that knows wasm32: the developer's own if it can be had, else one made of
//! Debian's packages.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{WASM, debian};
use crate::base::paths;
use crate::base::paths::executable;
use crate::base::process::{answer, run_within, say};

/// How long `rustup` may take to fetch a target (20 MB) or a component.
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// A cargo and the compiler that goes with it.
pub enum Toolchain {
    /// The one that runs this program.
    Own,
    /// The one in this folder, laid out like a rustup toolchain.
    Private(PathBuf),
}

impl Toolchain {
    /// `cargo SUBCOMMAND`, to be run in the repository's root.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = match self {
            Toolchain::Own => Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
            Toolchain::Private(folder) => private_cargo(folder),
        };
        command.arg(subcommand).current_dir(paths::root());
        command
    }
}

/// The private toolchain's cargo, shielded from what the cargo that runs us has put into the environment.
fn private_cargo(folder: &Path) -> Command {
    let bin = folder.join("bin");
    let mut command = Command::new(bin.join("cargo"));
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(bin).chain(std::env::split_paths(&inherited));
    command.env("PATH", std::env::join_paths(folders).unwrap_or(inherited.clone()));
    command.env("RUSTUP_TOOLCHAIN", folder);
    for variable in ["CARGO", "LD_LIBRARY_PATH", "RUSTC", "RUSTDOC"] {
        command.env_remove(variable);
    }
    command
}

/// A toolchain that compiles for wasm32, made if need be.
///
/// # Errors
/// If neither rustup nor the distribution's packages give one.
pub fn for_wasm() -> Result<Toolchain> {
    if own_has_wasm() {
        return Ok(Toolchain::Own);
    }
    if let Some(folder) = debian::finished() {
        return Ok(Toolchain::Private(folder));
    }
    if executable("rustup").is_some() {
        say(format_args!("fetching the standard library for {WASM} with rustup: this compiler has none"));
        match rustup(&["target", "add", WASM]) {
            Ok(()) if own_has_wasm() => return Ok(Toolchain::Own),
            Ok(()) => say("rustup added the target, but to another toolchain than the one in use"),
            Err(error) => say(format_args!("rustup could not fetch it ({error})")),
        }
    }
    let folder = debian::make().with_context(|| {
        format!("no standard library for {WASM}: `rustup target add {WASM}` and the Debian packages both failed")
    })?;
    Ok(Toolchain::Private(folder))
}

/// A toolchain with a cargo subcommand that may not be installed: `fmt`, `clippy`.
///
/// # Errors
/// If neither rustup nor the distribution's packages give one.
pub fn with(subcommand: &str, component: &str) -> Result<Toolchain> {
    let has = |toolchain: &Toolchain| {
        toolchain.cargo(subcommand).arg("--version").output().is_ok_and(|output| output.status.success())
    };
    if has(&Toolchain::Own) {
        return Ok(Toolchain::Own);
    }
    if let Some(folder) = debian::finished() {
        return Ok(Toolchain::Private(folder));
    }
    if executable("rustup").is_some() {
        say(format_args!("fetching {component} with rustup: `cargo {subcommand}` is not installed"));
        match rustup(&["component", "add", component]) {
            Ok(()) if has(&Toolchain::Own) => return Ok(Toolchain::Own),
            Ok(()) => {}
            Err(error) => say(format_args!("rustup could not fetch it ({error})")),
        }
    }
    let folder = debian::make()
        .with_context(|| format!("no {component}: rustup and the Debian packages both failed to give it"))?;
    Ok(Toolchain::Private(folder))
}

fn rustup(arguments: &[&str]) -> Result<()> {
    run_within(
        RUSTUP_LIMIT,
        Command::new("rustup").args(arguments).env("RUSTUP_MAX_RETRIES", "0").env("RUST_BACKTRACE", "0"),
    )
}

/// Whether the compiler in use has a standard library for wasm32, however it came there.
fn own_has_wasm() -> bool {
    let Some(folder) = answer("rustc", &["--print", "target-libdir", "--target", WASM]) else { return false };
    std::fs::read_dir(folder)
        .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}
