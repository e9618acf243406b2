//! What the commands share: how they fail, which language they read, what goes in and out.

use std::fmt;
use std::io::{Read, Write};

use selon::language::detect;
use selon::{Language, builtin};

/// Why a command failed, in one line that names what and where.
#[derive(Debug)]
pub struct Failure(pub String);

impl<E: fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.to_string())
    }
}

/// The language asked for, else the one detected.
pub fn language(lang: Option<&str>, text: &str) -> Result<Language<'static>, Failure> {
    Ok(builtin::language(lang.unwrap_or_else(|| detect::detect(text)))?)
}

/// The bytes of a file, or of standard input for `-`.
pub fn input(file: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(drop),
        _ => std::fs::read(file).map(|all| bytes = all),
    };
    read.map_err(|error| Failure(format!("{file}: {error}")))?;
    Ok(bytes)
}

/// Writes a whole result at once: nothing is printed before everything is known to be right.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).or_else(|error| match error.kind() {
        // The reader has seen enough: `selon annotate … | head`.
        std::io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure(format!("standard output: {error}"))),
    })
}
