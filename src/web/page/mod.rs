//! The DOM, listeners and timers: what knows no article.

pub mod dom;
pub mod error;
pub mod listener;
pub mod timer;
