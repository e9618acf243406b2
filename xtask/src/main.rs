//! What developers of Selon run: `cargo xtask help` lists it. Nothing in here ships.

mod apt;
mod debian;
mod declarations;
mod dist;
mod node;
mod paths;
mod process;
mod toolchain;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;

const HELP: &str = "\
cargo xtask COMMAND

  build    write the complete distribution to www/dist
  help     print this

What is missing is installed on the way: a compiler for wasm32, Node and the tools of
www/package.json.
";

fn main() -> ExitCode {
    let arguments = lexopt::Parser::from_env();
    match command(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    match arguments.next()? {
        Some(Value(name)) if name == "build" => dist::build().map(|_| ()),
        Some(Value(name)) if name == "help" => help(),
        Some(Long("help") | Short('h')) | None => help(),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn help() -> Result<()> {
    print!("{HELP}");
    Ok(())
}
