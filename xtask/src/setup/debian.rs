//! The compiler of Debian's packages, made to know wasm32: where rustup's server cannot be reached.
//!
//! Debian's `rustc-web` comes without a standard library for wasm32 but with its source. It is
//! compiled once, into a folder that looks like a rustup toolchain: links to Debian's own files,
//! small commands that point the compilers to this folder, and the library.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::base::paths::executable;
use crate::base::process::{answer, run, say};
use crate::base::stamp::Stamp;
use crate::setup::WASM;
use crate::setup::apt;

const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web"];

/// Raise it when what [`make`] does changes: finished toolchains are then made anew.
const RECIPE: u32 = 1;

/// The toolchain's folder, if it is there and belongs to the packages installed.
pub fn finished() -> Option<PathBuf> {
    let folder = home()?.join("toolchain");
    stamp(&folder)?.is_current().then_some(folder)
}

/// Makes the toolchain: about a minute. Gives its folder.
///
/// # Errors
/// If packages cannot be installed or the library cannot be compiled.
pub fn make() -> Result<PathBuf> {
    let mut packages = PACKAGES.to_vec();
    if own_linker().is_none() {
        packages.push("lld");
    }
    apt::install(&packages, "they hold a compiler and the library's source for wasm32")?;
    let home = home().context("no home folder to keep the compiler in: set HOME")?;
    fs::create_dir_all(&home)?;
    // One at a time: several checkouts share the folder.
    let lock = File::create(home.join("lock"))?;
    lock.lock()?;
    let folder = home.join("toolchain");
    let stamp = stamp(&folder).context("the packages are installed, but /usr/bin/rustc does not answer")?;
    stamp.make(|| {
        say(format_args!("compiling the standard library for {WASM} into {}: once, about a minute", folder.display()));
        lay_out(&folder)?;
        compile_library(&home, &folder)
    })?;
    Ok(folder)
}

/// The packages that the toolchain is made from: when they change, it is made anew.
fn stamp(folder: &Path) -> Option<Stamp> {
    let compiler = answer("/usr/bin/rustc", &["--version"])?;
    let source = answer("dpkg-query", &["-W", "-f=${Version}", "rust-web-src"])?;
    Some(Stamp::new(folder.join("stamp"), format!("{compiler} | {source} | recipe {RECIPE}\n")))
}

fn home() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")))?;
    Some(cache.join("selon"))
}

/// The name of this machine's own target.
fn host() -> Result<String> {
    let about = answer("/usr/bin/rustc", &["-vV"]).context("/usr/bin/rustc does not answer")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("/usr/bin/rustc does not tell its host")?.to_owned())
}

/// The linker that comes with the compiler in use, or Debian's `lld`.
fn own_linker() -> Option<PathBuf> {
    let folder = answer("rustc", &["--print", "target-libdir"]).map(PathBuf::from);
    let bundled = folder.and_then(|folder| Some(folder.parent()?.join("bin/rust-lld")));
    bundled.filter(|file| file.is_file()).or_else(|| executable("wasm-ld"))
}

/// Everything but the library.
fn lay_out(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let (rustlib, host) = (folder.join("lib/rustlib"), host()?);
    let bin = folder.join("bin");
    for new in [&bin, &rustlib.join(&host).join("bin"), &rustlib.join(WASM).join("lib")] {
        fs::create_dir_all(new)?;
    }
    let system = Path::new("/usr/lib/rustlib");
    symlink(system.join(&host).join("lib"), rustlib.join(&host).join("lib"))?;
    symlink(system.join("src"), rustlib.join("src"))?;
    let linker = own_linker().context("no linker for wasm32: neither rust-lld nor wasm-ld is there")?;
    symlink(linker, rustlib.join(&host).join("bin/rust-lld"))?;
    for name in ["rustc", "rustdoc"] {
        command(&bin.join(name), &format!("exec /usr/bin/{name} --sysroot '{}' \"$@\"", folder.display()))?;
    }
    // Clippy's driver is called with the compiler's name before its arguments: the folder goes by variable.
    command(&bin.join("clippy-driver"), &format!("SYSROOT='{}' exec /usr/bin/clippy-driver \"$@\"", folder.display()))?;
    for name in ["cargo", "cargo-fmt", "rustfmt"] {
        symlink(Path::new("/usr/bin").join(name), bin.join(name))?;
    }
    // A copy: it runs the driver that lies beside its real file.
    fs::copy("/usr/bin/cargo-clippy", bin.join("cargo-clippy"))?;
    Ok(())
}

fn command(file: &Path, line: &str) -> Result<()> {
    fs::write(file, format!("#!/bin/sh\n{line}\n"))?;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

/// Compiles the library by compiling an empty crate that wants it.
fn compile_library(home: &Path, folder: &Path) -> Result<()> {
    let build = home.join("build");
    if build.exists() {
        fs::remove_dir_all(&build)?;
    }
    fs::create_dir_all(build.join("src"))?;
    fs::write(build.join("src/lib.rs"), "#![no_std]\n")?;
    fs::write(build.join("Cargo.toml"), EMPTY_CRATE)?;
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo.current_dir(&build).args(["build", "--quiet", "--release", "--target", WASM]);
    cargo.arg("-Zbuild-std=std,panic_abort,proc_macro,test");
    // Debian's compiler accepts unstable options with this; what it compiles is its own release's library.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", "/usr/bin/rustc").env("CARGO_TARGET_DIR", build.join("target"));
    // Bitcode beside machine code: the release build optimises across crates.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", "-Cembed-bitcode=yes");
    for variable in ["CARGO", "LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER", "CARGO_BUILD_TARGET"] {
        cargo.env_remove(variable);
    }
    run(&mut cargo).context("the standard library could not be compiled")?;
    for file in fs::read_dir(build.join("target").join(WASM).join("release/deps"))?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty") {
            fs::copy(file.path(), folder.join("lib/rustlib").join(WASM).join("lib").join(name))?;
        }
    }
    fs::remove_dir_all(&build)?;
    Ok(())
}

const EMPTY_CRATE: &str = r#"
[package]
name = "empty"
version = "0.0.0"
edition = "2021"

[profile.release]
codegen-units = 1
panic = "abort"

[workspace]
"#;
