//! `cargo xtask test`: everything that must hold, step by step, and a summary at the end.

use std::fmt;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::json;

use crate::base::paths;
use crate::base::process::{run, say};
use crate::build::wasm::Part;
use crate::build::{dist, native, wasm};
use crate::outside::{archive, formats, wheel, wordpress};
use crate::pages;
use crate::setup::browser::{Browser, CHROMIUM, FIREFOX, WEBKIT};
use crate::setup::node::Tools;
use crate::setup::python;
use crate::setup::toolchain::{self, Toolchain};
use crate::weigh::size;

/// What goes over the Python, from PyPI.
const RUFF: &str = "ruff==0.17.6";

/// A step: its name, the step that it cannot do without, and what it does.
struct Step {
    name: &'static str,
    needs: Option<&'static str>,
    work: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", needs: None, work: fmt },
    Step { name: "biome", needs: None, work: biome },
    Step { name: "ruff", needs: None, work: ruff },
    Step { name: "clippy", needs: None, work: clippy },
    Step { name: "clippy-wasm", needs: None, work: clippy_wasm },
    Step { name: "engine", needs: None, work: engine },
    Step { name: "xtask", needs: None, work: || run(Toolchain::Own.cargo("test").args(["--package", "xtask"])) },
    Step { name: "doc", needs: None, work: doc },
    Step { name: "formats", needs: None, work: formats::test },
    Step { name: "archive", needs: None, work: archive::test },
    Step { name: "python", needs: None, work: wheel::test },
    Step { name: "package", needs: None, work: package },
    Step { name: "build", needs: None, work: dist::build },
    Step { name: "types", needs: Some("build"), work: types },
    Step { name: "size", needs: Some("build"), work: size::table },
    Step { name: "chromium", needs: Some("build"), work: || browse(&CHROMIUM) },
    Step { name: "firefox", needs: Some("build"), work: || browse(&FIREFOX) },
    Step { name: "webkit", needs: Some("build"), work: || browse(&WEBKIT) },
    Step { name: "pages", needs: Some("build"), work: pages::test },
    Step { name: "wordpress", needs: Some("build"), work: wordpress::test },
];

enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Passed => write!(f, "passed"),
            Outcome::Failed(why) => write!(f, "FAILED: {why}"),
            Outcome::Skipped(why) => write!(f, "skipped: {why}"),
        }
    }
}

