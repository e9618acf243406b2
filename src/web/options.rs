//! What a page can choose, read from a JavaScript object.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use crate::web::marks::badge::Style;
use crate::web::page::dom;
use crate::web::views::panel::PanelMode;
use crate::web::words::texts::Texts;

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
    /// Attributions less probable than this are left out; none for the engine's own choice.
    pub threshold: Option<f32>,
    /// The interface's words.
    pub texts: Texts,
    /// Tells the page what happens: an event's type and detail.
    pub tell: Function,
    /// Has statements marked in another style, as the reader asks for.
    pub mark: Function,
    /// The constructed style sheet, for the article's document or shadow root and for Selon's own.
    pub sheet: JsValue,
    /// The address of the page that says how attributions are found; empty if there is none.
    pub method: String,
    /// Whether readers can say that an attribution is wrong.
    pub takes_reports: bool,
    /// Whether nothing is inserted into the article until it is released.
    pub is_held: bool,
}

impl Options {
    /// Reads `lang`, `badges`, `panel`, `skip`, `threshold`, `texts`, `tell`, `mark`, `sheet`, `isHeld`,
    /// `method`, `report`. What is wrong
    /// counts as none.
    pub fn read(object: &JsValue) -> Self {
        let text = |key: &str| dom::get(object, key).as_string().unwrap_or_default();
        let function = |key: &str| dom::get(object, key).unchecked_into();
        Options {
            lang: text("lang"),
            badges: Style::parse(&text("badges")),
            panel: match text("panel").as_str() {
                "open" => PanelMode::Open,
                "none" => PanelMode::None,
                _ => PanelMode::Summary,
            },
            skip: function("skip"),
            threshold: threshold(&dom::get(object, "threshold")),
            texts: Texts::new(dom::get(object, "texts")),
            tell: function("tell"),
            mark: function("mark"),
            sheet: dom::get(object, "sheet"),
            method: text("method"),
            takes_reports: dom::flag(object, "report"),
            is_held: dom::flag(object, "isHeld"),
        }
    }
}

/// The threshold that a page chose, clamped to 0 to 1; none if it is no number.
pub fn threshold(value: &JsValue) -> Option<f32> {
    let wanted = value.as_f64().filter(|value| !value.is_nan())?;
    Some(wanted.clamp(0.0, 1.0) as f32)
}
