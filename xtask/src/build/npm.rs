//! The npm package: the distribution's files as bundlers and servers find them, with types and what describes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::bundle::{Access, Bundler, ON_DEMAND};
use super::dist::{DECLARATIONS, PINNED, SCRIPT};
use super::{declarations, dist, integrity, native};
use crate::base::files::{below, files_below};
use crate::base::paths;
use crate::base::process::{output, say};
use crate::base::version;
use crate::setup::node::Tools;

/// What lies in the repository's root and goes along.
const PAPERS: [&str; 4] = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// A script that a site or a server imports.
struct Entry {
    script: &'static str,
    has_engine: bool,
    /// Whether it may load a file of this name.
    loads: fn(&str) -> bool,
}

const ENTRIES: [Entry; 3] = [
    Entry { script: SCRIPT, has_engine: true, loads: |_| true },
    Entry { script: "engine.js", has_engine: true, loads: is_engine },
    Entry { script: "light.js", has_engine: false, loads: |name| !is_engine(name) },
];

/// Whether a file is of what analyses texts.
fn is_engine(name: &str) -> bool {
    name == "selon.wasm" || name.ends_with(".pack")
}

/// Builds the distribution and makes the package of it; gives the tarball.
///
/// # Errors
/// If something does not build.
pub fn build() -> Result<PathBuf> {
    dist::build()?;
    pack()
}

/// Makes the package of the distribution in `www/dist` and packs it into `target/npm`, in place of what was there; gives
/// the tarball.
///
/// # Errors
/// If there is no distribution, something cannot be written, or npm fails.
pub fn pack() -> Result<PathBuf> {
    let tools = Tools::ready()?;
    say("putting the npm package together");
    let folder = paths::target().join("npm");
    let package = folder.join("package");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let loaded = copy_loaded(&package)?;
    let bundler = Bundler::of_last_build(&tools);
    for Entry { script, has_engine, loads } in ENTRIES {
        let tables = tables(loaded.iter().map(String::as_str).filter(|name| loads(name)));
        put(&package, script, &bundler.script(script, &Access::Package(tables), has_engine)?)?;
    }
    add_declarations(&package)?;
    add_handwritten(&package)?;
    let mut npm = Command::new("npm");
    npm.args(["pack", "--json", "--ignore-scripts", "--loglevel=error"]).current_dir(&folder).arg("./package");
    let report: Value = serde_json::from_slice(&output(&mut npm)?).context("npm pack --json")?;
    // One package: older versions of npm list them, newer ones name them.
    let packed = report.get(0).or_else(|| report.as_object()?.values().next());
    let name = packed.and_then(|packed| packed["filename"].as_str()).context("npm pack names no file")?;
    Ok(folder.join(name))
}

/// Its name in the package: bundlers would make something else of what they see is a style sheet.
const STYLES: (&str, &str) = ("selon.css", "styles.txt");

/// Copies what scripts load from the distribution; gives the names.
fn copy_loaded(package: &Path) -> Result<Vec<String>> {
    let source = paths::copied();
    let list = fs::read(source.join(integrity::LIST))
        .with_context(|| format!("there is no distribution in {}: run `cargo xtask build` first", source.display()))?;
    let served: serde_json::Map<String, Value> = serde_json::from_slice(&list).context(integrity::LIST)?;
    let mut names: Vec<String> = served.into_iter().map(|(name, _)| name).collect();
    names.retain(|name| ![SCRIPT, PINNED].contains(&name.as_str()));
    for name in &names {
        put(package, file_of(name), &fs::read(source.join(name))?)?;
    }
    // A bundler moves each page by itself: it takes its style sheet along.
    let styles = fs::read_to_string(source.join("method/method.css"))?;
    for file in files_below(&source.join("method"))?.iter().filter(|file| file.extension().is_some_and(|e| e == "html"))
    {
        let name = below(&source, file);
        let link = "<link rel=\"stylesheet\" href=\"method.css\" />";
        let page = fs::read_to_string(file)?;
        let (before, after) = page.split_once(link).with_context(|| format!("{name} has no {link}"))?;
        put(package, &name, format!("{before}<style>{styles}</style>{after}").as_bytes())?;
        names.push(name);
    }
    Ok(names)
}

