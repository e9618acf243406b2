//! What the engine is made of: the bytes of its functions by crate, Selon's own by module.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Crates and modules with less than this share of the code are summed up.
const SMALLEST: f64 = 0.01;

/// Prints the table of a compiled engine that still has its functions' names: as the compiler leaves it, before the
/// glue is made and wasm-opt has gone over it.
///
/// # Errors
/// If the file cannot be read.
pub fn table(compiled: &Path) -> Result<()> {
    let bytes = fs::read(compiled).with_context(|| compiled.display().to_string())?;
    let parts = parts(&bytes)?;
    let total: usize = parts.values().sum();
    let mut parts: Vec<(String, usize)> = parts.into_iter().collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.1));
    println!("\n{:<36}{:>12}{:>9}", "made of, before wasm-opt", "bytes", "");
    let (large, small): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.1 as f64 >= SMALLEST * total as f64);
    let rest = small.iter().map(|part| part.1).sum();
    for (name, size) in large.into_iter().chain([(format!("{} others", small.len()), rest)]) {
        println!("{name:<36}{size:>12}{:>8.1}%", 100.0 * size as f64 / total as f64);
    }
    Ok(())
}

/// The bytes of each part.
fn parts(module: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut names = HashMap::new();
    let mut sizes = Vec::new();
    let mut imported = 0;
    let mut parts = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(data) => *parts.entry("data".to_owned()).or_default() += data.range().len(),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(sections) = section.as_known() else { continue };
                for subsection in sections {
                    let Name::Function(functions) = subsection? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index as usize, part(&demangle(naming.name).to_string()));
                    }
                }
            }
            _ => {}
        }
    }
    for (at, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + at)).cloned().unwrap_or_else(|| "without a name".to_owned());
        *parts.entry(name).or_default() += size;
    }
    Ok(parts)
}

/// The crate of a function, and the module if it is Selon's own: `<selon[f00]::span::Span as …>::fmt` is `selon::text::span`.
fn part(function: &str) -> String {
    // Generic code of a library belongs to whom it was made for.
    let start = function.find("selon").unwrap_or(0);
    let path = function[start..].trim_start_matches(|c: char| !c.is_alphabetic() && c != '_');
    let path = path.trim_start_matches("mut ").trim_start_matches("dyn ");
    // What tells the glue about types: thousands of functions, all of which it takes out.
    if path.starts_with("__wb") {
        return "wasm_bindgen, descriptions".to_owned();
    }
    let segment = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned();
    let mut segments = path.split("::").map(segment);
    let first = segments.next().filter(|name| !name.is_empty()).unwrap_or_else(|| "without a name".to_owned());
    match segments.next() {
        Some(module) if first == "selon" => format!("selon::{module}"),
        _ if ["str", "u8", "f64", "usize"].contains(&first.as_str()) => "core".to_owned(),
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_their_module_or_crate() {
        for (function, expected) in [
            ("selon::network::layer::Direction::run", "selon::network"),
            ("<selon[f00]::span::Span as core::fmt::Debug>::fmt", "selon::span"),
            ("alloc::vec::Vec<selon::document::Document>::push", "selon::document"),
            ("dlmalloc::dlmalloc::Dlmalloc<A>::malloc", "dlmalloc"),
            ("<&mut core::str::Chars as core::iter::Iterator>::next", "core"),
            ("<str>::trim", "core"),
            ("__wbindgen_describe_log", "wasm_bindgen, descriptions"),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(part(function), expected, "{function}");
        }
    }
}
