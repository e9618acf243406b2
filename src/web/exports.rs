//! What JavaScript can call of a mounted article. Thin: converts, calls, converts.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::web::marks::badge::Style;
use crate::web::mounted::work::{Finder, Work};
use crate::web::objects::write;
use crate::web::options::Options;
use crate::web::page::error::Thrown;
use crate::web::views::request::Owner;

/// Much smaller than the standard library's allocator.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts to work in an article, as far as reading it; see `Options::read` and `Finder::read` for `options`. The panel stands in
/// `container`, alone in a shadow root.
#[wasm_bindgen]
pub fn mount(article: Element, container: Option<Element>, options: &JsValue) -> Result<Handle, Thrown> {
    let work = Work::start(article, container, Options::read(options), Finder::read(options)?)?;
    Ok(Handle(RefCell::new(Some(work.into()))))
}

/// A mounted article. All methods do nothing after `destroy()`.
#[wasm_bindgen]
pub struct Handle(RefCell<Option<Rc<Work>>>);

#[wasm_bindgen]
impl Handle {
    /// What was found, as a new object; undefined after `destroy()`.
    pub fn analysis(&self) -> JsValue {
        self.at_work().map(|work| write::analysis(&work.mounted.analysis())).unwrap_or_default()
    }

    /// The text that was read; undefined after `destroy()`.
    pub fn text(&self) -> Option<String> {
        self.at_work().map(|work| work.mounted.text())
    }

    /// How many statements of the analysis that was given are not surely in the article.
    #[cfg(feature = "view")]
    pub fn lost(&self) -> usize {
        self.at_work().map_or(0, |work| work.finder.lost())
    }

    /// Does a bounded piece of what is to be done; false if there was nothing left.
    pub fn work(&self) -> Result<bool, Thrown> {
        self.at_work().map_or(Ok(false), |work| work.work())
    }

    /// Nothing is left to be done: tells the page what that changes for it. True if the article was analysed anew.
    pub fn report(&self) -> bool {
        self.at_work().is_some_and(|work| work.report())
    }

    /// Starts to read the article anew, as it is now; `anyway`: it is analysed also if it has not changed.
    pub fn update(&self, anyway: bool) -> Result<(), Thrown> {
        self.at_work().map_or(Ok(()), |work| work.update(anyway))
    }

    /// Gives text nodes that the page has changed back to it, at once.
    pub fn mend(&self) {
        if let Some(work) = self.at_work() {
            work.mend();
        }
    }

    /// Marks statements with `marker`, `pill` or `none`: that makes work.
    #[wasm_bindgen(js_name = setBadges)]
    pub fn set_badges(&self, style: &str) -> Result<(), Thrown> {
        self.at_work().map_or(Ok(()), |work| work.set_style(Style::parse(style)))
    }

    /// Nothing keeps badges out of the article any more: that makes work.
    pub fn release(&self) {
        if let Some(work) = self.at_work() {
            work.release();
        }
    }

    /// Scrolls to an attribution, by its `id`, and opens its details.
    pub fn open(&self, id: usize) -> Result<(), Thrown> {
        self.at_work().map_or(Ok(()), |work| work.mounted.jump(id, None))
    }

    /// Closes the details.
    pub fn close(&self) {
        if let Some(work) = self.at_work() {
            work.mounted.close(false);
        }
    }

    /// Gives back the page as it was.
    pub fn destroy(&self) {
        if let Some(work) = self.0.take() {
            work.mounted.take_down();
        }
    }

    fn at_work(&self) -> Option<Rc<Work>> {
        self.0.borrow().clone()
    }
}
