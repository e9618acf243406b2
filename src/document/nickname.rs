//! Nicknames: quoted words inside a name, « Luc « Lulu » Hamel ».

use crate::text::span::{Span, part};

/// A nickname has no more words.
const LONGEST: usize = 3;

/// Whether what is quoted stands inside a name: a few words between two capitalised ones, and no mark but a space apart.
pub fn is_nickname(text: &str, quoted: Span) -> bool {
    let before = part(text, 0..quoted.start).strip_suffix([' ', '\u{a0}']);
    let behind = part(text, quoted.end..text.len()).strip_prefix([' ', '\u{a0}']);
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    let given = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let inside = quoted.of(text);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
    let words = inside.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).count();
    is_name(given)
        && behind.starts_with(char::is_uppercase)
        && words <= LONGEST
        && !inside.contains([',', '.', '!', '?'])
}
