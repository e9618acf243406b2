//! What editors checked in an earlier analysis, kept in a new one.

use selon::Analysis;
use selon::text::span::Utf16;

use super::shared::{Failure, input, tell};

/// The analysis that a file holds.
pub fn read(file: &str) -> Result<Analysis<Utf16>, Failure> {
    let bytes = input(file)?;
    let json = std::str::from_utf8(&bytes).map_err(|_| format!("{file}: not UTF-8"))?;
    Analysis::from_json(json).map_err(|error| format!("{file}: {error}").into())
}

/// Lets the checks of an earlier analysis overrule a new one, of `text`; says what is not in the article any more.
pub fn keep(analysis: &mut Analysis, earlier: &str, text: &str) -> Result<(), Failure> {
    let lost = analysis.carry(&read(earlier)?, text);
    if lost > 0 {
        tell(&format!("{earlier}: {lost} checked statements are not in the article any more"));
    }
    Ok(())
}
