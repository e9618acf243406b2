//! What a source is: one of the nine types of the annotation guide's section 9, by its words.

use std::ops::Range;

use crate::attribution::SourceType;
use crate::document::Document;
use crate::document::name::{is_name_word, name_at};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::sources::name::{is_genitive, names_institution, own_name};
use crate::sources::phrase::is_possessive;
use crate::text::token::TokenKind;

/// Classes that tell a type by themselves, and which.
const TELLING: [(Class, SourceType); 7] = [
    (Class::DocumentNoun, SourceType::Document),
    (Class::Media, SourceType::Media),
    (Class::OrganizationNoun, SourceType::Organization),
    (Class::Organization, SourceType::Organization),
    (Class::State, SourceType::State),
    (Class::GroupNoun, SourceType::Group),
    (Class::PersonNoun, SourceType::Anonymous),
];

/// The type of a source with its referent, if it has one: a word that tells what the source is tells it of the
/// referent, too; pronouns, offices and bare names do not.
pub fn resolved_type(document: &Document<'_>, source: Range<usize>, referent: Option<Range<usize>>) -> SourceType {
    let own = source_type(document, source.clone());
    let is_told = match own {
        SourceType::Media | SourceType::State | SourceType::Document => true,
        SourceType::Organization => head(document, source).is_some(),
        _ => false,
    };
    referent.filter(|_| !is_told).map_or(own, |referent| source_type(document, referent))
}

/// The type of the source that is the tokens `range`; nobody if the range is empty.
pub fn source_type(document: &Document<'_>, range: Range<usize>) -> SourceType {
    if range.is_empty() {
        return SourceType::Unspecified;
    }
    // "Mr Lotfi's lawyer" is what stands behind whose it is.
    let mut phrase = range.start..phrase_end(document, range.clone());
    let phrase = phrase.by_ref().take_while(|&at| !document.is(at, Class::Gerund));
    let owner = phrase.skip(1).find(|&at| is_possessive(document, at) && at + 1 < range.end);
    if let Some(owner) = owner {
        return source_type(document, owner + 1..range.end);
    }
    // « Luc Roy, un responsable de l'agence »: named, whatever follows.
    let given = |name: &Range<usize>| name.len() >= 2 && document.is(name.start, Class::FirstName);
    let name = own_name(document, &range).filter(given).unwrap_or(range.end..range.end);
    let marked = range.clone().any(|at| document.is(at, Class::AnonymousMarker) && !name.contains(&at));
    if marked && name.start > range.start {
        return SourceType::Anonymous;
    }
    if is_neuter(document, &range) {
        return SourceType::Organization;
    }
    let head = head(document, range.clone());
    if names_person(document, range.clone(), head) {
        return SourceType::Person;
    }
    let Some((at, classes)) = head else { return unknown(document, range) };
    // A determiner tells the number; without one, the noun itself.
    let plural = if at > range.start { plural(document, range.start..at) } else { plural(document, at..at + 1) };
    if classes.has(Class::RoleNoun) {
        return match (plural, indefinite(document, range.start..at)) {
            (true, _) => SourceType::Group,
            (false, true) if !classes.has(Class::Spokesperson) => SourceType::Anonymous,
            _ => SourceType::Role,
        };
    }
    let telling = TELLING.iter().find(|(class, _)| classes.has(*class)).map(|&(_, source_type)| source_type);
    match telling {
        Some(SourceType::Anonymous) if plural => SourceType::Group,
        // « l’un de ses collègues »
        Some(SourceType::Group) if is_one_of(document, range.start) => SourceType::Anonymous,
        Some(SourceType::Anonymous) if !indefinite(document, range.start..at) => SourceType::Role,
        Some(source_type) => source_type,
        None => unknown(document, range),
    }
}

