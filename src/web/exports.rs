//! What JavaScript can call. Thin: converts, calls, converts. `www/selon.js` is the only caller.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::badge::Style;
use super::error::Thrown;
use super::mounted::Mounted;
use super::options::{Options, engine_options};
use super::packs;
use crate::analysis::Analysis;
use crate::language::detect;
use crate::text::span::Utf16;

/// Much smaller than the standard library's allocator.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Reads a language pack; gives the tag of its language.
#[wasm_bindgen]
pub fn load_pack(bytes: &[u8]) -> Result<String, Thrown> {
    Ok(packs::load(bytes)?)
}

/// Reads the network, which all languages share.
#[wasm_bindgen]
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
    let analysis = packs::annotate(text, lang, &engine_options(threshold, crate::Options::EDITORS))?;
    to_js(&analysis.in_units::<Utf16>(text))
}

/// Starts to work in an article, as far as reading it; see `Options::read` for `options`. With a `host`, a
/// `<selon-article>`, its shadow root's first element shows the panel and it gets the events.
#[wasm_bindgen]
pub fn mount(article: Element, host: Option<HtmlElement>, options: &JsValue) -> Result<Handle, Thrown> {
    let mounted = Mounted::mount(article, host, Options::read(options)?)?;
    Ok(Handle(RefCell::new(Some(mounted))))
}

/// A mounted article. All methods do nothing after `destroy()`.
#[wasm_bindgen]
pub struct Handle(RefCell<Option<Rc<Mounted>>>);

#[wasm_bindgen]
impl Handle {
    /// What was found, as a new object; undefined after `destroy()`.
    pub fn analysis(&self) -> Result<JsValue, Thrown> {
        self.mounted().map_or(Ok(JsValue::UNDEFINED), |mounted| to_js(&mounted.analysis()))
    }

    /// The text that was read; undefined after `destroy()`.
    pub fn text(&self) -> Option<String> {
        self.mounted().map(|mounted| mounted.text())
    }

    /// Does a bounded piece of what is to be done; false if there was nothing left.
    pub fn work(&self) -> Result<bool, Thrown> {
        self.mounted().map_or(Ok(false), |mounted| mounted.work())
    }

    /// Starts to read the article anew, as it is now; `anyway`: it is analysed also if it has not changed.
    pub fn update(&self, anyway: bool) -> Result<(), Thrown> {
        self.mounted().map_or(Ok(()), |mounted| mounted.update(anyway))
    }

    /// How many analyses have been done.
    pub fn version(&self) -> u32 {
        self.mounted().map_or(0, |mounted| mounted.version.get())
    }

    /// Gives text nodes that the page has changed back to it, at once.
    pub fn mend(&self) {
        if let Some(mounted) = self.mounted() {
            mounted.mend();
        }
    }

    /// How statements are marked; undefined after `destroy()`.
    pub fn badges(&self) -> Option<String> {
        self.mounted().map(|mounted| mounted.style().name().to_owned())
    }

    /// Marks statements with `marker`, `pill` or `none`: that makes work.
    #[wasm_bindgen(js_name = setBadges)]
    pub fn set_badges(&self, style: &str) -> Result<(), Thrown> {
        let style = Style::parse(style)?;
        self.mounted().map_or(Ok(()), |mounted| mounted.set_style(style))
    }

    /// Scrolls to an attribution, by its `id`, and opens its details.
    pub fn open(&self, id: usize) -> Result<(), Thrown> {
        self.mounted().map_or(Ok(()), |mounted| mounted.jump(id, None))
    }

    /// Closes the details.
    pub fn close(&self) {
        if let Some(mounted) = self.mounted() {
            mounted.close(false);
        }
    }

    /// Gives back the page as it was.
    pub fn destroy(&self) {
        if let Some(mounted) = self.0.take() {
            mounted.take_down();
        }
    }

    fn mounted(&self) -> Option<Rc<Mounted>> {
        self.0.borrow().clone()
    }
}

fn to_js(analysis: &Analysis<Utf16>) -> Result<JsValue, Thrown> {
    let serializer = Serializer::new().serialize_maps_as_objects(true);
    analysis.serialize(&serializer).map_err(Into::into)
}
