//! What a language's traits do, with lexicons of a few words: each language's own cases are in `tests/articles`.

use selon::language::build::{LanguageFiles, compile};
use selon::language::pack::Pack;
use selon::{Language, Options, annotate};

/// As much Spanish as the cases need.
const DROPPING: LanguageFiles = LanguageFiles {
    tag: "es",
    rows: &[],
    splits: "enclitics: -se\ntraits: drops-subject\nfinite-ending: ó ió aron ieron\nparticiple-ending: ado ido",
    verb_forms: "ar : infinitive = ; finite a ó an aron ; plural an aron ; participle ado\n\
        ecir : infinitive = ; finite ice ijo icen ijeron ; plural icen ijeron ; participle icho\n\
        ir : infinitive = ; finite e ió en ieron ; plural en ieron ; participle ido",
    verbs: "[quote-verb clause-verb]\ndecir, informar, explicar, avisar\n[quote-verb clause-verb object-verb]\n\
        quejar\n[quote-verb clause-verb infinitive-verb]\nnegar, asegurar\n[clause-verb object-verb]\nacusar, anunciar",
    words: &[(
        "words.txt",
        "[determiner singular masculine]\nel\n[determiner singular feminine]\nla\n[determiner plural masculine]\nlos\n\
        [determiner indefinite singular feminine]\nuna\n[complementizer]\nque\n[conjunction]\ny\n[infinitive-marker preposition]\na, de\n\
        [preposition]\nen, con\n[preposition agent]\npor\n[auxiliary finite]\nha, había\n[auxiliary finite copula]\nfue\n\
        [auxiliary conditional finite]\nhabría\n[clitic impersonal-pronoun]\nse\n[cue-preposition]\nsegún\n\
        [cue-preposition subordinator]\ncomo\n[role-noun feminine singular]\nalcaldesa\n[role-noun]\nfiscal\n\
        [group-noun plural]\nvecinos\n[first-name feminine]\nAna\n[first-name masculine]\nJuan\n[time-word]\nayer, hoy\n\
        [name-particle]\nde\n[finite]\nestá, es, llegó, llueve",
    )],
};

/// As much German.
const MOOD: LanguageFiles = LanguageFiles {
    tag: "de",
    rows: &[],
    splits: "traits: reported-mood capital-nouns verb-final\nfinite-ending: te ten\nparticiple-ending: iert\n\
        infinitive-ending: en ern",
    verb_forms: "agen : infinitive = ; finite agt agte agten ; participle agt\n\
        sagen : infinitive = ; finite sagt sagte sagten ; participle gesagt\n\
        eilen : infinitive = ; finite eilt eilte eilten\n\
        mitteilen : infinitive = ; finite mitteilt mitteilte ; participle mitgeteilt\n\
        sprechen : infinitive = ; finite spricht sprach ; participle gesprochen\n\
        werfen : infinitive = ; finite wirft warf ; participle geworfen",
    verbs: "[quote-verb clause-verb]\nsagen, teilen mit, mitteilen\n[infinitive-verb clause-verb]\nversprechen\n",
    words: &[(
        "words.txt",
        "[determiner relative singular masculine]\nder\n[determiner relative singular feminine]\ndie\n\
        [determiner relative singular]\ndas, dem, den\n[determiner indefinite]\nein, eine, einem\n[complementizer]\ndass, ob\n\
        [subordinator]\nweil, als\n[conjunction]\nund\n[infinitive-marker preposition]\nzu\n[preposition]\nauf, mit, in\n\
        [time-word]\ngestern, am Montag\n[subject-pronoun singular masculine]\ner\n[indefinite-pronoun]\nman\n\
        [auxiliary conditional finite]\nhabe\n[auxiliary copula conditional finite]\nsei\n[modal conditional finite]\nmüsse\n\
        [conditional finite]\ngehe\n[auxiliary finite infinitive]\nhaben\n[auxiliary finite]\nhat, ist, war\n\
        [auxiliary copula infinitive possessive determiner]\nsein\n[auxiliary copula finite infinitive]\nwerden\n\
        [modal impersonal-cue finite]\nsoll, sollen\n[participle]\ngeflohen, gebaut\n[auxiliary participle]\nworden\n\
        [cue-preposition subordinator]\nwie\n[cue-preposition source-link]\nzufolge\n[cue-preposition]\nlaut\n\
        [role-noun masculine singular]\nSprecher\n[media]\nSender, Bericht\n[first-name feminine]\nRita\n\
        [organization-noun]\nAmt\n[finite]\nsteht, läuft, kostet",
    )],
};

