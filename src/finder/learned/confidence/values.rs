//! The evidence on each attribution of a scene.

use std::ops::Range;

use crate::attribution::Construction;
use crate::base::logistic::{Values, log_odds, scaled};
use crate::document::name::is_name_word;
use crate::finder::candidate::{Candidate, has_word, overlap};
use crate::finder::learned::confidence::evidence::Evidence;
use crate::finder::learned::confidence::scene::Scene;
use crate::finder::learned::{is_active, names_nobody};
use crate::language::class::{Class, ClassSet, SOURCE_NOUNS};
use crate::network::Role;

/// Number of pieces of evidence.
pub const COUNT: usize = Evidence::ALL.len();

const VERB: ClassSet = ClassSet::of(&[Class::Finite, Class::FiniteEnding]);
const PARTICIPLE: ClassSet = ClassSet::of(&[Class::Participle, Class::ParticipleEnding]);
const INFINITIVE: ClassSet = ClassSet::of(&[Class::InfinitiveMarker, Class::Infinitive, Class::InfinitiveEnding]);
const FRAME: ClassSet = ClassSet::of(&[
    Class::QuoteVerb,
    Class::ClauseVerb,
    Class::InfinitiveVerb,
    Class::ObjectVerb,
    Class::CueNoun,
    Class::CuePreposition,
    Class::SourcePreposition,
    Class::ImpersonalCue,
]);

/// What the classes of a cue's words say.
const CUES: [(Evidence, ClassSet); 12] = [
    (Evidence::CueQuote, ClassSet::of(&[Class::QuoteVerb])),
    (Evidence::CueClause, ClassSet::of(&[Class::ClauseVerb])),
    (Evidence::CueInfinitive, ClassSet::of(&[Class::InfinitiveVerb])),
    (Evidence::CueObject, ClassSet::of(&[Class::ObjectVerb])),
    (Evidence::CueNoun, ClassSet::of(&[Class::CueNoun])),
    (Evidence::CuePreposition, ClassSet::of(&[Class::CuePreposition, Class::SourcePreposition])),
    (Evidence::CueFinite, VERB),
    (Evidence::CueParticiple, PARTICIPLE),
    (Evidence::CueGerund, ClassSet::of(&[Class::Gerund])),
    (Evidence::CueCopula, ClassSet::of(&[Class::Copula])),
    (Evidence::CueNegation, ClassSet::of(&[Class::Negation])),
    (Evidence::CueModal, ClassSet::of(&[Class::Modal])),
];

/// What those of a source's words say.
const SOURCES: [(Evidence, ClassSet); 6] = [
    (Evidence::SourceNoun, SOURCE_NOUNS.union(ClassSet::of(&[Class::AnonymousMarker]))),
    (Evidence::SourcePronoun, ClassSet::of(&[Class::SubjectPronoun])),
    (Evidence::SourceSpeaker, ClassSet::of(&[Class::SpeakerPronoun])),
    (Evidence::SourceRelative, ClassSet::of(&[Class::Relative])),
    (Evidence::SourceIndefinite, ClassSet::of(&[Class::IndefinitePronoun])),
    (Evidence::SourceVerb, VERB),
];

/// The evidence on one attribution.
pub fn values(scene: &Scene<'_>, candidate: &Candidate) -> Values<COUNT> {
    let mut values = Values::NONE;
    let (Some(first), Some(last)) = (candidate.content.first(), candidate.content.last()) else { return values };
    let anchor = if candidate.cue.is_empty() { first.start..first.start + 1 } else { candidate.cue.clone() };
    let cue = cue_values(scene, candidate, &anchor, &mut values);
    let source = source_values(scene, candidate, &anchor, &mut values);
    let content = content_values(scene, candidate, first, last, &mut values);
    values.set(Evidence::Product, log_odds(cue * content * source));
    form_values(scene, candidate, &anchor, &mut values);
    proposal_values(scene, candidate, &mut values);
    values
}

/// Mean and least probability of a role over tokens.
fn probabilities(scene: &Scene<'_>, ranges: &[Range<usize>], role: Role) -> (f32, f32) {
    let all = || ranges.iter().flat_map(|range| &scene.labels[range.clone()]).map(|label| label.probability(role));
    let count = ranges.iter().map(ExactSizeIterator::len).sum::<usize>().max(1);
    (all().sum::<f32>() / count as f32, all().fold(1.0, f32::min))
}

/// The log-odds that a token has a role; those of none where there is no token.
fn odds_at(scene: &Scene<'_>, at: Option<usize>, role: Role) -> f32 {
    log_odds(at.and_then(|at| scene.labels.get(at)).map_or(0.0, |label| label.probability(role)))
}

