//! The browser layer: converts, renders and restores.
//!
//! ```text
//! page ─► article (reading) ─► steps ─► editor ─► shown ─► badge, highlight
//!                                         mounted ─► panel
//!                                                        ▲
//!                           page's events ─► pointer ─► popover (card)
//! ```
//!
//! The rooms that know no browser are tested natively.

#[cfg(target_arch = "wasm32")]
mod article;
#[cfg(target_arch = "wasm32")]
mod badge;
#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod dom;
mod editor;
#[cfg(target_arch = "wasm32")]
mod error;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod highlight;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod listener;
#[cfg(target_arch = "wasm32")]
mod mounted;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(target_arch = "wasm32")]
mod packs;
#[cfg(target_arch = "wasm32")]
mod panel;
mod placement;
#[cfg(target_arch = "wasm32")]
mod pointer;
#[cfg(target_arch = "wasm32")]
mod popover;
mod reading;
#[cfg(target_arch = "wasm32")]
mod shown;
mod statement;
#[cfg(target_arch = "wasm32")]
mod text_node;
#[cfg(target_arch = "wasm32")]
mod texts;
#[cfg(target_arch = "wasm32")]
mod timer;
