//! Files in memory and in folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::paths::COPIED;

/// Who a file of the distribution is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Readers' browsers load it.
    Readers,
    /// It lies beside what readers load, for those who build a site.
    Sites,
    /// The demo page.
    Demo,
}

/// The files of a distribution.
#[derive(Default)]
pub struct Files(BTreeMap<String, (For, Vec<u8>)>);

impl Files {
    /// Adds a file by its name, a path with `/`: below [`COPIED`], or, for the demo page, beside that folder.
    pub fn add(&mut self, whose: For, name: &str, bytes: impl Into<Vec<u8>>) {
        let path = if whose == For::Demo { name.to_owned() } else { format!("{COPIED}/{name}") };
        self.0.insert(path, (whose, bytes.into()));
    }

    /// What readers load: names below [`COPIED`], and bytes.
    pub fn served(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let served = self.0.iter().filter(|(_, (whose, _))| *whose == For::Readers);
        served.map(|(path, (_, bytes))| (&path[COPIED.len() + 1..], bytes.as_slice()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Makes `folder` hold these files and no others.
    ///
    /// # Errors
    /// If something cannot be written or taken away.
    pub fn write(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        for (path, (_, bytes)) in &self.0 {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap_or(folder))?;
            fs::write(&file, bytes).with_context(|| file.display().to_string())?;
        }
        Ok(())
    }
}

/// All files below a folder, in order.
///
/// # Errors
/// If there is no such folder or it cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// A file's path below a folder, with `/` on every system.
pub fn below(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_copies_one_folder_and_readers_load_a_part_of_it() {
        let folder = std::env::temp_dir().join(format!("selon-files-{}", std::process::id()));
        let mut files = Files::default();
        files.add(For::Readers, "ui/fr.json", "{}");
        files.add(For::Sites, "selon.d.ts", "");
        files.add(For::Demo, "index.html", "");
        assert_eq!(files.served().collect::<Vec<_>>(), [("ui/fr.json", b"{}".as_slice())]);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("old.js"), "").unwrap();
        files.write(&folder).unwrap();
        let written: Vec<String> = files_below(&folder).unwrap().iter().map(|file| below(&folder, file)).collect();
        assert_eq!(written, ["index.html", "selon/selon.d.ts", "selon/ui/fr.json"]);
        fs::remove_dir_all(folder).unwrap();
    }
}
