//! The inside, opened to the fuzz targets in `fuzz/` by the feature of the same name. No part of the interface: it may
//! change with every commit.

use crate::detect::boundary::{Near, is_token};
use crate::detect::known_names::KnownNames;
use crate::detect::{
    Candidate, bic, card, connection, credential, creditor_id, crypto, email, field, geo, hints, iban, identity, ip, key_format, label, labelled, mac, mrz,
    payment_token, phone, secret, session, ssn, track,
};
use crate::entity::EntitySet;
use crate::scan::oracle;
use crate::scan::{Memory, scan};

/// Looks at a text with every instruction set of the machine.
///
/// # Panics
/// One of them has other triggers than their definition says, or other candidates than the scalar twin; or a candidate is
/// empty, out of order or outside of the text.
pub fn instruction_sets_agree(text: &[u8]) {
    if let Err(difference) = oracle::compare(text) {
        panic!("{difference}");
    }
}

/// Scans a text for everything; returns the number of candidates.
pub fn scan_all(text: &[u8]) -> usize {
    thread_local! {
        static KEPT: std::cell::RefCell<(Memory, Vec<Candidate>, EntitySet)> = std::cell::RefCell::new((Memory::default(), Vec::new(), EntitySet::all()));
    }
    KEPT.with_borrow_mut(|(memory, out, all)| {
        scan(text, all, memory, out);
        out.len()
    })
}

/// Calls every verifier at every position.
///
/// # Panics
/// A verifier does, or gives a candidate that is empty or outside of the text.
pub fn verify_everywhere(text: &[u8]) {
    let check = |verifier: &str, at: usize, candidate: Option<Candidate>| {
        if let Some(Candidate { start, end, entity, score, .. }) = candidate {
            assert!(start < end && end <= text.len(), "{verifier} at {at} gives {} {start}..{end} of {} bytes", entity.name(), text.len());
            assert!((0.0..=1.0).contains(&score), "{verifier} at {at} gives {} the score {score}", entity.name());
        }
    };
    macro_rules! verify {
        ($at:ident: $($verifier:expr;)*) => { $( check(stringify!($verifier), $at, $verifier); )* };
    }
    let mut labels = labelled::Labels::default();
    let mut beside = Vec::new();
    for at in 0..=text.len() {
        let end = at + text[at..].iter().take_while(|&&byte| is_token(byte)).count();
        verify! { at:
            bic::at_word(text, at);
            card::at_digit(text, at);
            credential::pem_at_dash(text, at);
            credential::jwt_at_word(text, at);
            credential::scheme_at_word(text, at);
            credential::putty_at_word(text, at);
            creditor_id::at_word(text, at);
            crypto::at_token(text, at, end);
            geo::at_pair(text, at);
            geo::at_degree(text, at);
            geo::at_geo_uri(text, at);
            iban::at_word(text, at);
            identity::at_group(text, at, &Near::read(text, at), true);
            identity::at_group(text, at, &Near::read(text, at), false);
            ip::v4_at_digit(text, at);
            ip::v6_around(text, at).0;
            key_format::at_token(text, at, end);
            labelled::at_word(text, at);
            mac::at(text, at);
            mrz::at_token(text, at, end);
            payment_token::at_token(text, at, end);
            phone::at_digit(text, at, phone::Regions::SHOPS, true);
            phone::at_digit(text, at, phone::Regions::NONE, false);
            phone::at_double_zero(text, at);
            phone::at_encoded_plus(text, at);
            phone::at_plus(text, at, false);
            phone::at_plus(text, at, true);
            ssn::at_digit(text, at);
            track::around_caret(text, at);
            track::chip_at_digit(text, at);
        }
        if matches!(text.get(at), Some(b':' | b'=')) {
            check("labelled::at_separator", at, labelled::at_separator(text, at, &mut KnownNames::default(), &mut labels));
            check("connection::list_at_equals", at, connection::list_at_equals(text, at));
            check("session::session_at_equals", at, session::session_at_equals(text, at));
        }
        let sign = email::sign_len(text, at);
        if sign > 0 {
            check("connection::url_at_at", at, connection::url_at_at(text, at));
            check("email::around", at, email::around(text, at, sign, 0));
            check("email::around behind another", at, email::around(text, at, sign, at.saturating_sub(5)));
        }
        assert!(at + sign <= text.len() && at + label::label_len(text, at) <= text.len());
        let (_, seen) = ip::v6_around(text, at);
        assert!(seen > at || at == text.len(), "the run of an IPv6 address ends before its colon, {seen} at {at}");
        beside.clear();
        card::beside(text, at, &mut beside);
        beside.drain(..).for_each(|candidate| check("card::beside", at, Some(candidate)));
        assert!(card::expiry_end(text, at).is_none_or(|end| at < end && end <= text.len()));
        assert!(card::digits_behind_card_word(&text[at..end]).is_none_or(|letters| letters < end - at));
        let group = at + text[at..end].iter().take(24).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        check("track::around_card", at, track::around_card(text, at, group));
        hints::around(text, at, group);
        field::classify(&text[at..end]);
        key_format::provider_key(&text[at..end], &text[end..text.len().min(end + 80)]);
    }
    for entity in crate::Entity::ALL {
        if let Some(score) = field::accepts(*entity, text) {
            assert!((0.0..=1.0).contains(&score), "a field of {} scores {score}", entity.name());
        }
        field::kind_of(*entity, text);
    }
    phone::in_field(text);
    secret::is_secret_name(text);
    secret::is_secret_value(text);
    session::is_session_name(text);
    let (_, from) = credential::header_value(text);
    assert!(from <= text.len(), "the value of a header begins at {from} of {}", text.len());
    let mut decoded = [0u8; 3072];
    let encoded = &text[..text.len().min(4096)];
    assert!(credential::decoded_text(encoded, &mut decoded).is_none_or(|length| length <= decoded.len()));
}

