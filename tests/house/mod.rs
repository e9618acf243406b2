//! Which file imports which: read off the sources of a crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Attribute, ItemFn, ItemMod, ItemUse, Macro, UseName, UseRename, UseTree};

/// A file that names something of another, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub from: String,
    pub to: String,
    pub line: usize,
}

/// Every Rust file below a folder.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The imports among the files of a crate whose sources are in `folder`; files are named by their paths below it.
pub fn imports(folder: &Path) -> BTreeSet<Import> {
    let files: Vec<(String, String)> = sources(folder)
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("source is UTF-8");
            let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
            (name, text)
        })
        .collect();
    of_texts(&files)
}

/// The same of files given with their texts.
pub fn of_texts(files: &[(String, String)]) -> BTreeSet<Import> {
    let root = if files.iter().any(|(name, _)| name == "lib.rs") { "lib.rs" } else { "main.rs" };
    let modules: BTreeMap<Vec<String>, String> =
        files.iter().map(|(name, _)| (module(name, root), name.clone())).collect();
    let mut found = BTreeSet::new();
    for (name, text) in files {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut paths = Paths { here: module(name, root), modules: &modules, found: Vec::new() };
        paths.visit_file(&file);
        for (to, line) in paths.found {
            if to != *name {
                found.insert(Import { from: name.clone(), to, line });
            }
        }
    }
    found
}

/// `network/read.rs` → network, read; a folder's `mod.rs` and the crate's root, `root`, stand for what holds them.
fn module(name: &str, root: &str) -> Vec<String> {
    let parts = name.trim_end_matches(".rs").split('/').map(str::to_owned);
    parts.filter(|part| part != "mod" && name != root).collect()
}

/// Collects what a file names of its crate, tests aside.
struct Paths<'m> {
    here: Vec<String>,
    modules: &'m BTreeMap<Vec<String>, String>,
    found: Vec<(String, usize)>,
}

impl Paths<'_> {
    fn add(&mut self, path: &[Ident]) {
        let Some((first, rest)) = path.split_first() else { return };
        let child = [self.here.as_slice(), &[first.to_string()]].concat();
        let mut absolute = match first.to_string().as_str() {
            "crate" => Vec::new(),
            "self" => self.here.clone(),
            "super" => self.here[..self.here.len().saturating_sub(1)].to_vec(),
            // A module of this one, by its bare name.
            _ if self.modules.contains_key(&child) => child,
            _ => return,
        };
        for part in rest {
            match part.to_string().as_str() {
                "super" => drop(absolute.pop()),
                part => absolute.push(part.to_owned()),
            }
        }
        let known = (0..=absolute.len()).rev().find_map(|length| self.modules.get(&absolute[..length]));
        let line = path[path.len() - 1].span().start().line;
        self.found.extend(known.map(|file| (file.clone(), line)));
    }

    fn tree(&mut self, before: &mut Vec<Ident>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.clone());
                self.tree(before, &path.tree);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
            UseTree::Name(UseName { ident }) | UseTree::Rename(UseRename { ident, .. }) => {
                self.add(&[before.as_slice(), std::slice::from_ref(ident)].concat());
            }
            UseTree::Glob(_) => self.add(before),
        }
    }

    /// Paths among the tokens of a macro, which nobody has parsed.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(word);
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    self.end(&mut path);
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<Ident>) {
        if path.len() > 1 {
            self.add(path);
        }
        path.clear();
    }
}

impl<'a> Visit<'a> for Paths<'_> {
    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        if !item.attrs.iter().any(is_for_tests) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        if !item.attrs.iter().any(is_for_tests) {
            self.tree(&mut Vec::new(), &item.tree);
        }
    }

    fn visit_item_fn(&mut self, item: &'a ItemFn) {
        if !item.attrs.iter().any(is_for_tests) {
            syn::visit::visit_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let parts: Vec<Ident> = path.segments.iter().map(|segment| segment.ident.clone()).collect();
        if parts.len() > 1 {
            self.add(&parts);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        self.tokens(call.tokens.clone());
    }
}

/// `#[cfg(test)]`; what is also for the browser is not.
fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
}

/// A way along edges that comes back to where it starts, if there is one.
pub fn circle(edges: &BTreeSet<(String, String)>) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    edges.iter().find_map(|(from, _)| walk(from, edges, &mut Vec::new(), &mut done))
}

fn walk(
    at: &str,
    edges: &BTreeSet<(String, String)>,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(start) = way.iter().position(|passed| passed == at) {
        return Some([&way[start..], &[at.to_owned()]].concat());
    }
    if done.contains(at) {
        return None;
    }
    way.push(at.to_owned());
    let next = edges.iter().filter(|(from, _)| from == at);
    let found = next.into_iter().find_map(|(_, to)| walk(to, edges, way, done));
    way.pop();
    done.insert(at.to_owned());
    found
}
