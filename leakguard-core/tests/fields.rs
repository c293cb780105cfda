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

#[test]
fn a_thing_has_a_number_and_no_card() {
    for name in [
        "order_id",
        "ext_order_id",
        "customer_order_number",
        "merchantReference",
        "EndToEndId",
        "AcctSvcrRef",
        "message_id",
        "campaign_id",
        "job_id",
        "bestellnummer",
        "auftragsnummer",
        "rechnungsnummer",
        "sendungsnummer",
        "numero_commande",
        "Numéro de commande",
        "ordernummer",
        "bestelnummer",
        "numero_ordine",
        "pedido_id",
        "numero_pedido",
        "numer_zamowienia",
        "zamowienie_id",
        "číslo objednávky",
        "rendelési szám",
        "ordrenummer",
        "tilausnumero",
        "sipariş no",
        "номер заказа",
        "номер замовлення",
        "αριθμός παραγγελίας",
    ] {
        assert_eq!(found(&format!(r#"{{"{name}":"4111111111111111"}}"#)), [], "{name}");
    }
    for name in ["customer_id", "payment_id", "account_no", "reference_of_payment", "ordering", "number_of_card"] {
        assert_ne!(found(&format!(r#"{{"{name}":"4111111111111111"}}"#)), [], "{name}");
    }
}

#[test]
fn iso_20022() {
    check(
        "pain.001",
        r#"<?xml version="1.0"?><Document><CstmrCdtTrfInitn><GrpHdr><MsgId>4111111111111111</MsgId><InitgPty><Nm>Jane Doe</Nm></InitgPty></GrpHdr><PmtInf><Dbtr><Nm>John Smith</Nm>
            <PstlAdr><StrtNm>Main Street</StrtNm><BldgNb>5</BldgNb><PstCd>10115</PstCd><TwnNm>Berlin</TwnNm><Ctry>DE</Ctry><AdrLine>Main Street 5</AdrLine></PstlAdr>
            <Id><PrvtId><DtAndPlcOfBirth><BirthDt>1970-05-04</BirthDt></DtAndPlcOfBirth><Othr><Id>219099999</Id><SchmeNm><Cd>NIDN</Cd></SchmeNm></Othr></PrvtId></Id></Dbtr>
            <DbtrAcct><Id><Othr><Id>532013000</Id></Othr></Id><Ccy>EUR</Ccy></DbtrAcct><CdtrAgt><FinInstnId><Nm>Blue Bank</Nm></FinInstnId></CdtrAgt>
            <PmtId><EndToEndId>4242424242424242</EndToEndId></PmtId></PmtInf></CstmrCdtTrfInitn></Document>"#,
        &[
            (NAME, "Jane Doe"),
            (NAME, "John Smith"),
            (ADDRESS, "Main Street"),
            (ADDRESS, "5"),
            (ADDRESS, "10115"),
            (ADDRESS, "Berlin"),
            (ADDRESS, "Main Street 5"),
            ("DATE_OF_BIRTH", "1970-05-04"),
            ("ID_CARD_NUMBER", "219099999"),
            ("BANK_ACCOUNT", "532013000"),
        ],
    );
    check("no party's", "<Document><Lamp><Nm>Blue Light</Nm><Id><Othr><Id>532013000</Id></Othr></Id></Lamp></Document>", &[]);
}

#[test]
fn invoices_and_orders_of_standards() {
    check(
        "UBL",
        r#"<?xml version="1.0"?><Invoice><cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Example GmbH</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Main Street 5</cbc:StreetName>
            <cbc:AdditionalStreetName>Hof 2</cbc:AdditionalStreetName><cbc:CityName>Berlin</cbc:CityName><cbc:PostalZone>10115</cbc:PostalZone></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>DE136695976</cbc:CompanyID>
            <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:CompanyID>HRB 12345</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty></Invoice>"#,
        &[
            (ADDRESS, "Main Street 5"),
            (ADDRESS, "Hof 2"),
            (ADDRESS, "Berlin"),
            (ADDRESS, "10115"),
            ("VAT_ID", "DE136695976"),
            ("COMPANY_REGISTRATION", "HRB 12345"),
        ],
    );
    check(
        "ZUGFeRD",
        r#"<?xml version="1.0"?><rsm:X><ram:BuyerTradeParty><ram:Name>Example GmbH</ram:Name><ram:DefinedTradeContact><ram:PersonName>Jane Doe</ram:PersonName><ram:TelephoneUniversalCommunication>
            <ram:CompleteNumber>030 123456</ram:CompleteNumber></ram:TelephoneUniversalCommunication></ram:DefinedTradeContact><ram:PostalTradeAddress><ram:PostcodeCode>10115</ram:PostcodeCode><ram:LineOne>Main Street 5</ram:LineOne>
            <ram:LineTwo>Hof</ram:LineTwo><ram:CityName>Berlin</ram:CityName></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration></ram:BuyerTradeParty></rsm:X>"#,
        &[
            (NAME, "Jane Doe"),
            ("PHONE_NUMBER", "030 123456"),
            (ADDRESS, "10115"),
            (ADDRESS, "Main Street 5"),
            (ADDRESS, "Hof"),
            (ADDRESS, "Berlin"),
            ("VAT_ID", "DE136695976"),
        ],
    );
    check(
        "cXML",
        r#"<?xml version="1.0"?><cXML><PostalAddress><DeliverTo>Jane Doe</DeliverTo><Street>Main Street 5</Street><City>Berlin</City><PostalCode>10115</PostalCode></PostalAddress><PCard number="4111111111111111"/></cXML>"#,
        &[(NAME, "Jane Doe"), (ADDRESS, "Main Street 5"), (ADDRESS, "Berlin"), (ADDRESS, "10115"), ("CREDIT_CARD", "4111111111111111")],
    );
}

#[test]
fn exports_in_languages_of_customers() {
    for titles in [
        "الاسم الأول,اسم العائلة,العنوان,المدينة,رقم الهاتف,تاريخ الميلاد",
        "שם פרטי,שם משפחה,כתובת,עיר,טלפון,תאריך לידה",
        "Tên,Họ và tên,Địa chỉ,Thành phố,SĐT,Ngày sinh",
        "ชื่อ,นามสกุล,ที่อยู่,เมือง,โทรศัพท์,วันเกิด",
        "Nama Depan,Nama Belakang,Alamat,Kota,No. HP,Tanggal Lahir",
        "Ad,Soyad,Adres,İl,Telefon,Doğum Tarihi",
        "Nombre,Apellidos,Calle,CP,Teléfono,Fecha de nacimiento",
        "Prénom,Nom,Rue,Ville,tel_portable,Date de naissance",
        "Prénom,Nom,Rue,Ville,portable,Date de naissance",
        "Fornavn,Efternavn,Gade,By,Telefon,Fødselsdato",
        "名字,姓名,地址,收货地址,行動電話,生日",
    ] {
        check(
            titles,
            &format!("{titles}\nJane,Doe,Main Street 5,10115,0912345678,1970-05-04\n"),
            &[(NAME, "Jane"), (NAME, "Doe"), (ADDRESS, "Main Street 5"), (ADDRESS, "10115"), ("PHONE_NUMBER", "0912345678"), ("DATE_OF_BIRTH", "1970-05-04")],
        );
    }
    // Words of goods where nothing says that a person is described.
    for document in [
        r#"{"ad":"Mavi Lamba","il":"Ankara","by":"Weber","cp":"10115","portable":"0912345678","nm":"Blue Light","ten":"Lamp"}"#,
        r#"{"first_name":"Vorname","order_by":"Position","user_ad":"Blue Hat"}"#,
    ] {
        assert_eq!(found(document), [], "{document}");
    }
}

#[test]
fn telephones_beside_the_words_of_their_countries() {
    for (text, number) in [
        ("Cel. 55 1234 5678", "55 1234 5678"),
        ("SĐT 0912345678", "0912345678"),
        ("sđt: 0912345678", "0912345678"),
        ("Contact no 9876543210", "9876543210"),
        ("Contact no. 98765 43210", "98765 43210"),
        ("no HP 0812-3456-7890", "0812-3456-7890"),
        ("Nomor HP 081234567890", "081234567890"),
        ("Tālr. 67123456", "67123456"),
        ("TĀLR. 29123456", "29123456"),
        ("mijn nummer is 06 12345678", "06 12345678"),
        ("bel +52 1 55 1234 5678", "+52 1 55 1234 5678"),
    ] {
        check(text, text, &[("PHONE_NUMBER", number)]);
    }
    for text in ["Twój cel 501234567", "Motor mit 150 HP 0812345678", "mijn bestelnummer is 0612345678", "contact 9876543210"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn accounts_beside_the_words_of_their_countries() {
    for (text, account) in [
        ("Bankszámlaszám: 11773016-11111018-00000000", "11773016-11111018-00000000"),
        ("a számlaszámom, bankszámlaszám 11773016-11111018", "11773016-11111018"),
        ("číslo účtu 000019-2000145399/0800", "000019-2000145399/0800"),
        ("Číslo účtu: 19-2000145399/0800", "19-2000145399/0800"),
        ("na účet 2000145399/0800", "2000145399/0800"),
        ("расчётный счёт 40702810900000000001", "40702810900000000001"),
        ("계좌번호 110-123-456789", "110-123-456789"),
        ("계좌번호: 11012345678901", "11012345678901"),
        ("口座番号 1234567", "1234567"),
        ("口座番号：1234567", "1234567"),
        ("Bankgiro 5805-6201", "5805-6201"),
    ] {
        check(text, text, &[("BANK_ACCOUNT", account)]);
    }
    check("India", "A/C No. 123456789012", &[("US_BANK_ACCOUNT", "123456789012")]);
    // Whose check is wrong, and years.
    for text in ["na účet 2000145398/0800", "Bankgiro 5805-6202", "účet 2000145399", "konto 2024-2025"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn codes_that_let_in_once_are_digits_behind_their_name() {
    for text in [
        "Your login code is 482913. It expires in 10 minutes.",
        "Your verification code: 482913",
        "2fa code: 482913",
        "Ihr Einmalpasswort lautet 482913",
        "Votre code de vérification est 482913.",
        "mTAN: 482913",
        "验证码:482913",
        r#"{"verification_code":"482913","expires_in":600}"#,
        "id,login_code\n1,482913\n",
    ] {
        check(text, text, &[("PASSWORD", "482913")]);
    }
    for text in ["Verification code: enter it below", "One-time code: required", r#"{"verification_code":"sent","otp_code":null}"#, "Item code: 482913"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_uid_without_letters_is_a_users() {
    for text in [r#"{"uid":2417265407}"#, r#"{"uid":"2417265407"}"#, "uid=2417265407"] {
        assert_eq!(found(text), [], "{text}");
    }
    for text in [r#"{"uid":"ATU13585627"}"#, "UID: ATU13585627", r#"{"uid_nummer":"ATU13585627"}"#] {
        check(text, text, &[("VAT_ID", "ATU13585627")]);
    }
}

#[test]
fn a_place_beside_a_visitors_address_is_the_visitors() {
    let places = [("GEO_COORDINATES", "48.137154"), ("GEO_COORDINATES", "11.576124"), ("IP_ADDRESS", "203.0.113.9")];
    for text in [
        r#"{"ip":"203.0.113.9","lat":48.137154,"lng":11.576124}"#,
        r#"{"latitude":"48.137154","longitude":"11.576124","remote_ip":"203.0.113.9"}"#,
        r#"{"client_ip":"203.0.113.9","geo":{"lat":48.137154,"lon":11.576124}}"#,
        "ip,lat,lng\n203.0.113.9,48.137154,11.576124\n",
    ] {
        check(text, text, &places);
    }
    assert_eq!(found(r#"{"store":"Munich","lat":48.137154,"lng":11.576124}"#), []);
}

#[test]
fn dates_of_php_are_found_and_directories_are_not() {
    let date = "1985-03-14 00:00:00.000000";
    let text =
        format!(r#"{{"dob":{{"date":"{date}","timezone_type":3,"timezone":"UTC"}},"created":{{"date":"2024-03-14 00:00:00.000000","timezone_type":3}}}}"#);
    check("DateTime", &text, &[("DATE_OF_BIRTH", date)]);
    assert_eq!(found("docker run -v \"$PWD\":/app -v $PWD:/tmp -w /app image"), []);
}

#[test]
fn a_value_that_ends_with_an_address_begins_with_its_name() {
    let (jane, max) = ("jane@example.com", "max@example.com");
    let text = format!(r#"{{"from":"Jane Doe <{jane}>","to":["\"Max Muster\" <{max}>"],"text":"please write to Our Shop <{jane}> soon"}}"#);
    check("a message", &text, &[(NAME, "Jane Doe"), (NAME, "Max Muster"), ("EMAIL_ADDRESS", jane), ("EMAIL_ADDRESS", max), ("EMAIL_ADDRESS", jane)]);
    check("a line", &format!("Jane Doe <{jane}>"), &[(NAME, "Jane Doe"), ("EMAIL_ADDRESS", jane)]);
    check("a log", &format!("Our Shop <{jane}>\nsent"), &[("EMAIL_ADDRESS", jane)]);
}

#[test]
fn what_something_is_shipped_to_is_a_name_or_an_address() {
    check(
        "addressees",
        r#"{"order":{"ship_to":"Jane Doe, 12 High Street, London SW1A 1AA","bill_to":"Jane Doe","deliver_to":"warehouse 4","sold_to":"Erika Mustermann\nHeidestraße 17\n51147 Köln"}}"#,
        &[(ADDRESS, "Jane Doe, 12 High Street, London SW1A 1AA"), (NAME, "Jane Doe"), (ADDRESS, r"Erika Mustermann\nHeidestraße 17\n51147 Köln")],
    );
    for (text, address) in [
        ("Ship to: Jane Doe, 12 High Street, London SW1A 1AA\nitems: 3", Some("Jane Doe, 12 High Street, London SW1A 1AA")),
        ("Rechnung an: Erika Mustermann, Heidestraße 17, 51147 Köln", Some("Erika Mustermann, Heidestraße 17, 51147 Köln")),
        ("Enviar a: Juana Gil, Calle Mayor 12, 28013 Madrid", Some("Juana Gil, Calle Mayor 12, 28013 Madrid")),
        ("Ship to: Zone 3", None),
        ("Ship to: Germany, Austria, Poland", None),
        ("deliver to: locker, today", None),
    ] {
        check(text, text, &address.map(|address| vec![(ADDRESS, address)]).unwrap_or_default());
    }
    let below = "Sold to:\nJane Doe\n12 High Street\nLondon SW1A 1AA\n\nTotal: 3";
    check("below", below, &[(NAME, "Jane Doe"), (ADDRESS, "12 High Street"), (ADDRESS, "London SW1A 1AA")]);
}
