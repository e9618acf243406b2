//! The browser layer: converts, renders and restores. Its rooms in order; each knows those before it alone:
//!
//! ```text
//! page ─► article ─► words, marks ─► views ─► mounted ─► exports
//! ```
//!
//! The way of an article through them:
//!
//! ```text
//! walk ─► reading ─► engine (packs, work) ─► correction ─► shown ─► badge, highlight
//!                                                 mounted ─► panel
//!                                                                ▲
//!                                   page's events ─► pointer ─► popover (card)
//! ```
//!
//! No room that renders knows the engine, only what it gives back: `exports`, `packs` and `mounted::work` run it.

#[cfg(target_arch = "wasm32")]
mod article;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod mounted;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(target_arch = "wasm32")]
mod packs;
#[cfg(target_arch = "wasm32")]
mod page;
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
mod marks {
    mod statement;
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
