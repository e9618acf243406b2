//! The demo page is the first impression: every name in its four articles is right, and so is what is said of each
//! construction. The lists were made by reading; where an article says « elle » and the engine cannot tell who that is, it
//! gives no name, and none is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use selon::Options;
use serde_json::Value;

/// An article, its language, and whom readers are told of: type and name, sorted.
const ARTICLES: [(&str, &str, &[&str]); 4] = [
    ("index.html", "fr", HALVARD),
    ("articles/crue.fr.txt", "fr", CRUE),
    ("articles/hospital.en.txt", "en", HOSPITAL),
    ("articles/startup.en.txt", "en", STARTUP),
];

const HALVARD: &[&str] = &[
    "anonymous | source proche du dossier",
    "anonymous | un haut responsable sélanien",
    "document | Une note de la capitainerie, datée du 3 novembre",
    "document | une étude de l’Institut Halden",
    "group | Les observateurs de la commission d’armistice",
    "group | les pêcheurs",
    "organization | La présidence sélanienne",
    "organization | Son ministère des Affaires étrangères",
    "organization | la douane maritime brovane",
    "person | Anton Pryce, général",
    "person | Ilka Sorensen, ministre brovane de la Défense",
    "person | Joss Velin, patron d’un chalutier",
    "person | Mariel Aksen, historienne",
    "role | un porte-parole des garde-côtes",
    "state | Le gouvernement sélanien",
    "state | Le gouvernement",
];

const CRUE: &[&str] = &[
    "anonymous | source judiciaire",
    "document | un compte rendu de séance",
    "document | un rapport de 212 pages",
    "document | une étude du bureau Terrasol",
    "group | deux anciens élus",
    "group | les enquêteurs",
    "organization | Le parquet de Verne-le-Château",
    "group | Les familles des victimes",
    "organization | la préfecture",
    "organization | syndicat des pompiers",
    "person | Hélène Roussac, sa directrice",
    "person | Me Karim Benhaddou, avocat des familles",
    "person | Paul Estève, maire",
    "person | Sophie Delmas, préfète du Haut-Verne",
    "state | Le gouvernement",
];

const HOSPITAL: &[&str] = &[
    "anonymous | An employee who asked not to be named",
    "document | A report commissioned by the board",
    "document | An internal memo, dated 6 October and seen by the Cawdale Courier",
    "document | The inquiry",
    "group | The council’s lawyers",
    "group | The opposition",
    "group | The unions",
    "group | Their nurses",
    "organization | His office",
    "organization | The Westmere Health Board",
    "person | Alan Treece, health minister",
    "person | Dr Imogen Hale",
    "person | Dr Imogen Hale, who has run the ward for eleven years",
    "person | Martin Dacre, its chief executive",
    "person | Peter Osei of the health workers’ union",
    "person | Ruth Calloway",
    "person | Ruth Calloway, 61, who lives above the bakery",
    "person | Sir Leonard Voss, its chairman",
    "role | A board spokeswoman",
    "role | Her daughter",
];

const STARTUP: &[&str] = &[
    "anonymous | A government official",
    "anonymous | An engineer",
    "anonymous | Sources close to the investigation",
    "anonymous | one of them",
    "document | An audit by the firm of Stroud and Kell",
    "document | the indictment",
    "group | prosecutors",
    "organization | Police",
    "organization | The Standards Office",
    "organization | The largest of them, a bank in Port Ellery",
    "organization | Their association",
    "person | Ada Renn",
    "person | Celia Marchbanks, his lawyer",
    "person | Jonas Vale",
    "person | Marta Ilves",
    "person | Owen Tarrant, minister",
    "person | Tom Abery",
    "role | The auditors",
];

/// The sentences that show one construction each, by language: construction, type and name of each statement, in their
/// order.
const FINDS: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "clause | person | Agatha Lorne, transport minister",
            "incise | person | Paul Easterbrook, an engineer",
            "preposition | organization | Brenwick council",
            "clause | organization | The bargemen’s union",
            "clause | document | Reports from the Lannock customs office",
            "clause | document | A study by the consultants Vidall and Moss",
            "clause | anonymous | A senior official at the ministry",
            "impersonal | unspecified | ",
            "impersonal | unspecified | ",
        ],
    ),
    (
        "fr",
        &[
            "clause | person | Agathe Lorrain, ministre des Transports",
            "incise | person | Paul Estrade, ingénieur",
            "preposition | organization | la préfecture de la Brenne",
            "clause | organization | Le syndicat des mariniers",
            "clause | organization | la douane de Port-Lannec",
            "clause | document | Un rapport du cabinet Vidalis",
            "clause | anonymous | Un haut responsable du ministère",
            "impersonal | unspecified | ",
            "rumour | unspecified | ",
        ],
    ),
];

/// A file of the demo page.
fn demo(file: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/demo").join(file)
}

/// The text of an article of the demo page: of the page itself, the paragraphs of its body.
fn text(file: &str) -> String {
    let path = demo(file);
    let raw = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if !file.ends_with(".html") {
        return raw;
    }
    let body = raw.split("id=\"article-body\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a body");
    let (_, blocks) = body.split_once('>').expect("the end of its tag");
    let lines = blocks.lines().map(|line| {
        let parts = line.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        parts.collect::<String>().trim().to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_name_on_the_demo_page_is_right() {
    for (file, tag, expected) in ARTICLES {
        let language = selon::builtin::language(tag).expect("comes with Selon");
        let analysis = selon::annotate(&text(file), language, &Options::READERS);
        let named = analysis.attributions.iter().filter(|found| found.source_id.is_some());
        let found: BTreeSet<String> =
            named.map(|found| format!("{} | {}", found.source_type.name(), found.name.trim())).collect();
        assert_eq!(found, expected.iter().map(|&line| line.to_owned()).collect(), "{file}");
    }
}

#[test]
fn every_construction_is_shown_once_and_found() {
    let files = fs::read_dir(demo("finds")).expect("the demo shows constructions");
    let names = files.map(|file| file.expect("an entry").file_name().into_string().expect("a name"));
    let tags: BTreeSet<String> = names.map(|name| name.trim_end_matches(".json").to_owned()).collect();
    assert_eq!(
        tags,
        FINDS.iter().map(|&(tag, _)| tag.to_owned()).collect(),
        "a file for each list, a list for each file"
    );
    for (tag, expected) in FINDS {
        let file = fs::read(demo("finds").join(format!("{tag}.json"))).expect("a file");
        let shown: Value = serde_json::from_slice(&file).expect("JSON");
        let sentences: Vec<&str> = shown["finds"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|find| find["text"].as_str().expect("a text"))
            .collect();
        let language = selon::builtin::language(tag).expect("comes with Selon");
        let text = sentences.join("\n\n");
        let analysis = selon::annotate(&text, language, &Options::READERS);
        let found: Vec<String> = analysis
            .attributions
            .iter()
            .map(|found| {
                format!("{} | {} | {}", found.construction.name(), found.source_type.name(), found.name.trim())
            })
            .collect();
        assert_eq!(found, expected, "{tag}");
        // What is found second in a sentence must not leave another without.
        let of = |sentence: &str| {
            let spans = analysis.attributions.iter().map(|found| found.content.spans[0]);
            spans.filter(|span| sentence.contains(&text[span.start..span.end])).count()
        };
        for sentence in sentences {
            assert!(of(sentence) > 0, "{tag}: {sentence}");
        }
    }
}
