//! The browser layer: converts, renders and restores. Its rooms in order; each knows those before it alone:
//!
//! ```text
//! page ─► article ─► words, marks ─► views ─► mounted ─► exports
//! ```
//!
//! The way of an article through them:
//!
//! ```text
//! walk ─► reading ─► finder (engine or given) ─► correction ─► shown ─► badge, highlight
//!                                                 mounted ─► panel
//!                                                                ▲
//!                                   page's events ─► pointer ─► popover (card)
//! ```
//!
//! No room that renders knows the engine, only what it gives back: `engine`, `packs` and `mounted::engine` run it. With the
//! feature `view`, nothing does: what is shown was found before, and `mounted::given` finds it again in the page.

#[cfg(target_arch = "wasm32")]
mod article;
#[cfg(all(target_arch = "wasm32", not(feature = "view")))]
mod engine;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod mounted;
#[cfg(target_arch = "wasm32")]
mod objects;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(all(target_arch = "wasm32", not(feature = "view")))]
mod packs;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(all(target_arch = "wasm32", feature = "view"))]
mod review;
#[cfg(target_arch = "wasm32")]
mod views;
#[cfg(target_arch = "wasm32")]
mod words;

// The rooms that know no browser are tested natively.
#[cfg(not(target_arch = "wasm32"))]
mod article {
    mod correction;
}
#[cfg(not(target_arch = "wasm32"))]
mod page {
    pub mod rect;
}
#[cfg(not(target_arch = "wasm32"))]
mod views {
    mod placement;
}
#[cfg(not(target_arch = "wasm32"))]
mod words {
    mod excerpt;
}
