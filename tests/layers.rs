//! The core knows no browser: neither its dependencies nor its source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Crates that only make sense in a browser, by their names in Rust.
const BROWSER_CRATES: [&str; 4] = ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"];

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

/// Every Rust file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
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
