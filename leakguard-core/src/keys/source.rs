//! Where a keyring comes from: a file, an environment variable, a command that prints it.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use zeroize::{Zeroize, Zeroizing};

use super::{KeyError, error};

/// Octets of a keyring's text at most.
const LONGEST: u64 = 256 * 1024;

/// Reads the whole file, which nobody but its owner may read.
pub(super) fn read_file(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let file = std::fs::File::open(path).map_err(|cause| error(format!("{cause}")))?;
    // Of the file that is open, not of what has that name by now.
    let metadata = file.metadata().map_err(|cause| error(format!("{cause}")))?;
    if !metadata.is_file() {
        return Err(error("not a file"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(error(format!("mode {mode:04o} lets others read it; make it 0600")));
        }
    }
    text_of(file).map_err(|cause| error(format!("{cause}")))
}

/// Reads it without leaving copies behind: the buffer never has to grow.
fn text_of(mut from: impl Read) -> std::io::Result<Zeroizing<String>> {
    let mut octets = Zeroizing::new(Vec::with_capacity(LONGEST as usize + 1));
    from.by_ref().take(LONGEST + 1).read_to_end(&mut octets)?;
    if octets.len() as u64 > LONGEST {
        return Err(std::io::Error::other(format!("more than {LONGEST} octets are no keyring")));
    }
    let text = std::str::from_utf8(&octets).map_err(|_| std::io::Error::other("not UTF-8"))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// The text that an environment variable holds.
pub(super) fn read_variable(name: &str) -> Result<Zeroizing<String>, KeyError> {
    match std::env::var(name) {
        Ok(text) => Ok(Zeroizing::new(text)),
        Err(std::env::VarError::NotPresent) => Err(error("the variable is not set")),
        Err(std::env::VarError::NotUnicode(text)) => {
            text.into_encoded_bytes().zeroize();
            Err(error("the variable does not hold UTF-8"))
        }
    }
}

/// Runs a command and takes what it prints. Its standard error goes nowhere: it might show what must not be shown.
pub(super) fn read_command(command: &[String], timeout: Duration) -> Result<Zeroizing<String>, KeyError> {
    let (program, arguments) = command.split_first().ok_or_else(|| error("`command` is empty"))?;
    let failed = |what: &str| error(format!("the command `{program}` {what}"));
    let deadline = Instant::now() + timeout;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| failed(&format!("cannot be started: {cause}")))?;
    let Some(pipe) = child.stdout.take() else { return Err(failed("has no output")) };
    // A thread reads, so that a command which says nothing can be left. It ends with the command's output.
    let (send, receive) = mpsc::sync_channel(1);
    std::thread::Builder::new()
        .name("leakguard-keys".into())
        .spawn(move || {
            let _ = send.send(text_of(pipe));
        })
        .map_err(|cause| failed(&format!("cannot be read: {cause}")))?;
    let text = receive.recv_timeout(deadline.saturating_duration_since(Instant::now()));
    let status = if matches!(text, Ok(Ok(_))) { ended(&mut child, deadline) } else { None };
    if status.is_none() {
        let _ = child.kill();
        let _ = child.wait();
    }
    match (text, status) {
        (Ok(Err(cause)), _) => Err(failed(&format!("printed no keyring: {cause}"))),
        (Ok(Ok(text)), Some(status)) if status.success() => Ok(text),
        (_, Some(status)) => Err(failed(&format!("ended with {status}; run it by hand to see what it says"))),
        _ => Err(failed(&format!("did not end within {} seconds", timeout.as_secs()))),
    }
}

/// The status of a child that has closed its output and so is about to end; `None` when it is not in time.
fn ended(child: &mut Child, deadline: Instant) -> Option<std::process::ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(1)),
            _ => return None,
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn run(command: &[&str], timeout: Duration) -> Result<String, String> {
        let command: Vec<String> = command.iter().map(|&part| part.to_owned()).collect();
        read_command(&command, timeout).map(|text| text.to_string()).map_err(|error| error.message)
    }

    #[test]
    fn a_command_is_read_and_its_failures_are_told() {
        let minute = Duration::from_secs(60);
        assert_eq!(run(&["printf", "%s", "active"], minute).unwrap(), "active");
        for (command, part) in [
            (&["sh", "-c", "echo c2VjcmV0; echo c2VjcmV0 >&2; exit 3"][..], "exit status: 3"),
            (&["/nowhere/vault"], "cannot be started"),
            (&["sh", "-c", "printf '\\377'"], "not UTF-8"),
            (&["head", "-c", "300000", "/dev/zero"], "are no keyring"),
            (&[], "`command` is empty"),
        ] {
            let message = run(command, minute).unwrap_err();
            assert!(message.contains(part) && !message.contains("c2VjcmV0"), "{message}");
        }
    }

    #[test]
    fn a_command_that_hangs_is_ended() {
        let message = run(&["sleep", "600"], Duration::from_millis(20)).unwrap_err();
        assert!(message.contains("did not end within"), "{message}");
        let message = run(&["sh", "-c", "exec >&-; exec sleep 600"], Duration::from_millis(20)).unwrap_err();
        assert!(message.contains("did not end within"), "{message}");
    }
}
