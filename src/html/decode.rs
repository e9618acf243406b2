//! A page's bytes to text.

use encoding_rs::{Encoding, UTF_8};

/// How far into a page it says its encoding, in bytes: as far as browsers look.
const LOOK: usize = 1024;

/// The text of a page in UTF-8, or in the encoding that it opens with or names in a `meta` element; none if it is
/// neither.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let named = named(&bytes[..bytes.len().min(LOOK)]).filter(|encoding| *encoding != UTF_8)?;
    Some(named.decode_without_bom_handling(bytes).0.into_owned())
}

/// The encoding behind the first `charset=`.
fn named(opening: &[u8]) -> Option<&'static Encoding> {
    let opening = String::from_utf8_lossy(opening).to_ascii_lowercase();
    let behind = opening.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let label = behind.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_their_encoding() {
        let old = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>\xE9t\xE9 \x80";
        assert!(decode(old).unwrap().ends_with("été €"), "windows-1252, as in browsers");
        assert_eq!(decode(b"\xFF\xFEo\0u\0i\0").unwrap(), "oui");
        assert_eq!(decode("été".as_bytes()).unwrap(), "été");
        assert_eq!(decode(b"<meta charset=utf-8>\xE9"), None);
        assert_eq!(decode(b"\xE9t\xE9"), None);
    }
}
