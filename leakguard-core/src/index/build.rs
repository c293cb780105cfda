//! Building an index of values.

use std::collections::HashSet;

use super::bits::Bits;
use super::common::{is_particle, is_title};
use super::file::{self, Form, Header, IndexError, Sets, Slot, error};
use super::hashes::Hashes;
use super::normal::{self, LONGEST_CODE, LONGEST_MAIL, Word};
use super::{LONGEST_VALUE, code_key, hash_of_bytes, hash_of_words, phone};
use crate::entity::Entity;
use crate::keys::{DatasetKeys, KeyError, Keyring};

/// Puts real values into an index. What it keeps of a value are keyed hashes of 64 bits.
///
/// ```
/// use leakguard_core::Entity;
/// use leakguard_core::index::{Index, IndexBuilder};
/// use leakguard_core::keys::Keyring;
///
/// # let text = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
/// let mut builder = IndexBuilder::new(&Keyring::from_toml(text)?, "", [7; 16])?;
/// assert!(builder.add(Entity::Person, &["Ana", "Murphy"])?);
/// assert!(!builder.add(Entity::Person, &["Ana"])?); // says too little alone
/// let file = builder.finish(None)?;
/// assert_eq!(Index::from_bytes(&file)?.header().weak, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct IndexBuilder {
    keys: DatasetKeys,
    hashes: Hashes,
    header: Header,
    entries: Vec<u64>,
    /// Hashes of first words, and of codes' beginnings: few differ.
    firsts: HashSet<u64>,
    codes: HashSet<u64>,
    pairs: Vec<u64>,
    /// The calling code of telephone numbers that name none.
    country: Option<String>,
}

/// Words of a value, normalised.
type Words = Vec<Vec<u8>>;

impl IndexBuilder {
    /// An empty one, under the keyring's active key. `salt` is random: two indexes with the same one can be compared by who
    /// has both.
    ///
    /// # Errors
    /// The keys cannot be derived.
    pub fn new(keyring: &Keyring, dataset: &str, salt: [u8; 16]) -> Result<IndexBuilder, KeyError> {
        let keys = keyring.dataset(dataset)?;
        let header = super::header(&keys, dataset, salt);
        let hashes = Hashes::new(&keys, &header.salt);
        Ok(IndexBuilder { keys, hashes, header, entries: Vec::new(), firsts: HashSet::new(), codes: HashSet::new(), pairs: Vec::new(), country: None })
    }

    /// The calling code of telephone numbers that name none: `353`.
    ///
    /// # Errors
    /// It is no calling code.
    pub fn with_calling_code(mut self, code: &str) -> Result<IndexBuilder, IndexError> {
        let digits = code.trim_start_matches('+');
        if !(1..=3).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.starts_with('0') {
            return Err(error("a calling code is one to three digits, like 353"));
        }
        self.country = Some(digits.to_owned());
        Ok(self)
    }

