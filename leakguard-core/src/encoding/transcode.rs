//! A compressed message of which something is changed on its way, whatever that is.

use std::io::{ErrorKind, Read};

use super::closing::Closings;
use super::opening::{self, Inbox};
use super::{Encoding, Expansion};

/// Bytes of what a message holds that are taken up at once.
const TAKEN: usize = 16 * 1024;

/// Opens a message as it comes and closes it again. What was taken up goes out with every chunk, so that a reader can read it.
pub(crate) struct Transcoder {
    inbox: Inbox,
    opened: Box<dyn Read + Send>,
    closings: Closings,
    is_begun: bool,
    /// What came before anything of it could be read.
    early: Vec<u8>,
}

impl Transcoder {
    /// Encodings in the order in which they were applied.
    pub fn new(encodings: &[Encoding]) -> Transcoder {
        let inbox = Inbox::default();
        let opened = opening::opened(encodings, &inbox, Expansion::default());
        Transcoder { inbox, opened, closings: Closings::new(encodings), is_begun: false, early: Vec::new() }
    }

    /// Takes the next bytes; `change` writes what becomes of what they hold. False: the message is broken. Where nothing had gone out yet,
    /// the bytes did as they are; else it is closed, and what comes is not to be taken up.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>, mut change: impl FnMut(&[u8], &mut Vec<u8>)) -> bool {
        self.inbox.put(bytes);
        if !self.is_begun {
            self.early.extend_from_slice(bytes);
        }
        let whole = self.read(out, &mut change);
        if whole {
            if self.is_begun {
                out.extend_from_slice(self.closings.flush());
            }
        } else if self.is_begun {
            out.extend_from_slice(self.closings.finish());
        } else {
            out.append(&mut self.early);
        }
        if self.is_begun {
            self.early.clear();
        }
        whole
    }

    /// The message is over; `change` is told so with its last call.
    pub fn finish(mut self, out: &mut Vec<u8>, mut change: impl FnMut(&[u8], bool, &mut Vec<u8>)) {
        self.inbox.end();
        self.read(out, &mut |text, new| change(text, false, new));
        let mut new = Vec::new();
        change(&[], true, &mut new);
        if self.is_begun || !new.is_empty() {
            out.extend_from_slice(self.closings.write(&new));
            out.extend_from_slice(self.closings.finish());
        } else {
            out.append(&mut self.early);
        }
    }

    /// Reads what can be read; false where it is broken.
    fn read(&mut self, out: &mut Vec<u8>, change: &mut impl FnMut(&[u8], &mut Vec<u8>)) -> bool {
        let (mut text, mut new) = (vec![0; TAKEN], Vec::new());
        loop {
            match self.opened.read(&mut text) {
                Ok(0) => return true,
                Ok(count) => {
                    new.clear();
                    change(&text[..count], &mut new);
                    self.is_begun = true;
                    out.extend_from_slice(self.closings.write(&new));
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return false,
            }
        }
    }
}
