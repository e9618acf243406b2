//! The engine for Python. Thin: converts, calls, converts. `python/package/selon` is the only caller.

use pyo3::prelude::*;
use rayon::prelude::*;

use selon::html::Body;
use selon::language::detect;
use selon::{CodePoint, Options, builtin, html};

pyo3::create_exception!(_engine, LanguageError, pyo3::exceptions::PyValueError);

/// An analysis as JSON, its offsets in code points; or why the text is not read.
fn analysis(text: &str, lang: Option<&str>, declared: &str, threshold: f32) -> Result<String, String> {
    let tag = lang.unwrap_or_else(|| detect::overrule(text, declared));
    let language = builtin::language(tag).map_err(|error| match tag {
        "und" => format!("in no language that Selon reads ({}); lang= reads it all the same", languages().join(", ")),
        _ => error.to_string(),
    })?;
    let analysis = selon::annotate(text, language, &Options { threshold }).in_units::<CodePoint>(text);
    serde_json::to_string(&analysis).map_err(|error| error.to_string())
}

/// The tags of the languages that are read.
#[pyfunction]
fn languages() -> Vec<&'static str> {
    builtin::LANGUAGES.iter().map(|files| files.tag).collect()
}

/// The analysis of a text, as JSON.
#[pyfunction]
fn annotate(py: Python<'_>, text: &str, lang: Option<&str>, declared: &str, threshold: f32) -> PyResult<String> {
    py.detach(|| analysis(text, lang, declared, threshold)).map_err(LanguageError::new_err)
}

/// The analyses of several texts on all cores, each as JSON, or why it is not read.
#[pyfunction]
fn annotate_all(
    py: Python<'_>,
    texts: Vec<String>,
    lang: Option<&str>,
    threshold: f32,
) -> Vec<(Option<String>, Option<String>)> {
    py.detach(|| {
        let found = texts.par_iter().with_max_len(1).map(|text| analysis(text, lang, "", threshold));
        found.map(|found| (found.as_ref().ok().cloned(), found.err())).collect()
    })
}

/// A page's text, language, headline and address.
#[pyfunction]
fn read_page(
    py: Python<'_>,
    page: &str,
    body: Option<&str>,
) -> PyResult<(String, String, Option<String>, Option<String>)> {
    let read = || -> Result<html::Article, html::Error> {
        let body = body.map(Body::parse).transpose()?;
        html::article(page, body.as_ref())
    };
    let article = py.detach(read).map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))?;
    Ok((article.text, article.lang, article.headline, article.url))
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("LanguageError", module.py().get_type::<LanguageError>())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(languages, module)?)?;
    module.add_function(wrap_pyfunction!(annotate, module)?)?;
    module.add_function(wrap_pyfunction!(annotate_all, module)?)?;
    module.add_function(wrap_pyfunction!(read_page, module)?)
}
