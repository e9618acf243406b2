//! The distribution in `www/dist`: the folder that a site puts on its server, and the demo page beside it.

use std::fs;

use anyhow::{Context, Result};

use super::bundle::{Access, Bundler, ON_DEMAND};
use super::wasm::Part;
use super::{declarations, integrity, native, wasm};
use crate::base::files::{Files, For, below, files_below};
use crate::base::paths::{self, COPIED};
use crate::base::process::say;
use crate::base::version;
use crate::setup::node::Tools;

/// What every page loads first.
pub const SCRIPT: &str = "selon.js";

/// The same for sites that give an integrity value: it knows those of all other files.
pub const PINNED: &str = "selon.pinned.js";

/// Their declarations.
pub const DECLARATIONS: &str = "selon.d.ts";

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
    let version = version::own()?;
    let build = integrity::build(&version, &engine);
    files.add(For::Readers, "selon.wasm", engine);
    files.add(For::Readers, "view.wasm", view);
    let packs = programs.packs()?;
    for (name, bytes) in packs.files {
        files.add(For::Readers, &name, bytes);
    }
    let bundler = Bundler::new(&tools, &packs.languages, &build)?;
    let script = |name: &str, access: &Access| bundler.script(name, access, true);
    files.add(For::Readers, SCRIPT, script(SCRIPT, &Access::Site)?);
    for name in ON_DEMAND {
        files.add(For::Readers, name, script(name, &Access::Site)?);
    }
    files.add(For::Sites, EDITORS, script(EDITORS, &Access::Site)?);
    files.add(For::Readers, "selon.css", bundler.styles("selon.css")?);
    add_interface_texts(&mut files, &build)?;
    add_method(&mut files, &version)?;
    let annotate = declarations::annotate(&programs)?;
    files.add(For::Sites, DECLARATIONS, [annotate, declarations::handwritten(DECLARATIONS)?].concat());
    files.add(For::Sites, "analysis.schema.json", programs.schema()?);
    add_demo(&mut files)?;
    let pinned = Access::Pinned(integrity::module(&files));
    files.add(For::Readers, PINNED, script(SCRIPT, &pinned)?);
    let integrity = integrity::list(&files);
    files.add(For::Sites, integrity::LIST, integrity.as_bytes());
    files.write(&paths::dist())?;
    say(format_args!("{} files in {}; a site copies its folder {COPIED}", files.len(), paths::dist().display()));
    say(format_args!("subresource integrity of what readers load, also in {}:\n{integrity}", integrity::LIST));
    Ok(())
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
