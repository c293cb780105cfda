//! Keys that begin before the run (`SG.`, `dp.pt.`, `$production$`), and keys without a prefix that their length and
//! their inside or their end give away (`-us12`, `_mmk`, Azure's and Adyen's marks).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::check::{contains, is_nats_seed, is_placeholder};
use super::format::{Alphabet, Piece, pieces_end};
use super::{BY_FORM, Candidate};
use crate::detect::boundary::ends_escape;
use crate::detect::password_hash;
use crate::detect::secret::is_random;
use crate::entity::Entity;

use Alphabet as A;
use Piece::{Run, Text};

/// What stands directly before the run, and what the run and the text behind it must be.
struct Lead {
    entity: Entity,
    lead: &'static str,
    body: &'static [Piece],
}

const fn lead(entity: Entity, lead: &'static str, body: &'static [Piece]) -> Lead {
    Lead { entity, lead, body }
}

const DOPPLER: &[Piece] = &[Run(40, 44, A::ALNUM)];
const DYNATRACE: &[Piece] = &[Run(24, 24, A::UPPER_ALNUM), Text("."), Run(64, 64, A::UPPER_ALNUM)];
const VAULT: &[Piece] = &[Run(24, 400, A::BASE64URL)];
const HARNESS: &[Piece] = &[Run(22, 22, A::BASE64URL), Text("."), Run(24, 24, A::ALNUM), Text("."), Run(20, 20, A::ALNUM)];
const BRAINTREE: &[Piece] = &[Run(16, 16, A::LOWER_ALNUM), Text("$"), Run(32, 32, A::LOWER_HEX)];

/// A footer may follow behind a dot. What `public` stands for is signed and not encrypted: its body is no secret.
const PASETO: &[Piece] = &[Run(54, 2048, A::BASE64URL)];

