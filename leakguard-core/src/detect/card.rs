//! Payment cards (CREDIT_CARD), and what stands beside them: CARD_EXPIRY and CVV.
//!
//! A number is a card when its first digits belong to a scheme (`card_schemes.rs`), its length is one of that scheme's
//! and it passes Luhn. Digits stand together or in the groups that are printed on cards.

use super::Candidate;
use super::boundary::{dash_len, digits_len, is_alnum, line_end_len, space_len};
pub(crate) use super::card_schemes::may_start;
use super::card_schemes::{Certainty, scheme_of};
use super::label::behind_label;
use super::nearby::{is_one_of, words_after, words_before};
use super::proximity::Hint;
use crate::checksum::{gtin, luhn};
use crate::entity::Entity;

/// How many bytes before and behind a number its words are looked for.
const WORDS_BEFORE: usize = 40;
const WORDS_BEHIND: usize = 24;

/// Words that stand beside a card's number.
pub(super) const CARD_WORDS: &[&str] = &[
    "card",
    "cards",
    "cc",
    "pan",
    "creditcard",
    "credit",
    "debit",
    "visa",
    "mastercard",
    "amex",
    "maestro",
    "discover",
    "diners",
    "jcb",
    "unionpay",
    "rupay",
    "hipercard",
    "dankort",
    "bancontact",
    "karte",
    "carte",
    "tarjeta",
    "carta",
    "kaart",
    "karta",
    "karty",
    "kort",
    "cartao",
    "cartão",
    "kartı",
    "cardnumber",
    "ccnumber",
    "ccnum",
];

/// Parts of such words, in languages that join them.
const CARD_STEMS: &[&[u8]] = &[
    b"kreditk",
    b"karten",
    b"creditcard",
    b"cardn",
    b"kaartn",
    b"kortn",
    b"kortti",
    "kártya".as_bytes(),
    "карт".as_bytes(),
    "Карт".as_bytes(),
    b"tarjet",
    b"kredit",
    b"kart",
    b"cart\xC3\xA3o",
    b"kortele",
    b"kortel\xC4\x97",
    b"kaart",
    b"kortet",
    b"kortnu",
    b"kortin",
    "κάρτ".as_bytes(),
    "Κάρτ".as_bytes(),
    "カード".as_bytes(),
    "信用卡".as_bytes(),
    "银行卡".as_bytes(),
    "銀行卡".as_bytes(),
    "卡号".as_bytes(),
    "卡號".as_bytes(),
    "카드".as_bytes(),
    "कार्ड".as_bytes(),
    "כרטיס".as_bytes(),
    "بطاقة".as_bytes(),
    "kredi".as_bytes(),
    "bankk".as_bytes(),
];

/// Words of other numbers that shops write: orders, articles, parcels, devices, telephones, moments.
const OTHER_WORDS: &[&str] = &[
    "order",
    "orders",
    "orderid",
    "increment",
    "invoice",
    "sku",
    "ean",
    "gtin",
    "upc",
    "isbn",
    "issn",
    "asin",
    "mpn",
    "barcode",
    "tracking",
    "shipment",
    "parcel",
    "consignment",
    "awb",
    "waybill",
    "version",
    "imei",
    "imsi",
    "iccid",
    "sim",
    "serial",
    "sn",
    "reference",
    "ref",
    "ticket",
    "article",
    "item",
    "product",
    "quote",
    "memo",
    "creditmemo",
    "rma",
    "bestellung",
    "rechnung",
    "commande",
    "facture",
    "pedido",
    "factura",
    "ordine",
    "fattura",
    "order",
    "ordre",
    "ordrer",
    "ordern",
    "ordren",
    "ordrenr",
    "narudžba",
    "narudžbe",
    "narudžbu",
    "naručilo",
    "naročilo",
    "naročila",
    "sipariş",
    "siparis",
    "fatura",
    "pasūtījums",
    "pasūtījuma",
    "rēķins",
    "rēķina",
    "užsakymas",
    "užsakymo",
    "sąskaita",
    "faktura",
    "faktúra",
    "račun",
    "comanda",
    "comandă",
    "tellimus",
    "tellimuse",
    "arve",
    "lasku",
    "laskun",
    "számla",
    "bestelling",
    "bestelnummer",
    "factuur",
    "factuurnummer",
    "ordernummer",
    "kundnummer",
    "zamówienie",
    "encomenda",
    "phone",
    "tel",
    "mobile",
    "whatsapp",
    "msisdn",
    "timestamp",
    "time",
    "nonce",
    "pixel",
    "fbq",
];

