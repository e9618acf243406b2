//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] =
    &[("de", -273), ("en", -321), ("es", -424), ("fr", -263), ("it", -464), ("pt", -145)];

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
    (Evidence::SourceEmpty as usize, -183),
    (Evidence::SourceUnclaimed as usize, 106),
    (Evidence::SourceName as usize, 33),
    (Evidence::SourcePronoun as usize, 48),
    (Evidence::SourceSpeaker as usize, 103),
    (Evidence::SourceComma as usize, 109),
    (Evidence::SourceQuoted as usize, -303),
    (Evidence::CueLength as usize, 72),
    (Evidence::CueClause as usize, 19),
    (Evidence::CuePreposition as usize, -87),
    (Evidence::CueParticiple as usize, 37),
    (Evidence::CueModal as usize, -75),
    (Evidence::CueColon as usize, 73),
    (Evidence::Mixed as usize, 20),
    (Evidence::ContentLength as usize, 2),
    (Evidence::ContentPieces as usize, -149),
    (Evidence::ContentCloses as usize, 45),
    (Evidence::ContentLeads as usize, 35),
    (Evidence::ContentFar as usize, 65),
    (Evidence::ContentBorder as usize, -129),
    (Evidence::ContentCut as usize, 1),
    (Evidence::QuotationCut as usize, -141),
    (Evidence::QuotationBefore as usize, -34),
    (Evidence::QuotationBehind as usize, -69),
    (Evidence::PiecesUnlike as usize, -22),
    (Evidence::Plain as usize, -557),
    (Evidence::Rumour as usize, 505),
    (Evidence::Incise as usize, 5),
    (Evidence::ProposedEnd as usize, 105),
];
