//! The DOM, listeners and timers: what knows no article.

pub mod claim;
pub mod dom;
pub mod error;
pub mod listener;
pub mod own;
pub mod rect;
pub mod timer;
