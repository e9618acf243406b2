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

/// Statements of one source that end no farther apart, in UTF-16 units, are one run of sentences.
const RUN: usize = 240;
/// So many bytes of statements are half a page; fewer are seen at a glance, however short the text is.
const MUCH: usize = 1000;
/// As many badges are inserted at once: each time, the page is laid out anew.
const BATCH: usize = 64;
/// As many statements are painted at once.
const STROKES: usize = 200;

/// A badge to be put up: its attribution; see [`Wanted`].
struct Waiting {
    id: usize,
    stack: usize,
    repeats: bool,
}

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
    /// Whether most of the text is somebody's words: to paint them all would tell nothing apart.
    is_dense: bool,
    /// Attributions whose badges are still to be put up.
    waiting: Vec<Waiting>,
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
        let said: usize = found.attributions.iter().flat_map(|found| &found.content.spans).map(Span::len).sum();
        let is_dense = said > MUCH.max(text.len() / 2);
        let mut analysis = found.in_units::<Utf16>(text);
        correction::correct(&mut analysis, &article.corrections);
        let (badges, waiting, fresh, painted) = Default::default();
        Shown { article, analysis: analysis.into(), style, badges, ends, is_dense, waiting, fresh, painted }
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
                let (found, before) = (&analysis.attributions[id], all.last());
                let stack = before.filter(|last| last.end == end).map_or(0, |last| last.stack + 1);
                let same = |last: &&Wanted<'_>| last.found.source_id == found.source_id && end - last.end < RUN;
                let repeats = found.source_id.is_some() && before.is_some_and(|last| same(&last));
                all.push(Wanted { found, end, stack, repeats });
            }
        }
        let missing = self.badges.take_over(badges, (&self.article, read), all, self.style, texts);
        let mut is_in_view = self.are_in_view();
        let (first, rest): (Vec<_>, Vec<_>) = missing.into_iter().partition(|wanted| is_in_view(wanted.found));
        drop(is_in_view);
        self.waiting = first.iter().chain(&rest).map(Waiting::of).collect();
        self.paint_anew();
    }

    /// Puts up the next badges, what the reader sees first, or paints when all stand or `is_held` keeps them waiting.
    /// False if nothing was left to do.
    pub fn put_up(&mut self, texts: &Texts, is_held: bool) -> Result<bool, Thrown> {
        let analysis = self.analysis.clone();
        if is_held || self.waiting.is_empty() {
            return Ok(self.repaint());
        }
        let batch: Vec<_> = self.waiting.drain(..self.waiting.len().min(BATCH)).collect();
        let wanted = |Waiting { id, stack, repeats }: Waiting| {
            let (found, end) = (&analysis.attributions[id], self.ends[id]);
            Wanted { found, end, stack, repeats }
        };
        let mut intact = Intact::default();
        let standing = batch.into_iter().map(wanted);
        let batch: Vec<_> = standing.filter(|wanted| self.article.holds(spans(wanted.found), &mut intact)).collect();
        self.badges.put_up(&mut self.article, &batch, self.style, texts)?;
        if !self.waiting.is_empty() {
            let mut painted = std::mem::take(&mut self.painted);
            painted.paint(self.strokes(batch.iter().map(|wanted| wanted.found)));
            self.painted = painted;
        }
        Ok(true)
    }

    /// Wants all painted anew.
    pub fn paint_anew(&mut self) {
        self.fresh = Some(Default::default());
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
        // Forced colours give every highlight the colours of a selection: too much for most of an article. The words that
        // tell of a statement are marked where nothing else is.
        let is_forced = dom::media("(forced-colors: active)");
        let paints = !is_forced || self.style == Style::None;
        let mut intact = Intact::default();
        // One bare word is hardly a statement to anybody who sees it marked.
        let found = found.filter(move |found| {
            paints && found.content.text.trim().contains(' ') && self.article.holds(spans(found), &mut intact)
        });
        found.flat_map(move |found| {
            let is_sparing = is_forced || self.is_dense;
            let part = if is_sparing && !found.cue.spans.is_empty() { &found.cue } else { &found.content };
            self.stretches(part).map(|stretch| (Layer::Content(found.family), stretch))
        })
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

impl Waiting {
    fn of(wanted: &Wanted<'_>) -> Self {
        Waiting { id: wanted.found.id, stack: wanted.stack, repeats: wanted.repeats }
    }
}

/// The spans of all parts of an attribution.
fn spans(found: &Attributed<Utf16>) -> impl Iterator<Item = Span<Utf16>> + '_ {
    [&found.source, &found.cue, &found.content].into_iter().flat_map(|part| part.spans.iter().copied())
}
