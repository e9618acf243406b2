//! What the reader asks for in panel and details, and what these ask of the article that they belong to.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::analysis::{Analysis, Attributed};
use crate::text::span::Utf16;
use crate::web::marks::badge::Style;
use crate::web::marks::highlight::Painted;
use crate::web::page::dom;
use crate::web::page::rect::Rect;
use crate::web::words::texts::Texts;

/// What a button or a switch is for.
pub enum Request {
    /// To a statement, by its attribution.
    Go(usize),
    /// So many statements on from the one that was open last.
    Step(isize),
    /// Statements are to be marked in another style.
    Mark(Style),
    /// The reader says that an attribution is wrong.
    Report(usize),
    /// The details are to be closed.
    Close,
}

impl Request {
    /// What an event asks for, and the control that it came from.
    pub fn of(event: &Event) -> Option<(Self, HtmlElement)> {
        let target = dom::target(event)?;
        if dom::string(event, "type") == "change" {
            let style = Style::parse(&target.get_attribute("value")?);
            return Some((Request::Mark(style), target.unchecked_into()));
        }
        let button = dom::closest(&target, "button")?;
        let number = |name: &str| button.get_attribute(name).and_then(|value| value.parse::<isize>().ok());
        let request = if let Some(id) = number("data-go") {
            Request::Go(id.unsigned_abs())
        } else if let Some(id) = number("data-report") {
            Request::Report(id.unsigned_abs())
        } else {
            number("data-step").map_or(Request::Close, Request::Step)
        };
        Some((request, button))
    }
}

/// An article, as panel and details know it.
pub trait Owner {
    /// The article's element.
    fn root(&self) -> &Element;
    /// What was found.
    fn analysis(&self) -> Rc<Analysis<Utf16>>;
    /// The interface's words.
    fn texts(&self) -> &Texts;
    /// How statements are marked now.
    fn style(&self) -> Style;
    /// Whether the editor corrected the source of an attribution.
    fn is_checked(&self, id: usize) -> bool;
    /// The badge of an attribution.
    fn badge(&self, id: usize) -> Option<HtmlElement>;
    /// Where an attribution stands in the viewport: as high as its content and its badge, at the left edge of its badge,
    /// or, without badge, at the end of its content.
    fn anchor(&self, id: usize) -> Option<Rect>;
    /// The address of the page that says how attributions are found; empty if there is none.
    fn method(&self) -> &str;
    /// Whether readers can say that an attribution is wrong.
    fn takes_reports(&self) -> bool;
    /// Dims the statements that are not `kept`.
    fn choose(&self, kept: &dyn Fn(&Attributed<Utf16>) -> bool);
    /// Paints the words of an attribution that is open.
    fn paint(&self, id: usize) -> Painted;
    /// Tells the page what happened to an attribution.
    fn tell(&self, event: &str, id: usize);
    /// Does what the reader asks for; the focus goes back to `back` from a statement without badge.
    fn request(&self, request: Request, back: Option<HtmlElement>);
}
