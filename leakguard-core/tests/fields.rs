//! What fields say, in documents as other systems write them: each value that is to be found stands behind its kind, and
//! nothing else may be found.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Format, Policy, Scratch};

fn found(input: &str) -> Vec<(String, String)> {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = engine.scan(input.as_bytes(), &Context::default(), Format::Auto, &mut scratch);
    let mut found: Vec<_> = redaction
        .findings
        .iter()
        .filter(|finding| finding.score >= 0.5)
        .map(|finding| (finding.entity.name().to_owned(), input[finding.start..finding.end].to_owned()))
        .collect();
    found.sort();
    found
}

fn check(system: &str, document: &str, expected: &[(&str, &str)]) {
    let mut expected: Vec<_> = expected.iter().map(|(entity, value)| ((*entity).to_owned(), (*value).to_owned())).collect();
    expected.sort();
    assert_eq!(found(document), expected, "{system}");
}

const NAME: &str = "PERSON";
const ADDRESS: &str = "POSTAL_ADDRESS";

#[test]
fn stripe() {
    check(
        "Stripe",
        r#"{"id":"acct_1032","type":"custom","business_profile":{"name":"Blue Shop","product_description":"hats"},"individual":{"first_name":"Jenny","last_name":"Rosen","maiden_name":"Meyer",
            "dob":{"day":1,"month":2,"year":1988},"gender":"female","nationality":"DE","id_number":"219099999","phone":"2125550123","address":{"line1":"510 Townsend St","city":"Berlin","postal_code":"10115","country":"DE"}},
            "charge":{"id":"ch_1","amount":2000,"description":"hat","receipt_email":"jenny@example.com","billing_details":{"name":"Jenny Rosen","phone":null},"statement_descriptor":"BLUE SHOP"}}"#,
        &[
            (NAME, "Jenny"),
            (NAME, "Rosen"),
            (NAME, "Meyer"),
            (NAME, "Jenny Rosen"),
            ("DATE_OF_BIRTH", "1988"),
            ("GENDER", "female"),
            ("NATIONALITY", "DE"),
            ("ID_CARD_NUMBER", "219099999"),
            ("PHONE_NUMBER", "2125550123"),
            (ADDRESS, "510 Townsend St"),
            (ADDRESS, "Berlin"),
            (ADDRESS, "10115"),
            ("EMAIL_ADDRESS", "jenny@example.com"),
        ],
    );
}

#[test]
fn a_pin_is_four_digits() {
    check(
        "PINs",
        r#"{"pin":"4821","card_pin":4822,"atmPin":"4823","pinCode":"110001","pin_code":"https://example.com/4821","gpio":{"pin":17}}"#,
        &[("PASSWORD", "4821"), ("PASSWORD", "4822"), ("PASSWORD", "4823")],
    );
    check("XML", "<customer><pin>4821</pin><pin>17</pin></customer>", &[("PASSWORD", "4821")]);
}

#[test]
fn adyen_and_mollie() {
    check(
        "Adyen",
        r#"{"merchantAccount":"BlueShopECOM","reference":"order-17","shopperName":{"firstName":"Simon","lastName":"Hopper"},"telephoneNumber":"0612345678","shopperEmail":"s.hopper@example.com",
            "dateOfBirth":"1970-10-07","billingAddress":{"street":"Simon Carmiggeltstraat","houseNumberOrName":"6-50","postalCode":"1011DJ","city":"Amsterdam","country":"NL"},
            "card":{"holderName":"Simon Hopper","number":"4111111111111111","expiryMonth":"03","expiryYear":"2030","cvc":"737"},"amount":{"value":1000,"currency":"EUR"}}"#,
        &[
            (NAME, "Simon"),
            (NAME, "Hopper"),
            (NAME, "Simon Hopper"),
            ("PHONE_NUMBER", "0612345678"),
            ("EMAIL_ADDRESS", "s.hopper@example.com"),
            ("DATE_OF_BIRTH", "1970-10-07"),
            (ADDRESS, "Simon Carmiggeltstraat"),
            (ADDRESS, "6-50"),
            (ADDRESS, "1011DJ"),
            (ADDRESS, "Amsterdam"),
            ("CREDIT_CARD", "4111111111111111"),
            ("CARD_EXPIRY", "03"),
            ("CARD_EXPIRY", "2030"),
            ("CVV", "737"),
        ],
    );
    check(
        "Mollie",
        r#"{"resource":"payment","id":"tr_WDqYK6vllg","description":"Order 66","details":{"consumerName":"Jan Jansen","consumerAccount":"NL91ABNA0417164300"},
            "billingAddress":{"givenName":"Piet","familyName":"Mondriaan","streetAndNumber":"Keizersgracht 126","postalCode":"1015 CW","city":"Amsterdam","country":"NL"}}"#,
        &[
            ("PAYMENT_TOKEN", "tr_WDqYK6vllg"),
            (NAME, "Jan Jansen"),
            ("IBAN_CODE", "NL91ABNA0417164300"),
            (NAME, "Piet"),
            (NAME, "Mondriaan"),
            (ADDRESS, "Keizersgracht 126"),
            (ADDRESS, "1015 CW"),
            (ADDRESS, "Amsterdam"),
        ],
    );
}

