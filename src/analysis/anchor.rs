//! Finds the words of an analysis in a text that may differ a little from the one it was made of: paragraphs have come or
//! gone, typography has changed. What cannot be found surely is not found.

use std::fmt;

use crate::analysis::quote::{Quote, fingerprint, folded};
use crate::analysis::{Analysis, Attributed, Passage, Referent};
use crate::text::span::{Span, Utf16};

/// Words of at least so many characters that stand in a text once are those that are meant.
const LONG: usize = 16;
/// Shorter ones need so many characters of their neighbourhood.
const NEAR: usize = 8;
/// Words that stand there several times need so many, and `NEAR` more than where they fit next best.
const NEARER: usize = 16;

/// A text as quotes are looked for in it.
pub struct Ground {
    letters: Vec<Letter>,
    /// How many UTF-16 units farther on than in the analysis the passage stands that was found last.
    shift: isize,
}

/// A character by which texts are compared, and where it is.
struct Letter {
    folded: char,
    bytes: Span,
    unit: usize,
}

impl Ground {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut unit = 0;
        let letters = text.char_indices().filter_map(|(at, c)| {
            let start = unit;
            unit += c.len_utf16();
            Some(Letter { folded: folded(c)?, bytes: Span::new(at, at + c.len_utf8()), unit: start })
        });
        Ground { letters: letters.collect(), shift: 0 }
    }

    /// An attribution as it stands in `text`, which this is the ground of; none if some of its words cannot be found.
    pub fn attribution(&mut self, found: &Attributed<Utf16>, text: &str) -> Option<Attributed> {
        let content = self.passage(&found.content, text)?;
        let referent = match &found.referent {
            None => None,
            Some(referent) => Some(Referent {
                spans: self.spans(&referent.quotes, &referent.spans)?,
                text: referent.text.clone(),
                quotes: Vec::new(),
                evidence: referent.evidence,
                confidence: referent.confidence,
            }),
        };
        Some(Attributed {
            id: found.id,
            quotation: found.quotation,
            source: self.passage(&found.source, text)?,
            source_type: found.source_type,
            family: found.source_type.family(),
            referent,
            name: found.name.clone(),
            source_id: found.source_id,
            cue: self.passage(&found.cue, text)?,
            content,
            construction: found.construction,
            confidence: found.confidence,
            check: found.check.clone(),
        })
    }

    fn passage(&mut self, passage: &Passage<Utf16>, text: &str) -> Option<Passage> {
        Some(Passage::new(text, self.spans(&passage.quotes, &passage.spans)?))
    }

    /// Where quotes stand that stood at `places`, as far as that is known; none if one of them cannot be found.
    pub fn spans(&mut self, quotes: &[Quote], places: &[Span<Utf16>]) -> Option<Vec<Span>> {
        if quotes.len() < places.len() {
            return None;
        }
        let places = places.iter().map(|place| place.start).chain(std::iter::repeat(usize::MAX));
        quotes.iter().zip(places).map(|(quote, place)| self.find(quote, place)).collect()
    }

    /// Where a quote stands that stood behind so many UTF-16 units.
    fn find(&mut self, quote: &Quote, unit: usize) -> Option<Span> {
        let [exact, prefix, suffix] =
            [&quote.exact, &quote.prefix, &quote.suffix].map(|text| text.chars().filter_map(folded).collect());
        let wanted = Wanted { exact, prefix, suffix };
        let likely = unit.saturating_add_signed(self.shift);
        let likely = self.letters.partition_point(|letter| letter.unit < likely);
        let all = wanted.prefix.len() + wanted.suffix.len();
        let at = if wanted.is_at(&self.letters, likely) && wanted.context(&self.letters, likely) == all {
            likely
        } else {
            wanted.search(&self.letters)?
        };
        let (first, last) = (&self.letters[at], &self.letters[at + wanted.exact.len() - 1]);
        if unit != usize::MAX {
            self.shift = first.unit as isize - unit as isize;
        }
        Some(first.bytes.join(&last.bytes))
    }
}

