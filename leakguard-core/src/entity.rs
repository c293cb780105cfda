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
}

impl Category {
    /// Every category, in the order of the documentation.
    pub const ALL: [Category; 3] = [Category::Card, Category::Personal, Category::Secret];

    /// The name used in policies.
    pub fn name(self) -> &'static str {
        match self {
            Category::Card => "card",
            Category::Personal => "personal",
            Category::Secret => "secret",
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
    PhoneNumber "PHONE_NUMBER" Personal None, None, "+ or 00, a known calling code and a length possible there; any writing in a field of that name", "+49 30 123456", "+49 30", "https://www.itu.int/rec/T-REC-E.164";
    IpAddress "IP_ADDRESS" Personal None, None, "IPv4 dotted quad or IPv6 text form, not a version number", "192.0.2.17", "1.2.3.4.5", "https://www.rfc-editor.org/rfc/rfc4291#section-2.2";
    UsSsn "US_SSN" Personal Some("US"), None, "ddd-dd-dddd without the areas and groups never issued", "219-09-9999", "123-45-6789-01", "https://www.ssa.gov/employer/randomization.html";
    Person "PERSON" Personal None, None, "a field of that name; elsewhere in a note of the same document", "Jane Doe", "first_name: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    PostalAddress "POSTAL_ADDRESS" Personal None, None, "a field of that name", "1 Example Street", "street: null", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    DateOfBirth "DATE_OF_BIRTH" Personal None, None, "a field or a word of that name", "1984-03-19", "dob: never", "https://eur-lex.europa.eu/eli/reg/2016/679/art_4/oj";
    VatId "VAT_ID" Personal None, None, "a field of that name", "NL123456782B90", "vat_id: none", "https://taxation-customs.ec.europa.eu/vat-identification-numbers_en";
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

    // Contact and device.

    // Identity: Europe.
    PlPesel "PL_PESEL" Personal Some("PL"), Some("weights 1 3 7 9, modulo 10; date"), "eleven digits beside its word, or a field of that name", "44051401359", "44051401358", "https://www.gov.pl/web/gov/czym-jest-numer-pesel";

    // Identity: the rest of the world.
    BrCpf "BR_CPF" Personal Some("BR"), Some("modulo 11, two digits"), "000.000.000-00, or together beside its word", "529.982.247-25", "529.982.247-24", "https://www.gov.br/receitafederal/pt-br/assuntos/meu-cpf";

    // Tax and VAT.

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
    CompanyRegistration "COMPANY_REGISTRATION" Personal None, None, "a field named as a commercial register's number", "HRB 12345", "company_registration: none", "https://e-justice.europa.eu/topics/registers-business-insolvency-land/business-registers-search-company-eu_en";

    // Provider keys.

    // Credentials without a provider.
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
