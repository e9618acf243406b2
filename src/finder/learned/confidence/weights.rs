//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] =
    &[("de", -309), ("en", -327), ("es", -362), ("fr", -256), ("it", -471), ("pt", -155)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 30),
    (Evidence::SourceAfter as usize, 8),
    (Evidence::SourceShare as usize, 29),
    (Evidence::ContentMean as usize, 27),
    (Evidence::ContentFirst as usize, 0),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 40),
    (Evidence::Product as usize, 37),
    (Evidence::SourceEmpty as usize, -224),
    (Evidence::SourceUnclaimed as usize, 138),
    (Evidence::SourceName as usize, 44),
    (Evidence::SourcePronoun as usize, 15),
    (Evidence::SourceSpeaker as usize, 3),
    (Evidence::SourceComma as usize, 83),
    (Evidence::SourceQuoted as usize, -291),
    (Evidence::CueLength as usize, 94),
    (Evidence::CueClause as usize, 16),
    (Evidence::CuePreposition as usize, -92),
    (Evidence::CueParticiple as usize, 35),
    (Evidence::CueModal as usize, -42),
    (Evidence::CueColon as usize, 71),
    (Evidence::Mixed as usize, 51),
    (Evidence::ContentLength as usize, -1),
    (Evidence::ContentPieces as usize, -108),
    (Evidence::ContentCloses as usize, 53),
    (Evidence::ContentLeads as usize, 48),
    (Evidence::ContentFar as usize, 65),
    (Evidence::ContentBorder as usize, -198),
    (Evidence::ContentCut as usize, 18),
    (Evidence::QuotationCut as usize, 9),
    (Evidence::QuotationBefore as usize, 13),
    (Evidence::QuotationBehind as usize, -85),
    (Evidence::PiecesUnlike as usize, -113),
    (Evidence::Plain as usize, 0),
    (Evidence::Rumour as usize, 532),
    (Evidence::Incise as usize, 20),
    (Evidence::ProposedEnd as usize, 68),
];
