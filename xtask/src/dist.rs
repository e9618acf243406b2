//! The distribution in `www/dist`: all that a site puts on its server, and the demo page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use selon::builtin::LANGUAGES;
use selon::language::build::compile;

use crate::declarations::declarations;
use crate::node::Tools;
use crate::process::{output, say};
use crate::{integrity, paths, wasm};

/// The files of a distribution: path below its folder, with `/`, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Builds everything and writes it to `www/dist`, in place of what was there.
///
/// # Errors
/// If something does not build; the folder is then left as it was.
pub fn build() -> Result<Files> {
    let tools = Tools::ready()?;
    let engine = wasm::build(&tools)?;
    say("putting the distribution together");
    let mut files = Files::new();
    files.insert("selon.wasm".to_owned(), engine.wasm);
    let alias = format!("--alias:selon-engine={}", engine.glue.display());
    // What few pages need is fetched by those alone.
    // `console` goes because of the glue, which warns of what a page's readers can do nothing about.
    let options = ["--format=esm", &alias, "--drop:console", "--external:./find.js", "--external:./notes.js"];
    add_bundle(&tools, "selon.js", &options, &mut files)?;
    add_bundle(&tools, "find.js", &["--format=esm"], &mut files)?;
    add_bundle(&tools, "notes.js", &["--format=esm"], &mut files)?;
    add_bundle(&tools, "selon.css", &[], &mut files)?;
    add_packs(&mut files)?;
    add_interface_texts(&mut files)?;
    let handwritten = fs::read_to_string(paths::www().join("selon.d.ts")).unwrap_or_default();
    files.insert("selon.d.ts".to_owned(), declarations(&handwritten).into_bytes());
    add_demo(&mut files)?;
    let integrity = integrity::list(&files);
    files.insert(integrity::LIST.to_owned(), integrity.clone().into_bytes());
    write(&files, &paths::dist())?;
    say(format_args!("{} files in {}", files.len(), paths::dist().display()));
    say(format_args!("subresource integrity of what readers load, also in {}:\n{integrity}", integrity::LIST));
    Ok(files)
}

/// A file of `www` and what it imports, as one small file; nothing if there is no such file.
fn add_bundle(tools: &Tools, name: &str, options: &[&str], files: &mut Files) -> Result<()> {
    if !paths::www().join(name).exists() {
        say(format_args!("there is no www/{name}: the distribution goes without"));
        return Ok(());
    }
    let mut esbuild = tools.command("esbuild");
    esbuild.args([name, "--bundle", "--minify", "--target=es2022", "--charset=utf8", "--log-level=warning"]);
    let bundle = output(esbuild.args(options)).with_context(|| format!("www/{name}"))?;
    files.insert(name.to_owned(), bundle);
    Ok(())
}

/// The languages' packs, and the network they share if there is one.
fn add_packs(files: &mut Files) -> Result<()> {
    for language in LANGUAGES {
        let pack = compile(language).map_err(|error| anyhow::anyhow!("{error}"))?;
        files.insert(format!("{}.pack", language.tag), pack);
    }
    let model = paths::root().join("src/language/model.pack");
    if model.exists() {
        files.insert("model.pack".to_owned(), fs::read(model)?);
    }
    Ok(())
}

/// What readers see in words, one file a language, without the white space.
fn add_interface_texts(files: &mut Files) -> Result<()> {
    for file in files_below(&paths::www().join("ui"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        let texts: serde_json::Value =
            serde_json::from_slice(&fs::read(&file)?).with_context(|| format!("www/ui/{name}"))?;
        files.insert(format!("ui/{name}"), texts.to_string().into_bytes());
    }
    Ok(())
}

/// The demo page, as it is written: its source is for reading too.
fn add_demo(files: &mut Files) -> Result<()> {
    let www = paths::www();
    let mut found = files_below(&www.join("articles"))?;
    found.extend(files_below(&www.join("demo"))?);
    for entry in fs::read_dir(&www)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name == "index.html" || (name.starts_with("demo.") && www.join(&name).is_file()) {
            found.push(www.join(name));
        }
    }
    for file in found {
        files.insert(below(&www, &file), fs::read(&file)?);
    }
    Ok(())
}

/// All files below a folder, which need not exist.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// A file's path below a folder, with `/` on every system.
pub fn below(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

/// Makes `folder` hold these files and no others.
fn write(files: &Files, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (path, bytes) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(&file, bytes).with_context(|| file.display().to_string())?;
    }
    Ok(())
}
