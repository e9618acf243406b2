//! TypeScript declarations: of an analysis, made of the engine's types, and of the scripts, written by hand.

use std::fs;

use anyhow::{Context, Result};

use super::native::Programs;
use crate::base::paths;

/// Of an analysis, and of the function that makes one: nothing in them is of a page.
///
/// # Errors
/// If they cannot be made or read.
pub fn annotate(programs: &Programs) -> Result<Vec<u8>> {
    Ok([programs.declarations()?, handwritten("annotate.d.ts")?].concat())
}

/// Those of `www/widget/types` of this name.
///
/// # Errors
/// If they cannot be read.
pub fn handwritten(name: &str) -> Result<Vec<u8>> {
    let file = paths::widget().join("types").join(name);
    fs::read(&file).with_context(|| file.display().to_string())
}