/// A step's name, what came of it and how long it took.
type Report = (&'static str, Outcome, Duration);

/// Which steps are run.
#[derive(Default)]
pub struct Request {
    /// These and what they need; none for all.
    pub only: Vec<String>,
    pub skip: Vec<String>,
}

impl Request {
    /// Whether a step was asked for, or one that needs it.
    fn wants(&self, step: &Step, steps: &[Step]) -> bool {
        let needing = || steps.iter().filter(|other| other.needs == Some(step.name));
        self.only.is_empty()
            || self.only.iter().any(|name| name == step.name)
            || needing().any(|other| self.wants(other, steps))
    }
}

/// Runs the steps asked for, even after one has failed.
///
/// # Errors
/// If a step fails, or there is none of a name; the message says which.
pub fn test(request: &Request) -> Result<()> {
    let known = |name: &String| STEPS.iter().any(|step| step.name == *name);
    if let Some(unknown) = request.only.iter().chain(&request.skip).find(|name| !known(name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step {unknown:?}; the steps are {}", names.join(", "));
    }
    let reports = run_all(STEPS, request);
    println!();
    for (name, outcome, time) in &reports {
        println!("{name:<12}{:>8.1} s  {outcome}", time.as_secs_f64());
    }
    let total: Duration = reports.iter().map(|(_, _, time)| *time).sum();
    println!("{:<12}{:>8.1} s", "all", total.as_secs_f64());
    let failed: Vec<&str> =
        reports.iter().filter(|(_, outcome, _)| matches!(outcome, Outcome::Failed(_))).map(|report| report.0).collect();
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}

fn run_all(steps: &[Step], request: &Request) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for step in steps.iter().filter(|step| request.wants(step, steps)) {
        let passed = |name: &str| reports.iter().any(|report| report.0 == name && matches!(report.1, Outcome::Passed));
        let started = Instant::now();
        let outcome = if request.skip.iter().any(|name| name == step.name) {
            Outcome::Skipped("as asked for".to_owned())
        } else if let Some(needed) = step.needs.filter(|needed| !passed(needed)) {
            Outcome::Skipped(format!("{needed} has not passed"))
        } else {
            say(format_args!("step {}", step.name));
            (step.work)().map_or_else(|error| Outcome::Failed(format!("{error:#}")), |()| Outcome::Passed)
        };
        reports.push((step.name, outcome, started.elapsed()));
    }
    reports
}

fn fmt() -> Result<()> {
    run(toolchain::with("fmt", "rustfmt")?.cargo("fmt").args(["--all", "--check"]))
}

/// Form and lints of JavaScript and CSS.
fn biome() -> Result<()> {
    run(Tools::ready()?.command("biome").args(["ci", "--error-on-warnings", "."]))
}

/// Form and lints of Python.
fn ruff() -> Result<()> {
    let program = python::environment("ruff", &[RUFF])?.join("ruff");
    let ruff = || {
        let mut command = Command::new(&program);
        command.current_dir(paths::root());
        command
    };
    run(ruff().args(["format", "--quiet", "--diff", "."]))?;
    run(ruff().args(["check", "--quiet", "."]))
}

fn clippy() -> Result<()> {
    let mut cargo = toolchain::with("clippy", "clippy")?.cargo("clippy");
    run(cargo.args(["--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

fn clippy_wasm() -> Result<()> {
    Part::ALL.into_iter().try_for_each(|part| {
        let mut cargo = wasm::cargo(&toolchain::for_wasm()?, "clippy");
        run(cargo.args(["--lib", "--bins"]).args(part.features()).args(["--", "--deny", "warnings"]))
    })
}

/// The library's tests, the examples of its documentation, and the cases.
fn engine() -> Result<()> {
    run(&mut native::cargo("test"))
}

/// Links in comments lead somewhere.
fn doc() -> Result<()> {
    let mut cargo = Toolchain::Own.cargo("doc");
    run(cargo
        .args(["--package", "selon", "--lib", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

/// What a registry would be given holds together: the crate builds from its own files, and with one language and no program.
fn package() -> Result<()> {
    run(Toolchain::Own.cargo("publish").args(["--package", "selon", "--dry-run", "--allow-dirty"]))?;
    run(Toolchain::Own.cargo("check").args([
        "--package",
        "selon",
        "--lib",
        "--no-default-features",
        "--features",
        "fr",
    ]))
}

fn browse(browser: &Browser) -> Result<()> {
    browser.test(&native::programs()?.selon())
}

/// The distribution's declarations hold together, and the scripts are what they say.
fn types() -> Result<()> {
    let tools = Tools::ready()?;
    let compiler = || tools.command("tsc");
    let options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
    run(compiler().args(options).arg(paths::copied().join("selon.d.ts")))?;
    // As for an editor, and where the build has left its files.
    let widget = paths::widget();
    let config = json!({
        "extends": widget.join("tsconfig.json"),
        "include": [widget.join("*.js")],
        "compilerOptions": { "paths": {
            "selon": [paths::copied().join("selon.d.ts")],
            "selon-engine": [paths::made().join("engine.d.ts")],
            "selon-view": [paths::made().join("view.d.ts")],
            "selon-languages": [paths::made().join("languages.js")],
        } },
    });
    let file = paths::made().join("tsconfig.json");
    fs::write(&file, config.to_string())?;
    run(compiler().arg("--project").arg(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: [Step; 4] = [
        Step { name: "build", needs: None, work: || bail!("broken") },
        Step { name: "size", needs: Some("build"), work: || Ok(()) },
        Step { name: "fmt", needs: None, work: || Ok(()) },
        Step { name: "doc", needs: None, work: || Ok(()) },
    ];

    fn told(only: &[&str], skip: &[&str]) -> Vec<String> {
        let [only, skip] = [only, skip].map(|names| names.iter().map(|&name| name.to_owned()).collect());
        run_all(&SOME, &Request { only, skip }).iter().map(|(name, outcome, _)| format!("{name} {outcome}")).collect()
    }

    #[test]
    fn a_failure_stops_only_what_needs_the_step() {
        assert_eq!(
            told(&[], &["doc"]),
            ["build FAILED: broken", "size skipped: build has not passed", "fmt passed", "doc skipped: as asked for"]
        );
    }

    #[test]
    fn a_step_is_run_alone_or_with_what_it_needs() {
        assert_eq!(told(&["fmt"], &[]), ["fmt passed"]);
        assert_eq!(told(&["size"], &[]), ["build FAILED: broken", "size skipped: build has not passed"]);
    }

    #[test]
    fn a_step_that_does_not_exist_is_refused() {
        for request in [
            Request { skip: vec!["tpyes".to_owned()], ..Request::default() },
            Request { only: vec!["tpyes".to_owned()], ..Request::default() },
        ] {
            let error = test(&request).unwrap_err().to_string();
            assert!(error.contains("\"tpyes\"") && error.contains("clippy"), "{error}");
        }
    }
}
