//! Where policies come from: files, presets, text, with the keyring they need.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
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
    pub fn of(path: &Path) -> Stamp {
        if path.as_os_str().is_empty() || path.to_string_lossy().starts_with("preset:") {
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

/// The files that the policy of that name reads beside itself.
pub(crate) fn files_of(name: &str) -> Vec<PathBuf> {
    if name.starts_with("preset:") {
        return Vec::new();
    }
    std::fs::read_to_string(name).map_or_else(|_| Vec::new(), |text| Policy::files_named_in(&text, name))
}

/// Keyrings of this process: where each is from, and the file as it was when it was read.
static KEYRINGS: Mutex<Vec<(String, Stamp, Arc<Keyring>)>> = Mutex::new(Vec::new());

/// More keyrings than so many are not kept.
const KEPT: usize = 32;

/// The keyring of a path or `env:VARIABLE`. It is read once in a process, and again when its file has changed; where the
/// changed file cannot be read or is none (only root may read it, and PHP is root no longer), the last good one stays.
///
/// # Errors
/// It cannot be read and never could.
pub(crate) fn keyring_of(source: &str) -> Result<Arc<Keyring>, Failure> {
    let stamp = Stamp::of(Path::new(source));
    let mut kept = KEYRINGS.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept.iter().position(|(name, ..)| name == source);
    if let Some((_, of_known, keyring)) = known.map(|index| &kept[index])
        && *of_known == stamp
    {
        return Ok(Arc::clone(keyring));
    }
    let keyring = match (Keyring::open(source), known) {
        (Ok(keyring), _) => Arc::new(keyring),
        (Err(_), Some(index)) => Arc::clone(&kept[index].2),
        (Err(error), None) => return Err(error.into()),
    };
    if let Some(index) = known {
        kept.remove(index);
    } else if kept.len() == KEPT {
        kept.remove(0);
    }
    kept.push((source.to_owned(), stamp, Arc::clone(&keyring)));
    Ok(keyring)
}

/// Makes a policy ready, with the keyring of php.ini. A keyring that cannot be read is an error only for a policy that
/// needs one.
///
/// # Errors
/// The policy needs a keyring and there is none, or it cannot be read.
pub(crate) fn engine_of(policy: Policy, settings: &Settings) -> Result<Engine, Failure> {
    let needed = policy.needs_keyring();
    let keyring = match settings.keyring.as_str() {
        "" => None,
        source => match keyring_of(source) {
            Ok(keyring) => Some(keyring),
            Err(error) if needed => return Err(error),
            Err(_) => None,
        },
    };
    Ok(Engine::with_keyring(policy, keyring.as_deref())?)
}

/// An engine that settings were laid over: the one below, the settings as JSON, and what came of both.
type Laid = (Arc<Engine>, String, Arc<Engine>);

/// Engines of this process that settings were laid over, the last one used at the end.
static OVER: Mutex<Vec<Laid>> = Mutex::new(Vec::new());

/// A shop has one set of settings, or one for each of its stores; more than so many are not kept.
const LAID: usize = 16;

/// The engine with what a shop's settings say laid over its policy. Made once in a process for the same settings.
///
/// # Errors
/// The settings are refused, or need a keyring and there is none.
pub(crate) fn engine_over(below: &Arc<Engine>, over: serde_json::Value, settings: &Settings) -> Result<Arc<Engine>, Failure> {
    let text = over.to_string();
    let mut kept = OVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(index) = kept.iter().position(|(known, of, _)| Arc::ptr_eq(known, below) && *of == text) {
        kept[index..].rotate_left(1);
    } else {
        let engine = engine_of(below.policy().with(over)?, settings)?;
        if kept.len() == LAID {
            kept.remove(0);
        }
        kept.push((Arc::clone(below), text, Arc::new(engine)));
    }
    kept.last().map(|(_, _, engine)| Arc::clone(engine)).ok_or_else(|| Failure::Other("no engine was kept".into()))
}
