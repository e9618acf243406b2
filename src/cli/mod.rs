//! `selon annotate`, `selon predict`, `selon features`, `selon evidence`: arguments in, results or one clear error out.

mod corpus;
mod evidence;

use std::ffi::OsString;
use std::fmt;
use std::io::{Read, Write};
use std::process::ExitCode;

use selon::analysis::export::{self, Format};
use selon::builtin;
use selon::language::detect;
use selon::{Language, Options};

/// What `selon --help` prints.
const HELP: &str = "\
Finds who each statement of a news article is attributed to.

selon annotate FILE [--lang TAG] [--format text|json|web-annotation] [--threshold P]
    Prints the attributions of a text file (- for standard input).
selon predict [--lang TAG] [--threshold P] < IN.jsonl > OUT.jsonl
    Annotates a corpus: lines with id, text and lang; offsets are code points.
selon features [--lang TAG] < IN.jsonl > OUT.bin
    Writes what the network sees of a corpus: see training/README.md.
selon evidence [--lang TAG] < IN.jsonl > OUT.jsonl
    Writes what speaks for and against all that it finds in a corpus: see training/README.md.

TAG is fr or en; without it, the corpus line's lang or the language detected.
P from 0 to 1: attributions less probable are left out. predict leaves out what readers are not shown (0.7),
annotate what is hardly worth an editor's look (0.3).
";

/// Why a command failed, in one line that names what and where.
pub struct Failure(String);

impl<E: fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.to_string())
    }
}

/// The arguments of every command.
struct Arguments {
    command: String,
    file: Option<String>,
    lang: Option<String>,
    format: Format,
    /// The threshold asked for.
    threshold: Option<f32>,
}

/// Runs the command that the process was started with. Exit status 2 for any failure.
pub fn run() -> ExitCode {
    let arguments = std::env::args_os().skip(1).collect();
    match parse(arguments).and_then(dispatch) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(reason)) => {
            eprintln!("selon: {reason}");
            ExitCode::from(2)
        }
    }
}

fn parse(raw: Vec<OsString>) -> Result<Option<Arguments>, Failure> {
    let mut words =
        raw.into_iter().map(|word| word.into_string().map_err(|word| format!("argument {word:?} is not UTF-8")));
    let mut arguments =
        Arguments { command: String::new(), file: None, lang: None, format: Format::Text, threshold: None };
    while let Some(word) = words.next() {
        let word = word?;
        let mut value = || words.next().unwrap_or_else(|| Err(format!("{word} wants a value")));
        match word.as_str() {
            "-h" | "--help" | "help" => return Ok(None),
            "--lang" => arguments.lang = Some(value()?),
            "--format" => arguments.format = value()?.parse()?,
            "--threshold" => arguments.threshold = Some(threshold(&value()?)?),
            option if option.starts_with("--") => return Err(format!("unknown option {option}; try --help").into()),
            _ if arguments.command.is_empty() => arguments.command = word,
            _ if arguments.file.is_none() => arguments.file = Some(word),
            _ => return Err(format!("one argument too many: {word:?}").into()),
        }
    }
    Ok(Some(arguments))
}

fn threshold(value: &str) -> Result<f32, Failure> {
    let number: Option<f32> = value.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| format!("--threshold {value:?}: not a number from 0 to 1").into())
}

fn dispatch(arguments: Option<Arguments>) -> Result<(), Failure> {
    let Some(arguments) = arguments else {
        return print(HELP.as_bytes());
    };
    if let Some(tag) = &arguments.lang {
        builtin::pack(tag)?;
    }
    let lang = arguments.lang.as_deref();
    let or = |default: Options| arguments.threshold.map_or(default, |threshold| Options { threshold });
    match (arguments.command.as_str(), &arguments.file) {
        ("annotate", Some(file)) => annotate(file, lang, arguments.format, &or(Options::EDITORS)),
        ("annotate", None) => Err("annotate wants a file; try --help".into()),
        ("predict" | "features" | "evidence", Some(file)) => Err(format!("reads standard input; use < {file}").into()),
        ("predict", None) => print(&corpus::predict(&input("-")?, lang, &or(Options::READERS))?),
        ("features", None) => print(&corpus::features(&input("-")?, lang)?),
        ("evidence", None) => print(&evidence::evidence(&input("-")?, lang)?),
        ("", _) => Err("no command; try --help".into()),
        (command, _) => Err(format!("unknown command {command:?}; try --help").into()),
    }
}

fn annotate(file: &str, lang: Option<&str>, format: Format, options: &Options) -> Result<(), Failure> {
    let bytes = input(file)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("{file}:{line}: not UTF-8 (byte {})", error.valid_up_to())
    })?;
    let analysis = selon::annotate(text, language(lang, text)?, options);
    print(export::render(text, analysis, format).as_bytes())
}

/// The language asked for, else the one detected.
fn language(lang: Option<&str>, text: &str) -> Result<Language<'static>, Failure> {
    Ok(builtin::language(lang.unwrap_or_else(|| detect::detect(text)))?)
}

/// The bytes of a file, or of standard input for `-`.
fn input(file: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(drop),
        _ => std::fs::read(file).map(|all| bytes = all),
    };
    read.map_err(|error| Failure(format!("{file}: {error}")))?;
    Ok(bytes)
}

/// Writes a whole result at once: nothing is printed before everything is known to be right.
fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).or_else(|error| match error.kind() {
        // The reader has seen enough: `selon annotate … | head`.
        std::io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure(format!("standard output: {error}"))),
    })
}
