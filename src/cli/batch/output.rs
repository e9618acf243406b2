//! Results to a file or to standard output, failures to standard error.

use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};

use selon::analysis::export::{Format, head};

use super::journal::Journal;
use super::progress::Progress;
use super::stream::Sink;
use super::work::Outcome;
use crate::cli::shared::Failure;

/// How often the journal is written.
const NOTE: Duration = Duration::from_secs(1);

/// What takes the results.
pub struct Output {
    writer: BufWriter<Box<dyn Write>>,
    journal: Option<Journal>,
    noted: Instant,
    progress: Progress,
    articles: usize,
    failed: usize,
    bytes: u64,
}

impl Output {
    /// Opens it, behind what a run that was broken off has written.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(journal: Option<Journal>, format: Format, progress: Progress) -> Result<Output, Failure> {
        let (mut articles, mut failed) = (0, 0);
        let (mut bytes, mut is_new) = (0, true);
        let writer: Box<dyn Write> = match &journal {
            None => Box::new(io::stdout().lock()),
            Some(journal) => {
                let told = |error| Failure::Input(format!("{}: {error}", journal.path().display()));
                let file = journal.output().map_err(told)?;
                (articles, failed) = (journal.articles(), journal.failed());
                bytes = file.metadata().map_err(told)?.len();
                is_new = bytes == 0;
                Box::new(file)
            }
        };
        let writer = BufWriter::with_capacity(1 << 16, writer);
        let noted = Instant::now();
        let mut output = Output { writer, journal, noted, progress, articles, failed, bytes };
        if is_new {
            output.write(&head(format)).or_else(|error| output.told(error))?;
        }
        Ok(output)
    }

    fn write(&mut self, lines: &str) -> io::Result<()> {
        self.bytes += lines.len() as u64;
        self.writer.write_all(lines.as_bytes())
    }

    /// Everything was read, or nothing more could be written.
    ///
    /// # Errors
    /// If not all articles could be annotated, or not all results be written.
    pub fn end(mut self, ended: io::Result<()>) -> Result<(), Failure> {
        let flushed = ended.and_then(|()| self.writer.flush());
        flushed.or_else(|error| self.told(error))?;
        if let Some(journal) = self.journal {
            journal.end()?;
        }
        self.progress.end(self.articles, self.failed);
        if self.failed == 0 { Ok(()) } else { Err(Failure::Told) }
    }

    /// Whether writing failed, or only the reader of standard output has seen enough.
    fn told(&self, error: io::Error) -> Result<(), Failure> {
        match &self.journal {
            None if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            None => Err(Failure::Input(format!("standard output: {error}"))),
            Some(journal) => Err(Failure::Input(format!("{}: {error}", journal.path().display()))),
        }
    }
}

impl Sink<Outcome> for Output {
    type Error = io::Error;

    fn take(&mut self, Outcome { result, bytes }: Outcome) -> io::Result<()> {
        self.articles += 1;
        match result {
            Ok(lines) => self.write(&lines)?,
            Err(why) => {
                self.failed += 1;
                self.progress.tell(&why);
            }
        }
        self.progress.advance(bytes);
        if self.journal.is_some() && self.noted.elapsed() >= NOTE { self.pause() } else { Ok(()) }
    }

    fn pause(&mut self) -> io::Result<()> {
        // A program that writes a line and waits for the answer gets it.
        self.writer.flush()?;
        self.noted = Instant::now();
        self.journal.as_mut().map_or(Ok(()), |journal| journal.note(self.articles, self.failed, self.bytes))
    }
}
