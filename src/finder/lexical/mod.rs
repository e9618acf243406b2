//! Finds attributions by lexicon and structure: for languages whose pack has no weights.
//!
//! Each construction has a file of its own that proposes [`Candidate`]s, sentence by sentence;
//! `resolve` keeps those that do not contradict each other, and `quoted` gives quotations that
//! nobody claims to the attribution they continue.

mod impersonal;
mod incise;
mod nominal;
mod noun_phrase;
mod prepositional;
mod quoted;
mod resolve;
mod rumour;
mod scope;
mod verb_group;
mod verbal;

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use scope::Scope;

/// The attributions of a document.
pub fn find(document: &Document<'_>) -> Vec<Candidate> {
    let mut accepted: Vec<Candidate> = Vec::new();
    let mut quotations = document.quotation_tokens();
    for sentence in &document.sentences {
        let within = |quoted: &Range<usize>| quoted.start < sentence.tokens.end;
        let count = quotations.iter().take_while(|quoted| within(quoted)).count();
        let quoted: Vec<Range<usize>> = quotations[..count].to_vec();
        // An open quotation may reach into the next sentence.
        quotations = quotations.split_off(quoted.iter().take_while(|quoted| quoted.end <= sentence.tokens.end).count());
        let scope = Scope { document, range: sentence.tokens.clone(), quoted };
        let mut found = Vec::new();
        prepositional::find(&scope, &mut found);
        incise::find(&scope, &mut found);
        verbal::find(&scope, &mut found);
        nominal::find(&scope, &mut found);
        impersonal::find(&scope, &mut found);
        rumour::find(&scope, &mut found);
        let mut kept = resolve::resolve(found);
        quoted::claim(&scope, &mut kept, &mut accepted);
        accepted.append(&mut kept);
    }
    accepted.into_iter().filter_map(Candidate::sound).collect()
}
