//! Where things are.

use std::path::{Path, PathBuf};

/// The variable that names the folder of corpora.
pub const CORPORA: &str = "SELON_CORPORA";

/// The name of the distribution's folder that a site copies.
pub const COPIED: &str = "selon";

/// The repository: the workspace's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace's root")
}

/// What developers write for the browser, and what ships of it.
pub fn widget() -> PathBuf {
    root().join("www/widget")
}

/// The demo page.
pub fn demo() -> PathBuf {
    root().join("www/demo")
}

/// The distribution: the folder that a site copies, and the demo page.
pub fn dist() -> PathBuf {
    root().join("www/dist")
}

/// The folder of the distribution that a site copies.
pub fn copied() -> PathBuf {
    dist().join(COPIED)
}

/// The folder of corpora, saved pages and the scorer, which are no part of this repository; the variable
/// [`CORPORA`] names it, if there is one.
pub fn corpora() -> Option<PathBuf> {
    Some(root().join(std::env::var_os(CORPORA).filter(|folder| !folder.is_empty())?))
}

/// Cargo's target folder: everything that is made and can be made again.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The JavaScript that is made for the distribution: the engine's glue, the list of languages.
pub fn made() -> PathBuf {
    target().join("bindgen")
}

/// An executable of this name in the folders of `PATH`.
pub fn executable(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
