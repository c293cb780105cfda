//! What in the body of a request is protocol: names of models, roles, kinds of parts, ids. It is not a person's, and a service refuses
//! what it does not know. Everything that is not listed is judged.

/// Paths by their parts: `*` is any one part, `**` at the end any number of them. Sources: the API references of OpenAI (chat
/// completions, responses, embeddings, images, audio), Anthropic (messages), Google (generateContent), AWS (Converse, InvokeModel),
/// Cohere (v1, v2), Mistral and Ollama, as of 2026-11.
const PATHS: &[&[&str]] = &[
    // The call itself.
    &["model"],
    &["models", "*"],
    &["modelId"],
    &["version"],
    &["anthropic_version"],
    &["anthropic_beta", "*"],
    &["api_version"],
    &["object"],
    &["stream_options", "**"],
    &["previous_response_id"],
    &["conversation"],
    &["conversation", "id"],
    &["container"],
    &["service_tier"],
    &["truncation"],
    &["include", "*"],
    &["modalities", "*"],
    &["voice"],
    &["audio", "voice"],
    &["audio", "format"],
    &["encoding_format"],
    &["embedding_types", "*"],
    &["input_type"],
    &["output_dtype"],
    &["size"],
    &["quality"],
    &["style"],
    &["background"],
    &["moderation"],
    &["output_format"],
    &["keep_alive"],
    &["reasoning", "**"],
    &["reasoning_effort"],
    &["verbosity"],
    &["thinking", "**"],
    &["cache_control", "**"],
    &["prompt_cache_retention"],
    &["cachedContent"],
    &["taskType"],
    &["prompt", "id"],
    &["prompt", "version"],
    // How the answer is to look; what its descriptions say is judged.
    &["response_format", "type"],
    &["response_format", "json_schema", "name"],
    &["text", "format", "type"],
    &["text", "format", "name"],
    &["format", "type"],
    &["generationConfig", "responseMimeType"],
    &["generationConfig", "responseModalities", "*"],
    &["generationConfig", "thinkingConfig", "**"],
    &["generationConfig", "speechConfig", "**"],
    &["safetySettings", "**"],
    &["tool_choice"],
    &["tool_choice", "**"],
    &["toolConfig", "toolChoice", "**"],
    &["toolConfig", "functionCallingConfig", "**"],
    &["tool_config", "function_calling_config", "**"],
    // Messages: OpenAI chat, Mistral, DeepSeek, Ollama, Cohere.
    &["messages", "*", "role"],
    &["messages", "*", "id"],
    &["messages", "*", "tool_call_id"],
    &["messages", "*", "tool_name"],
    &["messages", "*", "function_call", "name"],
    &["messages", "*", "audio", "id"],
    &["messages", "*", "tool_calls", "*", "id"],
    &["messages", "*", "tool_calls", "*", "type"],
    &["messages", "*", "tool_calls", "*", "function", "name"],
    &["messages", "*", "reasoning_details", "*", "type"],
    &["messages", "*", "reasoning_details", "*", "format"],
    &["messages", "*", "reasoning_details", "*", "id"],
    &["messages", "*", "content", "*", "type"],
    &["messages", "*", "content", "*", "image_url", "detail"],
    &["messages", "*", "content", "*", "input_audio", "format"],
    &["messages", "*", "content", "*", "file", "file_id"],
    &["messages", "*", "cache_control", "**"],
    // Anthropic.
    &["system", "*", "type"],
    &["system", "*", "cache_control", "**"],
    &["messages", "*", "content", "*", "id"],
    &["messages", "*", "content", "*", "name"],
    &["messages", "*", "content", "*", "tool_use_id"],
    &["messages", "*", "content", "*", "cache_control", "**"],
    &["messages", "*", "content", "*", "source", "type"],
    &["messages", "*", "content", "*", "source", "media_type"],
    &["messages", "*", "content", "*", "source", "file_id"],
    &["messages", "*", "content", "*", "content", "*", "type"],
    &["messages", "*", "content", "*", "content", "*", "source", "type"],
    &["messages", "*", "content", "*", "content", "*", "source", "media_type"],
    &["messages", "*", "content", "*", "citations", "*", "type"],
    // OpenAI responses.
    &["input", "*", "type"],
    &["input", "*", "role"],
    &["input", "*", "id"],
    &["input", "*", "call_id"],
    &["input", "*", "name"],
    &["input", "*", "status"],
    &["input", "*", "phase"],
    &["input", "*", "content", "*", "type"],
    &["input", "*", "content", "*", "detail"],
    &["input", "*", "content", "*", "file_id"],
    &["input", "*", "summary", "*", "type"],
    &["input", "*", "output", "*", "type"],
    // Gemini.
    &["contents", "*", "role"],
    &["contents", "role"],
    &["content", "role"],
    &["systemInstruction", "role"],
    &["system_instruction", "role"],
    &["contents", "*", "parts", "*", "inlineData", "mimeType"],
    &["contents", "*", "parts", "*", "inline_data", "mime_type"],
    &["contents", "*", "parts", "*", "fileData", "mimeType"],
    &["contents", "*", "parts", "*", "file_data", "mime_type"],
    &["contents", "*", "parts", "*", "functionCall", "name"],
    &["contents", "*", "parts", "*", "functionCall", "id"],
    &["contents", "*", "parts", "*", "functionResponse", "name"],
    &["contents", "*", "parts", "*", "functionResponse", "id"],
    &["contents", "*", "parts", "*", "function_call", "name"],
    &["contents", "*", "parts", "*", "function_response", "name"],
    // Converse.
    &["messages", "*", "content", "*", "toolUse", "toolUseId"],
    &["messages", "*", "content", "*", "toolUse", "name"],
    &["messages", "*", "content", "*", "toolResult", "toolUseId"],
    &["messages", "*", "content", "*", "toolResult", "status"],
    &["messages", "*", "content", "*", "image", "format"],
    &["messages", "*", "content", "*", "document", "format"],
    &["messages", "*", "content", "*", "video", "format"],
    &["messages", "*", "content", "*", "cachePoint", "**"],
    &["guardrailConfig", "**"],
    &["performanceConfig", "**"],
    // Cohere, version 1.
    &["chat_history", "*", "role"],
    &["connectors", "*", "id"],
];

