//! The one popover of a page: when it opens and closes, and where it stands. [`card`](super::card) has
//! what it says.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, Event, HtmlElement, Node, ShadowRoot};

use crate::web::marks::highlight::Painted;
use crate::web::page::claim::claim;
use crate::web::page::dom;
use crate::web::page::error::{Error, Thrown};
use crate::web::page::listener::Listener;
use crate::web::page::own::{OWN, POPOVER};
use crate::web::page::timer::Timer;
use crate::web::views::request::{Owner, Request};
use crate::web::views::{card, placement};

/// How long the mouse rests on a badge before its details open, in milliseconds.
pub const WAIT: i32 = 150;
/// How long they stay when it leaves, in milliseconds.
pub const GRACE: i32 = 300;

/// A click comes at most so many milliseconds after the end of its press.
const PRESS: f64 = 100.0;

/// The attribute of the card when it is open.
const OPEN: &str = "data-open";

/// Viewports narrower than this, in CSS pixels, show the details as a sheet at the bottom.
const NARROW: f64 = 480.0;

thread_local! {
    static SHARED: RefCell<Weak<Popover>> = const { RefCell::new(Weak::new()) };
}

/// The popover; leaves the page when the last article lets go of it.
pub struct Popover {
    host: HtmlElement,
    shadow: ShadowRoot,
    card: HtmlElement,
    open: RefCell<Option<Open>>,
    timer: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
    /// When a press elsewhere closed it last, as events tell the time.
    closed: Cell<f64>,
}

/// What is open.
struct Open {
    owner: Weak<dyn Owner>,
    id: usize,
    /// Stays when the mouse leaves.
    pinned: bool,
    /// Gets the focus back.
    back: Option<HtmlElement>,
    _painted: Painted,
}

impl Popover {
    /// The page's popover, made if there is none.
    pub fn shared(document: &Document, sheet: &JsValue) -> Result<Rc<Self>, Thrown> {
        if let Some(popover) = SHARED.with_borrow(Weak::upgrade) {
            return Ok(popover);
        }
        let host = dom::create(document, POPOVER, &[])?;
        claim(&host, true)?;
        let shadow = host.attach_shadow(&dom::dictionary(&[("mode", &"open".into())])?)?;
        let sheets = Array::new();
        sheets.push(sheet);
        dom::set(&shadow, "adoptedStyleSheets", &sheets)?;
        let title = ("aria-labelledby", card::TITLE);
        let attributes = [("popover", "manual"), ("role", "dialog"), ("tabindex", "-1"), ("part", "popover"), title];
        let card = dom::add(&shadow, "div", &attributes, "")?;
        let popover = Rc::new(Popover {
            host,
            shadow,
            card,
            open: RefCell::default(),
            timer: RefCell::default(),
            listeners: RefCell::default(),
            closed: Cell::new(f64::NEG_INFINITY),
        });
        popover.listen(document)?;
        SHARED.replace(Rc::downgrade(&popover));
        Ok(popover)
    }

    fn listen(self: &Rc<Self>, document: &Document) -> Result<(), Thrown> {
        let on = |handle: fn(&Rc<Popover>, Event)| {
            let me = Rc::downgrade(self);
            move |event: Event| {
                if let Some(popover) = me.upgrade().filter(|popover| popover.open.borrow().is_some()) {
                    handle(&popover, event);
                }
            }
        };
        let listeners = vec![
            Listener::capturing(document, &["pointerup", "keydown", "scroll"], on(Self::anywhere)),
            Listener::new(&dom::window()?.into(), &["resize"], on(|popover, _| popover.put_in_place())),
            Listener::new(&self.card, &["click", "keydown", "pointerenter", "pointerleave"], on(Self::inside)),
        ];
        self.listeners.replace(listeners);
        Ok(())
    }

    /// Shows an attribution's details instead of any others. `pinned`: it stays when the mouse leaves;
    /// `focus`: it takes the keyboard focus, and gives it back to the badge, or else to `back`.
    pub fn show(
        &self,
        owner: &Weak<dyn Owner>,
        id: usize,
        pinned: bool,
        focus: bool,
        back: Option<HtmlElement>,
    ) -> Result<(), Thrown> {
        self.timer.take();
        let Some(article) = owner.upgrade() else { return Ok(()) };
        if !self.is_open(owner, id) {
            let held = self.close(false);
            let back = article.badge(id).or(back).or(held);
            self.fill(&*article, id)?;
            let painted = article.paint(id);
            set_expanded(&*article, id, true);
            self.open.replace(Some(Open { owner: owner.clone(), id, pinned, back, _painted: painted }));
            self.stand_by(&*article)?;
            // Dark or light as the words that it belongs to, whatever the page says of its colours.
            let ink = dom::window()?.get_computed_style(article.root())?.map(|style| dom::property(&style, "color"));
            dom::style(&self.card, "--ink", &ink.unwrap_or_default())?;
            self.card.set_attribute(OPEN, "")?;
            // A browser without popovers shows it by its style.
            let _ = self.card.show_popover();
            self.put_in_place();
            article.tell("selon:open", id);
        } else if let Some(open) = &mut *self.open.borrow_mut() {
            open.pinned |= pinned;
        }
        if focus {
            let _ = dom::focus(&self.card, true);
        }
        Ok(())
    }

