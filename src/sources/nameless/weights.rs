//! Written by `training/nameless.py`.

use super::evidence::Evidence;

/// The log-odds of `person` without evidence by language, in steps.
pub const PERSON_BIASES: &[(&str, i16)] = &[("de", 169), ("en", 79), ("es", 546), ("fr", 73), ("it", 166), ("pt", 605)];

/// What each piece of evidence adds, in steps.
pub const PERSON: &[(usize, i16)] = &[
    (Evidence::New as usize, -98),
    (Evidence::Indefinite as usize, -428),
    (Evidence::Office as usize, 171),
    (Evidence::Spokesperson as usize, -306),
    (Evidence::NoNoun as usize, -224),
    (Evidence::Pronoun as usize, 153),
    (Evidence::Gender as usize, 236),
    (Evidence::Complement as usize, 90),
    (Evidence::Named as usize, 340),
    (Evidence::Group as usize, -372),
    (Evidence::Introduced as usize, -332),
    (Evidence::NobodyBefore as usize, -351),
    (Evidence::NobodyBehind as usize, -248),
    (Evidence::OfficeBefore as usize, -198),
    (Evidence::NamedSpoke as usize, 255),
    (Evidence::Opening as usize, 183),
];

/// The log-odds of `role` without evidence by language, in steps.
pub const ROLE_BIASES: &[(&str, i16)] =
    &[("de", -785), ("en", -785), ("es", -1002), ("fr", -774), ("it", -1302), ("pt", -1496)];

/// What each piece of evidence adds, in steps.
pub const ROLE: &[(usize, i16)] = &[
    (Evidence::New as usize, 35),
    (Evidence::Indefinite as usize, -125),
    (Evidence::Office as usize, 207),
    (Evidence::Spokesperson as usize, 476),
    (Evidence::NoNoun as usize, -180),
    (Evidence::Pronoun as usize, -10),
    (Evidence::Gender as usize, 50),
    (Evidence::Complement as usize, -62),
    (Evidence::Named as usize, -525),
    (Evidence::Group as usize, -421),
    (Evidence::Introduced as usize, 32),
    (Evidence::NobodyBefore as usize, 215),
    (Evidence::NobodyBehind as usize, 162),
    (Evidence::OfficeBefore as usize, 182),
    (Evidence::NamedSpoke as usize, -122),
    (Evidence::Opening as usize, -253),
];

/// The log-odds of `anonymous` without evidence by language, in steps.
pub const ANONYMOUS_BIASES: &[(&str, i16)] =
    &[("de", -1097), ("en", -598), ("es", -1566), ("fr", -716), ("it", -792), ("pt", -1214)];

/// What each piece of evidence adds, in steps.
pub const ANONYMOUS: &[(usize, i16)] = &[
    (Evidence::New as usize, 559),
    (Evidence::Indefinite as usize, 126),
    (Evidence::Office as usize, -409),
    (Evidence::Spokesperson as usize, -460),
    (Evidence::NoNoun as usize, -249),
    (Evidence::Pronoun as usize, -288),
    (Evidence::Gender as usize, 193),
    (Evidence::Complement as usize, -123),
    (Evidence::Named as usize, -410),
    (Evidence::Group as usize, -1179),
    (Evidence::Introduced as usize, 441),
    (Evidence::NobodyBefore as usize, 219),
    (Evidence::NobodyBehind as usize, 109),
    (Evidence::OfficeBefore as usize, 203),
    (Evidence::NamedSpoke as usize, -228),
    (Evidence::Opening as usize, -355),
];
