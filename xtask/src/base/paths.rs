//! Where things are.

use std::path::{Path, PathBuf};

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

/// The distribution: what a site puts on its server.
pub fn dist() -> PathBuf {
    root().join("www/dist")
}

/// Cargo's target folder: everything that is made and can be made again.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// An executable of this name in the folders of `PATH`.
pub fn executable(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
