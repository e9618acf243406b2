//! A table from hashes to numbers: open addressing, and nothing of the texts is kept.

use crate::base::hash::Hash;

/// A table; a number of 0 is the same as none.
#[derive(Clone, Debug)]
pub struct Table {
    slots: Vec<(Hash, u64)>,
    used: usize,
}

impl Table {
    /// An empty table with room for `entries`; it grows when more come.
    pub fn with_capacity(entries: usize) -> Self {
        Table { slots: vec![(Hash::default(), 0); (entries * 2).next_power_of_two().max(16)], used: 0 }
    }

    /// The number of a key, 0 for a new one, to be changed to another than 0.
    pub fn entry(&mut self, key: Hash) -> &mut u64 {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.place(key);
        if self.slots[at].1 == 0 {
            self.used += 1;
            self.slots[at].0 = key;
        }
        &mut self.slots[at].1
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, key: Hash) -> u64 {
        self.slots[self.place(key)].1
    }

    fn grow(&mut self) {
        let old = std::mem::replace(self, Table::with_capacity(self.slots.len()));
        old.slots.into_iter().filter(|slot| slot.1 != 0).for_each(|(key, number)| *self.entry(key) = number);
    }

    fn place(&self, key: Hash) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.place(self.slots.len());
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }
}

impl Default for Table {
    fn default() -> Self {
        Table::with_capacity(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_it_was_given_and_grows() {
        let key = |at: u64| Hash::new(1).number(at);
        let mut table = Table::with_capacity(3);
        (1..=500).for_each(|at| *table.entry(key(at)) |= at);
        (1..=500).for_each(|at| *table.entry(key(at)) |= 1 << 20);
        assert!((1..=500).all(|at| table.get(key(at)) == at | 1 << 20));
        assert_eq!(table.get(key(501)), 0);
    }
}
