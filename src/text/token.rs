//! Text to tokens: words, numbers, marks.
//!
//! A token never crosses white space. French elisions (`l’`), inverted pronouns (`-t-il`) and
//! English clitics (`’s`) are tokens of their own, as the language's [`Splits`] say.

use crate::text::character::{is_apostrophe, is_combining, is_hyphen, is_invisible, normalized};
use crate::text::span::{Span, part};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Starts with a letter.
    Word,
    /// Starts with a digit.
    Number,
    /// One character that is neither, or the connector of an inverted pronoun (`-t-`).
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// How a language's words come apart. All entries in lower case with a straight apostrophe.
#[derive(Clone, Debug, Default)]
pub struct Splits {
    /// Beginnings of words, apostrophe included: `l'`, `qu'`.
    pub elisions: Vec<String>,
    /// Ends of words, opening hyphen or apostrophe included: `-t-il`, `'s`.
    pub enclitics: Vec<String>,
    /// Words that stay whole against the above: `rendez-vous`.
    pub wholes: Vec<String>,
}

/// Cuts `text` between `within.start` and `within.end` into tokens and appends them to `tokens`.
pub fn tokenize(text: &str, within: Span, splits: &Splits, tokens: &mut Vec<Token>) {
    let mut at = within.start;
    while let Some(c) = part(text, at..within.end).chars().next() {
        let end = if c.is_alphanumeric() {
            let end = at + word_len(part(text, at..within.end));
            split_word(text, Span::new(at, end), splits, tokens);
            end
        } else {
            let end = at + c.len_utf8();
            if !c.is_whitespace() && !is_invisible(c) && !is_combining(c) && !c.is_control() {
                tokens.push(Token { span: Span::new(at, end), kind: TokenKind::Mark });
            }
            end
        };
        at = end;
    }
}

/// Length in bytes of the word or number that `rest` starts with.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut previous = ' ';
    let mut len = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let inside = c.is_alphanumeric()
            || is_combining(c)
            || is_invisible(c)
            || joins(previous, c, next)
            || (c == '.' && ends_acronym(part(rest, 0..at)));
        if !inside {
            break;
        }
        len = at + c.len_utf8();
        if !is_invisible(c) {
            previous = c;
        }
    }
    len
}

/// Whether the mark `c` ties the characters around it into one word.
fn joins(previous: char, c: char, next: char) -> bool {
    if !previous.is_alphanumeric() && !is_combining(previous) {
        return false;
    }
    match c {
        '.' if previous.is_uppercase() && next.is_uppercase() => true,
        '.' => next.is_ascii_digit() && previous.is_ascii_digit() || next.is_lowercase() && previous.is_lowercase(),
        ',' => next.is_ascii_digit() && previous.is_ascii_digit(),
        '&' | '_' => next.is_alphanumeric(),
        _ => (is_hyphen(c) || is_apostrophe(c)) && next.is_alphanumeric(),
    }
}

/// Whether `word` is an acronym that still wants its last full stop: `U.S`.
fn ends_acronym(word: &str) -> bool {
    let mut letters = 0;
    let all = word.split('.').all(|part| {
        letters += 1;
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    });
    all && letters >= 2
}

/// Cuts elisions and enclitics off a word.
fn split_word(text: &str, word: Span, splits: &Splits, tokens: &mut Vec<Token>) {
    let mut start = word.start;
    if !word.of(text).contains(|c: char| is_hyphen(c) || is_apostrophe(c)) {
        tokens.push(token(text, start, word.end));
        return;
    }
    while !matches_any(part(text, start..word.end), &splits.wholes) {
        let Some(end) = elision_end(part(text, start..word.end), &splits.elisions) else { break };
        tokens.push(token(text, start, start + end));
        start += end;
    }
    let rest = part(text, start..word.end);
    let enclitic = (!matches_any(rest, &splits.wholes)).then(|| enclitic_start(rest, &splits.enclitics)).flatten();
    let Some((connector, pronoun)) = enclitic else {
        tokens.push(token(text, start, word.end));
        return;
    };
    tokens.push(token(text, start, start + connector));
    if connector < pronoun {
        tokens.push(token(text, start + connector, start + pronoun));
        tokens.push(token(text, start + pronoun, word.end));
    } else {
        // An English clitic is a word, although it starts with an apostrophe.
        tokens.push(Token { span: Span::new(start + connector, word.end), kind: TokenKind::Word });
    }
}