fn cue_values(scene: &Scene<'_>, candidate: &Candidate, anchor: &Range<usize>, values: &mut Values<COUNT>) -> f32 {
    let cue = &candidate.cue;
    values.note(Evidence::CueQuoted, scene.is_quoted(anchor.start));
    values.set(Evidence::Crowded, scaled(scene.cues_near(anchor.start)));
    if cue.is_empty() {
        values.note(Evidence::CueEmpty, true);
        return 1.0;
    }
    let (mean, least) = probabilities(scene, std::slice::from_ref(cue), Role::Cue);
    let classes = classes(scene, cue);
    values.set(Evidence::CueMean, log_odds(mean));
    values.set(Evidence::CueLeast, log_odds(least));
    values.set(Evidence::CueLength, scaled(cue.len()));
    values.note(Evidence::CueUnknown, !classes.meets(FRAME));
    CUES.iter().for_each(|&(evidence, any)| values.note(evidence, classes.meets(any)));
    values.note(Evidence::CueColon, scene.document.word(cue.end - 1) == ":");
    values.note(Evidence::CueNobody, names_nobody(scene.document, cue, 2));
    let tagged = cue.clone().any(|at| scene.labels[at].tag.role() == Some(Role::Cue));
    values.note(Evidence::Overlooked, !tagged);
    mean
}

fn source_values(scene: &Scene<'_>, candidate: &Candidate, anchor: &Range<usize>, values: &mut Values<COUNT>) -> f32 {
    let (document, source) = (scene.document, &candidate.source);
    if source.is_empty() {
        values.note(Evidence::SourceEmpty, true);
        let unclaimed = !candidate.cue.is_empty() && is_active(document, &candidate.cue);
        values.note(Evidence::SourceUnclaimed, unclaimed);
        values.set(Evidence::SourceElsewhere, scene.unclaimed(anchor, Role::Source, true).min(10.0));
        return 1.0;
    }
    let (mean, least) = probabilities(scene, std::slice::from_ref(source), Role::Source);
    let classes = classes(scene, source);
    let share = mean * source.len() as f32 / (source.len() as f32 + scene.unclaimed(source, Role::Source, true));
    values.set(Evidence::SourceMean, log_odds(mean));
    values.set(Evidence::SourceLeast, log_odds(least));
    values.set(Evidence::SourceBefore, odds_at(scene, source.start.checked_sub(1), Role::Source));
    values.set(Evidence::SourceAfter, odds_at(scene, Some(source.end), Role::Source));
    values.set(Evidence::SourceShare, log_odds(share));
    SOURCES.iter().for_each(|&(evidence, any)| values.note(evidence, classes.meets(any)));
    let is_name = source.clone().any(|at| is_name_word(document, at));
    values.note(Evidence::SourceName, is_name);
    let known = SOURCES[..5].iter().any(|&(_, any)| classes.meets(any));
    values.note(Evidence::SourceNothing, !is_name && !known);
    values.note(Evidence::SourceComma, source.clone().any(|at| document.word(at) == ","));
    values.set(Evidence::SourceLength, scaled(source.len()));
    values.note(Evidence::SourceQuoted, scene.is_quoted(source.start));
    values.note(Evidence::SourceBehind, source.start >= anchor.end);
    values.set(Evidence::SourceFar, scaled(gap(source, anchor)));
    values.note(Evidence::SourceAcross, scene.sentence(source.start) != scene.sentence(anchor.start));
    let before = source.start.checked_sub(1).filter(|at| !anchor.contains(at));
    values.note(Evidence::SourcePreposition, before.is_some_and(|at| document.is(at, Class::Preposition)));
    mean.max(0.0001).min(1.0)
}

fn content_values(
    scene: &Scene<'_>,
    candidate: &Candidate,
    first: &Range<usize>,
    last: &Range<usize>,
    values: &mut Values<COUNT>,
) -> f32 {
    let (mean, least) = probabilities(scene, &candidate.content, Role::Content);
    let length: usize = candidate.content.iter().map(ExactSizeIterator::len).sum();
    let around = scene.unclaimed(&(first.start..last.end), Role::Content, false);
    values.set(Evidence::ContentMean, log_odds(mean));
    values.set(Evidence::ContentLeast, log_odds(least));
    values.set(Evidence::ContentFirst, odds_at(scene, Some(first.start), Role::Content));
    values.set(Evidence::ContentLast, odds_at(scene, last.end.checked_sub(1), Role::Content));
    values.set(Evidence::ContentBefore, odds_at(scene, first.start.checked_sub(1), Role::Content));
    values.set(Evidence::ContentAfter, odds_at(scene, Some(last.end), Role::Content));
    values.set(Evidence::ContentShare, log_odds(mean * length as f32 / (length as f32 + around)));
    values.set(Evidence::ContentLength, scaled(length));
    values.set(Evidence::ContentPieces, scaled(candidate.content.len() - 1));
    mean
}

