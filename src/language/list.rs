//! The languages that come with Selon.

/// Gives the list to a macro that makes something of each language: its tag, which is the name of its folder, and by
/// what it is read. `learned` is read by the network and the lexicon, `lexical` by the lexicon alone. Each is a feature of
/// the crate, too.
macro_rules! languages {
    ($make:ident) => {
        $make! { "fr": learned, "en": learned, "de": learned, "es": learned, "it": learned, "pt": learned }
    };
}

pub(crate) use languages;
