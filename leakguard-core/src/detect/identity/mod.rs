//! Identifiers that an authority hands out: national numbers, tax numbers, licences. One file each: its shapes, its
//! check, the words that stand beside it, examples. Finding them is here, once for all.
//!
//! A new one: a file with `pub(super) static …: Identifier`, its line in the list below, a row in [`crate::entity`].

mod find;

pub(crate) use find::{at_group, may_be_alone, may_follow, may_start, outline, passes_alone};

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
    al_nid
    ar_cbu
    ar_cuit
    ar_dni
    ar_dni_with_dots
    at_steuernummer
    at_svnr
    au_abn
    au_acn
    au_bsb
    au_ihi
    au_medicare
    au_passport
    au_tfn
    ba_jmbg
    bd_nid
    be_nn
    be_nn_as_printed
    bg_egn
    bg_lnch
    br_cnh
    br_cnpj
    br_cpf
    br_passport
    br_pis
    br_rg
    br_titulo_eleitoral
    by_personal_number
    ca_bank_transit
    ca_driving_licence
    ca_health_card
    ca_passport
    ca_sin
    ch_ahv
    cl_rut
    cl_rut_plain
    cn_passport
    cn_ric
    co_cedula
    co_cedula_of_ten_digits
    co_nit
    company_al
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
    company_ru
    company_tw
    company_ua
    cr_cedula
    cu_ni
    cy_tic
    cz_bank_account
    cz_rodne_cislo
    cz_rodne_cislo_before_1954
    cz_rodne_cislo_with_slash
    de_bsnr
    de_fuehrerschein
    de_health_insurance
    de_id_card
    de_lanr
    de_passport
    de_social_security
    de_tax_id
    de_tax_number
    dk_cpr
    do_cedula
    do_rnc
    ec_cedula
    ec_ruc
    ee_isikukood
    eg_national_id
    es_ccc
    es_nie
    es_nif
    es_nif_with_dots
    es_nuss
    es_passport
    fi_personal_identity_code
    fi_personal_identity_code_with_letter
    fr_nir
    fr_nir_as_printed
    fr_spi
    gh_card
    gh_tin
    gr_afm
    gr_amka
    gt_nit
    hk_hkid
    hr_oib
    hu_adoazonosito
    hu_bank_account
    hu_personal_number
    hu_taj
    id_nik
    id_npwp
    ie_pps
    il_id
    imei
    in_aadhaar
    in_aadhaar_vid
    in_driving_licence
    in_gstin
    in_ifsc
    in_pan
    in_passport
    in_voter
    ir_national_code
    is_kennitala
    it_driver_license
    it_fiscal_code
    it_identity_card
    it_passport
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
    lt_asmens_kodas
    lu_matricule
    lv_personas_kods
    md_idnp
    me_jmbg
    mk_embg
    mt_id_card
    mu_nid
    mx_clabe
    mx_curp
    mx_nss
    mx_rfc
    my_mykad
    ng_bvn
    ng_nin
    nl_bsn
    nl_kvk
    no_fodselsnummer
    nz_bank_account
    nz_driving_licence
    nz_ird
    nz_nhi
    nz_passport
    pe_dni
    pe_ruc
    ph_philhealth
    ph_philsys
    ph_sss
    ph_tin
    pk_cnic
    pl_id_card
    pl_nip
    pl_passport
    pl_pesel
    pl_regon
    pt_cartao_de_cidadao
    pt_nif
    pt_niss
    py_ruc
    ro_cnp
    ro_cui
    rs_jmbg
    ru_inn
    ru_snils
    ru_snils_as_printed
    sa_national_id
    se_bankgiro
    se_organisationsnummer
    se_personnummer
    se_personnummer_of_the_1900s
    sg_nric_fin
    sg_uen
    si_davcna_stevilka
    si_emso
    sk_rodne_cislo
    sv_dui
    sv_nit
    th_tnin
    tr_national_id
    tw_national_id
    ua_rnokpp
    uk_bank_account
    uk_company_number
    uk_driving_licence
    uk_nhs
    uk_nino
    uk_nino_in_pairs
    uk_sort_code
    uk_utr
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
    vat_tr
    vat_with_strong_check
    ve_rif
    vn_cccd
    vn_mst
    world_bank_account
    world_driving_licence
    world_passport
    za_id
}

