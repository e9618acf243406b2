//! A source is a phrase with a head: place, manner, hearer and topic around it are not part of it.

use std::ops::Range;

use crate::document::Document;
use crate::document::name::is_name_word;
use crate::finder::candidate::Candidate;
use crate::finder::speaker::look::{classes, is_unknown, length, opens_phrase, passive, word};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::language::traits::Trait;
use crate::text::character::opens_quotation;
use crate::text::token::TokenKind;

/// Prepositions that can tie a description to a name: of, for, « de », « à ».
const TYING: ClassSet =
    ClassSet::of(&[Class::TopicPreposition, Class::InfinitiveMarker, Class::NameParticle, Class::Determiner]);

/// The noun behind an article stands within so many tokens.
const NEAR: usize = 4;

/// A source is searched no farther, in tokens: each place looks back to the start.
const LONGEST: usize = 60;

/// Trims the source of a candidate to the phrase around its head.
pub fn settle(document: &Document<'_>, candidate: &mut Candidate) {
    let Candidate { source, cue, content, .. } = candidate;
    if Range::is_empty(source) {
        return;
    }
    // "Ann Dole, a nurse, | who | said".
    if source.len() > 1 && source.end == cue.start && document.is(source.end - 1, Class::Relative) {
        *source = source.end - 1..source.end;
        return;
    }
    let start = start(document, source);
    let behind = start >= cue.end && !Range::is_empty(cue);
    let by = passive(document, cue).is_some() && behind;
    let end = (start + 1..source.end.min(start + LONGEST))
        .find(|&at| leaves(document, start, at, behind, by))
        .unwrap_or(source.end);
    // "Accused by the prosecutor | of lying": what follows the agent is content.
    let charge = end..source.end;
    if by && is_charge(document, end) && !content.iter().any(|part| part.contains(&end)) {
        content.push(charge);
    }
    *source = start..whole(document, start, without_time(document, start, end), cue);
}

/// « d’elle | son frère », « À Brive, | Jean Petit »: a phrase with a preposition before the head.
fn start(document: &Document<'_>, source: &Range<usize>) -> usize {
    if let Some(behind) = behind_date(document, source) {
        return behind;
    }
    let tied = classes(document, source.start);
    let pronoun = ClassSet::of(&[Class::SubjectPronoun, Class::Clitic]);
    // "Said of him | the vicar".
    let topic = source.start > 0 && document.tokens[source.start - 1].token.kind == TokenKind::Word;
    if source.len() > 1
        && topic
        && tied.meets(pronoun)
        && !tied.meets(ClassSet::of(&[Class::Determiner, Class::Title]))
        && opens_phrase(document, source.start + 1)
    {
        return source.start + 1;
    }
    let skip = ClassSet::of(&[Class::Determiner, Class::AnonymousMarker, Class::Title, Class::RoleNoun]);
    if !tied.has(Class::Preposition) || tied.meets(skip) {
        return source.start;
    }
    let first = source.start + length(document, source.start);
    let other = |&at: &usize| {
        let before = at - 1;
        let comma = document.mark(before) == ',';
        let topic = classes(document, before).meets(pronoun) && before == first || is_name_word(document, before);
        opens_phrase(document, at)
            && (comma || topic && !is_name_word(document, at) || topic && !is_name_word(document, before))
    };
    (first + 1..source.end).find(other).unwrap_or(source.start)
}

/// "Il 10 marzo | Kiev e Roma": where who speaks starts behind a day.
fn behind_date(document: &Document<'_>, source: &Range<usize>) -> Option<usize> {
    let is_number = |at: usize| document.tokens.get(at).is_some_and(|tagged| tagged.token.kind == TokenKind::Number);
    let day = source.start + usize::from(document.is(source.start, Class::Determiner));
    // "El 10 | de | marzo"
    let month = day + 1 + usize::from(document.is(day + 1, Class::NameParticle));
    let behind = month + 1 + usize::from(is_number(month + 1));
    let is_date = is_number(day) && document.is(month, Class::TimeWord);
    let speaks = opens_phrase(document, behind) || classes(document, behind).meets(SOURCE_NOUNS);
    (is_date && source.contains(&behind) && speaks).then_some(behind)
}