/// What shape and place of the content and the construction say.
fn form_values(scene: &Scene<'_>, candidate: &Candidate, anchor: &Range<usize>, values: &mut Values<COUNT>) {
    let (first, last) = (&candidate.content[0], &candidate.content[candidate.content.len() - 1]);
    let words = candidate.content.iter().flat_map(Range::clone).filter(|&at| has_word(scene.document, at..at + 1));
    let (mut inside, mut outside) = (false, false);
    for at in words {
        let is_quoted = scene.is_quoted(at);
        inside |= is_quoted;
        outside |= !is_quoted;
    }
    values.note(Evidence::Direct, inside && !outside);
    values.note(Evidence::Mixed, inside && outside);
    let opens = scene.quotation_at(first.start).is_some_and(|quoted| quoted.start == first.start);
    let closes = scene.quotation_at(last.end - 1).is_some_and(|quoted| quoted.end == last.end);
    values.note(Evidence::Whole, opens && closes);
    let sentences = &scene.document.sentences;
    let (open, close) = (scene.sentence(first.start), scene.sentence(last.end - 1));
    values.note(Evidence::ContentOpens, sentences.get(open).is_some_and(|one| one.tokens.start == first.start));
    values.note(Evidence::ContentCloses, sentences.get(close).is_some_and(|one| one.tokens.end <= last.end + 1));
    values.note(Evidence::ContentAcross, open != close);
    values.note(Evidence::ContentClause, scene.document.is(first.start, Class::Complementizer));
    values.note(Evidence::ContentInfinitive, scene.document.tokens[first.start].classes.meets(INFINITIVE));
    values.note(Evidence::ContentLeads, first.start < anchor.start);
    let nearest = candidate.content.iter().min_by_key(|part| gap(part, anchor)).unwrap_or(first);
    values.set(Evidence::ContentFar, scaled(gap(nearest, anchor)));
    values.note(Evidence::ContentBorder, scene.sentence(nearest.start) != scene.sentence(anchor.start));
    let passive = PARTICIPLE.union(ClassSet::of(&[Class::Copula]));
    let is_amid = first.end <= candidate.cue.start && last.start == candidate.cue.end;
    values.note(Evidence::Plain, candidate.source.is_empty() && is_amid && !classes(scene, &candidate.cue).meets(passive));
    match candidate.construction {
        Construction::Clause => {}
        Construction::Incise => values.note(Evidence::Incise, true),
        Construction::Preposition => values.note(Evidence::Preposition, true),
        Construction::Impersonal => values.note(Evidence::Impersonal, true),
        Construction::Rumour => values.note(Evidence::Rumour, true),
        Construction::Nominal => values.note(Evidence::Nominal, true),
        Construction::Colon => values.note(Evidence::Colon, true),
        Construction::Quotation => values.note(Evidence::Quotation, true),
    }
    values.note(Evidence::Shared, scene.is_shared(candidate));
    values.note(Evidence::Inside, scene.is_inside(candidate));
}

/// How far the lexical finder agrees.
fn proposal_values(scene: &Scene<'_>, candidate: &Candidate, values: &mut Values<COUNT>) {
    let Some(proposal) = scene.proposal(&candidate.cue) else { return };
    let (one, other) = (&proposal.source, &candidate.source);
    let same = one.is_empty() && other.is_empty() || overlap(one, other);
    let near = |one: Option<usize>, other: Option<usize>| {
        one.zip(other).is_some_and(|(one, other)| one.abs_diff(other) <= 1)
    };
    let start = |content: &[Range<usize>]| content.first().map(|part| part.start);
    let end = |content: &[Range<usize>]| content.last().map(|part| part.end);
    values.note(Evidence::Proposed, true);
    values.note(Evidence::ProposedSource, same);
    values.note(Evidence::ProposedStart, near(start(&proposal.content), start(&candidate.content)));
    values.note(Evidence::ProposedEnd, near(end(&proposal.content), end(&candidate.content)));
    values.set(Evidence::ProposedConfidence, proposal.confidence);
}

/// All classes of some tokens.
fn classes(scene: &Scene<'_>, range: &Range<usize>) -> ClassSet {
    let tokens = &scene.document.tokens[range.clone()];
    tokens.iter().fold(ClassSet::default(), |all, tagged| all.union(tagged.classes))
}

/// Number of tokens between two ranges.
fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}
