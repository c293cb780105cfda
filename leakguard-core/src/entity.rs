//! The kinds of data LeakGuard knows: one row a kind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a kind of data is in law and in effect; policies choose by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Account data and sensitive authentication data of PCI DSS.
    Card,
    /// Personal data of GDPR Art. 4(1).
    Personal,
    /// Whoever has it can act as somebody: keys, passwords, tokens.
    Secret,
    /// What a shop itself has declared confidential: the findings of its own detectors.
    Confidential,
}

impl Category {
    /// Every category, in the order of the documentation.
    pub const ALL: [Category; 4] = [Category::Card, Category::Personal, Category::Secret, Category::Confidential];

    /// The name used in policies.
    pub fn name(self) -> &'static str {
        match self {
            Category::Card => "card",
            Category::Personal => "personal",
            Category::Secret => "secret",
            Category::Confidential => "confidential",
        }
    }
}

/// How one kind of data is described to people: `leakguard entities`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EntityInfo {
    /// Presidio's name where it has one.
    pub entity: &'static str,
    /// What the policy category is.
    pub category: Category,
    /// ISO 3166-1 alpha-2 code of the issuing country, `None` for international kinds.
    pub country: Option<&'static str>,
    /// The check beyond the shape, if there is one.
    pub checksum: Option<&'static str>,
    /// How it is recognised, in one line.
    pub evidence: &'static str,
    /// A documented test value.
    pub example: &'static str,
    /// A near miss: of the same shape, and not found.
    pub invalid: &'static str,
    /// Where format and checksum are defined.
    pub source: &'static str,
}

macro_rules! entities {
    ($( $variant:ident $name:literal $category:ident $country:expr, $checksum:expr, $evidence:literal, $example:expr, $invalid:expr, $source:literal; )*) => {
        /// A kind of data. Its name is the same everywhere: policies, findings, labels, PHP.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        #[allow(missing_docs)]
        pub enum Entity { $( $variant, )* }

        impl Entity {
            /// Every kind, in the order of the catalogue.
            pub const ALL: &'static [Entity] = &[ $( Entity::$variant, )* ];
            const INFO: &'static [EntityInfo] = &[ $( EntityInfo {
                entity: $name, category: Category::$category, country: $country, checksum: $checksum,
                evidence: $evidence, example: $example, invalid: $invalid, source: $source,
            }, )* ];
        }
    };
}

