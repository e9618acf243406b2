//! The browser layer: converts, renders and restores.
//!
//! ```text
//! page ─► article (reading) ─► steps ─► correction ─► shown ─► badge, highlight
//!                                            mounted ─► panel
//!                                                           ▲
//!                              page's events ─► pointer ─► popover (card)
//! ```

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
    mod reading;
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
