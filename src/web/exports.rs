//! What JavaScript can call. Thin: converts, calls, converts. `www/selon.js` is the only caller.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::analysis::Analysis;
use crate::language::detect;
use crate::text::span::Utf16;
use crate::web::marks::badge::Style;
use crate::web::mounted::work::Work;
use crate::web::options::{self, Options};
use crate::web::packs;
use crate::web::page::error::Thrown;
use crate::web::views::request::Owner;

/// Much smaller than the standard library's allocator.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Reads a language pack; gives the tag of its language.
#[wasm_bindgen(js_name = loadPack)]
pub fn load_pack(bytes: &[u8]) -> Result<String, Thrown> {
    Ok(packs::load(bytes)?)
}

/// Reads the network, which all languages share.
#[wasm_bindgen(js_name = loadNetwork)]
pub fn load_network(bytes: &[u8]) -> Result<(), Thrown> {
    Ok(packs::load_network(bytes)?)
}

/// The tag of the language a text is most likely in, on a page that says it is in `declared`, or says nothing.
#[wasm_bindgen]
pub fn detect(text: &str, declared: &str) -> String {
    detect::overrule(text, declared).to_owned()
}

/// Annotates a text; spans count UTF-16 units. The language's pack must be loaded. `threshold`: see
/// [`crate::Options`]; undefined for that of editors.
#[wasm_bindgen]
pub fn annotate(text: &str, lang: &str, threshold: &JsValue) -> Result<JsValue, Thrown> {
    let analysis =
        packs::annotate(text, lang, &packs::options(options::threshold(threshold), crate::pipeline::Options::EDITORS))?;
    to_js(&analysis.in_units::<Utf16>(text))
}

/// Starts to work in an article, as far as reading it; see `Options::read` for `options`. The panel stands in
/// `container`, alone in a shadow root.
#[wasm_bindgen]
pub fn mount(article: Element, container: Option<Element>, options: &JsValue) -> Result<Handle, Thrown> {
    let work = Work::start(article, container, Options::read(options))?;
    Ok(Handle(RefCell::new(Some(work.into()))))
}

/// A mounted article. All methods do nothing after `destroy()`.
#[wasm_bindgen]
pub struct Handle(RefCell<Option<Rc<Work>>>);

#[wasm_bindgen]
impl Handle {
    /// What was found, as a new object; undefined after `destroy()`.
    pub fn analysis(&self) -> Result<JsValue, Thrown> {
        self.at_work().map_or(Ok(JsValue::UNDEFINED), |work| to_js(&work.mounted.analysis()))
    }

    /// The text that was read; undefined after `destroy()`.
    pub fn text(&self) -> Option<String> {
        self.at_work().map(|work| work.mounted.text())
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

fn to_js(analysis: &Analysis<Utf16>) -> Result<JsValue, Thrown> {
    let serializer = Serializer::new().serialize_maps_as_objects(true);
    analysis.serialize(&serializer).map_err(Into::into)
}
