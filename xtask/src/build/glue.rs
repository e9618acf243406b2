//! The JavaScript between the page and the engine's module, as wasm-bindgen writes it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::panics;

/// Makes the glue for a compiled module, an ES module, and writes both into `folder`, under this name. Gives the module that
/// the glue fits.
///
/// # Errors
/// If the compiled engine is of another version of wasm-bindgen, or a file cannot be written.
pub fn bind(compiled: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    let mut bindgen = Bindgen::new();
    // With declarations, against which the scripts are held.
    bindgen.input_path(compiled).out_name(name).web(true)?.typescript(true);
    // selon.js says where the module is, so the glue need not guess.
    bindgen.demangle(false).omit_default_module_path(true).remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen")?;
    panics::silence(&mut output)?;
    // Where wasm-bindgen lets the module import the glue's functions from.
    let own = format!("./{name}_bg.js");
    let imports = output.wasm_mut().imports.iter_mut().filter(|import| import.module == own);
    let names = shorten(imports.map(|import| &mut import.name));
    output.emit(folder).context("wasm-bindgen")?;
    let glue = folder.join(format!("{name}.js"));
    fs::write(&glue, rename(load_responses(&fs::read_to_string(&glue)?)?, &names)?)?;
    Ok(folder.join(format!("{name}_bg.wasm")))
}

/// What the glue needs of its function that loads a module: selon.js only ever gives it a response that is well.
const LOAD: &str = "async function __wbg_load(response, imports) {
    const streams = response.headers.get('Content-Type') === 'application/wasm';
    return streams
        ? WebAssembly.instantiateStreaming(response, imports)
        : WebAssembly.instantiate(await response.arrayBuffer(), imports);
";

/// The glue with that function in the place of its own, which is four times as long.
fn load_responses(glue: &str) -> Result<String> {
    let own = glue.split_once("async function __wbg_load(").and_then(|(before, rest)| {
        let (_, after) = rest.split_once("\n}")?;
        Some([before, LOAD.trim_end(), "\n}", after].concat())
    });
    own.context("the glue has no function that loads the module: has wasm-bindgen changed?")
}

/// Replaces names, each ending in a hash that does not compress, by short ones. Gives old and new.
fn shorten<'n>(names: impl Iterator<Item = &'n mut String>) -> Vec<(String, String)> {
    names.zip(0..).map(|(name, place)| (std::mem::replace(name, short_name(place)), short_name(place))).collect()
}

/// `a` to `z`, then `aa` to `zz` and so on.
fn short_name(place: usize) -> String {
    let last = char::from(b'a' + (place % 26) as u8);
    if place < 26 { last.to_string() } else { format!("{}{last}", short_name(place / 26 - 1)) }
}

/// The glue with the properties of its import object renamed.
fn rename(mut glue: String, names: &[(String, String)]) -> Result<String> {
    for (old, new) in names {
        let property = format!(" {old}:");
        ensure!(glue.matches(&property).count() == 1, "the glue does not define {old} once: has wasm-bindgen changed?");
        glue = glue.replace(&property, &format!(" {new}:"));
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_get_short_names_on_both_sides() {
        let mut imports = ["__wbg_add_9fc2", "__wbg_add_9fc21", "__wbg_body_07aa"].map(str::to_owned);
        let names = shorten(imports.iter_mut());
        assert_eq!(imports, ["a", "b", "c"]);
        let glue = "{ __wbg_body_07aa: function() {}, __wbg_add_9fc2: function() {}, __wbg_add_9fc21: function() {} }";
        assert_eq!(
            rename(glue.to_owned(), &names).unwrap(),
            "{ c: function() {}, a: function() {}, b: function() {} }"
        );
        assert!(rename("{ __wbg_add_9fc2: 1 }".to_owned(), &names).is_err());
    }

    #[test]
    fn one_function_of_the_glue_is_replaced() {
        let glue = "let a;\nasync function __wbg_load(module, imports) {\n    if (a) {\n    }\n}\nlet b;\n";
        assert_eq!(load_responses(glue).unwrap(), format!("let a;\n{}\n}}\nlet b;\n", LOAD.trim_end()));
        assert!(load_responses("let a;").is_err());
    }

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([short_name(25), short_name(26), short_name(701), short_name(702)], ["z", "aa", "zz", "aaa"]);
    }
}
