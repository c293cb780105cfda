//! Length and BBAN structure of every country of the IBAN registry, and of those whose banks print IBANs though they are not
//! in it: the states of the BCEAO and the BEAC, Algeria, Angola, Cabo Verde, Comoros, Iran, Madagascar, Morocco and Mozambique,
//! by the instructions of their central banks (<https://www.bceao.int>, <https://www.beac.int>, <https://www.cbi.ir>).
//!
//! Source: SWIFT IBAN Registry, release 101 (<https://www.swift.com/standards/data-standards/iban>), read 2026-11.
//! A structure is a run of `n` (digit), `a` (upper-case letter) or `c` (letter or digit), each followed by its count.

/// One country: ISO 3166-1 alpha-2 code, total IBAN length in characters, BBAN structure.
pub(super) struct Country {
    pub code: [u8; 2],
    pub length: u8,
    pub bban: &'static str,
}

/// Sorted by code.
#[rustfmt::skip]
pub(super) static COUNTRIES: &[Country] = &[
    Country { code: *b"AD", length: 24, bban: "n8c12" }, // Andorra
    Country { code: *b"AE", length: 23, bban: "n19" }, // United Arab Emirates (The)
    Country { code: *b"AL", length: 28, bban: "n8c16" }, // Albania
    Country { code: *b"AO", length: 25, bban: "n21" }, // Angola, not in the registry
    Country { code: *b"AT", length: 20, bban: "n16" }, // Austria
    Country { code: *b"AZ", length: 28, bban: "a4c20" }, // Azerbaijan
    Country { code: *b"BA", length: 20, bban: "n16" }, // Bosnia and Herzegovina
    Country { code: *b"BE", length: 16, bban: "n12" }, // Belgium
    Country { code: *b"BF", length: 28, bban: "c2n22" }, // Burkina Faso, not in the registry
    Country { code: *b"BG", length: 22, bban: "a4n6c8" }, // Bulgaria
    Country { code: *b"BH", length: 22, bban: "a4c14" }, // Bahrain
    Country { code: *b"BI", length: 27, bban: "n23" }, // Burundi
    Country { code: *b"BJ", length: 28, bban: "c2n22" }, // Benin, not in the registry
    Country { code: *b"BR", length: 29, bban: "c8n15a1c1" }, // Brazil; banks are given letters since company numbers have them
    Country { code: *b"BY", length: 28, bban: "c4n4c16" }, // Belarus
    Country { code: *b"CF", length: 27, bban: "n23" }, // Central African Republic, not in the registry
    Country { code: *b"CG", length: 27, bban: "n23" }, // Congo, not in the registry
    Country { code: *b"CH", length: 21, bban: "n5c12" }, // Switzerland
    Country { code: *b"CI", length: 28, bban: "c2n22" }, // Côte d'Ivoire, not in the registry
    Country { code: *b"CM", length: 27, bban: "n23" }, // Cameroon, not in the registry
    Country { code: *b"CR", length: 22, bban: "n18" }, // Costa Rica
    Country { code: *b"CV", length: 25, bban: "n21" }, // Cabo Verde, not in the registry
    Country { code: *b"CY", length: 28, bban: "n8c16" }, // Cyprus
    Country { code: *b"CZ", length: 24, bban: "n20" }, // Czechia
    Country { code: *b"DE", length: 22, bban: "n18" }, // Germany
    Country { code: *b"DJ", length: 27, bban: "n23" }, // Djibouti
    Country { code: *b"DK", length: 18, bban: "n14" }, // Denmark
    Country { code: *b"DO", length: 28, bban: "c4n20" }, // Dominican Republic
    Country { code: *b"DZ", length: 26, bban: "n22" }, // Algeria, not in the registry
    Country { code: *b"EE", length: 20, bban: "n16" }, // Estonia
    Country { code: *b"EG", length: 29, bban: "n25" }, // Egypt
    Country { code: *b"ES", length: 24, bban: "n20" }, // Spain
    Country { code: *b"FI", length: 18, bban: "n14" }, // Finland
    Country { code: *b"FK", length: 18, bban: "a2n12" }, // Falkland Islands (Malvinas)
    Country { code: *b"FO", length: 18, bban: "n14" }, // Faroe Islands
    Country { code: *b"FR", length: 27, bban: "n10c11n2" }, // France
    Country { code: *b"GA", length: 27, bban: "n23" }, // Gabon, not in the registry
    Country { code: *b"GB", length: 22, bban: "a4n14" }, // United Kingdom
    Country { code: *b"GE", length: 22, bban: "a2n16" }, // Georgia
    Country { code: *b"GI", length: 23, bban: "a4c15" }, // Gibraltar
    Country { code: *b"GL", length: 18, bban: "n14" }, // Greenland
    Country { code: *b"GQ", length: 27, bban: "n23" }, // Equatorial Guinea, not in the registry
    Country { code: *b"GR", length: 27, bban: "n7c16" }, // Greece
    Country { code: *b"GT", length: 28, bban: "c24" }, // Guatemala
    Country { code: *b"GW", length: 25, bban: "c2n19" }, // Guinea-Bissau, not in the registry
    Country { code: *b"HN", length: 28, bban: "a4n20" }, // Honduras
    Country { code: *b"HR", length: 21, bban: "n17" }, // Croatia
    Country { code: *b"HU", length: 28, bban: "n24" }, // Hungary
    Country { code: *b"IE", length: 22, bban: "a4n14" }, // Ireland
    Country { code: *b"IL", length: 23, bban: "n19" }, // Israel
    Country { code: *b"IQ", length: 23, bban: "a4n15" }, // Iraq
    Country { code: *b"IR", length: 26, bban: "n22" }, // Iran, not in the registry
    Country { code: *b"IS", length: 26, bban: "n22" }, // Iceland
    Country { code: *b"IT", length: 27, bban: "a1n10c12" }, // Italy
    Country { code: *b"JO", length: 30, bban: "a4n4c18" }, // Jordan
    Country { code: *b"KM", length: 27, bban: "n23" }, // Comoros, not in the registry
    Country { code: *b"KW", length: 30, bban: "a4c22" }, // Kuwait
    Country { code: *b"KZ", length: 20, bban: "n3c13" }, // Kazakhstan
    Country { code: *b"LB", length: 28, bban: "n4c20" }, // Lebanon
    Country { code: *b"LC", length: 32, bban: "a4c24" }, // Saint Lucia
    Country { code: *b"LI", length: 21, bban: "n5c12" }, // Liechtenstein
    Country { code: *b"LT", length: 20, bban: "n16" }, // Lithuania
    Country { code: *b"LU", length: 20, bban: "n3c13" }, // Luxembourg
    Country { code: *b"LV", length: 21, bban: "a4c13" }, // Latvia
    Country { code: *b"LY", length: 25, bban: "n21" }, // Libya
    Country { code: *b"MA", length: 28, bban: "n24" }, // Morocco, not in the registry
    Country { code: *b"MC", length: 27, bban: "n10c11n2" }, // Monaco
    Country { code: *b"MD", length: 24, bban: "c20" }, // Moldova, Republic of
    Country { code: *b"ME", length: 22, bban: "n18" }, // Montenegro
    Country { code: *b"MG", length: 27, bban: "n23" }, // Madagascar, not in the registry
    Country { code: *b"MK", length: 19, bban: "n3c10n2" }, // North Macedonia
    Country { code: *b"ML", length: 28, bban: "c2n22" }, // Mali, not in the registry
    Country { code: *b"MN", length: 20, bban: "n16" }, // Mongolia
    Country { code: *b"MR", length: 27, bban: "n23" }, // Mauritania
    Country { code: *b"MT", length: 31, bban: "a4n5c18" }, // Malta
    Country { code: *b"MU", length: 30, bban: "a4n19a3" }, // Mauritius
    Country { code: *b"MZ", length: 25, bban: "n21" }, // Mozambique, not in the registry
    Country { code: *b"NE", length: 28, bban: "c2n22" }, // Niger, not in the registry
    Country { code: *b"NI", length: 28, bban: "a4n20" }, // Nicaragua
    Country { code: *b"NL", length: 18, bban: "a4n10" }, // Netherlands (The)
    Country { code: *b"NO", length: 15, bban: "n11" }, // Norway
    Country { code: *b"OM", length: 23, bban: "n3c16" }, // Oman
    Country { code: *b"PK", length: 24, bban: "a4c16" }, // Pakistan
    Country { code: *b"PL", length: 28, bban: "n24" }, // Poland
    Country { code: *b"PS", length: 29, bban: "a4c21" }, // Palestine, State of
    Country { code: *b"PT", length: 25, bban: "n21" }, // Portugal
    Country { code: *b"QA", length: 29, bban: "a4c21" }, // Qatar
    Country { code: *b"RO", length: 24, bban: "a4c16" }, // Romania
    Country { code: *b"RS", length: 22, bban: "n18" }, // Serbia
    Country { code: *b"RU", length: 33, bban: "n14c15" }, // Russian Federation
    Country { code: *b"SA", length: 24, bban: "n2c18" }, // Saudi Arabia
    Country { code: *b"SC", length: 31, bban: "a4n20a3" }, // Seychelles
    Country { code: *b"SD", length: 18, bban: "n14" }, // Sudan
    Country { code: *b"SE", length: 24, bban: "n20" }, // Sweden
    Country { code: *b"SI", length: 19, bban: "n15" }, // Slovenia
    Country { code: *b"SK", length: 24, bban: "n20" }, // Slovakia
    Country { code: *b"SM", length: 27, bban: "a1n10c12" }, // San Marino
    Country { code: *b"SN", length: 28, bban: "c2n22" }, // Senegal, not in the registry
    Country { code: *b"SO", length: 23, bban: "n19" }, // Somalia
    Country { code: *b"ST", length: 25, bban: "n21" }, // Sao Tome and Principe
    Country { code: *b"SV", length: 28, bban: "a4n20" }, // El Salvador
    Country { code: *b"TD", length: 27, bban: "n23" }, // Chad, not in the registry
    Country { code: *b"TG", length: 28, bban: "c2n22" }, // Togo, not in the registry
    Country { code: *b"TL", length: 23, bban: "n19" }, // Timor-Leste
    Country { code: *b"TN", length: 24, bban: "n20" }, // Tunisia
    Country { code: *b"TR", length: 26, bban: "n6c16" }, // Turkiye
    Country { code: *b"UA", length: 29, bban: "n6c19" }, // Ukraine
    Country { code: *b"VA", length: 22, bban: "n18" }, // Holy See
    Country { code: *b"VG", length: 24, bban: "a4n16" }, // Virgin Islands (British)
    Country { code: *b"XK", length: 20, bban: "n16" }, // Kosovo
    Country { code: *b"YE", length: 30, bban: "a4n4c18" }, // Yemen
];
