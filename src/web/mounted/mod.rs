//! One article with its badges, highlights and panel, from mounting to `destroy()`.
//!
//! Nothing here holds a borrow while it calls what may run the page's own code (events, focus).

#[cfg(not(feature = "view"))]
mod engine;
#[cfg(feature = "view")]
mod given;
mod pointer;
pub mod work;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, Node};

use crate::analysis::{Analysis, Attributed, Passage};
use crate::text::span::Utf16;
use crate::web::article::Article;
use crate::web::marks::badge::{Badges, Style};
use crate::web::marks::highlight::{Layer, Painted};
use crate::web::marks::shown::Shown;
use crate::web::options::Options;
use crate::web::page::claim::{adopt, claim, disown};
use crate::web::page::dom;
use crate::web::page::error::Thrown;
use crate::web::page::listener::Listener;
use crate::web::page::rect::Rect;
use crate::web::views::panel::Panel;
use crate::web::views::popover::Popover;
use crate::web::views::request::{Owner, Request};
use crate::web::words::texts::Texts;

/// A mounted article.
pub struct Mounted {
    me: Weak<dyn Owner>,
    /// The article's element.
    root: Element,
    /// What the panel stands in, if there is one.
    container: Option<Element>,
    /// What was chosen when it was mounted.
    options: Options,
    shown: RefCell<Shown>,
    /// The document or shadow root that has the page's style sheet; the article may leave it.
    tree: RefCell<Option<Node>>,
    panel: RefCell<Option<Panel>>,
    popover: RefCell<Option<Rc<Popover>>>,
    listeners: RefCell<Vec<Listener>>,
    /// What the reader does not look for.
    dimmed: RefCell<Painted>,
    /// The attribution that was open last.
    current: Cell<Option<usize>>,
}

impl Mounted {
    /// An article of which nothing is shown yet.
    fn new(root: Element, container: Option<Element>, options: Options) -> Rc<Self> {
        let shown = Shown::nothing(Article::unread(&root), &options.lang, options.badges);
        Rc::new_cyclic(|me: &Weak<Mounted>| Mounted {
            me: me.clone(),
            root,
            container,
            options,
            shown: RefCell::new(shown),
            tree: RefCell::default(),
            panel: RefCell::default(),
            popover: RefCell::default(),
            listeners: RefCell::default(),
            dimmed: RefCell::default(),
            current: Cell::default(),
        })
    }

    /// Gives the document or shadow root that the article is in the page's style sheet.
    fn dress_tree(&self) -> Result<(), Thrown> {
        let tree = dom::tree(&self.root)?;
        adopt(&tree, &self.options.sheet)?;
        self.tree.replace(Some(tree));
        Ok(())
    }

    /// Whether the page has removed badges of statements that `next` has, too.
    fn misses_badges_of(&self, next: &Shown) -> bool {
        let before = self.analysis();
        self.ask_badges(|badges| badges.lost().any(|id| next.same(&before.attributions[id]).is_some()))
    }

    /// Shows a newer analysis instead of the one before: there is work to be done.
    fn show(&self, mut next: Shown) -> Result<(), Thrown> {
        let before = self.analysis();
        let place = |id: usize| before.attributions.get(id).and_then(|found| next.same(found));
        let open = self.popover.borrow().as_ref().and_then(|popover| popover.opened(&self.me));
        let to = open.and_then(place);
        self.current.set(self.current.get().and_then(place));
        let before = Shown::nothing(Article::unread(&self.root), "", next.style);
        let before = self.shown.replace(before);
        next.replace(before, &self.options.texts);
        self.shown.replace(next);
        if let (Some(_), Some(popover)) = (open, self.popover.borrow().clone()) {
            popover.renew(&self.me, to)?;
        }
        self.renew_panel()
    }

    fn renew_panel(&self) -> Result<(), Thrown> {
        let build = |container| Panel::build(container, self.options.panel, self, &self.me);
        let panel = self.container.as_ref().map(build).transpose()?;
        self.panel.replace(panel);
        // What is open in the panel says so itself.
        self.choose(&|_| true);
        Ok(())
    }

    /// Tells the page what happened: `key` and `value` are the event's detail.
    fn say(&self, event: &str, key: &str, value: &JsValue) {
        // Nothing throws here: what listeners throw goes to the console.
        let detail = dom::dictionary::<JsValue>(&[(key, value)]);
        let _ = detail.and_then(|detail| self.options.tell.call2(&JsValue::NULL, &event.into(), &detail));
    }

    /// Gives back the page as it was.
    pub fn take_down(&self) {
        self.close(false);
        self.listeners.take();
        self.dimmed.take();
        self.panel.take();
        self.popover.take();
        self.shown.borrow_mut().take_down();
        let _ = claim(&self.root, false);
        let _ = self.tree.take().map(|tree| disown(&tree, &self.options.sheet));
    }

    /// Marks statements in another style: there is work to be done.
    fn set_style(&self, style: Style) {
        self.close(false);
        self.shown.borrow_mut().set_style(style, &self.options.texts);
        if let Some(panel) = &*self.panel.borrow() {
            panel.show_style(style);
        }
    }

    /// The text that was read, into which the analysis' spans count.
    pub fn text(&self) -> String {
        self.shown.borrow().article.reading.text.clone()
    }

