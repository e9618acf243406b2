//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -381), ("fr", -523)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 30),
    (Evidence::SourceAfter as usize, 14),
    (Evidence::SourceShare as usize, 23),
    (Evidence::ContentMean as usize, 34),
    (Evidence::ContentFirst as usize, -19),
    (Evidence::ContentBefore as usize, -21),
    (Evidence::ContentShare as usize, 61),
    (Evidence::Product as usize, 55),
    (Evidence::SourceEmpty as usize, -367),
    (Evidence::SourceUnclaimed as usize, 320),
    (Evidence::SourceName as usize, 72),
    (Evidence::SourcePronoun as usize, 48),
    (Evidence::SourceSpeaker as usize, -159),
    (Evidence::SourceComma as usize, 118),
    (Evidence::SourceQuoted as usize, 153),
    (Evidence::CueLength as usize, 156),
    (Evidence::CueClause as usize, 55),
    (Evidence::CuePreposition as usize, -145),
    (Evidence::CueParticiple as usize, 30),
    (Evidence::CueModal as usize, -134),
    (Evidence::CueColon as usize, 156),
    (Evidence::Mixed as usize, 61),
    (Evidence::ContentLength as usize, -19),
    (Evidence::ContentPieces as usize, -131),
    (Evidence::ContentCloses as usize, 96),
    (Evidence::ContentLeads as usize, 138),
    (Evidence::ContentFar as usize, 100),
    (Evidence::ContentBorder as usize, -317),
    (Evidence::ContentCut as usize, 76),
    (Evidence::QuotationCut as usize, -437),
    (Evidence::QuotationBefore as usize, -41),
    (Evidence::QuotationBehind as usize, -133),
    (Evidence::PiecesUnlike as usize, -280),
    (Evidence::Plain as usize, -871),
    (Evidence::Rumour as usize, 177),
    (Evidence::Incise as usize, -63),
    (Evidence::ProposedEnd as usize, 89),
];