#[rustfmt::skip]
const LEADS: &[Lead] = &[
    lead(Entity::SendgridKey, "SG.", &[Run(20, 24, A::BASE64URL), Text("."), Run(39, 50, A::BASE64URL)]),
    lead(Entity::GoogleKey, "ya29.", &[Run(20, 2048, A::BASE64URL)]),
    lead(Entity::GoogleKey, "ya29.c.", &[Run(20, 2048, A::BASE64URL)]),
    lead(Entity::GoogleKey, "1//", &[Run(40, 200, A::BASE64URL)]),
    lead(Entity::DopplerToken, "dp.pt.", DOPPLER),
    lead(Entity::DopplerToken, "dp.st.", DOPPLER),
    lead(Entity::DopplerToken, "dp.ct.", DOPPLER),
    lead(Entity::DopplerToken, "dp.sa.", DOPPLER),
    lead(Entity::DopplerToken, "dp.scim.", DOPPLER),
    lead(Entity::DopplerToken, "dp.audit.", DOPPLER),
    lead(Entity::VaultToken, "hvs.", VAULT),
    lead(Entity::VaultToken, "hvb.", VAULT),
    lead(Entity::VaultToken, "hvr.", VAULT),
    lead(Entity::DropboxToken, "sl.", &[Run(130, 2048, A::BASE64URL)]),
    lead(Entity::DropboxToken, "sl.u.", &[Run(130, 2048, A::BASE64URL)]),
    lead(Entity::DropboxToken, "sl.B.", &[Run(130, 2048, A::BASE64URL)]),
    lead(Entity::DynatraceToken, "dt0c01.", DYNATRACE),
    lead(Entity::DynatraceToken, "dt0s16.", DYNATRACE),
    lead(Entity::DynatraceToken, "dt0s08.", DYNATRACE),
    lead(Entity::DynatraceToken, "dt0s01.", DYNATRACE),
    lead(Entity::ZohoToken, "1000.", &[Run(32, 32, A::LOWER_HEX), Text("."), Run(32, 32, A::LOWER_HEX)]),
    lead(Entity::MapboxToken, "sk.", &[Text("eyJ"), Run(40, 240, A::BASE64URL), Text("."), Run(20, 30, A::BASE64URL)]),
    lead(Entity::HarnessKey, "pat.", HARNESS),
    lead(Entity::HarnessKey, "sat.", HARNESS),
    lead(Entity::CloudflareToken, "v1.", &[Text("0-"), Run(24, 24, A::LOWER_HEX), Text("-"), Run(146, 146, A::LOWER_HEX)]),
    lead(Entity::GoogleKey, "AQ.", &[Text("Ab8RN6"), Run(36, 80, A::BASE64URL)]),
    lead(Entity::InfisicalToken, "st.", &[Run(24, 24, A::LOWER_HEX), Text("."), Run(32, 32, A::LOWER_HEX), Text("."), Run(32, 64, A::LOWER_HEX)]),
    lead(Entity::PasetoToken, "v1.local.", PASETO),
    lead(Entity::PasetoToken, "v2.local.", PASETO),
    lead(Entity::PasetoToken, "v3.local.", PASETO),
    lead(Entity::PasetoToken, "v4.local.", PASETO),
    lead(Entity::LinkedinKey, "WPL_AP1.", &[Run(16, 24, A::ALNUM), Text("."), Run(4, 8, A::BASE64), Run(0, 2, A::EQUALS)]),
    lead(Entity::LinkedinKey, "WPL_AP1.", &[Run(16, 24, A::ALNUM)]),
    lead(Entity::OpenshiftToken, "sha256~", &[Run(43, 43, A::BASE64URL)]),
    lead(Entity::AmazonSellerToken, "amzn1.oa2-cs.v1.", &[Run(64, 64, A::LOWER_HEX)]),
    lead(Entity::AmazonSellerToken, "Atza|", &[Run(100, 1024, A::BASE64URL)]),
    lead(Entity::AmazonSellerToken, "Atzr|", &[Run(100, 1024, A::BASE64URL)]),
    lead(Entity::AstraToken, "AstraCS:", &[Run(24, 24, A::ALNUM), Text(":"), Run(64, 64, A::LOWER_HEX)]),
    lead(Entity::MailersendKey, "mlsn.", &[Run(64, 64, A::LOWER_HEX)]),
    lead(Entity::TeamworkToken, "tkn.", &[Text("v1_"), Run(40, 100, A::BASE64URL)]),
    lead(Entity::VoiceflowKey, "VF.DM.", &[Run(24, 24, A::HEX), Text("."), Run(16, 16, A::ALNUM)]),
    lead(Entity::VoiceflowKey, "VF.WS.", &[Run(24, 24, A::HEX), Text("."), Run(16, 16, A::ALNUM)]),
    lead(Entity::BraintreeToken, "access_token$production$", BRAINTREE),
    lead(Entity::BraintreeToken, "access_token$sandbox$", BRAINTREE),
];

const SLOTS: usize = 256;

const fn slot(first: u8, second: u8, third: u8) -> usize {
    super::slot(first, second, third) % SLOTS
}

/// For the last three bytes of each lead the first row of that end, plus one, and for each row the next one.
static CHAINS: ([u8; SLOTS], [u8; LEADS.len()]) = {
    let (mut heads, mut next) = ([0u8; SLOTS], [0u8; LEADS.len()]);
    let mut index = LEADS.len();
    while index > 0 {
        index -= 1;
        let lead = LEADS[index].lead.as_bytes();
        let length = lead.len();
        let slot = slot(lead[length - 3], lead[length - 2], lead[length - 1]);
        next[index] = heads[slot];
        heads[slot] = index as u8 + 1;
    }
    (heads, next)
};

/// Bytes that a key may have inside, and that part a run from its beginning.
static LEAD_ENDS: [bool; 256] = {
    let mut table = [false; 256];
    let ends = b".$!~/:%|^";
    let mut index = 0;
    while index < ends.len() {
        table[ends[index] as usize] = true;
        index += 1;
    }
    table
};