/// The module with the addresses of files, written out as bundlers look for them.
fn tables<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let (scripts, files): (Vec<&str>, Vec<&str>) = names.partition(|name| ON_DEMAND.contains(name));
    let address = |name: &str| format!("./{}{}", file_of(name), query_of(name));
    let file = |name: &&str| format!("{name:?}: () => new URL({:?}, import.meta.url),\n", address(name));
    let files: String = files.iter().map(file).collect();
    let scripts: String = scripts.iter().map(|name| format!("{name:?}: () => import(\"./{name}\"),\n")).collect();
    format!("export const FILES = {{\n{files}}};\nexport const SCRIPTS = {{\n{scripts}}};\n")
}

/// The file that scripts ask for by a name.
fn file_of(name: &str) -> &str {
    if name == STYLES.0 { STYLES.1 } else { name }
}

/// Vite would write small files into the script as `data:` addresses, which policies for contents do not let scripts read.
fn query_of(name: &str) -> &'static str {
    if name.ends_with(".json") { "?no-inline" } else { "" }
}

/// The declarations: those of `annotate` name nothing that servers do not have.
fn add_declarations(package: &Path) -> Result<()> {
    put(package, "engine.d.ts", &declarations::annotate(&native::programs()?)?)?;
    let names = "import type { Analysis, AnnotateOptions, Attributed } from \"./engine.js\";\n\nexport * from \"./engine.js\";\n\n";
    put(package, DECLARATIONS, &[names.as_bytes(), &declarations::handwritten(DECLARATIONS)?].concat())
}

/// What is written for the package, and what it shares with the repository.
fn add_handwritten(package: &Path) -> Result<()> {
    let folder = paths::root().join("www/package");
    for file in files_below(&folder)? {
        put(package, &below(&folder, &file), &fs::read(&file)?)?;
    }
    for name in PAPERS {
        put(package, name, &fs::read(paths::root().join(name))?)?;
    }
    put(package, "analysis.schema.json", &fs::read(paths::copied().join("analysis.schema.json"))?)?;
    // As text: the order of what is in it counts.
    let manifest = fs::read_to_string(folder.join("package.json"))?;
    let manifest = manifest.replace("{version}", &version::own()?).replace("{license}", &version::licence()?);
    put(package, "package.json", manifest.as_bytes())
}

fn put(package: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let file = package.join(name);
    fs::create_dir_all(file.parent().unwrap_or(package))?;
    fs::write(&file, bytes).with_context(|| file.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_out_for_bundlers() {
        let tables = tables(["fr.pack", "find.js", "ui/fr.json", "selon.css"].into_iter());
        assert!(
            tables.contains("\"ui/fr.json\": () => new URL(\"./ui/fr.json?no-inline\", import.meta.url)"),
            "{tables}"
        );
        assert!(tables.contains("\"selon.css\": () => new URL(\"./styles.txt\", import.meta.url)"), "{tables}");
        assert!(tables.contains("\"fr.pack\": () => new URL(\"./fr.pack\", import.meta.url)"), "{tables}");
        assert!(tables.contains("\"find.js\": () => import(\"./find.js\")"), "{tables}");
    }

    #[test]
    fn each_entry_loads_what_it_needs() {
        let names = |entry: usize| ["selon.wasm", "fr.pack", "view.wasm", "ui/fr.json"].map(ENTRIES[entry].loads);
        assert_eq!(names(0), [true; 4]);
        assert_eq!(names(1), [true, true, false, false]);
        assert_eq!(names(2), [false, false, true, true]);
    }
}
