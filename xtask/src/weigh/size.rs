//! What a reader's browser downloads, and how much it may be.

use std::fs;

use anyhow::{Result, bail};

use crate::base::paths;
use crate::build::dist::{Files, below, files_below};

/// The most that some files may weigh together, compressed with brotli 11.
struct Budget {
    what: &'static str,
    /// Bytes.
    limit: usize,
    /// Names of the files; a star stands for the language. Those in brackets may be absent.
    files: &'static [&'static str],
}

const BUDGETS: &[Budget] = &[
    Budget { what: "JavaScript", limit: 6_000, files: &["selon.js"] },
    Budget { what: "where it is asked for", limit: 2_000, files: &["find.js", "notes.js"] },
    Budget { what: "CSS", limit: 3_000, files: &["[selon.css]"] },
    Budget { what: "engine", limit: 100_000, files: &["selon.wasm"] },
    Budget { what: "network and French", limit: 150_000, files: &["[model.pack]", "fr.pack"] },
    Budget { what: "network and English", limit: 150_000, files: &["[model.pack]", "en.pack"] },
    Budget {
        what: "all of a French page",
        limit: 256_000,
        files: &["selon.js", "[selon.css]", "selon.wasm", "[model.pack]", "fr.pack", "[ui/fr.json]"],
    },
];

/// A file's sizes in bytes.
struct Size {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints the table of `www/dist` as it is.
///
/// # Errors
/// If a budget is exceeded or a file that it counts is missing.
pub fn table() -> Result<()> {
    let folder = paths::dist();
    let mut files = Files::new();
    for file in files_below(&folder)? {
        files.insert(below(&folder, &file), fs::read(&file)?);
    }
    if files.is_empty() {
        bail!("there is no distribution in {}: run `cargo xtask build` first", folder.display());
    }
    let sizes = measure(&files);
    println!("{:<24}{:>12}{:>12}", "file", "bytes", "brotli 11");
    for size in &sizes {
        println!("{:<24}{:>12}{:>12}", size.name, size.raw, size.brotli);
    }
    println!("\n{:<24}{:>12}{:>12}{:>9}", "budget", "brotli 11", "at most", "");
    let mut exceeded = Vec::new();
    for budget in BUDGETS {
        let total = total(budget, &sizes)?;
        println!("{:<24}{total:>12}{:>12}{:>8.0}%", budget.what, budget.limit, share(total, budget.limit));
        if total > budget.limit {
            exceeded.push(budget.what);
        }
    }
    if !exceeded.is_empty() {
        bail!("over budget: {}", exceeded.join(", "));
    }
    Ok(())
}

fn share(total: usize, limit: usize) -> f64 {
    100.0 * total as f64 / limit as f64
}

/// The sizes of the files that a site serves to readers.
fn measure(files: &Files) -> Vec<Size> {
    let counted = |name: &str| {
        BUDGETS.iter().flat_map(|budget| budget.files).any(|file| plain(file) == name) || name.starts_with("ui/")
    };
    let files = files.iter().filter(|(name, _)| counted(name));
    files.map(|(name, bytes)| Size { name: name.clone(), raw: bytes.len(), brotli: brotli(bytes) }).collect()
}

fn plain(file: &str) -> &str {
    file.trim_matches(['[', ']'])
}

/// The compressed size of a budget's files together.
fn total(budget: &Budget, sizes: &[Size]) -> Result<usize> {
    let mut total = 0;
    for file in budget.files {
        match sizes.iter().find(|size| size.name == plain(file)) {
            Some(size) => total += size.brotli,
            None if file.starts_with('[') => {}
            None => bail!("{file} is missing from the distribution, which {} counts", budget.what),
        }
    }
    Ok(total)
}

fn brotli(bytes: &[u8]) -> usize {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    let mut reader = bytes;
    brotli::BrotliCompress(&mut reader, &mut compressed, &parameters).expect("memory takes all bytes");
    compressed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, brotli: usize) -> Size {
        Size { name: name.to_owned(), raw: 3 * brotli, brotli }
    }

    #[test]
    fn a_budget_counts_its_files_and_misses_those_it_needs() {
        let budget = Budget { what: "test", limit: 10, files: &["a.js", "[b.css]"] };
        assert_eq!(total(&budget, &[size("a.js", 4), size("c.js", 8)]).unwrap(), 4);
        assert_eq!(total(&budget, &[size("a.js", 4), size("b.css", 7)]).unwrap(), 11);
        let error = total(&budget, &[size("b.css", 7)]).unwrap_err().to_string();
        assert!(error.contains("a.js is missing"), "{error}");
    }

    #[test]
    fn brotli_measures_what_a_server_would_send() {
        assert!(brotli(&[b'a'; 10_000]) < 30);
        let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        let noise: Vec<u8> =
            std::iter::successors(Some(1), next).take(1000).map(|state: u32| (state >> 24) as u8).collect();
        assert!(brotli(&noise) > 900);
    }

    #[test]
    fn only_what_readers_download_is_measured() {
        let files = ["selon.js", "demo.js", "selon.d.ts", "ui/en.json"].map(|name| (name.to_owned(), vec![b'x'; 9]));
        let names: Vec<String> = measure(&Files::from(files)).into_iter().map(|size| size.name).collect();
        assert_eq!(names, ["selon.js", "ui/en.json"]);
    }
}
