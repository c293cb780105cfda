//! The engine of php.ini, one per process: loaded once, looked after between requests.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use leakguard_core::Engine;

use crate::failure::Failure;
use crate::settings::Settings;
use crate::source::{Stamp, engine_of, files_of, policy_of};

/// Files are looked at once in so long, at most.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A server may give each virtual host settings of its own; more than so many are not kept.
const KEPT: usize = 32;

/// What the files of some settings gave.
struct Loaded {
    settings: Settings,
    /// The last good engine, or why there never was one.
    engine: Result<Arc<Engine>, Failure>,
    /// Files of words and values that the policy names.
    files: Vec<PathBuf>,
    /// All files as they were when they were last read, well or not.
    stamps: Vec<Stamp>,
    looked: Instant,
}

/// The engines of this process, by their settings.
pub(crate) struct Live {
    loaded: Mutex<Vec<Loaded>>,
}

impl Live {
    pub const fn new() -> Live {
        Live { loaded: Mutex::new(Vec::new()) }
    }

    /// The engine in force. Loads it if this is the first time.
    ///
    /// # Errors
    /// The first load has failed and the files have not changed since. A second value, if any, is for PHP's log.
    pub fn engine(&self, settings: &Settings) -> (Result<Arc<Engine>, Failure>, Option<String>) {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = loaded.iter().find(|known| known.settings == *settings) {
            return (known.engine.clone(), None);
        }
        let (engine, files, stamps) = load(settings);
        let warning = engine.as_ref().err().map(Failure::message);
        if loaded.len() == KEPT {
            loaded.remove(0);
        }
        loaded.push(Loaded { settings: settings.clone(), engine: engine.clone(), files, stamps, looked: Instant::now() });
        (engine, warning)
    }

    /// Forgets all engines.
    pub fn forget(&self) {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Looks at the files, if it is time to, and takes a changed policy. A bad one leaves the last good one in force;
    /// it is reported once, by the text for PHP's log that comes back.
    pub fn refresh(&self, settings: &Settings) -> Option<String> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let known = loaded.iter_mut().find(|known| known.settings == *settings)?;
        let now = Instant::now();
        if now.duration_since(known.looked) < LOOK_EVERY {
            return None;
        }
        known.looked = now;
        if stamps_of(settings, &known.files) == known.stamps {
            return None;
        }
        let (engine, files, stamps) = load(settings);
        (known.files, known.stamps) = (files, stamps);
        match (engine, &known.engine) {
            (Err(failure), Ok(last_good)) => Some(format!("{}; the last good policy {} stays in force", failure.message(), last_good.policy_id())),
            (Err(failure), Err(_)) => {
                let warning = failure.message();
                known.engine = Err(failure);
                Some(warning)
            }
            (good, _) => {
                known.engine = good;
                None
            }
        }
    }
}

fn stamps_of(settings: &Settings, files: &[PathBuf]) -> Vec<Stamp> {
    let own = [Path::new(settings.policy()), Path::new(&settings.keyring)];
    own.into_iter().chain(files.iter().map(PathBuf::as_path)).map(Stamp::of).collect()
}

/// Stamps are taken first: a change while the files are being read is then seen the next time.
fn load(settings: &Settings) -> (Result<Arc<Engine>, Failure>, Vec<PathBuf>, Vec<Stamp>) {
    let files = files_of(settings.policy());
    let stamps = stamps_of(settings, &files);
    let engine = (|| {
        let mode = settings.mode().map_err(Failure::Policy)?;
        let mut policy = policy_of(settings.policy())?;
        if let Some(mode) = mode {
            policy.mode = mode;
        }
        engine_of(policy, settings).map(Arc::new)
    })();
    (engine, files, stamps)
}
