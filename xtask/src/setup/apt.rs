//! Installing packages of a Debian-like distribution.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::base::paths::executable;
use crate::base::process::{answer, run, say};

/// Installs those of the packages that are missing.
///
/// # Errors
/// If the system has no apt-get, we may not use it, or it fails; `why` goes into the message.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if executable("apt-get").is_none() {
        bail!("{why}: this system has no apt-get; install what the Debian packages {list} hold by hand");
    }
    say(format_args!("installing the Debian packages {list}: {why}"));
    // An index that is partly out of reach may still have what is needed: the installation decides.
    if let Err(error) = patiently(|| run(apt_get()?.arg("update"))) {
        say(format_args!("the package index could not be brought up to date: {error}"));
    }
    patiently(|| run(apt_get()?.args(["install", "-y", "--no-install-recommends"]).args(&missing)))
        .with_context(|| format!("{why}: the Debian packages {list} could not be installed; install them by hand"))
}

fn installed(package: &str) -> bool {
    answer("dpkg-query", &["-W", "-f=${Status}", package]).is_some_and(|status| status.ends_with("ok installed"))
}

/// `apt-get`, quiet, never asking, as root.
fn apt_get() -> Result<Command> {
    let root = answer("id", &["-u"]).is_some_and(|id| id == "0");
    let mut command = Command::new(if root { "env" } else { "sudo" });
    if !root {
        executable("sudo").context("installing packages needs root or sudo")?;
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
    command.args(["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]);
    command.stdout(Stdio::null());
    Ok(command)
}

/// Three attempts: another package manager may hold the lock of the index, for which apt-get does not wait.
fn patiently(attempt: impl Fn() -> Result<()>) -> Result<()> {
    for pause in [5, 20] {
        if attempt().is_ok() {
            return Ok(());
        }
        sleep(Duration::from_secs(pause));
    }
    attempt()
}
