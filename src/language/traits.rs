//! What sets a language's grammar apart, as far as finding must know: a language's folder says which of it holds.

/// One thing that holds of a language as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Trait {
    /// A verb needs no subject: "Añadió que vendrán".
    DropsSubject,
    /// A mood of its own tells reported speech, also where it goes on without a cue: „Man müsse es ersetzen.“
    ReportedMood,
    /// All nouns have a capital.
    CapitalNouns,
    /// Clauses are set off by commas and end in their verb, and a verb's second half ends its clause: „…, wie der Sender
    /// mitteilte“, „Das teilte der Sender mit“.
    VerbFinal,
}

impl Trait {
    /// All traits with their names in `splits.txt`; the place in the list is the bit in a [`TraitSet`].
    pub const ALL: [(Trait, &str); 4] = [
        (Trait::DropsSubject, "drops-subject"),
        (Trait::ReportedMood, "reported-mood"),
        (Trait::CapitalNouns, "capital-nouns"),
        (Trait::VerbFinal, "verb-final"),
    ];
}

/// The traits of a language, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TraitSet(pub u8);

impl TraitSet {
    /// Whether a trait is in the set.
    pub const fn has(self, one: Trait) -> bool {
        self.0 >> one as u8 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trait_has_a_bit_of_its_own() {
        for (at, (one, name)) in Trait::ALL.into_iter().enumerate() {
            assert_eq!(one as usize, at, "{name}");
            assert!(TraitSet(1 << at).has(one) && !TraitSet(!(1 << at)).has(one), "{name}");
        }
    }
}
