//! What both finders ask of grammar. Where they differ, they say so by what they hand over.

use std::ops::Range;

use crate::document::Document;
use crate::language::class::{Class, ClassSet, PARTICIPLE};
use crate::language::traits::Trait;

/// Whether a pronoun that names nobody is right behind a cue or up to `before` tokens before it: « on estime »,
/// « il est suggéré », « dit-on ».
pub fn names_nobody(document: &Document<'_>, cue: &Range<usize>, before: usize) -> bool {
    let nobody = ClassSet::of(&[Class::IndefinitePronoun, Class::ImpersonalPronoun]);
    let around = cue.start.saturating_sub(before)..(cue.end + 2).min(document.tokens.len());
    around.into_iter().any(|at| document.tokens[at].classes.meets(nobody))
}

/// Whether a subject is an empty pronoun: « il » in « il est suggéré que ».
pub fn is_empty_subject(document: &Document<'_>, subject: &Range<usize>) -> bool {
    subject.len() == 1 && document.is(subject.start, Class::ImpersonalPronoun)
}

/// Whether a participle of `verbs` stands under the copula: « est accusé ». A pronoun among `before`, unless it has
/// one of `other` classes, makes the verb reflexive, and active: « s’est félicité ».
pub fn is_passive(
    document: &Document<'_>,
    copula: usize,
    mut verbs: Range<usize>,
    mut before: Range<usize>,
    other: ClassSet,
) -> bool {
    let reflexive = |at: usize| document.is(at, Class::Clitic) && !document.tokens[at].classes.meets(other);
    let participle = |at: usize| document.is(at, Class::Participle) && !document.is(at, Class::Copula);
    !before.any(reflexive) && verbs.any(|at| at > copula && participle(at))
}

/// Whether a word can make a rumour of its clause: a conditional, where that is not the mood of all reported speech; there
/// „soll“.
pub fn opens_rumour(document: &Document<'_>, at: usize) -> bool {
    match document.has(Trait::ReportedMood) {
        true => is_hearsay(document, at),
        false => document.is(at, Class::Conditional),
    }
}

/// Whether a word is the modal of hearsay: „soll“.
pub fn is_hearsay(document: &Document<'_>, at: usize) -> bool {
    document.is(at, Class::Modal) && document.is(at, Class::ImpersonalCue)
}

/// „Er soll | geflohen sein“, „der geflohen sein | soll“: whether what is told of is over. What is to be is a plan.
fn is_over(document: &Document<'_>, modal: usize, end: usize) -> bool {
    let participle = ClassSet::of(&[Class::Participle, Class::ParticipleEnding, Class::InfinitiveEnding]);
    // „Gebaut werden“: the auxiliary of the passive is no infinitive of what is over.
    let has_been = |&at: &usize| {
        let plan = document.is(at, Class::Copula) && document.is(at, Class::Finite);
        document.is(at, Class::Auxiliary) && !plan && document.tokens[at - 1].classes.meets(participle)
    };
    let closes =
        |&at: &usize| at + 1 == end || document.is(at + 1, Class::Conjunction) || document.mark(at + 1) != '\0';
    modal > 1 && has_been(&(modal - 1)) || (modal + 2..end).any(|at| has_been(&at) && closes(&at))
}

/// « Le colonel aurait | été arrêté »: the words of a rumour, from its `conditional` to the participle, which stands
/// before `end`; „soll“ alone.
pub fn rumour(document: &Document<'_>, conditional: usize, end: usize) -> Option<Range<usize>> {
    if document.has(Trait::ReportedMood) {
        return is_over(document, conditional, end).then_some(conditional..conditional + 1);
    }
    let inside = ClassSet::of(&[Class::Auxiliary, Class::CueAdverb, Class::Negation]);
    let verb = (conditional + 1..end).find(|&at| !document.tokens[at].classes.meets(inside))?;
    document.tokens[verb].classes.meets(PARTICIPLE).then_some(conditional..verb + 1)
}

/// « Des informations émanant de X »: who is behind words tied to their source, X. A document names its author in
/// such words, too, but can be the source itself: then it stays if `keeps_documents`. « Des informations » are none.
pub fn behind_link(document: &Document<'_>, source: Range<usize>, keeps_documents: bool) -> Range<usize> {
    let Some(link) = source.clone().find(|&at| document.is(at, Class::SourceLink)) else { return source };
    let after = link + usize::from(document.tokens[link].phrase).max(1);
    let one = |at| document.is(at, Class::DocumentNoun) && !document.is(at, Class::Plural);
    let stays = keeps_documents && (source.start..link).any(one);
    if after < source.end && !stays { after..source.end } else { source }
}

/// « Le ministre, estimant que rien ne presse, | a reporté sa visite »: the comma of `within` behind which the
/// sentence that a clause is inserted into `goes_on`.
pub fn inserted_end(
    document: &Document<'_>,
    mut within: Range<usize>,
    goes_on: impl Fn(usize) -> bool,
) -> Option<usize> {
    within.find(|&at| document.mark(at) == ',' && goes_on(at))
}

/// Whether a cue is an active verb with a person, whose subject is none of those that name nobody: « la demande
/// souligne la gravité », but not « on estime », « il est suggéré », « estimé ».
pub fn is_active(document: &Document<'_>, cue: &Range<usize>) -> bool {
    let passive = ClassSet::of(&[Class::Participle, Class::ParticipleEnding, Class::Copula, Class::Infinitive]);
    cue.clone().any(|at| document.is(at, Class::Finite))
        && !cue.clone().any(|at| document.tokens[at].classes.meets(passive))
        && !names_nobody(document, cue, 2)
}