    /// Runs `ask` on the badges of the article.
    fn ask_badges<T>(&self, ask: impl FnOnce(&Badges) -> T) -> T {
        ask(&self.shown.borrow().badges)
    }

    /// The attribution under a point of the viewport, in an element on which the reader clicked. Boxes are
    /// compared, since not every browser knows the caret position or the highlights at a point, in shadow roots
    /// least.
    fn hit(&self, target: &Element, x: f64, y: f64) -> Option<usize> {
        let shown = self.shown.borrow();
        let holds = |part: &Passage<Utf16>| {
            let near = shown.stretches(part).filter(|stretch| stretch.meets(target));
            near.flat_map(|stretch| stretch.rects()).any(|rect| rect.holds(x, y))
        };
        let found = |found: &&Attributed<Utf16>| [&found.content, &found.source, &found.cue].into_iter().any(holds);
        shown.analysis.attributions.iter().find(found).map(|found| found.id)
    }

    /// Opens the details of an attribution; see [`Popover::show`].
    fn open(&self, id: usize, pinned: bool, focus: bool, back: Option<HtmlElement>) -> Result<(), Thrown> {
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

    /// Jumps `step` statements on from the one that was open last, if there is one.
    fn step(&self, step: isize, back: Option<HtmlElement>) -> Result<(), Thrown> {
        let count = self.analysis().attributions.len();
        let to = match self.current.get() {
            Some(current) => current.checked_add_signed(step),
            None if step > 0 => Some(0),
            None => count.checked_sub(1),
        };
        let Some(to) = to.filter(|&to| to < count) else { return Ok(()) };
        self.jump(to, back)
    }

    /// The element in which an attribution's content starts.
    fn paragraph(&self, id: usize) -> Option<Element> {
        let shown = self.shown.borrow();
        let content = &shown.analysis.attributions.get(id)?.content;
        shown.stretches(content).next()?.start.parent_element()
    }

    /// The popover, made if the page has none yet.
    fn popover(&self) -> Result<Rc<Popover>, Thrown> {
        if let Some(popover) = self.popover.borrow().clone() {
            return Ok(popover);
        }
        let popover = Popover::shared(&dom::document(&self.root)?, &self.options.sheet)?;
        self.popover.replace(Some(popover.clone()));
        Ok(popover)
    }
}

impl Owner for Mounted {
    fn root(&self) -> &Element {
        &self.root
    }

    fn texts(&self) -> &Texts {
        &self.options.texts
    }

    fn style(&self) -> Style {
        self.shown.borrow().style
    }

    fn analysis(&self) -> Rc<Analysis<Utf16>> {
        self.shown.borrow().analysis.clone()
    }

    fn is_checked(&self, id: usize) -> bool {
        self.analysis().attributions.get(id).is_some_and(|found| found.check.is_some())
    }

    fn badge(&self, id: usize) -> Option<HtmlElement> {
        self.shown.borrow().badges.of(id).cloned()
    }

    fn anchor(&self, id: usize) -> Option<Rect> {
        let badge = self.badge(id).map(|badge| dom::rect(&badge));
        let shown = self.shown.borrow();
        let content = &shown.analysis.attributions.get(id)?.content;
        let lines: Vec<Rect> = shown.stretches(content).flat_map(|stretch| stretch.rects()).collect();
        let end = badge.or(lines.last().map(|last| Rect { left: last.right, ..*last }))?;
        let top = lines.first().map_or(end.top, |first| first.top.min(end.top));
        Some(Rect { top, ..end })
    }

    fn paint(&self, id: usize) -> Painted {
        let shown = self.shown.borrow();
        let mut painted = Painted::default();
        if let Some(found) = shown.analysis.attributions.get(id) {
            let parts = [(Layer::Active, &found.content), (Layer::Source, &found.source), (Layer::Cue, &found.cue)];
            let strokes = |(layer, part)| shown.stretches(part).map(move |stretch| (layer, stretch));
            painted.paint(parts.into_iter().flat_map(strokes));
        }
        painted
    }

    fn method(&self) -> &str {
        &self.options.method
    }

    fn takes_reports(&self) -> bool {
        self.options.takes_reports
    }

    fn choose(&self, kept: &dyn Fn(&Attributed<Utf16>) -> bool) {
        let shown = self.shown.borrow();
        let others = || shown.analysis.attributions.iter().filter(|found| !kept(found));
        let mut dimmed = Painted::default();
        dimmed.paint(others().flat_map(|found| shown.stretches(&found.content).map(|stretch| (Layer::Dim, stretch))));
        self.dimmed.replace(dimmed);
        shown.badges.dim(|id| others().any(|found| found.id == id));
    }

    fn tell(&self, event: &str, id: usize) {
        self.say(event, "id", &JsValue::from_f64(id as f64));
    }

    fn request(&self, request: Request, back: Option<HtmlElement>) {
        // Nobody could do anything about what the browser refuses.
        let _ = match request {
            Request::Go(id) => self.jump(id, back),
            Request::Step(step) => self.step(step, back),
            Request::Mark(style) => self.options.mark.call1(&JsValue::NULL, &style.name().into()).map(drop),
            Request::Report(id) => {
                self.tell("selon:report", id);
                Ok(())
            }
            Request::Close => {
                self.close(true);
                Ok(())
            }
        };
    }
}
