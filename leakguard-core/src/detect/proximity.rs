//! Words close by that make a reading more or less likely.

use super::label::behind_label;

/// How many bytes before a value count as close by.
const WINDOW: usize = 32;

/// What the words before a number say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The words of the kind itself.
    For,
    /// Words of another kind of number: an order, an article, a parcel.
    Against,
    /// Nothing.
    None,
}

/// Words that name numbers which are no person's: order, article and shipment numbers of shops.
pub(super) const REFERENCE_WORDS: &[&str] = &[
    "order",
    "invoice",
    "sku",
    "ean",
    "gtin",
    "upc",
    "isbn",
    "issn",
    "barcode",
    "tracking",
    "shipment",
    "parcel",
    "version",
    "imei",
    "serial",
    "reference",
    "ref",
    "ticket",
    "article",
    "item",
    "product",
    "quote",
    "creditmemo",
    "bestellung",
    "rechnung",
    "commande",
    "facture",
    "pedido",
    "factura",
    "ordine",
    "fattura",
];

/// Looks for whole words before `start`, the nearest wins; `own` are the kind's own words, in lower case.
pub(crate) fn before(text: &[u8], start: usize, own: &[&str]) -> Hint {
    let window = &text[start.saturating_sub(WINDOW)..start];
    let label = behind_label(text, start, WINDOW) + window.len() - start;
    let mut end = window.len();
    while end > 0 {
        if !window[end - 1].is_ascii_alphabetic() {
            end -= 1;
            continue;
        }
        let length = window[..end].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = &window[end - length..end];
        // Beyond a label a word of the kind's own says nothing; one of another number still does.
        if end > label && own.iter().any(|own| word.eq_ignore_ascii_case(own.as_bytes())) {
            return Hint::For;
        }
        if REFERENCE_WORDS.iter().any(|reference| word.eq_ignore_ascii_case(reference.as_bytes())) {
            return Hint::Against;
        }
        end -= length;
    }
    Hint::None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beyond_a_label_speak_against_a_number_only() {
        assert_eq!(before(b"card [CREDIT_CARD], 4000000000000002", 20, &["card"]), Hint::None);
        assert_eq!(before(b"order of [EMAIL_ADDRESS] 4000000000000002", 25, &["card"]), Hint::Against);
    }

    #[test]
    fn the_nearest_word_decides() {
        let text = b"card declined for order no. 4000000000000002";
        assert_eq!(before(text, 28, &["card"]), Hint::Against);
        let text = b"order 17 paid with Card 4000000000000002";
        assert_eq!(before(text, 24, &["card"]), Hint::For);
        assert_eq!(before(b"4000000000000002", 0, &["card"]), Hint::None);
        assert_eq!(before(b"reordering 4000000000000002", 11, &["card"]), Hint::None);
    }
}