#[test]
fn paypal_klarna_and_braintree() {
    check(
        "PayPal REST",
        r#"{"intent":"CAPTURE","payer":{"name":{"given_name":"John","surname":"Doe"},"email_address":"j.doe@example.com","payer_id":"QYR5Z8XDVJNXQ","birth_date":"1990-01-31",
            "phone":{"phone_type":"MOBILE","phone_number":{"national_number":"4085551234"}},"address":{"address_line_1":"123 Townsend St","admin_area_2":"San Jose","admin_area_1":"CA","postal_code":"94107"}},
            "purchase_units":[{"shipping":{"name":{"full_name":"John Doe"}},"items":[{"name":"T-Shirt Green","quantity":"1"}]}]}"#,
        &[
            (NAME, "John"),
            (NAME, "Doe"),
            (NAME, "John Doe"),
            ("EMAIL_ADDRESS", "j.doe@example.com"),
            ("DATE_OF_BIRTH", "1990-01-31"),
            ("PHONE_NUMBER", "4085551234"),
            (ADDRESS, "123 Townsend St"),
            (ADDRESS, "San Jose"),
            (ADDRESS, "94107"),
        ],
    );
    check(
        "PayPal NVP",
        concat!(
            "USER=shop_api1.example.com&PWD=QFZCWN5HZM8VBG7Q&SIGNATURE=A-IzJhZZjhg29XQ2",
            "qnhapuwxIDzyAZQ92FRP5dqBzVesOkzbdUONzmOU&METHOD=DoDirectPayment&ACCT=4111111111111111&EXPDATE=092028&CVV2=123&FIRSTNAME=John&LASTNAME=Doe&STREET=Main+St+1&AMT=10.00"
        ),
        &[
            ("PASSWORD", "QFZCWN5HZM8VBG7Q"),
            ("GENERIC_SECRET", concat!("A-IzJhZZjhg29XQ2", "qnhapuwxIDzyAZQ92FRP5dqBzVesOkzbdUONzmOU")),
            ("CREDIT_CARD", "4111111111111111"),
            ("CARD_EXPIRY", "092028"),
            ("CVV", "123"),
            (NAME, "John"),
            (NAME, "Doe"),
            (ADDRESS, "Main+St+1"),
        ],
    );
    check(
        "Klarna",
        r#"{"purchase_country":"SE","customer":{"date_of_birth":"1941-03-21","gender":"male","title":"Mr"},"order_lines":[{"name":"Red T-Shirt","reference":"19-402-USA"}],
            "billing_address":{"given_name":"Alva","family_name":"Nilsson","street_address":"Stårgatan 1","house_extension":"B","postal_code":"12345","city":"Ankeborg","organization_name":"Nilsson AB"}}"#,
        &[
            ("DATE_OF_BIRTH", "1941-03-21"),
            ("GENDER", "male"),
            (NAME, "Alva"),
            (NAME, "Nilsson"),
            (ADDRESS, "Stårgatan 1"),
            (ADDRESS, "B"),
            (ADDRESS, "12345"),
            (ADDRESS, "Ankeborg"),
            (ADDRESS, "Nilsson AB"),
        ],
    );
    check(
        "Braintree",
        r#"{"transaction":{"id":"8fh2k1","type":"sale","creditCard":{"cardholderName":"Drew Smith","bin":"411111","expirationMonth":"12","expirationYear":"2030"},"paypalAccount":{"payerEmail":"drew@example.com","payerFirstName":"Drew"},
            "billing":{"streetAddress":"1 E Main St","extendedAddress":"Suite 403","locality":"Chicago","postalCode":"60622"}}}"#,
        &[
            (NAME, "Drew Smith"),
            ("CARD_EXPIRY", "12"),
            ("CARD_EXPIRY", "2030"),
            ("EMAIL_ADDRESS", "drew@example.com"),
            (NAME, "Drew"),
            (ADDRESS, "1 E Main St"),
            (ADDRESS, "Suite 403"),
            (ADDRESS, "Chicago"),
            (ADDRESS, "60622"),
        ],
    );
}

