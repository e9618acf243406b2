//! FNV-1a (Fowler, Noll, Vo): small, the same everywhere, good enough for tables.

/// A hash of 32 bits, for what is written to files and compared there.
pub fn short(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A running hash of 64 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(u64);

impl Hash {
    /// Starts a hash; different `kind`s of the same text differ.
    pub fn new(kind: u8) -> Self {
        Hash(0xcbf2_9ce4_8422_2325).byte(kind)
    }

    /// Goes on with a byte.
    #[inline]
    pub fn byte(self, byte: u8) -> Self {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }

    /// Goes on with a text.
    #[inline]
    pub fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Hash::byte)
    }

    /// Goes on with a number, in one step where its bytes would take eight.
    #[inline]
    pub fn number(self, number: u64) -> Self {
        Hash((self.0 ^ number).wrapping_mul(0x100_0000_01b3).rotate_left(29))
    }

    /// The hash itself.
    pub fn value(self) -> u64 {
        self.0
    }

    /// A place in a table of `size` (a power of two).
    pub fn place(self, size: usize) -> usize {
        (self.0 ^ self.0 >> 32) as usize & (size - 1)
    }

    /// The hash in 32 bits.
    pub fn folded(self) -> u32 {
        (self.0 ^ self.0 >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_fnv_1a() {
        // The offset basis hashed with 0 and then "a", computed by hand from the definition.
        let expected = [0u8, b'a']
            .iter()
            .fold(0xcbf2_9ce4_8422_2325u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        assert_eq!(Hash::new(0).text("a"), Hash(expected));
        // From the authors' test vectors.
        assert_eq!(short("foobar".bytes()), 0xbf9c_f968);
    }
}
