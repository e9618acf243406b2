//! What a newcomer reads first leads somewhere: paths, commands, versions, licences, examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use selon::analysis::export::{Article, Format, render};
use selon::builtin::language;

#[allow(dead_code)]
#[path = "../examples/annotate.rs"]
mod example;

/// The documents for people from outside.
const DOCUMENTS: [&str; 10] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/cms.md",
    "docs/embedding.md",
    "docs/formats.md",
    "docs/newsroom.md",
    "docs/wordpress.md",
    "docs/npm.md",
];

/// Those of them that name the repository's files by their whole path.
const MAPS: [&str; 3] = ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: impl AsRef<Path>) -> String {
    let path = root().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a document has between backticks, outside of blocks of code.
fn code(document: &str) -> Vec<String> {
    let prose: String = document.split("```").step_by(2).collect();
    prose.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether words between backticks are a path of the repository.
fn is_path(words: &str) -> bool {
    const ENDINGS: [&str; 9] = ["rs", "md", "txt", "js", "mjs", "css", "json", "toml", "pack"];
    let ending = words.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending));
    let is_plain = words.chars().all(|c| c.is_ascii_alphanumeric() || "/._-*".contains(c));
    is_plain && !words.starts_with('/') && (words.contains('/') || ending)
}

/// The files and folders that a path stands for: `*`, and XX for a language, are any name.
fn standing_for(path: &str) -> Vec<PathBuf> {
    let mut found = vec![root().to_owned()];
    for part in path.trim_end_matches('/').replace("XX", "*").split('/') {
        found = match part.split_once('*') {
            None => found.iter().map(|folder| folder.join(part)).filter(|path| path.exists()).collect(),
            Some((start, end)) => {
                let entries = found.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
                let paths = entries.map(|entry| entry.expect("a folder can be read").path());
                paths
                    .filter(|path| {
                        let name = path.file_name().unwrap_or_default().to_string_lossy();
                        name.len() >= part.len() - 1 && name.starts_with(start) && name.ends_with(end)
                    })
                    .collect()
            }
        };
    }
    found
}

/// Whether a path is of what commands make and git leaves out.
fn is_made(path: &str) -> bool {
    let ignored = read(".gitignore");
    ignored.lines().filter_map(|line| line.strip_prefix('/')).any(|folder| Path::new(path).starts_with(folder))
}

#[test]
fn every_path_that_is_named_is_there() {
    assert!(is_path("src/lib.rs") && is_path("Cargo.toml") && is_path("tests/articles/XX/*.txt"));
    assert!(!is_path("mount()") && !is_path("cargo xtask test") && !is_path("/selon/selon.js") && !is_path("open:"));
    assert!(standing_for("src/language/XX/verbs.txt").len() >= 2);
    assert!(standing_for("src/no-such-file.rs").is_empty() && standing_for("tests/articles/XX/*.rs").is_empty());
    assert!(is_made("www/dist/selon.js") && !is_made("www/distance.js"));
    let (mut count, mut missing) = (0, Vec::new());
    for document in MAPS {
        for path in code(&read(document)).into_iter().filter(|words| is_path(words) && !is_made(words)) {
            count += 1;
            if standing_for(&path).is_empty() {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(count > 50, "only {count} paths were found");
    assert!(missing.is_empty(), "no such file:\n{}", missing.join("\n"));
}

/// The words behind each mention of a command, as far as they can be its arguments.
fn calls<'t>(text: &'t str, command: &'t str) -> impl Iterator<Item = Vec<&'t str>> {
    text.match_indices(command).map(|(at, _)| {
        let rest = text[at + command.len()..].split(['`', '\n', '#', ';', '|', '<']).next().unwrap_or_default();
        rest.split([' ', ',']).filter(|word| !word.is_empty()).collect()
    })
}

#[test]
fn every_command_that_is_named_is_there() {
    let main = read("xtask/src/main.rs");
    let help = main.split("const HELP: &str = \"").nth(1).and_then(|rest| rest.split("\";").next()).expect("help");
    let commands: BTreeSet<&str> =
        help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|c| !c.is_empty()).collect();
    assert!(commands.contains("test") && commands.contains("size"), "{commands:?}");
    let steps = read("xtask/src/test.rs");
    let mut count = 0;
    for document in DOCUMENTS {
        let text = read(document);
        for call in calls(&text, "cargo xtask ") {
            let shown = call.join(" ");
            assert!(commands.contains(call[0]), "{document}: cargo xtask {shown}");
            for option in call.iter().filter(|word| word.starts_with("--")) {
                assert!(help.contains(option), "{document}: cargo xtask {shown}: no {option} in the help");
            }
            for step in call[1..].iter().filter(|word| call[0] == "test" && !word.starts_with("--")) {
                assert!(
                    steps.contains(&format!("\"{step}\"")),
                    "{document}: cargo xtask {shown}: there is no step {step}"
                );
            }
            count += 1;
        }
        for call in calls(&text, "cargo test --test ") {
            assert!(root().join("tests").join(call[0]).with_extension("rs").exists(), "{document}: {call:?}");
        }
    }
    assert!(count > 20, "only {count} commands were found");
}

#[test]
fn the_newest_change_is_of_this_version() {
    let log = read("CHANGELOG.md");
    let newest = log.lines().find_map(|line| line.strip_prefix("## ")).expect("a version");
    let version = newest.split(' ').next().unwrap_or_default().trim_matches(['[', ']']);
    assert_eq!(version, env!("CARGO_PKG_VERSION"), "CHANGELOG.md: {newest}");
}

#[test]
fn the_licences_that_are_named_can_be_read() {
    for licence in env!("CARGO_PKG_LICENSE").split(" OR ") {
        let file = licence.split('-').next().unwrap_or_default().to_uppercase();
        let text = read(format!("LICENSE-{file}"));
        assert!(text.contains(&licence.split('-').next().unwrap_or_default().to_owned()), "LICENSE-{file}");
    }
}

#[test]
fn every_crate_that_ships_is_in_the_notice() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", "selon", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"])
        .args(["--target", "wasm32-unknown-unknown"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).expect("cargo tree writes UTF-8");
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("wasm-bindgen"), "{crates:?}");
    let notice = read("NOTICE");
    let named: BTreeSet<&str> = notice.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).collect();
    let missing: Vec<_> = crates.iter().filter(|name| **name != "selon" && !named.contains(**name)).collect();
    assert!(missing.is_empty(), "NOTICE does not name {missing:?}");
}