#[test]
fn salesforce_hubspot_and_mailchimp() {
    check(
        "Salesforce",
        r#"{"attributes":{"type":"Contact","url":"/services/data/v60.0/sobjects/Contact/003"},"Id":"003D000000QV9n2IAD","FirstName":"Rose","LastName":"Gonzalez","Salutation":"Ms.","MailingStreet":"313 Constitution Place","MailingCity":"Austin","MailingPostalCode":"78767",
            "PersonEmail":"rose@example.com","HomePhone":"5125551234","Birthdate__c":"1963-10-20","PersonBirthdate":"1963-10-20","Gender__pc":"Female","Nationality__c":"Spanish","LeadSource":"Trade Show","Description":null}"#,
        &[
            (NAME, "Rose"),
            (NAME, "Gonzalez"),
            ("GENDER", "Ms."),
            (ADDRESS, "313 Constitution Place"),
            (ADDRESS, "Austin"),
            (ADDRESS, "78767"),
            ("EMAIL_ADDRESS", "rose@example.com"),
            ("PHONE_NUMBER", "5125551234"),
            ("DATE_OF_BIRTH", "1963-10-20"),
            ("DATE_OF_BIRTH", "1963-10-20"),
            ("GENDER", "Female"),
            ("NATIONALITY", "Spanish"),
        ],
    );
    check(
        "HubSpot",
        r#"{"id":"512","properties":{"firstname":"Bryan","lastname":"Cooper","mobilephone":"8775551234","address":"25 First Street","city":"Cambridge","zip":"02139","marital_status":"Married","hs_lead_status":"NEW",
            "hs_calculated_phone_number":"8775551234","hs_object_id":"512","lifecyclestage":"marketingqualifiedlead","date_of_birth":"1980-02-03"},"archived":false}"#,
        &[
            (NAME, "Bryan"),
            (NAME, "Cooper"),
            ("PHONE_NUMBER", "8775551234"),
            (ADDRESS, "25 First Street"),
            (ADDRESS, "Cambridge"),
            (ADDRESS, "02139"),
            ("MARITAL_STATUS", "Married"),
            ("PHONE_NUMBER", "8775551234"),
            ("DATE_OF_BIRTH", "1980-02-03"),
        ],
    );
    check(
        "Mailchimp",
        r#"{"id":"8a25ff1d98","email_address":"freddie@example.com","full_name":"Freddie Mercer","status":"subscribed","merge_fields":{"FNAME":"Freddie","LNAME":"Mercer","ADDRESS":{"addr1":"675 Ponce","city":"Atlanta","state":"GA","zip":"30308"},
            "PHONE":"4045551234"},"ip_signup":"198.51.100.7","tags":[{"id":1,"name":"VIP"}],"list_id":"57afe96172"}"#,
        &[
            ("EMAIL_ADDRESS", "freddie@example.com"),
            (NAME, "Freddie Mercer"),
            (NAME, "Freddie"),
            (NAME, "Mercer"),
            (ADDRESS, "675 Ponce"),
            (ADDRESS, "Atlanta"),
            (ADDRESS, "30308"),
            ("PHONE_NUMBER", "4045551234"),
            ("IP_ADDRESS", "198.51.100.7"),
        ],
    );
}

