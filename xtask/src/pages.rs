//! `cargo xtask pages DIR`: news pages as they are, Selon on each, a table of what holds in which browser.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::base::paths::{self, CORPORA};
use crate::base::process::{run, say};
use crate::build::dist;
use crate::setup::browser::{BROWSERS, Browser, CHROMIUM, node};
use crate::setup::node::Tools;

/// Which pages are visited, and with what.
#[derive(Default)]
pub struct Request {
    /// The folder with `index.tsv`.
    pub folder: PathBuf,
    /// Names of browsers; none for all.
    pub browsers: Vec<String>,
    /// Only pages with one of these in their file's name; none for all.
    pub pages: Vec<String>,
}

/// Builds the distribution and visits the pages.
///
/// # Errors
/// If a browser cannot be had, the folder's index cannot be read or any check fails.
pub fn pages(request: &Request) -> Result<()> {
    dist::build()?;
    run(&mut visits(request)?)
}

/// The program that visits the pages with the distribution in `www/dist` as it is.
///
/// # Errors
/// If a browser cannot be had or there is no index in the folder.
fn visits(request: &Request) -> Result<Command> {
    if !request.folder.join("index.tsv").is_file() {
        bail!("there is no index.tsv in {}", request.folder.display());
    }
    Tools::ready()?;
    let browsers = chosen(&request.browsers)?;
    let executables = browsers.iter().map(|browser| browser.find()).collect::<Result<Vec<_>>>()?;
    let mut node = node(browsers.iter().any(|browser| browser.needs_display()));
    node.arg(paths::root().join("tests/pages/run/run.mjs")).arg(&request.folder);
    for (browser, executable) in browsers.iter().zip(executables) {
        node.arg("--browser").arg(format!("{}={}", browser.name, executable.display()));
    }
    for page in &request.pages {
        node.args(["--page", page]);
    }
    node.env("SELON_DIST", paths::dist());
    Ok(node)
}

/// Visits the pages that this repository has, in every browser.
///
/// # Errors
/// If a browser cannot be had.
pub fn own() -> Result<Command> {
    visits(&Request { folder: paths::root().join("tests/pages"), ..Request::default() })
}

/// Visits real news pages, if the folder of corpora is named, in one browser: all three take minutes more, and
/// `cargo xtask pages` has them.
///
/// # Errors
/// If the browser cannot be had or the folder has no pages.
pub fn real() -> Result<Option<Command>> {
    let Some(corpora) = paths::corpora() else {
        say(format_args!("real news pages: skipped, {CORPORA} names no folder"));
        return Ok(None);
    };
    let request =
        Request { folder: corpora.join("pages"), browsers: vec![CHROMIUM.name.to_owned()], ..Request::default() };
    visits(&request).map(Some)
}

fn chosen(names: &[String]) -> Result<Vec<&'static Browser>> {
    if names.is_empty() {
        return Ok(BROWSERS.to_vec());
    }
    let named = |name: &String| BROWSERS.iter().copied().find(|browser| browser.name == *name);
    let known = || BROWSERS.map(|browser| browser.name).join(", ");
    names
        .iter()
        .map(|name| named(name).ok_or_else(|| anyhow::anyhow!("no browser {name:?}, only {}", known())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_chosen_by_name() {
        let names = |chosen: Vec<&Browser>| chosen.iter().map(|browser| browser.name).collect::<Vec<_>>();
        assert_eq!(names(chosen(&[]).unwrap()), ["chromium", "firefox", "webkit"]);
        assert_eq!(names(chosen(&["webkit".to_owned()]).unwrap()), ["webkit"]);
        let error = chosen(&["lynx".to_owned()]).err().unwrap().to_string();
        assert!(error.contains("\"lynx\"") && error.contains("firefox"), "{error}");
    }

    #[test]
    fn a_folder_without_index_is_refused() {
        let request = Request { folder: "no-such-folder".into(), ..Request::default() };
        assert!(visits(&request).unwrap_err().to_string().contains("no index.tsv in no-such-folder"));
    }
}
