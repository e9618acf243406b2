//! Where a popover stands beside its anchor. All lengths in pixels of the viewport.

use crate::web::page::rect::Rect;

/// Distance kept from the anchor.
const GAP: f64 = 8.0;
/// Distance kept from the viewport's edges.
pub const MARGIN: f64 = 8.0;
/// How far a popover starts to the left of its anchor, so that its text stands under the words.
const LEAD: f64 = 24.0;
/// A popover is never less high: its beginning can be read, the rest scrolls.
const LEAST: f64 = 160.0;

/// Left and top edge and height of a popover of `size` (width, height) beside `anchor` in a viewport of `view` (width,
/// height): below if there is room, else above, else where there is more room, as high as that; never over its
/// anchor unless there is no room at all, and never beyond the viewport's left and top margin.
pub fn place(anchor: Rect, size: (f64, f64), view: (f64, f64)) -> (f64, f64, f64) {
    let left = (anchor.left - LEAD).min(view.0 - size.0 - MARGIN).max(MARGIN);
    let (below, above) = (view.1 - anchor.bottom - GAP - MARGIN, anchor.top - GAP - MARGIN);
    let goes_below = size.1 <= below || below >= above;
    let height = size.1.min(if goes_below { below } else { above }.max(LEAST));
    let top = if goes_below { anchor.bottom + GAP } else { anchor.top - GAP - height };
    (left, top.min(view.1 - height - MARGIN).max(MARGIN), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: (f64, f64) = (1000.0, 600.0);
    const SIZE: (f64, f64) = (300.0, 200.0);

    fn anchor(left: f64, top: f64) -> Rect {
        Rect { left, top, right: left, bottom: top + 20.0 }
    }

    #[test]
    fn stands_below_and_flips_above() {
        assert_eq!(place(anchor(400.0, 100.0), SIZE, VIEW), (376.0, 128.0, 200.0));
        assert_eq!(place(anchor(400.0, 500.0), SIZE, VIEW), (376.0, 292.0, 200.0));
    }

    #[test]
    fn stays_inside_the_viewport() {
        assert_eq!(place(anchor(10.0, 100.0), SIZE, VIEW).0, 8.0);
        assert_eq!(place(anchor(990.0, 100.0), SIZE, VIEW).0, 692.0);
        assert_eq!(place(anchor(50.0, 50.0), (300.0, 900.0), (200.0, 200.0)), (8.0, 32.0, 160.0));
    }

    #[test]
    fn covers_no_anchor_beside_which_there_is_room() {
        assert_eq!(place(anchor(400.0, 100.0), (300.0, 520.0), VIEW), (376.0, 128.0, 464.0));
        assert_eq!(place(anchor(400.0, 400.0), (300.0, 590.0), VIEW), (376.0, 8.0, 384.0));
        let statement = Rect { bottom: 560.0, ..anchor(400.0, 300.0) };
        assert_eq!(place(statement, SIZE, VIEW), (376.0, 92.0, 200.0));
    }
}
