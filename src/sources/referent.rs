//! Who a pronoun or a short form stands for: the fullest mention of the same source.

use std::ops::Range;

use crate::attribution::SourceType;
use crate::document::Document;
use crate::document::name::is_name_word;
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::sources::mention::{Mention, Mentions};
use crate::sources::source_type::source_type;

/// How many sources or names back a pronoun or an office can reach: keeps the work linear.
const NEAR: usize = 40;

/// Words that stand for somebody mentioned before: « il », « lui », « ce dernier ».
const PRONOUNS: ClassSet =
    ClassSet::of(&[Class::SubjectPronoun, Class::Clitic, Class::Relative, Class::SpeakerPronoun]);

/// Words of a mention that tell gender and number.
const OPENING: usize = 3;

const GENDERS: ClassSet = ClassSet::of(&[Class::Feminine, Class::Masculine]);

/// How many names behind an office can be that of who holds it, if none is before.
const LEAD: usize = 3;

/// How far behind a name its description may tell the office, in tokens.
const APPOSITION: usize = 10;

/// Resolves the sources of an article, given as token ranges in text order (empty for nobody).
/// For each: the fullest mention of the same source, if it is another than the source itself.
pub fn referents(document: &Document<'_>, sources: &[Range<usize>]) -> Vec<Option<Range<usize>>> {
    let mentions = Mentions::of(document);
    let mut resolved: Vec<Option<Range<usize>>> = Vec::with_capacity(sources.len());
    for (at, source) in sources.iter().enumerate() {
        let known = Known { document, mentions: &mentions, sources: &sources[..at], resolved: &resolved };
        let referent = known.referent(source).filter(|referent| referent != source);
        resolved.push(referent);
    }
    resolved
}

/// What is known of an article when a source is resolved.
struct Known<'k, 't> {
    document: &'k Document<'t>,
    mentions: &'k Mentions,
    /// The sources before this one, and what they were resolved to.
    sources: &'k [Range<usize>],
    resolved: &'k [Option<Range<usize>>],
}

impl Known<'_, '_> {
    fn referent(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let opening = self.document.tokens.get(source.start)?;
        let classes = opening.classes;
        let is_word = source.len() == usize::from(opening.phrase);
        if source.is_empty() {
            None
        } else if source.len() == 1 && classes.has(Class::Relative) {
            let antecedent = self.antecedent(source.start)?;
            // « le ministre, qui »: and who is the minister?
            let office = source_type(self.document, antecedent.clone()) == SourceType::Role;
            office.then(|| self.office(&antecedent)).flatten().or(Some(antecedent))
        } else if is_word && classes.meets(PRONOUNS) && !classes.has(Class::SpeakerPronoun) {
            self.same_person(source.start, classes)
        } else if source_type(self.document, source.clone()) == SourceType::Role {
            self.office(source).or_else(|| self.repeated(source))
        } else if let Some(name) = self.last_name(source) {
            self.fullest(source, name)
        } else {
            self.office(source).or_else(|| self.repeated(source))
        }
    }

    /// "The source" for "a source close to the family": an earlier source whose words hold these and more.
    fn repeated(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let own = source_type(document, source.clone());
        let one = matches!(own, SourceType::Role | SourceType::Anonymous);
        if document.is(source.start, Class::Indefinite) {
            return None;
        }
        let nouns: Vec<usize> = source.clone().filter(|&at| !document.is(at, Class::Determiner)).collect();
        let holds = |range: &&Range<usize>| {
            let same = |noun: usize| (range.start..range.end).any(|at| document.form(at) == document.form(noun));
            let fits = || {
                let kind = source_type(document, (*range).clone());
                kind == own || one && matches!(kind, SourceType::Person | SourceType::Role | SourceType::Anonymous)
            };
            range.len() > source.len() && !nouns.is_empty() && nouns.iter().all(|&noun| same(noun)) && fits()
        };
        self.sources.iter().rev().take(NEAR).find(holds).cloned()
    }

