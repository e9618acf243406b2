//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -287), ("fr", -248)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 15),
    (Evidence::SourceAfter as usize, 14),
    (Evidence::SourceShare as usize, 30),
    (Evidence::ContentMean as usize, 33),
    (Evidence::ContentFirst as usize, 5),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 42),
    (Evidence::Product as usize, 36),
    (Evidence::SourceEmpty as usize, -216),
    (Evidence::SourceUnclaimed as usize, 266),
    (Evidence::SourceName as usize, 34),
    (Evidence::SourcePronoun as usize, 40),
    (Evidence::SourceSpeaker as usize, 19),
    (Evidence::SourceComma as usize, 77),
    (Evidence::SourceQuoted as usize, -65),
    (Evidence::CueLength as usize, 104),
    (Evidence::CueClause as usize, 21),
    (Evidence::CuePreposition as usize, -62),
    (Evidence::CueParticiple as usize, 50),
    (Evidence::CueModal as usize, -101),
    (Evidence::CueColon as usize, 16),
    (Evidence::Mixed as usize, 45),
    (Evidence::ContentLength as usize, -4),
    (Evidence::ContentPieces as usize, -97),
    (Evidence::ContentCloses as usize, 17),
    (Evidence::ContentLeads as usize, 19),
    (Evidence::ContentFar as usize, 58),
    (Evidence::ContentBorder as usize, -21),
    (Evidence::ContentCut as usize, 15),
    (Evidence::QuotationCut as usize, -639),
    (Evidence::QuotationBefore as usize, 24),
    (Evidence::QuotationBehind as usize, -134),
    (Evidence::PiecesUnlike as usize, -65),
    (Evidence::Plain as usize, -638),
    (Evidence::Rumour as usize, 702),
    (Evidence::Incise as usize, 12),
    (Evidence::ProposedEnd as usize, 94),
];
