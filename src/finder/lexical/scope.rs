//! One sentence as the finder walks over it.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;
use crate::text::character::{breaks_phrase, is_initial};
use crate::text::token::TokenKind;

/// A sentence of a document, and where its quotations are.
pub struct Scope<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    /// The sentence's tokens.
    pub range: Range<usize>,
    /// Token ranges of the outermost quotations in it, marks included.
    pub quoted: &'d [Range<usize>],
}

/// Classes of words that end a noun phrase or open something else.
const BREAKS: ClassSet = ClassSet::of(&[
    Class::Complementizer,
    Class::Subordinator,
    Class::Relative,
    Class::SubjectPronoun,
    Class::Auxiliary,
    Class::CuePreposition,
]);

impl<'d, 't> Scope<'d, 't> {
    /// The text of a token; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'t str {
        if self.range.contains(&at) { self.document.word(at) } else { "" }
    }

    /// Whether a token of the sentence has a class.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.range.contains(&at) && self.document.is(at, class)
    }

    /// The classes of a token; none outside the sentence.
    pub fn classes(&self, at: usize) -> ClassSet {
        if self.range.contains(&at) { self.document.tokens[at].classes } else { ClassSet::default() }
    }

    /// Whether a token is a mark rather than a word or number.
    pub fn is_mark(&self, at: usize) -> bool {
        self.range.contains(&at) && self.document.tokens[at].token.kind == TokenKind::Mark
    }

    /// Whether a token is a comma.
    pub fn is_comma(&self, at: usize) -> bool {
        self.word(at) == ","
    }

    /// Whether a token is a dash: also a hyphen that stands alone, where incises stand between two.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "—" | "–") || self.moves_subjects() && self.word(at) == "-"
    }

    /// Whether a word starts with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The quotation that holds a token.
    pub fn quotation_at(&self, at: usize) -> Option<&Range<usize>> {
        self.quoted.iter().find(|quoted| quoted.contains(&at))
    }

    /// Whether a noun phrase could start here: determiner, name, title, pronoun that stands alone.
    pub fn starts_phrase(&self, at: usize) -> bool {
        let classes = self.classes(at);
        let head = ClassSet::of(&[Class::Determiner, Class::Title, Class::AnonymousMarker, Class::GroupNoun]);
        classes.meets(head)
            || self.is_capital(at)
                && !self.is_mark(at)
                && !self.is_finite(at)
                && !classes.meets(BREAKS)
                && !classes.meets(ClassSet::of(&[
                    Class::Preposition,
                    Class::Conjunction,
                    Class::TimeWord,
                    Class::CueAdverb,
                ]))
    }

    /// Whether a word ends a noun phrase that it follows.
    pub fn breaks_phrase(&self, at: usize) -> bool {
        let classes = self.classes(at);
        // The full stop of "Sen." is part of the title, that of an initial part of the name.
        let initial = self.word(at) == "." && at > self.range.start && is_initial(self.word(at - 1));
        if classes.has(Class::Abbreviation) || initial {
            return false;
        }
        if breaks_phrase(self.word(at)) || self.is_dash(at) {
            return true;
        }
        let nominal = ClassSet::of(&[
            Class::Determiner,
            Class::RoleNoun,
            Class::PersonNoun,
            Class::GroupNoun,
            Class::OrganizationNoun,
            Class::DocumentNoun,
            Class::AnonymousMarker,
        ]);
        classes.meets(BREAKS) && !classes.has(Class::Determiner)
            || self.is_finite(at) && !classes.meets(nominal)
            || self.is_behind_noun(at)
    }

    /// Whether a small word follows a noun and cannot be in one phrase with it, where all nouns have a capital: „Der Mann |
    /// floh“, „das Amt | in Bonn“.
    fn is_behind_noun(&self, at: usize) -> bool {
        let ties = ClassSet::of(&[
            Class::Determiner,
            Class::Conjunction,
            Class::StancePreposition,
            Class::NameParticle,
            Class::CuePreposition,
        ]);
        self.document.has(Trait::CapitalNouns)
            && at > self.range.start
            && self.is_capital(at - 1)
            && !self.classes(at - 1).meets(ties)
            && self.word(at).starts_with(char::is_lowercase)
            && !self.classes(at).meets(ties)
    }

    /// Whether a subject can stand behind its verb.
    pub fn moves_subjects(&self) -> bool {
        self.document.has(Trait::DropsSubject) || self.document.has(Trait::VerbFinal)
    }

    /// Whether a word can only govern the phrase behind it, also where one in small letters is an article, too: Portuguese a.
    pub fn governs(&self, at: usize) -> bool {
        let article = self.is(at, Class::Determiner) && self.is(at, Class::InfinitiveMarker);
        self.is(at, Class::Preposition) && !article
    }

    /// Whether a word is a verb with a person here: no name, no noun behind a determiner, no bare
    /// English infinitive away from the pronouns that make it finite.
    pub fn is_finite(&self, at: usize) -> bool {
        let classes = self.classes(at);
        let before = at.checked_sub(1).map(|before| self.classes(before)).unwrap_or_default();
        let subject = ClassSet::of(&[
            Class::SubjectPronoun,
            Class::SpeakerPronoun,
            Class::Relative,
            Class::CueAdverb,
            Class::Plural,
        ]);
        let noun = classes.has(Class::Finite)
            && (before.has(Class::Determiner) && !before.has(Class::Clitic) || before.has(Class::Possessive));
        let bare = classes.has(Class::Infinitive) && !before.meets(subject);
        // "Añadió que": without subject a verb opens the sentence.
        let opens = self.document.has(Trait::DropsSubject) && at == self.range.start && classes.has(Class::Finite);
        classes.meets(ClassSet::of(&[Class::Finite, Class::FiniteEnding]))
            && (opens || !self.is_capital(at))
            && !noun
            && !bare
    }

    /// Whether there is a finite verb form in a range, as far as the lexicon knows.
    pub fn has_finite(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| self.is_finite(at))
    }
}
