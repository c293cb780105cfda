//! CRYPTO: addresses of currencies, each with its own checksum, and CRYPTO_PRIVATE_KEY: keys and seeds that spend. An
//! address without a checksum (Solana, Ethereum in one case) counts beside a word only.
//!
//! Sources: Base58Check and the version bytes of each currency's `chainparams`; BIP 32, 38, 173, 350, 84, 86; EIP-55; XRPL
//! "Address Encodings"; Stellar SEP-23; Cardano CIP-19; Monero "Standard Address"; TON TEP-2; NIP-19.

use bech32::primitives::decode::UncheckedHrpstring;
use bech32::{Bech32, Bech32m};
use bs58::Alphabet;
use sha2::{Digest, Sha256};
use sha3::Keccak256;

use super::Candidate;
use super::boundary::is_alnum;
use super::nearby::has_word_before;
use crate::entity::Entity;

use Entity::{Crypto, CryptoPrivateKey};

/// The shortest and the longest written form here: an address of 25 bytes with leading ones, a Monero address with its
/// payment id or an extended key.
const SHORTEST: usize = 25;
const LONGEST: usize = 120;

const WORDS_BEFORE: usize = 40;
pub(super) const ETHEREUM_WORDS: &[&str] =
    &["eth", "ethereum", "ether", "erc", "wallet", "usdt", "usdc", "metamask", "polygon", "matic", "bsc", "bnb", "crypto", "evm", "payout"];
pub(super) const SOLANA_WORDS: &[&str] = &["sol", "solana", "phantom", "spl", "wallet"];

/// What Base58Check holds: first bytes, length with the four bytes of the checksum, what it is.
#[rustfmt::skip]
static BASE58: &[(&[u8], usize, Entity)] = &[
    (&[0x00], 25, Crypto), (&[0x05], 25, Crypto),             // Bitcoin, Bitcoin Cash
    (&[0x6F], 25, Crypto), (&[0xC4], 25, Crypto),             // test networks
    (&[0x30], 25, Crypto), (&[0x32], 25, Crypto),             // Litecoin
    (&[0x1E], 25, Crypto), (&[0x16], 25, Crypto),             // Dogecoin
    (&[0x4C], 25, Crypto), (&[0x10], 25, Crypto),             // Dash
    (&[0x41], 25, Crypto),                                    // Tron
    (&[0x34], 25, Crypto), (&[0x37], 25, Crypto),             // Namecoin, Peercoin
    (&[0x26], 25, Crypto), (&[0x17], 25, Crypto),             // Bitcoin Gold; Auroracoin, Primecoin
    (&[0x47], 25, Crypto), (&[0x3F], 25, Crypto),             // Vertcoin, DigiByte
    (&[0x3C], 25, Crypto), (&[0x3A], 25, Crypto),             // Komodo, Ravencoin; Qtum
    (&[0x1C, 0xB8], 26, Crypto), (&[0x1C, 0xBD], 26, Crypto), // Zcash, transparent
    (&[6, 161, 159], 27, Crypto), (&[6, 161, 161], 27, Crypto), (&[6, 161, 164], 27, Crypto), // Tezos
    (&[0x04, 0x88, 0xB2, 0x1E], 82, Crypto),                  // xpub
    (&[0x04, 0x9D, 0x7C, 0xB2], 82, Crypto),                  // ypub
    (&[0x04, 0xB2, 0x47, 0x46], 82, Crypto),                  // zpub
    (&[0x04, 0x35, 0x87, 0xCF], 82, Crypto),                  // tpub
    (&[0x04, 0x88, 0xAD, 0xE4], 82, CryptoPrivateKey),        // xprv
    (&[0x04, 0x9D, 0x78, 0x78], 82, CryptoPrivateKey),        // yprv
    (&[0x04, 0xB2, 0x43, 0x0C], 82, CryptoPrivateKey),        // zprv
    (&[0x04, 0x35, 0x83, 0x94], 82, CryptoPrivateKey),        // tprv
    (&[0x80], 37, CryptoPrivateKey), (&[0x80], 38, CryptoPrivateKey), // Wallet Import Format
    (&[0xEF], 37, CryptoPrivateKey), (&[0xEF], 38, CryptoPrivateKey), // the same, test networks
    (&[0xB0], 37, CryptoPrivateKey), (&[0xB0], 38, CryptoPrivateKey), // the same, Litecoin
    (&[0x9E], 37, CryptoPrivateKey), (&[0x9E], 38, CryptoPrivateKey), // the same, Dogecoin
    (&[0xCC], 37, CryptoPrivateKey), (&[0xCC], 38, CryptoPrivateKey), // the same, Dash
    (&[0x01, 0x42], 43, CryptoPrivateKey), (&[0x01, 0x43], 43, CryptoPrivateKey), // BIP 38
];

