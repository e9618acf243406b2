//! `cargo xtask demo`: the distribution on this machine's own address, as a site would serve it.

use std::fs;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::base::paths;
use crate::base::process::say;
use crate::build::dist::{self, below, files_below};

/// The strictest policy that Selon works under; README recommends it.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                          require-trusted-types-for 'script'";

const FIRST_PORT: u16 = 8000;

/// Builds the distribution and serves it until the process is ended. Without a port, takes 8000 or
/// the next that is free.
///
/// # Errors
/// If the build fails or the port is taken.
pub fn demo(port: Option<u16>) -> Result<()> {
    dist::build()?;
    let listener = listen(port)?;
    let address = listener.local_addr()?;
    let server = Server::from_listener(listener, None).map_err(|error| anyhow!("cannot serve: {error}"))?;
    say("serving www/dist; end with Ctrl-C");
    println!("http://{address}/");
    for request in server.incoming_requests() {
        // A reader who has gone away is no matter.
        let _ = answer(request, &paths::dist());
    }
    Ok(())
}

/// A listener that only this machine can reach.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port).with_context(|| format!("port {port} cannot be had; without --port a free one is taken"));
    }
    let ports = FIRST_PORT..FIRST_PORT + 100;
    match ports.clone().find_map(|port| bind(port).ok()) {
        Some(listener) => Ok(listener),
        None => bail!("no free port from {} to {}; choose one with --port", ports.start, ports.end - 1),
    }
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some((name, bytes)) = file(folder, request.url()) else {
        return request.respond(Response::from_string("no such file in www/dist\n").with_status_code(404));
    };
    let mut response = Response::from_data(bytes);
    for (field, value) in [
        ("Content-Type", media_type(&name)),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        // A build in another window shows with the next reload.
        ("Cache-Control", "no-cache"),
    ] {
        response.add_header(Header::from_bytes(field, value).expect("the headers are plain ASCII"));
    }
    request.respond(response)
}

/// Name and bytes of the file that a request's target asks for.
///
/// The target only selects among the files that are there and never becomes part of a path,
/// so nothing outside the folder can be reached.
fn file(folder: &Path, target: &str) -> Option<(String, Vec<u8>)> {
    let wanted = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let wanted = if wanted.is_empty() { "index.html" } else { wanted };
    for path in files_below(folder).ok()? {
        let name = below(folder, &path);
        if name == wanted {
            return Some((name, fs::read(path).ok()?));
        }
    }
    None
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ts" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_found() {
        let outer = std::env::temp_dir().join(format!("selon-serve-{}", std::process::id()));
        let folder = outer.join("dist");
        fs::create_dir_all(folder.join("ui")).unwrap();
        fs::write(outer.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("ui/fr.json"), "{}").unwrap();
        let found = |target: &str| file(&folder, target).map(|(name, _)| name);
        assert_eq!(found("/").as_deref(), Some("index.html"));
        assert_eq!(found("/ui/fr.json?v=1").as_deref(), Some("ui/fr.json"));
        let absolute = format!("/{}", outer.join("secret.txt").display());
        for target in
            ["/../secret.txt", "/ui/../../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/ui", "", "*", &absolute]
        {
            assert_eq!(found(target), None, "{target}");
        }
        fs::remove_dir_all(outer).unwrap();
    }

    #[test]
    fn a_taken_port_is_passed_over_unless_asked_for() {
        let taken = listen(None).unwrap().local_addr().unwrap().port();
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, taken)).unwrap();
        assert!(listen(Some(taken)).unwrap_err().to_string().contains(&format!("port {taken}")));
        assert_ne!(listen(None).unwrap().local_addr().unwrap().port(), taken);
        drop(holder);
    }

    #[test]
    fn every_kind_of_file_of_a_distribution_has_its_media_type() {
        assert_eq!(media_type("selon.wasm"), "application/wasm");
        assert_eq!(media_type("selon.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("fr.pack"), "application/octet-stream");
    }
}