/// What is found in a text: type, source, cue, content, and whom the source stands for.
fn found(files: &LanguageFiles, text: &str) -> Vec<String> {
    let pack = Pack::read(&compile(files).unwrap()).unwrap();
    let analysis = annotate(text, Language { pack: &pack, reader: None }, &Options::default());
    let line = |a: &selon::analysis::Attributed| {
        let referent = a.referent.as_ref().map_or(String::new(), |referent| format!(" = {}", referent.text));
        format!("{} | {} | {} | {}{referent}", a.source_type.name(), a.source.text, a.cue.text, a.content.text)
    };
    analysis.attributions.iter().map(line).collect()
}

#[test]
fn a_dropped_subject_is_understood_right_behind_its_source() {
    let who = "La alcaldesa Ana Gil dijo que llueve.";
    let first = "person | La alcaldesa Ana Gil | dijo | que llueve";
    let understood = "person |  | avisó | que está cerrado = La alcaldesa Ana Gil";
    assert_eq!(
        found(&DROPPING, &format!("{who} Avisó que está cerrado.")),
        [first, &understood.replace("avisó", "Avisó")]
    );
    assert_eq!(found(&DROPPING, &format!("{who}\n\nAyer avisó que está cerrado.")), [first, understood]);
    assert_eq!(
        found(&DROPPING, &format!("{who} «Es una pena», explicó.")),
        [first, "person |  | explicó | «Es una pena» = La alcaldesa Ana Gil"]
    );
    assert_eq!(
        found(&DROPPING, &format!("{who} Negó avisar a los vecinos. «Está cerrado», ha explicado."))[2],
        "person |  | ha explicado | «Está cerrado» = La alcaldesa Ana Gil"
    );
}

#[test]
fn nobody_is_understood_where_another_may_be_meant() {
    let who = "La alcaldesa Ana Gil dijo que llueve.";
    let nobody = |text: &str| found(&DROPPING, &format!("{who}{text}"))[1].clone();
    assert_eq!(nobody(" Avisaron que está cerrado."), "unspecified |  | Avisaron | que está cerrado");
    assert_eq!(nobody(" Juan Ruiz llegó ayer. Avisó que está cerrado."), "person |  | Avisó | que está cerrado");
    assert_eq!(nobody("\n\nAyer llueve.\n\nAvisó que está cerrado."), "unspecified |  | Avisó | que está cerrado");
    assert_eq!(nobody(" Se informó que está cerrado."), "unspecified |  | Se informó | que está cerrado");
    assert_eq!(nobody(" Fue anunciado que está cerrado."), "unspecified |  | Fue anunciado | que está cerrado");
}

#[test]
fn subjects_may_stand_behind_their_verbs() {
    assert_eq!(
        found(&DROPPING, "Ayer avisó la fiscal que está cerrado."),
        ["role | la fiscal | avisó | que está cerrado"]
    );
    assert_eq!(
        found(&DROPPING, "«Está cerrado», avisó ayer la fiscal."),
        ["role | la fiscal | avisó | «Está cerrado»"]
    );
    assert_eq!(
        found(&DROPPING, "Está cerrado, según explicó la fiscal."),
        ["role | la fiscal | según explicó | Está cerrado"]
    );
    assert_eq!(
        found(&DROPPING, "Está cerrado, como explicó la fiscal."),
        ["role | la fiscal | explicó | Está cerrado"]
    );
    assert_eq!(
        found(&DROPPING, "—Está cerrado —dijo la fiscal—. Llueve."),
        ["role | la fiscal | dijo | Está cerrado … Llueve"]
    );
}

