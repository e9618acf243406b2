//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -355), ("fr", -489)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 34),
    (Evidence::SourceAfter as usize, 15),
    (Evidence::SourceShare as usize, 25),
    (Evidence::ContentMean as usize, 32),
    (Evidence::ContentFirst as usize, -20),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 64),
    (Evidence::Product as usize, 50),
    (Evidence::SourceEmpty as usize, -320),
    (Evidence::SourceUnclaimed as usize, 589),
    (Evidence::SourceName as usize, 70),
    (Evidence::SourcePronoun as usize, 52),
    (Evidence::SourceSpeaker as usize, -150),
    (Evidence::SourceComma as usize, 111),
    (Evidence::SourceQuoted as usize, 95),
    (Evidence::CueLength as usize, 170),
    (Evidence::CueClause as usize, 61),
    (Evidence::CuePreposition as usize, -118),
    (Evidence::CueParticiple as usize, 48),
    (Evidence::CueModal as usize, -143),
    (Evidence::CueColon as usize, 159),
    (Evidence::Mixed as usize, 49),
    (Evidence::ContentLength as usize, -29),
    (Evidence::ContentPieces as usize, -128),
    (Evidence::ContentCloses as usize, 95),
    (Evidence::ContentLeads as usize, 104),
    (Evidence::ContentFar as usize, 90),
    (Evidence::ContentBorder as usize, -321),
    (Evidence::ContentCut as usize, 55),
    (Evidence::QuotationCut as usize, -466),
    (Evidence::QuotationBefore as usize, -70),
    (Evidence::QuotationBehind as usize, -130),
    (Evidence::PiecesUnlike as usize, -249),
    (Evidence::Plain as usize, -922),
    (Evidence::Rumour as usize, 117),
    (Evidence::Incise as usize, -28),
    (Evidence::ProposedEnd as usize, 82),
];