/// Human-readable parts of Bech32 and Bech32m, and what they stand before.
static BECH32: &[(&[u8], Entity)] = &[
    (b"bc", Crypto),
    (b"tb", Crypto),
    (b"bcrt", Crypto),
    (b"ltc", Crypto),
    (b"tltc", Crypto),
    (b"addr", Crypto),
    (b"addr_test", Crypto),
    (b"stake", Crypto),
    (b"stake_test", Crypto),
    (b"cosmos", Crypto),
    (b"osmo", Crypto),
    (b"vtc", Crypto),
    (b"dgb", Crypto),
    (b"btg", Crypto),
    (b"grs", Crypto),
    (b"juno", Crypto),
    (b"kava", Crypto),
    (b"terra", Crypto),
    (b"secret", Crypto),
    (b"inj", Crypto),
    (b"sei", Crypto),
    (b"akash", Crypto),
    (b"celestia", Crypto),
    (b"dydx", Crypto),
    (b"thor", Crypto),
    (b"cro", Crypto),
    (b"bnb", Crypto),
    (b"npub", Crypto),
    (b"nsec", CryptoPrivateKey),
];

/// The first two letters of those.
static BECH32_STARTS: [bool; 1 << 10] = {
    let mut starts = [false; 1 << 10];
    let mut row = 0;
    while row < BECH32.len() {
        let prefix = BECH32[row].0;
        starts[(prefix[0] as usize & 31) << 5 | prefix[1] as usize & 31] = true;
        row += 1;
    }
    starts
};

/// The address or key that `text[start..end]` is, a whole run of `[A-Za-z0-9_-]` of 16 bytes or more, or the last part of
/// it behind a hyphen or an underscore. Reads at most 120 bytes, and 40 before them for words.
#[inline(never)]
pub(crate) fn at_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let token = text.get(start..end)?;
    if let Some(whole) = at_word(text, start, end) {
        return Some(whole);
    }
    if token.len() > 2 * LONGEST {
        return None;
    }
    // `btc-1A1z…`, `wallet_bc1q…`: what stands behind the last sign has to be long enough.
    let (before, last) = token.split_at_checked(token.len().checked_sub(SHORTEST)?)?;
    if last.first_chunk::<24>().is_none_or(has_joint) {
        return None;
    }
    let part = start + before.iter().rposition(|byte| matches!(byte, b'-' | b'_'))? + 1;
    let (entity, score) = judge(text, part, &text[part..end])?;
    Some(Candidate::new(entity, part, end, score))
}

/// The address or key that `text[start..end]` is as a whole.
#[inline(never)]
pub(crate) fn at_word(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let (entity, score) = judge(text, start, text.get(start..end)?)?;
    Some(Candidate::new(entity, start, end, score))
}

/// Whether a run may be an address, or end with one.
#[inline]
pub(crate) fn may_be(token: &[u8]) -> bool {
    token.len() >= SHORTEST
}

/// Whether a hyphen or an underscore stands there.
#[inline(always)]
fn has_joint(bytes: &[u8; 24]) -> bool {
    const LOWEST: u64 = u64::from_ne_bytes([1; 8]);
    const HYPHENS: u64 = u64::from_ne_bytes([b'-'; 8]);
    const UNDERSCORES: u64 = u64::from_ne_bytes([b'_'; 8]);
    // The highest bit of a byte that is zero, and none where no byte is.
    let zeros = |word: u64| word.wrapping_sub(LOWEST) & !word;
    let (words, _) = bytes.as_chunks::<8>();
    let found = words.iter().fold(0, |found, word| {
        let word = u64::from_ne_bytes(*word);
        found | zeros(word ^ HYPHENS) | zeros(word ^ UNDERSCORES)
    });
    found & (LOWEST << 7) != 0
}

