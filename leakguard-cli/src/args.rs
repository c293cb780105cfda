//! The command line. Names are fixed: other people's scripts use them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use leakguard_core::{Channel, Encoding, Entity, Expansion, Format};

/// Find personal data, card data and secrets in what leaves a shop, and mask them.
#[derive(Parser)]
#[command(name = "leakguard", version, about, max_term_width = 120)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Write the input with what the policy says applied to every finding
    Redact(RedactArgs),
    /// List findings as JSON Lines: file, entity, start, end (bytes), score, field
    Scan(ScanArgs),
    /// Put tokens in place of values: of everything found, or with --entity of every line
    Tokenize(TokenizeArgs),
    /// Put values in place of tokens, where the keyring allows it
    Detokenize(DetokenizeArgs),
    /// Make keyrings, and change and show their keys
    Keys(KeysArgs),
    /// Make indexes of the shop's own values and texts, which a policy's detectors look for
    Index(IndexArgs),
    /// Make strings to plant where nobody should copy from; whoever has the keyring finds them
    Canary(CanaryArgs),
    /// Check, explain and describe policies
    Policy(PolicyArgs),
    /// List every kind of data that is found
    Entities(EntitiesArgs),
    /// Make data sets, for training and other uses, by a recipe
    Dataset(DatasetArgs),
    /// Write manual pages and the completions of shells
    #[command(hide = true)]
    Manual(ManualArgs),
}

/// `manual`
#[derive(Args)]
pub struct ManualArgs {
    /// Where they go
    pub folder: String,
}

/// How an input is compressed.
#[derive(Clone, Debug)]
pub enum InputEncoding {
    /// As it says itself.
    Auto,
    /// In this way; in none.
    Given(Vec<Encoding>),
}

/// What `redact` and `scan` share.
#[derive(Args)]
pub struct MessageArgs {
    /// Policy file (TOML), or preset:default, preset:strict, preset:redact-all; without it everything found counts
    #[arg(long, value_name = "FILE")]
    pub policy: Option<String>,
    /// Keyring file, or env:VARIABLE, for policies that hash or tokenize
    #[arg(long, value_name = "FILE")]
    pub keyring: Option<String>,
    /// How to read the input: auto, text, json, ndjson, csv, tsv, form, xml, html, multipart, log, sql, or a MIME type
    #[arg(long, default_value = "auto", value_parser = parse_format)]
    pub format: Format,
    /// How the input is compressed, and the output again: auto (gzip and zstd by their first bytes, br by the ending .br),
    /// identity (not at all), gzip, deflate, br, zstd, or several in the order they were applied: "gzip, br"
    #[arg(long, value_name = "ENCODING", default_value = "auto", value_parser = parse_encoding)]
    pub encoding: InputEncoding,
    /// A compressed input may become so many times larger (beyond 16 MiB); more is taken for a bomb and is an error
    #[arg(long, value_name = "TIMES", default_value_t = Expansion::default().times, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_expansion: u32,
    /// The way out, for the policy: api, log, export, egress, storage
    #[arg(long, default_value = "api", value_parser = parse_channel)]
    pub channel: Channel,
    /// Who receives it, for the policy: guest, customer:42, integration:erp, host:api.openai.com
    #[arg(long, default_value = "")]
    pub consumer: String,
    /// Route of the request, for the policy
    #[arg(long, default_value = "")]
    pub route: String,
    /// The receiver's host name, for the policy
    #[arg(long, default_value = "")]
    pub host: String,
    /// A value of the person whose data this may show, for the policy; repeat it
    #[arg(long, value_name = "VALUE")]
    pub subject: Vec<String>,
}

