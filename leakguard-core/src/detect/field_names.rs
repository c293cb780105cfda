//! The names of fields, in the spellings of Magento 2.4 and WooCommerce 11 (their REST, GraphQL and Store APIs, meta keys,
//! column titles of exports; read off running shops, 2026-11) and of the payment services beside them.

use super::field::Class;
use crate::entity::Entity;

use Class::{Expiry, FullName, Is, IsInAddress, IsInPerson, KeyOf, MaybeName, Note, Reference, ValueOf};
use Entity::{
    BearerToken, CardExpiry, CreditCard, Cvv, DateOfBirth, EmailAddress, GenericSecret, IbanCode, IpAddress, Password, Person, PhoneNumber, PostalAddress,
    UsSsn, VatId,
};

/// Names that people give themselves in public: they are no evidence elsewhere (`A WordPress Commenter`).
pub(super) static PEN_NAMES: &[&str] = &["authorname", "commentauthor", "nickname", "reviewer", "reviewername"];

/// Names without separators, in lower case.
#[rustfmt::skip]
pub(super) static NAMES: &[(Class, &[&str])] = &[
    (Is(Person), &["firstname", "lastname", "middlename", "surname", "givenname", "familyname", "fullname", "maidenname", "cardholder",
        "cardholdername", "nameoncard", "ccowner", "accountholder", "accountholdername", "billtoname", "shiptoname", "customername",
        "recipientname", "contactname"]),
    (Is(Person), PEN_NAMES),
    (IsInPerson(Person), &["name", "first", "last", "given", "family", "middle"]),
    (FullName, &["customer", "buyer", "payer", "recipient", "shopper", "billto", "shipto"]),
    (MaybeName, &["username", "displayname", "nicename", "login", "userlogin", "title"]),
    (Is(PostalAddress), &["street", "streetaddress", "street1", "street2", "address1", "address2", "addressline1", "addressline2", "streetline1",
        "streetline2", "billingaddress", "shippingaddress", "homeaddress", "postaladdress", "billingfull", "shippingfull", "billingaddressindex", "shippingaddressindex"]),
    (IsInAddress(PostalAddress), &["city", "town", "postcode", "zip", "zipcode", "postalcode", "postalzipcode", "housenumber", "line1", "line2", "line3"]),
    (IsInPerson(PostalAddress), &["address", "company", "companyname"]),
    (Is(PhoneNumber), &["telephone", "phone", "phonenumber", "fax", "faxnumber", "mobile", "mobilephone", "mobilenumber", "cellphone", "msisdn", "phone1", "phone2"]),
    (Is(EmailAddress), &["email", "emailaddress", "mail", "useremail", "contactemail"]),
    (Is(IbanCode), &["iban", "ibannumber", "bankaccountiban"]),
    (Is(UsSsn), &["ssn", "socialsecuritynumber"]),
    (Is(DateOfBirth), &["dob", "dateofbirth", "birthdate", "birthday"]),
    (Is(VatId), &["taxvat", "vatid", "vatnumber", "taxvatnumber", "taxid", "vatregistrationnumber", "vattaxid", "euvat", "euvatnumber", "euvatid", "nip"]),
    (Is(IpAddress), &["ip", "ipaddress", "remoteip", "clientip", "remoteaddr", "xforwardedfor", "authorip"]),
    (Is(CreditCard), &["ccnumber", "cardnumber", "creditcardnumber", "creditcard", "cardno", "ccnum", "pan"]),
    (Is(Cvv), &["cvv", "cvv2", "cvc", "cvc2", "csc", "cccid", "cccvv", "cardcvv", "cardcvc", "securitycode", "cardsecuritycode", "cardcode"]),
    (Is(CardExpiry), &["ccexp", "cardexp", "cardexpiry", "cardexpiration", "ccexpiry", "expmonth", "expyear", "expirymonth", "expiryyear", "ccexpmonth", "ccexpyear"]),
    (Expiry, &["expiry", "expirydate", "expiration", "expirationdate"]),
    (Is(Password), &["password", "passwd", "pwd", "passphrase", "pass", "userpass", "userpassword", "passwordhash", "currentpassword", "newpassword",
        "oldpassword", "confirmpassword", "passwordconfirmation", "postpassword", "dbpassword", "smtppassword", "adminpassword"]),
    (Is(GenericSecret), &["secret", "clientsecret", "apikey", "apisecret", "apitoken", "secretkey", "accesstoken", "refreshtoken", "authtoken", "rptoken",
        "privatekey", "consumersecret", "consumerkey", "encryptionkey", "cryptkey", "tokensecret", "oauthtokensecret", "awssecretaccesskey",
        "secretaccesskey", "webhooksecret", "signingsecret", "sharedsecret", "bearertoken", "sessionid", "phpsessid", "activationkey", "token"]),
    (Is(BearerToken), &["authorization", "proxyauthorization"]),
    (Note, &["note", "notes", "customernote", "comment", "comments", "message", "messages", "body", "text", "content", "giftmessage", "remark", "remarks",
        "reason", "instructions", "deliveryinstructions", "review", "detail", "details", "description", "ordercomment", "ordercomments", "rendered", "raw"]),
    (Reference, &["id", "sku", "ean", "gtin", "upc", "isbn", "barcode", "version", "incrementid", "orderid", "ordernumber", "number", "order", "entityid", "parentid",
        "invoicenumber", "invoiceid", "quoteid", "productid", "itemid", "trackingnumber", "tracknumber", "globaluniqueid", "transactionid", "reservedorderid",
        "dataid", "weight", "price", "total", "subtotal", "qty", "quantity", "timestamp", "createdat", "updatedat"]),
    (KeyOf, &["key", "attributecode", "fieldname", "field", "label"]),
    (ValueOf, &["value", "fieldvalue", "displayvalue"]),
];

