//! One article with its badges, highlights and panel, from mounting to `destroy()`.
//!
//! Nothing here holds a borrow while it calls what may run the page's own code (events, focus).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, Element, HtmlElement};

use super::article::{Article, Stretch};
use super::badge::{Badges, Style};
use super::dom;
use super::editor;
use super::error::{Error, Thrown};
use super::highlight::{Layer, Painted};
use super::listener::Listener;
use super::options::Options;
use super::panel::Panel;
use super::placement::Rect;
use super::popover::Popover;
use super::statement::end_of_statement;
use super::{packs, pointer};
use crate::analysis::{Analysis, Attributed, Passage};
use crate::offsets::Offsets;
use crate::span::{Span, Utf16};

/// A mounted article.
pub struct Mounted {
    me: Weak<Mounted>,
    root: Element,
    /// The `<selon-article>` that shows the panel, if there is one; events are dispatched at it.
    host: Option<HtmlElement>,
    /// What was chosen when it was mounted.
    pub options: Options,
    shown: RefCell<Shown>,
    panel: RefCell<Option<Panel>>,
    popover: RefCell<Option<Rc<Popover>>>,
    listeners: RefCell<Vec<Listener>>,
    /// The attribution that was open last.
    current: Cell<Option<usize>>,
}

/// What is in the page for the text as it was read last.
struct Shown {
    article: Article,
    analysis: Rc<Analysis<Utf16>>,
    /// For each attribution, whether the editor corrected its source.
    checked: Vec<bool>,
    /// For each attribution, where in the text its badge belongs.
    ends: Vec<usize>,
    style: Style,
    badges: Badges,
    painted: Painted,
}

impl Shown {
    /// Reads and analyses the article; touches nothing.
    fn read(root: &Element, options: &Options, style: Style) -> Result<Self, Thrown> {
        let article = Article::read(root, &options.ignore)?;
        let text = &article.reading.text;
        let found = packs::annotate(text, &options.lang, &options.engine)?;
        let offsets = Offsets::<Utf16>::new(text);
        let ends = found.attributions.iter().map(|found| offsets.at(end_of_statement(text, found.end()))).collect();
        let mut analysis = found.in_units::<Utf16>(text);
        let checked = editor::correct(&mut analysis, &article.corrections);
        let (badges, painted) = Default::default();
        Ok(Shown { article, analysis: Rc::new(analysis), checked, ends, style, badges, painted })
    }

    /// Inserts the badges and paints what is attributed, where the DOM still holds what was read.
    fn put_up(&mut self, options: &Options) -> Result<(), Thrown> {
        let analysis = self.analysis.clone();
        let intact = self.article.intact();
        let stands = |found: &Attributed<Utf16>| {
            let spans = [&found.source, &found.cue, &found.content].into_iter().flat_map(|part| &part.spans);
            spans.flat_map(|&span| self.article.reading.nodes(span)).all(|node| intact.get(node) == Some(&true))
        };
        let standing = self.ends.iter().copied().zip(&analysis.attributions).filter(|(_, found)| stands(found));
        let standing: Vec<(usize, &Attributed<Utf16>)> = standing.collect();
        self.badges = Badges::put_up(&mut self.article, &standing, self.style, &options.texts)?;
        // Forced colours give every highlight the colours of a selection: too much for most of an article.
        let paint = !dom::media("(forced-colors: active)");
        for (_, found) in standing.into_iter().filter(|_| paint) {
            let stretches = found.content.spans.iter().flat_map(|&span| self.article.stretches(span));
            self.painted.paint(Layer::Content(found.family), stretches);
        }
        Ok(())
    }

    /// A passage in the DOM, stretch by stretch.
    fn stretches<'s>(&'s self, passage: &'s Passage<Utf16>) -> impl Iterator<Item = Stretch> + 's {
        passage.spans.iter().flat_map(|&span| self.article.stretches(span))
    }

    /// Gives back the article's DOM as it was.
    fn take_down(&mut self) {
        self.painted = Painted::default();
        self.badges.take_down(&mut self.article);
    }
}

impl Mounted {
    /// Puts Selon to work in `root`; `host` shows the panel in the first element of its shadow root.
    ///
    /// # Errors
    /// If Selon is at work there already, the language's pack is missing, `ignore` is broken or the browser
    /// refuses; the article is then as it was.
    pub fn mount(root: Element, host: Option<HtmlElement>, options: Options) -> Result<Rc<Self>, Thrown> {
        if claimed(&root) {
            return Err(Error::AlreadyMounted.into());
        }
        let shown = Shown::read(&root, &options, options.badges)?;
        let mounted = Rc::new_cyclic(|me| Mounted {
            me: me.clone(),
            root,
            host,
            options,
            shown: RefCell::new(shown),
            panel: RefCell::default(),
            popover: RefCell::default(),
            listeners: RefCell::default(),
            current: Cell::default(),
        });
        if let Err(error) = mounted.put_up() {
            mounted.take_down();
            return Err(error);
        }
        Ok(mounted)
    }

