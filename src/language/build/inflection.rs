//! How verbs are inflected, as a language's source files tell it. Packs hold stems and endings.

use crate::language::class::Class;

/// Stands, in an ending, for one or more consonants that differ from verb to verb.
const KEPT: char = '?';

/// How lemmas with a common ending are inflected.
#[derive(Clone, Debug)]
pub struct Paradigm {
    /// Ending of the lemma. `?` stands for one or more consonants, kept in every form.
    pub ending: String,
    /// Class of each form and what stands in place of the ending: `=` is the ending itself, `~`
    /// nothing at all, `?` what the ending's `?` stood for.
    pub forms: Vec<(Class, String)>,
}

impl Paradigm {
    /// What of `verb` is before the ending, and what its `?` stands for.
    fn split<'l>(&self, verb: &'l str) -> Option<(&'l str, &'l str)> {
        let Some((before, after)) = self.ending.split_once(KEPT) else {
            return verb.strip_suffix(self.ending.as_str()).map(|stem| (stem, ""));
        };
        let head = verb.strip_suffix(after)?;
        let consonants = head.trim_end_matches(|c: char| !"aeiouyéèêâîôûëï".contains(c));
        let kept = &head[consonants.len()..];
        let stem = consonants.strip_suffix(before)?;
        (!kept.is_empty()).then_some((stem, kept))
    }

    /// Class and ending of each form of a verb for which `?` stands for `kept`.
    fn endings(&self, kept: &str) -> Vec<(Class, String)> {
        let ending = |form: &str| match form {
            "=" => self.ending.replace(KEPT, kept),
            "~" => String::new(),
            other => other.replace(KEPT, kept),
        };
        self.forms.iter().map(|(class, form)| (*class, ending(form))).collect()
    }
}

/// A lemma with all it takes to make its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected<'l> {
    /// What of its first word all forms have in common.
    pub stem: &'l str,
    /// Class and ending of each form.
    pub endings: Vec<(Class, String)>,
    /// What follows the first word, with a space before it.
    pub rest: &'l str,
}

impl Inflected<'_> {
    /// All forms with their classes.
    pub fn forms(&self) -> impl Iterator<Item = (Class, String)> + '_ {
        self.endings.iter().map(|(class, ending)| (*class, [self.stem, ending, self.rest].concat()))
    }
}

/// Inflects `lemma` by the paradigm with the longest ending that fits, the last of these. Of a lemma of several words
/// the first is inflected. None if no paradigm fits.
pub fn inflect<'l>(lemma: &'l str, paradigms: &[Paradigm]) -> Option<Inflected<'l>> {
    let (verb, rest) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
    let fitting = paradigms.iter().filter_map(|paradigm| Some((paradigm, paradigm.split(verb)?)));
    let (paradigm, (stem, kept)) = fitting.max_by_key(|(paradigm, _)| paradigm.ending.chars().count())?;
    Some(Inflected { stem, endings: paradigm.endings(kept), rest })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::build::entries::read_paradigms;

    #[test]
    fn the_longest_ending_inflects_the_first_word() {
        let source =
            "er : infinitive = ; finite e a ; participle é\né?er : infinitive = ; finite è?e é?a ; participle é?é";
        let paradigms = read_paradigms("verb-forms.txt", source).unwrap();
        let forms = |lemma| {
            let inflected = inflect(lemma, &paradigms).unwrap();
            inflected.forms().map(|(_, form)| form).collect::<Vec<_>>()
        };
        assert_eq!(forms("affirmer"), ["affirmer", "affirme", "affirma", "affirmé"]);
        assert_eq!(forms("célébrer"), ["célébrer", "célèbre", "célébra", "célébré"]);
        assert_eq!(forms("parler de"), ["parler de", "parle de", "parla de", "parlé de"]);
        assert!(inflect("dire", &paradigms).is_none());
    }
}
