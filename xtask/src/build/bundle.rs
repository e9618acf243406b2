//! The scripts: each a file of `www/widget` with what it imports, as one small file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::base::paths;
use crate::base::process::output;
use crate::setup::node::Tools;

/// How a script has the other files: see `www/widget/files`.
pub enum Access {
    /// By their names, in the script's folder.
    Site,
    /// The same, and none that differs from these integrity values: a module with them.
    Pinned(String),
    /// By addresses that bundlers find: a module with them.
    Package(String),
}

/// What few pages need is fetched by those alone.
pub const ON_DEMAND: [&str; 3] = ["find.js", "notes.js", "view.js"];

/// What all scripts are made with.
pub struct Bundler<'t> {
    tools: &'t Tools,
    aliases: Vec<(&'static str, PathBuf)>,
}

/// What the build without the engine has in the place of `www/widget/language.js`.
const NO_LANGUAGE: &str = "no-language.js";

impl<'t> Bundler<'t> {
    /// With the glue of the last build. Writes down the languages, and the name of the build.
    ///
    /// # Errors
    /// If that cannot be written.
    pub fn new(tools: &'t Tools, known: &[String], build: &str) -> Result<Bundler<'t>> {
        let known = serde_json::to_string(known)?;
        fs::write(languages(), format!("export const LANGUAGES = {known};\nexport const BUILD = \"{build}\";\n"))?;
        Ok(Bundler::of_last_build(tools))
    }

    /// With the glue, the languages and the build's name of the last build.
    pub fn of_last_build(tools: &'t Tools) -> Bundler<'t> {
        let glue = |name: &str| paths::made().join(name);
        let aliases = vec![
            ("selon-engine", glue("engine.js")),
            ("selon-view", glue("view.js")),
            ("selon-languages", languages()),
        ];
        Bundler { tools, aliases }
    }

    /// A script, with the engine or without.
    ///
    /// # Errors
    /// If something that it imports is missing, or it is no JavaScript.
    pub fn script(&self, name: &str, access: &Access, has_engine: bool) -> Result<Vec<u8>> {
        let (kind, tables) = match access {
            Access::Site => ("site", None),
            Access::Pinned(tables) => ("pinned", Some(tables)),
            Access::Package(tables) => ("package", Some(tables)),
        };
        let widget = paths::widget();
        let language = widget.join(if has_engine { "language.js" } else { NO_LANGUAGE });
        let mut aliases = self.aliases.clone();
        aliases.extend([("selon-language", language), ("selon-files", widget.join(format!("files/{kind}.js")))]);
        if let Some(tables) = tables {
            let file = paths::made().join(format!("tables-{kind}-{name}"));
            fs::write(&file, tables)?;
            aliases.push(("selon-tables", file));
        }
        let mut options: Vec<String> =
            aliases.iter().map(|(name, file)| format!("--alias:{name}={}", file.display())).collect();
        // `console` goes because of the glue, which warns of what a page's readers can do nothing about.
        options.extend(["--format=esm", "--drop:console"].map(str::to_owned));
        if matches!(access, Access::Package(_)) {
            options.extend(ON_DEMAND.map(|name| format!("--external:./{name}")));
        }
        self.bundle(name, &options)
    }

    /// A style sheet.
    ///
    /// # Errors
    /// If it is none.
    pub fn styles(&self, name: &str) -> Result<Vec<u8>> {
        self.bundle(name, &[])
    }

    fn bundle(&self, name: &str, options: &[String]) -> Result<Vec<u8>> {
        let mut esbuild = self.tools.command("esbuild");
        esbuild.current_dir(paths::widget()).args([name, "--bundle", "--minify", "--target=es2022", "--charset=utf8"]);
        output(esbuild.arg("--log-level=warning").args(options)).with_context(|| format!("www/widget/{name}"))
    }
}

/// The module that names the languages and the build.
fn languages() -> PathBuf {
    paths::made().join("languages.js")
}
