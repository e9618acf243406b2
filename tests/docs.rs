//! What the documentation and the interface's texts say agrees with the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: impl AsRef<Path>) -> String {
    let path = root().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below a folder with this ending.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("the folder's entries can be read").path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.to_string_lossy().ends_with(ending) => found.push(path),
                false => {}
            }
        }
    }
    assert!(!found.is_empty(), "no file of {folder} ends in {ending}");
    found
}

/// Every name between `before` and the next character that cannot be in a name.
fn names(text: &str, before: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
    text.match_indices(before).map(|(at, _)| name(&text[at + before.len()..])).collect()
}

/// The names in the first column of the document's table under a heading `| kind |`.
fn table(document: &str, kind: &str) -> BTreeSet<String> {
    let start = document.find(&format!("| {kind} | what |")).unwrap_or_else(|| panic!("no table of {kind}"));
    let rows = document[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('`').nth(1).unwrap_or_else(|| panic!("no name in {row}")).to_owned()).collect()
}

#[test]
fn the_custom_properties_that_a_page_may_set_are_documented() {
    let code: String = ["www/widget/selon.css", "www/widget/room.js"].map(read).concat();
    let mut used = names(&code, "var(--selon-");
    // The families' colours as Selon itself passes them on.
    used.retain(|name| !name.chars().all(|c| c.is_ascii_digit()));
    let used: BTreeSet<String> = used.into_iter().map(|name| format!("--selon-{name}")).collect();
    assert_eq!(table(&read("docs/embedding.md"), "property"), used);
}

#[test]
fn the_highlights_are_documented_and_styled() {
    let document = table(&read("docs/embedding.md"), "highlight");
    assert_eq!(document, names(&read("www/widget/selon.css"), "::highlight("));
    let painted = names(&read("src/web/marks/highlight.rs"), "(\"selon-");
    assert_eq!(document, painted.into_iter().map(|name| format!("selon-{name}")).collect());
}

#[test]
fn the_parts_are_documented() {
    let code: String = files("src/web", ".rs").iter().chain(&files("www/widget", ".js")).map(read).collect();
    let parts: BTreeSet<String> = names(&code, "(\"part\", \"");
    assert_eq!(table(&read("docs/embedding.md"), "part"), parts);
}

fn texts(file: &Path) -> Map<String, Value> {
    serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The names in braces of a text.
fn places(text: &str) -> BTreeSet<String> {
    let mut places = names(text, "{");
    places.remove("");
    places
}

#[test]
fn the_interface_says_the_same_in_every_language() {
    let all: Vec<(PathBuf, Map<String, Value>)> =
        files("www/widget/ui", ".json").into_iter().map(|file| (file.clone(), texts(&file))).collect();
    assert!(all.len() >= 2);
    let (_, model) = &all[0];
    for (file, texts) in &all {
        let name = file.file_stem().unwrap().to_string_lossy();
        assert_eq!(texts["lang"], *name, "{name}");
        assert!(root().join(format!("www/widget/method/{name}.html")).is_file(), "{name}: no page on the method");
        assert_eq!(texts.keys().collect::<BTreeSet<_>>(), model.keys().collect(), "{name}");
        let pill = texts["pill.unspecified"].as_str().expect("a text");
        assert!(!pill.contains(' '), "{name}: a pill stands on one line: {pill:?} wants no-break spaces");
        for (key, text) in texts {
            let forms: Vec<&Value> = text.as_object().map_or(vec![text], |forms| forms.values().collect());
            let wanted = model[key].as_object().map_or(&model[key], |forms| &forms["other"]).as_str().unwrap();
            assert_eq!(text.is_object(), model[key].is_object(), "{name}: {key}");
            assert!(text.as_object().is_none_or(|forms| forms.contains_key("other")), "{name}: {key}");
            for form in forms.into_iter().map(|form| form.as_str().expect("a text")) {
                assert!(!form.trim().is_empty(), "{name}: {key}");
                // A form for one may say "another" instead of the number; none may ask for what the others have not.
                assert!(places(form).is_subset(&places(wanted)), "{name}: {key}: {form}");
            }
        }
    }
}

#[test]
fn every_text_that_the_code_asks_for_is_there() {
    let texts = texts(&root().join("www/widget/ui/en.json"));
    let scripts = files("www/widget", ".js");
    let code: String = files("src/web", ".rs").into_iter().chain(scripts).map(read).collect();
    for call in ["texts.get(\"", "texts.count(\"", "texts.with(\"", "words.get(\"", "words.count(\""] {
        for (at, _) in code.match_indices(call) {
            let key = code[at + call.len()..].split('"').next().unwrap();
            assert!(texts.contains_key(key), "{key} is asked for, but not in www/widget/ui/en.json");
        }
    }
    let kinds = |start: &str| texts.keys().filter(|key| key.starts_with(start)).count();
    assert_eq!((kinds("type."), kinds("family."), kinds("badges.")), (9, 3, 3));
}

#[test]
fn the_review_desk_says_the_same_in_every_language() {
    let all: Vec<Map<String, Value>> = files("www/demo/review", ".json").iter().map(|file| texts(file)).collect();
    assert!(all.len() >= 2);
    for texts in &all {
        assert_eq!(texts.keys().collect::<BTreeSet<_>>(), all[0].keys().collect());
        for (key, text) in texts {
            let text = text.as_str().expect("a text");
            assert!(!text.trim().is_empty() && places(text) == places(all[0][key].as_str().unwrap()), "{key}: {text}");
        }
    }
    let scripts = files("www/demo/review", ".js").into_iter().map(read);
    let code: String = scripts.chain([read("www/demo/review.html")]).collect();
    let mut count = 0;
    for call in ["texts.get(\"", "say(texts.get(\"", "fail(\"", "data-text=\"", "data-placeholder=\""] {
        for (at, _) in code.match_indices(call) {
            let key = code[at + call.len()..].split('"').next().unwrap();
            assert!(all[0].contains_key(key), "{key} is asked for, but the desk has no such text");
            count += 1;
        }
    }
    assert!(count > 40, "only {count} texts are asked for");
    for source_type in selon::attribution::SourceType::ALL {
        assert!(all[0].contains_key(&format!("type.{}", source_type.name())));
        assert!(code.contains(&format!("\"{}\"", source_type.name())), "no {} in the form", source_type.name());
    }
    for construction in selon::attribution::Construction::ALL {
        assert!(all[0].contains_key(&format!("construction.{}", construction.name())));
    }
    for evidence in selon::attribution::ReferentEvidence::ALL {
        assert!(all[0].contains_key(&format!("evidence.{}", evidence.name())));
    }
}

#[test]
fn the_policy_of_the_server_is_the_documented_one() {
    let server = read("tests/browser/server.mjs");
    let policy = server.split("const POLICY = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a policy");
    for document in ["README.md", "docs/embedding.md"] {
        assert!(read(document).lines().any(|line| line == policy), "{document} does not give {policy}");
    }
}

#[test]
fn the_compiler_that_is_asked_for_is_the_one_that_is_needed() {
    let needed = concat!("Rust (", env!("CARGO_PKG_RUST_VERSION"), " or later)");
    assert!(read("README.md").contains(needed), "README.md does not ask for {needed}");
}
