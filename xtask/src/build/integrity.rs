//! Subresource integrity: values with which a site says exactly which files it means to load.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::dist::Files;

/// The name of the file that lists the values.
pub const LIST: &str = "integrity.json";

/// A file's value for an `integrity` attribute.
pub fn value(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// What a site serves to readers: the demo page and the declarations are not among it.
fn served(name: &str) -> bool {
    let script = name.ends_with(".js") && !name.contains('/') && !name.starts_with("demo");
    script || matches!(name, "selon.wasm" | "selon.css") || name.ends_with(".pack") || name.starts_with("ui/")
}

/// The values of all files that a site serves, as JSON: path below the distribution's folder, value.
pub fn list(files: &Files) -> String {
    let values = files.iter().filter(|(name, _)| served(name)).map(|(name, bytes)| (name.clone(), value(bytes).into()));
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

    #[test]
    fn the_list_has_what_readers_load() {
        let files: Files = ["selon.js", "selon.d.ts", "fr.pack", "ui/fr.json", "index.html", "demo/ui.js"]
            .map(|name| (name.to_owned(), name.as_bytes().to_vec()))
            .into();
        let list: serde_json::Value = serde_json::from_str(&list(&files)).unwrap();
        let names: Vec<&String> = list.as_object().unwrap().keys().collect();
        assert_eq!(names, ["fr.pack", "selon.js", "ui/fr.json"]);
    }
}