fn judge(text: &[u8], start: usize, token: &[u8]) -> Option<(Entity, f32)> {
    if !(SHORTEST..=LONGEST).contains(&token.len()) {
        return None;
    }
    if token[0] == b'0' {
        // No other starts so.
        return token
            .strip_prefix(b"0x")
            .and_then(|address| ethereum(text, start, address))
            .or_else(|| if token.len() == 48 && token[1] == b'Q' { ton(token) } else { None });
    }
    let known = match token.len() {
        95 | 106 => monero(token),
        _ => base58check(token),
    };
    if known.is_some() {
        return known;
    }
    match token.len() {
        56 if matches!(token[0], b'G' | b'S') => stellar(token),
        48 if matches!(&token[..2], b"EQ" | b"UQ" | b"kQ" | b"0Q") => ton(token),
        // Every twelfth Bech32 address is made of base58's letters alone.
        32..=44 => bech32(token).or_else(|| solana(text, start, token)),
        _ => bech32(token),
    }
}

fn is_base58(token: &[u8]) -> bool {
    token.iter().all(|&byte| is_alnum(byte) && !matches!(byte, b'0' | b'O' | b'I' | b'l'))
}

/// Base58Check: the last four bytes are the first of SHA-256 twice over the others.
fn base58check(token: &[u8]) -> Option<(Entity, f32)> {
    // Version and length leave few first letters: no name of a function is decoded for nothing.
    let possible = match token.len() {
        34 => matches!(
            token[0],
            b'1' | b'3' | b'm' | b'n' | b'L' | b'M' | b'D' | b'9' | b'A' | b'X' | b'7' | b'T' | b'r' | b'N' | b'P' | b'G' | b'V' | b'S' | b'R' | b'Q'
        ),
        35 => matches!(&token[..2], [b'2', _] | [b't', b'1' | b'3'] | [b'r', _]),
        36 => matches!(&token[..3], b"tz1" | b"tz2" | b"tz3"),
        29 => matches!(token[0], b'1' | b'r' | b's'),
        25..=33 => matches!(token[0], b'1' | b'r'),
        51 => matches!(token[0], b'5' | b'9' | b'6' | b'7'),
        52 => matches!(token[0], b'K' | b'L' | b'c' | b'T' | b'Q' | b'X'),
        58 => token.starts_with(b"6P"),
        111 => matches!(&token[1..4], b"pub" | b"prv"),
        _ => false,
    };
    if !possible || !is_base58(token) {
        return None;
    }
    let mut bytes = [0u8; 96];
    if matches!(token[0], b'r' | b's') {
        let length = bs58::decode(token).with_alphabet(Alphabet::RIPPLE).onto(&mut bytes[..]).ok()?;
        let known = match (bytes[0], length) {
            (0x00, 25) => Crypto,
            (0x21, 21) => CryptoPrivateKey,
            _ => return None,
        };
        return has_checksum(&bytes[..length]).then_some((known, 0.99));
    }
    let length = bs58::decode(token).onto(&mut bytes[..]).ok()?;
    let bytes = &bytes[..length];
    let (_, _, entity) = BASE58.iter().find(|(version, long, _)| *long == length && bytes.starts_with(version))?;
    has_checksum(bytes).then_some((*entity, 0.99))
}

fn has_checksum(bytes: &[u8]) -> bool {
    let Some((payload, checksum)) = bytes.split_last_chunk::<4>() else { return false };
    Sha256::digest(Sha256::digest(payload))[..4] == checksum[..]
}

/// Bech32 and Bech32m, of one case; SegWit's first version has the one, the later ones have the other.
#[inline]
fn bech32(token: &[u8]) -> Option<(Entity, f32)> {
    // Few words begin so.
    if !BECH32_STARTS[usize::from(token[0] & 31) << 5 | usize::from(token[1] & 31)] {
        return None;
    }
    let separator = token.iter().take(12).position(|&byte| byte == b'1')?;
    let (_, entity) = BECH32.iter().find(|(prefix, _)| token[..separator].eq_ignore_ascii_case(prefix))?;
    let text = std::str::from_utf8(token).ok()?;
    let decoded = UncheckedHrpstring::new(text).ok()?;
    (decoded.has_valid_checksum::<Bech32>() || decoded.has_valid_checksum::<Bech32m>()).then_some((*entity, 0.99))
}

