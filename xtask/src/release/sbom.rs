//! The bill of materials: the crates that what is released is compiled from, in CycloneDX.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, ensure};
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::external_models::uri::Purl;
use cyclonedx_bom::models::bom::{Bom, SpecVersion};
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::hash::{Hash, HashAlgorithm, HashValue, Hashes};
use cyclonedx_bom::models::license::{License, LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::validation::Validate;
use serde_json::Value;

use super::file::File;
use crate::base::paths;
use crate::base::process::output;
use crate::base::version;
use crate::setup::toolchain::Toolchain;

/// The crates that are released, compiled or as they are.
const RELEASED: [&str; 2] = ["selon", "selon-python"];

/// A crate as cargo knows it.
struct Crate {
    id: String,
    name: String,
    version: String,
    licence: Option<String>,
    /// Only the compiler runs it: nothing of it is in what is compiled.
    is_macro: bool,
    /// The crates that it is compiled with.
    needs: Vec<String>,
}

/// The bill of a release that consists of these files. Of the same sources it has the same bytes: no time, no number drawn by
/// lot.
///
/// # Errors
/// If cargo does not know the crates, or the bill is not as CycloneDX wants it.
pub fn write(version: &str, files: &[File]) -> Result<Vec<u8>> {
    let crates = shipped(read(&metadata()?)?)?;
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let bom = bill(version, files, &crates, &checksums(&lock))?;
    let mut json = Vec::new();
    bom.output_as_json_v1_5(&mut json)?;
    json.push(b'\n');
    Ok(json)
}

fn bill(version: &str, files: &[File], crates: &[Crate], checksums: &BTreeMap<String, String>) -> Result<Bom> {
    let mut selon = Component::new(Classification::Application, "selon", version, Some("selon".to_owned()));
    selon.licenses = Some(licences(&version::licence()?));
    selon.components = Some(Components(files.iter().map(|file| artefact(file, version)).collect()));
    let others: Vec<&Crate> = crates.iter().filter(|one| !RELEASED.contains(&one.name.as_str())).collect();
    let components = others.iter().map(|one| component(one, checksums)).collect::<Result<_>>()?;
    let known: BTreeMap<&str, String> = crates.iter().map(|one| (one.id.as_str(), reference(one))).collect();
    let needs = |one: &Crate| one.needs.iter().filter_map(|id| known.get(id.as_str()).cloned()).collect::<Vec<_>>();
    let own = crates.iter().filter(|one| RELEASED.contains(&one.name.as_str()));
    let direct: BTreeSet<String> = own.flat_map(&needs).filter(|name| name.starts_with("pkg:")).collect();
    let mut dependencies =
        vec![Dependency { dependency_ref: "selon".to_owned(), dependencies: direct.into_iter().collect() }];
    dependencies
        .extend(others.iter().map(|one| Dependency { dependency_ref: reference(one), dependencies: needs(one) }));
    let bom = Bom {
        serial_number: None,
        metadata: Some(Metadata { component: Some(selon), ..Metadata::default() }),
        components: Some(Components(components)),
        dependencies: Some(Dependencies(dependencies)),
        spec_version: SpecVersion::V1_5,
        ..Bom::default()
    };
    let checked = bom.validate_version(SpecVersion::V1_5);
    ensure!(checked.passed(), "the bill of materials is not as CycloneDX wants it: {checked:?}");
    Ok(bom)
}

/// A file of the release.
fn artefact(file: &File, version: &str) -> Component {
    let mut component = Component::new(Classification::File, &file.name, version, Some(format!("file:{}", file.name)));
    component.hashes = Some(hashes(&file.sha256));
    component
}

/// A crate of somebody else.
fn component(one: &Crate, checksums: &BTreeMap<String, String>) -> Result<Component> {
    let mut component = Component::new(Classification::Library, &one.name, &one.version, Some(reference(one)));
    component.purl = Some(Purl::new("cargo", &one.name, &one.version)?);
    component.licenses = one.licence.as_deref().map(licences);
    let sum = checksums.get(&format!("{} {}", one.name, one.version));
    component.hashes = Some(hashes(sum.with_context(|| format!("Cargo.lock has no checksum of {}", one.name))?));
    Ok(component)
}

/// What other parts of the bill call a crate.
fn reference(one: &Crate) -> String {
    if RELEASED.contains(&one.name.as_str()) {
        one.name.clone()
    } else {
        format!("pkg:cargo/{}@{}", one.name, one.version)
    }
}

fn hashes(sha256: &str) -> Hashes {
    Hashes(vec![Hash { alg: HashAlgorithm::SHA_256, content: HashValue(sha256.to_owned()) }])
}

/// Older crates part licences by a stroke.
fn licences(words: &str) -> Licenses {
    Licenses(vec![match SpdxExpression::parse_lax(words.to_owned()) {
        Ok(expression) => LicenseChoice::Expression(expression),
        Err(_) => LicenseChoice::License(License::named_license(words)),
    }])
}

/// All crates of the workspace and what they are compiled with, by `cargo metadata`.
fn metadata() -> Result<Value> {
    let json = output(Toolchain::Own.cargo("metadata").args(["--format-version", "1", "--locked"]))?;
    serde_json::from_slice(&json).context("cargo metadata")
}

fn read(metadata: &Value) -> Result<Vec<Crate>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut needs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        // Neither what only builds it nor what only tests it.
        let is_in_it = |one: &Value| list(&one["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        let packages =
            list(&node["deps"]).iter().filter(|one| is_in_it(one)).filter_map(|one| text(&one["pkg"])).collect();
        needs.insert(text(&node["id"]).context("a crate without id")?, packages);
    }
    let crates = list(&metadata["packages"]).into_iter().map(|package| {
        let id = text(&package["id"]).context("a crate without id")?;
        Ok(Crate {
            name: text(&package["name"]).context("a crate without name")?,
            version: text(&package["version"]).context("a crate without version")?,
            licence: text(&package["license"]),
            is_macro: list(&package["targets"])
                .iter()
                .any(|target| list(&target["kind"]).contains(&"proc-macro".into())),
            needs: needs.remove(&id).unwrap_or_default(),
            id,
        })
    });
    crates.collect()
}

/// Those that are in what is released, in the order of their names.
fn shipped(crates: Vec<Crate>) -> Result<Vec<Crate>> {
    let mut all: BTreeMap<String, Crate> = crates.into_iter().map(|one| (one.id.clone(), one)).collect();
    let mut waiting: Vec<String> =
        all.values().filter(|one| RELEASED.contains(&one.name.as_str())).map(|one| one.id.clone()).collect();
    ensure!(waiting.len() == RELEASED.len(), "the workspace has not all of {RELEASED:?}");
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        if let Some(one) = all.remove(&id).filter(|one| !one.is_macro) {
            waiting.extend(one.needs.iter().cloned());
            found.push(one);
        }
    }
    found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(found)
}

