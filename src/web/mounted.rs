//! One article with its badges, highlights and panel, from mounting to `destroy()`.
//!
//! Nothing here holds a borrow while it calls what may run the page's own code (events, focus).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, Element, HtmlElement, Node};

use super::article::{Article, Walk};
use super::badge::{Badges, Style};
use super::dom;
use super::error::{Error, Thrown};
use super::highlight::{Layer, Painted};
use super::listener::Listener;
use super::options::Options;
use super::panel::Panel;
use super::placement::Rect;
use super::popover::Popover;
use super::shown::Shown;
use super::{packs, pointer};
use crate::analysis::{Analysis, Attributed, Passage};
use crate::finder::learned::Memory;
use crate::pipeline::Steps;
use crate::text::span::Utf16;

/// As many nodes are read at once.
const NODES: usize = 400;

/// A mounted article.
pub struct Mounted {
    me: Weak<Mounted>,
    /// The article's element.
    pub root: Element,
    /// The `<selon-article>` that shows the panel, if there is one; events are dispatched at it.
    pub host: Option<HtmlElement>,
    /// What was chosen when it was mounted.
    pub options: Options,
    shown: RefCell<Shown>,
    /// The analysis of the article as it was read last, until it is shown.
    job: RefCell<Option<Job>>,
    memory: RefCell<Memory>,
    /// How many analyses have been done.
    pub version: Cell<u32>,
    /// Whether badges were taken out of text nodes that the page has changed.
    is_wounded: Cell<bool>,
    /// The document or shadow root that has the page's style sheet; the article may leave it.
    tree: RefCell<Option<Node>>,
    /// Whether the page has taken badges away before.
    is_contested: Cell<bool>,
    panel: RefCell<Option<Panel>>,
    popover: RefCell<Option<Rc<Popover>>>,
    listeners: RefCell<Vec<Listener>>,
    /// The attribution that was open last.
    current: Cell<Option<usize>>,
}

/// A reading of the article and its analysis, under way.
enum Job {
    /// The article is read. `anyway`: it is analysed also if it has not changed.
    Reading { walk: Walk, anyway: bool },
    /// What was read is analysed. `anyway`: badges that the page took away come back without more ado.
    Analysing { article: Article, steps: Box<Steps>, anyway: bool },
    /// What was found is to be shown.
    Found { article: Article, memory: Memory, found: Analysis, anyway: bool },
}

impl Mounted {
    /// Starts to work in `root`, as far as reading it: see [`Mounted::work`]. `host` shows the panel in the first
    /// element of its shadow root.
    ///
    /// # Errors
    /// If Selon is at work there already, the language's pack is missing or the browser refuses; the article is
    /// then as it was.
    pub fn mount(root: Element, host: Option<HtmlElement>, options: Options) -> Result<Rc<Self>, Thrown> {
        if claimed(&root) {
            return Err(Error::AlreadyMounted.into());
        }
        let shown = Shown::nothing(Article::unread(&root), &options.lang, options.badges);
        let walk = Walk::start(&shown.article, &options.skip)?;
        claim(&root, true)?;
        Ok(Rc::new_cyclic(|me| Mounted {
            me: me.clone(),
            root,
            host,
            options,
            shown: RefCell::new(shown),
            job: RefCell::new(Some(Job::Reading { walk, anyway: true })),
            version: Cell::default(),
            is_wounded: Cell::default(),
            memory: RefCell::default(),
            tree: RefCell::default(),
            is_contested: Cell::default(),
            panel: RefCell::default(),
            popover: RefCell::default(),
            listeners: RefCell::default(),
            current: Cell::default(),
        }))
    }

    /// Does a bounded piece of what is to be done; false if there was nothing left.
    ///
    /// # Errors
    /// If the language's pack is missing or the browser refuses.
    pub fn work(&self) -> Result<bool, Thrown> {
        let next = match self.job.take() {
            None => return self.shown.borrow_mut().put_up(&self.options.texts),
            Some(Job::Reading { mut walk, anyway }) => {
                if walk.step(NODES)? {
                    Some(Job::Reading { walk, anyway })
                } else {
                    self.compare(walk.finish(), anyway)
                }
            }
            Some(Job::Analysing { article, mut steps, anyway }) => {
                let Options { lang, engine, .. } = &self.options;
                match packs::with(lang, |language| steps.step(&article.reading.text, language, engine))? {
                    None => Some(Job::Analysing { article, steps, anyway }),
                    Some(found) => Some(Job::Found { article, memory: steps.memory(), found, anyway }),
                }
            }
            Some(Job::Found { article, memory, found, anyway }) => {
                self.memory.replace(memory);
                self.succeed(article, found, anyway)?;
                None
            }
        };
        self.job.replace(next);
        Ok(true)
    }

    /// What was read is analysed if there is anything new in it.
    fn compare(&self, article: Article, anyway: bool) -> Option<Job> {
        let changed = self.is_wounded.take() || !article.is_same(&self.shown.borrow().article);
        let steps = || Box::new(Steps::after(self.memory.take()));
        (anyway || changed).then(|| Job::Analysing { article, steps: steps(), anyway })
    }

