//! Making and changing keyring files. A file is replaced whole or not at all, and is never readable by others.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::{CommandText, KeyError, MASTER_LEN, Text, TextKey, error, source};

/// What stands above the keys, for people.
const HEADER: &str = "# LeakGuard's keyring. Whoever reads it can turn tokens back into data; without it nobody can.
# Keep a copy where backups are kept, apart from the data.
";

/// What `rotate` did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The key that new values got so far; its tokens stay readable.
    pub from: String,
    /// The key that new values get from now on.
    pub to: String,
}

/// What `retire` did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retirement {
    /// The key that is gone.
    pub id: String,
    /// Keys that are left.
    pub left: Vec<String>,
}

/// Writes a new keyring with one fresh key to a file that must not exist yet, readable by its owner only.
/// `created` is the day, for people.
///
/// # Errors
/// The file exists or cannot be written, or `random` is not 32 octets.
pub fn create(path: &Path, random: &[u8], created: Option<&str>) -> Result<PathBuf, KeyError> {
    let keys = vec![fresh("k1".into(), random, created)?];
    let text = written(&Text { active: "k1".into(), detokenize: false, retired: Vec::new(), keys })?;
    let written = private(path).and_then(|mut out| out.write_all(text.as_bytes()).and_then(|()| out.sync_all()));
    written.and_then(|()| sync_folder(path)).map_err(|cause| at(path, &cause.to_string()))?;
    Ok(path.to_owned())
}

/// Adds a fresh key and makes it the active one. No key is taken out: what older keys have made stays readable.
///
/// # Errors
/// The file is no keyring, names a command, or cannot be replaced; `random` is not 32 octets.
pub fn rotate(path: &Path, random: &[u8], created: Option<&str>) -> Result<Rotation, KeyError> {
    change(path, |text| {
        let number = |id: &String| id.strip_prefix('k').and_then(|digits| digits.parse::<u64>().ok());
        let last = text.keys.iter().map(|key| &key.id).chain(&text.retired).filter_map(number).max().unwrap_or(0);
        let to = format!("k{}", last + 1);
        text.keys.push(fresh(to.clone(), random, created)?);
        Ok(Rotation { from: std::mem::replace(&mut text.active, to.clone()), to })
    })
}

/// Takes a key out for good: what it made can never be read again. Its id stays, so that its tokens are told from
/// forged ones.
///
/// # Errors
/// `for_good` is false: the message says what would become unreadable. The key is the active one or not there; the
/// file is no keyring, names a command, or cannot be replaced.
pub fn retire(path: &Path, id: &str, for_good: bool) -> Result<Retirement, KeyError> {
    change(path, |text| {
        if text.active == id {
            return Err(error(format!("\"{id}\" is the active key: rotate first, then new values get another one")));
        }
        let Some(index) = text.keys.iter().position(|key| key.id == id) else {
            return Err(error(format!("there is no key \"{id}\"")));
        };
        if !for_good {
            return Err(error(format!(
                "retiring \"{id}\" makes every token that holds \"{id}\" unreadable for ever, wherever it is stored, in every dataset; \
                 turn these tokens into new ones first. Nothing was changed; `--unreadable-for-ever` does it"
            )));
        }
        text.keys.remove(index);
        text.retired.push(id.to_owned());
        Ok(Retirement { id: id.to_owned(), left: text.keys.iter().map(|key| key.id.clone()).collect() })
    })
}

fn fresh(id: String, random: &[u8], created: Option<&str>) -> Result<TextKey, KeyError> {
    if random.len() != MASTER_LEN {
        return Err(error(format!("a master key is made of {MASTER_LEN} random octets")));
    }
    Ok(TextKey { id, created: created.map(str::to_owned), secret: STANDARD.encode(random) })
}

fn written(text: &Text) -> Result<Zeroizing<String>, KeyError> {
    let keys = Zeroizing::new(toml::to_string(text).map_err(|_| error("the keyring cannot be written as TOML"))?);
    Ok(Zeroizing::new([HEADER, &keys].concat()))
}

fn at(path: &Path, message: &str) -> KeyError {
    error(format!("keyring {}: {message}", path.display()))
}

/// Creates a file that must not exist, for its owner alone.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The new name is on the disk too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Reads the file, changes it, and puts the changed text in its place in one step. Two changes at once cannot lose
/// each other's keys: the second one waits.
fn change<T>(path: &Path, edit: impl FnOnce(&mut Text) -> Result<T, KeyError>) -> Result<T, KeyError> {
    let failed = |cause: io::Error| at(path, &cause.to_string());
    // A link stays one: what it leads to is replaced.
    let path = &path.canonicalize().map_err(failed)?;
    let _alone = alone(path).map_err(failed)?;
    let done = || {
        let text = source::read_file(path)?;
        if toml::from_str::<CommandText>(&text).is_ok() {
            return Err(error("its keys come from a command: change them where the command finds them"));
        }
        let mut text = Text::read(&text)?;
        let result = edit(&mut text)?;
        replace(path, &written(&text)?).map_err(|cause| error(cause.to_string()))?;
        Ok(result)
    };
    done().map_err(|cause: KeyError| at(path, &cause.message))
}

