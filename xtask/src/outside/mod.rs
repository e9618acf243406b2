//! What other programs make of Selon: formats, engines for archives, Python.

pub mod archive;
pub mod formats;
pub mod wheel;
