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
    PhoneNumber "PHONE_NUMBER" Personal None, Some("the country's numbering plan"), "+ or 00 and a number of the country's plan; national writing beside a word, or in a form of its own; any writing in a field of that name", "+49 30 123456", "+49 30", "https://www.itu.int/rec/T-REC-E.164";
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

    // Tax and VAT.

    // Person.

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
