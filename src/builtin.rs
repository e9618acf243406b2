//! The languages that come with Selon, for native use. In the browser, packs are files.

use std::fmt;
use std::sync::OnceLock;

use crate::language::build::{LanguageFiles, compile};
use crate::language::list::languages;
use crate::language::pack::Pack;
use crate::network::Network;
use crate::pipeline::Language;

/// The weights, one file for all languages.
pub const NETWORK_FILE: &[u8] = include_bytes!("network/model.pack");

/// The network's rows of a language that it has learned.
macro_rules! rows {
    ($tag:literal, learned) => {
        include_bytes!(concat!("language/", $tag, "/words.rows"))
    };
    ($tag:literal, lexical) => {
        &[]
    };
}

/// A file of a language's folder: its text.
macro_rules! file {
    ($tag:literal, $name:literal) => {
        include_str!(concat!("language/", $tag, "/", $name))
    };
}

macro_rules! files {
    ($($tag:literal: $by:ident),*) => {
        &[$(#[cfg(feature = $tag)] LanguageFiles {
            tag: $tag,
            rows: rows!($tag, $by),
            splits: file!($tag, "splits.txt"),
            verb_forms: file!($tag, "verb-forms.txt"),
            verbs: file!($tag, "verbs.txt"),
            words: &[
                (concat!($tag, "/cues.txt"), file!($tag, "cues.txt")),
                (concat!($tag, "/grammar.txt"), file!($tag, "grammar.txt")),
                (concat!($tag, "/sources.txt"), file!($tag, "sources.txt")),
                (concat!($tag, "/text.txt"), file!($tag, "text.txt")),
            ],
        }),*]
    };
}

/// The registry: the files of each language.
pub const LANGUAGES: &[LanguageFiles] = languages!(files);

/// No pack for the language asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// The tag asked for.
    pub tag: String,
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = LANGUAGES.iter().map(|source| source.tag).collect();
        write!(f, "unknown language {:?}: known are {}", self.tag, known.join(", "))
    }
}

impl std::error::Error for UnknownLanguage {}

/// The pack for a BCP 47 tag; `fr-CA` is read with `fr`.
///
/// # Errors
/// If no language of the registry has that tag.
pub fn pack(tag: &str) -> Result<&'static Pack, UnknownLanguage> {
    static PACKS: [OnceLock<Pack>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let at = LANGUAGES
        .iter()
        .position(|source| source.tag.eq_ignore_ascii_case(primary))
        .ok_or_else(|| UnknownLanguage { tag: tag.to_owned() })?;
    Ok(PACKS[at].get_or_init(|| {
        let built = compile(&LANGUAGES[at]).map_err(|error| error.to_string());
        let read = built.and_then(|bytes| Pack::read(&bytes).map_err(|error| error.to_string()));
        // Both are fixed when the crate is built, and a test reads every pack.
        read.unwrap_or_else(|error| panic!("the built-in pack {tag} is broken: {error}"))
    }))
}

/// The network that comes with Selon.
pub fn network() -> &'static Network {
    static NETWORK: OnceLock<Network> = OnceLock::new();
    // Fixed when the crate is built, and read by every test of the engine.
    NETWORK.get_or_init(|| {
        Network::read(NETWORK_FILE).unwrap_or_else(|error| panic!("the built-in network is broken: {error}"))
    })
}

/// Everything that comes with Selon for a BCP 47 tag.
///
/// # Errors
/// If no language of the registry has that tag.
pub fn language(tag: &str) -> Result<Language<'static>, UnknownLanguage> {
    // Both are written by one training, and a test asks for every language.
    Ok(Language::new(pack(tag)?, network()).unwrap_or_else(|error| panic!("{error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_sound_pack() {
        for source in LANGUAGES {
            let bytes = compile(source).unwrap_or_else(|error| panic!("{error}"));
            let pack = Pack::read(&bytes).unwrap();
            assert_eq!((pack.tag.as_str(), pack.rows.is_some()), (source.tag, !source.rows.is_empty()));
            assert!(language(source.tag).is_ok());
            for cut in [0, 3, 7, 20, bytes.len() / 2, bytes.len() - 1] {
                assert!(Pack::read(&bytes[..cut]).is_err(), "{} bytes of {}", cut, source.tag);
            }
        }
    }

    #[test]
    fn regions_share_a_pack_and_unknown_tags_are_refused() {
        assert_eq!(pack("fr-CA").unwrap().tag, "fr");
        let known: Vec<&str> = LANGUAGES.iter().map(|files| files.tag).collect();
        let refused = pack("zz-ZZ").err().unwrap();
        assert_eq!(refused.to_string(), format!("unknown language \"zz-ZZ\": known are {}", known.join(", ")));
    }
}
