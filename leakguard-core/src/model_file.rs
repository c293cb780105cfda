//! Model files (weights, trained pipelines), told by their first bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What a model is stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelFormat {
    /// Hugging Face's tensors: the length of a JSON header, and the header.
    Safetensors,
    /// llama.cpp's, and its older forms.
    Gguf,
    /// Open Neural Network Exchange: a protocol buffer.
    Onnx,
    /// Python's pickle: scikit-learn, joblib, PyTorch's older files. It runs code where it is opened.
    Pickle,
    /// PyTorch's archive.
    PyTorch,
    /// Keras' archive.
    Keras,
    /// HDF5: Keras' older files, and any table of numbers.
    Hdf5,
    /// TensorFlow Lite.
    TfLite,
    /// XGBoost, LightGBM or CatBoost.
    Trees,
}

impl ModelFormat {
    /// The name for people and events.
    pub fn name(self) -> &'static str {
        match self {
            ModelFormat::Safetensors => "safetensors",
            ModelFormat::Gguf => "gguf",
            ModelFormat::Onnx => "onnx",
            ModelFormat::Pickle => "pickle",
            ModelFormat::PyTorch => "pytorch",
            ModelFormat::Keras => "keras",
            ModelFormat::Hdf5 => "hdf5",
            ModelFormat::TfLite => "tflite",
            ModelFormat::Trees => "trees",
        }
    }

    /// What a file is that begins with these bytes; [`crate::SNIFFED`] of them are enough, and fewer than 64 tell less. Reads no
    /// more than that.
    ///
    /// ```
    /// use leakguard_core::ModelFormat;
    ///
    /// assert_eq!(ModelFormat::of(b"GGUF\x03\0\0\0\0\0\0\0"), Some(ModelFormat::Gguf));
    /// assert_eq!(ModelFormat::of(b"\x89PNG\r\n\x1a\n"), None);
    /// ```
    pub fn of(bytes: &[u8]) -> Option<ModelFormat> {
        let head = &bytes[..bytes.len().min(crate::SNIFFED)];
        match head {
            // https://github.com/ggml-org/ggml/blob/master/docs/gguf.md: the version, of either byte order.
            [b'G', b'G', b'U', b'F', 1..=9, 0, 0, 0, ..] | [b'G', b'G', b'U', b'F', 0, 0, 0, 1..=9, ..] => Some(ModelFormat::Gguf),
            [b'l' | b't' | b'f', b'm' | b'j', b'g', b'g', 1..=9, 0, 0, 0, ..] => Some(ModelFormat::Gguf),
            [0x89, b'H', b'D', b'F', b'\r', b'\n', 0x1A, b'\n', ..] => Some(ModelFormat::Hdf5),
            // https://www.tensorflow.org/lite: the identifier of the flat buffer.
            [_, _, _, _, b'T', b'F', b'L', b'3', ..] => Some(ModelFormat::TfLite),
            [0x80, 2..=5, ..] => is_pickle(head).then_some(ModelFormat::Pickle),
            [b'P', b'K', 3, 4, ..] => archive(head),
            [b'C', b'B', b'M', b'1', ..] => Some(ModelFormat::Trees),
            [0x08, 1..=20, ..] => is_onnx(head).then_some(ModelFormat::Onnx),
            _ if head.starts_with(b"tree\nversion=v") || head.starts_with(b"{\"learner\":{\"") => Some(ModelFormat::Trees),
            _ => is_safetensors(head).then_some(ModelFormat::Safetensors),
        }
    }

    /// The same of a value that is base64 of a file, with or without `data:…;base64,` before it. A value of less than 128
    /// characters is none. Allocates nothing.
    pub(crate) fn of_base64(value: &[u8]) -> Option<ModelFormat> {
        const DECODED: usize = 1536;
        if value.len() < 128 {
            return None;
        }
        let value = match value.strip_prefix(b"data:") {
            Some(url) => &url[memchr::memmem::find(&url[..url.len().min(128)], b";base64,")? + 8..],
            None => value,
        };
        // What is no base64 mostly shows in its first characters.
        if !value.get(..24)?.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')) {
            return None;
        }
        let mut written = [0; DECODED / 3 * 4];
        let length = value.len().min(written.len()) / 4 * 4;
        let written = &mut written[..length];
        written.copy_from_slice(&value[..length]);
        written.iter_mut().for_each(|byte| match byte {
            b'-' => *byte = b'+',
            b'_' => *byte = b'/',
            _ => {}
        });
        // Padding ends it; so does a line's end.
        let plain = written.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).count() / 4 * 4;
        let mut decoded = [0; DECODED];
        let count = STANDARD.decode_slice(&written[..plain], &mut decoded).ok()?;
        // A document of JSON is looked into; it is read as such.
        ModelFormat::of(&decoded[..count]).filter(|format| *format != ModelFormat::Trees)
    }
}

