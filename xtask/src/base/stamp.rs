//! Remembering what something was made from, so that it is made again only when that changes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// A file beside what was made, which holds what it was made from.
pub struct Stamp {
    file: PathBuf,
    origin: Vec<u8>,
}

impl Stamp {
    /// The stamp that `file` must hold if what it stands beside was made from `origin`.
    pub fn new(file: PathBuf, origin: impl Into<Vec<u8>>) -> Stamp {
        Stamp { file, origin: origin.into() }
    }

    /// Whether the last thing made was made from this.
    pub fn is_current(&self) -> bool {
        fs::read(&self.file).is_ok_and(|found| found == self.origin)
    }

    /// Makes the thing unless the stamp is current. While it is being made there is no stamp, so
    /// that work broken off is done again.
    ///
    /// # Errors
    /// If the work fails or the stamp cannot be written.
    pub fn make(&self, work: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.is_current() {
            return Ok(());
        }
        let _ = fs::remove_file(&self.file);
        work()?;
        fs::write(&self.file, &self.origin).with_context(|| self.file.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn work_is_done_once_for_each_origin_and_again_after_a_failure() {
        let file = std::env::temp_dir().join(format!("selon-stamp-{}", std::process::id()));
        let mut times = 0;
        let mut make = |origin: &str, fails: bool| {
            let made = Stamp::new(file.clone(), origin).make(|| {
                times += 1;
                if fails { bail!("broken off") } else { Ok(()) }
            });
            (made.is_ok(), times)
        };
        assert_eq!(make("first", false), (true, 1));
        assert_eq!(make("first", false), (true, 1));
        assert_eq!(make("second", false), (true, 2));
        assert_eq!(make("third", true), (false, 3));
        assert_eq!(make("second", false), (true, 4), "what the failure has left must not be taken for whole");
        fs::remove_file(&file).unwrap();
    }
}