/// The token `start..end`, its kind by its first character.
fn token(text: &str, start: usize, end: usize) -> Token {
    let kind = match part(text, start..text.len()).chars().next() {
        Some(c) if c.is_alphabetic() => TokenKind::Word,
        Some(c) if c.is_numeric() => TokenKind::Number,
        _ => TokenKind::Mark,
    };
    Token { span: Span::new(start, end), kind }
}

fn matches_any(word: &str, entries: &[String]) -> bool {
    // Nearly all entries are told from the word by how it starts, which is normalised once.
    let start = first_two(normalized(word));
    entries.iter().any(|entry| first_two(entry.chars()) == start && normalized(word).eq(entry.chars()))
}

fn first_two(mut chars: impl Iterator<Item = char>) -> [Option<char>; 2] {
    [chars.next(), chars.next()]
}

/// Where the elided word at the start of `word` ends.
fn elision_end(word: &str, elisions: &[String]) -> Option<usize> {
    let (at, apostrophe) = word.char_indices().find(|&(_, c)| is_apostrophe(c))?;
    let end = at + apostrophe.len_utf8();
    (end < word.len() && matches_any(part(word, 0..end), elisions)).then_some(end)
}

/// Where the connector and the pronoun of the enclitic at the end of `word` start; the same place
/// twice if it has no connector.
fn enclitic_start(word: &str, enclitics: &[String]) -> Option<(usize, usize)> {
    let joints = word.char_indices().filter(|&(_, c)| is_hyphen(c) || is_apostrophe(c));
    for (at, joint) in joints {
        if at > 0 && matches_any(part(word, at..word.len()), enclitics) {
            if is_apostrophe(joint) {
                return Some((at, at));
            }
            let (last, hyphen) = word.char_indices().rfind(|&(_, c)| is_hyphen(c) || is_apostrophe(c))?;
            return Some((at, last + hyphen.len_utf8()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let splits = Splits {
            elisions: list("l' d' qu' n' s'"),
            enclitics: list("-t-il -il -elle -on 's 're"),
            wholes: list("rendez-vous aujourd'hui d'abord"),
        };
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &splits, &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn french_words_come_apart() {
        assert_eq!(
            cut("« D’abord, l’élue n’a-t-il dit-elle. »"),
            ["«", "D’abord", ",", "l’", "élue", "n’", "a", "-t-", "il", "dit", "-", "elle", ".", "»"]
        );
        assert_eq!(
            cut("qu'aujourd’hui le porte-parole sud-coréen"),
            ["qu'", "aujourd’hui", "le", "porte-parole", "sud-coréen"]
        );
    }

    #[test]
    fn english_clitics_come_off() {
        assert_eq!(
            cut("Trump’s aides, they're O'Neill's"),
            ["Trump", "’s", "aides", ",", "they", "'re", "O'Neill", "'s"]
        );
    }

    #[test]
    fn numbers_acronyms_and_addresses_stay_whole() {
        assert_eq!(
            cut("2,5 % de 1.097 aux U.S. sur lemonde.fr."),
            ["2,5", "%", "de", "1.097", "aux", "U.S.", "sur", "lemonde.fr", "."]
        );
        assert_eq!(cut("Fin.Le reste"), ["Fin", ".", "Le", "reste"]);
    }

    #[test]
    fn invisible_and_combining_characters_belong_to_the_word() {
        assert_eq!(
            cut("com\u{AD}muni\u{200B}qué e\u{301}te\u{301}"),
            ["com\u{AD}muni\u{200B}qué", "e\u{301}te\u{301}"]
        );
    }
}
