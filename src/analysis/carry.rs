//! What the newsroom has checked in one analysis, in the next one of the same article.

use crate::analysis::anchor::Ground;
use crate::analysis::{Analysis, Attributed};
use crate::text::span::{Span, Utf16};

impl Analysis {
    /// Lets what was checked and taken out in an `earlier` analysis overrule this one, of `text`. Gives the number of
    /// checked statements that are not in the text any more.
    pub fn carry(&mut self, earlier: &Analysis<Utf16>, text: &str) -> usize {
        let mut ground = Ground::new(text);
        let mut lost = 0;
        for removal in &earlier.removed {
            if let Some(content) = ground.spans(&removal.content, &[]) {
                self.drop_statement(&content);
                self.removed.push(removal.clone());
            }
        }
        for checked in earlier.attributions.iter().filter(|found| found.check.is_some()) {
            let Some(mut kept) = ground.attribution(checked, text) else {
                lost += 1;
                continue;
            };
            let was = kept.check.as_ref().and_then(|check| ground.spans(&check.was, &[]));
            self.drop_statement(&kept.content.spans);
            self.drop_statement(&was.unwrap_or_default());
            // Behind those of the engine that start and end at the same places.
            kept.id = usize::MAX;
            kept.source_id = kept.source_id.map(|_| self.source_named(&kept.name, kept.source_type));
            self.attributions.push(kept);
        }
        self.settle();
        lost
    }

    /// Takes out what the engine says of the same words.
    fn drop_statement(&mut self, content: &[Span]) {
        self.attributions.retain(|found| found.check.is_some() || !says_same(found, content));
    }
}

/// Whether an attribution and a content share half of the shorter one.
fn says_same(found: &Attributed, content: &[Span]) -> bool {
    let len = |spans: &[Span]| spans.iter().map(Span::len).sum::<usize>();
    let shared = |one: &Span, other: &Span| one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let pairs = found.content.spans.iter().flat_map(|one| content.iter().map(move |other| shared(one, other)));
    let shared: usize = pairs.sum();
    shared > 0 && 2 * shared >= len(&found.content.spans).min(len(content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Check, CheckKind, Quote, Removal};
    use crate::attribution::SourceType;
    use crate::{Options, annotate, builtin};

    const BEFORE: &str = "« Le pont tient », a déclaré le maire Luc Carrel. Selon une note interne, trois piles sont fissurées.\n\n\
        La préfète affirme que la route reste fermée. Il est suggéré que le chantier coûtera deux millions d’euros.";

    fn found(text: &str) -> Analysis {
        annotate(text, builtin::language("fr").unwrap(), &Options::default())
    }

    /// An analysis that somebody has gone through.
    fn reviewed() -> Analysis<Utf16> {
        let mut analysis = found(BEFORE).in_units::<Utf16>(BEFORE);
        assert_eq!(analysis.attributions.len(), 4);
        let id = analysis.source_named("Anne Roy, préfète", SourceType::Person);
        let prefect = &mut analysis.attributions[2];
        assert_eq!(prefect.source.text, "La préfète");
        prefect.name = "Anne Roy, préfète".to_owned();
        prefect.source_type = SourceType::Person;
        prefect.source_id = Some(id);
        prefect.check = Some(Check { by: Some("R. D.".to_owned()), ..Check::new(CheckKind::Changed) });
        analysis.attributions[0].check = Some(Check::new(CheckKind::Confirmed));
        let content = std::mem::take(&mut analysis.attributions[3].content.quotes);
        analysis.attributions.pop();
        analysis.removed.push(Removal { content, by: None, at: None });
        analysis.settle();
        analysis
    }

    #[test]
    fn checks_outlive_a_change_of_the_article() {
        let after = format!(
            "Le chantier a repris lundi, a annoncé la région.\n\n{}",
            BEFORE
                .replace("« Le pont tient »", "\"Le pont tient\"")
                .replace("Selon une note interne", "D’après un rapport")
        );
        let mut fresh = found(&after);
        assert_eq!(fresh.carry(&reviewed(), &after), 0);
        let told: Vec<_> =
            fresh.attributions.iter().map(|a| (&*a.name, a.check.as_ref().map(|check| check.kind))).collect();
        assert_eq!(
            told,
            [
                ("la région", None),
                ("Luc Carrel, maire", Some(CheckKind::Confirmed)),
                ("un rapport", None),
                ("Anne Roy, préfète", Some(CheckKind::Changed)),
            ]
        );
        assert_eq!(fresh.attributions[3].content.spans[0].of(&after), "que la route reste fermée");
        assert_eq!(fresh.sources[fresh.attributions[3].source_id.unwrap()].name, "Anne Roy, préfète");
        assert_eq!(fresh.removed.len(), 1);
        // Once more, from what was carried.
        let again = fresh.clone().in_units::<Utf16>(&after);
        let mut fresher = found(&after);
        assert_eq!(fresher.carry(&again, &after), 0);
        assert_eq!(fresher.attributions, fresh.attributions);
    }

    #[test]
    fn a_checked_statement_that_is_gone_is_counted() {
        let after = BEFORE.replace("reste fermée", "rouvre demain");
        let mut fresh = found(&after);
        assert_eq!(fresh.carry(&reviewed(), &after), 1);
        assert!(fresh.attributions.iter().all(|a| a.name != "Anne Roy, préfète"));
    }

    #[test]
    fn what_was_found_where_the_editor_drew_other_words_does_not_come_back() {
        let mut earlier = reviewed();
        let (start, end) = (BEFORE.find("trois").unwrap(), BEFORE.find(" sont fissurées").unwrap());
        let was = earlier.attributions[1].content.quotes.clone();
        earlier.attributions[1].content.quotes = vec![Quote::of(BEFORE, Span::new(start, start + "trois".len()))];
        earlier.attributions[1].check = Some(Check { was, ..Check::new(CheckKind::Changed) });
        let mut fresh = found(BEFORE);
        assert_eq!(fresh.carry(&earlier, BEFORE), 0);
        let texts: Vec<&str> = fresh.attributions.iter().map(|a| &*a.content.text).collect();
        assert_eq!(texts.iter().filter(|text| text.starts_with("trois")).collect::<Vec<_>>(), [&"trois"]);
        assert!(end > start);
    }
}
