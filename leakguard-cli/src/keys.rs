//! `leakguard keys`

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use leakguard_core::keys::{self, Keyring};
use zeroize::Zeroizing;

use crate::args::{KeysArgs, KeysCommand};

pub fn run(args: &KeysArgs) -> Result<ExitCode> {
    match &args.command {
        KeysCommand::Generate { keyring } => {
            let path = keys::create(keyring, random()?.as_slice(), Some(&today()))?;
            eprintln!(
                "leakguard: keyring {} made, key k1 is active. Keep a copy apart from the data: without it no token can be read and no hash made again",
                path.display()
            );
        }
        KeysCommand::Rotate { keyring } => {
            let done = keys::rotate(keyring, random()?.as_slice(), Some(&today()))?;
            eprintln!("leakguard: key {} is active; tokens of {} and of all older keys stay readable", done.to, done.from);
        }
        KeysCommand::Retire { keyring, key, unreadable_for_ever } => {
            let done = keys::retire(keyring, key, *unreadable_for_ever)?;
            eprintln!("leakguard: key {} is gone: no token that holds \"{}\" can be read any more. Left: {}", done.id, done.id, done.left.join(", "));
        }
        KeysCommand::List { keyring } => {
            let ring = Keyring::open(keyring)?;
            println!("key\tstate\tcreated\tfingerprint");
            for key in ring.public_ids()? {
                let state = if key.active { "active" } else { "reads" };
                println!("{}\t{state}\t{}\t{}", key.id, key.created.as_deref().unwrap_or("-"), key.fingerprint);
            }
            for id in ring.retired() {
                println!("{id}\tretired\t-\t-");
            }
            println!("tokens may be turned back with this keyring: {}", if ring.may_detokenize() { "yes" } else { "no" });
        }
        KeysCommand::Public { keyring } => {
            let ring = Keyring::open(keyring)?;
            println!("key\tstate\tEd25519 public key");
            for key in ring.public_ids()? {
                println!("{}\t{}\t{}", key.id, if key.active { "active" } else { "reads" }, crate::dataset::public_key(&ring, &key.id)?);
            }
        }
        KeysCommand::ExportPublicIds { keyring } => {
            let ring = Keyring::open(keyring)?;
            println!("{}", serde_json::json!({ "active": ring.active_id(), "keys": ring.public_ids()?, "retired": ring.retired() }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn random() -> Result<Zeroizing<[u8; keys::MASTER_LEN]>> {
    let mut master = Zeroizing::new([0u8; keys::MASTER_LEN]);
    getrandom::fill(master.as_mut_slice()).map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
    Ok(master)
}

/// The day in UTC, `2026-11-21`.
fn today() -> String {
    time::OffsetDateTime::now_utc().date().to_string()
}