/// Ends of names that say enough by themselves: `MYSQL_ROOT_PASSWORD`, `stripe_secret_key`.
#[rustfmt::skip]
pub(super) static ENDINGS: &[(&str, Entity)] = &[("password", Password), ("passwd", Password), ("passphrase", Password), ("secretkey", GenericSecret), ("clientsecret", GenericSecret),
    ("apikey", GenericSecret), ("apisecret", GenericSecret), ("accesstoken", GenericSecret), ("authtoken", GenericSecret), ("refreshtoken", GenericSecret),
    ("privatekey", GenericSecret), ("secretaccesskey", GenericSecret), ("tokensecret", GenericSecret), ("secret", GenericSecret)];

/// Objects (and lists of objects) of these names describe a person.
#[rustfmt::skip]
pub(super) static PERSONS: &[&str] = &["customer", "customers", "billingaddress", "shippingaddress", "customeraddress", "billingdetails", "shippingdetails",
    "user", "users", "member", "members", "subscriber", "subscribers", "employee", "contacts", "recipients", "guest", "guests", "lead", "leads", "owner",
    "defaultbilling", "defaultshipping", "buyer", "payer", "recipient", "contact", "shopper", "billto", "shipto", "cardholder", "sender"];

/// Objects (and lists of objects) of these names have a name and an address, and are no persons.
#[rustfmt::skip]
pub(super) static BUSINESSES: &[&str] = &["store", "stores", "shop", "shops", "website", "websites", "vendor", "vendors", "seller", "sellers", "company", "plugin", "plugins", "theme", "themes",
    "product", "products", "template", "templates", "sources", "pickuplocation", "pickuplocations", "warehouse", "warehouses", "carrier", "carriers", "brand", "brands"];

/// Objects of these names are payment cards.
pub(super) static CARDS: &[&str] =
    &["card", "creditcard", "debitcard", "bankcard", "source", "paymentmethod", "payment", "carddetails", "ccdetails", "carddata"];

/// Objects (and lists of objects) of these names are addresses.
#[rustfmt::skip]
pub(super) static ADDRESSES: &[&str] = &["billing", "shipping", "address", "addresses", "destination"];

/// What may stand before a name and says whose it is.
#[rustfmt::skip]
pub(super) static OWNERS: &[&str] = &["billing", "shipping", "customer", "buyer", "payer", "recipient", "contact", "user", "author", "guest", "shopper", "admin", "sender", "billto", "shipto", "account", "reviewer"];