/// "It": no person speaks.
fn is_neuter(document: &Document<'_>, range: &Range<usize>) -> bool {
    let classes = document.tokens[range.start].classes;
    let others =
        ClassSet::of(&[Class::Feminine, Class::Masculine, Class::Plural, Class::SpeakerPronoun, Class::Relative]);
    range.len() == 1 && classes.has(Class::SubjectPronoun) && !classes.meets(others)
}

/// The word that says what a source is: in the noun phrase itself its common noun ("a Bloomberg
/// poll", « un sondage Ifop »), else its last name; else the first word behind it.
fn head(document: &Document<'_>, range: Range<usize>) -> Option<(usize, ClassSet)> {
    let typed = |range: Range<usize>| {
        range.map(|at| (at, document.tokens[at].classes)).filter(|(_, classes)| classes.meets(SOURCE_NOUNS))
    };
    let end = phrase_end(document, range.clone());
    let common = typed(range.start..end).find(|&(at, _)| is_common(document, at));
    let common = common.map(|(at, classes)| member(document, at..end).unwrap_or((at, classes)));
    // "Some in Gaza": the place is not who speaks.
    let several = plural(document, range.start..range.start + 1);
    // Nor in "the star of a US drama": only what stands apart describes.
    let apart = range.contains(&end) && matches!(document.mark(end), ',' | '(');
    let behind = || typed(end..range.end).next().filter(|_| !several && apart);
    common.or_else(|| typed(range.start..end).next_back()).or_else(behind)
}

/// What follows an institution in a compound: in "a ministry official" the official.
fn member(document: &Document<'_>, rest: Range<usize>) -> Option<(usize, ClassSet)> {
    let institution = ClassSet::of(&[Class::OrganizationNoun, Class::State, Class::Media]);
    let next = rest.start + 1;
    let compound = document.tokens[rest.start].classes.meets(institution) && rest.contains(&next);
    let classes = document.tokens.get(next)?.classes;
    (compound && is_common(document, next) && classes.meets(SOURCE_NOUNS)).then_some((next, classes))
}

/// Whether a word is a common noun rather than a name.
fn is_common(document: &Document<'_>, at: usize) -> bool {
    document.word(at).starts_with(char::is_lowercase)
}

/// Where a noun phrase ends and what describes it begins.
fn phrase_end(document: &Document<'_>, range: Range<usize>) -> usize {
    let opens = ClassSet::of(&[Class::Preposition, Class::Relative, Class::Conjunction, Class::SourceLink]);
    let ends = |&at: &usize| document.tokens[at].classes.meets(opens) || matches!(document.mark(at), ',' | '(');
    let end = range.end;
    range.skip(1).find(ends).unwrap_or(end)
}

