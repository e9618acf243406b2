//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -276), ("fr", -237)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 14),
    (Evidence::SourceAfter as usize, 13),
    (Evidence::SourceShare as usize, 29),
    (Evidence::ContentMean as usize, 33),
    (Evidence::ContentFirst as usize, 5),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 42),
    (Evidence::Product as usize, 36),
    (Evidence::SourceEmpty as usize, -226),
    (Evidence::SourceUnclaimed as usize, 275),
    (Evidence::SourceName as usize, 38),
    (Evidence::SourcePronoun as usize, 40),
    (Evidence::SourceSpeaker as usize, 20),
    (Evidence::SourceComma as usize, 80),
    (Evidence::SourceQuoted as usize, -66),
    (Evidence::CueLength as usize, 100),
    (Evidence::CueClause as usize, 19),
    (Evidence::CuePreposition as usize, -63),
    (Evidence::CueParticiple as usize, 51),
    (Evidence::CueModal as usize, -121),
    (Evidence::CueColon as usize, 16),
    (Evidence::Mixed as usize, 42),
    (Evidence::ContentLength as usize, -6),
    (Evidence::ContentPieces as usize, -100),
    (Evidence::ContentCloses as usize, 18),
    (Evidence::ContentLeads as usize, 22),
    (Evidence::ContentFar as usize, 59),
    (Evidence::ContentBorder as usize, -21),
    (Evidence::ContentCut as usize, 19),
    (Evidence::QuotationCut as usize, -638),
    (Evidence::QuotationBefore as usize, 27),
    (Evidence::QuotationBehind as usize, -136),
    (Evidence::PiecesUnlike as usize, -60),
    (Evidence::Plain as usize, -641),
    (Evidence::Rumour as usize, 705),
    (Evidence::Incise as usize, 11),
    (Evidence::ProposedEnd as usize, 93),
];
