//! The evidence on each attribution of a scene.

use std::ops::Range;
use std::slice::from_ref;

use crate::attribution::Construction;
use crate::base::logistic::{Values, log_odds, scaled};
use crate::document::name::is_name_word;
use crate::finder::candidate::{Candidate, has_word};
use crate::finder::grammar::is_active;
use crate::finder::learned::confidence::evidence::Evidence;
use crate::finder::learned::confidence::scene::Scene;
use crate::language::class::{Class, ClassSet, PARTICIPLE};
use crate::network::Role;

/// Number of pieces of evidence.
pub const COUNT: usize = Evidence::ALL.len();

/// What the classes of a cue's words say.
const CUE: [(Evidence, ClassSet); 4] = [
    (Evidence::CueClause, ClassSet::of(&[Class::ClauseVerb])),
    (Evidence::CuePreposition, ClassSet::of(&[Class::CuePreposition, Class::SourcePreposition])),
    (Evidence::CueParticiple, PARTICIPLE),
    (Evidence::CueModal, ClassSet::of(&[Class::Modal])),
];

/// What those of a source's words say.
const SOURCE: [(Evidence, ClassSet); 2] = [
    (Evidence::SourcePronoun, ClassSet::of(&[Class::SubjectPronoun])),
    (Evidence::SourceSpeaker, ClassSet::of(&[Class::SpeakerPronoun])),
];

/// The evidence on one attribution, which has a content.
pub fn values(scene: &Scene<'_>, candidate: &Candidate) -> Values<COUNT> {
    let mut values = Values::NONE;
    let (first, last) = (&candidate.content[0], &candidate.content[candidate.content.len() - 1]);
    let content = first.start..last.end;
    // A quotation without cue is its own.
    let anchor = if candidate.cue.is_empty() { first.start..first.start + 1 } else { candidate.cue.clone() };
    let product = of_cue(scene, candidate, &mut values)
        * of_source(scene, candidate, &mut values)
        * of_content(scene, candidate, &content, &mut values);
    values.set(Evidence::Product, log_odds(product));
    of_place(scene, candidate, &anchor, &mut values);
    of_quotations(scene, candidate, &content, &mut values);
    let proposal = scene.proposal(&candidate.cue).and_then(|proposal| proposal.content.last());
    values.note(Evidence::ProposedEnd, proposal.is_some_and(|part| part.end.abs_diff(content.end) <= 1));
    values.note(Evidence::Incise, candidate.construction == Construction::Incise);
    values.note(Evidence::Rumour, candidate.construction == Construction::Rumour);
    values
}

/// Evidence of the cue; gives the mean probability of its tokens, 1 if there is none.
fn of_cue(scene: &Scene<'_>, candidate: &Candidate, values: &mut Values<COUNT>) -> f32 {
    let cue = &candidate.cue;
    if cue.is_empty() {
        return 1.0;
    }
    let mean = mean(scene, from_ref(cue), Role::Cue);
    values.set(Evidence::CueMean, log_odds(mean));
    values.set(Evidence::CueLength, scaled(cue.len()));
    values.note(Evidence::CueColon, scene.document.mark(cue.end - 1) == ':');
    note_classes(scene, cue, &CUE, values);
    mean
}

/// Evidence of the source; gives the mean probability of its tokens, 1 if there is none.
fn of_source(scene: &Scene<'_>, candidate: &Candidate, values: &mut Values<COUNT>) -> f32 {
    let (document, source) = (scene.document, &candidate.source);
    if source.is_empty() {
        values.note(Evidence::SourceEmpty, true);
        let cue = &candidate.cue;
        let unclaimed = is_active(document, cue);
        values.note(Evidence::SourceUnclaimed, unclaimed);
        let (first, last) = (&candidate.content[0], &candidate.content[candidate.content.len() - 1]);
        values.note(Evidence::Plain, unclaimed && first.end <= cue.start && last.start == cue.end);
        return 1.0;
    }
    let mean = mean(scene, from_ref(source), Role::Source);
    let length = source.len() as f32;
    let share = mean * length / (length + scene.unclaimed(source, Role::Source, true));
    values.set(Evidence::SourceShare, log_odds(share));
    values.set(Evidence::SourceAfter, odds_at(scene, source.end, Role::Source));
    values.note(Evidence::SourceName, source.clone().any(|at| is_name_word(document, at)));
    values.note(Evidence::SourceComma, source.clone().any(|at| document.mark(at) == ','));
    values.note(Evidence::SourceQuoted, scene.quotation_at(source.start).is_some());
    note_classes(scene, source, &SOURCE, values);
    mean
}