    fn fill(&self, article: &dyn Owner, id: usize) -> Result<(), Thrown> {
        card::fill(&self.card, article, id)
    }

    /// Moves where it can be reached: into what lies over the page, if the article is in such.
    fn stand_by(&self, article: &dyn Owner) -> Result<(), Thrown> {
        let mut at = Some(article.root().clone());
        let mut place: Option<Node> = None;
        while let (None, Some(element)) = (&place, at) {
            place = dom::closest(&element, "dialog[open],[popover],:fullscreen").map(Into::into);
            at = dom::tree(&element).ok().and_then(|tree| dom::object(&tree, "host"));
        }
        let body = || dom::object(&dom::get(&self.card, "ownerDocument"), "body");
        let place: Node = place.or_else(body).ok_or(Error::NoDocument)?;
        if self.host.parent_node().as_ref() != Some(&place) {
            place.append_child(&self.host)?;
        }
        Ok(())
    }

    /// Closes what is open; the focus goes back if it was inside or `focus_back` asks for it. Gives what
    /// would have got the focus back.
    pub fn close(&self, focus_back: bool) -> Option<HtmlElement> {
        self.timer.take();
        let Open { owner, id, back, .. } = self.open.take()?;
        let held_focus = dom::flag(&self.shadow, "activeElement");
        let _ = self.card.hide_popover();
        let _ = self.card.remove_attribute(OPEN);
        if let Some(badge) = back.as_ref().filter(|_| held_focus || focus_back) {
            let _ = dom::focus(badge, true);
        }
        if let Some(article) = owner.upgrade() {
            set_expanded(&*article, id, false);
            article.tell("selon:close", id);
        }
        back
    }

    /// Closes what is open if it is an attribution of that article.
    pub fn close_of(&self, owner: &Weak<dyn Owner>, focus_back: bool) {
        let own = self.open.borrow().as_ref().is_some_and(|open| open.owner.ptr_eq(owner));
        if own {
            self.close(focus_back);
        }
    }

    /// Whether an attribution's details are open and pinned.
    pub fn is_pinned(&self, owner: &Weak<dyn Owner>, id: usize) -> bool {
        let pinned = self.open.borrow().as_ref().is_some_and(|open| open.pinned);
        pinned && self.is_open(owner, id)
    }

    /// The attribution of an article that is open.
    pub fn opened(&self, owner: &Weak<dyn Owner>) -> Option<usize> {
        self.open.borrow().as_ref().filter(|open| open.owner.ptr_eq(owner)).map(|open| open.id)
    }

    /// The article was analysed anew: what is open is now `id`, or gone.
    pub fn renew(&self, owner: &Weak<dyn Owner>, id: Option<usize>) -> Result<(), Thrown> {
        let (Some(article), Some(id)) = (owner.upgrade(), id) else {
            self.close(false);
            return Ok(());
        };
        let held_focus = dom::flag(&self.shadow, "activeElement");
        self.fill(&*article, id)?;
        set_expanded(&*article, id, true);
        let painted = article.paint(id);
        if let Some(open) = &mut *self.open.borrow_mut() {
            (open.id, open._painted) = (id, painted);
        }
        if held_focus { dom::focus(&self.card, true) } else { Ok(()) }
    }

    fn is_open(&self, owner: &Weak<dyn Owner>, id: usize) -> bool {
        self.open.borrow().as_ref().is_some_and(|open| open.id == id && open.owner.ptr_eq(owner))
    }

    /// Lets `open` open an attribution's details in `delay` milliseconds, unless something pinned is open.
    pub fn open_soon(&self, owner: &Weak<dyn Owner>, id: usize, delay: i32, open: impl Fn() + 'static) {
        if self.is_open(owner, id) {
            self.timer.take();
        } else if self.open.borrow().as_ref().is_none_or(|open| !open.pinned) {
            self.timer.replace(Timer::start(delay, open));
        }
    }