    fn put_up(&self) -> Result<(), Thrown> {
        adopt(&self.root, &self.options.sheets.page)?;
        claim(&self.root, true)?;
        self.shown.borrow_mut().put_up(&self.options)?;
        self.listeners.replace(pointer::listeners(&self.root, &self.me));
        self.renew_panel()
    }

    fn renew_panel(&self) -> Result<(), Thrown> {
        let container =
            self.host.as_ref().and_then(|host| dom::object(&dom::get(host, "shadowRoot"), "firstElementChild"));
        let panel = container.map(|container| Panel::build(&container, self, &self.me)).transpose()?;
        self.panel.replace(panel);
        Ok(())
    }

    /// Gives back the page as it was.
    pub fn take_down(&self) {
        self.close(false);
        self.listeners.take();
        self.panel.take();
        self.popover.take();
        self.shown.borrow_mut().take_down();
        let _ = claim(&self.root, false);
        let _ = disown(&self.root, &self.options.sheets.page);
    }

    /// Reads the article anew, as it is now.
    pub fn refresh(&self) -> Result<(), Thrown> {
        self.close(false);
        let style = self.style();
        self.shown.borrow_mut().take_down();
        let shown = Shown::read(&self.root, &self.options, style)?;
        self.shown.replace(shown);
        self.shown.borrow_mut().put_up(&self.options)?;
        self.renew_panel()
    }

    /// Marks statements in another style.
    pub fn set_style(&self, style: Style) -> Result<(), Thrown> {
        if style == self.style() {
            return Ok(());
        }
        self.close(false);
        {
            let mut shown = self.shown.borrow_mut();
            shown.take_down();
            shown.style = style;
            shown.put_up(&self.options)?;
        }
        if let Some(panel) = &*self.panel.borrow() {
            panel.show_style(style);
        }
        Ok(())
    }

    /// How statements are marked now.
    pub fn style(&self) -> Style {
        self.shown.borrow().style
    }

    /// What was found.
    pub fn analysis(&self) -> Rc<Analysis<Utf16>> {
        self.shown.borrow().analysis.clone()
    }

    /// Whether the editor corrected the source of an attribution.
    pub fn is_checked(&self, id: usize) -> bool {
        self.shown.borrow().checked.get(id).copied().unwrap_or_default()
    }

    /// The badge of an attribution.
    pub fn badge(&self, id: usize) -> Option<HtmlElement> {
        self.shown.borrow().badges.of(id).cloned()
    }

    /// Runs `ask` on the badges of the article.
    pub fn ask_badges<T>(&self, ask: impl FnOnce(&Badges) -> T) -> T {
        ask(&self.shown.borrow().badges)
    }