// A section a family; a new kind goes to the end of its section.
// Examples of secrets are put together with concat!, so that no scanner takes this file for a leak.
entities! {
    CreditCard "CREDIT_CARD" Card None, Some("Luhn (ISO/IEC 7812-1)"), "BIN range and length of a scheme; digits together or in groups by space, dash or no-break space; a field of that name", "4111 1111 1111 1111", "4111 1111 1111 1112", "https://www.iso.org/standard/70484.html";
    Cvv "CVV" Card None, None, "3 or 4 digits beside a card, after a CVV word, or in a field of that name", "123", "cvv 12", "https://docs-prv.pcisecuritystandards.org/PCI%20DSS/Standard/PCI-DSS-v4_0_1.pdf";
    CardExpiry "CARD_EXPIRY" Card None, None, "MM/YY or MM/YYYY beside a card, or in a field of that name", "09/28", "13/28", "https://www.iso.org/standard/70484.html";
    IbanCode "IBAN_CODE" Personal None, Some("ISO 7064 MOD 97-10"), "country, length and structure of the IBAN registry; any case, with and without spaces", "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 01", "https://www.swift.com/standards/data-standards/iban";
    EmailAddress "EMAIL_ADDRESS" Personal None, None, "address with a domain of two labels or more; `%40` too", "jane.doe@example.com", "logo@2x.png", "https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1";
    PhoneNumber "PHONE_NUMBER" Personal None, Some("the country's numbering plan"), "+ or 00 and a number of the country's plan; national writing beside a word, or in a form of its own; any writing in a field of that name", "+49 30 123456", "+49 30", "https://www.itu.int/rec/T-REC-E.164";
    IpAddress "IP_ADDRESS" Personal None, None, "IPv4 dotted quad or IPv6 text form, not a version number", "192.0.2.17", "1.2.3.4.5", "https://www.rfc-editor.org/rfc/rfc4291#section-2.2";
    UsSsn "US_SSN" Personal Some("US"), None, "ddd-dd-dddd without the areas and groups never issued; parted by spaces or together beside its word", "219-09-9999", "123-45-6789-01", "https://www.ssa.gov/employer/randomization.html";
    Person "PERSON" Personal None, None, "a field of that name; elsewhere in a note of the same document", "Jane Doe", "first_name: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    PostalAddress "POSTAL_ADDRESS" Personal None, None, "a field of that name", "1 Example Street", "street: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    DateOfBirth "DATE_OF_BIRTH" Personal None, None, "a field or a word of that name", "1984-03-19", "dob: never", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    VatId "VAT_ID" Personal None, Some("the country's own"), "prefix and check of an EU state, Northern Ireland, the United Kingdom, Switzerland or Norway; alone where the check is strong, else beside its word; a field of that name", "NL123456782B90", "NL123456783B90", "https://taxation-customs.ec.europa.eu/vat-identification-numbers_en";
    PrivateKey "PRIVATE_KEY" Secret None, None, "PEM block that ends in PRIVATE KEY", concat!("-----BEGIN ", "PRIVATE KEY-----"), concat!("-----BEGIN ", "CERTIFICATE-----"), "https://www.rfc-editor.org/rfc/rfc7468";
    Jwt "JWT" Secret None, None, "three base64url parts, the first a JSON object", concat!("eyJ", "hbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxIn0.", "c2lnbmF0dXJl"), "eyJ0.eyJ1.c2ln", "https://www.rfc-editor.org/rfc/rfc7519#section-3";
    AwsAccessKey "AWS_ACCESS_KEY" Secret None, None, "AKIA or ASIA and 16 base32 characters", concat!("AKIA", "IOSFODNN7EXAMPLE"), concat!("AKIA", "IOSFODNN7EXAMPL"), "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
    StripeKey "STRIPE_KEY" Secret None, None, "sk_, rk_ (live or test) or whsec_", concat!("sk_test_", "000000000000EXAMPLE00000"), concat!("pk_test_", "000000000000EXAMPLE00000"), "https://docs.stripe.com/keys";
    GithubToken "GITHUB_TOKEN" Secret None, None, "ghp_, gho_, ghu_, ghs_, ghr_ or github_pat_", concat!("ghp_", "000000000000000000000000000EXAMPLE00"), concat!("ghp_", "EXAMPLE"), "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github";
    GitlabToken "GITLAB_TOKEN" Secret None, None, "glpat- and its relatives", concat!("glpat-", "0000000EXAMPLE000000"), concat!("glpat-", "EXAMPLE"), "https://docs.gitlab.com/security/tokens/";
    SlackToken "SLACK_TOKEN" Secret None, None, "xoxb-, xoxp-, xapp- and their relatives", concat!("xoxb-", "000000000000-000000000000-EXAMPLE"), "xoxb-0", "https://docs.slack.dev/authentication/tokens/";
    GoogleKey "GOOGLE_KEY" Secret None, None, "AIza and 35 characters, GOCSPX- or ya29.", concat!("AIza", "Sy0000000000000000000000000EXAMPLE0"), concat!("AIza", "EXAMPLE"), "https://cloud.google.com/docs/authentication/api-keys";
    OpenaiKey "OPENAI_KEY" Secret None, None, "sk-proj-, sk-svcacct-, sk-admin-, or sk- with the T3BlbkFJ mark", concat!("sk-proj-", "00000000000EXAMPLE00000000"), "sk-proj-", "https://platform.openai.com/docs/api-reference/authentication";
    AnthropicKey "ANTHROPIC_KEY" Secret None, None, "sk-ant-", concat!("sk-ant-", "api03-00000000000EXAMPLE00000"), "sk-ant-", "https://docs.anthropic.com/en/api/overview";
    SendgridKey "SENDGRID_KEY" Secret None, None, "SG. and two parts of 22 and 43 characters", concat!("SG.", "0000000000000000EXAMPL", ".", "000000000000000000000000000000000000EXAMPLE"), "SG.EXAMPLE.0", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys";
    TwilioKey "TWILIO_KEY" Secret None, None, "SK and 32 lower-case hexadecimal digits", concat!("SK", "0123456789abcdef0123456789abcdef"), concat!("SK", "0123456789ABCDEF"), "https://www.twilio.com/docs/iam/api-keys";
    ShopifyToken "SHOPIFY_TOKEN" Secret None, None, "shpat_, shpca_, shppa_, shpss_ and 32 hexadecimal digits", concat!("shpat_", "0123456789abcdef0123456789abcdef"), "shpat_0123", "https://shopify.dev/docs/apps/build/authentication-authorization";
    WoocommerceKey "WOOCOMMERCE_KEY" Secret None, None, "ck_ or cs_ and 40 hexadecimal digits", concat!("ck_", "0123456789abcdef0123456789abcdef01234567"), "ck_0123", "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication";
    BearerToken "BEARER_TOKEN" Secret None, None, "the credential after Bearer", concat!("Bearer ", "0123456789abcdef0123456789abcdef"), "Bearer of good news", "https://www.rfc-editor.org/rfc/rfc6750#section-2.1";
    BasicCredentials "BASIC_CREDENTIALS" Secret None, Some("base64 of user:password"), "the credential after Basic", concat!("Basic ", "dXNlcjpwYXNzd29yZA=="), "Basic knowledge", "https://www.rfc-editor.org/rfc/rfc7617#section-2";
    Password "PASSWORD" Secret None, None, "a field of that name; the password of a URL", "https://user:password@example.com/", "password: null", "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1";
    GenericSecret "GENERIC_SECRET" Secret None, None, "a field named as a secret, a key or a token", "client_secret", "token: none", "https://owasp.org/Top10/A07_2021-Identification_and_Authentication_Failures/";

    // Payment.
    UsBankRouting "US_BANK_ROUTING" Personal Some("US"), Some("weights 3 7 1, modulo 10"), "nine digits beside its word", "111000025", "112000025", "https://www.aba.com/about-us/routing-number";
    UsBankAccount "US_BANK_ACCOUNT" Personal Some("US"), None, "six to seventeen digits beside its word", "000123456789", "000000000000", "https://www.nacha.org/rules";
    UkSortCode "UK_SORT_CODE" Personal Some("GB"), None, "three pairs of digits beside its word", "20-45-53", "00-00-00", "https://www.vocalink.com/tools/modulus-checking/";
    UkBankAccount "UK_BANK_ACCOUNT" Personal Some("GB"), None, "eight digits beside its word", "55779911", "00000000", "https://www.vocalink.com/tools/modulus-checking/";
    AuBsb "AU_BSB" Personal Some("AU"), None, "six digits beside its word", "062-000", "000-000", "https://bsb.auspaynet.com.au/";
    CaBankTransit "CA_BANK_TRANSIT" Personal Some("CA"), None, "branch and institution beside its word", "12345-003", "12345-999", "https://www.payments.ca/financial-institution-branch-numbers";
    InIfsc "IN_IFSC" Personal Some("IN"), None, "four letters, 0 and six characters beside its word", "SBIN0005943", "SBIN0000000", "https://www.rbi.org.in/Scripts/IFSCMICRDetails.aspx";
    MxClabe "MX_CLABE" Personal Some("MX"), Some("weights 3 7 1, modulo 10"), "eighteen digits beside its word", "032180000118359719", "032180000118359718", "https://www.banxico.org.mx/servicios/sistema-pagos-electronicos-in.html";
    ArCbu "AR_CBU" Personal Some("AR"), Some("modulo 10, two digits"), "twenty-two digits beside its word", "2850590940090418135201", "2810590940090418135201", "https://www.bcra.gob.ar/";
    NzBankAccount "NZ_BANK_ACCOUNT" Personal Some("NZ"), Some("modulo 11, 10 or none, by the bank"), "00-0000-0000000-00, or together beside its word", "01-0242-0100194-00", "01-0242-0100195-00", "https://www.paymentsnz.co.nz/resources/industry-registers/bank-branch-register/";
    Imei "IMEI" Personal None, Some("Luhn"), "fifteen digits beside its word", "35-209900-176148-1", "35-209900-176148-2", "https://www.gsma.com/solutions-and-impact/industry-services/device-services/tac/";
    SepaCreditorId "SEPA_CREDITOR_ID" Personal None, Some("ISO 7064 MOD 97-10"), "country, check digits, ZZZ (or another business and a word) and the country's number; together or in groups by spaces", "DE98ZZZ09999999999", "DE97ZZZ09999999999", "https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/creditor-identifier-overview";
    CardTrack "CARD_TRACK" Card None, Some("Luhn (ISO/IEC 7812-1)"), "track 1 or 2 of a magnetic stripe, with or without sentinels, URL-encoded too; track 2 of a chip", "%B4111111111111111^DOE/JANE^2809101000000000123?", "4111111111111111=1", "https://www.iso.org/standard/43317.html";
    SwiftBic "SWIFT_BIC" Personal None, None, "8 or 11 characters with the country in the middle, beside a word of that name or an IBAN of the same country", "BIC: DEUTDEFF", "BIC: DEUTXXFF", "https://www.swift.com/standards/data-standards/bic-business-identifier-code";
    Crypto "CRYPTO" Personal None, Some("Base58Check, Bech32, Bech32m, EIP-55, Keccak-256 or CRC16, as the currency has it"), "an address that passes its currency's checksum; without one (Solana, Ethereum in one case) beside a word; extended public keys", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki";
    CryptoPrivateKey "CRYPTO_PRIVATE_KEY" Secret None, Some("Base58Check, Bech32 or CRC16"), "Wallet Import Format, BIP 32 extended private keys, BIP 38, seeds of XRP and Stellar, nsec of Nostr", concat!("5HueCGU8rMjxEXxiPuD5BDku4", "MkFqeZyd4dZ1jvhTVqvbTLvyTJ"), concat!("5HueCGU8rMjxEXxiPuD5BDku4", "MkFqeZyd4dZ1jvhTVqvbTLvyTK"), "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki";
    PaymentToken "PAYMENT_TOKEN" Personal None, None, "a payment service's name of a stored card, customer, mandate or agreement (Stripe, Mollie, Braintree, PayPal, Checkout.com, Razorpay); Adyen's and Klarna's beside their word", "cus_NffrFeUfNV2Hib", "cus_0000000000", "https://docs.stripe.com/api/payment_methods/object";
    PassportMrz "PASSPORT_MRZ" Personal None, Some("weights 7 3 1, modulo 10, every check digit"), "machine readable zone of passports, identity cards and visas: two lines of 44 or 36 characters, three of 30", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<11", "https://www.icao.int/publications/pages/publication.aspx?docnum=9303";

    // Contact and device.
    MacAddress "MAC_ADDRESS" Personal None, None, "six octets by colon or hyphen, three groups by dot, EUI-64; not part of a longer chain", "00:1b:44:11:3a:b7", "12:34:56:01:02:03", "https://standards.ieee.org/products-programs/regauth/";
    GeoCoordinates "GEO_COORDINATES" Personal None, None, "decimal degrees as a pair (with a word, or fine enough alone), with N/S/E/W, degrees with minutes, geo: URI, WKT and GeoJSON points; latitude or longitude behind its name", "gps 52.520008, 13.404954", "translate(12.34567,45.67891)", "https://www.rfc-editor.org/rfc/rfc5870";

    // Identity: Europe.
    AlNid "AL_NID" Personal Some("AL"), Some("letter modulo 23; date"), "letter, eight digits, letter beside its word, or a field of that name", "J00101999W", "J00101999V", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/albania-tin.pdf";
    AtSteuernummer "AT_STEUERNUMMER" Personal Some("AT"), Some("Luhn"), "nine digits beside its word, or a field of that name", "59-119/9013", "59-119/9014", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/austria-tin.pdf";
    AtSvnr "AT_SVNR" Personal Some("AT"), Some("modulo 11; date"), "ten digits beside its word, or a field of that name", "1237 010180", "2237 010180", "https://www.sozialversicherung.at/cdscontent/?contentid=10007.820922";
    BaJmbg "BA_JMBG" Personal Some("BA"), Some("modulo 11; date; region"), "thirteen digits beside its word, or a field of that name", "0101985170003", "0101985170004", "https://www.iddeea.gov.ba/bs/jmb/";
    BeNn "BE_NN" Personal Some("BE"), Some("modulo 97; date"), "00.00.00-000.00, or together beside its word", "85.07.30-033.28", "85.07.30-033.29", "https://www.ibz.rrn.fgov.be/fileadmin/user_upload/nl/rr/instructies/IT-lijst/IT000_Rijksregisternummer.pdf";
    BgEgn "BG_EGN" Personal Some("BG"), Some("modulo 11; date"), "ten digits beside its word, or a field of that name", "7523169263", "7523169264", "https://www.grao.bg/esgraon.html";
    BgLnch "BG_LNCH" Personal Some("BG"), Some("modulo 10"), "ten digits beside its word, or a field of that name", "7111042925", "7111042922", "https://www.mvr.bg/migration";
    ByPersonalNumber "BY_PERSONAL_NUMBER" Personal Some("BY"), Some("weights 7 3 1, modulo 10; date"), "seven digits, letter, three digits, PB, BA or BI, digit", "3010185A001PB3", "3010185A001PB8", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/belarus-tin.pdf";
    ChAhv "CH_AHV" Personal Some("CH"), Some("EAN-13"), "756.0000.0000.00, or together", "756.9217.0769.85", "756.9217.0769.84", "https://www.zas.admin.ch/zas/de/home/partenaires-et-institutions-/navs13.html";
    CyTic "CY_TIC" Personal Some("CY"), Some("letter modulo 26"), "eight digits and a letter beside its word, or a field of that name", "10259033P", "10259033Z", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/cyprus-tin.pdf";
    CzRodneCislo "CZ_RODNE_CISLO" Personal Some("CZ"), Some("modulo 11; date"), "000000/0000, or together beside its word", "710319/2745", "710319/2746", "https://www.mvcr.cz/clanek/rodna-cisla.aspx";
    DeHealthInsurance "DE_HEALTH_INSURANCE" Personal Some("DE"), Some("weights 1 2, modulo 10"), "letter and nine digits beside its word, or a field of that name", "A123456780", "A123456781", "https://www.gesetze-im-internet.de/sgb_5/__290.html";
    DeIdCard "DE_ID_CARD" Personal Some("DE"), Some("weights 7 3 1, modulo 10"), "ten characters beside its word, or a field of that name", "T220001293", "T220001294", "https://www.personalausweisportal.de/Webs/PA/DE/buergerinnen-und-buerger/der-personalausweis/der-personalausweis-node.html";
    DePassport "DE_PASSPORT" Personal Some("DE"), Some("weights 7 3 1, modulo 10"), "ten characters beside its word, or a field of that name", "C01X0006H1", "C01X0006H2", "https://www.bmi.bund.de/DE/themen/moderne-verwaltung/ausweise-und-paesse/paesse/reisepass/reisepass-node.html";
    DeSocialSecurity "DE_SOCIAL_SECURITY" Personal Some("DE"), Some("weights, modulo 10; date"), "00 000000 A 000, or together beside its word", "15070649C103", "15070649C104", "https://www.gesetze-im-internet.de/vkvv/__2.html";
    DeTaxId "DE_TAX_ID" Personal Some("DE"), Some("ISO 7064 MOD 11,10; one repeated digit"), "00 000 000 000, or together beside its word", "36 574 261 809", "36 574 261 890", "https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html";
    DeTaxNumber "DE_TAX_NUMBER" Personal Some("DE"), None, "10, 11 or 13 digits beside its word, or a field of that name", "181/815/08155", "000/000/00000", "https://www.elster.de/elsterweb/infoseite/elster_fuer_steuerberater_steuernummernverwaltung";
    DkCpr "DK_CPR" Personal Some("DK"), None, "000000-0000 beside its word, or a field of that name", "211062-5629", "511062-5629", "https://cpr.dk/media/12066/personnummeret-i-cpr.pdf";
    EeIsikukood "EE_ISIKUKOOD" Personal Some("EE"), Some("modulo 11 in two rounds; date"), "eleven digits beside its word, or a field of that name", "36805280109", "36805280108", "https://www.riigiteataja.ee/akt/106032012004";
    EsNie "ES_NIE" Personal Some("ES"), Some("letter modulo 23"), "X, Y or Z, seven digits, the right letter", "X2482300W", "X2482300A", "https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/";
    EsNif "ES_NIF" Personal Some("ES"), Some("letter modulo 23"), "00.000.000-A, or together beside its word", "54362315-K", "54362315-Z", "https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/";
    EsNuss "ES_NUSS" Personal Some("ES"), Some("modulo 97; province"), "00/00000000/00 beside its word, or a field of that name", "28/12345678/40", "28/12345678/41", "https://www.seg-social.es/wps/portal/wss/internet/Trabajadores/Afiliacion/7332";
    FiPersonalIdentityCode "FI_PERSONAL_IDENTITY_CODE" Personal Some("FI"), Some("letter modulo 31; date"), "000000-000A, or a field of that name", "131052-308T", "131052-308U", "https://dvv.fi/en/personal-identity-code";
    FrNir "FR_NIR" Personal Some("FR"), Some("modulo 97; month"), "0 00 00 00 000 000 00, or together beside its word", "2 95 10 99 126 111 93", "2 95 10 99 126 111 99", "https://www.insee.fr/fr/metadonnees/definition/c1409";
    FrSpi "FR_SPI" Personal Some("FR"), Some("modulo 511"), "00 00 000 000 000, or together beside its word", "30 23 217 600 053", "30 23 217 600 054", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/france-tin.pdf";
    GrAfm "GR_AFM" Personal Some("GR"), Some("modulo 11"), "nine digits beside its word, or a field of that name", "094259216", "123456781", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/greece-tin.pdf";
    GrAmka "GR_AMKA" Personal Some("GR"), Some("Luhn; date"), "eleven digits beside its word, or a field of that name", "01013099997", "01013099999", "https://www.amka.gr/";
    HrOib "HR_OIB" Personal Some("HR"), Some("ISO 7064 MOD 11,10"), "eleven digits beside its word, or a field of that name", "33392005961", "33392005962", "https://www.porezna-uprava.hr/HR_OIB/Stranice/default.aspx";
    HuAdoazonosito "HU_ADOAZONOSITO" Personal Some("HU"), Some("modulo 11"), "ten digits beside its word, or a field of that name", "8422780135", "8422780136", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/hungary-tin.pdf";
    HuPersonalNumber "HU_PERSONAL_NUMBER" Personal Some("HU"), Some("modulo 11; date"), "0-000000-0000, or together beside its word", "1-850315-1231", "1-850315-1238", "https://net.jogtar.hu/jogszabaly?docid=99600020.tv";
    HuTaj "HU_TAJ" Personal Some("HU"), Some("weights 3 7, modulo 10"), "nine digits beside its word, or a field of that name", "111111110", "111111111", "https://net.jogtar.hu/jogszabaly?docid=99600020.tv";
    IePps "IE_PPS" Personal Some("IE"), Some("letter modulo 23"), "seven digits and a letter or two beside its word, or a field of that name", "6433435F", "6433435E", "https://www.gov.ie/en/department-of-social-protection/services/get-a-personal-public-service-pps-number/";
    IsKennitala "IS_KENNITALA" Personal Some("IS"), Some("date and century"), "000000-0000 beside its word, or a field of that name", "120174-3399", "320174-3399", "https://www.skra.is/folk/eg-i-thjodskra/um-kennitolur/kennitolur-an-vartolu";
    ItFiscalCode "IT_FISCAL_CODE" Personal Some("IT"), Some("letter modulo 26; date"), "16 letters and digits in their order, omocodia too", "RCCMNL83S18D969H", "RCCMNL83S18D969I", "https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/richiesta-ts_cf/informazioni-codificazione-pf";
    LtAsmensKodas "LT_ASMENS_KODAS" Personal Some("LT"), Some("modulo 11 in two rounds; date"), "eleven digits beside its word, or a field of that name", "33309240064", "33309240164", "https://www.registrucentras.lt/p/1200";
    LuMatricule "LU_MATRICULE" Personal Some("LU"), Some("Luhn and Verhoeff; date"), "thirteen digits beside its word, or a field of that name", "1893120105732", "1893120105733", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/luxembourg-tin.pdf";
    LvPersonasKods "LV_PERSONAS_KODS" Personal Some("LV"), Some("modulo 11; date"), "000000-00000 beside its word, or a field of that name", "161175-19997", "161375-19997", "https://likumi.lv/ta/id/49641-fizisko-personu-registra-likums";
    MdIdnp "MD_IDNP" Personal Some("MD"), Some("weights 7 3 1, modulo 10"), "thirteen digits beside its word, or a field of that name", "2004001014455", "2004001014456", "https://www.asp.gov.md/";
    MeJmbg "ME_JMBG" Personal Some("ME"), Some("modulo 11; date; region"), "thirteen digits beside its word, or a field of that name", "0101985210005", "0101985210006", "https://www.gov.me/mup";
    MkEmbg "MK_EMBG" Personal Some("MK"), Some("modulo 11; date"), "thirteen digits beside its word, or a field of that name", "0101985450006", "0101985450007", "https://uslugi.gov.mk/";
    MtIdCard "MT_ID_CARD" Personal Some("MT"), None, "seven digits and a letter beside its word, or a field of that name", "0123456M", "0123456C", "https://identita.gov.mt/identity-cards-useful-info";
    NlBsn "NL_BSN" Personal Some("NL"), Some("modulo 11"), "nine digits beside its word, or a field of that name", "1112.22.333", "1112.52.333", "https://www.rvig.nl/bsn";
    NoFodselsnummer "NO_FODSELSNUMMER" Personal Some("NO"), Some("modulo 11, two digits; date"), "000000 00000 beside its word, or a field of that name", "151086 95088", "15108695077", "https://www.skatteetaten.no/en/person/national-registry/birth-and-name-selection/children-born-in-norway/national-id-number/";
    PlIdCard "PL_ID_CARD" Personal Some("PL"), Some("weights 7 3 1 9, modulo 10"), "three letters and six digits beside its word, or a field of that name", "ABS123456", "ABS523456", "https://www.gov.pl/web/gov/uzyskaj-dowod-osobisty";
    PlNip "PL_NIP" Personal Some("PL"), Some("modulo 11"), "ten digits beside its word, or a field of that name", "856-734-62-15", "856-734-62-16", "https://www.podatki.gov.pl/nip/";
    PlPassport "PL_PASSPORT" Personal Some("PL"), Some("weights 7 3 9 1, modulo 10"), "two letters and seven digits beside its word, or a field of that name", "EF8123454", "EF9123454", "https://www.gov.pl/web/gov/uzyskaj-paszport-dla-osoby-doroslej";
    PlPesel "PL_PESEL" Personal Some("PL"), Some("weights 1 3 7 9, modulo 10; date"), "eleven digits beside its word, or a field of that name", "44051401359", "44051401358", "https://www.gov.pl/web/gov/czym-jest-numer-pesel";
    PlRegon "PL_REGON" Personal Some("PL"), Some("modulo 11"), "9 or 14 digits beside its word, or a field of that name", "192598184", "192598183", "https://bip.stat.gov.pl/dzialalnosc-statystyki-publicznej/rejestr-regon/";
    PtCartaoDeCidadao "PT_CARTAO_DE_CIDADAO" Personal Some("PT"), Some("Luhn over letters too"), "00000000 0 AA0, or together beside its word", "00000000 0 ZZ4", "00000000 0 ZZ3", "https://www.autenticacao.gov.pt/documents/20126/115760/Valida%C3%A7%C3%A3o+de+N%C3%BAmero+de+Documento+do+Cart%C3%A3o+de+Cidad%C3%A3o.pdf";
    PtNif "PT_NIF" Personal Some("PT"), Some("modulo 11"), "nine digits beside its word, or a field of that name", "501964843", "501964842", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/portugal-tin.pdf";
    PtNiss "PT_NISS" Personal Some("PT"), Some("primes as weights, modulo 10"), "eleven digits beside its word, or a field of that name", "12345678910", "12345678911", "https://www.seg-social.pt/";
    RoCnp "RO_CNP" Personal Some("RO"), Some("modulo 11; date; county"), "thirteen digits beside its word, or a field of that name", "1630615123457", "1630615123458", "https://legislatie.just.ro/Public/DetaliiDocument/61818";
    RsJmbg "RS_JMBG" Personal Some("RS"), Some("modulo 11; date; region"), "thirteen digits beside its word, or a field of that name", "0101985710008", "0101985710009", "https://www.mup.gov.rs/";
    RuInn "RU_INN" Personal Some("RU"), Some("modulo 11"), "10 or 12 digits beside its word, or a field of that name", "123456789047", "123456789037", "https://www.nalog.gov.ru/rn77/fl/interest/inn/";
    RuSnils "RU_SNILS" Personal Some("RU"), Some("modulo 101"), "000-000-000 00, or together beside its word", "112-233-445 95", "112-233-445 96", "https://sfr.gov.ru/grazhdanam/snils/";
    SeOrganisationsnummer "SE_ORGANISATIONSNUMMER" Personal Some("SE"), Some("Luhn"), "000000-0000 beside its word, or a field of that name", "556703-7485", "556703-7486", "https://www.skatteverket.se/foretag/drivaforetag/startaochregistrera/organisationsnummer.4.361dc8c15312eff6fd235d1.html";
    SePersonnummer "SE_PERSONNUMMER" Personal Some("SE"), Some("Luhn; date"), "000000-0000 beside its word, or a field of that name", "880320-0016", "880320-0018", "https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html";
    SiDavcnaStevilka "SI_DAVCNA_STEVILKA" Personal Some("SI"), Some("modulo 11"), "eight digits beside its word, or a field of that name", "50223054", "50223055", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/slovenia-tin.pdf";
    SiEmso "SI_EMSO" Personal Some("SI"), Some("modulo 11; date"), "thirteen digits beside its word, or a field of that name", "0101006500006", "0101006500007", "https://www.gov.si/teme/emso/";
    SkRodneCislo "SK_RODNE_CISLO" Personal Some("SK"), Some("modulo 11; date"), "000000/0000 beside its word, or a field of that name", "710319/2745", "710319/2746", "https://www.slov-lex.sk/ezbierky/pravne-predpisy/SK/ZZ/1995/301/";
    TrNationalId "TR_NATIONAL_ID" Personal Some("TR"), Some("modulo 10, two digits"), "eleven digits beside its word, or a field of that name", "17291716060", "17291716050", "https://www.nvi.gov.tr/";
    UaRnokpp "UA_RNOKPP" Personal Some("UA"), Some("modulo 11"), "ten digits beside its word, or a field of that name", "1759013776", "1759013770", "https://zakon.rada.gov.ua/laws/show/z1306-17";
    UkDrivingLicence "UK_DRIVING_LICENCE" Personal Some("GB"), None, "16 letters and digits in their order", "MORGA657054SM9IJ", "MORGA613054SM9IJ", "https://www.gov.uk/government/publications/driver-licence-number-format";
    UkNhs "UK_NHS" Personal Some("GB"), Some("modulo 11"), "ten digits beside its word, or a field of that name", "943 476 5870", "943 476 5871", "https://www.datadictionary.nhs.uk/attributes/nhs_number.html";
    UkNino "UK_NINO" Personal Some("GB"), None, "AA 00 00 00 A, or together beside its word", "AB 12 34 56 C", "DA 12 34 56 C", "https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110";
    UkUtr "UK_UTR" Personal Some("GB"), Some("modulo 11"), "ten digits beside its word, or a field of that name", "1955839661", "2955839661", "https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/united-kingdom-tin.pdf";

    // Identity: the rest of the world.
    BrCpf "BR_CPF" Personal Some("BR"), Some("modulo 11, two digits"), "000.000.000-00, or together beside its word", "529.982.247-25", "529.982.247-24", "https://www.gov.br/receitafederal/pt-br/assuntos/meu-cpf";
    UsItin "US_ITIN" Personal Some("US"), None, "9dd-dd-dddd of the groups given out, or together beside its word", "912-70-3456", "912-89-3456", "https://www.irs.gov/irm/part3/irm_03-021-263r";
    UsEin "US_EIN" Personal Some("US"), None, "00-0000000 with a prefix in use, beside its word", "12-3456789", "07-3456789", "https://www.irs.gov/businesses/small-businesses-self-employed/valid-eins";
    UsPtin "US_PTIN" Personal Some("US"), None, "P and eight digits beside its word", "P01594846", "P00000000", "https://www.irs.gov/tax-professionals/ptin-requirements-for-tax-return-preparers";
    UsNpi "US_NPI" Personal Some("US"), Some("Luhn with the prefix 80840"), "ten digits beside its word", "1234567893", "1234567890", "https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf";
    UsDea "US_DEA" Personal Some("US"), Some("digits 1 3 5 and twice 2 4 6, modulo 10"), "two letters and seven digits beside its word", "AB1234563", "AB1234567", "https://www.deadiversion.usdoj.gov/drugreg/";
    UsMbi "US_MBI" Personal Some("US"), None, "letters and digits in their places, 4-3-4 with dashes, or together beside its word", "1EG4-TE5-MK73", "0EG4-TE5-MK73", "https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-with-format.pdf";
    UsPassport "US_PASSPORT" Personal Some("US"), None, "nine digits, or a letter and eight, beside its word", "340007237", "111111111", "https://travel.state.gov/content/travel/en/passports/passport-help/next-generation-passport.html";
    UsDriverLicense "US_DRIVER_LICENSE" Personal Some("US"), None, "seven to fourteen characters as the states write them, beside its word", "D1234567", "A0000000", "https://www.aamva.org/technology/systems/verification-systems/dldv";
    CaSin "CA_SIN" Personal Some("CA"), Some("Luhn"), "nine digits beside its word", "130 692 544", "130 692 545", "https://www.canada.ca/en/employment-social-development/services/sin.html";
    CaHealthCard "CA_HEALTH_CARD" Personal Some("CA"), Some("Luhn, modulo 11 or date, by the province"), "ten or twelve characters beside its word", "5584486673", "5584486674", "https://www.ontario.ca/page/health-care-providers-ohip";
    CaPassport "CA_PASSPORT" Personal Some("CA"), None, "two letters and six digits, or a letter, six digits and two letters, beside its word", "GA302922", "GA000000", "https://www.canada.ca/en/immigration-refugees-citizenship/services/canadian-passports.html";
    CaDrivingLicence "CA_DRIVING_LICENCE" Personal Some("CA"), Some("date"), "the letter and digits of Ontario or Quebec, beside its word", "M1234-56789-50715", "M1234-56789-51335", "https://www.ontario.ca/document/official-mto-drivers-handbook/getting-your-drivers-licence";
    MxCurp "MX_CURP" Personal Some("MX"), Some("weights 18 to 2, modulo 10; date, sex, state"), "eighteen letters and digits with date, sex, state and check digit", "BOXW310820HNERXN09", "BOXW310820HNERXN08", "https://www.gob.mx/segob/renapo/acciones-y-programas/clave-unica-de-registro-de-poblacion-curp";
    MxRfc "MX_RFC" Personal Some("MX"), Some("date; last sign 0 to 9 or A"), "letters, a date and three signs, beside its word", "GODE561231GR8", "GODE561331GR8", "https://www.sat.gob.mx/aplicacion/operacion/31274/consulta-tu-clave-de-rfc-mediante-curp";
    MxNss "MX_NSS" Personal Some("MX"), Some("Luhn"), "eleven digits beside its word", "12345678903", "12345678904", "https://www.imss.gob.mx/tramites/imss02008";
    BrCnpj "BR_CNPJ" Personal Some("BR"), Some("modulo 11, two digits"), "00.000.000/0000-00 with letters too, or together beside its word", "16.727.230/0001-97", "16.727.230/0001-98", "https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico";
    BrCnh "BR_CNH" Personal Some("BR"), Some("modulo 11, two digits"), "eleven digits beside its word", "58316794534", "58316794535", "https://www.gov.br/transportes/pt-br/assuntos/transito/conteudo-Senatran/carteira-nacional-de-habilitacao";
    BrPis "BR_PIS" Personal Some("BR"), Some("modulo 11"), "000.00000.00-0, or together beside its word", "120.56412.54-5", "120.56412.54-8", "https://www.gov.br/pt-br/servicos/obter-o-numero-de-identificacao-do-trabalhador-nit";
    BrTituloEleitoral "BR_TITULO_ELEITORAL" Personal Some("BR"), Some("modulo 11, two digits"), "twelve digits beside its word", "0043 5687 0906", "0043 5687 0907", "https://www.tse.jus.br/legislacao/compilada/res/2021/resolucao-no-23-659-de-26-de-outubro-de-2021";
    BrPassport "BR_PASSPORT" Personal Some("BR"), None, "two letters and six digits beside its word", "FD123456", "FD000000", "https://www.gov.br/pf/pt-br/assuntos/passaporte";
    ArCuit "AR_CUIT" Personal Some("AR"), Some("modulo 11"), "00-00000000-0, or together beside its word", "20-05536168-2", "20-05536168-3", "https://www.argentina.gob.ar/servicio/obtener-la-constancia-de-cuil";
    ArDni "AR_DNI" Personal Some("AR"), None, "seven or eight digits beside its word", "20.123.456", "00.123.456", "https://www.argentina.gob.ar/interior/dni";
    ClRut "CL_RUT" Personal Some("CL"), Some("modulo 11 with K"), "00.000.000-0, or without dots beside its word", "12.531.909-2", "12.531.909-3", "https://www.sii.cl/ayudas/aprenda_sobre/3072-1-3080.html";
    CoNit "CO_NIT" Personal Some("CO"), Some("modulo 11"), "nine digits and a check digit beside its word", "213.123.432-1", "213.123.432-2", "https://www.dian.gov.co/impuestos/personas/Paginas/rut.aspx";
    CoCedula "CO_CEDULA" Personal Some("CO"), None, "seven, eight or ten digits beside its word", "1.020.345.678", "0.020.345.678", "https://www.registraduria.gov.co/-Cedula-de-Ciudadania-.html";
    PeRuc "PE_RUC" Personal Some("PE"), Some("modulo 11"), "eleven digits beside its word", "20512333797", "20512333798", "https://www.gob.pe/1029-registro-unico-de-contribuyentes-ruc";
    PeDni "PE_DNI" Personal Some("PE"), Some("modulo 11"), "eight digits and a check sign beside its word", "10117410-2", "10117410-3", "https://www.gob.pe/235-documento-nacional-de-identidad-dni";
    EcCedula "EC_CEDULA" Personal Some("EC"), Some("Luhn; province"), "ten digits beside its word", "171430710-3", "171430710-4", "https://www.registrocivil.gob.ec/cedulacion/";
    EcRuc "EC_RUC" Personal Some("EC"), Some("Luhn or modulo 11, by the kind"), "thirteen digits beside its word", "1792060346001", "1792060347001", "https://www.sri.gob.ec/RUC";
    UyCi "UY_CI" Personal Some("UY"), Some("modulo 10"), "seven digits and a check digit beside its word", "1.234.567-2", "1.234.567-3", "https://www.gub.uy/tramites/cedula-identidad";
    UyRut "UY_RUT" Personal Some("UY"), Some("modulo 11"), "00-000000-001-0, or together beside its word", "21-100342-001-7", "21-100342-001-8", "https://www.gub.uy/direccion-general-impositiva/";
    PyRuc "PY_RUC" Personal Some("PY"), Some("modulo 11"), "digits, a dash and a check digit beside its word", "80028061-0", "80028061-1", "https://www.dnit.gov.py/web/portal-institucional/ruc";
    VeRif "VE_RIF" Personal Some("VE"), Some("modulo 11"), "V-00000000-0, or together beside its word", "V-11470283-4", "V-11470283-3", "https://www.seniat.gob.ve/";
    DoCedula "DO_CEDULA" Personal Some("DO"), Some("Luhn"), "000-0000000-0, or together, beside its word", "001-1391820-5", "001-1391820-6", "https://jce.gob.do/";
    DoRnc "DO_RNC" Personal Some("DO"), Some("modulo 11"), "0-00-00000-0, or together, beside its word", "1-01-85004-3", "1-01-85004-2", "https://dgii.gov.do/servicios/consultas/Paginas/Consulta-de-RNC.aspx";
    GtNit "GT_NIT" Personal Some("GT"), Some("modulo 11 with K"), "digits, a dash and a check sign beside its word", "576937-K", "576937-1", "https://portal.sat.gob.gt/portal/consulta-cui-nit/";
    SvNit "SV_NIT" Personal Some("SV"), Some("modulo 11; date"), "0000-ddmmyy-000-0, or together beside its word", "0614-050707-104-8", "0614-050707-104-0", "https://www.mh.gob.sv/servicios-tributarios/";
    SvDui "SV_DUI" Personal Some("SV"), Some("modulo 10"), "eight digits, a dash and a check digit beside its word", "00016297-5", "00016297-6", "https://www.rnpn.gob.sv/";
    CuNi "CU_NI" Personal Some("CU"), Some("date"), "eleven digits beside its word", "91021027775", "91131027775", "https://www.gacetaoficial.gob.cu/";
    CrCedula "CR_CEDULA" Personal Some("CR"), None, "nine digits beside its word", "3-0455-0175", "0-0455-0175", "https://www.tse.go.cr/";
    AuTfn "AU_TFN" Personal Some("AU"), Some("modulo 11"), "nine digits beside its word", "123 456 782", "123 456 783", "https://www.ato.gov.au/individuals-and-families/tax-file-number";
    AuAbn "AU_ABN" Personal Some("AU"), Some("modulo 89"), "eleven digits beside its word", "51 824 753 556", "51 824 753 557", "https://abr.business.gov.au/Help/AbnFormat";
    AuAcn "AU_ACN" Personal Some("AU"), Some("modulo 10"), "nine digits beside its word", "004 085 616", "004 085 617", "https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/australian-company-number-digit-check/";
    AuMedicare "AU_MEDICARE" Personal Some("AU"), Some("modulo 10"), "ten or eleven digits beside its word", "2123 45670 1", "2123 45671 1", "https://www.servicesaustralia.gov.au/medicare-card";
    AuIhi "AU_IHI" Personal Some("AU"), Some("Luhn"), "800360 and ten digits", "8003 6080 0003 4553", "8003 6080 0003 4554", "https://www.digitalhealth.gov.au/healthcare-providers/initiatives-and-programs/healthcare-identifiers-service";
    AuPassport "AU_PASSPORT" Personal Some("AU"), None, "one or two letters and seven digits beside its word", "N1234567", "N0000000", "https://www.passports.gov.au/";
    NzIrd "NZ_IRD" Personal Some("NZ"), Some("modulo 11"), "eight or nine digits beside its word", "49-098-576", "49-098-577", "https://www.ird.govt.nz/managing-my-tax/ird-numbers";
    NzNhi "NZ_NHI" Personal Some("NZ"), Some("modulo 11, or modulo 24 and 23 for letters"), "three letters and four more characters beside its word", "ZZZ0016", "ZZZ0017", "https://www.tewhatuora.govt.nz/publications/hiso-100462023-consumer-health-identity-standard";
    NzPassport "NZ_PASSPORT" Personal Some("NZ"), None, "two letters and six digits beside its word", "LA123456", "LA000000", "https://www.passports.govt.nz/";
    NzDrivingLicence "NZ_DRIVING_LICENCE" Personal Some("NZ"), None, "two letters and six digits beside its word", "AB123456", "AB000000", "https://www.nzta.govt.nz/driver-licences/";
    InPan "IN_PAN" Personal Some("IN"), None, "five letters, four digits and a letter beside its word", "ACUPA7085R", "ABMXA3211G", "https://incometaxindia.gov.in/tutorials/1.permanent%20account%20number%20(pan).pdf";
    InAadhaar "IN_AADHAAR" Personal Some("IN"), Some("Verhoeff"), "twelve digits beside its word", "2341 2341 2346", "2341 2341 2347", "https://uidai.gov.in/en/my-aadhaar/about-your-aadhaar.html";
    InGstin "IN_GSTIN" Personal Some("IN"), Some("Luhn modulo 36; state"), "fifteen characters with state, PAN, Z and check sign", "27AAPFU0939F1ZV", "27AAPFU0939F1ZO", "https://www.gst.gov.in/";
    InVoter "IN_VOTER" Personal Some("IN"), Some("Luhn"), "three letters and seven digits beside its word", "WKH1186253", "WKH1186263", "https://www.eci.gov.in/";
    InPassport "IN_PASSPORT" Personal Some("IN"), None, "a letter and seven digits beside its word", "A2096457", "Q2096457", "https://www.passportindia.gov.in/";
    InDrivingLicence "IN_DRIVING_LICENCE" Personal Some("IN"), Some("state; year"), "state, office, year and seven digits, beside its word", "MH12 20110012345", "QQ12 20110012345", "https://parivahan.gov.in/parivahan/";
    CnRic "CN_RIC" Personal Some("CN"), Some("ISO 7064 MOD 11-2; date, province"), "eighteen digits, or seventeen and X, with province, date and check sign", "11010519491231002X", "110105194912310021", "https://www.gb688.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E";
    CnPassport "CN_PASSPORT" Personal Some("CN"), None, "one or two letters and eight or seven digits beside its word", "E12345678", "E00000000", "https://www.nia.gov.cn/";
    JpMyNumber "JP_MY_NUMBER" Personal Some("JP"), Some("modulo 11"), "twelve digits beside its word", "6214 9832 0257", "6214 9832 0258", "https://www.cao.go.jp/bangouseido/";
    JpPassport "JP_PASSPORT" Personal Some("JP"), None, "two letters and seven digits beside its word", "TK1234567", "TK0000000", "https://www.mofa.go.jp/mofaj/toko/passport/";
    KrRrn "KR_RRN" Personal Some("KR"), Some("modulo 11; date, sex"), "yymmdd-0000000, or together beside its word", "971013-9019902", "971013-9019903", "https://www.law.go.kr/법령/주민등록법";
    KrFrn "KR_FRN" Personal Some("KR"), Some("date, sex"), "yymmdd-5000000 beside its word", "830101-5123456", "831301-5123456", "https://www.law.go.kr/법령/출입국관리법";
    KrBrn "KR_BRN" Personal Some("KR"), Some("weights 1 3 7, modulo 10"), "000-00-00000, or together, beside its word", "120-81-47521", "120-81-47522", "https://www.nts.go.kr/";
    KrPassport "KR_PASSPORT" Personal Some("KR"), None, "a letter and eight characters beside its word", "M12345678", "X12345678", "https://www.passport.go.kr/";
    KrDriverLicense "KR_DRIVER_LICENSE" Personal Some("KR"), Some("region"), "00-00-000000-00 beside its word", "11-12-345678-90", "29-12-345678-90", "https://www.safedriving.or.kr/";
    SgNricFin "SG_NRIC_FIN" Personal Some("SG"), Some("modulo 11"), "S, T, F, G or M, seven digits and a check letter, beside its word", "S1234567D", "S1234567C", "https://www.ica.gov.sg/";
    SgUen "SG_UEN" Personal Some("SG"), Some("modulo 11"), "eight or nine characters and a check letter, beside its word", "00192200M", "00192200N", "https://www.uen.gov.sg/";
    HkHkid "HK_HKID" Personal Some("HK"), Some("modulo 11"), "letters, six digits and a check sign in brackets, or together beside its word", "A123456(3)", "A123456(4)", "https://www.immd.gov.hk/eng/services/hkid.html";
    TwNationalId "TW_NATIONAL_ID" Personal Some("TW"), Some("modulo 10"), "a letter and nine digits beside its word", "A123456789", "A123456788", "https://www.ris.gov.tw/";
    ThTnin "TH_TNIN" Personal Some("TH"), Some("modulo 11"), "0-0000-00000-00-0, or together beside its word", "1-2345-45678-78-1", "1-2345-45678-78-9", "https://www.bora.dopa.go.th/";
    IdNik "ID_NIK" Personal Some("ID"), Some("date, province"), "sixteen digits beside its word", "3171011708450001", "3171013208450001", "https://dukcapil.kemendagri.go.id/";
    IdNpwp "ID_NPWP" Personal Some("ID"), Some("Luhn"), "00.000.000.0-000.000, or together beside its word", "01.312.166.0-091.000", "01.312.166.1-091.000", "https://pajak.go.id/";
    MyMykad "MY_MYKAD" Personal Some("MY"), Some("date, place"), "yymmdd-00-0000, or together, beside its word", "770305-02-1234", "771305-02-1234", "https://www.jpn.gov.my/en/core-business/identity-card";
    PhTin "PH_TIN" Personal Some("PH"), None, "000-000-000, with or without the branch, beside its word", "123-456-789-000", "000-000-000-000", "https://www.bir.gov.ph/";
    PhSss "PH_SSS" Personal Some("PH"), None, "ten digits beside its word", "34-1234567-8", "00-0000000-0", "https://www.sss.gov.ph/";
    PhPhilsys "PH_PHILSYS" Personal Some("PH"), None, "twelve or sixteen digits beside its word", "1234-5678-9012-3456", "0000-0000-0000-0000", "https://philsys.gov.ph/";
    ZaId "ZA_ID" Personal Some("ZA"), Some("Luhn; date"), "thirteen digits beside its word", "7503305044089", "8503305044089", "https://www.dha.gov.za/";
    IlId "IL_ID" Personal Some("IL"), Some("Luhn"), "nine digits beside its word", "39337423-6", "39337423-2", "https://www.gov.il/en/departments/population_and_immigration_authority";
    EgNationalId "EG_NATIONAL_ID" Personal Some("EG"), Some("date, governorate"), "fourteen digits beside its word", "29001011234567", "29013011234567", "https://moi.gov.eg/";
    SaNationalId "SA_NATIONAL_ID" Personal Some("SA"), Some("Luhn"), "ten digits beside its word", "1101798278", "1101798279", "https://www.absher.sa/";
    AeEmiratesId "AE_EMIRATES_ID" Personal Some("AE"), Some("year"), "784-yyyy-0000000-0", "784-1984-1234567-9", "784-1584-1234567-8", "https://icp.gov.ae/";
    PkCnic "PK_CNIC" Personal Some("PK"), Some("province"), "00000-0000000-0, or together, beside its word", "34201-0891231-8", "94201-0891231-8", "https://www.nadra.gov.pk/identity/identity-cnic/";
    NgNin "NG_NIN" Personal Some("NG"), None, "eleven digits beside its word", "12345678901", "00000000000", "https://nimc.gov.ng/";
    NgBvn "NG_BVN" Personal Some("NG"), None, "eleven digits beside its word", "22123456789", "12123456789", "https://nibss-plc.com.ng/bvn/";
    KeKraPin "KE_KRA_PIN" Personal Some("KE"), None, "A or P, nine digits and a letter, beside its word", "A123456789B", "A000000000B", "https://www.kra.go.ke/individual/individual-pin-registration";
    GhCard "GH_CARD" Personal Some("GH"), None, "GHA-000000000-0", "GHA-123456789-0", "GHA-000000000-0", "https://nia.gov.gh/";
    GhTin "GH_TIN" Personal Some("GH"), Some("modulo 11"), "a letter, 00 and eight characters beside its word", "C0000803561", "C0000803562", "https://gra.gov.gh/tin/tin-faq/";
    LkNic "LK_NIC" Personal Some("LK"), Some("day of the year"), "nine digits and V or X, or twelve digits, beside its word", "853400937V", "854400937V", "https://drp.gov.lk/";
    BdNid "BD_NID" Personal Some("BD"), None, "ten, thirteen or seventeen digits beside its word", "2345678901", "0000000000", "https://www.nidw.gov.bd/";
    VnCccd "VN_CCCD" Personal Some("VN"), Some("province"), "twelve digits beside its word", "001090123456", "100090123456", "https://dichvucong.bocongan.gov.vn/";
    VnMst "VN_MST" Personal Some("VN"), Some("modulo 11"), "ten digits beside its word", "0100233488", "0100233480", "https://tracuunnt.gdt.gov.vn/";
    KzIin "KZ_IIN" Personal Some("KZ"), Some("modulo 11; date"), "twelve digits beside its word", "970930300087", "970930300088", "https://egov.kz/cms/en/articles/iin_info";
    IrNationalCode "IR_NATIONAL_CODE" Personal Some("IR"), Some("modulo 11"), "000-000000-0, or together, beside its word", "007-616229-1", "007-616229-5", "https://www.sabteahval.ir/";
    KwCivilId "KW_CIVIL_ID" Personal Some("KW"), Some("modulo 11; date"), "twelve digits beside its word", "284042504562", "284042504563", "https://www.paci.gov.kw/";
    MuNid "MU_NID" Personal Some("MU"), Some("modulo 17; date"), "a letter, twelve digits and a check sign, beside its word", "A0101990123459", "A0113990123459", "https://mnis.govmu.org/";

    // Tax and VAT.
    CompanyRegistration "COMPANY_REGISTRATION" Personal None, None, "number of the company's register by its own writing or word; with its check where the country has one", "HRB 12345", "HRB 00000", "https://www.handelsregister.de/";
    RoCui "RO_CUI" Personal Some("RO"), Some("modulo 11"), "six to ten digits beside its word", "18547290", "18547291", "https://www.anaf.ro/";
    UkCompanyNumber "UK_COMPANY_NUMBER" Personal Some("GB"), None, "eight digits, or two letters of the register and six, beside its word", "00445790", "00000000", "https://www.gov.uk/government/organisations/companies-house";
    NlKvk "NL_KVK" Personal Some("NL"), None, "eight digits beside its word", "27312152", "00000000", "https://www.kvk.nl/";

    // Person.
    Username "USERNAME" Personal None, None, "a field of that name beside an e-mail address or a person's name", "jane.doe", "username: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    Gender "GENDER" Personal None, None, "a field of that name, or a form of address, in an object that describes a person", "female", "gender: 0", "https://www.iso.org/standard/81682.html";
    Nationality "NATIONALITY" Personal None, None, "a field of that name", "Polish", "nationality: null", "https://www.iso.org/iso-3166-country-codes.html";
    MaritalStatus "MARITAL_STATUS" Personal None, None, "a field of that name", "married", "marital_status: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    BirthPlace "BIRTH_PLACE" Personal None, None, "a field of that name", "Gdansk", "birth_place: null", "https://schema.org/birthPlace";
    Age "AGE" Personal None, None, "1 to 130 in a field of that name, in an object that describes a person", "42", "age: 3600", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    SpecialCategory "SPECIAL_CATEGORY" Personal None, None, "a field named as religion, health, ethnicity, sexual orientation, political opinion or union membership", "Lutheran", "religion: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_9/oj";
    PassportNumber "PASSPORT_NUMBER" Personal None, None, "a field of that name", "C01X00T47", "passport: none", "https://www.icao.int/publications/doc-series/doc-9303";
    IdCardNumber "ID_CARD_NUMBER" Personal None, None, "a field named as an identity card or a personal number of no country", "L01X00T471", "id_card: none", "https://www.icao.int/publications/doc-series/doc-9303";
    DrivingLicence "DRIVING_LICENCE" Personal None, None, "a field of that name", "B072RRE2I55", "driving_licence: none", "https://eur-lex.europa.eu/eli/dir/2006/126/oj";
    BankAccount "BANK_ACCOUNT" Personal None, None, "a field of that name", "0648489890", "account_number: none", "https://www.iso20022.org/";

    // Provider keys.

    // Credentials without a provider.

    // The shop's own.
    Confidential "CONFIDENTIAL" Confidential None, None, "a detector of the policy: its words or its regex", "Project Zephyr", "Project Zephyrs", "https://eur-lex.europa.eu/eli/dir/2016/943/art_2/oj";
}

