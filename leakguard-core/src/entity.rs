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

/// The part of the catalogue that a kind belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Family {
    /// Cards, bank accounts, payment services, currencies.
    #[serde(rename = "Payment")]
    Payment,
    /// Addresses of people and of their devices, places.
    #[serde(rename = "Contact and device")]
    Contact,
    /// Numbers that European authorities hand out to persons.
    #[serde(rename = "Identity: Europe")]
    IdentityEurope,
    /// Numbers that other authorities hand out to persons.
    #[serde(rename = "Identity: the rest of the world")]
    IdentityWorld,
    /// Numbers of businesses.
    #[serde(rename = "Tax and companies")]
    Tax,
    /// What a field's name says of a person.
    #[serde(rename = "Person")]
    Person,
    /// Keys and tokens whose provider is known.
    #[serde(rename = "Provider keys")]
    ProviderKey,
    /// Passwords, sessions, keys of anybody.
    #[serde(rename = "Credentials without a provider")]
    Credential,
    /// What the policy's own detectors find.
    #[serde(rename = "The shop's own")]
    Own,
}

/// How one kind of data is described to people: `leakguard entities`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EntityInfo {
    /// Presidio's name where it has one.
    pub entity: &'static str,
    /// The part of the catalogue.
    pub family: Family,
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
    ($( [$family:ident] $(
        $variant:ident $name:literal $category:ident $country:expr, $checksum:expr, $evidence:literal, $example:expr, $invalid:expr, $source:literal;
    )* )*) => {
        /// A kind of data. Its name is the same everywhere: policies, findings, labels, PHP.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        #[allow(missing_docs)]
        pub enum Entity { $( $( $variant, )* )* }

        impl Entity {
            /// Every kind, in the order of the catalogue.
            pub const ALL: &'static [Entity] = &[ $( $( Entity::$variant, )* )* ];
            const LABELS: &'static [&'static str] = &[ $( $( concat!("[", $name, "]"), )* )* ];
            const INFO: &'static [EntityInfo] = &[ $( $( EntityInfo {
                entity: $name, family: Family::$family, category: Category::$category, country: $country, checksum: $checksum,
                evidence: $evidence, example: $example, invalid: $invalid, source: $source,
            }, )* )* ];
        }
    };
}

