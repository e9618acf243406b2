//! What the measurements were made on.

use std::fs;
use std::thread::available_parallelism;

use crate::base::process::answer;

/// The machine, the compiler and the commit, in a line each.
pub fn describe() -> Vec<(&'static str, String)> {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let name = processor.map_or("unknown processor", |(_, name)| name);
    let cores = available_parallelism().map_or(1, usize::from);
    let commit = answer("git", &["rev-parse", "--short=10", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    let changed = answer("git", &["status", "--porcelain"]).is_some_and(|changes| !changes.is_empty());
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    vec![
        ("machine", format!("{name}, {cores} cores, {}, load average {load} at the start", std::env::consts::OS)),
        ("compiler", answer("rustc", &["--version"]).unwrap_or_default()),
        ("commit", if changed { format!("{commit}, with changes") } else { commit }),
    ]
}
