//! What php.ini says.

use leakguard_core::policy::Mode;

/// `leakguard.*` as it stands in php.ini, the pool's file or the server's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// A path, or `preset:NAME`; empty for the shipped default.
    pub policy: String,
    /// A path, or `env:VARIABLE`; empty for none.
    pub keyring: String,
    /// `keyring` (what the keyring says), `allow` or `deny`; empty is `deny`, for PHP reads a bare `off` as nothing.
    pub detokenize: String,
    /// Where the events of a request go: a path, `stderr`, `syslog`, `syslog:SOCKET`; empty for nowhere.
    pub audit_log: String,
    /// What is judged below userland is judged on the command line, too.
    pub enable_cli: bool,
    /// PHP's errors, `error_log()` and `syslog()` are judged on the channel `log`.
    pub hook_errors: bool,
    /// Requests of curl are judged on the channel `egress`.
    pub hook_curl: bool,
    /// So are those of the stream wrappers `http` and `https`,
    pub hook_streams: bool,
    /// of SoapClient,
    pub hook_soap: bool,
    /// and of `mail()`.
    pub hook_mail: bool,
    /// Raw sockets are told of, and a rule may refuse them.
    pub hook_sockets: bool,
    /// PHP code may choose another policy for the rest of its request.
    pub runtime_policy: bool,
    /// `enforce`, `monitor` or `off` in place of the policy's own mode; empty for the policy's own.
    pub mode: String,
    /// What may come out of a compressed body in one call: bytes, with PHP's `K`, `M`, `G`.
    pub body_limit: String,
}

impl Settings {
    /// The mode that takes the place of the policy's own.
    ///
    /// # Errors
    /// It is no mode: a slip of the pen must not switch anything off.
    pub fn mode(&self) -> Result<Option<Mode>, String> {
        match self.mode.trim().to_ascii_lowercase().as_str() {
            "" => Ok(None),
            "enforce" => Ok(Some(Mode::Enforce)),
            "monitor" => Ok(Some(Mode::Monitor)),
            "off" => Ok(Some(Mode::Off)),
            other => Err(format!("php.ini: leakguard.mode: there is no mode `{other}`; there are enforce, monitor and off")),
        }
    }

    /// Whether tokens may be turned back in this process; `None` leaves it to the keyring.
    ///
    /// # Errors
    /// It is none of the words.
    pub fn may_detokenize(&self) -> Result<Option<bool>, String> {
        match self.detokenize.trim().to_ascii_lowercase().as_str() {
            "keyring" => Ok(None),
            "allow" => Ok(Some(true)),
            "" | "deny" => Ok(Some(false)),
            _ => Err("php.ini: leakguard.detokenize is keyring, allow or deny".to_owned()),
        }
    }

    /// Bytes that may come out of a compressed body in one call.
    ///
    /// # Errors
    /// It is no number of bytes.
    pub fn body_limit(&self) -> Result<usize, String> {
        let text = self.body_limit.trim();
        let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let shift = match text[digits.len()..].to_ascii_uppercase().as_str() {
            "" => Some(0),
            "K" => Some(10),
            "M" => Some(20),
            "G" => Some(30),
            _ => None,
        };
        let bytes = digits.parse::<usize>().ok().zip(shift).and_then(|(number, shift)| number.checked_mul(1 << shift));
        bytes.ok_or_else(|| "php.ini: leakguard.body_limit is a number of bytes, as 64M".to_owned())
    }

    /// The policy to load.
    pub fn policy(&self) -> &str {
        if self.policy.is_empty() { "preset:default" } else { &self.policy }
    }
}
