//! What a page can choose, read from a JavaScript object.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};

use super::badge::Style;
use super::dom;
use super::error::Thrown;
use super::texts::Texts;

/// The options of one mounted article.
pub struct Options {
    /// BCP 47 tag of a loaded pack.
    pub lang: String,
    /// How statements are marked at first.
    pub badges: Style,
    /// How the panel shows itself at first.
    pub panel: PanelMode,
    /// Says of an element whether it is left out.
    pub skip: Function,
    /// What the engine is asked.
    pub engine: crate::Options,
    /// The interface's words.
    pub texts: Texts,
    /// Style sheets: the page's (badges, highlights) and the shadow roots' (panel, popover).
    pub sheets: Sheets,
}

/// The two constructed style sheets.
pub struct Sheets {
    /// For the article's document or shadow root.
    pub page: JsValue,
    /// For the popover's shadow root.
    pub shadow: JsValue,
}

/// How much of the panel is shown at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelMode {
    /// One line and a bar.
    Summary,
    /// All of it.
    Open,
    /// No panel.
    None,
}

impl Options {
    /// Reads `lang`, `badges`, `panel`, `skip`, `threshold`, `texts`, `sheets`.
    ///
    /// # Errors
    /// If `badges` is no badge style.
    pub fn read(object: &JsValue) -> Result<Self, Thrown> {
        let text = |key: &str| dom::get(object, key).as_string().unwrap_or_default();
        let sheets: Array = dom::get(object, "sheets").unchecked_into();
        Ok(Options {
            lang: text("lang"),
            badges: Style::parse(&text("badges"))?,
            panel: match text("panel").as_str() {
                "open" => PanelMode::Open,
                "none" => PanelMode::None,
                _ => PanelMode::Summary,
            },
            skip: dom::get(object, "skip").unchecked_into(),
            engine: engine_options(&dom::get(object, "threshold"), crate::Options::READERS),
            texts: Texts::new(dom::get(object, "texts")),
            sheets: Sheets { page: sheets.get(0), shadow: sheets.get(1) },
        })
    }
}

/// The engine's options with the threshold of the page, clamped to 0 to 1; `default` if it is no number.
pub fn engine_options(threshold: &JsValue, default: crate::Options) -> crate::Options {
    let wanted = threshold.as_f64().filter(|value| !value.is_nan());
    wanted.map_or(default, |value| crate::Options { threshold: value.clamp(0.0, 1.0) as f32 })
}
