//! Is it really one? One file a family of kinds; a verifier looks at a bounded number of bytes around its trigger,
//! except where a format itself has no bound (a JWT, a PEM block), and then says where it stopped.
//!
//! A new detector is one function in the file of its family, one row in [`crate::entity`], and its trigger in
//! [`crate::scan`].

use std::ops::Range;

pub(crate) mod address_block;
pub(crate) mod bic;
pub(crate) mod boundary;
pub(crate) mod call;
pub(crate) mod card;
mod card_schemes;
pub(crate) mod connection;
pub(crate) mod credential;
pub(crate) mod creditor_id;
pub(crate) mod crypto;
pub(crate) mod custom;
pub(crate) mod cut;
mod edifact;
pub(crate) mod email;
pub(crate) mod entries;
pub(crate) mod field;
mod field_languages;
mod field_names;
pub(crate) mod geo;
pub(crate) mod hints;
pub(crate) mod iban;
mod iban_registry;
pub(crate) mod identity;
pub(crate) mod introduced;
pub(crate) mod ip;
pub(crate) mod key_format;
pub(crate) mod known_names;
pub(crate) mod label;
pub(crate) mod labelled;
pub(crate) mod mac;
pub(crate) mod mrz;
mod nearby;
mod pair;
mod password_hash;
pub(crate) mod payment_token;
pub(crate) mod phone;
pub(crate) mod proximity;
pub(crate) mod secret;
pub(crate) mod secret_field;
mod serialized;
pub(crate) mod session;
pub(crate) mod silent_names;
pub(crate) mod spoken;
mod spoken_words;
pub(crate) mod ssn;
pub(crate) mod titles;
pub(crate) mod track;
pub(crate) mod vcard;
pub(crate) mod word_filter;

use crate::entity::Entity;

/// A place in a text that passed its verifier. Offsets are bytes of that text, `end` exclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub entity: Entity,
    pub score: f32,
    /// Counts only when a card stands close by.
    pub needs_card: bool,
    /// The detector of the policy that found it, by its place there; `None` for what is built in.
    pub detector: Option<u16>,
}

impl Candidate {
    pub fn new(entity: Entity, start: usize, end: usize, score: f32) -> Candidate {
        Candidate { start, end, entity, score, needs_card: false, detector: None }
    }
}

/// The words that name a kind to its detector, but those of [`identity`]: for the catalogue.
pub(crate) fn words_of(entity: Entity) -> Vec<&'static str> {
    let lists: &[&[&str]] = match entity {
        Entity::CreditCard => &[card::CARD_WORDS],
        Entity::SwiftBic => &[bic::OWN_WORDS],
        Entity::Crypto => &[crypto::ETHEREUM_WORDS, crypto::SOLANA_WORDS],
        Entity::PhoneNumber => &[phone::WORDS],
        Entity::GeoCoordinates => &[geo::STRONG_WORDS, geo::LATITUDE_WORDS, geo::LONGITUDE_WORDS],
        Entity::SessionId => &[session::NAMES],
        _ => return key_format::provider_words(entity).collect(),
    };
    lists.concat()
}

/// How far, in bytes, an expiry date or a security code may be from its card.
const CARD_NEIGHBOURHOOD: usize = 64;

/// Puts candidates in order and leaves no overlap. The rule, in this order: a span that holds the other wins (a PEM
/// block over what its base64 looks like, a JWT over the bearer token that it is, by score when both are the same
/// span); else the higher score; else the one that starts first. What has lost to one that loses itself is there again.
pub(crate) fn resolve(candidates: &mut Vec<Candidate>) {
    if candidates.iter().any(|candidate| candidate.needs_card) {
        drop_lonely(candidates);
    }
    if candidates.len() < 2 {
        return;
    }
    put_in_order(candidates);
    // The last one kept stood at `place`; those from there on to `index` have lost to it and stand there still.
    let (mut kept, mut place) = (0, 0);
    for index in 1..candidates.len() {
        let (last, next) = (candidates[kept], candidates[index]);
        if next.start >= last.end {
            kept += 1;
        } else if beats(&next, &last) {
            kept = restore(candidates, kept, place + 1..index, next.start);
        } else {
            continue;
        }
        candidates[kept] = next;
        place = index;
    }
    candidates.truncate(kept + 1);
}

/// The one at `kept` has lost: those of the range that had lost to it and end before `end` take its place. Returns the place behind them.
fn restore(candidates: &mut [Candidate], kept: usize, lost: Range<usize>, end: usize) -> usize {
    let mut free = kept;
    for index in lost {
        let candidate = candidates[index];
        match free.checked_sub(1).filter(|&last| last >= kept && candidates[last].end > candidate.start) {
            _ if candidate.end > end => {}
            None => {
                candidates[free] = candidate;
                free += 1;
            }
            Some(last) if beats(&candidate, &candidates[last]) => candidates[last] = candidate,
            Some(_) => {}
        }
    }
    free
}

