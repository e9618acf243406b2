//! `selon batch` over archives: how fast on one core and on all, and how much memory for how many articles.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{available_parallelism, sleep};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::measured::Measured;
use crate::base::paths;
use crate::base::process::{run, say};
use crate::setup::toolchain::Toolchain;

/// Numbers of articles: what is measured of the first must not grow tenfold with the second.
const ARTICLES: [u32; 2] = [1_000, 10_000];

/// Length of an article, in bytes.
const BYTES: usize = 4_000;

/// What was measured.
pub struct Archive {
    /// Megabytes a second on one core, and on all.
    pub one: Measured,
    pub all: Measured,
    pub cores: usize,
    /// For each number of articles, the most memory at a time, in megabytes.
    pub memory: [(u32, f64); ARTICLES.len()],
}

/// Runs the batches, those on one core and on all by turns. `article`: one of a language, by number and length.
///
/// # Errors
/// If one fails.
pub fn measure(turns: usize, article: fn(&str, u32, usize) -> String) -> Result<Archive> {
    run(Toolchain::Own.cargo("build").args(["--release", "--quiet", "--package", "selon", "--bin", "selon"]))?;
    say("measuring archives");
    let cores = available_parallelism().map_or(1, usize::from);
    let [small, large] = ARTICLES;
    let [few, many] = [write(small, article)?, write(large, article)?];
    let (mut one, mut all) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        one.push(batch(&few, 1)?.0);
        all.push(batch(&few, cores)?.0);
    }
    let memory = [(small, batch(&few, cores)?.1), (large, batch(&many, cores)?.1)];
    let [one, all] = [one, all].map(|rates| Measured::of(rates).context("no turns"));
    Ok(Archive { one: one?, all: all?, cores, memory })
}

/// Writes an archive of so many articles, French and English by turns.
fn write(count: u32, article: fn(&str, u32, usize) -> String) -> Result<PathBuf> {
    let folder = paths::target().join("bench");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("archive-{count}.jsonl"));
    let mut lines = BufWriter::new(File::create(&file)?);
    for number in 0..count {
        let lang = if number % 2 == 0 { "fr" } else { "en" };
        // Making an article takes longer than reading one: each is there several times.
        writeln!(lines, "{}", json!({ "id": number, "text": article(lang, number % 100, BYTES) }))?;
    }
    Ok(file)
}

/// Megabytes a second, and the most megabytes of memory at a time.
fn batch(archive: &Path, threads: usize) -> Result<(f64, f64)> {
    let mut selon = Command::new(paths::target().join("release/selon"));
    selon.arg("batch").arg(archive).args(["--threads", &threads.to_string()]).stdout(Stdio::null());
    let started = Instant::now();
    let mut child = selon.spawn()?;
    let mut most = 0.0_f64;
    let status = loop {
        most = most.max(memory(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait()? {
            break status;
        }
        sleep(Duration::from_millis(2));
    };
    let time = started.elapsed().as_secs_f64();
    ensure!(status.success(), "selon batch failed ({status})");
    Ok((fs::metadata(archive)?.len() as f64 / 1e6 / time, most))
}

/// The most memory that a process has had, in megabytes; Linux tells.
fn memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? / 1e3)
}
