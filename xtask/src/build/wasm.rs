//! The crate for the browser, with the engine and without: compiled, given its JavaScript glue, made small.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::glue;
use crate::base::paths;
use crate::base::process::{run, say};
use crate::base::stamp::Stamp;
use crate::setup::WASM;
use crate::setup::node::Tools;
use crate::setup::toolchain::{self, Toolchain};

/// Level "2" is 4 kB larger when compressed, and reads an article of 1,000 words a millisecond faster: what is hot in every
/// article, the network, is written out by hand.
const OPT_LEVEL: &str = "z";

/// They go to this build alone, not into the configuration, where they would reach native builds.
const RUSTFLAGS: [&str; 6] = [
    // What every browser of the last years knows.
    "-Ctarget-feature=+simd128,+bulk-memory,+sign-ext,+nontrapping-fptoint",
    // What the compiler would unroll and put into vectors by itself makes the engine larger and no faster.
    "-Cllvm-args=-unroll-threshold=0",
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    // Every index check carries its file, line and column: 5 kB compressed, and nobody who could read them.
    "-Zlocation-detail=none",
    // Nor is anything shown to people in the form for debugging: another 3 kB.
    "-Zfmt-debug=none",
];

/// Passed to wasm-opt. Nothing is ever at the lowest addresses: the stack ends there. The last one keeps it from moving
/// large functions into their only caller: 4 kB compressed, and browsers compile what is hot anew function by function,
/// each from its next call on.
const WASM_OPT: &[&str] = &["--low-memory-unused", "-Oz", "--one-caller-inline-max-function-size=30"];

/// What is built of the crate for the browser.
#[derive(Clone, Copy)]
pub enum Part {
    /// Everything.
    Engine,
    /// What shows an analysis that was made before.
    View,
}

impl Part {
    /// All of them: the engine last, since [`compiled`] is the one that was built last.
    pub const ALL: [Part; 2] = [Part::View, Part::Engine];

    /// The name of its files among those that are made.
    pub fn name(self) -> &'static str {
        match self {
            Part::Engine => "engine",
            Part::View => "view",
        }
    }

    /// What cargo is told beside.
    pub fn features(self) -> &'static [&'static str] {
        match self {
            Part::Engine => &[],
            Part::View => &["--features", "view"],
        }
    }
}

/// Builds a part: gives its WebAssembly module, and leaves its glue among what is made.
///
/// # Errors
/// If no toolchain can be had or a step fails.
pub fn build(tools: &Tools, part: Part) -> Result<Vec<u8>> {
    let (toolchain, name) = (toolchain::for_wasm()?, part.name());
    say(format_args!("compiling the {name} for the browser"));
    let mut cargo = cargo(&toolchain, "build");
    let compiles = run(cargo.args(["--release", "--lib"]).args(part.features()));
    compiles.with_context(|| format!("the {name} does not compile for the browser"))?;
    let folder = paths::made();
    let module = glue::bind(&compiled(), &folder, name)?;
    optimise(tools, &module, &folder.join(name).with_extension("wasm"))
}

/// A cargo subcommand on the crate as it is compiled for the browser.
pub fn cargo(toolchain: &Toolchain, subcommand: &str) -> std::process::Command {
    let mut cargo = toolchain.cargo(subcommand);
    cargo.args(["--package", "selon", "--target", WASM]);
    // Its own folder: the compiler may be another than the one for native builds.
    cargo.env("CARGO_TARGET_DIR", target()).env("CARGO_ENCODED_RUSTFLAGS", RUSTFLAGS.join("\x1f"));
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", OPT_LEVEL);
    // Lets a stable compiler take the -Z flag above.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo
}

/// What was built last, as the compiler leaves it.
pub fn compiled() -> PathBuf {
    target().join(WASM).join("release/selon.wasm")
}

fn target() -> PathBuf {
    paths::target().join("wasm")
}

/// Runs wasm-opt, or takes its last result if it was given the same module.
fn optimise(tools: &Tools, module: &Path, optimised: &Path) -> Result<Vec<u8>> {
    let origin = [&fs::read(module)?, WASM_OPT.join(" ").as_bytes()].concat();
    let stamp = Stamp::new(optimised.with_extension("wasm.stamp"), origin);
    stamp.make(|| {
        say("making it small with wasm-opt");
        run(tools.command("wasm-opt").args(WASM_OPT).arg(module).arg("-o").arg(optimised))
    })?;
    Ok(fs::read(optimised)?)
}