#[test]
fn shopify_and_zendesk() {
    check(
        "Shopify",
        r##"{"order":{"id":450789469,"name":"#1001","browser_ip":"192.0.2.9","contact_email":"bob@example.com","line_items":[{"title":"IPod Nano","name":"IPod Nano - 8gb","vendor":"Apple"}],
            "customer":{"first_name":"Bob","last_name":"Norman","default_address":{"address1":"Chestnut Street 92","city":"Louisville","zip":"40202","phone":"5556255199","company":"Fancy Co."}},"shipping_lines":[{"title":"Free Shipping","code":"Free"}]}}"##,
        &[
            ("IP_ADDRESS", "192.0.2.9"),
            ("EMAIL_ADDRESS", "bob@example.com"),
            (NAME, "Bob"),
            (NAME, "Norman"),
            (ADDRESS, "Chestnut Street 92"),
            (ADDRESS, "Louisville"),
            (ADDRESS, "40202"),
            ("PHONE_NUMBER", "5556255199"),
            (ADDRESS, "Fancy Co."),
        ],
    );
    check(
        "Zendesk",
        r#"{"ticket":{"id":35436,"subject":"Help","requester":{"name":"Roger Wilco","email":"roge@example.org"},"priority":"high"},"users":[{"id":9873843,"name":"Johnny Agent","shared_phone_number":"5551234567","role":"agent","alias":"Mr. Johnny"}]}"#,
        &[(NAME, "Roger Wilco"), ("EMAIL_ADDRESS", "roge@example.org"), (NAME, "Johnny Agent"), ("PHONE_NUMBER", "5551234567"), (NAME, "Mr. Johnny")],
    );
}

#[test]
fn standards() {
    check(
        "schema.org",
        r#"{"@context":"https://schema.org","@type":"Person","givenName":"Jane","familyName":"Doe","honorificPrefix":"Dr.","birthDate":"1979-10-12","birthPlace":"Philadelphia","telephone":"(425) 123-4567","nationality":"French",
            "address":{"@type":"PostalAddress","streetAddress":"20341 Whitworth Institute","addressLocality":"Seattle","postalCode":"98052"},"jobTitle":"Professor"}"#,
        &[
            (NAME, "Jane"),
            (NAME, "Doe"),
            ("GENDER", "Dr."),
            ("DATE_OF_BIRTH", "1979-10-12"),
            ("BIRTH_PLACE", "Philadelphia"),
            ("PHONE_NUMBER", "(425) 123-4567"),
            ("NATIONALITY", "French"),
            (ADDRESS, "20341 Whitworth Institute"),
            (ADDRESS, "Seattle"),
            (ADDRESS, "98052"),
        ],
    );
    check(
        "OpenID",
        r#"{"sub":"248289761001","name":"Jane Doe","given_name":"Jane","family_name":"Doe","preferred_username":"jdoe","gender":"female","birthdate":"1990-10-31","phone_number":"15551234567","locale":"en-US",
            "address":{"formatted":"Main St 1","locality":"Springfield","postal_code":"90210"},"zoneinfo":"Europe/Paris"}"#,
        &[
            (NAME, "Jane Doe"),
            (NAME, "Jane"),
            (NAME, "Doe"),
            ("USERNAME", "jdoe"),
            ("GENDER", "female"),
            ("DATE_OF_BIRTH", "1990-10-31"),
            ("PHONE_NUMBER", "15551234567"),
            (ADDRESS, "Main St 1"),
            (ADDRESS, "Springfield"),
            (ADDRESS, "90210"),
        ],
    );
    check(
        "hCard",
        r#"{"items":[{"fn":"Jane Doe","tel":"030 5550199","bday":"1988-03-14","adr":"Hauptstr. 5, Berlin"}]}"#,
        &[(NAME, "Jane Doe"), ("PHONE_NUMBER", "030 5550199"), ("DATE_OF_BIRTH", "1988-03-14"), (ADDRESS, "Hauptstr. 5, Berlin")],
    );
    check(
        "Facebook",
        r#"{"profile_v2":{"name":{"full_name":"Jane Doe","first_name":"Jane"},"gender":{"gender_option":"FEMALE"},"birthday":{"year":1988,"month":3,"day":14},"religious_view":"Lutheran","relationship_status":"Married"}}"#,
        &[(NAME, "Jane Doe"), (NAME, "Jane"), ("GENDER", "FEMALE"), ("DATE_OF_BIRTH", "1988"), ("SPECIAL_CATEGORY", "Lutheran"), ("MARITAL_STATUS", "Married")],
    );
}

