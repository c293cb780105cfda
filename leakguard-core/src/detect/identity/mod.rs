//! Identifiers that an authority hands out: national numbers, tax numbers, licences. One file each: its shapes, its
//! check, the words that stand beside it, examples. Finding them is here, once for all.
//!
//! A new one: a file with `pub(super) static …: Identifier`, its line in the list below, a row in [`crate::entity`].

mod find;

pub(crate) use find::at_group;

use crate::entity::Entity;

/// One kind of identifier, and how it is told from other numbers.
pub(crate) struct Identifier {
    pub entity: Entity,
    /// How it is written: `#` a digit, `@` a letter of any case, `*` a letter or a digit; any other character is itself
    /// (a letter in any case). First together, then as the authority prints it: a space there stands for the no-break
    /// spaces too, a hyphen for the typographic ones. Between 5 and 24 letters and digits, at least 3 of them digits.
    pub shapes: &'static [&'static str],
    /// The check: length, ranges, check digits. Gets letters (in upper case) and digits alone, in one of the shapes.
    pub valid: fn(&[u8]) -> bool,
    /// Words and phrases close by that name it, in lower case, letters and digits only, parts of a phrase parted by one
    /// space: `pesel`, `social security`, `numer ewidencyjny`. UTF-8 in lower case.
    pub words: &'static [&'static str],
    /// Score when no such word stands close by, and it is written without any separators. Below 0.5, but for a shape
    /// and a check that other numbers do not meet by chance (less than one in 10,000 of that shape).
    pub alone: f32,
    /// The same, when it is written with the separators of one of `shapes`.
    pub printed: f32,
    /// Documented or made-up numbers that pass, as they are written.
    pub examples: &'static [&'static str],
    /// Near misses: of one of the shapes, and refused by `valid`.
    pub refused: &'static [&'static str],
}

macro_rules! identifiers {
    ($($module:ident)*) => {
        $(mod $module;)*
        /// Every identifier.
        pub(crate) static IDENTIFIERS: &[&Identifier] = &[$(&$module::IDENTIFIER,)*];
    };
}

// One a line, in the order of the alphabet: <country>_<document>.
identifiers! {
    ae_emirates_id
    ar_cbu
    ar_cuit
    ar_dni
    au_abn
    au_acn
    au_bsb
    au_ihi
    au_medicare
    au_passport
    au_tfn
    bd_nid
    br_cnh
    br_cnpj
    br_cpf
    br_passport
    br_pis
    br_titulo_eleitoral
    ca_bank_transit
    ca_driving_licence
    ca_health_card
    ca_passport
    ca_sin
    cl_rut
    cl_rut_plain
    cn_passport
    cn_ric
    co_cedula
    co_nit
    company_at
    company_be
    company_ca
    company_cn
    company_cz
    company_de
    company_dk
    company_fi
    company_fr_siren
    company_fr_siret
    company_il
    company_jp
    company_no
    company_tw
    cr_cedula
    cu_ni
    do_cedula
    do_rnc
    ec_cedula
    ec_ruc
    eg_national_id
    gh_card
    gh_tin
    gt_nit
    hk_hkid
    id_nik
    id_npwp
    il_id
    imei
    in_aadhaar
    in_driving_licence
    in_gstin
    in_ifsc
    in_pan
    in_passport
    in_voter
    ir_national_code
    jp_my_number
    jp_passport
    ke_kra_pin
    kr_brn
    kr_driver_license
    kr_frn
    kr_passport
    kr_rrn
    kw_civil_id
    kz_iin
    lk_nic
    mu_nid
    mx_clabe
    mx_curp
    mx_nss
    mx_rfc
    my_mykad
    ng_bvn
    ng_nin
    nl_kvk
    nz_bank_account
    nz_driving_licence
    nz_ird
    nz_nhi
    nz_passport
    pe_dni
    pe_ruc
    ph_philsys
    ph_sss
    ph_tin
    pk_cnic
    pl_pesel
    py_ruc
    ro_cui
    sa_national_id
    sg_nric_fin
    sg_uen
    sv_dui
    sv_nit
    th_tnin
    tw_national_id
    uk_bank_account
    uk_company_number
    uk_sort_code
    us_bank_account
    us_bank_routing
    us_dea
    us_driver_license
    us_ein
    us_itin
    us_mbi
    us_npi
    us_passport
    us_ptin
    us_ssn
    uy_ci
    uy_rut
    vat
    vat_es
    vat_gb
    vat_hu
    vat_it
    vat_with_strong_check
    ve_rif
    vn_cccd
    vn_mst
    za_id
}

