//! The plugin in a WordPress of its own, as editors and readers use it.

use anyhow::Result;

use crate::base::paths;
use crate::base::process::run;
use crate::build::wordpress;
use crate::setup::browser::{CHROMIUM, node};
use crate::setup::wordpress as setup;

/// Makes the plugin of the distribution and runs its tests, in Chromium.
///
/// # Errors
/// If WordPress, PHP or the browser cannot be had, or a test fails.
pub fn test() -> Result<()> {
    let (php, browser, files) = (setup::php()?, CHROMIUM.find()?, setup::files()?);
    let zip = wordpress::pack()?;
    let mut node = node(CHROMIUM.needs_display());
    node.args(["--test-reporter=spec", "tests/browser/run.mjs", "tests/wordpress/wordpress.test.mjs"])
        .current_dir(paths::root());
    node.env("SELON_PHP", php).env("SELON_BROWSER_PATH", browser);
    node.env("SELON_WORDPRESS", files).env("SELON_PLUGIN", zip);
    run(&mut node)
}
