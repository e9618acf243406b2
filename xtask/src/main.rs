//! What developers of Selon run: `cargo xtask help` lists it. Nothing in here ships.

mod base;
mod bench;
mod build;
mod eval;
mod outside;
mod pages;
mod release;
mod serve;
mod setup;
mod test;
mod weigh;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use lexopt::prelude::*;

use build::{dist, npm, wasm, wheel, wordpress};
use weigh::{composition, size};

const HELP: &str = "\
cargo xtask COMMAND

  build [--python | --npm | --wordpress]
                        write the complete distribution to www/dist; or the Python package to target/wheels; or
                        the distribution and with it the npm package, to target/npm, or the plugin for WordPress, to
                        target/wordpress
  demo [--port N]       build, then serve the demo page on this machine
  test [STEP]… [--skip STEP]…
                        check everything, or some steps (also --only STEP) and what these need: formatting, lints,
                        tests, build, sizes, browsers; `test engine` is for changes of the engine
  release [--out DIR]   make all that a version consists of (site folder, npm package, crate, Python wheel), with checksums
                        and a bill of materials, in target/artefacts; nothing is published
  size                  print what the distribution weighs, its budgets, what the engine is made of
  pages DIR [--page PART]… [--browser NAME]…
                        try Selon on the news pages that DIR/index.tsv lists, in Chromium, Firefox and
                        WebKitGTK, and print a table of what holds
  eval FILE.jsonl… [--lang TAG] [--json]
                        score the engine on annotated corpora
  bench                 measure the speed, alone and beside other tools; writes docs/benchmarks.md
  help                  print this

What is missing is installed on the way: a compiler for wasm32, Node and the tools of
package.json, and for the tests Chromium, Firefox and WebKitGTK.
";

fn main() -> ExitCode {
    match command(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let name = match arguments.next()? {
        Some(Value(name)) => name.string()?,
        Some(Long("help") | Short('h')) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "build" => build(arguments),
        "demo" => demo(arguments),
        "test" => test(arguments),
        "release" => release(arguments),
        // Who is over budget wants to see of what.
        "size" => no_more(arguments).and_then(|()| size::table().and(composition::table(&wasm::compiled()))),
        "pages" => pages(arguments),
        "eval" => eval(arguments),
        "bench" => no_more(arguments).and_then(|()| bench::bench()),
        "help" => {
            print!("{HELP}");
            Ok(())
        }
        _ => anyhow::bail!("unknown command {name:?}; `cargo xtask help` lists them"),
    }
}

fn no_more(mut arguments: lexopt::Parser) -> Result<()> {
    arguments.next()?.map_or(Ok(()), |argument| Err(argument.unexpected().into()))
}

fn build(mut arguments: lexopt::Parser) -> Result<()> {
    let mut package: Option<fn() -> Result<PathBuf>> = None;
    while let Some(argument) = arguments.next()? {
        package = match argument {
            Long("python") => Some(wheel::build),
            Long("npm") => Some(npm::build),
            Long("wordpress") => Some(wordpress::build),
            other => return Err(other.unexpected().into()),
        }
    }
    package.map_or_else(dist::build, |build| build().map(|file| println!("{}", file.display())))
}

fn demo(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    serve::demo(port)
}

fn test(mut arguments: lexopt::Parser) -> Result<()> {
    let mut request = test::Request::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => request.only.push(arguments.value()?.string()?),
            Long("skip") => request.skip.push(arguments.value()?.string()?),
            Value(step) => request.only.push(step.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    test::test(&request)
}

fn release(mut arguments: lexopt::Parser) -> Result<()> {
    let mut folder = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => folder = Some(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    release::release(folder)
}

fn pages(mut arguments: lexopt::Parser) -> Result<()> {
    let mut request = pages::Request::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("browser") => request.browsers.push(arguments.value()?.string()?),
            Long("page") => request.pages.push(arguments.value()?.string()?),
            Value(folder) if request.folder.as_os_str().is_empty() => request.folder = folder.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    if request.folder.as_os_str().is_empty() {
        anyhow::bail!("`cargo xtask pages DIR`: which folder?");
    }
    pages::pages(&request)
}

fn eval(mut arguments: lexopt::Parser) -> Result<()> {
    let mut request = eval::Request::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("lang") => request.lang = Some(arguments.value()?.string()?),
            Long("json") => request.json = true,
            Value(file) => request.files.push(file.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    eval::eval(&request)
}
