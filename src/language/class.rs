//! What a lexicon can say of a word: the classes, their names and sets of them.
//!
//! Some words are told by two classes together. A `cue-preposition` that is a `subordinator`, too, stands before a verb that
//! is the cue without it: "como explicó la alcaldesa"; one that is a `source-link` stands behind its noun: „Berichten zufolge“.
//! A `modal` that is an `impersonal-cue` is the one of hearsay: „Er soll geflohen sein“. A `clitic` that is an
//! `impersonal-pronoun` makes a verb without subject nobody's: "se informó que". Forms of verbs are `plural`, where subjects
//! are dropped, as well as `finite`.

/// Declares the classes once: variant, name in packs (and of the lexicon file), meaning.
macro_rules! classes {
    ($($variant:ident $name:literal $meaning:literal,)*) => {
        /// One thing a language's lexicon can say of a word or phrase.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class {
            $(#[doc = $meaning] $variant,)*
        }

        impl Class {
            /// All classes with their names; the place in the list is the bit in a [`ClassSet`].
            pub const ALL: &[(Class, &str)] = &[$((Class::$variant, $name),)*];
        }
    };
}

classes! {
    // Frames of cue verbs: what the verb can introduce.
    QuoteVerb "quote-verb" "Cue verb that can stand beside quoted words or in an incise: « dire », « poursuivre ».",
    ClauseVerb "clause-verb" "Cue verb that takes a complement clause: « affirmer que ».",
    InfinitiveVerb "infinitive-verb" "Cue verb that takes an infinitive: « promettre de », \"want to\".",
    ObjectVerb "object-verb" "Cue verb whose content is a noun phrase: « dénoncer », \"criticize\".",
    // Forms of verbs, set when a pack is built.
    Finite "finite" "Form with a person.",
    Infinitive "infinitive" "Infinitive.",
    Participle "participle" "Past participle.",
    Gerund "gerund" "Present participle.",
    FiniteEnding "finite-ending" "Word unknown to the lexicon that ends like a form with a person.",
    InfinitiveEnding "infinitive-ending" "Word unknown to the lexicon that ends like an infinitive.",
    ParticipleEnding "participle-ending" "Word unknown to the lexicon that ends like a past participle.",
    // Other cues.
    CueNoun "cue-noun" "Noun of speech or thought: « déclaration », \"belief\".",
    CuePreposition "cue-preposition" "Preposition before a source: « selon », \"according to\".",
    SourcePreposition "source-preposition" "Preposition that is a cue only before an anonymous source: « de source policière ».",
    SourceLink "source-link" "Words that tie a noun to its source: « émanant de », \"from\".",
    LightVerb "light-verb" "Verb that carries a cue noun: « exprimer sa crainte ».",
    ImpersonalCue "impersonal-cue" "Impersonal cue that needs no verb class: « il paraît que ».",
    FalseCue "false-cue" "Phrase that cites nobody, though its first word alone could: « montrer des signes », « selon la saison ».",
    // Grammar.
    Auxiliary "auxiliary" "Form of an auxiliary or of the copula.",
    Copula "copula" "Form of the verb « être », \"be\".",
    Conditional "conditional" "Conditional form of an auxiliary: « aurait », « serait ».",
    StancePreposition "stance-preposition" "Preposition between a noun of stance and who takes it: « une source d’inquiétude pour ».",
    Modal "modal" "Modal, aspectual or other verb that may precede a cue verb: « vouloir », \"could\".",
    Negation "negation" "Negation.",
    CueAdverb "cue-adverb" "Adverb that may stand inside a cue: « encore », \"repeatedly\".",
    TimeWord "time-word" "Word or phrase of time: « lundi », \"on Monday\".",
    Clitic "clitic" "Object or reflexive pronoun before a verb: « se », « lui ».",
    Complementizer "complementizer" "Word that opens a reported clause: « que », \"that\", \"whether\".",
    InfinitiveMarker "infinitive-marker" "Word before an infinitive: « de », « à », \"to\".",
    Determiner "determiner" "Article, possessive, demonstrative, quantifier.",
    Possessive "possessive" "Possessive determiner: « sa », \"her\".",
    Preposition "preposition" "Preposition.",
    TopicPreposition "topic-preposition" "Preposition before what is spoken of: « sur », « contre », \"about\".",
    Conjunction "conjunction" "Coordinating conjunction.",
    Subordinator "subordinator" "Conjunction that opens an adverbial clause: « tandis que », \"while\".",
    Relative "relative" "Relative pronoun that can be a subject: « qui », \"who\".",
    SubjectPronoun "subject-pronoun" "Personal pronoun as subject: « elle », \"they\".",
    SpeakerPronoun "speaker-pronoun" "Pronoun of the first or second person: inside a quotation, or the author.",
    ImpersonalPronoun "impersonal-pronoun" "Pronoun that can be an empty subject: « il », \"it\".",
    IndefinitePronoun "indefinite-pronoun" "Pronoun that names nobody: « on ».",
    Singular "singular" "Pronoun or determiner of one person or thing: « elle », \"a\".",
    Plural "plural" "Pronoun or determiner of several: « ils », \"these\".",
    Feminine "feminine" "Pronoun, determiner or title of the feminine: « elle », \"her\".",
    Masculine "masculine" "Pronoun, determiner or title of the masculine: « il », \"him\".",
    Indefinite "indefinite" "Determiner of something new: « un », « des », \"some\".",
    // Who a source can be.
    Title "title" "Title before a name: « M. », \"Sen.\".",
    FirstName "first-name" "Given name.",
    RoleNoun "role-noun" "Office held by one person at a time: « ministre », \"chairman\".",
    Spokesperson "spokesperson" "Office of who speaks for an institution: « porte-parole ».",
    NameParticle "name-particle" "Lower-case word inside names: « de », \"van\".",
    PersonNoun "person-noun" "Noun of a person that names no office: « expert », \"neighbour\".",
    GroupNoun "group-noun" "Plural or collective noun of people: « habitants », \"voters\".",
    AnonymousMarker "anonymous-marker" "Word or phrase of anonymity: « source », \"on condition of anonymity\".",
    OrganizationNoun "organization-noun" "Head noun of an institution: « ministère », \"court\".",
    Organization "organization" "Name of an institution: « OMS », \"NATO\".",
    State "state" "Country, government, or a place name standing for it: « Moscou », \"the White House\".",
    Media "media" "News outlet or agency, or noun for one: « AFP », \"newspaper\".",
    DocumentNoun "document-noun" "Noun of a text, study, law, poll, picture: « rapport », \"survey\".",
    // Text.
    Abbreviation "abbreviation" "Abbreviation whose full stop does not end a sentence.",
    Boilerplate "boilerplate" "Opening of a block that is no prose of the article: « Lire aussi ».",
    Whole "whole" "Word with a hyphen or apostrophe that is not to be split: « rendez-vous ».",
    // Unknown to the network: who hears is not who speaks.
    Hearer "hearer" "Word before who is spoken to, a verb's passive has it as subject: « aux », \"told\".",
    Agent "agent" "Preposition before who does what a passive says: « par », \"by\".",
}

