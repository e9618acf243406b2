//! An analysis in a text that has changed since: what is found again, and what is not shown rather than wrongly.

use selon::analysis::anchor::{Fitted, Misfit};
use selon::analysis::quote::fingerprint;
use selon::analysis::{Check, CheckKind, Passage};
use selon::{Analysis, Options, Span, Utf16, annotate, builtin};

const ARTICLE: &str = "Le pont de Valbourg restera fermé\n\n\
    « Nous ne prendrons aucun risque », a déclaré jeudi Anne Vidal, maire de Valbourg. Elle affirme que les travaux \
    coûteront deux millions d’euros.\n\n\
    Selon un rapport du cabinet Artelis, trois piles sont fissurées. Un haut responsable de la préfecture a reconnu \
    que les contrôles avaient été interrompus.\n\n\
    Le maire de Brisse a dit non. La préfète a dit non.";

fn analysis(text: &str) -> Analysis<Utf16> {
    annotate(text, builtin::language("fr").unwrap(), &Options::default()).in_units(text)
}

/// What was found again in `text`: source and content.
fn told(text: &str, fitted: &Fitted) -> Vec<(String, String)> {
    let of = |passage: &Passage| passage.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    fitted.analysis.attributions.iter().map(|a| (of(&a.source), of(&a.content))).collect()
}

#[test]
fn in_the_same_text_everything_is_where_it_was() {
    let file = analysis(ARTICLE);
    assert!(file.attributions.len() >= 5, "{}", file.attributions.len());
    let fitted = file.fit(ARTICLE, 0.0).unwrap();
    assert_eq!(fitted.lost, 0);
    assert_eq!(fitted.analysis.in_units::<Utf16>(ARTICLE), file);
}

#[test]
fn paragraphs_and_typography_may_change() {
    let file = analysis(ARTICLE);
    let text = ARTICLE
        .replace("« Nous", "«\u{202F}Nous")
        .replace('’', "'")
        .replace("Selon un rapport", "Publicité\n\nSelon un rapport")
        .replace("Valbourg restera", "Valbourg 👷 restera");
    let fitted = file.fit(&text, 0.0).unwrap();
    assert_eq!(fitted.lost, 0);
    let before = file.fit(ARTICLE, 0.0).unwrap();
    let folded = |rows: Vec<(String, String)>| {
        rows.into_iter().map(|(one, other)| (fingerprint(&one), fingerprint(&other))).collect::<Vec<_>>()
    };
    assert_eq!(folded(told(&text, &fitted)), folded(told(ARTICLE, &before)));
    assert_eq!(fitted.analysis.hash, fingerprint(&text));
}

#[test]
fn what_is_not_surely_the_same_is_lost() {
    let file = analysis(ARTICLE);
    let all = file.attributions.len();
    // Another source, and nothing but the source, is another statement.
    let text = ARTICLE.replace("Un haut responsable de la préfecture", "Un élu de la région");
    let fitted = file.fit(&text, 0.0).unwrap();
    assert_eq!((fitted.lost, fitted.analysis.attributions.len()), (1, all - 1));
    assert!(told(&text, &fitted).iter().all(|(_, content)| !content.contains("interrompus")));
    // « a dit non » stands twice: where its neighbours are gone, nobody can say which one is meant.
    let text = ARTICLE.replace("Le maire de Brisse a dit non. La préfète a dit non.", "Il a dit non. Elle a dit non.");
    let fitted = file.fit(&text, 0.0);
    assert!(fitted.is_err() || fitted.unwrap().lost >= 2);
}

#[test]
fn an_analysis_of_another_text_is_refused() {
    let file = analysis(ARTICLE);
    let of = file.attributions.len();
    let misfit = file.fit("La région a annoncé lundi que le tunnel rouvrirait en mars.", 0.0).unwrap_err();
    assert_eq!(misfit, Misfit { found: 0, of });
    assert!(misfit.to_string().contains(&format!("0 of its {of} statements")));
    // Half of the article is not enough, four fifths are.
    let half = &ARTICLE[..ARTICLE.find("Selon un rapport").unwrap()];
    assert!(file.fit(half, 0.0).is_err());
    // The same words without any statement fit, other words do not.
    let silent = analysis("La ville compte deux ponts.");
    assert!(silent.fit("La ville compte deux ponts.", 0.0).is_ok() && silent.fit("La ville dort.", 0.0).is_err());
}

#[test]
fn readers_see_what_is_probable_or_checked() {
    let mut file = analysis(ARTICLE);
    for (at, found) in file.attributions.iter_mut().enumerate() {
        found.confidence = if at < 2 { 0.5 } else { 0.9 };
    }
    file.attributions[0].check = Some(Check::new(CheckKind::Confirmed));
    let fitted = file.fit(ARTICLE, 0.7).unwrap();
    assert_eq!(fitted.lost, 0);
    assert_eq!(fitted.analysis.attributions.len(), file.attributions.len() - 1);
    assert!(fitted.analysis.attributions[0].check.is_some());
    let ids: Vec<usize> = fitted.analysis.attributions.iter().map(|found| found.id).collect();
    assert_eq!(ids, (0..ids.len()).collect::<Vec<_>>());
}

#[test]
fn any_text_is_ground_for_any_analysis() {
    let file = analysis(ARTICLE);
    for text in ["", " ", "a", "«", "👷", &ARTICLE.repeat(3)] {
        let _ = file.fit(text, 0.0);
    }
    let mut broken = file;
    for found in &mut broken.attributions {
        found.content.spans[0] = Span::new(usize::MAX - 1, usize::MAX);
        found.content.quotes[0].exact.clear();
        found.cue.quotes.clear();
    }
    assert!(broken.fit(ARTICLE, 0.0).unwrap().analysis.attributions.is_empty());
}
