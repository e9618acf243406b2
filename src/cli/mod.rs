//! `selon annotate`, `selon predict`, `selon features`, `selon classes`, `selon pack`: arguments in, results or one clear
//! error out.

mod antecedents;
mod corpus;
mod evidence;
mod keep;
mod list;
mod packs;
mod page;
mod prose;
mod render;
mod shared;

use std::ffi::OsString;
use std::process::ExitCode;

use selon::analysis::export::{self, Format};
use selon::language::class::Class;
use selon::{Options, builtin};

use shared::{Failure, input, language, print};

/// What `selon --help` prints.
fn help() -> String {
    let tags: Vec<&str> = builtin::LANGUAGES.iter().map(|files| files.tag).collect();
    let (tags, formats) = (tags.join(" or "), Format::ALL.map(Format::name).join("|"));
    format!(
        "\
Finds who each statement of a news article is attributed to.

selon annotate FILE [--lang TAG] [--format {formats}] [--threshold P] [--keep ANALYSIS]
    Prints the attributions of a text file (- for standard input). What editors checked in an earlier analysis of the
    article (JSON) is kept.
selon render PAGE.html --body SELECTOR [--analysis ANALYSIS] [--lang TAG] [--script ADDRESS]
    Writes the page with the article's analysis in it, as given or new, and a list of its sources that reads without
    script. SELECTOR is of the element that holds the article; ADDRESS, where selon.js is, adds it.
selon predict [--lang TAG] [--threshold P] < IN.jsonl > OUT.jsonl
    Annotates a corpus: lines with id, text and lang; offsets are code points.
selon features [--lang TAG] < IN.jsonl > OUT.bin
    Writes what the network sees of a corpus: see training/README.md.
selon antecedents < IN.jsonl > OUT.jsonl
    Writes whom the pronouns of an annotated corpus could stand for: see training/README.md.
selon classes
    Prints the names of the lexicon's classes, in the order of their bits.
selon pack DIR
    Writes what a browser loads beside the engine: each language's pack and the network.
    Prints the languages' tags, a line each.

selon evidence [--lang TAG] < IN.jsonl > OUT.jsonl
    Writes what speaks for and against all that it finds in a corpus: see training/README.md.

TAG is {tags}; without it, the corpus line's lang or the language detected.
P from 0 to 1: attributions less probable are left out. predict leaves out what readers are not shown ({readers}),
annotate what is hardly worth an editor's look ({editors}).
",
        readers = Options::READERS.threshold,
        editors = Options::EDITORS.threshold,
    )
}

/// The arguments of every command.
struct Arguments {
    command: String,
    file: Option<String>,
    lang: Option<String>,
    format: Format,
    /// The threshold asked for.
    threshold: Option<f32>,
    /// The file of an earlier analysis.
    keep: Option<String>,
}

/// Runs the command that the process was started with. Exit status 2 for any failure.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let outcome = match arguments.first() {
        Some(first) if first == "render" => render::command(arguments.into_iter().skip(1)),
        _ => parse(arguments).and_then(dispatch),
    };
    match outcome {
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
        Arguments { command: String::new(), file: None, lang: None, format: Format::Text, threshold: None, keep: None };
    while let Some(word) = words.next() {
        let word = word?;
        let mut value = || words.next().unwrap_or_else(|| Err(format!("{word} wants a value")));
        match word.as_str() {
            "-h" | "--help" | "help" => return Ok(None),
            "--lang" => arguments.lang = Some(value()?),
            "--format" => arguments.format = value()?.parse()?,
            "--threshold" => arguments.threshold = Some(threshold(&value()?)?),
            "--keep" => arguments.keep = Some(value()?),
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
        return print(help().as_bytes());
    };
    if let Some(tag) = &arguments.lang {
        builtin::pack(tag)?;
    }
    let lang = arguments.lang.as_deref();
    let or = |default: Options| arguments.threshold.map_or(default, |threshold| Options { threshold });
    match (arguments.command.as_str(), &arguments.file) {
        ("annotate", Some(file)) => {
            annotate(file, lang, arguments.format, &or(Options::EDITORS), arguments.keep.as_deref())
        }
        ("annotate", None) => Err("annotate wants a file; try --help".into()),
        ("predict" | "features" | "antecedents" | "evidence", Some(file)) => {
            Err(format!("reads standard input; use < {file}").into())
        }
        ("predict", None) => print(&corpus::predict(&input("-")?, lang, &or(Options::READERS))?),
        ("antecedents", None) => print(&antecedents::antecedents(&input("-")?)?),
        ("evidence", None) => print(&evidence::evidence(&input("-")?, lang)?),
        ("features", None) => print(&corpus::features(&input("-")?, lang)?),
        ("classes", None) => print(&classes()),
        ("classes", Some(file)) => Err(format!("one argument too many: {file:?}").into()),
        ("pack", Some(folder)) => print(packs::write(folder.as_ref())?.as_bytes()),
        ("pack", None) => Err("pack wants a folder; try --help".into()),
        ("", _) => Err("no command; try --help".into()),
        (command, _) => Err(format!("unknown command {command:?}; try --help").into()),
    }
}

/// The names of the lexicon's classes, one a line.
fn classes() -> Vec<u8> {
    Class::ALL.iter().flat_map(|(_, name)| [name.as_bytes(), b"\n"].concat()).collect()
}

fn annotate(
    file: &str,
    lang: Option<&str>,
    format: Format,
    options: &Options,
    keep: Option<&str>,
) -> Result<(), Failure> {
    let bytes = input(file)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("{file}:{line}: not UTF-8 (byte {})", error.valid_up_to())
    })?;
    let mut analysis = selon::annotate(text, language(lang, text)?, options);
    if let Some(earlier) = keep {
        keep::keep(&mut analysis, earlier, text)?;
    }
    print(export::render(text, analysis, format).as_bytes())
}