    /// The last word of the name in a source; places in a description behind it are not the name.
    fn last_name(&self, source: &Range<usize>) -> Option<usize> {
        let comma = source.clone().find(|&at| self.document.word(at) == ",").unwrap_or(source.end);
        let last = |range: Range<usize>| range.rev().find(|&at| is_name_word(self.document, at));
        last(source.start..comma).or_else(|| last(source.clone()))
    }

    /// What a relative pronoun follows: a named mention that ends there, else the words back to a determiner.
    fn antecedent(&self, relative: usize) -> Option<Range<usize>> {
        let document = self.document;
        let end =
            if relative > 0 && matches!(document.word(relative - 1), "," | ")") { relative - 1 } else { relative };
        if let Some(mention) = self.mentions.before(end).next().filter(|mention| mention.range.end == end) {
            return Some(mention.range.clone());
        }
        let sentence = document.sentence_at(relative)?;
        let lowest = sentence.tokens.start.max(end.saturating_sub(12));
        let stop = ClassSet::of(&[Class::Finite, Class::Relative, Class::Complementizer, Class::SubjectPronoun]);
        let mut start = None;
        for at in (lowest..end).rev() {
            let classes = document.tokens[at].classes;
            if classes.meets(stop) && !classes.has(Class::Determiner) || document.word(at) == "," {
                break;
            }
            let opens =
                classes.meets(ClassSet::of(&[Class::Determiner, Class::GroupNoun, Class::RoleNoun, Class::PersonNoun]));
            if opens {
                start = Some(at);
                let inside = at > lowest && document.is(at - 1, Class::Preposition);
                if classes.has(Class::Determiner) && !inside {
                    break;
                }
            }
        }
        start.map(|start| start..end)
    }

    /// Who « il », "she" or « ils » is: the last source that fits, else the last name before.
    fn same_person(&self, pronoun: usize, classes: ClassSet) -> Option<Range<usize>> {
        let sources = self.sources.iter().zip(self.resolved).rev();
        let full = sources.map(|(source, resolved)| resolved.as_ref().unwrap_or(source));
        let last = full.take(NEAR).find(|range| !range.is_empty() && self.fits(range, classes)).cloned();
        let named = || {
            self.mentions
                .before(pronoun)
                .take(NEAR)
                .map(|mention| &mention.range)
                .find(|range| self.fits(range, classes))
                .cloned()
        };
        let range = last.or_else(|| if classes.has(Class::Plural) { None } else { named() })?;
        let name = range.clone().rev().find(|&at| is_name_word(self.document, at));
        name.and_then(|name| self.fullest(&range, name)).or(Some(range))
    }

    /// The classes of a mention's opening and given names, with gender and number as far as they are told.
    fn traits(&self, range: &Range<usize>) -> ClassSet {
        let (mut all, mut possessive) = (ClassSet::default(), ClassSet::default());
        for (place, at) in range.clone().enumerate() {
            let classes = self.document.tokens[at].classes;
            // « l’ancienne ministre de Nicolas Sarkozy »: his name tells nothing of her.
            let is_name = || classes.has(Class::FirstName) && !self.document.is(at - 1, Class::Preposition);
            if place >= OPENING && !is_name() {
                continue;
            }
            // « ministre » is both; "his opponent" can be a woman, but « sa porte-parole » is one.
            let is_open = classes.has(Class::Feminine) && classes.has(Class::Masculine);
            if !is_open && classes.has(Class::Possessive) {
                possessive = classes;
            }
            let told = !is_open && !classes.has(Class::Possessive);
            all = all.union(if told { classes } else { classes.without(GENDERS) });
        }
        if all.meets(GENDERS) { all } else { all.union(possessive) }
    }

