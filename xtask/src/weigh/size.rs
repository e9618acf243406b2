//! What a reader's browser downloads, and how much it may be.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::base::paths;
use crate::build::dist::{PINNED, SCRIPT};
use crate::build::integrity;

/// The most that some files may weigh together, compressed with brotli 11.
struct Budget {
    what: String,
    /// Bytes.
    limit: usize,
    files: Vec<String>,
}

/// What every page loads, and what a language adds.
const STYLES: &str = "selon.css";
const ENGINE: &str = "selon.wasm";
const NETWORK: &str = "model.pack";
/// What a page loads beside the script and the styles that has its analysis with it.
const VIEW: [&str; 2] = ["view.js", "view.wasm"];

/// All budgets of a distribution: three for each language that has a pack in it.
fn budgets(sizes: &[Size]) -> Vec<Budget> {
    let budget = |what: &str, limit, files: &[&str]| Budget {
        what: what.to_owned(),
        limit,
        files: files.iter().map(|&file| file.to_owned()).collect(),
    };
    let names = || sizes.iter().map(|size| size.name.as_str());
    let on_demand: Vec<&str> = names()
        .filter(|name| name.ends_with(".js") && ![SCRIPT, PINNED].contains(name) && !VIEW.contains(name))
        .collect();
    let mut budgets = vec![
        budget("JavaScript", 9_000, &[SCRIPT]),
        // In its place on pages that give an integrity value: with all scripts, and the values of all other files.
        budget("JavaScript, pinned", 12_500, &[PINNED]),
        budget("where it is asked for", 2_000, &on_demand),
        budget("CSS", 4_500, &[STYLES]),
        // The aim is 105,000, and 256,000 for a page: what tells right names from wrong ones took 20,000 more, marks that
        // explain themselves (legend, filters, shares, links, details beside their statement) 4,000, and what German, Spanish,
        // Italian and Portuguese grammar ask for 5,000; what tells the types of sources without a name 1,900,
        // and who stands behind a German verb 600.
        budget("engine", 133_000, &[ENGINE]),
    ];
    for tag in names().filter(|name| *name != NETWORK).filter_map(|name| name.strip_suffix(".pack")) {
        let (pack, texts) = (format!("{tag}.pack"), format!("ui/{tag}.json"));
        let page = [SCRIPT, STYLES, ENGINE, NETWORK, &pack, &texts];
        let given = [SCRIPT, STYLES, VIEW[0], VIEW[1], &texts];
        budgets.push(budget(&format!("network and {pack}"), 110_000, &[NETWORK, &pack]));
        budgets.push(budget(&format!("all of a page in {tag}"), 248_000, &page));
        budgets.push(budget(&format!("with an analysis, in {tag}"), 80_000, &given));
    }
    budgets
}

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
    let sizes = measure()?;
    println!("{:<24}{:>12}{:>12}", "file", "bytes", "brotli 11");
    for size in &sizes {
        println!("{:<24}{:>12}{:>12}", size.name, size.raw, size.brotli);
    }
    println!("\n{:<24}{:>12}{:>12}{:>9}", "budget", "brotli 11", "at most", "");
    let mut exceeded = Vec::new();
    for budget in budgets(&sizes) {
        let total = total(&budget, &sizes)?;
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

/// The sizes of the files that readers load: those that the build has listed with their integrity values.
fn measure() -> Result<Vec<Size>> {
    let folder = paths::copied();
    let list = fs::read(folder.join(integrity::LIST))
        .with_context(|| format!("there is no distribution in {}: run `cargo xtask build` first", folder.display()))?;
    let list: BTreeMap<String, serde_json::Value> = serde_json::from_slice(&list).context(integrity::LIST)?;
    let size = |name: String| {
        let bytes = fs::read(folder.join(&name)).with_context(|| name.clone())?;
        Ok(Size { raw: bytes.len(), brotli: brotli(&bytes), name })
    };
    list.into_keys().map(size).collect()
}

/// The compressed size of a budget's files together.
fn total(budget: &Budget, sizes: &[Size]) -> Result<usize> {
    let brotli = |file: &String| {
        let size = sizes.iter().find(|size| size.name == *file).map(|size| size.brotli);
        size.with_context(|| format!("{file} is missing from the distribution, which {} counts", budget.what))
    };
    budget.files.iter().map(brotli).sum()
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

    fn sizes(files: &[(&str, usize)]) -> Vec<Size> {
        files.iter().map(|&(name, brotli)| Size { name: name.to_owned(), raw: 3 * brotli, brotli }).collect()
    }

    #[test]
    fn a_budget_counts_its_files_and_misses_those_it_needs() {
        let budget = |files: &[&str]| Budget {
            what: "test".to_owned(),
            limit: 10,
            files: files.iter().map(|&file| file.to_owned()).collect(),
        };
        let sizes = sizes(&[("a.js", 4), ("b.css", 7), ("c.js", 8)]);
        assert_eq!(total(&budget(&["a.js", "b.css"]), &sizes).unwrap(), 11);
        let error = total(&budget(&["d.js"]), &sizes).unwrap_err().to_string();
        assert!(error.contains("d.js is missing"), "{error}");
    }

    #[test]
    fn every_language_and_every_file_but_the_other_texts_is_in_a_budget() {
        let names = [
            "de.pack",
            "fr.pack",
            "model.pack",
            "new.js",
            "selon.css",
            "selon.js",
            "selon.pinned.js",
            "selon.wasm",
            "view.js",
            "view.wasm",
        ];
        let sizes = sizes(&names.map(|name| (name, 1)));
        let budgets = budgets(&sizes);
        for name in names {
            assert!(budgets.iter().any(|budget| budget.files.iter().any(|file| file == name)), "{name}");
        }
        let languages: Vec<&str> = budgets[5..].iter().map(|budget| budget.what.as_str()).collect();
        assert_eq!(
            languages,
            [
                "network and de.pack",
                "all of a page in de",
                "with an analysis, in de",
                "network and fr.pack",
                "all of a page in fr",
                "with an analysis, in fr",
            ]
        );
    }

    #[test]
    fn brotli_measures_what_a_server_would_send() {
        assert!(brotli(&[b'a'; 10_000]) < 30);
        let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        let noise: Vec<u8> =
            std::iter::successors(Some(1), next).take(1000).map(|state: u32| (state >> 24) as u8).collect();
        assert!(brotli(&noise) > 900);
    }
}
