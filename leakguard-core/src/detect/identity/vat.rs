//! VAT_ID: tax numbers of the member states of the EU, Northern Ireland and the United Kingdom, by their prefix. One in
//! ten to one in a hundred of other numbers with that prefix passes the check, so these need a word; those with more to
//! check are in vat_with_strong_check.rs, and have their checks here too
//! (<https://ec.europa.eu/taxation_customs/vies/#/faq>).

use super::{Identifier, digit, is_date, is_uniform, two, value, weighted};
use crate::checksum::{luhn, mod_11_10, mod97};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["CZ #### ####", "DK #### ####", "FI #### ####", "HU #### ####", "LU #### ####", "MT #### ####", "SI #### ####", "RO #### ####", "BG ### ### ###", "CZ ### ### ###", "EE ### ### ###", "EL ### ### ###", "GB ### ### ###", "LT ### ### ###", "RO ### ### ###", "HR ### #### ####", "IT ### #### ####", "LV ### #### ####", "PL #### ### ###", "SK #### ### ###", "CZ #### ### ###", "BG #### ### ###", "RO #### ### ###", "AT U#### ####", "ATU########", "AT U########", "ATU ########", "AT-U########", "BG#########", "BG #########", "BG##########", "BG ##########", "CY########@", "CY ########@", "CZ########", "CZ ########", "CZ#########", "CZ #########", "CZ##########", "CZ ##########", "DE#########", "DE #########", "DE ### ### ###", "DE-#########", "DE ###.###.###", "DK########", "DK ########", "DK ## ## ## ##", "DK-########", "EE#########", "EE #########", "EL#########", "EL #########", "GR#########", "GR #########", "ES@########", "ES @########", "ES@#######@", "ES @#######@", "ES########@", "ES ########@", "ES-@########", "ES @-########", "ES-@#######@", "FI########", "FI ########", "FI-########", "GB#########", "GB #########", "GB############", "GB ############", "GB ### #### ##", "GB###-####-##", "GB ### #### ## ###", "GBGD###", "GBHA###", "HR###########", "HR ###########", "HU########", "HU ########", "IE#######@", "IE #######@", "IE#######@@", "IE #######@@", "IE#@#####@", "IE #@#####@", "IT###########", "IT ###########", "LT#########", "LT #########", "LT############", "LT ############", "LU########", "LU ########", "LV###########", "LV ###########", "MT########", "MT ########", "PL##########", "PL ##########", "PL ###-###-##-##", "PL###-###-##-##", "PL ### ### ## ##", "PT#########", "PT #########", "PT ### ### ###", "RO#####", "RO #####", "RO######", "RO ######", "RO#######", "RO #######", "RO########", "RO ########", "RO#########", "RO #########", "RO##########", "RO ##########", "SI########", "SI ########", "SK##########", "SK ##########", "XI#########", "XI #########", "XI ### #### ##", "CZ #### #### #", "CZ ### #### ##", "CZ ### ### ### #", "CZ #### #### ##", "CZ ### ### ####", "CZ ## ### ###", "CZ ### ### ##", "DK ## ### ###", "DK ### ### ##", "FI ## ### ###", "FI ### ### ##", "HU ## ### ###", "HU ### ### ##", "LU ## ### ###", "LU ### ### ##", "MT ## ### ###", "MT ### ### ##", "SI ## ### ###", "SI ### ### ##", "RO #### #### #", "RO ### #### ##", "RO ### ### ### #", "RO #### #### ##", "RO ### ### ####", "RO ### ### #", "RO #### ###", "RO ## ### ###", "RO ### ### ##", "BG #### #### #", "BG ### #### ##", "BG ### ### ### #", "BG #### #### ##", "BG ### ### ####", "EE #### #### #", "EE ### #### ##", "EL #### #### #", "EL ### #### ##", "GB #### #### #", "GB ### ### ### ###", "GB #### #### ####", "LT #### #### #", "LT ### #### ##", "LT ### ### ### ###", "LT #### #### ####", "HR ## ### ### ###", "HR #### #### ###", "HR ### ### ### ##", "IT ## ### ### ###", "IT #### #### ###", "IT ### ### ### ##", "LV ## ### ### ###", "LV #### #### ###", "LV ### ### ### ##", "PL ### ### ### #", "PL #### #### ##", "PL ### ### ####", "SK ### ### ### #", "SK #### #### ##", "SK ### ### ####", "AT U### #### #", "AT U## ### ###", "AT U## #### ##", "CY #### #### @", "CY ### ### ##@", "CY ### #### #@", "DE #### #### #", "DE ### #### ##", "GR #### #### #", "GR ### ### ###", "GR ### #### ##", "ES @### #### @", "ES @## ### ##@", "ES @## #### #@", "ES @### #### #", "ES @## ### ###", "ES @## #### ##", "ES #### #### @", "ES ### ### ##@", "ES ### #### #@", "IE #### ###@ @", "IE ### ### #@@", "IE ### #### @@", "IE #@## ###@", "IE #@ ### ##@", "IE #@# ### #@", "IE #### ###@", "IE ## ### ##@", "IE ### ### #@", "PT #### #### #", "PT ### #### ##", "XI #### #### #", "XI ### ### ###"],
    valid,
    words: &["vat", "vat id", "vat no", "vat number", "vat reg", "vat reg no", "vat registration", "vatin", "vat identification", "ust id", "ustid", "ust idnr", "ustidnr", "ust id nr", "ust", "umsatzsteuer", "umsatzsteuer identifikationsnummer", "uid", "uid nummer", "mwst", "mwst nr", "tva", "numéro de tva", "numero de tva", "tva intracommunautaire", "tva intracom", "iva", "partita iva", "p iva", "piva", "btw", "btw nr", "btw nummer", "btw id", "moms", "momsnr", "moms nr", "momsregistreringsnummer", "nip", "nip ue", "dic", "dič", "ič dph", "ic dph", "nif", "cif", "nipc", "alv", "alv nro", "alv numero", "ddv", "id za ddv", "dph", "pvm", "pvm kodas", "pvn", "kmkr", "käibemaksukohustuslase", "αφμ", "afm", "áfa", "adószám", "közösségi adószám", "oib", "pdv", "pdv id", "cvr", "cvr nr", "ддс", "mva", "tax id", "tax number", "tax no", "eu vat", "vat code", "momsnummer", "mva nummer", "se nr", "número de iva", "numero de iva", "número iva", "nif iva", "número de contribuinte", "αριθμός φπα", "φπα", "ндс", "номер ндс", "іпн", "іпн пдв", "пдв", "номер пдв", "пдв номер", "porezni broj", "daňové identifikační číslo", "daňové identifikačné číslo", "identifikačné číslo pre daň", "adószáma", "vergi numarası", "kdv", "kdv numarası", "增值税", "增值税号", "增值稅號", "税号", "부가세", "부가세 번호", "부가가치세", "부가가치세 번호", "消費税番号", "vat番号", "付加価値税", "מע מ", "מספר מע מ", "ضريبة القيمة المضافة", "الرقم الضريبي"],
    alone: 0.4,
    printed: 0.4,
    examples: &["DE136695976", "IT 007 4311 0157", "DK 1358 5628", "PL 8567 346 215", "ATU13585627", "BG175074752", "CY10259033P", "CZ25123891", "DK13585628", "EE100931558", "EL094259216", "ES A13585625", "FI20774740", "GB980780684", "GBGD001", "HR33392005961", "HU12892312", "IE6433435F", "IE6433435OA", "IT00743110157", "LT119511515", "LU15027442", "LV40003521600", "MT11679112", "PL 856-734-62-15", "PT501964843", "RO18547290", "SI50223054", "SK2022749619", "XI 980 7806 84"],
    refused: &["DE136695977", "ATU13585626", "BG175074751", "CY10259033Z", "CZ25123890", "DK13585627", "EE100594103", "EL123456781", "ES A13585626", "FI20774741", "GB802311781", "GBGD501", "HR33392005962", "HU12892313", "IE6433435E", "IE6433435OB", "IT00743110158", "LT100001919", "LU15027443", "LV40003521601", "MT11679113", "PL 856-734-62-16", "PT501964842", "RO18547291", "SI50223055", "SK2022749618"],
};

