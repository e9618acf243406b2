//! Archives whose bytes depend on nothing but what is in them: no time, no owner, no order of a disk.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes files, by their paths in it, into a zip below a folder named `root`.
///
/// # Errors
/// If it cannot be written, or two files have the same path.
pub fn zip<'b>(file: &Path, root: &str, files: impl Iterator<Item = (&'b str, &'b [u8])>) -> Result<()> {
    let mut zip = ZipWriter::new(File::create(file).with_context(|| file.display().to_string())?);
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(9));
    let options = options.last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(format!("{root}/{name}"), options)?;
        zip.write_all(bytes)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let folder = std::env::temp_dir().join(format!("selon-zip-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let archive = |name: &str| {
            let file = folder.join(name);
            zip(&file, "selon", [("a.js", b"a".as_slice()), ("ui/b.json", b"{}")].into_iter()).unwrap();
            fs::read(file).unwrap()
        };
        let one = archive("one.zip");
        // The times of a zip are even seconds.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert_eq!(one, archive("other.zip"));
        let mut read = zip::ZipArchive::new(std::io::Cursor::new(one)).unwrap();
        assert_eq!(read.by_index(1).unwrap().name().unwrap(), "selon/ui/b.json");
        fs::remove_dir_all(folder).unwrap();
    }
}
