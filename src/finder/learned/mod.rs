//! Finds attributions with the network: tags become spans, spans are linked, structure repairs them.

mod extent;
mod link;
mod repair;
mod source;
mod spans;
mod supplement;

use crate::document::Document;
use crate::features::features;
use crate::finder::candidate::Candidate;
use crate::finder::lexical;
use crate::network::{Label, Network, Scratch};

/// The attributions of a document.
pub fn find(document: &Document<'_>, network: &Network) -> Vec<Candidate> {
    let proposals = lexical::find(document);
    let features = features(document, &proposals);
    let mut labels = Vec::with_capacity(features.len());
    let mut scratch = Scratch::default();
    for block in document.sentences.chunk_by(|one, other| one.block == other.block) {
        let (Some(first), Some(last)) = (block.first(), block.last()) else { continue };
        network.label(&features[first.tokens.start..last.tokens.end], &mut scratch, &mut labels);
    }
    let mut found = decode(document, &labels);
    source::complete(document, &labels, &proposals, &mut found);
    supplement::supplement(document, &labels, proposals, &mut found);
    found
}

/// The attributions that the labels of a document's tokens say.
pub fn decode(document: &Document<'_>, labels: &[Label]) -> Vec<Candidate> {
    let quotations = document.quotation_tokens();
    let spans = spans::spans(document, &quotations, labels);
    let mut found: Vec<Candidate> = Vec::new();
    for block in spans.chunk_by(|one, other| one.block == other.block) {
        link::link(document, block, &mut found);
    }
    repair::repair(document, &mut found);
    found
}
