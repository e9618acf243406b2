//! The browsers that the tests run in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, bail};

use crate::base::paths;
use crate::base::paths::executable;
use crate::setup::apt;

/// A kind of browser.
pub struct Browser {
    /// What tests call it: the value of `SELON_BROWSER`.
    pub name: &'static str,
    /// The variable with which a developer chooses the executable.
    variable: &'static str,
    /// Its executables, by preference.
    executables: &'static [&'static str],
    /// Where it is installed outside `PATH`.
    places: &'static [&'static str],
    /// The Debian packages that hold it and what it needs.
    packages: &'static [&'static str],
    /// Tests that are not run in it.
    left_out: &'static [&'static str],
}

/// Those that Selon must work in.
pub const BROWSERS: [&Browser; 3] = [&CHROMIUM, &FIREFOX, &WEBKIT];

pub const CHROMIUM: Browser = Browser {
    name: "chromium",
    variable: "SELON_CHROMIUM",
    executables: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    packages: &["chromium"],
    left_out: &[],
};

pub const FIREFOX: Browser = Browser {
    name: "firefox",
    variable: "SELON_FIREFOX",
    executables: &["firefox", "firefox-esr"],
    places: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    packages: &["firefox-esr"],
    left_out: &[],
};

/// The engine of Safari, through its WebDriver: the executable is the driver's.
pub const WEBKIT: Browser = Browser {
    name: "webkit",
    variable: "SELON_WEBKIT",
    executables: &["WebKitWebDriver"],
    places: &[],
    packages: &["webkit2gtk-driver", "xvfb", "xauth"],
    left_out: &["demo.test.mjs"],
};

impl Browser {
    /// The browser's executable; installs it if there is none.
    ///
    /// # Errors
    /// If it is neither there nor to be installed.
    pub fn find(&self) -> Result<PathBuf> {
        if let Some(chosen) = std::env::var_os(self.variable) {
            let chosen = PathBuf::from(chosen);
            if !chosen.is_file() {
                bail!("{} says {}, which is no file", self.variable, chosen.display());
            }
            return Ok(chosen);
        }
        if let Some(found) = self.installed() {
            return Ok(found);
        }
        apt::install(self.packages, &format!("the browser tests run in {}, and none is installed", self.name))
            .with_context(|| format!("no {}; {} can name its executable", self.name, self.variable))?;
        self.installed().with_context(|| format!("{} is installed, but not in PATH", self.packages.join(" ")))
    }

    /// Whether it cannot do without a display.
    pub fn needs_display(&self) -> bool {
        self.packages.contains(&"xvfb")
    }

    fn installed(&self) -> Option<PathBuf> {
        if self.needs_display() && executable("xvfb-run").is_none() {
            return None;
        }
        let in_path = self.executables.iter().find_map(|name| executable(name));
        in_path.or_else(|| self.places.iter().map(PathBuf::from).find(|place| place.is_file()))
    }

    /// The program that runs the tests of `tests/browser` in this browser on the distribution in `www/dist`; `program` is the
    /// engine for this machine.
    ///
    /// # Errors
    /// If there is no such browser or there are no tests.
    pub fn tests(&self, program: &Path) -> Result<Command> {
        let executable = self.find()?;
        let mut tests = tests(&paths::root().join("tests/browser"))?;
        tests.retain(|test| !self.left_out.iter().any(|name| test.ends_with(name)));
        // One process, and with it one browser, for all: to start one takes longer than most files of tests.
        let mut node = node(self.needs_display());
        node.args(["--test-reporter=spec", "tests/browser/run.mjs"]).args(tests).current_dir(paths::root());
        node.env("SELON_BROWSER", self.name).env("SELON_BROWSER_PATH", executable).env("SELON_DIST", paths::dist());
        node.env("SELON_PROGRAM", program);
        Ok(node)
    }
}

/// Node, on a virtual display if asked for.
pub fn node(display: bool) -> Command {
    /// Where the next one looks for a display that is free: two that start at once would find the same.
    static DISPLAY: AtomicU32 = AtomicU32::new(100);
    let mut command = Command::new(if display { "xvfb-run" } else { "node" });
    if display {
        let first = DISPLAY.fetch_add(100, Ordering::Relaxed);
        // In this order: it looks for a free one when it reads the second.
        command.args([&format!("--server-num={first}"), "--auto-servernum", "node"]);
    }
    command
}

/// The files `*.test.mjs` of a folder, in order.
fn tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut tests: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    if tests.is_empty() {
        bail!("there are no *.test.mjs in {}", folder.display());
    }
    Ok(tests)
}