/// Whether a character of a shape is the place of a letter or a digit.
pub(crate) fn is_place(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, b'#' | b'@' | b'*')
}

/// Whether a byte may stand where a shape has this character.
pub(crate) fn may_stand_at(place: u8, byte: u8) -> bool {
    match place {
        b'#' => byte.is_ascii_digit(),
        b'@' => byte.is_ascii_alphabetic(),
        b'*' => byte.is_ascii_alphanumeric(),
        place => place.eq_ignore_ascii_case(&byte),
    }
}

/// Whether a number is written in the shape, with all that parts its groups.
pub(crate) fn is_shaped(number: &[u8], shape: &str) -> bool {
    number.len() == shape.len() && shape.bytes().zip(number).all(|(place, &byte)| may_stand_at(place, byte))
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

/// All the digits as one number; at most 19 of them.
pub(super) fn integer(number: &[u8]) -> u64 {
    number.iter().fold(0, |sum, &byte| sum.wrapping_mul(10).wrapping_add(u64::from(digit(byte))))
}

/// Whether thirteen digits are a unique master citizen number of Yugoslavia and its successors: birth date as ddmmyyy of
/// 1850 to 2049, region, serial number, check digit modulo 11.
pub(super) fn is_master_citizen_number(number: &[u8]) -> bool {
    let check = 11 - weighted(number, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    let year = digit(number[4]) * 100 + two(number, 5);
    is_date(two(number, 2), two(number, 0)) && matches!(year, 850..=999 | 0..=49) && check % 11 % 10 == digit(number[12])
}

/// Whether a pair of characters is one of the pairs of a list: `b"ABCDEF"` lists `AB`, `CD` and `EF`.
pub(super) fn is_pair(pair: &[u8], list: &[u8]) -> bool {
    list.chunks_exact(2).any(|listed| listed == pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::boundary::Near;

    fn compact(number: &str) -> Vec<u8> {
        number.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).collect()
    }

    #[test]
    fn examples_pass_and_near_misses_do_not() {
        for identifier in IDENTIFIERS {
            let name = identifier.entity.name();
            assert!(identifier.examples.len() >= 2 && identifier.refused.len() >= 2, "{name}: two examples and two near misses at least");
            for number in identifier.examples.iter().chain(identifier.refused) {
                assert!(identifier.shapes.iter().any(|shape| is_shaped(number.as_bytes(), shape)), "{name}: {number} has none of the shapes");
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

    /// What `number` is taken for when no word stands beside it: the identifier that scores 0.5 or more.
    fn taken_for(number: &str) -> Option<&'static str> {
        let separated = !number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let found = IDENTIFIERS.iter().find(|identifier| {
            let score = if separated { identifier.printed } else { identifier.alone };
            score >= 0.5 && identifier.shapes.iter().any(|shape| is_shaped(number.as_bytes(), shape)) && (identifier.valid)(&compact(number))
        });
        found.map(|identifier| identifier.entity.name())
    }

    #[test]
    fn numbers_of_shops_are_nobodys_without_a_word() {
        let numbers = [
            "100000123",           // order
            "2024011500123",       // order with its date
            "20240115-0012",       // the same
            "240115-1234",         // the same, short
            "202401/0003",         // invoice of a month
            "950123/2024",         // invoice of a year
            "4006381333931",       // EAN
            "978-3-16-148410-0",   // ISBN
            "1732188000",          // seconds
            "1732188000123",       // milliseconds
            "1732188000123 45",    // with a count behind
            "20240115 12345",      // date and count
            "150000 12345",        // two counts
            "12345678-Z",          // article
            "20240115-A",          // version
            "ABC123456",           // article
            "AB123456C",           // article
            "at 150000 a",         // words
            "555 123 4567",        // phone
            "903-123-45-67",       // phone
            "1234 567890",         // phone
            "1Z999AA10123456784",  // parcel
            "123 456 789",         // amount
            "12 345 678 901",      // amount
            "12.10.2024-123.45",   // date and price
            "AB-12-34-56-78",      // article
            "0123456789abcdef01",  // hash
            "00 00 00 000 000 00", // nothing
        ];
        for number in numbers {
            assert_eq!(taken_for(number), None, "{number}");
        }
    }

    #[test]
    fn distinctive_numbers_need_no_word() {
        for (number, entity) in [
            ("85.07.30-033.28", "BE_NN"),
            ("756.9217.0769.85", "CH_AHV"),
            ("710319/2745", "CZ_RODNE_CISLO"),
            ("36 574 261 809", "DE_TAX_ID"),
            ("65 170839 J 003", "DE_SOCIAL_SECURITY"),
            ("12.345.678-Z", "ES_NIF"),
            ("X2482300W", "ES_NIE"),
            ("131052-308T", "FI_PERSONAL_IDENTITY_CODE"),
            ("2 95 10 99 126 111 93", "FR_NIR"),
            ("RSSMRA80A01H501U", "IT_FISCAL_CODE"),
            ("112-233-445 95", "RU_SNILS"),
            ("19811228-9841", "SE_PERSONNUMMER"),
            ("AB 12 34 56 C", "UK_NINO"),
            ("MORGA657054SM9IJ", "UK_DRIVING_LICENCE"),
        ] {
            assert_eq!(taken_for(number), Some(entity), "{number}");
        }
    }

    /// Runs of 7 to 15 digits are every shop's: one in 10,000 at most is taken for a person's without a word.
    #[test]
    fn plain_digits_are_nobodys_without_a_word() {
        let mut seed = 0x9e37_79b9_7f4a_7c15u64;
        let (mut taken, rounds) = (0, 20_000);
        for round in 0..rounds {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let digits = format!("{:015}", (seed >> 11) % 1_000_000_000_000_000);
            taken += usize::from(taken_for(&digits[..7 + round % 9]).is_some());
        }
        assert!(taken * 10_000 <= rounds, "{taken} of {rounds}");
    }

    #[test]
    fn checks_stand_any_characters_of_their_shapes() {
        for identifier in IDENTIFIERS {
            for shape in identifier.shapes {
                for (digit, letter) in [("0", "A"), ("9", "Z"), ("5", "5"), ("1", "B"), ("7", "K")] {
                    let letters = if letter == "5" { "M" } else { letter };
                    (identifier.valid)(&compact(&shape.replace('#', digit).replace('@', letters).replace('*', letter)));
                }
            }
        }
    }

    #[test]
    fn checksums_see_a_wrong_digit_in_most_places() {
        for (index, identifier) in IDENTIFIERS.iter().enumerate() {
            // The other ways of writing it come after the first, and may have no check digit.
            let other_way = IDENTIFIERS[..index].iter().any(|first| first.entity == identifier.entity);
            let checksum = identifier.entity.info().checksum.unwrap_or_default();
            if other_way || !["modulo", "Luhn", "MOD", "EAN"].iter().any(|check| checksum.contains(check)) {
                continue;
            }
            let number = compact(identifier.examples[0]);
            let places: Vec<usize> = (0..number.len()).filter(|&place| number[place].is_ascii_digit()).collect();
            let passing =
                |place: usize| (b'0'..=b'9').filter(|&digit| (identifier.valid)(&[&number[..place], &[digit], &number[place + 1..]].concat())).count();
            let blind = places.iter().filter(|&&place| passing(place) > 3).count();
            assert!(blind * 2 <= places.len(), "{}: blind in {blind} of {} places", identifier.entity.name(), places.len());
        }
    }

    /// Whose of those with the same digits it is taken for, no word can tell: all passports have the same.
    #[test]
    fn examples_are_found_beside_any_of_their_words() {
        for identifier in IDENTIFIERS {
            for (word, example) in identifier.words.iter().flat_map(|word| identifier.examples.iter().map(move |example| (word, example))) {
                let text = format!("{word}: {example}");
                let found = find::at_group(text.as_bytes(), word.len() + 2, &Near::read(text.as_bytes(), word.len() + 2), false);
                assert!(found.is_some_and(|found| found.end == text.len() && found.score >= 0.5), "{}: {text}: {found:?}", identifier.entity.name());
            }
        }
    }
}