/// Whether the source ends before `at`: what starts there says where, how, to whom, of whom.
fn leaves(document: &Document<'_>, start: usize, at: usize, behind: bool, by: bool) -> bool {
    let here = classes(document, at);
    let before = at - 1;
    let comma = document.mark(before) == ',';
    if document.mark(at) == ',' {
        let next = classes(document, at + 1);
        let gerund = next.has(Class::Gerund) && !next.has(Class::Finite);
        // ", leaving the room": no noun stands before a determiner.
        let verb = is_unknown(document, at + 1)
            && classes(document, at + 2).meets(ClassSet::of(&[Class::Determiner, Class::Possessive]))
            && !classes(document, at + 2).has(Class::Preposition);
        // "From the homicide unit" says who.
        let noun = noun(document, at + 1);
        let place = !is_capital(document, noun) && !document.is(noun, Class::OrganizationNoun);
        return gerund || verb || next.has(Class::Subordinator) || is_plain(next) && place;
    }
    if behind && !comma && takes_no_article(document, start, at) {
        return true;
    }
    if behind && is_time(document, at) && !is_capital(document, at) && !is_thing(document, start..at) {
        return true;
    }
    // Deeper in the phrase such words describe: « épidémiologiste à Londres », "an economist who served as director".
    let listed = |at: usize| is_name_word(document, at + 1);
    let deep = (start..at).any(|at| document.mark(at) == ',' && !listed(at) || document.is(at, Class::Relative));
    let since = here.has(Class::Subordinator) && !here.meets(ClassSet::of(&[Class::Complementizer, Class::CueAdverb]));
    if since && behind && !deep {
        return true;
    }
    if comma || is_capital(document, at) || !here.has(Class::Preposition) || document.tokens[at].phrase == 0 {
        return false;
    }
    let noun = noun(document, at);
    let complement = classes(document, noun);
    let named = !deep && is_name_word(document, before) && is_person(document, start..at);
    if here.has(Class::Hearer) && behind {
        let heard = ClassSet::of(&[Class::GroupNoun, Class::Media]);
        let office = classes(document, before).has(Class::RoleNoun);
        return named || complement.meets(heard) && !is_capital(document, noun) && !office;
    }
    if is_plain(here) {
        let written = !deep && complement.has(Class::DocumentNoun) && !is_thing(document, start..at);
        return named && !is_capital(document, noun) || written;
    }
    by && is_charge(document, at) || behind && is_topic(document, start, at)
}

/// „sagte Palm | der Ostseezeitung“, „nannte Ida Palm | den Angriff“: whether the article at `at`, where who hears and what is
/// meant need no preposition, stands behind a person's name, and so is of another phrase.
fn takes_no_article(document: &Document<'_>, start: usize, at: usize) -> bool {
    let is_article = document.has(Trait::CapitalNouns) && document.is(at, Class::Determiner);
    if !is_article || !is_name_word(document, at - 1) {
        return false;
    }
    let name = (start..at).rev().take_while(|&word| is_name_word(document, word));
    let given = name.skip(1).any(|word| document.is(word, Class::FirstName));
    given || at - 1 == start && (at + 1..at + NEAR).any(|word| document.is(word, Class::Media))
}

/// Whether a preposition is one of place, time or manner.
fn is_plain(classes: ClassSet) -> bool {
    classes.has(Class::Preposition) && !classes.meets(TYING)
}

/// The noun, about, that the preposition at `at` governs: the first word behind it that is no determiner.
fn noun(document: &Document<'_>, at: usize) -> usize {
    let first = at + length(document, at);
    let opens = ClassSet::of(&[Class::Determiner, Class::Possessive]);
    let noun = (first..first + 2).find(|&at| !classes(document, at).meets(opens)).unwrap_or(first);
    // "In a joint letter": an adjective may stand before it.
    let next = classes(document, noun + 1);
    let described = is_unknown(document, noun) || document.is(noun, Class::CueAdverb);
    let nouns = ClassSet::of(&[Class::DocumentNoun, Class::OrganizationNoun, Class::PersonNoun]);
    if described && next.meets(nouns) { noun + 1 } else { noun }
}

fn is_capital(document: &Document<'_>, at: usize) -> bool {
    word(document, at).starts_with(char::is_uppercase)
}

/// Whether what is said so far is no person: an institution, a text.
pub fn is_thing(document: &Document<'_>, range: Range<usize>) -> bool {
    let thing = ClassSet::of(&[
        Class::OrganizationNoun,
        Class::Organization,
        Class::Media,
        Class::DocumentNoun,
        Class::State,
        Class::CueNoun,
    ]);
    range.into_iter().any(|at| classes(document, at).meets(thing))
}