#[test]
fn the_mood_of_reported_speech_goes_on_without_cue() {
    assert_eq!(
        found(&MOOD, "Das Dach sei alt, sagte Rita Kern. Man müsse es ersetzen. Das Haus steht leer."),
        ["person | Rita Kern | sagte | Das Dach sei alt … Man müsse es ersetzen"]
    );
    assert_eq!(
        found(
            &MOOD,
            "Rita Kern sagte, dass das Dach alt sei. Man müsse es ersetzen.\n\nDas gehe zu weit. Das Haus steht leer."
        ),
        ["person | Rita Kern | sagte | dass das Dach alt sei. Man müsse es ersetzen … Das gehe zu weit"]
    );
    assert_eq!(
        found(&MOOD, "Das gehe zu weit. Man müsse es ersetzen, sagte Rita Kern."),
        ["person | Rita Kern | sagte | Das gehe zu weit … Man müsse es ersetzen"]
    );
    assert!(found(&MOOD, "Das gehe zu weit. Der Turm sei gebaut worden.").is_empty());
}

#[test]
fn the_modal_of_hearsay_wants_what_is_over() {
    assert_eq!(found(&MOOD, "Der Mann soll geflohen sein."), ["unspecified |  | soll | Der Mann soll geflohen sein"]);
    assert_eq!(
        found(&MOOD, "Der Turm soll gestern gebaut worden sein, als das Haus steht."),
        ["unspecified |  | soll | Der Turm soll gestern gebaut worden sein, als das Haus steht"]
    );
    assert_eq!(
        found(&MOOD, "Der Mann, der geflohen sein soll, läuft auf dem Dach."),
        ["unspecified |  | soll | der geflohen sein soll"]
    );
    assert!(found(&MOOD, "Der Turm soll gebaut werden.").is_empty());
    assert!(found(&MOOD, "Der Mann soll laufen.").is_empty());
}

#[test]
fn clauses_end_in_their_verbs() {
    let dach = "das Dach alt ist";
    assert_eq!(
        found(&MOOD, &format!("Gestern sagte der Sprecher, dass {dach}.")),
        [format!("role | der Sprecher | sagte | dass {dach}")]
    );
    assert_eq!(
        found(&MOOD, "Der Sprecher hat am Montag gesagt, dass das Dach alt ist."),
        ["role | Der Sprecher | gesagt | dass das Dach alt ist"]
    );
    assert_eq!(
        found(&MOOD, "Das Dach ist alt, teilte das Amt mit."),
        ["organization | das Amt | teilte | Das Dach ist alt"]
    );
    assert_eq!(
        found(&MOOD, "Das Amt teilte mit, dass das Dach alt ist."),
        ["organization | Das Amt | teilte mit | dass das Dach alt ist"]
    );
    assert_eq!(
        found(&MOOD, "Das Dach ist alt, wie der Sender mitteilte."),
        ["media | der Sender | mitteilte | Das Dach ist alt"]
    );
    assert_eq!(
        found(&MOOD, "Einem Bericht zufolge ist das Dach alt."),
        ["media | Einem Bericht | zufolge | ist das Dach alt"]
    );
    assert_eq!(found(&MOOD, "Rita Kern sagte, das Dach sei alt."), ["person | Rita Kern | sagte | das Dach sei alt"]);
}

#[test]
fn a_capital_names_nobody_where_all_nouns_have_one() {
    assert_eq!(found(&MOOD, "Das Dach ist alt, sagte der Fischer."), ["role | der Fischer | sagte | Das Dach ist alt"]);
    assert_eq!(
        found(&MOOD, "Das Dach ist alt, sagte Rita Fischer."),
        ["person | Rita Fischer | sagte | Das Dach ist alt"]
    );
}

#[test]
fn an_unknown_trait_is_a_mistake_with_its_line() {
    let files = LanguageFiles { splits: "elisions: l'\ntraits: drops-subject sings", ..DROPPING };
    assert_eq!(compile(&files).unwrap_err().to_string(), "es/splits.txt:2: unknown trait \"sings\"");
}
