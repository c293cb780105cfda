//! Keys that look like any hash: they count beside the name of their provider and a word that says what they are, or
//! in a field of such a name.

use super::Candidate;
use super::check::is_placeholder;
use super::format::Piece::{Run, Text};
use super::format::{Alphabet, is_uuid, pieces_end};
use crate::detect::boundary::begins_with;
use crate::detect::secret::{is_public, is_random, is_secret_value};
use crate::entity::Entity;

/// How sure a name makes us.
const BY_NAME: f32 = 0.9;

/// How far back, in bytes, the words before a key are looked at.
const NAME_WINDOW: usize = 48;

/// What the values of a provider look like.
#[derive(Clone, Copy)]
enum Shape {
    /// Between so many characters of the set.
    Of(usize, usize, Alphabet),
    Uuid,
}

use Entity::{
    AdyenKey, AirtableToken, AlgoliaKey, AmplitudeKey, AsanaToken, AssemblyaiKey, AtlassianToken, AvalaraKey, AwsSecretKey, AzureKey, BigcommerceToken,
    BinanceKey, BitbucketToken, BraintreeToken, CheckoutKey, CloudflareToken, CodecovToken, CohereKey, CoinbaseKey, ContentfulToken, DatadogKey, DeepgramKey,
    DigitaloceanToken, DiscordToken, DropboxToken, EasypostKey, ElevenlabsKey, FacebookToken, FastlyToken, FigmaToken, GithubToken, GitlabToken, HerokuKey,
    HetznerToken, HubspotToken, IntercomToken, JenkinsToken, JfrogToken, KlaviyoKey, LaunchdarklyKey, LinkedinKey, LinodeToken, MagentoToken, MailchimpKey,
    MailgunKey, MailjetKey, MandrillKey, MattermostToken, MaxmindKey, MessagebirdKey, MistralKey, NetlifyToken, NewRelicKey, NotionToken, NpmToken, NugetKey,
    OktaToken, PagerdutyKey, PaypalToken, PipedriveToken, PlaidToken, PostmarkToken, PrestashopKey, RapidapiKey, RazorpayKey, RollbarToken, SalesforceToken,
    ScalewayKey, SegmentKey, SentryToken, ShippoToken, ShipstationKey, ShopwareKey, SnykToken, SonarToken, SparkpostKey, SplunkToken, SpotifyKey, SupabaseKey,
    TaxjarKey, TodoistToken, TrelloToken, TwilioKey, TwitchToken, TwitterToken, VercelToken, VirustotalKey, WandbKey, ZendeskToken,
};
use Shape::{Of, Uuid};