/// Whether a name so far is a person's: « la République en marche » is none.
fn is_person(document: &Document<'_>, range: Range<usize>) -> bool {
    let person = ClassSet::of(&[Class::FirstName, Class::Title, Class::RoleNoun, Class::PersonNoun]);
    let known = range.clone().any(|at| classes(document, at).meets(person));
    !is_thing(document, range.clone()) && (known || !document.is(range.start, Class::Determiner))
}

/// "Of lying", « d’avoir menti ».
fn is_charge(document: &Document<'_>, at: usize) -> bool {
    let next = classes(document, at + length(document, at));
    let verb = ClassSet::of(&[Class::Gerund, Class::Infinitive, Class::InfinitiveEnding]);
    let unknown = next == ClassSet::default() && word(document, at + 1).ends_with("ing");
    classes(document, at).has(Class::Preposition) && (next.meets(verb) && !next.has(Class::Determiner) || unknown)
}

/// "Said Ines Rowe | of Marcus Bell": behind a whole name another person, or a pronoun.
fn is_topic(document: &Document<'_>, start: usize, at: usize) -> bool {
    let next = at + 1;
    let here = classes(document, at);
    if !here.meets(ClassSet::of(&[Class::TopicPreposition, Class::NameParticle])) || here.has(Class::Determiner) {
        return false;
    }
    let pronoun = classes(document, next);
    let personal =
        pronoun.meets(ClassSet::of(&[Class::SubjectPronoun, Class::Clitic])) && !pronoun.has(Class::Determiner);
    let whole = is_name_word(document, at - 1)
        && (at - 1 > start && is_name_word(document, at - 2) || !document.is(at - 1, Class::FirstName));
    let person =
        document.is(next, Class::FirstName) && is_name_word(document, next + 1) || document.is(next, Class::Title);
    // "Of the dead man", not "of the minister’s office".
    let noun = noun(document, at);
    let someone = ClassSet::of(&[Class::PersonNoun, Class::RoleNoun]);
    let described = noun > next && classes(document, noun).meets(someone) && !document.is(noun + 1, Class::Possessive);
    // « sa mère | de la victime »: she is somebody’s already.
    let own = document.is(start, Class::Possessive) && document.is(start, Class::Determiner);
    personal || whole && person || (whole || own) && described && !is_thing(document, start..at)
}

/// Whether a word of time starts at `at` that is when somebody speaks: « le ministre mardi », but « l’appel du 15 mars »,
/// "a poll released last week".
fn is_time(document: &Document<'_>, at: usize) -> bool {
    let inside = ClassSet::of(&[
        Class::Preposition,
        Class::Determiner,
        Class::TimeWord,
        Class::Participle,
        Class::ParticipleEnding,
        Class::FiniteEnding,
    ]);
    let number = word(document, at - 1).ends_with(|c: char| c.is_ascii_digit());
    document.is(at, Class::TimeWord)
        && document.tokens[at].phrase > 0
        && !number
        && !classes(document, at - 1).meets(inside)
}

/// « Mme Girardin | mardi »: time at the end is when, not who.
fn without_time(document: &Document<'_>, start: usize, end: usize) -> usize {
    let time = |at: &usize| document.is(*at, Class::TimeWord);
    let first = (start + 1..end).rev().take_while(time).last();
    first.filter(|&at| is_time(document, at)).unwrap_or(end)
}

/// « l’ | accusé », « Luc Morel | de »: a determiner wants its noun, and nothing ends in a word that ties.
fn whole(document: &Document<'_>, start: usize, end: usize, cue: &Range<usize>) -> usize {
    let tying = ClassSet::of(&[Class::Preposition, Class::Conjunction]);
    let loose = |at: usize| {
        let classes = classes(document, at);
        classes.meets(tying)
            && !is_capital(document, at)
            && !classes.meets(ClassSet::of(&[Class::Determiner, Class::Clitic]))
            || opens_quotation(word(document, at))
    };
    let mut end = end;
    while end > start + 1 && loose(end - 1) {
        end -= 1;
    }
    let last = classes(document, end - 1);
    let bare = last.has(Class::Determiner) && last.has(Class::Clitic) && !last.has(Class::Possessive);
    let noun = |at: usize| !cue.contains(&at) && word(document, at).starts_with(char::is_alphabetic);
    if bare && noun(end) { end + 1 } else { end }
}
