//! The plugin in a WordPress of its own, as editors and readers use it.

use anyhow::Result;

use crate::base::paths;
use crate::base::process::run;
use crate::build::wordpress;
use crate::setup::browser::{CHROMIUM, node};
use crate::setup::wordpress as setup;

/// In this order: what is written first is read then.
const TESTS: [&str; 3] = ["1-editor", "2-page", "3-trust"];

/// Makes the plugin of the distribution and runs its tests, in Chromium.
///
/// # Errors
/// If WordPress, PHP or the browser cannot be had, or a test fails.
pub fn test() -> Result<()> {
    let (php, browser, files) = (setup::php()?, CHROMIUM.find()?, setup::files()?);
    let zip = wordpress::pack()?;
    let mut node = node(CHROMIUM.needs_display());
    let folder = paths::root().join("tests/wordpress");
    let tests = TESTS.map(|name| folder.join(name).with_extension("test.mjs"));
    node.args(["--test-reporter=spec", "tests/browser/run.mjs"]).args(tests).current_dir(paths::root());
    node.env("SELON_PHP", php).env("SELON_BROWSER_PATH", browser);
    node.env("SELON_WORDPRESS", files).env("SELON_PLUGIN", zip);
    run(&mut node)
}