/// Lengths of runs that are looked at inside.
const LENGTHS: u128 = 1 << 24 | 1 << 25 | 1 << 26 | 1 << 34 | 1 << 36 | 1 << 37 | 1 << 40 | 1 << 50 | 1 << 58 | 1 << 84;

/// The host of an address of Pipedream's, behind the run.
const PIPEDREAM: &[u8] = b".m.pipedream.net";

/// The mark of every Adyen key: what the run ends with, before `==-`.
const ADYEN: &[u8] = b"kfNy1WIxIIkxgBw";

#[inline]
pub(super) fn at_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if start > 0
        && LEAD_ENDS[usize::from(text[start - 1])]
        && !is_in_path(text, start, end)
        && let Some(found) = behind_lead(text, start, end)
    {
        return Some(found);
    }
    let length = end - start;
    if length < 128
        && LENGTHS >> length & 1 != 0
        && let Some(found) = of_length(text, start, end)
    {
        return Some(found);
    }
    match text.get(end) {
        Some(b'=') if text[start..end].ends_with(ADYEN) => adyen(text, start, end),
        Some(b'+' | b'/') => azure_storage(text, start, end),
        Some(b'.') if text[end..].starts_with(PIPEDREAM) => pipedream(text, start, end),
        _ => None,
    }
}

/// Whether the run is a part of a path that no webhook's address ends with. Most of a page's long words are.
#[inline(always)]
fn is_in_path(text: &[u8], start: usize, end: usize) -> bool {
    matches!(text[..start], [.., before, b'/'] if !matches!(before, b'/' | b'$')) && !matches!(end - start, 23..=25 | 60..=70) && !ends_hook(text, start, end)
}

/// Whether the run stands where the secret of a webhook's address does, by its length and what is before it.
#[inline(always)]
fn ends_hook(text: &[u8], start: usize, end: usize) -> bool {
    let before = &text[..start];
    match end - start {
        32 => before.ends_with(b"Webhook/") || before.ends_with(b".com/"),
        26 => before.ends_with(b"/hooks/"),
        22 | 43 => before.ends_with(b"/with/key/"),
        _ => false,
    }
}

/// The key whose beginning stands before the run.
#[inline(never)]
fn behind_lead(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    match text[start - 1] {
        b':' if !text[..start].ends_with(b"CS:") => {
            return telegram(text, start, end).or_else(|| asana(text, start, end)).or_else(|| firebase(text, start)).or_else(|| rancher(text, start, end));
        }
        b'|' if text[..start - 1].last().is_some_and(u8::is_ascii_digit) => return facebook(text, start, end),
        b'!' => return salesforce(text, start, end),
        b'^' => return ebay(text, start),
        b'/' => {
            if let Some(found) = webhook(text, start, end) {
                return Some(found);
            }
            // The salt may begin with a slash.
            if text[..start].ends_with(b"$/")
                && let Some(hash) = password_hash::around(text, start)
            {
                return Some(hash);
            }
        }
        b'~' | b'.' => {
            if let Some(found) = azure_client_secret(text, start) {
                return Some(found);
            }
            if text[start - 1] == b'.'
                && let Some(hash) = password_hash::around(text, start)
            {
                return Some(hash);
            }
        }
        b'$' => {
            if let Some(hash) = password_hash::around(text, start) {
                return Some(hash);
            }
        }
        // `%22sk_live_…`: the run begins with what is left of the escape.
        b'%' => {
            let encoded = text[start..end].len() >= 18 && text[start].is_ascii_hexdigit() && text[start + 1].is_ascii_hexdigit();
            return if encoded { super::at_token(text, start + 2, end) } else { None };
        }
        _ => {}
    }
    let [first, second, third] = *text.get(start.checked_sub(3)?..start)? else { return None };
    let mut left = CHAINS.0[slot(first, second, third)];
    while left != 0 {
        let index = usize::from(left) - 1;
        let Lead { entity, lead, body } = LEADS[index];
        if text[..start].ends_with(lead.as_bytes())
            && starts_word(text, start - lead.len())
            && let Some(end) = pieces_end(text, start, body)
            && !is_placeholder(&text[start..end])
        {
            return Some(Candidate::new(entity, start - lead.len(), end, BY_FORM));
        }
        left = CHAINS.1[index];
    }
    terraform(text, start).or_else(|| doppler_of_config(text, start, end)).or_else(|| snyk(text, start)).or_else(|| vault_of_old(text, start, end))
}

