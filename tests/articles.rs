//! Runs the cases of `tests/articles/LANG/*.txt`: a text and its expected attributions.
//!
//! ```text
//! == name of the case
//! Le texte, en un ou plusieurs paragraphes.
//! -> type | source | cue | content | = referent
//! ```
//!
//! The referent is optional; ` … ` joins the parts of a discontinuous role. A case without `->`
//! lines must stay silent to readers. A name that starts with `open:` is a case that the engine is known to get wrong: it
//! must go on differing, or lose the mark.

use std::fmt::Write;
use std::path::Path;

use selon::analysis::Attributed;
use selon::builtin::{LANGUAGES, language};
use selon::{Options, annotate};

struct Case {
    name: String,
    text: String,
    expected: Vec<String>,
}

fn cases(source: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in source.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case { name: name.to_owned(), text: String::new(), expected: Vec::new() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        match line.strip_prefix("-> ") {
            Some(expected) => case.expected.push(fields(expected)),
            None => {
                case.text.push_str(line);
                case.text.push('\n');
            }
        }
    }
    cases
}

/// An expected line with its fields trimmed, so that empty fields compare equal however they are spaced.
fn fields(line: &str) -> String {
    line.split('|').map(str::trim).collect::<Vec<_>>().join(" | ")
}

fn shown(a: &Attributed, with_referent: bool) -> String {
    let mut line = format!("{} | {} | {} | {}", a.source_type.name(), a.source.text, a.cue.text, a.content.text);
    if let (Some(referent), true) = (&a.referent, with_referent) {
        let _ = write!(line, " | = {}", referent.text);
    }
    fields(&line.replace('\n', " "))
}

/// Runs a folder of cases; gives what differs, readable.
fn differences(lang: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(lang);
    let mut report = String::new();
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut count = 0;
    for file in files {
        for case in cases(&std::fs::read_to_string(&file).unwrap()) {
            count += 1;
            // What is silent to readers may be worth an editor's look.
            let options = if case.expected.is_empty() { Options::READERS } else { Options::EDITORS };
            let analysis = annotate(case.text.trim(), language(lang).unwrap(), &options);
            let with_referent = |at: usize| case.expected.get(at).is_some_and(|line| line.contains("| ="));
            let found: Vec<String> =
                analysis.attributions.iter().enumerate().map(|(at, a)| shown(a, with_referent(at))).collect();
            let is_open = case.name.starts_with("open:");
            if is_open && found == case.expected {
                let _ = writeln!(report, "== {} ({}) is right now: take `open:` off", case.name, file.display());
            }
            if !is_open && found != case.expected {
                let _ = writeln!(report, "== {} ({})\n{}", case.name, file.display(), case.text.trim());
                case.expected
                    .iter()
                    .filter(|line| !found.contains(line))
                    .for_each(|line| report += &format!("  missing: {line}\n"));
                found
                    .iter()
                    .filter(|line| !case.expected.contains(line))
                    .for_each(|line| report += &format!("  not expected: {line}\n"));
            }
        }
    }
    assert!(count > 0, "no case in {}", folder.display());
    report
}

#[test]
fn cases_hold() {
    let report: String = LANGUAGES.iter().map(|files| differences(files.tag)).collect();
    assert!(report.is_empty(), "{report}");
}

#[test]
fn plain_paragraphs_cite_nobody() {
    for lang in LANGUAGES.iter().map(|files| files.tag) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("benches/texts/plain.{lang}.txt"));
        let text = std::fs::read_to_string(file).unwrap();
        let analysis = annotate(&text, language(lang).unwrap(), &Options::READERS);
        let found: Vec<String> = analysis.attributions.iter().map(|attribution| shown(attribution, false)).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
}
