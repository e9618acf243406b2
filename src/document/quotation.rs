//! Pairs quotation marks: what is quoted, however it is marked, nested or left open.
//!
//! Marks pair within a block. Quotations of several paragraphs open in each and close in the last: a mark left open runs
//! to the block's end if the next block opens with one, too. Else its other half was forgotten, and it ends with its
//! sentence: a wrong mark costs no quotation but its own.

use crate::document::block::Block;
use crate::document::mark::{Family, Mark, Turn, marks, sentence_end};
use crate::document::nickname::is_nickname;
use crate::text::span::{Span, part};

/// A pair of quotation marks and what is between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included, in bytes.
    pub span: Span,
    /// Whether a closing mark was found.
    pub is_closed: bool,
}

/// Quotations nest no deeper; bounds the work on text that is all opening marks.
const DEEPEST: usize = 8;

/// A block's forgotten marks beyond so many are not made up for; bounds the work, too.
const FORGOTTEN: usize = 16;

/// How many marks ahead it is looked whether a quotation's own closing mark is still to come.
const AHEAD: usize = 8;

/// The outermost quotations of a text, in order. Nested ones are part of the one around them.
pub fn quotations(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut prose = blocks.iter().filter(|block| block.kind.is_prose()).peekable();
    let mut next = prose.peek().map(|block| marks(text, block.span)).unwrap_or_default();
    while let Some(block) = prose.next() {
        let here = next;
        next = prose.peek().map(|block| marks(text, block.span)).unwrap_or_default();
        let opening = prose.peek().and_then(|block| next.first().filter(|mark| mark.span.start == block.span.start));
        pair(text, block.span, &here, opening.map(|mark| mark.family), &mut found);
    }
    found.retain(|quotation| !is_nickname(text, quotation.span));
    found
}

/// Pairs the marks of one block; `next` is what the next block opens with.
fn pair(text: &str, block: Span, marks: &[Mark], next: Option<Family>, found: &mut Vec<Quotation>) {
    let mut from = 0;
    for forgotten in 0.. {
        let Some(open) = pair_from(marks, from, found) else { return };
        let opened = marks[open];
        let family = opened.family;
        let rest = &marks[open + 1..];
        let restarts = |mark: &Mark| {
            let before = part(text, block.start..mark.span.start).trim_end();
            mark.family == family && mark.place == Some(Turn::Opens) && before.ends_with(['.', '!', '?', ',', '…'])
        };
        let goes_on = next == Some(family) && !rest.iter().any(restarts);
        if family == Family::Dash || goes_on || forgotten == FORGOTTEN {
            return found.push(Quotation { span: Span::new(opened.span.start, block.end), is_closed: false });
        }
        from = open + 1;
        if family == Family::Single {
            // Rather an apostrophe.
            continue;
        }
        let end = sentence_end(text, opened.span.end, block.end);
        let end = rest.iter().find(|mark| restarts(mark)).map_or(end, |mark| mark.span.start.min(end));
        let inside = rest.iter().take_while(|mark| mark.span.end <= end).count();
        // « Il m’a dit « viens », raconte-t-elle: one mark closes both.
        let close =
            rest[..inside].iter().rfind(|mark| mark.family == family && turn(mark, Some(&opened)) == Turn::Closes);
        let end = close.map_or(part(text, block.start..end).trim_end().len() + block.start, |mark| mark.span.end);
        found.push(Quotation { span: Span::new(opened.span.start, end), is_closed: close.is_some() });
        from += inside;
    }
}

/// Pairs marks from the one at `from` on; gives the outermost one that is left open, behind the quotations found.
fn pair_from(marks: &[Mark], from: usize, found: &mut Vec<Quotation>) -> Option<usize> {
    let first = found.len();
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in marks.iter().enumerate().skip(from) {
        let same = open.iter().rposition(|&opened| marks[opened].family == mark.family);
        let depth = match turn(mark, same.map(|depth| &marks[open[depth]])) {
            Turn::Opens if open.len() < DEEPEST => {
                open.push(at);
                continue;
            }
            Turn::Opens => continue,
            // A closing mark ends whatever was left open inside its pair; one without a pair is passed over.
            Turn::Closes => same.or_else(|| mismatched(marks, at, &open)),
        };
        let Some(depth) = depth else { continue };
        open.truncate(depth + 1);
        if let (Some(opened), true) = (open.pop(), open.is_empty()) {
            found.push(Quotation { span: marks[opened].span.join(&mark.span), is_closed: true });
        }
    }
    let &opened = open.first()?;
    // Quotations closed inside one left open are its part, not quotations of their own.
    let inside = |quotation: &&Quotation| quotation.span.end <= marks[opened].span.start;
    let before = found[first..].iter().take_while(inside).count();
    found.truncate(first + before);
    Some(opened)
}

