//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -253), ("fr", -244)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 17),
    (Evidence::SourceAfter as usize, 14),
    (Evidence::SourceShare as usize, 31),
    (Evidence::ContentMean as usize, 27),
    (Evidence::ContentFirst as usize, -14),
    (Evidence::ContentBefore as usize, -21),
    (Evidence::ContentShare as usize, 68),
    (Evidence::Product as usize, 53),
    (Evidence::SourceEmpty as usize, -285),
    (Evidence::SourceUnclaimed as usize, -554),
    (Evidence::SourceName as usize, 32),
    (Evidence::SourcePronoun as usize, 59),
    (Evidence::SourceSpeaker as usize, 96),
    (Evidence::SourceComma as usize, 129),
    (Evidence::SourceQuoted as usize, 68),
    (Evidence::CueLength as usize, 117),
    (Evidence::CueClause as usize, 13),
    (Evidence::CuePreposition as usize, -179),
    (Evidence::CueParticiple as usize, 51),
    (Evidence::CueModal as usize, -167),
    (Evidence::CueColon as usize, 178),
    (Evidence::Mixed as usize, 52),
    (Evidence::ContentLength as usize, -23),
    (Evidence::ContentPieces as usize, -222),
    (Evidence::ContentCloses as usize, 63),
    (Evidence::ContentLeads as usize, 84),
    (Evidence::ContentFar as usize, 132),
    (Evidence::ContentBorder as usize, -206),
    (Evidence::ContentCut as usize, -9),
    (Evidence::QuotationCut as usize, 0),
    (Evidence::QuotationBefore as usize, -35),
    (Evidence::QuotationBehind as usize, -195),
    (Evidence::PiecesUnlike as usize, -54),
    (Evidence::Plain as usize, -426),
    (Evidence::Rumour as usize, 934),
    (Evidence::Incise as usize, -65),
    (Evidence::ProposedEnd as usize, 80),
];
