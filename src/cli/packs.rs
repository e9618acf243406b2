//! Packs and network as files: what the browser's engine is given.

use std::fs;
use std::path::Path;

use selon::builtin::{LANGUAGES, NETWORK_FILE};
use selon::language::build::compile;

use super::shared::Failure;

/// Writes the files into a folder, which need not exist; gives the languages' tags, a line each.
pub fn write(folder: &Path) -> Result<String, Failure> {
    let put = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).map_err(|error| Failure::Input(format!("{}: {error}", file.display())))
    };
    fs::create_dir_all(folder).map_err(|error| Failure::Input(format!("{}: {error}", folder.display())))?;
    let mut tags = String::new();
    for language in LANGUAGES {
        put(&format!("{}.pack", language.tag), &compile(language)?)?;
        tags += language.tag;
        tags.push('\n');
    }
    put("model.pack", NETWORK_FILE)?;
    Ok(tags)
}