    /// What the file will say of itself, as far as it is known.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Adds one value, of one column or of several (first name, last name). False where it says too little to be looked for
    /// in a text: one word of a name, a street without a number, a short number. An empty value is none and counts as nothing.
    ///
    /// # Errors
    /// There are more kinds than a file has room for.
    pub fn add(&mut self, entity: Entity, parts: &[&str]) -> Result<bool, IndexError> {
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Ok(true);
        }
        let form = form_of(entity, &parts);
        let slot = self.slot(entity, form)?;
        let added = match form {
            Form::Words => self.add_words(slot, entity, &parts),
            Form::Code => self.add_code(slot, &parts.concat()),
            Form::Phone => self.add_phone(slot, &parts.concat()),
            Form::Mail => self.add_mail(slot, &parts.concat()),
        };
        match added {
            true => self.header.slots[usize::from(slot)].values += 1,
            false => self.header.weak += 1,
        }
        Ok(added)
    }

    fn slot(&mut self, entity: Entity, form: Form) -> Result<u8, IndexError> {
        let known = self.header.slots.iter().position(|slot| (slot.entity, slot.form) == (entity, form));
        let place = known.unwrap_or(self.header.slots.len());
        if known.is_none() {
            self.header.slots.push(Slot { entity, form, values: 0 });
        }
        u8::try_from(place).ok().filter(|&place| place < 255).ok_or_else(|| error("an index has at most 255 kinds of values"))
    }

    fn add_words(&mut self, slot: u8, entity: Entity, parts: &[&str]) -> bool {
        let mut added = false;
        for writing in writings(parts) {
            let parts: Vec<Words> = writing.iter().map(|part| words(part, entity == Entity::Person)).filter(|part| !part.is_empty()).collect();
            let all: Words = parts.concat();
            if !is_strong(entity, &all) {
                continue;
            }
            added = true;
            let mut each = vec![all];
            if entity == Entity::Person {
                each.extend(shorter_names(&writing).into_iter().filter(|name| is_strong(entity, name)));
            }
            for mut words in each {
                words.truncate(LONGEST_VALUE);
                self.add_value(slot, &words, entity == Entity::Person);
            }
        }
        added
    }

    fn add_value(&mut self, slot: u8, words: &[Vec<u8>], any_order: bool) {
        let mut hashes = [0; LONGEST_VALUE];
        let count = words.len();
        hashes.iter_mut().zip(words).for_each(|(hash, word)| *hash = self.hashes.value(word));
        self.entries.push(hash_of_words(&self.hashes, slot, &mut hashes[..count]));
        self.header.words |= 1 << count;
        let first: Vec<u64> = words.iter().map(|word| self.hashes.first(normal::first_eight(word))).collect();
        // `Murphy Ana`, `García López Ana`: a name may begin with any of its words, and goes on with the next one.
        for place in 0..if any_order { count } else { 1 } {
            self.begins(first[place], first[(place + 1) % count]);
        }
    }

    fn begins(&mut self, first: u64, second: u64) {
        self.firsts.insert(first);
        self.pairs.push(self.hashes.pair(first, second));
        // Shops have many people of one name.
        if self.pairs.len() == self.pairs.capacity() {
            self.pairs.sort_unstable();
            self.pairs.dedup();
        }
    }

    fn add_code(&mut self, slot: u8, value: &str) -> bool {
        let code: Vec<u8> = value.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect();
        // Six digits are any number; letters among them say more.
        let fewest = if code.iter().all(u8::is_ascii_digit) { 8 } else { 6 };
        if !(fewest..=LONGEST_CODE).contains(&code.len()) || !code.iter().any(u8::is_ascii_digit) || code.iter().all(|byte| *byte == code[0]) {
            return false;
        }
        self.header.codes |= 1 << code.len();
        self.add_beginnings(&code);
        self.entries.push(hash_of_bytes(&self.hashes, slot, &code));
        true
    }

    fn add_phone(&mut self, slot: u8, value: &str) -> bool {
        let writings = phone::writings(value, self.country.as_deref());
        for digits in &writings {
            self.header.phones |= 1 << digits.len();
            self.add_beginnings(digits.as_bytes());
            self.add_beginnings(format!("00{digits}").as_bytes());
            self.entries.push(hash_of_bytes(&self.hashes, slot, digits.as_bytes()));
        }
        !writings.is_empty()
    }

    fn add_beginnings(&mut self, code: &[u8]) {
        for length in 1..=4 {
            self.codes.insert(self.hashes.first(code_key(normal::first_eight(&code[..length]), length)));
        }
    }

    fn add_mail(&mut self, slot: u8, value: &str) -> bool {
        let mail = value.to_ascii_lowercase();
        let Some(sign) = mail.bytes().position(|byte| byte == b'@') else { return false };
        let (local, domain) = (&mail.as_bytes()[..sign], &mail.as_bytes()[sign + 1..]);
        let whole = !local.is_empty()
            && domain.contains(&b'.')
            && local.iter().all(|&byte| normal::is_local(byte))
            && domain.iter().all(|&byte| normal::is_domain(byte));
        if !whole || mail.len() > LONGEST_MAIL {
            return false;
        }
        self.entries.push(hash_of_bytes(&self.hashes, slot, mail.as_bytes()));
        true
    }

    /// The bytes of the file. `name` is for people.
    ///
    /// # Errors
    /// There is no value in it.
    pub fn finish(self, name: Option<&str>) -> Result<Vec<u8>, IndexError> {
        let IndexBuilder { keys, mut header, mut entries, firsts, codes, mut pairs, .. } = self;
        if entries.is_empty() {
            return Err(error("there is no value in it that could be looked for"));
        }
        entries.sort_unstable();
        entries.dedup();
        let mut sets = Sets { firsts: Bits::with_room(firsts.len()), pairs: Bits::default(), codes: Bits::with_room(codes.len()) };
        firsts.into_iter().for_each(|hash| sets.firsts.set(hash));
        codes.into_iter().for_each(|hash| sets.codes.set(hash));
        pairs.sort_unstable();
        pairs.dedup();
        sets.pairs = Bits::with_room(pairs.len());
        pairs.into_iter().for_each(|hash| sets.pairs.set(hash));
        header.name = name.map(str::to_owned);
        file::write(header, &sets, entries, &keys)
    }
}