/// Parts of such words.
const OTHER_STEMS: &[&[u8]] = &[
    b"tracking",
    b"bestell",
    b"auftrag",
    b"rechnung",
    b"sendung",
    b"artikel",
    b"kunden",
    b"liefer",
    b"serien",
    b"telefon",
    b"faktur",
    b"objedn",
    b"zamow",
    b"tilaus",
    "beställ".as_bytes(),
    b"factuur",
    b"bestel",
    b"ordrenu",
    b"ordernu",
    b"spedizion",
    b"tracciam",
    b"seguimiento",
    b"rastre",
    b"suivi",
    b"pakke",
    b"kolli",
    b"sporing",
    "zamówi".as_bytes(),
    "przesyłk".as_bytes(),
    "objednáv".as_bytes(),
    "faktúr".as_bytes(),
    "zásielk".as_bytes(),
    "zásilk".as_bytes(),
    "rendelés".as_bytes(),
    "számlasz".as_bytes(),
    "csomagsz".as_bytes(),
    "narudž".as_bytes(),
    "naroči".as_bytes(),
    "pošiljk".as_bytes(),
    "račun".as_bytes(),
    "pasūtīj".as_bytes(),
    "rēķin".as_bytes(),
    "sūtījum".as_bytes(),
    "užsakym".as_bytes(),
    "siuntos".as_bytes(),
    "sipariş".as_bytes(),
    "kargo".as_bytes(),
    "поръчк".as_bytes(),
    "Поръчк".as_bytes(),
    "фактур".as_bytes(),
    "Фактур".as_bytes(),
    "товарит".as_bytes(),
    "замовлен".as_bytes(),
    "Замовлен".as_bytes(),
    "накладн".as_bytes(),
    "Накладн".as_bytes(),
    "заказ".as_bytes(),
    "Заказ".as_bytes(),
    "отправлен".as_bytes(),
    "відправлен".as_bytes(),
    "трек".as_bytes(),
    "ТТН".as_bytes(),
    "παραγγελ".as_bytes(),
    "Παραγγελ".as_bytes(),
    "τιμολόγ".as_bytes(),
    "Τιμολόγ".as_bytes(),
    "αποστολ".as_bytes(),
    "注文".as_bytes(),
    "請求".as_bytes(),
    "追跡".as_bytes(),
    "伝票".as_bytes(),
    "订单".as_bytes(),
    "訂單".as_bytes(),
    "发票".as_bytes(),
    "發票".as_bytes(),
    "快递".as_bytes(),
    "运单".as_bytes(),
    "주문".as_bytes(),
    "송장".as_bytes(),
    "청구".as_bytes(),
    "운송".as_bytes(),
    "ऑर्डर".as_bytes(),
    "बिल".as_bytes(),
    "ट्रैकिंग".as_bytes(),
    "הזמנה".as_bytes(),
    "חשבונית".as_bytes(),
    "طلب".as_bytes(),
    "فاتورة".as_bytes(),
    "คำสั่งซื้อ".as_bytes(),
    "đơn hàng".as_bytes(),
    "pesanan".as_bytes(),
];

/// Words that stand behind a card's number.
const BEHIND_WORDS: &[&str] = &[
    "exp",
    "expires",
    "expiry",
    "expiration",
    "valid",
    "cvv",
    "cvc",
    "csc",
    "cvn",
    "ablauf",
    "gueltig",
    "validade",
    "caducidad",
    "gyldig",
    "giltigt",
    "geldig",
    "vervaldatum",
    "scadenza",
    "valida",
    "platnost",
    "platná",
    "lejárat",
    "vrijedi",
    "velja",
    "udløbsdato",
    "utgångsdatum",
    "utløpsdato",
    "voimassa",
    "kehtib",
    "derīga",
    "galioja",
    "ważna",
    "expirare",
    "expiră",
    "verfallsdatum",
    "ablaufdatum",
    "gültig",
    "prüfnummer",
    "sicherheitscode",
    "expiration",
    "expire",
    "valable",
    "cryptogramme",
];

/// The groupings printed on cards, in digits: 4-4-4-4 (and shorter or longer last groups), American Express 4-6-5,
/// Diners Club 4-6-4, UATP 4-5-6.
const GROUPINGS: &[&[usize]] = &[
    &[4, 4, 4, 4, 3],
    &[4, 4, 4, 4, 2],
    &[4, 4, 4, 4, 1],
    &[4, 4, 4, 4],
    &[4, 6, 5],
    &[4, 6, 4],
    &[4, 4, 4, 3],
    &[4, 4, 4, 2],
    &[4, 4, 4, 1],
    &[4, 5, 6],
    &[4, 4, 5],
];

/// The most digits of a card, ISO/IEC 7812-1.
const LONGEST: usize = 19;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Space,
    /// A space in a form body: `+` or `%20`.
    Encoded,
    /// Two spaces.
    Double,
    /// A dash between spaces.
    SpacedDash,
    Dash,
    Dot,
    /// Nothing to see: a zero-width space or joiner.
    Invisible,
}

/// The card that starts with the digit at `start`, which starts a word. Reads at most 48 bytes before, 80 behind.
pub(crate) fn at_digit(text: &[u8], start: usize) -> Option<Candidate> {
    if follows_number(text, start) {
        return None;
    }
    let run = digits_len(text, start, LONGEST + 1);
    let (digits, length, end) = match run {
        12..=LONGEST if !may_start(&text[start..], run) => return None,
        12..=LONGEST => {
            let mut digits = [0u8; LONGEST];
            digits[..run].copy_from_slice(&text[start..start + run]);
            if continues_number(text, start + run) {
                return None;
            }
            (digits, run, start + run)
        }
        4 => match grouped(text, start) {
            Some(grouped) => grouped,
            None => return in_own_groups(text, start),
        },
        _ => return None,
    };
    let score = score(text, start, end, &digits[..length], end - start > length)?;
    Some(Candidate::new(Entity::CreditCard, start, end, score))
}

