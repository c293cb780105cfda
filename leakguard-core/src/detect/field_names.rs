//! The names of fields, in the spellings of the systems that shops speak with: Magento 2.4 and WooCommerce 11 (REST, GraphQL
//! and Store APIs, meta keys, column titles of exports; read off running shops, 2026-11), Stripe, Adyen, PayPal (REST, IPN,
//! NVP), Klarna, Mollie, Braintree, Salesforce, HubSpot, Mailchimp, Shopify, Zendesk, data-subject exports of Google and
//! Facebook, schema.org, vCard, OpenID Connect, ISO 20022, UBL, ZUGFeRD and cXML. Other languages than English stand in [`super::field_languages`].
//!
//! Names are compared folded ([`super::field`]): spaces here are for the reader.

use super::field::Class;
use crate::entity::Entity;

use Class::{Addressee, Expiry, FullName, IfWritten, Is, IsInAddress, IsInPerson, KeyOf, LoginCode, MaybeName, Note, Pin, Reference, ValueOf};
use Entity::{
    Age, BearerToken, BirthPlace, CardExpiry, CompanyRegistration, CreditCard, Cvv, DateOfBirth, DrivingLicence, EmailAddress, Gender, GenericSecret, IbanCode,
    IdCardNumber, IpAddress, MaritalStatus, Nationality, PassportNumber, Password, Person, PhoneNumber, PostalAddress, SpecialCategory, UsSsn, Username, VatId,
};

/// Names of one kind.
pub(super) type Row = (Class, &'static [&'static str]);

/// Names that people give themselves in public: they are no evidence elsewhere (`A WordPress Commenter`).
pub(super) static PEN_NAMES: &[&str] = &["author name", "comment author", "nickname", "reviewer", "reviewer name"];

/// What they stand beside describes their work, a comment or a plugin, and its `name` is the work's.
pub(super) static AUTHORS: &[&str] = &["author name", "comment author"];

