//! `cargo xtask demo`: the distribution on this machine's own address, as a site would serve it.

use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::base::paths;
use crate::base::process::{run, say};
use crate::build::dist;

const FIRST_PORT: u16 = 8000;

/// Builds the distribution and serves it until the process is ended. Without a port, takes 8000 or
/// the next that is free.
///
/// # Errors
/// If the build fails or the port is taken.
pub fn demo(port: Option<u16>) -> Result<()> {
    dist::build()?;
    // The server takes the port that is given back here.
    let port = listen(port)?.local_addr()?.port();
    say("serving www/dist; end with Ctrl-C");
    let server = paths::root().join("tests/browser/demo.mjs");
    run(Command::new("node").arg(server).arg(port.to_string()).env("SELON_DIST", paths::dist()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over_unless_asked_for() {
        let taken = listen(None).unwrap().local_addr().unwrap().port();
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, taken)).unwrap();
        assert!(listen(Some(taken)).unwrap_err().to_string().contains(&format!("port {taken}")));
        assert_ne!(listen(None).unwrap().local_addr().unwrap().port(), taken);
        drop(holder);
    }
}
