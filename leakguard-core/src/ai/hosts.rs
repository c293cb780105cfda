//! Hosts of AI services, as their own documentation names them. Looked up 2026-11-22.

use crate::policy::glob;

/// Somebody who answers prompts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// A short name for policies' audit: `openai`.
    pub name: &'static str,
    /// Patterns of its host names; `*` is any run of characters.
    hosts: &'static [&'static str],
    /// Ports that it listens on where it runs on a machine of one's own.
    ports: &'static [u16],
    /// Where its documentation says so.
    pub source: &'static str,
}

const fn of(name: &'static str, hosts: &'static [&'static str], source: &'static str) -> Service {
    Service { name, hosts, ports: &[], source }
}

const fn local(name: &'static str, ports: &'static [u16], source: &'static str) -> Service {
    Service { name, hosts: &[], ports, source }
}

/// Every service. Those on machines of one's own have no host, but a port that little else uses; vLLM (8000) and llama.cpp (8080)
/// share theirs with half of the web and are known by the shape of what they are sent.
pub(super) const SERVICES: &[Service] = &[
    of("openai", &["api.openai.com", "*.api.openai.com"], "https://platform.openai.com/docs/api-reference/introduction"),
    of(
        "azure-openai",
        &[
            "*.openai.azure.com",
            "*.openai.azure.us",
            "*.cognitiveservices.azure.com",
            "*.services.ai.azure.com",
            "*.models.ai.azure.com",
            "*.inference.ai.azure.com",
        ],
        "https://learn.microsoft.com/azure/ai-foundry/openai/reference",
    ),
    of("github-models", &["models.github.ai", "models.inference.ai.azure.com"], "https://docs.github.com/rest/models/inference"),
    of("anthropic", &["api.anthropic.com"], "https://docs.anthropic.com/en/api/overview"),
    of("google-gemini", &["generativelanguage.googleapis.com"], "https://ai.google.dev/api"),
    of("google-vertex", &["*aiplatform.googleapis.com", "aiplatform.*.rep.googleapis.com"], "https://cloud.google.com/vertex-ai/docs/reference/rest"),
    of("mistral", &["api.mistral.ai", "codestral.mistral.ai"], "https://docs.mistral.ai/api/"),
    of("cohere", &["api.cohere.com", "api.cohere.ai"], "https://docs.cohere.com/reference/about"),
    of(
        "aws-bedrock",
        &["bedrock-runtime*.amazonaws.com", "bedrock-agent-runtime*.amazonaws.com", "bedrock-runtime*.amazonaws.com.cn", "bedrock-mantle*.api.aws"],
        "https://docs.aws.amazon.com/general/latest/gr/bedrock.html",
    ),
    of("aws-sagemaker", &["runtime.sagemaker*.amazonaws.com"], "https://docs.aws.amazon.com/general/latest/gr/sagemaker.html"),
    of(
        "huggingface",
        &["api-inference.huggingface.co", "router.huggingface.co", "*.hf.space", "*.endpoints.huggingface.cloud"],
        "https://huggingface.co/docs/inference-providers",
    ),
    of("replicate", &["api.replicate.com", "stream.replicate.com"], "https://replicate.com/docs/reference/http"),
    of("deepseek", &["api.deepseek.com"], "https://api-docs.deepseek.com/"),
    of("groq", &["api.groq.com"], "https://console.groq.com/docs/api-reference"),
    of("together", &["api.together.xyz", "api.together.ai"], "https://docs.together.ai/reference"),
    of("xai", &["api.x.ai", "*.api.x.ai"], "https://docs.x.ai/docs/api-reference"),
    of("perplexity", &["api.perplexity.ai"], "https://docs.perplexity.ai/api-reference"),
    of("openrouter", &["openrouter.ai"], "https://openrouter.ai/docs/api-reference/overview"),
    of("fireworks", &["api.fireworks.ai"], "https://docs.fireworks.ai/api-reference/introduction"),
    of("cerebras", &["api.cerebras.ai"], "https://inference-docs.cerebras.ai/api-reference"),
    of("nvidia", &["integrate.api.nvidia.com", "ai.api.nvidia.com"], "https://docs.api.nvidia.com/nim/reference"),
    of("alibaba", &["dashscope.aliyuncs.com", "dashscope-intl.aliyuncs.com"], "https://www.alibabacloud.com/help/en/model-studio/"),
    of("moonshot", &["api.moonshot.ai", "api.moonshot.cn"], "https://platform.moonshot.ai/docs"),
    of("voyage", &["api.voyageai.com"], "https://docs.voyageai.com/reference/embeddings-api"),
    of("jina", &["api.jina.ai"], "https://jina.ai/embeddings/"),
    of("ai21", &["api.ai21.com"], "https://docs.ai21.com/reference"),
    of("stability", &["api.stability.ai"], "https://platform.stability.ai/docs/api-reference"),
    of("elevenlabs", &["api.elevenlabs.io", "api.*.residency.elevenlabs.io"], "https://elevenlabs.io/docs/api-reference"),
    of("deepgram", &["api.deepgram.com", "agent.deepgram.com"], "https://developers.deepgram.com/reference"),
    of("assemblyai", &["api.assemblyai.com", "llm-gateway.assemblyai.com"], "https://www.assemblyai.com/docs"),
    of("cloudflare", &["gateway.ai.cloudflare.com"], "https://developers.cloudflare.com/ai-gateway/"),
    of("ollama", &["ollama.com", "api.ollama.com"], "https://docs.ollama.com/cloud"),
    local("ollama", &[11434], "https://docs.ollama.com/api"),
    local("lm-studio", &[1234], "https://lmstudio.ai/docs/app/api"),
];

/// The service at a host, by its name; `host:port` for one on a machine of one's own. Case and a dot at the end do not count. Some 40
/// comparisons.
///
/// ```
/// use leakguard_core::ai;
///
/// assert_eq!(ai::service("API.OpenAI.com").map(|service| service.name), Some("openai"));
/// assert_eq!(ai::service("127.0.0.1:11434").map(|service| service.name), Some("ollama"));
/// assert_eq!(ai::service("api.openai.com.example.com"), None);
/// ```
pub fn service(host: &str) -> Option<&'static Service> {
    let (name, port) = parted(host);
    let named = SERVICES.iter().find(|service| service.hosts.iter().any(|pattern| glob::matches(pattern.as_bytes(), name.as_bytes())));
    let listening = || port.filter(|_| is_own(name)).and_then(|port| SERVICES.iter().find(|service| service.ports.contains(&port)));
    named.or_else(listening)
}

