//! How far a batch has come, for who watches it on a terminal.

use std::io::{IsTerminal, stderr};
use std::thread;
use std::time::Instant;

use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressStyle};

use super::inputs::files;
use crate::cli::shared::tell;

/// A bar with the rate and the time that is left; nothing where nobody sees it.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    articles: u64,
}

impl Progress {
    /// For some inputs: their sizes are added up while the work begins.
    pub fn new(inputs: &[String], is_quiet: bool) -> Progress {
        let started = Instant::now();
        if is_quiet || !stderr().is_terminal() {
            return Progress { bar: ProgressBar::hidden(), started, articles: 0 };
        }
        let known = "{bar:30} {percent}% {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left, {msg}";
        let style = |template| ProgressStyle::with_template(template).expect("a template of this file");
        let bar = ProgressBar::no_length().with_style(style("{spinner} {bytes}, {bytes_per_sec}, {msg}"));
        if !inputs.iter().any(|input| input == "-") {
            let (counting, inputs) = (bar.clone(), inputs.to_owned());
            thread::spawn(move || {
                let found = inputs.iter().flat_map(|input| files(input)).flatten();
                counting.set_length(found.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum());
                counting.set_style(style(known));
            });
        }
        Progress { bar, started, articles: 0 }
    }

    /// An article is done.
    pub fn advance(&mut self, bytes: u64) {
        self.articles += 1;
        self.bar.inc(bytes);
        self.bar.set_message(format!("{} articles", HumanCount(self.articles)));
    }

    /// A line above the bar.
    pub fn tell(&self, line: &str) {
        self.bar.suspend(|| tell(line));
    }

    /// All is done.
    pub fn end(self, articles: usize, failed: usize) {
        let is_seen = !self.bar.is_hidden();
        self.bar.finish_and_clear();
        if is_seen || failed > 0 {
            let (bytes, time) = (self.bar.position(), self.started.elapsed());
            let rate = bytes as f64 / time.as_secs_f64().max(1e-3);
            let (articles, failed) = (HumanCount(articles as u64), HumanCount(failed as u64));
            let (bytes, rate, time) = (HumanBytes(bytes), HumanBytes(rate as u64), HumanDuration(time));
            tell(&format!("{articles} articles, {failed} of them failed: {bytes} in {time}, {rate} a second"));
        }
    }
}
