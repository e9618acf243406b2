//! The demo page is the first impression: every name in its articles is right, and so is what is said of each
//! construction. The lists were made by reading; where an article says « elle » and the engine cannot tell who that is, it
//! gives no name, and none is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use selon::Options;
use serde_json::Value;

/// An article, its language, and whom readers are told of: type and name, sorted.
const ARTICLES: [(&str, &str, &[&str]); 8] = [
    ("index.html", "fr", HALVARD),
    ("articles/crue.fr.txt", "fr", CRUE),
    ("articles/hospital.en.txt", "en", HOSPITAL),
    ("articles/startup.en.txt", "en", STARTUP),
    ("articles/faehre.de.txt", "de", FAEHRE),
    ("articles/canal.es.txt", "es", CANAL),
    ("articles/funivia.it.txt", "it", FUNIVIA),
    ("articles/mercado.pt.txt", "pt", MERCADO),
];

const HALVARD: &[&str] = &[
    "anonymous | source proche du dossier",
    "anonymous | un haut responsable sélanien",
    "document | Le communiqué de la commission",
    "document | Une note de la capitainerie, datée du 3 novembre",
    "document | une étude de l’Institut Halden",
    "group | Les observateurs de la commission d’armistice",
    "group | les dockers",
    "group | les pêcheurs",
    "organization | La présidence sélanienne",
    "organization | Son ministère des Affaires étrangères",
    "organization | la douane maritime brovane",
    "person | Anton Pryce, général",
    "person | Ilka Sorensen, ministre brovane de la Défense",
    "person | Joss Velin, patron d’un chalutier",
    "person | Mariel Aksen, historienne",
    "role | un porte-parole des garde-côtes",
    "state | Le gouvernement",
    "state | Le gouvernement sélanien",
];

const CRUE: &[&str] = &[
    "anonymous | source judiciaire",
    "document | un compte rendu de séance",
    "document | un rapport de 212 pages",
    "document | une étude du bureau Terrasol",
    "group | Les familles des victimes",
    "group | deux anciens élus",
    "group | les enquêteurs",
    "organization | Le parquet de Verne-le-Château",
    "organization | Le service de prévision des crues",
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
    "group | The council’s lawyers",
    "group | The unions",
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
    "anonymous | Five former employees, who asked not to be named",
    "anonymous | Sources close to the investigation",
    "anonymous | one of them",
    "document | An audit by the firm of Stroud and Kell",
    "document | the indictment",
    "group | prosecutors",
    "organization | The Standards Office",
    "organization | The largest of them, a bank in Port Ellery",
    "organization | Their association",
    "person | Ada Renn",
    "person | Celia Marchbanks, his lawyer",
    "person | Jonas Vale",
    "person | Marta Ilves",
    "person | Owen Tarrant, minister",
    "person | Tom Abery",
];

const FAEHRE: &[&str] = &[
    "anonymous | Kreisen der Ermittler",
    "anonymous | ein Mitarbeiter der Werft unter der Bedingung der Anonymität",
    "document | Darin",
    "document | dem Bericht",
    "group | Viele Inselbewohner",
    "media | Medienberichten",
    "organization | Die Landesbehörde für Schifffahrt",
    "organization | Die Reederei Wattlinie",
    "organization | der Gemeinde",
    "person | Der Verkehrsminister",
    "person | Ihr Leiter, Gerald Poppinga",
    "person | Imke Harms, ihre Geschäftsführerin",
    "person | der Kapitän, Enno Tjarks",
    "person | die Abgeordnete Hanna Petersen",
    "role | Ihre Anwältin",
];

const CANAL: &[&str] = &[
    "anonymous | Fuentes de la investigación",
    "anonymous | Un alto funcionario, que pidió no ser identificado",
    "anonymous | alguien",
    "document | un estudio de la Universidad de Cabrales",
    "group | los peritos",
    "organization | La Fiscalía",
    "organization | La empresa",
    "person | Elvira Montero, presidenta de Aguas del Hiedra",
    "person | Nuria Salcedo, Su portavoz",
    "person | Petra Oviedo, de 81 años, que vive junto a la fuente seca",
    "person | Tomás Iriarte, alcalde",
    "role | Su vicepresidente",
    "state | el Gobierno",
];

