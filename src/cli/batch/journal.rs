//! What a run has done, kept beside its output, so that a later one can go on where it was broken off.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::shared::Failure;

/// The output and how much of it is whole.
pub struct Journal {
    out: PathBuf,
    /// Beside the output, as long as that is not whole.
    file: PathBuf,
    state: State,
    is_done: bool,
}

#[derive(Clone, Serialize, Deserialize)]
struct State {
    /// What the results depend on.
    asked: String,
    /// Articles worked on, also those that failed.
    articles: usize,
    /// Those that failed.
    failed: usize,
    /// Length of the output that they have made.
    bytes: u64,
}

impl Journal {
    /// Begins a run, or with `resume` goes on with one that was broken off.
    ///
    /// # Errors
    /// If that run was asked for something else, or its output is not what it left.
    pub fn open(out: &Path, asked: &str, resume: bool) -> Result<Journal, Failure> {
        let mut file = out.as_os_str().to_owned();
        file.push(".progress");
        let state = State { asked: asked.to_owned(), articles: 0, failed: 0, bytes: 0 };
        let mut journal = Journal { out: out.to_owned(), file: file.into(), state, is_done: false };
        if !resume {
            return Ok(journal);
        }
        match fs::read(&journal.file) {
            Ok(bytes) => {
                let state: State =
                    serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", journal.file.display()))?;
                if state.asked != asked {
                    let file = journal.file.display();
                    let reason = format!("--resume: {file} is of a run with other arguments or another version");
                    return Err(Failure::Usage(reason));
                }
                let length = fs::metadata(out).map_or(0, |file| file.len());
                if length < state.bytes {
                    return Err(Failure::Usage(format!(
                        "--resume: {} is shorter than that run left it",
                        out.display()
                    )));
                }
                journal.state = state;
            }
            // A run that came to its end has taken its journal away.
            Err(error) if error.kind() == io::ErrorKind::NotFound => journal.is_done = out.exists(),
            Err(error) => return Err(format!("{}: {error}", journal.file.display()).into()),
        }
        Ok(journal)
    }

    /// Whether the run that is to go on has come to its end.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// How many articles were worked on.
    pub fn articles(&self) -> usize {
        self.state.articles
    }

    /// How many of them failed.
    pub fn failed(&self) -> usize {
        self.state.failed
    }

    /// The output, behind what is whole of it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn output(&self) -> io::Result<File> {
        self.keep()?;
        let mut out = OpenOptions::new().create(true).write(true).truncate(false).open(&self.out)?;
        out.set_len(self.state.bytes)?;
        out.seek(SeekFrom::End(0))?;
        Ok(out)
    }

    /// Where the output is.
    pub fn path(&self) -> &Path {
        &self.out
    }

    /// Notes how far the output, which must be written, has come.
    ///
    /// # Errors
    /// If that cannot be written.
    pub fn note(&mut self, articles: usize, failed: usize, bytes: u64) -> io::Result<()> {
        (self.state.articles, self.state.failed, self.state.bytes) = (articles, failed, bytes);
        self.keep()
    }

    fn keep(&self) -> io::Result<()> {
        // Never half written: the new one takes the old one's place at once.
        let new = self.file.with_extension("progress-new");
        fs::write(&new, serde_json::to_vec(&self.state)?)?;
        fs::rename(new, &self.file)
    }

    /// The output is whole.
    ///
    /// # Errors
    /// If the file cannot be taken away.
    pub fn end(self) -> io::Result<()> {
        fs::remove_file(self.file)
    }
}