/// A card of 15 or 16 digits in groups of somebody's own, `4111 111111111111`, or with a line's end between them: a word has to say
/// that it is one, but for two groups of eight. Reads at most 48 bytes before, 80 behind.
#[inline(never)]
pub(crate) fn in_own_groups(text: &[u8], start: usize) -> Option<Candidate> {
    const GROUPS: usize = 8;
    if !may_go_on_in_groups(text, start, start + digits_len(text, start, 9))
        || matches!(text[..start], [.., b'0'..=b'9', b' ' | b'/' | b',' | b'.'] | [.., b'/' | b'+'])
    {
        return None;
    }
    let mut digits = [0u8; LONGEST];
    let (mut at, mut length, mut first_separator, mut first) = (start, 0, None, 0);
    for group in 0..GROUPS {
        let size = digits_len(text, at, 13);
        if !(2..=12).contains(&size) || length + size > 16 {
            return None;
        }
        digits[length..length + size].copy_from_slice(&text[at..at + size]);
        length += size;
        at += size;
        first = if group == 0 { size } else { first };
        if length >= 15 {
            break;
        }
        let line_end = line_end_len(text, at);
        at += match separator_at(text, at) {
            // A line's end may part any of them.
            None if line_end > 0 && may_end_line(length) => line_end,
            Some((separator, bytes)) if *first_separator.get_or_insert(separator) == separator => bytes,
            _ => return None,
        };
    }
    let number = &digits[..length];
    let goes_on = continues_number(text, at) || text.get(at).is_some_and(|&byte| is_alnum(byte) || byte == b'-');
    if length < 15 || goes_on || !luhn(number) || scheme_of(number)? != Certainty::High {
        return None;
    }
    let is_halved = first == 8 && length == 16 && first_separator == Some(Separator::Space) && !follows_space(text, at);
    match hint(text, start, at) {
        Hint::For => Some(Candidate::new(Entity::CreditCard, start, at, 0.9)),
        Hint::None if is_halved => Some(Candidate::new(Entity::CreditCard, start, at, 0.55)),
        _ => None,
    }
}

/// A card in the groups that are printed on it, with underscores between them, that is a whole long word: `4111_1111_1111_1111`.
pub(crate) fn joined_by_underscores(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let (mut digits, mut length) = ([0u8; LONGEST], 0);
    for group in text[start..end].split(|&byte| byte == b'_') {
        digits.get_mut(length..length + group.len()).filter(|_| group.iter().all(u8::is_ascii_digit))?.copy_from_slice(group);
        length += group.len();
    }
    let number = &digits[..length];
    let is_printed = GROUPINGS.iter().any(|grouping| text[start..end].split(|&byte| byte == b'_').map(<[u8]>::len).eq(grouping.iter().copied()));
    let is_alone = !matches!(text[..start], [.., b'.' | b'/']) && !matches!(text.get(end), Some(b'.') if text.get(end + 1).is_some_and(|&next| is_alnum(next)));
    (is_printed && is_alone && luhn(number) && scheme_of(number)? == Certainty::High).then(|| Candidate::new(Entity::CreditCard, start, end, 0.9))
}

/// Digits of a card that a line may end behind.
fn may_end_line(digits: usize) -> bool {
    matches!(digits, 8 | 12)
}

/// Whether a card that is written in groups may begin with the one from `start` to `end`, as far as its first digit and the bytes behind
/// it tell.
#[inline]
pub(crate) fn may_go_on_in_groups(text: &[u8], start: usize, end: usize) -> bool {
    // As cards of 15 and 16 digits begin.
    let begins = matches!(text[start..], [b'4', ..] | [b'5', b'1'..=b'5', ..] | [b'2', b'2'..=b'7', ..] | [b'3', b'4' | b'5' | b'7', ..] | [b'6', ..]);
    if !begins {
        return false;
    }
    match text.get(end) {
        Some(b' ' | b'-' | b'.') => text.get(end + 1).is_some_and(|next| next.is_ascii_digit()),
        Some(b'\n' | b'\r') => may_end_line(end - start) && text.get(end + line_end_len(text, end)).is_some_and(u8::is_ascii_digit),
        Some(0x80..) => true,
        _ => false,
    }
}

/// How sure it is that the number is a card's; `None` when it cannot be.
fn score(text: &[u8], start: usize, end: usize, number: &[u8], grouped: bool) -> Option<f32> {
    // Nine of ten numbers end here.
    if !luhn(number) {
        return None;
    }
    let certainty = scheme_of(number)?;
    Some(match (certainty, hint(text, start, end)) {
        (_, Hint::For) => 0.98,
        // Four groups of four are how a card is printed, whatever else the line is about.
        (Certainty::High, Hint::Against) if grouped && number.len() >= 15 => 0.55,
        (_, Hint::Against) => 0.3,
        // An EAN-13 that passes Luhn too is an article number.
        (_, Hint::None) if !grouped && number.len() == 13 && gtin(number) => 0.4,
        (_, Hint::None) if !grouped && (is_moment(number) || is_mobile(number)) => 0.4,
        (Certainty::High, Hint::None) => 0.9,
        (Certainty::Medium, Hint::None) => 0.6,
        (Certainty::Low, Hint::None) => 0.4,
    })
}