/// How values of a kind are looked for. What has a digit in every longer word is a code, the rest is words.
fn form_of(entity: Entity, parts: &[&str]) -> Form {
    match entity {
        Entity::EmailAddress => Form::Mail,
        Entity::PhoneNumber => Form::Phone,
        Entity::Person | Entity::PostalAddress => Form::Words,
        _ => {
            let is_code = |word: &str| word.is_ascii() && (word.len() <= 4 || word.bytes().any(|byte| byte.is_ascii_digit()));
            let mut words = parts.iter().flat_map(|part| part.split(|sign: char| !sign.is_alphanumeric())).filter(|word| !word.is_empty());
            let has_digit = parts.iter().any(|part| part.bytes().any(|byte| byte.is_ascii_digit()));
            if has_digit && words.all(is_code) { Form::Code } else { Form::Words }
        }
    }
}

/// The words of a part; of a person's name without titles.
fn words(part: &str, person: bool) -> Words {
    part.split_whitespace().flat_map(|unit| words_of_unit(unit, person)).collect()
}

/// The words of what has white space around it, and none in it: `Anne-Marie`.
fn words_of_unit(unit: &str, person: bool) -> Words {
    let bytes = unit.as_bytes();
    let (mut at, mut all) = (0, Vec::new());
    while let Some((start, end)) = normal::next_word(bytes, at, bytes.len()) {
        at = end;
        all.extend(Word::of(&bytes[start..end]).map(|word| word.bytes().to_vec()));
    }
    let is_title = person && matches!(&all[..], [only] if is_title(only));
    if is_title { Vec::new() } else { all }
}

/// Other ways to write the same: `Mueller` for `Müller`, `OBrien` for `O'Brien`.
fn writings(parts: &[&str]) -> Vec<Vec<String>> {
    let own: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    let mut all = vec![own];
    let add = |from: usize, change: &dyn Fn(&str) -> String, all: &mut Vec<Vec<String>>| {
        for place in 0..from {
            let changed: Vec<String> = all[place].iter().map(|part| change(part)).collect();
            if !all.contains(&changed) {
                all.push(changed);
            }
        }
    };
    let umlauts = |part: &str| {
        let pairs = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('Ä', "Ae"), ('Ö', "Oe"), ('Ü', "Ue")];
        pairs.iter().fold(part.to_owned(), |part, (umlaut, letters)| part.replace(*umlaut, letters))
    };
    add(all.len(), &umlauts, &mut all);
    add(all.len(), &|part: &str| part.replace(['\'', '\u{2019}'], ""), &mut all);
    all
}

/// Names that people are called by for short: without the second given names, without the second surname. Names that are joined
/// by a hyphen stay whole: half of one is somebody else's.
fn shorter_names(parts: &[String]) -> Vec<Words> {
    let units = |part: &String| -> Vec<Words> { part.split_whitespace().map(|unit| words_of_unit(unit, true)).filter(|unit| !unit.is_empty()).collect() };
    let parts: Vec<Vec<Words>> = parts.iter().map(units).filter(|part| !part.is_empty()).collect();
    let has_particle = |units: &[Words]| units.iter().flatten().any(|word| is_particle(word));
    match &parts[..] {
        [one] if one.len() > 2 && !has_particle(&one[1..one.len() - 1]) => vec![[one[0].clone(), one[one.len() - 1].clone()].concat()],
        [first, .., last] => {
            let mut all = Vec::new();
            if parts.len() > 2 || first.len() > 1 {
                all.push([first[0].clone(), last.concat()].concat());
            }
            if last.len() > 1 && !has_particle(last) {
                all.push([first[0].clone(), last[0].clone()].concat());
            }
            all
        }
        _ => Vec::new(),
    }
}

/// Whether words say enough to be looked for in any text.
fn is_strong(entity: Entity, words: &[Vec<u8>]) -> bool {
    let letters: usize = words.iter().map(|word| String::from_utf8_lossy(word).chars().count()).sum();
    let alone = words.iter().all(|word| !word.is_ascii() && String::from_utf8_lossy(word).chars().count() <= 3 && normal::is_alone_at(word, 0));
    let long = words.iter().filter(|word| word.len() > 1).count();
    let has_digit = words.iter().any(|word| word.iter().any(u8::is_ascii_digit));
    match entity {
        _ if words.len() < 2 => false,
        _ if alone => true,
        Entity::Person => long >= 2 && letters >= 5,
        Entity::PostalAddress => letters >= 6 && (has_digit || words.len() > 2),
        _ => letters >= 6,
    }
}
