//! `cargo xtask test`: everything that must hold, step by step, and a summary at the end.

use std::env;
use std::fmt;
use std::fs;
use std::mem::discriminant;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::json;

use crate::base::paths;
use crate::base::process::{run, run_beside, say};
use crate::build::wasm::Part;
use crate::build::{dist, native, wasm};
use crate::outside::{archive, formats, npm, wheel, wordpress};
use crate::pages;
use crate::release;
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
    work: Work,
}

enum Work {
    /// Something that has the machine for itself.
    Alone(fn() -> Result<()>),
    /// Something that goes on beside the steps right before and behind it that can do so, too, in a process of its own:
    /// a compiler keeps one processor busy for long, and in another folder another one can work.
    Apart(fn() -> Result<()>),
    /// A program that runs beside those of the steps right before and behind it: browsers wait for frames and timers
    /// most of their time. It is made ready alone; none if there is nothing to do here.
    Beside(fn() -> Result<Option<Command>>),
}

const STEPS: &[Step] = &[
    Step { name: "fmt", needs: None, work: Work::Alone(fmt) },
    Step { name: "biome", needs: None, work: Work::Alone(biome) },
    Step { name: "ruff", needs: None, work: Work::Alone(ruff) },
    Step { name: "clippy", needs: None, work: Work::Alone(clippy) },
    // Alone, for a compiler for the browser may have to be installed first.
    Step { name: "clippy-wasm", needs: None, work: Work::Alone(clippy_wasm) },
    Step { name: "engine", needs: None, work: Work::Apart(engine) },
    Step { name: "python", needs: None, work: Work::Apart(wheel::test) },
    Step {
        name: "xtask",
        needs: None,
        work: Work::Alone(|| run(Toolchain::Own.cargo("test").args(["--package", "xtask"]))),
    },
    Step { name: "doc", needs: None, work: Work::Alone(doc) },
    Step { name: "archive", needs: None, work: Work::Alone(archive::test) },
    Step { name: "formats", needs: None, work: Work::Apart(formats::test) },
    Step { name: "package", needs: None, work: Work::Apart(package) },
    Step { name: "build", needs: None, work: Work::Apart(dist::build) },
    Step { name: "types", needs: Some("build"), work: Work::Alone(types) },
    Step { name: "pages", needs: Some("build"), work: Work::Beside(|| pages::own().map(Some)) },
    Step { name: "news", needs: Some("build"), work: Work::Beside(pages::real) },
    Step { name: "size", needs: Some("build"), work: Work::Alone(size::table) },
    Step { name: "release", needs: Some("build"), work: Work::Alone(release::test::test) },
    Step { name: "npm", needs: Some("build"), work: Work::Alone(npm::test) },
    Step { name: "integrations", needs: Some("build"), work: Work::Alone(npm::integrations) },
    Step { name: "wordpress", needs: Some("build"), work: Work::Alone(wordpress::test) },
    Step { name: "chromium", needs: Some("build"), work: Work::Beside(|| browse(&CHROMIUM)) },
    Step { name: "firefox", needs: Some("build"), work: Work::Beside(|| browse(&FIREFOX)) },
    Step { name: "webkit", needs: Some("build"), work: Work::Beside(|| browse(&WEBKIT)) },
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
    let started = Instant::now();
    native::beside_tests();
    let reports = run_all(STEPS, request);
    println!();
    for (name, outcome, time) in &reports {
        println!("{name:<12}{:>8.1} s  {outcome}", time.as_secs_f64());
    }
    println!("{:<12}{:>8.1} s", "all", started.elapsed().as_secs_f64());
    let failed: Vec<&str> =
        reports.iter().filter(|(_, outcome, _)| matches!(outcome, Outcome::Failed(_))).map(|report| report.0).collect();
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}

fn run_all(steps: &[Step], request: &Request) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    let wanted: Vec<&Step> = steps.iter().filter(|step| request.wants(step, steps)).collect();
    let is_alone = |step: &Step| matches!(step.work, Work::Alone(_));
    let together = |one: &Step, other: &Step| !is_alone(one) && discriminant(&one.work) == discriminant(&other.work);
    for group in wanted.chunk_by(|one, other| together(one, other)) {
        let passed = |name: &str| reports.iter().any(|report| report.0 == name && matches!(report.1, Outcome::Passed));
        let why_not = |step: &Step| match step.needs {
            _ if request.skip.iter().any(|name| name == step.name) => Some("as asked for".to_owned()),
            Some(needed) if !passed(needed) => Some(format!("{needed} has not passed")),
            _ => None,
        };
        let verdicts: Vec<Option<String>> = group.iter().map(|step| why_not(step)).collect();
        let mut run = Vec::new();
        for (step, verdict) in group.iter().zip(verdicts) {
            match verdict {
                Some(why) => reports.push((step.name, Outcome::Skipped(why), Duration::ZERO)),
                None => run.push(*step),
            }
        }
        reports.extend(run_group(&run));
    }
    reports
}