    /// An analysis is done: it is to be shown instead of the one before.
    fn succeed(&self, article: Article, found: Analysis, anyway: bool) -> Result<(), Thrown> {
        self.version.set(self.version.get() + 1);
        let mut next = Shown::new(article, found, self.style());
        let before = self.analysis();
        let is_lost = self.ask_badges(|badges| badges.lost().any(|id| next.same(&before.attributions[id]).is_some()));
        if is_lost && !anyway && self.is_contested.replace(true) {
            // The page renders over what it did not make itself: rather than fight, insert nothing.
            next.style = Style::None;
        }
        let place = |id: usize| before.attributions.get(id).and_then(|found| next.same(found));
        let open = self.popover.borrow().as_ref().and_then(|popover| popover.opened(&self.me));
        let to = open.and_then(place);
        self.current.set(self.current.get().and_then(place));
        if self.listeners.borrow().is_empty() {
            let tree = dom::tree(&self.root)?;
            adopt(&tree, &self.options.sheets.page)?;
            self.tree.replace(Some(tree));
            self.listeners.replace(pointer::listeners(&self.root, &self.me));
        }
        let before = Shown::nothing(Article::unread(&self.root), "", next.style);
        let before = self.shown.replace(before);
        next.replace(before, &self.options.texts);
        self.shown.replace(next);
        if let (Some(_), Some(popover)) = (open, self.popover.borrow().clone()) {
            popover.renew(&self.me, to)?;
        }
        self.renew_panel()
    }

    /// Starts to read the article anew, as it is now. If it has changed, or if `anyway`, it is analysed, too.
    pub fn update(&self, anyway: bool) -> Result<(), Thrown> {
        self.mend();
        let walk = Walk::start(&self.shown.borrow().article, &self.options.skip)?;
        self.job.replace(Some(Job::Reading { walk, anyway }));
        Ok(())
    }

    /// Gives text nodes that the page has changed back to it, at once.
    pub fn mend(&self) {
        if self.shown.borrow_mut().mend() {
            self.is_wounded.set(true);
        }
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
        let _ = self.tree.take().map(|tree| disown(&tree, &self.options.sheets.page));
    }

    /// Marks statements in another style: there is work to be done. An analysis under way starts anew.
    pub fn set_style(&self, style: Style) -> Result<(), Thrown> {
        if style == self.style() {
            return Ok(());
        }
        self.close(false);
        self.shown.borrow_mut().set_style(style, &self.options.texts);
        if let Some(panel) = &*self.panel.borrow() {
            panel.show_style(style);
        }
        if self.job.take().is_some() { self.update(true) } else { Ok(()) }
    }

    /// How statements are marked now.
    pub fn style(&self) -> Style {
        self.shown.borrow().style
    }

    /// What was found.
    pub fn analysis(&self) -> Rc<Analysis<Utf16>> {
        self.shown.borrow().analysis.clone()
    }

    /// The text that was read, into which the analysis' spans count.
    pub fn text(&self) -> String {
        self.shown.borrow().article.reading.text.clone()
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

    /// The attribution under a point of the viewport, in an element on which the reader clicked. Boxes are
    /// compared, since not every browser knows the caret position or the highlights at a point, in shadow roots
    /// least.
    pub fn hit(&self, target: &Element, x: f64, y: f64) -> Option<usize> {
        let shown = self.shown.borrow();
        let holds = |part: &Passage<Utf16>| {
            let near = shown.stretches(part).filter(|stretch| stretch.meets(target));
            near.flat_map(|stretch| stretch.rects()).any(|rect| rect.holds(x, y))
        };
        let found = |found: &&Attributed<Utf16>| [&found.content, &found.source, &found.cue].into_iter().any(holds);
        shown.analysis.attributions.iter().find(found).map(|found| found.id)
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
            let strokes = |(layer, part)| shown.stretches(part).map(move |stretch| (layer, stretch));
            painted.paint(parts.into_iter().flat_map(strokes));
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
        let through = &JsValue::TRUE;
        let init = |detail| dom::dictionary(&[("bubbles", through), ("composed", through), ("detail", &detail)]);
        let init = detail.and_then(init);
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

/// Adds a style sheet to a document or shadow root. Each article adds its own mention of
/// it, so that it stays as long as one of them needs it.
fn adopt(tree: &Node, sheet: &JsValue) -> Result<(), Thrown> {
    let sheets = Array::from(&dom::get(tree, SHEETS));
    sheets.push(sheet);
    dom::set(tree, SHEETS, &sheets)
}

fn disown(tree: &Node, sheet: &JsValue) -> Result<(), Thrown> {
    let kept = Array::new();
    let mut taken = false;
    for other in Array::from(&dom::get(tree, SHEETS)).iter() {
        if !taken && other == *sheet {
            taken = true;
        } else {
            kept.push(&other);
        }
    }
    dom::set(tree, SHEETS, &kept)
}

const SHEETS: &str = "adoptedStyleSheets";
