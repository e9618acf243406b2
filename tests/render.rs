//! `selon render`: pages whose analysis is in them.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use selon::analysis::export::{Article, Format, render};
use selon::{Analysis, Options, annotate, builtin};

const ARTICLE: &str = "« Le pont tient <bien> », a déclaré le maire Luc Carrel.\n\nSelon une note interne, trois piles sont fissurées. \
    Il est suggéré que l’État paiera.";

const PAGE: &str = "<!doctype html><html lang=fr><head><title>Le pont</title></head><body><h1>Le pont</h1><div id=body>\
    <p>« Le pont <a href=#p>tient</a> &lt;bien&gt; », a déclaré le maire Luc Carrel.</p><aside>« Rien », a dit un passant.</aside>\
    <p>Selon une note interne, trois piles sont fissurées. Il est suggéré que l’État paiera.</p></div></body></html>";

/// A file for one test.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("the folder for tests can be written to");
    path
}

fn rendered(page: &PathBuf, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_selon")).arg("render").arg(page).args(arguments).output().expect("selon runs")
}

/// What the command writes.
fn written(page: &PathBuf, arguments: &[&str]) -> String {
    let output = rendered(page, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a page in UTF-8")
}

/// The analysis that is in a page.
fn inline(html: &str) -> Analysis<selon::Utf16> {
    let data = html.split_once("<script type=\"application/selon+json\">").expect("an analysis").1;
    Analysis::from_json(data.split_once("</script>").expect("its end").0).expect("it can be read")
}

#[test]
fn a_page_gets_its_analysis_a_list_and_references_to_it() {
    let page = file("plain.html", PAGE);
    let html = written(&page, &["--body", "#body", "--script", "/selon/selon.js"]);
    let analysis = inline(&html);
    let told: Vec<&str> = analysis.attributions.iter().map(|found| &*found.content.text).collect();
    assert!(told.len() >= 2 && told[0] == "« Le pont tient <bien> »", "{told:?}");
    assert!(html.contains("<script type=\"module\" src=\"/selon/selon.js\"></script><selon-article for=\"#body\">"));
    assert!(html.contains("<h1>Le pont</h1><link rel=\"modulepreload\" href=\"/selon/view.js\">"), "{html}");
    for at in 1..=told.len() {
        assert_eq!(html.matches(&format!("id=\"selon-{at}\" href=\"#selon-note-{at}\"")).count(), 1, "{html}");
        assert_eq!(html.matches(&format!("<li id=\"selon-note-{at}\"><a href=\"#selon-{at}\"")).count(), 1, "{html}");
    }
    assert!(
        html.contains(&format!("{} déclarations attribuées, ", told.len())) && html.contains("repéré automatiquement"),
        "{html}"
    );
    // What the article says is text, wherever it is said again.
    assert!(!html.contains("<bien>") && html.contains("lang=\"fr\">1. « Le pont tient &lt;bien&gt; »</a>"), "{html}");
    // A reference stands outside of links, behind what closes the statement.
    assert!(html.contains("&lt;bien&gt; », a déclaré le maire Luc Carrel.<sup data-selon-ref"), "{html}");
    // Written again, it has everything once, but for the order of attributes.
    let again = written(&file("again.html", &html), &["--body", "#body"]);
    assert_eq!((inline(&again), again.len()), (analysis, html.len()));
    let script = ["--body", "#body", "--script", "/selon/selon.js"];
    assert_eq!(written(&file("again.html", &again), &script), again);
}

#[test]
fn a_page_gets_the_analysis_that_was_checked() {
    let found = annotate(ARTICLE, builtin::language("fr").unwrap(), &Options::default());
    let mut json: serde_json::Value =
        serde_json::from_str(&render(&Article::new(ARTICLE), found, Format::Json)).unwrap();
    let statements = json["attributions"].as_array_mut().unwrap();
    assert_eq!(statements.len(), 3);
    for found in &mut *statements {
        found["check"] = serde_json::json!({ "kind": "confirmed", "by": "R. D.", "at": "2026-11-30" });
    }
    statements[1]["name"] = "Cabinet Artelis".into();
    statements[1]["check"]["kind"] = "changed".into();
    statements[2]["confidence"] = 0.1.into();
    let source = statements[1]["sourceId"].as_u64().unwrap() as usize;
    json["sources"][source]["name"] = "Cabinet Artelis".into();
    let (page, analysis) = (file("checked.html", PAGE), file("checked.json", &json.to_string()));
    let html = written(&page, &["--body", "#body", "--analysis", analysis.to_str().unwrap()]);
    assert_eq!(inline(&html).attributions.len(), 3, "what was checked is shown however improbable");
    assert!(html.contains("<b lang=\"fr\">Cabinet Artelis</b>") && html.contains("vérifié par la rédaction"), "{html}");
    assert!(!html.contains("R. D."), "who checked it is the newsroom's own business");
    // On the page of another article it is refused.
    let other = file(
        "other.html",
        &PAGE.replace("pont", "tunnel").replace("trois piles", "deux voûtes").replace("l’État", "la région"),
    );
    let refused = rendered(&other, &["--body", "#body", "--analysis", analysis.to_str().unwrap()]);
    let reason = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(1) && refused.stdout.is_empty(), "{reason}");
    assert!(reason.contains("checked.json: the analysis is of another text: 0 of its 3"), "{reason}");
}

#[test]
fn what_is_wrong_is_said() {
    let page = file("wrong.html", PAGE);
    for (arguments, status, reason) in [
        (&["--body", "#nowhere"][..], 1, "no element of the page is #nowhere"),
        (&["--body", "p >"], 2, "\"p >\" is no CSS selector"),
        (&[], 2, "--body <SELECTOR>"),
        (&["--body", "#body", "--analysis", "/nowhere.json"], 1, "/nowhere.json: no such file"),
        (&["--body", "#body", "--frob"], 2, "'--frob'"),
    ] {
        let output = rendered(&page, arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(status) && told.contains(reason), "{arguments:?}: {told}");
    }
}
