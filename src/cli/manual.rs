//! What shells and `man` are told of the command line, made of its own description.

use std::fs;
use std::path::Path;

use clap::Command;
use clap_complete::Shell;

use super::shared::Failure;

/// The script by which a shell completes.
pub fn completions(mut described: Command, shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut described, "selon", &mut script);
    script
}

/// Writes `selon.1` and a page for each command into a folder, which need not exist.
pub fn write(described: Command, folder: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Input(format!("{}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(described, folder).map_err(failed)
}
