//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] =
    &[("de", -273), ("en", -322), ("es", -425), ("fr", -262), ("it", -465), ("pt", -146)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 24),
    (Evidence::SourceAfter as usize, 9),
    (Evidence::SourceShare as usize, 28),
    (Evidence::ContentMean as usize, 34),
    (Evidence::ContentFirst as usize, 5),
    (Evidence::ContentBefore as usize, -20),
    (Evidence::ContentShare as usize, 42),
    (Evidence::Product as usize, 30),
    (Evidence::SourceEmpty as usize, -185),
    (Evidence::SourceUnclaimed as usize, 109),
    (Evidence::SourceName as usize, 32),
    (Evidence::SourcePronoun as usize, 47),
    (Evidence::SourceSpeaker as usize, 103),
    (Evidence::SourceComma as usize, 109),
    (Evidence::SourceQuoted as usize, -303),
    (Evidence::CueLength as usize, 73),
    (Evidence::CueClause as usize, 18),
    (Evidence::CuePreposition as usize, -88),
    (Evidence::CueParticiple as usize, 37),
    (Evidence::CueModal as usize, -77),
    (Evidence::CueColon as usize, 72),
    (Evidence::Mixed as usize, 20),
    (Evidence::ContentLength as usize, 1),
    (Evidence::ContentPieces as usize, -150),
    (Evidence::ContentCloses as usize, 47),
    (Evidence::ContentLeads as usize, 35),
    (Evidence::ContentFar as usize, 65),
    (Evidence::ContentBorder as usize, -129),
    (Evidence::ContentCut as usize, 1),
    (Evidence::QuotationCut as usize, -140),
    (Evidence::QuotationBefore as usize, -35),
    (Evidence::QuotationBehind as usize, -69),
    (Evidence::PiecesUnlike as usize, -22),
    (Evidence::Plain as usize, -558),
    (Evidence::Rumour as usize, 505),
    (Evidence::Incise as usize, 5),
    (Evidence::ProposedEnd as usize, 104),
];
