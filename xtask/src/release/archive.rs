//! Archives whose bytes depend on nothing but what is in them: no time, no owner, no order of a disk.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::base::files::{below, files_below};

/// Writes all files below `source` into a zip, there below a folder named `root`.
///
/// # Errors
/// If something cannot be read or written.
pub fn zip(source: &Path, root: &str, file: &Path) -> Result<()> {
    let mut zip = ZipWriter::new(File::create(file).with_context(|| file.display().to_string())?);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let options = options.last_modified_time(DateTime::default()).unix_permissions(0o644);
    for path in files_below(source)? {
        zip.start_file(format!("{root}/{}", below(source, &path)), options)?;
        zip.write_all(&fs::read(&path)?)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_with_the_same_files_make_the_same_bytes() {
        let folder = std::env::temp_dir().join(format!("selon-zip-{}", std::process::id()));
        let archive = |name: &str, order: [&str; 2]| {
            let source = folder.join(name);
            fs::create_dir_all(source.join("ui")).unwrap();
            for file in order {
                fs::write(source.join(file), file).unwrap();
            }
            let file = folder.join(name).with_extension("zip");
            zip(&source, "selon", &file).unwrap();
            fs::read(file).unwrap()
        };
        let [one, other] = [archive("one", ["a.js", "ui/b.json"]), archive("other", ["ui/b.json", "a.js"])];
        assert_eq!(one, other);
        let mut read = zip::ZipArchive::new(std::io::Cursor::new(one)).unwrap();
        assert_eq!(read.by_index(1).unwrap().name().unwrap(), "selon/ui/b.json");
        fs::remove_dir_all(folder).unwrap();
    }
}