/// What the network says of the content; gives the mean probability of its tokens.
fn of_content(scene: &Scene<'_>, candidate: &Candidate, content: &Range<usize>, values: &mut Values<COUNT>) -> f32 {
    let mean = mean(scene, &candidate.content, Role::Content);
    let length: usize = candidate.content.iter().map(ExactSizeIterator::len).sum();
    let around = scene.unclaimed(content, Role::Content, false);
    values.set(Evidence::ContentMean, log_odds(mean));
    values.set(Evidence::ContentFirst, odds_at(scene, content.start, Role::Content));
    values.set(Evidence::ContentBefore, odds_at(scene, content.start.wrapping_sub(1), Role::Content));
    values.set(Evidence::ContentShare, log_odds(mean * length as f32 / (length as f32 + around)));
    values.set(Evidence::ContentLength, scaled(length));
    values.set(Evidence::ContentPieces, scaled(candidate.content.len() - 1));
    mean
}

/// Where the content stands in its sentence and to the cue.
fn of_place(scene: &Scene<'_>, candidate: &Candidate, anchor: &Range<usize>, values: &mut Values<COUNT>) {
    let parts = &candidate.content;
    let end = parts[parts.len() - 1].end;
    let sentence = scene.document.sentences.get(scene.document.sentence_number(end - 1));
    values.note(Evidence::ContentCloses, sentence.is_some_and(|sentence| sentence.tokens.end <= end + 1));
    values.note(Evidence::ContentCut, scene.is_loose(end));
    values.note(Evidence::ContentLeads, parts[0].start < anchor.start);
    let nearest = parts.iter().min_by_key(|part| gap(part, anchor)).unwrap_or(&parts[0]);
    values.set(Evidence::ContentFar, scaled(gap(nearest, anchor)));
    values.note(
        Evidence::ContentBorder,
        scene.document.sentence_number(nearest.start) != scene.document.sentence_number(anchor.start),
    );
}

/// How the content fits quotations.
fn of_quotations(scene: &Scene<'_>, candidate: &Candidate, content: &Range<usize>, values: &mut Values<COUNT>) {
    let is_quoted = |at: usize| scene.quotation_at(at).is_some();
    let mut words = candidate.content.iter().cloned().flatten().filter(|&at| has_word(scene.document, at..at + 1));
    let (inside, outside) = (words.clone().any(is_quoted), words.any(|at| !is_quoted(at)));
    values.note(Evidence::Mixed, inside && outside);
    let is_amid = |at: usize| scene.quotation_at(at).is_some_and(|quoted| quoted.start < at);
    values.note(Evidence::QuotationCut, is_amid(content.start) || is_amid(content.end));
    let [before, behind] = scene.quotations_beside(content);
    values.note(Evidence::QuotationBefore, inside && before);
    values.note(Evidence::QuotationBehind, inside && behind);
    let unlike = candidate.content.iter().any(|part| is_quoted(part.start) != is_quoted(content.start));
    values.note(Evidence::PiecesUnlike, unlike);
}

/// Mean probability of a role over tokens.
fn mean(scene: &Scene<'_>, ranges: &[Range<usize>], role: Role) -> f32 {
    let labels = ranges.iter().flat_map(|range| &scene.labels[range.clone()]);
    let sum: f32 = labels.map(|label| label.probability(role)).sum();
    sum / ranges.iter().map(ExactSizeIterator::len).sum::<usize>() as f32
}

/// The log-odds that a token has a role; those of none where there is no token.
fn odds_at(scene: &Scene<'_>, at: usize, role: Role) -> f32 {
    log_odds(scene.labels.get(at).map_or(0.0, |label| label.probability(role)))
}

/// Notes which classes the words of a range have.
fn note_classes(scene: &Scene<'_>, range: &Range<usize>, table: &[(Evidence, ClassSet)], values: &mut Values<COUNT>) {
    let tokens = &scene.document.tokens[range.clone()];
    let all = tokens.iter().fold(ClassSet::default(), |all, tagged| all.union(tagged.classes));
    table.iter().for_each(|&(evidence, any)| values.note(evidence, all.meets(any)));
}

/// Number of tokens between two ranges.
fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}