    /// Closes in `delay` milliseconds, unless it is pinned; calls off what was to open.
    pub fn close_soon(self: &Rc<Self>, delay: i32) {
        let waits = self.open.borrow().as_ref().is_some_and(|open| !open.pinned);
        let me = Rc::downgrade(self);
        let close = move || me.upgrade().map(|popover| popover.close(false)).map_or((), drop);
        self.timer.replace(if waits { Timer::start(delay, close) } else { None });
    }

    /// A press, a key or a scrolled box anywhere on the page while something is open.
    fn anywhere(self: &Rc<Self>, event: Event) {
        let own = |passed: Element| passed.matches(OWN).unwrap_or_default();
        match dom::string(&event, "type").as_str() {
            "keydown" if dom::string(&event, "key") == "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                self.close(true);
            }
            // The document itself is no element: with it, what is open scrolls along.
            "scroll" => {
                if let Some(scrolled) = dom::target(&event) {
                    self.follow(&scrolled);
                }
            }
            "pointerup" if !dom::path(&event).any(own) => {
                self.closed.set(dom::number(&event, "timeStamp"));
                self.close(false);
            }
            _ => {}
        }
    }

    /// Whether the press that a click ends has closed something.
    pub fn was_closed_by(&self, click: &Event) -> bool {
        dom::number(click, "timeStamp") - self.closed.get() < PRESS
    }

    /// What happens in the popover itself.
    fn inside(self: &Rc<Self>, event: Event) {
        match dom::string(&event, "type").as_str() {
            "pointerenter" => drop(self.timer.take()),
            "pointerleave" => self.close_soon(GRACE),
            "keydown" => self.tab(&event),
            _ => self.click(&event),
        }
    }

    /// Tab out of either end closes and goes back to where the reader was in the article.
    fn tab(&self, event: &Event) {
        if dom::string(event, "key") != "Tab" {
            return;
        }
        let (back, active) = (dom::flag(event, "shiftKey"), dom::object::<HtmlElement>(&self.shadow, "activeElement"));
        let buttons = dom::all(&self.card, "button:enabled");
        let end = if back { buttons.first() } else { buttons.last() };
        if active.is_some() && (active.as_ref() == end || (back && active.as_ref() == Some(&self.card))) {
            event.prevent_default();
            self.close(true);
        }
    }

    fn click(&self, event: &Event) {
        let owner = self.open.borrow().as_ref().and_then(|open| open.owner.upgrade());
        if let (Some(owner), Some((request, _))) = (owner, Request::of(event)) {
            owner.request(request, None);
        }
    }

    /// Beside its anchor, or at the bottom of a narrow viewport.
    fn put_in_place(&self) {
        let open = self.open.borrow().as_ref().map(|open| (open.owner.upgrade(), open.id));
        let Some((Some(owner), id)) = open else { return };
        let (Some(anchor), Ok(view)) = (owner.anchor(id), dom::view()) else { return };
        let sheet = view.0 < NARROW;
        let _ = self.card.set_attribute("data-sheet", if sheet { "true" } else { "false" });
        // What is set on an element in a zoomed page counts in larger pixels than what is measured.
        let zoom = dom::zoom(&self.card);
        let set = |lengths: &[(&str, f64)]| {
            for (property, value) in lengths {
                // As integers: formatting fractions would add kilobytes.
                let _ = dom::style(&self.card, property, &format!("{}px", (value / zoom).round() as i32));
            }
        };
        let most = 2.0 * placement::MARGIN;
        set(&[("--x", 0.0), ("--y", 0.0), ("--w", view.0 - most), ("--h", view.1 - most)]);
        if !sheet {
            let start = dom::rect(&self.card);
            let size = (start.right - start.left, start.bottom - start.top);
            let (left, top, height) = placement::place(anchor, size, view);
            // In the document's coordinates: it scrolls with the words it belongs to.
            set(&[("--x", left - start.left), ("--y", top - start.top), ("--h", height)]);
        }
    }

    /// A box in the page has scrolled: what is open follows its words, or closes if they have left the box.
    fn follow(&self, scrolled: &Element) {
        let open = self.open.borrow().as_ref().map(|open| (open.owner.upgrade(), open.id));
        let Some((Some(owner), id)) = open else { return };
        if !scrolled.contains(Some(owner.root())) {
            return;
        }
        let view = dom::rect(scrolled);
        if owner.anchor(id).is_some_and(|anchor| anchor.bottom < view.top || anchor.top > view.bottom) {
            self.close(false);
        } else {
            self.put_in_place();
        }
    }
}

impl Drop for Popover {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn set_expanded(article: &dyn Owner, id: usize, expanded: bool) {
    if let Some(badge) = article.badge(id) {
        let _ = badge.set_attribute("aria-expanded", if expanded { "true" } else { "false" });
    }
}