/// `leakguard redact`
#[derive(Args)]
pub struct RedactArgs {
    /// The message.
    #[command(flatten)]
    pub message: MessageArgs,
    /// Write here instead of standard output; the file appears when it is complete
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// File to read, - for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

/// `leakguard scan`
#[derive(Args)]
pub struct ScanArgs {
    /// The message.
    #[command(flatten)]
    pub message: MessageArgs,
    /// Exit with this status when something was found
    #[arg(long, value_name = "N")]
    pub exit_code: Option<u8>,
    /// Print the values too: only where nobody else reads the output
    #[arg(long)]
    pub show_values: bool,
    /// Files to read, - for standard input
    #[arg(default_value = "-")]
    pub files: Vec<PathBuf>,
}

/// What `tokenize` and `detokenize` share.
#[derive(Args)]
pub struct TokenArgs {
    /// Keyring file, or env:VARIABLE; without it the environment variable LEAKGUARD_KEYRING holds the keyring
    #[arg(long, value_name = "FILE")]
    pub keyring: Option<String>,
    /// The kind of data, e.g. PERSON
    #[arg(long, value_parser = crate::tokens::entity)]
    pub entity: Option<Entity>,
    /// The dataset: tokens of two datasets cannot be joined
    #[arg(long, value_name = "NAME", default_value = "")]
    pub dataset: String,
    /// Tokens of digits alone, one a line, for columns that hold nothing else: they do not say their key or that they are
    /// tokens; needs --entity
    #[arg(long, requires = "entity")]
    pub digits: bool,
    /// File to read, - for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

/// `leakguard tokenize`
#[derive(Args)]
pub struct TokenizeArgs {
    /// What both share.
    #[command(flatten)]
    pub token: TokenArgs,
}

/// `leakguard detokenize`
#[derive(Args)]
pub struct DetokenizeArgs {
    /// What both share.
    #[command(flatten)]
    pub token: TokenArgs,
    /// Who receives the values, for the event on standard error
    #[arg(long, default_value = "cli")]
    pub consumer: String,
    /// What for, for the event on standard error
    #[arg(long, default_value = "")]
    pub purpose: String,
    /// Id of the key that made tokens of digits
    #[arg(long, value_name = "ID", requires = "digits")]
    pub key: Option<String>,
    /// The tokens stand in JSON strings: values are escaped for them
    #[arg(long)]
    pub json: bool,
}

/// `leakguard keys`
#[derive(Args)]
pub struct KeysArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: KeysCommand,
}

/// What to do with a keyring.
#[derive(Subcommand)]
pub enum KeysCommand {
    /// Make a keyring with one fresh key, in a file that does not exist yet (mode 0600)
    Generate {
        /// The keyring file
        #[arg(long, value_name = "FILE")]
        keyring: PathBuf,
    },
    /// Add a fresh key for new values; older keys stay and read what they have made
    Rotate {
        /// The keyring file
        #[arg(long, value_name = "FILE")]
        keyring: PathBuf,
    },
    /// List the keys: id, state, day, fingerprint; never a secret
    List {
        /// The keyring file, or env:VARIABLE
        #[arg(long, value_name = "FILE")]
        keyring: String,
    },
    /// Print the public keys that signatures of this keyring are checked with
    Public {
        /// The keyring file, or env:VARIABLE
        #[arg(long, value_name = "FILE")]
        keyring: String,
    },
    /// Print ids and fingerprints as JSON, to compare the keyrings of two systems
    ExportPublicIds {
        /// The keyring file, or env:VARIABLE
        #[arg(long, value_name = "FILE")]
        keyring: String,
    },
    /// Destroy an old key, and with it what it has made: says what would be lost, does it with --unreadable-for-ever
    Retire {
        /// The keyring file
        #[arg(long, value_name = "FILE")]
        keyring: PathBuf,
        /// Id of the key
        #[arg(long, value_name = "ID")]
        key: String,
        /// Yes, every token of this key becomes unreadable
        #[arg(long)]
        unreadable_for_ever: bool,
    },
}

/// `leakguard index`
#[derive(Args)]
pub struct IndexArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: IndexCommand,
}