/// Numbers that begin with the moment they were given out, `yymmddhhmmss…`, fall into Mastercard's ranges from 2022 on.
fn is_moment(number: &[u8]) -> bool {
    let two = |at: usize| u32::from(number[at] - b'0') * 10 + u32::from(number[at + 1] - b'0');
    number.len() == 16 && (22..=29).contains(&two(0)) && (1..=12).contains(&two(2)) && (1..=31).contains(&two(4)) && two(6) < 24 && two(8) < 60 && two(10) < 60
}

/// A German mobile number with its country code, as messengers write it without the plus: 13 digits from 4915 to 4917.
fn is_mobile(number: &[u8]) -> bool {
    number.len() == 13 && matches!(number, [b'4', b'9', b'1', b'5'..=b'7', ..])
}

/// What the words around a number say. The nearest word before it decides; one of another number does not reach over
/// digits, which are that number then (`order 100012, paid with …`). What follows a card only says so.
#[inline(always)]
fn hint(text: &[u8], start: usize, end: usize) -> Hint {
    if has_card_data_behind(text, end) {
        return Hint::For;
    }
    let label = behind_label(text, start, WORDS_BEFORE);
    for (at, word) in words_before(text, start, WORDS_BEFORE) {
        if at >= label && is_card_word(word) {
            return Hint::For;
        }
        let digits_between = text[at + word.len()..start].iter().filter(|byte| byte.is_ascii_digit()).count();
        if digits_between < 3 && is_other_word(word) {
            return Hint::Against;
        }
    }
    if let Some(first) = list_start(text, start, end)
        && let Some((_, word)) = words_before(text, first, WORDS_BEFORE).next()
        && !is_card_word(word)
        && is_other_word(word)
    {
        return Hint::Against;
    }
    // `#4000000000000002` is an order, `img_4000000000000002_n` a file.
    let glued = matches!(text[..start], [.., b'#' | b'_']) || text.get(end) == Some(&b'_');
    if glued { Hint::Against } else { Hint::None }
}

/// Where a list of three numbers or more of the same length starts that the one at `start` is in, and is not its first: `Orders: 4625…, 4627…, 4488…`.
#[inline(never)]
fn list_start(text: &[u8], start: usize, end: usize) -> Option<usize> {
    const NUMBERS: usize = 32;
    let length = end - start;
    let is_number = |at: usize| digits_len(text, at, length + 1) == length;
    let (mut first, mut before) = (start, 0);
    while before < NUMBERS
        && let Some(rest) = text[..first].strip_suffix(b", ").or_else(|| text[..first].strip_suffix(b",")).or_else(|| text[..first].strip_suffix(b" "))
        && let Some(at) = rest.len().checked_sub(length).filter(|&at| digits_len(text, at, length + 1) == length && (at == 0 || !text[at - 1].is_ascii_digit()))
    {
        (first, before) = (at, before + 1);
    }
    let goes_on = || {
        let behind = text[end..].iter().take(2).take_while(|byte| matches!(byte, b',' | b' ')).count();
        behind > 0 && is_number(end + behind)
    };
    (before >= 2 || before == 1 && goes_on()).then_some(first)
}

/// Whether a word for a card stands close before the position.
pub(crate) fn has_card_word(text: &[u8], start: usize) -> bool {
    let label = behind_label(text, start, WORDS_BEFORE);
    words_before(text, start, start - label).any(|(_, word)| is_card_word(word))
}

/// Where a number starts whose groups two spaces part, or a dash between spaces, seen from one of its later groups, `3606  493610  4680`;
/// reads at most 28 bytes back.
pub(crate) fn widely_spaced(text: &[u8], group: usize) -> Option<usize> {
    let mut start = group;
    for _ in 0..4 {
        let Some(before) = text[..start].strip_suffix(b"  ").or_else(|| text[..start].strip_suffix(b" - ")) else { break };
        let digits = before.iter().rev().take(7).take_while(|byte| byte.is_ascii_digit()).count();
        if !(4..=6).contains(&digits) {
            break;
        }
        start = before.len() - digits;
    }
    (start < group && digits_len(text, start, 5) == 4).then_some(start)
}

fn is_card_word(word: &[u8]) -> bool {
    is_one_of(word, CARD_WORDS) || has_stem(word, CARD_STEMS)
}

fn is_other_word(word: &[u8]) -> bool {
    is_one_of(word, OTHER_WORDS) || has_stem(word, OTHER_STEMS)
}

fn has_stem(word: &[u8], stems: &[&[u8]]) -> bool {
    stems.iter().any(|stem| word.windows(stem.len()).any(|part| part.eq_ignore_ascii_case(stem)))
}

