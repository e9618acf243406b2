//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] =
    &[("de", -304), ("en", -323), ("es", -356), ("fr", -253), ("it", -467), ("pt", -151)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 30),
    (Evidence::SourceAfter as usize, 7),
    (Evidence::SourceShare as usize, 29),
    (Evidence::ContentMean as usize, 27),
    (Evidence::ContentFirst as usize, 0),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 40),
    (Evidence::Product as usize, 37),
    (Evidence::SourceEmpty as usize, -226),
    (Evidence::SourceUnclaimed as usize, 105),
    (Evidence::SourceName as usize, 43),
    (Evidence::SourcePronoun as usize, 14),
    (Evidence::SourceSpeaker as usize, 1),
    (Evidence::SourceComma as usize, 83),
    (Evidence::SourceQuoted as usize, -291),
    (Evidence::CueLength as usize, 91),
    (Evidence::CueClause as usize, 16),
    (Evidence::CuePreposition as usize, -92),
    (Evidence::CueParticiple as usize, 33),
    (Evidence::CueModal as usize, -43),
    (Evidence::CueColon as usize, 70),
    (Evidence::Mixed as usize, 51),
    (Evidence::ContentLength as usize, -1),
    (Evidence::ContentPieces as usize, -106),
    (Evidence::ContentCloses as usize, 51),
    (Evidence::ContentLeads as usize, 49),
    (Evidence::ContentFar as usize, 63),
    (Evidence::ContentBorder as usize, -198),
    (Evidence::ContentCut as usize, 17),
    (Evidence::QuotationCut as usize, 4),
    (Evidence::QuotationBefore as usize, 14),
    (Evidence::QuotationBehind as usize, -86),
    (Evidence::PiecesUnlike as usize, -116),
    (Evidence::Plain as usize, 0),
    (Evidence::Rumour as usize, 547),
    (Evidence::Incise as usize, 20),
    (Evidence::ProposedEnd as usize, 68),
];
