//! Running other programs, and saying what is being done.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// One line for the developer: what is being done and why.
pub fn say(line: impl std::fmt::Display) {
    eprintln!("[xtask] {line}");
}

/// Runs a program to its end; its output is the developer's to see.
///
/// # Errors
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", words(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", words(command));
    }
    Ok(())
}

/// Like [`run`], but what the program writes is shown when it has ended, all at once: others run beside it.
///
/// # Errors
/// If it cannot be started or fails.
pub fn run_beside(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot start {}", words(command)))?;
    let mut shown = std::io::stdout().lock();
    shown.write_all(&output.stderr)?;
    shown.write_all(&output.stdout)?;
    if !output.status.success() {
        bail!("{} failed ({})", words(command), output.status);
    }
    Ok(())
}

/// Like [`run`], but gives up, and ends the program, when it takes longer than `limit`.
///
/// # Errors
/// If it cannot be started, fails or takes too long.
pub fn run_within(limit: Duration, command: &mut Command) -> Result<()> {
    let mut child = command.spawn().with_context(|| format!("cannot start {}", words(command)))?;
    let started = Instant::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => bail!("{} failed ({status})", words(command)),
            None if started.elapsed() < limit => sleep(Duration::from_millis(50)),
            None => {
                child.kill()?;
                child.wait()?;
                bail!("{} took longer than {} s", words(command), limit.as_secs());
            }
        }
    }
}

/// What a program writes to its standard output; what it writes to standard error is shown.
///
/// # Errors
/// If it cannot be started or fails.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {}", words(command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", words(command), output.status);
    }
    Ok(output.stdout)
}

/// The first answer of a program that may be absent or fail, without line end.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

fn words(command: &Command) -> String {
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    let words: Vec<_> = std::iter::once(command.get_program().to_string_lossy()).chain(arguments).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_program_and_its_arguments() {
        let error = run(Command::new("false").arg("--quite")).unwrap_err().to_string();
        assert!(error.starts_with("`false --quite` failed"), "{error}");
        let error = run(&mut Command::new("no-such-program")).unwrap_err().to_string();
        assert_eq!(error, "cannot start `no-such-program`");
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let started = Instant::now();
        let error = run_within(Duration::from_millis(100), Command::new("sleep").arg("60")).unwrap_err();
        assert!(error.to_string().contains("took longer"), "{error}");
        assert!(started.elapsed() < Duration::from_secs(30));
        run_within(Duration::from_secs(30), &mut Command::new("true")).unwrap();
    }
}
