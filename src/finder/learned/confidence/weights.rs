//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] =
    &[("de", -255), ("en", -302), ("es", -409), ("fr", -238), ("it", -448), ("pt", -128)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 23),
    (Evidence::SourceAfter as usize, 10),
    (Evidence::SourceShare as usize, 28),
    (Evidence::ContentMean as usize, 33),
    (Evidence::ContentFirst as usize, 4),
    (Evidence::ContentBefore as usize, -19),
    (Evidence::ContentShare as usize, 42),
    (Evidence::Product as usize, 30),
    (Evidence::SourceEmpty as usize, -183),
    (Evidence::SourceUnclaimed as usize, 150),
    (Evidence::SourceName as usize, 35),
    (Evidence::SourcePronoun as usize, 49),
    (Evidence::SourceSpeaker as usize, 100),
    (Evidence::SourceComma as usize, 125),
    (Evidence::SourceQuoted as usize, -255),
    (Evidence::CueLength as usize, 67),
    (Evidence::CueClause as usize, 25),
    (Evidence::CuePreposition as usize, -81),
    (Evidence::CueParticiple as usize, 34),
    (Evidence::CueModal as usize, -75),
    (Evidence::CueColon as usize, 78),
    (Evidence::Mixed as usize, 16),
    (Evidence::ContentLength as usize, 1),
    (Evidence::ContentPieces as usize, -143),
    (Evidence::ContentCloses as usize, 45),
    (Evidence::ContentLeads as usize, 33),
    (Evidence::ContentFar as usize, 66),
    (Evidence::ContentBorder as usize, -130),
    (Evidence::ContentCut as usize, -7),
    (Evidence::QuotationCut as usize, -265),
    (Evidence::QuotationBefore as usize, -28),
    (Evidence::QuotationBehind as usize, -58),
    (Evidence::PiecesUnlike as usize, -32),
    (Evidence::Plain as usize, -586),
    (Evidence::Rumour as usize, 486),
    (Evidence::Incise as usize, 5),
    (Evidence::ProposedEnd as usize, 99),
];