/// Dispatches on the prefix; the numbers of Switzerland and Norway may have their tax's name behind them.
pub(super) fn valid(number: &[u8]) -> bool {
    if let [number @ .., b'M', b'V', b'A'] = number {
        return norway(number.strip_prefix(b"NO").unwrap_or(number));
    }
    let (country, number) = number.split_at(2);
    match country {
        b"AT" => austria(number),
        b"BE" => belgium(number),
        b"BG" => bulgaria(number),
        b"CH" => switzerland(number),
        b"CY" => cyprus(number),
        b"CZ" => czechia(number),
        b"DE" => number[0] != b'0' && mod_11_10(number),
        b"DK" => number[0] != b'0' && sums_to_0(number, &[2, 7, 6, 5, 4, 3, 2, 1], 11),
        b"EE" => sums_to_0(number, &[3, 7, 1, 3, 7, 1, 3, 7, 1], 10),
        b"EL" | b"GR" => greece(number),
        b"ES" => spain(number),
        b"FI" => sums_to_0(number, &[7, 9, 10, 5, 8, 4, 2, 1], 11) && !is_uniform(number),
        b"FR" => france(number),
        b"GB" | b"XI" => britain(number),
        b"HR" => mod_11_10(number),
        b"HU" => sums_to_0(number, &[9, 7, 3, 1, 9, 7, 3, 1], 10) && !is_uniform(number),
        b"IE" => ireland(number),
        b"IT" => italy(number),
        b"LT" => lithuania(number),
        b"LU" => whole(&number[..6]) % 89 == whole(&number[6..]) && !is_uniform(number),
        b"LV" => latvia(number),
        b"MT" => number[0] != b'0' && sums_to_0(number, &[3, 4, 6, 7, 8, 9, 10, 1], 37),
        b"NL" => netherlands(number),
        b"PL" => weighted(number, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digit(number[9]) && !is_uniform(number),
        b"PT" => portugal(number),
        b"RO" => romania(number),
        // The organisation's number and 01 for the first of its registrations.
        b"SE" => luhn(&number[..10]) && number[10..] == *b"01",
        b"SI" => slovenia(number),
        b"SK" => slovakia(number),
        _ => false,
    }
}

fn sums_to_0(number: &[u8], weights: &[u32], modulus: u32) -> bool {
    weighted(number, weights).is_multiple_of(modulus)
}

/// Digits as one number.
fn whole(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |whole, &byte| whole * 10 + u64::from(digit(byte)))
}

