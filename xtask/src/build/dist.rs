//! The distribution in `www/dist`: the folder that a site puts on its server, and the demo page beside it.

use std::fs;

use anyhow::{Context, Result};

use super::wasm::Part;
use super::{integrity, native, wasm};
use crate::base::files::{Files, For, below, files_below};
use crate::base::paths::{self, COPIED};
use crate::base::process::{output, say};
use crate::setup::node::Tools;

/// What few pages need is fetched by those alone.
const ON_DEMAND: [&str; 3] = ["find.js", "notes.js", "view.js"];

/// What the review desk reads pages with.
const EDITORS: &str = "read.js";

/// Builds everything and writes it to `www/dist`, in place of what was there.
///
/// # Errors
/// If something does not build; the folder is then left as it was.
pub fn build() -> Result<()> {
    let tools = Tools::ready()?;
    let [view, engine] = Part::ALL.map(|part| wasm::build(&tools, part));
    let (view, engine) = (view?, engine?);
    let programs = native::programs()?;
    say("putting the distribution together");
    let mut files = Files::default();
    let version = version()?;
    let build = integrity::build(&version, &engine.wasm);
    files.add(For::Readers, "selon.wasm", engine.wasm);
    files.add(For::Readers, "view.wasm", view.wasm);
    let packs = programs.packs()?;
    for (name, bytes) in packs.files {
        files.add(For::Readers, &name, bytes);
    }
    // `console` goes because of the glue, which warns of what a page's readers can do nothing about.
    let mut options = vec!["--format=esm".to_owned(), "--drop:console".to_owned()];
    options.push(format!("--alias:selon-engine={}", engine.glue.display()));
    let languages = paths::made().join("languages.js");
    let known = serde_json::to_string(&packs.languages)?;
    fs::write(&languages, format!("export const LANGUAGES = {known};\nexport const BUILD = \"{build}\";\n"))?;
    options.push(format!("--alias:selon-languages={}", languages.display()));
    options.extend(ON_DEMAND.map(|name| format!("--external:./{name}")));
    add_bundle(&tools, For::Readers, "selon.js", &options, &mut files)?;
    for name in ON_DEMAND {
        let view = format!("--alias:selon-view={}", view.glue.display());
        add_bundle(
            &tools,
            For::Readers,
            name,
            &["--format=esm".to_owned(), "--drop:console".to_owned(), view],
            &mut files,
        )?;
    }
    add_bundle(&tools, For::Sites, EDITORS, &["--format=esm".to_owned()], &mut files)?;
    add_bundle(&tools, For::Readers, "selon.css", &[], &mut files)?;
    add_interface_texts(&mut files, &build)?;
    add_method(&mut files, &version)?;
    let handwritten = fs::read(paths::widget().join("selon.d.ts"))?;
    files.add(For::Sites, "selon.d.ts", [programs.declarations()?, handwritten].concat());
    files.add(For::Sites, "analysis.schema.json", programs.schema()?);
    add_demo(&mut files)?;
    let integrity = integrity::list(&files);
    files.add(For::Sites, integrity::LIST, integrity.as_bytes());
    files.write(&paths::dist())?;
    say(format_args!("{} files in {}; a site copies its folder {COPIED}", files.len(), paths::dist().display()));
    say(format_args!("subresource integrity of what readers load, also in {}:\n{integrity}", integrity::LIST));
    Ok(())
}

/// A file of `www/widget` and what it imports, as one small file.
fn add_bundle(tools: &Tools, whose: For, name: &str, options: &[String], files: &mut Files) -> Result<()> {
    let mut esbuild = tools.command("esbuild");
    esbuild.current_dir(paths::widget()).args([name, "--bundle", "--minify", "--target=es2022", "--charset=utf8"]);
    let bundle =
        output(esbuild.arg("--log-level=warning").args(options)).with_context(|| format!("www/widget/{name}"))?;
    files.add(whose, name, bundle);
    Ok(())
}

/// The engine's version.
///
/// # Errors
/// If the manifest names none.
pub fn version() -> Result<String> {
    let manifest = fs::read_to_string(paths::root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    line.map(str::to_owned).context("Cargo.toml names no version")
}

/// The pages that say how Selon works, which panel and details link to.
fn add_method(files: &mut Files, version: &str) -> Result<()> {
    let widget = paths::widget();
    for file in files_below(&widget.join("method"))? {
        let name = below(&widget, &file);
        files.add(For::Sites, &name, fs::read_to_string(&file)?.replace("{version}", version));
    }
    Ok(())
}

/// What readers see in words, one file a language, without the white space, with the name of the build.
fn add_interface_texts(files: &mut Files, build: &str) -> Result<()> {
    let widget = paths::widget();
    for file in files_below(&widget.join("ui"))? {
        let name = below(&widget, &file);
        let mut texts: serde_json::Value =
            serde_json::from_slice(&fs::read(&file)?).with_context(|| format!("www/widget/{name}"))?;
        texts["build"] = build.into();
        files.add(For::Readers, &name, texts.to_string());
    }
    Ok(())
}

/// The demo page, as it is written: its source is for reading too.
fn add_demo(files: &mut Files) -> Result<()> {
    let folder = paths::demo();
    for file in files_below(&folder)? {
        files.add(For::Demo, &below(&folder, &file), fs::read(&file)?);
    }
    Ok(())
}