/// Whether a person is named: by a name that opens the source, or one behind a title or an office.
/// A name inside the description of something else (« la coalition de X ») is not who speaks.
fn names_person(document: &Document<'_>, range: Range<usize>, head: Option<(usize, ClassSet)>) -> bool {
    if document.is(range.start, Class::SubjectPronoun) && document.is(range.start, Class::Singular) {
        return true;
    }
    // « Mme Le Pen », « M. de Caigny »: whatever a name opens with, a title tells.
    if document.is(range.start, Class::Title) && !document.is(range.start, Class::RoleNoun) {
        return true;
    }
    let office = ClassSet::of(&[Class::RoleNoun, Class::PersonNoun]);
    // "Coldiretti, the largest farmers association": what follows says that the name is no person's.
    let institution = ClassSet::of(&[Class::OrganizationNoun, Class::Media, Class::DocumentNoun]);
    let thing = head.is_some_and(|(place, classes)| {
        classes.meets(institution)
            && !classes.meets(office)
            && (range.start + 1..place).any(|at| document.mark(at) == ',')
    });
    // "the then UK Home Secretary, Sajid Javid"
    let told = |name: &Range<usize>| {
        (range.start..name.start)
            .any(|at| document.tokens[at].classes.meets(office.union(ClassSet::of(&[Class::Title]))))
    };
    let of_person = head.is_none_or(|(_, classes)| classes.meets(office) || !classes.meets(institution));
    if of_person && own_name(document, &range).is_some_and(|name| name.len() >= 2 && told(&name)) {
        return true;
    }
    let phrase_end = phrase_end(document, range.clone());
    let mut at = range.start;
    while at < range.end {
        let name = name_at(document, at..range.end);
        at = name.end.max(at + 1);
        if name.is_empty() {
            continue;
        }
        let before = &document.tokens[range.start..name.start];
        let titled =
            before.last().is_some_and(|last| last.classes.has(Class::Title) || document.mark(name.start - 1) == '.');
        let governed = head.filter(|(place, _)| *place < name.start);
        let described = governed.is_some_and(|(_, classes)| !classes.meets(office));
        // "Kurdish officials", "Nottinghamshire Police": the name describes the head after it.
        let modifies = head.is_some_and(|(place, classes)| {
            let heads = is_common(document, place) || classes.meets(institution) && !classes.meets(office);
            (name.end..phrase_end).contains(&place) && heads
        });
        let inside = before.last().is_some_and(|last| last.classes.has(Class::Preposition))
            || !before.is_empty() && names_institution(document, name.start - 1)
            || is_genitive(document, &name);
        // "Police Lt. Roy" serves there, « la coalition de M. Roy » is not he.
        let apart = governed.is_some_and(|(place, _)| phrase_end > place && phrase_end < name.start);
        if titled && !(described && apart) {
            return true;
        }
        // "the government delegate in Valencia, Pilar Bernabé".
        let apposed = before.last().is_some_and(|_| document.mark(name.start - 1) == ',');
        if apposed && name.len() >= 2 && document.is(name.start, Class::FirstName) {
            return true;
        }
        if inside || described || modifies {
            // « le maire de Meaux Jean Roy »: the place is followed by who holds the office.
            let behind = (name.start + 1..name.end.saturating_sub(1)).any(|word| document.is(word, Class::FirstName));
            if inside && governed.is_some_and(|(_, classes)| classes.meets(office)) && behind {
                return true;
            }
            continue;
        }
        let first = document.is(name.start, Class::FirstName) && !is_initials(document.word(name.start));
        let opens = name.start == range.start && !acronym(document.word(name.start));
        // « le président Macron », but « le député PS ».
        let surname =
            before.last().is_some_and(|last| last.classes.has(Class::RoleNoun)) && !acronym(document.word(name.start));
        if first || opens && !thing || surname || governed.is_some() && name.len() >= 2 {
            return true;
        }
    }
    false
}

/// Whether a word is an acronym that only by chance is spelled as a given name: "ANA".
fn is_initials(word: &str) -> bool {
    acronym(word) && word.chars().count() <= 4
}

/// Whether a word is an acronym: institutions, not people.
fn acronym(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

fn indefinite(document: &Document<'_>, before: Range<usize>) -> bool {
    before.into_iter().any(|at| document.is(at, Class::Indefinite))
}

/// Whether a source starts with one of several: « l’un des », « une de ses ».
fn is_one_of(document: &Document<'_>, start: usize) -> bool {
    let opening = &document.tokens[start];
    opening.phrase > 1 && opening.classes.has(Class::Indefinite) && opening.classes.has(Class::Singular)
}

fn plural(document: &Document<'_>, words: Range<usize>) -> bool {
    words.into_iter().take(2).any(|at| document.is(at, Class::Plural))
}

/// No word tells: names behind a determiner are institutions, plurals are groups.
fn unknown(document: &Document<'_>, range: Range<usize>) -> SourceType {
    let first = document.tokens[range.start];
    // « 43 % », « trois sur quatre »: shares of people asked.
    if plural(document, range.clone()) || first.token.kind == TokenKind::Number {
        return SourceType::Group;
    }
    if range.clone().any(|at| is_name_word(document, at)) {
        return SourceType::Organization;
    }
    match first.classes.has(Class::Indefinite) {
        true => SourceType::Anonymous,
        false => SourceType::Role,
    }
}