/// https://github.com/huggingface/safetensors: eight octets of length, little-endian, and JSON whose entries have a `dtype`.
fn is_safetensors(head: &[u8]) -> bool {
    let Some((length, header)) = head.split_first_chunk::<8>() else { return false };
    let length = u64::from_le_bytes(*length);
    // The format's own limit.
    (2..=100_000_000).contains(&length)
        && header.first() == Some(&b'{')
        && ["\"dtype\"", "\"__metadata__\""].iter().any(|name| memchr::memmem::find(&header[..header.len().min(length as usize)], name.as_bytes()).is_some())
}

/// Protocols 2 to 5 (Python's `pickletools`): what may follow the protocol.
fn is_pickle(head: &[u8]) -> bool {
    match head {
        // A frame, and its length.
        [_, 4 | 5, 0x95, length @ ..] => length.first_chunk::<8>().is_some_and(|length| u64::from_le_bytes(*length) < 1 << 48),
        // PyTorch's magic number, a container, a class, a mark, a text.
        [_, 2 | 3, 0x8A | b'}' | b']' | b')' | b'(' | b'c' | b'X' | b'K' | b'J' | b'U', ..] => true,
        _ => false,
    }
}

/// The first entries of a ZIP archive (APPNOTE 4.3.7: the length of the name at 26, the name at 30).
fn archive(head: &[u8]) -> Option<ModelFormat> {
    let length = usize::from(u16::from_le_bytes([*head.get(26)?, *head.get(27)?]));
    let name = head.get(30..30 + length)?;
    let has = |text: &[u8]| memchr::memmem::find(head, text).is_some();
    if name.ends_with(b"data.pkl") || name.ends_with(b"/.format_version") || name.ends_with(b"/byteorder") && has(b"data.pkl") {
        return Some(ModelFormat::PyTorch);
    }
    (name == b"metadata.json" && has(b"keras_version") || name == b"config.json" && has(b"\"module\": \"keras") || name == b"model.weights.h5")
        .then_some(ModelFormat::Keras)
}

