//! What `docs/formats.md` shows is what the program prints: `SELON_WRITE=1 cargo test --test formats` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use selon::analysis::export::Format;
use serde_json::Value;

/// The article of the examples.
const ARTICLE: &str = "\
Le pont de Valbourg rouvrira lundi, a assuré la mairesse Odile Caron. « Les piles ont tenu », a-t-elle ajouté.

Un ingénieur affirme que le tablier devra être refait.
";

const PAGE: &str = "docs/formats.md";

/// The folder that the article's file is in, written once.
fn folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::write(folder.join("pont.txt"), ARTICLE).expect("a file can be written");
        folder
    });
    &FOLDER
}

fn printed(format: Format) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_selon"));
    program.args(["annotate", "pont.txt", "--url", "https://example.org/pont", "--format", format.name()]);
    let output = program.current_dir(folder()).env("SOURCE_DATE_EPOCH", "1790000000").output().expect("selon runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What is printed as a document can show it: without byte order mark and carriage returns.
fn shown(format: Format) -> String {
    printed(format).replace(['\u{feff}', '\r'], "")
}

/// Where the first block of code behind a heading is.
fn block(page: &str, heading: &str) -> std::ops::Range<usize> {
    let heading = page.find(&format!("\n## `{heading}`\n")).unwrap_or_else(|| panic!("{PAGE} has no part {heading}"));
    let fence = heading + page[heading..].find("\n```").expect("a block of code") + 1;
    let start = fence + page[fence..].find('\n').expect("a line") + 1;
    start..start + page[start..].find("```\n").expect("the block's end")
}

#[test]
fn the_examples_are_what_the_program_prints() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let mut page = fs::read_to_string(&file).expect("the page is there");
    if std::env::var_os("SELON_WRITE").is_some() {
        for format in Format::ALL {
            page.replace_range(block(&page, format.name()), &shown(format));
        }
        fs::write(&file, &page).expect("the page can be written");
    }
    for format in Format::ALL {
        assert_eq!(page[block(&page, format.name())], shown(format), "{}", format.name());
    }
    assert!(page.contains(ARTICLE), "the article itself");
}

#[test]
fn the_same_article_gives_the_same_annotations() {
    let parse = |format| serde_json::from_str::<Value>(&printed(format)).expect("JSON");
    assert_eq!(parse(Format::WebAnnotation), parse(Format::WebAnnotation));
    let page = parse(Format::WebAnnotation);
    let mut names: Vec<&Value> = page["items"].as_array().expect("items").iter().map(|item| &item["id"]).collect();
    names.push(&page["id"]);
    let count = names.len();
    assert_eq!(count, 4);
    for item in page["items"].as_array().expect("items") {
        let types: Vec<_> = ["0", "1"].map(|at| item.pointer(&format!("/target/selector/{at}/type"))).into();
        assert_eq!(types, [Some(&"TextQuoteSelector".into()), Some(&"TextPositionSelector".into())], "{item}");
    }
    names.sort_by_key(|name| name.as_str().expect("a name"));
    names.dedup();
    assert_eq!(names.len(), count, "each has a name of its own");
}

#[test]
fn nobody_unnamed_is_named_in_what_is_published() {
    for format in [Format::SchemaOrg, Format::Ninjs] {
        let published = printed(format);
        assert!(published.contains("Odile Caron"), "{published}");
        assert!(!published.to_lowercase().contains("ingénieur"), "{published}");
    }
    let news: Value = serde_json::from_str(&printed(Format::SchemaOrg)).unwrap();
    let said = news["hasPart"].as_array().expect("parts");
    let quotation = said.iter().find(|part| part["@type"] == "Quotation").expect("a quotation");
    assert_eq!(quotation["spokenByCharacter"]["name"], "Odile Caron");
    assert!(said.iter().any(|part| part["@type"] == "Claim" && part["author"]["jobTitle"] == "mairesse"), "{news}");
    assert!(!printed(Format::SchemaOrg).contains("ClaimReview"));
}
