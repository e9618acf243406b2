//! The editor's word: `data-selon-source="Name|type"` on an element says whose statements are in it.

use crate::analysis::{Analysis, Check, CheckKind, Passage, Referent};
use crate::attribution::{ReferentEvidence, SourceType};
use crate::text::span::{Span, Utf16};

/// What an editor wrote on one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The element's text.
    pub span: Span<Utf16>,
    /// The source; empty if the article does not say who.
    pub name: String,
    /// What the source is; none leaves it as found.
    pub source_type: Option<SourceType>,
}

impl Correction {
    /// From the attribute's value: a name, then, if wanted, `|` and the type's name. An unknown type is
    /// read as none.
    pub fn parse(value: &str, span: Span<Utf16>) -> Self {
        let (name, wanted) = value.split_once('|').unwrap_or((value, ""));
        let source_type = SourceType::ALL.into_iter().find(|known| known.name() == wanted.trim());
        Correction { span, name: name.trim().to_owned(), source_type }
    }

    /// Whether it is the word on a statement: on all of it, on a part of it, or on the better part of it and more.
    fn concerns(&self, content: &Passage<Utf16>) -> bool {
        let (mut length, mut covered) = (0, 0);
        for span in &content.spans {
            let (start, end) = (span.start.max(self.span.start), span.end.min(self.span.end));
            let common = end.saturating_sub(start);
            // The space before an element counts as its own.
            if common > 0 && common + 1 >= self.span.len() {
                return true;
            }
            length += span.len();
            covered += common;
        }
        2 * covered > length
    }

    fn type_over(&self, found: SourceType) -> SourceType {
        match (self.name.is_empty(), self.source_type) {
            (true, _) => SourceType::Unspecified,
            (false, Some(source_type)) => source_type,
            // Somebody with a name is named, even where nobody was found.
            (false, None) if found == SourceType::Unspecified => SourceType::Person,
            (false, None) => found,
        }
    }
}

/// Lets `corrections`, outer ones first, overrule what was found for the attributions that they concern, and groups and
/// counts again.
pub fn correct(analysis: &mut Analysis<Utf16>, corrections: &[Correction]) {
    let mut attributions = std::mem::take(&mut analysis.attributions);
    for found in &mut attributions {
        let concerns = |correction: &&Correction| correction.concerns(&found.content);
        let Some(correction) = corrections.iter().rev().find(concerns) else { continue };
        found.check = Some(Check::new(CheckKind::Changed));
        found.source_type = correction.type_over(found.source_type);
        found.family = found.source_type.family();
        found.name = correction.name.clone();
        if correction.name.is_empty() {
            found.source = Passage::default();
            (found.referent, found.source_id) = (None, None);
        } else {
            found.referent = Some(Referent {
                spans: Vec::new(),
                text: correction.name.clone(),
                quotes: Vec::new(),
                evidence: ReferentEvidence::Newsroom,
                confidence: 1.0,
            });
            found.source_id = Some(analysis.source_named(&correction.name, found.source_type));
        }
    }
    analysis.attributions = attributions;
    analysis.group();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Attributed, Counts, SentenceCounts, Source};
    use crate::attribution::{Construction, Family, QuotationKind};

    fn attributed(id: usize, start: usize, source_id: usize) -> Attributed<Utf16> {
        let passage = |from: usize, text: &str| Passage {
            spans: vec![Span::new(from, from + text.len())],
            text: text.to_owned(),
            quotes: Vec::new(),
        };
        Attributed {
            id,
            quotation: QuotationKind::Indirect,
            source: passage(start, "il"),
            source_type: SourceType::Role,
            family: Family::Identified,
            referent: None,
            name: "il".to_owned(),
            source_id: Some(source_id),
            cue: passage(start + 3, "dit"),
            content: passage(start + 7, "que non"),
            construction: Construction::Clause,
            confidence: 0.9,
            check: None,
        }
    }

    fn checked(analysis: &Analysis<Utf16>) -> Vec<bool> {
        analysis.attributions.iter().map(|found| found.check.is_some()).collect()
    }

    fn analysis() -> Analysis<Utf16> {
        let source = |id, name: &str, attributions: &[usize]| Source {
            id,
            name: name.to_owned(),
            source_type: SourceType::Role,
            family: Family::Identified,
            attributions: attributions.to_vec(),
        };
        Analysis {
            attributions: vec![attributed(0, 0, 0), attributed(1, 20, 0), attributed(2, 40, 1)],
            sources: vec![source(0, "le maire", &[0, 1]), source(1, "le préfet", &[2])],
            counts: Counts::of([SourceType::Role; 3].into_iter()),
            sentences: SentenceCounts { total: 3, attributed: 3 },
            ..Analysis::empty("fr", String::new())
        }
    }

    #[test]
    fn a_name_moves_a_statement_to_its_group() {
        let mut analysis = analysis();
        let corrections =
            [Correction::parse(" le préfet ", Span::new(0, 99)), Correction::parse("Zoé|person", Span::new(0, 15))];
        correct(&mut analysis, &corrections);
        assert_eq!(checked(&analysis), [true, true, true]);
        let groups: Vec<_> = analysis.sources.iter().map(|s| (s.id, s.name.as_str(), &s.attributions[..])).collect();
        assert_eq!(groups, [(0, "Zoé", &[0][..]), (1, "le préfet", &[1, 2][..])]);
        assert_eq!(analysis.attributions[0].source_type, SourceType::Person);
        assert_eq!(analysis.attributions[0].source.text, "il");
        assert_eq!(analysis.attributions[1].source_id, Some(1));
        assert_eq!(analysis.counts.by_type.get(SourceType::Person), 1);
    }

    #[test]
    fn an_empty_name_says_that_nobody_is_named() {
        let mut analysis = analysis();
        correct(&mut analysis, &[Correction::parse("", Span::new(45, 60))]);
        assert_eq!(checked(&analysis), [false, false, true]);
        assert_eq!(analysis.attributions[2].family, Family::Unspecified);
        assert_eq!(analysis.attributions[2].source_id, None);
        assert_eq!(analysis.sources.len(), 1);
    }

    #[test]
    fn a_word_on_a_part_of_a_statement_is_one_on_all_of_it() {
        let corrected = |start, end| {
            let mut analysis = analysis();
            correct(&mut analysis, &[Correction::parse("Zoé", Span::new(start, end))]);
            checked(&analysis).iter().position(|&checked| checked)
        };
        // The contents are 7..14, 27..34 and 47..54.
        assert_eq!(corrected(29, 31), Some(1));
        assert_eq!(corrected(20, 31), Some(1));
        assert_eq!(corrected(20, 29), None, "less than half");
        assert_eq!(corrected(54, 60), None);
    }

    #[test]
    fn without_corrections_nothing_changes() {
        let mut corrected = analysis();
        correct(&mut corrected, &[]);
        assert_eq!(corrected, analysis());
    }

    #[test]
    fn unknown_types_leave_the_type_found() {
        let correction = Correction::parse("Zoé|wizard", Span::new(0, 1));
        assert_eq!((correction.name.as_str(), correction.source_type), ("Zoé", None));
        assert_eq!(correction.type_over(SourceType::Unspecified), SourceType::Person);
        assert_eq!(correction.type_over(SourceType::Media), SourceType::Media);
    }
}
