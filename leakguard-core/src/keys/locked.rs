//! Memory for keys: pages of their own, kept out of core dumps and swap where the system allows it.

use std::ops::Deref;

use memmap2::MmapMut;
use zeroize::Zeroize;

use super::{KeyError, error};

/// Octets in a private mapping, wiped before it is given back.
///
/// On Linux the pages are left out of core dumps (`MADV_DONTDUMP`). They are locked into memory as far as the process's
/// `RLIMIT_MEMLOCK` goes; where it does not, they may be swapped out. A forked child has its own copy of the pages, as
/// php-fpm's workers must, and theirs are not locked.
pub(super) struct Locked {
    map: MmapMut,
}

impl Locked {
    /// Zeros, to be filled once.
    ///
    /// # Errors
    /// The system gives no memory.
    pub fn filled(len: usize, fill: impl FnOnce(&mut [u8]) -> Result<(), KeyError>) -> Result<Locked, KeyError> {
        let map = MmapMut::map_anon(len).map_err(|cause| error(format!("no memory for keys: {cause}")))?;
        #[cfg(target_os = "linux")]
        map.advise(memmap2::Advice::DontDump).map_err(|cause| error(format!("keys cannot be kept out of core dumps: {cause}")))?;
        // What an unprivileged process may lock is small: not being able to is no error.
        #[cfg(unix)]
        let _ = map.lock();
        let mut locked = Locked { map };
        fill(&mut locked.map)?;
        Ok(locked)
    }
}

impl Deref for Locked {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.map
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.map.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn the_pages_of_keys_stay_out_of_core_dumps() {
        let locked = Locked::filled(64, |octets| {
            octets.fill(7);
            Ok(())
        })
        .unwrap();
        assert_eq!(locked[..], [7; 64]);
        // `dd` among the flags of the mapping in smaps: do not dump (proc_pid_smaps(5)).
        let address = format!("{:x}-", locked.as_ptr().addr());
        let smaps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let (_, of_mapping) = smaps.split_once(&address).unwrap();
        let flags = of_mapping.lines().find(|line| line.starts_with("VmFlags:")).unwrap();
        assert!(flags.split_whitespace().any(|flag| flag == "dd"), "{flags}");
    }
}