    /// The attribution under a point of the viewport.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        let caret = dom::document(&self.root).ok()?.caret_position_from_point(x as f32, y as f32)?;
        let shown = self.shown.borrow();
        let unit =
            shown.article.unit_at(&dom::object(&caret, "offsetNode")?, dom::number(&caret, "offset") as usize)?;
        let parts = |found: &Attributed<Utf16>| {
            let parts = [&found.content, &found.source, &found.cue];
            parts.map(|part| part.spans.clone()).concat()
        };
        // A caret position is the nearest one: the point must lie on the words themselves.
        let on_words = |span: Span<Utf16>| {
            let mut rects = shown.article.stretches(span).flat_map(|stretch| stretch.rects());
            rects.any(|rect| rect.holds(x, y))
        };
        let holds = |span: &Span<Utf16>| span.start <= unit && unit <= span.end && on_words(*span);
        shown.analysis.attributions.iter().find(|found| parts(found).iter().any(holds)).map(|found| found.id)
    }

    /// Where an attribution's badge is in the viewport, or, without badge, the end of its content.
    pub fn anchor(&self, id: usize) -> Option<Rect> {
        if let Some(badge) = self.badge(id) {
            return Some(dom::rect(&badge));
        }
        let shown = self.shown.borrow();
        let content = &shown.analysis.attributions.get(id)?.content;
        let last = shown.stretches(content).flat_map(|stretch| stretch.rects()).last()?;
        Some(Rect { left: last.right, ..last })
    }

    /// Opens the details of an attribution; see [`Popover::show`].
    pub fn open(&self, id: usize, pinned: bool, focus: bool, back: Option<HtmlElement>) -> Result<(), Thrown> {
        if id >= self.analysis().attributions.len() {
            return Ok(());
        }
        self.current.set(Some(id));
        self.ask_badges(|badges| badges.make_stop(id));
        let popover = self.popover()?;
        popover.show(&self.me, id, pinned, focus, back)
    }

    /// Closes the details if they are those of this article.
    pub fn close(&self, focus_back: bool) {
        if let Some(popover) = self.popover.borrow().clone() {
            popover.close_of(&self.me, focus_back);
        }
    }

    /// Scrolls to a statement and opens its details; focus goes back to `back` if it has no badge.
    pub fn jump(&self, id: usize, back: Option<HtmlElement>) -> Result<(), Thrown> {
        let target = self.badge(id).map(Element::from).or_else(|| self.paragraph(id));
        let height = dom::view()?.1;
        let hidden = |rect: Rect| rect.top < 0.0 || rect.bottom > height;
        if let Some(target) = target.filter(|_| self.anchor(id).is_none_or(hidden)) {
            dom::scroll_to(&target)?;
        }
        self.open(id, true, true, back)
    }

    /// Jumps `step` statements on from the one that was open last; tells whether there is one.
    pub fn step(&self, step: isize, back: Option<HtmlElement>) -> Result<bool, Thrown> {
        let count = self.analysis().attributions.len();
        let to = match self.current.get() {
            Some(current) => current.checked_add_signed(step),
            None if step > 0 => Some(0),
            None => count.checked_sub(1),
        };
        let Some(to) = to.filter(|&to| to < count) else { return Ok(false) };
        self.jump(to, back)?;
        Ok(true)
    }

    /// The element in which an attribution's content starts.
    fn paragraph(&self, id: usize) -> Option<Element> {
        let shown = self.shown.borrow();
        let content = &shown.analysis.attributions.get(id)?.content;
        shown.stretches(content).next()?.start.parent_element()
    }

    /// Paints the words of an attribution that is open.
    pub fn paint_open(&self, id: usize) -> Painted {
        let shown = self.shown.borrow();
        let mut painted = Painted::default();
        if let Some(found) = shown.analysis.attributions.get(id) {
            let parts = [(Layer::Active, &found.content), (Layer::Source, &found.source), (Layer::Cue, &found.cue)];
            parts.into_iter().for_each(|(layer, part)| painted.paint(layer, shown.stretches(part)));
        }
        painted
    }

    /// The popover, made if the page has none yet.
    pub fn popover(&self) -> Result<Rc<Popover>, Thrown> {
        if let Some(popover) = self.popover.borrow().clone() {
            return Ok(popover);
        }
        let popover = Popover::shared(&dom::document(&self.root)?, &self.options.sheets.shadow)?;
        self.popover.replace(Some(popover.clone()));
        Ok(popover)
    }

    /// Tells the page what happened to an attribution.
    pub fn tell(&self, event: &str, id: usize) {
        let detail = dom::dictionary::<JsValue>(&[("id", &JsValue::from_f64(id as f64))]);
        let init = detail.and_then(|detail| dom::dictionary(&[("bubbles", &JsValue::TRUE), ("detail", &detail)]));
        let event = init.map(|init| CustomEvent::new_with_event_init_dict(event, &init));
        if let Ok(Ok(event)) = event {
            let target = self.host.as_ref().map_or(&self.root, |host| host);
            let _ = target.dispatch_event(&event);
        }
    }
}

/// The property that marks the root element of an article at work, for all copies of Selon on a page.
const AT_WORK: &str = "selonAtWork";

fn claim(root: &Element, at_work: bool) -> Result<(), Thrown> {
    dom::set(root, AT_WORK, &at_work.into())
}

/// Whether Selon is at work in `root`, around it or in it.
fn claimed(root: &Element) -> bool {
    let mut around = std::iter::successors(Some(root.clone()), |element| element.parent_element());
    around.any(|element| dom::flag(&element, AT_WORK)) || !dom::all(root, super::badge::TAG).is_empty()
}

/// Adds a style sheet to the document or shadow root of the article. Each article adds its own mention of
/// it, so that it stays as long as one of them needs it.
fn adopt(root: &Element, sheet: &JsValue) -> Result<(), Thrown> {
    let sheets = Array::from(&dom::get(&root.get_root_node(), SHEETS));
    sheets.push(sheet);
    dom::set(&root.get_root_node(), SHEETS, &sheets)
}

fn disown(root: &Element, sheet: &JsValue) -> Result<(), Thrown> {
    let kept = Array::new();
    let mut taken = false;
    for other in Array::from(&dom::get(&root.get_root_node(), SHEETS)).iter() {
        if !taken && other == *sheet {
            taken = true;
        } else {
            kept.push(&other);
        }
    }
    dom::set(&root.get_root_node(), SHEETS, &kept)
}

const SHEETS: &str = "adoptedStyleSheets";