fn austria(number: &[u8]) -> bool {
    // U and eight digits; the sums of the digits of every second one doubled.
    let sum: u32 = number[1..8].iter().zip([1, 2, 1, 2, 1, 2, 1]).map(|(&byte, weight)| digit(byte) * weight).map(|product| product / 10 + product % 10).sum();
    (sum + digit(number[8])) % 10 == 6
}

pub(super) fn belgium(number: &[u8]) -> bool {
    number[0] <= b'1' && 97 - whole(&number[..8]) % 97 == whole(&number[8..])
}

fn bulgaria(number: &[u8]) -> bool {
    if number.len() == 9 {
        let check = match weighted(number, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11 {
            10 => weighted(number, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10,
            check => check,
        };
        return check == digit(number[8]) && !is_uniform(number);
    }
    // A citizen, a foreigner or another payer, each with a check of their own.
    let month = two(number, 2);
    let citizen = || {
        let month = if month > 40 { month - 40 } else if month > 20 { month - 20 } else { month };
        is_date(month, two(number, 4)) && weighted(number, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == digit(number[9])
    };
    let foreigner = || weighted(number, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == digit(number[9]);
    let other = || (11 - weighted(number, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == digit(number[9]);
    !is_uniform(number) && (citizen() || foreigner() || other())
}

/// What stands behind `CH`: `E`, nine digits, and maybe the name of the tax.
fn switzerland(number: &[u8]) -> bool {
    (11 - weighted(&number[1..], &[5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == digit(number[9])
}

fn cyprus(number: &[u8]) -> bool {
    // Digits in odd places count by a table.
    let sum: u32 = number[..8].iter().enumerate().map(|(place, &byte)| if place % 2 == 0 { [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][digit(byte) as usize] } else { digit(byte) }).sum();
    &number[..2] != b"12" && b'A' + (sum % 26) as u8 == number[8]
}

fn czechia(number: &[u8]) -> bool {
    let birth = |month: u32| is_date(if month > 50 { month - 50 } else { month } % 20, two(number, 4));
    match number.len() {
        8 => {
            let check = (11 - weighted(number, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
            number[0] != b'9' && (if check == 0 { 1 } else { check }) % 10 == digit(number[7])
        }
        9 if number[0] == b'6' => {
            let sum = weighted(&number[1..], &[8, 7, 6, 5, 4, 3, 2]) % 11;
            (18 - (10 + 11 - sum) % 11) % 10 == digit(number[8])
        }
        // Birth numbers until 1953 have no check digit.
        9 => two(number, 0) <= 53 && birth(two(number, 2)),
        _ => birth(two(number, 2)) && (whole(&number[..9]) % 11 % 10) as u32 == digit(number[9]),
    }
}

fn greece(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == digit(number[8])
}

pub(super) fn spain(number: &[u8]) -> bool {
    let letter = |digits: u64| b"TRWAGMYFPDXBNJZSQVHLCKE"[(digits % 23) as usize];
    let last = number[8];
    match number[0] {
        b'0'..=b'9' => letter(whole(&number[..8])) == last,
        b'K' | b'L' | b'M' => letter(whole(&number[1..8])) == last,
        first @ b'X'..=b'Z' => letter(u64::from(first - b'X') * 10_000_000 + whole(&number[1..8])) == last,
        b'I' | b'O' | b'T' => false,
        _ => {
            // A company: Luhn, as a digit or as a letter.
            let sum: u32 = number[1..8].iter().zip([2, 1, 2, 1, 2, 1, 2]).map(|(&byte, weight)| digit(byte) * weight).map(|product| product / 10 + product % 10).sum();
            let check = (10 - sum % 10) % 10;
            last == b'0' + check as u8 || last == b"JABCDEFGHI"[check as usize]
        }
    }
}

fn france(number: &[u8]) -> bool {
    let (key, siren) = number.split_at(2);
    let place = |byte: u8| match byte {
        b'0'..=b'9' => Some(u64::from(digit(byte))),
        b'I' | b'O' => None,
        _ => Some(u64::from(value(byte)) - u64::from(byte > b'I') - u64::from(byte > b'O')),
    };
    let (Some(first), Some(second)) = (place(key[0]), place(key[1])) else { return false };
    // Monaco's begin with 000 and are no company numbers of France.
    let is_siren = luhn(siren) || siren.starts_with(b"000");
    let siren = whole(siren);
    let keyed = match (key[0].is_ascii_digit(), key[1].is_ascii_digit()) {
        (true, true) => first * 10 + second == (siren * 100 + 12) % 97,
        (true, false) => of_letters(siren, first * 24 + second - 10),
        (false, _) => of_letters(siren, first * 34 + second - 100),
    };
    is_siren && siren != 0 && keyed
}

/// The rule of French keys with a letter in them.
fn of_letters(siren: u64, key: u64) -> bool {
    (siren + 1 + key / 11) % 11 == key % 11
}

pub(super) fn britain(number: &[u8]) -> bool {
    if let [b'G', b'D', digits @ ..] = number {
        return whole(digits) < 500;
    }
    if let [b'H', b'A', digits @ ..] = number {
        return whole(digits) >= 500;
    }
    // Since 2009 the remainder is 55 away, in a range of its own.
    let sum = (weighted(number, &[8, 7, 6, 5, 4, 3, 2, 10]) + digit(number[8])) % 97;
    !is_uniform(&number[..9]) && (sum == 0 || number[0] != b'0' && (sum == 42 || sum == 55))
}

fn ireland(number: &[u8]) -> bool {
    // `W` to `V`: W is 0, A is 1.
    let counts = |byte: u8| if byte == b'W' { 0 } else { value(byte) - 9 };
    let letter = |sum: u32| b"WABCDEFGHIJKLMNOPQRSTUV"[(sum % 23) as usize] == number[7];
    if number[1].is_ascii_alphabetic() {
        // Before 1991 a letter stood in the second place and the first digit came last.
        return letter(weighted(&number[2..7], &[7, 6, 5, 4, 3]) + digit(number[0]) * 2);
    }
    let last = number.get(8).map_or(0, |&byte| counts(byte) * 9);
    number[7] < b'X' && number.get(8).is_none_or(|&byte| byte < b'X') && letter(weighted(&number[..7], &[8, 7, 6, 5, 4, 3, 2]) + last)
}

pub(super) fn italy(number: &[u8]) -> bool {
    let office = whole(&number[7..10]);
    matches!(office, 1..=100 | 120 | 121 | 888 | 999) && !is_uniform(&number[..7]) && luhn(number)
}

fn lithuania(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    let rest = |from: u32| body.iter().zip(from..).map(|(&byte, place)| digit(byte) * (place % 9 + 1)).sum::<u32>() % 11;
    let expected = match rest(0) {
        10 => rest(2) % 10,
        first => first,
    };
    body[body.len() - 1] == b'1' && expected == digit(check[0])
}

fn latvia(number: &[u8]) -> bool {
    if number[0] > b'3' {
        return weighted(number, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3;
    }
    // A person: born on ddmmyy, or of the new numbers that begin with 32.
    let check = (1 + weighted(number, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10;
    (number.starts_with(b"32") || is_date(two(number, 2), two(number, 0)) && number[6] <= b'2') && check == digit(number[10])
}

fn netherlands(number: &[u8]) -> bool {
    let sum = weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    // Since 2020 a person's number no longer holds the citizen's: MOD 97-10 over it with NL in front.
    let company = number[9] == b'B' && sum == digit(number[8]);
    let person = || number.iter().fold(u64::from(mod97(b"NL")), |rest, &byte| (rest * if byte.is_ascii_digit() { 10 } else { 100 } + u64::from(value(byte))) % 97) == 1;
    !is_uniform(&number[..9]) && number[10..] != *b"00" && (company || person())
}

fn slovakia(number: &[u8]) -> bool {
    // A person's number of birth also is a multiple of 11.
    let month = two(number, 2);
    let birth = || is_date(if month > 50 { month - 50 } else { month } % 20, two(number, 4));
    whole(number).is_multiple_of(11) && (number[0] != b'0' && matches!(number[2], b'2'..=b'4' | b'7'..=b'9') || birth())
}

/// Nine digits.
fn norway(number: &[u8]) -> bool {
    number[0] != b'0' && sums_to_0(number, &[3, 2, 7, 6, 5, 4, 3, 2, 1], 11)
}

fn portugal(number: &[u8]) -> bool {
    number[0] != b'0' && (11 - weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == digit(number[8])
}

pub(super) fn romania(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    let weights = [7, 5, 3, 2, 1, 7, 5, 3, 2];
    number[0] != b'0' && weighted(body, &weights[9 - body.len()..]) * 10 % 11 % 10 == digit(check[0])
}

fn slovenia(number: &[u8]) -> bool {
    // A remainder of 0 would be 11: not given out. 1 gives 0.
    let rest = weighted(number, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    number[0] != b'0' && rest != 0 && (11 - rest) % 10 == digit(number[7])
}
