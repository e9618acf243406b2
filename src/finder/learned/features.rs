//! Makes the network's input of a document. Training and inference both get it from here, so they cannot drift.

use std::ops::Range;

use crate::base::hash::Hash;
use crate::document::Document;
use crate::finder::candidate::Candidate;
use crate::network::input::Features;
use crate::text::span::part;
use crate::text::token::TokenKind;

/// Kinds of hashes, so that the word « de » and the suffix « de » differ.
mod kind {
    pub const WORD: u8 = 0;
    pub const PREFIX: u8 = 1;
    pub const SUFFIX_2: u8 = 2;
    pub const SUFFIX_3: u8 = 3;
}

/// The features of all tokens of a document, in order; `proposals` are the lexical finder's.
pub fn features(document: &Document<'_>, proposals: &[Candidate]) -> Vec<Features> {
    let mut digits = String::new();
    let mut all: Vec<Features> = (0..document.tokens.len()).map(|at| of_word(document, at, &mut digits)).collect();
    let mut block = usize::MAX;
    for sentence in &document.sentences {
        let first = &mut all[sentence.tokens.start];
        first.place |= 4;
        if sentence.block != block {
            first.place |= 8;
            block = sentence.block;
        }
    }
    mark_quotations(document, &mut all);
    mark_proposals(proposals, &mut all);
    all
}

/// Notes what each token is in the lexical finder's proposals; a cue inside its content is a cue.
fn mark_proposals(proposals: &[Candidate], all: &mut [Features]) {
    let mut mark = |range: &Range<usize>, first: u8| {
        for at in range.clone() {
            all[at].proposal = if at == range.start { first } else { first + 1 };
        }
    };
    for proposal in proposals {
        proposal.content.iter().for_each(|range| mark(range, 5));
        mark(&proposal.source, 1);
        mark(&proposal.cue, 3);
    }
}

/// Sets the quotation state of each place: 0 outside, 1 inside, 2 the first token, 3 the last.
fn mark_quotations(document: &Document<'_>, all: &mut [Features]) {
    let mut at = 0;
    for quotation in &document.quotations {
        while at < all.len() && document.tokens[at].token.span.start < quotation.span.start {
            at += 1;
        }
        let first = at;
        while at < all.len() && document.tokens[at].token.span.end <= quotation.span.end {
            all[at].place |= if at == first { 2 } else { 1 };
            at += 1;
        }
        turn(document, first, "”", "“", all);
        if quotation.is_closed && at > first + 1 {
            all[at - 1].place |= 3;
            turn(document, at - 1, "“", "”", all);
        }
    }
}

/// A curly mark that stands the wrong way round, as in ”…“, is read as it is meant.
fn turn(document: &Document<'_>, at: usize, wrong: &str, right: &str, all: &mut [Features]) {
    if document.tokens.get(at).is_some_and(|_| document.word(at) == wrong) {
        let hash = |kind: u8| Hash::new(kind).text(right).folded();
        let Features { word, affixes, .. } = &mut all[at];
        *word = hash(kind::WORD);
        *affixes = [hash(kind::PREFIX), hash(kind::SUFFIX_2), hash(kind::SUFFIX_3)];
    }
}

/// No more characters of a word are read.
const LONGEST: usize = 24;

/// The features that a token has by itself; `digits` is a buffer.
fn of_word(document: &Document<'_>, at: usize, digits: &mut String) -> Features {
    let tagged = &document.tokens[at];
    let kind = tagged.token.kind;
    let form = document.form(at);
    let mut form = part(form, 0..place(form, LONGEST));
    if kind == TokenKind::Number {
        digits.clear();
        digits.extend(form.chars().map(|c| if c.is_numeric() { '0' } else { c }));
        form = digits;
    }
    let hash = |kind: u8, part: &str| Hash::new(kind).text(part).folded();
    Features {
        word: hash(kind::WORD, form),
        affixes: [
            hash(kind::PREFIX, part(form, 0..place(form, 3))),
            hash(kind::SUFFIX_2, part(form, place_from_end(form, 2)..form.len())),
            hash(kind::SUFFIX_3, part(form, place_from_end(form, 3)..form.len())),
        ],
        shape: shape(document.word(at), kind),
        place: 0,
        proposal: 0,
        classes: tagged.classes,
    }
}

/// The byte at which character `count` of a text starts; its length if it has no more.
fn place(text: &str, count: usize) -> usize {
    if text.len() <= count { text.len() } else { text.char_indices().nth(count).map_or(text.len(), |(at, _)| at) }
}

/// The byte at which the last `count` characters of a text start.
fn place_from_end(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(0, |(at, _)| at)
}

/// How a token is written, 0 to 7: mark, number, lower case, capital, single capital, all capitals,
/// capitals inside, other script.
fn shape(word: &str, kind: TokenKind) -> u8 {
    match kind {
        TokenKind::Mark => return 0,
        TokenKind::Number => return 1,
        TokenKind::Word => {}
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().unwrap_or('a');
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) if first.is_lowercase() => 2,
        (true, 0, 0) => 4,
        (true, 0, _) => 3,
        (true, _, 0) => 5,
        (_, 1.., _) => 6,
        _ => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::pack;

    fn of(text: &str) -> Vec<Features> {
        features(&Document::new(text, pack("fr").unwrap()), &[])
    }

    #[test]
    fn spelling_does_not_change_the_word() {
        let plain = of("Il a ajouté L'été");
        let fancy = of("il a ajoute\u{301} l’ÉTÉ");
        assert_eq!(plain.iter().map(|f| f.word).collect::<Vec<_>>(), fancy.iter().map(|f| f.word).collect::<Vec<_>>());
        assert_ne!(plain[0].shape, fancy[0].shape);
    }

    #[test]
    fn places_tell_quotations_and_sentences() {
        let places: Vec<u8> =
            of("« Il pleut », dit-il. Elle rit.\n\nFin de la journée.").iter().map(|f| f.place).collect();
        assert_eq!(places, [14, 1, 1, 3, 0, 0, 0, 0, 0, 4, 0, 0, 12, 0, 0, 0, 0]);
    }

    #[test]
    fn numbers_of_a_length_are_one_word() {
        let numbers = of("Il y a 1984 pages et 2025 lignes, 12 notes.");
        assert_eq!(numbers[3].word, numbers[6].word);
        assert_ne!(numbers[3].word, numbers[9].word);
    }
}