#[test]
fn keys_in_any_spelling_of_unicode() {
    for document in [
        r#"{"prénom":"Zoé","Straße":"Hauptstr. 5"}"#,
        "{\"pre\u{301}nom\":\"Zoé\",\"STRASSE\":\"Hauptstr. 5\"}",
        r#"{"pr\u00e9nom":"Zoé","Stra\u00dfe":"Hauptstr. 5"}"#,
        r#"{"PR\u00C9NOM":"Zoé","stra\u00DFe":"Hauptstr. 5"}"#,
        "prénom=Zoé&straße=Hauptstr. 5",
        "[Prénom] => Zoé\n[Straße] => Hauptstr. 5\n",
        r#"INFO saved {\"pr\u00e9nom\":\"Zoé\",\"stra\u00dfe\":\"Hauptstr. 5\"} ok"#,
        r#"INFO saved "pr\u00e9nom":"Zoé","stra\u00dfe":"Hauptstr. 5" ok"#,
    ] {
        let found = found(document);
        assert!(found.iter().any(|(entity, value)| entity == NAME && value.starts_with("Zo")), "{document}: {found:?}");
        assert!(found.iter().any(|(entity, value)| entity == ADDRESS && value.starts_with("Hauptstr")), "{document}: {found:?}");
    }
    check("Bulgarian", r#"{"име":"Иван","Фамилия":"Петров","ГРАД":"София"}"#, &[(NAME, "Иван"), (NAME, "Петров"), (ADDRESS, "София")]);
    check("Spanish form", "nombre=Juan&apellidos=Garcia&ciudad=Madrid", &[(NAME, "Garcia"), (NAME, "Juan"), (ADDRESS, "Madrid")]);
}

#[test]
fn reviewers_and_users_beside_their_address() {
    check(
        "WooCommerce",
        r#"{"id":22,"product_id":31,"product_name":"Blue Hat","reviewer":"Jane Doe","reviewer_email":"jane@example.com","review":"Nice hat","rating":5}"#,
        &[(NAME, "Jane Doe"), ("EMAIL_ADDRESS", "jane@example.com")],
    );
    check("user", r#"{"username":"jdoe88","email":"jane@example.com"}"#, &[("USERNAME", "jdoe88"), ("EMAIL_ADDRESS", "jane@example.com")]);
    check(
        "user, other way round",
        r#"{"email":"jane@example.com","id":1,"username":"jdoe88"}"#,
        &[("USERNAME", "jdoe88"), ("EMAIL_ADDRESS", "jane@example.com")],
    );
    check("nobody's", r#"{"username":"root","host":"db1"}"#, &[]);
    check("what an author made", r#"{"name":"Shop reports","version":"2.1","author_name":"Jane Doe"}"#, &[(NAME, "Jane Doe")]);
}

#[test]
fn passwords_and_codes_that_forms_ask_for_again() {
    check("WordPress", r#"{"pass1":"hunter2!x","pass1-text":"hunter2!x","pass2":"hunter2!x"}"#, &[("PASSWORD", "hunter2!x"); 3]);
    check("sign-up", "password1=hunter2!x&password_confirm=hunter2!x", &[("PASSWORD", "hunter2!x"); 2]);
    check(
        "codes",
        r#"{"otp":"493021","otp_code":"493021","security_pin":"4821","otp_enabled":true}"#,
        &[("PASSWORD", "4821"), ("PASSWORD", "493021"), ("PASSWORD", "493021")],
    );
    check("card", r#"{"card_number":"4111111111111111","cvc_number":"123"}"#, &[("CREDIT_CARD", "4111111111111111"), ("CVV", "123")]);
}

/// Numbers of python-stdnum's tests and of the authorities' own pages.
#[test]
fn identifiers_of_any_country_in_general_fields() {
    for (document, entity, value) in [
        (r#"{"ssn":"85.07.30-033 28"}"#, None, "85.07.30-033 28"),
        (r#"{"ssn":"670919-9530"}"#, None, "670919-9530"),
        (r#"{"ssn":"078-05-1120"}"#, Some("US_SSN"), "078-05-1120"),
        (r#"{"id_number":"7503305044089"}"#, None, "7503305044089"),
        (r#"{"id_number":"44051401359"}"#, None, "44051401359"),
        (r#"{"iban":"ME 25510260797324001246"}"#, Some("IBAN_CODE"), "ME 25510260797324001246"),
        ("VAT number: LU 150 274 42 of 2026", None, "LU 150 274 42"),
        ("National ID: 04 15 22 801 Kim", None, ""),
    ] {
        let found = found(document);
        if value.is_empty() {
            assert!(found.iter().all(|(_, value)| !value.ends_with("Kim")), "{document}: {found:?}");
            continue;
        }
        assert!(found.iter().any(|(kind, found)| found == value && entity.is_none_or(|entity| entity == kind)), "{document}: {found:?}");
    }
    for document in [r#"{"id_number":"471100"}"#, r#"{"id_number":"A-1002"}"#, r#"{"order":{"id_number":"12"}}"#, r#"{"ssn":""}"#] {
        assert_eq!(found(document), [], "{document}");
    }
}

#[test]
fn words_of_shops_stay() {
    for document in [
        r#"{"id":7,"sku":"MH01","name":"Chaz Kangeroo Hoodie","gender":"Men","age":"Adult","title":"Hoodie","status":"publish","race":"Poodle","health":"Vitamins","religion":"Buddhist"}"#,
        r#"{"attribute_code":"gender","frontend_label":"Gender","options":[{"label":"Men","value":"80"}]}"#,
        r#"{"store_name":"Main Store","brand":"Levis","method_title":"Flat Rate","shipping_method":"flatrate","payment_title":"Cheque"}"#,
        r#"{"first_name":"Vorname","last_name":"Nachname","city":"Ville","password":"Mot de passe","birthdate":"Date de naissance","street":"Straße"}"#,
        r#"{"produit":{"nom":"Chapeau bleu","prix":"12.50","taille":"M","genre":"Homme"}}"#,
        r#"{"nombre":"Camiseta azul","precio":19.9,"ciudad":null}"#,
        r#"{"name":"Hut","stadt":"","land":"DE"}"#,
        "PWD=/var/www/html\nUSER=www-data\nAge: 3600\nX-Frame: 1",
        "var pw=n(3),ph=e.h;pw=width/2;",
        r#"{"max_age":3600,"age":0,"user_agent":"curl/8.1","signature":"v1"}"#,
        r#"{"vat":"1234.50","tax":19,"currency":"EUR"}"#,
        // A country, the paths of scripts, sentences that go on.
        r#"{"PA":"Panama","PW":"Palau","PY":"Paraguay"}"#,
        "map: {showPassword: 'js/show-password', 'Shop_Account/change-password': 'Shop_Account/js/change-password'}",
        r#"{"(.?.+?)/lost-password(/(.*))?/?$":"index.php?pagename=$matches[1]&lost-password=$matches[3]"}"#,
        "It's no secret: see who wears it. Our secret: slow cooking at low heat.",
        "API key: your own, as client_secret: the same",
    ] {
        assert_eq!(found(document), [], "{document}");
    }
}

#[test]
fn members_that_stand_for_a_value_and_pairs() {
    check(
        "values",
        r#"{"phone":{"number":"02125550123","type":"home"},"lastname":{"value":"Weber","label":"Last"},"meta":[{"key":"_ruc","value":"20403222543"},{"value":"049380901","key":"_aba"}],
            "order":{"number":"100000123"},"options":[{"label":"Forgot password","value":"forgot_password"},{"label":"Email","value":"email"}]}"#,
        &[("PHONE_NUMBER", "02125550123"), (NAME, "Weber"), ("PE_RUC", "20403222543"), ("US_BANK_ROUTING", "049380901")],
    );
    // What was put there is no value, however often.
    check("labels", r#"{"firstname":"[PERSON][PERSON]","email":"[EMAIL_ADDRESS]"} <a><firstname>[PERSON][PERSON]</firstname></a>"#, &[]);
}
