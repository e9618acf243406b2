//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -354), ("fr", -486)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 32),
    (Evidence::SourceAfter as usize, 13),
    (Evidence::SourceShare as usize, 27),
    (Evidence::ContentMean as usize, 38),
    (Evidence::ContentFirst as usize, -23),
    (Evidence::ContentBefore as usize, -16),
    (Evidence::ContentShare as usize, 57),
    (Evidence::Product as usize, 57),
    (Evidence::SourceEmpty as usize, -340),
    (Evidence::SourceUnclaimed as usize, 95),
    (Evidence::SourceName as usize, 66),
    (Evidence::SourcePronoun as usize, 47),
    (Evidence::SourceSpeaker as usize, -150),
    (Evidence::SourceComma as usize, 137),
    (Evidence::SourceQuoted as usize, 150),
    (Evidence::CueLength as usize, 145),
    (Evidence::CueClause as usize, 51),
    (Evidence::CuePreposition as usize, -141),
    (Evidence::CueParticiple as usize, 31),
    (Evidence::CueModal as usize, -151),
    (Evidence::CueColon as usize, 184),
    (Evidence::Mixed as usize, 59),
    (Evidence::ContentLength as usize, -24),
    (Evidence::ContentPieces as usize, -146),
    (Evidence::ContentCloses as usize, 104),
    (Evidence::ContentLeads as usize, 131),
    (Evidence::ContentFar as usize, 93),
    (Evidence::ContentBorder as usize, -301),
    (Evidence::ContentCut as usize, 97),
    (Evidence::QuotationCut as usize, -343),
    (Evidence::QuotationBefore as usize, -58),
    (Evidence::QuotationBehind as usize, -140),
    (Evidence::PiecesUnlike as usize, -273),
    (Evidence::Incise as usize, -63),
    (Evidence::ProposedEnd as usize, 85),
];