fn starts_word(text: &[u8], at: usize) -> bool {
    at == 0 || !Alphabet::BASE64URL.contains(text[at - 1]) || ends_escape(text, at)
}

/// How many characters of the set stand before the position, at most `limit`.
fn run_before(text: &[u8], at: usize, alphabet: Alphabet, limit: usize) -> usize {
    text[..at].iter().rev().take(limit).take_while(|&&byte| alphabet.contains(byte)).count()
}

/// `aB3dE5gH7jK9mN.atlasv1.…`
fn terraform(text: &[u8], start: usize) -> Option<Candidate> {
    const MARK: &[u8] = b".atlasv1.";
    let from = start.checked_sub(MARK.len() + 14)?;
    if !text[..start].ends_with(MARK) || !Alphabet::ALNUM.holds(&text[from..from + 14]) || !starts_word(text, from) {
        return None;
    }
    let end = pieces_end(text, start, &[Run(60, 70, A::BASE64URL)])?;
    Some(Candidate::new(Entity::TerraformToken, from, end, BY_FORM))
}

/// `dp.st.<config>.…`
fn doppler_of_config(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if !(40..=44).contains(&(end - start)) || text[start - 1] != b'.' {
        return None;
    }
    let config = run_before(text, start - 1, A::BASE64URL, 36);
    let from = start.checked_sub(config + 7)?;
    let shaped = text[from..].starts_with(b"dp.st.") && Alphabet::ALNUM.holds(&text[start..end]) && starts_word(text, from);
    shaped.then(|| Candidate::new(Entity::DopplerToken, from, end, BY_FORM))
}

/// `123456789:AA…`: the bot's id before the colon.
fn telegram(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let id = run_before(text, start - 1, A::DIGITS, 17);
    let from = start - 1 - id;
    let shaped = end - start == 35 && text[start] == b'A' && (5..=16).contains(&id);
    // In a URL `bot` stands before the id.
    let starts = starts_word(text, from) || text[..from].ends_with(b"bot");
    (shaped && starts && !is_placeholder(&text[start..end])).then(|| Candidate::new(Entity::TelegramToken, from, end, BY_FORM))
}

/// `123456789012345|0Example…`: an app's id and its token.
fn facebook(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let id = run_before(text, start - 1, A::DIGITS, 18);
    let from = start - 1 - id;
    let shaped = end - start == 27 && (15..=17).contains(&id) && starts_word(text, from) && is_random(&text[start..end]);
    shaped.then(|| Candidate::new(Entity::FacebookToken, from, end, BY_FORM))
}

/// `1/1200000000000000:0123…`
fn asana(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if end - start != 32 || !Alphabet::LOWER_HEX.holds(&text[start..end]) {
        return None;
    }
    let ids = text[..start - 1].iter().rev().take(40).take_while(|byte| byte.is_ascii_digit() || **byte == b'/').count();
    let from = start - 1 - ids;
    let shaped = ids >= 17 && matches!(text[from..], [b'1' | b'2', b'/', ..]) && starts_word(text, from);
    shaped.then(|| Candidate::new(Entity::AsanaToken, from, end, BY_FORM))
}

/// `00Dxx0000000000!AQ…`: the organisation's id before the exclamation mark.
fn salesforce(text: &[u8], start: usize, _end: usize) -> Option<Candidate> {
    let run = run_before(text, start - 1, A::ALNUM, 19);
    // What is left of an escape may stand before it.
    let id = [15, 18].into_iter().find(|&id| run >= id && text[start - 1 - id..].starts_with(b"00D"))?;
    let from = start - 1 - id;
    let end = pieces_end(text, start, &[Run(80, 140, A::DOTTED)])?;
    let shaped = starts_word(text, from);
    shaped.then(|| Candidate::new(Entity::SalesforceToken, from, end, BY_FORM))
}

