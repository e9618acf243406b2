//! Numbers by kind.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::order::sort_by_key;

/// How many there are of each of a few kinds, in the order readers see them. An object in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<K>(Vec<(K, usize)>);

impl<K: Copy + PartialEq> Tally<K> {
    pub(super) fn of(kinds: &[K]) -> Self {
        Tally(kinds.iter().map(|&kind| (kind, 0)).collect())
    }

    pub(super) fn add(&mut self, kind: K) {
        self.0.iter_mut().filter(|(known, _)| *known == kind).for_each(|(_, count)| *count += 1);
    }

    /// How many there are of a kind.
    pub fn get(&self, kind: K) -> usize {
        self.iter().find(|&(known, _)| known == kind).map_or(0, |(_, count)| count)
    }

    /// All kinds with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (K, usize)> + '_ {
        self.0.iter().copied()
    }
}

impl<K: Serialize> Serialize for Tally<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(kind, count)| (kind, count)))
    }
}

impl<'de, K: Deserialize<'de> + Ord + Copy> Deserialize<'de> for Tally<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// Reads the entries of an object, whatever their order.
struct Entries<K>(PhantomData<K>);

impl<'de, K: Deserialize<'de> + Ord + Copy> Visitor<'de> for Entries<K> {
    type Value = Tally<K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("numbers by kind")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Tally<K>, M::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        sort_by_key(&mut entries, |&(kind, _)| kind);
        Ok(Tally(entries))
    }
}