/// Names of what the model has thought, signed or encrypted: the service refuses it when a byte differs. Only base64 counts as such.
const OPAQUE: &[&str] =
    &["data", "signature", "encrypted_content", "encrypted_index", "thoughtSignature", "thought_signature", "redactedContent", "encryptedContent"];

/// Members of a tool's definition, or of a schema in it, that name something; descriptions and examples are judged. With them go the
/// credentials with which a service calls a tool of the shop's.
const OF_TOOLS: &[&str] = &[
    "type",
    "name",
    "id",
    "authorization",
    "Authorization",
    "server_label",
    "server_url",
    "connector_id",
    "require_approval",
    "format",
    "title",
    "$ref",
    "pattern",
];

/// Lists of names in a schema.
const LISTS_OF_TOOLS: &[&str] = &["required", "allowed_tools", "type", "propertyOrdering"];

/// Members with definitions of tools or schemas.
const TOOLS: &[&[&str]] = &[
    &["tools"],
    &["functions"],
    &["toolConfig", "tools"],
    &["response_format", "json_schema", "schema"],
    &["text", "format", "schema"],
    &["format"],
    &["generationConfig", "responseSchema"],
    &["generationConfig", "responseJsonSchema"],
    &["output_config"],
];

/// Whether a value at that path, as the engine writes paths, is protocol. Some hundred short comparisons.
pub(crate) fn covers(path: &[u8], value: &[u8]) -> bool {
    !path.is_empty() && (PATHS.iter().any(|pattern| is(path, pattern)) || is_of_tools(path) || is_opaque(path, value))
}

/// In a message, an item or a part, and not in what a tool is called with.
fn is_opaque(path: &[u8], value: &[u8]) -> bool {
    let starts = [&b"messages."[..], b"input.", b"contents."].iter().any(|start| path.starts_with(start));
    let last = path.rsplit(|&byte| byte == b'.').next().unwrap_or_default();
    starts
        && OPAQUE.iter().any(|name| name.as_bytes() == last)
        && value.len() >= 16
        && value.iter().all(|&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'='))
}

fn is(path: &[u8], pattern: &[&str]) -> bool {
    let mut parts = path.split(|&byte| byte == b'.');
    for wanted in pattern {
        if *wanted == "**" {
            return parts.next().is_some();
        }
        match parts.next() {
            Some(part) if *wanted == "*" || part == wanted.as_bytes() => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

fn is_of_tools(path: &[u8]) -> bool {
    let within = |prefix: &&[&str]| {
        let mut rest = path.split(|&byte| byte == b'.');
        prefix.iter().all(|wanted| rest.next() == Some(wanted.as_bytes())) && rest.next().is_some()
    };
    if !TOOLS.iter().any(within) {
        return false;
    }
    let mut from_end = path.rsplit(|&byte| byte == b'.');
    let last = from_end.next().unwrap_or_default();
    let before = from_end.next().unwrap_or_default();
    // In `properties` every name is one of the tool's own: `properties.name` has a schema, which is an object.
    let is_named = |names: &[&str], part: &[u8]| names.iter().any(|name| name.as_bytes() == part);
    is_named(OF_TOOLS, last) || before == b"headers" || last.iter().all(u8::is_ascii_digit) && is_named(LISTS_OF_TOOLS, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protocol_is_told_from_what_somebody_says() {
        for path in [
            "model",
            "messages.0.role",
            "messages.12.tool_calls.0.function.name",
            "messages.1.content.0.source.media_type",
            "tools.0.function.name",
            "tools.0.function.parameters.properties.email.type",
            "tools.0.function.parameters.required.1",
            "tools.0.headers.X-Key",
            "reasoning.effort",
        ] {
            assert!(covers(path.as_bytes(), b"jane@example.com"), "{path}");
        }
        for path in ["input.0.encrypted_content", "contents.0.parts.1.thoughtSignature", "messages.0.content.0.data"] {
            assert!(covers(path.as_bytes(), b"EqQBCgIYAhIM1gbcDa9GJwZA2b3h") && !covers(path.as_bytes(), b"Jane Doe, 4 Road"), "{path}");
        }
        for path in [
            "",
            "user",
            "messages.0.content",
            "messages.0.name",
            "messages.0.tool_calls.0.function.arguments",
            "messages.0.tool_calls.0.function.arguments.id",
            "messages.0.content.0.input.name",
            "messages.0.content.0.source.data",
            "tools.0.function.description",
            "tools.0.function.parameters.properties.customer.enum.0",
            "metadata.user_id",
            "system",
            "reasoning",
            "x.messages.0.role",
            "messages.0.content.0.data",
        ] {
            assert!(!covers(path.as_bytes(), b"jane@example.com"), "{path}");
        }
    }
}