/// `AAAA0Exampl:APA91b…`: the server key of Firebase's former interface.
fn firebase(text: &[u8], start: usize) -> Option<Candidate> {
    let from = start.checked_sub(12)?;
    if !text[from..].starts_with(b"AAAA") || !Alphabet::BASE64URL.holds(&text[from..start - 1]) || !starts_word(text, from) {
        return None;
    }
    let end = pieces_end(text, start, &[Text("APA91b"), Run(120, 160, A::BASE64URL)])?;
    Some(Candidate::new(Entity::GoogleKey, from, end, BY_FORM))
}

/// `token-x7k2p:…`, `kubeconfig-u-x7k2p:…`: the token's name before the colon.
fn rancher(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if end - start != 54 || !Alphabet::LOWER_ALNUM.holds(&text[start..end]) {
        return None;
    }
    let name = start - 1 - run_before(text, start - 1, A::BASE64URL, 64);
    // What is left of an escape may stand before it.
    let from = [name, name + 1].into_iter().find(|&at| text[at..].starts_with(b"token-") || text[at..].starts_with(b"kubeconfig-"))?;
    (starts_word(text, from) && !is_placeholder(&text[start..end])).then(|| Candidate::new(Entity::RancherToken, from, end, BY_FORM))
}

/// `v^1.1#i^1#r^0#p^3#I^3#f^0#t^…`: a user's token.
fn ebay(text: &[u8], start: usize) -> Option<Candidate> {
    let back = text[..start].iter().rev().take(64).take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'^' | b'#' | b'.')).count();
    let from = start - back + memchr::memmem::find(&text[start - back..start], b"v^1.1#")?;
    let end = pieces_end(text, start, &[Run(80, 4000, A::BASE64), Run(0, 2, A::EQUALS)])?;
    (text[..start].ends_with(b"#t^") && starts_word(text, from)).then(|| Candidate::new(Entity::EbayKey, from, end, BY_FORM))
}

/// `snyk_uat.01234567.….…`
fn snyk(text: &[u8], start: usize) -> Option<Candidate> {
    const MARK: &[u8] = b"snyk_uat.";
    let from = start.checked_sub(MARK.len() + 9)?;
    if !text[from..].starts_with(MARK) || text[start - 1] != b'.' || !Alphabet::HEX.holds(&text[start - 9..start - 1]) || !starts_word(text, from) {
        return None;
    }
    let end = pieces_end(text, start, &[Run(20, 400, A::BASE64URL), Text("."), Run(20, 400, A::BASE64URL)])?;
    Some(Candidate::new(Entity::SnykToken, from, end, BY_FORM))
}

/// `s.` and 24 letters and digits, as Vault wrote its tokens before 1.10: behind its name.
fn vault_of_old(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    const NAME: usize = 24;
    let from = start.checked_sub(2)?;
    if end - start != 24 || &text[from..start] != b"s." || !starts_word(text, from) || !Alphabet::ALNUM.holds(&text[start..end]) {
        return None;
    }
    let before = &text[from.saturating_sub(NAME)..from];
    let named = contains(before, b"vault") && contains(before, b"token") && is_random(&text[start..end]);
    named.then(|| Candidate::new(Entity::VaultToken, from, end, BY_FORM))
}

/// The key of a storage account, 64 bytes in base64, by its mark `+ASt`. The run is any of its parts.
#[inline(never)]
fn azure_storage(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    const MARK: &[u8] = b"+ASt";
    let reach = text.len().min(end + 64);
    let mark = memchr::memchr_iter(b'+', &text[end..reach]).map(|at| end + at).find(|&at| text[at..].starts_with(MARK))?;
    let from = mark.checked_sub(76).filter(|&from| from <= start)?;
    let whole = Alphabet::BASE64.holds(&text[from..mark]) && (from == 0 || !Alphabet::BASE64.contains(text[from - 1]) || ends_escape(text, from));
    let end = pieces_end(text, mark + MARK.len(), &[Run(6, 6, A::BASE64), Text("==")])?;
    whole.then(|| Candidate::new(Entity::AzureKey, from, end, BY_FORM))
}