/// Name and port; brackets and the last dot are left out.
pub(crate) fn parted(host: &str) -> (&str, Option<u16>) {
    let (name, port) = match host.rsplit_once(':') {
        // An IPv6 address without brackets has no port.
        Some((name, port)) if !name.contains(':') || name.ends_with(']') => match port.parse() {
            Ok(port) => (name, Some(port)),
            Err(_) => (host, None),
        },
        _ => (host, None),
    };
    (name.trim_matches(['[', ']']).trim_end_matches('.'), port)
}

/// Whether a name is of this machine or of the house: no public service is meant.
fn is_own(name: &str) -> bool {
    let suffixes = [".local", ".internal", ".lan", ".home.arpa", ".svc"];
    let by_name = name.eq_ignore_ascii_case("localhost") || !name.contains(['.', ':']) || suffixes.iter().any(|suffix| ends_with(name, suffix));
    by_name
        || match name.parse::<std::net::IpAddr>() {
            Ok(std::net::IpAddr::V4(address)) => address.is_loopback() || address.is_private() || address.is_link_local(),
            Ok(std::net::IpAddr::V6(address)) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
            Err(_) => false,
        }
}

fn ends_with(name: &str, suffix: &str) -> bool {
    name.len() > suffix.len() && name.as_bytes()[name.len() - suffix.len()..].eq_ignore_ascii_case(suffix.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_the_documentation_are_known() {
        for (host, name) in [
            ("api.openai.com", "openai"),
            ("eu.api.openai.com", "openai"),
            ("shop-7.openai.azure.com", "azure-openai"),
            ("api.anthropic.com.", "anthropic"),
            ("generativelanguage.googleapis.com", "google-gemini"),
            ("europe-west4-aiplatform.googleapis.com", "google-vertex"),
            ("aiplatform.googleapis.com:443", "google-vertex"),
            ("bedrock-runtime.eu-central-1.amazonaws.com", "aws-bedrock"),
            ("bedrock-runtime-fips.us-east-1.amazonaws.com", "aws-bedrock"),
            ("router.huggingface.co", "huggingface"),
            ("x7.eu-west-1.aws.endpoints.huggingface.cloud", "huggingface"),
            ("api.deepseek.com", "deepseek"),
            ("localhost:11434", "ollama"),
            ("ollama:11434", "ollama"),
            ("[::1]:1234", "lm-studio"),
            ("gpu.internal:11434", "ollama"),
        ] {
            assert_eq!(service(host).map(|service| service.name), Some(name), "{host}");
        }
        for host in [
            "",
            "openai.com.example",
            "example.com",
            "example.com:11434",
            "localhost",
            "localhost:80",
            "huggingface.co",
            "s3.amazonaws.com",
            "::1",
            "[",
            "a:b:c",
        ] {
            assert_eq!(service(host), None, "{host}");
        }
    }

    #[test]
    fn every_service_has_a_source_and_a_way_to_be_known() {
        for service in SERVICES {
            assert!(service.source.starts_with("https://") && service.hosts.is_empty() != service.ports.is_empty(), "{}", service.name);
        }
    }
}