#[test]
fn the_examples_for_frameworks_are_those_of_the_chapter() {
    let chapter = read("docs/embedding.md");
    for (language, file) in [("jsx", "react/Story.jsx"), ("vue", "vue/Story.vue"), ("svelte", "svelte/Story.svelte")] {
        let block = format!("```{language}\n{}```", read(Path::new("examples").join(file)));
        assert!(chapter.contains(&block), "docs/embedding.md has not what examples/{file} has");
    }
}

#[test]
fn the_smallest_page_is_as_the_readme_says() {
    let (page, readme) = (read("examples/page/index.html"), read("README.md"));
    let script = "<script type=\"module\" src=\"/selon/selon.js\"></script>";
    assert!(page.contains(script) && readme.contains(script));
    let selector = page.split("<selon-article for=\"#").nth(1).and_then(|rest| rest.split('"').next()).expect("for");
    assert!(page.contains(&format!("id=\"{selector}\"")), "{selector}");
}

#[test]
fn the_example_tells_who_says_what() {
    let lines = example::statements(example::ARTICLE).unwrap();
    assert_eq!(
        lines,
        [
            "Odile Caron, mairesse (person): Le pont de Valbourg rouvrira lundi",
            "Odile Caron, mairesse (person): « Les piles ont tenu »",
            "un ingénieur (anonymous): le tablier devra être refait",
            "nobody (unspecified): que le chantier coûtera deux millions d’euros",
        ]
    );
}

#[test]
fn every_format_of_the_help_can_be_had() {
    let program = || Command::new(env!("CARGO_BIN_EXE_selon"));
    let help = program().args(["annotate", "--help"]).output().expect("selon runs");
    let help = String::from_utf8(help.stdout).expect("the help is UTF-8");
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    let formats =
        help.split("[possible values: text,").nth(1).and_then(|rest| rest.split(']').next()).expect("formats");
    let unknown = "no-such-format".parse::<Format>().unwrap_err();
    assert!(formats.split(',').count() >= 7, "{formats}");
    for name in formats.split(',').map(str::trim).chain(["text"]) {
        assert!(unknown.contains(name), "{unknown}: {name} is not named");
        let analysis = selon::annotate(example::ARTICLE, language("fr").unwrap(), &selon::Options::default());
        let shown = render(&Article::new(example::ARTICLE), analysis, name.parse().unwrap());
        assert!(shown.contains("Odile Caron") && shown.ends_with('\n'), "{name}: {shown}");
    }
}

#[test]
fn every_picture_is_small_and_shown() {
    let pages = DOCUMENTS.map(read).concat();
    let files = fs::read_dir(root().join("docs")).expect("a folder").map(|file| file.expect("an entry"));
    let pictures: Vec<_> =
        files.filter(|file| file.path().extension().is_some_and(|ending| ending == "webp")).collect();
    assert!(pictures.len() > 5, "{pictures:?}");
    for picture in pictures {
        let name = picture.file_name().into_string().expect("a name");
        assert!(pages.contains(&format!("{name})")), "no document shows docs/{name}");
        let bytes = picture.metadata().expect("a file").len();
        assert!(bytes <= 60_000, "docs/{name} has {bytes} bytes: tests/browser/picture.mjs keeps to 60,000");
    }
}
