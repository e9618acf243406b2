//! What the commands share: how they fail, which language they read, what goes in and out.

use std::fmt;
use std::io::{Read, Write};
use std::process::ExitCode;

use selon::language::detect;
use selon::{Language, builtin};

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The arguments do not go together: a line that says why.
    Usage(String),
    /// An input or the output failed: a line that names what and where.
    Input(String),
    /// Some inputs failed, and each has been told.
    Told,
}

impl Failure {
    /// Tells it, and gives the exit status.
    pub fn exit(self) -> ExitCode {
        match self {
            Failure::Usage(reason) => {
                tell(&format!("{reason}; try --help"));
                ExitCode::from(2)
            }
            Failure::Input(reason) => {
                tell(&reason);
                ExitCode::from(1)
            }
            Failure::Told => ExitCode::from(1),
        }
    }
}

impl<E: fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Input(error.to_string())
    }
}

/// One line on standard error.
pub fn tell(line: &str) {
    // Nobody is left to be told that nobody listens.
    let _ = writeln!(std::io::stderr(), "selon: {line}");
}

/// The language asked for, else the one detected.
pub fn language(lang: Option<&str>, text: &str) -> Result<Language<'static>, Failure> {
    Ok(builtin::language(lang.unwrap_or_else(|| detect::detect(text)))?)
}

/// The number of the line, from 1, that holds a byte.
pub fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1
}

/// The bytes of a file, or of standard input for `-`.
pub fn input(file: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(drop),
        _ => std::fs::read(file).map(|all| bytes = all),
    };
    read.map_err(|error| Failure::Input(format!("{file}: {}", reason(&error))))?;
    Ok(bytes)
}

/// Why a file cannot be read or written, without the system's number for it.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        std::io::ErrorKind::IsADirectory => "is a folder; `selon batch` takes folders".to_owned(),
        _ => error.to_string(),
    }
}

/// Writes a whole result at once: nothing is printed before everything is known to be right.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).or_else(|error| match error.kind() {
        // The reader has seen enough: `selon annotate … | head`.
        std::io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::Input(format!("standard output: {error}"))),
    })
}
