//! Invented customers. Nobody here exists, and no number reaches anybody.

use super::random::Random;
use super::{Value, plain};

const FIRST_NAMES: [&str; 24] = [
    "Orla", "Tobin", "Maribel", "Anselm", "Ilse", "Dario", "Fenna", "Casimir", "Zoë", "Renée", "Bastian", "Noor", "Ewa", "Jaromir", "Linnea", "Piet", "Sanne",
    "Vasco", "Wiebke", "Yannick", "Inés", "Joost", "Katla", "Mirek",
];

const LAST_NAMES: [&str; 24] = [
    "Ashgrove",
    "Bellwether",
    "Castellane",
    "Drosselmann",
    "Eikenhorst",
    "Farradine",
    "Galbraithe",
    "Hollenbeek",
    "Iversholm",
    "Jastrowski",
    "Kestrelle",
    "Lindqvister",
    "Marchettini",
    "Norrbæk",
    "Oosterveld",
    "Pellerin-Voss",
    "Quintavalle",
    "Rosenthaler",
    "Skarsgren",
    "Tannhauser",
    "Uhlenbrock",
    "Vantongeren",
    "Wexelbury",
    "Zielonka",
];

const STREETS: [&str; 16] = [
    "Honeywell Bluff Parkway",
    "Lindenweg",
    "Rue des Tilleuls",
    "Marszewska",
    "Kastanienallee",
    "Via dei Glicini",
    "Calle del Olmo",
    "Willowmere Close",
    "Åsgatan",
    "Molenpad",
    "Thornbury Crescent",
    "Quai des Brumes",
    "Harbour Light Road",
    "Ulmenring",
    "Strada Vecchia",
    "Foxglove Lane",
];

const CITIES: [&str; 16] = [
    "Calderbrook",
    "Niederwalden",
    "Saint-Aubray",
    "Wolbrzeg",
    "Oosterhaven",
    "Monteverano",
    "Villaclara",
    "Kingsmere",
    "Norrhamn",
    "Lillerød",
    "Eastmarsh",
    "Hohenlinde",
    "Port Averly",
    "Graymoor",
    "Bachstetten",
    "Ravensholt",
];

const COUNTRIES: [&str; 8] = ["US", "DE", "FR", "PL", "NL", "IT", "ES", "GB"];

/// RFC 2606: reserved for documentation and testing.
const DOMAINS: [&str; 8] =
    ["example.com", "example.net", "example.org", "mail.example.com", "post.example.org", "shop.example", "home.test", "kunde.example.net"];

/// The payment providers' published test numbers (Stripe, Adyen, PayPal, Braintree).
pub(super) const CARDS: [&str; 8] = [
    "4111111111111111",
    "4242424242424242",
    "5555555555554444",
    "5105105105105100",
    "378282246310005",
    "6011111111111117",
    "30569309025904",
    "3530111333300000",
];

/// The examples of the IBAN registry (SWIFT, ISO 13616).
const IBANS: [&str; 8] = [
    "GB29NWBK60161331926819",
    "DE89370400440532013000",
    "FR1420041010050500013M02606",
    "NL91ABNA0417164300",
    "ES9121000418450200051332",
    "PL61109010140000071219812874",
    "SE4550000000058398257466",
    "IT60X0542811101000000123456",
];

/// Someone who has ordered.
pub(super) struct Person {
    first: &'static str,
    last: &'static str,
    email: String,
    phone: String,
    street: String,
    city: &'static str,
    postcode: String,
    country: &'static str,
    birth: String,
    ip: String,
    card: String,
    iban: &'static str,
}