/// Digits of a number as numbers; letters are out of place here and give their ASCII code.
pub(super) fn digit(byte: u8) -> u32 {
    u32::from(byte.wrapping_sub(b'0'))
}

/// Sum of the digits, each times its weight; as many as there are weights.
pub(super) fn weighted(number: &[u8], weights: &[u32]) -> u32 {
    number.iter().zip(weights).map(|(&byte, weight)| digit(byte) * weight).sum()
}

/// Whether `yymmdd` (digits) can be a date of any century: month 1 to 12, day 1 to its month's length, leap days allowed.
pub(super) fn is_date(month: u32, day: u32) -> bool {
    matches!((month, day), (1 | 3 | 5 | 7 | 8 | 10 | 12, 1..=31) | (4 | 6 | 9 | 11, 1..=30) | (2, 1..=29))
}

/// Two digits as a number.
pub(super) fn two(number: &[u8], at: usize) -> u32 {
    digit(number[at]) * 10 + digit(number[at + 1])
}

/// Whether all characters are the same: `00000000000` passes many a check and is nobody's.
pub(super) fn is_uniform(number: &[u8]) -> bool {
    number.windows(2).all(|pair| pair[0] == pair[1])
}

/// What a letter (in upper case) or a digit counts in checks over 36 signs: `0` to `9`, then `A` 10 to `Z` 35.
pub(super) fn value(byte: u8) -> u32 {
    if byte.is_ascii_digit() { digit(byte) } else { u32::from(byte.wrapping_sub(b'A')) + 10 }
}

/// Whether a pair of characters is one of the pairs of a list: `b"ABCDEF"` lists `AB`, `CD` and `EF`.
pub(super) fn is_pair(pair: &[u8], list: &[u8]) -> bool {
    list.chunks_exact(2).any(|listed| listed == pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compact(number: &str) -> Vec<u8> {
        number.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).collect()
    }

    /// Whether the number is written in the shape.
    fn is_shaped(number: &str, shape: &str) -> bool {
        number.len() == shape.len()
            && number.bytes().zip(shape.bytes()).all(|(byte, place)| match place {
                b'#' => byte.is_ascii_digit(),
                b'@' => byte.is_ascii_alphabetic(),
                b'*' => byte.is_ascii_alphanumeric(),
                _ => byte.eq_ignore_ascii_case(&place),
            })
    }

    #[test]
    fn examples_pass_and_near_misses_do_not() {
        for identifier in IDENTIFIERS {
            let name = identifier.entity.name();
            assert!(identifier.examples.len() >= 2 && identifier.refused.len() >= 2, "{name}: two examples and two near misses at least");
            for number in identifier.examples.iter().chain(identifier.refused) {
                assert!(identifier.shapes.iter().any(|shape| is_shaped(number, shape)), "{name}: {number} has none of the shapes");
            }
            for number in identifier.examples {
                assert!((identifier.valid)(&compact(number)), "{name}: {number}");
            }
            for number in identifier.refused {
                assert!(!(identifier.valid)(&compact(number)), "{name}: {number} is no near miss");
            }
        }
    }

    #[test]
    fn shapes_and_words_keep_their_form() {
        for identifier in IDENTIFIERS {
            let name = identifier.entity.name();
            assert!(!identifier.words.is_empty(), "{name}");
            for word in identifier.words {
                assert_eq!(*word, word.to_lowercase(), "{name}");
                assert!(word.chars().all(|c| c.is_alphanumeric() || c == ' '), "{name}: {word}");
            }
            for shape in identifier.shapes {
                let letters = compact(shape).len() + shape.matches(['#', '@', '*']).count();
                assert!((5..=24).contains(&letters), "{name}: {shape}");
            }
            assert!(identifier.alone <= 1.0 && identifier.printed <= 1.0);
        }
    }

    /// Whose of those with the same digits it is taken for, no word can tell: all passports have the same.
    #[test]
    fn examples_are_found_beside_any_of_their_words() {
        for identifier in IDENTIFIERS {
            for (word, example) in identifier.words.iter().flat_map(|word| identifier.examples.iter().map(move |example| (word, example))) {
                let text = format!("{word}: {example}");
                let found = find::at_group(text.as_bytes(), word.len() + 2);
                assert!(found.is_some_and(|found| found.end == text.len() && found.score >= 0.5), "{}: {text}: {found:?}", identifier.entity.name());
            }
        }
    }
}