/// Whether an expiry date, or a word that stands before one or before a security code, is right behind the number.
#[inline(always)]
fn has_card_data_behind(text: &[u8], end: usize) -> bool {
    let at = skip_gap(text, end);
    at > end && expiry_end(text, at).is_some() || words_after(text, end, WORDS_BEHIND).take(2).any(|word| is_one_of(word, BEHIND_WORDS))
}

/// Expiry date and security code behind a card, in either order and with their words between: `4111111111111111|09|28|123`,
/// `…, valid until 09/28, CVV 123`, `… (CVC 123, gültig bis 09.2028)`. Reads at most 160 bytes.
pub(crate) fn beside(text: &[u8], card_end: usize, out: &mut Vec<Candidate>) {
    let (mut at, mut has_expiry, mut has_code) = (card_end, false, false);
    while !(has_expiry && has_code) {
        let Some((next, words)) = skip_words(text, at) else { return };
        if next == at {
            return;
        }
        if !has_expiry && let Some(end) = expiry_end(text, next) {
            out.push(Candidate::new(Entity::CardExpiry, next, end, 0.85));
            (at, has_expiry) = (end, true);
            continue;
        }
        let digits = digits_len(text, next, 5);
        let end = next + digits;
        let ends = !text.get(end).is_some_and(|&byte| {
            is_alnum(byte) || matches!(byte, b'/' | b'-') || matches!(byte, b'.' | b',') && text.get(end + 1).is_some_and(u8::is_ascii_digit)
        });
        // Without a word it is a code only right behind the date or right before it.
        let is_before_date = || skip_words(text, end).is_some_and(|(date, words)| date > end && is_only_gap(words) && expiry_end(text, date).is_some());
        let named = if is_only_gap(words) { has_expiry || is_before_date() } else { has_stem(words, CODE_STEMS) };
        if has_code || !matches!(digits, 3 | 4) || !ends || !named {
            return;
        }
        out.push(Candidate::new(Entity::Cvv, next, end, 0.85));
        (at, has_code) = (end, true);
    }
}

/// Bytes of the words between a card, its date and its code.
const BETWEEN: usize = 64;

/// Past words and signs to the next digit, and what was passed; `None` where the line or the value ends before.
fn skip_words(text: &[u8], from: usize) -> Option<(usize, &[u8])> {
    let window = text.get(from..text.len().min(from + BETWEEN))?;
    let length =
        window.iter().position(|byte| byte.is_ascii_digit() || matches!(byte, b'\n' | b'\r' | b'{' | b'}' | b'<' | b'"' | b'[' | b'&' | b'@' | b'#' | b'$'))?;
    let passed = &window[..length];
    (window[length].is_ascii_digit() && !passed.ends_with(b"\\u") && !ends_with_letter(passed)).then_some((from + length, passed))
}

fn ends_with_letter(passed: &[u8]) -> bool {
    passed.last().is_some_and(|&byte| is_alnum(byte))
}

/// Whether nothing but signs stands there, or nothing at all.
fn is_only_gap(passed: &[u8]) -> bool {
    passed.iter().all(|byte| matches!(byte, b' ' | b',' | b';' | b'|' | b'\t' | b'/' | b':' | b'\''))
}

/// Parts of the words for a card's security code.
const CODE_STEMS: &[&[u8]] = &[
    b"cvv",
    b"cvc",
    b"csc",
    b"cvn",
    b"cid",
    b"cvd",
    b"secur",
    b"verif",
    b"sicherheits",
    b"pr\xC3\xBCf",
    b"pruef",
    b"crypto",
    b"s\xC3\xA9cur",
    b"sicurezza",
    b"segur",
    b"beveilig",
    b"zabezp",
    b"bezpe",
    b"biztons",
    b"ellen\xC5\x91rz",
    b"securit",
    b"kontrol",
    b"sikkerhed",
    b"sikkerhet",
    b"s\xC3\xA4kerhet",
    b"turva",
    b"dro\xC5\xA1\xC4\xAB",
    b"saugos",
    b"sigurnos",
    b"varnost",
    b"g\xC3\xBCvenlik",
    b"guvenlik",
    "сигурност".as_bytes(),
    "безопас".as_bytes(),
    "безпек".as_bytes(),
    "ασφαλε".as_bytes(),
    "セキュリティ".as_bytes(),
    "安全码".as_bytes(),
    "安全碼".as_bytes(),
    "验证码".as_bytes(),
    "末三".as_bytes(),
    "보안".as_bytes(),
    "सुरक्षा".as_bytes(),
    "सीवीवी".as_bytes(),
    "אבטחה".as_bytes(),
    "الأمان".as_bytes(),
];