/// A quote, folded.
struct Wanted {
    exact: Vec<char>,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Wanted {
    fn is_at(&self, letters: &[Letter], at: usize) -> bool {
        let there = letters.get(at..at + self.exact.len()).unwrap_or_default();
        !there.is_empty() && there.iter().zip(&self.exact).all(|(letter, c)| letter.folded == *c)
    }

    /// How many characters around a place are as they should be, counted from the words on.
    fn context(&self, letters: &[Letter], at: usize) -> usize {
        let same = |(letter, c): &(&Letter, &char)| letter.folded == **c;
        let before = letters[..at].iter().rev().zip(self.prefix.iter().rev()).take_while(same).count();
        before + letters[at + self.exact.len()..].iter().zip(&self.suffix).take_while(same).count()
    }

    /// The one place that is surely meant.
    fn search(&self, letters: &[Letter]) -> Option<usize> {
        let (mut best, mut next): (Option<(usize, usize)>, Option<usize>) = (None, None);
        for at in (0..letters.len()).filter(|&at| self.is_at(letters, at)) {
            let context = self.context(letters, at);
            match best {
                Some((most, _)) if most >= context => next = next.max(Some(context)),
                _ => {
                    next = next.max(best.map(|best| best.0));
                    best = Some((context, at));
                }
            }
        }
        let (context, at) = best?;
        let all = self.prefix.len() + self.suffix.len();
        let is_sure = match next {
            None => self.exact.len() >= LONG || context >= NEAR.min(all),
            Some(next) => context >= NEARER.min(all) && context >= next + NEAR,
        };
        is_sure.then_some(at)
    }
}

/// An analysis on its way to a text, some attributions at a time.
pub struct Fitting {
    ground: Ground,
    next: usize,
    tried: usize,
    fitted: Analysis,
}

/// An analysis as it stands in a text.
#[derive(Debug)]
pub struct Fitted {
    /// What was found of it.
    pub analysis: Analysis,
    /// How many attributions were not.
    pub lost: usize,
}

/// An analysis is not of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// How many of its statements are in the text.
    pub found: usize,
    /// How many there are.
    pub of: usize,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the analysis is of another text: {} of its {} statements are in this one", self.found, self.of)
    }
}

impl std::error::Error for Misfit {}

impl Fitting {
    /// Starts to fit an analysis to `text`.
    pub fn new(analysis: &Analysis<Utf16>, text: &str) -> Self {
        let fitted = Analysis {
            engine: analysis.engine.clone(),
            sources: analysis.sources.clone(),
            sentences: analysis.sentences,
            removed: analysis.removed.clone(),
            ..Analysis::empty(&analysis.lang, fingerprint(text))
        };
        Fitting { ground: Ground::new(text), next: 0, tried: 0, fitted }
    }

    /// Goes on by `count` attributions; false if none was left. What the newsroom has not checked and is less probable
    /// than `threshold` is left out. The other arguments must be the same each time.
    pub fn step(&mut self, analysis: &Analysis<Utf16>, text: &str, threshold: f32, count: usize) -> bool {
        let rest = analysis.attributions.get(self.next..).unwrap_or_default();
        for found in rest.iter().take(count).filter(|found| found.check.is_some() || found.confidence >= threshold) {
            self.tried += 1;
            self.fitted.attributions.extend(self.ground.attribution(found, text));
        }
        self.next += count;
        !rest.is_empty()
    }

    /// What came of it.
    ///
    /// # Errors
    /// If the text has other words, and not even four of five statements are in it.
    pub fn finish(self, analysis: &Analysis<Utf16>) -> Result<Fitted, Misfit> {
        let Fitting { mut fitted, tried: of, .. } = self;
        let found = fitted.attributions.len();
        if fitted.hash != analysis.hash && (found * 5 < of * 4 || of == 0) {
            return Err(Misfit { found, of });
        }
        fitted.settle();
        Ok(Fitted { analysis: fitted, lost: of - found })
    }
}

impl Analysis<Utf16> {
    /// The analysis as it stands in `text`; see [`Fitting`].
    ///
    /// # Errors
    /// If it is of another text.
    pub fn fit(&self, text: &str, threshold: f32) -> Result<Fitted, Misfit> {
        let mut fitting = Fitting::new(self, text);
        while fitting.step(self, text, threshold, usize::MAX >> 1) {}
        fitting.finish(self)
    }
}