/// Runs steps, those that can all at the same time.
fn run_group(steps: &[&Step]) -> Vec<Report> {
    let ready = steps.iter().map(|step| {
        say(format_args!("step {}", step.name));
        let started = Instant::now();
        let work: Box<dyn FnOnce() -> Result<()> + Send> = match step.work {
            Work::Alone(work) => Box::new(work),
            Work::Apart(work) if steps.len() == 1 => Box::new(work),
            Work::Apart(_) => {
                let name = step.name;
                Box::new(move || run_beside(Command::new(env::current_exe()?).args(["test", name])))
            }
            Work::Beside(program) => match program() {
                Ok(None) => Box::new(|| Ok(())),
                Ok(Some(mut program)) if steps.len() == 1 => Box::new(move || run(&mut program)),
                Ok(Some(mut program)) => Box::new(move || run_beside(&mut program)),
                Err(error) => Box::new(|| Err(error)),
            },
        };
        (step.name, work, started)
    });
    let ready: Vec<_> = ready.collect();
    thread::scope(|scope| {
        let at_work = ready.into_iter().map(|(name, work, started)| {
            scope.spawn(move || {
                let outcome = work().map_or_else(|error| Outcome::Failed(format!("{error:#}")), |()| Outcome::Passed);
                (name, outcome, started.elapsed())
            })
        });
        let at_work: Vec<_> = at_work.collect();
        at_work.into_iter().map(|step| step.join().expect("a step gives an outcome")).collect()
    })
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

fn browse(browser: &Browser) -> Result<Option<Command>> {
    browser.tests(&native::programs()?.selon()).map(Some)
}

/// The distribution's declarations hold together, and the scripts are what they say.
fn types() -> Result<()> {
    let tools = Tools::ready()?;
    let compiler = || tools.command("tsc");
    let options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
    run(compiler().args(options).arg(paths::copied().join(dist::DECLARATIONS)))?;
    // As for an editor, and where the build has left its files.
    let widget = paths::widget();
    let config = json!({
        "extends": widget.join("tsconfig.json"),
        "include": [widget.join("*.js"), widget.join("files/*.js")],
        "compilerOptions": { "paths": {
            "selon": [paths::copied().join(dist::DECLARATIONS)],
            "selon-engine": [paths::made().join("engine.d.ts")],
            "selon-view": [paths::made().join("view.d.ts")],
            "selon-languages": [paths::made().join("languages.js")],
            "selon-language": [widget.join("language.js")],
            "selon-files": [widget.join("files/site.js")],
            "selon-tables": [widget.join("files/tables.d.ts")],
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
        Step { name: "build", needs: None, work: Work::Alone(|| bail!("broken")) },
        Step { name: "size", needs: Some("build"), work: Work::Alone(|| Ok(())) },
        Step { name: "fmt", needs: None, work: Work::Alone(|| Ok(())) },
        Step { name: "doc", needs: None, work: Work::Alone(|| Ok(())) },
    ];

    fn told(only: &[&str], skip: &[&str]) -> Vec<String> {
        told_of(&SOME, only, skip)
    }

    fn told_of(steps: &[Step], only: &[&str], skip: &[&str]) -> Vec<String> {
        let [only, skip] = [only, skip].map(|names| names.iter().map(|&name| name.to_owned()).collect());
        run_all(steps, &Request { only, skip }).iter().map(|(name, outcome, _)| format!("{name} {outcome}")).collect()
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
    fn programs_that_can_run_beside_each_other_do() {
        // Each waits for the file that the other one makes.
        const PAIR: fn(&str, &str) -> Result<Option<Command>> = |own, other| {
            let folder = std::env::temp_dir();
            let (own, other) = (folder.join(own), folder.join(other));
            let mut shell = Command::new("sh");
            let script = "touch $0; for i in $(seq 300); do [ -e $1 ] && sleep 0.2 && rm $0 && exit 0; sleep 0.1; done; rm $0; exit 1";
            shell.args(["-c", script]).arg(own).arg(other);
            Ok(Some(shell))
        };
        let steps = [
            Step { name: "one", needs: None, work: Work::Beside(|| PAIR("selon-one", "selon-two")) },
            Step { name: "two", needs: None, work: Work::Beside(|| PAIR("selon-two", "selon-one")) },
            Step { name: "none", needs: None, work: Work::Beside(|| bail!("no browser")) },
            Step { name: "doc", needs: None, work: Work::Alone(|| Ok(())) },
        ];
        assert_eq!(
            told_of(&steps, &[], &["doc"]),
            ["one passed", "two passed", "none FAILED: no browser", "doc skipped: as asked for"]
        );
    }

    #[test]
    fn what_a_step_needs_comes_before_it() {
        let steps = [
            Step { name: "build", needs: None, work: Work::Apart(|| Ok(())) },
            Step { name: "pages", needs: Some("build"), work: Work::Beside(|| Ok(None)) },
        ];
        assert_eq!(told_of(&steps, &["pages"], &[]), ["build passed", "pages passed"]);
    }

    #[test]
    fn nothing_is_made_twice_by_steps_in_processes_of_their_own() {
        let apart = STEPS.iter().filter(|step| matches!(step.work, Work::Apart(_)));
        assert!(apart.inspect(|step| assert_eq!(step.needs, None, "{}", step.name)).count() > 0);
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
