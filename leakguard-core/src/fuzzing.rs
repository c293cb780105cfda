//! The inside, opened to the fuzz targets in `fuzz/` by the feature of the same name. No part of the interface: it may
//! change with every commit.

use crate::detect::boundary::{Near, is_token};
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
            check("labelled::at_separator", at, labelled::at_separator(text, at, &mut labels));
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