/// Which way a mark turns behind the last of its family that is open.
fn turn(mark: &Mark, open: Option<&Mark>) -> Turn {
    let same = open.is_some_and(|open| open.glyph == mark.glyph);
    match (mark.look, mark.place) {
        (Some(Turn::Opens), Some(Turn::Closes)) if open.is_some() => Turn::Closes,
        // „ja “
        (Some(Turn::Opens), None) if open.is_some_and(|open| open.glyph == '„') => Turn::Closes,
        (Some(Turn::Closes), Some(Turn::Opens)) if open.is_none() || same => Turn::Opens,
        (Some(look), _) => look,
        (None, Some(place)) => place,
        (None, None) if open.is_some() => Turn::Closes,
        (None, None) => Turn::Opens,
    }
}

/// « Il pleut", dit-il: the innermost quotation that is open is closed by a mark of another family, unless its own
/// closing mark comes before the next opening one.
fn mismatched(marks: &[Mark], at: usize, open: &[usize]) -> Option<usize> {
    let depth = open.len().checked_sub(1)?;
    let opened = &marks[open[depth]];
    let paired = |family: Family| matches!(family, Family::Guillemets | Family::Double);
    let mut ahead = marks[at + 1..].iter().take(AHEAD);
    let next = |mark: &&Mark| mark.family == opened.family || mark.place == Some(Turn::Opens);
    let own =
        ahead.find(next).is_some_and(|mark| mark.family == opened.family && turn(mark, Some(opened)) == Turn::Closes);
    (paired(opened.family) && paired(marks[at].family) && !own).then_some(depth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::BlockKind;

    fn quoted(text: &str) -> Vec<&str> {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            blocks.push(Block { span: Span::new(at, at + line.trim_end().len()), kind: BlockKind::Paragraph });
            at += line.len();
        }
        quotations(text, &blocks).iter().map(|quotation| quotation.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_marks_pairs() {
        assert_eq!(
            quoted("Il dit « oui » puis “non”, \"peut-être\" et ‹ si ›, „ja“."),
            ["« oui »", "“non”", "\"peut-être\"", "‹ si ›", "„ja“"]
        );
        assert_eq!(quoted("She said ''we won'' and left."), ["''we won''"]);
        assert_eq!(quoted("‘It’s over,’ the mayor’s aide said."), ["‘It’s over,’"]);
        assert_eq!(quoted("'It isn't over,' he said."), ["'It isn't over,'"]);
    }

    #[test]
    fn nested_quotations_belong_to_the_outer_one() {
        assert_eq!(quoted("« Il m’a dit “viens” hier », dit-elle."), ["« Il m’a dit “viens” hier »"]);
        assert_eq!(quoted("\"He called it 'a sham' twice,\" she said."), ["\"He called it 'a sham' twice,\""]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_block() {
        assert_eq!(
            quoted("« Nous partons. Demain.\n« Nous reviendrons », dit-il."),
            ["« Nous partons. Demain.", "« Nous reviendrons »"]
        );
        assert_eq!(quoted("Un » égaré puis « un vrai »."), ["« un vrai »"]);
        assert_eq!(quoted("— Je pars, dit-il."), ["— Je pars, dit-il."]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(quoted("L’été des voters' concerns, c'est l’heure.").is_empty());
    }

    #[test]
    fn marks_of_two_kinds_pair() {
        assert_eq!(quoted("“Oui,\" dit-il. “Non\", dit-elle."), ["“Oui,\"", "“Non\""]);
        assert_eq!(quoted("\"Oui,” dit-il. \"Non”, dit-elle."), ["\"Oui,”", "\"Non”"]);
        assert_eq!(quoted("”Oui”, dit-il. ”Non”, dit-elle."), ["”Oui”", "”Non”"]);
        assert_eq!(quoted("”Oui“, dit-il. ”Non“, dit-elle."), ["”Oui“", "”Non“"]);
        assert_eq!(quoted("“Oui“, dit-il. “Non“."), ["“Oui“", "“Non“"]);
        assert_eq!(quoted("″Oui,″ dit-il. ``Non,'' dit-elle."), ["″Oui,″", "``Non,''"]);
        assert_eq!(quoted("« Oui\", dit-il. \"Non », dit-elle."), ["« Oui\"", "\"Non »"]);
        assert_eq!(quoted("« Un écran de 6\" suffit », dit-il."), ["« Un écran de 6\" suffit »"]);
    }

    #[test]
    fn a_forgotten_mark_costs_its_own_quotation() {
        assert_eq!(quoted("« Oui, dit-il. Rien ne presse. « Non », dit-elle."), ["« Oui, dit-il.", "« Non »"]);
        assert_eq!(quoted("Oui\", dit-il. \"Non\", dit-elle."), ["\"Non\""]);
        assert_eq!(quoted("« Il m’a dit « viens », dit-elle. « Non »."), ["« Il m’a dit « viens »", "« Non »"]);
        assert_eq!(quoted("The '90s were \"good,\" he said."), ["\"good,\""]);
    }

    #[test]
    fn a_nickname_is_no_quotation() {
        assert!(quoted("Luc « Lulu » Hamel est parti, Al \"Big Al\" Roe aussi.").is_empty());
        assert_eq!(quoted("Il a dit « Oui » Lundi."), ["« Oui »"]);
    }
}
