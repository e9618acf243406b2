//! What is in the page for the text of an article as it was read last.

use std::rc::Rc;

use web_sys::Element;

use crate::analysis::statement::end_of_statement;
use crate::analysis::{Analysis, Attributed, Passage};
use crate::text::offsets::Offsets;
use crate::text::span::{Span, Utf16};
use crate::web::article::correction;
use crate::web::article::stretch::Stretch;
use crate::web::article::{Article, Intact};
use crate::web::marks::badge::{Badges, Style, Wanted};
use crate::web::marks::highlight::{Layer, Painted};
use crate::web::page::dom;
use crate::web::page::error::Thrown;
use crate::web::words::texts::Texts;

/// As many badges are inserted at once: each time, the page is laid out anew.
const BATCH: usize = 64;
/// As many statements are painted at once.
const STROKES: usize = 200;

/// An article, what was found in it, and what of that the page shows.
pub struct Shown {
    /// The article as it was read.
    pub article: Article,
    /// What was found in it.
    pub analysis: Rc<Analysis<Utf16>>,
    /// How statements are marked.
    pub style: Style,
    /// The badges in the page.
    pub badges: Badges,
    /// For each attribution, where in the text its badge belongs.
    ends: Vec<usize>,
    /// Attributions whose badges are still to be put up, with the number of badges at the same place before.
    waiting: Vec<(usize, usize)>,
    /// How many attributions have been painted anew, and these, until they replace what was painted before.
    fresh: Option<(usize, Painted)>,
    painted: Painted,
}

impl Shown {
    /// Nothing, of an article that has not been read.
    pub fn nothing(article: Article, lang: &str, style: Style) -> Self {
        Shown::new(article, Analysis::empty(lang, String::new()), style)
    }

    /// What was found in an article, none of it shown.
    pub fn new(article: Article, found: Analysis, style: Style) -> Self {
        let text = &article.reading.text;
        let offsets = Offsets::<Utf16>::new(text);
        let ends = found.attributions.iter().map(|found| offsets.at(end_of_statement(text, found.end()))).collect();
        let mut analysis = found.in_units::<Utf16>(text);
        correction::correct(&mut analysis, &article.corrections);
        let (badges, waiting, fresh, painted) = Default::default();
        Shown { article, analysis: analysis.into(), style, badges, ends, waiting, fresh, painted }
    }

    /// Wants all of it shown, instead of what `before` shows; takes over what stays the same.
    pub fn replace(&mut self, mut before: Shown, texts: &Texts) {
        self.want(before.badges, Some(&before.article), texts);
        before.article.leave_to(&self.article);
        // Else nothing would be painted while badges are put up.
        self.painted = before.painted;
    }

    /// Wants statements marked in another style.
    pub fn set_style(&mut self, style: Style, texts: &Texts) {
        self.style = style;
        let badges = std::mem::take(&mut self.badges);
        self.want(badges, None, texts);
        if style == Style::None {
            self.article.restore();
        }
    }

    /// Wants all of it shown, `badges` among it, which stand in `read` or else in this article.
    fn want(&mut self, badges: Badges, read: Option<&Article>, texts: &Texts) {
        let analysis = self.analysis.clone();
        let mut all: Vec<Wanted<'_>> = Vec::new();
        if self.style != Style::None {
            let mut order: Vec<(usize, usize)> = self.ends.iter().copied().zip(0..).collect();
            crate::base::order::sort_by_key(&mut order, |&place| place);
            for (end, id) in order {
                let stack = all.last().filter(|last| last.end == end).map_or(0, |last| last.stack + 1);
                all.push(Wanted { found: &analysis.attributions[id], end, stack });
            }
        }
        let missing = self.badges.take_over(badges, (&self.article, read), all, self.style, texts);
        let mut is_in_view = self.are_in_view();
        let (first, rest): (Vec<_>, Vec<_>) = missing.into_iter().partition(|wanted| is_in_view(wanted.found));
        drop(is_in_view);
        self.waiting = first.iter().chain(&rest).map(|wanted| (wanted.found.id, wanted.stack)).collect();
        self.fresh = Some(Default::default());
    }