/// The end of an expiry date at the position: `MM/YY`, `MM/YYYY`, also with `-` or `|`, and nothing longer.
pub(crate) fn expiry_end(text: &[u8], at: usize) -> Option<usize> {
    let month = match text.get(at..at + 2)? {
        [b'0', unit @ b'1'..=b'9'] => unit - b'0',
        [b'1', unit @ b'0'..=b'2'] => 10 + unit - b'0',
        _ => return None,
    };
    debug_assert!((1..=12).contains(&month));
    let mut year = at + 2 + space_len(text, at + 2);
    let mark = *text.get(year)?;
    let mark_len = match mark {
        b'/' | b'-' | b'|' | b'.' => 1,
        b'\\' if text.get(year + 1) == Some(&b'/') => 2,
        _ => dash_len(text, year),
    };
    if mark_len == 0 {
        return None;
    }
    year += mark_len;
    year += space_len(text, year);
    let end = match digits_len(text, year, 5) {
        // `12.50` is a price.
        2 if mark != b'.' => year + 2,
        4 if text[year..].starts_with(b"20") => year + 4,
        _ => return None,
    };
    let longer = matches!(text.get(end), Some(b'/' | b'-')) && text.get(end + 1).is_some_and(u8::is_ascii_digit);
    (!longer && !text.get(end).is_some_and(|&byte| is_alnum(byte))).then_some(end)
}

/// Separators between the parts of a card record, at most three bytes.
fn skip_gap(text: &[u8], mut at: usize) -> usize {
    for _ in 0..3 {
        match text.get(at) {
            Some(b' ' | b',' | b';' | b'|' | b'\t' | b'/' | b':') => at += 1,
            _ => break,
        }
    }
    at
}

/// Digits of a number written in groups, their count and where it ends.
fn grouped(text: &[u8], start: usize) -> Option<([u8; LONGEST], usize, usize)> {
    let mut digits = [0u8; LONGEST];
    let (first_separator, _) = separator_at(text, start + 4)?;
    if first_separator == Separator::Space && follows_group(text, start) {
        return None;
    }
    // A group of four before, and digits behind: the middle of a parcel's number.
    let in_chain = matches!(text[..start], [.., b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b' ']);
    'grouping: for grouping in GROUPINGS {
        let (mut at, mut length) = (start, 0);
        for (index, &size) in grouping.iter().enumerate() {
            if index > 0 {
                match separator_at(text, at) {
                    Some((separator, bytes)) if separator == first_separator => at += bytes,
                    _ => continue 'grouping,
                }
            }
            // A group is exactly as long as printed: one digit more and it is another number.
            if digits_len(text, at, size + 1) != size {
                continue 'grouping;
            }
            digits[length..length + size].copy_from_slice(&text[at..at + size]);
            length += size;
            at += size;
        }
        // A further group makes it a longer number; behind a space it may as well be the next word, unless two follow.
        let runs_on = match first_separator {
            Separator::Space => text.get(at).is_some_and(|&byte| is_alnum(byte)) || groups_of_four(text, at) >= 2 || in_chain && follows_space(text, at),
            _ => continues_number(text, at) || dash_len(text, at) > 0 && text.get(at + dash_len(text, at)).is_some_and(u8::is_ascii_digit),
        };
        if !runs_on && luhn(&digits[..length]) && scheme_of(&digits[..length]).is_some() {
            return Some((digits, length, at));
        }
    }
    None
}

fn separator_at(text: &[u8], at: usize) -> Option<(Separator, usize)> {
    match (space_len(text, at), dash_len(text, at), text.get(at)) {
        (0, 0, Some(b'.')) => Some((Separator::Dot, 1)),
        (0, 0, Some(b'+')) => Some((Separator::Encoded, 1)),
        (0, 0, Some(b'%')) if text[at..].starts_with(b"%20") => Some((Separator::Encoded, 3)),
        (0, 0, Some(b'&')) if text[at..].starts_with(b"&nbsp;") || text[at..].starts_with(b"&#160;") => Some((Separator::Space, 6)),
        (0, 0, Some(b'\\')) if text[at..].starts_with(br"\u00a0") || text[at..].starts_with(br"\u202f") => Some((Separator::Space, 6)),
        (0, 0, Some(0xE2)) if matches!(text[at..], [0xE2, 0x80, 0x8B..=0x8D, ..] | [0xE2, 0x81, 0xA0, ..]) => Some((Separator::Invisible, 3)),
        (0, 0, _) => None,
        (0, dash, _) => Some((Separator::Dash, dash)),
        (1, _, _) if text.get(at + 1) == Some(&b' ') => Some((Separator::Double, 2)),
        (1, _, _) if text[at..].starts_with(b" - ") => Some((Separator::SpacedDash, 3)),
        (space, _, _) => Some((Separator::Space, space)),
    }
}

/// How many groups of exactly four digits follow, each behind a space, two at most: what goes on as `9400 1000 …` is the
/// number of a parcel.
fn groups_of_four(text: &[u8], end: usize) -> usize {
    let mut at = end;
    for count in 0..2 {
        let space = space_len(text, at);
        if space == 0 || digits_len(text, at + space, 5) != 4 {
            return count;
        }
        at += space + 4;
    }
    2
}

/// Whether digits follow behind one space.
fn follows_space(text: &[u8], end: usize) -> bool {
    let space = space_len(text, end);
    space > 0 && text.get(end + space).is_some_and(u8::is_ascii_digit)
}

