//! What the newsroom has done about an analysis: who checked what, and what is no statement at all.

use serde::{Deserialize, Serialize};

use crate::analysis::quote::Quote;

/// What an editor has done about an attribution. It wins over what the engine finds, also in a later analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// Which of these it was.
    pub kind: CheckKind,
    /// Who it was, in words of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub by: Option<String>,
    /// When it was, as in ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub at: Option<String>,
    /// The content that was found by the engine, where the editor drew another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Quote>>", optional))]
    pub was: Vec<Quote>,
}

/// The kinds of checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CheckKind {
    /// All was right.
    Confirmed,
    /// Name, type or spans are the editor's.
    Changed,
    /// The engine had not found it.
    Added,
}

impl CheckKind {
    /// All of them.
    pub const ALL: [CheckKind; 3] = [CheckKind::Confirmed, CheckKind::Changed, CheckKind::Added];

    /// The kind's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            CheckKind::Confirmed => "confirmed",
            CheckKind::Changed => "changed",
            CheckKind::Added => "added",
        }
    }
}

impl Check {
    /// A check of which is not told who did it or when.
    pub fn new(kind: CheckKind) -> Self {
        Check { kind, by: None, at: None, was: Vec::new() }
    }
}

/// What an editor says is no statement, or none that readers should be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Removal {
    /// The content of the attribution that was taken out.
    pub content: Vec<Quote>,
    /// Who took it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub at: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        for kind in CheckKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
    }
}