/// https://onnx.ai/onnx/repo-docs/IR.html: the version (field 1), then the producer's name (2) or version (3), the graph (7) or
/// the operators' sets (8), each with its length.
fn is_onnx(head: &[u8]) -> bool {
    let Some(&[tag, length]) = head.get(2..4).and_then(|bytes| bytes.first_chunk()) else { return false };
    let body = &head[4..];
    let is_text = |bytes: &[u8]| bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    match tag {
        0x12 => {
            let length = usize::from(length);
            (1..=64).contains(&length) && body.get(..length).is_some_and(is_text) && matches!(body.get(length), Some(0x1A | 0x22 | 0x2A | 0x32 | 0x3A | 0x42))
        }
        // A graph begins with a node (1) or its name (2), behind a length of up to five octets.
        0x3A => {
            let more = head[3..].iter().take(5).take_while(|byte| **byte >= 0x80).count();
            matches!(head.get(3 + more + 1), Some(0x0A | 0x12)) && memchr::memmem::find(head, b"\x22").is_some()
        }
        0x42 => matches!(body.first(), Some(0x0A | 0x10)) && length < 64,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(name: &str, content: &str) -> Vec<u8> {
        let length = (name.len() as u16).to_le_bytes();
        [&b"PK\x03\x04"[..], &[0; 22], &length, &[0, 0], name.as_bytes(), content.as_bytes()].concat()
    }

    fn files() -> Vec<(ModelFormat, Vec<u8>)> {
        let tensors = br#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#;
        vec![
            (ModelFormat::Safetensors, [&(tensors.len() as u64).to_le_bytes()[..], tensors, &[0; 8]].concat()),
            (ModelFormat::Gguf, [b"GGUF\x03\0\0\0".to_vec(), vec![7; 64]].concat()),
            (ModelFormat::Onnx, [&b"\x08\x08\x12\x07pytorch\x1a\x052.1.0\x3a\x80\x01\x0a\x10"[..], &[1; 64]].concat()),
            (ModelFormat::Pickle, [&b"\x80\x04\x95\x40\0\0\0\0\0\0\0\x8c\x13sklearn.linear_model"[..], &[1; 64]].concat()),
            (ModelFormat::Pickle, [&b"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."[..], &[1; 64]].concat()),
            (ModelFormat::PyTorch, zip("archive/data.pkl", "\u{80}")),
            (ModelFormat::Keras, zip("metadata.json", "{\"keras_version\": \"3.3.3\"}")),
            (ModelFormat::Hdf5, [&b"\x89HDF\r\n\x1a\n"[..], &[0; 64]].concat()),
            (ModelFormat::TfLite, [&b"\x1c\0\0\0TFL3"[..], &[0; 64]].concat()),
            (ModelFormat::Trees, [&b"CBM1"[..], &[9; 64]].concat()),
        ]
    }

    #[test]
    fn models_are_told_by_their_first_bytes_and_in_base64() {
        for (format, mut bytes) in files() {
            assert_eq!(ModelFormat::of(&bytes), Some(format));
            bytes.resize(200, 0);
            let encoded = STANDARD.encode(&bytes);
            let expected = (format != ModelFormat::Trees).then_some(format);
            assert_eq!(ModelFormat::of_base64(encoded.as_bytes()), expected);
            assert_eq!(ModelFormat::of_base64(format!("data:application/octet-stream;base64,{encoded}").as_bytes()), expected);
            assert_eq!(ModelFormat::of_base64(encoded.replace('+', "-").replace('/', "_").trim_end_matches('=').as_bytes()), expected);
        }
    }

    #[test]
    fn other_files_are_none() {
        let others: &[&[u8]] = &[
            b"",
            b"GGUF",
            b"GGUFF is a word",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"%PDF-1.7",
            b"\xFF\xD8\xFF\xE0\0\x10JFIF",
            b"{\"dtype\":1}",
            b"\x08\x01",
            b"\x08\x01\x12\x90plain protocol buffer",
            b"\x80\x01x",
            b"ID3\x04",
            b"\0\0\0\x20ftypisom",
        ];
        for other in others {
            assert_eq!(ModelFormat::of(other), None, "{other:?}");
        }
        assert_eq!(ModelFormat::of(&zip("word/document.xml", "x")), None);
        assert_eq!(ModelFormat::of(&zip("metadata.json", "{}")), None);
        for text in ["x".repeat(300), "data:image/png;base64,".to_owned() + &STANDARD.encode([&b"\x89PNG\r\n\x1a\n"[..], &[0; 200]].concat()), "é".repeat(200)]
        {
            assert_eq!(ModelFormat::of_base64(text.as_bytes()), None);
        }
    }

    #[test]
    fn every_beginning_of_a_file_has_an_answer() {
        for (_, bytes) in files() {
            (0..bytes.len()).for_each(|end| {
                ModelFormat::of(&bytes[..end]);
            });
        }
    }
}
