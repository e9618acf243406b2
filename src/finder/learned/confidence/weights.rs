//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -366), ("fr", -507)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 30),
    (Evidence::SourceAfter as usize, 16),
    (Evidence::SourceShare as usize, 24),
    (Evidence::ContentMean as usize, 32),
    (Evidence::ContentFirst as usize, -19),
    (Evidence::ContentBefore as usize, -19),
    (Evidence::ContentShare as usize, 62),
    (Evidence::Product as usize, 57),
    (Evidence::SourceEmpty as usize, -360),
    (Evidence::SourceUnclaimed as usize, 224),
    (Evidence::SourceName as usize, 71),
    (Evidence::SourcePronoun as usize, 51),
    (Evidence::SourceSpeaker as usize, -156),
    (Evidence::SourceComma as usize, 126),
    (Evidence::SourceQuoted as usize, 157),
    (Evidence::CueLength as usize, 160),
    (Evidence::CueClause as usize, 54),
    (Evidence::CuePreposition as usize, -148),
    (Evidence::CueParticiple as usize, 30),
    (Evidence::CueModal as usize, -144),
    (Evidence::CueColon as usize, 159),
    (Evidence::Mixed as usize, 60),
    (Evidence::ContentLength as usize, -21),
    (Evidence::ContentPieces as usize, -131),
    (Evidence::ContentCloses as usize, 95),
    (Evidence::ContentLeads as usize, 133),
    (Evidence::ContentFar as usize, 92),
    (Evidence::ContentBorder as usize, -329),
    (Evidence::ContentCut as usize, 77),
    (Evidence::QuotationCut as usize, -435),
    (Evidence::QuotationBefore as usize, -48),
    (Evidence::QuotationBehind as usize, -133),
    (Evidence::PiecesUnlike as usize, -270),
    (Evidence::Incise as usize, -61),
    (Evidence::ProposedEnd as usize, 90),
];