// Sections of families, in brackets; a new kind goes to the end of the last section of its family.
// Examples of secrets are put together with concat!, so that no scanner takes this file for a leak.
entities! {
    [Payment]
    CreditCard "CREDIT_CARD" Card None, Some("Luhn (ISO/IEC 7812-1)"), "BIN range and length of a scheme; digits together or in groups by space, dash or no-break space; a field of that name", "4111 1111 1111 1111", "4111 1111 1111 1112", "https://www.iso.org/standard/70484.html";
    Cvv "CVV" Card None, None, "3 or 4 digits beside a card, after a CVV word, or in a field of that name", "123", "cvv 12", "https://docs-prv.pcisecuritystandards.org/PCI%20DSS/Standard/PCI-DSS-v4_0_1.pdf";
    CardExpiry "CARD_EXPIRY" Card None, None, "MM/YY or MM/YYYY beside a card, or in a field of that name", "09/28", "13/28", "https://www.iso.org/standard/70484.html";
    IbanCode "IBAN_CODE" Personal None, Some("ISO 7064 MOD 97-10"), "country, length and structure of the IBAN registry; any case, with and without spaces", "DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 01", "https://www.swift.com/standards/data-standards/iban";
    [Contact]
    EmailAddress "EMAIL_ADDRESS" Personal None, None, "address with a domain of two labels or more; `%40` too", "jane.doe@example.com", "logo@2x.png", "https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1";
    PhoneNumber "PHONE_NUMBER" Personal None, Some("the country's numbering plan"), "+ or 00 and a number of the country's plan; national writing beside a word, or in a form of its own; any writing in a field of that name", "+49 30 123456", "+49 30", "https://www.itu.int/rec/T-REC-E.164";
    IpAddress "IP_ADDRESS" Personal None, None, "IPv4 dotted quad or IPv6 text form, not a version number", "192.0.2.17", "1.2.3.4.5", "https://www.rfc-editor.org/rfc/rfc4291#section-2.2";
    [IdentityWorld]
    UsSsn "US_SSN" Personal Some("US"), None, "ddd-dd-dddd without the areas and groups never issued; parted by spaces or together beside its word", "219-09-9999", "123-45-6789-01", "https://www.ssa.gov/employer/randomization.html";
    [Person]
    Person "PERSON" Personal None, None, "a field of that name; elsewhere in a note of the same document", "Jane Doe", "first_name: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    PostalAddress "POSTAL_ADDRESS" Personal None, None, "a field of that name", "1 Example Street", "street: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    DateOfBirth "DATE_OF_BIRTH" Personal None, None, "a field or a word of that name", "1984-03-19", "dob: never", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    [Tax]
    VatId "VAT_ID" Personal None, Some("the country's own"), "prefix and check of an EU state, Northern Ireland, the United Kingdom, Switzerland or Norway; alone where the check is strong, else beside its word; a field of that name", "NL123456782B90", "NL123456783B90", "https://taxation-customs.ec.europa.eu/vat-identification-numbers_en";
    [Credential]
    PrivateKey "PRIVATE_KEY" Secret None, None, "PEM block that ends in PRIVATE KEY", concat!("-----BEGIN ", "PRIVATE KEY-----"), concat!("-----BEGIN ", "CERTIFICATE-----"), "https://www.rfc-editor.org/rfc/rfc7468";
    Jwt "JWT" Secret None, None, "three base64url parts, the first a JSON object", concat!("eyJ", "hbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxIn0.", "c2lnbmF0dXJl"), "eyJ0.eyJ1.c2ln", "https://www.rfc-editor.org/rfc/rfc7519#section-3";
    [ProviderKey]
    AwsAccessKey "AWS_ACCESS_KEY" Secret None, None, "AKIA or ASIA and 16 base32 characters", concat!("AKIA", "IOSFODNN7EXAMPLE"), concat!("AKIA", "IOSFODNN7EXAMPL"), "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
    StripeKey "STRIPE_KEY" Secret None, None, "sk_, rk_ (live or test) or whsec_", concat!("sk_test_", "000000000000EXAMPLE00000"), concat!("pk_test_", "000000000000EXAMPLE00000"), "https://docs.stripe.com/keys";
    GithubToken "GITHUB_TOKEN" Secret None, Some("CRC-32 in base62"), "ghp_, gho_, ghu_, ghs_, ghr_ or github_pat_", concat!("ghp_", "0Example1Key2Made3Up40Example1", "0JIxNq"), concat!("ghp_", "EXAMPLE"), "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github";
    GitlabToken "GITLAB_TOKEN" Secret None, None, "glpat- and its relatives", concat!("glpat-", "0000000EXAMPLE000000"), concat!("glpat-", "EXAMPLE"), "https://docs.gitlab.com/security/tokens/";
    SlackToken "SLACK_TOKEN" Secret None, None, "xoxb-, xoxp-, xapp- and their relatives", concat!("xoxb-", "000000000000-000000000000-EXAMPLE"), "xoxb-0", "https://docs.slack.dev/authentication/tokens/";
    GoogleKey "GOOGLE_KEY" Secret None, None, "AIza and 35 characters, GOCSPX- or ya29.; AQ.Ab8RN6 of Gemini; GOOG and 20 or 57 characters of an HMAC key; a server key of Firebase, AAAA and 7, a colon and APA91b", concat!("AIza", "Sy0000000000000000000000000EXAMPLE0"), concat!("AIza", "EXAMPLE"), "https://cloud.google.com/docs/authentication/api-keys";
    OpenaiKey "OPENAI_KEY" Secret None, None, "sk-proj-, sk-svcacct-, sk-admin-, or sk- with the T3BlbkFJ mark", concat!("sk-proj-", "00000000000EXAMPLE00000000"), "sk-proj-", "https://platform.openai.com/docs/api-reference/authentication";
    AnthropicKey "ANTHROPIC_KEY" Secret None, None, "sk-ant-", concat!("sk-ant-", "api03-00000000000EXAMPLE00000"), "sk-ant-", "https://docs.anthropic.com/en/api/overview";
    SendgridKey "SENDGRID_KEY" Secret None, None, "SG. and two parts of 22 and 43 characters", concat!("SG.", "0000000000000000EXAMPL", ".", "000000000000000000000000000000000000EXAMPLE"), "SG.EXAMPLE.0", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys";
    TwilioKey "TWILIO_KEY" Secret None, None, "SK and 32 lower-case hexadecimal digits", concat!("SK", "0123456789abcdef0123456789abcdef"), concat!("SK", "0123456789ABCDEF"), "https://www.twilio.com/docs/iam/api-keys";
    ShopifyToken "SHOPIFY_TOKEN" Secret None, None, "shpat_, shpca_, shppa_, shpss_, prtapi_ and 32 hexadecimal digits; atkn_ and 64", concat!("shpat_", "0123456789abcdef0123456789abcdef"), "shpat_0123", "https://shopify.dev/docs/apps/build/authentication-authorization";
    WoocommerceKey "WOOCOMMERCE_KEY" Secret None, None, "ck_ or cs_ and 40 hexadecimal digits", concat!("ck_", "0123456789abcdef0123456789abcdef01234567"), "ck_0123", "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication";
    [Credential]
    BearerToken "BEARER_TOKEN" Secret None, None, "the credential after Bearer", concat!("Bearer ", "0123456789abcdef0123456789abcdef"), "Bearer of good news", "https://www.rfc-editor.org/rfc/rfc6750#section-2.1";
    BasicCredentials "BASIC_CREDENTIALS" Secret None, Some("base64 of user:password"), "the credential after Basic", concat!("Basic ", "dXNlcjpwYXNzd29yZA=="), "Basic knowledge", "https://www.rfc-editor.org/rfc/rfc7617#section-2";
    Password "PASSWORD" Secret None, None, "a field of that name; the password of a URL; a password's hash as databases keep it", "https://user:password@example.com/", "password: null", "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1";
    GenericSecret "GENERIC_SECRET" Secret None, None, "a field named as a secret, a key or a token", concat!("0Example1Key", "2Made3Up40"), "token: none", "https://owasp.org/Top10/A07_2021-Identification_and_Authentication_Failures/";

    [Payment]
    UsBankRouting "US_BANK_ROUTING" Personal Some("US"), Some("weights 3 7 1, modulo 10"), "nine digits beside its word", "111000025", "112000025", "https://www.aba.com/about-us/routing-number";
    UsBankAccount "US_BANK_ACCOUNT" Personal Some("US"), None, "six to seventeen digits beside its word", "000123456789", "000000000000", "https://www.nacha.org/rules";
    UkSortCode "UK_SORT_CODE" Personal Some("GB"), None, "three pairs of digits beside its word", "20-45-53", "00-00-00", "https://www.vocalink.com/tools/modulus-checking/";
    UkBankAccount "UK_BANK_ACCOUNT" Personal Some("GB"), None, "eight digits beside its word", "55779911", "00000000", "https://www.vocalink.com/tools/modulus-checking/";
    AuBsb "AU_BSB" Personal Some("AU"), None, "six digits beside its word", "062-000", "000-000", "https://bsb.auspaynet.com.au/";
    CaBankTransit "CA_BANK_TRANSIT" Personal Some("CA"), None, "branch and institution beside its word", "12345-003", "12345-999", "https://www.payments.ca/financial-institution-branch-numbers";
    InIfsc "IN_IFSC" Personal Some("IN"), None, "four letters, 0 and six characters beside its word", "SBIN0005943", "SBIN0000000", "https://www.rbi.org.in/Scripts/IFSCMICRDetails.aspx";
    EsCcc "ES_CCC" Personal Some("ES"), Some("two check digits modulo 11"), "0000 0000 00 0000000000, or together, beside its word", "2100 0418 45 0200051332", "2100 0418 46 0200051332", "https://www.bde.es/";
    MxClabe "MX_CLABE" Personal Some("MX"), Some("weights 3 7 1, modulo 10"), "eighteen digits beside its word", "032180000118359719", "032180000118359718", "https://www.banxico.org.mx/servicios/sistema-pagos-electronicos-in.html";
    ArCbu "AR_CBU" Personal Some("AR"), Some("modulo 10, two digits"), "twenty-two digits beside its word", "2850590940090418135201", "2810590940090418135201", "https://www.bcra.gob.ar/";
    NzBankAccount "NZ_BANK_ACCOUNT" Personal Some("NZ"), Some("modulo 11, 10 or none, by the bank"), "00-0000-0000000-00, or together beside its word", "01-0242-0100194-00", "01-0242-0100195-00", "https://www.paymentsnz.co.nz/resources/industry-registers/bank-branch-register/";
    Imei "IMEI" Personal None, Some("Luhn"), "fifteen digits beside its word", "35-209900-176148-1", "35-209900-176148-2", "https://www.gsma.com/solutions-and-impact/industry-services/device-services/tac/";
    SepaCreditorId "SEPA_CREDITOR_ID" Personal None, Some("ISO 7064 MOD 97-10"), "country, check digits, ZZZ (or another business and a word) and the country's number; together or in groups by spaces", "DE98ZZZ09999999999", "DE97ZZZ09999999999", "https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/creditor-identifier-overview";
    CardTrack "CARD_TRACK" Card None, Some("Luhn (ISO/IEC 7812-1)"), "track 1 or 2 of a magnetic stripe, with or without sentinels, URL-encoded too; track 2 of a chip", "%B4111111111111111^DOE/JANE^2809101000000000123?", "4111111111111111=1", "https://www.iso.org/standard/43317.html";
    SwiftBic "SWIFT_BIC" Personal None, None, "8 or 11 characters with the country in the middle, beside a word of that name or an IBAN of the same country", "BIC DEUTDEFF", "BIC DEUTXXFF", "https://www.swift.com/standards/data-standards/bic-business-identifier-code";
    Crypto "CRYPTO" Personal None, Some("Base58Check, Bech32, Bech32m, EIP-55, Keccak-256 or CRC16, as the currency has it"), "an address that passes its currency's checksum; without one (Solana, Ethereum in one case) beside a word; extended public keys", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki";
    CryptoPrivateKey "CRYPTO_PRIVATE_KEY" Secret None, Some("Base58Check, Bech32 or CRC16"), "Wallet Import Format, BIP 32 extended private keys, BIP 38, seeds of XRP and Stellar, nsec of Nostr", concat!("5HueCGU8rMjxEXxiPuD5BDku4", "MkFqeZyd4dZ1jvhTVqvbTLvyTJ"), concat!("5HueCGU8rMjxEXxiPuD5BDku4", "MkFqeZyd4dZ1jvhTVqvbTLvyTK"), "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki";
    PaymentToken "PAYMENT_TOKEN" Personal None, None, "a payment service's name of a stored card, customer, mandate or agreement (Stripe, Mollie, Braintree, PayPal, Checkout.com, Razorpay); Adyen's and Klarna's beside their word", "cus_NffrFeUfNV2Hib", "cus_0000000000", "https://docs.stripe.com/api/payment_methods/object";
    PassportMrz "PASSPORT_MRZ" Personal None, Some("weights 7 3 1, modulo 10, every check digit"), "machine readable zone of passports, identity cards and visas: two lines of 44 or 36 characters, three of 30", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<11", "https://www.icao.int/publications/pages/publication.aspx?docnum=9303";

    [Contact]
    MacAddress "MAC_ADDRESS" Personal None, None, "six octets by colon or hyphen, three groups by dot, EUI-64; not part of a longer chain", "00:1b:44:11:3a:b7", "12:34:56:01:02:03", "https://standards.ieee.org/products-programs/regauth/";
    GeoCoordinates "GEO_COORDINATES" Personal None, None, "decimal degrees as a pair (with a word, or fine enough alone), with N/S/E/W, degrees with minutes, geo: URI, WKT and GeoJSON points; latitude or longitude behind its name", "gps 52.520008, 13.404954", "translate(12.34567,45.67891)", "https://www.rfc-editor.org/rfc/rfc5870";

    [IdentityEurope]
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
    DeLanr "DE_LANR" Personal Some("DE"), Some("weights 4 9, modulo 10"), "nine digits beside its word, or a field of that name", "123456601", "123456701", "https://www.kbv.de/media/sp/Arztnummern_Richtlinie.pdf";
    DeBsnr "DE_BSNR" Personal Some("DE"), None, "nine digits, the first two of an association of physicians, beside its word, or a field of that name", "021234568", "001234568", "https://www.kbv.de/media/sp/Arztnummern_Richtlinie.pdf";
    DeFuehrerschein "DE_FUEHRERSCHEIN" Personal Some("DE"), None, "one or two letters and eight to ten digits beside its word, or a field of that name", "N0704578035", "N0000000000", "https://www.gesetze-im-internet.de/fev_2010/anlage_8.html";
    EsPassport "ES_PASSPORT" Personal Some("ES"), None, "three letters and six digits beside its word, or a field of that name", "AAA123456", "AAA000000", "https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/pasaporte/";
    ItPassport "IT_PASSPORT" Personal Some("IT"), None, "two letters and seven digits beside its word, or a field of that name", "AA1234567", "AA0000000", "https://www.poliziadistato.it/articolo/1087";
    ItIdentityCard "IT_IDENTITY_CARD" Personal Some("IT"), None, "two letters and seven digits beside its word, or a field of that name", "AA1234567", "AA0000000", "https://www.cartaidentita.interno.gov.it/en/info-for-public-administration/cie-3-0/";
    ItDriverLicense "IT_DRIVER_LICENSE" Personal Some("IT"), None, "two letters, seven digits and a letter beside its word, or a field of that name", "AA0123456B", "AA0000000B", "https://www.mit.gov.it/en/node/7094";

    [IdentityWorld]
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
    BrRg "BR_RG" Personal Some("BR"), Some("modulo 11"), "00.000.000-0, or together, beside its word", "12.345.678-2", "12.345.678-9", "https://www.ssp.sp.gov.br/";
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
    PhPhilhealth "PH_PHILHEALTH" Personal Some("PH"), None, "00-000000000-0, or together, beside its word", "01-234567891-2", "00-000000000-0", "https://www.philhealth.gov.ph/";
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

    [Tax]
    CompanyRegistration "COMPANY_REGISTRATION" Personal None, None, "number of the company's register by its own writing or word; with its check where the country has one", "HRB 12345", "HRB 00000", "https://www.handelsregister.de/";
    RoCui "RO_CUI" Personal Some("RO"), Some("modulo 11"), "six to ten digits beside its word", "18547290", "18547291", "https://www.anaf.ro/";
    UkCompanyNumber "UK_COMPANY_NUMBER" Personal Some("GB"), None, "eight digits, or two letters of the register and six, beside its word", "00445790", "00000000", "https://www.gov.uk/government/organisations/companies-house";
    NlKvk "NL_KVK" Personal Some("NL"), None, "eight digits beside its word", "27312152", "00000000", "https://www.kvk.nl/";

    [Person]
    Username "USERNAME" Personal None, None, "a field of that name beside an e-mail address or a person's name", "jane.doe", "username: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    Gender "GENDER" Personal None, None, "a field of that name, or a form of address, in an object that describes a person", "female", "gender: 0", "https://www.iso.org/standard/81682.html";
    Nationality "NATIONALITY" Personal None, None, "a field of that name", "Polish", "nationality: null", "https://www.iso.org/iso-3166-country-codes.html";
    MaritalStatus "MARITAL_STATUS" Personal None, None, "a field of that name", "married", "marital_status: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    BirthPlace "BIRTH_PLACE" Personal None, None, "a field of that name", "Gdansk", "birth_place: null", "https://schema.org/birthPlace";
    Age "AGE" Personal None, None, "1 to 130 in a field of that name, in an object that describes a person", "42", "age: 3600", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    SpecialCategory "SPECIAL_CATEGORY" Personal None, None, "a field named as religion, health, ethnicity, sexual orientation, political opinion or union membership", "Lutheran", "religion: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_9/oj";
    PassportNumber "PASSPORT_NUMBER" Personal None, None, "a field of that name, or a word of letters and digits right behind it", "C01X00T47", "passport: none", "https://www.icao.int/publications/doc-series/doc-9303";
    IdCardNumber "ID_CARD_NUMBER" Personal None, None, "a field named as an identity card or a personal number of no country, or a word of letters and digits right behind such a name", "L01X00T471", "id_card: none", "https://www.icao.int/publications/doc-series/doc-9303";
    DrivingLicence "DRIVING_LICENCE" Personal None, None, "a field of that name, or a word of letters and digits right behind it", "B072RRE2I55", "driving_licence: none", "https://eur-lex.europa.eu/eli/dir/2006/126/oj";
    BankAccount "BANK_ACCOUNT" Personal None, None, "a field of that name", "0648489890", "account_number: none", "https://www.iso20022.org/";
    LicensePlate "LICENSE_PLATE" Personal None, None, "a field or a word of that name and a colon: letters and digits as a plate has them", "B AB 1234", "license_plate: none", "https://eur-lex.europa.eu/eli/dir/1999/37/oj";

    [ProviderKey]
    PaystackKey "PAYSTACK_KEY" Secret None, None, "sk_live_ or sk_test_ and 40 lower-case hexadecimal digits", concat!("sk_live_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("sk_live_", "0123456789abc"), "https://paystack.com/docs/api/authentication/";
    AdyenKey "ADYEN_KEY" Secret None, None, "AQE, base64, the same part in every key and two more parts behind dashes", concat!("AQE", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3", "==", "-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40", "=-", "!x;y(z)<"), concat!("AQE", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made", "==", "-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40", "=-", "!x;y(z)<"), "https://docs.adyen.com/development-resources/api-credentials/";
    BraintreeToken "BRAINTREE_TOKEN" Secret None, None, "access_token$production$ (or sandbox), 16 characters, $ and 32 hexadecimal digits", concat!("access_token$", "production$", "0example1key2mad", "$", "0123456789ab", "cdef0123456789abcdef"), concat!("access_token$", "production$", "0example1key2ma", "$", "0123456789ab", "cdef0123456789abcdef"), "https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens";
    PaypalToken "PAYPAL_TOKEN" Secret None, None, "A21AA and 80 or more characters; the 80-character client secret beside the word", concat!("A21AA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made"), concat!("A21AA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Mad"), "https://developer.paypal.com/api/rest/authentication/";
    SquareToken "SQUARE_TOKEN" Secret None, None, "EAAA and 60 characters, sq0atp- and 22, sq0csp- and 43", concat!("EAAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3"), concat!("EAAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made"), "https://developer.squareup.com/docs/build-basics/access-tokens";
    MollieKey "MOLLIE_KEY" Secret None, None, "live_, test_ or access_ and 30 letters and digits", concat!("live_", "0Example1Key", "2Made3Up40Example1"), concat!("live_", "0Example1Key", "2Made3Up40Example"), "https://docs.mollie.com/reference/authentication";
    LobKey "LOB_KEY" Secret None, None, "live_ or test_ and 35 hexadecimal digits", concat!("live_", "0123456789ab", "cdef0123456789abcdef012"), concat!("live_", "0123456789ab", "cdef0123456789abcdef01"), "https://docs.lob.com/#tag/Authentication";
    GocardlessToken "GOCARDLESS_TOKEN" Secret None, None, "live_ or sandbox_ and 40 characters", concat!("live_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("live_", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://developer.gocardless.com/api-reference/#making-requests";
    KlarnaKey "KLARNA_KEY" Secret None, None, "klarna_live_api_ or klarna_test_api_ and base64", concat!("klarna_live_api_", "0Example1Key", "2Made3Up40Example1Ke", "=="), concat!("klarna_live_api_", "0Example1Key", "2Made3Up40Example1K", "=="), "https://docs.klarna.com/api/authentication";
    CheckoutKey "CHECKOUT_KEY" Secret None, None, "sk_ or sk_sbox_, 26 base32 characters and one more; the older UUID form", concat!("sk_sbox_", "example2key3", "made4up5exampl", "="), concat!("sk_sbox_", "example2key3", "made4up5examp", "="), "https://github.com/checkout/checkout-sdk-ruby";
    RazorpayKey "RAZORPAY_KEY" Secret None, None, "rzp_live_ or rzp_test_ and 14 characters; the secret of 24 beside the word", concat!("rzp_live_", "0Example1Key2M"), concat!("rzp_live_", "0Example1Key2"), "https://razorpay.com/docs/api/authentication/";
    FlutterwaveKey "FLUTTERWAVE_KEY" Secret None, None, "FLWSECK- or FLWSECK_TEST-, 32 characters and -X; encryption keys", concat!("FLWSECK-", "0example1key", "2made3up40example1ke", "-X"), concat!("FLWSECK-", "0example1key", "2made3up40example1k", "-X"), "https://developer.flutterwave.com/docs/authentication";
    PlaidToken "PLAID_TOKEN" Secret None, None, "access-sandbox-, access-development- or access-production- and a UUID", concat!("access-production-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("access-production-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://plaid.com/docs/api/items/";
    PagarmeKey "PAGARME_KEY" Secret None, None, "ak_live_ or ak_test_ and 30 characters", concat!("ak_live_", "0Example1Key", "2Made3Up40Example1"), concat!("ak_live_", "0Example1Key", "2Made3Up40Example"), "https://docs.pagar.me/v4/reference/principios-b%C3%A1sicos";
    MercadopagoToken "MERCADOPAGO_TOKEN" Secret None, None, "APP_USR- or TEST-, application, date, 32 hexadecimal digits, user", concat!("APP_USR-", "1234567890", "-", "123456", "-", "0123456789ab", "cdef0123456789abcdef", "-", "1234"), concat!("APP_USR-", "123456789", "-", "123456", "-", "0123456789ab", "cdef0123456789abcdef", "-", "1234"), "https://www.mercadopago.com/developers/en/docs/credentials";
    PaddleKey "PADDLE_KEY" Secret None, None, "pdl_live_apikey_ or pdl_sdbx_apikey_ and three parts", concat!("pdl_live_apikey_", "0example1key", "2made3up40exam", "_", "0Example1Key2Made3Up40", "_", "0Ex"), concat!("pdl_live_apikey_", "0example1key", "2made3up40exa", "_", "0Example1Key2Made3Up40", "_", "0Ex"), "https://developer.paddle.com/api-reference/about/authentication";
    SumupKey "SUMUP_KEY" Secret None, None, "sup_sk_ and 24 or more characters", concat!("sup_sk_", "0Example1Key", "2Made3Up40Ex"), concat!("sup_sk_", "0Example1Key2Made3Up40E"), "https://developer.sumup.com/tools/authorization/api-keys/";
    RechargeToken "RECHARGE_TOKEN" Secret None, None, "sk_1x1_ (or its relatives) and 64 hexadecimal digits", concat!("sk_", "1", "x", "1", "_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("sk_", "x", "1", "_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), "https://developer.rechargepayments.com/2021-11";
    CashfreeKey "CASHFREE_KEY" Secret None, None, "cfsk_ma_prod_ or cfsk_ma_test_, 32 and 8 hexadecimal digits", concat!("cfsk_ma_prod_", "0123456789ab", "cdef0123456789abcdef", "_", "01234567"), concat!("cfsk_ma_prod_", "0123456789ab", "cdef0123456789abcde", "_", "01234567"), "https://www.cashfree.com/docs/api-reference/authentication";
    CoinbaseKey "COINBASE_KEY" Secret None, None, "64 characters beside the word", concat!("COINBASE_API_SECRET=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40"), concat!("COINBASE_API_SECRET=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), "https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys";
    BinanceKey "BINANCE_KEY" Secret None, None, "64 letters and digits beside the word", concat!("BINANCE_API_KEY=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40"), concat!("BINANCE_API_KEY=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security";
    MagentoToken "MAGENTO_TOKEN" Secret None, None, "32 lower-case letters and digits beside the word", concat!("magento_access_token=", "0example1key", "2made3up40example1ke"), concat!("magento_access_token=", "0example1key", "2made3up40example1k"), "https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-token/";
    WordpressKey "WORDPRESS_KEY" Secret None, None, "the keys and salts of wp-config.php in a field of their name", concat!("define('SECURE_AUTH_KEY', '", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40", "')"), concat!("define('SECURE_AUTH", "_KEY', 'put your unique phrase here')"), "https://developer.wordpress.org/advanced-administration/wordpress/wp-config/#security-keys";
    BigcommerceToken "BIGCOMMERCE_TOKEN" Secret None, None, "31 lower-case letters and digits beside the word", concat!("BIGCOMMERCE_", "ACCESS_TOKEN=", "0example1key", "2made3up40example1k"), concat!("BIGCOMMERCE_", "ACCESS_TOKEN=", "0example1key", "2made3up40example1"), "https://developer.bigcommerce.com/docs/start/authentication/api-accounts";
    PrestashopKey "PRESTASHOP_KEY" Secret None, None, "32 upper-case letters and digits beside the word", concat!("PRESTASHOP_API_KEY=", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KE"), concat!("PRESTASHOP_API_KEY=", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1K"), "https://devdocs.prestashop-project.org/9/webservice/tutorials/creating-access/";
    ShopwareKey "SHOPWARE_KEY" Secret None, None, "SWIA or SWUA and 22 upper-case letters and digits", concat!("SWIA", "0EXAMPLE1KEY2MADE3UP40"), concat!("SWIA", "0EXAMPLE1KEY2MADE3UP4"), "https://developer.shopware.com/docs/guides/integrations-api/general-concepts/auth";
    EasypostKey "EASYPOST_KEY" Secret None, None, "EZAK or EZTK and 54 characters", concat!("EZAK", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key"), concat!("EZAK", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Ke"), "https://docs.easypost.com/docs/authentication";
    ShippoToken "SHIPPO_TOKEN" Secret None, None, "shippo_live_ or shippo_test_ and 40 hexadecimal digits", concat!("shippo_live_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("shippo_live_", "0123456789ab", "cdef0123456789abcdef0123456"), "https://docs.goshippo.com/docs/guides_general/authentication/";
    ShipstationKey "SHIPSTATION_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("SHIPSTATION_API_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("SHIPSTATION_API_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://www.shipstation.com/docs/api/requirements/";
    TaxjarKey "TAXJAR_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("TAXJAR_API_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("TAXJAR_API_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://developers.taxjar.com/api/reference/#authentication";
    AvalaraKey "AVALARA_KEY" Secret None, None, "16 hexadecimal digits in upper case beside the word", concat!("AVALARA_LICENSE_KEY=", "B1946AC92492D234"), concat!("AVALARA_LICENSE_KEY=", "B1946AC92492D23"), "https://developer.avalara.com/avatax/authentication-in-rest/";
    DuffelToken "DUFFEL_TOKEN" Secret None, None, "duffel_live_ or duffel_test_ and 43 characters", concat!("duffel_live_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("duffel_live_", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://duffel.com/docs/api/overview/making-requests";
    AlgoliaKey "ALGOLIA_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("ALGOLIA_ADMIN_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("ALGOLIA_ADMIN_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://www.algolia.com/doc/guides/security/api-keys/";
    AwsSecretKey "AWS_SECRET_KEY" Secret None, None, "40 base64 characters beside the word or in a field of that name; Bedrock's ABSK", concat!("aws_secret_access_key=", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("aws_secret_access_key=", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
    AzureKey "AZURE_KEY" Secret None, None, "AccountKey= or SharedAccessKey= and base64; 84 or 88 characters with a mark; a client secret with its Q~; the sig of a shared access signature", concat!("abc8", "Q~", "0Example1Key", "2Made3Up40Example1Key2"), concat!("abc8", "Q~", "0Example1Key", "2Made3Up40Example1"), "https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key";
    AlibabaKey "ALIBABA_KEY" Secret None, None, "LTAI and 17 to 21 characters", concat!("LTAI", "0Example1Key2Made"), concat!("LTAI", "0Example1Key2Mad"), "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";
    TencentKey "TENCENT_KEY" Secret None, None, "AKID and 32 characters", concat!("AKID", "0Example1Key", "2Made3Up40Example1Ke"), concat!("AKID", "0Example1Key", "2Made3Up40Example1K"), "https://www.tencentcloud.com/document/product/598/34227";
    YandexKey "YANDEX_KEY" Secret None, None, "AQVN and 35 to 38 characters; y0_ and 50 or more", concat!("AQVN", "0Example1Key", "2Made3Up40Example1Key2M"), concat!("AQVN", "0Example1Key", "2Made3Up40Example1Key2"), "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key";
    DigitaloceanToken "DIGITALOCEAN_TOKEN" Secret None, None, "dop_v1_, doo_v1_ or dor_v1_ and 64 hexadecimal digits", concat!("dop_v1_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("dop_v1_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://docs.digitalocean.com/reference/api/create-personal-access-token/";
    CloudflareToken "CLOUDFLARE_TOKEN" Secret None, None, "cfut_, cfat_ or cfk_, 40 characters and 8 hexadecimal digits; v1.0- of an origin CA; 37 or 40 characters beside the word", concat!("cfut_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Examp"), concat!("cfut_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exam"), "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/";
    HerokuKey "HEROKU_KEY" Secret None, None, "HRKU-AA and 58 characters; a UUID beside the word", concat!("HRKU-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3"), concat!("HRKU-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made"), "https://devcenter.heroku.com/articles/authentication";
    VercelToken "VERCEL_TOKEN" Secret None, None, "vcp_ and its relatives; 24 characters beside the word", concat!("vcp_", "0Example1Key", "2Made3Up40Ex"), concat!("vcp_", "0Example1Key2Made3Up40E"), "https://vercel.com/docs/rest-api/reference/welcome#creating-an-access-token";
    NetlifyToken "NETLIFY_TOKEN" Secret None, None, "nfp_ and its relatives and 36 characters", concat!("nfp_", "0Example1Key", "2Made3Up40Example1Key2Ma"), concat!("nfp_", "0Example1Key", "2Made3Up40Example1Key2M"), "https://docs.netlify.com/api/get-started/#authentication";
    FlyioToken "FLYIO_TOKEN" Secret None, None, "fo1_ and 43 characters; fm1r_, fm1a_ or fm2_ and base64", concat!("fo1_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("fo1_", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://fly.io/docs/security/tokens/";
    RenderKey "RENDER_KEY" Secret None, None, "rnd_ and 28 or more characters", concat!("rnd_", "0Example1Key", "2Made3Up40Exampl"), concat!("rnd_", "0Example1Key", "2Made3Up40Examp"), "https://render.com/docs/api";
    SupabaseKey "SUPABASE_KEY" Secret None, None, "sbp_ and 40 hexadecimal digits; sb_secret_", concat!("sbp_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("sbp_", "0123456789ab", "cdef0123456789abcdef0123456"), "https://supabase.com/docs/guides/api/api-keys";
    PlanetscaleToken "PLANETSCALE_TOKEN" Secret None, None, "pscale_tkn_, pscale_oauth_ or pscale_pw_ and 32 to 64 characters", concat!("pscale_tkn_", "0Example1Key", "2Made3Up40Example1Ke"), concat!("pscale_tkn_", "0Example1Key", "2Made3Up40Example1K"), "https://planetscale.com/docs/concepts/service-tokens";
    NeonKey "NEON_KEY" Secret None, None, "napi_ and 64 characters; npg_ and 12 or more", concat!("napi_", "0example1key", "2made3up40example1key2made3up40example1key2made3up40"), concat!("napi_", "0example1key", "2made3up40example1key2made3up40example1key2made3up4"), "https://neon.com/docs/manage/api-keys";
    MongodbAtlasKey "MONGODB_ATLAS_KEY" Secret None, None, "mdb_sa_sk_ and 40 characters", concat!("mdb_sa_sk_", "0Example1Key", "2Made3Up40Example1Ke"), concat!("mdb_sa_sk_", "0Example1Key", "2Made3Up40Example1K"), "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/";
    AivenToken "AIVEN_TOKEN" Secret None, None, "AVNS_ and 19 or more characters; aivenv1", concat!("AVNS_", "0Example1Key2Made3U"), concat!("AVNS_", "0Example1Key2Made3"), "https://aiven.io/docs/platform/howto/create_authentication_token";
    DatabricksToken "DATABRICKS_TOKEN" Secret None, None, "dapi and 32 hexadecimal digits", concat!("dapi", "0123456789ab", "cdef0123456789abcdef", "-", "1"), concat!("dapi", "0123456789ab", "cdef0123456789abcde", "-", "1"), "https://docs.databricks.com/en/dev-tools/auth/pat.html";
    ClickhouseKey "CLICKHOUSE_KEY" Secret None, None, "4b1d and 38 characters", concat!("4b1d", "0Example1Key", "2Made3Up40Example1Key2Made"), concat!("4b1d", "0Example1Key", "2Made3Up40Example1Key2Mad"), "https://clickhouse.com/docs/cloud/manage/openapi";
    FastlyToken "FASTLY_TOKEN" Secret None, None, "32 characters beside the word", concat!("FASTLY_API_TOKEN=", "0Example1Key", "2Made3Up40Example1Ke"), concat!("FASTLY_API_TOKEN=", "0Example1Key", "2Made3Up40Example1K"), "https://www.fastly.com/documentation/reference/api/auth-tokens/";
    HetznerToken "HETZNER_TOKEN" Secret None, None, "64 letters and digits beside the word", concat!("HCLOUD_TOKEN=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40"), concat!("HCLOUD_TOKEN=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), "https://docs.hetzner.cloud/#getting-started";
    LinodeToken "LINODE_TOKEN" Secret None, None, "64 hexadecimal digits beside the word", concat!("LINODE_TOKEN=", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("LINODE_TOKEN=", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://techdocs.akamai.com/linode-api/reference/get-started";
    ScalewayKey "SCALEWAY_KEY" Secret None, None, "SCW and 17 upper-case letters and digits; a UUID beside the word", concat!("SCW", "0EXAMPLE1KEY2MADE"), concat!("SCW", "0EXAMPLE1KEY2MAD"), "https://www.scaleway.com/en/docs/iam/concepts/#api-key";
    ScalingoToken "SCALINGO_TOKEN" Secret None, None, "tk-us- and 48 characters", concat!("tk-us-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Examp"), concat!("tk-us-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exam"), "https://developers.scalingo.com/#authentication";
    OpenshiftToken "OPENSHIFT_TOKEN" Secret None, None, "sha256~ and 43 characters", concat!("sha256~", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("sha256~", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://docs.openshift.com/container-platform/latest/authentication/index.html";
    VaultToken "VAULT_TOKEN" Secret None, None, "hvs., hvb. or hvr. and 24 or more characters; s. and 24 beside the word", concat!("hvs.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Ke"), concat!("hvs.", "0Example1Key2Made3Up40E"), "https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes";
    TerraformToken "TERRAFORM_TOKEN" Secret None, None, "14 characters, .atlasv1. and 60 or more", concat!("0Example1Key2M", ".atlasv1.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Exa"), concat!("0Example1Key2", ".atlasv1.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Exa"), "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens";
    PulumiToken "PULUMI_TOKEN" Secret None, None, "pul- and 40 hexadecimal digits", concat!("pul-", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("pul-", "0123456789ab", "cdef0123456789abcdef0123456"), "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/";
    DopplerToken "DOPPLER_TOKEN" Secret None, None, "dp.pt., dp.st., dp.ct., dp.sa., dp.scim. or dp.audit. and 40 to 44 characters", concat!("dp.pt.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("dp.pt.", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://docs.doppler.com/docs/service-tokens";
    OnepasswordToken "ONEPASSWORD_TOKEN" Secret None, None, "ops_eyJ and base64; a secret key A3-", concat!("ops_eyJ", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Ex", "=="), concat!("ops_eyJ", "0Example"), "https://developer.1password.com/docs/service-accounts/get-started/";
    TailscaleKey "TAILSCALE_KEY" Secret None, None, "tskey- with its kind and two parts", concat!("tskey-api-", "0Example", "-", "0Example1Key2Mad"), concat!("tskey-api-", "0Exampl", "-", "0Example1Key2Mad"), "https://tailscale.com/kb/1252/key-prefixes";
    OktaToken "OKTA_TOKEN" Secret None, None, "00 and 40 characters beside the word", concat!("OKTA_API_TOKEN=", "00", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("OKTA_API_TOKEN=", "00", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://developer.okta.com/docs/guides/create-an-api-token/main/";
    DefinedToken "DEFINED_TOKEN" Secret None, None, "dnkey- and two parts of 26 and 52 characters", concat!("dnkey-", "0example1key", "2made3up40exam", "-", "0example1key", "2made3up40example1key2made3up40example1k"), concat!("dnkey-", "0example1key", "2made3up40exa", "-", "0example1key", "2made3up40example1key2made3up40example1k"), "https://docs.defined.net/guides/automating-host-creation/";
    AgeSecretKey "AGE_SECRET_KEY" Secret None, Some("bech32"), "AGE-SECRET-KEY-1 and 58 bech32 characters", concat!("AGE-SECRET-KEY-1", "R23CLXD5MZFS", "H79VN6PG0KAYTJEQ8W4UR23CLXD5MZFSH79VN6PGP5X68K"), concat!("AGE-SECRET-KEY-1", "R23CLXD5MZFS", "H79VN6PG0KAYTJEQ8W4UR23CLXD5MZFSH79VN6PGP5X68"), "https://age-encryption.org/v1";
    BitbucketToken "BITBUCKET_TOKEN" Secret None, None, "ATBB or ATCTT3 and their body", concat!("ATBB", "0Example1Key", "2Made3Up40Exampl"), concat!("ATBB", "0Example1Key", "2Made3Up40Examp"), "https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/";
    AtlassianToken "ATLASSIAN_TOKEN" Secret None, None, "ATATT3, about 180 characters, = and 8 hexadecimal digits", concat!("ATATT3", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Mad", "=", "01234567"), concat!("ATATT3", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Ma", "=", "01234567"), "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/";
    NpmToken "NPM_TOKEN" Secret None, Some("CRC-32 in base62"), "npm_ and 36 characters", concat!("npm_", "0Example1Key", "2Made3Up40Example1", "0JIxNq"), concat!("npm_", "0Example1Key", "2Made3Up40Example10JIxN"), "https://docs.npmjs.com/about-access-tokens";
    PypiToken "PYPI_TOKEN" Secret None, None, "pypi- and a macaroon of pypi.org or test.pypi.org", concat!("pypi-AgEIcHlwaS5vcmc", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example"), concat!("pypi-AgEIcHlwaS5vcmc", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exampl"), "https://pypi.org/help/#apitoken";
    RubygemsKey "RUBYGEMS_KEY" Secret None, None, "rubygems_ and 48 hexadecimal digits", concat!("rubygems_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef"), concat!("rubygems_", "0123456789ab", "cdef0123456789abcdef0123456789abcde"), "https://guides.rubygems.org/api-key-scopes/";
    CratesIoToken "CRATES_IO_TOKEN" Secret None, None, "cio and 32 characters", concat!("cio", "0Example1Key", "2Made3Up40Example1Ke"), concat!("cio", "0Example1Key", "2Made3Up40Example1K"), "https://doc.rust-lang.org/cargo/reference/publishing.html";
    NugetKey "NUGET_KEY" Secret None, None, "oy2 and 43 lower-case letters and digits", concat!("oy2", "0example1key", "2made3up40example1key2made3up40"), concat!("oy2", "0example1key", "2made3up40example1key2made3up4"), "https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package#create-an-api-key";
    DockerToken "DOCKER_TOKEN" Secret None, None, "dckr_pat_ and 27 characters, dckr_oat_ and 32", concat!("dckr_pat_", "0Example1Key", "2Made3Up40Examp"), concat!("dckr_pat_", "0Example1Key", "2Made3Up40Exam"), "https://docs.docker.com/security/access-tokens/";
    ClojarsToken "CLOJARS_TOKEN" Secret None, None, "CLOJARS_ and 60 hexadecimal digits", concat!("CLOJARS_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789ab"), concat!("CLOJARS_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789a"), "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens";
    DenoToken "DENO_TOKEN" Secret None, None, "ddp_ or ddw_ and 36 characters", concat!("ddp_", "0Example1Key", "2Made3Up40Example1Key2Ma"), concat!("ddp_", "0Example1Key", "2Made3Up40Example1Key2M"), "https://docs.deno.com/deploy/";
    JfrogToken "JFROG_TOKEN" Secret None, None, "AKCp and 69 characters; cmVmdGtu and 56", concat!("AKCp", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Examp"), concat!("AKCp", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Exam"), "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens";
    CircleciToken "CIRCLECI_TOKEN" Secret None, None, "CCIPAT_ or CCIPRJ_, 22 characters and 40 hexadecimal digits", concat!("CCIPAT_", "0Example1Key2Made3Up40", "_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("CCIPAT_", "0Example1Key2Made3Up4", "_", "0123456789ab", "cdef0123456789abcdef01234567"), "https://circleci.com/docs/managing-api-tokens/";
    BuildkiteToken "BUILDKITE_TOKEN" Secret None, None, "bkua_ and 40 characters; bkct_", concat!("bkua_", "0example1key", "2made3up40example1key2made3u"), concat!("bkua_", "0example1key", "2made3up40example1key2made3"), "https://buildkite.com/docs/apis/managing-api-tokens";
    OctopusKey "OCTOPUS_KEY" Secret None, None, "API- and 26 upper-case letters and digits", concat!("API-", "0EXAMPLE1KEY", "2MADE3UP40EXAM"), concat!("API-", "0EXAMPLE1KEY", "2MADE3UP40EXA"), "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key";
    SourcegraphToken "SOURCEGRAPH_TOKEN" Secret None, None, "sgp_, the instance's 16 digits and 40 hexadecimal digits", concat!("sgp_", "0123456789abcdef", "_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("sgp_", "0123456789abcde", "_", "0123456789ab", "cdef0123456789abcdef01234567"), "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token";
    SnykToken "SNYK_TOKEN" Secret None, None, "a UUID beside the word; snyk_uat. and three parts", concat!("SNYK_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("SNYK_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://docs.snyk.io/snyk-api/authentication-for-api";
    SonarToken "SONAR_TOKEN" Secret None, None, "squ_, sqp_ or sqa_ and 40 hexadecimal digits; sqco_", concat!("squ_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("squ_", "0123456789ab", "cdef0123456789abcdef0123456"), "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens";
    CodecovToken "CODECOV_TOKEN" Secret None, None, "a UUID or 32 characters beside the word", concat!("CODECOV_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("CODECOV_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://docs.codecov.com/docs/codecov-tokens";
    InfracostKey "INFRACOST_KEY" Secret None, None, "ico- and 32 characters", concat!("ico-", "0Example1Key", "2Made3Up40Example1Ke"), concat!("ico-", "0Example1Key", "2Made3Up40Example1K"), "https://www.infracost.io/docs/integrations/environment_variables/";
    PrefectKey "PREFECT_KEY" Secret None, None, "pnu_ or pnb_ and 36 characters", concat!("pnu_", "0Example1Key", "2Made3Up40Example1Key2Ma"), concat!("pnu_", "0Example1Key", "2Made3Up40Example1Key2M"), "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys";
    PostmanKey "POSTMAN_KEY" Secret None, None, "PMAK-, 24 and 34 hexadecimal digits", concat!("PMAK-", "0123456789ab", "cdef01234567", "-", "0123456789ab", "cdef0123456789abcdef01"), concat!("PMAK-", "0123456789abcdef0123456", "-", "0123456789ab", "cdef0123456789abcdef01"), "https://learning.postman.com/docs/developer/postman-api/authentication/";
    ReadmeKey "README_KEY" Secret None, None, "rdme_ and 70 characters", concat!("rdme_", "0example1key", "2made3up40example1key2made3up40example1key2made3up40exampl"), concat!("rdme_", "0example1key", "2made3up40example1key2made3up40example1key2made3up40examp"), "https://docs.readme.com/main/reference/intro/authentication";
    HarnessKey "HARNESS_KEY" Secret None, None, "pat. or sat. and three parts of 22, 24 and 20 characters", concat!("pat.", "0Example1Key2Made3Up40", ".", "0Example1Key", "2Made3Up40Ex", ".", "0Example1Key2Made3Up"), concat!("pat.", "0Example1Key2Made3Up40", ".", "0Example1Key", "2Made3Up40Ex", ".", "0Example1Key2Made3U"), "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/";
    JenkinsToken "JENKINS_TOKEN" Secret None, None, "11 and 32 hexadecimal digits beside the word", concat!("JENKINS_API_TOKEN=", "11", "0123456789ab", "cdef0123456789abcdef"), concat!("JENKINS_API_TOKEN=", "11", "0123456789ab", "cdef0123456789abcde"), "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/";
    OpenrouterKey "OPENROUTER_KEY" Secret None, None, "sk-or-v1- and 64 hexadecimal digits", concat!("sk-or-v1-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("sk-or-v1-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://openrouter.ai/docs/api-reference/authentication";
    LangfuseKey "LANGFUSE_KEY" Secret None, None, "sk-lf- and a UUID", concat!("sk-lf-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("sk-lf-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://langfuse.com/faq/all/where-are-langfuse-api-keys";
    HeliconeKey "HELICONE_KEY" Secret None, None, "sk-helicone- and parts of 7 characters", concat!("sk-helicone-", "0Example1Key", "2Made3Up40Ex"), concat!("sk-helicone-", "0Example1Key2Made3Up40E"), "https://docs.helicone.ai/helicone-headers/helicone-auth";
    DeepseekKey "DEEPSEEK_KEY" Secret None, None, "sk- and 32 hexadecimal digits", concat!("sk-", "0123456789ab", "cdef0123456789abcdef"), concat!("sk-", "0123456789ab", "cdef0123456789abcde"), "https://api-docs.deepseek.com/";
    StabilityKey "STABILITY_KEY" Secret None, None, "sk- and 48 letters and digits", concat!("sk-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Examp"), concat!("sk-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exam"), "https://platform.stability.ai/docs/getting-started/authentication";
    ElevenlabsKey "ELEVENLABS_KEY" Secret None, None, "sk_ and 48 hexadecimal digits", concat!("sk_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef"), concat!("sk_", "0123456789ab", "cdef0123456789abcdef0123456789abcde"), "https://elevenlabs.io/docs/api-reference/authentication";
    HuggingfaceToken "HUGGINGFACE_TOKEN" Secret None, None, "hf_ or api_org_ and 34 letters and digits", concat!("hf_", "0Example1Key", "2Made3Up40Example1Key2"), concat!("hf_", "0Example1Key", "2Made3Up40Example1Key"), "https://huggingface.co/docs/hub/security-tokens";
    ReplicateToken "REPLICATE_TOKEN" Secret None, None, "r8_ and 37 characters", concat!("r8_", "0Example1Key", "2Made3Up40Example1Key2Mad"), concat!("r8_", "0Example1Key", "2Made3Up40Example1Key2Ma"), "https://replicate.com/docs/topics/security/api-tokens";
    GroqKey "GROQ_KEY" Secret None, None, "gsk_ and 52 characters", concat!("gsk_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1K"), concat!("gsk_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1"), "https://console.groq.com/docs/quickstart";
    PerplexityKey "PERPLEXITY_KEY" Secret None, None, "pplx- and 48 characters", concat!("pplx-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Examp"), concat!("pplx-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exam"), "https://docs.perplexity.ai/guides/getting-started";
    XaiKey "XAI_KEY" Secret None, None, "xai- and 80 characters", concat!("xai-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made"), concat!("xai-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Mad"), "https://docs.x.ai/docs/tutorial";
    PineconeKey "PINECONE_KEY" Secret None, None, "pcsk_, 5 or 6 and 63 characters", concat!("pcsk_", "0Exam", "_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), concat!("pcsk_", "0Exa", "_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), "https://docs.pinecone.io/guides/projects/manage-api-keys";
    LangsmithKey "LANGSMITH_KEY" Secret None, None, "lsv2_pt_ or lsv2_sk_, 32 and 10 hexadecimal digits; ls__ and 32", concat!("lsv2_pt_", "0123456789ab", "cdef0123456789abcdef", "_", "0123456789"), concat!("lsv2_pt_", "0123456789ab", "cdef0123456789abcde", "_", "0123456789"), "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key";
    NvidiaKey "NVIDIA_KEY" Secret None, None, "nvapi- and 64 characters", concat!("nvapi-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3"), concat!("nvapi-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made"), "https://docs.api.nvidia.com/nim/reference/authentication";
    FireworksKey "FIREWORKS_KEY" Secret None, None, "fw_ and 22 to 24 characters", concat!("fw_", "0Example1Key2Made3Up40"), concat!("fw_", "0Example1Key2Made3Up4"), "https://docs.fireworks.ai/getting-started/quickstart";
    TogetherKey "TOGETHER_KEY" Secret None, None, "tgp_v1_ and 43 characters", concat!("tgp_v1_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("tgp_v1_", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://docs.together.ai/docs/api-keys-authentication";
    CerebrasKey "CEREBRAS_KEY" Secret None, None, "csk- and 48 lower-case letters and digits", concat!("csk-", "0example1key", "2made3up40example1key2made3up40examp"), concat!("csk-", "0example1key", "2made3up40example1key2made3up40exam"), "https://inference-docs.cerebras.ai/quickstart";
    VoyageKey "VOYAGE_KEY" Secret None, None, "pa- and 43 characters", concat!("pa-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("pa-", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://docs.voyageai.com/docs/api-key-and-installation";
    TavilyKey "TAVILY_KEY" Secret None, None, "tvly- and 32 characters", concat!("tvly-dev-", "0Example1Key", "2Made3Up40Example1Ke"), concat!("tvly-dev-", "0Example1Key", "2Made3Up40Example1K"), "https://docs.tavily.com/documentation/api-reference/introduction";
    FirecrawlKey "FIRECRAWL_KEY" Secret None, None, "fc- and 32 hexadecimal digits", concat!("fc-", "0123456789ab", "cdef0123456789abcdef"), concat!("fc-", "0123456789ab", "cdef0123456789abcde"), "https://docs.firecrawl.dev/api-reference/introduction";
    JinaKey "JINA_KEY" Secret None, None, "jina_ and 60 characters", concat!("jina_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2M"), concat!("jina_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2"), "https://jina.ai/api-dashboard/";
    LlamaCloudKey "LLAMA_CLOUD_KEY" Secret None, None, "llx- and 48 characters", concat!("llx-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Examp"), concat!("llx-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exam"), "https://docs.cloud.llamaindex.ai/api_key";
    CohereKey "COHERE_KEY" Secret None, None, "40 letters and digits beside the word", concat!("COHERE_API_KEY=", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("COHERE_API_KEY=", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://docs.cohere.com/reference/about";
    MistralKey "MISTRAL_KEY" Secret None, None, "32 letters and digits beside the word", concat!("MISTRAL_API_KEY=", "0Example1Key", "2Made3Up40Example1Ke"), concat!("MISTRAL_API_KEY=", "0Example1Key", "2Made3Up40Example1K"), "https://docs.mistral.ai/api/";
    AssemblyaiKey "ASSEMBLYAI_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("ASSEMBLYAI_API_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("ASSEMBLYAI_API_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://www.assemblyai.com/docs/api-reference/overview";
    DeepgramKey "DEEPGRAM_KEY" Secret None, None, "40 hexadecimal digits beside the word", concat!("DEEPGRAM_API_KEY=", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("DEEPGRAM_API_KEY=", "0123456789ab", "cdef0123456789abcdef0123456"), "https://developers.deepgram.com/guides/fundamentals/authenticating";
    WandbKey "WANDB_KEY" Secret None, None, "40 hexadecimal digits beside the word; wandb_v1_", concat!("WANDB_API_KEY=", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("WANDB_API_KEY=", "0123456789ab", "cdef0123456789abcdef0123456"), "https://docs.wandb.ai/support/find_api_key/";
    DiscordToken "DISCORD_TOKEN" Secret None, None, "a user's id in base64, 6 and 27 to 38 characters behind dots; the secret of a webhook", concat!("MTk4NjIyNDgz", "NDcxOTI1MjQ4", ".Cl2FMQ.", "0Example1Key", "2Made3Up40Examp"), concat!("MTk4NjIyNDgz", "NDcxOTI1MjQ4", ".Cl2FM.", "0Example1Key", "2Made3Up40Examp"), "https://discord.com/developers/docs/reference#authentication";
    TelegramToken "TELEGRAM_TOKEN" Secret None, None, "digits, colon, and 35 characters that begin with A", concat!("123456789:", "AA", "0Example1Key", "2Made3Up40Example1Key"), concat!("123456789:", "AA", "0Example1Key", "2Made3Up40Example1Ke"), "https://core.telegram.org/bots/api#authorizing-your-bot";
    MailgunKey "MAILGUN_KEY" Secret None, None, "key- and 32 characters; 32, 8 and 8 hexadecimal digits", concat!("key-", "0example1key", "2made3up40example1ke"), concat!("key-", "0example1key", "2made3up40example1k"), "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth";
    MailchimpKey "MAILCHIMP_KEY" Secret None, None, "32 hexadecimal digits and the data centre: -us12", concat!("0123456789ab", "cdef0123456789abcdef", "-us12"), concat!("0123456789ab", "cdef0123456789abcde", "-us12"), "https://mailchimp.com/developer/marketing/guides/quick-start/";
    MandrillKey "MANDRILL_KEY" Secret None, None, "md- and 22 characters", concat!("md-", "0Example1Key2Made3Up40"), concat!("md-", "0Example1Key2Made3Up4"), "https://mailchimp.com/developer/transactional/guides/quick-start/";
    PostmarkToken "POSTMARK_TOKEN" Secret None, None, "a UUID beside the word", concat!("POSTMARK_SERVER_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("POSTMARK_SERVER_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://postmarkapp.com/developer/api/overview#authentication";
    BrevoKey "BREVO_KEY" Secret None, None, "xkeysib- or xsmtpsib-, 64 hexadecimal digits and 16 characters", concat!("xkeysib-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef", "-", "0Example1Key2Mad"), concat!("xkeysib-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde", "-", "0Example1Key2Mad"), "https://developers.brevo.com/docs/getting-started";
    KlaviyoKey "KLAVIYO_KEY" Secret None, None, "pk_ and 34 hexadecimal digits", concat!("pk_", "0123456789ab", "cdef0123456789abcdef01"), concat!("pk_", "0123456789ab", "cdef0123456789abcdef0"), "https://developers.klaviyo.com/en/docs/retrieve_api_credentials";
    HubspotToken "HUBSPOT_TOKEN" Secret None, None, "pat-na1- or pat-eu1- and a UUID", concat!("pat-na1-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("pat-na1-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://developers.hubspot.com/docs/guides/apps/private-apps/overview";
    SalesforceToken "SALESFORCE_TOKEN" Secret None, None, "00D with the organisation, ! and 80 or more characters; 5Aep861 refresh tokens", concat!("00Dxx0000000000", "!", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key"), concat!("00Dxx0000000000", "!", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3"), "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm";
    ZendeskToken "ZENDESK_TOKEN" Secret None, None, "40 letters and digits beside the word", concat!("ZENDESK_API_TOKEN=", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("ZENDESK_API_TOKEN=", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://developer.zendesk.com/api-reference/introduction/security-and-auth/";
    IntercomToken "INTERCOM_TOKEN" Secret None, None, "dG9rO (base64 of tok:) and 54 more characters", concat!("dG9rO", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example", "=="), concat!("dG9rO", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exampl", "=="), "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication";
    OnesignalKey "ONESIGNAL_KEY" Secret None, None, "os_v2_app_ or os_v2_org_ and base32", concat!("os_v2_app_", "example2key3", "made4up5example2key3made4up5example2key3made4up5example2key3made4up5"), concat!("os_v2_app_", "example2key3", "made4up5example2key3made4up5example2key3made4up5example2key3made4up"), "https://documentation.onesignal.com/docs/en/keys-and-ids";
    ResendKey "RESEND_KEY" Secret None, None, "re_, 8 and 24 letters and digits", concat!("re_", "0Example", "_", "0Example1Key", "2Made3Up40Ex"), concat!("re_", "0Exampl", "_", "0Example1Key", "2Made3Up40Ex"), "https://resend.com/docs/api-reference/introduction";
    MailjetKey "MAILJET_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("MAILJET_API_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("MAILJET_API_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://dev.mailjet.com/email/guides/#authentication";
    SparkpostKey "SPARKPOST_KEY" Secret None, None, "40 hexadecimal digits beside the word", concat!("SPARKPOST_API_KEY=", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("SPARKPOST_API_KEY=", "0123456789ab", "cdef0123456789abcdef0123456"), "https://developers.sparkpost.com/api/#header-authentication";
    MessagebirdKey "MESSAGEBIRD_KEY" Secret None, None, "25 letters and digits beside the word", concat!("MESSAGEBIRD_ACCESS_KEY=", "0Example1Key", "2Made3Up40Exa"), concat!("MESSAGEBIRD_ACCESS_KEY=", "0Example1Key", "2Made3Up40Ex"), "https://developers.messagebird.com/api/#authentication";
    MattermostToken "MATTERMOST_TOKEN" Secret None, None, "26 lower-case letters and digits beside the word; the address of a webhook", concat!("MATTERMOST_TOKEN=", "0example1key", "2made3up40exam"), concat!("MATTERMOST_TOKEN=", "0example1key", "2made3up40exa"), "https://developers.mattermost.com/integrate/reference/personal-access-token/";
    FacebookToken "FACEBOOK_TOKEN" Secret None, None, "EAA and 100 or more letters and digits; the app secret beside the word", concat!("EAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2"), concat!("EAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key"), "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/";
    InstagramToken "INSTAGRAM_TOKEN" Secret None, None, "IGAA or IGQ and 100 or more characters", concat!("IGAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key"), concat!("IGAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Ke"), "https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login";
    TwitterToken "TWITTER_TOKEN" Secret None, None, "22 times A and 80 or more characters", concat!("AAAAAAAAAAAAAAAAAAAAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made"), concat!("AAAAAAAAAAAAAAAAAAAAA", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Mad"), "https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/application-only";
    TwitchToken "TWITCH_TOKEN" Secret None, None, "30 lower-case letters and digits beside the word", concat!("TWITCH_CLIENT_SECRET=", "0example1key", "2made3up40example1"), concat!("TWITCH_CLIENT_SECRET=", "0example1key", "2made3up40example"), "https://dev.twitch.tv/docs/authentication/";
    LinkedinKey "LINKEDIN_KEY" Secret None, None, "16 characters beside the word; WPL_AP1.", concat!("LINKEDIN_CLIENT_SECRET=", "0Example1Key2Mad"), concat!("LINKEDIN_CLIENT_SECRET=", "0Example1Key2Ma"), "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow";
    LinearKey "LINEAR_KEY" Secret None, None, "lin_api_ and 40 characters; lin_oauth_ and 64 hexadecimal digits", concat!("lin_api_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("lin_api_", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://linear.app/developers/graphql#personal-api-keys";
    NotionToken "NOTION_TOKEN" Secret None, None, "ntn_, 11 digits and 35 characters; secret_ and 43", concat!("ntn_", "12345678901", "0Example1Key", "2Made3Up40Example1Key2M"), concat!("ntn_", "1234567890", "0Example1Key", "2Made3Up40Example1Key2M"), "https://developers.notion.com/docs/authorization";
    FigmaToken "FIGMA_TOKEN" Secret None, None, "figd_ or figp_ and 40 or more characters", concat!("figd_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("figd_", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://www.figma.com/developers/api#access-tokens";
    AirtableToken "AIRTABLE_TOKEN" Secret None, None, "pat, 14 characters, a dot and 64 hexadecimal digits", concat!("pat", "0Example1Key2M", ".", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("pat", "0Example1Key2", ".", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), "https://airtable.com/developers/web/guides/personal-access-tokens";
    AsanaToken "ASANA_TOKEN" Secret None, None, "1/ or 2/, the ids of 16 digits, a colon and 32 hexadecimal digits", concat!("1/1200000000000000:", "0123456789ab", "cdef0123456789abcdef"), concat!("1/1200000000000000:", "0123456789ab", "cdef0123456789abcde"), "https://developers.asana.com/docs/personal-access-token";
    ClickupToken "CLICKUP_TOKEN" Secret None, None, "pk_, 7 or 8 digits and 32 upper-case letters and digits", concat!("pk_", "123456", "_", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KE"), concat!("pk_", "12345", "_", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KE"), "https://developer.clickup.com/docs/authentication";
    TrelloToken "TRELLO_TOKEN" Secret None, None, "ATTA and 72 hexadecimal digits", concat!("ATTA", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef01234567"), concat!("ATTA", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef0123456"), "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/";
    TypeformToken "TYPEFORM_TOKEN" Secret None, None, "tfp_ and 40 to 59 characters", concat!("tfp_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("tfp_", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://www.typeform.com/developers/get-started/personal-access-token/";
    ContentfulToken "CONTENTFUL_TOKEN" Secret None, None, "CFPAT- and 43 characters", concat!("CFPAT-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("CFPAT-", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://www.contentful.com/developers/docs/references/authentication/";
    AdobeKey "ADOBE_KEY" Secret None, None, "p8e- and 32 characters", concat!("p8e-", "0Example1Key", "2Made3Up40Example1Ke"), concat!("p8e-", "0Example1Key", "2Made3Up40Example1K"), "https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/";
    FrameioToken "FRAMEIO_TOKEN" Secret None, None, "fio-u- and 64 characters", concat!("fio-u-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40"), concat!("fio-u-", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), "https://developer.frame.io/docs/getting-started/authentication";
    DropboxToken "DROPBOX_TOKEN" Secret None, None, "sl. and 130 or more characters", concat!("sl.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2M"), concat!("sl.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Ma"), "https://www.dropbox.com/developers/documentation/http/documentation#authorization";
    ZohoToken "ZOHO_TOKEN" Secret None, None, "1000., 32 and 32 hexadecimal digits", concat!("1000.", "0123456789ab", "cdef0123456789abcdef", ".", "0123456789ab", "cdef0123456789abcdef"), concat!("1000.", "0123456789ab", "cdef0123456789abcdef", ".", "0123456789ab", "cdef0123456789abcde"), "https://www.zoho.com/crm/developer/docs/api/v7/access-refresh.html";
    GrafanaToken "GRAFANA_TOKEN" Secret None, None, "glsa_, 32 characters and 8 hexadecimal digits; glc_; the base64 of {\"k\":\"", concat!("glsa_", "0Example1Key", "2Made3Up40Example1Ke", "_", "01234567"), concat!("glsa_", "0Example1Key", "2Made3Up40Example1K", "_", "01234567"), "https://grafana.com/docs/grafana/latest/administration/service-accounts/";
    NewRelicKey "NEW_RELIC_KEY" Secret None, None, "NRAK- and 27 characters, NRII-, NRIQ-; a license of 40 characters that ends in NRAL", concat!("NRAK-", "0EXAMPLE1KEY", "2MADE3UP40EXAMP"), concat!("NRAK-", "0EXAMPLE1KEY", "2MADE3UP40EXAM"), "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    SentryToken "SENTRY_TOKEN" Secret None, None, "sntryu_ and 64 hexadecimal digits; sntrys_ and base64", concat!("sntryu_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("sntryu_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://docs.sentry.io/account/auth-tokens/";
    DynatraceToken "DYNATRACE_TOKEN" Secret None, None, "dt0c01. (or s16, s08), 24 and 64 characters", concat!("dt0c01.", "0EXAMPLE1KEY", "2MADE3UP40EX", ".", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KEY2MADE3UP40EXAMPLE1KEY2MADE3UP40"), concat!("dt0c01.", "0EXAMPLE1KEY", "2MADE3UP40EX", ".", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KEY2MADE3UP40EXAMPLE1KEY2MADE3UP4"), "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens";
    DatadogKey "DATADOG_KEY" Secret None, None, "32 (API) or 40 (application) hexadecimal digits beside the word; ddapp_ and 34 characters", concat!("DATADOG_API_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("DATADOG_API_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://docs.datadoghq.com/account_management/api-app-keys/";
    PagerdutyKey "PAGERDUTY_KEY" Secret None, None, "20 characters beside the word", concat!("PAGERDUTY_API_KEY=", "0Example1Key2Made3Up"), concat!("PAGERDUTY_API_KEY=", "0Example1Key2Made3U"), "https://support.pagerduty.com/main/docs/api-access-keys";
    HoneycombKey "HONEYCOMB_KEY" Secret None, None, "hcaik_, hcaic_ or hcxik_ and 58 characters", concat!("hcaik_", "0example1key", "2made3up40example1key2made3up40example1key2mad"), concat!("hcaik_", "0example1key", "2made3up40example1key2made3up40example1key2ma"), "https://docs.honeycomb.io/configure/environments/manage-api-keys/";
    PosthogKey "POSTHOG_KEY" Secret None, None, "phx_ and 43 or more characters", concat!("phx_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), concat!("phx_", "0Example1Key", "2Made3Up40Example1Key2Made3"), "https://posthog.com/docs/api#authentication";
    LaunchdarklyKey "LAUNCHDARKLY_KEY" Secret None, None, "api- or sdk- and a UUID", concat!("api-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("api-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://launchdarkly.com/docs/home/account/api";
    RootlyToken "ROOTLY_TOKEN" Secret None, None, "rootly_ and 64 hexadecimal digits", concat!("rootly_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("rootly_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://docs.rootly.com/api-reference/overview";
    SegmentKey "SEGMENT_KEY" Secret None, None, "32 characters beside the word", concat!("SEGMENT_WRITE_KEY=", "0Example1Key", "2Made3Up40Example1Ke"), concat!("SEGMENT_WRITE_KEY=", "0Example1Key", "2Made3Up40Example1K"), "https://segment.com/docs/connections/find-writekey/";
    RollbarToken "ROLLBAR_TOKEN" Secret None, None, "32 hexadecimal digits beside the word", concat!("ROLLBAR_ACCESS_TOKEN=", "0123456789ab", "cdef0123456789abcdef"), concat!("ROLLBAR_ACCESS_TOKEN=", "0123456789ab", "cdef0123456789abcde"), "https://docs.rollbar.com/docs/access-tokens";
    AmplitudeKey "AMPLITUDE_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("AMPLITUDE_SECRET_KEY=", "0123456789ab", "cdef0123456789abcdef"), concat!("AMPLITUDE_SECRET_KEY=", "0123456789ab", "cdef0123456789abcde"), "https://amplitude.com/docs/apis/authentication";
    MaxmindKey "MAXMIND_KEY" Secret None, None, "6 and 29 characters and _mmk", concat!("Examp1", "_", "0Example1Key", "2Made3Up40Example", "_mmk"), concat!("Examp1", "_", "0Example1Key", "2Made3Up40Exampl", "_mmk"), "https://dev.maxmind.com/license-key/";
    MapboxToken "MAPBOX_TOKEN" Secret None, None, "sk.eyJ and base64, a dot and 22 characters", concat!("sk.", "eyJ", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3", ".", "0Example1Key2Made3Up40"), concat!("sk.", "eyJ", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3", ".", "0Example1Key"), "https://docs.mapbox.com/api/accounts/tokens/";
    PubnubKey "PUBNUB_KEY" Secret None, None, "sec-c- and 48 characters", concat!("sec-c-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("sec-c-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://www.pubnub.com/docs/general/basics/set-up-your-account";
    NylasKey "NYLAS_KEY" Secret None, None, "nyk_v0_ and 64 characters", concat!("nyk_v0_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40"), concat!("nyk_v0_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up4"), "https://developer.nylas.com/docs/v3/auth/";
    ApifyToken "APIFY_TOKEN" Secret None, None, "apify_api_ and 36 characters", concat!("apify_api_", "0Example1Key", "2Made3Up40Example1Key2Ma"), concat!("apify_api_", "0Example1Key", "2Made3Up40Example1Key2M"), "https://docs.apify.com/platform/integrations/api";
    AdafruitKey "ADAFRUIT_KEY" Secret None, None, "aio_ and 28 characters", concat!("aio_", "0Example1Key", "2Made3Up40Exampl"), concat!("aio_", "0Example1Key", "2Made3Up40Examp"), "https://io.adafruit.com/api/docs/#authentication";
    SettlemintToken "SETTLEMINT_TOKEN" Secret None, None, "sm_pat_, sm_aat_ or sm_sat_ and 16 characters", concat!("sm_pat_", "0Example1Key2Mad"), concat!("sm_pat_", "0Example1Key2Ma"), "https://console.settlemint.com/documentation/platform-components/security-and-authentication/application-access-tokens";
    RampKey "RAMP_KEY" Secret None, None, "ramp_sec_ and 48 characters", concat!("ramp_sec_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Examp"), concat!("ramp_sec_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exam"), "https://docs.ramp.com/developer-api/v1/authorization";
    VirustotalKey "VIRUSTOTAL_KEY" Secret None, None, "64 hexadecimal digits beside the word", concat!("VIRUSTOTAL_API_KEY=", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("VIRUSTOTAL_API_KEY=", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://docs.virustotal.com/reference/authentication";
    RapidapiKey "RAPIDAPI_KEY" Secret None, None, "50 characters with its msh and jsn marks", concat!("0Example10", "msh", "0Example1Key2Ma", "p", "1Key2Mad", "jsn", "0Example1K"), concat!("RAPIDAPI_KEY=", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Exampl"), "https://docs.rapidapi.com/docs/keys";
    TodoistToken "TODOIST_TOKEN" Secret None, None, "40 hexadecimal digits beside the word", concat!("TODOIST_API_TOKEN=", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("TODOIST_API_TOKEN=", "0123456789ab", "cdef0123456789abcdef0123456"), "https://developer.todoist.com/rest/v2/#authorization";
    PipedriveToken "PIPEDRIVE_TOKEN" Secret None, None, "40 hexadecimal digits beside the word", concat!("PIPEDRIVE_API_TOKEN=", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("PIPEDRIVE_API_TOKEN=", "0123456789ab", "cdef0123456789abcdef0123456"), "https://pipedrive.readme.io/docs/core-api-concepts-authentication";
    SplunkToken "SPLUNK_TOKEN" Secret None, None, "a UUID beside the word", concat!("SPLUNK_HEC_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("SPLUNK_HEC_TOKEN=", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector";
    SpotifyKey "SPOTIFY_KEY" Secret None, None, "32 hexadecimal digits beside the word", concat!("SPOTIFY_CLIENT_SECRET=", "0123456789ab", "cdef0123456789abcdef"), concat!("SPOTIFY_CLIENT_SECRET=", "0123456789ab", "cdef0123456789abcde"), "https://developer.spotify.com/documentation/web-api/concepts/apps";
    AlchemyKey "ALCHEMY_KEY" Secret None, None, "alcht_ and 30 characters", concat!("alcht_", "0Example1Key", "2Made3Up400Example"), concat!("alcht_", "0Example1Key", "2Made3Up400Exampl"), "https://www.alchemy.com/docs/how-to-create-access-keys";
    AmazonSellerToken "AMAZON_SELLER_TOKEN" Secret None, None, "amzn1.oa2-cs.v1. and 64 hexadecimal digits; amzn.mws. and a UUID; Atza| or Atzr| and 100 or more characters", concat!("amzn1.oa2-cs.v1.", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("amzn1.oa2-cs.v1.", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://developer-docs.amazon.com/sp-api/docs/connect-to-the-selling-partner-api";
    AstraToken "ASTRA_TOKEN" Secret None, None, "AstraCS:, 24 characters, a colon and 64 hexadecimal digits", concat!("AstraCS:", "0Example1Key", "2Made3Up400E:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("AstraCS:", "0Example1Key", "2Made3Up400E:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html";
    AxiomToken "AXIOM_TOKEN" Secret None, None, "xaat- or xapt- and a UUID", concat!("xaat-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("xaat-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://axiom.co/docs/reference/tokens";
    CalcomKey "CALCOM_KEY" Secret None, None, "cal_ or cal_live_ and 32 hexadecimal digits", concat!("cal_live_", "0123456789ab", "cdef0123456789abcdef"), concat!("cal_live_", "0123456789ab", "cdef0123456789abcde"), "https://cal.com/docs/api-reference/v2/introduction";
    CockroachKey "COCKROACH_KEY" Secret None, None, "CCDB1_, 22 and 40 letters and digits", concat!("CCDB1_", "0Example1Key", "2Made3Up40_0Example1Key2Made3Up400Example1Key2Made3"), concat!("CCDB1_", "0Example1Key", "2Made3Up40_0Example1Key2Made3Up400Example1Key2Made"), "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access";
    ConfluentKey "CONFLUENT_KEY" Secret None, None, "cflt and 60 characters of base64", concat!("cflt", "0Example1Key", "2Made3Up400Example1Key2Made3Up400Example1Key2Mad"), concat!("cflt", "0Example1Key", "2Made3Up400Example1Key2Made3Up400Example1Key2Ma"), "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html";
    CoralogixKey "CORALOGIX_KEY" Secret None, None, "cxtp_ and 30 characters", concat!("cxtp_", "0Example1Key", "2Made3Up400Example"), concat!("cxtp_", "0Example1Key", "2Made3Up400Exampl"), "https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/";
    DbtToken "DBT_TOKEN" Secret None, None, "dbtc_ or dbtu_ and 36 or more characters", concat!("dbtc_", "0Example1Key", "2Made3Up400Example1Key2Made3"), concat!("dbtc_", "0Example1Key", "2Made3Up400Example"), "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication";
    E2bKey "E2B_KEY" Secret None, None, "e2b_ and 40 hexadecimal digits", concat!("e2b_", "0123456789ab", "cdef0123456789abcdef01234567"), concat!("e2b_", "0123456789ab", "cdef0123456789abcdef0123456"), "https://e2b.dev/docs/api-key";
    ElasticKey "ELASTIC_KEY" Secret None, None, "essu_ and 60 or more characters of base64", concat!("essu_", "0Example1Key", "2Made3Up400Example1Key2Made3Up400Example1Key2Made3Up400Example1Key2M"), concat!("essu_", "0Example1Key", "2Made3Up400Example1Key2Made3Up400Examp"), "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys";
    InngestKey "INNGEST_KEY" Secret None, None, "signkey-prod-, signkey-test- or signkey-branch- and hexadecimal digits", concat!("signkey-prod-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("signkey-prod-", "0123456789ab", "cdef0123456789abcd"), "https://www.inngest.com/docs/platform/signing-keys";
    Intra42Key "INTRA42_KEY" Secret None, None, "s-s4t2ud- or s-s4t2af- and 64 hexadecimal digits", concat!("s-s4t2ud-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("s-s4t2ud-", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://api.intra.42.fr/apidoc/guides/getting_started";
    MailersendKey "MAILERSEND_KEY" Secret None, None, "mlsn. and 64 hexadecimal digits", concat!("mlsn.", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("mlsn.", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://developers.mailersend.com/general.html#authentication";
    MicrosoftTeamsToken "MICROSOFT_TEAMS_TOKEN" Secret None, None, "the address of an incoming webhook", concat!("https://example.webhook.office.com/webhookb2/", "01234567-89a", "b-4cde-8f01-23456789abcd@01234567-89ab-4cde-8f01-23456789abcd/IncomingWebhook/0123456789abcdef0123456789abcdef/01234567-89ab-4cde-8f01-23456789abcd"), concat!("https://example.webhook.office.com/webhookb2/", "01234567-89a", "b-4cde-8f01-23456789abcd@01234567-89ab-4cde-8f01-23456789abcd/IncomingWebhook/0123456789abcdef0123456789abcdef/01234567-89ab-4cde-8f01-23456789abc"), "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook";
    MidtransKey "MIDTRANS_KEY" Secret None, None, "Mid-server- or SB-Mid-server- and 24 characters", concat!("Mid-server-", "0Example1Key", "2Made3Up400E"), concat!("Mid-server-", "0Example1Key", "2Made3Up400"), "https://docs.midtrans.com/docs/midtrans-account";
    NightfallKey "NIGHTFALL_KEY" Secret None, None, "NF- and 32 characters", concat!("NF-", "0Example1Key", "2Made3Up400Example1K"), concat!("NF-", "0Example1Key", "2Made3Up400Example1"), "https://help.nightfall.ai/developer-api/getting_started_with_the_developer_platform";
    OmiseKey "OMISE_KEY" Secret None, None, "skey_ or skey_test_ and 19 lower-case letters and digits", concat!("skey_test_", "0example1key", "2made3u"), concat!("skey_test_", "0example1key", "2made3"), "https://docs.omise.co/api-authentication";
    PhotoroomKey "PHOTOROOM_KEY" Secret None, None, "sk_pr_, the name of the key and 40 hexadecimal digits", concat!("sk_pr_", "shop_0123456", "789abcdef0123456789abcdef01234567"), concat!("sk_pr_", "shop_0123456", "789abcdef0123456789abcdef0123456"), "https://docs.photoroom.com/getting-started/how-can-i-get-my-api-key";
    PolarToken "POLAR_TOKEN" Secret None, None, "polar_oat_ and 40 or more characters", concat!("polar_oat_", "0Example1Key", "2Made3Up400Example1Key2Made3Up4"), concat!("polar_oat_", "0Example1Key", "2Made3Up400Example1Key2Made"), "https://polar.sh/docs/integrate/oat";
    PortainerToken "PORTAINER_TOKEN" Secret None, None, "ptr_ and base64 of 32 bytes", concat!("ptr_", "0Example1Key", "2Made3Up400Example1Key2Made3Up4="), concat!("ptr_", "0Example1Key", "2Made3Up400Example1Key2Made3Up4"), "https://docs.portainer.io/api/access";
    RobinhoodKey "ROBINHOOD_KEY" Secret None, None, "rh-api- and a UUID", concat!("rh-api-", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("rh-api-", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://docs.robinhood.com/crypto/trading/";
    StatsigKey "STATSIG_KEY" Secret None, None, "secret- and 40 or more letters and digits", concat!("secret-", "0Example1Key", "2Made3Up400Example1Key2Made3Up4"), concat!("secret-", "0Example1Key", "2Made3Up400Example1Key2Made"), "https://docs.statsig.com/sdk-keys/api-keys/";
    TeamworkToken "TEAMWORK_TOKEN" Secret None, None, "tkn.v1_ and base64url", concat!("tkn.v1_", "0Example1Key", "2Made3Up400Example1Key2Made3Up400Example1Key2Mad"), concat!("tkn.v1_", "0Example1Key", "2Made3Up400Example"), "https://apidocs.teamwork.com/guides/teamwork/authentication";
    TelnyxKey "TELNYX_KEY" Secret None, None, "KEY, 32 capital hexadecimal digits and 22 characters", concat!("KEY", "0123456789AB", "CDEF0123456789ABCDEF_0Example1Key2Made3Up40"), concat!("KEY", "0123456789AB", "CDEF0123456789ABCDEF_0Example1Key2Made3Up4"), "https://developers.telnyx.com/development/api-fundamentals/authentication";
    TriggerdevKey "TRIGGERDEV_KEY" Secret None, None, "tr_dev_, tr_stg_ or tr_prod_ and 20 to 24 characters; tr_pat_ and 40", concat!("tr_prod_", "0Example1Key", "2Made3Up400E"), concat!("tr_prod_", "0Example1Key", "2Made3U"), "https://trigger.dev/docs/apikeys";
    VoiceflowKey "VOICEFLOW_KEY" Secret None, None, "VF.DM. or VF.WS., 24 hexadecimal digits, a dot and 16 characters", concat!("VF.DM.", "0123456789ab", "cdef01234567.0Example1Key2Mad"), concat!("VF.DM.", "0123456789ab", "cdef01234567.0Example1Key2Ma"), "https://docs.voiceflow.com/reference/authentication";
    WakatimeKey "WAKATIME_KEY" Secret None, None, "waka_ and a UUID", concat!("waka_", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("waka_", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://wakatime.com/api-key";
    XenditKey "XENDIT_KEY" Secret None, None, "xnd_production_ or xnd_development_ and 40 or more characters", concat!("xnd_production_", "0Example1Key", "2Made3Up400Example1Key2Made3Up400Example"), concat!("xnd_production_", "0Example1Key", "2Made3Up400Example1Key2Made"), "https://developers.xendit.co/api-reference/#authentication";
    AftershipKey "AFTERSHIP_KEY" Secret None, None, "asat_ and 32 hexadecimal digits", concat!("asat_", "0123456789ab", "cdef0123456789abcdef"), concat!("asat_", "0123456789ab", "cdef0123456789abcde"), "https://www.aftership.com/docs/tracking/quickstart/authentication";
    AfricastalkingKey "AFRICASTALKING_KEY" Secret None, None, "atsk_ and 64 hexadecimal digits", concat!("atsk_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef"), concat!("atsk_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcde"), "https://developers.africastalking.com/docs/authentication";
    AkamaiKey "AKAMAI_KEY" Secret None, None, "akab- and twice 16 lower-case letters and digits", concat!("akab-", "0example1key2mad", "-", "0example1key2mad"), concat!("akab-", "0example1key2mad", "-", "0example1key2ma"), "https://techdocs.akamai.com/developer/docs/edgegrid";
    AsaasKey "ASAAS_KEY" Secret None, None, "$aact_prod_ or $aact_hmlg_ and base64", concat!("$aact_prod_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made"), concat!("$aact_prod_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), "https://docs.asaas.com/docs/authentication-2";
    DeeplKey "DEEPL_KEY" Secret None, None, "a UUID and :fx", concat!("01234567-89a", "b-4cde-8f01-23456789abcd", ":fx"), concat!("01234567-89a", "b-4cde-8f01-23456789abcd", ":fy"), "https://developers.deepl.com/docs/getting-started/auth";
    EbayKey "EBAY_KEY" Secret None, None, "PRD- or SBX-, 12 hexadecimal digits and four times four; v^1.1# of a token", concat!("PRD-", "0123456789ab", "-0123-4567-89ab-cdef"), concat!("PRD-", "0123456789ab", "-0123-4567-89ab-cde"), "https://developer.ebay.com/api-docs/static/oauth-credentials.html";
    FeishuToken "FEISHU_TOKEN" Secret None, None, "the address of a webhook of Feishu or Lark", concat!("https://open.feishu.cn/open-apis/bot/v2/hook/", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("https://open.feishu.cn/open-apis/bot/v2/hook/", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot";
    IftttKey "IFTTT_KEY" Secret None, None, "the address of a webhook", concat!("https://maker.ifttt.com/trigger/order/with/key/", "0Example1Key", "2Made3Up40Example1Key2Made3Up40"), concat!("https://maker.ifttt.com/trigger/order/with/key/", "0Example1Key", "2Made3Up40Example1Key2Made3Up4"), "https://ifttt.com/maker_webhooks";
    InfisicalToken "INFISICAL_TOKEN" Secret None, None, "st., an id, 32 and 32 hexadecimal digits, with dots between them", concat!("st.", "0123456789abcdef01234567", ".", "0123456789abcdef0123456789abcdef", ".", "0123456789abcdef0123456789abcdef"), concat!("st.", "0123456789abcdef01234567", ".", "0123456789abcdef0123456789abcdef", ".", "0123456789abcdef0123456789abcd"), "https://infisical.com/docs/documentation/platform/token";
    MakeToken "MAKE_TOKEN" Secret None, None, "the address of a webhook", concat!("https://hook.eu1.make.com/", "0example1key", "2made3up40example1ke"), concat!("https://hook.eu1.make.com/", "0example1key", "2made3up40example1k"), "https://help.make.com/webhooks";
    NatsKey "NATS_KEY" Secret None, None, "a seed: S, whose it is, 52 characters of base32 and the checksum", concat!("SU", "ADARLYMFWXA3", "DFGFFWK6JSJVQWIZJTKVYDIMCFPBQW24DMMUYUWZOTSE"), concat!("SU", "ADARLYMFWXA3", "DFGFFWA6JSJVQWIZJTKVYDIMCFPBQW24DMMUYUWZOTSE"), "https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth";
    PackagistToken "PACKAGIST_TOKEN" Secret None, None, "packagist_ort_ or packagist_uut_ and 68 hexadecimal digits", concat!("packagist_ort_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef0123"), concat!("packagist_ort_", "0123456789ab", "cdef0123456789abcdef0123456789abcdef0123456789abcdef012"), "https://packagist.com/docs/composer-authentication";
    PasetoToken "PASETO_TOKEN" Secret None, None, "v1.local. to v4.local. and 54 or more characters: what is signed and not encrypted is none", concat!("v4.local.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key"), concat!("v4.public.", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key"), "https://github.com/paseto-standard/paseto-spec/blob/master/docs/01-Protocol-Versions/Version4.md";
    PinterestToken "PINTEREST_TOKEN" Secret None, None, "pina_ and 60 or more characters", concat!("pina_", "0Example1Key", "2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40"), concat!("pina_", "0Example1Key", "2Made3Up40Example1Key2Made3U"), "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/";
    PipedreamToken "PIPEDREAM_TOKEN" Secret None, None, "the address of a webhook", concat!("https://eo", "0123456789abcdef", ".m.pipedream.net"), concat!("https://eo", "0123456789abcdef", ".x.pipedream.net"), "https://pipedream.com/docs/workflows/building-workflows/triggers";
    RancherToken "RANCHER_TOKEN" Secret None, None, "token- and its name, a colon and 54 lower-case letters and digits", concat!("token-x7k2p:", "0example1key", "2made3up40example1key2made3up40example1key"), concat!("token-x7k2p:", "0example1key", "2made3up40example1key2made3up40example1ke"), "https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys";
    RunpodKey "RUNPOD_KEY" Secret None, None, "rpa_ and 40 or more letters and digits", concat!("rpa_", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KEY2MADE3UP40EXA"), concat!("rpa_", "0EXAMPLE1KEY", "2MADE3UP40EXAMPLE1KEY2MADE3"), "https://docs.runpod.io/get-started/api-keys";
    StytchKey "STYTCH_KEY" Secret None, None, "secret-live- or secret-test- and 32 or more characters", concat!("secret-live-", "0Example1Key", "2Made3Up40Example1Key2Ma"), concat!("secret-live-", "0Example1Key", "2Made3Up40Example1"), "https://stytch.com/docs/api/authentication";
    WecomToken "WECOM_TOKEN" Secret None, None, "the key in the address of a webhook", concat!("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", "01234567-89a", "b-4cde-8f01-23456789abcd"), concat!("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", "01234567-89a", "b-4cde-8f01-23456789abc"), "https://developer.work.weixin.qq.com/document/path/91770";
    [Credential]
    ConnectionString "CONNECTION_STRING" Secret None, None, "scheme://user:…@host of a database, queue, cache, directory or mail server; a list of Name=value; with a password or an account key", concat!("mysql://shop:", "geheim", "@db.example.com/shop"), "mysql://shop@db.example.com/shop", "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1";
    SessionId "SESSION_ID" Secret None, None, "the value of a session cookie (PHP, WordPress, WooCommerce, Magento, Laravel, Java, ASP.NET, Node)", concat!("PHPSESSID=", "k2v9q0c7n4m1x8z5b3l6j7h8g9"), "PHPSESSID=deleted", "https://www.rfc-editor.org/rfc/rfc6265#section-8.4";

    [Own]
    Confidential "CONFIDENTIAL" Confidential None, None, "a detector of the policy: its words or its regex", "Project Zephyr", "Project Zephyrs", "https://eur-lex.europa.eu/eli/dir/2016/943/art_2/oj";
    ModelFile "MODEL_FILE" Confidential None, None, "the first bytes of a body, a file of a form or base64: safetensors, GGUF, ONNX, pickle and PyTorch, Keras and HDF5, TensorFlow Lite, CatBoost", "data:;base64,R0dVRgMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "GGUF", "https://github.com/ggml-org/ggml/blob/master/docs/gguf.md";
}

impl Entity {
    /// The name, e.g. `EMAIL_ADDRESS`.
    pub fn name(self) -> &'static str {
        self.info().entity
    }

    /// The name in brackets: what stands for a value that was redacted.
    pub(crate) fn label(self) -> &'static str {
        Self::LABELS[self as usize]
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

    pub fn is_empty(&self) -> bool {
        self.0 == [0; SET_WORDS]
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
