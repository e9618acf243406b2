//! Events, rules and facts have no source: « un incendie s’est déclaré », « les chiens sont admis », "history shows".

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::grammar::{is_active, is_hearsay};
use crate::finder::speaker::look::{classes, is_quoted, is_reflexive, is_unknown, opens_phrase, passive};
use crate::finder::understood::is_understood;
use crate::language::class::{Class, ClassSet};
use crate::language::traits::Trait;

/// Whether a candidate only says that something is or happens.
pub fn is_told_by_nobody(document: &Document<'_>, quotations: &[Range<usize>], candidate: &Candidate) -> bool {
    let Candidate { source, cue, content, .. } = candidate;
    if !source.is_empty() {
        return is_mute(document, source)
            || is_complement(document, candidate)
            || happens(document, quotations, candidate);
    }
    // « la demande souligne la gravité »: an active verb whose subject does not speak states, and cites nobody.
    let is_clause = content.iter().any(|part| document.is(part.start, Class::Complementizer));
    if !is_clause
        && !is_hearsay(document, cue.start)
        && !is_understood(document, candidate)
        && is_active(document, cue)
        && !content.iter().any(|part| is_quoted(quotations, part))
    {
        return true;
    }
    // ", sparking fears of shortages": what comes of something.
    let comma = cue.start > 0 && document.mark(cue.start - 1) == ',';
    let effect = comma && document.is(cue.start, Class::Gerund) && !document.is(cue.start, Class::Finite);
    let noun = cue.clone().any(|at| document.is(at, Class::CueNoun));
    if effect && (noun || !content.iter().any(|part| document.is(part.start, Class::Complementizer))) {
        return true;
    }
    // « sont admis gratuitement »: an adverb behind the verb is no predicate.
    let adverb =
        |part: &Range<usize>| part.len() == 1 && part.start == cue.end && !is_word_of_content(document, part.start);
    let before = |part: &Range<usize>| (part.end <= cue.start || adverb(part)) && !is_quoted(quotations, part);
    if cue.is_empty() || !content.iter().all(before) {
        return false;
    }
    // « est admis » is how things stand; « a été annoncé » happened: somebody did it.
    let stands = cue.clone().any(|at| document.is(at, Class::Copula) && document.is(at, Class::Finite));
    let pronoun = ClassSet::of(&[Class::SubjectPronoun, Class::Relative]);
    let someone = content.iter().all(|part| part.len() == 1 && classes(document, part.start).meets(pronoun));
    cue.clone().any(|at| is_reflexive(document, at)) || passive(document, cue).is_some() && (stands || someone)
}

/// « Un incendie s’est déclaré dans la grange des Roy »: what stands right before a reflexive verb is its subject, and
/// nobody behind it reports that.
fn happens(document: &Document<'_>, quotations: &[Range<usize>], candidate: &Candidate) -> bool {
    let Candidate { source, cue, content, .. } = candidate;
    let subject = |part: &Range<usize>| part.end == cue.start && !is_quoted(quotations, part);
    cue.clone().any(|at| is_reflexive(document, at)) && source.start >= cue.end && content.iter().all(subject)
}

/// Whether a word alone can be what somebody is said to be: a name, a number, a noun or an adjective that is known.
fn is_word_of_content(document: &Document<'_>, at: usize) -> bool {
    let adverb = ClassSet::of(&[Class::CueAdverb, Class::TimeWord]);
    !is_unknown(document, at) && !classes(document, at).meets(adverb)
}

/// "It is thought that": the pronoun is no part of what is thought.
pub fn leave_expletive(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { cue, content, .. } = candidate;
    let [first, rest, ..] = content.as_slice() else { return };
    let pronoun = first.len() == 1 && first.end == cue.start && document.is(first.start, Class::SubjectPronoun);
    if pronoun && passive(document, cue).is_some() && document.is(rest.start, Class::Complementizer) {
        content.remove(0);
    }
}

/// « La demande en armements souligne la gravité »: a bare noun that is not known, tied by a preposition to the subject.
fn is_complement(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Candidate { source, cue, .. } = candidate;
    let is_bare = source.len() == 1 && is_unknown(document, source.start) && cue.start == source.end;
    let ties = |classes: ClassSet| {
        let of_phrase = ClassSet::of(&[Class::Determiner, Class::Agent, Class::CuePreposition]);
        classes.has(Class::Preposition) && !classes.meets(of_phrase)
    };
    is_bare && source.start.checked_sub(1).is_some_and(|before| ties(classes(document, before)))
}

/// Things do not speak: "history", « l’expérience ».
fn is_mute(document: &Document<'_>, source: &Range<usize>) -> bool {
    let opens = ClassSet::of(&[Class::Preposition, Class::Relative]);
    let head = source.clone().take_while(|&at| !classes(document, at).meets(opens) && document.mark(at) != ',').last();
    head.is_some_and(|head| document.is(head, Class::FalseCue))
}

/// "Peter Lang, who saw it fall, described the noise": a phrase right before an active verb is its subject.
pub fn give_subject(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { source, cue, content, construction, .. } = candidate;
    let [first, rest, ..] = content.as_slice() else { return };
    // "El objetivo, explicó, era otro".
    if *construction == Construction::Incise && document.has(Trait::DropsSubject) {
        return;
    }
    let active = !cue.clone().any(|at| document.is(at, Class::Copula) || is_reflexive(document, at));
    let verb = cue.clone().any(|at| document.is(at, Class::Finite));
    // "Reportedly told | reporters in the hall | that": behind who hears it.
    let told = document.is(cue.end.wrapping_sub(1), Class::Hearer) && document.is(rest.start, Class::Complementizer);
    let subject = first.end <= cue.start && (first.end..cue.start).all(|at| document.mark(at) == ',');
    if Range::is_empty(source)
        && verb
        && active
        && subject
        && (rest.start == cue.end || told)
        && opens_phrase(document, first.start)
    {
        *source = first.clone();
        content.remove(0);
    }
}
