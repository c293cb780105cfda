//! What a body is, by the names in it: requests of AI services look alike wherever they are sent.

use std::ops::Range;

use super::attachment::{self, Found};
use super::walk::{self, Step, Value, is_at};

/// The request that a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `messages` as OpenAI's chat completions have them, which most others took over.
    ChatCompletions,
    /// OpenAI's responses: `input` as a text or as items.
    Responses,
    /// Texts to be made vectors of.
    Embeddings,
    /// `prompt`, to be gone on with or to be made a picture of.
    Completions,
    /// Anthropic's messages, on its own host or another's.
    Messages,
    /// Google's `generateContent` and its relatives: `contents` with `parts`.
    GenerateContent,
    /// Cohere's chat of version 1, its embeddings and reranking.
    Cohere,
    /// AWS Bedrock's Converse.
    Converse,
    /// Ollama's chat and generate.
    Ollama,
    /// Hugging Face's `inputs`.
    Inference,
    /// A prediction of a model on Replicate: `input` is the model's own.
    Prediction,
    /// A form with a file: sound to be written down, a picture to be changed, a file for later.
    Upload,
    /// Nothing that is known, sent to an AI service.
    Other,
}

impl Shape {
    /// A name for audit: `chat_completions`.
    pub fn name(self) -> &'static str {
        match self {
            Shape::ChatCompletions => "chat_completions",
            Shape::Responses => "responses",
            Shape::Embeddings => "embeddings",
            Shape::Completions => "completions",
            Shape::Messages => "messages",
            Shape::GenerateContent => "generate_content",
            Shape::Cohere => "cohere",
            Shape::Converse => "converse",
            Shape::Ollama => "ollama",
            Shape::Inference => "inference",
            Shape::Prediction => "prediction",
            Shape::Upload => "upload",
            Shape::Other => "other",
        }
    }
}

/// Members of the outermost object that say something.
const ROOT: &[&str] = &[
    "model",
    "messages",
    "input",
    "prompt",
    "contents",
    "content",
    "inputs",
    "message",
    "chat_history",
    "preamble",
    "texts",
    "query",
    "documents",
    "inputText",
    "instances",
    "version",
    "instructions",
    "max_output_tokens",
    "previous_response_id",
    "tools",
    "temperature",
    "top_p",
    "stream",
    "encoding_format",
    "dimensions",
    "max_tokens",
    "options",
    "keep_alive",
    "parameters",
    "inferenceConfig",
    "toolConfig",
    "anthropic_version",
    "input_type",
    "system",
    "max_completion_tokens",
    "store",
    "reasoning",
    "requests",
    "raw",
    "voice",
];

/// Roles that speak in a conversation.
const ROLES: &[&str] = &["system", "user", "assistant", "tool", "developer", "function", "model", "USER", "CHATBOT", "SYSTEM", "TOOL"];

/// What a walk through a body found.
#[derive(Debug, Default)]
pub(super) struct Outline {
    root: u64,
    has_role: bool,
    has_parts: bool,
    /// Parts of a message have a `type`, or are told by their names alone.
    typed: bool,
    untyped: bool,
    input_is_list: bool,
    /// The name of the model, as it is written.
    model: Option<Range<usize>>,
    /// Strings that are files.
    pub attachments: Vec<Found>,
    /// It is one JSON document and nothing else.
    pub is_json: bool,
}

impl Outline {
    pub fn of(body: &[u8]) -> Outline {
        let mut outline = Outline::default();
        // Names beside a file, which come before it or behind.
        let end = walk::walk(body, 0, |path, value| outline.see(body, path, value));
        outline.is_json = end.is_some_and(|end| body[end..].iter().all(u8::is_ascii_whitespace)) && body.trim_ascii_start().starts_with(b"{");
        if !outline.is_json {
            return Outline::default();
        }
        outline
    }

    fn see(&mut self, body: &[u8], path: &[Step], value: &Value) {
        if let [Step::Key(name)] = path {
            if let Some(place) = ROOT.iter().position(|known| known.as_bytes() == &body[name.clone()]) {
                self.root |= 1 << place;
            }
            if let (b"model" | b"modelId" | b"model_id", Value::String(at)) = (&body[name.clone()], value) {
                self.model = Some(at.clone());
            }
        }
        match value {
            Value::String(at) => {
                let at_role = is_at(body, path, &["messages", "*", "role"]) || is_at(body, path, &["input", "*", "role"]);
                self.has_role |= at_role && ROLES.iter().any(|role| role.as_bytes() == &body[at.clone()]);
                self.typed |= is_at(body, path, &["messages", "*", "content", "*", "type"]);
                self.untyped |= is_at(body, path, &["messages", "*", "content", "*", "text"]);
                if let Some(found) = attachment::find(body, path, at) {
                    self.attachments.push(found);
                }
            }
            Value::List => {
                self.has_parts |= is_at(body, path, &["contents", "*", "parts"])
                    || is_at(body, path, &["content", "parts"])
                    || is_at(body, path, &["contents", "parts"])
                    || is_at(body, path, &["requests", "*", "content", "parts"]);
                self.input_is_list |= is_at(body, path, &["input"]);
            }
            _ => {}
        }
    }

