//! The native benches: run, and read from where they leave their results.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::measured::Measured;
use crate::base::paths;
use crate::base::process::{output, run, say};
use crate::setup::toolchain::Toolchain;

/// The stages of `benches/stages.rs`, in the order of the pipeline, and what they are.
pub const STAGES: [(&str, &str); 10] = [
    ("blocks", "blocks"),
    ("tokens", "tokens"),
    ("quotations", "quotations"),
    ("document", "all before with lexicon and sentences"),
    ("lexical finder", "lexical finder"),
    ("features", "features"),
    ("network", "network"),
    ("links", "links"),
    ("whole", "**the whole, French**"),
    ("english", "**the whole, English**"),
];

/// Lengths of the articles, in thousands of bytes.
pub const LENGTHS: [usize; 4] = [1, 10, 100, 1000];

/// What was measured.
pub struct Native {
    /// For each stage, for each length: megabytes a second.
    pub rates: Vec<[Measured; LENGTHS.len()]>,
    /// Lines of `benches/allocations.rs`.
    pub allocations: Vec<Value>,
}

/// Runs the benches.
///
/// # Errors
/// If they do not build or leave no results.
pub fn measure() -> Result<Native> {
    say("measuring the stages natively: about two minutes");
    let mut cargo = Toolchain::Own.cargo("bench");
    let arguments = ["--quiet", "--warm-up-time", "0.3", "--measurement-time", "1", "--sample-size", "10"];
    run(cargo.args(["--package", "selon", "--bench", "stages", "--"]).args(arguments))?;
    let results = paths::target().join("criterion");
    let rates = STAGES.iter().map(|(stage, _)| rates(&results.join(stage))).collect::<Result<_>>()?;
    let mut cargo = Toolchain::Own.cargo("bench");
    let lines = output(cargo.args(["--package", "selon", "--bench", "allocations"]))?;
    let lines = String::from_utf8(lines)?;
    let allocations = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    Ok(Native { rates, allocations })
}

/// A stage's results for each length.
fn rates(folder: &Path) -> Result<[Measured; LENGTHS.len()]> {
    let all = LENGTHS.map(|length| rate(&folder.join(length.to_string()).join("new")));
    let [a, b, c, d] = all;
    Ok([a?, b?, c?, d?])
}

/// Megabytes a second from the times of one bench's samples.
fn rate(folder: &Path) -> Result<Measured> {
    let read = |name: &str| -> Result<Value> {
        let file = folder.join(name);
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        Ok(serde_json::from_str(&text)?)
    };
    let bytes = read("benchmark.json")?["throughput"]["Bytes"].as_f64().context("a bench without a throughput")?;
    let sample = read("sample.json")?;
    let numbers = |name: &str| sample[name].as_array().into_iter().flatten().filter_map(Value::as_f64);
    let rates = numbers("iters").zip(numbers("times")).map(|(rounds, nanoseconds)| bytes * rounds * 1e3 / nanoseconds);
    Measured::of(rates.collect()).with_context(|| format!("no samples in {}", folder.display()))
}
