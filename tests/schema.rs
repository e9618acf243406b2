//! The JSON Schema of analyses, what the command line writes and the declarations for TypeScript say the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use serde_json::{Value, json};

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

fn schema() -> Value {
    serde_json::from_str(&output(env!("CARGO_BIN_EXE_schema"), &[])).expect("the schema is JSON")
}

/// The demo's articles.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/demo/articles");
    let files = fs::read_dir(folder).expect("the demo has articles").map(|entry| entry.expect("an entry").path());
    files.filter(|file| file.extension().is_some_and(|ending| ending == "txt")).collect()
}

fn analysis(file: &Path) -> Value {
    let file = file.to_str().expect("a path in UTF-8");
    let words = ["annotate", file, "--format", "json"];
    serde_json::from_str(&output(env!("CARGO_BIN_EXE_selon"), &words)).expect("JSON")
}

#[test]
fn what_the_command_line_writes_is_as_the_schema_says() {
    let validator: Validator = jsonschema::validator_for(&schema()).expect("a schema");
    let articles = articles();
    assert!(articles.len() >= 3);
    for file in articles {
        let mut analysis = analysis(&file);
        let told: Vec<String> =
            validator.iter_errors(&analysis).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(told, [String::new(); 0], "{}", file.display());
        // What an editor adds is part of it.
        analysis["attributions"][0]["check"] =
            json!({ "kind": "changed", "by": "R. D.", "at": "2026-11-30T09:00:00Z" });
        let content = analysis["attributions"][1]["content"]["quotes"].clone();
        analysis["removed"] = json!([{ "content": content }]);
        assert!(validator.is_valid(&analysis), "{}", file.display());
        for (at, wrong) in [
            ("/format", json!(2)),
            ("/attributions/0/type", json!("wizard")),
            ("/attributions/0/check/kind", json!("")),
        ] {
            let mut broken = analysis.clone();
            *broken.pointer_mut(at).expect("it is there") = wrong;
            assert!(!validator.is_valid(&broken), "{at} may be anything");
        }
    }
}

/// The body of a type's declaration.
fn declared<'d>(declarations: &'d str, name: &str) -> &'d str {
    let start = format!("export type {name} = ");
    let rest = declarations.split_once(&start).unwrap_or_else(|| panic!("no {name} is declared")).1;
    rest.split("\nexport type ").next().expect("a first part")
}

#[test]
fn the_declarations_have_the_same_properties() {
    let declarations = output(env!("CARGO_BIN_EXE_declarations"), &[]);
    let schema = schema();
    let mut types: Vec<(&str, &Value)> = vec![("Analysis", &schema)];
    let inner = schema["$defs"].as_object().expect("the types of an analysis");
    types.extend(inner.iter().map(|(name, schema)| (name.as_str(), schema)));
    let mut count = 0;
    for (name, schema) in types {
        let body = declared(&declarations, name);
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for property in schema["properties"].as_object().into_iter().flatten().map(|(property, _)| property) {
            let is_given = body.contains(&format!("{property}: "));
            assert!(is_given || body.contains(&format!("{property}?: ")), "{name}.{property} is not declared: {body}");
            assert!(is_given || !required.contains(&property.as_str()), "{name}.{property} is declared as optional");
            count += 1;
        }
        for value in schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str()) {
            assert!(body.contains(&format!("\"{value}\"")), "{name} has no {value}: {body}");
            count += 1;
        }
    }
    assert!(count > 60, "only {count} were compared");
}
