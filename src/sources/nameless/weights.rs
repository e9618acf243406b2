//! Written by `training/nameless.py`.

use super::evidence::Evidence;

/// The log-odds of `person` without evidence by language, in steps.
pub const PERSON_BIASES: &[(&str, i16)] = &[("de", 176), ("en", 78), ("es", 545), ("fr", 72), ("it", 165), ("pt", 604)];

/// What each piece of evidence adds, in steps.
pub const PERSON: &[(usize, i16)] = &[
    (Evidence::New as usize, -106),
    (Evidence::Indefinite as usize, -422),
    (Evidence::Office as usize, 172),
    (Evidence::Spokesperson as usize, -308),
    (Evidence::NoNoun as usize, -222),
    (Evidence::Pronoun as usize, 154),
    (Evidence::Gender as usize, 235),
    (Evidence::Complement as usize, 89),
    (Evidence::Named as usize, 341),
    (Evidence::Group as usize, -603),
    (Evidence::Introduced as usize, -331),
    (Evidence::NobodyBefore as usize, -349),
    (Evidence::NobodyBehind as usize, -246),
    (Evidence::OfficeBefore as usize, -199),
    (Evidence::NamedSpoke as usize, 255),
    (Evidence::Opening as usize, 185),
];

/// The log-odds of `role` without evidence by language, in steps.
pub const ROLE_BIASES: &[(&str, i16)] =
    &[("de", -774), ("en", -785), ("es", -1000), ("fr", -772), ("it", -1302), ("pt", -1495)];

/// What each piece of evidence adds, in steps.
pub const ROLE: &[(usize, i16)] = &[
    (Evidence::New as usize, 28),
    (Evidence::Indefinite as usize, -123),
    (Evidence::Office as usize, 208),
    (Evidence::Spokesperson as usize, 474),
    (Evidence::NoNoun as usize, -176),
    (Evidence::Pronoun as usize, -9),
    (Evidence::Gender as usize, 46),
    (Evidence::Complement as usize, -62),
    (Evidence::Named as usize, -525),
    (Evidence::Group as usize, -433),
    (Evidence::Introduced as usize, 32),
    (Evidence::NobodyBefore as usize, 218),
    (Evidence::NobodyBehind as usize, 164),
    (Evidence::OfficeBefore as usize, 182),
    (Evidence::NamedSpoke as usize, -121),
    (Evidence::Opening as usize, -252),
];

/// The log-odds of `anonymous` without evidence by language, in steps.
pub const ANONYMOUS_BIASES: &[(&str, i16)] =
    &[("de", -1022), ("en", -550), ("es", -1500), ("fr", -658), ("it", -733), ("pt", -1151)];

/// What each piece of evidence adds, in steps.
pub const ANONYMOUS: &[(usize, i16)] = &[
    (Evidence::New as usize, 544),
    (Evidence::Indefinite as usize, 144),
    (Evidence::Office as usize, -428),
    (Evidence::Spokesperson as usize, -449),
    (Evidence::NoNoun as usize, -285),
    (Evidence::Pronoun as usize, -288),
    (Evidence::Gender as usize, 172),
    (Evidence::Complement as usize, -95),
    (Evidence::Named as usize, -407),
    (Evidence::Group as usize, -310),
    (Evidence::Introduced as usize, 428),
    (Evidence::NobodyBefore as usize, 193),
    (Evidence::NobodyBehind as usize, 76),
    (Evidence::OfficeBefore as usize, 190),
    (Evidence::NamedSpoke as usize, -251),
    (Evidence::Opening as usize, -367),
];