/// Candidates come nearly in order, each a few places from its own at most: those are moved there one by one. A text that
/// is made to need more moves than that is sorted.
fn put_in_order(candidates: &mut [Candidate]) {
    let key = |candidate: &Candidate| (candidate.start, std::cmp::Reverse(candidate.end));
    let mut moves = 16 * candidates.len();
    for index in 1..candidates.len() {
        let candidate = candidates[index];
        let mut place = index;
        while place > 0 && key(&candidates[place - 1]) > key(&candidate) {
            candidates[place] = candidates[place - 1];
            place -= 1;
        }
        candidates[place] = candidate;
        moves = moves.saturating_sub(index - place);
        if moves == 0 {
            // A stable sort would need memory. Of equal places the stronger comes first, and of those the kind decides.
            let total = |candidate: &Candidate| (key(candidate), std::cmp::Reverse(candidate.score.to_bits()), candidate.entity);
            candidates.sort_unstable_by_key(total);
            return;
        }
    }
}

fn beats(next: &Candidate, last: &Candidate) -> bool {
    if (next.start, next.end) == (last.start, last.end) {
        return next.score > last.score;
    }
    if next.start >= last.start && next.end <= last.end {
        return false;
    }
    if last.start >= next.start && last.end <= next.end {
        return true;
    }
    next.score > last.score
}

/// Removes what counts only beside a card and has none.
fn drop_lonely(candidates: &mut Vec<Candidate>) {
    for index in 0..candidates.len() {
        let candidate = candidates[index];
        if !candidate.needs_card {
            continue;
        }
        let beside = |other: &Candidate| {
            other.entity == Entity::CreditCard && other.start.saturating_sub(candidate.end).max(candidate.start.saturating_sub(other.end)) <= CARD_NEIGHBOURHOOD
        };
        // Triggers come in the order of the text, so a card close by stands close by in the list too.
        let near = index.saturating_sub(8)..(index + 9).min(candidates.len());
        if candidates[near].iter().any(beside) {
            candidates[index].needs_card = false;
        }
    }
    candidates.retain(|candidate| !candidate.needs_card);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(mut candidates: Vec<Candidate>) -> Vec<(Entity, usize, usize)> {
        resolve(&mut candidates);
        candidates.iter().map(|c| (c.entity, c.start, c.end)).collect()
    }

    #[test]
    fn the_containing_span_wins_whatever_the_order() {
        let outer = Candidate::new(Entity::PrivateKey, 0, 50, 0.9);
        let inner = Candidate::new(Entity::CreditCard, 10, 26, 1.0);
        assert_eq!(resolved(vec![inner, outer]), [(Entity::PrivateKey, 0, 50)]);
        assert_eq!(resolved(vec![outer, inner]), [(Entity::PrivateKey, 0, 50)]);
    }

    #[test]
    fn the_same_span_goes_to_the_higher_score_and_neighbours_both_stay() {
        let jwt = Candidate::new(Entity::Jwt, 7, 20, 0.99);
        let bearer = Candidate::new(Entity::BearerToken, 7, 20, 0.9);
        let email = Candidate::new(Entity::EmailAddress, 20, 30, 0.9);
        assert_eq!(resolved(vec![bearer, email, jwt]), [(Entity::Jwt, 7, 20), (Entity::EmailAddress, 20, 30)]);
    }

    #[test]
    fn what_has_lost_to_a_loser_is_there_again() {
        let long = Candidate::new(Entity::WordpressKey, 0, 60, 0.85);
        let (first, second) = (Candidate::new(Entity::GenericSecret, 10, 30, 0.8), Candidate::new(Entity::EmailAddress, 35, 45, 0.8));
        let over = Candidate::new(Entity::MapboxToken, 50, 90, 0.97);
        let expected = [(Entity::GenericSecret, 10, 30), (Entity::EmailAddress, 35, 45), (Entity::MapboxToken, 50, 90)];
        assert_eq!(resolved(vec![long, first, second, over]), expected);
    }

    proptest::proptest! {
        #[test]
        fn no_two_overlap(places in proptest::collection::vec((0..40usize, 1..20usize, 0..4u8), 0..12)) {
            let all: Vec<_> = places.iter().map(|&(start, length, score)| Candidate::new(Entity::EmailAddress, start, start + length, f32::from(score) / 4.0)).collect();
            let kept = resolved(all.clone());
            proptest::prop_assert!(kept.windows(2).all(|two| two[0].2 <= two[1].1), "{kept:?}");
            proptest::prop_assert_eq!(kept.is_empty(), all.is_empty());
            // What is left of the strongest is all of it, if nothing holds it.
            let is_held = |one: &Candidate| all.iter().any(|other| other.start <= one.start && one.end <= other.end && (other.start, other.end) != (one.start, one.end));
            for one in all.iter().filter(|one| all.iter().all(|other| other.score < one.score || std::ptr::eq(*one, other)) && !is_held(one)) {
                proptest::prop_assert!(kept.contains(&(one.entity, one.start, one.end)), "{one:?} of {kept:?}");
            }
        }
    }

    #[test]
    fn an_expiry_date_without_a_card_is_dropped() {
        let mut expiry = Candidate::new(Entity::CardExpiry, 100, 105, 0.8);
        expiry.needs_card = true;
        assert!(resolved(vec![expiry]).is_empty());
        let near = Candidate::new(Entity::CreditCard, 70, 86, 1.0);
        assert_eq!(resolved(vec![near, expiry]).len(), 2);
        let far = Candidate::new(Entity::CreditCard, 0, 16, 1.0);
        assert_eq!(resolved(vec![far, expiry]).len(), 1);
    }
}