/// A set of classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassSet(pub u64);

impl ClassSet {
    /// How many classes a set has room for: the last of its bits is the lexicon's.
    pub const ROOM: usize = 63;

    /// The set of the classes given.
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u8;
            i += 1;
        }
        ClassSet(bits)
    }

    /// Whether `class` is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 >> class as u8 & 1 == 1
    }

    /// Whether the two sets share a class.
    pub const fn meets(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    /// This set without the classes of another.
    pub const fn without(self, other: ClassSet) -> Self {
        ClassSet(self.0 & !other.0)
    }

    /// Both sets together.
    pub const fn union(self, other: ClassSet) -> Self {
        ClassSet(self.0 | other.0)
    }
}

/// Classes of nouns that tell what a source is.
pub const SOURCE_NOUNS: ClassSet = ClassSet::of(&[
    Class::RoleNoun,
    Class::PersonNoun,
    Class::GroupNoun,
    Class::OrganizationNoun,
    Class::Organization,
    Class::DocumentNoun,
    Class::State,
    Class::Media,
]);

/// Participles, known or by their ending.
pub const PARTICIPLE: ClassSet = ClassSet::of(&[Class::Participle, Class::ParticipleEnding]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        assert!(Class::ALL.len() <= ClassSet::ROOM, "the next bit marks entries of the lexicon");
        for (i, (class, name)) in Class::ALL.iter().enumerate() {
            assert_eq!(*class as usize, i, "{name}");
        }
    }
}
