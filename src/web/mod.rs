//! The browser layer: converts, renders and restores. Compiled for wasm32 only.