#[rustfmt::skip]
pub(super) static NAMES: &[Row] = &[
    (Is(Person), &["first name", "last name", "middle name", "surname", "given name", "family name", "full name", "maiden name", "additional name", "forename",
        "second name", "birth name", "legal name of person", "preferred name", "previous names", "known as", "formatted name", "given names", "family names",
        "first names", "last names", "first and last name", "name and surname", "your name", "real name",
        "cardholder", "cardholder name", "card holder", "card holder name", "holder name", "name on card", "cc owner", "account holder", "account holder name",
        "account owner name", "bill to name", "ship to name", "customer name", "recipient name", "contact name", "contact person", "credit card name", "shopper name",
        "billing name", "shipping name", "care of", "receiver name", "sender name", "passenger name", "employee name", "patient name", "next of kin", "name on account", "beneficiary name", "name of beneficiary", "full legal name", "mothers maiden name",
        "fname", "lname", "mname", "pfname", "plname", "full name or email", "hs full name or email",
        "first name kana", "first name kanji", "last name kana", "last name kanji", "phonetic given name", "phonetic family name", "given name yomi", "family name yomi"]),
    (Is(Person), PEN_NAMES),
    (IsInPerson(Person), &["name", "first", "last", "given", "family", "middle", "fn", "suffix name", "alias", "address name", "attention", "owner name", "display name", "display name full"]),
    (IsInPerson(Person), &["nm"]), // ISO 20022
    (FullName, &["attention name", "next of kin", "line manager", "customer", "buyer", "payer", "recipient", "shopper", "consumer name", "user", "guest", "addressee", "spouse",
        "emergency contact", "guardian", "beneficiary", "passenger", "employee", "patient", "requester", "submitter", "assignee", "debtor name", "payee name"]),
    (Addressee, &["bill to", "ship to", "sold to", "deliver to", "invoice to", "billed to", "shipped to", "delivered to", "facturado a", "enviar a", "spedire a", "factuur aan",
        "verzenden naar", "rechnung an", "lieferung an", "versand an"]),
    (IsInPerson(Username), &["username", "user login", "login name", "preferred username", "screen name"]),
    (MaybeName, &["nicename", "login", "title"]),
    (IsInPerson(Gender), &["gender", "sex", "salutation", "honorific", "honorific prefix", "pronouns", "gender identity", "id gender", "gender option"]),
    (Is(Nationality), &["nationality", "nationalities", "citizenship", "citizenships", "country of citizenship", "nationality code", "country of nationality"]),
    (Is(MaritalStatus), &["marital status", "civil status", "relationship status", "marital state"]),
    (Is(BirthPlace), &["birth place", "place of birth", "city of birth", "country of birth", "birth city", "birth country", "town of birth", "birth town"]),
    (IsInPerson(Age), &["age", "age in years"]),
    (Is(SpecialCategory), &["religious affiliation", "religious view", "religious views", "religious belief", "religious beliefs", "ethnic origin", "racial origin", "race ethnicity",
        "sexual orientation", "sexual preference", "interested in gender", "union membership", "trade union", "trade union membership", "political view", "political views", "political opinion", "political opinions",
        "political affiliation", "party membership", "health data", "health condition", "health conditions", "health status", "medical condition", "medical conditions", "medical history",
        "medical record", "blood type", "blood group", "disability status", "diagnosis code", "genetic data", "biometric data", "criminal record"]),
    (IsInPerson(SpecialCategory), &["religion", "ethnicity", "race", "health", "disability", "disabilities", "allergies", "diagnosis", "diagnoses", "denomination", "hiv status", "confession"]),
    (Is(PostalAddress), &["street", "street address", "street 1", "street 2", "street 3", "street name", "street and number", "street address 2", "street additional", "street full",
        "address 1", "address 2", "address 3", "address line", "address line 1", "address line 2", "address line 3", "addr 1", "addr 2", "street line 1", "street line 2", "extended address",
        "additional address line 1", "additional address line 2",
        "billing address", "shipping address", "home address", "postal address", "mailing address", "residential address", "delivery address", "invoice address", "registered address",
        "work address", "formatted address", "full address", "contact address", "address street", "address full", "permanent address", "current address", "thoroughfare", "premise", "address 1 formatted", "address 1 street", "address 2 formatted", "address 2 street",
        "stras", "billing full", "shipping full", "billing address index", "shipping address index", "ship to street", "ship to street 2", "bill to street",
        // Where a call or a message of Twilio's came from: towns of their own, no warehouse's.
        "from zip", "from city", "caller zip", "caller city", "called zip", "called city", "to zip", "to city",
        // ISO 20022 and UBL
        "strtnm", "adrline", "additional street name"]),
    (IsInAddress(PostalAddress), &["bldgnb", "pstcd", "twnnm", "postal zone", "postcode code", "lineone", "linetwo", "linethree", "city", "town", "postcode", "post code", "zip", "zip code", "postal code", "postal zip code", "house number", "house no", "house number or name", "house extension", "street number",
        "street no", "building number", "apartment", "apartment number", "flat number", "line 1", "line 2", "line 3", "line 4", "locality", "address locality", "address level 2", "dependent locality", "admin area 2",
        "admin area 3", "admin area 4", "sublocality", "suburb", "formatted", "address city", "address zip", "city name", "zip or postal code", "zip postal code", "postal town", "municipality", "po box",
        "post office box number", "ort01", "pstlz", "from city", "from zip", "to city", "to zip", "caller city", "caller zip", "called city", "called zip", "current city", "hometown", "home town", "address 1 city", "address 1 postal code", "address 2 city", "address 2 postal code", "ship to city", "ship to zip", "bill to city", "bill to zip"]),
    (IsInPerson(PostalAddress), &["address", "adr", "company", "company name", "organization name", "organisation name", "organization"]),
    (Is(PhoneNumber), &["telephone", "phone", "phone number", "fax", "fax number", "mobile", "mobile phone", "mobile number", "cell phone", "cell number", "msisdn", "phone 1", "phone 2", "phone 3", "tel",
        "tel number", "tel no", "telephone number", "telephone no", "phone no", "phone num", "mobile no", "telf1", "telf2", "phones", "telephones", "phone numbers", "telephone numbers", "whatsapp", "whatsapp number", "whatsapp phone number",
        "home phone", "work phone", "other phone", "assistant phone", "contact phone", "day phone", "evening phone", "daytime phone", "contact number", "shared phone number", "ship to phone num", "national number",
        "hs calculated phone number", "hs calculated mobile number", "hs searchable calculated phone number", "hs searchable calculated mobile number", "hs whatsapp phone number", "phone e164", "sms number", "landline", "phone 1 value", "phone 2 value", "phone 3 value", "complete number"]),
    (IsInPerson(PhoneNumber), &["cell"]),
    (Is(EmailAddress), &["email", "email address", "mail", "user email", "contact email", "emails", "email addresses", "mail address", "receipt email", "payer email", "receiver email", "shopper email", "person email",
        "work email", "email id", "hs additional emails", "hs email", "alternate email", "recovery email", "notification email", "comment author email", "e-mail 1 value", "e-mail 2 value", "e-mail 3 value"]),
    (Is(IbanCode), &["iban", "iban number", "iban no", "iban code", "bank account iban", "consumer account", "counterparty iban", "account iban"]),
    (Is(UsSsn), &["ssn", "social security number", "ssn number"]),
    (Is(DateOfBirth), &["dob", "date of birth", "birth date", "birthday", "bday", "born on", "birthdate", "day of birth", "year of birth", "birth year", "dobirth", "birthdt", "gbdat", "person birthdate", "birthday date"]),
    (Is(VatId), &["taxvat", "vat id", "vat number", "tax vat number", "tax id", "vat registration number", "vat tax id", "eu vat", "eu vat number", "eu vat id", "vat no", "vat ids", "vat reg no", "tax number", "tax no",
        "tax identification number", "tin", "tin no", "tin id", "taxpayer identification number", "taxpayer number", "tax registration number", "tax reg no", "billing vat", "shipping vat", "company vat", "business vat",
        "stceg", "eu ust id", "taxpayer id", "tax id number", "tax payer id", "tin number", "tax identifier", "vat identification number", "customer vat", "customer tax id", "party tax scheme", "specified tax registration"]),
    (Is(IpAddress), &["ip", "ip address", "remote ip", "client ip", "remote addr", "x forwarded for", "author ip", "browser ip", "customer ip", "shopper ip", "ip signup", "ip opt", "user ip", "x real ip", "comment author ip",
        "ip v4", "last ip", "signup ip", "login ip", "last login ip", "source ip", "cf connecting ip", "customer ip address"]),
    (Is(CreditCard), &["cc number", "card number", "credit card number", "credit card", "card no", "cc num", "pan", "acct", "primary account number", "debit card number", "payment card number", "card num"]),
    (Is(Cvv), &["cvv", "cvv2", "cvc", "cvc2", "csc", "cvv number", "cvc number", "cc cid", "cc cvv", "cc cvc", "card cvv", "card cvc", "security code", "card security code", "card code", "card verification value", "card verification code", "verification value",
        "cc cvv2", "cvv code", "cvc code", "cvn", "cid code", "kartenprüfnummer", "prüfnummer", "kartenprüfziffer", "prüfziffer", "sicherheitscode", "code de sécurité", "cryptogramme", "cryptogramme visuel",
        "código de seguridad", "código de segurança", "codice di sicurezza", "beveiligingscode", "veiligheidscode", "kod zabezpieczający", "kod bezpieczeństwa", "bezpečnostní kód", "bezpečnostný kód",
        "biztonsági kód", "cod de securitate", "код за сигурност", "код безопасности", "код безпеки", "κωδικός ασφαλείας", "sigurnosni kod", "varnostna koda", "kontrolcifre", "sikkerhedskode", "säkerhetskod", "sikkerhetskode",
        "turvakoodi", "turvaluku", "turvakood", "drošības kods", "saugos kodas", "güvenlik kodu", "安全码", "安全碼", "セキュリティコード", "보안코드", "सुरक्षा कोड"]),
    (Is(CardExpiry), &["cc exp", "card exp", "card expiry", "card expiration", "cc expiry", "exp month", "exp year", "expiry month", "expiry year", "cc exp month", "cc exp year", "exp date", "cc exp date", "card exp date", "card expiry date",
        "card expiration date", "expiration month", "expiration year", "card exp month", "card exp year"]),
    (Expiry, &["expiry", "expiry date", "expiration", "expiration date", "expires", "valid until", "valid thru", "gültig bis", "ablaufdatum", "verfallsdatum", "verfalldatum", "date d'expiration", "expire fin", "fecha de caducidad",
        "fecha de vencimiento", "caducidad", "caduca", "vencimiento", "validade", "data de validade", "scadenza", "data di scadenza", "vervaldatum", "geldig tot", "data ważności", "ważna do", "termin ważności", "platnost", "platnost do",
        "datum platnosti", "dátum platnosti", "platná do", "lejárat", "lejárati dátum", "data expirării", "valabil până", "валидна до", "валидност", "срок действия", "действительна до", "термін дії", "дійсна до", "ημερομηνία λήξης", "λήξη",
        "datum isteka", "vrijedi do", "velja do", "datum veljavnosti", "udløbsdato", "gyldig til", "utgångsdatum", "giltigt till", "giltig till", "utløpsdato", "voimassa", "viimeinen voimassaolopäivä", "kehtib kuni", "derīga līdz",
        "derīguma termiņš", "galioja iki", "galiojimo data", "son kullanma tarihi", "son kullanma", "有效期", "到期日", "有効期限", "유효기간", "만료일"]),
    (Is(CardExpiry), &["kartenablaufdatum", "karte gültig bis", "date d'expiration de la carte", "fecha de caducidad de la tarjeta", "scadenza carta", "data scadenza carta"]),
    (Is(Password), &["password", "passwd", "pwd", "passphrase", "pass", "user pass", "user password", "password hash", "current password", "new password", "old password", "confirm password", "password confirmation", "post password",
        "db password", "smtp password", "admin password", "passcode", "pass code", "pin code of card", "psswd", "userpw", "user pwd", "db pass", "smtp pass",
        "wifi password", "wifi key", "wifi passphrase", "wlan key", "wlan passwort", "wlan-schlüssel", "netzwerkschlüssel", "clé wifi", "mot de passe wifi", "clave wifi", "contraseña wifi", "chiave wifi", "wachtwoord wifi",
        "password 1", "password 2", "pass 1", "pass 2", "pass 1 text", "password confirm", "passwd confirm", "confirm passwd", "confirm pass", "password repeat", "password again",
        "mysql pwd", "db pwd", "smtp pwd", "ftp pwd", "admin pwd", "login pwd", "security pin", "login pin", "pin number", "2fa pin", "two factor pin", "otp pin"]),
    (LoginCode, &["otp code", "totp code", "one time code", "2fa code", "two factor code", "mfa code", "login code", "log in code", "sign in code", "verification code", "authentication code",
        "one time password", "one time passcode", "one time pin", "otp password", "sms code", "einmalcode", "einmalpasswort", "einmal-code", "einmal-passwort", "anmeldecode", "bestätigungscode",
        "verifizierungscode", "freischaltcode", "sms-code", "mtan", "smstan", "code de vérification", "code de connexion", "code de confirmation", "code à usage unique", "código de verificación",
        "código de acceso", "código de confirmación", "codice di verifica", "codice di accesso", "codice di conferma", "verificatiecode", "inlogcode", "bevestigingscode", "eenmalige code",
        "código de verificação", "código de confirmação", "kod weryfikacyjny", "kod jednorazowy", "kod logowania", "engångskod", "verifieringskod", "inloggningskod", "engangskode", "bekræftelseskode",
        "bekreftelseskode", "kertakäyttökoodi", "vahvistuskoodi", "ověřovací kód", "overovací kód", "ellenőrző kód", "cod de verificare", "код подтверждения", "код підтвердження", "код за потвърждение",
        "κωδικός επαλήθευσης", "kontrolni kod", "potrditvena koda", "doğrulama kodu", "onay kodu", "验证码", "驗證碼", "認証コード", "確認コード", "인증번호", "인증 코드"]),
    (IfWritten(Password), &["pw", "psw", "psk", "ssh pass", "root pass", "mysql pass", "mysql root pass", "postgres pass", "redis pass", "mongo pass", "rabbitmq pass", "amqp pass", "ldap pass", "bind pass",
        "ftp pass", "sftp pass", "mail pass", "email pass", "imap pass", "auth pass", "basic auth pass", "http pass", "api pass", "sudo pass", "become pass", "ansible pass", "ansible ssh pass", "ansible become pass", "vault pass",
        "vault db pass", "database pass", "keystore pass", "login pass", "wifi pass", "upw", "otp", "totp"]),
    (Pin, &["pin", "pin code", "card pin", "atm pin", "debit card pin", "bank pin", "user pin", "customer pin", "phone pin", "sim pin", "door pin", "alarm pin", "new pin", "old pin", "current pin", "pin kod", "pin-kod", "kod pin", "code pin",
        "codice pin", "código pin", "pinkode", "pin-kode", "pin-koodi", "pin koodi", "pin-nummer", "geheimzahl", "code confidentiel", "пин", "пин-код", "пін", "пін-код"]),
    (Is(GenericSecret), &["secret", "client secret", "api key", "api secret", "api token", "secret key", "access token", "refresh token", "auth token", "rp token", "private key", "consumer secret", "consumer key", "encryption key",
        "crypt key", "token secret", "oauth token secret", "aws secret access key", "secret access key", "webhook secret", "signing secret", "shared secret", "preshared key", "bearer token", "activation key", "token", "reset password token", "password reset token", "saml response", "saml assertion",
        "carriers ups access license number", "carriers fedex key", "carriers fedex meter number", "carriers usps userid", "carriers dhl id", "fedex key", "fedex meter number", "usps user id", "dhl site id"]),
    (IfWritten(GenericSecret), &["signature", "api signature", "hmac key", "auth key", "salt"]),
    (Is(BearerToken), &["authorization", "proxy authorization"]),
    (Is(PassportNumber), &["passport", "passport number", "passport no", "passport nr", "passport id", "passport num"]),
    (Is(IdCardNumber), &["id card", "id card number", "id card no", "identity card", "identity card number", "identity number", "identity document number", "national id", "national id number", "national identity number",
        "national identification number", "personal id", "personal id number", "personal identification number", "personal identity number", "prvtid", "citizen id", "government id", "id document number", "document number of id", "residence permit number"]),
    // Stripe's `id_number` is a person's; so is `ssn_last_4`. One with a check digit is somebody's anywhere.
    (IfWritten(IdCardNumber), &["id number", "id no", "id number secondary", "document number", "document no", "doc number", "número de documento", "numero de documento", "número do documento"]),
    (IsInPerson(IdCardNumber), &["personal number", "ssn last 4"]),
    (Is(DrivingLicence), &["driving licence", "driving license", "driving licence number", "driving license number", "driver license", "driver licence", "drivers license", "drivers licence", "driver license number", "driver licence number",
        "drivers license number", "drivers licence number", "dl number", "driver id number"]),
    (Is(CompanyRegistration), &["company registration", "company registration number", "company registration no", "company reg no", "company number", "business registration number", "organization registration id",
        "organisation registration id", "organization number", "organisation number", "commercial register", "commercial register number", "party legal entity", "trade register number", "chamber of commerce number", "company house number"]),
    (Note, &["note", "notes", "customer note", "comment", "comments", "message", "messages", "body", "text", "content", "gift message", "remark", "remarks", "reason", "instructions", "delivery instructions", "review", "detail", "details",
        "description", "order comment", "order comments", "rendered", "raw"]),
    (Reference, &["id", "sku", "mpn", "part number", "part no", "manufacturer part number", "article number", "article no", "artikelnummer", "model number", "model no", "style number", "lot number", "batch number", "serial number",
        "hs code", "asin", "ean", "gtin", "upc", "isbn", "barcode", "version", "ver", "release", "build", "revision", "rev", "increment id", "order id", "order number", "number", "order", "entity id", "parent id", "invoice number",
        "invoice id", "quote id", "product id", "item id", "tracking number", "track number", "global unique id", "transaction id", "reserved order id", "data id", "weight", "price", "total", "subtotal", "qty", "quantity", "timestamp", "created at", "updated at"]),
    (KeyOf, &["key", "path", "meta key", "option name", "attribute code", "field name", "field", "label", "parameter key"]),
    (ValueOf, &["value", "meta value", "option value", "field value", "display value", "parameter value"]),
];

