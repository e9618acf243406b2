//! Rectangles of the viewport, in CSS pixels.

/// A rectangle of the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// How far outside a point is.
    pub fn distance(&self, x: f64, y: f64) -> f64 {
        // Not `clamp`: its panic message would bring the formatting of fractions along.
        let (dx, dy) = (x - x.min(self.right).max(self.left), y - y.min(self.bottom).max(self.top));
        dx.hypot(dy)
    }

    /// Whether a point is inside or on the edge.
    pub fn holds(&self, x: f64, y: f64) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_belong_to_a_rectangle() {
        let rect = Rect { left: 10.0, top: 10.0, right: 10.0, bottom: 30.0 };
        assert!(rect.holds(10.0, 30.0));
        assert!(!rect.holds(10.5, 30.0) && !rect.holds(10.0, 30.5));
        assert_eq!((rect.distance(10.0, 20.0), rect.distance(13.0, 34.0)), (0.0, 5.0));
    }
}
