//! Takes numbers, bytes and strings off the front of a file.

/// The file ends too early, or holds what cannot be read, at this byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutOff {
    /// Offset in bytes from the start of the file.
    pub at: usize,
}

/// A file being read.
pub struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    /// Starts at the first byte.
    pub fn new(bytes: &'b [u8]) -> Self {
        Reader { bytes, at: 0 }
    }

    /// That what comes next cannot be read.
    pub fn cut_off(&self) -> CutOff {
        CutOff { at: self.at }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The next bytes.
    ///
    /// # Errors
    /// If there are not so many.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], CutOff> {
        let taken = self.rest().get(..count).ok_or(self.cut_off())?;
        self.at += count;
        Ok(taken)
    }

    /// The next bytes, as many as the array has.
    ///
    /// # Errors
    /// If there are not so many.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], CutOff> {
        let bytes = self.take(N)?;
        Ok(std::array::from_fn(|at| bytes[at]))
    }

    /// The next byte.
    ///
    /// # Errors
    /// If there is none.
    pub fn byte(&mut self) -> Result<u8, CutOff> {
        Ok(self.array::<1>()?[0])
    }

    /// A number in LEB128, of 64 bits at most.
    ///
    /// # Errors
    /// If it has no end.
    pub fn number(&mut self) -> Result<u64, CutOff> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(self.cut_off())
    }

    /// A count of things that take at least a byte each, so it cannot exceed what is left.
    ///
    /// # Errors
    /// If it does.
    pub fn count(&mut self) -> Result<usize, CutOff> {
        let count = self.number()? as usize;
        if count > self.rest().len() { Err(self.cut_off()) } else { Ok(count) }
    }

    /// The bytes up to an end mark, which is read, too.
    ///
    /// # Errors
    /// If there is no such mark.
    pub fn until(&mut self, end: u8) -> Result<&'b [u8], CutOff> {
        let length = self.rest().iter().position(|&byte| byte == end).ok_or(self.cut_off())?;
        let taken = self.take(length)?;
        self.at += 1;
        Ok(taken)
    }

    /// A string behind its length.
    ///
    /// # Errors
    /// If it is cut off or not UTF-8.
    pub fn string(&mut self) -> Result<String, CutOff> {
        let count = self.count()?;
        let bytes = self.take(count)?.to_vec();
        String::from_utf8(bytes).map_err(|_| self.cut_off())
    }

    /// Strings behind their number.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn strings(&mut self) -> Result<Vec<String>, CutOff> {
        (0..self.count()?).map(|_| self.string()).collect()
    }
}
