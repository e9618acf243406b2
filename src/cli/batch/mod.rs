//! `selon batch`: an archive through the engine, in constant memory, on all cores, its order kept.

mod columns;
mod inputs;
mod journal;
mod output;
mod progress;
mod stream;
mod work;

use std::path::PathBuf;

use clap::Args;

use selon::Options;
use selon::analysis::export::Format;

use super::annotate::formats;
use super::options::Reading;
use super::shared::Failure;
use journal::Journal;
use output::Output;
use progress::Progress;
use work::Worker;

/// The formats that have no end, so that articles can be written as they come.
const FORMATS: [Format; 3] = [Format::JsonLines, Format::Csv, Format::Tsv];

/// What `selon batch` is given.
#[derive(Args)]
pub struct Batch {
    /// Folders, globs, texts and pages, JSON Lines (.jsonl, .ndjson) with an article's text in "text" or its page in
    /// "html", its language in "lang"; - for JSON Lines on standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    #[command(flatten)]
    reading: Reading,
    /// How to write what is found: a line an article, or a row an attribution. jsonl has all columns of the input
    #[arg(long, default_value = "jsonl", value_parser = formats(&FORMATS))]
    format: Format,
    /// Write to a file, not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Go on where a run that was broken off stopped: the arguments must be the same
    #[arg(long, requires = "out")]
    resume: bool,
    /// How many cores to use; without it, all
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
    /// Write the text with the analysis; only jsonl has room for it
    #[arg(long)]
    with_text: bool,
    /// Show no progress
    #[arg(long)]
    quiet: bool,
}

impl Batch {
    /// Annotates all that can be read, and tells of the rest.
    pub fn run(self) -> Result<(), Failure> {
        let options = self.reading.threshold.or(Options::EDITORS);
        let journal = match &self.out {
            Some(out) => Some(Journal::open(out, &self.asked(&options), self.resume)?),
            None => None,
        };
        if journal.as_ref().is_some_and(Journal::is_done) {
            return Ok(());
        }
        let done = journal.as_ref().map_or(0, Journal::articles);
        let progress = Progress::new(&self.inputs, self.quiet);
        let mut output = Output::open(journal, self.format, progress)?;
        let worker = Worker { reading: self.reading, options, format: self.format, with_text: self.with_text };
        let items = inputs::items(self.inputs).skip(done);
        let ended = stream::in_order(self.threads, items, |item| worker.work(item), &mut output);
        output.end(ended)
    }

    /// What the results depend on, in a line.
    fn asked(&self, options: &Options) -> String {
        let body = self.reading.body.as_ref().map_or(String::new(), |body| body.written().to_owned());
        let (format, lang) = (self.format.name(), self.reading.lang.asked().unwrap_or_default());
        let version = env!("CARGO_PKG_VERSION");
        format!("{version} {:?} {format} {lang:?} {body:?} {} {}", self.inputs, options.threshold, self.with_text)
    }
}