/// `https://eo0123456789abcdef.m.pipedream.net`: the host's first part is what nobody else knows.
#[inline(never)]
fn pipedream(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let shaped = text[start..].starts_with(b"e") && Alphabet::LOWER_ALNUM.holds(&text[start..end]) && text[..start].ends_with(b"://");
    let scheme = text[..start].ends_with(b"https://");
    (shaped && scheme).then(|| Candidate::new(Entity::PipedreamToken, start - 8, end + PIPEDREAM.len(), BY_FORM))
}

/// A webhook's address, whose last part is its secret.
fn webhook(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if let Some(found) = hook_of_host(text, start, end) {
        return Some(found);
    }
    if end - start == 32 {
        return teams(text, start, end);
    }
    let entity = match end - start {
        23..=25 if Alphabet::ALNUM.holds(&text[start..end]) => Entity::SlackToken,
        60..=70 => Entity::DiscordToken,
        _ => return None,
    };
    let before = &text[start.saturating_sub(72)..start];
    let path: &[&[u8]] = if entity == Entity::SlackToken {
        &[b"hooks.slack.com/services/", b"hooks.slack.com/workflows/", b"hooks.slack.com/triggers/"]
    } else {
        &[b"discord.com/api/webhooks/", b"discordapp.com/api/webhooks/"]
    };
    let path = path.iter().find_map(|path| memchr::memmem::rfind(before, path))?;
    // The whole address is what must not be shown: who has it can post.
    let path = start - before.len() + path;
    let scheme = [&b"https://"[..], br"https:\/\/"].into_iter().find(|scheme| text[..path].ends_with(scheme)).map_or(0, <[u8]>::len);
    Some(Candidate::new(entity, path - scheme, end, BY_FORM))
}

/// The address of a webhook of Make, IFTTT or Mattermost. The last has the host of whoever runs it.
fn hook_of_host(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if !ends_hook(text, start, end) || !Alphabet::BASE64URL.holds(&text[start..end]) || !is_random(&text[start..end]) {
        return None;
    }
    let before = &text[..start];
    let host_end = before.len() - before.iter().rev().take(96).take_while(|&&byte| byte != b':' && byte > b' ').count();
    let scheme = before[..host_end].strip_suffix(b"https:").or_else(|| before[..host_end].strip_suffix(b"http:"))?;
    let host = before[host_end..].strip_prefix(b"//")?;
    let lower = || Alphabet::LOWER_ALNUM.holds(&text[start..end]);
    let entity = match end - start {
        32 if host.starts_with(b"hook.") && (host.ends_with(b".make.com/") || host.ends_with(b".integromat.com/")) && lower() => Entity::MakeToken,
        22 | 43 if host.starts_with(b"maker.ifttt.com/") => Entity::IftttKey,
        26 if memchr::memchr(b'/', host) == host.len().checked_sub(7) && lower() => Entity::MattermostToken,
        _ => return None,
    };
    Some(Candidate::new(entity, scheme.len(), end, BY_FORM))
}

/// The address of a Teams webhook: `https://NAME.webhook.office.com/webhookb2/UUID@UUID/IncomingWebhook/…/UUID`, or as it was
/// before 2021, `https://outlook.office.com/webhook/UUID@UUID/…`.
fn teams(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let end = pieces_end(text, end, &[Text("/"), Piece::Uuid])?;
    let before = text[..start].strip_suffix(b"/IncomingWebhook/")?;
    let path = before.len().checked_sub(73).filter(|&path| before[path + 36] == b'@')?;
    let from = match before[..path].strip_suffix(b"outlook.office.com/webhook/") {
        Some(before) => before.len(),
        None => {
            let host = before[..path].strip_suffix(b".webhook.office.com/webhookb2/")?;
            host.len() - host.iter().rev().take(64).take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'-').count()
        }
    };
    let scheme = if text[..from].ends_with(b"https://") { 8 } else { 0 };
    Some(Candidate::new(Entity::MicrosoftTeamsToken, from - scheme, end, BY_FORM))
}

