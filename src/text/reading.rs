//! A page's text nodes to the text a reader sees, and back: which characters of the analysed text come from
//! where. Offsets count UTF-16 units throughout, as the DOM does.

use crate::text::character::is_unseen;
use crate::text::span::{Span, Unit, Utf16};

/// What rendering does with white space (CSS `white-space`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhiteSpace {
    /// Runs of it become one space.
    Collapse,
    /// The same, but line feeds break lines.
    KeepLines,
    /// All of it is shown.
    Keep,
}

impl WhiteSpace {
    /// From the computed value of the CSS property `white-space`, old or new spelling.
    pub fn from_css(value: &str) -> Self {
        // Words are compared whole: searching for substrings would cost the browser build 1 kB.
        let has = |word: fn(&str) -> bool| value.split(' ').any(word);
        if has(|word| word == "pre-line" || word == "preserve-breaks") {
            WhiteSpace::KeepLines
        } else if has(|word| word.starts_with("pre") || word == "break-spaces") {
            WhiteSpace::Keep
        } else {
            WhiteSpace::Collapse
        }
    }
}

/// A place in a text node, given by the node's number in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which text node.
    pub node: usize,
    /// Units before it in the node's data.
    pub offset: usize,
}

/// Units of the analysed text that stand in one text node just so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    /// Where in the analysed text.
    start: usize,
    len: usize,
    /// Where in the DOM.
    place: Place,
    /// Changes where something that was not read lies between two segments, or a line break.
    run: usize,
}

impl Segment {
    fn end(&self) -> usize {
        self.start + self.len
    }

    fn place_at(&self, unit: usize) -> Place {
        Place { node: self.place.node, offset: self.place.offset + unit - self.start }
    }
}

/// The analysed text and where its characters stand in the DOM.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What the engine reads: blocks separated by an empty line.
    pub text: String,
    segments: Vec<Segment>,
}

impl Reading {
    /// The place after the last character of `..end` that stands in the DOM.
    pub fn end_place(&self, end: usize) -> Option<Place> {
        let after = self.segments.partition_point(|segment| segment.start < end);
        let segment = self.segments.get(after.checked_sub(1)?)?;
        Some(segment.place_at(end.min(segment.end())))
    }

    /// The stretches of text nodes under `span`: one for each line or run of text without
    /// anything between that was not read.
    pub fn stretches(&self, span: Span<Utf16>) -> Vec<(Place, Place)> {
        let first = self.segments.partition_point(|segment| segment.end() <= span.start);
        let mut stretches: Vec<(Place, Place)> = Vec::new();
        let mut run = None;
        for segment in self.segments[first..].iter().take_while(|segment| segment.start < span.end) {
            let from = segment.place_at(segment.start.max(span.start));
            let to = segment.place_at(segment.end().min(span.end));
            match stretches.last_mut() {
                Some(last) if run == Some(segment.run) => last.1 = to,
                _ => stretches.push((from, to)),
            }
            run = Some(segment.run);
        }
        stretches
    }

    /// The numbers of the text nodes under `span`.
    pub fn nodes(&self, span: Span<Utf16>) -> impl Iterator<Item = usize> + '_ {
        let first = self.segments.partition_point(|segment| segment.end() <= span.start);
        let within = self.segments[first..].iter().take_while(move |segment| segment.start < span.end);
        within.map(|segment| segment.place.node)
    }
}

/// Builds a [`Reading`] from what a walk over the DOM meets, in order.
#[derive(Debug, Default)]
pub struct Reader {
    reading: Reading,
    /// UTF-16 length of the text so far.
    units: usize,
    run: usize,
    /// Line feeds owed before the next character, at most two.
    line_feeds: usize,
    /// A collapsed space owed before the next character of the same line.
    space: Option<Place>,
}

impl Reader {
    /// UTF-16 length of the text so far.
    pub fn units(&self) -> usize {
        self.units
    }

    /// A text node's data.
    pub fn text(&mut self, node: usize, data: &str, white_space: WhiteSpace) {
        let mut offset = 0;
        for c in data.chars() {
            let place = Place { node, offset };
            offset += c.len_utf16();
            let collapsible = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
            match white_space {
                WhiteSpace::Keep | WhiteSpace::KeepLines if c == '\n' => self.line_break(),
                WhiteSpace::Collapse | WhiteSpace::KeepLines if collapsible => {
                    self.space.get_or_insert(place);
                }
                _ if is_unseen(c) => {}
                _ => self.character(c, place),
            }
        }
    }

    /// A `<br>`; two in a row end a paragraph.
    pub fn line_break(&mut self) {
        self.line_feeds = (self.line_feeds + 1).min(2);
        self.gap();
    }

    /// The border of a block element.
    pub fn block_break(&mut self) {
        self.line_feeds = 2;
        self.gap();
    }

    /// Something that is not read stands here; a highlight must not run across it.
    pub fn gap(&mut self) {
        self.run += 1;
    }

    /// A character that is shown, but stands in no text node: the quotation marks of `<q>`.
    pub fn generated(&mut self, c: char) {
        self.flush();
        self.push(c);
    }

