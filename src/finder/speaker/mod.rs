//! Who speaks, or nobody: what every candidate goes through at the end, whichever finder it is from.
//!
//! Each file has one idea. All only look at a candidate's own sentence, so the work stays linear.

mod addressee;
mod adjunct;
mod apart;
mod event;
mod gesture;
mod hearer;
mod hearsay;
mod incise;
mod join;
pub mod look;
mod participle;
mod phrase;
mod possessed;
mod question;
mod relative;
mod restart;
mod unnamed;
mod verb_second;

use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::finder::mood;

/// Gives each candidate the source that its words name, and takes out what reports nothing.
pub fn settle(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let quotations = document.quotation_tokens();
    gesture::claim(document, &quotations, found);
    hearsay::add(document, found);
    join::inner(document, found);
    for candidate in found.iter_mut() {
        restart::cut(document, &quotations, candidate);
        incise::part(document, &quotations, candidate);
        participle::settle(document, &quotations, candidate);
        possessed::complete(document, candidate);
        event::give_subject(document, candidate);
        event::leave_expletive(document, candidate);
        addressee::part(document, candidate);
        hearer::leave(document, candidate);
        hearsay::name_nobody(document, candidate);
        hearsay::keep_rumour(candidate);
        phrase::settle(document, candidate);
        question::leave_out(document, &quotations, candidate);
        apart::leave(document, &quotations, candidate);
        relative::settle(document, &quotations, candidate);
        relative::leave(document, candidate);
        verb_second::take(document, &quotations, candidate);
        adjunct::leave(document, candidate);
        unnamed::take(document, candidate);
    }
    found.retain_mut(|candidate| {
        candidate.make_sound()
            && !question::is_asked(document, candidate)
            && !event::is_told_by_nobody(document, &quotations, candidate)
    });
    mood::go_on(document, found);
}
