//! Finds attributions by lexicon and structure, in every article. Where the network reads the language, they are
//! proposals: the network sees them, and they fill in what it leaves open. Elsewhere they are the result.
//!
//! Each construction has a file of its own that proposes [`Candidate`]s, sentence by sentence;
//! `resolve` keeps those that do not contradict each other, and `quoted` gives quotations that
//! nobody claims to the attribution they continue.

mod impersonal;
mod incise;
mod nominal;
pub mod noun_phrase;
mod prepositional;
mod quoted;
mod relay;
mod resolve;
mod rumour;
pub mod scope;
mod verb_group;
mod verbal;

use std::ops::Range;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::mood;
use scope::Scope;
use verb_group::verb_groups;

/// The attributions of a document.
pub fn find(document: &Document<'_>) -> Vec<Candidate> {
    let mut accepted: Vec<Candidate> = Vec::new();
    let quotations = document.quotation_tokens();
    let mut quotations = quotations.as_slice();
    let (mut groups, mut found) = (Vec::new(), Vec::new());
    for sentence in &document.sentences {
        let within = |quoted: &Range<usize>| quoted.start < sentence.tokens.end;
        let count = quotations.iter().take_while(|quoted| within(quoted)).count();
        let quoted = &quotations[..count];
        // An open quotation may reach into the next sentence.
        quotations = &quotations[quoted.iter().take_while(|quoted| quoted.end <= sentence.tokens.end).count()..];
        let scope = Scope { document, range: sentence.tokens.clone(), quoted };
        verb_groups(&scope, &mut groups);
        prepositional::find(&scope, &mut found);
        if scope.moves_subjects() {
            relay::find(&scope, &groups, &mut found);
        }
        incise::find(&scope, &groups, &mut found);
        verbal::find(&scope, &groups, &mut found);
        nominal::find(&scope, &mut found);
        impersonal::find(&scope, &mut found);
        rumour::find(&scope, &mut found);
        let mut kept = resolve::resolve(&mut found);
        quoted::claim(&scope, &mut kept, &mut accepted);
        accepted.append(&mut kept);
    }
    accepted.retain_mut(Candidate::make_sound);
    mood::go_on(document, &mut accepted);
    accepted
}