impl Entity {
    /// The name, e.g. `EMAIL_ADDRESS`.
    pub fn name(self) -> &'static str {
        self.info().entity
    }

    /// What policies group it by.
    pub fn category(self) -> Category {
        self.info().category
    }

    /// The row of the catalogue.
    pub fn info(self) -> &'static EntityInfo {
        &Self::INFO[self as usize]
    }

    /// The kind of that exact name.
    pub fn from_name(name: &str) -> Option<Entity> {
        Self::ALL.iter().copied().find(|entity| entity.name() == name)
    }

    /// Whether a name is one of the catalogue's, as bytes: what a label in a text is compared with.
    pub(crate) fn is_name(name: &[u8]) -> bool {
        Self::ALL.iter().any(|entity| entity.name().as_bytes() == name)
    }
}

/// A set of kinds, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct EntitySet([u64; SET_WORDS]);

const SET_WORDS: usize = Entity::ALL.len().div_ceil(64);

impl EntitySet {
    pub fn all() -> EntitySet {
        Entity::ALL.iter().fold(EntitySet::default(), |set, &entity| set.with(entity))
    }

    pub fn with(mut self, entity: Entity) -> EntitySet {
        self.insert(entity);
        self
    }

    pub fn insert(&mut self, entity: Entity) {
        self.0[entity as usize / 64] |= 1 << (entity as usize % 64);
    }

    pub fn contains(&self, entity: Entity) -> bool {
        self.0[entity as usize / 64] >> (entity as usize % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entity_is_found_by_its_name_and_stands_once() {
        for &entity in Entity::ALL {
            assert_eq!(Entity::from_name(entity.name()), Some(entity));
        }
        assert_eq!(Entity::from_name("EMAIL"), None);
    }
}
