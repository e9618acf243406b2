//! Verbs by lemma: packs hold lemmas and paradigms, the forms are made when a pack is read.

use crate::language::class::Class;
use crate::span::part;

/// How lemmas with a common ending are inflected.
#[derive(Clone, Debug)]
pub struct Paradigm {
    /// Ending of the lemma. `?` stands for one or more consonants, kept in every form.
    pub ending: String,
    /// Class of each form and what stands in place of the ending: `=` is the lemma itself, `~`
    /// nothing at all, `?` what the ending's `?` stood for.
    pub forms: Vec<(Class, String)>,
}

impl Paradigm {
    /// What of `lemma` is before the ending, and what its `?` stands for.
    fn split<'l>(&self, lemma: &'l str) -> Option<(&'l str, &'l str)> {
        let Some((before, after)) = self.ending.split_once('?') else {
            return lemma.strip_suffix(self.ending.as_str()).map(|stem| (stem, ""));
        };
        let head = lemma.strip_suffix(after)?;
        let consonants = head.trim_end_matches(|c: char| !"aeiouyéèêâîôûëï".chars().any(|vowel| vowel == c));
        let kept = part(head, consonants.len()..head.len());
        let stem = consonants.strip_suffix(before)?;
        (!kept.is_empty()).then_some((stem, kept))
    }
}

/// Calls `visit` with all forms of `lemma`, by the paradigm with the longest ending that fits. Of a
/// lemma of several words the first is inflected. False if no paradigm fits.
pub fn inflect(lemma: &str, paradigms: &[Paradigm], mut visit: impl FnMut(Class, &str)) -> bool {
    let verb = part(lemma, 0..lemma.find(' ').unwrap_or(lemma.len()));
    let rest = part(lemma, verb.len()..lemma.len());
    let fitting = paradigms.iter().filter_map(|paradigm| paradigm.split(verb).map(|parts| (paradigm, parts)));
    let longest = fitting.max_by_key(|(paradigm, _)| paradigm.ending.chars().count());
    let Some((paradigm, (stem, kept))) = longest else { return false };
    let mut form = String::new();
    for (class, ending) in &paradigm.forms {
        form.clear();
        match ending.as_str() {
            "=" => form.push_str(verb),
            "~" => form.push_str(stem),
            _ => {
                form.push_str(stem);
                ending.chars().for_each(|c| if c == '?' { form.push_str(kept) } else { form.push(c) });
            }
        }
        form.push_str(rest);
        visit(*class, &form);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::source::read_paradigms;

    #[test]
    fn the_longest_ending_inflects_the_first_word() {
        let source =
            "er : infinitive = ; finite e a ; participle é\né?er : infinitive = ; finite è?e é?a ; participle é?é";
        let paradigms = read_paradigms("verb-forms.txt", source).unwrap();
        let forms = |lemma| {
            let mut forms = Vec::new();
            inflect(lemma, &paradigms, |_, form| forms.push(form.to_owned()));
            forms
        };
        assert_eq!(forms("affirmer"), ["affirmer", "affirme", "affirma", "affirmé"]);
        assert_eq!(forms("célébrer"), ["célébrer", "célèbre", "célébra", "célébré"]);
        assert_eq!(forms("parler de"), ["parler de", "parle de", "parla de", "parlé de"]);
        assert!(forms("dire").is_empty());
    }
}
