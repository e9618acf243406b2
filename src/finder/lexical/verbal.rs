//! A verb introduces the words: « X affirme que », « X promet de », « X dénonce Y », « X a dit : “…” ».

use std::ops::Range;

use crate::attribution::Construction;
use crate::document::name::is_name_word;
use crate::document::tagging::SECOND_HALF;
use crate::finder::candidate::{Candidate, trim};
use crate::finder::grammar;
use crate::finder::lexical::noun_phrase;
use crate::finder::lexical::scope::Scope;
use crate::finder::lexical::verb_group::VerbGroup;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::language::traits::Trait;

/// How far behind a verb its clause may start: addressee and time stand between (« a dit lundi à l’AFP que »).
const GAP: usize = 9;

/// The attributions whose cue verb comes before the words.
pub fn find(scope: &Scope<'_, '_>, groups: &[VerbGroup], found: &mut Vec<Candidate>) {
    for (at, group) in groups.iter().enumerate() {
        let personal = group.is_finite || group.classes.has(Class::Gerund);
        if scope.quotation_at(group.head).is_some() || group.inverted.is_some() || !personal {
            continue;
        }
        let Some((start, cue_end, confidence)) = content_start(scope, group) else {
            if scope.document.has(Trait::VerbFinal) {
                found.extend(bracketed(scope, group));
            }
            continue;
        };
        let next = groups[at + 1..].iter().find(|next| joins(scope, next, start) && !is_inner(scope, next, start));
        let end = inserted_end(scope, group, start).unwrap_or_else(|| content_end(scope, start, next));
        if let Some(candidate) = join(scope, group, start..end, cue_end, confidence) {
            found.push(candidate);
        }
    }
}

