//! Who an article's sources are, one after the other; in languages that drop subjects, also whom a verb without one takes up.

use std::ops::Range;

use crate::attribution::{Construction, ReferentEvidence, SourceType};
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::understood::is_understood;
use crate::language::class::Class;
use crate::language::traits::Trait;
use crate::sources::entity::{Kind, Place};
use crate::sources::name::is_several;
use crate::sources::pronoun::is_subject;
use crate::sources::referent::Resolver;
use crate::sources::resolution::{Referent, Resolution};
use crate::sources::source_type::source_type;

/// How sure an understood subject is, as measured on articles not tuned on.
const BY_VERB: f32 = 0.93;

/// Who has spoken last.
#[derive(Default)]
struct Last {
    /// The fullest mention; empty if nobody has.
    full: Range<usize>,
    entity: Option<usize>,
    /// Where the words end.
    end: usize,
    /// Whether a preposition only names the source: "según Soto". It holds for the paragraph.
    aside: bool,
}

/// Resolves the sources of an article's attributions, given in text order.
pub fn referents(document: &Document<'_>, found: &[Candidate]) -> Vec<Resolution> {
    let mut resolver = Resolver::new(document);
    if !document.has(Trait::DropsSubject) {
        return found.iter().map(|one| resolver.resolve(&one.source)).collect();
    }
    let mut last = Last::default();
    // What somebody has said last: "añadió que habló con Gil, quien prometió obras. Agregó que": not Gil.
    let mut said = 0..0;
    let resolve = |one: &Candidate| {
        let understood = understood(&mut resolver, &last, one);
        let resolution = understood.unwrap_or_else(|| resolver.resolve(&one.source));
        let full = resolution.referent.as_ref().map(|referent| &referent.full);
        let end = one.extent().end;
        if let Some(full) = full.or(Some(&one.source).filter(|source| !source.is_empty())) {
            // Behind a comma, at most.
            let relative = document.is(one.source.start, Class::Relative);
            let named = one.source.start.saturating_sub(if relative { 2 } else { 0 });
            let is_inside = !one.source.is_empty() && said.contains(&named);
            let entity = resolution.entity.filter(|_| !is_inside && is_told(&resolver, one, full));
            last = Last { full: full.clone(), entity, end, aside: one.construction == Construction::Preposition };
        } else if one.cue.is_empty() {
            last.end = end;
        }
        let wider = one.content.last().filter(|content| content.end > said.end);
        wider.into_iter().for_each(|content| said = content.clone());
        resolution
    };
    found.iter().map(resolve).collect()
}

/// Whether the source of an attribution is surely who it looks like, so that a verb without subject can take up its
/// `full` mention: no pronoun, no noun that could be somebody's named, no object of the verb before, nobody in the
/// description of a noun.
fn is_told(resolver: &Resolver<'_, '_>, one: &Candidate, full: &Range<usize>) -> bool {
    let before = one.source.start < one.cue.start;
    let object = before && resolver.document.is(one.source.start.wrapping_sub(1), Class::Finite);
    one.construction != Construction::Nominal && !object && !resolver.is_pronoun(full) && !resolver.has_holder(full)
}

/// Whoever spoke last, for a verb without subject in the same paragraph or the next, unless it differs in
/// number or somebody else has become the subject. Then the last source only tells the type.
fn understood(resolver: &mut Resolver<'_, '_>, last: &Last, one: &Candidate) -> Option<Resolution> {
    let document = resolver.document;
    let verb = one.cue.start;
    let is_nobody = one.construction == Construction::Impersonal || !is_understood(document, one);
    if last.full.is_empty() || last.end > verb || is_nobody {
        return None;
    }
    let (there, here) = (document.sentence_number(last.end - 1), document.sentence_number(verb));
    let block = |at: usize| document.sentences.get(at).map_or(0, |sentence| sentence.block);
    let several = source_type(document, last.full.clone()) == SourceType::Group
        || document.is(last.full.start, Class::Plural)
        || is_several(document, &last.full);
    let plural = one.cue.clone().any(|at| document.is(at, Class::Plural));
    let places = &resolver.entities.places;
    let between = &places[places.partition_point(|place| place.range.end <= last.end)..];
    let own = one.extent().start;
    let rival = |place: &Place| {
        let person = resolver.entities.all[place.entity].kind == Kind::Person;
        Some(place.entity) != last.entity && (person || is_subject(document, &place.range))
    };
    // "Dijo en Santa Clara el gobernador Luis Prado".
    let follows = |place: &&Place| {
        let start = place.range.start;
        let tied = document.is(start.wrapping_sub(1), Class::Preposition);
        start >= one.cue.end && !tied && one.content.iter().all(|content| !content.contains(&start))
    };
    let here_behind = between.iter().take_while(|place| document.sentence_number(place.range.start) <= here);
    let rivalled =
        between.iter().take_while(|place| place.range.end <= own).any(rival) || here_behind.filter(follows).any(rival);
    let apart = usize::from(!last.aside);
    if plural != several || here > there + apart && block(here) > block(there) + apart {
        return None;
    }
    // Without entity nothing tells that the last source is somebody.
    let entity = last.entity.filter(|_| !rivalled);
    resolver.read_to(verb);
    resolver.spoke.push((verb, entity));
    let full = last.full.clone();
    let likely = Some(full.clone());
    let referent = entity.map(|_| Referent { full, evidence: ReferentEvidence::Understood, confidence: BY_VERB });
    let resolution = Resolution { referent, entity, likely, ..Resolution::default() };
    Some(resolver.typed(&one.source, resolution))
}