/// Folds a text to ASCII and back again.
///
/// # Panics
/// A stretch of the folded text is of no stretch of the text, or of one that does not read the same.
pub fn folds_and_unfolds(text: &[u8]) {
    oracle::check_fold(text);
}

/// Reads bytes as an index, a changed index, and as a text in which the values of a small index are looked for.
///
/// # Panics
/// A changed index is taken for a good one, or something is found outside of the text.
pub fn index(input: &[u8]) {
    use crate::index::{Index, IndexBuilder, PassageBuilder, Passages, Pieces, Ready};
    use crate::keys::Keyring;
    use std::sync::{Arc, LazyLock};

    static MADE: LazyLock<Option<(Vec<u8>, Vec<Ready>)>> = LazyLock::new(|| {
        let ring = Keyring::from_toml("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n").ok()?;
        let mut values = IndexBuilder::new(&ring, "", [1; 16]).ok()?;
        for (entity, parts) in [
            (crate::Entity::Person, &["José María", "Muñoz García"][..]),
            (crate::Entity::Person, &["李", "伟明"]),
            (crate::Entity::EmailAddress, &["jane@example.com"]),
            (crate::Entity::PhoneNumber, &["+353 87 123 4567"]),
            (crate::Entity::IbanCode, &["DE89 3704 0044 0532 0130 00"]),
        ] {
            values.add(entity, parts).ok()?;
        }
        let values = values.finish(None).ok()?;
        let mut passages = PassageBuilder::new(&ring, "", [1; 16], Pieces::for_passages(20).ok()?).ok()?;
        passages.add(b"No agent may tell a customer how the score of a card is made.");
        let passages = passages.finish(None).ok()?;
        let keys = ring.dataset("").ok()?;
        let ready = |file: &[u8]| Ready::new(&Arc::new(Index::from_bytes(file).ok()?), &keys).ok();
        let prompt = Passages::of_text("No agent may tell a customer how the score of a card is made, é".as_bytes(), 20).ok()?;
        let all = vec![ready(&values)?, ready(&passages)?, Ready::Passages(prompt)];
        Some((values, all))
    });
    let Some((file, all)) = MADE.as_ref() else { panic!("the index of the target cannot be made") };
    let _ = Index::from_bytes(input);
    let _ = crate::ModelFormat::of(input);
    let _ = crate::ModelFormat::of_base64(input);
    if let [low, high, change, ..] = *input {
        let mut changed = file.clone();
        let place = usize::from(u16::from_le_bytes([low, high])) % changed.len();
        changed[place] ^= change;
        assert!(change == 0 || Index::from_bytes(&changed).is_err(), "a changed index is read, byte {place}");
        assert!(Index::from_bytes(&file[..place]).is_err(), "an index that is cut off at {place} is read");
    }
    for ready in all {
        ready.each(input, |found| assert!(found.start < found.end && found.end <= input.len(), "{found:?} of {}", input.len()));
    }
}

#[cfg(test)]
mod index_tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_an_index_or_none_and_a_text(bytes in prop::collection::vec(prop_oneof![
            any::<u8>(),
            prop::sample::select("No agent may tell José María Muñoz García 李伟明 jane@example.com +353 87 123 4567 DE89 3704\\n".as_bytes().to_vec()),
        ], 0..300)) {
            super::index(&bytes);
        }

        #[test]
        fn pieces_of_values_are_a_text(parts in prop::collection::vec(prop::sample::select(&["José", " ", "María", "Muñoz", "García", "李", "伟", "明", "jane@example.com", "@", "+", "353", "87", "(0)", "123", "4567", "DE89", "3704", "\\n", "\u{301}", "\u{AD}", "-", ".", "No agent may tell a customer"][..]), 0..60), broken in any::<u8>()) {
            let mut text = parts.concat().into_bytes();
            super::index(&text);
            text.push(broken);
            super::index(&text);
            text.rotate_right(1);
            super::index(&text);
        }
    }
}
