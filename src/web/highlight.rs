//! Painting spans with the CSS Custom Highlight API: nothing in the article is wrapped or moved.
//!
//! The names are the page's, so all articles share one `Highlight` per name, also with another copy of
//! Selon on the page: each adds its ranges, and takes away what it added.

use super::article::Stretch;
use super::dom;
use super::error::Thrown;
use crate::attribution::Family;
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
        }
    }
}

/// Ranges painted for one article; unpainted when dropped.
#[derive(Default)]
pub struct Painted(Vec<(&'static str, StaticRange)>);

impl Painted {
    /// Paints words; does nothing in a browser without the interface.
    pub fn paint(&mut self, strokes: impl Iterator<Item = (Layer, Stretch)>) {
        let Some(registry) = registry() else { return };
        for (layer, stretch) in strokes {
            let (name, priority) = layer.name_and_priority();
            if let (Some(highlight), Ok(range)) = (highlight(&registry, name, priority), range(&stretch)) {
                highlight.add(&range);
                self.0.push((name, range));
            }
        }
    }
}

impl Drop for Painted {
    fn drop(&mut self) {
        let Some(registry) = registry() else { return };
        for (name, range) in self.0.drain(..) {
            if let Some(highlight) = registry.get(name) {
                highlight.delete(&range);
                if dom::number(&highlight, "size") == 0.0 {
                    registry.delete(name);
                }
            }
        }
    }
}

fn range(stretch: &Stretch) -> Result<StaticRange, Thrown> {
    let ends: JsValue = dom::dictionary(&[
        ("startContainer", &stretch.start),
        ("startOffset", &stretch.start_offset.into()),
        ("endContainer", &stretch.end),
        ("endOffset", &stretch.end_offset.into()),
    ])?;
    StaticRange::new(&ends)
}

/// The page's registry; none in a browser that has no custom highlights.
fn registry() -> Option<HighlightRegistry> {
    let window = dom::window().ok()?;
    dom::object(&dom::get(&window, "CSS"), "highlights")
}

/// The page's highlight of that name, made if there is none.
fn highlight(registry: &HighlightRegistry, name: &str, priority: i32) -> Option<Highlight> {
    registry.get(name).or_else(|| {
        let made = Highlight::new().ok()?;
        dom::set(&made, "priority", &priority.into()).ok()?;
        registry.set(name, &made);
        Some(made)
    })
}
