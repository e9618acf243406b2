//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence, in steps.
pub const BIAS: i16 = -409;

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 23),
    (Evidence::SourceAfter as usize, 15),
    (Evidence::SourceShare as usize, 25),
    (Evidence::ContentMean as usize, 32),
    (Evidence::ContentFirst as usize, -24),
    (Evidence::ContentBefore as usize, -16),
    (Evidence::ContentShare as usize, 65),
    (Evidence::Product as usize, 69),
    (Evidence::SourceEmpty as usize, -404),
    (Evidence::SourceUnclaimed as usize, 258),
    (Evidence::SourceName as usize, 88),
    (Evidence::SourcePronoun as usize, 60),
    (Evidence::SourceSpeaker as usize, -153),
    (Evidence::SourceComma as usize, 139),
    (Evidence::SourceQuoted as usize, 220),
    (Evidence::CueLength as usize, 149),
    (Evidence::CueClause as usize, 55),
    (Evidence::CuePreposition as usize, -198),
    (Evidence::CueParticiple as usize, 47),
    (Evidence::CueModal as usize, -165),
    (Evidence::CueColon as usize, 229),
    (Evidence::Mixed as usize, 83),
    (Evidence::ContentLength as usize, -30),
    (Evidence::ContentPieces as usize, -148),
    (Evidence::ContentCloses as usize, 114),
    (Evidence::ContentLeads as usize, 182),
    (Evidence::ContentFar as usize, 95),
    (Evidence::ContentBorder as usize, -333),
    (Evidence::ContentCut as usize, 69),
    (Evidence::QuotationCut as usize, -532),
    (Evidence::QuotationBefore as usize, -81),
    (Evidence::QuotationBehind as usize, -172),
    (Evidence::PiecesUnlike as usize, -315),
    (Evidence::Incise as usize, -132),
    (Evidence::ProposedEnd as usize, 102),
];