const FUNIVIA: &[&str] = &[
    "anonymous | Una fonte vicina all’assessorato",
    "document | Il documento, di 140 pagine",
    "document | un calcolo della loro associazione",
    "group | i periti",
    "organization | Il ministero dei Trasporti",
    "organization | La Regione",
    "person | Dario Melchiorri, capo della squadra",
    "person | Guido Ferlin, procuratore",
    "person | Irene Soldati, sindaca di Valdastra",
    "person | Teresa Bonfanti, 71 anni, maestra in pensione",
];

const MERCADO: &[&str] = &[
    "anonymous | um engenheiro que pediu para não ser identificado",
    "document | O inquérito",
    "document | Um estudo encomendado pela prefeitura",
    "document | Um parecer do Tribunal de Contas",
    "group | A oposição",
    "group | Os advogados dos peixeiros",
    "group | Os peixeiros",
    "organization | A construtora Vale Fundo",
    "organization | A prefeitura",
    "organization | O sindicato",
    "person | A arquiteta Célia Brandt, que restaurou a torre do relógio",
    "person | A filha",
    "person | Célia Brandt, arquiteta",
    "person | Dalva Quintela, prefeita",
    "person | Heitor Sales, que presidiu a comissão",
    "person | Ivo Marreiros",
    "person | Ivo Marreiros, 58, que vende sardinha na banca 12",
    "person | Nair Fontoura, presidente do sindicato",
    "person | O secretário de Obras",
    "person | Renato Aguilar, governador",
    "role | Uma porta-voz da prefeita",
];

/// The sentences that show one construction each, by language: construction, type and name of each statement, in their
/// order.
const FINDS: &[(&str, &[&str])] = &[
    (
        "de",
        &[
            "clause | person | Agnes Lorenz, Verkehrsministerin",
            "incise | person | die Ingenieurin Paula Ester",
            "preposition | organization | der Kreisverwaltung Brenau",
            "clause | organization | Die Gewerkschaft der Binnenschiffer",
            "incise | person | Baurat Jonas Kern",
            "clause | document | Ein Gutachten des Büros Vidal",
            "clause | anonymous | Ein hoher Beamter des Ministeriums",
            "impersonal | unspecified | ",
            "rumour | unspecified | ",
        ],
    ),
    (
        "en",
        &[
            "clause | person | Agatha Lorne, transport minister",
            "incise | person | Paul Easterbrook, engineer",
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
        "es",
        &[
            "clause | person | Águeda Lorente, ministra de Transportes",
            "incise | person | el ingeniero Pablo Estrada",
            "preposition | organization | el Ayuntamiento de Brenales",
            "clause | organization | El sindicato de barqueros",
            "clause | person | Tomás Ruedas, alcalde de Vallehondo",
            "clause | person | Tomás Ruedas, alcalde de Vallehondo",
            "clause | document | Un informe de la consultora Vidal",
            "clause | anonymous | Un alto cargo del ministerio",
            "impersonal | unspecified | ",
            "rumour | unspecified | ",
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
    (
        "it",
        &[
            "clause | person | Agata Lorenzi, ministra dei Trasporti",
            "incise | person | Paolo Estrada, ingegnere",
            "preposition | organization | il Comune di Brenate",
            "clause | organization | Il sindacato dei battellieri",
            "clause | person | Tommaso Rodari, sindaco di Valfonda",
            "clause | person | Tommaso Rodari, sindaco di Valfonda",
            "clause | document | Uno studio della società Vidali",
            "clause | anonymous | Un alto funzionario del ministero",
            "impersonal | unspecified | ",
            "rumour | unspecified | ",
        ],
    ),
    (
        "pt",
        &[
            "clause | person | Águeda Loureiro, ministra dos Transportes",
            "incise | person | Paulo Estrada, engenheiro",
            "preposition | organization | a Câmara Municipal de Brenhais",
            "clause | organization | O sindicato dos barqueiros",
            "clause | person | Tomás Rodeia, autarca de Valverde",
            "clause | person | Tomás Rodeia, autarca de Valverde",
            "clause | document | Um relatório da consultora Vidal",
            "clause | anonymous | Um alto funcionário do ministério",
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
    for &(tag, expected) in FINDS {
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