impl Person {
    pub(super) fn new(random: &mut Random) -> Person {
        let (first, last) = (random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES));
        Person {
            first,
            last,
            email: email(random, first, last),
            phone: phone(random),
            street: match random.below(3) {
                0 => format!("{} {}", random.within(1, 9999), random.pick(&STREETS)),
                1 => format!("{} {}", random.pick(&STREETS), random.within(1, 240)),
                _ => format!("{} {}/{}", random.pick(&STREETS), random.within(1, 90), random.within(1, 40)),
            },
            city: random.pick(&CITIES),
            postcode: match random.below(3) {
                0 => random.digits(5),
                1 => format!("{}-{}", random.digits(2), random.digits(3)),
                _ => format!("{} {}", random.within(1000, 9999), random.string("ABCDEGHJKLNPRST", 2)),
            },
            country: random.pick(&COUNTRIES),
            birth: format!("{}-{:02}-{:02}", random.within(1941, 2007), random.within(1, 12), random.within(1, 28)),
            ip: ip(random),
            card: {
                let card = random.pick(&CARDS);
                grouped(random, card)
            },
            iban: random.pick(&IBANS),
        }
    }

    /// What a template calls `«email»`, `«first»`, ...; `None` when it is not about the person.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        let (entity, value) = match name {
            "email" => ("EMAIL_ADDRESS", self.email.clone()),
            "first" => ("PERSON", self.first.to_owned()),
            "last" => ("PERSON", self.last.to_owned()),
            "phone" => ("PHONE_NUMBER", self.phone.clone()),
            "street" => ("POSTAL_ADDRESS", self.street.clone()),
            "city" => ("POSTAL_ADDRESS", self.city.to_owned()),
            "postcode" => ("POSTAL_ADDRESS", self.postcode.clone()),
            "birth" => ("DATE_OF_BIRTH", self.birth.clone()),
            "ip" => ("IP_ADDRESS", self.ip.clone()),
            "card" => ("CREDIT_CARD", self.card.clone()),
            "iban" => ("IBAN_CODE", self.iban.to_owned()),
            "country" => return Some(plain(self.country)),
            _ => return None,
        };
        Some(Value::Sensitive(entity, value))
    }
}

fn email(random: &mut Random, first: &str, last: &str) -> String {
    let ascii = |name: &str| name.to_lowercase().chars().filter(char::is_ascii_lowercase).collect::<String>();
    let (first, last, domain) = (ascii(first), ascii(last), random.pick(&DOMAINS));
    match random.below(4) {
        0 => format!("{first}.{last}@{domain}"),
        1 => format!("{first}{}@{domain}", random.within(1, 99)),
        2 => format!("{first}_{last}+shop@{domain}"),
        _ => format!("{}.{last}@{domain}", &first[..1]),
    }
}

/// A telephone number from a range that a regulator has set aside for drama: NANPA (US), Ofcom (GB), `BNetzA` (DE),
/// Arcep (FR), PTS (SE), `ComReg` (IE).
fn phone(random: &mut Random) -> String {
    match random.below(7) {
        0 => format!("+1 202-555-01{}", random.digits(2)),
        1 => format!("+120255501{}", random.digits(2)),
        2 => format!("+44 7700 900{}", random.digits(3)),
        3 => format!("+49 30 23125 {}", random.digits(3)),
        4 => format!("+33 1 99 00 {} {}", random.digits(2), random.digits(2)),
        5 => format!("+46 8 465 004 {}", random.digits(2)),
        _ => format!("+353 20 91{} {}", random.digits(1), random.digits(4)),
    }
}

/// An address for documentation: RFC 5737, and RFC 3849 one time in eight.
fn ip(random: &mut Random) -> String {
    if random.one_in(8) {
        return format!("2001:db8:{}::{}", random.hex(4), random.hex(3));
    }
    format!("{}.{}", random.pick(&["192.0.2", "198.51.100", "203.0.113"]), random.within(1, 254))
}

/// The number as it is embossed and as people write it: in one, or in groups with spaces or dashes between.
fn grouped(random: &mut Random, card: &str) -> String {
    let groups: &[usize] = match card.len() {
        15 => &[4, 6, 5],
        14 => &[4, 6, 4],
        _ => &[4, 4, 4, 4],
    };
    let mut rest = card;
    let groups: Vec<&str> = groups
        .iter()
        .map(|&length| {
            let (group, behind) = rest.split_at(length);
            rest = behind;
            group
        })
        .collect();
    groups.join(random.pick(&["", "", " ", "-"]))
}