/// EIP-55: a letter is upper case where the hash of the address in lower case has a digit of 8 or more.
fn ethereum(text: &[u8], start: usize, address: &[u8]) -> Option<(Entity, f32)> {
    if address.len() != 40 || !address.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let upper = address.iter().any(u8::is_ascii_uppercase);
    let lower = address.iter().any(u8::is_ascii_lowercase);
    if !(upper && lower) {
        let named = has_word_before(text, start, WORDS_BEFORE, ETHEREUM_WORDS);
        return Some((Crypto, if named { 0.85 } else { 0.4 }));
    }
    let mut lowered = [0u8; 40];
    lowered.copy_from_slice(address);
    lowered.make_ascii_lowercase();
    let hash = Keccak256::digest(lowered);
    let fits = address.iter().enumerate().all(|(index, byte)| {
        let digit = hash[index / 2] >> (4 * (1 - index % 2)) & 0xF;
        byte.is_ascii_digit() || byte.is_ascii_uppercase() == (digit >= 8)
    });
    fits.then_some((Crypto, 0.99))
}

/// Monero: blocks of eleven characters are eight bytes each, the last four bytes the first of Keccak-256 over the others.
fn monero(token: &[u8]) -> Option<(Entity, f32)> {
    if !matches!(token[0], b'4' | b'8' | b'5' | b'7' | b'9' | b'A' | b'B') || !is_base58(token) {
        return None;
    }
    let mut bytes = [0u8; 80];
    let mut length = 0;
    for block in token.chunks(11) {
        let size = match block.len() {
            11 => 8,
            7 => 5,
            _ => return None,
        };
        let mut number = 0u128;
        for byte in block {
            let digit = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".iter().position(|letter| letter == byte)?;
            number = number * 58 + digit as u128;
        }
        if number >> (8 * size) != 0 {
            return None;
        }
        bytes[length..length + size].copy_from_slice(&number.to_be_bytes()[16 - size..]);
        length += size;
    }
    let (payload, checksum) = bytes[..length].split_last_chunk::<4>()?;
    let known = matches!(bytes[0], 18 | 19 | 42 | 24 | 25 | 36 | 53 | 54 | 63);
    (known && Keccak256::digest(payload)[..4] == checksum[..]).then_some((Crypto, 0.99))
}

/// Stellar: base32 of a version byte, 32 bytes of key and CRC16-XModem, low byte first.
fn stellar(token: &[u8]) -> Option<(Entity, f32)> {
    let mut bytes = [0u8; 35];
    let (mut bits, mut filled, mut length) = (0u32, 0, 0);
    for &byte in token {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return None,
        };
        bits = bits << 5 | u32::from(value);
        filled += 5;
        if filled >= 8 {
            filled -= 8;
            *bytes.get_mut(length)? = (bits >> filled) as u8;
            length += 1;
        }
    }
    let (payload, checksum) = bytes.split_last_chunk::<2>()?;
    let entity = match bytes[0] {
        0x30 => Crypto,
        0x90 => CryptoPrivateKey,
        _ => return None,
    };
    (crc16(payload).to_le_bytes() == *checksum).then_some((entity, 0.95))
}

/// TON: base64url of a tag, the workchain, 32 bytes of hash and CRC16-XModem, high byte first.
fn ton(token: &[u8]) -> Option<(Entity, f32)> {
    use base64::Engine as _;
    let mut bytes = [0u8; 36];
    let length = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode_slice(token, &mut bytes).ok()?;
    let (payload, checksum) = bytes.split_last_chunk::<2>()?;
    (length == 36 && crc16(payload).to_be_bytes() == *checksum).then_some((Crypto, 0.9))
}

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0u16, |crc, &byte| (0..8).fold(crc ^ u16::from(byte) << 8, |crc, _| if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 }))
}