/// „Der Verein hat am Montag | den Umbau | gefordert“: the object between the halves of a verb.
fn bracketed(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<Candidate> {
    let Range { start: verb, .. } = group.range;
    let inside = ClassSet::of(&[Class::TimeWord, Class::CueAdverb, Class::Negation]);
    let start = (group.opening + 1..verb).find(|&at| !scope.classes(at).meets(inside))?;
    let object = group.classes.has(Class::ObjectVerb) && scope.starts_phrase(start) && !scope.governs(start);
    let source = noun_phrase::before(scope, group.opening).filter(|_| object && !group.is_passive)?;
    let construction = Construction::Clause;
    Some(Candidate { source, cue: group.range.clone(), content: vec![start..verb], construction, confidence: 0.6 })
}

/// Whether a later verb group can end the content that starts at `start`.
fn joins(scope: &Scope<'_, '_>, next: &VerbGroup, start: usize) -> bool {
    next.is_finite && next.range.start > start && scope.quotation_at(next.head).is_none()
}

/// Whether a verb group that could end a clause is one of its verbs: "dijo que llueve y | pidió calma". With a clause of its
/// own it is not, where it needs no subject: "dijo que llueve y | avisó que".
fn is_inner(scope: &Scope<'_, '_>, next: &VerbGroup, start: usize) -> bool {
    let own = scope.is(next.range.start - 1, Class::Conjunction) && scope.is(next.range.end, Class::Complementizer);
    scope.document.has(Trait::DropsSubject) && scope.is(start, Class::Complementizer) && !own
}

/// Where the content of a verb starts, where its cue ends, and how sure that is.
fn content_start(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<(usize, usize, f32)> {
    let after = group.range.end;
    let limit = scope.range.end.min(after + GAP);
    let can = |class| group.classes.has(class);
    for at in after..limit {
        let adjacent = at == after;
        if can(Class::ClauseVerb) && scope.is(at, Class::Complementizer) && !scope.is(at, Class::TimeWord) {
            return Some((at, after, 0.9));
        }
        let quotes = scope.quotation_at(at).is_some_and(|quoted| quoted.start == at);
        if scope.word(at) == ":" && can(Class::QuoteVerb) {
            return Some((at + 1, if adjacent { at + 1 } else { after }, 0.85));
        }
        if quotes && can(Class::QuoteVerb) && (adjacent || scope.is_comma(at - 1)) {
            return Some((at, after, 0.8));
        }
        // « accuse X d’avoir menti »: the target belongs to the content, an addressee does not.
        if adjacent && can(Class::InfinitiveVerb) && can(Class::ObjectVerb) && scope.starts_phrase(at) {
            break;
        }
        if can(Class::InfinitiveVerb) && infinitive_at(scope, at, adjacent) {
            return Some((at, after, 0.75));
        }
        // A comma ends the search, unless quoted words follow: "He said, “…”".
        let announces = scope.is_comma(at) && scope.quotation_at(at + 1).is_some_and(|quoted| quoted.start == at + 1);
        let fenced = scope.is_comma(at) && scope.document.has(Trait::VerbFinal);
        if fenced && opens_clause(scope, at + 1, group.classes, adjacent) {
            return Some((at + 1, after, 0.8));
        }
        if scope.is_comma(at) && !announces || scope.is_finite(at) {
            break;
        }
    }
    let phrase = scope.starts_phrase(after) || opens_object(scope, after);
    let clause = can(Class::ClauseVerb) && zero_clause(scope, group);
    match phrase || clause {
        true if clause => Some((after, after, 0.7)),
        true if can(Class::ObjectVerb) => {
            // « s’inquiète de la baisse »: the preposition that ties them belongs to the cue.
            let tied = scope.is(after, Class::Preposition) && !scope.is(after, Class::Determiner);
            let start = after + if tied { usize::from(scope.document.tokens[after].phrase).max(1) } else { 0 };
            Some((start, start, 0.6))
        }
        true if can(Class::LightVerb) => cue_noun(scope, after),
        _ => None,
    }
}

/// Whether a clause that a comma sets off is what a verb introduces: „…, dass er komme“, „…, das Dach sei alt“, „…, das Dach
/// zu ersetzen“.
fn opens_clause(scope: &Scope<'_, '_>, start: usize, verb: ClassSet, adjacent: bool) -> bool {
    let mut clause = (start..scope.range.end).take_while(|&at| !scope.is_mark(at));
    let mood = |at: usize| scope.is(at, Class::Conditional);
    let marked =
        |at: usize| scope.is(at, Class::InfinitiveMarker) && !scope.is_capital(at + 1) && scope.is_mark(at + 2);
    // Right behind the verb also any clause in which nothing else opens: „sagte, die Lage werde besser“.
    let other = ClassSet::of(&[Class::Subordinator, Class::Conjunction, Class::Relative, Class::Finite]);
    let any = adjacent && (!scope.classes(start).meets(other) || scope.classes(start + 1).has(Class::Conditional));
    verb.has(Class::ClauseVerb) && (any || scope.is(start, Class::Complementizer) || clause.clone().any(mood))
        || verb.meets(ClassSet::of(&[Class::ClauseVerb, Class::InfinitiveVerb])) && clause.any(marked)
}

/// Whether a word can open the noun phrase that is a verb's object: "expressed concern", "describes him".
fn opens_object(scope: &Scope<'_, '_>, at: usize) -> bool {
    let closed = ClassSet::of(&[
        Class::Conjunction,
        Class::Subordinator,
        Class::Relative,
        Class::SubjectPronoun,
        Class::Auxiliary,
        Class::Negation,
        Class::CueAdverb,
        Class::TimeWord,
    ]);
    let verb = scope.is_finite(at) && !scope.is(at, Class::CueNoun);
    scope.range.contains(&at) && !scope.is_mark(at) && !verb && !scope.classes(at).meets(closed)
}

/// Whether an infinitive with its marker starts at `at`, or a bare one right behind the verb.
fn infinitive_at(scope: &Scope<'_, '_>, at: usize, adjacent: bool) -> bool {
    let unknown = scope.is(at, Class::InfinitiveEnding) && !scope.is_capital(at);
    let bare = adjacent && (scope.is(at, Class::Infinitive) && !scope.is(at, Class::Finite) || unknown);
    let marked = scope.is(at, Class::InfinitiveMarker) && {
        // The marker may be parted from its verb by negation and pronouns: « de ne pas le dire ».
        let skipped =
            |at: &usize| scope.classes(*at).meets(ClassSet::of(&[Class::Negation, Class::Clitic, Class::CueAdverb]));
        let verb = (at + 1..scope.range.end).find(|at| !skipped(at)).unwrap_or(at);
        looks_infinitive(scope, verb)
    };
    bare || marked
}

/// Whether a word is an infinitive the lexicon knows, or at least no start of a noun phrase.
fn looks_infinitive(scope: &Scope<'_, '_>, at: usize) -> bool {
    let noun =
        ClassSet::of(&[Class::Determiner, Class::Possessive, Class::Preposition, Class::GroupNoun, Class::PersonNoun]);
    scope.is(at, Class::Infinitive)
        || !scope.is_mark(at)
            && !scope.is_capital(at)
            && !scope.classes(at).meets(noun)
            && scope.is(at, Class::InfinitiveEnding)
}

/// A clause without complementizer: "He said the bridge was closed".
fn zero_clause(scope: &Scope<'_, '_>, group: &VerbGroup) -> bool {
    let after = group.range.end;
    let opens = ClassSet::of(&[Class::Preposition, Class::Conjunction, Class::TimeWord, Class::InfinitiveMarker]);
    let subject = !scope.is_mark(after) && !scope.classes(after).meets(opens) || scope.starts_phrase(after);
    let end = content_end(scope, after, None);
    let verb = (after + 1..end).find(|&at| scope.is_finite(at));
    let closed = (after..verb.unwrap_or(after)).any(|at| {
        scope.classes(at).meets(ClassSet::of(&[Class::Relative, Class::Complementizer, Class::Subordinator]))
            || scope.is_comma(at)
    });
    group.is_finite && !group.is_passive && subject && verb.is_some() && !closed
}

/// « a exprimé sa détermination à … »: the noun belongs to the cue if something of its own follows it.
fn cue_noun(scope: &Scope<'_, '_>, after: usize) -> Option<(usize, usize, f32)> {
    let limit = scope.range.end.min(after + 4);
    let noun = (after..limit).find(|&at| scope.is(at, Class::CueNoun))?;
    let marker = ClassSet::of(&[Class::Preposition, Class::InfinitiveMarker, Class::Complementizer]);
    if scope.classes(noun + 1).meets(marker) { Some((noun + 1, noun + 1, 0.7)) } else { Some((after, after, 0.6)) }
}

/// « Le ministre, qui estime que rien ne presse, a reporté sa visite »: where content of a relative or
/// gerund clause ends, if the sentence goes on with its verb behind a comma.
fn inserted_end(scope: &Scope<'_, '_>, group: &VerbGroup, start: usize) -> Option<usize> {
    let before = group.range.start.checked_sub(1)?;
    let gerund = group.classes.has(Class::Gerund) && scope.is_comma(before);
    let relative = scope.is(before, Class::Relative) && before > 0 && scope.is_comma(before - 1);
    if !(gerund || relative) {
        return None;
    }
    let verb = ClassSet::of(&[Class::Auxiliary, Class::Negation]);
    let resumes = |at: usize| scope.classes(at).meets(verb) || scope.is_finite(at);
    let goes_on = |comma: usize| scope.quotation_at(comma).is_none() && resumes(comma + 1);
    grammar::inserted_end(scope.document, start..scope.range.end, goes_on)
}

/// Where content that starts at `start` ends: at the sentence's end, or before a joined verb with
/// content of its own (« juge X et exige Y »).
fn content_end(scope: &Scope<'_, '_>, start: usize, next: Option<&VerbGroup>) -> usize {
    let mut end = scope.range.end;
    if let Some(next) = next {
        let joint = next.range.start - 1;
        let clause = scope.is(start, Class::Complementizer) && !scope.document.has(Trait::DropsSubject);
        let joined = scope.is(joint, Class::Conjunction) && joint > start && !clause;
        if joined {
            end = joint;
        }
    }
    // A clause fenced off by a gerund or a preposition of attribution is no part of the content.
    let fence = |at: usize| scope.is_comma(at) && scope.classes(at + 1).meets(ClassSet::of(&[Class::CuePreposition]));
    let gerund = |at: usize| {
        scope.is_comma(at)
            && scope.is(at + 1, Class::Gerund)
            && scope.classes(at + 1).meets(ClassSet::of(&[Class::ClauseVerb]))
    };
    // « promet de partir, même si … »: what follows is the author's, behind anything but a clause.
    let clause = scope.is(start, Class::Complementizer);
    let aside = |at: usize| !clause && scope.is_comma(at) && scope.is(at + 1, Class::Subordinator);
    // „Räumt Fehler | ein“.
    let half = |at: usize| scope.document.has(Trait::VerbFinal) && at > start && scope.classes(at) == SECOND_HALF;
    let stop = |at: usize| scope.moves_subjects() && scope.word(at) == ";";
    let ends = |at: usize| fence(at) || gerund(at) || aside(at) || half(at) || stop(at);
    (start..end).find(|&at| scope.quotation_at(at).is_none() && ends(at)).unwrap_or(end)
}

/// Finds the source of a verb whose content is known.
fn join(
    scope: &Scope<'_, '_>,
    group: &VerbGroup,
    content: Range<usize>,
    cue_end: usize,
    confidence: f32,
) -> Option<Candidate> {
    let cue = group.range.start..cue_end.max(group.range.end);
    let construct = |source: Range<usize>, contents: Vec<Range<usize>>, construction, confidence| {
        Some(Candidate { source, cue: cue.clone(), content: contents, construction, confidence })
    };
    let clause = scope.is(content.start, Class::Complementizer);
    let Some(subject) = subject(scope, group).or_else(|| subject_behind(scope, group, content.start)) else {
        if !scope.document.has(Trait::DropsSubject) {
            return None;
        }
        // "Añadió que vendrán", "fue anunciado que": nobody, or who is to be understood.
        let opens = ClassSet::of(&[Class::Infinitive, Class::InfinitiveMarker]);
        let said = clause || scope.classes(content.start).meets(opens) || scope.quotation_at(content.start).is_some();
        let construction = if group.is_passive { Construction::Impersonal } else { Construction::Clause };
        let known = Candidate { source: 0..0, cue, content: vec![content], construction, confidence: 0.8 };
        return (group.is_finite && said).then_some(known);
    };
    let empty = group.is_passive || group.classes.has(Class::ImpersonalCue);
    if empty && grammar::is_empty_subject(scope.document, &subject) && clause {
        return construct(0..0, vec![content], Construction::Impersonal, confidence);
    }
    if group.is_passive {
        // « X est accusé de Y »: nobody says who accuses.
        return construct(0..0, vec![subject, content], Construction::Impersonal, confidence * 0.9);
    }
    if scope.is(subject.start, Class::IndefinitePronoun) {
        return construct(speaking_place(scope, cue.start), vec![content], Construction::Clause, confidence * 0.8);
    }
    let source = grammar::behind_link(scope.document, subject, false);
    construct(source, vec![content], Construction::Clause, confidence)
}

/// « À l’Élysée, on assure que »: who « on » is, if a phrase before it says so; else nobody.
fn speaking_place(scope: &Scope<'_, '_>, cue: usize) -> Range<usize> {
    let start = scope.range.start;
    let comma = cue.checked_sub(2).filter(|&at| scope.is_comma(at) && scope.is(start, Class::Preposition));
    let behind = start + usize::from(scope.document.tokens[start].phrase).max(1);
    let place = comma.and_then(|_| noun_phrase::after(scope, behind).or_else(|| noun_phrase::bare(scope, behind)));
    place.filter(|place| comma == Some(place.end)).unwrap_or(0..0)
}

/// „Gestern sagte | der Minister | , dass“, "sostiene | la fiscal | que": a subject between its verb and the words.
fn subject_behind(scope: &Scope<'_, '_>, group: &VerbGroup, content: usize) -> Option<Range<usize>> {
    if !scope.moves_subjects() {
        return None;
    }
    let bracketed = group.opening < group.range.start;
    let (from, to) = if bracketed { (group.opening + 1, group.range.start) } else { (group.range.end, content) };
    let start = (from..to).find(|&at| !scope.is(at, Class::TimeWord) && !scope.is(at, Class::CueAdverb))?;
    let subject = noun_phrase::after(scope, start).filter(|_| !scope.governs(start))?;
    let subject = trim(scope.document, start..subject.end.min(to));
    let speaks = SOURCE_NOUNS.union(ClassSet::of(&[Class::SubjectPronoun, Class::AnonymousMarker, Class::Title]));
    let can_speak = |at: usize| scope.classes(at).meets(speaks) || is_name_word(scope.document, at);
    subject.clone().any(can_speak).then_some(subject)
}

/// The subject of a group: right before it, or the last one of the sentence for a joined verb or gerund.
fn subject(scope: &Scope<'_, '_>, group: &VerbGroup) -> Option<Range<usize>> {
    // "Critica el plan y | exige la dimisión".
    let joint = scope.moves_subjects() && scope.is(group.opening.wrapping_sub(1), Class::Conjunction);
    let direct = noun_phrase::before(scope, group.opening).filter(|_| !joint);
    if direct.is_some() || group.opening == scope.range.start {
        // „Am Montag | sagte der Minister“, "al alcalde | le dijo": where subjects move, one has no preposition.
        return direct.filter(|subject| !scope.moves_subjects() || !scope.governs(subject.start));
    }
    let before = group.opening - 1;
    let depends = scope.is(before, Class::Conjunction) || scope.is_comma(before) || group.classes.has(Class::Gerund);
    if !depends {
        return None;
    }
    let finite = (scope.range.start..before).find(|&at| scope.is_finite(at));
    let Some(finite) = finite else {
        // « Le ministre, estimant que rien ne presse, a reporté sa visite ».
        let gerund = group.classes.has(Class::Gerund) && scope.is_comma(before);
        return if gerund { noun_phrase::before(scope, before) } else { None };
    };
    let mut start = finite;
    while start > scope.range.start
        && scope.classes(start - 1).meets(ClassSet::of(&[Class::Negation, Class::Clitic, Class::Auxiliary]))
    {
        start -= 1;
    }
    noun_phrase::before(scope, start)
}
