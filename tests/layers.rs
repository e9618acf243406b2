//! The core knows no browser: neither its dependencies nor its source; and imports run one way, from the later wing to
//! the earlier.

mod house;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use house::{Import, circle, imports, of_texts, sources};

/// Crates that only make sense in a browser, by their names in Rust.
const BROWSER_CRATES: [&str; 3] = ["wasm_bindgen", "js_sys", "web_sys"];

/// Every crate that the library or the command line is made of on a target, by its name in Rust.
fn dependencies(target: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "selon", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .args(["--target", target])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("cargo tree writes UTF-8");
    tree.lines().filter_map(|line| line.split(' ').next()).map(|name| name.replace('-', "_")).collect()
}

#[test]
fn the_native_core_depends_on_no_browser_crate() {
    let native = dependencies("x86_64-unknown-linux-gnu");
    assert!(native.iter().any(|name| name == "serde"), "{native:?}");
    for name in BROWSER_CRATES {
        assert!(!native.iter().any(|dependency| dependency == name), "{name} in {native:?}");
    }
    // The same question about the browser's build has the other answer.
    let browser = dependencies("wasm32-unknown-unknown");
    assert!(browser.iter().any(|name| name == "wasm_bindgen"), "{browser:?}");
}

/// The first browser crate that a source text names.
fn named(source: &str) -> Option<&'static str> {
    BROWSER_CRATES.into_iter().find(|name| source.contains(name))
}

#[test]
fn only_the_browser_layer_names_browser_crates() {
    assert_eq!(named("use web_sys::Range;"), Some("web_sys"));
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let core: Vec<PathBuf> = sources(&src).into_iter().filter(|file| !file.starts_with(src.join("web"))).collect();
    assert!(core.contains(&src.join("lib.rs")), "{core:?}");
    for file in core {
        let text = fs::read_to_string(&file).expect("source is UTF-8");
        assert_eq!(named(&text), None, "{}", file.display());
    }
}

/// The wings of `src/` in the order of the data: a file imports only from its own and those before it.
const WINGS: [&str; 16] = [
    "base",
    "text",
    "attribution",
    "analysis",
    "language",
    "document",
    "network",
    "finder",
    "sources",
    "pipeline",
    "builtin",
    "html",
    "web",
    "cli",
    "bin",
    "main",
];

/// The wing of a file, as a place in [`WINGS`]; none for the crate's first page.
fn wing(file: &str) -> Option<usize> {
    let name = file.split('/').next()?.trim_end_matches(".rs");
    let place = WINGS.iter().position(|wing| *wing == name);
    assert!(place.is_some() || name == "lib", "{file} is in no wing: give it a place in the list");
    place
}

/// What imports from a later wing, one line each: file, line and both wings.
fn backwards(imports: &BTreeSet<Import>) -> Vec<String> {
    let told = |import: &Import| {
        let (from, to) = (wing(&import.from)?, wing(&import.to)?);
        let Import { from: file, line, .. } = import;
        (from < to).then(|| format!("{file}:{line}: {} reaches for {}", WINGS[from], WINGS[to]))
    };
    imports.iter().filter_map(told).collect()
}

type Edges = BTreeSet<(String, String)>;

/// Which file imports which, by their paths from the repository's root.
fn files(folder: &str, imports: &BTreeSet<Import>) -> Edges {
    // A crate's first page names what the wings have; nobody needs it to find them.
    let is_first = |file: &str| matches!(file, "lib.rs" | "main.rs");
    let inner = imports.iter().filter(|import| !is_first(&import.from) && !is_first(&import.to));
    inner.map(|import| (format!("{folder}/{}", import.from), format!("{folder}/{}", import.to))).collect()
}

/// Each folder with those it imports from.
fn rooms(files: &Edges) -> Edges {
    let room = |file: &str| file.rsplit_once('/').map_or(file, |(folder, _)| folder).to_owned();
    // A folder and one inside it are the same house; what lies between them is told by the files.
    let apart = |one: &str, other: &str| !format!("{one}/").starts_with(&format!("{other}/"));
    let pairs = files.iter().map(|(from, to)| (room(from), room(to)));
    pairs.filter(|(from, to)| apart(from, to) && apart(to, from)).collect()
}

fn imports_of(folder: &str) -> BTreeSet<Import> {
    imports(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

#[test]
fn no_file_reaches_for_a_later_wing() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let wrong = of_texts(&[
        file("network/mod.rs", "//! A network.\n\nuse crate::{\n    base,\n    finder::{Candidate, mod_of}};"),
        file("base/mod.rs", "fn f() { print!(\"{}\", super::finder::NAME) }"),
        file("finder/mod.rs", "pub struct Candidate;\n#[cfg(test)]\nmod tests { use crate::builtin::pack; }"),
        file("builtin.rs", "fn f() { crate::network::read() }"),
        file("lib.rs", "pub mod finder;"),
    ]);
    let told = ["base/mod.rs:1: base reaches for finder", "network/mod.rs:5: network reaches for finder"];
    assert_eq!(backwards(&wrong), told);
    let imports = imports_of("src");
    assert!(imports.len() > 100, "{}", imports.len());
    assert_eq!(backwards(&imports), Vec::<String>::new());
}

#[test]
fn imports_run_in_no_circle() {
    let edge = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let ring = BTreeSet::from([edge("a", "b"), edge("b", "c"), edge("c", "b"), edge("a", "c")]);
    assert_eq!(circle(&ring), Some(["b", "c", "b"].map(str::to_owned).to_vec()));
    let between = BTreeSet::from([edge("a/one", "b/one"), edge("b/two", "a/two"), edge("a/one", "a/in/side")]);
    assert_eq!(circle(&between), None);
    assert_eq!(circle(&rooms(&between)), Some(["a", "b", "a"].map(str::to_owned).to_vec()));

    let all: Edges = ["src", "xtask/src"].into_iter().flat_map(|folder| files(folder, &imports_of(folder))).collect();
    assert_eq!(circle(&all), None, "among files");
    assert_eq!(circle(&rooms(&all)), None, "among folders");
}

/// Rooms of the browser layer that run the engine or read its files; all others only render what it gives back.
const ENGINE: [&str; 3] = ["web/mounted/engine.rs", "web/packs.rs", "web/engine.rs"];

#[test]
fn what_renders_needs_no_engine() {
    let last = WINGS.iter().position(|wing| *wing == "analysis");
    let renders = |file: &str| file.starts_with("web/") && !ENGINE.contains(&file);
    let imports = imports_of("src");
    let rendering: Vec<&Import> = imports.iter().filter(|import| renders(&import.from)).collect();
    assert!(rendering.len() > 30, "{}", rendering.len());
    for Import { from, to, line } in rendering {
        // It asks one of two finders, and which one is settled when it is compiled.
        let asks = from == "web/mounted/work.rs" && to == "web/mounted/engine.rs";
        let is_web = to.starts_with("web/") && (asks || !ENGINE.contains(&to.as_str()));
        assert!(is_web || wing(to) <= last, "{from}:{line} renders, but reaches for {to}");
    }
}
