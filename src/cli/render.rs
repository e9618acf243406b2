//! `selon render`: a page with its analysis in it, and a list of sources that reads without any script.

use clap::Args;
use ego_tree::NodeId;
use selon::analysis::READERS;
use selon::analysis::statement::end_of_statement;
use selon::html::Body;
use selon::text::offsets::Offsets;
use selon::{Analysis, Options, Utf16};
use serde_json::Value;

use super::keep;
use super::list::{List, escaped};
use super::options::Lang;
use super::page::{Article, Page};
use super::shared::{Failure, input, language, print, tell};

/// What `selon render` is given.
#[derive(Args)]
pub struct Render {
    /// A page; - for standard input
    #[arg(value_name = "PAGE")]
    file: String,
    /// The element that holds the article
    #[arg(long, value_name = "SELECTOR", value_parser = Body::parse)]
    body: Body,
    /// What was found and checked in the article, as JSON; without it, the article is analysed
    #[arg(long, value_name = "FILE")]
    analysis: Option<String>,
    #[command(flatten)]
    lang: Lang,
    /// Where selon.js is: adds it to the page
    #[arg(long, value_name = "ADDRESS")]
    script: Option<String>,
}

impl Render {
    /// Prints the page.
    ///
    /// # Errors
    /// If the page has no such element, or the analysis is of another text.
    pub fn run(self) -> Result<(), Failure> {
        let html = String::from_utf8(input(&self.file)?).map_err(|_| format!("{}: not UTF-8", self.file))?;
        let written = render(&html, &self).map_err(|failure| match failure {
            Failure::Input(reason) => Failure::Input(format!("{}: {reason}", self.file)),
            other => other,
        })?;
        print(written.as_bytes())
    }
}

fn render(html: &str, request: &Render) -> Result<String, Failure> {
    let selector = request.body.written();
    // What stands behind the page would be read as a part of it.
    let mut page = Page::parse(html.trim_end());
    // What an earlier run has written is written anew.
    page.remove("sup[data-selon-ref]")?;
    let body = page.find(selector)?.ok_or_else(|| format!("no element of the page is {selector}"))?;
    let article = page.read(body);
    let shown = analyse(&article, request)?;
    let list = List::new(&shown, page.lang().as_deref().unwrap_or(&shown.lang));
    let refs = put_refs(&mut page, &article, &shown);
    let element = page.find("selon-article")?;
    put_element(&mut page, element, body);
    let script = script(&page, request)?;
    let inside = format!("<script type=\"application/selon+json\">{}</script>{}", inline(&shown)?, list.html());
    let whole = match element {
        Some(_) => inside,
        None => format!("<selon-article for=\"{}\">{inside}</selon-article>", escaped(selector)),
    };
    let mut html = page.html();
    for at in 0..refs {
        html = html.replacen(&mark(at), &list.reference(at), 1);
    }
    let html = html.replacen(ELEMENT, &(script + &whole), 1);
    Ok(html.trim_end().to_owned() + "\n")
}

/// The script, if it was asked for and the page has it not, and what else it will load, so that browsers need not wait for it
/// to be told.
fn script(page: &Page, request: &Render) -> Result<String, Failure> {
    let Some(script) = request.script.as_deref() else { return Ok(String::new()) };
    if page.find(&format!("script[src={}]", Value::from(script)))?.is_some() {
        return Ok(String::new());
    }
    let folder = escaped(&script[..script.rfind('/').map_or(0, |at| at + 1)]);
    Ok(format!(
        "<link rel=\"modulepreload\" href=\"{folder}view.js\"><link rel=\"preload\" href=\"{folder}view.wasm\" as=\"fetch\" \
         crossorigin=\"\"><script type=\"module\" src=\"{}\"></script>",
        escaped(script)
    ))
}

/// The analysis given, in the article's text, or a new one: what readers see of it.
fn analyse(article: &Article, request: &Render) -> Result<Analysis<Utf16>, Failure> {
    let text = &article.reading.text;
    let found = match &request.analysis {
        None => selon::annotate(text, language(request.lang.asked(), text)?, &Options::READERS),
        Some(file) => {
            let fitted = keep::read(file)?.fit(text, READERS).map_err(|misfit| format!("{file}: {misfit}"))?;
            if fitted.lost > 0 {
                tell(&format!("{file}: {} statements are not surely in the page, and are left out", fitted.lost));
            }
            fitted.analysis
        }
    };
    Ok(found.in_units(text))
}

/// What stands for the element until the page is written: a tree takes texts, not HTML.
const ELEMENT: &str = "\u{E000}selon-element\u{E000}";

/// What stands for the reference of a statement.
fn mark(at: usize) -> String {
    format!("\u{E000}selon-{at}\u{E000}")
}

/// Puts a mark behind each statement; tells how many.
fn put_refs(page: &mut Page, article: &Article, shown: &Analysis<Utf16>) -> usize {
    let text = &article.reading.text;
    let fitted = shown.fit(text, 0.0).map(|fitted| fitted.analysis.attributions).unwrap_or_default();
    let offsets = Offsets::<Utf16>::new(text);
    let end = |at: usize| offsets.at(end_of_statement(text, fitted[at].end()));
    let mut places: Vec<(usize, usize)> = (0..fitted.len()).map(|at| (end(at), at)).collect();
    places.sort_unstable_by(|one, other| other.cmp(one));
    for (end, at) in places {
        if let Some(place) = article.reading.end_place(end) {
            page.put_behind(article, place, &mark(at));
        }
    }
    fitted.len()
}

/// Says where the element goes: into the one that the page has, or before the article.
fn put_element(page: &mut Page, element: Option<NodeId>, body: NodeId) {
    page.put(element.unwrap_or(body), element.is_some(), ELEMENT);
}

/// The analysis as it stands in a page: without what is the newsroom's own business, and nothing in it ends the script.
fn inline(shown: &Analysis<Utf16>) -> Result<String, Failure> {
    let mut shown = shown.clone();
    shown.removed.clear();
    for check in shown.attributions.iter_mut().filter_map(|found| found.check.as_mut()) {
        (check.by, check.at) = (None, None);
        check.was.clear();
    }
    Ok(serde_json::to_string(&shown)?.replace('<', "\\u003c"))
}
