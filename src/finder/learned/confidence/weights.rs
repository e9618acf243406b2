//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence by language, in steps.
pub const BIASES: &[(&str, i16)] = &[("en", -352), ("fr", -478)];

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::CueMean as usize, 34),
    (Evidence::SourceAfter as usize, 14),
    (Evidence::SourceShare as usize, 26),
    (Evidence::ContentMean as usize, 32),
    (Evidence::ContentFirst as usize, -19),
    (Evidence::ContentBefore as usize, -18),
    (Evidence::ContentShare as usize, 64),
    (Evidence::Product as usize, 50),
    (Evidence::SourceEmpty as usize, -332),
    (Evidence::SourceUnclaimed as usize, 261),
    (Evidence::SourceName as usize, 69),
    (Evidence::SourcePronoun as usize, 46),
    (Evidence::SourceSpeaker as usize, -148),
    (Evidence::SourceComma as usize, 111),
    (Evidence::SourceQuoted as usize, 87),
    (Evidence::CueLength as usize, 164),
    (Evidence::CueClause as usize, 60),
    (Evidence::CuePreposition as usize, -129),
    (Evidence::CueParticiple as usize, 50),
    (Evidence::CueModal as usize, -140),
    (Evidence::CueColon as usize, 157),
    (Evidence::Mixed as usize, 49),
    (Evidence::ContentLength as usize, -30),
    (Evidence::ContentPieces as usize, -120),
    (Evidence::ContentCloses as usize, 92),
    (Evidence::ContentLeads as usize, 109),
    (Evidence::ContentFar as usize, 91),
    (Evidence::ContentBorder as usize, -316),
    (Evidence::ContentCut as usize, 64),
    (Evidence::QuotationCut as usize, -463),
    (Evidence::QuotationBefore as usize, -65),
    (Evidence::QuotationBehind as usize, -127),
    (Evidence::PiecesUnlike as usize, -247),
    (Evidence::Plain as usize, -677),
    (Evidence::Rumour as usize, 175),
    (Evidence::Incise as usize, -36),
    (Evidence::ProposedEnd as usize, 79),
];