/// Whether groups of a longer number stand before: two of four digits, or the country and check digits of an IBAN.
fn follows_group(text: &[u8], start: usize) -> bool {
    let is_four = |group: &[u8]| group.iter().all(u8::is_ascii_digit);
    match text[..start] {
        [.., a, b, c, d, b' ', e, f, g, h, b' '] if is_four(&[a, b, c, d, e, f, g, h]) => true,
        [.., a, b, c, d, b' '] => a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit(),
        _ => false,
    }
}

/// Whether the digits at `start` are the tail of a longer number: `5-4111…`, `0.4111…`, ` .4111…`, `17_4111…`.
fn follows_number(text: &[u8], start: usize) -> bool {
    match text[..start] {
        [.., before, b'-' | b'_'] => before.is_ascii_digit(),
        [.., before, b'.'] => before.is_ascii_digit() || before.is_ascii_whitespace(),
        [b'.'] => true,
        _ => false,
    }
}

/// Whether a word that ends in digits starts with a card's word: `card4111…`. Returns where the digits start.
pub(crate) fn digits_behind_card_word(word: &[u8]) -> Option<usize> {
    let letters = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (word.len() >= letters + 12 && CARD_WORDS.iter().any(|known| word[..letters].eq_ignore_ascii_case(known.as_bytes()))).then_some(letters)
}

