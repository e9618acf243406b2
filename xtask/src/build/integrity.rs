//! Subresource integrity: values with which a site says exactly which files it means to load.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::base::files::Files;

/// The name of the file that lists the values.
pub const LIST: &str = "integrity.json";

/// A file's value for an `integrity` attribute.
pub fn value(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A name for what one build has made, so that files of two builds can be told apart: the version, and a few letters of the
/// engine's value.
pub fn build(version: &str, engine: &[u8]) -> String {
    let letters = |byte: &u8| format!("{byte:02x}");
    format!("{version}+{}", Sha384::digest(engine).iter().take(4).map(letters).collect::<String>())
}

/// A module with the values of all files that are no scripts.
pub fn module(files: &Files) -> String {
    let others = files.served().filter(|(name, _)| !name.ends_with(".js"));
    // Shorter ones than in the list: the script carries them all.
    let values = others.map(|(name, bytes)| format!("{name:?}:\"sha256-{}\"", STANDARD.encode(Sha256::digest(bytes))));
    format!("export const INTEGRITY = {{{}}};\n", values.collect::<Vec<_>>().join(","))
}

/// The values of all files that readers load, as JSON: path below the folder that a site copies, value.
pub fn list(files: &Files) -> String {
    let values = files.served().map(|(name, bytes)| (name.to_owned(), value(bytes).into()));
    let list: serde_json::Map<String, serde_json::Value> = values.collect();
    serde_json::to_string_pretty(&list).expect("strings make JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_as_browsers_compute_it() {
        // From `openssl dgst -sha384 -binary | openssl base64 -A` of nothing.
        let nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(value(b""), nothing);
    }
}
