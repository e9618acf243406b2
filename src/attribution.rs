//! The vocabulary of results: what an attribution is and what kinds of sources and quotations there are.

use serde::{Deserialize, Serialize};

/// What stands behind a statement (annotation guide, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SourceType {
    /// An individual whom the article names, here or elsewhere.
    Person,
    /// One individual identified by office only.
    Role,
    /// A named or definite institution.
    Organization,
    /// A country, a government, or a place name standing for it.
    State,
    /// A news outlet or news agency.
    Media,
    /// A text, study, law, poll, set of figures, footage.
    Document,
    /// One person kept unnamed, or anything called source(s).
    Anonymous,
    /// An unnamed plural.
    Group,
    /// Nobody: impersonal forms, rumour conditionals, agentless passives.
    Unspecified,
}

impl SourceType {
    /// All types, in the order readers see them.
    pub const ALL: [SourceType; 9] = [
        SourceType::Person,
        SourceType::Role,
        SourceType::Organization,
        SourceType::State,
        SourceType::Media,
        SourceType::Document,
        SourceType::Anonymous,
        SourceType::Group,
        SourceType::Unspecified,
    ];

    /// The family a reader sees the type in.
    pub fn family(self) -> Family {
        match self {
            SourceType::Anonymous | SourceType::Group => Family::Unnamed,
            SourceType::Unspecified => Family::Unspecified,
            _ => Family::Identified,
        }
    }

    /// The type's name in the corpora and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            SourceType::Person => "person",
            SourceType::Role => "role",
            SourceType::Organization => "organization",
            SourceType::State => "state",
            SourceType::Media => "media",
            SourceType::Document => "document",
            SourceType::Anonymous => "anonymous",
            SourceType::Group => "group",
            SourceType::Unspecified => "unspecified",
        }
    }
}

/// The nine source types as readers see them: three families.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// The article says who: person, role, organization, state, media, document.
    Identified,
    /// The article says that somebody said it, but not who: anonymous, group.
    Unnamed,
    /// The article does not say whose statement it is.
    Unspecified,
}

impl Family {
    /// All families, in the order readers see them.
    pub const ALL: [Family; 3] = [Family::Identified, Family::Unnamed, Family::Unspecified];

    /// The family's name in JSON and in CSS.
    pub fn name(self) -> &'static str {
        match self {
            Family::Identified => "identified",
            Family::Unnamed => "unnamed",
            Family::Unspecified => "unspecified",
        }
    }
}

/// How much of the content is inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

impl QuotationKind {
    /// All of them.
    pub const ALL: [QuotationKind; 3] = [QuotationKind::Direct, QuotationKind::Indirect, QuotationKind::Mixed];

    /// The kind's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            QuotationKind::Direct => "direct",
            QuotationKind::Indirect => "indirect",
            QuotationKind::Mixed => "mixed",
        }
    }
}

/// The kind of construction that made the engine see an attribution: part of its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Construction {
    /// Source, cue, then a clause or phrase: « Le maire affirme que … ».
    Clause,
    /// The cue follows or interrupts the words: « …, a déclaré le maire ».
    Incise,
    /// A preposition ties the words to the source: « selon le maire ».
    Preposition,
    /// A form without a subject: « il est suggéré que ».
    Impersonal,
    /// The conditional of rumour: « le général aurait été arrêté ».
    Rumour,
    /// A noun is the cue: « les déclarations du maire sur … ».
    Nominal,
    /// A colon introduces the words: « Le maire : “…” ».
    Colon,
    /// A quotation without cue of its own, nobody named near it.
    Quotation,
}

impl Construction {
    /// All of them.
    pub const ALL: [Construction; 8] = [
        Construction::Clause,
        Construction::Incise,
        Construction::Preposition,
        Construction::Impersonal,
        Construction::Rumour,
        Construction::Nominal,
        Construction::Colon,
        Construction::Quotation,
    ];

    /// The construction's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Construction::Clause => "clause",
            Construction::Incise => "incise",
            Construction::Preposition => "preposition",
            Construction::Impersonal => "impersonal",
            Construction::Rumour => "rumour",
            Construction::Nominal => "nominal",
            Construction::Colon => "colon",
            Construction::Quotation => "quotation",
        }
    }
}

/// Why a source is thought to be the same as its referent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ReferentEvidence {
    /// It is a part of the same name: « Mme Roy » for « Anne Roy ».
    Name,
    /// The office stands beside the name: « la ministre » for « Anne Roy, ministre de la Santé ».
    Office,
    /// The same noun, described more fully: « le vigile » for « un vigile de 36 ans ».
    Noun,
    /// Letters that the article explains: « le CFCM ».
    Acronym,
    /// A pronoun, and whom it most probably takes up.
    Pronoun,
    /// A relative pronoun behind its phrase: « le maire, qui ».
    Relative,
    /// A verb without subject, right behind what the same source says.
    Understood,
    /// The newsroom says so.
    Newsroom,
}

impl ReferentEvidence {
    /// All of them.
    pub const ALL: [ReferentEvidence; 8] = [
        ReferentEvidence::Name,
        ReferentEvidence::Office,
        ReferentEvidence::Noun,
        ReferentEvidence::Acronym,
        ReferentEvidence::Pronoun,
        ReferentEvidence::Relative,
        ReferentEvidence::Understood,
        ReferentEvidence::Newsroom,
    ];

    /// The evidence's name in JSON and in the interface's texts.
    pub fn name(self) -> &'static str {
        match self {
            ReferentEvidence::Name => "name",
            ReferentEvidence::Office => "office",
            ReferentEvidence::Noun => "noun",
            ReferentEvidence::Acronym => "acronym",
            ReferentEvidence::Pronoun => "pronoun",
            ReferentEvidence::Relative => "relative",
            ReferentEvidence::Understood => "understood",
            ReferentEvidence::Newsroom => "newsroom",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        fn agree<T: Serialize + Copy>(all: &[T], name: impl Fn(T) -> &'static str) {
            for &one in all {
                assert_eq!(serde_json::to_value(one).unwrap(), name(one));
            }
        }
        agree(&SourceType::ALL, SourceType::name);
        agree(&Family::ALL, Family::name);
        agree(&QuotationKind::ALL, QuotationKind::name);
        agree(&Construction::ALL, Construction::name);
        agree(&ReferentEvidence::ALL, ReferentEvidence::name);
    }
}
