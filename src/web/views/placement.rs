//! Where a popover stands beside its anchor. All lengths in CSS pixels of the viewport.

use crate::web::page::rect::Rect;

/// Distance kept from the anchor.
const GAP: f64 = 8.0;
/// Distance kept from the viewport's edges.
const MARGIN: f64 = 8.0;
/// How far a popover starts to the left of its anchor, so that its text stands under the words.
const LEAD: f64 = 24.0;

/// The left and top edge of a popover of `size` (width, height) beside `anchor` in a viewport of
/// `view` (width, height): below if there is room, else above, else where there is more room; never
/// beyond the viewport's left and top margin.
pub fn place(anchor: Rect, size: (f64, f64), view: (f64, f64)) -> (f64, f64) {
    let (width, height) = size;
    let left = (anchor.left - LEAD).min(view.0 - width - MARGIN).max(MARGIN);
    let below = anchor.bottom + GAP;
    let above = anchor.top - GAP - height;
    let room_below = view.1 - anchor.bottom;
    let top = if below + height + MARGIN <= view.1 {
        below
    } else if above >= MARGIN {
        above
    } else if room_below >= anchor.top {
        view.1 - height - MARGIN
    } else {
        MARGIN
    };
    (left, top.max(MARGIN))
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
        assert_eq!(place(anchor(400.0, 100.0), SIZE, VIEW), (376.0, 128.0));
        assert_eq!(place(anchor(400.0, 500.0), SIZE, VIEW), (376.0, 292.0));
    }

    #[test]
    fn stays_inside_the_viewport() {
        assert_eq!(place(anchor(10.0, 100.0), SIZE, VIEW).0, 8.0);
        assert_eq!(place(anchor(990.0, 100.0), SIZE, VIEW).0, 692.0);
        assert_eq!(place(anchor(400.0, 100.0), (300.0, 520.0), VIEW).1, 72.0);
        assert_eq!(place(anchor(400.0, 400.0), (300.0, 590.0), VIEW).1, 8.0);
        assert_eq!(place(anchor(50.0, 50.0), (300.0, 900.0), (200.0, 200.0)), (8.0, 8.0));
    }
}
