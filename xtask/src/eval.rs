//! `cargo xtask eval`: how well the engine does on annotated corpora.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::base::paths::{self, CORPORA};
use crate::base::process::{output, run, say};
use crate::setup::apt;
use crate::setup::toolchain::Toolchain;

/// What was asked for.
#[derive(Default)]
pub struct Request {
    /// Corpora, in the order in which they are measured.
    pub files: Vec<PathBuf>,
    /// Reads every article in this language, whatever its line says.
    pub lang: Option<String>,
    /// One JSON object a file in place of tables.
    pub json: bool,
}

/// Predicts each corpus with the engine, everything however doubtful, and prints what the scorers say: of attributions,
/// and of what readers see at each threshold (badges right, names right).
///
/// The measures are the scorers' own: `SELON_SCORER` names that of attributions, else `score/score.py` in the folder of
/// corpora is taken; that of trust is the `trust.py` beside it. Without them there is no answer to give, so that is an
/// error.
///
/// # Errors
/// If no file was named, there is no scorer, or a step fails for a file.
pub fn eval(request: &Request) -> Result<()> {
    if request.files.is_empty() {
        bail!("eval wants annotated corpora: cargo xtask eval FILE.jsonl… [--lang fr] [--json]");
    }
    let scorer = scorer()?;
    let trust = scorer.with_file_name("trust.py");
    if paths::executable("python3").is_none() {
        apt::install(&["python3"], "the scorer is written in Python")?;
    }
    say("compiling the engine for this machine");
    run(Toolchain::Own.cargo("build").args(["--release", "--quiet", "--package", "selon", "--bin", "selon"]))?;
    for (place, file) in request.files.iter().enumerate() {
        let predictions = predict(file, place, request.lang.as_deref())?;
        for scorer in [&scorer, &trust] {
            score(scorer, file, &predictions, request.json).with_context(|| file.display().to_string())?;
        }
    }
    Ok(())
}

fn scorer() -> Result<PathBuf> {
    let chosen = std::env::var_os("SELON_SCORER").map(PathBuf::from);
    let scorer = chosen.or_else(|| Some(paths::corpora()?.join("score/score.py")));
    let scorer = scorer.with_context(|| format!("no scorer: SELON_SCORER can name one, or {CORPORA} its folder"))?;
    if !scorer.is_file() {
        bail!("there is no scorer at {}: SELON_SCORER can name one", scorer.display());
    }
    Ok(scorer)
}

/// Writes the engine's attributions of a corpus to `target/eval`; gives the file.
fn predict(corpus: &Path, place: usize, lang: Option<&str>) -> Result<PathBuf> {
    let folder = paths::target().join("eval");
    fs::create_dir_all(&folder)?;
    let name = corpus.file_name().unwrap_or_default().to_string_lossy();
    // Two corpora may have the same name.
    let predictions = folder.join(format!("{place}-{name}"));
    let mut engine = Command::new(paths::target().join("release/selon"));
    engine
        .args(["predict", "--threshold", "0"])
        .stdin(File::open(corpus).with_context(|| corpus.display().to_string())?);
    if let Some(lang) = lang {
        engine.args(["--lang", lang]);
    }
    let started = Instant::now();
    run(engine.stdout(File::create(&predictions)?)).with_context(|| corpus.display().to_string())?;
    say(format_args!("{} predicted in {:.2} s", corpus.display(), started.elapsed().as_secs_f64()));
    Ok(predictions)
}

fn score(scorer: &Path, gold: &Path, predictions: &Path, as_json: bool) -> Result<()> {
    let mut python = Command::new("python3");
    python.arg(scorer).arg(gold).arg(predictions);
    if !as_json {
        let name = scorer.file_stem().unwrap_or_default().to_string_lossy();
        println!("── {}: {name}", gold.display());
        return run(&mut python);
    }
    let scores: Value = serde_json::from_slice(&output(python.arg("--json"))?).context("the scorer's answer")?;
    println!("{}", json!({ "file": gold.display().to_string(), "scores": scores }));
    Ok(())
}