/// The registry's checksums in a lock file, by name and version.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
        line.strip_suffix('"').map(str::to_owned)
    };
    let packages = lock.split("[[package]]").filter_map(|package| {
        let name = format!("{} {}", value(package, "name")?, value(package, "version")?);
        Some((name, value(package, "checksum")?))
    });
    packages.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_builds_tests_or_expands_is_in_no_bill() {
        let metadata: Value = serde_json::from_str(
            r#"{ "packages": [
                { "id": "1", "name": "selon", "version": "1.0.0", "targets": [{ "kind": ["rlib"] }] },
                { "id": "2", "name": "selon-python", "version": "1.0.0", "targets": [{ "kind": ["cdylib"] }] },
                { "id": "3", "name": "words", "version": "2.0.0", "license": "MIT/Apache-2.0", "targets": [] },
                { "id": "4", "name": "derive", "version": "2.0.0", "targets": [{ "kind": ["proc-macro"] }] },
                { "id": "5", "name": "tests", "version": "2.0.0", "targets": [] }
            ], "resolve": { "nodes": [
                { "id": "1", "deps": [
                    { "pkg": "3", "dep_kinds": [{ "kind": null }] },
                    { "pkg": "4", "dep_kinds": [{ "kind": null }] },
                    { "pkg": "5", "dep_kinds": [{ "kind": "dev" }] }
                ] },
                { "id": "2", "deps": [{ "pkg": "1", "dep_kinds": [{ "kind": null }] }] }
            ] } }"#,
        )
        .unwrap();
        let crates = shipped(read(&metadata).unwrap()).unwrap();
        assert_eq!(crates.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["selon", "selon-python", "words"]);
        let sum = "ab".repeat(32);
        let lock = format!("[[package]]\nname = \"words\"\nversion = \"2.0.0\"\nchecksum = \"{sum}\"\n");
        let file = File { name: "selon.zip".to_owned(), bytes: 1, sha256: sum.clone() };
        let bom = bill("1.0.0", &[file], &crates, &checksums(&lock)).unwrap();
        let Dependencies(dependencies) = bom.dependencies.unwrap();
        assert_eq!(dependencies[0].dependencies, ["pkg:cargo/words@2.0.0"]);
        assert_eq!(bom.components.unwrap().0.len(), 1);
        assert!(bill("1.0.0", &[], &crates, &BTreeMap::new()).is_err(), "a crate without checksum");
    }
}
