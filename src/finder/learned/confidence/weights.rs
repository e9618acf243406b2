//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] =
    &[("de", -266), ("en", -320), ("es", -423), ("fr", -263), ("it", -463), ("pt", -144)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 24),
    (Evidence::SourceAfter as usize, 9),
    (Evidence::SourceShare as usize, 28),
    (Evidence::ContentMean as usize, 33),
    (Evidence::ContentFirst as usize, 5),
    (Evidence::ContentBefore as usize, -20),
    (Evidence::ContentShare as usize, 43),
    (Evidence::Product as usize, 30),
    (Evidence::SourceEmpty as usize, -179),
    (Evidence::SourceUnclaimed as usize, 104),
    (Evidence::SourceName as usize, 33),
    (Evidence::SourcePronoun as usize, 48),
    (Evidence::SourceSpeaker as usize, 103),
    (Evidence::SourceComma as usize, 110),
    (Evidence::SourceQuoted as usize, -301),
    (Evidence::CueLength as usize, 72),
    (Evidence::CueClause as usize, 19),
    (Evidence::CuePreposition as usize, -86),
    (Evidence::CueParticiple as usize, 38),
    (Evidence::CueModal as usize, -75),
    (Evidence::CueColon as usize, 73),
    (Evidence::Mixed as usize, 21),
    (Evidence::ContentLength as usize, 1),
    (Evidence::ContentPieces as usize, -152),
    (Evidence::ContentCloses as usize, 45),
    (Evidence::ContentLeads as usize, 35),
    (Evidence::ContentFar as usize, 65),
    (Evidence::ContentBorder as usize, -129),
    (Evidence::ContentCut as usize, 1),
    (Evidence::QuotationCut as usize, -141),
    (Evidence::QuotationBefore as usize, -34),
    (Evidence::QuotationBehind as usize, -70),
    (Evidence::PiecesUnlike as usize, -22),
    (Evidence::Plain as usize, -557),
    (Evidence::Rumour as usize, 504),
    (Evidence::Incise as usize, 7),
    (Evidence::ProposedEnd as usize, 105),
];