/// Holds the file's lock until it is dropped.
fn alone(path: &Path) -> io::Result<File> {
    loop {
        let file = File::open(path)?;
        file.lock()?;
        // Who held the lock has put another file in its place: that one's lock counts.
        if is_at(&file, path)? {
            return Ok(file);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let (open, named) = (file.metadata()?, std::fs::metadata(path)?);
    Ok((open.dev(), open.ino()) == (named.dev(), named.ino()))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    // The lock is held, so what is there was left by a change that was cut short.
    match std::fs::remove_file(&beside) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
        _ => {}
    }
    let mut out = private(&beside)?;
    let written = out.write_all(text.as_bytes()).and_then(|()| out.sync_all());
    #[cfg(unix)]
    let written = written.and_then(|()| same_owner(&out, path));
    if let Err(cause) = written.and_then(|()| std::fs::rename(&beside, path)) {
        let _ = std::fs::remove_file(&beside);
        return Err(cause);
    }
    sync_folder(path)
}

/// root rotates the keyring of another user: it stays theirs.
#[cfg(unix)]
fn same_owner(new: &File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (old, new_owner) = (std::fs::metadata(path)?, new.metadata()?);
    if (old.uid(), old.gid()) == (new_owner.uid(), new_owner.gid()) {
        return Ok(());
    }
    fchown(new, Some(old.uid()), Some(old.gid()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::keys::Keyring;
    use std::os::unix::fs::PermissionsExt;

    /// A folder of its own, gone at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("leakguard-keys-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&path).unwrap();
            Folder(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn ids(path: &Path) -> Vec<(String, bool)> {
        Keyring::from_file(path).unwrap().public_ids().unwrap().into_iter().map(|key| (key.id, key.active)).collect()
    }

    #[test]
    fn rotating_keeps_every_key_and_only_the_owner_can_read() {
        let folder = Folder::new("rotate");
        let path = folder.0.join("keys.toml");
        create(&path, &[1; 32], Some("2026-11-21")).unwrap();
        assert!(create(&path, &[1; 32], None).unwrap_err().message.contains("exists"));
        assert_eq!(rotate(&path, &[2; 32], None).unwrap(), Rotation { from: "k1".into(), to: "k2".into() });
        assert_eq!(rotate(&path, &[3; 32], None).unwrap().to, "k3");
        assert_eq!(ids(&path), [("k1".into(), false), ("k2".into(), false), ("k3".into(), true)]);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1, "something was left behind");
        let keys = Keyring::from_file(&path).unwrap().public_ids().unwrap();
        assert_eq!((keys[0].created.as_deref(), keys[1].created.as_deref()), (Some("2026-11-21"), None));
        assert_ne!(keys[0].fingerprint, keys[1].fingerprint);
    }

    #[test]
    fn retiring_asks_first_and_never_takes_the_active_key() {
        let folder = Folder::new("retire");
        let path = folder.0.join("keys.toml");
        create(&path, &[1; 32], None).unwrap();
        rotate(&path, &[2; 32], None).unwrap();
        let before = std::fs::read(&path).unwrap();
        for (id, for_good, part) in [
            ("k1", false, "every token that holds \"k1\" unreadable for ever"),
            ("k2", true, "\"k2\" is the active key"),
            ("k9", true, "there is no key \"k9\""),
        ] {
            let message = retire(&path, id, for_good).unwrap_err().message;
            assert!(message.contains(part), "{message}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(retire(&path, "k1", true).unwrap(), Retirement { id: "k1".into(), left: vec!["k2".into()] });
        assert_eq!((ids(&path), Keyring::from_file(&path).unwrap().retired()), (vec![("k2".into(), true)], &["k1".to_owned()][..]));
        // Ids are never given twice.
        assert_eq!(rotate(&path, &[3; 32], None).unwrap().to, "k3");
    }

    #[test]
    fn two_rotations_at_once_lose_no_key() {
        let folder = Folder::new("race");
        let path = &folder.0.join("keys.toml");
        create(path, &[1; 32], None).unwrap();
        std::thread::scope(|scope| {
            for octet in 2..10u8 {
                scope.spawn(move || rotate(path, &[octet; 32], None).unwrap());
            }
        });
        let keys = Keyring::from_file(path).unwrap().public_ids().unwrap();
        let mut prints: Vec<_> = keys.iter().map(|key| &key.fingerprint).collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!((keys.len(), prints.len()), (9, 9));
    }

    #[test]
    fn a_change_that_was_cut_short_leaves_the_old_keyring_and_can_be_made_again() {
        let folder = Folder::new("cut");
        let path = folder.0.join("keys.toml");
        create(&path, &[1; 32], None).unwrap();
        std::fs::write(folder.0.join("keys.toml.new"), "active = ").unwrap();
        assert_eq!(ids(&path), [("k1".into(), true)]);
        rotate(&path, &[2; 32], None).unwrap();
        assert_eq!((ids(&path).len(), std::fs::read_dir(&folder.0).unwrap().count()), (2, 1));
    }

    #[test]
    fn a_file_may_name_a_command_and_is_as_private_as_keys_are() {
        let folder = Folder::new("command");
        let (path, secret) = (folder.0.join("keys.toml"), folder.0.join("vault"));
        create(&secret, &[1; 32], None).unwrap();
        let private_file = |text: &str| {
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        };
        private_file(&format!("command = [\"cat\", {:?}]\ntimeout_seconds = 60\ndetokenize = true\n", secret.display().to_string()));
        let ring = Keyring::from_file(&path).unwrap();
        assert_eq!((ring.active_id(), ring.may_detokenize()), ("k1", true));
        let message = rotate(&path, &[2; 32], None).unwrap_err().message;
        assert!(message.contains("come from a command"), "{message}");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
        assert!(Keyring::from_file(&path).unwrap_err().message.contains("mode 0640 lets others read it"));
        private_file("command = [\"echo\", \"secret\"]\n");
        let message = Keyring::from_file(&path).unwrap_err().message;
        assert!(message.ends_with("what the command prints, line 1: not a keyring; `leakguard keys generate` makes one"), "{message}");
        private_file("command = [\"true\"]\ntimeout_seconds = 0\n");
        assert!(Keyring::from_file(&path).unwrap_err().message.contains("1 to 300"));
    }
}
