//! How probable it is that source and content of an attribution are right.

pub mod evidence;
mod scene;
pub mod values;
mod weights;

use crate::base::logistic::{Logistic, Values};
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::network::Label;
use scene::Scene;
use values::{COUNT, values};

const MODEL: Logistic<COUNT> = Logistic::new(weights::BIASES, weights::WEIGHTS);

/// The evidence on each of the attributions found.
pub fn evidence(
    document: &Document<'_>,
    labels: &[Label],
    proposals: &[Candidate],
    found: &[Candidate],
) -> Vec<Values<COUNT>> {
    let scene = Scene::new(document, labels, proposals, found);
    found.iter().map(|candidate| values(&scene, candidate)).collect()
}

/// The probability that values speak for in a document.
pub fn probability(document: &Document<'_>, values: &Values<COUNT>) -> f32 {
    MODEL.probability(&document.lang, values)
}

/// Gives each its probability.
pub fn judge(document: &Document<'_>, labels: &[Label], proposals: &[Candidate], found: &mut [Candidate]) {
    let all = evidence(document, labels, proposals, found);
    for (candidate, values) in found.iter_mut().zip(&all) {
        candidate.confidence = probability(document, values);
    }
}