    fn has(&self, names: &[&str]) -> bool {
        ROOT.iter().enumerate().any(|(place, name)| self.root >> place & 1 == 1 && names.contains(name))
    }

    /// The model's name.
    pub fn model(&self, body: &[u8]) -> Option<String> {
        let name = String::from_utf8_lossy(&body[self.model.clone()?]).replace("\\/", "/");
        (!name.is_empty() && name.len() <= 256 && !name.contains(char::is_control)).then_some(name)
    }

    /// What the body is, wherever it goes; `None`: it may be anybody's.
    pub fn shape(&self) -> Option<Shape> {
        let knobs = [
            "temperature",
            "top_p",
            "stream",
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "instructions",
            "tools",
            "previous_response_id",
            "encoding_format",
            "dimensions",
            "options",
            "store",
            "reasoning",
            "keep_alive",
            "raw",
        ];
        if self.has_parts {
            return Some(Shape::GenerateContent);
        }
        if self.has(&["messages"]) && self.has_role {
            return Some(match () {
                () if self.has(&["inferenceConfig", "toolConfig"]) || self.untyped && !self.typed => Shape::Converse,
                () if self.has(&["anthropic_version"]) || self.has(&["system"]) && self.has(&["max_tokens"]) => Shape::Messages,
                () if self.has(&["keep_alive", "options"]) => Shape::Ollama,
                () => Shape::ChatCompletions,
            });
        }
        if self.has(&["model"]) && self.has(&["input"]) && (self.has_role || self.has(&knobs)) {
            let is_response = self.has_role
                || self.has(&["instructions", "max_output_tokens", "previous_response_id", "store", "reasoning", "tools", "temperature", "stream"]);
            return Some(if is_response { Shape::Responses } else { Shape::Embeddings });
        }
        if self.has(&["model"]) && self.has(&["prompt"]) && self.has(&knobs) {
            return Some(if self.has(&["keep_alive", "options", "raw"]) { Shape::Ollama } else { Shape::Completions });
        }
        if self.has(&["message"]) && self.has(&["chat_history", "preamble"]) || self.has(&["texts"]) && self.has(&["input_type"]) {
            return Some(Shape::Cohere);
        }
        None
    }

    /// What the body is, sent to an AI service.
    pub fn shape_at_service(&self, service: &str) -> Shape {
        let shape = match self.shape() {
            Some(Shape::ChatCompletions) if self.has(&["max_tokens"]) && service == "anthropic" => Shape::Messages,
            Some(Shape::ChatCompletions | Shape::Completions) if service == "ollama" => Shape::Ollama,
            Some(shape) => shape,
            None if self.has(&["inputs"]) => Shape::Inference,
            None if self.has(&["input"]) && (service == "replicate" || self.has(&["version"])) => Shape::Prediction,
            None if self.has(&["input"]) => {
                if self.input_is_list || self.has(&["model"]) {
                    Shape::Embeddings
                } else {
                    Shape::Other
                }
            }
            None if self.has(&["prompt", "inputText"]) => Shape::Completions,
            None if self.has(&["message", "query"]) => Shape::Cohere,
            None => Shape::Other,
        };
        if service == "anthropic" && shape == Shape::Converse { Shape::Messages } else { shape }
    }
}

/// The name of the model in the path of a call: `/v1beta/models/gemini-2.5-flash:generateContent`, `/model/amazon.nova-lite-v1:0/converse`,
/// `/openai/deployments/gpt-4o/chat/completions`.
pub(super) fn model_of_route(route: &str) -> Option<String> {
    let path = route.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_before = matches!(part, "models" | "model" | "deployments" | "engines");
        if let Some(name) = parts.peek().filter(|name| is_before && !name.is_empty()) {
            let name = match name.rsplit_once(':') {
                // Google's method; a version of AWS is a number.
                Some((name, method)) if method.starts_with(|sign: char| sign.is_ascii_alphabetic()) => name,
                _ => name,
            };
            // Hugging Face has owner and name.
            let owner = part == "models" && path.starts_with("/models/") && !name.contains(':');
            let behind = path.strip_prefix("/models/").filter(|_| owner).unwrap_or(name);
            let name = if owner && path.matches('/').count() == 3 && !path.contains(':') { behind } else { name };
            return (name.len() <= 256 && !name.contains(char::is_control)).then(|| name.replace("%3A", ":").replace("%2F", "/"));
        }
    }
    None
}