/// Names in lower case without separators, and what their keys look like.
#[rustfmt::skip]
static NAMED: &[(&str, Entity, Shape)] = &[
    ("aws", AwsSecretKey, Of(40, 40, Alphabet::BASE64)),
    ("amazon", AwsSecretKey, Of(40, 40, Alphabet::BASE64)),
    ("paypal", PaypalToken, Of(50, 90, Alphabet::BASE64URL)),
    ("braintree", BraintreeToken, Of(32, 32, Alphabet::LOWER_HEX)),
    ("razorpay", RazorpayKey, Of(24, 24, Alphabet::ALNUM)),
    ("plaid", PlaidToken, Of(30, 30, Alphabet::LOWER_HEX)),
    ("coinbase", CoinbaseKey, Of(64, 64, Alphabet::BASE64URL)),
    ("coinbase", CoinbaseKey, Of(32, 32, Alphabet::ALNUM)),
    ("binance", BinanceKey, Of(64, 64, Alphabet::ALNUM)),
    ("adyen", AdyenKey, Of(64, 64, Alphabet::UPPER_HEX)),
    ("adyen", AdyenKey, Of(80, 260, Alphabet::PRINTABLE)),
    ("checkout", CheckoutKey, Of(27, 27, Alphabet::LOWER_BASE32)),
    ("magento", MagentoToken, Of(32, 32, Alphabet::LOWER_ALNUM)),
    ("bigcommerce", BigcommerceToken, Of(31, 31, Alphabet::LOWER_ALNUM)),
    ("bigcommerce", BigcommerceToken, Of(64, 64, Alphabet::ALNUM)),
    ("prestashop", PrestashopKey, Of(32, 32, Alphabet::UPPER_ALNUM)),
    ("shopware", ShopwareKey, Of(40, 64, Alphabet::BASE64URL)),
    ("shipstation", ShipstationKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("taxjar", TaxjarKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("avalara", AvalaraKey, Of(16, 16, Alphabet::UPPER_HEX)),
    ("avatax", AvalaraKey, Of(16, 16, Alphabet::UPPER_HEX)),
    ("algolia", AlgoliaKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("cloudflare", CloudflareToken, Of(40, 40, Alphabet::BASE64URL)),
    ("cloudflare", CloudflareToken, Of(37, 37, Alphabet::LOWER_HEX)),
    ("heroku", HerokuKey, Uuid),
    ("vercel", VercelToken, Of(24, 24, Alphabet::ALNUM)),
    ("netlify", NetlifyToken, Of(40, 46, Alphabet::BASE64URL)),
    ("fastly", FastlyToken, Of(32, 32, Alphabet::BASE64URL)),
    ("hetzner", HetznerToken, Of(64, 64, Alphabet::ALNUM)),
    ("hcloud", HetznerToken, Of(64, 64, Alphabet::ALNUM)),
    ("linode", LinodeToken, Of(64, 64, Alphabet::LOWER_HEX)),
    ("scaleway", ScalewayKey, Uuid),
    ("okta", OktaToken, Of(42, 42, Alphabet::BASE64URL)),
    ("azure", AzureKey, Of(86, 88, Alphabet::BASE64)),
    ("azure", AzureKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("azure", AzureKey, Of(84, 84, Alphabet::ALNUM)),
    ("snyk", SnykToken, Uuid),
    ("sonar", SonarToken, Of(40, 40, Alphabet::LOWER_HEX)),
    ("codecov", CodecovToken, Uuid),
    ("codecov", CodecovToken, Of(32, 32, Alphabet::ALNUM)),
    ("jenkins", JenkinsToken, Of(34, 34, Alphabet::LOWER_HEX)),
    ("github", GithubToken, Of(40, 40, Alphabet::LOWER_HEX)),
    ("gitlab", GitlabToken, Of(20, 26, Alphabet::BASE64URL)),
    ("bitbucket", BitbucketToken, Of(32, 32, Alphabet::ALNUM)),
    ("bitbucket", BitbucketToken, Of(64, 64, Alphabet::BASE64URL)),
    ("artifactory", JfrogToken, Of(64, 80, Alphabet::ALNUM)),
    ("jfrog", JfrogToken, Of(64, 80, Alphabet::ALNUM)),
    ("atlassian", AtlassianToken, Of(24, 24, Alphabet::ALNUM)),
    ("jira", AtlassianToken, Of(24, 24, Alphabet::ALNUM)),
    ("npm", NpmToken, Uuid),
    ("nuget", NugetKey, Of(46, 46, Alphabet::LOWER_ALNUM)),
    ("cohere", CohereKey, Of(40, 40, Alphabet::ALNUM)),
    ("mistral", MistralKey, Of(32, 32, Alphabet::ALNUM)),
    ("assemblyai", AssemblyaiKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("deepgram", DeepgramKey, Of(40, 40, Alphabet::LOWER_HEX)),
    ("wandb", WandbKey, Of(40, 40, Alphabet::LOWER_HEX)),
    ("elevenlabs", ElevenlabsKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("openai", AzureKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("twilio", TwilioKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("postmark", PostmarkToken, Uuid),
    ("mandrill", MandrillKey, Of(22, 22, Alphabet::BASE64URL)),
    ("zendesk", ZendeskToken, Of(40, 40, Alphabet::ALNUM)),
    ("intercom", IntercomToken, Of(59, 60, Alphabet::BASE64)),
    ("mailjet", MailjetKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("sparkpost", SparkpostKey, Of(40, 40, Alphabet::LOWER_HEX)),
    ("messagebird", MessagebirdKey, Of(25, 25, Alphabet::ALNUM)),
    ("mattermost", MattermostToken, Of(26, 26, Alphabet::LOWER_ALNUM)),
    ("discord", DiscordToken, Of(32, 32, Alphabet::BASE64URL)),
    ("facebook", FacebookToken, Of(32, 32, Alphabet::LOWER_HEX)),
    ("twitter", TwitterToken, Of(45, 50, Alphabet::ALNUM)),
    ("twitch", TwitchToken, Of(30, 30, Alphabet::LOWER_ALNUM)),
    ("linkedin", LinkedinKey, Of(16, 16, Alphabet::ALNUM)),
    ("klaviyo", KlaviyoKey, Of(37, 37, Alphabet::ALNUM)),
    ("hubspot", HubspotToken, Uuid),
    ("salesforce", SalesforceToken, Of(64, 64, Alphabet::HEX)),
    ("airtable", AirtableToken, Of(17, 17, Alphabet::ALNUM)),
    ("asana", AsanaToken, Of(32, 32, Alphabet::LOWER_HEX)),
    ("trello", TrelloToken, Of(32, 32, Alphabet::LOWER_HEX)),
    ("trello", TrelloToken, Of(64, 64, Alphabet::LOWER_HEX)),
    ("contentful", ContentfulToken, Of(43, 43, Alphabet::BASE64URL)),
    ("dropbox", DropboxToken, Of(64, 64, Alphabet::ALNUM)),
    ("dropbox", DropboxToken, Of(15, 15, Alphabet::LOWER_ALNUM)),
    ("datadog", DatadogKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("datadog", DatadogKey, Of(40, 40, Alphabet::LOWER_HEX)),
    ("pagerduty", PagerdutyKey, Of(20, 20, Alphabet::BASE64URL)),
    ("segment", SegmentKey, Of(32, 32, Alphabet::ALNUM)),
    ("rollbar", RollbarToken, Of(32, 32, Alphabet::LOWER_HEX)),
    ("amplitude", AmplitudeKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("launchdarkly", LaunchdarklyKey, Uuid),
    ("sentry", SentryToken, Of(64, 64, Alphabet::LOWER_HEX)),
    ("newrelic", NewRelicKey, Of(40, 40, Alphabet::HEX)),
    ("newrelic", NewRelicKey, Of(64, 64, Alphabet::LOWER_HEX)),
    ("virustotal", VirustotalKey, Of(64, 64, Alphabet::LOWER_HEX)),
    ("rapidapi", RapidapiKey, Of(50, 50, Alphabet::BASE64URL)),
    ("todoist", TodoistToken, Of(40, 40, Alphabet::LOWER_HEX)),
    ("pipedrive", PipedriveToken, Of(40, 40, Alphabet::LOWER_HEX)),
    ("splunk", SplunkToken, Uuid),
    ("spotify", SpotifyKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("easypost", EasypostKey, Of(22, 22, Alphabet::ALNUM)),
    ("shippo", ShippoToken, Of(40, 40, Alphabet::LOWER_HEX)),
    ("maxmind", MaxmindKey, Of(16, 16, Alphabet::ALNUM)),
    ("digitalocean", DigitaloceanToken, Of(64, 64, Alphabet::LOWER_HEX)),
    ("supabase", SupabaseKey, Of(40, 40, Alphabet::ALNUM)),
    ("figma", FigmaToken, Of(45, 54, Alphabet::BASE64URL)),
    ("notion", NotionToken, Of(43, 43, Alphabet::ALNUM)),
    ("mailgun", MailgunKey, Of(32, 32, Alphabet::LOWER_HEX)),
    ("mailchimp", MailchimpKey, Of(32, 32, Alphabet::LOWER_HEX)),
];

/// The provider whose key a value is by its field's name: `CLOUDFLARE_API_TOKEN`, `twilio.authToken`. Looks at the
/// first 96 bytes of the name.
pub(crate) fn provider_key(name: &[u8], value: &[u8]) -> Option<Entity> {
    let name = &name[..name.len().min(96)];
    if value.len() < 15 {
        return None;
    }
    // WordPress draws from all printable characters: a dollar sign in front is no variable.
    let is_drawn = |entity: &Entity| *entity == Entity::WordpressKey && value.len() == 64;
    provider_of(name, value).filter(|entity| is_drawn(entity) && !is_repeated(value) || !is_placeholder(value) && !is_public(value))
}

fn provider_of(name: &[u8], value: &[u8]) -> Option<Entity> {
    let fits = |shape: Shape| match shape {
        // Words with dashes between them may have any length; letters and digits in one are enough else.
        Of(least, most, alphabet) => {
            (least..=most).contains(&value.len()) && alphabet.holds(value) && (!alphabet.contains(b'-') || is_random(value)) && is_mixed(value)
        }
        Uuid => is_uuid(value),
    };
    if is_wordpress_key(name) && value.len() >= 32 {
        return Some(Entity::WordpressKey);
    }
    // The signature of a shared access signature, in a URL.
    if name == b"sig" && (44..=80).contains(&value.len()) && (value.ends_with(b"%3D") || value.ends_with(b"=")) {
        return Some(Entity::AzureKey);
    }
    named_in(name).find(|&&(_, _, shape)| fits(shape)).map(|&(_, entity, _)| entity)
}

/// The providers whose words are in a name.
fn named_in(name: &[u8]) -> impl Iterator<Item = &'static (&'static str, Entity, Shape)> + '_ {
    // The letters that begin words of the name: no other provider is in it.
    let first = |byte: u8| 1u32 << (byte & 31);
    let begun = (0..name.len()).filter(|&at| begins_word(name, at)).fold(0, |begun, at| begun | first(name[at]));
    NAMED.iter().filter(move |&&(word, ..)| begun & first(word.as_bytes()[0]) != 0 && says(name, word))
}

/// Whether a name has a provider's in it and says that it is a secret: its values may be a key.
pub(crate) fn names_provider(name: &[u8]) -> bool {
    let name = &name[..name.len().min(96)];
    is_wordpress_key(name) || named_in(name).next().is_some()
}

/// The names of a provider whose keys count beside them: for the catalogue.
pub(crate) fn provider_words(entity: Entity) -> impl Iterator<Item = &'static str> {
    NAMED.iter().filter(move |(_, named, _)| *named == entity).map(|&(word, ..)| word)
}

/// Whether one character is a third of a value: `xxxx…`.
fn is_repeated(value: &[u8]) -> bool {
    value.iter().any(|byte| memchr::memchr_iter(*byte, value).count() * 3 >= value.len())
}

fn is_mixed(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_digit) && value.iter().any(u8::is_ascii_alphabetic)
}

/// The constants of wp-config.php: `AUTH_KEY`, `LOGGED_IN_SALT`. (`define` takes any 64 printable characters.)
fn is_wordpress_key(name: &[u8]) -> bool {
    [&b"AUTH_KEY"[..], b"SECURE_AUTH_KEY", b"LOGGED_IN_KEY", b"NONCE_KEY", b"AUTH_SALT", b"SECURE_AUTH_SALT", b"LOGGED_IN_SALT", b"NONCE_SALT"].contains(&name)
        || name.strip_prefix(b"WP_CACHE_").is_some_and(|rest| rest == b"KEY_SALT")
}

/// The key in the run that stands behind its name in running text: `mistral api key: …`.
#[inline]
pub(crate) fn beside(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if end - start == 36
        && let Some(found) = around_uuid(text, start, end)
    {
        return Some(found);
    }
    if !matches!(*text.get(start.checked_sub(1)?)?, b'=' | b'"' | b'\'' | b':' | b' ' | b'>' | b'`') {
        return None;
    }
    behind_name(text, start, end)
}

/// The key that a UUID is the longest part of.
#[inline(never)]
fn around_uuid(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if !is_uuid(&text[start..end]) {
        return None;
    }
    let before = &text[..start];
    let found = |entity: Entity, start: usize, end: usize| Some(Candidate::new(entity, start, end, BY_NAME));
    if before.ends_with(b"amzn.mws.") {
        return found(Entity::AmazonSellerToken, start - 9, end);
    }
    if before.ends_with(b"qyapi.weixin.qq.com/cgi-bin/webhook/send?key=") {
        return found(Entity::WecomToken, start, end);
    }
    // Who has the address can post: all of it goes.
    if let Some(host) = before.strip_suffix(b"/open-apis/bot/v2/hook/")
        && let Some(host) = host.strip_suffix(b"open.feishu.cn").or_else(|| host.strip_suffix(b"open.larksuite.com"))
    {
        return found(Entity::FeishuToken, host.strip_suffix(b"https://").unwrap_or(host).len(), end);
    }
    let service = [Text("."), Run(32, 32, Alphabet::LOWER_HEX), Text("."), Run(32, 64, Alphabet::LOWER_HEX)];
    if before.ends_with(b"st.")
        && let Some(end) = pieces_end(text, end, &service)
    {
        return found(Entity::InfisicalToken, start - 3, end);
    }
    let free = text[end..].starts_with(b":fx") && !text.get(end + 3).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    if free { found(Entity::DeeplKey, start, end + 3) } else { None }
}

#[inline(never)]
fn behind_name(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let before = &text[start.saturating_sub(8)..start];
    let gap = before.iter().rev().take_while(|&&byte| matches!(byte, b'=' | b'"' | b'\'' | b':' | b' ' | b'>' | b'`' | b'\\' | b',')).count();
    let name_end = start - gap;
    let [.., first, second, third] = text[name_end.saturating_sub(3)..name_end] else { return None };
    let last = [first | 0x20, second | 0x20, third | 0x20];
    if !matches!(&last, b"key" | b"ken" | b"ret" | b"ial" | b"uth" | b"pat" | b"ord" | b"sid") {
        return None;
    }
    let window = &text[name_end.saturating_sub(NAME_WINDOW)..name_end];
    let name = window.iter().rev().take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b' ')).count();
    if window.ends_with(b"'key") && is_in_crypt(&text[..name_end]) {
        let end = start + text[start..].iter().take(LONGEST_KEY).take_while(|&&byte| !matches!(byte, b'\'' | b'\\' | b'\n')).count();
        return is_secret_value(&text[start..end]).then(|| Candidate::new(Entity::GenericSecret, start, end, BY_NAME));
    }
    // Of base64 the run is a part; the field's own name finds the whole.
    if matches!(text.get(end), Some(b'+' | b'/')) {
        return None;
    }
    let entity = provider_key(&window[window.len() - name..], &text[start..end])?;
    Some(Candidate::new(entity, start, end, BY_NAME))
}

/// The longest key of Magento's, and how far before it `crypt` stands.
const LONGEST_KEY: usize = 96;
const CRYPT: usize = 40;

/// Whether the name is in Magento's `'crypt' => ['key' => '…']`, which all that it encrypts depends on.
fn is_in_crypt(before: &[u8]) -> bool {
    memchr::memmem::rfind(&before[before.len().saturating_sub(CRYPT)..], b"'crypt'").is_some()
}

/// Whether the name says the word: as a word of its own, whatever the case, and with what separates its parts left out
/// (`new_relic`, `NewRelic`).
fn says(name: &[u8], word: &str) -> bool {
    (0..name.len()).any(|at| begins_word(name, at) && word_end(name, at, word.as_bytes()).is_some_and(|end| ends_word(name, end)))
}

fn begins_word(name: &[u8], at: usize) -> bool {
    name[at].is_ascii_alphabetic() && (at == 0 || !name[at - 1].is_ascii_alphabetic() || name[at].is_ascii_uppercase() && name[at - 1].is_ascii_lowercase())
}

fn word_end(name: &[u8], mut at: usize, word: &[u8]) -> Option<usize> {
    for (place, letter) in word.iter().enumerate() {
        while place > 0 && matches!(name.get(at), Some(b'_' | b'-' | b' ' | b'.')) {
            at += 1;
        }
        if !name.get(at)?.eq_ignore_ascii_case(letter) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn ends_word(name: &[u8], end: usize) -> bool {
    let rest = &name[end..];
    match rest.first() {
        None => true,
        Some(byte) if !byte.is_ascii_alphabetic() => true,
        Some(byte) if byte.is_ascii_uppercase() && name[end - 1].is_ascii_lowercase() => true,
        _ => [&b"api"[..], b"key", b"token", b"secret", b"auth", b"access", b"client", b"app"].iter().any(|word| begins_with(rest, word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX32: &str = "3f9a1c5e7b2d8046f1e3a5c7092b4d68";

    #[test]
    fn a_name_says_whose_key_it_is() {
        for (name, entity) in [
            ("TWILIO_AUTH_TOKEN", Entity::TwilioKey),
            ("twilio.authToken", Entity::TwilioKey),
            ("algoliaAdminApiKey", Entity::AlgoliaKey),
            ("DD_DATADOG_API_KEY", Entity::DatadogKey),
            ("mistralapikey", Entity::MistralKey),
        ] {
            assert_eq!(provider_key(name.as_bytes(), HEX32.as_bytes()), Some(entity), "{name}");
        }
        for name in ["segmentation_key", "api_key", "cache_key", "ETAG", "laws_key"] {
            assert_eq!(provider_key(name.as_bytes(), HEX32.as_bytes()), None, "{name}");
        }
        let signature = b"Zm9vYmFyMTIz%2BNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODk%3D";
        assert_eq!(provider_key(b"sig", signature), Some(Entity::AzureKey));
        assert_eq!(provider_key(b"TWILIO_AUTH_TOKEN", b"changeme_changeme_changeme_12345"), None);
    }

    #[test]
    fn magentos_key_is_found_in_its_place_alone() {
        let base64 = "base64Kq3mZ7vB4nT8wL5pR6cYk3J9xQ2mZ7vB4nT8wL5pR6c=";
        for key in [HEX32, base64] {
            let text = format!("    'crypt' => [\n        'key' => '{key}'\n    ],");
            let start = text.find(key).unwrap();
            let end = start + key.bytes().take_while(u8::is_ascii_alphanumeric).count();
            assert_eq!(beside(text.as_bytes(), start, end).map(|c| (c.entity, c.start, c.end)), Some((Entity::GenericSecret, start, start + key.len())));
        }
        let text = format!("'cache' => [\n 'key' => '{HEX32}'");
        assert_eq!(beside(text.as_bytes(), text.len() - 33, text.len() - 1), None);
    }

    #[test]
    fn a_word_before_a_hash_makes_it_a_key_and_others_do_not() {
        let found = |text: &str| {
            let start = text.find(HEX32)?;
            beside(text.as_bytes(), start, start + HEX32.len()).map(|c| c.entity)
        };
        assert_eq!(found(&format!("Mistral API key: {HEX32}")), Some(Entity::MistralKey));
        assert_eq!(found(&format!("\"algolia_api_key\":\"{HEX32}\"")), Some(Entity::AlgoliaKey));
        for text in [format!("algolia index {HEX32}"), format!("md5 = {HEX32}"), format!("mistral; key {HEX32}"), HEX32.to_string()] {
            assert_eq!(found(&text), None, "{text}");
        }
    }
}
