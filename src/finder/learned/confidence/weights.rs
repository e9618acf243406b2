//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -368), ("fr", -501)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 33),
    (Evidence::SourceAfter as usize, 12),
    (Evidence::SourceShare as usize, 25),
    (Evidence::ContentMean as usize, 30),
    (Evidence::ContentFirst as usize, -18),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 65),
    (Evidence::Product as usize, 52),
    (Evidence::SourceEmpty as usize, -327),
    (Evidence::SourceUnclaimed as usize, 268),
    (Evidence::SourceName as usize, 71),
    (Evidence::SourcePronoun as usize, 48),
    (Evidence::SourceSpeaker as usize, -151),
    (Evidence::SourceComma as usize, 106),
    (Evidence::SourceQuoted as usize, 93),
    (Evidence::CueLength as usize, 169),
    (Evidence::CueClause as usize, 60),
    (Evidence::CuePreposition as usize, -127),
    (Evidence::CueParticiple as usize, 44),
    (Evidence::CueModal as usize, -138),
    (Evidence::CueColon as usize, 162),
    (Evidence::Mixed as usize, 52),
    (Evidence::ContentLength as usize, -33),
    (Evidence::ContentPieces as usize, -127),
    (Evidence::ContentCloses as usize, 98),
    (Evidence::ContentLeads as usize, 122),
    (Evidence::ContentFar as usize, 93),
    (Evidence::ContentBorder as usize, -339),
    (Evidence::ContentCut as usize, 66),
    (Evidence::QuotationCut as usize, -500),
    (Evidence::QuotationBefore as usize, -65),
    (Evidence::QuotationBehind as usize, -133),
    (Evidence::PiecesUnlike as usize, -248),
    (Evidence::Plain as usize, -682),
    (Evidence::Rumour as usize, 171),
    (Evidence::Incise as usize, -34),
    (Evidence::ProposedEnd as usize, 76),
];