/// What a body is, by its content alone: `None` where it may be anybody's. Reads a JSON body once, without a tree.
///
/// ```
/// use leakguard_core::ai::{self, Shape};
///
/// let body = br#"{"model":"llama3","messages":[{"role":"user","content":"Hello"}]}"#;
/// assert_eq!(ai::shape(body), Some(Shape::ChatCompletions));
/// assert_eq!(ai::shape(br#"{"messages":[{"to":"jane"}]}"#), None);
/// ```
pub fn shape(body: &[u8]) -> Option<Shape> {
    if body.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    Outline::of(body).shape()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_the_documentation_are_told_apart() {
        // From the API references named in docs/ai.md, cut to what tells.
        for (body, expected) in [
            (
                r#"{"model":"gpt-4.1","messages":[{"role":"developer","content":"You are a helpful assistant."},{"role":"user","content":"Hello!"}]}"#,
                Some(Shape::ChatCompletions),
            ),
            (r#"{"model":"gpt-4.1","input":"Tell me a three sentence bedtime story about a unicorn.","instructions":"Be short."}"#, Some(Shape::Responses)),
            (r#"{"model":"gpt-4.1","input":[{"role":"user","content":[{"type":"input_text","text":"what is in this image?"}]}]}"#, Some(Shape::Responses)),
            (r#"{"input":"The food was delicious and the waiter...","model":"text-embedding-ada-002","encoding_format":"float"}"#, Some(Shape::Embeddings)),
            (
                r#"{"model":"claude-sonnet-4-20250514","max_tokens":1024,"system":"x","messages":[{"role":"user","content":"Hello, world"}]}"#,
                Some(Shape::Messages),
            ),
            (
                r#"{"anthropic_version":"bedrock-2023-05-31","max_tokens":1024,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}"#,
                Some(Shape::Messages),
            ),
            (r#"{"contents":[{"parts":[{"text":"Explain how AI works in a few words"}]}]}"#, Some(Shape::GenerateContent)),
            (r#"{"content":{"parts":[{"text":"What is the meaning of life?"}]}}"#, Some(Shape::GenerateContent)),
            (r#"{"messages":[{"role":"user","content":[{"text":"Write an article"}]}],"inferenceConfig":{"maxTokens":512}}"#, Some(Shape::Converse)),
            (r#"{"model":"llama3.2","messages":[{"role":"user","content":"why is the sky blue?"}],"options":{"seed":101}}"#, Some(Shape::Ollama)),
            (r#"{"model":"llama3.2","prompt":"Why is the sky blue?","stream":false}"#, Some(Shape::Completions)),
            (r#"{"chat_history":[{"role":"USER","message":"Who discovered gravity?"}],"message":"What year was he born?"}"#, Some(Shape::Cohere)),
            (r#"{"inputs":"My name is Sarah"}"#, None),
            (r#"{"model":"Golf","input":"automatic"}"#, None),
            (r#"{"messages":[{"role":"admin","content":"x"}]}"#, None),
            (r#"{"messages":[{"role":"user","content":"x"}]"#, None),
            ("[1]", None),
        ] {
            assert_eq!(shape(body.as_bytes()), expected, "{body}");
        }
        assert_eq!(Outline::of(br#"{"inputs":"My name is Sarah"}"#).shape_at_service("huggingface"), Shape::Inference);
        assert_eq!(Outline::of(br#"{"model":"m","prompt":"p"}"#).shape_at_service("ollama"), Shape::Completions);
        assert_eq!(Outline::of(br#"{"input":{"prompt":"p"}}"#).shape_at_service("replicate"), Shape::Prediction);
    }

    #[test]
    fn the_model_is_named_by_body_or_route() {
        let body = br#"{"model":"meta-llama\/Llama-3.3-70B","messages":[]}"#;
        assert_eq!(Outline::of(body).model(body).as_deref(), Some("meta-llama/Llama-3.3-70B"));
        for (route, model) in [
            ("/v1beta/models/gemini-2.5-flash:generateContent", Some("gemini-2.5-flash")),
            ("/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:streamGenerateContent?alt=sse", Some("gemini-2.5-pro")),
            ("/model/amazon.nova-lite-v1:0/converse", Some("amazon.nova-lite-v1:0")),
            ("/model/amazon.nova-lite-v1%3A0/converse", Some("amazon.nova-lite-v1:0")),
            ("/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21", Some("gpt-4o")),
            ("/models/google-bert/bert-base", Some("google-bert/bert-base")),
            ("/v1/chat/completions", None),
            ("/v1/models/", None),
        ] {
            assert_eq!(model_of_route(route).as_deref(), model, "{route}");
        }
    }
}