    /// Puts up the next badges, what the reader sees first, or paints when all stand. False if nothing was left
    /// to do.
    pub fn put_up(&mut self, texts: &Texts) -> Result<bool, Thrown> {
        let analysis = self.analysis.clone();
        if self.waiting.is_empty() {
            return Ok(self.repaint());
        }
        let batch: Vec<_> = self.waiting.drain(..self.waiting.len().min(BATCH)).collect();
        let standing = batch.into_iter().map(|(id, stack)| (&analysis.attributions[id], self.ends[id], stack));
        let mut intact = Intact::default();
        let standing = standing.filter(|(found, ..)| self.article.holds(spans(found), &mut intact));
        let batch: Vec<_> = standing.map(|(found, end, stack)| Wanted { found, end, stack }).collect();
        self.badges.put_up(&mut self.article, &batch, self.style, texts)?;
        if !self.waiting.is_empty() {
            let mut painted = std::mem::take(&mut self.painted);
            painted.paint(self.strokes(batch.iter().map(|wanted| wanted.found)));
            self.painted = painted;
        }
        Ok(true)
    }

    /// Paints some more attributions anew, also what was painted before: inserting badges has cut text nodes.
    /// False if none was left.
    fn repaint(&mut self) -> bool {
        let Some((first, mut painted)) = self.fresh.take() else { return false };
        let all = self.analysis.clone();
        painted.paint(self.strokes(all.attributions.iter().skip(first).take(STROKES)));
        if first + STROKES < all.attributions.len() {
            self.fresh = Some((first + STROKES, painted));
        } else {
            self.painted = painted;
        }
        true
    }

    /// What is to be painted of some attributions, where the DOM still holds their words.
    fn strokes<'f>(
        &'f self,
        found: impl Iterator<Item = &'f Attributed<Utf16>> + 'f,
    ) -> impl Iterator<Item = (Layer, Stretch)> + 'f {
        // Forced colours give every highlight the colours of a selection: too much for most of an article.
        let paint = !dom::media("(forced-colors: active)");
        let mut intact = Intact::default();
        let found = found.filter(move |found| paint && self.article.holds(spans(found), &mut intact));
        found.flat_map(|found| self.stretches(&found.content).map(|stretch| (Layer::Content(found.family), stretch)))
    }

    /// Takes the badges out of text nodes that the page has changed; tells whether there were any.
    pub fn mend(&mut self) -> bool {
        self.badges.mend(&mut self.article)
    }

    /// Gives back the article's DOM as it was.
    pub fn take_down(&mut self) {
        self.painted = Painted::default();
        self.waiting.clear();
        self.badges.take_down(&mut self.article);
    }

    /// A passage in the DOM, stretch by stretch.
    pub fn stretches<'s>(&'s self, passage: &'s Passage<Utf16>) -> impl Iterator<Item = Stretch> + 's {
        passage.spans.iter().flat_map(|&span| self.article.stretches(span))
    }

    /// The attribution that says the same as one of an earlier analysis.
    pub fn same(&self, found: &Attributed<Utf16>) -> Option<usize> {
        let same =
            |own: &&Attributed<Utf16>| own.content.text == found.content.text && own.source.text == found.source.text;
        self.analysis.attributions.iter().find(same).map(|own| own.id)
    }

    /// Of each statement whether its paragraph is in the viewport.
    fn are_in_view(&self) -> impl FnMut(&Attributed<Utf16>) -> bool + '_ {
        let height = dom::view().map_or(0.0, |view| view.1);
        let mut last: Option<(Element, bool)> = None;
        move |found| {
            let first = self.stretches(&found.content).next();
            let Some(paragraph) = first.and_then(|stretch| stretch.start.parent_element()) else { return false };
            let (_, is_in_view) = last.take().filter(|last| last.0 == paragraph).unwrap_or_else(|| {
                let rect = dom::rect(&paragraph);
                (paragraph.clone(), rect.bottom > 0.0 && rect.top < height)
            });
            last = Some((paragraph, is_in_view));
            is_in_view
        }
    }
}

/// The spans of all parts of an attribution.
fn spans(found: &Attributed<Utf16>) -> impl Iterator<Item = Span<Utf16>> + '_ {
    [&found.source, &found.cue, &found.content].into_iter().flat_map(|part| part.spans.iter().copied())
}
