//! What other programs make of Selon: formats, engines for archives, Python, JavaScript, WordPress.

pub mod archive;
pub mod formats;
pub mod npm;
pub mod wheel;
pub mod wordpress;
