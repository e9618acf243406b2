//! Reads the file that an analysis is kept in. Native only: browsers have a reader of JSON of their own.

use std::fmt;

use serde::Deserialize;

use crate::analysis::{Analysis, FORMAT};
use crate::text::span::Utf16;

/// Why a text is no analysis that can be read.
#[derive(Debug)]
pub enum Unreadable {
    /// It is no JSON, or JSON of something else.
    Json(serde_json::Error),
    /// It is of a format that this version does not know.
    Format(u32),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Json(error) => write!(f, "no analysis: {error}"),
            Unreadable::Format(format) => {
                write!(f, "an analysis of format {format}, and this version reads format {FORMAT}")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// What every format has.
#[derive(Deserialize)]
struct Versioned {
    format: u32,
}

impl Analysis<Utf16> {
    /// Reads what [`export::Format::Json`](crate::analysis::export::Format::Json) wrote.
    ///
    /// # Errors
    /// If it is something else, or of another version of the format.
    pub fn from_json(json: &str) -> Result<Self, Unreadable> {
        let Versioned { format } = serde_json::from_str(json).map_err(Unreadable::Json)?;
        if format != FORMAT {
            return Err(Unreadable::Format(format));
        }
        serde_json::from_str(json).map_err(Unreadable::Json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::export::{Article, Format, render};
    use crate::{Options, annotate, builtin};

    const TEXT: &str = "« La 👷 grève est finie », a déclaré le maire Luc Carrel. Il affirme que tout est payé.";

    #[test]
    fn what_is_written_is_read() {
        let found = annotate(TEXT, builtin::language("fr").unwrap(), &Options::default());
        let json = render(&Article::new(TEXT), found.clone(), Format::Json);
        assert_eq!(Analysis::from_json(&json).unwrap(), found.in_units(TEXT));
    }

    #[test]
    fn what_is_something_else_is_refused() {
        let found = annotate(TEXT, builtin::language("fr").unwrap(), &Options::default());
        let json = render(&Article::new(TEXT), found, Format::Json);
        let later = json.replacen("\"format\": 1", "\"format\": 2", 1);
        assert!(Analysis::from_json(&later).unwrap_err().to_string().contains("format 2"), "{later}");
        for broken in ["", "[]", "{}", "{\"format\": 1}", &json[..json.len() / 2], &json.replace("\"cue\"", "\"cut\"")]
        {
            assert!(Analysis::from_json(broken).unwrap_err().to_string().starts_with("no analysis: "), "{broken}");
        }
    }
}