/// Solana: 32 bytes in base58 and no checksum.
fn solana(text: &[u8], start: usize, token: &[u8]) -> Option<(Entity, f32)> {
    // Whole, which the compiler makes one instruction for many bytes of: most are hashes, without a capital letter.
    let has_upper = token.iter().fold(0, |has, &byte| has | u8::from(byte.wrapping_sub(b'A') < 26)) != 0;
    let telling = has_upper && token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_lowercase);
    if !telling || !is_base58(token) || !has_word_before(text, start, WORDS_BEFORE, SOLANA_WORDS) {
        return None;
    }
    let mut bytes = [0u8; 32];
    (bs58::decode(token).onto(&mut bytes[..]).ok()? == 32).then_some((Crypto, 0.8))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the last run of token characters is.
    fn found(text: &str) -> Option<(&'static str, &str, f32)> {
        let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let end = text.trim_end_matches(|c| !is_token(c)).len();
        let start = text[..end].rfind(|c| !is_token(c)).map_or(0, |last| last + 1);
        at_token(text.as_bytes(), start, end).map(|c| (c.entity.name(), &text[c.start..c.end], c.score))
    }

    /// From the specifications named above, the projects' own documentation and their first blocks.
    const ADDRESSES: &[&str] = &[
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "bc1q9p2z7rv4v747kzcne9jt68c4etckth6uqe97fv",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
        "XpESxaUmonkq8RaLLp46Brx2K39ggQe226",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb",
        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
        "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
        "npub10elfcs4fr0l0r8af98jlmgdh9c8tcxjvz9qkw038js35mp4dma8qzvjptg",
        "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8",
        "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7",
        "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N",
    ];

    const KEYS: &[&str] = &[
        concat!("5HueCGU8rMjxEXxiPuD5BDku4", "MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
        concat!("KwDiBf89QgGbjEhKnhXJuH7LrciVr", "Zi3qYjgd9M7rFU73sVHnoWn"),
        concat!("xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNK", "mPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"),
        concat!("snoPBrXtMeMyM", "HUVTgbuqAfg1SUTb"),
        concat!("nsec1vl029mgpspedva04g90vltkh6fvh240zq", "tv9k0t9af8935ke9laqsnlfe5"),
        concat!("SCZANGBA5YHTNYVVV4C3U252E2B6", "P6F5T3U6MM63WBSBZATAQI3EBTQ4"),
    ];

    #[test]
    fn every_currencys_addresses_and_keys_are_found() {
        for address in ADDRESSES {
            assert_eq!(found(address).map(|f| (f.0, f.1)), Some(("CRYPTO", *address)));
        }
        for key in KEYS {
            assert_eq!(found(key).map(|f| (f.0, f.1)), Some(("CRYPTO_PRIVATE_KEY", *key)));
        }
        assert_eq!(found("pay-btc-1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").map(|f| f.1), Some("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
    }

    #[test]
    fn a_joint_is_seen_wherever_it_stands() {
        for byte in 0..=255 {
            for place in 0..24 {
                let mut bytes = [b'.'; 24];
                bytes[place] = byte;
                assert_eq!(has_joint(&bytes), matches!(byte, b'-' | b'_'), "{byte} at {place}");
            }
        }
    }

    /// Every checksum sees a single changed character. (EIP-55 has its checksum in the case alone.)
    #[test]
    fn one_wrong_character_is_refused() {
        for value in ADDRESSES.iter().chain(KEYS).filter(|value| !value.starts_with("0x")) {
            for at in [value.len() / 3, value.len() / 2, value.len() - 1] {
                let mut wrong = value.to_string().into_bytes();
                wrong[at] = match wrong[at] {
                    b'q' => b'p',
                    b'Q' => b'P',
                    byte if byte.is_ascii_lowercase() => b'q',
                    byte if byte.is_ascii_uppercase() => b'Q',
                    b'4' => b'5',
                    _ => b'4',
                };
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(found(&wrong), None, "{wrong}");
            }
        }
        assert_eq!(found("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"), None);
    }

    #[test]
    fn addresses_without_checksum_need_a_word() {
        let ethereum = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
        assert!(found(ethereum).is_some_and(|f| f.2 < 0.5));
        assert!(found(&format!("ETH wallet: {ethereum}")).is_some_and(|f| f.2 >= 0.5));
        let solana = "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T";
        assert_eq!(found(solana), None);
        assert!(found(&format!("solana {solana}")).is_some_and(|f| f.2 >= 0.5));
    }

    #[test]
    fn hashes_names_and_identifiers_are_none() {
        for text in [
            "3b5d5c3712955042212316173ccf37be",
            "d41d8cd98f00b204e9800998ecf8427e",
            "550e8400-e29b-41d4-a716-446655440000",
            "getElementsByClassNameAndAttribute",
            "1000000000000000000000000000000000",
            "addr1",
            "bc1-breadcrumb-navigation-container",
            "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",
            "solana DXBuY3NpYmxlQ2FsbGJhY2s",
        ] {
            assert!(found(text).is_none_or(|f| f.2 < 0.5), "{text}");
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        for value in ADDRESSES.iter().chain(KEYS) {
            for end in 0..=value.len() {
                for start in 0..=end {
                    let _ = at_token(value.as_bytes(), start, end);
                }
            }
        }
        let _ = at_token("wallet é1A1zP1eP5QGefi2DMPTfTL5SLmv7Di".as_bytes(), 8, 38);
    }
}
