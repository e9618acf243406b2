//! The command line as scripts meet it: what comes out, what is told, and the exit status.

// Elsewhere paths and what systems say of them look different.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

const FRENCH: &str = "Le pont rouvrira lundi, a assuré la mairesse Odile Caron.";
const ENGLISH: &str = "Mayor Ann Lee opened the bridge. “It is safe,” she said.";

/// Words of no language.
const FOREIGN: &str = "Vop trazub klefna, dwi mogra spelin wug tastren fop blicket dax. ";

fn selon() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_selon"));
    program.env("SOURCE_DATE_EPOCH", "1790000000");
    program
}

/// Runs the program to its end, with some bytes on standard input.
fn run(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = selon()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("selon runs");
    let mut input = child.stdin.take().expect("a pipe");
    let stdin = stdin.to_owned();
    // A program that does not read to the end closes the pipe.
    let writer = std::thread::spawn(move || drop(input.write_all(&stdin)));
    let output = child.wait_with_output().expect("selon ends");
    writer.join().expect("writing ends");
    output
}

/// Exit status, standard output and standard error.
fn told(arguments: &[&str], stdin: &[u8]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = run(arguments, stdin);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("an exit status"), text(stdout), text(stderr))
}

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
    fs::write(&file, bytes).expect("a file can be written");
    file.to_str().expect("UTF-8").to_owned()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn every_wrong_input_has_its_message_and_its_status() {
    let folder = folder("wrong");
    let missing = folder.join("missing.txt");
    let missing = missing.to_str().unwrap();
    let here = folder.to_str().unwrap();
    let binary = put(&folder, "binary.txt", b"ELF\0\0\x01");
    let picture = put(&folder, "picture.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF");
    let latin = put(&folder, "latin.txt", b"Bien.\nL'\xE9t\xE9 arrive.");
    let page = put(&folder, "page.html", "<p>");
    let latin_page = put(&folder, "latin.html", b"<meta charset=utf-8><p>\xE9t\xE9");
    let foreign = put(&folder, "foreign.txt", FOREIGN.repeat(10));
    let fine = put(&folder, "fine.txt", FRENCH);
    let broken = put(&folder, "broken.jsonl", format!("{{\"text\": {FRENCH:?}}}\n\n{{\"text\": \n"));
    let cases: &[(&[&str], &str, i32, &str)] = &[
        (&["annotate", missing], "", 1, "missing.txt: no such file"),
        (&["annotate", here], "", 1, "wrong: is a folder"),
        (&["annotate", &binary], "", 1, "binary.txt: is a binary file, not text"),
        (&["annotate", &picture], "", 1, "picture.jpg: is a binary file, not text"),
        (&["annotate", &latin], "", 1, "latin.txt:2: not UTF-8 (byte 8)"),
        (&["annotate", &latin_page], "", 1, "latin.html:1: not UTF-8 (byte 23)"),
        (&["annotate", &page], "", 1, "page.html: there is no article on this page"),
        (&["annotate", &page, "--body", "#none"], "", 1, "no element of the page is selected by \"#none\""),
        (&["annotate", &foreign], "", 1, "foreign.txt: in no language that Selon reads"),
        (&["text", missing], "", 1, "missing.txt: no such file"),
        (&["batch", missing], "", 1, "missing.txt: no such file"),
        (&["batch", "no-such-*.txt"], "", 1, "no-such-*.txt: no file is called so"),
        (&["batch", &broken], "", 1, "broken.jsonl:3: EOF while parsing"),
        (&["batch", "-"], "[1]", 1, "standard input:1: invalid type: sequence, expected an object"),
        (&["batch", "-"], "{\"id\": 1}", 1, "standard input:1: no column \"text\", nor \"html\""),
        (&["batch", "-"], "{\"text\": 1}", 1, "standard input:1: \"text\" is not text"),
        (&["batch", &fine, "--out", "/no-such-folder/out.jsonl"], "", 1, "/no-such-folder/out.jsonl"),
        (&["predict"], "{\"id\": \"a\"", 1, "standard input:1: EOF while parsing"),
        (&["predict"], "{\"id\": \"a\", \"text\": \"b\", \"lang\": \"zz\"}", 1, "unknown language \"zz\": known are "),
        (&["annotate"], "", 2, "<FILE>..."),
        (&["annotate", &fine, "--lang", "zz"], "", 2, "unknown language \"zz\": known are "),
        (&["annotate", &fine, "--format", "xml"], "", 2, "possible values: text, json"),
        (&["batch", &fine, "--format", "json"], "", 2, "possible values: jsonl, csv, tsv"),
        (&["annotate", &fine, "--threshold", "1.5"], "", 2, "not a number from 0 to 1"),
        (&["annotate", &page, "--body", "p["], "", 2, "\"p[\" is no CSS selector"),
        (&["annotate", &fine, "--url", "example.org"], "", 2, "not a whole address"),
        (&["annotate", &fine, &page, "--url", "https://example.org/a"], "", 2, "--url is the address of one article"),
        (&["batch", &fine, "--resume"], "", 2, "--out <FILE>"),
        (&["annotate", &fine, "--colour"], "", 2, "'--colour'"),
        (&["anotate", &fine], "", 2, "'anotate'"),
        (&[], "", 2, "Usage: selon <COMMAND>"),
    ];
    for (arguments, stdin, status, message) in cases {
        let (code, _, stderr) = told(arguments, stdin.as_bytes());
        assert_eq!(code, *status, "{arguments:?}: {stderr}");
        assert!(stderr.contains(message), "{arguments:?}: {stderr:?} does not say {message:?}");
        assert!(!stderr.contains("panicked"), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_closed_pipe_ends_a_command_quietly() {
    let folder = folder("closed");
    let archive = put(&folder, "archive.jsonl", format!("{{\"text\": {FRENCH:?}}}\n").repeat(2_000));
    let text = put(&folder, "text.txt", FRENCH);
    for arguments in [["batch", &archive], ["annotate", &text]] {
        let mut child =
            selon().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("selon runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("selon ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn what_can_be_read_is_printed_and_the_rest_is_told() {
    let folder = folder("several");
    let (one, two) = (put(&folder, "one.txt", FRENCH), put(&folder, "two.txt", ENGLISH));
    let missing = folder.join("none.txt");
    let (code, stdout, stderr) = told(&["annotate", &one, missing.to_str().unwrap(), &two, "--format", "json"], b"");
    assert_eq!(code, 1);
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    let both: Value = serde_json::from_str(&stdout).unwrap();
    let langs = both.as_array().unwrap().iter().map(|one| (one["id"].as_str(), one["analysis"]["lang"].as_str()));
    assert_eq!(langs.collect::<Vec<_>>(), [(Some(&*one), Some("fr")), (Some(&*two), Some("en"))]);
    let (code, stdout, _) = told(&["annotate", &one, &two], b"");
    assert_eq!(code, 0);
    assert!(stdout.starts_with(&format!("== {one}\n\n1. la mairesse Odile Caron [person]\n")), "{stdout}");
    let (_, stdout, _) = told(&["annotate", &one, &two, "--format", "tsv"], b"");
    assert_eq!(stdout.lines().filter(|line| line.starts_with("article\t")).count(), 1, "{stdout}");
    let (code, stdout, _) =
        told(&["annotate", missing.to_str().unwrap(), missing.to_str().unwrap(), "--format", "json"], b"");
    assert_eq!((code, stdout.as_str()), (1, "[]\n"));
}

#[test]
fn a_page_is_read_as_its_article() {
    let folder = folder("page");
    let page = format!(
        "<!doctype html><html lang=en><title>T</title><nav>Home</nav><article lang=fr><p>{FRENCH}</p>\
         <aside>{FRENCH}</aside></article>"
    );
    let file = put(&folder, "page.html", &page);
    let (code, stdout, _) = told(&["text", &file], b"");
    assert_eq!((code, stdout.as_str()), (0, FRENCH));
    // What comes by standard input is known by how it begins.
    let (_, stdout, _) = told(&["annotate", "-", "--format", "jsonl", "--with-text"], page.as_bytes());
    let found = &lines(&stdout)[0];
    assert_eq!((&found["text"], &found["headline"], &found["id"]), (&json!(FRENCH), &json!("T"), &json!("-")));
    assert_eq!(
        (&found["analysis"]["lang"], &found["analysis"]["counts"]["byType"]["person"]),
        (&json!("fr"), &json!(1))
    );
    let (code, stdout, _) = told(&["text", &file, "--body", "nav, article"], b"");
    assert_eq!((code, stdout.as_str()), (0, "Home"));
}

#[test]
fn a_language_that_is_not_read_is_refused_unless_asked_for() {
    let foreign = FOREIGN.repeat(10);
    let (code, _, stderr) = told(&["annotate", "-"], foreign.as_bytes());
    assert_eq!((code, stderr.contains("--lang TAG reads it all the same")), (1, true), "{stderr}");
    assert_eq!(told(&["annotate", "-", "--lang", "fr"], foreign.as_bytes()).0, 0);
    // A collection that says a language is believed as a page is: until the text clearly says otherwise.
    let english = json!({ "text": ENGLISH.repeat(10), "lang": "fr" }).to_string();
    let (_, stdout, _) = told(&["batch", "-"], english.as_bytes());
    assert_eq!(lines(&stdout)[0]["analysis"]["lang"], "en");
}

#[test]
fn a_batch_keeps_order_and_columns_and_leaves_out_what_is_bad() {
    let folder = folder("batch");
    let mut archive = String::new();
    for number in 0..300 {
        archive += &match number % 100 {
            7 => "{\"id\": broken\n".to_owned(),
            8 => "\n".to_owned(),
            9 => {
                format!("{}\n", json!({ "id": number, "html": format!("<article lang=fr><p>{FRENCH}</p></article>") }))
            }
            _ => format!("{{\"id\":{number},\"paper\":\"A\",\"text\":{FRENCH:?},\"score\":1.50}}\n"),
        };
    }
    let file = put(&folder, "archive.jsonl", &archive);
    let (code, stdout, stderr) = told(&["batch", &file, "--threads", "3"], b"");
    assert_eq!(code, 1);
    let bad: Vec<&str> = stderr.lines().filter(|line| line.contains("expected value")).collect();
    assert_eq!(bad.len(), 3, "{stderr}");
    assert!(bad[1].contains("archive.jsonl:108: "), "{stderr}");
    assert!(stderr.contains("297 articles, 3 of them failed"), "{stderr}");
    let ids: Vec<u64> = lines(&stdout).iter().map(|line| line["id"].as_u64().expect("a number")).collect();
    let expected = (0..300).filter(|number| ![7, 8].contains(&(number % 100)));
    assert_eq!(ids, expected.collect::<Vec<_>>());
    let first = stdout.lines().next().unwrap();
    assert!(first.starts_with("{\"id\":0,\"paper\":\"A\",\"score\":1.50,\"analysis\":{"), "{first}");
    // From standard input the same comes out, whatever the number of threads.
    let (_, again, _) = told(&["batch", "-", "--threads", "1"], archive.as_bytes());
    assert_eq!(again, stdout);
}

#[test]
fn folders_and_globs_are_read_by_name() {
    let folder = folder("folders");
    put(&folder, "b/2.txt", FRENCH);
    put(&folder, "b/10.htm", format!("<p>{FRENCH}</p>"));
    put(&folder, "a.txt", ENGLISH);
    put(
        &folder,
        "b/c/x.jsonl",
        format!("{{\"id\":\"x1\",\"text\":{ENGLISH:?}}}\n{{\"id\":\"x2\",\"text\":{FRENCH:?}}}"),
    );
    put(&folder, "picture.jpg", b"\xFF\xD8\xFF\xE0\0");
    let here = folder.to_str().unwrap();
    let names = |arguments: &[&str]| {
        let (code, stdout, stderr) = told(arguments, b"");
        assert_eq!((code, stderr.as_str()), (0, ""), "{arguments:?}");
        let ids = lines(&stdout).into_iter().map(|line| line["id"].as_str().expect("a name").replace(here, ""));
        ids.collect::<Vec<_>>()
    };
    assert_eq!(names(&["batch", here]), ["/a.txt", "/b/10.htm", "/b/2.txt", "x1", "x2"]);
    assert_eq!(names(&["batch", &format!("{here}/*/*.txt"), &format!("{here}/a.txt")]), ["/b/2.txt", "/a.txt"]);
    let (_, table, _) = told(&["batch", here, "--format", "csv"], b"");
    assert_eq!(table.matches("article,attribution,").count(), 1);
    assert!(table.lines().filter(|row| row.starts_with("x1,1,\"Ann Lee, Mayor\",person,")).count() == 1, "{table}");
}

/// A batch that reads standard input and writes to `out`.
fn batch_to(out: &Path, more: &[&str]) -> Child {
    let mut command = selon();
    command.args(["batch", "-", "--out"]).arg(out).args(more);
    command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("selon runs")
}

#[test]
fn a_batch_that_was_broken_off_goes_on_where_it_stopped() {
    let folder = folder("resume");
    let line = |number: usize| match number {
        3 => "{\"id\": broken\n".to_owned(),
        _ => format!("{{\"id\":{number},\"text\":{FRENCH:?}}}\n"),
    };
    let all: String = (0..12).map(line).collect();
    let whole = run(&["batch", "-"], all.as_bytes()).stdout;
    let (out, journal) = (folder.join("out.jsonl"), folder.join("out.jsonl.progress"));

    let mut child = batch_to(&out, &[]);
    let first: String = (0..8).map(line).collect();
    child.stdin.as_mut().unwrap().write_all(first.as_bytes()).unwrap();
    // It notes what it has done as soon as nothing more comes.
    let noted = || fs::read_to_string(&journal).is_ok_and(|noted| noted.contains("\"articles\":8,\"failed\":1,"));
    (0..3_000)
        .find(|_| {
            noted() || {
                sleep(Duration::from_millis(10));
                false
            }
        })
        .expect("the work is noted");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read(&out).unwrap(), whole[..fs::metadata(&out).unwrap().len() as usize]);
    // Broken off while it wrote a line.
    let mut half = fs::OpenOptions::new().append(true).open(&out).unwrap();
    half.write_all(b"{\"id\":8,\"ana").unwrap();

    let mut other = batch_to(&out, &["--resume", "--lang", "en"]);
    drop(other.stdin.take());
    assert_eq!(other.wait().unwrap().code(), Some(2), "other arguments");
    let mut again = batch_to(&out, &["--resume"]);
    again.stdin.take().unwrap().write_all(all.as_bytes()).unwrap();
    assert_eq!(again.wait().unwrap().code(), Some(1), "one line was bad");
    assert_eq!(String::from_utf8_lossy(&fs::read(&out).unwrap()), String::from_utf8_lossy(&whole));
    assert!(!journal.exists());

    // What is whole is left as it is.
    let mut done = batch_to(&out, &["--resume"]);
    drop(done.stdin.take());
    assert_eq!(done.wait().unwrap().code(), Some(0));
    assert_eq!(fs::read(&out).unwrap(), whole);
}

#[test]
fn who_writes_a_line_gets_its_answer_before_writing_the_next() {
    let mut child =
        selon().args(["batch", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("selon runs");
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(input, "{{\"id\":{number},\"text\":{FRENCH:?}}}").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert_eq!(lines(&answer)[0]["id"], number);
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_program_tells_of_itself() {
    let version = concat!("selon ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(told(&["--version"], b""), (0, version.to_owned(), String::new()));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, script, _) = told(&["completions", shell], b"");
        assert!(code == 0 && script.contains("annotate") && script.contains("threshold"), "{shell}");
    }
    let folder = folder("man");
    assert_eq!(told(&["man", folder.to_str().unwrap()], b"").0, 0);
    let page = fs::read_to_string(folder.join("selon-batch.1")).unwrap();
    assert!(page.starts_with(".ie") || page.contains(".TH"), "{page}");
    assert!(page.contains("resume"), "{page}");
    for command in ["annotate", "batch", "text", "predict", "features", "evidence", "pack"] {
        let (code, help, _) = told(&[command, "--help"], b"");
        assert!(code == 0 && help.contains(&format!("selon {command}")), "{command}: {help}");
    }
}