/// Whether a number goes on at the position: a letter, a digit, a decimal part, a further group behind a dash.
fn continues_number(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(&byte) if is_alnum(byte) => true,
        Some(b'.' | b'-' | b'_') => text.get(at + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, f32)> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        at_digit(text.as_bytes(), start).or_else(|| in_own_groups(text.as_bytes(), start)).map(|c| (&text[c.start..c.end], c.score))
    }

    #[test]
    fn groups_with_underscores_between_them_are_a_card_when_nothing_else_is_in_the_word() {
        let found = |text: &str| {
            let (start, end) = (text.find(|c: char| c.is_ascii_digit()).unwrap(), text.rfind(|c: char| c.is_ascii_digit()).unwrap() + 1);
            joined_by_underscores(text.as_bytes(), start, end).map(|card| (card.start, card.end) == (start, end))
        };
        for text in ["4111_1111_1111_1111", "card: 3782_822463_10005.", "(5555_5555_5555_4444)"] {
            assert_eq!(found(text), Some(true), "{text}");
        }
        for text in [
            "4111_1111_1111_1112",
            "4111_11111111_1111",
            "4111_1111_1111_1111.jpg",
            "/4111_1111_1111_1111",
            "4111_1111_1111_111a_1",
            "4111_1111_1111_1111_1111_1111",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    /// Test numbers published by Stripe, Adyen and PayPal.
    #[test]
    fn every_scheme_is_found_by_range_and_length() {
        for number in [
            "4111111111111111",
            "5555555555554444",
            "2223003122003222",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "3566002020360505",
            "6205500000000000004",
            "6304000000000000",
            "2200000000000053",
        ] {
            assert_eq!(found(&format!("card {number}")).map(|f| f.0), Some(number));
        }
    }

    #[test]
    fn groups_by_space_dash_dot_and_no_break_space_are_one_number() {
        for number in [
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "4111.1111.1111.1111",
            "4111\u{a0}1111\u{a0}1111\u{a0}1111",
            "4111\u{202f}1111\u{202f}1111\u{202f}1111",
            "3782 822463 10005",
            "3056 930902 5904",
        ] {
            assert_eq!(found(number).map(|f| f.0), Some(number));
        }
        assert_eq!(found("4111 1111 1111 1111 09/28").map(|f| f.0), Some("4111 1111 1111 1111"));
    }

    #[test]
    fn groups_of_somebodys_own_need_a_word_but_two_of_eight() {
        for number in [
            "4111 111111111111",
            "411111 1111111111",
            "411111 1111 1111 11",
            "41111111-11111111",
            "41 11 11 11 11 11 11 11",
            "37828 22463 10005",
            "41111111\n11111111",
            "4111 1111\n1111 1111",
            "4111 1111 1111\r\n1111",
        ] {
            for text in [format!("my visa card is {number}"), format!("card: {number}, thanks"), format!("credit card {number} 09/28")] {
                assert_eq!(found(&text).map(|f| f.0), Some(number), "{text}");
            }
            assert_eq!(found(&format!("meter {number}")), None, "{number}");
        }
        assert_eq!(found("it is 42424242 42424242").map(|f| f.0), Some("42424242 42424242"));
        for text in [
            "card 41111111 11111112",
            "card 12345678 12345670",
            "card 4111 11111111111122",
            "order 42424242 42424242",
            "42424242 42424242 17",
            "42424242-42424242",
            "card 41111111\n\n11111111",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(found("4111 - 1111 - 1111 - 1111").map(|f| f.0), Some("4111 - 1111 - 1111 - 1111"));
    }

    #[test]
    fn a_longer_number_a_decimal_and_mixed_separators_are_no_card() {
        for text in [
            "4111-1111-1111-1111-5",
            "4111111111111111_17",
            "4111111111111111.25",
            "0.4111111111111111",
            "41111111111111111111",
            "4111 1111-1111 1111",
            "4111111111111112",
            "4111111111111111a",
            "1234567812345670",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn invisible_and_encoded_separators_part_groups_too() {
        for number in [
            "4111\u{200b}1111\u{200b}1111\u{200b}1111",
            "4111&nbsp;1111&nbsp;1111&nbsp;1111",
            r"4111\u00a01111\u00a01111\u00a01111",
            "4111%201111%201111%201111",
            "4111+1111+1111+1111",
            "4111\u{2011}1111\u{2011}1111\u{2011}1111",
            "4222 2222 2222 2",
        ] {
            assert_eq!(found(number).map(|f| f.0), Some(number));
        }
    }

    /// The score of the last number of a text, 0 when it is none.
    fn score_in(text: &str) -> f32 {
        let text = text.trim_end_matches('"');
        let behind = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-')).len();
        let start = behind + text[behind..].find(|c: char| c.is_ascii_digit()).unwrap();
        at_digit(text.as_bytes(), start).map_or(0.0, |c| c.score)
    }

    #[test]
    fn numbers_of_orders_articles_parcels_and_devices_score_below_the_threshold() {
        for text in [
            "order 4000000000000002",
            "order number 4000000000000002",
            "Order-ID: 4000000000000002",
            "\"orderNumber\":\"4000000000000002\"",
            "credit memo 4000000000000002",
            "\"increment_id\":\"4000000000000002\"",
            "card declined for order no. 4000000000000002",
            "#4000000000000002",
            "img_4000000000000002",
            "Bestellnummer: 4000000000000002",
            "Rechnungs-Nr. 4000000000000002",
            "Sendungsnummer 4000000000000002",
            "trackingNumber=4000000000000002",
            "EAN 4006381333931",
            "whatsapp 4222222222222",
            "fbq('init', '4000000000000002",
            "Orders: 4625355029921488, 4627028779012604, 4488535530976529",
            "2611210533550003",
            "9999 9999 9999 9995",
        ] {
            assert!(score_in(text) < 0.5, "{text}");
        }
    }

    #[test]
    fn cards_are_found_beside_other_numbers() {
        for text in [
            "4000000000000002",
            "order 100012, paid with 4000000000000002",
            "cardNumber: 4000000000000002",
            "Kreditkartennummer 4000000000000002",
            "numéro de carte : 4000000000000002",
            "order card 4000000000000002",
            "номер карты 4000000000000002",
            "Maestro 676770000005",
            "cards: 4625355029921488, 4627028779012604, 4488535530976529",
            "order 4625355029921488, 4000000000000002",
            "order 100012, 100013, 4000000000000002",
        ] {
            assert!(score_in(text) >= 0.5, "{text}");
        }
        for text in ["order 4000000000000002 exp 12/28 cvv 123", "order 4000000000000002 12/28 123", "order: 4000-0000-0000-0002"] {
            let start = text.find('4').unwrap();
            assert!(at_digit(text.as_bytes(), start).is_some_and(|c| c.score >= 0.5), "{text}");
        }
    }

    #[test]
    fn groups_of_a_longer_number_are_no_card() {
        for text in [
            "4201 2345 9400 1000 0000 0000 0000 00",
            "9410 4000 0000 0000 0002 17",
            "9400 1000 4000 0000 0000 0002",
            "DE89 4000 0000 0000 0002",
            "4000 0000 0000 0002 1234 5678",
        ] {
            for (start, _) in text.match_indices('4').filter(|(at, _)| *at == 0 || text.as_bytes()[at - 1] == b' ') {
                assert_eq!(at_digit(text.as_bytes(), start), None, "{text} at {start}");
            }
        }
        assert!(at_digit(b"4000 0000 0000 0002 1234", 0).is_some());
    }

    #[test]
    fn constants_of_programs_are_no_card() {
        for text in ["9007199254740991", "4503599627370496", "6364136223846793005", "4294967296", "1763703235411", "1763703235411111"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        let texts = ["4111 1111 1111 1111 %20 &nbsp; \\u00a0 \u{200b} 09/28 123", "order #4000000000000002_", "４１１１ １１１１ １１１１ １１１１"];
        for text in texts {
            let bytes = text.as_bytes();
            for start in 0..bytes.len() {
                for end in start..=bytes.len() {
                    let _ = (at_digit(&bytes[..end], start), expiry_end(&bytes[..end], start));
                }
            }
        }
    }

    #[test]
    fn expiry_and_code_are_found_right_behind_the_card() {
        let mut out = Vec::new();
        beside(b"4111111111111111|09|28|123", 16, &mut out);
        assert_eq!(out.iter().map(|c| (c.entity, c.start, c.end)).collect::<Vec<_>>(), [(Entity::CardExpiry, 17, 22), (Entity::Cvv, 23, 26)]);
        out.clear();
        beside(b"4111111111111111, 12.50 EUR", 16, &mut out);
        beside(b"4111111111111111 12/05/2026", 16, &mut out);
        assert!(out.is_empty(), "{out:?}");
    }
}