/// What to do with an index.
#[derive(Subcommand)]
pub enum IndexCommand {
    /// Make an index of real values: names, addresses, numbers of customers
    Build {
        /// A column and what its values are: email:EMAIL_ADDRESS; columns that make one value together are joined by +:
        /// first_name+last_name:PERSON. Repeat it. In NDJSON a point leads into objects: billing.email:EMAIL_ADDRESS
        #[arg(long = "column", value_name = "COLUMN:ENTITY", required = true, value_parser = crate::index::column)]
        columns: Vec<crate::index::Column>,
        /// What both share.
        #[command(flatten)]
        made: IndexMade,
        /// How to read the input: csv, tsv, ndjson; without it by the file's ending, of standard input by its first byte
        #[arg(long, value_name = "FORMAT", value_parser = ["csv", "tsv", "ndjson"])]
        format: Option<String>,
        /// Calling code of telephone numbers that name none: 353
        #[arg(long, value_name = "CODE")]
        calling_code: Option<String>,
        /// File to read, - for standard input
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Make an index of passages of confidential texts
    Fingerprint {
        /// What both share.
        #[command(flatten)]
        made: IndexMade,
        /// Letters and digits of the shortest passage that is found for certain, 20 to 256
        #[arg(long, value_name = "N", default_value_t = 50)]
        shortest: usize,
        /// Text files, - for standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print what an index says of itself, as JSON; needs no key
    Info {
        /// The index
        file: PathBuf,
    },
}

/// What making an index needs.
#[derive(Args)]
pub struct IndexMade {
    /// Keyring file, or env:VARIABLE
    #[arg(long, value_name = "FILE")]
    pub keyring: String,
    /// The dataset whose keys it is made with
    #[arg(long, value_name = "NAME", default_value = "")]
    pub dataset: String,
    /// A name for people
    #[arg(long)]
    pub name: Option<String>,
    /// The index file; it appears when it is complete
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// `leakguard canary`
#[derive(Args)]
pub struct CanaryArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: CanaryCommand,
}

/// What to do with canaries.
#[derive(Subcommand)]
pub enum CanaryCommand {
    /// Print new ones, one a line
    New {
        /// Keyring file, or env:VARIABLE
        #[arg(long, value_name = "FILE")]
        keyring: String,
        /// How many
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        count: u32,
    },
}

/// `leakguard policy`
#[derive(Args)]
pub struct PolicyArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: PolicyCommand,
}

/// What to do with a policy.
#[derive(Subcommand)]
pub enum PolicyCommand {
    /// Say whether a policy can be used, and if not, which line and key is wrong
    Check {
        /// Policy file, or preset:NAME
        file: String,
    },
    /// Say what would happen to a finding, and why
    Explain {
        /// Policy file, or preset:NAME
        #[arg(long, value_name = "FILE", default_value = "preset:default")]
        policy: String,
        /// The way out: api, log, export, egress, storage
        #[arg(long, value_parser = parse_channel)]
        channel: Channel,
        /// Who receives it
        #[arg(long, default_value = "")]
        consumer: String,
        /// Path of the field, e.g. items.0.billing.email
        #[arg(long, default_value = "")]
        field: String,
        /// What would be found, e.g. EMAIL_ADDRESS
        #[arg(long)]
        entity: String,
        /// Route of the request
        #[arg(long, default_value = "")]
        route: String,
        /// The receiver's host name
        #[arg(long, default_value = "")]
        host: String,
        /// The value is the subject's own
        #[arg(long)]
        own: bool,
        /// Score of the finding, 0..1
        #[arg(long, default_value_t = 0.9)]
        score: f32,
        /// The value itself, to ask the policy's exceptions too
        #[arg(long)]
        value: Option<String>,
    },
    /// Print the JSON Schema of policies
    Schema,
}

/// `leakguard entities`
#[derive(Args)]
pub struct EntitiesArgs {
    /// As JSON: a list of objects
    #[arg(long)]
    pub json: bool,
}

fn parse_format(name: &str) -> Result<Format, String> {
    Format::from_name(name)
        .ok_or_else(|| format!("a format is one of {}, or a MIME type", Format::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")))
}

fn parse_encoding(names: &str) -> Result<InputEncoding, String> {
    if names == "auto" {
        return Ok(InputEncoding::Auto);
    }
    Encoding::list(names).map(InputEncoding::Given).map_err(|error| error.to_string())
}

fn parse_channel(name: &str) -> Result<Channel, String> {
    Channel::from_name(name).ok_or_else(|| "a channel is one of api, log, export, egress, storage".to_owned())
}

/// `leakguard dataset`
#[derive(Args)]
pub struct DatasetArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: DatasetCommand,
}

/// What to do with a data set.
#[derive(Subcommand)]
pub enum DatasetCommand {
    /// Turn rows of a table, JSON Lines on standard input, into rows of the data set; any parting of the rows gives the same
    Apply(DatasetApplyArgs),
    /// Make a data set of the recipe's source: parts, a manifest, a signature
    Build(DatasetBuildArgs),
    /// Make a data set of what `apply` has made: small groups go, parts are encrypted, the manifest is signed
    Seal(DatasetSealArgs),
    /// Write the persons that the recipe's lists name, for `apply --leave-out`
    Persons(DatasetPersonsArgs),
    /// Check signature, hashes, row counts and groups, and look for what is still there
    Verify(DatasetVerifyArgs),
    /// Decrypt a part
    Decrypt(DatasetDecryptArgs),
    /// Print the JSON Schema of recipes
    Schema,
}

/// What a data set is made by.
#[derive(Args)]
pub struct DatasetSetArgs {
    /// The recipe (TOML)
    #[arg(long, value_name = "FILE")]
    pub recipe: PathBuf,
    /// Policy for what is kept: a file (TOML), or preset:default, preset:strict, preset:redact-all
    #[arg(long, value_name = "FILE", default_value = "preset:redact-all")]
    pub policy: String,
    /// Keyring file, or env:VARIABLE
    #[arg(long, value_name = "FILE")]
    pub keyring: Option<String>,
    /// What takes the place of {prefix} in the recipe's tables and queries
    #[arg(long, value_name = "PREFIX")]
    pub prefix: Option<String>,
}

/// Where a data set goes.
#[derive(Args)]
pub struct DatasetOutputArgs {
    /// The folder; it is made, or it is empty
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// How rows are written
    #[arg(long, value_enum, default_value_t)]
    pub format: crate::dataset::Format,
    /// Encrypt for this public key of age (age1…) too; repeat it
    #[arg(long = "recipient", value_name = "KEY")]
    pub recipients: Vec<String>,
    /// The day that the manifest says, 2026-11-22; today (UTC) when left out
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// Rows of the source that a part is made of
    #[arg(long, value_name = "N", default_value_t = 65_536, value_parser = clap::value_parser!(u64).range(1..=1_048_576))]
    pub rows_per_part: u64,
}

/// `leakguard dataset build`
#[derive(Args)]
pub struct DatasetBuildArgs {
    /// What it is made by.
    #[command(flatten)]
    pub set: DatasetSetArgs,
    /// Where it goes.
    #[command(flatten)]
    pub out: DatasetOutputArgs,
    /// Go on with a build that was stopped
    #[arg(long)]
    pub resume: bool,
}

/// `leakguard dataset seal`
#[derive(Args)]
pub struct DatasetSealArgs {
    /// What the rows were made by.
    #[command(flatten)]
    pub set: DatasetSetArgs,
    /// The folder of the rows: a folder for each table, with files that end in .ndjson and their .report.json
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    /// Where the rows are from, for the manifest
    #[arg(long, value_name = "TEXT", default_value = "rows of leakguard dataset apply")]
    pub source: String,
    /// Where it goes.
    #[command(flatten)]
    pub out: DatasetOutputArgs,
}

/// `leakguard dataset persons`
#[derive(Args)]
pub struct DatasetPersonsArgs {
    /// The recipe (TOML)
    #[arg(long, value_name = "FILE")]
    pub recipe: PathBuf,
    /// What takes the place of {prefix} in the recipe's queries
    #[arg(long, value_name = "PREFIX")]
    pub prefix: Option<String>,
}

/// `leakguard dataset verify`
#[derive(Args)]
pub struct DatasetVerifyArgs {
    /// The keyring that it was made with, or env:VARIABLE; a policy with an index needs it
    #[arg(long, value_name = "FILE")]
    pub keyring: Option<String>,
    /// The public key that its signature is checked with, in place of the keyring's, as `leakguard keys public` prints it
    #[arg(long, value_name = "HEX")]
    pub public_key: Option<String>,
    /// File of a private key of age, for parts that are encrypted
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// Policy whose own detectors look, too: a file (TOML), or preset:default, preset:strict, preset:redact-all
    #[arg(long, value_name = "FILE", default_value = "preset:redact-all")]
    pub policy: String,
    /// The data set
    pub folder: PathBuf,
}

/// `leakguard dataset decrypt`
#[derive(Args)]
pub struct DatasetDecryptArgs {
    /// File of a private key of age
    #[arg(long, value_name = "FILE")]
    pub identity: PathBuf,
    /// Write here instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The part
    pub file: PathBuf,
}

/// `leakguard dataset apply`
#[derive(Args)]
pub struct DatasetApplyArgs {
    /// What it is made by.
    #[command(flatten)]
    pub set: DatasetSetArgs,
    /// The table of the recipe
    #[arg(long, value_name = "NAME")]
    pub table: String,
    /// Persons to leave out, one a line: `erased`, `withheld` or `granted`, a tab, the person
    #[arg(long, value_name = "FILE")]
    pub leave_out: Option<PathBuf>,
    /// Write what was counted here, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Threads; as many as there are processors when left out
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}