    /// The text and its map.
    pub fn finish(self) -> Reading {
        self.reading
    }

    fn character(&mut self, c: char, place: Place) {
        self.flush();
        self.segment(place, c.len_utf16());
        self.push(c);
    }

    /// Writes the line feeds or the space that the next character makes visible.
    fn flush(&mut self) {
        let (line_feeds, space) = (std::mem::take(&mut self.line_feeds), self.space.take());
        if self.units == 0 {
            return;
        }
        if line_feeds > 0 {
            (0..line_feeds).for_each(|_| self.push('\n'));
        } else if let Some(place) = space {
            self.segment(place, 1);
            self.push(' ');
        }
    }

    fn push(&mut self, c: char) {
        self.reading.text.push(c);
        self.units += Utf16::len_of(c);
    }

    fn segment(&mut self, place: Place, len: usize) {
        if let Some(last) = self.reading.segments.last_mut()
            && last.run == self.run
            && last.end() == self.units
            && last.place_at(self.units) == place
        {
            last.len += len;
        } else {
            self.reading.segments.push(Segment { start: self.units, len, place, run: self.run });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLLAPSE: WhiteSpace = WhiteSpace::Collapse;

    fn place(node: usize, offset: usize) -> Place {
        Place { node, offset }
    }

    #[test]
    fn white_space_collapses_across_nodes() {
        let mut reader = Reader::default();
        reader.text(0, "\n  Le\t maire ", COLLAPSE);
        reader.text(1, "  de\u{A0} Brive\n", COLLAPSE);
        reader.text(2, " . ", COLLAPSE);
        let reading = reader.finish();
        assert_eq!(reading.text, "Le maire de\u{A0} Brive .");
        assert_eq!(reading.stretches(Span::new(0, 2)), [(place(0, 3), place(0, 5))]);
        assert_eq!(reading.stretches(Span::new(3, 11)), [(place(0, 7), place(1, 4))]);
        assert_eq!(reading.end_place(8), Some(place(0, 12)));
    }

    #[test]
    fn blocks_and_breaks_become_line_feeds_once() {
        let mut reader = Reader::default();
        reader.block_break();
        reader.text(0, "Un", COLLAPSE);
        reader.line_break();
        reader.text(1, " deux ", COLLAPSE);
        reader.line_break();
        reader.text(2, " \n ", COLLAPSE);
        reader.line_break();
        reader.text(3, "trois", COLLAPSE);
        reader.block_break();
        reader.block_break();
        reader.text(4, "quatre", COLLAPSE);
        reader.block_break();
        assert_eq!(reader.finish().text, "Un\ndeux\n\ntrois\n\nquatre");
    }

    #[test]
    fn preserved_white_space_is_kept() {
        let mut reader = Reader::default();
        reader.text(0, "a  b\n\n c", WhiteSpace::KeepLines);
        reader.text(1, "\td  e", WhiteSpace::Keep);
        let reading = reader.finish();
        assert_eq!(reading.text, "a b\n\nc\td  e");
        assert_eq!(WhiteSpace::from_css("preserve-breaks"), WhiteSpace::KeepLines);
        assert_eq!(WhiteSpace::from_css("pre-wrap"), WhiteSpace::Keep);
        assert_eq!(WhiteSpace::from_css("normal"), WhiteSpace::Collapse);
    }

    #[test]
    fn stretches_stop_at_gaps_and_astral_characters_count_two() {
        let mut reader = Reader::default();
        reader.text(0, "👩 dit", COLLAPSE);
        assert_eq!(reader.units(), 6);
        reader.gap();
        reader.text(1, " oui", COLLAPSE);
        let reading = reader.finish();
        assert_eq!(reading.text, "👩 dit oui");
        let both = reading.stretches(Span::new(3, 10));
        assert_eq!(both, [(place(0, 3), place(0, 6)), (place(1, 0), place(1, 4))]);
        assert_eq!(reading.nodes(Span::new(3, 10)).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn unseen_characters_are_in_the_dom_alone() {
        let mut reader = Reader::default();
        reader.text(0, "\u{FEFF}Il dé\u{AD}cla\u{AD}re\u{200B} :\r\n", COLLAPSE);
        reader.text(1, "oui\u{2060}.", COLLAPSE);
        let reading = reader.finish();
        assert_eq!(reading.text, "Il déclare : oui.");
        assert_eq!(reading.stretches(Span::new(3, 10)), [(place(0, 4), place(0, 13))]);
        assert_eq!(reading.end_place(17), Some(place(1, 5)));
    }

    #[test]
    fn generated_characters_stand_nowhere() {
        let mut reader = Reader::default();
        reader.text(0, "dit ", COLLAPSE);
        reader.generated('“');
        reader.text(1, "oui", COLLAPSE);
        reader.generated('”');
        reader.text(2, ".", COLLAPSE);
        let reading = reader.finish();
        assert_eq!(reading.text, "dit “oui”.");
        assert_eq!(reading.stretches(Span::new(4, 9)), [(place(1, 0), place(1, 3))]);
        assert_eq!(reading.end_place(9), Some(place(1, 3)));
        assert_eq!(reading.end_place(0), None);
    }
}
