//! What is known of a source: who it is, what it is.

use std::ops::Range;

use crate::attribution::{ReferentEvidence, SourceType};
use crate::sources::nameless::Seen;

/// What a source stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Referent {
    /// The fullest mention of the same source.
    pub full: Range<usize>,
    /// Why it is thought to be the same.
    pub evidence: ReferentEvidence,
    /// The probability that it is.
    pub confidence: f32,
}

/// What is known of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// What it is.
    pub source_type: SourceType,
    /// What speaks for that, of somebody without a name.
    pub seen: Option<Seen>,
    /// Another, fuller mention of it.
    pub referent: Option<Referent>,
    /// The entity that it is, if it is one that the article mentions in ways that can be told.
    pub entity: Option<usize>,
    /// Who it could be, though not so surely that a name could be lent: it tells the type.
    pub likely: Option<Range<usize>>,
}

impl Default for Resolution {
    fn default() -> Self {
        Resolution { source_type: SourceType::Unspecified, seen: None, referent: None, entity: None, likely: None }
    }
}
