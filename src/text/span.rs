//! Half-open ranges of text that know the unit they count in.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a [`Span`] counts in: the marker types [`Byte`], [`Utf16`] and [`CodePoint`].
pub trait Unit: Copy + Eq + fmt::Debug {
    /// How many of these units a character takes.
    fn len_of(c: char) -> usize;
}

/// UTF-8 bytes: the unit of everything inside the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Byte;
/// UTF-16 code units: the unit of JavaScript strings and DOM ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Utf16;
/// Unicode code points: the unit of the annotated corpora.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodePoint;

impl Unit for Byte {
    fn len_of(c: char) -> usize {
        c.len_utf8()
    }
}
impl Unit for Utf16 {
    fn len_of(c: char) -> usize {
        c.len_utf16()
    }
}
impl Unit for CodePoint {
    fn len_of(_: char) -> usize {
        1
    }
}

/// A half-open range `start..end` of a text, counted in `U` (bytes if not said otherwise).
///
/// Byte spans made by the engine always lie on character boundaries and are never empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(concrete(U = Utf16), bound = ""))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(bound = "", rename = "Span"))]
#[serde(bound = "")]
pub struct Span<U = Byte> {
    /// First unit inside.
    pub start: usize,
    /// First unit after.
    pub end: usize,
    #[serde(skip)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    unit: PhantomData<U>,
}

impl<U> Span<U> {
    /// The span `start..end`. `end < start` is a caller's error and gives an empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Span { start, end, unit: PhantomData }
    }

    /// Number of units inside.
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is inside.
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(&self, other: &Span<U>) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub const fn overlaps(&self, other: &Span<U>) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(&self, other: &Span<U>) -> Span<U> {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span<Byte> {
    /// The text inside.
    ///
    /// # Panics
    /// If the span does not lie on character boundaries of `text`.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        part(text, self.start..self.end)
    }
}

/// Bytes of a text. Where the usual index would say in its panic which bytes of which text, the browser build
/// would carry all that formatting: 2 kB.
///
/// # Panics
/// If the range does not lie on character boundaries of `text`.
pub fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).expect("characters are cut nowhere")
}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_half_open() {
        let span: Span = Span::new(2, 5);
        assert!(span.contains(&Span::new(2, 5)));
        assert!(!span.contains(&Span::new(4, 6)));
        assert!(!span.overlaps(&Span::new(5, 6)));
        assert!(span.overlaps(&Span::new(4, 6)));
        assert_eq!(span.join(&Span::new(7, 8)), Span::new(2, 8));
    }
}