/// Names of a kind that the catalogue may have or not, by the kind's name.
pub(super) type KindRow = (fn(Entity) -> Class, &'static str, &'static [&'static str]);

/// Names of kinds that have a detector of their own elsewhere in the catalogue.
#[rustfmt::skip]
pub(super) static BY_KIND: &[KindRow] = &[
    (Is, "BANK_ACCOUNT", &["account number", "account no", "bank account", "bank account number", "bank account no", "bank account id", "acct number", "acct no", "account num", "acct num", "bank account num",
        "bank acct number", "owner bank account", "bban", "checking account", "checking account number", "savings account", "savings account number", "current account number", "dbtracct", "cdtracct"]),
    (Is, "IMEI", &["imei", "imei number", "imei 1", "imei 2", "device imei", "imeisv"]),
    (Is, "MAC_ADDRESS", &["mac", "mac address", "mac addr", "hardware address", "ethernet address", "wifi mac", "bluetooth mac", "bssid"]),
    (IfWritten, "GEO_COORDINATES", &["geo", "coordinates", "geo coordinates", "gps", "gps coordinates", "lat lng", "lat long", "lat lon", "geo location", "geolocation", "geo position", "geo point", "koordinaten", "coordonnées gps",
        "coordenadas", "coordinate gps", "location coordinates"]),
    (IsInPerson, "GEO_COORDINATES", &["latitude", "longitude", "lat", "lng", "lon", "geo", "geo location", "geolocation", "coordinates", "lat lng", "lat long", "ip latitude", "ip longitude"]),
    (IfWritten, "LICENSE_PLATE", &["license plate", "licence plate", "license plate number", "licence plate number", "license plate no", "number plate", "plate number", "plate no", "registration plate", "reg plate",
        "vehicle registration", "vehicle registration number", "vehicle reg", "vehicle registration no", "car registration", "car reg", "car registration number", "rego", "vrm", "kennzeichen", "kfz kennzeichen", "kfz-kennzeichen",
        "autokennzeichen", "amtliches kennzeichen", "fahrzeugkennzeichen", "nummernschild", "plaque d'immatriculation", "immatriculation", "numéro d'immatriculation", "targa", "numero di targa", "matrícula", "matricula", "placa",
        "plaka", "plaka no", "araç plakası", "plaka numarası", "kenteken", "nummerplaat", "nummerplade", "nummerplåt", "registreringsnummer", "regnr", "rekisterinumero", "rekisteritunnus", "numer rejestracyjny", "nr rejestracyjny",
        "tablica rejestracyjna", "spz", "rendszám", "номерной знак", "госномер", "номерний знак"]),
    (Is, "SESSION_ID", &["session id", "phpsessid", "jsessionid", "sessid", "asp net session id", "session key", "admin session id", "wp session", "wc session", "connect sid"]),
    (Is, "CRYPTO", &["wallet address", "crypto address", "crypto wallet", "crypto wallet address", "bitcoin address", "btc address", "ethereum address", "eth address", "blockchain address", "payout wallet", "refund wallet address",
        "deposit wallet address", "usdt address", "wallet addr"]),
    (IfWritten, "CRYPTO", &["wallet"]),
    (Is, "SWIFT_BIC", &["bic", "swift", "swift code", "swift bic", "bic code", "bic swift", "consumer bic", "bank identifier code"]),
];

/// What shops and banks number, in many languages, folded: `bestell`, `commande`, `pedido`; in the form that stands beside a word of
/// [`NUMBERED`] or [`NUMBERS`]. What persons have numbers of (customers, accounts, cards, payments) is not here.
#[rustfmt::skip]
pub(super) static THINGS: &[&str] = &["order", "orders", "invoice", "shipment", "tracking", "parcel", "package", "campaign", "adgroup", "adset", "creative", "message", "msg", "job", "merchant", "product", "article", "item", "quote", "batch",
    "ticket", "booking", "reservation", "consignment", "dispatch", "waybill", "creditmemo", "creditnote", "rma", "event", "request", "transaction", "variant", "increment", "delivery", "voucher", "basket", "cart",
    // ISO 20022
    "endtoend", "instr", "pmtinf", "acctsvcr", "clrsys", "mndt", "tx", "ntry", "stmt",
    "bestell", "bestellung", "bestellungs", "auftrag", "auftrags", "rechnung", "rechnungs", "sendung", "sendungs", "sendungsverfolgungs", "lieferschein", "artikel", "beleg", "vorgang", "vorgangs", "paket", "angebot", "angebots", "buchung",
    "buchungs", "retoure", "retouren", "produkt", "chargen", "serien",
    "commande", "facture", "colis", "suivi", "devis", "produit", "expedition",
    "ordine", "ordini", "fattura", "spedizione", "articolo", "prodotto", "pacco",
    "pedido", "factura", "seguimiento", "articulo", "producto", "albaran", "orden",
    "encomenda", "fatura", "rastreio", "rastreamento", "produto", "notafiscal",
    "bestel", "bestelling", "factuur", "zending", "zendings", "pakket", "offerte",
    "zamowienie", "zamowienia", "faktury", "faktura", "przesylki", "przesylka", "paczki", "produktu",
    "objednavky", "objednavka", "zasilky", "zasilka", "zasielky", "zasielka", "baliku",
    "rendeles", "rendelesi", "szamla", "csomag", "csomagkoveto", "termek", "cikk",
    "comanda", "comenzii", "facturii", "colet", "produs", "поръчка", "поръчката", "фактура", "пратка", "παραγγελια", "παραγγελιασ", "τιμολογιου", "αποστολησ",
    "narudzba", "narudzbe", "posiljke", "narocilo", "narocila", "ordre", "pakke", "forsendelses", "forsandelse", "forsandelses", "tilaus", "tilauksen", "lasku", "laskun", "lahetys", "tuote",
    "tellimuse", "arve", "saadetise", "pasutijuma", "rekina", "sutijuma", "uzsakymo", "siuntos", "siparis", "kargo", "gonderi", "urun", "замовлення", "накладноі", "заказ", "заказа", "накладнои"];

/// What stands behind one of [`THINGS`] in the name of its number.
#[rustfmt::skip]
pub(super) static NUMBERED: &[&str] = &["id", "no", "nr", "num", "nb", "number", "nummer", "nummeret", "numret", "ref", "reference", "referenz", "numero", "numer", "szam", "azonosito", "numeris", "numurs", "numarasi", "номер"];

/// What stands before it there, alone or behind a word that says which: `numéro de commande`, `numer zamówienia`.
#[rustfmt::skip]
pub(super) static NUMBERS: &[&str] = &["numero", "num", "no", "n", "nr", "id", "ref", "reference", "referencia", "numer", "cislo", "numar", "numarul", "broj", "stevilka", "номер", "αριθμοσ"];

/// What those names say where the catalogue has no such kind.
pub(super) static OTHERWISE: &[Row] = &[(Is(GenericSecret), &["session id", "phpsessid"])];

/// Ends of names that say enough by themselves: `MYSQL_ROOT_PASSWORD`, `stripe_secret_key`, `Birthdate` of anything.
#[rustfmt::skip]
pub(super) static ENDINGS: &[(&str, Entity)] = &[("password", Password), ("passwd", Password), ("passphrase", Password), ("secretkey", GenericSecret), ("clientsecret", GenericSecret),
    ("apikey", GenericSecret), ("apisecret", GenericSecret), ("accesstoken", GenericSecret), ("authtoken", GenericSecret), ("refreshtoken", GenericSecret),
    ("privatekey", GenericSecret), ("secretaccesskey", GenericSecret), ("tokensecret", GenericSecret), ("accesslicensenumber", GenericSecret), ("securitytoken", GenericSecret), ("authenticationtoken", GenericSecret), ("secret", GenericSecret),
    ("emailaddress", EmailAddress), ("phonenumber", PhoneNumber), ("telephonenumber", PhoneNumber), ("mobilenumber", PhoneNumber), ("dateofbirth", DateOfBirth), ("birthdate", DateOfBirth),
    ("passportnumber", PassportNumber), ("ipaddress", IpAddress), ("socialsecuritynumber", UsSsn)];

/// Objects (and lists of objects) of these names describe a person.
#[rustfmt::skip]
pub(super) static PERSONS: &[&str] = &["customer", "customers", "billing address", "shipping address", "customer address", "billing details", "shipping details",
    "user", "users", "member", "members", "subscriber", "subscribers", "employee", "contacts", "recipients", "guest", "guests", "lead", "leads", "owner",
    "default billing", "default shipping", "buyer", "payer", "recipient", "contact", "shopper", "bill to", "ship to", "cardholder", "sender", "individual", "person", "persons", "people",
    "payer info", "requester", "submitter", "end user", "end users", "merge fields", "passenger", "passengers", "patient", "attendee", "attendees", "participants", "reported by",
    "delivery address", "invoice address", "mailing address", "home address", "default address", "customer address", "shopper name", "representative", "applicant", "beneficiary", "guardian",
    "rechnungsadresse", "lieferadresse", "kunde", "kunden", "adresse de facturation", "adresse de livraison", "adresse facturation", "adresse livraison", "cliente", "clienti", "clientes",
    "indirizzo di fatturazione", "indirizzo di spedizione", "dirección de facturación", "dirección de envío", "klant", "klanten", "factuuradres", "afleveradres", "klient", "klienci",
    "adres rozliczeniowy", "adres dostawy", "zákazník", "fakturační adresa", "dodací adresa", "empfänger", "absender", "ansprechpartner", "profile v2",
    // ISO 20022
    "cdtr", "dbtr", "ultmt cdtr", "ultmt dbtr", "initg pty"];

/// Objects (and lists of objects) of these names have a name and an address, and are no persons.
#[rustfmt::skip]
pub(super) static BUSINESSES: &[&str] = &["store", "stores", "shop", "shops", "website", "websites", "vendor", "vendors", "seller", "sellers", "company", "plugin", "plugins", "theme", "themes",
    "product", "products", "template", "templates", "sources", "pickup location", "pickup locations", "warehouse", "warehouses", "carrier", "carriers", "brand", "brands", "manufacturer", "publisher",
    "organization", "organisation", "business profile", "category", "categories"];

/// Objects of these names are payment cards.
pub(super) static CARDS: &[&str] = &[
    "card",
    "credit card",
    "debit card",
    "bank card",
    "source",
    "payment method",
    "payment",
    "card details",
    "cc details",
    "card data",
    "encrypted card",
    "pcard",
];

/// Objects of these names are what a service is entered with: FedEx' have a `Key`.
pub(super) static CREDENTIALS: &[&str] = &["crypt", "user credential", "parent credential", "csp credential", "web authentication detail"];

/// Objects (and lists of objects) of these names are addresses.
#[rustfmt::skip]
pub(super) static ADDRESSES: &[&str] = &["billing", "shipping", "address", "addresses", "destination", "postal addresses", "registered address", "pstl adr", "postal address", "postal trade address"];

/// What may stand before a name and says that it is a person's.
#[rustfmt::skip]
pub(super) static OWNERS: &[&str] = &["billing", "shipping", "customer", "buyer", "payer", "recipient", "contact", "user", "author", "guest", "shopper", "admin", "sender", "billing address", "shipping address", "delivery address", "default address", "bill to", "ship to", "account", "reviewer",
    "person", "employee", "patient", "passenger", "student", "member", "subscriber", "requester", "requestor", "submitter", "assignee", "reporter", "attendee", "participant", "applicant", "candidate", "beneficiary",
    "donor", "guardian", "spouse", "mother", "father", "cardholder", "account holder", "holder", "owner", "debtor", "payee", "receiver", "addressee", "purchaser", "lead", "traveler", "traveller", "emergency contact", "contact person",
    "kunden", "kunde", "besteller", "empfänger", "absender", "ansprechpartner", "käufer", "acheteur", "destinataire", "cliente", "destinatario", "comprador", "acquirente", "klant", "ontvanger", "klient", "klienta", "odbiorca",
    "nadawca", "zákazník", "ügyfél", "vevő", "kund", "asiakas", "müşteri", "alıcı"];

/// What may stand before a name and says which one it is, not whose.
#[rustfmt::skip]
pub(super) static PLACES: &[&str] = &["address", "mailing", "home", "work", "other", "alternate", "primary", "secondary", "private", "business", "personal", "emergency", "delivery",
    "invoice", "client", "new", "old", "current", "previous", "default", "confirm", "your", "the", "my", "parent", "partner", "legal", "invoicing", "bill", "ship", "order", "registered", "residence", "residential", "company", "office", "hs", "ip",
    "rechnungs", "rechnung", "liefer", "lieferung", "wohn", "privat", "facturation", "livraison", "facturación", "envío", "entrega", "fatturazione", "spedizione", "faturação", "faturamento", "factuur", "levering", "bezorg", "aflever",
    "faktura", "dostawa", "fakturační", "dodací", "számlázási", "szállítási", "facturare", "livrare", "leverans", "laskutus", "toimitus", "fatura", "teslimat", "votre", "ihre", "ihr", "deine", "dein", "uw", "je", "su", "tu", "il tuo", "la tua",
    "twoje", "twój", "vaše", "váš"];
