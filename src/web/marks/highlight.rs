//! Painting spans with the CSS Custom Highlight API: nothing in the article is wrapped or moved.
//!
//! The names are the page's, so all articles share one `Highlight` per name, also with another copy of
//! Selon on the page: each adds its ranges, and takes away what it added.

use crate::attribution::Family;
use crate::web::article::stretch::Stretch;
use crate::web::page::dom;
use crate::web::page::error::Thrown;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

// web-sys has these only behind its switch for unstable interfaces.
#[wasm_bindgen]
extern "C" {
    // A live range would be brought up to date by every change of the page, thousands of times.
    type StaticRange;
    #[wasm_bindgen(constructor, catch)]
    fn new(ends: &JsValue) -> Result<StaticRange, Thrown>;

    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, Thrown>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &StaticRange) -> bool;

    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;
}

/// What a highlight shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The content of an attribution of that family.
    Content(Family),
    /// The content of the attribution that is open.
    Active,
    /// Its source.
    Source,
    /// Its cue.
    Cue,
    /// The content of one that the reader does not look for.
    Dim,
}

impl Layer {
    /// The name in `::highlight(…)`, and what is painted over what.
    fn name_and_priority(self) -> (&'static str, i32) {
        match self {
            Layer::Content(Family::Identified) => ("selon-identified", 0),
            Layer::Content(Family::Unnamed) => ("selon-unnamed", 0),
            Layer::Content(Family::Unspecified) => ("selon-unspecified", 0),
            Layer::Active => ("selon-active", 1),
            Layer::Source => ("selon-source", 2),
            Layer::Cue => ("selon-cue", 3),
            Layer::Dim => ("selon-dim", 4),
        }
    }
}

/// Ranges painted for one article; unpainted when dropped.
#[derive(Default)]
pub struct Painted(Vec<(&'static str, StaticRange)>);

impl Painted {
    /// Paints words; does nothing in a browser without the interface.
    pub fn paint(&mut self, strokes: impl Iterator<Item = (Layer, Stretch)>) {
        let Some(mut highlights) = Highlights::of_page() else { return };
        let ends = Ends::new();
        for (layer, stretch) in strokes {
            let (name, priority) = layer.name_and_priority();
            if let (Some(highlight), Ok(range)) = (highlights.made(name, priority), ends.range(&stretch)) {
                highlight.add(&range);
                self.0.push((name, range));
            }
        }
    }
}

impl Drop for Painted {
    fn drop(&mut self) {
        let Some(mut highlights) = Highlights::of_page() else { return };
        for (name, range) in self.0.drain(..) {
            if let Some(highlight) = highlights.get(name) {
                highlight.delete(&range);
            }
        }
        highlights.forget_empty();
    }
}

/// The page's highlights, each asked for once.
struct Highlights {
    registry: HighlightRegistry,
    known: Vec<(&'static str, Highlight)>,
}

impl Highlights {
    /// None in a browser that has no custom highlights.
    fn of_page() -> Option<Self> {
        let window = dom::window().ok()?;
        let registry = dom::object(&dom::get(&window, "CSS"), "highlights")?;
        Some(Highlights { registry, known: Vec::new() })
    }

    /// The highlight of that name.
    fn get(&mut self, name: &'static str) -> Option<&Highlight> {
        let at = self.known.iter().position(|known| known.0 == name);
        if at.is_none() {
            self.known.push((name, self.registry.get(name)?));
        }
        self.known.get(at.unwrap_or(self.known.len() - 1)).map(|known| &known.1)
    }

    /// The highlight of that name, made if there is none.
    fn made(&mut self, name: &'static str, priority: i32) -> Option<&Highlight> {
        if self.get(name).is_none() {
            let made = Highlight::new().ok()?;
            dom::set(&made, "priority", &priority.into()).ok()?;
            self.registry.set(name, &made);
        }
        self.get(name)
    }

    /// Takes those without ranges out of the page.
    fn forget_empty(self) {
        for (name, highlight) in self.known {
            if dom::number(&highlight, "size") == 0.0 {
                self.registry.delete(name);
            }
        }
    }
}

/// Makes ranges, one after the other; the names of their ends are given to JavaScript once.
struct Ends {
    names: [JsValue; 4],
    ends: Object,
}

impl Ends {
    fn new() -> Self {
        let names = ["startContainer", "startOffset", "endContainer", "endOffset"].map(JsValue::from_str);
        Ends { names, ends: Object::new() }
    }

    fn range(&self, stretch: &Stretch) -> Result<StaticRange, Thrown> {
        let ends: [&JsValue; 4] =
            [&stretch.start, &stretch.start_offset.into(), &stretch.end, &stretch.end_offset.into()];
        for (name, end) in self.names.iter().zip(ends) {
            Reflect::set(&self.ends, name, end)?;
        }
        StaticRange::new(&self.ends)
    }
}
