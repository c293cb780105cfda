//! The primitives under tokens and hashes, against the vectors of their standards and of Project Wycheproof. FF1's are
//! beside its numbers, in `transform/token/numerals.rs`.

#![allow(clippy::unwrap_used)]

use aes_siv::siv::{Aes128Siv, Aes256Siv};
use aes_siv::{KeyInit, Tag};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use wycheproof::{aead, hkdf as wycheproof_hkdf, mac};

fn hex(text: &str) -> Vec<u8> {
    let text: String = text.split_whitespace().collect();
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
}

/// RFC 5297, appendix A.1 and A.2: <https://www.rfc-editor.org/rfc/rfc5297#appendix-A>
#[test]
fn aes_siv_gives_the_rfcs_examples() {
    let examples = [
        (
            "fffefdfc fbfaf9f8 f7f6f5f4 f3f2f1f0 f0f1f2f3 f4f5f6f7 f8f9fafb fcfdfeff",
            vec!["10111213 14151617 18191a1b 1c1d1e1f 20212223 24252627"],
            "11223344 55667788 99aabbcc ddee",
            "85632d07 c6e8f37f 950acd32 0a2ecc93",
            "40c02b96 90c4dc04 daef7f6a fe5c",
        ),
        (
            "7f7e7d7c 7b7a7978 77767574 73727170 40414243 44454647 48494a4b 4c4d4e4f",
            vec![
                "00112233 44556677 8899aabb ccddeeff deaddada deaddada ffeeddcc bbaa9988 77665544 33221100",
                "10203040 50607080 90a0",
                "09f91102 9d74e35b d84156c5 635688c0",
            ],
            "74686973 20697320 736f6d65 20706c61 696e7465 78742074 6f20656e 63727970 74207573 696e6720 5349562d 414553",
            "7bdb6e3b 432667eb 06f4d14b ff2fbd0f",
            "cb900f2f ddbe4043 26601965 c889bf17 dba77ceb 094fa663 b7a3f748 ba8af829 ea64ad54 4a272e9c 485b62a3 fd5c0d",
        ),
    ];
    for (key, headers, plain, iv, cipher) in examples {
        let mut siv = Aes128Siv::new_from_slice(&hex(key)).unwrap();
        let headers: Vec<_> = headers.into_iter().map(hex).collect();
        let mut buffer = hex(plain);
        let made = siv.encrypt_inout_detached(&headers, buffer.as_mut_slice().into()).unwrap();
        assert_eq!((made.to_vec(), &buffer), (hex(iv), &hex(cipher)));
        siv.decrypt_inout_detached(&headers, buffer.as_mut_slice().into(), &made).unwrap();
        assert_eq!(buffer, hex(plain));
    }
}

/// Headers are the additional data and the nonce (RFC 5297, section 3).
#[test]
fn aes_siv_gives_what_wycheproof_expects() {
    let set = aead::TestSet::load(aead::TestName::AesSivCmac).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        for test in &group.tests {
            let headers = [&test.aad[..], &test.nonce[..]];
            let mut sealed = test.pt.to_vec();
            let mut opened = test.ct.to_vec();
            let tag = Tag::try_from(&test.tag[..]).unwrap();
            macro_rules! with {
                ($siv:ty) => {{
                    let Ok(mut siv) = <$siv>::new_from_slice(&test.key) else { continue };
                    (siv.encrypt_inout_detached(headers, sealed.as_mut_slice().into()), siv.decrypt_inout_detached(headers, opened.as_mut_slice().into(), &tag))
                }};
            }
            let (made, back) = match group.key_size {
                256 => with!(Aes128Siv),
                512 => with!(Aes256Siv),
                // 384: AES-192, which nothing here uses.
                _ => continue,
            };
            if test.result.must_fail() {
                assert!(back.is_err(), "{}", test.tc_id);
                invalid += 1;
            } else {
                assert_eq!((made.unwrap().to_vec(), &sealed), (test.tag.to_vec(), &*test.ct), "{}", test.tc_id);
                assert_eq!((back.is_ok(), &opened), (true, &*test.pt), "{}", test.tc_id);
                valid += 1;
            }
        }
    }
    assert_eq!((valid, invalid), (168, 432));
}

/// RFC 4231, sections 4.2 to 4.8: <https://www.rfc-editor.org/rfc/rfc4231>
#[test]
fn hmac_sha_256_gives_the_rfcs_examples() {
    let long = "aa".repeat(131);
    for (key, data, mac) in [
        ("0b".repeat(20), hex("4869205468657265"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        ("4a656665".into(), b"what do ya want for nothing?".to_vec(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        ("aa".repeat(20), vec![0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        ((1..=25).map(|octet| format!("{octet:02x}")).collect(), vec![0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        // Cut to 128 bits.
        ("0c".repeat(20), b"Test With Truncation".to_vec(), "a3b6167473100ee06e0c796c2955552b"),
        (long.clone(), b"Test Using Larger Than Block-Size Key - Hash Key First".to_vec(), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        (
            long,
            b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.".to_vec(),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ] {
        let made = Hmac::<Sha256>::new_from_slice(&hex(&key)).unwrap().chain_update(&data).finalize().into_bytes();
        assert_eq!(made[..mac.len() / 2], hex(mac));
    }
}

#[test]
fn hmac_sha_256_gives_what_wycheproof_expects() {
    let set = mac::TestSet::load(mac::TestName::HmacSha256).unwrap();
    let mut done = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mac = Hmac::<Sha256>::new_from_slice(&test.key).unwrap().chain_update(&test.msg[..]);
        assert_eq!(mac.verify_truncated_left(&test.tag).is_ok(), !test.result.must_fail(), "{}", test.tc_id);
        done += 1;
    }
    assert!(done > 100, "{done}");
}

/// RFC 5869, appendix A.1 to A.3: <https://www.rfc-editor.org/rfc/rfc5869#appendix-A>
#[test]
fn hkdf_sha_256_gives_the_rfcs_examples() {
    let octets = |from: u8, to: u8| (from..=to).collect::<Vec<u8>>();
    for (ikm, salt, info, prk, okm) in [
        (
            vec![0x0b; 22],
            octets(0, 0x0c),
            octets(0xf0, 0xf9),
            "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            octets(0, 0x4f),
            octets(0x60, 0xaf),
            octets(0xb0, 0xff),
            "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            vec![0x0b; 22],
            vec![],
            vec![],
            "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ] {
        let (made, hkdf) = Hkdf::<Sha256>::extract(Some(&salt), &ikm);
        let mut out = vec![0; okm.len() / 2];
        hkdf.expand(&info, &mut out).unwrap();
        assert_eq!((made.to_vec(), out), (hex(prk), hex(okm)));
    }
}

#[test]
fn hkdf_sha_256_gives_what_wycheproof_expects() {
    let set = wycheproof_hkdf::TestSet::load(wycheproof_hkdf::TestName::HkdfSha256).unwrap();
    let mut done = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut out = vec![0; test.size];
        let made = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut out);
        assert_eq!(made.is_ok(), !test.result.must_fail(), "{}", test.tc_id);
        assert!(made.is_err() || out == test.okm[..], "{}", test.tc_id);
        done += 1;
    }
    assert!(done > 50, "{done}");
}