/// `abc8Q~…`: three characters, a digit, `Q~` and 31 to 34 more. Dots and tildes part the rest into runs.
pub(super) fn azure_client_secret(text: &[u8], at: usize) -> Option<Candidate> {
    memchr::memrchr(b'~', &text[at.saturating_sub(40)..at])?;
    let back = run_before(text, at, A::UNRESERVED, 40);
    let begin = at - back;
    let mark = begin + memchr::memmem::find(&text[begin..at], b"Q~")?;
    let from = mark.checked_sub(4).filter(|&from| from >= begin)?;
    let end = pieces_end(text, mark + 2, &[Run(31, 34, A::UNRESERVED)])?;
    let shaped = text[mark - 1].is_ascii_digit() && (from == 0 || !Alphabet::UNRESERVED.contains(text[from - 1]) || ends_escape(text, from));
    shaped.then(|| Candidate::new(Entity::AzureKey, from, end, BY_FORM))
}

/// A key whose length and inside give it away.
#[inline(never)]
fn of_length(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let token = &text[start..end];
    let hex = |part: &[u8]| Alphabet::LOWER_HEX.holds(part);
    let entity = match token.len() {
        24..=26 => return discord(text, start, end),
        34 if token.starts_with(b"SK") && hex(&token[2..]) => Entity::TwilioKey,
        36 | 37 if token[32..].starts_with(b"-us") && token[35..].iter().all(u8::is_ascii_digit) && hex(&token[..32]) => Entity::MailchimpKey,
        40 if token.ends_with(b"_mmk") && token[6] == b'_' && Alphabet::ALNUM.holds(&token[7..36]) => Entity::MaxmindKey,
        40 if token.ends_with(b"NRAL") && Alphabet::LOWER_ALNUM.holds(&token[..32]) && (&token[32..36] == b"FFFF" || hex(&token[32..36])) => {
            Entity::NewRelicKey
        }
        50 if token[32] == b'-' && token[41] == b'-' && hex(&token[..32]) && hex(&token[33..41]) && hex(&token[42..]) => Entity::MailgunKey,
        50 if &token[10..13] == b"msh" && memchr::memmem::find(&token[30..], b"jsn").is_some() => Entity::RapidapiKey,
        58 if is_nats_seed(token) => Entity::NatsKey,
        84 if &token[52..57] == b"JQQJ9" || &token[76..80] == b"AZDO" => Entity::AzureKey,
        _ => return None,
    };
    (!is_placeholder(token)).then(|| Candidate::new(entity, start, end, BY_FORM))
}

/// A bot's id in base64, then 6 and 27 to 38 characters behind dots.
fn discord(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if text.get(end) != Some(&b'.') || text.get(end + 7) != Some(&b'.') {
        return None;
    }
    let mut id = [0u8; 20];
    let length = STANDARD_NO_PAD.decode_slice(&text[start..end], &mut id).ok()?;
    let rest = pieces_end(text, end, &[Text("."), Run(6, 6, A::BASE64URL), Text("."), Run(27, 38, A::BASE64URL)])?;
    (length >= 17 && id[..length].iter().all(u8::is_ascii_digit)).then(|| Candidate::new(Entity::DiscordToken, start, rest, BY_FORM))
}

/// From the mark back to `AQE` and on to the end.
fn adyen(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let from = start - run_before(text, start, A::BASE64, 160);
    let rest = pieces_end(text, end, &[Text("==-"), Run(43, 43, A::BASE64), Text("=-"), Run(8, 24, A::PRINTABLE)])?;
    text[from..].starts_with(b"AQE").then(|| Candidate::new(Entity::AdyenKey, from, rest, BY_FORM))
}
