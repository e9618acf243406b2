//! The command line: arguments in, results or clear errors out.
//!
//! Exit status 0: done. 1: some inputs failed, each with a line on standard error. 2: the arguments are wrong.

mod annotate;
mod annotated;
mod antecedents;
mod article;
mod batch;
mod corpus;
mod evidence;
mod keep;
mod list;
mod manual;
mod nameless;
mod options;
mod packs;
mod page;
mod render;
mod shared;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use selon::Options;
use selon::language::class::Class;

use options::{Lang, Threshold};
use shared::{Failure, input, print};

/// Finds who each statement of a news article is attributed to.
#[derive(Parser)]
#[command(name = "selon", version, propagate_version = true, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Exit status: 0 done, 1 some inputs failed, 2 wrong arguments.")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints the attributions of articles: texts and pages
    Annotate(annotate::Annotate),
    /// Annotates an archive: folders, globs, JSON Lines; one result an article, in order, on all cores
    Batch(batch::Batch),
    /// Writes a page with its article's analysis in it and a list of its sources that reads without script
    Render(render::Render),
    /// Prints what is read of a text or page: the text that offsets count in
    Text(annotate::Text),
    /// Annotates a corpus for evaluation: lines with id, text and lang; offsets are code points
    #[command(override_usage = "selon predict [--lang TAG] [--threshold P] < IN.jsonl > OUT.jsonl")]
    Predict(Predict),
    /// Writes what the network sees of a corpus: see training/README.md
    #[command(override_usage = "selon features [--lang TAG] < IN.jsonl > OUT.bin")]
    Features(Corpus),
    /// Writes what speaks for and against all that is found in a corpus: see training/README.md
    #[command(override_usage = "selon evidence [--lang TAG] < IN.jsonl > OUT.jsonl")]
    Evidence(Corpus),
    /// Writes whom the pronouns of an annotated corpus could stand for: see training/README.md
    #[command(override_usage = "selon antecedents < IN.jsonl > OUT.jsonl")]
    Antecedents,
    /// Writes what speaks for the types of an annotated corpus's sources without a name: see training/README.md
    #[command(override_usage = "selon nameless < IN.jsonl > OUT.jsonl")]
    Nameless,
    /// Prints the names of the lexicon's classes, in the order of their bits
    Classes,
    /// Writes what a browser loads beside the engine, each language's pack and the network; prints the languages' tags
    Pack {
        /// Need not exist
        folder: PathBuf,
    },
    /// Prints completions for a shell
    Completions {
        /// The shell that is to complete
        shell: clap_complete::Shell,
    },
    /// Writes manual pages into a folder
    Man {
        /// Need not exist
        folder: PathBuf,
    },
}

#[derive(Args)]
struct Corpus {
    #[command(flatten)]
    lang: Lang,
}

#[derive(Args)]
struct Predict {
    #[command(flatten)]
    lang: Lang,
    #[command(flatten)]
    threshold: Threshold,
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    match dispatch(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.exit(),
    }
}

fn dispatch(command: Command) -> Result<(), Failure> {
    match command {
        Command::Annotate(arguments) => arguments.run(),
        Command::Batch(arguments) => arguments.run(),
        Command::Render(arguments) => arguments.run(),
        Command::Text(arguments) => arguments.run(),
        Command::Predict(Predict { lang, threshold }) => {
            print(&corpus::predict(&input("-")?, lang.asked(), &threshold.or(Options::READERS))?)
        }
        Command::Features(Corpus { lang }) => print(&corpus::features(&input("-")?, lang.asked())?),
        Command::Evidence(Corpus { lang }) => print(&evidence::evidence(&input("-")?, lang.asked())?),
        Command::Antecedents => print(&antecedents::antecedents(&input("-")?)?),
        Command::Nameless => print(&nameless::nameless(&input("-")?)?),
        Command::Classes => print(&classes()),
        Command::Pack { folder } => print(packs::write(&folder)?.as_bytes()),
        Command::Completions { shell } => print(&manual::completions(Cli::command(), shell)),
        Command::Man { folder } => manual::write(Cli::command(), &folder),
    }
}

/// The names of the lexicon's classes, one a line.
fn classes() -> Vec<u8> {
    Class::ALL.iter().flat_map(|(_, name)| [name.as_bytes(), b"\n"].concat()).collect()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_hold_together() {
        super::Cli::command().debug_assert();
    }
}
