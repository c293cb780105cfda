//! Where policies come from: files, presets, text, with the keyring they need.

use std::path::Path;
use std::time::SystemTime;

use leakguard_core::keys::Keyring;
use leakguard_core::{Engine, Policy};

use crate::failure::Failure;
use crate::settings::Settings;

/// What tells one content of a file from the next without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp(Option<(SystemTime, u64, u64)>);

impl Stamp {
    /// Of the file as it is now; the same for all that cannot be looked at.
    pub fn of(path: &str) -> Stamp {
        if path.is_empty() || path.starts_with("preset:") {
            return Stamp(None);
        }
        Stamp(std::fs::metadata(path).ok().and_then(|file| Some((file.modified().ok()?, file.len(), inode(&file)))))
    }
}

#[cfg(unix)]
fn inode(file: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(file)
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

/// Reads `preset:NAME` or the TOML file of that path.
///
/// # Errors
/// Names file, line and key.
pub(crate) fn policy_of(name: &str) -> Result<Policy, Failure> {
    if let Some(preset) = name.strip_prefix("preset:") {
        return Ok(Policy::preset(preset)?);
    }
    let bytes = std::fs::read(name).map_err(|cause| Failure::Policy(format!("{name}: {cause}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
        Failure::Policy(format!("{name}:{line}: not UTF-8; a policy is a TOML file"))
    })?;
    Ok(Policy::from_toml(&text, name)?)
}

/// Makes a policy ready, with the keyring of php.ini. A keyring that cannot be read is an error only for a policy that
/// needs one.
///
/// # Errors
/// The policy needs a keyring and there is none, or it cannot be read.
pub(crate) fn engine_of(policy: Policy, settings: &Settings) -> Result<Engine, Failure> {
    let needed = policy.rules.iter().any(|rule| rule.action.needs_keyring());
    let keyring = match settings.keyring.as_str() {
        "" => None,
        path => match Keyring::from_file(Path::new(path)) {
            Ok(keyring) => Some(keyring),
            Err(error) if needed => return Err(error.into()),
            Err(_) => None,
        },
    };
    Ok(Engine::new(policy, keyring)?)
}