    /// Whether a mention can be the one that a pronoun of these classes stands for.
    fn fits(&self, range: &Range<usize>, pronoun: ClassSet) -> bool {
        let all = self.traits(range);
        let alone = range.len() == 1 && !all.meets(SOURCE_NOUNS) && !is_name_word(self.document, range.start);
        let opposed =
            |one: Class, other: Class| pronoun.has(one) && !pronoun.has(other) && all.has(other) && !all.has(one);
        !alone
            && !opposed(Class::Feminine, Class::Masculine)
            && !opposed(Class::Masculine, Class::Feminine)
            && !opposed(Class::Singular, Class::Plural)
            && !opposed(Class::Plural, Class::Singular)
    }

    /// The longest mention of who is named at `name`, if it says more than the source does.
    fn fullest(&self, source: &Range<usize>, name: usize) -> Option<Range<usize>> {
        let document = self.document;
        let names = || (source.start..=name).filter(|&at| is_name_word(document, at));
        // « Bill Clinton » is not « Hillary Clinton ».
        let holds = |mention: &&Mention| {
            let holds = |word: usize| mention.name.clone().any(|at| document.form(at) == document.form(word));
            names().all(holds)
        };
        let best = self.mentions.namesakes(document, name).take(NEAR).find(holds)?;
        ((best.name.len(), best.range.len()) > (names().count(), source.len())).then(|| best.range.clone())
    }

    /// « la ministre » for « la ministre de la Santé, Anne Roy »: who holds the same office, by name; else the
    /// last source that is named and fits, since news names a person before it calls them by their office.
    fn office(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let opening = self.traits(source);
        let person = ClassSet::of(&[Class::RoleNoun, Class::PersonNoun]);
        let definite = !opening.meets(ClassSet::of(&[Class::Indefinite, Class::Plural]));
        let office = source.clone().find(|&at| document.tokens[at].classes.meets(SOURCE_NOUNS))?;
        if !definite || !document.tokens[office].classes.meets(person) {
            return None;
        }
        let same = |at: usize| document.form(at) == document.form(office);
        let holds = |mention: &&Mention| {
            // A description ends with its sentence, at the latest.
            let end = document.sentence_at(mention.name.start).map_or(mention.name.end, |sentence| sentence.tokens.end);
            let described = mention.name.end..end.min(mention.name.end + APPOSITION);
            (mention.range.start..mention.name.start).any(same)
                || !described.is_empty() && document.word(described.start) == "," && described.clone().any(same)
        };
        let mentions =
            || self.mentions.before(source.start).take(NEAR).chain(self.mentions.after(source.end).take(NEAR));
        // "The official" is "a Somali official" of before rather than whoever was named last.
        let unnamed = || {
            let unnamed = |range: &Range<usize>| {
                document.is(range.start, Class::Indefinite)
                    || source_type(document, range.clone()) == SourceType::Anonymous
            };
            self.repeated(source).filter(unnamed)
        };
        let named = mentions().find(|mention| holds(mention) && self.fits(&mention.range, opening));
        let named = named.map(|mention| mention.range.clone());
        named.or_else(unnamed).or_else(|| self.last_named(opening)).or_else(|| {
            // A lead calls by the office whom the next sentences name.
            let before = self.mentions.before(source.start).take(NEAR);
            let around = before.chain(self.mentions.after(source.end).take(LEAD)).map(|mention| &mention.range);
            around.filter(|range| self.is_named(range)).find(|range| self.fits(range, opening)).cloned()
        })
    }

    /// The last source before that names a person and agrees with a pronoun or an office of these classes.
    fn last_named(&self, classes: ClassSet) -> Option<Range<usize>> {
        let sources = self.sources.iter().zip(self.resolved).rev().take(NEAR);
        let full = sources.map(|(source, resolved)| resolved.as_ref().unwrap_or(source));
        let range =
            full.clone().find(|range| !range.is_empty() && self.is_named(range) && self.fits(range, classes))?;
        let name = range.clone().rev().find(|&at| is_name_word(self.document, at))?;
        self.fullest(range, name).or_else(|| Some(range.clone()))
    }

    /// Whether a source names a person.
    fn is_named(&self, range: &Range<usize>) -> bool {
        source_type(self.document, range.clone()) == SourceType::Person
            && range.clone().any(|at| is_name_word(self.document, at))
    }
}
